"""What a figure is about, read from its sentence without a model: what happened, to whom, where, in which event, when.

Typed fields from the words around the number, not a bag of words. "Turkey hosts over 2 million Syrian refugees":
measure hosts, who Syrian refugees, place Turkey, kind stock. A field that the sentence does not tell stays empty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.dates import find_dates
from briefgen.lexicon import names_in, term_names
from briefgen.records import Kind, Quantity, Span


@dataclass(frozen=True, slots=True)
class Facets:
    """The words of each field as the sentence prints them; "" where it does not say."""

    measure: str
    who: str
    place: str
    event: str
    time: str
    kind: Kind | None


VERB = re.compile(r"\b[^\W\d_]{3,}(?:ed|en|d|t|s|ing)?\b")
AUXILIARY = re.compile(r"\s*(?:,\s*)?(?:who\s+|which\s+|that\s+)?(?:were|was|are|is|have been|has been|had been|have|has|had|be|being|been|will be|could be|may be)\s+(?:\w+ly\s+|now\s+|also\s+|still\s+)?(?P<verb>[^\W\d_]+)", re.IGNORECASE)
HOLDING = frozenset({"host", "missing", "hospitalise", "shelter", "homeless"})
EVENT_WORDS = (
    "strike attack raid bombing blast explosion quake earthquake flood fire crash collapse shooting landslide storm hurricane "
    "tsunami clash battle offensive assault accident outbreak derailment sinking eruption avalanche riot protest election vote"
).split()
EVENT = re.compile(
    rf"\b(?:in|by|during|after|from|of)\s+(?P<event>(?:an?|the|this|that|two|several|those)?\s*(?:[\w’'-]+\s+){{0,3}}?(?:{'|'.join(EVENT_WORDS)})(?:s|es)?)\b",
    re.IGNORECASE,
)
PLACE = re.compile(r"\b(?:in|at|near|inside|across|around|off|from|to|into|along|outside)\s+(?:the\s+)?(?P<place>[A-Z][\w’'-]*(?:\s+(?:of\s+|de\s+|the\s+)?[A-Z][\w’'-]*)*)")


def facets_of(quantity: Quantity, inside: tuple[Quantity, ...], sentence: Span, text: str, *, language: str = "en") -> Facets:
    """The facets of `quantity` from its sentence. `inside` are all quantities of that sentence."""
    clause = _clause(quantity, sentence, text)
    measure = _measure(quantity, clause, text)
    return Facets(
        measure=measure,
        who=quantity.noun or "",
        place=_place(quantity, clause, text),
        event=_event(clause, text),
        time=_time(quantity, sentence, text, language),
        kind=_kind(quantity, measure, clause, text),
    )


def _clause(quantity: Quantity, sentence: Span, text: str) -> Span:
    """The part of the sentence between semicolons, ", while" and the like that holds the quantity."""
    cuts = [m.start() + sentence.start for m in re.finditer(r";|,\s+(?:while|but|and|whereas)\s|\s+(?:while|whereas)\s", sentence.of(text))]
    start = max([sentence.start, *(c for c in cuts if c < quantity.phrase.start)])
    end = min([sentence.end, *(c for c in cuts if c > quantity.phrase.end)])
    return Span(start, end)


def _measure(quantity: Quantity, clause: Span, text: str) -> str:
    after = text[(quantity.noun_span or quantity.phrase).end : clause.end]
    told = AUXILIARY.match(after)
    if told:
        return told.group("verb")
    before = text[clause.start : quantity.phrase.start]
    known = [m.group() for m in VERB.finditer(before) if term_names(m.group()) & KNOWN]
    later = [m.group() for m in VERB.finditer(after[:80]) if term_names(m.group()) & KNOWN]
    if later and (not known or len(after.split(later[0])[0]) < 30):
        return later[0]
    if known:
        return known[-1]
    return quantity.noun or ""


KNOWN = frozenset(
    "kill drown murder execute injure missing displace homeless evacuate rescue host arrest abduct infect hospitalise deport arrive "
    "casualty revenue profit fine destroy damage".split()
)


def _place(quantity: Quantity, clause: Span, text: str) -> str:
    months = "January February March April May June July August September October November December".split()
    after = [m for m in PLACE.finditer(text, quantity.phrase.end, clause.end) if m.group("place").split()[0] not in months]
    before = [m for m in PLACE.finditer(text, clause.start, quantity.phrase.start) if m.group("place").split()[0] not in months]
    if after:
        return after[0].group("place")
    if before:
        return before[-1].group("place")
    names = names_in(text[clause.start : quantity.phrase.start], opening=True)
    return names[0].text if names and names[0].start == 0 else ""


def _event(clause: Span, text: str) -> str:
    found = EVENT.search(text, clause.start, clause.end)
    return found.group("event").strip() if found else ""


def _time(quantity: Quantity, sentence: Span, text: str, language: str) -> str:
    mentions = [m for m in find_dates(text, language=language, within=sentence) if m.kind != "clock"]
    if not mentions:
        return ""
    nearest = min(mentions, key=lambda m: min(abs(m.span.start - quantity.span.end), abs(quantity.span.start - m.span.end)))
    return nearest.span.of(text)


def _kind(quantity: Quantity, measure: str, clause: Span, text: str) -> Kind | None:
    words = clause.of(text).casefold()
    if term_names(measure) & HOLDING:
        return "stock"
    if re.search(r"\bsince\b", words):
        return "cumulative"
    if re.search(r"\b(?:this|last) (?:month|year|week|quarter)\b|\bin (?:19|20)\d\d\b|\bin the (?:first|last)\b", words):
        return "flow"
    return "event"
