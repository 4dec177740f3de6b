"""Digits as values: how each language groups them, and the place value of the last one that means something."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

LONGEST_NUMBER = 40
"""Digits in a row beyond which a number is a code (a hash, a card, noise)."""

_POINT_GROUPS = frozenset(
    ["az", "bg", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu", "id", "it", "lt", "lv",
     "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi"]
)  # fmt: skip
"""Languages that write 4.300 for four thousand three hundred and 4,3 for four and three tenths."""
COMMA_REGIONS = frozenset(["es-mx", "es-us", "es-pr", "es-do", "es-gt", "es-hn", "es-ni", "es-pa", "es-pe", "es-sv"])
"""Regions of those languages that write 4,300 and 4.3 as English does."""


@dataclass(frozen=True, slots=True)
class DigitValue:
    value: Fraction
    grain: Fraction
    """Place value of the last significant digit as written: 1,300 has 100, 2.50 has 0.01."""


@lru_cache(maxsize=256)
def base_language(language: str) -> str:
    """ "de" of "de-AT"; English where nothing is said."""
    return language.lower().replace("_", "-").split("-")[0] or "en"


def has_lost_a_digit(short: str, full: str, least: int) -> bool:
    """Whether a number as printed, of `least` digits or more, is another one short of a digit.

    >>> has_lost_a_digit("456", "4556", 3), has_lost_a_digit("465", "4556", 3), has_lost_a_digit("4", "45", 3)
    (True, False, False)
    """
    lost = len(full) == len(short) + 1 and len(short) >= least
    return lost and any(full[:at] + full[at + 1 :] == short for at in range(len(full)))


def _point_groups(language: str) -> bool:
    return base_language(language) in _POINT_GROUPS and language.lower().replace("_", "-") not in COMMA_REGIONS


def plain_value(word: str, language: str) -> DigitValue | None:
    """A token of digits read in the way of its language; None where its signs fit no way ("3.2.1", "1,30").

    Where spaces part its groups a comma is a decimal one in any language.

    >>> plain_value("4.300", "de").value, plain_value("12,34,567", "en").value
    (Fraction(4300, 1), Fraction(1234567, 1))
    """
    if word.isdigit():
        return _whole(word)
    spaced = "\u00a0" in word
    point, comma = (",", ".") if _point_groups(language) or (spaced and "," in word) else (".", ",")
    whole, found, decimals = word.partition(point)
    if found and not decimals.isdigit():
        return _grouped_twice(word, point) or _other_way(word, point, comma)
    for mark in (comma, "\u00a0", "'"):
        if mark in whole:
            parts = whole.split(mark)
            if not all(p.isdigit() for p in parts) or not _are_groups(parts, indian=mark == ","):
                return None if found else _foreign_decimal(word, comma)
            whole = "".join(parts)
    if not whole.isdigit():
        return None
    return _decimal(whole, decimals) if found else _whole(whole)


def _are_groups(parts: list[str], *, indian: bool) -> bool:
    """Whether digit groups are well set: 1,300 and the Indian 12,34,567."""
    if not 1 <= len(parts[0]) <= 3 or len(parts[-1]) != 3:
        return False
    inner = parts[1:-1]
    return all(len(p) == 3 for p in inner) or (indian and len(parts[0]) <= 2 and all(len(p) == 2 for p in inner))


def _grouped_twice(word: str, mark: str) -> DigitValue | None:
    """4.300.000 in any language: two or more groups of three leave no other reading."""
    parts = word.split(mark)
    if len(parts) < 3 or not all(p.isdigit() for p in parts) or not _are_groups(parts, indian=False):
        return None
    return _whole("".join(parts))


def _other_way(word: str, point: str, comma: str) -> DigitValue | None:
    """1.234,56 in English, 1,234.56 in German: both signs in the order of the other way leave no other reading."""
    whole, found, decimals = word.rpartition(comma)
    parts = whole.split(point)
    fits = found and decimals.isdigit() and len(parts) > 1 and all(p.isdigit() for p in parts)
    return _decimal("".join(parts), decimals) if fits and _are_groups(parts, indian=False) else None


def _foreign_decimal(word: str, comma: str) -> DigitValue | None:
    """4.5 in German: one or two digits after the sign cannot be a group."""
    whole, _, decimals = word.partition(comma)
    if comma == "." and whole.isdigit() and decimals.isdigit() and len(decimals) in (1, 2):
        return _decimal(whole, decimals)
    return None


def comma_decimal(word: str) -> DigitValue | None:
    """4,5 as four and a half, for a text whose language groups by commas but that prints a unit behind it.

    >>> comma_decimal("22,86").value
    Fraction(1143, 50)
    """
    whole, comma, decimals = word.partition(",")
    fits = comma and whole.isdigit() and decimals.isdigit() and len(decimals) in (1, 2)
    return _decimal(whole, decimals) if fits else None


def _whole(digits: str) -> DigitValue:
    if len(digits) > LONGEST_NUMBER:
        return DigitValue(Fraction(0), Fraction(1))
    value = int(digits)
    return DigitValue(Fraction(value), last_place(value))


def _decimal(whole: str, decimals: str) -> DigitValue:
    if len(whole) + len(decimals) > LONGEST_NUMBER:
        return DigitValue(Fraction(0), Fraction(1))
    below = 10 ** len(decimals)
    return DigitValue(Fraction(int(whole + decimals), below), Fraction(1, below))


def last_place(value: int) -> Fraction:
    """Place value of the last digit that is not 0: 1300 gives 100, 0 gives 1."""
    place = 1
    while value and value % 10 == 0:
        value //= 10
        place *= 10
    return Fraction(place)


def place_of(value: Fraction) -> Fraction:
    """As `last_place` for any decimal; a fraction without a finite decimal is taken as good to a twentieth of it."""
    if value.denominator == 1:
        return last_place(value.numerator)
    for places in range(1, 7):
        if (value * 10**places).denominator == 1:
            return Fraction(1, 10**places)
    return value / 20
