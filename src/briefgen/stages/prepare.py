"""Articles made ready, and the ledger that what was read of them goes into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefgen.records import Article, Chunk, FigureClaim, Grounding, Ledger, Scan, Sentence
from briefgen.stages.chunk import chunk_article, split_sentences
from briefgen.stages.claims import read_figures
from briefgen.stages.relate.order_words import read_order_words
from briefgen.text.dates import infer_publications
from briefgen.text.figures import scan_sentences
from briefgen.text.figures.dollars import home_dollar, in_home_dollars
from briefgen.text.lines import running_view
from briefgen.text.tokens import O200K, Tokens


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article made ready: its sentences, its chunks and all its numbers."""

    article: Article
    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]
    scan: Scan


def prepare_articles(articles: Sequence[Article], *, limit: int, tokens: Tokens = O200K) -> tuple[Prepared, ...]:
    """Dates that the articles give one another, then sentences, chunks and numbers of each. `limit` is that of a chunk in
    tokens, as `tokens` counts them."""
    return tuple(_prepared(article, limit, tokens) for article in infer_publications(articles))


def _prepared(article: Article, limit: int, tokens: Tokens) -> Prepared:
    sentences = split_sentences(article)
    article = replace(article, even=running_view(article.text, [s.span for s in sentences]))
    scan = scan_sentences(article.text, [s.span for s in sentences], language=article.language)
    return Prepared(article, sentences, chunk_article(article, limit=limit, sentences=sentences, tokens=tokens), scan)


Read = tuple[Article, Sequence[Sentence], Scan]
"""An article with all its sentences and all its numbers."""


def read_story(read: Iterable[Read]) -> tuple[FigureClaim, ...]:
    """The figures of all articles of a story, in order: of each what its own sentences say, with the currency that the others or
    its words of order give it. The run reads them so, and `verify` again."""
    pages = tuple(read)
    articles = [article for article, _, _ in pages]
    own = [read_figures(*page) for page in pages]
    unit = home_dollar(articles, [claim for figures in own for claim in figures])
    if unit is not None:
        own = [in_home_dollars(article, figures, unit) for article, figures in zip(articles, own, strict=True)]
    citable = [sentence for _, sentences, _ in pages for sentence in citable_of(sentences)]
    return read_order_words([claim for figures in own for claim in figures], articles, citable)


def collect_ledger(prepared: Sequence[Prepared], groundings: Sequence[Grounding]) -> Ledger:
    """All that was read and checked, as one ledger; what its figures are to each other is not known yet."""
    return Ledger(
        articles=tuple(item.article for item in prepared),
        sentences=tuple(sentence for item in prepared for sentence in citable_of(item.sentences)),
        figures=read_story((item.article, item.sentences, item.scan) for item in prepared),
        quotes=tuple(quote for part in groundings for quote in part.quotes),
        denials=tuple(denial for part in groundings for denial in part.denials),
        events=tuple(event for part in groundings for event in part.events),
        positions=tuple(position for part in groundings for position in part.positions),
    )


def citable_of(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """An article's sentences without those that are addressed to a model: these are shown as a badge and never cited."""
    return tuple(sentence for sentence in sentences if not sentence.planted)
