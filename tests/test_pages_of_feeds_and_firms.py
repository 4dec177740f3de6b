"""Numbers as firms and papers of other countries print them, and the wrapping of feeds."""

from __future__ import annotations

from fractions import Fraction

import pytest

import briefgen
from briefgen.pages.readers.markup import text_of_markup
from briefgen.text.figures import scan_numbers


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The mine made R12 million.", 12_000_000, "ZAR"),
        ("The mine made R2.5bn.", 2_500_000_000, "ZAR"),
        ("Each miner gets R45 000.", 45_000, "ZAR"),
        ("Each miner gets R 45 000.", 45_000, "ZAR"),
        ("Each miner gets R1,200.", 1_200, "ZAR"),
        ("Cash flow was (1.1) million dollars.", -1_100_000, "USD"),
        ("Two-hundred-and-fifty-one farms closed.", 251, "farm"),
        ("One-hundred-and-a-half farms closed.", Fraction(201, 2), "farm"),
    ],
)
def test_a_sum_or_number_is_read_to_its_end(text: str, value: Fraction | int, unit: str) -> None:
    """The rand, a loss in brackets before its scale, a number in words whose joints are all hyphens."""
    [quantity] = scan_numbers(text).quantities
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize("text", ["The R12 road is shut.", "An R8 left the track.", "R2-D2 came.", "Senator Poe, R, left."])
def test_an_r_that_names_is_no_money(text: str) -> None:
    assert scan_numbers(text).quantities == ()


def test_a_sum_told_again_in_brackets_is_no_loss() -> None:
    values = [quantity.value for quantity in scan_numbers("It sold for 3 million euros (3.3) million dollars.").quantities]
    assert all(value is not None and value > 0 for value in values)


def test_tonnes_that_fell_are_no_rain() -> None:
    page = "Copper slips at Vell\n\n3 May 2024\n\nOutput of copper fell to 816,000 tonnes in April, the company said on Friday.\n"
    [group] = briefgen.brief({"text": page}, engine="local").figures
    assert "rain" not in group.name.lower()


def test_the_wrapping_of_a_feed_is_no_word() -> None:
    assert text_of_markup("<![CDATA[<p>A boat sank &mdash; all are safe.</p>]]>") == "A boat sank — all are safe."
    assert text_of_markup("<![CDATA[A boat sank.]]>") == "A boat sank."
