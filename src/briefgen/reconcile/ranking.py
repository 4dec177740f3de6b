"""The order in which a briefing tells its figures: what differs, what changed, then what more parties tell.

The order depends on the claims alone, never on the order in which articles or claims arrive.
"""

from __future__ import annotations

from briefgen.reconcile.measures import CAUSED, identity_of
from briefgen.records import Decision, FigureClaim, Status

Claims = tuple[FigureClaim, ...]
Rank = tuple[int, int, int, int, str, int, int]

_FIRST: tuple[frozenset[Status], ...] = (
    frozenset({"disputed", "conflicting"}),
    frozenset({"progression", "superseded"}),
)

_FATES = frozenset(CAUSED | {"displace", "evacuate", "host", "arrive", "homeless", "flee"})
"""Measures that are what news is about: what happens to people."""

_LEAD = 3
"""A figure in the first three sentences is what its article is about."""


def rank_group(claims: Claims, decision: Decision) -> Rank:
    """Sort key of a group: by status, asserters, newsworthiness, articles, then its place in the articles."""
    first = min((claim.article, claim.sentence, claim.span.start) for claim in claims)
    standing = next((number for number, statuses in enumerate(_FIRST) if decision.status in statuses), len(_FIRST))
    asserters = len({claim.asserter for claim in claims})
    return standing, -asserters, -newsworthiness(claims), -len({claim.article for claim in claims}), *first


def newsworthiness(claims: Claims) -> int:
    """0 to 6: people's fate, then money and things, then durations and ages; more for what opens an article."""
    identity = identity_of(claims[0])
    if identity.kind in ("age", "duration", "score"):
        weight = 0
    elif identity.measure & _FATES:
        weight = 4
    else:
        weight = 2 if identity.unit == "person" or any(c.quantity and c.quantity.cls == "money" for c in claims) else 1
    return weight + 2 * any(claim.sentence <= _LEAD for claim in claims)
