"""The day for which a figure holds: what broke out on Tuesday is no count of Tuesday, what was said on Friday is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.records import DatedSpan, Published, Span
from briefgen.text.dates import claim_clock

THURSDAY = Published(date(2031, 8, 14), "stated")
UNDATED = Published(None, "unknown")
PUB = "08-14 publication"


def shown(span: DatedSpan | None) -> str | None:
    if span is None:
        return None
    ends = (span.start,) if span.start == span.end else (span.start, span.end)
    return f"{'/'.join(str(day).removeprefix('2031-') for day in ends)} {span.basis}"


def clocks(text: str, figure: str, published: Published = THURSDAY) -> tuple[str | None, str | None]:
    at = text.index(figure)
    found = claim_clock(text, Span(0, len(text)), Span(at, at + len(figure)), published)
    return shown(found.as_of), shown(found.event_day)


@pytest.mark.parametrize(
    ("text", "figure", "event"),
    [
        ("The fires that broke out on Tuesday, August 12 have killed at least 36 people", "36", "08-12 resolved"),
        ("The death toll from the fires that broke out on Tuesday has risen to 36", "36", "08-12 resolved"),
        ("The death toll from the earthquake on Monday rose to 53", "53", "08-11 resolved"),
        ("Confirmed deaths in last week's floods reached 99", "99", "08-04/08-10 resolved"),
        ("Some 99 people are confirmed dead in the fires of last week", "99", "08-04/08-10 resolved"),
        ("The minister said that on Tuesday a total of 457 people were arrested", "457", "08-12 resolved"),
        ("At least 275 people died when two trains collided on Friday evening", "275", "08-08 resolved"),
        ("More than 2,000 people have been killed since the quake struck on Friday", "2,000", "08-08 resolved"),
        ("A jury on Tuesday ordered the firm to pay $148 million", "$148 million", "08-12 resolved"),
        ("On Monday a bomb killed 12 people, police said", "12", "08-11 resolved"),
    ],
)
def test_the_day_of_an_event_is_not_the_day_of_its_count(text: str, figure: str, event: str) -> None:
    """The count is of the article's day, what it counts happened on the day named."""
    assert clocks(text, figure) == (PUB, event)


@pytest.mark.parametrize(
    ("text", "figure", "as_of", "event"),
    [
        ("On Monday the number of dead reached 99", "99", "08-11", None),
        ("On Monday the death toll from Saturday's flood reached 99", "99", "08-11", "08-09 resolved"),
        ("As of Tuesday morning, 1,054 people were missing", "1,054", "08-12", None),
        ("Some 1,054 people were missing as of Tuesday morning", "1,054", "08-12", None),
        ("About 38% of the zone had been covered by Wednesday afternoon", "38%", "08-13", None),
        ("Through Tuesday, 41 samples had come in, the county said", "41", "08-12", None),
        ("On Wednesday the ministry said 441 men had been injured on Tuesday", "441", "08-13", "08-12 resolved"),
        ("On Wednesday the minister, Karl Odem, said 441 were hurt in the riots of Tuesday", "441", "08-13", "08-12 resolved"),
        ("The mayor had said on Monday that 850 people were missing", "850", "08-11", None),
        ("As recently as Monday the ministry had spoken of 12 dead", "12", "08-11", None),
        ("A statement by the county on Tuesday puts the confirmed deaths at 115", "115", "08-12", None),
        ("State television put the toll at 2,012 on Saturday", "2,012", "08-09", None),
        ("A UN report of August 11 counts 40,000 displaced", "40,000", "08-11", None),
        ("At Tuesday's briefing, officials named 1,000 people who were missing", "1,000", "08-12", None),
        ("Monday's toll of 99 was too high", "99", "08-11", None),
        ("Officials on Sunday revised the toll from 288 to 275", "275", "08-10", None),
        ("The toll has come down from 115 to 97 because of tests, the mayor said on Wednesday", "97", "08-13", None),
        ("The company announced on Tuesday it would cut 1,200 jobs", "1,200", "08-12", None),
        ("Aug. 13 (ANP) -- The toll has come down to 97, the mayor said on Wednesday", "97", "08-13", None),
        ("At the end of last week he had put the missing at 66", "66", "08-08/08-10", None),
    ],
)  # fmt: skip
def test_a_value_is_of_the_day_on_which_it_was_given(text: str, figure: str, as_of: str, event: str | None) -> None:
    """Said, revised, reached, reported on a day: the value is of that day, read against the article's."""
    assert clocks(text, figure) == (f"{as_of} resolved", event)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Just after the fire the list of missing grew to close to 3,000", "3,000"),
        ("The ministry had initially reported 12 deaths", "12"),
        ("The authorities first spoke of 12 dead", "12"),
        ("The authorities had last spoken of 12 dead, so this is a rise", "12"),
        ("The list is now 66 names long, down from 385, the mayor announced on Wednesday", "385"),
        ("The toll has come down from 115 to 97 because of tests, the mayor said on Wednesday", "115"),
        ("Officials on Sunday revised the toll from 288 to 275", "288"),
        ("The toll rose to 53 from 41 on Tuesday", "41"),
        ("Revenue rose to 5 billion from 4 billion a year earlier", "4 billion"),
        ("Power was out for 30,000 homes, down from a peak of 120,000", "120,000"),
    ],
)
def test_an_older_value_is_not_of_the_articles_day(text: str, figure: str) -> None:
    """Where the text says that a value is of another time and names none, its day is unknown."""
    assert clocks(text, figure)[0] is None


@pytest.mark.parametrize(
    ("text", "figure", "as_of"),
    [
        ("At least 30 people died just after the blast", "30", PUB),
        ("Revenue rose to 5 billion from 4 billion a year earlier", "5 billion", PUB),
        ("They came from 42 countries to see it", "42", PUB),
        ("By Sunday morning the toll was 2,122, up from 1,037 on Saturday", "1,037", "08-09 resolved"),
        ("By Sunday morning the toll was 2,122, up from 1,037 on Saturday", "2,122", "08-10 resolved"),
        ("Shares closed at $34.20 on Wednesday, down from $40 on Monday", "$40", "08-11 resolved"),
    ],
)
def test_a_value_beside_an_older_one_keeps_its_day(text: str, figure: str, as_of: str) -> None:
    """A word of the past reaches its own figure only, and a day right behind an older value is that value's."""
    assert clocks(text, figure)[0] == as_of


@pytest.mark.parametrize(
    ("text", "figure", "day"),
    [
        ("Figures of the ministry show that more than a million people took part in marches on Tuesday", "a million", "08-12"),
        ("They recalled earlier days: 1.1 million marched on June 19, 1.2 million on the 30th", "1.1 million", "06-19"),
        ("Turnout on Sunday was 87%", "87%", "08-10"),
        ("A jury awarded them $49.3 million on May 5", "$49.3 million", "05-05"),
    ],
)  # fmt: skip
def test_a_crowd_and_what_is_long_past_are_of_their_day(text: str, figure: str, day: str) -> None:
    """Nobody counts a march on: its figure is of that day, as is a sum that was awarded months ago."""
    assert clocks(text, figure) == (f"{day} resolved", f"{day} resolved")


def test_the_arrested_and_the_dead_of_a_day_are_counted_on() -> None:
    """A count of arrests or of dead goes on after its day, even in a march, and is of the day it was told."""
    assert clocks("Police arrested 80 marchers on Tuesday", "80") == (PUB, "08-12 resolved")
    assert clocks("On March 14, 2019, twenty children died there", "twenty")[0] == "2019-03-14 stated"
    assert clocks("The fire of May 5 has killed 97 people", "97") == (PUB, "05-05 resolved")
    assert (
        clocks(
            "They paid tribute one year after the ferry went down and 97 people lost their lives, August 14, 2030", "97"
        )[0]
        == PUB
    )


def test_a_day_of_the_month_alone() -> None:
    """ "on the 30th" is of the month named before it; "on the 30th floor" is no day."""
    text = "They recalled earlier marches: 1.1 million came on June 19, then 1.2 million demonstrated on the 30th."
    assert clocks(text, "1.2 million")[1] == "06-30 resolved"
    assert clocks("Some 30 people marched on the 30th floor", "30")[1] is None


def test_the_last_week_is_no_calendar_week() -> None:
    """ "In the last week" are the days up to now; "last week" is the week before, "the last week of May" neither."""
    text = "In the last week 11 inquiries were opened"
    found = claim_clock(text, Span(0, len(text)), Span(17, 19), THURSDAY)
    assert (shown(found.as_of), shown(found.period)) == (PUB, "08-07/08-14 resolved")
    text = "Last week 11 inquiries were opened"
    found = claim_clock(text, Span(0, len(text)), Span(10, 12), THURSDAY)
    assert shown(found.period) == "08-04/08-10 resolved"


def test_a_datelines_day_is_no_event() -> None:
    """ "Aug. 13 (ANP) --" says when it was written, not when the bomb went off."""
    assert clocks("Aug. 13 (ANP) -- A bomb killed 97 people at Hallin", "97") == (PUB, None)
    assert clocks("On Aug. 13 a bomb killed 97 people at Hallin", "97") == (PUB, "08-13 resolved")


def test_a_day_behind_since_is_no_count() -> None:
    """ "since October 7 had passed" is since a day, "since March 20 people died" since a month."""
    text = "The number killed since October 7 had passed 30,000"
    found = claim_clock(text, Span(0, len(text)), Span(len(text) - 6, len(text)), THURSDAY)
    assert shown(found.period) == "2030-10-07/08-14 resolved"


def test_two_figures_of_one_list_share_their_year() -> None:
    """ "20 children and six adults killed ... in 2012": both are of that year, whatever commas stand between."""
    text = "He was one of 20 children and six adults killed at the school in Olmouth, Sarrow, in 2012"
    assert clocks(text, "20 children")[0] == clocks(text, "six")[0] == "2012-01-01/2012-12-31 stated"


def test_each_figure_takes_the_nearer_of_two_times() -> None:
    """ "in October 2030" and "on July 20" date one figure each."""
    text = "She was fined $10,000 in October 2030 and $5,000 on July 20"
    assert clocks(text, "$10,000")[0] == "2030-10-01/2030-10-31 stated"
    assert clocks(text, "$5,000")[0] == "07-20 resolved"


CUES = st.sampled_from(
    ["On Monday", "on Tuesday", "the ministry said", "rose to", "down from", "initially", "just after the fire",
     "the fire that broke out", "as of", "killed", "marched", ", when", "had", "last week's floods", "the toll"]
)  # fmt: skip


@given(st.lists(CUES, max_size=6).map(" ".join), st.lists(CUES, max_size=6).map(" ".join))
def test_law_no_day_is_after_publication_nor_without_it(before: str, after: str) -> None:
    """Whatever words stand around a figure: its day is none or not after publication, and none without it."""
    text = f"{before} 120 people {after}"
    place = Span(len(before) + 1, len(before) + 4)
    found = claim_clock(text, Span(0, len(text)), place, THURSDAY)
    assert found.as_of is None or found.as_of.end <= date(2031, 8, 15)
    assert claim_clock(text, Span(0, len(text)), place, UNDATED).as_of is None


def test_what_a_count_is_held_against_is_not_its_own_time() -> None:
    """ "24 more than the day before" is told for the article's day; "24 the day before" is an older value."""
    for text, day in (
        ("There were 24 more than the day before.", "2031-05-09"),
        ("There were 24 the day before.", None),
    ):
        at = text.index("24")
        clock = claim_clock(text, Span(0, len(text)), Span(at, at + 2), Published(date(2031, 5, 9), "stated"))
        assert (clock.as_of and clock.as_of.start and clock.as_of.start.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("Sales were $412 million, compared with $382 million in the third quarter of 2030", "$412 million", None),
        ("Sales rose to $412 million from $382 million in the third quarter of 2030", "$412 million", None),
        (
            "Sales rose to $412 million from $382 million in the third quarter of 2030",
            "$382 million",
            "2030-07-01/2030-09-30",
        ),
        ("Sales rose 4% to $412 million in the third quarter of 2030", "$412 million", "2030-07-01/2030-09-30"),
        ("It lost $4 million in the nine months ended 31 December 2030", "$4 million", "2030-04-01/2030-12-31"),
        ("In the six months to end-June 2030 it moved 900,000 boxes", "900,000", "2030-01-01/2030-06-30"),
    ],
)
def test_a_period_is_that_of_the_figure_before_it_alone(text: str, figure: str, period: str | None) -> None:
    """What a figure is compared with has a period of its own; months are counted back from the day on which they ended."""
    at = text.index(figure)
    found = claim_clock(text, Span(0, len(text)), Span(at, at + len(figure)), THURSDAY).period
    assert (f"{found.start}/{found.end}" if found else None) == period


@pytest.mark.parametrize(
    "text",
    [
        "Only 131 people survived when the ship sank on July 20, the coast guard said",
        "Only 131 people survived when the ferry capsized on July 20, said the chief of the coast guard",
        "The firm put those rescued from the wreck of July 4 at 131",
        "The number is 120, not 131, as the ministry had been saying since August 2",
    ],
)
def test_those_who_got_away_are_counted_on(text: str) -> None:
    """Survivors are counted after the day of the wreck as the dead are, and how long something was said is no period of it."""
    at = text.index("131")
    found = claim_clock(text, Span(0, len(text)), Span(at, at + 3), THURSDAY)
    assert (shown(found.as_of), found.period) == (PUB, None)


@pytest.mark.parametrize("time", ["of May 2029", "in May 2029", "in 2029"])
def test_the_month_of_a_named_event_is_no_day_of_a_count_beside_it(time: str) -> None:
    """It says which event is meant; the count holds for the day of its article."""
    assert clocks(f"Of the 50 victims of the fire {time}, 20 are still missing.", "20 are") == (PUB, None)


def test_a_count_as_of_an_hour_is_of_the_day_behind_it() -> None:
    """And in an article that was changed within the week a weekday is one up to then."""
    text = "The headquarters had confirmed 156 deaths as of 11 a.m. Tuesday."
    assert clocks(text, "156") == ("08-12 resolved", None)
    sunday = Published(date(2031, 8, 10), "stated")
    assert clocks(text, "156", sunday)[0] == "08-05 resolved"
    assert clocks(text, "156", Published(date(2031, 8, 10), "stated", until=date(2031, 8, 12)))[0] == "08-12 resolved"


def test_the_dead_of_a_disaster_of_last_year_are_counted_on() -> None:
    """Those of a year's traffic are of that year."""
    told = clocks("Too little preparation led to the crush in which 159 people were killed in Arden last year", "159")
    assert told == (PUB, "2030-01-01/2030-12-31 resolved")
    assert (
        clocks("On the roads of Arden 159 people were killed last year", "159")[0] == "2030-01-01/2030-12-31 resolved"
    )


@pytest.mark.parametrize(
    ("text", "figure", "as_of"),
    [
        ("The plan goes back to prices in November 2029, when the rate of inflation was set at 14 percent", "14 percent", "2029-11-01/2029-11-30 stated"),
        ("They began in August 2028, when the fee stood at $3, so their wish came to a 5.5% rise at the time", "5.5", "2028-08-01/2028-08-31 stated"),
        ("The road was shut on Tuesday, when the toll stood at 40", "40", "08-12 resolved"),
        ("They began in August 2028, when the fee stood at $3, and now ask for a 5.5% rise", "5.5", PUB),
        ("They began in August 2028, so their wish came to a 5.5% rise, and 12% now, more than at the time", "12%", PUB),
        ("The strife began in May 2029, when 40 people were killed in a raid", "40", PUB),
    ],
)  # fmt: skip
def test_what_stood_then_is_of_the_time_named_before_it(text: str, figure: str, as_of: str) -> None:
    """ "In May, when the rate was 4": of May; what happened then is of no such time, nor what is told of now."""
    assert clocks(text, figure)[0] == as_of
