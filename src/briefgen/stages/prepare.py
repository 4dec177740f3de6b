"""Articles made ready, and the ledger that what was read of them goes into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.records import Article, Chunk, FigureClaim, Grounding, Ledger, Scan, Sentence
from briefgen.stages.chunk import chunk_article, split_sentences
from briefgen.stages.claims import read_figures
from briefgen.stages.relate.order_words import read_order_words
from briefgen.text.dates import infer_publications
from briefgen.text.figures import scan_sentences
from briefgen.text.figures.dollars import home_dollar, in_home_dollars
from briefgen.text.tokens import O200K, Tokens


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article made ready: its sentences, its chunks, all its numbers, and the figures among them."""

    article: Article
    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]
    scan: Scan
    figures: tuple[FigureClaim, ...]


def prepare_articles(articles: Sequence[Article], *, limit: int, tokens: Tokens = O200K) -> tuple[Prepared, ...]:
    """Dates that the articles give one another, then sentences, chunks, numbers and figures of each. `limit` is that of
    a chunk in tokens, as `tokens` counts them."""
    prepared = tuple(_prepared(article, limit, tokens) for article in infer_publications(articles))
    unit = home_dollar(articles, [claim for item in prepared for claim in item.figures])
    if unit is None:
        return prepared
    return tuple(replace(item, figures=in_home_dollars(item.article, item.figures, unit)) for item in prepared)


def _prepared(article: Article, limit: int, tokens: Tokens) -> Prepared:
    sentences = split_sentences(article)
    scan = scan_sentences(article.text, [s.span for s in sentences], language=article.language)
    chunks = chunk_article(article, limit=limit, sentences=sentences, tokens=tokens)
    return Prepared(article, sentences, chunks, scan, read_figures(article, sentences, scan))


def collect_ledger(prepared: Sequence[Prepared], groundings: Sequence[Grounding]) -> Ledger:
    """All that was read and checked, as one ledger; what its figures are to each other is not known yet."""
    articles = tuple(item.article for item in prepared)
    sentences = tuple(sentence for item in prepared for sentence in _citable(item))
    figures = [claim for item in prepared for claim in item.figures]
    return Ledger(
        articles=articles,
        sentences=sentences,
        figures=read_order_words(figures, articles, sentences),
        quotes=tuple(quote for part in groundings for quote in part.quotes),
        denials=tuple(denial for part in groundings for denial in part.denials),
        events=tuple(event for part in groundings for event in part.events),
        positions=tuple(position for part in groundings for position in part.positions),
    )


def _citable(item: Prepared) -> tuple[Sentence, ...]:
    """An article's sentences without those that are addressed to a model: these are shown as a badge and never cited."""
    return tuple(sentence for sentence in item.sentences if not sentence.planted)
