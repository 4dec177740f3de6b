"""A page keeps to its length by leaving out what a reader misses least."""

from __future__ import annotations

from dataclasses import replace

import build
from briefgen.fitting import HEADS, count_words, finish_page
from briefgen.records import ComposedStatement, Composition, Ledger, QuoteClaim

NOTE = build.article("The ferry stopped. “We wait for the ice,” said Ida Voss.", id="001")


def lines(count: int, words: int) -> tuple[ComposedStatement, ...]:
    return tuple(ComposedStatement(f"{'word ' * (words - 1)}{n}", "terms_checked", ()) for n in range(count))


def ledger() -> Ledger:
    quotes = tuple(QuoteClaim(f"q{n}", "001", 2, NOTE.blocks[0].span, "We wait for the ice", "Ida Voss", None) for n in range(2))
    return Ledger((NOTE,), build.sentences(NOTE), quotes=quotes)


PAGE = Composition(
    ComposedStatement("Ferry stops", "verbatim", ()), lines(3, 25), lines(8, 43), lines(7, 28), lines(9, 12), lines(8, 24),
    ("q0", "q1"), lines(4, 18),
)  # fmt: skip


def test_a_page_that_fits_is_left_as_it_is() -> None:
    """Nothing is left out of a short page."""
    short = replace(PAGE, key_points=PAGE.key_points[:2])
    assert finish_page(short, ledger()) == short


def test_the_lesser_lines_go_first_and_the_points_never() -> None:
    """Open questions and differences, the last first, until what stands before the tables fits; what stands behind them
    is not counted."""
    fitted = finish_page(PAGE, ledger())
    assert count_words(PAGE) > 700 >= count_words(fitted)
    assert replace(fitted, gaps=PAGE.gaps, differences=PAGE.differences) == PAGE
    assert (len(fitted.gaps), len(fitted.differences)) == (3, 6)
    assert finish_page(fitted, ledger()) == fitted


def test_a_page_that_cannot_be_brought_to_its_length_keeps_what_matters() -> None:
    """Two open questions and four differences stay however long the points are."""
    fitted = finish_page(replace(PAGE, key_points=lines(12, 60)), ledger())
    assert (len(fitted.gaps), len(fitted.differences)) == (2, 4)
    assert count_words(fitted) > HEADS
