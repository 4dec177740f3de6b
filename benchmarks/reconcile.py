"""How long grouping takes: the claims of many articles, all of one story (the hard case) and of many stories.

    python benchmarks/reconcile.py [ARTICLES]      default 1,000; exit 1 where 1,000 articles take over 10 seconds

The claims are made up, 30 an article, from a seeded generator, so that two runs group the same claims. The machine's
speed is in the numbers; the growth (the last column, 1.0 would be linear) is not.
"""

from __future__ import annotations

import random
import sys
import time
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import log2

from briefgen.reconcile.groups import group_claims
from briefgen.records import DatedSpan, FigureClaim, Interval, Kind, Label, Quantity, Span

CLAIMS_EACH = 30
FACTS_OF_A_STORY = 60
LIMIT_SECONDS = 10.0
ARTICLES_OF_A_STORY = 20
LEFT_OUT = 0.15
"""Chance that a sentence leaves a field of its fact to the context."""

WORDINGS = (
    ("killed", "dead", "death toll", "lost their lives"), ("injured", "wounded"), ("missing", "unaccounted for"),
    ("displaced", "fled homes", "forced to flee"), ("evacuated", "brought to safety"), ("arrested", "detained"),
    ("refugees hosted", "taken in"), ("soldiers deployed", "stationed"), ("villages captured", "seized"),
    ("survivors rescued", "pulled from the rubble"), ("homes destroyed", "flattened"),
    ("hospitalised", "taken to hospital"),
)  # fmt: skip
PEOPLE = ("people", "civilians", "soldiers", "children", "women and children", "refugees", "workers", "Syrian refugees")
EVENTS = (("earthquake", "quake", "tremor"), ("an air strike", "the air raid"), ("the flood", "flooding"), ("",))
KINDS: tuple[Kind, ...] = ("event", "event", "cumulative", "stock", "flow")


@dataclass(frozen=True, slots=True)
class Fact:
    """What the articles of a story retell, each in its own words."""

    wordings: tuple[str, ...]
    who: str
    places: tuple[str, ...]
    events: tuple[str, ...]
    kind: Kind
    day: date
    value: int


def make_claims(articles: int, *, stories: int, seed: int = 7) -> tuple[FigureClaim, ...]:
    """`CLAIMS_EACH` claims for each article, which tell some of the facts of its story."""
    chance = random.Random(seed)
    facts = [[make_fact(chance, story) for _ in range(FACTS_OF_A_STORY)] for story in range(stories)]
    return tuple(
        make_claim(chance, article, number, fact)
        for article in range(articles)
        for number, fact in enumerate(chance.sample(facts[article % stories], CLAIMS_EACH))
    )


def make_fact(chance: random.Random, story: int) -> Fact:
    town = chance.choice((f"Town{story}", f"Village{story}{chance.choice('abcdefgh')}", "Syria", "Turkey"))
    return Fact(
        wordings=chance.choice(WORDINGS),
        who=chance.choice(PEOPLE),
        places=(town, f"{town} province", f"the town of {town}"),
        events=chance.choice(EVENTS),
        kind=chance.choice(KINDS),
        day=date(2020, 1, 1) + timedelta(days=story % 900 + chance.randrange(4)),
        value=chance.choice((11, 20, 33, 44, 135, 1_300, 5_374, 23_000)),
    )


def make_claim(chance: random.Random, article: int, number: int, fact: Fact) -> FigureClaim:
    value = Fraction(fact.value + chance.randrange(9))
    day = DatedSpan(fact.day, fact.day, "resolved")
    at = Span(number * 40, number * 40 + 5)
    place, event = (
        None if chance.random() < LEFT_OUT else chance.choice(words) or None for words in (fact.places, fact.events)
    )
    return FigureClaim(
        id=f"{article:04}.f{number}",
        article=f"{article:04}",
        sentence=number,
        span=at,
        surface=str(value),
        quantity=Quantity(at, at, str(value), value, Fraction(1), None, "person"),
        hard=Interval(value, value),
        likely=Interval(value, value),
        label=Label(chance.choice(fact.wordings), fact.kind, fact.who, place, event),
        asserter=f"Outlet {article}",
        attributed_to=None,
        origin=f"Outlet {article}",
        as_of=day,
        event_day=day if event and chance.random() < 0.6 else None,
    )


def time_grouping(articles: int, *, stories: int) -> float:
    """Processor seconds for one grouping (a busy machine does not count); a line with what came out is printed."""
    claims = make_claims(articles, stories=stories)
    start = time.process_time()
    grouping = group_claims(claims)
    seconds = time.process_time() - start
    pairs = sum(len(block.pairs) for block in grouping.open_blocks)
    sys.stdout.write(
        f"{articles:>6} articles, {stories:>4} stories, {len(claims):>7} claims: {seconds:6.2f} s, "
        f"{len(grouping.groups)} groups, {len(grouping.possible)} set aside, {pairs} open pairs, "
        f"{len(grouping.relations)} relations\n"
    )
    return seconds


def main() -> int:
    most = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    slowest = 0.0
    for stories_of in (lambda n: 1, lambda n: max(n // ARTICLES_OF_A_STORY, 1)):
        half = time_grouping(most // 2, stories=stories_of(most // 2))
        whole = time_grouping(most, stories=stories_of(most))
        sys.stdout.write(f"        growth from half: {log2(whole / half):.2f} (1.0 is linear)\n")
        slowest = max(slowest, whole)
    return 1 if slowest > LIMIT_SECONDS * most / 1_000 else 0


if __name__ == "__main__":
    raise SystemExit(main())
