"""The order in which a briefing tells its figures: what differs or changed, then what more voices tell.

The order depends on the claims alone, never on the order in which articles or claims arrive.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.records import Decision, FigureClaim
from briefgen.records.statuses import HEADS, STATUSES
from briefgen.text.lexicon import fold, term_names

Rank = tuple[int, int, int, int, str, int, int]

_FATES = frozenset(term_names("killed injured missing displaced evacuated hosted homeless fled arrested sick"))
"""What news is about: what happens to people."""

_DULL = frozenset({"age", "duration", "score"})
_LEAD = 3
"""A figure in the first three sentences is what its article is about."""


def rank_group(claims: Sequence[FigureClaim], decision: Decision, name: str = "") -> Rank:
    """Sort key of a measure: by status, voices, newsworthiness, articles, then its place in the articles."""
    first = min((claim.article, claim.sentence, claim.span.start) for claim in claims)
    voices = len({fold(claim.asserter) for claim in claims})
    articles = len({claim.article for claim in claims})
    rank = HEADS[STATUSES[decision.status].head].rank
    return rank, -voices, -newsworthiness(claims, name), -articles, *first


def newsworthiness(claims: Sequence[FigureClaim], name: str = "") -> int:
    """0 to 6: people's fate, then people and money, then things, last durations and ages; more for what opens an article."""
    classes = {claim.quantity.cls for claim in claims if claim.quantity}
    units = {claim.unit for claim in claims}
    if classes and classes <= _DULL:
        weight = 0
    elif term_names(name) & _FATES:
        weight = 4
    else:
        weight = 2 if "person" in units or "money" in classes else 1
    return weight + 2 * any(claim.sentence <= _LEAD for claim in claims)
