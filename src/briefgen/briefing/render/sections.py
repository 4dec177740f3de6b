"""The sections of a page that a writer put together: lines and tables under heads of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.briefing.public import Briefing, FigureTable, KeyPoint


class Section(NamedTuple):
    """A part of a written page: its head ("" where it has none), its lines, and the tables that stand under them."""

    head: str
    lines: tuple[KeyPoint, ...]
    tables: tuple[FigureTable, ...]

    def parts(self) -> Iterator[tuple[KeyPoint, ...] | FigureTable]:
        """Its lines and tables in their order: behind each table the lines that stand below it."""
        numbers = {table.number for table in self.tables if table.number}
        first = tuple(line for line in self.lines if line.under not in numbers)
        for table in self.tables:
            if first and not table.leads:
                yield first
                first = ()
            yield table
            if below := tuple(line for line in self.lines if table.number and line.under == table.number):
                yield below
        if first:
            yield first


def sections_of(briefing: Briefing) -> tuple[Section, ...]:
    """The sections that a writer put together, in their order; none where the page is not written by one. A line without a
    head stands in the section before it, the first ones in the first."""
    lines: dict[str, list[KeyPoint]] = {}
    head = next((line.theme for line in briefing.key_points if line.theme), "")
    for line in briefing.key_points if is_written(briefing) else ():
        head = line.theme or head
        lines.setdefault(head, []).append(line)
    heads = list(lines)
    for table in briefing.tables if lines else ():
        if table.theme not in heads:  # none of its lines holds
            heads.insert(
                heads.index(table.after) + 1 if table.after in heads else len(heads) if table.after else 0, table.theme
            )
    return tuple(Section(h, tuple(lines.get(h, ())), tuple(t for t in briefing.tables if t.theme == h)) for h in heads)


def is_written(briefing: Briefing) -> bool:
    """Whether the points of a page are a writer's own, under heads of theirs, and not cut from the articles."""
    return any(line.theme and line.support != "verbatim" for line in briefing.key_points)


def has_readings(briefing: Briefing) -> bool:
    return any(line.reading or line.support == "judged" for line in (*briefing.bottom_line, *briefing.key_points))
