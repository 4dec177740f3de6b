"""Days that lie ahead of their article are the coming ones, the others the last ones; the article's own day is either."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.pages.readers import read_paths
from briefgen.records import Published, Span
from briefgen.text.dates import claim_clock, find_dates, infer_publications, resolve_mention
from briefgen.text.dates.find import fold_text
from briefgen.text.dates.tense import in_tense

SATURDAY = Published(date(2031, 5, 10), "stated")


def day_of(text: str) -> str:
    (mention,) = [m for m in find_dates(text) if m.weekday is not None or m.day is not None]
    found = resolve_mention(in_tense(mention, fold_text(text)), SATURDAY)
    assert found is not None
    assert found.start == found.end
    return f"{found.start:%m-%d}"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ferry is to be launched in Arvin on Tuesday.", "05-13"),
        ("The hearing of the captain was to begin on Tuesday.", "05-13"),
        ("The launch was set for this Sunday, the yard said.", "05-11"),
        ("This Sunday the bridge is closed.", "05-11"),
        ("On Monday the union will strike again.", "05-12"),
        ("A march is planned for Saturday.", "05-10"),
        ("The strike announced for Wednesday was the fourth.", "05-14"),
        ("The council will meet on 20 May.", "05-20"),
        ("For Thursday the unions have called a strike.", "05-15"),
        ("The crews can be back on the job on Monday at the earliest.", "05-12"),
        ("They go back to the mill as early as Monday.", "05-12"),
    ],
)
def test_what_is_due_on_a_day_is_due_on_the_coming_one(text: str, day: str) -> None:
    """Also on the article's own day."""
    assert day_of(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Tuesday the minister said that the strike will end.", "05-06"),
        ("The firm will pay damages after a jury found against it on Wednesday.", "05-07"),
        ("The mayor said on Friday that she will go.", "05-09"),
        ("This Thursday 300 people marched.", "05-08"),
        ("Trains stood still due to snow on Monday.", "05-05"),
        ("It was found to be true on Monday.", "05-05"),
        ("Saturday's march was large.", "05-10"),
        ("The count for Monday's fire rose.", "05-05"),
        ("The bank had said it would decide on Thursday.", "05-08"),
    ],
)
def test_what_was_said_or_happened_on_a_day_was_on_the_last_one(text: str, day: str) -> None:
    """A word of the future elsewhere in the sentence moves no day."""
    assert day_of(text) == day


def test_an_event_of_the_past_stays_past_beside_a_plan() -> None:
    """ "And will strike again" says nothing of Tuesday's fire."""
    text = "The fire on Tuesday killed 12 people, and the town will bury them next week."
    clock = claim_clock(text, Span(0, len(text)), Span(text.index("12"), text.index("12") + 2), SATURDAY)
    assert clock.event_day is not None
    assert clock.event_day.start == date(2031, 5, 6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Candidates had filed for the general election of 22 October.", date(2031, 10, 22)),
        ("Both won a seat in the election of 7 May.", date(2031, 5, 7)),
        ("They campaign for the 22 October council election.", date(2031, 10, 22)),
        ("The mill shut after the fire of 22 October.", date(2030, 10, 22)),
    ],
)
def test_the_day_of_a_vote_is_the_nearest_one(text: str, found: date) -> None:
    (mention,) = find_dates(text)
    resolved = resolve_mention(in_tense(mention, fold_text(text)), SATURDAY)
    assert resolved is not None
    assert resolved.start == resolved.end == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The list of the missing was still short on Thursday evening: at least 18 names, the yard says.",
            date(2031, 5, 8),
        ),
        ("A bus fell into the Orm on Thursday: at least 18 people drowned.", date(2031, 5, 10)),
    ],
)
def test_what_is_listed_behind_a_day_on_which_it_stood_so_is_of_that_day(text: str, day: date) -> None:
    """What happened on a day is counted on."""
    at = text.index("18")
    clock = claim_clock(text, Span(0, len(text)), Span(at, at + 2), SATURDAY)
    assert clock.as_of is not None
    assert clock.as_of.start == day


def test_an_undated_article_is_no_older_than_the_day_on_which_it_lets_somebody_speak() -> None:
    """Its lead names Thursday with its day; further down "On Friday the minister said": it appeared on Friday."""
    dated = {
        "text": "Port Arvin burns\n\nThe harbour of Arvin burned on Thursday, Ilse Corman of Port Arvin said. Halmar Quay is lost.",
        "published": "2031-05-09",
    }
    undated = {
        "text": "Fire in Port Arvin\n\nThe worst fire of Port Arvin came on Thursday (May 8) at Halmar Quay.\n\nMany were hurt.\n\n"
        "On Friday the minister for ports, Ilse Corman, said 44 people were hurt.",
    }
    _, found = infer_publications(read_paths([dated, undated]).articles)
    assert found.published.day == date(2031, 5, 9)
