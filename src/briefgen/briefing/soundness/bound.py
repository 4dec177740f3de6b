"""Which claims the numbers of a text tell, and what their measures say of them; from the records of a draft and from a
finished briefing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from briefgen.briefing import public
from briefgen.briefing.soundness.told import Later, Told, differ
from briefgen.records import ClaimRole, Group, Interval, Qualifier, Quantity, Span
from briefgen.records.qualifiers import say_alike
from briefgen.records.statuses import DIFFERING
from briefgen.text.dates import find_dates
from briefgen.text.figures import scan_numbers


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim as this package sees it, from the records or from the finished briefing."""

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


def bind_text(
    text: str, named: Collection[str], measures: Sequence[KnownMeasure], cited: Collection[str]
) -> tuple[Told, ...]:
    """The numbers of a text with the named claims that they tell: by their words, else by value and unit."""
    bound = told_by_id(named, measures, cited)
    if not bound:
        return ()
    scan = scan_numbers(text)
    days = [Span(m.core.start, m.core.end) for m in find_dates(text) if not m.counted]
    places: dict[Span, list[Told]] = {}
    by_words: dict[str, list[Told]] = {}
    for told in bound.values():
        by_words.setdefault(" ".join(told.words.casefold().split()), []).append(told)
    for words in sorted(by_words, key=lambda words: (-len(words), words)):
        for span in _occurrences(words, text):
            free = not any(span.meets(taken) for taken in (*places, *days))
            if free and any(span.meets(quantity.phrase) for quantity in scan.quantities):
                places[span] = by_words[words]
    for quantity in scan.quantities:
        if quantity.value is None or any(quantity.phrase.meets(taken) for taken in places):
            continue
        like = [told for told in bound.values() if _printed_alike(told, quantity)]
        if like:
            places[quantity.phrase] = like
    return tuple(put_at(told, span, text) for span in sorted(places) for told in places[span])


def told_by_id(named: Collection[str], measures: Sequence[KnownMeasure], cited: Collection[str]) -> dict[str, Told]:
    """The named claims as numbers of some text, without a place yet; a denial is no number."""
    known = [(claim, measure) for measure in measures for claim in measure.claims if claim.id in named]
    return {claim.id: _told(claim, measure, cited) for claim, measure in known if not claim.is_denial}


def put_at(told: Told, span: Span, text: str) -> Told:
    """The claim at its place, in the words that stand there."""
    return replace(told, span=span, words=" ".join(span.of(text).split()))


def _occurrences(words: str, text: str) -> Iterator[Span]:
    """Where the words stand by themselves: "33" is not in "330" nor in "1,033"."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    for match in re.finditer(rf"(?<![\w.,]){pattern}(?!\w|[.,]\d)", text, re.IGNORECASE):
        yield Span(*match.span())


def _printed_alike(told: Told, quantity: Quantity) -> bool:
    like = told.value == quantity.value and say_alike(told.qualifier, quantity.qualifier)
    return like and (quantity.unit is None or told.unit is None or quantity.unit == told.unit)


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
        stands=heads[0].words if heads else "",
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
        Span(0, 0), claim.id, measure.id, claim.words, claim.hard, claim.likely, claim.value, claim.qualifier, claim.unit
    )


# ---------------------------------------------------------------- measures from records and from a briefing

_NOTHING = Interval(None, None, True, True)


def drafted_measure(group: Group) -> KnownMeasure:
    """A measure of a ledger."""
    claims = tuple(
        KnownClaim(
            id=claim.id, ref=claim.ref, words=" ".join(claim.surface.split()), hard=claim.hard or _NOTHING,
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
    return KnownMeasure(group.id, claims, headline, superseded, frozenset(withdrawn), contests)


def finished_measure(group: public.FigureGroup) -> KnownMeasure:
    """A measure of a finished briefing."""
    claims = tuple(
        KnownClaim(
            id=claim.id, ref=f"{claim.citation.source_id}:{claim.citation.sentence}", words=claim.surface,
            hard=Interval(exact(claim.low), exact(claim.high), claim.low_open, claim.high_open),
            likely=Interval(exact(claim.likely_low), exact(claim.likely_high)), value=exact(claim.value),
            qualifier=claim.qualifier, unit=_unit(claim.unit, exact(claim.value)), voice=claim.asserter, role=claim.role,
            day=_day(claim.as_of), denies=frozenset(claim.denies), is_denial=claim.polarity == "deny",
        )
        for claim in group.claims
    )  # fmt: skip
    superseded = frozenset(claim.id for claim in group.claims if claim.superseded)
    withdrawn = {id for row in group.rows if row.mark == "replaced" for id in row.claim_ids}
    withdrawn |= {claim.id for claim in group.claims if claim.role == "withdrawn"}
    contests = tuple(frozenset(c.claim_ids) - set(c.superseded) for c in group.comparisons if c.status in DIFFERING)
    headline = frozenset(group.headline.claim_ids)
    return KnownMeasure(group.id, claims, headline, superseded, frozenset(withdrawn), contests)


def _unit(unit: str | None, value: Fraction | None) -> str | None:
    """Its unit; "two thirds" without one is a share and no count."""
    return "share" if unit is None and value is not None and 0 < value < 1 else unit


def exact(value: str | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _day(day: public.AsOf) -> tuple[date, date] | None:
    """A day of the JSON; None where it is unknown or no date at all."""
    try:
        return date.fromisoformat(day.start or ""), date.fromisoformat(day.end or "")
    except ValueError:
        return None


def cited_claims(statement: public.Statement, briefing: public.Briefing) -> Iterator[str]:
    """Ids of the claims that stand in what a statement cites."""
    for group in briefing.figures:
        for claim in group.claims:
            place = claim.citation
            if any(
                cited.source_id == place.source_id and cited.start <= place.start and place.end <= cited.end
                for cited in statement.citations
            ):
                yield claim.id
