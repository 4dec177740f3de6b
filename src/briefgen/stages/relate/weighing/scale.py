"""What pairs of a story are weighed with, read once from all of its figures."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.setting import Setting
from briefgen.stages.relate.traits import CROWD_CLASSES, OF_A_VOTE, is_total
from briefgen.stages.relate.weighing.near import FEW, may_meet
from briefgen.stages.relate.weighing.sides import of_other_side, of_two_sides

CANNOT = -math.inf
"""Two figures that the text tells apart."""
SURE = 3
"""A cue up to so many words away is the number's own; two such cues of different classes part two figures."""
OF_ONE_REPORT = 3
"""So many times apart, two counts of one report are a whole and a part of it, unless its words tell an order."""
MOST_OF_A_CROWD = 10
"""So many times the crowd that the police count its organisers may see."""
MOST_OF_A_TOLL = 30
"""So many times as high or more a running toll may become, and no more speaks against two tellings of it."""
STORY_DAYS = 60
"""Articles farther apart than this are not of one running story: a toll goes on growing for so long, and what is told
later is more often of another event."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a pair is weighed with: its story, and how rare the words of the figures' clauses are."""

    setting: Setting
    rarity: Mapping[str, float]
    scopes: Mapping[frozenset[str], frozenset[str]]
    """What sets each set of places apart from the story's own."""
    rare: Mapping[frozenset[str], frozenset[str]]
    """Of each set of words those that tell something of two figures."""
    minor: frozenset[str] = frozenset()
    """Ids of the figures beside which their article tells a much larger one of the same."""
    halves: frozenset[frozenset[str]] = frozenset()
    """The pairs of figures (ids) that their article tells as the two parts of one whole."""
    rivals: frozenset[tuple[str, str]] = frozenset()
    """Articles with the names of parties that they set against each other by a total."""
    peopled: frozenset[str] = frozenset()
    """Ids of the figures that say something of their people, or how they lie beside another count: see `weigh_people`."""
    timed: frozenset[str] = frozenset()
    """Ids of the figures that say something of their time: see `weigh_times`."""
    tied: frozenset[str] = frozenset()
    """Ids of the figures of whose order or sum the text says something: see `weigh_sentence`."""
    struck_days: frozenset[int] = frozenset()
    """The days of which figures say that strife broke out on them."""
    spread: bool = True
    """Some figures without a day of their own were told far apart: see `STORY_DAYS`."""
    shared: dict[frozenset[str], float] = field(default_factory=dict)
    """The points of the words that two clauses share, once they were asked for."""
    placed: dict[tuple[frozenset[str] | bool, ...], float] = field(default_factory=dict)
    """The points of two sets of places, once they were asked for: a story has few, and very many pairs of figures."""


COMMON = 0.3
"""Words in a larger share of the clauses say nothing of two figures."""


def scale_of(features: Sequence[Features], setting: Setting) -> Scale:
    """The scale of a story's figures."""
    spread = Counter(word for one in features for word in one.words)
    count = max(1, len(features))
    rarity = {w: math.log(count / n) for w, n in spread.items() if n <= COMMON * count}
    rivals = _rivals(features)
    pages = [one.page for one in features if one.page]
    return Scale(
        setting,
        rarity,
        scopes={places: setting.scope(places) for places in {one.places for one in features}},
        rare={words: frozenset(words & rarity.keys()) for words in {one.words for one in features}},
        minor=_minor(features, rivals, setting),
        halves=_halves(features),
        rivals=rivals,
        peopled=frozenset(one.claim.id for one in features if _tells_people(one)),
        timed=frozenset(one.claim.id for one in features if _tells_time(one)),
        tied=frozenset(
            one.claim.id for one in features if one.claim.links or one.again or one.whole or one.hedge == "forecast"
        ),
        spread=bool(pages) and max(first for first, _ in pages) - min(last for _, last in pages) > STORY_DAYS,
        struck_days=frozenset(one.struck[0] for one in features if one.struck and one.struck_said and is_strife(one)),
    )


def _halves(features: Sequence[Features]) -> frozenset[frozenset[str]]:
    """The pairs of figures (ids) that are parts of one whole and come to it together: "of the 110 who were missing 96 have been
    found, which leaves 14"."""
    known = {one.claim.id: one for one in features}
    parts: dict[str, list[Features]] = defaultdict(list)
    for one in features:
        for link in one.claim.links:
            if link.kind == "part_of" and link.to in known and one.value is not None:
                parts[link.to].append(one)
    return frozenset(
        frozenset((a.claim.id, b.claim.id))
        for whole, own in parts.items()
        for a, b in combinations(own, 2)
        if a.value is not None and b.value is not None and a.value + b.value == known[whole].value
    )


def _rivals(features: Sequence[Features]) -> frozenset[tuple[str, str]]:
    """Articles with the names of parties that they set against each other by a total."""
    told: dict[tuple[object, ...], list[Features]] = defaultdict(list)
    for one in features:
        if is_total(one.cls) and one.claim.attributed_to and one.hard:
            told[one.claim.article, one.family, one.cls, one.places, one.years, one.is_part].append(one)
    pairs = (pair for group in told.values() for pair in combinations(group[:MOST_OF_ONE_ARTICLE], 2))
    found = (pair for pair in pairs if of_two_sides(*pair) and not may_meet(*pair))
    return frozenset((one.claim.article, one.claim.attributed_to or "") for pair in found for one in pair)


MOST_OF_ONE_ARTICLE = 12


def _minor(features: Sequence[Features], rivals: frozenset[tuple[str, str]], setting: Setting) -> frozenset[str]:
    """Ids of the figures beside which their article tells a total of the same class and noun that is many times as high:
    they are some part of it, and of what other articles tell as the total; but not what another article has as its highest."""
    told: dict[tuple[object, ...], list[Features]] = defaultdict(list)
    for one in features:
        if is_total(one.cls) and not one.elsewhen and one.hedge is None and not one.vague and not one.former:
            since = one.claim.period and one.claim.period.start
            told[
                one.claim.article,
                one.family,
                one.cls,
                one.plain,
                one.event,
                one.crowd,
                one.scope or one.places,
                one.of,
                one.years - setting.years,
                since,
            ].append(one)
    tops: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for group in told.values():
        for one in group:
            own = tops[one.family, one.cls]
            own[one.claim.article] = max(one.size, own.get(one.claim.article, 0.0))
    return frozenset(
        one.claim.id
        for group in told.values()
        for one in group
        if any(one.size * OF_ONE_REPORT < x.size and not of_other_side(one, x, rivals) for x in group)
        and not (one.scope and _is_all_elsewhere(one, tops[one.family, one.cls]))
    )


def _is_all_elsewhere(one: Features, tops: Mapping[str, float]) -> bool:
    """Whether another article tells such a value, and none higher, of the same fate: it was the total on its day, and is no part.
    `tops` are the highest values by article."""
    near = (top for article, top in tops.items() if article != one.claim.article)
    return one.size > FEW and any(abs(top - one.size) <= max(top, one.size) / 10 for top in near)


def _tells_people(one: Features) -> bool:
    """Whether a figure says anything that `weigh_people` looks at; of two that do not it has nothing to say."""
    return bool(one.crowd or one.row or one.change or one.more or one.rest or one.both or one.proof)


def _tells_time(one: Features) -> bool:
    """The same of `weigh_times`, but for the event that a figure is of."""
    ahead = one.hedge == "forecast"
    return bool(
        one.years
        or one.days
        or one.claim.period
        or one.struck
        or one.aside
        or one.elsewhen
        or ahead
        or one.cls in CROWD_CLASSES
        or one.cls in OF_A_VOTE
        or one.moved
    )


OF_ONE_CROWD = frozenset({"protest", "fighting", "attack"})
"""Events that one report names for the other: the clashes at a march, the charge of the police."""


def is_strife(one: Features) -> bool:
    """Whether a figure is of clashes, an attack or a march."""
    return one.event in OF_ONE_CROWD
