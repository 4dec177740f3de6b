"""Who or what is counted: the head of the counted noun, and what stands before it."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.records import FigureClaim
from briefgen.stages.relate.features import Family
from briefgen.stages.relate.reading.view import View
from briefgen.text.figures import names_persons, singular
from briefgen.text.lexicon import COUNTRY_NAMES, STOPWORDS, stem, terms_of, words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table, word_set


def nouns_that(say: str) -> frozenset[str]:
    """The nouns of people that say something by `counted_people.words`."""
    return frozenset(
        row["noun"] for row in read_table("counted_people", ("noun", "says")) if say in row["says"].split()
    )


_AT_LARGE = frozenset(map(stem, nouns_that("at_large")))
"""Nouns that say no more than that people are counted."""
FATES = frozenset(map(stem, nouns_that("fate")))
"""Words that stand as a noun and leave unsaid who it was: "ten civilians killed and 40 injured"."""
FOREIGN = when_used(r"\bforeign(?:ers?\b|\W)", re.IGNORECASE)
_TWO_NOUNS = when_used(r"(?:s|en|people) (?:and|or) ")
"""Two nouns counted together, "men and women"; "current and former clients" are one."""
_ANYBODY = when_used(rf"\b(?:{alternatives(sorted(nouns_that('anybody')))})\b", re.IGNORECASE)
"""Two nouns that are people at large, "men and women"; "doctors and nurses" are some of them."""
_MEMBER = stem("member")
_AND_PEOPLE = when_used(r"(?<=s) and people$")
"""Behind a noun that says more of who is counted."""


def counted_head(claim: FigureClaim) -> str:
    """The head of the counted noun as a term; "" for people at large and where no noun is told."""
    return _head_of((claim.quantity.noun if claim.quantity else None) or "")


def joined_head(view: View) -> str:
    """The head of two nouns that are one term, "40 towns and villages", of which the number's own is but the first; "" for none."""
    noun = view.claim.quantity.noun_span if view.claim.quantity else None
    if noun is None or not _AND_NOUN.match(view.text, noun.end):
        return ""
    told = next(iter(terms_of(view.text[noun.start : noun.end + NEXT_NOUN])), None)
    return told.names[0] if told and told.start == 0 and told.end > noun.end - noun.start else ""


_AND_NOUN = when_used(r"\s(?:and|or)\s")
NEXT_NOUN = 24
"""Characters behind a noun within which the one that is counted with it ends."""


def counts_members(claim: FigureClaim) -> bool:
    """Whether members are counted, of a union or a party: "its 9,000 members". Family members and crew members are none."""
    words = words_of((claim.quantity.noun if claim.quantity else None) or "")
    kin = len(words) > 1 and words[-2].text.islower() and words[-2].plain not in _BELONGING
    return bool(words) and words[-1].stem == _MEMBER and not kin


_BELONGING = word_set("union party club church guild association active current eligible voting rank paying")
"""Words before members that leave them members: "union members"; "staff members" are staff."""


def member_of(view: View) -> str:
    """Who the members are that a figure counts: "three members of the country's military" are soldiers."""
    noun = view.claim.quantity.noun if view.claim.quantity else None
    if not noun or stem(noun.split()[-1]) != _MEMBER:
        return ""
    found = _OF_BODY.match(view.text[view.own.end : view.sentence.end])
    return _MEMBERS.get(found["body"].lower(), "") if found else ""


_MEMBERS = {row["body"]: row["member"] for row in read_table("members", ("body", "member"))}
_OF_BODY = when_used(
    rf"\s(?:[a-z]+\s)?of (?:the|its|their|his|her|one)\s(?:[\w’'-]+\s){{0,3}}?(?P<body>{alternatives(_MEMBERS)})\b",
    re.IGNORECASE,
)


def labelled_head(lead: str) -> str:
    """The noun of the label right before a number, without what befell it: "Livestock Lost - 794,000"."""
    found = _LABEL.match(lead)
    words = found["label"].lower().split() if found else []
    while len(words) > 1 and (words[-1].endswith("ed") or words[-1] in _BEFELL):
        words.pop()
    return _head_of(words[-1]) if words else ""


_LABEL = when_used(r"^\W*(?P<label>[A-Z][a-z]+(?:\s[A-Z]?[a-z]+){0,3})\s?[-–—:]\s$")
"""The label of a count, as a list of counts has it: "Houses Damaged - 452,000"."""
_BEFELL = word_set("lost dead hit missing hurt")
_CREW = stem("crew")
"""Whose members are counted as it is: "four crew", "four crew members"."""


@lru_cache(maxsize=4_096)
def _head_of(noun: str) -> str:
    """A counted noun's last word as a term; "" for people at large, for a people, and where no noun is told."""
    noun = _AND_PEOPLE.sub("", noun)
    words = words_of(noun)
    while len(words) > 1 and words[-1].stem in FATES:
        words = words[:-1]  # "soldiers dead", "people injured"
        words = () if words[-1].text.endswith("ed") else words  # "confirmed dead"
    if not words or FOREIGN.search(noun):
        return ""  # foreigners are a people
    if _TWO_NOUNS.search(noun):
        return "" if _ANYBODY.search(noun) else noun.lower()
    noun, last = noun[: words[-1].end], words[-1]
    told = next((t for t in reversed(terms_of(noun)) if t.end >= last.end), None)
    term = told.names[0] if told else last.stem
    alone = told is None or told.start == last.start
    if alone and last.stem == _MEMBER and len(words) > 1 and words[-2].text.islower():
        return words[-2].stem if words[-2].stem == _CREW else f"{words[-2].stem} {_MEMBER}"  # "staff members"
    own = (
        {stem(term)} if told and told.start < last.start else {stem(term), last.stem}
    )  # "service members" are no members
    return "" if term in COUNTRY_NAMES or own & _AT_LARGE else term


KINDS = frozenset(map(_head_of, nouns_that("kind")))
"""Heads of counts of those whom sex, age or arms set apart: they are a part of all whom something befell."""
_WERE = when_used(r"\s(?:is|are|was|were)\s(?P<words>(?:[a-z-]+\b\s?){1,3})")
"""Behind a number without a noun: who they were, "of those, 30 were village teachers"."""
_SUBJECT_NUMBERED = when_used(
    r"\b(?P<noun>[a-z]+s)(?:,[^,;.:]{2,30},)? (?:number|numbered|total|totalled|totaled) (?:about |some |nearly )?$"
)
"""Before a number whose subject it counts: "the injured guards, he added, numbered 22"."""


_KIND_NOUNS = rf"(?:{alternatives(sorted(nouns_that('kind')))})s?"
_TOLL_OF_KIND = when_used(
    rf"\b(?:toll|tally|count|deaths|dead|killed|casualties|fatalities|victims|injured|wounded)\s(?:only\s)?(?:among|of)\s(?:the\s)?(?P<among>{_KIND_NOUNS})\b(?!\s(?:and|or)\b)[^;:.\d]*$"
    rf"|\b(?P<kind>{_KIND_NOUNS})\s(?:death\s)?(?:toll|deaths|dead|casualties|fatalities|victims|injured|wounded|injuries)\b[^;:.\d]*$",
    re.IGNORECASE,
)
"""Before a number that counts those of one kind: "the toll among civilians has climbed to", "civilian deaths rose to"."""


def said_head(view: View, family: Family) -> str:
    """The noun that a count's own verb or subject gives it, as a term; "" for none and for people at large."""
    noun = view.claim.quantity.noun if view.claim.quantity else ""
    at_large = family == "count" and view.claim.unit in (None, "person") and view.claim.quantity is not None
    if at_large and (found := _TOLL_OF_KIND.search(view.text, view.clause.start, view.claim.span.start)):
        return _head_of((found["among"] or found["kind"]).lower())
    bare = family == "count" and noun is None
    numbered = _SUBJECT_NUMBERED.search(view.text, view.sentence.start, view.claim.span.start) if bare else None
    if numbered and names_persons(numbered["noun"]):
        return _head_of(numbered["noun"])
    told = _WERE.match(view.text, view.claim.span.end, view.clause.end) if bare else None
    for word in words_of(told["words"]) if told and not _TWO_NOUNS.search(told["words"].rstrip()) else ():
        if word.plain in STOPWORDS or word.text.endswith("ed"):
            break
        if names_persons(word.text) and singular(word.text) != word.text:
            return _head_of(word.text)
    return ""


def mods_of(claim: FigureClaim) -> frozenset[str]:
    """What stands before the head of the counted noun, by stem."""
    words = words_of((claim.quantity.noun if claim.quantity else None) or "")
    return frozenset(word.stem for word in words[:-1] if word.plain not in STOPWORDS)
