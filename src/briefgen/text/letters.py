"""Letters of all scripts: which signs belong to a word, which scripts set no spaces, and how a word is folded for tables.

Python's `\\w` leaves out the vowel signs of Devanagari, so that a Hindi word would fall to pieces; `MARKS` has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives


@cache
def _mark_ranges() -> str:
    """All combining marks, the joiners that stand inside words of Indic and Arabic script, and the soft hyphen, as a class of a pattern."""
    codes = [c for c in range(0x300, 0x10000) if unicodedata.category(chr(c)) in ("Mn", "Mc")]
    codes = sorted([0xAD, *codes, 0x200C, 0x200D, 0x0640])
    return "".join(_ranges(codes))


def _ranges(codes: list[int]) -> Iterator[str]:
    start = before = codes[0]
    for code in [*codes[1:], 0]:
        if code != before + 1:
            yield chr(start) if start == before else f"{chr(start)}-{chr(before)}"
            start = code
        before = code


MARKS = _mark_ranges()
"""For use inside the brackets of a pattern."""
WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*"
"""One word, with its vowel signs."""
SOFT_HYPHEN = "\u00ad"
"""Where a word may be broken at a column's edge; a reader sees nothing of it."""
FILLER = "\u3164"
"""A letter that a reader sees nothing of: it holds a broken word together where a pattern looks for a word's letters."""

UNSPACED_LANGUAGES = frozenset(["zh", "ja"])
"""Languages that set no space between words."""


def any_phrase(phrases: Iterable[str], language: str) -> re.Pattern[str]:
    """Any of some phrases of a language, longer ones first, with no letter around it where the language sets spaces."""
    border = ("", "") if language in UNSPACED_LANGUAGES else (rf"(?<![\w{MARKS}])", rf"(?![\w{MARKS}])")
    return re.compile(f"{border[0]}(?:{alternatives(phrases)}){border[1]}")


_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f"
UNSPACED = when_used(f"[{_HAN}{_KANA}]")
"""A sign of a script that is set without spaces between words."""
NO_SPACES = when_used(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
"""The same with Thai: where a line may be cut between any two signs."""


def count_words(text: str) -> int:
    """Words between spaces; of scripts that set none (Han, kana, Thai) two characters count as one.

    >>> count_words("85 homes burnt"), count_words("大火造成")
    (3, 3)
    """
    return len(text.split()) + (0 if text.isascii() else len(NO_SPACES.findall(text)) // 2)


_ARABIC = str.maketrans(
    {**dict.fromkeys("أإآٱ", "ا"), "\u0640": None, **{chr(c): None for c in (*range(0x64B, 0x660), 0x670)}}
)


_UNSEEN = dict.fromkeys((0x200C, 0x200D, ord(SOFT_HYPHEN)))


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """A lower-case word as tables hold it: composed, without soft hyphens, Arabic without vowel signs, hamza on alef and stretching.

    >>> fold_word("أكثر")
    'اكثر'
    """
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word).translate(_ARABIC).translate(_UNSEEN)


SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", when_used("[\u3041-\u30ff]")),
    ("ko", when_used("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", when_used(f"[{_HAN}]")),
    ("hi", when_used("[\u0900-\u097f]")),
    ("ar", when_used("[\u0600-\u06ff\u0750-\u077f]")),
    ("ru", when_used("[\u0400-\u04ff]")),
    ("el", when_used("[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", when_used("[\u0590-\u05ff]")),
    ("bn", when_used("[\u0980-\u09ff]")),
    ("pa", when_used("[\u0a00-\u0a7f]")),
    ("gu", when_used("[\u0a80-\u0aff]")),
    ("ta", when_used("[\u0b80-\u0bff]")),
    ("te", when_used("[\u0c00-\u0c7f]")),
    ("kn", when_used("[\u0c80-\u0cff]")),
    ("ml", when_used("[\u0d00-\u0d7f]")),
    ("si", when_used("[\u0d80-\u0dff]")),
    ("th", when_used("[\u0e00-\u0e7f]")),
    ("lo", when_used("[\u0e80-\u0eff]")),
    ("my", when_used("[\u1000-\u109f]")),
    ("ka", when_used("[\u10a0-\u10ff]")),
    ("am", when_used("[\u1200-\u137f]")),
    ("km", when_used("[\u1780-\u17ff]")),
    ("hy", when_used("[\u0530-\u058f]")),
)
"""The signs of a script and the language that it most often writes; kana go before Han, which Japanese has as well."""

LATIN = frozenset(["en", "de", "fr", "es", "it", "pt", "nl", "sv", "pl", "tr"])
"""Languages that are written in Latin letters alone."""


_OTHER_SCRIPTS = when_used(
    "[\u0370-\u1dbf\u1f00-\u1fff\u2e80-\ufaff\ufb1d-\ufdff\ufe70-\ufefe\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""A letter that is not Latin: what most texts have none of, so that their script is known at once."""


def script_of(text: str) -> str | None:
    """The language that the script of a text most often writes; None for Latin letters and for no letters.

    >>> script_of("В России"), script_of("In Russia"), script_of("東京で12人")
    ('ru', None, 'ja')
    """
    if not _OTHER_SCRIPTS.search(text):
        return None
    letters = sum(map(str.isalpha, text))
    found = Counter({code: len(signs.findall(text)) for code, signs in SCRIPTS})
    if found["ja"] * 20 >= found["zh"] > 0 or (found["ja"] and not found["zh"]):  # kana stand in any Japanese text
        found["ja"] += found.pop("zh", 0)
    code, most = found.most_common(1)[0]
    return code if most * 2 > letters > 0 else None


def letters_of(text: str) -> str:
    """The letters and digits of a text, by which quoted words are compared."""
    return "".join(char for char in text.casefold() if char.isalnum())
