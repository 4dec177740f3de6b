"""Relating without a model: of whom a count is, by who holds the ground, by a people before its bracket, by what people are
anyway; and which numbers count nobody."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.scored import relate_locally
from briefgen.stages.relate.setting import read_setting
from stories_of import ledger_from
from test_relate_local import features, measures, together

# ---------------------------------------------------------------- who holds a part of a country


@pytest.mark.parametrize(
    ("where", "zone"),
    [
        ("in the rebel-held north", "held by rebel"),
        ("in opposition-held areas", "held by rebel"),
        ("in territory of the insurgents", "held by rebel"),
        ("in areas under the government", "held by government"),
        ("in areas held by the regime", "held by government"),
        ("in the separatist-held east", "held by separatist"),
    ],
)
def test_a_part_of_a_country_is_named_by_who_holds_it(where: str, zone: str) -> None:
    """In whichever of the words for one holder."""
    assert features(ledger_from(f"The quake killed 850 people {where}."))[0].places == {zone}


@pytest.mark.parametrize(
    "where",
    [
        "in areas under the government and the rebels",
        "in areas under the government and in the rebel-held north",
    ],
)
def test_both_holders_named_together_are_no_part(where: str) -> None:
    assert features(ledger_from(f"The quake killed 850 people {where}."))[0].places == frozenset()


def test_the_toll_of_one_holder_is_none_of_the_other() -> None:
    """However near the two are; and the measure says whose ground it is."""
    ledger = ledger_from(
        "The quake killed 850 people in the rebel-held north.",
        "The quake killed 842 people in areas under the government.",
        "In opposition-held areas 871 people died.",
    )
    assert measures(ledger) == [["850", "871"], ["842"]]
    names = [found.name for found in relate_locally(ledger).measures]
    assert names == ["people killed, rebel-held areas", "people killed, government-held areas"]


def test_what_one_side_holds_is_a_part_of_the_country_wherever_it_stands() -> None:
    """Also where it leads every article."""
    told = features(ledger := ledger_from("The quake killed 850 people in the rebel-held north."))
    assert read_setting(told, ledger.articles).partial == {"held by rebel"}


# ---------------------------------------------------------------- a people before a bracket


def test_a_count_in_brackets_is_of_the_people_before_it() -> None:
    ledger = ledger_from(
        "A boat sank off Arlen. Among the survivors are Bolivians (47) and Angolans (43).",
        "Among the survivors are 44 Bolivians.",
    )
    assert [one.crowd for one in features(ledger)] == [{"Bolivia"}, {"Angola"}, {"Bolivia"}]
    assert together(ledger, "47", "44")
    assert not together(ledger, "43", "44")


@pytest.mark.parametrize("text", ["Among the survivors are the Marlos (47).", "The survivors are in Angola (43)."])
def test_a_bracket_behind_no_people_says_of_no_people(text: str) -> None:
    assert [one.crowd for one in features(ledger_from(f"A boat sank off Arlen. {text}"))] == [frozenset()]


# ---------------------------------------------------------------- numbers that count nobody


@pytest.mark.parametrize("size", ["of 4.0 or more", "of magnitude 4.0 and above", "of 4 or more"])
def test_a_size_from_which_aftershocks_are_counted_is_no_count_of_them(size: str) -> None:
    counted, threshold = features(ledger := ledger_from(f"The office counted 77 aftershocks {size}."))
    assert (counted.head, counted.family) == ("aftershock", "count")
    assert (threshold.head, threshold.cls) == ("", "")
    assert threshold.family != "count"
    assert len(measures(ledger)) == 2


def test_so_many_or_more_is_a_count_where_they_are_what_is_counted() -> None:
    (one,) = features(ledger_from("By Monday 40 or more aftershocks had come."))
    assert (one.head, one.family) == ("aftershock", "count")


# ---------------------------------------------------------------- what befell them, and what they are anyway


@pytest.mark.parametrize("words", ["presumed dead", "feared drowned", "believed dead"])
def test_who_is_presumed_dead_is_missing(words: str) -> None:
    """And no part of the toll: the 18 were not found."""
    ledger = ledger_from(
        f"The office counted 31 dead, and 18 {words}.", "The flood killed 29 people.", "Some 17 people are missing."
    )
    assert [one.cls for one in features(ledger)] == ["dead", "missing", "dead", "missing"]
    assert together(ledger, "31", "29")
    assert together(ledger, "18", "Some 17")


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Some 340 migrants were thought to have been on the boat.", "passengers"),
        ("About 340 migrants had paid for a place on the boat.", "passengers"),
        ("By noon 340 migrants had been rescued.", "rescued"),
        ("Last year 340 migrants came over the sea.", "fled"),
    ],
)
def test_migrants_are_those_on_board_and_fled_only_where_nothing_else_is_told(text: str, cls: str) -> None:
    assert features(ledger_from(f"A boat sank off Arlen. {text}"))[0].cls == cls


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("medics", True),
        ("a witness", True),
        ("officials and medics", False),
        ("police and witnesses", False),
        ("residents and officials", False),
    ],
)
def test_officials_count_for_all_also_beside_somebody_on_the_spot(who: str, seen: bool) -> None:
    assert features(ledger_from(f"The raid killed 41 people, {who} said."))[0].seen is seen


def test_that_makes_so_many_takes_up_the_count_before_it() -> None:
    """Whatever was counted, unless it names what it counts itself."""
    told = features(
        ledger_from(
            "In Arlen 850 people died. That makes 1,110 in all.",
            "The storm wrecked 850 houses. This brought the total to 1,110.",
            "In Arlen 850 people died. That makes 1,110 cars in all.",
        )
    )
    assert [one.cls for one in told] == ["dead", "dead", "destroyed", "destroyed", "dead", ""]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Of its 900 drivers, about 300 were on strike.", ["", "strike"]),
        ("Of its 900 workers, about 300 were on strike.", ["employed", "strike"]),
        ("Of its 900 workers, a few were on strike.", ["employed"]),
        ("Of the 900 people there, 300 died.", ["", "dead"]),
    ],
)
def test_all_of_whom_it_befell_some_are_not_those_it_befell(text: str, classes: list[str]) -> None:
    assert [one.cls for one in features(ledger_from(text))] == classes


def test_all_of_its_workers_may_be_on_strike() -> None:
    """Where nothing parts them from the strike."""
    (one,) = features(ledger_from("At Orvell all of its 900 workers were on strike."))
    assert one.cls == "strike"


ZONES = frozenset(f"held by {who}" for who in ("rebel", "government", "army", "state", "orvell", "norland", "arlen"))


@pytest.mark.parametrize(
    "where",
    [
        "while a vote was held in Arlen",
        "in a camp run by Orvell",
        "in the state-run areas",
        "in regions of Norland",
        "in rebel-held and government-held areas",
        "in government and rebel-held areas",
        "in areas held by the rebels and the government",
    ],
)
def test_what_is_held_or_run_otherwise_and_what_both_hold_is_no_part(where: str) -> None:
    """A vote, a camp, a country that is named alone; and two holders that share one word for their ground."""
    assert features(ledger_from(f"The quake killed 850 people {where}."))[0].places.isdisjoint(ZONES)


@pytest.mark.parametrize(
    ("where", "zone"),
    [
        ("in parts of the country held by the rebels", "held by rebel"),
        ("in territory of the country in the hands of the army", "held by army"),
        ("in the opposition-held areas and rebel-held towns", "held by rebel"),
    ],
)
def test_a_holder_may_stand_behind_the_part_that_it_holds(where: str, zone: str) -> None:
    """A few words behind; and two names of one holder are one."""
    assert features(ledger_from(f"The quake killed 850 people {where}."))[0].places & ZONES == {zone}
