"""For how much of its story's event a count holds: for all of a country, or for one of its places.

A story of one country leads with the country and with a place in it. Mostly both are one thing, and a count need not say of which
it is: who died in the fire of Arlen died in Norland. But where its articles count a place as a part of the country, each
of the two has counts of its own, and every count is of one of them:

    "Nine died in the province of Arlen and two in Benton, which makes 11 for the country"

Of which a count is it says itself; else it goes on with one just before it, or is of the place whose body gives it; else it is of
the place of its article's headline, or of the one that most headlines have.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.records import Article, Sentence
from briefgen.stages.relate.features import NOTHING, Features
from briefgen.stages.relate.names import without_possessive
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.reading.places import CAPITAL, ELSEWHERE, plain_place
from briefgen.stages.relate.reading.view import clause_of
from briefgen.stages.relate.setting import (
    CONTINENTS,
    COUNTRIES,
    MAIN_SHARE,
    REGIONS,
    ZONE,
    places_beside,
    places_that_lead,
)
from briefgen.stages.relate.traits import grows
from briefgen.text.lexicon import DEMONYMS, SEATS, fold, names_in
from briefgen.text.patterns import when_used

SIGNS = 2
"""Counts that have to show a place as a part of its country: one may be read wrongly."""
LOOKED_BACK = 2
"""Sentences back to the count of the same with which one goes on."""
NEAR = 1
"""Sentences apart in which an article counts a place and another one side by side."""
_ALL_OF_IT = when_used(
    r"\b(?:nationwide|countrywide)\b|\b(?:whole|entire) (?:country|nation|east|west|north|south|region|province)\b|\bas a whole\b"
)
"""What says outright that a count is of more than the place of which the others are."""
_WHOLE = when_used(
    r"\b(?:nationwide|countrywide)\b|(?<!elsewhere )\b(?:in|across|throughout|around|for) the (?:whole |entire )?(?:country|nation)\b(?! of\b| in which\b)"
    r"|\bthe (?:country|nation)['’]s (?:(?:death|official|total|confirmed) )?(?:toll|count|tally|total|deaths)\b",
    re.IGNORECASE,
)
"""What stands for the name of the country."""
_PART = when_used(r"\b(?:in|for|across) the (?:\w+ ){0,2}?(?:province|region|state|island)\b(?! of\b)", re.IGNORECASE)
"""What stands for the name of the only part that a story counts apart."""
_SIDE = when_used(
    r"\b(?:[Ii]n|[Aa]cross|[Tt]hroughout) the (?:whole |entire )?(?P<side>(?:north|south)?-?(?:east|west)|north|south)\b(?! (?:of|[A-Z]))"
)
"""A side of the country that stands for itself: "7,000 in the whole east"."""
_HAS = when_used(
    r"[A-Z][\w’-]*(?: [A-Z][\w’-]*)* (?:has|have|had|counts|counted|lost|mourns|mourned|registered|recorded)\b[^,;]*(?:,[^,;]*)?$"
)
"""From the beginning of a sentence to the number of what a place has."""
_THERE = when_used(r"\b(?:dead|died|killed|hurt|injured|missing|lost|shot|found|recovered) (?:\w+ )?there\b|^\W*There,")
_IN = when_used(r"\b(?:[Ii]n|[Aa]t)(?: the)? $")
_PRONOUN = when_used(r"\b(?:she|he|they|it)\b", re.IGNORECASE)
_REGIONAL = when_used(r"\bregional\b|\bregion['’]s\b", re.IGNORECASE)
_FIRST = when_used(r"\W*(?P<name>[A-Z][\w-]+(?:['’]s)?)")
_CLAUSE = when_used(r"[;.?!]|\s(?:as|while|but|after|when|and)\s")
"""What parts a headline: "Tear gas in Arlen as protest toll nears 40"."""


def with_scopes(
    features: Sequence[Features], articles: Sequence[Article], sentences: Mapping[str, Sentence]
) -> tuple[Features, ...]:
    """The features, each count with the places for which it holds, where the story counts places of its country apart."""
    levels = _levels(features, articles)
    if levels is None:
        return tuple(features)
    reader = _Reader(levels, features, articles, sentences)
    read: list[Features] = []
    for one in features:
        read.append(reader.read(one, read) if one.family == "count" else one)
    return tuple(read)


# ---------------------------------------------------------------- which places are counted apart


@dataclass(frozen=True, slots=True)
class _Levels:
    """The country of a story, and the places that its articles count as parts of it."""

    country: str
    parts: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        return self.parts | {self.country}

    @property
    def region(self) -> frozenset[str]:
        """What "the region" is: the only part that is no capital."""
        regions = frozenset(place for place in self.parts if place not in SEATS)
        return regions if len(regions) == 1 else NOTHING


def _levels(features: Sequence[Features], articles: Sequence[Article]) -> _Levels | None:
    """The country that leads a story, with the places that lead it too and are counted as parts of it; of several countries none is
    the story's own, but that which a text names behind such a place."""
    led = places_that_lead(articles)
    leading = {place for place, n in led.items() if n >= max(1.0, MAIN_SHARE * len(articles))}
    counts = [one for one in features if one.family == "count" and grows(one.cls)]
    lands = leading & COUNTRIES - CONTINENTS
    inner = leading & {place for one in counts for place in one.places} - COUNTRIES - {ELSEWHERE, CAPITAL}
    if len(lands) > 1:
        pairs = places_beside(articles, lands | inner)
        lands = {land for land in lands if any(frozenset((land, place)) in pairs for place in inner)}
    if len(lands) != 1:
        return None
    country = min(lands)
    inner = {place for place in inner if not place.startswith(ZONE) and _land_of(place) in ("", country)}
    inner |= {seat for seat in leading if seat in SEATS and _land_of(seat) == country}
    outright = {one.claim.article for one in counts if _ALL_OF_IT.search(f"{one.before} | {one.behind}")}
    beside: dict[str, list[Features]] = defaultdict(list)
    for one in counts:
        beside[one.claim.article].append(one)
    signs = Counter(
        place for place in inner for one in counts if _is_sign(one, place, country, beside[one.claim.article])
    )
    parts = frozenset(place for place, n in signs.items() if n + len(outright) >= SIGNS)
    return _Levels(country, parts) if parts else None


def _land_of(place: str) -> str:
    """The country in which a region or a seat of government lies; "" where none is known."""
    return REGIONS.get(place) or fold(SEATS.get(place, ""))


def _places(one: Features, country: str) -> frozenset[str]:
    """The places of a figure, the capital by its name."""
    if CAPITAL not in one.places:
        return one.places
    seats = sorted(seat for seat in SEATS if _land_of(seat) == country)
    return one.places - {CAPITAL} | set(seats[:1])


def _is_sign(one: Features, place: str, country: str, beside: Sequence[Features]) -> bool:
    """Whether a count, with those `beside` it in its article, shows a place as a part of its country: it is some of those told before, or stands beside that of another place,
    or of the rest."""
    if place not in _places(one, country):
        return False
    return one.is_part or one.rest or any(_is_of_sibling(other, one, place, country) for other in beside)


def _is_of_sibling(other: Features, one: Features, place: str, country: str) -> bool:
    """Whether a count of the same right beside one is of another region, of the rest or of the whole country."""
    near = abs(other.claim.sentence - one.claim.sentence) <= NEAR
    if not near or other.cls != one.cls or other.value == one.value:
        return False
    theirs = _places(other, country)
    return place not in theirs and bool(theirs & (REGIONS.keys() | {country, ELSEWHERE}))


# ---------------------------------------------------------------- of which a count is


class _Reader:
    """Reads for which places the counts of a story hold."""

    def __init__(
        self,
        levels: _Levels,
        features: Sequence[Features],
        articles: Sequence[Article],
        sentences: Mapping[str, Sentence],
    ) -> None:
        self.levels, self.sentences = levels, sentences
        self.texts = {article.id: article.running for article in articles}
        self.known = levels.all.union(*(one.places for one in features))
        self.homes = {article.id: home for article in articles if (home := _home_of(article, levels))}
        led = Counter(self.homes.values())
        self.main = min(led, key=lambda home: (-led[home], home != levels.country, home), default=levels.country)

    def read(self, one: Features, read: Sequence[Features]) -> Features:
        """A count with the places for which it holds; `read` are those before it."""
        sentence = self.sentences.get(one.claim.ref)
        if sentence is None:
            return one
        text = self.texts[one.claim.article]
        words = clause_of(one.claim, sentence.span, text).of(text)
        said = self._said(one, words) or self._subject(text[sentence.span.start : one.claim.span.start])
        if not said and _THERE.search(words):
            said = self._last_named(one)
        return replace(one, scope=said or self._unsaid(one, words, read), scope_said=bool(said))

    def _said(self, one: Features, words: str) -> frozenset[str]:
        """The places for which a count holds by the words of its clause: of several levels that which is told nearest to it."""
        levels, places = self.levels, _places(one, self.levels.country)
        if ELSEWHERE in places:
            return places
        told = list(_told(words, places | {levels.country} if places else places))
        told += [(found.start(), levels.country) for found in _WHOLE.finditer(words)]
        told += [(found.start(), found["side"]) for found in _SIDE.finditer(words)]
        told += [(found.start(), place) for found in _PART.finditer(words) for place in levels.region]
        wide = {place for _, place in told} - (places - {levels.country})
        if not wide:
            return (places - levels.all) or places
        at = words.find(one.claim.surface)
        nearest = min(told, key=lambda place: (abs(place[0] - at), place))[1]
        return frozenset({nearest}) if nearest in wide else (places - levels.all) or places - wide

    def _subject(self, before: str) -> frozenset[str]:
        """The place that has what its sentence counts, by the words `before` the number: "Arlen has the longest list, 21 dead"."""
        told = _told(before, self.levels.all) if _HAS.match(before) else ()
        return frozenset(place for at, place in told if at == 0)

    def _last_named(self, one: Features) -> frozenset[str]:
        """The last place in which the sentence before puts something: "there"."""
        sentence = self.sentences.get(f"{one.claim.article}:{one.claim.sentence - 1}")
        words = sentence.span.of(self.texts[one.claim.article]) if sentence else ""
        told = [place for at, place in _told(words, self.known) if _IN.search(words, 0, at)]
        return frozenset(told[-1:])

    def _unsaid(self, one: Features, words: str, read: Sequence[Features]) -> frozenset[str]:
        """The places of a count that names none: those of the count with which it goes on, of the body that gives it, of its article,
        or else of most articles."""
        for before in reversed(read):
            back = one.claim.sentence - before.claim.sentence
            if before.claim.article != one.claim.article or back > LOOKED_BACK:
                break
            if back and before.cls == one.cls and before.scope and before.scope <= (before.places | self.levels.all):
                goes_on = one.continues == before.claim.id or _PRONOUN.search(words)
                if goes_on or before.scope <= self.levels.all:
                    return before.scope
        party = one.claim.attributed_to or ""
        if named := [place for _, place in _told(party, self.levels.all)]:
            return frozenset(named[:1])
        if _REGIONAL.search(party) and self.levels.region:
            return self.levels.region
        return frozenset({self.homes.get(one.claim.article, self.main)})


def _told(words: str, places: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where some words name some places, also at their beginning, where any word has a capital."""
    names = [(name.start, name.text) for name in names_in(words, opening=True)]
    if (first := _FIRST.match(words)) and first.start("name") not in {at for at, _ in names}:
        names.insert(0, (first.start("name"), first["name"]))
    for at, name in names:
        plain = plain_place(without_possessive(name))
        plain = fold(DEMONYMS.get(plain, plain))
        if plain in places:
            yield at, plain


def _home_of(article: Article, levels: _Levels) -> str:
    """The place of an article: the innermost in the part of its headline that tells a fate, else the only one in all of it; "" for none."""
    title = article.title
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(title)), len(title)]
    fates = [cue.start for cue in cues_in(title, article.language)]
    told = list(_told(title, levels.all))
    for start, end in pairwise(cuts):
        here = {place for at, place in told if start <= at < end}
        if here and any(start <= at < end for at in fates):
            return min(here - {levels.country}, default=levels.country)
    everywhere = {place for _, place in told}
    return min(everywhere) if len(everywhere) == 1 else ""
