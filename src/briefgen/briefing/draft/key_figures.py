"""Which numbers to take: one for each thing that a reader asks for, beside what else is told of it and why that differs.

    Dead      57 (police, 2 March)       43 the day before; at least 26 in the first report    [005:2] [001:2 003:4]

The writer judges, and code holds the judgement to the measures: a number to take has not been replaced or denied by its own
voice since, is told by the sentences that it cites, and where another party's number excludes it that one stands beside
it. What is left out of a pair that differs is asked for once, and put there by code where it does not come.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefgen.briefing.checks.statements import Refusal, check_judgement, check_statement
from briefgen.briefing.draft.tables import foreign_head, refs_of
from briefgen.briefing.soundness import drafted_measure, untold_sides
from briefgen.records import (
    ComposedStatement,
    ComposedTable,
    Composition,
    DraftStatement,
    FigureClaim,
    Pair,
    Passage,
)
from briefgen.stages.ledger import Material
from briefgen.text.lines import clean_line
from briefgen.text.printed import prints_number

LONGEST_TAKE, LONGEST_ALSO = 25, 50
"""Words of a number to take with who counts and when, and of what is told beside it; what is longer is a point."""


def check_take(draft: DraftStatement, material: Material) -> ComposedStatement | Refusal:
    """A number to take: short, of what its head says, and none that has been replaced."""
    if len(draft.text.split()) > LONGEST_TAKE:
        return Refusal("too_many", f"a number to take has at most {LONGEST_TAKE} words")
    found = check_statement(draft, material)
    if isinstance(found, Refusal):
        return found
    if not found.claim_ids:
        return Refusal("loose_number", "it tells no number of a cited sentence")
    wrong = foreign_head(draft.theme or "", found, material)
    if wrong:
        return Refusal("words_not_in_source", f"no cited sentence tells “{draft.text}” of “{wrong}”, its head")
    return found


def check_also(
    draft: DraftStatement, take: ComposedStatement | None, material: Material
) -> ComposedStatement | Refusal | None:
    """What is told beside the number to take; None where nothing is and nothing has to be. A figure that excludes it has
    to stand in one of the two."""
    if len(draft.text.split()) > LONGEST_ALSO:
        return Refusal("too_many", f"what is told beside a number has at most {LONGEST_ALSO} words")
    found = _told_or_judged(draft, material) if draft.text else None
    if isinstance(found, Refusal) and found.fault == "name_not_in_source" and take is not None:
        own = [ref for ref, s in material.sentences.items() if Passage(s.article, s.span) in take.citations]
        found = _told_or_judged(replace(draft, cites=(*draft.cites, *own)), material)  # the number to take names it
    if isinstance(found, Refusal):
        return found
    untold = _untold_sides(take, found, material)
    if untold:
        sides = " and ".join(f"{_side(claim)} [{claim.ref}]" for claim in untold)
        return Refusal("left_out", f"the articles differ: tell beside it {sides}", tuple(claim.ref for claim in untold))
    return found


def _told_or_judged(draft: DraftStatement, material: Material) -> ComposedStatement | Refusal:
    """What sentences tell; or, in words that none of them has, what the writer makes of it: "nobody is named for 170"."""
    found = check_statement(draft, material, standing=False)
    if not isinstance(found, Refusal) or found.fault not in ("negation_turned", "words_not_in_source"):
        return found
    judged = check_judgement(draft, material)
    return found if isinstance(judged, Refusal) else judged


def _side(claim: FigureClaim) -> str:
    return f"“{' '.join(claim.surface.split())}” ({clean_line(claim.asserter)})"


def _untold_sides(
    take: ComposedStatement | None, also: ComposedStatement | None, material: Material
) -> tuple[FigureClaim, ...]:
    """The figures that exclude the one to take, by the measure's own judgement, and that neither sentence tells."""
    if take is None:
        return ()
    told = {id for statement in (take, also) if statement for id in statement.claim_ids}
    return _sides_of(take.claim_ids, told, material)


def _sides_of(taken: Sequence[str], told: Collection[str], material: Material) -> tuple[FigureClaim, ...]:
    groups = [group for group in material.ledger.reconciliation.groups if any(c.id in taken for c in group.claims)]
    claims = {claim.id: claim for group in groups for claim in group.claims}
    return tuple(claims[side.id] for side in untold_sides(taken, told, [drafted_measure(group) for group in groups]))


# ---------------------------------------------------------------- printed


def settle_key_figures(items: Iterable[Pair], material: Material) -> tuple[Pair, ...]:
    """The key figures as they are printed: those with a number to take, each once, with each side of what differs."""
    kept: list[Pair] = []
    for take, also in items:
        if take is None or any(take.text == other.text for other, _ in kept if other):
            continue
        kept.append((take, _with_sides(also, _untold_sides(take, also, material), material)))
    return tuple(kept)


def with_sides(composition: Composition, tables: Sequence[ComposedTable], material: Material) -> Composition:
    """A page with each side of what differs: what excludes a number of a written line, by the measure's own judgement, and
    stands nowhere on the page stands as what is made of that line."""
    told = {id for line in (*composition.bottom_line, *composition.key_points) for id in _ids_of(line)}
    cells = [cell for table in tables for row in table.rows for cell in row.cells if cell]
    told |= {id for cell in cells for id in cell.claim_ids}
    lines = [said for line in (*composition.bottom_line, *composition.key_points) for said in (line, line.reading) if said]
    told |= {c.id for line in (*lines, *cells) for ref in refs_of(line, material) for c in material.told(ref) if prints_number(line.text, c.surface)}

    def settled(line: ComposedStatement) -> ComposedStatement:
        if line.support != "terms_checked":
            return line
        untold = _sides_of(line.claim_ids, told, material)
        told.update(claim.id for claim in untold)
        return replace(line, reading=_with_sides(line.reading, untold, material)) if untold else line

    points = tuple(settled(line) for line in composition.key_points)
    return replace(composition, key_points=points, bottom_line=tuple(settled(line) for line in composition.bottom_line))


def _ids_of(line: ComposedStatement) -> tuple[str, ...]:
    return (*line.claim_ids, *(line.reading.claim_ids if line.reading else ()))


def _with_sides(
    also: ComposedStatement | None, untold: Sequence[FigureClaim], material: Material
) -> ComposedStatement | None:
    """What is told beside a number, with the sides that the writer left out, in their own words."""
    if not untold:
        return also
    sides = "; ".join(f"{' '.join(claim.surface.split())} ({clean_line(claim.asserter)})" for claim in untold)
    places = tuple(Passage(claim.article, material.sentences[claim.ref].span) for claim in untold)
    ids = tuple(claim.id for claim in untold)
    if also is None:
        return ComposedStatement(f"Differs: {sides}", "terms_checked", places, ids)
    return ComposedStatement(
        f"{also.text.rstrip('.')}; differs: {sides}",
        "terms_checked",
        tuple(dict.fromkeys((*also.citations, *places))),
        (*also.claim_ids, *ids),
    )
