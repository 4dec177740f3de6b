"""The view of a text that a model is shown: invisible characters out, canonical composition, every offset mapped "
"back.

The stored text is never altered. NFC, not NFKC: a compatibility fold would turn "½" or "²" into other numbers.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from briefgen.records import Span


@dataclass(frozen=True, slots=True)
class CleanView:
    """`text` is what is shown; `offsets[i]` is where its character i begins in the original; one more stands at "
    "the end."""

    text: str
    offsets: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The span in the original text that a span of the view stands for."""
        if span.start >= span.end:
            return Span(self.offsets[span.start], self.offsets[span.start])
        return Span(self.offsets[span.start], self.offsets[span.end])


def clean_view(text: str) -> CleanView:
    """`text` without zero-width, bidi, tag and control characters (tab and line ends stay), in NFC.

    >>> clean_view("a\\u200bb").text, clean_view("a\\u200bb").offsets
    ('ab', (0, 2, 3))
    """
    if text.isascii() and text.isprintable():
        return CleanView(text, tuple(range(len(text) + 1)))
    kept = [(char, at) for at, char in enumerate(text) if not is_invisible(char)]
    shown: list[str] = []
    offsets: list[int] = []
    for cluster in _clusters(kept):
        composed = unicodedata.normalize("NFC", "".join(char for char, _ in cluster))
        shown.append(composed)
        offsets.extend(_spread(composed, [at for _, at in cluster]))
    return CleanView("".join(shown), (*offsets, len(text)))


def clean_line(text: str) -> str:
    """The clean view of `text` on one line: runs of white space become one space, as every prompt shows it."""
    return " ".join(clean_view(text).text.split())


def is_invisible(char: str) -> bool:
    """Whether a reader sees nothing of it: controls, formats (zero-width, bidi, tags), variation selectors, "
    "surrogates."""
    if char in "\t\n\r":
        return False
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs"):
        return True
    return (
        "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char in "\u034f\u115f\u1160\u3164\uffa0"
    )


def _clusters(kept: list[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Runs that NFC may compose: a starter that cannot join what stands before it, with all that follows it."""
    clusters: list[list[tuple[str, int]]] = []
    for char, at in kept:
        joins = unicodedata.combining(char) != 0 or _may_compose(char)
        if clusters and joins and len(clusters[-1]) < 64:
            clusters[-1].append((char, at))
        else:
            clusters.append([(char, at)])
    return clusters


def _may_compose(char: str) -> bool:
    """Whether NFC may join it to the character before it although its combining class is 0 (Hangul vowels, some "
    "marks)."""
    return unicodedata.category(char) in ("Mn", "Mc") or "\u1161" <= char <= "\u11ff"


def _spread(composed: str, places: list[int]) -> list[int]:
    """Where each composed character begins: one to one while that fits, the last places shared after that."""
    if len(composed) == len(places):
        return places
    return [places[min(index, len(places) - 1)] for index in range(len(composed))]
