"""How large a unit is, so that values in two units of one kind can be compared: a mile is 1,609 metres, a day 24 hours."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from briefgen.vocabulary import read_table


def unit_size(unit: str) -> tuple[str, Fraction] | None:
    """What a unit measures and its exact size in the base unit of that; None for a unit that stands for itself alone.

    >>> unit_size("day"), unit_size("euro")
    (('duration', Fraction(24, 1)), None)
    """
    return _sizes().get(unit)


@cache
def _sizes() -> Mapping[str, tuple[str, Fraction]]:
    return {row["unit"]: (row["of"], Fraction(row["size"])) for row in read_table("sizes", ("unit", "of", "size"))}


RATE_MOVES = Fraction(4, 100)
"""So much of a sum a rate of exchange may move in the weeks of a story: as exactly are two currencies compared."""
