"""The headline that may stand over the whole story."""

from __future__ import annotations

import re

from briefgen.figures import figure_intervals
from briefgen.local_draft.story import Story, is_value, terms_in
from briefgen.records import Article, DraftStatement, Quantity


def draft_title(story: Story) -> DraftStatement:
    """The headline whose figures stand and whose words most others share, one without numbers before one with them; where
    all have overtaken figures the newest."""
    titled = [article for article in story.ledger.articles if article.title]
    sound = [article for article in titled if not _is_stale(article, story) and _reads_well(article)]
    best = max(sound or titled, key=lambda article: _worth(article, story, sound=bool(sound)), default=None)
    return DraftStatement(best.title if best else "", ())


def _reads_well(article: Article) -> bool:
    if article.title.lstrip()[:1] in "“\"‘'":
        return False
    return "?" not in article.title and "!" not in article.title and "live" not in article.title.casefold().split()


def _is_stale(article: Article, story: Story) -> bool:
    """Whether a figure of the headline is overtaken, or is none of its own text."""
    for number in story.headlines[article.id]:
        if not _is_borne_out(number, article, story):
            return True
        same = [claim for group in story.ledger.reconciliation.groups for claim in group.claims if is_value(claim, number)]
        own = [claim for claim in same if claim.article == article.id] or same
        if own and all(claim.id in story.stale for claim in own):
            return True
    return False


def _is_borne_out(number: Quantity, article: Article, story: Story) -> bool:
    """Whether the text under a headline has its figure, or one that it may round; true where it counts nothing of its kind."""
    own = [f for f in story.ledger.figures if f.article == article.id and not f.in_headline]
    hard = figure_intervals(number)[0]
    if any(is_value(f, number) or (f.unit == number.unit and f.hard and f.hard.meets(hard)) for f in own):
        return True
    return number.unit in (None, "person") or not any(f.unit == number.unit for f in own)


def _worth(article: Article, story: Story, *, sound: bool) -> tuple[float, float, str]:
    terms = terms_in(article.title)
    others = [terms_in(a.title) for a in story.ledger.articles if a.id != article.id]
    shared = sum(len(terms & other) for other in others) / (3 + len(terms))
    numbers = 0.4 if story.headlines[article.id] else 0.0
    fresh = 0.7 * story.fresh(article.id)
    teases = 0.6 if re.search(r"\b(?:what|how|why|who)\b", article.title, re.IGNORECASE) else 0.0
    return (round(shared - numbers - teases + fresh, 6) if sound else fresh, shared, article.id)
