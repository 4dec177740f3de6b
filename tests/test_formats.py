"""Readers of other formats: HTML, JSON Lines, mail, Word, PDF. What is not seen on a page is not read."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from briefgen.errors import InputError
from briefgen.pages.readers import READERS, pdf, read_paths
from briefgen.pages.readers.page import BadPage, Page, Stated, Unreadable

LEAD = "A storm killed dozens of people in the north of the country on Friday, officials said, and many are missing."
NEXT = "The government sent soldiers to the region on Saturday, and a ministry spokesman said that help was on its way."
TITLE = "Storm kills dozens in the north"


def page_of(suffix: str, data: bytes) -> Page:
    (page,) = READERS[suffix](data)
    assert isinstance(page, Page)
    return page


# ---------------------------------------------------------------- HTML

HTML = f"""<!doctype html><html lang="en-GB"><head><title>{TITLE} | The Planet</title>
<meta property="og:site_name" content="The Planet"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2020-02-28T10:00:00+00:00">
<link rel="canonical" href="https://planet.example/storm"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1><p>{LEAD}</p>
<p style="display:none">Hidden: 900 people died in the storm there, officials told the newspaper on Friday.</p>
<p style="font-size: 0">Small: 901 people died in the storm there, officials told the newspaper on Friday.</p>
<p hidden>Attribute: 902 people died in the storm there, officials told the newspaper on Friday.</p>
<template><p>Template: 903 people died in the storm there, officials told the newspaper on Friday.</p></template>
<script>var said = "904 people died";</script><!-- Comment: 905 people died -->
<p>{NEXT}</p><ul><li>Hatay: 1,200</li><li>Adana: 340</li></ul></article></body></html>"""


@pytest.fixture
def _trafilatura() -> None:
    pytest.importorskip("trafilatura")


@pytest.mark.usefixtures("_trafilatura")
def test_html_gives_the_main_text_and_nothing_that_is_hidden() -> None:
    """Comments, scripts, templates, hidden elements and letters of no size are not on the page that one reads."""
    text = page_of(".html", HTML.encode()).text
    assert [line for line in text.split("\n") if line] == [TITLE, LEAD, NEXT, "- Hatay: 1,200", "- Adana: 340"]


@pytest.mark.usefixtures("_trafilatura")
def test_html_metadata_are_stated() -> None:
    """The page's own metadata, never a date guessed from its text or address."""
    stated = page_of(".html", HTML.encode()).stated
    assert stated == Stated(
        title=TITLE, outlet="The Planet", url="https://planet.example/storm", published=date(2020, 2, 28),
        authors=("Ann Lee",), language="en-GB", where="stated in the page's metadata",
    )  # fmt: skip
    dated = HTML.replace("article:published_time", "x").replace(NEXT, NEXT + " It was 3 March 2019.")
    assert page_of(".html", dated.encode()).stated.published is None


@pytest.mark.usefixtures("_trafilatura")
@pytest.mark.parametrize("data", [b"", b"<html></html>", b"<div>" * 100_000 + b"x"], ids=["empty", "bare", "nested"])
def test_html_without_an_article_is_unreadable(data: bytes) -> None:
    """Also 100,000 nested elements end in a reason and not in a crash."""
    with pytest.raises(Unreadable):
        READERS[".html"](data)


# ---------------------------------------------------------------- JSON Lines


def test_json_lines_hold_an_article_each_and_bad_lines_are_listed(tmp_path: Path) -> None:
    """The others are read; each has a name of its own."""
    first = {"text": f"{TITLE}\n\n{LEAD}", "date": "2020-02-28", "source": "Planet"}
    rows = [json.dumps(first), "{bad", "[1]", '{"title": "x"}',
            json.dumps({"content": NEXT, "id": 7, "date": "unknown"})]  # fmt: skip
    (tmp_path / "news.jsonl").write_text("\n".join(rows) + "\n")
    reading = read_paths([tmp_path])
    assert [(a.id, a.path, a.outlet, a.published.day) for a in reading.articles] == [
        ("001", "news#001.jsonl", "Planet", date(2020, 2, 28)),
        ("002", "news#005.jsonl", None, None),
    ]
    assert len({article.slug for article in reading.articles}) == 2
    assert [(failure.code, failure.reason.split(":")[0]) for failure in reading.failures] == [
        ("json", "news.jsonl, line 2"),
        ("json", "news.jsonl, line 3"),
        ("empty", "news.jsonl, line 4"),
    ]


def test_deeply_nested_json_is_a_bad_line() -> None:
    """And no crash."""
    (bad,) = READERS[".jsonl"](b"[" * 100_000)
    assert isinstance(bad, BadPage)


# ---------------------------------------------------------------- mail

MAIL = f"""From: desk@planet.example
Subject: =?utf-8?q?Storm_kills_d=C3=B6zens?=
Date: Fri, 28 Feb 2020 10:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

{LEAD}
"""


def test_a_mail_gives_subject_and_text() -> None:
    """The day on which it was sent is kept; it dates a text that prints no day of its own."""
    page = page_of(".eml", MAIL.encode())
    assert page.text == f"Storm kills dözens\n\n{LEAD}\n"
    assert (page.stated.title, page.stated.published, page.stated.retrieved) == (
        "Storm kills dözens",
        None,
        "2020-02-28",
    )
    assert page.stated.sent == date(2020, 2, 28)


@pytest.mark.parametrize("data", [b"", b"Subject: x\n\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"])
def test_a_mail_without_text_is_unreadable(data: bytes) -> None:
    """Nothing to read is said, not returned."""
    with pytest.raises(Unreadable):
        READERS[".eml"](data)


# ---------------------------------------------------------------- Word


def test_a_word_document_gives_paragraphs_and_tables_in_order() -> None:
    """A row of a table is a line."""
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Hatay", "1,200"
    document.add_paragraph(LEAD)
    packed = io.BytesIO()
    document.save(packed)
    assert page_of(".docx", packed.getvalue()).text == f"{TITLE}\n\n| Hatay | 1,200 |\n\n{LEAD}"


def test_a_word_document_that_is_none_is_unreadable() -> None:
    """A broken package is said to be one."""
    with pytest.raises(Unreadable, match="no Word document"):
        READERS[".docx"](b"PK\x03\x04 something")


# ---------------------------------------------------------------- PDF


def pdf_of(lines: list[str]) -> bytes:
    """A PDF of one page, written by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def test_a_pdf_gives_its_text_in_paragraphs() -> None:
    """Lines broken at the column's edge are joined, a word that was parted is one again."""
    pytest.importorskip("pypdf")
    lines = [
        TITLE,
        "",
        "A storm killed dozens of people in the north of the coun-",
        "try on Friday, officials there said, and more are missing.",
    ]
    text = page_of(".pdf", pdf_of(lines)).text
    assert "in the north of the country on Friday, officials there said" in text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 junk", b"hello"])
def test_a_broken_pdf_is_unreadable(data: bytes) -> None:
    """Whatever the library makes of it, it makes it in another process."""
    pytest.importorskip("pypdf")
    with pytest.raises(Unreadable):
        READERS[".pdf"](data)


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small crafted file can keep a library busy for a minute."""
    slow = tmp_path / "slow.py"
    slow.write_text("import time; time.sleep(30)")
    monkeypatch.setattr(pdf, "_CHILD", slow)
    monkeypatch.setattr(pdf, "SECONDS", 0.3)
    with pytest.raises(Unreadable, match=r"more than 0\.3 seconds"):
        READERS[".pdf"](b"%PDF-1.4")


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two lines: what is needed, and how to get it."""
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(Unreadable, match="HTML needs trafilatura") as caught:
        READERS[".html"](HTML.encode())
    assert "briefgen[formats]" in caught.value.hint
    (tmp_path / "a.html").write_text(HTML)
    with pytest.raises(InputError, match=r"nothing could be read: a\.html: HTML needs") as alone:
        read_paths([tmp_path])
    assert alone.value.hint == caught.value.hint


@pytest.mark.usefixtures("_trafilatura")
def test_what_stands_beside_an_article_is_counted(tmp_path: Path) -> None:
    """Words of menus that the finder left, and none of what nobody sees; plain text has nothing beside it."""
    page = page_of(".html", HTML.encode())
    assert page.passed_over == len(["Home", "World"])
    (tmp_path / "a.html").write_bytes(HTML.encode())
    assert read_paths([tmp_path / "a.html"]).articles[0].passed_over == page.passed_over
    assert page_of(".txt", f"{TITLE}\n\n{LEAD}".encode()).passed_over == 0
