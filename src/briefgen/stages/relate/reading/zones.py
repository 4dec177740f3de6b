"""Places smaller than those that the lexicon knows: squares and camps, and parts of a country by who holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.stages.relate.setting import ZONE
from briefgen.text.lexicon import fold
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
        inside = bool(name) and fold(last) in _site_words()
        if (inside or found["word"] in _site_words()) and not SAYS_WHAT_KIND.search(found["name"]):
            yield re.sub(r"^(?:al|el)[- ]", "", fold(found["name"]))
