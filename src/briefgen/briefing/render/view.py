"""How a briefing is to be shown, apart from what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.briefing.public import Briefing

NARROWEST, WIDEST = 60, 140
"""Columns. Below, rows no longer hold a day, a figure and its place; above, lines are too long to read."""


@dataclass(frozen=True, slots=True)
class View:
    """Width in columns, everything or the notable only, colour, box characters or ASCII."""

    width: int = 100
    full: bool = False
    colour: bool = False
    ascii: bool = False
    name: str | None = None
    """What a following command would name: "@last" or a file; None leaves the `next:` line out."""

    @property
    def columns(self) -> int:
        return max(NARROWEST, min(WIDEST, self.width))


Renderer = Callable[["Briefing", View], str]
"""A briefing as text that ends in a newline."""
