"""How far something moved and where it came to: "rose $2 million to $15 million" is a change and a level, and no range.

What tells the two apart from a range ("rents rose 3% to 5%", "will cut 300 to 400 jobs") is the word before the first number
(table `extents`), whether both numbers carry their unit, whether the move lies ahead, and how far the two lie apart: the
ends of a range are seldom three times one another, a level is mostly much larger than its last change.
"""

from __future__ import annotations

from functools import cache

from briefgen.text.figures.measures import TIMES, currency_after, currency_before, measure_at
from briefgen.text.figures.nouns import counted_noun
from briefgen.text.figures.numerals import Number
from briefgen.text.figures.page import DIGITS, WORD, Page, sentence_start
from briefgen.text.figures.people import is_plural
from briefgen.vocabulary import read_table, word_set

_LEAST_APART = 3
"""How many times its first number the second is where it is a level whatever the first may be."""
_LITTLE_APART = 2
"""The same where nothing but small numbers stand there: "fares rose 20p to 30p" is a range."""
_LARGE = 1000
"""From which a bare number before a measure is no end of a range many times as high: "up 20,000 to 130,000 tonnes"."""
_ROUNDING = word_set(
    """
    about around some nearly almost roughly only just another further additional more than at least over as much many
    a an by approximately exactly again overnight today yesterday slightly
    """
)
"""Words between the word of change and its number."""
_AHEAD = word_set("should will would could may might can shall 'll to expected expects likely forecast")
_RATES = word_set(
    "rate rates unemployment inflation margin share turnout yield yields ratio support approval deficit joblessness"
)
"""What is itself told in percent, so that it moves by percents to percents."""
_DETERMINERS = word_set("its their his her the our my your a an this that")
_LONGEST_LEAD = 8
"""Tokens before a number in which its word of change is looked for."""
_LONGEST_OBJECT = 5
"""Tokens between a verb and a number that its object may take: "cut its annual dividend 5 cents"."""


@cache
def words_that_move(takes: str) -> frozenset[str]:
    """The words of change that take their number in one of the ways of the table `extents`."""
    return frozenset(row["word"] for row in read_table("extents", ("word", "takes")) if row["takes"] == takes)


def moves_to(page: Page, number: Number, other: Number) -> bool:
    """Whether `number` says how far something moved and `other`, behind its "to", where it came to.

    "rose 40 to 310" yes; "rose 3% to 5%" of rents, "will rise 3 to 4 metres", "cut 300 to 400 jobs" no.
    """
    found = _word_of_change(page, number)
    if found is None or not number.value or not other.value or number.value < 0:
        return False
    word, takes = found
    apart = other.value / number.value
    if takes == "points" and not _marked(page, number):
        return False
    if takes == "noun" or _lies_ahead(page, word):
        return apart >= _LEAST_APART and not _in_percent(page, number)
    if _in_percent(page, number):
        return _of_rate(page, word) or (apart >= _LEAST_APART and not is_plural(page.at(word - 1)))
    if _marked(page, other) and not _marked(page, number):
        large = number.value >= _LARGE and not other.scaled
        return apart >= _LEAST_APART and (large or _only_counted(page, other))
    return apart >= _LITTLE_APART or (number.scaled and other.scaled)


def _word_of_change(page: Page, number: Number) -> tuple[int, str] | None:
    """The token of the word that moves a number, and how it takes it."""
    begin = max(sentence_start(page, number.first), number.first - _LONGEST_LEAD)
    before = currency_before(page, number.first)
    k = (before[1] if before else number.first) - 1
    by = False
    while k > begin and (page.at(k) in _ROUNDING or page.at(k).endswith("ly")):
        by = by or page.at(k) == "by"
        k -= 1
    if by:
        moved = words_that_move("extent") | words_that_move("object")
        return next(((n, "extent") for n in range(k, begin - 1, -1) if page.at(n) in moved), None)
    if page.at(k) == "of" and page.at(k - 1) in words_that_move("noun") | words_that_move("extent"):
        return k - 1, "noun"
    for takes in ("extent", "points"):
        if page.at(k) in words_that_move(takes):
            return k, takes
    return _behind_object(page, k, begin)


def _behind_object(page: Page, k: int, begin: int) -> tuple[int, str] | None:
    """The verb of "cut its dividend" where the object ends at token `k`."""
    for n in range(k - 1, max(k - _LONGEST_OBJECT, begin - 1), -1):
        if page.kind(n + 1) != WORD:
            return None
        if page.at(n) in words_that_move("object"):
            return (n, "extent") if page.at(n + 1) in _DETERMINERS else None
    return None


def _lies_ahead(page: Page, word: int) -> bool:
    begin = max(sentence_start(page, word), word - 4)
    return any(page.at(k) in _AHEAD for k in range(begin, word))


def _of_rate(page: Page, word: int) -> bool:
    begin = max(sentence_start(page, word), word - _LONGEST_LEAD)
    ahead = _lies_ahead(page, word)
    return not ahead and any(page.at(k) in _RATES for k in range(begin, word))


def _in_percent(page: Page, number: Number) -> bool:
    return page.at(page.after(number.last)) in ("%", "percent", "per", "pct")


def _marked(page: Page, number: Number) -> bool:
    """Whether a number carries its unit or what it counts: "$3", "3 metres", "120 points"; "3 to" does not."""
    j = page.after(number.last)
    beside = measure_at(page, j) or currency_after(page, j) or page.at(j) in TIMES or _in_percent(page, number)
    return bool(beside) or currency_before(page, number.first) is not None or counted_noun(page, j) is not None


def _only_counted(page: Page, other: Number) -> bool:
    """Whether a number counts things, and measures none: a measure behind the second of two numbers is that of both."""
    j = page.after(other.last)
    measured = measure_at(page, j) or currency_after(page, j) or page.at(j) in TIMES or _in_percent(page, other)
    return not measured and page.kind(other.first) == DIGITS and not other.scaled
