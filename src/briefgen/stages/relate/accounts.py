"""Whose count a figure is called: the official one, or what else is told of the same thing.

    "Local media had 20 dead, officials confirmed 14"    20 is another account, 14 the official one

The words are the table `accounts`. The account of a figure is told before it, behind the figure before; else behind it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from briefgen.records import Span
from briefgen.vocabulary import read_table

Account = Literal["official", "other"]

_CLAUSE_END = re.compile(r"[;:]|,? (?:while|whereas|whilst|but)\b|, (?:and|officials?|officially|unofficially)\b")
"""Behind a figure: where what is told of it ends."""


@cache
def _pattern() -> re.Pattern[str]:
    rows = read_table("accounts", ("words", "account"))
    groups = (
        "|".join(
            re.escape(row["words"])
            for row in sorted(rows, key=lambda row: -len(row["words"]))
            if row["account"] == account
        )
        for account in ("other", "official")
    )
    return re.compile(r"\b(?:(?P<other>{})|(?P<official>{}))\b".format(*groups), re.IGNORECASE)


def account_of(text: str, clause: Span, figure: Span, others: Sequence[Span]) -> Account | None:
    """Whose count the words of a figure's clause call it; None where they do not say.

    Takes the text, the clause, the figure and the other figures of its sentence. The last such words before the figure
    count, behind the nearest other figure; without one, the first behind it.
    """
    start = max([clause.start, *(other.end for other in others if other.end <= figure.start)])
    found = [_named(match) for match in _pattern().finditer(text, start, figure.start)]
    if found:
        return found[-1]
    end = min([clause.end, *(other.start for other in others if other.start >= figure.end)])
    border = _CLAUSE_END.search(text, figure.end, end)
    behind = _pattern().search(text, figure.end, border.start() if border else end)
    return _named(behind) if behind else None


def _named(match: re.Match[str]) -> Account:
    return "other" if match["other"] else "official"
