"""What the figures of a story say of one another, once each of them is read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import pairwise

from briefgen.records import Article
from briefgen.stages.relate.families import unit_family
from briefgen.stages.relate.features import Family, Features
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.reading.nearness import MOST_OWN, NOUN_COST
from briefgen.stages.relate.setting import LANDS
from briefgen.stages.relate.traits import CHANGES, CROWDS, JOBS, NARROWER, STEPPED, standing
from briefgen.text.lexicon import bare_of_vowels


def all_together(read: Sequence[Features], articles: Mapping[str, Article]) -> tuple[Features, ...]:
    """The features of a story with what they say of one another."""
    in_line = _in_one_line(_of_one_stuff(_with_nouns_of_wholes(_with_weekdays(_with_places_alike(read)))))
    told = _with_class_of_sum(tuple(_not_of_those_there(in_line)))
    return _with_steps(_anchored(_without_more(_with_wholes(told), articles)))


def _with_places_alike(features: Sequence[Features]) -> list[Features]:
    """The features, where a town that outlets carry over from another script by other vowels has one name: "El Damira", "Dameera"."""
    spread = Counter(place for one in features for place in one.places if place not in LANDS and ":" not in place)
    alike: dict[str, list[str]] = defaultdict(list)
    for place in sorted(spread, key=lambda place: (-spread[place], place)):
        if len(bare := bare_of_vowels(_ARTICLE.sub("", place))) >= LEAST_CONSONANTS:
            alike[bare].append(place)
    one_name = {place: names[0] for names in alike.values() for place in names[1:] if _look_alike(names[0], place)}
    return [
        replace(one, places=frozenset(one_name.get(place, place) for place in one.places))
        if one.places & one_name.keys()
        else one
        for one in features
    ]


LEAST_CONSONANTS = 3
"""Consonants that two names of one town have in common at the least."""
ALIKE = 0.75
"""How much of their letters they have in common and in one order."""
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az)[ -]")


def _look_alike(one: str, other: str) -> bool:
    """Whether two names have most of their letters in one order: "damira" and "dameera"."""
    return SequenceMatcher(None, _ARTICLE.sub("", one), _ARTICLE.sub("", other)).ratio() >= ALIKE


def _with_weekdays(features: Sequence[Features]) -> list[Features]:
    """The features, where the crowds of an article that puts all of them on one weekday, or on none, are of that, and not of the only
    day that it names where that is another."""
    told: dict[str, set[int]] = defaultdict(set)
    for one in features:
        if one.weekday is not None and not one.elsewhen:
            told[one.claim.article].add(one.weekday)
    only = {article: min(days) for article, days in told.items() if len(days) == 1}
    return [
        _on_its_weekday(
            replace(one, weekday=only[one.claim.article]) if one.weekday is None and one.claim.article in only else one
        )
        if one.cls in CROWDS.values() and not one.elsewhen
        else one
        for one in features
    ]


def _on_its_weekday(one: Features) -> Features:
    """A crowd without the day that only its article gave it, where its weekday is another."""
    if one.weekday is None or one.struck is None or one.struck_said or one.struck[0] != one.struck[1]:
        return one
    return one if date.fromordinal(one.struck[0]).weekday() == one.weekday else replace(one, struck=None)


def _with_nouns_of_wholes(features: Sequence[Features]) -> list[Features]:
    """The features, where some things that are told without a noun are of that of which they are some: "of 59 halls 39 are shut"."""
    known = {one.claim.id: one for one in features}
    wholes = [
        next((known[k.to] for k in x.claim.links if k.kind == "part_of" and k.to in known), None) for x in features
    ]
    return [
        replace(one, head=whole.head) if whole and not one.head and one.sort == whole.sort == "things" else one
        for one, whole in zip(features, wholes, strict=True)
    ]


def _of_one_stuff(features: Sequence[Features]) -> list[Features]:
    """The features, where a mass or volume of nothing in particular is of the only thing that its article measures so: "2,000
    tonnes of fuel oil … only 500 tonnes burned"."""
    told: dict[tuple[str, Family], set[str]] = defaultdict(set)
    for one in features:
        if one.head and unit_family(one.family.partition(":")[2]) in ("mass", "volume"):
            told[one.claim.article, one.family].add(one.head)
    only = {key: min(heads) for key, heads in told.items() if len(heads) == 1}
    return [
        one if one.head or one.cls else replace(one, head=only.get((one.claim.article, one.family), ""))
        for one in features
    ]


def _in_one_line(features: Sequence[Features]) -> list[Features]:
    """The features, where a sum that took another's place is of its class and as firm as it: "it now expects a profit of $30
    million, not the $40 million of May"."""
    known = {one.claim.id: at for at, one in enumerate(features)}
    read = list(features)
    for at, one in enumerate(features):
        for link, other in ((link, known[link.to]) for link in one.claim.links if link.to in known):
            if link.kind not in ("replaces", "moved"):
                continue
            a, b = read[at], read[other]
            if a.place == b.place and a.family == b.family == "share":
                read[at], read[other] = _of_one_class(a, b)
            if link.kind == "replaces" and a.place == b.place and a.family == b.family and a.money:
                best = min(a, b, key=lambda x: x.cost)
                hedge = "forecast" if "forecast" in (a.hedge, b.hedge) else a.hedge or b.hedge
                read[at], read[other] = (replace(x, cls=best.cls, cost=best.cost, hedge=hedge) for x in (a, b))
    return read


def _of_one_class(a: Features, b: Features) -> tuple[Features, Features]:
    """Two shares of which one became the other, both of the class that either has, and whose either is: "began with a demand of
    9%, and has come down to 7%"."""
    best = min(a, b, key=lambda x: (not x.cls, x.cls in CHANGES, x.cost))
    owner = a.owner or b.owner
    return replace(a, cls=best.cls, cost=best.cost, owner=owner), replace(b, cls=best.cls, cost=best.cost, owner=owner)


def _not_of_those_there(features: Sequence[Features]) -> Iterator[Features]:
    """The features, where those of whom a count is some are no more than who was there: all of one fate are some of them."""
    known = {one.claim.id: one for one in features}
    for one in features:
        wholes = [
            known[link.to] for link in one.claim.links if link.kind in ("part_of", "makes_up") and link.to in known
        ]
        told = bool(wholes) and all(
            x.cls != one.cls or (x.cls in standing() and bool(one.head) and x.head != one.head) for x in wholes if x.cls
        )
        own = one.cls and (one.cost < NOUN_COST or all(x.cls in standing() for x in wholes))
        yield replace(one, all_of_it=True, rest=False) if told and own else one


def _with_wholes(given: Iterable[Features]) -> tuple[Features, ...]:
    """The features, those of a list's counts with what they come to, and so those of two kinds of people in one sentence,
    "20 children and six adults were killed"."""
    features = tuple(given)
    listed = [next((link.to for link in one.claim.links if link.kind == "makes_up"), "") for one in features]
    beside = [_beside_kinds(one) for one in features]
    sums: dict[object, Fraction] = defaultdict(Fraction)
    kinds: dict[object, set[str]] = defaultdict(set)
    for one, to, kin in zip(features, listed, beside, strict=True):
        key = to or kin
        if key and (to or one.head not in kinds[key]):
            kinds[key].add(one.head)
            sums[key] += one.value or 0
    keys = (to or (kin if len(kinds[kin]) == TWO_KINDS else None) for to, kin in zip(listed, beside, strict=True))
    read = tuple(replace(one, whole=sums[key]) if key else one for one, key in zip(features, keys, strict=True))
    made = {**_made_up(read), **_sums_made_up(read)}
    return tuple(
        replace(one, whole=made[one.claim.id]) if one.whole is None and one.claim.id in made else one for one in read
    )


TWO_KINDS = 2
LEAST_WHOLE = 8
"""A lower count is soon the sum of two others by chance."""
MOST_PARTS = 6


def _made_up(features: Sequence[Features]) -> Mapping[str, Fraction]:
    """By id, what neighbouring counts of one fate come to, where their article tells that sum of the same fate elsewhere: "18
    people are dead … seven died in the bar and eight in the hall. Three died in hospital"."""
    told: dict[tuple[str, str], list[Features]] = defaultdict(list)
    for one in features:
        if one.family == "count" and one.cls and one.value and not one.vague and one.hedge is None:
            told[one.claim.article, one.cls].append(one)
    made: dict[str, Fraction] = {}
    for counts in told.values():
        for whole in {one.value for one in counts if one.value and one.value >= LEAST_WHOLE and one.sort == "people"}:
            parts = [one for one in counts if one.value and one.value < whole]
            for run in _runs(parts):
                if sum(one.value or 0 for one in run) == whole:
                    made |= {one.claim.id: whole for one in run}
    return made


def _sums_made_up(features: Sequence[Features]) -> Mapping[str, Fraction]:
    """The same of two sums of one sentence that come to one of the sentences beside them: "damage and losses of nearly $14 million ...
    $2.8 million in damage and more than $11 million in losses"."""
    sums = [one for one in features if one.money and one.value and one.size >= LEAST_SUM and not one.again]
    made: dict[str, Fraction] = {}
    for at, (one, other) in enumerate(pairwise(sums)):
        if (
            one.place != other.place
            or one.family != other.family
            or not (one.head and other.head)
            or one.head == other.head
        ):
            continue
        near = (x for x in (*sums[max(0, at - 2) : at], *sums[at + 2 : at + 4]) if x.family == one.family)
        total = (one.value or 0) + (other.value or 0)
        for whole in near:
            article, sentence = whole.place
            beside = article == one.place[0] and abs(sentence - one.place[1]) <= 1
            if beside and whole.value and abs(whole.value - total) * MOST_OFF <= whole.value:
                made |= dict.fromkeys((one.claim.id, other.claim.id), whole.value)
    return made


LEAST_SUM = 1_000_000
MOST_OFF = 30
"""One in so many of a sum that its rounded parts may miss it by."""


def _with_class_of_sum(features: Sequence[Features]) -> Sequence[Features]:
    """The features, where numbers that tell nothing of themselves come to another of their sentence with the count just before: they
    count what that does, "In the valley 202 have died. With two in Benton and one in Coll, Norland has 205"."""
    by_sentence: dict[tuple[str, int], list[Features]] = defaultdict(list)
    for one in features:
        if one.family == "count" and one.value and not one.vague:
            by_sentence[one.place].append(one)
    found: dict[str, str] = {}
    for (article, number), own in by_sentence.items():
        whole = max(own, key=lambda one: one.size)
        parts = [one for one in own if one is not whole]
        before = [one for back in range(1, LOOKED_BACK + 1) for one in by_sentence.get((article, number - back), ())]
        for first in before:
            counted = {one.cls for one in (first, *own)} - {""}
            if (
                parts
                and (first.value or 0) + sum(one.value or 0 for one in parts) == whole.value
                and len(counted) == 1
                and first.size >= LEAST_WHOLE
            ):
                found |= {one.claim.id: first.cls for one in (*own, first)}
    return [
        replace(one, cls=found[one.claim.id], cost=MOST_OWN) if not one.cls and one.claim.id in found else one
        for one in features
    ]


LOOKED_BACK = 2
"""Sentences back to the count to which others are added."""


def _runs(parts: Sequence[Features]) -> Iterator[Sequence[Features]]:
    """All runs of two to `MOST_PARTS` counts of which each stands in the sentence of the one before it or in the next."""
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + MOST_PARTS)):
            if parts[end].claim.sentence - parts[end - 1].claim.sentence > 1:
                break
            yield parts[start : end + 1]


def _beside_kinds(one: Features) -> tuple[object, ...] | None:
    """What the kinds of people share of which one sentence tells one fate."""
    counted = one.sort == "people" and one.head and one.cls and not one.vague and not one.more and not one.rest
    return (*one.place, one.cls) if counted else None


def _with_steps(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features, where a number of a class that goes in steps is one wherever some article says that it comes on top."""
    steps = {(one.cls, one.value) for one in features if one.more and one.cls in STEPPED and one.digits >= LEAST_ANCHOR}
    told = {one.claim.article: one for one in features if one.more and one.cls in STEPPED}
    return tuple(
        replace(one, more=True)
        if (one.cls, one.value) in steps or ((step := told.get(one.claim.article)) and _is_rounded(one, step))
        else one
        for one in features
    )


def _is_rounded(one: Features, step: Features) -> bool:
    """Whether a number of a step's article is the step in other words: "more than 4,400" of 4,418."""
    near = one.size and step.size and abs(one.size - step.size) <= step.size / 20
    return bool(near and one.cls == step.cls and one.hard and step.hard and one.hard.meets(step.hard))


def _without_more(features: Sequence[Features], articles: Mapping[str, Article]) -> list[Features]:
    """The features, none of them "more" that adds to no count of its own kind: where its article tells the same number
    plainly ("150 were still inside … another 150 were down there"), or where it comes behind another fate, and none of its
    own was told before ("12 people died. Another 30 were hurt")."""
    plain = {(one.claim.article, one.cls, one.value) for one in features if one.cls and not one.more}
    read: list[Features] = []
    for at, one in enumerate(features):
        if not (one.more and one.cls):
            read.append(one)
            continue
        again = one.cls not in STEPPED and (one.claim.article, one.cls, one.value) in plain
        before = [x for x in features[max(0, at - MOST_OTHERS) : at] if x.claim.article == one.claim.article]
        adds_to_none = again or _follows_another_fate(one, before, articles[one.claim.article])
        read.append(replace(one, more=False) if adds_to_none else one)
    return read


MOST_OTHERS = 12
"""Figures back to which "another" may add."""


def _follows_another_fate(one: Features, before: Sequence[Features], article: Article) -> bool:
    """Whether the number just `before` tells another fate of people, and none before it that of this one; of the first number the
    headline has that."""
    if one.family != "count":
        return False
    if not before:
        told = {name for cue in cues_in(article.title, article.language) for name, _ in cue.classes}
        return bool(told) and one.cls not in told
    own = [x for x in before if x.family == "count" and x.cls]
    near = bool(own) and one.claim.sentence - own[-1].claim.sentence <= 1
    return near and own[-1].sort == one.sort and all(x.cls != one.cls for x in own)


LEAST_ANCHOR = 2
"""Digits from which an equal value anchors a class."""


def _anchored(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features, each figure without a class with that of the equal unusual values, where other articles tell all of
    them of one class: equal values are anchors."""
    told: dict[tuple[str, Fraction | None], set[tuple[str, str]]] = defaultdict(set)
    for one in features:
        if one.cls and one.cost <= MOST_OWN and one.digits >= LEAST_ANCHOR:
            told[one.family, one.value].add((one.cls, one.claim.article))
    read = tuple(_with_anchor(one, told) if _seeks_anchor(one) else one for one in features)
    moved = [one for one in read if one.cls == "evacuated"]
    return tuple(
        replace(one, cls="evacuated") if one.cls == "displaced" and _is_one_of(one, moved) else one for one in read
    )


def _is_one_of(one: Features, others: Iterable[Features]) -> bool:
    """Whether another article rounds this number: who was told to go, "about 630 people", lost the home, "632 people"."""
    return one.digits > LEAST_ANCHOR and any(
        other.claim.article != one.claim.article
        and abs(other.size - one.size) * MOST_ROUNDED <= one.size
        and bool(other.likely and one.likely and other.likely.meets(one.likely))
        for other in others
    )


MOST_ROUNDED = 50
"""One in so many of a number that rounding may take."""


def _seeks_anchor(one: Features) -> bool:
    """Whether a figure has no class of its own, or one for which another article may have a wider one."""
    if one.cls in NARROWER or (one.cls in JOBS and one.cost >= NOUN_COST):
        return one.digits > LEAST_ANCHOR
    return not one.cls and one.digits >= LEAST_ANCHOR


def _with_anchor(one: Features, told: Mapping[tuple[str, Fraction | None], set[tuple[str, str]]]) -> Features:
    """A figure with the one class under which enough other articles tell its value."""
    equal = told.get((one.family, one.value), set())
    names = {cls for cls, _ in equal} - {one.cls}
    others = {article for _, article in equal} - {one.claim.article}
    needed = 1 if one.digits > LEAST_ANCHOR else 2
    if len(names) != 1 or len(others) < needed:
        return one
    return replace(one, cls=min(names), cost=one.cost if one.cls else MOST_OWN)
