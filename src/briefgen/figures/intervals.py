"""intervals"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from briefgen.figures.measures import DISTANCES
from briefgen.figures.page import place_of
from briefgen.records import Interval, Qualifier, Quantity, QuantityClass

_EIGHTH = Fraction(1, 8)
"""Half-width of an unhedged round number, at most: "100" is [87.5, 112.5]. Readers take bare round numbers as
approximate (Krifka 2007; Williams & Power 2013; roundness: Jansen & Pollmann 2001)."""


_QUARTER = Fraction(1, 4)
"""Half-width of "about", at most. Numeric hedges vary widely between readers, so the classes are few (Ferson et al. 2015)."""


_SMALL_BELOW = 100
"""Below this a bare whole number is exact, however round: nobody rounds 30 dead."""


_HEDGED_STEP = 10
"""A hedge on a small number that is finer than a tenth of it reaches a tenth: "about 44" is good to 4."""


_ALMOST_HARD = (Fraction(1, 5), Fraction(1, 10))


_ALMOST_LIKELY = (Fraction(1, 10), Fraction(1, 20))
"""Reach of "almost" and "just over": at most and at least these parts of the value (Ferson et al. 2015)."""


_MAGNITUDE_GRAIN = Fraction(1, 10)
"""Magnitudes are given to a tenth, also "7"; else 7 and 6.8 would agree."""


_SCALE_RATE = 10**6
"""From here on a round rate was written with a scale word, so that its last printed digit is the last significant one."""


_MAGNITUDES = frozenset({"magnitude", "mw", "ml", "mb", "ms", "mwg", "mww", "md"})


_SHARES = frozenset({"percent", "percentage_point", "basis_point", "per_mille", "times", "share", "ratio"})


_SHARE_CLASSES = frozenset({"percent", "ratio", "fraction", "rate"})


def figure_intervals(quantity: Quantity) -> tuple[Interval, Interval]:
    """The hard and the likely interval of a figure: outside hard is a contradiction, likely serves corroboration.

    Values are in the quantity's own unit. "around 4 million": hard [3, 5] million, likely [3.5, 4.5] million.
    """
    return make_intervals(
        value=quantity.value,
        granularity=quantity.granularity,
        qualifier=quantity.qualifier,
        unit=quantity.unit,
        low=quantity.low,
        high=quantity.high,
        cls=quantity.cls,
    )


def make_intervals(
    *,
    value: Fraction | None,
    granularity: Fraction | None,
    qualifier: Qualifier | None,
    unit: str | None,
    low: Fraction | None = None,
    high: Fraction | None = None,
    cls: QuantityClass = "count",
) -> tuple[Interval, Interval]:
    """The hard and likely interval of what was read: value and granularity, or for ranges and vague plurals the ends.

    `granularity` is the place value of the last significant digit as written. One row of reconciliation, section 2, a
    branch; "more than n" has an upper end only among the likely ones, set by granularity (Cummins, Sauerland & Solt
    2012), "up to" a soft one (McNabb et al.).
    """
    if value is None:
        return _end_intervals(qualifier, low, high)
    if value < 0:
        return _below_zero(value, granularity, qualifier, unit, cls)
    grain = granularity if granularity is not None else place_of(value)
    if qualifier is None:
        return _bare(value, grain, unit, cls)
    return _QUALIFIED[qualifier](value, grain)


def _end_intervals(
    qualifier: Qualifier | None, low: Fraction | None, high: Fraction | None
) -> tuple[Interval, Interval]:
    """Ranges and scores as they stand; a vague plural has no upper end that would contradict."""
    likely = Interval(low, high)
    return (Interval(low, None, False, True), likely) if qualifier == "vague" else (likely, likely)


def _below_zero(
    value: Fraction, grain: Fraction | None, qualifier: Qualifier | None, unit: str | None, cls: QuantityClass
) -> tuple[Interval, Interval]:
    """A negative value: two-sided rows are mirrored at 0, one-sided ones hold on the line without a stop at 0."""
    width = grain if grain is not None else place_of(-value)
    if qualifier in ("more_than", "at_least", "just_over"):
        hard, likely = _QUALIFIED[qualifier](value, width)
        return hard, likely
    if qualifier in ("less_than", "at_most", "up_to"):
        is_open = qualifier == "less_than"
        return Interval(None, value, True, is_open), Interval(value - width, value, False, is_open)
    hard, likely = make_intervals(value=-value, granularity=grain, qualifier=qualifier, unit=unit, cls=cls)
    return _mirrored(hard), _mirrored(likely)


def _mirrored(one: Interval) -> Interval:
    return Interval(
        None if one.high is None else -one.high, None if one.low is None else -one.low, one.high_open, one.low_open
    )


def _around(value: Fraction, reach: Fraction) -> Interval:
    return Interval(max(value - reach, Fraction(0)), value + reach)


def _is_area_or_distance(unit: str | None) -> bool:
    return unit is not None and (unit in DISTANCES or unit.startswith(("square ", "nautical ")))


def _bare(value: Fraction, grain: Fraction, unit: str | None, cls: QuantityClass) -> tuple[Interval, Interval]:
    """A number without a qualifier. The rows of a unit come before those of plain numbers."""
    if unit is not None and unit.lower() in _MAGNITUDES:
        grain = min(grain, _MAGNITUDE_GRAIN)
        same = _around(value, min(grain / 2, value * _EIGHTH))
        return same, same
    if unit in _SHARES or cls in _SHARE_CLASSES or (unit is not None and "/" in unit):
        same = _around(value, _last_printed(value, grain) / 2)
        return same, same
    half, whole = min(grain / 2, value * _EIGHTH), min(grain, value * _QUARTER)
    if _is_area_or_distance(unit):
        return _around(value, whole), _around(value, half)
    if value.denominator == 1 and (grain == 1 or (value < _SMALL_BELOW and grain == 10)):
        return Interval(value, value), Interval(value, value)
    return _around(value, half), _around(value, half)


def _last_printed(value: Fraction, grain: Fraction) -> Fraction:
    """Place value of the last digit printed: 1 in "40 %", although its granularity is 10."""
    return grain if value >= _SCALE_RATE else min(grain, Fraction(1))


def _hedged_grain(value: Fraction, grain: Fraction) -> Fraction:
    """ "about 44": g = 1 is finer than a tenth of a small whole number, so a tenth of it counts, half up."""
    if value < _SMALL_BELOW and value.denominator == 1 and 1 <= grain < value / _HEDGED_STEP:
        return Fraction((value.numerator + 5) // _HEDGED_STEP)
    return grain


def _exact(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    return Interval(value, value), Interval(value, value)


def _about(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    grain = _hedged_grain(value, grain)
    return _around(value, min(grain, value * _QUARTER)), _around(value, min(grain / 2, value * _EIGHTH))


def _more_than(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    return Interval(value, None, grain <= 1, True), Interval(value, value + grain, True, False)


def _at_least(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    return Interval(value, None, False, True), Interval(value, value if grain == 1 else value + grain)


def _reach_of_almost(value: Fraction, grain: Fraction) -> tuple[Fraction, Fraction]:
    size = abs(value)
    grain = _hedged_grain(size, grain)
    hard = max(min(grain, size * _ALMOST_HARD[0]), size * _ALMOST_HARD[1])
    likely = max(min(grain / 2, size * _ALMOST_LIKELY[0]), size * _ALMOST_LIKELY[1])
    return hard, likely


def _almost(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    hard, likely = _reach_of_almost(value, grain)
    return Interval(value - hard, value), Interval(value - likely, value, False, True)


def _just_over(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    hard, likely = _reach_of_almost(value, grain)
    return Interval(value, value + hard), Interval(value, value + likely, True, False)


def _less_than(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    return Interval(Fraction(0), value, False, True), Interval(max(value - grain, Fraction(0)), value, False, True)


def _at_most(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    return Interval(Fraction(0), value), Interval(max(value - grain, Fraction(0)), value)


def _as_is(value: Fraction, grain: Fraction) -> tuple[Interval, Interval]:
    """A value that was labelled a range or vague elsewhere: taken as a point, for there are no ends to take."""
    return _exact(value, grain)


_QUALIFIED: dict[Qualifier, Callable[[Fraction, Fraction], tuple[Interval, Interval]]] = {
    "exactly": _exact,
    "about": _about,
    "more_than": _more_than,
    "at_least": _at_least,
    "almost": _almost,
    "just_over": _just_over,
    "less_than": _less_than,
    "at_most": _at_most,
    "up_to": _at_most,
    "range": _as_is,
    "vague": _as_is,
}
"""The rows of the table by qualifier."""
