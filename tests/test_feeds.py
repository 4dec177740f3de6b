"""Dumps of feeds: keys as collections write them, HTML in a field as its words, dates that cannot be read said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from briefgen.pages.readers import READERS, read_paths
from briefgen.pages.readers.markup import text_of_markup
from briefgen.pages.readers.page import BadPage, Page

NEWS = (
    "The ferry Marlo ran aground off Tense on Thursday and 212 passengers were taken to the shore, the coastguard said."
)
DAY = date(2022, 9, 8)

ROWS: dict[str, dict[str, object]] = {
    "a feed reader": {"title": "Ferry aground", "content": [{"type": "text/html", "value": f"<p>{NEWS}</p>"}],
                      "published": "Thu, 08 Sep 2022 06:30:00 GMT", "source": {"title": "Tense Post"}},
    "JSON Feed": {"id": "7", "url": "https://t.example/7", "content_html": f"<div>{NEWS}</div>", "title": "Ferry aground",
                  "date_published": "2022-09-08T06:30:00+02:00", "authors": [{"name": "Ida Rohn"}], "publisher": "Tense Post"},
    "a crawler": {"maintext": NEWS, "date_publish": "2022-09-08 06:30:00", "source_domain": "Tense Post", "headline": "Ferry aground"},
    "a blog's API": {"title": {"rendered": "Ferry aground"}, "content": {"rendered": f"<p>{NEWS}</p>"}, "date": "2022-09-08T06:30:00",
                     "site_name": "Tense Post"},
    "a news API": {"source": {"id": None, "name": "Tense Post"}, "description": NEWS, "content": None, "title": "Ferry aground",
                   "publishedAt": "2022-09-08T06:30:00Z"},
    "parsed dates": {"title": "Ferry aground", "summary": NEWS, "published_parsed": [2022, 9, 8, 6, 30, 0, 3, 251, 0],
                     "feed": {"title": "Tense Post"}},
    "escaped HTML": {"title": "Ferry aground", "text": f"&lt;p&gt;{NEWS}&lt;/p&gt;", "timestamp": 1662618600, "outlet": "Tense Post"},
    "a stub beside the text": {"text": "Read on.", "body": NEWS, "created_at": "8 September 2022", "publisher": {"name": "Tense Post"},
                               "title": "Ferry <i>aground</i>"},
    "a Unix day beside words": {"text": NEWS, "published": "lately", "pubDate": "1662618600000", "site": "Tense Post",
                                "title": "Ferry aground"},
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_an_article_of_any_usual_dump_is_read_whole(name: str) -> None:
    """Its text without tags below its title, its outlet and its day, whatever the keys are called."""
    (page,) = READERS[".jsonl"](json.dumps(ROWS[name]).encode())
    assert isinstance(page, Page)
    said = page.stated
    assert (page.text, said.title, said.outlet, said.published) == (
        f"Ferry aground\n\n{NEWS}",
        "Ferry aground",
        "Tense Post",
        DAY,
    )
    assert said.unread == ""


def test_a_date_that_cannot_be_read_is_said_of_its_article(tmp_path: Path) -> None:
    """It does not vanish without a word, and neither does a line without a text."""
    rows = [
        {"text": NEWS, "published": "a Thursday"},
        {"text": NEWS, "published": 0},
        {"title": "x"},
        {"text": "a\x00b"},
    ]
    (tmp_path / "feed.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    reading = read_paths([tmp_path])
    assert [article.badges for article in reading.articles] == [
        ("stated date not taken: “a Thursday” cannot be read as a day",),
        ("stated date not taken: “0” is 1970-01-01, from which computers count",),
    ]
    assert all("is not taken" in article.published.why for article in reading.articles)
    assert [failure.code for failure in reading.failures] == ["empty", "binary"]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One &amp; two.</p><p>Three<br/>four.</p>", "One & two.\n\nThree\n\nfour."),
        ("<ul><li>85 left</li><li>&pound;2&nbsp;million</li></ul>", "- 85 left\n\n- £2 million"),
        ("It fell<script>x(1)</script> by 3<sup>rd</sup> <b>day</b>", "It fell by 3rd day"),
        ("Fewer than 5 < 7 and 9 > 8", "Fewer than 5 < 7 and 9 > 8"),
        ("Marks &amp; Sons", "Marks & Sons"),
        ('<div style="display:none">Peek <div>in</div></div><p>Seen<br>twice.</p>', "Seen\n\ntwice."),
        ("<p hidden>Not<img>seen</p><p>Seen</p>", "Seen"),
        ("<a href='/x?a=1&b=2'>A link</a> stays.", "A link stays."),
    ],
)
def test_markup_gives_its_words(markup: str, words: str) -> None:
    """What is no markup stands as it was."""
    assert text_of_markup(markup) == words


def test_a_line_that_is_no_object_is_listed() -> None:
    """By its number."""
    bad = [page for page in READERS[".jsonl"](b'[1]\n"x"\n{}') if isinstance(page, BadPage)]
    assert [page.where for page in bad] == ["line 1", "line 2", "line 3"]
