"""Articles whose text is one text: copies, and versions of one report, by the runs of five words that they share."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.records import Article, Finding, Ledger
from briefgen.text.lexicon import fold
from briefgen.text.voices.parties import same_party

COPY_OVERLAP = 0.9
"""Share of the shorter text's five-word shingles that stand in the other one too: above it the two are one text."""
VERSION_OVERLAP = 0.5
"""From here on two texts are two versions of one report: independent reports of one event share under 0.05."""
SHINGLE = 5
LEAST_SHINGLES = 25
"""Texts shorter than about thirty words are too short to be called a copy."""
_SAMPLE = 4
"""Every fourth shingle (by its hash) is indexed to find candidates; overlaps are then counted on all."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` has the text of `of`, the earlier or supplying one. `overlap` is the share of shared shingles, 0 to
    1."""

    article: str
    of: str
    overlap: float


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Articles that are near-duplicates of another one, in the order given; each names the one original of its set."""
    return _find_alike(articles, COPY_OVERLAP)


def find_retellings(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Copies and versions together, each with the one text that it goes back to: these have one origin."""
    return _find_alike(articles, VERSION_OVERLAP)


def copy_findings(ledger: Ledger) -> tuple[Finding, ...]:
    """Which article is a lightly edited copy of which, as text alone shows it, without a model."""
    leads = _first_sentences(ledger)
    names = {article.id: article.outlet or article.title for article in ledger.articles}
    return tuple(
        Finding(
            kind="copy_of",
            claims=(),
            sentences=(leads[copy.article], leads[copy.of]),
            reason=f"{names[copy.article]} prints a lightly edited copy of the report in {names[copy.of]}.",
            found_by="code",
        )
        for copy in find_copies(ledger.articles)
        if copy.article in leads and copy.of in leads
    )


def _first_sentences(ledger: Ledger) -> dict[str, str]:
    """The ref of each article's first body sentence."""
    leads: dict[str, str] = {}
    for sentence in ledger.sentences:
        if sentence.role == "body":
            leads.setdefault(sentence.article, sentence.ref)
    return leads


def _find_alike(articles: Sequence[Article], least: float) -> tuple[Copy, ...]:
    held = {article.id: article for article in articles}
    original: dict[str, tuple[str, float]] = {}
    for a, b, overlap in _overlaps(tuple(articles)):
        if overlap >= least:
            first, second = _in_order(held[a], held[b])
            known = original.get(second.id)
            if known is None or (_supply_order(first), -overlap) < (_supply_order(held[known[0]]), -known[1]):
                original[second.id] = (first.id, overlap)
    return tuple(Copy(a.id, _root(a.id, original), original[a.id][1]) for a in articles if a.id in original)


def _root(article: str, original: Mapping[str, tuple[str, float]]) -> str:
    """Follow copies of copies to the text that is none; each step goes to an earlier article, so it ends."""
    while article in original:
        article = original[article][0]
    return article


def _supply_order(article: Article) -> tuple[str, str]:
    day = article.published.day
    return (day.isoformat() if day else "9999", article.id)


def _in_order(a: Article, b: Article) -> tuple[Article, Article]:
    """The original first: the one whose outlet the other names as its origin, else the earlier, else by id."""
    if a.origin and b.outlet and same_party(a.origin, b.outlet) and not _is_own(a):
        return b, a
    if b.origin and a.outlet and same_party(b.origin, a.outlet) and not _is_own(b):
        return a, b
    return (a, b) if _supply_order(a) <= _supply_order(b) else (b, a)


def _is_own(article: Article) -> bool:
    return bool(article.origin and article.outlet and same_party(article.origin, article.outlet))


@lru_cache(maxsize=1)
def _overlaps(articles: tuple[Article, ...]) -> tuple[tuple[str, str, float], ...]:
    """Pairs of articles with their overlap, found through an index of sampled shingles."""
    shingles = {article.id: _shingles(article) for article in articles}
    index: dict[int, list[str]] = defaultdict(list)
    for article, own in shingles.items():
        for shingle in own:
            if shingle % _SAMPLE == 0 and len(own) >= LEAST_SHINGLES:
                index[shingle].append(article)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for found in index.values():
        # A shingle that very many articles hold is a stock phrase; comparing all its pairs would be quadratic.
        for n, a in enumerate(found if len(found) <= 50 else ()):
            for b in found[n + 1 :]:
                shared[(a, b)] += 1
    smaller = {(a, b): min(len(shingles[a]), len(shingles[b])) for a, b in shared}
    return tuple(
        (a, b, len(shingles[a] & shingles[b]) / smaller[a, b])
        for (a, b), count in sorted(shared.items())
        if count * _SAMPLE >= smaller[a, b] * VERSION_OVERLAP / 2
    )


def _shingles(article: Article) -> frozenset[int]:
    """Hashes of the runs of five words in the extracted body. crc32 is the same on every machine and in every run."""
    text = "\n".join(block.span.of(article.text) for block in article.blocks if block.role in ("body", "dateline"))
    words = tuple(fold(word) for word in re.findall(r"\w+", text))
    runs = (" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))
    return frozenset(zlib.crc32(run.encode()) for run in runs)
