"""The months and weekdays as English names them, for patterns and pages; all languages' names are `vocabulary/calendar.words`."""

from __future__ import annotations

import re

from briefgen.vocabulary import read_table, word_set


def _in_english(kind: str) -> tuple[str, ...]:
    """The names of a kind in order; of each the table has the English one first."""
    first: dict[int, str] = {}
    for row in read_table("calendar", ("word", "class", "value", "free in")):
        if row["class"] == kind:
            first.setdefault(int(row["value"]), row["word"].capitalize())
    return tuple(first[value] for value in sorted(first))


MONTHS = _in_english("month")
WEEKDAYS = _in_english("weekday")
MONTH = f"(?:{'|'.join(MONTHS)})"
WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
BARE_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b(?!,? (?:\(|[A-Z]\w+\.? \d|\d))")
"""A weekday without its date: "Sunday, May 4" tells its own."""
MONTH_WORDS = frozenset(month.lower() for month in MONTHS)
DAY_WORDS = frozenset(day.lower() for day in WEEKDAYS)
FIRST_NAMES = word_set("april may june august")
"""Months that are first names as well."""
BEFORE_MONTHS = word_set("in since until till by early mid late last next this during from through previous")
"""Words behind which a month is one, whatever follows: "in April Russia said"."""
