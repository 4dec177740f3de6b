"""What a cited sentence only points to is cited with it: a name, a number, a day that the sentence beside it tells."""

from __future__ import annotations

import pytest

import build
from briefgen.briefing.checks.statements import Refusal, check_statement
from briefgen.records import ComposedStatement, DraftStatement
from briefgen.stages.ledger import Material

DAM = build.article(
    "It rained for a week. The rivers rose. Meadows lay under water. A dam in the hills burst on Monday. "
    "The Orvik dam had been built by hand. Farmers fled with their cows. The rescue service counted 12 dead. "
    "Nobody has said why the wall gave way. Much later the minister, Ada Kroll, came to see the ruins. It was cold. It snowed. "
    "She promised help to the farmers.",
    id="001", outlet="The Courier", published="2031-03-06",
)  # fmt: skip
OTHER = build.article(
    "A bridge at Sund fell into the sea. It killed 7 sailors.", id="002", outlet="The Echo", published="2031-03-07"
)


@pytest.fixture(scope="module")
def material() -> Material:
    return build.material(DAM, OTHER)


def cited(text: str, *cites: str, material: Material) -> list[int] | str:
    """The numbers of the sentences that a statement is printed with, or why it is refused."""
    found = check_statement(DraftStatement(text, cites, None), material)
    if isinstance(found, Refusal):
        return found.fault
    spans = {(s.article, s.span): s.number for s in material.sentences.values()}
    return sorted(spans[passage.article, passage.span] for passage in found.citations)


def test_a_name_of_the_next_sentence_is_cited_with_it(material: Material) -> None:
    assert cited("The Orvik dam burst on 3 March.", "001:4", material=material) == [4, 5]


def test_a_name_may_stand_further_off_in_the_same_article(material: Material) -> None:
    """The article names her three sentences before the one that tells what she did; two things may be missing at once."""
    assert cited("Ada Kroll promised help to the farmers.", "001:12", material=material) == [9, 12]
    assert cited(
        "Farmers of the Orvik dam fled; Ada Kroll promised help to the farmers.", "001:12", "001:6", material=material
    ) == [6, 9, 12]


def test_a_number_beside_a_cited_sentence_is_cited_with_it(material: Material) -> None:
    assert cited(
        "Nobody has said why the wall gave way; the rescue service counted 12 dead.", "001:8", material=material
    ) == [7, 8]


@pytest.mark.parametrize(
    ("text", "cite", "fault"),
    [
        ("The Sund dam burst in the hills.", "001:4", "name_not_in_source"),  # another article's name
        ("A dam in the hills burst and killed 7 sailors.", "001:4", "loose_number"),  # another article's number
        ("A dam in the hills burst on Ada Kroll.", "001:4", "name_not_in_source"),  # named five sentences on
        ("The Marlo dam burst in the hills.", "001:4", "name_not_in_source"),  # nobody's name
        ("The rescue service counted 13 dead.", "001:6", "loose_number"),
        ("Farmers did not flee with their cows.", "001:6", "negation_turned"),
    ],
)
def test_what_no_sentence_beside_it_tells_stays_refused(text: str, cite: str, fault: str, material: Material) -> None:
    assert cited(text, cite, material=material) == fault


def test_a_further_citation_stands_where_those_of_its_article_do(material: Material) -> None:
    """A sentence of two halves: what is added to the first stands behind the first."""
    text = "The Orvik dam burst, and a bridge at Sund fell into the sea."
    draft = DraftStatement(text, ("001:4", "002:1"), None, places=((20, ("001:4",)), (len(text), ("002:1",))))
    found = check_statement(draft, material)
    assert isinstance(found, ComposedStatement)
    assert [(p.article, at) for p, at in zip(found.citations, found.behind, strict=True)] == [
        ("001", 20),
        ("002", len(text)),
        ("001", 20),
    ]


def test_two_ends_that_one_sentence_tells_are_a_range() -> None:
    """However it prints them; of two sentences they are none."""
    note = build.article(
        "The board expects an estimated $2.4 billion - or $2.5 billion. It had lost $3 billion. The year before it lost $5 billion.",
        id="001",
    )
    told = build.material(note)
    assert cited("The board expects $2.4 billion to $2.5 billion.", "001:1", material=told) == [1]
    assert (
        cited("The board had lost between $3 billion and $5 billion.", "001:2", "001:3", material=told)
        == "loose_number"
    )
