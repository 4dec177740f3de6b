"""When a page came out, how long it takes to read, and the time of day in words: they count nothing."""

from __future__ import annotations

import pytest

from briefgen.text.figures import scan_numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Published 7 hours ago", "7 hours ago"),
        ("Last updated 40 minutes ago by the desk", "40 minutes ago"),
        ("3 hrs ago | Arvin", "3 hrs ago"),
        ("Updated 4 min read", "4 min read"),
        ("A three-minute read", "three-minute read"),
        ("Reading time: 6 mins", "6 mins"),
        ("The quake came at nine minutes past four in the morning.", "nine minutes past four"),
        ("At twelve minutes to midnight the siren sounded.", "twelve minutes to midnight"),
        ("The boat left at ten past six.", "ten past six"),
        ("The boat left at twenty to five.", "twenty to five"),
    ],
)
def test_a_time_of_the_page_or_of_the_day_is_no_figure(text: str, told: str) -> None:
    """The whole of it is masked as a time."""
    scan = scan_numbers(text)
    assert scan.quantities == ()
    assert [(mask.surface, mask.reason) for mask in scan.masked] == [(told, "time")]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("The game went nine minutes past the end.", ["nine"]),
        ("It took nine minutes before six men came.", ["nine", "six"]),
        ("From twenty to forty boats came.", ["twenty to forty"]),
        ("Three days ago 12 people drowned.", ["Three", "12"]),
        ("She read for 5 minutes and slept for two hours.", ["5", "two"]),
    ],
)
def test_a_length_of_time_stays_a_figure(text: str, surfaces: list[str]) -> None:
    """What lasted, and what is counted behind an hour's word."""
    assert [quantity.surface for quantity in scan_numbers(text).quantities] == surfaces
