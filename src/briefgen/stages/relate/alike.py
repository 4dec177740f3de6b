"""Words of one story that stand for the same people: "205 people", "205 miners"; "18 missing", "18 still inside".

Which nouns and which fates a story takes for one is learnt from it: an unusual value told with both is the sign, and one
article that counts both apart is the sign against it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from briefgen.stages.relate.features import NO_CLASS, Features
from briefgen.stages.relate.reading.nearness import NOUN_COST
from briefgen.stages.relate.traits import JOBS
from briefgen.text.lexicon import fold
from briefgen.text.voices.parties import same_party

Pair = frozenset[str]

LEAST_DIGITS = 2
"""Significant digits from which an equal value ties two words."""
LEAST_OF_THINGS = 3
"""The same for two things, of which no fate need be told."""
KIN = (
    frozenset({"trapped", "missing"}),
    frozenset({"rescued", "fled"}),
    frozenset({"displaced", "fled"}),
    frozenset({"cost", "loss"}),
)
"""Fates that a reader may take for one: who is under the ground cannot be found; who got away was saved, and has no home left;
what a disaster costs is a loss."""


ONE_FATE = (frozenset({"hospitalised", "injured"}), frozenset({"casualty", "injured"}))
"""Fates that are one wherever no article counts them apart: "72 were taken to hospitals", "the wards had seen 81 casualties"."""


def with_words_alike(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features with one noun for all nouns, and one class for all fates, of the same people: "" for the noun where
    they are people at large, the class told most often."""
    fates = _fates_alike(features)
    told = [replace(one, cls=fates[one.cls]) if one.cls in fates else one for one in features]
    nouns = {sort: _nouns_alike([one for one in told if one.sort == sort]) for sort in ("people", "things")}
    return tuple(
        _of_noun(one, nouns[one.sort][one.head]) if one.head in nouns.get(one.sort, ()) else one for one in told
    )


def _of_noun(one: Features, noun: str) -> Features:
    """A figure under another noun; a class that only its own noun gave it goes with that noun."""
    bare = not noun and one.cost >= NOUN_COST and one.cls in JOBS
    return replace(one, head=noun, cls="" if bare else one.cls, cost=NO_CLASS if bare else one.cost)


# ---------------------------------------------------------------- nouns


def _nouns_alike(counted: Sequence[Features]) -> Mapping[str, str]:
    """For each noun of people, or of things, that stands for others the noun that stands for all of them: values told with
    both tie two, as long as they weigh as much as what tells them apart. What became of things is seldom told with a cue:
    an unusual value ties their nouns by itself, "2,315 polling stations", "2,315 voting centers"."""
    equal: dict[tuple[str, Fraction | None, int], set[str]] = defaultdict(set)
    for one in counted:
        fate, least = (one.cls, LEAST_DIGITS) if one.sort == "people" else ("things", LEAST_OF_THINGS)
        if fate and one.digits >= least and not one.is_part and (one.plain or _is_anybody(one)):
            equal[fate, one.value, min(one.digits, 3)].add(one.plain)
    tied: Counter[Pair] = Counter()
    for (_, _, digits), heads in sorted(equal.items(), key=repr):
        tied.update({frozenset(pair): digits - 1 for pair in combinations(sorted(heads), 2)})
    apart = _apart(counted)
    spread = Counter(one.head for one in counted)
    return _common([pair for pair, weight in tied.items() if weight >= apart[pair]], spread)


def _apart(counted: Sequence[Features]) -> Counter[Pair]:
    """What tells two nouns apart: an article that counts each of one fate, twice as much where one sentence does, "20
    soldiers and 12 guards were killed"."""
    told: dict[tuple[str, str], list[Features]] = defaultdict(list)
    for one in counted:
        aside = one.vague or one.hedge or one.more or one.years or one.elsewhen or one.aside or one.claim.period
        if one.cls and one.value is not None and not aside:
            told[one.claim.article, one.cls].append(one)
    apart: Counter[Pair] = Counter()
    for beside in told.values():
        found: dict[Pair, int] = {}
        for a, b in combinations(beside, 2):
            if (
                a.head != b.head
                and a.value != b.value
                and not _of_two_mouths(a, b)
                and not {"adds_to", "moved"} & {k.kind for k in (*a.claim.links, *b.claim.links)}
            ):
                pair = frozenset((a.head, b.head))
                found[pair] = max(found.get(pair, 0), 2 if a.place == b.place or a.is_part or b.is_part else 1)
        apart.update(found)
    return apart


def _of_two_mouths(a: Features, b: Features) -> bool:
    """Whether two parties tell two values: each may count all, under its own word for them."""
    one, other = a.claim.attributed_to, b.claim.attributed_to
    return bool(one and other) and not same_party(one or "", other or "")


def _common(tied: Iterable[Pair], spread: Mapping[str, int]) -> Mapping[str, str]:
    """Each word with the one that stands for all it is tied to: "" where it is among them, else the one told most often."""
    home: dict[str, str] = {}
    for pair in sorted(tied, key=sorted):
        homes = {home.get(word, word) for word in pair}
        into = min(homes, key=lambda word: (word != "", -spread[word], word))
        home |= dict.fromkeys(pair | homes, into)
        home |= {word: into for word, at in home.items() if at in homes}
    return {word: into for word, into in home.items() if word != into}


def _is_anybody(one: Features) -> bool:
    """Whether a figure counts people as such: a noun left out, and "members of the guard", may be anyone in particular."""
    noun = one.claim.quantity.noun if one.claim.quantity else None
    return fold(noun or "") in _ANYBODY


_ANYBODY = frozenset(
    {"people", "person", "persons", "individuals", "lives", "souls", "victims"}
    | {"dead", "bodies", "deaths", "fatalities", "survivors"}
)


# ---------------------------------------------------------------- fates


def _fates_alike(features: Sequence[Features]) -> Mapping[str, str]:
    """The fates of `KIN` of which the story tells one unusual value, and those of `ONE_FATE`, of which no article tells two values, by the one told more often."""
    alike: dict[str, str] = {}
    for pair in (*KIN, *ONE_FATE):
        told = [
            one
            for one in features
            if one.cls in pair and one.value is not None and not (one.vague or one.rest or one.is_part)
        ]
        both = [(a, b) for a, b in combinations(told, 2) if a.cls != b.cls]
        tied = any(a.value == b.value and a.digits >= LEAST_DIGITS for a, b in both)
        apart = any(
            a.claim.article == b.claim.article and not (_may_be_one(a, b) or _of_two_mouths(a, b)) for a, b in both
        )
        deadly = "casualty" in pair and any(one.cls == "dead" for one in features)
        if (tied or pair in ONE_FATE) and len({one.cls for one in told}) > 1 and not (apart or deadly):
            rare, main = sorted(pair, key=lambda cls: (sum(one.cls == cls for one in told), cls))
            alike[rare] = main
    return alike


def _may_be_one(a: Features, b: Features) -> bool:
    return a.value == b.value or bool(a.likely and b.likely and a.likely.meets(b.likely))
