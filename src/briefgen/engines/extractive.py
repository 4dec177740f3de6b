"""The local engine: no model. The figure reader, words of role and sentence ranking fill the same records that a model
would; sentences are cut, never written. It is the default for any articles and the yardstick that a model has to beat.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefgen.facets import Around, Facets, facets_of, find_counter, find_counter_before
from briefgen.figures import scan_numbers
from briefgen.ground import CONTEXT_BEFORE, shown_value
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
    wholes = {scan.quantities[p.part].span: scan.quantities[p.whole] for p in scan.parts}
    read: list[Read] = []
    for sentence in chunk.sentences:
        inside = tuple(q for q in scan.quantities if sentence.span.covers(q.span))
        read += [Read(q, _figure(q, wholes.get(q.span), inside, sentence, chunk)) for q in inside]
    return Extraction(
        figures=link_figures(read, chunk),
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
    text = chunk.article.text
    facets = _facets(quantity, inside, sentence, chunk)
    if whole is not None and whole in inside:
        facets = _part_facets(quantity, facets, _facets(whole, inside, sentence, chunk), sentence, text)
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
        time_sentence=_time_sentence(facets, sentence, chunk),
        kind=facets.kind,
        said_by=_said_by(quantity, sentence, chunk),
        at=quantity.phrase,
    )


def _facets(quantity: Quantity, inside: tuple[Quantity, ...], sentence: Sentence, chunk: Chunk) -> Facets:
    around = Around(tuple(s.span for s in _before(sentence, chunk)), chunk.article.title)
    article = chunk.article
    return facets_of(quantity, inside, sentence.span, article.text, language=article.language, around=around)


def _before(sentence: Sentence, chunk: Chunk) -> tuple[Sentence, ...]:
    """The sentences before one, nearest first, as far as a label's words may stand there."""
    known = (*chunk.context, *chunk.sentences)
    near = [s for s in known if 0 < sentence.number - s.number <= CONTEXT_BEFORE and s.role == "body"]
    return tuple(sorted(near, key=lambda s: -s.number))


def _time_sentence(facets: Facets, sentence: Sentence, chunk: Chunk) -> int | None:
    if not facets.time:
        return None
    at = facets.time_at or sentence.span
    return next((s.number for s in (sentence, *_before(sentence, chunk)) if s.span == at), sentence.number)


OF_WHOLE = re.compile(
    r"^\s*of\s+(?:whom|which|them|these|those)\s+(?:(?:were|was|are|is|have|has|had|been|still|now)\s+)*(?P<told>\w+(?:\s+\w+){0,3})"
)
WITHIN_WHOLE = re.compile(r"\bof (?:which|whom)\s+$")


def _part_facets(quantity: Quantity, own: Facets, whole: Facets, sentence: Sentence, text: str) -> Facets:
    """A part has its whole's label and its own people ("including 11 children"); what is told of the part alone
    ("nineteen of whom are in intensive care") is another measure."""
    told = OF_WHOLE.match(text[quantity.phrase.end : sentence.span.end])
    if told and own.who in ("", whole.who):
        return replace(whole, measure=told.group("told").strip(), who=own.who or whole.who, kind=None)
    if WITHIN_WHOLE.search(text[sentence.span.start : quantity.phrase.start]) and own.measure not in (
        "",
        whole.measure,
    ):
        return own
    return replace(whole, who=own.who)


FIRST_TOLD = re.compile(
    r"^[^,;.]{0,25}?,?\s+(?:as|that)\s+(?:the\s+)?(?P<who>[^\W\d_][\w’'-]*(?:\s+[^\W\d_][\w’'-]*){0,3}?)\s+"
    r"(?:(?:had|has|have|first|at first|earlier|originally|initially|previously)\s+)*"
    r"(?:reported|said|claimed|gave|given|stated|announced|estimated|counted|declared)\b"
)
"""Right behind a value, whose it was: "not 214 as the operator first reported"."""
TOLD_BEHIND = re.compile(
    r",\s+(?:the\s+)?(?P<who>coast ?guard|navy|operator|organi[sz]ers)\s+(?:said|says|reported|confirmed)\b"
)
_THING_TOLD = re.compile(r"^(?:it|they|he|she|we|were|was|had|the|of|people)\b", re.IGNORECASE)


def _said_by(quantity: Quantity, sentence: Sentence, chunk: Chunk) -> str:
    """Whom the sentence credits with a figure: whoever first told a value rejected here, the speaker, or the body that
    counts."""
    text = chunk.article.text
    rest = text[quantity.phrase.end : sentence.span.end]
    first = FIRST_TOLD.match(rest)
    if first and not _THING_TOLD.match(first["who"]):
        return first["who"]
    credit = find_attribution(text, sentence.span, quantity.span)
    if credit:
        return credit.who
    behind = TOLD_BEHIND.search(rest)
    if behind:
        return behind["who"]
    before = _before(sentence, chunk)
    back = find_counter_before(text, sentence.span, quantity.span, before[0].span) if before else ""
    return back or find_counter(text, sentence.span, quantity.span)


# ---------------------------------------------------------------- figures that go on from one another

CORRECTS = re.compile(
    r"^\W*(?:it|that|this|the (?:correct|right|actual|true) (?:figure|number|amount|total|toll|sum))\s+"
    r"(?:was|is|were|should (?:have been|be|read))\b",
    re.IGNORECASE,
)
ERRED = re.compile(
    r"\b(?:earlier version|incorrectly|wrongly|mistakenly|misstated|in error|erroneously|misreported)\b", re.IGNORECASE
)
NOT_THAT = re.compile(
    r"^,?(?:\s[^.;,]{1,30},)?\s+(?:and\s+)?(?:not|rather than|instead of)\s+(?:the\s+|as\s+)?$", re.IGNORECASE
)
"""Between a right value and the wrong one behind it: "83 million, it said, and not 38 million"."""
OTHERWISE = re.compile(
    r"\b(?:puts?|gives?|gave|makes?|made|counts?|estimates?)\s+(?:the|that|their|its)\s+(?:\w+\s+)?"
    r"(?:number|figure|toll|total|count|estimate|loss(?:es)?|damage)s?\s+(?:much\s+|far\s+|slightly\s+|a little\s+)?(?:higher|lower)\b"
    r"|\b(?:puts?|saw|sees)\s+it\s+(?:higher|lower)\b|\b(?:has|have|had)\s+(?:a\s+)?(?:higher|lower|another|different)\s+(?:number|figure|toll|total|count)\b"
    r"|\bdisput(?:es|ed)\s+(?:the|that)\s+(?:number|figure|toll|total|count)\b",
    re.IGNORECASE,
)
"""Announces another value for what was just counted."""


_CROWD = r"joined|took part|attended|marched|gathered|rallied|protested|demonstrated|turned out|turned up|took to the streets"
_ABOARD = r"carrying|carried|on board|aboard"
SAME_CROWD = tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_CROWD, _ABOARD))
"""Words by which two bodies tell of the people in one crowd, or on one ship."""
TAKES_BACK = re.compile(
    r"\b(?:correct|revis|lower|rais|adjust)(?:s|es|ed)\b[^;.]{0,120}?\bto\s+$", re.IGNORECASE
)
HAD_GIVEN = re.compile(
    r"\b(?:had|was|been)\s+(?:\w+\s+)?(?:given|gave|put|reported|counted|listed)\s+(?:the|its|that)\s+(?:death\s+)?"
    r"(?:toll|number|total|figure|count)\b[^;.]{0,40}\b(?:as|at)\s+$",
    re.IGNORECASE,
)
FROM_OLD = re.compile(r"^[^;.\d]{0,20}?,?\s+from\s+(?:the\s+|an?\s+)?(?:earlier\s+|previous\s+)?$", re.IGNORECASE)
"""Between a new value and the old one: "lowered the number of dead to 25, from 26"."""


@dataclass(frozen=True, slots=True)
class Read:
    """A quantity and what was read of it."""

    quantity: Quantity
    said: FigureSaid


def link_figures(read: Sequence[Read], chunk: Chunk) -> tuple[FigureSaid, ...]:
    """The figures said, those that correct or contradict the one before them with its label and a link to it."""
    said = [one.said for one in read]
    for at, one in enumerate(read):
        units = (one.quantity.unit, "person") if one.quantity.unit is None else (one.quantity.unit,)
        same = [n for n in range(at) if read[n].quantity.unit in units and _near(read[n].said, one.said)]
        if same:
            said[at] = _linked(at, same[-1], read, said, chunk)
    for at in range(len(read) - 1):
        rejects = _rejects_next(read[at], read[at + 1], chunk.article.text)
        if said[at].link is None and (rejects or _takes_back_next(read[at], read[at + 1], chunk)):
            said[at] = replace(said[at], link="replaces", link_to=at + 1)
            said[at + 1] = _with_label(said[at + 1], said[at])
    return tuple(said)


def _near(earlier: FigureSaid, later: FigureSaid) -> bool:
    return 0 < later.sentence - earlier.sentence <= CONTEXT_BEFORE


def _linked(at: int, before: int, read: Sequence[Read], said: Sequence[FigureSaid], chunk: Chunk) -> FigureSaid:
    own, other = said[at], said[before]
    between = " ".join(_words(n, chunk) for n in range(other.sentence, own.sentence))
    if CORRECTS.match(_words(own.sentence, chunk)) and ERRED.search(between):
        return replace(_with_label(own, other), link="replaces", link_to=before)
    told = " ".join(_words(n, chunk) for n in range(other.sentence + 1, own.sentence + 1))
    if _same_crowd(own, other, read[at].quantity, chunk):
        return replace(_with_label(own, other), link="contrasts", link_to=before)
    if OTHERWISE.search(told) and other.measure and _says_nothing(own, read[at].quantity):
        return replace(_with_label(own, other), link="contrasts", link_to=before)
    return own


def _same_crowd(own: FigureSaid, other: FigureSaid, quantity: Quantity, chunk: Chunk) -> bool:
    """Whether a bare number of the next sentence is another body's count of the same people: "Organisers said 6,000
    took part"."""
    if quantity.noun or own.sentence != other.sentence + 1 or not own.said_by or own.said_by == other.said_by:
        return False
    behind = chunk.article.text[quantity.phrase.end : quantity.phrase.end + 40]
    first = _words(other.sentence, chunk)
    return any(re.match(r"\s+(?:(?:were|had|was)\s+)?" + kind.pattern, behind) and kind.search(first) for kind in SAME_CROWD)


def _words(number: int, chunk: Chunk) -> str:
    sentence = chunk.sentence(number)
    return sentence.span.of(chunk.article.text) if sentence else ""


def _says_nothing(said: FigureSaid, quantity: Quantity) -> bool:
    """Whether a label repeats the counted noun only."""
    return said.measure in ("", quantity.noun, quantity.unit)


def _with_label(own: FigureSaid, other: FigureSaid) -> FigureSaid:
    """A figure under the label of the one that it goes on from; who says it stays its own."""
    return replace(
        own,
        measure=other.measure,
        who=own.who or other.who,
        place=own.place or other.place,
        event=own.event or other.event,
        time=other.time,
        time_sentence=other.time_sentence,
        kind=other.kind,
    )


def _rejects_next(one: Read, after: Read, text: str) -> bool:
    if one.said.sentence != after.said.sentence or one.quantity.unit != after.quantity.unit:
        return False
    return bool(NOT_THAT.match(text[one.quantity.phrase.end : after.quantity.phrase.start]))


def _takes_back_next(one: Read, after: Read, chunk: Chunk) -> bool:
    """Whether the next value is the old one of a correction: "lowered the number of dead to 25, from 26", or in the
    sentence behind it "it had given the toll as 26"."""
    text, own, next_one = chunk.article.text, chunk.sentence(one.said.sentence), chunk.sentence(after.said.sentence)
    if own is None or next_one is None or after.quantity.unit not in (one.quantity.unit, None):
        return False
    if not TAKES_BACK.search(text[own.span.start : one.quantity.phrase.start]):
        return False
    if own is next_one:
        return bool(FROM_OLD.match(text[one.quantity.phrase.end : after.quantity.phrase.start]))
    told = text[next_one.span.start : after.quantity.phrase.start]
    return next_one.number == own.number + 1 and bool(HAD_GIVEN.search(told))


# ---------------------------------------------------------------- denials, quotes, events, positions


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
