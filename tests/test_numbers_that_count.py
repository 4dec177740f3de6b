"""Whole kinds of numbers: those that count nothing, those that bounds are told of, and how each language writes them."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.records import Qualifier, Quantity
from briefgen.text.figures import scan_numbers
from briefgen.vocabulary import read_table


def read(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    """Each figure with its qualifier."""
    return [(q.surface, q.qualifier) for q in scan_numbers(text, language=language).quantities]


def values(text: str, language: str = "en") -> list[Fraction | None]:
    return [q.value for q in scan_numbers(text, language=language).quantities]


def only(text: str, language: str = "en") -> Quantity:
    (quantity,) = scan_numbers(text, language=language).quantities
    return quantity


# ---------------------------------------------------------------- numbers that count nothing


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The desk can be reached on 6782001286.", "code"),
        ("Helpline: 033-26001561", "phone"),
        ("Call 1-800-555-0199 at any hour", "phone"),
        ("Train No. 12841 was late", "name"),
        ("the 12841 Sarn Valley Express was late", "name"),
        ("the 12841 Korsun-Tavrik Express hit parked coaches", "name"),
        ("Flight 447 was late", "name"),
        ("LH 455 was late", "name"),
        ("Carriage A-1 was crushed", "name"),
        ("coach B-2 fell on its side", "name"),
        ("They slept in cell 12", "name"),
        ("He works in Room 204", "name"),
        ("She lives at 12 Elm Street", "name"),
        ("an office in Via Merano 12", "name"),
        ("Crime No. 123/2023 was registered", "code"),
        ("He was found guilty on count 12", "name"),
        ("The pin code 756001 is old", "name"),
        ("week 34 of the year", "name"),
        ("at mile marker 112", "name"),
        ("·4 min read", "time"),
        ("Updated at noon GMT+2", "time"),
        ("a cut below 2019 levels", "year"),
        ("account number 12345678", "code"),
        ("Candidate No 3 won", "name"),
        ("the Sarn Express (12864)", "name"),
        ("a zero tolerance rule", "name"),
        ("in Zone 5 police were called", "name"),
    ],
)
def test_a_number_that_only_names_is_masked(text: str, reason: str) -> None:
    """Telephone numbers, trains, flights, carriages, rooms, houses, files: each with its reason, none a figure."""
    scan = scan_numbers(text)
    assert scan.quantities == ()
    assert [m.reason for m in scan.masked] == [reason]


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("Page 1 of 4 told of 30 dead", ["30"]),
        ("Photo 3 of 12", []),
        ("trains 12841 and 12864 were late", []),
        ("bogies 3 and 4 held 30 people", ["30"]),
        ("Ward 4 and 2 metres of water", ["2"]),
        ("1) food for 300 people, 2) water, 3) rest", ["300"]),
        ("(1) food for 300 people, (2) water", ["300"]),
        ("Jane Roe (24) and Sam Poe (30)", ["24", "30"]),
        ("closed on May 3, 5 and 7", []),
        ("on May 3, 20 people died", ["20"]),
        ("from September 19 to 20", []),
        ("14 Leopard 2 tanks and 31 M1 tanks", ["14", "31"]),
        ("9 Kestrel-136 drones were shot down", ["9"]),
        ("Dear readers of the Sarn Valley Gazette in Tavrik\n1\nBy Ann Lee", []),
        ("the founder's millions", []),
        ("his millions of followers", ["millions"]),
        ("tens of casualties, tens of metres", ["tens", "tens"]),
        ("It tens of", []),
        ("a population of 1234567", ["1234567"]),
        ("a prize of $1234567", ["1234567"]),
        ("1234567 voters", ["1234567"]),
    ],
)
def test_what_counts_beside_a_name_is_still_read(text: str, surfaces: list[str]) -> None:
    """The mask takes the name and leaves the count."""
    assert [q.surface for q in scan_numbers(text).quantities] == surfaces


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("HALDEN (Kestria News) - Four Tavrik rescue workers died on Sunday.", "Four"),
        ("HALDEN, Kestria, March 3 — Three Sarn officials resigned.", "Three"),
        ("UPDATE: Four Tavrik rescue workers died", "Four"),
        ("in the streets of Paris 903 fires burned", "903"),
        ("In Tokyo 300 people marched", "300"),
        ("In Rio 12 bridges were closed", "12"),
    ],
)
def test_a_count_behind_a_dateline_or_a_place_is_no_name(text: str, surface: str) -> None:
    """A capital at the head of a sentence names nothing, wherever the head is; nor does a town before a count."""
    assert only(text).surface == surface


@pytest.mark.parametrize("text", ["The Five Star Movement", "fans of Tokyo 2020 sang", "the Group of Seven met"])
def test_a_name_with_a_number_stays_a_name(text: str) -> None:
    assert scan_numbers(text).quantities == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("One expert said the dam was old", []),
        ("One difficulty is that nobody knows", []),
        ("one early estimate has it otherwise", []),
        ("The one in Halden was the largest", []),
        ("She had never seen one like this", []),
        ("A second one fell", []),
        ("One soldier was killed", ["One"]),
        ("at least one report of looting", ["one"]),
        ("He added that one more miner was hurt", ["one"]),
        ("She said that one Tavrik soldier died", ["one"]),
        ("She likes that one best", []),
        ("The siege took one day", ["one"]),
        ("One day the dam will break", []),
        ("One policeman who fell was taken away", ["One"]),
        ("One witness was killed", ["One"]),
        ("Causing the death of more than one person is a crime", []),
        ("More than one million people fled", ["one million"]),
        ("More than one case was found", ["one"]),
    ],
)
def test_one_is_a_figure_only_where_it_counts(text: str, figures: list[str]) -> None:
    """ "One" is a number, an article or a pronoun; people who are only quoted are not counted."""
    assert [q.surface for q in scan_numbers(text).quantities] == figures


def test_number_words_are_read_in_english_alone() -> None:
    """A Dutch "ten" is no ten; digits are read in any language."""
    assert read("ten minste 30 huizen ten noorden van de dam", "nl") == [("30", "at_least")]
    assert read("ten houses north of the dam") == [("ten", None)]


def test_a_part_of_a_large_whole_is_two_counts() -> None:
    """ "74 of the 97 dead" tells both numbers and how they hang together; "3 of the 5" is a share."""
    scan = scan_numbers("Named so far are 74 of the 97 dead")
    assert [(q.value, q.unit) for q in scan.quantities] == [(74, "person"), (97, "person")]
    assert [(p.part, p.whole) for p in scan.parts] == [(0, 1)]
    assert only("3 of the 5 hostages were freed").value == Fraction(3, 5)


@pytest.mark.parametrize("text", ["Four of the 15 bridges are open", "Four out of the 15 bridges are open"])
def test_a_part_of_a_known_whole_is_two_counts(text: str) -> None:
    """ "The 15" are a number that the story knows; nine in ten or three of the four are a share."""
    scan = scan_numbers(text)
    assert [(q.value, q.unit) for q in scan.quantities] == [(4, "bridge"), (15, "bridge")]
    assert [(p.part, p.whole) for p in scan.parts] == [(0, 1)]
    assert only("three of the four bridges").value == Fraction(3, 4)


def test_a_sentence_may_open_with_the_whole_of_its_counts() -> None:
    """ "Of the 15 bridges": all counts behind that have no noun of their own are of these."""
    scan = scan_numbers("Of the 15 bridges over the Ister, four were shut and two damaged by 30 trees.")
    assert [(q.value, q.unit) for q in scan.quantities] == [(15, "bridge"), (4, "bridge"), (2, "bridge"), (30, "tree")]
    assert [(p.part, p.whole) for p in scan.parts] == [(1, 0), (2, 0)]


@pytest.mark.parametrize("verb", ["goes", "moves", "is raised", "was put up", "is pushed back", "crept"])
def test_a_change_from_one_number_to_another_is_no_range(verb: str) -> None:
    """Both ends were or will be true, one after the other."""
    assert values(f"The retirement age {verb} from 62 to 64") == [62, 64]
    assert only("It holds from 30 to 40 cars").qualifier == "range"


@pytest.mark.parametrize("text", ["between the ages of 5 and 11", "5- to 11-year-olds", "a 5- to 11-month ban"])
def test_a_range_may_stand_behind_its_noun_or_a_hanging_hyphen(text: str) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high) == (5, 11)


@pytest.mark.parametrize("text", ["It will take a day or two", "in the last day or two", "Another day or two of rain"])
def test_a_day_or_two_is_a_range(text: str) -> None:
    """One to two days, not two."""
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit, quantity.qualifier) == (1, 2, "day", "range")


def test_each_of_a_list_of_ages_is_an_age() -> None:
    scan = scan_numbers("The girls, aged 4, 7 and 12, live here")
    assert [(q.value, q.cls) for q in scan.quantities] == [(4, "age"), (7, "age"), (12, "age")]


@pytest.mark.parametrize(
    ("text", "unit", "cls"),
    [
        ("Rates rose by 75 bps", "basis_point", "percent"),
        ("It fined him 5,000 won", "KRW", "money"),
        ("The party with 300 won", None, "count"),
        ("a bill of NIS 300m", "ILS", "money"),
        ("5 000 000 francs CFA", "XAF", "money"),
        ("It ran at 128 kmph", "km/hour", "measurement"),
        ('"I am 41," she said', "year", "age"),
        ("She, 41, said so", "year", "age"),
        ("There were 242 on board", "person", "count"),
        ("from one-third to one-half of homes", None, "fraction"),
        ("a $1.2-1.5 billion loss", "USD", "money"),
        ("Seventeen coaches left the rails", "coach", "count"),
    ],
)
def test_what_stands_beside_a_number_tells_its_unit(text: str, unit: str | None, cls: str) -> None:
    """A verb that looks like a currency, a carriage that looks like a trainer, a loss that looks like a match."""
    quantity = only(text)
    assert (quantity.unit, quantity.cls) == (unit, cls)


# ---------------------------------------------------------------- words that bound

BOUNDS = """
more_than | Quake toll passes 5,000 | The death toll crossed 40 | Deaths top 100 | Sales topped $5 billion
more_than | Turnout surpasses 60% | Losses exceed 300 | The number of dead went past 40 | The toll climbs past 300
more_than | The count has risen past 12 | Dead cross the 5,000 mark | the toll is expected to top 100 | goes past 3,000
more_than | Arrests breached the 200 barrier | upwards of 30 shops | north of $3 billion | well over 300 families
more_than | It rose above 40 degrees | Profit passed $2 billion | well past 700 homes | in more than a century
almost | the better part of 200 people | the better part of an hour | just short of 90 seats | a shade under 7 percent
at_most | a ceiling of 60 euros | a cap of $50 million | limited to 30 guests | at most 3 pages
at_least | a floor of 12 euros | no lower than 9 percent | no smaller than 40 metres
up_to | as much as $40 million | as many as 12 people | as high as 4 metres
less_than | Support fell short of 50% | far fewer than 200 seats | It lasted less than a day
about | something like 40 cars | in the vicinity of 900 jobs
just_over | a shade over 7 percent | barely more than 40 voters | just past 300 homes
"""
TOLD = [
    (q.strip(), text.strip())
    for q, *texts in (line.split("|") for line in BOUNDS.strip().split("\n"))
    for text in texts
]


@pytest.mark.parametrize(("qualifier", "text"), TOLD)
def test_verbs_and_nouns_that_carry_a_bound_qualify(qualifier: str, text: str) -> None:
    """A toll that passes 5,000 is no bare 5,000."""
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize(
    "text",
    ["The Senate passed 12 bills", "They walked past 12 houses", "He crossed 12 rivers", "The law passed 217 to 213",
     "The top 10 cities were hit", "The ship passed 40 miles from shore", "more than the 35 who died there",
     "The Red Cross 12 days later"],
)  # fmt: skip
def test_the_same_words_in_another_use_qualify_nothing(text: str) -> None:
    """What passes a law passes no number."""
    assert {qualifier for _, qualifier in read(text)} == {None}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("For a week and a half the court sat", "1.5", "week"),
        ("an hour and a half later", "1.5", "hour"),
        ("two-and-a-half years in prison", "2.5", "year"),
        ("a mile and a half of pipe", "1.5", "mile"),
        ("a century and a half of rule", "150", "year"),
        ("the worst in more than a century", "100", "year"),
        ("It took nearly an hour", "1", "hour"),
    ],
)
def test_a_time_may_hold_its_number_or_be_it(text: str, value: str, unit: str) -> None:
    """ "A week and a half" is one and a half weeks, not half of something."""
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Fraction(value), unit)


@pytest.mark.parametrize("text", ["It happened over a decade ago", "talk about a year", "a row over a week", "a day"])
def test_a_time_without_a_bound_is_no_figure(text: str) -> None:
    assert scan_numbers(text).quantities == ()


def test_every_row_of_the_qualifiers_has_its_form() -> None:
    """A row with a slip would never match, and nobody would notice."""
    for row in read_table("qualifiers", ("words", "qualifier", "side", "languages", "when")):
        assert row["qualifier"] in get_args(Qualifier), row
        assert row["side"] in ("left", "right", "both"), row
        assert row["when"] in ("", "passing", "infinitive", "past"), row
        assert row["languages"], row
        assert len(row["words"].split()) <= 5, row


ROWS = read_table("qualifiers", ("words", "qualifier", "side", "languages", "when"))


@pytest.mark.parametrize(
    "row",
    [r for r in ROWS if r["side"] != "right" and not r["when"] and not r["words"].endswith("'")],
    ids=lambda r: r["words"],
)
def test_each_phrase_of_the_table_is_read_before_a_number(row: dict[str, str]) -> None:
    """As it stands in the table, in each of its languages."""
    for language in row["languages"].split():
        words = row["words"].replace(" .", ".").replace(" '", "'")
        assert only(f"Es {words} 470 km", language=language).qualifier == row["qualifier"]


# ---------------------------------------------------------------- digits in groups


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("over 11 000 people have no power", 11_000),
        ("84 770 were counted", 84_770),
        ("The number rose to 84 770.", 84_770),
        ("1 234 567 voters", 1_234_567),
        ("$11 000 in cash", 11_000),
        ("in Sarn 119 000 people marched", 119_000),
        ("so they said. Almost 85 000 Sarnians have gone", 85_000),
        ("Valley Flood Leaves Some 11 000 People Without Power", 11_000),
        ("Valley Flood Leaves 11 000 People Without Power", 11_000),
        ("an area of 3 500 km", 3_500),
        ("some 84 770,5 tonnes", Fraction("84770.5")),
        ("some 84 770.5 tonnes", Fraction("84770.5")),
        ("a bill of EUR 1.234,56", Fraction("1234.56")),
    ],
)
def test_groups_parted_by_a_plain_space_are_one_number(text: str, value: Fraction) -> None:
    """Also in English, where a noun, a unit or the end of the phrase follows."""
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2019 300 people came", [300]),
        ("Boeing 737 300 seats", [300]),
        ("On May 12 300 people came", [300]),
        ("Flight 370 239 people", [239]),
        ("on day 3 200 people came", [200]),
        ("In room 12 300 people met", [300]),
        ("at 10:30 300 people left", [300]),
        ("two 2 100-page reports", [2, 2, 100]),
        ("Highway 61 300 people", [300]),
        ("Call 800 273 825", []),
        ("12 300 45 678", [12, 300, 45, 678]),
    ],
)
def test_a_day_or_a_name_before_a_count_is_no_group(text: str, expected: list[int]) -> None:
    """Nor is a row of a table or a telephone number."""
    assert values(text) == expected


def test_ends_of_a_range_may_have_groups() -> None:
    quantity = only("10 000-12 000 people")
    assert (quantity.low, quantity.high) == (10_000, 12_000)


@settings(max_examples=80, deadline=None)
@given(st.integers(1_000, 10**9), st.sampled_from(["en", "de", "fr", "es", "it"]))
def test_any_number_with_plain_spaces_gives_back_its_value(value: int, language: str) -> None:
    """In every language alike."""
    text = f"They counted {value:,} km".replace(",", " ")
    quantity = only(text, language)
    assert (quantity.value, quantity.surface) == (value, f"{value:,}".replace(",", " "))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("it", "oltre 84.770 persone", [("84.770", 84_770, "more_than", "person")]),
        ("it", "2,5 miliardi di euro, il 12,5 per cento",
         [("2,5 miliardi", 2_500_000_000, None, "EUR"), ("12,5", Fraction("12.5"), None, "percent")]),
        ("de", "mindestens 84.770 Menschen, 4,5 Millionen Euro",
         [("84.770", 84_770, "at_least", "person"), ("4,5 Millionen", 4_500_000, None, "EUR")]),
        ("fr", "près de 119 000 personnes, 1,28 million de manifestants",
         [("119 000", 119_000, "almost", "person"), ("1,28 million", 1_280_000, None, "person")]),
        ("fr", "2,5 milliards d'euros", [("2,5 milliards", 2_500_000_000, None, "EUR")]),
        ("es", "más de 1.200 heridos, el 12,5 por ciento",
         [("1.200", 1_200, "more_than", "person"), ("12,5", Fraction("12.5"), None, "percent")]),
        ("es", "2.000 millones de euros", [("2.000 millones", 2_000_000_000, None, "EUR")]),
        ("nl", "minstens 1,5 miljoen euro", [("1,5 miljoen", 1_500_000, "at_least", "EUR")]),
        ("pt", "pelo menos 2,5 milhões de euros", [("2,5 milhões", 2_500_000, "at_least", "EUR")]),
    ],
)  # fmt: skip
def test_each_language_writes_its_digits_its_own_way(language: str, text: str, expected: list[object]) -> None:
    """Groups, decimal signs, scales, shares and money."""
    scan = scan_numbers(text, language=language)
    assert [(q.surface, q.value, q.qualifier, q.unit) for q in scan.quantities] == expected


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Their ages go from 14 to 76.", ["14", "76"]),
        ("Ages range between 19 and 61.", ["19 and 61"]),
        ("The number of the crew went from 14 to 76.", []),
    ],
)
def test_ages_that_go_from_one_to_another_count_nobody(text: str, ages: list[str]) -> None:
    assert [q.surface for q in scan_numbers(text).quantities if q.cls == "age"] == ages
