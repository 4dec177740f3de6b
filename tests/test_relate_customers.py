"""Customers, staff and flights of a firm without a model: business news in which nobody dies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.stages.relate.linkage import LEAST, candidates
from briefgen.stages.relate.setting import events_in, read_setting
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import CANNOT, scale_of
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


# ---------------------------------------------------------------- who is counted, and what happens to them


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("The ferries brought the first 9,300 guests home on Monday.", "brought_home"),
        ("By Friday 9,300 people on a package tour had been flown back.", "brought_home"),
        ("All 9,300 clients of Farwell, stranded on the coast by its fall, were returned.", "brought_home"),
        ("The regulator will fly an estimated 9,300 guests home.", "stranded"),
        ("Its fall left 9,300 guests stranded.", "stranded"),
        ("Around 9,300 guests are still to be brought home.", "awaiting"),
        ("In the north 9,300 staff were made redundant.", "laid_off"),
    ],
)
def test_what_happens_to_customers_is_a_class(text: str, cls: str) -> None:
    """Those who are home, those who are to be fetched and those who still wait are three counts."""
    (one,) = [told for told in features(ledger_from(text)) if told.value == 9300]
    assert one.cls == cls


def test_what_a_boat_could_carry_stands_before_its_number() -> None:
    """People who could take long to fetch are nobody's capacity."""
    (one,) = features(ledger_from("Fetching the 9,300 guests could take weeks."))
    assert one.cls != "capacity"
    (other,) = features(ledger_from("The boat could take 40 people."))
    assert other.cls == "capacity"


def test_the_fall_of_a_firm_destroys_no_jobs() -> None:
    """Only where a story tells of what was destroyed has what collapsed that class."""
    (one,) = features(ledger_from("When Farwell collapsed, 870 stores closed."))
    assert one.cls != "destroyed"


def test_a_number_that_opens_a_clause_of_its_own_goes_on_with_none() -> None:
    """Those who had paid do not wait because others do; unions who only speak of a number do go on."""
    told = features(ledger_from("Around 900 guests are still to be brought home; 2,400 had paid the firm in advance."))
    assert [one.cls for one in told] == ["awaiting", ""]


def test_jobs_lost_and_staff_of_one_size_are_one_count() -> None:
    """All of the staff of a firm that fails lose their jobs; another number of them is another count."""
    ledger = ledger_from(
        "For years 21,000 employees worked there.",
        "The end of Farwell led to 22,000 job losses.",
        "The end of Farwell led to 6,000 job losses.",
    )
    told = [replace(one, head="worker") for one in features(ledger)]
    scale = scale_of(told, read_setting(told, ledger.articles))
    assert weigh_pair(told[0], told[1], scale) >= LEAST
    assert weigh_pair(told[0], told[2], scale) < LEAST


def test_one_sum_is_the_same_where_it_lies_ahead() -> None:
    """A bill that somebody agreed to pay is the bill that will come."""
    story = ledger_from(
        "The state has given its word for a bill of £74 million for the flights. The flights will cost the state £74 million, Dana Orme said."
    )
    assert together(story, "£74 million", "£74 million")


def test_who_tells_of_a_share_does_not_own_it() -> None:
    """Of a share of guests the head who is glad of it has none, and near shares of one thing are one measure."""
    ledger = ledger_from(
        "Dana Orme, head of the Travel Board, was glad that 94% of guests flew home on the day they had booked.",
        "According to the Board, however, most went well: 96 per cent of guests flew home on the day they had booked.",
    )
    told = features(ledger)
    assert [(one.owner, one.subjects) for one in told] == [("", frozenset()), ("", frozenset())]
    assert candidates([replace(one, head="") for one in told]) == [set(), {0}]
    (votes,) = features(ledger_from("Dana Orme of the Travel Party stood at 41% of the vote on Monday."))
    assert votes.owner


def test_the_count_of_one_day_alone_is_some_of_the_running_count() -> None:
    """On Tuesday alone says that other days are counted elsewhere; a place alone is only that place."""
    story = ledger_from(
        "The ferries have made 64 trips for the stranded guests.",
        "On Tuesday alone the ferries made 69 trips for the guests.",
        "The ferries made 140 trips in all for the stranded guests.",
    )
    assert [one.rest for one in features(story)] == [False, True, False]
    assert [one.rest for one in features(ledger_from("In Anselby alone the ferries made 69 trips."))] == [False]


def test_jobs_in_the_country_of_the_story_are_some_of_all_jobs() -> None:
    """A count that names the country is many times smaller than that of the whole firm, and no contradiction."""
    story = ledger_from(
        "In Norway Farwell is closed. Farwell laid off 21,000 employees.",
        "Farwell laid off 22,000 employees, as Norway heard.",
        "In Norway Farwell laid off 4,200 employees.",
    )
    assert together(story, "21,000", "22,000")
    assert not together(story, "4,200", "22,000")


def test_two_firms_have_each_their_own_customers() -> None:
    """Two firms that tell of theirs in one sentence contradict nobody; two that count the people of one town may."""
    ledger = ledger_from("Arl Power says 41,000 customers are in the dark, and Benton Grid says 18,000 customers are.")
    told = features(ledger)
    scale = scale_of(told, read_setting(told, ledger.articles))
    assert weigh_pair(told[0], told[1], scale) == CANNOT
