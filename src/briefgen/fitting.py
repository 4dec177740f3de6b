"""A page keeps to its length: what a reader misses least goes first.

Nothing is lost with it: all quotes, positions and events of the articles stand in the briefing, only not in the few lines
that a page shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from briefgen.key_figures import settle_key_figures
from briefgen.ledger import MOST_OF_PAGE, material_of
from briefgen.records import Composition, Ledger
from briefgen.tables import settle_tables

HEADS = 40
"""Words of a page that are nobody's statement: headings, the counts under its title, the remark on its sources."""


def finish_page(composition: Composition, ledger: Ledger) -> Composition:
    """The composition with its tables as they are printed, and within the words of a page of the ledger's length, as far
    as leaving out its lesser lines can bring it there."""
    material = material_of(ledger)
    fitted = replace(
        composition,
        differences=tuple(pair for pair in composition.differences if pair[0]),
        key_figures=settle_key_figures(composition.key_figures, material),
        tables=settle_tables(composition.tables, material),
    )
    for shorten in STEPS:
        if count_words(fitted) <= MOST_OF_PAGE[ledger.length]:
            break
        fitted = shorten(fitted)
    return fitted


def count_words(composition: Composition) -> int:
    """The words of a page that are read in a row: title, bottom line, points with their themes, where the articles differ,
    open questions. Key figures and the other tables are looked up."""
    parts = ((composition.title,), composition.bottom_line, composition.key_points, composition.gaps)
    statements = [statement for part in parts for statement in part]
    statements += [statement for pair in composition.differences for statement in pair if statement]
    return HEADS + sum(len(statement.text.split()) + len((statement.theme or "").split()) for statement in statements)


Item = TypeVar("Item")


def _but_last(items: tuple[Item, ...], least: int) -> tuple[Item, ...]:
    return items[:-1] if len(items) > least else items


STEPS: tuple[Callable[[Composition], Composition], ...] = (
    lambda page: replace(page, gaps=_but_last(page.gaps, 3)),
    lambda page: replace(page, differences=_but_last(page.differences, 5)),
    lambda page: replace(page, gaps=_but_last(page.gaps, 2)),
    lambda page: replace(page, differences=_but_last(page.differences, 4)),
    *(4 * (lambda page: replace(page, key_points=_but_last(page.key_points, 12)),)),
)
"""What goes first: the last open questions and the lesser differences, then the last sentences of the key points."""
