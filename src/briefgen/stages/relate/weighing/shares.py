"""What speaks for two shares, or two lengths, durations and ages, being one."""

from __future__ import annotations

from briefgen.stages.relate.ages import AGE
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.gauges import LEVEL, LIMIT, MAGNITUDE
from briefgen.stages.relate.traits import CHANGES, EXTENTS
from briefgen.stages.relate.weighing.scale import CANNOT, SURE, Scale
from briefgen.stages.relate.weighing.sums import weigh_definitions
from briefgen.vocabulary import word_set


def weigh_shares(a: Features, b: Features, scale: Scale) -> float:
    """Shares by class, by what they are of, and by whose they are."""
    points = 0.0
    if a.owner and b.owner and not (a.cls == b.cls == "counted"):
        if a.owner != b.owner:
            return CANNOT
        points += 2.0
    if a.cls and b.cls:
        if a.cls != b.cls:
            general = a.cls in CHANGES or b.cls in CHANGES
            if {a.cls, b.cls} == _RISES:
                return points
            points += CANNOT if max(a.cost, b.cost) <= SURE + 2 and not general else -1.0 if general else -2.0
        else:
            points += _moves(a, b) if a.cls in CHANGES else 2.0 + weigh_definitions(a, b)
    elif bool(a.owner) != bool(b.owner) and "counted" not in (a.cls, b.cls):
        points -= 1.0
    elif a.subjects and b.subjects and not a.subjects & b.subjects and a.cls != "counted":
        points -= 1.5
    return points


_RISES = {"offered", "raise"}
"""A rise that one report calls an offer may be the rise of another: their values say more."""


def _moves(a: Features, b: Features) -> float:
    """Two rises or two falls by what it is that moved, and whose or where it is."""
    if not (a.moved and b.moved):
        return 0.5
    named = 1.0 if a.subjects & b.subjects else -1.5 if a.subjects and b.subjects else 0.0
    return (2.0 + named if a.moved == b.moved else -2.0) + weigh_definitions(a, b)


def weigh_measures(a: Features, b: Features, scale: Scale) -> float:
    """Lengths, durations, ages and the like: by class, by what there is so much of, and by whose they are."""
    points = 0.0
    if a.family == AGE and a.owner and b.owner:
        return 2.0 if a.owner == b.owner else CANNOT
    if a.cls == b.cls and a.cls in READ_OFF and _are_of_two(a, b):
        return CANNOT
    if a.cls == b.cls == MAGNITUDE and (a.owner, a.years) != (b.owner, b.years) and a.value != b.value:
        points -= 2.5
    if a.cls == b.cls == LEVEL and a.head != b.head and {a.head, b.head} & NAMED_WATERS:
        points -= 2.5
    if a.cls and b.cls:
        points += -2.0 if a.cls != b.cls else 1.0 if a.cls in EXTENTS else 3.0
    elif a.head and a.head == b.head and (a.mods == b.mods or not (a.mods and b.mods)):
        return 3.0  # "500 tonnes of fuel oil", "2,000 tonnes of fuel oil", whoever tells of them
    return points - (2.0 if a.owner and b.owner and a.owner != b.owner else 0.7 if a.owner != b.owner else 0.0)


READ_OFF = frozenset({LEVEL, LIMIT, MAGNITUDE})
"""What is read off a gauge, of which each water and each quake has its own."""


def _are_of_two(a: Features, b: Features) -> bool:
    """Whether two readings are of a reservoir and a river, or of two quakes: no two agencies read one quake so far apart."""
    if a.cls == MAGNITUDE:
        told_apart = a.claim.article == b.claim.article and a.owner != b.owner
        return told_apart or abs(a.size - b.size) > ONE_QUAKE
    return bool(a.head) and bool(b.head) and a.head != b.head


NAMED_WATERS = word_set("reservoir lake pond canal basin groundwater")
"""Waters that are named where their level is told; where none is, it is that of the river, or of the flood itself."""
ONE_QUAKE = 0.6
"""Magnitudes farther apart than this are of two quakes."""
