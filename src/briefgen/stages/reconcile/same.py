"""Whether two figures that exclude each other by their numbers may be one number in other words.

News cuts a number short instead of rounding it (1.089 million becomes 1.08 million), and counts long times by units so
coarse that "three decades" and "more than three decades" are one time. Neither is a difference that a reader should be
told of. Of small things counted it is one: "more than three dead" are not three.
"""

from __future__ import annotations

from fractions import Fraction

from briefgen.records import FigureClaim, Quantity
from briefgen.records.qualifiers import APART, BARE
from briefgen.stages.reconcile.windows import MOST_CUT
from briefgen.text.lexicon import fold

CUT, CUT_OF = MOST_CUT.as_integer_ratio()
COARSE_UNITS = frozenset({"week", "fortnight", "month", "quarter", "year", "decade", "century"})
"""Units of time in which nobody counts to the day."""
FRACTIONS = frozenset({"fraction", "ratio"})
"""Classes of "half" and "a third": words that stand for about so much."""


def may_be_one(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures may be one number by their words alone: one is the other cut short, a coarse time or share
    with a bound, or the other's number in looser words. Days are not looked at."""
    one, other = a.quantity, b.quantity
    if one is None or other is None or one.value is None or other.value is None or one.unit != other.unit:
        return False
    # In integers, here and below: a Fraction is slow, and hardly any two values are so near.
    (first, part), (second, of) = one.value.as_integer_ratio(), other.value.as_integer_ratio()
    left, right = first * of, second * part
    if left == right:
        return is_coarsely_one(a, b) or is_loosely_one(a, b)
    if abs(left - right) * CUT_OF > max(left, right) * CUT:
        return False
    return is_cut_short(a, b) if left < right else is_cut_short(b, a)


def is_cut_short(short: FigureClaim, full: FigureClaim) -> bool:
    """Whether a value is another one cut to fewer digits: 1.08 million for 1.089 million, not 1.4 for 1.49."""
    a, b = short.quantity, full.quantity
    if a is None or b is None or a.value is None or b.value is None or a.unit != b.unit:
        return False
    if a.qualifier not in BARE or b.qualifier not in BARE:
        return False
    (low, under), (high, over) = a.value.as_integer_ratio(), b.value.as_integer_ratio()
    lost = high * under - low * over
    if not 0 < lost * CUT_OF <= high * under * CUT:
        return False
    step, part = a.granularity.as_integer_ratio()
    return lost * part < step * under * over and digits_of(full) > digits_of(short) > 1


def is_coarsely_one(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures tell one number of a coarse unit, one of them as a bound: "three decades" and "more than
    three decades", "half" and "more than half"."""
    one, other = a.quantity, b.quantity
    if one is None or other is None or one.unit != other.unit or not (_is_coarse(one) and _is_coarse(other)):
        return False
    return one.value is not None and one.value == other.value


def is_loosely_one(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether one party's two figures tell one number, one of them bare and the other in looser words: "more than 85" and
    "85". Of few things it is a difference ("more than three" is not three), and so is it where another party counts."""
    one, other = a.quantity, b.quantity
    if (
        fold(a.asserter) != fold(b.asserter)
        or one is None
        or other is None
        or one.value is None
        or one.value != other.value
        or one.unit != other.unit
    ):
        return False
    said = {one.qualifier, other.qualifier}
    return bool(said & BARE) and bool(said & APART) and abs(one.value) >= MANY


MANY = 20
"""From so many on "more than" and "nearly" are the looser words of a report for the number that it has."""


def _is_coarse(quantity: Quantity) -> bool:
    return quantity.unit in COARSE_UNITS or quantity.cls in FRACTIONS


def value_of(claim: FigureClaim) -> Fraction:
    """The one value that a figure tells; 0 where it tells none."""
    return (claim.quantity and claim.quantity.value) or Fraction(0)


def digits_of(claim: FigureClaim) -> int:
    """How many significant digits the value is printed with: 2,122 has four, 900,000 one, 44.88 four."""
    return len(claim.quantity.digits) if claim.quantity else 0


LONG_DIGITS, SAME_BEHIND = 6, 3
"""Digits of a long number, and those behind the one in which it differs from another: no count moves by exactly so much."""


def is_long(claim: FigureClaim) -> bool:
    """Whether a number has so many digits that another one with a single other digit is the same, printed wrongly."""
    return digits_of(claim) >= LONG_DIGITS


def has_one_digit_changed(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two long exact numbers have all digits alike but one, and that is none of the last ones: 41,573,206 and
    41,576,206 are one number, printed wrongly once."""
    read, again = a.quantity, b.quantity
    if read is None or again is None:
        return False
    one, other = read.digits, again.digits
    if len(one) < LONG_DIGITS or len(one) != len(other) or {read.qualifier, again.qualifier} - BARE:
        return False
    if (read.unit, read.granularity) != (again.unit, again.granularity):
        return False
    changed = [at for at, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return len(changed) == 1 and changed[0] < len(one) - SAME_BEHIND


def is_told_twice(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether one article tells two values, each to three digits or more, that could be one only where each is rounded to its very
    end, or where one is but a ceiling: 31.46 and 31.47 per cent, "no more than 31.9" and 31.2."""
    one, other = a.quantity, b.quantity
    if one is None or other is None or a.article != b.article or one.value == other.value or one.unit != other.unit:
        return False
    if min(digits_of(a), digits_of(b)) < PRINTED_DIGITS or one.granularity != other.granularity:
        return False
    exact = {one.qualifier, other.qualifier} <= BARE
    ceiling = "at_most" in (one.qualifier, other.qualifier) and bool({one.qualifier, other.qualifier} & BARE)
    return exact or ceiling


PRINTED_DIGITS = 3
"""From so many digits on a share is printed as it was counted."""
