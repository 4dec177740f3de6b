"""Whose figures they are: each party once, under all the names by which the articles know it.

A figure is the voice's that the text credits with it; else, where an attributed figure of its article has its value,
that one's; else its article's own: of the wire or paper whose report it is, else of the outlet. Two names are one party
where a text says so: a surname and the full name, a title and its holder, a short form and the long one, a spokesman and
the body that he speaks for, a minister and the ministry, a country and its capital or government.

Read in this order: `find_voices`, `_Scene` (one article) and `_Story` (all), `_key_of` (what a printed name stands for),
`_Parties` (keys that are one), `_numbered`. Near-linear: every rule looks up a table, none compares all pairs of parties.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.records import EXTRACTED_ROLES, Article, FigureClaim, Voice
from briefgen.stages.relate.copies import find_retellings
from briefgen.stages.relate.names import (
    ANY_BODY,
    INDEFINITE,
    RANKS,
    SHORT_TITLES,
    SMALL,
    body_key,
    clean_name,
    compared_name,
    groups_of,
    initials,
    is_generic,
    kind_of,
    looks_personal,
    office_head,
    office_terms,
    office_words,
    people_core,
    plain_words,
    stems_of,
    unaccented,
    without_article,
    without_possessive,
)
from briefgen.stages.relate.owners import Owners
from briefgen.stages.relate.people import BACK, CAPITALS, Person, named_before, people_of, short_forms, subject_of
from briefgen.text.figures.digits import base_language
from briefgen.text.lexicon import (
    ABBREVIATIONS,
    DEMONYMS,
    WIRES,
    fold,
    same_term,
    stem,
)
from briefgen.text.voices.parties import head_of, normalise_party, same_party, words_of_class
from briefgen.vocabulary import read_table

__all__ = ["Voices", "find_voices", "normalise_party", "same_party"]


@dataclass(frozen=True, slots=True)
class Voices:
    """The parties of a story in the order of their first figures, and for each claim the id of its voice."""

    voices: tuple[Voice, ...]
    of: Mapping[str, str]


def find_voices(claims: Sequence[FigureClaim], articles: Sequence[Article]) -> Voices:
    """Whose figure each claim is. The order of claims and articles decides nothing.

    "Gov. Josh Green", "the governor" and "Mr Green" are one voice; so are "UNHCR" and "the UN refugee agency", and an
    outlet's own figures are its own, or its wire's. Raises KeyError for a claim whose article is not there.
    """
    shelf = {article.id: article for article in sorted(articles, key=lambda article: article.id)}
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.span.start, claim.span.end, claim.id))
    mentions = _take_over([_mention(claim, shelf[claim.article]) for claim in ordered])
    parties = _Parties()
    named = _join_names(mentions, shelf, parties)
    own = {
        article: parties.add(f"own {compared_name(name)}", name) for article, name in _own_names(shelf, ordered).items()
    }
    _join_outlets(own, parties)
    return _numbered(mentions, named, own, parties)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A claim with the party that its text names, cleaned; None where the article speaks itself."""

    claim: FigureClaim
    name: str | None


def _mention(claim: FigureClaim, article: Article) -> _Mention:
    name = clean_name(claim.attributed_to or "")
    return _Mention(claim, name if name and not _is_outlets_own(name, article) else None)


def _is_outlets_own(name: str, article: Article) -> bool:
    """Whether a text credits its own outlet ("told this newspaper" aside, "the Daily has learned")."""
    return any(known and fold(known) == fold(name) for known in (article.outlet,)) and not article.origin


def _take_over(mentions: Sequence[_Mention]) -> list[_Mention]:
    """An unattributed claim that equals attributed ones of its article, if all name one party, is that party's."""
    named: dict[tuple[object, ...], list[_Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.name:
            named[_value_of(mention.claim)].append(mention)
    crediting = {article for article, *_ in named}
    return [_taken(mention, named) if mention.claim.article in crediting else mention for mention in mentions]


def _value_of(claim: FigureClaim) -> tuple[object, ...]:
    quantity = claim.quantity
    if quantity is None:
        return (claim.article, claim.id)
    return (claim.article, claim.unit, quantity.value, quantity.low, quantity.high)


def _taken(mention: _Mention, named: Mapping[tuple[object, ...], Sequence[_Mention]]) -> _Mention:
    if mention.name or mention.claim.quantity is None:
        return mention
    others = named.get(_value_of(mention.claim), ())
    names = {other.name for other in others if _same_count(mention.claim, other.claim)}
    return _Mention(mention.claim, names.pop()) if len(names) == 1 else mention


_TELLING_DIGITS = 3
"""A value of so many significant digits is hardly met twice by chance in one article."""


def _same_count(a: FigureClaim, b: FigureClaim) -> bool:
    value = a.quantity.value if a.quantity else None
    digits = len(str(abs(value.numerator)).rstrip("0")) if value is not None and value.denominator == 1 else 0
    return digits >= _TELLING_DIGITS or _same_label(a.label.measure, b.label.measure)


@lru_cache(maxsize=16_384)
def _same_label(a: str, b: str) -> bool:
    return fold(a) == fold(b) or same_term(a, b)


@dataclass(slots=True)
class _Parties:
    """Sets of keys that are one party (each key leads to its set's first), with the names printed for each key."""

    up: dict[str, str] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, key: str, name: str, times: int = 1) -> str:
        self.up.setdefault(key, key)
        self.names[key][name] += times
        return key

    def find(self, key: str) -> str:
        while self.up[key] != key:
            self.up[key] = self.up[self.up[key]]
            key = self.up[key]
        return key

    def join(self, one: str, other: str) -> None:
        """The two are one; the smaller key leads, so that the order of joining does not show."""
        first, second = sorted((self.find(one), self.find(other)))
        self.up[second] = first


_OFFICES = {row["office"]: frozenset(row["bodies"].split()) for row in read_table("offices", ("office", "bodies"))}


def _join_names(
    mentions: Sequence[_Mention], shelf: Mapping[str, Article], parties: _Parties
) -> dict[tuple[str, str], str]:
    """The key of every printed name by article; keys that some article shows to be one are joined."""
    by_article: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.name:
            by_article[mention.claim.article].append(mention)
    scenes = [_Scene.of(shelf[article], found) for article, found in sorted(by_article.items())]
    story = _Story.of(scenes)
    owners = Owners.of(name for scene in scenes for name in scene.told)
    owned: dict[str, set[str]] = defaultdict(set)
    for scene in scenes:
        for name, times in sorted(scene.told.items()):
            plain = _key_of(name, scene, story)
            full = owners.named(name, scene.article.running, scene.places[name]) if name not in scene.meant else None
            key = _key_of(full, scene, story) if full else plain
            if full:
                scene.meant[name] = full
                owned[plain].add(key)
            scene.keys[name] = parties.add(key, name, times)
            _add_full_name(scene.keys[name], name, scene, parties)
    for plain, keys in sorted(owned.items()):
        if len(keys) == 1 and plain in parties.up:  # "the navy" is the only navy that the articles name by its country
            parties.join(plain, next(iter(keys)))
    for scene in scenes:
        _join_bodies(scene, story, parties)
        _join_apposed(scene, parties)
    _join_countries(parties)
    _join_offices(parties, story)
    _join_suffixes(parties)
    _join_wider(parties)
    return {(scene.article.id, name): key for scene in scenes for name, key in scene.keys.items()}


def _add_full_name(key: str, name: str, scene: _Scene, parties: _Parties) -> None:
    """The name that a surname or "the agency" stands for is a name of the voice too, even if no figure is credited so."""
    if name in scene.meant:
        parties.add(key, scene.meant[name], 0)
    person = scene.people.get(plain_words(name)[-1]) if key.startswith("person") else None
    if person and person.key == key and person.name != name:
        parties.add(key, person.name, 0)


@dataclass(slots=True)
class _Scene:
    """What one article shows of its parties: who is named how often, its people by surname, its short forms."""

    article: Article
    told: Counter[str]
    places: dict[str, int]
    people: dict[str, Person]
    short: dict[str, str]
    rivals: frozenset[str]
    keys: dict[str, str] = field(default_factory=dict)
    meant: dict[str, str] = field(default_factory=dict)
    """For a generic name the body's own that the text has before it."""

    @classmethod
    def of(cls, article: Article, mentions: Sequence[_Mention]) -> _Scene:
        told = Counter(mention.name for mention in mentions if mention.name)
        places: dict[str, int] = {}
        for mention in mentions:
            if mention.name and mention.name not in places:
                places[mention.name] = _place_of(mention.name, mention.claim.span.start, article.running)
        # German prints every noun with a capital: outside English only a credited name is a longer form of another.
        named = article.running if base_language(article.language) == "en" else " ; ".join(sorted(told))
        people = people_of(named, told)
        return cls(article, told, places, people, short_forms(article.running), _rivals(mentions, people))


def _place_of(name: str, at: int, text: str) -> int:
    """Where a name stands nearest to the first figure that it is credited with; the figure's place where it does not."""
    after, before = text.find(name, at, at + 600), text.rfind(name, 0, at)
    near = [place for place in (before, after) if place >= 0]
    return min(near, key=lambda place: abs(place - at), default=at)


def _rivals(mentions: Sequence[_Mention], people: Mapping[str, Person]) -> frozenset[str]:
    """People of one body whom an article lets give different values of one unit: the text sets them against each
    other, so each is a voice of its own."""
    told: dict[tuple[str, str | None], list[tuple[str, FigureClaim]]] = defaultdict(list)
    for mention in mentions:
        person = people.get(plain_words(mention.name)[-1]) if mention.name else None
        for body in person.bodies if person else ():
            told[(body, mention.claim.unit)].append((person.key if person else "", mention.claim))
    found: set[str] = set()
    for claims in told.values():
        values = {(key, claim.quantity.value) for key, claim in claims if claim.quantity}
        if len({key for key, _ in values}) > 1 and len({value for _, value in values}) > 1:
            found |= {key for key, _ in values}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Story:
    """What all articles together show: full names by surname, people by office, long names by short form."""

    people: Mapping[str, frozenset[str]]
    offices: Mapping[str, frozenset[str]]
    short: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]
    rivals: frozenset[str]

    @classmethod
    def of(cls, scenes: Sequence[_Scene]) -> _Story:
        people: dict[str, set[str]] = defaultdict(set)
        offices: dict[str, set[str]] = defaultdict(set)
        roles: dict[str, set[str]] = defaultdict(set)
        short: dict[str, str] = {}
        for scene in scenes:
            short.update({long: name for long, name in scene.short.items() if long not in short})
            for surname, person in scene.people.items():
                if " " in person.name:
                    people[surname].add(person.key)
                roles[person.key] |= person.roles
                for role in person.roles:
                    offices[office_head(role)].add(person.key)
        rivals = frozenset(key for scene in scenes for key in scene.rivals)
        short.update(_initialled(scenes, short))
        return cls(_frozen(people), _frozen(offices), short, _frozen(roles), rivals)


def _frozen(held: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in held.items()}


def _initialled(scenes: Sequence[_Scene], known: Mapping[str, str]) -> dict[str, str]:
    """Long names that are credited somewhere and have the initials of a credited short form that nothing explains."""
    told = {name for scene in scenes for name in scene.told}
    explained = set(known.values()) | set(ABBREVIATIONS.values())
    wanted = {
        name.upper() for name in (re.sub(r"^[Tt]he\s", "", n) for n in told) if re.fullmatch(r"[A-Z]{3,7}", name)
    } - explained
    longs: dict[str, set[str]] = defaultdict(set)
    for name in sorted(told):
        words = [
            word for word in re.sub(r"^(?:[Tt]he\s|[A-Z][\w]+['’]s\s)", "", name).split() if word not in ("The", "the")
        ]
        if len(words) > 2 and (short := initials(words)) in wanted:
            longs[short].add(fold(" ".join(words)))
    return {next(iter(long)): short for short, long in longs.items() if len(long) == 1}


_PRESS_OFFICE = re.compile(
    r"(?P<body>(?:the\s)?[^,]{2,50}?)(?:['’]s|(?<=s)['’])\s(?:own\s)?(?:press office|website|web site|statement|account|filing|page)$",
    re.IGNORECASE,
)
""" "the company's press office" is the company."""


def _key_of(name: str, scene: _Scene, story: _Story) -> str:
    """What a printed name stands for in its article: a person, a body, a country, people, or only its words."""
    owned = _PRESS_OFFICE.match(name)
    if owned:
        return _key_of(owned["body"], scene, story)
    kind = kind_of(name)
    if kind == "court":
        return _court_key(name, scene, story)
    if kind == "office":
        return _office_key(name, scene, story)
    if kind == "name":
        return _person_key(name, scene, story)
    if kind == "people":
        return _people_key(name, scene)
    if is_generic(name):
        return _generic_key(name, scene, story)
    return _named_body(name, scene, story)


def _person_key(name: str, scene: _Scene, story: _Story) -> str:
    surname = plain_words(name)[-1]
    person = scene.people.get(surname)
    if " " in name and looks_personal(name):
        return Person(name).key
    if " " not in name and person:
        return person.key
    known = story.people.get(surname, frozenset()) if " " not in name else frozenset()
    return next(iter(known)) if len(known) == 1 else f"name {fold(without_article(name))}"


def _office_key(name: str, scene: _Scene, story: _Story) -> str:
    """ "the governor" is the article's one governor, "Hawaii's governor" the set's one; "a spokesman for X" is X."""
    spoken = re.match(
        r"^(?:an?|the|its)?\s*(?:[\w-]+\s)*?(?:spokes\w+|press office\w*)\s(?:for|of|at|with)\s(?P<body>.+)$",
        name,
        re.IGNORECASE,
    )
    owned = re.match(r"^(?:an?\s|the\s)?(?P<body>.+?)(?:['’]s)?\sspokes\w+$", name, re.IGNORECASE)
    for match in (spoken, owned):
        if (
            match
            and kind_of(match["body"]) in ("body", "country", "court", "outlet")
            and not re.match(r"(?:another|a second)\b", name, re.IGNORECASE)
        ):
            return _key_of(match["body"], scene, story)
    if INDEFINITE.match(name):
        return f"somebody {scene.article.id} {fold(name)}"
    return _holder(name, scene, story) or f"office {office_words(name)}"


def _court_key(name: str, scene: _Scene, story: _Story) -> str:
    """ "a judge in Connecticut" is the judge whom the article names, where it names one; "another jury" is its own."""
    if re.match(r"(?:another|a second|a different)\b", name, re.IGNORECASE):
        return f"somebody {scene.article.id} {fold(name)}"
    head = office_head(unaccented(without_article(name)))
    holders = {p.key for p in scene.people.values() if any(office_head(role) == head for role in p.roles)}
    if len(holders) == 1:
        return next(iter(holders))
    return (
        _generic_key(name, scene, story)
        if is_generic(name) and not INDEFINITE.match(name)
        else _named_body(name, scene, story)
    )


def _holder(name: str, scene: _Scene, story: _Story) -> str | None:
    """The one person who holds an office in the article, else in the set, whose role contradicts none of its words."""
    head = office_head(unaccented(without_article(name)))
    said = office_terms(name)
    here = {p.key for p in scene.people.values() if any(_fits_office(role, head, said) for role in p.roles)}
    if len(here) == 1:
        return next(iter(here))
    if here:
        return None
    there = {
        key
        for key in story.offices.get(head, frozenset())
        if any(_fits_office(role, head, said, closely=bool(said)) for role in story.roles.get(key, ()))
    }
    return next(iter(there)) if len(there) == 1 else None


def _fits_office(role: str, head: str, said: frozenset[str], *, closely: bool = False) -> bool:
    if office_head(role) != head:
        return False
    terms = office_terms(role)
    return said <= terms if closely else said <= terms or terms <= said or not said or not (terms - RANKS)


def _people_key(name: str, scene: _Scene) -> str:
    """ "officials" are the article's one sort of officials; else people are their words."""
    plain = fold(without_article(name))
    if " " not in plain:
        longer = {fold(without_article(other)) for other in scene.told if people_core(other).endswith(f" {plain}")}
        plain = longer.pop() if len(longer) == 1 else plain
    known = normalise_party(name)
    speaks = " " in plain and fold(known) in DEMONYMS  # "Turkish officials", but not "Turks"
    return f"country {fold(known)}" if speaks else f"people {plain}"


def _generic_key(name: str, scene: _Scene, story: _Story) -> str:
    """The body that a generic word stands for: the nearest before it that has the word in its name, or is of its group;
    "the paper" is the cited one. Where none fits, the words stay."""
    found = head_of(name.split()[-1])
    if found and found[0] == "outlet" and scene.article.origin:
        return f"own {compared_name(_origin_name(scene.article.origin))}"
    at = scene.places.get(name, 0)
    noun = stem(fold(name.split()[-1]))
    told = sorted((place, other) for other, place in scene.places.items() if not is_generic(other))
    bodies = [(place, other) for place, other in told if kind_of(other) in ("body", "court", "outlet")]
    with_noun = [item for item in bodies if noun in stems_of(item[1])]
    named = named_before(noun, scene.article.running, at) if " " in name else None
    before = [item for item in (*with_noun, named) if item and item[0] < at]
    if before:
        scene.meant[name] = max(before)[1]
    elif with_noun and at < len(scene.article.title) + _LEAD:  # a heading comes before the name that it shortens
        scene.meant[name] = with_noun[0][1]
    if name in scene.meant:
        return _named_body(scene.meant[name], scene, story)
    subject = subject_of(scene.article) if "company" in groups_of(name) else None
    fitting = (
        {subject} if subject else _of_group(name, [item for item in bodies if item[0] < at], scene.article.running, at)
    )
    if len({_named_body(other, scene, story) for other in fitting}) != 1:
        return body_key(name)
    scene.meant[name] = max(fitting)
    return _named_body(scene.meant[name], scene, story)


def _of_group(name: str, bodies: Sequence[tuple[int, str]], text: str, at: int) -> set[str]:
    """Bodies before a generic word that are of its group: those credited, else those that the text names."""
    groups = groups_of(name) - (frozenset() if fold(name.split()[-1]) in ANY_BODY else frozenset({"agency"}))
    other_words = words_of_class("own_word") - {fold(word) for word in name.split()}
    bodies = [told for told in bodies if fold(told[1].split()[-1]) not in other_words]
    credited = {other for _, other in bodies if groups & groups_of(other) and not _of_other_service(name, other)}
    if credited or " " not in name:
        return credited
    capitals = CAPITALS.finditer(text, max(0, at - BACK), at)
    named = {without_possessive(m[0]) for m in capitals if "\n" not in m[0]}  # a name stands in one line
    named = {other for other in named if fold(other.split()[-1]) not in other_words}
    return {
        other for other in named if groups & groups_of(other) and fold(other) != fold(name.split()[-1])
    }  # "Retailer's sales"


_SERVICES = frozenset(map(stem, ("police", "army", "navy", "coastguard", "gendarmerie", "militia", "pentagon")))
"""Forces that are told by their own word: the police are not the coastguard, though both are forces."""


def _of_other_service(name: str, body: str) -> bool:
    own, other = (stems_of(words) & _SERVICES for words in (name, body))
    return bool(own and other) and not own & other


_LEAD = 200


def _named_body(name: str, scene: _Scene, story: _Story) -> str:
    """The key of a body by name: its short form where one is known, a country for its capital or government."""
    plain = _BRACKETS.sub("", without_article(name)).strip()
    for told in (plain, _OWNER.sub("", plain)):
        short = scene.short.get(fold(told)) or story.short.get(fold(told))
        if short:
            return body_key(short)
    return body_key(plain)


_BRACKETS = re.compile(r"\s\([^)]*\)$")

_OWNER = re.compile(r"^(?:[A-Z][\w-]+['’]s?|(?:country|nation)['’]s)\s+(?=[A-Za-z])")


def _body_named(body: str, scene: _Scene, story: _Story) -> str:
    """The key of a body that an office names; "spokesman for the service" means the service named before."""
    scene.places.setdefault(body, max(0, scene.article.running.find(body)))
    return _key_of(body, scene, story)


def _join_bodies(scene: _Scene, story: _Story, parties: _Parties) -> None:
    """An official with the body of the office, where both are voices and the article ties them."""
    held = {key for key in scene.keys.values() if key.startswith(("person", "office"))}
    persons = {person.key: person for person in scene.people.values()}
    bodies = {key: name for name, key in scene.keys.items() if key.startswith(("body", "country"))}
    for key in sorted(held - scene.rivals):
        roles = persons[key].roles if key in persons else frozenset({key.removeprefix("office ")})
        named = {_body_named(body, scene, story) for body in sorted(persons[key].bodies)} if key in persons else set()
        told = named | {
            body
            for role in roles
            for body in _bodies_of_office(role)
            if body in scene.keys.values() or not _holds_beside(key, role, story)
        }
        for body in sorted(told & set(parties.up)):
            parties.join(key, body)
        _join_only_body(key, roles, bodies, parties)


def _holds_beside(key: str, role: str, story: _Story) -> bool:
    """Whether another person of the story holds the same office alone, so that neither speaks for the only body of its name that another
    article credits: two foreign ministers are of two countries."""
    if office_head(role) not in _HELD_ALONE:
        return False
    own = set(_bodies_of_office(role))
    return any(
        own & set(_bodies_of_office(other))
        for person, roles in story.roles.items()
        if person != key and person.split()[-1] != key.split()[-1]
        for other in roles
        if office_head(other) in _HELD_ALONE
    )


_HELD_ALONE = frozenset(["minister", "secretary"])
"""Offices of which a government has one for each field."""
_CALLED_BESIDE = re.compile(
    r",\s(?:the\s)?(?P<name>[A-Z][\w’'&-]*(?:\s(?:(?:of|for|and)\s(?:the\s)?)?[A-Z][\w’'&-]*)*?)"
    r"(?:['’]s\s(?:own\s|official\s|main\s)?(?P<mouth>website|web site|newspaper|mouthpiece|press office|media office|news agency|television|channel)\b|,\s(?=\w+(?:s|ed|id)\b))"
)
"""Behind a name: another name of the party, "the group, the Unity Front, says", or that of the body whose mouth it is."""


def _join_apposed(scene: _Scene, parties: _Parties) -> None:
    """A party with another one that its article calls by both names, or that it is the mouth of."""
    known = {fold(without_article(name)): key for key in sorted(parties.up) for name in sorted(parties.names[key])}
    for name, key in sorted(scene.keys.items()):
        for found in re.finditer(re.escape(name), scene.article.running):
            called = _CALLED_BESIDE.match(scene.article.running, found.end())
            other = known.get(fold(called["name"])) if called else None
            if other:
                parties.join(key, other)


def _bodies_of_office(role: str) -> Iterator[str]:
    """The bodies that an office implies: of the "interior minister" the "interior ministry"."""
    head = office_head(role)
    core = re.split(r"\s(?:of|for)\s", role)[0]
    field_words = [
        word
        for word in re.findall(r"[\w-]+", core)
        if SHORT_TITLES.get(word, word) != head and word not in RANKS and word not in SMALL
    ]
    of = re.search(r"\bof\s(?:the\s)?(?P<field>[\w-]+)$", role)
    for noun in sorted(_OFFICES.get(head, ())):
        if field_words:
            yield body_key(" ".join((*field_words, noun)))
        if of:
            yield body_key(f"{of['field']} {noun}")


def _join_only_body(key: str, roles: Iterable[str], bodies: Mapping[str, str], parties: _Parties) -> None:
    """An office that speaks for a sort of body ("chief secretary" for a government), where the article credits one such
    office and one such body."""
    for office, nouns in _OFFICES.items():
        if " " not in office or not any(office in role for role in roles):
            continue
        fitting = [
            body
            for body, name in sorted(bodies.items())
            if groups_of(name) & nouns or any(fold(name).endswith(n) for n in nouns)
        ]
        if len(fitting) == 1:
            parties.join(key, fitting[0])


_ONE_TERM = 2
"""A key of "body" and one word: "police" and "the French police" are not one for being alone."""


def _join_countries(parties: _Parties) -> None:
    """A body told with and without its country, where only one country has such a body."""
    lands: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parties.up):
        plain, at, _ = key.partition(" @")
        if at:
            lands[plain].append(key)
    for plain, keys in sorted(lands.items()):
        if len(keys) == 1 and plain in parties.up and len(plain.split()) > _ONE_TERM:
            parties.join(plain, keys[0])


def _join_offices(parties: _Parties, story: _Story) -> None:
    """One surname in one office is one person, whatever a text makes of the first name; so are "P K Jena" and "Pradeep
    Jena", where no third has the surname."""
    namesakes: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parties.up):
        if key.startswith("person ") and key not in story.rivals:
            namesakes[key.split()[-1]].append(key)
    for keys in namesakes.values():
        for one, other in itertools.pairwise(keys):
            if _same_office(one, other, story) or (len(keys) == len((one, other)) and _same_initial(one, other)):
                parties.join(one, other)


def _same_office(one: str, other: str, story: _Story) -> bool:
    roles = [[(office_head(role), office_terms(role)) for role in story.roles.get(key, ())] for key in (one, other)]
    return any(
        head == head2 and (terms <= terms2 or terms2 <= terms) for head, terms in roles[0] for head2, terms2 in roles[1]
    )


def _same_initial(one: str, other: str) -> bool:
    first, second = one.split()[1], other.split()[1]
    return first[0] == second[0] and 1 in (len(first), len(second))


_SUFFIXES = frozenset(row["suffix"] for row in read_table("suffixes", ("suffix",)))


def _join_wider(parties: _Parties) -> None:
    """A body told with and without more words ("Civil Protection Agency", "Civil Protection Agency in Tavrik"), where
    just one has all the words of the shorter name and more."""
    terms = {key: frozenset(key.split(" @")[0].split()[1:]) for key in sorted(parties.up) if key.startswith("body ")}
    holding: dict[str, set[str]] = defaultdict(set)
    for key, words in terms.items():
        for word in words:
            holding[word].add(key)
    for key, words in terms.items():
        if len(words) < _ONE_TERM:
            continue
        rarest = min(words, key=lambda word: (len(holding[word]), word))
        wider = {parties.find(other) for other in holding[rarest] if words < terms[other] and _one_land(key, other)}
        if len(wider) == 1:
            parties.join(key, wider.pop())


def _one_land(key: str, other: str) -> bool:
    here, there = key.partition(" @")[2], other.partition(" @")[2]
    return not here or not there or here == there


def _join_suffixes(parties: _Parties) -> None:
    """A company told with and without its suffix or sort: "Skarvholm", "ferry group Skarvholm Lines", "the firm Skarvholm"."""
    short: dict[str, str] = {}
    for key in sorted(key for key in parties.up if key.startswith(("body", "name"))):
        for name in sorted(parties.names[key]):
            plain = without_article(name)
            if " " not in plain and plain[0].isupper() and not is_generic(name):
                parties.join(key, short.setdefault(fold(plain), key))
    for key in sorted(parties.up):
        for name in sorted(parties.names[key]):
            words = [word for word in without_article(name).split() if word[0].isupper()]
            rest = {fold(word) for word in words[1:]}
            longer = rest or _is_called_by_sort(name, words)
            if longer and rest <= _SUFFIXES and fold(words[0]) in short and fold(words[0]) not in DEMONYMS:
                parties.join(key, short[fold(words[0])])


def _is_called_by_sort(name: str, words: Sequence[str]) -> bool:
    """Whether a name is one word behind what sort of body it is: "the research firm Skarvholm"."""
    sort = without_article(name).split()[:-1]
    return len(words) == 1 and name.endswith(words[0]) and bool(sort) and head_of(sort[-1]) is not None


_WIRE_DATELINE = re.compile(r"\((?P<wire>[A-Z][A-Za-z]{1,10})\)\s*[-–—]")

_TITLE_WORDS = 6


def _own_names(shelf: Mapping[str, Article], claims: Sequence[FigureClaim]) -> dict[str, str]:
    """Whose report each article is, by article id: its origin, else the wire of its dateline, else its outlet, else its
    title shortened or "article 003". A copy or another version of a report has the origin of the original."""
    articles = tuple(shelf.values())
    names = {article.id: _own_name(article) for article in articles}
    copies = find_retellings(articles, claims)
    for copy in copies:
        if shelf[copy.article].outlet and names[copy.of] == _title_name(shelf[copy.of]):
            names[copy.of] = names[copy.article]  # a text without an outlet is called by that of its copy
    for copy in copies:
        names[copy.article] = names[copy.of]
    return names


def _own_name(article: Article) -> str:
    if article.origin and article.teller == article.origin:
        return _origin_name(article.origin)
    return _wire_of(article) or " ".join((article.outlet or "").split()) or _title_name(article)


def _origin_name(origin: str) -> str:
    """The last that a chain names: "Izvestia, citing Le Monde" is Le Monde; remarks ("partly") fall away."""
    last = re.split(r"\b(?:citing|quoting|via|from|after)\s", origin)[-1]
    return " ".join(re.sub(r",.*$|\s\(.*$", "", last).split()) or origin


def _title_name(article: Article) -> str:
    words = article.title.split()
    if not words:
        return f"article {article.id}"
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")


def _wire_of(article: Article) -> str | None:
    """A known agency in the dateline ("ANKARA (Reuters) -") of the first extracted blocks."""
    first = [block for block in article.blocks if block.role in EXTRACTED_ROLES][:4]
    for block in first:
        match = _WIRE_DATELINE.search(block.span.of(article.text)[:160])
        if match and normalise_party(match["wire"]) in WIRES:
            return match["wire"]
    return None


def _join_outlets(own: Mapping[str, str], parties: _Parties) -> None:
    """An outlet that some text credits is the voice of its own figures."""
    outlets = set(own.values())
    for key in sorted(parties.up):
        for name in sorted(parties.names[key]):
            if f"own {compared_name(name)}" in outlets:
                parties.join(key, f"own {compared_name(name)}")


def _numbered(
    mentions: Sequence[_Mention], named: Mapping[tuple[str, str], str], own: Mapping[str, str], parties: _Parties
) -> Voices:
    """Voices numbered by their first figure, each with the names of all its keys."""
    keys = {}
    for mention in mentions:
        article = mention.claim.article
        keys[mention.claim.id] = parties.find(named[article, mention.name] if mention.name else own[article])
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for key in parties.up:
        names[parties.find(key)].update(parties.names[key])
    order = {root: f"V{number}" for number, root in enumerate(dict.fromkeys(keys.values()), start=1)}
    voices = tuple(_voice(ident, names[root]) for root, ident in order.items())
    return Voices(voices, {claim: order[root] for claim, root in keys.items()})


def _voice(ident: str, names: Counter[str]) -> Voice:
    ranked = sorted(names, key=lambda name: (_rank(name), -names[name], -len(name), name))
    shown: dict[str, str] = {}
    for name in ranked:
        shown.setdefault(fold(without_article(name)), name)
    first, *rest = shown.values()
    return Voice(ident, first, tuple(rest))


_DESCRIBED = re.compile(r"['’]s [A-Z]?[\w-]+(?: [\w-]+)* (?:group|movement|party|organisation|organization|faction)$")
"""A name that only says whose it is: "the deposed mayor's religious group"."""


def _rank(name: str) -> int:
    """Full names first, then short names, then small words, then what only stands for one ("the agency")."""
    if is_generic(name) or INDEFINITE.match(name) or re.match(r"(?:its|their|his|her)\s", name, re.IGNORECASE):
        return 3
    if not any(char.isupper() for char in without_article(name)) or _DESCRIBED.search(name):
        return 2
    return 0 if looks_personal(name) or kind_of(name) not in ("name", "office") else 1
