"""What the articles of a story leave unsaid in most sentences: its places, its years, its event.

A sentence that names no place speaks of the story's main place; one that names a part of it (a town, "the capital")
speaks of that part alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.pages.signals import AGENCIES
from briefgen.records import Article
from briefgen.text.lexicon import COUNTRY_NAMES, DEMONYMS, SEATS, STOPWORDS, fold, names_in, small_words, words_of
from briefgen.text.voices.parties import head_of
from briefgen.vocabulary import read_table

if TYPE_CHECKING:
    from briefgen.stages.relate.features import Features

Pair = frozenset[str]

MAIN_SHARE = 0.35
"""A place in the headline or lead of at least this share of the articles is where the story is; a year of which so many
speak is one of its years."""
MOST_OF_A_PART = 0.5
"""A place that leads half of the articles or more is no mere part of the story's place."""
LEAD_CHARACTERS = 600
ZONE = "held by "
"""How the places begin that are parts of a country by who holds them."""
SEVERAL = 2
"""Countries from which a people is told apart: in a wreck off the one, the dead of the other are a part of the dead."""

YEAR = re.compile(r"(1[89]\d\d|20\d\d)(?<![\w,.$€£]\d{4})\b(?![,.]?\d)")  # its first digit first: so it is found fast


@dataclass(frozen=True, slots=True)
class Setting:
    """What is unsaid. `apart` and `beside` hold pairs: nouns that one sentence counts apart ("20 children and six
    adults"), and places that a text names together ("Newtown, Connecticut"), of which neither excludes the other."""

    main: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    """Places that are only a part of the story's place."""
    years: frozenset[str] = frozenset()
    capital: str = ""
    """The capital of the story's country, where its figures name it."""
    beside: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By noun, the words before it by which one sentence counts kinds of it apart: "6,000 retail customers and 90
    corporate customers"."""
    listed: frozenset[str] = frozenset()
    """Ids of the figures of such sentences."""
    peoples: frozenset[str] = frozenset()
    """Ids of the figures of sentences that count several peoples apart: "400 Norlanders and 150 Tavrians were on board"."""
    known: frozenset[str] = frozenset()
    """Words of the names that lead most articles: the story's own company is no kind of customers."""

    @property
    def own_people(self) -> frozenset[str]:
        """The story's places whose people need no naming; of several countries none is the story's own, but a region is of
        the country that is named beside it."""
        countries = self.main & COUNTRIES
        return self.main if len(countries) < SEVERAL or countries in self.beside else self.main - COUNTRIES

    def scope(self, places: frozenset[str]) -> frozenset[str]:
        """The places that set a figure apart from the story's own place."""
        named = frozenset(self.capital if place == "capital" else place for place in places) - {""}
        return named & self.partial if named & self.main else named


def read_setting(features: Sequence[Features], articles: Sequence[Article]) -> Setting:
    """The story behind the figures of some articles, which need not all have figures."""
    led = places_that_lead(articles)
    told = {place for one in features for place in one.places}
    main = {place for place in told if led[place] >= max(1.0, MAIN_SHARE * len(articles))}
    countries = {place for place in told if place in COUNTRIES}
    main |= countries if len(countries) == 1 else set()
    country = max((p for p in main if p in COUNTRIES), key=lambda p: (led[p], p), default="")
    seats = {seat for seat, land in SEATS.items() if country and fold(land) == country} & told
    beside = places_beside(articles, told)
    around = {
        place for place in seats | told & REGIONS.keys()
        if any(frozenset((place, town)) in beside for town in main - countries - {place})
    }  # fmt: skip
    parts = {place for one in features if one.is_part for place in one.places} | _places_of_parts(features)
    partial = {place for place in parts | seats if led[place] < MOST_OF_A_PART * len(articles)}
    partial |= _places_alone(articles, told) | {place for place in told if place.startswith(ZONE)}
    partial -= {
        name for one in features if one.of_said for name in one.of
    }  # each of two countries is the story's place
    partial -= around  # what happened in a quarter of the capital, or in a town of a region, happened there
    kinds, listed = _kinds_apart(features)
    return Setting(
        main=frozenset((main | around) - partial),
        partial=frozenset(partial),
        years=_years(articles),
        capital=min(seats, default=""),
        beside=beside,
        apart=_nouns_apart(features),
        kinds=kinds,
        listed=listed,
        peoples=_peoples_apart(features),
        known=frozenset(
            word.text for name, n in led.items() if n > MOST_OF_A_PART * len(articles) for word in words_of(name)
        ),
    )


PEOPLES = frozenset({"arab", "christian", "jewish", "muslim", "rohingya", "turkmen", "uyghur"})
"""Names among those of countries that are of a people or a faith alone: "Arab diplomats" are of no place."""
COUNTRIES = frozenset(fold(country) for country in COUNTRY_NAMES) - PEOPLES
REGIONS: Mapping[str, str] = {
    fold(row["region"]): fold(row["country"]) for row in read_table("regions", ("region", "country"))
}
"""First-level parts of countries, each with its country."""
LANDS = COUNTRIES | REGIONS.keys()
"""Places of which each has its own dead and its own votes, whatever a story is about."""
CONTINENTS = frozenset({"africa", "asia", "europe", "european union"})
"""Names among these that hold countries."""


def places_that_lead(articles: Sequence[Article]) -> Counter[str]:
    """By name the articles that have it in the headline or at their beginning; a people counts for its country."""
    led: Counter[str] = Counter()
    for article in articles:
        names = {fold(name.text) for name in names_in(lead_of(article), opening=True)}
        led.update(names | {fold(DEMONYMS[name]) for name in names if name in DEMONYMS})
    return led


def lead_of(article: Article) -> str:
    """The headline and the beginning of the text."""
    return f"{article.title}. {article.running[:LEAD_CHARACTERS]}"


def _years(articles: Sequence[Article]) -> frozenset[str]:
    """The years of the articles, and those of which many of them speak."""
    spoken: Counter[str] = Counter()
    for article in articles:
        spoken.update(set(YEAR.findall(article.running)))
    told = {str(a.published.day.year) for a in articles if a.published.day}
    return frozenset(told | {year for year, n in spoken.items() if n >= max(2.0, MAIN_SHARE * len(articles))})


_BESIDE = re.compile(r"(?:,| in| of| near|, in|['’]s)(?: the)? ?")


def places_beside(articles: Sequence[Article], told: set[str]) -> frozenset[Pair]:
    """The pairs of places that a text names together, the one in the other."""
    pairs: set[Pair] = set()
    for article in articles:
        names = [name for name in names_in(article.running, opening=True) if fold(name.text) in told]
        pairs |= {
            frozenset((fold(a.text), fold(b.text)))
            for a, b in pairwise(names)
            if _BESIDE.fullmatch(article.running[a.end : b.start])
        }
    joined = {frozenset((whole, part)) for whole in told if "-" in whole for part in whole.split("-") if part in told}
    return frozenset(pairs | joined)


def _places_of_parts(features: Sequence[Features]) -> set[str]:
    """Places that one article sets beside an unplaced figure of the same class with a higher value: "43 are dead … In
    Anselby 22 died"."""
    highest: dict[tuple[str, str], Fraction] = {}
    for one in features:
        if one.cls and not one.places and one.value is not None and one.family == "count":
            key = (one.claim.article, one.cls)
            highest[key] = max(highest.get(key, one.value), one.value)
    return {
        place
        for one in features
        if one.family == "count" and one.value is not None
        and one.value < highest.get((one.claim.article, one.cls), 0)
        for place in one.places
    }  # fmt: skip


_ALONE = re.compile(r"(?:\b(?:In|On|At|Around|Near) )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*) alone\b")


def _places_alone(articles: Sequence[Article], told: set[str]) -> set[str]:
    """Places that a text sets apart from all others, "in Anselby alone 22 died", however often they are named."""
    return {
        fold(found["place"])
        for article in articles
        if " alone" in article.text
        for found in _ALONE.finditer(article.text)
    } & told


def _nouns_apart(features: Sequence[Features]) -> frozenset[Pair]:
    """The pairs of nouns that one sentence counts each by itself: "20 children and six adults"."""
    beside: dict[tuple[str, tuple[str, int]], set[str]] = defaultdict(set)
    for one in features:
        if one.head and one.family == "count":
            beside[one.cls, one.place].add(one.head)
    return frozenset(frozenset((a, b)) for heads in beside.values() for a in heads for b in heads if a < b)


def _kinds_apart(features: Sequence[Features]) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    told: dict[tuple[str, str, int], list[Features]] = defaultdict(list)
    for one in features:
        if one.head and one.mods and one.family == "count":
            told[(one.head, *one.place)].append(one)
    kinds: dict[str, frozenset[str]] = defaultdict(frozenset)
    listed: set[str] = set()
    for (head, _, _), beside in told.items():
        mods = [one.mods for one in beside]
        if apart := frozenset().union(*mods) - frozenset.intersection(*mods):
            kinds[head] |= apart
            listed |= {one.claim.id for one in beside}
    return dict(kinds), frozenset(listed)


def _peoples_apart(features: Sequence[Features]) -> frozenset[str]:
    told: dict[tuple[str, tuple[str, int]], list[Features]] = defaultdict(list)
    for one in features:
        if one.crowd and one.family == "count":
            told[one.cls, one.place].append(one)
    several = (beside for beside in told.values() if not frozenset.intersection(*(one.crowd for one in beside)))
    return frozenset(one.claim.id for beside in several for one in beside)


# ---------------------------------------------------------------- events


@cache
def _event_families() -> Mapping[tuple[str, ...], str]:
    return {tuple(row["word"].split()): row["family"] for row in read_table("events", ("word", "family"))}


@cache
def _event_openers() -> frozenset[str]:
    return frozenset(first for first, *_ in _event_families())


@lru_cache(maxsize=20_000)
def event_words(words: str) -> tuple[tuple[int, str], ...]:
    """The event words of a text in order, each with its offset and its family."""
    families, openers, found, done = _event_families(), _event_openers(), [], -1
    told = words_of(words)
    if openers.isdisjoint([word.plain for word in told]):
        return ()  # nearly always
    plain = [(word.start, "" if word.text in _MONTHS else word.plain) for word in told]
    for at, ((start, word), (beside, after)) in enumerate(pairwise([*plain, (0, "")])):
        if start == done or word not in openers:
            continue
        pair = families.get((word, after))
        done = beside if pair else -1
        family = pair or families.get((word,), NO_EVENT)
        if family != NO_EVENT and not pair and head_of(after):
            continue
        if family != NO_EVENT and not _MARKING_TIME.intersection(before for _, before in plain[max(0, at - 5) : at]):
            found.append((start, family))
    return tuple(found)


OWN_EVENT = "own"
"""The family of what may be any event: "the disaster" is that of the story."""
NO_EVENT = "none"
"""The family of what only sounds like an event: a fire engine, a rescue operation, and the body or the people that it
only names ("fire officials")."""
_MARKING_TIME = frozenset({"since", "before", "until"})
"""A few words before an event that only tells when: "the first festival since the pandemic"."""
_MONTHS = frozenset({"March"})
"""A month, printed as one, and no march."""


@lru_cache(maxsize=20_000)
def events_in(words: str) -> tuple[str, ...]:
    """The families of the event words of a text, in order: "the blast … the shelling" gives fire, fighting."""
    return tuple(family for _, family in event_words(words) if family != OWN_EVENT)


def main_events(articles: Sequence[Article]) -> tuple[dict[str, str], str, frozenset[str]]:
    """By article, the event family that its figures are of where they do not say: that of the story, if its headline or
    lead speaks of it at all, else the one of which they speak most, the headline counting twice, where that leads another article
    too or its headline names it; "" where of none. And
    that of the story, the one that leads most articles: "the fire service" of one report of a flood makes no fire. Last the
    families whose words tell of the story's event: what may be any, what several articles name in one with it, "the
    factory fire blast", "the collapse of the dam", and what such an event brings with it.
    """
    led_by = {a.id: event_words(f"{a.title}. {lead_of(a)}") for a in articles}
    told = {id: Counter(family for _, family in words if family != OWN_EVENT) for id, words in led_by.items()}
    own = {id: min(words, key=lambda family: (-words[family], family), default="") for id, words in told.items()}
    led = Counter(family for family in own.values() if family)
    story = min(led, key=lambda family: (-led[family], family), default="")
    of_story = {id for id, words in led_by.items() if {story, OWN_EVENT} & {family for _, family in words}}
    akin = Counter(family for article in articles for family in _named_in_one(article, story))
    several = frozenset(family for family, n in akin.items() if n >= SEVERAL_ARTICLES)
    alone = {a.id for a in articles if 0 < led[own[a.id]] < SEVERAL_ARTICLES and own[a.id] not in events_in(a.title)}
    mains = {id: story if id in of_story or id in alone else own[id] for id in own}
    return mains, story, several | {OWN_EVENT} | _BROUGHT_BY.get(story, frozenset())


_BROUGHT_BY: Mapping[str, frozenset[str]] = {
    "quake": frozenset({"collapse"}),
    "water": frozenset({"collapse"}),
}
"""What such an event brings with it, and is no event of its own: houses that collapse in a quake."""
SEVERAL_ARTICLES = 2
"""Articles that have to name two events in one: a single one may do so by chance."""
_IN_ONE = re.compile(r"\w+ (?:of (?:an?|the) (?:[\w-]+ ){0,3}?)?")


def _named_in_one(article: Article, story: str) -> set[str]:
    """The families of the event words that an article names in one with a word of the story's event."""
    words = [(at, family) for at, family in event_words(article.text) if family != OWN_EVENT]
    pairs = (({a, b}, article.text[at:end]) for (at, a), (end, b) in pairwise(words))
    return {family for pair, told in pairs if story in pair and _IN_ONE.fullmatch(told) for family in pair - {story}}


# ---------------------------------------------------------------- which articles are one story

FEW_ARTICLES = 40
"""Up to so many articles are taken for one story: a reader put them into one folder."""
SHARED_TERMS = 2
SHARED_RARITY = 3.0
"""Two articles of one story share so many names of headline and lead, and so much rarity (the logarithm of how few
articles hold each): two that a thousandth hold are enough, two that every third holds are not."""
LEADING_SHARE = 0.5
"""A name in the leads of half of all articles ties those that hold it: a large folder may well be one story."""
MOST_TIED = 4
"""Articles with a term that a further one is compared with: of one story they are tied to one another already."""


def part_stories(articles: Sequence[Article]) -> tuple[tuple[Article, ...], ...]:
    """The articles by story, in the order given: those whose headlines and leads share rare names are of one story.

    Other words tie nothing: with enough of them any two reports of a disaster have some in common.
    """
    if len(articles) <= FEW_ARTICLES:
        return (tuple(articles),) if articles else ()
    # What some headline prints with a capital and others do not is no name.
    small = frozenset[str]().union(*(small_words(lead_of(article)) for article in articles))
    terms = {article.id: _names(article) - small for article in articles}
    spread = Counter(term for own in terms.values() for term in own)
    rarity = {term: math.log(len(articles) / n) for term, n in spread.items()}
    leading = {term for term, n in spread.items() if n >= LEADING_SHARE * len(articles)}
    up = {article.id: article.id for article in articles}
    holding: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        for other in _tied(terms[article.id], holding, rarity, leading):
            up[_root(article.id, up)] = _root(other, up)
        for term in terms[article.id]:
            holding[term] = [article.id, *holding[term][: MOST_TIED - 1]]
    stories: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        stories[_root(article.id, up)].append(article)
    return tuple(tuple(story) for story in stories.values())


def _tied(
    terms: frozenset[str], holding: Mapping[str, Sequence[str]], rarity: Mapping[str, float], leading: set[str]
) -> list[str]:
    """Earlier articles that tell the same story as one with these terms."""
    shared: dict[str, list[str]] = defaultdict(list)
    for term in sorted(terms):
        for other in holding.get(term, ()):
            shared[other].append(term)
    return [
        other
        for other, common in shared.items()
        if leading & set(common) or (len(common) >= SHARED_TERMS and sum(rarity[t] for t in common) >= SHARED_RARITY)
    ]


def _root(article: str, up: dict[str, str]) -> str:
    while up[article] != article:
        up[article] = up[up[article]]
        article = up[article]
    return article


def _names(article: Article) -> frozenset[str]:
    """The words of the names in an article's headline and lead, but for agencies, which report from everywhere."""
    names = (name.text for name in names_in(lead_of(article)))
    words = (word.plain for name in names if name not in _AGENCIES for word in words_of(name))
    return frozenset(word for word in words if len(word) > 3 and word not in STOPWORDS)


_AGENCIES = frozenset(name for agency in AGENCIES for name in (agency, agency.partition(" ")[2]))
"""Each whole, and without the word that opens a sentence: "Agence France-Presse", "France-Presse"."""
