"""The headline that may stand over the whole story."""

from __future__ import annotations

import re

from briefgen.figures import scan_numbers
from briefgen.local_draft.measures import headlines_with
from briefgen.local_draft.story import Story, same_value, terms_in
from briefgen.records import Article, DraftStatement, FigureClaim, Sentence, Span

NONE = DraftStatement("", ())


def draft_title(story: Story) -> DraftStatement:
    """The headline whose figures stand and whose words most others share, one without numbers before one with them; where
    all have overtaken figures the newest. Empty where no headline stands in a place that can be cited."""
    if story.ledger.title:
        return NONE
    placed = [(a, place) for a in story.ledger.articles if (place := _place(a, story)) is not None]
    if not placed:
        return NONE
    sound = [(a, place) for a, place in placed if not _is_stale(a, story) and _reads_well(a)]
    _, (sentence, span) = max(sound or placed, key=lambda item: _worth(item[0], story, sound=bool(sound)))
    return DraftStatement("", (sentence.ref,), None, "", span)


def _place(article: Article, story: Story) -> tuple[Sentence, Span] | None:
    """The sentence of a headline that holds the article's title, and where in it."""
    for sentence in story.ledger.sentences:
        if sentence.article == article.id and sentence.role == "headline":
            at = article.text.find(article.title, sentence.span.start, sentence.span.end)
            if at >= 0:
                return sentence, Span(at, at + len(article.title))
    return None


def _reads_well(article: Article) -> bool:
    if article.title.lstrip()[:1] in "“\"‘'":
        return False
    return "?" not in article.title and "!" not in article.title and "live" not in article.title.casefold().split()


def _is_stale(article: Article, story: Story) -> bool:
    """Whether a figure of the headline is overtaken, or is none of its own text."""
    heads = [f for f in story.ledger.figures if f.article == article.id and f.in_headline]
    for head in heads:
        same = [c for ident, g in story.groups.items() for c in g.claims if c.id == ident and same_value(c, head)]
        own = [c for c in same if c.article == article.id] or same
        if not _is_borne_out(head, story):
            return True
        if own and all(c.id in story.stale for c in own):
            return True
    return False


def _is_borne_out(head: FigureClaim, story: Story) -> bool:
    """Whether the text under a headline has its figure, or one that it may round; true where it counts nothing alike."""
    own = [f for f in story.ledger.figures if f.article == head.article and not f.in_headline]
    alike = [c for c in own if same_value(c, head) or _may_round(head, c)]
    return bool(alike) or not any(c.unit == head.unit and head.unit != "person" for c in own)


def _may_round(head: FigureClaim, claim: FigureClaim) -> bool:
    return claim.unit == head.unit and bool(claim.hard and head.hard and claim.hard.meets(head.hard))


def _worth(article: Article, story: Story, *, sound: bool) -> tuple[float, float, str]:
    terms = terms_in(article.title)
    others = [terms_in(a.title) for a in story.ledger.articles if a.id != article.id]
    shared = sum(len(terms & other) for other in others) / (3 + len(terms))
    numbers = 0.4 if scan_numbers(article.title).quantities else 0.0
    fresh = 0.7 * story.fresh(article.id)
    teases = 0.6 if re.search(r"\b(?:what|how|why|who)\b", article.title, re.IGNORECASE) else 0.0
    return (round(shared - numbers - teases + fresh, 6) if sound else fresh, shared, article.id)


__all__ = ["draft_title", "headlines_with"]
