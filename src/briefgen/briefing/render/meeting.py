"""Which figures of a measure a reader may set against each other, and which are one number in other words.

A figure of the JSON has the ends between which it lies; a number cut short, a coarse time with a bound and a bound that
another number keeps are no second value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import TypeVar

from briefgen.briefing.public import FigureClaim
from briefgen.records.qualifiers import BOUNDS
from briefgen.stages.reconcile.same import COARSE_UNITS
from briefgen.stages.reconcile.windows import MOST_CUT

MOST_ROUNDED = Fraction(1, 10)
"""How far a rounder wording lies from its number: "more than 500" beside 512, not "more than a billion" beside 1.5."""
T = TypeVar("T")


def exclude(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures cannot both be right: they have no number in common and are not one in other words."""
    if (a.unit == "percent") != (b.unit == "percent"):
        return False  # "a third" is told on another scale than 38 %
    return _are_apart(a, b) and not (is_cut(a, b) or is_cut(b, a) or _is_coarsely_one(a, b))


def _are_apart(a: FigureClaim, b: FigureClaim) -> bool:
    return _lies_below(a, b) or _lies_below(b, a)


def _lies_below(a: FigureClaim, b: FigureClaim) -> bool:
    if a.high is None or b.low is None:
        return False
    high, low = Fraction(a.high), Fraction(b.low)
    return high < low or (high == low and (a.high_open or b.low_open))


def is_cut(short: FigureClaim, full: FigureClaim) -> bool:
    """Whether a bare number is another one cut to fewer digits."""
    if short.qualifier in BOUNDS or full.qualifier in BOUNDS or short.unit != full.unit:
        return False
    a, b = _whole(short), _whole(full)
    if a is None or b is None:
        return False
    step = _step(a)
    return step > _step(b) and a > 9 * step and 0 < b - a < step and b - a <= b * MOST_CUT


def _whole(claim: FigureClaim) -> int | None:
    value = None if claim.value is None else Fraction(claim.value)
    return int(value) if value is not None and value > 0 and value.denominator == 1 else None


def _step(number: int) -> int:
    """The unit of a number's last digit that is no zero: 10,000 of 1,080,000."""
    step = 1
    while number % (10 * step) == 0:
        step *= 10
    return step


def _is_coarsely_one(a: FigureClaim, b: FigureClaim) -> bool:
    return a.unit in COARSE_UNITS and a.unit == b.unit and a.value is not None and a.value == b.value


def is_vague(claim: FigureClaim) -> bool:
    """ "Hundreds", "tens of thousands": a word and no number."""
    return claim.qualifier == "vague"


def says_no_more(loose: FigureClaim, sharp: FigureClaim) -> bool:
    """Whether a figure is likely the sharper one in rounder words: "almost 85 000" beside 84 770, "more than 500" beside
    512."""
    if loose.value is None or sharp.value is None or loose.unit != sharp.unit or loose.value == sharp.value:
        return False
    if sharp.qualifier is not None or loose.likely_low is None or loose.likely_high is None:
        return False
    if abs(Fraction(sharp.value) - Fraction(loose.value)) > Fraction(sharp.value) * MOST_ROUNDED:
        return False
    return Fraction(loose.likely_low) <= Fraction(sharp.value) <= Fraction(loose.likely_high) and (
        width_of(sharp) < width_of(loose)
    )


def width_of(claim: FigureClaim) -> tuple[bool, Fraction]:
    """How wide a figure's words leave it; one without an end is the widest."""
    if claim.low is None or claim.high is None:
        return True, Fraction(0)
    return False, Fraction(claim.high) - Fraction(claim.low)


def sharpest(items: Iterable[T], claim_of: Callable[[T], FigureClaim]) -> list[T]:
    """The items that tell different numbers, the sharpest wording of each, in their own order."""
    told = list(items)
    kept: list[T] = []
    for item in sorted(told, key=lambda item: width_of(claim_of(item))):
        if all(exclude(claim_of(item), claim_of(other)) for other in kept):
            kept.append(item)
    return [item for item in told if any(item is one for one in kept)]
