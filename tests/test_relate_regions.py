"""Relating without a model: regions side by side, wholes with their placed parts, rows of lists, how sure a case is, totals of a
season, and the event of a report that names another one."""

from __future__ import annotations

import pytest

from briefgen.records import Span
from briefgen.stages.ledger import material_of
from briefgen.stages.relate.conversions import on_common_scales
from briefgen.stages.relate.illness import proof_of
from briefgen.stages.relate.listed_rows import with_list_rows
from briefgen.stages.relate.setting import LANDS, REGIONS
from stories_of import ledger_from
from test_relate_beside import whose
from test_relate_local import features, measures, together

TOLLS = "The storm has killed 93 people, including 84 in Ohio, five in Kentucky and four in Tennessee."


def test_regions_counted_in_one_sentence_have_each_its_own_toll() -> None:
    """And the whole in front of them is of all; without a list of names as equals anywhere."""
    assert whose(TOLLS) == {
        "93": "kentucky ohio tennessee",
        "84": "ohio",
        "five": "kentucky",
        "four": "tennessee",
    }


def test_the_toll_of_a_region_is_that_of_reports_of_it_alone() -> None:
    ledger = ledger_from(
        TOLLS,
        {
            "title": "Ohio's toll of the storm rises",
            "text": "So far 81 people have died in the state in all. Rescuers go on.",
        },
    )
    assert together(ledger, "84", "81")
    assert not together(ledger, "93", "84")


def test_the_state_is_the_one_named_before() -> None:
    told = whose(TOLLS, "Ohio was hit hardest. Nobody slept. The storm killed 81 people across the state.")
    assert told["81"] == "ohio"


def test_a_scene_that_opens_the_sentence_is_whose_it_is() -> None:
    told = whose(TOLLS, "In Kentucky, where the storm went after it had left Ohio, six people have died.")
    assert told["six"] == "kentucky"


def test_a_region_of_an_earlier_disaster_stands_beside_none() -> None:
    ledger = ledger_from("The fire killed 85 people in Oregon, the most since 400 died in Iowa in 1908.")
    assert whose("The fire killed 85 people in Oregon, the most since 400 died in Iowa in 1908.") == {
        "85": "",
        "400": "",
    }
    assert not together(ledger, "85", "400")


def test_every_region_is_of_a_country_that_is_known() -> None:
    assert REGIONS
    assert set(REGIONS.values()) <= LANDS - REGIONS.keys()


# ---------------------------------------------------------------- rows of lists


ROWS = """The toll of the storm was revised on Friday. So far 41 deaths are confirmed.

Ohio: 41

• Arlen County 23 (via the sheriff's office)
• Harbour County 12 (sheriff)
• Mill County 6
"""


def test_rows_of_places_count_what_the_report_counts() -> None:
    ledger = ledger_from(ROWS)
    told = {
        one.claim.surface: (one.cls, sorted(one.places))
        for one in with_list_rows(features(ledger), material_of(ledger).articles)
    }
    assert told["23"] == ("dead", ["arlen"])
    assert told["12"] == ("dead", ["harbour"])
    assert told["6"] == ("dead", ["mill"])


def test_a_row_is_what_another_report_tells_of_its_place() -> None:
    ledger = ledger_from(
        ROWS, "In Arlen County 22 people died in the storm.", "In Harbour County 12 people died in the storm."
    )
    groups = measures(ledger)
    assert ["23", "22"] in groups
    assert not any({"23", "12"} <= set(group) for group in groups)


def test_a_plane_at_the_end_of_a_line_is_no_row() -> None:
    ledger = ledger_from("It flew a Boeing 737\nand landed. Six people were hurt.")
    assert [claim.surface for claim in ledger.figures] == ["Six"]


def test_brackets_behind_names_are_rows_of_a_table() -> None:
    ledger = ledger_from(
        "The reports show 22 cases and nine deaths: Arlen (9 cases; 4 deaths), Harbour (8; 3) and Mill (5; 2)."
    )
    read = with_list_rows(features(ledger), material_of(ledger).articles)
    told = [(one.claim.surface, one.cls, sorted(one.places)) for one in read if one.places]
    assert told == [
        ("9", "infected", ["arlen"]),
        ("4", "dead", ["arlen"]),
        ("8", "infected", ["harbour"]),
        ("3", "dead", ["harbour"]),
        ("5", "infected", ["mill"]),
        ("2", "dead", ["mill"]),
    ]


def test_a_label_tells_what_its_number_counts() -> None:
    told = features(ledger_from("These are the losses so far.\n\nLivestock Lost - 61,000\n\nHouses Damaged - 4,520"))
    assert [one.head for one in told] == ["livestock", "home"]


# ---------------------------------------------------------------- how sure a case is


@pytest.mark.parametrize(
    ("said", "number", "proof"),
    [
        ("The ministry counts 31 confirmed cases.", "31", "confirmed"),
        ("The ministry counts 31 probable cases.", "31", "probable"),
        ("The ministry counts 31 confirmed and probable cases.", "31", "both"),
        ("Some 12 people who are classed as probable cases have died.", "12", "probable"),
        ("Some 12 people have died of it.", "12", ""),
        ("The 12 suspected smugglers were arrested.", "12", "probable"),
    ],
)
def test_what_a_count_says_of_its_proof(said: str, number: str, proof: str) -> None:
    at = said.index(number)
    assert proof_of(said, Span(0, len(said)), Span(at, at + len(number)), []) == proof


def test_probable_cases_are_a_measure_of_their_own() -> None:
    """Whatever says nothing of it is with what is confirmed."""
    ledger = ledger_from(
        "The outbreak has 54 confirmed and 20 probable cases.",
        "The outbreak has 61 confirmed and 22 probable cases.",
        "The outbreak has 66 cases. Nobody knows who infected whom.",
        "The outbreak has infected 70 people.",
    )
    assert measures(ledger) == [["54", "61", "66", "70"], ["20", "22"]]


# ---------------------------------------------------------------- seasons, years, events


def test_a_total_of_a_season_goes_on() -> None:
    """However far it has come, and though one report alone says since when."""
    ledger = ledger_from(
        {"text": "The floods have killed 77 people since mid-June.", "published": "2022-07-06"},
        {"text": "The floods have killed 1,290 people.", "published": "2022-09-04"},
    )
    assert together(ledger, "77", "1,290")


def test_a_year_that_opens_a_sentence_is_that_of_all_of_it() -> None:
    ledger = ledger_from(
        "The crash killed 68 people. In 1992, a plane hit a hill, and all 67 people in it were killed.",
        "The crash killed 68 people.",
    )
    assert not together(ledger, "68", "67")


def test_men_and_women_are_parts_of_the_dead() -> None:
    ledger = ledger_from(
        "The flood killed 526 men.", "The flood killed 1,208 people.", "The flood killed 1,190 people."
    )
    assert measures(ledger) == [["526"], ["1,208", "1,190"]]


def test_damages_of_a_flood_are_what_it_cost() -> None:
    told = features(
        ledger_from("The flood caused a loss of $10 billion in damages.", "A jury gave her $10 million in damages.")
    )
    assert [one.cls for one in told] == ["cost", "award"]


def test_crew_members_are_the_crew() -> None:
    told = features(ledger_from("The plane had four crew members aboard.", "The plane had four crew aboard."))
    assert told[0].head == told[1].head == "crew"


def test_decades_are_years() -> None:
    ledger = ledger_from("It was the worst crash in three decades.", "It was the worst crash in 30 years.")
    one, other = on_common_scales(features(ledger), material_of(ledger).articles)
    assert (one.family, one.value) == (other.family, other.value)


def test_out_of_how_many_in_brackets_is_the_whole() -> None:
    """And no other count of the same."""
    ledger = ledger_from("Researchers found that 759 hospitals (out of the 2,232 with data) were disrupted.")
    assert not together(ledger, "759", "2,232")


def test_an_outage_of_computers_is_none_of_power() -> None:
    """But where the story tells of electricity it is."""
    computers = features(ledger_from("The outage touched 300 hospitals."))
    power = features(ledger_from("The outage touched 300 hospitals. 4,000 homes were without power."))
    assert [one.cls for one in computers] == [""]
    assert power[1].cls == "power"
    assert power[0].cls == "power"
