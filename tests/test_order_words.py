"""Which figure the text says replaces which: the words have to tie the two, and both have to count one thing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from briefgen.records import Ledger
from briefgen.stages.relate.scored import relate_locally
from stories_of import figures_of, ledger_from


def replaced(ledger: Ledger) -> set[tuple[str, str]]:
    """(new, old) of each link of replacement, by their surfaces."""
    by_id = {claim.id: claim for claim in ledger.figures}
    return {
        (claim.surface, by_id[link.to].surface)
        for claim in figures_of(ledger)
        for link in claim.links
        if link.kind == "replaces"
    }


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("The office now counts 173 dead, saying the earlier figure of 240 was wrong.", "173", "240"),
        ("The office put the dead at 173, among them 20 nurses, saying its first count of 240 was wrong.", "173", "240"),
        ("The office counts 173 dead in 14 villages and says the previous toll of 240 was a mistake.", "173", "240"),
        ("The toll stands at 173, the office said, adding that 240 had been an error.", "173", "240"),
        ("The 240 given on Monday was wrong, the toll is 173.", "173", "240"),
        ("Some 173 people died, revised down from 240.", "Some 173", "240"),
        ("The storm killed 173 people, not 240 as reported earlier.", "173", "240"),
        ("Nordhavn sees sales of 6.1 to 6.3 billion crowns, down from a previous range of 6.6 to 6.9 billion crowns.",
         "6.1 to 6.3 billion", "6.6 to 6.9 billion"),
    ],
)  # fmt: skip
def test_a_value_that_is_taken_back_in_a_clause_of_its_own_is_replaced(text: str, new: str, old: str) -> None:
    """Also where a part or a count of other things stands between the two."""
    assert replaced(ledger_from(text)) == {(new, old)}


@pytest.mark.parametrize(
    "text",
    [
        "In the crash 12 first officers and nine stewards died.",
        "The storm killed 45 people earlier this week and 30 were hurt.",
        "The port saw 380 first arrivals, and 23 sailors were turned away.",
        "The fire killed 12 sheep, and earlier 3 cows had been reported lost.",
        "The police made 520 arrests, up from 120 officers on the street.",
    ],
)
def test_two_things_that_are_counted_replace_nothing(text: str) -> None:
    """ "First" before a noun is no earlier report, and an old value is one of the same noun."""
    assert replaced(ledger_from(text)) == set()


def test_an_outlook_in_two_ranges_is_one_measure_though_the_old_one_leaves_out_its_currency() -> None:
    """ "Down from" ties the ranges, and the bare one has the other's currency."""
    ledger = ledger_from(
        "Nordhavn now sees revenue of 6.1 to 6.3 billion euros, down from the 6.6 to 6.9 billion it had held out."
    )
    assert {claim.unit for claim in figures_of(ledger)} == {"EUR"}
    assert [len(measure.members) for measure in relate_locally(ledger).measures] == [2]


def test_a_bare_number_beside_a_sum_of_money_takes_no_currency() -> None:
    """Only a sum of about that size can be one."""
    ledger = ledger_from("The firm made 6.1 billion euros, down from 40 shops it had opened.")
    assert {claim.unit for claim in figures_of(ledger)} == {"EUR", "shop"}


def contrasted(text: str) -> set[str]:
    return {claim.surface for claim in figures_of(ledger_from(text)) if claim.contrast}


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("By evening local media had 52 people dead, officials confirmed 37.", "52"),
        ("Officially 37 people died; unofficially 61 people were killed.", "61"),
        ("The official toll of the storm stands at 37. Unofficial counts speak of 61 dead.", "61"),
        ("Eyewitnesses counted 61 dead, while the official toll is 37.", "61"),
        ("Local media at first reported 61 dead, officials confirmed 37.", "61"),
    ],
)
def test_an_unofficial_count_beside_the_official_one_is_set_against_it(text: str, other: str) -> None:
    """In one sentence or the next: it is another account, and not an old value."""
    assert contrasted(text) == {other}


@pytest.mark.parametrize(
    ("text", "passed"),
    [
        ("The slide killed at least 64 people, which is above the 48 that the ministry officially gives.", {"48"}),
        ("The slide killed at least 64 people, more than the official 48.", {"48"}),
        ("The union counts 310 strikers, fewer than the 420 the company reports.", {"420"}),
        ("The slide killed 64 people, more than the 48 that the ministry reported on Monday.", set()),
        ("The slide killed 64 people, more than the 48 of last year.", set()),
    ],
)
def test_a_count_that_lies_above_the_one_a_party_gives_is_set_against_it(text: str, passed: set[str]) -> None:
    """What that party gave before is an older count of its own."""
    assert contrasted(text) == passed


@pytest.mark.parametrize(
    "text",
    [
        "Officials confirmed 37 dead. The hospital took in 61 people.",
        "Local media had 52 people dead.",
        "Local media spoke of 52 flooded cellars, officials of 37 broken dams.",
        "Local media reported 12 dead in the morning. By evening officials confirmed 37 dead.",
        "Officials confirmed 37 dead. The rain went on. The river rose. Local media spoke of 52 dead.",
    ],
    ids=["one account", "no official one", "another thing", "a lower count", "far off"],
)
def test_what_stands_beside_no_official_count_of_the_same_is_set_against_nothing(text: str) -> None:
    """Nor is a lower count, which may since have grown."""
    assert contrasted(text) == set()


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("The rate of joblessness fell to 6.4 per cent from 6.9 per cent.", "6.4", "6.9"),
        ("Prices show that inflation has slowed down to about 3.1% from 4%.", "3.1", "4"),
        ("The share of empty flats rose from 12% to 15%.", "15", "12"),
        ("The number of people in shelters fell to 310 from 420.", "310", "420"),
        ("The ferry line had placed the toll at 52 and subsequently raised it to 61.", "61", "52"),
        ("Its clerk put the count of ruined homes at 900, but the town later cut that to 740.", "740", "900"),
        ("The number of those poisoned is given at 310 again, days after it was lowered to 280.", "310", "280"),
        ("The burning area has shrunk from 620 km2 on 9 June to 180 km2 on 13 June.", "180", "620"),
        ("Rice has risen to $12 a bag from $7, the shops said.", "12", "7"),
        ("The pilots opened with a demand for 40%, which they call fair, and have come down to 36%.", "36", "40"),
        ("The toll stood at 12 and has since risen to 18.", "18", "12"),
        ("The club expects a loss of $4 million, where it used to promise $2 million.", "4000000", "2000000"),
    ],
)
def test_a_value_that_became_another_one_follows_it(text: str, new: str, old: str) -> None:
    """Whichever of the two stands first, also behind a percent sign."""
    ledger = ledger_from(text)
    by_id = {claim.id: claim.quantity for claim in ledger.figures if claim.quantity}
    moved = [
        (claim.quantity, by_id[link.to]) for claim in figures_of(ledger) for link in claim.links if link.kind == "moved"
    ]
    assert [(str(a and a.value), str(b.value)) for a, b in moved] == [(_exact(new), _exact(old))]


def _exact(number: str) -> str:
    return str(Fraction(number))


def test_what_was_told_first_is_replaced_by_what_is_told_now() -> None:
    """ "First showed" and "now says" are one party's old and new value."""
    ledger = ledger_from("For the north the office first showed 61.5% and now says 63%.")
    by_id = {claim.id: claim.surface for claim in ledger.figures}
    links = [(claim.surface, link.kind, by_id[link.to]) for claim in ledger.figures for link in claim.links]
    assert [(new.rstrip(" %"), kind, old.rstrip(" %")) for new, kind, old in links] == [("63", "replaces", "61.5")]


def test_what_was_not_changed_to_follows_nothing() -> None:
    """ "To" without a word of change is no move."""
    for text in (
        "Buses go to 40 villages from 12 towns.",
        "The gift came to 300 euros from 20 donors.",
        "The fire killed 12 people and brought the toll of the summer to 30.",
        "The hall holds 12 people and the stadium has since grown to 40 people.",
        "He has 12 boats and went to 5 boats in the harbour.",
    ):
        assert not [link for claim in figures_of(ledger_from(text)) for link in claim.links if link.kind == "moved"]
