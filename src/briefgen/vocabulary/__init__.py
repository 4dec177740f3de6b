"""What is known about language, as data: one file a table, one line a word; no rule and no pattern of a story in it.

A table is a text file `NAME.words` beside this module. Its first line names the columns, parted by ` | `; every further
line is one row, the key first. Empty lines and lines that begin with `#` are passed over.

    word            | class
    killed          | dead
    lost their lives| dead

Adding a word, a qualifier or a language is one line in one of these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class BrokenTable(ValueError):
    """A table of words that breaks its form. The message says file, line and what is wrong."""


@cache
def read_table(name: str, columns: tuple[str, ...]) -> tuple[Mapping[str, str], ...]:
    """The rows of the table `name` in order, each a mapping with exactly `columns`; an empty cell is "".

    The first column is the key: it is never empty and no two rows share it. Raises `BrokenTable` for another header, a
    row with more or fewer cells, an empty key, a key told twice, and for a file that is not there.
    """
    path = FOLDER / f"{name}.words"
    if not path.is_file():
        raise BrokenTable(f"{path.name}: there is no such table")
    return parse_table(path.read_text(encoding="utf-8"), path.name, columns)


def rows_in(name: str, columns: tuple[str, ...], language: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a table (`read_table`) whose `languages` have a language, a plain code ("de"); () where none has it."""
    return tuple(row for row in read_table(name, columns) if language in row["languages"].split())


def word_set(words: str) -> frozenset[str]:
    """The words of a table too small for a file of its own, parted by white space."""
    return frozenset(words.split())


def alternatives(words: Iterable[str]) -> str:
    """The words as the alternatives of a pattern, to stand in a group: taken as they are, the longest first; one that nothing
    matches where there are none.

    >>> alternatives(["am", "am Montag", "d."])
    'am\\\\ Montag|am|d\\\\.'
    """
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"


def parse_table(text: str, name: str, columns: tuple[str, ...]) -> tuple[Mapping[str, str], ...]:
    """The rows of a table's text; see `read_table`."""
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip() and line[0] != "#"]
    if not lines:
        raise BrokenTable(f"{name}: it holds nothing")
    header = tuple(cell.strip() for cell in lines[0][1].split("|"))
    if header != columns:
        raise BrokenTable(f"{name}:{lines[0][0]}: its columns are {header}, not {columns}")
    rows: dict[str, Mapping[str, str]] = {}
    for number, line in lines[1:]:
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != len(columns):
            raise BrokenTable(f"{name}:{number}: {len(cells)} cells where {len(columns)} belong")
        if not cells[0]:
            raise BrokenTable(f"{name}:{number}: its first cell is empty")
        if cells[0] in rows:
            raise BrokenTable(f"{name}:{number}: {cells[0]!r} stands here a second time")
        rows[cells[0]] = dict(zip(columns, cells, strict=True))
    return tuple(rows.values())
