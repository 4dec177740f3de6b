"""Showing text that others wrote: article words, file names, a model's answer, a server's error.

A terminal obeys control characters, and a reader cannot see bidi and zero-width ones, so both are shown as escapes.
Nothing is dropped: what is not visible is made visible.
"""

from __future__ import annotations

import re
import unicodedata

from briefgen.text.cleaned import is_invisible
from briefgen.text.lines import with_whole_words

_PLAIN = re.compile(r"[\x20-\x7e]*")
_FOLDED = re.compile(r"[ \t\r\n]+")
_LOOKS_EMPTY = "\u2800\u17b4\u17b5"
"""Braille blank and Khmer inherent vowels: letters by category that show nothing."""


def show_untrusted(text: str) -> str:
    """`text` on one line with every control, bidi, zero-width character and surrogate as an escape.

    >>> show_untrusted("a\\x1b[31mb\\n\\u202ec")
    'a\\\\u001b[31mb\\\\u000a\\\\u202ec'
    """
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_escaped(char) if _must_escape(char) else char for char in text)


def show_passage(text: str) -> str:
    """Words of a source for running text: line ends, tabs and runs of spaces become one space, broken words are whole, the rest as above."""
    return show_untrusted(_FOLDED.sub(" ", with_whole_words(text)).strip())


def _must_escape(char: str) -> bool:
    if char in "\t\n\r" or char in _LOOKS_EMPTY:
        return True
    return is_invisible(char) or unicodedata.category(char) in ("Zl", "Zp", "Cn", "Co")


def _escaped(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
