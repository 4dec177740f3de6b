"""Articles whose text is one text: copies, and versions of one report, by the runs of five words that they share; and
rewrites in other words, by the figures that they tell in one order."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.records import Article, FigureClaim, Finding, Ledger
from briefgen.text.lexicon import fold
from briefgen.text.voices.parties import same_party

COPY_OVERLAP = 0.9
"""Share of the shorter text's five-word shingles that stand in the other one too: above it the two are one text."""
VERSION_OVERLAP = 0.4
"""From here on two texts are two versions of one report: independent reports of one event share under 0.05, two that
print some paragraphs of one agency up to 0.2."""
REWRITE_OVERLAP = 0.1
"""From here on they are one report where they tell the same figures in the same order too: whoever puts a report in other
words keeps some of its own, and all of its numbers."""
REWRITE_FIGURES = 0.8
"""... namely so many of the figures of the text that tells fewer,"""
LEAST_FIGURES, LEAST_TELLING = 5, 3
"""... at least five, three of them with three digits or more, which two reporters hardly put in one order by chance."""
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


def find_retellings(articles: Sequence[Article], claims: Sequence[FigureClaim] = ()) -> tuple[Copy, ...]:
    """Copies, versions and, by the `claims` of the articles, rewrites together, each with the one text that it goes back
    to: these have one origin."""
    return _find_alike(articles, VERSION_OVERLAP, _figures_told(claims))


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


def _find_alike(
    articles: Sequence[Article], least: float, told: Mapping[str, Figures] | None = None
) -> tuple[Copy, ...]:
    held = {article.id: article for article in articles}
    original: dict[str, tuple[str, float]] = {}
    for a, b, overlap in _overlaps(tuple(articles)):
        if overlap >= least or (
            told and overlap >= REWRITE_OVERLAP and _in_one_order(told.get(a, ()), told.get(b, ()))
        ):
            first, second = _in_order(held[a], held[b])
            known = original.get(second.id)
            if known is None or (_supply_order(first), -overlap) < (_supply_order(held[known[0]]), -known[1]):
                original[second.id] = (first.id, overlap)
    return tuple(Copy(a.id, _root(a.id, original), original[a.id][1]) for a in articles if a.id in original)


Figures = tuple[tuple[object, bool], ...]
"""The figures of an article in its order: what each says, and whether it has digits enough to tell it from others."""
_TELLING = 3


def _figures_told(claims: Sequence[FigureClaim]) -> dict[str, Figures]:
    told: dict[str, list[tuple[object, bool]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.article, claim.span.start)):
        read = claim.quantity
        if read and not claim.in_headline:
            ends = (end and end.as_integer_ratio() for end in (read.value, read.low, read.high))  # quick to compare
            told[claim.article].append((tuple(ends), len(read.digits) >= _TELLING))
    return {article: tuple(figures) for article, figures in told.items()}


def _in_one_order(a: Figures, b: Figures) -> bool:
    """Whether the text that tells fewer figures tells nearly all of them as the other one does, one after the other."""
    least = max(LEAST_FIGURES, REWRITE_FIGURES * min(len(a), len(b)))
    if (Counter(a) & Counter(b)).total() < least:
        return False  # in whatever order
    shared = _longest_run(a, b)
    telling = sum(is_telling for _, is_telling in shared)
    return len(shared) >= least and telling >= LEAST_TELLING


def _longest_run(a: Figures, b: Figures) -> Figures:
    """The longest row of figures that both tell in this order, whatever stands between."""
    best: list[Figures] = [()] * (len(b) + 1)
    for figure in a:
        before: Figures = ()
        for place, other in enumerate(b, start=1):
            above = best[place]
            if figure == other:
                best[place] = (*before, figure)
            elif len(best[place - 1]) > len(above):
                best[place] = best[place - 1]
            before = above
    return best[-1]


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
        if count * _SAMPLE >= smaller[a, b] * REWRITE_OVERLAP / 2
    )


def _shingles(article: Article) -> frozenset[int]:
    """Hashes of the runs of five words in the extracted body. crc32 is the same on every machine and in every run."""
    text = "\n".join(block.span.of(article.text) for block in article.blocks if block.role in ("body", "dateline"))
    words = tuple(fold(word) for word in re.findall(r"\w+", text))
    runs = (" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))
    return frozenset(zlib.crc32(run.encode()) for run in runs)
