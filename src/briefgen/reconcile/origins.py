"""The asserters of claims as reconcile knows them: the voice's name, until the stage `relate` gives the voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from briefgen.parties import normalise_party
from briefgen.records import Article, FigureClaim
from briefgen.relate.voices import find_voices, read_origins


def resolve_asserters(claims: Sequence[FigureClaim], articles: Sequence[Article]) -> tuple[FigureClaim, ...]:
    """The claims in their order, with the voice's name as `asserter` and the article's own voice as `origin`."""
    known = {article.id for article in articles}
    found = find_voices([claim for claim in claims if claim.article in known], articles)
    names = {voice.id: normalise_party(voice.name) for voice in found.voices}
    origins = read_origins(articles)
    return tuple(
        replace(claim, asserter=names[found.of[claim.id]], origin=origins[claim.article]) if claim.id in found.of else claim
        for claim in claims
    )


def relay_counts(claims: Sequence[FigureClaim]) -> tuple[tuple[str, int], ...]:
    """Asserters of a group that more than one article relays, with the number of articles, by name."""
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        articles[claim.asserter].add(claim.article)
    return tuple((asserter, len(found)) for asserter, found in sorted(articles.items()) if len(found) > 1)
