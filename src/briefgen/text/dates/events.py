"""The day on which what is counted began: from the event days of claims, else from the day on which the articles put
their event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from briefgen.records import Article, Basis, DatedSpan, FigureClaim, Sentence, Span
from briefgen.text.dates.cues import is_events_time, lies_ahead, listed
from briefgen.text.dates.find import DateMention, find_dates, fold_text
from briefgen.text.dates.resolve import LENIENCE, resolve_mention
from briefgen.text.dates.story import body_spans
from briefgen.text.patterns import when_used

AGREEING = (3, 4)
"""This share of the claims that name a day of their event have to name one: a single misread day outweighs nothing."""
_SURE: dict[Basis, int] = {"stated": 0, "resolved": 1, "publication": 2, "inferred": 3, "inferred (count)": 4}
_COUNTS = ("event", "cumulative", "stock")


def _began_by(claim: FigureClaim) -> DatedSpan | None:
    if claim.event_day and claim.event_day.basis in _SURE:
        return claim.event_day
    since = claim.period if claim.label.kind == "cumulative" else None
    return DatedSpan(since.start, since.start, since.basis, since.why) if since and since.basis in _SURE else None


def _agreed(told: Sequence[DatedSpan]) -> DatedSpan | None:
    """The narrowest and surest of these that enough of them hold, or None."""
    best = min(
        told, key=lambda span: (-_holding(span, told), (span.end - span.start).days, _SURE[span.basis], span.start)
    )
    share, of = AGREEING
    return best if _holding(best, told) * of >= len(told) * share else None


def _holding(span: DatedSpan, told: Sequence[DatedSpan]) -> int:
    return sum(other.start <= span.start and span.end <= other.end for other in told)


class EventDays:
    """The days on which articles put their events, each article read once and only when it is asked for."""

    def __init__(self, articles: Sequence[Article], sentences: Sequence[Sentence]) -> None:
        self._articles = {article.id: article for article in articles}
        self._bodies: dict[str, list[Span]] = {}
        for sentence in sentences:
            if sentence.article in self._articles and sentence.role == "body":
                self._bodies.setdefault(sentence.article, []).append(sentence.span)
        self._places = {ident: place for place, ident in enumerate(self._bodies)}
        self._read: dict[str, tuple[DatedSpan, ...]] = {}

    def began_of(self, claims: Sequence[FigureClaim]) -> DatedSpan | None:
        """The day on which what `claims` count began: a disaster, a vote, a strike. None where that is not known.

        It is the day of the event that the claims name, where they agree; a count since a day ("since 3 March, 40 have
        died") began then. Where none names a day it is the one on which the claims' articles put their event, as their
        sentences tell it; several such days are none. A flow, a rate or a constant began on no day.
        """
        counts = [claim for claim in claims if claim.label.kind in _COUNTS]
        told = [span for claim in counts if (span := _began_by(claim))]
        if told:
            return _agreed(told)
        return self.shared_by(claim.article for claim in counts) if counts else None

    def shared_by(self, articles: Iterable[str]) -> DatedSpan | None:
        """The day on which the articles of these ids put their event ("the fire that broke out on Tuesday", "Tuesday's crash"):
        the one that more of them name than name any other, two at least, or the only one that names any."""
        own = sorted(set(articles) & self._places.keys(), key=self._places.__getitem__)
        return most_told([self._days(ident) for ident in own])

    def only_day_of(self, ident: str) -> DatedSpan | None:
        """The one day on which an article puts an event; None where it names several or none."""
        days = {span.start: span for span in self._days(ident)} if ident in self._bodies else {}
        return next(iter(days.values())) if len(days) == 1 else None

    def _days(self, ident: str) -> tuple[DatedSpan, ...]:
        if ident not in self._read:
            self._read[ident] = tuple(event_days(self._articles[ident], self._bodies[ident]))
        return self._read[ident]


def most_told(by_article: Iterable[Sequence[DatedSpan]]) -> DatedSpan | None:
    """The day that more articles name than name any other, or None; each article counts once for a day."""
    days = [{span.start: span for span in reversed(spans)} for spans in by_article if spans]
    if not days:
        return None
    votes = Counter(day for named in days for day in named)
    ranked = votes.most_common(2)
    if (len(ranked) > 1 and ranked[0][1] == ranked[1][1]) or (ranked[0][1] < 2 and len(days) > 1):
        return None
    first: date = ranked[0][0]
    return min((named[first] for named in days if first in named), key=lambda span: _SURE[span.basis])


def event_days(article: Article, spans: Iterable[Span]) -> Iterator[DatedSpan]:
    """The days in these passages of an article on which it puts an event, none of them ahead of its own date."""
    for span in spans:
        text = span.of(article.text)
        fold = fold_text(text)
        for mention in find_dates(text, language=article.language):
            if not _is_of_a_day(mention) or lies_ahead(fold, mention.span):
                continue
            found = resolve_mention(mention, article.published) if is_events_time(fold, mention.span) else None
            if found and found.start == found.end and not _is_ahead(found.start, article):
                yield found


def told_events(article: Article) -> frozenset[str]:
    """What kinds of disaster an article's headline and body tell of: "earthquake", "flood"."""
    texts = (article.title, *(span.of(article.text) for span in body_spans(article)))
    return frozenset(match[0].removesuffix("s") for text in texts for match in _DISASTER.finditer(fold_text(text)))


_DISASTER = when_used(rf"\b(?:{listed('disaster')})\b")


def _is_of_a_day(mention: DateMention) -> bool:
    """Whether a mention is of one day: not "three weeks ago"."""
    return mention.kind in ("day", "weekday") or (
        mention.kind == "relative" and mention.unit not in ("week", "month", "year")
    )


def _is_ahead(day: date, article: Article) -> bool:
    return article.published.day is not None and day > article.published.day + LENIENCE
