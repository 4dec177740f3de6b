"""Average linkage: what is joined, and what keeps two groups apart."""

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
