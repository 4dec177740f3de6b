"""The day from which an undated article is: that of a weekday which it names, where a measure that it tells has its day.

    undated:         "Almost 2 million turned out on Sunday, organizers said."
    20 June 2031:    "Of the march of June 15 organizers say 2 million."       -> its Sunday is June 15, if that is one

It only puts what such an article tells in order and lets its weekday be read; no figure has a day from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from briefgen.records import Article, FigureClaim, Group, Ledger
from briefgen.text.calendar import BARE_WEEKDAY, WEEKDAYS


def place_undated(ledger: Ledger, articles: Mapping[str, Article]) -> dict[str, date]:
    """By undated article the one day that its figures point to; none where they point to two, or to none."""
    found: dict[str, set[date]] = {}
    words = {s.ref: s.span.of(articles[s.article].text) for s in ledger.sentences}
    for group in ledger.reconciliation.groups:
        days = set(_days_of(group))
        for claim in group.claims:
            if articles[claim.article].published.day is None and not group.weak:
                fitting = (d for d in days if _names(claim, d, words) and not _is_overtaken(claim, d, group))
                found.setdefault(claim.article, set()).update(fitting)
    return {article: days.pop() for article, days in found.items() if len(days) == 1}


def _days_of(group: Group) -> Iterator[date]:
    """The days of happenings that dated sentences of a measure tell for sure."""
    for claim in group.claims:
        day = claim.event_day
        if day and day.start == day.end and day.basis in ("stated", "resolved") and claim.published:
            yield day.start


def _is_overtaken(claim: FigureClaim, day: date, group: Group) -> bool:
    """Whether a day lies long after what the measure counts began, and a report of a day before it has more by then: a toll that
    grew for a week is of no anniversary."""
    long_after = group.began is not None and (day - group.began.end).days > MOST_AFTER
    return long_after and any(
        other.as_of and other.as_of.end < day and claim.hard and other.hard and claim.hard.below(other.hard)
        for other in group.claims
    )


MOST_AFTER = 60
"""Days for which the counts of an event go on growing."""


def _names(claim: FigureClaim, day: date, words: Mapping[str, str]) -> bool:
    """Whether the sentence of a figure names the weekday of a day, and no other."""
    return set(BARE_WEEKDAY.findall(words.get(claim.ref, ""))) == {WEEKDAYS[day.weekday()]}
