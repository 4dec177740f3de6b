"""Years, days, periods and events that part two figures."""

from __future__ import annotations

from datetime import date

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.traits import (
    CHANGES,
    CROWD_CLASSES,
    OF_A_VOTE,
    RUNS_ON,
    STATES,
    grows,
    is_flow,
    is_total,
)
from briefgen.stages.relate.weighing.near import ratio_of, rose_later, same_size, within_a_tenth
from briefgen.stages.relate.weighing.scale import CANNOT, MOST_OF_A_CROWD, OF_ONE_CROWD, STORY_DAYS, Scale, is_strife
from briefgen.stages.relate.weighing.sums import of_one_aim


def weigh_times(a: Features, b: Features, scale: Scale) -> float:
    """Years, days, periods, events and forecasts: each has its own figures, so far as the text tells them apart."""
    points = _of_years(a, b, scale) if a.years or b.years else 0.0
    if points == CANNOT or _are_parted(a, b):
        return CANNOT
    of_state = a.cls == b.cls and a.cls in STATES
    if (a.event != b.event or a.struck or b.struck) and (grows(a.cls) or grows(b.cls)) and not of_state:
        points += _of_events(a, b, scale)
    if a.cls == b.cls:
        points += _of_days(a, b)
    if a.elsewhen != b.elsewhen:
        points += _elsewhen(a, b)
    if scale.spread or a.claim.period or b.claim.period:
        points += _of_stretches(a, b, scale)
    if (a.hedge == "forecast") != (b.hedge == "forecast"):
        points += _ahead(a, b)
    return points


def _of_years(a: Features, b: Features, scale: Scale) -> float:
    """Two years that are not the story's part two figures; the dead of one are those of an earlier disaster."""
    if of_one_aim(a, b):
        return 0.0
    one, other = a.years - scale.setting.years, b.years - scale.setting.years
    if one and other and not one & other:
        return CANNOT
    if bool(one) == bool(other):
        return 0.0
    return -3.0 if grows(a.cls) and grows(b.cls) and not within_a_tenth(a, b) else -1.5


def _are_parted(a: Features, b: Features) -> bool:
    """Whether the text puts two figures in two periods, on two days, or in two cases."""
    if _looks_back(a, b):
        return True
    if (a.claim.period or b.claim.period) and is_flow(a.cls) and is_flow(b.cls) and _apart_in_time(a, b):
        return True  # each quarter has its own revenue
    growing = grows(a.cls) or grows(b.cls)
    if a.days and b.days and not growing and not a.days & b.days and (a.cls or b.cls) and not same_size(a, b):
        return True  # the crowds of two marches
    if a.aside != b.aside and not of_one_flow(a, b):
        return True  # "in a separate incident"
    return a.aside and a.claim.article == b.claim.article and a.place != b.place


def _of_events(a: Features, b: Features, scale: Scale) -> float:
    """Two events, and two days of strife, have each their own dead."""
    points = 0.0
    if a.event and b.event and a.event != b.event and not {a.event, b.event} <= OF_ONE_CROWD:
        equal = a.value == b.value and min(a.digits, b.digits) > 1  # "41 died in the blast", "the fire that killed 41"
        if a.event_said and b.event_said and not equal:
            return CANNOT
        points = -2.0 if a.event_said or b.event_said else -1.0
    if (a.struck or b.struck) and a.cls not in RUNS_ON and is_strife(a) and is_strife(b):
        points += _struck(a, b, scale)
    return points


def _of_days(a: Features, b: Features) -> float:
    """Two marches, two rounds of a vote and two days at the exchange have each their own figure of one class."""
    points = 0.0
    if a.cls in CROWD_CLASSES:
        points += _met_on(a, b)
    if a.cls in OF_A_VOTE:
        points += _voted_on(a, b)
    if a.moved == b.moved == "price" and a.cls in CHANGES:
        points += _met_on(a, b, SINCE_TRADE)
    return points


def _elsewhen(a: Features, b: Features) -> float:
    """One of two figures is of another time; the crowd of the week before is another march, and may be the other report's week."""
    if a.cls == b.cls and a.cls in CROWD_CLASSES:
        return CANNOT if a.claim.article == b.claim.article else 0.0
    return -2.0


def _of_stretches(a: Features, b: Features, scale: Scale) -> float:
    """A count of a longer stretch is no count of one day, and totals told far apart are seldom one."""
    points = 0.0
    if (
        a.family == "count"
        and bool(a.claim.period) != bool(b.claim.period)
        and not (within_a_tenth(a, b) or _on_one_day(a, b) or _ran_on(a, b))
    ):
        points = -1.5  # "400 such deaths since December" beside the dead of one day
    both_grow = scale.spread and grows(a.cls) and grows(b.cls)
    if both_grow and _told_far_apart(a, b) and not (a.scope & b.scope or of_one_aim(a, b) or _ran_on(a, b)):
        points -= 2.0  # where the story counts places apart, two counts of one of them are of one event, whenever they are told
    return points


def _ahead(a: Features, b: Features) -> float:
    """What is expected, beside what came: guidance and a result, a crowd; what is to be raised or bought soon is a sum told already."""
    if (a.digits > 1 and a.value == b.value) or of_one_aim(a, b):
        return 0.0
    if a.family not in ("count", "rate"):
        return -2.0 if a.cls and b.cls else -0.5
    return -2.0 if a.cls == "attend" else 0.0


def _looks_back(a: Features, b: Features) -> bool:
    """Whether one article tells two totals of which one alone is of an earlier year, "no worse disaster since 2014, when 304 died":
    though many articles speak of that year, it is not the story's."""
    if a.claim.article != b.claim.article or a.value == b.value or not (grows(a.cls) and grows(b.cls)):
        return False
    return bool(_years_before(a)) != bool(_years_before(b))


def _years_before(one: Features) -> frozenset[str]:
    """The years of a clause before that of its article, or the year just before."""
    if not one.page:
        return frozenset()
    own = date.fromordinal(one.page[0]).year
    return frozenset(year for year in one.years if int(year) < own - 1)


def _struck(a: Features, b: Features, scale: Scale) -> float:
    """Strife breaks out again, and each day of it has its own dead: two of those of whom each tells its own day, or of whom
    one was told before the day of the other, are two counts."""
    for one, other in ((a, b), (b, a)):
        if one.struck and other.claim.as_of and other.claim.as_of.end.toordinal() < one.struck[0]:
            return CANNOT if one.struck_said else ANOTHER_DAY
    if a.struck and b.struck and not _on_one_day(a, b):
        return CANNOT if a.struck_said and b.struck_said else ANOTHER_DAY
    if _is_of_several_days(a, b, scale) or _is_of_several_days(b, a, scale):
        return ANOTHER_DAY
    return 0.0


DAYS_BEFORE = 6
"""A march that a report puts on no day was held so many days before it, or on its own."""
SINCE_TRADE = 1
"""The same of what shares did: reports tell it on its day or on the next."""


def _met_on(a: Features, b: Features, back: int = DAYS_BEFORE) -> float:
    """Each march has its own crowd, and each day its own fall of a share, by the day that is told or else by its report's."""
    one, other = (x.struck or (x.page and (x.page[0] - back, x.page[1])) for x in (a, b))
    if any(x.struck and _is_of_other_weekday(y, x.struck) for x, y in ((a, b), (b, a))):
        return ANOTHER_DAY
    if not (one and other) or (one[0] <= other[1] and other[0] <= one[1]):
        return 0.0
    sure = a.struck_said and b.struck_said and not (within_a_tenth(a, b) and a.claim.article != b.claim.article)
    return CANNOT if sure else ANOTHER_DAY


ROUND_DAYS = 14
"""Days within which one vote is counted; the next round of it lies farther off."""


def _voted_on(a: Features, b: Features) -> float:
    """Each round of a vote has its own shares, by the day of the vote where both tell it, else by those of their reports."""
    if a.struck and b.struck:
        return 0.0 if _gap(a.struck, b.struck) <= ROUND_DAYS else CANNOT
    one, other = a.struck or a.page, b.struck or b.page
    if not (one and other) or _gap(one, other) <= ROUND_DAYS or within_a_tenth(a, b):
        return 0.0
    return ANOTHER_DAY


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days between two stretches of days."""
    return max(0, a[0] - b[1], b[0] - a[1])


def _is_of_other_weekday(one: Features, day: tuple[int, int]) -> bool:
    """Whether one tells of a Sunday, and the only day of the other is none."""
    return (
        one.weekday is not None
        and not one.struck
        and day[0] == day[1]
        and date.fromordinal(day[0]).weekday() != one.weekday
    )


def _is_of_several_days(one: Features, other: Features, scale: Scale) -> bool:
    """Whether one counts those of a stretch in which strife broke out again, and the other those of one day of it."""
    period, day = one.claim.period, other.struck
    if period is None or other.claim.period or not day or day[0] != day[1]:
        return False
    held = [n for n in scale.struck_days if period.start.toordinal() <= n <= period.end.toordinal()]
    return len(held) > 1 and day[0] in held


def _on_one_day(a: Features, b: Features) -> bool:
    """Whether a period is no longer than what the other figure counts: "in the past 24 hours", "in Friday's clashes"."""
    return a.struck is not None and b.struck is not None and a.struck[0] <= b.struck[1] and b.struck[0] <= a.struck[1]


ANOTHER_DAY = -3.0
"""Where only the article of the one tells the day, its count may be one that has gone on since."""


def _apart_in_time(a: Features, b: Features) -> bool:
    """Whether two values are of periods without a day in common, or one was told before the other's period began."""
    for one, other in ((a, b), (b, a)):
        period, told = one.claim.period, other.claim.period or other.claim.as_of
        if period and told and told.end < period.start and one.hedge is None:
            return True
    return False


def of_one_flow(a: Features, b: Features) -> bool:
    """Whether two figures are what somebody earned, lost or sold: which quarter it was is often left unsaid, and a company
    may tell it "separately"."""
    return a.cls == b.cls and is_flow(a.cls)


def _told_far_apart(a: Features, b: Features) -> bool:
    """Whether two values without a day of their own were told in articles far apart in time."""
    one, other = a.page, b.page
    return one is not None and other is not None and _gap(one, other) > STORY_DAYS


LONG_RUN = 14
"""Days of a period from which it is that of a disaster which runs on, a season of floods or an outbreak."""


def _ran_on(a: Features, b: Features) -> bool:
    """Whether one of two totals counts on for weeks, "since mid-June", and the higher one was told later: one path of one disaster."""
    if not (a.cls == b.cls and is_total(a.cls) and grows(a.cls) and (rose_later(a, b) or within_a_tenth(a, b))):
        return False
    return any(_counts_on(x, y) for x, y in ((a, b), (b, a)))


def _counts_on(one: Features, other: Features) -> bool:
    """Whether a total counts on for weeks in which, or soon behind which, the other was told."""
    period, day = one.claim.period, other.claim.as_of
    if period is None or day is None or (period.end - period.start).days < LONG_RUN:
        return False
    own = one.claim.as_of or period
    at_once = abs((own.end - day.end).days) < LONG_RUN and ratio_of(one, other) > MOST_OF_A_CROWD
    return not at_once and period.start <= day.end and (day.start - period.end).days <= STORY_DAYS
