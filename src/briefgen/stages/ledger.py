"""The ledger by its ids, as prompts and drafts name them: sentences (002:14), articles, what a sentence tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefgen.records import Article, EventClaim, FigureClaim, Group, Ledger, Sentence
from briefgen.records.statuses import DIFFERING, MOVED
from briefgen.text.lexicon import names_in
from briefgen.text.lines import clean_line

LENGTHS = {"short": (2, 4, 110), "normal": (4, 8, 360), "long": (4, 13, 640)}
"""Bottom-line sentences, key points and words of the key points together, of a draft without a model."""


class Asked(NamedTuple):
    """What a writer is asked for at most: lines of the bottom line, sections, words of the page with its tables, tables and open
    questions."""

    bottom_line: int
    sections: int
    words: int
    tables: int
    gaps: int


ASKED = {
    "short": Asked(4, 4, 400, 1, 2),
    "normal": Asked(6, 8, 1_100, 4, 5),
    "long": Asked(6, 11, 2_000, 6, 8),
}

MOST_OF_PAGE = {"short": 480, "normal": 2_000, "long": 2_700}
"""Words of a page without its tables beyond which code leaves lines out: a writer is asked for fewer."""


class Beside(NamedTuple):
    """How many items of each other part of a page there may be."""

    key_figures: int
    timeline: int
    positions: int
    quotes: int
    tables: int


BESIDE = {"short": Beside(4, 4, 3, 1, 2), "normal": Beside(8, 6, 5, 1, 5), "long": Beside(12, 12, 12, 4, 6)}
"""Key figures open the tables, and the others stand behind these, where a reader looks things up."""

TELLING = DIFFERING | MOVED
"""Statuses that a reader must know of: the figure differs, or is no longer what it was."""


TOP_SENTENCES = 3
"""Sentences from the top of an article, behind its headline, whose days and names all others may be of: a report goes
on to tell of "the march" whose day its first sentence has."""


def year_of(articles: Iterable[Article]) -> int | None:
    """The year in which more than half of the dated articles came out, whose dates need none; None where there is no such year."""
    years = Counter(article.published.day.year for article in articles if article.published.day)
    year, most = max(years.items(), key=lambda counted: counted[1], default=(None, 0))
    return year if 2 * most > years.total() else None


@dataclass(frozen=True)
class Material:
    """The ledger by its ids: sentences, articles, and what each sentence tells."""

    ledger: Ledger
    sentences: dict[str, Sentence] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    by_ref: dict[str, tuple[FigureClaim, ...]] = field(default_factory=dict)
    """The figures of a sentence, those of headlines too."""
    owners: dict[str, Group] = field(default_factory=dict)
    """The group of a claim, by the claim's id."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """All names of a voice, by the name that claims have for it."""
    happened: dict[str, tuple[EventClaim, ...]] = field(default_factory=dict)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """The names that half of the articles have, of three and more: where and of whom the story is, which no sentence has to say
        again."""
        articles = self.articles.values()
        if len(articles) < LEAST_OF_STORY:
            return ()
        told = Counter(name for article in articles for name in _names_of(f"{article.title}\n{article.running}"))
        return tuple(sorted(name for name, n in told.items() if 2 * n >= len(articles)))

    def article_of(self, ref: str) -> Article:
        """The article in which a sentence stands. Raises `KeyError` for a ref that is none of the material's."""
        return self.articles[self.sentences[ref].article]

    def words(self, ref: str) -> str:
        return self.sentences[ref].span.of(self.article_of(ref).text)

    def near(self, ref: str) -> str:
        """A sentence after the two before it, in which a name or a noun may stand that it only points to."""
        sentence = self.sentences[ref]
        before = [f"{sentence.article}:{sentence.number - step}" for step in (2, 1)]
        return "\n".join(self.words(other) for other in (*before, ref) if other in self.sentences)

    def tops_of(self, refs: Iterable[str]) -> tuple[Sentence, ...]:
        """The headline and first sentences of the articles in which some sentences stand, an article once."""
        return tuple(
            sentence
            for article in dict.fromkeys(self.sentences[ref].article for ref in refs)
            for sentence in self._top_of(article)
        )

    def _top_of(self, article: str) -> Iterator[Sentence]:
        left, number = TOP_SENTENCES, 1
        while left and (sentence := self.sentences.get(f"{article}:{number}")):
            left -= sentence.role == "body"
            number += 1
            yield sentence

    def told(self, ref: str) -> tuple[FigureClaim, ...]:
        """The figures that a sentence tells; as they stand in their groups, where they are in one."""
        return self.by_ref.get(ref, ())

    def events_at(self, ref: str) -> tuple[EventClaim, ...]:
        return self.happened.get(ref, ())

    def group_of(self, claim: FigureClaim) -> Group | None:
        return self.owners.get(claim.id)

    def names_of(self, claim: FigureClaim) -> tuple[str, ...]:
        """The names by which the articles call whoever tells a claim."""
        return self.names.get(claim.asserter, (claim.asserter,))


def material_of(ledger: Ledger) -> Material:
    """Index a ledger by the ids that prompts and drafts use."""
    groups = ledger.reconciliation.groups
    grouped = {claim.id: claim for group in groups for claim in group.claims}
    by_ref: dict[str, list[FigureClaim]] = {}
    for claim in ({claim.id: claim for claim in ledger.figures} | grouped).values():
        by_ref.setdefault(claim.ref, []).append(claim)
    happened: dict[str, list[EventClaim]] = {}
    for event in ledger.events:
        happened.setdefault(event.ref, []).append(event)
    return Material(
        ledger,
        sentences={sentence.ref: sentence for sentence in ledger.sentences},
        articles={article.id: article for article in ledger.articles},
        by_ref={ref: tuple(claims) for ref, claims in by_ref.items()},
        owners={claim.id: group for group in groups for claim in group.claims},
        names={voice.name: (voice.name, *voice.also) for voice in ledger.reconciliation.voices},
        happened={ref: tuple(events) for ref, events in happened.items()},
    )


LEAST_OF_STORY = 3


@lru_cache(maxsize=256)
def _names_of(text: str) -> frozenset[str]:
    return frozenset(name.text for name in names_in(text))


def notable_groups(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups worth showing first: what a reader asks first is what most articles tell; that its figures differ or
    changed counts as much as one article more. Among equals the order of the briefing stands."""

    def rank(group: Group) -> tuple[int, int]:
        articles = len({claim.article for claim in group.claims})
        return -(articles + (group.decision.status in TELLING)), -len(group.claims)

    shown = [g for g in groups if g.label.kind not in ("age",) and any(c.label_verified for c in g.claims)]
    return tuple(sorted(shown, key=rank)[:MOST_NOTABLE])


MOST_NOTABLE = 60


def label_words(group: Group) -> str:
    """What the group counts, in words: the name of its measure, or its label: "killed · Turkish soldiers · Idlib"."""
    if group.name:
        return clean_line(group.name)
    label = group.label
    parts = [label.measure, label.population, label.place, label.event, label.period]
    seen: list[str] = []
    for part in parts:
        if part and part not in seen:
            seen.append(part)
    return " · ".join(clean_line(part) for part in seen)


def date_words(day: date) -> str:
    """A day as prose writes it: "1 July 2016"."""
    return f"{day.day} {day.strftime('%B')} {day.year}"
