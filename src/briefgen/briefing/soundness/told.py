"""Numbers of a text as the claims that they tell, and what surely holds between two of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Literal

from briefgen.records import ClaimRole, Interval, Qualifier, Span
from briefgen.records.qualifiers import APART, OPEN_ABOVE, OPEN_BELOW

Unsound = Literal[
    "wrong_direction", "did_not_move", "wrong_order", "part_exceeds_whole", "sum_differs", "not_latest",
    "superseded_alone", "comparison_turned", "denial_predates", "agreement_turned",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Later:
    """A figure of the same measure, of a later day and of another value. `standing`: it is what the measure says now."""

    claim: str
    words: str
    day: tuple[date, date]
    voice: str
    standing: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A number of a text and the claim that it tells. Several with one span: the number tells one of these claims.

    `first` and `last` are the days between which its measure has this value, `denied` the days of the denials that are
    told with it. What is `replaced` stands only beside one of the claims `replaced_by`, or, where it was overtaken and not
    `withdrawn`, with a day.
    """

    span: Span
    claim: str
    group: str
    words: str
    hard: Interval
    likely: Interval
    value: Fraction | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    voice: str = ""
    role: ClaimRole = "count"
    day: tuple[date, date] | None = None
    first: date | None = None
    last: date | None = None
    replaced: bool = False
    withdrawn: bool = False
    """Taken back or corrected."""
    replaced_by: frozenset[str] = frozenset()
    stands: str = ""
    """The words of what stands in its place, the first of `heads`."""
    heads: tuple[str, ...] = ()
    later: tuple[Later, ...] = ()
    denied: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class SoundnessFault:
    """What does not hold, in words for whoever wrote the sentence, and where in the text. `beside` are the claims that
    speak against it and that the sentence may tell instead, or with it."""

    fault: Unsound
    reason: str
    span: Span
    beside: tuple[str, ...] = ()


def comparable(a: Told, b: Told) -> bool:
    """Of one unit; in one measure the unit may be left out."""
    return a.unit == b.unit or (a.group == b.group and None in (a.unit, b.unit))


def less(a: Told, b: Told) -> bool:
    """Whether `a` is smaller however both are read: no value of the one reaches the other, or the numbers are so printed
    and no qualifier opens them towards each other."""
    if not comparable(a, b):
        return False
    if a.hard.below(b.hard):
        return True
    printed = a.value is not None and b.value is not None and a.value < b.value
    return printed and a.qualifier not in OPEN_ABOVE and b.qualifier not in OPEN_BELOW


def differ(a: Told, b: Told) -> bool:
    return less(a, b) or less(b, a)


def may_be_one(a: Told, b: Told) -> bool:
    """Whether both may be one number as different hands round it: each would do for the other ("more than 900,000" and
    "close to one million", "about 4,000" and "nearly 4,000")."""
    if not comparable(a, b) or (a.value is None and b.value is None) or _touch(a, b) or _touch(b, a):
        return False
    return _likely(a, b.value) and _likely(b, a.value)


def _likely(told: Told, value: Fraction | None) -> bool:
    """Whether a printed value is a likely one of the other, ends taken in; a range or "dozens" prints none."""
    return value is None or replace(told.likely, low_open=False, high_open=False).contains(value)


def _touch(a: Told, b: Told) -> bool:
    """Whether the first ends where the second begins, and one of them only reaches there: "nearly 4,000" and "more than
    4,000"."""
    open_there = a.qualifier in APART & OPEN_BELOW or b.qualifier in APART & OPEN_ABOVE
    return open_there and a.hard.high is not None and a.hard.high == b.hard.low


def before(a: Told, b: Told) -> bool:
    """Whether the measure has the one value on earlier days only than the other."""
    return a.group == b.group and a.last is not None and b.first is not None and a.last < b.first


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the text with all claims that it may tell."""

    span: Span
    tells: tuple[Told, ...]

    @property
    def words(self) -> str:
        return self.tells[0].words

    def of_group(self, other: Number) -> bool:
        """Whether the two are of one measure, whichever claims they tell."""
        return all(x.group == y.group for x in self.tells for y in other.tells)


def sure(a: Number, b: Number, holds: Callable[[Told, Told], bool]) -> bool:
    """Whether something holds whichever claims the two tell."""
    return all(holds(x, y) for x in a.tells for y in b.tells)


def fault_at(fault: Unsound, reason: str, *numbers: Number) -> SoundnessFault:
    """A fault over all that lies between the numbers."""
    spans = [number.span for number in numbers]
    return SoundnessFault(fault, reason, Span(min(s.start for s in spans), max(s.end for s in spans)))


def days_of(number: Number) -> str:
    """The days between which it is told, in words for a reason."""
    told = number.tells[0]
    days = [day for day in dict.fromkeys((told.first, told.last)) if day]
    return " to ".join(day.isoformat() for day in days)
