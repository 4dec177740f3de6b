"""Places that the text tells apart, beside those of the story."""

from __future__ import annotations

from collections.abc import Set

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.setting import CONTINENTS, COUNTRIES, LANDS, REGIONS, Setting
from briefgen.stages.relate.weighing.near import within_a_tenth
from briefgen.stages.relate.weighing.scale import CANNOT, Scale


def weigh_places(a: Features, b: Features, scale: Scale) -> float:
    """Two places that the story does not name together are two measures; a part of the story's place is less than all of it."""
    if _countries_apart(a, b, scale.setting):
        return CANNOT
    if a.scope and b.scope:
        return _of_scopes(a, b, scale.setting)
    one, other = scale.scopes[a.places], scale.scopes[b.places]
    if one == other:
        return 0.7 if one else 0.0
    if one and other and not one & other:
        return _of_two_places(one, other, scale.setting)
    if bool(one) != bool(other):
        return -2.0 if (one | other) & scale.setting.partial else -1.0
    return 0.0


def _of_scopes(a: Features, b: Features, setting: Setting) -> float:
    """A whole and its parts where the story counts each of them: two figures that both say of which they are are parted."""
    said = a.scope_said and b.scope_said
    if a.scope & b.scope:
        return 0.7 if said else 0.0
    return _of_two_places(a.scope, b.scope, setting) if said else OF_ANOTHER_SCOPE


OF_ANOTHER_SCOPE = -1.5
"""Where one of two counts only goes with its article, or with the count before it."""


def _of_two_places(one: Set[str], other: Set[str], setting: Setting) -> float:
    """Two places are two measures, but where a text names them together, the one in the other."""
    return -0.5 if any(frozenset((x, y)) in setting.beside for x in one for y in other) else CANNOT


def weigh_towns(a: Features, b: Features, setting: Setting) -> float:
    """Each town has its own crowd, and all of them together another: "40,000 in Arlen", "65,000 in Norland"."""
    one, other = (
        {setting.capital if place == "capital" else place for place in x.places} - COUNTRIES - {""} for x in (a, b)
    )
    if one and other and not one & other:
        return _of_two_places(one, other, setting)
    if bool(one) == bool(other):
        return 0.0 if not one else 0.7
    if (b if one else a).places & COUNTRIES:
        return -2.0 if within_a_tenth(a, b) else CANNOT
    return 0.0 if (one | other) & setting.main else -2.0


IN_PART_OF_PLACE = -1.0
"""What a place says at most against two sums, or two moves of a price, of which one names it: those who live there are a part of
all, but a firm of that place is one firm."""


def one_in_a_part(a: Features, b: Features, scale: Scale) -> bool:
    """Whether one of two figures is of a part of the story's place, and the other of no part."""
    one, other = (scale.scopes[x.places] & scale.setting.partial for x in (a, b))
    return bool(one) != bool(other)


def _countries_apart(a: Features, b: Features, setting: Setting) -> bool:
    """Whether two figures name two countries, or two regions: both may be where the story is, and each has its own arrests."""
    lands = COUNTRIES if a.money else LANDS
    one, other = (x.places & lands - CONTINENTS for x in (a, b))
    if not (one and other) or one & other:
        return False
    within = {REGIONS.get(place) for place in one} & other or {REGIONS.get(place) for place in other} & one
    return not within and not any(frozenset((x, y)) in setting.beside for x in one for y in other)
