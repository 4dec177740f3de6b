"""What the words of the text say of two figures: an order, a part and its whole, two values in one mouth."""

from __future__ import annotations

import re
from datetime import date

from briefgen.stages.relate.ages import AGE
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.traits import CHANGES, RUNS_ON, grows, is_total
from briefgen.stages.relate.weighing.near import lost_a_digit, may_be_equal, ratio_of, within_a_tenth
from briefgen.stages.relate.weighing.people import same_of_one_noun
from briefgen.stages.relate.weighing.places import one_in_a_part
from briefgen.stages.relate.weighing.scale import CANNOT, OF_ONE_REPORT, Scale
from briefgen.stages.relate.weighing.sides import is_answer, of_other_side, of_two_sides
from briefgen.stages.relate.weighing.sums import is_one_of_its_kind
from briefgen.stages.relate.weighing.times import of_one_flow
from briefgen.text.lexicon import stem


def weigh_sentence(a: Features, b: Features, scale: Scale) -> float:
    """Words of order between two figures are near-proof; two values of one article without them speak against it, and
    two of one sentence in one mouth forbid it."""
    if (a.whole or b.whole) and (
        (_makes_up(a, b) and not _of_one_share(a, b, scale))
        or (not _of_one_part(a, b) and (_is_some(a, b) or _is_some(b, a)))
    ):
        return CANNOT
    if frozenset((a.claim.id, b.claim.id)) in scale.halves:
        return CANNOT
    points = _of_links(a, b) if a.claim.links or b.claim.links else 0.0
    if points in (CANNOT, ORDERED):
        return points
    if a.again == b.claim.id or b.again == a.claim.id:
        return ORDERED  # "the figure of 800"
    if "forecast" in (a.hedge, b.hedge) and (_foretells(a, b) or _foretells(b, a)):
        return points
    if a.claim.article != b.claim.article or not (a.hard and b.hard):
        return points
    if a.claim.period and b.claim.period and a.family == "count" and a.claim.period.start != b.claim.period.start:
        return CANNOT  # "since Wednesday", "in the past 24 hours"
    if may_be_equal(a, b):
        return CANNOT if _are_two_though_equal(a, b, scale) else points
    return points + _two_values(a, b, scale)


ORDERED = 6.0
"""The points of two figures of which a text says that the one takes the other's place or up."""


def _of_links(a: Features, b: Features) -> float:
    """What the links of two figures, of which one has some, say of the two."""
    if linked(a, b, PARTS):
        return CANNOT
    if linked(a, b, ("replaces", "contrasts")) or (a.family != AGE and linked(a, b, ("moved",))):
        return ORDERED  # an age "from 62 to 64" is that of two laws
    if a.is_part == b.is_part:
        return 0.0
    if a.cls and a.cls == b.cls and not grows(a.cls) and not within_a_tenth(a, b):
        return CANNOT  # what happens once has one whole: 200 of the 300 posts that go are no other count of them
    return 0.0 if same_of_one_noun(a, b) else -1.5


def _are_two_though_equal(a: Features, b: Features, scale: Scale) -> bool:
    """Whether two figures of an article that may have one value are told as two."""
    if a.place == b.place and a.cls in CHANGES and not (_amends(a, b) or _amends(b, a)):
        return True  # "the one fell 12% and the other more than 10%"
    part = a.family == "count" and a.cls == b.cls and (a.claim.id in scale.minor) != (b.claim.id in scale.minor)
    return part and not within_a_tenth(a, b)  # "at least three drowned" beside the 45 dead


def _two_values(a: Features, b: Features, scale: Scale) -> float:
    """What speaks against two values of one article that cannot be equal."""
    if a.cls == b.cls and is_total(a.cls) and one_in_a_part(a, b, scale) and not within_a_tenth(a, b):
        return CANNOT  # "more than 60 died in the country", "in Arlen, 45 were killed"
    if _is_told_of_a_while(a, b) or a.more != b.more or a.rest != b.rest:
        return CANNOT  # "33 in one strike" beside "53 this month", "20 died" beside "seven more" or "of these, seven"
    if a.family == "count" and a.plain != b.plain and not is_answer(a, b):
        return CANNOT
    if a.head == b.head and a.head in _OF_A_FIRM and of_two_sides(a, b):
        return CANNOT  # "Arl Power says 41,000 customers are cut off, and Benton Grid 18,000": each tells of its own
    if a.account and b.account and a.account != b.account:
        return 0.0  # "unofficial reports count 413, while the official toll is 225"
    if lost_a_digit(a, b):
        return 0.0
    amended = a.former != b.former or _amends(a, b) or _amends(b, a)
    if a.place == b.place and a.claim.asserter == b.claim.asserter and not (amended or _rose_by_days(a, b)):
        return CANNOT
    if _is_of_one_kind(a, b) and ratio_of(a, b) > OF_ONE_REPORT and not _are_loose(a, b, scale):
        return CANNOT  # with no word of order: "18 could not be identified" beside the 93 dead, three halls beside the 40 that were hit
    if a.money and amended and a.cls and a.cls == b.cls:
        return 0.0  # "it had reckoned with $3 million" beside the $4 million that it cost
    answered = of_two_sides(a, b) or (
        a.money and is_one_of_its_kind(a, b) and a.claim.attributed_to != b.claim.attributed_to
    )
    return 0.0 if a.cls and a.cls == b.cls and answered else -1.0


_OF_A_FIRM = frozenset({"customer", *map(stem, ("subscriber", "policyholder", "user"))})
"""Those whom each firm has for itself, where others may count the staff of one firm."""


def _rose_by_days(a: Features, b: Features) -> bool:
    """Whether two counts of what runs on are of two days by their words, the later one the higher: "1,888, and on Friday 1,573"."""
    low, high = sorted((a, b), key=lambda one: one.size)
    if a.cls != b.cls or a.cls not in RUNS_ON or not low.days or a.is_part != b.is_part or low.days == high.days:
        return False
    now = date.fromordinal(high.page[1]).isoformat() if high.page else ""
    return min(low.days) < (max(high.days) if high.days else now)


def _is_told_of_a_while(a: Features, b: Features) -> bool:
    """Whether one of two figures alone is told of a period, and takes up nothing of the other."""
    alone = bool(a.claim.period) != bool(b.claim.period)
    return alone and not a.money and not (a.again or b.again or of_one_flow(a, b))


def _is_of_one_kind(a: Features, b: Features) -> bool:
    """Whether two figures are totals, or counts of things or of one noun of which nothing is told."""
    named = a.family == "count" and (a.sort == "things" or bool(a.head)) and not a.cls and not b.cls
    return named or (is_total(a.cls) and is_total(b.cls))


def _are_loose(a: Features, b: Features, scale: Scale) -> bool:
    """Whether two figures are told so that the one may be any times the other: vaguely, as guesses, or by two parties."""
    vague = a.vague or b.vague or a.hedge or b.hedge or a.former != b.former
    return bool(vague) or of_other_side(a, b, scale.rivals) or of_other_side(b, a, scale.rivals)


def _foretells(ahead: Features, count: Features) -> bool:
    """Whether one tells what a total may come to, and the other how far it has come: "284 have died; it could exceed 300"."""
    if ahead.hedge != "forecast" or count.hedge is not None or ahead.cls != count.cls or not is_total(count.cls):
        return False
    alike = ahead.plain == count.plain and (ahead.more, ahead.rest) == (count.more, count.rest)
    return alike and ahead.size >= count.size


def _amends(said: Features, again: Features) -> bool:
    """Whether the words between two numbers of a sentence put the one in the other's place: "300, maybe 400"."""
    _, found, gap = again.before.rpartition(said.claim.surface)
    return bool(found) and bool(_AMENDING.match(f"{gap} {again.claim.surface}"))


_AMENDING = re.compile(
    r",?(?: (?:or|rather|perhaps|maybe|possibly|even|about|around|some|nearly|almost|close to|more like|make that))+ \d"
)


PARTS = ("part_of", "adds_to", "makes_up")
"""The links by which a text's own words make one figure a part of another, or of what it is added to."""


def linked(a: Features, b: Features, kinds: tuple[str, ...]) -> bool:
    """Whether the text says that one of two figures lies to the other as one of these kinds of links tells."""
    return any(
        link.to == other.claim.id and link.kind in kinds for one, other in ((a, b), (b, a)) for link in one.claim.links
    )


def _of_one_share(a: Features, b: Features, scale: Scale) -> bool:
    """Whether two articles tell both of one part of the story's place: the dead of the north of one day may come to what all
    were the day before."""
    one, other = (scale.scopes[x.places] & scale.setting.partial for x in (a, b))
    return bool(one) and one == other and a.claim.article != b.claim.article


def _makes_up(a: Features, b: Features) -> bool:
    """Whether one is a part of what the other tells, by a list that comes to it in the article of the part."""
    return (b.value is not None and b.value == a.whole) or (a.value is not None and a.value == b.whole)


def _is_some(part: Features, other: Features) -> bool:
    """Whether one total is a part by a sum that its article tells, and the other is none and far from it."""
    told = part.cls == other.cls and is_total(part.cls)
    return told and bool(part.whole) and not other.whole and not within_a_tenth(part, other)


def _of_one_part(a: Features, b: Features) -> bool:
    """Whether two articles tell both of one place, or of what is confirmed: the part that one sums up is what the other counts."""
    alike = a.scope & b.scope or (a.places and a.places == b.places) or (a.proof and a.proof == b.proof)
    return bool(alike) and a.claim.article != b.claim.article
