"""Relating without a model: what the sums of a company's story are of, and what stays one measure as it moves."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.scored import relate_locally
from briefgen.stages.relate.setting import read_setting
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import CANNOT, scale_of
from stories_of import ledger_from
from test_relate_local import features, together


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Orvell will cut costs by $40 million.", "saving"),
        ("The merger should bring synergies of $40 million.", "saving"),
        ("Depositors withdrew $40 million within days.", "outflow"),
        ("The central bank lent Orvell $40 million.", "loan"),
        ("The state stands behind it with guarantees of $40 million.", "guarantee"),
        ("Orvell wrote off $40 million.", "written_off"),
        ("Orvell agreed to a takeover worth $40 million.", "deal"),
        ("Orvell was left with a black hole of $40 million.", "gap"),
        ("The slump wiped $40 million off its market value.", "value_lost"),
        ("Shares of Orvell traded at $40 on Friday.", "price"),
        ("Orvell held deposits of $40 million.", "deposits"),
    ],
)
def test_the_kind_of_a_sum_is_told_by_its_words(text: str, cls: str) -> None:
    assert features(ledger_from(text))[0].cls == cls


@pytest.mark.parametrize(
    ("deal", "cls"),
    [("Tavro bought a yard for $9 million.", "deal"), ("A court sat on Monday over $9 million in damages.", "award")],
)
def test_who_pays_buys_only_where_the_story_tells_of_a_purchase(deal: str, cls: str) -> None:
    assert features(ledger_from(deal, "Tavro agreed to pay $3 million."))[1].cls == cls


def test_what_is_aimed_at_is_one_measure_whatever_hedge_or_year_stands_beside_it() -> None:
    ledger = ledger_from(
        "By 2031 Tavro expects cost reductions of more than $600 million.",
        "Tavro aims at savings of $750 million through 2030.",
        "Tavro wants to bring its costs down by $700 million.",
    )
    assert together(ledger, "more than $600 million", "$750 million")
    assert together(ledger, "$700 million", "$750 million")


def test_an_earlier_target_is_one_of_what_was_told_just_before() -> None:
    told = features(ledger_from("The savings of $750 million come by 2030. An earlier target had been $600 million."))
    assert [one.cls for one in told] == ["saving", "saving"]


def test_an_open_end_says_nothing_of_a_sum_far_beyond_it() -> None:
    """ "More than $20 million" and $25 million have no contradiction, and nothing in common."""
    ledger = ledger_from("The yard had stood for more than $20 million.", "Holders of the bond got $25 million.")
    assert not together(ledger, "more than $20 million", "$25 million")


def test_a_part_in_words_is_on_the_scale_of_percent() -> None:
    ledger = ledger_from("Shares of Tavro lost a quarter of their value.", "Shares of Tavro fell 26%.")
    assert together(ledger, "a quarter", "26")


def test_jobs_have_the_fates_of_jobs_and_their_country_is_a_place() -> None:
    (one,) = features(ledger_from("Some 400 Swedish jobs are to be destroyed."))
    assert (one.cls, one.places, one.crowd) == ("laid_off", {"sweden"}, frozenset())


def test_what_two_firms_have_together_is_no_count_of_the_one() -> None:
    for both in ("The two companies employ 32,000 people.", "Their combined headcount is 32,000."):
        assert not together(ledger_from("At its yards Tavro employs 21,000 people.", both), "21,000", "32,000")


def test_a_sum_is_told_by_the_move_before_it_and_in_brackets_by_the_sum_before_it() -> None:
    told = features(
        ledger_from(
            "Shares of Tavro were down 14% at $31.", "The profit of Tavro was €30 million ($33 million) after tax."
        )
    )
    assert [one.cls for one in told] == ["fall", "price", "profit", "profit"]


def test_the_quarter_of_a_profit_may_be_left_unsaid() -> None:
    ledger = ledger_from(
        {"text": "The profit of Tavro in the second quarter was $31.4 million.", "published": "2031-08-01"},
        {"text": "Separately, Tavro reported a net profit of $33 million.", "published": "2031-08-02"},
    )
    assert together(ledger, "$31.4 million", "$33 million")


def test_a_part_of_the_jobs_that_go_is_no_other_count_of_them() -> None:
    told = features(
        ledger := ledger_from("Of the 3,000 jobs that go, 1,200 are in sales.", "Tavro will cut 1,600 jobs.")
    )
    scale = scale_of(told, read_setting(told, ledger.articles))
    assert weigh_pair(told[1], told[2], scale) == CANNOT
    assert weigh_pair(told[0], told[2], scale) > 1


def test_two_moves_of_one_sentence_are_of_two() -> None:
    ledger = ledger_from("Tavro fell 12% and Orvell more than 10%.")
    assert not together(ledger, "12", "more than 10")


def test_a_sum_that_took_another_s_place_is_as_firm_as_it() -> None:
    told = features(ledger_from("Tavro forecasts a profit of $30 million; it had earlier spoken of $40 million."))
    assert [(one.cls, one.hedge) for one in told] == [("profit", "forecast")] * 2


def test_a_price_at_two_times_is_one_measure_without_contradiction() -> None:
    ledger = ledger_from(
        {"text": "Shares of Tavro closed at $31.40.", "published": "2031-08-01"},
        {"text": "Shares of Tavro traded at $27.10.", "published": "2031-09-20"},
    )
    (measure,) = relate_locally(ledger).measures
    assert (len(measure.members), measure.weak) == (2, True)


def test_what_a_company_expects_is_one_measure_and_what_others_expect_another() -> None:
    first, again = (
        "Tavro said that it expects revenue of $310 million.",
        "Tavro said it now expects revenue of $270 million.",
    )
    others = "In a poll analysts had expected revenue of $270 million."
    assert together(ledger_from(first, again), "$310 million", "$270 million")
    assert not together(ledger_from(first, others), "$310 million", "$270 million")
