"""How the work of a whole briefing without a model grows with the number of articles of one story.

    python benchmarks/many_articles.py [ARTICLES …]   default 40 80 160

CPU seconds from the texts to the briefing, and `growth`, the power of the number of articles with which they grow. The articles are made up: reports of one
flood, each of 25 sentences that share most of their words, which is the worst case for telling what is news.
"""

from __future__ import annotations

import math
import sys
import time

from long_article import make_text

import briefgen

SENTENCES = 25
DEFAULT = (40, 80, 160)


def seconds(count: int) -> float:
    """CPU seconds for a briefing of so many articles."""
    articles = [
        {
            "text": make_text(SENTENCES + number % 5),
            "title": f"Flood in Norland closes roads, day {number % 20 + 1}",
            "outlet": f"Paper {number}",
            "published": f"2031-03-{number % 20 + 1:02}",
        }
        for number in range(count)
    ]
    start = time.process_time()
    briefgen.brief(articles, engine="local")
    return time.process_time() - start


def main(counts: tuple[int, ...]) -> None:
    print("| articles | seconds of CPU | growth |\n|---|---|---|")
    before: tuple[int, float] | None = None
    for count in counts:
        taken = seconds(count)
        growth = f"n^{math.log(taken / before[1]) / math.log(count / before[0]):.2f}" if before else ""
        print(f"| {count} | {taken:.1f} | {growth} |", flush=True)
        before = (count, taken)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or DEFAULT)
