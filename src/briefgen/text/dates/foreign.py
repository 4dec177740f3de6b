"""Which time dates a figure in a sentence that is not English.

    Am 1. März waren es noch acht Tote.               as of 1 March
    … 21 Tote, teilte die Polizei am Sonntag mit.     as of that Sunday
    En 2021 murieron 9 personas.                      of that year
    Die Strecke bleibt bis 30. Juni gesperrt.         no day of the figure
    … 40 Tote mehr als am Montag.                     no day of the figure

Only what stands open is read: a time that opens its sentence, one beside a verb of saying, one in the figure's own clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from briefgen.records import Span
from briefgen.text.dates.find import DateMention, fold_text
from briefgen.vocabulary import alternatives, read_table, rows_in

Use = Literal["as_of", "event", "period"]
LANGUAGES = frozenset(row["kind"].split()[1] for row in read_table("foreign_times", ("kind", "words")))
_BREAK = re.compile(r"[,;:()]| - ")
_OPENING_WORDS = 3


@cache
def _any_of(kind: str, language: str) -> re.Pattern[str]:
    rows = [row for row in read_table("foreign_times", ("kind", "words")) if row["kind"] == f"{kind} {language}"]
    words = [fold_text(word.strip()) for row in rows for word in row["words"].split(",")]
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)")


@cache
def _says(language: str) -> re.Pattern[str]:
    forms = [fold_text(row["form"]) for row in rows_in("foreign_saying", ("form", "languages"), language)]
    return re.compile(rf"(?<!\w)(?:{alternatives(forms)})(?!\w)")


def uses_of(fold: str, mentions: Sequence[DateMention], figure: Span, language: str) -> dict[Use, DateMention]:
    """What each time of a sentence (`fold`, folded) is to the figure: of each use the nearest. Places count from the start
    of the sentence."""
    found: dict[Use, DateMention] = {}
    for mention in sorted(mentions, key=lambda one: _apart(one.span, figure)):
        use = _use_of(fold, mention, figure, language)
        if use:
            found.setdefault(use, mention)
    return found


def is_older_value(fold: str, figure: Span, language: str) -> bool:
    """Whether the figure's sentence says that its value is an older one: "zunächst", "dans un premier temps"."""
    return bool(_any_of("first", language).search(fold, 0, figure.end))


def _apart(a: Span, b: Span) -> int:
    return max(a.start - b.end, b.start - a.end, 0)


def _use_of(fold: str, mention: DateMention, figure: Span, language: str) -> Use | None:
    if mention.span.meets(figure) or mention.relation is not None:
        return None
    lead = fold[: mention.span.start].rstrip()
    opens = len(lead.split()) <= _OPENING_WORDS and mention.span.end <= figure.start and not _BREAK.search(lead)
    clause = _clause(fold, mention.span)
    own = _BREAK.search(fold, min(mention.span.end, figure.end), max(mention.span.start, figure.start)) is None
    long = mention.kind in ("month", "year", "period")
    stood = bool(_any_of("then", language).search(fold, mention.span.end))
    if any(match.end() == len(lead) for match in _any_of("against", language).finditer(lead)):
        return None
    bound = next((m for m in _any_of("bound", language).finditer(lead) if m.end() == len(lead)), None)
    if bound:
        return "as_of" if opens and stood and not long else None
    if long:
        return "period" if opens or own else None
    if _says(language).search(fold, clause.start, clause.end) and (not own or not figure.end <= mention.span.start):
        return "as_of"
    if opens and stood:
        return "as_of"
    return "event" if opens or own else None


def _clause(fold: str, at: Span) -> Span:
    """The words around a time up to the next comma, bracket or colon on either side."""
    start = max((match.end() for match in _BREAK.finditer(fold, 0, at.start)), default=0)
    after = _BREAK.search(fold, at.end)
    return Span(start, after.start() if after else len(fold))
