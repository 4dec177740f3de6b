"""Which articles tell of one story, and how near their texts are: by rare names, unusual numbers and runs of words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

from briefgen.records import Article, Span
from briefgen.text.dates.find import MONTHS, WEEKDAYS, DateMention, find_dates, fold_text
from briefgen.text.lexicon import ABBREVIATIONS, BODY_NAMES, COUNTRY_NAMES, DEMONYMS, SEATS

MIN_SHARED_NAMES = 3
"""Rare names that two articles must share to tell of one story. Tried on 21 articles of three stories: no pair from
different stories shared a single one, 48 of the 66 pairs from the same story shared three."""

_WORLD_NAMES = frozenset(
    word for name in (*DEMONYMS, *SEATS, *ABBREVIATIONS, *COUNTRY_NAMES, *BODY_NAMES) for word in name.lower().split()
)
"""Names that any story can have: countries, their people and capitals, world bodies. The others are rare."""

_NAME = re.compile(r"(?:(?<=[^\W\d_] )|(?<=, ))[^\W\d_][^\W\d_]{2,}")
_NUMBER = re.compile(
    r"(?<![\w.,])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![\d,])|[0-9]+(?:\.[0-9]+)?(?![\w.,]*[0-9]))"
    r"(?:[ -](?P<scale>thousand|million|billion|trillion)\b)?"
)
_WORD = re.compile(r"[^\W_]+")
RUN = 5
"""Words of a run: five words in one order are seldom chance."""


def body_spans(article: Article) -> tuple[Span, ...]:
    return tuple(block.span for block in article.blocks if block.role == "body")


def mentions_in_body(article: Article) -> Iterator[tuple[DateMention, str, str]]:
    """All mentions of time in the article's body, each with the text of its block, in which its spans count, and that text folded."""
    for span in body_spans(article):
        text = span.of(article.text)
        fold = fold_text(text)
        for mention in find_dates(text, language=article.language):
            yield mention, text, fold


def story_names(article: Article) -> frozenset[str]:
    """Capitalised words of the article's body that do not open a sentence, folded, without names of days and months."""
    found = (
        match[0].lower()
        for span in body_spans(article)
        for match in _NAME.finditer(article.text, span.start, span.end)
        if match[0][0].isupper()
    )
    return frozenset(name for name in found if name not in MONTHS and name not in WEEKDAYS)


def shared_names(own: frozenset[str], other: frozenset[str], leading: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The rare names that two articles share, in order; empty where they are fewer than `MIN_SHARED_NAMES` and none of
    them is `leading`."""
    shared = sorted((own & other) - _WORLD_NAMES)
    tied = len(shared) >= MIN_SHARED_NAMES or not leading.isdisjoint(shared)
    return tuple(name.capitalize() for name in shared) if tied else ()


LEADING_SHARE = 0.75
LEAST_LED = 4
"""A rare name in three of four articles, and in so many, is that of their story: a ship, a firm, a place."""


def leading_names(names: Collection[frozenset[str]]) -> frozenset[str]:
    """The rare names that nearly all of these articles hold, given the names of each."""
    return held_by_most([own - _WORLD_NAMES for own in names])


def common_names(names: Collection[frozenset[str]]) -> frozenset[str]:
    """The names of countries, peoples and world bodies that nearly all of these articles hold, given the names of each."""
    return held_by_most([own & _WORLD_NAMES for own in names])


def held_by_most(names: Collection[frozenset[str]]) -> frozenset[str]:
    """The words that three of four of these hold, and so many as `LEAST_LED`."""
    held = Counter(name for own in names for name in own)
    return frozenset(name for name, n in held.items() if n >= max(LEAST_LED, LEADING_SHARE * len(names)))


def rare_numbers(text: str) -> frozenset[str]:
    """Numbers in figures that are seldom the same by chance: of three and more significant digits, or of two before a
    word of scale; none of them a year.

    >>> sorted(rare_numbers("In 2016 some 1,250 of 300 homes and 4.75 million were lost, 17 on 903 sites for 15 million"))
    ['1250', '15 million', '4.75 million', '903']
    """
    found = ((match["number"].replace(",", ""), match["scale"]) for match in _NUMBER.finditer(text))
    return frozenset(f"{number} {scale}" if scale else number for number, scale in found if _is_rare(number, scale))


def _is_rare(number: str, scale: str | None) -> bool:
    digits = number.replace(".", "").strip("0")
    is_year = len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2099
    return len(digits) >= (2 if scale else 3) and (bool(scale) or not is_year)


def word_runs(article: Article) -> frozenset[tuple[str, ...]]:
    """All runs of `RUN` words of the article's body, folded."""
    return frozenset(run for span in body_spans(article) for run in _runs(span.of(article.text)))


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [match[0].lower() for match in _WORD.finditer(text)]
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
