"""From relations to groups: claims as related, parts and wholes, the order of the briefing, what is left beside."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from briefgen.records import (
    Article,
    ClaimRole,
    DenialClaim,
    FigureClaim,
    Finding,
    Group,
    Measure,
    MeasureKind,
    Member,
    Part,
    Reconciliation,
    Relations,
    Voice,
)
from briefgen.stages.reconcile import reconcile_relations
from briefgen.stages.reconcile.ranking import newsworthiness
from build import article, dated, denial_claim, figure_claim, sentences

VOICES = tuple(
    Voice(f"V{n}", name, also)
    for n, (name, also) in enumerate(
        (
            ("the harbour office", ("office", "harbour office")),
            ("Dock Workers' Union", ("union",)),
            ("Harbour Post", ()),
            ("NordPress", ()),
        ),
        start=1,
    )
)
OFFICE, UNION, POST, WIRE = (voice.id for voice in VOICES)


class Story:
    """Articles of one line each, their claims, and the relations that a test puts together."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: list[FigureClaim] = []
        self.denials: list[DenialClaim] = []

    def print(self, text: str, *surfaces: str, published: str = "2031-05-02", **about: Any) -> list[FigureClaim]:
        """A new article with a claim for each of its figures."""
        source = article(
            text, id=f"{len(self.articles):03}", published=published, outlet=about.pop("outlet", "Harbour Post")
        )
        self.articles.append(source)
        made = [self._claim(source, surface, about) for surface in surfaces]
        self.claims += made
        return made

    def _claim(self, source: Article, surface: str, about: dict[str, Any]) -> FigureClaim:
        start = source.text.index(surface)
        sentence = next(s for s in sentences(source) if s.span.start <= start < s.span.end)
        return figure_claim(
            surface, id=f"{source.id}.{surface}", article=source.id, sentence=sentence.number, start=start,
            published=str(source.published.day), origin=source.outlet or "", **about,
        )  # fmt: skip

    def deny(self, words: str, who: str) -> DenialClaim:
        """A denial in the newest article."""
        source = self.articles[-1]
        start = source.text.index(words)
        sentence = next(s for s in sentences(source) if s.span.start <= start < s.span.end)
        made = denial_claim(
            words, id=f"{source.id}.d", article=source.id, sentence=sentence.number, start=start, who=who
        )
        self.denials.append(made)
        return made

    def reconcile(self, *measures: Measure, **about: Any) -> Reconciliation:
        relations = Relations(VOICES, measures, **about)
        return reconcile_relations(
            self.claims, relations, denials=self.denials, articles=self.articles,
            sentences=[sentence for source in self.articles for sentence in sentences(source)],
        )  # fmt: skip


def member(
    claim: FigureClaim | DenialClaim, voice: str, day: str | None = None, role: ClaimRole = "count", **about: Any
) -> Member:
    return Member(claim.id, voice, dated(day), role, **about)


def measure(
    name: str, *members: Member, kind: MeasureKind = "total", began: str | None = None, **about: Any
) -> Measure:
    return Measure(name, kind, members, dated(began), **about)


def group_of(result: Reconciliation, claim: FigureClaim) -> Group:
    return next(group for group in result.groups if any(own.id == claim.id for own in group.claims))


# ---------------------------------------------------------------- claims as related


def test_a_claim_has_the_name_of_its_voice_the_day_and_the_role_of_its_member() -> None:
    """What ground read of party and day gives way to what was related."""
    story = Story()
    (first,) = story.print("The office counted 120 ships in port.", "120", asserter="office", as_of="2031-05-02")
    result = story.reconcile(measure("ships in port", member(first, OFFICE, "2031-05-01", "estimate"), kind="level"))
    (claim,) = result.groups[0].claims
    assert (claim.asserter, str(claim.as_of and claim.as_of.start), claim.role) == (
        "the harbour office", "2031-05-01", "estimate",
    )  # fmt: skip
    assert [voice.id for voice in result.voices] == [OFFICE]
    assert result.groups[0].name == "ships in port"


@pytest.mark.parametrize(
    ("kind", "about", "expected"),
    [
        ("total", {}, "cumulative"),
        ("level", {}, "stock"),
        ("period", {"as_of": "2031-05-01"}, "flow"),
        ("fixed", {}, "constant"),
        ("fixed", {"cls": "money", "unit": "USD"}, "amount"),
        ("fixed", {"cls": "percent", "unit": "percent"}, "ratio"),
        ("change", {}, "event"),
    ],
)
def test_the_kind_of_a_measure_says_how_its_figures_are_judged(
    kind: MeasureKind, about: dict[str, Any], expected: str
) -> None:
    """Total, level, period, fixed (money, shares, else), change."""
    story = Story()
    (claim,) = story.print("It was 120 then.", "120", **about)
    result = story.reconcile(measure("it", member(claim, POST, "2031-05-01"), kind=kind))
    assert result.groups[0].claims[0].label.kind == expected


def test_two_values_of_one_period_conflict_whatever_day_they_are_told_for() -> None:
    """A quarter's revenue: all figures get one period, the one that the text tells; without any day they still
    differ."""
    story = Story()
    (ours,) = story.print("Revenue was 880 in the quarter.", "880", period="2031-01-01/2031-03-31")
    (theirs,) = story.print("Revenue reached 934.", "934")
    revenue = measure("revenue", member(ours, OFFICE, "2031-04-20"), member(theirs, WIRE, "2031-04-28"), kind="period")
    (group,) = story.reconcile(revenue).groups
    assert {str(claim.period and claim.period.end) for claim in group.claims} == {"2031-03-31"}
    assert group.decision.status == "conflicting"
    undated = [replace(claim, period=None, published=None) for claim in (ours, theirs)]
    story.claims = undated
    (group,) = story.reconcile(measure("revenue", member(ours, OFFICE), member(theirs, WIRE), kind="period")).groups
    assert group.decision.status == "conflicting"


@pytest.mark.parametrize(("day", "status"), [("2031-04-28", "conflicting"), ("2031-08-11", "undetermined")])
def test_what_a_much_later_report_tells_of_no_period_is_not_of_the_quarter(day: str, status: str) -> None:
    """A quarter and more behind its end the next one's results are told: silence does not mean the old one."""
    story = Story()
    (ours,) = story.print("Revenue was 880 in the quarter.", "880", period="2031-01-01/2031-03-31")
    (theirs,) = story.print("Revenue was 640, the agency says.", "640", published=day)
    revenue = measure("revenue", member(ours, OFFICE, "2031-04-20"), member(theirs, WIRE, day), kind="period")
    assert story.reconcile(revenue).groups[0].decision.status == status


@pytest.mark.parametrize(("last", "status"), [("2031-04-29", "conflicting"), ("2031-04-30", "undetermined")])
def test_what_goes_on_for_ten_days_without_a_told_period_contradicts_nothing(last: str, status: str) -> None:
    """What the strike cost by the 20th and what it cost days later; of one quarter that a text tells they do differ."""
    for period, expected in ((None, status), ("2031-01-01/2031-03-31", "conflicting")):
        story = Story()
        (ours,) = story.print("The strike cost the port 880.", "880", period=period)
        (theirs,) = story.print("The strike cost it 934.", "934")
        cost = measure("cost", member(ours, OFFICE, "2031-04-20"), member(theirs, WIRE, last), kind="period")
        assert story.reconcile(cost).groups[0].decision.status == expected


def test_a_voice_of_the_article_itself_relays_nobody() -> None:
    """The outlet under its voice's name is no second party beside its origin."""
    story = Story()
    (claim,) = story.print("120 ships wait.", "120", outlet="harbour post")
    (group,) = story.reconcile(measure("ships", member(claim, POST))).groups
    assert (group.claims[0].asserter, group.claims[0].origin) == ("Harbour Post", "Harbour Post")


def test_a_headline_is_in_no_group_and_is_held_against_its_text() -> None:
    """The title's 200 is a note where the text gives another number, and a claim of no measure."""
    story = Story()
    title, body = story.print("200 ships wait. In port are 164 ships.", "200", "164")
    story.claims = [replace(title, in_headline=True), body]
    result = story.reconcile(measure("ships", member(title, POST), member(body, POST)))
    assert [claim.id for group in result.groups for claim in group.claims] == [body.id]
    assert [note.kind for note in result.notes] == ["headline_differs"]


def test_a_withdrawn_value_without_a_named_successor_is_replaced_by_the_other_of_its_sentence() -> None:
    """ "112, not the 131 it gave at first", told as withdrawn: superseded, and its relay with it."""
    story = Story()
    now, old = story.print("The office counts 112 hurt, not the 131 it gave at first.", "112", "131")
    (relay,) = story.print("The office counts 131 hurt.", "131", published="2031-05-04")
    hurt = measure(
        "hurt", member(now, OFFICE, "2031-05-02"), member(old, OFFICE, "2031-05-01", "withdrawn"),
        member(relay, OFFICE, "2031-05-04"),
    )  # fmt: skip
    (group,) = story.reconcile(hurt).groups
    assert (group.decision.status, group.decision.headline) == ("superseded", (now.id,))
    assert set(group.decision.superseded) == {old.id, relay.id}


# ---------------------------------------------------------------- denials


def test_a_denial_that_is_a_member_disputes_its_measure() -> None:
    """As a claim of polarity deny with its voice; who denies and what is denied are the two sides."""
    story = Story()
    (count,) = story.print("The union said 40 workers were hurt.", "40")
    story.print("The office said that nobody had been hurt.")
    denial = story.deny("nobody had been hurt", "office")
    result = story.reconcile(
        measure(
            "workers hurt", member(count, UNION, "2031-05-02"), member(denial, OFFICE, "2031-05-03", denies=(count.id,))
        )
    )
    (group,) = result.groups
    assert group.decision.status == "disputed"
    assert [(claim.asserter, claim.polarity) for claim in group.claims] == [
        ("Dock Workers' Union", "assert"), ("the harbour office", "deny"),
    ]  # fmt: skip
    assert [side.who for side in result.disagreements[0].sides] == ["Dock Workers' Union", "the harbour office"]
    assert result.disagreements[0].about == "workers hurt"


def test_a_denied_figure_is_denied_and_not_asserted() -> None:
    """ "There are not 300 hurt": the number denies the union's 300 and counts for nobody."""
    story = Story()
    (count,) = story.print("The union said 300 were hurt.", "300")
    (denied,) = story.print("There are not 300 hurt, said the office.", "300")
    (group,) = story.reconcile(
        measure("hurt", member(count, UNION, "2031-05-02"), member(denied, OFFICE, "2031-05-03", "denied"))
    ).groups
    assert group.decision.status == "disputed"
    assert [row.mark for row in group.rows] == ["denied", None]


# ---------------------------------------------------------------- parts


def test_a_part_is_told_by_its_relation_and_marked_in_its_rows() -> None:
    """11 children among 38: one relation, from the part to its whole."""
    story = Story()
    whole, part = story.print("At least 38 drowned, 11 of them children.", "At least 38", "11")
    result = story.reconcile(
        measure("drowned", member(whole, POST, "2031-05-02")),
        measure("children drowned", member(part, POST, "2031-05-02")),
        parts=(Part(1, 0, why="11 of them children"),),
    )
    own, other = group_of(result, part), group_of(result, whole)
    assert [(relation.to, relation.kind, relation.rule) for relation in own.relations] == [
        (other.id, "part_of", "part")
    ]
    assert [(row.mark, row.of) for row in own.rows] == [("part", (other.id,))]
    assert other.relations == ()


def test_a_part_larger_than_its_whole_is_noted_and_told_as_no_relation() -> None:
    """10,100 missing are no part of 9,300 dead; a part that has grown above an early count of its whole still is one."""
    story = Story()
    dead, missing = story.print("The flood left 9,300 dead and 10,100 missing.", "9,300", "10,100")
    related = (
        measure("dead", member(dead, POST, "2031-05-02")),
        measure("missing", member(missing, POST, "2031-05-02"), kind="level"),
    )
    result = story.reconcile(*related, parts=(Part(1, 0),))
    assert all(group.relations == () for group in result.groups)
    assert [note.kind for note in result.notes] == ["part_exceeds_whole"]
    later = story.print("Of 30,000 dead 12,000 were in the north.", "30,000", "12,000", published="2031-05-20")
    grown = story.reconcile(
        measure("dead", member(dead, POST, "2031-05-02"), member(later[0], POST, "2031-05-20")),
        measure("dead in the north", member(later[1], POST, "2031-05-20")),
        parts=(Part(1, 0),),
    )
    assert grown.notes == ()
    assert len(group_of(grown, later[1]).relations) == 1


@pytest.mark.parametrize(
    ("text", "day", "label", "parts"),
    [
        ("38 drowned. Of these 11 were children.", "2031-05-02", "drowned", 1),
        ("38 drowned. It rained. The pier broke. A ship sank. In all 11 were children.", "2031-05-02", "drowned", 0),
        ("38 drowned. Of these 11 were children.", "2031-05-04", "drowned", 0),
        ("38 killed. 11 hurt.", "2031-05-02", "injured", 0),
    ],
)
def test_a_part_is_told_beside_its_whole(text: str, day: str, label: str, parts: int) -> None:
    """In that sentence or the next, for one day, of one fate: else it counts something else, whoever calls it a part."""
    story = Story()
    (whole,) = story.print(text, "38", measure="killed" if label == "injured" else label)
    source = story.articles[-1]
    part = story._claim(source, "11", {"measure": label})
    story.claims.append(part)
    result = story.reconcile(
        measure("of the storm", member(whole, POST, "2031-05-02")),
        measure("children", member(part, POST, day)),
        parts=(Part(1, 0, found_by="model"),),
    )
    assert len(group_of(result, part).relations) == parts


def test_what_a_sentence_foresees_is_a_forecast_whoever_relates_it_as_a_count() -> None:
    """The service reckons with 40 ships and the level of now is told as such beside one to come."""
    story = Story()
    (ahead,) = story.print("The harbour office reckons with 40 ships today.", "40")
    then, now = story.print("The fee will reach 90, against 70 at present.", "90", "70")
    result = story.reconcile(
        measure("ships", member(ahead, OFFICE, "2031-05-02")),
        measure("fee", member(then, POST), member(now, POST), kind="level"),
    )
    roles = {claim.id: claim.role for group in result.groups for claim in group.claims}
    assert [roles[claim.id] for claim in (ahead, then, now)] == ["forecast", "forecast", "count"]


def test_a_slip_is_one_figure_of_a_sound_article() -> None:
    """A finding that names two figures does not say which is the slip: neither measure bears the doubt."""
    story = Story()
    ships, boats = story.print("There were 90 ships and 9 boats.", "90", "9 boats")
    related = (measure("ships", member(ships, POST)), measure("boats", member(boats, POST)))
    for claims, flagged in (((ships.id,), 1), ((ships.id, boats.id), 0)):
        found = story.reconcile(*related, findings=(Finding("slip", claims, (), "one is wrong", "model"),))
        assert sum("probable_slip" in group.decision.flags for group in found.groups) == flagged


def test_parts_that_make_up_a_whole_are_summed_from_the_claims_told_beside_it() -> None:
    """5,374 and 2,692 against more than 8,700: does not add up; they stay measures of their own."""
    story = Story()
    text = "More than 8,700 died, 5,374 in the north and 2,692 in the south."
    whole, north, south = story.print(text, "More than 8,700", "5,374", "2,692")
    result = story.reconcile(
        measure("died", member(whole, POST, "2031-05-02")),
        measure("died in the north", member(north, POST, "2031-05-02")),
        measure("died in the south", member(south, POST, "2031-05-02")),
        parts=(Part(1, 0, complete=True), Part(2, 0, complete=True)),
    )
    own = group_of(result, whole)
    assert (own.decision.status, own.decision.rule) == ("conflicting", "RS")
    assert [c.kind for c in own.comparisons] == ["sum"]
    assert {relation.rule for group in result.groups for relation in group.relations} == {"makes up"}
    assert len(result.groups) == 3


def test_parts_that_make_up_one_count_of_their_article_are_no_wrong_sum_of_another() -> None:
    """18 and 11 are the 29 of the office, whatever the police count."""
    story = Story()
    text = "Police said 67 died. The office counted 29 dead, 18 men and 11 women."
    police, office, men, women = story.print(text, "67", "29", "18", "11")
    result = story.reconcile(
        measure("died", member(police, POST, "2031-05-02"), member(office, OFFICE, "2031-05-02")),
        measure("men who died", member(men, OFFICE, "2031-05-02")),
        measure("women who died", member(women, OFFICE, "2031-05-02")),
        parts=(Part(1, 0, complete=True), Part(2, 0, complete=True)),
    )
    sums = [one for one in group_of(result, police).comparisons if one.kind == "sum"]
    assert [(one.decision.status, one.claims[0]) for one in sums] == [("compatible", office.id)]


def test_two_measures_are_said_to_differ_only_where_a_reader_found_that() -> None:
    """20 dogs and 20 villages of one sentence tell nothing; two tolls that look alike do."""
    story = Story()
    dogs, villages = story.print("Teams with 20 dogs searched 20 villages.", "20 dogs", "20 villages")
    related = (measure("dogs", member(dogs, POST)), measure("villages", member(villages, POST)))
    assert all(group.relations == () for group in story.reconcile(*related).groups)
    found = Finding("different", (dogs.id, villages.id), (), "one is of the port alone", "model")
    told = story.reconcile(*related, findings=(found,))
    assert [relation.kind for group in told.groups for relation in group.relations] == ["differs", "differs"]


# ---------------------------------------------------------------- the whole


def big_story() -> tuple[Story, list[Measure], tuple[Part, ...]]:
    story = Story()
    (ships,) = story.print("120 ships wait in port.", "120", unit="ship")
    killed = story.print("At least 40 people died.", "At least 40")
    killed += story.print("62 people died.", "62", published="2031-05-03")
    crowd = story.print("The office counted 5,000 marchers, the union 20,000.", "5,000", "20,000")
    (alone,) = story.print("A ticket is 3 crowns.", "3", unit="crown")
    measures = [
        measure("price of a ticket", member(alone, POST), kind="fixed"),
        measure("ships in port", member(ships, POST, "2031-05-02"), kind="level"),
        measure("marchers", *(member(c, v, "2031-05-02") for c, v in zip(crowd, (OFFICE, UNION), strict=True)), kind="period"),
        measure(
            "killed", *(member(c, POST, d) for c, d in zip(killed, ("2031-05-02", "2031-05-03"), strict=True)),
            began="2031-05-01",
        ),
    ]  # fmt: skip
    return story, measures, (Part(1, 0),)


def test_what_differs_comes_first_then_what_changed_then_what_counts_for_news() -> None:
    """Conflict, progression, then things by newsworthiness."""
    story, measures, _ = big_story()
    result = story.reconcile(*measures)
    assert [group.name for group in result.groups] == ["marchers", "killed", "ships in port", "price of a ticket"]
    assert [group.id for group in result.groups] == ["F1", "F2", "F3", "F4"]


def test_people_s_fate_is_news_before_money_and_money_before_hours() -> None:
    """By the name of the measure, its unit, its class."""
    late: dict[str, Any] = {"sentence": 9}
    fate = newsworthiness([figure_claim("44", **late)], "people killed in the harbour")
    money = newsworthiness([figure_claim("44", cls="money", unit="USD", **late)], "cost of the repairs")
    thing = newsworthiness([figure_claim("44", unit="ship", **late)], "ships in port")
    hours = newsworthiness([figure_claim("44", cls="duration", unit="hour", **late)], "length of the search")
    assert fate > money > thing > hours


def test_neither_the_order_of_claims_nor_of_measures_matters() -> None:
    """Shuffled input gives the same groups, ids, relations and notes."""
    story, measures, parts = big_story()
    expected = story.reconcile(*measures, parts=parts)
    for seed in range(5):
        chance = random.Random(seed)
        order = chance.sample(range(len(measures)), len(measures))
        moved = tuple(replace(p, part=order.index(p.part), whole=order.index(p.whole)) for p in parts)
        story.claims = chance.sample(story.claims, len(story.claims))
        shuffled = [
            replace(measures[n], members=tuple(chance.sample(measures[n].members, len(measures[n].members))))
            for n in order
        ]
        result = story.reconcile(*shuffled, parts=moved)
        assert [(g.id, g.name, g.decision, g.rows, g.comparisons, g.relations) for g in result.groups] == [
            (g.id, g.name, g.decision, g.rows, g.comparisons, g.relations) for g in expected.groups
        ]


def test_every_claim_of_a_measure_is_in_one_group_and_possible_ones_are_named() -> None:
    """Nothing vanishes; what may belong elsewhere names that group."""
    story, measures, _ = big_story()
    ids = sorted(m.claim for one in measures for m in one.members)
    doubted = measures[0].members[0].claim
    result = story.reconcile(*measures, possible=((doubted, (1, 99)),))
    assert sorted(claim.id for group in result.groups for claim in group.claims) == ids
    ships = next(group.id for group in result.groups if group.name == "ships in port")
    assert result.possible == ((doubted, (ships,)),)


def test_a_slip_that_a_reader_found_flags_its_measure() -> None:
    """The finding names a claim; its group says so."""
    story, measures, _ = big_story()
    found = Finding("slip", (measures[1].members[0].claim,), (), "a digit too many", "model")
    result = story.reconcile(*measures, findings=(found,))
    assert [group.name for group in result.groups if "probable_slip" in group.decision.flags] == ["ships in port"]


def test_nothing_gives_nothing() -> None:
    """No claims and no relations: an empty reconciliation, no failure; unknown ids are passed over."""
    assert Story().reconcile() == Reconciliation(groups=())
    assert Story().reconcile(measure("what", Member("zz", "V9"))).groups == ()
