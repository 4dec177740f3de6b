"""The key figures of the local engine: which number is to take, with whom and when, and what is told beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pytest

import related
from briefgen.briefing.draft.key_figures import check_key_figures, settle_key_figures
from briefgen.briefing.local_draft.key_figures import choose_key_figures, day_of, draft_key_figures, is_sure
from briefgen.briefing.local_draft.story import read_story
from briefgen.briefing.public import Briefing, KeyFigure
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import BriefOptions, run_pipeline
from briefgen.records import (
    Article,
    Comparison,
    DatedSpan,
    Decision,
    DraftStatement,
    Group,
    Kind,
    Ledger,
    Mark,
    Reconciliation,
    Row,
    Status,
)
from briefgen.stages.ledger import material_of
from briefgen.text.voices.parties import names_one_party
from build import article


def briefing_of(*articles: Article, length: str = "normal") -> Briefing:
    return asyncio.run(run_pipeline(articles, Extractive(), BriefOptions(length=length)))  # type: ignore[arg-type]


def told(number: int, published: str | None, *sentences: str) -> Article:
    return article(
        "\n\n".join(sentences),
        id=f"{number:03}",
        title="Ferry Orla sinks off Port Vell",
        published=published,
        outlet=f"Paper {'ABCDEFG'[number]}",
    )


def figures_of(*articles: Article) -> dict[str, KeyFigure]:
    return {item.what: item for item in briefing_of(*articles).key_figures}


SANK = "The ferry Orla sank off Port Vell, killing at least {} people, {}."
FIRST = told(1, "2031-05-03", SANK.format(31, "the coast guard said on Saturday"))
SECOND = told(2, "2031-05-05", SANK.format(54, "the coast guard said on Monday"))


def test_the_latest_count_is_taken_and_the_earlier_stand_beside_it() -> None:
    """With who counts, where the sentence names the party, and the day of each."""
    dead = figures_of(FIRST, SECOND)["People killed"]
    assert dead.take.text == "at least 54 (the coast guard, 5 May 2031)"
    assert dead.also is not None
    assert dead.also.text == "earlier: at least 31 (the coast guard, 3 May 2031)"
    assert [c.source_id for c in dead.take.citations] == ["002"]


def test_an_outlet_that_names_nobody_is_not_the_one_who_counts() -> None:
    """Its name stands behind "in"."""
    third = told(3, "2031-05-07", "In the sinking of the ferry Orla off Port Vell 57 people were killed.")
    assert figures_of(FIRST, SECOND, third)["People killed"].take.text == "57 (in Paper D, 7 May 2031)"


POLICE = "Police say that 12,000 people took part in the march against the dam in Brannock on Sunday."
UNION = "Some 30,000 people took part in the march against the dam in Brannock on Sunday, the seamen’s union said."


def test_what_another_party_counts_stands_beside_it() -> None:
    """Where two exclude one another both are told, the one that most articles tell first."""
    march = [told(1, "2031-06-02", POLICE), told(2, "2031-06-02", POLICE), told(3, "2031-06-02", UNION)]
    item = figures_of(*march)["People taking part"]
    assert item.take.text.startswith("12,000 (")
    assert item.also is not None
    assert item.also.text.startswith("differs: some 30,000 (")


def test_one_of_two_kinds_side_by_side_is_no_number_to_take() -> None:
    """ "20 children and six adults were killed": six is not how many people were."""
    both = "In the fire of Brannock school 20 children and six adults were killed, the fire service said."
    found = figures_of(told(1, "2031-06-02", both), told(2, "2031-06-03", both))
    assert not any(item.take.text.startswith(("six", "20")) for item in found.values())


# ---------------------------------------------------------------- measures made by hand


def story_of(*texts: tuple[str | None, str]) -> Ledger:
    """An article each, with its day; every number a figure of it."""
    return stories(
        {"text": text, "outlet": f"Paper {n}", "published": day or ""} for n, (day, text) in enumerate(texts)
    )


def stories(about: Iterable[dict[str, str]]) -> Ledger:
    return related.told(*({key: value for key, value in one.items() if value} for one in about))


def group_of(
    ledger: Ledger,
    name: str = "people killed",
    status: Status = "progression",
    kind: Kind = "cumulative",
    *,
    head: str = "",
    marks: Mapping[str, Mark] | None = None,
    weak: bool = False,
) -> Group:
    """All figures of a ledger as one measure; `head` is the leading one's words, the last's where none is told."""
    claims = tuple(replace(c, label=replace(c.label, measure=name, kind=kind)) for c in ledger.figures)
    heads = tuple(c.id for c in claims if c.surface == head) if head else (claims[-1].id,)
    rows = tuple(Row((c.id,), c.asserter, c.as_of, mark=(marks or {}).get(c.surface)) for c in claims)
    return Group(
        "F1", claims[0].label, "person", claims, Decision(status, "R", "", heads), name=name, weak=weak, rows=rows
    )


def chosen(ledger: Ledger, group: Group) -> tuple[str, dict[str, list[str]]] | None:
    """The words of the figure to take and, by the word for why, those beside it; None where the measure is left out."""
    found = choose_key_figures(read_story(replace(ledger, reconciliation=Reconciliation((group,)))))
    return (found[0].take.surface, {kind: [c.surface for c in own] for kind, own in found[0].beside}) if found else None


DEAD = "In the flood of Brannock {} people were killed."
COURSE = story_of(("2031-06-02", DEAD.format(31)), ("2031-06-04", DEAD.format(54)), ("2031-06-06", DEAD.format(49)))


def test_a_total_that_came_down_was_withdrawn() -> None:
    """What is above the last count and replaced was taken back; what lies below is only earlier."""
    told = chosen(COURSE, group_of(COURSE, status="superseded", marks={"54": "replaced", "31": "old"}))
    assert told == ("49", {"withdrawn": ["54"], "earlier": ["31"]})


def test_a_count_that_rose_was_not_withdrawn() -> None:
    """Also where a sentence tells both, so that the old one is marked as replaced."""
    rising = story_of(("2031-06-02", DEAD.format(31)), ("2031-06-04", DEAD.format(54)))
    assert chosen(rising, group_of(rising, marks={"31": "replaced"})) == ("54", {"earlier": ["31"]})


def test_a_total_above_the_last_that_nothing_took_back_is_not_told() -> None:
    """It counts another thing."""
    assert chosen(COURSE, group_of(COURSE, marks={"54": "old", "31": "old"})) == ("49", {"earlier": ["31"]})


def test_a_count_of_a_later_day_leaves_the_measure_out() -> None:
    """Where the last day's value is not the leading one nobody knows which holds."""
    assert chosen(COURSE, group_of(COURSE, head="54")) is None


def test_an_undated_count_does_not_overtake_a_dated_one() -> None:
    """What has no day cannot be known to be the last, unless it says itself that it replaces the other."""
    ledger = story_of(("2031-06-02", DEAD.format(31)), ("2031-06-04", DEAD.format(54)), (None, DEAD.format(44)))
    dated = chosen(ledger, group_of(ledger, head="44"))
    assert dated is not None
    assert dated[0] == "54"
    replaced = chosen(ledger, group_of(ledger, status="superseded", head="44", marks={"54": "replaced"}))
    assert replaced is not None
    assert replaced[0] == "44"


def test_two_values_of_one_sentence_are_parts() -> None:
    """Of those in hotels and those in tents neither is the number of the displaced."""
    text = "Displaced by the flood of Brannock, 7,400 people live in hotels and 1,100 people in tents."
    ledger = story_of(("2031-06-02", "The flood of Brannock displaced 200 people."), ("2031-06-09", text))
    group = group_of(ledger, "people displaced", kind="stock")
    both = replace(group, decision=replace(group.decision, headline=tuple(c.id for c in group.claims[1:])))
    assert chosen(ledger, both) is None


def test_values_that_only_do_not_exclude_each_other_are_none_to_take() -> None:
    """ "12" and "at least 3"."""
    ledger = story_of(("2031-06-02", DEAD.format(12)), ("2031-06-02", DEAD.format("at least 3")))
    group = group_of(ledger, status="compatible")
    both = replace(group, decision=replace(group.decision, headline=tuple(c.id for c in group.claims)))
    assert chosen(ledger, both) is None


def test_of_what_agrees_the_wording_of_others_stands_beside_it() -> None:
    ledger = story_of(("2031-06-02", DEAD.format("about 45")), ("2031-06-02", DEAD.format("at least 40")))
    group = group_of(ledger, status="compatible")
    both = replace(group, decision=replace(group.decision, headline=tuple(c.id for c in group.claims)))
    assert chosen(ledger, both) == ("about 45", {"also": ["at least 40"]})


def test_what_code_is_not_sure_of_is_left_out() -> None:
    """A weak measure, one that nothing decides, a part of another, one that a single article tells, and one whose sentences
    have no word for what it is said to count."""
    told = group_of(COURSE, marks={"54": "replaced"}, status="superseded")
    assert chosen(COURSE, told) is not None
    assert chosen(COURSE, replace(told, weak=True)) is None
    assert chosen(COURSE, replace(told, decision=replace(told.decision, status="undetermined"))) is None
    part = replace(told, rows=(*told.rows[:2], replace(told.rows[2], mark="part")))
    assert chosen(COURSE, part) is None
    alone = story_of(("2031-06-02", f"{DEAD.format(31)} {DEAD.format(54)}"))
    assert chosen(alone, group_of(alone)) is None
    assert chosen(COURSE, group_of(COURSE, "people arrested", status="superseded", marks={"54": "replaced"})) is None


def test_the_first_of_two_kinds_side_by_side_is_not_all_of_them() -> None:
    """Of "20 children and six adults" 20 is as little the number of people killed as six is."""
    both = "In the fire of Brannock school 20 children and six adults were killed."
    ledger = story_of(("2031-06-02", both), ("2031-06-03", both))
    group = group_of(ledger)
    children = tuple(claim for claim in group.claims if claim.surface == "20")
    only = replace(
        group,
        claims=children,
        decision=replace(group.decision, status="corroborated", headline=(children[0].id,)),
        rows=(),
    )
    assert chosen(ledger, only) is None


def test_of_values_that_differ_one_with_a_day_is_taken() -> None:
    """However many tell another one in articles without a date."""
    ledger = story_of((None, DEAD.format(31)), (None, DEAD.format(31)), ("2031-06-04", DEAD.format(54)))
    group = group_of(ledger, status="conflicting")
    both = replace(group, decision=replace(group.decision, headline=tuple(c.id for c in group.claims)))
    assert chosen(ledger, both) == ("54", {"differs": ["31"]})


def test_a_count_of_an_earlier_day_differs_from_none_of_a_later_one() -> None:
    """Of a total and a level; what does not change with time differs whatever its day."""
    ledger = story_of(("2031-06-02", DEAD.format(31)), ("2031-06-04", DEAD.format(54)))
    group = group_of(ledger, status="conflicting")
    newest = tuple(c.id for c in group.claims if c.surface == "54")
    moved = replace(group, decision=replace(group.decision, headline=newest))
    kinds: tuple[tuple[Kind, str], ...] = (("cumulative", "earlier"), ("stock", "earlier"), ("constant", "differs"))
    for kind, word in kinds:
        assert chosen(ledger, replace(moved, label=replace(moved.label, kind=kind))) == ("54", {word: ["31"]})


def test_a_headline_does_not_make_two_articles_of_one() -> None:
    """What one article alone tells, in its title too, is no figure that several tell."""
    ledger = stories(
        [{"text": f"Flood kills 54\n\n{DEAD.format(54)}", "title": "Flood kills 54", "published": "2031-06-02"}]
    )
    assert chosen(ledger, group_of(ledger, status="corroborated")) is None


def test_another_kind_of_people_is_not_what_the_name_says() -> None:
    """Five peacekeepers are no children killed, neither to take nor beside; "people" may be."""
    killed = "The raid on Brannock killed {}."
    ledger = story_of(("2031-06-02", killed.format("31 children")), ("2031-06-04", killed.format("54 peacekeepers")))
    assert chosen(ledger, group_of(ledger, "children killed")) is None
    ledger = story_of(("2031-06-02", killed.format("31 peacekeepers")), ("2031-06-04", killed.format("54 children")))
    assert chosen(ledger, group_of(ledger, "children killed")) == ("54", {})
    ledger = story_of(("2031-06-02", killed.format("31 people")), ("2031-06-04", killed.format("54 workers")))
    assert chosen(ledger, group_of(ledger, "workers killed")) == ("54", {"earlier": ["31"]})


def test_sides_that_exclude_nothing_need_not_stand_beside_a_number() -> None:
    """ "Dozens" beside 750, or the same number in rounder words, leaves no side out; another number does."""
    ledger = story_of(("2031-06-02", DEAD.format(750)), ("2031-06-02", DEAD.format("dozens of")), ("2031-06-02", DEAD.format("at least 700")),
                      ("2031-06-02", DEAD.format(400)))  # fmt: skip
    group = group_of(ledger, status="conflicting")
    ids = tuple(claim.id for claim in group.claims)
    group = replace(group, comparisons=(Comparison("day", ids, group.decision),), leading=0)
    material = material_of(replace(ledger, reconciliation=Reconciliation((group,))))
    take = DraftStatement("750 (in Paper 0, 2 June 2031)", ("000:1",), "People killed")
    pairs, refused = check_key_figures((take,), (DraftStatement("", ()),), material)
    ((_, also),) = settle_key_figures(pairs, material)
    assert refused == ()
    assert also is not None
    assert also.text == "Differs: 400 (Paper 3)"


def test_a_word_for_many_is_no_number_to_take() -> None:
    ledger = story_of(("2031-06-02", DEAD.format(31)), ("2031-06-04", DEAD.format("hundreds of")))
    assert chosen(ledger, group_of(ledger, head="hundreds")) is None


def test_a_narrower_noun_stands_with_its_number() -> None:
    """Of people of one nation a reader has to know that they are."""
    ledger = story_of(
        ("2031-06-02", "The flood of Brannock killed 31 Veldanian citizens."),
        ("2031-06-04", "The flood of Brannock killed 54 Veldanian citizens."),
    )
    story = read_story(replace(ledger, reconciliation=Reconciliation((group_of(ledger),))))
    takes, also = draft_key_figures(choose_key_figures(story), story)
    assert takes[0].text == "54 Veldanian citizens (in Paper 1, 4 June 2031)"
    assert also[0].text == "earlier: 31 Veldanian citizens (in Paper 0, 2 June 2031)"


# ---------------------------------------------------------------- how many, and who


def test_a_short_page_has_four_at_most() -> None:
    """As many as the length has room for."""
    fates = "{} people were {} when the ferry Orla sank off Port Vell on Saturday, the coast guard said."
    verbs = ("killed", "injured", "rescued", "arrested", "evacuated")
    articles = [
        told(n, "2031-05-04", *(fates.format(30 + 7 * k, verb) for k, verb in enumerate(verbs))) for n in (1, 2)
    ]
    assert len(briefing_of(*articles, length="short").key_figures) == 4
    assert len(briefing_of(*articles).key_figures) == 5


@pytest.mark.parametrize(
    "name", ["police", "Greek coast guard", "the interior ministry", "a Vell jury", "the authorities", "officials"]
)
def test_a_party_that_a_reader_knows_is_named(name: str) -> None:
    assert names_one_party(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "those media",
        "104 survivors",
        "his office",
        "another jury",
        "a source",
        "the ministry",
        "the website",
        "Vell media",
        "a senior leader",
    ],
)
def test_what_stands_for_another_name_is_no_party(name: str) -> None:
    """A pronoun's noun, some of many, a thing that is read: none tells a reader who counts."""
    assert not names_one_party(name)


@pytest.mark.parametrize(
    ("counts", "take"), [((25, 21, 24), "25"), ((21, 24, 25), "25"), (("at least 25", 21, 24), "at least 25")]
)
def test_counts_of_one_day_by_several_voices_stand_side_by_side(counts: tuple[object, ...], take: str) -> None:
    """Which holds is not decided while a total still grows: the highest leads, and all others stand beside it."""
    voices = ("the Lorn Fire Service", "the Lorn Health Ministry", "the Red Cross")
    pages = [
        told(n, "2031-05-07", f"An explosion at a silo in Port Vell killed {count} people on Wednesday, {voice} said.")
        for n, (count, voice) in enumerate(zip(counts, voices, strict=True), start=1)
    ]
    briefing = briefing_of(*pages)
    [killed] = [group for group in briefing.figures if len(group.claims) == len(counts)]
    assert (killed.status, killed.rule) == ("undetermined", "R4b")
    [item] = briefing.key_figures
    assert item.take.text.startswith(f"{take} (")
    assert item.also is not None
    assert all(str(count).split()[-1] in item.also.text for count in counts if str(count) != take)
    assert item.also.text.startswith("differs: ")


# ---------------------------------------------------------------- what a name says is in the figure's own clause


def test_the_dead_and_missing_are_not_the_dead_and_hurt() -> None:
    """Of a name with two fates each has to be told; "casualties" are both."""
    lost = "The storm of Brannock left {} people dead or missing."
    ledger = story_of(("2031-06-02", lost.format(31)), ("2031-06-04", lost.format(54)))
    assert chosen(ledger, group_of(ledger, "people killed or injured")) is None
    hurt = story_of(
        ("2031-06-02", "The storm of Brannock caused 31 casualties."),
        ("2031-06-04", "54 casualties were counted in Brannock."),
    )
    assert chosen(hurt, group_of(hurt, "people killed or injured")) == ("54", {"earlier": ["31"]})


def test_a_count_of_another_clause_is_not_what_befell_people_in_this_one() -> None:
    """ "While 9,000 were evacuated" stands beside a toll and counts no dead."""
    toll = "The death toll of Brannock came to {}, while the number of people evacuated was put at 9,000."
    ledger = story_of(("2031-06-02", toll.format(31)), ("2031-06-04", toll.format(54)))
    group = group_of(ledger, head="9,000")
    wide = replace(group, claims=tuple(c for c in group.claims if c.surface == "9,000"))
    assert chosen(ledger, wide) is None
    assert chosen(
        ledger, replace(group_of(ledger, head="54"), claims=tuple(c for c in group.claims if c.surface != "9,000"))
    ) == ("54", {"earlier": ["31"]})


def test_a_count_with_a_verb_of_its_own_is_joined_to_none() -> None:
    """ "Came to 54, and 40 others are missing" counts two things, and each by itself."""
    both = "The number of people killed in Brannock came to {}, and 40 others are missing."
    ledger = story_of(("2031-06-02", both.format(31)), ("2031-06-04", both.format(54)))
    group = group_of(ledger, head="54")
    assert chosen(ledger, replace(group, claims=tuple(c for c in group.claims if c.surface != "40"))) == (
        "54",
        {"earlier": ["31"]},
    )


def test_the_dead_of_another_year_are_no_key_figure() -> None:
    """The worst since an earlier year, whose dead two articles tell, is background."""
    past = "The flood of Brannock is the worst since 2019, when 54 people were killed there."
    ledger = story_of(("2031-06-02", past), ("2031-06-04", past))
    group = group_of(ledger, status="corroborated")
    assert chosen(ledger, replace(group, claims=tuple(c for c in group.claims if c.surface == "54"))) is None
    now = story_of(("2031-06-02", DEAD.format(54)), ("2031-06-04", DEAD.format(54)))
    assert chosen(now, group_of(now, status="corroborated")) is not None


# ---------------------------------------------------------------- days


def test_a_level_that_later_reports_do_not_tell_is_left_out() -> None:
    """How many are trapped on the fourth day is not known from the second; how many had died is."""
    ledger = story_of(
        ("2031-06-02", DEAD.format(31)),
        ("2031-06-03", DEAD.format(54)),
        ("2031-06-07", "The inquiry into the flood of Brannock began."),
    )
    counted = replace(ledger, figures=tuple(claim for claim in ledger.figures if claim.surface in ("31", "54")))
    assert chosen(counted, group_of(counted, kind="stock")) is None
    assert chosen(counted, group_of(counted)) == ("54", {"earlier": ["31"]})


def test_a_total_told_at_the_anniversary_is_of_that_day() -> None:
    """A report of a year later counts what came of the day that it names, and no earlier count differs from it."""
    year_on = "Brannock remembered on Wednesday the 54 people who were killed in the flood of 2 June 2031, one year on."
    ledger = story_of(("2031-06-04", DEAD.format(31)), ("2032-06-02", year_on))
    day = DatedSpan(date(2031, 6, 2), date(2031, 6, 2), "stated")
    named = replace(next(claim for claim in ledger.figures if claim.surface == "54"), as_of=day, event_day=day)
    counted = replace(ledger, figures=(next(claim for claim in ledger.figures if claim.surface == "31"), named))
    assert day_of(named) == date(2032, 6, 2)
    assert chosen(counted, group_of(counted, status="conflicting", head="54")) == ("54", {"earlier": ["31"]})


def test_what_differs_from_others_only_differs_not_from_the_number_to_take() -> None:
    """Two undated counts that exclude each other say nothing of the last dated one."""
    ledger = story_of((None, DEAD.format(31)), (None, DEAD.format(43)), ("2031-06-04", DEAD.format(54)))
    group = group_of(ledger, status="conflicting")
    ids = {claim.surface: claim.id for claim in group.claims}

    def against(*pairs: tuple[str, str]) -> Group:
        of = {ids[a]: (ids[b],) for a, b in pairs}
        return replace(
            group,
            rows=tuple(
                replace(row, mark="differs" if row.claims[0] in of else None, of=of.get(row.claims[0], ()))
                for row in group.rows
            ),
        )

    assert chosen(ledger, against(("31", "43"), ("43", "31"))) == ("54", {})
    assert chosen(ledger, against(("31", "54"), ("54", "31"))) == ("54", {"differs": ["31"]})


def test_the_dead_are_no_part_of_those_on_board() -> None:
    """Of a whole that readers ask for less a measure is no mere part, nor of one that fewer reports tell; of another it is."""
    told = group_of(COURSE, marks={"54": "replaced"}, status="superseded")
    part = replace(told, rows=(*told.rows[:2], replace(told.rows[2], mark="part", of=("F2",))))
    for name, told_by, kept in (
        ("people on board", 3, True),
        ("people killed, Arden", 3, False),
        ("people killed, Arden", 1, True),
    ):
        whole = group_of(COURSE, name)
        whole = replace(whole, id="F2", claims=whole.claims[:told_by])
        story = read_story(replace(COURSE, reconciliation=Reconciliation((part, whole))))
        assert is_sure(part, story) is kept


def test_a_number_that_nobody_stands_for_is_not_the_one_to_take() -> None:
    """Where another report tells it without "allegedly"."""
    alleged = "In Brannock about 54 people were killed, allegedly by the river guard."
    ledger = story_of(("2031-06-03", DEAD.format("nearly 54")), ("2031-06-03", alleged))
    group = group_of(ledger, status="progression")
    both = replace(group, decision=replace(group.decision, headline=tuple(claim.id for claim in group.claims)))
    assert chosen(ledger, both) == ("nearly 54", {})


def test_where_two_began_a_course_the_count_before_the_last_is_told() -> None:
    """Which of two of the first day came first nobody knows; what stood before the number to take everybody does."""
    ledger = story_of(*((f"2031-06-0{day}", DEAD.format(n)) for day, n in ((2, 4), (2, 7), (3, 31), (4, 43), (6, 54))))
    assert chosen(ledger, group_of(ledger)) == ("54", {"before it": ["43"]})


def test_the_last_count_that_two_tell_stands_before_an_older_headline() -> None:
    """A late report that repeats what an earlier one corrected is newer than the sum in between; one alone may be a slip."""
    days = ("2031-06-02", "2031-06-03", "2032-06-02")
    ledger = story_of(*((day, DEAD.format(n)) for day, n in zip(days, (43, 54, 43), strict=True)))
    assert chosen(ledger, group_of(ledger, head="54"))[0] == "43"  # type: ignore[index]
    once = story_of(*((day, DEAD.format(n)) for day, n in zip(days, (31, 54, 43), strict=True)))
    assert {
        claim.surface
        for claim in read_story(replace(once, reconciliation=Reconciliation((group_of(once, head="54"),)))).standing[
            "F1"
        ]
    } == {"54"}


def test_the_day_of_the_event_is_not_that_of_a_later_count() -> None:
    """Of two reports of one level that is cited whose day is not the storm's own."""
    ledger = story_of(("2031-06-04", DEAD.format(54)), ("2031-06-05", DEAD.format(54)))
    storm = DatedSpan(date(2031, 6, 1), date(2031, 6, 1), "resolved")
    figures = tuple(replace(claim, as_of=storm) if n == 0 else claim for n, claim in enumerate(ledger.figures))
    counted = replace(ledger, figures=figures)
    group = replace(group_of(counted, status="corroborated"), began=storm)
    both = replace(group, decision=replace(group.decision, headline=tuple(claim.id for claim in figures)))
    story = read_story(replace(counted, reconciliation=Reconciliation((both,))))
    assert [day_of(item.take) for item in choose_key_figures(story)] == [date(2031, 6, 5)]


def test_before_the_last_stands_what_it_replaced_and_nothing_that_another_did() -> None:
    """A report that told 31 "up from 7" says nothing of what stood before 54."""
    ledger = story_of(*((f"2031-06-0{day}", DEAD.format(n)) for day, n in ((2, 4), (3, 7), (4, 31), (5, 43), (6, 54))))
    group = group_of(ledger)
    rows = tuple(
        replace(row, mark="replaced", of=(group.claims[2].id,)) if n == 1 else row for n, row in enumerate(group.rows)
    )
    assert chosen(ledger, replace(group, rows=rows)) == ("54", {"first": ["4"], "before it": ["43"]})


def test_of_two_totals_of_one_name_the_later_and_higher_is_told() -> None:
    """Though fewer reports tell it: the other is where things stood before."""
    days = ("2031-06-02", "2031-06-03", "2031-06-04", "2031-06-08", "2031-06-09")
    ledger = story_of(*((day, DEAD.format(n)) for day, n in zip(days, (4, 31, 54, 88, 88), strict=True)))
    group = group_of(ledger)
    early, late = (replace(group, id=id, claims=own, rows=group.rows[at], decision=replace(group.decision, headline=(own[-1].id,)))
                   for id, own, at in (("F1", group.claims[:3], slice(3)), ("F2", group.claims[3:], slice(3, 5))))  # fmt: skip
    story = read_story(
        replace(
            ledger,
            reconciliation=Reconciliation(
                (early, replace(late, decision=replace(late.decision, status="corroborated")))
            ),
        )
    )
    assert [(item.what, item.take.surface) for item in choose_key_figures(story)] == [("People killed", "88")]


def test_a_count_of_the_end_of_a_week_is_before_the_one_to_take() -> None:
    """Though no single day is told for it."""
    found = figures_of(
        told(1, "2031-05-05", "After the ferry Orla sank, 1,300 people are missing off Port Vell, the coast guard said on Monday."),
        told(2, "2031-05-08", "Now 850 people are missing off Port Vell, the coast guard said on Thursday, as the search for the Orla goes on."),
        told(3, "2031-05-14", "The coast guard said on Wednesday that 31 people are still missing off Port Vell. At the end of last week it had put the missing at 66."),
    )  # fmt: skip
    (missing,) = (item for what, item in found.items() if "missing" in what.casefold())
    assert missing.also is not None
    assert "before it: 66" in missing.also.text
