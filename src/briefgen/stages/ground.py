"""Holding what was said against the text: quotes, denials, events and positions. Figures are read by code (`claims`).

    said: s=4, words="no bird is ill", speaker="the owner"   ->  QuoteClaim(its place in the text, the owner)
    said: s=4, words="no birds are ill"                      ->  RejectedClaim(fault="quote_not_verbatim" ...)

A refused quote falls to the code's own reader: the quotation that stands there, word by word, with the speaker that the
text names, or none. Law (tested): what was said == grounded + rejected, the quotations that code found aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.records import (
    Chunk,
    DatedSpan,
    DenialClaim,
    DenialSaid,
    EventClaim,
    EventSaid,
    Extraction,
    Fault,
    Grounding,
    PositionClaim,
    PositionSaid,
    QuoteClaim,
    QuoteSaid,
    RejectedClaim,
    Sentence,
    Span,
)
from briefgen.text.cleaned import clean_view
from briefgen.text.dates import claim_clock
from briefgen.text.lexicon import terms_found, words_of
from briefgen.text.voices.denials import somebody_denies
from briefgen.text.voices.quotes import Quotation, find_quotations, find_speaker, locate_words
from briefgen.text.voices.speakers import BorneOut, NotBorneOut, Surroundings, bear_out_speaker
from briefgen.text.wording import Held, check_wording, names_beside

CONTEXT_BEFORE = 2
"""Sentences before the cited one in which a name may stand: a party is often named just before."""


@dataclass(frozen=True, slots=True)
class _Fault:
    fault: Fault
    reason: str


_PLANTED = _Fault("obeys_instruction", "that sentence is addressed to a model and tells no news")


@dataclass(frozen=True, slots=True)
class _Text:
    """What grounding looks at: the chunk and its article's sentences by number."""

    chunk: Chunk
    sentences: dict[int, Sentence]
    headline: str

    def ident(self, letter: str, position: int) -> str:
        return f"{self.chunk.article.id}.{self.chunk.number}{letter}{position + 1}"

    @property
    def text(self) -> str:
        return self.chunk.article.running

    @property
    def printed(self) -> str:
        return self.chunk.article.text

    def planted_at(self, number: int) -> bool:
        sentence = self.sentences.get(number)
        return sentence is not None and sentence.planted

    def words(self, number: int) -> str:
        sentence = self.sentences.get(number)
        return sentence.span.of(self.printed) if sentence else ""

    def around(self, number: int) -> str:
        """The sentence, those before it and the headline: where a party's name may stand."""
        return "\n".join([*(self.words(n) for n in range(number - CONTEXT_BEFORE, number + 1)), self.headline])


def ground_extraction(extraction: Extraction, chunk: Chunk, sentences: Sequence[Sentence]) -> Grounding:
    """Check all that `extraction` says of `chunk`. `sentences` are of the whole article.

    Returns what holds, and what was rejected with its reason.
    """
    text = _Text(chunk, {s.number: s for s in sentences}, chunk.article.title)
    quotes, rejected_quotes = _ground_quotes(extraction.quotes, text)
    denials, rejected_denials = _ground_denials(extraction.denials, text)
    events, rejected_events = _ground_events(extraction.events, text)
    positions, rejected_positions = _ground_positions(extraction.positions, text)
    return Grounding(
        quotes=quotes,
        denials=denials,
        events=events,
        positions=positions,
        rejected=rejected_quotes + rejected_denials + rejected_events + rejected_positions,
    )


# ---------------------------------------------------------------- quotes


def _ground_quotes(
    said: tuple[QuoteSaid, ...], text: _Text
) -> tuple[tuple[QuoteClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[QuoteClaim] = []
    rejected: list[RejectedClaim] = []
    refused: list[tuple[int, QuoteSaid]] = []
    for position, quote in enumerate(said):
        found = _quote_claim(quote, position, text)
        if isinstance(found, QuoteClaim) and any(found.span == claim.span for claim in claims):
            found = _Fault("duplicate", "this quote is listed already")
        if isinstance(found, QuoteClaim):
            claims.append(found)
            continue
        told = f"“{quote.words}” ({quote.speaker or 'no speaker'})"
        rejected.append(_rejected(text, "q", position, told, found, quote.sentence))
        if found.fault in ("quote_not_verbatim", "speaker_not_found"):
            refused.append((position, quote))
    for position, quote in refused:
        own = _quoted_there(quote, position, text)
        if own is not None and not any(own.span.meets(claim.span) for claim in claims):
            claims.append(own)
    return tuple(claims), tuple(rejected)


def _quote_claim(said: QuoteSaid, position: int, text: _Text) -> QuoteClaim | _Fault:
    held = text.chunk.sentence(said.sentence)
    if held is None:
        return _Fault("no_such_sentence", f"sentence {said.sentence} is not in this part")
    if text.planted_at(said.sentence):
        return _PLANTED
    reach = Span(held.span.start, _end_of_following(held, text))
    span = _located(said.words.strip(" \"'“”‘’«»„"), reach, text)
    if span is None or span.start >= held.span.end:
        return _Fault("quote_not_verbatim", "these words do not stand in that sentence")
    quotation = next((q for q in _quotations_near(reach, text) if q.outer.covers(span)), None)
    if quotation is None:
        return _Fault("quote_not_verbatim", "these words do not stand in quotation marks")
    speaker = _speaker_of(said, quotation, held, text)
    if isinstance(speaker, _Fault):
        return speaker
    return QuoteClaim(
        id=text.ident("q", position),
        article=text.chunk.article.id,
        sentence=said.sentence,
        span=span,
        text=span.of(text.printed),
        speaker=speaker.name if speaker else None,
        role=_role(said.role, speaker.role if speaker else None, text.around(said.sentence)),
    )


def _quoted_there(said: QuoteSaid, position: int, text: _Text) -> QuoteClaim | None:
    """The quotation that code reads where a refused quote points: the one with most of its words, and at least half."""
    held = text.sentences[said.sentence]
    told = {word.stem for word in words_of(said.words)}
    near = [q for q in _quotations_near(held.span, text) if not q.scare and q.inner.meets(held.span)]
    shared = [(len(told & {word.stem for word in words_of(q.inner.of(text.text))}), -n) for n, q in enumerate(near)]
    most, place = max(shared, default=(0, 0))
    if not told or 2 * most < len(told):
        return None
    quotation = near[-place]
    speaker = find_speaker(text.text, quotation, _spans(text))
    start = quotation.inner.start
    sentence = next((s.number for s in text.chunk.sentences if s.span.start <= start < s.span.end), None)
    if sentence is None or text.planted_at(sentence):
        return None
    return QuoteClaim(
        id=text.ident("c", position),
        article=text.chunk.article.id,
        sentence=sentence,
        span=quotation.inner,
        text=quotation.inner.of(text.printed),
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
    )


def _quotations_near(reach: Span, text: _Text) -> tuple[Quotation, ...]:
    return find_quotations(text.text, within=_paragraph_like(reach, text))


def _spans(text: _Text) -> tuple[Span, ...]:
    return tuple(sentence.span for sentence in text.sentences.values())


def _speaker_of(said: QuoteSaid, quotation: Quotation, held: Sentence, text: _Text) -> BorneOut | _Fault | None:
    """The speaker said, as the text bears it out; without one the speaker read, None where the text tells none."""
    spans = tuple(s.span for s in text.sentences.values() if s.role == "body" or s is held)
    if not said.speaker:
        read = find_speaker(text.text, quotation, spans)
        return BorneOut(" ".join(read.name.split()), read.role, read.how) if read else None
    article = text.chunk.article
    around = Surroundings(text.text, spans, _paragraph_like(held.span, text), article.outlets)
    found = bear_out_speaker(said.speaker, quotation, around)
    return _Fault("speaker_not_found", found.reason) if isinstance(found, NotBorneOut) else found


def _role(said: str, read: str | None, around: str) -> str | None:
    return said if said and terms_found(said, around) else read


def _end_of_following(held: Sentence, text: _Text) -> int:
    following = text.sentences.get(held.number + 2) or text.sentences.get(held.number + 1) or held
    return following.span.end


def _paragraph_like(reach: Span, text: _Text) -> Span:
    block = text.chunk.article.block_at(reach.start)
    own = block.span if block else reach
    return Span(own.start, max(own.end, reach.end))


# ---------------------------------------------------------------- denials, events, positions


def _ground_denials(
    said: tuple[DenialSaid, ...], text: _Text
) -> tuple[tuple[DenialClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[DenialClaim] = []
    rejected: list[RejectedClaim] = []
    for position, denial in enumerate(said):
        found = _denial_claim(denial, position, text)
        if isinstance(found, _Fault):
            rejected.append(_rejected(text, "d", position, f"{denial.who}: {denial.words}", found, denial.sentence))
        else:
            claims.append(found)
    return tuple(claims), tuple(rejected)


def _denial_claim(said: DenialSaid, position: int, text: _Text) -> DenialClaim | _Fault:
    place = _place_of(said.sentence, said.words, text)
    if isinstance(place, _Fault):
        return place
    if said.who and not terms_found(said.who, text.around(said.sentence)):
        return _Fault("name_not_in_source", f"{said.who} does not stand near these words")
    held = text.sentences[said.sentence]
    if not somebody_denies(text.text, held.span, place):
        return _Fault("negation_turned", "nobody denies anything in that sentence, nor tells it otherwise")
    article = text.chunk.article
    who = said.who or article.outlet or article.id
    return DenialClaim(
        text.ident("d", position), article.id, said.sentence, who, place, said.denies, said.other_account
    )


def _place_of(sentence: int, words: str, text: _Text) -> Span | _Fault:
    """The span of said words inside their sentence."""
    held = text.chunk.sentence(sentence)
    if held is None:
        return _Fault("no_such_sentence", f"sentence {sentence} is not in this part")
    if text.planted_at(sentence):
        return _PLANTED
    return _located(words, held.span, text) or _Fault("span_not_verbatim", "these words do not stand in that sentence")


def _located(words: str, within: Span, text: _Text) -> Span | None:
    """Where said words stand, a word that was broken at a line's end as a whole one; None where they do not."""
    view = clean_view(within.of(text.text))
    found = locate_words(clean_view(words).text, view.text, Span(0, len(view.text)))
    return view.original(found).shift(within.start) if found and found.start < found.end else None


def _ground_events(
    said: tuple[EventSaid, ...], text: _Text
) -> tuple[tuple[EventClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[EventClaim] = []
    rejected: list[RejectedClaim] = []
    for position, event in enumerate(said):
        fault = _wording_fault(event.what, event.sentence, text)
        day = None if fault else _event_day(event, text)
        if fault:
            rejected.append(_rejected(text, "e", position, event.what, fault, event.sentence))
            continue
        article = text.chunk.article
        ident = text.ident("e", position)
        verbatim = event.what in text.words(event.sentence)
        claims.append(EventClaim(ident, article.id, event.sentence, event.what, day, verbatim))
    return tuple(claims), tuple(rejected)


def _event_day(event: EventSaid, text: _Text) -> DatedSpan | None:
    sentence = text.sentences[event.sentence]
    found = locate_words(event.when, text.text, sentence.span) if event.when else None
    if found is None:
        return None
    article = text.chunk.article
    clock = claim_clock(
        text.text, sentence.span, found, article.published_at(sentence.span.start), language=article.language
    )
    return clock.event_day or clock.as_of


def _ground_positions(
    said: tuple[PositionSaid, ...], text: _Text
) -> tuple[tuple[PositionClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[PositionClaim] = []
    rejected: list[RejectedClaim] = []
    for position, item in enumerate(said):
        fault = _wording_fault(f"{item.actor} {item.says}", item.sentence, text)
        if fault is None and not terms_found(item.actor, text.around(item.sentence)):
            fault = _Fault("name_not_in_source", f"{item.actor} does not stand there")
        if fault:
            told = f"{item.actor}: {item.says}"
            rejected.append(_rejected(text, "p", position, told, fault, item.sentence))
            continue
        article = text.chunk.article
        ident = text.ident("p", position)
        role = _role(item.role, None, text.around(item.sentence))
        verbatim = item.says in text.words(item.sentence)
        claims.append(PositionClaim(ident, article.id, item.sentence, item.actor, role, item.says, verbatim))
    return tuple(claims), tuple(rejected)


def _wording_fault(statement: str, number: int, text: _Text) -> _Fault | None:
    """Check a statement of the model against its sentence: id, numbers, names, negations, attributions, words."""
    if text.chunk.sentence(number) is None:
        return _Fault("no_such_sentence", f"sentence {number} is not in this part")
    if text.planted_at(number):
        return _PLANTED
    near = "\n".join([text.words(number - 1), text.words(number - 2), names_beside(text.chunk.article)])
    fault = check_wording(statement, Held((text.words(number),), near, languages=(text.chunk.article.language,)))
    return _Fault(fault.fault, fault.reason) if fault else None


def _rejected(text: _Text, letter: str, position: int, said: str, fault: _Fault, sentence: int | None) -> RejectedClaim:
    return RejectedClaim(
        id=text.ident(letter, position),
        article=text.chunk.article.id,
        stage="extract",
        said=said[:500],
        fault=fault.fault,
        reason=fault.reason,
        sentence=sentence,
    )
