"""Articles looked at together: a later copy of an old report loses its page's date, an article that names weekdays gets
the one day that fits. Each set of articles is made up; half of them must change nothing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from briefgen.records import Article, Block, Published, Span
from briefgen.text.dates import infer_publications

NONE = Published(None, "unknown", "the article gives no date")


def on(day: str, why: str = "stands in the article's header") -> Published:
    return Published(date.fromisoformat(day), "stated", why)


def told(name: str, text: str, published: Published = NONE, title: str = "A title") -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(name, f"{name}.txt", text, digest, title, (Block(Span(0, len(text)), "body", "built"),), published)


FERRY = told(
    "001",
    "The ferry sank off Arlen on Tuesday, and the mayor, Jon Velder, said that 214 of the 377 aboard were saved. The line "
    "is that of Tessa Crane in Olmouth.",
    on("2031-03-12"),
)
FERRY_NEXT = told(
    "002",
    "Divers at Arlen went on looking for the missing, said Velder. It was for Tessa Crane to say why 377 were "
    "aboard; 214 of them are safe.",
    on("2031-03-13"),
)


def ferry_again(text: str, published: Published) -> Article:
    return told("009", text, published)


COPY_TEXT = FERRY.text
RETOLD = (
    "On Tuesday the ferry went down near Arlen with 377 people, of whom 214 were saved, said Velder. It is that of Tessa "
    "Crane. The search goes on."
)
WITH_DAY = (
    "On Tuesday, March 11, the ferry went down near Arlen, said the mayor there, Velder. It is that of Tessa Crane. Many "
    "are missing."
)
LAST_WEEK = (
    "The loss near Arlen last week was the worst in his time, said Velder: of 377 people 214 were saved. The word of Tessa "
    "Crane is waited for."
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (COPY_TEXT, "2034-09-01"),
        (COPY_TEXT, "2031-12-01"),
        (FERRY_NEXT.text, "2034-09-01"),
        (RETOLD, "2033-01-20"),
        (RETOLD, "2031-07-01"),
        (WITH_DAY, "2034-06-05"),
        (LAST_WEEK, "2036-02-02"),
    ],
    ids=[
        "a copy",
        "a copy of that year",
        "a copy without a weekday",
        "retold",
        "retold that summer",
        "a weekday with its day",
        "last week",
    ],
)
def test_a_later_copy_loses_its_pages_date(text: str, day: str) -> None:
    """Its text is that of the older story, so its page's date dates none of its figures; the reason is told."""
    *others, found = infer_publications([FERRY, FERRY_NEXT, ferry_again(text, on(day))])
    assert others == [FERRY, FERRY_NEXT]
    assert (found.published.day, found.published.basis, found.published.candidates) == (None, "unknown", ())
    assert day in found.published.why
    assert any(other.id in found.published.why for other in others)


INQUIRY = (
    "Three years after the ferry went down near Arlen, a court on Tuesday found that Tessa Crane was guilty. Of 377 "
    "people 214 were saved, as Velder recalled."
)
LOOKING_BACK = (
    "A court on Tuesday heard Velder on the ferry that sank near Arlen in March 2031. Of 377 people 214 were saved, he "
    "said. A word of Tessa Crane was not heard."
)
OWN_DAY = (
    "On Tuesday, August 29, the wreck was raised near Arlen, and Velder was there. It had held 377 people, of whom 214 "
    "were saved. On Thursday old Tessa Crane came."
)
OTHER_TIME = (
    "On Tuesday the harbour of Arlen was opened by mayor Velder for 1,250 boats. It was paid by Tessa Crane, whose line "
    "has 816 men."
)
NO_WEEKDAY = (
    "Of the 377 people in the ferry near Arlen 214 were saved, as its mayor Velder likes to recall. It was that of Tessa "
    "Crane."
)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (LOOKING_BACK, on("2034-09-05")),
        (INQUIRY, on("2034-09-05")),
        (OWN_DAY, on("2034-09-01")),
        (OTHER_TIME, on("2034-09-05")),
        (NO_WEEKDAY, on("2034-09-05")),
        (RETOLD, on("2031-04-20")),
        (RETOLD, on("2029-01-01")),
        (RETOLD, on("2034-09-05", "stated in sources.toml")),
    ],
    ids=[
        "it names the time of the story",
        "it knows how long ago that was",
        "it names a day of its own time",
        "other news of the same people",
        "nothing in it is told as news",
        "a few weeks later",
        "earlier than the others",
        "a person stated its date",
    ],
)
def test_an_article_of_its_own_time_keeps_its_date(text: str, published: Published) -> None:
    """The same people and even the same figures make no copy of an article that is at home in its date."""
    articles = (FERRY, FERRY_NEXT, ferry_again(text, published))
    assert infer_publications(articles) == articles


def test_no_copy_without_an_older_story() -> None:
    """Alone, or beside another story, or where the others are themselves years apart, nothing is called a copy."""
    page = ferry_again(RETOLD, on("2034-09-05"))
    far = told("003", FERRY_NEXT.text, on("2032-10-01"))
    other = told(
        "003", "In Cardiff, Glamorgan beat Surrey by 377 runs to 214 on Tuesday, said Morgan.", on("2031-03-12")
    )
    for articles in ((page,), (other, page), (told("001", OTHER_TIME, on("2028-05-05")), far, page)):
        assert page in infer_publications(articles)


def test_a_copy_dates_no_other_article() -> None:
    """An undated article takes no day from a copy, nor does the copy take one."""
    undated = told("005", "The ferry near Arlen, owned by Tessa Crane, sank on Tuesday, said Velder on Wednesday.")
    page = ferry_again(RETOLD, on("2034-09-05"))
    found = infer_publications([FERRY, FERRY_NEXT, undated, page])
    assert found[2].published.day == date(2031, 3, 12)
    assert found[3].published.day is None


# ---------------------------------------------------------------- weekdays


def test_a_weekday_that_fits_once_dates_its_article() -> None:
    """In a story of one week "said on Thursday" is one day; its basis is inferred and its reason told."""
    undated = told("005", "On Thursday mayor Velder said at Arlen that Tessa Crane had been questioned.")
    found = infer_publications([FERRY, FERRY_NEXT, undated])[2].published
    assert (found.day, found.basis) == (date(2031, 3, 13), "inferred")
    assert "Thursday" in found.why
    assert "Velder" in found.why


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Wednesday mayor Velder said at Arlen that the ferry of Tessa Crane sank on Tuesday.", "2031-03-12"),
        ("Divers were at Arlen on Wednesday and Thursday, said Velder. On Friday old Tessa Crane left.", "2031-03-14"),
        ("On Thursday mayor Velder said at Arlen that Tessa Crane would speak on Saturday.", "2031-03-13"),
        ("By Thursday evening the divers at Arlen had found nothing, said Velder, nor had Tessa Crane.", "2031-03-13"),
    ],
)
def test_the_last_day_that_is_not_ahead_is_the_articles(text: str, day: str) -> None:
    """Of several weekdays the latest past one counts; what will happen on Saturday does not."""
    found = infer_publications([FERRY, FERRY_NEXT, told("005", text)])[2].published
    assert str(found.day) == day


@pytest.mark.parametrize(
    "text",
    [
        "At Arlen the mayor Velder said that Tessa Crane had been questioned.",
        "At Arlen the mayor Velder said that Tessa Crane would be heard on Friday.",
        "On Thursday Glamorgan won at Cardiff, said Morgan after the match with Surrey.",
        "On Monday divers were at Arlen, on Thursday mayor Velder came, and on Saturday old Tessa Crane.",
        "On Monday mayor Velder said at Arlen that Tessa Crane had been questioned.",
    ],
    ids=["no weekday", "only ahead", "another story", "all over a week", "two such days fit"],
)
def test_without_one_fitting_day_an_article_stays_undated(text: str) -> None:
    """No weekday, none that is past, no shared story, no order among them, or two weeks to choose from: no day."""
    long = told("003", "Divers at Arlen say that mayor Velder met Tessa Crane and spoke of Olmouth.", on("2031-03-18"))
    undated = told("005", text)
    found = infer_publications([FERRY, FERRY_NEXT, long, undated])[3]
    assert replace(found, published=replace(found.published, near=())) == undated


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Friday old Tessa Crane came to Arlen, where mayor Velder said that 61 had died.", "2031-03-14"),
        ("On March 20 the lost of Arlen were mourned. On Friday old Tessa Crane came to mayor Velder.", None),
        ("The ferry of Tessa Crane sank off Arlen last month. On Friday old Velder left.", None),
        ("On Tuesday mayor Velder said at Arlen that 61 had died in the ferry of Tessa Crane.", None),
    ],
    ids=["in time", "it names a later day", "last month's", "a toll above the last one"],
)
def test_an_article_later_than_all_dated_ones_takes_no_day_among_them(text: str, day: str | None) -> None:
    """A weekday fits in any week; what shows that the week is a later one leaves the article undated."""
    dead = told(
        "003", "The ferry off Arlen has killed 60 people, said Velder. It was that of Tessa Crane.", on("2031-03-13")
    )
    found = infer_publications([FERRY, dead, told("005", text)])[2].published
    assert (str(found.day) if found.day else None) == day


def test_one_dated_article_is_no_round_of_news() -> None:
    """Beside a single dated article a weekday proves nothing: that one may itself be a later copy."""
    undated = told(
        "005", "On Thursday mayor Velder said at Arlen that Tessa Crane had been questioned about 377 and 214."
    )
    assert [article.published.day for article in infer_publications([FERRY, undated])] == [FERRY.published.day, None]


def fire(name: str, text: str, day: str) -> Article:
    return told(name, f"{text} So said Oster, the mayor of Hallin, where the river Varn is near.", on(day))


ROUNDS = (
    fire("001", "At least 36 people died in the fire that broke out on Tuesday.", "2031-08-14"),
    fire("002", "The fire that broke out on Tuesday killed at least 55 people.", "2031-08-15"),
    fire("003", "The fire has now killed 99 people.", "2031-08-19"),
    fire("004", "The toll stands at 115, and 1,054 people are on a list of 2,170 names.", "2031-08-28"),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Saturday the number of dead in the fire climbed to 80.", "2031-08-16"),
        ("On Wednesday the toll of last week's fire was 111.", "2031-08-20"),
        ("The fire broke out last Tuesday. On Monday the dead were 99.", "2031-08-18"),
        ("On Friday the list had 2,170 names, and 1,054 people were missing.", "2031-08-29"),
        ("On Thursday nineteen people were confirmed dead in the fire.", "2031-08-14"),
        (
            "As early as Sunday officials plan to open the road. On Saturday the number of dead climbed to 80.",
            "2031-08-16",
        ),
        ("On Thursday two people were confirmed dead.", None),
        ("On Friday many were missing.", None),
        ("On Friday the toll stood at 115.", None),
        ("On Friday the toll stood at 130.", None),
    ],
    ids=[
        "between two tolls",
        "last week's fire",
        "last Tuesday",
        "unusual numbers",
        "a toll in words below the first",
        "a day on which something is planned",
        "a toll far below the first",
        "no sign",
        "a toll that stands",
        "a toll above all",
    ],
)
def test_a_longer_story_needs_a_sign_of_the_week(text: str, day: str | None) -> None:
    """Over weeks a weekday fits often: the toll between two others, the event's day or unusual numbers say which."""
    undated = told("009", f"{text} So said Oster, the mayor of Hallin, where the river Varn is near.")
    found = infer_publications([*ROUNDS, undated])[4].published
    assert (str(found.day) if found.day else None) == day


def test_the_name_that_nearly_all_bear_ties_an_article_to_its_story() -> None:
    """A ship that three of four articles name is that of their story, also where an article shares no other name with
    them, and behind a comma."""
    first = told("001", "The ship, Meridor, went down. Nineteen people were found dead.", on("2031-08-14"))
    undated = told("009", "On Saturday the number of dead in the Meridor climbed to 80.")
    others = [
        fire("002", "The Meridor took 55 lives.", "2031-08-15"),
        fire("004", "The dead of the Meridor are 115.", "2031-08-19"),
    ]
    assert str(infer_publications([first, *others, undated])[3].published.day) == "2031-08-16"
    nobody = told("009", "On Saturday the number of dead climbed to 80.")
    assert infer_publications([first, *others, nobody])[3].published.day is None


def test_the_order_of_articles_changes_no_day() -> None:
    """Copies and undated articles come out the same in whatever order they are read."""
    articles = (FERRY, FERRY_NEXT, told("005", "On Thursday mayor Velder of Arlen met Tessa Crane there."),
                ferry_again(RETOLD, on("2034-09-05")))  # fmt: skip
    days = {article.id: article.published for article in infer_publications(articles)}
    for other in permutations(articles):
        assert {article.id: article.published for article in infer_publications(other)} == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Thursday mayor Velder of Arlen met Tessa Crane there.", "2031-03-13"),
        ("On Thursday and during the night 12 divers searched off Arlen, Velder told Tessa Crane.", "2031-03-14"),
        ("Thursday night brought Velder of Arlen and Tessa Crane to the quay.", "2031-03-14"),
        ("Late in the evening on Thursday mayor Velder of Arlen met Tessa Crane there.", "2031-03-14"),
        ("The day before, on Thursday, mayor Velder of Arlen met Tessa Crane there.", "2031-03-14"),
        ("Mayor Velder of Arlen met Tessa Crane there on Thursday, the previous day.", "2031-03-14"),
        (
            "On Thursday mayor Velder of Arlen met Tessa Crane. In the night that followed 12 divers searched.",
            "2031-03-14",
        ),
        (
            "Overnight to Friday 12 divers searched off Arlen. On Thursday mayor Velder had met Tessa Crane.",
            "2031-03-14",
        ),
        ("In the night from Thursday to Friday 12 divers searched off Arlen for Velder and Tessa Crane.", "2031-03-14"),
        (
            "By Friday morning 12 divers had searched off Arlen. On Thursday mayor Velder had met Tessa Crane.",
            "2031-03-14",
        ),
        ("By Thursday night 12 divers had searched off Arlen for mayor Velder and Tessa Crane.", "2031-03-14"),
        ("Late on Thursday afternoon mayor Velder of Arlen met Tessa Crane there.", "2031-03-13"),
        ("On Thursday mayor Velder of Arlen met Tessa Crane; during the night 12 divers will go down.", "2031-03-13"),
        (
            "Mayor Velder of Arlen said on Thursday that during the night 12 divers had searched for Tessa Crane.",
            "2031-03-13",
        ),
        ("On Thursday mayor Velder of Arlen met Tessa Crane; the quay will be shut from Thursday night.", "2031-03-13"),
    ],
)
def test_a_night_told_as_over_makes_an_article_one_of_the_day_after(text: str, day: str) -> None:
    """A night that is still to come, the night before, and a time by day do not."""
    found = infer_publications([FERRY, FERRY_NEXT, told("005", text)])[2].published
    assert (str(found.day), found.basis) == (day, "inferred")
    assert ("is told as over" in found.why) == (day == "2031-03-14" and "Friday" not in text)


def test_an_article_whose_day_is_too_early_and_that_fits_on_no_other_stays_undated_with_the_reason() -> None:
    """Its toll lies between those of Wednesday and Thursday, but its night is that of Thursday."""
    first = told("001", f"At Arlen 20 people were killed. {FERRY.text}", on("2031-03-12"))
    second = told("002", f"At Arlen 40 people were killed. {FERRY_NEXT.text}", on("2031-03-13"))
    text = "Off Arlen 30 people were killed. On Thursday and during the night divers searched, Velder told Tessa Crane."
    found = infer_publications([first, second, told("005", text)])[2].published
    assert (found.day, found.basis) == (None, "unknown")
    assert "2031-03-13 is too early" in found.why


def test_a_toll_that_is_some_of_another_is_not_the_one_that_tells_the_week() -> None:
    """The 12 whose wounds were confirmed out of 44 are not from before the 40; 12 without more are."""
    second = told("002", f"At Arlen 40 people were injured. {FERRY_NEXT.text}", on("2031-03-13"))
    text = "Off Arlen 12 people were injured out of a total of 44. On Thursday and during the night divers searched, Velder told Tessa Crane."
    found = infer_publications([FERRY, second, told("005", text)])[2].published
    assert (str(found.day), found.basis) == ("2031-03-14", "inferred")
    alone = infer_publications([FERRY, second, told("005", text.replace(" out of a total of 44", ""))])[2].published
    assert alone.day is None


def test_a_day_without_a_year_whose_night_is_told_as_over_is_that_of_the_day_after() -> None:
    """But not where a line above the body prints that day: it may be the day of publication."""
    text = "The divers searched on Thursday (March 13) and during the night off Arlen, Velder told Tessa Crane."
    candidates = Published(None, "unknown", "", (date(2025, 3, 13), date(2031, 3, 13)))
    found = infer_publications([FERRY, told("005", text, candidates)])[1].published
    assert found.day == date(2031, 3, 14)
    head = "Thursday, March 13\n"
    blocks = (Block(Span(0, len(head)), "dateline", "built"), Block(Span(len(head), len(head + text)), "body", "built"))
    dated = replace(told("006", head + text, candidates), blocks=blocks)
    assert infer_publications([FERRY, dated])[1].published.day == date(2031, 3, 13)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "This Sunday people marched in Olmouth for those of Arlen; on Tuesday night the ferry of Tessa Crane had gone down, said Velder.",
            None,
        ),
        (
            "This Friday people marched in Olmouth for those of Arlen; on Tuesday night the ferry of Tessa Crane had gone down, said Velder.",
            "2031-03-14",
        ),
        ("On Friday, a year after the ferry of Tessa Crane sank off Arlen, Velder laid a wreath.", None),
        ("On Friday, three days after the ferry of Tessa Crane sank off Arlen, Velder laid a wreath.", "2031-03-14"),
    ],
)
def test_this_weekday_is_the_newest_and_an_anniversary_is_of_another_year(text: str, day: str | None) -> None:
    """The night of the accident is no newest day beside "this Sunday", and a year after it no weekday fits."""
    found = infer_publications([FERRY, FERRY_NEXT, told("005", text)])[2].published
    assert (str(found.day) if found.day else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On March 13 mayor Velder said at Arlen that the ferry of Tessa Crane had sunk on March 11.", "2031-03-13"),
        (
            "On March 13 mayor Velder said at Arlen that Tessa Crane had left. Of the feast of March 20 one rite is left.",
            "2031-03-13",
        ),
        ("At Arlen mayor Velder told of Tessa Crane. The ferry sank on March 11.", None),
        ("On March 12 mayor Velder said at Arlen that Tessa Crane had left. Divers came on March 14.", None),
        ("On August 13 mayor Velder said at Arlen that Tessa Crane had left.", None),
    ],
    ids=["said", "a feast to come", "nothing said", "something soon after", "another time"],
)
def test_a_text_of_days_without_a_year_is_of_the_last_on_which_something_was_said(text: str, day: str | None) -> None:
    """Its year is that of the dated articles, if it lies in their round of news, and nothing it tells follows soon."""
    found = infer_publications([FERRY, FERRY_NEXT, told("005", text)])[2].published
    assert (str(found.day) if found.day else None, found.basis) == (day, "inferred" if day else "unknown")


def test_weeks_ago_name_no_day_of_an_event() -> None:
    """Of "less than three weeks ago" and "March 11" only the second says on which day the ferry sank: its Tuesday is dated
    by it though one article lies far from the others."""
    late = told(
        "003", "Velder and Tessa Crane met at Arlen, where the ferry sank less than three weeks ago.", on("2031-03-29")
    )
    year = told("004", "At Arlen the ferry sank on March 11 last year, said Velder, for Tessa Crane.", on("2032-03-02"))
    text = "By Thursday 214 had come home to Arlen, said Velder. The ferry of Tessa Crane sank on Tuesday."
    found = infer_publications([FERRY, late, year, told("005", text)])[3].published
    assert found.day == date(2031, 3, 13)


def test_a_page_of_years_later_that_quotes_what_the_story_quotes_is_a_later_copy() -> None:
    """Also where the story itself took months, and no weekday is named; words that nobody else quotes show nothing."""
    first = told(
        "001",
        "Jon Velder, the mayor of Arlen, called the search of Tessa Crane in Olmouth for the ferry “slower than anyone would like”.",
        on("2031-03-12"),
    )
    later = told(
        "002",
        "Jon Velder, the mayor of Arlen, was asked about the ferry of Tessa Crane in Olmouth. The search goes on.",
        on("2031-07-01"),
    )
    copy = told(
        "003",
        "In Olmouth Tessa Crane owns the line whose ferry went down; to Jon Velder, mayor at Arlen, all goes on “slower than anyone would like”.",
        on("2039-12-14"),
    )
    found = infer_publications((first, later, copy))
    assert found[2].published.day is None
    assert "it quotes “slower than anyone would like” as article 001 does (2031-03-12)" in found[2].published.why
    own = replace(copy, text=copy.text.replace("slower than anyone", "as slow as nobody"))
    assert infer_publications((first, later, own))[2].published == copy.published
