"""Relating without a model what disasters and failing firms leave: lengths, heights and falls, jobs cut and saved, debts."""

from __future__ import annotations

import pytest

from briefgen import Briefing, brief
from briefgen.stages.relate.order_words import tells_lowering
from test_relate_local import features, ledger_from, together


def briefing_of(*texts: tuple[str, str]) -> Briefing:
    """A briefing of articles that print a day and a text each."""
    return brief(
        [
            {"text": text, "title": "The bridge at Arlen", "published": day, "outlet": f"Paper {n}"}
            for n, (day, text) in enumerate(texts)
        ],
        engine="local",
    )


def told_of(made: Briefing, *surfaces: str) -> set[str]:
    """What the comparisons that hold all these figures say of them."""
    ids = {claim.id for group in made.figures for claim in group.claims if claim.surface in surfaces}
    return {one.status for group in made.figures for one in group.comparisons if ids <= set(one.claim_ids)}


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("A section of 200 metres of the bridge gave way.", "stretch"),
        ("The stretch that is gone is put at 180 metres.", "stretch"),
        ("Cars plunged 45 metres when it gave way.", "drop"),
        ("Concrete crashed to the ground 50 metres beneath it.", "drop"),
        ("The tower stood 90 metres high.", "height"),
        ("In the night 80 mm of rain fell.", "rainfall"),
        ("The quake struck 10 km below the surface.", "depth"),
    ],
)
def test_a_size_is_told_by_its_direction(text: str, cls: str) -> None:
    """What fell by metres is no rain, and how long a thing is is not how high."""
    (one,) = features(ledger_from(text))
    assert one.cls == cls


def test_lengths_of_one_gap_stand_together_and_apart_from_its_height() -> None:
    ledger = ledger_from(
        "At noon a stretch of 80 metres of the bridge gave way.",
        "A section of 200 metres gave way, and cars plunged 45 metres.",
    )
    assert together(ledger, "80", "200")
    assert not together(ledger, "45", "200")


def test_both_sides_of_a_road_are_no_two_parties() -> None:
    (one,) = features(ledger_from("On both sides of the gap 80 cars were left standing."))
    assert not one.both


def test_the_number_of_the_dead_is_no_part_of_them() -> None:
    """ "Put the number of the dead as 42" counts all, "of the dead 37" some."""
    told = features(
        ledger_from("The prosecutor gave the number of the dead as 42.", "Of the dead, 37 were from Arlen.")
    )
    assert [one.rest for one in told] == [False, True]


@pytest.mark.parametrize(
    ("sentence", "number", "lowered"),
    [
        ("The office took the number of confirmed dead down to 38.", "38", True),
        ("Norland lowered its confirmed toll to 38.", "38", True),
        ("The toll went up to 38.", "38", False),
        ("Aid was brought to 38 villages.", "38", False),
        ("They lowered 40 ladders and 38 were used.", "38", False),
    ],
)
def test_a_sentence_tells_that_a_count_came_down(sentence: str, number: str, lowered: bool) -> None:
    assert tells_lowering(sentence, number) is lowered


def test_a_count_that_came_down_replaces_the_one_before() -> None:
    """The old value stands in another mouth and for another day, and is taken back all the same."""
    lower = "The mayor had told reporters on Wednesday that 39 people died in the collapse. On Thursday the prefect's office {} 38."
    fell, other = (
        briefing_of(
            ("2021-08-19", lower.format(words)), ("2021-08-18", "The collapse killed 39 people, said the mayor.")
        )
        for words in ("took the number of dead down to", "spoke of another number of dead,")
    )
    assert "superseded" in told_of(fell, "39", "38")
    assert "superseded" not in told_of(other, "39", "38")


def test_what_is_confirmed_is_not_foreseen() -> None:
    """A "will" behind a count that is confirmed tells of what may yet come."""
    told = features(
        ledger_from(
            "A collapse that is confirmed to have cost 38 lives in Arlen will turn out to have cost more, he said.",
            "A total of 38 people in Arlen will be moved.",
        )
    )
    assert [one.hedge for one in told] == [None, "forecast"]


def test_a_party_s_count_that_its_sentence_sets_against_the_official_one_is_no_old_line() -> None:
    """ "35, the agency says; the official count, meanwhile, is 20": two accounts of one time, as "but" or "while" tell."""
    text = (
        "Probably at least 35 died, according to the Ister news agency; the official body count{} stayed at about 20."
    )
    set_apart, listed = (
        briefing_of(("2021-08-18", text.format(words))) for words in (", meanwhile,", " in the evening")
    )
    assert "conflicting" in told_of(set_apart, "at least 35", "about 20")
    assert "conflicting" not in told_of(listed, "at least 35", "about 20")


def test_who_had_to_go_and_who_lost_the_home_are_one_where_the_one_number_rounds_the_other() -> None:
    ledger = ledger_from(
        "Some 630 people were evacuated from the houses.",
        "In all 632 people lost their homes.",
        "In all 540 people lost their homes.",
    )
    assert together(ledger, "Some 630", "632")
    assert not together(ledger, "Some 630", "540")


# ---------------------------------------------------------------- jobs


def test_jobs_that_are_saved_are_not_cut() -> None:
    told = features(
        ledger_from(
            "So far 900 jobs have been saved.",
            "So far 900 jobs have been cut.",
            "Crews saved 12 children from the house.",
        )
    )
    assert [one.cls for one in told] == ["kept", "laid_off", "rescued"]


def test_each_round_of_cuts_is_a_measure_and_so_is_what_they_come_to() -> None:
    """A round is one wherever another article calls it "more"."""
    ledger = ledger_from(
        "Redundancy awaits 452 workers of Orvell. That brings the job losses to 829.",
        "Orvell is to cut 452 more jobs.",
        "Another 230 jobs were cut at Orvell, and the total of job losses has reached 1,371.",
    )
    assert together(ledger, "829", "1,371")
    assert together(ledger, "452", "452")
    assert not together(ledger, "452", "829")
    assert not together(ledger, "452", "230")


def test_a_running_total_of_cuts_rises() -> None:
    made = briefing_of(
        ("2021-02-05", "Cuts at Orvell brought the job losses to 829, said the receiver."),
        ("2021-02-26", "The total of job losses at Orvell has reached 1,371, said the receiver."),
    )
    assert told_of(made, "829", "1,371") == {"progression"}


def test_an_undated_count_that_differs_a_little_is_set_beside_the_dated_one() -> None:
    """It is too near to be another day's step: which is right stays open. A lower one may be an older step."""
    dated = [
        {
            "title": "Orvell",
            "outlet": "Paper",
            "published": "2021-02-05",
            "text": "Cuts at Orvell brought the job losses to 829.",
        },
        {
            "title": "Orvell",
            "outlet": "Gazette",
            "published": "2021-02-26",
            "text": "The total of job losses at Orvell has reached 1,371.",
        },
    ]
    near, far = (
        brief(
            [
                *dated,
                {"title": "Orvell", "outlet": "Herald", "text": f"At Orvell the job losses so far come to {number}."},
            ],
            engine="local",
        )
        for number in (822, 377)
    )
    assert "undetermined" in told_of(near, "829", "822")
    assert not any(
        {one.surface for one in group.claims if one.id in compared.claim_ids} == {"829", "377"}
        for group in far.figures
        for compared in group.comparisons
    )


def test_one_article_that_loses_a_digit_contradicts_itself() -> None:
    """4,556 and 456 are no step of a count and no two things, as 4,556 and 412 may be."""
    text = "By this a further 4,556 jobs were secured, the receiver said. In all {} more jobs are safeguarded, the office wrote."
    slip, other = (briefing_of(("2021-02-26", text.format(number))) for number in (456, 412))
    assert told_of(slip, "4,556", "456") == {"conflicting"}
    assert told_of(other, "4,556", "412") == set()


# ---------------------------------------------------------------- debts


def test_what_weighs_a_firm_down_is_no_change() -> None:
    told = features(
        ledger_from("Orvell was weighed down by $2.1 billion of debt.", "Its debt was down by $2.1 billion.")
    )
    assert [one.change for one in told] == [False, True]


def test_millions_for_billions_are_a_slip() -> None:
    billions = "The debts of Orvell stand at £1.5 billion."
    assert together(ledger_from(billions, "Orvell had debts of £1.5m."), "£1.5 billion", "£1.5m")
    assert not together(ledger_from(billions, "Orvell had debts of £1.7m."), "£1.5 billion", "£1.7m")


def test_what_two_parties_say_of_a_debt_need_not_have_moved() -> None:
    """Three weeks lie between, and each may reckon in its way; one party's own two values are a course."""
    two, one = (
        briefing_of(
            ("2021-01-15", f"The debts of Orvell stand at £1.52 billion, said {first}."),
            ("2021-02-15", "The debts of Orvell stand at £2.61 billion, said the union."),
        )
        for first in ("the bank", "the union")
    )
    assert told_of(two, "£1.52 billion", "£2.61 billion") == {"undetermined"}
    assert "undetermined" not in told_of(one, "£1.52 billion", "£2.61 billion")
