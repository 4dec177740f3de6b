"""Tokens: the same count on every machine, offline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import tiktoken
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import tokens
from briefgen.errors import UsageError
from briefgen.tokens import TokensUnavailable, count_tokens, token_ends


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
