"""Who holds the part of a country in which something is counted.

    "On the left bank, in Tavrian hands, eight people died"      the left bank is Tavria's wherever the story names it
    "the land that Ansel holds", "areas under its control"       a seat for its country, a pronoun for who says it
    "The Tavrian-installed mayor said five had died"             installed authorities count in the part that they run

Where a story names two holders, what each holds is a place of its own, beside all of it. Of which of them a figure is told is
read from its own words, else from the sentence's, else from who says it, else from the sentence before in its paragraph.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.records import Article, Sentence
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.zones import OCCUPIER, OTHERS, SPEAKER, Held, held_parts, territory
from briefgen.stages.relate.setting import COUNTRIES, LANDS, ZONE
from briefgen.stages.relate.side_by_side import BREAK, segment_of
from briefgen.stages.relate.state_of import states_of
from briefgen.stages.relate.traits import grows
from briefgen.stages.relate.weighing.scale import is_strife
from briefgen.text.lexicon import fold
from briefgen.text.patterns import when_used
from briefgen.text.voices.parties import head_of

SEVERAL = 2
"""Holders from which their parts are told apart."""
LOOKED_BACK = 3
"""Sentences of a paragraph back to which a figure looks for a part."""
_SHARES = when_used(r"\s[a-z-]+(?:\s[a-z-]+)?(?:(?:,| and)\s(?:[a-z]+\s){0,3}|\s(?:in|across|of)\s)")
"""Between two figures of one part, told behind the second: "430 dead and 1,315 hurt in the parts that ...", "900 homes in 12
villages"."""
_WHOLE = when_used(
    r"\b(?:both (?:banks|sides|parts|shores)|on either (?:bank|side)|all of (?!(?:them|it|these|those|this)\b)|the (?:whole|entire) (?:country|region|area|zone)"
    r"|in (?:all|total)|altogether|combined|(?:taken )?together)\b",
    re.IGNORECASE,
)
"""What says that all of it is meant."""
_INSTALLED = when_used(
    rf"\b(?:(?P<who>[A-Z]\w+)-{territory('put_there')}|(?i:{territory('installed')}))\s(?:[\w-]+\s){{0,3}}?(?P<office>[a-z-]+)\b"
)
"""Authorities of a part that somebody has put there: "the Tavrian-installed mayor", "occupation authorities"."""
_FRONT = when_used(
    r"\b(?:(?P<side>right|left|east(?:ern)?|west(?:ern)?|north(?:ern)?|south(?:ern)?)(?:[ -]hand)? (?:bank|shore|side)"
    r"|(?P<quarter>(?:north|south)[- ]?(?:east|west))(?:ern)?\b(?! of\b)|(?P<enclave>enclave|pocket|exclave))\b",
    re.IGNORECASE,
)
"""A part by where it lies, which some article names with its holder."""
_NEAR = 48
"""Characters between such a name and its holder."""
_TIES = when_used(r"(?:(?: of)? (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?(?:,? (?:which |that |in )?)?")
"""Between a part and its holder behind it: "the right bank of the Ister, which ..."."""
_OPPOSITE = {"right": "left", "left": "right", "east": "west", "west": "east", "north": "south", "south": "north"}


def with_holders(
    features: Sequence[Features], articles: Sequence[Article], sentences: Mapping[str, Sentence]
) -> tuple[Features, ...]:
    """The features, each with the part of a country in which it counts, by who holds it; as given where the story has not two
    holders. `sentences` are by ref ("002:14")."""
    told = {article.id: held_parts(article.running) for article in articles}
    parties = [one.claim.attributed_to for one in features if one.claim.attributed_to]
    states = states_of(parties, articles)
    holders = _Holders.of(told)
    if len(holders.names) < SEVERAL:
        return tuple(features)
    reader = _Reader(holders, told, {article.id: article.running for article in articles}, sentences, states)
    reader.learn(parties)
    beside: dict[str, list[Features]] = defaultdict(list)
    for one in features:
        beside[one.claim.ref].append(one)
        reader.tellers.setdefault(one.claim.ref, one.claim.attributed_to or "")
    return tuple(reader.read(one, beside[one.claim.ref]) for one in features)


@dataclass(frozen=True, slots=True)
class _Holders:
    """The holders of a story: by any name the one that is meant, and who came from without."""

    names: frozenset[str]
    occupier: str
    government: str

    @classmethod
    def of(cls, told: Mapping[str, Sequence[Held]]) -> _Holders:
        """The holders that the articles name; a government is that of the one country among them that has occupied nothing."""
        named = Counter(part.holder for parts in told.values() for part in parts if not part.holder.startswith("*"))
        taken = Counter(part.holder for parts in told.values() for part in parts if part.occupied)
        occupier = min((who for who in taken if who in COUNTRIES), key=lambda who: (-taken[who], who), default="")
        own = [who for who in named if who in COUNTRIES and who != occupier]
        government = own[0] if len(own) == 1 and ("government" in named or occupier) else ""
        names = frozenset(government if who == "government" and government else who for who in named)
        return cls(names, occupier, government)

    def meant(self, holder: str) -> str:
        """The holder by the name under which the story knows it; "" for none."""
        if holder == OCCUPIER:
            return self.occupier
        if holder == "government" and self.government:
            return self.government
        return holder if holder in self.names else ""

    def other(self, holder: str) -> str:
        """The only other holder."""
        rest = self.names - {holder}
        return min(rest) if holder and len(rest) == 1 else ""


class _Reader:
    """Reads in whose part figures are told."""

    def __init__(
        self,
        holders: _Holders,
        told: Mapping[str, Sequence[Held]],
        texts: Mapping[str, str],
        sentences: Mapping[str, Sentence],
        states: Mapping[str, str],
    ) -> None:
        self.holders, self.texts, self.sentences, self.states = holders, texts, sentences, states
        self.parts = {id: [self._known(part) for part in parts] for id, parts in told.items()}
        self.fronts: dict[str, str] = {}
        self.installed: dict[str, str] = {}
        self.tellers: dict[str, str] = {}
        """Who says the first figure of a sentence, by ref."""

    def _known(self, part: Held) -> Held:
        who = part.holder
        if who.startswith(OTHERS):
            return replace(part, holder=self.holders.other(self.holders.meant(who.removeprefix(OTHERS))))
        return part if who == SPEAKER else replace(part, holder=self.holders.meant(who))

    def learn(self, parties: Iterable[str]) -> None:
        """Find out what parts are called by where they lie, and who was installed in one."""
        seen: dict[str, Counter[str]] = defaultdict(Counter)
        for id, text in self.texts.items():
            for front in _FRONT.finditer(text):
                if holder := self._holder_beside(id, front.start(), front.end()):
                    seen[_front_name(front)][holder] += 1
        self.fronts = {name: min(who) for name, who in seen.items() if len(who) == 1}
        for name, holder in list(self.fronts.items()):
            side = name.removesuffix(" bank")
            if side in _OPPOSITE and name != side and (other := self.holders.other(holder)):
                self.fronts.setdefault(f"{_OPPOSITE[side]} bank", other)
        for id, text in self.texts.items():
            fronts = (
                Held(found.start(), found.end(), self.fronts[name])
                for found in _FRONT.finditer(text)
                if (name := _front_name(found)) in self.fronts
            )
            self.parts[id] = sorted([*self.parts[id], *fronts], key=lambda part: (part.start, part.end))
        self._learn_installed(parties)

    def _holder_beside(self, id: str, start: int, end: int) -> str:
        text = self.texts[id]
        for part in self.parts[id]:
            if not part.holder or part.holder.startswith("*"):
                continue
            if part.start <= start and end <= part.end + 1:
                return part.holder
            if 0 <= start - part.end <= 2 or (0 <= part.start - end < _NEAR and _TIES.fullmatch(text, end, part.start)):
                return part.holder
        return ""

    def _learn_installed(self, parties: Iterable[str]) -> None:
        names = {party.split()[-1] for party in parties if party[:1].isupper()}
        for text in self.texts.values():
            for found in _INSTALLED.finditer(text):
                holder = self._put_there_by(found)
                behind = re.match(r"(?: [a-z-]+){0,8}?,? (?P<name>(?:[A-Z][\w’-]+ ?){1,3})", text[found.end() :])
                last = behind["name"].split()[-1] if behind else ""
                before = re.search(r"(?P<name>[A-Z][\w’-]+), [^.,;]{0,40}$", text[: found.start()])
                for name in (last, before["name"] if before else ""):
                    if holder and name in names:
                        self.installed[name] = holder

    def _put_there_by(self, found: re.Match[str]) -> str:
        if not head_of(found["office"]):
            return ""
        named = held_parts(f"{found['who']}-held land") if found["who"] else ()
        return self.holders.meant(named[0].holder) if named else self.holders.occupier

    # ------------------------------------------------------------ of which part a figure is told

    def read(self, one: Features, beside: Sequence[Features]) -> Features:
        """A figure with the part in which it counts among its places."""
        sentence = self.sentences.get(one.claim.ref)
        if sentence is None:
            return one
        if self._is_whole(one, beside, sentence):
            return one
        bare = frozenset(place for place in one.places if not place.startswith(ZONE))
        holder = self._in_own_words(one, beside, sentence)
        if holder:
            return replace(one, places=frozenset({f"{ZONE}{holder}"}))
        if self._is_of_all(one, beside, sentence):
            return replace(one, places=bare)
        if bare - LANDS:
            return one
        teller = self._teller(one, sentence)
        holder = (
            self._beside_another(one, beside, sentence)
            or self._installed_by(teller)
            or self._before(one, sentence)
            or self._by_state(one, teller)
        )
        return replace(one, places=frozenset({f"{ZONE}{holder}"})) if holder else one

    def _in_own_words(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> str:
        """The holder behind a figure up to the next break, shared with the figure behind it, else before it in its sentence."""
        own = one.claim.span
        start, end = segment_of(one, beside, sentence)
        text = self.texts[one.claim.article]
        border = BREAK.search(text, own.end, end)
        if holder := self._within(one, own.end, border.start() if border else end):
            return holder
        after = next((x for x in beside if x.claim.span.start == end), None)
        if after is not None and _SHARES.fullmatch(text, own.end, end):
            return self._in_own_words(after, beside, sentence)
        if self._is_of_all(one, beside, sentence):
            return ""
        if holder := self._within(one, start, own.start, last=True):
            return holder
        if end == sentence.span.end and (holder := self._within(one, own.end, end)):
            return holder
        if any(place not in LANDS and not place.startswith(ZONE) for place in one.places):
            return ""  # a town of its own
        return self._within(one, sentence.span.start, own.start, last=True)

    def _is_of_all(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> bool:
        start, end = segment_of(one, beside, sentence)
        return bool(_WHOLE.search(self.texts[one.claim.article], start, end))

    def _is_whole(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> bool:
        """Whether its sentence goes on to count in what several hold: "46 villages: 32 on the left bank and 14 on the right"."""
        parts = {
            holder: x.size
            for x in beside
            if x.claim.span.start >= one.claim.span.end and x.family == one.family and x.cls in ("", one.cls)
            if (holder := self._in_own_words(x, beside, sentence))
        }
        return len(parts) >= SEVERAL and one.size >= sum(parts.values())

    def _within(self, one: Features, start: int, end: int, *, last: bool = False) -> str:
        found = [
            self._spoken(part, one.claim.attributed_to or "")
            for part in self.parts[one.claim.article]
            if start <= part.start and part.end <= end
        ]
        found = [holder for holder in found if holder]
        return found[-1 if last else 0] if found else ""

    def _spoken(self, part: Held, teller: str) -> str:
        """The holder of a part; "its" is who says the figure."""
        if part.holder != SPEAKER:
            return part.holder
        return self._installed_by(teller) or self.holders.meant(self.states.get(teller, ""))

    def _installed_by(self, party: str) -> str:
        if found := _INSTALLED.search(party):
            return self._put_there_by(found)
        return self.installed.get(party.split()[-1], "") if party else ""

    def _beside_another(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> str:
        """The country in which a figure is, where its sentence counts in what another holds of it: "16 in Norland and 29 in
        territory that Tavria controls"."""
        own = [place for place in one.places if place in self.holders.names]
        if len(own) != 1 or len(beside) < SEVERAL:
            return ""
        others = {self._in_own_words(x, beside, sentence) for x in beside if x is not one and x.family == one.family}
        return own[0] if others - {"", own[0]} else ""

    def _teller(self, one: Features, sentence: Sentence) -> str:
        """Who says a figure, else who says the nearest sentence before it in its paragraph."""
        own = one.claim.attributed_to
        return own or next((who for near in self._paragraph(one, sentence) if (who := self.tellers.get(near.ref))), "")

    def _by_state(self, one: Features, teller: str) -> str:
        """The part of the state that says what befell people in a disaster: it counts where it governs."""
        if not grows(one.cls) or is_strife(one) or one.hedge or one.money:
            return ""
        return self.holders.meant(self.states.get(teller, ""))

    def _paragraph(self, one: Features, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of its paragraph before a figure's, the nearest first."""
        text = self.texts[one.claim.article]
        for number in range(one.claim.sentence - 1, one.claim.sentence - 1 - LOOKED_BACK, -1):
            earlier = self.sentences.get(f"{one.claim.article}:{number}")
            if earlier is None or "\n" in text[earlier.span.end : sentence.span.start]:
                return
            yield earlier

    def _before(self, one: Features, sentence: Sentence) -> str:
        """The one holder of the nearest sentence before it in its paragraph that names any."""
        for earlier in self._paragraph(one, sentence):
            found = {
                holder
                for part in self.parts[one.claim.article]
                if earlier.span.start <= part.start and part.end <= earlier.span.end
                for holder in [self._spoken(part, self.tellers.get(earlier.ref, ""))]
                if holder
            }
            if found:
                return min(found) if len(found) == 1 else ""
        return ""


def _front_name(found: re.Match[str]) -> str:
    """The name of a part by where it lies, however it is written: "the western bank" and "the west bank" are one."""
    if side := found["side"]:
        return f"{fold(side).removesuffix('ern')} bank"
    return re.sub(r"[- ]", "", fold(found["quarter"])) if found["quarter"] else "enclave"
