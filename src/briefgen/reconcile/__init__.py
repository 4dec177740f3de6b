"""Which claims count the same, and what they are to each other: read `reconcile_claims` from top to bottom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from briefgen.reconcile.contested import (
    Library,
    asserts_number,
    attach_denials,
    contest_statements,
    speak_denials,
    turn_denied,
)
from briefgen.reconcile.evidence import gather_evidence
from briefgen.reconcile.groups import Grouping, group_claims
from briefgen.reconcile.notes import compare_headlines, find_repeated
from briefgen.reconcile.order import Order, count_clock
from briefgen.reconcile.order_words import link_revisions, read_order_words
from briefgen.reconcile.origins import relay_counts, resolve_asserters
from briefgen.reconcile.ranking import rank_group
from briefgen.reconcile.relations import check_relations, join_sums, relations_of
from briefgen.reconcile.status import decide_status, is_slip
from briefgen.records import (
    Article,
    Decision,
    DenialClaim,
    Disagreement,
    FigureClaim,
    Finding,
    Group,
    Label,
    Match,
    Reconciliation,
    Relation,
    Relations,
    Sentence,
    Side,
)

__all__ = ["reconcile_claims", "reconcile_relations"]

Claims = tuple[FigureClaim, ...]


def reconcile_relations(
    claims: Sequence[FigureClaim],
    relations: Relations,
    *,
    denials: Sequence[DenialClaim],
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
) -> Reconciliation:
    """Stand-in: the groups of labels, whatever the relations are."""
    return reconcile_claims(
        claims, denials=denials, articles=articles, sentences=sentences, findings=relations.findings
    )


def reconcile_claims(
    claims: Sequence[FigureClaim],
    *,
    denials: Sequence[DenialClaim],
    articles: Sequence[Article],
    sentences: Sequence[Sentence],
    matches: Sequence[Match] = (),
    findings: Sequence[Finding] = (),
) -> Reconciliation:
    """All grounded figures and denials of a run as groups, each with what the table says of it.

    `matches` are a model's answers on the open pairs of an earlier call, `findings` what a review noticed. The result
    depends on what is given, not on its order. Titles are in no group: they are held against their own text.
    """
    # 1. What findings add, and whose figure each one is.
    library = Library.of(articles, sentences)
    spoken_of = _outside_titles(denials, library)
    evidence = gather_evidence(read_order_words(claims, library), matches, spoken_of, findings, library)
    denied = turn_denied(evidence.claims, evidence.denials)
    named = resolve_asserters((*denied, *speak_denials(evidence.denials, library)), articles)
    figures, spoken = named[: len(denied)], {claim.id: claim for claim in named[len(denied) :]}

    # 2. What counts the same, and what denies it.
    grouping = group_claims(figures, matches=evidence.matches)
    parted = part_moot_denials(part_by_sentence(grouping.groups))
    groups = tuple(link_revisions(group, library) for group in parted)
    summed = join_sums(groups, grouping.relations)
    attached = attach_denials(summed, evidence.denials, library, spoken=spoken, aims=evidence.aims)

    # 3. What the table says of each group.
    related = check_relations(attached.groups, grouping.relations)
    repeated = find_repeated(attached.groups)
    slips = _slips(attached.groups, evidence.slips)
    flags = (related.flags, repeated.flags, slips)
    orders = count_clock(attached.groups)
    began = event_days(attached.groups)
    judged = [
        _judge(number, group, began[number], orders[number], flags)
        for number, group in enumerate(attached.groups)
        if group
    ]

    # 4. Ids in briefing order, and what points at them.
    ranked = sorted(judged, key=lambda one: rank_group(one.claims, one.decision))
    ids = {one.number: f"F{place}" for place, one in enumerate(ranked, start=1)}
    relations = relations_of(related.links, ids)
    told = tuple(_group(ids[one.number], one, relations.get(one.number, ())) for one in ranked)
    contested = contest_statements(attached.left, library)
    return Reconciliation(
        groups=told,
        possible=_possible(grouping, ids),
        disagreements=(*(_disagreement(g, library) for g in told if g.decision.status in _DIFFER), *contested),
        notes=(*related.notes, *repeated.notes, *compare_headlines(figures)),
        open_blocks=grouping.open_blocks,
    )


def _outside_titles(denials: Sequence[DenialClaim], library: Library) -> tuple[DenialClaim, ...]:
    """A headline only says again what its text says."""
    roles = {ref: sentence.role for ref, sentence in library.sentences.items()}
    return tuple(denial for denial in denials if roles.get(f"{denial.article}:{denial.sentence}") != "headline")


# ---------------------------------------------------------------- what the labels alone would put together


def part_by_sentence(groups: Sequence[Claims]) -> tuple[Claims, ...]:
    """The groups, without claims that their own sentence tells of another thing, which follow alone at the end.

    One party that gives two values in one sentence, with no word of order or contrast and less than ten times apart,
    gives them for two things, whatever the labels lost: "61.3 percent against, with 38.7 percent for". What the rest of
    the group bears out stays; of a pair that nothing bears out the first.
    """
    kept: list[Claims] = []
    parted: list[Claims] = []
    for group in groups:
        leaving = {id for pair in _rivals_in_sentence(group) for id in _weaker(pair, group)}
        kept.append(tuple(claim for claim in group if claim.id not in leaving))
        parted += [(claim,) for claim in group if claim.id in leaving]
    return (*kept, *parted)


def part_moot_denials(groups: Sequence[Claims]) -> tuple[Claims, ...]:
    """The groups, without denied numbers that nobody in them gives: "there are no 300 missing" denies no 97."""
    moot = {
        claim.id
        for group in groups
        for claim in group
        if claim.polarity == "deny" and len(group) > 1 and not asserts_number(group, claim)
    }
    kept = tuple(tuple(claim for claim in group if claim.id not in moot) for group in groups)
    return (*kept, *((claim,) for group in groups for claim in group if claim.id in moot))


def _rivals_in_sentence(group: Claims) -> list[tuple[FigureClaim, FigureClaim]]:
    told: dict[tuple[str, int, str], list[FigureClaim]] = defaultdict(list)
    for claim in group:
        if claim.label_verified and claim.hard and claim.polarity == "assert":
            told[(claim.article, claim.sentence, claim.asserter)].append(claim)
    pairs = [pair for members in told.values() for pair in combinations(members, 2)]
    return [(a, b) for a, b in pairs if _two_things(a, b)]


def _two_things(a: FigureClaim, b: FigureClaim) -> bool:
    if a.contrast or b.contrast or any(link.to in (a.id, b.id) for claim in (a, b) for link in claim.links):
        return False
    return bool(a.hard and b.hard and not a.hard.meets(b.hard)) and not is_slip(a, b)


def _weaker(pair: tuple[FigureClaim, FigureClaim], group: Claims) -> tuple[str, ...]:
    """Which of the two leaves: the one that no claim of another sentence meets, else the second."""
    others = [c for c in group if (c.article, c.sentence) != (pair[0].article, pair[0].sentence) and c.hard]
    met = [claim for claim in pair if claim.hard and any(o.hard and o.hard.meets(claim.hard) for o in others)]
    return (pair[1].id,) if len(met) != 1 else tuple(claim.id for claim in pair if claim is not met[0])


# ---------------------------------------------------------------- judging


@dataclass(frozen=True, slots=True)
class _Judged:
    """A group at its position in the grouping, with its decision."""

    number: int
    claims: Claims
    decision: Decision


def _judge(
    number: int, group: Claims, began: date | None, order: Order, flags: Sequence[Mapping[int, tuple[str, ...]]]
) -> _Judged:
    decision = decide_status(group, event_day=began, order=order)
    further = [flag for one in flags for flag in one.get(number, ()) if flag not in decision.flags]
    return _Judged(number, group, replace(decision, flags=(*decision.flags, *further)) if further else decision)


def event_days(groups: Sequence[Claims]) -> list[date | None]:
    """When what each group counts began: the earliest day of its event, for a cumulative its told start, else the one
    event that its articles tell (missing people are counted in a level, and belong to the disaster all the same)."""
    sole = _sole_event_days(claim for group in groups for claim in group)
    return [_event_day_of(group, sole) for group in groups]


def _event_day_of(group: Claims, sole: Mapping[str, date]) -> date | None:
    days = [claim.event_day.start for claim in group if claim.event_day and claim.event_day.basis != "unknown"]
    totals = [claim for claim in group if claim.label.kind == "cumulative"]
    starts = [claim.period.start for claim in totals if claim.period and claim.period.basis != "unknown"]
    if days or starts or not all(claim.label.kind in _MOVING for claim in group):
        return min(days or starts, default=None)
    shared = {sole[claim.article] for claim in group if claim.article in sole}
    return shared.pop() if len(shared) == 1 else None


_MOVING = ("stock", "cumulative", "event")


def _sole_event_days(claims: Iterable[FigureClaim]) -> dict[str, date]:
    """Per article the day of its event, where all its counts that tell one tell the same."""
    told: dict[str, set[date]] = defaultdict(set)
    for claim in claims:
        if claim.label.kind in _MOVING and claim.event_day and claim.event_day.basis != "unknown":
            told[claim.article].add(claim.event_day.start)
    return {article: days.pop() for article, days in told.items() if len(days) == 1}


def _slips(groups: Sequence[Claims], slips: frozenset[str]) -> dict[int, tuple[str, ...]]:
    """Groups with a claim that a finding takes for a slip."""
    return {
        number: ("probable_slip",)
        for number, group in enumerate(groups)
        if slips and any(claim.id in slips for claim in group)
    }


# ---------------------------------------------------------------- groups


def _group(id: str, judged: _Judged, relations: tuple[Relation, ...]) -> Group:
    asserted = tuple(claim for claim in judged.claims if claim.polarity == "assert") or judged.claims
    best = max(asserted, key=_how_well_told)
    return Group(
        id=id,
        label=_shared_label(best, asserted),
        unit=best.unit,
        claims=judged.claims,
        decision=judged.decision,
        relations=relations,
        relays=relay_counts(asserted),
    )


def _shared_label(best: FigureClaim, claims: Claims) -> Label:
    """The best label; a level set against a total since a start is judged, and shown, as a level."""
    if {"stock", "cumulative"} <= {claim.label.kind for claim in claims}:
        return replace(best.label, kind="stock", period=None)
    return best.label


def _how_well_told(claim: FigureClaim) -> tuple[bool, int, str, int]:
    """The claim whose label tells most; of equal ones the first."""
    label: Label = claim.label
    told = sum(bool(field) for field in (label.population, label.place, label.event, label.period, label.method))
    return claim.label_verified, told, _backwards(claim.article), -claim.sentence


def _backwards(id: str) -> str:
    """A text that sorts the other way round, so that `max` takes the first article."""
    return "".join(chr(0x10FFFF - ord(character)) for character in id)


def _possible(grouping: Grouping, ids: Mapping[int, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    named = ((item.claim, tuple(ids[number] for number in item.groups if number in ids)) for item in grouping.possible)
    return tuple((claim, tuple(sorted(groups, key=lambda id: int(id[1:])))) for claim, groups in named if groups)


# ---------------------------------------------------------------- disagreements

_DIFFER = ("disputed", "conflicting")


def _disagreement(group: Group, library: Library) -> Disagreement:
    """A group that differs, told by its parties: for each the sentence of its first figure of the headline."""
    shown = [claim for claim in group.claims if claim.id in group.decision.headline] or list(group.claims)
    by_party: dict[str, list[FigureClaim]] = {}
    for claim in shown:
        by_party.setdefault(claim.asserter, []).append(claim)
    sides = tuple(_side(tuple(claims), library) for claims in by_party.values())
    return Disagreement(about_words(group.label), group.decision.status, group.decision.rule, sides, group.id)


def _side(claims: Claims, library: Library) -> Side:
    first = claims[0]
    sentence = library.sentences.get(f"{first.article}:{first.sentence}")
    span = sentence.span if sentence else first.span
    text = span.of(library.articles[first.article].text)
    who = first.attributed_to or first.asserter
    return Side(who, first.article, first.sentence, span, text, first.as_of, tuple(claim.id for claim in claims))


def about_words(label: Label) -> str:
    """What a group counts, each phrase once: "Syrian civilians killed, Syria, Russian raids"."""
    subject = label.measure if not label.population else f"{label.population} {label.measure}"
    parts = [part for part in (label.place, label.event, label.period) if part and part not in subject]
    return ", ".join(dict.fromkeys((subject.strip(), *parts)))
