"""Whether a model's sentence stays within its passages."""

from __future__ import annotations

import pytest

from briefgen.wording import bears_on, check_wording

STRIKE = "Hours later, 33 Turkish soldiers were killed in an air strike in Idlib, the governor said."
OPEN = "Turkey said it may open its border to refugees."
SHUT = "Turkey said it would not open its border."
ACCUSED = "Fahrettin Altun accused Assad of wanting to drive millions of people out of Idlib."


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("33 Turkish soldiers were killed in Idlib.", STRIKE),
        ("An air strike killed 33 Turkish soldiers in Idlib, the governor said.", STRIKE),
        ("Turkey says it may open its border to refugees.", OPEN),
        ("Turkey will not open its border, it said.", SHUT),
        ("Altun accuses Assad of wanting to drive millions of people out of Idlib.", ACCUSED),
        ("Russia presses Turkey to close the border.", "Moscow presses Turkey to seal the frontier."),
    ],
)
def test_a_faithful_sentence_passes(statement: str, passage: str) -> None:
    """Paraphrases that keep numbers, names, negation and hedges are let through."""
    assert check_wording(statement, [passage]) is None


@pytest.mark.parametrize(
    ("statement", "passage", "fault"),
    [
        ("330 Turkish soldiers were killed in Idlib.", STRIKE, "loose_number"),
        ("3 Turkish soldiers were killed in Idlib.", STRIKE, "loose_number"),
        ("Dozens of Turkish soldiers were killed in Idlib.", STRIKE, "loose_number"),
        ("33 Turkish soldiers were killed in Idlib on 3 March 2021.", STRIKE, "loose_number"),
        ("33 Turkish soldiers were killed in Aleppo.", STRIKE, "name_not_in_source"),
        ("No Turkish soldiers were killed in Idlib.", STRIKE, "negation_turned"),
        ("The governor denied that 33 Turkish soldiers were killed in Idlib.", STRIKE, "negation_turned"),
        ("The governor confirmed that 33 Turkish soldiers were killed.", STRIKE, "attribution_turned"),
        ("Turkey will open its border.", SHUT, "negation_turned"),
        ("Turkey opened its border to refugees.", OPEN, "attribution_turned"),
        ("Assad wants millions of people out of Idlib.", ACCUSED, "attribution_turned"),
        ("Turkish markets fell sharply after investors sold bonds.", STRIKE, "words_not_in_source"),
    ],
)
def test_a_turned_sentence_is_refused_with_its_reason(statement: str, passage: str, fault: str) -> None:
    """Each way of leaving the passage has its own fault."""
    found = check_wording(statement, [passage])
    assert found is not None
    assert found.fault == fault


def test_a_number_inside_a_longer_one_does_not_hold_it() -> None:
    """33 does not stand in 1,033, nor in 33.5."""
    assert (
        check_wording("Some words say 33 people died.", ["Words say that 1,033 people died, or 33.5 percent."])
        is not None
    )


def test_a_passage_that_merely_stands_near_does_not_bear_on_the_statement() -> None:
    """Citation by neighbourhood is not citation."""
    assert bears_on("An air strike killed Turkish soldiers in Idlib.", STRIKE)
    assert not bears_on("An air strike killed Turkish soldiers in Idlib.", "Shops in Ankara closed early that evening.")
