"""HTML: the main text as trafilatura finds it, with what the page's own metadata state.

What a reader of the page does not see is not read: comments, scripts, templates, hidden elements, letters of no size.
Dates are taken from the page's metadata only, never guessed from its text or address.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from typing import Any

from briefgen.pages.readers.live import live_text, says_live_blog
from briefgen.pages.readers.markup import UNSEEN_STYLE
from briefgen.pages.readers.page import Page, Stated, Unreadable, with_title
from briefgen.pages.readers.page_dates import publisher_of, read_page_dates
from briefgen.pages.readers.sources import stated_from
from briefgen.pages.readers.text import check_size
from briefgen.text.figures.digits import base_language
from briefgen.text.letters import count_words

EXTRA_HINT = 'install it with `pip install "briefgen[formats]"`, or save the page as plain text'

_UNSEEN_TAGS = ("script", "style", "template", "noscript", "iframe", "object", "svg")

_META = {
    "title": ("og:title", "twitter:title"),
    "outlet": ("og:site_name", "application-name"),
    "authors": ("author", "article:author", "dc.creator"),
    "url": ("og:url",),
}
"""Names of `<meta>` elements that state a field, the most trusted first; dates are in `page_dates.py`."""


def read_html(data: bytes) -> tuple[Page, ...]:
    """The one page of an HTML file. Raises `Unreadable` where it holds no article or trafilatura is not installed."""
    check_size(len(data))
    if not data.strip():
        raise Unreadable("there is no text in it", code="empty")
    trafilatura, html = _libraries()
    try:
        tree = html.document_fromstring(data, parser=html.HTMLParser(remove_comments=True, encoding=_encoding(data)))
        stated = _stated(tree)
        says_live = says_live_blog(tree, stated.title)
        _drop_unseen(tree)
        shown = _seen_words(" ".join(text for body in tree.iter("body") for text in body.itertext()))
        live = live_text(tree, says_live=says_live)
        text = live or trafilatura.extract(tree, fast=True, include_comments=False, output_format="txt")
    except (ValueError, LookupError, RecursionError, html.etree.LxmlError) as error:
        raise Unreadable("the page cannot be parsed as HTML", code="html") from error
    if not text or not text.strip():
        raise Unreadable("no article was found in the page", code="empty", hint="save its text as plain text")
    article = with_title(text if live else _in_paragraphs(text), stated.title)
    return (Page(article, stated=stated, passed_over=max(0, shown - _seen_words(article))),)


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("trafilatura"), import_module("lxml.html")
    except ImportError as error:
        missing = error.name or "a library"
        raise Unreadable(
            f"HTML needs trafilatura ({missing} is not there)", code="needs_extra", hint=EXTRA_HINT
        ) from error


def _encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are that; else what the page declares decides."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _drop_unseen(tree: Any) -> None:
    """Take out of the freshly parsed tree what a browser does not show."""
    unseen = [
        element
        for element in tree.iter()
        if element.tag in _UNSEEN_TAGS or "hidden" in element.attrib or UNSEEN_STYLE.search(element.get("style") or "")
    ]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()


def _seen_words(text: str) -> int:
    """Words of a text, marks of lists and tables left out."""
    return count_words(re.sub(r"(?<!\S)[\W_]+(?!\S)", " ", text))


def _in_paragraphs(text: str) -> str:
    """An empty line between paragraphs, so that none is taken for a broken line; the lines of a list or a table stay
    together."""
    lines = text.split("\n")
    parted = [
        f"\n{line}" if above.strip() and line.strip() and not (_LISTED.match(above) and _LISTED.match(line)) else line
        for above, line in pairwise(["", *lines])
    ]
    return "\n".join(parted)


_LISTED = re.compile(r"\s*(?:[-*•|]|\d{1,2}\.)\s?")


# ---------------------------------------------------------------- metadata


def _stated(tree: Any) -> Stated:
    values: dict[str, object] = {field: _meta(tree, names) for field, names in _META.items()}
    headings = tree.xpath("//h1")
    if len(headings) == 1 and headings[0].text_content().strip():
        values["title"] = headings[0].text_content()
    values["url"] = next(iter(tree.xpath("//link[@rel='canonical']/@href")), None) or values["url"]
    values["language"] = tree.get("lang") or ""
    stated = stated_from(values, where="stated in the page's metadata", strict=False)
    own = "".join(tree.xpath("//title[1]//text()")) if stated.title is None else stated.title
    dates = read_page_dates(tree, title=own or None, url=stated.url, language=base_language(stated.language or "en"))
    outlet = stated.outlet or publisher_of(tree, title=own or None, url=stated.url)
    return replace(stated, outlet=outlet, published=dates.published, modified=dates.modified, unread=dates.unread)


def _meta(tree: Any, names: tuple[str, ...]) -> str | None:
    """What the first `<meta>` of a name says: what stands further down may belong to another story's card."""
    found: dict[str, str | None] = {}
    for meta in tree.iter("meta"):
        found.setdefault(
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(), meta.get("content")
        )
    return next((said for name in names if (said := found.get(name.lower()))), None)
