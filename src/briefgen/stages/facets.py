"""What a figure is about, read from its sentence without a model: what happened, to whom, where, in which event, when.

Typed fields from the words around the number, not a bag of words. "Turkey hosts over 2 million Syrian refugees":
measure hosts, who Syrian refugees, place Turkey, kind stock. What a number measures is read by what it is: people by
their fate, money by its noun, a share by what has it, a length by its dimension. A field that the sentence does not tell
stays empty; a wrong one would set figures against each other that have nothing to do with one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.records import Kind, Quantity, Span
from briefgen.text.dates import DateMention, find_dates
from briefgen.text.lexicon import (
    COUNTRY_NAMES,
    PERSONAL_TERMS,
    STOPWORDS,
    SYNONYMS,
    Term,
    names_in,
    term_names,
    terms_of,
)
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set


@dataclass(frozen=True, slots=True)
class Facets:
    """The words of each field as the text prints them; "" where it does not say.

    `time_at` is the sentence in which the words of `time` stand, None for the figure's own.
    """

    measure: str
    who: str
    place: str
    event: str
    time: str
    kind: Kind | None
    time_at: Span | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands near a sentence: the sentences before it, nearest first, and its article's headline."""

    before: tuple[Span, ...] = ()
    headline: str = ""


@dataclass(frozen=True, slots=True)
class _View:
    """A quantity in its sentence: the clause that holds it and the other quantities of the sentence."""

    quantity: Quantity
    inside: tuple[Quantity, ...]
    clause: Span
    sentence: Span
    text: str

    @property
    def start(self) -> int:
        return self.quantity.phrase.start

    @property
    def end(self) -> int:
        """One past the counted noun where it follows the number, else past the number."""
        noun = self.quantity.noun_span
        return max(self.quantity.phrase.end, noun.end if noun and noun.start >= self.start else 0)

    @property
    def before(self) -> str:
        return self.text[self.clause.start : self.start]

    @property
    def after(self) -> str:
        return self.text[self.end : max(self.end, self.clause.end)]


# ---------------------------------------------------------------- tables

MEASURES = word_set(
    """kill drown murder execute injure casualty missing displace homeless evacuate rescue host arrest abduct capture destroy
    damage infect recover hospitalise arrive depart return deport deploy strand mass besiege attend vote strike off hit test
    vaccinate visit cut hire employ revenue profit loss price cost dividend fine compensate pledge aid forecast debt stake
    share wage deal buy sell inflation unemployment magnitude depth area"""
)
"""Terms of the lexicon that say what is counted or measured."""

COUNTED_ONCE = word_set(
    "kill drown murder execute injure casualty displace evacuate rescue arrest abduct capture destroy damage infect "
    "hospitalise deport arrive depart return fine"
)
"""Measures of what happens to people and things: a total that grows, by incident or since a start."""

LEVELS = word_set(
    "missing homeless host employ mass strand besiege deploy debt stake price wage unemployment inflation"
)
"""Measures of a state: counted again tomorrow they may be lower."""

OF_MONEY = word_set(
    "revenue profit loss price cost dividend fine compensate pledge aid forecast debt stake share wage deal buy sell "
    "inflation unemployment magnitude depth area"
)
"""Measures of money, shares and sizes: a plain count has none of these."""

PEOPLE = word_set(
    "person soldier civilian child baby woman man refugee asylum seeker migrant fighter police officer student worker passenger "
    "resident protester prisoner hostage patient doctor nurse firefighter rescuer journalist lawmaker customer voter job"
)
LIVING = PEOPLE | word_set("cattle cow sheep goat pig horse animal livestock dog bird chicken")

_EVENT_TERMS = word_set(
    """strike earthquake aftershock airstrike shelling attack offensive explosion shooting flood storm fire landslide crash
    sinking collapse eruption outbreak clash protest walkout reprisal raid bombing blast election"""
)
_EVENT_WORDS = sorted(
    {word for term in _EVENT_TERMS for word in (term, *SYNONYMS.get(term, ())) if word.replace(" ", "").isalpha()},
    key=lambda word: (-len(word), word),
)
_ANY_EVENT = rf"(?!March\b)(?i:{'|'.join(map(re.escape, _EVENT_WORDS))})(?:e?s)?"
EVENT = when_used(
    r"\b(?i:in|by|during|after|from|of|when|since)\s+(?P<event>(?i:(?:an?|the|this|that|those|two|several)\s+)?"
    rf"(?:[\w’'*-]+\s+){{0,3}}?{_ANY_EVENT})\b"
)
EVENT_SUBJECT = when_used(
    rf"\b(?P<event>(?i:an?|the|this|that|those|two|several)\s+(?:[\w.’'-]+\s+){{0,3}}?{_ANY_EVENT})\s+(?:\w+\s+){{0,6}}?"
    r"(?i:hit|struck|killed|killing|ripped|swept|tore|rocked|shook|left|broke out|began|erupted|hits|kills|kill|leaves)\b"
)
"""The event as the subject of the sentence: "A powerful earthquake struck"."""
FAILURE = when_used(
    r"\b(?P<thing>dam|dyke|levee|bridge|mine|building|roof|tower|factory|stand|tunnel|platform)\b[^.;:]{0,60}?"
    r"\b(?P<fate>collapsed?|collapses|burst|bursts|gave way|gives way|failed|broke|caved in|fell)\b",
    re.IGNORECASE,
)
"""What gives way is an event without a noun of its own."""
FATES = word_set("kill drown murder injure casualty destroy damage")
"""What an event does to people and homes: told of it even where the sentence does not name it again."""

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w-]*(?:\s+(?:(?:of|de|the|upon)\s+)?[^\W\d_a-zß-öø-ÿ][\w-]*)*"
_IN = r"(?:[Ii]n|[Aa]t|[Nn]ear|[Ii]nside|[Aa]cross|[Aa]round|[Oo]ff|from|to|into|[Aa]long|[Oo]utside|[Oo]ver|[Tt]hroughout)"
PLACE = when_used(
    rf"(?<!ccording )\b{_IN}\s+(?:the\s+(?:\w+\s+){{0,2}}?(?:of\s+)?)?(?P<place>{_NAME}"
    rf"(?:\s+and\s+{_NAME}(?=[,.;:)]|\s+(?:on|in|at|since|after|by|during|alone|together|combined|this|last)\b))?)"
)
_PRINTED_IN = when_used(
    r"\b(?:report|article|story|interview|paper|daily|newspaper|magazine|letter|column|told|bureau|office|reporters|said)\s+$",
    re.IGNORECASE,
)
"""What stands before "in X" where X is a paper, or only where somebody spoke."""
_NO_PLACE = word_set(
    """january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday reuters afp ap associated press agence un united nations nato eu"""
)
_BODIES = word_set(
    "observatory ministry agency council organisation organization committee commission department bureau institute office "
    "authority association union service company bank board court police army group party government federation foundation"
)
"""A name with one of these words is a body, not a place."""

_AUX = (
    r"(?:(?:were|was|are|is|have|has|had|will|would|should|could|can|may|might|must|be|being|been|also|now|still|reportedly|then|stay|remain|remains|remained|"
    r"all|not|yet|to|\w+ly)\s+)*"
)
_NOT_A_VERB = (
    r"(?!(?:among|along|about|around|amid|that|what|last|next|first|without|against|least|most|east|west|north|south|and|but|not|"
    r"behind|beyond|beside|during|despite|except|just|almost|instead|would|could|should|might|must|ahead|present|recent|second|"
    r"third|toward|women|men|children|then|when|often|even|worth|strong|long|young|dozen|hundred|thousand|percent|apart)\b)"
)
AFTER_NOUN = when_used(
    rf"\s*(?P<relative>(?:who|which|that)\s+)?{_AUX}{_NOT_A_VERB}(?P<verb>[^\W\d_]{{3,}}(?:ed|en|t|d|wn|ng|ne|k)|go|die|lose|leave)\b",
    re.IGNORECASE,
)
_ASIDE = when_used(
    r"\s*,\s*(?:(?:(?:most|many|some|all|half|both|none|one) )?of )?(?:which|who|whom|whose|where)\b[^,;.]*,"
    r"|\s*,\s*(?:most|many|some|mostly|mainly|largely|nearly all|including|among them|half)\b[^,;.]*,|\s*\([^()]*\)"
)
"""A relative clause between commas: what follows it goes on with the sentence."""
WITHOUT = when_used(
    r"\b(?:without|in need of)\s+(?!the\b|an?\b|any\b)[^\W\d_]+(?:\s+water)?|\bout of (?:work|school|service|action)\b",
    re.IGNORECASE,
)
"""A lack that counts as a measure: households without electricity, pupils out of school."""
BEFORE = when_used(r"(?P<verb>[^\W\d_]{3,})(?:\s+(?:in|out|off|up|down|back|away|on))?\s+$", re.IGNORECASE)
_VERB_ENDS = when_used(
    r"(?:ed|es|s|ing|brought|drew|paid|spent|took|hit|cut|put|set|had|has|sent|held|made|won|lost|built|sold|rose|fell|went|gave|taken|given)$"
)
_NO_VERB = word_set(
    "this his its has was is as plus minus les des according including following during less across always perhaps "
    "besides towards afterwards sometimes according its hers theirs ours yes news series species previous various thus"
)
CONTAINER = when_used(
    r"\b(?P<what>town|city|village|island|district|community|population|crowd|team|group|commission|committee|ward|staff|"
    r"force|workforce|fleet|crew|audience|membership|congregation|garrison|jury|panel|cabinet|class)\s+of\s+$",
    re.IGNORECASE,
)
"""A town of 7,500: the number is the size of what stands before it."""
CUT = when_used(r"[;:]|,?\s+(?:while|whereas|whilst)\s|,\s+(?:but|and|which|where|who|a|after|as)\s|\s[–—]\s")

FLOW = when_used(
    r"(?<!earlier )(?<!later )\b(?:this|last|each|every|per|a) (?:month|year|week|quarter|day)\b|\bin (?:19|20)\d\d\b|\bin the (?:first|last|second|third|fourth)\b"
    r"|\bq[1-4]\b|\b(?:first|second|third|fourth)[- ](?:quarter|half)\b|\bfor (?:19|20)\d\d\b|\bfull[- ]year\b",
    re.IGNORECASE,
)
SINCE = when_used(
    r"\bsince\b|\bso far\b|\bto date\b|\bin (?:the (?:past|last) )?[\w-]+ (?:months|years|weeks|days)\b", re.IGNORECASE
)
NOW = when_used(r"\b(?:now|currently|still|remain(?:s|ed|ing)?|at present|unaccounted)\b", re.IGNORECASE)

SHARES = ("percent", "ratio", "fraction")


def facets_of(
    quantity: Quantity,
    inside: tuple[Quantity, ...],
    sentence: Span,
    text: str,
    *,
    language: str = "en",
    around: Around | None = None,
) -> Facets:
    """The facets of `quantity` from its sentence. `inside` are all quantities of that sentence, in order; what `around`
    holds serves a sentence that goes on with what was said."""
    view = _View(quantity, inside, _clause(quantity, sentence, text), sentence, text)
    near = around or Around()
    if quantity.cls in ("duration", "age", "score"):
        return Facets(_spent_on(view), "", "", "", "", None)
    if _is_money(quantity):
        return _money_facets(view, near, language)
    if quantity.cls in SHARES or quantity.unit in ("percent", "percentage_point", "times"):
        return _share_facets(view, language)
    if quantity.cls in ("measurement", "magnitude") or (quantity.cls == "rate" and not _counts_living(view)):
        return _size_facets(view, near, language)
    return _count_facets(view, near, language)


def _is_money(quantity: Quantity) -> bool:
    return quantity.cls == "money" or bool(re.match(r"[A-Z]{3}(?:/|$)", quantity.unit or ""))


def _clause(quantity: Quantity, sentence: Span, text: str) -> Span:
    """The part of the sentence that holds the quantity, between semicolons, dashes, ", and", ", while" and the like."""
    cuts = [match.start() + sentence.start for match in CUT.finditer(sentence.of(text))]
    start = max([sentence.start, *(cut for cut in cuts if cut < quantity.phrase.start)])
    end = min([sentence.end, *(cut for cut in cuts if cut >= quantity.phrase.end)])
    return Span(start, end)


SPENT_ON = when_used(r"^[\s-]*(?:[a-z]+\s+)?of\s+(?:(?:national|official|public)\s+)?(?P<what>[^\W\d_]{4,})")


def _spent_on(view: _View) -> str:
    """ "three days of mourning" are spent on mourning; a duration without such a noun shares its measure with no other."""
    found = SPENT_ON.match(view.after) if view.quantity.cls == "duration" else None
    return found.group("what") if found else ""


# ---------------------------------------------------------------- counts


def _count_facets(view: _View, near: Around, language: str) -> Facets:
    told = _same_again(view)
    if told is not None:
        first = facets_of(told, view.inside, view.sentence, view.text, language=language, around=near)
        return replace(first, place=_own_place(view) or first.place)
    tally = _tally(view)
    measure = _tally_measure(tally, view, near) if tally else _count_measure(view)
    terms = term_names(measure)
    kind = _kind(view, terms)
    return Facets(
        measure=measure or view.quantity.noun or "",
        who=_who(view, tally),
        place=_place(view, terms),
        event=_event(view, terms, near),
        time=_time(view, language),
        kind=kind,
    )


_SAME_AGAIN = when_used(
    r"^(?!.*;.*;)(?P<gap>.*?)(?P<end>(?:\b(?:and|but|or|had|has|counted|was|is|another|only|just|a further|(?:(?:up|down) )?from|compared with|,)\s*))$",
    re.DOTALL,
)


_IN_PHRASE = when_used(r"\b(?:by|for|with|involving|between|against)\s+(?:(?:the|its|their|some)\s+)?$", re.IGNORECASE)
"""Before a number that only belongs to a noun: in "the strike by 3,000 nurses entered", the strike entered."""
LIGHT = word_set("has had have having got received gave given made saw put puts was were is there speaks said says")
"""Verbs that say nothing of what is counted: "has received more than 9,000 complaints"."""


def _same_again(view: _View) -> Quantity | None:
    """The count that a number without a noun goes on with: "1,140 homes destroyed in X, and 760 in Y"; "131 dead; the
    Red Cross had 118". None where it has words of its own."""
    if (
        view.quantity.noun
        or view.quantity.noun_span
        or not re.match(r"\s*(?:[.,;]|(?:in|at|near|from)\s+[^\W\d_a-z]|$)", view.after)
    ):
        return None
    before = [q for q in view.inside if q.cls == "count" and q.phrase.end <= view.start]
    last = before[-1] if before else None
    if (
        last is None
        or view.quantity.unit not in (None, last.unit)
        or not _SAME_AGAIN.match(view.text[last.phrase.end : view.start])
    ):
        return None
    return last


def _own_place(view: _View) -> str:
    found = _places(view.text, view.quantity.phrase.end, view.clause.end)
    return found[0] if found else ""


_PUT = (
    r"correct(?:s|ed)|revis(?:es|ed)|lower(?:s|ed)|rais(?:es|ed)|adjust(?:s|ed)|updat(?:es|ed)|puts?|gives?|gave|given|cuts?|"
    r"estimat(?:es|ed)|sets?|list(?:s|ed)|report(?:s|ed)|br(?:ings|ought)|takes?|took"
)
_CHANGED = (
    rf"{_PUT}|rose|risen|rises?|climb(?:s|ed)|stands?|stood|fell|fallen|falls?|drop(?:s|ped)|reach(?:es|ed)|hits?|pass(?:es|ed)|"
    r"top(?:s|ped)|exceed(?:s|ed)|grew|grown|grows|increas(?:es|ed)|jump(?:s|ed)|is|was|are|were|remain(?:s|ed)"
)
TALLY = when_used(
    r"\b(?P<head>(?:(?:death|casualty|injury)\s+)?toll|(?:number|count|total|tally)(?=\s+of\b))\b(?P<of>[^;:\d]{0,110}?)"
    rf"(?P<verb>\s(?:{_CHANGED})\b(?P<tail>[^;:]{{0,60}}))?$",
    re.IGNORECASE,
)
"""A toll or number of something up to the value that it has: "the number of people missing has risen on Monday to"."""
_PUTS_TALLY = when_used(rf"\b(?:{_PUT})\s+(?:the|its|their|his|her|that)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_VALUE_NEXT = when_used(
    r"\b(?:to|at|as|from|than|is|was|are|were|now|reach(?:es|ed)|hits?|pass(?:es|ed)|top(?:s|ped)|exceed(?:s|ed))\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Tally:
    """A toll or number as the subject or object whose value the quantity is; `of` is what it counts, "" for a toll."""

    head: str
    of: str


def _tally(view: _View) -> _Tally | None:
    """The tally whose value is told: "the death toll rose to", "put the number of missing at". None where the number
    has a noun of its own that is not people, or no word of value stands before it."""
    noun = view.quantity.noun
    if (noun and not term_names(noun) & PEOPLE) or not _VALUE_NEXT.search(view.before):
        return None
    lead = view.before
    for head in re.finditer(r"\b(?:(?:(?:death|casualty|injury) )?toll|(?:number|count|total|tally) of)\b", lead, re.I):
        found = TALLY.match(lead, head.start())
        if found and (found.group("verb") or _PUTS_TALLY.search(lead[: head.start()])):
            return _Tally(found.group("head"), re.sub(r"^\s*of\b\s*", "", found.group("of")))
    return None


def _tally_measure(tally: _Tally, view: _View, near: Around) -> str:
    """The fate that a tally counts; "the toll" alone is that of the lines before it."""
    phrase = tally.head if tally.head.casefold().endswith("toll") else tally.of
    fates = [t for t in terms_of(phrase) if set(t.names) & MEASURES - OF_MONEY]
    if fates:
        return phrase[fates[0].start : fates[0].end]
    if phrase is tally.of:
        counted = re.match(r"(?:the\s+)?(?P<what>[^\W\d_]+)", phrase)
        return counted.group("what") if counted else ""
    told = [view.text[span.start : span.end] for span in near.before] + [near.headline]
    fatal = (line[t.start : t.end] for line in told for t in terms_of(line) if set(t.names) & {"kill", "drown"})
    return next(fatal, tally.head)


_SIZE_OF_WHOLE = when_used(r"\bof\s+(?:the|its|their|his|her|our)\s+$", re.IGNORECASE)


def _count_measure(view: _View) -> str:
    """What happens to what is counted: in the noun, right after it, right before the number, else nearest in the clause."""
    noun = view.quantity.noun
    container = CONTAINER.search(view.before)
    if container and not noun:
        return container.group("what")
    if noun and term_names(noun) & MEASURES - OF_MONEY:
        return _of_whole(_term_words(noun), view)
    if noun and _SIZE_OF_WHOLE.search(view.before):
        return noun
    lacking = WITHOUT.search(_main_line(view.after)[:60])
    if lacking:
        return lacking.group()
    next_verb = "" if _IN_PHRASE.search(view.before) else _verb_after(view)
    near = _known_measure(view, view.clause)
    if near and (near[0] <= ADJACENT or not next_verb):
        return near[1]
    if next_verb:
        return next_verb
    if (view.quantity.unit in (None, "person") or _counts_living(view)) and not _plain_verb_before(view):
        far = _known_measure(view, view.sentence)
        if far:
            return far[1]
    verb = _plain_verb_before(view)
    return verb if verb and verb.split()[0].casefold() not in LIGHT else noun or ""


ADJACENT = 24
"""Characters between a number and a known measure that leave no room for another verb of the number's own."""
REACH = 140
"""Characters beyond which a measure in the sentence says nothing of a number."""


def _of_whole(measure: str, view: _View) -> str:
    """ "eight of the dead were found": what is told of a part is told of the part only, not of all the dead."""
    noun = view.quantity.noun_span
    if noun is None or not re.fullmatch(
        r"\s*of\s+(?:the|those|these|all)\s+", view.text[view.quantity.phrase.end : noun.start]
    ):
        return measure
    verb = re.match(r"\s+(?:were|was|have been|had been|had)\s+(?P<verb>[^\W\d_]+(?:ed|en|nd|wn|ht))\b", view.after)
    told = verb.group("verb") if verb else ""
    return f"{measure} {told}" if told and not term_names(told) & PEOPLE else measure


def _main_line(after: str) -> str:
    """The words behind a noun without the asides between commas that follow it."""
    return _ASIDE.sub(" ", after, count=1) if _ASIDE.search(after) else after


def _known_measure(view: _View, within: Span) -> tuple[int, str] | None:
    """The cheapest known measure in a stretch, with its distance; None beyond `REACH`."""
    passed = bool(_IN_PHRASE.search(view.before))
    found = [
        (cost, words)
        for term, names, words in _known(within, view.text)
        if (cost := _cost(term, view)) < REACH and _fits(names, cost, view) and not (passed and term.start >= view.end)
    ]
    return min(found) if found else None


def _fits(names: frozenset[str], cost: int, view: _View) -> bool:
    """Fates of people are told of people; of a thing only where the words stand right beside it ("43 schools evacuated")."""
    if view.quantity.unit in (None, "person") or _counts_living(view):
        return not names <= OF_MONEY
    return not names <= OF_MONEY and (cost <= ADJACENT or not names & (PERSONAL_TERMS | LEVELS))


def _counts_living(view: _View) -> bool:
    return bool(term_names(f"{view.quantity.noun or ''} {view.quantity.unit or ''}") & LIVING)


def _known(within: Span, text: str) -> list[tuple[Span, frozenset[str], str]]:
    terms = [term for term in terms_of(within.of(text)) if set(term.names) & MEASURES and _is_meant(term, within, text)]
    return [(_span(term, within), frozenset(term.names), _span(term, within).of(text)) for term in terms]


def _is_meant(term: Term, within: Span, text: str) -> bool:
    """Not the month of March, and "seen" or "pay" only where money is spoken of."""
    words = _span(term, within).of(text)
    if words[:1].isupper() and _in_name(_span(term, within), within, text):
        return False
    return words != "March" and not (term.names == ("forecast",) and words.casefold() in ("seen", "see", "sees", "saw"))


_TITLE_CASE = 0.6
"""Share of capitalised long words from which a line is a headline in capitals, where they mark no name."""


def _in_name(term: Span, within: Span, text: str) -> bool:
    """Whether a capitalised word is part of a name, "National Rescue Agency": inside the sentence always, as its first
    word where another capitalised word follows. A line in title case tells nothing."""
    long = re.findall(r"[^\W\d_]{4,}", text[within.start : within.end])
    if sum(word[0].isupper() for word in long) > _TITLE_CASE * len(long):
        return False
    opening = re.search(r"(?:^|[.!?:;]|\n)[\s\W]*$", text[max(0, term.start - 4) : term.start])
    return not opening or bool(re.match(r"\s+[^\W\d_a-zß-öø-ÿ][^\W\d_]", text[term.end : term.end + 4]))


def _span(term: Term, within: Span) -> Span:
    return Span(term.start + within.start, term.end + within.start)


def _cost(term: Span, view: _View) -> int:
    """How far a measure's words stand from the quantity, in characters; another figure between them weighs as a clause."""
    if term.meets(Span(view.start, view.end)):
        return 0
    between = Span(view.end, term.start) if term.start >= view.end else Span(term.end, view.start)
    others = sum(1 for other in view.inside if other is not view.quantity and between.covers(other.span))
    follows = term.start >= view.end
    relative = follows and bool(re.match(r"\s*,?\s*(?:who|which|that)\b", between.of(view.text)))
    joined = bool(re.match(r"\s*,?\s*(?:and|or|but)\s+$", between.of(view.text)))
    aside = (50 if relative else 0) + (60 if joined else 0)
    return between.end - between.start + 60 * others + aside + (0 if follows else 4)


def _term_words(phrase: str) -> str:
    term = next(term for term in terms_of(phrase) if set(term.names) & MEASURES - OF_MONEY)
    return phrase[term.start : term.end]


def _verb_after(view: _View) -> str:
    """A predicate right after the noun: "1,900 homes have been destroyed", "43 schools will stay shut"."""
    line = _main_line(view.after)
    after = AFTER_NOUN.match(line)
    if not after or after.group("relative"):
        return ""
    rest = line[after.start("verb") : after.start("verb") + 60]
    known = [t for t in terms_of(rest) if t.start == 0 and set(t.names) & MEASURES - OF_MONEY]
    return rest[: known[0].end] if known else after.group("verb")


def _plain_verb_before(view: _View) -> str:
    """A verb that the lexicon does not know, right before the number: "counted between 30 and 40 cars"."""
    before = BEFORE.search(view.before)
    planned = re.search(r"\b(?:to|should|would|will|could|may|might)\s+(?P<verb>[^\W\d_]{3,})\s+$", view.before)
    if planned and planned.group("verb") not in STOPWORDS:
        return planned.group("verb")
    if before and _VERB_ENDS.search(before.group("verb")) and before.group("verb").casefold() not in _NO_VERB:
        return before.group().strip()
    return ""


# ---------------------------------------------------------------- money

_MONEY_NOUN = (
    r"revenues?|sales|turnover|takings|profits?|earnings|income|loss(?:es)?|deficit|surplus|debts?|borrowings|dividend|"
    r"fines?|penalt(?:y|ies)|damages?|compensation|costs?|bill|price|fee|fare|rent|budget|loan|bail-?out|grant|aid|pledge|fund|"
    r"target|savings?|investment|stake|bid|offer|deal|ransom|bonus|pay|salary|wages?|pension|tax(?:es)?|tariff|subsid(?:y|ies)|"
    r"payments?|payouts?|provision|reserves?|valuation|market value|guidance|outlook|forecast|exports|imports|spending|line|turnover|refunds?|"
    r"donations?|premiums?|interest|insurance|result|margin|cash flow|write-?down|charge|settlement|award|prize"
)
_QUALIFYING = (
    r"(?:operating|net|gross|pre-?tax|underlying|adjusted|core|annual|quarterly|revenue|profit|sales|top|bottom|share|stock|"
    r"oil|gas|fuel|insured|total|record)"
)
MONEY = when_used(rf"\b(?:{_QUALIFYING}\s+){{0,2}}(?:{_MONEY_NOUN})\b", re.IGNORECASE)
"""What a sum is: a fine, an operating loss, a price target."""
MONEY_AFTER = when_used(
    rf"^\s*(?:in\s+|of\s+)?(?:[a-z-]+\s+){{0,1}}?(?P<what>(?:{_QUALIFYING}\s+)?(?:{_MONEY_NOUN}))\b"
)
SET_ASIDE = when_used(
    r"\b(?:set(?:s|ting)? aside|put aside|provided for|earmark(?:s|ed)?|ring-?fenced)\b", re.IGNORECASE
)
RESULTS = word_set("revenue profit loss dividend cost saving deficit export import spend wage")
"""Sums of a period: without it two of them are not compared."""
_EARNED = when_used(
    r"\b(?:revenues?|sales|turnover|profits?|earnings|income|loss(?:es)?|deficit|surplus|line|result)\b", re.IGNORECASE
)
FORECAST = when_used(
    r"\b(?:expects?|expected|forecasts?|guidance|outlook|sees|seen|projected|projections?|predicts?|predicted)\b",
    re.IGNORECASE,
)
_AHEAD = when_used(
    r"\b(?:would|will|should)\s+(?:be|come|reach|total)\b|\bis\s+(?:now\s+)?(?:put|set)\b", re.IGNORECASE
)
_STOCK_PRICE = when_used(
    r"\b(?:shares?|stock)\b[^.;]{0,80}?\b(?:clos\w+|trad\w+|stood|rose|fell|slid|ended|opened|jumped|dropped)\b"
)


def _money_facets(view: _View, near: Around, language: str) -> Facets:
    noun = _money_noun(view)
    ahead = _forecast_word(view, noun, near)
    measure = f"{ahead} {noun}" if ahead and noun else noun or _money_verb(view)
    owner = _price_owner(view, near) if term_names(measure) & {"cost", "price"} and not ahead else ""
    if term_names(measure) <= {"cost", "price"} and not owner:
        measure = ""
    time, at = _money_time(view, near, bool(ahead or term_names(noun) & RESULTS or _EARNED.search(noun)), language)
    kind: Kind | None = "stock" if term_names(measure) & (LEVELS | {"share"}) else "flow" if time else None
    return Facets(measure, owner, "", "", time, kind, at)


def _money_noun(view: _View) -> str:
    """The noun that says what a sum is: behind it ("a €40m fine", "€3m in damages"), else the last one before it."""
    if SET_ASIDE.search(view.before):
        return SET_ASIDE.search(view.before).group()  # type: ignore[union-attr]
    behind = MONEY_AFTER.match(view.text[view.quantity.phrase.end : view.clause.end])
    if behind:
        return behind.group("what")
    told = re.match(
        r"\s+(?:was|were|is|are)\s+(?P<verb>insured|uninsured|covered|owed|repaid|returned|stolen)\b", view.after
    )
    if told:
        return told.group("verb")
    start = max(
        [view.clause.start, *(q.phrase.end for q in view.inside if _is_money(q) and q.phrase.end <= view.start)]
    )
    own = list(MONEY.finditer(view.text, start, view.start))
    if own:
        return _plain_target(own[-1].group())
    if _STOCK_PRICE.search(view.text[view.sentence.start : view.start]):
        return "shares" if re.search(r"\bshares\b", view.text[view.sentence.start : view.start]) else "stock"
    return _noun_before_comma(view)


def _plain_target(noun: str) -> str:
    return noun.split()[-1] if noun.casefold().endswith("price target") else noun


def _noun_before_comma(view: _View) -> str:
    """The sentence's last noun of money before this sum, unless another sum, or a verb of another subject, parts them."""
    between = [q for q in view.inside if _is_money(q) and q.phrase.end <= view.start]
    if between and not _continues(view, between[-1]):
        return ""
    found = list(MONEY.finditer(view.text, view.sentence.start, view.start))
    return _plain_target(found[-1].group()) if found and not _money_verb(view) else ""


def _continues(view: _View, other: Quantity) -> bool:
    """Whether a sum goes on with the one before it: "to €27 from €24", "down from the 4.2 billion", "is put at"."""
    gap = view.text[other.phrase.end : view.start]
    return len(gap) < 60 and bool(
        re.search(
            r"\b(?:from|to|against|instead of|is (?:now )?put at|than|and not)\s+(?:the\s+|an?\s+)?$",
            gap,
            re.IGNORECASE,
        )
    )


def _money_verb(view: _View) -> str:
    """The verb of a sum without a noun: fined, costs, released, brought in."""
    near = [
        (cost, words) for term, names, words in _known(view.clause, view.text)
        if names & word_set("fine cost compensate pledge buy sell wage damage") and (cost := _cost(term, view)) < 60
    ]  # fmt: skip
    return min(near)[1] if near else _plain_verb_before(view)


def _forecast_word(view: _View, noun: str, near: Around) -> str:
    """The word by which an earned sum is only expected: it is another measure than the result."""
    if not _EARNED.search(noun) or re.search(r"forecast|guidance|outlook", noun, re.IGNORECASE):
        return ""
    own = list(FORECAST.finditer(view.text, view.sentence.start, view.sentence.end))
    if any(view.clause.start <= match.start() < view.clause.end for match in own):
        return own[0].group()
    if not _AHEAD.search(view.clause.of(view.text)):
        return ""
    told = own or [m for span in near.before for m in FORECAST.finditer(view.text, span.start, span.end)]
    return told[0].group() if told else ""


_COSTS = when_used(
    r"(?P<who>[^\W_][\w’'-]*)\s+(?:(?:has|have|had|will|would|now|also|still|once|already)\s+)*costs?\b", re.IGNORECASE
)
_COST_OF = when_used(r"\b(?:cost|price)s?\s+of\s+(?:the\s+|an?\s+)?(?P<what>[^\W\d_][\w’'-]*)", re.IGNORECASE)
_APPOSED = when_used(rf"(?P<name>{_NAME}),\s+(?:an?|the)\s+[^,;.]{{2,40}}?\b(?:that|which)\b[^,;.]*$")


_THE_COST = when_used(
    r"\b(?:the|its|their|this|that)\s+(?:total\s+|full\s+)?(?:cost|price|bill)s?\b(?!\s+of\b)", re.IGNORECASE
)


def _price_owner_told(sentence: str) -> str:
    """What the sentence before says to cost something, for "the cost" that names nothing itself."""
    found = _COST_OF.search(sentence)
    if found:
        return found.group("what")
    subject = _COSTS.search(sentence)
    who = subject.group("who") if subject else ""
    return "" if who.casefold() in ("it", "they", "that", "which", "the", "this", "its", "their") else who


def _price_owner(view: _View, near: Around) -> str:
    """What costs that much: "Candles cost €3", "FlexPass, a subscription that costs €17.99"; "it" goes back a sentence."""
    lead = view.text[view.sentence.start : view.start]
    of = _COST_OF.search(lead)
    if of:
        return of.group("what")
    apposed = _APPOSED.search(lead)
    if apposed:
        return apposed.group("name")
    if _THE_COST.search(lead) and near.before:
        return _price_owner_told(near.before[0].of(view.text))
    found = _COSTS.search(lead)
    who = found.group("who") if found else ""
    if who.casefold() in ("it", "they", "that", "which"):
        names = names_in(near.before[0].of(view.text), opening=True) if near.before else ()
        lone = re.match(rf"{_NAME}(?=,|\s+[a-z])", near.before[0].of(view.text)) if near.before else None
        return lone.group() if lone else names[0].text if names else ""
    return who


_STRETCH = when_used(r"\b(?:quarter|half|months|year|full[- ]year)\b", re.IGNORECASE)


def _money_time(view: _View, near: Around, earned: bool, language: str) -> tuple[str, Span | None]:
    """The period of an earned sum, nearest in its sentence, else a quarter or half told just before. A day on which
    somebody spoke is no period; a fine or a price has none."""
    if not earned:
        return "", None
    own = [m for m in _periods(view, _part_of_sentence(view), language) if not _is_aside(m, view)]
    if own:
        return min(own, key=lambda m: _distance(m, view)).span.of(view.text), None
    for span in () if _AHEAD.search(view.clause.of(view.text)) else near.before[:1]:
        told = [
            m for m in _periods(view, span, language) if m.kind == "period" and _STRETCH.search(m.span.of(view.text))
        ]
        if told:
            return told[0].span.of(view.text), span
    return "", None


def _part_of_sentence(view: _View) -> Span:
    """The sentence between its semicolons, as far as it holds the quantity."""
    cuts = [view.sentence.start + m.start() for m in re.finditer(";", view.sentence.of(view.text))]
    start = max([view.sentence.start, *(cut for cut in cuts if cut < view.start)])
    return Span(start, min([view.sentence.end, *(cut for cut in cuts if cut >= view.quantity.phrase.end)]))


def _is_aside(mention: DateMention, view: _View) -> bool:
    """Whether a date stands in a relative clause between commas that does not hold the quantity."""
    for aside in _ASIDE.finditer(view.text, view.sentence.start, view.sentence.end):
        if aside.start() <= mention.span.start < aside.end() and not aside.start() <= view.start < aside.end():
            return True
    return False


def _periods(view: _View, within: Span, language: str) -> list[DateMention]:
    found = find_dates(view.text, language=language, within=within)
    return [m for m in found if m.kind in ("year", "period") or (m.kind == "relative" and _is_stretch(m, view.text))]


def _is_stretch(mention: DateMention, text: str) -> bool:
    """ "this year", "last quarter"; not "a year earlier", "yesterday"."""
    words = mention.span.of(text)
    return bool(_STRETCH.search(words)) and not re.search(r"\b(?:ago|earlier|before|later)\b", words)


# ---------------------------------------------------------------- shares

_UP = r"rose|risen|rises?|grew|grown|grows?|climbed|climbs?|jumped|gained|gains?|increased|increases?|up|higher|more|surged|advanced|clawed back"
_DOWN = r"fell|fallen|falls?|slid|slides?|dropped|drops?|declined|declines?|lost|lower|less|down|shrank|slipped|tumbled|plunged|wiped off|cut"
CHANGE_BEFORE = when_used(
    rf"\b(?P<how>{_UP}|{_DOWN})\s+(?:by\s+)?(?:(?:as much as|about|some|nearly|almost)\s+)?$", re.IGNORECASE
)
CHANGE_AFTER = when_used(
    rf"^\s*(?:per ?cent|percent|%|percentage points?)?\s*(?:was\s+)?(?P<how>{_UP}|{_DOWN})\b", re.IGNORECASE
)
HOLDING = when_used(r"^\s*(?:per ?cent|percent|%)?[\s-]*(?P<what>stake|shareholding|holding|interest)\b", re.IGNORECASE)
_HOLDS = when_used(r"\b(?:holds?|held|owns?|owned|holding|owning)\b", re.IGNORECASE)
_CAPITAL_OF = when_used(r"\b(?:shares?|stock|capital|voting rights)\b", re.IGNORECASE)
LEVEL_OF = when_used(
    r"\b(?:(?:unemployment|inflation|approval|jobless|vacancy|occupancy|mortality|literacy|interest|key|benchmark|policy|tax|"
    r"birth|poverty)(?:\s+rate)?|turnout|(?:growth|inflation)\s+forecast|growth|tariff|deficit|margin)\b",
    re.IGNORECASE,
)
"""A level told in per cent of something that the sentence need not name."""
_WON = when_used(
    r"\b(?:won|wins|got|took|takes|received|secured|polled|gained|has|had|with)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_AGAINST = when_used(r"^[^.;,]{0,40}\b(?:against|opposed|rejected)\b", re.IGNORECASE)


def _share_facets(view: _View, language: str) -> Facets:
    """A change ("fell 14.6 percent"), a holding ("a 19 percent stake"), a level ("inflation of 3 %"), or a part of a base."""
    behind = view.text[view.quantity.phrase.end : view.clause.end]
    holding = HOLDING.match(behind)
    if holding or (_HOLDS.search(view.before) and _CAPITAL_OF.search(view.quantity.base or "")):
        owner = _name_before(view)
        measure = holding.group("what") if holding else "shares held"
        return Facets(measure if owner else "", owner, "", "", "", "stock" if owner else None)
    change = CHANGE_BEFORE.search(view.before) or CHANGE_AFTER.match(behind)
    if change:
        return _change_facets(view, change.group("how"), language)
    if _WON.search(view.before) and term_names(view.quantity.base or "") & {"vote"}:
        winner = _name_before(view)
        return Facets(view.quantity.noun or "vote" if winner else "", winner, "", "", "", None)
    measure = _share_measure(view)
    level = bool(LEVEL_OF.fullmatch(measure))
    time = _nearest_month(view, language) if level else _share_period(view, language)
    who = _without_measure(view.quantity.noun) if view.quantity.noun else ""
    return Facets(measure, who if measure else "", _place(view, frozenset()), "", time, "stock" if level else None)


def _nearest_month(view: _View, language: str) -> str:
    """The month, quarter or year of a level, behind the number if there is one: "3.4 percent in May from 4.1 in April"."""
    found = find_dates(view.text, language=language, within=view.sentence)
    dated = [m for m in found if m.kind in ("month", "period", "year", "day")]
    follow = [m for m in dated if 0 <= m.span.start - view.quantity.span.end < 30] or dated
    return min(follow, key=lambda m: _distance(m, view)).span.of(view.text) if follow else ""


def _name_before(view: _View) -> str:
    names = names_in(view.text[view.sentence.start : view.start], opening=True)
    return names[-1].text if names else ""


def _change_facets(view: _View, how: str, language: str) -> Facets:
    """What rose or fell, and when: a change without its day or period is set beside no other."""
    lead = view.text[view.sentence.start : view.start]
    subject = [
        m.group()
        for m in re.finditer(
            rf"{MONEY.pattern}|\b(?:shares|stock|volumes?|prices?|output|capacity)\b", lead, re.IGNORECASE
        )
    ]
    mentions = [
        m
        for m in find_dates(view.text, language=language, within=view.sentence)
        if m.kind in ("period", "day", "weekday", "month")
    ]
    years = [m for m in find_dates(view.text, language=language, within=view.sentence) if m.kind == "year"]
    dated = mentions or [m for m in years if not re.search(r"\bsince\b", view.text[view.end : m.span.start])]
    if not subject:
        return Facets("", "", "", "", "", None)
    if dated:
        time = min(dated, key=lambda m: _distance(m, view)).span.of(view.text)
        return Facets(f"{subject[-1]} {how}", "", "", "", time, None)
    tail = _told_after(view)
    return Facets(f"{subject[-1]} {how} {tail}" if tail else "", "", "", "", "", None)


def _told_after(view: _View) -> str:
    """Words by which the same undated change is known again in a copy of the text; "" where there are too few."""
    rest = re.sub(r"\S*\d\S*", " ", view.text[view.end : view.sentence.end])
    words = [
        w for w in re.findall(r"[^\W\d_]{4,}", rest) if w.casefold() not in STOPWORDS and w.casefold() != "percent"
    ]
    return " ".join(words[:4]) if len(words) >= 4 else ""


def _share_measure(view: _View) -> str:
    """What a part of the base has or undergoes; the lesser side of a vote ("38.7 percent for it") is left without."""
    level = list(LEVEL_OF.finditer(view.before))
    if level and not view.quantity.base:
        return level[-1].group()
    behind = view.text[view.quantity.phrase.end : view.clause.end]
    if re.match(r"\s*(?:per ?cent|percent|%)?\s+(?:for it|in favou?r|abstain)", behind):
        return ""
    if view.quantity.noun and term_names(view.quantity.noun) & {"vote"}:
        return view.quantity.noun if _AGAINST.match(view.after) else ""
    after = _verb_after(view)
    near = _known_measure(view, view.clause)
    if near and (near[0] <= 2 * ADJACENT or not after):
        return near[1]
    return after if view.quantity.noun else ""


def _share_period(view: _View, language: str) -> str:
    own = _periods(view, view.sentence, language)
    return min(own, key=lambda m: _distance(m, view)).span.of(view.text) if own else ""


# ---------------------------------------------------------------- sizes

DIMENSION = when_used(
    r"^[\s-]*(?:[a-z]+s?[\s-]+)?(?P<what>high|tall|long|wide|deep|thick|away|across|apart|tall|heavy|square)\b",
    re.IGNORECASE,
)
SUBSTANCE = when_used(
    r"^\s*(?:(?:cubic |square )?[a-z]+(?:\s+(?:a|per)\s+[a-z]+)?\s+)?of\s+(?:the\s+)?(?P<what>[^\W\d_]{3,}(?:\s(?:oil|gas|waste|fuel|nitrate))?)"
)
_IDLE_SUBSTANCE = word_set("water material goods cargo them it land this that territory space")
_FALLS_AS = when_used(r"\b(?:rain|rainfall|snow|snowfall)\b", re.IGNORECASE)
_THING_AFTER = when_used(rf"^[\s-]*[\w-]*?(?:high|tall|long|wide|deep)\s+(?P<thing>(?:{_NAME}\s+)?[a-z]+)")
_THING_BEFORE = when_used(
    rf"(?P<thing>(?:{_NAME}\s+)?[a-z]+|{_NAME}),?\s+(?:(?:is|was|which is|stands|about|some)\s+)*$"
)


def _size_facets(view: _View, near: Around, language: str) -> Facets:
    """A dimension of a thing, an amount of a substance, or what the verb says of it."""
    behind = view.text[view.quantity.span.end : view.clause.end]
    if view.quantity.cls == "magnitude":
        return Facets(
            "magnitude", "", _place(view, frozenset()), _event(view, FATES, near), _time(view, language), "constant"
        )
    dimension = DIMENSION.match(behind)
    if dimension:
        thing = _thing(view, behind)
        return Facets(dimension.group("what") if thing else "", thing, "", "", "", "constant")
    substance = _substance(view, behind, near)
    measure = substance or _size_verb(view)
    place = _place(view, frozenset()) or (_place_before(view, near) if substance else "")
    return Facets(measure, "", place, "", _time(view, language), None)


def _thing(view: _View, behind: str) -> str:
    """What is that high: "the 54-metre-high Sorvik dam", "The dam, 54 metres high"."""
    after = _THING_AFTER.match(behind)
    if after:
        return after.group("thing")
    before = _THING_BEFORE.search(view.text[view.sentence.start : view.start])
    return re.sub(r"^(?:The|An?|This|Its)\s+", "", before.group("thing")) if before else ""


def _substance(view: _View, behind: str, near: Around) -> str:
    """What is weighed: "1,800 tonnes of fertiliser". Millimetres are rain or snow where the sentence or the two before
    speak of it."""
    found = SUBSTANCE.match(behind)
    if found and found.group("what").casefold() not in _IDLE_SUBSTANCE:
        return found.group("what")
    if view.quantity.unit in ("mm", "millimetre", "cm", "inch"):
        for span in (view.sentence, *near.before):
            told = _FALLS_AS.search(view.text, span.start, span.end)
            if told:
                return told.group()
    return ""


def _size_verb(view: _View) -> str:
    """The verb of a size, without its particle: "held", "was holding back" -> "holding"."""
    verb = re.search(
        r"\b(?P<verb>[^\W\d_]{2,}(?:ed|ing|es|ld|od|se|ll))(?:\s+(?:back|in|up|out|at|to|by))?\s+$", view.before
    )
    return verb.group("verb") if verb and verb.group("verb").casefold() not in _NO_VERB else ""


def _place_before(view: _View, near: Around) -> str:
    """The one place that the sentence before names, for a reading told there."""
    found = _places(view.text, near.before[0].start, near.before[0].end) if near.before else []
    return found[0] if len(set(found)) == 1 else ""


# ---------------------------------------------------------------- who, where, which event

_PEOPLE_NOUN = when_used(r"\s+(?:are|were|is|was)\s+(?:(?:all|mostly|mainly|only)\s+)?(?P<who>[^\W\d_]+)\b")


def _who(view: _View, tally: _Tally | None = None) -> str:
    noun = view.quantity.noun
    if noun:
        told = _PEOPLE_NOUN.match(view.after)
        return told.group("who") if told and term_names(told.group("who")) & PEOPLE else _without_measure(noun)
    if tally:
        counted = [term for term in terms_of(tally.of) if set(term.names) & PEOPLE]
        return tally.of[counted[0].start : counted[0].end] if counted else ""
    people = [term for term in terms_of(view.before) if set(term.names) & PEOPLE]
    if not people or view.quantity.unit not in (None, "person"):
        return ""
    last = people[-1]
    adjective = re.search(r"([^\W\d_a-zß-öø-ÿ][^\W\d_]+)\s+$", view.before[: last.start])
    words = view.before[last.start : last.end]
    return f"{adjective.group(1)} {words}" if adjective else words


def _without_measure(noun: str) -> str:
    """ "civilian deaths" are civilians who died: the measure's word is no part of who is counted."""
    terms = [term for term in terms_of(noun) if set(term.names) & (COUNTED_ONCE | {"missing"})]
    for term in reversed(terms):
        noun = noun[: term.start] + noun[term.end :]
    return " ".join(noun.split()).strip(" -")


def _place(view: _View, measure: frozenset[str]) -> str:
    """Where: behind the number in its clause, else before it without a comma between, else as the sentence's opening."""
    if measure & LEVELS:
        host = _subject_place(view)
        if host:
            return host
    where = re.match(r",\s+where\b", view.clause.of(view.text))
    if where:
        names = names_in(view.text[view.sentence.start : view.clause.start], opening=True)
        return names[-1].text if names else ""
    after = _places(view.text, view.quantity.phrase.end, view.clause.end)
    if after:
        return after[0]
    before = [
        m
        for m in _place_matches(view.text, view.clause.start, view.start)
        if "," not in view.text[m.end() : view.start]
    ]
    return _kept(before[-1]) if before else _opening_place(view)


def _opening_place(view: _View) -> str:
    """ "In Keldry district, 31 per cent ...": a place that opens the sentence holds for all of it."""
    found = _place_matches(view.text, view.sentence.start, min(view.start, view.sentence.start + 60))
    return _kept(found[0]) if found and found[0].start() <= view.sentence.start + 2 else ""


def _place_matches(text: str, start: int, end: int) -> list[re.Match[str]]:
    found = [
        match
        for match in PLACE.finditer(text, start, end)
        if not _PRINTED_IN.search(text[max(0, match.start() - 14) : match.start()])
    ]
    return [
        match for match in found if _kept(match) and not set(_kept(match).casefold().split()) & (_NO_PLACE | _BODIES)
    ]


def _kept(match: re.Match[str]) -> str:
    return re.sub(r"[’']s?$", "", match.group("place"))


def _places(text: str, start: int, end: int) -> list[str]:
    return [_kept(match) for match in _place_matches(text, start, end)]


def _subject_place(view: _View) -> str:
    """ "Turkey hosts over 2 million": a state that opens the clause as its subject is where they are."""
    before = view.before
    states = [name for name in names_in(before, opening=True) if term_names(name.text) & COUNTRY_NAMES]
    return states[0].text if states and not before[: states[0].start].rstrip().endswith((" in", " from", " to")) else ""


def _event(view: _View, measure: frozenset[str], near: Around) -> str:
    """The event of a count: in its clause, its sentence; for a fate, the one event that the lines before it name."""
    for within in (view.clause, view.sentence):
        found = _event_in(view.text, within)
        if found:
            return found
    if not measure & FATES or measure & LEVELS:
        return ""
    told = [_event_in(view.text, span) for span in near.before] + [
        _event_in(near.headline, Span(0, len(near.headline)))
    ]
    return next((words for words in told if words), "")


def _event_in(text: str, within: Span) -> str:
    found = EVENT.search(text, within.start, within.end) or EVENT_SUBJECT.search(text, within.start, within.end)
    if found:
        return " ".join(found.group("event").split())
    failed = FAILURE.search(text, within.start, within.end)
    return f"{failed.group('thing')} {failed.group('fate')}" if failed else ""


# ---------------------------------------------------------------- when, and of which kind


_EARLIER = when_used(r"(?:earlier|later) (?:this|that|last) ", re.IGNORECASE)
"""A point of time, mostly of the saying: "earlier this week it had given the toll as 26" is no count of a week."""


def _time(view: _View, language: str) -> str:
    mentions = [m for m in find_dates(view.text, language=language, within=view.sentence) if m.kind != "clock"]
    mentions = [m for m in mentions if not _EARLIER.match(m.span.of(view.text))]
    own = [m for m in mentions if view.clause.covers(m.span)] or mentions
    return min(own, key=lambda mention: _distance(mention, view)).span.of(view.text) if own else ""


def _distance(mention: DateMention, view: _View) -> int:
    return max(mention.span.start - view.quantity.span.end, view.quantity.span.start - mention.span.end)


def _kind(view: _View, measure: frozenset[str]) -> Kind | None:
    words = view.clause.of(view.text)
    if measure & LEVELS:
        return "stock"
    if SINCE.search(words) and (measure & COUNTED_ONCE or "since" in words.casefold()):
        return "cumulative"
    if FLOW.search(words):
        return "flow"
    if measure & COUNTED_ONCE:
        return "event"
    return "stock" if NOW.search(words) else "other"
