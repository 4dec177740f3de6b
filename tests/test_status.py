"""The decision table: every shared case in every order of its claims, and the laws that hold for any claims."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest
from build import dated, figure_claim, figure_denied
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from briefgen.reconcile.status import RULES, decide_status
from briefgen.records import Decision, FigureClaim, Link

CASES = json.loads((Path(__file__).parent / "cases" / "rules.json").read_text(encoding="utf-8"))["cases"]


# ---------------------------------------------------------------- the shared cases


def claims_of(case: dict[str, Any]) -> tuple[FigureClaim, ...]:
    return tuple(_claim(f"c{place}", said) for place, said in enumerate(case["claims"]))


def _claim(id: str, said: dict[str, Any]) -> FigureClaim:
    flags, when = said["flags"], said["as_of"]
    about = {
        "id": id, "article": said["article"], "asserter": said["asserter"], "origin": said["origin"],
        "published": said["published"], "kind": said["kind"], "unit": said["unit"],
        "as_of": f"{when['start']}/{when['end']}" if when else None, "basis": when["basis"] if when else "unknown",
        "contrast": flags.get("contrast", False), "links": tuple(_links(flags)),
        "unverified": () if flags.get("label_verified", True) else ("place",),
    }  # fmt: skip
    if flags.get("denies"):
        return figure_denied(said["surface"], **about)
    number = {key: said.get(key) for key in ("value", "granularity", "qualifier", "low", "high")}
    return figure_claim(said["surface"], **about, **number)


def _links(flags: dict[str, Any]) -> Iterator[Link]:
    if "replaces" in flags:
        yield Link("replaces", f"c{flags['replaces']}")
    if "part_of" in flags:
        yield Link("adds_to", f"c{flags['part_of']}")


def orders_of(claims: tuple[FigureClaim, ...]) -> Iterator[tuple[FigureClaim, ...]]:
    """All orders of up to four claims, and forty fixed ones of more."""
    if len(claims) <= 4:
        yield from permutations(claims)
        return
    chance = random.Random(0)
    for _ in range(40):
        yield tuple(chance.sample(claims, len(claims)))


def decide_case(case: dict[str, Any], claims: tuple[FigureClaim, ...]) -> Decision:
    event_day = date.fromisoformat(case["event_date"]) if case["event_date"] else None
    order = frozenset((f"c{a}", f"c{b}") for a, b in case.get("order", ()))
    return decide_status(claims, event_day=event_day, order=order)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_shared_case_is_decided_as_expected_in_every_order_of_its_claims(case: dict[str, Any]) -> None:
    """Status, rule, headline, superseded, beside and flags are those of the case, whatever order the claims come in."""
    expected = case["expected"]
    for claims in orders_of(claims_of(case)):
        decision = decide_case(case, claims)
        assert {
            "status": decision.status,
            "rule": decision.rule,
            "headline": sorted(int(id[1:]) for id in decision.headline),
            "superseded": sorted(int(id[1:]) for id in decision.superseded),
            "beside": sorted(int(id[1:]) for id in decision.beside),
            "flags": sorted(decision.flags),
        } == {**expected, "flags": sorted(expected["flags"])}, decision.why


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_reason_names_values_as_printed_and_is_the_same_in_every_order(case: dict[str, Any]) -> None:
    """The sentence holds the words of some headline claim, ends in a full stop and does not depend on the order."""
    reasons = {decide_case(case, claims).why for claims in islice(orders_of(claims_of(case)), 12)}
    assert len(reasons) == 1
    why = reasons.pop()
    assert any(said["surface"] in why for said in case["claims"])
    assert why[0].isupper()
    assert why.endswith(".")
    assert "None" not in why
    assert "  " not in why
