"""The count clock: which of two articles of one event is the later, told by their total death counts.

Where the dates are equal or missing, the article with the clearly higher total (by over 2 %) is the later, for every
other count of that event and never for the death count itself. Once a downward revision is stated, a higher total says
nothing any more, and the clock is off for the whole event. Its basis has a name of its own: `inferred (count)`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from briefgen.reconcile.groups import read_identities
from briefgen.reconcile.measures import ANYBODY, EVENT_HEADS, Identity
from briefgen.reconcile.windows import CLOCK_RISE, COUNTS, FIRM, MOST_CLOCKED
from briefgen.records import FigureClaim

Claims = tuple[FigureClaim, ...]
Order = frozenset[tuple[str, str]]
NO_ORDER: Order = frozenset()

DEATHS = frozenset({"kill"})
"""The lexicon's term for killed, dead, died, death toll. Drowned or murdered are narrower and order nothing."""


@dataclass(frozen=True, slots=True)
class _Total:
    """The death count of one article: its highest line, and when the article was published."""

    claim: FigureClaim
    published: date | None


def count_clock(groups: Sequence[Claims]) -> tuple[Order, ...]:
    """For each group the pairs (earlier claim id, later claim id) that the death totals of its event give.

    `groups` are all groups of a ledger; the result has one set for each, in their order.
    """
    identities = read_identities([claim for group in groups for claim in group if claim.quantity])
    heads = [_event_of(group, identities) for group in groups]
    tolls = _tolls(groups, heads, identities)
    clocks = {number: _totals_of(groups[number]) for number in tolls}
    early = _stated_earlier(groups)
    orders = []
    for number, group in enumerate(groups):
        toll = next((t for t in tolls if heads[number] and _one_event(heads[number], heads[t])), None)
        orders.append(NO_ORDER if toll is None or toll == number else order_claims(group, clocks[toll], early))
    return tuple(orders)


def order_claims(group: Claims, totals: Mapping[str, _Total], stated_earlier: frozenset[str] = frozenset()) -> Order:
    """The pairs of one group that its articles' death totals order. Claims in `stated_earlier` are left out."""
    told = [claim for claim in group if claim.article in totals and claim.id not in stated_earlier]
    if not 1 < len({claim.article for claim in told}) <= MOST_CLOCKED:
        return NO_ORDER
    return frozenset(
        (a.id, b.id)
        for a in told
        for b in told
        if a.article != b.article and _rises(totals[a.article], totals[b.article])
    )


def _rises(a: _Total, b: _Total) -> bool:
    """Whether b's article is the later: no two dates that order them, and a death count clearly higher."""
    if a.published and b.published and a.published != b.published:
        return False
    low, high = _value(a.claim), _value(b.claim)
    apart = a.claim.likely and b.claim.likely and a.claim.likely.below(b.claim.likely)
    return bool(apart) and low is not None and high is not None and high > low * CLOCK_RISE


def _value(claim: FigureClaim) -> Fraction | None:
    if claim.quantity and claim.quantity.value is not None:
        return claim.quantity.value
    return claim.likely.low if claim.likely else None


# ---------------------------------------------------------------- the death counts


def _tolls(groups: Sequence[Claims], heads: Sequence[Identity | None], identities: Mapping[str, Identity]) -> list[int]:
    """Positions of the groups that are an event's total death count, the best attested first; none once it was cut."""
    tolls = [
        number
        for number, group in enumerate(groups)
        if (head := heads[number]) and head.kind in COUNTS and all(_is_total(i) for i in _told(group, identities))
    ]
    ranked = sorted(tolls, key=lambda number: (-len({claim.article for claim in groups[number]}), number))
    chosen: list[int] = []
    for number in ranked:
        if not any(_one_event(heads[number], heads[other]) for other in chosen):
            chosen.append(number)
    return [number for number in chosen if not _cut(number, groups, heads, tolls)]


def _cut(number: int, groups: Sequence[Claims], heads: Sequence[Identity | None], tolls: Sequence[int]) -> bool:
    """Whether a death count of this event is said to replace a higher one."""
    same = [other for other in tolls if _one_event(heads[number], heads[other])]
    by_id = {claim.id: claim for other in same for claim in groups[other]}
    for claim in by_id.values():
        for link in claim.links:
            old = by_id.get(link.to) if link.kind == "replaces" else None
            if old and (before := _value(old)) is not None and (now := _value(claim)) is not None and now < before:
                return True
    return False


def _totals_of(group: Claims) -> dict[str, _Total]:
    """By article the highest line of the death count: a lower one of the same article is an older line or a part."""
    totals: dict[str, _Total] = {}
    for claim in group:
        value = _value(claim)
        if claim.polarity == "deny" or value is None or not claim.label_verified:
            continue
        best = totals.get(claim.article)
        if best is None or value > (_value(best.claim) or 0):
            totals[claim.article] = _Total(claim, claim.published)
    return totals


def _is_total(identity: Identity) -> bool:
    """Deaths of people at large, no sub-population and no act that is narrower or wider than dying."""
    return identity.measure == DEATHS and identity.unit == "person" and identity.nouns <= ANYBODY and not identity.marks


# ---------------------------------------------------------------- events


def _event_of(group: Claims, identities: Mapping[str, Identity]) -> Identity | None:
    """The identity of the claim that tells most of the group's event; None where no claim tells any."""
    told = [i for i in _told(group, identities) if i.event or i.event_start]
    return max(told, key=lambda i: (i.event_start is not None, len(i.event)), default=None)


def _told(group: Claims, identities: Mapping[str, Identity]) -> list[Identity]:
    return [identities[claim.id] for claim in group if claim.id in identities]


def _one_event(a: Identity | None, b: Identity | None) -> bool:
    """Whether two identities name one event: by its day where both have one, and by a shared word for it."""
    if a is None or b is None:
        return False
    if a.event_start and b.event_start and abs((a.event_start - b.event_start).days) > 1:
        return False
    if a.event & EVENT_HEADS and b.event & EVENT_HEADS:
        return bool(a.event & b.event & EVENT_HEADS)
    return bool(a.event & b.event) or bool(a.event_start and b.event_start)


def _stated_earlier(groups: Sequence[Claims]) -> frozenset[str]:
    """Claims whose stated as-of is earlier than another's of the same article: old news in a newer article."""
    newest: dict[str, date] = defaultdict(lambda: date.min)
    for claim in (claim for group in groups for claim in group):
        if claim.as_of and claim.as_of.basis in FIRM:
            newest[claim.article] = max(newest[claim.article], claim.as_of.start)
    return frozenset(
        claim.id
        for group in groups
        for claim in group
        if claim.as_of and claim.as_of.basis in FIRM and claim.as_of.end < newest[claim.article]
    )
