"""How long the figure reader takes: an ordinary article, and texts that a careless scanner would not survive.

    python benchmarks/figures.py [ARTICLE]          default a seed; exit 1 where 6 kB of it take over 4 ms of CPU

First table: best CPU time of 50 for the first 6,000 characters, and where it goes. Second: CPU time per 100 kB of one
thing repeated, with the growth from 25 to 100 kB (4.0 is linear). The machine's speed is in the times, not in the
growth.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefgen.text.dates import find_dates
from briefgen.text.figures import scan_numbers
from briefgen.text.figures.page import make_page

SEED = Path(__file__).resolve().parent.parent / "seeds" / "002-rappler.txt"
ARTICLE_CHARACTERS = 6_000
LIMIT_MS = 4.0
LONG, SHORT = 100_000, 25_000
REPEATED = (
    "1", "12 ", "1,", "1-", "1:", "1/", "123\u00a0", "+1 ", '"', '" ', "x", "a ", "a. ", "a.b@", "one hundred and ",
    "half a ", "two-", "one of ", "including 3 ", "May 5 ", "(1) ", "www.",
)  # fmt: skip


def cpu_seconds(work: Callable[[], object], *, repeat: int) -> float:
    """The best CPU time of some runs: what else the machine does is not counted."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


def article_table(text: str) -> float:
    """Prints the times of an article; returns that of the whole scan in ms."""
    scan = scan_numbers(text)
    rows = (
        ("cut into tokens", lambda: make_page(text, "en")),
        ("find dates", lambda: find_dates(text)),
        ("scan_numbers", lambda: scan_numbers(text)),
    )
    print(f"{len(text):,} characters, {len(scan.quantities)} quantities, {len(scan.masked)} masked numbers")
    took = 0.0
    for name, work in rows:
        took = cpu_seconds(work, repeat=50) * 1000
        print(f"  {name:<18}{took:>8.2f} ms")
    return took


def growth_table() -> None:
    print(f"\n{'repeated':<20}{'s per 100 kB':>14}{'growth':>10}")
    for piece in REPEATED:
        short = cpu_seconds(lambda: scan_numbers(repeated(piece, SHORT)), repeat=2)  # noqa: B023
        long = cpu_seconds(lambda: scan_numbers(repeated(piece, LONG)), repeat=1)  # noqa: B023
        print(f"{piece!r:<20}{long:>14.2f}{long / short:>10.1f}")


def main() -> int:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SEED
    took = article_table(path.read_text(encoding="utf-8")[:ARTICLE_CHARACTERS])
    growth_table()
    print(f"\n{'ok' if took <= LIMIT_MS else 'TOO SLOW'}: {took:.2f} ms, the limit is {LIMIT_MS} ms")
    return 0 if took <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
