"""The words of a decision's reason: values as the sources print them, who gave them, and when.

A sentence never opens with a figure, so that a source's words never change their case; it adds up and averages nothing,
so that every value in it stands in a source.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from briefgen.records import DatedSpan, FigureClaim
from briefgen.text.calendar import MONTHS
from briefgen.text.figures import unit_words

MOST_LISTED = 5
"""Longer lists end in "and N more": a reason is read at a glance, and the claims themselves stand below it."""


def accounts(given: Iterable[FigureClaim]) -> str:
    """Who gave what: "AFP gave 44 and Reuters gave 41 (19 July 2016)"; each day beside its value where they differ."""
    claims = _once(given)
    if len({claim.asserter for claim in claims}) == 1:
        return f"{who_says(claims[0])} gave {values(claims)}"
    return _with_days(claims, lambda claim: f"{who_says(claim)} gave {said(claim)}")


def values(given: Iterable[FigureClaim]) -> str:
    """What was given, without the parties: "150 (3 June 2023) and 120 (4 June 2023)"."""
    return _with_days(_once(given), said)


def path(given: Iterable[FigureClaim]) -> str:
    """Values with party and day, in order of time: "over 2 million (The New Arab, 1 July 2016)"."""
    return listing(f"{said(claim)} ({who_says(claim)}, {day_of(claim)})" for claim in _once(given))


def _once(claims: Iterable[FigureClaim]) -> tuple[FigureClaim, ...]:
    """Each party's words once, where it first gave them: relays and later days add nothing to a reason."""
    first: dict[tuple[str, str], FigureClaim] = {}
    for claim in claims:
        first.setdefault((claim.asserter, claim.surface), claim)
    return tuple(first.values())


def parties(claims: Iterable[FigureClaim]) -> str:
    """Whose figures these are, each party once."""
    named: dict[str, str] = {}
    for claim in claims:
        named.setdefault(claim.asserter, who_says(claim))
    return listing(named.values())


def who_says(claim: FigureClaim) -> str:
    """The party by its name, else whose reporting it is."""
    return claim.asserter


def said(claim: FigureClaim) -> str:
    """A figure's words with the unit that its number needs: "4.2 %", "25 basis points", "about 40 km", "one day"; money and counts
    are told by their words."""
    quantity = claim.quantity
    if quantity is None or quantity.unit is None or quantity.cls not in ("percent", "measurement", "duration"):
        return claim.surface
    unit = unit_words(quantity.unit, one=quantity.value == 1)
    last = claim.surface.split()[-1].casefold()
    return claim.surface if last.rstrip("s") == unit.rstrip("s") else f"{claim.surface} {unit}"  # "less than a week"


def surfaces(claims: Iterable[FigureClaim]) -> str:
    return listing(said(claim) for claim in claims)


def _with_days(claims: Sequence[FigureClaim], words: Callable[[FigureClaim], str]) -> str:
    days = {day_of(claim) for claim in claims}
    if days == {UNDATED}:
        return listing(words(claim) for claim in claims)
    if len(days) == 1:
        return f"{listing(words(claim) for claim in claims)} ({days.pop()})"
    return listing(f"{words(claim)} ({day_of(claim)})" for claim in claims)


def quoted(words: str) -> str:
    """Words in quotation marks, their own marks turned to single ones."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def listing(parts: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"; repeated parts once, and not more than a reader takes in."""
    once = list(dict.fromkeys(parts))
    if len(once) > MOST_LISTED:
        once = [*once[: MOST_LISTED - 1], f"{len(once) - MOST_LISTED + 1} more"]
    return f"{', '.join(once[:-1])} and {once[-1]}" if len(once) > 1 else "".join(once)


UNDATED = "undated"


def day_of(claim: FigureClaim) -> str:
    """The as-of in words, with its basis where the text does not give it itself."""
    when = claim.as_of
    if when is None or when.basis == "unknown":
        return UNDATED
    if when.basis == "publication":
        return f"published {span_words(when)}"
    return span_words(when) + (", inferred" if when.basis.startswith("inferred") else "")


def span_words(when: DatedSpan) -> str:
    """ "1 July 2016", "February 2016", "January to March 2016", "2015", "3 January 2016 to 9 February 2016"."""
    start, end = when.start, when.end
    if start == end:
        return day_words(start)
    if start.day != 1 or end.day != calendar.monthrange(end.year, end.month)[1]:
        return f"{day_words(start)} to {day_words(end)}"
    if start.year != end.year:
        return f"{MONTHS[start.month - 1]} {start.year} to {MONTHS[end.month - 1]} {end.year}"
    if start.month == end.month:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    return f"{MONTHS[start.month - 1]} to {MONTHS[end.month - 1]} {end.year}"


def day_words(day: date) -> str:
    """A date as "1 July 2016", the same in every locale and on every platform."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def opening(words: str) -> str:
    """Words fit to open a sentence: "the army" becomes "The army"; "iHeart" and "al-Shabaab" stay as they are."""
    first = words.split(" ", 1)[0]
    return words[0].upper() + words[1:] if first.isalpha() and first.islower() else words
