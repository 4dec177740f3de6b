"""What a page is made of before a form writes it: parts of blocks, blocks of pieces.

Words are visible already (`render.safe`) and carry no escape of any form. `kind` names each piece and block for a template; in
Python a `match` on the classes is held by mypy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from briefgen.briefing.public import Citation
from briefgen.briefing.render.safe import show_passage
from briefgen.records.statuses import Head

Opening = Literal["within", "first", "sentence"]
"""Where words stand: behind others, where their first sign could open something (a list, a heading), or there as a statement, which
may begin with a number and a point."""


@dataclass(frozen=True, slots=True)
class Words:
    """Running text."""

    kind: ClassVar[str] = "words"
    text: str
    at: Opening = "within"


@dataclass(frozen=True, slots=True)
class Strong:
    """What leads a line, or a number to take."""

    kind: ClassVar[str] = "strong"
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Judged:
    """The writer's own judgement, which no source tells."""

    kind: ClassVar[str] = "judged"
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Quiet:
    """What is told of the page or its sources, not of the story."""

    kind: ClassVar[str] = "quiet"
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Badge:
    """How the figures of a sentence stand: "≠ sources differ"."""

    kind: ClassVar[str] = "badge"
    head: Head
    words: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where what stands before it is told, and the day of that report (", 23 Oct")."""

    kind: ClassVar[str] = "places"
    citations: tuple[Citation, ...]
    day: str = ""
    bare: bool = False
    """Not set off from what stands before it."""


@dataclass(frozen=True, slots=True)
class DayNote:
    """Refers to the note that says why the day before it is inferred."""

    kind: ClassVar[str] = "day_note"
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """A title, with its address if that is safe."""

    kind: ClassVar[str] = "link"
    text: str
    url: str | None


Piece = Words | Strong | Judged | Quiet | Badge | Places | DayNote | Link
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A head inside a part."""

    kind: ClassVar[str] = "heading"
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Items:
    """Lines under one another, numbered or not."""

    kind: ClassVar[str] = "items"
    lines: tuple[Pieces, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    kind: ClassVar[str] = "table"
    title: str
    """What its rows are of; told above it already, for who does not see that."""
    heads: tuple[Pieces, ...]
    rows: tuple[tuple[Pieces, ...], ...]


Block = Heading | Paragraph | Items | Table


@dataclass(frozen=True, slots=True)
class Part:
    """A head and what stands under it. `name` is ours, for whoever looks for one part."""

    name: str
    head: Words
    blocks: tuple[Block, ...]


def told(text: str, at: Opening = "within") -> Words:
    """Words of others, made visible."""
    return Words(show_passage(text), at)


def ours(text: str) -> Pieces:
    """Words of our own between those of others, whose spaces count; nothing for ""."""
    return (Words(text),) if text else ()
