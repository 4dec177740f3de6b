"""Stops that end no sentence in languages other than English: abbreviations, initials, ordinals, as the table `abbreviations`.

3,5 Mio. Euro · der 1. FC Arlen · z. B. · M. Dupont · la Dra. Vell · EE. UU. envió · 3,4 млрд руб. · ul. Długa
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefgen.text.figures.tongues import function_words
from briefgen.text.letters import WORD
from briefgen.vocabulary import read_table, rows_in

_FIRST = re.compile(rf"[“„«\"‘'(\[]*({WORD})")
_BEFORE_LAST = re.compile(rf"({WORD})\W+\S+$")


def stop_of_language(word: str, before: str, after: str, language: str) -> bool | None:
    """Whether the stop behind `word` ends a sentence; None where no table of the language tells, and a plain word stands.

    `before` ends with that stop, `after` begins behind the white space.
    """
    bare = re.split(r"['’]", word.lower())[-1]  # l'art.
    if word.isdigit():
        return False if _is_ordinal(word, before, after, language) else None
    known = _abbreviations(language)
    kind = known.get(bare) or known.get(re.split(r"[.-]+", bare)[-1])  # d. h., Dipl.-Ing.
    if kind is None and len(bare) == 1 and bare == word and _BEHIND_NUMBER.search(before):
        return _opens(after, language)  # 17 h.
    if kind is None:
        letters = re.split(r"\.-?", bare)
        initials = all(len(letter) == 1 and letter.isalpha() for letter in letters)
        return _opens(after, language) if initials and len(letters) > 1 else False if initials else None
    if kind in ("title", "never"):
        return False
    if kind == "number":
        return not opens_amount(after)
    return _opens(after, language)


def _is_ordinal(word: str, before: str, after: str, language: str) -> bool:
    """ "der 1. FC", "am 3. März", "w 3. rundzie"; a sentence that ends with a number goes on with a word that opens one."""
    if language not in _ORDINAL_DOT or len(word) > 2:
        return False
    led = _BEFORE_LAST.search(before)
    return (
        after[0].islower()
        or (led is not None and led.group(1).lower() in _LEADING)
        or bool(_MONTH().match(after.lower()))
    )


_ORDINAL_DOT = frozenset(
    ["de", "da", "nb", "nn", "no", "pl", "tr", "cs", "sk", "sl", "hr", "fi", "hu", "et", "lv", "is"]
)
_LEADING = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "zum",
        "zur",
        "am",
        "im",
        "vom",
        "beim",
        "ins",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "seine",
        "seinen",
        "ihr",
        "ihre",
        "ihren",
        "diesen",
        "dieser",
        "jeder",
    ]
)
"""German words between which and a noun an ordinal stands."""


@cache
def _MONTH() -> re.Pattern[str]:
    rows = read_table("calendar", ("word", "class", "value", "free in"))
    return re.compile(rf"(?:{'|'.join(re.escape(row['word']) for row in rows if row['class'] == 'month')})\b")


def _opens(after: str, language: str) -> bool:
    """Whether what follows can open a sentence: a function word with a capital, or a mark of quotation before a capital."""
    match = _FIRST.match(after)
    if match is None:
        return False
    word = match.group(1)
    elided = after[match.end(1) : match.end(1) + 1] in ("'", "’") and len(word) <= _LONGEST_ELIDED
    return word[:1].isupper() and (elided or word.lower() in function_words(language))


_LONGEST_ELIDED = 2
"""Letters of what an apostrophe shortens: "L'", "Qu'"."""
_BEHIND_NUMBER = re.compile(r"\d\s?\S+$")
_AMOUNT = re.compile(r"[~<>≈+-]?\s?(?:[A-Z]{0,3}[$£€¥₹₽])?\s?\d")


def opens_amount(after: str) -> bool:
    """Whether a number or a sum stands there: "approx. $3.1 million"."""
    return _AMOUNT.match(after) is not None


@cache
def _abbreviations(language: str) -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in rows_in("abbreviations", ("word", "kind", "languages"), language)}
