"""Between which days an undated article was written, by what it tells as past and as still to come, and what its figures get of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from briefgen.records import Article, Block, Published, Span
from briefgen.text.dates import claim_clock, infer_publications
from briefgen.text.dates.clock import Clock
from test_reposts import on, told

NAMES = "So said Oster, the mayor of Hallin, where the river Varn is near."
ON = Published(date(2031, 5, 15), "stated")  # a Thursday
STRIKE = (
    told("001", f"The strike of the dockers began on May 2. {NAMES}", on("2031-05-03")),
    told("002", f"The strike of the dockers goes on. {NAMES}", on("2031-06-10")),
)


def published(text: str, *beside: Article) -> Published:
    """What an undated article gets beside these."""
    return infer_publications((*beside, told("009", f"{text} {NAMES}")))[-1].published


def window(text: str, *beside: Article) -> tuple[str, str] | None:
    found = published(text, *beside).window
    return (str(found[0]), str(found[1])) if found else None


def clock_of(sentence: str, number: str, of: Published = ON) -> Clock:
    at = sentence.index(number)
    return claim_clock(sentence, Span(0, len(sentence)), Span(at, at + len(number)), of)


# ---------------------------------------------------------------- past and still to come


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("On May 6 the court froze the fund. At the hearing on May 20 more will be settled.", ("2031-05-06", "2031-05-20")),
        ("Since May 6, 2031, nothing has been loaded. The pilots are to meet on May 12.", ("2031-05-06", "2031-05-12")),
        ("On May 6 the ferry sank. The town has declared days of mourning, until May 12.", ("2031-05-06", "2031-05-12")),
        ("It ended on May 6. If no ship is lost by May 20, the port will be open.", ("2031-05-06", "2031-05-20")),
        ("She won the vote on May 6. She takes office on May 20.", ("2031-05-06", "2031-05-20")),
        ("On May 6 he came second. In the run-off of May 20 he now meets Dara Venn.", ("2031-05-06", "2031-05-20")),
        ("On May 6 the ferry sank.", None),
        ("At the hearing on May 20 more will be settled.", None),
        ("On May 6 the ferry sank. The feast, which was to be on May 20, was called off.", None),
        ("On May 6 the ferry sank. One rite of the feast of May 20 is needed.", None),
        ("On May 6 the ferry sank. On August 20 the sale will begin.", None),
        ("On January 6, 2029, the ferry sank. At the hearing on May 20 more will be settled.", None),
    ],
    ids=[
        "hearing", "since", "until", "by", "due in the present", "a fixed day", "only past", "only ahead", "a plan of the past",
        "no side", "too far ahead", "too long ago",
    ],
)  # fmt: skip
def test_an_article_was_written_between_what_it_tells_as_past_and_as_still_to_come(
    text: str, bounds: tuple[str, str] | None
) -> None:
    """Days without a year are of the story's; what was planned, and what a participle of the present tells, is on neither side."""
    assert window(text, *STRIKE) == bounds


def test_a_window_is_inferred_and_says_why_and_no_day_is_made_of_it() -> None:
    text = "On May 6 the court froze the fund of 410 dockers. At the hearing on May 20 more will be settled."
    found = published(text, *STRIKE)
    assert (found.day, found.basis) == (None, "unknown")
    assert "“May 6” as past and “May 20” as still to come" in found.why
    day = clock_of("The fund has 410 dockers.", "410", found).as_of
    assert day
    assert (str(day.start), str(day.end), day.basis) == ("2031-05-06", "2031-05-20", "inferred")


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("In 2029 it had 410 members.", ("2029-01-01", "2029-12-31")),
        ("Last year it had 410 members.", ("2030-01-01", "2030-12-31")),
        ("Last month it had 410 members.", ("2031-04-01", "2031-04-30")),
        ("On Friday it had 410 members.", ("2031-05-06", "2031-05-20")),
    ],
    ids=["stated", "of any day of the window", "of any day of the window too", "of which Friday is open"],
)
def test_a_relative_time_is_read_where_every_day_of_the_window_gives_the_same(
    sentence: str, days: tuple[str, str]
) -> None:
    between = Published(None, "unknown", "told", window=(date(2031, 5, 6), date(2031, 5, 20)))
    found = clock_of(sentence, "410", between).as_of
    assert found
    assert (str(found.start), str(found.end)) == days


def test_a_later_copy_of_an_old_report_gets_no_window() -> None:
    """Its page is dated years after the story that it tells as news: it stays undated."""
    first = told("001", f"The ferry sank off Hallin on Tuesday, and 214 of 377 were saved. {NAMES}", on("2031-05-07"))
    text = f"On Tuesday the ferry went down with 377 people, of whom 214 were saved. On May 6 a court sat; on May 20 it will sit. {NAMES}"
    found = infer_publications((first, STRIKE[0], told("009", text, on("2034-09-05"))))[-1].published
    assert (found.day, found.window) == (None, None)


# ---------------------------------------------------------------- so long after

FLOOD = (
    told("001", f"The flood that broke out on Monday ruined 400 homes. {NAMES}", on("2031-03-11")),
    told("002", f"The flood of Monday killed many. {NAMES}", on("2031-03-13")),
    told("003", f"Aid came for the homes. {NAMES}", on("2031-04-24")),
)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("More than two weeks after it the mayor says that hope is small.", ("2031-03-21", "2031-04-03")),
        ("Ten days have gone by, and few are still looked for.", ("2031-03-17", "2031-03-23")),
        ("More than two weeks after it the mayor spoke of hope.", None),
        ("On March 20 the last was found; ten days have passed since then.", ("2031-03-29", "2031-03-31")),
        (
            "It closed on April 1 and opened on April 13. Twelve days have passed with no rain.",
            ("2031-04-24", "2031-04-26"),
        ),
        ("It closed on April 11 and opened on April 12. Twelve days have passed with no rain.", None),
        ("Ten days ago a rule was made.", None),
    ],
    ids=[
        "present",
        "gone by",
        "told of the past",
        "since a day of its own",
        "since one of its days",
        "since any of them",
        "no event",
    ],
)
def test_so_long_after_the_event_of_the_story_is_a_window(text: str, bounds: tuple[str, str] | None) -> None:
    """Give or take some days: the others name the flood's first day or its last."""
    assert window(text, *FLOOD) == bounds


def test_so_many_days_gone_by_up_to_the_day_of_a_dated_report_are_that_day() -> None:
    found = published("It closed on April 2 and opened on April 12. Twelve days have passed with no rain.", *FLOOD)
    assert (str(found.day), found.basis, found.window) == ("2031-04-24", "inferred", None)


def test_a_weekday_before_what_the_text_tells_as_past_is_not_its_day() -> None:
    """The Thursday of the first week would fit: that was before two weeks had gone by. Of the later ones two fit."""
    text = "On Thursday and on Wednesday divers searched, said Oster. More than two weeks after it the mayor says that hope is small."
    found = published(text, *FLOOD)
    assert found.day is None
    assert found.window == (date(2031, 3, 27), date(2031, 4, 3))


def test_the_weekday_after_what_is_still_to_come_is_not_its_day() -> None:
    """Its numbers are those of the vote's second round, which it tells as still to come: it is of the first."""
    rounds = (
        told("001", f"On Sunday Dara Venn led with 41.27 per cent. {NAMES}", on("2031-05-05")),
        told("002", f"Dara Venn won; in May she had 41.27 and her rival 33.91 per cent. {NAMES}", on("2031-06-09")),
        told("003", f"Dara Venn went home with 33.91 per cent. {NAMES}", on("2031-06-10")),
    )
    text = "Dara Venn was ahead on Sunday with 41.27 per cent, before 33.91. In the run-off of June 8 she now meets Tom Arl."
    assert str(published(text, *rounds).day) == "2031-05-04"
    late = text.replace("In the run-off of June 8 she now meets Tom Arl.", "Tom Arl came second.")
    assert str(published(late, *rounds).day) == "2031-06-08"


def test_earlier_in_the_week_is_the_week_of_the_event() -> None:
    text = "On Saturday divers found nobody. Earlier in the week the flood had wrecked Hallin."
    assert str(published(text, *FLOOD).day) == "2031-03-15"
    assert published(text.replace("Earlier in the week the", "The"), *FLOOD).day is None


def test_a_day_printed_with_its_weekday_on_which_something_was_said_is_the_articles() -> None:
    text = "The mayor said this Sunday that all is lost, the radio reported on Sunday (May 25, 2031). On Saturday it had rained."
    assert str(published(text, *STRIKE).day) == "2031-05-25"
    assert published(text.replace(" (May 25, 2031)", ""), *STRIKE).day is None


# ---------------------------------------------------------------- tolls


def flood(name: str, text: str, day: str) -> Article:
    return told(name, f"{text} {NAMES}", on(day))


RISING = (
    flood("001", "The rains have killed 70 people.", "2031-07-06"),
    flood("002", "The rains have killed 1,100 people.", "2031-08-28"),
    flood("003", "The rains have killed 1,500 people, and 600,000 cattle are dead.", "2031-09-09"),
)


@pytest.mark.parametrize(
    ("text", "day", "bounds"),
    [
        ("On Monday the dead of the rains were 1,160.", "2031-09-01", None),
        ("On Tuesday the rains had killed 1,480 people.", None, ("2031-09-02", "2031-09-09")),
        ("On Monday 21 more people died; that brings the count since the start of June to 1,160.", "2031-09-01", None),
        (
            "On Monday the agency put the dead of the rains and of the floods that came with them at 1,160.",
            "2031-09-01",
            None,
        ),
        ("On Monday a 47-year-old died.", None, None),
    ],
    ids=["nearer to the first", "nearer to the second", "a total behind the dead of a day", "put at", "an age"],
)
def test_between_reports_weeks_apart_all_days_are_open(
    text: str, day: str | None, bounds: tuple[str, str] | None
) -> None:
    """A toll rises faster at first: a day is taken only where it fits the toll even if this rose evenly."""
    found = published(text, *RISING)
    assert (str(found.day) if found.day else None) == day
    assert found.window == (bounds and tuple(map(date.fromisoformat, bounds)))


def test_a_weekday_on_which_somebody_did_something_is_not_that_of_the_toll() -> None:
    """Only one on which something was said, or that stands with the toll, is."""
    blocks = "A man who on Monday was on his shift dug.", f"The rains have killed 1,160 people. {NAMES}"
    text = "\n\n".join(blocks)
    spans = Span(0, len(blocks[0])), Span(len(blocks[0]) + 2, len(text))
    apart = replace(told("009", text), blocks=tuple(Block(span, "body", "built") for span in spans))
    assert infer_publications((*RISING, apart))[-1].published.day is None
    assert str(infer_publications((*RISING, told("009", text)))[-1].published.day) == "2031-09-01"


def test_a_small_toll_between_reports_weeks_apart_is_no_sign() -> None:
    """It may hold the probable cases, which the others leave out."""
    slow = (
        flood("001", "The fever has killed 30 people.", "2031-10-24"),
        flood("002", "The fever has killed 70 people.", "2031-11-08"),
        flood("003", "The fever is over.", "2031-12-13"),
    )
    found = published("On Wednesday the fever had 41 dead.", *slow)
    assert (found.day, found.window) == (None, None)


def test_a_toll_below_half_of_an_earlier_one_is_that_of_a_part() -> None:
    """The 220 dead of one valley in October take back none of the 1,500."""
    part = flood("004", "In the valley the rains have killed 220 people.", "2031-10-28")
    assert str(published("On Monday the dead of the rains were 1,160.", *RISING, part).day) == "2031-09-01"


# ---------------------------------------------------------------- one story


def test_one_country_with_what_happened_there_ties_an_article_to_the_story_of_a_folder() -> None:
    texts = (
        "The earthquake that struck Bolivia on Monday killed many.",
        "Bolivia went on digging after the earthquake of Monday.",
        "Aid for the earthquake came to Bolivia.",
        "The earthquake is over in Bolivia.",
    )
    quake = tuple(told(f"00{n}", text, on(f"2031-03-1{n}")) for n, text in enumerate(texts, start=1))
    late = told(
        "009", "The quake of Monday, an earthquake like none in Bolivia, killed 40 people, it was said on Tuesday."
    )
    assert str(infer_publications((*quake, late))[-1].published.day) == "2031-03-11"
    other = told("009", "The vote of Monday, like none in Bolivia, was lost, it was said on Tuesday.")
    assert infer_publications((*quake, other))[-1].published.day is None


def test_what_tells_a_dated_report_again_is_of_its_day_give_or_take_one() -> None:
    """Five unusual numbers, most of its own, show that; three do not."""
    sums = "The jury gave Ann 131.4 million, Bo 92.7 million, Cy 85.2 million, Di 71.9 million and Ed 64.3 million."
    jury = (told("001", f"{sums} {NAMES}", on("2031-10-12")), told("002", f"The jury went. {NAMES}", on("2031-12-01")))
    assert window(f"{sums} No more than 901 came.", *jury) == ("2031-10-11", "2031-10-13")
    assert window(sums.replace("131.4", "1.7").replace("92.7", "2.9").replace("85.2", "3.1"), *jury) is None


def test_the_order_of_articles_changes_no_window() -> None:
    text = f"On May 6 the court froze the fund. At the hearing on May 20 more will be settled. {NAMES}"
    articles = (*STRIKE, told("009", text), told("010", f"On Friday the toll was 12. {NAMES}"))
    days = {article.id: article.published for article in infer_publications(articles)}
    for other in permutations(articles):
        assert {article.id: article.published for article in infer_publications(other)} == days


# ---------------------------------------------------------------- the clocks of a figure


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("By 5 p.m. on Tuesday 142 homes had burned.", "2031-05-13"),
        ("A day earlier, on Tuesday, the minister, Ann Bo, said that 142 were dead.", "2031-05-13"),
        ("The latest toll, given out late on Tuesday, has 142 dead.", "2031-05-13"),
        ("The 142 homes stand on a balance sheet dated Tuesday.", "2031-05-13"),
        ("The fire by the mill on Tuesday destroyed 142 homes.", "2031-05-15"),
    ],
    ids=["an hour", "a day earlier", "given out", "a balance sheet", "by no hour"],
)
def test_the_day_of_a_value_is_that_by_which_it_was_counted_or_given_out(sentence: str, day: str) -> None:
    found = clock_of(sentence, "142").as_of
    assert found
    assert str(found.start) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "In the time since the blockade was begun in March, 142 ships were held.",
        "Since the plant was opened in 2029, 142 workers were hurt.",
        "Since a law was passed early in 2029, 142 were fined.",
    ],
)
def test_since_something_was_done_in_a_month_counts_up_to_the_report(sentence: str) -> None:
    found = clock_of(sentence, "142")
    assert found.as_of
    assert found.as_of.start == ON.day
    assert found.period is None or found.period.end == ON.day


def test_a_month_without_since_is_over() -> None:
    found = clock_of("The blockade was begun in March, and in March 142 ships were held.", "142").as_of
    assert found
    assert str(found.end) == "2031-03-31"


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("On Saturday, May 17, the 41 million of Norvik, a land of many rivers and of few roads, go to the polls.", "2031-05-17"),
        ("On Saturday, May 10, a crowd of 41 million marched in Norvik.", "2031-05-10"),
        ("On Tuesday, May 15, a crowd of 41 million marched in Norvik.", "2029-05-15"),
    ],
    ids=["soon", "gone", "years ago"],
)  # fmt: skip
def test_a_day_with_its_weekday_soon_to_come_is_none_of_years_before(sentence: str, day: str) -> None:
    found = clock_of(sentence, "41").event_day
    assert found
    assert str(found.start) == day


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("- May 3, 2031 (pilots): 412 visits", "2031-05-03"),
        ("- May 3, 2031 (pilots in Norvik) 412 visits, 90 calls", "2031-05-03"),
        ("- May 3: fire kills 412", "2031-05-03"),
        ("- June 3: 412 dockers strike", "2031-05-15"),
        ("- A fire of May 3 killed 412", "2031-05-15"),
    ],
    ids=["colon", "bracket", "chronology", "still to come", "no head"],
)
def test_the_figures_of_a_row_are_of_the_day_that_heads_it(sentence: str, day: str) -> None:
    found = clock_of(sentence, "412").as_of
    assert found
    assert str(found.start) == day
