"""What the figures of a measure are to each other: read `reconcile_relations` from top to bottom.

Then in this order:

`members`    the claims of a measure, each in the name of its voice, for its day, in its role
`rows`       claims of one voice that tell one value for one day
`count_clock` which report of a day was written later, by the total that most of them tell
`comparing`  which claims are set against each other
`situation`  these claims as the decision table looks at them
`status`     the decision table, `RULES`; `reasons` has the words of its verdicts
`same`       whether two figures are one number in other words
`judging`    a measure's rows, comparisons and marks, and what leads
`parts`, `contested`, `notes`, `ranking`   wholes and parts, statements denied, headlines, the order of the measures
`adding`     which figures make another one up by what their numbers say
`windows`    every width and window, each with its reason
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.records import (
    Article,
    DatedSpan,
    DenialClaim,
    Disagreement,
    FigureClaim,
    Finding,
    Group,
    Label,
    Measure,
    Reconciliation,
    Relation,
    Relations,
    Row,
    Sentence,
    Side,
    Voice,
)
from briefgen.records.statuses import DIFFERING
from briefgen.stages.reconcile.contested import Library, contest_statements
from briefgen.stages.reconcile.count_clock import Order, count_order
from briefgen.stages.reconcile.judging import Judged, judge_measure
from briefgen.stages.reconcile.members import Ledgered, take_members
from briefgen.stages.reconcile.notes import compare_headlines, find_repeated
from briefgen.stages.reconcile.parts import fit_parts, relate_groups, summed_parts
from briefgen.stages.reconcile.ranking import rank_group

__all__ = ["count_order", "judge_measure", "mark_parts", "reconcile_relations"]

Claims = tuple[FigureClaim, ...]


def reconcile_relations(
    claims: Sequence[FigureClaim],
    relations: Relations,
    *,
    denials: Sequence[DenialClaim],
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
) -> Reconciliation:
    """The related figures and denials of a story as groups, each a measure with its rows, comparisons and status.

    The result depends on what is given, not on its order. Headlines are in no group: they are held against their own
    text. A denial that is no member denies a statement and becomes a disagreement.
    """
    # 1. The claims of each measure, as they were related.
    library = Library.of(articles, sentences)
    ledgered = Ledgered(
        figures={claim.id: claim for claim in claims},
        denials={denial.id: denial for denial in denials},
        voices={voice.id: voice for voice in relations.voices},
        articles=library.articles,
        sentences=library.sentences,
    )
    measures = [take_members(measure, ledgered) for measure in relations.measures]

    # 2. What they are to each other, and what is to be said beside that.
    fitting = fit_parts(measures, relations.parts)
    repeated = find_repeated(measures)
    flags = _flags(repeated.flags, _slips(measures, relations.findings))

    # 3. What the table says of each.
    complete = [(part.part, part.whole) for part in fitting.parts if part.complete]
    wholes = summed_parts([measure.name for measure in relations.measures], measures, complete)
    orders = count_order(measures)
    judged = [
        _judge(number, relations.measures[number], own, wholes.get(number, ()), flags.get(number, ()), orders[number])
        for number, own in enumerate(measures)
        if own
    ]

    # 4. Ids in briefing order, and what points at them.
    ranked = sorted(judged, key=lambda one: rank_group(one.claims, one.judged.decision, one.measure.name))
    ids = {one.number: f"F{place}" for place, one in enumerate(ranked, start=1)}
    place = {claim.id: one.number for one in judged for claim in one.claims}
    linked = relate_groups(fitting.parts, relations.findings, ids, place)
    groups = tuple(_group(ids[one.number], one, linked.get(one.number, ())) for one in ranked)
    left = [denial for denial in denials if denial.id not in place]
    return Reconciliation(
        groups=groups,
        possible=_possible(relations, ids),
        disagreements=(
            *(_disagreement(group, library) for group in groups if group.decision.status in DIFFERING),
            *contest_statements(left, library),
        ),
        notes=(*fitting.notes, *repeated.notes, *compare_headlines(claims)),
        voices=_voices(relations, groups),
    )


# ---------------------------------------------------------------- judging


@dataclass(frozen=True, slots=True)
class _Judged:
    """A measure at its position in the relations, with all that was decided of it."""

    number: int
    measure: Measure
    claims: Claims
    judged: Judged


def _judge(
    number: int, measure: Measure, claims: Claims, parts: Sequence[Claims], flags: tuple[str, ...], order: Order
) -> _Judged:
    judged = judge_measure(claims, began=began_day(measure.began), weak=measure.weak, parts=parts, order=order)
    further = tuple(flag for flag in flags if flag not in judged.decision.flags)
    decision = replace(judged.decision, flags=(*judged.decision.flags, *further))
    return _Judged(number, measure, claims, replace(judged, decision=decision))


def began_day(began: DatedSpan | None) -> date | None:
    """The first day of what a measure counts; None where it is unknown."""
    return None if began is None or began.basis == "unknown" else began.start


def _slips(measures: Sequence[Claims], findings: Sequence[Finding]) -> dict[int, tuple[str, ...]]:
    """Measures with a claim that a finding takes for a slip, by itself and in a sound article."""
    slips = {finding.claims[0] for finding in findings if finding.kind == "slip" and len(finding.claims) == 1}
    sound = [[claim for claim in own if claim.role != "garbled"] for own in measures]
    found = [number for number, own in enumerate(sound) if any(claim.id in slips for claim in own)]
    return dict.fromkeys(found, ("probable_slip",))


def _flags(*told: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[str, ...]]:
    flags: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for one in told:
        for number, own in one.items():
            flags[number] = (*flags[number], *own)
    return dict(flags)


# ---------------------------------------------------------------- groups


def _group(id: str, one: _Judged, relations: tuple[Relation, ...]) -> Group:
    asserted = tuple(claim for claim in one.claims if claim.polarity == "assert") or one.claims
    best = max(asserted, key=lambda claim: (claim.label_verified, claim.quantity is not None))
    name = one.measure.name or best.label.measure
    return Group(
        id=id,
        label=Label(name, best.label.kind, unverified=best.label.unverified),
        unit=best.unit,
        claims=one.claims,
        decision=one.judged.decision,
        relations=relations,
        relays=_relays(asserted),
        name=name,
        began=one.measure.began,
        weak=one.measure.weak,
        rows=mark_parts(one.judged.rows, relations),
        comparisons=one.judged.comparisons,
        leading=one.judged.leading,
    )


def mark_parts(rows: Sequence[Row], relations: Sequence[Relation]) -> tuple[Row, ...]:
    """The rows of a part, those without another mark marked as such; `of` names the whole's group."""
    wholes = tuple(relation.to for relation in relations if relation.kind == "part_of")
    return tuple(replace(row, mark="part", of=wholes) if wholes and row.mark is None else row for row in rows)


def _relays(claims: Claims) -> tuple[tuple[str, int], ...]:
    """Voices that more than one article prints, with the number of articles, by name."""
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        articles[claim.asserter].add(claim.article)
    return tuple((voice, len(found)) for voice, found in sorted(articles.items()) if len(found) > 1)


def _voices(relations: Relations, groups: Sequence[Group]) -> tuple[Voice, ...]:
    """The voices that a claim has, in the order in which they were given."""
    heard = {claim.asserter for group in groups for claim in group.claims}
    return tuple(voice for voice in relations.voices if voice.name in heard)


def _possible(relations: Relations, ids: Mapping[int, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    named = ((claim, [ids[number] for number in numbers if number in ids]) for claim, numbers in relations.possible)
    return tuple((claim, tuple(sorted(groups, key=lambda id: int(id[1:])))) for claim, groups in named if groups)


# ---------------------------------------------------------------- disagreements


def _disagreement(group: Group, library: Library) -> Disagreement:
    """A measure that is told differently, by its parties: for each the sentence of its first figure of the headline."""
    shown = [claim for claim in group.claims if claim.id in group.decision.headline] or list(group.claims)
    by_party: dict[str, list[FigureClaim]] = {}
    for claim in shown:
        by_party.setdefault(claim.asserter, []).append(claim)
    sides = tuple(_side(tuple(claims), library) for claims in by_party.values())
    return Disagreement(group.name, group.decision.status, group.decision.rule, sides, group.id)


def _side(claims: Claims, library: Library) -> Side:
    first = claims[0]
    sentence = library.sentences.get(first.ref)
    span = sentence.span if sentence else first.span
    text = span.of(library.articles[first.article].text)
    return Side(first.asserter, first.article, first.sentence, span, text, first.as_of, tuple(c.id for c in claims))
