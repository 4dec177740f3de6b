"""What a sum is of, and what a rise or a fall is one of: the noun that a text ties to the number.

"$40 billion in retail deposits"    deposit (retail)
"a discount of about $2 billion"    discount
"a $7,000 signing bonus"            bonus (signing)
"its shares closed 12 percent down" price
"""

from __future__ import annotations

import re

from briefgen.text.lexicon import STOPWORDS, stem, terms_of, words_of
from briefgen.vocabulary import read_table

Thing = tuple[str, frozenset[str]]
"""A noun as a term, and the stems of the words before it; ("", empty) where none is told."""

NOTHING: Thing = ("", frozenset())

_IN = re.compile(r"^\s(?:worth of|worth in|in|of)\s(?:(?:the|its|their|his|her|new|total|additional)\s)*")
_RIGHT = re.compile(r"^\s(?=[a-z])")
_ARTICLE = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|one-time|another)\s$", re.IGNORECASE)
_OF = re.compile(r"(?P<noun>(?:[\w’'-]+\s){1,6})(?:of|worth)\s$")
_BESIDES = re.compile(r"\b(?:after|before|on|from|for)\s")
"""What opens more words on a noun: "a loss after tax of $2 million"."""
_SCALE = re.compile(r"(?:\d|\b(?:thousand|million|billion|trillion))\s$")
"""What ends another number before a noun."""
_PHRASE = re.compile(r"(?:[A-Za-z][\w’'-]*(?:\s|$|(?=[.,;:)])))+")
_SAYS_NOTHING = frozenset(stem(row["noun"]) for row in read_table("vague_sums", ("noun",)))
"""Nouns that do not say what a sum is of."""


def thing_of_sum(before: str, behind: str) -> Thing:
    """What a sum is of, by the text before its phrase ("about $2 billion") and behind it."""
    told = _IN.match(behind) or (_ARTICLE.search(before) and _RIGHT.match(behind))
    if told and (thing := _thing(_phrase(behind[told.end() :]))) != NOTHING:
        return thing
    named = _OF.search(before)
    return _thing(_last_phrase(_before_besides(named["noun"]))) if named else NOTHING


def _before_besides(noun: str) -> str:
    """The words of a noun up to more words on it, "a loss after tax"; those behind where another number stands before them, "earned
    $2 million on sales"."""
    head, *more = _BESIDES.split(noun, maxsplit=1)
    return more[0] if more and _SCALE.search(head) else head


def _phrase(text: str) -> str:
    """The noun phrase that opens a text: its words up to the first that ends one."""
    whole = _PHRASE.match(text)
    words = words_of(whole[0]) if whole else ()
    stop = next((n for n, word in enumerate(words) if word.plain in STOPWORDS or word.plain in _ENDS), len(words))
    kept = words[: min(stop, MOST_WORDS)]
    while kept and (kept[-1].text[0].isupper() or _PARTICIPLE.fullmatch(kept[-1].plain)):
        kept = kept[:-1]
    return text[: kept[-1].end] if kept else ""


MOST_WORDS = 5
_ENDS = frozenset(row["word"] for row in read_table("behind_things", ("word",)))
"""What stands behind the noun of a sum and tells what became of it: "in deposits left", "of bonds sold"."""
_PARTICIPLE = re.compile(r"\w{2,}[^e\W]ed")
"""The same by its ending, where it closes the words: "the $3 million promised by", but no "$3 million proposed merger"."""


def _last_phrase(text: str) -> str:
    """The noun phrase that closes a text."""
    words = words_of(text)
    start = next((n + 1 for n in range(len(words) - 1, -1, -1) if words[n].plain in STOPWORDS), 0)
    return text[words[start].start :].strip() if start < len(words) else ""


def _thing(phrase: str) -> Thing:
    words = words_of(phrase)
    if not words or words[-1].stem in _SAYS_NOTHING:
        return NOTHING
    name = next((t.names[0] for t in reversed(terms_of(phrase)) if t.end >= words[-1].end), words[-1].stem)
    return name, frozenset(word.stem for word in words[:-1])
