"""Days as pages, feeds and mails state them: ISO 8601, RFC 822, seconds since 1970, lists of numbers, words.

A stamp's day is the one that it prints, in the zone that it prints: `2024-03-05T23:30:00-05:00` is 5 March. What counts
seconds has no zone and is read in UTC. A day on which no page can have been published (the zero of a clock, a day that
is still to come) is refused, and `Stamp.why` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from briefgen.text.dates.find import find_dates
from briefgen.text.dates.resolve import one_day

FIRST_YEAR = 1800
"""No newspaper's archive that is kept as pages goes further back; years before it are the zeros of databases."""
_ZEROS = (date(1899, 12, 30), date(1900, 1, 1), date(1901, 12, 13), date(1904, 1, 1))
"""The days that table sheets, databases and old systems begin to count from."""
_ZONES = timedelta(days=1)
"""A page of Auckland is dated tomorrow, seen from Honolulu."""
_MILLISECONDS = 100_000_000_000
"""A count above it counts no seconds: as seconds it would be a year after 5000."""
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stated value says: its day, or (in `why`) the reason why it gives none."""

    day: date | None
    why: str = ""


def read_stamp(value: object, *, language: str = "en", today: date | None = None) -> Stamp:
    """The day that a stated value names. `value` is text, a number or a list of year, month and day.

    >>> read_stamp("Tue, 05 Mar 2024 10:00:00 GMT").day.isoformat()
    '2024-03-05'
    >>> read_stamp(0)
    Stamp(day=None, why='“0” is 1970-01-01, from which computers count')
    """
    day = _day_of(value, language)
    said = f"“{' '.join(str(value).split())[:60]}”"
    if day is None:
        return Stamp(None, f"{said} cannot be read as a day")
    fault = implausible(day, today=today)
    return Stamp(None, f"{said} is {day}, {fault}") if fault else Stamp(day)


def implausible(day: date, *, today: date | None = None) -> str:
    """Why no page can have been published on `day`; "" where one can. `today` is the run's own day."""
    if day in _ZEROS or date(1969, 12, 31) <= day <= date(1970, 1, 31):
        return "from which computers count"
    if day.year < FIRST_YEAR:
        return "before there were pages"
    if day > (today or datetime.now(UTC).date()) + _ZONES:
        return "which is still to come"
    return ""


def _day_of(value: object, language: str) -> date | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        return _counted(value)
    if isinstance(value, (list, tuple)):
        return _listed(value)
    text = " ".join(str(value).split())[:_LONGEST]
    text = re.sub(r"^/?Date\((-?\d{1,20})(?:[+-]\d{4})?\)/?$", r"\1", text.removeprefix("/"))
    ways: tuple[Callable[[str], date | None], ...] = (_digits, _iso, _mail, lambda said: _words(said, language))
    return next((day for way in ways if (day := way(text)) is not None), None)


def _counted(seconds: float) -> date | None:
    if abs(seconds) >= _MILLISECONDS:
        seconds /= 1000
    if abs(seconds) >= _MILLISECONDS:
        seconds /= 1000  # microseconds
    try:
        return datetime.fromtimestamp(seconds, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _listed(numbers: Sequence[object]) -> date | None:
    """[2024, 3, 5, 10, 0, ...], as Python's feed readers write a parsed date."""
    whole = [number for number in numbers[:3] if isinstance(number, int) and not isinstance(number, bool)]
    try:
        return date(*whole) if len(whole) == 3 else None
    except ValueError:
        return None


def _digits(text: str) -> date | None:
    """ "1709632800" counts seconds, "20240305" and "20240305T101500Z" are a day."""
    compact = re.fullmatch(r"((?:1[89]|20)\d\d)(\d\d)(\d\d)(?:[T ]?\d{4,6}(?:Z|[+-]\d\d:?\d\d)?)?", text)
    if compact is not None:
        return _listed([int(part) for part in compact.groups()])
    return _counted(float(text)) if re.fullmatch(r"-?\d{1,20}(?:\.\d{1,9})?", text) else None


def _iso(text: str) -> date | None:
    """The day at the head of an ISO stamp, whatever its clock and zone are written like."""
    found = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", text) or re.match(
        r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]", text
    )
    return _listed([int(part) for part in found.groups()]) if found else None


_CLOCKED = re.compile(r"^(?:[A-Za-z]{3},? )?([A-Za-z]{3,9}) (\d{1,2}) \d\d:\d\d:\d\d(?: [A-Z]{2,5})? (\d{4})$")
"""As C's `asctime` and Unix's `date` write it: "Tue Mar 5 10:00:00 UTC 2024"."""


def _mail(text: str) -> date | None:
    """RFC 822, with a weekday or without; also where the zone is a name that the standard does not know."""
    clocked = _CLOCKED.match(text)
    if clocked is not None:
        text = f"{clocked[2]} {clocked[1][:3]} {clocked[3]} 00:00"
    if not re.search(r"\d{1,2}[ -][A-Za-z]{3}[a-z]*\.?[ -]\d{2,4}", text):
        return None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _words(text: str, language: str) -> date | None:
    """The one full day that words name: "17 October 2023", "17.10.2023", "12-Dec-2014"."""
    spaced = re.sub(r"(?<=\d)-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\d)", " ", text)
    found = [m for m in find_dates(spaced, language=language) if m.day is not None and m.year is not None]
    days = {day for mention in found if (day := one_day(mention, None)) is not None}
    return days.pop() if len(days) == 1 else None
