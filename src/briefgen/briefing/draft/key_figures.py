"""Which numbers to take: one for each thing that a reader asks for, beside what else is told of it and why that differs.

    Dead      57 (police, 2 March)       43 the day before; at least 26 in the first report    [005:2] [001:2 003:4]

Whoever drafts them chooses, and code holds the choice to the measures: a number to take has not been replaced or denied by its
own voice since, is told by the sentences that it cites, and where another party's number excludes it that one is put beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefgen.briefing.checks.sides import sides_of, told_by
from briefgen.briefing.checks.statements import Refusal, check_statement
from briefgen.briefing.draft.tables import cells_of, foreign_head, refs_of
from briefgen.briefing.paragraphs import told_in
from briefgen.records import (
    ComposedStatement,
    ComposedTable,
    Composition,
    DraftPart,
    DraftStatement,
    FigureClaim,
    Pair,
    Passage,
    RefusedStatement,
)
from briefgen.stages.ledger import Material
from briefgen.text.lines import clean_line, one_line


def check_key_figures(
    takes: Sequence[DraftStatement], also: Sequence[DraftStatement], material: Material
) -> tuple[tuple[Pair, ...], tuple[RefusedStatement, ...]]:
    """What of the numbers to take holds, each with what is told beside it, None where one does not or nothing is said; and what is
    refused, numbered from 1 in each part."""
    refused: list[RefusedStatement] = []

    def held(part: DraftPart, number: int, draft: DraftStatement) -> ComposedStatement | None:
        found = _take(draft, material) if part == "key_figures" else check_statement(draft, material, standing=False)
        if isinstance(found, Refusal):
            refused.append(RefusedStatement(part, number, draft, found.fault, found.reason, found.see))
            return None
        return found

    pairs = [
        (held("key_figures", number, take), held("also_told", number, beside) if beside.text else None)
        for number, (take, beside) in enumerate(zip(takes, also, strict=True), start=1)
    ]
    return tuple(pairs), tuple(refused)


def _take(draft: DraftStatement, material: Material) -> ComposedStatement | Refusal:
    """A number to take: of what its head says, and none that has been replaced."""
    found = check_statement(draft, material)
    if isinstance(found, Refusal):
        return found
    if not found.claim_ids:
        return Refusal("loose_number", "it tells no number of a cited sentence")
    wrong = foreign_head(draft.theme or "", found, material)
    return (
        Refusal("words_not_in_source", f"no cited sentence tells “{draft.text}” of “{wrong}”, its head")
        if wrong
        else found
    )


# ---------------------------------------------------------------- printed


def settle_key_figures(items: Iterable[Pair], material: Material) -> tuple[Pair, ...]:
    """The key figures as they are printed: those with a number to take, each once, with each side of what differs."""
    kept: list[Pair] = []
    for take, also in items:
        if take is None or any(take.text == other.text for other, _ in kept if other):
            continue
        told = {id for statement in (take, also) if statement for id in statement.claim_ids}
        kept.append((take, _with_sides(also, sides_of(take.claim_ids, told, material), material)))
    return tuple(kept)


def with_sides(composition: Composition, tables: Sequence[ComposedTable], material: Material) -> Composition:
    """A page with each side of what differs: what excludes a number of a written line, by the measure's own judgement, and
    stands nowhere on the page stands as what is made of that line."""
    lines = told_in((*composition.bottom_line, *composition.key_points))
    told = told_by(((said, refs_of(said, material)) for said in (*lines, *cells_of(tables))), material)

    def settled(line: ComposedStatement) -> ComposedStatement:
        if line.support != "terms_checked":
            return line
        untold = sides_of(line.claim_ids, told, material)
        told.update(claim.id for claim in untold)
        return replace(line, reading=_with_sides(line.reading, untold, material)) if untold else line

    points = tuple(settled(line) for line in composition.key_points)
    return replace(composition, key_points=points, bottom_line=tuple(settled(line) for line in composition.bottom_line))


def _with_sides(
    also: ComposedStatement | None, untold: Sequence[FigureClaim], material: Material
) -> ComposedStatement | None:
    """What is told beside a number, with the sides that the writer left out, in their own words."""
    if not untold:
        return also
    sides = "; ".join(f"{one_line(claim.surface)} ({clean_line(claim.asserter)})" for claim in untold)
    places = tuple(Passage(claim.article, material.sentences[claim.ref].span) for claim in untold)
    ids = tuple(claim.id for claim in untold)
    if also is None:
        return ComposedStatement(f"Differs: {sides}", "terms_checked", places, ids)
    return replace(
        also,
        text=f"{also.text.rstrip('.')}. Differs: {sides}",
        citations=tuple(dict.fromkeys((*also.citations, *places))),
        claim_ids=(*also.claim_ids, *ids),
        behind=(),
    )
