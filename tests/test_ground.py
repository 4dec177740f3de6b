"""Grounding: what was said is held against the text, and what does not hold is rejected with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.pages.readers import article_from_text
from briefgen.records import DenialSaid, EventSaid, Extraction, Grounding, PositionSaid, QuoteSaid
from briefgen.stages.chunk import chunk_article, split_sentences
from briefgen.stages.ground import ground_extraction

TEXT = """Storm hits the coast

Officials said on Monday that 33 soldiers and almost 2,500 civilians were hurt in Arlen, among them 200 children.

“We were not warned,” said Mayor Ilse Brandt. The company denied that it had been told of the danger in 2018.

Aid of $3.5 billion may follow, the ministry said.
"""
ARTICLE = article_from_text(TEXT, path="storm.txt")
SENTENCES = split_sentences(ARTICLE)
CHUNK = chunk_article(ARTICLE)[0]


def number_of(words: str) -> int:
    """The sentence that holds some words."""
    return next(s.number for s in SENTENCES if words in s.span.of(TEXT))


def ground(**said: object) -> Grounding:
    return ground_extraction(Extraction(**said), CHUNK, SENTENCES)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "speaker", "fault"),
    [
        ("We were not warned", "Ilse Brandt", None),
        ("Nobody was ever warned here", "Ilse Brandt", "quote_not_verbatim"),
        ("Officials said on Monday", "Officials", "quote_not_verbatim"),
        ("the danger", "The company", "quote_not_verbatim"),
    ],
)
def test_a_quote_stands_in_quotation_marks(words: str, speaker: str, fault: str | None) -> None:
    """Altered words and words outside quotation marks are rejected; where no such quotation stands, nothing is said."""
    sentence = number_of("Officials") if words.startswith("Officials") else number_of("We were")
    grounding = ground(quotes=(QuoteSaid(sentence, words, speaker, ""),))
    assert [r.fault for r in grounding.rejected] == ([fault] if fault else [])
    assert [q.text for q in grounding.quotes] == ([] if fault else [words])


@pytest.mark.parametrize(
    ("words", "speaker", "fault"),
    [("We were warned", "Ilse Brandt", "quote_not_verbatim"), ("We were not warned", "Karl Otto", "speaker_not_found")],
)
def test_a_refused_quote_falls_to_the_codes_own_reader(words: str, speaker: str, fault: str) -> None:
    """The quotation that stands there is told word by word, with the speaker that the text names; the refusal is listed."""
    grounding = ground(quotes=(QuoteSaid(number_of("We were"), words, speaker, "owner"),))
    assert [r.fault for r in grounding.rejected] == [fault]
    (quote,) = grounding.quotes
    assert (quote.text.rstrip(","), quote.speaker) == ("We were not warned", "Ilse Brandt")
    assert TEXT[quote.span.start : quote.span.end] == quote.text
    assert quote.id != grounding.rejected[0].id


def test_the_codes_reader_does_not_tell_a_quote_twice() -> None:
    """A right telling of the same quotation stands alone."""
    number = number_of("We were")
    right, wrong = (
        QuoteSaid(number, "We were not warned", "Ilse Brandt", ""),
        QuoteSaid(number, "We were warned", "", ""),
    )
    grounding = ground(quotes=(wrong, right))
    assert [q.speaker for q in grounding.quotes] == ["Ilse Brandt"]


def test_a_quote_belongs_to_the_sentence_in_which_it_begins() -> None:
    """One sentence too early is refused; a citation must hold what it is cited for."""
    grounding = ground(quotes=(QuoteSaid(number_of("Officials"), "We were not warned", "Ilse Brandt", ""),))
    assert [r.fault for r in grounding.rejected] == ["quote_not_verbatim"]
    assert grounding.quotes == ()


def test_statements_are_checked_against_their_sentence() -> None:
    """A turned negation, a lost hedge and a foreign number are rejected wherever a model writes a clause."""
    denied, aid = number_of("denied"), number_of("Aid of")
    grounding = ground(
        events=(EventSaid(aid, "", "Aid of $3.5 billion was paid"), EventSaid(aid, "", "Aid of $3.5 billion may follow"),
                EventSaid(aid, "", "Aid of $4 billion may follow")),
        positions=(PositionSaid(denied, "The company", "", "denies that it had been told of the danger"),
                   PositionSaid(denied, "The company", "", "had been told of the danger")),
        denials=(DenialSaid(denied, "The company", "The company denied that it had been told", "that it knew"),
                 DenialSaid(denied, "The mayor", "The mayor denied", "that it knew")),
    )  # fmt: skip
    assert [e.what for e in grounding.events] == ["Aid of $3.5 billion may follow"]
    assert [p.says for p in grounding.positions] == ["denies that it had been told of the danger"]
    assert len(grounding.denials) == 1
    assert sorted(r.fault for r in grounding.rejected) == [
        "attribution_turned", "loose_number", "negation_turned", "span_not_verbatim",
    ]  # fmt: skip


SENTENCE = st.integers(-1, 9)
WORDS = st.sampled_from(
    ["We were not warned", "We were warned", "Officials said", "denied", "may follow", "told", ""]
) | st.text(max_size=30)
NAME = st.sampled_from(["Ilse Brandt", "The company", "the ministry", ""]) | st.text(max_size=10)


@given(
    st.lists(st.builds(QuoteSaid, SENTENCE, WORDS, NAME, st.text(max_size=5)), max_size=5),
    st.lists(st.builds(DenialSaid, SENTENCE, NAME, WORDS, st.text(max_size=10), st.booleans()), max_size=3),
    st.lists(st.builds(EventSaid, SENTENCE, st.sampled_from(["Monday", "2018", ""]), WORDS), max_size=3),
    st.lists(st.builds(PositionSaid, SENTENCE, NAME, st.just(""), WORDS), max_size=3),
)
def test_nothing_vanishes(
    quotes: list[QuoteSaid], denials: list[DenialSaid], events: list[EventSaid], positions: list[PositionSaid]
) -> None:
    """What was said == grounded + rejected, for each kind; every quote cuts its own words, and no place is told twice."""
    said = Extraction(tuple(denials), tuple(quotes), tuple(events), tuple(positions))
    grounding = ground_extraction(said, CHUNK, SENTENCES)
    refused = [r.id.rpartition(".")[2].lstrip("0123456789")[0] for r in grounding.rejected]
    own = [quote for quote in grounding.quotes if ".1q" in quote.id]
    assert len(own) + refused.count("q") == len(quotes)
    assert len(grounding.denials) + refused.count("d") == len(denials)
    assert len(grounding.events) + refused.count("e") == len(events)
    assert len(grounding.positions) + refused.count("p") == len(positions)
    assert all(quote.span.of(TEXT) == quote.text for quote in grounding.quotes)
    assert len({quote.span for quote in grounding.quotes}) == len(grounding.quotes)
    assert len({claim.id for claim in (*grounding.quotes, *grounding.rejected)}) == len(grounding.quotes) + len(
        grounding.rejected
    )


def test_a_fact_that_nobody_denies_is_no_denial() -> None:
    """What the text tells itself, however an engine calls it, is refused; a denial in the same text holds."""
    hurt, denied = number_of("Officials"), number_of("denied")
    grounding = ground(
        denials=(DenialSaid(hurt, "Officials", "33 soldiers and almost 2,500 civilians were hurt", "the attack"),
                 DenialSaid(denied, "The company", "denied that it had been told of the danger", "that it knew"))
    )  # fmt: skip
    assert [denial.sentence for denial in grounding.denials] == [denied]
    assert [(r.fault, r.sentence) for r in grounding.rejected] == [("negation_turned", hurt)]


def test_an_outlet_named_in_its_own_byline_may_be_named() -> None:
    """The byline stands beside every sentence of the article, also far above the one that is told."""
    page = (
        "Flood in Norvik\n\nBy Ada Lund, Radio Norvik\n\nNORVIK (XYZ) - The river rose on Sunday. The bridge was shut at noon."
        " The school was emptied. Nine people died in the flood, the service said.\n"
    )
    held = article_from_text(page, path="flood.txt")
    sentences = split_sentences(held)
    number = next(s.number for s in sentences if "Nine" in s.span.of(page))
    told = Extraction(events=(EventSaid(number, "", "Radio Norvik says nine people died in the flood"),))
    grounding = ground_extraction(told, chunk_article(held)[0], sentences)
    assert [r.fault for r in grounding.rejected] == []
    assert len(grounding.events) == 1
