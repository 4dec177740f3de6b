"""What a page without a model makes of a later look back, of the date of a copy, of round words, and of one side of a figure."""

from __future__ import annotations

import asyncio

import pytest

from briefgen.briefing.local_draft.alone import own_words, why_not_alone
from briefgen.briefing.local_draft.course import tells_first_day
from briefgen.briefing.public import Briefing
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import BriefOptions, run_pipeline
from briefgen.records import Span
from build import article


def page_of(*told: tuple[str | None, str, str]) -> Briefing:
    """The briefing of some articles: the day, the title and the text of each."""
    articles = [
        article(f"{title}\n\n{text}", id=f"{n:03}", title=title, published=day, outlet=f"Paper {'ABCDEFGH'[n]}")
        for n, (day, title, text) in enumerate(told)
    ]
    return asyncio.run(run_pipeline(articles, Extractive(), BriefOptions()))


WEEK = (
    (
        "2031-05-04",
        "Ferry Orla sinks off Vell, at least 210 dead",
        "The ferry Orla sank off Vell on Saturday, May 3, killing at least 210 people, the coast guard of Vell said.\n\n"
        "Divers searched the harbour of Vell for the ferry Orla all night.",
    ),
    (
        "2031-05-06",
        "Toll of the ferry Orla off Vell is 287",
        "The sinking of the ferry Orla off Vell on May 3 killed 287 people, the coast guard of Vell said on Tuesday.\n\n"
        "The harbour office of Vell closed the ferry line to all boats.",
    ),
    (
        "2031-05-09",
        "Ferry Orla killed 294, coast guard of Vell says",
        "The sinking of the ferry Orla off Vell on May 3 killed 294 people, the coast guard of Vell said on Friday.\n\n"
        "The owner of the ferry Orla was arrested in Vell.",
    ),
)
LATER = (
    "2033-05-03",
    "Families of the ferry Orla march in Vell",
    "People who lost relatives in the sinking of the ferry Orla off Vell in 2031, in which nearly 300 people were killed, "
    "marched through Vell on Tuesday and demanded a trial.\n\nThe trial of the owner has been put off two times.",
)


def test_a_later_look_back_does_not_lead_the_story_of_one_week() -> None:
    """Years later "nearly 300" is told: the last sharp count of the week opens the page, and is the number to take."""
    made = page_of(*WEEK, LATER)
    assert "killed 294 people" in made.bottom_line[0].text
    killed = next(item for item in made.key_figures if item.what == "People killed")
    assert killed.take.text.startswith("294 ")
    assert "→ since changed" not in made.to_markdown(full=False).partition("## Key points")[0]


def test_an_article_of_a_copys_date_dates_nothing() -> None:
    """No word of it looks back, though its date lies a year after the others: its weekdays are of no week that is known."""
    copy = (
        "2032-06-11",
        "Divers to end search for the ferry Orla off Vell",
        "Divers end the search of the harbour of Vell for the ferry Orla.\n\nFriday marked the third day of mourning for the ferry Orla in Vell.",
    )
    made = page_of(*WEEK, copy)
    assert all("third day of mourning" not in line.statement.text for line in made.timeline)
    assert "killed 294 people" in made.bottom_line[0].text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Teachers continued their protest in Brannock the next day with a march.", "it points outside: the next day"),
        ("The deaths occurred in the northern district of Arl, the clinic said.", "it points outside: The deaths"),
        ("Again, the guards of Brannock drove the crowd from the square.", "it hangs on the sentence before"),
        ("Men carry bags they have saved in Arden, southern Brill, Friday March 17, 2031.", "of a picture"),
        ("Teachers met in Brannock on Monday and marched to the square the next day.", ""),
        ("The flood of Brannock killed 94 people, the latest official figures say.", ""),
        ("The council of Brannock adopted the plan for the dam on Friday, March 17, 2031.", ""),
    ],
)
def test_what_hangs_on_another_day_or_picture_does_not_stand_alone(text: str, why: str) -> None:
    """A day after another, deaths of nothing, words beside a picture; figures that only say are no pointer."""
    assert why_not_alone(text) == why


def test_the_outlet_in_brackets_is_none_of_the_sentences_words() -> None:
    """A dateline in brackets, with a dash or without one."""
    text = "(HillNews) — The council of Brannock closed the bridge."
    assert own_words(Span(0, len(text)), text).of(text).startswith("The council")


def test_a_weekday_of_the_main_event_is_known() -> None:
    """What a late article says of the weekday of the event is none of its own week."""
    assert tells_first_day("The accident occurred at around noon on Tuesday (1200 GMT) near Arl.")
    assert not tells_first_day("The accident occurred on Tuesday, May 3 near Arl.")
    assert not tells_first_day("The council met on Tuesday.")


def test_behind_the_badge_stands_the_other_side() -> None:
    """Of a sentence that tells one of two counts the page tells the other right behind it."""
    made = page_of(
        (
            "2031-05-04",
            "Police count 12,000 at march in Vell",
            "The police of Vell counted 12,000 people at the march of May 3 against the dam of Vell.",
        ),
        (
            "2031-05-05",
            "March against the dam of Vell",
            "The union of Vell counted 60,000 people at the march of May 3 against the dam of Vell.",
        ),
        (
            "2031-05-05",
            "Dam of Vell: march of thousands",
            "At the march of May 3 against the dam of Vell there were 12,000 people, the police of Vell said.",
        ),
    )
    page = made.to_markdown(full=False)
    for line in page.splitlines():
        if "**≠ sources differ**" in line and "60,000" not in line.partition("**≠")[0]:
            assert "60,000" in line.partition("**≠")[2]
