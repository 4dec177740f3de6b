"""Texts that break off: the number at the end is none, the sentence is body, and the page says so."""

from __future__ import annotations

import pytest

import build
from briefgen.briefing.gaps import list_notes
from briefgen.records import Ledger, Quantity, Role
from briefgen.text.figures import scan_numbers
from stories_of import figures_of, ledger_from

BROKEN = "The text of 001 breaks off in the middle of a sentence."


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The flood took 2,662 homes there and 3,57", "3,57"),
        ("The flood took 2,662 homes there and 3,", "3,"),
        ("The flood took 2,662 homes there and 1,234,5\n", "1,234,5"),
    ],
)
def test_a_number_that_the_end_of_the_text_cuts_is_passed_over_with_its_reason(text: str, cut: str) -> None:
    """Nobody knows what it was; the number before it is read."""
    scan = scan_numbers(text)
    assert [(mask.surface.strip(), mask.reason) for mask in scan.masked] == [(cut, "cut off")]
    assert [quantity.surface for quantity in scan.quantities] == ["2,662"]


@pytest.mark.parametrize("text", ["The flood took 2,662 homes there and 3,570", "It took 2,662 homes there and 3.5"])
def test_a_whole_number_at_the_end_of_a_text_is_read(text: str) -> None:
    scan = scan_numbers(text)
    assert [mask.reason for mask in scan.masked] == []
    assert len(scan.quantities) == 2


def test_no_figure_is_made_of_what_was_cut() -> None:
    """Its sentence is body, and its other number a figure."""
    title = "Flood takes homes in Arlen\n\nThe river rose on Friday and took homes in Arlen, the mayor said.\n\n"
    told = figures_of(ledger_from(f"{title}In Norby the flood took 2,662 homes and 3,57"))
    assert [claim.surface for claim in told] == ["2,662"]
    assert all(isinstance(claim.quantity, Quantity) for claim in told)


def broken(last: str, below: str = "", *, above: tuple[str, ...] = ("The board met on Friday.",)) -> list[str]:
    """What is told of the end of an article whose body ends with this line, above a line that is not of it."""
    lines = [*above, last, *([below] if below else [])]
    roles: list[Role] = ["body"] * (len(above) + 1)
    article = build.article(
        "\n\n".join(lines), id="001", outlet="Outlet", roles=[*roles, *(["furniture"] if below else [])]
    )
    found = list_notes(Ledger((article,), tuple(build.sentences(article))), (), {})
    return [note.text for note in found if note.kind == "cut_off"]


@pytest.mark.parametrize(
    "last", ["Crews worked around the", "Crews worked around the pier of", "They saw the pier and"]
)
def test_a_text_that_ends_in_a_little_word_breaks_off_though_the_page_goes_on(last: str) -> None:
    assert broken(last, "Read more on orme.example") == [BROKEN]
    assert broken(last) == [BROKEN]


def test_above_a_line_of_the_page_a_last_line_without_a_stop_may_be_whole() -> None:
    """A noun at its end says nothing there; at the end of the file it does. A full stop ends it anywhere."""
    assert broken("Crews worked around the pier", "Read more on orme.example") == []
    assert broken("Crews worked around the pier") == [BROKEN]
    assert broken("They know what it is for.", "Read more on orme.example") == []


@pytest.mark.parametrize("last", ["It counted 84 boats. ADA LUND, CEO, ORME FERRIES", "It counted 84 boats.–Nordp"])
def test_capitals_and_credits_behind_the_last_stop_are_no_broken_sentence(last: str) -> None:
    """Neither alone nor above a line of the page."""
    assert broken(last) == broken(last, "Read more on orme.example") == []


def test_words_in_capitals_that_are_no_credit_break_off() -> None:
    shouted = " ".join(["ADVERTISEMENTS CONTINUE BELOW THE STORY"] * 12)
    assert broken(f"It counted 84 boats. {shouted} at 9") == [BROKEN]
    assert broken(f"It counted 84 boats. {shouted} at 9", "Read more on orme.example") == []


@pytest.mark.parametrize(
    "last",
    [
        "Arden, in a frame from a",
        "Damages:",
        "\u2022",
    ],
)
def test_a_text_that_ends_before_what_has_to_follow_breaks_off(last: str) -> None:
    """The beginning of a caption that stands twice, an entry without its sum, an empty entry; whatever a reader of pages takes them for."""
    above = ("The board met on Friday.", "Arden, in a frame from a video of Friday.", "Damages: $18 million")
    assert broken("The board met again.", last, above=above) == [BROKEN]
    assert broken("The board met again.", "Arden, in June", above=above) == []


def test_an_article_and_a_small_word_alone_are_the_beginning_of_a_sentence() -> None:
    """ "The Orme Post" below a text is a name."""
    assert broken("The pier was closed.", "The nex") == [BROKEN]
    assert broken("The pier was closed.", "The Orme Post") == []


def ends_broken(text: str) -> list[str]:
    """What is told of the end of a page."""
    ledger = ledger_from(text)
    return [note.text for note in list_notes(ledger, (), {}) if note.kind == "cut_off"]


PAGE = (
    "Ferry sinks off Arden\n\nA ferry sank off Arden on Friday, the coastguard said. Forty people were on board.\n\n"
    "The harbour was closed for the night, and boats looked for the crew."
)


def test_the_title_of_a_live_page_with_its_first_time_below_is_no_scrap() -> None:
    assert ends_broken(f"{PAGE}\n\nFerry, the search off the coast, minute by minute\n\n00:00\n") == []


def test_a_paragraph_whose_last_sentence_has_no_stop_breaks_off_above_a_prompt() -> None:
    """A line of one sentence may be the page's."""
    cut = "Two divers went down at dawn to look at the hull of the ferry. They came up for the last time at noon and had fou"
    assert ends_broken(f"{PAGE}\n\n{cut}\n\nSubscribe to our newsletter\n") == [BROKEN]
    assert ends_broken(f"{PAGE}\n\nSubscribe to our newsletter\n") == []
