"""Text on one line: as prompts show it, and as a sentence of a briefing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefgen.records import Span
from briefgen.text.cleaned import clean_text
from briefgen.text.letters import FILLER, SOFT_HYPHEN
from briefgen.vocabulary import read_table

EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


LINK = re.compile(r"!?\[([^\]\n]{1,300})\]\([^()\s]{1,500}(?:\s+\"[^\"\n]{0,200}\")?\)")
"""A Markdown link: its words are the sentence's, its target is not."""


_HYPHEN = re.compile(r"(?<=[^\W_])-\r?\n[ \t]*(?:>[ \t]?)*(?=[a-zß-ÿа-яά-ώ])")
"""A hyphen at a column's edge before a small letter, with the marks of a quotation before what follows."""
_LINE_END = re.compile(r"[ \t]*\r?\n[ \t]*(?:>[ \t]?)*")
"""A line end within a passage, with the marks of a quotation (Markdown, mail) at the head of the next line."""
_LAST_LETTERS = re.compile(r"[^\W_]+$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


def hyphen_between(above: str, below: str) -> str:
    """What a hyphen at the end of a line is where the two lines become one: "" where it only marks that one word was broken there, "-"
    within a word that has it, "- " where one hangs.

    >>> hyphen_between("three dis", "tricts of the"), hyphen_between("twenty", "three men"), hyphen_between("Obst", "und Gemüse")
    ('', '-', '- ')
    """
    before, behind = _LAST_LETTERS.search(above), _FIRST_LETTERS.match(below)
    if before is None or behind is None or not behind[0][:1].islower():
        return "-"
    word, rest = before[0].lower(), behind[0].lower()
    if rest in _hyphened("behind"):
        return "- "
    return "-" if word[-1].isdigit() or (word in _hyphened("before") and rest not in _hyphened("ending")) else ""


@cache
def _hyphened(stands: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("hyphens", ("word", "stands")) if row["stands"] == stands)


def running_view(text: str, passages: Iterable[Span]) -> str:
    """As `even_view` for readers of whole words and names: what holds a broken one together are letters that nobody sees."""
    even = even_view(text, passages)
    return (
        even
        if even is text
        else "".join(FILLER if a == SOFT_HYPHEN != b else a for a, b in zip(even, text, strict=True))
    )


def even_view(text: str, passages: Iterable[Span]) -> str:
    """`text` character for character, but without line ends inside its `passages` (in order, apart): they become spaces, and a word
    that was broken at one is whole, held together by soft hyphens. Every offset stays.

    A line end inside a sentence parts nothing: "38,000 / tonnes" are tonnes, and "14 mil-/lion" are 14 million.
    """
    pieces: list[str] = []
    done = 0
    for passage in passages:
        inside = passage.of(text)
        if "\n" in inside:
            pieces += [text[done : passage.start], _evened(inside)]
            done = passage.end
    return "".join([*pieces, text[done:]]) if pieces else text


def _evened(passage: str) -> str:
    def closed(hyphen: re.Match[str]) -> str:
        joint = _joint(hyphen)
        return (joint or SOFT_HYPHEN)[0] + (" " if joint == "- " else SOFT_HYPHEN) * (len(hyphen[0]) - 1)

    return _LINE_END.sub(lambda end: " " * len(end[0]), _HYPHEN.sub(closed, passage))


def _joint(hyphen: re.Match[str]) -> str:
    return hyphen_between(
        hyphen.string[max(hyphen.start() - _LONGEST_WORD, 0) : hyphen.start()],
        hyphen.string[hyphen.end() : hyphen.end() + _LONGEST_WORD],
    )


_LONGEST_WORD = 40


def with_whole_words(text: str) -> str:
    """A passage with the words whole again that were broken at a line's end; every other line end stays.

    >>> with_whole_words("three dis-\\ntricts of the\\nvalley")
    'three districts of the\\nvalley'
    """
    return _HYPHEN.sub(_joint, text) if "-" in text and "\n" in text else text


def one_line(text: str) -> str:
    """A passage on one line, broken words whole again.

    >>> one_line("three dis-\\ntricts of the\\n> lower valley")
    'three districts of the lower valley'
    """
    return " ".join(_LINE_END.sub(" ", with_whole_words(text)).split()) if "\n" in text else " ".join(text.split())


def clean_line(text: str) -> str:
    """The clean view of `text` on one line: runs of white space become one space, as every prompt shows it."""
    return one_line(clean_text(text))


def shown_words(text: str) -> str:
    """A passage as a sentence of a briefing: white space folded, Markdown's marks of emphasis and targets of links left out.

    >>> shown_words("**Brackwater  Capital** sits on it")
    'Brackwater Capital sits on it'
    """
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", one_line(text)))
