"""Numerals: digits with scale words ("2.5 million", "4.8bn") and number words ("one hundred and twenty-three")."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from briefgen.records import Qualifier
from briefgen.text.figures.digits import (
    LONGEST_NUMBER,
    DigitValue,
    base_language,
    comma_decimal,
    last_place,
    place_of,
    plain_value,
)
from briefgen.text.figures.losses import loss_bracket
from briefgen.text.figures.measures import (
    TIMES,
    YEARS_OF,
    code_at,
    currency_after,
    currency_before,
    measure_at,
    scaled_code,
    scaled_tonnes,
)
from briefgen.text.figures.nouns import PERSON_STATES, counted_noun
from briefgen.text.figures.page import BREAK, DIGITS, WORD, Page
from briefgen.text.figures.people import is_plural
from briefgen.vocabulary import rows_in, word_set

# ---------------------------------------------------------------- vocabulary

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SMALL_WORDS = {**SMALL, **TENS}
_BIG = {"thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12}
SCALES: dict[str, int] = {"hundred": 100, "dozen": 12, **_BIG}
_PLURAL_SCALES = {word + "s": size for word, size in SCALES.items()}
ANY_SCALE = {**SCALES, **_PLURAL_SCALES, "quadrillion": 10**15}
"""Scale words; the plural ones where a number stands before them ("3 millions")."""
_ATTACHED = {
    "bn": 10**9, "mn": 10**6, "mln": 10**6, "mill": 10**6, "mio": 10**6, "bln": 10**9, "mrd": 10**9, "tn": 10**12, "trn": 10**12,
    "cr": 10**7, "k": 10**3,
}  # fmt: skip
"""Scale letters that stand for themselves; m and b do so only beside a currency or (m) before a counted noun."""
_STAND_APART = word_set("bn mn mln mill mio bln mrd trn tn cr")
"""Those that may stand behind a space: "85 Mln EUR", "$4.1 bn"."""
GLYPHS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip
_BARE_SCALE_AFTER = word_set("another the every some last first additional further extra")
_RACES = word_set("races heats relays hurdles finals medals runs sprints waves walls buildings titles records")
_TALL = word_set("tall high deep wide long away above below apart underwater of from in relay hurdles freestyle")
_NAMED_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_PARTS_BELOW = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
"""What a whole number goes on with behind "and": "two and two-thirds", "five and one-half"."""
_HALVED = word_set("minute hour day night week month year decade century mile metre meter foot inch pint point")
"""What is halved with its unit inside: "a week and a half"."""
_ROOF = 10**18
"""Above every scale: no scale word has been read yet."""
_LONGEST_WORDS = 24
"""Tokens that a number in words may take."""


@dataclass(frozen=True, slots=True)
class Number:
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
    """digits, words, vague, fraction, ratio, times, range, score; time where the unit stands inside ("a week and a half")."""
    scaled: bool = False
    """Whether a scale word stands in it."""


def make_number(
    page: Page, first: int, last: int, value: Fraction, grain: Fraction, form: str, *, scaled: bool = False
) -> Number:
    return Number(first, last, page.starts[first], page.ends[last], value, grain, form=form, scaled=scaled)


def scale_at(page: Page, i: int) -> int | None:
    """The size of a scale word at token `i`, in the text's language: "billion" is 10^12 in German."""
    word = page.at(i)
    foreign = _foreign_scales(base_language(page.language)).get(word)
    return foreign or ANY_SCALE.get(word)


@cache
def _foreign_scales(language: str) -> dict[str, int]:
    return {row["word"]: int(row["size"]) for row in rows_in("scales", ("word", "size", "languages"), language)}


# ---------------------------------------------------------------- digits


def read_digits(page: Page, i: int) -> Number | None:
    """Digits with their fraction and scale: "2½ million", "100 thousand", "4.8bn", "1.2 lakh crore"."""
    read = _grouped_sum(page, i) or plain_value(page.words[i], page.language) or comma_decimal(page.words[i])
    if read is None or len(page.words[i]) > LONGEST_NUMBER:
        return None
    value, grain, last = read.value, read.grain, i
    part, taken = _fraction_behind(page, i)
    if part and value.denominator == 1:
        value, last = value + part, i + taken
        grain = place_of(value)
    ahead = _scale_ahead(page, i)
    bracket = loss_bracket(page, i, last)
    digits_end = last = bracket[1] if bracket else last
    value, grain, last = _scaled(page, value, grain, last, i)
    if ahead and last == digits_end:
        value, grain = value * ahead[0], grain * ahead[0]
    scaled = last > digits_end or ahead is not None
    bracket = bracket or loss_bracket(page, i, last)
    sign = bracket[0] if bracket else _minus_before(page, i)
    first = ahead[1] if ahead else i
    if sign is not None:
        value, first, last = -value, sign, max(last, bracket[1] if bracket else last)
    return with_rest(page, make_number(page, first, last, value, grain, "digits", scaled=scaled))


def _grouped_sum(page: Page, i: int) -> DigitValue | None:
    """Thousands that a point groups in a text that groups by commas: "$7.800", where no price has a third decimal. Not before a
    scale ("$1.500 billion") or a unit of sale ("$3.500 a gallon")."""
    word, after = page.words[i], page.at(i + 1)
    if (
        not (word.endswith("00") and currency_before(page, i))
        or after in ("a", "an", "per", "/")
        or scale_at(page, i + 1)
    ):
        return None
    whole, point, decimals = word.partition(".")
    grouped = point and len(decimals) == 3 and 0 < len(whole) <= 3 and whole.isdigit() and whole[0] != "0"
    return plain_value(f"{whole}{decimals}", page.language) if grouped and decimals.isdigit() else None


def _scale_ahead(page: Page, i: int) -> tuple[int, int] | None:
    """The size of a scale that stands with a currency before the digits at token `i`, and the first token of the two:
    "£m 3.4", "EUR million 12", "USD (bn) 4"."""
    k = i - 1
    bracketed = page.at(k) == ")" and page.at(k - 2) == "("
    k -= bracketed
    size = scale_at(page, k) or _ATTACHED.get(page.at(k)) or {"m": 10**6}.get(page.at(k))
    currency = k - 1 - bracketed
    if size is None or page.kind(k) != WORD or not code_at(page, currency) or page.kind(currency - 1) == DIGITS:
        return None
    return (size, currency) if bracketed or page.kind(currency) == WORD or page.touches(currency) else None


def with_rest(page: Page, number: Number) -> Number:
    """ "two thousand 480", "1 million 200 thousand": digits right behind a scale word that are less than one of it."""
    size, k = _BIG.get(page.at(number.last)), number.last + 1
    if size is None or number.value is None or number.value < 0 or page.kind(k) != DIGITS or page.touches(k - 1):
        return number
    if not page.at(k).isdigit() or len(page.at(k)) > 3:
        return number
    rest = read_digits(page, k)
    if rest is None or rest.value is None or not 0 < rest.value < size or (size > 1000 and not rest.scaled):
        return number
    value = number.value + rest.value
    return replace(number, last=rest.last, end=rest.end, value=value, grain=place_of(value), scaled=True)


def _fraction_behind(page: Page, i: int) -> tuple[Fraction | None, int]:
    """The "½" of "2½" and the "1/2" of "2 1/2", with the number of tokens it takes."""
    glyph = GLYPHS.get(page.at(i + 1))
    if glyph:
        return glyph, 1
    k = i + page.hyphen(i + 1)
    if page.at(k + 2) != "/" or page.touches(i) != (k > i) or not (page.touches(k + 1) and page.touches(k + 2)):
        return None, 0
    above, below = page.at(k + 1), page.at(k + 3)
    if below in ("2", "3", "4", "5", "8") and above in ("1", "2", "3", "4", "5", "7") and above < below:
        return Fraction(int(above), int(below)), k + 3 - i
    return None, 0


def _scaled(
    page: Page, value: Fraction, grain: Fraction, last: int, digits: int | None = None
) -> tuple[Fraction, Fraction, int]:
    """The value times the scale words that follow ("lakh crore"), its granularity, and the last token taken; `digits` is
    the token of the digits, where a bracket stands between them and the scale."""
    first = last
    digits = last if digits is None else digits
    for _ in range(3):
        nxt = page.after(last)
        size = scale_at(page, nxt)
        if size is None and page.at(nxt) == "cr" and (page.hyphen(nxt - 1) or last > first):
            size = _ATTACHED["cr"]
        if size is None and last == first and (size := scaled_tonnes(page, last + 1)):
            nxt = last + 1
        if size is None and last == first:
            size, nxt = _scale_with_currency(page, last, digits) or (None, nxt)
        if size is None and last == first:
            size, nxt = (_attached_scale if page.touches(last) else _scale_apart)(page, last, digits), last + 1
        if size is None:
            break
        value, last = value * size, nxt
        grain = last_place(value.numerator) if value.denominator == 1 and grain >= 1 else grain * size
        if size == 12:
            grain = Fraction(12)
    return value, grain, last


def _scale_with_currency(page: Page, last: int, digits: int) -> tuple[int, int] | None:
    """The size of a scale that stands in the currency or behind it, and its token: "50 MUSD", "225 USD million", "12 € bn"."""
    nxt = last + 1
    if known := scaled_code(page, nxt):
        return known[0], nxt
    if code_at(page, nxt) is None or currency_before(page, digits) or (page.at(nxt) == "$" and page.touches(nxt)):
        return None
    letters = {**_ATTACHED, "m": 10**6, "mm": 10**6}
    size = scale_at(page, nxt + 1) or letters.get(page.at(nxt + 1))
    return (size, nxt + 1) if size and page.kind(nxt + 2) != DIGITS else None


def scaled_glyph(page: Page, i: int) -> Number | None:
    """ "½ million" at token `i`; None where no scale follows."""
    value, _, last = _scaled(page, GLYPHS[page.words[i]], Fraction(1, 20), i)
    return make_number(page, i, last, value, place_of(value), "words", scaled=True) if last > i else None


_OF_MONEY = {"m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "k": 10**3}
"""Letters that are scales of money: "$1.2MM", "$3 B", "$0.5 T"; T and, apart, B in capitals only."""


def _scale_of_money(page: Page, k: int, *, apart: bool) -> int | None:
    """The size of the letters at token `k` behind a sum of money."""
    letters = page.at(k)
    if (apart or letters == "t") and page.hyphen(k + 1) and page.kind(k + 2) == WORD:
        return None  # a $20 T-shirt; not a "$12m-a-year deal"
    capital = letters == "t" or (letters == "b" and apart)
    return None if capital and not page.capital(k) else _OF_MONEY.get(letters)


def _attached_scale(page: Page, last: int, digits: int) -> int | None:
    """4.8bn, 5.5m, 10k. A bare m is a metre, a bare b nothing, unless money or a counted noun stands beside it."""
    letters = page.at(last + 1)
    if letters == "k" and page.at(last + 2) in ("run", "race", "walk"):
        return None
    if letters in _ATTACHED:
        return _ATTACHED[letters]
    if _is_money(page, digits) and (size := _scale_of_money(page, last + 1, apart=False)):
        return size
    if letters in ("mm", "t"):  # "3,1 MM€", and the German "12 T€", which is thousands
        scale = 10**6 if letters == "mm" else 10**3 if base_language(page.language) == "de" else None
        return scale if page.capital(last + 1) and currency_after(page, last + 2) else None
    if letters not in ("m", "b"):
        return None
    size = {"m": 10**6, "b": 10**9}[letters]
    if currency_after(page, last + 2):
        return size
    if letters == "b" or page.at(last + 2) in _TALL:
        return None
    if page.at(last + 2) in ("more", "fewer", "less") or _tells_money_again(page, last + 2):
        return size
    if page.hyphen(last + 2) and page.at(last + 3) == "strong":
        return size
    counted = counted_noun(page, last + 2)
    return size if counted and counted.head not in _RACES else None


def _is_money(page: Page, digits: int) -> bool:
    """Whether a currency stands before the digits at a token, or before the bracket that they stand in."""
    bracketed = page.at(digits - 1) == "("
    return currency_before(page, digits) is not None or (bracketed and currency_before(page, digits - 1) is not None)


def _scale_apart(page: Page, last: int, digits: int) -> int | None:
    """ "85 Mln EUR", "$4.1 bn", "2.3 m cars": letters behind a space. MN and TN are also states, a bare m a metre."""
    letters = page.at(last + 1)
    if letters in _STAND_APART:
        money = _is_money(page, digits) or currency_after(page, last + 2)
        return _ATTACHED[letters] if money or not page.print_of(last + 1).isupper() else None
    if (
        _is_money(page, digits)
        and page.kind(last + 2) != DIGITS
        and (size := _scale_of_money(page, last + 1, apart=True))
    ):
        return size
    if letters in ("k", "m") and currency_after(page, last + 2):
        return _OF_MONEY[letters]
    if letters in ("mm", "t"):
        return _attached_scale(page, last, digits)
    if letters != "m" or page.kind(last + 2) == DIGITS:
        return None
    if page.capital(last + 1):
        return 10**6 if _counts_by_the_million(page, last + 2) else None
    return None if "." not in page.at(last) else _attached_scale(page, last, digits)


def _counts_by_the_million(page: Page, j: int) -> bool:
    """Whether "2 M tonnes" or "3 M cars" goes on at token `j`: tonnes, or a plural that is no building's height."""
    if page.capital(j) or page.at(j) in _TALL:
        return False
    return measure_at(page, j) is not None or is_plural(page.at(j))


def _tells_money_again(page: Page, i: int) -> bool:
    """Whether a bracket at token `i` tells the number before it in a currency: the "(A$15 million)" of "9.7m (A$15 million)"."""
    if page.at(i) != "(":
        return False
    inner = next((k for k in range(i + 1, i + 4) if page.kind(k) == DIGITS), None)
    told = read_digits(page, inner) if inner and currency_before(page, inner) else None
    return told is not None and told.scaled


def is_scale_suffix(word: str) -> bool:
    return word in _ATTACHED or word in ("m", "b")


def _minus_before(page: Page, i: int) -> int | None:
    """The token of the sign of -5C, -$3, $-3 and "minus 5"; None for the dash of "30-40", of "COVID-19" or of a list."""
    currency = currency_before(page, i)
    k = currency[1] if currency and page.at(i - 1) != "-" else i
    if page.at(k - 1) == "minus" and page.kind(k - 2) == DIGITS:  # "341 minus 268" takes one from the other
        return None
    if page.at(k - 1) == "minus" or (page.at(k - 1) == "negative" and k < i):
        return k - 1
    if page.at(k - 1) != "-" or not page.touches(k - 1) or page.kind(k - 2) == DIGITS:
        return None
    if page.touches(k - 2) and page.at(k - 2) not in ("(", '"', "$", "£", "€", "|"):
        return None
    begins = page.kind(k - 2) == BREAK and k == i
    return None if begins and page.at(i + 1) not in ("c", "f", "°", "%", "percent", "degrees") else k - 1


def tells_two(page: Page, number: Number) -> bool:
    """Whether a number goes on at once with another that has its unit: "80 and 140", "71 und 84", "from 36 to 9"."""
    joint = page.at(number.last + 1)
    return any(joint == word for _, word in _ends(base_language(page.language), "pair")) or comes_from(page, number)


def comes_from(page: Page, number: Number) -> bool:
    """Whether a number is where something came from, and the next one, behind its "to", where it went: "from 36 to 9", "von 90 auf 75"."""
    joint, opener = page.at(number.last + 1), {page.at(number.first - 1), page.at(number.first - 2)}
    return any(joint == to and start in opener for start, to in _ends(base_language(page.language), "change"))


@cache
def _ends(language: str, says: str) -> tuple[tuple[str, str], ...]:
    """The words before the first and before the second of two numbers that are a change or a range in a language."""
    told = (
        row["words"].partition(" ")
        for row in rows_in("ends", ("words", "says", "languages"), language)
        if row["says"] == says
    )
    return tuple((start, to) for start, _, to in told)


def ends_of_range(language: str) -> tuple[tuple[str, str], ...]:
    """The words before and between the ends of a range in a language; "-" where none stands before."""
    return _ends(base_language(language), "range")


# ---------------------------------------------------------------- number words


def read_words(page: Page, i: int) -> Number | None:
    """Number words: "one hundred and twenty-three thousand", "three and a half million", "two dozen"."""
    reading = _WordReading(page, i)
    k = i
    while k - i < _LONGEST_WORDS:
        taken = reading.take(k)
        if not taken:
            break
        k += taken
    if reading.last < 0:
        return None
    value = reading.total + reading.group
    grain = Fraction(12) if page.at(reading.last) in ("dozen", "dozens") else place_of(value)
    scaled = reading.roof < _ROOF or value >= 100
    return with_rest(page, make_number(page, i, reading.last, value, grain, "words", scaled=scaled))


class _WordReading:
    """Reads number words one after the other: what is finished (`total`), the group below the next scale word, the
    last scale taken (`roof`, which the next has to stay under), and the last token that belongs to the number."""

    def __init__(self, page: Page, first: int) -> None:
        self.page = page
        self.first = first
        self.total = Fraction(0)
        self.group = Fraction(0)
        self.roof = _ROOF
        self.last = -1

    def take(self, k: int) -> int:
        """Takes the word at token `k`; how many tokens it took, 0 where the number ends before it."""
        word = self.page.at(k)
        if word in SMALL_WORDS:
            return self._take_small(k)
        if self.last < 0:
            return 0
        if word in ANY_SCALE:
            return self._take_scale(k, word)
        if self.last != k - 1 and not (self.last == k - 2 and self.page.hyphen(k - 1)):
            return 0
        if word == "and":
            return self._take_and(k)
        if word == ",":
            return self._take_comma(k)
        nxt = self.page.at(k + 1)
        return int(self.page.hyphen(k) and (nxt in SMALL_WORDS or nxt in SCALES or nxt == "and"))

    def _take_small(self, k: int) -> int:
        """Words below a hundred, where the group has room for them: at its start or after a hundred."""
        if self.group.denominator != 1 or self.group % 100:
            return 0
        value, last = _below_hundred(self.page, k)
        if value == 0 and self.group:
            return 0
        self.group, self.last = self.group + value, last
        return last - k + 1

    def _take_scale(self, k: int, word: str) -> int:
        size = ANY_SCALE[word]
        if size == 100 and 0 < self.group < 100:
            self.group *= 100
        elif self.group and size != 100 and size < self.roof:
            self.total, self.group, self.roof = self.total + self.group * size, Fraction(0), size
        elif not self.group and self.total and size > 100 and self.last == k - 1:
            self.total *= size
        else:
            return 0
        self.last = k
        return 1

    def _take_and(self, k: int) -> int:
        """ "and a half" as a part of the group or of the last scale; "and" before smaller words as a joint."""
        part = part_behind(self.page, k)
        if part is None:
            barred = self.page.at(self.first - 1) == "between"
            behind = k + self.page.hyphen(k + 1)  # "two-hundred-and-fifty"
            return behind - k + 1 if not barred and self._joins_smaller(behind) else 0
        half, last = part
        if self.group:
            self.group += half
        else:
            self.total += half * self.roof
        self.last = last
        return last - k + 1

    def _take_comma(self, k: int) -> int:
        """The rest of "five thousand, six hundred": less than the scale word before the comma, and no next item of a list."""
        page, begun = self.page, self.total and not self.group and 1000 <= self.roof < _ROOF
        if not begun or not page.touches(k - 1) or page.at(k + 1) not in SMALL_WORDS:
            return 0
        rest = read_words(page, k + 1)
        if rest is None or rest.value is None or not 0 < rest.value < self.roof or rest.form != "words":
            return 0
        if not _rounds_off(page, self.first, rest):
            return 0
        self.total += rest.value
        self.last = rest.last
        return rest.last - k + 1

    def _joins_smaller(self, k: int) -> bool:
        """Whether the "and" goes on: "one hundred and two", not "one hundred and two hundred"."""
        if self.group % 100 or not (self.group or self.total) or self.page.at(k + 1) not in SMALL_WORDS:
            return False
        value, last = _below_hundred(self.page, k + 1)
        size = ANY_SCALE.get(self.page.at(self.page.after(last)), 0)
        if value == 0 or size in (12, 100):
            return False
        return size < self.roof and (size == 0 or self.group > 0)


def _below_hundred(page: Page, k: int) -> tuple[int, int]:
    """The value at token `k` with its second half ("twenty-three"), and its last token."""
    value, last = SMALL_WORDS[page.words[k]], k
    if value >= 20:
        nxt = page.after(k)
        ones = SMALL.get(page.at(nxt), 0)
        if 0 < ones < 10 and (ones > 1 or nxt == k + 2):
            return value + ones, nxt
    return value, last


def part_behind(page: Page, k: int) -> tuple[Fraction, int] | None:
    """The half of "three and a half", the two thirds of "one-and-two-thirds", at the token of its "and", and its last
    token; any of its joints may be a hyphen."""
    if page.at(k) != "and":
        return None
    at = page.after(k)
    above = 1 if page.at(at) == "a" else SMALL.get(page.at(at), 0)
    last = page.after(at)
    below = _PARTS_BELOW.get(page.at(last), 0)
    if not 0 < above < below or (below > 4 and above == 1 and not page.hyphen(at + 1)):
        return None
    told_apart = page.at(last).endswith("s") == (above > 1) or page.at(last) == "quarter"
    return (Fraction(above, below), last) if told_apart else None


def half_behind(page: Page, k: int) -> tuple[Fraction, int] | None:
    """The half, quarter or third of "a million and a half", "a million-and-a-half", at the token behind what is halved."""
    part = part_behind(page, k + page.hyphen(k))
    return part if part and part[0] in _NAMED_PARTS.values() else None


_LISTING = word_set("of in with for from by among between out")
"""Words before a number in words whose comma ends a phrase: "of four thousand, six hundred died"."""


def _rounds_off(page: Page, first: int, rest: Number) -> bool:
    """Whether what follows a comma is the rest of one number: something is counted by it, and no list goes on."""
    j = page.after(rest.last)
    goes_on = page.at(j) in (",", "and", "or") and (page.at(j + 1) in SMALL_WORDS or page.at(j + 1) in ("and", "or"))
    counted = counted_noun(page, j) is not None
    measured = currency_after(page, j) is not None or measure_at(page, j) is not None or page.at(j) in TIMES
    if goes_on or page.at(j) in ("of", "more", "others"):
        return False
    if page.at(first - 1) in _LISTING or page.at(j) in PERSON_STATES:
        return counted or measured
    return counted or measured or page.kind(j) != WORD


# ---------------------------------------------------------------- a scale word with an article or a part before it


def read_scale_phrase(page: Page, i: int) -> Number | None:
    """ "a million and a half", "a week and a half", "half a million", "a couple of hundred", "another dozen"; None for other openings."""
    word, nxt = page.words[i], page.at(i + 1)
    if word in ("a", "an", "one") and nxt in _HALVED and (half := half_behind(page, i + 2)):
        value = (1 + half[0]) * YEARS_OF.get(nxt, 1)
        return make_number(page, i, half[1], value, place_of(value), "time")
    if word in ("a", "an"):
        if nxt in SCALES:
            return _read_one_scale(page, i, i + 1)
        if nxt == "couple":
            return _read_couple(page, i)
        if nxt in ("half", "quarter", "third"):
            inner = _read_part_of_scale(page, i + 1)
            return replace(inner, first=i, start=page.starts[i]) if inner else None
        return None
    if word in ("half", "quarter", "third"):
        return _read_part_of_scale(page, i)
    if word in SCALES and page.at(i - 1) in _BARE_SCALE_AFTER:
        return _read_one_scale(page, i, i)
    return None


def _read_one_scale(page: Page, first: int, i: int) -> Number:
    """The scale word at token `i` taken once: "a hundred and fifty", "a million and a half", "a hundred thousand"."""
    size = SCALES[page.words[i]]
    value, last = Fraction(size), i
    half = half_behind(page, i + 1)
    if half and size >= 1000:
        value, last = value * (1 + half[0]), half[1]
    elif page.at(i + 1) == "and" and size in (100, 1000) and page.at(i + 2) in SMALL_WORDS:
        small, end = _below_hundred(page, i + 2)
        if small and page.at(end + 1) not in SCALES:
            value, last = value + small, end
    for _ in range(2):
        more = _BIG.get(page.at(last + 1))
        if more and size != more:
            value, last = value * more, last + 1
    grain = Fraction(12) if size == 12 else place_of(value)
    return make_number(page, first, last, value, grain, "words", scaled=True)


def _read_couple(page: Page, i: int) -> Number | None:
    """ "a couple of hundred", "a couple dozen": two of the scale. "A couple of days" is no number."""
    k = i + 3 if page.at(i + 2) == "of" else i + 2
    size = SCALES.get(page.at(k))
    if size is None:
        return None
    value, last = Fraction(2 * size), k
    if more := _BIG.get(page.at(k + 1)):
        value, last = value * more, k + 1
    return make_number(page, i, last, value, Fraction(12) if size == 12 else place_of(value), "words", scaled=True)


def _read_part_of_scale(page: Page, i: int) -> Number | None:
    """ "half a million", "half-million", "a quarter of a million", "half a dozen", "half a hundred"; "half hundred" is none."""
    part = _NAMED_PARTS[page.words[i]]
    k = i + 1
    while page.at(k) in ("a", "of", "an", "-") and k < i + 4:
        k += 1
    size = SCALES.get(page.at(k))
    if size is None or (size == 100 and page.at(k - 1) != "a"):
        return None
    value = part * size
    if size == 100 and (more := _BIG.get(page.at(k + 1))):
        value, k = value * more, k + 1
    return make_number(page, i, k, value, value if size == 12 else place_of(value), "words", scaled=True)
