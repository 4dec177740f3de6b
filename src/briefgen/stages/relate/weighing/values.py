"""How unusual it is that two values are equal, how far they lie apart, and the rare words of their clauses."""

from __future__ import annotations

import math

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.gauges import MAGNITUDE
from briefgen.stages.relate.traits import CROWD_CLASSES, OF_WORKERS, STATES, grows, is_total
from briefgen.stages.relate.weighing.near import (
    FEW,
    is_miscopied,
    is_rounded,
    is_wide,
    lost_a_digit,
    may_meet,
    print_alike,
    ratio_of,
    rose_later,
)
from briefgen.stages.relate.weighing.scale import MOST_OF_A_CROWD, MOST_OF_A_TOLL, Scale
from briefgen.stages.relate.weighing.sums import is_one_of_its_kind, most_of


def weigh_values(a: Features, b: Features, scale: Scale) -> float:
    """Equal values add by how unusual they are; far ones subtract, sums and sizes more than counts, which move."""
    if a.value is None or b.value is None:
        return 0.0
    if a.vague or b.vague:
        return -0.7 if may_meet(a, b) else -1.5
    money = a.money
    if a.digits and b.digits and a.size == b.size and a.value == b.value:
        return _equal(a, b, scale)
    if may_meet(a, b):
        open_to_many = ratio_of(a, b) > ONE_SUM or is_wide(a) != is_wide(b)
        if money and open_to_many and not (a.cls and a.cls == b.cls):
            return 0.0  # "more than $10 billion", "$10 billion to $50 billion" say nothing of a sum of $12.8 billion
        return (1.2 if a.told_in == b.told_in and is_rounded(a, b) else 0.6) if money else 0.8
    if a.claim.article == b.claim.article and lost_a_digit(a, b):
        return 2.5
    ratio = ratio_of(a, b)
    if a.cls == b.cls and a.cls in CROWD_CLASSES and ratio <= MOST_OF_A_CROWD:
        return 0.0
    if (
        a.cls == b.cls
        and is_total(a.cls)
        and grows(a.cls)
        and ratio <= MOST_OF_A_TOLL
        and rose_later(a, b)
        and bool(a.claim.period) == bool(b.claim.period)
    ):
        return 0.0
    if ratio > MOST_OF_A_TOLL and a.cls == b.cls and grows(a.cls) and is_total(a.cls):
        ratio = MOST_OF_A_TOLL
    return _far(a, b, money, ratio)


def _equal(a: Features, b: Features, scale: Scale) -> float:
    """The points of two equal values: more for unusual ones, fewer within one article and for two units."""
    money = a.money
    if a.family == "count" and a.size <= FEW and not _may_be_of_one_thing(a, b):
        return 0.0
    points = (0.6 if money else 0.7, 1.6, 4.0)[min(a.digits, 3) - 1] + (1.2 if money else 0.0)
    if a.family == "share" and a.owner != b.owner:
        points = min(points, 1.6)  # in a close race the shares of two rivals are soon the same
    if money and a.digits == 1 and _of_others(a, b, scale.setting.known):
        points -= 1.0  # "the fund bought $500 million of stock", "the bank's rights may be worth $500 million"
    return points * (0.6 if a.claim.article == b.claim.article or a.told_in != b.told_in else 1.0)


ONE_SUM = 1.2
"""So many times apart, two sums of which one is open to that side have only that in common."""


def _may_be_of_one_thing(a: Features, b: Features) -> bool:
    """Whether two equal low counts may be no chance: of one class, of one noun, or of people at large. "Five dams" and "five of the
    villages" have no more in common than any two things, nor have "three were hurt" and "a lot more than three"."""
    if a.head and a.head == b.head:
        return True
    if a.cls or b.cls:
        return a.cls == b.cls
    return a.head == b.head and all(one.sort == "people" and one.claim.unit for one in (a, b))


def _of_others(a: Features, b: Features, known: frozenset[str]) -> bool:
    """Whether each of two sums is told with names of its own, and with none in common."""
    one, other = a.subjects - known, b.subjects - known
    return bool(one and other) and not a.subjects & b.subjects


def _far(a: Features, b: Features, money: bool, ratio: float) -> float:
    """The points of two values that cannot be one, by how many times they lie apart."""
    if a.family == "count" and a.cls == b.cls and a.cls in OF_WORKERS and ratio > MOST_OF_STAFF:
        return -3.0  # the 3,000 of one plant are no count of all 46,000
    if a.family == "count":
        return 0.3 if ratio <= 1.1 else 0.0 if ratio <= 4 else -1.0 if ratio <= 30 else -2.5
    if money and print_alike(a, b) and round(ratio, 6) == THOUSAND:
        return 1.5  # "£1.5m" for £1.5bn
    if money and MISCOUNTED < ratio <= most_of(a.cls) and is_one_of_its_kind(a, b):
        return 0.0  # the cost of a disaster, the hole in the accounts: its values are estimates of one sum
    if money:
        return 1.5 if ratio <= MISCOUNTED or is_miscopied(a, b, ratio) else -1.5 if ratio <= 10 else -2.5
    if a.family == "share":
        if a.cls == b.cls and a.cls in _OF_ROUNDS:
            return -2.5
        return -0.3 if ratio <= 2 or grows(a.cls) else -1.5
    if a.cls == b.cls == MAGNITUDE:
        return 0.0 if abs(a.size - b.size) <= ONE_AGENCY else -1.5
    if a.cls == b.cls == JOURNEY:
        return 0.0 if ratio <= ONE_JOURNEY else -2.5
    if a.cls == b.cls and a.cls in STATES and not a.change:
        return 0.0 if ratio <= MOST_OF_A_LEVEL else -1.0
    return -2.0


ONE_AGENCY = 0.15
"""So far apart two agencies read one quake."""
JOURNEY = "journey"
ONE_JOURNEY = 1.1
"""So many times as long one report may make the way that another tells: nobody measures it."""
MOST_OF_A_LEVEL = 4
"""So many times as high a water may stand on another day, or as wide the land that it covers."""


_OF_ROUNDS = frozenset({"workforce"})
"""Shares that are told of each round anew: a third of the staff that left, and the half that was let go."""
MOST_OF_STAFF = 4
"""So many times a strike may grow from week to week."""
MISCOUNTED = 1.03
"""So many times apart two sums are soon one, told in other words."""
THOUSAND = 1000
"""A sum told in millions for one in billions lies so many times off."""
MOST_BY_WORDS = 1.2
"""Words alone never make a measure."""


def weigh_words(a: Features, b: Features, scale: Scale) -> float:
    """The rare words that two clauses share."""
    shared = scale.rare[a.words] & scale.rare[b.words]
    points = scale.shared.get(shared)
    if points is None:
        # An exact sum: the order of a set is not that of another run.
        points = scale.shared[shared] = min(MOST_BY_WORDS, math.fsum(map(scale.rarity.__getitem__, shared)) / 4)
    return points
