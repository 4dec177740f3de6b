"""Later copies of old reports: an article whose page is dated long after the story that its text tells as news.

Such a date is no date of its figures: they would pass for the newest. It is taken away, with the reason. An article of
another time about the same actors is none: its text is at home in its own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.records import Article, Published
from briefgen.text.dates.cues import any_of, lies_ahead
from briefgen.text.dates.find import DateMention, fold_text
from briefgen.text.dates.resolve import INFERENCE_DAYS, one_day
from briefgen.text.dates.story import (
    body_spans,
    mentions_in_body,
    rare_numbers,
    shared_names,
    story_names,
    word_runs,
)

WEEK = 14
"""Days within which the other articles of the story have to lie: a copy is told from one round of news."""
SPREAD = 0.1
"""Of a page that is dated years later the share of that time over which the others may lie: a story of four months, a page nine years on."""
LEAST_QUOTED = 4
"""Words in quotation marks that no two reports of different years have by chance."""
COPIED = 0.25
"""Share of the runs of five words that make a text a near copy; two reports of one day share a few in a hundred."""
SHARED_NUMBERS = 2
"""Unusual numbers of the older report that the page tells beside a bare weekday."""
AT_HOME_DAYS = 14
"""A day that the text names so near to the page's date is of its own time."""
_BACK = any_of("back")
USERS_WORD = "stated in sources.toml"
"""A date with this reason was given by the person who runs the briefing, who knows better than a page."""
LATER_COPY = "a later copy of an older report"
"""How the reason of every date that is taken away ends."""


def without_repost_dates(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in order; one that is a later copy of what dated articles of its story tell has its date taken away:
    basis `unknown`, with the reason, and no candidates."""
    names = {id(article): story_names(article) for article in articles}
    dated = [article for article in articles if article.published.day and article.published.basis == "stated"]
    dated.sort(key=lambda article: (article.published.day or date.max, article.id))
    found = []
    for article in articles:
        others = [
            other for other in dated if other is not article and shared_names(names[id(article)], names[id(other)])
        ]
        why = _why_repost(article, others, dated) if article in dated else ""
        found.append(replace(article, published=Published(None, "unknown", why)) if why else article)
    return tuple(found)


def _why_repost(article: Article, others: Sequence[Article], dated: Sequence[Article]) -> str:
    """Why the page's date is not that of its text; empty where it may be. `others` are those of the dated articles that share its names."""
    own = article.published.day
    earlier = [day for other in others if (day := other.published.day)]
    if own is None or not earlier or article.published.why == USERS_WORD:
        return ""
    last = max(earlier)
    if (own - last).days <= INFERENCE_DAYS or (last - min(earlier)).days > max(WEEK, (own - last).days * SPREAD):
        return ""
    told = tuple(_mentions(article))
    if _is_at_home(own, told) or _looks_back(article, own, last, told):
        return ""
    older = [other for other in dated if other.published.day and other.published.day <= last]
    sign = _sign_of_copy(article, others, told) or _shared_quote(article, older)
    return f"its page says {own}, long after the story; {sign}: {LATER_COPY}" if sign else ""


@dataclass(frozen=True, slots=True)
class _Told:
    """A time that the body names, with the block around it and whether it lies ahead of the text."""

    mention: DateMention
    block: str
    ahead: bool


def _mentions(article: Article) -> Iterator[_Told]:
    for mention, block, fold in mentions_in_body(article):
        yield _Told(mention, block, lies_ahead(fold, mention.span))


def _is_at_home(own: date, told: Sequence[_Told]) -> bool:
    """Whether the text names a day, month or year of its page's own time."""
    return any(_is_near(one.mention, own) for one in told)


def _is_near(mention: DateMention, own: date) -> bool:
    if mention.kind == "year" or (mention.kind == "month" and mention.year):
        return mention.year == own.year and (mention.month is None or abs(own.month - mention.month) <= 1)
    if mention.month and mention.day:
        day = _in_year(mention, own)
        fits = day is not None and (mention.weekday is None or day.weekday() == mention.weekday)
        return fits and day is not None and abs((own - day).days) <= AT_HOME_DAYS
    return mention.kind == "month" and mention.month in (own.month, own.month % 12 + 1, (own.month - 2) % 12 + 1)


def _in_year(mention: DateMention, own: date) -> date | None:
    """The day in the year that it names, else in the year of `own`, its weekday aside."""
    return one_day(replace(mention, year=mention.year or own.year, weekday=None, other=None), None)


def _looks_back(article: Article, own: date, last: date, told: Sequence[_Told]) -> bool:
    """Whether the text knows that it tells of the past: "two years ago", "on the anniversary", "in March 2023"."""
    if any(_BACK.search(fold_text(span.of(article.text))) for span in body_spans(article)):
        return True
    return any(_tells_past(one.mention, own, last) for one in told)


def _tells_past(mention: DateMention, own: date, last: date) -> bool:
    if mention.relation == "ago":
        return mention.unit in ("month", "year")
    if mention.shift in (-1, 0) and mention.unit in ("year", "season", "month"):
        return mention.shift == -1 or mention.part is not None
    return mention.year == last.year != own.year and mention.relation != "since"


def _sign_of_copy(article: Article, others: Sequence[Article], told: Sequence[_Told]) -> str:
    """What shows that the text is of the others' time: words of one of them, a day of their week with its weekday, or
    their unusual numbers beside a bare weekday."""
    runs = word_runs(article)
    for other in others:
        if runs and len(runs & word_runs(other)) >= COPIED * len(runs):
            return f"its text is nearly that of article {other.id} ({other.published.day})"
    for one in told:
        near = _other_of_that_day(one, others)
        if near:
            return f"it tells of “{one.mention.words}” as news, as article {near.id} does ({near.published.day})"
    return _shared_figures(others, told)


def _shared_quote(article: Article, others: Sequence[Article]) -> str:
    """Where it quotes words that an older article quotes too, and names no time at which they were said."""
    for quoted in _QUOTED.finditer(article.text):
        words = quoted["words"].strip(" ,.")
        other = (
            next((other for other in others if words in other.text), None)
            if len(words.split()) >= LEAST_QUOTED
            else None
        )
        if other:
            return f"it quotes “{words}” as article {other.id} does ({other.published.day})"
    return ""


_QUOTED = re.compile(r"[“\"](?P<words>[^“”\"\n]{12,200})[”\"]")


def _other_of_that_day(one: _Told, others: Sequence[Article]) -> Article | None:
    """The article in whose week a weekday with its day falls."""
    mention = one.mention
    if mention.weekday is None or mention.day is None or mention.year is not None or one.ahead:
        return None
    for other in others:
        near = other.published.day
        day = _in_year(mention, near) if near else None
        if near and day and day.weekday() == mention.weekday and abs((near - day).days) <= 7:
            return other
    return None


def _shared_figures(others: Sequence[Article], told: Sequence[_Told]) -> str:
    """Where passages with a bare weekday or "last week" tell unusual numbers that an older article tells."""
    passages = {one.block: one.mention.words for one in told if _is_relative(one.mention) and not one.ahead}
    numbers = frozenset(number for block in passages for number in rare_numbers(block))
    for other in others:
        shared = numbers & rare_numbers(other.text)
        if len(shared) >= SHARED_NUMBERS:
            words = next(iter(passages.values()))
            listed = ", ".join(sorted(shared)[:4])
            return f"it tells of “{words}” with figures that article {other.id} ({other.published.day}) has: {listed}"
    return ""


def _is_relative(mention: DateMention) -> bool:
    bare = mention.kind == "weekday" and mention.day is None
    return bare or (mention.kind == "relative" and mention.unit in ("day", "week"))
