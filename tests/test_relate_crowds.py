"""Counts of people without a model: on board and saved, of several peoples, in several countries, in another case."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.reading.places import known_places
from stories_of import figures_of, ledger_from
from test_relate_counts import figure
from test_relate_local import features, together

SUNK = "A ferry with 520 people on board sank off Belvek."


# ---------------------------------------------------------------- what a clause says


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("First reports spoke of up to 300 people on the ferry.", "300", "passengers"),
        ("Some 300 people were on the badly overloaded ferry.", "300", "passengers"),
        ("All 104 people on the ferry were rescued.", "104", "rescued"),
        ("The ferry could carry about 300 passengers.", "300", "capacity"),
        ("Six survivors are in the hospital.", "Six", "hospitalised"),
        ("At least 78 people died, and hundreds of others, it is feared, are still missing.", "hundreds", "missing"),
        ("In the city of Belvek, 35 survivors were given blankets.", "35", "rescued"),
        ("A town of 12,000 was cut off.", "12,000", "population"),
    ],
)
def test_what_befell_people_goes_before_where_they_were(text: str, number: str, cls: str) -> None:
    """On which boat they were and in which city tells less than what happened to them; what a boat can carry is no count."""
    assert figure(text, number).cls == cls


def test_words_between_belong_to_a_phrase_but_not_many() -> None:
    """Two words may say more of the boat."""
    assert [cue.classes[0][0] for cue in cues_in("on the old wooden ferry")] == ["passengers"]
    assert not cues_in("on the day when the last ferry")


def test_people_who_share_a_verb_share_their_fate() -> None:
    """Each number of an enumeration has its verb, up to the last."""
    told = features(ledger_from("At least 40 Poles, 20 Danes and 15 Finns were injured."))
    assert [one.cls for one in told] == ["injured"] * 3


def test_survivors_who_come_ashore_have_not_fled() -> None:
    """Another sentence tells of flight; what the noun says of them stands."""
    story = ledger_from(
        "The war made 5,000 people flee. In Belvek 88 survivors came ashore.",
    )
    assert [one.cls for one in features(story)] == ["fled", "rescued"]


def test_the_figure_of_takes_up_what_was_told() -> None:
    """A sentence that goes on with the number alone counts the same."""
    one, again = features(ledger_from("Some 209 Poles were injured. The figure of 209 goes back to their families."))
    assert (again.cls, again.crowd) == (one.cls, one.crowd) == ("injured", {"Poland"})


def test_of_these_points_to_the_sentence_before() -> None:
    """And a people may stand behind the verb."""
    _, some = features(ledger_from("There were 700 people on board. Of these, about 350 were Poles."))
    assert (some.cls, some.crowd) == ("passengers", {"Poland"})


def test_service_members_are_soldiers() -> None:
    """And no members at large."""
    assert figure("The raid killed 12 service members.", "12").head == "soldier"
    assert figure("The raid killed 12 members.", "12").head == ""


@pytest.mark.parametrize(
    "text",
    [
        "A trawler bound for Italy with 300 people on board sank.",
        "A trawler on its way to Italy with 300 people on board sank.",
    ],
)
def test_where_a_ship_was_going_is_no_place_of_its_people(text: str) -> None:
    """Its destination is another country."""
    story = ledger_from(text)
    assert "italy" in known_places(figures_of(story))
    assert not figure(text, "300").places


@pytest.mark.parametrize("way", ["of", "off the old port of", "from the southern port of"])
def test_what_a_distance_is_measured_from_is_no_place(way: str) -> None:
    """Whatever stands before its name."""
    assert not figure(f"The ferry sank 50 miles (80 km) {way} Athens.", "50").places
    assert figure("The ferry sank after 50 miles in Athens.", "50").places == {"athens"}


def test_parts_of_a_country_are_in_it() -> None:
    """The country behind them is a place and no party."""
    assert figure("In several parts of Italy 12 people were arrested.", "12").places == {"italy"}


# ---------------------------------------------------------------- what is told apart


def test_what_another_brought_to_safety_was_rescued() -> None:
    """An unusual number that others tell of the rescued."""
    story = ledger_from(f"{SUNK} So far 104 people have been brought to safety.", f"{SUNK} Rescuers saved 104 people.")
    assert together(story, "104", "104")


def test_a_people_is_a_part_where_the_story_is_in_two_countries() -> None:
    """In a wreck off one country the dead of another are not all of the dead, though both lead the story."""
    story = ledger_from(
        "Greece and Poland mourn. The wreck off Greece killed 80 people.",
        "Greece and Poland mourn. The wreck off Greece killed 900 Poles.",
        "Greece and Poland mourn. The wreck off Greece killed 79 people. In Poland 12 people were arrested.",
    )
    assert together(story, "80", "79")
    assert not together(story, "80", "900")


def test_peoples_that_one_sentence_counts_apart_are_parts() -> None:
    """Of all on board, told elsewhere."""
    story = ledger_from(
        "A ferry with 500 people on board sank.",
        "A ferry sank. At least 200 Poles and 150 Danes were on board.",
        "A ferry sank. There were 450 people on board.",
    )
    assert together(story, "500", "450")
    assert not together(story, "500", "At least 200")


def test_some_of_a_people_are_the_people_told_elsewhere() -> None:
    """Of these 350 were Poles, at least 400 Poles: one question."""
    story = ledger_from(
        "A ferry sank with 700 people on board. Of these, about 350 were Poles.",
        "A ferry sank. At least 400 Poles and 90 Danes were on board.",
    )
    assert together(story, "about 350", "At least 400")


def test_two_countries_have_each_their_own_count() -> None:
    """Both may be where the story is."""
    story = ledger_from(
        "Greece and Poland work together. In Greece 9 people were arrested.",
        "Greece and Poland work together. In Poland 12 people were arrested.",
    )
    assert not together(story, "9", "12")


def test_the_dead_of_both_sides_are_not_those_of_one() -> None:
    """However near the numbers lie."""
    story = ledger_from(
        "The fighting killed 213 people.",
        "Taking both sides together, the fighting killed 400 people.",
        "The fighting killed 240 people.",
    )
    assert together(story, "213", "240")
    assert not together(story, "240", "400")


def test_a_separate_case_stands_apart() -> None:
    """What opens by leaving the story's case counts none of its people."""
    story = ledger_from(
        "A ferry with 90 people on board sank.", "In a separate case, a boat with 70 people on board sank."
    )
    assert not together(story, "90", "70")
    assert together(
        ledger_from("A ferry with 90 people on board sank.", "In the same case, a boat with 70 people on board sank."),
        "90", "70",
    )  # fmt: skip


def test_a_few_things_of_one_noun_are_soon_others() -> None:
    """Six patrol boats are not the nine boats of another report; large numbers of one noun are more often one."""
    story = ledger_from("Six patrol boats searched the bay.", "Nine boats searched the bay.")
    assert not together(story, "Six", "Nine")
    story = ledger_from("Some 60 patrol boats searched the bay.", "About 70 boats searched the bay.")
    assert together(story, "Some 60", "About 70")
