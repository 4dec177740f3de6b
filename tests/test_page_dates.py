"""The day of a web page is that of its own article; stamps of every usual form are read, impossible ones refused."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.pages.readers import READERS
from briefgen.pages.readers.article import article_from_text
from briefgen.pages.readers.page import Page
from briefgen.pages.readers.stamps import Stamp, read_stamp

TODAY = date(2026, 6, 1)
DAY = date(2022, 9, 8)

STAMPS = [
    ("2022-09-08", "ISO"), ("2022-09-08T23:50:00-07:00", "in the zone that it prints"), ("2022-9-8 07:05", "short ISO"),
    ("Thu, 08 Sep 2022 06:30:00 GMT", "RFC 822"), ("8 Sep 2022 06:30 CEST", "with another zone's name"),
    (1662633000, "seconds"), ("1662633000", "seconds as text"), (1662633000123, "milliseconds"),
    ([2022, 9, 8, 6, 30, 0, 3, 251, 0], "Python's parsed date"), ("20220908T063000Z", "compact"),
    ("8 September 2022", "words"), ("September 8th, 2022 at 6:30 am", "American words"), ("08-Sep-2022", "hyphens"),
    ("08.09.2022, 06:30 Uhr", "points"), ("2022年9月8日 06:30", "Chinese"), ("Thu Sep  8 06:30:00 UTC 2022", "asctime"),
    ("/Date(1662633000000)/", "an old Microsoft form"),
]  # fmt: skip


@pytest.mark.parametrize("value", [value for value, _ in STAMPS], ids=[name for _, name in STAMPS])
def test_a_stamp_of_any_usual_form_names_its_day(value: object) -> None:
    """Text, numbers and lists alike."""
    said = read_stamp(value, language="de" if "Uhr" in str(value) else "en", today=TODAY)
    assert said == Stamp(DAY)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (0, "from which computers count"), ("1970-01-01T00:00:00Z", "from which computers count"),
        ("1970-01-20", "from which computers count"), ("0001-01-01", "before there were pages"),
        ("1900-01-01", "from which computers count"), ("2026-06-09", "which is still to come"),
        ("some time in spring", "cannot be read as a day"), ("03/04/2022", "cannot be read as a day"),
        ({}, "cannot be read as a day"), (True, "cannot be read as a day"), (1e300, "cannot be read as a day"),
    ],
)  # fmt: skip
def test_an_impossible_day_is_refused_with_its_reason(value: object, why: str) -> None:
    """A zero of some clock, a day to come, and what could be two days are no date."""
    said = read_stamp(value, today=TODAY)
    assert said.day is None
    assert said.why.endswith(why)


TEXT = """<p>The roof of the swimming hall at Ostrava Lane fell in on Wednesday evening, and 64 guests were led out, the fire
service said.</p><p>Nobody was hurt, according to the town, which had closed the baths for repairs in the spring of last
year and opened them again in June.</p>"""
CARD = """<article itemscope itemtype="https://schema.org/NewsArticle"><h3><a href="/z">Choir wins cup</a></h3>
<time itemprop="datePublished" datetime="2015-02-03">3 Feb 2015</time><p>The choir of the upper town has won the cup of the
valley for the third time in a row, its leader said on Sunday.</p></article>"""


def linked(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


OWN = '{"@type":"%s","headline":"Roof of swimming hall falls in","datePublished":"2022-09-08T06:30:00Z"}'
OTHER = '{"@type":"NewsArticle","headline":"Choir wins cup","datePublished":"2015-02-03"}'
ARTICLE = f"<article><h1>Roof of swimming hall falls in</h1>{TEXT}</article>"

PAGES = {
    "published time before all cards": (
        '<meta property="article:published_time" content="2022-09-08T06:30:00+02:00">', CARD + ARTICLE + CARD),
    "sailthru": ('<meta name="sailthru.date" content="2022-09-08 06:30:00">', ARTICLE),
    "parsely": ('<meta name="parsely-pub-date" content="2022-09-08T06:30:00Z">', ARTICLE),
    "parsely's object": ("""<meta name="parsely-page" content='{"pub_date": "2022-09-08T06:30:00Z"}'>""", ARTICLE),
    "Dublin Core": ('<meta name="DC.date.issued" content="2022-09-08">', ARTICLE),
    "seconds in a meta": ('<meta name="pubdate" content="1662618600">', ARTICLE),
    "RFC 822 in a meta": ('<meta name="date" content="Thu, 08 Sep 2022 06:30:00 GMT">', ARTICLE),
    "JSON-LD of a reportage": (linked(OWN % "ReportageNewsArticle"), ARTICLE + CARD),
    "JSON-LD in a graph after a comment": (
        linked('{"@graph":[{"@type":"Comment","datePublished":"2022-10-01"},{"@type":"WebPage","datePublished":"2021-01-01"},'
               + OWN % "Article" + "]}"), ARTICLE),
    "JSON-LD behind a list of others": (linked(f'[{{"@type":"ItemList","itemListElement":[{OTHER}]}},{OWN % "NewsArticle"}]'), ARTICLE),
    "JSON-LD among equals": (linked(OTHER) + linked(OWN % "NewsArticle"), ARTICLE),
    "JSON-LD within WebPage": (linked('{"@type":"WebPage","mainEntity":' + OWN % "NewsArticle" + "}"), ARTICLE),
    "JSON-LD that is broken": (
        linked('{"@type":"NewsArticle","headline":"The "roof" falls","datePublished":"2022-09-08"}'), ARTICLE),
    "JSON-LD of a card, time in the article": (
        linked(OTHER), ARTICLE.replace("</h1>", '</h1><time datetime="2022-09-08">Thursday</time>')),
    "itemprop in the article, cards before and after": (
        "", CARD + ARTICLE.replace("<article>", '<article itemscope itemtype="http://schema.org/NewsArticle">').replace(
            "</h1>", '</h1><meta itemprop="datePublished" content="2022-09-08T06:30">') + f"<aside>{CARD}</aside>"),
    "itemprop in an element that is an article by its type alone": (
        "", CARD + ARTICLE.replace("<article>", '<div itemscope itemtype="https://schema.org/NewsArticle">').replace(
            "</h1>", '</h1><meta itemprop="datePublished" content="2022-09-08T06:30">').replace("</article>", "</div>") + CARD),
    "itemprop, a related card inside the article": (
        "", ARTICLE.replace("</h1>", '</h1><div class="related-stories"><meta itemprop="datePublished" content="2015-02-03"></div>'
                            '<span itemprop="datePublished" content="2022-09-08">Thursday</span>')),
    "time behind that of a change": (
        "", ARTICLE.replace("</h1>", '</h1><p>Updated <time datetime="2022-09-11">11 Sep</time></p>'
                            '<p>Published <time datetime="2022-09-08">8 Sep</time></p>')),
    "a marked line in German": (
        "", ARTICLE.replace("</h1>", '</h1><span class="article-date">Donnerstag, 8. September 2022</span>')),
    "the headline above the article": (
        "", '<main><header><h1>Roof of swimming hall falls in</h1><time datetime="2022-09-08">8/9</time></header>'
        f"<article>{TEXT}</article></main><div class='card'><time datetime='2015-02-03'>2015</time></div>"),
    "a comment's time below": (
        "", ARTICLE.replace("</h1>", '</h1><time datetime="2022-09-08T05:00Z">8 Sep</time>')
        + '<section class="comments"><article><time datetime="2022-09-20">20 Sep</time><p>Shame.</p></article></section>'),
    "an impossible one before": (
        '<meta property="article:published_time" content="1970-01-01T00:00:00Z"><meta name="date" content="2022-09-08">', ARTICLE),
}  # fmt: skip


def stated(head: str, body: str, language: str = "en") -> Page:
    page = f'<!doctype html><html lang="{language}"><head><title>Roof of swimming hall falls in | Lane Post</title>{head}</head>'
    (read,) = READERS[".html"](f"{page}<body>{body}</body></html>".encode())
    assert isinstance(read, Page)
    return read


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_the_day_of_its_own_article(name: str) -> None:
    """Never that of a card, a comment or a change, wherever these stand."""
    pytest.importorskip("trafilatura")
    assert stated(*PAGES[name], language="de" if "German" in name else "en").stated.published == DAY


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f"{ARTICLE}<aside>{CARD}</aside>"),
        (linked(OTHER), ARTICLE),
        (linked('{"@type":"Comment","datePublished":"2022-09-20"}'), ARTICLE),
        ("", ARTICLE + '<div class="teaser"><time datetime="2015-02-03">2015</time></div>'),
        ("", ARTICLE.replace("</h1>", '</h1><p>Updated: <time datetime="2022-09-11">11 Sep</time></p>')),
    ],
)
def test_a_page_that_dates_only_others_is_undated(head: str, body: str) -> None:
    """A wrong day is worse than none."""
    pytest.importorskip("trafilatura")
    assert stated(head, body).stated.published is None


def test_a_change_is_kept_apart_and_a_refused_day_is_said() -> None:
    """`modified` is no day of publication; what is refused stands in `unread`."""
    pytest.importorskip("trafilatura")
    head = '<meta property="article:modified_time" content="2022-09-11"><meta property="article:published_time" content="0">'
    read = stated(head, ARTICLE).stated
    assert (read.published, read.modified) == (None, date(2022, 9, 11))
    assert read.unread == "“0” is 1970-01-01, from which computers count"


def test_the_outlet_is_whoever_publishes_the_pages_own_article() -> None:
    """Where no `<meta>` names the site; a card's publisher, and an address in its place, name nobody."""

    def outlet(*items: str) -> str | None:
        head = "".join(linked(item) for item in items)
        page = f"<html><head><title>Roof of swimming hall falls in</title>{head}</head><body>{ARTICLE}</body></html>"
        stated = READERS[".html"](page.encode())[0].stated
        return stated.outlet

    own = OWN % "NewsArticle"
    assert (
        outlet(own[:-1] + ',"publisher":{"@type":"Organization","name":"The Ostrava Herald"}}') == "The Ostrava Herald"
    )
    assert outlet(own[:-1] + ',"publisher":[{"name":"The Ostrava  Herald"}]}') == "The Ostrava Herald"
    assert outlet(own[:-1] + ',"publisher":"https://herald.example"}') is None
    assert outlet(own, OTHER[:-1] + ',"publisher":{"name":"Choir Weekly"}}') is None


def test_a_text_says_when_it_was_changed() -> None:
    """Its date stays that of publication; weekdays are read up to the change where that lies within a week."""
    lead = "A storm hit the coast of Arden on Saturday, and many people are still missing along the coast."

    def read(updated: str) -> tuple[date | None, date | None, date | None]:
        article = article_from_text(
            f"Storm hits Arden\n\nPublished: 30 Oct. 2022, 19:11\nUpdated: {updated}, 11:37\n\n{lead}\n", path="001.txt"
        )
        return article.published.day, article.modified, article.published.until

    day = date(2022, 10, 30)
    assert read("01 Nov. 2022") == (day, date(2022, 11, 1), date(2022, 11, 1))
    assert read("01 Dec. 2022") == (day, date(2022, 12, 1), None)
    assert read("30 Oct. 2022") == (day, day, None)
