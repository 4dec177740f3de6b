"""What speaks for two sums being one: their class, the line of an account in which they stand, and their definition."""

from __future__ import annotations

from functools import lru_cache

from briefgen.records.qualifiers import CEILINGS
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.nearness import MOST_OWN
from briefgen.stages.relate.traits import WORTH, classes, grows, is_total
from briefgen.stages.relate.weighing.near import ratio_of, within_a_tenth
from briefgen.stages.relate.weighing.scale import CANNOT, MOST_OF_A_TOLL, Scale
from briefgen.text.lexicon import stem
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set


def weigh_sums(a: Features, b: Features, scale: Scale) -> float:
    """Sums are told by their value: a class ("damages") holds many of them. A loss of $(3) and a loss of $3 are one, and
    no contradiction: as long as a sign is not known to be only print, they are left apart."""
    if a.size == b.size and a.value is not None and b.value is not None and a.value == -b.value != 0:
        return CANNOT
    per, other = _per(a), _per(b)
    if per != other and ((per and other) or max(a.size, b.size) >= LARGE):
        return CANNOT
    points, cost = 0.0, max(a.cost, b.cost)
    if a.cls == b.cls == WORTH and a.head != b.head:
        return -0.7 if a.head and b.head else 0.0  # a firm and its bonds are each worth a sum
    if a.cls and b.cls and cost <= OWN_SUM:
        points += 1.2 if a.cls == b.cls else 0.0 if _are_near(a.cls, b.cls) else -1.2
    elif a.cls and a.cls == b.cls and cost <= MOST_OWN:
        points += 0.6
    if a.cls == b.cls and a.cls:
        points += weigh_definitions(a, b)
    if _is_part_of_time(a, b):
        points -= 2.0
    if of_one_account(a, b, scale.setting.known):
        points += 2.5
    if a.head and a.head == b.head:
        return points + 1.2
    return points or (-1.5 if a.head and b.head else 0.0)


def _per(one: Features) -> str:
    """The time by which a sum is told, "week" of "$3 million a week"; "" for a whole, and for a year or an hour, which are often left
    unsaid of what somebody earns."""
    return _time_of(one.claim.unit or "", one.before, one.behind)


@lru_cache(maxsize=4_096)
def _time_of(unit: str, before: str, behind: str) -> str:
    """The same by a sum's unit and the words on its either side."""
    told = _EACH.match(behind) or _EACH_BEFORE.search(before)
    per = unit.partition("/")[2] or ((told["each"] or told["ly"].removesuffix("ly")) if told else "")
    return _DAY if per == "dai" else per if per in _SHORT else ""


_DAY = "day"
_SHORT = word_set("day week month quarter")
_EACH = when_used(
    r"(?:\(?[^() ]{1,12}(?: [a-z]+)?\) )?(?:[a-z]+ ){0,4}?(?:(?:a|each|every|per) (?P<each>day|week|month|quarter)(?! (?:ago|earlier|later|before|after|long|on)\b)\b"
    r"|(?P<ly>daily|weekly|monthly|quarterly)\b)"
)
_EACH_BEFORE = when_used(
    r"\b(?:(?:each|every) (?P<each>day|week|month|quarter)|(?P<ly>daily|weekly|monthly))\b(?: [a-z]+){0,4}$"
)
"""Around a sum that is told by its day, week or month: "takes $3 million out of it every week", "a weekly loss of"."""
LARGE = 1_000_000
"""A sum from which nobody leaves unsaid by what time it is told; what a striker or a tenant is paid is "$500" as soon as "$500 a week"."""


def _is_part_of_time(a: Features, b: Features) -> bool:
    """Whether one tells what something cost in the third quarter, and the other what it cost."""
    return a.cls == b.cls == "cost" and _is_of_a_while(a) != _is_of_a_while(b) and not within_a_tenth(a, b)


def _is_of_a_while(one: Features) -> bool:
    """Whether a sum is told of some months that were over when it was told, "in the third quarter": a single month beside it is as soon
    that in which somebody named it."""
    period, told = one.claim.period, one.claim.published
    if period is None or told is None:
        return False
    return LEAST_DAYS <= (period.end - period.start).days <= MOST_DAYS and period.end < told


LEAST_DAYS = 80
MOST_DAYS = 200
OWN_SUM = 5
"""A cue up to so many words away is a sum's own."""


def _are_near(one: str, other: str) -> bool:
    """Whether two classes of sums part nothing: anything may be worth a sum, stolen coins as well as a firm, and what is missing
    leaves a gap; what an event cost is lost, what is awarded is paid."""
    return WORTH in (one, other) or frozenset((one, other)) in _NEAR_SUMS


_NEAR_SUMS = frozenset(
    frozenset(pair)
    for pair in (
        ("gap", "lost_money"),
        ("cost", "loss"),
        ("cost", "need"),
        ("award", "paid"),
        ("deal", "paid"),
        ("paid", "received"),
        ("award", "received"),
        ("aid", "received"),
    )
)
OF_ONE_ACCOUNT = 5
"""So many times apart, two sums are still tellings of one line of an account."""


def most_of(cls: str) -> int:
    """So many times apart two sums of a class may be one: the price of a failing firm's share falls to a thirtieth."""
    return MOST_OF_A_TOLL if cls == "price" else OF_ONE_ACCOUNT


def of_one_account(a: Features, b: Features, own: frozenset[str] = frozenset()) -> bool:
    """Whether two sums of different articles stand in one line of one account, "Fenner's revenue in 2023": what a body
    takes in, keeps or owes is told once for a period or a day, so that two values of it contradict each other. `own` are the story's own names, which a sentence may leave unsaid."""
    if not a.cls or a.cls != b.cls or a.cost > 5 or b.cost > 5 or a.claim.article == b.claim.article:
        return False
    if not a.money or ratio_of(a, b) > most_of(a.cls) or classes()[a.cls]["kind"] not in ("period", "level"):
        return False
    planned = of_one_aim(a, b)  # a price that is offered, a saving that is aimed at
    alike = (
        (planned or a.years == b.years)
        and _of_one_period(a, b)
        and a.crowd == b.crowd
        and a.places == b.places
        and a.of == b.of
    )
    if not (alike and a.defined == b.defined) or _is_part_of_time(a, b):
        return False
    guided = a.hedge == b.hedge and bool(a.words & _FROM_OUTSIDE) == bool(
        b.words & _FROM_OUTSIDE
    )  # a company's own outlook, told twice
    if not planned and (_is_ceiling(a) or _is_ceiling(b) or not (guided or (a.hedge is None and b.hedge is None))):
        return False
    if _tells_a_step(a) or _tells_a_step(b):
        return False
    return (
        bool(a.bodies & b.bodies)
        or not ((a.bodies | b.bodies) - own)
        or any(not one.bodies and bool(other.bodies & own) for one, other in ((a, b), (b, a)))
    )


def _tells_a_step(one: Features) -> bool:
    """Whether a sum tells but a part or a change of what somebody has, or what that was at another time."""
    return one.change or one.more or one.rest or one.elsewhen


def _is_ceiling(one: Features) -> bool:
    """Whether a sum is only the most that something may come to: "losses of up to $5 billion" are no line of an account."""
    return one.claim.quantity is not None and one.claim.quantity.qualifier in CEILINGS


_FROM_OUTSIDE = frozenset(map(stem, ("analyst", "analysts", "consensus", "poll", "economists", "forecasters")))
"""Words by which not the company itself expects what it will earn."""


def _of_one_period(a: Features, b: Features) -> bool:
    """Whether no two periods are told: a sentence may leave unsaid which quarter its article is about."""
    one, other = a.claim.period, b.claim.period
    return not (one and other) or (one.start, one.end) == (other.start, other.end)


def is_one_of_its_kind(a: Features, b: Features) -> bool:
    """Whether two sums are of a class of which a story has one, as it has many awards and each quarter a profit of its own."""
    return (
        bool(a.cls)
        and a.cls == b.cls
        and not (a.rest or b.rest)
        and a.cls not in _OF_MANY_HANDS
        and max(a.cost, b.cost) <= 5
        and classes()[a.cls]["kind"] in ("level", "total")
    )


_OF_MANY_HANDS = frozenset({"aid", "received"})
"""Sums of which a story has one from each giver."""


def of_one_aim(a: Features, b: Features) -> bool:
    """Whether two sums are of one class that is told of before it comes and stays one as it moves: a year beside a saving is
    when it is to be reached, a price is one at two times."""
    if not a.cls or a.cls != b.cls:
        return False
    return a.cls == "workforce" or (a.money and grows(a.cls) and not is_total(a.cls))


def weigh_definitions(a: Features, b: Features) -> float:
    """Profit and underlying profit are two measures."""
    return -2.0 if a.defined != b.defined else 0.0
