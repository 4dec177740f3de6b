"""What a reader has to know about the sources before trusting a briefing: gaps and notes, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.garbled import GARBLED
from briefgen.records import Article, Composition, Failure, Ledger, Note


def list_gaps(ledger: Ledger, composition: Composition, failures: Sequence[Failure]) -> tuple[str, ...]:
    """What is missing or open: undated and inferred articles, what failed, and what the draft found left open."""
    gaps: list[str] = []
    undated = [a for a in ledger.articles if a.published.day is None]
    if undated:
        candidates = "; ".join(_candidates(a) for a in undated if a.published.candidates)
        carry = "carries" if len(undated) == 1 else "carry"
        gaps.append(f"{_names(undated)} {carry} no date" + (f" ({candidates})." if candidates else "."))
    for article in ledger.articles:
        if article.published.basis == "inferred" and article.published.day:
            gaps.append(f"The date of {article.id} is inferred: {article.published.why}")
    for article in ledger.articles:
        if "second-hand" in article.badges and article.origin:
            gaps.append(f"{article.id} is second-hand: it rests on {article.origin}.")
    for article in ledger.articles:
        for badge in article.badges:
            if badge.startswith(GARBLED):
                gaps.append(f"{article.id} {badge}; its figures are not set against others.")
    gaps += [_failure_words(failure) for failure in failures]
    for statement in composition.gaps:
        cited = {(c.article, c.span) for c in statement.citations}
        refs = [s.ref for s in ledger.sentences if (s.article, s.span) in cited]
        gaps.append(f"{statement.text} [{' '.join(refs)}]")
    return tuple(gaps)


def _failure_words(failure: Failure) -> str:
    """What is missing for it. Figures are read by code, so those of a part that no model read stand all the same."""
    if failure.stage == "extract" and failure.article:
        part = f"{failure.article}" + (f", chunk {failure.chunk}" if failure.chunk else "")
        return f"{part} failed: its quotes, events and positions are missing here: {failure.reason}"
    if failure.stage == "relate":
        return f"relate failed: what the figures are to each other is what code alone sees: {failure.reason}"
    return f"{failure.article or failure.stage} failed and is missing here: {failure.reason}"


def _names(articles: Sequence[Article]) -> str:
    ids = [article.id for article in articles]
    return ids[0] if len(ids) == 1 else f"{', '.join(ids[:-1])} and {ids[-1]}"


def _candidates(article: Article) -> str:
    years = ", ".join(str(day.year) for day in article.published.candidates)
    return f"the weekday and day of {article.id} fit {years}"


TOLD_AS_NOTES = ("scope_differs", "headline_differs", "source_note", "copy_of", "slip")
"""Findings that stand nowhere else; the others show in groups, relations and disagreements."""


def list_notes(ledger: Ledger) -> tuple[Note, ...]:
    """Notes of the reconciliation, findings that say more than a status, and badges of the articles."""
    notes = list(ledger.reconciliation.notes)
    for finding in ledger.relations.findings:
        if finding.kind not in TOLD_AS_NOTES:
            continue
        refs = " ".join(finding.sentences)
        source = finding.sentences[0].partition(":")[0] if finding.sentences else None
        notes.append(Note(finding.kind, f"{finding.reason} [{refs}] ({_found(finding.found_by)})", source))
    for article in ledger.articles:
        notes += [
            Note("badge", f"{article.id}: {badge}", article.id)
            for badge in article.badges
            if badge != "second-hand" and not badge.startswith(GARBLED)
        ]
    return tuple(notes)


def _found(found_by: str) -> str:
    return "noticed by the model, ids and words checked" if found_by == "model" else "found by code"
