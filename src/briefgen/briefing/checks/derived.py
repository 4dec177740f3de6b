"""Numbers that a sentence works out from others that it tells, in brackets: "84,770 of 120,000 (71%)", "(13 and 7, together 20)".

A writer may not add up or divide in silence: a number that no source tells looks like one that it does. In brackets, beside
the numbers it comes from, it is arithmetic that anyone can follow and that code does again: the share of one number in another,
a difference, a sum, how many times one is another, what a share of a number comes to and what it leaves. A share may be rounded
as it is printed, to whole percents at most, "times" to a tenth; all else comes out to the unit. In a judgement of the writer's own it needs no brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from briefgen.records import Quantity, Span
from briefgen.text.figures import scan_numbers

_BRACKETS = re.compile(r"\([^()]*\)")
MOST_ADDED = 4
"""Numbers of which a sum is tried: more that happen to add up prove nothing."""
MOST_TIMES = 20
"""So many times a number is, at most, what a product of two is taken for."""
ROUNDING_OF_SHARE = Fraction(1, 2)
ROUNDING_OF_TIMES = Fraction(1, 20)


SIGN = re.compile(r"(?:\s?(?:%|per ?cent\b|times\b))?", re.IGNORECASE)
"""The sign of a share behind its number."""


def bracketed(text: str, span: Span) -> bool:
    """Whether a place of a text stands in brackets.

    >>> bracketed("fled (71%)", Span(6, 9)), bracketed("71% fled", Span(0, 3))
    (True, False)
    """
    return any(match.start() < span.start and span.end < match.end() for match in _BRACKETS.finditer(text))


def is_reckoned(text: str, span: Span) -> bool:
    """Whether a number stands beside a sign of arithmetic.

    >>> is_reckoned("346 / 2.7 is 128", Span(0, 3)), is_reckoned("346 of 2.7", Span(0, 3))
    (True, False)
    """
    return _SIGN_BEHIND.match(text, span.end) is not None or _SIGN_BEFORE.search(text[: span.start]) is not None


_SIGN_BEHIND = re.compile(r"\s(?:[/×÷+=−]|plus|minus|times|less|and \d[\d.,]* (?:is|are|make))\s")
_SIGN_BEFORE = re.compile(r"\s(?:[/×÷+=−]|plus|minus|times|less)\s[$€£¥]?$")


def percents_in(text: str) -> tuple[Fraction, ...]:
    """The values of all percents of a text."""
    return tuple(q.value for q in scan_numbers(text).quantities if q.unit == "percent" and q.value is not None)


def shows_its_sum(text: str, span: Span) -> bool:
    """Whether a number stands in brackets behind those that it comes from, or has these in brackets behind it.

    >>> shows_its_sum("lost €19 million (83 less 64)", Span(5, 16)), shows_its_sum("lost €19 million (May)", Span(5, 16))
    (True, False)
    """
    return bracketed(text, span) or _NUMBERS_BEHIND.match(text, span.end) is not None


_NUMBERS_BEHIND = re.compile(rf"{SIGN.pattern}(?:\s[^\W\d]+){{0,2}}\s\([^()]*\d[^()]*\d[^()]*\)", re.IGNORECASE)


def works_out(quantity: Quantity, told: Iterable[Fraction], percents: Iterable[Fraction]) -> bool:
    """Whether a number is worked out from `told`, the exact values of the other numbers of its sentence: a share of one in
    another in percent, or by how many percent it is more or less, how many times one is another, the difference of two, the sum of up to four, what up to four leave of one,
    so many percent of one, the rest of it, what it is after it moved by one such share or by two in turn, the whole of which one is so many percent, and what one was before it fell or rose by so many. `percents` are those of `told` that are percents."""
    value, values = quantity.value, tuple(told)
    if value is None or len(values) < 2:
        return False
    near = quantity.granularity / 2 if quantity.qualifier == "about" else Fraction(0)
    pairs = tuple(permutations(values, 2))
    if quantity.unit == "percent":
        rounding = min(ROUNDING_OF_SHARE, quantity.granularity / 2)
        if quantity.qualifier == "more_than" and any(b and 0 < 100 * a / b - value < 1 for a, b in pairs):
            return True  # "more than 1,500 would be more than 24% of 6,100"
        return any(b and min(abs(100 * a / b - value), abs(100 * abs(a - b) / b - value)) <= rounding for a, b in pairs)
    if any(2 <= a <= MOST_TIMES and a.denominator == 1 and a * b == value for a, b in pairs):
        return True  # "eight times 2,600 is 20,800"
    if quantity.unit == "times":
        return any(b and abs(a / b - value) <= ROUNDING_OF_TIMES for a, b in pairs)
    if near and quantity.cls in ("count", "money") and any(b and abs(a / b - value) <= near for a, b in pairs):
        return True  # "137 for 100,000 is one for about 730", "346 / 2.7 is about 128 shillings a dollar"
    shares = [(a, b) for a in percents if a in values for b in values if 0 < a < 100]
    coarse = max(ROUNDING_OF_SHARE, near)
    shared = any(
        abs(part - value) <= coarse for a, b in shares for part in (a * b / 100, b - a * b / 100, b + a * b / 100)
    )
    twice = any(
        abs(b * (1 + p / 100) * (1 + q / 100) - value) <= coarse
        for p, q in permutations([way * a for a in dict.fromkeys(a for a, _ in shares) for way in (1, -1)], 2)
        for b in values
        if abs(p) != abs(q)
    )
    left = any(
        _adds_up(whole - value, [*values[:n], *values[n + 1 :]]) for n, whole in enumerate(values) if whole > value
    )
    rounding = max(ROUNDING_OF_SHARE, quantity.granularity / 2)
    wholes = any(abs(100 * b / whole - value) <= rounding for a, b in shares for whole in (a, 100 - a, 100 + a))
    return (
        wholes
        or shared
        or twice
        or left
        or any(abs(a - b - value) <= near for a, b in pairs)
        or _adds_up(value, values, near)
    )


Range = tuple[Fraction, Fraction]
"""The two ends of what a number lies between."""


def sums_ranges(ends: Range, told: Iterable[Range]) -> bool:
    """Whether a range is the sum of two or three others, end by end: 3.8 to 4.6 and 2.9 to 3.5 make 6.7 to 8.1."""
    known = tuple(dict.fromkeys(told))
    return any(
        (sum(low for low, _ in parts), sum(high for _, high in parts)) == ends
        for size in (2, 3)
        for parts in combinations(known, size)
    )


def _adds_up(value: Fraction, values: Sequence[Fraction], near: Fraction = Fraction(0)) -> bool:
    return any(
        abs(sum(parts) - value) <= near for size in range(2, MOST_ADDED + 1) for parts in combinations(values, size)
    )
