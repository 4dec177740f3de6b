"""Ordinals and days that cannot be: "318rd", "the 32nd of March", "31 April 2031". No date is read from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.records import Span
from briefgen.text.dates.find import MONTHS, fold_text
from briefgen.text.patterns import when_used

Sign = Literal["day", "ending"]
"""`day`: no month has such a day; `ending`: the number has another ending in English ("24rd")."""

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_ORDINAL = when_used(r"(?<![0-9a-z.,/-])(?P<number>[0-9]{1,6})(?P<ending>st|nd|rd|th)\b")
_OF_MONTH = when_used(rf" (?:of )?(?:{_NAMES})\b")
_MONTH_BEFORE = when_used(rf"\b(?:{_NAMES})\.? (?:the )?$")
_ALONE_BEFORE = when_used(r"\bon the $")
_ALONE_AFTER = when_used(r" ?(?:[.,;:)]|$|\n)")
_DAY_MONTH = when_used(
    rf"(?<![0-9a-z.,/-])(?P<number>[0-9]{{1,2}}) (?:of )?(?P<month>{_NAMES})\b(?=,? [12][0-9]{{3}}\b|[.,;)]|$|\n)"
)
_MONTH_DAY = when_used(
    rf"\b(?P<month>{_NAMES})\.? (?:the )?(?P<number>[0-9]{{1,2}})(?=,? [12][0-9]{{3}}\b|[;)]|[.,](?![0-9])|$|\n)"
)
_LONGEST = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


@dataclass(frozen=True, slots=True)
class Impossible:
    """An ordinal or a day that cannot be, at its place."""

    span: Span
    sign: Sign


def find_impossible(text: str) -> tuple[Impossible, ...]:
    """All ordinals and days of a text that cannot be, in order, not overlapping.

    >>> [text[one.span.start : one.span.end] for text in ["on the 318rd"] for one in find_impossible(text)]
    ['318rd']
    """
    fold = fold_text(text)
    found: dict[int, Impossible] = {}
    for one in (*_ordinals(fold), *_days(fold)):
        found.setdefault(one.span.start, one)
    return tuple(found[start] for start in sorted(found))


def _ordinals(fold: str) -> Iterator[Impossible]:
    for match in _ORDINAL.finditer(fold):
        number, span = int(match["number"]), Span(*match.span())
        lead = fold[max(0, span.start - 14) : span.start]
        alone = _ALONE_BEFORE.search(lead) and _ALONE_AFTER.match(fold, span.end)
        dated = alone or _MONTH_BEFORE.search(lead) or _OF_MONTH.match(fold, span.end)
        if dated and not 1 <= number <= 31:
            yield Impossible(span, "day")
        elif match["ending"] != ending_of(number):
            yield Impossible(span, "ending")


def _days(fold: str) -> Iterator[Impossible]:
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(fold):
            longest = _LONGEST.get(MONTHS[match["month"]], 31)
            if int(match["number"]) > longest:
                yield Impossible(Span(*match.span("number")), "day")


def ending_of(number: int) -> str:
    """The ending of an ordinal in English: "st" of 1, 21 and 101, "th" of 11.

    >>> ending_of(22), ending_of(112)
    ('nd', 'th')
    """
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
