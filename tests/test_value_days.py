"""The day of a value that the words beside it, or the sentence before, tell; and whose the value is that goes on with the last."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.records import Published, Span
from briefgen.text.dates import claim_clock
from test_attribution import who

FRIDAY = Published(date(2031, 8, 15), "stated")


def as_of(text: str, figure: str, published: Published = FRIDAY) -> str | None:
    """The day of a value in the last sentence of a text, without its year; None where the text leaves it open."""
    start = max(text.rfind(". ", 0, -1) + 2, 0) if ". " in text else 0
    at = text.index(figure, start)
    found = claim_clock(text, Span(start, len(text)), Span(at, at + len(figure)), published).as_of
    return str(found.end).removeprefix("2031-") if found else None


@pytest.mark.parametrize(
    ("text", "figure", "day"),
    [
        ("The number of shut schools was 40 on Monday, 52 on Tuesday and 61 on Wednesday.", "40", "08-11"),
        ("The number of shut schools was 40 on Monday, 52 on Tuesday and 61 on Wednesday.", "52", "08-12"),
        ("The number of shut schools was 40 on Monday, 52 on Tuesday and 61 on Wednesday.", "61", "08-13"),
        ("It was 2,700 on Wednesday and 14,000 yesterday.", "2,700", "08-13"),
        ("On Tuesday the figure was 40, the mayor said.", "40", "08-12"),
        ("On Monday it had given 491 pupils, 196 of them boys.", "491", "08-11"),
        ("The number of sick cows had been put at 942 on Monday by the vets.", "942", "08-11"),
        ("The minister had spoken of more than 600 strikers on Tuesday.", "600", "08-12"),
        ("It replaces the 815,000 litres that the dairy named on Monday.", "815,000", "08-11"),
        ("The club closed its sale on Thursday with 3,862 tickets.", "3,862", "08-14"),
        ("The lake has shrunk from 620 hectares on 2 August to 180 on 6 August.", "620", "08-02"),
        ("The lake has shrunk from 620 hectares on 2 August to 180 on 6 August.", "180", "08-06"),
    ],
)
def test_what_a_count_was_on_a_day_is_of_that_day(text: str, figure: str, day: str) -> None:
    """The report's own day is no news of it."""
    assert as_of(text, figure) == day


def test_an_old_value_keeps_the_day_right_behind_it() -> None:
    """The new one is of the report: in one of Friday nothing rose on Wednesday that was five then. On the report's own day it may have."""
    assert as_of("The vets put the sick cows at eight, up from five on Wednesday.", "five") == "08-13"
    assert as_of("The vets put the sick cows at eight, up from five on Wednesday.", "eight") == "08-15"
    assert as_of("The vets put the sick cows at eight, up from five on Friday.", "five") is None
    assert as_of("The number of shut schools stands at 40, against 31 on Monday.", "40") == "08-15"


@pytest.mark.parametrize(
    ("text", "figure", "day"),
    [
        ("The herders said on Thursday that 425 cows were sick. A day before it had counted 411.", "411", "08-13"),
        ("The herders said late on Wednesday that 36 were sick. A day earlier, it had spoken of 15.", "15", "08-12"),
        ("The miners walked out at the pit on Aug. 4. At that time some 340 were out.", "340", "08-04"),
        ("On Monday 40 schools were shut. The next day the number was 52.", "52", "08-12"),
        ("Many cows are sick. A day before it had counted 411.", "411", "08-14"),
        ("A day before the fair opened, 40 stalls stood.", "40", "08-15"),
    ],
)
def test_a_day_before_is_counted_from_the_sentence_before(text: str, figure: str, day: str) -> None:
    """From the day of the report only where that sentence tells none; "a day before the fair" is another thing."""
    assert as_of(text, figure) == day


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Before the strike the pit had 3,700 miners and 40 clerks.", "3,700"),
        ("The mayor's estimate before the flood was about 4,000 people.", "4,000"),
        ("The guild was founded two decades ago in a strike that 30,000 people joined.", "30,000"),
    ],
)
def test_what_was_so_before_it_all_has_no_day_of_the_report(text: str, figure: str) -> None:
    """Nobody knows when it was counted, yet not on the day of the report."""
    assert as_of(text, figure) is None


def test_a_thing_of_years_ago_is_of_its_year() -> None:
    """Whatever stands between the subject and its cost."""
    assert as_of("A 40-day walkout four years ago, by 48,000 clerks at one bank, cost it $3.6 billion.", "$3.6") == (
        "2027-12-31"
    )


# ---------------------------------------------------------------- whose it is


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The teachers' union said 144 schools were shut. On Monday its figures stood at 97 and 365.", "365", "The teachers' union"),
        ("The Herders' Union said that 425 cows were dead. A day before it had 411 dead.", "411", "Herders' Union"),
        ("The Health Ministry's count, which takes in soldiers, was 528 sick.", "528", "Health Ministry"),
        ("The union's own count is 18,300.", "18,300", "The union"),
        ("The vets' union has 291 cows dead and 1,699 sick.", "1,699", "The vets' union"),
        ("Some 300,000 people lived there, by UN estimates.", "300,000", "UN"),
        ("Some 300 barns burned, as per the Ministry of the Interior.", "300", "Ministry of the Interior"),
        ("The toll is 29, Andrei Bo, chairman of the council, said. According to him 81 people are in hospital.", "81", "Andrei Bo"),
        ("According to a list sent out by the union, roughly 3,475 clerks walked out.", "3,475", "the union"),
        ("The lake is 180 hectares, according to a first analysis of aerial images by the Norland Water Centre.", "180", "Norland Water Centre"),
        ("Some 200 buses are on their way, tweets the Chief Secretary.", "200", "the Chief Secretary"),
        ("Figures come from the Vets Centre of the Farm Ministry. By its count 270 cows are dead and 2,600 sick, its chief Ann Bo wrote on Monday.", "2,600", "Vets Centre"),
        ("Norlanders crossed into Chad, 500 of them, according to the U.N. Egypt said it had received 160.", "160", "Egypt"),
        ("The relief council said 40 were dead. Two died at the airport and four in Omdby, it says.", "Two", "The relief council"),
        ("The doctors' committee counts 25 sick. On Monday the same committee had spoken of three.", "three", "committee"),
        ("UNICEF and its partners asked for $445 million.", "$445 million", "UNICEF"),
        ("Egypt counts 1,539 of its own; Norway 356.", "356", "Norway"),
        ("Skoda puts its tally at 3,167 and Volvo at about 2,500.", "2,500", "Volvo"),
        ("The ministry said that 3,600 people had gone. Still missing were 31.", "31", "The ministry"),
        ("The Committee of Arlen Miners says 56 have gone. There were guards too, it adds. It puts the number of the sick at 595.", "595", "Committee of Arlen Miners"),
        ("The foreign ministry said 209 had left. On Monday it had given 491; on Sunday night the total was 388.", "388", "The foreign ministry"),
        ("Consultants at Ander Group reckon that it would cost $5 million.", "$5 million", "Consultants at Ander Group"),
    ],
)  # fmt: skip
def test_a_count_is_of_whoever_it_is_called(text: str, words: str, party: str) -> None:
    """Its owner, its maker, or whoever went on speaking."""
    assert who(text, words) == party


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norland's toll stands at 40.", "40"),
        ("The army had 40 dead.", "40"),
        ("A ship came in with 19 people. Its total is 48.", "48"),
        ("The vets said 40 cows were sick. One of them put it at 80.", "80"),
        ("The mill puts its losses at 3,167 and the fire raged on 2,500 hectares.", "2,500"),
    ],
)
def test_a_count_of_something_is_no_count_by_it(text: str, words: str) -> None:
    """A country has a toll, an army its dead, and a ship says nothing."""
    assert who(text, words) is None
