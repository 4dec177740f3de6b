"""The labelled pages of gold/pages/: what they are, and how well the body is told from the rest on them."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import pages

pytest.importorskip("trafilatura")

ALL = pages.read_pages()


def test_the_set_has_pages_of_six_layouts_in_five_languages() -> None:
    """At least one of each layout in each language, a third of all held out, and no mark left in what is read."""
    assert len(ALL) >= 60
    assert {(page.layout, page.language) for page in ALL} == {
        (layout, code) for layout in pages.LAYOUTS for code in pages.LANGUAGES
    }
    assert sum(page.held for page in ALL) * 3 >= len(ALL)
    assert not any("⟦".encode() in page.data or "⟧".encode() in page.data for page in ALL)
    kinds = [Counter(body for _, body in page.blocks) for page in ALL]
    assert all(kind[True] >= 2 and kind[False] >= 1 for kind in kinds)


def test_no_block_stands_on_two_pages() -> None:
    """They are written one by one and not made by a generator; only buttons repeat."""
    said = Counter(words for page in ALL for words, _ in page.blocks if len(words) > 6)
    assert max(said.values()) == 1


@pytest.mark.parametrize(("held", "precision", "recall"), [(False, 0.98, 0.98), (True, 0.84, 0.96)])
def test_the_body_is_told_from_the_rest(held: bool, precision: float, recall: float) -> None:
    """No worse than docs/evaluation.md says."""
    judged = pages.judge(pages.by_briefgen, [page for page in ALL if page.held == held])
    right = sum(one.body and one.taken for one in judged)
    assert right / sum(one.taken for one in judged) >= precision
    assert right / sum(one.body for one in judged) >= recall


def test_a_block_is_taken_where_most_of_its_words_stand_in_order() -> None:
    """A word or two count only as a line of their own."""
    words = ("three", "mills", "burnt", "down", "on", "monday")
    assert pages._is_in(words, ["Three mills burnt down on Monday."])
    assert not pages._is_in(words, ["On Monday three people saw mills that burnt."])
    assert not pages._is_in(("share",), ["They share a mill."])
    assert pages._is_in(("share",), ["Share"])
