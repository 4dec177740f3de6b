"""Words of one story that stand for the same people, when relating without a model."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.alike import with_words_alike
from test_relate_local import features, ledger_from, together

# ---------------------------------------------------------------- nouns


def test_one_unusual_value_makes_one_noun_of_two() -> None:
    """207 people and 207 stokers are one crowd: 262 stokers and 245 people are told of it too."""
    told = ("The boiler blast killed 207 people.", "The blast killed 207 stokers.")
    ledger = ledger_from(*told, "The blast killed 262 stokers.", "The toll of the blast rose to 245 people.")
    assert [one.head for one in with_words_alike(features(ledger))] == ["", "", "", ""]
    assert together(ledger, "262", "245")


@pytest.mark.parametrize(
    "texts",
    [
        (
            "The raid killed 207 people, 31 of them dockers.",
            "The raid killed 31 people and 12 dockers.",
            "31 dockers died.",
        ),
        ("The raid killed 45 people and 12 dockers.", "The raid killed 12 people."),
        ("In the raid 207 were killed.", "The raid killed 207 dockers."),
        ("The raid killed 207 members of the guild.", "The raid killed 207 dockers."),
    ],
)
def test_what_one_article_counts_apart_stays_apart(texts: tuple[str, ...]) -> None:
    """A sentence with both outweighs an equal value; a noun left out, or one of members, is no sign at all."""
    assert "docker" in {one.head for one in with_words_alike(features(ledger_from(*texts)))}


@pytest.mark.parametrize("words", ["79 dead", "79 bodies", "79 deaths", "79 fatalities"])
def test_the_dead_and_their_bodies_are_people_at_large(words: str) -> None:
    """79 of them and 79 stokers are one toll: the 83 stokers and the 85 people are of it too."""
    ledger = ledger_from(
        "The boiler blast killed 79 stokers.",
        f"The office counted {words}.",
        "The blast killed 83 stokers.",
        "The toll of the blast rose to 85 people.",
    )
    assert [one.head for one in with_words_alike(features(ledger))] == ["", "", "", ""]
    assert together(ledger, "83", "85")


@pytest.mark.parametrize("words", ["79 boilers", "64 bodies", "79 bodies, 12 of them stokers", "79 people hurt"])
def test_only_the_same_dead_are_the_noun_s_people(words: str) -> None:
    """Things, another number, bodies of which some are theirs and another fate tie nothing."""
    told = ("The boiler blast killed 79 stokers.", f"The office counted {words}.", "The blast killed 83 stokers.")
    assert "stoker" in {one.head for one in with_words_alike(features(ledger_from(*told)))}


def test_workers_to_whom_something_happened_are_no_workforce() -> None:
    """Where they are the story's people, "340 workers" alone tells of no jobs."""
    told = ("The slide killed 340 people.", "The slide killed 340 workers.", "There were 512 workers on the slope.")
    *_, last = with_words_alike(features(ledger_from(*told)))
    assert (last.head, last.cls) == ("", "")
    *_, last = with_words_alike(features(ledger_from(*told[1:])))
    assert last.cls == "employed"


# ---------------------------------------------------------------- fates


def test_one_unusual_value_makes_one_fate_of_two() -> None:
    """Who is missing is still below: 23 of both, so that the 140 trapped before are of the same measure."""
    ledger = ledger_from(
        "On Friday 23 people were missing.", "There are 23 people trapped.", "There were 140 people trapped."
    )
    assert {one.cls for one in with_words_alike(features(ledger))} == {"trapped"}


def test_fates_that_one_article_counts_apart_stay_two() -> None:
    """An equal value elsewhere is chance where somebody tells 23 of the one and 61 of the other."""
    ledger = ledger_from(
        "Some 23 people are missing. Another crew found 61 people trapped.", "There are 23 people trapped."
    )
    assert {one.cls for one in with_words_alike(features(ledger))} == {"missing", "trapped"}


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("The roof came down with 412 people inside the dance hall.", "412", "inside"),
        ("At the time of the fire 412 people were in their beds.", "412", "inside"),
        ("Some people were trapped. Between 40 and 60 people were still inside.", "Between 40 and 60", "trapped"),
        ("Some 30 people were trapped. About 18 workers were inside, he said.", "About 18", "trapped"),
        ("One man was rescued. Some 85 guests got away.", "Some 85", "rescued"),
    ],
)
def test_who_was_there_who_still_is_and_who_came_out(text: str, number: str, cls: str) -> None:
    """Places and small words tell a fate in a story that tells of it elsewhere."""
    (one,) = [f for f in features(ledger_from(text)) if f.claim.surface == number]
    assert one.cls == cls


def test_another_of_a_number_told_again_adds_nothing() -> None:
    """The same number of one article, once plainly: nobody more."""
    told = features(ledger_from("There were 140 people trapped. Another 140 people are trapped, he repeated."))
    assert [one.more for one in told] == [False, False]
    told = features(ledger_from("There were 140 people trapped. Another 90 people are trapped, he said."))
    assert [one.more for one in told] == [False, True]
