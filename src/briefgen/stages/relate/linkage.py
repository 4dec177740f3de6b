"""Average linkage under constraints: the pair of groups with the highest mean is joined, as long as it is high enough
and nothing forbids it. Deterministic, whatever the order of what is given.

What a text tells apart is never joined by itself. Within two groups it counts as strongly against, and no more: one word
that was read wrongly must not part two groups of twenty figures that belong together. Only a part and the whole that
a text names for it, and figures of two families or two years, keep their groups apart for good.

Only figures that share a class, a noun, a value or a link are looked at, so that the work stays near their number.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.setting import Setting
from briefgen.stages.relate.weighing.scale import CANNOT
from briefgen.stages.relate.weighing.sentence import PARTS, linked

LEAST = 1.0
"""Mean points from which two groups are one measure. Between 0.7 and 1.3 the real stories give nearly the same."""
APART = -3.5
"""What two figures that their texts tell apart count between two groups. About a third of the pairs may
be such where all others agree. Between 2 and 4 the real stories give nearly the same; as an absolute veto it cost stories on which no
rule had been tuned a tenth of their pairs."""
MOST_OF_A_BLOCK = 400
"""Figures of one class in one story that are compared pairwise; of more, only those with a value in common."""

Weigh = Callable[[Features, Features], float]


def link_features(
    features: Sequence[Features], weigh: Weigh, setting: Setting | None = None
) -> tuple[tuple[int, ...], ...]:
    """Groups of positions in `features`, each in order, in the order of their first member. With the `setting` by which
    `weigh` weighs, pairs that their places part are not even weighed."""
    linkage = _Linkage(features, weigh, setting)
    linkage.run()
    return tuple(tuple(sorted(members)) for _, members in sorted(linkage.groups.items()))


class _Linkage:
    """The groups while they are joined. A group is named by its first member."""

    def __init__(self, features: Sequence[Features], weigh: Weigh, setting: Setting | None) -> None:
        self.features = features
        self.weigh = weigh
        self.groups = {at: [at] for at in range(len(features))}
        self.sizes = dict.fromkeys(self.groups, 1)
        self.points: dict[int, dict[int, float]] = {at: {} for at in self.groups}
        """By group, the points of all pairs between it and each group that it may still be joined with."""
        self.banned: dict[int, set[int]] = defaultdict(set)
        self.queue: list[tuple[float, int, int, int]] = []
        """Of each group its best pair, if that is good enough, as it was when it was put here: mean, pair, group."""
        points = self.points
        for b, earlier in enumerate(candidates(features, setting)):
            one, own = features[b], points[b]
            for a in earlier:
                total = weigh(features[a], one)
                if total != CANNOT:  # a veto is found again where their groups meet
                    points[a][b] = own[a] = total
        for group in self.groups:
            self._offer(group)

    def run(self) -> None:
        while self.queue:
            mean, a, b, group = heapq.heappop(self.queue)
            if group not in self.groups:
                continue
            total = self.points[a].get(b) if a in self.points else None
            if total is not None and -mean == total / (self.sizes[a] * self.sizes[b]):
                self._join(a, b)
                group = a
            self._offer(group)

    def _offer(self, group: int) -> None:
        """Put the best pair of a group into the queue; of equal ones the first."""
        sizes, best, at = self.sizes, LEAST, len(self.features)
        size = sizes[group]
        for other, total in self.points[group].items():
            mean = total / (size * sizes[other])
            if mean > best or (mean == best and other < at):
                best, at = mean, other
        if at < len(self.features):
            heapq.heappush(self.queue, (-best, min(group, at), max(group, at), group))

    def _ban(self, a: int, b: int) -> None:
        """Note that two groups may never be joined."""
        self.banned[a].add(b)
        self.banned[b].add(a)
        self.points[a].pop(b, None)
        self.points[b].pop(a, None)

    def _join(self, a: int, b: int) -> None:
        """Put group b into group a (a < b) and set the points of its neighbours anew."""
        banned = self.banned[a] | self.banned[b]
        points, added = self.points[a], self.points[b]
        for other in (points.keys() | added.keys()) - {a, b}:
            total = CANNOT
            if other not in banned:
                total = points[other] if other in points else self._sum(a, other)
            if total != CANNOT:
                total += added[other] if other in added else self._sum(b, other)
            if total == CANNOT:
                self._ban(a, other)
                continue
            points[other] = self.points[other][a] = total
        self.groups[a] += self.groups.pop(b)
        self.sizes[a] = len(self.groups[a])
        self._forget(b, a)

    def _forget(self, gone: int, into: int) -> None:
        for other in self.points.pop(gone):
            del self.points[other][gone]
        for other in self.banned.pop(gone, ()):
            self.banned[other].discard(gone)
            if other != into:
                self._ban(into, other)

    def _sum(self, a: int, other: int) -> float:
        """The points between two groups of which some figures were no candidates: they are weighed now."""
        total = 0.0
        for x in self.groups[a]:
            for y in self.groups[other]:
                points = self.weigh(self.features[x], self.features[y])
                if points == CANNOT and _never_join(self.features[x], self.features[y]):
                    return CANNOT
                total += APART if points == CANNOT else points
        return total


def _never_join(a: Features, b: Features) -> bool:
    """Whether two figures keep their groups apart: of two families or years, or one a part of the other by the words of their text."""
    years = bool(a.years and b.years and not a.years & b.years)
    return a.family != b.family or years or linked(a, b, PARTS)


def candidates(features: Sequence[Features], setting: Setting | None = None) -> list[set[int]]:
    """For each figure those before it with which it shares the family and a class, a noun, a value (of shares a near one) or
    a link: no other pair can reach `LEAST`. With a setting without most of those that `weigh_pair` forbids."""
    place = {one.claim.id: at for at, one in enumerate(features)}
    keys = [[(one.family, *key) for key in _keys(one)] for one in features]
    sizes = Counter(key for own in keys for key in own)
    blocks: dict[tuple[str, str, object], _Block] = defaultdict(_Block)
    beside = _neighbours(setting) if setting else {}
    found: list[set[int]] = [set() for _ in features]
    for at, one in enumerate(features):
        scope = setting.scope(one.places) if setting else frozenset()
        near = scope.union(*(beside.get(place, ()) for place in scope))
        for key in keys[at]:
            if key[1] == "value" or sizes[key] <= MOST_OF_A_BLOCK:
                found[at].update(*blocks[key].in_reach(near))
                blocks[key].add(at, scope)
        for other in (place[link.to] for link in one.claim.links if link.to in place):
            if other != at:
                found[max(at, other)].add(min(at, other))
    return found


def _neighbours(setting: Setting) -> Mapping[str, set[str]]:
    """For each place those that a text names beside it."""
    found: dict[str, set[str]] = defaultdict(set)
    for pair in setting.beside:
        for one in pair:
            found[one] |= pair
    return found


class _Block:
    """Figures that share something, by the places that set them apart; under "" those without one."""

    def __init__(self) -> None:
        self.all: list[int] = []
        self.placed: dict[str, list[int]] = {"": []}

    def add(self, at: int, scope: frozenset[str]) -> None:
        self.all.append(at)
        for place in scope or ("",):
            self.placed.setdefault(place, []).append(at)

    def in_reach(self, near: frozenset[str]) -> Iterable[list[int]]:
        """Those that no two places part from a figure: one has none, both have one, or a text names the two together."""
        return (self.placed.get(place, []) for place in ("", *near)) if near else (self.all,)


def _keys(one: Features) -> Iterable[tuple[str, object]]:
    if one.cls:
        yield "class", one.cls
    if one.head:
        yield "noun", one.head
    if one.value is not None:
        yield "value", one.value.as_integer_ratio()  # a Fraction is slow to hash
    if one.family.startswith("money") or one.family not in ("count", "share"):
        yield "family", one.family
    if one.family == "share" and one.size:
        step = math.log(one.size) / NEAR_SHARES
        yield from (("near", math.floor(step)), ("near, between", math.floor(step + 0.5)))


NEAR_SHARES = 0.05
"""Two shares less than half of this apart, by the ratio of their values, are always looked at: 94% and 96%."""
