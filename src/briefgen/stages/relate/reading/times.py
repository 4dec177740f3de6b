"""For when a figure is told, and of which event it is."""

from __future__ import annotations

import re
from typing import TypedDict

from briefgen.records import FigureClaim
from briefgen.stages.relate.features import NOTHING
from briefgen.stages.relate.reading.view import View
from briefgen.stages.relate.setting import YEAR, event_words, events_in
from briefgen.stages.relate.traits import CROWDS
from briefgen.text.calendar import WEEKDAYS
from briefgen.text.dates.events import EventDays
from briefgen.text.lexicon import words_of
from briefgen.text.patterns import when_used


class When(TypedDict):
    """The fields of `Features` that are about time."""

    years: frozenset[str]
    days: frozenset[str]
    struck: tuple[int, int] | None
    struck_said: bool
    weekday: int | None
    page: tuple[int, int] | None
    elsewhen: bool
    so_far: bool
    aside: bool


def when_told(view: View, cls: str, event_days: EventDays) -> When:
    """For when a figure of a class is told."""
    words, is_crowd = view.words, cls in CROWDS.values()
    years, elsewhen, so_far = _years(view), bool(_ELSEWHEN.search(words)), bool(_SO_FAR.search(words))
    of_one_day = cls and not (years or elsewhen or so_far) and (not is_crowd or view.main in CROWDS)
    struck, struck_said = _day_of_event(view.claim, event_days if of_one_day else None)
    return When(
        years=years,
        days=_days(view.claim),
        struck=struck,
        struck_said=struck_said,
        weekday=_weekday(words) if is_crowd else None,
        page=page_days(view.claim),
        elsewhen=elsewhen or (is_crowd and bool(_LAST_TIME.search(words))),
        so_far=so_far,
        aside=bool(_ANOTHER_CASE.search(view.said)),
    )


_ELSEWHEN = when_used(
    r"\b(?:(?:18|19|20)\d0s|(?:years?|decades?|century) (?:ago|earlier|before)|last century|a (?:year|decade) ago|since (?:18|19)\d\d)\b",
    having=("0s", "ago", "earlier", "before", "century", "since 1"),
)
_LAST_TIME = when_used(
    r"\b(?:the|a) (?:week|weekend|month|year) (?:before|earlier)\b|\b(?:the|its|their) (?:previous|earlier|first|last|preceding) (?:week|weekend|month|year|\w*day|march|rally|protest|demonstration)\b",
    re.IGNORECASE,
)
"""Words by which a crowd is that of the time before."""
_ANOTHER_CASE = when_used(
    r"^\W*(?:Separately\b|In an unrelated\b|(?:In|On|During) (?:(?:a|one|yet an)\s?(?:separate|different|other|similar|second|third|further|earlier) "
    r"|another )(?:\w+ )?(?:case|incident|accident|attack|event|operation|episode|clash|crash|disaster|shooting|strike|blast)\b)"
)
"""What opens a sentence that leaves the story's own case."""


def _weekday(words: str) -> int | None:
    """The only weekday that some words name."""
    told = {word.plain for word in words_of(words)} & _WEEKDAYS.keys()
    return _WEEKDAYS[min(told)] if len(told) == 1 else None


_WEEKDAYS = {name.lower(): at for at, name in enumerate(WEEKDAYS)}
_BACK_THEN = when_used(
    r"\W*(?:at (?:that|the) time|back then|in that (?:year|disaster|war)|that year)\b", re.IGNORECASE
)
LOOKED_BACK = 6
"""Sentences before a figure's own in which the event that it belongs to may be named."""


def _years(view: View) -> frozenset[str]:
    """The years of a clause, else the one that opens its sentence; "at that time" points to those of the sentence before."""
    before = next(view.earlier(LOOKED_BACK), "") if _BACK_THEN.match(view.said) else ""
    scene = _YEAR_OPENS.match(view.said)
    return frozenset(YEAR.findall(view.words) or ((scene["year"],) if scene else YEAR.findall(before))) or NOTHING


_YEAR_OPENS = when_used(r"\W*(?:Back )?[Ii]n (?:\w+ )?(?P<year>(?:18|19|20)\d\d),")
"""What opens a sentence of an earlier year: "In 1992, a plane hit a hill, and all who were in it died"."""


def _days(claim: FigureClaim) -> frozenset[str]:
    """The days that the text gives a figure, ISO."""
    told = (claim.event_day, claim.as_of)
    firm = (d for d in told if d and d.basis in ("stated", "resolved") and d.start == d.end)
    return frozenset(d.start.isoformat() for d in firm) or NOTHING


SHORT = 2
"""Days up to which a period is that of one event: "in the past 24 hours"."""
_SO_FAR = when_used(
    r"\b(?:tolls?|so far|since|in all|in total|altogether|overall|running total|(?:up to|till|until|as of|by) now|to date|thus far|total (?:has|had|have|now|to)"
    r"|(?:brings?|brought|bringing|takes?|took|taking) (?:the|its|their) [^.;:,]{2,40}? to)\b",
    re.IGNORECASE,
    having=(
        "toll",
        "so far",
        "since",
        "in all",
        "total",
        "altogether",
        "overall",
        "now",
        "thus far",
        "to date",
        "bring",
        "brought",
        "tak",
        "took",
    ),
)
"""A clause that counts on from where the event began, whatever day its article tells of."""


def _day_of_event(claim: FigureClaim, days: EventDays | None) -> tuple[tuple[int, int] | None, bool]:
    """The day of the event that a figure counts, and whether its own words tell it: else it is the only one on which its
    article puts an event, unless there are no `days` for it, as for a count that goes on."""
    span = claim.event_day if claim.event_day and claim.event_day.basis != "unknown" else None
    period = claim.period
    if span is None and period and (period.end - period.start).days < SHORT:
        span = period
    said = span is not None
    if span is None and period is None and days:
        span = days.only_day_of(claim.article)
    return ((span.start.toordinal(), span.end.toordinal()), said) if span else (None, False)


def page_days(claim: FigureClaim) -> tuple[int, int] | None:
    """The day of a figure as ordinals where only its article's date gives it."""
    day = claim.as_of
    return (day.start.toordinal(), day.end.toordinal()) if day and day.basis in ("publication", "inferred") else None


def event_of(view: View) -> tuple[str, bool]:
    """The event that a figure belongs to, and whether its own sentence says so. In spite of what people were counted is none."""
    for span, words in ((view.clause, view.words), (view.sentence, view.said)):
        words = _IN_SPITE.sub(lambda found: " " * len(found[0]), words)
        told = [(at, view.story if family in view.akin else family) for at, family in event_words(words)]
        if any(family == view.main for _, family in told):
            return view.main, True
        if told:
            at = view.own.start - span.start
            return min(told, key=lambda one: (abs(one[0] - at), one))[1], True
    for words in view.earlier(LOOKED_BACK):
        if before := events_in(words):
            return view.story if before[-1] in view.akin else before[-1], False
    return view.main, False


_IN_SPITE = when_used(
    r"\b(?:in spite of|despite|notwithstanding|regardless of|undeterred by|amid|amidst)\s[^,;:.–—]*",
    re.IGNORECASE,
    having=("in spite of", "despite", "notwithstanding", "regardless of", "undeterred by", "amid"),
)
"""What went on around a count, and is not what it counts: "in spite of the shelling, 900 villagers were taken out of the flood"."""
