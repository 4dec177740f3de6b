"""Numbers as copy really prints them: slips, letters for scales, small money, lists, telephone lines, shared units."""

from __future__ import annotations

from fractions import Fraction

import pytest

from briefgen.text.figures import scan_numbers


def told(text: str) -> list[tuple[str, object, str | None]]:
    """Each figure with its value and unit."""
    return [(q.surface, q.value, q.unit) for q in scan_numbers(text).quantities]


def masked(text: str) -> list[tuple[str, str]]:
    return [(m.surface, m.reason) for m in scan_numbers(text).masked]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two thousand 480 ballots were spoiled.", [("Two thousand 480", 2480, "ballot")]),
        ("It carried one million 200 thousand passengers.", [("one million 200 thousand", 1_200_000, "person")]),
        ("The plant will cost 85 Mln EUR.", [("85 Mln", 85_000_000, "EUR")]),
        ("The yard burned 26.8 mill. euros in a year.", [("26.8 mill", 26_800_000, "EUR")]),
        ("It owed EUR 428 mill. at the end.", [("428 mill", 428_000_000, "EUR")]),
        ("The line will cost 340 mn pounds.", [("340 mn", 340_000_000, "GBP")]),
        ("It earned $4.1 bn in the year.", [("4.1 bn", 4_100_000_000, "USD")]),
        ("The firm sold 2.3 m cars.", [("2.3 m", 2_300_000, "car")]),
        ("They offered a price of 8.5m (US$6 million).", [("8.5m", 8_500_000, None), ("6 million", 6_000_000, "USD")]),
        ("The 2.4m-strong workforce voted.", [("2.4m", 2_400_000, "person")]),
        ("It won 6, 101,533 votes.", [("6, 101,533", 6_101_533, "vote")]),
        ("There were 93, 469, 008 voters.", [("93, 469, 008", 93_469_008, "person")]),
        ("Its fees rose from 5 to 7 million euros.", [("5", 5_000_000, "EUR"), ("7 million", 7_000_000, "EUR")]),
        ("The fund paid 80 and 140 million euros.", [("80", 80_000_000, "EUR"), ("140 million", 140_000_000, "EUR")]),
        ("Cases rose fourfold to 1,240 in May.", [("fourfold", 4, "times"), ("1,240", 1240, None)]),
        ("A galaxy 13.4 billion light-years away", [("13.4 billion", 13_400_000_000, "year")]),
    ],
)
def test_a_number_is_read_whole(text: str, expected: list[tuple[str, object, str | None]]) -> None:
    """Digits behind a scale word, scales in letters, a scale for two, a stray space within a number."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The wall is 2.3 m tall.", ["metre"]),
        ("It drew 12, 101,533 and 22.", [None, None, None]),
        ("They drew 120, 130 and 140.", [None, None, None]),
        ("They drew 120, 130, 140 and 150.", [None, None, None, None]),
        ("The storm killed 12 and 140 million euros were lost.", ["person", "EUR"]),
        ("He flew 101 MN aircraft.", ["aircraft"]),
    ],
)
def test_what_only_looks_like_it_stays_apart(text: str, values: list[str | None]) -> None:
    """A height, a list, a count beside a sum, a state."""
    assert [unit for _, _, unit in told(text)] == values


@pytest.mark.parametrize(
    "text", ["an estimated 40,00 people came", "24,025940 votes were cast", "he paid 1,00,0000 in all"]
)
def test_a_mistyped_number_is_no_figure(text: str) -> None:
    """Which number was meant nobody can tell; the part before the comma is not it."""
    assert told(text) == []
    assert [reason for _, reason in masked(text)] == ["impossible"]


@pytest.mark.parametrize("text", ["It cost 3,05 euros.", "wages rose 4,05 percent"])
def test_a_decimal_comma_before_a_unit_is_no_slip(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Each user would pay $US3 ($A4.60).", [("3", 3, "USD"), ("4.60", Fraction("4.6"), "AUD")]),
        ("a fine of $A38 million", [("38 million", 38_000_000, "AUD")]),
        ("a turnover of AUS $6.2 billion", [("6.2 billion", 6_200_000_000, "AUD")]),
        ("A dividend of 12.5c a share, up from 11c", [("12.5", Fraction("12.5"), "cent/share"), ("11", 11, "cent")]),
        ("Milk rose from 94p to 99p.", [("94", 94, "penny"), ("99", 99, "penny")]),
        ("homes for 500 dirhams and 20 Moroccan dirhams", [("500", 500, "dirham"), ("20", 20, "MAD")]),
        ("60,000 and 90,000 pounds for two flats",
         [("60,000", 60_000, "GBP"), ("90,000", 90_000, "GBP"), ("two", 2, "flat")]),
        ("3,000 euros for a cow and 800 for a sheep", [("3,000", 3_000, "EUR"), ("800", 800, "EUR")]),
        ("The share fell from 36 to 9 percent.", [("36", 36, "percent"), ("9", 9, "percent")]),
        ("The storm killed 300 people; the state promised 4,000 for a roof.",
         [("300", 300, "person"), ("4,000", 4_000, None)]),
    ],
)  # fmt: skip
def test_money_is_read_as_money(text: str, expected: list[tuple[str, object, str | None]]) -> None:
    """Letters behind the dollar sign, coins in letters, names that many nations share, a unit that two numbers share."""
    assert told(text) == expected


@pytest.mark.parametrize("text", ["She filmed it in 1080p.", "class 4c won", "Room 12c was shut"])
def test_a_letter_behind_digits_is_no_coin_everywhere(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Callers to 999, the emergency number, waited.", "999"),
        ("The 1300 Flood Hotline was overrun.", "1300"),
        ("The call centre on 311 was overrun.", "311"),
        ("A 911 caller screamed.", "911"),
        ("They took 911 calls all night.", "911"),
        ("Text HELP to 85258 at once.", "85258"),
        ("They had called 116 123 in vain.", "116 123"),
    ],
)
def test_a_telephone_line_is_no_count(text: str, line: str) -> None:
    assert told(text) == []
    assert masked(text) == [(line, "phone")]


@pytest.mark.parametrize("text", ["He released 112 calls.", "They called 300 voters.", "The line took 640 calls."])
def test_calls_are_counted_all_the_same(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Official reports about 56 passengers missing have come in.",
        "Reports about 56 passengers have come in.",
        "Questions about 56 ballot boxes were raised.",
        "There was talk about 56 seats.",
        "He complained about 56 votes.",
        "There were no fears about 56 ships.",
    ],
)
def test_about_behind_words_of_telling_rounds_nothing(text: str) -> None:
    assert [q.qualifier for q in scan_numbers(text).quantities] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry reports about 56 cases.",
        "Nato fears about 56 died.",
        "reports of about 56 injuries",
        "About 56 came.",
    ],
)
def test_about_behind_a_verb_rounds(text: str) -> None:
    assert [q.qualifier for q in scan_numbers(text).quantities] == ["about"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("14 missing ballot boxes", ["box"]),
        ("14 missing, police say", ["person"]),
        ("9.7 million current and former customers", ["person"]),
        ("five middle or high school students", ["person"]),
        ("17 others are in critical condition", ["person"]),
        ("one high schooler was hurt", ["person"]),
        ("of the 41 winners two are from the United States and two from Chad", ["person", "person", "person"]),
        ("41 winners: two are from Oman, and one each from Chad and Mali", ["person", "person", "person"]),
        ("four Typhoon 2 aircraft", ["aircraft"]),
        ("14 Leopard 2 tanks", ["tank"]),
        ("a gang of four stole jewels", [None]),
        ("four tranches and two niches", ["tranche", "niche"]),
        ("most of them under 18", ["year"]),
        ("a Dreamliner 787-9 with 241 on board", ["person"]),
    ],
)
def test_the_noun_that_is_counted_is_found(text: str, units: list[str | None]) -> None:
    """Adjectives in pairs, states of patients, lists of nations, models, verbs that end the phrase."""
    assert [q.unit for q in scan_numbers(text).quantities] == units


def test_a_measure_is_no_part_of_people() -> None:
    scan = scan_numbers("Police held 47 people, three of them women, and seized 9mm pistols.")
    assert [(scan.quantities[p.part].surface, scan.quantities[p.whole].surface) for p in scan.parts] == [
        ("three", "47")
    ]


@pytest.mark.parametrize(
    ("text", "masks"),
    [
        ("The news came from 2M, a TV channel.", [("2M", "name")]),
        ("Studio 2b was shut.", [("2b", "name")]),
        ("Since October 11 there has been no breach.", [("October 11", "date")]),
        ("The key was given to a third-party contractor.", []),
    ],
)
def test_a_name_or_a_day_with_a_number_counts_nothing(text: str, masks: list[tuple[str, str]]) -> None:
    assert told(text) == []
    assert masked(text) == masks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 5,000 were hurt; 5,000, at least 120 of them badly.", [None, "at_least"]),
        ("He paid 300, at least.", ["at_least"]),
        ("The yard boss resigns over a €1.9bn gap.", [None]),
        ("The yard boss resigned over €1.9bn that is gone.", [None]),
        ("The yard collapsed in June 2031 over €1.9bn that never was.", [None]),
        ("The yard collapses in Sund over €1.9bn missing from its books.", [None]),
        ("In 2031 over 300 people came.", ["more_than"]),
        ("Police in Sund counted over 300 people.", ["more_than"]),
        ("The yard collapsed with over 3,000 jobs lost.", ["more_than"]),
    ],
)
def test_whose_hedge_it_is(text: str, expected: list[str | None]) -> None:
    """ "At least" before a number is no hedge of the one before it, and what somebody resigns over is not more than that."""
    assert [q.qualifier for q in scan_numbers(text).quantities][-len(expected) :] == expected
