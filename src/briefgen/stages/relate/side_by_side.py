"""Names that a story counts side by side: two countries of one quake, three makers of one strike.

    "8,574 people have died in Turkey and 2,662 in Syria"      one count of each, and none of both
    "1,865 laid off at Ford, 2,330 at General Motors"          the same of companies
    "the two countries", "all three companies"                 all of them together

Names stand side by side where an article lists them as equals ("Turkey and Syria") and some article gives each a figure of one
kind. Of which of them a figure is told is read from its own words, else from the sentences before it, else from its headline.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, pairwise

from briefgen.records import Article, Sentence
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.names import looks_personal, without_possessive
from briefgen.stages.relate.reading.places import IN_TURN
from briefgen.stages.relate.reading.view import own_span
from briefgen.stages.relate.setting import COUNTRIES, LANDS, REGIONS, ZONE, events_in, lead_of
from briefgen.stages.relate.state_of import states_of
from briefgen.stages.relate.traits import DEMANDED, grows
from briefgen.text.lexicon import ATTRIBUTION_VERBS, DEMONYMS, fold, names_in
from briefgen.text.patterns import when_used

Pair = frozenset[str]

_BETWEEN = re.compile(
    r"(?:['’]s)?(?P<and>,? (?:and|or|as well as) (?:the |in |at |of |by )?|/| & )|(?:['’]s)?, (?:the |in |at |by )?"
)
"""Between two names of one list; its last two have a word of joining."""
_TOGETHER = when_used(
    r"\b(?:(?:both|the two|all two|the three|all three|all four|the four) (?:\w+ ){0,2}?(?:countries|nations|states|companies|firms|banks|carmakers"
    r"|automakers|manufacturers|makers|contracts|deals|agreements|employers|sides|provinces|regions|parties|cities|towns|islands|groups)|(?:in|across|of) (?:both|all three)\b"
    r"|(?:in|across|throughout) (?:(?:north|south|east|west|central)[\w-]* )?(?:africa|asia|europe|america)\b|\b(?:africa|asia|europe|america)['’]s"
    r"|big (?:three|four)\b|combined\b|(?:global|worldwide|countrywide)\b|(?:taken )?together\b|nationwide\b|on both sides\b)",
    re.IGNORECASE,
)
"""What says of a figure that it is of all of them."""
_LOOSE = when_used(r"combined|together", re.IGNORECASE)
"""What of these only says that several are added up."""
_IN_ALL = when_used(r"\b(?:in (?:total|all)|altogether|overall)\b", re.IGNORECASE)
"""What says that a figure is of more than the last name, and not of what."""
_TOTAL = when_used(
    r"\btotal\b[^,;.]{0,48}\b(?:to|of|at|is)(?: (?:about|nearly|almost|over|some|roughly|more than|at least))? $",
    re.IGNORECASE,
)
"""The same before a figure: "bringing the total to", "a total of"."""
_CALLED_LAND = when_used(
    r"\b(?:in|across|throughout|around|of|for) (?:the|that) (?:(?P<region>state|province)|country|nation)\b(?! of\b| in which\b)"
    r"|\bthe (?:(?P<regional>state|province)|country|nation)['’]s (?:(?:death|official|total|confirmed) )?(?:toll|count|tally|total|deaths)\b"
    r"|\b(?P<own>statewide)\b",
    re.IGNORECASE,
)
"""What stands for the name of a region or a country."""
_COUNT = when_used(
    r"\b(?:count|tally|toll)\b[^,;.]{0,48}\b(?:to|at|is)(?: (?:about|nearly|almost|over|some|roughly|more than|at least))? $",
    re.IGNORECASE,
)
"""The same where its sentence gives parts to several names: "which brings the toll to"."""
_THERE_AND = when_used(
    r"\b(?:there|here) and (?:in|across) (?:the )?(?:neighbou?ring |nearby )?", having=("there and", "here and")
)
_OF_TRADE = when_used(
    r"(?<!\bother )(?<!\bsome )(?<!\brival )(?<!\bmost )\b(?:\w*makers|companies|firms|banks|lenders|insurers|airlines|carriers|retailers|producers|operators"
    r"|builders|brewers|miners|developers|(?:the|whole|entire) (?:[\w.]+ )?(?:industry|economy|sector))\b",
    re.IGNORECASE,
)
"""What says of a sum that it is of all firms of a trade, or of their whole country: "cost the economy", "losses of the carmakers"."""
_RESPECTIVELY = when_used(r"\brespectively\b", re.IGNORECASE)
_BY_EVENT = when_used(
    r"\b(?:killed|claimed|cost|took|taken|left|injured|wounded|destroyed|displaced|affected|hit|devastated|kills|claims|leaves)\b"
)
"""What an event does."""
BREAK = when_used(r"[,;:()–—]|\sand\s|\swhile\s|\sbut\s")
_LEADS_IN = when_used(
    r"\b(?:in|at|of|for|from|by|to|into|inside|across|around|among|reach(?:e[sd]|ing)?|enter(?:s|ed|ing)?)\s(?:the\s)?(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
"""Before a name behind a figure that says where or whose it is."""
_ENDS = when_used(r"$|[,;:.)]|\sand\b")
"""Behind a name that stands right behind its figure, which shares the verb of the one before: "and 4,000 Norland"."""
_INCLUDES = when_used(
    r",?\s(?:including|among (?:them|these)|of (?:them|these|whom|which)|comprising)\b[^.;]{0,24}$", re.IGNORECASE
)
"""Between a whole and the first of its parts."""
_OUR = when_used(r"\b(?:[Oo]ur|[Ww]e)\b[^,;:“”\"]*$")
"""Before a figure that whoever writes tells of their own: "900 of our 4,000 drivers"."""
NO_NAMES: frozenset[str] = frozenset()
NO_STATES: Mapping[str, str] = {}
_SHARES = when_used(r"\s[a-z-]+(?:\s[a-z-]+)?(?:,| and)\s(?:[a-z]+\s){0,3}")
"""Between two figures of one place, told behind the second."""
_OPENS_SCENE = when_used(r"\W*(?:In|Across) (?:the )?", re.IGNORECASE)
_OWN_CLAUSE = when_used(r",\s(?:where|which)\b")
_OPENS_WITH = when_used(r"\W*With (?:at least |about |some |nearly |more than |over )?", re.IGNORECASE)
_OWNS_IT = when_used(r"(?:\s[a-z]+){1,3},\s(?:the\s)?")
"""Around a number that is told of the name behind it: "With 432 deaths, Arlen is hit hardest"."""
_WORD = re.compile(r"[\w-]+")
COUNTED = 16
"""Characters of "the two" before the noun of "the two countries", whose number is a figure too."""
LOOKED_BACK = 3
"""Sentences back to which a figure without a name looks for one."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A name that stands side by side with others, where a text has it."""

    name: str
    start: int
    end: int


def with_names_beside(
    features: Sequence[Features], articles: Sequence[Article], sentences: Mapping[str, Sentence]
) -> tuple[Features, ...]:
    """The features, each with the names among those that its story counts side by side of which it is told; as given where the
    story has none. `sentences` are by ref ("002:14")."""
    told = {article.id: _names_of(article) for article in articles}
    alike = _one_name(Counter(name for names in told.values() for name in dict.fromkeys(one.name for one in names)))
    told = {
        id: [replace(one, name=alike[one.name]) if one.name in alike else one for one in names]
        for id, names in told.items()
    }
    texts = {article.id: article.running for article in articles}
    listed = _listed(told, texts)
    lands = frozenset(name.name for names in told.values() for name in names if name.name in LANDS)
    if not listed and len(lands) < SEVERAL:
        return tuple(features)
    beside: dict[str, list[Features]] = defaultdict(list)
    for one in features:
        beside[one.claim.ref].append(one)
    pairs = _counted_apart(beside, listed, lands, told, texts, sentences)
    home = _families(pairs)
    if not home:
        return tuple(features)
    printed = _printed(told, texts, home)
    everywhere = {id: list(_all_of(text, printed)) for id, text in texts.items()}
    told_at = frozenset().union(*(one.places for one in features)) - LANDS
    at_places = (names for names in home.values() if 2 * len(names & told_at) >= len(names))
    towns = frozenset().union(*at_places) - LANDS
    states = states_of((one.claim.attributed_to for one in features if one.claim.attributed_to), articles)
    reader = _Reader(everywhere, texts, sentences, home, towns, states)
    focus = {article.id: _focus_of(article, printed) for article in articles}
    sums_too = any(not names <= REGIONS.keys() for names in home.values())  # what a court awards is no region's
    read = tuple(
        reader.read(one, beside[one.claim.ref], focus.get(one.claim.article, frozenset()))
        if sums_too or not one.money
        else one
        for one in features
    )
    return _all_of_theirs(_as_taken_up(read))


def _as_taken_up(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features, each that takes another up, "$5 million (£4 million)", with the names of that one."""
    known = {one.claim.id: one for one in features}
    return tuple(
        replace(one, of=before.of, of_said=before.of_said) if (before := known.get(one.again)) else one
        for one in features
    )


def _all_of_theirs(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features, where a count of one name is no part of anything but the count of all names: "8,574 in Turkey and 2,662 in
    Syria, 11,236 in all"."""
    known = {one.claim.id: one for one in features}
    wider: dict[str, list[Features]] = defaultdict(list)
    for one in features:
        if len(one.of) > 1 and one.of_said:
            wider[one.claim.ref].append(one)
    read = []
    for one in features:
        wholes = [known[k.to] for k in one.claim.links if k.kind in ("part_of", "makes_up") and k.to in known]
        wholes += [whole for whole in wider[one.claim.ref] if whole.cls == one.cls and one.of < whole.of]
        own = one.of_said and bool(wholes) and all(whole.of != one.of for whole in wholes)
        read.append(replace(one, all_of_it=True, rest=False, whole=None) if own else one)
    return tuple(read)


# ---------------------------------------------------------------- which names


def _names_of(article: Article) -> list[_Told]:
    return [
        _Told(plain, name.start, name.end)
        for name in names_in(article.running, opening=True)
        for plain in [_plain(name.text)]
        if plain
    ]


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    """A name as it is compared; "" for persons and peoples."""
    plain = fold(without_possessive(name))
    if plain in LANDS:
        return plain
    if plain in DEMONYMS:
        return ""
    return "" if looks_personal(name) and len(name.split()) > 1 else plain


def _one_name(spread: Counter[str]) -> Mapping[str, str]:
    """Longer names and letters by the name told most: "ford motor company" is "ford", "gm" is "general motors"."""
    alike: dict[str, str] = {}
    for name in spread:
        words = name.split()
        letters = "".join(word[0] for word in words)
        if len(words) > 1 and letters in spread:
            alike[letters] = name
        for at in range(1, len(words)):
            head = " ".join(words[:at])
            if spread[head] > spread[name]:
                alike[name] = head
                break
    return {name: alike.get(other, other) for name, other in alike.items()}


def _chains(names: Sequence[_Told], text: str) -> Iterator[tuple[_Told, ...]]:
    """The lists of names of a text: "Ford, General Motors and Stellantis"."""
    chain: list[_Told] = []
    joined = False
    for one, after in pairwise([*names, None]):
        if one is None:
            break
        chain.append(one)
        between = (
            _BETWEEN.fullmatch(text, one.end, after.start) if after is not None and after.start >= one.end else None
        )
        if between and len({(x.name in LANDS) for x in (one, after) if x}) == 1:
            joined = joined or bool(between["and"])
            continue
        if joined and len(chain) > 1:
            yield tuple(chain)
        chain, joined = [], False


def _listed(told: Mapping[str, Sequence[_Told]], texts: Mapping[str, str]) -> Counter[Pair]:
    """The pairs of names that articles list as equals, by how many do."""
    listed: Counter[Pair] = Counter()
    for id, names in told.items():
        found = {
            frozenset((a.name, b.name))
            for chain in _chains(names, texts[id])
            for a, b in combinations(chain, 2)
            if a.name != b.name
        }
        listed.update(found)
    return listed


def _counted_apart(
    beside: Mapping[str, Sequence[Features]],
    listed: Mapping[Pair, int],
    lands: frozenset[str],
    told: Mapping[str, Sequence[_Told]],
    texts: Mapping[str, str],
    sentences: Mapping[str, Sentence],
) -> set[Pair]:
    """Of the pairs that are listed, and of all pairs of `lands`, those of which some sentence gives each a figure of one kind, of
    lands that several articles list some article; the figures by sentence (ref)."""
    names = lands.union(*listed)
    reader = _Reader({id: [one for one in own if one.name in names] for id, own in told.items()}, texts, sentences, {})
    by_sentence: dict[tuple[str, ...], set[str]] = defaultdict(set)
    by_article: dict[tuple[str, ...], set[str]] = defaultdict(set)
    counted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for told_here in beside.values():
        for one in told_here:
            found = reader.own_names(one, told_here)
            if not one.of and len(found) == 1 and one.value is not None and (one.cls or one.head):
                kind = (one.family, one.cls or one.head)
                by_sentence[one.claim.ref, *kind] |= found
                if _is_count_of_now(one):
                    counted[one.claim.ref, one.cls] |= found
                if one.cls:
                    by_article[one.claim.article, *kind] |= found
    near, far = (
        {frozenset(pair) for own in kinds.values() for pair in combinations(own, 2)}
        for kinds in (by_sentence, by_article)
    )
    known = {pair for pair, n in listed.items() if pair in near or (pair in far and n >= SEVERAL)}
    known |= _listed_with(known, {pair for pair in listed if not pair & LANDS})
    unlisted = {frozenset(pair) for own in counted.values() for pair in combinations(sorted(own & lands), 2)}
    return known | {pair for pair in unlisted if not _one_holds_other(pair)}


def _listed_with(known: set[Pair], listed: set[Pair]) -> set[Pair]:
    """The pairs of a name that is listed beside both of two that are counted apart: where "Orvell, Tarn and Brask" stand in one list and
    sentences give figures of Orvell and of Tarn, Brask has its own too."""
    names = frozenset().union(*listed)
    return {
        frozenset((one, name))
        for pair in known
        for name in names - pair
        if all(frozenset((one, name)) in listed for one in pair)
        for one in pair
    }


def _is_count_of_now(one: Features) -> bool:
    """Whether a figure is one of a count that goes on, and of no earlier disaster."""
    return one.family == "count" and grows(one.cls) and not (one.elsewhen or one.years)


def _one_holds_other(pair: Pair) -> bool:
    """Whether one of two lands is the country of the other."""
    return any(REGIONS.get(name) in pair for name in pair)


SEVERAL = 2
"""Articles that have to list two countries as equals, where no sentence counts both."""


def _families(pairs: set[Pair]) -> dict[str, frozenset[str]]:
    """Each name with all that stand side by side with it, itself among them."""
    home: dict[str, frozenset[str]] = {}
    for pair in sorted(pairs, key=sorted):
        joined = pair.union(*(home.get(name, frozenset()) for name in pair))
        home |= dict.fromkeys(joined, joined)
    return home


def _printed(
    told: Mapping[str, Sequence[_Told]], texts: Mapping[str, str], home: Mapping[str, frozenset[str]]
) -> Mapping[str, str]:
    """The names that stand side by side as texts print them, with the name that each is."""
    return {
        without_possessive(texts[id][one.start : one.end]): one.name
        for id, names in told.items()
        for one in names
        if one.name in home
    }


def _all_of(text: str, printed: Mapping[str, str]) -> Iterator[_Told]:
    """All places of these names in a text: also where one opens a sentence, and may be any word with a capital."""
    any_of = "|".join(re.escape(name) for name in sorted(printed, key=lambda name: (-len(name), name)))
    for found in re.finditer(rf"(?<![\w-])(?:{any_of})(?![\w-])", text):
        yield _Told(printed[found.group()], found.start(), found.end())


def _focus_of(article: Article, printed: Mapping[str, str]) -> frozenset[str]:
    """The one name of an article's headline, or of its beginning where the headline has none."""
    for text in (article.title, lead_of(article)):
        found = frozenset(one.name for one in _all_of(text, printed))
        if found:
            return found if len(found) == 1 else frozenset()
    return frozenset()


# ---------------------------------------------------------------- of which a figure is told


class _Reader:
    """Reads of which names figures are told; `home` has each name's family."""

    def __init__(
        self,
        told: Mapping[str, Sequence[_Told]],
        texts: Mapping[str, str],
        sentences: Mapping[str, Sentence],
        home: Mapping[str, frozenset[str]],
        towns: frozenset[str] = NO_NAMES,
        states: Mapping[str, str] = NO_STATES,
    ) -> None:
        self.told, self.texts, self.sentences, self.home = told, texts, sentences, home
        self.towns, self.states = towns, states
        """Names of places within a land: what is told behind them, without a name, is of the land."""

    def read(self, one: Features, beside: Sequence[Features], focus: frozenset[str]) -> Features:
        """A figure with the names of which it is told, where that is not known yet."""
        if one.of:
            return one
        found = self.own_names(one, beside)
        sentence = self.sentences.get(one.claim.ref)
        if len(found) > 1 and found <= REGIONS.keys() and sentence and self._is_in_all(one, beside, sentence):
            return replace(one, places=one.places - frozenset(REGIONS))  # the total of their country
        if found:
            one = replace(one, owner=min(found)) if one.owner in self._words_of(found) else one
            held = len(found) == 1 and any(place.startswith(ZONE) for place in one.places)
            countries = found & LANDS if not held else NO_NAMES
            kin = frozenset().union(*(self.home.get(name, NO_NAMES) for name in found))
            places = one.places if len(found) == 1 else frozenset(x for x in one.places if not x.startswith(ZONE))
            return replace(one, of=found, of_said=True, places=(places - kin) | countries if countries else places)
        if sentence is None:
            return one
        if land := self._called_land(one, beside, sentence, focus):
            return replace(one, of=frozenset({land}), of_said=True)
        every = set(self.home.values())
        if self._is_of_all(one, beside, sentence):
            named = {name.name for name in self._within(one.claim.article, sentence.span.start, sentence.span.end)}
            if focus and named <= focus and not self._is_of_all(one, beside, sentence, outright=True):
                return replace(one, of=focus)  # "together", in a report of one of them
            return replace(one, of=min(every), of_said=True) if len(every) == 1 else one
        if self._is_in_all(one, beside, sentence) or self._is_of_another_land(one):
            return one
        if not focus and len(every) == 1 and self._is_of_event(one, beside, sentence):
            return replace(one, of=min(every))
        own = self._within(one.claim.article, sentence.span.start, one.claim.span.start)
        if own:
            return self._of(one, frozenset({own[-1].name}))
        state = self.states.get(one.claim.attributed_to or "") or self._people_of(one, sentence)
        if state in self.home:
            return replace(one, of=frozenset({state}))
        within = self.home.keys() <= LANDS  # a country is told by its paragraph, a firm by the whole article
        for number in range(one.claim.sentence - 1, one.claim.sentence - 1 - LOOKED_BACK, -1):
            earlier = self.sentences.get(f"{one.claim.article}:{number}")
            if within and earlier and "\n" in self.texts[one.claim.article][earlier.span.end : sentence.span.start]:
                break
            names = self._within(one.claim.article, earlier.span.start, earlier.span.end) if earlier else []
            if names:
                only = frozenset(name.name for name in names)
                return self._of(one, only) if len(only) == 1 else one
        return self._of(one, focus, sentence)

    def _is_of_another_land(self, one: Features) -> bool:
        """Whether a figure names a country of its own that is none of those which the story counts side by side."""
        return self.home.keys() <= LANDS and bool(one.places & COUNTRIES - self.home.keys())

    def _words_of(self, names: frozenset[str]) -> frozenset[str]:
        """The last words by which the texts call some names: "motors" and "gm" of General Motors."""
        told = ((id, one) for id, own in self.told.items() for one in own if one.name in names)
        return frozenset(fold(without_possessive(self.texts[id][one.start : one.end]).split()[-1]) for id, one in told)

    def _of(self, one: Features, names: frozenset[str], of_teller: Sentence | None = None) -> Features:
        """A figure with names that only stand before it. What is demanded is of whoever demands it, and of all of whom."""
        if not names or names <= self.towns or one.cls == DEMANDED:
            return one
        text, end = self.texts[one.claim.article], one.claim.span.end
        own = of_teller is not None and _OUR.search(text, of_teller.span.start, end) is not None
        return replace(one, of=names, of_said=own)

    def _people_of(self, one: Features, sentence: Sentence) -> str:
        """The one country whose press or offices are said to tell a figure in its sentence: "Tavrian state media report"; who only
        acts may do so abroad ("Tavrian soldiers brought out 120")."""
        lands: set[str] = set()
        told = False
        for word in _WORD.findall(self.texts[one.claim.article][sentence.span.start : one.claim.span.start]):
            plain = fold(word)
            if word[0].isupper() and plain in DEMONYMS:
                lands.add(fold(DEMONYMS[plain]))
            told = told or (bool(lands) and plain in ATTRIBUTION_VERBS)
        return min(lands) if told and len(lands) == 1 else ""

    def _called_land(
        self, one: Features, beside: Sequence[Features], sentence: Sentence, focus: frozenset[str]
    ) -> str | None:
        """The land that a figure's words only call "the state" or "the country": the last one named before of that kind, else the
        article's."""
        text, (start, end) = self.texts[one.claim.article], segment_of(one, beside, sentence)
        called = _CALLED_LAND.search(text, start, end)
        if called is None:
            return None
        kind = REGIONS.keys() if called["region"] or called["regional"] or called["own"] else COUNTRIES
        near = self.sentences.get(f"{one.claim.article}:{max(1, one.claim.sentence - LOOKED_BACK)}", sentence)
        before = self._within(one.claim.article, min(near.span.start, sentence.span.start), one.claim.span.start)
        named = [name.name for name in before if name.name in kind] or [name for name in focus if name in kind]
        return named[-1] if named else None

    def _is_of_all(
        self, one: Features, beside: Sequence[Features], sentence: Sentence, *, outright: bool = False
    ) -> bool:
        """Whether a figure's words say that it is of all; `outright` also of what: "both countries", not "together"."""
        text = self.texts[one.claim.article]
        start, end = segment_of(one, beside, sentence)
        if one.money and self.home and not self.home.keys() & LANDS and _OF_TRADE.search(text, start, end):
            return True
        told = _TOGETHER.search(text, max(sentence.span.start, start - COUNTED), end)
        return told is not None and not (outright and _LOOSE.search(told[0]))

    def _is_of_event(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> bool:
        """Whether the story's event itself is said to have done it, and no place beside it: "the quake has killed 5,000"."""
        if not _is_count_of_now(one) or self._within(one.claim.article, sentence.span.start, sentence.span.end):
            return False
        words = self.texts[one.claim.article][segment_of(one, beside, sentence)[0] : one.claim.span.start]
        did = _BY_EVENT.search(words)
        return did is not None and one.event in events_in(words[: did.start()])

    def own_names(self, one: Features, beside: Sequence[Features]) -> frozenset[str]:
        """The names in a figure's own words: behind it up to the next break, else the last before it, a list as a whole."""
        sentence = self.sentences.get(one.claim.ref)
        if sentence is None:
            return frozenset()
        article, own = one.claim.article, one.claim.span
        text, start = self.texts[article], segment_of(one, beside, sentence)[0]
        if one.places & COUNTRIES and IN_TURN.match(text, own.end, sentence.span.end):
            return one.places & COUNTRIES  # "to the former"
        if _RESPECTIVELY.search(text, own.end, sentence.span.end):
            return self._in_turn(one, beside, sentence)
        if of_people := self._within(article, own.end, own_span(one.claim).end):
            return self._list_to(of_people, text)  # "2,000 Norland workers", "1,000 Orvell employees"
        if _OPENS_WITH.fullmatch(text, sentence.span.start, own.start) and (owned := _OWNS_IT.match(text, own.end)):
            owner = self._within(article, owned.end(), sentence.span.end)
            if owner and owner[0].start == owned.end():
                return frozenset({owner[0].name})
        if parts := self._parts_behind(one, beside, sentence):
            return parts if len(parts) > 1 else self.home.get(min(parts), NO_NAMES)
        if there := self._there_and(one, beside, sentence):
            return there
        if (behind := self._behind(one, beside, sentence)) or self._is_of_all(one, beside, sentence):
            return behind
        if self._is_in_all(one, beside, sentence):
            named = {name.name for name in self._within(article, sentence.span.start, sentence.span.end)}
            return (
                frozenset(named).union(*(self.home.get(name, NO_NAMES) for name in named))
                if len(named) > 1
                else NO_NAMES
            )
        border = BREAK.search(text, start, own.start) if start > sentence.span.start else None
        before = self._within(article, border.start() if border else start, own.start)
        if before:
            scene = self._scene(sentence, article, text) if not border else None
            return frozenset({scene}) if scene else self._list_to(before, text)
        if shared := self._behind_next(one, beside, sentence):
            return shared
        before = self._within(article, sentence.span.start, start)
        return self._list_to(before, text) if len({name.name for name in before}) == 1 else frozenset()

    def _is_in_all(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> bool:
        """Whether a figure is called one of all, right before it or behind it: "in all 808 people", "808 in all"."""
        text, (start, end) = self.texts[one.claim.article], segment_of(one, beside, sentence)
        own = one.claim.span
        border = BREAK.search(text, own.end, end)
        near = _IN_ALL.search(text, own.end, border.start() if border else end)
        number = _number_of(one)
        before = _IN_ALL.search(text, max(start, own.start - COUNTED), own.start) or _TOTAL.search(text, start, number)
        if near or before:
            return True
        told = {name.name for name in self._within(one.claim.article, sentence.span.start, own.start)}
        return len(told) > 1 and bool(_COUNT.search(text, start, number))

    def _in_turn(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> frozenset[str]:
        """The name of a list to which a figure belongs in turn: "Ford and GM lost $1.3 billion and $800 million, respectively"."""
        article, text = one.claim.article, self.texts[one.claim.article]
        names = self._within(article, sentence.span.start, sentence.span.end)
        alike = sorted((x for x in beside if x.family == one.family), key=lambda x: x.claim.span.start)
        turn = [x.claim.id for x in alike].index(one.claim.id)
        chains = [chain for chain in _chains(names, text) if len(chain) == len(alike)]
        return frozenset({chains[0][turn].name}) if chains else frozenset()

    def _behind(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> frozenset[str]:
        """The names behind a figure up to the next break: "2,662 in Syria"."""
        article, own = one.claim.article, one.claim.span
        text, end = self.texts[article], segment_of(one, beside, sentence)[1]
        border = BREAK.search(text, own.end, end)
        found = self._within(article, own.end, border.start() if border else end)
        found = [
            name
            for name in found
            if _LEADS_IN.search(text, own.end, name.start)
            or (name.start == own.end + 1 and _ENDS.match(text, name.end, end))
        ]
        return self._list_from(found[0], article, end) if found else frozenset()

    def _there_and(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> frozenset[str]:
        """The name before a figure with that behind it, where the words behind take both: "there and in Tavria"."""
        article, text = one.claim.article, self.texts[one.claim.article]
        found = _THERE_AND.search(text, one.claim.span.end, segment_of(one, beside, sentence)[1])
        before = self._within(article, sentence.span.start, one.claim.span.start) if found else []
        behind = self._within(article, found.end(), sentence.span.end) if found else []
        near = bool(behind) and found is not None and behind[0].start == found.end()
        return frozenset({before[-1].name, behind[0].name}) if near and before else NO_NAMES

    def _parts_behind(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> frozenset[str]:
        """The names of the parts that stand behind a whole: "78 dead, including 71 in Florida and four in Ohio"."""
        text, end = self.texts[one.claim.article], segment_of(one, beside, sentence)[1]
        if not _INCLUDES.search(text, one.claim.span.end, end):
            return NO_NAMES
        behind = [x for x in beside if x.claim.span.start >= end and x.family == one.family and x.cls in ("", one.cls)]
        return NO_NAMES.union(*(self._behind(x, beside, sentence) for x in behind))

    def _behind_next(self, one: Features, beside: Sequence[Features], sentence: Sentence) -> frozenset[str]:
        """The names that it shares with the figure behind it: "237 dead and 639 injured in Syria"."""
        text, end = self.texts[one.claim.article], segment_of(one, beside, sentence)[1]
        after = next((x for x in beside if x.claim.span.start == end), None)
        if after is None or not _SHARES.fullmatch(text, one.claim.span.end, end):
            return frozenset()
        return self._behind(after, beside, sentence)

    def _scene(self, sentence: Sentence, article: str, text: str) -> str | None:
        """The name that opens a sentence and has a clause of its own behind it: "In Norland, where it struck after it had left
        Arlen, five died"."""
        names = self._within(article, sentence.span.start, sentence.span.end)
        opens = names and _OPENS_SCENE.fullmatch(text, sentence.span.start, names[0].start)
        return names[0].name if opens and _OWN_CLAUSE.match(text, names[0].end) else None

    def _within(self, article: str, start: int, end: int) -> list[_Told]:
        return [name for name in self.told.get(article, ()) if start <= name.start and name.end <= end]

    def _list_from(self, first: _Told, article: str, end: int) -> frozenset[str]:
        chain = next(_chains(self._within(article, first.start, end), self.texts[article]), ())
        return frozenset(name.name for name in chain) if chain and chain[0] == first else frozenset({first.name})

    def _list_to(self, before: Sequence[_Told], text: str) -> frozenset[str]:
        last = before[-1]
        for chain in _chains(before, text):
            if last in chain:
                return frozenset(name.name for name in chain)
        return frozenset({last.name})


def _number_of(one: Features) -> int:
    """Where a figure's number begins, behind the words that lead its phrase in: "a total of 808"."""
    return one.claim.quantity.span.start if one.claim.quantity else one.claim.span.start


def segment_of(one: Features, beside: Sequence[Features], sentence: Sentence) -> tuple[int, int]:
    """The words of a figure in its sentence: from the figure before it to the one behind it."""
    own = one.claim.span
    start = max([sentence.span.start, *(x.claim.span.end for x in beside if x.claim.span.end <= own.start)])
    end = min([sentence.span.end, *(x.claim.span.start for x in beside if x.claim.span.start >= own.end)])
    return start, end
