"""Tokens: the same count on every machine, offline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tiktoken
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen
from briefgen.briefing.verify import verify_briefing
from briefgen.errors import UsageError
from briefgen.text import tokens
from briefgen.text.tokens import TokensUnavailable, count_tokens, estimate_tokens, estimated_ends, token_ends


@pytest.fixture
def fresh_encoding() -> Iterator[None]:
    """The encoding is built once; a test that changes where it comes from builds it again."""
    tokens._encoding.cache_clear()
    yield
    tokens._encoding.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("Idlib fell", 3), ("more than 900,000 people", 7), ("<|endoftext|>", 7), ("٣٫٥ مليون", 4), ("👍🏽", 3)],
)
def test_counts_are_those_of_o200k(text: str, expected: int) -> None:
    """Fixed numbers: a change here would move every chunk border. Special tokens are plain text."""
    assert count_tokens(text) == expected


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_the_ends_of_tokens_lie_in_the_text(text: str) -> None:
    """As many ends as tokens, rising, the last at the end of the text."""
    ends = token_ends(text)
    assert len(ends) == count_tokens(text)
    assert list(ends) == sorted(ends)
    assert not ends or (ends[0] > 0 and ends[-1] == len(text))


def test_ends_count_code_points() -> None:
    """Not bytes: a token of three bytes ends one code point further."""
    assert token_ends("Idlib 漢")[-1] == 7


def test_long_texts_are_counted_in_pieces() -> None:
    """A million spaces in one piece would exhaust the stack of tiktoken's regex engine."""
    assert count_tokens(" " * 1_000_000) > 0
    assert count_tokens("word " * 100_000) == pytest.approx(100_000, abs=10)


def test_half_a_surrogate_pair_is_counted_as_a_replacement() -> None:
    """No Unicode, but a count and no crash."""
    assert count_tokens("a\ud800b") == len(token_ends("a\ud800b"))


def test_the_bundled_ranks_are_tiktokens_own() -> None:
    """The pattern and the special tokens here are those that tiktoken ships, so that counts agree."""
    from tiktoken_ext import openai_public

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(openai_public, "load_tiktoken_bpe", lambda url, expected_hash: {"hash": expected_hash})
        own = openai_public.o200k_base()
    assert own["mergeable_ranks"]["hash"] == tokens.RANKS_SHA256
    assert own["pat_str"] == tokens.PATTERN
    assert own["special_tokens"] == tokens.SPECIAL_TOKENS


@pytest.mark.usefixtures("fresh_encoding")
def test_without_ranks_two_clear_lines_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Offline and without the extra there is no count, and the way out is one command."""

    def refuse(name: str) -> tiktoken.Encoding:
        raise ConnectionError("no network")

    monkeypatch.setattr(tokens, "_bundled_ranks", lambda: None)
    monkeypatch.setattr(tiktoken, "get_encoding", refuse)
    with pytest.raises(TokensUnavailable) as caught:
        count_tokens("Idlib")
    assert isinstance(caught.value, UsageError)
    assert "o200k" in str(caught.value)
    assert "briefgen[offline]" in caught.value.hint


@pytest.mark.usefixtures("fresh_encoding")
def test_ranks_that_were_altered_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another hash would be another measure."""
    asked = []

    def note(name: str) -> tiktoken.Encoding:
        asked.append(name)
        raise OSError("no cache")

    monkeypatch.setattr(tokens, "RANKS_SHA256", "0" * 64)
    monkeypatch.setattr(tiktoken, "get_encoding", note)
    with pytest.raises(TokensUnavailable):
        count_tokens("Idlib")
    assert asked == ["o200k_base"]


TELLING = (
    "Mindestens zwölf Gäste wurden bei dem Unglück verletzt; den Schaden schätzt die Polizei auf 3,5 Millionen Euro.",
    "Divers found the ferry Marlo 40 metres down on Friday, and 212 passengers told the court how she had sunk.",
    "Selon la préfecture, douze personnes ont été blessées dans l’incendie de l’entrepôt du port, jeudi soir.",
)


@pytest.mark.parametrize("said", TELLING)
def test_an_estimate_comes_near_the_count_and_not_below(said: str) -> None:
    """A chunk by the estimate holds in any model's window that the exact one would hold in."""
    assert count_tokens(said) <= estimate_tokens(said) <= 1.25 * count_tokens(said)


@given(st.text(max_size=300))
def test_estimated_tokens_cover_the_text(said: str) -> None:
    """In order, each longer than nothing, the last at the end."""
    ends = estimated_ends(said)
    assert list(ends) == sorted(set(ends))
    assert (ends[-1] if ends else 0) == len(said)
    assert estimate_tokens(said) == len(ends)


@pytest.mark.usefixtures("fresh_encoding")
def test_without_a_model_a_briefing_needs_no_ranks(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Tokens are estimated, which is said in the log and in the run's record; nothing is downloaded, also of a sentence
    that is longer than a chunk."""

    def refuse(name: str) -> tiktoken.Encoding:
        raise AssertionError("it was to be downloaded")

    monkeypatch.setattr(tokens, "_bundled_ranks", lambda: None)
    monkeypatch.setattr(tiktoken, "get_encoding", refuse)
    long = "The list of the port names " + ", ".join(f"pier {number}" for number in range(600)) + "."
    made = briefgen.brief({"text": f"Ferry sinks off Tense\n\n{TELLING[1]}\n\n{long}"}, engine="local")
    assert made.run.tokens.estimated
    assert made.sources[0].tokens > 600
    assert [problem.what for problem in verify_briefing(made)] == []
    assert "tokens are estimated" in caplog.text


def test_with_the_ranks_nothing_is_said_to_be_estimated() -> None:
    """The counterpart."""
    made = briefgen.brief({"text": f"Ferry sinks off Tense\n\n{TELLING[1]}"}, engine="local")
    assert not made.run.tokens.estimated
