"""Statuses: what the claims of a measure are to each other, under which head a reader finds it, and all that is true of both.

A status is a word of `Status` and a case of `_status_kind`, a head a word of `Head` and a case of `_head_kind`: mypy
names a word without its case. Everything else asks `STATUSES` and `HEADS`, or one of the sets below them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Status = Literal[
    "corroborated",
    "compatible",
    "progression",
    "superseded",
    "conflicting",
    "disputed",
    "undetermined",
    "single_source",
]
Head = Literal["differ", "changed", "open", "agree", "alone"]
"""What a reader looks for, in the order in which it is told."""
ComparisonKind = Literal["course", "voice", "day", "value", "estimate", "inside", "denial", "sum", "garbled"]
"""Which rows of a measure are set against each other: the counts over time; one voice's values; the values of one day;
one value in several mouths; estimates, and the count that followed; two values inside one article; a denial and what it
denies; a whole and the parts that make it up; a figure of a garbled article and what its voice gives elsewhere."""


@dataclass(frozen=True, slots=True)
class HeadKind:
    """What is true of all measures under a head."""

    words: str
    sign: str
    ascii_sign: str
    style: str = ""
    """As rich knows it."""
    badge: str = ""
    """What stands behind a sentence that tells a figure of it; "" where that needs no word."""
    rank: int = 2
    """Measures of a lower rank come first in a briefing."""
    worth: float = 0.2
    """What a figure of it adds to the sentence that tells it."""


def _head_kind(head: Head) -> HeadKind:
    match head:
        case "differ":
            return HeadKind("sources differ", "≠", "!=", "bold red", "sources differ", rank=0, worth=0.8)
        case "changed":
            return HeadKind("changed", "→", ">", "bold blue", "since changed", rank=1, worth=0.6)
        case "open":
            return HeadKind("not decided", "?", "?", "bold yellow", "not decided")
        case "agree":
            return HeadKind("agree", "=", "=")
        case "alone":
            return HeadKind("one source", "·", "-")


@dataclass(frozen=True, slots=True)
class StatusKind:
    """What is true of a status."""

    order: int
    """Of two comparisons of a measure a reader must know the one with the lower order first."""
    head: Head
    """`open` stands with those that differ, by its own name."""
    of_several: bool = True
    """It is said of two claims or more."""
    all_past: bool = False
    """All claims may be superseded: what counts now is somewhere else, or nowhere."""
    leads_of: frozenset[ComparisonKind] | None = None
    """The only kinds of comparison with which it can lead a measure; None for all."""


def _status_kind(status: Status) -> StatusKind:
    match status:
        case "disputed":
            return StatusKind(10, "differ", of_several=False, all_past=True)
        case "conflicting":
            return StatusKind(20, "differ")
        case "superseded":
            return StatusKind(30, "changed", all_past=True)
        case "progression":  # The course of one voice or of one article is a piece of the measure's own.
            return StatusKind(40, "changed", all_past=True, leads_of=frozenset({"course"}))
        case "undetermined":  # What an estimate leaves open says nothing of the counts.
            kinds: tuple[ComparisonKind, ...] = ("course", "voice", "day", "inside", "sum")
            return StatusKind(50, "open", of_several=False, leads_of=frozenset(kinds))
        case "corroborated":
            return StatusKind(60, "agree")
        case "compatible":
            return StatusKind(70, "agree")
        case "single_source":
            return StatusKind(80, "alone", of_several=False)


ALL_HEADS: tuple[Head, ...] = get_args(Head)
HEADS: dict[Head, HeadKind] = {head: _head_kind(head) for head in ALL_HEADS}
ALL_STATUSES: tuple[Status, ...] = get_args(Status)
STATUSES: dict[Status, StatusKind] = {status: _status_kind(status) for status in ALL_STATUSES}


def statuses_under(*heads: Head) -> frozenset[Status]:
    return frozenset(status for status, kind in STATUSES.items() if kind.head in heads)


DIFFERING = statuses_under("differ")
MOVED = statuses_under("changed")
"""A figure is no longer what it was."""
AGREED = statuses_under("agree", "alone")
