"""Differences: numbers that tell how far two counts or sums lie apart, "15 more than on Monday", "rose $2 million to $15 million".

Such a number says how something changed; it is no level of it. Left out on purpose: what comes on top without being held
against another count ("seven more died"), and shares of a whole, whose changes are percents of it ("sales rose 7%").
"""

from __future__ import annotations

import re

from briefgen.records import Quantity, Span
from briefgen.text.figures.moves import words_that_move
from briefgen.text.figures.numerals import SMALL_WORDS
from briefgen.text.patterns import when_used
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
_THAN = when_used(rf" (?:{_listed('behind')}) (?:[a-z'’-]+ ){{0,2}}?than\b{_NO_COUNT}")
_ALWAYS = when_used(rf" (?:{_listed('always')})\b")
_MORE = when_used(rf" (?:{_listed('behind')})\b")
_BY = when_used(rf"\bby {_ABOUT}$")
_MOVED_BY = when_used(rf"\b(?:{_listed('by')}){_HOW} by {_ABOUT}$")
_MOVED_BY_BARE = when_used(rf"\b(?:{_listed('bare')}){_HOW} by {_ABOUT}$")
_IDLE = when_used(rf"\b(?:{_listed('idle')}) by {_ABOUT}$")
_MOVED = when_used(rf"\b(?:{_listed('moved')}) {_ABOUT}$")
_SINCE = when_used(r" (?:from|on|since|compared)\b")
_MOVERS = "|".join(sorted(words_that_move("extent") | words_that_move("points")))
_OBJECTS = "|".join(sorted(words_that_move("object")))
_NOUNS = "|".join(sorted(words_that_move("noun") | words_that_move("extent")))
_MOVED_SO_FAR = when_used(
    rf"\b(?:{_MOVERS}){_HOW}(?: another| a further| by)? {_ABOUT}$"
    rf"|\b(?:{_OBJECTS}) (?:(?:its|the|their|his|her|our|an?) (?:(?!from )[a-z'’-]+ ){{1,3}}(?:by )?|by ){_ABOUT}$"
    rf"|\b(?:{_NOUNS}) of {_ABOUT}$"
)
_TO_LEVEL = when_used(
    r"(?: ?(?:%|[a-z²³]+(?: (?:points|cent|dollars|euros))?))?,? (?:to|at) (?:(?:an?|the|its|their) )?(?:[a-z-]+ ){0,2}?(?:[a-z]{0,2}[$£€¥₹] ?|[a-z]{3} )?\d"
)
"""Behind a number that moved something: where it came to ("to a record $41 billion", "at 620")."""
_EXTENTS = "|".join(sorted(words_that_move("extent")))
_SUM_MOVED = when_used(rf"\b(?:{_EXTENTS}){_HOW}(?: (?:another|a further|by|of))? {_ABOUT}$")
PASSED = when_used(r"(?:[a-z]+\s)?(?:past|above|below|beyond)\b")
"""Before a number that something moved to the other side of: what "climbed past $9 million" is a level."""
_PERCENTS = when_used(r"[\d.,]* ?(?:%|per ?cent|pct)")
_MOVING_CLASSES = ("count", "money", "measurement", "percent", "rate")


def is_difference(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether the words of a sentence make a number in it the difference of two counts or two sums.

    Takes the text, the span of the sentence and a quantity of that text inside it. English, and the German, Swedish and Dutch "um 30 auf 90". Raises nothing.

    >>> from briefgen.text.figures import scan_numbers
    >>> text = "On Tuesday 45 people were ill, 15 more than on Monday, and the fee of 30 dollars fell by 2 dollars."
    >>> [is_difference(text, Span(0, len(text)), q) for q in scan_numbers(text).quantities]
    [False, True, False, True]
    """
    if quantity.cls not in _MOVING_CLASSES or PASSED.match(quantity.phrase.of(text)):
        return False
    noun = quantity.noun_span
    lead = _plain(text[max(sentence.start, quantity.phrase.start - _LEAD) : quantity.phrase.start])
    ends = {quantity.phrase.end, max(quantity.phrase.end, noun.end if noun else 0)}
    behind = [_plain(text[end : sentence.end]) for end in sorted(ends)]
    by = " by " in lead
    if _FOREIGN[0].search(lead) and any(_FOREIGN[1].match(words) for words in behind):
        return True
    if by and _IDLE.search(lead):
        return False
    if quantity.value is not None and _comes_to(quantity, behind) and _MOVED_SO_FAR.search(lead):
        return True
    if quantity.cls != "count":
        return quantity.cls == "money" and bool(any(_THAN.match(words) for words in behind) or _SUM_MOVED.search(lead))
    if by and (_MOVED_BY.search(lead) or (noun is None and _MOVED_BY_BARE.search(lead))):
        return True
    return any(
        _THAN.match(words)
        or _ALWAYS.match(words)
        or (_MORE.match(words) and _BY.search(lead))
        or (_SINCE.match(words) and _MOVED.search(lead))
        for words in behind
    )


_FOREIGN = (
    when_used(r"\b(?:um|med|met) (?:[a-zäöü]+ )?$"),
    when_used(r"[^.;,]{0,30}? (?:auf|till|naar) (?:[a-zåäö]+ )?[$€£]?\d"),
)
"""What stands before and behind the number in "stieg um 200 Millionen Euro auf 1,4 Milliarden"."""


def _comes_to(quantity: Quantity, behind: list[str]) -> bool:
    """Whether a level follows: "to $15 million" behind money, "at 620" behind a count, "to 12%" behind percents alone."""
    ends = [words[match.end() - 1 :] for words in behind if (match := _TO_LEVEL.match(words))]
    if quantity.cls != "percent":
        return bool(ends)
    return quantity.unit == "percent" and any(_PERCENTS.match(level) for level in ends)


def _plain(words: str) -> str:
    return " ".join(f"|{words.lower()}|".split()).strip("|")
