"""Who was on board, who was saved, and who is still looked for, in the words in which reports of a wreck tell it."""

from __future__ import annotations

import pytest

from test_relate_local import features, ledger_from

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
