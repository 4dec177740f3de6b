"""Grouping: complete linkage, what stands aside, open pairs and their answers, relations between groups."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.reconcile.groups import AGREEING, Grouping, group_claims, read_identities
from briefgen.reconcile.measures import compare_identity
from briefgen.records import FigureClaim, Link, Match
from build import figure_claim, figure_denied

Told = dict[str, Any]


def claim(surface: str, article: str, sentence: int = 1, **told: Any) -> FigureClaim:
    return figure_claim(surface, article=article, sentence=sentence, **{"population": None, **told})


def ids(grouping: Grouping) -> set[frozenset[str]]:
    return {frozenset(c.id for c in group) for group in grouping.groups}


def sizes(claims: Sequence[FigureClaim]) -> list[int]:
    return sorted(len(group) for group in group_claims(claims).groups)


SOLDIERS: Told = {"measure": "killed", "population": "soldiers", "event": None}
HOSTED: Told = {"measure": "refugees hosted", "population": "Syrian refugees", "place": "Turkey", "kind": "stock"}
DISPLACED: Told = {"measure": "displaced", "population": "people", "place": "Idlib", "kind": "cumulative"}

# ---------------------------------------------------------------- groups


def test_one_measure_in_four_phrasings_is_one_group() -> None:
    """Refugees in Turkey: hosts, hosting, taken in, taken in since; levels and a near total stand together."""
    claims = (
        claim("over 2 million", "000", **{**HOSTED, "measure": "hosts"}),
        claim("around 4 million", "002", **{**HOSTED, "measure": "taken in"}),
        claim(
            "about 3.7 million",
            "003",
            **{**HOSTED, "measure": "taken in", "kind": "cumulative", "period_words": "since the war started"},
        ),
        claim("about 2.5 million", "004", **{**HOSTED, "measure": "already hosts"}),
    )
    assert sizes(claims) == [4]


def test_one_number_of_two_things_is_two_groups_that_differ() -> None:
    """20 soldiers and 20 localities: two groups, and the briefing says that they only look alike."""
    claims = (
        claim("20", "002", 1, measure="killed", population="Syrian soldiers"),
        claim("20", "002", 2, measure="localities captured", population="localities", unit="locality"),
    )
    grouping = group_claims(claims)
    assert ids(grouping) == {frozenset({claims[0].id}), frozenset({claims[1].id})}
    assert [(r.kind, r.rule) for r in grouping.relations] == [("differs", "measure")]


def test_a_claim_that_fits_two_groups_joins_neither() -> None:
    """ "20 soldiers" without a place fits Idlib and Aleppo: it stands alone and names both."""
    vague = claim("20", "000", **SOLDIERS)
    idlib, again = (claim("20", article, **SOLDIERS, place="Idlib") for article in ("001", "003"))
    aleppo = claim("20", "002", **SOLDIERS, place="Aleppo")
    grouping = group_claims((vague, idlib, aleppo, again))
    assert ids(grouping) == {frozenset({vague.id}), frozenset({idlib.id, again.id}), frozenset({aleppo.id})}
    (possible,) = grouping.possible
    assert possible.claim == vague.id
    named = {c.id for position in possible.groups for c in grouping.groups[position]}
    assert named == {idlib.id, aleppo.id, again.id}


def test_a_claim_that_fits_one_group_joins_it() -> None:
    """With only one place told, the silent claim is a compatible member."""
    claims = (claim("20", "000", **SOLDIERS), claim("20", "001", **SOLDIERS, place="Idlib"))
    grouping = group_claims(claims)
    assert len(grouping.groups) == 1
    assert grouping.possible == ()


def test_a_group_is_no_chain() -> None:
    """A agrees with B and B with C, but A and C leave two fields open: C stands apart and may belong."""
    full = claim("33", "000", **{**SOLDIERS, "event": "air strike"}, place="Idlib", asserter="SOHR")
    half = claim("33", "001", **SOLDIERS, place="Idlib", asserter="UN")
    bare = claim("33", "002", **SOLDIERS, asserter="Ankara")
    grouping = group_claims((bare, half, full))
    assert ids(grouping) == {frozenset({full.id, half.id}), frozenset({bare.id})}
    assert [p.claim for p in grouping.possible] == [bare.id]


def test_two_tellings_of_one_event_are_read_as_the_fuller() -> None:
    """ "The collapse" is the Sorvik dam's while the claims know no other, and the dam's flood is the same disaster."""
    told = {"measure": "killed", "population": "people"}
    dam, collapse, flood = (
        claim(surface, article, **told, event=event)
        for surface, article, event in (
            ("43", "000", "the Sorvik dam collapsed"),
            ("112", "001", "the collapse"),
            ("124", "002", "the flood"),
        )
    )
    assert sizes((dam, collapse, flood)) == [3]
    bridge = claim("5", "003", **told, event="the Losk bridge collapsed")
    assert read_identities((dam, collapse, bridge))[collapse.id].event == {"collapse"}


def test_numbers_of_nothing_are_not_one_measure() -> None:
    """A label that only repeats its unit ("days", "percent") names no measure: two such claims are two groups."""
    hours = tuple(claim("two", article, 2, measure="hour", unit="hour", kind="duration") for article in ("000", "001"))
    shares = tuple(claim("9", article, measure="percent", unit="percent", kind="ratio") for article in ("000", "001"))
    grouping = group_claims((*hours, *shares))
    assert len(grouping.groups) == 4
    assert grouping.open_blocks == ()


def test_titles_are_in_no_group() -> None:
    """A headline's figure is compared with its own body elsewhere, never counted."""
    body, title = claim("33", "000", **SOLDIERS), claim("33", "001", **SOLDIERS, in_headline=True)
    assert ids(group_claims((body, title))) == {frozenset({body.id})}


def test_an_unverified_label_stands_alone() -> None:
    """A claim whose place is not in its text proves nothing for that place, nor for any other."""
    good = claim("20", "000", **SOLDIERS, place="Idlib")
    doubted = claim("20", "001", **SOLDIERS, place="Idlib", unverified=("place",))
    assert ids(group_claims((good, doubted))) == {frozenset({good.id}), frozenset({doubted.id})}


def test_a_denial_without_a_value_joins_its_measure() -> None:
    """ "No credible evidence" of the same killings stands in the group, with polarity deny."""
    told = {"measure": "killed", "population": "Syrian civilians", "event": "Russian raids", "kind": "cumulative"}
    count = claim("almost 2,500", "000", **told)
    denial = figure_denied("no credible evidence", article="004", **{**told, "event": "Russian strikes"})
    assert ids(group_claims((count, denial))) == {frozenset({count.id, denial.id})}


def test_an_article_that_speaks_of_one_event_need_not_name_it_twice() -> None:
    """The toll in the third sentence is the earthquake's of the first; with two events in the article it is not."""
    first = claim("1,300", "000", 1, measure="killed", population="people", event="earthquake", event_day="2023-02-06")
    later = claim("1,300", "000", 3, measure="killed", population="people", place="Turkey")
    assert len(group_claims((first, later)).groups) == 1
    other = claim("12", "000", 2, measure="killed", population="soldiers", event="ambush")
    identities = read_identities((first, later, other))
    assert identities[later.id].event == frozenset()


# ---------------------------------------------------------------- open pairs and answers


def test_open_pairs_are_handed_out_and_answers_settle_only_them() -> None:
    """Drowned and died in one sinking: asked once; "exact" joins them, "none" parts them."""
    sunk = {"population": "people", "event": "sinking", "event_day": "2016-02-08"}
    drowned, died = claim("38", "000", measure="drowned", **sunk), claim("38", "001", measure="died", **sunk)
    before = group_claims((drowned, died))
    (block,) = before.open_blocks
    assert len(before.groups) == 2
    assert [(block.claims[a].id, block.claims[b].id) for a, b in block.pairs] == [(drowned.id, died.id)]
    joined = group_claims((drowned, died), matches=(Match(died.id, drowned.id, "exact", "one sinking"),))
    assert (len(joined.groups), joined.open_blocks) == (1, ())
    parted = group_claims((drowned, died), matches=(Match(died.id, drowned.id, "none", "two boats"),))
    assert (len(parted.groups), parted.open_blocks) == (2, ())


def test_an_answer_cannot_join_what_the_rules_part() -> None:
    """Killed and injured stay two groups whatever a model says; so does a pair that it was not asked about."""
    killed, injured = claim("38", "000", measure="killed"), claim("38", "001", measure="injured")
    answers = (Match(killed.id, injured.id, "exact", "the same"), Match("nobody.f1", killed.id, "exact", "?"))
    assert len(group_claims((killed, injured), matches=answers).groups) == 2


def test_another_story_does_not_rename_a_question() -> None:
    """A block is named by its measure, so that one more article leaves recorded answers in place."""
    sunk = {"population": "people", "event": "sinking", "event_day": "2016-02-08"}
    pair = (claim("38", "004", measure="drowned", **sunk), claim("38", "005", measure="died", **sunk))
    flood = (
        claim("6", "000", measure="evacuated", place="Bern"),
        claim("9", "001", measure="evacuated", place="Switzerland"),
    )
    alone, together = group_claims(pair), group_claims((*flood, *pair))
    assert [block.name for block in together.open_blocks] == ["evacuate-person", "kill-person"]
    assert alone.open_blocks == together.open_blocks[1:]


def test_a_party_figure_told_twice_needs_no_question() -> None:
    """Digit for digit, by one party, within two days: place and event left out on different sides part nothing."""
    told = {"measure": "killed", "population": "people", "asserter": "Red Cross"}
    here = claim("1,348", "000", **told, place="Keldry", as_of="2031-03-13")
    there = claim("1,348", "001", **told, event="flood", as_of="2031-03-14")
    crash = claim("7", "002", measure="killed", population="people", event="crash", asserter="police")
    assert sizes((here, there, crash)) == [1, 2]
    later = claim("1,348", "001", **told, event="flood", as_of="2031-03-24")
    assert sizes((here, later, crash)) == [1, 1, 1]
    small = tuple(claim("43", c.article, **told, place=c.label.place, event=c.label.event) for c in (here, there))
    assert sizes((*small, crash)) == [1, 1, 1]


def test_a_silent_label_is_of_the_only_event_that_anybody_tells() -> None:
    """Place and event unsaid are one unknown where one party counts and no other event of that measure is told."""
    told = {"measure": "killed", "population": "people", "asserter": "Red Cross"}
    flood, bare = claim("43", "000", **told, place="Keldry", event="flood"), claim("61", "001", **told)
    assert sizes((flood, bare)) == [2]
    crash = claim("7", "002", measure="killed", population="people", place="Losk", event="crash", asserter="police")
    assert sizes((flood, bare, crash)) == [1, 1, 1]
    other = claim("61", "001", **{**told, "asserter": "NES"})
    assert sizes((flood, other)) == [1, 1]


def test_questions_are_few_and_short() -> None:
    """Of many open pairs a run asks about sixty at most, twelve to a question."""
    told = {"measure": "killed", "population": "people", "event": "flood"}
    names = ("Al", "Be", "Ce", "De", "Ef", "Ge", "Ha", "Il", "Jo", "Ka", "Lo", "Mi", "Ne", "Or", "Pe", "Qi")
    towns = [first + last for first in names[:8] for last in ("don", "mark", "stad", "vik", "holm")]
    claims = [claim(str(10 + n), f"{n:03}", **told, place=town) for n, town in enumerate(towns)]
    blocks = group_claims(claims).open_blocks
    assert 0 < sum(len(block.pairs) for block in blocks) <= 60
    assert max(len(block.pairs) for block in blocks) <= 12


# ---------------------------------------------------------------- relations


def test_a_part_by_population_place_event_or_by_the_text_is_a_relation() -> None:
    """11 children of 38 people, Turkey of Turkey and Syria, one strike of a month, and what a link says."""
    quake = {"measure": "killed", "population": "people", "event": "earthquake", "event_day": "2023-02-06"}
    claims = (
        claim("38", "000", 1, measure="drowned", population="people"),
        claim("11", "000", 2, measure="drowned", population="children"),
        claim("5,000", "001", 1, **quake, place="Turkey and Syria"),
        claim("3,400", "001", 2, **quake, place="Turkey"),
        claim(
            "33",
            "002",
            1,
            measure="killed",
            population="Turkish soldiers",
            place="Idlib",
            event="air strike",
            event_day="2020-02-27",
        ),
        claim(
            "53",
            "002",
            2,
            measure="killed",
            population="Turkish troops",
            place="Idlib",
            kind="flow",
            period_words="this month",
            period="2020-02-01/2020-02-28",
        ),
        claim("200", "003", 1, measure="arrested", population="people"),
        claim("30", "003", 2, measure="charged", population="people", links=(Link("part_of", "003.f1.0"),)),
    )
    grouping = group_claims(claims)
    assert len(grouping.groups) == len(claims)
    found = {
        (grouping.groups[r.part][0].surface, grouping.groups[r.whole][0].surface, r.rule) for r in grouping.relations
    }
    assert found == {
        ("11", "38", "sub-population"),
        ("3,400", "5,000", "sub-place"),
        ("33", "53", "sub-event"),
        ("30", "200", "said"),
    }
    assert all(r.kind == "part_of" and r.why for r in grouping.relations)


def test_an_undated_strike_beside_a_count_of_this_month_is_its_part() -> None:
    """33 in an air strike and 53 this month, both of one article; of two articles nothing says which month."""
    told = {"measure": "killed", "population": "Turkish soldiers", "place": "Idlib", "as_of": "2020-02-28"}
    month = {**told, "kind": "flow", "period_words": "this month", "period": "2020-02"}
    strike, total = claim("33", "002", 1, **told, event="an air strike"), claim("53", "002", 2, **month)
    assert [(r.kind, r.rule) for r in group_claims((strike, total)).relations] == [("part_of", "sub-event")]
    elsewhere = claim("53", "003", 2, **month)
    assert group_claims((strike, elsewhere)).relations == ()


def test_two_periods_of_one_measure_differ() -> None:
    """Arrivals of two months and of a year: alike, not the same, and not part and whole."""
    arrived = {"measure": "arrived", "population": "people", "place": "Greece", "kind": "flow"}
    claims = (
        claim("more than 50,000", "000", **arrived, period_words="this year", period="2016-01-01/2016-02-29"),
        claim("850,000", "001", **arrived, period_words="in 2015", period="2015"),
    )
    assert [(r.kind, r.rule) for r in group_claims(claims).relations] == [("differs", "period")]


# ---------------------------------------------------------------- laws

MEASURES = ("killed", "dead", "drowned", "injured", "missing", "displaced", "refugees hosted")
WHO = (None, "people", "soldiers", "Turkish soldiers", "children", "women and children", "civilians", "Syrian refugees")
WHERE = (None, "Idlib", "Idlib, Syria", "Aleppo", "Syria", "Turkey", "Turkey and Syria", "north-west Syria")
EVENTS = (
    None,
    "an air strike",
    "Russian raids",
    "the earthquake",
    "quake",
    "this month",
    "attack",
    "the collapse",
    "a flood",
)
DAYS = (None, "2020-02-27", "2020-02-28", "2023-02-06")

tellings = st.builds(
    dict,
    measure=st.sampled_from(MEASURES),
    population=st.sampled_from(WHO),
    place=st.sampled_from(WHERE),
    event=st.sampled_from(EVENTS),
    event_day=st.sampled_from(DAYS),
    kind=st.sampled_from(("event", "cumulative", "stock", "flow", "other")),
    method=st.sampled_from((None, "confirmed")),
)


@st.composite
def stories(draw: st.DrawFn) -> tuple[FigureClaim, ...]:
    told = draw(st.lists(tellings, min_size=1, max_size=14))
    return tuple(claim(str(10 + n), f"{n % 5:03}", n, **about) for n, about in enumerate(told))


@given(stories())
@settings(max_examples=80, deadline=None)
def test_in_every_group_every_pair_agrees(claims: tuple[FigureClaim, ...]) -> None:
    """Complete linkage: no two members are none, or open in more than place and event; every claim is in one group."""
    grouping = group_claims(claims)
    identities = read_identities(claims)
    for group in grouping.groups:
        for a, b in combinations(group, 2):
            comparison = compare_identity(identities[a.id], identities[b.id])
            left_open = {*comparison.unknown, *comparison.doubtful}
            assert not comparison.differing
            assert comparison.level in AGREEING or left_open == {"place", "event"}
    assert sorted(c.id for group in grouping.groups for c in group) == sorted(c.id for c in claims)
    assert all(position < len(grouping.groups) for p in grouping.possible for position in p.groups)


@given(stories(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_claims_changes_nothing(claims: tuple[FigureClaim, ...], chance: random.Random) -> None:
    """The same claims in another order give the same groups, relations, questions."""
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert group_claims(claims) == group_claims(shuffled)


@given(stories())
@settings(max_examples=60, deadline=None)
def test_an_unrelated_claim_changes_no_other_group(claims: tuple[FigureClaim, ...]) -> None:
    """A figure of another measure, in another article, adds its own group and nothing else."""
    alone = claim("€46.5 million", "900", measure="fine", population="a ferry company", unit="EUR", kind="amount")
    without, beside = group_claims(claims), group_claims((alone, *claims))
    assert ids(beside) == ids(without) | {frozenset({alone.id})}
    assert beside.open_blocks == without.open_blocks


@given(stories())
@settings(max_examples=60, deadline=None)
def test_comparison_is_symmetric_and_reflexive(claims: tuple[FigureClaim, ...]) -> None:
    """A claim agrees with itself, and no level depends on which side is asked."""
    identities = tuple(read_identities(claims).values())
    assert all(compare_identity(i, i).level == "exact" for i in identities)
    for a, b in combinations(identities, 2):
        assert compare_identity(a, b).level == compare_identity(b, a).level


def test_the_claim_shown_for_a_question_does_not_depend_on_the_order() -> None:
    """Of several claims with one identity the first by article and sentence is asked about."""
    sunk = {"population": "people", "event": "sinking", "event_day": "2016-02-08"}
    claims = [claim("38", a, measure="drowned", **sunk) for a in ("000", "001", "002")]
    claims.append(claim("38", "003", measure="died", **sunk))
    assert group_claims(claims) == group_claims(claims[::-1])
    assert [c.article for c in group_claims(claims[::-1]).open_blocks[0].claims] == ["000", "003"]


@given(stories())
@settings(max_examples=40, deadline=None)
def test_answers_of_none_leave_the_groups_as_they_were(claims: tuple[FigureClaim, ...]) -> None:
    """A model that says "none" to all that it is asked changes no group and is asked nothing more."""
    before = group_claims(claims)
    answers = tuple(
        Match(block.claims[a].id, block.claims[b].id, "none", "")
        for block in before.open_blocks
        for a, b in block.pairs
    )
    after = group_claims(claims, matches=answers)
    assert ids(after) == ids(before)
    assert after.open_blocks == ()


@pytest.mark.parametrize("count", [0, 1])
def test_no_claim_and_one_claim_are_no_trouble(count: int) -> None:
    """Nothing in, nothing out."""
    assert len(group_claims(tuple(claim("5", "000") for _ in range(count))).groups) == count
