"""What of a measure's name its articles bear out: the name that a model gave, without the parts that fail.

    held_name("bonus in the accepted contract of Tarvo (dollars)", heard) -> "bonus in the contract of Tarvo"

A name may not bring in a number, a day, a party, a place or another thing that stands in none of its articles. It is held
against all that they say, not against one sentence: ordinary forms of a word, words of one row of `name_kin.words`, the
days of its articles and figures. Words that only describe (`naming` in `signs.words`: share, length, first) are free.
What fails is cut as small as grammar lets it: a word before its noun, else the words behind a preposition, else a part
behind a comma. Where what is counted itself fails, there is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.stages.relate.signs import blanked_sign
from briefgen.text.figures import scan_numbers
from briefgen.text.lexicon import fold, has_kin, missing_terms, terms_of
from briefgen.text.lines import clean_line

LONGEST_NAME = 140
MOST_CUTS = 12


@dataclass(frozen=True, slots=True)
class Heard:
    """What a name is held against: all that its articles say, and the days that they and its figures are of."""

    text: str
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class _Fault:
    start: int
    end: int
    why: str
    value: bool = False


def held_name(name: str, heard: Heard) -> str:
    """The name without its units and without what `heard` does not bear out; "" where nothing is left that tells what is
    counted."""
    told = name = without_units(clean_line(name))
    for _ in range(MOST_CUTS):
        if not name or len(name) > LONGEST_NAME:
            return ""
        fault = next(_faults(name, heard), None)
        if fault is None:
            return name if _tells(name) and (name == told or " " in name) else ""
        name = _cut(name, fault)
    return ""


def name_fault(name: str, heard: Heard) -> str | None:
    """What is wrong with a name first; None where it holds as it stands."""
    if not name or len(name) > LONGEST_NAME:
        return "the name is empty or too long"
    fault = next(_faults(name, heard), None)
    return fault.why if fault else None


# ---------------------------------------------------------------- units


_UNITS = (
    r"(?:percent(?:age)?(?: points?)?|per cent|%|dollars?|euros?|pounds?|U\.?S\.? dollars|USD|EUR|GBP|minutes|hours|days|weeks|months|"
    r"quarters|years|decades|kilometres|kilometers|miles|metres|meters|acres|hectares|people|persons|times)"
)
_UNIT_IN_BRACKETS = re.compile(rf"\s*\((?:in )?{_UNITS}\)", re.IGNORECASE)
_UNIT_BEHIND = re.compile(rf",\s*in {_UNITS}$|,\s*(?:percent|per cent|%)$", re.IGNORECASE)


def without_units(name: str) -> str:
    """A name without a unit in brackets or behind a comma: the figure prints it.

    >>> without_units("wage increase in the first offer (percent)"), without_units("pension age, in years")
    ('wage increase in the first offer', 'pension age')
    """
    return clean_line(_UNIT_BEHIND.sub("", _UNIT_IN_BRACKETS.sub("", name)))


# ---------------------------------------------------------------- faults


def _faults(name: str, heard: Heard) -> Iterator[_Fault]:
    """Where a name says more than its articles, numbers first."""
    yield from _numbers(name, heard.text)
    blank = blanked_sign(name, "naming")
    for term in terms_of(blank):
        words = name[term.start : term.end]
        if missing_terms(words, heard.text) and not _is_day(words, heard.days) and not has_kin(words, heard.text):
            yield _Fault(term.start, term.end, f"no article with one of its figures speaks of {words}")


def _numbers(name: str, text: str) -> Iterator[_Fault]:
    """A value may stand in a name only in words, behind what is counted, and where an article prints it too ("weeks that
    the offensive three years ago took")."""
    head = _first_border(name)
    for quantity in scan_numbers(name).quantities:
        span, told = quantity.span, quantity.surface
        small = not re.search(r"\d|[%$€£]", told) and span.start > head
        if not (small and re.search(rf"\b{re.escape(told)}\b", text, re.IGNORECASE)):
            yield _Fault(span.start, span.end, f"the name holds a value: {told}", value=True)


def _is_day(words: str, days: Sequence[date]) -> bool:
    """Whether a word is the year, the month, the weekday or the day of the month of one of `days`."""
    return any(fold(words) in (fold(f"{day:%B}"), fold(f"{day:%A}"), str(day.year), str(day.day)) for day in days)


# ---------------------------------------------------------------- cutting


_LINKS = (
    r"of|in|on|at|for|from|with|without|by|to|over|since|after|before|during|between|among|because of|because|against|than|within|"
    r"under|through|until|as|per|about|across|into|near|outside"
)
_RELATIVES = r"(?:(?:of|in|on|at|for|from|with|by|to|over|after|through)\s)?(?:which|whom|whose)|that|who|where|when"
_BORDER = re.compile(rf"\s(?=(?:{_RELATIVES}|{_LINKS})\s)|(?=,\s)|\s(?=\()")
_RELATIVE = re.compile(rf"\s?(?:{_RELATIVES})\s")
_LINK = re.compile(rf"\s(?=(?:{_LINKS})\s)")
_WHOLE = re.compile(r"\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\s(?:to\s)?\w+")
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|their|his|her|this|that)|['’]s?)\s(?:[\w-]+\s)*$", re.IGNORECASE)


def _first_border(name: str) -> int:
    """Where what is counted ends and what is said of it begins."""
    found = _BORDER.search(name, 1)
    return found.start() if found else len(name)


def _segments(name: str) -> list[tuple[int, int]]:
    """A name in pieces, each from its preposition, pronoun or comma to the next; a relative clause is one piece."""
    cuts = [0]
    for found in _BORDER.finditer(name):
        within_clause = _RELATIVE.match(name, cuts[-1]) and not name.startswith((",", " ("), found.start())
        if found.start() > cuts[-1] and not within_clause:
            cuts.append(found.start())
    return list(zip(cuts, [*cuts[1:], len(name)], strict=True))


def _cut(name: str, fault: _Fault) -> str:
    """A name without the words of a fault and what cannot stand without them; "" where that is all of it."""
    segments, start, end = _segments(name), fault.start, fault.end
    at = next(n for n, (first, last) in enumerate(segments) if first <= start < last or n == len(segments) - 1)
    first, last = segments[at]
    clause = _RELATIVE.match(name, first) is not None
    if fault.value and at == 0:
        return _tidy(name[end:]) if start == 0 else ""
    lone = name.startswith(", ", first) and len(name[first:last].split()) == 3  # ", unconfirmed word"
    if _stands_before_its_noun(name, start, end, last, clause=clause) and not ((fault.value and at > 0) or lone):
        return _tidy(name[:start] + name[end:])
    if at == 0:
        return ""
    if clause and (link := _last_link(name, first, start)) is not None:
        return _tidy(name[:link] + name[last:])
    while at > 1 and not name.startswith((",", " ("), segments[at][0]) and _part_of_comma(name, segments, at):
        at -= 1  # what hangs on a part behind a comma goes with all of it: ", word of which was doubted"
    first = segments[at][0]
    after = at + 1
    while after < len(segments) and name.startswith(" of ", segments[after][0]):
        after += 1  # "in the talks of the union": what hangs on a piece goes with it
    return _tidy(name[:first] + name[segments[after - 1][1] :])


def _last_link(name: str, first: int, start: int) -> int | None:
    """Where the last words behind a preposition begin in a clause that is whole without them: "that Tarvo is to cut | under
    the plan"; None where it may not be."""
    found = [link.start() for link in _LINK.finditer(name, first, start) if _WHOLE.search(name[first : link.start()])]
    return found[-1] if found else None


def _part_of_comma(name: str, segments: Sequence[tuple[int, int]], at: int) -> bool:
    return any(name.startswith(",", first) for first, _ in segments[1 : at + 1])


def _stands_before_its_noun(name: str, start: int, end: int, last: int, *, clause: bool) -> bool:
    """Whether the words are an adjective or a part of a compound: another word of the same piece follows at once."""
    if not re.match(
        rf"(?:['’]s?)?\s(?!(?:and|or|to|was|were|is|are|have|has|had|be|been|that|wh\w+|{_LINKS})\s)[\w“\"'‘]",
        name[end:last],
    ):
        return False
    if name[start:end][:1].isupper() and (
        re.match(r"['’]|\s[A-Z]", name[end:last]) or re.search(r"[A-Z][\w.-]*\s$", name[:start])
    ):
        return False  # a part of a name: all of it goes
    return not clause or _DETERMINED.search(name[:start]) is not None


def _tidy(name: str) -> str:
    plain = re.sub(r"\(\s*\)", "", name)
    plain = re.sub(r"\s+,", ",", " ".join(plain.split()))
    plain = re.sub(r"\b(an?)(?= ([a-z]))", lambda m: "an" if m[2] in "aeiou" else "a", plain)
    return plain.strip(" ,;:–—-")


_THIN = re.compile(
    r"(?:the |an? )?(?:number|share|sum|amount|level|figure|rate|size|length|value|total|part|rest|change|people|individuals|persons|"
    rf"times?|side|proportion|cost|age|{_UNITS})s?$",
    re.IGNORECASE,
)


def _tells(name: str) -> bool:
    """Whether a name says what is counted: more than a bare unit or one empty word."""
    return _THIN.match(name) is None and re.search(r"[^\W\d_]{3}", name) is not None
