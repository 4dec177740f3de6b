"""A page keeps to its length: the last sentences of its longest section go first.

Nothing is lost with it: all quotes, positions and events of the articles stand in the briefing, only not in the few lines
that a page shows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from briefgen.briefing.draft.key_figures import settle_key_figures, with_sides
from briefgen.briefing.draft.tables import settle_tables
from briefgen.records import ComposedStatement, Composition, Ledger
from briefgen.stages.ledger import MOST_OF_PAGE, material_of


def finish_page(composition: Composition, ledger: Ledger) -> Composition:
    """The composition with its tables as they are printed, and within the words of a page of the ledger's length, as far
    as leaving out its lesser lines can bring it there."""
    material = material_of(ledger)
    tables = settle_tables(composition.tables, material)
    fitted = replace(
        composition,
        key_figures=settle_key_figures(composition.key_figures, material),
        tables=tables,
    )
    while count_words(fitted) > MOST_OF_PAGE[ledger.length] and len(fitted.key_points) > LEAST_SENTENCES:
        fitted = replace(fitted, key_points=_without_one(fitted.key_points))
    return with_sides(fitted, tables, material)


def _without_one(points: tuple[ComposedStatement, ...]) -> tuple[ComposedStatement, ...]:
    """The points without the last of the section that has most of them, of several such the last."""
    counts = Counter(point.theme for point in points)
    longest = next(point.theme for point in reversed(points) if counts[point.theme] == max(counts.values()))
    last = max(number for number, point in enumerate(points) if point.theme == longest)
    return points[:last] + points[last + 1 :]


def count_words(composition: Composition) -> int:
    """The words of a page before its tables: title, bottom line, points with their themes, and what is made of them."""
    statements = [composition.title, *composition.bottom_line, *composition.key_points]
    statements += [statement.reading for statement in statements if statement.reading]
    heads = dict.fromkeys(statement.theme for statement in statements if statement.theme)
    told = sum(len(statement.text.split()) + len(statement.lead.split()) for statement in statements)
    return told + sum(len(head.split()) for head in heads)


LEAST_SENTENCES = 12
"""Sentences of the key points that always stand."""

