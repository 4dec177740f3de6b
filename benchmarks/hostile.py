"""How time grows with length on hostile text: four times the text should take about four times the time.

python benchmarks/hostile.py        exit 1 where it does not
"""

from __future__ import annotations

import time
from collections.abc import Callable

from briefgen.pages.readers import article_from_text
from briefgen.stages.chunk import chunk_article
from briefgen.text.dates import find_dates
from briefgen.text.figures import scan_numbers
from briefgen.text.voices.quotes import find_quotations

PIECES = ("9", '"', "“a ", "a. ", "one hundred and ", "since ", "2016-", "x", "He said so. ")
SHORT, LONG = 50_000, 200_000

READERS: dict[str, Callable[[str], object]] = {
    "figures": scan_numbers,
    "dates": find_dates,
    "quotes": find_quotations,
    "chunks": lambda text: chunk_article(article_from_text(text, path="hostile.txt")),
}


def seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def main() -> None:
    print(f"{'reader':<9} {'repeated':<18} {SHORT:>9,} {LONG:>9,}  growth (4 is linear)")
    for name, read in READERS.items():
        for piece in PIECES:
            short, long = (seconds(read, (piece * (size // len(piece) + 1))[:size]) for size in (SHORT, LONG))
            print(f"{name:<9} {piece!r:<18} {short:>8.2f}s {long:>8.2f}s  {long / max(short, 0.001):.1f}")


if __name__ == "__main__":
    main()
