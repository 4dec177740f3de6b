"""Numbers that stand for a period, a line or one of a kind, and parts of a hundred or a mile that are figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from briefgen.text.figures import scan_numbers


def values(text: str) -> list[Fraction | None]:
    return [quantity.value for quantity in scan_numbers(text).quantities]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Half a hundred people were in hospital.", 50, "person"),
        ("Half a hundred thousand homes were dark.", 50_000, None),
        ("It lay less than a mile from the quay.", 1, "mile"),
        ("More than a foot of rain fell.", 1, "foot"),
        ("Owners get help of $7.800 for damaged boats.", 7800, "USD"),
        ("It bought the line for $1.500 billion.", 1_500_000_000, "USD"),
        ("Fuel is at $3.500 a gallon.", Fraction(7, 2), "USD/gallon"),
    ],
)
def test_halves_lengths_and_points_are_read(text: str, value: int | Fraction, unit: str | None) -> None:
    """Half of a hundred is 50, "less than a mile" one mile, and three places behind a point of dollars are a group."""
    (quantity,) = scan_numbers(text).quantities
    assert quantity.value == value
    assert unit in (None, quantity.unit)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("In the first three months of 2031 it lost 12 ships.", [12]),
        ("In the first three months of the year it lost 12 ships.", [12]),
        ("In the three months to June it lost 12 ships.", [3, 12]),
        ("Boats hurried from one quay to the next.", []),
        ("Of the two ships, one laden and the other empty, 12 sailors were saved.", [2, 12]),
        ("From one to ten people were hurt.", [None]),
        ("Badly have nurse and 999 crew walk-outs hit the town.", []),
        ("The line took 999 calls in a night.", [999]),
        ("The strikes of May 4 & 6 2031 hit 12 ports.", [12]),
    ],
)
def test_what_counts_nothing_is_no_figure(text: str, left: list[int | None]) -> None:
    """A part of a year, one of its kind beside the next or the other, who answers a line, the second of two days."""
    assert values(text) == left
