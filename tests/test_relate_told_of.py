"""Relating without a model: of whom a number is told, where a sentence names others first, and where they were."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.scored import relate_locally
from stories_of import figures_of, ledger_from
from test_relate_local import features, together


@pytest.mark.parametrize(
    ("text", "surface", "cls"),
    [
        # The fate of those of whom a number counts some is not what is told of these.
        ("Five people who were hurt in the blast are still in hospital.", "Five", "hospitalised"),
        ("Officials said that eight of those who died in the fire have been identified.", "eight", "identified"),
        ("Only eight of the 19 people killed have had a positive identification.", "eight", "identified"),
        ("The blast hurt 40 people who were in the hall.", "40", "injured"),
        ("The clerk said that 19 bodies had still to be identified.", "19", "unidentified"),
        ("Seven bodies lie unclaimed in the hall.", "Seven", "unidentified"),
        ("People who were hurt and are missing number 40.", "40", "missing"),
        # A subject governs its number over other numbers and the next fate.
        ("The death toll of the crash of two buses has risen to at least 40 people, with many more missing.", "at least 40", "dead"),
        ("The dead of the storm in the two valleys have risen to 1,030, the office said.", "1,030", "dead"),
        # A verb of its own parts a number from the fate before it.
        ("The storm led to more than 460 deaths in the south and touched more than 900,000 people.", "more than 900,000", ""),
        ("The storm killed 460 people, and affected over 900,000, the office said.", "over 900,000", "affected"),
        # Words that sound like another fate.
        ("A total of 53 are still under treatment.", "a total of 53", "hospitalised"),
        ("Six of the passengers are in intensive care.", "Six", "grave"),
        ("In all 2,450 inpatient and day case procedures were put off.", "2,450", ""),
        # Those who left their work.
        ("In the second round the firm sacked 3,700 employees.", "3,700", "laid_off"),
        ("The firm has let more than 6,100 people go.", "more than 6,100", "laid_off"),
        ("Some 1,240 employees have resigned since.", "Some 1,240", "resigned"),
        ("So far 4,500 houses have been rebuilt.", "4,500", "rebuilt"),
        ("The train left with 342 passengers and 11 crew members on board.", "11", "crew"),
    ],
)  # fmt: skip
def test_a_number_is_of_the_fate_that_is_told_of_it(text: str, surface: str, cls: str) -> None:
    told = [one for one in features(ledger_from(text)) if one.claim.surface.casefold() == surface.casefold()]
    assert [one.cls for one in told] == [cls]


def test_another_adds_only_to_what_was_told_before() -> None:
    """Behind the dead "another 30 were hurt" adds to nobody; behind the hurt it does."""
    first = features(ledger_from("The quake killed 250 people. Another 310 people were hurt."))
    assert [one.more for one in first] == [False, False]
    second = features(ledger_from("The quake hurt 250 people. Another 310 people were hurt in the night."))
    assert [one.more for one in second] == [False, True]
    assert together(
        ledger_from("The quake killed 250 people. Another 2,476 people were hurt.", "The quake hurt 2,059 people."),
        "2,476",
        "2,059",
    )


def test_an_earlier_toll_is_of_the_count_that_it_preceded() -> None:
    ledger = ledger_from(
        "The quake has killed 2,497 people. Another 2,476 people were hurt, which updates an earlier toll of 2,122 dead and 2,400 hurt."
    )
    assert together(ledger, "2,476", "2,400")
    assert not together(ledger, "2,476", "2,122")


def test_counts_that_come_to_a_total_of_their_article_are_its_parts() -> None:
    """ "Seven in the hall, eight in the bar, three in hospital" are no tolls beside the 18 and the 21 of all."""
    parts = "The attack left 18 people dead. It killed seven people in the hall and eight people in the bar. Three people died in hospital."
    ledger = ledger_from(
        parts, "At least 21 people were killed in the attack, a sheriff said.", "The attack killed 18."
    )
    assert {one.claim.surface: one.whole for one in features(ledger) if one.whole} == {
        "seven": 18,
        "eight": 18,
        "Three": 18,
    }
    assert together(ledger, "18", "At least 21")
    assert not together(ledger, "seven", "At least 21")
    none = features(
        ledger_from("The attack left 19 people dead. It killed seven people in the hall and eight in the bar.")
    )
    assert not any(one.whole for one in none)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Strikes stopped the ferries of Arlen, where at least 50,000 people marched.", {"arlen"}),
        ("The train with 342 passengers ran from Arlen to Norby.", set()),
        ("The quake left 2,122 people dead in the West African country.", set()),
        ("The quake, in which 2,900 people were killed, brought crowds to Arlen.", set()),
        ("The quake with its centre near the city of Arlen left 1,200 people injured.", set()),
    ],
)
def test_where_a_count_is_of(text: str, places: set[str]) -> None:
    others = "In Arlen 900 people protested. Norby had 300 protesters; in Norby 12 died."
    told = [one for one in features(ledger_from(text, others)) if one.claim.article == "001"]
    assert set(told[-1].places) == places


@pytest.mark.parametrize(
    ("text", "surface", "cls", "sort"),
    [
        ("More than 20,000 joined rallies in Arlen.", "More than 20,000", "attend", "people"),
        ("The crash left 85 injured, 25 of them seriously, local authorities reported.", "25", "grave", "people"),
    ],
)
def test_a_verb_or_another_clause_is_no_counted_noun(text: str, surface: str, cls: str, sort: str) -> None:
    (one,) = [one for one in features(ledger_from(text)) if one.claim.surface == surface]
    assert (one.cls, one.sort, one.head) == (cls, sort, "")


def test_one_kind_of_a_noun_is_not_all_of_it() -> None:
    """ "Outpatient appointments" are some of the appointments."""
    ledger = ledger_from(
        "The strike led to 70,000 appointments put off.",
        "Of these, 13,300 outpatient appointments were moved, and nearly 71,000 appointments in all.",
    )
    assert not together(ledger, "70,000", "13,300")
    assert together(ledger, "70,000", "nearly 71,000")


def test_gunmen_who_open_fire_start_none() -> None:
    (one,) = features(ledger_from("A gunman opened fire at the market and killed 16 people."))
    assert (one.cls, one.event) == ("dead", "attack")


def test_houses_that_collapse_in_a_quake_are_no_event_of_their_own() -> None:
    ledger = ledger_from(
        "The quake shook Arlen. It killed more than 1,000 people.",
        "A quake shook Arlen. The quake came at night. Houses collapsed in the villages. The number of people killed was put at 1,037.",
    )
    assert {one.event for one in features(ledger)} == {"quake"}


def test_each_town_has_its_own_crowd_and_the_country_another() -> None:
    ledger = ledger_from(
        "Around 65,000 people protested in Norway on Wednesday.",
        "A crowd of 40,000 people protested in Bergen on Wednesday. In Stavanger 15,000 people protested.",
        "At least 50,000 people protested in Bergen on Wednesday.",
    )
    assert together(ledger, "40,000", "At least 50,000")
    assert not together(ledger, "Around 65,000", "40,000")
    assert not together(ledger, "15,000", "40,000")


def test_the_same_of_one_noun_need_not_be_called_a_part_twice() -> None:
    ledger = ledger_from("About 75 staff are on leave, among them 40 engineers.", "Some 40 engineers are on leave.")
    assert together(ledger, "40", "Some 40")


def test_shares_of_two_rounds_of_leaving_are_two() -> None:
    ledger = ledger_from(
        "The firm let half of its employees go.",
        "A third of its employees resigned.",
        "About 50% of the staff were let go.",
    )
    assert together(ledger, "half", "About 50")
    assert not together(ledger, "half", "A third")


def test_two_countries_of_one_storm_have_each_their_dead_though_no_sentence_counts_both() -> None:
    ledger = ledger_from(
        "The storm struck Malawi and Mozambique. In Malawi 326 people died. Rain went on. In Mozambique 53 people died.",
        "The storm in Malawi and Mozambique took 522 lives across southern Africa. Malawi counts 438 dead.",
    )
    assert not together(ledger, "326", "53")
    assert together(ledger, "326", "438")


def test_a_denial_aims_at_no_toll_that_a_report_recalls() -> None:
    """Who disputes the dead of this crash, and has a count of his own, says nothing of those of 1998."""
    ledger = ledger_from(
        {
            "text": "A bus crash near Arlen killed 31 people on Tuesday, the governor said. Tarn said that 50 people had been killed. "
            "Tarn disputed the number of people killed in the bus crash.",
            "published": "2031-06-05",
        },
        {"text": "In 1998 a bus crash near Norby killed 80 people.", "published": "2031-06-05"},
    )
    told = relate_locally(ledger)
    (past,) = (claim.id for claim in figures_of(ledger) if claim.surface == "80")
    recalled = next(m for m in told.measures if any(member.claim == past for member in m.members))
    assert [member.role for member in recalled.members] == ["count"]
