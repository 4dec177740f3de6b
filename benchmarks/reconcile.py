"""How long grouping takes: the claims of many articles, all of one story (the hard case) and of many stories.

    python benchmarks/reconcile.py [ARTICLES]      default 1,000; exit 1 where 1,000 articles take over 10 seconds

The claims are made up, 30 an article, from a seeded generator, so that two runs group the same claims. The machine's
speed is in the numbers; the growth (the last column, 1.0 would be linear) is not.
"""

from __future__ import annotations

import random
import sys
import time
from datetime import date, timedelta
from fractions import Fraction
from math import log2

from briefgen.reconcile.groups import group_claims
from briefgen.records import DatedSpan, FigureClaim, Interval, Kind, Label, Quantity, Span

CLAIMS_EACH = 30
LIMIT_SECONDS = 10.0
ARTICLES_OF_A_STORY = 20

MEASURES = (
    "killed", "dead", "death toll", "injured", "wounded", "missing", "displaced", "fled homes", "evacuated", "arrested",
    "refugees hosted", "taken in", "homes destroyed", "buildings damaged", "schools closed", "soldiers deployed",
    "villages captured", "tents sent", "survivors rescued", "people affected",
)  # fmt: skip
PEOPLE = ("people", "civilians", "soldiers", "children", "women and children", "refugees", "workers", "", "Syrian refugees")
EVENTS = ("earthquake", "quake", "the strike", "an air strike", "the flood", "", "", "")
KINDS: tuple[Kind, ...] = ("event", "event", "cumulative", "stock", "flow")


def make_claims(articles: int, *, stories: int, seed: int = 7) -> tuple[FigureClaim, ...]:
    """`CLAIMS_EACH` claims for each article; each story has its own towns, days and names."""
    chance = random.Random(seed)
    return tuple(
        make_claim(chance, article, number, story=article % stories)
        for article in range(articles)
        for number in range(CLAIMS_EACH)
    )


def make_claim(chance: random.Random, article: int, number: int, *, story: int) -> FigureClaim:
    value = Fraction(chance.choice((11, 20, 33, 44, 135, 1_300, 5_374, 23_000)) + chance.randrange(9))
    day = date(2020, 1, 1) + timedelta(days=story % 900 + chance.randrange(4))
    place = chance.choice(("", f"Town{story}", f"Town{story} province", f"Village{story}{chance.choice('abcdefgh')}", "Syria"))
    at = Span(number * 40, number * 40 + 5)
    return FigureClaim(
        id=f"{article:04}.f{number}",
        article=f"{article:04}",
        sentence=number,
        span=at,
        surface=str(value),
        quantity=Quantity(at, at, str(value), value, Fraction(1), None, "person"),
        hard=Interval(value, value),
        likely=Interval(value, value),
        label=Label(
            chance.choice(MEASURES), chance.choice(KINDS), chance.choice(PEOPLE), place or None, chance.choice(EVENTS) or None
        ),
        asserter=f"Outlet {article}",
        attributed_to=None,
        origin=f"Outlet {article}",
        as_of=DatedSpan(day, day, "stated"),
        event_day=DatedSpan(day, day, "resolved") if chance.random() < 0.4 else None,
    )


def time_grouping(articles: int, *, stories: int) -> float:
    """Seconds for one grouping; a line with what came out is printed."""
    claims = make_claims(articles, stories=stories)
    start = time.perf_counter()
    grouping = group_claims(claims)
    seconds = time.perf_counter() - start
    pairs = sum(len(block.pairs) for block in grouping.open_blocks)
    print(
        f"{articles:>6} articles, {stories:>4} stories, {len(claims):>7} claims: {seconds:6.2f} s, "
        f"{len(grouping.groups)} groups, {len(grouping.possible)} set aside, {pairs} open pairs, {len(grouping.relations)} relations"
    )
    return seconds


def main() -> int:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    slowest = 0.0
    for stories_of in (lambda n: 1, lambda n: max(n // ARTICLES_OF_A_STORY, 1)):
        half = time_grouping(most // 2, stories=stories_of(most // 2))
        whole = time_grouping(most, stories=stories_of(most))
        print(f"        growth from half: {log2(whole / half):.2f} (1.0 is linear)")
        slowest = max(slowest, whole)
    return 1 if slowest > LIMIT_SECONDS * most / 1_000 else 0


if __name__ == "__main__":
    raise SystemExit(main())
