"""What stands beside the measures: contested statements, words of order, headlines, repeated values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from briefgen.records import (
    Article,
    DenialClaim,
    FigureClaim,
    Span,
)
from briefgen.stages.reconcile.contested import Library, contest_statements, find_denials
from briefgen.stages.reconcile.notes import compare_headlines, find_repeated
from briefgen.stages.relate.order_words import read_order_words
from build import article, figure_claim, sentences

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


def library(*articles: Article) -> Library:
    return Library.of(articles, [sentence for source in articles for sentence in sentences(source)])


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


# ---------------------------------------------------------------- words of order


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
    linked = read_order_words([told(source, number) for number in numbers], [source], sentences(source))
    found = {(claim.surface, link.to) for claim in linked for link in claim.links if link.kind == "replaces"}
    assert found == ({(new, f"001.{old}")} if new else set())


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("Customers rose to 205,000, up from 140,000 in December.", "205,000", "140,000"),
        ("Revenue was 934, up from 880 a year earlier.", "934", "880"),
        ("Between 30 and 40 were killed and 50 injured.", None, None),
    ],
)
def test_a_comparison_with_another_time_says_that_a_value_moved(text: str, new: str | None, old: str | None) -> None:
    """Up from, with the time of the old value: the one became the other, and both stay right."""
    source = article(text, id="001")
    numbers = [word.strip(".,;") for word in text.split() if word[0].isdigit()]
    linked = read_order_words([told(source, number) for number in numbers], [source], sentences(source))
    found = {(claim.surface, link.kind, link.to) for claim in linked for link in claim.links}
    assert found == ({(new, "moved", f"001.{old}")} if new else set())


def test_words_of_contrast_mark_the_figure_they_stand_before() -> None:
    """ "Others put it higher, at 11,300" sets 11,300 against what stands before."""
    source = article("Officials counted 5,300 killed. Others put the figure higher, at 11,300 killed.", id="001")
    marked = read_order_words([told(source, "5,300"), told(source, "11,300")], [source], sentences(source))
    assert [claim.contrast for claim in marked] == [False, True]


# ---------------------------------------------------------------- headlines, repeated values


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
    assert compare_headlines([title, told(source, "200", id="b", qualifier="exactly", **missing)]) == ()
    (other,) = compare_headlines([title, told(source, "200", id="b", value=164, granularity=1, **missing)])
    assert other.kind == "headline_differs"


def test_a_headline_whose_number_stands_in_the_text_is_borne_out() -> None:
    """ "200 missing" over "a list of 200 names": what counts them is another noun, the number is the text's own."""
    source = article("200 missing in the valley.\nThe list has 200 names, and 40 people were found.", id="003",
                     roles=["headline", "body"])  # fmt: skip
    title = told(source, "200 missing", value=200, in_headline=True, unit="person")
    names, found = told(source, "200 names", value=200, unit="name"), told(source, "40", unit="person")
    assert compare_headlines([title, names, found]) == ()
    (note,) = compare_headlines([title, found])
    assert note.text.endswith("no figure of its text agrees with that.")


def test_days_gone_by_and_the_other_part_of_a_whole_are_no_news_of_a_headline() -> None:
    """ "Twelve days on" is held against nothing; 95 % of a hill are what 5 % of it leave, 85 % are not."""
    source = article(
        "95 of the hill, 12 days on.\nIt took 3 days; 5 of the hill are left.", id="003", roles=["headline", "body"]
    )
    left = told(source, "5 of", value=5, unit="percent", cls="percent")
    whole = told(source, "95", value=95, unit="percent", cls="percent", in_headline=True)
    assert compare_headlines([whole, left]) == ()
    assert (
        len(compare_headlines([told(source, "95", value=85, unit="percent", cls="percent", in_headline=True), left]))
        == 1
    )
    days = told(source, "12", value=12, unit="day", in_headline=True)
    assert compare_headlines([days, told(source, "3", value=3, unit="day")]) == ()
    assert (
        len(
            compare_headlines(
                [
                    told(source, "12", value=12, unit="person", in_headline=True),
                    told(source, "3", value=3, unit="person"),
                ]
            )
        )
        == 1
    )


def test_a_value_repeated_for_another_measure_is_flagged() -> None:
    """2,681 dead and 2,681 injured in one sentence; two digits, or two sentences, are chance."""
    source = article("The quake left 2,681 dead and 2,681 injured. It left 20 dead and 20 injured.", id="001")
    dead, hurt = told(source, "2,681", id="d"), told(source, "2,681", id="i", measure="injured")
    remarks = find_repeated([(dead,), (hurt,)])
    assert remarks.flags == {0: ("repeated_value",), 1: ("repeated_value",)}
    assert "killed" in remarks.notes[0].text
    assert find_repeated([(told(source, "20", id="a"),), (told(source, "20", id="b", measure="injured"),)]).notes == ()
