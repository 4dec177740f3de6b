"""How two values lie to one another: whether they may be one, how far apart they are, how alike they are printed."""

from __future__ import annotations

import math

from briefgen.records import Quantity
from briefgen.stages.relate.features import Features
from briefgen.text.figures.digits import has_lost_a_digit
from briefgen.text.figures.sizes import RATE_MOVES

FEW = 10
"""Up to so many things of one noun are soon told of two: "six patrol boats", "nine boats"."""


def are_few(a: Features, b: Features) -> bool:
    """Whether two counts are low: that they are equal is soon a chance."""
    return a.value is not None and b.value is not None and max(a.size, b.size) <= FEW


UNUSUAL = 3
"""Significant digits from which an equal value is unusual."""


def ratio_of(a: Features, b: Features) -> float:
    """So many times as high the higher of two values is."""
    one, other = a.size, b.size
    if one < other:
        return other / one if one else math.inf
    return one / other if other else math.inf


def same_size(a: Features, b: Features) -> bool:
    """Whether two counts may be one crowd on two days."""
    return a.family == "count" and within_a_tenth(a, b)


def within_a_tenth(a: Features, b: Features) -> bool:
    """Whether two values differ by a tenth at most, or one has none."""
    return a.value is None or b.value is None or abs(a.size - b.size) <= max(a.size, b.size) / 10


def may_meet(a: Features, b: Features) -> bool:
    """Whether two figures may have one value by what they are likely to be."""
    if a.told_in != b.told_in:
        return _is_converted(a, b)
    return a.likely is not None and b.likely is not None and a.likely.meets(b.likely)


def may_be_equal(a: Features, b: Features) -> bool:
    """Whether two figures may have one value by what they say at least and at most; in two units as exactly as they print it."""
    if a.told_in != b.told_in:
        return _is_converted(a, b)
    return a.hard is not None and b.hard is not None and a.hard.meets(b.hard)


def _is_converted(a: Features, b: Features) -> bool:
    """Whether two values that are told in two units or currencies are one but for the rounding, and for the days of a rate."""
    if a.value is None or b.value is None:
        return False
    larger = max(a.size, b.size)
    most = larger * _RATE_MOVES if a.money else min(max(a.grain, b.grain), larger * MOST_LOST)
    return abs(a.size - b.size) <= most


_RATE_MOVES = float(RATE_MOVES)
MOST_LOST = 0.1
"""So much of a size is lost at most where another unit is rounded: "35 miles" may be 60 km."""


def lost_a_digit(a: Features, b: Features) -> bool:
    """Whether one article gives a count of one class twice, the second time short of a digit: "4,556 jobs", "456 jobs"."""
    if a.family != "count" or not a.cls or a.cls != b.cls or a.claim.article != b.claim.article:
        return False
    short, full = sorted((a.printed, b.printed), key=len)
    return has_lost_a_digit(short, full, UNUSUAL)


def print_alike(a: Features, b: Features) -> bool:
    """Whether two sums of one class have the same digits, more than one, whatever their scale."""
    return bool(a.cls) and a.cls == b.cls and a.printed == b.printed and a.digits > 1


def is_miscopied(a: Features, b: Features, ratio: float) -> bool:
    """Whether one sum may be the other copied wrongly: 437 and 473 have the same digits, 1.4 is 1.489 cut short."""
    if ratio >= 2:
        return False
    short, full = sorted((a.printed, b.printed), key=len)
    if len(short) == len(full):
        return len(full) >= UNUSUAL and sorted(short) == sorted(full)
    return len(short) > 1 and full.startswith(short) and ratio < 1.1


def rose_later(a: Features, b: Features) -> bool:
    """Whether the higher of two values was told on a later day: a total that ran on."""
    low, high = (a, b) if a.size < b.size else (b, a)
    one, other = low.claim.as_of, high.claim.as_of
    return one is not None and other is not None and one.end < other.start


def is_rounded(a: Features, b: Features) -> bool:
    """Whether the coarser of two sums is told with a hedge, or printed finely enough to be no chance."""
    if a.claim.quantity is None or b.claim.quantity is None:
        return False
    coarse: Quantity = max(a.claim.quantity, b.claim.quantity, key=lambda q: q.granularity)
    value = coarse.value if coarse.value is not None else coarse.low
    return coarse.qualifier is not None or (value is not None and coarse.granularity * 10 <= abs(value))


def is_wide(one: Features) -> bool:
    """Whether a sum is told as a range of which one end is twice the other or more."""
    ends = one.claim.quantity
    return bool(ends and ends.low and ends.high and ends.high >= 2 * ends.low)
