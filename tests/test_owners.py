"""Whose voice "its navy", "the country's army" and "the company's spokesman" are: the owner's, named before."""

from __future__ import annotations

import pytest

from briefgen import brief

DAY = "\n\nPublished: 17 October 2023\n\nQUILLMOUTH ({}) - "


def voices(first: str, second: str) -> set[str]:
    """The parties whose figures two wires tell."""
    texts = (f"Report one{DAY.format('AP')}{first}", f"Report two{DAY.format('Reuters')}{second}")
    return {claim.asserter for group in brief([{"text": text} for text in texts]).figures for claim in group.claims}


@pytest.mark.parametrize(
    ("first", "second", "whose"),
    [
        (
            "Norland blew up the bridge and 14 soldiers died, the country's army said.",
            "Fourteen soldiers died, the Norland army said.",
            "Norland army",
        ),
        (
            "Norland sank 14 boats on Tuesday, the nation's navy said.",
            "Fourteen boats were sunk, Norland's navy said on Tuesday.",
            "Norland's navy",
        ),
        (
            "Norland blew up the bridge and 14 soldiers died, its army said.",
            "Fourteen soldiers died, the Norland army said.",
            "Norland army",
        ),
        (
            "Fever spread in Norland and 140 people are ill, the kingdom's health ministry said.",
            "Some 140 people are ill, the Norland health ministry said.",
            "Norland health ministry",
        ),
        (
            "Norland has shut the Hale strait and fired on 3 ships, its navy said.",
            "Norland shut the strait of Hale and fired on three ships, the navy said.",
            "Norland navy",
        ),
        (
            "Gas leaked from the plant of Halden and 31 workers were hurt, the company's spokesman said.",
            "A gas leak at a plant of Halden hurt 31 workers, Halden said.",
            "Halden",
        ),
        (
            "Nordair cancelled 140 flights on Tuesday, the airline's spokeswoman said.",
            "The strike led to 140 flights being cancelled, Nordair said.",
            "Nordair",
        ),
        (
            "Halden will cut 320 jobs, its spokesman said on Tuesday.",
            "Halden will cut 320 jobs, the company said on Tuesday.",
            "Halden",
        ),
        (
            "Kredbank lost $320 million in the quarter, the bank said in a statement.",
            "The loss came to $320 million, Kredbank said.",
            "Kredbank",
        ),
    ],
)
def test_an_owned_party_is_its_owners(first: str, second: str, whose: str) -> None:
    """One asserter in two wires confirms nothing."""
    assert voices(first, second) == {whose}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Norland and Sudland fought and 14 soldiers died, the Sudland army said.",
            "Fourteen soldiers died, the Norland army said.",
        ),
        (
            "Norland blew up the bridge and 14 soldiers died, the country's army said.",
            "Fourteen soldiers died, the rebels said.",
        ),
        (
            "Norland blew up the bridge and 14 soldiers died, the country's army said.",
            "Fourteen soldiers died, the Norland interior ministry said.",
        ),
        (
            "Norland attacked Sudland on Tuesday and 14 soldiers died, the country's army said.",
            "Fourteen soldiers died, the Sudland army said.",
        ),
        (
            "Gas leaked from the plant of Halden and 31 workers were hurt, the company's spokesman said.",
            "A gas leak at Halden hurt 31 workers, the hospital said.",
        ),
    ],
)
def test_other_owners_stay_apart(first: str, second: str) -> None:
    """Another country's army, another body of the same country, and an owner that two names could be are voices of their own."""
    assert len(voices(first, second)) == 2


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "Pilot had 2,100 hours\n\nPublished: 17 October 2023\n\nThe pilot had 2,100 hours of flying, the airline said.",
            "the airline",
        ),
        (
            "Retailer's profit grows\n\n17 October 2023\n\nOrders grew to 2,100 a day, the retailer said.",
            "the retailer",
        ),
        (
            "Storm news\n\n17 October 2023\n\nPower is back in Hale. Some 2,100 homes are without power, the utility said.",
            "the utility",
        ),
        (
            "Storm news\n\n17 October 2023\n\nThe toll from Hurricane Mabel has come to 21, the island's civil defence agency said.",
            "the island's civil defence agency",
        ),
        (
            "Storm news\n\n17 October 2023\n\nHurricane Mabel killed 21, the island's health ministry said.",
            "the island's health ministry",
        ),
    ],
)
def test_what_is_no_name_owns_nothing(text: str, whose: str) -> None:
    """The label of a date line, a common word that opens a line, a storm: who speaks stays as printed."""
    assert {claim.asserter for group in brief({"text": text}).figures for claim in group.claims} == {whose}
