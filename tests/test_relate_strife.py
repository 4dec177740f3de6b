"""Counts of strife without a model: two sides with counts of their own, days that each have their dead, kinds that make up a whole."""

from __future__ import annotations

import pytest

from briefgen.records import Ledger
from briefgen.stages.relate.setting import read_setting
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import CANNOT, scale_of
from stories_of import figures_of, ledger_from
from test_relate_counts import figure
from test_relate_local import features, together

LONG_LEAD = "The marches began at noon and went on until the evening. " * 12
"""What stands between the beginning of an article, which tells where its story is, and its details."""
CLASH = "The clashes in Belvek killed many."


def weight(story: Ledger, one: str, other: str) -> float:
    told = features(story)
    a, b = (next(x for x in told if x.claim.surface == surface) for surface in (one, other))
    return weigh_pair(a, b, scale_of(told, read_setting(told, story.articles)))


# ---------------------------------------------------------------- two sides


def test_the_low_count_of_another_side_is_no_part() -> None:
    """Two parties each count all the dead, however far their counts lie apart."""
    story = ledger_from(
        f"{CLASH} Police said that 45 people were killed. The Unity Front said that 800 people were killed."
    )
    assert together(story, "45", "800")


@pytest.mark.parametrize("who", ["A hospital", "A correspondent", "Residents"])
def test_who_knows_one_spot_counts_a_part(who: str) -> None:
    """A hospital or a reporter counts those who are there."""
    story = ledger_from(
        f"{CLASH} {who} said that 45 people were killed. The Unity Front said that 800 people were killed."
    )
    assert not together(story, "45", "800")


def test_one_side_has_one_total() -> None:
    """Its own low count is a part, under whatever name."""
    story = ledger_from(
        f"{CLASH} The UN said that 45 people were killed. The United Nations said that 800 people were killed."
    )
    assert not together(story, "45", "800")


# ---------------------------------------------------------------- each day its own


WEDNESDAY = {
    "text": "Police broke up a protest in Belvek. Wednesday's clashes left 525 people dead.",
    "published": "2024-05-16",
}
FRIDAY = {"text": "New clashes shook Belvek. Friday's clashes killed more than 160 people.", "published": "2024-05-18"}


def test_each_day_of_clashes_has_its_dead() -> None:
    """Two figures that each name the day of their clashes are two."""
    assert not together(ledger_from(WEDNESDAY, FRIDAY), "525", "more than 160")


def test_who_was_counted_before_a_clash_did_not_die_in_it() -> None:
    """A count of an article that was written before."""
    early = {"text": "Clashes shook Belvek. 149 people died.", "published": "2024-05-15"}
    assert not together(ledger_from(early, FRIDAY), "149", "more than 160")


def test_a_flood_goes_on_counting() -> None:
    """What happens once has one toll, whatever day of it a report names."""
    first = {"text": "A flood hit Belvek. Wednesday's flood left 525 people dead.", "published": "2024-05-16"}
    last = {"text": "A flood hit Belvek. Friday's flood killed more than 560 people.", "published": "2024-05-18"}
    assert together(ledger_from(first, last), "525", "more than 560")


# ---------------------------------------------------------------- kinds that make up a whole


def test_two_kinds_of_people_make_up_the_dead() -> None:
    """What they come to is told by another article, and is neither of them."""
    kinds = {"text": "A gunman killed 20 children and six staff members in Belvek.", "published": "2024-05-15"}
    whole = {"text": "A gunman killed 26 people in Belvek.", "published": "2024-05-16"}
    story = ledger_from(kinds, whole)
    assert not together(story, "20", "26")
    assert not together(story, "six", "26")


def test_staff_members_are_staff() -> None:
    """And members alone are anybody."""
    assert figure("The blast killed 12 staff members.", "12").head == "staff member"


# ---------------------------------------------------------------- stretches


def test_the_past_day_is_the_day_of_the_clashes() -> None:
    """A period no longer than a day or two parts nothing from the day itself."""
    text = "Clashes shook Belvek. In the past {} unrest killed at least 573."
    day, month = (
        weight(
            ledger_from({"text": text.format(time), "published": "2024-05-18"}, FRIDAY), "at least 573", "more than 160"
        )
        for time in ("24 hours", "month")
    )
    assert day > month


def test_a_stretch_is_no_day_of_it() -> None:
    """Since Wednesday more died than on Wednesday, or on Friday."""
    text = "Clashes shook Belvek. Since Wednesday 690 people have died."
    story = ledger_from(WEDNESDAY, FRIDAY, {"text": text, "published": "2024-05-18"})
    assert not together(story, "690", "525")
    assert not together(story, "690", "more than 160")


def test_who_says_instead_counts_the_same() -> None:
    """However far the party's count lies from the one before it."""
    text = "Since Wednesday, 800 people have died in the clashes, police say. The Unity Front says instead that 9,000 died."
    assert together(ledger_from({"text": text, "published": "2024-05-18"}), "800", "9,000")


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("90 people died in Norby Square.", "norby square"),
        ("For al-Norby Square the ministry gave 90 dead.", "norby square"),
        ("At the sprawling Halvern camp 90 people died.", "halvern"),
    ],
)
def test_a_site_is_a_place(text: str, site: str) -> None:
    """By a name that ends in what it is, or stands before it."""
    assert figure(text, "90").places == {site}


@pytest.mark.parametrize(
    "where",
    [
        "27 people died elsewhere.",
        "For the rest of the country police gave 27 people killed.",
        "The ministry confirmed 27 deaths, the capital again not counted.",
    ],
)
def test_elsewhere_is_a_place(where: str) -> None:
    """Counted by what they are not."""
    assert figure(f"Clashes shook Belvek. {where}", "27").places == {"elsewhere"}


def test_a_list_names_each_place_before_its_count() -> None:
    """And what stands between commas is of that place."""
    text = "Three provinces had most of the dead: Arlen, with 95 killed; Norby, where 25 died; and Oster, which had 14 dead."
    assert [figure(text, n).places for n in ("95", "25", "14")] == [{"arlen"}, {"norby"}, {"oster"}]


def test_a_part_of_the_country_is_not_the_country() -> None:
    """Where one article tells both."""
    text = f"The clashes killed more than 60 people. {LONG_LEAD} In Arlen, said the Unity Front, 45 people were killed."
    assert weight(ledger_from(text), "more than 60", "45") == CANNOT


def test_the_toll_of_a_while_clause_is_the_whole() -> None:
    """Wherever the sentence is set."""
    text = "In Arlen, relatives looked for their own, while the death toll went past 600."
    assert figure(f"{text} In Arlen 12 people died.", "600").places == frozenset()


# ---------------------------------------------------------------- what somebody saw


@pytest.mark.parametrize(
    "saw",
    [
        "A reporter counted at least 50 bodies.",
        "He counted at least 50 bodies.",
        "At least 50 bodies lay in a row.",
        "She saw at least 50 bodies.",
    ],
)
def test_bodies_that_somebody_saw_are_some_of_the_dead(saw: str) -> None:
    """And no count of all."""
    story = ledger_from(f"{CLASH} {saw}", f"{CLASH} Police said that 95 people were killed.")
    assert not any(together(story, number, "95") for number in ("at least 50", "At least 50"))


# ---------------------------------------------------------------- words


def test_reports_that_were_wrong_are_replaced() -> None:
    """By the value in the sentence before."""
    story = ledger_from(
        "State television said that 52 officers were killed. Reports of 64 dead, made earlier, were wrong."
    )
    right, wrong = figures_of(story)
    assert [(link.kind, link.to) for link in right.links] == [("replaces", wrong.id)]


def test_a_number_taken_up_again_much_later_is_the_same() -> None:
    """Whatever stands between."""
    between = " ".join(f"In Arlen {n} houses burned." for n in range(11, 17))
    text = f"Since Wednesday more than 800 people have died. {between} Whether police are in the figure of 800 is not clear."
    assert together(ledger_from({"text": text, "published": "2024-05-18"}), "more than 800", "800")
