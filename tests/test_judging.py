"""What a measure tells: its rows with their marks, the comparisons that are worth asking, and which of them leads."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from briefgen.records import ClaimRole, Comparison, FigureClaim, Interval, Kind, Link, Row
from briefgen.records.statuses import DIFFERING
from briefgen.stages.reconcile.judging import Judged, judge_measure
from build import figure_claim, figure_denied

BEGAN = date(2031, 3, 1)


def told(
    surface: str, voice: str, day: str | None, *, id: str = "", role: ClaimRole = "count", **about: Any
) -> FigureClaim:
    """A count of a voice for a day of March 2031, each in an article of its own unless named."""
    id = id or f"{voice}-{surface.replace(' ', '-')}-{day}"
    about.setdefault("kind", "cumulative")
    about.setdefault("article", id)
    claim = figure_claim(surface, id=id, asserter=voice, as_of=f"2031-03-{day}" if day else None, **about)
    return replace(claim, role=role)


def replacing(claim: FigureClaim, *old: FigureClaim) -> FigureClaim:
    return replace(claim, links=tuple(Link("replaces", one.id) for one in old))


def compared(judged: Judged, kind: str, *claims: FigureClaim) -> Comparison:
    """The comparison of a kind that holds just these claims, or the only one of the kind."""
    ids = {claim.id for claim in claims}
    found = [c for c in judged.comparisons if c.kind == kind and (not ids or set(c.claims) == ids)]
    assert len(found) == 1, [(c.kind, c.claims) for c in judged.comparisons]
    return found[0]


def row_of(judged: Judged, claim: FigureClaim) -> Row:
    return next(row for row in judged.rows if claim.id in row.claims)


def said(judged: Judged) -> tuple[str, str]:
    return judged.decision.status, judged.decision.rule


# ---------------------------------------------------------------- rows


def test_a_row_is_one_voice_one_value_one_day_however_many_articles_print_it() -> None:
    """The narrowest wording stands first; another day, another voice, another role is another row."""
    first = told("at least 115", "county", "22", id="a")
    again = told("115", "county", "22", id="b")
    feared = told("115", "county", "22", id="c", role="estimate")
    later = told("115", "county", "24", id="d")
    other = told("115", "wire", "22", id="e")
    judged = judge_measure((first, again, feared, later, other), began=BEGAN)
    assert [row.claims for row in judged.rows] == [("b", "a"), ("c",), ("e",), ("d",)]
    assert judged.rows[0].voice == "county"


def test_rows_stand_in_the_order_of_their_days_undated_ones_last() -> None:
    """Day by day, whatever the values."""
    claims = [told("9", "A", "05"), told("7", "B", None), told("3", "C", "02")]
    judged = judge_measure(claims)
    assert [row.voice for row in judged.rows] == ["C", "A", "B"]


def test_up_to_a_number_is_not_the_number_and_a_currency_is_not_another() -> None:
    """ "Up to 270" and "270" are two rows of one voice, and so are dollars and euros; people and names are not."""
    ceiling = told("up to 270", "A", "05", id="a")
    number = told("270", "A", "05", id="b")
    names = told("270", "A", "05", id="c", unit="name")
    assert len(judge_measure((ceiling, number, names)).rows) == 2
    money: dict[str, Any] = {"kind": "amount", "cls": "money"}
    dollars, euros = (
        told("5", "A", "05", id="a", unit="USD", **money),
        told("5", "A", "05", id="b", unit="EUR", **money),
    )
    assert len(judge_measure((dollars, euros)).rows) == 2


# ---------------------------------------------------------------- the course


def test_a_toll_that_rose_and_was_taken_back_is_told_by_what_replaced_it() -> None:
    """Its course until then is a progression of its own; earlier counts are old, the withdrawn one is replaced."""
    early = [told("40", "wire", "02"), told("62", "county", "03"), told("90", "paper", "08")]
    withdrawn = told("90", "governor", "09", role="withdrawn")
    now = replacing(told("71", "governor", "20"), withdrawn)
    beside = told("71", "radio", "20")
    judged = judge_measure((*early, withdrawn, now, beside), began=BEGAN)
    assert said(judged) == ("superseded", "RT")
    assert set(judged.decision.headline) == {now.id, beside.id}
    assert compared(judged, "course", *early).decision.status == "progression"
    assert [row_of(judged, claim).mark for claim in early] == ["old", "old", "replaced"]
    assert row_of(judged, withdrawn).mark == "replaced"
    assert row_of(judged, withdrawn).of == (now.id,)


def test_a_withdrawn_value_stays_withdrawn_in_a_later_relay() -> None:
    """A paper that prints the ministry's old number after its correction brings it back for nobody."""
    old = told("131", "ministry", "05", origin="Wire")
    now = replacing(told("112", "ministry", "07", origin="ministry"), old)
    relay = told("131", "ministry", "09", origin="Late Paper", basis="publication")
    judged = judge_measure((old, now, relay), began=BEGAN)
    assert said(judged) == ("superseded", "RT")
    assert judged.decision.headline == (now.id,)
    assert {row_of(judged, claim).mark for claim in (old, relay)} == {"replaced"}


def test_down_from_last_week_is_the_course_of_a_level_and_takes_nothing_back() -> None:
    """66 missing, down from 385 on an earlier day: progression; told as withdrawn, it is a revision."""
    before = told("385", "governor", "01", kind="stock")
    now = replacing(told("66", "governor", "08", kind="stock"), before)
    assert said(judge_measure((before, now))) == ("progression", "R5s")
    assert judge_measure((replace(before, role="withdrawn"), now)).decision.status == "superseded"


def test_a_number_brought_back_replaces_its_correction() -> None:
    """288, corrected to 275, reinstated to 288: not a count that rose."""
    first = told("288", "railway", "03")
    cut = replacing(told("275", "railway", "04"), first)
    again = replacing(told("288", "railway", "06"), cut)
    judged = judge_measure((first, cut, again))
    assert said(judged) == ("superseded", "RT")
    assert judged.decision.headline == (again.id,)


def test_a_level_within_days_is_a_course_while_its_story_moves_and_a_conflict_else() -> None:
    """187 bodies not yet identified, two days later 101 by another voice."""
    bodies = (told("187", "hospital", "03", kind="stock"), told("101", "ministry", "05", kind="stock"))
    assert judge_measure(bodies, began=BEGAN).decision.status == "progression"
    assert judge_measure(bodies, began=date(2030, 6, 1)).decision.status == "conflicting"


@pytest.mark.parametrize(
    ("first", "last", "status"),
    [
        (5, 6, "progression"),  # young: it moves from day to day
        (20, 23, "progression"),
        (20, 30, "progression"),
        (20, 21, "conflicting"),  # too near each other
        (20, 22, "conflicting"),
        (50, 59, "progression"),
        (50, 60, "conflicting"),  # too long after it began
    ],
)
def test_a_level_of_an_event_that_goes_on_for_weeks_moves_but_not_overnight(first: int, last: int, status: str) -> None:
    """340 on strike by one voice and 410 by another, so many days after it began."""
    days = [str(BEGAN + timedelta(day)) for day in (first, last)]
    claims = [
        figure_claim(words, id=words, article=words, asserter=voice, as_of=day, kind="stock")
        for words, voice, day in zip(("340", "410"), ("guild", "firm"), days, strict=True)
    ]
    judged = judge_measure(claims, began=BEGAN)
    assert judged.decision.status == status
    assert compared(judged, "course", *claims).decision.status == status


def test_a_level_that_went_and_came_back_within_weeks_is_no_agreement() -> None:
    """340, 410 and 340 again, days apart: a course, in which the two of one value do not confirm each other."""
    told_on = [
        told(n, who, day, kind="stock") for n, who, day in (("340", "A", "16"), ("410", "B", "19"), ("340", "C", "25"))
    ]
    judged = judge_measure(told_on, began=BEGAN)
    assert [(one.kind, one.decision.status) for one in judged.comparisons] == [("course", "progression")]
    old = judge_measure(told_on, began=date(2030, 6, 1))
    assert "corroborated" in {one.decision.status for one in old.comparisons}


def test_levels_that_move_the_way_of_their_course_contradict_nothing() -> None:
    """Long after it began: 1,300 missing fall to 66; neighbours on the way down are steps, a step up is a difference."""
    fallen = [
        told("1,300", "governor", "01", kind="stock"),
        told("850", "mayor", "10", kind="stock"),
        told("385", "police", "14", kind="stock"),
        told("66", "governor", "28", kind="stock"),
    ]
    judged = judge_measure(fallen, began=date(2030, 6, 1))
    assert said(judged) == ("progression", "R5s")
    assert not any(c.decision.status in DIFFERING for c in judged.comparisons)
    up = told("1,054", "officials", "11", kind="stock")
    against = judge_measure((*fallen, up), began=date(2030, 6, 1))
    assert said(against) == ("progression", "R5s")
    assert any(c.decision.status == "conflicting" and up.id in c.claims for c in against.comparisons)


def test_an_old_line_printed_late_does_not_break_the_course() -> None:
    """36, 55, 80, 99 by their days, and a paper of the tenth with 55: progression, the late line old."""
    path = [told(s, v, d) for s, v, d in (("36", "A", "02"), ("55", "B", "03"), ("80", "C", "05"), ("99", "D", "08"))]
    late = told("55", "E", "10", basis="publication")
    judged = judge_measure((*path, late), began=BEGAN)
    assert said(judged) == ("progression", "R5")
    assert judged.decision.headline == (path[-1].id,)
    assert row_of(judged, late).mark == "old"
    beside = [c for c in judged.comparisons if c.kind == "course" and late.id in c.claims]
    assert [c.decision.status for c in beside] == ["undetermined"]


def test_a_dip_that_the_count_has_left_behind_is_no_conflict_of_the_measure() -> None:
    """90 by the ministry, 85 by the police a day later, 120 a week on: progression; the two of then still differ."""
    then = (told("90", "ministry", "03"), told("85", "police", "04"))
    judged = judge_measure((*then, told("120", "ministry", "11")), began=BEGAN)
    assert said(judged) == ("progression", "R5")
    assert compared(judged, "course", *then).decision.status == "conflicting"
    assert [row.mark for row in judged.rows] == ["old", "old", None]


def in_its_own_name(surface: str, outlet: str, day: str, **about: Any) -> FigureClaim:
    """A count that an outlet's report gives without crediting anybody."""
    return replace(told(surface, outlet, day, origin=outlet, **about), attributed_to=None)


def test_what_reports_tell_of_a_total_on_its_first_day_is_its_course() -> None:
    """17, 59, 79 by three outlets; where a party is credited with the higher count, or a day has passed, none is known."""
    first = [
        in_its_own_name(f"at least {n}", v, "01") for n, v in (("17", "Wire"), ("59", "Herald"), ("79", "Courier"))
    ]
    first.append(told("17", "Coast guard", "01", origin="Wire"))
    judged = judge_measure(first, began=BEGAN)
    assert said(judged) == ("progression", "R5")
    assert judged.decision.headline == (first[2].id,)
    credited = [*first[:2], told("79", "Ministry", "01", origin="Wire"), first[3]]
    assert judge_measure(credited, began=BEGAN).decision.status == "undetermined"
    assert judge_measure(first, began=date(2031, 2, 27)).decision.status == "undetermined"


def test_one_article_that_credits_one_party_confirms_nobody() -> None:
    """Its own line and the party's are one source; two parties that it credits agree."""
    own = in_its_own_name("209", "Wire", "05", article="001")
    credited = told("209", "Agency", "05", article="001", origin="Wire")
    assert said(judge_measure((own, credited), began=BEGAN)) == ("single_source", "R3")
    other = told("209", "Ministry", "05", article="001", origin="Wire")
    assert said(judge_measure((other, credited), began=BEGAN)) == ("corroborated", "R8")


def test_a_total_that_falls_by_another_voice_s_dated_count_conflicts() -> None:
    """No word of revision, a day of its own, a value never told before: two parties differ."""
    judged = judge_measure((told("512", "A", "02"), told("471", "B", "04")), began=BEGAN)
    assert said(judged) == ("conflicting", "R6")
    assert {row.mark for row in judged.rows} == {"differs"}


def test_a_count_that_falls_back_to_a_value_told_before_may_be_an_older_line() -> None:
    """471, 512, and 471 again by another voice with its day: undetermined, not conflicting."""
    claims = (told("471", "A", "02"), told("512", "B", "04"), told("471", "C", "05"))
    assert said(judge_measure(claims, began=BEGAN)) == ("undetermined", "R6b")


def test_what_came_on_top_on_two_days_is_no_course() -> None:
    """Three more on the second, five more on the fourth: the newest is told; two values of one day are compared."""
    more = (told("3", "A", "02", kind="event"), told("5", "B", "04", kind="event"))
    judged = judge_measure(more, began=BEGAN)
    assert (judged.comparisons, said(judged)) == ((), ("single_source", "R3"))
    assert judged.decision.headline == (more[1].id,)
    rival = told("9", "C", "04", kind="event")
    assert compared(judge_measure((*more, rival), began=BEGAN), "day").claims == (more[1].id, rival.id)


def test_a_vague_word_is_no_higher_count() -> None:
    """ "Hundreds" of the third do not fall to 149 on the fourth."""
    vague = told("hundreds", "paper", "03", qualifier="vague", low=200, high=1000)
    claims = (told("at least 123", "minister", "03"), vague, told("149", "wire", "04"), told("441", "minister", "04"))
    assert said(judge_measure(claims, began=BEGAN)) == ("progression", "R5")


def test_a_spread_of_one_day_inside_a_progression_is_no_conflict_of_the_measure() -> None:
    """Two voices differ on the old second day, long after it happened; the count went on: progression leads."""
    claims = (
        told("912", "A", "02"), told("1,651", "B", "02"), told("8,574", "A", "08"), told("35,418", "B", "14"),
    )  # fmt: skip
    judged = judge_measure(claims, began=date(2030, 1, 1))
    assert compared(judged, "day").decision.status == "conflicting"
    assert said(judged) == ("progression", "R5")
    assert [row.mark for row in judged.rows] == ["old", "old", "old", None]


def test_what_one_voice_gives_ten_times_off_on_one_day_is_a_slip_beside_the_course() -> None:
    """One relay in three prints 23 for the minister's 457: the course goes from 80 to 457, and the pair is told."""
    claims = [told("80", "wire", "02"), *(told("457", "minister", "03", id=f"m{n}") for n in range(3))]
    slip = told("23", "minister", "03", id="slip")
    judged = judge_measure((*claims, slip), began=BEGAN)
    assert said(judged) == ("progression", "R5")
    assert slip.id not in judged.decision.headline
    assert any(
        c.kind == "voice" and slip.id in c.claims and c.decision.status != "progression" for c in judged.comparisons
    )


@pytest.mark.parametrize(("high", "rule"), [("578", ("progression", "R5")), ("526", ("undetermined", "R11"))])
def test_what_one_voice_gives_of_one_day_rose(high: str, rule: tuple[str, str]) -> None:
    """A step of a count, whatever the others gave; one more or less may be a slip."""
    claims = (told("525", "ministry", "03"), told(high, "ministry", "03"), told("638", "wire", "03"))
    voiced = compared(judge_measure(claims, began=BEGAN), "voice", *claims[:2])
    assert (voiced.decision.status, voiced.decision.rule) == rule


# ---------------------------------------------------------------- days, values, voices


def test_the_same_bare_total_again_stands_and_agrees() -> None:
    """66 cases by the ministry on the eighth, 66 by another voice six weeks later; with 70 between them no more."""
    first = told("66", "ministry", "08")
    again = figure_claim("66", id="z", article="z", asserter="institute", as_of="2031-04-20", kind="cumulative")
    assert said(judge_measure((first, again))) == ("corroborated", "R8")
    between = told("70", "office", "20")
    judged = judge_measure((first, between, again))
    assert not any(c.kind == "value" for c in judged.comparisons)
    assert judged.decision.status != "corroborated"


def test_each_side_of_a_day_that_differs_is_compared_by_itself() -> None:
    """Ministry and police are near 119,000, the union says 800,000: that side may be one count, the day conflicts."""
    flow: dict[str, Any] = {"kind": "flow", "period": "2031-03-07"}
    ours = [told("119,000", "ministry", "07", **flow), told("about 118,000", "police", "07", **flow)]
    theirs = told("800,000", "union", "07", **flow)
    judged = judge_measure((*ours, theirs))
    assert said(judged) == ("conflicting", "R10")
    assert compared(judged, "value", *ours).decision.status == "compatible"
    assert set(row_of(judged, theirs).of) == {claim.id for claim in ours}


def test_a_value_that_one_voice_alone_gives_through_three_papers_is_not_confirmed() -> None:
    """Its value is compared all the same: single source, relayed."""
    relays = [told("457", "minister", "03", id=f"m{n}", origin=f"Paper {n}") for n in range(3)]
    judged = judge_measure((told("80", "wire", "02"), *relays), began=BEGAN)
    assert compared(judged, "value", *relays).decision.status == "single_source"


def test_a_value_cut_short_is_no_second_value() -> None:
    """1.08 million for the ministry's 1.089 million is cut, not rounded: compatible. 1.4 for 1.489 misleads."""
    short = told("1.08 million", "ministry", "23", kind="flow", period="2031-03-23", published="2031-03-23")
    full = told("1.089 million", "ministry", "23", kind="flow", period="2031-03-23", published="2031-03-24")
    judged = judge_measure((short, full))
    assert said(judged) == ("compatible", "R9")
    assert "cut short" in judged.decision.why
    costs = (told("1.4 million", "judge", None, kind="amount"), told("1,489,556", "judge", None, kind="amount"))
    assert judge_measure(costs).decision.status == "conflicting"


def test_shares_told_as_fractions_and_in_percent_are_compared() -> None:
    """More than a third, and about 38 percent, of one day: nothing is a hundred times off."""
    share: dict[str, Any] = {"kind": "ratio"}
    third = told(
        "a third",
        "radio",
        "16",
        value="1/3",
        granularity="1/20",
        qualifier="more_than",
        unit=None,
        cls="fraction",
        **share,
    )
    percent = told("about 38", "chief", "16", unit="percent", cls="percent", **share)
    assert judge_measure((third, percent)).decision.status == "compatible"


@pytest.mark.parametrize(
    ("coarse", "fine", "status"),
    [
        (("one", "1", "1", "day"), ("24", "24", "1", "hour"), "corroborated"),
        (("40", "40", "10", "mile"), ("64", "64", "1", "km"), "corroborated"),
        (("40", "40", "10", "mile"), ("90", "90", "1", "km"), "conflicting"),
        (("one", "1", "1", "day"), ("50", "50", "1", "hour"), "conflicting"),
    ],
)
def test_sizes_in_two_units_are_compared_in_one(coarse: tuple[str, ...], fine: tuple[str, ...], status: str) -> None:
    """A day is 24 hours and 40 miles are 64 km; what is printed in the coarser unit is no more exact than that."""
    length, voices = ("duration" if coarse[3] == "day" else "measurement"), ("radio", "chief")
    claims = [
        told(surface, voice, "16", value=value, granularity=step, unit=unit, cls=length, kind="amount")
        for (surface, value, step, unit), voice in zip((coarse, fine), voices, strict=True)
    ]
    found = judge_measure(claims)
    assert found.decision.status == status
    assert all(
        f"{surface} {unit}" in found.decision.why for surface, _, _, unit in (coarse, fine)
    )  # each as it is told


def test_the_headline_holds_the_narrowest_count_beside_a_confirmed_round_one() -> None:
    """Twice 50 million, and the court's own 49.3 million: both stand in the headline."""
    round_ones = [told("50 million", voice, "05", kind="amount") for voice in ("A", "B")]
    exact = told("49.3 million", "court", "05", kind="amount")
    judged = judge_measure((*round_ones, exact))
    assert exact.id in judged.decision.headline
    assert [(row.mark, row.of) for row in judged.rows] == [
        ("also", (round_ones[1].id,)), ("also", (round_ones[0].id,)), (None, ()),
    ]  # fmt: skip


def test_a_slip_of_unit_leads_though_the_headline_leaves_it_out() -> None:
    """2,750 tonnes in two articles and three in one: conflicting, and the headline is 2,750."""
    tonnes: dict[str, Any] = {"kind": "amount", "unit": "tonne"}
    claims = [
        told("2,750", "A", "05", **tonnes),
        told("2,750", "B", "05", **tonnes),
        told("three", "C", "06", value=3, **tonnes),
    ]
    judged = judge_measure(claims)
    assert judged.decision.status == "conflicting"
    assert "probable_unit_slip" in judged.decision.flags
    assert set(judged.decision.headline) == {claims[0].id, claims[1].id}


# ---------------------------------------------------------------- estimates, denials, sums, weak measures


def test_an_estimate_outside_the_counts_breaks_no_course_and_contradicts_no_count() -> None:
    """20,000 feared on the third; counts of 5,200 and 11,300: progression, and the estimate is marked as one."""
    feared = told("20,000", "mayor", "03", role="estimate")
    counts = (told("5,200", "A", "04"), told("11,300", "B", "06"))
    judged = judge_measure((feared, *counts), began=BEGAN)
    assert said(judged) == ("progression", "R5")
    assert row_of(judged, feared).mark == "estimate"
    assert compared(judged, "estimate").decision.status == "undetermined"


def test_two_estimates_of_one_day_may_conflict() -> None:
    """5,000 by the mayor, 20,000 by the union, feared on one day by two voices of an old event."""
    estimates = [told(s, v, "03", role="estimate") for s, v in (("5,123", "mayor"), ("20,456", "union"))]
    judged = judge_measure(estimates, began=date(2030, 1, 1))
    assert compared(judged, "estimate").decision.status == "conflicting"


def test_a_denial_disputes_what_it_denies_and_no_more() -> None:
    """The army denies 300; the count of 45 by the police is not disputed by that."""
    high, low = told("300", "rebels", "05"), told("45", "police", "05")
    denial = replace(told("300", "army", "06", id="d", role="denied"), polarity="deny")
    judged = judge_measure((high, low, denial), began=BEGAN)
    assert said(judged) == ("disputed", "R2")
    assert row_of(judged, high).mark == "denied"
    assert row_of(judged, high).of == ("d",)
    assert row_of(judged, low).mark != "denied"
    everything = figure_denied("no such deaths", id="w", article="w", asserter="army", as_of="2031-03-06")
    assert {row_of(judge_measure((high, low, everything)), claim).mark for claim in (high, low)} == {"denied"}


def test_a_denial_without_a_number_is_of_what_stands_before_it() -> None:
    """ "A post has 52,000 dead; the ministry calls it false" takes nothing from the 34 of the police, nor from "at least 40"."""
    post = replace(told("52,000", "a post", "05", article="x", id="p"), sentence=2, polarity="deny", role="denied")
    counts = told("31", "police", "05"), told("at least 40", "coroner", "08")
    words = replace(
        figure_denied("calls it false", id="w", article="x", asserter="ministry", as_of="2031-03-06"), sentence=3
    )
    judged = judge_measure((*counts, post, words), began=BEGAN)
    assert [row_of(judged, claim).mark for claim in counts].count("denied") == 0
    assert row_of(judged, post).mark == "denied"
    assert set(compared(judged, "denial").claims) == {"p", "w"}
    far = replace(words, sentence=9)
    assert row_of(judge_measure((*counts, post, far), began=BEGAN), counts[0]).mark == "denied"


def test_nobody_denies_what_was_counted_only_later() -> None:
    """The dispute stands with both days; the later count is not marked as denied."""
    early, late = told("45", "police", "05"), told("60", "coroner", "20")
    words = figure_denied("no such deaths", id="w", article="w", asserter="army", as_of="2031-03-06")
    judged = judge_measure((early, late, words), began=BEGAN)
    assert (row_of(judged, early).mark, row_of(judged, late).mark) == ("denied", None)


def test_a_denial_of_a_count_long_overtaken_does_not_outrank_the_course() -> None:
    """What the army denied on the second has since been counted higher by three voices."""
    claims = (told("30", "rebels", "02"), told("80", "police", "05"), told("120", "coroner", "09"))
    denial = replace(told("30", "army", "02", id="d", role="denied"), polarity="deny")
    judged = judge_measure((*claims, denial), began=BEGAN)
    assert said(judged) == ("progression", "R5")
    assert row_of(judged, claims[0]).mark == "denied"


def test_a_whole_is_added_up_from_its_complete_parts() -> None:
    """5,374 and 2,692 do not make more than 8,700; 6,100 and 2,692 do. The parts stay claims of their own measures."""
    whole = told("more than 8,700", "agency", "08", article="x", id="w")
    north = told("5,374", "agency", "08", article="x", id="n")
    south = told("2,692", "agency", "08", article="x", id="s")
    judged = judge_measure((whole,), parts=((north,), (south,)))
    assert compared(judged, "sum").decision.flags == ("does_not_add_up",)
    assert judged.decision.status == "conflicting"
    assert judged.decision.headline == ("w",)
    assert [row.claims for row in judged.rows] == [("w",)]
    more = told("6,100", "agency", "08", article="x", id="n")
    assert compared(judge_measure((whole,), parts=((more,), (south,))), "sum").decision.flags == ("adds_up",)


def test_a_weak_measure_says_conflict_only_where_the_text_does() -> None:
    """Two values of one day of an old story: undetermined; with words of contrast the conflict is told."""
    pair = (told("44", "A", "05"), told("41", "B", "05"))
    assert judge_measure(pair, began=date(2030, 1, 1)).decision.status == "conflicting"
    weak = judge_measure(pair, began=date(2030, 1, 1), weak=True)
    assert weak.decision.status == "undetermined"
    assert "weak_measure" in weak.decision.flags
    contrasted = (pair[0], replace(pair[1], contrast=True))
    assert judge_measure(contrasted, began=date(2030, 1, 1), weak=True).decision.status == "conflicting"


def test_a_weak_measure_takes_no_lower_count_for_an_old_line() -> None:
    """Two counts of one article that may count two things: which is old cannot be told."""
    pair = (told("44", "A", "05", article="001"), told("125", "A", "05", article="001"))
    assert judge_measure(pair, began=date(2030, 1, 1)).decision.status == "superseded"
    weak = judge_measure(pair, began=date(2030, 1, 1), weak=True).decision
    assert (weak.status, weak.superseded) == ("undetermined", ())


def test_one_claim_has_one_row_and_no_comparison() -> None:
    """Nothing leads, and the status is that of the one claim."""
    judged = judge_measure((told("44", "A", "05"),))
    assert (len(judged.rows), judged.comparisons, judged.leading) == (1, (), None)
    assert said(judged) == ("single_source", "R3")
    with pytest.raises(ValueError, match="at least one claim"):
        judge_measure(())


# ---------------------------------------------------------------- laws

SURFACES = ("44", "41", "about 40", "more than 40", "at least 44", "30–50", "2,122", "up to 50", "440", "1.4 million")
KINDS: tuple[Kind, ...] = ("event", "cumulative", "stock", "flow", "constant", "amount", "ratio")
ROLES: tuple[ClaimRole, ...] = ("count", "count", "count", "estimate", "forecast", "withdrawn")


@st.composite
def measures(draw: st.DrawFn) -> tuple[FigureClaim, ...]:
    kind = draw(st.sampled_from(KINDS))
    size = draw(st.integers(1, 7))
    made = []
    for n in range(size):
        links = [Link("replaces", f"c{draw(st.integers(0, size))}")] if draw(st.integers(0, 4)) == 0 else []
        links += [Link("denies", f"c{draw(st.integers(0, size))}")] if draw(st.integers(0, 9)) == 0 else []
        about: dict[str, Any] = {
            "id": f"c{n}", "kind": kind, "asserter": draw(st.sampled_from(("A", "B", "C"))), "start": n,
            "origin": draw(st.sampled_from(("A", "D"))), "article": draw(st.sampled_from(("x", "y", "z"))),
            "as_of": draw(st.sampled_from((None, "2031-03-01", "2031-03-02", "2031-03-20", "2032-03"))),
            "basis": draw(st.sampled_from(("stated", "publication"))), "links": tuple(links),
            "published": draw(st.sampled_from((None, "2031-03-01", "2031-03-21"))),
            "unverified": draw(st.sampled_from(((), (), (), (), ("place",)))),
        }  # fmt: skip
        if draw(st.integers(0, 9)) == 0:
            made.append(replace(figure_denied("denied it", **about), role="denied"))
        else:
            made.append(
                replace(figure_claim(draw(st.sampled_from(SURFACES)), **about), role=draw(st.sampled_from(ROLES)))
            )
    return tuple(made)


LAWS = hypothesis_settings(max_examples=150, deadline=None, derandomize=True)
BEGINNINGS = st.sampled_from((None, date(2031, 2, 28), date(2030, 6, 1)))


@LAWS
@given(measures(), BEGINNINGS, st.booleans(), st.integers(0, 99))
def test_the_order_of_claims_never_matters(
    claims: tuple[FigureClaim, ...], began: date | None, weak: bool, seed: int
) -> None:
    """Rows, comparisons, marks, headline and reason are the same for any order."""
    mixed = random.Random(seed).sample(claims, len(claims))
    assert judge_measure(mixed, began=began, weak=weak) == judge_measure(claims, began=began, weak=weak)


@LAWS
@given(measures(), BEGINNINGS, st.booleans())
def test_every_claim_stands_in_one_row_and_comparisons_are_of_the_measure(
    claims: tuple[FigureClaim, ...], began: date | None, weak: bool
) -> None:
    """Nothing vanishes, nothing is invented; who leads gives status, rule and reason."""
    judged = judge_measure(claims, began=began, weak=weak)
    ids = {claim.id for claim in claims}
    assert sorted(id for row in judged.rows for id in row.claims) == sorted(ids)
    assert all(set(row.of) <= ids - set(row.claims) for row in judged.rows)
    assert all(set(c.claims) <= ids and len(set(c.claims)) == len(c.claims) for c in judged.comparisons)
    assert len({frozenset(c.claims) for c in judged.comparisons}) == len(judged.comparisons)
    decision = judged.decision
    assert set(decision.headline) | set(decision.superseded) | set(decision.beside) <= ids
    assert decision.headline
    if judged.leading is not None:
        lead = judged.comparisons[judged.leading].decision
        assert (decision.status, decision.rule, decision.why) == (lead.status, lead.rule, lead.why)


@LAWS
@given(measures(), BEGINNINGS)
def test_what_is_replaced_or_old_is_no_headline(claims: tuple[FigureClaim, ...], began: date | None) -> None:
    """A row is the headline, or it is left behind, never both, unless nothing else is there."""
    judged = judge_measure(claims, began=began)
    headline, gone = set(judged.decision.headline), set(judged.decision.superseded)
    assert not headline & gone
    behind = [row for row in judged.rows if row.mark in ("replaced", "old")]
    if len(behind) < len(judged.rows):
        assert not any(headline & set(row.claims) for row in behind)


@LAWS
@given(measures(), BEGINNINGS)
def test_a_weak_measure_never_conflicts_by_itself(claims: tuple[FigureClaim, ...], began: date | None) -> None:
    """Without a denial, words of contrast or of replacement no comparison of a weak measure differs."""
    plain = tuple(replace(claim, links=()) for claim in claims if claim.polarity == "assert")
    if plain:
        judged = judge_measure(plain, began=began, weak=True)
        assert not any(c.decision.status in DIFFERING for c in judged.comparisons)
        assert judged.decision.status not in DIFFERING


def test_very_many_claims_are_judged_in_moments() -> None:
    """Two thousand counts of one level: rows and comparisons stay in proportion."""
    start = date(2031, 1, 1).toordinal()
    claims = [
        figure_claim(
            f"{1_001 + 7 * n}",
            id=f"c{n}",
            article=f"a{n % 300}",
            asserter=f"P{n % 50}",
            kind="stock",
            start=n,
            as_of=str(date.fromordinal(start + n % 40)),
        )
        for n in range(2_000)
    ]
    judged = judge_measure(claims)
    assert sum(len(c.claims) for c in judged.comparisons) < 40 * len(claims)


# ---------------------------------------------------------------- one number in other words


def test_a_number_cut_short_by_another_voice_is_no_rival_of_it() -> None:
    """The prefect's 2.17 million and the ministry's 2.178 million are one; the league's 5.4 million differs from both."""
    cut = told("2.17 million", "the prefect", "09", kind="constant")
    full, league = (
        told(n, v, "09", kind="constant") for n, v in (("2.178 million", "ministry"), ("5.4 million", "league"))
    )
    judged = judge_measure((cut, full, league))
    assert row_of(judged, cut).of == row_of(judged, full).of == (league.id,)
    assert judge_measure((cut, full)).decision.status == "compatible"


def test_a_coarse_time_with_a_bound_is_that_time() -> None:
    """Two decades, and more than two decades a day before: nobody counts these to the day. Of people it differs."""
    years: dict[str, Any] = {"unit": "decade", "cls": "duration"}
    more = told("more than two", "wire", "08", qualifier="more_than", value=2, granularity=1, **years)
    two = told("two", "paper", "09", value=2, granularity=1, **years)
    assert judge_measure((more, two)).decision.status == "compatible"
    more = told("more than two", "wire", "09", qualifier="more_than", value=2, granularity=1, kind="constant")
    two = told("two", "paper", "09", value=2, granularity=1, kind="constant")
    assert judge_measure((more, two)).decision.status == "conflicting"


# ---------------------------------------------------------------- what is the latest


def test_of_two_counts_of_one_voice_and_day_the_higher_is_the_later() -> None:
    """ "No fewer than 61" of a minister whom others quote on that day with 204 is what he said before."""
    early = told("17", "radio", "03")
    least = told("no fewer than 61", "minister", "04", qualifier="at_least", basis="publication")
    most = told("204", "minister", "04")
    judged = judge_measure((early, least, most), began=BEGAN)
    assert judged.decision.headline == (most.id,)
    assert row_of(judged, least).mark == "old"


def test_a_voice_s_own_old_line_printed_late_replaces_nothing() -> None:
    """30 on the 4th, 91 that evening, and 30 once more in a paper of the 5th: nothing was taken back."""
    first = told("30", "officials", "04", published="2031-03-04")
    more = told("at least 91", "officials", "04", qualifier="at_least", published="2031-03-05")
    late = told("30", "officials", "05", basis="publication", published="2031-03-05")
    judged = judge_measure((first, more, late, told("150", "wire", "07")), began=BEGAN)
    marks = {claim.id: row_of(judged, claim).mark for claim in (first, more, late)}
    assert set(marks.values()) == {"old"}


def test_what_is_to_come_replaces_nothing_that_is() -> None:
    """ "Rents will reach 900, against 640 at present": the rent of today stands."""
    now = told("640", "council", None, kind="stock", article="x")
    then = replacing(told("900", "council", None, kind="stock", article="x", role="forecast"), now)
    judged = judge_measure((now, then))
    assert row_of(judged, now).mark is None
    assert judged.decision.status != "superseded"


def test_an_award_is_given_once() -> None:
    """A judge's 58 million one day and 85 million the next: no text says which holds, so that none is replaced."""
    first = told("58 million", "judge", "04", kind="amount", published="2031-03-04")
    second = told("85 million", "judge", "05", kind="amount", published="2031-03-05")
    judged = judge_measure((first, second))
    assert judged.decision.status == "undetermined"
    assert [row.mark for row in judged.rows] == [None, None]


def test_what_was_foreseen_is_no_rival_of_what_was_counted() -> None:
    """The service foresaw 40 marchers, the office counted 90 on that day."""
    ahead = told("40", "service", "04", role="forecast", kind="constant")
    judged = judge_measure((ahead, told("90", "office", "04", kind="constant")))
    assert "conflicting" not in {one.decision.status for one in judged.comparisons}
    assert row_of(judged, ahead).mark == "estimate"


def test_estimates_of_several_parties_are_no_course() -> None:
    """20 to 50 by one, 300 two days later by another: the count did not rise, they differ."""
    few = told("20 to 50", "club", "04", role="estimate", qualifier="range", value=None, low=20, high=50)
    many = told("300", "union", "06", role="estimate")
    judged = judge_measure((few, many), began=BEGAN)
    assert compared(judged, "estimate", few, many).decision.status == "undetermined"


def test_the_order_of_the_parts_never_matters() -> None:
    """A sum is one comparison, its claims in one order, however the measures that make the whole up are listed."""
    whole, north, south = (told(n, "office", "04", id=n, article="x") for n in ("50", "30", "20"))
    one = judge_measure((whole,), parts=((north,), (south,)))
    assert one == judge_measure((whole,), parts=((south,), (north,)))
    assert compared(one, "sum").claims == ("50", "20", "30")


# ---------------------------------------------------------------- another account, a count that moves within a day


def test_another_account_beside_the_official_one_is_no_step_of_the_course() -> None:
    """The unofficial count of one day is higher than the official one of the next: that is no fall."""
    official = told("14", "mayor", "05", article="001")
    other = replace(told("20", "local media", "05", article="001"), contrast=True)
    later = told("16", "mayor", "06", article="002")
    judged = judge_measure([official, other, later], began=date(2031, 3, 5))
    assert said(judged) == ("progression", "R5")
    assert compared(judged, "course").claims == (official.id, later.id)
    assert compared(judged, "day").decision.status == "conflicting"


def test_a_total_that_one_party_raised_within_a_day_past_what_others_gave_moved() -> None:
    """123, then 441 by one party, and 149 by another between them; beyond both it is open."""
    low, high = told("at least 123", "minister", "04"), told("441", "minister", "04")
    between, above = told("149", "a paper", "04"), told("600", "a paper", "04")
    judged = judge_measure([low, high, between], began=date(2031, 3, 4))
    assert said(judged) == ("progression", "R5")
    assert judged.decision.headline == (high.id,)
    assert judge_measure([low, high, above], began=date(2031, 3, 4)).decision.status == "undetermined"


# ---------------------------------------------------------------- one value, however it is told


def test_a_value_that_was_taken_back_is_replaced_whoever_else_tells_it() -> None:
    """An outlet told it before the correction and a firm tells it after: nobody confirms it any more."""
    wire = told("at least 41", "wire", "04")
    old = told("41", "army", None, id="note-old", article="note", role="withdrawn")
    new = replacing(told("12", "army", None, id="note-new", article="note"), old)
    firm = told("at least 41", "firm", "09")
    judged = judge_measure((wire, old, new, firm), began=BEGAN)
    same = compared(judged, "value", wire, old, firm)
    assert (same.decision.status, same.decision.rule, same.decision.superseded) == ("superseded", "RT", (old.id,))


def test_one_value_counted_by_one_and_foreseen_by_another_is_compared() -> None:
    """A paper's count and an analyst's forecast of the same sum agree."""
    count = told("850", "paper", "04", kind="constant")
    forecast = told("around 850", "analyst", "05", role="forecast", kind="constant")
    other = told("1,100", "firm", "01", kind="constant", role="forecast")
    judged = judge_measure((count, forecast, other))
    assert compared(judged, "value", count, forecast).decision.status == "corroborated"


def test_undated_round_words_are_compared_with_the_number_that_they_may_round() -> None:
    """ "Some 1,100" and 1,126 may be one count where nothing dates them; 765 may not, nor is a dated pair asked about."""
    exact, round_, later = told("1,126", "office", None), told("some 1,100", "army", None), told("765", "army", "30")
    judged = judge_measure((exact, round_, later))
    assert compared(judged, "value", exact, round_).decision.status == "compatible"
    dated = judge_measure((told("1,126", "office", "02"), told("some 1,100", "army", "12")), began=BEGAN)
    assert not [one for one in dated.comparisons if one.kind == "value"]


# ---------------------------------------------------------------- estimates inside one article


def test_what_an_article_says_came_of_its_estimate_is_compared_inside_it() -> None:
    """ "An estimated 250 … the final figure is 263" is replaced in that article; without such words it stays open."""
    guess = told("250", "firm", None, id="a-1", article="a", role="estimate", kind="constant")
    final = told("263", "auditor", None, id="a-2", article="a", kind="constant")
    again = told("263", "auditor", None, id="a-3", article="a", kind="constant")
    elsewhere = told("252", "analyst", "02", role="estimate", kind="constant")
    judged = judge_measure((guess, replacing(final, guess), again, elsewhere))
    assert compared(judged, "inside", guess, final, again).decision.status == "superseded"
    plain = compared(judge_measure((guess, final, again, elsewhere)), "inside", guess, final, again)
    assert plain.decision.status != "superseded"


def test_what_was_expected_is_no_rival_of_what_its_report_counts() -> None:
    """An article's day is that of its print, not of an estimate in it; a day of the estimate's own, or words that set the two
    against each other, make it a rival."""
    count = told("1,312", "agency", "05", article="a", basis="publication")
    feared = told("around 7,000", "minister", "05", article="a", role="estimate", basis="publication")
    judged = judge_measure((count, feared), began=BEGAN)
    assert compared(judged, "estimate", count, feared).decision.status == "undetermined"
    for rival in (
        told("around 7,000", "minister", "05", article="a", role="estimate"),
        replace(feared, contrast=True),
    ):
        statuses = {one.decision.status for one in judge_measure((count, rival), began=BEGAN).comparisons}
        assert statuses & {"conflicting"}


def test_round_words_set_no_number_against_another() -> None:
    """ "Hundreds" may stand behind 340 and behind 910, and is compared with each; that these differ is another question."""
    few, many = told("340", "paper", None, kind="constant"), told("910", "wire", "05", kind="constant")
    round_ = told("hundreds", "mayor", None, kind="constant", qualifier="vague", value=None, low=200, high=1000)
    small = told("12", "clerk", "05", kind="constant")
    judged = judge_measure((few, many, round_, small), began=BEGAN)
    of_round = [one for one in judged.comparisons if one.kind == "value" and round_.id in one.claims]
    assert {len(one.claims) for one in of_round} == {2}
    assert "conflicting" not in {one.decision.status for one in of_round}


# ---------------------------------------------------------------- sums in two currencies


def sum_told(surface: str, voice: str, unit: str, value: str, *, day: str | None = "05", **about: Any) -> FigureClaim:
    return told(surface, voice, day, unit=unit, cls="money", value=value, granularity="1", **about)


def test_each_currency_is_compared_by_itself_and_the_one_of_most_sums_leads() -> None:
    """In kroner the price rose, which two in dollars neither hide nor join; what two tell in dollars is told beside it."""
    kroner = [
        sum_told(f"{n} kroner", "firm", "DKK", n, day=d, kind="stock")
        for n, d in (("20", "03"), ("31", "09"), ("45", "15"))
    ]
    dollars = [sum_told("$7", voice, "USD", "7", kind="stock") for voice in ("wire", "bank")]
    judged = judge_measure((*kroner, *dollars))
    assert said(judged) == ("progression", "R5s")
    assert compared(judged, "course").claims == tuple(claim.id for claim in kroner)
    assert compared(judged, "day", *dollars).decision.status == "corroborated"
    assert not [
        one
        for one in judged.comparisons
        if {claim.unit for claim in (*kroner, *dollars) if claim.id in one.claims} == {"DKK", "USD"}
    ]


def test_one_sum_in_each_of_two_currencies_contradicts_nothing() -> None:
    """Without a rate 20 kroner by one and $7 by another may both hold."""
    claims = (
        sum_told("20 kroner", "firm", "DKK", "20", kind="stock"),
        sum_told("$7", "wire", "USD", "7", kind="stock"),
    )
    assert judge_measure(claims).decision.status == "compatible"


def test_a_bracket_behind_the_name_of_a_currency_gives_the_rate() -> None:
    """ "3,000 Swiss francs ($3,300)" tells what another's $4,000 are in francs: another sum."""
    francs = sum_told("3,000", "paper", "CHF", "3000", id="a-1", article="a", kind="constant")
    start = francs.span.end + len(" Swiss francs (")
    bracket = sum_told("$3,300", "paper", "USD", "3300", id="a-2", article="a", start=start, kind="constant")
    again = [sum_told("3,000 francs", v, "CHF", "3000", id=v, kind="constant") for v in ("wire", "clerk")]
    other = sum_told("$4,000", "bank", "USD", "4000", id="c", kind="constant")
    assert judge_measure((francs, bracket, *again)).decision.status == "corroborated"
    assert judge_measure((francs, bracket, *again, other)).decision.status == "conflicting"


def test_agreement_does_not_lead_where_another_puts_it_apart() -> None:
    """Two say 16, a third says 15 to the nearest one: both may hold, so that the measure is but compatible."""
    agreed = [sum_told("16 billion", voice, "CHF", "16", kind="constant", id=voice) for voice in ("paper", "wire")]
    third = sum_told("15 billion", "bank", "CHF", "15", kind="constant")
    loose = [
        replace(c, hard=Interval(n - HALF, n + HALF), likely=Interval(n - HALF, n + HALF))
        for c, n in ((agreed[0], 16), (agreed[1], 16), (third, 15))
    ]
    assert said(judge_measure(loose)) == ("compatible", "R9")
    assert said(judge_measure(loose[:2])) == ("corroborated", "R8")


HALF = Fraction(1, 2)


# ---------------------------------------------------------------- one party on one day


@pytest.mark.parametrize(
    ("low", "high", "printed", "status"),
    [
        ("31", "34", ("2031-03-06", "2031-03-06"), "undetermined"),
        ("31", "34", ("2031-03-06", "2031-03-07"), "progression"),
        ("511", "512", ("2031-03-06", "2031-03-06"), "undetermined"),
    ],
)
def test_two_reports_of_one_day_have_no_order(low: str, high: str, printed: tuple[str, str], status: str) -> None:
    """One official, one Sunday, two counts: the higher one is later only where its report is."""
    first = replace(told(low, "official", "05", id="a"), published=date.fromisoformat(printed[0]))
    second = replace(told(high, "official", "05", id="b"), published=date.fromisoformat(printed[1]))
    assert compared(judge_measure((first, second), began=BEGAN), "course", first, second).decision.status == status


# ---------------------------------------------------------------- sums


def test_that_a_report_adds_up_by_itself_is_not_what_is_known_of_its_whole() -> None:
    """Its own two parts make up the 71 of one report: still one source says 71."""
    whole = told("71", "paper", "26", id="w", article="a")
    parts = [told("49", "paper", "26", id="p", article="a"), told("22", "paper", "26", id="q", article="a")]
    judged = judge_measure((whole,), parts=[[part] for part in parts])
    assert [one.decision.status for one in judged.comparisons] == ["compatible"]
    assert said(judged) == ("single_source", "R3")
    assert judged.leading is None


def test_each_article_s_own_sum_is_judged_by_itself() -> None:
    """In one report the parts make the whole up, in another they do not: both are told, and the second leads."""
    good = [told(n, "auditor", None, id=f"g{n}", article="g", kind="constant") for n in ("263", "118", "70", "75")]
    bad = [told(n, "firm", None, id=f"b{n}", article="b", kind="constant") for n in ("263", "118", "70", "50")]
    parts = [[good[at], bad[at]] for at in (1, 2, 3)]
    judged = judge_measure((good[0], bad[0]), parts=parts)
    sums = {frozenset(one.claims): one.decision.flags for one in judged.comparisons if one.kind == "sum"}
    assert sums == {frozenset(c.id for c in good): ("adds_up",), frozenset(c.id for c in bad): ("does_not_add_up",)}
    assert said(judged) == ("conflicting", "RS")


def test_two_divisions_of_one_whole_are_two_sums() -> None:
    """By sex and by condition, each makes up the 72."""
    whole, men, women, ill, well = (
        told(n, "wards", "04", id=f"n{n}", article="a", sentence=at)
        for at, n in enumerate(("72", "50", "22", "10", "62"))
    )
    judged = judge_measure((whole,), parts=[[men], [women], [ill], [well]])
    assert [one.claims for one in judged.comparisons] == [("n72", "n50", "n22"), ("n72", "n10", "n62")]
    assert {one.decision.flags for one in judged.comparisons} == {("adds_up",)}


# ---------------------------------------------------------------- before it was counted too high, and bounds of two parties


def test_the_course_before_a_count_that_was_too_high_is_asked_about() -> None:
    """It rose day by day until one party counted far more than all that came after."""
    rise = [told("50", "wire", "02"), told("80", "paper", "03"), told("150", "ministry", "05")]
    high, low = told("220", "governor", "10"), told("171", "agency", "12")
    judged = judge_measure((*rise, high, low), began=BEGAN)
    assert compared(judged, "course", *rise).decision.status == "progression"
    assert compared(judged, "course", *rise, high, low).decision.status == "conflicting"
    assert said(judged)[0] == "conflicting"


def test_more_than_by_two_parties_is_no_conflict() -> None:
    """ "More than 200" by one and "more than 250" by another both hold; "at least 36" and "at least 55" of one report do not."""
    one = replace(
        told("more than 200", "minister", "10", id="a-1", article="a", kind="amount"), attributed_to="minister"
    )
    other = replace(told("more than 250", "office", "10", id="a-2", article="a", kind="amount"), attributed_to="office")
    assert not {c.decision.status for c in judge_measure((one, other)).comparisons} & DIFFERING
    lines = [
        told(words, "paper", "10", id=f"b-{n}", article="b") for n, words in enumerate(("at least 36", "at least 55"))
    ]
    assert judge_measure(lines, began=BEGAN).decision.status == "superseded"


def test_what_one_party_says_replaces_another_s_value_takes_nothing_back() -> None:
    """ "500 tonnes rather than the 2,750" is an account of its own: who told 2,750 has not taken it back."""
    old = told("2,750", "president", "06", kind="constant")
    again = told("2,750", "paper", None, kind="constant")
    new = replacing(told("500", "bureau", "20", kind="constant"), old)
    judged = judge_measure((old, again, new))
    assert [c.decision.rule for c in judged.comparisons if c.kind == "value"] != ["RT"]


# ---------------------------------------------------------------- what parties tell alike, and what is no contradiction


def test_three_parties_that_tell_one_small_count_on_several_days_agree() -> None:
    """Two equal small counts of two days may be chance, three are none; "at least" of that number is no doubt of it."""
    two = (told("13", "county", "02"), told("13", "mayor", "05"))
    assert said(judge_measure(two, began=BEGAN)) == ("compatible", "R9")
    three = (*two, told("13", "clinic", "08"))
    assert said(judge_measure(three, began=BEGAN)) == ("corroborated", "R8")
    floor = told("at least 13", "coroner", "03")
    judged = judge_measure((*three, floor), began=BEGAN)
    assert said(judged) == ("corroborated", "R8")
    assert floor.id not in judged.decision.headline
    assert said(judge_measure((told("at least 13", "county", "02"), told("13", "mayor", "02")), began=BEGAN))[1] == "R9"


def test_reports_of_the_first_day_that_give_open_counts_tell_a_rise() -> None:
    """ "At least 32", "at least 40" on one day, in two reports: who counted less counted earlier."""
    low, high = told("at least 32", "broadcaster", "02"), told("at least 43", "brigade", "02")
    judged = judge_measure((low, high), began=BEGAN)
    assert said(judged) == ("progression", "R5")
    assert judged.decision.headline == (high.id,)
    exact = (told("32", "broadcaster", "02"), high)
    assert said(judge_measure(exact, began=BEGAN)) == ("undetermined", "R4b")
    late = (told("at least 32", "broadcaster", "06"), told("at least 43", "brigade", "06"))
    assert judge_measure(late, began=BEGAN).decision.status == "compatible"
    together = tuple(replace(claim, article="x") for claim in (low, high))
    assert judge_measure(together, began=BEGAN).decision.status != "progression"


def test_two_parties_with_the_same_nearly_agree_and_ranges_that_only_meet_do_not() -> None:
    """ "Nearly 3.2 billion" twice is one statement; 20 to 30 and 28 to 45 are two forecasts."""
    prices = [told("nearly 3.2 billion", voice, "02", kind="amount") for voice in ("buyer", "seller")]
    assert said(judge_measure(prices)) == ("corroborated", "R8")
    apart = (told("20,000 to 30,000", "union", "02"), told("28,000 to 45,000", "analysts", "02"))
    assert said(judge_measure(apart, began=BEGAN)) == ("compatible", "R9")
    near = (told("20,000 to 30,000", "union", "02"), told("22,000 to 30,000", "analysts", "02"))
    assert said(judge_measure(near, began=BEGAN)) == ("corroborated", "R8")


def test_a_range_that_one_article_tells_of_itself_and_of_its_source_has_one_source() -> None:
    """The lead has it without, the text with the weekly that it is from."""
    lead = figure_claim("20 to 30", id="a", article="x", kind="ratio")
    text = figure_claim("20 to 30", id="b", article="x", kind="ratio", asserter="weekly")
    assert said(judge_measure((lead, text))) == ("single_source", "R3")


def test_one_party_does_not_contradict_itself_with_values_far_apart() -> None:
    """A crowd of 15,000 and one of 65,000 in one report are two crowds; a magnitude of 6.8 and 7 there is a slip."""
    crowds = [told(number, "agency", None, article="x", kind="constant") for number in ("15,000", "65,000")]
    assert judge_measure(crowds).decision.status == "undetermined"
    reports = [told(number, "agency", None, kind="constant") for number in ("15,000", "65,000")]
    assert judge_measure(reports).decision.status == "undetermined"
    slip = [told(number, "agency", None, article="x", kind="constant") for number in ("6.8", "7.1")]
    assert judge_measure(slip).decision.status == "conflicting"
    parties = (told("15,000", "police", None, kind="constant"), told("65,000", "union", None, kind="constant"))
    assert judge_measure(parties).decision.status == "conflicting"


def test_what_an_article_contrasts_in_its_own_name_far_apart_is_of_two_things() -> None:
    """ "The mine's shares lost 9 per cent, while those of others lost 2": a move of each, and no second account."""
    about: dict[str, Any] = {"article": "x", "kind": "flow", "as_of": "2031-03-02"}
    own = (figure_claim("9", id="a", **about), figure_claim("2", id="b", contrast=True, **about))
    assert judge_measure(own).decision.status == "undetermined"
    sides = tuple(
        replace(claim, asserter=who, attributed_to=who) for claim, who in zip(own, ("union", "firm"), strict=True)
    )
    assert judge_measure(sides).decision.status == "conflicting"


def test_one_party_s_number_and_its_looser_words_are_one_number() -> None:
    """ "More than 85 hurt … of the 85 in hospital"; more than three are not three."""
    hurt = [told(number, "brigade", "02", article="x") for number in ("more than 85", "85")]
    assert judge_measure(hurt, began=BEGAN).decision.status in ("single_source", "compatible")
    few = [told(number, "brigade", "02", article="x") for number in ("more than 3", "3")]
    assert judge_measure(few, began=BEGAN).decision.status not in ("single_source", "compatible")


# ---------------------------------------------------------------- order that the text tells


def following(claim: FigureClaim, *old: FigureClaim) -> FigureClaim:
    return replace(claim, links=tuple(Link("moved", one.id) for one in old))


def test_a_level_that_the_text_says_moved_is_a_course_without_a_day() -> None:
    """ "Fell to 310 from 420": the newer value stands, the older is wrong in nothing; without the words it stays open."""
    before = told("420", "county", None, id="b", kind="stock", article="a")
    now = told("310", "county", "04", id="n", kind="stock", article="a")
    judged = judge_measure((before, following(now, before)))
    assert said(judged) == ("progression", "R5s")
    assert judged.decision.headline == ("n",)
    assert row_of(judged, before).mark != "replaced"
    assert judge_measure((before, now)).decision.status == "undetermined"


def test_a_total_that_the_text_says_rose_is_no_old_line_left_standing() -> None:
    """Both without a day in one article: "rose from 41 to 53"."""
    before = told("41", "county", None, id="b", article="a")
    now = following(told("53", "county", None, id="n", article="a"), before)
    judged = judge_measure((before, now))
    assert said(judged) == ("progression", "R5")
    assert judged.decision.headline == ("n",)


def test_words_of_a_move_do_not_go_against_the_days() -> None:
    """A value of a later day did not become one of an earlier day."""
    late = told("420", "county", "09", id="l", kind="stock", article="a")
    early = following(told("310", "county", "02", id="e", kind="stock", article="a"), late)
    assert judge_measure((late, early)).decision.headline == ("l",)


def test_what_is_earned_in_two_periods_is_no_revision() -> None:
    """ "Revenue rose to 5.3 billion from 4.1 billion" takes nothing back; a third value of the same mouth leaves it open."""
    before = told("4.1 billion", "firm", None, id="b", kind="flow", article="a")
    now = following(told("5.3 billion", "firm", "04", id="n", kind="flow", article="a"), before)
    assert said(judge_measure((before, now))) == ("progression", "R5s")
    third = told("7.2 billion", "firm", "04", id="t", kind="flow", article="c")
    assert judge_measure((before, now, third)).decision.status != "progression"


def test_a_dip_below_an_open_count_is_left_behind_by_a_far_higher_one() -> None:
    """More than 500, then 345 by another party, and more than 2,000 a month later: a course; without the last it stays open."""
    open_end = told("500", "relief", "04", kind="cumulative", qualifier="more_than", granularity=100)
    again = told("500", "wire", "05", kind="cumulative", qualifier="more_than", granularity=100)
    dip = told("345", "county", "06", basis="publication")
    last = told("2,000", "governor", "29", qualifier="more_than", granularity=1000)
    assert said(judge_measure((open_end, again, dip, last), began=BEGAN)) == ("progression", "R5")
    assert judge_measure((open_end, again, dip), began=BEGAN).decision.status == "undetermined"


# ---------------------------------------------------------------- what hardly was counted again


@pytest.mark.parametrize("kind", ["stock", "cumulative"])
def test_a_long_number_with_one_other_digit_is_printed_wrongly_and_no_step(kind: Kind) -> None:
    """Whoever gives it, whenever: nothing moves by exactly three thousand. A number that moved otherwise did."""
    right = [told("41,573,206", voice, day, kind=kind) for voice, day in (("board", "02"), ("paper", "20"))]
    wrong = told("41,576,206", "radio", "05", kind=kind)
    judged = judge_measure((*right, wrong), began=BEGAN)
    assert said(judged)[0] == "conflicting"
    assert compared(judged, "value", *right, wrong).decision.status == "conflicting"
    assert not any(wrong.id in one.claims for one in judged.comparisons if one.kind == "course")
    moved = told("41,580,117", "radio", "25", kind=kind)
    assert said(judge_measure((*right, moved), began=BEGAN))[0] == "progression"


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("31.46", "31.47", "undetermined"),
        ("no more than 31.9", "31.2", "undetermined"),
        ("31.46", "31.5", "single_source"),  # the one is the other rounded
        ("about 31.4", "31.46", "single_source"),
    ],
)
def test_two_exact_shares_of_one_report_are_not_one_source_that_agrees_with_itself(
    first: str, second: str, status: str
) -> None:
    """Left open: one may be a slip. Of two reports each rounds as it likes."""
    share: dict[str, Any] = {"kind": "stock", "cls": "percent", "unit": "percent"}
    pair = [told(words, "board", "05", id=f"a{n}", article="a", **share) for n, words in enumerate((first, second))]
    assert judge_measure(pair).decision.status == status
    apart = [replace(claim, article=claim.id) for claim in pair]
    assert judge_measure(apart).decision.status != "undetermined" or first.startswith("no more")


def test_round_numbers_of_a_thing_that_does_not_change_with_their_witnesses_each_are_left_open() -> None:
    """Two say 400 metres and two 300: next to each other at best. A lone one is a rounding."""
    depth: dict[str, Any] = {"kind": "constant", "cls": "measurement", "unit": "metre"}
    deep = [told("400", voice, "02", **depth) for voice in ("wire", "paper")]
    less = [told("300", voice, "02", **depth) for voice in ("radio", "agency")]
    assert judge_measure((*deep, *less)).decision.status == "undetermined"
    assert judge_measure((*deep, less[0])).decision.status != "undetermined"


def test_two_measurements_with_their_witnesses_each_confirm_nothing_together() -> None:
    """Two surveys put a peak at 7.8 and 7.7 thousand metres: rounded at their very ends they could be one, and nobody says so."""
    height: dict[str, Any] = {"kind": "constant", "cls": "measurement", "unit": "magnitude"}
    one = [told("7.8", voice, "02", **height) for voice in ("survey", "wire")]
    other = [told("7.7", voice, "02", **height) for voice in ("institute", "radio")]
    assert said(judge_measure((*one, *other))) == ("undetermined", "R11")
    assert said(judge_measure((*one, other[0]))) == ("undetermined", "R11")
    assert judge_measure(one).decision.status == "corroborated"


def test_a_count_right_beside_the_report_s_own_is_no_old_line_of_it() -> None:
    """ "3,513 dead. The monitors have 3,830": written together; far off or of one party the lower one is an old line."""
    own = figure_claim("3,513", id="own", article="x", sentence=4, kind="cumulative")
    theirs = figure_claim("3,830", id="theirs", article="x", sentence=5, asserter="the monitors", kind="cumulative")
    assert said(judge_measure((own, theirs))) == ("undetermined", "RI")
    assert said(judge_measure((own, replace(theirs, sentence=9)))) == ("superseded", "RI")
    assert said(judge_measure((own, replace(theirs, asserter="Outlet A", attributed_to=None)))) == ("superseded", "RI")
    bound = figure_claim("more than 3,400", id="own", article="x", sentence=4, kind="cumulative", qualifier="more_than")
    assert said(judge_measure((bound, theirs))) != ("undetermined", "RI")


def test_parts_whose_printed_numbers_make_the_whole_add_up() -> None:
    """1,414 and "more than 4,400" are 5,814 as they are printed; to 5,600 they do not come."""
    parts = [told(number, "agency", "08", article="x", id=number) for number in ("1,414", "more than 4,400")]
    for whole, flag in (("5,814", "adds_up"), ("5,600", "does_not_add_up")):
        judged = judge_measure(
            (told(whole, "agency", "08", article="x", id="w"),), parts=tuple((part,) for part in parts)
        )
        assert compared(judged, "sum").decision.flags == (flag,)


def test_a_small_count_that_is_all_anybody_tells_is_confirmed_by_the_next_day_s_print() -> None:
    """Three killed in two papers a day apart; with another value beside it, on days that the text gives, or later it may be chance."""
    one = told("3", "brigade", "11", basis="publication")
    next_day = told("3", "radio", "12", basis="publication")
    day = date(2031, 3, 10)
    assert judge_measure((one, next_day), began=day).decision.status == "corroborated"
    stated = told("3", "radio", "12")
    assert judge_measure((told("3", "brigade", "11"), stated), began=day).decision.status == "compatible"
    late = told("3", "radio", "15", basis="publication")
    assert judge_measure((one, late), began=day).decision.status == "compatible"


def test_a_report_s_rounder_words_are_held_against_a_number_of_a_few_days_before() -> None:
    """ "Some 4,400" may be the 4,395 of three days before; not where another count stands between them, nor weeks later."""
    number = told("4,395", "office", "12")
    round_ = told("some 4,400", "wire", "15", qualifier="about", basis="publication")
    course = (told("3,100", "office", "10"), number, round_)
    assert compared(judge_measure(course, began=BEGAN), "value", number, round_).decision.status == "compatible"
    between = judge_measure((*course, told("6,000", "office", "13")), began=BEGAN)
    later = judge_measure((*course[:2], replace(round_, as_of=told("1", "x", "28").as_of)), began=BEGAN)
    for judged in (between, later):
        assert not [c for c in judged.comparisons if set(c.claims) == {number.id, round_.id}]


def test_a_party_that_estimates_anew_gives_up_its_first_estimate() -> None:
    """Of its own estimate and what it said a month later the later stands; another party's estimate is no rival of a count."""
    first = told("511", "institute", "01", kind="constant", role="estimate")
    later = told("4,180", "institute", "28", kind="constant")
    judged = judge_measure((first, later))
    assert {c.decision.status for c in judged.comparisons} == {"superseded"}
    counted = told("4,180", "paper", "28", kind="constant")
    assert "superseded" not in {c.decision.status for c in judge_measure((first, counted)).comparisons}


def test_two_steps_of_a_level_in_one_report_are_told_as_its_own_course() -> None:
    """Between reports steps of a course are not compared; what one report sets side by side is."""
    about: dict[str, Any] = {"kind": "stock", "article": "x"}
    first = told("101", "office", "05", **about)
    second = told("83", "council", "07", basis="publication", **about)
    rest = (told("187", "wire", "02", kind="stock"), told("41", "office", "28", kind="stock"))
    judged = judge_measure((first, second, *rest), began=BEGAN)
    (own,) = (c for c in judged.comparisons if set(c.claims) == {first.id, second.id})
    assert own.decision.status == "progression"


def test_many_lower_counts_of_a_report_behind_a_higher_one_may_be_its_parts() -> None:
    """No slip and no old line, however far below it they lie; but not where they come to more than it, nor where it stands last."""
    whole = told("27", "monitor", "21", id="w", article="a", sentence=2)
    zones = [told(n, "monitor", "21", id=f"p{n}", article="a", sentence=at) for at, n in enumerate(("7", "3", "2"), 4)]
    assert said(judge_measure((whole, *zones))) == ("compatible", "RI")
    more = told("19", "monitor", "21", id="p19", article="a", sentence=8)
    assert said(judge_measure((whole, *zones, more)))[0] != "compatible"
    assert said(judge_measure((replace(whole, sentence=9), *zones)))[0] != "compatible"


def test_a_share_of_two_parties_that_is_dated_by_its_printing_alone_has_not_moved() -> None:
    """It may be one count told in two ways; on days that the text gives it moved."""
    share: dict[str, Any] = {"kind": "stock", "cls": "percent", "unit": "percent"}
    pair = (
        told("37", "board", "02", basis="publication", **share),
        told("34.78", "paper", "05", basis="publication", **share),
    )
    assert said(judge_measure(pair, began=BEGAN)) == ("undetermined", "R4")
    dated = [
        told(n, voice, day, basis="stated", **share)
        for n, voice, day in (("37", "board", "02"), ("34.78", "paper", "05"))
    ]
    assert said(judge_measure(dated, began=BEGAN))[0] == "progression"


def test_a_long_share_that_two_parties_tell_weeks_apart_is_one() -> None:
    """So is what was lost, of a time that neither names; a short share, and another year's, may be another one."""
    share: dict[str, Any] = {"kind": "stock", "cls": "percent", "unit": "percent"}
    pair = (told("71.34", "board", "01", **share), told("71.34", "paper", "28", **share))
    assert said(judge_measure(pair)) == ("corroborated", "R8")
    short = (told("71", "board", "01", **share), told("71", "paper", "28", **share))
    assert said(judge_measure(short)) == ("compatible", "R9")
    lost: dict[str, Any] = {"kind": "other", "cls": "money", "unit": "EUR"}
    assert (
        said(judge_measure([told("5.2 billion", v, day, **lost) for v, day in (("a", "01"), ("b", "28"))]))[0]
        == "corroborated"
    )
    assert (
        said(judge_measure([told("5 billion", v, day, **lost) for v, day in (("a", "01"), ("b", "28"))]))[0]
        == "compatible"
    )


def test_from_an_estimate_that_is_dated_by_print_to_another_party_s_count_is_no_rise() -> None:
    """They may be two accounts of one thing; where the text gives the estimate's day, the count came after it."""
    count = told("430", "board", "20")
    printed = told("310", "monitor", "06", role="estimate", basis="publication")
    assert compared(judge_measure((printed, count)), "estimate").decision.status == "undetermined"
    dated = told("310", "monitor", "06", role="estimate", basis="stated")
    assert compared(judge_measure((dated, count)), "estimate").decision.status == "progression"
    own = told("310", "board", "06", role="estimate", basis="publication")
    assert compared(judge_measure((own, count)), "estimate").decision.status == "progression"


def test_two_parties_in_one_report_do_not_follow_one_another_because_one_has_a_day() -> None:
    """ "The agency counted 687 on Monday. The institute arrives at 1,300": no rise, whatever the report's own day."""
    about: dict[str, Any] = {"article": "x"}
    agency = told("687", "agency", "23", basis="resolved", **about)
    institute = told("1,300", "institute", "24", basis="publication", **about)
    before = told("184", "agency", "18")
    judged = judge_measure((agency, institute, before), began=BEGAN)
    (own,) = (c for c in judged.comparisons if set(c.claims) == {agency.id, institute.id})
    assert own.decision.status != "progression"
    stated = told("1,300", "institute", "24", basis="stated", **about)
    again = judge_measure((agency, stated, before), began=BEGAN)
    (own,) = (c for c in again.comparisons if set(c.claims) == {agency.id, stated.id})
    assert own.decision.status == "progression"
