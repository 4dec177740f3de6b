"""The view of a text that a model is shown: no invisible characters, composed letters, every offset mapped back.

The stored text is never altered. NFC, not NFKC: a compatibility fold would turn "½" or "²" into other numbers.
"""

from __future__ import annotations

import re
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


INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"  # C0 and C1, but tab and line ends
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, joiners, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero-width, bidi
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # fillers, variation selectors, byte order mark
    "\ud800-\udfff"  # halves of surrogate pairs
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"  # formats, tags, more selectors
)
"""What a reader sees nothing of, after Unicode's Default_Ignorable_Code_Point and the control characters. Arabic number
signs are of the same category (Cf) as these but are seen, so they are not here."""


def clean_view(text: str) -> CleanView:
    """`text` without zero-width, bidi, tag and control characters (tab and line ends stay), in NFC.

    >>> clean_view("a\\u200bb").text, clean_view("a\\u200bb").offsets
    ('ab', (0, 2, 3))
    """
    if _is_clean(text):
        return CleanView(text, tuple(range(len(text) + 1)))
    kept = [(char, at) for at, char in enumerate(text) if INVISIBLE.match(char) is None]
    shown: list[str] = []
    offsets: list[int] = []
    for cluster in _clusters(kept):
        composed = unicodedata.normalize("NFC", "".join(char for char, _ in cluster))
        shown.append(composed)
        offsets.extend(_spread(composed, [at for _, at in cluster]))
    return CleanView("".join(shown), (*offsets, len(text)))


def clean_text(text: str) -> str:
    """What `clean_view` shows, without the places."""
    return text if _is_clean(text) else clean_view(text).text


def _is_clean(text: str) -> bool:
    return INVISIBLE.search(text) is None and unicodedata.is_normalized("NFC", text)


def is_invisible(char: str) -> bool:
    """Whether a reader sees nothing of it: controls, zero-width, bidi, tags, variation selectors, surrogates."""
    return INVISIBLE.match(char) is not None


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
