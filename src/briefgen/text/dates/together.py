"""The days of articles that are looked at together: later copies lose theirs, and undated ones may get one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from briefgen.records import Article
from briefgen.text.dates.bounds import Bounds, relayed, told_bounds
from briefgen.text.dates.events import event_days, most_told, told_events
from briefgen.text.dates.find import find_dates
from briefgen.text.dates.posts import find_posts
from briefgen.text.dates.publication import find_publication, told_weekday
from briefgen.text.dates.reposts import without_repost_dates
from briefgen.text.dates.resolve import CANDIDATE_YEARS, INFERENCE_DAYS, one_day
from briefgen.text.dates.story import (
    body_spans,
    common_names,
    held_by_most,
    leading_names,
    shared_names,
    story_names,
    word_runs,
)
from briefgen.text.dates.weekdays import WeekdayFit, fit_weekday, later_day_told


def infer_publications(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in order, each with the date that holds beside the others.

    A page that is a later copy of what dated articles of its story tell loses its date (basis `unknown`, with the
    reason). An undated article takes the one candidate that lies within `INFERENCE_DAYS` of a dated article of the same
    story, or else the one day that its weekdays leave beside them: basis `inferred`, its reason named. Where the text shows
    that the one that seemed to fit is too early, and no other fits, that is the reason why it has none. Undated ones of a story
    know the days of its dated ones. All others come back as they were.
    """
    articles = [_looking_back(article) for article in articles]
    checked = without_repost_dates(articles)
    reposts = {id(new) for new, old in zip(checked, articles, strict=True) if new is not old}
    if not any(_is_dated(article) or len(article.published.candidates) > 1 for article in checked):
        return checked
    names = {article.id: story_names(article) for article in checked if id(article) not in reposts}
    one_story = _lie_together([a.published.day for a in checked if _is_dated(a) and a.published.day])
    events = {article.id: told_events(article) for article in checked if article.id in names} if one_story else {}
    near = _Nearness(
        names, leading_names(names.values()), common_names(names.values()) if one_story else frozenset(),
        events, held_by_most(events.values()),
    )  # fmt: skip
    if any(_is_dated(article) for article in checked):
        checked = tuple(a if a.published.day else _inferred(a, checked, near) for a in checked)
    return tuple(_in_common_years(article, checked, near) for article in checked)


def _lie_together(days: Sequence[date]) -> bool:
    """Whether most dated articles, three or more, lie within `INFERENCE_DAYS` of one of them: a folder of one story, whose countries
    tie its articles, and none of two countries over the years."""
    most = max((sum(abs((day - other).days) <= INFERENCE_DAYS for other in days) for day in days), default=0)
    return most >= max(LEAST_TOGETHER, len(days) / 2)


LEAST_TOGETHER = 3


def _looking_back(article: Article) -> Article:
    """The dated article with the days long past that it tells with their year."""
    own = article.published.day
    if own is None or article.published.near:
        return article
    found = {
        day
        for span in body_spans(article)
        if _YEAR.search(article.text, span.start, span.end)
        for mention in find_dates(span.of(article.text), language=article.language)
        if mention.kind == "day" and mention.year is not None and (day := one_day(mention, own)) is not None
        if (own - day).days > INFERENCE_DAYS
    }
    return replace(article, published=replace(article.published, near=tuple(sorted(found)))) if found else article


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _in_common_years(article: Article, articles: Sequence[Article], near: _Nearness) -> Article:
    """The undated article with those of its candidates that lie within `NEXT` of one of each other undated article of its
    story which tells the same weekday: "March 5 … on Tuesday" and "March 6 … on Tuesday" leave fewer years than each alone."""
    told = _weekday_of(article)
    days = article.published.candidates
    if article.published.day or told is None or len(days) < 2:
        return article
    for other in articles:
        theirs = other.published.candidates
        if other is article or not theirs or other.published.day or _weekday_of(other) != told:
            continue
        if near.shared(article.id, other.id) or len(word_runs(article) & word_runs(other)) >= SHARED_RUNS:
            days = tuple(day for day in days if any(abs(day - their) <= NEXT for their in theirs)) or days
    return (
        article
        if days == article.published.candidates
        else replace(article, published=replace(article.published, candidates=days))
    )


def _weekday_of(article: Article) -> int | None:
    return told_weekday(tuple((block.span, block.role) for block in article.blocks), article.text, article.language)


SHARED_RUNS = 3
"""Runs of five words that two short reports of one event share."""
NEXT = timedelta(days=3)
"""Days between two reports of one weekday's news."""


def _is_dated(article: Article) -> bool:
    return article.published.day is not None and article.published.basis == "stated"


@dataclass(frozen=True, slots=True)
class _Nearness:
    """The rare names of each article, by its id; what is not in it tells no story."""

    names: Mapping[str, frozenset[str]]
    leading: frozenset[str]
    everywhere: frozenset[str] = frozenset()
    events: Mapping[str, frozenset[str]] = field(default_factory=dict)
    events_everywhere: frozenset[str] = frozenset()

    def shared(self, a: str, b: str) -> tuple[str, ...]:
        own, other = self.names.get(a, frozenset()), self.names.get(b, frozenset())
        happened = self.events.get(a, frozenset()) & self.events.get(b, frozenset())
        return shared_names(own, other, self.leading) or self._led_by(own & other, happened)

    def _led_by(self, both: frozenset[str], happened: frozenset[str]) -> tuple[str, ...]:
        """Two names or more that any story can have, countries, or one with what happened there, where nearly all articles of a folder
        hold them: it is of one story."""
        led = sorted(both & self.everywhere)
        events = sorted(happened & self.events_everywhere) if led else []
        return tuple(name.capitalize() for name in (*led, *events)) if len(led) + len(events) > 1 else ()

    def story_of(self, ident: str) -> dict[str, str]:
        """The articles of one story with this one, directly or through one another, each with the one that ties it."""
        tied = {ident: ident}
        reached = [ident]
        for one in reached:  # grows while it is read
            new = [other for other in self.names if other not in tied and self.shared(one, other)]
            tied |= dict.fromkeys(new, one)
            reached += new
        return tied


def _inferred(article: Article, articles: Sequence[Article], near: _Nearness) -> Article:
    """The undated article with the day that the dated ones of its story leave, or the days between which its text puts it, or as it
    was; a repost is left alone."""
    if article.id not in near.names:
        return article
    story = near.story_of(article.id)
    anchors = [other for other in articles if other.id in story and _is_dated(other)]
    days = tuple(sorted({day for anchor in anchors if (day := anchor.published.day)}))
    article = replace(article, published=replace(article.published, near=days))
    bounds = _bounds_of(article, anchors)
    if not article.published.candidates:
        fit = fit_weekday(article, anchors, bounds) or WeekdayFit(None, "")
    else:
        fit = WeekdayFit(*_only_candidate(article, anchors))
    if fit.day is None and bounds.window and bounds.first == bounds.last:
        fit = WeekdayFit(bounds.first, bounds.why)
    if fit.day is None:
        return _within(article, fit, bounds if fit.window else relayed(article, anchors, bounds))
    day = fit.day
    beside = min(anchors, key=lambda a: (abs((day - (a.published.day or day)).days), a.id))
    why = (
        f"{fit.why}; article {beside.id} ({beside.published.day}) tells of the same story: {_tie(beside, story, near)}"
    )
    published = replace(article.published, day=day, basis="inferred", why=why, near=())
    posts = find_posts(article.text, article.blocks, published, language=article.language)
    return replace(article, published=published, posts=posts)


def _within(article: Article, fit: WeekdayFit, bounds: Bounds) -> Article:
    """The undated article with the window that its weekdays or its bounds leave, and why; without one only why it has no day."""
    told = (fit.why or article.published.why, bounds.why if bounds.window else "")
    why = "; ".join(part for part in told if part)
    return replace(article, published=replace(article.published, why=why, window=fit.window or bounds.window))


def _bounds_of(article: Article, anchors: Sequence[Article]) -> Bounds:
    """Between which days an article was written, by its own text, beside the dated ones of its story."""
    days = [day for anchor in anchors if (day := anchor.published.day)]
    began = most_told(tuple(event_days(anchor, body_spans(anchor))) for anchor in anchors)
    return told_bounds(article, days, began.start if began else None)


def _tie(beside: Article, story: Mapping[str, str], near: _Nearness) -> str:
    """By which names two articles hang together, or through which other one."""
    own = next(iter(story))
    names = near.shared(own, beside.id)
    return f"both name {', '.join(names[:4])}" if names else f"through article {story[beside.id]}"


def _only_candidate(article: Article, anchors: Sequence[Article]) -> tuple[date | None, str]:
    """The one candidate within `INFERENCE_DAYS` of a dated article, or a later day on which something was said."""
    fits = {
        day
        for near in anchors
        for day in _candidates_up_to(article, near)
        if near.published.day and abs((day - near.published.day).days) <= INFERENCE_DAYS
    }
    if len(fits) != 1:
        return None, ""
    (day,) = fits
    later, told = later_day_told(article, day)
    listed = ", ".join(map(str, article.published.candidates))
    why = f"of the days that fit ({listed}) only {day} lies within {INFERENCE_DAYS} days of a dated article"
    return later, why + (f", and {told}" if told else "")


def _candidates_up_to(article: Article, near: Article) -> tuple[date, ...]:
    """The article's candidates, with those that a dated article later than the usual window adds."""
    last = near.published.day.year if near.published.day else 0
    if last <= CANDIDATE_YEARS[1]:
        return article.published.candidates
    lines = tuple((block.span, block.role) for block in article.blocks)
    again = find_publication(lines, article.text, language=article.language, last_year=last)
    return again.candidates or article.published.candidates
