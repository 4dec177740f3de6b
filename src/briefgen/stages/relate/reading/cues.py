"""The words of a sentence that tell what a number counts (`cues.words`), in any language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.text.figures.digits import base_language
from briefgen.text.letters import any_phrase
from briefgen.text.lexicon import words_of
from briefgen.vocabulary import read_table, rows_in, word_set


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that tells what a number counts. Offsets are those of the sentence; `classes` are pairs of a
    class and what it counts; `reach` is `near`, `far` (it may govern its sentence as its subject), `strong` (it says
    more than a nearer one), `leading` (so, but only of a number behind it), `ruling` (more than a strong one), `noun` (it only says who is counted), `where` (it says where they were, and less than what happened to them) `loose` (so only where the story tells of it elsewhere) or `behind` (so, and only of a number before it)."""

    start: int
    end: int
    classes: tuple[tuple[str, str], ...]
    reaches: tuple[str, ...]
    """One for each of its classes; none where the words only take a cue their own meaning, "deposit insurance"."""

    @property
    def reach(self) -> str:
        return self.reaches[0] if self.reaches else ""


LOOSE = ("loose", "behind")
"""The reaches of cues that are of their class only where the story tells of it elsewhere."""
_CueRow = tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]


@cache
def _cue_index() -> Mapping[str, Mapping[str, tuple[_CueRow, ...]]]:
    """The rows of `cues.words` that may begin at a word, by it and the word behind it, longer phrases first; by "" those
    that may begin there whatever stands behind."""
    index: dict[str, list[_CueRow]] = defaultdict(list)
    for row in read_table("cues", ("cue", "class", "counts", "reach")):
        key = tuple(_cue_words(row["cue"]))
        classes = tuple(zip(row["class"].split(), row["counts"].split(), strict=True))
        reaches = row["reach"].split()
        index[key[0]].append((key, classes, tuple(reaches * len(classes))[: len(classes)]))
    return {first: _by_second(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in index.items()}


def _by_second(rows: Sequence[_CueRow]) -> Mapping[str, tuple[_CueRow, ...]]:
    any_second = ((), (ANY_WORD,))
    return {
        second: tuple(row for row in rows if row[0][1:2] in ((second,), *any_second))
        for second in {"", *(row[0][1] for row in rows if row[0][1:2] not in any_second)}
    }


def _cue_words(cue: str) -> Iterator[str]:
    """The folded words of a cue, `ANY_WORD` for itself."""
    for part in cue.split():
        yield from (ANY_WORD,) if part == ANY_WORD else (word.plain for word in words_of(part))


@lru_cache(maxsize=20_000)
def cues_in(sentence: str, language: str = "en") -> tuple[Cue, ...]:
    """The cues of a sentence in order, the longest phrase at each place; none inside a capitalised name.

    A cue is of its language alone: the German article "die" tells of no deaths.
    """
    if base_language(language) != "en":
        return tuple(_foreign_cues_in(sentence, base_language(language)))
    index, words = _cue_index(), words_of(sentence)
    plain = [word.plain for word in words]
    found: list[Cue] = []
    at = 0
    while at < len(words):
        rows = index.get(plain[at])
        if rows is None:
            at += 1
            continue
        told = rows.get(plain[at + 1] if at + 1 < len(plain) else "") or rows[""]
        row, last = next(((r, end) for r in told if (end := _last_of(r[0], plain, at)) is not None), (None, at))
        if row and not _in_name(words[at].start, words[last].end, sentence):
            found.append(Cue(words[at].start, words[last].end, row[1], row[2]))
        at = last + 1
    return tuple(found)


def _foreign_cues_in(sentence: str, language: str) -> Iterator[Cue]:
    """The cues of a sentence in another language."""
    pattern, rows = _foreign_index(language)
    for match in pattern.finditer(sentence.replace("İ", "I").lower()) if rows else ():
        cls, counts, reach = rows[match.group()]
        yield Cue(match.start(), match.end(), ((cls, counts),), (reach,))


@cache
def _foreign_index(language: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, str, str]]]:
    """The cues of a language as one pattern, longer ones first; without borders where a script sets no spaces."""
    columns = ("cue", "class", "counts", "reach", "languages")
    rows = {
        row["cue"]: (row["class"], row["counts"], row["reach"]) for row in rows_in("foreign_cues", columns, language)
    }
    return any_phrase(rows, language), rows


ANY_WORD = "*"
"""In a cue: up to `MOST_ANY` words that say more of the one behind it, "on the overloaded boat"; an article before and numbers
among them are not counted, "brought the last 900 guests home"."""
_ROUND_ABOUT = word_set("more than about some nearly almost over at least around")
"""Words of a qualifier, which do not count among them."""
MOST_ANY = 2


def _last_of(cue: Sequence[str], plain: Sequence[str], at: int) -> int | None:
    """The last word of a cue that begins at a word; None where it does not."""
    if ANY_WORD not in cue:
        return at + len(cue) - 1 if tuple(plain[at : at + len(cue)]) == cue else None
    gap = list(cue).index(ANY_WORD)
    head, tail = tuple(cue[:gap]), tuple(cue[gap + 1 :])
    if tuple(plain[at : at + gap]) != head:
        return None
    start = at + gap
    left = MOST_ANY + (plain[start : start + 1] in (["a"], ["an"], ["the"]))
    while left >= 0 and start < len(plain):
        if tuple(plain[start : start + len(tail)]) == tail:
            return start + len(tail) - 1
        left -= not (plain[start][0].isdigit() or plain[start] in _ROUND_ABOUT)
        start += 1
    return None


def _in_name(start: int, end: int, sentence: str) -> bool:
    """Whether a cue stands inside a name, "the Missing Persons Agency": capitalised, and not at the sentence's head."""
    return sentence[start].isupper() and start > 1 and bool(re.match(r"\s+[A-Z][a-z]", sentence[end : end + 3]))
