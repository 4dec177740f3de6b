"""What a page without a model leads with: decisions and the latest state, each matter once, no rumour and no outlier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from briefgen.briefing.local_draft.alone import why_not_alone
from briefgen.briefing.local_draft.heading import draft_title
from briefgen.briefing.local_draft.key_figures import _beside, leading_claim
from briefgen.briefing.local_draft.kinds import is_aside, tells_decision, tells_of_one
from briefgen.briefing.local_draft.measures import is_of_somebody
from briefgen.briefing.local_draft.news import _sums_up
from briefgen.briefing.local_draft.story import is_hearsay, passed_counts, standing_claims
from briefgen.briefing.public import Briefing
from briefgen.briefing.render import View
from briefgen.briefing.render.content import _hangs, report_day
from briefgen.briefing.render.forms import renderer_of
from test_local_draft import briefing_of, page_of, told


@pytest.mark.parametrize(
    ("text", "decision", "aside", "of_one"),
    [
        ("Prime Minister Orla resigned on Monday over the harbour of Vell.", True, False, False),
        ("The council suspended the harbour bill of Vell without a date.", True, False, False),
        ("Nobody has drowned in Vell, the clinic said of rumours that went round.", False, True, False),
        ("The march was counted by counting all heads at the gates of Vell.", False, True, False),
        ("The march of Vell filled four squares and the harbour road.", False, False, False),
        ("A protester who came to Vell with two sons found the march bigger this time.", False, False, True),
        ("A court in Vell fined the harbour company for fraud.", True, False, False),
    ],
)
def test_a_sentence_is_news_of_a_kind(text: str, decision: bool, aside: bool, of_one: bool) -> None:
    """Decisions lead, rumours, methods and what did not happen do not, nor does one person without a name."""
    assert (tells_decision(text), is_aside(text), tells_of_one(text)) == (decision, aside, of_one)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Nobody in Vell saw a shot in the 79 days which that protest lasted.", False),
        ("The minister of Vell said that protest was a right of everybody in town.", True),
        ("Because of the clashes in Vell the organizers moved the end of the rally to Chater Garden.", False),
        ("The rally of June 4 in Vell ended at Chater Garden in the early evening.", True),
        ("Kept in hospital were three males and two females of all ages.", False),
        ("Hurt in the explosion at Vell were at least 40 people, said Dr. Brandt.", True),
        ("Half of the marchers in Vell, however, insisted on the harbour road.", False),
        ("Earlier, the head of the Vell harbour had said that it will take years.", False),
        ("Now the shares of Vell Power pay for a company that knows nothing of its year.", False),
        ("Now 40 people are missing in Brannock, the mayor of the town said.", True),
        ("The joint help of the Vell council goes to those who lost a house.", True),
        ("The emergency help is to go to people whom the blast in Vell has shaken.", False),
    ],
)
def test_what_points_to_another_sentence_does_not_stand_alone(text: str, alone: bool) -> None:
    """An event that "that" or "the" points to, a subject that hangs behind, a contrast to what stood before."""
    assert (why_not_alone(text) == "") is alone


def test_the_bill_of_the_whole_story_is_known() -> None:
    """Where the first lines of the articles are of one bill, "the bill" points to it."""
    text = "Premier Orla of Vell suspended the bill some days after the march to the harbour."
    assert why_not_alone(text) == "it points outside: the bill"
    assert why_not_alone(text, "en", frozenset({"bill"})) == ""


def test_a_count_on_condition_is_hearsay() -> None:
    """ "Ten died, if reports are right": nobody stands for it."""
    assert is_hearsay("Ten people died in Vell, if international media reports are right.")
    assert not is_hearsay("Ten people died in Vell, the reports of two ministries say.")


MARCH = (
    told(
        1,
        "2031-06-10",
        "Vell marches against harbour bill",
        "Thousands marched in Vell on Sunday, June 8, against the harbour bill, the police said.",
    ),
    told(
        2,
        "2031-06-20",
        "How crowds are counted in Vell",
        "For the march of June 15 in Vell, organizers give 2 million people. The police put the march of June 15 at 338,000 people at its peak.",
    ),
    told(
        3,
        None,
        "Premier of Vell says she is sorry for harbour bill",
        "Premier Ida Orla of Vell apologised on Sunday for the harbour bill, while marchers in black called on her to resign. "
        "To tell Orla to resign, almost 2 million people took part in the march in Vell on Sunday, organizers said.",
    ),
    told(
        4,
        "2031-07-02",
        "Marchers of Vell want harbour bill gone",
        "On July 1 marchers in Vell demanded once more that the council drop the harbour bill.",
    ),
)


def test_an_undated_article_is_of_the_day_that_its_figures_tell() -> None:
    """Its Sunday is that of the march which another article dates; it may open the page, with the day behind its place."""
    page = page_of(*MARCH)
    assert page.story.placed == {"003": date(2031, 6, 15)}
    found = briefing_of(*MARCH)
    opening = next(s for s in (*found.bottom_line, *found.key_points) if "apologised" in s.text)
    assert report_day(opening, found) == ", undated, Sunday: 15 Jun"


def test_no_undated_article_is_placed_by_another_weekday() -> None:
    """A Monday is not the Sunday of the march."""
    other = told(
        3,
        None,
        "Premier of Vell sorry",
        "Almost 2 million people took part in the march in Vell on Monday, organizers said.",
    )
    assert page_of(*MARCH[:2], other, MARCH[3]).story.placed == {}


def test_the_weekday_of_a_dated_report_has_its_day() -> None:
    """A Sunday of a report of Tuesday the 10th is the 8th; a date that stands beside it is not said again."""
    found = briefing_of(
        told(
            1,
            "2031-06-10",
            "Premier of Vell resigns",
            "Premier Ida Orla of Vell resigned on Sunday over the harbour bill.",
        ),
        told(
            2,
            "2031-06-20",
            "Council of Vell drops harbour bill",
            "The council of Vell withdrew the harbour bill on Thursday (June 19) after weeks of marches.",
        ),
    )
    days = {s.citations[0].source_id: report_day(s, found) for s in (*found.bottom_line, *found.key_points)}
    assert days == {"001": ", 10 Jun, Sunday: 8 Jun", "002": ", 20 Jun"}
    shown = " ".join(renderer_of("term")(found, View(width=140)).split())
    assert all(f"{day}]" in shown for day in days.values())


BLAST = (
    ("2031-08-04", "at least 50", "the health minister"),
    ("2031-08-05", "135", "the Red Cross"),
    ("2031-08-10", "220", "the governor"),
    ("2031-08-12", "171", "the president"),
)


def test_the_last_count_of_the_dead_leads_and_the_first_is_the_first() -> None:
    """Of tolls on which voices differ the latest leads, a higher one differs, and a lower bound may be the first."""
    line = "The blast at the port of Vell killed {} people, {} said."
    page = page_of(
        *(told(n, day, "Blast at Vell port", line.format(count, who)) for n, (day, count, who) in enumerate(BLAST, 1))
    )
    (group,) = (group for group in page.story.ledger.reconciliation.groups if group.name == "people killed")
    last = tuple(claim.id for claim in group.claims[-2:])
    rows = tuple(replace(row, mark=None) if set(row.claims) & set(last) else row for row in group.rows)
    gone = tuple(ident for ident in group.decision.superseded if ident not in last)
    differing = replace(
        group,
        rows=rows,
        decision=replace(group.decision, status="conflicting", rule="R6", headline=last, superseded=gone),
    )
    story = replace(page.story, standing={group.id: standing_claims(differing)})
    take = leading_claim(differing, story)
    assert take is not None
    assert take.surface == "171"
    beside = {kind: [claim.surface for claim in claims] for kind, claims in _beside(differing, take, story)}
    assert beside["differs"] == ["220"]
    assert beside["first"] == ["at least 50"]


def test_a_count_that_all_later_ones_pass_is_overtaken_where_voices_differ_too() -> None:
    """Of 50, 135, 220 and 171 the first two are; a count that a later one is near is not."""
    line = "The blast at the port of Vell killed {} people, {} said."
    page = page_of(
        *(told(n, day, "Blast at Vell port", line.format(count, who)) for n, (day, count, who) in enumerate(BLAST, 1))
    )
    (group,) = (group for group in page.story.ledger.reconciliation.groups if group.name == "people killed")
    differing = replace(group, decision=replace(group.decision, status="conflicting", rule="R6"))
    gone = set(passed_counts(differing))
    assert [claim.surface for claim in group.claims if claim.id in gone] == ["at least 50", "135"]


@pytest.mark.parametrize(
    ("who", "somebody"),
    [
        ("a former member", True),
        ("the police", False),
        ("an officer of the Vell Guard", False),
        ("one analyst", True),
        ("a ministry official", False),
    ],
)
def test_an_outlier_of_somebody_without_a_name_leads_nothing(who: str, somebody: bool) -> None:
    """What one nameless person puts about is no side of a difference."""
    group = next(g for _, g in page_of(*MARCH).measures if g.claims)
    assert is_of_somebody(replace(group.claims[0], attributed_to=who)) is somebody


def test_a_decision_that_is_told_twice_is_one_piece_of_news() -> None:
    """The resignation of one premier in other words is no second one; that of another man is."""
    lines = (
        "After great outrage Premier Hassan Brandt of Vell made it known that his government was resigning.",
        "At a press briefing Brandt announced that the government resigned and blamed the harbour.",
        "At the town hall Keller told the papers that the board of the railway resigned in full.",
    )
    page = page_of(*(told(n, "2031-08-10", "News of the harbour", line) for n, line in enumerate(lines, 1)))
    one, again, other = page.story.passages
    assert page.spread.is_one(one, again)
    assert not page.spread.is_one(one, other)


def test_a_sum_and_its_parts_are_one_piece_of_news() -> None:
    """192 dead are the 180 soldiers and 12 servicemen of another report."""
    lines = (
        "In the offensive 192 soldiers of Vell were killed, the country said.",
        "The offensive killed 180 soldiers of the army and 12 soldiers of the guard of Vell, papers wrote.",
        "The offensive killed 170 soldiers of the army and 12 soldiers of the guard of Vell, papers wrote.",
    )
    page = page_of(*(told(n, "2031-08-10", "Vell", line) for n, line in enumerate(lines, 1)))
    whole, parts, others = page.story.passages
    assert page.spread.is_one(whole, parts)
    assert not _sums_up(whole, others)


def accounts_of(found: Briefing) -> str:
    _, _, told_of = renderer_of("md")(found, View()).partition("## Accounts that differ")
    return told_of.partition("\n## ")[0]


def test_nobody_is_no_party_and_a_spokeswoman_goes_on_for_her_own() -> None:
    """Neither a pronoun nor who goes on with the account before is set against a party."""
    nobody = told(
        1,
        "2031-06-13",
        "Police of Vell defend force",
        "Nobody reported rubber bullets at the march in Vell. That force had been excessive at the march in Vell with rubber bullets, Keller denied.",
    )
    method = told(
        2,
        "2031-06-20",
        "Vell counts",
        "How huge the march in Vell was is a matter of dispute. For the march in Vell organizers give 2 million people. "
        "They arrived at it by counting all, said Bonnie Brandt of the Vell Front, which organized the march.",
    )
    assert accounts_of(briefing_of(nobody, method)) == ""


@pytest.mark.parametrize(
    ("lines", "hangs"),
    [
        (("Police shot without warning, the union Arl said.", "It denied that anybody had been hurt."), True),
        (("Police shot without warning, the union Arl said.", "The police denied that anybody had been hurt."), False),
    ],
)
def test_a_side_that_opens_on_a_pronoun_is_no_account(lines: tuple[str, str], hangs: bool) -> None:
    """Of whom "it" is a sentence before tells, and that may be another party."""
    sides = [SimpleNamespace(statement=SimpleNamespace(text=line)) for line in lines]
    assert _hangs(SimpleNamespace(sides=sides)) is hangs  # type: ignore[arg-type]


def test_the_article_that_opens_the_page_heads_it() -> None:
    """Of headlines that tell about as much of the story that over the opening sentence is taken."""
    page = page_of(*MARCH)
    titles = {opening: draft_title(page.story, opening=opening).text for opening in ("001", "003")}
    assert titles["003"] == "Premier of Vell says she is sorry for harbour bill"
    assert titles["001"] == "Vell marches against harbour bill"
