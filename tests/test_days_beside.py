"""Days of articles that stand beside others of their story: of an undated one its own, of a look back those it tells."""

from __future__ import annotations

import pytest

from briefgen.records import Article, DatedSpan
from briefgen.text.dates import find_dates, infer_publications, resolve_mention
from test_reposts import on, told

QUAKE = (
    told("001", "The quake that struck Paraguay and Bolivia on Monday shook Arlen, said Jon Velder.", on("2031-03-10")),
    told("002", "In Arlen Velder went on digging, as in Paraguay and Bolivia.", on("2031-03-11")),
    told("003", "Aid came to Paraguay and Bolivia, and Velder of Arlen was glad.", on("2031-03-12")),
)


def day_of(text: str, *beside: Article) -> str | None:
    """The day that an undated article gets beside these."""
    found = infer_publications((*beside, told("009", text)))[-1].published
    return str(found.day) if found.day else None


def resolved(text: str, published: str) -> DatedSpan | None:
    """The last day that an article tells, read as that of its story."""
    (article,) = infer_publications((told("001", text, on(published)),))
    return resolve_mention(list(find_dates(text))[-1], article.published)


def day_told(text: str, published: str) -> str | None:
    found = resolved(text, published)
    return str(found.start) if found and found.start == found.end else None


# ---------------------------------------------------------------- an undated article


@pytest.mark.parametrize(
    "event",
    [
        "The earthquake which struck Arlen before dawn on Monday killed 440 people",
        "The earthquake that struck the town of Arlen early on Monday killed 440 people",
        "The quake of Monday killed 440 people",
    ],
)
def test_the_day_of_the_event_dates_a_report_of_the_next(event: str) -> None:
    """It is told on Tuesday what happened on Monday, however many words stand between the event and its day."""
    assert day_of(f"{event} by Tuesday, said Velder in Arlen.", *QUAKE) == "2031-03-11"


@pytest.mark.parametrize("event", ["which struck the town of Arlen before dawn on Monday", "of Monday"])
def test_what_had_come_by_a_day_is_later_than_the_event(event: str) -> None:
    """By Sunday is six days after Monday, and not the day before it."""
    last = told("003", "Aid came to Paraguay and Bolivia, and Velder of Arlen was glad.", on("2031-03-15"))
    text = f"The earthquake {event} killed 440 people by Sunday, said Velder in Arlen."
    assert day_of(text, *QUAKE[:2], last) == "2031-03-16"


def test_two_countries_tie_an_article_to_the_story_of_which_all_others_tell() -> None:
    """Any story can have them, yet here all have both; one country alone ties nothing, nor do two that few have."""
    text = "The earthquake which struck {} before dawn on Monday killed 440 people by Tuesday."
    assert day_of(text.format("Paraguay and Bolivia"), *QUAKE) == "2031-03-11"
    assert day_of(text.format("Paraguay"), *QUAKE) is None
    assert day_of(text.format("Angola and Norway"), *QUAKE) is None
    few = [
        told(f"01{n}", "The ferry that sank off Arlen on Monday is raised, said Velder.", on(f"2031-03-1{n}"))
        for n in (0, 1)
    ]
    assert day_of(text.format("Paraguay and Bolivia"), *QUAKE[:2], *few) is None


def test_countries_tie_nothing_where_the_articles_lie_years_apart() -> None:
    """Two of three in one month are still one story; one of each year is a matter of these countries."""
    text = "The earthquake which struck Paraguay and Bolivia before dawn on Monday killed 440 people by Tuesday."
    middle = told("002", "In Arlen Velder went on digging, as in Paraguay and Bolivia.", on("2029-03-11"))
    last = told("003", "Aid came to Paraguay and Bolivia, and Velder of Arlen was glad.", on("2034-03-12"))
    more = told("004", "Bolivia and Paraguay thank Velder of Arlen.", on("2031-03-13"))
    assert day_of(text, QUAKE[0], middle, last) is None
    assert day_of(text, *QUAKE[:2], more, last) == "2031-03-11"


ROUNDS = (
    told("001", "A quake shook Arlen on Monday, said Jon Velder, and Tessa Crane came.", on("2031-03-10")),
    told("002", "In the ruins Velder of Arlen heard Tessa Crane.", on("2031-03-12")),
    told("003", "Weeks later Velder thanks Tessa Crane in Arlen.", on("2031-04-03")),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Monday it shook Arlen, and on Tuesday Velder met Tessa Crane there.", "2031-03-11"),
        ("On Sunday it shook Arlen, and on Tuesday Velder met Tessa Crane there.", "2031-03-11"),
        ("On Tuesday Velder met Tessa Crane in Arlen.", None),  # there is a Tuesday beside either round
        ("On Thursday it shook Arlen, and on Monday Velder met Tessa Crane there.", None),
    ],
)
def test_several_weekdays_may_lie_in_one_round_of_news_alone(text: str, day: str | None) -> None:
    assert day_of(text, *ROUNDS) == day


# ---------------------------------------------------------------- a look back


def test_a_day_without_a_year_lies_near_the_days_that_a_look_back_tells_with_theirs() -> None:
    """Not in the year before its article, and the reason says so."""
    text = "The ship left Arlen on June 10, 2023. On June 13 it came to Norby."
    found = resolved(text, "2025-03-04")
    assert found is not None
    assert (str(found.start), str(found.end), found.basis) == ("2023-06-13", "2023-06-13", "resolved")
    assert "the days that the article tells beside it" in (found.why or "")


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("On June 13 it came to Norby.", "2025-03-04", "2024-06-13"),
        ("The ship left Arlen on June 10, 2023. On June 13 it came to Norby.", "2023-06-20", "2023-06-13"),
        ("The ship left Arlen on June 10, 2023. On December 13 it sank.", "2025-03-04", "2024-12-13"),  # far from it
        ("The ship left Arlen on June 10, 2023. On February 28 it sank.", "2025-03-04", "2025-02-28"),  # last week
        ("The ship was built in May 1998. On June 13 it came to Norby.", "2025-03-04", "2024-06-13"),
        ("It left on June 10, 2023 and on June 2, 2024. On June 13 it came.", "2025-03-04", "2024-06-13"),
    ],
    ids=["no look back", "a report of its days", "another season", "the last weeks", "a month alone", "two years"],
)
def test_the_day_of_an_ordinary_report_is_the_last_one(text: str, published: str, day: str) -> None:
    assert day_told(text, published) == day


# ---------------------------------------------------------------- tolls and weekdays of an undated article


def test_a_toll_of_decades_ago_is_none_of_the_story() -> None:
    """Beside the 30,000 dead of another war any toll would lie below it."""
    old = "Two decades ago a quake killed 30,000 people in Arlen, said Velder of Paraguay and Bolivia. "
    first = told("001", "12 people died in Arlen, said Velder, as Paraguay and Bolivia shook.", on("2031-03-10"))
    second = told("002", f"{old}Now 20 people died.", on("2031-03-12"))
    last = told("003", "90 people died in Arlen, said Velder, in Paraguay and Bolivia.", on("2031-03-18"))
    text = "On Monday Velder of Arlen said that 60 people died in Paraguay and Bolivia."
    assert day_of(text, first, second, last) == "2031-03-17"


def test_what_had_been_said_on_a_day_is_of_no_report_of_that_day() -> None:
    """Who looks back on Monday writes later."""
    text = "Aid came to Paraguay and Bolivia. Velder of Arlen had put the number of barns at 40 on Tuesday."
    assert day_of(text, *QUAKE) is None
    assert day_of(text.replace("had put", "put"), *QUAKE) == "2031-03-11"


def test_a_toll_on_a_tuesday_is_of_no_day_of_the_event() -> None:
    """The day after which they were brought in is that of the quake, and weekdays tell that the report is of another one."""
    text = (
        "One more man died in Arlen on Tuesday, taking the toll in Paraguay and Bolivia to 92, Velder said. Others had died on Friday and on Sunday. "
        "Some 40 had been admitted after the March 10 quake."
    )
    assert day_of(text, *QUAKE) is None
