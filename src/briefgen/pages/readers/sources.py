"""`sources.toml` beside articles: what a person states of them. It has basis "stated" and wins over the page."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from briefgen.pages.readers.page import NOTHING_STATED, Stated, Unreadable
from briefgen.pages.readers.stamps import read_stamp
from briefgen.pages.readers.text import check_size

FILE_NAME = "sources.toml"
KEYS = ("file", "title", "outlet", "origin", "url", "published", "modified", "authors", "language", "note", "retrieved")


@dataclass(frozen=True, slots=True)
class Sources:
    """What each file is stated to be, and what was wrong in the statements (one line each)."""

    stated: tuple[tuple[str, Stated], ...] = ()
    problems: tuple[str, ...] = ()

    def of(self, path: str) -> Stated:
        """What is stated of the file at `path` (relative to the folder of `sources.toml`, `/` between folders)."""
        return next((stated for name, stated in self.stated if name == path), NOTHING_STATED)


def read_sources(data: bytes) -> Sources:
    """The statements of a `sources.toml`. An entry that cannot be read becomes a line of `problems`, the others "
    "hold."""
    try:
        check_size(len(data))
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, Unreadable, RecursionError) as error:
        return Sources(problems=(f"not readable as TOML: {error}",))
    problems = [f'unknown key "{key}"; articles stand under [[article]]' for key in table if key != "article"]
    entries = table.get("article", [])
    if not isinstance(entries, list):
        return Sources(problems=(*problems, "write [[article]], with two brackets"))
    stated: list[tuple[str, Stated]] = []
    for number, entry in enumerate(entries, start=1):
        said, faults = _read_entry(entry, number)
        stated.extend(said)
        problems.extend(faults)
    return Sources(tuple(stated), tuple(problems))


def _read_entry(entry: object, number: int) -> tuple[list[tuple[str, Stated]], list[str]]:
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        return [], [f"article {number} names no file"]
    file = str(entry["file"])
    faults = [f'{file}: unknown key "{key}"' for key in entry if key not in KEYS]
    try:
        return [(file.replace("\\", "/"), stated_from(entry, where=f"stated in {FILE_NAME}"))], faults
    except ValueError as error:
        return [], [*faults, f"{file}: {error}"]


def stated_from(values: Mapping[str, object], *, where: str, strict: bool = True) -> Stated:
    """A `Stated` from plain values. Raises `ValueError`, naming the field, for a value of the wrong kind.

    `strict=False` leaves such a value out instead (a page's own metadata may be anything); `unread` says so of a date.
    """
    language = _text(values, "language", strict)
    published, unread = _day(values, "published", strict, language)
    return Stated(
        title=_text(values, "title", strict),
        outlet=_text(values, "outlet", strict),
        origin=_text(values, "origin", strict),
        url=_text(values, "url", strict),
        published=published,
        modified=_day(values, "modified", strict, language)[0],
        authors=_names(values, strict),
        language=language,
        note=_text(values, "note", strict),
        retrieved=_text(values, "retrieved", strict),
        where=where,
        unread=unread,
    )


def _text(values: Mapping[str, object], key: str, strict: bool) -> str | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, str):
        return " ".join(value.split())
    if strict:
        raise ValueError(f"{key} has to be text")
    return None


def _day(values: Mapping[str, object], key: str, strict: bool, language: str | None) -> tuple[date | None, str]:
    """The day stated under a key, and why what is stated there is none. A person writes ISO; a page may write anything."""
    value = values.get(key)
    if value is None or value == "":
        return None, ""
    if not strict:
        stamp = read_stamp(value, language=language or "en")
        return stamp.day, stamp.why
    if isinstance(value, datetime):
        return value.date(), ""
    if isinstance(value, date):
        return value, ""
    try:
        return datetime.fromisoformat(str(value).strip()).date(), ""
    except ValueError as error:
        raise ValueError(f"{key} has to be a date such as 2020-02-28, not {str(value)[:40]!r}") from error


def _names(values: Mapping[str, object], strict: bool) -> tuple[str, ...]:
    value = values.get("authors")
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)) and all(isinstance(name, str) for name in value):
        return tuple(name for name in value if name)
    if strict:
        raise ValueError("authors has to be a list of names")
    return ()
