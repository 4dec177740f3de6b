"""The dots that end no sentence: of titles ("Lt. Gov."), initials ("J. R."), short forms ("U.S.") and suffixes ("Jr.").

`undot` puts a letter in the place of each such dot, one character for one, so that whoever reads a page up to the next
mark reads a name to its end. Names are cut from the text itself, by their offsets; `redot` is for words already cut.
"""

from __future__ import annotations

import re

from briefgen.vocabulary import read_table

DOT, COMMA, OPEN, SHUT = "\ua4f8", "\ua4f9", "\ua4fa", "\ua4fb"
"""What stands for a mark that ends nothing: letters of a script (Lisu) in which no news in Latin letters is printed."""
_HIDDEN = str.maketrans(".,()", DOT + COMMA + OPEN + SHUT)
_SHOWN = str.maketrans(DOT + COMMA + OPEN + SHUT, ".,()")


def _words(*kinds: str) -> str:
    rows = read_table("dotted", ("word", "kind"))
    return "|".join(sorted((row["word"] for row in rows if row["kind"] in kinds), key=lambda word: (-len(word), word)))


def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("dotted", ("word", "kind")) if row["kind"] == kind)


TITLES = _of_kind("title")
GIVEN_NAMES = _of_kind("given")
"""First names that a dot shortens: "Wm.", "Geo."."""

_DOTTED = re.compile(
    rf"(?<![\w’'])(?:(?:ex-)?(?:{_words('title', 'part', 'given')})\.(?=-elect\s|-[A-ZÀ-Þ]|\s?[(“\"‘A-ZÀ-Þ]|\s(?:de|del|della|di|da|du|van|von|ten|ter|bin|al|el)\s)"  # Mr. Lund, St. John, Mrs. de Vries, Gov.-elect Lund
    rf"|\((?:{_words('bracket')})\.?\)(?=\s[A-ZÀ-Þ])"  # Gen. (Ret.) Lund
    rf"|(?<=\()(?:{_words('bracket')})\.(?=\))"  # Tom Lund (ret.)
    rf"|(?:{_words('suffix')})\.(?=[\s,;:)’'{chr(0xFFFC)}]|$)"  # Lund Jr.
    r"|(?:Ph|Ed|Psy|Litt|Sc)\.D\."  # Ph.D.
    r"|(?:[A-Z]\.){2,}"  # U.S., J.R.
    r"|[A-Z]\.(?=\s[A-Z]))"  # J. R. Ward
)
_BEFORE_SUFFIX = re.compile(r"(?<=\w),(?=\s(?:[JS]r\b|II\b|III\b|IV\b|Esq\b))")
"""The comma of "Carl Wood, Jr."."""


def undot(page: str) -> str:
    """The page with a letter for each dot, bracket or comma that stands inside a name.

    >>> len(undot("said Lt. Gov. Cy Dee."))
    21
    """
    if "." not in page and "," not in page:
        return page
    marked = _DOTTED.sub(lambda match: match[0].translate(_HIDDEN), page)
    return _BEFORE_SUFFIX.sub(COMMA, marked)


def redot(words: str) -> str:
    """Words cut from such a page as they are printed."""
    return words.translate(_SHOWN)
