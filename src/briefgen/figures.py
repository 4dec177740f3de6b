"""Reading figures: which numbers stand in a text, what each says, and how far it reaches.

"nearly $3.5 billion" is read as span "3.5 billion", phrase "nearly $3.5 billion", value 3 500 000 000, granularity
10^8, qualifier almost, unit USD; its hard interval is [3.15, 3.5] and its likely one [3.325, 3.5) billion.

The scanner is ours because no library reads news figures: all of them lose the qualifier, read "2018" as a count and
"half a million" as 1.5 million. It goes over the text once, in this order:

1. `_Page`: the text folded one character to one (digits, spaces, dashes, quotes, case), so that offsets never move, and
   cut into tokens.
2. masks: numbers that count nothing, each with its reason: dates and clocks (from `dates`), years, ordinals, names
   ("Boeing 737", "COVID-19"), list numbers, phones, addresses, the pronoun one.
3. numbers: digits with scale words, number words, fractions, vague plurals; then what two numbers say together:
   ranges, ratios ("one in four", "3 of the 5"), scores.
4. what stands beside them: currency, percent, measure, age, duration, counted noun; then qualifiers, leftmost first.
5. which figure is a part of which ("38, including 11 children"), and "40 miles (70 km)" as one figure.

Every step looks at a bounded number of tokens, so that a text is read in time linear in its length.

Left out on purpose: number words in languages other than English (digits are read in any), "several" and "many"
without a number, and numbers inside words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from briefgen.dates import find_dates
from briefgen.records import (
    Interval,
    MaskedNumber,
    PartOf,
    Qualifier,
    Quantity,
    QuantityClass,
    Scan,
    Span,
)

# ---------------------------------------------------------------- 1. the page: folded text and its tokens

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
_DIGITS, _WORD, _BREAK, _SIGN = 1, 2, 3, 0
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
class _Page:
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
        return self.kinds[i] if 0 <= i < self.length else _BREAK

    def touches(self, i: int) -> bool:
        """Whether token `i` and the next stand without a space between them."""
        return 0 <= i < self.length - 1 and self.ends[i] == self.starts[i + 1]

    def capital(self, i: int) -> bool:
        return self.kind(i) == _WORD and self.shown[self.starts[i]].isupper()

    def hyphen(self, i: int) -> bool:
        """Whether token `i` is a hyphen that joins its neighbours."""
        return self.at(i) == "-" and self.touches(i - 1) and self.touches(i)


def _fold(text: str) -> str:
    folded = text if text.isascii() and "\r" not in text else text.translate(_FOLDING)
    assert len(folded) == len(text)
    return folded


def _make_page(text: str, language: str) -> _Page:
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
        kind = match.lastindex or _SIGN
        word = match[0]
        if kind == _BREAK:
            wrapped = word.count("\n") == 1 and start - line >= _WRAP
            line = end
            if wrapped:
                continue
        if kind == _DIGITS and not word.isdigit() and _plain_value(word, language) is None:
            for part in re.finditer(r"\d+(?:\.\d+)*|[,']", word):
                words.append(part[0])
                kinds.append(_DIGITS if part[0][0].isdigit() else _SIGN)
                starts.append(start + part.start())
                ends.append(start + part.end())
            continue
        words.append(word)
        kinds.append(kind)
        starts.append(start)
        ends.append(end)
    return _Page(shown, language, words, kinds, starts, ends, len(words))


def _ends_sentence(page: _Page, i: int) -> bool:
    """Whether the sentence ends with token `i`: a full stop before a capital, not after an abbreviation."""
    word = page.at(i)
    if page.kind(i) == _BREAK:
        return True
    if word not in (".", "!", "?", "…") or page.touches(i) and page.kind(i + 1) in (_WORD, _DIGITS):
        return False
    following = i + 1
    while page.at(following)[:1] in ('"', "'", ")", "]") and following <= i + 3:
        following += 1
    if page.kind(following) == _BREAK:
        return True
    if word == "." and page.touches(i - 1) and (page.at(i - 1) in _ABBREVIATED or len(page.at(i - 1)) == 1 and page.kind(i - 1) == _WORD):
        return False
    return page.capital(following) or page.kind(following) == _DIGITS or page.at(following)[:1] in ("(", "[", "$", "£", "€")


def _sentence_start(page: _Page, i: int) -> int:
    """First token of the sentence that holds token `i`, at most `_REACH` tokens back."""
    k = i
    while k > 0 and i - k < _REACH and not _ends_sentence(page, k - 1):
        k -= 1
    return k


def _opens_sentence(page: _Page, i: int) -> bool:
    k = i - 1
    while k >= 0 and i - k < 4 and page.at(k)[:1] in ('"', "'", "(", "[", "-", "—", "•", "*"):
        k -= 1
    return k < 0 or _ends_sentence(page, k) or page.at(k) == ":"


def _is_title_line(page: _Page, i: int) -> bool:
    """Whether nearly every longer word around token `i` on its line is capitalised, as headlines are set."""
    capitals = others = 0
    for step in (-1, 1):
        k = i + step
        while 0 <= k < page.length and abs(k - i) <= 10 and page.kinds[k] != _BREAK and page.words[k] not in (".", "!", "?"):
            if page.kinds[k] == _WORD and len(page.words[k]) > 3:
                capitals += page.capital(k)
                others += not page.capital(k)
            k += step
    return capitals >= 3 and capitals >= 4 * others


# ---------------------------------------------------------------- digits

_POINT_GROUPS = frozenset("de fr es it pt nl tr ru uk pl sv da no nb nn fi cs sk sl hr sr hu ro bg el id vi ca gl eu az lv lt et".split())
"""Languages that write 4.300 for four thousand three hundred and 4,3 for four and three tenths."""
_LONGEST = 40
"""Digits in a row beyond which a number is a code (a hash, a card, noise)."""


@dataclass(frozen=True, slots=True)
class _Value:
    value: Fraction
    grain: Fraction
    """Place value of the last significant digit as written: 1,300 has 100, 2.50 has 0.01."""


def _base_language(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0] or "en"


def _groups(parts: list[str], *, indian: bool) -> bool:
    """Whether digit groups are well set: 1-300, 12-34-567 (Indian)."""
    if not 1 <= len(parts[0]) <= 3 or len(parts[-1]) != 3:
        return False
    inner = parts[1:-1]
    return all(len(p) == 3 for p in inner) or (indian and len(parts[0]) <= 2 and all(len(p) == 2 for p in inner))


def _plain_value(word: str, language: str) -> _Value | None:
    """A token of digits read in the way of its language; None where its signs fit no way ("3.2.1", "1,30").

    >>> _plain_value("4.300", "de").value, _plain_value("12,34,567", "en").value
    (Fraction(4300, 1), Fraction(1234567, 1))
    """
    if word.isdigit():
        return _whole(word)
    european = _base_language(language) in _POINT_GROUPS
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
    if len(digits) > _LONGEST:
        return _Value(Fraction(0), Fraction(1))
    value = int(digits)
    return _Value(Fraction(value), _last_place(value))


def _decimal(whole: str, decimals: str) -> _Value:
    if len(whole) + len(decimals) > _LONGEST:
        return _Value(Fraction(0), Fraction(1))
    below = 10 ** len(decimals)
    return _Value(Fraction(int(whole + decimals), below), Fraction(1, below))


def _last_place(value: int) -> Fraction:
    """Place value of the last digit that is not 0: 1300 gives 100, 0 gives 1."""
    place = 1
    while value and value % 10 == 0:
        value //= 10
        place *= 10
    return Fraction(place)


def _place_of(value: Fraction) -> Fraction:
    """As `_last_place` for any decimal; a fraction without a finite decimal has a twentieth of its own size."""
    if value.denominator == 1:
        return _last_place(value.numerator)
    for places in range(1, 7):
        if (value * 10**places).denominator == 1:
            return Fraction(1, 10**places)
    return value / 20


# ---------------------------------------------------------------- 3. numbers as words

_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SMALL_WORDS = {**_SMALL, **_TENS}
_BIG = {"thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12}
_SCALES: dict[str, int] = {"hundred": 100, "dozen": 12, **_BIG}
_PLURAL_SCALES = {word + "s": size for word, size in _SCALES.items()}
_ANY_SCALE = {**_SCALES, **_PLURAL_SCALES, "quadrillion": 10**15}
_ATTACHED = {"bn": 10**9, "mn": 10**6, "mln": 10**6, "mio": 10**6, "bln": 10**9, "mrd": 10**9, "tn": 10**12, "trn": 10**12, "cr": 10**7, "k": 10**3}
"""Scale letters that stand for themselves; m and b do so only beside a currency or before a counted noun."""
_FOREIGN_SCALES = {
    "de": {"tausend": 10**3, "million": 10**6, "millionen": 10**6, "mio": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "billion": 10**12, "billionen": 10**12},
    "fr": {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9},
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6},
    "it": {"mila": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9},
}
_GLYPHS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
_ORDINAL_WORDS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth".split()
)
_FRACTION_GRAIN = Fraction(1, 20)
"""A fraction in words ("a third") is good to 0.05."""

VAGUE_PLURALS: dict[str, tuple[int, int]] = {
    "dozens": (24, 100),
    "scores": (40, 200),
    "hundreds": (200, 1_000),
    "thousands": (2_000, 10_000),
    "millions": (2_000_000, 10_000_000),
    "billions": (2 * 10**9, 10**10),
    "trillions": (2 * 10**12, 10**13),
    "lakhs": (200_000, 1_000_000),
    "crores": (20_000_000, 100_000_000),
    "tens of thousands": (20_000, 100_000),
    "hundreds of thousands": (200_000, 1_000_000),
    "tens of millions": (20_000_000, 100_000_000),
    "hundreds of millions": (200_000_000, 10**9),
    "tens of billions": (20 * 10**9, 10**11),
    "hundreds of billions": (200 * 10**9, 10**12),
}
"""Likely interval of a vague plural; its hard one has the same lower end and no upper one. Reconciliation, section 2."""


@dataclass(frozen=True, slots=True)
class _Number:
    """What a number itself says, before anything beside it is read. `first` to `last` are its tokens."""

    first: int
    last: int
    start: int
    end: int
    value: Fraction | None
    grain: Fraction
    low: Fraction | None = None
    high: Fraction | None = None
    qualifier: Qualifier | None = None
    form: str = "digits"
    """digits, words, vague, fraction, ratio, times, range, score."""
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class _Mask:
    first: int
    last: int
    start: int
    end: int
    reason: str


def _mask(page: _Page, first: int, last: int, reason: str) -> _Mask:
    return _Mask(first, last, page.starts[first], page.ends[last], reason)


def _number(page: _Page, first: int, last: int, value: Fraction, grain: Fraction, form: str, *, scaled: bool = False) -> _Number:
    return _Number(first, last, page.starts[first], page.ends[last], value, grain, form=form, scaled=scaled)


def _scale_at(page: _Page, i: int) -> int | None:
    word = page.at(i)
    foreign = _FOREIGN_SCALES.get(_base_language(page.language))
    if foreign and word in foreign:
        return foreign[word]
    return _ANY_SCALE.get(word)


def _after(page: _Page, i: int) -> int:
    """The token after `i`, over one joining hyphen ("3.5-million")."""
    return i + 2 if page.hyphen(i + 1) else i + 1


def _read_digits(page: _Page, i: int) -> _Number | None:
    """Digits with their fraction and scale: "2½ million", "100 thousand", "4.8bn", "1.2 lakh crore"."""
    read = _plain_value(page.words[i], page.language)
    if read is None or len(page.words[i]) > _LONGEST:
        return None
    value, grain, last = read.value, read.grain, i
    glyph = _GLYPHS.get(page.at(i + 1))
    if glyph and value.denominator == 1:
        value, last = value + glyph, i + 1
        grain = _place_of(value)
    elif value.denominator == 1 and (mixed := _mixed_fraction(page, i)):
        value, last = value + mixed, i + 3
        grain = _place_of(value)
    value, grain, last, scaled = _scaled(page, value, grain, last)
    first = i
    start = page.starts[i]
    if _is_negative(page, i):
        value, first, start = -value, i - 1, page.starts[i - 1]
    return _Number(first, last, start, page.ends[last], value, grain, form="digits", scaled=scaled)


def _mixed_fraction(page: _Page, i: int) -> Fraction | None:
    """The "1/2" of "2 1/2"."""
    if page.at(i + 2) != "/" or page.touches(i) or not (page.touches(i + 1) and page.touches(i + 2)):
        return None
    above, below = page.at(i + 1), page.at(i + 3)
    if above.isdigit() and below.isdigit() and len(above) <= 2 and below in ("2", "3", "4", "5", "8") and int(above) < int(below):
        return Fraction(int(above), int(below))
    return None


def _scaled(page: _Page, value: Fraction, grain: Fraction, last: int) -> tuple[Fraction, Fraction, int, bool]:
    scaled = False
    for _ in range(3):
        nxt = _after(page, last)
        size = _scale_at(page, nxt)
        if size is None and page.touches(last) and not scaled:
            size, nxt = _attached_scale(page, last), last + 1
        if size is None:
            break
        value, last = value * size, nxt
        grain = _last_place(value.numerator) if value.denominator == 1 and grain >= 1 else grain * size
        if size == 12:
            grain = Fraction(12)
        scaled = True
    if scaled and page.at(last + 1) == "and" and page.at(last + 2) in ("a", "one") and page.at(last + 3) == "half":
        return value, grain, last, scaled
    return value, grain, last, scaled


def _attached_scale(page: _Page, last: int) -> int | None:
    """4.8bn, 5.5m, 10k. A bare m is a metre, a bare b nothing, unless money or a counted noun stands beside it."""
    letters = page.at(last + 1)
    if letters in _ATTACHED:
        return _ATTACHED[letters] if letters != "k" or page.at(last + 2) not in ("run", "race", "walk") else None
    if letters not in ("m", "b"):
        return None
    beside = _currency_before(page, last) or _currency_after(page, last + 2)
    if beside is None and letters == "m":
        counted = _counted_noun(page, last + 2)
        beside = counted if counted and counted.head not in _RACES and page.at(last + 2) not in _TALL else None
    return None if beside is None else {"m": 10**6, "b": 10**9}[letters]


_RACES = frozenset("races heats relays hurdles finals medals runs sprints waves walls buildings".split())
_TALL = frozenset("tall high deep wide long away above below apart underwater of from in relay hurdles freestyle".split())


def _is_negative(page: _Page, i: int) -> bool:
    """-5C and "minus 5", but not the dash of "30-40", of "COVID-19" or of a list."""
    if page.at(i - 1) == "minus":
        return True
    if page.at(i - 1) != "-" or not page.touches(i - 1):
        return False
    if page.touches(i - 2) and page.at(i - 2) not in ("(", '"', "$", "£", "€"):
        return False
    if page.kind(i - 2) == _DIGITS:
        return False
    return page.kind(i - 2) != _BREAK or page.at(i + 1) in ("c", "f", "°", "%", "percent", "degrees")


def _read_words(page: _Page, i: int) -> _Number | None:
    """Number words: "one hundred and twenty-three thousand", "three and a half million", "two dozen"."""
    total, group, roof, k = Fraction(0), Fraction(0), 10**18, i
    last = -1
    barred = page.at(i - 1) == "between"
    while k - i < 24:
        word = page.at(k)
        if word in _SMALL_WORDS and (step := _small_at(page, k, group)):
            group, last, k = step
        elif word == "hundred" and 0 < group < 100 and last >= 0:
            group, last = group * 100, k
        elif (word in _BIG or word in ("dozen", *_PLURAL_SCALES)) and last >= 0 and (group or total):
            size = _ANY_SCALE[word]
            if group and size < roof:
                total, group, roof = total + group * size, Fraction(0), size
            elif not group and total and size > 100 and last == k - 1:
                total *= size
            else:
                break
            last = k
        elif word == "and" and last == k - 1 and (half := _half_after(page, k)):
            group, last = group + half, k + 2
            if not group - half:
                total, group = total + half * roof, Fraction(0)
            k = last
        elif word == "and" and last == k - 1 and not barred and _joins(page, k, group, roof):
            pass
        elif page.hyphen(k) and last == k - 1 and page.at(k + 1) in (*_SMALL_WORDS, *_SCALES, "and"):
            pass
        else:
            break
        k += 1
    if last < 0:
        return None
    value = total + group
    dozen = page.at(last) in ("dozen", "dozens")
    grain = Fraction(12) if dozen else _place_of(value) if value else Fraction(1)
    return _number(page, i, last, value, grain, "words", scaled=roof < 10**18 or value >= 100)


def _small_at(page: _Page, k: int, group: Fraction) -> tuple[Fraction, int, int] | None:
    """The words below a hundred at token `k`, added to what the group holds; None where they cannot follow it."""
    if group.denominator != 1 or group % 100:
        return None
    value, last = _SMALL_WORDS[page.words[k]], k
    if value >= 20:
        nxt = _after(page, k)
        if 0 < _SMALL.get(page.at(nxt), 0) < 10 and not (page.at(nxt) == "one" and nxt == k + 1):
            value, last = value + _SMALL[page.at(nxt)], nxt
    if value == 0 and group:
        return None
    return group + value, last, last


def _half_after(page: _Page, k: int) -> Fraction | None:
    """The half of "three and a half", the quarter of "two and a quarter", at the token of its "and"."""
    hyphens = page.hyphen(k + 1)
    if hyphens or page.at(k + 1) not in ("a", "one"):
        return None
    return {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}.get(page.at(k + 2))


def _joins(page: _Page, k: int, group: Fraction, roof: int) -> bool:
    """Whether the "and" at token `k` goes on with the number: after a hundred or thousand, before smaller words."""
    if group % 100 or (not group and roof == 10**18) or page.at(k + 1) not in _SMALL_WORDS or page.at(k + 1) == "zero":
        return False
    after = _after(page, k + 1)
    if page.at(after) in _SMALL and _SMALL_WORDS[page.at(k + 1)] >= 20:
        after = _after(page, after)
    size = _ANY_SCALE.get(page.at(after), 0)
    return size != 100 and size < roof and size != 12 and not (size and not group)


def _read_article(page: _Page, i: int) -> _Number | None:
    """Numbers that open with a, half, quarter, another: "a million and a half", "half a million", "a couple of hundred"."""
    word, nxt = page.words[i], page.at(i + 1)
    if word in ("a", "an"):
        if nxt in ("hundred", "thousand", "dozen", "million", "billion", "trillion", "lakh", "crore"):
            return _read_one_scale(page, i, i + 1)
        if nxt == "couple":
            return _read_couple(page, i)
        if nxt in ("half", "quarter", "third") and (page.at(i + 2) in ("million", "billion", "dozen") or page.at(i + 3) == "a"):
            inner = _read_part_of_scale(page, i + 1)
            return replace(inner, first=i, start=page.starts[i]) if inner else None
        return None
    if word in ("half", "quarter", "third", "quarters", "thirds"):
        return _read_part_of_scale(page, i)
    if word in _SCALES and word != "hundred" and page.at(i - 1) in _BARE_SCALE_AFTER:
        return _read_one_scale(page, i, i)
    return None


_BARE_SCALE_AFTER = frozenset("another the per every some last first additional further extra half-a".split())


def _read_one_scale(page: _Page, first: int, i: int) -> _Number:
    """The scale word at token `i` taken once: "a hundred and fifty", "a million and a half", "another dozen"."""
    size = _SCALES[page.words[i]]
    value, last = Fraction(size), i
    if page.at(i + 1) == "and" and (half := _half_after(page, i + 1)) and size >= 1000:
        value, last = value * (1 + half), i + 3
    elif page.at(i + 1) == "and" and size in (100, 1000) and page.at(i + 2) in _SMALL_WORDS:
        small = _small_at(page, i + 2, Fraction(0))
        if small and small[0] and page.at(small[1] + 1) not in _SCALES:
            value, last = value + small[0], small[1]
    for _ in range(2):
        if (more := _BIG.get(page.at(last + 1))) and size != more:
            value, last = value * more, last + 1
    grain = Fraction(12) if size == 12 else _place_of(value)
    return _number(page, first, last, value, grain, "words", scaled=True)


def _read_couple(page: _Page, i: int) -> _Number | None:
    """ "a couple of hundred", "a couple dozen": two of the scale. "A couple of days" is no number."""
    k = i + 3 if page.at(i + 2) == "of" else i + 2
    size = _SCALES.get(page.at(k))
    if size is None:
        return None
    value, last = Fraction(2 * size), k
    if more := _BIG.get(page.at(k + 1)):
        value, last = value * more, k + 1
    return _number(page, i, last, value, Fraction(12) if size == 12 else _place_of(value), "words", scaled=True)


def _read_part_of_scale(page: _Page, i: int) -> _Number | None:
    """ "half a million", "half million", "a quarter of a million", "half a dozen"."""
    part = Fraction(1, _PARTS[page.words[i]])
    k = i + 1
    while page.at(k) in ("a", "of", "an", "-") and k < i + 4:
        k += 1
    size = _SCALES.get(page.at(k))
    if size is None or size == 100:
        return None
    value = part * size
    return _number(page, i, k, value, _place_of(value) if size != 12 else value, "words", scaled=True)


def _read_fraction(page: _Page, i: int) -> _Number | None:
    """ "a third", "two-thirds", "three quarters", "half of the homes", "½"."""
    word = page.words[i]
    if word in _GLYPHS:
        return _scale_glyph(page, i)
    if word == "half":
        return _read_half(page, i)
    above = 1 if word in ("a", "an", "one") else _SMALL.get(word, 0)
    if not above:
        return None
    nxt = i + 2 if page.hyphen(i + 1) else i + 1
    below = _PARTS.get(page.at(nxt))
    if below is None or above >= below:
        return None
    plural = page.at(nxt).endswith("s") or page.at(nxt) == "halves"
    if plural != (above > 1) or (above == 1 and not _is_share(page, i, nxt)):
        return None
    value, last = Fraction(above, below), nxt
    k = nxt + 3 if page.at(nxt + 1) == "of" and page.at(nxt + 2) in ("a", "one") else nxt + 1
    size = _BIG.get(page.at(k))
    if size:
        return _number(page, i, k, value * size, _place_of(value * size), "words", scaled=True)
    return _number(page, i, last, value, _FRACTION_GRAIN, "fraction")


def _is_share(page: _Page, i: int, last: int) -> bool:
    """ "a third of", "by a third", "one-third", "a quarter more"; not "a third party", "a quarter ago"."""
    if page.at(i) == "one" and (page.hyphen(i + 1) or page.at(last) == "quarter"):
        return True
    after = page.at(last + 1)
    if after in ("of", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "as"):
        return after != "of" or page.at(last + 2) not in ("a", "an") or page.at(last + 3) not in ("kind", "sort")
    before = page.at(i - 1)
    ends = page.kind(last + 1) != _WORD or after in ("in", "to", "since", "over", "from", "on", "and", "this", "last", "between")
    return ends and before in ("by", "to", "about", "nearly", "almost", "than", "over", "roughly", "around", "least", "only", "up", "some", "under", "another")


def _read_half(page: _Page, i: int) -> _Number | None:
    after, before = page.at(i + 1), page.at(i - 1)
    of = after in ("of", "its", "their", "his", "her", "the", "that", "our", "those", "all", "as")
    unit = after in ("a", "an") and (page.at(i + 2) in _TIMES or page.at(i + 2) in _MEASURES or page.at(i + 2) in ("percentage", "percent", "point"))
    bare = before in ("by", "about", "nearly", "almost", "than", "over", "roughly", "around", "least", "in") and page.kind(i + 1) != _WORD
    if not (of or unit or bare) or before in ("first", "second", "other", "the", "northern", "southern", "one", "and") and not of:
        return None
    if before in ("first", "second", "other", "latter", "next", "final", "last"):
        return None
    return _number(page, i, i, Fraction(1, 2), Fraction(1, 10) if unit else _FRACTION_GRAIN, "words" if unit else "fraction")


def _scale_glyph(page: _Page, i: int) -> _Number:
    value, grain, last, scaled = _scaled(page, _GLYPHS[page.words[i]], _FRACTION_GRAIN, i)
    if scaled:
        return _number(page, i, last, value, _place_of(value), "words", scaled=True)
    return _number(page, i, i, value, _FRACTION_GRAIN, "fraction")


def _read_vague(page: _Page, i: int) -> _Number | None:
    """ "dozens", "tens of thousands", "hundreds and hundreds", "several hundred", "a few thousand"."""
    word = page.words[i]
    if word in ("several", "few", "many"):
        return _read_several(page, i)
    phrase, last = word, i
    if page.at(i + 1) == "of" and f"{word} of {page.at(i + 2)}" in VAGUE_PLURALS:
        phrase, last = f"{word} of {page.at(i + 2)}", i + 2
    elif page.at(i + 1) in ("and", "upon") and page.at(i + 2) == word:
        last = i + 2
    if phrase not in VAGUE_PLURALS or (word == "scores" and not _counts_scores(page, i)):
        return None
    low, high = VAGUE_PLURALS[phrase]
    return _vague(page, i, last, low, high)


def _counts_scores(page: _Page, i: int) -> bool:
    """ "scores of people", "scores were killed"; not "test scores", "scores of 90", "he scores"."""
    after = page.at(i + 1)
    if after == "of":
        return page.kind(i + 2) == _WORD and page.at(i + 2) not in _SMALL_WORDS and page.at(i - 1) not in ("the", "test", "exam", "credit")
    return after in ("more", "were", "dead", "killed", "wounded", "injured", "missing", "died", "feared", "have", "remain") and page.at(i - 1) not in ("the", "test", "exam", "he", "she")


def _read_several(page: _Page, i: int) -> _Number | None:
    k = i + 1
    size = 1
    while (step := _SCALES.get(page.at(k))) and k < i + 4:
        size, k = size * step, k + 1
    if size == 1:
        return None
    low, high = VAGUE_PLURALS["dozens"] if size == 12 else (2 * size, 10 * size)
    return _vague(page, i, k - 1, low, high)


def _vague(page: _Page, first: int, last: int, low: int, high: int) -> _Number:
    return _Number(
        first, last, page.starts[first], page.ends[last], None, _last_place(low), Fraction(low), Fraction(high), "vague", "vague", True
    )  # fmt: skip


def _read_times(page: _Page, i: int) -> _Number | None:
    """ "twice as many", "double the", "threefold" as a ratio; a bare "twice" is an occasion and no figure."""
    word, after = page.words[i], page.at(i + 1)
    if word == "twice" and (after in _COMPARING or after in ("a", "each", "per", "every")):
        return _number(page, i, i, Fraction(2), Fraction(1), "times" if after in _COMPARING else "words")
    if word in ("double", "triple", "treble", "quadruple") and after in ("the", "that", "its", "their", "last"):
        value = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}[word]
        return _number(page, i, i, Fraction(value), Fraction(1), "times")
    if word.endswith("fold") and (small := _SMALL_WORDS.get(word[:-4])):
        return _number(page, i, i, Fraction(small), Fraction(1), "times")
    return None


_COMPARING = frozenset("as the its their his her that more higher larger bigger greater faster what than those last our".split())


_NUMBER_READERS: tuple[Callable[[_Page, int], _Number | None], ...] = (
    _read_vague,
    _read_times,
    _read_fraction,
    _read_article,
    _read_words,
)

# ---------------------------------------------------------------- 4a. counted nouns

_PERSONS = frozenset(
    """
    person people human individual man woman child kid baby infant toddler newborn boy girl teenager teen adolescent
    youth youngster adult elder senior male female father mother parent son daughter brother sister sibling husband wife
    spouse widow widower orphan grandmother grandfather grandparent grandchild uncle aunt cousin nephew niece twin
    triplet relative kin member citizen national resident inhabitant villager islander settler native local population
    foreigner alien expatriate expat immigrant emigrant migrant refugee evacuee returnee displaced idp exile stateless
    soul life dead deceased victim casualty fatality death injured wounded missing survivor hostage captive prisoner
    inmate detainee convict suspect defendant accused culprit offender criminal gangster thug thief robber burglar
    smuggler trafficker pirate killer murderer assassin sniper gunman bomber attacker assailant hijacker kidnapper rapist
    vandal looter rioter protester protestor demonstrator marcher picket activist campaigner organiser organizer
    supporter opponent critic backer sympathiser sympathizer loyalist separatist nationalist extremist islamist jihadist
    terrorist insurgent militant rebel guerrilla fighter combatant noncombatant mercenary militiaman paramilitary partisan
    soldier troop serviceman servicewoman servicemember marine sailor airman paratrooper commando conscript recruit
    reservist veteran cadet officer sergeant corporal captain major colonel general admiral lieutenant commander guard
    bodyguard peacekeeper observer monitor policeman policewoman police cop constable detective inspector agent spy
    ranger patrolman firefighter fireman rescuer paramedic medic lifeguard doctor physician surgeon nurse midwife
    dentist pharmacist patient outpatient carrier donor recipient volunteer worker labourer laborer employee employer
    staff staffer personnel crew crewman crewmember workforce contractor freelancer trainee apprentice intern jobseeker
    unemployed retiree pensioner farmer fisherman herder shepherd miner driver motorist cyclist biker rider pedestrian
    passenger commuter traveller traveler tourist visitor holidaymaker guest pilgrim worshipper worshiper believer
    parishioner priest bishop cardinal pope imam cleric rabbi monk nun pastor missionary clergy pilot copilot
    crewmate steward stewardess attendant astronaut cosmonaut engineer technician mechanic electrician plumber builder
    carpenter architect scientist researcher expert analyst economist historian academic professor lecturer teacher
    tutor principal student pupil schoolchild schoolboy schoolgirl undergraduate graduate freshman journalist reporter
    correspondent editor photographer cameraman broadcaster blogger author writer poet artist actor actress singer
    musician dancer comedian performer celebrity model player footballer athlete swimmer runner sprinter boxer wrestler
    goalkeeper striker defender midfielder coach manager referee umpire spectator fan supporter reveller reveler
    concertgoer moviegoer churchgoer bystander onlooker passerby witness eyewitness neighbour neighbor occupant tenant
    landlord homeowner householder squatter homeless lawmaker legislator senator congressman congresswoman deputy mp
    councillor councilor councilman mayor governor minister president premier chancellor ambassador diplomat envoy consul
    delegate representative negotiator mediator politician candidate nominee voter elector constituent democrat
    republican liberal conservative socialist communist official bureaucrat civil-servant aide adviser advisor
    spokesman spokeswoman spokesperson leader chief boss executive director chairman chairwoman ceo entrepreneur investor
    shareholder stockholder banker trader broker dealer merchant vendor shopkeeper seller buyer customer client consumer
    subscriber user follower viewer listener reader donor taxpayer borrower creditor lender debtor judge magistrate
    juror lawyer attorney solicitor barrister prosecutor plaintiff complainant petitioner claimant applicant
    signatory respondent participant attendee competitor contestant entrant finalist winner loser laureate nominee
    founder partner colleague friend companion ally enemy adversary civilian body corpse hero billionaire millionaire
    muslim christian jew hindu buddhist sikh catholic protestant sunni shiite shia alawite druze yazidi kurd turk arab
    greek serb croat dane swede finn pole czech slovak briton scot spaniard filipino latino hispanic uzbek kazakh tajik
    turkmen uighur uyghur rohingya tutsi hutu pashtun hazara tamil sinhalese houthi maori inuit roma thai lao swiss
    dutch aboriginal soldiers lives celebrity baby-boomer crewmen elderly poor rich young women men
    amputee addict asylum-seeker jobholder policyholder ticketholder mourner well-wisher sightseer
    """.split()
)
"""Words for people, singular; the plural is folded to it before it is looked up."""

_NOT_PERSONS = frozenset(
    """
    computer container helicopter center number paper newspaper tower river cancer quarter order offer letter matter
    shelter theater printer tanker bunker parameter meter liter kilometer centimeter millimeter dollar corner border
    chamber chapter character cluster counter cover crater cruiser destroyer danger disorder drawer encounter engineer-ing
    factor sector door floor motor tractor reactor corridor color error tumor vector mirror sensor anchor armor
    behavior favor flavor harbor honor horror humor labor mayor-alty metaphor minor-ity odor rumor terror vapor mirror
    processor transistor elevator calculator generator indicator radiator refrigerator simulator ventilator operator-s
    monitor monitor-s projector detector conductor-s connector compressor excavator incubator
    fiber filter finger flower folder freezer glacier hammer hunger-strike ladder layer lever locker lumber manner
    marker master-piece member-ship meteor minister-ial mister monster mortar-s november october september december murder
    oyster panther pillar pointer poster power prayer primer proper quaver ruler server shower shoulder sister-s silver
    slipper smaller soccer spider sticker summer winter sweater sweeper-s temper thunder timber tiger transfer trailer
    trigger trouser user-name voucher wafer water weather whisper wonder adapter air-carrier alter amber banner barber-shop
    barrier battery beaker beer blister blocker boiler booster boulder bumper buffer burger butter caliber canister
    career carter-s cedar cellar charger checker chopper cinder cleaner-s cloister clipper collar cooker cooler copper
    crossover cucumber cylinder diameter diaper digger-s dinner dishwasher dozer dresser dryer duster eater-y ember
    endeavor eraser feather ferry-boat fever figure fodder former frontier further gather ginger glitter gutter
    hangar heater hover hunter-s hyper inner insider-s invader-s jumper keeper-s killer-app kidder laser laptop launcher
    lighter liner linger loader locker longer lower lugger manger mixer muffler mower neither offer older other outer
    over paver pager pepper perimeter pier pitcher-s planner plaster platter plunger polymer poster-s propeller puncture
    quiver radar rather receiver-s reminder remainder rooster router rubber saucer scooter scraper screwdriver seller-s
    shutter singer-s skyscraper sledgehammer snicker soldier-ing sooner speaker-s speedometer sphere stapler starter-s
    steamer streamer super supper surrender suspender teller-s thermometer toaster together torpedo tractor-trailer
    transformer transponder treasure tremor tuber tumbler turner under upper usher viper waiver wallpaper washer whether
    younger zipper aftershock disaster register semester trimester ministry cover-up takeover layover makeover
    hurricane tree fee committee degree knee bee coffee rupee levee guarantee jubilee settlement
    doctor-ate author-ity investor-s actor-s editor-s
    fighter-jet bomber-jet freighter airliner carrier-ship trawler steamer speedboat freighters drifter
    newsletter pager cellphone stealer chapter mortar rotor stator donor-s
    offer answer encounter flier flyer tenner fiver bestseller thriller trailer opener closer stopper holder-s shooter-s
    """.split()
)
"""Common nouns in -er, -or and -ee that are no people."""

_AGENT_ENDINGS = ("er", "or", "ist", "eer", "ier", "ee")
_PERSON_ENDINGS = ("man", "woman", "person", "folk", "child", "naut", "crat", "goer", "holder", "maker", "keeper", "seeker", "monger", "phile", "icist", "ologist")
_NATIONAL_ENDINGS = ("ian", "ean", "can", "man", "zan", "han", "lan", "ran", "tan", "van", "yan", "san", "nan", "ban", "dan", "ese", "eli", "ani", "aqi", "audi", "uwaiti", "emeni", "mani", "ashi", "ali", "iri", "ite", "ati", "ander", "ish")
_FOREIGN_PERSONS = frozenset(
    """
    menschen mensch personen person tote toten todesopfer opfer verletzte verletzten verwundete soldaten zivilisten
    flüchtlinge geflüchtete migranten kinder kind frauen männer mann frau einwohner bewohner bürger demonstranten
    polizisten schüler studenten mitarbeiter beschäftigte arbeiter passagiere insassen vermisste wähler patienten
    angreifer kämpfer rebellen terroristen journalisten angehörige mitglieder abgeordnete besucher zuschauer
    personnes personne gens morts mort blessés blessées victimes soldats militaires civils réfugiés migrants enfants
    femmes hommes habitants manifestants policiers élèves étudiants salariés employés travailleurs passagers disparus
    électeurs patients combattants rebelles terroristes journalistes membres députés visiteurs spectateurs tués
    personas gente muertos muertes heridos víctimas soldados militares civiles refugiados migrantes niños niñas mujeres
    hombres habitantes manifestantes policías alumnos estudiantes empleados trabajadores pasajeros desaparecidos
    votantes pacientes combatientes rebeldes terroristas periodistas miembros diputados visitantes
    persone morti feriti vittime soldati militari civili rifugiati profughi migranti bambini donne uomini abitanti
    manifestanti poliziotti studenti dipendenti lavoratori passeggeri dispersi elettori pazienti ribelli terroristi
    giornalisti membri deputati visitatori sfollati
    """.split()
)
"""German, French, Spanish and Italian words for people as they stand after a number."""

_IRREGULAR = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "wives": "wife", "lives": "life", "knives": "knife", "wolves": "wolf",
    "halves": "half", "shelves": "shelf", "thieves": "thief", "leaves": "leaf", "loaves": "loaf", "calves": "calf",
    "hooves": "hoof", "crises": "crisis", "bases": "base", "analyses": "analysis", "theses": "thesis", "axes": "axe",
    "buses": "bus", "viruses": "virus", "bonuses": "bonus", "campuses": "campus", "gases": "gas", "censuses": "census",
    "statuses": "status", "choruses": "chorus", "circuses": "circus", "criteria": "criterion", "phenomena": "phenomenon",
    "media": "medium", "bacteria": "bacterium", "data": "datum", "lice": "louse", "oxen": "ox", "dice": "die",
    "shoes": "shoe", "canoes": "canoe", "toes": "toe", "foes": "foe", "movies": "movie", "zombies": "zombie",
    "rookies": "rookie", "calories": "calorie", "cookies": "cookie", "ties": "tie", "pies": "pie", "dies": "die",
    "passersby": "passerby", "brothers-in-arms": "brother", "aches": "ache", "caches": "cache", "avalanches": "avalanche",
    "troops": "troop", "dead": "dead", "mps": "mp", "forces": "force", "series": "series", "species": "species",
}  # fmt: skip
_ZERO_PLURALS = frozenset(
    "people police staff personnel crew troops aircraft helicopter-gunship sheep fish cattle deer livestock offspring "
    "dead wounded injured missing homeless unemployed elderly poor youth men women children feet teeth mice geese "
    "criteria phenomena bacteria series species headquarters crossroads barracks clergy poultry spacecraft hovercraft "
    "displaced hospitalised hospitalized seriously-injured passersby mps idps".split()
)
_NOT_PLURAL = frozenset(
    """
    was has is does as his its this us thus yes says goes its whereas always perhaps sometimes besides towards afterwards
    upwards news politics economics mathematics physics gas bus virus bonus campus census crisis basis analysis emphasis
    plus minus versus previous serious various religious dangerous famous numerous nervous consecutive less unless
    across alias atlas bias canvas chaos christmas class press congress access process success progress business
    address loss boss cross glass grass mass pass mess stress happens remains makes takes comes includes means shows
    appears seems needs follows adds tells told warns claims reports fears hopes says kills wounds injures leaves-behind
    damascus paris athens reuters texas brussels kansas illinois arkansas laos cyprus netherlands philippines honduras
    wales hamas mars venus united-states airbus lotus focus status versus hours-long years-long mrs ms los las thursdays
    else whose
    """.split()
)
_STOPS = frozenset(
    """
    a an the this that these those his her its their our my your whose which who whom what when where while why how
    and or but nor so yet if because although though unless until since as than then there here now
    in on at by for with from into onto upon about over under above below between among amid during before after within
    without across along around behind beyond despite down near off out past through throughout to toward towards up via
    against per is are was were be been being am has have had having do does did will would shall should can could may
    might must not no i he she it we they him them us me you said says say told tells added adds according also only
    just even still already again ago later earlier too so-far today yesterday tomorrow tonight daily monday tuesday
    wednesday thursday friday saturday sunday january february march april june july august september october november
    december each every both either neither more-than less-than died drowned perished fled arrived came went rose fell
    increased decreased remained voted took gave left got made became began started stopped marched gathered lost won
    of versus vs plus minus least most others however while'll meanwhile instead respectively apiece altogether
    """.split()
)
"""Words that end a noun phrase after a number."""

_STATES = frozenset(
    """
    killed dead died dying injured wounded hurt maimed arrested detained missing drowned displaced homeless hospitalised
    hospitalized evacuated rescued infected abducted kidnapped executed survived perished slain murdered shot stabbed
    beheaded tortured imprisoned jailed sentenced released freed deported expelled trapped stranded buried aboard onboard
    unaccounted bereaved orphaned widowed affected vaccinated starving starved convicted charged indicted suspended
    sickened quarantined fled marched voted attended protested
    """.split()
)
"""What is said of people: "53 killed", "12 were wounded"."""
_STATE_NOUNS = frozenset("dead wounded injured missing homeless hurt displaced casualties deaths fatalities".split())
_TOLL_WORDS = _STATES | frozenset(
    "kill kills killing killings die dies deaths death injure injures injuring injuries wound wounds wounding wounded "
    "casualties fatalities victims displacing displace claimed lives population arrest arrests arresting detain "
    "detaining fatal evacuate evacuating rescue rescuing infections hospitalisations hospitalizations".split()
)
_AUX = frozenset("were was are is have had has be been being remain remained are-believed feared presumed reportedly confirmed still also".split())


def singular(word: str) -> str:
    """A plural noun's singular, lower-case; any other word as it is.

    >>> singular("Countries"), singular("houses"), singular("people")
    ('country', 'house', 'person')
    """
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith(("men",)) and len(low) > 4:
        return low[:-3] + "man"
    if low.endswith("children"):
        return low[:-3]
    if len(low) < 4 or not low.endswith("s") or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies"):
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]


def is_person_noun(word: str) -> bool:
    """Whether a word, singular or plural, names people: "soldiers", "Afghans", "passers-by"; not "computers".

    A list of common words, then how English builds such nouns (-ist, -man, -er with the usual exceptions), then the
    capital of a nation's people. Words of four further languages are known as they stand after a number.
    """
    low = word.lower()
    one = singular(low)
    if one in _PERSONS or low in _PERSONS or low in _FOREIGN_PERSONS:
        return True
    if one in _NOT_PERSONS or len(one) < 5:
        return False
    if word[:1].isupper() and low.endswith(("ans", "ese", "is", "ians", "ites", "ish")) and one.endswith(_NATIONAL_ENDINGS):
        return True
    if one.endswith(_PERSON_ENDINGS) or one.endswith("ian") or one.endswith("ist"):
        return True
    return low.endswith("s") and one.endswith(_AGENT_ENDINGS)


def _is_plural(word: str) -> bool:
    if word in _ZERO_PLURALS or word in _IRREGULAR or word in _FOREIGN_PERSONS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in _NOT_PLURAL or word.endswith(("men", "children"))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A counted noun phrase: its tokens and its head word."""

    first: int
    last: int
    head: str
    person: bool


def _shown(page: _Page, i: int) -> str:
    return page.shown[page.starts[i] : page.ends[i]]


_NOUN_REACH = 7
_LEADING = frozenset("more other additional further such extra new different separate".split())


def _skip_partitive(page: _Page, j: int) -> tuple[int, bool]:
    """Over "of the", "of its" behind a number; the flag says that a pronoun stood there ("two of them")."""
    if page.at(j) != "of":
        return j, False
    j += 1
    if page.at(j) in ("them", "whom", "which", "us", "these", "those", "whose") and page.kind(j + 1) != _DIGITS:
        return j + 1, page.at(j) not in ("these", "those", "whose")
    while page.at(j) in ("the", "its", "their", "his", "her", "our", "all", "these", "those", "my", "your"):
        j += 1
    return j, False


def _counted_noun(page: _Page, j: int, *, alone: bool = False) -> _Counted | None:
    """The noun phrase that starts at token `j` after a number: "Turkish soldiers", "children and women".

    The first plural (or word for people) that no further one follows is the head. `alone` is for the number one, whose
    noun is singular: the last word before the phrase stops.
    """
    while page.at(j) in _LEADING:
        j += 1
    head = last = -1
    for k in range(j, j + _NOUN_REACH):
        word = page.at(k)
        if page.kind(k) != _WORD:
            if page.hyphen(k) or (k == j and word in ('"', "'")):
                continue
            break
        if word in _STOPS and not (page.hyphen(k + 1) or page.hyphen(k - 1)):
            break
        if page.hyphen(k + 1) and not page.hyphen(k - 1):
            continue
        last = k
        plural = _is_plural(word) or _people(page, k, word)
        if plural or (alone and (is_person_noun(_shown(page, k)) or word in _PERSONS)):
            head = k
        elif head >= 0 and not (page.at(k + 1) and _is_plural(page.at(k + 1)) and page.at(k + 1) not in _STOPS):
            break
    if head < 0 and alone and last >= 0:
        head = last
    if head < 0:
        return None
    while page.at(j) in ('"', "'"):
        j += 1
    return _with_second(page, j, head)


def _people(page: _Page, k: int, word: str) -> bool:
    """Nations that have no plural of their own ("40 Chinese"), where no noun follows."""
    if not page.capital(k) or not word.endswith(("ese", "ish", "ch")):
        return False
    return page.kind(k + 1) != _WORD or page.at(k + 1) in _STOPS or page.at(k + 1) in _STATES


def _with_second(page: _Page, first: int, head: int) -> _Counted:
    """Adds "and women" to "children": both are counted."""
    word = page.words[head]
    person = is_person_noun(_shown(page, head)) or word in _STATE_NOUNS
    last = head
    if page.at(head + 1) in ("and", "or") and person and page.kind(head + 2) == _WORD:
        other = page.at(head + 2)
        if is_person_noun(_shown(page, head + 2)) and _is_plural(other) and page.kind(head + 3) != _DIGITS:
            last = head + 2
    return _Counted(first, last, word, person)


def _unit_of(counted: _Counted) -> str:
    return "person" if counted.person else singular(counted.head)


def _person_state(page: _Page, j: int) -> bool:
    """ "53 killed", "12 were reported wounded"."""
    for k in range(j, j + 5):
        word = page.at(k)
        if word in _STATES:
            return True
        if word not in _AUX and word not in ("others", "more", "people", "reported", "badly", "seriously", "critically", "slightly"):
            return False
    return False


def _noun_before(page: _Page, i: int) -> tuple[str | None, _Counted | None]:
    """What a number without a noun counts, from the words before it in its sentence: "the number of refugees rose to 4m".

    The nearest word of killing, hurting or the like, or word for people, decides for person; "number of X" for X.
    """
    begin = _sentence_start(page, i)
    for k in range(i - 1, max(begin, i - 25) - 1, -1):
        word = page.words[k]
        if page.kinds[k] != _WORD:
            continue
        if word in _TOLL_WORDS:
            return "person", None
        if word == "of" and page.at(k - 1) in ("number", "numbers", "total", "count"):
            counted = _counted_noun(page, k + 1)
            if counted and counted.last < i:
                return _unit_of(counted), counted
        if _is_plural(word) and is_person_noun(_shown(page, k)):
            return "person", None
    return None, None


# ---------------------------------------------------------------- 4b. units: money, measures, time

_SYMBOLS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₺": "TRY", "₽": "RUB", "₴": "UAH", "₩": "KRW",
    "₪": "ILS", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "PHP", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₼": "AZN", "₾": "GEL",
}  # fmt: skip
_DOLLARS = {
    "us": "USD", "u.s": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD",
    "nt": "TWD", "r": "BRL", "z": "ZWL", "j": "JMD", "mx": "MXN", "tt": "TTD", "fj": "FJD", "can": "CAD", "cdn": "CAD",
}  # fmt: skip
_CODES = frozenset(
    "usd eur gbp jpy chf cad aud nzd cny rmb inr try rub uah krw ils ngn vnd thb php sek nok dkk pln huf czk ron bgn "
    "brl mxn zar aed sar qar kwd bhd omr jod egp syp lbp iqd irr pkr bdt lkr npr idr myr sgd hkd twd kes ugx tzs etb "
    "ghs mad tnd dzd".split()
)
_CODE_WORDS = {"rs": "INR", "tl": "TRY", "ksh": "KES", "rmb": "CNY", "kr": "SEK", "rm": "MYR", "rp": "IDR", "sfr": "CHF"}
_MONEY_WORDS = {
    "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR",
    "lira": "TRY", "ruble": "RUB", "rouble": "RUB", "hryvnia": "UAH", "won": "KRW", "shekel": "ILS", "naira": "NGN",
    "dong": "VND", "baht": "THB", "peso": "MXN", "franc": "CHF", "krona": "SEK", "kronor": "SEK", "krone": "NOK",
    "kroner": "NOK", "zloty": "PLN", "forint": "HUF", "koruna": "CZK", "leu": "RON", "lei": "RON", "lev": "BGN",
    "real": "BRL", "reais": "BRL", "rand": "ZAR", "dirham": "AED", "riyal": "SAR", "rial": "IRR", "dinar": "KWD",
    "rupiah": "IDR", "ringgit": "MYR", "taka": "BDT", "shilling": "KES", "birr": "ETB", "cedi": "GHS", "cent": "cent",
    "pence": "penny", "penny": "penny", "buck": "USD", "quid": "GBP", "sterling": "GBP",
}  # fmt: skip
_MONEY_OF = {
    ("us", "dollar"): "USD", ("australian", "dollar"): "AUD", ("canadian", "dollar"): "CAD", ("hong kong", "dollar"): "HKD",
    ("singapore", "dollar"): "SGD", ("zealand", "dollar"): "NZD", ("taiwan", "dollar"): "TWD", ("kong", "dollar"): "HKD",
    ("egyptian", "pound"): "EGP", ("syrian", "pound"): "SYP", ("lebanese", "pound"): "LBP", ("sudanese", "pound"): "SDG",
    ("turkish", "lira"): "TRY", ("pakistani", "rupee"): "PKR", ("lankan", "rupee"): "LKR", ("nepali", "rupee"): "NPR",
    ("nepalese", "rupee"): "NPR", ("colombian", "peso"): "COP", ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP",
    ("philippine", "peso"): "PHP", ("cuban", "peso"): "CUP", ("cfa", "franc"): "XAF", ("iraqi", "dinar"): "IQD",
    ("jordanian", "dinar"): "JOD", ("libyan", "dinar"): "LYD", ("tunisian", "dinar"): "TND", ("algerian", "dinar"): "DZD",
    ("serbian", "dinar"): "RSD", ("omani", "rial"): "OMR", ("qatari", "riyal"): "QAR", ("moroccan", "dirham"): "MAD",
    ("danish", "krone"): "DKK", ("danish", "kroner"): "DKK", ("icelandic", "krona"): "ISK", ("ugandan", "shilling"): "UGX",
    ("tanzanian", "shilling"): "TZS", ("somali", "shilling"): "SOS", ("belarusian", "ruble"): "BYN",
}  # fmt: skip
"""A nation before a currency's name; any other nation leaves the name's usual code."""

_MEASURES = {
    "km": "km", "kms": "km", "kilometre": "km", "kilometer": "km", "mile": "mile", "mi": "mile", "metre": "metre",
    "meter": "metre", "m": "metre", "foot": "foot", "feet": "foot", "ft": "foot", "inch": "inch", "yard": "yard",
    "cm": "cm", "centimetre": "cm", "centimeter": "cm", "mm": "mm", "millimetre": "mm", "millimeter": "mm",
    "hectare": "hectare", "ha": "hectare", "acre": "acre", "tonne": "tonne", "ton": "tonne", "kg": "kg", "kilogram": "kg",
    "kilogramme": "kg", "kilo": "kg", "gram": "gram", "gramme": "gram", "mg": "mg", "milligram": "mg", "lb": "pound",
    "lbs": "pound", "ounce": "ounce", "oz": "ounce", "litre": "litre", "liter": "litre", "gallon": "gallon",
    "barrel": "barrel", "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "kw": "kW", "mw": "MW", "gw": "GW",
    "kilowatt": "kW", "megawatt": "MW", "gigawatt": "GW", "terawatt": "TW", "watt": "watt", "volt": "volt",
    "mph": "mile/hour", "kph": "km/hour", "kmh": "km/hour", "knot": "knot", "decibel": "decibel", "hertz": "hertz",
    "megaton": "megaton", "kiloton": "kiloton", "bcm": "billion cubic metre", "km²": "square km", "m²": "square metre",
    "sqm": "square metre", "sqkm": "square km", "m³": "cubic metre", "light-year": "light-year", "byte": "byte",
    "gigabyte": "gigabyte", "megabyte": "megabyte", "terabyte": "terabyte", "gb": "gigabyte", "mb": "megabyte",
    "tb": "terabyte", "calorie": "calorie", "carat": "carat", "fathom": "fathom", "bushel": "bushel", "acre-foot": "acre-foot",
}  # fmt: skip
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic", "nautical": "nautical"}
_DISTANCES = frozenset("km mile metre foot inch yard cm mm fathom hectare acre light-year".split())
_TIMES = {
    word: unit
    for unit, words in {
        "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs",
        "day": "day days", "night": "night nights", "week": "week weeks", "month": "month months",
        "year": "year years yr yrs", "decade": "decade decades", "century": "century centuries",
        "weekend": "weekend weekends", "fortnight": "fortnight fortnights", "quarter": "", "millennium": "millennia millennium",
    }.items()
    for word in words.split()
}  # fmt: skip
_BEFORE_TIME = frozenset("more full straight consecutive long additional extra further successive other whole calendar working business solid short light".split())
_PER = frozenset(
    "day week month year hour minute second night person head capita barrel share tonne ton litre gallon kilo kg pound "
    "mile km student pupil household family employee worker vote ticket unit kwh mwh quarter annum ounce capita kilometre inhabitant season passenger".split()
)
_PER_TIMES = frozenset("day week month year hour minute second night quarter".split())


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands beside a number: `first` and `last` are the tokens it takes together with the number."""

    unit: str | None
    cls: QuantityClass
    first: int
    last: int
    noun: Span | None = None
    base: str | None = None


def _currency_before(page: _Page, i: int) -> tuple[str, int] | None:
    """Currency and first token of what stands before token `i`: "$", "US$", "EUR ", "Rs. "."""
    before = page.at(i - 1)
    if before in _SYMBOLS:
        if before == "$" and page.touches(i - 2) and page.at(i - 2) in _DOLLARS:
            return _DOLLARS[page.at(i - 2)], i - 2
        return _SYMBOLS[before], i - 1
    k = i - 2 if before == "." and page.touches(i - 2) else i - 1
    word = page.at(k)
    if word in _CODE_WORDS and page.kind(k) == _WORD and word != "kr":
        return _CODE_WORDS[word], k
    if word in _CODES and _shown(page, k).isupper():
        return word.upper(), k
    return None


def _currency_after(page: _Page, j: int) -> tuple[str, int] | None:
    """Currency and last token of what stands at token `j`: "euros", "US dollars", "Turkish lira", "EUR", "€"."""
    word = page.at(j)
    if word in _SYMBOLS:
        return (_SYMBOLS[word], j) if page.kind(j + 1) != _DIGITS else None
    if word in _CODES and _shown(page, j).isupper():
        return word.upper(), j
    if word in ("tl", "rmb", "kr"):
        return _CODE_WORDS[word], j
    name = singular(word)
    if name in _MONEY_WORDS:
        if name == "pound" and page.at(j + 1) == "of":
            return None
        return _MONEY_WORDS[name], j
    for k in (j + 1, j + 3):
        name = singular(page.at(k))
        if name in _MONEY_WORDS and (page.capital(k - 1) or page.at(k - 1) == "."):
            nation = page.at(k - 1) if k == j + 1 else "us"
            return _MONEY_OF.get((nation, name), _MONEY_WORDS[name]), k
    return None


def _money(page: _Page, number: _Number) -> _Beside | None:
    before = _currency_before(page, number.first)
    j = _after(page, number.last)
    if before:
        unit, first = before
        if page.at(j) in ("lakh", "crore"):
            j += 1
        return _per(page, _Beside(unit, "money", first, number.last))
    if page.at(j) == "of" and number.form in ("vague", "words"):
        j += 1
    after = _currency_after(page, j)
    if after:
        return _per(page, _Beside(after[0], "money", number.first, after[1]))
    return None


def _percent(page: _Page, number: _Number) -> _Beside | None:
    j = _after(page, number.last)
    word = page.at(j)
    last = j
    if word == "per" and page.at(j + 1) == "cent":
        word, last = "percent", j + 1
    unit = None
    if word in ("%", "percent", "pct", "prozent", "‰"):
        unit = "per_mille" if word == "‰" else "percent"
        if page.at(last + 1) in ("point", "points") or (page.hyphen(last + 1) and page.at(last + 2) == "point"):
            unit, last = "percentage_point", last + 1
    elif word in ("percentage", "basis") and page.at(j + 1) in ("point", "points"):
        unit, last = f"{word}_point", j + 1
    if unit is None:
        return None
    base, noun = _base(page, last + 1)
    return _Beside(unit, "percent", number.first, last, noun, base)


def _base(page: _Page, j: int) -> tuple[str | None, Span | None]:
    """What a share is of, as printed: "of voters", "of the country's wheat"; and the noun in it."""
    if page.at(j) != "of":
        return None, None
    k = j + 1
    while page.at(k) in ("the", "its", "their", "his", "her", "our", "all", "those", "a"):
        k += 1
    counted = _counted_noun(page, k)
    if counted is None:
        counted = _counted_noun(page, k, alone=True)
    if counted is None:
        return None, None
    end = page.ends[counted.last]
    return page.shown[page.starts[j] : end], Span(page.starts[counted.first], end)


def _measure_at(page: _Page, j: int) -> tuple[str, int] | None:
    """Canonical measure at token `j` and its last token: "square kilometres", "short tons", "km/h", "°C"."""
    word = page.at(j)
    if word in _POWERS:
        inner = _MEASURES.get(singular(page.at(j + 1))) or _MEASURES.get(page.at(j + 1))
        k = j + 2 if page.at(j + 1) == "." else j + 1
        inner = inner or _MEASURES.get(singular(page.at(k)))
        return (f"{_POWERS[word]} {inner}", k) if inner else None
    if word in ("metric", "short", "long", "us") and singular(page.at(j + 1)) in ("ton", "tonne"):
        return ("tonne" if word in ("metric", "long") else "short ton", j + 1)
    if word in ("degree", "degrees", "°", "º") or (word in ("c", "f") and page.touches(j - 1) and page.capital(j)):
        return _degrees(page, j)
    if word == "m" and not page.touches(j - 1) and page.capital(j):
        return None
    unit = _MEASURES.get(word) or _MEASURES.get(singular(word))
    if unit is None and word == "pounds" and page.at(j + 1) == "of":
        unit = "pound"
    if unit is None or (word in ("mi", "mb", "gb", "tb", "ha", "kms") and not page.touches(j - 1) and word == "mi"):
        return None
    if unit == "km" and page.at(j + 1) == "/" and page.at(j + 2) in ("h", "hr", "hour"):
        return "km/hour", j + 2
    return unit, j


def _degrees(page: _Page, j: int) -> tuple[str, int]:
    names = {"c": "degree celsius", "celsius": "degree celsius", "centigrade": "degree celsius", "f": "degree fahrenheit", "fahrenheit": "degree fahrenheit"}
    if page.at(j) in names:
        return names[page.at(j)], j
    return (names[page.at(j + 1)], j + 1) if page.at(j + 1) in names else ("degree", j)


def _measurement(page: _Page, number: _Number) -> _Beside | None:
    if magnitude := _magnitude(page, number):
        return magnitude
    j = _after(page, number.last)
    if page.at(j) == "of" and number.form == "vague":
        j += 1
    if page.at(j) in ("a", "an") and number.form == "words" and number.value == Fraction(1, 2):
        j += 1
    if page.at(j) in ("more", "additional", "further"):
        j += 1
    found = _measure_at(page, j)
    if found is None:
        return None
    unit, last = found
    noun = None
    if page.at(last + 1) == "of" and unit not in _DISTANCES:
        noun = _substance(page, last + 2)
    beside = _per(page, _Beside(unit, "measurement", number.first, last, noun))
    return replace(beside, cls="measurement")


def _substance(page: _Page, j: int) -> Span | None:
    """What is measured out: "ammonium nitrate" of "2,750 tonnes of ammonium nitrate"."""
    k = j
    while k < j + 3 and page.kind(k) == _WORD and page.at(k) not in _STOPS:
        k += 1
    return Span(page.starts[j], page.ends[k - 1]) if k > j else None


_QUAKES = frozenset("earthquake quake tremor aftershock temblor".split())


def _magnitude(page: _Page, number: _Number) -> _Beside | None:
    """7.8-magnitude, magnitude (of) 7.8, Mw 7.8, 7.8 on the Richter scale, a 7.8 earthquake."""
    if number.value is None or not 0 < number.value < 10 or number.scaled:
        return None
    j = _after(page, number.last)
    i = number.first - 1
    while i > number.first - 4 and page.at(i) in ("of", "-", "a", "at", "preliminary", "about", "around", "estimated"):
        i -= 1
    if page.at(i) in ("magnitude", "mw", "ml", "mb", "magnitudes"):
        return _Beside("magnitude", "magnitude", number.first, number.last)
    if page.at(j) in ("magnitude", "mw") or page.at(j) in _QUAKES or (page.at(j) in ("on", "in") and "richter" in (page.at(j + 1), page.at(j + 2))):
        return _Beside("magnitude", "magnitude", number.first, number.last)
    return None


def _time_span(page: _Page, number: _Number) -> _Beside | None:
    """Ages ("nine-year-old", "24 years of age") and durations ("72 hours", "nine straight months")."""
    j = _after(page, number.last)
    if page.at(j) == "of" and number.form == "vague":
        j += 1
    if page.at(j) in ("a", "an") and number.value == Fraction(1, 2):
        j += 1
    for _ in range(2):
        if page.at(j) in _BEFORE_TIME and page.at(j) not in _TIMES:
            j += 1
    unit = _TIMES.get(page.at(j).rstrip("'"))
    if unit is None:
        return None
    if unit == "second" and page.at(j) == "second":
        return None
    k = _after(page, j)
    if page.at(k) in ("old", "olds") or (page.at(k) == "of" and page.at(k + 1) == "age"):
        return _Beside(unit, "age", number.first, k if page.at(k) != "of" else k + 1)
    if _age_before(page, number.first):
        return _Beside(unit, "age", number.first, j)
    return _Beside(unit, "duration", number.first, j)


def _age_before(page: _Page, i: int) -> bool:
    before = page.at(i - 1)
    if before in ("aged", "age", "ages"):
        return True
    return page.at(i - 2) in ("age", "ages", "aged") and before in ("of", "between", "about", "over", "under", "from")


def _age(page: _Page, number: _Number) -> _Beside | None:
    """ "aged 24"; "Ahmed Hassan, 24, said"; "a father, 38,"; "Jane Roe (24)"."""
    top = number.value if number.value is not None else number.high
    if top is None or not 0 <= top < 120 or number.scaled or top.denominator != 1:
        return None
    i, j = number.first, number.last + 1
    if _age_before(page, i):
        return _Beside("year", "age", i, number.last)
    if number.form != "digits" or number.value is None or number.value < 1:
        return None
    closed = (page.at(i - 1), page.at(j)) in ((",", ","), ("(", ")"), (",", ";"))
    if closed and page.kind(i - 2) == _WORD and page.at(j + 1) != "000":
        named = page.capital(i - 2) and page.capital(i - 3) and not _ends_sentence(page, i - 3)
        if named or (page.at(i - 1) == "," and page.at(i - 2) in _PERSONS and page.at(i - 3) in ("a", "the", "his", "her", "an", "old")):
            return _Beside("year", "age", i, number.last)
    return None


def _per(page: _Page, beside: _Beside) -> _Beside:
    """Adds "a month", "per barrel", "/kWh" to a unit: "$17.99 a month" is USD/month, a rate."""
    k = beside.last + 1
    if beside.cls == "money" and page.kind(k) == _WORD and page.at(k) in _MONEY_WORDS:
        k += 1
    joint = page.at(k)
    if page.hyphen(k):
        k, joint = k + 1, page.at(k + 1)
    if joint not in ("per", "a", "an", "/", "each", "every"):
        return beside
    nxt = _after(page, k)
    word = singular(page.at(nxt))
    if page.at(nxt) == "square" or page.at(nxt) == "cubic":
        return beside
    if word not in _PER or page.at(nxt + 1) in ("ago", "later", "earlier", "after", "before", "old", "early", "since"):
        return beside
    if joint in ("a", "an", "each", "every") and beside.cls == "duration":
        return beside
    word = {"head": "person", "capita": "person", "ton": "tonne", "annum": "year", "kilometre": "km"}.get(word, word)
    return replace(beside, unit=f"{beside.unit}/{word}", cls="rate", last=nxt)


def _share(page: _Page, number: _Number) -> _Beside | None:
    if number.form not in ("fraction", "ratio"):
        return None
    if number.form == "ratio":
        counted = _counted_noun(page, number.last + 1)
        noun = Span(page.starts[counted.first], page.ends[counted.last]) if counted else None
        base = noun.of(page.shown) if noun else None
        return _Beside(None, "ratio", number.first, number.last, noun, base)
    base, noun = _base(page, number.last + 1)
    return _Beside(None, "fraction", number.first, number.last, noun, base)


def _times(page: _Page, number: _Number) -> _Beside | None:
    if number.form == "times":
        return _Beside("times", "ratio", number.first, number.last)
    j = _after(page, number.last)
    if page.at(j) in ("times", "fold") and page.at(j + 1) in _COMPARING or page.at(j) == "fold" or (page.at(j) == "x" and page.touches(j - 1)):
        return _Beside("times", "ratio", number.first, j)
    return None


def _score(page: _Page, number: _Number) -> _Beside | None:
    if number.form != "score":
        return None
    unit = "vote" if any(page.at(k) in ("vote", "votes", "voted") for k in range(number.first - 6, number.last + 5)) else None
    return _Beside(unit, "score", number.first, number.last)


def _count(page: _Page, number: _Number) -> _Beside:
    """What a plain number counts: the noun after it, else what its sentence says before it."""
    j = _after(page, number.last)
    j, pronoun = _skip_partitive(page, j)
    if page.at(j) == "," and pronoun:
        j += 1
    one = number.value == 1 and not number.scaled
    compound = page.hyphen(number.last + 1)
    counted = _counted_noun(page, j, alone=one or compound)
    if compound and counted is None:
        return _Beside(None, "count", number.first, number.last)
    if counted and not (page.at(j) in _STATES and counted.first == j and not counted.person):
        noun = Span(page.starts[counted.first], page.ends[counted.last])
        beside = _Beside(_unit_of(counted), "count", number.first, counted.last, noun)
        return _per_count(page, beside)
    if _person_state(page, j):
        return _per_count(page, _Beside("person", "count", number.first, number.last))
    unit, earlier = _noun_before(page, number.first)
    noun = Span(page.starts[earlier.first], page.ends[earlier.last]) if earlier else None
    return _per_count(page, _Beside(unit, "count", number.first, number.last, noun))


def _per_count(page: _Page, beside: _Beside) -> _Beside:
    if page.at(beside.last + 1) == "per" and page.kind(beside.last + 2) == _DIGITS:
        return replace(beside, cls="rate", unit=f"{beside.unit}/{page.at(beside.last + 2).replace(',', '')}")
    k = beside.last + 1
    if page.at(k) in ("killed", "injured", "born", "arriving"):
        k += 1
        shifted = _per(page, replace(beside, last=k - 1))
        return replace(shifted, last=beside.last)
    found = _per(page, beside)
    return found if beside.unit else replace(found, unit=beside.unit, cls=beside.cls)


_BESIDE: tuple[Callable[[_Page, _Number], _Beside | None], ...] = (
    _score,
    _times,
    _share,
    _percent,
    _money,
    _measurement,
    _time_span,
    _age,
)
"""What may stand beside a number, tried in this order; else it is a count."""


def _read_beside(page: _Page, number: _Number) -> _Beside:
    for reader in _BESIDE:
        found = reader(page, number)
        if found:
            return found
    return _count(page, number)
