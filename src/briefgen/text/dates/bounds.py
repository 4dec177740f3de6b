"""Between which days an undated article was written, by what its own sentences tell as past and as still to come.

    "On 3 May the dam broke. … the hearing on 20 May, at which more will be settled"   written from 3 to 20 May
    "More than two weeks after the flood, hope is fading"                             from the 14th to the 21st day behind it

A day whose sentence shows neither is of no side. Left out on purpose: what was planned ("it was to begin on 3 May"), which may be
either, and months without their year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from briefgen.records import Article
from briefgen.text.dates.cues import lies_ahead
from briefgen.text.dates.find import SMALL_NUMBERS, DateMention, find_dates, fold_text
from briefgen.text.dates.resolve import INFERENCE_DAYS, one_day, year_of_story
from briefgen.text.dates.story import body_spans, mentions_in_body, rare_numbers
from briefgen.text.dates.tense import in_tense, is_of_what_is_fixed
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table

LONGEST_WINDOW = 45
"""Days of the longest window that says when an undated article was written."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day on which an article can have been written, as far as its text tells, each with its words."""

    first: date | None = None
    last: date | None = None
    after: str = ""
    before: str = ""

    def hold(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def window(self) -> tuple[date, date] | None:
        """Both days, where the text tells both and they lie near each other."""
        if self.first is None or self.last is None or (self.last - self.first).days > LONGEST_WINDOW:
            return None
        return self.first, self.last

    @property
    def why(self) -> str:
        """The words of both, which can be the same: "two weeks after it"."""
        if self.after == self.before:
            days = f"from {self.first} to {self.last}" if self.first != self.last else f"{self.first}"
            return f"the text says that it is of {self.after}, which is {days}"
        return f"the text tells {self.after} as past and {self.before} as still to come"


NO_BOUNDS = Bounds()
Side = Literal["past", "ahead"]


def told_bounds(article: Article, near: Sequence[date], began: date | None) -> Bounds:
    """The bounds that an article's body tells. A day without a year is of the year in which it lies near one of `near`, the days of
    dated articles of its story; `began` is the day of the event that these tell."""
    told = [*_days_told(article, near), *_days_after(article, began)]
    told = told if any(side == "ahead" for side, _, _ in told) else [*told, *_days_gone_by(article, near)]
    first = max(((day, words) for side, day, words in told if side == "past"), default=None)
    ahead = [(day, words) for side, day, words in told if side == "ahead" and (first is None or first[0] <= day)]
    last = min(ahead, default=None)
    return Bounds(
        first[0] if first else None, last[0] if last else None, first[1] if first else "", last[1] if last else ""
    )


# ---------------------------------------------------------------- days with their month


def _days_told(article: Article, near: Sequence[date]) -> Iterator[tuple[Side, date, str]]:
    """The days with their month that show a side, and what has passed since one of them."""
    for mention, _, fold in mentions_in_body(article):
        side = _side_of(mention, fold)
        passed = _PASSED.match(fold, mention.span.end)
        day = _day_of(mention, near) if side or passed else None
        if side and day:
            yield side, day, f"“{mention.words}”"
        if passed and day:
            yield from _days_since(day, passed, mention)


def _day_of(mention: DateMention, near: Sequence[date]) -> date | None:
    if mention.month is None or mention.day is None:
        return None
    year = mention.year or year_of_story(mention, near)
    return one_day(replace(mention, year=year), None) if year else None


def _side_of(mention: DateMention, fold: str) -> Side | None:
    """On which side of a day its sentence was written."""
    sentence, at = _sentence(mention, fold)
    ahead = in_tense(replace(mention, year=None), fold).ahead or lies_ahead(fold, mention.span)
    if _PLANNED.search(sentence):
        return None
    if mention.relation == "since":
        return "past"
    if mention.relation == "until":
        return "ahead" if _STANDS.search(sentence[:at]) else None
    if mention.relation == "by":
        return "ahead" if _DEPENDS.search(sentence) else None
    if is_of_what_is_fixed(fold, mention.span):
        return "ahead" if _FACES.search(sentence) else _past_or_none(sentence)
    if ahead or _DUE.search(sentence[:at]):
        return "ahead" if _AHEAD.search(sentence) or _DUE.search(sentence[:at]) else None
    return _past_or_none(sentence)


def _past_or_none(sentence: str) -> Side | None:
    return "past" if _PAST.search(sentence) and not _OPEN.search(sentence) else None


def _sentence(mention: DateMention, fold: str) -> tuple[str, int]:
    """The sentence around a mention, and how far into it this begins."""
    start = max((match.end() for match in _ENDS.finditer(fold, 0, mention.span.start)), default=0)
    end = _ENDS.search(fold, mention.span.end)
    return fold[start : end.start() if end else len(fold)], mention.span.start - start


def _words(tells: str) -> str:
    return alternatives(row["word"] for row in read_table("bounds", ("word", "tells")) if tells in row["tells"].split())


_ENDS = re.compile(r"(?:(?<=[a-z]{4})|(?<=[0-9)%\"'”]))[.!?][\"'”)]*\s+(?![0-9])|[!?]\s|\n\s*\n")
_AHEAD = when_used(rf"\b(?:{_words('ahead')})\b")
_FACES = when_used(rf"\b(?:{_words('faces')})\b")
_DUE = when_used(
    rf"\b(?:{_words('due')})\b(?: (?!when\b|after\b|since\b|that\b|which\b|who\b)[a-z'-]+){{0,4}} (?:on |early |late )*$"
)
_PLANNED = when_used(rf"\b(?:{_words('planned')})\b")
_PAST = when_used(rf"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!\bbeing )(?<!\bto )\b(?:{_words('past')}|[a-z]{{2,}}[a-z]ed)\b")
"""A verb of the past, and no participle of the present ("are needed")."""
_OPEN = when_used(rf"\b(?:{_words('ahead')}|would|should|could|may(?! [0-9])(?<![0-9] may)|might|if|unless)\b")
"""What leaves open whether the days of a sentence are over."""
_STANDS = when_used(r"\b(?:has|have|will|is|are)\b")
"""Before "until": what still holds."""
_DEPENDS = when_used(r"\b(?:if|unless|will|must|needs? to|ha(?:s|ve) to)\b")
"""Around "by": what is still to come about."""


# ---------------------------------------------------------------- so long after it


def _days_since(day: date, passed: re.Match[str], mention: DateMention) -> Iterator[tuple[Side, date, str]]:
    """Of "on 27 May it broke; ten days have passed since" the tenth day after, give or take one."""
    day += timedelta(days=_days_in(passed))
    words = f"“{mention.words}” and “{passed['words']}”"
    yield "past", day - timedelta(days=1), words
    yield "ahead", day + timedelta(days=1), words


def _days_gone_by(article: Article, near: Sequence[date]) -> Iterator[tuple[Side, date, str]]:
    """Of "thirty days have gone by without rain" in a paragraph with days of the past the one of these with so many days added that lies
    beside a dated article, give or take one where none is of that very day."""
    for span in body_spans(article):
        text = span.of(article.text)
        fold = fold_text(text)
        passed = _GONE_BY.search(fold)
        if not passed or _days_in(passed) < LEAST_GONE_BY:
            continue
        days = [
            day + timedelta(days=_days_in(passed))
            for mention in find_dates(text, language=article.language)
            if _side_of(mention, fold) == "past" and (day := _day_of(mention, near))
        ]
        fits = {day for day in days if any(abs((day - other).days) <= SLACK for other in near)}
        if len(fits) == 1:
            (day,) = fits
            slack = timedelta(days=0 if day in near else 1)
            words = f"“{text[passed.start() : passed.end()]}” behind a day that it tells"
            yield "past", day - slack, words
            yield "ahead", day + slack, words


LEAST_GONE_BY = 5


def _days_in(found: re.Match[str]) -> int:
    count = int(found["count"]) if found["count"].isdigit() else SMALL_NUMBERS.get(found["count"], 0)
    return count * (7 if found["unit"].startswith("week") else 1)


_COUNTED = rf"(?P<count>[0-9]{{1,2}}|{'|'.join(sorted(SMALL_NUMBERS))}) (?P<unit>days?|weeks?)"
_GONE_BY = when_used(rf"\b{_COUNTED} ha(?:s|ve) (?:now )?(?:passed|gone by|elapsed)\b")
_PASSED = when_used(
    rf"[^.!?0-9]{{0,80}}?\b(?P<words>{_COUNTED} ha(?:s|ve) (?:now )?(?:passed|gone by|elapsed) since)(?= (?:then|that|it|this)\b|[.,;])"
)


def _days_after(article: Article, began: date | None) -> Iterator[tuple[Side, date, str]]:
    """From how long after the event of the story an article's opening says that it tells."""
    for span in body_spans(article)[:OPENING] if began else ():
        fold = fold_text(span.of(article.text))
        for found in _SO_LONG_AFTER.finditer(fold):
            days = _days_in(found)
            if began is None or not 2 < days <= INFERENCE_DAYS:
                continue
            words = f"“{span.of(article.text)[found.start() : found.end()]}”"
            more = 7 if found["unit"].startswith("week") else 1
            yield "past", began + timedelta(days=days - SLACK - (0 if found["more"] else more - 1)), words
            if _STILL.search(fold[found.end() :]):
                yield "ahead", began + timedelta(days=days + SLACK + (more if found["more"] else 0)), words


OPENING = 3
"""Paragraphs from the top of which "two weeks after it" says when the article was written."""
SLACK = 3
"""Days by which the day of an event may be off: a storm lasts, and its articles name its first day or its last."""
_SO_LONG_AFTER = when_used(
    rf"\b(?P<more>(?:more than|over) )?{_COUNTED} "
    r"(?:after (?:it|this|that|the [a-z]+|[a-z]+ [a-z]+ (?:hit|struck))\b|ha(?:s|ve) (?:now )?(?:passed|gone by|elapsed)\b(?! since))"
)
_STILL = when_used(r"^[^.!?]{0,120}?\b(?:is|are|has|have|says?|remains?|still)\b")
"""Behind it a present: the article tells of that time as its own."""


# ---------------------------------------------------------------- what tells a dated report again


def relayed(article: Article, anchors: Sequence[Article], bounds: Bounds) -> Bounds:
    """The bounds of an article that tells a dated report again, by most of its unusual numbers: the day of that report, give or take
    one, within its own bounds. Else its own bounds."""
    own = rare_numbers(article.text)
    for other in sorted(anchors, key=lambda other: (other.published.day or date.max, other.id)):
        shared = own & rare_numbers(other.text)
        day = other.published.day
        if day is None or bounds.window or len(shared) < LEAST_RELAYED or len(shared) < RELAYED * len(own):
            continue
        first, last = day - timedelta(days=1), day + timedelta(days=1)
        if bounds.hold(first) and bounds.hold(last):
            words = f"{len(shared)} unusual numbers of article {other.id} ({day})"
            return Bounds(first, last, words, words)
    return bounds


LEAST_RELAYED = 5
RELAYED = 2 / 3
"""So many unusual numbers, and so large a share of an article's, show that it tells another's report again."""
