"""Text on one line: as prompts show it, and as a sentence of a briefing."""

from __future__ import annotations

import re

from briefgen.text.cleaned import clean_view

EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\([^()\s]{1,500}(?:\s+\"[^\"\n]{0,200}\")?\)")
"""A Markdown link: its words are the sentence's, its target is not."""


BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\r?\n[ \t]*(?:>[ \t]?)*(?=[a-zß-ÿа-яά-ώ])")
"""A word broken at a column's edge, with the marks of a quotation before its second half."""
_QUOTE_MARKS = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
"""The marks of a quotation (Markdown, mail) at the head of a line within a passage."""


def _unwrapped(text: str) -> str:
    """A passage on one line, broken words whole again.

    >>> _unwrapped("three dis-\\ntricts of the\\n> lower valley")
    'three districts of the lower valley'
    """
    return " ".join(_QUOTE_MARKS.sub(" ", BROKEN_WORD.sub("", text)).split()) if "\n" in text else " ".join(text.split())


def clean_line(text: str) -> str:
    """The clean view of `text` on one line: runs of white space become one space, as every prompt shows it."""
    return _unwrapped(clean_view(text).text)


def shown_words(text: str) -> str:
    """A passage as a sentence of a briefing: white space folded, Markdown's marks of emphasis and targets of links left out.

    >>> shown_words("**Brackwater  Capital** sits on it")
    'Brackwater Capital sits on it'
    """
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", _unwrapped(text)))
