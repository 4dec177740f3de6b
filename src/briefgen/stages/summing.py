"""Which parts make a whole up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm

from briefgen.records import FigureClaim

Claims = tuple[FigureClaim, ...]

MOST_PARTS = 10
"""Parts of one whole of which all sets are tried."""


def divisions(whole: FigureClaim, parts: Sequence[FigureClaim]) -> list[Claims]:
    """Sets of two of the `parts` or more, none in two of them, whose values add up to the whole's exactly, in the order of the text.

    72 people are 50 men and 22 women, and ten critical, twelve serious and 50 stable: two divisions. Sets that stand close together
    are taken first. Claims without a value, and more than `MOST_PARTS`, make none.
    """
    goal = _value_of(whole)
    numbered = [(part, value) for part in parts if (value := _value_of(part)) is not None]
    if goal is None or not 2 <= len(numbered) <= MOST_PARTS:
        return []
    total, *values = _in_integers([goal, *(value for _, value in numbered)])
    measured = [(part, value) for (part, _), value in zip(numbered, values, strict=True)]
    tried = (chosen for size in range(2, len(measured) + 1) for chosen in combinations(measured, size))
    sets = [tuple(part for part, _ in chosen) for chosen in tried if sum(value for _, value in chosen) == total]
    found: list[Claims] = []
    taken: set[str] = set()
    for chosen in sorted(sets, key=lambda chosen: (_stretch(chosen), len(chosen), [_place(part) for part in chosen])):
        if not taken & {part.id for part in chosen}:
            found.append(chosen)
            taken |= {part.id for part in chosen}
    return sorted(found, key=lambda chosen: _place(chosen[0]))


def _value_of(claim: FigureClaim) -> Fraction | None:
    return claim.quantity.value if claim.quantity else None


def _in_integers(values: Sequence[Fraction]) -> list[int]:
    """Values in parts of their common denominator: to add Fractions takes ten times as long."""
    common = lcm(*(value.denominator for value in values))
    return [value.numerator * (common // value.denominator) for value in values]


def _stretch(claims: Claims) -> int:
    """How many sentences the claims of one article lie apart."""
    told = [claim.sentence for claim in claims]
    return max(told) - min(told)


def _place(claim: FigureClaim) -> tuple[str, int]:
    return claim.article, claim.span.start
