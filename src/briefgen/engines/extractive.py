"""The local engine: no model. The figure reader, words of role and sentence ranking fill the same records that a model
would; sentences are cut, never written. It is the default for any articles and the yardstick that a model has to beat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.facets import facets_of
from briefgen.figures import scan_numbers
from briefgen.ground import shown_value
from briefgen.quotes import find_attribution, find_quotations, find_speaker
from briefgen.reconcile.contested import find_denials
from briefgen.records import (
    Chunk,
    ChunkFaults,
    ChunkOutcome,
    DenialSaid,
    Draft,
    EngineName,
    EventSaid,
    Extracted,
    Extraction,
    Failure,
    FigureSaid,
    Finding,
    Ledger,
    Match,
    PairBlock,
    PositionSaid,
    Quantity,
    QuoteSaid,
    RejectedClaim,
    RunFacts,
    Sentence,
    Span,
    SummarySaid,
)
from briefgen.salience import draft_from_ledger, notice_findings, stance_of, told_day

__all__ = ["Extractive", "draft_from_ledger", "extract_locally"]

LEAD_SENTENCES = 3
"""Sentences of a chunk that stand as its summary: news puts what matters first."""


class Extractive:
    """An engine without a model. It holds no state."""

    @property
    def name(self) -> EngineName:
        return "local"

    async def extract(self, chunk: Chunk) -> ChunkOutcome:
        return Extracted(chunk, extract_locally(chunk))

    async def recheck(self, chunk: Chunk, faults: ChunkFaults) -> ChunkOutcome | None:
        return None

    async def match(self, block: PairBlock, ledger: Ledger) -> tuple[Match, ...] | Failure:
        return ()

    async def review(self, ledger: Ledger) -> tuple[Finding, ...] | Failure:
        return notice_findings(ledger)

    async def compose(self, ledger: Ledger, refused: Sequence[RejectedClaim] = ()) -> Draft | Failure:
        return draft_from_ledger(ledger)

    def facts(self) -> RunFacts:
        return RunFacts(engine="local")


def extract_locally(chunk: Chunk) -> Extraction:
    """All that the local reader finds in one chunk, in the same records as a model's answer."""
    text = chunk.article.text
    scan = scan_numbers(text, language=chunk.article.language)
    figures = []
    for sentence in chunk.sentences:
        inside = tuple(q for q in scan.quantities if sentence.span.covers(q.span))
        wholes = {scan.quantities[p.part].span: scan.quantities[p.whole] for p in scan.parts}
        figures += [_figure(quantity, wholes.get(quantity.span), inside, sentence, chunk) for quantity in inside]
    return Extraction(
        figures=tuple(figures),
        denials=tuple(d for sentence in chunk.sentences for d in _denials(sentence, text)),
        quotes=_quotes(chunk),
        events=tuple(event for sentence in chunk.sentences if (event := _event(sentence, chunk)) is not None),
        positions=tuple(p for sentence in chunk.sentences if (p := _position(sentence, text)) is not None),
        summary=tuple(SummarySaid((s.number,), s.span.of(text)) for s in chunk.sentences if s.role == "body")[
            :LEAD_SENTENCES
        ],
    )


def _figure(
    quantity: Quantity, whole: Quantity | None, inside: tuple[Quantity, ...], sentence: Sentence, chunk: Chunk
) -> FigureSaid:
    """What the sentence tells of one quantity. A part ("including 11 children") shares all but its people with its whole."""
    text, language = chunk.article.text, chunk.article.language
    facets = facets_of(quantity, inside, sentence.span, text, language=language)
    if whole is not None and whole in inside:
        facets = replace(facets_of(whole, inside, sentence.span, text, language=language), who=facets.who)
    credit = find_attribution(text, sentence.span, quantity.span)
    return FigureSaid(
        sentence=sentence.number,
        words=quantity.phrase.of(text),
        value=shown_value(quantity) or None,
        qualifier=quantity.qualifier,
        measure=facets.measure,
        who=facets.who,
        place=facets.place,
        event=facets.event,
        time=facets.time,
        time_sentence=sentence.number if facets.time else None,
        kind=facets.kind,
        said_by=credit.who if credit else "",
        at=quantity.phrase,
    )


def _denials(sentence: Sentence, text: str) -> list[DenialSaid]:
    return [
        DenialSaid(sentence.number, found.who, found.words.of(text), found.denies, found.other_account)
        for found in find_denials(text, sentence.span)
    ]


def _quotes(chunk: Chunk) -> tuple[QuoteSaid, ...]:
    text = chunk.article.text
    spans = tuple(s.span for s in chunk.sentences)
    said: list[QuoteSaid] = []
    for quotation in find_quotations(text, within=Span(chunk.span.start, chunk.span.end)):
        sentence = next((s for s in chunk.sentences if s.span.start <= quotation.inner.start < s.span.end), None)
        speaker = find_speaker(text, quotation, spans)
        if sentence is None or speaker is None:
            continue
        said.append(QuoteSaid(sentence.number, quotation.inner.of(text), speaker.name, speaker.role or ""))
    return tuple(said)


def _event(sentence: Sentence, chunk: Chunk) -> EventSaid | None:
    day = told_day(sentence, chunk.article)
    if sentence.role != "body" or day is None:
        return None
    return EventSaid(sentence.number, day.of(chunk.article.text), sentence.span.of(chunk.article.text))


def _position(sentence: Sentence, text: str) -> PositionSaid | None:
    stance = stance_of(sentence, text)
    if sentence.role != "body" or stance is None:
        return None
    return PositionSaid(sentence.number, stance, "", sentence.span.of(text))
