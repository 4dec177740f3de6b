"""The count clock: of two reports of one day, or without one, that which tells the clearly higher total was written later.

The total that most articles of a story tell (of the dead, as a rule) puts the other counts of these articles in order, never
itself, and none that the text dates. It is off where the total was taken back, or falls from one day to a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from briefgen.records import FigureClaim, Interval
from briefgen.stages.reconcile.rows import ESTIMATED, UNCOUNTED, day_key
from briefgen.stages.reconcile.windows import FIRM, LARGEST_COMPARED

Claims = Sequence[FigureClaim]
Order = frozenset[tuple[str, str]]

LEAST_TELLERS = 3
"""Articles that tell a total, from which on it is the story's clock."""
CLEARLY_HIGHER = Fraction(11, 10)
"""A total within a tenth of another one is no sign which of the two was told later: one of them may be a stale line."""


def count_order(measures: Sequence[Claims]) -> tuple[Order, ...]:
    """Of each measure the pairs (earlier claim id, later claim id) that the story's total puts in order."""
    clocks = [at for at, claims in enumerate(measures) if _is_total(claims)]
    if not clocks:
        return (frozenset(),) * len(measures)
    main = max(
        clocks, key=lambda at: (len(_articles(measures[at])), len(measures[at]), min(c.id for c in measures[at]))
    )
    tops = _tops(measures[main])
    if not LEAST_TELLERS <= len(tops) <= LARGEST_COMPARED or _was_taken_back(measures[main]) or _falls(measures[main]):
        return (frozenset(),) * len(measures)
    return tuple(frozenset() if at == main else frozenset(_pairs(claims, tops)) for at, claims in enumerate(measures))


def _is_total(claims: Claims) -> bool:
    return any(claim.label.kind == "cumulative" for claim in claims)


def _articles(claims: Claims) -> frozenset[str]:
    return frozenset(claim.article for claim in _counts(claims))


def _counts(claims: Claims) -> Iterable[FigureClaim]:
    """What is counted as of the article's own time."""
    return (
        claim
        for claim in claims
        if claim.polarity == "assert"
        and claim.role not in (*ESTIMATED, *UNCOUNTED)
        and claim.label_verified
        and not (claim.as_of and claim.as_of.basis in FIRM and claim.published and claim.as_of.end < claim.published)
    )


def _tops(claims: Claims) -> Mapping[str, Interval]:
    """By article the highest count that it tells as a number, where that has two ends."""
    found: dict[str, Interval] = {}
    for claim in _counts(claims):
        span = claim.likely
        vague = claim.quantity is None or claim.quantity.qualifier == "vague"
        if vague or span is None or span.low is None or span.high is None:
            continue
        top = found.get(claim.article)
        if top is None or (top.low or 0, top.high or 0) < (span.low, span.high):
            found[claim.article] = span
    return found


def _was_taken_back(claims: Claims) -> bool:
    known = {claim.id: claim.hard for claim in claims}
    return any(
        claim.hard is not None and old is not None and claim.hard.below(old)
        for claim in claims
        for link in claim.links
        if link.kind == "replaces"
        for old in [known.get(link.to)]
    )


def _falls(claims: Claims) -> bool:
    """Whether the total is told lower on a later day."""
    dated = ((day, claim.hard) for claim in _counts(claims) if claim.hard and (day := day_key(claim)))
    by_day = sorted(set(dated), key=lambda told: told[0])
    return len(by_day) > LARGEST_COMPARED or any(
        day[1] < later[0] and lower.below(hard) for (day, hard), (later, lower) in combinations(by_day, 2)
    )


def _pairs(claims: Claims, tops: Mapping[str, Interval]) -> Iterable[tuple[str, str]]:
    timed = [claim for claim in _counts(claims) if claim.article in tops and not _is_dated_by_text(claim)]
    for a, b in permutations(timed if len(timed) <= LARGEST_COMPARED else (), 2):
        same = a.as_of is None or b.as_of is None or day_key(a) == day_key(b)
        if same and a.article != b.article and _is_clearly_below(tops[a.article], tops[b.article]):
            yield a.id, b.id


def _is_dated_by_text(claim: FigureClaim) -> bool:
    return claim.as_of is not None and claim.as_of.basis in FIRM


def _is_clearly_below(one: Interval, other: Interval) -> bool:
    return one.high is not None and other.low is not None and one.high * CLEARLY_HIGHER < other.low
