"""A page keeps to its length by leaving out what a reader misses least."""

from __future__ import annotations

from dataclasses import replace

import build
from briefgen.briefing.draft.fitting import count_words, finish_page
from briefgen.records import ComposedStatement, Composition, Ledger, Pair, QuoteClaim

NOTE = build.article("The ferry stopped. “We wait for the ice,” said Ida Voss.", id="001")


def lines(count: int, words: int) -> tuple[ComposedStatement, ...]:
    return tuple(ComposedStatement(f"{'word ' * (words - 1)}{n}", "terms_checked", ()) for n in range(count))


def ledger() -> Ledger:
    quotes = tuple(QuoteClaim(f"q{n}", "001", 2, NOTE.blocks[0].span, "We wait for the ice", "Ida Voss", None) for n in range(2))
    return Ledger((NOTE,), build.sentences(NOTE), quotes=quotes)


def pairs(count: int, words: int, beside: int) -> tuple[Pair, ...]:
    return tuple(zip(lines(count, words), lines(count, beside), strict=True))


PAGE = Composition(
    ComposedStatement("Ferry stops", "verbatim", ()), lines(3, 25), lines(8, 30), differences=pairs(6, 20, 10),
    timeline=lines(9, 12), positions=lines(8, 24), quotes=("q0", "q1"), gaps=lines(4, 18),
)  # fmt: skip


def test_a_page_that_fits_is_left_as_it_is() -> None:
    """Nothing is left out of a short page."""
    short = replace(PAGE, key_points=PAGE.key_points[:2])
    assert finish_page(short, ledger()) == short


def test_the_last_sentences_of_the_points_go_first() -> None:
    """What stands behind the tables, differences and open questions, is not counted and stays."""
    long = replace(PAGE, key_points=lines(20, 32))
    fitted = finish_page(long, ledger())
    assert count_words(long) > 700 >= count_words(fitted)
    assert replace(fitted, key_points=long.key_points) == long
    assert 12 < len(fitted.key_points) < 20
    assert fitted.key_points == long.key_points[: len(fitted.key_points)]
    assert finish_page(fitted, ledger()) == fitted


def test_a_page_that_cannot_be_brought_to_its_length_keeps_what_matters() -> None:
    """Twelve sentences stay however long they are."""
    fitted = finish_page(replace(PAGE, key_points=lines(14, 80)), ledger())
    assert len(fitted.key_points) == 12
    assert count_words(fitted) > 700


def test_a_difference_that_did_not_hold_is_left_out_with_its_reading() -> None:
    """A judgement on nothing says nothing."""
    told, reading = PAGE.differences[0]
    assert finish_page(replace(PAGE, differences=((None, reading), (told, None))), ledger()).differences == ((told, None),)
