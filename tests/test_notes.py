"""What is to be known of the sources: values that several articles have from one voice confirm nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from briefgen.briefing.gaps import list_notes
from briefgen.records import Article, Block, Decision, FigureClaim, Group, Ledger, Reconciliation, Span


def told(id: str, who: str | None, words: str = "457") -> tuple[Article, FigureClaim]:
    text = f"They arrested {words} people."
    article = build.article(text, id=id, outlet=f"Outlet {id}", published="2031-03-06")
    claim = build.figure_claim(words, article=id, sentence=1, start=text.index(words), asserter=who or f"Outlet {id}",
                               origin=f"Outlet {id}", measure="arrested", noun="people", value=int(words))  # fmt: skip
    return article, replace(claim, attributed_to=who)


def notes(*items: tuple[Article, FigureClaim], copies: dict[str, str] | None = None) -> list[str]:
    """The remarks on one voice behind the values of a measure whose headline is the first item."""
    claims = tuple(claim for _, claim in items)
    decision = Decision("single_source", "R1", "one voice", (claims[0].id,))
    group = Group("F1", claims[0].label, "person", claims, decision, name="people arrested")
    articles = tuple(article for article, _ in items)
    ledger = Ledger(
        articles,
        tuple(s for a in articles for s in build.sentences(a)),
        claims,
        reconciliation=Reconciliation((group,)),
    )
    return [note.text for note in list_notes(ledger, (), copies or {}) if note.kind == "one_voice"]


def test_a_value_that_three_articles_have_from_one_voice_is_told_as_that() -> None:
    """The articles, the value with its measure, and the voice."""
    found = notes(*(told(id, "Ida Voss") for id in ("001", "002", "003")))
    assert found == [
        "001, 002 and 003 have 457 (people arrested) from one voice, Ida Voss: that they agree confirms nothing."
    ]


def test_two_articles_two_voices_or_an_own_count_say_nothing_of_it() -> None:
    """Nor do copies, which are told apart, nor another value of the measure."""
    three = [told(id, "Ida Voss") for id in ("001", "002", "003")]
    assert notes(*three[:2]) == []
    assert notes(*three, told("004", "the police")) == []
    assert notes(*three, told("004", None)) == []
    assert notes(*three, copies={"003": "002"}) == []
    assert len(notes(*three, told("004", "the police", "80"))) == 1


def test_articles_that_rest_on_one_paper_are_told_however_their_origin_is_written() -> None:
    """A paper that is only cited counts, and the paper's own article."""
    assert [
        note
        for note in list_notes(
            Ledger(
                (
                    build.article("A.", id="001", origin="Reuters, partly"),
                    build.article("A.", id="002", origin="AFP, citing Reuters"),
                ),
                (),
            ),
            (),
            {},
        )
        if note.kind == "one_origin"
    ] == []
    own = build.article("A fire.", id="001", outlet="Le Jour")
    cited = build.article("A fire.", id="002", outlet="Courier", origin="Novosti, citing Le Jour")
    other = build.article("A fire.", id="003", outlet="Ledger", origin="Reuters, partly")
    found = list_notes(Ledger((own, cited, other), ()), (), {})
    assert [note.text for note in found if note.kind == "one_origin"] == [
        "001 and 002 (in part) rest on one source, Le Jour."
    ]


def test_a_credit_behind_the_last_full_stop_is_no_sentence_cut_off() -> None:
    """A scrap of the agency's name, or of what follows the form for comments, says nothing of the text above it."""
    cut = build.article("The board met on Friday.\n\nIt counted 84 boa", id="001", outlet="Outlet")
    credit = build.article("The board met on Friday.\n\nIt counted 84 boats.–Nordp", id="002", outlet="Outlet")
    speaker = build.article(
        "The board met on Friday.\n\nIt counted 84 boats. ADA LUND, CEO, ORME FERRIES", id="003", outlet="Outlet"
    )
    articles = (cut, credit, speaker)
    ledger = Ledger(articles, tuple(sentence for article in articles for sentence in build.sentences(article)))
    told = [note.text for note in list_notes(ledger, (), {}) if note.kind == "cut_off"]
    assert told == ["The text of 001 breaks off in the middle of a sentence."]


def test_capitals_that_are_no_credit_cost_no_time() -> None:
    """A long run of capitals behind a full stop, with something after it, was tried in every way to part it: without end."""
    shouted = " ".join(["ADVERTISEMENTS CONTINUE BELOW THE STORY"] * 12)
    article = build.article(
        f"The board met on Friday.\n\nIt counted 84 boats. {shouted} at 9", id="001", outlet="Outlet"
    )
    found = list_notes(Ledger((article,), tuple(build.sentences(article))), (), {})
    assert [note.text for note in found if note.kind == "cut_off"] == [
        "The text of 001 breaks off in the middle of a sentence."
    ]


@pytest.mark.parametrize(
    ("scrap", "cut"),
    [
        ("Mayors in T", True),
        ("The Harbour Boar", True),
        ("Dr", True),
        ("This was by no means the last", True),
        ("A clerk of the board, an engineer, faces five years in prison", True),
        ("More Than Ten Boats Lost Off Arden Coast", False),
        ("More from Arden", False),
        ("The Harbour Board", False),
        ("share this", False),
        ("Source: https://arden.example/a/t", False),
        ("", False),
    ],
)
def test_the_beginning_of_a_sentence_under_an_article_says_that_it_breaks_off(scrap: str, cut: bool) -> None:
    """Cut inside a word: "Boar" where the text has "Board", or a letter or two; a whole line is a title."""
    body = "The Harbour Board counted 84 boats in Arden."
    text = f"{body}\n\n{scrap}".rstrip()
    blocks = [Block(Span(0, len(body)), "body", "sentences")]
    blocks += [Block(Span(len(body) + 2, len(text)), "furniture", "page furniture under the article")] if scrap else []
    article = replace(build.article(text, id="001", outlet="Outlet"), blocks=tuple(blocks))
    sentences = tuple(s for s in build.sentences(article) if s.span.end <= len(body))
    found = list_notes(Ledger((article,), sentences), (), {})
    assert [note.text for note in found if note.kind == "cut_off"] == (
        ["The text of 001 breaks off in the middle of a sentence."] if cut else []
    )
    foot = Block(Span(len(body), len(body) + 1), "furniture", "page furniture under the article")
    under = list_notes(Ledger((replace(article, blocks=(blocks[0], foot, *blocks[1:])),), sentences), (), {})
    assert not [note for note in under if note.kind == "cut_off"]
