"""The coverage audit: every number of every article has one fate, and the sums are exact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from briefgen.records import (
    EXTRACTED_ROLES,
    Article,
    FailedChunk,
    Fate,
    FigureClaim,
    NumberFate,
    RejectedClaim,
    Scan,
    Span,
)

FATES: tuple[Fate, ...] = ("used", "masked", "left_out", "rejected", "failed", "unclaimed")


def audit_numbers(
    articles: Sequence[Article],
    scans: Mapping[str, Scan],
    claims: Iterable[FigureClaim],
    rejected: Iterable[RejectedClaim],
    failed: Iterable[FailedChunk],
    sentences: Mapping[str, Span],
    not_figures: Mapping[str, str] = MappingProxyType({}),
) -> tuple[NumberFate, ...]:
    """The fate of each number that the scanner found, in order of article and place.

    A headline's numbers enter no group: they are compared with their body and stand as left out.

    `not_figures` gives for claims that count nothing after all ("the two countries") why: their numbers are masked.
    `sentences` gives the span of each sentence ref ("002:14"), so that a rejected claim can be placed. A number left out
    with its block is so before all else; then used, masked, rejected, failed, and what remains is unclaimed.
    """
    placed = [(c.article, c.quantity.span, c.id) for c in claims if c.quantity]
    used = {(article, span): claim for article, span, claim in placed if claim not in not_figures}
    uncounted = {(article, span): not_figures[claim] for article, span, claim in placed if claim in not_figures}
    refused = [(r.article, sentences.get(f"{r.article}:{r.sentence}"), r) for r in rejected if r.sentence and r.article]
    lost = [(f.chunk.article.id, f.chunk.span, f.reason) for f in failed]
    fates: list[NumberFate] = []
    for article in articles:
        scan = scans[article.id]
        numbers = [(q.span, q.surface, "") for q in scan.quantities]
        numbers += [(m.span, m.surface, m.reason) for m in scan.masked]
        for span, surface, mask in sorted(numbers):
            mask = mask or uncounted.get((article.id, span), "")
            fate, reason, claim = _fate(article, span, surface, mask, used, refused, lost)
            fates.append(NumberFate(article.id, span, surface, fate, reason, claim))
    return tuple(fates)


def _fate(
    article: Article,
    span: Span,
    surface: str,
    mask: str,
    used: Mapping[tuple[str, Span], str],
    refused: Sequence[tuple[str | None, Span | None, RejectedClaim]],
    lost: Sequence[tuple[str, Span, str]],
) -> tuple[Fate, str, str | None]:
    block = article.block_at(span.start)
    role = block.role if block else "furniture"
    if role not in EXTRACTED_ROLES:
        return "left_out", role, None
    if role == "headline":
        return "left_out", "headline, compared with its own body", None
    claim = used.get((article.id, span))
    if claim:
        return "used", "", claim
    if mask:
        return "masked", mask, None
    for owner, place, rejection in refused:
        if owner == article.id and place and place.covers(span) and surface.casefold() in rejection.said.casefold():
            return "rejected", f"{rejection.fault}: {rejection.reason}", None
    for owner, place, why in lost:
        if owner == article.id and place.covers(span):
            return "failed", why, None
    return "unclaimed", "no claim was made of it", None
