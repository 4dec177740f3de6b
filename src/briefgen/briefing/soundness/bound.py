"""Which claims the numbers of a text tell, and what their measures say of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from briefgen.briefing.soundness.told import Later, Told, differ
from briefgen.records import ClaimRole, FigureClaim, Group, Interval, Qualifier, Span
from briefgen.records.statuses import DIFFERING
from briefgen.text.lines import one_line


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim as this package sees it."""

    id: str
    ref: str
    words: str
    hard: Interval
    likely: Interval
    value: Fraction | None
    qualifier: Qualifier | None
    unit: str | None
    voice: str
    role: ClaimRole
    day: tuple[date, date] | None
    denies: frozenset[str]
    """Of a denial: what it denies; nothing means all of its measure."""
    is_denial: bool


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure as this package sees it."""

    id: str
    claims: tuple[KnownClaim, ...]
    headline: frozenset[str]
    superseded: frozenset[str]
    withdrawn: frozenset[str]
    """What was taken back or corrected, and not only overtaken by a later count."""
    contests: tuple[frozenset[str], ...] = ()
    """Claims that stand against each other: those of each comparison that found them to exclude one another."""
    grows: bool = False
    """Whether it counts what can only grow: an earlier, lower count of it stands against no later one."""


def told_at(
    text: str,
    places: Iterable[tuple[Span, Sequence[FigureClaim]]],
    measures: Sequence[KnownMeasure],
    cited: Collection[str],
) -> tuple[Told, ...]:
    """The claims of some measures at their places in a text, in the words that stand there; a denial is no number."""
    known = {claim.id: (claim, measure) for measure in measures for claim in measure.claims if not claim.is_denial}
    put = ((span, *known[claim.id]) for span, told in places for claim in told if claim.id in known)
    return tuple(
        replace(_told(claim, measure, cited), span=span, words=" ".join(span.of(text).split()))
        for span, claim, measure in put
    )


def _told(claim: KnownClaim, measure: KnownMeasure, cited: Collection[str]) -> Told:
    """The claim as a number of some text, with what its measure says of it."""
    same = [other for other in measure.claims if not other.is_denial and _same_value(other, claim)]
    days = [other.day for other in same if other.day]
    heads = [other for other in measure.claims if other.id in measure.headline]
    stands = [other for other in measure.claims if any(_same_value(other, head) for head in heads)]
    replaced = claim.id in measure.superseded and claim not in stands
    told = Told(
        Span(0, 0), claim.id, measure.id, claim.words, claim.hard, claim.likely, claim.value, claim.qualifier, claim.unit,
        claim.voice, claim.role, claim.day,
        first=min((day[0] for day in days), default=None),
        last=max((day[1] for day in days), default=None),
        replaced=replaced,
        withdrawn=claim.id in measure.withdrawn,
        replaced_by=frozenset(other.id for other in (*stands, *heads)),
        stands=next((head.words for head in heads if not head.is_denial), ""),
        heads=tuple(head.id for head in heads),
        denied=_denials(claim, measure, cited),
    )  # fmt: skip
    return replace(told, later=_later(told, measure))


def _same_value(a: KnownClaim, b: KnownClaim) -> bool:
    return a.id == b.id or (a.value == b.value is not None and a.unit == b.unit)


def _denials(claim: KnownClaim, measure: KnownMeasure, cited: Collection[str]) -> tuple[date, ...]:
    """The days of the cited denials of a claim; none where one of them has no day."""
    own = [other for other in measure.claims if other.is_denial and other.ref in cited]
    own = [other for other in own if not other.denies or claim.id in other.denies]
    days = [other.day[1] for other in own if other.day]
    return tuple(days) if len(days) == len(own) else ()


def _later(told: Told, measure: KnownMeasure) -> tuple[Later, ...]:
    """The counts of its measure that are of a later day and surely of another value, in order of days."""
    if told.last is None or told.role != "count":
        return ()
    found = [
        Later(other.id, other.words, other.day, other.voice, other.id in measure.headline)
        for other in measure.claims
        if other.day and other.day[0] > told.last and other.role == "count" and not other.is_denial
        and differ(told, _bare(other, measure))
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda later: (later.day, later.words)))


def _bare(claim: KnownClaim, measure: KnownMeasure) -> Told:
    return Told(
        Span(0, 0),
        claim.id,
        measure.id,
        claim.words,
        claim.hard,
        claim.likely,
        claim.value,
        claim.qualifier,
        claim.unit,
    )


# ---------------------------------------------------------------- measures from records

_NOTHING = Interval(None, None, True, True)


def known_measure(group: Group) -> KnownMeasure:
    """A measure of a ledger."""
    claims = tuple(
        KnownClaim(
            id=claim.id, ref=claim.ref, words=one_line(claim.surface), hard=claim.hard or _NOTHING,
            likely=claim.likely or _NOTHING, value=claim.quantity.value if claim.quantity else None,
            qualifier=claim.quantity.qualifier if claim.quantity else None,
            unit=_unit(claim.unit, claim.quantity.value if claim.quantity else None), voice=claim.asserter, role=claim.role,
            day=(claim.as_of.start, claim.as_of.end) if claim.as_of and claim.as_of.basis != "unknown" else None,
            denies=frozenset(link.to for link in claim.links if link.kind == "denies"), is_denial=claim.polarity == "deny",
        )
        for claim in group.claims
    )  # fmt: skip
    withdrawn = {id for row in group.rows if row.mark == "replaced" for id in row.claims}
    withdrawn |= {claim.id for claim in group.claims if claim.role == "withdrawn"}
    headline, superseded = frozenset(group.decision.headline), frozenset(group.decision.superseded)
    contests = tuple(
        frozenset(c.claims) - set(c.decision.superseded) for c in group.comparisons if c.decision.status in DIFFERING
    )
    return KnownMeasure(
        group.id, claims, headline, superseded, frozenset(withdrawn), contests, group.label.kind == "cumulative"
    )


def _unit(unit: str | None, value: Fraction | None) -> str | None:
    """Its unit; "two thirds" without one is a share and no count."""
    return "share" if unit is None and value is not None and 0 < value < 1 else unit
