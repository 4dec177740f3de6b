"""Which parts make a whole up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

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
    numbered = [part for part in parts if _value_of(part) is not None]
    if goal is None or not 2 <= len(numbered) <= MOST_PARTS:
        return []
    sizes = range(2, len(numbered) + 1)
    sets = [chosen for size in sizes for chosen in combinations(numbered, size) if _total(chosen) == goal]
    found: list[Claims] = []
    taken: set[str] = set()
    for chosen in sorted(sets, key=lambda chosen: (_stretch(chosen), len(chosen), [_place(part) for part in chosen])):
        if not taken & {part.id for part in chosen}:
            found.append(chosen)
            taken |= {part.id for part in chosen}
    return sorted(found, key=lambda chosen: _place(chosen[0]))


def _value_of(claim: FigureClaim) -> Fraction | None:
    return claim.quantity.value if claim.quantity else None


def _total(claims: Claims) -> Fraction:
    return sum((value for claim in claims if (value := _value_of(claim)) is not None), Fraction(0))


def _stretch(claims: Claims) -> int:
    """How many sentences the claims of one article lie apart."""
    told = [claim.sentence for claim in claims]
    return max(told) - min(told)


def _place(claim: FigureClaim) -> tuple[str, int]:
    return claim.article, claim.span.start
