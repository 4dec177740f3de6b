"""The nouns by which a story calls the same people or things: customers of one report are the holidaymakers of another.

No table says so. Several articles tell one unusual value, each with its own noun: "18,200 customers", "18,200 guests". Nouns
that some sentence counts apart ("40 customers and 12 guides") stay two.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from briefgen.relate.families import counted_family, family_of
from briefgen.relate.features import NOUN_COST, Features, cues_in
from briefgen.relate.setting import nouns_apart

UNUSUAL = 3
"""Significant digits from which two articles with one value tell of the same."""
LEAST_LARGE = 1_000
SEVERAL = 3
"""A number this high with two significant digits has to stand in so many articles: 15,000 may be many things."""


def with_shared_nouns(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features, in the order given, where nouns that tell the same have one head: the most frequent of them."""
    up = _joined(features)
    spread = Counter(one.head for one in features)
    sets: dict[str, list[str]] = defaultdict(list)
    for head in sorted(up):
        sets[_root(head, up)].append(head)
    named = {head: min(own, key=lambda h: (-spread[h], h)) for own in sets.values() for head in own}
    return tuple(replace(one, head=named.get(one.head, one.head)) for one in features)


def _joined(features: Sequence[Features]) -> dict[str, str]:
    """Each noun that tells the same as another, with the one above it in its set; that of a whole set is its own."""
    apart = nouns_apart(features)
    up: dict[str, str] = {}
    for told in _told_alike(features):
        for a, b in combinations(told, 2):
            one, other = (_root(up.setdefault(head, head), up) for head in (a.head, b.head))
            mixed = any(
                frozenset((x, y)) in apart for x in up for y in up if _root(x, up) == one and _root(y, up) == other
            )
            if one != other and not mixed and _agree(a, b):
                up[max(one, other)] = min(one, other)
    return up


def _root(head: str, up: Mapping[str, str]) -> str:
    while up[head] != head:
        head = up[head]
    return head


def _told_alike(features: Sequence[Features]) -> Iterator[list[Features]]:
    """The figures of each unusual value that several articles tell with a noun, in order."""
    told: dict[tuple[str, object], list[Features]] = defaultdict(list)
    for one in features:
        if one.head and one.family == "count" and not one.vague and one.value is not None and not _tells_fate(one.head):
            told[family_of(one.claim) or counted_family(one.head), one.value].append(one)
    for same in told.values():
        articles = {one.claim.article for one in same}
        large = same[0].size >= LEAST_LARGE and same[0].digits == UNUSUAL - 1
        if len(articles) >= (2 if same[0].digits >= UNUSUAL else SEVERAL if large else math.inf):
            yield same


def _tells_fate(head: str) -> bool:
    """Whether a noun tells what happened, "457 arrests", and not only to whom."""
    return any(reach != "noun" for cue in cues_in(head) for reach in cue.reaches)


def _agree(a: Features, b: Features) -> bool:
    """Whether nothing nearer than a noun parts two figures: the same fate, and no two peoples or places."""
    fates = {one.cls for one in (a, b) if one.cls and one.cost < NOUN_COST}
    crowds = not (a.crowd and b.crowd) or bool(a.crowd & b.crowd)
    places = not (a.places and b.places) or bool(a.places & b.places)
    return len(fates) < 2 and crowds and places and a.claim.article != b.claim.article
