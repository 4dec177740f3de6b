"""PDF: the text of its pages, taken out in a child process with limits on time and memory.

A crafted file of 15 kB keeps a PDF library busy for a minute. Text that is invisible on the page cannot be told from
text that is seen. Lines are joined to paragraphs where they were only broken at the column's edge.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from briefgen.pages.datelines import is_date_line
from briefgen.pages.readers.html import EXTRA_HINT
from briefgen.pages.readers.page import Page, Unreadable
from briefgen.pages.readers.text import check_size
from briefgen.pages.roles import is_byline, is_page_number
from briefgen.pages.wrapping import is_numeral_of
from briefgen.text.lines import hyphen_between

SECONDS = 30
"""Wall time of one file; the child also limits its own processor time and memory."""

_CHILD = Path(__file__).with_name("pdf_child.py")


def read_pdf(data: bytes) -> tuple[Page, ...]:
    """The one page of a PDF. Raises `Unreadable` where it has no text, is encrypted or broken, or takes too long."""
    check_size(len(data))
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_CHILD)], input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"the PDF took more than {SECONDS} seconds", code="pdf_slow") from error
    if done.returncode == 3:
        raise Unreadable("PDF needs pypdf", code="needs_extra", hint=EXTRA_HINT)
    if done.returncode != 0:
        raise Unreadable("the PDF cannot be read", code="pdf")
    text = join_lines(done.stdout.decode("utf-8", "replace"))
    if not text.strip():
        raise Unreadable("the PDF holds no text (a scan?)", code="empty", hint="have its text recognised first")
    return (Page(text),)


def join_lines(text: str) -> str:
    """Lines of a page in paragraphs. A page has no empty lines that one can trust, so a line goes on in the next where its
    word or its sentence does, or where the next line's first word had no room.

    >>> join_lines("Storm\\n\\nA storm killed dozens of peo-\\nple in the north of the\\ncountry.\\n")
    'Storm\\n\\nA storm killed dozens of people in the north of the country.'
    """
    lines = _without_running_heads(text)
    edge = _edge(lines)
    joined: list[str] = []
    above = ""
    for line in lines:
        if line.strip() and above and _goes_on(above, line, edge):
            joined[-1] = _join(joined[-1], line.lstrip(LARGE).strip())
        elif line.strip():
            joined.append(line.lstrip(LARGE).strip())
        above = line if line.strip() or _is_open(above) else ""
    return "\n\n".join(joined)


LARGE = "\x1e"
"""What the child sets before a line that is larger than the text."""
_PAGE_NUMBER = re.compile(r"^[–—-]?\s*\d{1,4}\s*[–—-]?$|^\d{1,3}\s?/\s?\d{1,3}$")
_ENDS = re.compile(r"(?:[.!?…:。！？؟।]|[.!?…,][\"”’'»)\]]{1,3})(?:\s?\[\d{1,3}\])*$")
_LISTED = re.compile(r"\s*(?:[•\-–*]|\d+[.)])\s")
_ALONE = 0.75
"""A line that is shorter than this share of the edge ends its paragraph, if it ends a sentence."""


def _without_running_heads(text: str) -> list[str]:
    """The lines of all pages, an empty one between pages. Of heads and feet that pages repeat the first alone stays, a foot
    under the text; numbers of pages go."""
    pages = [[line.strip(" \t\r") for line in page.split("\n")] for page in text.split("\f")]
    counts = Counter(key for page in pages for key in {*_heads(page), *_heads(page[::-1])})
    lines: list[str] = []
    feet: dict[str, str] = {}
    seen: set[str] = set()
    for page in pages:
        below = {key for key in _heads(page[::-1]) if counts[key] >= 2}
        repeated = below | {key for key in _heads(page) if counts[key] >= 2}
        for line in (line for line in page if not _PAGE_NUMBER.match(line)):
            key = _key(line)
            if key in below:
                feet.setdefault(key, line)
            elif key not in repeated or key not in seen:
                lines += ["", line, ""] if key in repeated else [line]
            seen.add(key)
        lines.append("")
    return [*_closed_up(lines), *(part for foot in feet.values() for part in ("", foot))]


def _closed_up(lines: Sequence[str]) -> list[str]:
    """Lines without the empty ones within an open sentence: a page's end is no paragraph's."""
    kept: list[str] = []
    last = ""
    for i, line in enumerate(lines):
        if line.strip():
            last = line
        elif _is_open(last) or (last and not _ENDS.search(last[-40:]) and _next_full(lines, i)[:1].islower()):
            continue
        kept.append(line)
    return kept


def _next_full(lines: Sequence[str], i: int) -> str:
    return next((line.strip() for line in lines[i : i + 12] if line.strip()), "")


def _heads(page: Sequence[str]) -> set[str]:
    """The keys of a page's first two lines, of the first alone where the page has few."""
    full = [line for line in page if line]
    return {_key(line) for line in full[: 2 if len(full) > 4 else 1]}


def _key(line: str) -> str:
    """A running head without its page's number."""
    return re.sub(r"\d+", "#", line.strip().casefold())


def _is_open(line: str) -> bool:
    """Whether a line ends in a hyphen, a comma or a small word of a sentence."""
    return (
        bool(line)
        and _ENDS.search(line[-40:]) is None
        and re.search(r"(?:[^\W\d_]-|,|\s[a-zß-ÿ]{1,4})$", line) is not None
    )


def _edge(lines: Sequence[str]) -> int:
    """The column that full lines reach: nearly the longest."""
    lengths = sorted(len(line) for line in lines if len(line) > 20 and not line.startswith(LARGE))
    return lengths[(9 * len(lengths)) // 10] if lengths else 0


def _goes_on(above: str, line: str, edge: int) -> bool:
    """Whether a line is the next of the paragraph above it."""
    bare, first = above.lstrip(LARGE).strip(), line.lstrip(LARGE).strip()
    if (_LISTED.match(line) and not is_numeral_of(bare, first)) or _says_when_or_who(first) or _says_when_or_who(bare):
        return False
    ends = _ENDS.search(bare[-40:]) is not None
    if above.startswith(LARGE) or line.startswith(LARGE):
        return above.startswith(LARGE) and line.startswith(LARGE) and not ends
    if not ends and (first[:1].islower() or _is_open(bare)):
        return True
    if len(bare) + 1 + len(first.split()[0]) <= _ALONE * edge:
        return False
    return len(bare) > 20 and (not ends or len(bare) + 1 + len(first.split()[0]) > 0.9 * edge)


def _says_when_or_who(line: str) -> bool:
    return is_date_line(line) or is_byline(line) or is_page_number(line)


def _join(above: str, line: str) -> str:
    """A word broken at the edge is one word where a small letter goes on."""
    return above[:-1] + hyphen_between(above[:-1], line) + line if re.search(r"\w-$", above) else f"{above} {line}"
