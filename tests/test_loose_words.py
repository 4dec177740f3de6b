"""Sentences that hang in the air on a page of cut sentences: answers without what they answer, days read of another clause, reports
that are told without what they say."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.briefing.local_draft.alone import points_outside, why_not_alone
from briefgen.briefing.local_draft.course import _is_of_a_state
from briefgen.briefing.local_draft.kinds import says_nothing
from briefgen.briefing.local_draft.measures import people_named
from briefgen.briefing.local_draft.parties import _OF_THAT_HOUR, _PLATITUDE
from briefgen.briefing.local_draft.story import is_hearsay, looks_ahead, tells_its_hour
from briefgen.briefing.render.weekdays import weekday_told
from test_local_page import page_of


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The government of Orland denies it and points to what has been paid out.", False),
        ("The ministry of Orland rejected that and said that payments had begun within days.", False),
        ("Vera Lund, deputy head of the force in Orland, put it more roughly to the Vell Post.", False),
        ("President Lund dismissed the higher tolls and said that criminals were behind the protests.", False),
        ("The emergency centre of Vell never took that on: it held to 210.", False),
        ("Vell comes next with four deaths; Arden and Brannock have lost three people each.", False),
        ("The Vell firm rejects that last number: most claims had long found another route.", False),
        ("The official, who asked not to be named, said that the talks in Vell had not been in vain.", False),
        ("The official of the Vell harbour board said that the talks in Orland had begun.", True),
        ("Coming from Vell on June 3, it ran past the end of the runway and into a wall.", False),
        ("The government of Orland denies that the dam of Vell broke on Tuesday morning.", True),
        ("Vell said that the army shelled the bridge, and the army of Orland denied it.", True),
        ("President Lund dismissed the higher toll of the Vell commission as an invention.", True),
        ("Coming from Vell on June 3, the plane ran past the end of the runway.", True),
    ],
)
def test_an_answer_stands_with_what_it_answers(text: str, alone: bool) -> None:
    """Whoever denies "it" answers the sentence before."""
    assert (not why_not_alone(text)) == alone


def test_a_denial_is_told_with_what_it_denies() -> None:
    """The sentence before is put before it where that stands by itself."""
    found = page_of(
        (
            "2031-06-03",
            "Vell says the state left it alone after the flood",
            "The flood of Vell killed 31 people on Monday. President Ada Lund of Vell says that the region was left alone. "
            "The government of Orland denies it and points to what has been paid out.",
        ),
        ("2031-06-04", "Flood of Vell", "The flood of Vell killed 31 people on Monday, the fire service said."),
    )
    lines = [line.text for line in (*found.bottom_line, *found.key_points)]
    assert not any(line.startswith("The government of Orland denies it") for line in lines)


def test_a_side_that_answers_another_sentence_is_no_account() -> None:
    """What "that last number" is stands elsewhere."""
    assert points_outside("Vell Health rejects that last number: most claims had found another route.")
    assert not points_outside("Vell Health rejects the claim of the doctors of Arden.")


@pytest.mark.parametrize(
    ("lead", "of_a_state"),
    [
        ("The speaker said that the garage holds 2,500 cars and was far from full when the water came in on ", True),
        ("The garage collapsed when the water came in on ", False),
        ("The council met in Vell on ", False),
    ],
)
def test_a_day_in_a_clause_of_time_is_not_that_of_a_state(lead: str, of_a_state: bool) -> None:
    """How full a garage was happened on no day."""
    assert _is_of_a_state(lead) == of_a_state


def test_a_report_without_what_it_says_is_no_line() -> None:
    """That a statement was published tells nothing."""
    assert says_nothing("On Monday the doctors and lawyers of Vell published a joint statement.")
    assert says_nothing("The prefect, Ada Lund, spoke on the broadcaster Vell la 1ere.")
    assert not says_nothing("On Monday the doctors of Vell published a statement on the dead of Arden.")


@pytest.mark.parametrize(
    ("quote", "news"),
    [
        ("The government has nothing to hide", False),
        ("Our surgeons work day and night", False),
        ("We are afraid it will not stay at this number", False),
        ("There must be an inquiry into the dam", True),
    ],
)
def test_a_quote_says_something_that_still_holds(quote: str, news: bool) -> None:
    """No commonplace, and of an older day no fear of what was to come."""
    assert bool(_PLATITUDE.search(quote) or _OF_THAT_HOUR.search(quote)) != news


def test_what_is_called_for_a_weekday_lies_ahead() -> None:
    """ "Protests have been called for Tuesday" is told of no Tuesday before its article."""
    assert looks_ahead("Fresh protests have been called for Tuesday.")
    found = page_of(
        ("2031-06-02", "Vell", "The unions of Vell agreed on new marches for Tuesday, and 40 people were arrested."),
        ("2031-06-03", "Vell", "The unions of Vell marched to the harbour, and 40 people were arrested on Monday."),
    )
    for line in (*found.bottom_line, *found.key_points):
        told = weekday_told(line, found)
        assert told is None or told == ("Monday", date(2031, 6, 2))


def test_rumours_and_past_states_are_known() -> None:
    """A number that went from phone to phone, and who was on strike weeks ago."""
    assert is_hearsay("Since Thursday a number has been going from phone to phone: 60,000 dead in Vell.")
    assert tells_its_hour("All 33,000 machinists of Vell are on strike.")


def test_a_fate_is_that_of_people() -> None:
    """Where the noun of a measure is nobody's."""
    assert people_named("abductions held captive") == "people held captive"
    assert people_named("counties killed, Vell") == "people killed, Vell"
    assert people_named("soldiers killed") == "soldiers killed"
    assert people_named("people killed or injured") == "people killed or injured"
