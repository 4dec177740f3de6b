"""Who was on board, who was saved, and who is still looked for, in the words in which reports of a wreck tell it."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.scored import relate_locally
from test_relate_local import features, ledger_from, together

MISSING = "Nobody knows where 90 people are; they are missing. "


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("With the fate of 61 others unknown, at least seven people were killed.", "61", "missing"),
        ("The whereabouts of 61 hikers are unknown.", "61", "missing"),
        ("At the pier wait the relatives of 61 people who have not been found.", "61", "missing"),
        (MISSING + "Boats are still searching for 61 people.", "61", "missing"),
        (MISSING + "The crews failed to find 61 people.", "61", "missing"),
        (MISSING + "So far 212 bodies have been raised, and divers are looking for 61 more people.", "61", "missing"),
        ("To this day eleven bodies are missing.", "eleven", "missing"),
        ("The barge was carrying 388 people, of whom 140 were rescued.", "388", "passengers"),
        ("Of the 97 dead 74 were identified.", "97", "dead"),
        ("Nineteen of the 33 people in the band survived.", "33", ""),
        ("Of them 240 students were among the 296 victims of the wreck.", "240", "dead"),
        ("Among the 131 survivors were 61 students.", "61", "rescued"),
    ],
)
def test_who_is_looked_for_and_who_was_carried(text: str, number: str, cls: str) -> None:
    """A fate may stand around its number, bodies may be missing too, and that of which others are some has no fate."""
    (one,) = [f for f in features(ledger_from(text)) if f.claim.surface == number]
    assert one.cls == cls


def test_looking_for_people_alone_makes_nobody_missing() -> None:
    """In a story where nobody is missing "looking for" tells of no such people."""
    told = features(ledger_from("The firm is looking for 61 people to work in its yard."))
    assert [one.cls for one in told] == [""]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("On Friday the toll rose to 141, but nearly a week after the wreck few hope.", "count"),
        ("They made 141 trips a week.", "rate"),
    ],
)
def test_a_week_behind_a_comma_makes_no_rate(text: str, family: str) -> None:
    """What comes behind the comma tells when."""
    assert next(f.family for f in features(ledger_from(text)) if f.claim.surface == "141") == family


def test_what_is_set_behind_others_counts_none_of_the_next() -> None:
    """ "Among them" behind two counts closes them; the count of the next clause is none of theirs."""
    told = features(ledger_from("Only 88 survived, 31 pupils and the mate among them, and 14 people are missing."))
    assert not next(f.rest for f in told if f.claim.surface == "14")


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("In the July wreck 211 people on board and two frogmen died.", "211", "dead"),
        ("Of the 390 people aboard the barge 211 were killed.", "390", "passengers"),
        ("When it went down 390 people were aboard.", "390", "passengers"),
        ("All 31 people on board were rescued.", "31", "rescued"),
    ],
)
def test_what_befell_those_on_board_counts_more_than_where_they_were(text: str, number: str, cls: str) -> None:
    """Being on board is told of those to whom nothing else is said to have happened."""
    (one,) = [f for f in features(ledger_from(text)) if f.claim.surface == number]
    assert one.cls == cls


def test_who_they_were_is_the_noun_of_a_bare_number() -> None:
    """ "241 were village students" counts students; "241 were saved by students" does not."""
    heads = {
        text: next(
            f.head for f in features(ledger_from(f"Of the 390 people on board, {text}.")) if f.claim.surface == "241"
        )
        for text in (
            "241 were village students on a trip",
            "241 were saved by students",
            "241 were men and women of the town",
        )
    }
    assert heads == {
        "241 were village students on a trip": "student",
        "241 were saved by students": "",
        "241 were men and women of the town": "",
    }


def test_all_who_were_saved_are_some_of_those_on_board() -> None:
    """ "Of whom 140 were rescued" takes them from those who were there, and is the count of the rescued that others tell."""
    first = "The barge was carrying 388 people, of whom 140 were rescued."
    assert together(ledger_from(first, "By evening 163 people had been rescued."), "140", "163")
    sums = "The barge was carrying 303 people: 140 were rescued and 163 are missing."
    assert together(ledger_from(sums, "By evening 171 people had been rescued."), "140", "171")
    of_the_dead = "The quake killed 388 people, of whom 140 died in the port."
    assert not together(ledger_from(of_the_dead, "By evening 163 people had died."), "140", "163")


def test_a_value_that_goes_on_moving_is_one_measure() -> None:
    """Each further step of a number that moves replaces those before it where it can only be corrected."""
    told = ledger_from(
        "The barge had 388 people on board, the firm said. Its number of passengers went from 388 to 371, then 377, and again to 390."
    )
    found = next(m for m in relate_locally(told).measures if len(m.members) > 4)
    surfaces = {claim.id: claim.surface for claim in told.figures}
    replaced = {surfaces[m.claim]: {surfaces[old] for old in m.replaces} for m in found.members if m.replaces}
    assert replaced == {"371": {"388"}, "377": {"388", "371"}, "390": {"388", "371", "377"}}


def test_a_number_that_is_not_so_is_replaced() -> None:
    """ "131 – not 134" takes 134 back."""
    told = ledger_from("Only 131 people survived the wreck, the coast guard said – not 134, as it had told on Friday.")
    (found,) = relate_locally(told).measures
    assert [len(m.replaces) for m in found.members] == [1, 0]


def test_a_running_toll_may_become_very_high() -> None:
    """The first two dead and the 288 of a month later are one toll; the two divers who died are none of it, though they are two."""
    day = "The ferry sank off Orrin. Two people were confirmed dead."
    month = "The ferry that sank killed 288 people. In the search two rescue divers died."
    told = ledger_from(day, month)
    assert together(told, "Two", "288")
    assert not together(told, "Two", "two")


@pytest.mark.parametrize(
    ("counted", "head"),
    [
        ("331 students and teachers", "students and teachers"),
        ("331 men and women", ""),
        ("331 soldiers and civilians", ""),
    ],
)
def test_two_nouns_are_people_at_large_only_where_they_say_no_more(counted: str, head: str) -> None:
    """Students and teachers are some of those who were saved; men and women are all of them."""
    (one,) = features(ledger_from(f"In the wreck {counted} were saved."))
    assert one.head == head


def test_a_toll_told_in_looking_back_is_no_count_of_the_first_day() -> None:
    """Two years after the wreck its day stands beside the toll, which was counted on for weeks."""
    told = ledger_from(
        {"text": "The Meridor sank off Orrin. At least four people were killed.", "published": "2031-07-20"},
        {"text": "The Meridor has killed 159 people so far.", "published": "2031-07-28"},
        {"text": "The Meridor killed 304 people on July 20, 2031.", "published": "2033-07-20"},
    )
    (found,) = relate_locally(told).measures
    assert [str(member.day.start) if member.day else None for member in found.members] == [
        "2031-07-20",
        "2031-07-28",
        "2033-07-20",
    ]
