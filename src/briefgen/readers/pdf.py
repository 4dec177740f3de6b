"""PDF: the text of its pages, taken out in a child process with limits on time and memory.

A crafted file of 15 kB keeps a PDF library busy for a minute. Text that is invisible on the page cannot be told from
text that is seen. Lines are joined to paragraphs where they were only broken at the column's edge.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from briefgen.readers.html import EXTRA_HINT
from briefgen.readers.page import Page, Unreadable
from briefgen.readers.text import check_size

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
    """Lines of a page in paragraphs: a line that reaches the column's edge goes on in the next.

    >>> join_lines("Storm\\n\\nA storm killed dozens of peo-\\nple in the north of the\\ncountry.\\n")
    'Storm\\n\\nA storm killed dozens of people in the north of the country.'
    """
    lines = [line.rstrip() for line in text.replace("\f", "\n\n").split("\n")]
    lengths = [len(line) for line in lines if len(line) > 20]
    edge = 0.8 * median(lengths) if lengths else 0
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line and line and not re.match(r"\s*(?:[•\-–*]|\d+[.)])\s", line):
            joined[-1] = _join(joined[-1], line.strip())
        else:
            joined.append(line.strip())
        open_line = len(line) >= edge > 0 and bool(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_apart(joined))).strip()


def _join(above: str, line: str) -> str:
    """A word broken at the edge is one word where a small letter goes on."""
    if re.search(r"[a-zß-ÿ]-$", above) and line[:1].islower():
        return above[:-1] + line
    return f"{above} {line}"


def _apart(lines: Sequence[str]) -> list[str]:
    return [part for line in lines for part in (line, "")]
