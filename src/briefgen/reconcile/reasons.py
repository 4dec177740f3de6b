"""One English sentence for each decision, filled with the values as the sources print them.

A sentence never opens with a source's words, so that these never change their case; and it never counts, adds or
averages: every number in it stands in a source or is a day.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date

from briefgen.records import DatedSpan, FigureClaim

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

MOST_LISTED = 5
"""Longer lists end in "and N more": a reason is read, the claims themselves stand below it."""


def printed(claim: FigureClaim) -> str:
    """A figure as its source prints it, who says it and when: "almost 2,500 (SOHR, 1 July 2016)"."""
    return f"{claim.surface} ({who_says(claim)}, {day_of(claim)})"


def printed_all(claims: Iterable[FigureClaim]) -> str:
    """Several figures, each once for the same words, party and day."""
    return listing(printed(claim) for claim in claims)


def who_says(claim: FigureClaim) -> str:
    """The party as the text names it, else whose reporting it is."""
    return claim.attributed_to or claim.asserter


def parties(claims: Iterable[FigureClaim]) -> str:
    """Whose figures these are, each party once by the name that counts."""
    named: dict[str, str] = {}
    for claim in claims:
        named.setdefault(claim.asserter, who_says(claim))
    return listing(named.values())


def surfaces(claims: Iterable[FigureClaim]) -> str:
    return listing(claim.surface for claim in claims)


def listing(parts: Iterable[str]) -> str:
    """"a", "a and b", "a, b and c"; repeated parts once, and not more than a reader takes in."""
    once = list(dict.fromkeys(parts))
    if len(once) > MOST_LISTED:
        once = [*once[: MOST_LISTED - 1], f"{len(once) - MOST_LISTED + 1} more"]
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}" if once else ""


def day_of(claim: FigureClaim) -> str:
    """The as-of in words, with its basis where the text does not give it itself; "undated" without one."""
    when = claim.as_of
    if when is None or when.basis == "unknown":
        return f"undated, published {day_words(claim.published)}" if claim.published else "undated"
    if when.basis == "publication":
        return f"published {span_words(when)}"
    return span_words(when) + (f", {when.basis}" if when.basis.startswith("inferred") else "")


def days_of(claims: Sequence[FigureClaim]) -> str:
    """The days of several claims, each once."""
    return listing(day_of(claim) for claim in claims)


def span_words(when: DatedSpan) -> str:
    """"1 July 2016", "February 2016", "2015", "1 January 2016 to 29 February 2016"."""
    start, end = when.start, when.end
    if start == end:
        return day_words(start)
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        if (start.year, start.month) == (end.year, end.month):
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12) and start.year == end.year:
            return str(start.year)
    return f"{day_words(start)} to {day_words(end)}"


def day_words(day: date) -> str:
    """A date as "1 July 2016", the same in every locale and on every platform."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
