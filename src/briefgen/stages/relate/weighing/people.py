"""Peoples, rows of a list, steps and parts: two of them are two measures."""

from __future__ import annotations

from functools import cache

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.illness import proofs_apart
from briefgen.stages.relate.setting import LANDS
from briefgen.stages.relate.traits import OPERATIONS, STEPPED, is_total
from briefgen.stages.relate.weighing.near import are_few, lost_a_digit, may_meet, within_a_tenth
from briefgen.stages.relate.weighing.scale import CANNOT, Scale
from briefgen.text.lexicon import fold


def weigh_people(a: Features, b: Features, scale: Scale) -> float:
    """Two named peoples are two measures, and so are two rows of a list, and a count and how it changed."""
    if a.change != b.change or proofs_apart(a.proof, b.proof):
        return CANNOT
    if a.crowd and b.crowd and not a.crowd & b.crowd:
        return CANNOT
    if (a.row or b.row) and a.claim.article == b.claim.article:
        return CANNOT
    if a.row and b.row and not set(a.row.split()) & set(b.row.split()):
        return CANNOT
    if a.cls == b.cls and a.cls in OPERATIONS and a.of and b.of and a.rest != b.rest:
        return CANNOT  # its own people, and all whom a country brought out
    step = a.more or b.more if a.cls in STEPPED else a.more and b.more and is_total(a.cls)
    if a.cls == b.cls and step and not (a.more and b.more and (may_meet(a, b) or lost_a_digit(a, b))):
        return CANNOT  # a step is no other step, and not how far all steps have come
    if (a.more or a.rest) and (b.more or b.rest) and within_a_tenth(a, b):
        return 0.0  # "seven more died in hospital", "seven of the victims died in hospital"
    if a.both != b.both and not (a.of and b.of) and not within_a_tenth(a, b):
        return CANNOT  # the dead of both sides, the dead of the one
    one, other = (frozenset(map(fold, x.crowd)) - scale.setting.own_people for x in (a, b))
    told = same_of_one_noun(a, b) or (a.money and a.value == b.value and a.digits > 1)
    points = (
        -1.5 if a.rest != b.rest and not one & other and not told else 0.0
    )  # "of these 350 were Norlanders" counts a people
    if a.more != b.more:
        points -= 2.0 if are_few(a, b) else 1.0  # that low numbers are equal excuses nothing
    if bool(one) != bool(other) and not within_a_tenth(a, b):
        points -= 1.5  # foreigners among the dead are a part of them, as soldiers are
        points -= 1.5 if (a if one else b).claim.id in scale.setting.peoples else 0.0
    return points


def same_of_one_noun(a: Features, b: Features) -> bool:
    """Whether two articles count the same of one noun, of which one alone says whose part they are: "among them 40 engineers"."""
    told = a.claim.article != b.claim.article and a.value is not None and a.value == b.value
    return told and bool(a.head) and a.head == b.head


@cache
def is_divided(family: str) -> bool:
    """Whether each of several countries or makers has its own: what is counted, paid or shared, but no length of a strike."""
    return family in ("count", "rate", "share", "points") or family.startswith("money")


def weigh_owners(a: Features, b: Features) -> float:
    """Two countries of one quake, two makers of one strike, have each its own counts, and all of them together another."""
    said = a.of_said and b.of_said
    if a.of and b.of:
        if a.of == b.of:
            return 0.5 if said else 0.0
        if not said and a.value == b.value and a.digits > 1:
            return 0.0
        if min(len(a.of), len(b.of)) > 1 and len(a.of & b.of) > 1:
            return 0.0  # "in Norland, Arlen and Tavria", "in Norland and Arlen": each is all that its report knows of
        if not a.of & b.of:
            return CANNOT if said else OF_ANOTHER * (2 if a.money else 1)
        near = may_meet(a, b) if a.money else within_a_tenth(a, b)
        return CANNOT if said else -1.0 if near else OF_ANOTHER
    soon_equal = a.family == "count" and max(a.digits, b.digits) == 1 and min(a.size, b.size) >= MANY
    if may_meet(a, b) if a.money else within_a_tenth(a, b) and not soon_equal:
        return 0.0
    of_firm = not (a.of | b.of) <= LANDS and not (a.of_said or b.of_said)
    return OF_ONE_OR_ALL / 2 if of_firm else OF_ONE_OR_ALL  # a firm is named for other things too


MANY = 1_000
"""From so many on a count is told so roundly that 100,000 of one are soon as many as 100,000 of all."""
OF_ANOTHER = -2.0
"""Where only sentences before tell of whom a figure is."""
OF_ONE_OR_ALL = -1.5
"""A figure that names none of them may be of all of them."""
