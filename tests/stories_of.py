"""Short articles of a test's own as the records that relating reads."""

from __future__ import annotations

from briefgen.engines.extractive import extract_locally
from briefgen.pages.readers import read_paths
from briefgen.records import FigureClaim, Ledger
from briefgen.stages.ground import ground_extraction
from briefgen.stages.prepare import collect_ledger, prepare_articles


def ledger_from(*texts: str | dict[str, str]) -> Ledger:
    """The ledger of articles given as texts, or as dicts with `text` and any of `title`, `outlet`, `published`."""
    given = [{"text": text} if isinstance(text, str) else text for text in texts]
    prepared = prepare_articles(read_paths(given).articles, limit=1_200)  # type: ignore[arg-type]  # dicts are articles
    groundings = [
        ground_extraction(extract_locally(chunk), chunk, item.sentences) for item in prepared for chunk in item.chunks
    ]
    return collect_ledger(prepared, groundings)


def figures_of(ledger: Ledger) -> tuple[FigureClaim, ...]:
    """The figures outside headlines, in the order of the articles."""
    told = (claim for claim in ledger.figures if not claim.in_headline)
    return tuple(sorted(told, key=lambda claim: (claim.article, claim.sentence, claim.span.start)))
