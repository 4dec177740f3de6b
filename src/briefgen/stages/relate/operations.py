"""Countries that bring people out of a land, each by an operation of its own.

    "Norland has flown out 500 people"                 Norland's operation
    "the ministry said 540 had been evacuated"         that of the country in the headline of its article
    "Tavria counts 1,200; Ostland 356"                 what the sentence before told of the others
    "a ferry landed with 246 evacuees"                 one trip of it, and no count of all

Each operation has its own counts, wherever its flights start and land: of all whom it brought, of its own people and foreigners among
them, of their countries, and of its flights. That several countries have one shows where a story tells of two at least by name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.records import Article, Sentence
from briefgen.stages.relate.features import NOTHING, Features
from briefgen.stages.relate.reading.nearness import MOST_OWN
from briefgen.stages.relate.reading.view import own_span
from briefgen.stages.relate.setting import COUNTRIES, lead_of
from briefgen.stages.relate.traits import OPERATIONS
from briefgen.text.lexicon import COUNTRY_NAMES, SEATS, fold, terms_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table

SEVERAL = 2
"""So many countries by name that bring people out have each an operation of its own."""
MOST_LED = 0.5
"""A land that leads so many of the articles is where the people are brought from."""
MOST_BACK = 3
"""Sentences back to an operation of which a number without a fate goes on to tell."""
_PLACED = when_used(
    r"\b(?:from|to|in|into|at|via|through|across|near|off|for|towards?|inside|outside|out of|between|leav(?:e|es|ing)|left|reach(?:e[sd]|ing)?|neighbou?ring)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a land that is a place, and does nothing."""
_BY = when_used(r"\bby (?:the )?$")
_ALONE = frozenset({"US", "UK", "U.S.", "U.K."})
"""Names that stand for a country as well as for what is its own."""
_IN_ALL = when_used(
    r"\b(?:in (?:total|all)|altogether|overall|foreign (?:states|governments|countries)|worldwide|by all)\b",
    re.IGNORECASE,
)
"""What says that a figure is of more than one operation."""
_GOES_ON = when_used(
    r"\b(?:it|its|they|their|the (?:\w+ )?(?:total|figure|number|tally|count|operation|airlift|evacuation|ministry|embassy|government))\b",
    re.IGNORECASE,
)
"""What a sentence says of the country of the one before it."""
_CALLED_TOTAL = when_used(
    r"\b(?:(?:totals?|tally|figure|count|number)(?:\s[\w’'-]+){0,3}|it (?:has|had) (?:given|named|reported|put)(?:\s[\w’'-]+){0,2})\s$",
    re.IGNORECASE,
)
"""Before a number that is only called one: "the tally now stands at"."""
_A_TOTAL = when_used(r"(?:a|the) (?:\w+ )?total of\b", re.IGNORECASE)
_WITH_NEXT = when_used(r"\s(?P<joint>on|in|from|of|by|with)\s\d")
_SUBJECT = when_used(r"\W*(?:(?:and|while|but) )?(?:the )?", re.IGNORECASE)
"""Before a country that opens a clause."""
_OWN_CLAUSE = when_used(r"[;:]\s|,\s(?:and|while|but)\s|\s[–—]\s")
_PREDICATE = when_used(
    r"(?:['’]s)?(?:\s(?!and\b|or\b)[\w’'-]+){0,8}?(?:\s(?:with|counts?|counted|took|brought|carried|flew|lifted|has|had))?\s(?:\d[\d,.]*,?\s(?:that is|made up of|including|of whom|of them|among them)\s)?(?:(?:about|some|nearly|almost|over|more than|close to)\s)?",
)
"""Between a country that opens a clause and its number."""
_OF_PEOPLES = when_used(
    r"\s(?:of|from)\s(?:[a-z]+\s){0,2}\d[\d,.]*\s(?:[“\"]?[\w-]+[”\"]?\s){0,4}?(?:nationalit|countries|nations|states)"
)
"""Behind people of so many countries as only an evacuation brings together."""
_SOME_OF = when_used(
    r"[^;.]{0,40}?(?:\b(?:that is|made up of|comprising|consisting of|including|among them|of whom|of them)\b|,)[^;.]{0,24}$",
    re.IGNORECASE,
)
"""Between an operation's number and that of some of its people."""
_MADE_UP_OF = when_used(
    r"\d,?\s(?:that is|made up of|comprising|consisting of|including|of whom|of them|among them)\s(?:\w+\s)?$"
)
_AND_OTHERS = when_used(
    r"[^;.]{0,60}?\b(?:and|along with|as well as|plus)\s(?:(?:about|some|nearly|over|more than)\s)?$"
)
_CITIZENS = when_used(
    r"(?:\sof (?:them|those|these|whom|its))?(?:\s(?:were|are|its|his|her|their|own))*\s(?:citizens|nationals|subjects|compatriots)\b"
)
"""Behind a number that counts an operation's own people."""
_FROM_ELSEWHERE = when_used(
    r"(?:\s\w+)?\s(?:of|from)\s(?:[a-z]+\s){0,2}(?:\d|other\b|third\b|various\b|several\b|different\b)|\s(?:of whom|are|were)\s(?:\w+\s)?foreign"
)
"""Behind a number that counts the others whom it brought."""
_FOREIGN = "foreign"
_CARRIERS = alternatives(row["word"] for row in read_table("carriers", ("word",)))
_ONE = r"(?:an?|the|its|one|another|that|this)"
_TRIP_BEFORE = when_used(
    rf"\b(?:{_ONE} (?:[\w’'-]+ ){{0,3}}?(?:(?:{_CARRIERS})\b|[A-Z]{{1,3}}-?\d{{2,3}}\w*)|(?:HMS|INS|USS|HMAS|HMCS|USNS|HNLMS|RFA) [A-Z][\w-]+)[^;:.]*?\b(?:with|carrying|bringing|took|taking|brought|carried|ferried|flew)\s(?:[\w’'-]+\s){{0,3}}$"
    rf"|\b{_ONE} (?:[\w’'-]+ ){{0,2}}?(?:group|batch|contingent|convoy|wave|flight|planeload|busload|boatload|shipload) of (?:[\w’'-]+ ){{0,3}}$",
    re.IGNORECASE,
)
"""Before the people of one trip: "a ferry landed with", "a first group of"."""
_TRIP_BEHIND = when_used(
    rf"(?:\s[\w’'-]+){{0,8}}?\s(?:aboard|on board|on|in) {_ONE} (?:[\w’'-]+ ){{0,3}}?(?:{_CARRIERS})\b", re.IGNORECASE
)
"""The same behind them: "246 people came on a military plane"."""
_CALLED = {fold(name): name for name in COUNTRY_NAMES}
_SEAT = re.compile(rf"\b(?:{'|'.join(re.escape(seat.title()) for seat in sorted(SEATS))})\b")


def with_operations(
    features: Sequence[Features], articles: Sequence[Article], sentences: Mapping[str, Sentence]
) -> tuple[Features, ...]:
    """The features, those of operations with the country whose it is; of a story that does not tell of several the people of one trip
    are steps, and all else is as given. `sentences` are by ref ("002:14")."""
    if not any(one.cls in OPERATIONS for one in features):
        return tuple(features)
    texts = {article.id: article.running for article in articles}
    reader = _Reader(texts, sentences, lands_led(articles))
    named = (reader.owner_of(one) for one in features if one.cls in OPERATIONS)
    if len({owner for owner in named if owner}) < SEVERAL:
        return tuple(map(reader.as_trip, features))
    titles = {article.id: reader.only_land(article.title) for article in articles}
    read: list[Features] = []
    for one in features:
        read.append(reader.read(one, read[-1] if read else None, _last_of(read, one), titles))
    return tuple(read)


def lands_led(articles: Sequence[Article]) -> frozenset[str]:
    """The land that leads most of the articles, of several first those named as a place: there the story is."""
    led: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for article in articles:
        lead = lead_of(article)
        told = lands_in(lead)
        led.update({land for land, _, _ in told})
        placed.update({land for land, start, _ in told if _PLACED.search(lead, 0, start)})
    most = max(((n, placed[land]) for land, n in led.items()), default=(0, 0))
    where = frozenset(land for land, n in led.items() if (n, placed[land]) == most)
    return where if most[0] >= MOST_LED * len(articles) else NOTHING


def lands_in(text: str) -> list[tuple[str, int, int]]:
    """The countries that a text names, by their names, peoples or seats of government, each with its place."""
    found = [
        (fold(name), term.start, term.end)
        for term in terms_of(text)
        for name in term.names
        if name in COUNTRY_NAMES and fold(name) in COUNTRIES and text[term.start].isupper()
    ]
    found += [(fold(SEATS[m.group().lower()]), m.start(), m.end()) for m in _SEAT.finditer(text)]
    return sorted(found, key=lambda land: land[1])


def _last_of(read: Sequence[Features], one: Features) -> Features | None:
    """The figure of an operation that an article told last before another figure, up to `MOST_BACK` sentences back."""
    for last in reversed(read):
        if last.claim.article != one.claim.article or one.claim.sentence - last.claim.sentence > MOST_BACK:
            return None
        if last.cls in OPERATIONS and last.of and last.sort == "people":
            return last
    return None


class _Reader:
    """Reads whose operation a figure is of; `main` are the lands where the story is."""

    def __init__(self, texts: Mapping[str, str], sentences: Mapping[str, Sentence], main: frozenset[str]) -> None:
        self.texts, self.sentences, self.main = texts, sentences, main

    def read(
        self, one: Features, before: Features | None, last: Features | None, titles: Mapping[str, str]
    ) -> Features:
        """A figure, with what it is of an operation: `before` is the figure before it, `last` the last one of an operation."""
        if one.family != "count" or one.claim.ref not in self.sentences:
            return one
        if last and before and last.place == one.place and (part := self._as_part(one, last)):
            return part
        if one.cls not in OPERATIONS and not self._goes_on(one, last):
            return self._as_thing(one, last)
        if one.cls not in OPERATIONS:
            one = replace(one, cls="evacuated", cost=MOST_OWN, head="", sort="people")
        owner = self.owner_of(one)
        if not owner and not _IN_ALL.search(self._said(one)):
            owner = self._taken_up(one, last) or self._owner_before(one) or titles[one.claim.article]
        one = self.as_trip(one)
        if not owner:
            return one
        some = one.rest or bool(_MADE_UP_OF.search(self._lead(one)))
        crowd = one.crowd if some or {fold(name) for name in one.crowd} != {owner} else NOTHING
        return replace(one, of=frozenset({owner}), of_said=True, places=NOTHING, crowd=crowd, rest=some)

    def owner_of(self, one: Features) -> str:
        """The country whose operation a figure is of by its own sentence: the last one before it that does something, else the one
        behind "by", else its own people's; "" for none."""
        if one.claim.ref not in self.sentences:
            return ""
        if acting := self._acting(self._lead(one)):
            return acting[-1]
        behind = self._behind(one)
        by = [land for land, start, _ in self._lands(behind) if _BY.search(behind, 0, start)]
        if by:
            return by[0]
        own = {fold(name) for name in one.crowd} & COUNTRIES - self.main
        return min(own) if len(own) == 1 else ""

    def only_land(self, words: str) -> str:
        """The only country that does something by some words, as a headline; "" for none or several."""
        acting = set(self._acting(words))
        return min(acting) if len(acting) == 1 else ""

    def as_trip(self, one: Features) -> Features:
        """A figure, as a step where it counts the people of one ship, flight or group."""
        counted = one.cls in OPERATIONS and one.sort == "people" and one.claim.ref in self.sentences
        return replace(one, more=True) if counted and self._is_trip(one) else one

    def _is_trip(self, one: Features) -> bool:
        """Whether a figure counts the people of one ship, flight or group."""
        return bool(_TRIP_BEFORE.search(self._lead(one)) or _TRIP_BEHIND.match(self._behind(one)))

    def _said(self, one: Features) -> str:
        """A figure's sentence."""
        return self.sentences[one.claim.ref].span.of(self.texts[one.claim.article])

    def _lead(self, one: Features) -> str:
        """Its sentence up to the figure."""
        return self.texts[one.claim.article][self.sentences[one.claim.ref].span.start : one.claim.span.start]

    def _behind(self, one: Features) -> str:
        """Its sentence behind the figure and its noun."""
        return self.texts[one.claim.article][own_span(one.claim).end : self.sentences[one.claim.ref].span.end]

    def _between(self, last: Features, one: Features) -> str:
        """The words between two figures of an article."""
        return self.texts[one.claim.article][last.claim.span.end : one.claim.span.start]

    def _lands(self, text: str) -> list[tuple[str, int, int]]:
        """The countries of some words, but for that of the story."""
        return [land for land in lands_in(text) if land[0] not in self.main]

    def _acting(self, text: str) -> list[str]:
        """The countries of some words that are no places: "Italian planes", but not "to Italy"."""
        return [
            land
            for land, start, end in self._lands(text)
            if not (
                _PLACED.search(text, 0, start) and (fold(text[start:end]) in COUNTRIES or text[start:end] in _ALONE)
            )
        ]

    def _owner_before(self, one: Features) -> str:
        """The only country that does something in the sentence before a figure's."""
        before = self.sentences.get(f"{one.claim.article}:{one.claim.sentence - 1}")
        return self.only_land(before.span.of(self.texts[one.claim.article])) if before else ""

    def _taken_up(self, one: Features, last: Features | None) -> str:
        """The country of the operation told just before, where a sentence goes on with it."""
        if last is None or one.claim.sentence - last.claim.sentence > 1:
            return ""
        return min(last.of) if last.place == one.place or _GOES_ON.search(self._lead(one)) else ""

    def _goes_on(self, one: Features, last: Features | None) -> bool:
        """Whether a number of people without a fate of its own counts those of an operation."""
        people = one.sort == "people" or not one.is_named  # a bare number has the unit of the one before it
        if not people or (one.cls and one.cost < MOST_OWN and one.cls != "fled"):
            return False
        if _OF_PEOPLES.match(self._behind(one)):
            return True
        if last is None or one.cls or (one.head and one.is_named):
            return False
        called = _CALLED_TOTAL.search(self._lead(one)) or _A_TOTAL.match(one.claim.surface)
        return bool(called) or self._runs_parallel(one, last) or self._opens_with_land(one, last)

    def _runs_parallel(self, one: Features, last: Features) -> bool:
        """Whether a bare number stands to the one behind it as the last one did: "900 on 21 flights, and on Friday 700 on 13"."""
        own, other = _WITH_NEXT.match(self._behind(one)), _WITH_NEXT.match(self._behind(last))
        beside = last.place == one.place and not one.is_named
        return bool(beside and own and other and own["joint"] == other["joint"])

    def _opens_with_land(self, one: Features, last: Features) -> bool:
        """Whether the clause of a number begins with another country than that of the number before: "Tavria counts 1,200"."""
        lead = _OWN_CLAUSE.split(self._lead(one))[-1]
        opens = _SUBJECT.match(lead)
        start = opens.end() if opens else 0
        return any(
            at == start and {land} != last.of and _PREDICATE.fullmatch(lead, end) for land, at, end in self._lands(lead)
        )

    def _as_part(self, one: Features, last: Features) -> Features | None:
        """A figure as some of the people whom the `last` one of its sentence counts; None where it is none of them."""
        between = self._between(last, one)
        owner, behind = min(last.of), self._behind(one)
        some = one.is_part or one.rest or last.rest or _SOME_OF.fullmatch(between)
        others = bool(_AND_OTHERS.fullmatch(between)) and _FROM_ELSEWHERE.match(behind)
        if one.sort != "people" or not (some or others) or one.cls not in ("", *OPERATIONS):
            return None
        text = self.texts[one.claim.article][one.claim.span.end :][:60]
        crowd = one.crowd
        if not crowd and (_CITIZENS.match(text) or _CITIZENS.match(behind)):
            crowd = frozenset({_CALLED[owner]})
        elif not crowd and (others or _FROM_ELSEWHERE.match(behind)):
            crowd = frozenset({_FOREIGN})
        if not crowd and not one.cls:
            return None
        return replace(
            one, cls=last.cls, cost=MOST_OWN, head=one.head if one.cls else "", crowd=crowd, of=last.of, of_said=True,
            places=NOTHING, rest=True, more=last.more or self._is_trip(one),
        )  # fmt: skip

    def _as_thing(self, one: Features, last: Features | None) -> Features:
        """A number of countries whose people an operation brought, or of its flights."""
        if last is None or last.place != one.place or one.sort != "things":
            return one
        between = self._between(last, one)
        noun = (one.claim.quantity.noun if one.claim.quantity else None) or ""
        if _PEOPLES.search(noun) and _FROM.fullmatch(between):
            return replace(
                one, cls="origins", cost=1, head="", of=last.of, of_said=True, places=NOTHING, more=last.more
            )
        if (_TRIPS.search(noun) or not noun) and _ON.fullmatch(between):
            return replace(one, cls="trips", cost=1, head="", of=last.of, of_said=True, places=NOTHING, more=last.more)
        return one


_PEOPLES = when_used(r"\b(?:nationalit(?:y|ies)|countries|nations|states)$", re.IGNORECASE)
_FROM = when_used(r"[^;.]{0,60}?\s(?:of|from)\s(?:[a-z]+\s){0,2}$")
_TRIPS = when_used(r"\b(?:flights|sorties|trips|voyages|rotations|planes|aircraft|ships|convoys)$", re.IGNORECASE)
_ON = when_used(r"[^;.]{0,60}?\s(?:on|in|by|with|aboard)\s$")
