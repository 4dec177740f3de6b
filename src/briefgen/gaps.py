"""What a reader has to know about the sources before trusting a briefing: gaps and notes, in plain sentences."""

from __future__ import annotations

import re
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
    gaps += _failed(failures)
    for statement in composition.gaps:
        cited = {(c.article, c.span) for c in statement.citations}
        refs = [s.ref for s in ledger.sentences if (s.article, s.span) in cited]
        if not (_TELLS_NO_DATE.search(statement.text) and {article for article, _ in cited} <= {a.id for a in undated}):
            gaps.append(f"{statement.text} [{' '.join(refs)}]")
    return _once(gaps)


_TELLS_NO_DATE = re.compile(r"\b(?:undated|(?:no|without|not|lacks?)\b(?: \w+){0,4} dated?)\b", re.IGNORECASE)
"""What a draft says of an article without a date, which stands in a line of its own already."""
_REFS = re.compile(r"\s*\[[\d: ]+\](?: \([^)]*\))?$")


def _once(lines: Sequence[str]) -> tuple[str, ...]:
    """Each line once, whatever it refers to: the first that says it."""
    said: dict[str, str] = {}
    for line in lines:
        said.setdefault(" ".join(_REFS.sub("", line).split()).casefold().rstrip("."), line)
    return tuple(said.values())


def _failed(failures: Sequence[Failure]) -> list[str]:
    """A line for each failure; the chunks of one article that failed for one reason share theirs."""
    chunks: dict[tuple[str, str | None, str], list[int]] = {}
    firsts: dict[tuple[str, str | None, str], Failure] = {}
    for failure in failures:
        key = (failure.stage, failure.article, failure.reason)
        chunks.setdefault(key, []).extend([failure.chunk] if failure.chunk else [])
        firsts.setdefault(key, failure)
    return [_failure_words(failure, sorted(set(chunks[key]))) for key, failure in firsts.items()]


def _failure_words(failure: Failure, chunks: Sequence[int]) -> str:
    """What is missing for it. Figures are read by code, so those of a part that no model read stand all the same."""
    if failure.stage == "extract" and failure.article:
        numbers = " and ".join(filter(None, [", ".join(map(str, chunks[:-1])), *map(str, chunks[-1:])]))
        part = failure.article + (f", chunk{'s' if len(chunks) > 1 else ''} {numbers}" if chunks else "")
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
    notes = list(dict.fromkeys(ledger.reconciliation.notes))
    told = {_REFS.sub("", note.text) for note in notes}
    for finding in ledger.relations.findings:
        if finding.kind not in TOLD_AS_NOTES:
            continue
        refs = " ".join(finding.sentences)
        source = finding.sentences[0].partition(":")[0] if finding.sentences else None
        if finding.reason not in told:
            notes.append(Note(finding.kind, f"{finding.reason} [{refs}] ({_found(finding.found_by)})", source))
        told.add(finding.reason)
    for article in ledger.articles:
        notes += [
            Note("badge", f"{article.id}: {badge}", article.id)
            for badge in article.badges
            if badge != "second-hand" and not badge.startswith(GARBLED)
        ]
    return tuple(notes)


def _found(found_by: str) -> str:
    return "noticed by the model, ids and words checked" if found_by == "model" else "found by code"
