"""JSON Lines: one article a line, an object as `sources.toml` has it, or as dumps of feeds and crawlers write it.

Keys are read by what they mean, whatever a collection calls them (`maintext`, `content_html`, `pubDate`,
`published_parsed`), HTML in a field as its words. A date that cannot be read is said of its article; a line without a
text is listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from briefgen.pages.readers.markup import text_of_markup
from briefgen.pages.readers.page import BadPage, Page, Stated, Unreadable, with_title
from briefgen.pages.readers.sources import stated_from
from briefgen.pages.readers.stamps import Stamp, read_stamp
from briefgen.pages.readers.text import check_text, decode_text

TEXT_KEYS = (
    "text body content article maintext main_text content_text content_html contentHtml content_encoded content:encoded "
    "article_text articleBody article_body full_text fullText fulltext body_text bodyText body_html bodyHtml plain_text "
    "cleaned_text raw_text story html"
)
"""Keys under which a whole article stands."""
SHORT_KEYS = "summary description excerpt abstract lead teaser snippet contentSnippet subtitle standfirst"
"""Keys under which its beginning stands; read where there is nothing more."""
_FIELDS = {
    "title": "title headline name",
    "outlet": "outlet source publisher source_name sourceName site site_name publication feed feed_title provider "
    "source_domain domain",
    "origin": "origin agency",
    "url": "url link permalink canonical canonical_url web_url external_url guid",
    "published": "published published_at publishedAt date_published datePublished published_time publishedDate "
    "published_date publication_date pubDate pub_date pubdate date_publish publish_date publishDate isoDate issued "
    "published_parsed date time timestamp created created_at createdAt date_created",
    "modified": "modified updated updated_at updatedAt date_modified dateModified modified_at date_modify lastmod "
    "updated_parsed",
    "authors": "authors author creator dc:creator byline",
    "language": "language lang",
    "note": "note",
    "retrieved": "retrieved date_download fetched_at crawled_at",
}
"""Keys as collections write them and the field that each fills, the most telling first."""
_NAMES = (
    "name",
    "title",
    "value",
    "rendered",
    "text",
    "content",
    "href",
    "url",
    "#text",
    "$t",
    "term",
    "plain",
    "html",
)
"""Where the words of a nested object stand."""


def read_jsonl(data: bytes) -> tuple[Page | BadPage, ...]:
    """A page for each line that is not empty. A line that cannot be read is a `BadPage`; the others are read.

    Raises `Unreadable` where the file is no text.
    """
    text, badges = decode_text(data)
    lines = enumerate(text.split("\n"), start=1)
    return tuple(_read_line(line, number, badges) for number, line in lines if line.strip())


def _read_line(line: str, number: int, badges: tuple[str, ...]) -> Page | BadPage:
    where = f"line {number}"
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as error:
        return BadPage(where, f"no JSON ({str(error)[:80]})", code="json")
    if not isinstance(said, dict):
        return BadPage(where, "no object", code="json")
    text = text_of_markup(_longest(said, TEXT_KEYS) or _longest(said, SHORT_KEYS))
    if not text.strip():
        return BadPage(where, 'no "text"', code="empty")
    try:
        check_text(text)
    except Unreadable as error:
        return BadPage(where, str(error), code=error.code)
    stated = _stated(said)
    return Page(with_title(text, stated.title), stated=stated, badges=badges, part=f"{number:03d}")


def _longest(said: Mapping[str, object], keys: str) -> str:
    """The longest text that stands under one of these keys: a feed's "text" may be a stub of its "content"."""
    return max((_words(said.get(key)) for key in keys.split()), key=len, default="")


def _words(value: object, depth: int = 3) -> str:
    """The words of a value: text itself, an object's name or content, the parts of a list in paragraphs."""
    if isinstance(value, str):
        return value
    if depth and isinstance(value, dict):
        return next((words for key in _NAMES if (words := _words(value.get(key), depth - 1)).strip()), "")
    if depth and isinstance(value, list):
        return "\n\n".join(words for part in value if (words := _words(part, depth - 1)).strip())
    return ""


def _stated(said: Mapping[str, object]) -> Stated:
    values: dict[str, object] = {}
    for field in ("title", "outlet", "origin", "url", "language", "note", "retrieved"):
        values[field] = next((words for words in _field(said, field) if words), "")
    values["authors"] = _authors(said)
    stated = stated_from(values, where="stated with the article", strict=False)
    published, modified = (_stamps(said, field, stated.language) for field in ("published", "modified"))
    return replace(
        stated,
        published=next((stamp.day for stamp in published if stamp.day), None),
        modified=next((stamp.day for stamp in modified if stamp.day), None),
        unread="" if any(stamp.day for stamp in published) or not published else published[0].why,
    )


def _field(said: Mapping[str, object], field: str) -> list[str]:
    return [" ".join(text_of_markup(_words(said.get(key))).split()) for key in _FIELDS[field].split()]


def _stamps(said: Mapping[str, object], field: str, language: str | None) -> list[Stamp]:
    """What stands under the keys of a date, each read."""
    values = [value for key in _FIELDS[field].split() if (value := said.get(key)) not in (None, "", [], {})]
    plain = [_words(value) if isinstance(value, dict) else value for value in values]
    return [read_stamp(value, language=language or "en") for value in plain]


def _authors(said: Mapping[str, object]) -> tuple[str, ...]:
    value = next((found for key in _FIELDS["authors"].split() if (found := said.get(key))), ())
    parts = value if isinstance(value, list) else [value]
    return tuple(name for part in parts if (name := " ".join(_words(part).split())))
