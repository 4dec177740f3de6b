"""How long relating takes without a model: many articles of many stories, and how it grows.

    python benchmarks/relate.py [ARTICLES]      default 1,000 in 50 stories; exit 1 where they take over 10 seconds

The articles are made up from a seeded generator, 30 figures each: 60 facts a story, retold in other words, rounded and
moved on from day to day. Reading the texts is not timed, relating and reconciling are.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from math import log2

from briefgen.prepare import collect_ledger, prepare_articles
from briefgen.readers import read_paths
from briefgen.reconcile import reconcile_relations
from briefgen.records import Ledger
from briefgen.relate.scored import relate_locally

FIGURES_EACH = 30
FACTS_OF_A_STORY = 60
ARTICLES_OF_A_STORY = 20
LIMIT_SECONDS = 10.0

TOLD = (
    ("The {event} killed {n} {who} in {place}.", "In {place} {n} {who} have died.", "The toll in {place} stands at {n}."),
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


def time_relating(ledger: Ledger) -> tuple[float, int]:
    """(seconds, measures)"""
    start = time.perf_counter()
    relations = relate_locally(ledger)
    reconcile_relations(
        ledger.figures, relations, denials=(), articles=ledger.articles, sentences=ledger.sentences
    )
    return time.perf_counter() - start, len(relations.measures)


def main() -> int:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    print(f"{'articles':>9} {'figures':>9} {'measures':>9} {'seconds':>9}   growth")
    before: float | None = None
    seconds = 0.0
    for count in (articles // 10, articles // 5, articles // 2, articles):
        ledger = make_ledger(max(20, count))
        seconds, measures = time_relating(replace(ledger))
        growth = "" if before is None else f"n^{log2(seconds / before[0]) / log2(count / before[1]):.2f}"  # type: ignore[index]
        print(f"{count:>9} {len(ledger.figures):>9} {measures:>9} {seconds:>9.2f}   {growth}")
        before = (seconds, count)  # type: ignore[assignment]
    return int(articles == 1_000 and seconds > LIMIT_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
