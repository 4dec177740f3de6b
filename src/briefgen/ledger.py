"""The ledger by its ids, as prompts and drafts name them: slots (F3-1), sentences (002:14), articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from briefgen.lines import clean_line
from briefgen.records import Article, FigureClaim, Group, Ledger, Sentence

LENGTHS = {"short": (2, 4, 160), "normal": (3, 8, 350), "long": (4, 14, 700)}
"""Bottom-line sentences, key points and words of the key points together. Without a limit the tried prompt gave 1,059
words, which nobody reads in a minute."""

TELLING = ("disputed", "conflicting", "superseded", "progression")
"""Statuses that a reader must know of: the figure differs, or is no longer what it was."""


@dataclass(frozen=True, slots=True)
class Material:
    """The ledger by its ids: slots, sentences, articles."""

    ledger: Ledger
    claims: dict[str, FigureClaim] = field(default_factory=dict)
    """By slot name, "F3-1"."""
    groups: dict[str, Group] = field(default_factory=dict)
    """By the slot names of their claims and by their own id."""
    sentences: dict[str, Sentence] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)

    def words(self, ref: str) -> str:
        sentence = self.sentences[ref]
        return sentence.span.of(self.articles[sentence.article].text)


def material_of(ledger: Ledger) -> Material:
    """Index a ledger by the ids that prompts and drafts use."""
    claims: dict[str, FigureClaim] = {}
    groups: dict[str, Group] = {}
    for group in ledger.reconciliation.groups:
        groups[group.id] = group
        for number, claim in enumerate(group.claims, start=1):
            claims[f"{group.id}-{number}"] = claim
            groups[f"{group.id}-{number}"] = group
    return Material(
        ledger,
        claims,
        groups,
        {sentence.ref: sentence for sentence in ledger.sentences},
        {article.id: article for article in ledger.articles},
    )


def notable_groups(groups: Iterable[Group], limit: int = 60) -> tuple[Group, ...]:
    """The groups worth showing first: what a reader asks first is what most articles tell; that its figures differ or
    changed counts as much as one article more. Among equals the order of the briefing stands."""

    def rank(group: Group) -> tuple[int, int]:
        articles = len({claim.article for claim in group.claims})
        return -(articles + (group.decision.status in TELLING)), -len(group.claims)

    shown = [g for g in groups if g.label.kind not in ("age",) and any(c.label_verified for c in g.claims)]
    return tuple(sorted(shown, key=rank)[:limit])


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
