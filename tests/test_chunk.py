"""Sentences and chunks: exact places, nothing lost, nothing above the limit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.pages.readers import article_from_text
from briefgen.records import EXTRACTED_ROLES, Article, Chunk, Sentence, Span
from briefgen.stages.chunk import CONTEXT, chunk_article, sentence_spans, split_sentences
from briefgen.text.cleaned import is_invisible
from briefgen.text.tokens import count_tokens

TITLE = "Storm kills dozens in the north of the country"
LEAD = "A storm killed dozens of people in the north of the country on Friday, officials said."


def article(text: str) -> Article:
    return article_from_text(text, path="001-storm.txt")


def long_article(sentences: int) -> Article:
    body = "\n\n".join(
        f"On day {n} the storm killed {n} people in the north, officials said. It went on." for n in range(sentences)
    )
    return article(f"{TITLE}\n\nISTANBUL (Reuters) – {body}\n")


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, Span(0, len(text)))]


def printed(text: str, spans: Sequence[Span]) -> str:
    return "".join(char for span in spans for char in span.of(text) if not char.isspace())


# ---------------------------------------------------------------- sentences

SENTENCES = [
    ("Gen. Smith said the U.S. Army had 3.5 million. He left.",
     ["Gen. Smith said the U.S. Army had 3.5 million.", "He left."]),
    ("“We go.” He left.", ["“We go.”", "He left."]),
    ("“It is over,” said J. R. Smith. “We are not blind. They know it.” She added: “Go.”",
     ["“It is over,” said J. R. Smith.", "“We are not blind.", "They know it.”", "She added: “Go.”"]),
    ("He flew to the U.S. He said No. 5 was it. No. He refused.",
     ["He flew to the U.S.", "He said No. 5 was it.", "No.", "He refused."]),
    ("It opened on Feb. 28. In Sept. 2015 raids began. He sat. The sun. Then more.",
     ["It opened on Feb. 28.", "In Sept. 2015 raids began.", "He sat.", "The sun.", "Then more."]),
    ("At 5 p.m. Friday it ended. At 5 p.m. The crowd left.",
     ["At 5 p.m. Friday it ended.", "At 5 p.m.", "The crowd left."]),
    ("“Stop!” he cried. “Why? Nobody knows,” she said. Really?! Yes.",
     ["“Stop!” he cried.", "“Why? Nobody knows,” she said.", "Really?!", "Yes."]),
    ("Martin Luther King Jr. was there. Acme Co. Ltd. agreed.",
     ["Martin Luther King Jr. was there.", "Acme Co. Ltd. agreed."]),
    ("Maj. Gen. Igor Konashenkov met Recep T. Erdogan. Capt. A. B. Ivanov died.",
     ["Maj. Gen. Igor Konashenkov met Recep T. Erdogan.", "Capt. A. B. Ivanov died."]),
    ("It rose to $1.2bn. Version 3.0. It cost €2.50 at www.example.com. Then more.",
     ["It rose to $1.2bn.", "Version 3.0.", "It cost €2.50 at www.example.com.", "Then more."]),
    ("It has to be stopped.” German chancellor Angela Merkel criticised Russia.",
     ["It has to be stopped.”", "German chancellor Angela Merkel criticised Russia."]),
    ("He addressed the U.N. Officials said so. He fell ill. The end.",
     ["He addressed the U.N.", "Officials said so.", "He fell ill.", "The end."]),
    ("Am 3. März kam er. Das ist viel.", ["Am 3. März kam er.", "Das ist viel."]),
    ("They came... Then they went. He said… nothing.", ["They came...", "Then they went.", "He said… nothing."]),
    ("Col. Geo. P. Hurd left. Lt. Jo Alan-B. Pratt came. It was hepatitis-B. The ward shut.",
     ["Col. Geo. P. Hurd left.", "Lt. Jo Alan-B. Pratt came.", "It was hepatitis-B.", "The ward shut."]),
    ("It cost approx. $4 million, est. £12. He paid. No. He did not.",
     ["It cost approx. $4 million, est. £12.", "He paid.", "No.", "He did not."]),
    ("See fig. 3. It was art. It was vol. 2 of it.", ["See fig. 3.", "It was art.", "It was vol. 2 of it."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:24] for text, _ in SENTENCES])
def test_news_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    """Not at a title, an initial, an abbreviation or a decimal; and after a quotation that closes behind the stop."""
    assert cut(text) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_sentences_cover_a_paragraph_exactly(text: str) -> None:
    """In order, without overlap, without white space at their ends, and no character but white space between."""
    spans = sentence_spans(text, Span(0, len(text)))
    assert printed(text, spans) == "".join(text.split()) or not text.strip()
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)


PIECES = [
    "“We go.",
    "They stay,”",
    "said Mr. X.",
    "U.S.",
    "A.",
    "3.5",
    "No. 4",
    "👍🏽",
    "漢字。",
    "é",
    "?!",
    "…",
    "\u200b",
    "\n",
    " ",
    "”",
    "Dr.",
]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_sentences_cover_news_like_text_exactly(text: str) -> None:
    """Also where quotes, abbreviations, emoji and scripts mix."""
    assert printed(text, sentence_spans(text, Span(0, len(text)))) == "".join(text.split())


def test_sentences_are_numbered_through_headline_dateline_and_body() -> None:
    """From 1; what is left out has no number, and a repeated title none either."""
    made = article(f"{TITLE}\n\n3 min read\n\n{TITLE}\n\nISTANBUL (Reuters) – {LEAD} It went on.\n\nReply\n")
    assert [(s.ref, s.role, s.span.of(made.text)) for s in split_sentences(made)] == [
        ("001:1", "headline", TITLE),
        ("001:2", "dateline", "ISTANBUL (Reuters) –"),
        ("001:3", "body", LEAD),
        ("001:4", "body", "It went on."),
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([TITLE, LEAD, "He left. They stayed.", "Reply", "3 min read", "READ NEXT", "- one", "12 dead"]),
        max_size=12,
    )
)
def test_sentences_never_cross_blocks_and_leave_nothing_out(lines: list[str]) -> None:
    """Every extracted block is covered by sentences that lie within it."""
    made = article("\n\n".join(["x", *lines]))
    blocks = [block for block in made.blocks if block.role in EXTRACTED_ROLES]
    sentences = split_sentences(made)
    assert [s.number for s in sentences] == list(range(1, len(sentences) + 1))
    assert all(any(block.span.covers(s.span) for block in blocks) for s in sentences)
    assert printed(made.text, [s.span for s in sentences]) == printed(made.text, [block.span for block in blocks])


# ---------------------------------------------------------------- chunks


def tiled(chunks: Sequence[Chunk]) -> list[Span]:
    return [sentence.span for chunk in chunks for sentence in chunk.sentences]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 60), st.integers(16, 400))
def test_chunks_tile_the_sentences_within_the_limit(sentences: int, limit: int) -> None:
    """Every sentence is sent once, in order; each chunk counts right and stays under the limit."""
    made = long_article(sentences)
    chunks = chunk_article(made, limit=limit)
    assert printed(made.text, tiled(chunks)) == printed(made.text, [s.span for s in split_sentences(made)])
    assert tiled(chunks) == sorted(tiled(chunks))
    for number, chunk in enumerate(chunks, start=1):
        assert (chunk.number, chunk.of) == (number, len(chunks))
        assert chunk.tokens == sum(count_tokens(s.span.of(made.text)) for s in chunk.sentences) <= limit


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=500), st.integers(16, 60))
def test_chunks_hold_for_any_text(text: str, limit: int) -> None:
    """Any Unicode, also a single word that is longer than the limit."""
    made = article(f"{TITLE}\n\n{LEAD}\n\n{text}")
    chunks = chunk_article(made, limit=limit)
    assert printed(made.text, tiled(chunks)) == printed(made.text, [s.span for s in split_sentences(made)])
    assert all(chunk.tokens <= limit for chunk in chunks)


def test_an_article_a_little_above_the_limit_is_halved() -> None:
    """1,400 tokens make two chunks of about 700, not 1,200 and 200."""
    made = long_article(70)
    tokens = sum(chunk.tokens for chunk in chunk_article(made, limit=100_000))
    first, second = chunk_article(made, limit=tokens - 100)
    assert abs(first.tokens - second.tokens) < 40


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 40), st.integers(60, 300))
def test_chunks_are_as_equal_as_the_sentences_allow(sentences: int, limit: int) -> None:
    """No chunk is smaller than the others by more than two of the longest sentences."""
    chunks = chunk_article(long_article(sentences), limit=limit)
    longest = max(count_tokens(s.span.of(chunk.article.text)) for chunk in chunks for s in chunk.sentences)
    sizes = [chunk.tokens for chunk in chunks]
    assert max(sizes) - min(sizes) <= 2 * longest
    assert len(chunks) <= -(-sum(sizes) // (limit - longest))


def test_the_first_chunk_holds_headline_and_dateline() -> None:
    """They say what and where the rest is about."""
    first = chunk_article(long_article(40), limit=200)[0]
    assert [sentence.role for sentence in first.sentences[:3]] == ["headline", "dateline", "body"]


def test_the_two_sentences_before_a_chunk_are_its_context() -> None:
    """A pronoun at a chunk's start has to be read; the sentences there are not extracted twice."""
    made = long_article(40)
    sentences = split_sentences(made)
    one, two, *_ = chunk_article(made, limit=200)
    assert one.context == ()
    first = two.sentences[0].number
    assert two.context == sentences[first - 1 - CONTEXT : first - 1]


def test_a_sentence_above_the_limit_is_cut_and_keeps_its_number() -> None:
    """Only then is a sentence cut, at a space; the number a citation shows stays true."""
    made = article(f"{TITLE}\n\n{LEAD}\n\nHe saw {'boats and tents and ' * 60}nothing else.\n\nHe left. They stayed.")
    chunks = chunk_article(made, limit=100)
    numbers = [sentence.number for chunk in chunks for sentence in chunk.sentences]
    assert numbers == [1, 2, 3, 3, 3, 4, 5]
    assert all(not sentence.span.of(made.text).startswith(" ") for chunk in chunks for sentence in chunk.sentences)


def test_an_article_of_furniture_has_no_chunk() -> None:
    """Nothing to extract is no request."""
    assert chunk_article(article("3 min read\n\nShare\n\n(Reuters)")) == ()


def test_a_limit_that_holds_no_sentence_is_refused() -> None:
    """A chunk of three tokens is a mistake in the call."""
    with pytest.raises(ValueError, match="16 tokens"):
        chunk_article(article(TITLE), limit=3)


def test_chunks_are_the_same_each_time() -> None:
    """Fixtures and the journal are keyed on them."""
    assert chunk_article(long_article(30), limit=300) == chunk_article(long_article(30), limit=300)


HOSTILE = {
    "one line": "word " * 80_000 + "x",
    "stops": "a. " * 350_000,
    "initials": "A. " * 350_000,
    "one word": "a" * 400_001,
    "quotes": "“a.” " * 100_000,
    "spaces": "He said " + " " * 400_000 + "so, officials said.",
    "brackets": "[" * 200_000 + "He said that it was so."
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_gives_chunks_within_the_limit(name: str) -> None:
    """A line without end, a text of "a. " and of quotes; how long it takes is shown by benchmarks/hostile.py."""
    chunks = chunk_article(article(HOSTILE[name][:60_000]))
    assert all(chunk.tokens <= 1_200 for chunk in chunks)


def test_sentence_records_point_at_their_article() -> None:
    """The reference shown in a briefing is article and number."""
    sentences = split_sentences(article(f"{TITLE}\n\n{LEAD}"))
    assert sentences == (
        Sentence("001", 1, Span(0, len(TITLE)), "headline"),
        Sentence("001", 2, Span(len(TITLE) + 2, len(TITLE) + 2 + len(LEAD)), "body"),
    )
    assert not any(is_invisible(char) for char in TITLE)
