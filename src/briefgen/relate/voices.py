"""Whose figures they are: each party once, under all the names by which the articles know it.

A figure is the voice's that the text credits with it; else, where an attributed figure of its article has its value,
that one's; else its article's own: of the wire or paper whose report it is, else of the outlet. Two names are one party
where a text says so: a surname and the full name, a title and its holder, a short form and the long one, a spokesman and
the body that he speaks for, a minister and the ministry, a country and its capital or government.

Read in this order: `find_voices`, `_keys_of` (what a printed name stands for), `_Parties` (names that are one),
`_name_voices`. Near-linear: every rule looks up a table, none compares all pairs of parties.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefgen.lexicon import (
    ABBREVIATIONS,
    BODY_NAMES,
    DEMONYMS,
    SEATS,
    STOPWORDS,
    WIRES,
    fold,
    same_term,
    stem,
)
from briefgen.parties import PRONOUNS, head_of, normalise_party, same_party
from briefgen.records import EXTRACTED_ROLES, Article, FigureClaim, Voice
from briefgen.relate.copies import find_retellings
from briefgen.vocabulary import read_table

__all__ = ["Voices", "find_voices", "normalise_party", "read_origins", "same_party"]


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
    own = {article: parties.add(f"own {_compared(name)}", name) for article, name in _own_names(shelf).items()}
    _join_outlets(own, parties)
    return _numbered(mentions, named, own, parties)


# ---------------------------------------------------------------- what a claim's words name

_DATELINE = re.compile(r"^.{0,40}?(?:\([^)]*\)\s*)?(?:--|[–—])\s*(?=\S)|^(?:[A-Z]{4,}[A-Z ]*)[-:]\s*(?=[A-Z])")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|could|said|says|told|died|killed)\b|^\W*(?:there|here|this|that|it|what|which|who)$",
    re.IGNORECASE,
)
_ACRONYM = 8
_LONGEST_NAME = 12
"""Words of a name: more is a clause."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """A claim with the party that its text names, cleaned; None where the article speaks itself."""

    claim: FigureClaim
    name: str | None


def _mention(claim: FigureClaim, article: Article) -> _Mention:
    name = clean_name(claim.attributed_to or "")
    return _Mention(claim, name if name and not _is_outlets_own(name, article) else None)


@lru_cache(maxsize=16_384)
def clean_name(printed: str) -> str | None:
    """A party's name on one line, without a dateline or a relative clause; None where the words name nobody.

    >>> clean_name("15 (UPI) -- The Libyan\\n Red Crescent")
    'The Libyan Red Crescent'
    """
    words = _DATELINE.sub("", " ".join(printed.split())).strip(" ,;:“”\"'.-–—")
    words = re.sub(r",\s(?:who|which|whose)\b.*$", "", words)
    bare = fold(words)
    if words.isupper() and 1 < len(words) <= _ACRONYM:
        return words
    if not words or bare in PRONOUNS | STOPWORDS or len(words.split()) > _LONGEST_NAME:
        return None
    if _CLAUSE.search(words) or _CALENDAR.match(words) or not any(char.isalpha() for char in words):
        return None
    return words


_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:January|February|March|April|May|June|July|August|September|October|November|December|Sept|Aug)\b",
)


def _is_outlets_own(name: str, article: Article) -> bool:
    """Whether a text credits its own outlet ("told this newspaper" aside, "the Daily has learned")."""
    return any(known and fold(known) == fold(name) for known in (article.outlet,)) and not article.origin


def _take_over(mentions: Sequence[_Mention]) -> list[_Mention]:
    """An unattributed claim that equals attributed ones of its article, if all name one party, is that party's."""
    named: dict[tuple[object, ...], list[_Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.name:
            named[_value_of(mention.claim)].append(mention)
    return [_taken(mention, named.get(_value_of(mention.claim), ())) for mention in mentions]


def _value_of(claim: FigureClaim) -> tuple[object, ...]:
    quantity = claim.quantity
    if quantity is None:
        return (claim.article, claim.id)
    return (claim.article, claim.unit, quantity.value, quantity.low, quantity.high)


def _taken(mention: _Mention, others: Sequence[_Mention]) -> _Mention:
    if mention.name or mention.claim.quantity is None:
        return mention
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


# ---------------------------------------------------------------- names that are one party


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


_TITLES = {row["word"]: row["kind"] for row in read_table("titles", ("word", "kind"))}
_OFFICES = {row["office"]: frozenset(row["bodies"].split()) for row in read_table("offices", ("office", "bodies"))}
_SMALL = frozenset(["the", "a", "an", "of", "for", "on", "and", "in", "at", "to", "de", "du", "des", "la", "le", "its", "their", "his", "her", "one"])


@dataclass(frozen=True, slots=True)
class _Person:
    """A person as one article knows it: the fullest name, the words of its offices, and what it speaks for."""

    name: str
    roles: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """First and last name, folded: "Barbara N. Bellis" and "Barbara Bellis" are one."""
        words = _plain_words(self.name)
        return f"person {words[0]} {words[-1]}" if len(words) > 1 else f"person {words[0]}"


def _plain_words(name: str) -> list[str]:
    words = [_unaccented(word) for word in re.findall(r"[\w’'-]+", name)]
    return [word for word in words if word not in ("jr", "sr", "ii", "iii")] or words or [name]


@lru_cache(maxsize=16_384)
def _unaccented(word: str) -> str:
    import unicodedata

    return "".join(c for c in unicodedata.normalize("NFD", fold(word)) if not unicodedata.combining(c))


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
    for scene in scenes:
        for name, times in sorted(scene.told.items()):
            scene.keys[name] = parties.add(_key_of(name, scene, story), name, times)
            _add_full_name(scene.keys[name], name, scene, parties)
    for scene in scenes:
        _join_bodies(scene, parties)
    _join_countries(parties)
    _join_offices(parties, story)
    _join_suffixes(parties)
    return {(scene.article.id, name): key for scene in scenes for name, key in scene.keys.items()}


def _add_full_name(key: str, name: str, scene: _Scene, parties: _Parties) -> None:
    """The name that a surname or "the agency" stands for is a name of the voice too, even if no figure is credited so."""
    if name in scene.meant:
        parties.add(key, scene.meant[name], 0)
    person = scene.people.get(_plain_words(name)[-1]) if key.startswith("person") else None
    if person and person.key == key and person.name != name:
        parties.add(key, person.name, 0)


# ---------------------------------------------------------------- one article


@dataclass(slots=True)
class _Scene:
    """What one article shows of its parties: who is named how often, its people by surname, its short forms."""

    article: Article
    told: Counter[str]
    places: dict[str, int]
    people: dict[str, _Person]
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
                places[mention.name] = _place_of(mention.name, mention.claim.span.start, article.text)
        people = _people_of(article.text, told)
        return cls(article, told, places, people, _short_forms(article.text), _rivals(mentions, people))


def _place_of(name: str, at: int, text: str) -> int:
    """Where a name stands nearest to the first figure that it is credited with; the figure's place where it does not."""
    after, before = text.find(name, at, at + 600), text.rfind(name, 0, at)
    near = [place for place in (before, after) if place >= 0]
    return min(near, key=lambda place: abs(place - at), default=at)


_NAME = r"[^\W\d_a-zß-ÿ][\w’'-]*\.?"
_FULL = rf"{_NAME}(?:\s(?:(?:al|el|de|von|van|bin|ibn|der)[ -])?{_NAME}){{1,3}}"
_OFFICE_WORD = (
    r"(?:[Mm]inister|[Pp]resident|[Cc]hief|[Hh]ead|[Dd]irector|[Oo]fficial|[Aa]mbassador|[Ee]nvoy|[Gg]overnor|[Gg]ov\.|[Mm]ayor|"
    r"[Ss]ecretary|[Gg]eneral|[Gg]en\.|[Cc]ommander|[Cc]hair(?:man|woman|person)?|[Ll]eader|[Ss]pokes(?:man|woman|person)|[Jj]udge|"
    r"[Ss]enator|[Ss]en\.|[Rr]ep\.|[Cc]hancellor|[Pp]remier|[Aa]dministrator|[Cc]ommissioner|[Ee]xecutive|[Ss]heriff|[Cc]oordinator|"
    r"[Cc]orrespondent|[Aa]nalyst|[Pp]artner|[Pp]rosecutor|[Ll]awyer|[Aa]ttorney|[Ff]ounder|[Rr]epresentative|[Cc]oroner|[Cc]olonel|Col\.)"
)
_TITLED = re.compile(
    rf"(?P<role>(?:\b[\w’'.-]+\s){{0,3}}?\b{_OFFICE_WORD}(?:[\s-]{_OFFICE_WORD})*(?:\sof\s(?:the\s)?[\w]+)?,?)\s(?P<name>{_FULL}|{_NAME})(?P<of>\sof\s(?:the\s)?{_NAME}(?:\s{_NAME}){{0,3}})?"
)
""" "Hawaii Gov. Josh Green", "the interior minister, Gérald Darmanin", "Mayor Richard Bissen of Maui County"."""
_APPOSED = re.compile(
    rf"(?P<name>{_FULL}),\s(?P<role>(?:(?:an?|the|its|their|who\s(?:leads|heads|runs|chairs|speaks\sfor|represents))\s)?[^,.;:\n]{{3,90}}?)(?=[,.;]|\swho|$)"
)
_COURTESY = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Prof)\.?\s(?P<name>{_NAME})")


def _people_of(text: str, wanted: Iterable[str]) -> dict[str, _Person]:
    """The people of a text by surname: all that have an office, and those of the wanted names.

    A surname that two people share leads to none of them.
    """
    found: dict[str, list[_Person]] = defaultdict(list)
    for person in (*_titled_people(text), *_named_people(text, wanted)):
        found[_plain_words(person.name)[-1]].append(person)
    known = {surname: _one_person(people) for surname, people in sorted(found.items())}
    return {surname: person for surname, person in known.items() if person is not None}


def _titled_people(text: str) -> Iterator[_Person]:
    for match in _TITLED.finditer(text):
        name = _without_titles(match["name"])
        if name:
            role = f"{_role_words(match['role'])} {match['of'] or ''}".replace(",", "").strip()
            yield _Person(name, frozenset({_unaccented(role)}), _bodies_in(role))
    for match in _APPOSED.finditer(text):
        role = match["role"]
        name = _without_titles(match["name"])
        if name and (re.search(_OFFICE_WORD, role) or role.startswith("who")) and len(name.split()) > 1:
            yield _Person(name, frozenset({_unaccented(role)}), _bodies_in(role))


def _role_words(words: str) -> str:
    """The words of a role without what stands before it: "been hurt. Railways Minister" is "Railways Minister"."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if kept and (word.endswith(".") or (fold(word) in STOPWORDS and word not in ("of", "US")) or word in ("said", "says", "told")):
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _named_people(text: str, wanted: Iterable[str]) -> Iterator[_Person]:
    """The wanted names themselves, and for a lone surname the first longer form in the text."""
    for name in wanted:
        if _looks_personal(name):
            yield _Person(name)
        elif re.fullmatch(r"[^\W\d_][\w’'-]+", name) and name[0].isupper() and _kind(name) == "name":
            longer = re.search(rf"\b(?P<given>{_NAME}(?:\s{_NAME})?)\s{re.escape(name)}\b", text)
            full = _without_titles(longer[0]) if longer else None
            if full and full != name and _looks_personal(full):
                yield _Person(full)


def _without_titles(name: str) -> str | None:
    """A person's name without titles before it; None where no name is left or it is a body's, a country's, a day's."""
    words = name.rstrip(".,").split()
    while words and (words[0].rstrip(".") in _TITLES or fold(words[0]) in DEMONYMS or words[0] == "of"):
        words = words[1:]
    if not words or any(_is_no_name(word) for word in words):
        return None
    return " ".join(words)


def _is_no_name(word: str) -> bool:
    bare = word.rstrip(".")
    if len(bare) == 1:
        return False
    if fold(bare) in STOPWORDS or _CALENDAR.match(bare) or fold(bare) in SEATS:
        return True
    return bool(head_of(bare)) or fold(bare) in ABBREVIATIONS


def _one_person(people: Sequence[_Person]) -> _Person | None:
    """One of several readings of a surname; None where two first names claim it."""
    full = sorted((p for p in people if " " in p.name), key=lambda p: (-len(p.name), p.name))
    if len({p.key for p in full}) > 1:
        return None
    name = full[0].name if full else people[0].name
    roles = frozenset(role for p in people for role in p.roles)
    return _Person(name, roles, frozenset(body for p in people for body in p.bodies))


@lru_cache(maxsize=16_384)
def _looks_personal(name: str) -> bool:
    """Whether a printed name is a person's: two to five capitalised words, no body, office, country among them."""
    words = [word for word in name.split() if word not in ("de", "van", "von", "bin", "ibn", "al", "el", "der", "della", "di")]
    if not 2 <= len(words) <= 5 or not all(word[0].isupper() or word[:3] in ("al-", "el-") for word in words):
        return False
    if words[0].rstrip(".") in _TITLES or words[0] in ("The", "A", "An") or any(w.isupper() and len(w) > 2 for w in words):
        return False
    return _kind(name) == "name" and not any(_is_no_name(word) or fold(word) in DEMONYMS for word in words)


@lru_cache(maxsize=16_384)
def _kind(name: str) -> str:
    """ "body", "office", "people", "court", "outlet", "document", "country", or "name" where no table knows it."""
    bare = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
    folded = fold(bare)
    if folded in ABBREVIATIONS:
        return "body"
    if folded in DEMONYMS or folded in SEATS:
        return "country"
    core = re.split(r"\s(?:of|for|at|in|from|with|on)\s", bare)[0]
    heads = [found[0] for word in re.findall(r"[\w’'&-]+", core) if (found := head_of(word)) is not None]
    if heads:
        return {"person": "office"}.get(heads[-1], heads[-1])
    return "body" if bare.isupper() and len(bare) <= 8 else "name"


_BODY_AFTER = re.compile(r"\b(?:of|for|at|with|leads|heads|runs|chairs)\s(?P<body>(?:the\s)?[^,.;]{3,70})")


def _bodies_in(role: str) -> frozenset[str]:
    """The bodies that the words of an office name: "spokesman for the Mariners Union", "Maui Police Chief"."""
    found = {match["body"].strip() for match in _BODY_AFTER.finditer(role)}
    owner = re.match(rf"(?:the\s)?(?P<body>.+?)(?:['’]s)?\s{_OFFICE_WORD}$", role)
    found |= {owner["body"]} if owner else set()
    return frozenset(_body_key(body) for body in found if _kind(body) in ("body", "court", "outlet"))


_BRACKETED = re.compile(
    r"(?P<long>[A-Z][\w’'&.-]+(?:\s(?:of|for|and|the|on|in|to|de|des|du|[A-Z][\w’'&.-]+)){1,9})\s\((?:the\s)?(?P<short>[A-Z][A-Za-z]{1,7})\)"
)


def _short_forms(text: str) -> dict[str, str]:
    """Long names with a bracketed short form in a text, folded: "federal emergency management agency" -> "FEMA"."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        words = _bare(match["long"]).split()
        tails = (words[start:] for start in range(len(words)))
        tail = next((t for t in tails if match["short"].upper() in (_initials(t), _initials(t, small=True))), None)
        if tail is None and match["short"].isupper() and _kind(match["long"]) == "body":
            tail = words  # initials of another language
        if tail:
            found.setdefault(fold(" ".join(tail)), match["short"].upper())
    return found


def _initials(words: Sequence[str], *, small: bool = False) -> str:
    parts = (part for word in words if small or fold(word) not in _SMALL for part in word.split("-"))
    return "".join(part[0].upper() for part in parts if part)


def _rivals(mentions: Sequence[_Mention], people: Mapping[str, _Person]) -> frozenset[str]:
    """People of one body whom an article lets give different values of one unit: the text sets them against each
    other, so each is a voice of its own."""
    told: dict[tuple[str, str | None], list[tuple[str, FigureClaim]]] = defaultdict(list)
    for mention in mentions:
        person = people.get(_plain_words(mention.name)[-1]) if mention.name else None
        for body in person.bodies if person else ():
            told[(body, mention.claim.unit)].append((person.key if person else "", mention.claim))
    found: set[str] = set()
    for claims in told.values():
        values = {(key, claim.quantity.value) for key, claim in claims if claim.quantity}
        if len({key for key, _ in values}) > 1 and len({value for _, value in values}) > 1:
            found |= {key for key, _ in values}
    return frozenset(found)


# ---------------------------------------------------------------- all articles


@dataclass(frozen=True, slots=True)
class _Story:
    """What all articles together show: full names by surname, people by office, long names by short form."""

    people: Mapping[str, frozenset[str]]
    offices: Mapping[str, frozenset[str]]
    short: Mapping[str, str]
    roles: Mapping[str, frozenset[str]]
    bodies: Mapping[str, frozenset[str]]
    rivals: frozenset[str]

    @classmethod
    def of(cls, scenes: Sequence[_Scene]) -> _Story:
        people: dict[str, set[str]] = defaultdict(set)
        offices: dict[str, set[str]] = defaultdict(set)
        roles: dict[str, set[str]] = defaultdict(set)
        bodies: dict[str, set[str]] = defaultdict(set)
        short: dict[str, str] = {}
        for scene in scenes:
            short.update({long: name for long, name in scene.short.items() if long not in short})
            for surname, person in scene.people.items():
                if " " in person.name:
                    people[surname].add(person.key)
                roles[person.key] |= person.roles
                bodies[person.key] |= person.bodies
                for role in person.roles:
                    offices[_office_head(role)].add(person.key)
        rivals = frozenset(key for scene in scenes for key in scene.rivals)
        short.update(_initialled(scenes, short))
        return cls(_frozen(people), _frozen(offices), short, _frozen(roles), _frozen(bodies), rivals)


def _frozen(held: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in held.items()}


def _initialled(scenes: Sequence[_Scene], known: Mapping[str, str]) -> dict[str, str]:
    """Long names that are credited somewhere and have the initials of a credited short form that nothing explains."""
    told = {name for scene in scenes for name in scene.told}
    explained = set(known.values()) | set(ABBREVIATIONS.values())
    wanted = {name.upper() for name in (re.sub(r"^[Tt]he\s", "", n) for n in told) if re.fullmatch(r"[A-Z]{3,7}", name)} - explained
    longs: dict[str, set[str]] = defaultdict(set)
    for name in sorted(told):
        words = [word for word in re.sub(r"^(?:[Tt]he\s|[A-Z][\w]+['’]s\s)", "", name).split() if word not in ("The", "the")]
        if len(words) > 2 and (short := _initials(words)) in wanted:
            longs[short].add(fold(" ".join(words)))
    return {next(iter(long)): short for short, long in longs.items() if len(long) == 1}


def _office_head(role: str) -> str:
    """The office itself in a role: "hawaii gov." and "governor of hawaii" are "governor"."""
    core = re.split(r"\s(?:of|for|at|in)\s", role)[0]
    words = [_SHORT_TITLES.get(word.rstrip("."), word.rstrip(".")) for word in core.split()]
    return words[-1] if words else role


_SHORT_TITLES = {"gov": "governor", "gen": "general", "sen": "senator", "rep": "representative", "col": "colonel", "pm": "minister"}


# ---------------------------------------------------------------- the key of a printed name


def _key_of(name: str, scene: _Scene, story: _Story) -> str:
    """What a printed name stands for in its article: a person, a body, a country, people, or only its words."""
    kind = _kind(name)
    if kind == "court":
        return _court_key(name, scene, story)
    if kind == "office":
        return _office_key(name, scene, story)
    if kind == "name":
        return _person_key(name, scene, story)
    if kind == "people":
        return _people_key(name, scene)
    if _is_generic(name):
        return _generic_key(name, scene, story)
    return _named_body(name, scene, story)


def _person_key(name: str, scene: _Scene, story: _Story) -> str:
    surname = _plain_words(name)[-1]
    person = scene.people.get(surname)
    if " " in name and _looks_personal(name):
        return _Person(name).key
    if " " not in name and person:
        return person.key
    known = story.people.get(surname, frozenset()) if " " not in name else frozenset()
    return next(iter(known)) if len(known) == 1 else f"name {fold(_bare(name))}"


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


_INDEFINITE = re.compile(r"^(?:an?|one|another|some|two|several|a second|a different)\s", re.IGNORECASE)


def _office_key(name: str, scene: _Scene, story: _Story) -> str:
    """ "the governor" is the article's one governor, "Hawaii's governor" the set's one; "a spokesman for X" is X."""
    spoken = re.match(r"^(?:an?|the|its)?\s*(?:[\w-]+\s)*?(?:spokes\w+|press office\w*)\s(?:for|of|at|with)\s(?P<body>.+)$", name, re.IGNORECASE)
    owned = re.match(r"^(?:an?\s|the\s)?(?P<body>.+?)(?:['’]s)?\sspokes\w+$", name, re.IGNORECASE)
    for match in (spoken, owned):
        if match and _kind(match["body"]) in ("body", "country", "court", "outlet") and not re.match(r"(?:another|a second)\b", name, re.IGNORECASE):
            return _key_of(match["body"], scene, story)
    if _INDEFINITE.match(name):
        return f"somebody {scene.article.id} {fold(name)}"
    return _holder(name, scene, story) or f"office {_office_words(name)}"


def _court_key(name: str, scene: _Scene, story: _Story) -> str:
    """ "a judge in Connecticut" is the judge whom the article names, where it names one; "another jury" is its own."""
    if re.match(r"(?:another|a second|a different)\b", name, re.IGNORECASE):
        return f"somebody {scene.article.id} {fold(name)}"
    head = _office_head(_unaccented(_bare(name)))
    holders = {p.key for p in scene.people.values() if any(_office_head(role) == head for role in p.roles)}
    if len(holders) == 1:
        return next(iter(holders))
    return _generic_key(name, scene, story) if _is_generic(name) and not _INDEFINITE.match(name) else _named_body(name, scene, story)


def _holder(name: str, scene: _Scene, story: _Story) -> str | None:
    """The one person who holds an office in the article, else in the set, whose role contradicts none of its words."""
    head = _office_head(_unaccented(_bare(name)))
    said = _office_terms(name)
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
    if _office_head(role) != head:
        return False
    terms = _office_terms(role)
    return said <= terms if closely else said <= terms or terms <= said or not said or not (terms - _RANKS)


_RANKS = frozenset({"prime", "vice", "deputy", "chief"})


@lru_cache(maxsize=16_384)
def _office_terms(role: str) -> frozenset[str]:
    """The words of an office beside its head: "hawaii" of "Hawaii's governor"."""
    words = [re.sub(r"['’]s?$", "", word) for word in re.findall(r"[\w’'-]+", _unaccented(_bare(role)))]
    return frozenset(_country_or_stem(word) for word in words if word not in _SMALL) - {stem(_office_head(_unaccented(_bare(role))))} - {stem(s) for s in _SHORT_TITLES}


def _country_or_stem(word: str) -> str:
    return DEMONYMS.get(word, SEATS.get(word, "")) or stem(word)


def _office_words(name: str) -> str:
    return " ".join(sorted((_office_head(_unaccented(_bare(name))), *_office_terms(name))))


def _people_key(name: str, scene: _Scene) -> str:
    """ "officials" are the article's one sort of officials; else people are their words."""
    plain = fold(_bare(name))
    if " " not in plain:
        longer = {fold(_bare(other)) for other in scene.told if _people_core(other).endswith(f" {plain}")}
        plain = longer.pop() if len(longer) == 1 else plain
    known = normalise_party(name)
    return f"country {fold(known)}" if fold(known) in DEMONYMS and known != name else f"people {plain}"


def _people_core(name: str) -> str:
    return re.split(r"\s(?:of|for|at|in|from)\s", fold(_bare(name)))[0]


# ---------------------------------------------------------------- bodies


def _is_generic(name: str) -> bool:
    """ "the agency", "the union centre": a body by its sort alone, which stands for one named before."""
    words = re.sub(r"^(?:(?:its|their|same)\s)*", "", _bare(name), flags=re.IGNORECASE).split()
    if not words or len(words) > 2 or not all(head_of(word) for word in words):
        return False
    return all(word.islower() for word in words) or (len(words) == 1 and not words[0].isupper())


def _generic_key(name: str, scene: _Scene, story: _Story) -> str:
    """The body that a generic word stands for: the nearest before it that has the word in its name, or is of its group;
    "the paper" is the cited one. Where none fits, the words stay."""
    found = head_of(name.split()[-1])
    if found and found[0] == "outlet" and scene.article.origin:
        return f"own {_compared(_origin_name(scene.article.origin))}"
    at = scene.places.get(name, 0)
    noun = stem(fold(name.split()[-1]))
    told = sorted((place, other) for other, place in scene.places.items() if not _is_generic(other))
    bodies = [(place, other) for place, other in told if _kind(other) in ("body", "court", "outlet")]
    with_noun = [item for item in bodies if noun in _stems_of(item[1])]
    named = _named_before(noun, scene.article.text, at) if " " in name else None
    before = [item for item in (*with_noun, named) if item and item[0] < at]
    if before:
        scene.meant[name] = max(before)[1]
    elif with_noun and at < len(scene.article.title) + _LEAD:  # a heading comes before the name that it shortens
        scene.meant[name] = with_noun[0][1]
    if name in scene.meant:
        return _named_body(scene.meant[name], scene, story)
    subject = _subject_of(scene.article) if "company" in _groups_of(name) else None
    fitting = {subject} if subject else _of_group(name, [item for item in bodies if item[0] < at], scene.article.text, at)
    if len({_named_body(other, scene, story) for other in fitting}) != 1:
        return _body_key(name)
    scene.meant[name] = max(fitting)
    return _named_body(scene.meant[name], scene, story)


def _of_group(name: str, bodies: Sequence[tuple[int, str]], text: str, at: int) -> set[str]:
    """Bodies before a generic word that are of its group: those credited, else those that the text names."""
    groups = _groups_of(name)
    credited = {other for _, other in bodies if groups & _groups_of(other)}
    if credited or " " not in name:
        return credited
    return {m[0] for m in _CAPITALS.finditer(text, max(0, at - _BACK), at) if groups & _groups_of(m[0])}


_BUSINESS = re.compile(r"\b(?:company|shares|shareholders|revenue|profit|chief executive)\b")
_REPEATED = 3
"""A subject is named at least so often."""


@lru_cache(maxsize=1_024)
def _subject_of(article: Article) -> str | None:
    """The company that an article of business news is about: the name in its title that its text repeats most."""
    if not _BUSINESS.search(article.text):
        return None
    tokens = [t for t in dict.fromkeys(re.findall(r"\b[A-Z][\w-]{2,}", article.title)) if not _is_no_name(t) and fold(t) not in DEMONYMS]
    counts = {t: len(re.findall(rf"\b{re.escape(t)}\b", article.text)) for t in tokens}
    best = max(counts.values(), default=0)
    return next(t for t, n in counts.items() if n == best) if best >= _REPEATED else None


_LEAD = 200


_CAPITALS = re.compile(r"(?!The\b)[A-Z][\w’'&-]*(?:\s(?:(?:of|for|de|des|du)\s(?:the\s)?)?[A-Z][\w’'&-]*)*")
_BACK = 3_000
"""Characters before a generic word in which its body is looked for."""


def _named_before(noun: str, text: str, at: int) -> tuple[int, str] | None:
    """Where the last body before a place stands whose name holds a noun: "Ministry of Health", "the health ministry",
    "UNHCR"."""
    start = max(0, at - _BACK)
    found = [(m.start(), m[0]) for m in _CAPITALS.finditer(text, start, at) if noun in _stems_of(m[0]) and not _CALENDAR.match(m[0])]
    small = re.compile(rf"\b(?P<name>(?:[A-Z][\w.]*\s)?[\w-]+\s{re.escape(noun)}\w*)\b")
    found += [(m.start(), m["name"]) for m in small.finditer(text, start, at) if not _NO_FIELD & {*fold(m["name"]).split()[:-1]}]
    return max(((place, name) for place, name in found if len(name.split()) > 1 or name.isupper()), default=None)


_NO_FIELD = STOPWORDS | frozenset(["said", "says", "say", "told", "new", "same", "whole", "entire"])


@lru_cache(maxsize=16_384)
def _stems_of(name: str) -> frozenset[str]:
    """The stems of a body's words, and of all long forms of a known short one."""
    short = ABBREVIATIONS.get(fold(_bare(name)))
    return frozenset(stem(fold(word)) for text in (name, *_LONG_FORMS.get(short or "", ())) for word in re.findall(r"[\w-]+", text))


_LONG_FORMS: Mapping[str, tuple[str, ...]] = {
    short: tuple(long for long, name in ABBREVIATIONS.items() if name == short) for short in sorted(set(ABBREVIATIONS.values()))
}


@lru_cache(maxsize=16_384)
def _groups_of(name: str) -> frozenset[str]:
    core = re.split(r"\s(?:at|in|from|with|on)\s", name)[0]
    return frozenset(found[1] for word in re.findall(r"[\w-]+", core) if (found := head_of(word)) is not None and found[1])


def _named_body(name: str, scene: _Scene, story: _Story) -> str:
    """The key of a body by name: its short form where one is known, a country for its capital or government."""
    plain = _BRACKETS.sub("", _bare(name)).strip()
    for told in (plain, _OWNER.sub("", plain)):
        short = scene.short.get(fold(told)) or story.short.get(fold(told))
        if short:
            return _body_key(short)
    return _body_key(plain)


_BRACKETS = re.compile(r"\s\([^)]*\)$")
_OWNER = re.compile(r"^(?:[A-Z][\w-]+['’]s?|(?:country|nation)['’]s)\s+(?=[A-Za-z])")
_FIELDS = {row["field"]: row["same"] for row in read_table("fields", ("field", "same"))}


@lru_cache(maxsize=16_384)
def _body_key(name: str) -> str:
    """A body by its words in any order, its countries behind "@": "Russia's defence ministry" and "Russian Ministry of
    Defense" are one."""
    known = normalise_party(name)
    if fold(known) in DEMONYMS:
        return f"country {fold(known)}"
    plain = fold(known if known in BODY_NAMES else _bare(name))
    for told, same in _FIELDS.items():
        plain = plain.replace(told, same)
    words = [re.sub(r"['’]s?$", "", word) for word in re.findall(r"[\w’'-]+", plain)]
    lands = sorted({land for word in words if len(words) > 1 and (land := DEMONYMS.get(word) or SEATS.get(word))})
    terms = sorted({stem(word) for word in words if word not in _SMALL | {"country", "nation"} and not (lands and (word in DEMONYMS or word in SEATS))})
    return f"body {' '.join(terms) or plain}" + (f" @{'+'.join(lands)}" if lands else "")


# ---------------------------------------------------------------- keys that are one


def _join_bodies(scene: _Scene, parties: _Parties) -> None:
    """An official with the body of the office, where both are voices and the article ties them."""
    held = {key for key in scene.keys.values() if key.startswith(("person", "office"))}
    persons = {person.key: person for person in scene.people.values()}
    bodies = {key: name for name, key in scene.keys.items() if key.startswith(("body", "country"))}
    for key in sorted(held - scene.rivals):
        roles = persons[key].roles if key in persons else frozenset({key.removeprefix("office ")})
        named = persons[key].bodies if key in persons else frozenset()
        told = named | {body for role in roles for body in _bodies_of_office(role)}
        for body in sorted(told & set(parties.up)):
            parties.join(key, body)
        _join_only_body(key, roles, bodies, parties)


def _bodies_of_office(role: str) -> Iterator[str]:
    """The bodies that an office implies: of the "interior minister" the "interior ministry"."""
    head = _office_head(role)
    core = re.split(r"\s(?:of|for)\s", role)[0]
    field_words = [word for word in re.findall(r"[\w-]+", core) if _SHORT_TITLES.get(word, word) != head and word not in _RANKS and word not in _SMALL]
    of = re.search(r"\bof\s(?:the\s)?(?P<field>[\w-]+)$", role)
    for noun in sorted(_OFFICES.get(head, ())):
        if field_words:
            yield _body_key(" ".join((*field_words, noun)))
        if of:
            yield _body_key(f"{of['field']} {noun}")


def _join_only_body(key: str, roles: Iterable[str], bodies: Mapping[str, str], parties: _Parties) -> None:
    """An office that speaks for a sort of body ("chief secretary" for a government), where the article credits one such
    office and one such body."""
    for office, nouns in _OFFICES.items():
        if " " not in office or not any(office in role for role in roles):
            continue
        fitting = [body for body, name in sorted(bodies.items()) if _groups_of(name) & nouns or any(fold(name).endswith(n) for n in nouns)]
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
    roles = [[(_office_head(role), _office_terms(role)) for role in story.roles.get(key, ())] for key in (one, other)]
    return any(head == head2 and (terms <= terms2 or terms2 <= terms) for head, terms in roles[0] for head2, terms2 in roles[1])


def _same_initial(one: str, other: str) -> bool:
    first, second = one.split()[1], other.split()[1]
    return first[0] == second[0] and 1 in (len(first), len(second))


_SUFFIXES = frozenset(row["suffix"] for row in read_table("suffixes", ("suffix",)))


def _join_suffixes(parties: _Parties) -> None:
    """A company told with and without its suffix: "Skarvholm", "ferry group Skarvholm Lines"."""
    short = {fold(_bare(name)): key for key in sorted(parties.up) for name in parties.names[key] if " " not in _bare(name)}
    for key in sorted(parties.up):
        for name in sorted(parties.names[key]):
            words = [word for word in _bare(name).split() if word[0].isupper()]
            rest = {fold(word) for word in words[1:]}
            if rest and rest <= _SUFFIXES and fold(words[0]) in short and fold(words[0]) not in DEMONYMS:
                parties.join(key, short[fold(words[0])])


# ---------------------------------------------------------------- an article's own voice

_WIRE_DATELINE = re.compile(r"\((?P<wire>[A-Z][A-Za-z]{1,10})\)\s*[-–—]")
_TITLE_WORDS = 6


def read_origins(articles: Sequence[Article]) -> dict[str, str]:
    """Whose report each article is, by article id: its origin, else the wire of its dateline, else its outlet, else its
    title shortened or "article 003". A copy or another version of a report has the origin of the original."""
    return {article: normalise_party(name) for article, name in _own_names({a.id: a for a in articles}).items()}


def _own_names(shelf: Mapping[str, Article]) -> dict[str, str]:
    articles = tuple(shelf.values())
    names = {article.id: _own_name(article) for article in articles}
    for copy in find_retellings(articles):
        names[copy.article] = names[copy.of]
    return names


def _own_name(article: Article) -> str:
    if article.origin:
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


@lru_cache(maxsize=16_384)
def _compared(name: str) -> str:
    return fold(normalise_party(name))


def _join_outlets(own: Mapping[str, str], parties: _Parties) -> None:
    """An outlet that some text credits is the voice of its own figures."""
    outlets = set(own.values())
    for key in sorted(parties.up):
        for name in sorted(parties.names[key]):
            if f"own {_compared(name)}" in outlets:
                parties.join(key, f"own {_compared(name)}")


# ---------------------------------------------------------------- the voices with their names


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
        shown.setdefault(fold(_bare(name)), name)
    first, *rest = shown.values()
    return Voice(ident, first, tuple(rest))


def _rank(name: str) -> int:
    """Full names first, then short names, then small words, then what only stands for one ("the agency")."""
    if _is_generic(name) or _INDEFINITE.match(name):
        return 3
    if not any(char.isupper() for char in _bare(name)):
        return 2
    return 0 if _looks_personal(name) or _kind(name) not in ("name", "office") else 1
