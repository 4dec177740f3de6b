"""JSON Lines: one article a line, an object with `text` and any of the keys of `sources.toml`."""

from __future__ import annotations

import json

from briefgen.readers.page import BadPage, Page
from briefgen.readers.sources import stated_from
from briefgen.readers.text import decode_text

TEXT_KEYS = ("text", "body", "content", "article")
_RENAMED = {"headline": "title", "source": "outlet", "publisher": "outlet", "date": "published", "author": "authors"}
"""Keys that collections of articles use for ours."""


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
    text = next((said[key] for key in TEXT_KEYS if isinstance(said.get(key), str)), None)
    if text is None or not text.strip():
        return BadPage(where, 'no "text"', code="empty")
    values: dict[str, object] = {
        _RENAMED.get(str(key), str(key)): value for key, value in said.items() if value is not None
    }
    stated = stated_from(values, where="stated with the article", strict=False)
    return Page(text, stated=stated, badges=badges, part=f"{number:03d}")
