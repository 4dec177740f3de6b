"""Text on one line: as prompts show it, and as a sentence of a briefing."""

from __future__ import annotations

import re

from briefgen.cleaned import clean_view

EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\([^()\s]{1,500}(?:\s+\"[^\"\n]{0,200}\")?\)")
"""A Markdown link: its words are the sentence's, its target is not."""


def clean_line(text: str) -> str:
    """The clean view of `text` on one line: runs of white space become one space, as every prompt shows it."""
    return " ".join(clean_view(text).text.split())


def shown_words(text: str) -> str:
    """A passage as a sentence of a briefing: white space folded, Markdown's marks of emphasis and targets of links left out.

    >>> shown_words("**Brackwater  Capital** sits on it")
    'Brackwater Capital sits on it'
    """
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", " ".join(text.split())))
