"""The days of articles that are looked at together: what the dated ones say of those without a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefgen.dates.find import MONTHS, WEEKDAYS
from briefgen.dates.publication import find_publication
from briefgen.dates.resolve import CANDIDATE_YEARS, INFERENCE_DAYS
from briefgen.lexicon import ABBREVIATIONS, BODY_NAMES, COUNTRY_NAMES, DEMONYMS, SEATS
from briefgen.records import Article


def infer_publications(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in order, with a date inferred where exactly one candidate lies within `INFERENCE_DAYS` of a dated
    article of the same story. Basis `inferred`, its reason named; all others come back as they were."""
    dated = [article for article in articles if article.published.day and article.published.basis == "stated"]
    if not dated:
        return tuple(articles)
    names = {id(article): _story_names(article) for article in articles}
    return tuple(_inferred(article, dated, names) for article in articles)


def _inferred(article: Article, dated: list[Article], names: dict[int, frozenset[str]]) -> Article:
    if article.published.day is not None or not article.published.candidates:
        return article
    own = names[id(article)]
    fits = [
        (day, near, shared)
        for near in dated
        if (shared := _same_story(own, names[id(near)]))
        for day in _candidates_up_to(article, near)
        if near.published.day and abs((day - near.published.day).days) <= INFERENCE_DAYS
    ]
    if len({day for day, _, _ in fits}) != 1:
        return article
    day, near, shared = min(fits, key=lambda fit: (abs((fit[0] - (fit[1].published.day or fit[0])).days), fit[1].id))
    why = (
        f"of the days that fit ({', '.join(map(str, article.published.candidates))}) only {day} lies within "
        f"{INFERENCE_DAYS} days of article {near.id} ({near.published.day}), which tells of the same story: both name "
        f"{', '.join(shared[:4])}"
    )
    return replace(article, published=replace(article.published, day=day, basis="inferred", why=why))


def _candidates_up_to(article: Article, near: Article) -> tuple[date, ...]:
    """The article's candidates, with those that a dated article later than the usual window adds."""
    last = near.published.day.year if near.published.day else 0
    if last <= CANDIDATE_YEARS[1]:
        return article.published.candidates
    lines = tuple((block.span, block.role) for block in article.blocks)
    again = find_publication(lines, article.text, language=article.language, last_year=last)
    return again.candidates or article.published.candidates


MIN_SHARED_NAMES = 3
"""Rare names that two articles must share to tell of one story. Tried on 21 articles of three stories: no pair from
different stories shared a single one, 48 of the 66 pairs from the same story shared three."""

_WORLD_NAMES = frozenset(
    word for name in (*DEMONYMS, *SEATS, *ABBREVIATIONS, *COUNTRY_NAMES, *BODY_NAMES) for word in name.lower().split()
)
"""Names that any story can have: countries, their people and capitals, world bodies. The others are rare."""

_NAME = re.compile(r"(?<=[^\W\d_] )[^\W\d_][^\W\d_]{2,}")


def _story_names(article: Article) -> frozenset[str]:
    """Capitalised words of the article's body that do not open a sentence, folded, without names of days and months."""
    found = (
        match[0].lower()
        for block in article.blocks
        if block.role == "body"
        for match in _NAME.finditer(article.text, block.span.start, block.span.end)
        if match[0][0].isupper()
    )
    return frozenset(name for name in found if name not in MONTHS and name not in WEEKDAYS)


def _same_story(own: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
    """The rare names that two articles share, in order; empty where they are fewer than `MIN_SHARED_NAMES`."""
    shared = sorted((own & other) - _WORLD_NAMES)
    return tuple(name.capitalize() for name in shared) if len(shared) >= MIN_SHARED_NAMES else ()
