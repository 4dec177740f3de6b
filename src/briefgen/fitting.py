"""A page keeps to its length: what a reader misses least goes first.

Nothing is lost with it: all quotes, positions and events of the articles stand in the briefing, only not in the few lines
that a page shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from briefgen.ledger import MOST_OF_PAGE
from briefgen.records import ComposedStatement, Composition, Ledger

HEADS = 45
"""Words of a page that are nobody's statement: headings, the counts under its title, days, the remark on its sources."""


def fit_page(composition: Composition, ledger: Ledger) -> Composition:
    """The composition within the words of a page of the ledger's length, as far as leaving out its lesser lines can bring
    it there; unchanged where it fits."""
    spoken = {quote.id: len(quote.text.split()) for quote in ledger.quotes}
    fitted = composition
    for shorten in STEPS:
        if count_words(fitted, spoken) <= MOST_OF_PAGE[ledger.length]:
            break
        fitted = shorten(fitted)
    return fitted


def count_words(composition: Composition, spoken: Mapping[str, int]) -> int:
    """The words of a page before its tables: statements with their themes or parties, and quotes (`spoken`: words of each
    by its id)."""
    parts = (
        (composition.title,), composition.bottom_line, composition.key_points, composition.differences,
        composition.timeline, composition.positions, composition.gaps,
    )  # fmt: skip
    statements = [statement for part in parts for statement in part]
    said = sum(len(statement.text.split()) + len((statement.theme or "").split()) for statement in statements)
    return HEADS + said + 3 * len(composition.timeline) + sum(spoken.get(quote, 0) + 4 for quote in composition.quotes)


def _without_last(items: Sequence[ComposedStatement], least: int) -> tuple[ComposedStatement, ...]:
    return tuple(items[:-1]) if len(items) > least else tuple(items)


STEPS: tuple[Callable[[Composition], Composition], ...] = (
    lambda page: replace(page, quotes=page.quotes[:1]),
    lambda page: replace(page, positions=_without_last(page.positions, 2)),
    lambda page: replace(page, gaps=_without_last(page.gaps, 2)),
    lambda page: replace(page, positions=_without_last(page.positions, 2)),
    lambda page: replace(page, quotes=()),
    lambda page: replace(page, differences=_without_last(page.differences, 4)),
    lambda page: replace(page, gaps=_without_last(page.gaps, 1)),
)
"""What goes first: quotes beyond the best, the last positions and open questions, at the end a fifth difference."""
