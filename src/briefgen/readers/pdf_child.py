"""Run alone, in a process of its own: a PDF on standard input, its text on standard output. Imports nothing of ours."""

from __future__ import annotations

import sys
from io import BytesIO

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


def main() -> int:
    """0 and the text; 3 where pypdf is missing. Any fault of the library ends the process, which is what it is for."""
    try:
        from pypdf import PdfReader
    except ImportError:
        return 3
    _limit()
    written = 0
    for page in PdfReader(BytesIO(sys.stdin.buffer.read())).pages[:MOST_PAGES]:
        text = page.extract_text() + "\f"
        written += len(text)
        if written > MOST_CHARACTERS:
            return 1
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
