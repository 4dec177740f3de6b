"""Relating without a model: what a number counts whose noun is left out, or stands in an earlier clause or sentence."""

from __future__ import annotations

import pytest

from stories_of import ledger_from
from test_relate_local import features


def classes(text: str) -> list[str]:
    """The classes of the numbers of a text, in order."""
    return [one.cls for one in features(ledger_from(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The port put the number of dead at 26 and of injured at 65.",
        "The port put the number of dead at 26 and that of the injured at 65.",
        "By noon the number of dead had risen to 26 and the injured to 65.",
    ],
)
def test_a_second_state_shares_the_words_the_number_of(text: str) -> None:
    """And has its own number."""
    assert classes(text) == ["dead", "injured"]


@pytest.mark.parametrize(
    "later",
    [
        "A day before its count was 21.",
        "Early on Monday the confirmed number along the coast was 21.",
        "The coast guard had 21 at noon.",
        "The union gives 21.",
    ],
)
def test_a_bare_number_goes_on_with_what_was_told_first(later: str) -> None:
    """Not with the hurt, who stand nearer but come second."""
    assert classes(f"When the ferry sank, 26 people died and 65 were hurt. {later}") == ["dead", "injured", "dead"]


def test_two_bare_numbers_go_on_with_two_fates() -> None:
    """In their order."""
    told = "The ferry line counts 26 dead and 65 injured. On Monday its figures stood at 21 and 58."
    assert classes(told) == ["dead", "injured", "dead", "injured"]


def test_these_are_those_told_last() -> None:
    """So "of these" takes up the hurt."""
    assert classes("When the ferry sank, 26 people died and 65 were hurt. Of these, 12 are children.")[2] == "injured"


def test_a_party_that_has_something_else_goes_on_with_nothing() -> None:
    """Where what it has stands behind the number."""
    assert classes("When the ferry sank, 26 people died. The coast guard has 21 helicopters.")[1] == ""
