"""The decision table: every shared case in every order of its claims, and the laws that hold for any claims."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from briefgen.records import Decision, FigureClaim, Kind, Link
from briefgen.stages.reconcile.status import RULES, decide_status
from build import figure_claim, figure_denied

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


# ---------------------------------------------------------------- what the text says beyond the cases


def event(surface: str, **about: Any) -> FigureClaim:
    """A count of one event, one article a claim unless told otherwise."""
    about.setdefault("article", about["id"])
    return figure_claim(surface, **about)


def test_a_count_that_rose_after_a_correction_is_told_by_its_latest_value() -> None:
    """RT: 11,300, corrected to 3,958, has since risen to 5,300: the headline is 5,300, both others are superseded."""
    claims = (
        event("11,300", id="a", asserter="UN", as_of="2023-09-14"),
        event("3,958", id="b", asserter="UN", as_of="2023-09-16", links=(Link("replaces", "a"),)),
        event("5,300", id="c", asserter="Red Crescent", as_of="2023-09-20"),
    )
    decision = decide_status(claims, event_day=date(2023, 9, 10))
    assert (decision.status, decision.rule, decision.headline) == ("superseded", "RT", ("c",))
    assert set(decision.superseded) == {"a", "b"}


def test_a_first_hand_restatement_of_a_withdrawn_value_stands_and_its_relay_does_not() -> None:
    """RT: the asserter's own later 288 stands; another paper's late 288 is but the withdrawn value carried on."""
    withdrawn = event("288", id="a", asserter="OD", origin="OD", as_of="2023-06-03")
    corrected = event("275", id="b", asserter="OD", origin="OD", as_of="2023-06-04", links=(Link("replaces", "a"),))
    again = event("288", id="c", asserter="OD", origin="OD", as_of="2023-06-06")
    relayed = event("288", id="d", asserter="OD", origin="CNN", as_of="2023-06-06")
    assert decide_status((withdrawn, corrected, again)).superseded == ("a",)
    assert set(decide_status((withdrawn, corrected, relayed)).superseded) == {"a", "d"}


def test_two_claims_said_to_replace_each_other_replace_nothing() -> None:
    """Contradictory evidence on order is none: no RT, and both values stay in view."""
    claims = (
        event("44", id="a", asserter="A", as_of="2024-03-01", links=(Link("replaces", "b"),)),
        event("41", id="b", asserter="B", as_of="2024-03-01", links=(Link("replaces", "a"),)),
    )
    decision = decide_status(claims, event_day=date(2023, 12, 1))
    assert (decision.rule, set(decision.headline)) == ("R10", {"a", "b"})
    third = event("38", id="c", asserter="C", as_of="2024-03-01", links=(Link("replaces", "a"),))
    assert decide_status((*claims, third)).superseded == ("a",)


def test_an_open_end_is_a_contradiction_where_the_count_is_exact() -> None:
    """More than 44 is not 44; more than 40 may be 40, printed as a round number."""
    old: dict[str, Any] = {"as_of": "2024-03-01"}
    exact = (event("44", id="a", asserter="A", **old), event("more than 44", id="b", asserter="B", **old))
    assert decide_status(exact, event_day=date(2023, 12, 1)).rule == "R10"
    round_ = (event("40", id="a", asserter="A", **old), event("more than 40", id="b", asserter="B", **old))
    assert decide_status(round_, event_day=date(2023, 12, 1)).rule == "R9"


def test_two_parties_side_by_side_in_one_article_are_no_moving_count() -> None:
    """R4b needs two articles: what a wire story sets side by side conflicts, also where a copy repeats it."""
    claims = (
        event("1,200", id="a", article="x", asserter="company", as_of="2031-05-14"),
        event("more than 1,500", id="b", article="x", asserter="union", as_of="2031-05-14"),
        event("1,200", id="c", article="y", asserter="company", as_of="2031-05-14"),
        event("more than 1,500", id="d", article="y", asserter="union", as_of="2031-05-14"),
    )
    assert (decide_status(claims).status, decide_status(claims).rule) == ("conflicting", "R10")


def test_a_lower_value_below_a_soft_end_is_no_fall() -> None:
    """ "Up to 50" after 62 contradicts nothing: undetermined, not R6."""
    claims = (
        event("62", id="a", asserter="A", as_of="2024-03-01"),
        event("up to 50", id="b", asserter="B", as_of="2024-03-02"),
    )
    assert decide_status(claims, event_day=date(2024, 2, 28)).status == "undetermined"
    firm = (claims[0], event("no more than 50", id="b", asserter="B", as_of="2024-03-02"))
    assert decide_status(firm, event_day=date(2024, 2, 28)).rule == "R6"


def test_a_vague_latest_count_does_not_supersede_the_number_it_may_mean() -> None:
    """35,418, then "tens of thousands": the headline keeps the number."""
    claims = (
        event("8,574", id="a", as_of="2023-02-08"),
        event("35,418", id="b", as_of="2023-02-14"),
        event("tens of thousands", id="c", as_of="2023-02-15", qualifier="vague", low=20_000, high=100_000),
    )
    decision = decide_status(claims, event_day=date(2023, 2, 6))
    assert (decision.rule, set(decision.headline), decision.superseded) == ("R5", {"b", "c"}, ("a",))


def test_a_value_told_before_and_after_did_not_rise_to_itself() -> None:
    """A ministry's 512 and 511 of one day, and 512 again two days later: 512 is not what the later 512 replaces."""
    claims = (
        event("512", id="a", article="x", asserter="ministry", kind="cumulative", as_of="2031-05-14"),
        event("511", id="b", article="y", asserter="ministry", kind="cumulative", as_of="2031-05-14"),
        event("512", id="c", article="z", asserter="army", kind="cumulative", as_of="2031-05-16"),
    )
    decision = decide_status(claims, event_day=date(2031, 5, 6))
    assert (decision.superseded, set(decision.headline)) == (("b",), {"a", "c"})


def test_a_sum_that_meets_settles_nothing_where_another_figure_contradicts_the_whole() -> None:
    """RS: 8,574 and 2,530 make more than 11,000, and a third article says 15,000 on the same day: not corroborated."""
    claims = (
        event("more than 11,000", id="a", as_of="2023-02-08"),
        event("8,574", id="b", article="y", origin="Outlet B", as_of="2023-02-08", links=(Link("adds_to", "a"),)),
        event("2,530", id="c", article="y", origin="Outlet B", as_of="2023-02-08", links=(Link("adds_to", "a"),)),
    )
    assert decide_status(claims).status == "corroborated"
    fewer = event("fewer than 9,000", id="d", origin="Outlet C", as_of="2023-02-08")
    assert decide_status((*claims, fewer)).status not in ("corroborated", "compatible")


def test_a_part_never_contradicts_its_whole() -> None:
    """11 children among at least 38: the part stands beside the whole."""
    claims = (
        event("at least 38", id="a", article="x", asserter="coast guard"),
        event("11", id="b", article="x", asserter="coast guard", links=(Link("part_of", "a"),)),
    )
    decision = decide_status(claims)
    assert (decision.status, decision.headline, decision.beside) == ("single_source", ("a",), ("b",))


def test_the_form_of_an_apostrophe_makes_no_second_asserter() -> None:
    """ "Veldania’s Service" and "Veldania's Service" are one party: single_source, not corroborated."""
    claims = (
        event("14", id="a", asserter="Veldania’s Service", as_of="2031-03-13"),
        event("14", id="b", asserter="Veldania's Service", as_of="2031-03-13"),
    )
    assert decide_status(claims).rule == "R3"


def test_a_kind_that_no_rule_knows_contradicts_nothing() -> None:
    """Two values of kind "other" on one day stay undetermined; the same values of an event long over conflict."""
    other = [event(s, id=s, asserter=s, as_of="2024-03-01", kind="other") for s in ("44", "41")]
    assert decide_status(other).rule == "R11"
    counted = [event(s, id=s, asserter=s, as_of="2024-03-01", kind="event") for s in ("44", "41")]
    assert decide_status(counted, event_day=date(2023, 12, 1)).rule == "R10"


def test_a_month_is_not_within_fourteen_days_of_its_first_day_for_certain() -> None:
    """A stock of "February" may be four weeks from one of 1 February: no conflict is said."""
    claims = (
        event("2,300", id="a", asserter="A", kind="stock", as_of="2024-02-01"),
        event("2,900", id="b", asserter="B", kind="stock", as_of="2024-02"),
    )
    assert decide_status(claims).status == "undetermined"


def test_a_flow_of_another_period_revises_nothing() -> None:
    """One party's 62,000 for March is not its correction of 50,000 for January and February."""
    claims = (
        event("50,000", id="a", asserter="UN", kind="flow", period="2016-01-01/2016-02-29", published="2016-03-01"),
        event("62,000", id="b", asserter="UN", kind="flow", period="2016-03", published="2016-04-01"),
    )
    assert decide_status(claims).rule == "R11"


def test_a_denial_with_no_figure_is_said_to_be_one() -> None:
    """A group of denials alone asserts nothing, and not zero."""
    decision = decide_status((figure_denied("no such deaths", id="a", asserter="army"),))
    assert (decision.status, decision.rule) == ("single_source", "R3")
    assert "no figure" in decision.why


def test_a_group_of_nothing_is_refused() -> None:
    """There is no decision on no claims."""
    with pytest.raises(ValueError, match="at least one claim"):
        decide_status(())


def test_very_many_values_are_decided_quickly_and_never_corroborated() -> None:
    """Above the cap the extremes of each day are compared: a contradiction is found, agreement is not claimed."""
    start = date(2024, 1, 1).toordinal()
    apart = [
        event(f"{1_001 + 7 * n}", id=f"c{n}", asserter=f"P{n % 50}", kind="stock", as_of=day)
        for n in range(2_000)
        if (day := str(date.fromordinal(start + n % 3)))
    ]
    assert decide_status(apart).rule == "R10"
    alike = [
        event("about 4,000", id=f"c{n}", asserter=f"P{n}", as_of="2024-01-01", value=4_000 + n % 50, granularity=1_000)
        for n in range(2_000)
    ]
    assert decide_status(alike).status == "compatible"


# ---------------------------------------------------------------- laws

SURFACES = (
    "44", "41", "about 40", "more than 40", "at least 44", "nearly 50", "30–50", "dozens", "2,122", "up to 50", "0",
)  # fmt: skip
KINDS = ("event", "cumulative", "stock", "flow", "rate", "constant", "amount", "ratio", "other")
DAYS = (None, "2024-01-01", "2024-01-02", "2024-01-20", "2024-02")


@st.composite
def groups(draw: st.DrawFn) -> tuple[FigureClaim, ...]:
    kind = draw(st.sampled_from(KINDS))
    size = draw(st.integers(1, 5))
    made = []
    for n in range(size):
        about: dict[str, Any] = {
            "id": f"c{n}", "kind": kind if draw(st.integers(0, 9)) else "cumulative",
            "asserter": draw(st.sampled_from((None, "A", "B", "C"))), "origin": draw(st.sampled_from(("A", "B", "D"))),
            "article": draw(st.sampled_from(("x", "y", "z"))), "as_of": draw(st.sampled_from(DAYS)),
            "basis": draw(st.sampled_from(("stated", "resolved", "publication"))), "start": n,
            "published": draw(st.sampled_from((None, "2024-01-01", "2024-01-03"))),
            "unverified": draw(st.sampled_from(((), (), (), ("place",)))), "contrast": draw(st.booleans()),
        }  # fmt: skip
        links = draw(st.sampled_from(((), (), ("replaces",), ("adds_to",), ("denies",), ("part_of",))))
        about["links"] = tuple(Link(kind, f"c{draw(st.integers(0, size))}") for kind in links)
        denial = draw(st.integers(0, 11)) == 0
        surface = draw(st.sampled_from(SURFACES))
        made.append(figure_denied("denied it", **about) if denial else figure_claim(surface, **about))
    return tuple(made)


LAWS = hypothesis_settings(max_examples=100, deadline=None, derandomize=True)
EVENT_DAYS = st.sampled_from((None, date(2023, 12, 31), date(2023, 6, 1)))
STATUSES = {
    "R0": {"single_source"}, "RG": {"undetermined"}, "RS": {"corroborated", "compatible", "conflicting"}, "R2": {"disputed"},
    "RT": {"superseded"}, "RI": {"conflicting", "superseded", "undetermined"}, "R5": {"progression"}, "R5s": {"progression"},
    "R6": {"conflicting"}, "R6b": {"undetermined"}, "R7": {"superseded"}, "R3": {"single_source"},
    "R8": {"corroborated"}, "R9": {"compatible"}, "R5v": {"progression"}, "R4": {"undetermined"}, "R4b": {"undetermined"},
    "R10": {"conflicting", "undetermined"}, "R11": {"undetermined"},
}  # fmt: skip


@given(groups(), EVENT_DAYS, st.randoms(use_true_random=False))
@LAWS
def test_the_order_of_claims_never_matters(
    claims: tuple[FigureClaim, ...], day: date | None, chance: random.Random
) -> None:
    """A shuffled group gets the very same decision, its reason included."""
    shuffled = tuple(chance.sample(claims, len(claims)))
    assert decide_status(shuffled, event_day=day) == decide_status(claims, event_day=day)


@given(groups(), EVENT_DAYS)
@LAWS
def test_no_status_says_more_than_its_rule(claims: tuple[FigureClaim, ...], day: date | None) -> None:
    """The rule allows the status, all ids are claims of the group, and what the status presupposes holds."""
    decision = decide_status(claims, event_day=day)
    ids = {claim.id for claim in claims}
    assert decision.status in STATUSES[decision.rule]
    assert decision.headline
    assert {*decision.headline, *decision.superseded, *decision.beside} <= ids
    assert not set(decision.beside) & {*decision.headline, *decision.superseded}
    assert not set(decision.headline) <= set(decision.superseded)
    by_id = {claim.id: claim for claim in claims}
    figures = [claim for claim in claims if claim.label_verified and claim.polarity == "assert" and claim.hard]
    if decision.status == "corroborated":
        assert len({claim.asserter for claim in figures}) > 1
    if decision.rule == "R10":
        pairs = [(a, b) for a in figures for b in figures if a.hard and b.hard and not a.hard.meets(b.hard)]
        assert pairs
    if decision.rule == "R2":
        assert any(by_id[id].polarity == "deny" or by_id[id].links for id in decision.headline)
    if decision.status == "superseded":
        assert decision.superseded


@given(groups(), EVENT_DAYS)
@LAWS
def test_a_relay_of_the_same_asserter_never_makes_corroboration(
    claims: tuple[FigureClaim, ...], day: date | None
) -> None:
    """A group that is not corroborated is not so either when another article repeats one of its claims."""
    if decide_status(claims, event_day=day).status == "corroborated":
        return
    for claim in claims:
        relay = replace(claim, id=f"{claim.id}-relay", article="elsewhere", origin="Elsewhere")
        assert decide_status((*claims, relay), event_day=day).status != "corroborated"


@given(groups(), EVENT_DAYS)
@LAWS
def test_every_number_in_a_reason_is_a_source_s_or_a_day_s(claims: tuple[FigureClaim, ...], day: date | None) -> None:
    """No sum, difference, average or count is printed that no source has."""
    why = decide_status(claims, event_day=day).why
    printed = " ".join(claim.surface for claim in claims)
    days = " 1 2 3 20 31 2024 2023 "
    assert all(f" {number} " in days or number in printed for number in re.findall(r"\d[\d,]*\d|\d", why))
    assert why.endswith(".")


def test_the_table_is_a_literal_list_in_the_order_of_the_specification() -> None:
    """Each rule's docstring opens with its name; R3, R8 and R9 stand before R4 to R11."""
    told = " ".join((rule.decides.__doc__ or "").split(":")[0] for rule in RULES)
    assert told == " ".join(rule.name for rule in RULES)
    assert told == "R0 RG RS R2 RT RI R5 R5s R6 R6b R7 R3 R8 R9 R5v R4 R4b R10 R11"


@pytest.mark.parametrize(
    ("values", "articles", "day", "rule"),
    [
        ((525, 578), ("a", "b"), "2031-03-04/2031-03-04", "R5"),
        ((525, 578), ("a", "b"), None, "R5v"),
        ((511, 512), ("a", "b"), None, "R4"),
        ((511, 512), ("a", "b"), "2031-03-04/2031-03-04", "R11"),
        ((525, 578), ("a", "a"), "2031-03-04/2031-03-04", "RI"),
        ((52, 578), ("a", "b"), None, "R4"),
    ],
)
def test_the_total_of_one_voice_can_only_have_grown(
    values: tuple[int, int], articles: tuple[str, str], day: str | None, rule: str
) -> None:
    """In two articles, of one day or of none; two values a digit apart or ten times apart are no course, nor two of one article."""
    claims = [
        figure_claim(str(value), id=f"c{n}", article=article, asserter="the ministry", kind="cumulative", value=value,
                     published="2031-03-04", as_of=day, basis="inferred" if day else "unknown")
        for n, (value, article) in enumerate(zip(values, articles, strict=True))
    ]  # fmt: skip
    found = decide_status(tuple(claims))
    assert found.rule == rule
    if rule in ("R5", "R5v"):
        assert (found.status, found.headline, found.superseded) == ("progression", ("c1",), ("c0",))


@pytest.mark.parametrize("kind", ["stock", "ratio"])
def test_what_three_parties_tell_on_several_days_has_come_to_rest(kind: Kind) -> None:
    """R8: 44 by three on three days stands, of a level and of a share too; two may tell it by chance."""
    claims = tuple(
        event("44", id=voice, asserter=voice, as_of=day, kind=kind)
        for voice, day in (("A", "2024-01-01"), ("B", "2024-02-20"), ("C", "2024-03-30"))
    )
    assert decide_status(claims).status == "corroborated"
    assert decide_status(claims[:2]).status == "compatible"


def test_two_camps_that_each_agree_confirm_nothing_together() -> None:
    """300 by two and 200 by two: rounding could just join them, and no reader would."""
    claims = tuple(
        figure_claim(
            str(value), id=voice, article=voice, asserter=voice, kind="constant", value=value, unit="metre",
            granularity=100, published="2031-03-04",
        )
        for voice, value in (("A", 300), ("B", 300), ("C", 200), ("D", 200))
    )  # fmt: skip
    assert decide_status(claims[:2]).status == "corroborated"
    assert decide_status(claims).status != "corroborated"
