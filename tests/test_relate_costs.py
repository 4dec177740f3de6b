"""Sums told of one affair: what it cost whom, parts of it, by the week, as first expected, given by whom, in which currencies."""

from __future__ import annotations

import pytest

from briefgen.records import Ledger
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.scored import relate_locally
from briefgen.stages.relate.side_by_side import with_names_beside
from briefgen.stages.relate.things import thing_of_sum
from stories_of import figures_of, ledger_from
from test_relate_local import features, together

# ---------------------------------------------------------------- what a sum is of


@pytest.mark.parametrize(
    ("before", "behind", "noun"),
    [
        ("Clients pulled ", " in deposits left over from May", "deposit"),
        ("The fund had ", " of bonds sold at once", "bond"),
        ("The study spoke of ", "", ""),
        ("This is on top of the ", " promised by the league", ""),
        ("The ", " proposed merger fell through", "merger"),
        ("The mill earned $2 million on sales of ", " last year", "revenue"),
        ("It made a loss after tax of ", " last year", "loss"),
    ],
)
def test_verbs_beside_a_sum_are_not_what_it_is_of(before: str, behind: str, noun: str) -> None:
    """A participle or a verb behind the noun ends it, and one that has "of" behind it is no noun."""
    assert thing_of_sum(before, behind)[0] == noun


def test_a_currency_is_no_name() -> None:
    """Two sums in rupees have no owner in common by their currency."""
    told = features(ledger_from("The mill paid Rs 4 crore.", "The school got Rs 9 crore."))
    assert {one.bodies for one in told} == {frozenset()}


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("The outage lowered the profit of Orvell by $30 million.", "$30 million", "cost"),
        ("The outage cost Orvell $30 million in profit.", "$30 million", "cost"),
        ("The outage wiped out $30 million of its sales.", "$30 million", "lost_revenue"),
        ("Orvell cut its profit forecast by $30 million.", "$30 million", "profit"),
        ("Orvell made a profit of $30 million.", "$30 million", "profit"),
        ("Orvell sold mines of $30 million at a loss of $4 million.", "$30 million", ""),
        ("Orvell sold mines of $30 million at a loss of $4 million.", "$4 million", "loss"),
        ("The Red Cross appealed for $30 million.", "$30 million", "sought"),
        ("So far $30 million has been disbursed.", "$30 million", "paid"),
        ("Orvell will raise $30 million by selling shares.", "$30 million", "capital"),
        ("Rebuilding the port needs $30 million.", "$30 million", "need"),
        ("The outage cost firms $30 million, including $4 million in wages and $9 million at the mills.", "$9 million", ""),
    ],
)  # fmt: skip
def test_the_class_of_a_sum(text: str, number: str, cls: str) -> None:
    """What brings a profit down is no profit, and a word that stands beside another sum is that one's."""
    (one,) = [found for found in features(ledger_from(text)) if found.claim.surface == number]
    assert one.cls in ((cls, "cost") if cls == "need" else (cls,))


def test_what_is_lost_in_a_storm_is_what_it_cost() -> None:
    """But a company's net loss stays one."""
    told = features(
        ledger_from(
            "The storm struck on Monday. Farms lost $30 million in the storm. Orvell had a net loss of $8 million."
        )
    )
    assert [one.cls for one in told if one.money] == ["cost", "loss"]


@pytest.mark.parametrize(
    "again", ["A study of the league has $94 million.", "The league arrived at $94 million.", "The league spoke of more than $94 million a week ago."]
)  # fmt: skip
def test_a_sum_that_is_only_named_is_of_what_the_one_before_tells(again: str) -> None:
    """The damage of the sentence before is meant."""
    told = features(ledger_from(f"The mayor put the damage of the fire at $80 million. {again}"))
    assert [one.cls for one in told if one.money] == ["cost", "cost"]


# ---------------------------------------------------------------- which of several


def test_parts_of_a_sum_are_some_of_it() -> None:
    """Each of a list behind "of which", and what a share comes to."""
    of_which = "The quake did damage of $84 million, of which $70 million is housing, $10 million lost output and $4 million roads."
    shares = "Homes make up 53 percent ($18 million) of the damage."
    told = features(ledger_from(of_which, shares))
    assert [one.rest for one in told if one.money] == [False, True, True, True, True]


def test_parts_that_come_to_a_sum_are_not_that_sum() -> None:
    """The damage and the losses are told apart, where together they are the sum before."""
    ledger = ledger_from(
        "The flood struck in May. The state puts the damage and losses at nearly $14 billion: $2.8 billion in damage and more than $11 billion in losses."
    )
    assert not together(ledger, "nearly $14 billion", "more than $11 billion")


def test_what_was_expected_once_is_former() -> None:
    """The sum that took its place is of the same measure."""
    told = features(
        ledger_from("The strike cost Orvell $17 million. In May it had reckoned with a hit of $13 million.")
    )
    assert [one.former for one in told] == [False, True]
    assert not features(ledger_from("He had seen the shop. It cost $13 million."))[0].former


def test_a_sum_by_the_week_is_no_sum_of_all_weeks() -> None:
    """Though the digits are the same; "a week ago" is a day."""
    ledger = ledger_from(
        "The strike has cost Orvell $80 million so far.",
        "The strike costs Orvell $80 million a week.",
        "The strike had cost Orvell $80 million a week ago.",
    )
    relations = relate_locally(ledger)
    place = {m.claim: n for n, measure in enumerate(relations.measures) for m in measure.members}
    so_far, weekly, ago = (place[claim.id] for claim in figures_of(ledger)[:3])
    assert so_far == ago != weekly


def test_what_a_quarter_cost_is_a_part_of_what_it_cost() -> None:
    """The cost of a past quarter and that of the whole are two sums."""
    ledger = ledger_from(
        {"text": "The strike cost Orvell $20 million in the third quarter.", "published": "2023-10-24"},
        {"text": "The strike cost Orvell $80 million.", "published": "2023-11-24"},
    )
    assert not together(ledger, "$20 million", "$80 million")


# ---------------------------------------------------------------- whose


def test_a_firm_listed_with_two_that_are_counted_apart_has_its_own_sums() -> None:
    """Brask stands in one list with Orvell and Tarn, of which one sentence tells; and the whole trade is all three."""
    ledger = ledger_from(
        "The walkout at Orvell, Tarn and Brask began in May. It cost Orvell $80 million and Tarn $30 million.",
        "The walkout cost Brask $81 million.",
        "The walkout cost the economy $82 million.",
    )
    of = {one.claim.surface: one.of for one in _with_names(ledger)}
    assert of["$81 million"] == frozenset({"brask"})
    assert of["$82 million"] == frozenset({"brask", "orvell", "tarn"})
    assert not together(ledger, "$80 million", "$81 million")
    assert not together(ledger, "$80 million", "$82 million")


def _with_names(ledger: Ledger) -> tuple[Features, ...]:
    """The features of a ledger with the names that its articles count side by side."""
    return with_names_beside(features(ledger), ledger.articles, {s.ref: s for s in ledger.sentences})


def test_each_giver_gives_its_own_sum() -> None:
    """Two pledges that differ are two, where two estimates of a damage are one."""
    ledger = ledger_from("Norland pledged $30 million to the port.", "The city pledged $44 million to the port.")
    assert not together(ledger, "$30 million", "$44 million")


def test_a_third_currency_in_brackets_is_the_same_sum() -> None:
    """Whatever parts the two in the brackets."""
    ledger = ledger_from("Each farm gets 90,000 kroner (£7,100; $9,050) for a lost herd.", "Each farm gets $9,050.")
    assert together(ledger, "90,000", "$9,050")
    assert together(ledger, "£7,100", "$9,050")


def test_the_equivalent_of_a_sum_is_that_sum() -> None:
    """Told between dashes, as in brackets."""
    ledger = ledger_from("The walkout cost Tarn about 3 million euros – the equivalent of $3.2 million – in May.")
    assert together(ledger, "about 3 million", "$3.2 million")


def test_a_deposit_insurer_tells_no_deposits() -> None:
    """Words that take a cue their own meaning."""
    (one,) = features(ledger_from("It will cost the deposit insurance fund $20 billion."))
    assert one.cls == "cost"


@pytest.mark.parametrize(
    "text", ["Orvell lost $47 million in market value.", "The plan wiped out $47 million in market value."]
)
def test_market_value_that_is_lost_is_no_loss_of_a_firm(text: str) -> None:
    """It is what its owners lost."""
    assert [one.cls for one in features(ledger_from(text))] == ["value_lost"]


def test_a_second_outlook_of_one_sentence_is_of_one_definition() -> None:
    """ "Adjusted" stands with the first, and is meant of both."""
    told = features(
        ledger_from("It expects an adjusted profit of $10 billion, where Orvell used to promise $12 billion.")
    )
    assert [one.defined for one in told] == [frozenset({"adjusted"})] * 2
