"""Linkage under constraints: the two groups that fit best are joined, as long as they fit well enough and nothing forbids it.
Deterministic, whatever the order of what is given.

How well two groups fit is the mean, over all figures of the two, of the points that each has with the half of the other group
that it fits better, of two figures with both. Whoever belongs to a measure need not be like all of its figures: the first count of a toll and the last have
little in common, and one figure that was read wrongly must not speak for or against a group of twenty.

    points of x with the other group   4.2  3.0  1.5  -0.3  APART      x counts as (4.2 + 3.0 + 1.5) / 3

What a text tells apart is never joined by itself. Within two groups it counts as strongly against, and no more. A part and the
whole that a text names for it, and figures of two families or two years, keep their groups apart for good; so do articles that tell
figures of both groups, twice or more, and each time apart.

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

LEAST = 0.95
"""Points from which two groups fit. Between 0.8 and 1.1 the real stories give nearly the same."""
APART = -3.5
"""What two figures that their texts tell apart count between two groups. Between 2 and 5 the real stories give nearly the same."""
SEVERAL = 2
"""Pairs of one article each that keep two groups apart: one may be read wrongly."""
MOST_OF_A_BLOCK = 400
"""Figures of one class in one story that are compared pairwise; of more, only those with a value in common."""

Weigh = Callable[[Features, Features], float]
_Offer = tuple[float, int, int, int, int, bool]
"""Two groups that may be joined, to be sorted by how well they fit: that, below zero, or where it is not known yet the points of
their best pair; how many figures each had then; and whether it is known."""


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
        self.articles = [one.claim.article for one in features]
        self.weigh = weigh
        self.groups: dict[int, tuple[int, ...]] = {at: (at,) for at in range(len(features))}
        self.points: dict[int, dict[int, float]] = {at: {} for at in self.groups}
        """Of each figure with each, what they count between two groups; `CANNOT` where they keep these apart for good."""
        self.near: dict[int, dict[int, float]] = {at: {} for at in self.groups}
        """By group, those with which it may fit, and the points of the best pair of the two: no two groups fit better."""
        self.queue: list[tuple[_Offer, list[_Offer]]] = []
        """The best offer of each group that makes some, with its others: the best of all first."""
        self.others: dict[int, list[_Offer]] = {}
        """By group its offers that are not in the queue yet, as a heap."""
        for b, earlier in enumerate(candidates(features, setting)):
            own, offers = self.points[b], []
            for a in sorted(earlier):
                points = weigh(features[a], features[b])
                if points == CANNOT:
                    points = self._if_forbidden(a, b)
                self.points[a][b] = own[a] = points
                if points >= LEAST:
                    self.near[a][b] = self.near[b][a] = points
                    offers.append((-points, a, b, 1, 1, True))
            self._offer(b, offers)

    def run(self) -> None:
        while self.queue:
            (_, a, b, size, other, known), others = heapq.heappop(self.queue)
            if others:
                heapq.heappush(self.queue, (heapq.heappop(others), others))
            if len(self.groups.get(a, ())) != size or len(self.groups.get(b, ())) != other:
                continue
            if known:
                self._join(a, b)
            elif (fit := self._fit(self.groups[a], self.groups[b])) >= LEAST:
                heapq.heappush(self.queue, ((-fit, a, b, size, other, True), []))

    def _offer(self, group: int, offers: list[_Offer]) -> None:
        """Put the offers of a group into the queue, each when its turn comes: most groups are joined before that, and what they
        offered as they were is forgotten."""
        self.others.pop(group, []).clear()
        if offers:
            heapq.heapify(offers)
            heapq.heappush(self.queue, (heapq.heappop(offers), offers))
            self.others[group] = offers

    def _join(self, a: int, b: int) -> None:
        """Put group b into group a (a < b); with all that it may fit with it is weighed when their turn comes."""
        self._offer(b, [])
        self.groups[a] = tuple(sorted((*self.groups[a], *self.groups.pop(b))))
        near = self.near[a]
        for other, points in self.near.pop(b).items():
            near[other] = max(points, near.get(other, points))
        near.pop(a, None)
        near.pop(b, None)
        offers, size = [], len(self.groups[a])
        for other, points in near.items():
            self.near[other].pop(b, None)
            self.near[other][a] = points
            if a < other:
                offers.append((-points, a, other, size, len(self.groups[other]), False))
            else:
                offers.append((-points, other, a, len(self.groups[other]), size, False))
        self._offer(a, offers)

    def _fit(self, one: Sequence[int], other: Sequence[int]) -> float:
        """How well two groups fit, `CANNOT` where two of their figures forbid it."""
        rows = []
        for x in one:
            known = self.points[x]
            row = [known[y] if y in known else self._weighed_late(x, y) for y in other]
            if CANNOT in row:
                return CANNOT
            rows.append(row)
        if self._are_told_apart(one, other, rows):
            return CANNOT
        total = sum(map(_better_half, rows)) + sum(map(_better_half, zip(*rows, strict=True)))
        return total / (len(one) + len(other))

    def _are_told_apart(self, one: Sequence[int], other: Sequence[int], rows: Sequence[Sequence[float]]) -> bool:
        """Whether articles that tell figures of both groups keep these apart, each pair of them, and more than one pair."""
        articles = self.articles
        if {articles[x] for x in one}.isdisjoint([articles[y] for y in other]):
            return False
        apart = 0
        for x, row in zip(one, rows, strict=True):
            for y, points in zip(other, row, strict=True):
                if articles[x] == articles[y]:
                    if points != APART:
                        return False
                    apart += 1
        return apart >= SEVERAL

    def _weighed_late(self, x: int, y: int) -> float:
        """The points of two figures that were no candidates: they are weighed when their groups meet."""
        a, b = (x, y) if x < y else (y, x)
        points = self.weigh(self.features[a], self.features[b])
        if points == CANNOT:
            points = self._if_forbidden(a, b)
        self.points[a][b] = self.points[b][a] = points
        return points

    def _if_forbidden(self, a: int, b: int) -> float:
        """What two figures that are told apart count between two groups."""
        return CANNOT if _never_join(self.features[a], self.features[b]) else APART


def _better_half(points: Sequence[float]) -> float:
    """The mean of the better half of some points, the middle one with it, of two of both.

    >>> _better_half([1.0, -3.5, 3.0]), _better_half([2.0, 1.0])
    (2.0, 1.5)
    """
    count = len(points)
    if count <= 2:
        return sum(points) / count
    kept = sorted(points, reverse=True)[: (count + 1) // 2]
    return sum(kept) / len(kept)


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
