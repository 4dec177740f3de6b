"""What a figure is about, read from its sentence without a model: what happened, to whom, where, in which event, when.

Typed fields from the words around the number, not a bag of words. "Turkey hosts over 2 million Syrian refugees":
measure hosts, who Syrian refugees, place Turkey, kind stock. A field that the sentence does not tell stays empty; a wrong
one would set figures against each other that have nothing to do with one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.dates import DateMention, find_dates
from briefgen.lexicon import COUNTRY_NAMES, SYNONYMS, Term, names_in, read_words, term_names, terms_of
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


MEASURES = read_words(
    """kill drown murder execute injure casualty missing displace homeless evacuate rescue host arrest abduct capture destroy
    damage infect recover hospitalise arrive depart return deport deploy strand mass besiege attend vote strike off hit test
    vaccinate visit cut hire employ revenue profit loss price cost dividend fine compensate pledge aid forecast debt stake
    share wage deal buy sell inflation unemployment magnitude depth area"""
)
"""Terms of the lexicon that say what is counted or measured."""

COUNTED_ONCE = read_words(
    "kill drown murder execute injure casualty displace evacuate rescue arrest abduct capture destroy damage infect "
    "hospitalise deport arrive depart return fine"
)
"""Measures of what happens to people and things: a total that grows, by incident or since a start."""

LEVELS = read_words(
    "missing homeless host employ mass strand besiege deploy debt stake price wage unemployment inflation"
)
"""Measures of a state: counted again tomorrow they may be lower."""

PEOPLE = read_words(
    "person soldier civilian child baby woman man refugee asylum seeker migrant fighter police officer student worker passenger "
    "resident protester prisoner hostage patient doctor nurse firefighter rescuer journalist lawmaker customer voter job"
)

_EVENT_TERMS = read_words(
    """strike earthquake aftershock airstrike shelling attack offensive explosion shooting flood storm fire landslide crash
    sinking collapse eruption outbreak clash protest walkout reprisal raid bombing blast election vote"""
)
_EVENT_WORDS = sorted(
    {word for term in _EVENT_TERMS for word in (term, *SYNONYMS.get(term, ())) if word.replace(" ", "").isalpha()},
    key=lambda word: (-len(word), word),
)
EVENT = re.compile(
    r"\b(?:in|by|during|after|from|of|when|since)\s+(?P<event>(?:(?:an?|the|this|that|those|two|several)\s+)?(?:[\w’'-]+\s+){0,3}?"
    rf"(?:{'|'.join(map(re.escape, _EVENT_WORDS))})(?:e?s)?)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"(?<!according )\b(?:in|at|near|inside|across|around|off|from|to|into|along|outside|over)\s+(?:the\s+(?:\w+\s+){0,2}?(?:of\s+)?)?"
    r"(?P<place>[^\W\d_a-zß-öø-ÿ][\w-]*(?:\s+(?:(?:of|de|the|upon)\s+)?[^\W\d_a-zß-öø-ÿ][\w-]*)*)"
)
_NO_PLACE = read_words(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday reuters afp ap associated press agence un united nations nato eu"""
)
_BODIES = read_words(
    "observatory ministry agency council organisation organization committee commission department bureau institute office "
    "authority association union service company bank board court police army group party government"
)
"""A name with one of these words is a body, not a place."""
AFTER_NOUN = re.compile(
    r"\s*(?:,\s*)?(?P<relative>(?:who|which|that)\s+)?(?:(?:were|was|are|is|have|has|had|will|could|may|be|being|been|also|now|still|reportedly|\w+ly)\s+)*"
    r"(?P<verb>[^\W\d_]{3,}(?:ed|en|t|d|wn|ng|ne))\b",
    re.IGNORECASE,
)
BEFORE = re.compile(r"(?P<verb>[^\W\d_]{3,})(?:\s+(?:in|out|off|up|down|back|away|on))?\s+$", re.IGNORECASE)
CUT = re.compile(r"[;:]|,?\s+(?:while|whereas|whilst)\s|,\s+(?:but|and|which|where|who|a|after|as)\s|\s[–—]\s")

FLOW = re.compile(
    r"\b(?:this|last|each|every|per|a) (?:month|year|week|quarter|day)\b|\bin (?:19|20)\d\d\b|\bin the (?:first|last|second|third|fourth)\b"
    r"|\bq[1-4]\b|\b(?:first|second|third|fourth)[- ](?:quarter|half)\b|\bfor (?:19|20)\d\d\b|\bfull[- ]year\b",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\bsince\b|\bso far\b|\bto date\b|\bin (?:the (?:past|last) )?[\w-]+ (?:months|years|weeks|days)\b", re.IGNORECASE
)
NOW = re.compile(r"\b(?:now|currently|still|remain(?:s|ed|ing)?|at present|unaccounted)\b", re.IGNORECASE)


def facets_of(
    quantity: Quantity, inside: tuple[Quantity, ...], sentence: Span, text: str, *, language: str = "en"
) -> Facets:
    """The facets of `quantity` from its sentence. `inside` are all quantities of that sentence, in order."""
    clause = _clause(quantity, sentence, text)
    if quantity.cls in ("duration", "age"):
        return Facets(quantity.noun or quantity.unit or "", quantity.noun or "", "", "", "", None)
    measure = _measure(quantity, inside, clause, text) or _measure(quantity, inside, sentence, text)
    words = measure or _plain_verb(quantity, clause, text) or quantity.noun or ""
    return Facets(
        measure=words,
        who=_who(quantity, clause, text),
        place=_place(quantity, term_names(words), clause, sentence, text),
        event=_event(clause, text) or _event(sentence, text),
        time=_time(quantity, clause, sentence, text, language),
        kind=_kind(quantity, term_names(words), clause, text),
    )


def _clause(quantity: Quantity, sentence: Span, text: str) -> Span:
    """The part of the sentence that holds the quantity, between semicolons, dashes, ", and", ", while" and the like."""
    cuts = [match.start() + sentence.start for match in CUT.finditer(sentence.of(text))]
    start = max([sentence.start, *(cut for cut in cuts if cut < quantity.phrase.start)])
    end = min([sentence.end, *(cut for cut in cuts if cut >= quantity.phrase.end)])
    return Span(start, end)


# ---------------------------------------------------------------- measure


def _measure(quantity: Quantity, inside: tuple[Quantity, ...], within: Span, text: str) -> str:
    """The nearest words of a known measure: in the noun itself, after it ("were killed"), or before it ("killed 44")."""
    if quantity.noun and term_names(quantity.noun) & MEASURES:
        return _term_words(quantity.noun, 0, MEASURES)
    found = [
        (cost, words) for term, words in _known(within, text) if (cost := _cost(term, quantity, inside, text)) < 140
    ]
    return min(found)[1] if found else ""


def _known(within: Span, text: str) -> list[tuple[Span, str]]:
    terms = [term for term in terms_of(within.of(text)) if set(term.names) & MEASURES]
    return [(_span(term, within), text[_span(term, within).start : _span(term, within).end]) for term in terms]


def _span(term: Term, within: Span) -> Span:
    return Span(term.start + within.start, term.end + within.start)


def _cost(term: Span, quantity: Quantity, inside: tuple[Quantity, ...], text: str) -> int:
    """How far a measure's words stand from the quantity, in characters; another figure between them weighs as a clause."""
    end = max(quantity.phrase.end, quantity.noun_span.end if quantity.noun_span else 0)
    if term.meets(Span(quantity.phrase.start, end)):
        return 0
    between = Span(end, term.start) if term.start >= end else Span(term.end, quantity.phrase.start)
    others = sum(1 for other in inside if other is not quantity and between.covers(other.span))
    relative = bool(re.match(r"\s*,?\s*(?:who|which|that)\b", between.of(text))) and term.start >= end
    return between.end - between.start + 60 * others + (50 if relative else 0) + (0 if term.start >= end else 4)


def _term_words(phrase: str, offset: int, known: frozenset[str]) -> str:
    term = next(term for term in terms_of(phrase) if set(term.names) & known)
    return phrase[term.start + offset : term.end + offset]


def _plain_verb(quantity: Quantity, clause: Span, text: str) -> str:
    """A verb that the lexicon does not know: right after the noun, or right before the number."""
    end = (
        quantity.noun_span.end
        if quantity.noun_span and quantity.noun_span.start >= quantity.phrase.start
        else quantity.phrase.end
    )
    after = AFTER_NOUN.match(text, end, clause.end)
    if after and not after.group("relative"):
        return after.group("verb")
    before = BEFORE.search(text[clause.start : quantity.phrase.start])
    if before and re.search(
        r"(?:ed|es|s|ing|took|hit|cut|put|set|had|has|sent|held|made|won|lost|built|sold|rose|fell)$",
        before.group("verb"),
    ):
        return before.group().strip()
    return ""


# ---------------------------------------------------------------- who, where, which event


def _who(quantity: Quantity, clause: Span, text: str) -> str:
    if quantity.noun:
        return _without_measure(quantity.noun)
    if quantity.cls != "count":
        return ""
    before = text[clause.start : quantity.phrase.start]
    people = [term for term in terms_of(before) if set(term.names) & PEOPLE]
    if not people:
        return ""
    last = people[-1]
    adjective = re.search(r"([^\W\d_a-zß-öø-ÿ][^\W\d_]+)\s+$", before[: last.start])
    return f"{adjective.group(1)} {before[last.start : last.end]}" if adjective else before[last.start : last.end]


def _without_measure(noun: str) -> str:
    """ "civilian deaths" are civilians who died: the measure's word is no part of who is counted."""
    terms = [term for term in terms_of(noun) if set(term.names) & COUNTED_ONCE]
    for term in reversed(terms):
        noun = noun[: term.start] + noun[term.end :]
    return " ".join(noun.split()).strip(" -")


def _place(quantity: Quantity, measure: frozenset[str], clause: Span, sentence: Span, text: str) -> str:
    if measure & LEVELS:
        host = _subject_place(clause, quantity, text)
        if host:
            return host
    for within in (clause, sentence):
        after = _places(text, quantity.phrase.end, within.end)
        before = _places(text, within.start, quantity.phrase.start)
        if after or before:
            return after[0] if after else before[-1]
    return ""


def _places(text: str, start: int, end: int) -> list[str]:
    found = []
    for match in PLACE.finditer(text, start, end):
        words = match.group("place")
        kept = re.sub(r"[’']s?$", "", words)
        if kept and not set(kept.casefold().split()) & (_NO_PLACE | _BODIES):
            found.append(kept)
    return found


def _subject_place(clause: Span, quantity: Quantity, text: str) -> str:
    """ "Turkey hosts over 2 million": a state that opens the clause as its subject is where they are."""
    before = text[clause.start : quantity.phrase.start]
    states = [name for name in names_in(before, opening=True) if term_names(name.text) & COUNTRY_NAMES]
    return states[0].text if states and not before[: states[0].start].rstrip().endswith((" in", " from", " to")) else ""


def _event(within: Span, text: str) -> str:
    found = EVENT.search(text, within.start, within.end)
    return " ".join(found.group("event").split()) if found else ""


# ---------------------------------------------------------------- when, and of which kind


def _time(quantity: Quantity, clause: Span, sentence: Span, text: str, language: str) -> str:
    mentions = [m for m in find_dates(text, language=language, within=sentence) if m.kind != "clock"]
    own = [m for m in mentions if clause.covers(m.span)] or mentions
    if not own:
        return ""

    def distance(mention: DateMention) -> int:
        return max(mention.span.start - quantity.span.end, quantity.span.start - mention.span.end)

    return min(own, key=distance).span.of(text)


def _kind(quantity: Quantity, measure: frozenset[str], clause: Span, text: str) -> Kind | None:
    words = clause.of(text)
    if measure & LEVELS:
        return "stock"
    if SINCE.search(words) and (measure & COUNTED_ONCE or "since" in words.casefold()):
        return "cumulative"
    if FLOW.search(words) and quantity.cls in ("count", "money", "measurement"):
        return "flow"
    if measure & COUNTED_ONCE:
        return "event"
    return "stock" if NOW.search(words) else "other"
