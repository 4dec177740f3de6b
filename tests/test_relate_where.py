"""Relating without a model: which of the places that a sentence names is that of its count."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.setting import read_setting
from stories_of import ledger_from
from test_relate_local import features, together

KNOWN = "In Anselby 14 died. In Norby 12 died. In El Damira 9 died."


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Speaking at a summit in Anselby, he said 300 people were ill in Norby.", {"norby"}),
        ("After talks with aid groups in Anselby she said 300 people were ill.", set()),
        ("In Norby 300 people are ill, making it the worst outbreak since that of Anselby.", {"norby"}),
        ("Some 300 people in Norby are ill, the mayor of Anselby said.", {"norby"}),
        ("Oslo says 300 people are ill.", set()),
        ("On land that Oslo holds 300 people are ill.", set()),
        ("In Oslo 300 people are ill.", {"oslo"}),
    ],
)
def test_where_a_count_is_of_several_places_of_its_sentence(text: str, places: set[str]) -> None:
    """Where somebody spoke, and what is told behind the next comma, is no place of it; a seat that acts is its government."""
    told = features(ledger_from(KNOWN, text))
    assert next(one.places for one in told if "300" in one.claim.surface) - {"capital"} == places


def test_a_town_from_another_script_is_one_by_whatever_vowels_it_is_written() -> None:
    towns = ("El Damira", "Dameera", "Norby", "Narbonne")
    told = features(ledger_from(*(f"The illness spreads. In {town} 19 people died." for town in towns)))
    assert [min(one.places) for one in told] == ["dameera", "dameera", "norby", "narbonne"]


def test_an_oblast_is_named_with_and_without_that_word() -> None:
    regions = ("Anselby Oblast", "Anselby")
    told = features(ledger_from(*(f"The illness spreads. In {region} 19 people died." for region in regions)))
    assert [one.places for one in told] == [{"anselby"}] * 2


def test_what_happened_in_a_town_of_a_region_happened_in_that_region() -> None:
    """Though one report counts fewer there than it does without a place: it was written while the count went on."""
    led = "A hotel collapsed in Anselby on Monday. In Anselby 41 people died. "
    ledger = ledger_from(
        f"{led}The town of Anselby, Bavaria, is in shock. At least 41 died. In Bavaria 26 died, police said at first.",
        led,
        led,
    )
    assert "bavaria" not in read_setting(features(ledger), ledger.articles).partial


def test_a_count_beside_more_than_another_is_no_step() -> None:
    """ "More" belongs to the number behind it, however near it stands."""
    ledger = ledger_from(
        "The outbreak goes on. Anselby has 790 dead and more than 2,200 ill.",
        "The outbreak goes on. Anselby has 1,020 dead and more than 2,400 ill.",
    )
    assert together(ledger, "790", "1,020")
