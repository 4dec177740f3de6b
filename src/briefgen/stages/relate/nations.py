"""Whose dead a count is, where a story counts them by nation: pilgrims, passengers or peacekeepers far from home.

    "14 Norlanders had died, and 17 were missing"             Norland's
    "Tavria lost at least 60 people"                          Tavria's
    "Its toll has gone up to 672"                             of the nation named before
    "the ministry put it at 75"                               of the nation in the headline of its article
    "the deaths reported by different countries come to 922"  of all nations

Each nation has its own dead, wherever they died and whoever counts them: its ministry, diplomats, an agency. That a story counts them
so shows where it tells of three nations at least by their people, and of them in a good part of its counts. The land where it happened
is none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.records import Article, Sentence
from briefgen.stages.relate.features import NOTHING, Features
from briefgen.stages.relate.operations import lands_in, lands_led
from briefgen.stages.relate.reading.nearness import MOST_OWN
from briefgen.stages.relate.reading.view import own_span
from briefgen.stages.relate.setting import CONTINENTS, COUNTRIES
from briefgen.stages.relate.state_of import states_of
from briefgen.stages.relate.traits import BEFALLEN, grows
from briefgen.text.lexicon import SEATS, fold
from briefgen.text.patterns import when_used

SEVERAL = 3
"""So many nations of whose people a story gives counts make it one that counts by nation."""
SHARE = 0.1
"""The part of its counts of the dead that has to be told so: a few peacekeepers among many dead have no story of their own."""
FATES = frozenset(cls for cls in BEFALLEN if grows(cls)) | {"missing"}
"""What may have happened to them."""
_OF_ALL = when_used(
    r"\b(?:many|several|various|different|single|other|all|individual) (?:countries|nations|nationalities|states)\b"
    r"|\b(?:worldwide|globally)\b|\b(?:across|around|all over) the world\b|\bof (?:all|many) nationalities\b",
    re.IGNORECASE,
)
"""What says of a count that it is of all nations."""
_BREAK = when_used(r"[,;:()–—.]|\s(?:and|while|but|that|which|who|according)\s")
_WHOSE_BEHIND = when_used(r"\b(?:from|among|of)\s(?:the\s)?$")
"""Before a nation behind a count that is of its people: "323 of them came from Norland"."""
_NEXT = when_used(r",?\s?(?:,|and)\s(?:the\s)?")
"""Between two nations of a list."""
_EACH = when_used(r"\beach\b")
"""What says that each nation of a list has so many."""
_SAYS_THERE = when_used(r"\b(?:in|at|to|near)\s(?:the\s)?$")
_OPENS = when_used(r"\W*(?:in|across) (?:the )?", re.IGNORECASE)
_GOES_ON = when_used(
    r"\b(?:it|its|they|their|them|these|those|the (?:same|ministry|government|embassy|figure|number|toll|count))\b",
    re.IGNORECASE,
)
"""What a sentence says of the nation of the one before it."""
_OF_THOSE = when_used(r"\b(?:among (?:them|these|the dead|the victims)|all but|other victims)\b", re.IGNORECASE)
"""What says of people of whom no fate is told that they are some of those just counted."""
_LOST = when_used(r"\b(?:has |have |had )?lost (?:(?:about|some|nearly|almost|over|more than|at least) )?$")
"""Between a nation and the number of its dead."""
NEAR = 30
"""Characters behind a number in which the nation stands whose people it counts."""


def with_nations(
    features: Sequence[Features], articles: Sequence[Article], sentences: Mapping[str, Sentence]
) -> tuple[Features, ...]:
    """The features, each count of the dead or missing with the nation whose they are, where the story counts them so; as given
    where it does not. `sentences` are by ref ("002:14")."""
    fates = [one for one in features if _is_fate(one)]
    host = lands_led(articles)
    told = [(one, nation) for one in fates for nation in _crowd_of(one) - host]
    nations = frozenset(nation for _, nation in told)
    if len(nations) < SEVERAL or len(told) < SHARE * len(fates):
        return tuple(features)
    reader = _Reader(features, articles, sentences, nations, host)
    read: list[Features] = []
    for one in features:
        read.append(reader.read(one, read))
    return tuple(read)


def _is_fate(one: Features) -> bool:
    """Whether a figure counts those whom the story's event befell."""
    return one.family == "count" and one.cls in FATES


def _crowd_of(one: Features) -> frozenset[str]:
    """The nations by whose people a figure counts."""
    return frozenset(map(fold, one.crowd)) & COUNTRIES - CONTINENTS


class _Reader:
    """Reads whose dead a count is."""

    def __init__(
        self,
        features: Sequence[Features],
        articles: Sequence[Article],
        sentences: Mapping[str, Sentence],
        nations: frozenset[str],
        host: frozenset[str],
    ) -> None:
        self.texts = {article.id: article.running for article in articles}
        self.sentences, self.host = sentences, host
        named = (self._lands(article.title) for article in articles)
        self.focus = {
            article.id: frozenset(land for land, _, _ in own) for article, own in zip(articles, named, strict=True)
        }
        self.states = states_of((one.claim.attributed_to for one in features if one.claim.attributed_to), articles)
        self.beside: dict[str, list[Features]] = defaultdict(list)
        for one in features:
            self.beside[one.claim.ref].append(one)
        self.all = nations | {state for state in self.states.values() if state in COUNTRIES - host}

    def _lands(self, text: str) -> list[tuple[str, int, int]]:
        """The nations that some words name."""
        return [land for land in lands_in(text) if land[0] not in self.host | CONTINENTS]

    def read(self, one: Features, read: Sequence[Features]) -> Features:
        """A figure with the nation whose people it counts; `read` are those before it."""
        sentence = self.sentences.get(one.claim.ref)
        if one.of or sentence is None or one.family != "count":
            return one
        last = read[-1] if read and read[-1].claim.article == one.claim.article else None
        if not one.cls and (fate := self._fate(one, last, sentence)):
            one = replace(one, cls=fate, cost=MOST_OWN)
        if not _is_fate(one) or one.elsewhen or one.years:
            return one
        said, of = self._said(one, last, sentence) or self._unsaid(one, last, sentence)
        places = one.places - COUNTRIES - frozenset(SEATS)
        return replace(one, of=of, of_said=said, crowd=NOTHING if _crowd_of(one) else one.crowd, places=places)

    def _fate(self, one: Features, last: Features | None, sentence: Sentence) -> str:
        """The fate of people of whom none is told, as of those counted just before: "among them are over 600 Norlanders"."""
        text, span = self.texts[one.claim.article], one.claim.span
        lead, behind = text[sentence.span.start : span.start], text[own_span(one.claim).end : sentence.span.end]
        if (one.head and one.is_named) or not (one.sort == "people" or not one.is_named):
            return ""
        if (lost := _LOST.search(lead)) and self._lands(lead[: lost.start()]):
            return "dead"
        if last is None or not last.of or one.claim.sentence - last.claim.sentence > 1:
            return ""
        whose = _crowd_of(one) or self._lands(lead) or self._lands(behind[:NEAR])
        return last.cls if whose and (last.place == one.place or _OF_THOSE.search(lead) or one.rest) else ""

    def _said(self, one: Features, last: Features | None, sentence: Sentence) -> tuple[bool, frozenset[str]] | None:
        """The nations whose dead a figure counts by its own sentence, and whether it says so itself; None where it tells none."""
        if own := _crowd_of(one) - self.host:
            return True, own
        text, span = self.texts[one.claim.article], one.claim.span
        others = [x.claim.span for x in self.beside[one.claim.ref]]
        start = max([sentence.span.start, *(x.end for x in others if x.end <= span.start)])
        end = min([sentence.span.end, *(x.start for x in others if x.start >= span.end)])
        border = _BREAK.search(text, max(span.end, min(own_span(one.claim).end, end)), end)
        words = text[span.end : border.start() if border else end]
        for land, at, stop in self._lands(words):
            if at <= 1 or _WHOSE_BEHIND.search(words, 0, at):
                each = _EACH.search(words, 0, at)  # "dozens each from Norland and Tavria"
                return True, frozenset({land}) | (NOTHING if each else self._listed_with(text[span.end + stop : end]))
        if _OF_ALL.search(text, start, end):
            return True, self.all
        lead = text[start : span.start]
        named = [
            land
            for land, at, _ in self._lands(lead)
            if not _SAYS_THERE.search(lead, 0, at) or _OPENS.fullmatch(lead, 0, at)
        ]
        if named and (len(set(named)) == 1 or start > sentence.span.start):
            return True, frozenset({named[-1]})
        if last is not None and last.place == one.place and len(last.of) == 1 and _is_fate(last):
            return last.of_said, last.of
        return (True, self.all) if named else None

    def _listed_with(self, words: str) -> frozenset[str]:
        """The nations with which a list goes on behind its first: "40 from Norland, Tavria and Ostland"."""
        found: set[str] = set()
        done = 0
        for land, at, stop in self._lands(words):
            if not _NEXT.fullmatch(words, done, at):
                break
            found.add(land)
            done = stop
        return frozenset(found)

    def _unsaid(self, one: Features, last: Features | None, sentence: Sentence) -> tuple[bool, frozenset[str]]:
        """The nations of a count whose sentence names none, and whether that is sure: of the state that tells it, of the count or
        the sentence before it in its paragraph, of its article; else all."""
        text = self.texts[one.claim.article]
        before = self.sentences.get(f"{one.claim.article}:{one.claim.sentence - 1}")
        state = self.states.get(one.claim.attributed_to or "", "")
        if state in self.host or len({land for land, _, _ in self._lands(sentence.span.of(text))}) > 1:
            return False, self.all
        if state:
            return False, frozenset({state})
        near = before is not None and "\n" not in text[before.span.end : sentence.span.start]
        named = self._lands(text[before.span.start : before.span.end]) if near and before else []
        goes_on = bool(named) and _GOES_ON.search(text, sentence.span.start, one.claim.span.end)
        if goes_on and named[0][1] == 0 and (last is None or last.claim.sentence < one.claim.sentence - 1):
            return True, frozenset({named[0][0]})  # "Norland suffered most. Its toll is 12"
        if last and last.of and _is_fate(last) and "\n" not in text[last.claim.span.end : sentence.span.start]:
            return last.of_said, last.of
        if goes_on:
            return True, frozenset({named[-1][0]})
        focus = self.focus[one.claim.article]
        return False, focus if len(focus) == 1 else self.all
