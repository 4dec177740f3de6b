"""From claims to groups with their status: the story of `reconcile_claims`, and each of its steps."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from briefgen.reconcile import reconcile_claims
from briefgen.reconcile.contested import Library, contest_statements, find_denials
from briefgen.reconcile.notes import compare_headlines, find_repeated
from briefgen.reconcile.order import count_clock
from briefgen.reconcile.order_words import read_order_words
from briefgen.records import (
    Article,
    DenialClaim,
    FigureClaim,
    Finding,
    Group,
    Link,
    Reconciliation,
    Span,
)
from build import article, denial_claim, figure_claim, sentences

# ---------------------------------------------------------------- little stories


def told(source: Article, surface: str, **about: Any) -> FigureClaim:
    """A claim at the first place of its words in an article, with the sentence it stands in."""
    start = source.text.index(surface)
    sentence = next(s for s in sentences(source) if s.span.start <= start < s.span.end)
    about.setdefault("id", f"{source.id}.{surface.replace(' ', '-')}")
    about.setdefault("as_of", str(source.published.day) if source.published.day else None)
    about.setdefault("basis", "publication")
    about.setdefault("published", str(source.published.day) if source.published.day else None)
    about.setdefault("origin", source.outlet or source.id)
    return replace(figure_claim(surface, article=source.id, sentence=sentence.number, start=start, **about))


def denied(source: Article, words: str, *, who: str, denies: str, other_account: bool = False) -> DenialClaim:
    start = source.text.index(words)
    sentence = next(s for s in sentences(source) if s.span.start <= start < s.span.end)
    return denial_claim(
        words, id=f"{source.id}.d{start}", article=source.id, sentence=sentence.number, start=start, who=who,
        denies=denies, other_account=other_account,
    )  # fmt: skip


def reconcile(
    articles: list[Article],
    claims: list[FigureClaim],
    *,
    denials: tuple[DenialClaim, ...] = (),
    findings: tuple[Finding, ...] = (),
) -> Reconciliation:
    told_sentences = [sentence for source in articles for sentence in sentences(source)]
    return reconcile_claims(claims, denials=denials, articles=articles, sentences=told_sentences, findings=findings)


def group_of(result: Reconciliation, id: str) -> Group:
    return next(group for group in result.groups if any(claim.id == id for claim in group.claims))


def library(*articles: Article) -> Library:
    return Library.of(articles, [sentence for source in articles for sentence in sentences(source)])


REFUGEES: dict[str, Any] = {
    "measure": "refugees hosted", "population": "Syrian refugees", "place": "Turkey", "kind": "stock",
}  # fmt: skip


def refugee_story() -> tuple[list[Article], list[FigureClaim]]:
    articles = [
        article(
            "Turkey hosts over 2 million Syrian refugees.", id="000", published="2016-07-01", outlet="The New Arab"
        ),
        article(
            "Turkey has taken in about 3.7 million Syrian refugees.", id="003", published="2020-02-20", outlet="MEM"
        ),
        article(
            "Turkey has taken in around 4 million Syrian refugees.", id="002", published="2020-02-28", outlet="Rappler"
        ),
        article("Turkey already hosts about 2.5 million Syrian refugees.", id="004", outlet="FSRN"),
    ]
    words = ("over 2 million", "about 3.7 million", "around 4 million", "about 2.5 million")
    return articles, [told(source, surface, **REFUGEES) for source, surface in zip(articles, words, strict=True)]


# ---------------------------------------------------------------- the whole story


def test_refugees_of_four_articles_are_one_group_that_moved_over_time() -> None:
    """One stock, R5s over the dated ones, the undated one beside them, and nobody superseded."""
    result = reconcile(*refugee_story())
    (group,) = result.groups
    assert (group.id, group.decision.status, group.decision.rule) == ("F1", "progression", "R5s")
    assert group.decision.headline == ("002.around-4-million",)
    assert group.decision.beside == ("004.about-2.5-million",)
    assert group.decision.superseded == ()


def test_the_result_does_not_depend_on_the_order_of_articles_or_claims() -> None:
    """Shuffled input gives the same groups, ids, reasons and notes."""
    articles, claims = refugee_story()
    more = article("Police said 44 people were killed in Istanbul. The army denied it.", id="005", outlet="Wire")
    claims = [*claims, told(more, "44", asserter="Police", place="Istanbul", event="airport attack")]
    denials = (denied(more, "denied it", who="The army", denies="44 people were killed in Istanbul"),)
    expected = reconcile([*articles, more], claims, denials=denials)
    chance = random.Random(3)
    for _ in range(8):
        mixed, order = chance.sample([*articles, more], 5), chance.sample(claims, len(claims))
        assert reconcile(mixed, order, denials=denials) == expected


def test_every_claim_of_the_text_is_in_exactly_one_group() -> None:
    """Nothing vanishes and nothing is told twice; a headline's figure is in no group."""
    source = article(
        "80 dead in flood\nThe flood killed 78 people and injured 78. Police counted 20 soldiers and 20 localities.",
        id="001",
        roles=["headline", "body"],
    )
    claims = [
        told(source, "80", in_headline=True, id="h"),
        told(source, "78", id="a", event="flood"),
        told(source, "78", id="b", measure="injured", event="flood"),
        told(source, "20 soldiers", id="c", value=20, population="soldiers"),
        told(source, "20 localities", id="d", value=20, measure="taken", population="localities", unit="locality"),
    ]
    result = reconcile([source], claims)
    assert sorted(claim.id for group in result.groups for claim in group.claims) == ["a", "b", "c", "d"]


def test_what_differs_comes_first_then_what_changed_then_what_more_parties_tell() -> None:
    """Ids follow the briefing's order: disputed, progression, then two asserters before one."""
    one = article(
        "Police counted 44 killed. Officials say 300 homes burned. The sea rose 3 metres.", id="001", outlet="A"
    )
    two = article("Medics counted 41 killed. The union says 300 homes burned. 9,000 fled.", id="002", outlet="B")
    day: dict[str, Any] = {"as_of": "2024-03-01", "basis": "stated", "event_day": "2023-12-01", "event": "storm"}
    homes: dict[str, Any] = {"measure": "burned", "population": "homes", "unit": "home", **day}
    claims = [
        told(one, "44", asserter="Police", **day),
        told(two, "41", asserter="Medics", **day),
        told(one, "300", asserter="Officials", id="o", **homes),
        told(two, "300", asserter="union", id="u", **homes),
        told(one, "3 metres", value=3, unit="metre", measure="sea rose", population="sea", kind="constant", id="sea"),
        told(two, "9,000", measure="fled", kind="cumulative", id="fled"),
    ]
    result = reconcile([one, two], claims)
    assert [(group.label.measure, group.decision.rule) for group in result.groups] == [
        ("killed", "R10"), ("burned", "R8"), ("fled", "R3"), ("sea rose", "R3"),
    ]  # fmt: skip
    assert [group.id for group in result.groups] == ["F1", "F2", "F3", "F4"]


def test_a_conflict_is_told_by_its_parties_with_their_sentences() -> None:
    """A disagreement has one side for each asserter: who, the sentence as it stands, and the claims."""
    one = article("Police counted 44 killed.", id="001", outlet="A")
    two = article("Medics counted 41 killed.", id="002", outlet="B")
    day: dict[str, Any] = {"as_of": "2024-03-01", "event_day": "2023-12-01", "event": "storm"}
    result = reconcile(
        [one, two], [told(one, "44", asserter="Police", **day), told(two, "41", asserter="Medics", **day)]
    )
    (found,) = result.disagreements
    assert (found.status, found.rule, found.group) == ("conflicting", "R10", "F1")
    assert {(side.who, side.text) for side in found.sides} == {
        ("Police", "Police counted 44 killed."), ("Medics", "Medics counted 41 killed."),
    }  # fmt: skip


def test_a_claim_that_fits_two_groups_is_in_neither_and_names_both() -> None:
    """ "20 soldiers" without a place fits Idlib and Aleppo: it stands alone, `possible` names both groups."""
    texts = (
        "Rebels killed 20 soldiers.",
        "Rebels killed 20 soldiers in Idlib.",
        "Rebels killed 20 soldiers in Aleppo.",
    )
    articles = [article(text, id=f"00{n}", outlet=f"O{n}") for n, text in enumerate(texts)]
    about: dict[str, Any] = {"population": "soldiers", "event": "raid", "value": 20}
    claims = [
        told(s, "20 soldiers", place=p, **about) for s, p in zip(articles, (None, "Idlib", "Aleppo"), strict=True)
    ]
    result = reconcile(articles, claims)
    assert len(result.groups) == 3
    (possible,) = result.possible
    assert possible[0] == "000.20-soldiers"
    assert len(possible[1]) == 2


# ---------------------------------------------------------------- relations


def test_a_strike_s_dead_are_a_part_of_the_month_s() -> None:
    """33 soldiers in one strike and 53 this month are two groups, part_of, neither conflicts."""
    source = article(
        "A strike killed 33 soldiers. It brought the killed this month to 53.", id="002", published="2020-02-28"
    )
    soldiers: dict[str, Any] = {"population": "Turkish soldiers", "place": "Idlib"}
    strike = told(source, "33", event="air strike", event_day="2020-02-27", **soldiers)
    month = told(source, "53", kind="flow", period_words="this month", period="2020-02-01/2020-02-28", **soldiers)
    result = reconcile([source], [strike, month])
    part, whole = group_of(result, "002.33"), group_of(result, "002.53")
    assert part.decision.rule == whole.decision.rule == "R3"
    assert [(r.to, r.kind) for r in part.relations] == [(whole.id, "part_of")]
    assert result.notes == ()


def test_a_part_above_its_whole_is_reported_and_flagged() -> None:
    """ "38 drowned, including 110 children": the relation stays as the text says it, both groups carry the flag."""
    source = article("At least 30 people or 38 people drowned, including 110 children.", id="004")
    whole = told(source, "38", measure="drowned", event="sinking")
    part = told(
        source, "110", measure="drowned", population="children", event="sinking", links=(Link("part_of", "004.38"),)
    )
    result = reconcile([source], [whole, part])
    assert all("part_exceeds_whole" in group.decision.flags for group in result.groups)
    assert [note.kind for note in result.notes] == ["part_exceeds_whole"]


def test_one_number_for_two_things_is_said_to_be_two() -> None:
    """20 soldiers and 20 localities of one article differ, on both sides."""
    source = article("The raid killed 20 soldiers. Troops took 20 localities.", id="002")
    soldiers = told(source, "20 soldiers", value=20, population="Syrian soldiers", event="reprisals")
    places = told(source, "20 localities", value=20, measure="taken", population="localities", unit="locality")
    result = reconcile([source], [soldiers, places])
    assert {(g.label.population, r.kind) for g in result.groups for r in g.relations} == {
        ("Syrian soldiers", "differs"), ("localities", "differs"),
    }  # fmt: skip


def test_two_periods_and_two_currencies_are_two_groups_that_differ() -> None:
    """Arrivals of 2015 and of two months of 2016 differ by period; a fine in euros and dollars by its currency."""
    source = article(
        "More than 50,000 arrived this year and 850,000 in 2015. A fine of €40 million, or $47 million.",
        id="004",
        published="2016-02-20",
    )
    arrived: dict[str, Any] = {"measure": "arrived", "place": "Greece", "kind": "flow"}
    money: dict[str, Any] = {"measure": "fine", "population": None, "kind": "amount", "cls": "money"}
    claims = [
        told(
            source,
            "More than 50,000",
            qualifier="more_than",
            period="2016-01-01/2016-02-20",
            period_words="this year",
            **arrived,
        ),
        told(source, "850,000", period="2015", period_words="in 2015", **arrived),
        told(source, "€40 million", unit="EUR", **money),
        told(source, "$47 million", unit="USD", **money),
    ]
    result = reconcile([source], claims)
    assert len(result.groups) == 4
    assert all(relation.kind == "differs" for group in result.groups for relation in group.relations)
    assert sum(len(group.relations) for group in result.groups) == 4


def test_a_whole_named_by_its_two_places_is_added_up() -> None:
    """5,374 in Turkey and 2,692 in Syria against more than 8,700 in both: does not add up, and all three are shown."""
    source = article(
        "The quake killed 5,374 in Turkey and 2,692 in Syria. More than 8,700 were killed in Turkey and Syria.",
        id="001",
    )
    quake: dict[str, Any] = {"event": "earthquake", "event_day": "2023-02-06"}
    claims = [
        told(source, "5,374", place="Turkey", **quake),
        told(source, "2,692", place="Syria", **quake),
        told(source, "More than 8,700", qualifier="more_than", place="Turkey and Syria", **quake),
    ]
    (group,) = reconcile([source], claims).groups
    assert (group.decision.status, group.decision.rule) == ("conflicting", "RS")
    assert len(group.decision.headline) == 3
    meeting = [*claims[:2], told(source, "More than 8,700", qualifier="more_than", value=8_000, granularity=100,
                                 place="Turkey and Syria", **quake)]  # fmt: skip
    assert reconcile([source], meeting).groups[0].decision.flags == ("adds_up",)


def test_parts_that_other_articles_tell_too_stay_groups_of_their_own() -> None:
    """A part with a history is a count of its own and is not moved into its whole."""
    source = article("The quake killed 5,374 in Turkey and 2,692 in Syria, over 8,000 in both.", id="001")
    later = article("The quake killed 8,574 in Turkey.", id="002", outlet="B")
    quake: dict[str, Any] = {"event": "earthquake", "event_day": "2023-02-06"}
    claims = [
        told(source, "5,374", place="Turkey", as_of="2023-02-07", **quake),
        told(source, "2,692", place="Syria", as_of="2023-02-07", **quake),
        told(source, "over 8,000", place="Turkey and Syria", as_of="2023-02-07", **quake),
        told(later, "8,574", place="Turkey", as_of="2023-02-08", **quake),
    ]
    result = reconcile([source, later], claims)
    assert group_of(result, "002.8,574").decision.rule == "R5"
    assert len(result.groups) == 3


# ---------------------------------------------------------------- denials


def raids() -> tuple[Article, FigureClaim]:
    source = article(
        "Russia fights in Syria. Its raids have killed almost 2,500 Syrian civilians in nine months, it is said.",
        id="000",
        published="2016-07-01",
        outlet="The New Arab",
    )
    about: dict[str, Any] = {"population": "Syrian civilians", "kind": "cumulative", "event": "Russian raids"}
    return source, told(source, "almost 2,500", asserter="the Observatory", **about)


def test_a_denial_attaches_to_the_group_whose_actor_it_names() -> None:
    """The Kremlin denies deaths "from its strikes": the Russian raids are disputed, other deaths are not."""
    source, figure = raids()
    other = article("Air strikes killed 400 civilians, the Observatory said.", id="002", outlet="Rappler")
    told_elsewhere = told(other, "400", population="civilians", event="Turkish air strikes", kind="cumulative")
    kremlin = article("The Kremlin says there is “no credible evidence” of civilian deaths from its strikes.", id="004")
    words = "“no credible evidence” of civilian deaths from its strikes"
    denial = denied(kremlin, words, who="The Kremlin", denies="civilian deaths from its strikes")
    result = reconcile([source, other, kremlin], [figure, told_elsewhere], denials=(denial,))
    disputed = group_of(result, figure.id)
    assert (disputed.decision.status, disputed.decision.rule) == ("disputed", "R2")
    assert disputed.decision.flags == ()
    assert [claim.polarity for claim in disputed.claims] == ["assert", "deny"]
    assert disputed.claims[1].quantity is None
    assert group_of(result, told_elsewhere.id).decision.status == "single_source"
    assert [side.who for side in result.disagreements[0].sides] == ["the Observatory", "The Kremlin"]


def test_a_denial_of_another_actor_is_a_contested_statement() -> None:
    """Turkey's denial of deaths from its own strikes does not dispute the Russian raids, though it speaks of them."""
    source, figure = raids()
    ankara = article("The Observatory counts for both. Ankara denied that its strikes had killed civilians.", id="005")
    denial = denied(
        ankara, "denied that its strikes had killed civilians", who="Ankara", denies="its strikes had killed civilians"
    )
    result = reconcile([source, ankara], [figure], denials=(denial,))
    assert group_of(result, figure.id).decision.status == "single_source"
    (contested,) = result.disagreements
    assert (contested.status, contested.rule, contested.group) == ("disputed", "R2", None)
    assert contested.sides[0].who == "Ankara"


def test_who_calls_a_figure_invented_does_not_assert_it() -> None:
    """ "The figure of 2,400 is invented" denies the 2,400 of another article, and corroborates nothing."""
    report = article("The paper said as many as 2,400 jobs would go, citing people familiar.", id="001", outlet="Paper")
    answer = article("“The figure of 2,400 jobs is invented,” the company said.", id="002", outlet="Wire")
    jobs: dict[str, Any] = {"measure": "cut", "population": "jobs", "unit": "job"}
    claims = [
        told(report, "as many as 2,400", qualifier="up_to", asserter="people familiar", **jobs),
        told(answer, "2,400", asserter="the company", **jobs),
    ]
    denial = denied(
        answer, "The figure of 2,400 jobs is invented", who="the company", denies="The figure of 2,400 jobs"
    )
    result = reconcile([report, answer], claims, denials=(denial,))
    (group,) = result.groups
    assert (group.decision.rule, group.decision.status) == ("R2", "disputed")
    assert [claim.polarity for claim in group.claims] == ["assert", "deny"]


def test_a_denial_by_nobody_named_disputes_no_figure() -> None:
    """A denier that was not found is not replaced by the outlet, and without one nothing is denied."""
    source, figure = raids()
    words = "denied that Russian raids killed civilians"
    vague = article(f"It was {words}.", id="006", outlet="Daily")
    denial = denied(vague, words, who="Daily", denies="Russian raids killed civilians")
    result = reconcile([source, vague], [figure], denials=(denial,))
    assert group_of(result, figure.id).decision.status == "single_source"
    assert result.disagreements == ()


def test_a_headline_denies_nothing_that_its_text_does_not() -> None:
    """A denial in a title is left out, as titles are."""
    source, figure = raids()
    title = article("Kremlin denies Russian raids killed civilians\nIt rained.", id="007", roles=["headline", "body"])
    words = "denies Russian raids killed civilians"
    denial = denied(title, words, who="Kremlin", denies="Russian raids killed civilians")
    assert reconcile([source, title], [figure], denials=(denial,)).disagreements == ()


# ---------------------------------------------------------------- contested statements


ACCOUNTS = (
    "Russia’s defense ministry put the blame elsewhere. It said that their presence in the area had not been disclosed "
    "to the Russian side. Turkey’s account differs, both on where its soldiers were and on what Moscow had been told."
)


def denials_in(source: Article) -> list[DenialClaim]:
    return [
        DenialClaim(f"{source.id}.d{n}", source.id, s.number, found.who, found.words, found.denies, found.other_account)
        for s in sentences(source)
        for n, found in enumerate(find_denials(source.text, s.span), start=s.number * 10)
    ]


def test_two_accounts_of_one_fact_are_one_disagreement_with_both_sides() -> None:
    """The ministry's account and Turkey's are set side by side once, each with its sentence."""
    source = article(ACCOUNTS, id="002", published="2020-02-28")
    (found,) = contest_statements(denials_in(source), library(source))
    assert [side.who for side in found.sides] == ["Russia’s defense ministry", "Turkey"]
    assert found.about == "their presence in the area had not been disclosed to the Russian side"
    assert {side.sentence for side in found.sides} == {2, 3}
    assert all(side.day and side.day.start.isoformat() == "2020-02-28" for side in found.sides)


def test_a_copy_of_an_article_adds_no_second_disagreement() -> None:
    """The same sentences in two articles are told once."""
    one, two = article(ACCOUNTS, id="002"), article(ACCOUNTS, id="009")
    assert len(contest_statements([*denials_in(one), *denials_in(two)], library(one, two))) == 1


def test_a_denial_stands_beside_the_sentence_that_it_answers_in_another_article() -> None:
    """The governor's rejection answers what the union said of its camp."""
    union = article(
        "The day was wet. Brill says the camp at Losk was swept away with its workers. It rained.", id="004"
    )
    answer = article("The governor, Adrian Voss, denied that workers of the camp at Losk were swept away.", id="006")
    (found,) = contest_statements(denials_in(answer), library(union, answer))
    assert [(side.article, side.who) for side in found.sides] == [("006", "Adrian Voss"), ("004", "Brill")]


def test_a_matter_of_dispute_has_the_two_parties_that_follow() -> None:
    """ "Was a matter of dispute": the next two sentences are its sides."""
    text = (
        "Whether staff were told first was a matter of dispute. Solheim said the union learned of it from reporters. "
        "The company said it had briefed the council on Monday."
    )
    source = article(text, id="002")
    (found,) = contest_statements(denials_in(source), library(source))
    assert [side.who for side in found.sides] == ["Solheim", "The company"]


def test_a_mutual_accusation_stands_in_its_one_sentence() -> None:
    """ "Each accuses the other" needs no second sentence, and none is invented."""
    source = article("Turkey warned of force. Each of the parties accuses the other of breaking the deal.", id="003")
    (found,) = contest_statements(denials_in(source), library(source))
    assert [side.sentence for side in found.sides] == [2]


def test_a_position_that_changes_is_no_contradiction() -> None:
    """What one actor says at two times, without words of denial, is contested by nobody."""
    source = article("In 2016 Russia said ties were good. In 2020 Russia said ties were bad.", id="000")
    assert denials_in(source) == []


DENIALS = {
    "The army denied that its jets had hit the hospital.": ("The army", "its jets had hit the hospital"),
    "Police denied allegations of abuse.": ("Police", "allegations of abuse"),
    "Tehran has repeatedly denied seeking nuclear weapons.": ("Tehran", "seeking nuclear weapons"),
    "Turkey rejected the accusation as baseless.": ("Turkey", "the accusation"),
    "On Tuesday the ministry dismissed the claims as “pure invention”.": ("the ministry", "the claims"),
    "The agency said it had found no evidence that the water was unsafe.": ("The agency", "the water was unsafe"),
    "Contrary to earlier reports, the dam was inspected, the ministry said.": ("the ministry", "earlier reports"),
    "The allegations are false, said Anna Berg, a spokeswoman.": ("Anna Berg", "The allegations"),
    "Its spokesman, Jonas Weckman, denied any wrongdoing.": ("Jonas Weckman", "wrongdoing"),
}


@pytest.mark.parametrize("text", DENIALS)
def test_words_of_denial_are_read_with_their_party_and_what_they_deny(text: str) -> None:
    """Who denies what, each in the words of the sentence, at its exact place."""
    (found,) = find_denials(text, Span(0, len(text)))
    who, denies = DENIALS[text]
    assert found.who.removeprefix("the ") == who.removeprefix("the ")
    assert found.denies == denies
    assert found.words.of(text) in text
    assert not text[found.words.end - 1].isspace()


@pytest.mark.parametrize(
    "text",
    [
        "The minister would neither confirm nor deny the report.",
        "He was denied entry to the country.",
        "Greece denied them a visa.",
        "Parliament rejected the bill.",
        "The fund brought the owners to reject the remuneration report on May 21.",
        "The president did not deny the meeting.",
        "There was no confirmation of the losses from Damascus.",
        "She was denied access to a lawyer.",
        "The club dismissed its coach.",
    ],
)
def test_refusals_rejected_offers_and_evasions_are_no_denials(text: str) -> None:
    """What is denied to somebody, turned down or left open contests nothing."""
    assert find_denials(text, Span(0, len(text))) == ()


def test_a_pronoun_is_followed_back_one_sentence() -> None:
    """ "It says that there is no evidence" is the Kremlin's."""
    text = "The Kremlin sees it differently. It says that there is “no credible evidence” of civilian deaths."
    (found,) = find_denials(text, Span(33, len(text)))
    assert (found.who, found.denies) == ("Kremlin", "civilian deaths")
    assert found.words.of(text) == "“no credible evidence” of civilian deaths"


# ---------------------------------------------------------------- the count clock

FLOOD: dict[str, Any] = {"event": "earthquake", "event_day": "2023-02-06"}


def clock_story(
    *, deaths: tuple[str, str] = ("1,300", "3,100"), **about: Any
) -> tuple[list[FigureClaim], list[FigureClaim]]:
    """Deaths and injured of two undated articles."""
    dead = [figure_claim(s, id=f"dead{n}", article=f"a{n}", origin=f"O{n}", **FLOOD) for n, s in enumerate(deaths)]
    hurt = [
        figure_claim(s, id=f"hurt{n}", article=f"a{n}", origin=f"O{n}", measure="injured", **FLOOD, **about)
        for n, s in enumerate(("2,300", "5,200"))
    ]
    return dead, hurt


def test_the_count_clock_orders_other_counts_of_the_event_by_its_deaths() -> None:
    """The article with clearly more dead is the later, for the injured and never for the dead themselves."""
    dead, hurt = clock_story()
    orders = count_clock([tuple(dead), tuple(hurt)])
    assert orders == (frozenset(), frozenset({("hurt0", "hurt1")}))


def test_the_count_clock_needs_over_two_percent_and_no_two_dates() -> None:
    """2,862 and 2,901 order nothing; nor do articles of two known days, which order themselves."""
    dead, hurt = clock_story(deaths=("2,862", "2,901"))
    assert count_clock([tuple(dead), tuple(hurt)])[1] == frozenset()
    dead, hurt = clock_story()
    days = [replace(c, published=figure_claim(published=f"2023-02-0{7 + n}").published) for n, c in enumerate(dead)]
    assert count_clock([tuple(days), tuple(hurt)])[1] == frozenset()


def test_the_count_clock_stops_once_a_toll_was_cut() -> None:
    """After a stated downward revision a higher toll says nothing of the time."""
    dead, hurt = clock_story(deaths=("11,300", "3,958"))
    dead[1] = replace(dead[1], links=(Link("replaces", "dead0"),))
    assert count_clock([tuple(dead), tuple(hurt)])[1] == frozenset()


def test_the_count_clock_leaves_old_news_of_a_new_article_alone() -> None:
    """A count whose stated day is earlier than another's in its own article is not the later one."""
    dead, hurt = clock_story()
    dead[1] = replace(dead[1], as_of=figure_claim(as_of="2023-02-09").as_of)
    hurt[1] = replace(hurt[1], as_of=figure_claim(as_of="2023-02-06").as_of)
    assert count_clock([tuple(dead), tuple(hurt)])[1] == frozenset()


def test_the_count_clock_turns_two_undated_counts_into_a_rise() -> None:
    """Through the whole story: injured of two undated articles become a progression."""
    texts = ("The quake killed 1,300 and injured 2,300.", "The quake killed 3,100 and injured 5,200.")
    articles = [article(text, id=f"a{n}", outlet=f"O{n}") for n, text in enumerate(texts)]
    dead, hurt = clock_story()
    result = reconcile(articles, [*dead, *hurt])
    assert group_of(result, "hurt1").decision.rule == "R5"
    assert group_of(result, "dead1").decision.rule == "R4"


# ---------------------------------------------------------------- words of order, findings


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("It lowered the toll to 112, down from the 131 it had given on Saturday.", "112", "131"),
        ("Profit, previously seen at 410, is put at 310.", "310", "410"),
        ("He raised his target to 27 from 24.", "27", "24"),
        ("The UN revised the number from 11,300 to 3,958.", "3,958", "11,300"),
        ("The agency said 275 people died, instead of the 288 first reported.", "275", "288"),
        ("The toll is 3,958; officials had earlier said 11,300.", "3,958", "11,300"),
        ("Customers rose to 205,000, up from 140,000 in December.", None, None),
        ("Revenue was 934, up from 880 a year earlier.", None, None),
        ("Between 30 and 40 were killed and 50 injured.", None, None),
    ],
)
def test_the_text_s_own_words_say_which_figure_replaces_which(text: str, new: str | None, old: str | None) -> None:
    """Down from, previously, revised, instead of: a link from the new to the old; another time replaces nothing."""
    source = article(text, id="001")
    numbers = [word.strip(".,;") for word in text.split() if word[0].isdigit()]
    linked = read_order_words([told(source, number) for number in numbers], library(source))
    found = {(claim.surface, link.to) for claim in linked for link in claim.links}
    assert found == ({(new, f"001.{old}")} if new else set())


def test_words_of_contrast_mark_the_figure_they_stand_before() -> None:
    """ "Others put it higher, at 11,300" sets 11,300 against what stands before."""
    source = article("Officials counted 5,300 killed. Others put the figure higher, at 11,300 killed.", id="001")
    marked = read_order_words([told(source, "5,300"), told(source, "11,300")], library(source))
    assert [claim.contrast for claim in marked] == [False, True]


def test_a_value_withdrawn_in_one_article_is_superseded_in_every_relay() -> None:
    """ "Down from the 131": the relay that still prints 131 is superseded too, and the rule is RT."""
    cut = article(
        "The Service lowered the killed to 112, down from the 131 it had given.", id="006", published="2031-03-17"
    )
    late = article("The flood killed 131 people, the Service said.", id="007", published="2031-03-19", outlet="Post")
    flood: dict[str, Any] = {"event": "flood", "event_day": "2031-03-12", "asserter": "the Service"}
    claims = [told(cut, "112", **flood), told(cut, "131", **flood), told(late, "131", **flood)]
    (group,) = reconcile([cut, late], claims).groups
    assert (group.decision.status, group.decision.rule) == ("superseded", "RT")
    assert group.decision.headline == ("006.112",)
    assert set(group.decision.superseded) == {"006.131", "007.131"}


def test_a_revision_that_names_no_old_value_replaces_what_its_party_gave_before() -> None:
    """ "Adjusting its earlier figure": the UN's other, earlier value is withdrawn."""
    first = article("The UN said 11,300 were killed in Derna.", id="001", published="2023-09-14", outlet="Reuters")
    second = article(
        "Adjusting its earlier figure, the UN said 3,958 were killed in Derna.", id="002", published="2023-09-16"
    )
    derna: dict[str, Any] = {"place": "Derna", "event": "flood", "event_day": "2023-09-10", "asserter": "the UN"}
    result = reconcile([first, second], [told(first, "11,300", **derna), told(second, "3,958", **derna)])
    assert (result.groups[0].decision.rule, result.groups[0].decision.headline) == ("RT", ("002.3,958",))


def test_findings_enter_the_rules_as_evidence_of_the_model() -> None:
    """replaces makes RT, slip a flag; one that names unknown claims adds nothing."""
    first = article("The UN said 11,300 were killed.", id="001", published="2023-09-14", outlet="Reuters")
    second = article("The UN now says 3,958 were killed.", id="002", published="2023-09-16", outlet="AP")
    about: dict[str, Any] = {"event": "flood", "event_day": "2023-06-01", "asserter": "the UN"}
    articles, claims = [first, second], [told(first, "11,300", **about), told(second, "3,958", **about)]
    plain = reconcile(articles, claims).groups[0]
    assert plain.decision.rule == "R7"
    finding = Finding("replaces", ("002.3,958", "001.11,300"), ("002:1",), "The UN corrects itself.", "model")
    group = reconcile(articles, claims, findings=(finding,)).groups[0]
    assert group.decision.rule == "RT"
    assert [link.found_by for claim in group.claims for link in claim.links] == ["model"]
    slip = Finding("slip", ("001.11,300",), ("001:1",), "It may count another area.", "model")
    assert "probable_slip" in reconcile(articles, claims, findings=(slip,)).groups[0].decision.flags
    unknown = Finding("replaces", ("002.3,958", "009.1"), ("002:1",), "It is not there.", "model")
    assert reconcile(articles, claims, findings=(unknown,)).groups[0].decision == plain.decision


def test_a_finding_of_a_denial_points_at_the_figure_it_denies() -> None:
    """The model names the sentence, code reads the denial there; the figure's group is disputed."""
    figure = article("The union says 300 workers are missing.", id="004", outlet="Monitor")
    answer = article("The governor denied what the union had been saying about the camp.", id="006", outlet="Wire")
    claims = [told(figure, "300", measure="missing", population="workers", kind="stock", asserter="The union")]
    finding = Finding("denies", ("004.300",), ("006:1",), "The governor denies it.", "model")
    (group,) = reconcile([figure, answer], claims, findings=(finding,)).groups
    assert group.decision.rule == "R2"
    assert group.claims[1].attributed_to == "The governor"


# ---------------------------------------------------------------- labels that lose a word, headlines, repeated values


def test_two_values_of_one_sentence_and_party_are_two_things() -> None:
    """61.3 percent against and 38.7 for: no conflict, whatever the labels lost; ten times apart stays a slip."""
    source = article(
        "Of the votes 61.3 percent were against, with 38.7 percent for. Some 0.4 percent or 9 percent.", id="007"
    )
    votes: dict[str, Any] = {
        "unit": "percent",
        "cls": "percent",
        "kind": "ratio",
        "measure": "votes",
        "population": "votes",
    }
    claims = [told(source, "61.3", **votes), told(source, "38.7", **votes)]
    assert {group.decision.rule for group in reconcile([source], claims).groups} == {"R3"}
    apart = [told(source, "0.4", qualifier=None, **votes), told(source, "9 percent", value=9, **votes)]
    assert reconcile([source], apart).groups[0].decision.flags == ("probable_slip",)


def test_a_label_that_tells_only_a_unit_compares_nothing() -> None:
    """Five hours of one thing and 36 hours of another are two groups."""
    one, two = (
        article("It took five hours.", id="001", outlet="A"),
        article("It rained for 36 hours.", id="002", outlet="B"),
    )
    hours: dict[str, Any] = {
        "measure": "hours",
        "population": None,
        "unit": "hour",
        "kind": "duration",
        "cls": "duration",
    }
    result = reconcile([one, two], [told(one, "five", **hours), told(two, "36", **hours)])
    assert [group.decision.rule for group in result.groups] == ["R3", "R3"]


def test_a_headline_is_held_against_its_own_text() -> None:
    """A headline that drops "as many as", or gives another number, is noted; one that says the same is not."""
    text = "200 missing\nAs many as 200 people are missing."
    source = article(text, id="003", roles=["headline", "body"])
    missing: dict[str, Any] = {"measure": "missing", "kind": "stock", "population": None}
    title = told(source, "200", in_headline=True, **missing)
    hedged = told(source, "As many as 200", qualifier="up_to", **missing)
    (note,) = compare_headlines([title, hedged])
    assert note.text == "The headline of 003 says 200; its text says As many as 200."
    assert compare_headlines([title, told(source, "200", id="b", **missing)]) == ()
    (other,) = compare_headlines([title, told(source, "200", id="b", value=164, granularity=1, **missing)])
    assert other.kind == "headline_differs"


def test_a_value_repeated_for_another_measure_is_flagged() -> None:
    """2,681 dead and 2,681 injured in one sentence; two digits, or two sentences, are chance."""
    source = article("The quake left 2,681 dead and 2,681 injured. It left 20 dead and 20 injured.", id="001")
    dead, hurt = told(source, "2,681", id="d"), told(source, "2,681", id="i", measure="injured")
    remarks = find_repeated([(dead,), (hurt,)])
    assert remarks.flags == {0: ("repeated_value",), 1: ("repeated_value",)}
    assert "killed" in remarks.notes[0].text
    assert find_repeated([(told(source, "20", id="a"),), (told(source, "20", id="b", measure="injured"),)]).notes == ()


def test_nothing_gives_nothing() -> None:
    """No claims and no denials: an empty reconciliation, no failure."""
    assert reconcile([], []) == Reconciliation(groups=())


def test_many_articles_group_and_decide_in_seconds() -> None:
    """200 articles with 1,000 counts of twenty towns stay far from quadratic."""
    towns = [f"Town{chr(65 + n)}ville" for n in range(20)]
    chance = random.Random(1)
    articles: list[Article] = []
    claims: list[FigureClaim] = []
    for n in range(200):
        counts = [chance.randint(20, 900) for _ in range(5)]
        town = towns[n % 20]
        text = " ".join(
            f"Officials counted {value} people {m} in {town}." for value, m in zip(counts, MEASURES, strict=True)
        )
        source = article(text, id=f"{n:03d}", outlet=f"Outlet {n % 30}", published=f"2024-01-{1 + n % 28:02d}")
        articles.append(source)
        claims += [
            told(
                source, f"{value} people {m}", value=value, id=f"{source.id}.{m}", measure=m, place=town, event="flood",
                event_day="2024-01-01", asserter=f"Officials {n % 40}",
            )
            for value, m in zip(counts, MEASURES, strict=True)
        ]  # fmt: skip
    result = reconcile(articles, claims)
    assert sum(len(group.claims) for group in result.groups) == 1_000
    assert len(result.groups) == 100


MEASURES = ("killed", "injured", "displaced", "missing", "evacuated")


def test_a_figure_that_a_denial_credits_to_another_party_stays_that_party_s() -> None:
    """ "The governor rejected the union's claim that 300 were missing": the union says it, the governor denies it."""
    source = article("The governor rejected the union's claim that 300 workers were missing.", id="006", outlet="Wire")
    claim = told(source, "300", measure="missing", population="workers", kind="stock", asserter="the union")
    words = "rejected the union's claim that 300 workers were missing"
    denial = denied(source, words, who="The governor", denies="300 workers were missing")
    (group,) = reconcile([source], [claim], denials=(denial,)).groups
    assert (group.decision.rule, [c.polarity for c in group.claims]) == ("R2", ["assert", "deny"])


def test_what_adds_to_a_total_is_a_part_of_it() -> None:
    """ "4 killed, adding to more than 400": two groups, part_of."""
    source = article("On Friday 4 were killed, adding to more than 400 killed since December.", id="002")
    more = told(source, "4", event="air strike", links=(Link("adds_to", "002.more-than-400"),))
    total = told(source, "more than 400", kind="cumulative", period_words="since December")
    result = reconcile([source], [more, total])
    assert [r.kind for r in group_of(result, "002.4").relations] == ["part_of"]


def test_a_denied_number_disputes_only_its_own_number() -> None:
    """ "There are no 300 missing men" denies the union's 300, not the service's 97."""
    service = article("97 people are missing, the service said.", id="001", outlet="A")
    union = article("Some 300 workers of the camp at Losk are unseen, Brill of the union said.", id="004", outlet="B")
    answer = article(
        "He rejected what the union says of its camp at Losk. “There are no 300 missing men,” he said.", id="006"
    )
    missing: dict[str, Any] = {"measure": "missing", "kind": "stock", "event": "flood"}
    claims = [
        told(service, "97", asserter="the service", **missing),
        told(
            union, "Some 300", qualifier="about", measure="unseen", population="workers", kind="stock", asserter="Brill"
        ),
        told(answer, "300", population="men", asserter="Voss", measure="missing", kind="stock", event="flood"),
    ]
    denial = denied(answer, "There are no 300 missing men", who="Voss", denies="300 missing men")
    result = reconcile([service, union, answer], claims, denials=(denial,))
    assert group_of(result, "001.97").decision.rule == "R3"
    disputed = group_of(result, "004.Some-300")
    assert disputed.decision.rule == "R2"
    assert [claim.surface for claim in disputed.claims] == ["Some 300", "300"]
