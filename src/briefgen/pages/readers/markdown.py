"""Markdown: its text as it stands, with simple front matter read as what is stated.

A link's words count as text; its target stays in the text and is masked where numbers are read. Front matter is read
only where it is plain `key: value` lines and lists; anything richer is left alone (and is furniture all the same).
"""

from __future__ import annotations

import re

from briefgen.pages.readers.page import NOTHING_STATED, Page, Stated
from briefgen.pages.readers.sources import stated_from
from briefgen.pages.readers.text import decode_text
from briefgen.pages.roles import front_matter

_FIELDS = {
    "title": "title headline",
    "outlet": "outlet publisher site source publication site_name",
    "origin": "origin agency",
    "url": "url link canonical permalink",
    "published": "published date pubdate publish_date published_at",
    "modified": "modified updated lastmod",
    "authors": "authors author byline by",
    "language": "language lang",
    "note": "note",
}
_KEYS = {key: field for field, keys in _FIELDS.items() for key in keys.split()}
"""Front matter keys as generators of pages write them, and the field each one fills."""


def read_markdown(data: bytes) -> tuple[Page, ...]:
    """The one page of a Markdown file. Raises `Unreadable` for an empty or binary file."""
    text, badges = decode_text(data)
    return (Page(text, stated=_stated(text), badges=badges),)


def _stated(text: str) -> Stated:
    matter = front_matter(text)
    if matter is None:
        return NOTHING_STATED
    values: dict[str, object] = {}
    listed: str | None = None
    for line in matter.of(text).splitlines()[1:-1]:
        key, value = _key_and_value(line)
        if key is not None:
            listed = _KEYS.get(key)
            if listed is not None and value:
                values.setdefault(listed, [value] if listed == "authors" else value)
        elif listed == "authors" and line.strip().startswith("- "):
            values["authors"] = [*_list(values.get("authors")), _unquoted(line.strip()[2:])]
    return stated_from(values, where="stated in the page's front matter", strict=False)


def _key_and_value(line: str) -> tuple[str | None, str]:
    match = re.match(r"^([A-Za-z_][\w-]{0,40})\s*:\s*(.*)$", line)
    if match is None:
        return None, ""
    return match.group(1).lower().replace("-", "_"), _unquoted(match.group(2))


def _unquoted(value: str) -> str:
    bare = value.strip().strip("[]").strip()
    return bare[1:-1] if len(bare) >= 2 and bare[0] == bare[-1] and bare[0] in "\"'" else bare


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
