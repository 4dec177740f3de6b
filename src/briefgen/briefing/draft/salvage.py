"""What holds of a sentence that does not hold as a whole, so that a page does not lose a matter for one word of it.

    "60 dead by the commission (16 July) [6:4]; 61 by the league (25 September) [3:4]; 42 by the minister [3:3]"

A day in brackets that no cited sentence tells goes first; then each part between semicolons stands or falls by itself. What is left is
checked as a whole sentence again: nothing is printed that has not been checked as it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from briefgen.briefing.checks.statements import Refusal
from briefgen.records import ComposedStatement, DraftStatement
from briefgen.text.dates.find import find_dates

Check = Callable[[DraftStatement], ComposedStatement | Refusal]

LEAST_LEFT = 5
"""Words of a part that says something by itself."""
_BRACKETS = re.compile(r"\s*\((?P<words>[^()]*)\)")
_PART = re.compile(r";\s+")
_INSIDE = re.compile(r"[“\"][^“”\"]*[”\"]|\([^()]*\)")


def salvage(draft: DraftStatement, check: Check, *, language: str = "en") -> ComposedStatement | None:
    """The statement without its bracketed days, or the parts of it that hold; None where nothing does. `check` says of a draft whether it
    holds."""
    for fewer in _without_days(draft, language):
        found = check(fewer)
        if isinstance(found, ComposedStatement):
            return found
    parts = _parts_of(draft)
    if len(parts) < 2:
        return None
    kept = [held for part in parts if (held := _holding(part, check, language)) is not None]
    if not kept or len(kept) == len(parts):
        return None
    found = check(_joined(draft, kept))
    if isinstance(found, ComposedStatement):
        return found
    return next((told for part in kept if isinstance(told := check(_joined(draft, [part])), ComposedStatement)), None)


def _holding(part: DraftStatement, check: Check, language: str) -> DraftStatement | None:
    """A part that holds by itself, if need be without a day in brackets."""
    if len(part.text.split()) < LEAST_LEFT:
        return None
    drafts = (part, *_without_days(part, language))
    return next((one for one in drafts if isinstance(check(_sentence(one)), ComposedStatement)), None)


def _without_days(draft: DraftStatement, language: str) -> Iterator[DraftStatement]:
    """The draft without one day in brackets, each in turn, and then without all of them."""
    dated = [span for match in _BRACKETS.finditer(draft.text) if (span := _day_within(match, language))]
    for gone in [[span] for span in dated] + ([dated] if len(dated) > 1 else []):
        yield _cut(draft, gone)


def _day_within(match: re.Match[str], language: str) -> tuple[int, int] | None:
    """Where in the text the day of a bracket stands, with the comma that parts it; the whole bracket where it holds
    nothing else; None where it holds no day."""
    words, start = match["words"], match.start("words")
    mentions = [mention for mention in find_dates(words, language=language) if mention.day and mention.month]
    if not mentions:
        return None
    first, last = mentions[0].span.start, mentions[-1].span.end
    before = re.search(r"(?:,\s+)?(?:as of|by|on|of)?\s*$", words[:first])
    first = before.start() if before else first
    if not re.search(r"\w", words[:first] + words[last:]):
        return match.start(), match.end()
    return start + first, start + last


def _cut(draft: DraftStatement, spans: Sequence[tuple[int, int]]) -> DraftStatement:
    text, places = draft.text, list(draft.places)
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + text[end:]
        places = [(at if at <= start else max(start, at - (end - start)), refs) for at, refs in places]
    return replace(draft, text=text, places=tuple(places))


def _parts_of(draft: DraftStatement) -> list[DraftStatement]:
    """The parts between semicolons outside of brackets and quotation marks, each with what is cited in it."""
    closed = [match.span() for match in _INSIDE.finditer(draft.text)]
    ends = [match.span() for match in _PART.finditer(draft.text) if not any(a < match.start() < b for a, b in closed)]
    borders = [(0, 0), *ends, (len(draft.text), len(draft.text))]
    parts = []
    for (_, start), (end, _) in pairwise(borders):
        own = [(at - start, refs) for at, refs in draft.places if start < at <= end]
        cites = tuple(dict.fromkeys(ref for _, refs in own for ref in refs)) or draft.cites
        parts.append(replace(draft, text=draft.text[start:end].rstrip(" ."), cites=cites, places=tuple(own)))
    return parts


def _sentence(part: DraftStatement) -> DraftStatement:
    return replace(part, text=f"{part.text[:1].upper()}{part.text[1:]}.")


def _joined(draft: DraftStatement, parts: Sequence[DraftStatement]) -> DraftStatement:
    """Parts as one sentence again."""
    text, places = "", []
    for part in parts:
        text += "; " if text else ""
        places += [(at + len(text), refs) for at, refs in part.places]
        text += part.text
    cites = tuple(dict.fromkeys(ref for part in parts for ref in part.cites))
    return _sentence(replace(draft, text=text, cites=cites, places=tuple(places)))
