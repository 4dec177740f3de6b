"""Which figures of an answer stand together: one place a figure, one unit family a measure, no two values of a sentence
without a word that sets them in order, none ten times off the rest but for a slip. What falls out stands alone; what the answer leaves out
goes where code alone would put it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from briefgen.records import ClaimRole, DatedSpan, FigureClaim, MeasureKind
from briefgen.stages.relate.families import family_of
from briefgen.stages.relate.refused import Refusals, shown
from briefgen.stages.relate.said import MemberSaid, RelationsSaid
from briefgen.stages.relate.signs import has_sign
from briefgen.stages.relate.spoken import Party, stands_in
from briefgen.stages.relate.story import Story, value_of

OFF = 10
"""So many times larger or smaller than all the rest of its measure, a value is a slip or another thing."""
AFTER = 40
"""Characters behind the second of two figures that are read for a word of order."""
SMALL = 100
"""Below this, ten times as many is no sign of a slip: two dogs, then twenty."""
UNCOUNTED = frozenset({"estimate", "forecast", "withdrawn", "denied"})


@dataclass(frozen=True, slots=True)
class Told:
    """What holds of each claim: its party, its day, its role."""

    parties: Mapping[str, Party]
    days: Mapping[str, DatedSpan | None]
    roles: Mapping[str, ClaimRole]
    replaced: frozenset[frozenset[str]] = frozenset()
    """Pairs of claims of which the answer says that one replaces the other."""


@dataclass(slots=True)
class Bundle:
    """A measure that is being put together. `members` in order; `fallen` are claims that may not come back."""

    kind: MeasureKind
    members: list[str]
    fallen: dict[str, str] = field(default_factory=dict)
    """Claim and the reason why it fell out."""


# ---------------------------------------------------------------- one place a figure


def roots_of(said: RelationsSaid, refused: Refusals) -> dict[str, str]:
    """By key of a measure the least key of those that are said to be the same as it."""
    root = {measure.key: measure.key for measure in said.measures}
    for keys in sorted(said.same):
        known = [root[key] for key in keys if key in root]
        for key in keys:
            if key not in root:
                refused.add("", "unknown_id", key.rpartition("/")[2], "no measure has this number")
        if known:
            least = min(known)
            root = {key: least if at in known else at for key, at in root.items()}
    return root


def place_claims(
    said: RelationsSaid, story: Story, refused: Refusals
) -> tuple[dict[str, MemberSaid], dict[str, list[str]]]:
    """(what is said of each claim that has one place, the claims of each measure by its root).

    A claim in two measures has none; it falls back.
    """
    root = roots_of(said, refused)
    places: dict[str, set[str]] = defaultdict(set)
    heard: dict[str, set[MemberSaid]] = defaultdict(set)
    for measure in said.measures:
        for member in measure.members:
            if not story.knows(member.claim):
                refused.add("", "unknown_id", shown(member.claim, story), "no figure of the question has this number")
                continue
            places[member.claim].add(root[measure.key])
            heard[member.claim].add(member)
    measures: dict[str, list[str]] = defaultdict(list)
    for claim in story.in_order(places):
        if len(places[claim]) > 1:
            refused.add(claim, "duplicate", shown(claim, story), f"it is put into {len(places[claim])} measures")
        else:
            measures[next(iter(places[claim]))].append(claim)
    kept = {claim for members in measures.values() for claim in members}
    return {claim: min(heard[claim]) for claim in heard if claim in kept}, dict(measures)


# ---------------------------------------------------------------- what may stand together


def sift(bundle: Bundle, story: Story, told: Told, refused: Refusals) -> None:
    """Take out of a measure what may not stand in it, and say why."""
    for claim, reason in (
        *_other_families(bundle.members, story),
        *_other_clauses(bundle.members, story, told),
    ):
        _fall(bundle, claim, reason, story, refused)
    for claim, reason in _far_off(bundle.members, bundle.kind, story, told):
        _fall(bundle, claim, reason, story, refused)


def _fall(bundle: Bundle, claim: str, reason: str, story: Story, refused: Refusals) -> None:
    if claim in bundle.members:
        bundle.members.remove(claim)
        bundle.fallen[claim] = reason
        refused.add(claim, "not_the_same", shown(claim, story), reason)


def _other_families(members: Sequence[str], story: Story) -> Iterable[tuple[str, str]]:
    """Claims whose unit is not of the family that most have."""
    main = _main_family(members, story)
    for claim in members:
        family = family_of(story.figures[claim]) if claim in story.figures else None
        if family not in (None, main):
            yield claim, f"it counts {family}, the others {main}"


def _main_family(members: Iterable[str], story: Story) -> str | None:
    """The unit family that most members have; of two equally many, that of the first."""
    counts: dict[str, int] = defaultdict(int)
    for claim in members:
        family = family_of(story.figures[claim]) if claim in story.figures else None
        if family is not None:
            counts[family] += 1
    return max(counts, key=lambda family: counts[family], default=None)


def _other_clauses(members: Sequence[str], story: Story, told: Told) -> Iterable[tuple[str, str]]:
    """Claims whose sentence gives another value too, with no word of order or contrast and no two parties between."""
    by_sentence: dict[tuple[str, int], list[str]] = defaultdict(list)
    for claim in members:
        if claim in story.figures and story.figures[claim].quantity:
            by_sentence[(story.figures[claim].article, story.figures[claim].sentence)].append(claim)
    others = set(members)
    for together in by_sentence.values():
        if len(together) < 2:
            continue
        kept: list[str] = []
        for claim in sorted(together, key=lambda c: -len(others.intersection(story.mates(c)))):
            apart = next((k for k in kept if not _linked(claim, k, story, told)), None)
            if apart is None:
                kept.append(claim)
            else:
                told_too = story.figures[apart].surface
                yield (
                    claim,
                    f"its sentence tells {told_too} too, and no word sets the two in order or against each other",
                )


def _linked(a: str, b: str, story: Story, told: Told) -> bool:
    first, second = sorted((story.figures[a], story.figures[b]), key=lambda claim: claim.span)
    if _same_value(first, second) or b in story.mates(a):
        return True
    if {told.roles[a], told.roles[b]} & UNCOUNTED:
        return True
    sentence = story.sentence_of(a)
    if sentence is None:
        return False
    text = story.articles[first.article].running
    words = text[sentence.span.start : min(sentence.span.end, second.span.end + AFTER)]
    between = text[first.span.end : second.span.start]
    before = text[sentence.span.start : first.span.start]
    risen = has_sign(before, "move") and re.search(r"\bto\b", between) is not None
    if risen or has_sign(words, "order") or has_sign(between, "move", "contrast"):
        return True
    return _two_parties(a, b, words, told) or _two_days(a, b, told)


def _same_value(a: FigureClaim, b: FigureClaim) -> bool:
    one, other = a.quantity, b.quantity
    return bool(one and other and (one.value, one.low, one.high) == (other.value, other.low, other.high))


def _two_parties(a: str, b: str, words: str, told: Told) -> bool:
    one, other = told.parties[a].names, told.parties[b].names
    if set(one) & set(other):
        return False
    return any(stands_in(name, words) for name in one) and any(stands_in(name, words) for name in other)


def _two_days(a: str, b: str, told: Told) -> bool:
    one, other = told.days[a], told.days[b]
    if one is None or other is None or "publication" in (one.basis, other.basis):
        return False
    return one.end < other.start or other.end < one.start


# ---------------------------------------------------------------- ten times off


def _far_off(members: Sequence[str], kind: MeasureKind, story: Story, told: Told) -> Iterable[tuple[str, str]]:
    """Claims ten times off all the rest that no word and no course over days links to it."""
    values = _counted_values(members, story, told)
    runs = _runs(values)
    if len(runs) < 2:
        return
    at = {claim: number for number, claim in enumerate(members)}
    main = max(runs, key=lambda run: (len(run), -min(at[claim] for claim in run)))
    for run in runs:
        for claim in run if run is not main else ():
            replaced = any(frozenset((claim, other)) in told.replaced for other in main)
            slipped = any(_is_slip(values[claim], values[other]) for other in main)
            linked = (
                replaced
                or slipped
                or has_sign(story.words(claim), "order")
                or _on_course(claim, main, values, kind, told)
            )
            if not linked:
                yield claim, "it is more than ten times off the others, and no word links them"


def _is_slip(one: Fraction, other: Fraction) -> bool:
    """Whether two values have the same digits, two or more of them, and one has lost some noughts or a unit: 26,000 and 2,600."""
    times = max(one, other) / min(one, other)
    digits = str(max(one, other).numerator).strip("0")
    return times in (10, 100, 1000) and len(digits) > 1


def _counted_values(members: Sequence[str], story: Story, told: Told) -> dict[str, Fraction]:
    values: dict[str, Fraction] = {}
    for claim in members:
        value = value_of(story.figures[claim]) if claim in story.figures else None
        if value is not None and value > 0 and told.roles[claim] not in UNCOUNTED:
            values[claim] = value
    return values


def _runs(values: Mapping[str, Fraction]) -> list[list[str]]:
    """Claims by size, parted where the next is ten times as large."""
    runs: list[list[str]] = []
    for claim in sorted(values, key=lambda claim: values[claim]):
        if runs and (values[claim] < SMALL or values[claim] < OFF * values[runs[-1][-1]]):
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return runs


def _on_course(claim: str, main: Sequence[str], values: Mapping[str, Fraction], kind: MeasureKind, told: Told) -> bool:
    """Whether the days make it the beginning or the end of a course: a total grows, a level may do either."""
    day = told.days[claim]
    days = [told.days[other] for other in main]
    if day is None or kind not in ("total", "level"):
        return False
    known = [other for other in days if other is not None]
    before = len(known) == len(days) and all(day.end < other.start for other in known)
    after = len(known) == len(days) and all(other.end < day.start for other in known)
    smaller = values[claim] < values[main[0]]
    return (before or after) if kind == "level" else (before and smaller) or (after and not smaller)


# ---------------------------------------------------------------- what fell out


def join_left(left: Sequence[str], bundles: Mapping[str, Bundle], story: Story, told: Told) -> list[str]:
    """Put each claim that has no place into the measure that holds most of its mates, if nothing forbids it. What fell out of a
    measure stays alone: who answered has read it as another thing than those measures of which it was not said.

    Returns those that stay without a place, in order.
    """
    opened = {key: _Opened(bundle, story, told) for key, bundle in bundles.items()}
    shares: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, bundle in bundles.items():
        for claim in bundle.members:
            if claim in story.alone:
                shares[story.alone[claim][0]][key] += 1
    alone: list[str] = []
    fallen = {claim for bundle in bundles.values() for claim in bundle.fallen}
    for claim in left:
        counts = shares[story.alone[claim][0]] if claim in story.alone else {}
        best = min(counts, key=lambda key: (-counts[key], key), default=None)
        if best is not None and claim not in fallen and opened[best].admits(claim):
            opened[best].add(claim)
            counts[best] += 1
        else:
            alone.append(claim)
    for bundle in bundles.values():
        bundle.members[:] = story.in_order(bundle.members)
    return alone


class _Opened:
    """A sifted measure that further claims may join, with what decides it at hand: joining many stays fast."""

    def __init__(self, bundle: Bundle, story: Story, told: Told) -> None:
        self._bundle, self._story, self._told = bundle, story, told
        self._family = _main_family(bundle.members, story)
        self._beside: dict[tuple[str, int], list[str]] = defaultdict(list)
        for claim in bundle.members:
            self._note(claim)
        self._values = sorted(_counted_values(bundle.members, story, told).values())

    def admits(self, claim: str) -> bool:
        """Whether nothing forbids `claim` to stand in the measure."""
        if claim in self._bundle.fallen:
            return False
        if claim not in self._story.figures or self._story.figures[claim].quantity is None:
            return True
        family = family_of(self._story.figures[claim])
        if family is not None and self._family not in (None, family):
            return False
        beside = self._beside[self._sentence(claim)]
        return self._is_near(claim) and all(_linked(claim, other, self._story, self._told) for other in beside)

    def add(self, claim: str) -> None:
        self._bundle.members.append(claim)
        self._note(claim)
        self._family = self._family or _main_family([claim], self._story)
        for value in _counted_values([claim], self._story, self._told).values():
            insort(self._values, value)

    def _note(self, claim: str) -> None:
        if claim in self._story.figures and self._story.figures[claim].quantity:
            self._beside[self._sentence(claim)].append(claim)

    def _sentence(self, claim: str) -> tuple[str, int]:
        return self._story.figures[claim].article, self._story.figures[claim].sentence

    def _is_near(self, claim: str) -> bool:
        """Whether some value of the measure is less than ten times larger or smaller, or a word links the claim."""
        value = _counted_values([claim], self._story, self._told).get(claim)
        if value is None or not self._values or has_sign(self._story.words(claim), "order"):
            return True
        at = bisect_left(self._values, value)
        below, above = self._values[at - 1] if at else None, self._values[at] if at < len(self._values) else None
        near_below = below is not None and (value < SMALL or value < OFF * below)
        return near_below or (above is not None and (above < SMALL or above < OFF * value))
