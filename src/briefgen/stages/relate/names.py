"""Printed names of parties: cleaned, sorted by kind, and the keys by which two of them compare."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefgen.text.calendar import MONTH, WEEKDAY
from briefgen.text.lexicon import ABBREVIATIONS, BODY_NAMES, DEMONYMS, SEATS, STOPWORDS, fold, stem
from briefgen.text.voices.parties import PRONOUNS, head_of, is_a_people, normalise_party, words_of_class
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
    words = re.sub(
        r"\b(?:[A-Z]\.)+[A-Z]$", lambda short: short[0].replace(".", ""), words
    )  # "the U.N" at the end of a sentence
    words = re.sub(r"^(?:those|these|such)\s", "", words, flags=re.IGNORECASE)  # "those media", told of just before
    bare = fold(words)
    if words.isupper() and 1 < len(words) <= _ACRONYM:
        return words
    if re.match(r"(?:our|my|your)\s|people$|this (?:paper|newspaper|website|outlet)$", words, re.IGNORECASE):
        return None
    if not words or bare in PRONOUNS | STOPWORDS or len(words.split()) > _LONGEST_NAME:
        return None
    if words[0].isdigit() and not re.search(r"[a-z]{3}", words):
        return None
    if _CLAUSE.search(words) or CALENDAR.match(words) or not any(char.isalpha() for char in words):
        return None
    return words


def without_possessive(name: str) -> str:
    """A name without the "'s" behind it: "Orvell" of "Orvell's"."""
    return name.removesuffix("'s").removesuffix("’s")


def last_word(name: str) -> str:
    """The folded last word by which a name is called again: "orvell" of "Ann Orvell's"."""
    return fold(without_possessive(name.split()[-1].rstrip(".,")))


CALENDAR = re.compile(
    rf"{WEEKDAY}$|(?:{MONTH}|Sept|Aug)\b",
)

TITLES = {row["word"]: row["kind"] for row in read_table("titles", ("word", "kind"))}

SMALL = words_of_class("joins")


def plain_words(name: str) -> list[str]:
    """The folded words of a name without accents, marks and "Jr"."""
    words = [unaccented(word) for word in re.findall(r"[\w’'-]+", name)]
    return [word for word in words if word not in ("jr", "sr", "ii", "iii")] or words or [name]


@lru_cache(maxsize=16_384)
def unaccented(word: str) -> str:
    """A folded word without accents: "gérald" is "gerald"."""
    return "".join(c for c in unicodedata.normalize("NFD", fold(word)) if not unicodedata.combining(c))


def is_no_name(word: str) -> bool:
    """Whether a word is no part of a person's name: a small word, a day, a capital, a body's or an office's."""
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
        return "people" if is_a_people(folded) else "country"
    core = re.split(r"\s(?:of|for|at|in|from|with|on)\s", bare)[0]
    heads = [found[0] for word in re.findall(r"[\w’'&-]+", core) if (found := head_of(word)) is not None]
    if heads:
        return {"person": "office"}.get(heads[-1], heads[-1])
    return "body" if bare.isupper() and len(bare) <= 8 else "name"


def initials(words: Sequence[str], *, small: bool = False) -> str:
    """The capitals of a name's words: "FRA" of "the Federal Rescue Agency"; with `small` also of its small words."""
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
    """ "the agency" as "agency"."""
    return re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)


INDEFINITE = re.compile(r"^(?:an?|one|another|some|two|several|a second|a different)\s", re.IGNORECASE)

RANKS = words_of_class("rank")


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
    """An office as its head and the words beside it, in one order."""
    return " ".join(sorted((office_head(unaccented(without_article(name))), *office_terms(name))))


def people_core(name: str) -> str:
    """People without what hangs on them: "officials" of "officials in Derna"."""
    return re.split(r"\s(?:of|for|at|in|from)\s", fold(without_article(name)))[0]


ANY_BODY = words_of_class("any_body")
"""Words for a body of whatever sort; "the office" and "the committee" mean one that is called so."""


def is_generic(name: str) -> bool:
    """ "the agency", "the union centre": a body by its sort alone, which stands for one named before."""
    words = re.sub(r"^(?:(?:its|their|same)\s)*", "", without_article(name), flags=re.IGNORECASE).split()
    sorts = [found[0] if (found := head_of(word)) is not None else "" for word in words]
    if (
        not words
        or len(words) > 2
        or not set(sorts) <= {"body", "court", "outlet"}
        or any("’" in w or "'" in w for w in words)
    ):
        return False
    if len(words) > 1:
        return words[-1] in ANY_BODY and all(word.islower() for word in words)
    return words[0].islower() or not words[0].isupper()


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
    """The groups of bodies that a name's words belong to: "union" of "the General Confederation of Labor"."""
    core = re.split(r"\s(?:at|in|from|with|on)\s", name)[0]
    return frozenset(
        found[1] for word in re.findall(r"[\w-]+", core) if (found := head_of(word)) is not None and found[1]
    )


_FIELDS = {row["field"]: row["same"] for row in read_table("fields", ("field", "same"))}


_FAR_PLACE = re.compile(r"(?<=\w)(?P<keep>(?:\s[\w’'-]+){2,})\sin\s[A-Z]\w+$")
_OWNING_LAND = re.compile(r"[\w-]+['’]s\s")
_LONG_BODY = 3
"""A name of more words may lose its owner: "Kestria's Civil Protection Agency", but not "Arlen's police"."""


@lru_cache(maxsize=16_384)
def body_key(name: str) -> str:
    """A body by its words in any order, its countries behind "@": "Russia's defence ministry" and "Russian Ministry of
    Defense" are one."""
    name = _FAR_PLACE.sub(r"\g<keep>", name)
    known = normalise_party(name)
    if fold(known) in DEMONYMS:
        return f"country {fold(known)}"
    plain = fold(known if known in BODY_NAMES else without_article(name))
    for told, same in _FIELDS.items():
        plain = plain.replace(told, same)
    words = [re.sub(r"['’]s?$", "", word) for word in re.findall(r"[\w’'-]+", plain)]
    words = _with_long_lands(words)
    lands = {land for word in words if len(words) > 1 and (land := _land(word))}
    owner = _OWNING_LAND.match(plain)
    if owner and len(words) > _LONG_BODY and not lands:
        words, lands = words[1:], {words[0]}
    kept = (word for word in words if word not in SMALL | {"country", "nation"} and not (lands and _land(word)))
    terms = sorted({stem(word) for word in kept})
    return f"body {' '.join(terms) or plain}" + (f" @{'+'.join(sorted(lands))}" if lands else "")


def _with_long_lands(words: list[str]) -> list[str]:
    """Words with a country of several words as one: "south korea", "ministry"."""
    for size in (3, 2):
        for n in range(len(words) - size + 1):
            if (long := " ".join(words[n : n + size])) in DEMONYMS:
                return [*words[:n], long, *_with_long_lands(words[n + size :])]
    return words


def _land(word: str) -> str:
    """The country of a folded name, demonym or capital; "" for other words."""
    return DEMONYMS.get(word) or SEATS.get(word, "")


@lru_cache(maxsize=16_384)
def compared_name(name: str) -> str:
    """A party's name as outlets and origins are compared by."""
    return fold(normalise_party(name))
