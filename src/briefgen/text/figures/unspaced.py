"""Words of Chinese and Japanese, which set no spaces: a run of signs is cut where a table knows a word in it.

Only what can stand beside a number has to be known: "造成至少12人死亡" is 造成, 至少, 12, 人, 死亡 to the reader of numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from briefgen.text.letters import UNSPACED, UNSPACED_LANGUAGES
from briefgen.vocabulary import read_table, rows_in


@cache
def _known(language: str) -> tuple[frozenset[str], int]:
    """The words of a language that may stand beside a number, and the length of the longest."""
    spoken = {language} if language in UNSPACED_LANGUAGES else UNSPACED_LANGUAGES
    tables = (
        ("scales", ("word", "size", "languages")),
        ("counted", ("words", "unit", "class", "languages")),
        ("number_words", ("word", "value", "kind", "languages")),
        ("qualifiers", ("words", "qualifier", "side", "languages", "when")),
    )
    words = {
        row[columns[0]]
        for name, columns in tables
        for row in read_table(name, columns)
        if spoken & set(row["languages"].split())
    }
    whole = frozenset(word for word in {*words, *PERCENT_BEFORE, *ORDINAL_BEFORE} if UNSPACED.match(word))
    return whole, max(map(len, whole))


PERCENT_BEFORE = frozenset({"百分之"})
"""Before a number that is a share: 百分之十二."""
ORDINAL_BEFORE = frozenset({"第"})
COUNTED_SIGNS = frozenset({"日間", "時間", "分間", "週間", "分钟"})
"""Durations that begin with the sign of a day or an hour."""


@cache
def _openers(language: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows_in("number_words", ("word", "value", "kind", "languages"), language))


def cut_clitic(word: str, language: str) -> int:
    """Where a number word begins behind the article that touches it: 2 for "d'un" and "d'onze"; 0 where none does."""
    at = word.find("'") + 1
    return at if at and language in ("fr", "it") and word[at:] in _openers(language) else 0


def cut_unspaced(word: str, language: str) -> Iterator[tuple[int, int]]:
    """The places of the words in a run of signs: the longest known one at each place, what lies between them whole."""
    known, longest = _known(language)
    start = at = 0
    while at < len(word):
        size = next((n for n in range(min(longest, len(word) - at), 0, -1) if word[at : at + n] in known), 0)
        if not size:
            at += 1
            continue
        if at > start:
            yield start, at
        yield at, at + size
        start = at = at + size
    if start < len(word):
        yield start, len(word)
