"""Lines of styled pieces: wrapping between words, columns side by side. Widths count terminal cells, not characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple


class Piece(NamedTuple):
    """Text with a rich style ("bold", "dim", "" for none). Never markup."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


class Cell(NamedTuple):
    """One column of a row."""

    pieces: Line
    width: int
    right: bool = False
    """Aligned to the right of its width."""


def cell_width(text: str) -> int:
    """Columns that a terminal takes for `text`: two for an East Asian wide character."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def line_width(line: Iterable[Piece]) -> int:
    return sum(cell_width(piece.text) for piece in line)


def wrap(pieces: Sequence[Piece], width: int, *, first: Line = (), hang: int = 0) -> tuple[Line, ...]:
    """Break `pieces` between words so that no line is wider than `width`. `first` opens the first line (a number, a
    bullet), later lines are indented by `hang`. A word is broken only where it alone is wider than a line."""
    lines: list[list[Piece]] = [list(first)]
    used = line_width(first)
    empty = True
    for word in _words(pieces):
        for part in _fitting(word, max(1, width - max(hang, line_width(first)))):
            size = line_width(part)
            if not empty and used + 1 + size > width:
                lines.append([Piece(" " * hang)] if hang else [])
                used, empty = hang, True
            if not empty:
                lines[-1].append(Piece(" "))
                used += 1
            lines[-1].extend(part)
            used += size
            empty = False
    return tuple(_joined(line) for line in lines)


def _words(pieces: Sequence[Piece]) -> list[Line]:
    """Words between plain spaces; a word may be made of several pieces. Bracketed references stay in one."""
    words: list[list[Piece]] = [[]]
    for piece in pieces:
        parts = piece.text.split(" ") if piece.style != "reference" else [piece.text]
        for position, part in enumerate(parts):
            if position and words[-1]:
                words.append([])
            if part:
                words[-1].append(Piece(part, piece.style))
    return [tuple(word) for word in words if word]


def _fitting(word: Line, width: int) -> list[Line]:
    """The word itself, or its parts of at most `width` cells."""
    if line_width(word) <= width:
        return [word]
    if len(word) == 1 and " " in word[0].text:
        return [(Piece(part, word[0].style),) for part in word[0].text.split(" ")]
    parts: list[list[Piece]] = [[]]
    used = 0
    for piece in word:
        for char in piece.text:
            size = cell_width(char)
            if used + size > width and parts[-1]:
                parts.append([])
                used = 0
            parts[-1].append(Piece(char, piece.style))
            used += size
    return [_joined(part) for part in parts]


def _joined(pieces: Iterable[Piece]) -> Line:
    """Neighbours of one style as one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].style == piece.style:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.style)
        elif piece.text:
            joined.append(piece)
    return tuple(joined)


def set_columns(cells: Sequence[Cell], *, indent: int) -> tuple[Line, ...]:
    """One row whose cells are wrapped each in its width, one beside the other."""
    wrapped = [wrap(cell.pieces, cell.width) for cell in cells]
    rows: list[Line] = []
    for parts in zip_longest(*wrapped, fillvalue=()):
        line: list[Piece] = [Piece(" " * indent)]
        for position, (cell, part) in enumerate(zip(cells, parts, strict=True)):
            pad = Piece(" " * max(0, cell.width - line_width(part)))
            line += [pad, *part] if cell.right else [*part, pad]
            if position < len(cells) - 1:
                line.append(Piece("  "))
        rows.append(strip_right(_joined(line)))
    return tuple(rows)


def strip_right(line: Line) -> Line:
    """Without white space at the end."""
    kept = list(line)
    while kept and not kept[-1].text.rstrip(" "):
        kept.pop()
    if kept:
        kept[-1] = Piece(kept[-1].text.rstrip(" "), kept[-1].style)
    return tuple(kept)


def spread(left: Line, right: Line, width: int, *, first: Line = (), hang: int) -> tuple[Line, ...]:
    """`left` and `right` at the two ends of one line that `first` opens; below one another where they do not fit."""
    room = width - line_width(first) - line_width(left) - line_width(right)
    if room >= 2:
        return ((*first, *left, Piece(" " * room), *right),)
    return (*wrap(left, width, first=first, hang=hang), *wrap(right, width, first=(Piece(" " * hang),), hang=hang))
