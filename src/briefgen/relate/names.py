"""Printed names of parties: cleaned, sorted by kind, and the keys by which two of them compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefgen.lexicon import ABBREVIATIONS, BODY_NAMES, DEMONYMS, SEATS, STOPWORDS, fold, stem
from briefgen.parties import PRONOUNS, head_of, normalise_party
from briefgen.vocabulary import read_table

_DATELINE = re.compile(r"^.{0,40}?(?:\([^)]*\)\s*)?(?:--|[–—])\s*(?=\S)|^(?:[A-Z]{4,}[A-Z ]*)[-:]\s*(?=[A-Z])")

_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|had|have|will|would|could|said|says|told|died|killed)\b|^\W*(?:there|here|this|that|it|what|which|who)$",
    re.IGNORECASE,
)

_ACRONYM = 8

_LONGEST_NAME = 12
"""Words of a name: more is a clause."""


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
    if _CLAUSE.search(words) or CALENDAR.match(words) or not any(char.isalpha() for char in words):
        return None
    return words


CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:January|February|March|April|May|June|July|August|September|October|November|December|Sept|Aug)\b",
)

TITLES = {row["word"]: row["kind"] for row in read_table("titles", ("word", "kind"))}

SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "for",
        "on",
        "and",
        "in",
        "at",
        "to",
        "de",
        "du",
        "des",
        "la",
        "le",
        "its",
        "their",
        "his",
        "her",
        "one",
    ]
)


def plain_words(name: str) -> list[str]:
    words = [unaccented(word) for word in re.findall(r"[\w’'-]+", name)]
    return [word for word in words if word not in ("jr", "sr", "ii", "iii")] or words or [name]


@lru_cache(maxsize=16_384)
def unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", fold(word)) if not unicodedata.combining(c))


def is_no_name(word: str) -> bool:
    bare = word.rstrip(".")
    if len(bare) == 1:
        return False
    if fold(bare) in STOPWORDS or CALENDAR.match(bare) or fold(bare) in SEATS:
        return True
    return bool(head_of(bare)) or fold(bare) in ABBREVIATIONS


@lru_cache(maxsize=16_384)
def looks_personal(name: str) -> bool:
    """Whether a printed name is a person's: two to five capitalised words, no body, office, country among them."""
    words = [
        word
        for word in name.split()
        if word not in ("de", "van", "von", "bin", "ibn", "al", "el", "der", "della", "di")
    ]
    if not 2 <= len(words) <= 5 or not all(word[0].isupper() or word[:3] in ("al-", "el-") for word in words):
        return False
    if (
        words[0].rstrip(".") in TITLES
        or words[0] in ("The", "A", "An")
        or any(w.isupper() and len(w) > 2 for w in words)
    ):
        return False
    return kind_of(name) == "name" and not any(is_no_name(word) or fold(word) in DEMONYMS for word in words)


@lru_cache(maxsize=16_384)
def kind_of(name: str) -> str:
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


def initials(words: Sequence[str], *, small: bool = False) -> str:
    parts = (part for word in words if small or fold(word) not in SMALL for part in word.split("-"))
    return "".join(part[0].upper() for part in parts if part)


def office_head(role: str) -> str:
    """The office itself in a role: "hawaii gov." and "governor of hawaii" are "governor"."""
    core = re.split(r"\s(?:of|for|at|in)\s", role)[0]
    words = [SHORT_TITLES.get(word.rstrip("."), word.rstrip(".")) for word in core.split()]
    return words[-1] if words else role


SHORT_TITLES = {
    "gov": "governor",
    "gen": "general",
    "sen": "senator",
    "rep": "representative",
    "col": "colonel",
    "pm": "minister",
}


def without_article(name: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


INDEFINITE = re.compile(r"^(?:an?|one|another|some|two|several|a second|a different)\s", re.IGNORECASE)

RANKS = frozenset({"prime", "vice", "deputy", "chief"})


@lru_cache(maxsize=16_384)
def office_terms(role: str) -> frozenset[str]:
    """The words of an office beside its head: "hawaii" of "Hawaii's governor"."""
    words = [re.sub(r"['’]s?$", "", word) for word in re.findall(r"[\w’'-]+", unaccented(without_article(role)))]
    return (
        frozenset(_country_or_stem(word) for word in words if word not in SMALL)
        - {stem(office_head(unaccented(without_article(role))))}
        - {stem(s) for s in SHORT_TITLES}
    )


def _country_or_stem(word: str) -> str:
    return DEMONYMS.get(word, SEATS.get(word, "")) or stem(word)


def office_words(name: str) -> str:
    return " ".join(sorted((office_head(unaccented(without_article(name))), *office_terms(name))))


def people_core(name: str) -> str:
    return re.split(r"\s(?:of|for|at|in|from)\s", fold(without_article(name)))[0]


def is_generic(name: str) -> bool:
    """ "the agency", "the union centre": a body by its sort alone, which stands for one named before."""
    words = re.sub(r"^(?:(?:its|their|same)\s)*", "", without_article(name), flags=re.IGNORECASE).split()
    if not words or len(words) > 2 or not all(head_of(word) for word in words):
        return False
    return all(word.islower() for word in words) or (len(words) == 1 and not words[0].isupper())


@lru_cache(maxsize=16_384)
def stems_of(name: str) -> frozenset[str]:
    """The stems of a body's words, and of all long forms of a known short one."""
    short = ABBREVIATIONS.get(fold(without_article(name)))
    return frozenset(
        stem(fold(word)) for text in (name, *_LONG_FORMS.get(short or "", ())) for word in re.findall(r"[\w-]+", text)
    )


_LONG_FORMS: Mapping[str, tuple[str, ...]] = {
    short: tuple(long for long, name in ABBREVIATIONS.items() if name == short)
    for short in sorted(set(ABBREVIATIONS.values()))
}


@lru_cache(maxsize=16_384)
def groups_of(name: str) -> frozenset[str]:
    core = re.split(r"\s(?:at|in|from|with|on)\s", name)[0]
    return frozenset(
        found[1] for word in re.findall(r"[\w-]+", core) if (found := head_of(word)) is not None and found[1]
    )


_FIELDS = {row["field"]: row["same"] for row in read_table("fields", ("field", "same"))}


@lru_cache(maxsize=16_384)
def body_key(name: str) -> str:
    """A body by its words in any order, its countries behind "@": "Russia's defence ministry" and "Russian Ministry of
    Defense" are one."""
    known = normalise_party(name)
    if fold(known) in DEMONYMS:
        return f"country {fold(known)}"
    plain = fold(known if known in BODY_NAMES else without_article(name))
    for told, same in _FIELDS.items():
        plain = plain.replace(told, same)
    words = [re.sub(r"['’]s?$", "", word) for word in re.findall(r"[\w’'-]+", plain)]
    lands = sorted({land for word in words if len(words) > 1 and (land := DEMONYMS.get(word) or SEATS.get(word))})
    terms = sorted(
        {
            stem(word)
            for word in words
            if word not in SMALL | {"country", "nation"} and not (lands and (word in DEMONYMS or word in SEATS))
        }
    )
    return f"body {' '.join(terms) or plain}" + (f" @{'+'.join(lands)}" if lands else "")


@lru_cache(maxsize=16_384)
def compared_name(name: str) -> str:
    return fold(normalise_party(name))
