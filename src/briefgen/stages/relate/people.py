"""The people and bodies that one text introduces: offices with their holders, short forms, the company it is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.records import Article
from briefgen.stages.relate.names import (
    CALENDAR,
    TITLES,
    initials,
    is_no_name,
    kind_of,
    looks_personal,
    plain_words,
    stems_of,
    unaccented,
    without_article,
)
from briefgen.text.lexicon import DEMONYMS, STOPWORDS, fold


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one article knows it: the fullest name, the words of its offices, and what it speaks for."""

    name: str
    roles: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """First and last name, folded: "Barbara N. Bellis" and "Barbara Bellis" are one."""
        words = plain_words(self.name)
        return f"person {words[0]} {words[-1]}" if len(words) > 1 else f"person {words[0]}"


_NAME = r"[^\W\d_a-zß-ÿ](?:\w?\.|[\w’'-]*)"
"""A word of a name; a full stop ends an initial, else the sentence."""

_FULL = rf"{_NAME}(?:\s(?:(?:al|el|de|von|van|bin|ibn|der)[ -])?{_NAME}){{1,3}}"

_OFFICE_WORD = (
    r"(?:[Mm]inister|[Pp]resident|[Cc]hief|[Hh]ead|[Dd]irector|[Oo]fficial|[Aa]mbassador|[Ee]nvoy|[Gg]overnor|[Gg]ov\.|[Mm]ayor|"
    r"[Ss]ecretary|[Gg]eneral|[Gg]en\.|[Cc]ommander|[Cc]hair(?:man|woman|person)?|[Ll]eader|[Ss]pokes(?:man|woman|person)|[Jj]udge|"
    r"[Ss]enator|[Ss]en\.|[Rr]ep\.|[Cc]hancellor|[Pp]remier|[Aa]dministrator|[Cc]ommissioner|[Ee]xecutive|[Ss]heriff|[Cc]oordinator|"
    r"[Cc]orrespondent|[Aa]nalyst|[Pp]artner|[Pp]rosecutor|[Ll]awyer|[Aa]ttorney|[Ff]ounder|[Rr]epresentative|[Cc]oroner|[Cc]olonel|Col\.|CEO)"
)

_OFFICE = re.compile(rf"\b{_OFFICE_WORD}")
_TITLED = re.compile(
    rf"(?P<role>(?:\b[\w’'.-]+\s){{0,3}}?\b{_OFFICE_WORD}(?:[\s-]{_OFFICE_WORD})*(?:\sof\s(?:the\s)?[\w]+)?,?)\s(?P<name>{_FULL}|{_NAME})(?P<of>\sof\s(?:the\s)?{_NAME}(?:\s{_NAME}){{0,3}})?"
)
""" "Hawaii Gov. Josh Green", "the interior minister, Gérald Darmanin", "Mayor Richard Bissen of Maui County"."""

_APPOSED = re.compile(
    rf"(?P<name>{_FULL}),\s(?P<role>(?:(?:an?|the|its|their|who\s(?:leads|heads|runs|chairs|speaks\sfor|represents))\s)?[^,.;:\n]{{3,90}}?)(?=[,.;]|\swho|$)"
)


_BECAME = re.compile(
    rf"(?P<name>{_FULL}|{_NAME})\s(?:(?:has|had)\s)?(?:became|become|took\sover\sas|(?:was|is|been)\s(?:named|appointed|elected|sworn\sin)(?:\sas)?)\s"
    rf"(?:the\s|its\s|their\s)?(?:new\s)?(?P<role>(?:(?!to\b)[\w’'-]+\s){{0,3}}?{_OFFICE_WORD}(?:\s{_OFFICE_WORD})*)\b"
)
""" "Ann Lee became CEO in May": whom "the CEO" means."""


def people_of(text: str, wanted: Iterable[str]) -> dict[str, Person]:
    """The people of a text by surname: all that have an office, and those of the wanted names.

    A surname that two people share leads to none of them.
    """
    found: dict[str, list[Person]] = defaultdict(list)
    for person in (*_titled_people(text), *_named_people(text, wanted)):
        found[plain_words(person.name)[-1]].append(person)
    known = {surname: _one_person(people) for surname, people in sorted(found.items())}
    return {surname: person for surname, person in known.items() if person is not None}


def _titled_people(text: str) -> Iterator[Person]:
    has_office = _OFFICE.search(text)
    for match in _TITLED.finditer(text) if has_office else ():
        name = _without_titles(match["name"])
        if name:
            role = f"{_role_words(match['role'])} {match['of'] or ''}".replace(",", "").strip()
            yield Person(name, frozenset({unaccented(role)}), _bodies_in(role))
    for match in _BECAME.finditer(text) if has_office else ():
        name = _without_titles(match["name"])
        if name:
            yield Person(name, frozenset({unaccented(match["role"])}), _bodies_in(match["role"]))
    for match in _APPOSED.finditer(text):
        role = match["role"]
        name = _without_titles(match["name"])
        if name and (re.search(_OFFICE_WORD, role) or role.startswith("who")) and len(name.split()) > 1:
            yield Person(name, frozenset({unaccented(role)}), _bodies_in(role))


def _role_words(words: str) -> str:
    """The words of a role without what stands before it: "been hurt. Railways Minister" is "Railways Minister"."""
    kept: list[str] = []
    for word in reversed(words.split()):
        if kept and (
            word.endswith(".")
            or (fold(word) in STOPWORDS and word not in ("of", "US"))
            or word in ("said", "says", "told")
        ):
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _named_people(text: str, wanted: Iterable[str]) -> Iterator[Person]:
    """The wanted names themselves, and for a lone surname the first longer form in the text."""
    for name in wanted:
        if looks_personal(name):
            yield Person(name)
        elif re.fullmatch(r"[^\W\d_][\w’'-]+", name) and name[0].isupper() and kind_of(name) == "name":
            longer = re.search(rf"\b(?P<given>{_NAME}(?:\s{_NAME})?)\s{re.escape(name)}\b", text)
            full = _without_titles(longer[0]) if longer else None
            if full and full != name and looks_personal(full):
                yield Person(full)


def _without_titles(name: str) -> str | None:
    """A person's name without titles before it; None where no name is left or it is a body's, a country's, a day's."""
    words = name.rstrip(".,").split()
    while words and (words[0].rstrip(".") in TITLES or fold(words[0]) in DEMONYMS or words[0] == "of"):
        words = words[1:]
    if not words or any(is_no_name(word) for word in words):
        return None
    return " ".join(words)


def _one_person(people: Sequence[Person]) -> Person | None:
    """One of several readings of a surname; None where two first names claim it."""
    full = sorted((p for p in people if " " in p.name), key=lambda p: (-len(p.name), p.name))
    if len({p.key for p in full}) > 1:
        return None
    name = full[0].name if full else people[0].name
    roles = frozenset(role for p in people for role in p.roles)
    return Person(name, roles, frozenset(body for p in people for body in p.bodies))


_BODY_AFTER = re.compile(r"\b(?:of|for|at|with|leads|heads|runs|chairs)\s(?P<body>(?:the\s)?[^,.;]{3,70})")


def _bodies_in(role: str) -> frozenset[str]:
    """The bodies that the words of an office name: "spokesman for the Mariners Union", "Maui Police Chief"."""
    found = {match["body"].strip() for match in _BODY_AFTER.finditer(role)}
    owner = re.match(rf"(?:the\s)?(?P<body>.+?)(?:['’]s)?\s{_OFFICE_WORD}$", role)
    found |= {owner["body"]} if owner else set()
    return frozenset(body for body in found if kind_of(body) in ("body", "court", "outlet"))


_BRACKETED = re.compile(
    r"(?P<long>[A-Z][\w’'&.-]+(?:\s(?:of|for|and|the|on|in|to|de|des|du|[A-Z][\w’'&.-]+)){1,9})\s\((?:the\s)?(?P<short>[A-Z][A-Za-z]{1,7})\)"
)


def short_forms(text: str) -> dict[str, str]:
    """Long names with a bracketed short form in a text, folded: "federal emergency management agency" -> "FEMA"."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        words = without_article(match["long"]).split()
        tails = (words[start:] for start in range(len(words)))
        tail = next((t for t in tails if match["short"].upper() in (initials(t), initials(t, small=True))), None)
        if tail is None and match["short"].isupper() and kind_of(match["long"]) == "body":
            tail = words  # initials of another language
        if tail:
            found.setdefault(fold(" ".join(tail)), match["short"].upper())
    return found


_BUSINESS = re.compile(r"\b(?:company|shares|shareholders|revenue|profit|chief executive)\b")

_REPEATED = 3
"""A subject is named at least so often."""


@lru_cache(maxsize=1_024)
def subject_of(article: Article) -> str | None:
    """The company that an article of business news is about: the name in its title that its text repeats most."""
    if not _BUSINESS.search(article.running):
        return None
    tokens = [
        t
        for t in dict.fromkeys(re.findall(r"\b[A-Z][\w-]{2,}", article.title))
        if not is_no_name(t) and fold(t) not in DEMONYMS
    ]
    counts = {t: len(re.findall(rf"\b{re.escape(t)}\b", article.running)) for t in tokens}
    best = max(counts.values(), default=0)
    return next(t for t, n in counts.items() if n == best) if best >= _REPEATED else None


CAPITALS = re.compile(r"(?!The\b)[A-Z][\w’'&-]*(?:\s(?:(?:of|for|de|des|du)\s(?:the\s)?)?[A-Z][\w’'&-]*)*")

BACK = 3_000
"""Characters before a generic word in which its body is looked for."""


def named_before(noun: str, text: str, at: int) -> tuple[int, str] | None:
    """Where the last body before a place stands whose name holds a noun: "Ministry of Health", "the health ministry",
    "UNHCR"."""
    start = max(0, at - BACK)
    found = [
        (m.start(), m[0])
        for m in CAPITALS.finditer(text, start, at)
        if noun in stems_of(m[0]) and not CALENDAR.match(m[0])
    ]
    small = re.compile(rf"\b(?P<name>(?:[A-Z][\w.]*\s)?[\w-]+\s{re.escape(noun)}\w*(?:\s[A-Z]\w+)*)\b")
    found += [
        (m.start(), m["name"])
        for m in small.finditer(text, start, at)
        if not _NO_FIELD & {*fold(m["name"]).split()[:-1]}
    ]
    return max(((place, name) for place, name in found if len(name.split()) > 1 or name.isupper()), default=None)


_NO_FIELD = STOPWORDS | frozenset(["said", "says", "say", "told", "new", "same", "whole", "entire"])
