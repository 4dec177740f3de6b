"""Average linkage under constraints: the pair of groups with the highest mean is joined, as long as it is high enough
and nothing forbids it. A veto holds for the whole group. Deterministic, whatever the order of what is given.

Only groups that share a class, a noun or a value are looked at, so that the work stays near the number of figures.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from briefgen.relate.features import Features
from briefgen.relate.pairs import CANNOT

LEAST = 1.0
"""Mean points from which two groups are one measure. Between 0.7 and 1.3 the real stories give nearly the same."""
MOST_OF_A_BLOCK = 400
"""Figures of one class in one story that are compared pairwise; of more, only those with a value in common."""

Weigh = Callable[[Features, Features], float]


def link_features(features: Sequence[Features], weigh: Weigh) -> tuple[tuple[int, ...], ...]:
    """Groups of positions in `features`, each in order, in the order of their first member."""
    groups = {at: [at] for at in range(len(features))}
    sums: dict[tuple[int, int], float] = {}
    for a, b in sorted(_candidates(features)):
        sums[(a, b)] = weigh(features[a], features[b])
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in sums:
        near[a].add(b)
        near[b].add(a)
    queue = [(-total, a, b) for (a, b), total in sums.items() if total >= LEAST]
    heapq.heapify(queue)
    while queue:
        mean, a, b = heapq.heappop(queue)
        if a not in groups or b not in groups or -mean != _mean(sums[(a, b)], groups[a], groups[b]):
            continue
        _join(a, b, groups, sums, near, features, weigh, queue)
    return tuple(tuple(sorted(members)) for _, members in sorted(groups.items()))


def _mean(total: float, one: Sequence[int], other: Sequence[int]) -> float:
    return total / (len(one) * len(other))


def _join(
    a: int,
    b: int,
    groups: dict[int, list[int]],
    sums: dict[tuple[int, int], float],
    near: dict[int, set[int]],
    features: Sequence[Features],
    weigh: Weigh,
    queue: list[tuple[float, int, int]],
) -> None:
    """Put group b into group a (a < b) and set the sums of its neighbours anew."""
    for other in sorted((near[a] | near[b]) - {a, b}):
        if other not in groups:
            continue
        total = _sum(a, other, groups, sums, features, weigh) + _sum(b, other, groups, sums, features, weigh)
        key = (min(a, other), max(a, other))
        sums[key] = total
        near[a].add(other)
        near[other].add(a)
        mean = _mean(total, [*groups[a], *groups[b]], groups[other])
        if mean >= LEAST:
            heapq.heappush(queue, (-mean, *key))
    groups[a] += groups.pop(b)


def _sum(
    a: int,
    other: int,
    groups: dict[int, list[int]],
    sums: dict[tuple[int, int], float],
    features: Sequence[Features],
    weigh: Weigh,
) -> float:
    key = (min(a, other), max(a, other))
    if key not in sums:
        total = 0.0
        for x in groups[a]:
            for y in groups[other]:
                total += weigh(features[x], features[y])
                if total == CANNOT:
                    return CANNOT
        sums[key] = total
    return sums[key]


def _candidates(features: Sequence[Features]) -> set[tuple[int, int]]:
    """Pairs of one family that share a class, a noun, a value or a link: no other pair can reach `LEAST`."""
    blocks: dict[tuple[str, str, object], list[int]] = defaultdict(list)
    place = {one.claim.id: at for at, one in enumerate(features)}
    pairs: set[tuple[int, int]] = set()
    for at, one in enumerate(features):
        for key in _keys(one):
            blocks[(one.family, *key)].append(at)
        linked = (place[link.to] for link in one.claim.links if link.to in place)
        pairs |= {(min(at, other), max(at, other)) for other in linked if other != at}
    for (_, kind, _), members in blocks.items():
        if kind == "value" or len(members) <= MOST_OF_A_BLOCK:
            pairs |= set(combinations(members, 2))
    return pairs


def _keys(one: Features) -> Iterable[tuple[str, object]]:
    if one.cls:
        yield "class", one.cls
    if one.head:
        yield "noun", one.head
    if one.value is not None:
        yield "value", one.value
    if one.family.startswith("money") or one.family not in ("count", "share"):
        yield "family", one.family
