"""Hedges: whether a sentence tells a figure as counted, as an estimate, or as a forecast.

"The toll could reach 2,000" forecasts, "300 are feared dead" estimates, "the fire, which could be seen for miles, killed
30" does neither. The words are the table `hedges`; what is code is only which figure a hedge governs:

- a figure that follows it in the clause ("could kill 300 people and displace 20,000"), until a border of the clause or,
  behind a modal, a finite verb;
- a figure that is its subject ("300 people in the valley may have died").

A rounding word ("about", "up to") is no hedge: it is the figure's qualifier.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from briefgen.records import Quantity, Span
from briefgen.text.figures.digits import base_language
from briefgen.text.figures.foreign_hedges import Hedge, foreign_hedge
from briefgen.text.figures.nouns import PERSON_STATES
from briefgen.vocabulary import BrokenTable, read_table, word_set

_TOKEN = re.compile(r"[^\W\d_]+(?:'(?!ll\b)[^\W\d_]+)*|'ll\b|\d[\d.,]*|[^\w\s]")
_LOOK_BACK = 28
"""Tokens before a figure in which its hedge is looked for."""
_LOOK_AHEAD = 8
"""Tokens behind a figure's noun in which its verb is looked for."""
_BORDERS = frozenset([";", ".", "!", "?", "(", ")", "[", "]", "—", "–", ":"]) | word_set(
    "but while whereas although though because after before until unless when where who which whose despite yet"
)
"""What ends a clause, seen from a figure."""
_JOINTS = frozenset([",", "and", "or"])
"""What may go on with a clause or begin a new one."""
_BE = word_set("is are was were be been being am")
_AUXILIARIES = _BE | word_set("has have had do does did")
_BEFORE_PARTICIPLES = _AUXILIARIES | word_set(
    "to not being already also still could may might will would shall should must can"
)
_MODALS = word_set("may might could will would")
_ADVERBS = word_set("more others other still also now already too alone so far today currently")
_PREPOSITIONS = word_set("in on at of from across near aboard under inside with around among for throughout")
_OPENS_CLAUSE = word_set("to that at there by as dead killed missing")
"""Words behind a participle ("is feared to", "is estimated at") by which it looks ahead and not only at its subject."""
_DEFINITE = word_set("the these those this that his her its their our my your both all")
_LONGEST_QUALIFIER = 5
"""Tokens between "of" and a figure: "of nearly $", "of more than"."""
_PAST = word_set("said says told left rose fell found took made went came hit struck lost won cost gave held burnt")


@dataclass(frozen=True, slots=True)
class _Row:
    hedge: Hedge | None
    reach: str


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence in words, with the tokens of the figure: `first` is its first, `behind` the one after its noun."""

    words: tuple[str, ...]
    printed: tuple[str, ...]
    first: int
    behind: int

    def at(self, k: int) -> str:
        return self.words[k] if 0 <= k < len(self.words) else ""


def hedge_of(text: str, sentence: Span, quantity: Quantity, *, language: str = "en") -> Hedge | None:
    """What the words of a sentence make of a figure in it: an estimate, a forecast, or None for a plain count.

    Takes the text, the span of the sentence, a quantity of that text inside it, and its language. Of both kinds in one sentence the
    forecast wins: who believes that it will be 300 tells of the future. Raises nothing.

    >>> from briefgen.text.figures import scan_numbers
    >>> text = "The toll could reach 2,000, and 300 people are feared dead in the 40 villages that were hit."
    >>> [hedge_of(text, Span(0, len(text)), q) for q in scan_numbers(text).quantities]
    ['forecast', 'estimate', None]
    """
    end = max(quantity.span.end, quantity.noun_span.end if quantity.noun_span else 0)
    start, end = quantity.span.start - sentence.start, end - sentence.start
    if base_language(language) != "en":
        return foreign_hedge(sentence.of(text), start, end, base_language(language))
    return _hedge_in(sentence.of(text), start, end)


@lru_cache(maxsize=65_536)
def _hedge_in(sentence: str, start: int, end: int) -> Hedge | None:
    """What a sentence makes of the figure at `start` whose noun ends at `end`."""
    plain = sentence.replace("’", "'")
    tokens = list(_TOKEN.finditer(plain))
    printed = tuple(map(re.Match.group, tokens))
    words = tuple(map(str.lower, printed))
    singles, pairs = _openers()
    if singles.isdisjoint(words) and pairs.isdisjoint(pairwise(words)):
        return None
    first = bisect_right(tokens, start, key=re.Match.end)
    clause = _Clause(words, printed, first, bisect_left(tokens, end, key=re.Match.start))
    found = (*_hedges_before(clause), *_hedges_within(clause), *_hedges_behind(clause))
    return "forecast" if "forecast" in found else next(iter(found), None)


# ---------------------------------------------------------------- the table


@cache
def _table() -> dict[tuple[str, ...], _Row]:
    rows = read_table("hedges", ("words", "hedge", "reach"))
    return {tuple(row["words"].split()): _Row(_hedge(row["hedge"]), row["reach"]) for row in rows}


def _hedge(name: str) -> Hedge | None:
    if name == "estimate":
        return "estimate"
    if name == "forecast":
        return "forecast"
    if name == "none":
        return None
    raise BrokenTable(f"hedges.words: {name!r} is neither estimate nor forecast nor none")


@cache
def _longest() -> int:
    return max(len(words) for words in _table())


@cache
def _firsts() -> frozenset[str]:
    """The first words of all rows."""
    return frozenset(words[0] for words in _table())


@cache
def _openers() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """The rows that hedge, as their only word or their first two: a sentence without one of these hedges nothing."""
    hedging = [words for words, row in _table().items() if row.hedge]
    singles = frozenset(words[0] for words in hedging if len(words) == 1)
    return singles, frozenset(words[:2] for words in hedging if len(words) > 1)


@cache
def _inner() -> frozenset[str]:
    """Every word of the table: most tokens of a sentence are none, and need no further look."""
    return frozenset(word for words in _table() for word in words)


def _row_over(clause: _Clause, k: int) -> tuple[_Row, int, int] | None:
    """The longest row that covers token `k` and begins at it or before it, with its first and last token."""
    if clause.at(k) not in _inner():
        return None
    best: tuple[_Row, int, int] | None = None
    for first in range(max(k - _longest() + 1, 0), k + 1):
        for length in range(_longest(), k - first, -1) if clause.words[first] in _firsts() else ():
            row = _table().get(clause.words[first : first + length])
            if row and (best is None or length > best[2] - best[1] + 1):
                best = (row, first, first + length - 1)
    return None if best is None or _is_name(clause, best[1]) else best


def _is_name(clause: _Clause, k: int) -> bool:
    """The month of May, Will Smith, the Might of a title: a capital inside the sentence, or before a day or a name."""
    if clause.at(k) not in ("may", "will", "might") or not clause.printed[k][0].isupper():
        return False
    return k > 0 or not clause.printed[k + 1 : k + 2] or not clause.printed[k + 1][0].islower()


# ---------------------------------------------------------------- which figure a hedge governs


def _hedges_before(clause: _Clause) -> tuple[Hedge, ...]:
    """The hedges ahead of the figure whose reach holds it."""
    found: list[Hedge] = []
    finite = _stands_already(clause)
    subject = _is_subject(clause)
    k = clause.first - 1
    while k > clause.first - _LOOK_BACK and k >= 0:
        word = clause.words[k]
        covered = _row_over(clause, k)
        if covered:
            row, first, last = covered
            governs = not (row.reach == "verb" and finite) and not _looks_back(clause, first, last)
            if row.hedge and last < clause.first and governs:
                found.append(row.hedge)
            k = first - 1
            continue
        if word in _BORDERS or (word in _JOINTS and (finite or subject or clause.at(k + 1) == "with")):
            break
        if word == "than" and _stands_already(clause):
            break  # "feared to be higher than the count of 201": what it is set against is there
        finite = finite or (_is_past(clause, k) and _before_adverbs(clause, k) not in _BEFORE_PARTICIPLES)
        k -= 1
    return tuple(found)


def _before_adverbs(clause: _Clause, k: int) -> str:
    """The word before a verb, over its adverbs: the "will" of "will likely cost"."""
    k -= 1
    while clause.at(k).endswith("ly") or clause.at(k) in ("also", "then", "now", "soon", "still", "just", "even"):
        k -= 1
    return clause.at(k)


def _looks_back(clause: _Clause, first: int, last: int) -> bool:
    """ "300 are feared dead and 20 hurt": the participle speaks of the subject before it, not of what follows."""
    passive = clause.at(first - 1) in _BE and clause.at(first - 2) != "it" and last == first
    passive = passive and not clause.at(first).endswith("ing")  # "is considering"
    return passive and clause.at(last + 1) not in _OPENS_CLAUSE - word_set("dead killed missing")


def _is_past(clause: _Clause, k: int) -> bool:
    word = clause.words[k]
    return word in _PAST or word in PERSON_STATES or word in _AUXILIARIES or (word.endswith("ed") and len(word) > 4)


def _stands_already(clause: _Clause) -> bool:
    """ "will fight the fine of $3 million": what "the ... of" ties to such a noun is there, whatever is done about it."""
    k = clause.first - 1
    while k > clause.first - _LONGEST_QUALIFIER and clause.at(k) != "of":
        k -= 1
    definite = bool(_DEFINITE & set(clause.words[max(k - 4, 0) : k]))
    return clause.at(k) == "of" and clause.at(k - 1) in _standing() and definite


@cache
def _standing() -> frozenset[str]:
    return frozenset(row["noun"] for row in read_table("standing", ("noun",)))


def _is_subject(clause: _Clause) -> bool:
    """Whether a verb of its own follows the figure: "... and 20 are missing"."""
    k = clause.behind
    while clause.at(k) in _ADVERBS:
        k += 1
    return clause.at(k) in _AUXILIARIES or clause.at(k) in PERSON_STATES


def _hedges_within(clause: _Clause) -> tuple[Hedge, ...]:
    """The hedge between a number and its noun: "300 planned homes", "40 projected cases"."""
    inner = (_table().get((clause.words[k],)) for k in range(clause.first + 1, min(clause.behind, len(clause.words))))
    return tuple(row.hedge for row in inner if row and row.hedge and row.reach)


def _is_confirmed(clause: _Clause) -> bool:
    """ "It is confirmed to have cost 38 lives and will turn out to have cost more": what is confirmed is no subject of the rest."""
    lead = clause.words[max(clause.first - _LOOK_BACK, 0) : clause.first]
    return any(lead[k : k + 3] == ("confirmed", "to", "have") for k in range(len(lead) - 2))


def _hedges_behind(clause: _Clause) -> tuple[Hedge, ...]:
    """The hedge whose subject the figure is: behind its noun, adverbs, a place or auxiliaries, and nothing else.

    "The two bridges could reopen" says nothing of their number.
    """
    before = clause.at(clause.first - 1)
    all_told = before == "all" and clause.at(clause.first - 2) == "in"  # "in all 300 could die"
    if (before in _DEFINITE - {"that"} and not all_told) or _is_confirmed(clause):
        return ()
    k = clause.behind
    k += (
        clause.at(k) == "who" and clause.at(k + 1) in _MODALS and clause.at(k + 2) != "have"
    )  # "900 people who may leave"
    placed = False
    while k < min(clause.behind + _LOOK_AHEAD, len(clause.words)):
        word = clause.words[k]
        covered = _row_over(clause, k)
        if covered and covered[1] >= clause.behind:
            if placed and clause.words[k + 1 : k + 2] and clause.words[k + 1][0].isdigit():
                return ()  # "88,780 of an estimated 120,000"
            return (covered[0].hedge,) if covered[0].hedge else ()
        if word in _BORDERS or word in _JOINTS or word == "that" or word[0].isdigit():
            return ()
        placed = placed or word in _PREPOSITIONS
        if not (placed or word in _ADVERBS or word in _AUXILIARIES):
            return ()
        k += 1
    return ()
