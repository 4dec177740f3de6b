"""The ledger as the check of relations reads it: claims, their sentences, what articles say, what code alone relates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from briefgen.pages.roles import instruction_spans
from briefgen.records import (
    Article,
    DatedSpan,
    DenialClaim,
    FigureClaim,
    Ledger,
    Measure,
    Member,
    Published,
    Relations,
    Sentence,
)
from briefgen.text.dates import find_dates, resolve_mention
from briefgen.text.dates.find import fold_text
from briefgen.text.dates.tense import in_tense

Item = FigureClaim | DenialClaim


class Story:
    """Look-ups over one ledger and the relations that code alone gives. Holds no state but caches."""

    def __init__(self, ledger: Ledger, fallback: Relations) -> None:
        self.ledger = ledger
        self.fallback = fallback
        self.figures: dict[str, FigureClaim] = {c.id: c for c in ledger.figures if not c.in_headline}
        self.denials: dict[str, DenialClaim] = {d.id: d for d in ledger.denials if d.id not in self.figures}
        self.articles: dict[str, Article] = {article.id: article for article in ledger.articles}
        self.position = {id: n for n, id in enumerate((*self.figures, *self.denials))}
        self._numbers = {article.id: n for n, article in enumerate(ledger.articles)}
        self._sentences = {sentence.ref: sentence for sentence in ledger.sentences}
        self._days: dict[str, tuple[DatedSpan, ...]] = {}
        self._texts: dict[str, str] = {}

    def item(self, id: str) -> Item:
        return self.figures[id] if id in self.figures else self.denials[id]

    def knows(self, id: str) -> bool:
        return id in self.figures or id in self.denials

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Claims in the order of the articles, of the sentences, of the text."""
        return sorted(set(ids), key=self._order)

    def _order(self, id: str) -> tuple[int, int, int, int]:
        item = self.item(id)
        start = item.words.start if isinstance(item, DenialClaim) else item.span.start
        return self._numbers.get(item.article, len(self._numbers)), item.sentence, start, self.position[id]

    # ------------------------------------------------------------ words

    def sentence_of(self, id: str) -> Sentence | None:
        item = self.item(id)
        return self._sentences.get(item.ref)

    def words(self, id: str) -> str:
        """The sentence of a claim, "" where it may not be cited."""
        return self._words(self.sentence_of(id))

    def words_near(self, id: str) -> str:
        """The sentence of a claim with those before and after it."""
        item = self.item(id)
        refs = (f"{item.article}:{item.sentence + step}" for step in (-1, 0, 1))
        return "\n".join(self._words(self._sentences.get(ref)) for ref in refs)

    def _words(self, sentence: Sentence | None) -> str:
        article = self.articles.get(sentence.article) if sentence else None
        return sentence.span.of(article.text) if sentence and article else ""

    def said_in(self, article: str) -> str:
        """All that may be cited of an article, with its outlet, origin and headline: nothing that speaks to a machine."""
        if article not in self._texts:
            known = self.articles.get(article)
            title = known.title if known and not instruction_spans(known.title) else ""
            parts = [title, known.outlet, known.origin] if known else []
            own = [self._words(s) for s in self.ledger.sentences if s.article == article]
            self._texts[article] = "\n".join(part for part in (*parts, *own) if part)
        return self._texts[article]

    def headline_ref(self, article: str) -> str | None:
        """The sentence that is an article's headline, else its first."""
        own = [sentence for sentence in self.ledger.sentences if sentence.article == article]
        return next((s.ref for s in own if s.role == "headline"), own[0].ref if own else None)

    # ------------------------------------------------------------ days

    def day_of(self, article: str) -> date | None:
        known = self.articles.get(article)
        return known.published.day if known else None

    def days_read(self, article: str) -> tuple[DatedSpan, ...]:
        """Every day and period that code reads in an article, and the clocks of its figures."""
        if article not in self._days:
            self._days[article] = tuple(dict.fromkeys(self._read_days(article)))
        return self._days[article]

    @cached_property
    def _dated(self) -> tuple[date, ...]:
        return tuple(article.published.day for article in self.ledger.articles if article.published.day)

    @cached_property
    def _story_date(self) -> Published:
        """What "March 15" in an undated article is read against: the last date of the story."""
        return Published(max(self._dated), "inferred") if self._dated else Published(None, "unknown")

    def _read_days(self, article: str) -> Iterable[DatedSpan]:
        known = self.articles.get(article)
        if known is None:
            return
        for day in known.published.candidates if known.published.day is None else ():
            if any(abs((day - other).days) <= NEAR_DAYS for other in self._dated):
                yield DatedSpan(day, day, "inferred", known.published.why)
        published = known.published if known.published.day else self._story_date
        fold = fold_text(known.running)
        found = find_dates(known.running, language=known.language)
        for mention in (*found, *(later for one in found if (later := in_tense(one, fold)).ahead)):
            whole = mention.month is not None and mention.day is not None
            read = resolve_mention(mention, published) if whole or published is known.published else None
            if read is not None and (mention.relation is None or _is_narrow(read)):
                yield read
        for claim in self.ledger.figures:
            if claim.article == article:
                clocks = (claim.as_of, claim.event_day, claim.period)
                yield from (day for day in clocks if day is not None and _is_narrow(day))

    # ------------------------------------------------------------ what code alone says

    @cached_property
    def alone(self) -> dict[str, tuple[int, Member]]:
        """By claim: the position of its measure in the fallback, and its member there."""
        return {
            member.claim: (number, member)
            for number, measure in enumerate(self.fallback.measures)
            for member in measure.members
        }

    def mates(self, id: str) -> tuple[str, ...]:
        """The other claims that code alone puts into the measure of this one."""
        if id not in self.alone:
            return ()
        return tuple(m.claim for m in self.fallback.measures[self.alone[id][0]].members if m.claim != id)

    def measure_alone(self, id: str) -> Measure | None:
        return self.fallback.measures[self.alone[id][0]] if id in self.alone else None


NEAR_DAYS = 200
"""Days from a dated article of the story within which a day without its year may be meant, where the answer says so."""


def _is_narrow(span: DatedSpan) -> bool:
    """A quarter at most: "since 2011" would hold any day."""
    return (span.end - span.start).days <= 92


def value_of(claim: FigureClaim) -> Fraction | None:
    """The value by which sizes are compared: the printed one, else the middle of a range; a third is 33 percent."""
    quantity = claim.quantity
    if quantity is None:
        return None
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    value = quantity.value if quantity.value is not None else sum(ends, Fraction(0)) / len(ends) if ends else None
    return value * 100 if value is not None and quantity.cls == "fraction" else value


@lru_cache(maxsize=1_024)
def folded(text: str) -> str:
    """Text for comparison of names: lower case, plain quotes, single spaces."""
    plain = text.replace("’", "'").replace("‘", "'").casefold()
    return re.sub(r"\s+", " ", plain).strip()
