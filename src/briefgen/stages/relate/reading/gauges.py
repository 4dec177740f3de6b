"""What is read from a gauge: how high a water stands, how far it rose or fell, the mark that it must not pass, and how strong
a quake was; and bare numbers that have the unit of the one before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.view import View
from briefgen.text.lexicon import words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table

LEVEL, LIMIT, MAGNITUDE = "level", "limit", "magnitude"
_QUAKE = "quake"
STRONGEST = 10
"""No quake has a higher magnitude."""


def on_gauges(one: Features, read: Sequence[Features], view: View | None) -> Features:
    """A figure as a gauge has it, after those `read` before it.

    "The reservoir stood at 9.4 metres, below the 11.2 at which the pumps stop": a level of the reservoir and a limit.
    "A quake of magnitude 6.8, and hours later another of 6.1": two magnitudes, the second of another quake.
    """
    if view is None:
        return one
    one = _with_unit(one, read, view)
    if one.family == _MAGNITUDES:
        return _of_which_quake(one, read, view)
    return _of_water(one, view) if one.family in _LENGTHS else one


_LENGTHS = frozenset(f"measurement:{unit}" for unit in ("metre", "foot", "cm", "mm", "inch", "yard"))

# ---------------------------------------------------------------- bare numbers


def _with_unit(one: Features, read: Sequence[Features], view: View) -> Features:
    """A bare number with the unit of the measured one before it in its sentence, "from 3 km to 1", "magnitudes of 6.8 and 6.1";
    in a quake's story a decimal that nothing else is said of is a magnitude."""
    quantity = one.claim.quantity
    bare = one.family == "count" and quantity is not None and quantity.unit is None and quantity.noun is None
    if not bare or one.value is None:
        return one
    decimal = one.value.denominator != 1
    latest = [r for r in reversed(read[-MOST_BACK:]) if r.claim.article == one.claim.article and _is_measured(r)]
    last = next((r for r in latest if r.place == one.place), None)
    gap = view.text[last.claim.span.end : one.claim.span.start] if last else ""
    near = next((r for r in latest if one.claim.sentence - r.claim.sentence <= 1 and _are_near(one, r)), None)
    before = last if last and _SERIES.fullmatch(gap) else near if decimal else None
    if before:
        return replace(
            one, family=before.family, cls=before.cls, cost=before.cost, head=before.head, sort="", more=False
        )
    if decimal and one.event == _QUAKE and one.value < STRONGEST and not one.cls and _tells_magnitude(read, one):
        return replace(one, family=_MAGNITUDES, cls=MAGNITUDE, cost=3, sort="", more=False)
    return one


MOST_BACK = 4
_MAGNITUDES = "magnitude:magnitude"
_SERIES = when_used(r"(?:\s?[a-z]+)?,?\s(?:and|or|to)\s(?:just\s|only\s|about\s|nearly\s|almost\s|now\s)?")
"""Between two numbers of one unit, of which only the first prints it."""
NEAR_DECIMAL = 3
"""So many times as high as the measured number before it a bare decimal of its sentence may be."""


def _is_measured(one: Features) -> bool:
    return one.family.startswith(("measurement:", "magnitude:")) and bool(one.size)


def _are_near(one: Features, other: Features) -> bool:
    return max(one.size, other.size) <= NEAR_DECIMAL * min(one.size, other.size)


def _tells_magnitude(read: Sequence[Features], one: Features) -> bool:
    """Whether the article has told a magnitude before, not many figures back."""
    return any(r.family == _MAGNITUDES and r.claim.article == one.claim.article for r in read)


# ---------------------------------------------------------------- quakes


def _of_which_quake(one: Features, read: Sequence[Features], view: View) -> Features:
    """A magnitude with the quake that it is of, where its words say that there are several: the second one, an aftershock."""
    lead = view.text[view.clause.start : one.claim.span.start]
    one = replace(one, cls=MAGNITUDE, cost=min(one.cost, 3), more=False, rest=False)
    if _SHOCK_AFTER.search(lead) or _SHOCK_AFTER.match(view.text, one.claim.span.end):
        return replace(one, owner="aftershock")
    before = next((r for r in reversed(read[-MOST_BACK:]) if r.place == one.place and r.family == _MAGNITUDES), None)
    gap = view.text[before.claim.span.end : one.claim.span.start] if before else ""
    if _SECOND.search(lead) or (before and not _SAME_QUAKE.search(gap)):
        return replace(one, owner="second")
    return one


_SHOCK_AFTER = when_used(
    r"\baftershocks?(?:,?\s(?:of|with|at|measuring|that|the|an?|strongest|biggest|largest|was|had))*\s(?:magnitude\s)?$"
    r"|\baftershocks\b[^.;:]{0,60}\b(?:among|including|one)\b[^.;:,]{0,30}$|[ -](?:magnitude )?aftershock\b"
)
_SECOND = when_used(r"\b(?:second|another|later|further|subsequent|also)\b[^.;:]{0,40}$")
_SAME_QUAKE = when_used(
    r"\b(?:or|from|revised|instead|later put|initial\w*|originally|first (?:put|given|reported)|while|whereas|said|says|put it|agency)\b"
)
"""Between two magnitudes that may be of one quake."""

# ---------------------------------------------------------------- waters


def _of_water(one: Features, view: View) -> Features:
    """A length as the level of a water, how far that moved, or a mark on it; as it was where no water is told of."""
    text, own = view.text, one.claim.span
    lead = text[view.sentence.start : own.start]
    behind = text[own.end : view.sentence.end]
    behind = _UNIT.sub("", behind) if one.claim.unit else behind
    water = _water_in(lead) or _water_in(behind)
    limit = _LIMIT.search(lead) or (_PAST.search(lead) and (_AT_WHICH.match(behind) or _IF.search(lead)))
    told = one.cls == LEVEL or bool(water) or bool(_WATER.search(lead))
    if not told and (limit or _READ_OFF.search(lead)):
        water = next((found for words in view.earlier(EARLIER) if (found := _water_in(words))), "")
        told = bool(water)
    if not told or (one.cls not in _OF_LEVELS and one.cost <= NEAR_CUE):
        return one
    if limit:
        return replace(one, cls=LIMIT, cost=1, head=water, change=False, more=False)
    if _MOVED.search(lead) or _LOWER.match(behind) or _AN_HOUR.match(behind):
        return replace(one, cls=LEVEL, cost=1, head=water, change=True, more=False)
    if one.cls == LEVEL or _STOOD.search(lead):
        water = water or next((found for words in view.earlier(1) if (found := _water_in(words))), "")
        return replace(one, cls=LEVEL, cost=1, head=water, more=False)
    return one


EARLIER = 2
"""Sentences before in which the water may be named."""
NEAR_CUE = 1
"""A cue so near says what a length is, whatever stands around it: "a lake 30 metres deep"."""
_OF_LEVELS = frozenset({"", LEVEL, "drop", "rainfall", "fall", "growth", "height"})
"""Classes that the words of a level give too: a river "fell", a "high" river."""
_ABOUT = r"(?:(?:by|of|to|at|about|around|some|nearly|almost|over|only|just|more than|less than|up to|as much as|at least|roughly|another|a)\s)*$"
_UNIT = when_used(r"^-?\s?[a-z]+\.?")
_WATER = when_used(r"\b(?:[Ww]aters?|[Ff]loodwaters?|[Ww]ater levels?)\b")
_STOOD = when_used(
    rf"\b(?:stood|stands|standing|was|were|is|are|measured|measures|measuring|reached|reaches|read|peaked|crested|put|from|to|at)\s(?:now\s|still\s|already\s|only\s)?{_ABOUT}|:\s$"
)
_READ_OFF = when_used(r"\b(?:stood|stands|measured|measures|read|peaked|crested|level\w*)\b[^.;:,]{0,40}$")
_MOVED = when_used(
    rf"\b(?:rose|risen|rises?|rising|fell|fallen|falls?|falling|dropp?\w*|sank|sunk|sinking|reced\w+|declin\w+|climb\w+|swell\w*|swollen|gone (?:up|down)|go(?:es|ing)? (?:up|down)|went (?:up|down)|subsid\w+)\s(?:by\s|of\s)?(?!to\s|at\s){_ABOUT}"
)
_LOWER = when_used(
    r"\s(?:lower|higher|below|above|less|more|down|up)\b(?! sea)(?!\s(?:the\s)?(?:ground|normal|surface))(?! than (?:the )?\d)"
)
_AN_HOUR = when_used(
    r"(?:\s\([^)]{2,24}\))?\s(?:an?|per|each|every|in one|in a|within a) (?:hour|day|night|week|single)|\sovernight\b"
)
_LIMIT = when_used(
    r"\b(?:limits?|thresholds?|minimum|danger|critical|warning|alarm|alert|safety|flood) (?:level|mark|line|stage|height)?s?\s?(?:of|is|at|was|stands at|:)?\s(?:about\s)?$"
    r"|\b(?:limit|threshold|minimum|danger mark|warning mark)\b[^.;:,\d]{0,24}$"
)
_PAST = when_used(r"\b(?:below|under|above|over|past|beneath|exceeds?|passes|tops)\s(?:the\s)?$")
_AT_WHICH = when_used(r"(?:\s[a-z]+)?\s(?:at|below|under|above|beyond|from) which\b|\s(?:needed|required|necessary)\b")
_IF = when_used(r"\b(?:[Ii]f|[Oo]nce|[Ww]hen|[Uu]nless|[Ss]hould|must|cannot|can)\b")


@cache
def _waters() -> Mapping[str, str]:
    return {row["word"]: row["water"] for row in read_table("waters", ("word", "water"))}


def _water_in(words: str) -> str:
    """The water that some words name last, "reservoir" of "the level of the Arlen reservoir"; "" for none."""
    told = [water for word in words_of(words) if (water := _waters().get(word.plain))]
    return told[-1] if told else ""
