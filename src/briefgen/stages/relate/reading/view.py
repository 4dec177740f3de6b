"""A number in its sentence: the clause that holds it, the numbers beside it, the sentences before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.records import Article, FigureClaim, Sentence, Span
from briefgen.stages.relate.features import Family
from briefgen.text.patterns import when_used


@dataclass(frozen=True, slots=True)
class View:
    """A number in its sentence."""

    claim: FigureClaim
    article: Article
    text: str
    """Of its article."""
    sentence: Span
    said: str
    """The words of the sentence."""
    clause: Span
    words: str
    """The words of the clause."""
    sentences: Mapping[str, Sentence]
    others: tuple[Span, ...]
    """The other numbers of the sentence."""
    main: str
    """The main event of its article."""
    story: str
    """That of its story, which "the disaster" is."""
    akin: frozenset[str]
    """The families of the words that tell of the story's event, whatever they are."""
    own: Span
    """The number with its counted noun."""
    currency: Family
    """The family of most sums of its article; "" where it has none."""
    rivals: Mapping[str, str] = field(default_factory=dict)
    """Who stands against whom in the story's vote: see `rivals`."""

    def earlier(self, most: int) -> Iterator[str]:
        """The words of so many sentences just before, the nearest first."""
        for number in range(self.claim.sentence - 1, self.claim.sentence - 1 - most, -1):
            if sentence := self.sentences.get(f"{self.claim.article}:{number}"):
                yield sentence.span.of(self.text)


def view_of(
    claim: FigureClaim,
    articles: Mapping[str, Article],
    sentences: Mapping[str, Sentence],
    beside: Mapping[str, Sequence[Span]],
    events: tuple[str, str, frozenset[str]],
    currency: Family,
) -> View | None:
    """A figure in its sentence, with the `events` of its article and story; None for a denial, or without its sentence."""
    ref = claim.ref
    sentence = sentences.get(ref)
    if sentence is None or claim.quantity is None:
        return None
    article = articles[claim.article]
    text, span, own = article.running, sentence.span, claim.span
    others = tuple(other for other in beside[ref] if other != own)
    clause = clause_of(claim, span, text)
    whole = own_span(claim)
    if any(own.end <= other.start and other.end <= whole.end for other in others):
        whole = own  # "only eight of the 18 people killed": the noun stands with the second
    if any(whole.covers(other) and other.end <= own.start for other in others) and OWN_VERB.match(text, own.end):
        whole = own  # "the number of people killed has passed 300, and 1,900 are being treated": the noun stands with the first
    return View(
        claim,
        article,
        text,
        span,
        span.of(text),
        clause,
        clause.of(text),
        sentences,
        others,
        *events,
        whole,
        currency,
    )


def own_span(claim: FigureClaim) -> Span:
    """The number with its counted noun."""
    noun = claim.quantity.noun_span if claim.quantity else None
    if noun is None:
        return claim.span
    return Span(min(claim.span.start, noun.start), max(claim.span.end, noun.end))


_CLAUSE = when_used(
    r"[;:]|,?\s(?:while|whereas|whilst)\s|,\s(?:but|and|which|where|who|with|including|for|because|so)\s|,\s(?=(?:in|during|by|of|from) which\s)|\s[–—]\s",
    having=(",", ";", ":", "–", "—", "whil", "whereas"),
)


def clause_of(claim: FigureClaim, sentence: Span, text: str) -> Span:
    """The part of a sentence that holds a figure, between semicolons, dashes, ", and", ", while" and the like."""
    cuts = [match.start() + sentence.start for match in _CLAUSE.finditer(sentence.of(text))]
    start = max([sentence.start, *(cut for cut in cuts if cut < claim.span.start)])
    end = min([sentence.end, *(cut for cut in cuts if cut >= claim.span.end)])
    return Span(start, end)


OWN_VERB = when_used(r"\s(?:is|are|was|were|has|have|had|will|would)\s(?!(?:not|also)\b)")
"""Between two numbers and behind the second where it opens a clause of its own: "900 wait for a coach; 2,000 had paid"."""
