"""Places smaller than those that the lexicon knows: squares and camps, and parts of a country by who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.stages.relate.setting import ZONE
from briefgen.text.lexicon import DEMONYMS, SEATS, fold
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table

SAYS_WHAT_KIND = re.compile(r"-(?:[a-z]+ed|led|run|born|held)$")
"""A name that only says more of a noun: "a Norland-born driver", "the Norland-backed rebels"."""
_HOLDERS = {row["word"]: row["holder"] for row in read_table("holders", ("word", "holder"))}
"""Words for one holder: a government and its regime, and those who fight it."""
_HOLDER = rf"(?:{alternatives(_HOLDERS)}|[A-Z][a-z]+)s?"
_ZONE = when_used(
    rf"\b(?:(?P<also>{_HOLDER}(?:-held|-controlled|-occupied)?) and )?(?P<who>{_HOLDER})-(?:held|controlled|occupied)\b"
    rf"|\b(?:areas?|territor\w+|regions?|parts|towns)(?: [a-z]+){{0,4}} (?:of|under|held by|controlled by|in the hands of) (?:the )?(?P<whose>{_HOLDER})\b(?: and (?:of )?(?:the )?(?P<too>{_HOLDER})\b)?",
    having=("-held", "-controlled", "-occupied", "area", "territor", "region", "part", "towns"),
)
_HELD_BY = when_used(r"\b(?:held|controlled|occupied|run|ruled) by\b|\bunder\b|\bhands of\b")
"""A part of a country by who holds it: "the rebel-held northwest", "areas under the government"."""


def zone_of(words: str) -> str:
    """The part of a country that a text names by who holds it; "" for none, and for several."""
    zones: set[str] = set()
    for found in _ZONE.finditer(words):
        named = [found["also"], found["who"], found["whose"], found["too"]]
        if found["whose"] and not (found["whose"][0].islower() or _HELD_BY.search(found.group())):
            continue  # "regions of Norland"
        if (
            found["whose"]
            and found.group().startswith("part")
            and not re.search(r"\b(?:by|under|hands of)\b", found.group())
        ):
            continue  # "parts of the government"
        plain = [fold(name.partition("-")[0]).removesuffix("s") for name in named if name]
        zones |= {_HOLDERS.get(who, who) for who in plain}
    return f"{ZONE}{min(zones)}" if len(zones) == 1 else ""


# ---------------------------------------------------------------- the same, with all that a story may call them


@dataclass(frozen=True, slots=True)
class Held:
    """A part of a country where a text names it by its holder."""

    start: int
    end: int
    holder: str
    """A country (folded), a word of the table, or a mark: `SPEAKER`, `OCCUPIER`, `OTHERS` with a holder behind it."""
    occupied: bool = False


SPEAKER = "*speaker"
"""The holder is who says it: "the areas under its control"."""
OCCUPIER = "*occupier"
"""The holder is who came from without: "the occupied bank"."""
OTHERS = "*not "
"""The holder is any but the one named: "outside the regime's control"."""


def territory(kind: str) -> str:
    """The words of a kind, as the group of a pattern: what parts are called, and what their holders do."""
    rows = read_table("territory", ("word", "kinds"))
    return f"(?:{alternatives(row['word'] for row in rows if kind in row['kinds'].split())})"


_AREA, HOLDS, _HELD, _CONTROL = map(territory, ("area", "holds", "held", "control"))
_NAMED = (
    rf"(?:the )?(?:[A-Z][\w-]+ )?(?:{alternatives(_HOLDERS)}|[A-Z][\w-]+)s?(?:['’]s?)?"
    r"(?: (?:forces?|troops|army|authorities|military|government|regime|officials|fighters|rebels|militants))?"
)
_ANY_PART = when_used(
    rf"\b(?P<joined>{_HOLDER})-{_HELD}\b"
    rf"|\b(?:outside|beyond) (?P<without>{_NAMED})(?: military)? {_CONTROL}\b"
    rf"|\b(?:under|{_HELD} by|in) (?P<under>{_NAMED})(?: military)? (?:{_CONTROL}|hands)\b"
    rf"|\b{_AREA}(?: of(?: the)?(?: [A-Z][\w-]+)+)?,? (?:(?:that|which) )?(?P<clause>{_NAMED})(?: (?:still|now|already))? {HOLDS}\b"
    rf"|\b{_AREA}(?: [a-z]+){{0,3}} (?:under(?: the (?:control|occupation|rule) of)?|{_HELD} by|in the hands of) (?P<by>{_NAMED})"
    rf"|\b(?:areas?|territor(?:y|ies)|regions?|towns)(?: [a-z]+){{0,4}} of (?:the )?(?P<of>(?:{alternatives(_HOLDERS)})s?)\b"
    rf"|\b(?P<owned>(?:{alternatives(_HOLDERS)}))s?['’]s? (?:own )?(?:side|part|areas?|territory|zone)\b"
    rf"|\bon the (?P<side>{_NAMED}) side\b(?! of the (?:border|frontier))"
    rf"|\b(?P<its>{_AREA}(?: that| which)? (?:it|they|he|she) {HOLDS}|{_AREA} (?:under|in) (?:its|their|his|her)(?: own)? (?:{_CONTROL}|hands))\b"
    rf"|\b(?P<bare>(?<![-\w])occupied (?:[a-z]+ )?(?:{_AREA}|[A-Z][\w-]+)|{_AREA} under(?: military)? occupation)\b"
)
_TAKEN = when_used(r"occup")


@lru_cache(maxsize=256)
def held_parts(text: str) -> tuple[Held, ...]:
    """The parts of countries that a text names by who holds them, in order."""
    return tuple(
        Held(found.start(), found.end(), holder, bool(_TAKEN.search(found[0])))
        for found in _ANY_PART.finditer(text)
        for holder in [_holder_in(found)]
        if holder
    )


def _holder_in(found: re.Match[str]) -> str:
    """The holder that a match names, as it is compared; "" where it names none after all."""
    if found["its"]:
        return SPEAKER
    if found["bare"]:
        return OCCUPIER
    kind = found.lastgroup or ""
    who = holder_named(found[kind])
    return f"{OTHERS}{who}" if kind == "without" and who else who


def holder_named(words: str) -> str:
    """Who a phrase names as a holder: a government or those who fight it, else a country, by its people or its seat too, else
    the last word.

    >>> holder_named("the Tavrian regime"), holder_named("insurgents")
    ('government', 'rebel')
    """
    told = [fold(re.sub(r"-.*|['’]s?$", "", word)) for word in words.split()]
    kinds = [
        _HOLDERS[plain] for word in told if (plain := word if word in _HOLDERS else word.removesuffix("s")) in _HOLDERS
    ]
    if party := next((kind for kind in kinds if kind in _OF_ITS_OWN), ""):
        return party
    lands = [land for word in told if (land := DEMONYMS.get(word) or SEATS.get(word))]
    if lands:
        return fold(lands[0])
    names = [fold(word) for word in words.split() if word[0].isupper() and word != "The"]
    return kinds[0] if kinds else (names[-1].removesuffix("s") if names else "")


_OF_ITS_OWN = frozenset({"government", "rebel", "separatist", "junta"})
"""Holders that are one whatever country they are named with."""


@cache
def _site_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("sites", ("word",)))


_SITE = when_used(
    r"\b(?:[Ii]n|[Aa]t|[Ii]nside|[Ff]or|[Oo]n|[A-Z][\w-]+['’]s)\s(?:the\s)?(?:[a-z]+\s){0,2}?"
    r"(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]*(?:\s(?:(?:al|el|de|du|of)[- ](?:the\s)?)?[A-Z][\w’'-]*)*)(?:\s(?P<word>[a-z]+)\b)?"
)
"""Where something was, by a name that ends in what it is or stands before it: "in Arlen Square", "at the Norby camp"."""


def town_of(site: str, known: frozenset[str]) -> str:
    """The known place with which a site's name begins, "arlen" of "arlen square"; "" for none."""
    return next((site[:at] for at, sign in enumerate(site) if sign == " " and site[:at] in known), "")


def sites_in(words: str) -> Iterator[str]:
    """The sites of a text, smaller than a town: squares, camps, mosques, quarters."""
    for found in _SITE.finditer(words):
        *name, last = found["name"].split()
        if not name and fold(last) in DEMONYMS:
            continue  # "the Norlandish city" is any city of its country
        inside = bool(name) and fold(last) in _site_words()
        if (inside or found["word"] in _site_words()) and not SAYS_WHAT_KIND.search(found["name"]):
            yield re.sub(r"^(?:al|el)[- ]", "", fold(found["name"]))
