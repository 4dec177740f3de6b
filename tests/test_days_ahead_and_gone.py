"""Days that lie ahead or are gone by the words around them, and the weekday of an event beside the day of an article."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from briefgen.records import Article, Block, Published, Span
from briefgen.text.dates import claim_clock, infer_publications
from briefgen.text.dates.clock import Clock

ON = Published(date(2031, 5, 15), "stated")  # a Thursday


def clock_of(sentence: str, number: str) -> Clock:
    at = sentence.index(number)
    return claim_clock(sentence, Span(0, len(sentence)), Span(at, at + len(number)), ON)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Blasts at a mill in Tolo, Norvik, on Wednesday killed at least 37 people and the toll is expected to rise.", date(2031, 5, 14)),
        ("On Wednesday the 37 dockers and the pilots will strike.", date(2031, 5, 21)),
    ],
)  # fmt: skip
def test_what_was_done_on_a_day_is_past_though_more_is_expected(sentence: str, day: date) -> None:
    """ "Is expected" behind "and" is of another clause; behind the subject alone it is of the day."""
    found = clock_of(sentence, "37")
    days = {span.start for span in (found.as_of, found.event_day, found.period) if span}
    assert day in days
    assert days <= {day, date(2031, 5, 15)}


def test_two_days_of_which_a_plan_is_told_lie_ahead() -> None:
    """ "Will be strikes on 4 and 9 June" is of the coming June; what happened then, of the last."""
    planned = clock_of("The union said that there will be strikes on 4 and 9 June at 37 ports.", "37").period
    happened = clock_of("There were strikes on 4 and 9 June at 37 ports.", "37").period
    assert planned is not None
    assert (planned.start, planned.end) == (date(2031, 6, 4), date(2031, 6, 9))
    assert happened is not None
    assert happened.start == date(2030, 6, 4)


def story(name: str, text: str, own: Published) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, f"{name}.txt", text, digest, "A title", (Block(Span(0, len(text)), "body", "built"),), own)


def test_a_weekday_that_is_also_called_last_is_no_day_of_the_article() -> None:
    """ "Last Tuesday" and "shortly before midnight on Tuesday" are one day, on which the article was not written."""
    dated = [
        story(f"00{n}", f"The ferry sank on Tuesday off Tolo in the Norvik strait, and {n}0 people died, Arvo Lund said.", Published(date(2031, 5, day), "stated"))
        for n, day in ((1, 14), (2, 16), (3, 21))
    ]  # fmt: skip
    text = (
        "The search at the wreck of the ferry in Tolo, which sank last Tuesday night, will end, as Arvo Lund said. "
        "The incident took place shortly before midnight on Tuesday off Tolo, in the Norvik strait, Lund said."
    )
    unknown = Published(None, "unknown")
    found = infer_publications([*dated, story("004", text, unknown)])[-1].published
    assert found.day != date(2031, 5, 20)
