"""What is true of the classes of `cues.words`: whether their counts grow, and those of which a rule of its own holds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefgen.vocabulary import read_table


@cache
def classes() -> Mapping[str, Mapping[str, str]]:
    """The rows of `classes.words` by class: `kind`, `grows`, `name`."""
    return {row["class"]: row for row in read_table("classes", ("class", "kind", "grows", "name"))}


@cache
def grows(cls: str) -> bool:
    """Whether the counts of several days tell one measure: the dead of a flood do, the crowds of two marches do not."""
    return bool(cls) and classes()[cls]["grows"] == "yes"


@cache
def is_total(cls: str) -> bool:
    """Whether what a class counts only grows, so that one report has no use for a value far below."""
    return bool(cls) and classes()[cls]["kind"] == "total"


@cache
def is_flow(cls: str) -> bool:
    """Whether a class is told of a period: what a quarter earned."""
    return bool(cls) and classes()[cls]["kind"] == "period"


def classes_that(trait: str) -> frozenset[str]:
    """The classes that have a trait by `class_traits.words`."""
    return frozenset(
        r["class"] for r in read_table("class_traits", ("class", "traits")) if trait in r["traits"].split()
    )


WORTH = "worth"
"""The class of a sum that something is worth, whatever it is."""
EMPLOYED = "employed"
OF_WORKERS = classes_that("of_workers")
"""What is told of those who work somewhere: that workers are counted says no more, and a few of them are those of one plant."""
MEMBER = "member"
"""The class of those who belong to a union, a party, a club, whatever befell them or not."""
DEMANDED = "demanded"
"""The class of the share that somebody demands."""
CROWDS: Mapping[str, str] = {"protest": "attend"}
"""What very many people of whom nothing else is told do at an event: at a march they march."""
CROWD_CLASSES = frozenset(CROWDS.values())
JOBS = classes_that("by_noun")
"""Classes that "workers" alone may give, where they are no more than those to whom something happened."""
FATES_OF_BODIES = classes_that("of_bodies")
"""What may be told of bodies: in "30 were hurt and 12 bodies were found" nobody of the 12 was hurt."""
FATES_OF_JOBS = classes_that("of_jobs")
"""What may be told of jobs: of 400 posts that are "gone" nothing was destroyed."""
STEPPED = classes_that("stepped")
"""Classes of which news tells each step and, apart from it, how far all steps have come: "a further 450 jobs", "829 in all"."""
NARROWER = classes_that("narrower")
"""Classes in which one reporter tells what another tells at large: "120 badly hurt" beside the 120 hurt, "120 brought to
safety" beside the 120 rescued, "120 below ground" beside the 120 who were there when it began."""
OPERATIONS = classes_that("by_country")
"""What a country does for its people abroad, and for others with them."""
RUNS_ON = classes_that("runs_on")
"""Fates that are counted on through a strife, whatever day of it a report tells."""
BEFALLEN = classes_that("of_kin")
"""Fates of which somebody else may be told by their kin: "relatives of eight victims"."""
ON_BOARD = classes_that("on_board")
"""A train "from Arlen to Norby" has its passengers wherever it is."""
NOBODYS = classes_that("nobodys")
"""Classes of shares that no rival has: a name beside a pay rise only offers it."""
CHANGES = classes_that("change")
"""Anything may have grown: the word joins little, and parts nothing from what names the thing."""
CHANGES_OF_SUMS = classes_that("change_of_sums")
"""Sums by which another comes down: they are told as a change or by themselves, "brings its costs down by $2 million"."""
EXTENTS = classes_that("extent")
"""What any thing has: that two are told how high they are makes them no one thing."""
STATES = classes_that("state")
"""How things stand: halls that are closed or under water, whatever happened on the day of their report."""
GUESSED = classes_that("guessed")
"""What nobody can count: those who are at risk."""
OF_A_VOTE = classes_that("of_a_vote")
"""What each round of a vote tells anew."""


@cache
def standing() -> frozenset[str]:
    """The classes of people to whom something may happen: those on board, those who live there."""
    return frozenset(cls for cls, row in classes().items() if row["grows"] == "no")
