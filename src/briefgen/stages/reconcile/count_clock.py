"""The count clock: of two reports of one day, or without one, that which tells the clearly higher total was written later.

The total that most articles of a story tell (of the dead, as a rule) puts the other counts of these articles in order, never
itself, and none that the text dates. It is off where the total was taken back; articles in which it falls are left out.
"""

from __future__ import annotations

from collections import Counter
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
LATE_SHARE = 3
"""At most one article in so many may tell a total that falls out of its path, as old lines and wrong days do."""
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
    total = measures[main]
    gone = _out_of_line(total) if len(total) <= LARGEST_COMPARED and not _was_taken_back(total) else None
    tops = {} if gone is None else {article: top for article, top in _tops(total).items() if article not in gone}
    if len(tops) < LEAST_TELLERS:
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


def _out_of_line(claims: Claims) -> frozenset[str] | None:
    """The fewest articles, as far as can be told one by one, without which the total never falls from one day to a later one; None
    where these are more than one in so many, so that the total itself is in question."""
    dated = [(day, claim) for claim in _counts(claims) if claim.hard and (day := day_key(claim))]
    falls = [
        {claim.article, other.article}
        for (day, claim), (later, other) in combinations(sorted(dated, key=lambda told: (told[0], told[1].id)), 2)
        if day[1] < later[0] and other.hard and claim.hard and other.hard.below(claim.hard)
    ]
    gone: set[str] = set()
    while falls:
        told = Counter(article for pair in falls for article in pair)
        gone.add(min(told, key=lambda article: (-told[article], article)))
        falls = [pair for pair in falls if not pair & gone]
    return frozenset(gone) if len(gone) * LATE_SHARE <= len(_articles(claims)) else None


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
