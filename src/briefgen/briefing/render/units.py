"""A figure as a reader can take it in: the source's own words, with the unit where they lack it and no title says it."""

from __future__ import annotations

import re
from functools import cache

from briefgen.briefing.public import FigureClaim
from briefgen.briefing.render.safe import show_passage
from briefgen.records import Quantity, Span
from briefgen.text.figures import VAGUE_PLURALS, is_person_noun, read_quantity, singular, unit_words

_WORD = re.compile(r"[^\W_]+|%")
_CODE = re.compile(r"[A-Z]{3}")


def words_said(claim: FigureClaim, title: str = "") -> str:
    """The source's own words with their unit, under a title that may say it; a denial is shown as one.

    "25" of percent is "25 %", "2,170" of acres "2,170 acres"; under "Cadaver dogs" "20" stays as it is.
    """
    surface = show_passage(claim.surface)
    if claim.polarity == "assert":
        return _with_unit(surface, claim, title)
    # Marks inside the words would be taken for the end of them.
    return f"denied: {surface}" if any(mark in surface for mark in '“”"„«»') else f"denied: “{surface}”"


def _with_unit(surface: str, claim: FigureClaim, title: str) -> str:
    unit = claim.unit
    if not unit or _said_in(unit, title) or _read_unit(surface) == unit:
        return surface
    counted, slash, per = unit.partition("/")
    if slash and _read_unit(surface) == counted:
        return f"{surface} per {per.replace('_', ' ')}"
    if unit == "times" and not any(char.isdigit() for char in surface):
        return surface
    if unit == "percent" and claim.citation.suffix.startswith("%"):
        return f"{surface}%"
    shown = show_passage(unit_words(unit, one=claim.value == "1"))
    vague = surface.rsplit(" ", 1)[-1].lower() in VAGUE_PLURALS
    return f"{surface} of {shown}" if vague else f"{surface} {shown}"


def _said_in(unit: str, title: str) -> bool:
    """Whether a title says what is counted: a unit's own words, or for people any noun for them."""
    said = _WORD.findall(title)
    if unit == "person":
        return any(is_person_noun(word) for word in said)
    if unit == "percent":
        return title.startswith("%")
    known = {singular(word) for word in said}
    return all(singular(word) in known for word in _WORD.findall(unit))


@cache
def _read_unit(surface: str) -> str | None:
    """The unit that the words give by themselves."""
    read = read_quantity(surface, Span(0, len(surface)))
    return read.unit if isinstance(read, Quantity) else None


def is_unit_word(word: str, unit: str | None) -> bool:
    """Whether a word is only the name of the unit: "metres" of "metre", "per cent" of "percent", "euros" of "EUR"."""
    if not unit or not word:
        return False
    if _CODE.match(unit):
        return word == unit[:3] or _read_unit(f"2 {word}") == unit[:3]
    plain = word.replace("per cent", "percent")
    return singular(plain) == unit.replace("_", " ") or _read_unit(f"2 {word}") == unit
