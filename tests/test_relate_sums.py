"""Relating sums in two currencies, sizes in two units, ages, and sums and shares by what they are of, without a model."""

from __future__ import annotations

import pytest

from briefgen.stages.reconcile import reconcile_relations
from briefgen.stages.relate.scored import relate_locally
from test_relate_local import features, figures_of, ledger_from, together

# ---------------------------------------------------------------- one scale


def test_a_sum_in_brackets_is_the_one_before_it_in_another_currency() -> None:
    """What the first is told of, the second is too; a sum in the same currency behind a bracket is another."""
    ledger = ledger_from(
        "Each farm gets 60,000 kroner (about $5,700) for a lost herd, and Orvell lost $9 million ($2 million in May)."
    )
    assert together(ledger, "60,000", "about $5,700")
    assert not together(ledger, "$9 million", "$2 million")


def test_the_rate_of_a_bracket_relates_sums_of_other_articles() -> None:
    """One report gives the price in francs with its dollars, another in dollars alone, a third in francs."""
    ledger = ledger_from(
        "Tarn will buy Orvell for 5 billion francs ($5.5 billion).",
        "Tarn buys Orvell in a deal of almost $5.6 billion.",
        "Tarn bought Orvell for 5 billion francs.",
    )
    assert together(ledger, "$5.5 billion", "almost $5.6 billion")
    assert together(ledger, "5 billion", "almost $5.6 billion")


def test_without_a_bracket_two_currencies_stay_apart() -> None:
    """No rate is known but the one that the articles give."""
    ledger = ledger_from("Tarn will buy Orvell for 5 billion francs.", "Tarn buys Orvell in a deal of $5 billion.")
    assert not together(ledger, "5 billion", "$5 billion")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The village lies 60 kilometres from Arlen.", "The village lies 37 miles from Arlen."),
        ("The bridge will stay shut for 48 hours.", "The bridge will stay shut for two days."),
    ],
)
def test_one_size_in_two_units_is_one(one: str, other: str) -> None:
    """Miles are compared with kilometres, days with hours."""
    a, b = (found.surface for found in figures_of(ledger_from(one, other)))
    beside = "Police arrested 7 men. Some 12 sheds burned. Rain cut 23 roads. They sold 56 carts. He has 41 hens. Ann baked 95 loaves."
    assert together(ledger_from(one, other, beside), a, b)


def test_a_bound_in_another_unit_meets_nothing() -> None:
    """ "Up to ten days" is no telling of "fifteen minutes", which lies below it."""
    ledger = ledger_from(
        "It may take up to 10 days until the harbour opens.", "A dog can work in the harbour for 15 minutes."
    )
    assert not together(ledger, "up to 10", "15")


@pytest.mark.parametrize("price", ["5 billion francs ($5.5 billion)", "5 billion francs, or about $5.5 billion,"])
def test_a_sum_and_its_conversion_do_not_conflict(price: str) -> None:
    """Five billion francs are no denial of 5.5 billion dollars."""
    ledger = ledger_from(
        f"Tarn will buy Orvell for {price} in May.", "Tarn buys Orvell in a deal of almost $5.6 billion."
    )
    relations = relate_locally(ledger)
    told = reconcile_relations(
        figures_of(ledger), relations, denials=ledger.denials, articles=ledger.articles, sentences=ledger.sentences
    )
    assert max(len(group.claims) for group in told.groups) == 3
    assert {group.decision.status for group in told.groups}.isdisjoint({"conflicting", "disputed"})


# ---------------------------------------------------------------- ages


def test_an_age_is_whose_it_is() -> None:
    """By a name before or behind, and "the 34-year-old" is whoever the article names and the story calls 34."""
    ledger = ledger_from(
        "The farm belongs to Ann Orvell, 34, of Arlen.",
        "Orvell, who is 34, had left. Her brother Per Tarn, 29, stayed.",
        "Police spoke to the 34-year-old farmer Ann Orvell.",
        "Orvell was seen at noon. The 34-year-old drove to Arlen.",
        "A 34-year-old driver was hurt near the farm of Per Tarn.",
    )
    ages = [one for one in features(ledger) if one.family == "age:year"]
    told = {one.claim.id for one in ages}
    groups = [{m.claim for m in measure.members} & told for measure in relate_locally(ledger).measures]
    assert sorted(len(group) for group in groups if group) == [1, 1, 4]


def test_two_children_of_one_age_are_two() -> None:
    """Equal ages of two names are no telling of one."""
    ledger = ledger_from("Ann Orvell, 6, was saved.", "Per Tarn, 6, was saved.")
    assert [len(measure.members) for measure in relate_locally(ledger).measures] == [1, 1]


# ---------------------------------------------------------------- what a sum is of


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("At least $3 million in client funds was missing.", "At least $3 million", "lost_money"),
        ("Orvell holds $3 million in client funds.", "$3 million", "deposits"),
        ("Orvell had moved $3 million to Tarn.", "$3 million", "transfer"),
        ("A firm put the stolen coins at $3 million.", "$3 million", "theft"),
        ("The assets of Orvell are valued between $3 million and $9 million.", "between $3 million and $9 million", "assets"),
        ("On Friday he took his $3bn shipping firm to court.", "$3bn", "worth"),
        ("On Friday he took a $3bn firm loan.", "$3bn", "loan"),
        ("The state gave a loss protection of 9 billion euros.", "9 billion", "guarantee"),
        ("There was a gap of $3 million in the books.", "$3 million", "gap"),
        ("The shares of Orvell sank 23 percent.", "23", "fall"),
        ("The crew want a 19% pay rise.", "19", "demanded"),
        ("A rise of 19% was demanded in May.", "19", "demanded"),
        ("Among readers 19% called for an election.", "19", ""),
    ],
)  # fmt: skip
def test_a_sum_or_a_share_by_what_it_is_of(text: str, number: str, cls: str) -> None:
    """Clients' money is no aid, what is stolen or missing says more than that it is money, and a firm is worth what stands before it."""
    (one,) = [f for f in features(ledger_from(text)) if f.claim.surface == number]
    assert one.cls == cls


def test_the_price_of_a_firm_is_that_of_the_deal() -> None:
    """Where the story tells of a takeover, a price in billions is no price of one share."""
    told = features(
        ledger_from(
            "Tarn got Orvell at a price of $4 billion. It bought Orvell in May.", "Orvell is bought for $4 billion."
        )
    )
    assert {one.cls for one in told} == {"deal"}


def test_what_is_worth_a_sum_parts_nothing_and_joins_nothing_of_another_noun() -> None:
    """A firm and its bonds are each worth something."""
    ledger = ledger_from("Orvell was valued at $8 billion.", "Bonds worth $15 billion were sold.")
    assert not together(ledger, "$8 billion", "$15 billion")


def test_a_ceiling_is_no_line_of_an_account() -> None:
    """What a buyer may lose at most beside what the firm lost in a quarter."""
    ledger = ledger_from("Tarn takes on losses of up to $6 billion.", "Orvell had a loss of $1.5 billion in May.")
    assert not together(ledger, "up to $6 billion", "$1.5 billion")


def test_a_wide_range_holds_many_sums() -> None:
    """Between 10 and 50 billion is no telling of 32 billion."""
    ledger = ledger_from(
        "Creditors of Orvell may get between $10 billion and $50 billion.", "Orvell once hoped for $32 billion."
    )
    assert not together(ledger, "between $10 billion and $50 billion", "$32 billion")


# ---------------------------------------------------------------- shares


def test_a_share_is_taken_up_by_its_number() -> None:
    """ "The minister's 19% figure" is the 19 percent that the article told before."""
    ledger = ledger_from(
        "The minister said that the crews want a 19% pay rise. The minister's 19% figure was made up in May, when fares rose."
    )
    first, again = features(ledger)
    assert again.again == first.claim.id
    assert len(relate_locally(ledger).measures) == 1


def test_food_prices_are_another_inflation() -> None:
    """An index of its own is no telling of the plain rate; nor is what is wanted above inflation a rise in all."""
    ledger = ledger_from("In May inflation was 11%.", "In May food inflation was 11%.", "In May inflation was 11.2%.")
    one, food, plain = features(ledger)
    assert (one.defined, food.defined, plain.defined) == (frozenset(), frozenset({"food"}), frozenset())
    above = features(ledger_from("The crews are calling for a rise of 5% above inflation."))
    assert above[0].defined == {"above"}


def test_inflation_is_a_level_that_moves_and_poverty_is_none_of_it() -> None:
    """Two rates of two months are its course; the share of the poor in the same sentence is another thing."""
    ledger = ledger_from(
        {
            "text": "The vote in Tarnia comes with inflation of 31 percent, and food prices have put four in 10 people in poverty.",
            "published": "2031-03-02",
        },
        {"text": "Tarnia votes on Sunday, with inflation at 44 percent.", "published": "2031-04-18"},
    )
    assert together(ledger, "31", "44")
    assert not together(ledger, "31", "four in 10")
    told = reconcile_relations(
        ledger.figures,
        relate_locally(ledger),
        denials=ledger.denials,
        articles=ledger.articles,
        sentences=ledger.sentences,
    )
    course = next(group for group in told.groups if len(group.claims) == 2)
    assert (course.decision.status, course.decision.rule) == ("progression", "R5s")


@pytest.mark.parametrize(
    "text",
    [
        "The county lists 66 people as missing. As many as 90 missing people had been reported at first.",
        "The county lists 66 people as missing. Crews have been at work since May, and a wall was built. It rained a lot. "
        "The survey corrects the council, which had put the number of missing people initially at 90.",
        "Turnout in Arden was 61.2 percent. Crews have been at work since May, and a wall was built. It rained a lot. That "
        "is less than in the provisional count, which had put turnout in Arden at first at 63.4 percent.",
    ],
)
def test_what_an_article_says_was_given_at_first_is_left_behind(text: str) -> None:
    """Beside the other value of its article, however far off where there is only one."""
    ledger = ledger_from(text)
    new, old = figures_of(ledger)
    (measure,) = relate_locally(ledger).measures
    assert {member.claim: member.replaces for member in measure.members} == {new.id: (old.id,), old.id: ()}


def test_what_was_paid_so_far_grows() -> None:
    """A sum without a class that is told as "so far" is a running total, and two of two weeks are its course."""
    ledger = ledger_from(
        {"text": "Till now the council has disbursed $3.2 million to victims of the flood.", "published": "2031-06-04"},
        {"text": "The council has so far disbursed $22.6 million to victims of the flood.", "published": "2031-06-20"},
    )
    kinds = {measure.kind for measure in relate_locally(ledger).measures}
    assert kinds == {"total"}
