"""Relating without a model: whose dead a count is, where a story counts them by nation, far from home."""

from __future__ import annotations

import pytest

from briefgen.records import Ledger
from briefgen.stages.relate.alike import with_words_alike
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.nations import with_nations
from briefgen.stages.relate.weighing.people import weigh_owners
from briefgen.stages.relate.weighing.scale import CANNOT
from stories_of import ledger_from
from test_relate_local import features, measures, together

CAMP = {
    "title": "Fire in a camp of workers in Qatar kills 60",
    "text": "At least 60 people died in a fire in a camp of workers in Qatar on Monday. Nepal lost 31 people, diplomats said."
    "\n\nBy Tuesday 14 Kenyans, 6 Peruvians and 5 Ghanaians had died.",
}
KENYA = {
    "title": "Kenyan dead in Qatar rise to 17",
    "text": "The fire in Qatar killed 17 Kenyans, the foreign ministry said. On Monday it had given 15 dead."
    "\n\nThe deaths that different countries have reported come to 66."
    "\n\nThe ministry in Nairobi said that 40 were missing.",
}
QATAR = {
    "title": "Qatar camp fire",
    "text": "Nepal counts 35 dead after the fire in Qatar. Peru was hit too. Its toll has gone up to 12 dead."
    "\n\nThe dead number 71, a minister in Doha said. There are dozens of dead each from Kenya and Peru.",
}


def told(ledger: Ledger) -> tuple[Features, ...]:
    """The features of a ledger, each count of the dead with its nation."""
    read = with_words_alike(features(ledger))
    return with_nations(read, ledger.articles, {sentence.ref: sentence for sentence in ledger.sentences})


def whose(*articles: str | dict[str, str]) -> dict[str, str]:
    """Whose dead each figure counts, by its words: "all" of several nations, "" where its story does not count by nation."""
    return {one.claim.surface: "all" if len(one.of) > 1 else "".join(one.of) for one in told(ledger_from(*articles))}


@pytest.fixture(scope="module")
def camp() -> dict[str, str]:
    return whose(CAMP, KENYA, QATAR)


@pytest.mark.parametrize(
    ("surface", "nation"),
    [
        ("31", "nepal"),  # a nation that has lost them
        ("14", "kenya"),  # its people by name
        ("6", "peru"),
        ("15", "kenya"),  # what the count before it was
        ("40", "kenya"),  # the ministry in its capital
        ("35", "nepal"),  # a nation that counts them
        ("12", "peru"),  # "its", of the nation that opens the sentence before, and not of the count before
        ("dozens", "kenya"),  # each of a list has so many
    ],
)
def test_the_dead_of_a_nation_are_its_own_whoever_counts_them(camp: dict[str, str], surface: str, nation: str) -> None:
    assert camp[surface] == nation


@pytest.mark.parametrize("surface", ["At least 60", "66", "71"])
def test_a_count_of_no_nation_is_of_all_of_them(camp: dict[str, str], surface: str) -> None:
    """Also where its article is of one nation, and where the land in which it happened tells it."""
    assert camp[surface] == "all"


def test_each_nation_has_its_own_measure_and_all_have_another() -> None:
    found = measures(ledger_from(CAMP, KENYA, QATAR))
    assert ["At least 60", "66", "71"] in found
    assert ["31", "35"] in found
    assert ["6", "12"] in found
    assert {"14", "17", "15"} <= next(set(group) for group in found if "17" in group)


def test_a_tally_of_all_is_no_count_of_one_nation_however_near() -> None:
    """64 of the 66 may be of one nation, and no report of the one tells the other."""
    near = {"title": "Camp fire", "text": "In the fire in Qatar 64 Kenyans died, diplomats said."}
    read = {one.claim.surface: one for one in told(ledger_from(CAMP, KENYA, QATAR, near))}
    assert weigh_owners(read["66"], read["64"]) == CANNOT


def test_two_nations_are_none_that_a_story_counts_by() -> None:
    text = "A bus crash in Qatar killed 14 Kenyans and 9 Peruvians. The ministry in Nairobi counted 15 dead."
    assert set(whose(text).values()) == {""}


def test_few_foreigners_among_very_many_dead_make_no_count_by_nation() -> None:
    quake = "The quake in Chile killed 412 people. By Friday 430 people were dead. On Monday 470 people were dead."
    others = (f"The toll in Chile rose to {n} dead on day {n % 10}." for n in range(480, 640, 4))
    abroad = "Among the dead of the quake in Chile were 4 Kenyans, 3 Peruvians and 2 Ghanaians who died."
    assert set(whose(quake, *others, abroad).values()) == {""}


# ---------------------------------------------------------------- beside it


def test_a_people_that_has_no_land_is_no_place() -> None:
    ledger = ledger_from("Arab diplomats said that 658 people died in the fire.", "Muslim leaders counted 90 dead.")
    assert all(not one.places for one in features(ledger))


def test_the_two_parts_of_a_whole_are_two_measures() -> None:
    """Both are told of the missing, and are no count of them."""
    text = (
        "Of the 110 workers reported missing, 96 have been found, the ministry said, which leaves 14 to be looked for."
    )
    assert not together(ledger_from(text), "96", "14")
