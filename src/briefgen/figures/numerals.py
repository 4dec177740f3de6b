"""numerals"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from briefgen.figures.measures import MEASURES, TIMES, currency_after, currency_before
from briefgen.figures.nouns import counted_noun
from briefgen.figures.page import (
    BREAK,
    DIGITS,
    LONGEST_NUMBER,
    WORD,
    Page,
    base_language,
    last_place,
    place_of,
    plain_value,
)
from briefgen.records import Qualifier

SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}


TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}


SMALL_WORDS = {**SMALL, **TENS}


_BIG = {"thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12}


SCALES: dict[str, int] = {"hundred": 100, "dozen": 12, **_BIG}


_PLURAL_SCALES = {word + "s": size for word, size in SCALES.items()}


ANY_SCALE = {**SCALES, **_PLURAL_SCALES, "quadrillion": 10**15}


ATTACHED = {
    "bn": 10**9,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "bln": 10**9,
    "mrd": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "cr": 10**7,
    "k": 10**3,
}
"""Scale letters that stand for themselves; m and b do so only beside a currency or before a counted noun."""


_FOREIGN_SCALES = {
    "de": {
        "tausend": 10**3,
        "million": 10**6,
        "millionen": 10**6,
        "mio": 10**6,
        "milliarde": 10**9,
        "milliarden": 10**9,
        "mrd": 10**9,
        "billion": 10**12,
        "billionen": 10**12,
    },
    "fr": {"mille": 10**3, "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9},
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6},
    "it": {"mila": 10**3, "milione": 10**6, "milioni": 10**6, "miliardo": 10**9, "miliardi": 10**9},
}


GLYPHS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8), "⅞": Fraction(7, 8),
}  # fmt: skip


FRACTION_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
}  # fmt: skip


ORDINAL_WORDS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth".split()
)


FRACTION_GRAIN = Fraction(1, 20)
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
    """digits, words, vague, fraction, ratio, times, range, score."""
    scaled: bool = False


def make_number(
    page: Page, first: int, last: int, value: Fraction, grain: Fraction, form: str, *, scaled: bool = False
) -> Number:
    return Number(first, last, page.starts[first], page.ends[last], value, grain, form=form, scaled=scaled)


def scale_at(page: Page, i: int) -> int | None:
    word = page.at(i)
    foreign = _FOREIGN_SCALES.get(base_language(page.language))
    if foreign and word in foreign:
        return foreign[word]
    return ANY_SCALE.get(word)


def token_after(page: Page, i: int) -> int:
    """The token after `i`, over one joining hyphen ("3.5-million")."""
    return i + 2 if page.hyphen(i + 1) else i + 1


def read_digits(page: Page, i: int) -> Number | None:
    """Digits with their fraction and scale: "2½ million", "100 thousand", "4.8bn", "1.2 lakh crore"."""
    read = plain_value(page.words[i], page.language)
    if read is None or len(page.words[i]) > LONGEST_NUMBER:
        return None
    value, grain, last = read.value, read.grain, i
    glyph = GLYPHS.get(page.at(i + 1))
    if glyph and value.denominator == 1:
        value, last = value + glyph, i + 1
        grain = place_of(value)
    elif value.denominator == 1 and (mixed := _mixed_fraction(page, i)):
        value, last = value + mixed, i + 3
        grain = place_of(value)
    value, grain, last, scaled = _scaled(page, value, grain, last)
    first = i
    start = page.starts[i]
    if _is_negative(page, i):
        value, first, start = -value, i - 1, page.starts[i - 1]
    return Number(first, last, start, page.ends[last], value, grain, form="digits", scaled=scaled)


def _mixed_fraction(page: Page, i: int) -> Fraction | None:
    """The "1/2" of "2 1/2"."""
    if page.at(i + 2) != "/" or page.touches(i) or not (page.touches(i + 1) and page.touches(i + 2)):
        return None
    above, below = page.at(i + 1), page.at(i + 3)
    if (
        above.isdigit()
        and below.isdigit()
        and len(above) <= 2
        and below in ("2", "3", "4", "5", "8")
        and int(above) < int(below)
    ):
        return Fraction(int(above), int(below))
    return None


def _scaled(page: Page, value: Fraction, grain: Fraction, last: int) -> tuple[Fraction, Fraction, int, bool]:
    scaled = False
    for _ in range(3):
        nxt = token_after(page, last)
        size = scale_at(page, nxt)
        if size is None and page.touches(last) and not scaled:
            size, nxt = _attached_scale(page, last), last + 1
        if size is None:
            break
        value, last = value * size, nxt
        grain = last_place(value.numerator) if value.denominator == 1 and grain >= 1 else grain * size
        if size == 12:
            grain = Fraction(12)
        scaled = True
    if scaled and page.at(last + 1) == "and" and page.at(last + 2) in ("a", "one") and page.at(last + 3) == "half":
        return value, grain, last, scaled
    return value, grain, last, scaled


def _attached_scale(page: Page, last: int) -> int | None:
    """4.8bn, 5.5m, 10k. A bare m is a metre, a bare b nothing, unless money or a counted noun stands beside it."""
    letters = page.at(last + 1)
    if letters in ATTACHED:
        return ATTACHED[letters] if letters != "k" or page.at(last + 2) not in ("run", "race", "walk") else None
    if letters not in ("m", "b"):
        return None
    beside = currency_before(page, last) or currency_after(page, last + 2)
    if beside is None and letters == "m":
        counted = counted_noun(page, last + 2)
        beside = counted if counted and counted.head not in _RACES and page.at(last + 2) not in _TALL else None
    return None if beside is None else {"m": 10**6, "b": 10**9}[letters]


_RACES = frozenset("races heats relays hurdles finals medals runs sprints waves walls buildings".split())


_TALL = frozenset(
    "tall high deep wide long away above below apart underwater of from in relay hurdles freestyle".split()
)


def _is_negative(page: Page, i: int) -> bool:
    """-5C and "minus 5", but not the dash of "30-40", of "COVID-19" or of a list."""
    if page.at(i - 1) == "minus":
        return True
    if page.at(i - 1) != "-" or not page.touches(i - 1):
        return False
    if page.touches(i - 2) and page.at(i - 2) not in ("(", '"', "$", "£", "€"):
        return False
    if page.kind(i - 2) == DIGITS:
        return False
    return page.kind(i - 2) != BREAK or page.at(i + 1) in ("c", "f", "°", "%", "percent", "degrees")


def read_words(page: Page, i: int) -> Number | None:
    """Number words: "one hundred and twenty-three thousand", "three and a half million", "two dozen"."""
    total, group, roof, k = Fraction(0), Fraction(0), 10**18, i
    last = -1
    barred = page.at(i - 1) == "between"
    while k - i < 24:
        word = page.at(k)
        if word in SMALL_WORDS and (step := _small_at(page, k, group)):
            group, last, k = step
        elif word == "hundred" and 0 < group < 100 and last >= 0:
            group, last = group * 100, k
        elif (word in _BIG or word in ("dozen", *_PLURAL_SCALES)) and last >= 0 and (group or total):
            size = ANY_SCALE[word]
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
        elif page.hyphen(k) and last == k - 1 and page.at(k + 1) in (*SMALL_WORDS, *SCALES, "and"):
            pass
        else:
            break
        k += 1
    if last < 0:
        return None
    value = total + group
    dozen = page.at(last) in ("dozen", "dozens")
    grain = Fraction(12) if dozen else place_of(value) if value else Fraction(1)
    return make_number(page, i, last, value, grain, "words", scaled=roof < 10**18 or value >= 100)


def _small_at(page: Page, k: int, group: Fraction) -> tuple[Fraction, int, int] | None:
    """The words below a hundred at token `k`, added to what the group holds; None where they cannot follow it."""
    if group.denominator != 1 or group % 100:
        return None
    value, last = SMALL_WORDS[page.words[k]], k
    if value >= 20:
        nxt = token_after(page, k)
        if 0 < SMALL.get(page.at(nxt), 0) < 10 and not (page.at(nxt) == "one" and nxt == k + 1):
            value, last = value + SMALL[page.at(nxt)], nxt
    if value == 0 and group:
        return None
    return group + value, last, last


def _half_after(page: Page, k: int) -> Fraction | None:
    """The half of "three and a half", the quarter of "two and a quarter", at the token of its "and"."""
    hyphens = page.hyphen(k + 1)
    if hyphens or page.at(k + 1) not in ("a", "one"):
        return None
    return {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}.get(page.at(k + 2))


def _joins(page: Page, k: int, group: Fraction, roof: int) -> bool:
    """Whether the "and" at token `k` goes on with the number: after a hundred or thousand, before smaller words."""
    if group % 100 or (not group and roof == 10**18) or page.at(k + 1) not in SMALL_WORDS or page.at(k + 1) == "zero":
        return False
    after = token_after(page, k + 1)
    if page.at(after) in SMALL and SMALL_WORDS[page.at(k + 1)] >= 20:
        after = token_after(page, after)
    size = ANY_SCALE.get(page.at(after), 0)
    return size != 100 and size < roof and size != 12 and not (size and not group)


def read_article(page: Page, i: int) -> Number | None:
    """Numbers that open with a, half, quarter, another: "a million and a half", "half a million", "a couple of hundred"."""
    word, nxt = page.words[i], page.at(i + 1)
    if word in ("a", "an"):
        if nxt in ("hundred", "thousand", "dozen", "million", "billion", "trillion", "lakh", "crore"):
            return _read_one_scale(page, i, i + 1)
        if nxt == "couple":
            return _read_couple(page, i)
        if nxt in ("half", "quarter", "third") and (
            page.at(i + 2) in ("million", "billion", "dozen") or page.at(i + 3) == "a"
        ):
            inner = _read_part_of_scale(page, i + 1)
            return replace(inner, first=i, start=page.starts[i]) if inner else None
        return None
    if word in ("half", "quarter", "third", "quarters", "thirds"):
        return _read_part_of_scale(page, i)
    if word in SCALES and word != "hundred" and page.at(i - 1) in _BARE_SCALE_AFTER:
        return _read_one_scale(page, i, i)
    return None


_BARE_SCALE_AFTER = frozenset("another the per every some last first additional further extra half-a".split())


def _read_one_scale(page: Page, first: int, i: int) -> Number:
    """The scale word at token `i` taken once: "a hundred and fifty", "a million and a half", "another dozen"."""
    size = SCALES[page.words[i]]
    value, last = Fraction(size), i
    if page.at(i + 1) == "and" and (half := _half_after(page, i + 1)) and size >= 1000:
        value, last = value * (1 + half), i + 3
    elif page.at(i + 1) == "and" and size in (100, 1000) and page.at(i + 2) in SMALL_WORDS:
        small = _small_at(page, i + 2, Fraction(0))
        if small and small[0] and page.at(small[1] + 1) not in SCALES:
            value, last = value + small[0], small[1]
    for _ in range(2):
        if (more := _BIG.get(page.at(last + 1))) and size != more:
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
    """ "half a million", "half million", "a quarter of a million", "half a dozen"."""
    part = Fraction(1, FRACTION_PARTS[page.words[i]])
    k = i + 1
    while page.at(k) in ("a", "of", "an", "-") and k < i + 4:
        k += 1
    size = SCALES.get(page.at(k))
    if size is None or size == 100:
        return None
    value = part * size
    return make_number(page, i, k, value, place_of(value) if size != 12 else value, "words", scaled=True)


def _read_fraction(page: Page, i: int) -> Number | None:
    """ "a third", "two-thirds", "three quarters", "half of the homes", "½"."""
    word = page.words[i]
    if word in GLYPHS:
        return _scale_glyph(page, i)
    if word == "half":
        return _read_half(page, i)
    above = 1 if word in ("a", "an", "one") else SMALL.get(word, 0)
    if not above:
        return None
    nxt = i + 2 if page.hyphen(i + 1) else i + 1
    below = FRACTION_PARTS.get(page.at(nxt))
    if below is None or above >= below:
        return None
    plural = page.at(nxt).endswith("s") or page.at(nxt) == "halves"
    if plural != (above > 1) or (above == 1 and not _is_share(page, i, nxt)):
        return None
    value, last = Fraction(above, below), nxt
    k = nxt + 3 if page.at(nxt + 1) == "of" and page.at(nxt + 2) in ("a", "one") else nxt + 1
    size = _BIG.get(page.at(k))
    if size:
        return make_number(page, i, k, value * size, place_of(value * size), "words", scaled=True)
    return make_number(page, i, last, value, FRACTION_GRAIN, "fraction")


def _is_share(page: Page, i: int, last: int) -> bool:
    """ "a third of", "by a third", "one-third", "a quarter more"; not "a third party", "a quarter ago"."""
    if page.at(i) == "one" and (page.hyphen(i + 1) or page.at(last) == "quarter"):
        return True
    after = page.at(last + 1)
    if after in ("of", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "as"):
        return after != "of" or page.at(last + 2) not in ("a", "an") or page.at(last + 3) not in ("kind", "sort")
    before = page.at(i - 1)
    ends = page.kind(last + 1) != WORD or after in (
        "in",
        "to",
        "since",
        "over",
        "from",
        "on",
        "and",
        "this",
        "last",
        "between",
    )
    return ends and before in (
        "by",
        "to",
        "about",
        "nearly",
        "almost",
        "than",
        "over",
        "roughly",
        "around",
        "least",
        "only",
        "up",
        "some",
        "under",
        "another",
    )


def _read_half(page: Page, i: int) -> Number | None:
    after, before = page.at(i + 1), page.at(i - 1)
    of = after in ("of", "its", "their", "his", "her", "the", "that", "our", "those", "all", "as")
    unit = after in ("a", "an") and (
        page.at(i + 2) in TIMES or page.at(i + 2) in MEASURES or page.at(i + 2) in ("percentage", "percent", "point")
    )
    bare = (
        before in ("by", "about", "nearly", "almost", "than", "over", "roughly", "around", "least", "in")
        and page.kind(i + 1) != WORD
    )
    if (
        not (of or unit or bare)
        or before in ("first", "second", "other", "the", "northern", "southern", "one", "and")
        and not of
    ):
        return None
    if before in ("first", "second", "other", "latter", "next", "final", "last"):
        return None
    return make_number(
        page, i, i, Fraction(1, 2), Fraction(1, 10) if unit else FRACTION_GRAIN, "words" if unit else "fraction"
    )


def _scale_glyph(page: Page, i: int) -> Number:
    value, grain, last, scaled = _scaled(page, GLYPHS[page.words[i]], FRACTION_GRAIN, i)
    if scaled:
        return make_number(page, i, last, value, place_of(value), "words", scaled=True)
    return make_number(page, i, i, value, FRACTION_GRAIN, "fraction")


def _read_vague(page: Page, i: int) -> Number | None:
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


def _counts_scores(page: Page, i: int) -> bool:
    """ "scores of people", "scores were killed"; not "test scores", "scores of 90", "he scores"."""
    after = page.at(i + 1)
    if after == "of":
        return (
            page.kind(i + 2) == WORD
            and page.at(i + 2) not in SMALL_WORDS
            and page.at(i - 1) not in ("the", "test", "exam", "credit")
        )
    return after in (
        "more",
        "were",
        "dead",
        "killed",
        "wounded",
        "injured",
        "missing",
        "died",
        "feared",
        "have",
        "remain",
    ) and page.at(i - 1) not in ("the", "test", "exam", "he", "she")


def _read_several(page: Page, i: int) -> Number | None:
    k = i + 1
    size = 1
    while (step := SCALES.get(page.at(k))) and k < i + 4:
        size, k = size * step, k + 1
    if size == 1:
        return None
    low, high = VAGUE_PLURALS["dozens"] if size == 12 else (2 * size, 10 * size)
    return _vague(page, i, k - 1, low, high)


def _vague(page: Page, first: int, last: int, low: int, high: int) -> Number:
    return Number(
        first, last, page.starts[first], page.ends[last], None, last_place(low), Fraction(low), Fraction(high), "vague", "vague", True
    )  # fmt: skip


def _read_times(page: Page, i: int) -> Number | None:
    """ "twice as many", "double the", "threefold" as a ratio; a bare "twice" is an occasion and no figure."""
    word, after = page.words[i], page.at(i + 1)
    if word == "twice" and (after in COMPARING or after in ("a", "each", "per", "every")):
        return make_number(page, i, i, Fraction(2), Fraction(1), "times" if after in COMPARING else "words")
    if word in ("double", "triple", "treble", "quadruple") and after in ("the", "that", "its", "their", "last"):
        value = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}[word]
        return make_number(page, i, i, Fraction(value), Fraction(1), "times")
    if word.endswith("fold") and (small := SMALL_WORDS.get(word[:-4])):
        return make_number(page, i, i, Fraction(small), Fraction(1), "times")
    return None


COMPARING = frozenset(
    "as the its their his her that more higher larger bigger greater faster what than those last our".split()
)


NUMBER_READERS: tuple[Callable[[Page, int], Number | None], ...] = (
    _read_vague,
    _read_times,
    _read_fraction,
    read_article,
    read_words,
)


def slash_fraction(page: Page, i: int) -> Fraction | None:
    """The 1/3 of "1/3 of voters"."""
    if page.at(i + 1) != "/" or not (page.touches(i) and page.touches(i + 1)):
        return None
    above, below = page.at(i), page.at(i + 2)
    if (
        not (above.isdigit() and below.isdigit() and len(below) <= 3 and 0 < int(above[:4]) < int(below))
        or page.at(i + 3) == "/"
    ):
        return None
    common = (above, below) in {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5"), ("1", "10")}
    if not common and page.at(i + 3) != "of":
        return None
    return Fraction(int(above), int(below))
