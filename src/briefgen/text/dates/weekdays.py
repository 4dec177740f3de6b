"""The day of an article that names weekdays only, from the dated articles of its story.

Only where exactly one day fits: in a story whose dated articles lie within a week any weekday that fits once; in a
longer one only with a sign of which week it is (the event's day, the toll between two others, unusual numbers).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefgen.records import Article
from briefgen.text.dates.bounds import NO_BOUNDS, Bounds
from briefgen.text.dates.cues import EXPLICIT, is_events_time, is_said, lies_ahead, listed, opens_saying
from briefgen.text.dates.events import event_days, most_told
from briefgen.text.dates.find import DateMention, find_dates, fold_text
from briefgen.text.dates.nights import night_told
from briefgen.text.dates.resolve import INFERENCE_DAYS, one_day
from briefgen.text.dates.story import body_spans, mentions_in_body, rare_numbers
from briefgen.text.dates.tolls import NO_BRACKET, Bracket, bracket_of, tells_toll

RUN_GAP = 7
"""Dated articles with gaps of at most so many days are one round of news."""
MARGIN = 3
"""Days around a round of news in which an article of it may lie. A week and two margins hold each weekday once or
twice; what fits twice is left alone."""
AFTER_BARE, AFTER_LAST = (0, 6), (1, 8)
"""Days after an event on which a report says "on Tuesday", and "last Tuesday", of it."""
LEAST_ANCHORS = 2
"""Dated articles that a round of news needs where no sign tells the week: one alone may itself be a later copy."""
LEAST_SHARED = 2
"""Unusual numbers that tie an article to one round of news, twice as many as to any other."""


@dataclass(frozen=True, slots=True)
class WeekdayFit:
    """The one day that fits an article, and why; None where its text shows that the one that seemed to fit is too early, or where
    several days of one `window` fit."""

    day: date | None
    why: str
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """A weekday that an article names, "last week" or "last month"; `said`: it is the day of saying; `event`: that of its event;
    `counted`: something had come so far by it; `toll`: its paragraph counts dead or hurt; `gone`: what had been said on it is looked
    back on ("had put it at 40 on Monday"), so that the article is of a later day."""

    mention: DateMention
    said: bool
    event: bool
    counted: bool = False
    toll: bool = False
    gone: bool = False


def fit_weekday(article: Article, anchors: Sequence[Article], bounds: Bounds = NO_BOUNDS) -> WeekdayFit | None:
    """The only day within `bounds` that the weekdays in `article` and the dated articles of its story leave, or None.

    `anchors` are those articles; each has its day stated. Where the text tells the night after its newest weekday as over,
    it is the day after.
    """
    named = tuple(_named(article))
    newest = _newest_weekday(named)
    if not anchors or _looks_back_years(article):
        return None
    if newest is None:
        return _fit_said_day(article, anchors, named, bounds)
    words, number = newest
    printed = _printed_day(article, number, bounds)
    if printed is not None:
        return printed
    night = night_told(article, number)
    fit = _fit(article, anchors, named, number, bounds, later=1 if night else 0)
    if fit is None:
        early = _fit(article, anchors, named, number, bounds) if night else None
        return (
            WeekdayFit(None, f"“{night}” is told as over, so that {early[0][0]} is too early, and no other day fits")
            if early and len(early[0]) == 1 and early[0][0] != bounds.last
            else None
        )
    days, signs = fit
    fits = f"“{words}” fits" if not night else f"“{night}” is told as over, and the day after fits"
    rest = "".join(f", and {sign}" for sign in signs)
    if len(days) > 1:
        return WeekdayFit(None, f"{fits} {days[0]} to {days[-1]}{rest}", (days[0], days[-1]))
    return WeekdayFit(days[0], f"{fits} one day only beside the dated articles of the story{rest}")


def _printed_day(article: Article, weekday: int, bounds: Bounds) -> WeekdayFit | None:
    """The last day that an article tells as past, where it prints this weekday with it and something was said on it: "reported on
    Sunday (4 May 2031)"."""
    for mention, _, fold in mentions_in_body(article) if bounds.first and bounds.first.weekday() == weekday else ():
        whole = mention.weekday == weekday and mention.year is not None and one_day(mention, None) == bounds.first
        if whole and (is_said(fold, mention.span) or opens_saying(fold, mention.span)):
            return WeekdayFit(bounds.first, f"“{mention.words}” is the last day on which something was said")
    return None


def _looks_back_years(article: Article) -> bool:
    """Whether an article opens on what happened a year ago or longer: its weekdays are of another round of news."""
    opening = [article.title, *list(_bodies(article))[:OPENING]]
    return any(_YEARS_AFTER.search(fold_text(text)) for text in opening)


_YEARS_AFTER = re.compile(
    r"\b(?:a|one|two|three|four|five|ten|\d+) years? (?:ago|on\b(?! the)|after|later|since)\b|\banniversary\b"
)
OPENING = 3
"""Paragraphs from the top of an article that tell what it is about."""


def _fit(
    article: Article,
    anchors: Sequence[Article],
    named: Sequence[_Named],
    weekday: int,
    bounds: Bounds,
    *,
    later: int = 0,
) -> tuple[list[date], list[str]] | None:
    """The one day, so much `later` than this weekday, that the signs of the article's time leave beside its dated ones,
    with those signs; two days a week apart where the toll or its own text leaves so many."""
    days = sorted(day for anchor in anchors if (day := anchor.published.day))
    runs = _runs(days)
    dates_toll = any((one.said or one.toll) and one.mention.weekday == weekday for one in named)
    bracket = bracket_of(article, anchors, runs) if dates_toll else NO_BRACKET
    near = (
        _days_around(runs) | _days_of((bracket.first, bracket.last)) | _days_of(bounds.window or (date.max, date.min))
    )
    fitting = (day + timedelta(days=later) for day in sorted(near) if day.weekday() == weekday)
    open_days = [day for day in fitting if bounds.hold(day)]
    left, signs = _narrowed(article, anchors, runs, named, open_days, bounds, bracket)
    within = [day for day in left if any(first <= day <= last and first < last for first, last in runs)]
    if len(left) > 1 and len(within) == 1 and _fits_whole(named, within[0], runs):
        return within, [*signs, "its other weekdays lie there with it"]
    if len(left) == 2 and (left[1] - left[0]).days == 7 and (bracket.is_closed or bounds.window):
        near_first = bracket.lies_near(left[0])
        return (left[:1], [*signs, f"nearer to the first than {left[1]}"]) if near_first else (left, signs)
    told = bool(signs or bounds.window)
    if len(left) != 1 or (not told and (len(days) < LEAST_ANCHORS or len(runs) > 1)):
        return None
    return left, signs


def _fits_whole(named: Sequence[_Named], day: date, runs: Sequence[tuple[date, date]]) -> bool:
    """Whether several weekdays that an article names lie in the round of news of a day, up to it."""
    first = next(first for first, last in runs if first <= day <= last) - timedelta(days=MARGIN)
    told = {one.mention.weekday for one in named if one.mention.weekday is not None and one.mention.shift is None}
    return len(told) > 1 and all(day - timedelta(days=(day.weekday() - other) % 7) >= first for other in told)


def _fit_said_day(
    article: Article, anchors: Sequence[Article], named: Sequence[_Named], bounds: Bounds
) -> WeekdayFit | None:
    """The last day on which something was said in a text whose weekdays tell nothing else, where it lies in the round of news of the
    dated articles and no other that it tells follows soon: "on May 14 the minister said". A text that counts the dead on a Tuesday is
    of no Friday."""
    days = sorted(day for anchor in anchors if (day := anchor.published.day))
    round_of_news = _days_around(_runs(days))
    told = [(day, said) for day, said in _days_told(article, days[-1]) if day in round_of_news]
    last = max((day for day, said in told if said), default=None)
    if last is None or not bounds.hold(last) or any(0 < (day - last).days <= MARGIN for day, _ in told):
        return None
    others = {one.mention.weekday for one in named if (one.said or one.toll) and not one.event} - {None, last.weekday()}
    return None if others else WeekdayFit(last, f"the last day on which something was said is {last}")


def later_day_told(article: Article, day: date) -> tuple[date, str]:
    """`day`, or the latest within `MARGIN` days after it that the text shows, and by what: something was said on it, or it
    is the day after a night that is told as over. The article is not older."""
    later = [
        day + timedelta(days=gap)
        for one in _named(article)
        if one.said and one.mention.shift is None and one.mention.weekday is not None
        if 0 < (gap := (one.mention.weekday - day.weekday()) % 7) <= MARGIN
    ]
    said = max(later, default=day)
    if said > day:
        return said, f"something was said on {said}"
    night = "" if _is_headed(article, day) else night_told(article, day.weekday())
    return (day + timedelta(days=1), f"“{night}” is told as over") if night else (day, "")


def _is_headed(article: Article, day: date) -> bool:
    """Whether a line that is no body prints this day: it may be that of publication."""
    lines = (block.span for block in article.blocks if block.role in ("dateline", "headline", "furniture"))
    dates = (mention for span in lines for mention in find_dates(article.text, language=article.language, within=span))
    return any((mention.month, mention.day) == (day.month, day.day) for mention in dates)


def _named(article: Article) -> Iterator[_Named]:
    """The weekdays, "last week" and "last month" of the body that do not lie ahead."""
    for told, text, fold in mentions_in_body(article):
        mention = _morning_of(told, fold)
        bare = mention.weekday is not None and mention.day is None and mention.year is None
        if (bare or _is_last(mention)) and mention.shift != 1 and not _is_ahead(fold, mention):
            core = mention.core
            said = is_said(fold, core) or opens_saying(fold, core)
            said = (said and mention.relation != "since") or bool(
                EXPLICIT.search(fold[max(0, core.start - 24) : core.start])
            )
            by = mention.relation == "by"
            toll = tells_toll(text, article.language)
            gone = _HAD_SAID.search(fold, max(0, core.start - 120), core.start) is not None
            yield _Named(mention, said or by, is_events_time(fold, mention.span), by, toll, gone)


_HAD_SAID = re.compile(
    r"\bhad (?:[a-z]+ly |earlier |already |first )?(?:put|said|spoken|given|reported|announced|counted|named|estimated|told)\b"
    r"(?:(?!\b(?:said|says|told|added)\b)[^.!?;]){0,90}$"
)


_NIGHT_LEAD = re.compile(r"\b(?:night|overnight)(?: of)? $")


def _morning_of(mention: DateMention, fold: str) -> DateMention:
    """Of a night "from Thursday to Friday" the day on which it ended, else the mention itself."""
    far = mention.to
    night = far is not None and _NIGHT_LEAD.search(fold[max(0, mention.span.start - 16) : mention.span.start])
    return far if far is not None and night else mention


def _is_last(mention: DateMention) -> bool:
    """ "last week" and "last month"."""
    long = mention.kind == "relative" and mention.unit in ("week", "month")
    return long and mention.shift == -1 and mention.part is None


def _is_ahead(fold: str, mention: DateMention) -> bool:
    return mention.relation in ("until", "between") or (mention.relation != "by" and lies_ahead(fold, mention.span))


def _newest_weekday(named: Sequence[_Named]) -> tuple[str, int] | None:
    """The one that is called "this Sunday"; else the weekday that is the last of those named, where they lie within `MARGIN`
    days, the day of the event aside where they do not with it; else the only one said. A weekday that the article also calls
    "last Tuesday" is that one, unless something was said on it."""
    near = {
        one.mention.weekday: one.mention.words
        for one in named
        if one.mention.weekday is not None and one.mention.shift == 0
    }
    if len(near) == 1:
        return next((words, weekday) for weekday, words in near.items())
    gone = {one.mention.weekday for one in named if one.mention.shift == -1}
    bare = [
        one
        for one in named
        if one.mention.weekday is not None
        and one.mention.shift is None
        and not one.gone
        and (one.said or one.mention.weekday not in gone)
    ]
    later = [one for one in bare if not one.event and one.mention.relation != "since"]
    if not later and any(one.gone for one in named):
        return None
    of_event = any(one.event for one in bare)
    after = any(
        one.counted or (one.said and of_event) for one in later
    )  # "the quake of Monday … by Sunday", "spoke on Saturday"
    for some in (*((later,) if after else ()), bare, later, [one for one in bare if one.said]):
        words = {one.mention.weekday: one.mention.words for one in some if one.mention.weekday is not None}
        last = [day for day in words if all((day - other) % 7 <= MARGIN for other in words)]
        if len(last) == 1:
            return words[last[0]], last[0]
    return None


def _runs(days: Sequence[date]) -> list[tuple[date, date]]:
    runs = [(days[0], days[0])]
    for day in days[1:]:
        if (day - runs[-1][1]).days <= RUN_GAP:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


def _days_around(runs: Sequence[tuple[date, date]]) -> set[date]:
    margin = timedelta(days=MARGIN)
    return {day for first, last in runs for day in _days_of((first - margin, last + margin))}


def _days_of(bounds: tuple[date, date]) -> set[date]:
    """The days from one to another, where these lie near each other."""
    length = (bounds[1] - bounds[0]).days
    return {bounds[0] + timedelta(days=n) for n in range(length + 1)} if length <= INFERENCE_DAYS else set()


def _narrowed(
    article: Article,
    anchors: Sequence[Article],
    runs: Sequence[tuple[date, date]],
    named: Sequence[_Named],
    days: Sequence[date],
    bounds: Bounds,
    bracket: Bracket,
) -> tuple[list[date], list[str]]:
    """The days that all signs of the article's time leave, and those signs that told its week."""
    left = list(days)
    signs: list[str] = []
    for (first, last), sign in (
        _after_event(anchors, named),
        _in_week_of_event(article, anchors),
        ((bracket.first, bracket.last), bracket.why),
        _with_numbers(article, anchors, runs, bounds),
        _after_days_named(article, anchors, bounds),
    ):
        kept = [day for day in left if first <= day <= last]
        if sign and len(kept) < len(left):
            signs = [*signs, sign]
        left = kept
    return left, signs


_Sign = tuple[tuple[date, date], str]
"""First and last day that it leaves, and its words; without words it only takes days away."""
_NO_SIGN: _Sign = ((date.min, date.max), "")


def _after_event(anchors: Sequence[Article], named: Sequence[_Named]) -> _Sign:
    """From "last week's fires" or "the fire that broke out on Tuesday", where the others give the event's day."""
    began = most_told(tuple(event_days(anchor, body_spans(anchor))) for anchor in anchors)
    if began is None:
        return _NO_SIGN
    day = began.start
    for one in named:
        if one.event and one.mention.unit == "week":
            monday = day + timedelta(days=7 - day.weekday())
            return (monday, monday + timedelta(days=6)), f"“{one.mention.words}” is that of {day}"
        if one.event and one.mention.unit == "month":
            first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
            return (first, first + timedelta(days=30)), f"“{one.mention.words}” is that of {day}"
        if one.event and one.mention.weekday == day.weekday():
            start, end = AFTER_LAST if one.mention.shift == -1 else AFTER_BARE
            return (day + timedelta(days=start), day + timedelta(days=end)), f"“{one.mention.words}” is {day}"
    return _NO_SIGN


def _in_week_of_event(article: Article, anchors: Sequence[Article]) -> _Sign:
    """The week of the event, where the opening of an article puts it "earlier in the week"."""
    began = most_told(tuple(event_days(anchor, body_spans(anchor))) for anchor in anchors)
    for text in list(_bodies(article))[:OPENING] if began else ():
        found = _EARLIER_IN_WEEK.search(fold_text(text))
        if began and found:
            monday = began.start - timedelta(days=began.start.weekday())
            return (
                began.start,
                monday + timedelta(days=6),
            ), f"“{found['words'] or found['then']}” is the week of {began.start}"
    return _NO_SIGN


_EARLIER_IN_WEEK = re.compile(
    rf"\b(?P<words>earlier (?:in the|this) week)\b[^.]{{0,60}}\b(?:{listed('event')})\b"
    rf"|\b(?:{listed('event')})\b[^.]{{0,60}}\b(?P<then>earlier (?:in the|this) week)\b"
)


def _after_days_named(article: Article, anchors: Sequence[Article], bounds: Bounds) -> _Sign:
    """Not before a day that its text names as past: such an article can be later than all the dated ones. A day on which its
    `bounds` end or a later one is still to come."""
    near = max(day for anchor in anchors if (day := anchor.published.day))
    told = [day for day, _ in _days_told(article, near) if abs((near - day).days) <= INFERENCE_DAYS]
    told = [day for day in told if bounds.last is None or day < bounds.last]
    return ((max(told), date.max), "") if told else _NO_SIGN


def _days_told(article: Article, near: date) -> Iterator[tuple[date, bool]]:
    """The days with a month that an article tells as past, each with whether something was said on it."""
    for mention, _, fold in mentions_in_body(article):
        if mention.kind == "day" and not lies_ahead(fold, mention.span):
            day = one_day(replace(mention, year=mention.year or near.year, weekday=None), None)
            said = is_said(fold, mention.core) or opens_saying(fold, mention.core)
            yield from [(day, said and not is_events_time(fold, mention.core))] if day else []


def _bodies(article: Article) -> Iterator[str]:
    return (span.of(article.text) for span in body_spans(article))


def _with_numbers(
    article: Article, anchors: Sequence[Article], runs: Sequence[tuple[date, date]], bounds: Bounds
) -> _Sign:
    """The round of news with which it shares unusual numbers, clearly more than with any other; where its own text says that the
    later rounds are still to come, one number of many digits does."""
    ranked = []
    for first, last in runs:
        own = [
            a for a in anchors if a.published.day and first <= a.published.day <= last and bounds.hold(a.published.day)
        ]
        shared = _shared_numbers(article, own)
        weight = sum(LEAST_SHARED if bounds.last and _has_many_digits(number) else 1 for number in shared)
        ranked.append((weight, len(shared), first, last))
    ranked.sort(reverse=True)
    weight, count, first, last = ranked[0]
    if len(ranked) < 2 or weight < LEAST_SHARED or weight < 2 * ranked[1][0]:
        return _NO_SIGN
    margin = timedelta(days=MARGIN)
    numbers = f"{count} unusual number{'s' if count > 1 else ''}"
    return (first - margin, last + margin), f"it shares {numbers} with those of {first} to {last}"


def _has_many_digits(number: str) -> bool:
    return sum(map(str.isdigit, number)) >= MANY_DIGITS


MANY_DIGITS = 4


def _shared_numbers(article: Article, others: Sequence[Article]) -> frozenset[str]:
    return rare_numbers(article.text) & frozenset().union(*(rare_numbers(other.text) for other in others))
