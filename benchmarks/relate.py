"""How long relating takes without a model: many articles of many stories, and how it grows.

    python benchmarks/relate.py [ARTICLES ...]      default 100 340 1000; exit 1 where 1,000 take over 10 seconds of CPU
    python benchmarks/relate.py 100 340 1000 3340   the table of docs/evaluation.md

The articles are made up from a seeded generator, 20 a story and 30 figures each: 60 facts a story, retold in other
words, rounded and moved on from day to day. Reading the texts is not timed, relating and reconciling are. Memory is the
process's peak so far, texts and ledger with it. Rings of records are looked for as seldom as the `briefgen` command does.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time
from datetime import date, timedelta
from math import log

from briefgen.cli import COLLECTED_EVERY
from briefgen.pages.readers import read_paths
from briefgen.records import Ledger
from briefgen.stages.prepare import collect_ledger, prepare_articles
from briefgen.stages.reconcile import reconcile_relations
from briefgen.stages.relate.scored import relate_locally

FIGURES_EACH = 30
FACTS_OF_A_STORY = 60
ARTICLES_OF_A_STORY = 20
LIMIT_SECONDS = 10.0

TOLD = (
    (
        "The {event} killed {n} {who} in {place}.",
        "In {place} {n} {who} have died.",
        "The toll in {place} stands at {n}.",
    ),
    ("{n} {who} were injured in {place}.", "Another report puts the wounded {who} of {place} at {n}."),
    ("{n} {who} are missing in {place}.", "In {place} {n} {who} are unaccounted for."),
    ("{n} {who} were evacuated from {place}.", "Buses brought {n} {who} of {place} to safety."),
    ("{n} houses in {place} were destroyed.", "The {event} ruined {n} houses in {place}."),
    ("Repairs in {place} will cost ${n} million.", "Damage in {place} is put at ${n} million."),
    ("Police in {place} arrested {n} {who}.", "In {place} {n} {who} were detained."),
    ("{n} percent of {place} was searched.", "Crews had covered {n} percent of {place}."),
)
PEOPLE = ("people", "residents", "workers", "children", "soldiers", "students")
EVENTS = ("flood", "quake", "fire", "storm", "blast")


def make_ledger(articles: int, *, seed: int = 7) -> Ledger:
    """The ledger of made-up articles, twenty to a story."""
    chance = random.Random(seed)
    stories = max(1, articles // ARTICLES_OF_A_STORY)
    facts = [[_fact(chance, story) for _ in range(FACTS_OF_A_STORY)] for story in range(stories)]
    given = [_article(chance, number, facts[number % stories]) for number in range(articles)]
    return collect_ledger(prepare_articles(read_paths(given).articles, limit=1_200), [])


def _fact(chance: random.Random, story: int) -> dict[str, object]:
    name = "".join(chance.choice("bdklmnrstv") + chance.choice("aeiou") for _ in range(4)).title()
    return {
        "story": f"Orlen{story}ville", "place": name, "event": EVENTS[story % len(EVENTS)], "who": chance.choice(PEOPLE),
        "told": chance.choice(TOLD), "value": chance.choice((7, 12, 36, 58, 99, 135, 402, 1_300, 5_374)),
    }  # fmt: skip


def _article(chance: random.Random, number: int, facts: list[dict[str, object]]) -> dict[str, str]:
    story = str(facts[0]["story"])
    lines = [f"The {facts[0]['event']} in {story} went on."]
    for fact in chance.sample(facts, FIGURES_EACH):
        value = int(str(fact["value"])) + chance.randrange(9)
        sentence: str = chance.choice(fact["told"])  # type: ignore[arg-type]  # a tuple of templates
        lines.append(sentence.format(n=f"{value:,}", **{k: fact[k] for k in ("who", "place", "event")}))
    day = date(2020, 1, 1) + timedelta(days=number % 9)
    return {"title": f"{story} {facts[0]['event']}", "text": "\n\n".join(lines), "published": day.isoformat(),
            "outlet": f"Outlet {number % 40}"}  # fmt: skip


def time_relating(ledger: Ledger) -> tuple[float, float, int]:
    """(seconds, CPU seconds, measures)"""
    wall, cpu = time.perf_counter(), time.process_time()
    relations = relate_locally(ledger)
    reconcile_relations(ledger.figures, relations, denials=(), articles=ledger.articles, sentences=ledger.sentences)
    return time.perf_counter() - wall, time.process_time() - cpu, len(relations.measures)


def peak_megabytes() -> int:
    """The most memory that the process has held; kilobytes on Linux, bytes on macOS."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (2**20 if sys.platform == "darwin" else 2**10)


def main() -> int:
    counts = [int(count) for count in sys.argv[1:]] or [100, 340, 1_000]
    print("| articles | figures | measures | seconds | of CPU | ms a figure | growth | peak MB |")
    print("|---|---|---|---|---|---|---|---|")
    before: tuple[float, int] | None = None
    slow = False
    gc.set_threshold(COLLECTED_EVERY)
    time_relating(make_ledger(ARTICLES_OF_A_STORY))  # the tables of words are read once a process
    for count in counts:
        ledger = make_ledger(count)
        figures = len(ledger.figures)
        wall, cpu, measures = time_relating(ledger)
        growth = f"n^{log(cpu / before[0]) / log(figures / before[1]):.2f}" if before else ""
        shown = (f"{count:,}", f"{figures:,}", f"{measures:,}", f"{wall:.1f}", f"{cpu:.1f}")
        print("|", " | ".join((*shown, f"{1000 * cpu / figures:.2f}", growth, str(peak_megabytes()))), "|", flush=True)
        before = cpu, figures
        slow |= count == 1_000 and cpu > LIMIT_SECONDS
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
