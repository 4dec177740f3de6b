"""Linkage: what is joined, and what keeps two groups apart."""

from __future__ import annotations

from dataclasses import replace

from briefgen.records import Link
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.linkage import link_features
from briefgen.stages.relate.weighing.scale import CANNOT
from stories_of import ledger_from
from test_relate_local import features

POINTS = 3.0


def counts(*values: int) -> list[Features]:
    """Figures that count the dead, one of each value."""
    told = [features(ledger_from(f"The storm killed {value} people."))[0] for value in values]
    return [replace(one, claim=replace(one.claim, id=f"f{number}")) for number, one in enumerate(told)]


def weighed(apart: set[frozenset[str]]):  # type: ignore[no-untyped-def]
    """Points of any two but those that are told apart."""

    def weigh(a: Features, b: Features) -> float:
        return CANNOT if frozenset((a.claim.id, b.claim.id)) in apart else POINTS

    return weigh


def test_two_figures_that_are_told_apart_are_never_joined_alone() -> None:
    told = counts(40, 45)
    assert link_features(told, weighed({frozenset(("f0", "f1"))})) == ((0,), (1,))


def test_one_pair_told_apart_does_not_part_two_groups() -> None:
    """It counts against them, and the others for them."""
    told = counts(40, 41, 42, 43, 44)
    assert link_features(told, weighed({frozenset(("f0", "f4"))})) == ((0, 1, 2, 3, 4),)
    most = {frozenset((a, b)) for a in ("f0", "f1") for b in ("f2", "f3", "f4")}
    assert link_features(told, weighed(most)) == ((0, 1), (2, 3, 4))


def test_a_part_never_comes_into_the_group_of_its_whole() -> None:
    """Where the text's own words name it one."""
    told = counts(40, 41, 42, 11)
    told[3] = replace(told[3], claim=replace(told[3].claim, links=(Link("part_of", "f0"),)))
    apart = {frozenset(("f0", "f3"))}
    groups = link_features(told, weighed(apart))
    assert not any({0, 3} <= set(group) for group in groups)


def test_a_figure_belongs_where_it_fits_half_of_the_figures() -> None:
    """The last count of a toll has little in common with the first ones; with none it stays by itself."""
    told = counts(40, 41, 42, 43, 900)

    def path(likes: int):  # type: ignore[no-untyped-def]
        def weigh(a: Features, b: Features) -> float:
            first = min((a, b), key=lambda one: one.claim.id)
            strange = "f4" in (a.claim.id, b.claim.id) and int(first.claim.id[1:]) >= likes
            return -2.0 if strange else POINTS

        return weigh

    assert link_features(told, path(2)) == ((0, 1, 2, 3, 4),)
    assert link_features(told, path(0)) == ((0, 1, 2, 3), (4,))


def test_what_several_articles_tell_apart_each_time_stays_apart() -> None:
    """Though across the articles nothing speaks against it: the dead of this crush, and those of the ferry of years ago."""
    told = counts(151, 154, 156, 304, 305, 306)
    told = [replace(one, claim=replace(one.claim, article=f"00{n % 3}")) for n, one in enumerate(told)]
    apart = {frozenset((f"f{n}", f"f{n + 3}")) for n in range(3)}
    assert link_features(told, weighed(apart)) == ((0, 1, 2), (3, 4, 5))
    elsewhere = [replace(one, claim=replace(one.claim, article=f"00{n}")) for n, one in enumerate(told)]
    assert link_features(elsewhere, weighed(apart)) == ((0, 1, 2, 3, 4, 5),)
