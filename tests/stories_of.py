"""Short articles of a test's own as the records that relating reads."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from briefgen.engines.extractive import Extractive
from briefgen.pipeline import BriefOptions, ground_chunks, ledger_of, prepare_articles
from briefgen.readers import read_paths
from briefgen.records import FigureClaim, Ledger


def ledger_from(*texts: str | dict[str, str]) -> Ledger:
    """The ledger of articles given as texts, or as dicts with `text` and any of `title`, `outlet`, `published`."""
    given = [{"text": text} if isinstance(text, str) else text for text in texts]
    articles = read_paths(given).articles  # type: ignore[arg-type]  # dicts are articles
    prepared = prepare_articles(articles, limit=1_200)
    grounded = asyncio.run(ground_chunks(prepared, Extractive()))
    return ledger_of(prepared, grounded, BriefOptions())


def figures_of(ledger: Ledger) -> tuple[FigureClaim, ...]:
    """The figures outside headlines, in the order of the articles."""
    told = (claim for claim in ledger.figures if not claim.in_headline)
    return tuple(sorted(told, key=lambda claim: (claim.article, claim.sentence, claim.span.start)))


def surfaces(claims: Sequence[FigureClaim]) -> list[str]:
    return [claim.surface for claim in claims]
