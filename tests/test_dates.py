"""Dates: mentions with exact spans, the resolver, an article's own date, and the three clocks of a figure."""

from __future__ import annotations

import doctest
import hashlib
import itertools
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen.text.dates.find
import briefgen.text.dates.story
from briefgen.pages.readers import article_from_text
from briefgen.records import Article, Block, DatedSpan, Published, Role, Span
from briefgen.text.dates import (
    DateMention,
    candidate_days,
    claim_clock,
    find_dates,
    find_publication,
    infer_publications,
    resolve_mention,
)

JULY_2016 = Published(date(2016, 7, 1), "stated")
FEBRUARY_2020 = Published(date(2020, 2, 28), "stated")
INFERRED = Published(date(2020, 2, 28), "inferred")
UNDATED = Published(None, "unknown")


def only(text: str, *, language: str = "en") -> DateMention:
    (mention,) = find_dates(text, language=language)
    return mention


def words_of(text: str, *, language: str = "en") -> list[str]:
    return [mention.words for mention in find_dates(text, language=language)]


def resolved(text: str, published: Published) -> tuple[str, str, str] | None:
    found = resolve_mention(only(text), published)
    return (str(found.start), str(found.end), found.basis) if found else None


# ---------------------------------------------------------------- finding


@pytest.mark.parametrize(
    ("text", "words", "year", "month", "day"),
    [
        ("signed on 1 July 2016 in Ankara", "1 July 2016", 2016, 7, 1),
        ("July 1, 2016", "July 1, 2016", 2016, 7, 1),
        ("01 July, 2016", "01 July, 2016", 2016, 7, 1),
        ("the 5th of May", "5th of May", None, 5, 5),
        ("on Feb. 27 it rose", "Feb. 27", None, 2, 27),
        ("27 February", "27 February", None, 2, 27),
        ("on Thursday, February 27, in Idlib", "Thursday, February 27", None, 2, 27),
        ("Thursday 15 May 2031", "Thursday 15 May 2031", 2031, 5, 15),
        ("at 2020-02-20T18:43Z", "2020-02-20T18:43Z", 2020, 2, 20),
        ("2020-02-20T18:43:00.5+03:00", "2020-02-20T18:43:00.5+03:00", 2020, 2, 20),
        ("20.02.2020", "20.02.2020", 2020, 2, 20),
        ("20/02/2020", "20/02/2020", 2020, 2, 20),
        ("02/20/2020", "02/20/2020", 2020, 2, 20),
        ("2020/02/20", "2020/02/20", 2020, 2, 20),
        ("February 20, 2020 at 6:43 pm", "February 20, 2020 at 6:43 pm", 2020, 2, 20),
        ("22.05.2031 · 10:32", "22.05.2031 · 10:32", 2031, 5, 22),
        ("Friday, May 16, 2031 – 14:20", "Friday, May 16, 2031 – 14:20", 2031, 5, 16),
        ("MAY 5, 2020", "MAY 5, 2020", 2020, 5, 5),
        ("am 1. Juli 2016", "1. Juli 2016", 2016, 7, 1),
        ("le 1er juillet 2016", "1er juillet 2016", 2016, 7, 1),
        ("el 1 de julio de 2016", "1 de julio de 2016", 2016, 7, 1),
        ("il 1 luglio 2016", "1 luglio 2016", 2016, 7, 1),
        ("on ٢٧ February", "٢٧ February", None, 2, 27),
    ],
)
def test_day_styles(text: str, words: str, year: int | None, month: int, day: int) -> None:
    """Each usual style of a day is one mention with its exact span and its parts."""
    mention = only(text)
    assert (mention.words, mention.kind) == (words, "day")
    assert mention.span.of(text) == words
    assert (mention.year, mention.month, mention.day) == (year, month, day)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("in March 2016", "March 2016", "month"),
        ("mid-February", "mid-February", "month"),
        ("summer 2016", "summer 2016", "month"),
        ("in 2015 it began", "2015", "year"),
        ("the 2016 pact", "2016", "year"),
        ("On Tuesday militants came", "Tuesday", "weekday"),
        ("last Tuesday", "last Tuesday", "weekday"),
        ("it said yesterday", "yesterday", "relative"),
        ("an official said today.", "today", "relative"),
        ("last week", "last week", "relative"),
        ("killed this month", "this month", "relative"),
        ("earlier this year", "earlier this year", "relative"),
        ("two weeks ago", "two weeks ago", "relative"),
        ("at the end of the month", "end of the month", "relative"),
        ("fled since early December", "since early December", "period"),
        ("since September 2015", "since September 2015", "period"),
        ("by the end of the month", "by the end of the month", "period"),
        ("killed in nine months of bombing", "in nine months", "period"),
        ("in the last two weeks", "last two weeks", "period"),
        ("between January and February 2016", "between January and February 2016", "period"),
        ("from 2011 to 2015", "from 2011 to 2015", "period"),
        ("27-28 February 2020", "27-28 February 2020", "period"),
        ("in the first quarter of 2031", "first quarter of 2031", "period"),
        ("Q1 2031", "Q1 2031", "period"),
        ("in the first half", "first half", "period"),
        ("three months to March 2031", "three months to March 2031", "period"),
        ("the 1990s", "1990s", "period"),
        ("at 14:20", "14:20", "clock"),
        ("at 6.43 pm", "6.43 pm", "clock"),
        ("at 1430 GMT", "1430 GMT", "clock"),
        ("um 10.30 Uhr", "10.30 Uhr", "clock"),
    ],
)
def test_other_mentions(text: str, words: str, kind: str) -> None:
    """Months, years, weekdays, relative words, periods and clock times are found with their kind."""
    assert [(m.words, m.kind) for m in find_dates(text)] == [(words, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "nine months",
        "a nine-year-old conflict",
        "Turkey may close the border",
        "it may 2 weeks on",
        "May said nothing",
        "the Prime Minister, May, left",
        "people march on",
        "an august body",
        "2016 people died",
        "2016 Syrian refugees",
        "some 2016 votes",
        "a 2016-page book",
        "it paid $2016",
        "1,900 people",
        "12,016 of them",
        "version 3.2016",
        "in 1850 words",
        "Black Friday",
        "The Sunday Times wrote",
        "Jan Kowalski",
        "the sun and the sat nav",
        "31/31/2020",
        "a score of 3-2",
        "room 17",
        "",
    ],
)
def test_not_a_date(text: str) -> None:
    """Durations, modal "may", counts, amounts and names that look like dates are none."""
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In May they came", ["May"]),
        ("on May 12 they came", ["May 12"]),
        ("May 2016", ["May 2016"]),
        ("early May", ["early May"]),
        ("May and June", ["June"]),
    ],
)
def test_may_needs_a_neighbour(text: str, words: list[str]) -> None:
    """ "May" is a month only after "in" (or a word that can only precede a time), or beside a day or a year."""
    assert words_of(text) == words


def test_number_after_month_counts() -> None:
    """After "in" a month takes a count and not a day: "In March 20 people died" is March, "On March 20" is a day."""
    assert words_of("In March 20 people died") == ["March"]
    assert words_of("On March 20 people died") == ["March 20"]
    assert words_of("In March 20, 2019, it began") == ["March 20, 2019"]


def test_no_year_from_a_following_count() -> None:
    """The number after "February 28, after" is no year."""
    mention = only("talks on Friday, February 28, after 33 soldiers were killed")
    assert (mention.words, mention.year) == ("Friday, February 28", None)


def test_impossible_days() -> None:
    """30 February is no day; 29 February is one without a year and in a leap year only."""
    assert [m.kind for m in find_dates("30 February")] == ["month"]
    assert only("29 February").day == 29
    assert [m.day for m in find_dates("29 February 2019")] == [None]


def test_core_leaves_out_weekday_and_clock() -> None:
    """The core of a mention is the day alone, as a mask needs it."""
    text = "On Thursday, Feb. 27, 2020 at 6:43 pm"
    mention = only(text)
    assert mention.core.of(text) == "Feb. 27, 2020"
    assert (mention.weekday, mention.clock) == (3, "6:43 pm")


def test_counted_mentions_hold_a_quantity() -> None:
    """ "in nine months" and "two weeks ago" hold a duration, which a mask must leave; "since early December" not."""
    assert only("in nine months").counted
    assert only("two weeks ago").counted
    assert not only("since early December").counted


def test_both_readings_of_figures_are_kept() -> None:
    """02/03/2020 can be two days; 02.03.2020, and any slashed date of a German text, is day first."""
    assert only("02/03/2020").other == (2, 3)
    assert only("02.03.2020").other is None
    assert only("02/03/2020", language="de").other is None


def test_language_frees_its_own_names() -> None:
    """A bare foreign month or weekday counts only in a text of that language."""
    assert words_of("seit Montag", language="de") == ["seit Montag"]
    assert words_of("seit Montag") == []
    assert words_of("mars attacks") == []
    assert words_of("en mars", language="fr") == ["mars"]
    assert words_of("gestern", language="de") == ["gestern"]


def test_within_keeps_offsets_and_neighbours() -> None:
    """A range is read with the words around it, and its mentions have offsets of the whole text."""
    text = "They met in May. On 3 May 2020 it ended."
    assert [m.words for m in find_dates(text, within=Span(12, 40))] == ["May", "3 May 2020"]
    found = find_dates(text, within=Span(17, len(text)))
    assert [m.span.of(text) for m in found] == ["3 May 2020"]


PIECES = st.sampled_from(
    re.split(
        "_",
        "since_from_between_by the_end of_early_mid-_late_last_this_may_May_March_Feb._27_2016_2020-02-20_12_:_/_."
        "_,_–_-_'"
        "_Thursday_Q1_first half_two weeks ago_yesterday_\n_\u00a0_İ_ß_ﬁ_٢_²_𝟚_½_the year to_q_h_a_in nine months_pm",
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).map(" ".join))
def test_law_spans(text: str) -> None:
    """Mentions are in order, never overlap, lie in the text, and their words are the text at their span."""
    reached = 0
    for mention in find_dates(text):
        assert reached <= mention.span.start < mention.span.end <= len(text)
        assert mention.words == mention.span.of(text)
        assert mention.span.covers(mention.core)
        reached = mention.span.end


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_law_resolving_never_fails(text: str, day: date) -> None:
    """Whatever is found resolves to a period that does not end before it starts, or to None."""
    for mention in find_dates(text):
        for published in (Published(day, "stated"), UNDATED):
            found = resolve_mention(mention, published)
            assert found is None or found.start <= found.end


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_law_round_trip(day: date) -> None:
    """A day written out in any of the full styles resolves to itself, stated, without a publication date."""
    for text in (f"{day:%d %B %Y}", f"{day:%B %d, %Y}", f"{day:%A, %B %d, %Y}", f"{day:%d.%m.%Y}", day.isoformat()):
        assert resolved(text, UNDATED) == (str(day), str(day), "stated")


@pytest.mark.parametrize(
    "piece", ["since ", "the end of ", "early ", "year to ", "between 1 and ", "1-", "2016-", "1.1.", "May ", "a "]
)
def test_repeated_openings_do_not_nest_without_end(piece: str) -> None:
    """Mentions of hostile text are short and in order; how long it takes is shown by benchmarks/hostile.py."""
    text = piece * (10_000 // len(piece))
    found = find_dates(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


# ---------------------------------------------------------------- resolving


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Tuesday", "2020-02-25", "2020-02-25"),
        ("Friday", "2020-02-28", "2020-02-28"),
        ("last Friday", "2020-02-21", "2020-02-21"),
        ("next Friday", "2020-03-06", "2020-03-06"),
        ("February 27", "2020-02-27", "2020-02-27"),
        ("29 February", "2020-02-29", "2020-02-29"),
        ("March 1", "2019-03-01", "2019-03-01"),
        ("Thursday, February 27", "2020-02-27", "2020-02-27"),
        ("yesterday", "2020-02-27", "2020-02-27"),
        ("today", "2020-02-28", "2020-02-28"),
        ("last week", "2020-02-17", "2020-02-23"),
        ("this month", "2020-02-01", "2020-02-29"),
        ("earlier this year", "2020-01-01", "2020-02-28"),
        ("last year", "2019-01-01", "2019-12-31"),
        ("last month", "2020-01-01", "2020-01-31"),
        ("in December", "2019-12-01", "2019-12-31"),
        ("last February", "2019-02-01", "2019-02-28"),
        ("since early December", "2019-12-01", "2020-02-28"),
        ("since Monday", "2020-02-24", "2020-02-28"),
        ("in nine months", "2019-05-28", "2020-02-28"),
        ("the last two weeks", "2020-02-14", "2020-02-28"),
        ("two weeks ago", "2020-02-14", "2020-02-14"),
        ("by the end of the month", "2020-02-29", "2020-02-29"),
        ("by 31 March", "2020-03-31", "2020-03-31"),
        ("last quarter", "2019-10-01", "2019-12-31"),
        ("the fourth quarter", "2019-10-01", "2019-12-31"),
        ("from Monday to Wednesday", "2020-02-24", "2020-02-26"),
        ("between December and January", "2019-12-01", "2020-01-31"),
        ("three months to January", "2019-11-01", "2020-01-31"),
    ],
)
def test_resolved_against_publication(text: str, start: str, end: str) -> None:
    """Relative words, weekdays and yearless days resolve against the published date, and not at all without one."""
    assert resolved(text, FEBRUARY_2020) == (start, end, "resolved")
    assert resolved(text, INFERRED) == (start, end, "inferred")
    assert resolved(text, UNDATED) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("February 2016", "2016-02-01", "2016-02-29"),
        ("in 2015", "2015-01-01", "2015-12-31"),
        ("between January and February 2016", "2016-01-01", "2016-02-29"),
        ("between December and February 2016", "2015-12-01", "2016-02-29"),
        ("from 2011 to 2015", "2011-01-01", "2015-12-31"),
        ("2015-16", "2015-01-01", "2016-12-31"),
        ("Q1 2031", "2031-01-01", "2031-03-31"),
        ("first half of 2031", "2031-01-01", "2031-06-30"),
        ("first nine months of 2030", "2030-01-01", "2030-09-30"),
        ("27-28 February 2020", "2020-02-27", "2020-02-28"),
        ("late 2015", "2015-09-01", "2015-12-31"),
        ("the year to March 31, 2031", "2030-04-01", "2031-03-31"),
        ("since September 2015", "2015-09-01", "2015-09-30"),
    ],
)
def test_stated_without_publication(text: str, start: str, end: str) -> None:
    """What prints its year is stated, also where nothing is known of the article's date."""
    assert resolved(text, UNDATED) == (start, end, "stated")


def test_two_readings_resolve_only_when_one_is_possible() -> None:
    """02/03/2020 stays open where both days lie before publication, and is 2 March 2020 or 3 February by exclusion."""
    assert resolved("02/03/2020", UNDATED) is None
    assert resolved("02/03/2020", Published(date(2020, 5, 1), "stated")) is None
    assert resolved("02/03/2020", Published(date(2020, 2, 5), "stated")) == ("2020-02-03", "2020-02-03", "stated")


@given(st.sampled_from(["Monday", "Wednesday", "Sunday"]), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_law_weekday(name: str, day: date) -> None:
    """A weekday is at most six days before publication and never after it."""
    found = resolve_mention(only(name), Published(day, "stated"))
    assert found is not None
    assert timedelta(0) <= day - found.start <= timedelta(days=6)
    assert f"{found.start:%A}" == name


# ---------------------------------------------------------------- an article's own date


def page(*lines: tuple[Role, str]) -> tuple[str, tuple[tuple[Span, Role], ...]]:
    """A text of paragraphs and their spans with roles."""
    spans, text = [], ""
    for role, words in lines:
        spans.append((Span(len(text), len(text) + len(words)), role))
        text += words + "\n\n"
    return text, tuple(spans)


def published(*lines: tuple[Role, str]) -> Published:
    text, spans = page(*lines)
    return find_publication(spans, text)


BODY: tuple[Role, str] = ("body", "Talks were held and nothing came of them.")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 20 Feb 2020", date(2020, 2, 20)),
        ("01 July, 2016", date(2016, 7, 1)),
        ("February 20, 2020 at 6:43 pm", date(2020, 2, 20)),
        ("14.03.2031", date(2031, 3, 14)),
        ("2031-05-14T08:10Z · by J. Vantongeren · 2 min read", date(2031, 5, 14)),
        ("Updated 22 Feb 2020 | Published 20 Feb 2020", date(2020, 2, 20)),
        ("Friday, May 16, 2031 – 14:20 | Last change: May 17, 2031", date(2031, 5, 16)),
    ],
)
def test_stated_in_the_header(line: str, day: date) -> None:
    """A full date in a dateline is the article's, stated; a change date beside it is not."""
    found = published(("headline", "Talks held"), ("dateline", line), BODY)
    assert (found.day, found.basis) == (day, "stated")


@pytest.mark.parametrize(
    "lines",
    [
        [("caption", "A patrol on March 26, 2019"), BODY],
        [("furniture", "A fresh view since 2009"), BODY],
        [("furniture", "© 31 May 2031 Meridian"), BODY],
        [("furniture", "Last updated: 31 May 2031"), BODY],
        [("promo", "Read: the march of May 3, 2019"), BODY],
        [("headline", "The Arden depot of the tram company on May 3, 2019."), BODY],
        [BODY, ("comment", "anna, 3 May 2019: nonsense")],
        [BODY, ("furniture", "3 May 2019")],
        [("dateline", "Tuesday · Harbour desk"), BODY],
        [("body", "It began on 3 May 2019.")],
    ],
)
def test_not_the_articles_own_date(lines: list[tuple[Role, str]]) -> None:
    """Captions, comments, promos, copyright and change lines, lines after the body, and the body state no date."""
    found = published(*lines)
    assert (found.day, found.basis, found.candidates) == (None, "unknown", ())


def test_candidates_from_the_lead() -> None:
    """A weekday with a day in the lead lists the years it fits; a year spoken of as past takes earlier ones away."""
    lead = "The leaders held talks on Friday, February 28, after a strike late on Thursday, February 27."
    assert published(("body", lead)).candidates == (date(2014, 2, 28), date(2020, 2, 28), date(2025, 2, 28))
    spoken = published(("body", lead), ("body", "In 2018 they agreed on a deal."))
    assert (spoken.day, spoken.basis) == (None, "unknown")
    assert spoken.candidates == (date(2020, 2, 28), date(2025, 2, 28))


def test_a_day_ahead_is_no_day_of_publication() -> None:
    """ "Next Tuesday (March 28) will see more strikes": the article's own day is the one that its lead reports."""
    header = ("headline", "Next Tuesday (March 28) will see more strikes")
    found = published(header, ("body", "It came to a head on Thursday (March 23), said the union."))
    assert found.candidates == (date(2017, 3, 23), date(2023, 3, 23))


def test_a_future_year_excludes_nothing() -> None:
    """A year that is aimed at is not spoken of as past: "by 2024" leaves 2020 in."""
    found = published(("body", "On Friday, February 28, they vowed to end it by 2024."))
    assert date(2020, 2, 28) in found.candidates


def test_ambiguous_figures_in_the_header_are_candidates() -> None:
    """02/03/2020 in a dateline states nothing; both days are candidates."""
    found = published(("dateline", "02/03/2020"), BODY)
    assert (found.day, found.candidates) == (None, (date(2020, 2, 3), date(2020, 3, 2)))


def test_candidate_days_need_a_day() -> None:
    """A weekday or a month alone has no candidates; a full date has one."""
    assert candidate_days(only("Friday")) == ()
    assert candidate_days(only("in February")) == ()
    assert candidate_days(only("Friday, February 28"), first_year=2018, last_year=2024) == (date(2020, 2, 28),)
    assert candidate_days(only("28 February 2020")) == (date(2020, 2, 28),)


def story(name: str, text: str, own: Published) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, f"{name}.txt", text, digest, "A title", (Block(Span(0, len(text)), "body", "built"),), own)


IDLIB = "Leaders met over Idlib. There the envoy Fahrettin Altun spoke of Saraqeb, of Ankara, Moscow, Russia and Syria."
WORLD = "It was said in Ankara, in Moscow and by NATO that Russia, with Turkey and with Syria, would go on."
LATER = "In March 2025 the old man looked back on Idlib and on Saraqeb, where once Altun and Fahrettin had been."
CRICKET = "The match in Cardiff was won by Glamorgan, with Morgan and Evans at the crease."
FRIDAY = Published(None, "unknown", "", (date(2020, 2, 28), date(2025, 2, 28)))


def test_inferred_through_a_dated_article() -> None:
    """Exactly one candidate within 60 days of a dated article of the same story is used, inferred, with its reason."""
    dated = story("003", IDLIB, Published(date(2020, 2, 20), "stated"))
    _, found = infer_publications([dated, story("002", IDLIB, FRIDAY)])
    assert (found.published.day, found.published.basis) == (date(2020, 2, 28), "inferred")
    assert "003" in found.published.why
    assert found.published.candidates == FRIDAY.candidates


@pytest.mark.parametrize(
    "others",
    [
        [],
        [story("003", CRICKET, Published(date(2020, 2, 20), "stated"))],
        [story("003", "On Tuesday in Idlib the man Altun spoke.", Published(date(2020, 2, 20), "stated"))],
        [story("003", WORLD, Published(date(2020, 2, 20), "stated"))],
        [story("003", IDLIB, Published(date(2019, 12, 1), "stated"))],
        [story("003", IDLIB, Published(date(2020, 2, 20), "inferred"))],
        [
            story("003", IDLIB, Published(date(2020, 2, 20), "stated")),
            story("004", LATER, Published(date(2025, 3, 2), "stated")),
        ],
    ],
    ids=[
        "alone",
        "another story",
        "two shared names",
        "countries only",
        "too far",
        "only inferred itself",
        "two candidates fit",
    ],
)
def test_not_inferred(others: list[Article]) -> None:
    """No inference from another story, from afar, from an inferred date, or where two candidates fit."""
    undated = story("002", IDLIB, FRIDAY)
    found = infer_publications([*others, undated])[-1]
    assert replace(found, published=replace(found.published, near=())) == undated


@pytest.mark.parametrize(
    ("words", "near", "day"),
    [
        ("March 5", [date(2031, 3, 9)], date(2031, 3, 5)),
        ("December 30", [date(2031, 1, 4)], date(2030, 12, 30)),
        ("Wednesday, March 5", [date(2031, 3, 9), date(2031, 3, 11)], date(2031, 3, 5)),
        ("Friday, March 5", [date(2031, 3, 9)], None),
        ("August 5", [date(2031, 3, 9)], None),
        ("March 5", [date(2031, 3, 9), date(2032, 3, 9)], None),
        ("March 5", [], None),
        ("Wednesday", [date(2031, 3, 9)], None),
    ],
)
def test_a_day_in_an_undated_article_is_of_its_story_s_year(words: str, near: list[date], day: date | None) -> None:
    """The one year in which it lies within two months of a dated article; it is inferred, and no weekday fits anything."""
    published = Published(None, "unknown", near=tuple(near))
    (mention,) = find_dates(f"On {words} the bridge was closed.")
    found = resolve_mention(mention, published)
    assert (found and found.start) == day
    assert found is None or (found.basis, found.start) == ("inferred", found.end)


def test_inference_ignores_order() -> None:
    """The order of the articles changes nothing."""
    dated = story("003", IDLIB, Published(date(2020, 2, 20), "stated"))
    undated = story("002", IDLIB, FRIDAY)
    assert infer_publications([undated, dated]) == tuple(reversed(infer_publications([dated, undated])))


# ---------------------------------------------------------------- the three clocks


def clock(text: str, figure: str, own: Published) -> tuple[str | None, str | None, str | None]:
    at = text.index(figure)
    found = claim_clock(text, Span(0, len(text)), Span(at, at + len(figure)), own)
    return shown(found.as_of), shown(found.event_day), shown(found.period)


def shown(span: DatedSpan | None) -> str | None:
    if span is None:
        return None
    days = str(span.start) if span.start == span.end else f"{span.start}/{span.end}"
    return f"{days} {span.basis}"


Y14, Y15 = "2014-01-01/2014-12-31 stated", "2015-01-01/2015-12-31 stated"
PUB_2016, PUB_2020 = "2016-07-01 publication", "2020-02-28 publication"


def test_clock_without_mention() -> None:
    """Without a mention the as-of is the publication, inferred where that is, unknown where that is."""
    text = "Turkey has taken in around 4 million Syrian refugees."
    assert clock(text, "4 million", FEBRUARY_2020) == (PUB_2020, None, None)
    assert clock(text, "4 million", INFERRED) == ("2020-02-28 inferred", None, None)
    assert clock(text, "4 million", UNDATED) == (None, None, None)


def test_clock_of_an_event() -> None:
    """ "On Tuesday militants killed 44" dates the event; the count is as of publication."""
    text = "On Tuesday, militants killed 44 passengers at the airport."
    assert clock(text, "44", JULY_2016) == (PUB_2016, "2016-06-28 resolved", None)
    assert clock(text, "44", UNDATED) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "figure", "as_of", "event", "period"),
    [
        ("The toll rose to 53 on Friday", "53", "2020-02-28 resolved", None, None),
        ("As of February 12, 40,000 had died", "40,000", "2020-02-12 resolved", None, None),
        ("The ministry told reporters on Monday that 53 had died", "53", "2020-02-24 resolved", None, None),
        ("The ministry said 44 people died on Monday", "44", PUB_2020, "2020-02-24 resolved", None),
        ("The toll from Thursday's attack rose to 53", "53", PUB_2020, "2020-02-27 resolved", None),
        ("They killed 44 on Tuesday and 12 on Wednesday", "44", PUB_2020, "2020-02-25 resolved", None),
        ("They killed 44 on Tuesday and 12 on Wednesday", "12", PUB_2020, "2020-02-26 resolved", None),
        ("On Monday 12 were killed, and 30 were wounded", "30", PUB_2020, "2020-02-24 resolved", None),
        ("The attack on Monday killed 12, and a second one wounded 30", "30", PUB_2020, None, None),
        ("Some 12 died on Monday, 30 were hurt in fights on Tuesday", "30", PUB_2020, "2020-02-25 resolved", None),
        ("On Monday it closed: 53 had died", "53", PUB_2020, None, None),
        ("Talks were held on Friday after 33 soldiers were killed", "33", PUB_2020, None, None),
        ("It brought the toll this month to 53", "53", PUB_2020, None, "2020-02-01/2020-02-29 resolved"),
        ("Since December, one million have fled", "one million", PUB_2020, None, "2019-12-01/2020-02-28 resolved"),
        ("Some 850 came in 2015, up from 200 in 2014", "850", Y15, None, Y15),
        ("Some 850 came in 2015, up from 200 in 2014", "200", Y14, None, Y14),
        ("A deal of 2016 gives 6 billion euros", "6 billion", PUB_2020, None, None),
        ("Under a pact signed in 2016 it gets 6 billion", "6 billion", PUB_2020, None, None),
        ("It sent 5,000 men and may act unless they leave by the end of the month", "5,000", PUB_2020, None, None),
        ("Net debt stood at 1.9 billion at the end of January", "1.9 billion", "2020-01-31 resolved", None, None),
        ("After 212 mm of rain had fallen in 36 hours", "212", PUB_2020, None, None),
        ("They will meet on 5 March over 3 issues", "3", PUB_2020, "2020-03-05 resolved", None),
    ],
)  # fmt: skip
def test_clock_cases(text: str, figure: str, as_of: str, event: str | None, period: str | None) -> None:
    """Each mention is the as-of, the event's day or the period of the figure it belongs to, or none of its business."""
    assert clock(text, figure, FEBRUARY_2020) == (as_of, event, period)


def test_clock_of_a_duration_figure() -> None:
    """ "2,500 in nine months": the count covers nine months; the nine themselves are as of publication."""
    text = "Raids have killed almost 2,500 civilians in nine months, including close to 1,000 children"
    covered = "2015-10-01/2016-07-01 resolved"
    assert clock(text, "2,500", JULY_2016) == (PUB_2016, None, covered)
    assert clock(text, "1,000", JULY_2016) == (PUB_2016, None, covered)
    assert clock(text, "nine", JULY_2016) == (PUB_2016, None, None)


def test_clock_of_time_words() -> None:
    """Where the place given is the time words themselves, they alone are read, as the event's day."""
    text = "On Monday they met, and on Wednesday they left"
    assert clock(text, "on Wednesday", FEBRUARY_2020)[1] == "2020-02-26 resolved"
    assert clock(text, "On Monday", FEBRUARY_2020)[1] == "2020-02-24 resolved"


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=16).map(" ".join), st.integers(0, 40), st.integers(1, 6))
def test_law_clock_without_publication(text: str, at: int, long: int) -> None:
    """Without a publication date every clock is stated by the text or unknown."""
    found = claim_clock(text, Span(0, len(text)), Span(min(at, len(text)), min(at + long, len(text))), UNDATED)
    assert all(span is None or span.basis == "stated" for span in (found.as_of, found.event_day, found.period))


def test_worked_examples() -> None:
    """The examples in the module's docstrings hold."""
    for module in (briefgen.text.dates.find, briefgen.text.dates.story):
        tried = doctest.testmod(module)
        assert (tried.failed, tried.attempted > 0) == (0, True)


def wires(*texts: str) -> list[tuple[date, ...]]:
    """The days that the datelines of some reports can be, looked at together."""
    articles = [article_from_text(text, id=f"{n:03}", path=f"{n}.txt") for n, text in enumerate(texts, start=1)]
    return [found.published.candidates for found in infer_publications(articles)]


def test_a_dateline_without_its_year_fits_the_weekday_of_its_news() -> None:
    """It is that weekday or the day after; two reports of one weekday leave the years that fit both."""
    line = "{}\n\nHALE, {} (Reuters) - A ferry sank off the quay of Hale and {} people drowned on Tuesday, the coastguard said.\n"
    first = line.format("Ferry sinks off Hale", "March 5", 9)
    second = line.format("UPDATE 1-Ferry sinks off Hale", "March 6", 11)
    tuesdays = {date(year, 3, 5) for year in (2013, 2019, 2024)}
    assert set(wires(first)[0]) == tuesdays | {date(2014, 3, 5), date(2025, 3, 5)}
    assert wires(first, second) == [tuple(sorted(tuesdays)), tuple(day.replace(day=6) for day in sorted(tuesdays))]


def test_a_dateline_beside_no_weekday_or_two_keeps_its_years() -> None:
    line = "Ferry sinks\n\nHALE, March 5 (Reuters) - A ferry that sailed {} sank off the quay of Hale {} and 9 people drowned.\n"
    for when in (("", ""), ("on Monday", "on Tuesday"), ("", "last Tuesday")):
        assert len(wires(line.format(*when))[0]) == 16


def test_a_day_before_what_nobody_counts_is_a_day() -> None:
    """ "Since March 20 information" counts nothing, "since March 20 ships" does."""
    assert find_dates("Since March 20 information on the dead has been scarce.")[0].day == 20
    assert find_dates("Since March 20 cargo ships have sunk.")[0].day is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All fled, April Stone said.", []),
        ("In April Russia left.", ["April"]),
        ("An April storm came.", ["April"]),
        ("June Lunt and August Roth left.", []),
    ],
)
def test_a_month_before_a_capital_is_a_first_name(text: str, words: list[str]) -> None:
    """Unless a word of time stands before it."""
    assert [mention.words.split()[-1] for mention in find_dates(text)] == words


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Saturday the 2nd it had 211.", date(2024, 11, 2)),
        ("On Wednesday, the 30th, it had 95.", date(2024, 10, 30)),
        ("On Saturday the 3rd it had 40.", date(2024, 11, 9)),  # no 3rd near it is one: the weekday alone is read
        ("On Saturday the 2nd day of rest began.", date(2024, 11, 9)),
    ],
)
def test_a_weekday_with_the_day_of_its_month_is_the_latest_such_day(text: str, day: date) -> None:
    """And not the Saturday just before the report."""
    (mention,) = find_dates(text)
    found = resolve_mention(mention, Published(date(2024, 11, 12), "stated"))
    assert found is not None
    assert (found.start, found.end) == (day, day)
