"""Qualifiers as intervals: the table of docs/reconciliation.md row by row, and its laws."""

from __future__ import annotations

import doctest
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen.text.figures.intervals
from briefgen.records import Interval, Qualifier
from briefgen.text.figures import VAGUE_PLURALS, figure_intervals, make_intervals, scan_numbers

CASES = json.loads((Path(__file__).parent / "cases" / "intervals.json").read_text(encoding="utf-8"))["entries"]
QUALIFIERS: list[Qualifier | None] = [
    None, "exactly", "about", "more_than", "at_least", "almost", "just_over", "less_than", "at_most", "up_to",
]  # fmt: skip


def exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def interval(row: list[Any]) -> Interval:
    return Interval(exact(row[0]), exact(row[1]), row[2], row[3])


def within(inner: Interval, outer: Interval) -> bool:
    """Whether every point of one interval lies in another."""
    below = outer.low is None or (
        inner.low is not None
        and (inner.low > outer.low or (inner.low == outer.low and (inner.low_open or not outer.low_open)))
    )
    above = outer.high is None or (
        inner.high is not None
        and (inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open)))
    )
    return below and above


def mirrored(one: Interval, at: Fraction) -> Interval:
    low = None if one.high is None else 2 * at - one.high
    return Interval(low, None if one.low is None else 2 * at - one.low, one.high_open, one.low_open)


# ---------------------------------------------------------------- the table


@pytest.mark.parametrize("case", CASES, ids=[case["surface"] for case in CASES])
def test_every_row_of_the_table_gives_its_two_intervals(case: dict[str, Any]) -> None:
    """Both ends and their openness, exactly."""
    low, high = exact(case.get("low")), exact(case.get("high"))
    if case["qualifier"] == "vague":
        low, high = map(Fraction, VAGUE_PLURALS[case["surface"]])
    hard, likely = make_intervals(
        value=exact(case["value"]),
        granularity=exact(case["granularity"]),
        qualifier=case["qualifier"],
        unit=case["unit"],
        low=low,
        high=high,
    )
    assert hard == interval(case["hard"])
    assert likely == interval(case["likely"])


@pytest.mark.parametrize("case", [c for c in CASES if c["unit"] == "person"], ids=lambda c: str(c["surface"]))
def test_the_reader_gives_what_the_table_takes(case: dict[str, Any]) -> None:
    """From the printed words to the intervals without a hand in between."""
    joint = " of" if case["qualifier"] == "vague" else ""
    (quantity,) = scan_numbers(f"{case['surface']}{joint} people were counted").quantities
    hard, likely = figure_intervals(quantity)
    assert (hard, likely) == (interval(case["hard"]), interval(case["likely"]))


def test_the_examples_in_the_docstrings_hold() -> None:
    """Each worked example prints what it says."""
    result = doctest.testmod(briefgen.text.figures.intervals)
    assert (result.attempted > 0, result.failed) == (True, 0)


@pytest.mark.parametrize(
    ("text", "hard", "likely"),
    [
        ("nearly $3.5 billion", ("3150000000", "3500000000"), ("3325000000", "3500000000")),
        ("prices rose 12 percent", ("11.5", "12.5"), ("11.5", "12.5")),
        ("a 7-magnitude quake", ("6.95", "7.05"), ("6.95", "7.05")),
        ("70 km away", ("60", "80"), ("65", "75")),
        ("2,000 square kilometres", ("1500", "2500"), ("1750", "2250")),
        ("a third of voters", ("37/120", "43/120"), ("37/120", "43/120")),
        ("two dozen people", ("21", "27"), ("21", "27")),
        ("some 30-40 people", ("30", "40"), ("30", "40")),
        ("it was -5C", ("-5", "-5"), ("-5", "-5")),
        ("about -5C", ("-6", "-4"), ("-11/2", "-9/2")),
    ],
)
def test_unit_rows_and_forms_reach_as_far_as_they_should(
    text: str, hard: tuple[str, str], likely: tuple[str, str]
) -> None:
    """Distance, area, percentage, magnitude, fraction, dozen and a temperature below zero."""
    (quantity,) = scan_numbers(text).quantities
    found = figure_intervals(quantity)
    assert [(i.low, i.high) for i in found] == [tuple(map(Fraction, hard)), tuple(map(Fraction, likely))]


# ---------------------------------------------------------------- laws

DIGITS = st.integers(1, 999)
PLACES = st.integers(-2, 9).map(lambda n: Fraction(10) ** n)
VALUES = st.tuples(DIGITS.filter(lambda d: d % 10 != 0), PLACES).map(lambda pair: (pair[0] * pair[1], pair[1]))
"""A value with the place of its last significant digit: 3.5 million is 35 at 10^5."""
UNITS = st.sampled_from(["person", "percent", "km", "magnitude", "USD", "USD/month", None])


@settings(max_examples=100, deadline=None)
@given(VALUES, st.sampled_from(QUALIFIERS), UNITS, st.booleans())
def test_hard_contains_likely(
    pair: tuple[Fraction, Fraction], qualifier: Qualifier | None, unit: str | None, negative: bool
) -> None:
    """What is likely is never a contradiction; and both have a point, with the lower end at the left."""
    value, grain = (-pair[0] if negative else pair[0]), pair[1]
    hard, likely = make_intervals(value=value, granularity=grain, qualifier=qualifier, unit=unit)
    assert within(likely, hard)
    for one in (hard, likely):
        assert one.low is None or one.high is None or one.low <= one.high
        assert negative or (one.low is not None and one.low >= 0)


@settings(max_examples=100, deadline=None)
@given(VALUES, st.sampled_from(QUALIFIERS))
def test_a_larger_unit_of_counting_scales_the_intervals(
    pair: tuple[Fraction, Fraction], qualifier: Qualifier | None
) -> None:
    """Thousands in the place of ones: every end is a thousand times as far, above the rows for small numbers."""
    value, grain = pair[0] * 10**6, pair[1] * 10**6
    one = make_intervals(value=value, granularity=grain, qualifier=qualifier, unit="person")
    thousand = make_intervals(value=value * 1000, granularity=grain * 1000, qualifier=qualifier, unit="person")
    for small, large in zip(one, thousand, strict=True):
        scaled = [None if end is None else end * 1000 for end in (small.low, small.high)]
        assert [large.low, large.high] == scaled


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_just_over_is_the_mirror_image_of_almost(pair: tuple[Fraction, Fraction]) -> None:
    """The value is the mirror: as far above as the other reaches below."""
    value, grain = pair
    below = make_intervals(value=value, granularity=grain, qualifier="almost", unit="person")
    above = make_intervals(value=value, granularity=grain, qualifier="just_over", unit="person")
    assert [mirrored(one, value) for one in below] == list(above)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_below_zero_is_the_mirror_image_of_above(pair: tuple[Fraction, Fraction]) -> None:
    """A temperature of -5 reaches as far as one of 5; two-sided rows only."""
    value, grain = pair
    for qualifier in (None, "exactly", "about"):
        above = make_intervals(value=value, granularity=grain, qualifier=qualifier, unit="degree")  # type: ignore[arg-type]
        below = make_intervals(value=-value, granularity=grain, qualifier=qualifier, unit="degree")  # type: ignore[arg-type]
        assert [mirrored(one, Fraction(0)) for one in above] == list(below)


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_a_qualifier_widens_or_cuts_and_never_moves_away(pair: tuple[Fraction, Fraction]) -> None:
    """About is wider than bare, bare wider than exact; a bound touches the value and lies on its side of it."""
    value, grain = pair

    def hard(qualifier: Qualifier | None) -> Interval:
        return make_intervals(value=value, granularity=grain, qualifier=qualifier, unit="person")[0]

    assert within(hard(None), hard("about"))
    assert within(hard("exactly"), hard(None))
    assert within(hard("more_than"), hard("at_least"))
    assert within(hard("less_than"), hard("at_most"))
    assert within(hard("just_over"), hard("at_least"))
    assert within(hard("almost"), hard("at_most"))
    assert hard("at_most") == hard("up_to")
    assert hard("at_least").low == hard("at_most").high == hard("almost").high == value


@settings(max_examples=60, deadline=None)
@given(st.fractions(0, 10**6), st.fractions(0, 10**6))
def test_a_range_is_its_ends_and_a_hedge_before_it_changes_nothing(a: Fraction, b: Fraction) -> None:
    """ "Some 30 to 40" is 30 to 40; "dozens" has no upper end that would contradict."""
    low, high = min(a, b), max(a, b)
    both = make_intervals(value=None, granularity=None, qualifier="range", unit="person", low=low, high=high)
    assert both == (Interval(low, high), Interval(low, high))
    vague = make_intervals(value=None, granularity=None, qualifier="vague", unit="person", low=low, high=high)
    assert vague == (Interval(low, None, False, True), Interval(low, high))


def test_magnitudes_a_fifth_apart_disagree() -> None:
    """7 and 6.8 are two claims although "7" looks round."""
    seven, _ = make_intervals(value=Fraction(7), granularity=Fraction(1), qualifier=None, unit="magnitude")
    lower, _ = make_intervals(value=Fraction(34, 5), granularity=Fraction(1, 10), qualifier=None, unit="magnitude")
    assert not seven.meets(lower)


def test_worked_example_nearly_and_over_4000_meet_at_4000() -> None:
    """Two articles of one day that say nearly and over 4,000 do not contradict each other."""
    nearly, _ = make_intervals(value=Fraction(4000), granularity=Fraction(1000), qualifier="almost", unit="person")
    over, _ = make_intervals(value=Fraction(4000), granularity=Fraction(1000), qualifier="more_than", unit="person")
    assert nearly.meets(over)
    assert nearly.high == over.low == 4000
