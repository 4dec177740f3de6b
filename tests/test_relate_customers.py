"""Customers, staff and flights of a firm without a model: business news in which nobody dies."""

from __future__ import annotations

from briefgen.relate.setting import events_in, read_setting
from test_relate_local import features, ledger_from, together


# ---------------------------------------------------------------- in which event, and where


def test_an_operation_alone_is_no_fighting() -> None:
    """A body that carries something out wages no war; a military operation is one."""
    assert events_in("Under Operation Heron the regulator runs 60 coaches.") == ()
    assert events_in("The military operation began at dawn.") == ("fighting",)
    story = ledger_from(
        "The collapse of Farwell Tours left 18,200 customers stranded.",
        "The operation to fetch the 18,200 customers of Farwell Tours who are stranded began at noon.",
    )
    assert together(story, "18,200", "18,200")


def test_the_country_that_leads_the_story_is_no_part_of_it() -> None:
    """Some of the jobs are said to be in it, and still what else is counted there is the story's own."""
    ledger = ledger_from(
        "In Norway the firm Farwell is closed. It has 5,000 staff, 900 of them in Norway.",
        "Norway watches Farwell fall. The firm has 5,000 staff, 900 of them in Norway.",
    )
    setting = read_setting(features(ledger), ledger.articles)
    assert "norway" in setting.main
    assert setting.scope(frozenset({"norway"})) == frozenset()
