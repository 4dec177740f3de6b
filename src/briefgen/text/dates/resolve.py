"""Which day or period a mention means, read against the day on which its article was published."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from briefgen.records import Basis, DatedSpan, Published
from briefgen.text.dates.find import DateMention, Unit

CANDIDATE_YEARS = (2010, 2025)
"""Years that a day without a year is tried in. Older pages are rarely saved from a browser; the upper end is a constant
and not today's year, so that the same articles give the same briefing next year. Years that the article (or the run)
speaks of as past extend it."""

INFERENCE_DAYS = 60
"""How near a candidate has to lie to a dated article of the same story: reconciliation, section 3."""

LENIENCE = timedelta(days=1)
"""A page that is dated in one time zone can name the next day of another."""


def resolve_mention(mention: DateMention, published: Published) -> DatedSpan | None:
    """The day or period that a mention means, or None where that is not known.

    What prints its year needs no published date and has basis `stated`. All else is read against `published.day`: basis
    `resolved`, or `inferred` where that day was inferred itself; without it the answer is None. A weekday is the latest
    such day on or before publication, the first on or after it where it lies ahead, the nearer one for "this Sunday"
    (in an article that was changed within a week, as of its last change); a month and day without a year the latest on
    or before publication + 1 day, the nearest where it lies ahead. In an article without a date they are of the year in which they lie near a dated one of its story: basis `inferred`.
    """
    if mention.kind == "clock":
        return None
    if published.until is not None and mention.weekday is not None and mention.day is None:
        published = replace(published, day=published.until, until=None)
    if published.day is None and (year := year_of_story(mention, published.near)) is not None:
        far = (
            replace(mention.to, year=year)
            if mention.to and mention.to.year is None and mention.to.month is not None
            else mention.to
        )
        told = resolve_mention(replace(mention, year=year, to=far), Published(None, "unknown"))
        return told and replace(
            told, basis="inferred", why=f"“{mention.words}”, in the year of the dated articles of its story"
        )
    if published.day is None and published.window is not None and mention.year is None:
        return _resolve_in_window(mention, *published.window)
    if mention.relation == "since":
        return _resolve_since(mention, published)
    if mention.relation == "between" and mention.to:
        return _resolve_between(mention, mention.to, published)
    bounds = _bounds(mention, published.day)
    if bounds is None:
        return None
    beside = _beside_told(mention, bounds[0], published)
    if beside is not None:
        return DatedSpan(
            beside, beside, "resolved", f"“{mention.words}”, in the year of the days that the article tells beside it"
        )
    return DatedSpan(*bounds, *_grounds(mention, published))


def _resolve_in_window(mention: DateMention, first: date, last: date) -> DatedSpan | None:
    """What a mention means on whatever day of the window the article was written: None where that makes a difference."""
    early, late = (resolve_mention(mention, Published(day, "inferred")) for day in (first, last))
    if early is None or late is None or early.start != late.start:
        return None
    if early.end != late.end and mention.relation != "since":
        return None
    return replace(late, why=f"“{mention.words}”, in an article of {first} to {last}")


def _beside_told(mention: DateMention, read: date, published: Published) -> date | None:
    """Of a look back the day near the days with a year that the article tells, where it would else lie in another year: "left on
    June 10, 2023. On June 13 it came", printed in 2025."""
    if published.day is None or not published.near or mention.year is not None or mention.day is None:
        return None
    if (published.day - read).days <= INFERENCE_DAYS or _lies_near(read, published.near, BESIDE_DAYS):
        return None
    years = sorted({near.year for near in published.near})
    days = [day for year in years if (day := real_day(year, mention.month or 0, mention.day))]
    fits = [day for day in days if _lies_near(day, published.near, BESIDE_DAYS)]
    return fits[0] if len(fits) == 1 else None


BESIDE_DAYS = 31
"""Days around one with a year that an article tells, in which another day without a year is of the same time."""


def year_of_story(mention: DateMention, near: Sequence[date]) -> int | None:
    """The one year in which a day and month without a year lie within `INFERENCE_DAYS` of a dated article of the story."""
    if mention.year is not None or mention.day is None or mention.month is None or mention.other or not near:
        return None
    days = days_of_story(mention.month, mention.day, near)
    fits = [day.year for day in days if mention.weekday in (None, day.weekday())]
    return fits[0] if len(fits) == 1 else None


def days_of_story(month: int, number: int, near: Sequence[date]) -> list[date]:
    """The days of a month (1 to 12) and number that lie within `INFERENCE_DAYS` of one of `near`, the days of the dated articles of a
    story, in order."""
    years = sorted({day.year + step for day in near for step in (-1, 0, 1)})
    days = (day for year in years if (day := real_day(year, month, number)))
    return [day for day in days if _lies_near(day, near, INFERENCE_DAYS)]


def _lies_near(day: date, others: Sequence[date], days: int) -> bool:
    """Whether one of some days lies at most so many days from a day."""
    return any(abs((day - other).days) <= days for other in others)


def _grounds(mention: DateMention, published: Published) -> tuple[Basis, str]:
    """Basis and reason of a resolved mention."""
    if mention.year is not None:
        return "stated", f"“{mention.words}” in the text"
    basis: Basis = "inferred" if published.basis.startswith("inferred") else "resolved"
    how = "inferred" if basis == "inferred" else "published"
    return basis, f"“{mention.words}”, read against the {how} date {published.day}"


def _resolve_since(mention: DateMention, published: Published) -> DatedSpan | None:
    """From the start of the point up to publication; without a publication date the end is the point's own."""
    bounds = _bounds(mention, published.day)
    if bounds is None:
        return None
    start, end = bounds
    if published.day is not None and published.day >= start:
        end = published.day
    return DatedSpan(start, end, *_grounds(mention, published))


def _resolve_between(mention: DateMention, far: DateMention, published: Published) -> DatedSpan | None:
    last = _bounds(replace(far, ahead=far.ahead or mention.ahead), published.day)
    if last is None:
        return None
    if mention.count is not None and mention.unit is not None:
        start = _back(last[1] + timedelta(days=1), mention.count, mention.unit)
        return DatedSpan(start, last[1], *_grounds(mention, published))
    anchored = replace(mention, relation=None, to=None)
    if mention.year is None and mention.month is not None:
        first = _bounds(anchored, last[1])
    else:
        first = _bounds(anchored, published.day)
    if first is not None and first[0] > last[1] and mention.month is not None and mention.year is not None:
        first = _bounds(replace(anchored, year=mention.year - 1), None)
    if first is None or first[0] > last[1]:
        return None
    return DatedSpan(first[0], last[1], *_grounds(replace(mention, year=mention.year or far.year), published))


_Bounds = tuple[date, date]


def _bounds(mention: DateMention, day: date | None) -> _Bounds | None:
    """First and last day of what a mention names, read against `day`; None where that cannot be known."""
    if mention.day is not None and mention.month is not None:
        found = one_day(mention, day)
        return (found, found) if found else None
    if mention.count is not None and mention.unit is not None:
        return _counted_bounds(mention, mention.count, mention.unit, day)
    if mention.ordinal is not None:
        return _ordinal_bounds(mention, mention.ordinal, day)
    if mention.month is not None:
        return _trim(_month_bounds(mention, mention.month, day), mention, day)
    if mention.year is not None:
        return _trim(_year_bounds(mention.year), mention, day)
    if day is None:
        return None
    if mention.weekday is not None:
        return _same(_weekday_of(mention, mention.weekday, day))
    if mention.unit is not None and mention.shift is not None:
        return _trim(_unit_bounds(mention.unit, day, mention.shift), mention, day)
    return None


def _same(day: date) -> _Bounds:
    return day, day


def one_day(mention: DateMention, day: date | None) -> date | None:
    readings = [(mention.month, mention.day)] + ([mention.other] if mention.other else [])
    found = {_one_reading(mention, month or 0, number or 0, day) for month, number in readings}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _one_reading(mention: DateMention, month: int, number: int, day: date | None) -> date | None:
    if mention.year is not None:
        stated = real_day(mention.year, month, number)
        late = stated is not None and mention.other is not None and day is not None and stated > day + LENIENCE
        return None if late else stated
    if day is None:
        return None
    years = range(day.year + 1, day.year - 8, -1)
    days = [found for year in years if (found := real_day(year, month, number))]
    fitting = [found for found in days if mention.weekday in (None, found.weekday())] or days
    nearest = min(fitting, key=lambda found: abs((found - day).days), default=None)
    if mention.relation == "by" or mention.ahead:
        return nearest
    if (
        mention.weekday is not None
        and nearest
        and nearest.weekday() == mention.weekday
        and _lies_near(nearest, (day,), SOON_DAYS)
    ):
        return nearest
    return next((found for found in fitting if found <= day + LENIENCE), None)


def real_day(year: int, month: int, number: int) -> date | None:
    """A day of the calendar; None where its month (1 to 12) has no such number."""
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, number)


SOON_DAYS = 31
"""Days around publication within which a day with its weekday is that one, though it lie ahead: "Saturday, May 25" in a report of
May 23 is no day of six years before."""
_SOON = 2
"""Days ahead within which "this Sunday" is the coming one."""


DAY_OF_MONTH_BACK = 62
"""Days before a report in which "Saturday the 2nd" may lie."""


def _weekday_of(mention: DateMention, weekday: int, day: date) -> date:
    """The latest such day on or before `day`; strictly before for "last Tuesday", after for "next Tuesday", on or after
    where it lies ahead."""
    if mention.day is not None:  # "Saturday the 2nd" is the latest 2nd that was one
        near = (day + timedelta(days=n) for n in range(_SOON, -DAY_OF_MONTH_BACK, -1))
        found = next((one for one in near if one.day == mention.day and one.weekday() == weekday), None)
        if found is not None:
            return found
    back, shift = (day.weekday() - weekday) % 7, mention.shift
    if shift == 1:
        return day + timedelta(days=7 - back)
    if shift != -1 and (mention.ahead or (shift == 0 and -back % 7 <= _SOON)):
        return day + timedelta(days=-back % 7)
    return day - timedelta(days=7 if shift == -1 and back == 0 else back)


def _month_bounds(mention: DateMention, month: int, day: date | None) -> _Bounds | None:
    """The month (or the three of a season) named, in its year or in the latest year on or before `day`."""
    year, long = mention.year, 3 if mention.unit == "season" else 1
    if year is None:
        if day is None:
            return None
        year = day.year if date(day.year, month, 1) <= day + LENIENCE else day.year - 1
        if mention.relation == "by":
            year = min(
                range(day.year - 1, day.year + 2), key=lambda near: abs((_months(near, month, long)[1] - day).days)
            )
        if mention.shift == -1 and _months(year, month, long)[1] >= day:
            year -= 1
        if mention.shift == 1 and (year, month) <= (day.year, day.month):
            year += 1
    return _months(year, month, long)


def _months(year: int, month: int, count: int) -> _Bounds:
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _year_bounds(year: int) -> _Bounds:
    return date(year, 1, 1), date(year, 12, 31)


def _unit_bounds(unit: Unit, day: date, shift: int) -> _Bounds | None:
    """The day, week (Monday to Sunday), weekend, month, quarter or year that lies `shift` of its kind from `day`."""
    if unit in ("minute", "hour", "day"):
        return _same(day + timedelta(days=shift))
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "year":
        return _year_bounds(day.year + shift)
    if unit == "quarter":
        months = day.year * 12 + (day.month - 1) // 3 * 3 + 3 * shift
        return _months(months // 12, months % 12 + 1, 3)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        return _months(months // 12, months % 12 + 1, 1)
    return None


def _trim(bounds: _Bounds | None, mention: DateMention, day: date | None) -> _Bounds | None:
    """The part of a period that is meant: "early December" is its first third, "earlier this year" ends at `day`."""
    if bounds is None or mention.part is None or (bounds[1] - bounds[0]).days < 3:  # a day has no early third
        return bounds
    start, end = bounds
    if mention.part == "end" and mention.unit == "week":
        return end - timedelta(days=2), end  # a working week ends on its Friday, the week on its Sunday
    if mention.part == "end":
        return end, end
    if mention.part == "start":
        return start, start
    if mention.shift == 0 and mention.part == "early" and day is not None:
        return start, max(start, min(day, end))
    if mention.shift == 0 and mention.part == "late" and day is not None and mention.kind == "relative":
        return min(max(start, day), end), end
    first, second = _thirds(start, end)
    one = timedelta(days=1)
    return {"early": (start, first - one), "mid": (first, second - one)}.get(mention.part, (second, end))


def _thirds(start: date, end: date) -> tuple[date, date]:
    """Where the second and the last third begin: May and September of a year, the 11th and 21st of a month."""
    if (end - start).days > 360:
        return start.replace(month=5), start.replace(month=9)
    third = ((end - start).days + 1) // 3
    return start + timedelta(days=third), start + timedelta(days=2 * third)


def _ordinal_bounds(mention: DateMention, ordinal: int, day: date | None) -> _Bounds | None:
    """The quarter or half named: of its year, of last, this or next year, else the latest one that has begun."""
    long = 3 if mention.unit == "quarter" else 6
    if not 1 <= ordinal <= 12 // long:
        return None
    year = mention.year
    if year is None:
        if day is None:
            return None
        year = day.year + (mention.shift or 0)
        if mention.shift is None and date(year, (ordinal - 1) * long + 1, 1) > day:
            year -= 1
    return _months(year, (ordinal - 1) * long + 1, long)


def _counted_bounds(mention: DateMention, count: int, unit: Unit, day: date | None) -> _Bounds | None:
    """ "two weeks ago", "in nine months", "the last two weeks": counted back from `day`; "first nine months of
    2030"."""
    if mention.relation == "first":
        year = mention.year or (day.year if day else None)
        if year is None or unit not in ("month", "quarter"):
            return None
        return _months(year, 1, count * (3 if unit == "quarter" else 1))
    if day is None or not 0 < count <= 400:
        return None
    if mention.relation == "ago" and unit in ("month", "year"):
        return _unit_bounds(unit, _back(day, count, unit), 0)
    if mention.relation == "ago":
        return _same(_back(day, count, unit))
    return _back(day, count, unit), day


def _back(day: date, count: int, unit: Unit) -> date:
    if unit in ("minute", "hour"):
        return day - timedelta(hours=count if unit == "hour" else 0)
    if unit in ("day", "week", "weekend"):
        return day - timedelta(days=count if unit == "day" else 7 * count)
    months = max(12, day.year * 12 + day.month - 1 - count * {"month": 1, "quarter": 3, "year": 12}.get(unit, 1))
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def candidate_days(
    mention: DateMention, *, first_year: int = CANDIDATE_YEARS[0], last_year: int = CANDIDATE_YEARS[1]
) -> tuple[date, ...]:
    """The days that a mention without a year can mean, within the years given (both included), earliest first.

    With a weekday only the years in which it fits: "Friday, February 28" is 2014, 2020 or 2025 from 2010 to 2025. A
    weekday, a month or a period alone has none. Two readings of figures (02/03/2020) give both days.
    """
    if mention.month is None or mention.day is None:
        return ()
    years = (mention.year,) if mention.year is not None else range(first_year, last_year + 1)
    readings = [(mention.month, mention.day)] + ([mention.other] if mention.other else [])
    days = {found for year in years for month, day in readings if (found := real_day(year, month, day))}
    return tuple(sorted(found for found in days if mention.weekday in (None, found.weekday())))
