"""Whom a sentence that is not English credits with its figures.

    …, teilte die Polizei am Sonntag mit.        Polizei
    Selon la préfecture, 45 personnes …          préfecture
    …, informó el domingo el Ministerio del Interior.
    Das Rote Kreuz sprach von 17 Toten.          Rote Kreuz

Read are German, French, Spanish, Italian, Portuguese and Dutch: a party behind "according to", one behind a verb of saying
that a comma sets off, one before such a verb, and one with a verb in two parts. Articles are left away, so that a party is
one name in every case. What does not fit gives nobody: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.records import Span
from briefgen.text.figures.tongues import function_words
from briefgen.text.voices.foreign_speakers import ROLE_ENDINGS, TITLES, saying_forms
from briefgen.vocabulary import alternatives, read_table

LANGUAGES = frozenset(row["kind"].split()[1] for row in read_table("foreign_credits", ("kind", "words")))
"""The languages whose sentences are read for a credit."""
_WORD = re.compile(r"(?:[ldLD]|dell|all|DELL)[’']|[^\W\d_](?:[\w.-]*\w)?")
_CLAUSE_START = re.compile(r"[,;:(–—»”\"“]\s*")
_SET_OFF = re.compile(r"[,»”\"“–—]\s*$")
_NAME = r"(?P<who>(?:[^\W\d_a-zß-öø-ÿ][\w’'-]+\s+){1,3}[^\W\d_a-zß-öø-ÿ][\w’'-]+)"
_APPOSED = re.compile(rf",\s+{_NAME},\s*$")
"""The name of who holds an office, before a verb: "Le ministre de l'Intérieur, Luc Darne, a annoncé"."""
_APPOSED_BEHIND = re.compile(rf",\s+{_NAME}(?=[,.])")
_GENITIVE = re.compile(r"des\s+(?P<who>[^\W\d_]\w{2,}?)e?s", re.IGNORECASE)
"""German: of "des Innenministeriums" the party is the Innenministerium."""
_MOST_SMALL = 3
"""Words in small letters that a party may have beside those that join it: "service météorologique national"."""


@dataclass(frozen=True, slots=True)
class _Credit:
    """A party with the words that credit it, in a sentence; `before` and `behind` are the sides to which it reaches."""

    party: Span
    whole: Span
    before: bool
    behind: bool


def find_foreign_credit(text: str, sentence: Span, at: Span, language: str) -> Span | None:
    """The place in `text` of the party that a sentence credits with what stands at `at`; None where it tells in its own
    voice or in a language that is not read. The nearest credit whose side it stands on counts, one behind it first."""
    if language not in LANGUAGES:
        return None
    words = sentence.of(text)
    place = at.shift(-sentence.start)
    credits = _credits(words, language)
    near = [(cost, n) for n, credit in enumerate(credits) if (cost := _reach(words, credit, place)) is not None]
    return credits[min(near)[1]].party.shift(sentence.start) if near else None


def _reach(words: str, credit: _Credit, place: Span) -> int | None:
    """How far a credit is from a place; None where it does not reach there."""
    if credit.party.meets(place):
        return None
    if credit.whole.covers(place):
        return 0
    follows = credit.whole.start >= place.end
    between = words[place.end : credit.whole.start] if follows else words[credit.whole.end : place.start]
    if not (credit.before if follows else credit.behind) or ";" in between:
        return None
    return len(between) + (0 if follows else 1)


@lru_cache(maxsize=4_096)
def _credits(words: str, language: str) -> tuple[_Credit, ...]:
    found = [*_by_preposition(words, language), *_by_verb(words, language), *_by_two_verbs(words, language)]
    return tuple(sorted(found, key=lambda credit: (credit.whole.start, credit.whole.end)))


# ---------------------------------------------------------------- the words of a language


@cache
def _of_class(name: str, language: str) -> frozenset[str]:
    rows = read_table("foreign_credits", ("kind", "words"))
    return frozenset(
        word.strip() for row in rows if row["kind"] == f"{name} {language}" for word in row["words"].split(",")
    )


@cache
def _any_of(name: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_of_class(name, language))})(?!\w)", re.IGNORECASE)


@cache
def _verbs(language: str) -> re.Pattern[str]:
    """The verbs of saying: none that is a preposition as well."""
    forms = saying_forms(language) - _of_class("according", language) - _of_class("participle", language)
    return re.compile(rf"(?<![\w-])(?:{alternatives(forms)})(?![\w-])")


@cache
def _time(language: str) -> re.Pattern[str]:
    """When, to whom and where a thing was said, between a verb and its subject: "este jueves", "am Abend"."""
    rows = read_table("calendar", ("word", "class", "value", "free in"))
    days = [
        row["word"] for row in rows if row["class"] in ("weekday", "relative") and language in row["free in"].split()
    ]
    day, part = _any_of("day", language).pattern, _any_of("part", language).pattern
    named = rf"(?:{day}\s+)?(?:{'|'.join(map(re.escape, days))})(?:\s*{part})?|{day}\s+{part}"
    return re.compile(rf"\s*(?<!\w)(?:{named}|{_any_of('aside', language).pattern})(?!\w),?", re.IGNORECASE)


# ---------------------------------------------------------------- where a credit stands


def _by_preposition(words: str, language: str) -> Iterator[_Credit]:
    """ "laut Polizei", "selon la préfecture", "der Polizei zufolge", "nach Polizeiangaben": for the whole sentence."""
    for match in _any_of("according", language).finditer(words):
        party = _party(words, match.end(), language)
        if party:
            yield _Credit(party, Span(match.start(), party.end), before=True, behind=True)
    for match in _any_of("behind", language).finditer(words):
        party = _party_ending(words, match.start(), language)
        if party:
            yield _Credit(party, Span(party.start, match.end()), before=True, behind=True)
    for own in _of_class("own", language):
        for found in re.finditer(rf"\b[Nn]ach (?P<who>[A-ZÄÖÜ]\w{{3,}}?)s?{own}\b", words):
            yield _Credit(Span(*found.span("who")), Span(*found.span()), before=True, behind=True)


def _by_verb(words: str, language: str) -> Iterator[_Credit]:
    """Behind a verb that a comma or a closing mark sets off, for what stands before it; else before the verb, for what
    follows."""
    for verb in _verbs(language).finditer(words):
        opening = words[: verb.start()]
        lead = re.sub(rf"{_any_of('as', language).pattern}\s*$", "", opening, flags=re.IGNORECASE)
        if _SET_OFF.search(lead):
            party = _party(words, verb.end(), language)
            named = _APPOSED.search(lead)
            if party:
                yield _Credit(party, Span(verb.start(), party.end), before=True, behind=False)
            elif named:
                yield _Credit(Span(*named.span("who")), Span(named.start("who"), verb.end()), before=False, behind=True)
            continue
        party = _party_ending(words, verb.start(), language)
        if party:
            told = bool(_any_of("as", language).search(words[: party.start].lower()[-12:]))
            yield _Credit(party, Span(party.start, verb.end()), before=told, behind=not told)


def _by_two_verbs(words: str, language: str) -> Iterator[_Credit]:
    """ "heeft de politie gemeld", "Die Polizei hatte von 11 Toten gesprochen"."""
    for told in _any_of("participle", language).finditer(words):
        helping = next(reversed(list(_any_of("auxiliary", language).finditer(words, 0, told.start()))), None)
        if helping is None or ";" in words[helping.end() : told.start()]:
            continue
        party = _party(words, helping.end(), language) or _party_ending(words, helping.start(), language)
        if party:
            yield _Credit(party, Span(min(party.start, helping.start()), told.end()), before=True, behind=False)


# ---------------------------------------------------------------- a party


def _party(words: str, start: int, language: str) -> Span | None:
    """The party that begins at `start`, behind times and articles."""
    at = start
    while (skipped := _time(language).match(words, at)) is not None:
        at = skipped.end()
    return _noun_phrase(words, at, len(words), language)


def _party_ending(words: str, end: int, language: str) -> Span | None:
    """The party between the start of its clause and `end`, if nothing else stands there."""
    breaks = [match.end() for match in _CLAUSE_START.finditer(words, 0, end)]
    start = breaks[-1] if breaks else 0
    first = _any_of("as", language).match(words, start)
    start = first.end() if first else start
    until = len(words[:end].rstrip())
    party = _noun_phrase(words, start, until, language)
    if party is None:
        return None
    rest = re.sub(rf"^\s+{_any_of('in', language).pattern}\s+[^\W\d_]\w+", "", words[party.end : until]).strip()
    return party if not rest or _time(language).fullmatch(rest) else None


def _noun_phrase(words: str, start: int, stop: int, language: str) -> Span | None:
    """A party's own words from `start`: behind its article, up to a mark, a time or a function word that does not join it.
    Of an office with its holder it is the holder."""
    tokens = list(_run(words, start, stop))
    articles, joining = _of_class("article", language), _of_class("of", language)
    first = next((n for n, token in enumerate(tokens) if token.group().lower() not in articles | TITLES), len(tokens))
    last, small = first - 1, 0
    for n in range(first, len(tokens)):
        word = tokens[n].group()
        if n > first and _time(language).match(words, tokens[n].start()):
            break
        if word[:1].isupper():
            last = n
        elif word.lower() in joining or (
            n > first and tokens[n - 1].group().lower() in joining and word.lower() in articles
        ):
            continue
        elif small >= _MOST_SMALL or _ends_party(words, tokens[n], language) or (language == "de" and last >= first):
            break
        else:
            small, last = small + 1, (last if language == "de" else n)
    given = [n for n in range(first, last + 1) if tokens[n].group().lower() in _of_class("account", language)]
    if given:
        owner = next((n + 1 for n in range(given[0], last) if tokens[n].group().lower() in joining), None)
        return _noun_phrase(words, tokens[owner].start(), stop, language) if owner else None
    if last < first or not _names_somebody(words, tokens[first : last + 1], known=first > 0, language=language):
        return None
    party = _holder(words, tokens[first : last + 1], language)
    genitive = _GENITIVE.fullmatch(words, tokens[first - 1].start(), party.end) if first else None
    return Span(*genitive.span("who")) if genitive and language == "de" else party


def _run(words: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The words from `start` that nothing but white space or the dot of a title parts."""
    at, before = start, ""
    for token in _WORD.finditer(words, start, stop):
        gap = words[at : token.start()].strip()
        if gap and not (gap == "." and (before in TITLES or len(before) == 1)):
            return
        yield token
        at, before = token.end(), token.group().lower()


def _ends_party(words: str, token: re.Match[str], language: str) -> bool:
    word = token.group().lower()
    return (
        word in function_words(language)
        or _time(language).match(words, token.start()) is not None
        or _verbs(language).match(words, token.start()) is not None
    )


def _names_somebody(words: str, tokens: list[re.Match[str]], *, known: bool, language: str) -> bool:
    """Whether words can be a party: with an article or a capital, and no time."""
    capital = any(token.group()[:1].isupper() for token in tokens)
    if _time(language).match(words, tokens[0].start()) or tokens[0].group().lower() in function_words(language):
        return False
    return capital or (known and language != "de") or len(tokens) > 1


def _holder(words: str, tokens: list[re.Match[str]], language: str) -> Span:
    """The name of who holds an office, behind it or behind a comma ("el gobernador, Raúl Dorn,"); else all the words."""
    whole = Span(tokens[0].start(), tokens[-1].end())
    name = _first_of_name(tokens, language)
    if name:
        return Span(tokens[name].start(), whole.end)
    apposed = _APPOSED_BEHIND.match(words, whole.end)
    office = tokens[0].group()[:1].islower() or tokens[0].group().lower().endswith(ROLE_ENDINGS)
    return Span(*apposed.span("who")) if apposed and office else whole


def _first_of_name(tokens: list[re.Match[str]], language: str) -> int:
    """Where a name of two capitals begins behind an office; 0 where there is none: "ministre de l'Intérieur"."""
    if language == "de":
        named = len(tokens) > 1 and tokens[0].group().lower().endswith(ROLE_ENDINGS) and tokens[1].group()[:1].isupper()
        return 1 if named else 0
    first = len(tokens)
    while first and tokens[first - 1].group()[:1].isupper():
        first -= 1
    if not first or len(tokens) - first < 2 or all(token.group().isupper() for token in tokens[first:]):
        return 0
    joined = tokens[first - 1].group().lower() in _of_class("of", language) | _of_class("article", language)
    return 0 if joined else first
