"""Differences: counts that tell how far two counts lie apart, "15 more than on Monday", "rose by 15", "three fewer".

Such a number says how a count changed; it is no level of what is counted. Left out on purpose: what comes on top without
being held against another count ("seven more died"), and shares and sums, whose changes have units of their own.
"""

from __future__ import annotations

import re

from briefgen.figures.numerals import SMALL_WORDS
from briefgen.records import Quantity, Span
from briefgen.vocabulary import read_table


def _listed(*stands: str) -> str:
    rows = read_table("differences", ("words", "stands"))
    words = [row["words"] for row in rows if set(stands) & set(row["stands"].split())]
    return "|".join(re.escape(word).replace(r"\*", "[a-z]*") for word in words)


_LEAD = 60
"""Characters before a number in which its "rose by" is looked for."""
_SMALL = "|".join(sorted(SMALL_WORDS))
_ABOUT = r"(?:(?:about|around|some|nearly|almost|just|only|at least|more than|over|as many as) )?"
_HOW = r"(?: (?:again|further|overnight|on [a-z]+day|[a-z]+ly))?"
_UNITS = (
    r"(?:dozen|hundred|thousand|million|third|quarter|mile|kilomet[a-z]+|met[a-z]+|hour|day|week|fortnight|month|year|"
    r"decade|century)s?"
)
_NO_COUNT = rf"(?! (?:half|[0-9]|(?:{_SMALL})\b|an? (?:[a-z]+ )?{_UNITS}\b(?! (?:earlier|before))))"
"""What behind "more than" makes it the qualifier of another number: "more than 20 km away", "more than a week ago"."""
_THAN = re.compile(rf" (?:{_listed('behind')}) (?:[a-z'’-]+ ){{0,2}}?than\b{_NO_COUNT}")
_ALWAYS = re.compile(rf" (?:{_listed('always')})\b")
_MORE = re.compile(rf" (?:{_listed('behind')})\b")
_BY = re.compile(rf"\bby {_ABOUT}$")
_MOVED_BY = re.compile(rf"\b(?:{_listed('by')}){_HOW} by {_ABOUT}$")
_MOVED_BY_BARE = re.compile(rf"\b(?:{_listed('bare')}){_HOW} by {_ABOUT}$")
_MOVED = re.compile(rf"\b(?:{_listed('moved')}) {_ABOUT}$")
_SINCE = re.compile(r" (?:from|on|since|compared)\b")


def is_difference(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether the words of a sentence make a count in it the difference of two counts.

    Takes the text, the span of the sentence and a quantity of that text inside it. English only. Raises nothing.

    >>> from briefgen.figures import scan_numbers
    >>> text = "On Tuesday 45 people were ill, 15 more than on Monday, and the fee of 30 dollars fell by 2 dollars."
    >>> [is_difference(text, Span(0, len(text)), q) for q in scan_numbers(text).quantities]
    [False, True, False, False]
    """
    if quantity.cls != "count":
        return False
    noun = quantity.noun_span
    lead = _plain(text[max(sentence.start, quantity.phrase.start - _LEAD) : quantity.phrase.start])
    ends = {quantity.phrase.end, max(quantity.phrase.end, noun.end if noun else 0)}
    behind = [_plain(text[end : sentence.end]) for end in sorted(ends)]
    if _MOVED_BY.search(lead) or (noun is None and _MOVED_BY_BARE.search(lead)):
        return True
    by, moved = _BY.search(lead), _MOVED.search(lead)
    return any(
        _THAN.match(words) or _ALWAYS.match(words) or (by and _MORE.match(words)) or (moved and _SINCE.match(words))
        for words in behind
    )


def _plain(words: str) -> str:
    return " ".join(f"|{words.lower()}|".split()).strip("|")
