"""Counts of strife without a model: two sides with counts of their own, days that each have their dead, kinds that make up a whole."""

from __future__ import annotations

import pytest

from stories_of import ledger_from
from test_relate_counts import figure
from test_relate_local import together

CLASH = "The clashes in Belvek killed many."


# ---------------------------------------------------------------- two sides


def test_the_low_count_of_another_side_is_no_part() -> None:
    """Two parties each count all the dead, however far their counts lie apart."""
    story = ledger_from(f"{CLASH} Police said that 45 people were killed. The Unity Front said that 800 people were killed.")
    assert together(story, "45", "800")


@pytest.mark.parametrize("who", ["A hospital", "A correspondent", "Residents"])
def test_who_knows_one_spot_counts_a_part(who: str) -> None:
    """A hospital or a reporter counts those who are there."""
    story = ledger_from(f"{CLASH} {who} said that 45 people were killed. The Unity Front said that 800 people were killed.")
    assert not together(story, "45", "800")


def test_one_side_has_one_total() -> None:
    """Its own low count is a part, under whatever name."""
    story = ledger_from(f"{CLASH} The UN said that 45 people were killed. The United Nations said that 800 people were killed.")
    assert not together(story, "45", "800")


# ---------------------------------------------------------------- each day its own


WEDNESDAY = {"text": "Police broke up a protest in Belvek. Wednesday's clashes left 525 people dead.", "published": "2024-05-16"}
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
