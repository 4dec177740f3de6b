"""The figure reader: what is a quantity and what is not, its value, unit, qualifier and noun, and its exact place."""

from __future__ import annotations

import doctest
import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen.text.figures.digits
import briefgen.text.figures.people
import briefgen.text.figures.scan
from briefgen.records import MaskedNumber, Quantity, Scan, Span
from briefgen.text.figures import is_person_noun, read_quantity, scan_numbers, singular

CASES = Path(__file__).parent / "cases"


def entries(name: str) -> list[Any]:
    read: list[Any] = json.loads((CASES / name).read_text(encoding="utf-8"))["entries"]
    return read


def only(text: str, *, language: str = "en") -> Quantity:
    (quantity,) = scan_numbers(text, language=language).quantities
    return quantity


def parts_of(text: str) -> list[tuple[str, str]]:
    scan = scan_numbers(text)
    return [(scan.quantities[p.part].surface, scan.quantities[p.whole].surface) for p in scan.parts]


def exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


# ---------------------------------------------------------------- the cases

ALL_CASES = [*entries("figures.json"), *entries("surfaces.json"), *entries("held_out.json")]


@pytest.mark.parametrize("case", ALL_CASES, ids=[case["id"] for case in ALL_CASES])
def test_every_case_is_read_as_told(case: dict[str, Any]) -> None:
    """Value, unit, qualifier, ends and exact span of each figure, and each masked number with its reason."""
    scan = scan_numbers(case["text"], language=case.get("language", "en"))
    found = [
        (q.surface, q.span.start, q.span.end, q.unit, q.qualifier, q.value, q.low, q.high) for q in scan.quantities
    ]
    assert found == [
        (f["surface"], f["start"], f["end"], f["unit"], f["qualifier"], exact(f["value"]), exact(f.get("low")),
         exact(f.get("high")))
        for f in case["figures"]
    ]  # fmt: skip
    masks = [(m.surface, m.span.start, m.span.end, m.reason) for m in scan.masked]
    assert masks == [(m["surface"], m["start"], m["end"], m["reason"]) for m in case["masked"]]


def test_the_lists_of_cases_are_large_enough_to_mean_something() -> None:
    """At least 150 surfaces of our own, at least 40 of them no quantities, and 40 that were held out."""
    own = entries("surfaces.json")
    assert sum(len(case["figures"]) + len(case["masked"]) for case in own) >= 150
    assert sum(len(case["masked"]) for case in own) >= 40
    assert len(entries("held_out.json")) == 40


@pytest.mark.parametrize(
    "module", [briefgen.text.figures.digits, briefgen.text.figures.people, briefgen.text.figures.scan]
)
def test_the_examples_in_the_docstrings_hold(module: Any) -> None:
    """Each worked example prints what it says."""
    result = doctest.testmod(module)
    assert result.attempted > 0
    assert result.failed == 0


# ---------------------------------------------------------------- phrase, noun, base, class


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("a nearly $3.5 billion deal", "nearly $3.5 billion"),
        ("between 30 and 40 people died", "between 30 and 40"),
        ("40 or so people", "40 or so"),
        ("a crowd of 100+ fans", "100+"),
        ("more than another 90 cases", "more than another 90"),
        ("up to about 50 gunmen", "up to about 50"),
        ("prices rose 12 percent", "12"),
    ],
)
def test_the_phrase_is_qualifier_currency_number_and_scale(text: str, phrase: str) -> None:
    """What a headline quotes: the unit and the noun stay outside, the hedge stays inside."""
    assert only(text).phrase.of(text) == phrase


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("after 33 Turkish soldiers were killed", "Turkish soldiers"),
        ("close to 1,000 children and women", "children and women"),
        ("hitting more than 200 regime targets", "regime targets"),
        ("dozens of people were hurt", "people"),
        ("two of its warships were transiting", "warships"),
        ("2,750 tonnes of ammonium nitrate", "ammonium nitrate"),
        ("40 more civilians died", "civilians"),
        ("the number of refugees rose to 4 million", "refugees"),
        ("the toll passed 2½ million", None),
        ("53 were killed", None),
        ("eight children’s hospitals", "children’s hospitals"),
    ],
)
def test_the_noun_is_cut_from_the_text_where_the_text_has_one(text: str, noun: str | None) -> None:
    """`noun` is printed words, never a guess, and `noun_span` is their place."""
    quantity = only(text)
    assert quantity.noun == noun
    assert noun is None or (quantity.noun_span is not None and quantity.noun_span.of(text) == noun)


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("two-thirds of voters", "of voters"),
        ("31 per cent of homes are gone", "of homes"),
        ("61.3 percent of the votes", "of the votes"),
        ("one in four children is hungry", "children"),
        ("prices rose 12 percent", None),
    ],
)
def test_a_share_has_its_base(text: str, base: str | None) -> None:
    """A percentage is compared only with one of the same base, so the words of the base are kept as printed."""
    assert only(text).base == base


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("44 passengers", "count"),
        ("€3.86 billion", "money"),
        ("$17.99 a month", "rate"),
        ("about 200 people a day", "rate"),
        ("12 percent", "percent"),
        ("70 km away", "measurement"),
        ("a 7.8-magnitude earthquake", "magnitude"),
        ("a nine-year-old boy", "age"),
        ("nine months of bombing", "duration"),
        ("one in four", "ratio"),
        ("twice as many", "ratio"),
        ("a third of voters", "fraction"),
        ("they won 3-1", "score"),
    ],
)
def test_each_class_of_surface_is_told_apart(text: str, cls: str) -> None:
    """A duration is no count, an age no duration, a rate no amount."""
    assert only(text).cls == cls


def test_a_measure_given_twice_is_one_figure_with_two_surfaces() -> None:
    """ "40 miles (70 km)" counts once; the second surface can still be read at its own place."""
    text = "40 miles (70 km) from the border"
    quantity = only(text)
    assert [span.of(text) for span in quantity.also] == ["70"]
    inner = read_quantity(text, Span(10, 12))
    assert isinstance(inner, Quantity)
    assert (inner.value, inner.unit) == (70, "km")
    assert [q.surface for q in scan_numbers("It is 40 miles from A and 70 km from B").quantities] == ["40", "70"]


def test_magnitudes_keep_a_tenth_also_when_printed_whole() -> None:
    """Else 7 and 6.8 would agree."""
    assert only("a quake of magnitude 7").granularity == Fraction(1, 10)


@pytest.mark.parametrize(
    ("text", "granularity"),
    [
        ("1,300 people", "100"),
        ("2.5 million people", "100000"),
        ("2.50 million people", "10000"),
        ("900,000 people", "100000"),
        ("half a million people", "100000"),
        ("two dozen people", "12"),
        ("a third of people", "0.05"),
        ("45.0 percent", "0.1"),
        ("one hundred and twenty-three thousand people", "1000"),
    ],
)
def test_the_granularity_is_the_place_of_the_last_digit_that_means_something(text: str, granularity: str) -> None:
    """It decides how far a round number reaches."""
    assert only(text).granularity == Fraction(granularity)


# ---------------------------------------------------------------- parts of a whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 38 people drowned, including 11 children", [("11", "38")]),
        ("including 11 children and 5 women among 38 dead", []),
        ("38 people drowned, including 11 children and 5 women", [("11", "38"), ("5", "38")]),
        ("4 members of a family, two of them children", [("two", "4")]),
        ("killed 43 people, among them 14 children", [("14", "43")]),
        ("At least 38 drowned on Monday. Eleven of them were children.", [("Eleven", "38")]),
        ("1,200 soldiers and three helicopters, two of which were grounded", [("two", "three")]),
        ("three of the company’s four repair yards", [("three", "four")]),
        ("almost 2,500 civilians in nine months, including close to 1,000 women", [("1,000", "2,500")]),
        ("20 soldiers and 12 civilians were killed", []),
        ("a fine of €85 million, of which €20 million was paid", [("20 million", "85 million")]),
    ],
)
def test_parts_are_tied_to_their_whole(text: str, expected: list[tuple[str, str]]) -> None:
    """A part is never a toll of its own; a list of two tolls has no part."""
    assert parts_of(text) == expected


def test_a_part_without_a_noun_takes_the_unit_of_its_whole() -> None:
    """ "two of which" are helicopters although soldiers stand in the sentence."""
    scan = scan_numbers("1,200 soldiers and three helicopters, two of which were grounded")
    assert [q.unit for q in scan.quantities] == ["person", "helicopter", "helicopter"]


# ---------------------------------------------------------------- words for people


@pytest.mark.parametrize(
    "word",
    ["soldiers", "people", "Afghans", "Iraqis", "migrants", "gunmen", "teachers", "journalists", "evacuees", "women",
     "civilians", "voter", "teenager", "seafarers", "Icelanders", "paediatricians", "clerks", "wardens", "midwives", "townspeople"],
)  # fmt: skip
def test_words_for_people_are_known_or_guessed_from_how_they_are_built(word: str) -> None:
    """A list would never hold all of them: -ers, -ists, -men, and nations by their capital."""
    assert is_person_noun(word)


@pytest.mark.parametrize(
    "word",
    ["computers", "containers", "trees", "committees", "homes", "helicopters", "reactors", "Texas", "lists", "quarters",
     "papers", "missiles", "loans", "official", "major", "Russian", "warden", "cook"],
)  # fmt: skip
def test_words_for_things_are_not_taken_for_people(word: str) -> None:
    """Neither the exceptions of those endings nor adjectives ("an official visit")."""
    assert not is_person_noun(word)


@pytest.mark.parametrize(
    ("plural", "one"),
    [("countries", "country"), ("houses", "house"), ("churches", "church"), ("buses", "bus"), ("women", "woman"),
     ("crises", "crisis"), ("heroes", "hero"), ("series", "series"), ("status", "status")],
)  # fmt: skip
def test_units_are_singular(plural: str, one: str) -> None:
    """ "homes" in one article and "home" in another are one unit."""
    assert singular(plural) == one


# ---------------------------------------------------------------- reading at a span


def test_a_span_is_read_exactly_then_inside_then_around() -> None:
    """A model names words, not offsets; what stands there is found from the phrase, the number or a part of either."""
    text = "It is a nearly $3.5 billion deal of 2018, and no one came."
    for words in ("3.5 billion", "nearly $3.5 billion", "nearly $3.5 billion deal", "3.5"):
        start = text.index(words)
        found = read_quantity(text, Span(start, start + len(words)))
        assert isinstance(found, Quantity)
        assert found.surface == "3.5 billion"
    year = read_quantity(text, Span(36, 40))
    assert isinstance(year, MaskedNumber)
    assert year.reason == "year"
    assert read_quantity(text, Span(0, 5)) is None


# ---------------------------------------------------------------- laws on any text

PIECES = st.sampled_from(
    ["at least", "38", "people", ",", "including", "11", "children", ".", " ", "\n", "\n\n", "$", "3.5", "billion", "-",
     "between", "and", "one", "hundred", "half a", "million", "%", "1,300", "2018", "(", ")", "km", "miles", "no", "of",
     "the", "two", "them", "dozens of", "½", "\u202f", "٢٥", "İ", "’", "“", "twenty-", "to", "Boeing 737", "percent"]
)  # fmt: skip
NEWSLIKE = st.lists(PIECES, max_size=25).map(" ".join)
ANY_TEXT = st.text(max_size=120) | NEWSLIKE


def spans_of(scan: Scan) -> list[tuple[Span, str]]:
    found = [(q.span, q.surface) for q in scan.quantities] + [(m.span, m.surface) for m in scan.masked]
    return sorted(found)


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT, st.sampled_from(["en", "de", "fr", "es", "it", "tr", "", "en-GB"]))
def test_every_span_is_exact_on_any_text(text: str, language: str) -> None:
    """`text[start:end] == surface` whatever the characters, and nothing raises."""
    scan = scan_numbers(text, language=language)
    for quantity in scan.quantities:
        assert quantity.span.of(text) == quantity.surface
        assert quantity.phrase.covers(quantity.span)
        assert quantity.noun_span is None or quantity.noun_span.of(text) == quantity.noun
        assert quantity.value is not None or (quantity.low is not None and quantity.high is not None)
        assert quantity.granularity > 0
    for mask in scan.masked:
        assert mask.span.of(text) == mask.surface
        assert mask.reason
    for part in scan.parts:
        assert part.part != part.whole
        assert max(part.part, part.whole) < len(scan.quantities)


@settings(max_examples=100, deadline=None)
@given(ANY_TEXT)
def test_each_number_has_one_fate(text: str) -> None:
    """Quantities and masks never overlap, and come in the order of the text."""
    scan = scan_numbers(text)
    assert list(scan.quantities) == sorted(scan.quantities, key=lambda q: q.span)
    ordered = [span for span, _ in spans_of(scan)]
    assert all(a.end <= b.start for a, b in pairwise(ordered))


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_every_digit_belongs_to_a_number_or_a_mask(text: str) -> None:
    """No number is lost between the two: the coverage audit counts on it."""
    scan = scan_numbers(text)
    covered = {k for span, _ in spans_of(scan) for k in range(span.start, span.end)}
    covered |= {k for q in scan.quantities for also in q.also for k in range(also.start, also.end)}
    missing = [k for k, char in enumerate(text) if char.isdecimal() and k not in covered]
    assert not missing, f"{text!r} loses {text[missing[0]]!r} at {missing[0]}"


@settings(max_examples=60, deadline=None)
@given(st.lists(NEWSLIKE.map(lambda s: s.replace("\n", " ")), min_size=1, max_size=4))
def test_a_scan_of_a_paragraph_is_the_whole_scan_filtered(paragraphs: list[str]) -> None:
    """Reading article by article or paragraph by paragraph finds the same figures at the same places."""
    text = "\n\n".join(paragraphs)
    whole = scan_numbers(text)
    start = 0
    for paragraph in paragraphs:
        own = Span(start, start + len(paragraph))
        scan = scan_numbers(paragraph)
        assert [q.span.shift(start) for q in scan.quantities] == [
            q.span for q in whole.quantities if own.covers(q.span)
        ]
        assert [m.span.shift(start) for m in scan.masked] == [m.span for m in whole.masked if own.covers(m.span)]
        start = own.end + 2


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["en", "de"]))
def test_grouped_digits_give_back_their_value(value: int, language: str) -> None:
    """What is printed with groups is read as that number, in the way of the language."""
    words = f"{value:,}" if language == "en" else f"{value:,}".replace(",", ".")
    quantity = only(f"exactly {words} people" if language == "en" else f"genau {words} Menschen", language=language)
    assert (quantity.value, quantity.qualifier) == (value, "exactly")


ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(n: int) -> str:
    """A number in British English, as a check from the other side."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {in_words(n % 100)}" if n % 100 else "")
    size, name = (10**6, "million") if n >= 10**6 else (1000, "thousand")
    rest = n % size
    joint = " and " if 0 < rest < 100 else " "
    return f"{in_words(n // size)} {name}" + (joint + in_words(rest) if rest else "")


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 10**9 - 1))
def test_number_words_give_back_their_value(value: int) -> None:
    """Any number below a billion, written out, is one figure with that value."""
    text = f"exactly {in_words(value)} coins"
    quantity = only(text)
    assert quantity.surface == in_words(value)
    assert quantity.value == value


# ---------------------------------------------------------------- time


@pytest.mark.parametrize(
    "piece",
    ["1", "12 ", '"', '" ', "a. ", "one hundred and ", "x", "half a ", "May 5 ", "including 3 ", "a.b@", "1/", "+1 "],
)
def test_hostile_text_is_read_to_its_end(piece: str) -> None:
    """Every span of hostile text cuts its own surface; how long it takes is shown by benchmarks/hostile.py."""
    text = (piece * (6_000 // len(piece) + 1))[:6_000]
    scan = scan_numbers(text)
    assert all(q.span.of(text) == q.surface for q in scan.quantities)
    assert all(m.span.of(text) == m.surface for m in scan.masked)


def test_a_run_of_digits_without_end_is_a_code() -> None:
    """A hash or a card number is never a count, and never costs the time of a big integer."""
    scan = scan_numbers("9" * 100_000)
    assert scan.quantities == ()
    assert [m.reason for m in scan.masked] == ["code"]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("It halted the 737 MAX, 767 and 777 jets.", ["737", "767", "777"]),
        ("Workers want a better 401(k) plan.", ["401(k)"]),
        ("It will build the 777X.", ["777X"]),
        ("The toll is 737.", []),
        ("It spent $737 million on planes.", []),
    ],
)
def test_types_and_plans_are_names(text: str, masked: list[str]) -> None:
    """Types of aircraft beside a word that says so, a number with a letter in brackets; never a plain count."""
    scan = scan_numbers(text)
    assert [number.surface for number in scan.masked] == masked
    assert bool(scan.quantities) is not bool(masked)


def test_a_comma_right_behind_a_number_opens_no_noun() -> None:
    """ "Almost 145,000, Babel writes" counts no "Babel writes"."""
    assert only("It was almost 145,000, Babel writes.").noun is None
    assert only("Police saw six heavily armed, masked men.").noun == "heavily armed, masked men"


def test_the_number_of_those_arrested_is_no_number_of_fires() -> None:
    """A sentence that names who is counted takes no noun from the one before."""
    told = scan_numbers("From the city 140 fires were reported. The number of those arrested there was 103.").quantities
    assert [(one.surface, one.unit) for one in told] == [("140", "fire"), ("103", "person")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a $12.5m-a-year deal", 12_500_000),
        ("a €2m-plus fee", 2_000_000),
        ("a £3b-a-year cost", 3_000_000_000),
        ("a $20 T-shirt", 20),
    ],
)
def test_a_scale_letter_keeps_its_scale_before_a_hyphen(text: str, value: int) -> None:
    """It touches the digits of a sum; a letter apart is part of the word behind it."""
    assert [quantity.value for quantity in scan_numbers(text).quantities] == [value]


def test_what_a_number_before_did_lends_no_unit() -> None:
    """The town halls to which 75 came are not counted, and so 90 counts none of them either."""
    text = "Later 75 came to town halls, bringing the total to 90."
    assert [one.unit for one in scan_numbers(text).quantities] == [None, None]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The contract runs for four years and eight months.", [(56, "month")]),
        ("She was jailed for 2 years and 3 months.", [(27, "month")]),
        ("The crossing took about 2 hours, 40 minutes.", [(160, "minute")]),
        ("The sturgeon was 6 feet 2 inches long.", [(74, "inch")]),
        ("After one year, three months remain.", [(1, "year"), (3, "month")]),
        ("It was closed for two years and 30 months.", [(2, "year"), (30, "month")]),
        ("It took five days and ten kilometres.", [(5, "day"), (10, "km")]),
    ],
)
def test_one_measure_in_two_units_is_one_figure(text: str, read: list[tuple[int, str]]) -> None:
    assert [(quantity.value, quantity.unit) for quantity in scan_numbers(text).quantities] == read


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("The losses add up to 9 million crowns.", [None]),
        ("The bills, adding up to 300 crowns, were paid.", [None]),
        ("The losses may be up to 9 million crowns.", ["up_to"]),
    ],
)
def test_what_adds_up_to_a_number_is_that_number(text: str, qualifiers: list[str | None]) -> None:
    assert [quantity.qualifier for quantity in scan_numbers(text).quantities] == qualifiers


def test_a_day_in_brackets_behind_its_weekday_is_a_date() -> None:
    scan = scan_numbers("The bulletin of Monday (6) has 83 ferries, and that of noon (7) has more.")
    assert [(masked.surface, masked.reason) for masked in scan.masked] == [("6", "date")]
    assert [quantity.surface for quantity in scan.quantities] == ["83", "7"]


def test_what_is_named_after_a_day_is_no_date() -> None:
    """Months behind "de" have no capital in their own languages."""
    (masked,) = scan_numbers("A week ago the dam at 14 de Julho burst.").masked
    assert (masked.surface, masked.reason) == ("14 de Julho", "name")
    (dated,) = scan_numbers("La presa cedió el 14 de julio.", language="es").masked
    assert dated.reason == "date"
