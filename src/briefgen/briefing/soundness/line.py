"""A text in which each number is one sign, cut into sentences; and the words by which a sentence sets numbers against each
other, from the table `soundness`.

Patterns over such a line name a number by `NUMBER` and keep out of the way of others by `gap`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

from briefgen.briefing.soundness.told import Number, Told
from briefgen.records import Quantity, Span
from briefgen.text.figures import scan_numbers
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table

_FIRST = 0xE000
_MOST = 0x17FE
"""The first sign of a bound number, and how many there are; what goes beyond counts as bound to no claim."""
NUMBER = "[\ue000-\uf7fe]"
"""A bound number: one character of Unicode's private area, by its position in the line."""
OTHER = "\uf7ff"
"""A number that no claim holds."""
ANY = "\ue000-\uf7ff"
"""Of both, inside the brackets of a pattern."""
_PRIVATE = when_used(f"[{ANY}]")
_QUOTED = when_used(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»")
_STOP = when_used(r"(?<=[.!?])[\"”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True)
class Line:
    """A text in which each number is one sign."""

    shown: str
    numbers: Mapping[str, Number]
    """By their signs."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of it, and the one before."""

    shown: str
    line: Line
    before: str = ""

    def number(self, match: re.Match[str], name: str) -> Number:
        return self.line.numbers[match[name]]

    def numbers(self, start: int = 0, end: int | None = None) -> list[Number]:
        """The bound numbers of a stretch, in order."""
        return [self.line.numbers[sign] for sign in re.findall(NUMBER, self.shown[start:end])]


def make_line(text: str, told: Sequence[Told]) -> Line:
    """The text with its numbers as signs. Passed over are places that are none or lie across others; a number inside a
    quotation counts as bound to no claim, for its words are the speaker's."""
    quoted = [Span(*match.span()) for match in _QUOTED.finditer(text)]
    by_span: dict[Span, list[Told]] = {}
    for one in sorted(told, key=lambda one: (one.span, -one.span.end, one.group, one.claim)):
        inside = 0 <= one.span.start < one.span.end <= len(text)
        if inside and not any(one.span.meets(span) and one.span != span for span in by_span):
            by_span.setdefault(one.span, []).append(one)
    others = [quantity for quantity in scan_numbers(text).quantities if not _is_multiple(quantity)] if by_span else []
    loose = [quantity.phrase for quantity in others if not any(quantity.phrase.meets(own) for own in by_span)]
    shown, at = "", 0
    numbers: dict[str, Number] = {}
    for span in sorted([*by_span, *loose]):
        if span.start < at:
            continue
        bound = span in by_span and not any(mark.covers(span) for mark in quoted) and len(numbers) < _MOST
        sign = chr(_FIRST + len(numbers)) if bound else OTHER
        if bound:
            numbers[sign] = Number(span, tuple(by_span[span]))
        shown += _PRIVATE.sub(" ", text[at : span.start]) + sign
        at = span.end
    return Line(shown + _PRIVATE.sub(" ", text[at:]), numbers)


def _is_multiple(quantity: Quantity) -> bool:
    """ "Twice", "double", "half": words that set two numbers against each other."""
    return quantity.cls in ("ratio", "fraction") and not any(char.isdigit() for char in quantity.surface)


def split_line(line: Line) -> Iterator[Sentence]:
    """Its sentences in which a bound number stands. An abbreviation may cut one in two: then less is found."""
    for before, shown in pairwise(["", *_STOP.split(line.shown)]):
        if re.search(NUMBER, shown):
            yield Sentence(shown, line, before)


def gap(most: int, stops: str = ";.") -> str:
    """Up to so many characters without a number or one of `stops`."""
    return rf"[^{ANY}{re.escape(stops)}]{{0,{most}}}?"


FILL = rf"(?:[^\s{ANY};.,()]+\s+){{0,4}}?"
"""Up to four words before a number: "the previous day's"."""
_CLAUSE_WORDS = r"\b(?:with|as|after|because|when|while|despite|amid|and|but|although|though|since|following|who|which|that|where)\b"
"""What begins another clause: a word of movement before it says nothing of the numbers behind it."""
CLAUSE = when_used(_CLAUSE_WORDS, re.IGNORECASE)
MID = rf"(?:(?!{_CLAUSE_WORDS})[^{ANY};.(]){{0,50}}?(?:\([^(){ANY}]{{0,40}}\){gap(20, ';.(')})?"
"""What stands between two numbers of one phrase: what they count, a day, something in brackets."""
NEGATED = when_used(
    r"(?:\b(?:not|never|no|without|neither|nor|hardly|instead of|rather than)|n['’]t)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)


def each_match(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """All matches, one from each place on which one begins."""
    match = pattern.search(text)
    while match:
        yield match
        match = pattern.search(text, match.start() + 1)


@cache
def _classes() -> Mapping[str, frozenset[str]]:
    return {row["words"]: frozenset(row["classes"].split()) for row in read_table("soundness", ("words", "classes"))}


def one_of(*classes: str) -> str:
    """The words of some classes as alternatives of a pattern, longer ones first."""
    listed = [words for words, own in _classes().items() if own & set(classes)]
    alternatives = (
        r"\s+".join(map(re.escape, words.split())).replace(r"\*", r"\w*")
        for words in sorted(listed, key=lambda words: (-len(words.split()), -len(words), words))
    )
    return rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-]|(?<=\w)['’]\w)"


def compiled(pattern: str) -> re.Pattern[str]:
    return when_used(pattern, re.IGNORECASE)


FACTORS = {"double": Fraction(2), "triple": Fraction(3), "quadruple": Fraction(4), "half": Fraction(1, 2)}
WAYS = ("up", "down", "either", *FACTORS)
WAY = compiled(one_of(*WAYS))
_NOUN_OF_WAY = "noun"


@dataclass(frozen=True, slots=True)
class Way:
    """A word that says how a number moved. `cls` is one of `WAYS`."""

    words: str
    cls: str
    noun: bool
    start: int
    end: int


def way_of(match: re.Match[str]) -> Way:
    """What a match of `WAY` says."""
    words = " ".join(match.group().casefold().split())
    own = next(
        classes
        for key, classes in _classes().items()
        if classes & set(WAYS) and (key == words or (key.endswith("*") and words.startswith(key[:-1])))
    )
    cls = next(name for name in WAYS if name in own)
    return Way(words, cls, _NOUN_OF_WAY in own, match.start(), match.end())


def way_before(text: str, end: int, most: int = 80) -> Way | None:
    """The word that says how the number moved that follows at `end`: the last one before it, unless a negation stands
    before that, other numbers stand between, or it is a noun beside a word of another way ("widened its cut")."""
    start = max(end - most, 0, text.rfind(";", 0, end) + 1)
    ways = [way_of(match) for match in WAY.finditer(text, start, end)]
    if not ways:
        return None
    last = ways[-1]
    between = text[last.end : end]
    beside = [way for way in ways[:-1] if "," not in text[way.end : last.start]]
    if last.noun and any(way.cls != last.cls for way in beside):
        return None
    # "rose by 12 percent from" has a number of its own between.
    own = re.fullmatch(rf"\s+(?:by\s+)?{FILL}[{ANY}](?:\s+[^\s{ANY};.,]+){{0,4}}\s*,?\s*", between)
    if last.cls == "either" or (re.search(f"[{ANY}]", between) and not own) or CLAUSE.search(between):
        return None
    return None if NEGATED.search(text[: last.start]) else last


def classes_of(words: str) -> frozenset[str]:
    """The classes of words as they stand in a text; none for words that are not in the table."""
    matching = (
        own for key, own in _classes().items() if key == words or (key[-1] == "*" and words.startswith(key[:-1]))
    )
    return next(matching, frozenset())
