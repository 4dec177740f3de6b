"""One article from one page: roles, metadata, date, badges. The text stays as it was decoded."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

from briefgen.pages.readers.header import Header, read_header
from briefgen.pages.readers.page import NOTHING_STATED, Stated, Unreadable
from briefgen.pages.readers.text import check_text
from briefgen.pages.roles import assign_roles, instruction_spans
from briefgen.records import Article, Block, Published
from briefgen.text.cleaned import INVISIBLE
from briefgen.text.corrections import without_slug
from briefgen.text.dates import find_modification, find_posts, find_publication
from briefgen.text.figures.digits import base_language
from briefgen.text.figures.tongues import has_number_words
from briefgen.text.garbled import garbled_badge
from briefgen.text.language import UNKNOWN, is_recognised, language_name, recognise_language

FEW_INVISIBLE = 3
"""Zero-width characters that a page may hold by accident before a badge says so."""


def article_from_text(
    text: str,
    *,
    path: str,
    stated: Stated | None = None,
    id: str = "001",
    badges: tuple[str, ...] = (),
    passed_over: int = 0,
) -> Article:
    """The article that a page's `text` is. `path` names it, `stated` wins over what the page says of itself; `passed_over` are
    the words of its file that are not in the text.

    Raises `Unreadable` where there is no text, binary data, or no Unicode (half of a surrogate pair).
    """
    stated = stated or NOTHING_STATED
    check_text(text)
    language = recognise_language(text, stated.language)
    blocks = assign_roles(text, title=stated.title, language=language, mail=stated.mail)
    header = read_header(text, blocks)
    published = _published(text, blocks, stated, language)
    modified = stated.modified or find_modification(
        tuple((block.span, block.role) for block in blocks), text, language=language
    )
    published = _changed_since(published, modified)
    return Article(
        id=id,
        path=path,
        text=text,
        sha256=hash_text(text),
        title=without_slug(stated.title or header.title or "") or _stem(path),
        blocks=blocks,
        published=published,
        outlet=stated.outlet or header.outlet,
        origin=stated.origin or header.origin,
        authors=stated.authors or header.authors,
        url=stated.url,
        retrieved=stated.retrieved,
        modified=modified,
        language=language,
        badges=(
            *badges,
            *_badges(text, header, stated),
            *_garbled(text, blocks, language),
            *_language_badge(text, language, stated),
        ),
        note=stated.note,
        posts=find_posts(text, blocks, published, language=language),
        passed_over=passed_over,
    )


def hash_text(text: str) -> str:
    """SHA-256 of the text in UTF-8: what `Article.sha256` is."""
    try:
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise Unreadable(f"the text is no Unicode at character {error.start}", code="encoding") from error


def _stem(path: str) -> str:
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return re.sub(r"\.[^.]{1,8}$", "", name) or name


def _published(text: str, blocks: tuple[Block, ...], stated: Stated, language: str) -> Published:
    if stated.published is not None:
        return Published(day=stated.published, basis="stated", why=stated.where)
    found = find_publication(tuple((block.span, block.role) for block in blocks), text, language=language)
    if found.day is None and stated.sent is not None:
        return Published(day=stated.sent, basis="stated", why="the day on which the mail was sent")
    return (
        replace(found, why=f"{found.why}; the date stated with it is not taken: {stated.unread}")
        if stated.unread
        else found
    )


WEEK = 7


def _changed_since(published: Published, modified: date | None) -> Published:
    """The date of an article with the day of its last change, where that is so near that its weekdays may be of then."""
    if published.day is None or modified is None or not 0 < (modified - published.day).days < WEEK:
        return published
    return replace(published, until=modified)


def _garbled(text: str, blocks: tuple[Block, ...], language: str) -> tuple[str, ...]:
    return garbled_badge(text, blocks) if base_language(language) == "en" else ()


def _language_badge(text: str, language: str, stated: Stated) -> tuple[str, ...]:
    """What a reader has to know of the language: it was not recognised, or none of its words of number are held."""
    if not is_recognised(text, stated.language):
        return ("its language was not recognised: its numbers are read as in English",)
    code = base_language(language)
    if code == "en" or has_number_words(code):
        return ()
    named = "in a language that was not recognised" if code == UNKNOWN else f"in {language_name(code)}"
    return (f"{named}: only its digits are read, not its words of number",)


def _badges(text: str, header: Header, stated: Stated) -> tuple[str, ...]:
    badges = []
    if header.second_hand and stated.origin is None:
        badges.append("second-hand")
    if instruction_spans(text):
        badges.append("text that looks like an instruction")
    if _hides_letters(text):
        badges.append("invisible characters")
    if stated.unread and stated.published is None:
        badges.append(f"stated date not taken: {stated.unread}")
    return tuple(badges)


def _hides_letters(text: str) -> bool:
    """Whether letters are hidden or turned round: more than a few that nobody sees, or one that overrides direction."""
    if text.isascii():
        return False
    return "\u202d" in text or "\u202e" in text or len(INVISIBLE.findall(text)) > FEW_INVISIBLE
