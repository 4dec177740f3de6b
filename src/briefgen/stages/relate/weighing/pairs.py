"""The points of two figures: what they count, of whom, where, when, what the text says of the two, and their values."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.traits import CROWD_CLASSES
from briefgen.stages.relate.weighing.counts import weigh_counts
from briefgen.stages.relate.weighing.people import is_divided, weigh_owners, weigh_people
from briefgen.stages.relate.weighing.places import IN_PART_OF_PLACE, weigh_places, weigh_towns
from briefgen.stages.relate.weighing.scale import CANNOT, Scale
from briefgen.stages.relate.weighing.sentence import weigh_sentence
from briefgen.stages.relate.weighing.shares import weigh_measures, weigh_shares
from briefgen.stages.relate.weighing.sums import weigh_sums
from briefgen.stages.relate.weighing.times import weigh_times
from briefgen.stages.relate.weighing.values import weigh_values, weigh_words


def weigh_pair(a: Features, b: Features, scale: Scale) -> float:
    """The points of a pair, `CANNOT` where the text tells the two apart. Symmetric."""
    if a.family != b.family:
        return CANNOT
    # What parts two figures at once comes first, and of that what is cheapest.
    where = (a.places, a.scope, a.scope_said, b.places, b.scope, b.scope_said)
    placed = scale.placed.get(where)
    if placed is None:
        placed = scale.placed[where] = weigh_places(a, b, scale)
    if a.cls == b.cls and a.cls in CROWD_CLASSES:
        placed = min(placed, weigh_towns(a, b, scale.setting))
    if placed == CANNOT:
        return CANNOT
    if a.money or a.moved == b.moved == "price":
        placed = max(placed, IN_PART_OF_PLACE)
    if (a.of or b.of) and is_divided(a.family):
        placed += weigh_owners(a, b)
        if placed == CANNOT:
            return CANNOT
    points = _kind_of(a.family)(a, b, scale)
    # What only some figures say is looked at where one of the two says it.
    one, other = a.claim.id, b.claim.id
    if one in scale.peopled or other in scale.peopled:
        points += weigh_people(a, b, scale)
    points += placed
    if points == CANNOT:
        return CANNOT
    if scale.spread or a.event != b.event or one in scale.timed or other in scale.timed:
        points += weigh_times(a, b, scale)
    if a.claim.article == b.claim.article or one in scale.tied or other in scale.tied:
        points += weigh_sentence(a, b, scale)
    return points + weigh_values(a, b, scale) + weigh_words(a, b, scale)


@cache
def _kind_of(family: str) -> Callable[[Features, Features, Scale], float]:
    """What weighs two figures of a family by what they count."""
    if family in ("count", "rate"):
        return weigh_counts
    if family.startswith("money"):
        return weigh_sums
    return weigh_shares if family in ("share", "points") else weigh_measures
