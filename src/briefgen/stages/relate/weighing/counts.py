"""What speaks for two counts of people or things being one: the class of their fate, and their noun."""

from __future__ import annotations

from functools import cache

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.nearness import NOUN_COST
from briefgen.stages.relate.reading.nouns import KINDS
from briefgen.stages.relate.setting import Setting
from briefgen.stages.relate.traits import CROWD_CLASSES, JOBS, grows
from briefgen.stages.relate.weighing.near import are_few, may_meet, ratio_of, within_a_tenth
from briefgen.stages.relate.weighing.scale import CANNOT, OF_ONE_REPORT, SURE, Scale
from briefgen.stages.relate.weighing.sides import is_answer
from briefgen.vocabulary import read_table


def weigh_counts(a: Features, b: Features, scale: Scale) -> float:
    """People and things by the class of their fate and by their noun. The same class is the same measure unless
    something is said otherwise; without a class the noun has to be the same."""
    if a.sort != b.sort and (_people_and_things(a, b) or _people_and_things(b, a)):
        return CANNOT
    same = bool(a.cls) and a.cls == b.cls
    points = _of_fates(a, b, same) if a.cls and b.cls else 0.0
    if a.owner != b.owner:
        points += CANNOT if a.owner and b.owner else -1.0
    if a.head or b.head:
        points = _with_nouns(points, a, b, same, scale)
    if a.cls == b.cls == "dead" and a.seen != b.seen and not within_a_tenth(a, b):
        points -= 3.0  # the bodies that a reporter saw are some of the dead
    if not same:
        return points
    if not grows(a.cls) and a.cls not in CROWD_CLASSES and bool(a.places) != bool(b.places):
        points -= 2.0 if ratio_of(a, b) > OF_ONE_REPORT else 0.0
        # 6,000 jobs that go in the country are some of the 22,000, though the story is set there
    if scale.minor and (a.claim.id in scale.minor) != (b.claim.id in scale.minor) and not within_a_tenth(a, b):
        points -= 2.5  # "an explosion killed two" beside the 75 dead of the flood
    return points


def _of_fates(a: Features, b: Features, same: bool) -> float:
    """The points of two classes, which are the `same` or not; of two sure ones that differ each is a measure."""
    if same and not _are_only_workers(a, b):
        return 3.0 if a.cost <= 6 and b.cost <= 6 else 2.2
    if same:
        return 0.0
    loose = max(a.cost, b.cost) >= NOUN_COST  # "workers" only says who they are, not that their jobs are counted
    bodies = "dead" in (a.cls, b.cls) and max(a.cost, b.cost) == NOUN_COST  # and "bodies" that they are dead
    sure = (min if bodies else max)(a.cost, b.cost) <= SURE
    return CANNOT if sure else -0.7 if loose and not bodies else -2.0


def _with_nouns(points: float, a: Features, b: Features, same: bool, scale: Scale) -> float:
    """The points of two counts, whose classes are the `same` or not, with those of their nouns."""
    one, other = a.plain, b.plain
    if a.cls and b.cls and not same and a.head and a.head == b.head and within_a_tenth(a, b):
        one = other = a.head  # "22,000 jobs lost", "nearly 22,000 employees"
    if one and other:
        if one == other or _is_kind_of(one, other) or _is_kind_of(other, one):
            return _with_one_noun(points, a, b, same, scale)
        return points + (CANNOT if frozenset((one, other)) in scale.setting.apart else -0.7 if same else -2.0)
    if (one or other) and same and not is_answer(a, b):
        # Soldiers among the dead are a part of them, unless the number is the same.
        points -= 1.5 if not (within_a_tenth(a, b) and may_meet(a, b)) else 2.0 if are_few(a, b) else 0.0
        points -= 1.5 if {one, other} & KINDS and not within_a_tenth(a, b) else 0.0  # "526 of them men", "31 civilians"
    return points


def _with_one_noun(points: float, a: Features, b: Features, same: bool, scale: Scale) -> float:
    """The same where the nouns are one, or the one is a kind of the other."""
    if same or ratio_of(a, b) <= 1.5:
        points += 2.0
    else:
        points += 1.5 if bool(a.cls) == bool(b.cls) or a.sort != "people" else 0.5  # any votes are votes
    alike = (a.mods, a.more) == (b.mods, b.more) or a.value == b.value
    if not (a.cls or b.cls or alike) and are_few(a, b):
        points -= 2.5
    points += _kinds(a, b, scale.setting)
    if not same and bool(a.mods) != bool(b.mods) and not within_a_tenth(a, b):
        points -= 1.0  # "70,000 appointments", "25,000 outpatient appointments"
    return points


def _is_kind_of(one: str, other: str) -> bool:
    """Whether a noun is another with more before it: "police officers" are officers, autoworkers are workers."""
    return one.endswith(f" {other}") or (len(other) >= LEAST_TAIL and one.endswith(other))


LEAST_TAIL = 5
"""Letters of a noun with which a longer one ends, so that it is one of its kind."""


def _are_only_workers(a: Features, b: Features) -> bool:
    """Whether two counts have only in common that they are of people with jobs: the 40 workers who were cut off and the 300 whom a
    firm sent are no count of one staff."""
    return a.cls in JOBS and min(a.cost, b.cost) >= NOUN_COST and not within_a_tenth(a, b)


def _people_and_things(a: Features, b: Features) -> bool:
    """Whether one counts people by a noun or a fate, and the other things of which no fate of people is told: "92 people were
    hurt", "92 schools were closed"."""
    people = a.sort == "people" and a.is_named
    return people and b.sort == "things" and b.cls != a.cls and b.cls not in _fates_of_people()


@cache
def _fates_of_people() -> frozenset[str]:
    rows = read_table("cues", ("cue", "class", "counts", "reach"))
    told = (zip(row["class"].split(), row["counts"].split(), strict=True) for row in rows)
    return frozenset(cls for pairs in told for cls, counts in pairs if counts == "person")


def _kinds(a: Features, b: Features, setting: Setting) -> float:
    """One noun's kinds, and all that somebody has of it beside those to whom something happened."""
    if not (a.mods or b.mods or a.held or b.held):
        return 0.0
    one, other = _kind_told(a, setting), _kind_told(b, setting)
    if one and other and not one & other:
        return CANNOT
    points = 0.0
    if bool(one) != bool(other) and not within_a_tenth(a, b):
        points = CANNOT if (a if one else b).claim.id in setting.listed else -2.0
    if a.held and b.held:
        return points + 1.0
    return points - 2.0 if (a.held and b.cls) or (b.held and a.cls) else points


def _kind_told(one: Features, setting: Setting) -> frozenset[str]:
    """The kinds of its noun that a figure names; the story's own name is one only beside others."""
    told = one.mods & setting.kinds.get(one.head, frozenset())
    return told if one.claim.id in setting.listed else told - setting.known
