"""How long a long page takes to be read, of each kind, and how that grows.

    python benchmarks/reading.py [KB]              default 370; exit 1 where a page of it takes over 2 s of processor time

The pages are made here: paragraphs of news with cards of other stories, wrapped lines, a thread of comments.
"""

from __future__ import annotations

import random
import sys
import textwrap
import time
from collections.abc import Callable

from briefgen.pages.readers import READERS, article_from_text
from briefgen.pages.readers.page import Page

TARGET = 2.0
WHO = (
    "The council",
    "A spokesman for the port",
    "Two ferry companies",
    "Residents of Low Street",
    "Rescue teams",
    "Mayor Ada Lund",
)
SAID = ("said that", "confirmed on Tuesday that", "denied that", "told reporters that", "estimated that")
WHAT = ("{n} people had been moved from their homes", "the repair would cost ${d} million", "about {n} tonnes of grain were lost",
        "{d} percent of the fleet stood idle", "no date for the hearing had been set")  # fmt: skip
WHERE = (" in the northern district", ", more than in any year since 1998", " after the storm of 4 March", "")


def paragraph(chance: random.Random) -> str:
    sentences = []
    for _ in range(chance.randint(2, 5)):
        what = chance.choice(WHAT).format(n=chance.randint(3, 4000), d=round(chance.random() * 90, 1))
        sentences.append(f"{chance.choice(WHO)} {chance.choice(SAID)} {what}{chance.choice(WHERE)}.")
    return " ".join(sentences)


def grown(size: int, *parts: Callable[[int], str]) -> str:
    """Parts in turn until there are so many characters."""
    made, length, number = [], 0, 0
    while length < size:
        made.append(parts[number % len(parts)](number))
        length += len(made[-1])
        number += 1
    return "\n\n".join(made)


def pages(size: int, chance: random.Random) -> dict[str, tuple[str, str]]:
    """By name, the suffix and the text of a page of that size."""
    head = "Storm shuts the port of Arlen\n\n5 March 2024\n\n"
    card = "<div class='card'><a href='/a/{0}'><img src='x.jpg'><h3>Mill number {0} burns</h3></a><time datetime='2024-03-05'>x</time></div>"
    html = grown(size, *[lambda _: f"<p class='text'>{paragraph(chance)}</p>"] * 3, lambda n: card.format(n))
    comments = grown(size, lambda n: f"reader{n}", lambda _: f"I think {paragraph(chance)}", lambda _: "Reply")
    return {
        "a web page": (".html", f"<html><body><article><h1>Storm shuts the port</h1>{html}</article></body></html>"),
        "plain text": (".txt", head + grown(size, lambda _: paragraph(chance))),
        "wrapped text": (".txt", head + grown(size, lambda _: textwrap.fill(paragraph(chance), 72))),
        "comments": (".txt", f"{head}{paragraph(chance)}\n\nComments\n\n{comments}"),
    }


def seconds(suffix: str, text: str) -> float:
    """Of processor time, for the file's bytes to become an article with roles, dates and language."""
    began = time.process_time()
    for page in READERS[suffix](text.encode()):
        if isinstance(page, Page):
            article_from_text(page.text, path=f"page{suffix}", stated=page.stated)
    return time.process_time() - began


def main() -> int:
    size = 1_000 * int(sys.argv[1]) if len(sys.argv) > 1 else 370_000
    warm = {name: seconds(suffix, text) for name, (suffix, text) in pages(2_000, random.Random(1)).items()}
    slow = False
    print(f"{'page':<14}{'kB':>6}{'seconds':>9}{'growth (4 is linear)':>22}")
    for name in warm:
        quarter, whole = (seconds(*pages(part, random.Random(1))[name]) for part in (size // 4, size))
        print(f"{name:<14}{size // 1000:>6}{whole:>9.2f}{whole / max(quarter, 0.001):>22.1f}")
        slow = slow or whole > TARGET
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
