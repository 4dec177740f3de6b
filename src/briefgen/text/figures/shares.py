"""Fractions ("a third of"), vague plurals ("tens of thousands") and multiples ("twice as many")."""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from briefgen.text.figures.digits import last_place, place_of
from briefgen.text.figures.measures import MEASURES, TIMES
from briefgen.text.figures.numerals import (
    ANY_SCALE,
    GLYPHS,
    SCALES,
    SMALL,
    SMALL_WORDS,
    Number,
    make_number,
    scaled_glyph,
)
from briefgen.text.figures.page import BREAK, WORD, Page
from briefgen.text.figures.people import is_plural
from briefgen.vocabulary import word_set

# ---------------------------------------------------------------- fractions

FRACTION_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8, "ninth": 9,
    "ninths": 9, "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100,
}  # fmt: skip
FRACTION_GRAIN = Fraction(1, 20)
"""A fraction in words ("a third") is good to 0.05."""
_COMPARED = word_set("more less fewer higher lower larger smaller as")
_HEDGING = word_set(
    "about nearly almost roughly around than over least only some under up approximately maybe perhaps possibly"
)
_BEFORE_SHARE = _HEDGING | word_set("by to another")
_BEHIND_SHARE = word_set(
    "in to since over from on and this last between once when while after before because compared year on-year for"
)
SHARE_DOES = word_set(
    """
    have were are had said say see want live use own work need face think believe support oppose expect report do did lost
    went came fell rose left fled know feel agree
    """
)
"""What a share of people or things does: "more than a third like it"; "more than a third party" is no share."""
_POINTS = ("point", "points", "percentage")
_COMMON_SLASHES = frozenset(
    [("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5"), ("1", "10")]
)  # fmt: skip


def read_fraction(page: Page, i: int) -> Number | None:
    """ "a third", "two-thirds", "three quarters", "half of the homes", "½"; None for an ordinal ("a third party")."""
    word = page.words[i]
    if word in GLYPHS:
        return scaled_glyph(page, i) or make_number(page, i, i, GLYPHS[word], FRACTION_GRAIN, "fraction")
    if word == "half":
        return _read_half(page, i)
    if word == "quarter" and page.hyphen(i + 1) and page.at(i + 2) in _POINTS:
        return make_number(page, i, i, Fraction(1, 4), Fraction(1, 20), "words")
    above = 1 if word in ("a", "an") else SMALL.get(word, 0)
    nxt = page.after(i)
    below = FRACTION_PARTS.get(page.at(nxt))
    if not above or below is None or above >= below:
        return None
    plural = page.at(nxt).endswith("s")
    if (
        above > 1 and not plural and page.hyphen(i + 1) and gcd(above, below) == 1
    ):  # "a three-quarter-mile run", "a two-third majority"
        return make_number(
            page, i, nxt, Fraction(above, below), FRACTION_GRAIN, "words" if page.hyphen(nxt + 1) else "fraction"
        )
    if plural != (above > 1) or (above == 1 and not _is_share(page, i, nxt)):
        return None
    value = Fraction(above, below)
    k = _behind_of_a(page, nxt)
    size = ANY_SCALE.get(page.at(k), 0)
    if size >= 1000:
        return make_number(page, i, k, value * size, place_of(value * size), "words", scaled=True)
    return make_number(page, i, nxt, value, FRACTION_GRAIN, "fraction")


def _behind_of_a(page: Page, last: int) -> int:
    """The token behind "of a" where it follows the part, with or without hyphens: "three-quarters-of-a-million"."""
    of = page.after(last)
    one = page.after(of)
    return page.after(one) if page.at(of) == "of" and page.at(one) in ("a", "one") else last + 1


def _is_share(page: Page, i: int, last: int) -> bool:
    """ "a third of", "by a third", "one-third", "a quarter more"; not "a third party", "a third-party firm", "a quarter ago"."""
    if page.at(i) == "one" and (page.hyphen(i + 1) or page.at(last) == "quarter"):
        return True
    before, after = page.at(i - 1), page.at(last + 1)
    if page.hyphen(last + 1):
        return False
    if after == "of":
        return page.at(last + 2) not in ("a", "an") or page.at(last + 3) not in ("kind", "sort")
    if after in _COMPARED:
        return True
    if before in _HEDGING and page.at(last) != "second":
        return page.kind(last + 1) != WORD or after in _BEHIND_SHARE or after in SHARE_DOES or after.endswith("ed")
    if before == "be" and page.kind(last + 1) != WORD and "there" not in (page.at(i - 2), page.at(i - 3)):
        return True  # "it might be a third"
    if after in ("have", "were", "are") or (after == "had" and before == ","):
        return True
    return before in _BEFORE_SHARE and (page.kind(last + 1) != WORD or after in _BEHIND_SHARE)


def _read_half(page: Page, i: int) -> Number | None:
    """ "half of the homes", "half its crops", "half an hour", "cut by half", "a half-point rise"; not "the first half", "a half-brother"."""
    before, after, behind = page.at(i - 1), page.at(i + 1), page.at(i + 2)
    if page.hyphen(i + 1) and behind in _POINTS and before not in SMALL:
        return make_number(page, i, i, Fraction(1, 2), Fraction(1, 20), "words")
    if before in ("first", "second", "other", "latter", "next", "final", "last") or page.hyphen(i + 1):
        return None
    if after in ("a", "an") and (behind in TIMES or behind in MEASURES or behind in (*_POINTS, "percent")):
        return make_number(page, i, i, Fraction(1, 2), Fraction(1, 10), "words")
    whole = after in ("of", "its", "their", "his", "her", "the", "that", "our", "those", "all", "as")
    bare = (before in _HEDGING or before in ("by", "in")) and page.kind(i + 1) != WORD
    counted = after in ("have", "were", "are")
    if not (whole or bare or counted):
        return None
    return make_number(page, i, i, Fraction(1, 2), FRACTION_GRAIN, "fraction")


def slash_fraction(page: Page, i: int) -> Number | None:
    """The 1/3 of "1/3 of voters" at the token of its first digits; None for "9/11" and dates."""
    if page.at(i + 1) != "/" or not (page.touches(i) and page.touches(i + 1)):
        return None
    above, below = page.at(i), page.at(i + 2)
    if not (above.isdigit() and below.isdigit()) or len(below) > 3 or len(above) > len(below):
        return None
    if not 0 < int(above) < int(below) or (page.at(i + 3) == "/" and page.touches(i + 2)):
        return None
    if (above, below) not in _COMMON_SLASHES and page.at(i + 3) != "of":
        return None
    return make_number(page, i, i + 2, Fraction(int(above), int(below)), FRACTION_GRAIN, "fraction")


# ---------------------------------------------------------------- vague plurals

VAGUE_PLURALS: dict[str, tuple[int, int]] = {
    "tens": (20, 100),
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
"""Likely interval of a vague plural (docs/reconciliation.md); its hard one has the same lower end and no upper one."""
_SCORED = word_set("more were dead killed wounded injured missing died feared have remain arrested")
_OWNERS = word_set("his her their its our my your")
_MARKED = word_set("the test exam credit he she it who reading approval")


def read_vague(page: Page, i: int) -> Number | None:
    """ "dozens", "tens of thousands", "hundreds and hundreds", "several hundred", "a few thousand"."""
    word = page.words[i]
    if word in ("several", "few", "many"):
        return _read_several(page, i)
    phrase, last = word, i
    if page.at(i + 1) == "of" and f"{word} of {page.at(i + 2)}" in VAGUE_PLURALS:
        phrase, last = f"{word} of {page.at(i + 2)}", i + 2
    elif page.at(i + 1) in ("and", "upon") and page.at(i + 2) == word:
        last = i + 2
    if (page.at(last + 1) != "of" and _is_owned(page, i)) or _heads_table(page, i, last):
        return None
    if phrase == "tens" and not (page.at(last + 1) == "of" and is_plural(page.at(last + 2))):
        return None
    if phrase not in VAGUE_PLURALS or (word == "scores" and not _counts_scores(page, i)):
        return None
    return _vague(page, i, last, *VAGUE_PLURALS[phrase])


_HEADS = word_set(
    "amounts figures dollars euros pounds expressed shown stated presented values all audited unaudited usd eur gbp"
)


def _heads_table(page: Page, i: int, last: int) -> bool:
    """ "(in millions, except per share)", "$ in thousands", "amounts in millions of euros": the scale of a table, no number."""
    if page.at(i - 1) != "in":
        return False
    before, behind = page.at(i - 2), page.at(last + 1)
    opened = before in _HEADS or before in ("(", "$", "€", "£", "¥") or page.kind(i - 2) == BREAK
    return opened and (page.kind(last + 1) != WORD or behind in ("of", "except", "unless"))


def _is_owned(page: Page, i: int) -> bool:
    """ "the founder's millions", "their billions": a fortune, and no number."""
    before = page.at(i - 1)
    return before in _OWNERS or before.endswith("'s") or (before == "'" and page.touches(i - 2))


def _counts_scores(page: Page, i: int) -> bool:
    """ "scores of people", "scores were killed"; not "test scores", "scores of 90", "he scores"."""
    if page.at(i - 1) in _MARKED:
        return False
    of = i + 1 + (page.at(i + 1)[:1] in ('"', "'"))  # a quoted "scores" of people
    if page.at(of) == "of":
        return page.kind(of + 1) == WORD and page.at(of + 1) not in SMALL_WORDS
    return page.at(i + 1) in _SCORED


def _read_several(page: Page, i: int) -> Number | None:
    """ "several hundred", "a few hundred thousand": as vague as the plural. "Several people" is no number."""
    k, size = i + 1, 1
    while (step := SCALES.get(page.at(k))) and k < i + 4:
        size, k = size * step, k + 1
    if size == 1:
        return None
    low, high = VAGUE_PLURALS["dozens"] if size == 12 else (2 * size, 10 * size)
    return _vague(page, i, k - 1, low, high)


def _vague(page: Page, first: int, last: int, low: int, high: int) -> Number:
    ends = Fraction(low), Fraction(high)
    return Number(
        first, last, page.starts[first], page.ends[last], None, last_place(low), *ends, "vague", "vague", True
    )  # fmt: skip


# ---------------------------------------------------------------- multiples

COMPARING = word_set("the its their his her that more higher larger bigger greater faster what than those our")
"""Words after "twice" or "three times" that make it a ratio and not a number of occasions."""
_AS_MUCH = word_set("many much big large high long fast likely often old heavy strong wide deep far good great")
_MULTIPLES = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4}


def compares(page: Page, j: int) -> bool:
    """Whether the words at token `j`, behind "twice" or "times", compare: "as many", "the size", "higher"."""
    if page.at(j) == "as":
        return page.at(j + 1) in _AS_MUCH or page.at(j + 2) == "as"
    return page.at(j) in COMPARING


def read_multiple(page: Page, i: int) -> Number | None:
    """ "twice as many", "double the", "threefold" as a ratio; a bare "twice" is an occasion and no figure."""
    word, after = page.words[i], page.at(i + 1)
    if word == "twice" and compares(page, i + 1):
        return make_number(page, i, i, Fraction(2), Fraction(1), "times")
    if word in _MULTIPLES and after in ("the", "that", "its", "their", "last"):
        return make_number(page, i, i, Fraction(_MULTIPLES[word]), Fraction(1), "times")
    if word.endswith("fold") and (small := SMALL_WORDS.get(word[:-4])):
        return make_number(page, i, i, Fraction(small), Fraction(1), "times")
    return None
