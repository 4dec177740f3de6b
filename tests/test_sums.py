"""What the numbers of one article come to: parts that make up a whole exactly are summed, whether or not a word says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.records import Comparison, Reconciliation
from test_related import POST, Story, measure, member

DAY = "2031-05-02"
TOWNS = ("in all", "at Arlen", "at Kolm", "at Tense", "at Norby", "at Marlo", "at Ester")
"""Where the figures of an article are counted, the first of them everywhere."""


def reconciled(*articles: str, fates: tuple[str, ...] = ("killed",) * len(TOWNS)) -> Reconciliation:
    """Articles whose numbers stand behind each other, "812: 415, 397", each number of a measure of its own: what happened in
    all, and at each town in turn."""
    story = Story()
    told = [story.print(text, *text.strip(".").replace(":", ",").split(", ")) for text in articles]
    kinds = {claim.id: fates[at] for claims in told for at, claim in enumerate(claims)}
    story.claims = [replace(one, label=replace(one.label, measure=kinds[one.id])) for one in story.claims]
    places = range(max(map(len, told)))
    return story.reconcile(
        *(
            measure(
                f"{fates[at]} {TOWNS[at]}",
                *(member(claims[at], POST, DAY) for claims in told if at < len(claims)),
            )
            for at in places
        )
    )


def sums(*articles: str, fates: tuple[str, ...] = ("killed",) * len(TOWNS)) -> list[list[str]]:
    """The numbers of each sum that is told of these articles."""
    found = [own for group in reconciled(*articles, fates=fates).groups for own in group.comparisons]
    return [[id.partition(".")[2] for id in own.claims] for own in found if own.kind == "sum"]


def test_numbers_that_come_to_another_of_their_article_are_its_parts() -> None:
    """The sum holds, and the whole is still what one source says."""
    (whole,) = (group for group in reconciled("812: 415, 397.").groups if group.comparisons)
    (found,) = whole.comparisons
    assert isinstance(found, Comparison)
    assert (found.kind, found.claims) == ("sum", ("000.812", "000.415", "000.397"))
    assert (found.decision.status, found.decision.flags) == ("compatible", ("adds_up",))
    assert whole.decision.status == "single_source"


@pytest.mark.parametrize(
    "text",
    [
        "812: 415, 396.",  # one less
        "71: 49, 22.",  # too low: that is soon a chance
        "1,511: 101, 203, 307, 409, 491, 600.",  # of so many some set comes to any number
        "812: 415, 397, 500, 312.",  # two ways, and none is known to be meant
    ],
)
def test_what_comes_to_it_by_chance_or_in_several_ways_is_no_sum(text: str) -> None:
    assert sums(text) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("37: 21, 12, 4.", "37: 21, 12, 4, 9."),  # low, and a list of three; or one that goes on
        ("21, 12, 4, 37.", "21, 12, 5, 37."),  # the whole behind its parts
        ("1,511: 101, 203, 307, 409, 491.", "1,511: 103, 203, 307, 409, 491."),  # a list of five
    ],
)
def test_a_list_beside_its_whole_is_its_parts(text: str, other: str) -> None:
    """All of it, however long it is; another list is none."""
    (found,) = sums(text)
    assert sorted(found) == sorted(text.strip(".").replace(":", ",").split(", "))
    assert sums(other) == []


def test_long_numbers_are_parts_whatever_they_count() -> None:
    """Seven digits come to others by no chance, whatever the measures are called; nor do they miss them by five by chance."""
    fates = ("ballots cast", "papers found valid", "refused")
    assert sums("7,204,318: 7,101,006, 103,312.", fates=fates) == [["7,204,318", "7,101,006", "103,312"]]
    assert sums("7,204,318: 7,101,006, 104,312.", fates=fates) == []
    (whole,) = (g for g in reconciled("7,204,318: 7,101,006, 103,317.", fates=fates).groups if g.comparisons)
    assert (whole.decision.status, whole.decision.flags) == ("conflicting", ("does_not_add_up",))


def test_a_rounded_margin_is_what_a_count_has_more_than_the_next() -> None:
    votes = ("votes", "votes ahead", "votes for the other")
    story = Story()
    first, lead, other = story.print(
        "Her 3,401,275 votes beat him by 1.22 million votes. He ended with 2,181,006 votes.",
        "3,401,275",
        "1.22 million",
        "2,181,006",
    )
    result = story.reconcile(
        *(measure(name, member(one, POST, DAY)) for name, one in zip(votes, (first, lead, other), strict=True))
    )
    (found,) = [own for group in result.groups for own in group.comparisons]
    assert (found.kind, found.claims, found.decision.flags) == (
        "sum",
        (first.id, lead.id, other.id),
        ("adds_up",),
    )


def _counted_out(first: str, second: str) -> list[tuple[str, ...]]:
    """The sums of a report that counts the 83 dead out in its third sentence."""
    story = Story()
    words = (
        f"The wave killed 83 people. A village was cut off. Of the dead {first} were buried and {second} are unnamed."
    )
    whole, *parts = story.print(words, "83", first, second)
    story.claims = [replace(one, sentence=1 if one is whole else 3) for one in (whole, *parts)]
    measures = [measure(f"people killed {one.surface}", member(one, POST, DAY)) for one in story.claims]
    return [
        tuple(id.partition(".")[2] for id in own.claims)
        for group in story.reconcile(*measures).groups
        for own in group.comparisons
        if own.kind == "sum"
    ]


def test_all_that_one_sentence_counts_may_come_to_a_whole_told_before() -> None:
    assert _counted_out("47", "36") == [("83", "47", "36")]
    assert _counted_out("47", "37") == []


def test_two_articles_have_each_its_own_sum_of_one_measure() -> None:
    """An older count of the towns, and a newer one."""
    assert sums("812: 415, 397.", "915: 480, 435.") == [["812", "415", "397"], ["915", "480", "435"]]


def test_numbers_of_two_articles_are_added_up_in_neither() -> None:
    story = Story()
    (whole,) = story.print("There are 812 dead.", "812")
    here, there = story.print("It killed 415 here and 397 there.", "415", "397")
    result = story.reconcile(
        measure("killed in all", member(whole, POST, DAY)),
        measure("killed here", member(here, POST, DAY)),
        measure("killed there", member(there, POST, DAY)),
    )
    assert [group.comparisons for group in result.groups] == [()] * 3


def test_the_hurt_are_no_part_of_the_dead() -> None:
    assert sums("812: 415, 397.", fates=("killed", "killed", "injured")) == []
    assert sums("812: 415, 397.", fates=("injured", "injured", "injured")) == [["812", "415", "397"]]


def test_a_headline_is_held_against_its_text_though_that_adds_up() -> None:
    story = Story()
    title, whole, here, there = story.print("1,400 dead. 812: 415 here, 397 there.", "1,400", "812", "415", "397")
    story.claims = [replace(title, in_headline=True), whole, here, there]
    result = story.reconcile(
        measure("killed in all", member(whole, POST, DAY)),
        measure("killed here", member(here, POST, DAY)),
        measure("killed there", member(there, POST, DAY)),
    )
    assert [own.kind for group in result.groups for own in group.comparisons] == ["sum"]
    assert [note.kind for note in result.notes] == ["headline_differs"]


def test_dead_and_hurt_are_not_added_up_because_both_are_people() -> None:
    """What two measures are both of says nothing of their fate; one fate does."""
    people = ("people killed", "people killed", "people injured")
    assert sums("812: 415, 397.", fates=people) == []
    assert sums("812: 415, 397.", fates=("people killed",) * 3) == [["812", "415", "397"]]
    workers = ("workers dismissed", "workers dismissed", "workers hired")
    assert sums("812: 415, 397.", fates=workers) == []
