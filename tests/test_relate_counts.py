"""Counts of people without a model: where each was counted, of whom, in which event, and whose count it is."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.setting import events_in, read_setting
from stories_of import figures_of
from test_relate_local import features, ledger_from, together


def figure(text: str, number: str) -> Features:
    """The only figure of a text with this surface."""
    (one,) = [told for told in features(ledger_from(text)) if number in told.claim.surface]
    return one


# ---------------------------------------------------------------- in which event


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flood officials put the toll at 31.", ()),
        ("The Fire Agency counted 31 dead.", ()),
        ("It was the first fair since the epidemic of that winter.", ()),
        ("The epidemic killed 31 people.", ("outbreak",)),
    ],
)
def test_an_event_in_the_name_of_a_body_or_behind_since_is_none_of_the_figure(
    text: str, expected: tuple[str, ...]
) -> None:
    """Whoever counts is named by a fire, and a time by an epidemic."""
    assert events_in(text) == expected


def test_a_count_is_not_parted_by_the_body_that_gives_it() -> None:
    """The dead of the fire agency are the dead of the stampede."""
    story = ledger_from(
        {"text": "A stampede at the fair of Belvek killed 88 people.", "outlet": "The Courier"},
        {
            "text": "Panic broke out at the fair. The National Fire Agency confirmed 91 people dead.",
            "outlet": "The Herald",
        },
    )
    assert together(story, "88", "91")


def test_another_year_parts_the_dead_of_an_earlier_disaster() -> None:
    """At that time has the year of the sentence before."""
    one = figure("Orrin had its worst flood in 1957. At that time at least 4,100 people died in the flood.", "4,100")
    assert one.years == {"1957"}
    story = ledger_from(
        {"text": "The flood in Orrin killed 310 people.", "outlet": "The Courier", "published": "2021-05-02"},
        {
            "text": "The flood in Orrin has now killed 340 people. It is the worst since 255 people died in the flood of 1957.",
            "outlet": "The Herald",
            "published": "2021-05-03",
        },
    )
    assert together(story, "310", "340")
    assert not together(story, "340", "255")


# ---------------------------------------------------------------- where


def test_each_of_several_numbers_has_the_place_beside_it() -> None:
    """A list of provinces gives each of them its own dead."""
    told = features(
        ledger_from(
            "Officials counted 41 dead in Karim Province, 17 dead in Belvek Province and 9 dead in Umbria Province."
        )
    )
    assert [sorted(one.places) for one in told] == [["karim"], ["belvek"], ["umbria"]]


@pytest.mark.parametrize(
    "text",
    [
        "A quake in hills 80 km south of Cairo killed 64 people.",
        "In a fire close to Cairo 64 people died.",
        "The quake that struck Cairo on Monday killed 64 people.",
    ],
)
def test_what_is_told_by_its_distance_or_struck_by_the_event_is_no_place_of_a_count(text: str) -> None:
    """The dead were counted everywhere, not in the place that only says where it was."""
    assert figure(text, "64").places == frozenset()


def test_a_quarter_of_the_capital_is_in_the_capital() -> None:
    """The toll of the quarter and that of the capital are one, and no part of the country's."""
    texts = (
        "In Egypt 85 people died in the stampede.",
        "The stampede killed 88 people in Zamalek, Cairo.",
        "In Zamalek 91 people died in the stampede.",
        "In Cairo 93 people died in the stampede.",
    )
    ledger = ledger_from(*texts)
    setting = read_setting(features(ledger), ledger.articles)
    assert "cairo" not in setting.partial
    assert together(ledger, "88", "93")


# ---------------------------------------------------------------- of whom


def test_foreigners_are_a_people_whatever_the_noun() -> None:
    """Foreign nationals are foreigners, and a part of the dead."""
    story = ledger_from(
        "The stampede killed 88 people. Killed were also 23 foreign nationals.",
        "The stampede killed 91 people. The number of foreigners killed was 25 foreigners.",
    )
    assert [one.crowd for one in features(story) if one.value == 23] == [{"foreign"}]
    assert together(story, "23", "25")
    assert not together(story, "91", "25")


def test_confirmed_dead_names_no_kind_of_people() -> None:
    """Only who they were could."""
    assert figure("There were 155 confirmed dead in Belvek.", "155").head == ""


def test_another_counts_more_of_one_kind_only() -> None:
    """The hurt beside the dead are all of the hurt; another three dead come on top."""
    told = features(ledger_from("In Belvek 88 people died and another 140 were hurt."))
    assert [one.more for one in told] == [False, False]
    assert figure("In Belvek 88 people died. Another 3 died in hospital.", "3").more


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("Of those hurt 31 are in critical condition.", "31", "grave"),
        ("In the blast 140 people were hurt, 31 seriously.", "31", "grave"),
        ("Some 60 people suffered minor injuries.", "60", "slight"),
        ("Of all bodies 40 of the dead were buried on Friday.", "40", "buried"),
        ("Among the wounded 31 are in critical condition.", "31", "grave"),
        ("In the hamlet 15 of 200 residents were killed.", "200", "population"),
        ("It is feared that half the 160 villagers were killed.", "160", "population"),
    ],
)
def test_what_is_told_of_some_is_told_of_them_alone(text: str, number: str, cls: str) -> None:
    """How badly they are hurt, what became of some of the dead, and how many lived there."""
    assert figure(text, number).cls == cls


def test_the_same_number_told_more_narrowly_is_the_same() -> None:
    """Where one outlet has 137 hurt and another 137 badly hurt, nobody counted two things; 128 badly hurt are others."""
    hurt = "In Belvek 137 officers were injured."
    assert together(ledger_from(hurt, "In Belvek 137 officers were seriously injured."), "137", "137")
    assert not together(ledger_from(hurt, "In Belvek 128 officers were seriously injured."), "137", "128")


def test_people_also_come_to_a_fair() -> None:
    """A word of coming tells of flight only where others are said to have fled."""
    fair = "About 90,000 people had come to the fair."
    assert figure(fair, "90,000").cls == ""
    told = features(
        ledger_from("War broke out and 20,000 people fled.", "By noon 31,000 people had come to the border.")
    )
    assert [one.cls for one in told] == ["fled", "fled"]


# ---------------------------------------------------------------- what goes on with what


def test_it_has_passed_a_number_is_another_count_of_the_same() -> None:
    """A bare number whose sentence has no more than "it" is what the sentence before counts."""
    told = features(ledger_from("By noon 640 people had died in Belvek. By evening it had passed 700."))
    assert [one.cls for one in told] == ["dead", "dead"]


def test_a_number_goes_on_with_the_last_of_its_kind() -> None:
    """A share between two counts takes nothing from the second."""
    told = features(
        ledger_from("There were 640 deaths in Karim, or more than half of all, and in Belvek there were 370 others.")
    )
    assert [one.cls for one in told if one.family == "count"] == ["dead", "dead"]


def test_had_put_the_toll_at_names_the_old_value() -> None:
    """What was said before is no second measure."""
    story = ledger_from("The flood killed 640 people, officials said; before that they had put the toll at 590.")
    assert together(story, "640", "590")


# ---------------------------------------------------------------- some of those told of, and whose count it is


def test_some_of_those_told_of_are_no_second_count_of_them() -> None:
    """Six of the officials are a part of the 24."""
    story = ledger_from(
        "The panel referred 24 officials to the court. Six of the officials came from the district office."
    )
    assert [one.rest for one in features(story)] == [False, True]
    assert not together(story, "24", "Six")


@pytest.mark.parametrize(
    "text",
    [
        "According to unofficial reports 413 people died, while the official toll is 225.",
        "The government officially declared 189 deaths. Unconfirmed numbers stand at 480.",
    ],
)
def test_an_official_count_is_set_against_what_is_told_beside_it(text: str) -> None:
    """Neither is an older line of the other."""
    assert any(claim.contrast for claim in figures_of(ledger_from(text)))


# ---------------------------------------------------------------- counts of a list that come to another


def test_counts_of_a_list_that_come_to_a_total_are_its_parts() -> None:
    """Of 214 lost, 190 soldiers and 24 guards: 190 is no earlier count, and 215 with a civilian is another total."""
    story = ledger_from(
        {
            "text": "The ministry says that 214 soldiers died in the raid.",
            "outlet": "The Courier",
            "published": "2021-05-02",
        },
        {
            "text": "The army names its losses. It put them at 214 troops. Killed in the raid were 190 soldiers, 24 border guards and one civilian.",
            "outlet": "The Herald",
            "published": "2021-05-02",
        },
        {"text": "In the raid 214 soldiers died.", "outlet": "The Mirror", "published": "2021-05-04"},
    )
    links = {c.surface: [k.kind for k in c.links] for c in story.figures if c.article == "002"}
    assert links == {"214": [], "190": ["makes_up"], "24": ["makes_up"], "one": []}
    assert not together(story, "190", "214")


def test_a_list_that_comes_to_nothing_told_has_no_parts() -> None:
    """A sum that no sentence tells, a small one, and a number of another unit say nothing."""
    for text in (
        "The army lost 215 troops. Killed in the raid were 190 soldiers and 24 border guards.",
        "Six people died. Among the hurt were four soldiers and two guards.",
        "The army lost 214 tanks. Killed were 190 soldiers and 24 border guards.",
    ):
        assert not [k for c in ledger_from(text).figures for k in c.links if k.kind == "makes_up"]
