"""Units as a reader sees them behind a number: "miles per hour", "people", "basis points", "%"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefgen.vocabulary import read_table

_CODE = re.compile(r"[A-Z]{3}")


def within(figure: str) -> str:
    """A figure inside a sentence: "At least 120" opens no sentence there; "USD 3 billion" stays as it is."""
    first = figure.split(" ", 1)[0].replace("-", "")
    return figure[0].lower() + figure[1:] if first.isalpha() and first.istitle() else figure


def unit_words(unit: str, *, one: bool) -> str:
    """The name of a unit after one or after many of it.

    >>> unit_words("mile/hour", one=False), unit_words("person", one=True), unit_words("USD", one=False)
    ('miles per hour', 'person', 'USD')
    """
    counted, _, per = unit.partition("/")
    forms = _forms().get(counted)
    if forms:
        shown = forms[0] if one else forms[1]
    else:
        shown = counted.replace("_", " ") if one or _CODE.fullmatch(counted) else _plural(counted.replace("_", " "))
    return f"{shown} per {per.replace('_', ' ')}" if per else shown


@cache
def _forms() -> Mapping[str, tuple[str, str]]:
    rows = read_table("units_shown", ("unit", "one", "many"))
    return {row["unit"]: (row["one"], row["many"]) for row in rows}


def _plural(noun: str) -> str:
    """The plural of a noun that has no form of its own in the table."""
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "z", "ch", "sh")) else f"{noun}s"
