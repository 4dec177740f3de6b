"""The count clock: which of two reports of a day was written later, by the total that most of them tell."""

from __future__ import annotations

from dataclasses import replace

from briefgen.records import FigureClaim, Link
from briefgen.stages.reconcile import count_order, judge_measure
from test_judging import BEGAN, told

TOLL = tuple(
    told(surface, "office", day, article=article, basis="publication")
    for surface, day, article in (("40", "02", "a"), ("61", "02", "b"), ("90", None, "c"))
)


def hurt(surface: str, article: str, day: str | None, voice: str, **about: object) -> FigureClaim:
    return told(surface, voice, day, article=article, basis="publication", **about)


def test_the_higher_total_puts_other_counts_of_its_article_later() -> None:
    """Also where no article of the three has another day; the total itself has no order by it."""
    counts = (hurt("70", "a", "02", "clinic"), hurt("130", "b", "02", "mayor"), hurt("210", "c", None, "police"))
    own, order = count_order((TOLL, counts))
    assert own == frozenset()
    first, second, third = (claim.id for claim in counts)
    assert order == {(first, second), (first, third), (second, third)}
    assert judge_measure(counts, began=BEGAN).decision.status == "undetermined"
    judged = judge_measure(counts, began=BEGAN, order=order)
    assert (judged.decision.status, judged.decision.headline) == ("progression", (third,))


def test_the_order_of_measures_and_claims_does_not_matter() -> None:
    counts = (hurt("70", "a", "02", "clinic"), hurt("130", "b", "02", "mayor"))
    assert count_order((counts[::-1], TOLL[::-1]))[0] == count_order((TOLL, counts))[1] != frozenset()


def test_a_total_hardly_higher_or_taken_back_is_no_clock() -> None:
    """Nor one that two articles tell; and what the text dates has its own day."""
    counts = (hurt("70", "a", "02", "clinic"), hurt("130", "b", "02", "mayor"))
    near = (TOLL[0], told("42", "office", "02", article="b", basis="publication"), TOLL[2])
    lowered = replace(told("38", "office", "02", article="d"), links=(Link("replaces", TOLL[0].id),))
    for toll in (near, (*TOLL, lowered), TOLL[:2]):
        assert count_order((toll, counts))[1] == frozenset()
    stated = replace(counts[0], as_of=told("1", "x", "02").as_of)
    assert count_order((TOLL, (stated, counts[1])))[1] == frozenset()


def test_an_article_in_which_the_total_falls_tells_no_time() -> None:
    """An old line or a wrong day is left out; where more articles fall than a third, there is no clock."""
    counts = (hurt("70", "a", "02", "clinic"), hurt("130", "b", "02", "mayor"), hurt("20", "d", None, "police"))
    fallen = [told("30", "office", "09", article=article, basis="publication") for article in ("d", "e")]
    assert count_order(((*TOLL, fallen[0]), counts))[1] == {(counts[0].id, counts[1].id)}
    assert count_order(((*TOLL, *fallen), counts))[1] == frozenset()


def test_a_lower_count_without_a_day_was_told_before_the_higher_one_of_its_article() -> None:
    """ "at least 140 died last week. The one before had 97": the article's own day makes 97 no later count, and takes nothing back."""
    higher = told("140", "office", "16", article="a", basis="resolved")
    lower = told("97", "office", "24", article="a", basis="publication")
    decision = judge_measure((higher, lower), began=BEGAN).decision
    assert (decision.status, decision.superseded) == ("progression", (lower.id,))
    stated = told("97", "office", "24", article="a", basis="stated")
    assert judge_measure((higher, stated), began=BEGAN).decision.superseded == (higher.id,)
