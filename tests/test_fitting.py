"""A page keeps to its length by leaving out what a reader misses least."""

from __future__ import annotations

from dataclasses import replace

import build
from briefgen.fitting import HEADS, count_words, fit_page
from briefgen.records import ComposedStatement, Composition, Ledger, QuoteClaim

NOTE = build.article("The ferry stopped. “We wait for the ice,” said Ida Voss.", id="001")


def lines(count: int, words: int) -> tuple[ComposedStatement, ...]:
    return tuple(ComposedStatement(f"{'word ' * (words - 1)}{n}", "terms_checked", ()) for n in range(count))


def ledger() -> Ledger:
    quotes = tuple(QuoteClaim(f"q{n}", "001", 2, NOTE.blocks[0].span, "We wait for the ice", "Ida Voss", None) for n in range(2))
    return Ledger((NOTE,), build.sentences(NOTE), quotes=quotes)


PAGE = Composition(
    ComposedStatement("Ferry stops", "verbatim", ()), lines(3, 25), lines(7, 40), lines(5, 30), lines(5, 12), lines(4, 18),
    ("q0", "q1"), lines(3, 15),
)  # fmt: skip


def test_a_page_that_fits_is_left_as_it_is() -> None:
    """Nothing is left out of a short page."""
    short = replace(PAGE, key_points=PAGE.key_points[:2])
    assert fit_page(short, ledger()) == short


def test_the_lesser_lines_go_first_and_the_points_never() -> None:
    """Quotes, positions, open questions, at last the fifth difference, until it fits."""
    fitted = fit_page(PAGE, ledger())
    spoken = {"q0": 5, "q1": 5}
    assert count_words(PAGE, spoken) > 700 >= count_words(fitted, spoken)
    assert (fitted.bottom_line, fitted.key_points, fitted.timeline) == (PAGE.bottom_line, PAGE.key_points, PAGE.timeline)
    assert len(fitted.positions) < 4
    assert fitted.differences == PAGE.differences
    assert fit_page(fitted, ledger()) == fitted


def test_a_page_that_cannot_be_brought_to_its_length_keeps_what_matters() -> None:
    """Two parties, one open question and four differences stay however long the points are."""
    fitted = fit_page(replace(PAGE, key_points=lines(12, 60)), ledger())
    assert (len(fitted.positions), len(fitted.gaps), len(fitted.differences), fitted.quotes) == (2, 1, 4, ())
    assert count_words(fitted, {}) > HEADS
