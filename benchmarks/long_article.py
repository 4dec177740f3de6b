"""How the work of one article grows with its length: the same article once, twice, four and eight times as long.

    python benchmarks/long_article.py [SENTENCES]   default 100, about 8 kB; exit 1 where the last doubling takes over 3 times

CPU time by stage without a model, from the text to the page in Markdown; `growth` is the last doubling (2.0 is linear). The
article is made up: each sentence has a place of its own, so that as many more figures are as many more measures. Figures
of one measure are compared pairwise, however long their article is; `relate.py` shows what that takes.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from briefgen.engines.extractive import Extractive, extract_locally
from briefgen.pages.readers import read_paths
from briefgen.pipeline import compose_ledger, reconcile_ledger, run_pipeline
from briefgen.records import Article
from briefgen.stages.ground import ground_extraction
from briefgen.stages.prepare import collect_ledger, prepare_articles
from briefgen.stages.relate.scored import relate_locally

T = TypeVar("T")

LENGTHS = (1, 2, 4, 8)
MOST_GROWTH = 3.0
LIMIT = 1_200
FIRST, SECOND = "bdfgklmnprstvz", "aeiou"
TOLD = (
    "In {place} {n} people were evacuated on Monday, the mayor of {place} said.",
    "The flood destroyed {n} houses in {place} and closed two roads.",
    "“We had no warning at all in {place},” said Ann {place}, a farmer, who lost {n} sheep.",
    "The council of {place} denied that {n} boats had sunk.",
    "Repairs in {place} will cost ${n} million, Norland's ministry of transport said in a report.",
)


def make_text(sentences: int) -> str:
    """So many sentences, five to a paragraph, each of another place."""
    lines = [TOLD[at % len(TOLD)].format(place=_place(at), n=11 + at * 7 % 880) for at in range(sentences)]
    return "\n\n".join(" ".join(lines[at : at + 5]) for at in range(0, sentences, 5))


def _place(number: int) -> str:
    letters = []
    for _ in range(3):
        number, first = divmod(number, len(FIRST))
        number, second = divmod(number, len(SECOND))
        letters.append(FIRST[first] + SECOND[second])
    return "".join(letters).title() + "ton"


def time_stages(text: str) -> dict[str, float]:
    """CPU seconds by stage, each with what the stages before it have made."""
    taken: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        made = work()
        taken[name] = time.process_time() - start
        return made

    article = {"text": text, "title": "Flood in Norland", "published": "2020-03-02", "outlet": "Herald"}
    articles: tuple[Article, ...] = timed("read", lambda: read_paths([article]).articles)
    prepared = timed("prepare", lambda: prepare_articles(articles, limit=LIMIT))
    chunks = [(chunk, item.sentences) for item in prepared for chunk in item.chunks]
    groundings = timed("extract, ground", lambda: [ground_extraction(extract_locally(c), c, s) for c, s in chunks])
    ledger = collect_ledger(prepared, groundings)
    ledger = timed("relate, reconcile", lambda: reconcile_ledger(ledger, relate_locally(ledger)))
    timed("compose", lambda: asyncio.run(compose_ledger(ledger, Extractive())))
    briefing = timed("all in one run", lambda: asyncio.run(run_pipeline(articles, Extractive())))
    timed("Markdown", briefing.to_markdown)
    return taken


def main() -> int:
    sentences = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    time_stages(make_text(20))  # the tables of words are read once a process
    runs = [time_stages(make_text(sentences * length)) for length in LENGTHS]
    sizes = [f"{len(make_text(sentences * length)) / 1000:.0f} kB" for length in LENGTHS]
    print("| stage |", " | ".join(sizes), "| growth |")
    print("|---|" + "---|" * (len(sizes) + 1))
    for stage in runs[0]:
        times = [run[stage] for run in runs]
        print(f"| {stage} |", " | ".join(f"{one:.2f}" for one in times), f"| {times[-1] / times[-2]:.1f} |")
    return int(runs[-1]["all in one run"] > MOST_GROWTH * runs[-2]["all in one run"])


if __name__ == "__main__":
    raise SystemExit(main())
