"""What a figure counts, as a typed identity, and whether two figures count the same.

`measure | unit | population | place | event | kind | period | method`, each read from the label's short phrases into
terms of the lexicon, so that "hosts over 2 million Syrian refugees" and "has taken in about 3.7 million" meet, and
"killed" never meets "casualties". A field of a pair is equal, unknown (one side is silent), different, or doubtful
(both speak, in words that the rules cannot weigh); population and place can also be a part of the other side's.

Left out on purpose: geography. "Idlib" is not known to lie in Syria; "Idlib, Syria" says so itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from briefgen.lexicon import (
    COUNTRY_NAMES,
    HEDGES,
    PERSONAL_TERMS,
    WIDER,
    Term,
    fold,
    term_names,
    terms_of,
    wider_or_same,
)
from briefgen.records import DatedSpan, FigureClaim, Kind, Level

FieldName = Literal["measure", "unit", "population", "place", "event", "kind", "period", "method"]
FieldState = Literal["equal", "unknown", "different", "doubtful", "part", "whole", "near"]
"""`part`: the first side is a part of the second; `whole`: the other way round; `near`: stock against cumulative."""

Terms = frozenset[str]
_NONE: Terms = frozenset()

# ---------------------------------------------------------------- vocabulary of labels


def _terms(words: str) -> Terms:
    """Term names of a table of single words and, joined by underscores, phrases."""
    return frozenset(name for word in words.split() for name in term_names(word.replace("_", " ")))


PERSONS: Terms = frozenset(t for t, wide in WIDER.items() if "person" in wide) | {"person"}
"""Nouns for people; anything else that is counted is a thing."""

ANYBODY: Terms = _terms("person resident victim human citizen others") | {"person"}
"""Nouns that leave open who it is."""

APART: Terms = _terms("soldier civilian fighter police_officer child woman man journalist prisoner refugee") - {
    "person"
}
"""Nouns that newsrooms keep apart: two of them are two populations, whatever the event."""

ACTIONS: Terms = PERSONAL_TERMS | _terms(
    """capture destroy damage recover arrive depart return deploy strand mass besiege attend vote hit test vaccinate
    visit hire employ pledge register cross treat accuse charge convict deport infect hospitalise"""
)
"""Measures that are an act or a fate; two different ones never meet."""

CAUSED: Terms = _terms("kill drown murder execute injure casualty missing destroy damage arrest abduct hit")
"""Fates that are counted by their cause."""

MEASURE_PARTS: Terms = _terms(
    """operating net gross pretax underlying adjusted forecast core organic average median minimum maximum record new
    daily weekly monthly quarter half-year cumulative fear suspect excess direct indirect previous"""
) | {"possibl", "not"}
"""Modifiers that make another measure: operating profit is not profit, a forecast is not a result."""

OPPOSED: tuple[Terms, ...] = (
    _terms(
        """revenue profit debt dividend fine compensate pledge wage price share_price stake deal budget tax investment
        bonus loan ransom buy sell cost cash subsidy premium rent fare"""
    ),
    _terms("revenue profit loss debt dividend fine compensate pledge wage price share_price stake deal budget tax"),
    _terms("damage revenue profit debt dividend fine compensate pledge aid wage price share_price stake budget tax"),
    _terms("increase decrease"),
    _terms("for against abstain"),
    _terms("inflation unemployment interest"),
    _terms("magnitude depth height length width weight area speed distance temperature volume intensity"),
    _terms("turnout vote lead margin majority"),
    _terms("kill injure missing displace destroy damage infect recover test vaccinate hospitalise"),
    _terms("arrive depart return deport"),
)
"""Rows of terms that never tell one quantity. Terms of no common row may be two words for one."""

_POSSIBLE, _NOT = _terms("possible"), frozenset({"not"})
"""What a modal ("may be cut off") or a negation adds to the measure: it is another one then."""

IDLE: Terms = _terms(
    """number total toll figure count amount sum overall whole value size level tally people person official latest
    current some combined estimated reported so_far case cases group company firm country million thousand hundred
    dozen life lives home homes mostly including mainly largely least most more than according"""
)
"""Words of a label that add nothing to what is counted."""

IDLE_PLACE: Terms = _terms(
    """province region area city town village district country governorate state county island territory zone whole
    valley river basin lake bay coast shore bank peninsula plain delta mountain municipality prefecture canton commune
    neighbourhood neighborhood suburb quarter along near around"""
)
"""Generic nouns of geography: "Idlib province" is Idlib, "along the Ilmar" is in the Ilmar valley."""
IDLE_EVENT: Terms = _terms(
    """event incident disaster night morning evening afternoon late early deadly massive big huge devastating powerful
    major strong separate single latest recent overnight hit by day week month year monday tuesday wednesday thursday
    friday saturday sunday january february march april june july august september october november december kill
    injure magnitude"""
)
DIRECTIONS: Terms = _terms("north south east west northwest northeast southwest southeast central eastern western")
METHODS: Terms = _terms(
    "confirm register suspect preliminary provisional official verified laboratory mw ml mb ms richter"
) - {"register"}
SCALES: Terms = _terms("mw ml mb ms")

EVENT_FAMILIES: tuple[Terms, ...] = (
    _terms("earthquake aftershock"),
    _terms("flood dam storm landslide"),
    _terms("fire"),
    _terms("eruption"),
    _terms("outbreak"),
    _terms("crash"),
    _terms("sinking"),
    _terms("election"),
    _terms("walkout"),
    _terms("airstrike shelling drone_attack attack offensive explosion shooting clash war reprisal"),
)
"""Events of two families are two events. Within a family words differ from desk to desk ("attack", "air strike")."""
BROAD_EVENTS: Terms = _terms("attack offensive war reprisal clash")
EVENT_HEADS: Terms = frozenset().union(*EVENT_FAMILIES) | _terms("protest collapse ceasefire")

_CALENDAR_PERIOD = re.compile(
    r"\b(?:this|last|past|current|previous|next|each|every|per)\s+(?:\w+\s+)?"
    r"(?:day|week|weekend|month|quarter|year|season|decade)s?\b|\b(?:in|during|for)\s+(?:19|20)\d\d\b"
    r"|\b(?:first|second|third|fourth)[ -](?:quarter|half)\b|\b(?:a|per|each)\s+(?:day|week|month|year)\b"
    r"|\bso far this\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|from the start of|after|so far|to date)\b", re.IGNORECASE)
_PERIOD_IDLE: Terms = _terms("early late mid start end since first last over during more than past current this")
_ASIDE = re.compile(
    r"\s*(?:,|\(|–|—)\s*(?:mostly|mainly|largely|including|among them|most of them|many of them)\b.*$"
    r"|\s+(?:among|out of)\b.*$",
    re.IGNORECASE,
)
_LINKING = re.compile(r"\s*(?:,|\(|\bin\b|\bof\b)\s*", re.IGNORECASE)

_IN_SHELTERS = re.compile(r"\bin (?:\w+ )?shelters?\b", re.IGNORECASE)
"""Whoever sleeps in a shelter is no refugee for that."""

_MONEY = re.compile(r"^[A-Z]{3}(?:/.*)?$")
_SHARES = frozenset({"percent", "percentage_point", "ratio", "fraction"})
_MEASURED = frozenset(
    {"magnitude", "tonne", "kg", "km", "metre", "meter", "mile", "hectare", "degree", "celsius", "litre", "barrel"}
)

# ---------------------------------------------------------------- records


@dataclass(frozen=True, slots=True)
class Place:
    """A place as told: `parts` of "Turkey and Syria" are two; `within` is the larger place that the label itself
    names."""

    parts: tuple[Terms, ...] = ()
    within: Terms = _NONE
    terms: Terms = _NONE
    """All terms of the parts."""
    generic: Terms = _NONE
    """Generic nouns that stand beside the name ("valley" of "Ilmar valley"), or alone ("the valley")."""
    named: bool = True
    """False for a definite reference ("the reservoir"), which may point to any named place of the text."""

    @property
    def told(self) -> bool:
        return bool(self.parts)

    @property
    def pointing(self) -> bool:
        """Generic nouns and nothing else: "the valley", "the district"."""
        return self.told and not self.named and self.terms <= IDLE_PLACE


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a value covers: its words as terms, and the days where they are known."""

    terms: Terms = _NONE
    start: date | None = None
    end: date | None = None

    @property
    def told(self) -> bool:
        return bool(self.terms) or self.start is not None


@dataclass(frozen=True, slots=True)
class Identity:
    """What a claim counts. Empty terms mean that the label is silent. Hashable: equal identities count the same.

    `nouns` and `marks` are the population: {soldier} and {Turkey} for "Turkish soldiers". `calendar` says that the
    period is one of the calendar ("this month"), not the life of an event. `about` is the month of the as-of of an
    event that has no name and no day.
    """

    measure: Terms
    unit: str | None
    nouns: Terms = _NONE
    marks: Terms = _NONE
    place: Place = Place()
    event: Terms = _NONE
    event_start: date | None = None
    event_end: date | None = None
    kind: Kind = "other"
    period: Period = Period()
    method: Terms = _NONE
    calendar: bool = False
    about: date | None = None
    unverified: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two identities stand. `level` is `open` where only a model, or nobody, can tell.

    `parts` names the fields of which one side is a part of the other, with the side: ("population", "a").
    """

    level: Level
    differing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    parts: tuple[tuple[str, Literal["a", "b"]], ...] = ()
    shared: tuple[str, ...] = ()
    """Fields on which both sides speak and agree."""


# ---------------------------------------------------------------- reading a label


def identity_of(claim: FigureClaim) -> Identity:
    """The typed identity of a claim, from its label, its quantity's unit and noun, and its clocks.

    A field named in `label.unverified` is read as silent: nothing may rest on it.
    """
    label, quantity = claim.label, claim.quantity
    doubted = frozenset(label.unverified)
    noun = quantity.noun if quantity else None
    who = label.population if "population" not in doubted else None
    counted = _read_counted(label.measure, who or noun or "", claim.unit, quantity.base if quantity else None)
    place = _read_place(label.place or "" if "place" not in doubted else "")
    place = place if place.told or not counted.places else Place((counted.places,), _NONE, counted.places)
    event_words = label.event or "" if "event" not in doubted else ""
    event = _read_event(event_words)
    event = event if event & EVENT_HEADS or not event <= counted.measure else _NONE  # "the cuts", of jobs cut
    event_day = claim.event_day if event or claim.event_day is None or claim.event_day.basis != "unknown" else None
    period_words = " ".join((label.period or "" if "period" not in doubted else "", _period_in(event_words)))
    kind = _read_kind(label.kind, counted.unit, "" if event & EVENT_HEADS else period_words)
    silent = kind == "event" and not event and event_day is None
    return Identity(
        measure=_implied(counted.measure, counted.nouns, kind, place),
        unit=counted.unit,
        nouns=counted.nouns,
        marks=counted.marks,
        place=place,
        event=event,
        event_start=event_day.start if event_day else None,
        event_end=event_day.end if event_day else None,
        kind=kind,
        period=_read_period(period_words, claim.period),
        method=counted.method | (term_names(label.method or "") if "method" not in doubted else _NONE),
        calendar=bool(_CALENDAR_PERIOD.search(period_words)),
        about=claim.as_of.end.replace(day=1) if silent and claim.as_of else None,
        unverified=doubted,
    )


_EMPLOYED: Terms = _terms("worker person member")
"""Who goes when a job goes: "1,200 people to be laid off" are 1,200 jobs cut."""


@dataclass(frozen=True, slots=True)
class _Counted:
    measure: Terms
    unit: str | None
    nouns: Terms
    marks: Terms
    places: Terms
    method: Terms


@lru_cache(maxsize=16_384)
def _read_counted(measure: str, who: str, unit: str | None, base: str | None) -> _Counted:
    """Sort the words of measure and population into act, nouns, marks, places and method.

    "Syrian refugees taken in", "refugees from Syria" -> act {host}, nouns {refugee}, marks {Syria}.
    """
    head = _ASIDE.sub("", who)
    said, counted = terms_of(measure), terms_of(head)
    method = (_names(said) | _names(counted)) & METHODS
    countries = _countries(measure, said) | _countries(who, terms_of(who))
    origins = frozenset(name for name, place in countries if not place)
    places = frozenset(name for name, place in countries if place) - origins
    acts = _names(said) - COUNTRY_NAMES - method - PERSONS
    nouns = (_names(said) | _names(counted)) & PERSONS
    rest = _names(counted) - COUNTRY_NAMES - method - PERSONS - IDLE
    unit_name, unit_nouns = ("job", _NONE) if {"job", "cut"} <= acts | rest else _read_unit(unit, nouns, acts)
    nouns = (nouns | unit_nouns) - (_EMPLOYED if unit_name == "job" else _NONE)
    turned = (_POSSIBLE if _is_hedged(measure) else _NONE) | (_NOT if _is_negated(measure) else _NONE)
    acts -= _unit_words(unit)
    core = (acts - EVENT_HEADS - IDLE or acts - IDLE) | turned
    if unit_name != "person":
        return _counted_things(core, unit_name, rest, origins, places, method, nouns, term_names(base or ""))
    misplaced = rest & ACTIONS
    core = core - (rest - ACTIONS) or core
    hosted = core == {"host"} and not nouns - {"person"} and not _IN_SHELTERS.search(measure)
    nouns |= frozenset({"refugee"}) if hosted else _NONE
    return _Counted(core or misplaced, unit_name, nouns - {"person"}, (rest - ACTIONS) | origins, places, method)


def _counted_things(
    core: Terms, unit: str | None, rest: Terms, origins: Terms, places: Terms, method: Terms, nouns: Terms, base: Terms
) -> _Counted:
    """For money and shares the population is an owner or a base, a mark; for counted things it belongs to what is
    counted."""
    if unit is None or is_measured(unit):
        # Who repeats the unit ("cubic metres"), the measure or the event ("the flood") names no owner.
        said = term_names((unit or "").replace("_", " ").replace("/", " ")) | core | EVENT_HEADS
        extra = (rest - said - _POWERS) | base | (nouns - {"person"})
        return _Counted(core, unit, _NONE, extra - IDLE | origins, places, method)
    thing = core | rest | (nouns - {"person"})
    # "jobs" of a unit job, "hours" of a unit hour: nothing is said of them, so there is no measure.
    measure = thing | term_names(unit) if thing - term_names(unit) else _NONE
    return _Counted(measure, unit, _NONE, origins, places, method)


def _names(terms: tuple[Term, ...]) -> Terms:
    return frozenset(name for term in terms for name in term.names)


def _countries(text: str, terms: tuple[Term, ...]) -> frozenset[tuple[str, bool]]:
    """The countries of a phrase; True where it stands as a place ("in Turkey"), False as an origin ("Turkish", "from
    Turkey")."""
    found = set()
    for term in terms:
        name = term.names[0]
        if name in COUNTRY_NAMES:
            as_place = fold(text[term.start : term.end]) == fold(name)
            led = re.search(r"\b(?:from|of)\s+$", text[: term.start])
            owns = text[term.end : term.end + 2] in ("'s", "’s")
            found.add((name, as_place and not led and not owns))
    return frozenset(found)


def _is_hedged(measure: str) -> bool:
    return any(fold(word) in HEDGES - {"expected", "planned", "suspected", "feared"} for word in measure.split())


def _is_negated(measure: str) -> bool:
    return any(fold(word) in ("not", "no", "never", "without") for word in measure.split())


def _unit_words(unit: str | None) -> Terms:
    """A label whose measure only repeats a unit ("EUR", "percent", "day") names none. "Magnitude" is both."""
    if unit is None or unit == "magnitude":
        return _NONE
    names = term_names(unit.replace("_", " ").replace("/", " "))
    return names if _MONEY.match(unit) or unit in _SHARES | _MEASURED or "/" in unit else _NONE


def _read_unit(unit: str | None, nouns: Terms, acts: Terms) -> tuple[str | None, Terms]:
    """The unit by which figures compare, and the person noun that it may be: "soldier" -> person, {soldier}."""
    if unit is not None and (_MONEY.match(unit) or unit in _SHARES):
        return unit, _NONE
    names = term_names(unit or "")
    if names & PERSONS:
        return "person", names & PERSONS
    if unit is None:
        return ("person" if nouns or acts & (PERSONAL_TERMS | {"attend"}) else None), _NONE
    *before, last = [term.names[0] for term in terms_of(unit.replace("_", " "))] or [unit]
    # A cubic metre is no metre, a tonne a day no tonne; of "passenger car" the last word is the thing.
    exact = "/" in unit or _POWERS & set(before) or _POWERS & names
    return (" ".join((*before, last)) if exact else last), _NONE


_POWERS: Terms = _terms("cubic square")


def _implied(measure: Terms, nouns: Terms, kind: Kind, place: Place) -> Terms:
    """A level of refugees in a country is the number that it hosts, though no verb says so."""
    if (
        measure <= {"live", "regist"}
        and nouns & {"refugee", "asylum seeker"}
        and kind in ("stock", "cumulative")
        and place.told
    ):
        return frozenset({"host"})
    return measure


@lru_cache(maxsize=8_192)
def _read_place(words: str) -> Place:
    """ "Idlib province, Syria" -> {Idlib} within {Syria}; "Turkey and Syria" -> two parts; "Syria's north-west" ->
    {northwest, Syria}."""
    head, *larger = _LINKING.split(words.strip(" ()"), maxsplit=1) if words.strip() else [""]
    if _names(terms_of(head)) <= IDLE_PLACE | DIRECTIONS and larger:
        head, larger = words, []
    owner = re.match(r"(?P<owner>.+)['’]s\s+(?P<own>.+)$", head)
    within = _names(terms_of(" ".join(larger)))
    if (
        owner
        and not _names(terms_of(owner["own"])) <= IDLE_PLACE | DIRECTIONS
        and _names(terms_of(owner["owner"])) <= COUNTRY_NAMES
    ):
        head, within = owner["own"], within | _names(terms_of(owner["owner"]))
    parts = tuple(_names(terms_of(part)) for part in re.split(r"\s+and\s+|\s*&\s*", head))
    bare = tuple(part - IDLE_PLACE or part for part in parts if part)
    named = not words or any(word[0].isupper() for word in re.findall(r"[^\W\d_]+", words) if fold(word) != "the")
    return Place(
        parts=tuple(sorted(bare, key=sorted)),
        within=within - IDLE_PLACE,
        terms=frozenset().union(*bare),
        generic=frozenset().union(*parts) & IDLE_PLACE,
        named=named,
    )


@lru_cache(maxsize=8_192)
def _read_event(words: str) -> Terms:
    """The terms that tell an event from others; calendar words, times of day and adjectives of size are dropped."""
    bare = _CALENDAR_PERIOD.sub(" ", words)
    return frozenset(n for n in _names(terms_of(bare)) if n not in IDLE_EVENT and not n[0].isdigit() and n != "may")


@lru_cache(maxsize=8_192)
def _period_in(event_words: str) -> str:
    if _read_event(event_words) & EVENT_HEADS:
        return ""  # "last week's air strike" is a day, not a period
    return " ".join(m.group() for m in _CALENDAR_PERIOD.finditer(event_words))


def _read_period(words: str, resolved: DatedSpan | None) -> Period:
    known = resolved if resolved and resolved.basis != "unknown" else None
    terms = frozenset(n for n in _names(terms_of(words)) if n not in _PERIOD_IDLE)
    return Period(terms, known.start if known else None, known.end if known else None)


def _read_kind(kind: Kind, unit: str | None, period_words: str) -> Kind:
    """A count of a calendar period is a flow, whatever it was called; "this month" is no incident."""
    if is_measured(unit):
        return kind
    if (
        kind in ("event", "cumulative", "other")
        and _CALENDAR_PERIOD.search(period_words)
        and not _SINCE.search(period_words)
    ):
        return "flow"
    return kind


# ---------------------------------------------------------------- comparing


def compare_claims(a: FigureClaim, b: FigureClaim) -> Comparison:
    """`compare_identity` of two claims."""
    return compare_identity(identity_of(a), identity_of(b))


def compare_identity(a: Identity, b: Identity) -> Comparison:
    """Field by field, then the level: exact, compatible, near, none, or open where too little is known or words differ.

    Symmetric but for the sides named in `parts`.
    """
    states: dict[str, FieldState] = {"unit": _compare_unit(a, b), "measure": _compare_measure(a, b)}
    if "different" in states.values():
        return Comparison("none", tuple(name for name, state in states.items() if state == "different"))
    states.update({name: compare(a, b) for name, compare in _FIELDS})
    return Comparison(
        level=_level(a, b, states),
        differing=_in_state(states, *_APART),
        unknown=_in_state(states, "unknown"),
        doubtful=_in_state(states, "doubtful"),
        parts=tuple((name, "a" if state == "part" else "b") for name, state in states.items() if state in _SIDES),
        shared=_shared_fields(a, b, states),
    )


def level_of(a: Identity, b: Identity) -> Level:
    """The level of `compare_identity` alone."""
    level = level_or_apart(a, b)
    return "none" if level == "apart" else level


def level_or_apart(a: Identity, b: Identity) -> Level | Literal["apart"]:
    """The level, or "apart" at the first field that parts the two: most pairs end there, and cheaply."""
    states: dict[str, FieldState] = {}
    for name, compare in _ALL_FIELDS:
        state = states[name] = compare(a, b)
        if state in _APART:
            return "apart"
    return _level(a, b, states)


_SIDES: frozenset[FieldState] = frozenset({"part", "whole"})
_APART: frozenset[FieldState] = _SIDES | {"different"}


def _in_state(states: Mapping[str, FieldState], *wanted: FieldState) -> tuple[str, ...]:
    return tuple(name for name, state in states.items() if state in wanted)


def _level(a: Identity, b: Identity, states: Mapping[str, FieldState]) -> Level:
    found = tuple(states.values())
    if not _APART.isdisjoint(found):
        return "none"
    doubtful = found.count("doubtful")
    loose = found.count("unknown") + doubtful
    if doubtful or loose > 1 or "unknown" in (states["measure"], states["unit"]):
        # Asking is worth it only where something beyond the measure speaks for the pair.
        return "open" if loose == 1 or (loose <= 3 and _shared_fields(a, b, states)) else "none"
    if states["kind"] == "near":
        return "near"
    return "compatible" if loose else "exact"


def _shared_fields(a: Identity, b: Identity, states: Mapping[str, FieldState]) -> tuple[str, ...]:
    told = (
        ("population", (a.nouns or a.marks) and (b.nouns or b.marks)),
        ("place", a.place.parts and b.place.parts),
        ("event", (a.event and b.event) or (a.event_start and b.event_start)),
        ("period", a.period.told and b.period.told),
    )
    return tuple(name for name, both in told if both and states[name] == "equal")


def _compare_unit(a: Identity, b: Identity) -> FieldState:
    if a.unit == b.unit:
        return "equal"
    if a.unit and b.unit and a.kind == b.kind == "rate" and _MONEY.match(a.unit) and _MONEY.match(b.unit):
        # A fare of "€20" and one of "€20 a month": the first leaves the month out.
        (one, per), (other, every) = (unit.partition("/")[::2] for unit in (a.unit, b.unit))
        return "unknown" if one == other and not (per and every) else "different"
    return "unknown" if a.unit is None or b.unit is None else "different"


def _compare_measure(a: Identity, b: Identity) -> FieldState:
    """Equal terms are one measure; a modifier or another act makes another; else likeness of words leaves it open."""
    if not a.measure or not b.measure:
        # A label that names no measure shares it with nobody, least of all with its like; unless both count one thing.
        return "unknown" if a.measure or b.measure else _compare_bare(a, b)
    if a.measure == b.measure:
        return "equal"
    odd, shared = a.measure ^ b.measure, a.measure & b.measure
    if _told_narrower(a.measure - shared, b.measure - shared):
        return "doubtful" if _same_event(a, b) else "different"
    if is_measured(a.unit) and _loosely_told(odd, a.measure, b.measure) and not _opposed(a.measure, b.measure):
        return "doubtful" if shared or _speaks_for(a, b) else "different"
    if odd & MEASURE_PARTS or (a.measure - shared) & ACTIONS or (b.measure - shared) & ACTIONS:
        return "different"
    return "doubtful" if 2 * len(shared) >= len(a.measure | b.measure) else "different"


def _compare_bare(a: Identity, b: Identity) -> FieldState:
    """ "1,900 employees" and "the 2,100 staff": no measure but a population. "Two hours" and "two hours" are nothing."""
    counted = a.unit == b.unit and not is_measured(a.unit) and a.kind == b.kind in ("stock", "cumulative", "event")
    people = a.unit == "person" and a.nouns == b.nouns and bool(a.nouns - ANYBODY)
    return "doubtful" if counted and (people or (a.unit not in (None, "person") and _speaks_for(a, b))) else "different"


_RESULTS: Terms = _terms("operating net gross pretax underlying adjusted")


def _loosely_told(odd: Terms, left: Terms, right: Terms) -> bool:
    """No modifier parts two measures of money, or only one that one side leaves out: "the loss" of a text that speaks of
    an operating loss."""
    return not odd & MEASURE_PARTS or (odd <= _RESULTS and (left < right or right < left))


def reworded(a: Identity, b: Identity) -> bool:
    """Whether two identities of one measured unit differ at most in unopposed words for the measure: "the damage", "the
    cost of the disaster", "a loss", "an operating loss". Never enough by itself to join or to ask."""
    if a.unit != b.unit or not is_measured(a.unit) or not (a.measure and b.measure) or _opposed(a.measure, b.measure):
        return False
    return not any(compare(a, b) in _APART for _, compare in _FIELDS)


def _opposed(left: Terms, right: Terms) -> bool:
    """Two terms that are never one quantity: revenue and debt, magnitude and depth, for and against."""
    one, other = left - right, right - left
    return any(one & row and other & row for row in OPPOSED)


def _speaks_for(a: Identity, b: Identity) -> bool:
    """Of owner, place and event at least one is told by both sides and equal."""
    owner = a.marks and b.marks and _compare_population(a, b) == "equal"
    place = a.place.told and b.place.told and _compare_place(a, b) == "equal"
    event = a.event and b.event and _compare_event_words(a.event, b.event) == "equal"
    return bool(owner or place or event)


def _told_narrower(left: Terms, right: Terms) -> bool:
    """One act is told by a narrower word ("drowned" for "died"): perhaps the same count, never by rule."""
    if len(left) != 1 or len(right) != 1:
        return False
    (one,), (other,) = left, right
    return wider_or_same(one, other) or wider_or_same(other, one)


def _compare_population(a: Identity, b: Identity) -> FieldState:
    """Who is counted. A generic noun or silence on both sides is equal; a narrower noun or a further mark is a part."""
    if a.unit != "person":
        return _compare_owner(a.marks, b.marks)
    if a.nouns == b.nouns and a.marks == b.marks:
        return "equal"
    left, right = a.nouns - ANYBODY, b.nouns - ANYBODY
    if left == right:
        return _compare_marks(a, b)
    if not left or not right:
        return _against_anybody(a, b, "part" if left else "whole")
    if _all_within(left, right) and a.marks >= b.marks:
        return "part"
    if _all_within(right, left) and b.marks >= a.marks:
        return "whole"
    return "different" if (left & APART and right & APART) or not _same_event(a, b) else "doubtful"


def _compare_marks(a: Identity, b: Identity) -> FieldState:
    """Same nouns. In one incident a missing "Turkish" is left out; in a level or a total it widens the count."""
    if a.marks == b.marks:
        return "equal"
    if a.marks <= b.marks or b.marks <= a.marks:
        if a.kind == b.kind == "event":
            return "unknown"
        return "part" if b.marks <= a.marks else "whole"
    if (a.marks & COUNTRY_NAMES) and (b.marks & COUNTRY_NAMES) and not (a.marks & b.marks & COUNTRY_NAMES):
        return "different"
    return "doubtful" if a.marks & b.marks or not ((a.marks & b.marks) or (a.marks & COUNTRY_NAMES)) else "different"


def _against_anybody(a: Identity, b: Identity, side: FieldState) -> FieldState:
    """One side names a group, the other says "people" or nothing."""
    wide = b if side == "part" else a
    narrow = a if side == "part" else b
    if wide.marks and not wide.marks <= narrow.marks:
        return "doubtful" if wide.marks & narrow.marks else "different"
    if narrow.measure == {"arrive"} and narrow.nouns <= {"migrant", "refugee", "asylum seeker"}:
        return "doubtful"
    if narrow.nouns <= {"civilian"} and narrow.measure <= {"displace", "evacuate", "homeless", "host"}:
        return "doubtful"
    return side


@lru_cache(maxsize=16_384)
def _all_within(narrow: Terms, wide: Terms) -> bool:
    """Each noun is held by a wider one; "women and children" hold "children" as one of their parts."""
    return all(any(wider_or_same(w, n) for w in wide) for n in narrow)


def _same_event(a: Identity, b: Identity) -> bool:
    return _compare_event(a, b) == "equal" and bool(a.event or a.event_start)


def _compare_owner(left: Terms, right: Terms) -> FieldState:
    """Whose revenue, the base of a share: a shared name is enough ("Skarvholm", "Skarvholm Lines"); silence is
    unknown."""
    if left == right:
        return "equal"
    if not left or not right:
        return "unknown"
    if left <= right or right <= left:
        return "equal"
    return "doubtful" if left & right else "different"


def _compare_place(one: Identity, other: Identity) -> FieldState:
    a, b = one.place, other.place
    if a == b:
        return "equal"
    if not a.told or not b.told:
        return "unknown"
    if a.pointing != b.pointing:
        return _compare_pointing(*((a, b) if a.pointing else (b, a)))
    if a.parts == b.parts:
        return "different" if a.within and b.within and not a.within & b.within else "equal"
    if a.terms | a.within == b.terms | b.within and len(a.parts) == len(b.parts):
        return "equal"
    if len(a.parts) != len(b.parts):
        return _compare_joint(a, b)
    if b.terms <= a.within or b.terms < a.terms:
        return "part"
    if a.terms <= b.within or a.terms < b.terms:
        return "whole"
    far = _compare_far(a, b)
    # One may lie in the other, which words cannot show: within one event that is for a model, or nobody, to say.
    return "doubtful" if far == "different" and _one_count(one, other) else far


def _compare_pointing(reference: Place, place: Place) -> FieldState:
    """ "The valley" is the Ilmar valley where the other side says so; "the district" may be any."""
    if reference.terms <= place.generic:
        return "equal"
    return "doubtful" if place.terms <= COUNTRY_NAMES else "unknown"


def _one_count(a: Identity, b: Identity) -> bool:
    """One measure of one population in one event, by its words or its day."""
    day = a.event_start and b.event_start and _gap(a.event_start, a.event_end, b.event_start, b.event_end) == 0
    alike = (a.measure, a.unit, a.nouns, a.marks) == (b.measure, b.unit, b.nouns, b.marks)
    return alike and bool(day or (a.event and b.event)) and _compare_event(a, b) == "equal"


def _compare_joint(a: Place, b: Place) -> FieldState:
    """ "Turkey" is a part of "Turkey and Syria"."""
    if set(a.parts) <= set(b.parts):
        return "part"
    if set(b.parts) <= set(a.parts):
        return "whole"
    return "doubtful" if a.terms & b.terms else "different"


def _compare_far(a: Place, b: Place) -> FieldState:
    """No place holds the other by its words. A town may lie in a country that only the other names; two towns are
    two."""
    one, other = a.terms - DIRECTIONS, b.terms - DIRECTIONS
    if one & other:
        return "different" if (a.terms ^ b.terms) <= DIRECTIONS else "doubtful"
    if a.named != b.named:
        return "doubtful"
    lands, others = one <= COUNTRY_NAMES, other <= COUNTRY_NAMES
    known = a.within & COUNTRY_NAMES if others else b.within & COUNTRY_NAMES
    return "doubtful" if lands != others and not known else "different"


def _compare_event(a: Identity, b: Identity) -> FieldState:
    """Which event. The day decides where both have one; else the words."""
    words = _compare_event_words(a.event, b.event)
    if a.event_start and b.event_start and "event" in (a.kind, b.kind):
        return _compare_event_days(a, b, words)
    if a.event == b.event:
        return _compare_unnamed(a, b) if not a.event else "equal"
    background = needs_no_event(a) and needs_no_event(b)
    if not a.event or not b.event:
        return "equal" if background else "unknown"
    return "equal" if background and words in ("unknown", "doubtful") else words


NEAR_DAYS = 31
"""Between the first days of two neighbouring months."""


def _compare_unnamed(a: Identity, b: Identity) -> FieldState:
    """Neither names an event. Counts of an incident that are more than a month apart may be of two."""
    if (a.event_start is None) != (b.event_start is None):
        return "unknown"
    if a.about and b.about and abs((a.about - b.about).days) > NEAR_DAYS:
        return "unknown"
    return "equal"


def needs_no_event(identity: Identity) -> bool:
    """A level, a price, a constant belongs to no incident; an event in its label is background. So does a total since a
    told start, unless its cause decides what is counted: deaths by raids are not all deaths."""
    if identity.kind in ("cumulative", "flow"):
        return identity.period.told and not identity.measure & CAUSED
    return identity.kind in ("stock", "constant", "amount", "ratio", "rate", "age", "duration")


def _compare_event_days(a: Identity, b: Identity, words: FieldState) -> FieldState:
    """Same day: one event, unless the words are of two families. A day's difference is told by the words (a night, a
    time zone)."""
    gap = _gap(a.event_start, a.event_end, b.event_start, b.event_end)
    if gap == 0:
        broad = _broadly_told(a.event) or _broadly_told(b.event)
        return (
            words if a.event and b.event and (words == "different" or (words == "doubtful" and not broad)) else "equal"
        )
    if gap == 1 and a.event and words == "equal":
        return "equal"
    return "doubtful" if gap == 1 and words != "different" else "different"


def _broadly_told(event: Terms) -> bool:
    """ "the attack" says nothing against "the air strike" of the same day."""
    return event & EVENT_HEADS <= BROAD_EVENTS


def _gap(start: date | None, end: date | None, other: date | None, other_end: date | None) -> int:
    """Days between two spans, 0 where they overlap."""
    if not (start and end and other and other_end):
        return 0
    return max((other - end).days, (start - other_end).days, 0)


def _compare_event_words(left: Terms, right: Terms) -> FieldState:
    """ "quake" and "earthquake in Turkey" are one; "Turkish strikes" and "Russian strikes" two; "attack", "air
    strike" unclear."""
    if left == right:
        return "equal"
    heads, others = left & EVENT_HEADS, right & EVENT_HEADS
    lands, other_lands = left & COUNTRY_NAMES, right & COUNTRY_NAMES
    if lands and other_lands and not lands & other_lands:
        return "different"
    if heads and others and (not heads & others or (heads | others) - _COLLAPSE <= _BURST):
        return _compare_heads(heads, others)
    if heads & others or left & right:
        one_sided = bool(lands) != bool(other_lands)
        if left <= right or right <= left:
            return "unknown" if one_sided and not heads & _NATURAL else "equal"
        return "equal" if heads & others & _NATURAL else "doubtful"
    return "doubtful"


_NATURAL: Terms = EVENT_FAMILIES[0] | EVENT_FAMILIES[1] | EVENT_FAMILIES[3] | EVENT_FAMILIES[4]
"""Events so large that a story has one: further words describe it, they do not pick another."""


_BURST: Terms = _terms("flood dam")
"""A dam that gives way and its flood are one disaster."""
_COLLAPSE: Terms = _terms("collapse")


def _compare_heads(heads: Terms, others: Terms) -> FieldState:
    """Two events of one family may be one told otherwise; of two families they are two."""
    if (heads | others) - _COLLAPSE <= _BURST:
        return "equal"
    one, other = event_families(heads), event_families(others)
    return "different" if one and other and one.isdisjoint(other) else "doubtful"


@lru_cache(maxsize=4_096)
def event_families(event: Terms) -> frozenset[int]:
    """Positions in `EVENT_FAMILIES` of the families that an event's terms name."""
    return frozenset(number for number, family in enumerate(EVENT_FAMILIES) if family & event)


def _compare_kind(a: Identity, b: Identity) -> FieldState:
    if a.kind == b.kind or is_measured(a.unit):
        return "equal"
    kinds = {a.kind, b.kind}
    if kinds == {"stock", "cumulative"}:
        return "near"
    if kinds == {"event", "cumulative"}:
        # The toll of one disaster is told as either; a total since a date is not one incident's.
        return "equal" if _same_event(a, b) and not (a.calendar or b.calendar) else "different"
    if kinds == {"flow", "cumulative"}:
        return "equal" if a.period.told and b.period.told else "unknown"
    if kinds == {"stock", "event"}:
        alike = a.measure == b.measure and a.nouns == b.nouns and _compare_place(a, b) == "equal"
        return "doubtful" if alike else "different"
    return "unknown" if kinds & {"other", "amount", "constant"} else "different"


def same_event_words(left: Terms, right: Terms) -> bool:
    """Whether the words for two events surely tell one."""
    return _compare_event_words(left, right) == "equal"


@lru_cache(maxsize=1_024)
def is_measured(unit: str | None) -> bool:
    """Whether a unit (as read by `identity_of`) is of money, a share or a physical measure: nothing is counted."""
    if unit is None or _MONEY.match(unit) or unit in _SHARES | _MEASURED:
        return unit is not None
    return not _MEASURED.isdisjoint(re.split(r"[ /_]", unit))


def _compare_period(a: Identity, b: Identity) -> FieldState:
    """For flows, rates and money the whole period, for totals the start; a level and an incident have none."""
    kinds = {a.kind, b.kind}
    if kinds <= {"event", "constant", "age", "duration", "score"} or ("stock" in kinds and not is_measured(a.unit)):
        return "equal"
    one, other = a.period, b.period
    if a.measure == b.measure == {"host"} and not (one.start and other.start):
        return "equal"  # "taken in since the war began", "since 2011": told of a level, the start is background
    if not one.told or not other.told:
        if kinds == {"event", "cumulative"}:
            return "equal"
        return "equal" if one.told == other.told else "unknown"
    if one.start and other.start:
        return _compare_days(one, other, whole="cumulative" not in kinds)
    if one.terms == other.terms:
        return "equal"  # the same words; one article has no date to resolve them against
    one_day = a.event_start and b.event_start and not _gap(a.event_start, a.event_end, b.event_start, b.event_end)
    if one_day and not (a.calendar or b.calendar or one.start or other.start):
        return "doubtful"  # "on Wednesday", "on May 21": one day in two words, if it is the day of the count
    return (
        "doubtful"
        if one.terms & other.terms or not (one.terms and other.terms)
        else _different_unless_relative(one, other)
    )


def _different_unless_relative(one: Period, other: Period) -> FieldState:
    """ "2015" and "this year" may be the same; "2015" and "January" of another article are not known either."""
    return "doubtful" if (one.start is None) != (other.start is None) else "different"


START_SLACK = 15
"""Days by which two told starts may differ: "since early December" and "since December"."""
END_SLACK = 31
"""Days by which two periods to date may end apart: "this year", told in two articles of a month."""


def _compare_days(one: Period, other: Period, *, whole: bool) -> FieldState:
    if not (one.start and other.start and one.end and other.end):
        return "unknown"
    if abs((one.start - other.start).days) > START_SLACK:
        return "different"
    if not whole or abs((one.end - other.end).days) <= END_SLACK:
        return "equal"
    return "equal" if one.terms and one.terms == other.terms else "different"


def _compare_method(a: Identity, b: Identity) -> FieldState:
    left, right = a.method, b.method
    if left == right:
        return "equal"
    if not left or not right:
        return "unknown"
    return "different" if not left & right or (left ^ right) & SCALES else "doubtful"


_FIELDS: tuple[tuple[FieldName, Callable[[Identity, Identity], FieldState]], ...] = (
    ("place", _compare_place),
    ("population", _compare_population),
    ("kind", _compare_kind),
    ("event", _compare_event),
    ("period", _compare_period),
    ("method", _compare_method),
)
"""Beyond unit and measure, in the order in which a pair most often parts."""
_ALL_FIELDS = (("unit", _compare_unit), ("measure", _compare_measure), *_FIELDS)

# ---------------------------------------------------------------- clauses


def clause_concerns(clause: str, identity: Identity) -> bool:
    """Whether a plain clause ("civilian deaths from its strikes") speaks of what an identity counts.

    It has to name the measure and may not name another population, place or kind of event. Used for denials, which
    have no value and so no claim's identity.
    """
    said = term_names(clause)
    if not identity.measure or not all(
        any(wider_or_same(m, s) or wider_or_same(s, m) for s in said) for m in identity.measure
    ):
        return False
    people = (said & PERSONS) - ANYBODY
    if people and identity.nouns and not (_all_within(people, identity.nouns) or _all_within(identity.nouns, people)):
        return False
    heads = said & EVENT_HEADS
    return not (
        heads
        and identity.event & EVENT_HEADS
        and _compare_event_words(heads, identity.event & EVENT_HEADS) == "different"
    )


def sort_key(identity: Identity) -> tuple[str, ...]:
    """A text order of identities that no run, and no order of reading, changes."""
    place = "|".join(" ".join(sorted(part)) for part in identity.place.parts)
    sets = (identity.measure, identity.nouns, identity.marks, identity.event, identity.period.terms, identity.method)
    days = (identity.event_start, identity.event_end, identity.period.start, identity.period.end, identity.about)
    texts = (identity.unit or "", identity.kind, place, " ".join(sorted(identity.place.within)), str(identity.calendar))
    return (
        *texts,
        *(" ".join(sorted(s)) for s in sets),
        *(str(d or "") for d in days),
        " ".join(sorted(identity.unverified)),
    )


def known_fields(identity: Identity) -> int:
    """How many of the fields a label tells: a vaguer claim may join a group of better told ones, not the reverse."""
    told = (
        identity.measure, identity.unit, identity.nouns - ANYBODY | identity.marks, identity.place.parts,
        identity.event or identity.event_start, identity.period.told, identity.method, identity.kind != "other",
    )  # fmt: skip
    return sum(1 for field in told if field)


__all__ = [
    "Comparison", "Identity", "Period", "Place", "clause_concerns", "compare_claims", "compare_identity", "identity_of",
    "is_measured", "known_fields", "level_of", "needs_no_event", "reworded", "same_event_words",
    "sort_key",
]  # fmt: skip
