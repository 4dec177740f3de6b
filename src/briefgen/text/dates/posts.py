"""The posts of a live blog: each has a time line of its own, which dates the text beneath it.

A page is read as one where a line that only says when stands above text a second time. A line may give its day in full,
without its year, as a weekday, or only its clock: then the day is that of the line before, and a day less (or more, where the
oldest post stands first) where the clock leaps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefgen.records import Basis, Block, Post, Published, Span
from briefgen.text.dates.find import DateMention, find_dates
from briefgen.text.dates.resolve import one_day, real_day

_CHANGE = re.compile(
    r"^\W*(?:last |first )?(?:updated?|published|modified|posted|created|edited|aktualisiert|veröffentlicht|stand|mis à jour|"
    r"publié|actualizado|publicado|aggiornato|pubblicato|atualizado|bijgewerkt|gepubliceerd)\b",
    re.IGNORECASE,
)
"""What opens a line that dates the page and no post."""
_CLOCK = re.compile(
    r"(?<![\d.:])(?:(\d{1,2})(?:[:.h](\d\d))?\s?(am|pm|a\.m\.|p\.m\.)?(?![\d]|[./]\d)|(\d\d)(\d\d)(?=\s?(?:gmt|utc)\b))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time line: where it stands, the day that it names, its clock in minutes (None where it gives none)."""

    span: Span
    words: str
    mention: DateMention | None
    clock: int | None


def find_posts(text: str, blocks: Sequence[Block], published: Published, *, language: str = "en") -> tuple[Post, ...]:
    """The posts of a page in order, each from its time line to the next; none where the page is no live blog, or where no
    day is known."""
    marks = _marks(text, blocks, language)
    if len(marks) < 2:
        return ()
    days = _days(marks, published.day)
    ends = [*(mark.span.start for mark in marks[1:]), len(text)]
    return tuple(
        Post(
            Span(mark.span.start, end),
            Published(day, _basis(mark, published), f"the time line “{mark.words}” of its post", minute=mark.clock),
        )
        for mark, end, day in zip(marks, ends, days, strict=True)
        if day is not None
    )


def _basis(mark: _Mark, published: Published) -> Basis:
    """A line that prints its year states its day; any other is as sure as the page's day."""
    printed = mark.mention is not None and mark.mention.year is not None
    return "stated" if printed or published.basis == "unknown" else published.basis


def _marks(text: str, blocks: Sequence[Block], language: str) -> list[_Mark]:
    """The time lines that have text beneath them: no line that dates the whole page, and of several above one text the
    last, which is the post's own."""
    found: list[tuple[int, _Mark]] = []
    bodies: list[int] = []
    for i, block in enumerate(blocks):
        words = " ".join(block.span.of(text)[:90].split())
        if block.role == "dateline" and block.reason == "date line" and not _CHANGE.match(words):
            found.append((i, _mark(text, block.span, language)))
        elif block.role == "body":
            bodies.append(i)
    return _with_text(found, bodies)


def _mark(text: str, span: Span, language: str) -> _Mark:
    mentions = [
        m for m in find_dates(text, language=language, within=span) if m.day is not None or m.weekday is not None
    ]
    words = span.of(text)
    if mentions:
        own = mentions[0].span.shift(-span.start)
        words = words[: own.start] + " " * (own.end - own.start) + words[own.end :]
    shown = " ".join(span.of(text).split()).strip("[]() -–—:|")
    own_clock = clock_minute(words)
    clock = own_clock if own_clock is not None else clock_minute(_tail_clock(span.of(text)))
    return _Mark(span, shown, mentions[0] if mentions else None, clock)


def _tail_clock(words: str) -> str:
    """The last clock of a line: a full stamp ("2024-03-06 10:40") is one mention, with its clock in it."""
    found = re.findall(r"\d{1,2}[:.h]\d\d(?![./]?\d)(?:\s?[ap]\.?m)?", words, re.IGNORECASE)
    return found[-1] if found else ""


def clock_minute(words: str) -> int | None:
    """The first clock of a few words in minutes of the day; None without one.

    >>> clock_minute("3.20pm BST"), clock_minute("18h40"), clock_minute("1715 GMT"), clock_minute("12 May")
    (920, 1120, 1035, None)
    """
    for match in _CLOCK.finditer(words):
        hour, minute, half = int(match[1] or match[4]), int(match[2] or match[5] or 0), (match[3] or "").lower()[:1]
        if (match[2] is None and match[5] is None and not half) or hour > 24 or minute > 59:
            continue
        return (hour % 12 + 12 * (half == "p")) * 60 + minute if half else hour * 60 + minute
    return None


def _with_text(found: Sequence[tuple[int, _Mark]], bodies: Sequence[int]) -> list[_Mark]:
    """The marks that make posts: those that text follows before the next one, or that are a day's heading above others.
    Before the first text only the last line counts, if others give a clock and it does as well."""
    if not found:
        return []
    ends = [*(i for i, _ in found[1:]), 1 << 30]
    filled = [any(i <= body < end for body in bodies) for (i, _), end in zip(found, ends, strict=True)]
    posts = [mark for (_, mark), full in zip(found, filled, strict=True) if full]
    if len(posts) < 2:
        return []
    clocked = sum(mark.clock is not None for mark in posts)
    first = next(n for n, full in enumerate(filled) if full)
    heading = [
        mark for n, (_, mark) in enumerate(found) if not filled[n] and n > first and mark.clock is None and mark.mention
    ]
    above = [mark for _, mark in found[:first] if mark.mention and mark.clock is None and posts[0].mention is None]
    if (
        clocked
        and posts[0].clock is None
        and posts[0].mention is not None
        and clocked == len(posts) - 1
        and not heading
    ):
        return sorted([*above, *posts], key=lambda mark: mark.span)
    return sorted([*above, *heading, *posts], key=lambda mark: mark.span)


# ---------------------------------------------------------------- days


def _days(marks: Sequence[_Mark], published: date | None) -> list[date | None]:
    """The day of each mark, in order."""
    full = next(
        (day for mark in marks if mark.mention and mark.mention.year and (day := one_day(mark.mention, None))), None
    )
    reference = published or full
    days = [_named(mark.mention, reference) for mark in marks]
    known = [day for day in days if day]
    newest_first = known[0] > known[-1] if known and known[0] != known[-1] else _is_newest_first(marks)
    if not known and published:
        days[-1 if newest_first else 0] = published
    for i in range(1, len(marks)):
        before = days[i - 1]
        if days[i] is None and before is not None:
            days[i] = before + _leap(marks[i - 1], marks[i], newest_first=newest_first)
    for i in range(len(marks) - 2, -1, -1):
        behind = days[i + 1]
        if days[i] is None and behind is not None:
            days[i] = behind - _leap(marks[i], marks[i + 1], newest_first=newest_first)
    return days


def _is_newest_first(marks: Sequence[_Mark]) -> bool:
    """Which order of clocks makes the shorter blog: 08:15, 21:40, 14:05 is one of 18 hours, read upwards."""
    clocks = [mark.clock for mark in marks if mark.clock is not None]
    leaps = sum(below > above for above, below in pairwise(clocks))
    falls = sum(below < above for above, below in pairwise(clocks))
    if not clocks:
        return True
    upwards, downwards = clocks[0] - clocks[-1] + 1440 * leaps, clocks[-1] - clocks[0] + 1440 * falls
    return upwards <= downwards


def _leap(above: _Mark, below: _Mark, *, newest_first: bool) -> timedelta:
    """How many days lie between two lines of which one gives only its clock."""
    if above.clock is None or below.clock is None:
        return timedelta(0)
    if newest_first:
        return timedelta(days=-1 if below.clock > above.clock else 0)
    return timedelta(days=1 if below.clock < above.clock else 0)


def _named(mention: DateMention | None, reference: date | None) -> date | None:
    """The day that a line names: in full, or the nearest such day to the page's."""
    if mention is None:
        return None
    if mention.year is not None and mention.day is not None:
        return one_day(mention, None)
    if reference is None:
        return None
    if mention.day is not None and mention.month is not None:
        years = (reference.year - 1, reference.year, reference.year + 1)
        days = [day for year in years if (day := real_day(year, mention.month, mention.day))]
        return min(days, key=lambda day: abs((day - reference).days), default=None)
    if mention.weekday is not None:
        return reference + timedelta(days=(mention.weekday - reference.weekday()) % 7)
    return None
