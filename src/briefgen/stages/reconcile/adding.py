"""Which figures of an article make another one up by what their numbers say, whether or not a word says so.

Of low numbers a sum is soon a chance. So the parts have to share a fate with a whole of three digits, to be numbers so
long that nothing adds up by chance, or to stand with their whole in one list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from briefgen.records import FigureClaim
from briefgen.records.qualifiers import BARE
from briefgen.stages.reconcile.rows import ESTIMATED, UNCOUNTED
from briefgen.stages.reconcile.same import digits_of, value_of
from briefgen.stages.summing import divisions
from briefgen.text.lexicon import term_names

Claims = tuple[FigureClaim, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A measure that others make up in one article: positions of the whole and of its parts, and what that article has of these."""

    whole: int
    parts: tuple[tuple[int, Claims], ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What one article counts of one class, in the order of the text, with the measure of each figure and its name's terms."""

    told: Claims
    place: dict[str, int]
    terms: Sequence[Set[str]]

    def shared(self, one: FigureClaim, other: FigureClaim) -> bool:
        """Whether the measures of two figures are of one fate or thing by their names."""
        return bool(self.terms[self.place[one.id]] & self.terms[self.place[other.id]])

    def contrary(self, one: FigureClaim, other: FigureClaim) -> bool:
        """Whether the measures of two figures are named, and by nothing in common."""
        mine, yours = self.terms[self.place[one.id]], self.terms[self.place[other.id]]
        return bool(mine and yours) and not mine & yours

    def apart(self, claims: Claims) -> bool:
        """Whether no two of the figures are of one measure."""
        return len({self.place[claim.id] for claim in claims}) == len(claims)


def find_sums(names: Sequence[str], measures: Sequence[Claims]) -> tuple[Sum, ...]:
    """What numbers themselves say: counts of one article that come to another of its counts, "8,574 in the one country, 2,662 in
    the other, 11,236 in all". Of several ways to make one whole up none is known to be meant. `names` are those of the `measures`."""
    place = {claim.id: number for number, claims in enumerate(measures) for claim in claims}
    by_article: dict[tuple[str, str], list[FigureClaim]] = defaultdict(list)
    for claims in measures:
        for claim in claims:
            if _is_number(claim) and claim.quantity and claim.quantity.cls in ("count", "money"):
                by_article[claim.article, claim.quantity.cls].append(claim)
    terms = [term_names(name) - _ANYBODY for name in names]
    found: list[Sum] = []
    for told in by_article.values():
        page = _Page(tuple(sorted(told, key=_start)), place, terms)
        for way in (_of_one_fate, _of_long_numbers, _in_a_list, _in_one_sentence):
            for whole, parts in way(page):
                found.append(Sum(place[whole.id], tuple((place[part.id], (part,)) for part in parts)))
    return tuple(dict.fromkeys(found))


_ANYBODY = frozenset(term_names("people persons residents workers number"))
"""Words that two measures share without being of one fate."""


def _is_number(claim: FigureClaim) -> bool:
    told = claim.polarity == "assert" and claim.hard is not None and claim.role not in UNCOUNTED
    return told and claim.quantity is not None and bool(claim.quantity.value)


def _start(claim: FigureClaim) -> int:
    return claim.span.start


# ---------------------------------------------------------------- a whole of three digits, and counts of its fate


LEAST_SUMMED = 100
"""The least whole of which an exact sum is hardly chance."""
MOST_SUMMED = 4
"""Parts of a whole; of more, some set comes to any number."""
SUMMED_SENTENCES = 10
"""Sentences from a whole within which its parts are told."""


def _of_one_fate(page: _Page) -> Iterator[tuple[FigureClaim, Claims]]:
    """Counts of one fate that come to another count of it exactly, where there is one way to make it up."""
    counted = tuple(claim for claim in page.told if claim.role not in ESTIMATED)
    for whole in counted:
        if value_of(whole) < LEAST_SUMMED:
            continue
        at = page.place[whole.id]
        parts = (part for part in counted if page.place[part.id] != at and not _is_left_behind(part))
        near = [part for part in parts if _may_be_added(part, whole, page)]
        once = list({page.place[part.id]: part for part in reversed(near)}.values())
        sets = divisions(whole, once)
        if len(sets) == 1 and len(sets[0]) <= MOST_SUMMED:
            yield whole, sets[0]


def _is_left_behind(part: FigureClaim) -> bool:
    """Whether a count is told by a round number that it has passed, or not reached: "more than 200" is no part of an exact sum."""
    return part.quantity is not None and part.quantity.qualifier in ("more_than", "just_over", "less_than", "almost")


def _may_be_added(part: FigureClaim, whole: FigureClaim, page: _Page) -> bool:
    """Whether two figures of an article may be a part and its whole: of one unit and fate, or, where one names no unit, near."""
    apart = abs(part.sentence - whole.sentence)
    if apart > SUMMED_SENTENCES:
        return False
    named = part.unit is not None and whole.unit is not None
    if not named and apart <= 1:
        return True  # "8,574 people have died there and 2,662 here. That makes 11,236"
    return (part.unit == whole.unit or not named) and page.shared(part, whole)


# ---------------------------------------------------------------- numbers that add up by no chance


LONG_DIGITS = 5
"""From so many digits on that a number is printed with, no two others come to it by chance."""
ROUND_DIGITS = 3
"""Digits of a rounded part ("a margin of 1.81 million") that can make up an exact whole with an exact one."""


def _of_long_numbers(page: _Page) -> Iterator[tuple[FigureClaim, Claims]]:
    """Figures one behind the other, in the sentence of a long number or the next ones, that come to it, whatever they count: "of
    176,846 stations 176,606 open and 240 do not"; or that miss it by so little that a digit is wrong."""
    for at, whole in enumerate(page.told):
        if digits_of(whole) < LONG_DIGITS or not _is_bare(whole):
            continue
        for parts in (page.told[at + 1 : at + 3], page.told[at + 1 : at + 4], page.told[max(at - 2, 0) : at]):
            near = all(abs(part.sentence - whole.sentence) <= 1 for part in parts)
            if near and page.apart((whole, *parts)) and _comes_to(whole, parts):
                yield whole, parts


def _comes_to(whole: FigureClaim, parts: Claims) -> bool:
    """Whether parts come to a long number: exactly, all but a digit, or as far as one of them is rounded."""
    goal, total = value_of(whole), sum((value_of(part) for part in parts), Fraction(0))
    if len(parts) <= 1 or not all(0 < value_of(part) < goal for part in parts):
        return False
    if total == goal:
        return True
    if not all(_is_bare(part) for part in parts):
        return False
    long = [part for part in parts if digits_of(part) >= LONG_DIGITS]
    if len(long) == len(parts):
        return abs(total - goal) * NEARLY <= goal
    rest = [part for part in parts if part not in long]
    likely = rest[0].likely if len(rest) == 1 and digits_of(rest[0]) >= ROUND_DIGITS else None
    units = {claim.unit for claim in (whole, *parts)}
    return bool(long and likely and len(units) == 1 and likely.contains(goal - total + value_of(rest[0])))


NEARLY = 100_000
"""Long parts that miss their whole by no more than one in so many are its parts, and one of the numbers is wrong."""


def _is_bare(claim: FigureClaim) -> bool:
    return claim.quantity is not None and claim.quantity.qualifier in BARE


# ---------------------------------------------------------------- a list


LEAST_LISTED = 10
"""The least whole of a list of three parts or more: that two and one make three says nothing. Two parts make up one of three
digits."""
TWO = 2
LISTED_GAP = 40
"""Characters between two parts of a list, and between it and its whole, at most."""


def _in_a_list(page: _Page) -> Iterator[tuple[FigureClaim, Claims]]:
    """All figures of a list that stands right behind its whole in one sentence, or before it: "29 died, 18 men, 10 women and a child"."""
    for run in _lists(page):
        for whole, parts in ((run[0], run[1:]), (run[-1], run[:-1])):
            least = LEAST_SUMMED if len(parts) == TWO else LEAST_LISTED
            sums = value_of(whole) >= least and sum(map(value_of, parts), Fraction(0)) == value_of(whole)
            if sums and page.apart(run) and not any(page.contrary(part, whole) for part in parts):
                yield whole, parts


def _lists(page: _Page) -> list[Claims]:
    """The longest runs of three figures or more of one sentence and unit that stand close behind one another."""
    runs: list[list[FigureClaim]] = []
    for claim in page.told:
        last = runs[-1][-1] if runs else None
        if last and last.sentence == claim.sentence and 0 <= claim.span.start - last.span.end <= LISTED_GAP:
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return [tuple(run) for run in runs if len(run) > TWO and len({claim.unit for claim in run if claim.unit}) <= 1]


# ---------------------------------------------------------------- all that a sentence counts


LEAST_COUNTED_OUT = 50
"""The least whole to which all the counts of another sentence hardly come by chance."""
COUNTED_OUT_SENTENCES = 8
"""Sentences from a whole within which another one counts it out."""


def _in_one_sentence(page: _Page) -> Iterator[tuple[FigureClaim, Claims]]:
    """All that a sentence counts of one unit, where it comes to a count of its fate nearby: "31 bodies are in the hospital and 36
    still in the gorge" of the 67 dead. What is yet to come may be one part of it."""
    for sentence in sorted({claim.sentence for claim in page.told}):
        parts = tuple(claim for claim in page.told if claim.sentence == sentence)
        counted = [part for part in parts if part.role not in ESTIMATED]
        if len(parts) <= 1 or len(counted) <= 1 or len({part.unit for part in parts}) > 1:
            continue
        goal = sum(map(value_of, parts), Fraction(0))
        wholes = (
            one
            for one in page.told
            if goal >= LEAST_COUNTED_OUT
            and value_of(one) == goal
            and one.unit == parts[0].unit
            and 0 < abs(one.sentence - sentence) <= COUNTED_OUT_SENTENCES
            and one.role not in ESTIMATED
            and all(page.shared(part, one) for part in counted)
        )
        nearest = min(wholes, key=lambda one: (abs(one.sentence - sentence), _start(one)), default=None)
        if nearest is not None and page.apart((nearest, *parts)):
            yield nearest, parts
