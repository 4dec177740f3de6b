"""What a passage is worth as news, and how many of the articles tell it: by the words that they share, a word of few
articles counting for more than one that all have.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.briefing.local_draft.kinds import decisions_in, is_aside, tells_decision
from briefgen.briefing.local_draft.story import Story, Told, terms_in
from briefgen.text.lexicon import names_in, words_of

ONE_NEWS, SAME_FIGURES = 0.5, 0.34
"""Share of the weight of the lighter passage's words that another has where both tell one piece of news; less where neither
has a figure of its own."""
SHARP = 2
"""Digits of a sum that is no chance."""
ONE_MATTER = 0.3
"""Share of the weight of a passage's words that a sentence of another article has which tells the same matter."""
LEAST_REST = ONE_MATTER - 1e-9
"""The same a hair lower: what is summed in another order may differ by as much."""
LEAST_SHARED = 3
"""Words that it has at least."""
DECISION_COUNTS, ASIDE_COUNTS, FRESH_COUNTS = 0.5, 2.0, 0.8
"""What a decision is worth more, an aside less, and the newest article more than the oldest: a further article that tells
the same is worth 1."""
FIGURES_COUNT = 0.4
"""What each key figure is worth more that a passage tells."""
HEADLINE_COUNTS, FURTHER_DOWN, LONG_COUNTS = 0.25, 0.12, 0.04
"""What each word of the headline is worth more, and each sentence before it and each word beyond some less."""
MOST_TELLING, MOST_OF_HEADLINE = 4, 4
LONG_FROM = 34
"""Words from which a passage is long."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The words of all articles, by sentence, and what each is worth."""

    worth: Mapping[str, float]
    sentences: Mapping[str, tuple[frozenset[str], ...]]
    """By article: the words of its headline and of its body sentences."""
    places: Mapping[str, Mapping[str, tuple[int, ...]]]
    """By word and article: the places of the sentences that have it."""

    def tellers(self, told: Told) -> float:
        """How many other articles tell the matter of a passage, each by the share of its words that the nearest sentence has;
        `MOST_TELLING` where it is so many at least."""
        whole = math.fsum(sorted(self.worth.get(term, 0.0) for term in told.terms))
        held = [self.places[term] for term in self._telling(told.terms, whole)]
        shares: list[float] = []
        for article in dict.fromkeys(article for places in held for article in places if article != told.article):
            near = {place for places in held for place in places.get(article, ())}
            shares.append(self._nearest(told, [self.sentences[article][n] for n in near], whole))
            if shares[-1] and math.fsum(shares) >= MOST_TELLING:
                return float(MOST_TELLING)
        return math.fsum(shares)

    def _telling(self, terms: frozenset[str], whole: float) -> Iterator[str]:
        """The words of a passage of which a sentence that tells the same matter has one at least: the rarest, until all others together
        are worth too little."""
        rest = whole
        for term in sorted(terms & self.worth.keys(), key=lambda term: (-self.worth[term], term)):
            if rest < LEAST_REST * whole:
                return
            yield term
            rest -= self.worth[term]

    def is_one(self, a: Told, b: Told) -> bool:
        """Whether two passages tell one piece of news: in the same words, or one decision of one party."""
        if _sums_up(a, b) or _sums_up(b, a):
            return True
        least = ONE_NEWS if _own_figures(a, b) or _own_figures(b, a) else SAME_FIGURES
        return self.shared(a, b) > least or self._is_one_decision(a, b)

    def _is_one_decision(self, a: Told, b: Told) -> bool:
        """Whether both tell in the same word of a decision of somebody whom both name, and who is in few articles' headlines."""
        if not decisions_in(a.text) & decisions_in(b.text):
            return False
        both = {word.stem for name in names_in(a.text) for word in words_of(name.text)} & b.terms
        heads = [own[0] for own in self.sentences.values()]
        return any(2 * sum(term in head for head in heads) < len(heads) for term in both)

    def shared(self, a: Told, b: Told) -> float:
        """The share of the lighter passage's words, by their worth, that the other has too."""
        both, *own = (
            math.fsum(sorted(self.worth.get(t, 0.0) for t in terms)) for terms in (a.terms & b.terms, a.terms, b.terms)
        )
        return both / min(own) if min(own) else 0.0

    def _nearest(self, told: Told, sentences: Sequence[frozenset[str]], whole: float) -> float:
        shared = (told.terms & terms for terms in sentences)
        near = max(
            (math.fsum(sorted(self.worth[t] for t in own)) for own in shared if len(own) >= LEAST_SHARED), default=0.0
        )
        return near / whole if whole and near >= ONE_MATTER * whole else 0.0


def _sums_up(whole: Told, parts: Told) -> bool:
    """Whether a figure of one passage is the sum of two or three neighbouring ones of the other: "192", "180 and 12"."""
    values = [
        claim.quantity.value
        for claim in parts.claims
        if claim.unit == "person" and claim.quantity and claim.quantity.value is not None
    ]
    told = {
        claim.quantity.value
        for claim in whole.claims
        if claim.unit == "person" and claim.quantity and len(claim.quantity.digits) >= SHARP
    }
    runs = (values[n : n + size] for size in (2, 3) for n in range(len(values) - size + 1))
    return any(sum(run) in told for run in runs)


def _own_figures(a: Told, b: Told) -> bool:
    """Whether a passage tells a figure whose value the other has not."""
    values = {claim.quantity.value for claim in b.claims if claim.quantity}
    return any(claim.quantity and claim.quantity.value not in values for claim in a.claims)


def read_spread(story: Story) -> Spread:
    """The words of a story's articles."""
    sentences: dict[str, list[frozenset[str]]] = {a.id: [terms_in(a.title)] for a in story.ledger.articles}
    for sentence in story.ledger.sentences:
        if sentence.role == "body":
            sentences[sentence.article].append(terms_in(sentence.span.of(story.articles[sentence.article].text)))
    told = Counter(term for own in sentences.values() for term in frozenset().union(*own))
    worth = {term: math.log(1 + len(sentences) / n) for term, n in told.items()}
    places: dict[str, dict[str, list[int]]] = {}
    for article, own in sentences.items():
        for place, terms in enumerate(own):
            for term in terms:
                places.setdefault(term, {}).setdefault(article, []).append(place)
    return Spread(
        worth,
        {article: tuple(own) for article, own in sentences.items()},
        {term: {article: tuple(found) for article, found in by.items()} for term, by in places.items()},
    )


def news_worth(told: Told, story: Story, spread: Spread, figured: frozenset[str] = frozenset()) -> float:
    """What a passage is worth to who reads of the story for the first time: by how many articles tell it, how new and how high
    in its article it is, whether its headline has it, what kind of news it is, and whether it tells a key figure (`figured`)."""
    headline = len(told.terms & terms_in(story.articles[told.article].title))
    kind = DECISION_COUNTS * tells_decision(told.text) - ASIDE_COUNTS * is_aside(told.text)
    far = FURTHER_DOWN * told.number + LONG_COUNTS * max(0, told.words - LONG_FROM) + 0.4 * (len(told.sentences) - 1)
    near = spread.tellers(told) + HEADLINE_COUNTS * min(MOST_OF_HEADLINE, headline)
    kind += FIGURES_COUNT * len(figured & story.told_groups(told))
    return round(near + kind + FRESH_COUNTS * story.fresh(told.article) - far, 6)
