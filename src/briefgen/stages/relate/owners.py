"""Whose a party is that a text names by its owner alone: "its navy", "the country's army", "the company's spokesman".

`Owners.named` gives the party by its owner's name ("Norland army", "Halvorsen"), so that two articles which name it
otherwise have one voice. The owner is a name before it: the only one of the nearest sentence, its subject, or the one that
some article credits. Where two names fit it stays unnamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.pages.datelines import dateline_end
from briefgen.stages.relate.names import CALENDAR, without_possessive
from briefgen.stages.relate.people import CAPITALS
from briefgen.text.lexicon import DEMONYMS, STOPWORDS, fold
from briefgen.text.voices.attribution import is_outlet
from briefgen.text.voices.parties import words_of_class
from briefgen.vocabulary import read_table

_STANDS_FOR = {row["noun"]: row["stands_for"] for row in read_table("owners", ("noun", "stands_for"))}
_OWNED = re.compile(
    r"^(?:(?P<own>its|their)|the\s(?P<noun>[a-z-]+)['’]s)\s(?:own\s)?(?P<rest>[\w’' -]+)$", re.IGNORECASE
)
_BARE = re.compile(r"^(?:the\s)?(?P<noun>[a-z-]+)$")
_SPEAKS = "|".join(re.escape(noun) for noun, kind in _STANDS_FOR.items() if kind == "spoken")
_SPOKEN = re.compile(rf"(?:{_SPEAKS})$", re.IGNORECASE)
_LOCATED = re.compile(r"\b(?:in|of|across|throughout|inside|from)\s(?:the\s)?$", re.IGNORECASE)
_STOP = re.compile(r"(?<=[a-z\d)”\"])[.!?][”\"]?\s+(?=[A-Z“\"])|\n\s*\n")
_HAPPENINGS = frozenset(row["word"] for row in read_table("events", ("word", "family")))
_REACH = 700
"""Characters before a party in which its owner may stand."""


@dataclass(frozen=True, slots=True)
class Owners:
    """The names that some article of a story credits, by which an owner is told from other names."""

    credited: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Owners:
        words = (
            re.sub(r"^the\s|['’]s$", "", word, flags=re.IGNORECASE)
            for name in names
            for word in (name, *name.split()[:1])
        )
        return cls(frozenset(fold(word) for word in words if word[:1].isupper()))

    def named(self, party: str, text: str, at: int) -> str | None:
        """The party at a place of a text by its owner's name; None where it has no owner in words, or none for certain.

        >>> text = "Norland sank 14 boats, its navy said."
        >>> Owners(frozenset()).named("its navy", text, text.index("its"))
        'Norland navy'
        """
        owned, bare = _OWNED.match(party), _BARE.match(party)
        if owned:
            kind = _STANDS_FOR.get(fold(owned["noun"])) if owned["noun"] else "own"
        else:
            kind = _STANDS_FOR.get(fold(bare["noun"])) if bare else None
        if kind not in ("own", "land", "company") or (bare and kind == "land"):
            return None
        owner = self._owner(text, at, kind)
        if owner is None or owned is None:
            return owner
        return owner if _SPOKEN.search(owned["rest"]) else f"{owner} {owned['rest']}"

    def _owner(self, text: str, at: int, kind: str) -> str | None:
        before = text[max(0, at - _REACH) : at]
        pieces = [piece for piece in _STOP.split(before) if piece.strip()]
        for piece in reversed(pieces[-3:]):
            names = _names_in(piece[dateline_end(piece.lstrip()) + len(piece) - len(piece.lstrip()) :])
            names = [(name, lead) for name, lead in names if not _is_common(name, text, lead)]
            if kind == "company":
                names = [(name, lead) for name, lead in names if not lead.endswith(" in ")]
            if names:
                return self._chosen(names, text, kind)
        return None

    def _chosen(self, names: list[tuple[str, str]], text: str, kind: str) -> str | None:
        """The owner among the names of a sentence, each with the words before it."""
        distinct = list(dict.fromkeys(name for name, _ in names))
        if len(distinct) == 1:
            return distinct[0]
        subject = names[0][0] if not names[0][1].strip() else None
        if subject and (fold(subject) in self.credited or fold(subject) in DEMONYMS or _recurs(subject, text)):
            return subject
        known = [(name, lead) for name, lead in names if fold(name) in self.credited]
        if len({name for name, _ in known}) != 1:
            return None
        name, lead = known[0]
        return name if kind == "company" or _LOCATED.search(lead) else None


def _recurs(name: str, text: str) -> bool:
    """Whether a text writes a name with a capital within a sentence too: a word that only opens one may be any word."""
    return re.search(rf"(?<=[a-z,] ){re.escape(name)}\b", text) is not None


def _is_common(name: str, text: str, lead: str) -> bool:
    """Whether a lone word is none of a name: a text writes it in small letters too ("Power cut to 9,000" names nobody where
    they "are without power"), or it is a plural that only opens a line ("Orders grew")."""
    if " " in name:
        return False
    small = re.search(rf"\b{re.escape(name.lower())}\b", text) is not None
    return small or (not lead.strip() and name.endswith("s") and not _recurs(name, text))


def _names_in(piece: str) -> list[tuple[str, str]]:
    """The names of a sentence with the words before each; no day, no wire, no word that opens sentences."""
    found = []
    for run in CAPITALS.finditer(piece):
        name = without_possessive(run[0])
        words = name.split()
        if fold(words[0]) in STOPWORDS or fold(words[0]) in _HAPPENINGS or piece[run.end() :].startswith(":"):
            continue  # a storm by its name, or a label ("Published: 3 May")
        if not piece[: run.start()].strip() and _only_opens(words[0]):
            words = words[1:]  # "Striking Norvik workers" are not called "Striking"
            if not words:
                continue
            name = " ".join(words)
        if CALENDAR.match(words[0]) or is_outlet(name) or (words[0].isupper() and len(words[0]) > 4):
            continue
        if re.match(
            r"\s(?:strait|sea|river|valley|bridge|airport|street|square|hills?|mountains?|bay|gulf)\b",
            piece[run.end() :],
        ):
            continue
        found.append((name, piece[: run.start()]))
    return found


def _only_opens(word: str) -> bool:
    """Whether a word has its capital because it opens a sentence: an adverb or a participle ("Roughly 4,000 seats",
    "According to its army") and no name ("Italy")."""
    low = fold(word)
    return low in _OPENERS or (low.endswith("ly") and len(low) > _SHORT and low not in DEMONYMS)


_OPENERS = words_of_class("opener") | words_of_class("when")
_SHORT = 5
