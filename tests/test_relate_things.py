"""Relating without a model what becomes of things and what gauges read: halls shut, valleys flooded, waters, quakes, teams, ways."""

from __future__ import annotations

import pytest

from stories_of import ledger_from
from test_relate_local import features, together


@pytest.mark.parametrize(
    ("text", "surface", "cls"),
    [
        # How things stand.
        ("The storm left 14 orchards under water.", "14", "flooded"),
        ("Some 40 square kilometres of pasture were inundated.", "40", "flooded"),
        ("Twelve stations are out of service.", "Twelve", "closed"),
        ("Eleven of the 30 bakeries have stopped working.", "Eleven", "closed"),
        ("About 9,000 people are in danger along the shore.", "9,000", "at_risk"),
        ("Up to 60 farms could be flooded.", "60", "at_risk"),
        ("The burst pipe left 3,000 people without drinking water.", "3,000", "water"),
        ("The office recorded 210 aftershocks by noon.", "210", "aftershocks"),
        ("In the old town 90 houses collapsed.", "90", "collapsed"),
        ("In the old town 90 houses collapsed or were badly damaged.", "90", "destroyed"),
        ("Another 50 roofs were partly damaged.", "50", "damaged_in_part"),
        ("In the night 12 granaries were shelled.", "12", "attacked"),
        # Those whom the law looks for.
        ("The police named 31 suspects in the fraud.", "31", "investigated"),
        ("Nineteen bankers are under investigation.", "Nineteen", "investigated"),
        ("A court issued warrants for 25 traders.", "25", "wanted"),
        ("Eight managers were barred from leaving the country.", "Eight", "barred"),
        ("Six brokers are in jail.", "Six", "arrested"),
        # What opens its sentence tells of those whom the verb then counts.
        ("Under water south of the railway, which the province runs, are 17 hamlets.", "17", "flooded"),
        ("Still missing were 23 miners.", "23", "missing"),
        # Of what one number counts some, the other tells nothing.
        ("Of 50 main depots in the north, 31 are out of action.", "50", ""),
        ("Forty of 62 depots in the north, or some 65 percent, are out of action.", "Forty", "closed"),
        # A mark, a level, a way.
        ("The lake stood at 14.2 metres on Monday.", "14.2", "level"),
        ("The lake stood at 14.2 metres, well above the 12.5 at which the sluices open.", "12.5", "limit"),
        ("The ferry port is 300 km by road from the mines.", "300", "journey"),
    ],
)  # fmt: skip
def test_things_have_fates_of_their_own(text: str, surface: str, cls: str) -> None:
    told = [one for one in features(ledger_from(text)) if surface in one.claim.surface]
    assert [one.cls for one in told] == [cls]


def test_depots_that_are_shut_stay_so_whatever_happened_on_the_day() -> None:
    """In a war each day has its own dead, but what is shut on one day is that of the days before and of more."""
    ledger = ledger_from(
        "Sixteen depots are out of service after the clashes on 3 May, the union said.",
        "Shelling went on on 9 May. Of 59 depots in the north, 39 have stopped working.",
    )
    assert together(ledger, "Sixteen", "39")
    assert not together(ledger, "39", "59")


def test_towns_and_villages_are_settlements() -> None:
    ledger = ledger_from(
        "The fire has cut off 32 towns and villages.",
        "Some 40 settlements in the hills were cut off by the fire.",
    )
    assert {one.head for one in features(ledger)} == {"locality"}


def test_each_water_has_its_own_level_and_a_fall_is_no_level() -> None:
    ledger = ledger_from(
        "The reservoir at Arlen stood at 41.5 metres on Monday. At Norby the river stood at 6.2 metres.",
        "The Arlen reservoir stood at 37.8 metres on Friday. The river at Norby was at 5.1 metres, "
        "a drop of 40 centimetres in one day.",
    )
    assert together(ledger, "41.5", "37.8")
    assert together(ledger, "6.2", "5.1")
    assert not together(ledger, "41.5", "6.2")
    assert [one.change for one in features(ledger)] == [False, False, False, False, True, False]


def test_a_bare_number_has_the_unit_of_the_one_before() -> None:
    (first, second) = features(ledger_from("The width of the glacier went down from 3 kilometres to 2."))
    assert first.family == second.family


def test_two_quakes_have_each_their_magnitude() -> None:
    ledger = ledger_from(
        "A quake of magnitude 6.8 shook the coast, and hours later another of 6.3 hit Norby.",
        "The quakes had magnitudes of 6.8 and 6.3.",
        "The quake had a magnitude of 6.7, the institute said. The second one was of magnitude 6.3.",
    )
    quakes = [one for one in features(ledger) if one.cls == "magnitude"]
    assert [one.owner for one in quakes] == ["", "second", "", "second", "", "second"]
    assert together(ledger, "6.8", "6.7")
    assert not together(ledger, "6.8", "6.3")


def test_teams_are_those_of_their_body() -> None:
    ledger = ledger_from(
        "Three MCRS units and 15 fire rescue teams were in the valley.",
        "In all 9 teams of the Mountain and Cave Rescue Service and 24 fire service units took part.",
    )
    assert {one.owner for one in features(ledger)} == {"mcrs", "fire"}
    assert together(ledger, "Three", "9")
    assert not together(ledger, "9", "15")


def test_aftershocks_have_no_place_but_that_of_their_quake() -> None:
    ledger = ledger_from(
        "The quake hit Arlen. The institute recorded 120 aftershocks near Norby, in the south of the province.",
        "More than 800 aftershocks have followed the quake at Arlen.",
    )
    assert together(ledger, "120", "More than 800")


def test_a_way_is_told_roughly_and_a_flight_is_of_no_place() -> None:
    ledger = ledger_from(
        "The convoy must cover some 850 km by road to Norby.",
        "The mines lie 500 miles by road from the port.",
    )
    assert together(ledger, "some 850", "500")
    flights = features(ledger_from("The guests left on 23 flights from Norby."))
    assert [one.places for one in flights if one.claim.unit == "flight"] == [frozenset()]
