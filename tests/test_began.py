"""The day on which what is counted began: from the claims' own event days, else from the articles' event."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from briefgen.records import Article, Block, DatedSpan, FigureClaim, Label, Published, Sentence, Span
from briefgen.text.dates.events import EventDays


def dated(start: str, end: str | None = None, basis: Any = "resolved") -> DatedSpan:
    return DatedSpan(date.fromisoformat(start), date.fromisoformat(end or start), basis)


def claim(name: str, *, article: str = "001", kind: Any = "event", **fields: Any) -> FigureClaim:
    return FigureClaim(
        id=name, article=article, sentence=1, span=Span(0, 2), surface="12", quantity=None, hard=None, likely=None,
        label=Label(measure="dead", kind=kind), asserter="A", attributed_to=None, origin="A", **fields,
    )  # fmt: skip


def told(name: str, text: str, day: str | None = "2031-08-14") -> tuple[Article, Sentence]:
    published = Published(date.fromisoformat(day), "stated") if day else Published(None, "unknown")
    digest = hashlib.sha256(text.encode()).hexdigest()
    block = Block(Span(0, len(text)), "body", "built")
    article = Article(name, f"{name}.txt", text, digest, "A title", (block,), published)
    return article, Sentence(name, 1, Span(0, len(text)), "body")


TUESDAY = dated("2031-08-12")


def test_claims_that_agree_name_the_day() -> None:
    """One day named, and by the others not contradicted: a week that holds it agrees, silence says nothing."""
    week = dated("2031-08-11", "2031-08-17")
    claims = [claim("a", event_day=TUESDAY), claim("b", event_day=week), claim("c")]
    assert EventDays((), ()).began_of(claims) == TUESDAY
    assert EventDays((), ()).began_of(list(reversed(claims))) == TUESDAY


def test_one_stray_day_of_many_is_passed_over() -> None:
    """Three of four claims carry the day; two against two carry none."""
    stray = dated("2031-08-14")
    assert (
        EventDays((), ()).began_of([claim(str(n), event_day=TUESDAY) for n in range(3)] + [claim("x", event_day=stray)])
        == TUESDAY
    )
    assert EventDays((), ()).began_of([claim("a", event_day=TUESDAY), claim("x", event_day=stray)]) is None


def test_the_surest_reading_of_a_day_is_given() -> None:
    """A day that the text prints with its year goes before one that was read against a date."""
    printed = dated("2031-08-12", basis="stated")
    assert EventDays((), ()).began_of([claim("a", event_day=TUESDAY), claim("b", event_day=printed)]) == printed


def test_a_count_since_a_day_began_then() -> None:
    """ "since 3 March, 40 have died": the start of the period is the day."""
    since = dated("2031-03-03", "2031-08-14")
    assert EventDays((), ()).began_of([claim("a", kind="cumulative", period=since)]) == dated("2031-03-03")


STORY = [
    told("001", "The fire that broke out on Tuesday killed 12."),
    told("002", "At least 12 died in the Aug. 12 fire. On Wednesday the mayor spoke."),
    told("003", "After Tuesday's fire 12 were missing; the vote on Sunday was put off.", "2031-08-15"),
]


def test_without_days_of_its_own_the_articles_event_counts() -> None:
    """The day on which most articles put their event, in whatever words."""
    articles, sentences = zip(*STORY, strict=True)
    found = EventDays(articles, sentences).began_of([claim("a"), claim("b", article="002"), claim("c", article="003")])
    assert found is not None
    assert (found.start, found.end) == (date(2031, 8, 12), date(2031, 8, 12))


@pytest.mark.parametrize("kind", ["flow", "rate", "constant", "ratio"])
def test_what_counts_no_event_began_on_no_day(kind: str) -> None:
    """Revenue and magnitudes take no day from the story's event."""
    articles, sentences = zip(*STORY, strict=True)
    assert EventDays(articles, sentences).began_of([claim("a", kind=kind)]) is None


def test_two_events_told_as_often_are_none() -> None:
    """Where one article has a crash on Monday and another a fire on Tuesday, no day is the story's; nor without dates."""
    two = [told("001", "The crash on Monday killed 12."), told("002", "The fire on Tuesday killed 12.")]
    articles, sentences = zip(*two, strict=True)
    assert EventDays(articles, sentences).shared_by(article.id for article in articles) is None
    articles, sentences = zip(told("001", "The crash on Monday killed 12.", None), strict=True)
    assert EventDays(articles, sentences).shared_by(article.id for article in articles) is None


def test_what_lies_ahead_is_no_event_yet() -> None:
    """ "the march that will begin on Saturday" dates nothing that was counted."""
    articles, sentences = zip(told("001", "The march planned for Saturday will draw 12."), strict=True)
    assert EventDays(articles, sentences).shared_by(article.id for article in articles) is None
