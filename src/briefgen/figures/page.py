"""page"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

_GROUP_SPACES = "\u00a0\u202f\u2009\u2007\u2008"
"""Spaces that may stand inside a number (no-break, narrow, thin, figure, punctuation); a plain space never groups."""


_FOLDED = {
    **dict.fromkeys(_GROUP_SPACES, "\u00a0"),
    **dict.fromkeys("\u2002\u2003\u2004\u2005\u2006\u200a\u205f\u3000", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2014\u2015", "\u2014"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u066a\uff05\ufe6a", "%"),
    "\u066b": ".",
    "\uff0e": ".",
    "\u066c": ",",
    "\uff0c": ",",
    "\uff04": "$",
    "\uffe1": "£",
    "\uffe5": "¥",
    "\u0130": "I",
    "\r": " ",
}
"""One character for one. The capital I with a dot is the one letter whose lower case is two characters long."""


class _Folding(dict[int, str]):
    """A table for `str.translate` that works out each character once: any Unicode digit becomes an ASCII one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = str(int(char)) if char.isdecimal() else _FOLDED.get(char, char)
        self[code] = folded
        return folded


_FOLDING = _Folding()


_TOKEN = re.compile(
    r"(\d{1,3}(?:\u00a0\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,']\d+)*)"
    r"|([^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(\n\s*)"
    r'|["\']+|[^\w\s]'
)


DIGITS, WORD, BREAK, SIGN = 1, 2, 3, 0


_REACH = 60
"""How many tokens a sentence is followed to either side, so that a text without sentence ends costs linear time."""


_WRAP = 45
"""A line shorter than this that ends without a blank line is a line of its own, not wrapped prose."""


_ABBREVIATED = frozenset(
    "mr mrs ms dr prof st gen lt col sgt capt sen rep gov rev hon jan feb mar apr jun jul aug sep sept oct nov dec no nos vs "
    "approx est ca c cf fig figs art arts sec p pp vol ed inc ltd co corp jr sr mt ft u s k n e g i d bzw z b ca nr mio "
    "mrd rs".split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into tokens. `shown` keeps the case, `words` are lower-case; ranges of tokens are inclusive."""

    shown: str
    language: str
    words: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]
    length: int

    def at(self, i: int) -> str:
        """The word of token `i`, lower-case; empty beyond the ends."""
        return self.words[i] if 0 <= i < self.length else ""

    def kind(self, i: int) -> int:
        return self.kinds[i] if 0 <= i < self.length else BREAK

    def touches(self, i: int) -> bool:
        """Whether token `i` and the next stand without a space between them."""
        return 0 <= i < self.length - 1 and self.ends[i] == self.starts[i + 1]

    def capital(self, i: int) -> bool:
        return self.kind(i) == WORD and self.shown[self.starts[i]].isupper()

    def hyphen(self, i: int) -> bool:
        """Whether token `i` is a hyphen that joins its neighbours."""
        return self.at(i) == "-" and self.touches(i - 1) and self.touches(i)


def _fold(text: str) -> str:
    folded = text if text.isascii() and "\r" not in text else text.translate(_FOLDING)
    assert len(folded) == len(text)
    return folded


def make_page(text: str, language: str) -> Page:
    shown = _fold(text)
    lower = shown.lower()
    assert len(lower) == len(text)
    words: list[str] = []
    kinds: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    line = 0
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        kind = match.lastindex or SIGN
        word = match[0]
        if kind == BREAK:
            wrapped = word.count("\n") == 1 and start - line >= _WRAP
            line = end
            if wrapped:
                continue
        if kind == DIGITS and not word.isdigit() and plain_value(word, language) is None:
            for part in re.finditer(r"\d+(?:\.\d+)*|[,']", word):
                words.append(part[0])
                kinds.append(DIGITS if part[0][0].isdigit() else SIGN)
                starts.append(start + part.start())
                ends.append(start + part.end())
            continue
        words.append(word)
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
    return Page(shown, language, words, kinds, starts, ends, len(words))


def ends_sentence(page: Page, i: int) -> bool:
    """Whether the sentence ends with token `i`: a full stop before a capital, not after an abbreviation."""
    word = page.at(i)
    if page.kind(i) == BREAK:
        return True
    if word not in (".", "!", "?", "…") or page.touches(i) and page.kind(i + 1) in (WORD, DIGITS):
        return False
    following = i + 1
    while page.at(following)[:1] in ('"', "'", ")", "]") and following <= i + 3:
        following += 1
    if page.kind(following) == BREAK:
        return True
    if (
        word == "."
        and page.touches(i - 1)
        and (page.at(i - 1) in _ABBREVIATED or len(page.at(i - 1)) == 1 and page.kind(i - 1) == WORD)
    ):
        return False
    return (
        page.capital(following) or page.kind(following) == DIGITS or page.at(following)[:1] in ("(", "[", "$", "£", "€")
    )


def sentence_start(page: Page, i: int) -> int:
    """First token of the sentence that holds token `i`, at most `_REACH` tokens back."""
    k = i
    while k > 0 and i - k < _REACH and not ends_sentence(page, k - 1):
        k -= 1
    return k


def opens_sentence(page: Page, i: int) -> bool:
    k = i - 1
    while k >= 0 and i - k < 4 and page.at(k)[:1] in ('"', "'", "(", "[", "-", "—", "•", "*"):
        k -= 1
    return k < 0 or ends_sentence(page, k) or page.at(k) == ":"


def is_title_line(page: Page, i: int) -> bool:
    """Whether nearly every longer word around token `i` on its line is capitalised, as headlines are set."""
    capitals = others = 0
    for step in (-1, 1):
        k = i + step
        while (
            0 <= k < page.length
            and abs(k - i) <= 10
            and page.kinds[k] != BREAK
            and page.words[k] not in (".", "!", "?")
        ):
            if page.kinds[k] == WORD and len(page.words[k]) > 3:
                capitals += page.capital(k)
                others += not page.capital(k)
            k += step
    return capitals >= 3 and capitals >= 4 * others


_POINT_GROUPS = frozenset(
    "de fr es it pt nl tr ru uk pl sv da no nb nn fi cs sk sl hr sr hu ro bg el id vi ca gl eu az lv lt et".split()
)
"""Languages that write 4.300 for four thousand three hundred and 4,3 for four and three tenths."""


LONGEST_NUMBER = 40
"""Digits in a row beyond which a number is a code (a hash, a card, noise)."""


@dataclass(frozen=True, slots=True)
class _Value:
    value: Fraction
    grain: Fraction
    """Place value of the last significant digit as written: 1,300 has 100, 2.50 has 0.01."""


def base_language(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0] or "en"


def _groups(parts: list[str], *, indian: bool) -> bool:
    """Whether digit groups are well set: 1-300, 12-34-567 (Indian)."""
    if not 1 <= len(parts[0]) <= 3 or len(parts[-1]) != 3:
        return False
    inner = parts[1:-1]
    return all(len(p) == 3 for p in inner) or (indian and len(parts[0]) <= 2 and all(len(p) == 2 for p in inner))


def plain_value(word: str, language: str) -> _Value | None:
    """A token of digits read in the way of its language; None where its signs fit no way ("3.2.1", "1,30").

    >>> plain_value("4.300", "de").value, plain_value("12,34,567", "en").value
    (Fraction(4300, 1), Fraction(1234567, 1))
    """
    if word.isdigit():
        return _whole(word)
    european = base_language(language) in _POINT_GROUPS
    point, comma = (",", ".") if european else (".", ",")
    whole, found, decimals = word.partition(point)
    if found and (point in decimals or not decimals.isdigit()):
        return _grouped(word, point)
    for mark in (comma, "\u00a0", "'"):
        if mark in whole:
            parts = whole.split(mark)
            if not all(p.isdigit() for p in parts) or not _groups(parts, indian=mark == ","):
                return _foreign_decimal(word, comma) if not found else None
            whole = "".join(parts)
    if not whole.isdigit():
        return None
    return _decimal(whole, decimals) if found else _whole(whole)


def _grouped(word: str, mark: str) -> _Value | None:
    """4.300.000 in any language: two or more groups of three leave no other reading."""
    parts = word.split(mark)
    if len(parts) < 3 or not all(p.isdigit() for p in parts) or not _groups(parts, indian=False):
        return None
    return _whole("".join(parts))


def _foreign_decimal(word: str, comma: str) -> _Value | None:
    """4,5 in English and 4.5 in German: one or two digits after the sign cannot be a group."""
    whole, _, decimals = word.partition(comma)
    if comma == "." and whole.isdigit() and decimals.isdigit() and len(decimals) in (1, 2):
        return _decimal(whole, decimals)
    return None


def _whole(digits: str) -> _Value:
    if len(digits) > LONGEST_NUMBER:
        return _Value(Fraction(0), Fraction(1))
    value = int(digits)
    return _Value(Fraction(value), last_place(value))


def _decimal(whole: str, decimals: str) -> _Value:
    if len(whole) + len(decimals) > LONGEST_NUMBER:
        return _Value(Fraction(0), Fraction(1))
    below = 10 ** len(decimals)
    return _Value(Fraction(int(whole + decimals), below), Fraction(1, below))


def last_place(value: int) -> Fraction:
    """Place value of the last digit that is not 0: 1300 gives 100, 0 gives 1."""
    place = 1
    while value and value % 10 == 0:
        value //= 10
        place *= 10
    return Fraction(place)


def place_of(value: Fraction) -> Fraction:
    """As `last_place` for any decimal; a fraction without a finite decimal has a twentieth of its own size."""
    if value.denominator == 1:
        return last_place(value.numerator)
    for places in range(1, 7):
        if (value * 10**places).denominator == 1:
            return Fraction(1, 10**places)
    return value / 20


def shown_word(page: Page, i: int) -> str:
    return page.shown[page.starts[i] : page.ends[i]]
