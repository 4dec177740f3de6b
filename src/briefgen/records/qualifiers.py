"""Qualifiers: what the words beside a number make of it ("at least", "nearly", "up to"), and all that is true of each.

A qualifier is a word of `Qualifier` and a case of `_qualifier_kind` (mypy names a word without its case); the words of
each language that say it are lines of `vocabulary/qualifiers.words`. Its interval is worked out in `text/figures/intervals`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

Qualifier = Literal[
    "exactly",
    "about",
    "more_than",
    "at_least",
    "almost",
    "just_over",
    "less_than",
    "at_most",
    "up_to",
    "range",
    "vague",
]
IntervalRow = Literal["point", "around", "more_than", "at_least", "almost", "just_over", "less_than", "at_most"]
"""The rows of the table in `text/figures/intervals` that belong to words."""


@dataclass(frozen=True, slots=True)
class QualifierKind:
    """What is true of a qualifier."""

    row: IntervalRow
    above: bool = False
    """The value may lie above the number."""
    below: bool = False
    """The value may lie below the number."""
    bound: bool = False
    """It sets one end and leaves the other open; such a number is compatible with nearly everything."""
    apart: bool = False
    """The number itself is not meant: "more than 40" is not 40."""
    close: bool = False
    """The value lies where the number says; "up to 40" and "more than 1,000" say little of it."""


def _qualifier_kind(qualifier: Qualifier) -> QualifierKind:
    match qualifier:
        case "exactly":
            return QualifierKind("point", close=True)
        case "about":
            return QualifierKind("around", close=True)
        case "more_than":
            return QualifierKind("more_than", above=True, bound=True, apart=True)
        case "at_least":
            return QualifierKind("at_least", above=True, bound=True)
        case "almost":
            return QualifierKind("almost", below=True, apart=True, close=True)
        case "just_over":
            return QualifierKind("just_over", above=True, apart=True, close=True)
        case "less_than":
            return QualifierKind("less_than", below=True, bound=True, apart=True)
        case "at_most" | "up_to":
            return QualifierKind("at_most", below=True, bound=True)
        case "range":  # Its ends are its interval; a single value that is called one has none, and stands as a point.
            return QualifierKind("point")
        case "vague":
            return QualifierKind("point", above=True)


QUALIFIERS: dict[Qualifier, QualifierKind] = {word: _qualifier_kind(word) for word in get_args(Qualifier)}


def _qualifiers(holds: Callable[[QualifierKind], bool]) -> frozenset[Qualifier]:
    return frozenset(word for word, kind in QUALIFIERS.items() if holds(kind))


OPEN_ABOVE = _qualifiers(lambda kind: kind.above)
OPEN_BELOW = _qualifiers(lambda kind: kind.below)
BOUNDS = _qualifiers(lambda kind: kind.bound)
"""One-sided qualifiers: they are compatible with nearly everything, and so confirm only the same bound."""
LOWER_BOUNDS = BOUNDS & OPEN_ABOVE
CEILINGS = BOUNDS & OPEN_BELOW
"""Words that turn a number into an upper end: "up to 270" and "270" are two values, "at least 115" and "115" one."""
APART = _qualifiers(lambda kind: kind.apart)
BARE: frozenset[Qualifier | None] = frozenset({None, "exactly"})
"""Nothing but the number: "exactly" says no more of its value than no word."""
CLOSE: frozenset[Qualifier | None] = frozenset({None}) | _qualifiers(lambda kind: kind.close)


def say_alike(one: Qualifier | None, other: Qualifier | None) -> bool:
    """Whether two numbers are qualified alike; "exactly" is as no word."""
    return one == other or {one, other} <= BARE
