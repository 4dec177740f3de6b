"""Sentences with their numbers bound, in one line each: `The toll rose from {14|killed 9} to {31|killed 12}.`

In braces stand a number's words, its measure and the day of March 2031 for which it holds ("-" for none). Behind these may
stand, parted by spaces: `by=Agency` (who says it), `gone=97` (taken back, what stands), `over=97` (overtaken, by what), `late=97@15` (a later figure that stands, and
its day; with `=Agency` behind it whose it is), `deny=8` (the day of a denial told with it), `estimate`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from briefgen.briefing.soundness import Later, Told, faults_of
from briefgen.records import Quantity, Span
from briefgen.text.figures import figure_intervals, read_quantity

_MARKED = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")


def day_of(number: str) -> date:
    return date(2031, 3, int(number))


def read_marked(marked: str) -> tuple[str, tuple[Told, ...]]:
    """The text without its marks, and its numbers."""
    text, told, at = "", [], 0
    for match in _MARKED.finditer(marked):
        text += marked[at : match.start()]
        told.append((Span(len(text), len(text) + len(match[1])), match[1], match[2].split()))
        text += match[1]
        at = match.end()
    text += marked[at:]
    numbers = [_number(text, span, words, marks) for span, words, marks in told]
    units = {one.group: one.unit for one in reversed(numbers) if one.unit}
    named = [replace(one, unit=one.unit or units.get(one.group)) for one in numbers]
    return text, tuple(_with_days(one, named) for one in named)


def _number(text: str, span: Span, words: str, marks: list[str]) -> Told:
    read = read_quantity(words, Span(0, len(words)))
    in_place = read_quantity(text, span)
    assert isinstance(read, Quantity), words
    hard, likely = figure_intervals(read)
    fraction = read.value is not None and 0 < read.value < Fraction(1)
    unit = read.unit or ("share" if fraction else in_place.unit if isinstance(in_place, Quantity) else None)
    group, day, *more = marks
    flags = {name: value for name, _, value in (mark.partition("=") for mark in more)}
    at = None if day == "-" else (day_of(day), day_of(day))
    return Told(
        span, f"{group}.{words}.{span.start}", group, words, hard, likely, read.value, read.qualifier, unit,
        voice=flags.get("by", ""), role="estimate" if "estimate" in flags else "count", day=at,
        replaced="gone" in flags or "over" in flags, withdrawn="gone" in flags,
        stands=flags.get("gone", flags.get("over", "")), later=_later(flags.get("late", "")),
        denied=(day_of(flags["deny"]),) if "deny" in flags else (),
    )  # fmt: skip


def _later(mark: str) -> tuple[Later, ...]:
    if not mark:
        return ()
    words, _, rest = mark.partition("@")
    day, _, voice = rest.partition("=")
    return (Later(f"late.{words}", words, (day_of(day), day_of(day)), voice, True),)


def _with_days(one: Told, all_of_it: list[Told]) -> Told:
    """With the days of all numbers of its measure with its value, and with what stands where it was replaced."""
    days = [other.day for other in all_of_it if other.group == one.group and other.value == one.value and other.day]
    stands = [other.claim for other in all_of_it if other.group == one.group and other.words == one.stands]
    return replace(
        one,
        first=min((day[0] for day in days), default=None),
        last=max((day[1] for day in days), default=None),
        replaced_by=frozenset(stands),
    )


def found_in(marked: str, *, standing: bool = True) -> list[str]:
    """The faults of a marked sentence, each once, in order."""
    text, told = read_marked(marked)
    return [found.fault for found in faults_of(text, told, standing=standing)]
