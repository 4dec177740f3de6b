"""Qualifiers: the words left and right of a number that say how it bounds or rounds.

The words are the table `qualifiers`; what may stand before those that have other uses is `qualifier_neighbours`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import get_args

from briefgen.records import Qualifier, QuantityClass
from briefgen.text.calendar import DAY_WORDS, MONTH_WORDS
from briefgen.text.figures.digits import base_language
from briefgen.text.figures.page import DIGITS, Page, sentence_start
from briefgen.vocabulary import BrokenTable, read_table, word_set

_LONGEST = 5
"""Tokens of the longest phrase."""
_SKIPPED = word_set("another additional further other extra a an")
"""Words that may stand between a qualifier and its number: "more than another 40"."""
_MARKS = word_set("mark marks milestone threshold barrier level line ceiling limit")
"""What a number with "the" before it has to be, that it is passed: "crossed the 5,000 mark"."""
_BEFORE_INFINITIVES = word_set("to could may might will would can shall should must not also soon now already")
_REACH_OF_SUBJECT = 12
"""Tokens before a verb in which what passes the number is looked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a number when its qualifier is looked for: `after` is the token behind it, `cls` its class,
    `thing` whether it counts things (and not people, or nothing that is named)."""

    after: int
    cls: QuantityClass
    thing: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """A row of the table: what the words make of a number, and when."""

    qualifier: Qualifier
    when: str


@cache
def _neighbours(says: str) -> frozenset[str]:
    rows = read_table("qualifier_neighbours", ("word", "says"))
    return frozenset(row["word"] for row in rows if says in row["says"].split())


@cache
def _rising() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("changes", ("word", "way")) if row["way"] == "up")


@lru_cache(maxsize=64)
def _table(language: str, side: str) -> tuple[dict[tuple[str, ...], _Words], frozenset[str]]:
    """The phrases of a language with the signs of all, and the words with which a phrase can end. English words qualify
    nothing in another language: "over 40 personer" are about 40 people in Dutch and more in English."""
    spoken = base_language(language)
    rows = read_table("qualifiers", ("words", "qualifier", "side", "languages", "when"))
    kept = [
        row
        for row in rows
        if row["side"] in (side, "both")
        and (spoken in row["languages"].split() or not any(map(str.isalpha, row["words"])))
    ]
    table = {tuple(row["words"].split()): _row(row) for row in kept}
    return table, frozenset(key[-1] for key in table)


def _row(row: Mapping[str, str]) -> _Words:
    qualifier = row["qualifier"]
    for known in get_args(Qualifier):
        if qualifier == known:
            return _Words(known, row["when"])
    raise BrokenTable(f"qualifiers.words: {qualifier!r} of {row['words']!r} is no qualifier")


def left_qualifier(page: Page, i: int, told: Told) -> tuple[Qualifier | None, int]:
    """The qualifier left of token `i` and where its phrase starts; of a chain ("up to about 50") the leftmost wins.

    "A total of more than 40" is more than 40: a total takes its own qualifier.
    """
    found: Qualifier | None = None
    start = i
    for _ in range(3):
        step = _phrase_before(page, start, told)
        if step is None and page.at(start - 1) in _SKIPPED:
            step = _phrase_before(page, start - 1, told)
        if step is None and page.at(start - 1) == "the" and page.at(page.after(told.after - 1)) in _MARKS:
            step = _phrase_before(page, start - 1, told)
        if step and page.words[step[1]] in _MARKS and page.at(step[1] - 1) == "the":
            step = _phrase_before(page, step[1] - 1, told) or step  # "above the limit of 250,000"
        if step is None:
            break
        found = found if found and step[0] == "exactly" else step[0]
        start = step[1]
    return found, start


def _phrase_before(page: Page, i: int, told: Told) -> tuple[Qualifier, int] | None:
    """The longest qualifier that ends just before token `i`, and its first token."""
    table, ends = _table(page.language, "left")
    if page.at(i - 1) not in ends:
        return None
    for length in range(min(_LONGEST, i), 0, -1):
        words = table.get(tuple(page.words[i - length : i]))
        if words and _qualifies(page, i - length, i, words, told):
            return words.qualifier, i - length
    return None


def _qualifies(page: Page, first: int, i: int, words: _Words, told: Told) -> bool:
    """Whether words that have other uses qualify here."""
    word, before = page.words[first], page.at(first - 1)
    if word == ">" and page.shown[: page.starts[first]].rpartition("\n")[2].strip("> \t") == "":
        return False  # the mark of a quoted line
    if words.when == "passing":
        return _passes(page, first, told)
    if words.when == "infinitive":
        return is_verb(page, first) and _passes(page, first, told)
    if words.when == "past":
        return before in _rising()
    if words.qualifier == "up_to" and base_language(page.language) != "en" and before in _neighbours("not-up-to"):
        return False
    if word == "up" and page.at(first + 1) == "to":
        came_from = any(page.at(k) == "from" and page.kind(k + 1) == DIGITS for k in range(i + 1, i + 4))
        return before not in _neighbours("not-up-to") and not came_from
    if i - first > 1:
        return True
    if word == "over":
        if told.cls == "duration" and before not in _neighbours("over-a-time"):
            return any(page.at(k) in ("ago", "old", "later", "earlier") for k in range(i, i + 4))
        return before not in _neighbours("not-over") and _before_its_time(page, first) not in _neighbours("not-over")
    if word == "about" and _is_topic(page, first):
        return False
    if word in ("some", "about", "around") and page.at(i) == "one":
        return page.at(i + 1) != "of"
    if word == "under":
        span = page.at(i) in ("a", "an") and page.at(i + 2) == "-"  # "under a one-month state of emergency"
        return not span and before not in _neighbours("not-under")
    return True


_OF_A_TIME = MONTH_WORDS | DAY_WORDS | word_set("in on last this week month year")


def _before_its_time(page: Page, i: int) -> str:
    """The word before the day, month, year or place that stands before token `i`: "collapsed in June 2020 over …"."""
    at = i - 1
    while at > max(0, i - 6) and (page.at(at) in _OF_A_TIME or page.kind(at) == DIGITS):
        at -= 1
    place = next((n for n in (1, 2) if page.at(at - n) in ("in", "at")), 0)  # "collapses in Munich over …"
    return page.at(at - place - 1 if place else at)


def _is_topic(page: Page, i: int) -> bool:
    """Whether the "about" at token `i` says what is told of: "news about 56 missing", "early reports about 14 boxes".

    "The ministry reports about 56 cases" has the verb, whose number is rounded: "reports" is a noun at the start of its
    sentence and behind what qualifies it.
    """
    before = page.at(i - 1)
    if before not in _neighbours("told-or-verb"):
        return before in _neighbours("told")
    return sentence_start(page, i) == i - 1 or page.at(i - 2) in _neighbours("qualifies-told")


def is_verb(page: Page, verb: int) -> bool:
    """Whether a word like "top" or "cross" is a verb, as far as the word before it tells: "to top 100", "deaths top 9"."""
    return page.at(verb - 1) in _BEFORE_INFINITIVES or page.at(verb - 1) in _neighbours("passes")


def _passes(page: Page, verb: int, told: Told) -> bool:
    """Whether a verb says that a number is passed: "the toll passes 40", "Sales top $1 billion"; not "passed 12 laws".

    Money, shares, people and bare numbers have no other sense, but for a vote ("passed 217 to 213"); else something has
    to stand before the verb that can pass a number.
    """
    if page.at(told.after) in ("to", "-") and page.kind(told.after + 1) == DIGITS:
        return False
    if told.cls in ("money", "percent") or (told.cls == "count" and not told.thing):
        return True
    begin = max(verb - _REACH_OF_SUBJECT, sentence_start(page, verb))
    return told.cls != "score" and any(page.words[k] in _neighbours("passes") for k in range(begin, verb))


def _leads(page: Page, j: int, last: int) -> bool:
    """Whether the words of tokens `j` to `last`, without a comma before them, may stand before a number: "5,000, at least 120 of them"."""
    words = tuple(word for word in page.words[j : last + 1] if word != ",")
    table, _ = _table(page.language, "left")
    return words in table


def right_qualifier(page: Page, j: int) -> tuple[Qualifier | None, int]:
    """The qualifier that starts at token `j` ("or so", "+", "or more") and its last token; of "290 or more than 300" none."""
    if (page.at(j) == "-" and not page.hyphen(j)) or (page.at(j) == "+" and not page.touches(j - 1)):
        return None, j
    table, _ = _table(page.language, "right")
    for length in (3, 2, 1):
        found = table.get(tuple(page.words[j : j + length])) if j + length <= page.length else None
        last = j + length - 1
        goes_on = page.kind(last + 1) == DIGITS and (page.at(last) in ("plus", "odd", "+") or _leads(page, j, last))
        goes_on = goes_on or (page.at(last), page.at(last + 1)) == ("plus", "one")  # "192 plus one" adds
        if found and page.at(last + 1) != "than" and not goes_on:
            return found.qualifier, last
    return None, j
