"""Run alone, in a process of its own: a PDF on standard input, its text on standard output. Imports nothing of ours."""

from __future__ import annotations

import sys
from collections import Counter
from io import BytesIO
from typing import Any

MEMORY = 1024**3
SECONDS = 20
MOST_PAGES = 500
MOST_CHARACTERS = 10_000_000


def _limit() -> None:
    """Memory and processor time, where the system can limit them."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


LARGE = "\x1e"
"""Before a line that is set larger than the text: a title, whose lines belong together."""


Piece = tuple[str, float, float, float]
"""Words as they were drawn: their size, and where they begin (x, y)."""


def _read(page: Any) -> tuple[list[str], list[Piece]]:
    """A page's lines and what they were drawn of; two columns that were drawn row by row stand one after the other."""
    pieces: list[Piece] = []

    def note(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            scale = max(abs(tm[0]), abs(tm[1])) * max(abs(cm[0]), abs(cm[1]))
            pieces.append((text.strip(), round(float(size) * scale, 1), tm[4], tm[5]))

    text = str(page.extract_text(visitor_text=note))
    return _columns(pieces, float(page.mediabox.width)) or text.split("\n"), pieces


def _marked(lines: list[str], pieces: list[Piece], usual: float) -> str:
    """A page's lines, those marked that are larger than usual."""
    large = {line for words, size, _, _ in pieces if size > LARGER * usual for line in words.split("\n")}
    return "\n".join(LARGE + line if line.strip() and line.strip() in large else line for line in lines)


def _usual_size(pages: list[tuple[list[str], list[Piece]]]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for _, pieces in pages:
        for words, size, _, _ in pieces:
            sizes[size] += len(words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


LARGER = 1.15
LEAST_ROWS = 4
"""Rows of two columns before they are believed."""


def _columns(pieces: list[Piece], width: float) -> list[str]:
    """The lines of a page whose two columns were drawn row by row, the left column first; empty for any other page."""
    rows = [
        i for i in range(1, len(pieces))
        if abs(pieces[i][3] - pieces[i - 1][3]) < 3 and pieces[i - 1][2] < 0.4 * width <= pieces[i][2]
    ]  # fmt: skip
    starts = Counter(round(pieces[i][2] / 4) for i in rows)
    if len(rows) < LEAST_ROWS or starts.most_common(1)[0][1] < 0.9 * len(rows):
        return []
    edge = min(pieces[i][2] for i in rows) - 2
    left = [words for words, _, x, _ in pieces if x < edge]
    return [*left, *(words for words, _, x, _ in pieces if x >= edge)]


def main() -> int:
    """0 and the text; 3 where pypdf is missing. Any fault of the library ends the process, which is what it is for."""
    try:
        from pypdf import PdfReader
    except ImportError:
        return 3
    _limit()
    written, pages = 0, []
    for page in PdfReader(BytesIO(sys.stdin.buffer.read())).pages[:MOST_PAGES]:
        pages.append(_read(page))
        written += sum(len(line) + 1 for line in pages[-1][0])
        if written > MOST_CHARACTERS:
            return 1
    usual = _usual_size(pages)
    for lines, pieces in pages:
        sys.stdout.buffer.write((_marked(lines, pieces, usual) + "\f").encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
