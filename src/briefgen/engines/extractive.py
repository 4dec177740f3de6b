"""The local engine: no model. Words of role, quotation marks and sentence ranking fill the same records that a model
would; sentences are cut, never written. It is the default for any articles and the yardstick that a model has to beat.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.briefing.local_draft import draft_from_ledger
from briefgen.briefing.local_draft.salience import stance_of, told_day
from briefgen.records import (
    Chunk,
    ChunkOutcome,
    DenialSaid,
    Draft,
    DraftStatement,
    EngineName,
    EventSaid,
    Extracted,
    Extraction,
    Failure,
    Ledger,
    PositionSaid,
    QuoteSaid,
    RefusedStatement,
    Relations,
    RunFacts,
    Sentence,
    Span,
)
from briefgen.stages.reconcile.contested import find_denials
from briefgen.stages.relate.scored import relate_locally
from briefgen.text.lines import clean_line
from briefgen.text.voices.quotes import find_quotations, find_speaker, is_heading

__all__ = ["Extractive", "draft_from_ledger", "extract_locally"]


class Extractive:
    """An engine without a model. It holds no state."""

    @property
    def name(self) -> EngineName:
        return "local"

    async def extract(self, chunks: Sequence[Chunk]) -> tuple[ChunkOutcome, ...]:
        return tuple(Extracted(chunk, extract_locally(chunk)) for chunk in chunks)

    async def relate(self, ledger: Ledger) -> Relations | Failure:
        return relate_locally(ledger)

    async def compose(self, ledger: Ledger) -> Draft | Failure:
        return draft_from_ledger(ledger)

    async def mend(
        self, ledger: Ledger, refused: Sequence[RefusedStatement]
    ) -> tuple[DraftStatement | None, ...] | Failure:
        return (None,) * len(refused)

    def facts(self) -> RunFacts:
        return RunFacts(engine="local")


def extract_locally(chunk: Chunk) -> Extraction:
    """What the local reader finds in one chunk beside its figures, in the same records as a model's answer."""
    text = chunk.article.running
    return Extraction(
        denials=tuple(d for sentence in chunk.sentences for d in _denials(sentence, text)),
        quotes=_quotes(chunk),
        events=tuple(event for sentence in chunk.sentences if (event := _event(sentence, chunk)) is not None),
        positions=tuple(
            p for sentence in chunk.sentences if (p := _position(sentence, chunk.article.text)) is not None
        ),
    )


def _denials(sentence: Sentence, text: str) -> list[DenialSaid]:
    return [
        DenialSaid(
            sentence.number,
            clean_line(found.who),
            clean_line(found.words.of(text)),
            clean_line(found.denies),
            found.other_account,
        )
        for found in find_denials(text, sentence.span)
    ]


def _quotes(chunk: Chunk) -> tuple[QuoteSaid, ...]:
    text = chunk.article.running
    own = {s.number for s in chunk.sentences if s.role == "body" and not is_heading(s.span.of(text))}
    said: list[QuoteSaid] = []
    for quotation in find_quotations(text, within=Span(chunk.span.start, chunk.span.end)):
        sentence = next((s for s in chunk.sentences if s.span.start <= quotation.inner.start < s.span.end), None)
        if sentence is None:
            continue
        speaker = find_speaker(
            text, quotation, tuple(s.span for s in chunk.sentences if s.number in own or s is sentence)
        )
        if speaker is None:
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
