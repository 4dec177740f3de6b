"""Holding what was said against the text. The model is trusted for what a number is *about*, and only as far as the
words of its label stand in the text; value, scale, unit and qualifier are read at the span by code.

    said: s=4, words="nearly 40 owls", value="400"   ->  RejectedClaim(fault="scale_differs" ...)
    said: s=4, words="nearly 40 owls", value="40"    ->  FigureClaim(span of "nearly 40", value 40, almost)

Law (tested): figures and quotes said == grounded + rejected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from briefgen.briefing import plain_decimal
from briefgen.cleaned import clean_view
from briefgen.dates import claim_clock
from briefgen.figures import figure_intervals
from briefgen.lexicon import terms_found
from briefgen.quotes import Quotation, find_quotations, find_speaker, locate_words
from briefgen.records import (
    Chunk,
    DatedSpan,
    DenialClaim,
    DenialSaid,
    EventClaim,
    EventSaid,
    Extraction,
    Fault,
    FigureClaim,
    FigureSaid,
    Grounding,
    Kind,
    Label,
    Link,
    MaskedNumber,
    PositionClaim,
    PositionSaid,
    Quantity,
    QuoteClaim,
    QuoteSaid,
    RejectedClaim,
    Scan,
    Sentence,
    Span,
    SummaryClaim,
    SummarySaid,
)
from briefgen.roles import instruction_spans
from briefgen.speakers import BorneOut, NotBorneOut, Surroundings, bear_out_speaker
from briefgen.wording import check_wording

CONTEXT_BEFORE = 2
"""Sentences before the cited one in which a label's words may stand: a place or a party is often named just before."""


@dataclass(frozen=True, slots=True)
class _Fault:
    fault: Fault
    reason: str


_PLANTED = _Fault("obeys_instruction", "that sentence is addressed to a model and tells no news")


@dataclass(frozen=True, slots=True)
class _Text:
    """What grounding looks at: the chunk, its article's sentences by number, and the scan of its numbers."""

    chunk: Chunk
    sentences: dict[int, Sentence]
    scan: Scan
    headline: str
    planted: tuple[Span, ...] = ()
    """Text that is addressed to a model: nothing said of it is news."""
    mark: str = ""
    """Stands in claim ids: "" for a first extraction, "r" for a recheck."""

    def ident(self, letter: str, position: int) -> str:
        return f"{self.chunk.article.id}.{self.chunk.number}{self.mark}{letter}{position + 1}"

    @property
    def text(self) -> str:
        return self.chunk.article.text

    def planted_at(self, number: int) -> bool:
        sentence = self.sentences.get(number)
        return sentence is not None and any(sentence.span.meets(span) for span in self.planted)

    def words(self, number: int) -> str:
        sentence = self.sentences.get(number)
        return sentence.span.of(self.text) if sentence else ""

    def around(self, number: int, *others: int) -> str:
        """The sentence, those before it, any further ones, and the headline: where a label's words may stand."""
        near = [self.words(n) for n in range(number - CONTEXT_BEFORE, number + 1)]
        return "\n".join([*near, *(self.words(n) for n in others), self.headline])


def ground_extraction(
    extraction: Extraction, chunk: Chunk, sentences: Sequence[Sentence], scan: Scan, *, again: bool = False
) -> Grounding:
    """Check all that `extraction` says of `chunk`. `sentences` and `scan` are of the whole article; `again` marks the
    claims of a recheck, so that their ids differ from those of the first extraction.

    Returns what holds, what was rejected with its reason, and the quantities of the chunk that nobody claimed.
    """
    planted = instruction_spans(chunk.article.text)
    text = _Text(chunk, {s.number: s for s in sentences}, scan, chunk.article.title, planted, "r" if again else "")
    figures, rejected_figures = _ground_figures(extraction.figures, text)
    quotes, rejected_quotes = _ground_quotes(extraction.quotes, text)
    denials, rejected_denials = _ground_denials(extraction.denials, text)
    events, rejected_events = _ground_events(extraction.events, text)
    positions, rejected_positions = _ground_positions(extraction.positions, text)
    summary, rejected_summary = _ground_summary(extraction.summary, text)
    claimed = {claim.quantity.span for claim in figures if claim.quantity}
    unclaimed = tuple(q for q in scan.quantities if _in_chunk(q.span, chunk) and q.span not in claimed)
    return Grounding(
        figures=figures,
        quotes=quotes,
        denials=denials,
        events=events,
        positions=positions,
        summary=summary,
        rejected=rejected_figures
        + rejected_quotes
        + rejected_denials
        + rejected_events
        + rejected_positions
        + rejected_summary,
        unclaimed=unclaimed,
    )


# ---------------------------------------------------------------- figures


def _ground_figures(
    said: tuple[FigureSaid, ...], text: _Text
) -> tuple[tuple[FigureClaim, ...], tuple[RejectedClaim, ...]]:
    claims: dict[int, FigureClaim] = {}
    rejected: list[RejectedClaim] = []
    taken: set[Span] = set()
    for position, figure in enumerate(said):
        found = find_said_quantity(figure, text)
        if isinstance(found, Quantity) and found.span in taken:
            found = _Fault("duplicate", "this number of the text is claimed already")
        if isinstance(found, _Fault):
            rejected.append(_rejected(text, "f", position, "extract", _told(figure), found, figure.sentence))
            continue
        taken.add(found.span)
        claims[position] = _figure_claim(figure, found, position, text)
    linked = tuple(_with_link(claim, said[position], claims, text) for position, claim in claims.items())
    return linked, tuple(rejected)


def find_said_quantity(said: FigureSaid, text: _Text) -> Quantity | _Fault:
    """The quantity that the text prints where `said` points, or what is wrong with it.

    "33 soldiers" said with value 330 is a scale or value fault even if the words are verbatim.
    """
    place = _place_of(said.sentence, said.words, said.at, text)
    if isinstance(place, _Fault):
        return place
    inside = [q for q in text.scan.quantities if q.span.meets(place)]
    if not inside:
        return _no_quantity(place, text.scan.masked)
    fitting = [q for q in inside if compare_reading(said, q) is None]
    if fitting:
        return fitting[0]
    return compare_reading(said, inside[0]) or _Fault("unreadable", "no number could be read there")


def _no_quantity(place: Span, masked: tuple[MaskedNumber, ...]) -> _Fault:
    for number in masked:
        if number.span.meets(place):
            return _Fault("masked", f"“{number.surface}” is no figure but a {number.reason}")
    return _Fault("span_without_number", "these words hold no number")


def _place_of(sentence: int, words: str, at: Span | None, text: _Text) -> Span | _Fault:
    """The span of said words inside their sentence; the cleaned view is searched, the original's offsets returned."""
    held = text.chunk.sentence(sentence)
    if held is None:
        return _Fault("no_such_sentence", f"sentence {sentence} is not in this part")
    if text.planted_at(sentence):
        return _PLANTED
    if at is not None and held.span.covers(at):
        return at
    view = clean_view(held.span.of(text.text))
    found = locate_words(words, view.text, Span(0, len(view.text)))
    if found is None or found.start == found.end:
        return _Fault("span_not_verbatim", "these words do not stand in that sentence")
    return view.original(found).shift(held.span.start)


def compare_reading(said: FigureSaid, read: Quantity) -> _Fault | None:
    """Compare an engine's own reading with what code reads at the span. None where they match.

    A value that differs by a power of 1,000 is named apart: it is the commonest slip ("billion" for "million").
    """
    if said.value is None and read.value is not None:
        return _Fault("value_differs", f"no value was given; the text says {read.surface}")
    if said.value is not None:
        fault = _compare_value(said.value, read)
        if fault:
            return fault
    if said.qualifier not in _fitting_qualifiers(read):
        shown = said.qualifier or "none"
        return _Fault("qualifier_differs", f"the text's qualifier is {read.qualifier or 'none'}, not {shown}")
    return None


def _fitting_qualifiers(read: Quantity) -> tuple[str | None, ...]:
    """The reader's qualifier decides; a hedge that changes nothing for a range or a vague plural is let pass."""
    if read.qualifier is None:
        return (None, "exactly")
    if read.qualifier in ("range", "vague"):
        return (read.qualifier, "about", "more_than", "at_least", "up_to", None)
    if read.qualifier in ("more_than", "at_least"):
        return ("more_than", "at_least") if read.value is None else (read.qualifier,)
    return (read.qualifier, None) if read.qualifier == "exactly" else (read.qualifier,)


def _compare_value(said: str, read: Quantity) -> _Fault | None:
    told = parse_value(said)
    if told is None:
        return _Fault("unreadable", f"the value “{said[:40]}” is no number")
    printed = (read.value, read.value) if read.value is not None else (read.low, read.high)
    if told == printed:
        return None
    if read.value is None and read.qualifier == "vague":
        return (
            None
            if told[0] == read.low
            else _Fault("value_differs", f"the text says {read.surface}, which has no value")
        )
    if read.cls in ("ratio", "fraction", "percent") and _close_share(told, printed):
        return None
    if _power_of_thousand(told[0], printed[0]):
        return _Fault("scale_differs", f"the text says {read.surface}; the value given differs by a power of 1,000")
    return _Fault("value_differs", f"the text says {read.surface}, not {said[:40]}")


def _close_share(told: tuple[Fraction, Fraction], printed: tuple[Fraction | None, Fraction | None]) -> bool:
    """A third written as 0.33 or 33.3 is the same share; anything beyond rounding is not."""
    return (
        any(
            printed[0] is not None and abs(told[0] * scale - printed[0]) <= Fraction(5, 1000)
            for scale in (Fraction(1), Fraction(1, 100))
        )
        and told[0] == told[1]
    )


def _power_of_thousand(a: Fraction, b: Fraction | None) -> bool:
    if not a or not b:
        return False
    ratio = max(a, b) / min(a, b)
    while ratio > 1 and ratio % 1000 == 0:
        ratio /= 1000
    return ratio == 1 and a != b


def parse_value(said: str) -> tuple[Fraction, Fraction] | None:
    """Plain digits as (low, high): "900000" twice the same, "30-40" its ends, "1/3" a fraction. None if unreadable."""
    text = said.strip().replace(",", "").replace("\N{EN DASH}", "-").replace("\N{MINUS SIGN}", "-").rstrip("%").strip()
    low, dash, high = (text[1:] if text.startswith("-") else text).partition("-")
    try:
        first = Fraction(("-" if text.startswith("-") else "") + low.strip())
        second = Fraction(high.strip()) if dash else first
    except (ValueError, ZeroDivisionError):
        return None
    if max(abs(first), abs(second)) > 10**18:
        return None
    return first, second


def _figure_claim(said: FigureSaid, quantity: Quantity, position: int, text: _Text) -> FigureClaim:
    article = text.chunk.article
    sentence = text.sentences[said.sentence]
    label = _label(said, quantity, text)
    hard, likely = figure_intervals(quantity)
    clock_sentence, place = _clock_place(said, quantity, sentence, text)
    clock = claim_clock(article.text, clock_sentence, place, article.published)
    party = said.said_by if said.said_by and "asserter" not in label.unverified else None
    return FigureClaim(
        id=text.ident("f", position),
        article=article.id,
        sentence=said.sentence,
        span=quantity.phrase,
        surface=quantity.phrase.of(article.text),
        quantity=quantity,
        hard=hard,
        likely=likely,
        label=label,
        asserter=party or article.origin or article.outlet or article.id,
        attributed_to=party,
        origin=article.origin or article.outlet or article.id,
        as_of=clock.as_of,
        event_day=clock.event_day,
        period=clock.period,
        published=article.published.day,
        in_headline=sentence.role == "headline",
        contrast=said.link == "contrasts",
    )


def _clock_place(said: FigureSaid, quantity: Quantity, sentence: Sentence, text: _Text) -> tuple[Span, Span]:
    """The sentence and place from which the clock is read: where the time words stand, if they stand in another one."""
    other = text.sentences.get(said.time_sentence or 0)
    if not said.time or other is None or other.number == sentence.number:
        return sentence.span, quantity.span
    found = locate_words(said.time, text.text, other.span)
    return (other.span, found) if found else (sentence.span, quantity.span)


def _label(said: FigureSaid, quantity: Quantity, text: _Text) -> Label:
    around = text.around(said.sentence, said.time_sentence or said.sentence)
    fields = {"measure": said.measure, "population": said.who, "place": said.place, "event": said.event}
    unverified = [name for name, words in fields.items() if words and not terms_found(words, around)]
    if said.said_by and not _party_found(said, text, around):
        unverified.append("asserter")
    period = said.time if said.time and terms_found(said.time, around) else None
    return Label(
        measure=said.measure or quantity.noun or quantity.unit or "number",
        kind=decide_kind(said.kind, quantity),
        population=said.who or None,
        place=said.place or None,
        event=said.event or None,
        period=period,
        unverified=tuple(unverified),
    )


def _party_found(said: FigureSaid, text: _Text, around: str) -> bool:
    """An attribution may also follow in the next sentence, or name the outlet itself."""
    article = text.chunk.article
    wider = "\n".join([around, text.words(said.sentence + 1), article.outlet or "", article.origin or ""])
    return terms_found(said.said_by, wider)


def decide_kind(said: Kind | None, quantity: Quantity) -> Kind:
    """The quantity's own class decides where it can; else what was said; else an event's count.

    >>> # money is an amount, a percentage a ratio, "nine months" a duration, whatever an engine says of them
    """
    by_class: dict[str, Kind] = {
        "percent": "ratio", "ratio": "ratio", "fraction": "ratio", "duration": "duration", "age": "age",
        "score": "score", "magnitude": "constant", "rate": "rate",
    }  # fmt: skip
    if quantity.cls == "percent" and said == "stock":
        return said  # a stake or a rate of inflation is a level that moves, no share that has to agree
    if quantity.cls in by_class:
        return by_class[quantity.cls]
    if quantity.cls == "money":
        return said if said in ("flow", "stock", "cumulative", "rate") else "amount"
    if quantity.cls == "measurement":
        return said if said in ("flow", "stock", "cumulative", "event") else "constant"
    return said or "event"


def _with_link(claim: FigureClaim, said: FigureSaid, claims: dict[int, FigureClaim], text: _Text) -> FigureClaim:
    """Add the links that the text states: those said, as far as the other claim holds, and the reader's own part_of."""
    links = list(claim.links)
    other = claims.get(said.link_to) if said.link_to is not None else None
    if said.link and other is not None and other.id != claim.id and _link_is_near(claim, other):
        links.append(Link(said.link, other.id, found_by="model" if said.at is None else "code"))
    links += [link for link in _read_parts(claim, claims, text.scan) if link.to not in {known.to for known in links}]
    return replace(claim, links=tuple(links)) if links else claim


def _link_is_near(claim: FigureClaim, other: FigureClaim) -> bool:
    return abs(claim.sentence - other.sentence) <= CONTEXT_BEFORE


def _read_parts(claim: FigureClaim, claims: dict[int, FigureClaim], scan: Scan) -> tuple[Link, ...]:
    by_span = {c.quantity.span: c for c in claims.values() if c.quantity}
    found = []
    for part in scan.parts:
        whole = by_span.get(scan.quantities[part.whole].span)
        if claim.quantity and scan.quantities[part.part].span == claim.quantity.span and whole:
            found.append(Link("part_of", whole.id, part.words, "code"))
    return tuple(found)


# ---------------------------------------------------------------- quotes


def _ground_quotes(
    said: tuple[QuoteSaid, ...], text: _Text
) -> tuple[tuple[QuoteClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[QuoteClaim] = []
    rejected: list[RejectedClaim] = []
    for position, quote in enumerate(said):
        found = _quote_claim(quote, position, text)
        if isinstance(found, QuoteClaim) and any(found.span == claim.span for claim in claims):
            found = _Fault("duplicate", "this quote is listed already")
        if isinstance(found, _Fault):
            told = f"“{quote.words}” ({quote.speaker or 'no speaker'})"
            rejected.append(_rejected(text, "q", position, "extract", told, found, quote.sentence))
        else:
            claims.append(found)
    return tuple(claims), tuple(rejected)


def _quote_claim(said: QuoteSaid, position: int, text: _Text) -> QuoteClaim | _Fault:
    held = text.chunk.sentence(said.sentence)
    if held is None:
        return _Fault("no_such_sentence", f"sentence {said.sentence} is not in this part")
    if text.planted_at(said.sentence):
        return _PLANTED
    reach = Span(held.span.start, _end_of_following(held, text))
    span = locate_words(said.words.strip(" \"'“”‘’«»„"), text.text, reach)
    if span is None or span.start == span.end:
        return _Fault("quote_not_verbatim", "these words do not stand there")
    around = find_quotations(text.text, within=_paragraph_like(reach, text))
    quotation = next((q for q in around if q.outer.covers(span)), None)
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
        text=span.of(text.text),
        speaker=speaker.name if speaker else None,
        role=_role(said.role, speaker.role if speaker else None, text.around(said.sentence)),
        speaker_how=speaker.how if speaker else "unknown",
    )


def _speaker_of(
    said: QuoteSaid, quotation: Quotation, held: Sentence, text: _Text
) -> BorneOut | _Fault | None:
    """The speaker said, as the text bears it out; without one the speaker read, None where the text tells none."""
    spans = tuple(s.span for s in text.sentences.values() if s.role == "body" or s is held)
    if not said.speaker:
        read = find_speaker(text.text, quotation, spans)
        return BorneOut(" ".join(read.name.split()), read.role, read.how) if read else None
    article = text.chunk.article
    outlets = tuple(name for name in (article.outlet, article.origin) if name)
    around = Surroundings(text.text, spans, _paragraph_like(held.span, text), outlets)
    found = bear_out_speaker(said.speaker, quotation, around)
    return _Fault("speaker_not_found", found.reason) if isinstance(found, NotBorneOut) else found


def _role(said: str, read: str | None, around: str) -> str | None:
    return said if said and terms_found(said, around) else read


def _end_of_following(held: Sentence, text: _Text) -> int:
    following = text.sentences.get(held.number + 2) or text.sentences.get(held.number + 1) or held
    return following.span.end


def _paragraph_like(reach: Span, text: _Text) -> Span:
    block = next((b.span for b in text.chunk.article.blocks if b.span.start <= reach.start < b.span.end), reach)
    return Span(block.start, max(block.end, reach.end))


# ---------------------------------------------------------------- denials, events, positions, summary


def _ground_denials(
    said: tuple[DenialSaid, ...], text: _Text
) -> tuple[tuple[DenialClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[DenialClaim] = []
    rejected: list[RejectedClaim] = []
    for position, denial in enumerate(said):
        place = _place_of(denial.sentence, denial.words, None, text)
        fault = place if isinstance(place, _Fault) else None
        if fault is None and denial.who and not terms_found(denial.who, text.around(denial.sentence)):
            fault = _Fault("name_not_in_source", f"{denial.who} does not stand near these words")
        if fault or isinstance(place, _Fault):
            told = f"{denial.who}: {denial.words}"
            rejected.append(
                _rejected(text, "d", position, "extract", told, fault or _Fault("unreadable", ""), denial.sentence)
            )
            continue
        article = text.chunk.article
        claims.append(
            DenialClaim(
                id=text.ident("d", position),
                article=article.id,
                sentence=denial.sentence,
                who=denial.who or article.outlet or article.id,
                words=place,
                denies=denial.denies,
                other_account=denial.other_account,
            )
        )
    return tuple(claims), tuple(rejected)


def _ground_events(
    said: tuple[EventSaid, ...], text: _Text
) -> tuple[tuple[EventClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[EventClaim] = []
    rejected: list[RejectedClaim] = []
    for position, event in enumerate(said):
        fault = _wording_fault(event.what, (event.sentence,), text)
        day = None if fault else _event_day(event, text)
        if fault:
            rejected.append(_rejected(text, "e", position, "extract", event.what, fault, event.sentence))
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
    clock = claim_clock(text.text, sentence.span, found, text.chunk.article.published)
    return clock.event_day or clock.as_of


def _ground_positions(
    said: tuple[PositionSaid, ...], text: _Text
) -> tuple[tuple[PositionClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[PositionClaim] = []
    rejected: list[RejectedClaim] = []
    for position, item in enumerate(said):
        fault = _wording_fault(f"{item.actor} {item.says}", (item.sentence,), text)
        if fault is None and not terms_found(item.actor, text.around(item.sentence)):
            fault = _Fault("name_not_in_source", f"{item.actor} does not stand there")
        if fault:
            told = f"{item.actor}: {item.says}"
            rejected.append(_rejected(text, "p", position, "extract", told, fault, item.sentence))
            continue
        article = text.chunk.article
        ident = text.ident("p", position)
        role = _role(item.role, None, text.around(item.sentence))
        verbatim = item.says in text.words(item.sentence)
        claims.append(PositionClaim(ident, article.id, item.sentence, item.actor, role, item.says, verbatim))
    return tuple(claims), tuple(rejected)


def _ground_summary(
    said: tuple[SummarySaid, ...], text: _Text
) -> tuple[tuple[SummaryClaim, ...], tuple[RejectedClaim, ...]]:
    claims: list[SummaryClaim] = []
    rejected: list[RejectedClaim] = []
    for position, item in enumerate(said):
        fault = _wording_fault(item.text, item.sentences, text)
        if fault:
            first = item.sentences[0] if item.sentences else None
            rejected.append(_rejected(text, "s", position, "extract", item.text, fault, first))
            continue
        article = text.chunk.article
        ident = text.ident("s", position)
        verbatim = any(item.text in text.words(n) for n in item.sentences)
        claims.append(SummaryClaim(ident, article.id, item.sentences, item.text, verbatim))
    return tuple(claims), tuple(rejected)


def _wording_fault(statement: str, numbers: tuple[int, ...], text: _Text) -> _Fault | None:
    """Check a statement of the model against its sentences: ids, numbers, names, negations, attributions, words."""
    if not numbers or any(text.chunk.sentence(n) is None for n in numbers):
        return _Fault("no_such_sentence", "it names no sentence of this part")
    if any(text.planted_at(n) for n in numbers):
        return _PLANTED
    passages = tuple(text.words(n) for n in numbers)
    near = "\n".join([text.words(min(numbers) - 1), text.words(min(numbers) - 2), text.headline])
    fault = check_wording(statement, passages, near=near)
    return _Fault(fault.fault, fault.reason) if fault else None


def _in_chunk(span: Span, chunk: Chunk) -> bool:
    return any(sentence.span.covers(span) for sentence in chunk.sentences)


def _told(said: FigureSaid) -> str:
    value = f" = {said.value}" if said.value else ""
    label = ", ".join(part for part in (said.measure, said.who, said.place) if part)
    return f"“{said.words}”{value} ({label})"


def _rejected(
    text: _Text, letter: str, position: int, stage: str, said: str, fault: _Fault, sentence: int | None
) -> RejectedClaim:
    article = text.chunk.article.id
    return RejectedClaim(
        id=text.ident(letter, position),
        article=article,
        stage=stage,
        said=said[:500],
        fault=fault.fault,
        reason=fault.reason,
        sentence=sentence,
    )


def shown_value(quantity: Quantity) -> str:
    """The value as briefings print it: "900000", or "30-40" for a range."""
    if quantity.value is not None:
        return plain_decimal(quantity.value)
    ends = [plain_decimal(end) for end in (quantity.low, quantity.high) if end is not None]
    return "-".join(ends)
