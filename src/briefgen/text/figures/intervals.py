"""Qualifiers are intervals: how far a figure reaches, and how far it probably reaches.

Two intervals a figure, exact. **hard**: outside it is a contradiction. **likely**: for corroboration and the headline.
With v the value, g the place value of its last significant digit as written (2.5 million: 10^5), h = min(g/2, v/8) and
G = min(g, v/4), one row of the table of docs/reconciliation.md each function below:

| words                                     | hard                              | likely                               |
|-------------------------------------------|-----------------------------------|--------------------------------------|
| bare whole with g = 1 or v < 100, exactly | [v, v]                            | [v, v]                               |
| bare and round, scale word, decimal       | [v-h, v+h]                        | same                                 |
| about, some, an estimated, or so          | [v-G, v+G]                        | [v-h, v+h]                           |
| more than, over, topped                   | (v, inf); with g > 1 [v, inf)     | (v, v+g]                             |
| at least, no fewer than, N+               | [v, inf)                          | [v, v+g]; with g = 1 [v, v]          |
| almost, nearly, just under                | [v-max(min(g,.2v),.1v), v]        | [v-max(min(g/2,.1v),.05v), v)        |
| just over                                 | the mirror image                  | the mirror image                     |
| bare distance, depth, area                | [v-G, v+G]                        | [v-h, v+h]                           |
| bare percentage, share, rate, unit price  | v and half of the last digit      | same                                 |
| less than, under                          | [0, v)                            | [v-g, v)                             |
| no more than, at most; up to, as many as  | [0, v]                            | [v-g, v]                             |
| between A and B                           | [A, B]                            | [A, B]                               |
| dozens, tens of thousands                 | [low, inf)                        | [low, high] (`shares.VAGUE_PLURALS`) |

For whole v < 100 with g < v/10 the hedged rows take g = round(v/10), half up. Magnitudes keep g = 0.1. The rows of a
unit win over the bare ones; lower ends stop at 0.

Sources: Williams & Power 2013 and Krifka 2007 (unhedged round numbers are read as approximate), Jansen & Pollmann 2001
(which numbers are round), Cummins, Sauerland & Solt 2012 ("more than n" implies an upper bound set by granularity),
McNabb et al. ("up to" has a bound that can be cancelled), Ferson et al. 2015 (numeric hedges vary widely between
readers, so the classes are few).
"""

from __future__ import annotations

from fractions import Fraction

from briefgen.records import Interval, Qualifier, Quantity, QuantityClass
from briefgen.records.qualifiers import APART, CEILINGS, LOWER_BOUNDS, QUALIFIERS, IntervalRow
from briefgen.text.figures.digits import place_of
from briefgen.text.figures.measures import DISTANCES

BARE_REACH = Fraction(1, 8)
"""An unhedged round number reaches half its granularity, at most this part of it: "100" is [87.5, 112.5] (Krifka 2007;
Williams & Power 2013; Jansen & Pollmann 2001)."""
ABOUT_REACH = Fraction(1, 4)
""" "About" reaches a whole granularity, at most this part of the value (Ferson et al. 2015)."""
EXACT_BELOW = 100
"""Below this a bare whole number is exact, however round: nobody rounds 30 dead."""
HEDGED_STEP = 10
"""A hedge on a small number that is finer than this part of it reaches that part: "about 44" is good to 4."""
ALMOST_HARD = (Fraction(1, 5), Fraction(1, 10))
"""How far below the value "almost" may lie: its granularity, within these parts of the value (Ferson et al. 2015)."""
ALMOST_LIKELY = (Fraction(1, 10), Fraction(1, 20))
"""How far it probably lies below: half the granularity, within these parts of the value."""
MAGNITUDE_GRAIN = Fraction(1, 10)
"""Magnitudes are given to a tenth, also "7"; else 7 and 6.8 would agree."""
SCALE_RATE = 10**6
"""From here on a round rate was written with a scale word, so that its last printed digit is a significant one."""
_MAGNITUDES = frozenset({"magnitude", "mw", "ml", "mb", "ms", "mwg", "mww", "md"})
_SHARES = frozenset({"percent", "percentage_point", "basis_point", "per_mille", "times", "share", "ratio"})
SHARE_CLASSES = frozenset({"percent", "ratio", "fraction", "rate"})
_ZERO = Fraction(0)

Both = tuple[Interval, Interval]
"""A hard and a likely interval."""


def figure_intervals(quantity: Quantity) -> Both:
    """The hard and the likely interval of a figure, in the quantity's own unit.

    "around 4 million" gives hard [3, 5] million and likely [3.5, 4.5] million.
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
) -> Both:
    """The hard and the likely interval of what was read: a value with its granularity, or the two ends of a range.

    `granularity` is the place value of the last significant digit as written; None takes that of the value. A vague
    plural has no value, and as ends those of its likely interval.

    >>> hard, likely = make_intervals(value=Fraction(44), granularity=Fraction(1), qualifier="about", unit="person")
    >>> str(hard.low), str(hard.high), str(likely.low), str(likely.high)
    ('40', '48', '42', '46')
    """
    if value is None:
        return _ends(qualifier, low, high)
    grain = granularity if granularity is not None else place_of(value)
    if value < 0:
        return _below_zero(value, grain, qualifier, unit, cls)
    if qualifier is None:
        return _bare(value, grain, unit, cls)
    return _of_words(QUALIFIERS[qualifier].row, value, grain)


# ---------------------------------------------------------------- without a value, below zero


def _ends(qualifier: Qualifier | None, low: Fraction | None, high: Fraction | None) -> Both:
    """Ranges and scores as they stand; a vague plural has no upper end that would contradict."""
    likely = Interval(low, high)
    return (Interval(low, None, False, True), likely) if qualifier == "vague" else (likely, likely)


def _below_zero(
    value: Fraction, grain: Fraction, qualifier: Qualifier | None, unit: str | None, cls: QuantityClass
) -> Both:
    """A negative value: two-sided rows are mirrored at 0, one-sided ones hold on the line without a stop at 0."""
    if qualifier in LOWER_BOUNDS:
        return _of_words(QUALIFIERS[qualifier].row, value, grain)
    if qualifier in CEILINGS:
        is_open = qualifier in APART
        return Interval(None, value, True, is_open), Interval(value - grain, value, False, is_open)
    hard, likely = make_intervals(value=-value, granularity=grain, qualifier=qualifier, unit=unit, cls=cls)
    return _mirrored(hard), _mirrored(likely)


def _mirrored(one: Interval) -> Interval:
    low = None if one.high is None else -one.high
    return Interval(low, None if one.low is None else -one.low, one.high_open, one.low_open)


# ---------------------------------------------------------------- the rows


def _around(value: Fraction, reach: Fraction) -> Interval:
    return Interval(max(value - reach, _ZERO), value + reach)


def _bare(value: Fraction, grain: Fraction, unit: str | None, cls: QuantityClass) -> Both:
    """A number without a qualifier. The rows of a unit come before those of plain numbers."""
    if unit is not None and unit.lower() in _MAGNITUDES:
        return _twice(_around(value, min(min(grain, MAGNITUDE_GRAIN) / 2, value * BARE_REACH)))
    if unit in _SHARES or cls in SHARE_CLASSES or (unit is not None and "/" in unit):
        return _twice(_around(value, _last_printed(value, grain) / 2))
    half = min(grain / 2, value * BARE_REACH)
    if _is_distance(unit):
        return _around(value, min(grain, value * ABOUT_REACH)), _around(value, half)
    if value.denominator == 1 and (grain == 1 or (value < EXACT_BELOW and grain == 10)):
        return _exactly(value)
    return _twice(_around(value, half))


def _twice(one: Interval) -> Both:
    return one, one


def _is_distance(unit: str | None) -> bool:
    """Distance, depth or area."""
    return unit is not None and (unit in DISTANCES or unit.startswith(("square ", "nautical ")))


def _last_printed(value: Fraction, grain: Fraction) -> Fraction:
    """Place value of the last digit printed: 1 in "40 %", although its granularity is 10."""
    return grain if value >= SCALE_RATE else min(grain, Fraction(1))


def _hedged_grain(value: Fraction, grain: Fraction) -> Fraction:
    """ "about 44": g = 1 is finer than a tenth of a small whole number, so a tenth of it counts, half up."""
    if value < EXACT_BELOW and value.denominator == 1 and 1 <= grain < value / HEDGED_STEP:
        return Fraction((value.numerator + HEDGED_STEP // 2) // HEDGED_STEP)
    return grain


def _of_words(row: IntervalRow, value: Fraction, grain: Fraction) -> Both:
    match row:
        case "point":
            return _exactly(value)
        case "around":
            return _about(value, grain)
        case "more_than":
            return Interval(value, None, grain <= 1, True), Interval(value, value + grain, True, False)
        case "at_least":
            return Interval(value, None, False, True), Interval(value, value if grain == 1 else value + grain)
        case "almost":
            hard, likely = _reach_of_almost(value, grain)
            return Interval(value - hard, value), Interval(value - likely, value, False, True)
        case "just_over":
            hard, likely = _reach_of_almost(value, grain)
            return Interval(value, value + hard), Interval(value, value + likely, True, False)
        case "less_than":
            return Interval(_ZERO, value, False, True), Interval(max(value - grain, _ZERO), value, False, True)
        case "at_most":
            return Interval(_ZERO, value), Interval(max(value - grain, _ZERO), value)


def _exactly(value: Fraction) -> Both:
    return _twice(Interval(value, value))


def _about(value: Fraction, grain: Fraction) -> Both:
    grain = _hedged_grain(value, grain)
    return _around(value, min(grain, value * ABOUT_REACH)), _around(value, min(grain / 2, value * BARE_REACH))


def _reach_of_almost(value: Fraction, grain: Fraction) -> tuple[Fraction, Fraction]:
    grain = _hedged_grain(value, grain)
    hard = max(min(grain, value * ALMOST_HARD[0]), value * ALMOST_HARD[1])
    return hard, max(min(grain / 2, value * ALMOST_LIKELY[0]), value * ALMOST_LIKELY[1])
