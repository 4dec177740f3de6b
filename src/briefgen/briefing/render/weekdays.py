"""Which day a weekday is that a cut sentence names, for the place behind it.

    "The minister resigned on Wednesday." [4:2, 13 Jun, Wednesday: 12 Jun]

Of a dated article the weekday is read against its day; of an undated one it is that of a measure which it tells, where
another article gives that an exact day. Where neither tells it, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from briefgen.briefing.public import Briefing, Citation, FigureClaim, Source, Statement
from briefgen.briefing.render.days import is_inferred
from briefgen.records import Published, Span
from briefgen.text.calendar import BARE_WEEKDAY, WEEKDAYS
from briefgen.text.dates import find_dates, resolve_mention

_LOOKS_AHEAD = re.compile(r"\b(?:for|until|till|by|next|from|before)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a weekday that may lie ahead of its article: "called for Tuesday"."""
FARTHEST = 6
"""Days before its article on which a weekday without "last" lies."""


def weekday_told(statement: Statement, briefing: Briefing) -> tuple[str, date] | None:
    """The one weekday that a sentence of one article names without a date, with its day; None where it is not known."""
    names = set(BARE_WEEKDAY.findall(statement.text))
    places = {citation.source_id for citation in statement.citations}
    if len(names) != 1 or len(places) != 1:
        return None
    name, source = names.pop(), briefing.source(places.pop())
    day = (
        _read_against(name, statement.citations[0], source)
        if source.published.date
        else _of_a_measure(name, source, briefing)
    )
    return (name, day) if day else None


def _read_against(name: str, citation: Citation, source: Source) -> date | None:
    """The day of a weekday by that of its article, where this is sure and the sentence looks back on it."""
    published = source.published
    if source.text is None or not published.date or is_inferred(published.basis):
        return None
    day = date.fromisoformat(published.date[:10])
    told = set()
    for mention in find_dates(source.text, language=source.language, within=Span(citation.start, citation.end)):
        if mention.kind == "weekday" and _LOOKS_AHEAD.search(source.text[citation.start : mention.core.start]):
            return None
        if mention.kind == "weekday" and WEEKDAYS[mention.weekday or 0] == name:
            read = resolve_mention(mention, Published(day, "stated"))
            told |= {read.start} if read and read.start == read.end else set()
    found = told.pop() if len(told) == 1 else None
    return found if found and 0 <= (day - found).days <= FARTHEST and WEEKDAYS[found.weekday()] == name else None


def _of_a_measure(name: str, source: Source, briefing: Briefing) -> date | None:
    """The one day of that name which dated articles give to happenings that the undated one counts on that weekday."""
    days: set[date] = set()
    for group in briefing.figures:
        own = [claim for claim in group.claims if claim.citation.source_id == source.id]
        if not group.weak and any(_names(name, claim, source) for claim in own):
            days |= {day for day in _days_of(group.claims) if WEEKDAYS[day.weekday()] == name}
    return days.pop() if len(days) == 1 else None


def _days_of(claims: tuple[FigureClaim, ...]) -> Iterator[date]:
    for claim in claims:
        told = claim.event_date
        if (
            told
            and told.start
            and told.start == told.end
            and len(told.start) == 10
            and not is_inferred(told.basis)
            and claim.published
        ):
            yield date.fromisoformat(told.start)


def _names(name: str, claim: FigureClaim, source: Source) -> bool:
    """Whether the sentence of a figure names that weekday and no other."""
    place = next((p for p in source.sentences if p.number == claim.citation.sentence), None)
    words = source.text[place.start : place.end] if place and source.text else ""
    return set(BARE_WEEKDAY.findall(words)) == {name}
