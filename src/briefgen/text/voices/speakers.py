"""Whether a text bears out the speaker that somebody names for a quotation.

The story, in `bear_out_speaker`: what the words beside the quotation say (`quotes.find_speaker`) comes first. Where they
name the speaker, it has to be the one said; where they only say "he" or "the minister", the person said has to be one
whom that can mean; where they say nothing, the person has to stand in the quotation's paragraph or the two sentences
before or after it. A place, an outlet and a heading say nothing unless the text itself has them say it.

Left out on purpose: the sex of a name, and what only knowledge of the world would tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.records import Span
from briefgen.text.lexicon import ABBREVIATIONS, DEMONYMS, SEATS, fold, terms_found
from briefgen.text.voices.attribution import is_outlet
from briefgen.text.voices.quotes import How, Quotation, Speaker, find_speaker, is_heading, split_title
from briefgen.vocabulary import read_table

REACH = 2
"""Sentences before and after a quotation in which its speaker may be named."""


@dataclass(frozen=True, slots=True)
class BorneOut:
    """The speaker that the text bears out: as the fuller of what was said and what is printed."""

    name: str
    role: str | None
    how: How


@dataclass(frozen=True, slots=True)
class NotBorneOut:
    reason: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is looked at: the article's text and own body sentences, and the paragraph that holds the quotation."""

    text: str
    sentences: Sequence[Span]
    paragraph: Span
    outlets: tuple[str, ...] = ()
    """Names under which the article itself appeared: they print words and do not say them."""


def bear_out_speaker(said: str, quotation: Quotation, around: Surroundings) -> BorneOut | NotBorneOut:
    """The speaker of `quotation` if the text lets it be the one `said`; else why not.

    "Ivo Marr" is borne out by "the defence minister … he added" where "Defence Minister Ivo Marr" stands before, and
    not where the text gives the words to "Police chief Ada Lund".
    """
    read = find_speaker(around.text, quotation, around.sentences)
    party = _bare(said)
    if read is not None and _is_same(said, read):
        return BorneOut(_fuller(party, read, around.text), read.role, read.how)
    if read is not None and _gives_away(read):
        return NotBorneOut(f"the text gives these words to {read.name}")
    if _cannot_speak(party, around):
        return NotBorneOut(f"{party} is a place, an outlet or a heading, and nothing there says that it speaks")
    near = _window(quotation, around)
    if not _stands_in(party, near, around.text):
        return NotBorneOut(f"{party} does not stand near these words")
    if read is not None and not _can_mean(read, party, quotation, around):
        return NotBorneOut(f"the text gives these words to {read.said_as or read.name}")
    return BorneOut(party, None, "carried over" if read else "said beside it")


# ---------------------------------------------------------------- who is meant

_LEADING_ARTICLE = re.compile(r"^(?:the|a|an|his|her|its|their)\s+", re.IGNORECASE)
_PRONOUNS = frozenset(["he", "she", "they", "it", "who", "i", "we"])


def _bare(said: str) -> str:
    """The party without title, apposition and brackets: "Gov. Ada Lund (left), of Norvik" is "Ada Lund"."""
    head = re.split(r"\s*[,;(]", " ".join(said.split()))[0].strip(' .:"“”') or said.strip()
    title, name = split_title(head)
    return name if title else re.sub(r"^[Tt]he\s+(?=[A-Z])", "", head)


def _is_same(said: str, read: Speaker) -> bool:
    """Whether what was said and what was read name one party: by name, by surname, by body, or by the read role."""
    name, printed = _bare(said), _bare(read.name)
    if same_name(name, printed):
        return True
    if not read.named and terms_found(_offices(said), _offices(read.name)):
        return True
    return bool(read.role) and not _is_name(said) and terms_found(_offices(name), _offices(f"{read.role}"))


def same_name(a: str, b: str) -> bool:
    """Whether two names are of one party: equal but for white space, one inside the other, or one surname and no two
    first names.

    >>> same_name("Ada Lund", "Lund"), same_name("Ada Lund", "Per Lund"), same_name("UN refugee agency", "UNHCR")
    (True, False, True)
    """
    left, right = fold(" ".join(a.split())).split(), fold(" ".join(b.split())).split()
    if not left or not right:
        return False
    if left == right:
        return True
    if left[-1] == right[-1] and (len(left) == 1 or len(right) == 1 or _firsts_meet(left[0], right[0])):
        return True
    if _is_person_like(a) and _is_person_like(b):
        return False
    return terms_found(a, b) or terms_found(b, a)


def _firsts_meet(a: str, b: str) -> bool:
    """Whether two first names are one, or one is the other's initial."""
    left, right = a.strip("."), b.strip(".")
    return left[:1] == right[:1] and (len(left) == 1 or len(right) == 1 or left == right)


def _is_person_like(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[:1].isupper() for word in words) and fold(name) not in ABBREVIATIONS


def _is_name(said: str) -> bool:
    """Whether a party is told by a name and not by a role alone: "Ada Lund", but not "the governor"."""
    words = _LEADING_ARTICLE.sub("", said).split()
    return bool(words) and words[-1][:1].isupper() and fold(words[-1]) not in _OFFICE_OF


def _gives_away(read: Speaker) -> bool:
    """Whether the text itself names the speaker beside the words, or beside the words just before them."""
    if not read.named:
        return False
    return read.said_as.casefold() not in _PRONOUNS and same_name(_bare(read.said_as or read.name), _bare(read.name))


# ---------------------------------------------------------------- where the party stands


def _window(quotation: Quotation, around: Surroundings) -> str:
    """The words around the quotation (not those inside it): its paragraph and two sentences before and after."""
    spans = around.sentences
    hosts = [n for n, span in enumerate(spans) if span.meets(quotation.outer)]
    first, last = (hosts[0], hosts[-1]) if hosts else (0, -1)
    held = {n for n, span in enumerate(spans) if span.meets(around.paragraph)}
    reach = range(max(0, first - REACH), min(len(spans), last + 1 + REACH)) if hosts else range(0)
    return "\n".join(_outside(around.text, spans[n], quotation.outer) for n in sorted(held | set(reach)))


def _outside(text: str, sentence: Span, quoted: Span) -> str:
    if not sentence.meets(quoted):
        return sentence.of(text)
    return f"{text[sentence.start : max(sentence.start, quoted.start)]} {text[min(sentence.end, quoted.end) : sentence.end]}"


def _stands_in(party: str, near: str, text: str) -> bool:
    """Whether the party is named there in full, by its role, or by the surname of a name that the text has in full."""
    if not party:
        return False
    if terms_found(_offices(party), _offices(near)):
        return True
    surname = party.split()[-1]
    return _is_person_like(party) and terms_found(party, text) and _has_word(surname, near)


def _has_word(word: str, near: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", near) is not None


def _cannot_speak(party: str, around: Surroundings) -> bool:
    """Whether the party is a state, a town that is only ever "in" or "near" something, an outlet or a heading."""
    folded = fold(party)
    if folded in DEMONYMS or folded in SEATS or is_outlet(party) or is_heading(party):
        return True
    if any(name and same_name(party, name) for name in around.outlets):
        return True
    told = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(party)}(?!\w)", around.text)]
    return bool(told) and all(_WHERE.search(around.text, max(0, at - 16), at) for at in told)


_WHERE = re.compile(r"\b(?:in|at|near|around|outside|inside|towards?|across|throughout)\s+(?:the\s+)?$", re.IGNORECASE)


# ---------------------------------------------------------------- "he" and "the minister"


def _can_mean(read: Speaker, party: str, quotation: Quotation, around: Surroundings) -> bool:
    """Whether "he" or "the minister" beside the words can be the party."""
    said_as = read.said_as or read.name
    if said_as.casefold() in _PRONOUNS:
        return _stands_before(party, quotation, around)
    bearers = _bearers(said_as, around.text)
    return any(same_name(party, name) for name in bearers) if bearers else not _is_name(read.name)


def _stands_before(party: str, quotation: Quotation, around: Surroundings) -> bool:
    """A pronoun points back: the party stands in the sentences up to the words, not only behind them."""
    spans = [span for span in around.sentences if span.start < quotation.outer.end][-1 - REACH :]
    return _stands_in(party, "\n".join(_outside(around.text, span, quotation.outer) for span in spans), around.text)


_NAME = r"[^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){0,3}"


def _bearers(role: str, text: str) -> tuple[str, ...]:
    """Whom the text calls by a role: "Defence Minister Ivo Marr", "Ivo Marr, the defence minister"."""
    noun = _LEADING_ARTICLE.sub("", " ".join(role.split()))
    forms = {noun, *(word for word, office in _OFFICE_OF.items() if office == fold(noun))}
    told = "|".join(r"\s+".join(re.escape(part) for part in form.split()) for form in sorted(forms))
    before = re.compile(rf"\b(?i:{told})\.?,?\s+(?P<name>{_NAME})")
    after = re.compile(rf"(?P<name>{_NAME}),\s(?:[\w’'-]+\s){{0,6}}(?i:{told})\b")
    found = [*before.finditer(text), *after.finditer(text)]
    return tuple(dict.fromkeys(_bare(match["name"]) for match in found))


# ---------------------------------------------------------------- offices


def _read_offices() -> dict[str, str]:
    return {row["word"]: row["office"] for row in read_table("short_titles", ("word", "office"))}


_OFFICE_OF = _read_offices()
_SHORT = re.compile(
    r"(?<![\w.])(" + "|".join(sorted(map(re.escape, _OFFICE_OF), key=len, reverse=True)) + r")\b\.?", re.IGNORECASE
)


def _offices(words: str) -> str:
    """The words with short titles told in full, so that "Gov." and "the governor" are one."""
    return _SHORT.sub(lambda match: _OFFICE_OF[match[1].casefold()], words)


def _fuller(party: str, read: Speaker, text: str) -> str:
    """Of two names for one speaker the longer one, if the text prints it as it stands."""
    printed = " ".join(read.name.split())
    stands = re.search(r"(?<!\w)" + r"\s+".join(map(re.escape, party.split())) + r"(?!\w)", text)
    return party if stands and _is_name(party) and len(party.split()) > len(printed.split()) else printed
