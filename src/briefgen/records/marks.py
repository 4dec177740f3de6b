"""Marks: what a reader must know of a row beside its value, and all that is true of each mark.

A mark is a word of `Mark` and a case of `_mark_kind`; `stages/reconcile/judging` says when a row has it. mypy names a
word without its case in either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Mark = Literal["replaced", "denied", "differs", "also", "estimate", "part", "old", "garbled"]


@dataclass(frozen=True, slots=True)
class MarkKind:
    """What is true of a mark."""

    order: int
    """Of the marks that hold of a row it gets the one with the lowest order."""
    words: str = ""
    """Before what it refers to, where it refers to something; "" for a mark that is not told."""
    contests: bool = False
    """Somebody says otherwise, and nothing decides."""
    gone: bool = False
    """The row is no longer the latest."""
    unfit: bool = False
    """The row's value is none to take."""


def _mark_kind(mark: Mark) -> MarkKind:
    match mark:
        case "garbled":
            return MarkKind(10, "garbled article", unfit=True)
        case "denied":
            return MarkKind(20, "denied by", contests=True, unfit=True)
        case "replaced":
            return MarkKind(30, "replaced by", gone=True, unfit=True)
        case "old":
            return MarkKind(40, gone=True)
        case "differs":
            return MarkKind(50, "differs from", contests=True)
        case "estimate":
            return MarkKind(60, "estimate", unfit=True)
        case "also":
            return MarkKind(70, "also")
        case "part":
            return MarkKind(80, "part of")


MARKS: dict[Mark, MarkKind] = dict(
    sorted(((mark, _mark_kind(mark)) for mark in get_args(Mark)), key=lambda item: item[1].order)
)
"""In the order in which they are looked for."""
CONTESTED: frozenset[Mark | None] = frozenset(mark for mark, kind in MARKS.items() if kind.contests)
GONE: frozenset[Mark | None] = frozenset(mark for mark, kind in MARKS.items() if kind.gone)
UNFIT: frozenset[Mark | None] = frozenset(mark for mark, kind in MARKS.items() if kind.unfit)
