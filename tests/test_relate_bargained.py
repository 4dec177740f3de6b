"""Shares and workforces, related without a model: demands, offers and votes in a pay dispute, polls, rates, members of a union."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.order_words import read_order_words
from briefgen.stages.relate.scored import relate_locally
from briefgen.stages.relate.setting import read_setting
from briefgen.stages.relate.side_by_side import with_names_beside
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import scale_of
from stories_of import ledger_from
from test_relate_local import features, together

# ---------------------------------------------------------------- what one clause says


@pytest.mark.parametrize(
    ("text", "surface", "cls"),
    [
        ("The nurses of Arlen want 19% more.", "19", "demanded"),
        ("Pilots are holding out for 19 percent.", "19", "demanded"),
        ("The drivers had set out to win 19%.", "19", "demanded"),
        ("The teachers opened with a pay claim of 19%.", "19", "demanded"),
        ("The ministry of health offered 4%.", "4", "offered"),
        ("The ministry's offer now stands at 4%.", "4", "offered"),
        ("The ministry has put 4% on the table.", "4", "offered"),
        ("The airline's wage proposal of 4% was called an insult.", "4", "offered"),
        ("Teachers will get 6 percent more in base pay.", "6", "raise"),
        ("The bank may raise its main interest rate to 5% in July.", "5", "interest"),
        ("The bank lifted its key rate by a quarter point to 4.5%.", "4.5", "interest"),
        ("Consumer prices in Norland rose 7.9% in the year to May.", "7.9", "inflation"),
        ("About 60% of adults have had at least one dose.", "60", "first_dose"),
        ("Some 35% of adults are fully vaccinated.", "35", "full_dose"),
        ("Turnout was high: 71% of voters took part.", "71", "turnout"),
    ],
)
def test_what_a_share_is_told_by(text: str, surface: str, cls: str) -> None:
    (one,) = [f for f in features(ledger_from(text)) if surface in f.claim.surface and f.family == "share"]
    assert one.cls == cls


@pytest.mark.parametrize(
    ("text", "surface", "cls"),
    [
        ("Some 9,000 nurses are taking part in the walkout.", "9,000", "strike"),
        ("About 9,000 nurses at four hospitals are on the picket line.", "9,000", "strike"),
        ("More than 9,000 are now walking the line.", "9,000", "strike"),
        ("The union has 9,000 members.", "9,000", "member"),
        ("The contract covers 9,000 miners, and the union represents 9,500 people.", "9,500", "member"),
        ("Most of the 9,000 union members are still at work.", "9,000", "member"),
        ("About 17% of the union's 9,000 members are on strike.", "9,000", "member"),
    ],
)
def test_who_strikes_and_who_only_belongs_to_the_union(text: str, surface: str, cls: str) -> None:
    (one,) = [f for f in features(ledger_from(text)) if surface in f.claim.surface]
    assert one.cls == cls


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("The vote in Arlen stood at 61.2%-38.8%.", ["vote_share", "against"]),
        ("They voted on the plan. The count was 61.2% yes to 38.8% no.", ["vote_share", "against"]),
        ("In a ballot members rejected it by 61% to 39%.", ["against", "vote_share"]),
        ("The council voted last. In Arlen 61% approved.", ["vote_share"]),
        ("Dockers voted on it too and were 61% against.", ["against"]),
        ("In the ballot 64% voted in favour. A local clerk spoke of 61%.", ["vote_share", "vote_share"]),
        ("Most miners voted against it, 61% in all. So were 54% of the drivers.", ["against", "against"]),
        ("In a survey 58% backed the walkout.", ["approval"]),
        ("The fund is split 60%-40% between debt and stock.", ["", ""]),
    ],
)
def test_sides_of_a_vote_are_told_by_their_printing(text: str, classes: list[str]) -> None:
    assert [one.cls for one in features(ledger_from(text)) if one.family == "share"] == classes


def test_who_asked_in_a_poll_owns_no_share() -> None:
    told = features(
        ledger_from("A poll by Medira Research had put the yes at 48%. Medira's latest survey saw it at 51%.")
    )
    assert [one.owner for one in told if one.family == "share"] == ["", ""]


def test_a_country_in_letters_before_a_noun_is_no_place() -> None:
    told = features(
        ledger_from("About 900 nurses in the US went on strike.", "The largest US health union called out 900 nurses.")
    )
    assert [bool(one.places) for one in told] == [True, False]


# ---------------------------------------------------------------- what is one measure


def test_a_demand_that_was_lowered_is_the_same_demand() -> None:
    ledger = ledger_from(
        "The nurses opened the talks with a demand for 19% over two years, which they called fair, and have come down to 15%.",
        "The nurses want 15%.",
        "The ministry offered 4%.",
    )
    assert together(ledger, "19", "15")
    assert not together(ledger, "4", "15")


def test_what_somebody_first_showed_and_now_says_is_one_share() -> None:
    ledger = ledger_from("Dockers voted for it. In Arlen the union first showed 61.8% and now says 63%.")
    claims = read_order_words(ledger.figures, ledger.articles, ledger.sentences)
    assert [link.kind for claim in claims for link in claim.links] == ["replaces"]


def test_a_demand_is_of_no_single_company_and_an_offer_is() -> None:
    ledger = ledger_from(
        "The union met with Orvell, Tavro and Medal. By noon Tavro and Medal offered 9%, while Orvell offered 7%. The union wants 20%.",
        "Workers at Orvell, Tavro and Medal are on strike. On Friday Orvell offered 8%, Tavro offered 10% and Medal offered 11%. The union stands by its 20%.",
    )
    read = with_names_beside(features(ledger), ledger.articles, {s.ref: s for s in ledger.sentences})
    told = {(one.claim.article, one.claim.surface): one for one in read if one.family == "share"}
    assert {key[1]: sorted(one.of) for key, one in told.items() if key[0] == ledger.articles[0].id} == {
        "9": ["medal", "tavro"],
        "7": ["orvell"],
        "20": [],
    }
    assert [one.of for one in told.values() if one.claim.surface == "20"] == [frozenset(), frozenset()]


def test_the_strikers_of_one_plant_are_no_count_of_all() -> None:
    """ "Workers" says nothing of those who strike, and many times fewer are those of one plant."""
    ledger = ledger_from(
        "A strike by 46,000 workers ended on Monday.",
        "About 3,400 workers went on strike at the mill.",
        "Some 45,000 workers were on strike.",
    )
    read = features(ledger)
    scale = scale_of(read, read_setting(read, ledger.articles))
    assert weigh_pair(read[0], read[1], scale) < 1.0 <= weigh_pair(read[0], read[2], scale)


def test_members_of_a_union_are_counted_apart_from_those_on_strike() -> None:
    ledger = ledger_from(
        "The union, which represents 60,000 people, called a strike. Some 22,000 nurses stopped work.",
        "Some 26,000 nurses are on strike. The union has about 61,000 members.",
    )
    found = [
        {m.claim for m in measure.members} for measure in relate_locally(ledger).measures if len(measure.members) > 1
    ]
    told = {claim.id: claim.surface for claim in ledger.figures}
    assert sorted(sorted(told[id] for id in group) for group in found) == [
        ["60,000", "about 61,000"],
        ["Some 22,000", "Some 26,000"],
    ]
