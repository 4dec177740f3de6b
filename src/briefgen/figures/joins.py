"""joins"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from briefgen.figures.masks import OPENERS
from briefgen.figures.measures import DOLLARS, MEASURES, SYMBOLS, TIMES
from briefgen.figures.nouns import counted_noun
from briefgen.figures.numerals import (
    FRACTION_GRAIN,
    SMALL_WORDS,
    Number,
    make_number,
    read_article,
    read_digits,
    read_words,
    token_after,
)
from briefgen.figures.page import DIGITS, SIGN, WORD, Page, plain_value, sentence_start

_SPORTS = frozenset(
    "win wins won winning beat beats beaten lose loses lost losing loss defeat defeated defeats draw draws drew score scored "
    "scores scoring victory victories lead leads led leading aggregate set sets ruling ruled vote votes voted voting match game final "
    "goals goal penalties shootout thrashed edged trailed tied tie decision majority split scoreline".split()
)


_CHANGES = frozenset(
    "rise rises rose risen rising fall falls fell fallen falling drop drops dropped dropping increase increases increased increasing "
    "decrease decreased grow grows grew grown growing climb climbs climbed jump jumps jumped soar soared surge surged decline "
    "declined raise raises raised raising cut cuts cutting lower lowered lowers reduce reduced reduces reducing revise revised "
    "slip slipped sink sank shrink shrank shrunk go went gone up down doubled halved tripled upgraded downgraded slashed widen "
    "widened expand expanded boost boosted move moved change changed adjusted dipped plunged tumbled slid swelled ballooned "
    "eased bringing brought increased lifted lifting".split()
)


def join_next(page: Page, number: Number) -> Number:
    """A number together with the one that follows it, where the two are one figure; else the number itself."""
    for joiner in _JOINERS:
        joined = joiner(page, number)
        if joined:
            return joined
    return number


def _next_number(page: Page, i: int) -> Number | None:
    """The number at token `i`, over a currency sign before it."""
    k = i
    while page.at(k) in SYMBOLS or (page.at(k) in DOLLARS and page.at(k + 1) == "$"):
        k += 1
    if page.kind(k) == DIGITS:
        return read_digits(page, k)
    if page.at(k) in OPENERS:
        return read_article(page, k) or (read_words(page, k) if page.at(k) in SMALL_WORDS else None)
    return None


def _join_ratio(page: Page, number: Number) -> Number | None:
    """ "one in four", "3 out of every 5", "3 of the 5 hostages"."""
    if number.value is None or number.value < 1 or number.scaled or number.value.denominator != 1:
        return None
    k = number.last + 1
    joint = page.at(k)
    if joint == "out" and page.at(k + 1) == "of":
        k, joint = k + 1, "out"
    if joint not in ("in", "of", "out"):
        return None
    k += 1
    skipped = page.at(k) in ("every", "the", "its", "all")
    k += skipped
    other = _next_number(page, k)
    if other is None or other.value is None or other.first != k or other.value <= number.value:
        return None
    if not _is_ratio(page, number, other, joint, skipped):
        return None
    return make_number(page, number.first, other.last, number.value / other.value, FRACTION_GRAIN, "ratio")


def _is_ratio(page: Page, number: Number, other: Number, joint: str, skipped: bool) -> bool:
    after = page.at(token_after(page, other.last))
    if (
        after in TIMES
        or after in MEASURES
        or after in ("%", "percent")
        or page.kind(other.first) == DIGITS
        and len(page.words[other.first]) == 4
        and not other.scaled
        and "," not in page.words[other.first]
    ):
        return False
    if joint == "out":
        return True
    if joint == "of":
        return True if skipped else page.kind(number.last) == page.kind(other.last)
    if page.at(number.last + 2) in ("every",):
        return True
    return (
        skipped is False
        and (number.value == 1 or other.value in (3, 4, 5, 10, 20, 100, 1000))
        and other.value is not None
    )


def _join_range(page: Page, number: Number) -> Number | None:
    """ "30-40", "10 to 15 percent", "between 30 and 40", "two or three", "$3-4 billion"."""
    joint, k = _range_joint(page, number)
    if not joint:
        return None
    other = _next_number(page, k)
    if other is None or other.value is None or number.value is None:
        return None
    low, high = _spread(page, number, other)
    if low >= high or not _is_range(page, number, other, joint):
        return None
    return Number(
        number.first, other.last, number.start, other.end, None, min(number.grain, other.grain), low, high, "range", "range",
        number.scaled or other.scaled,
    )  # fmt: skip


def _range_joint(page: Page, number: Number) -> tuple[str, int]:
    """The word or sign that joins two numbers, and the token after it; "" where there is none."""
    k = number.last + 1
    if page.at(k) in ("%", "°") or (
        page.at(k) in ("percent", "km", "c", "m", "kg") and page.at(k + 1) in ("to", "and", "-")
    ):
        k += 1
    joint = page.at(k)
    if page.at(number.last + 1) == "and" and page.at(number.last + 2) == "a":
        return "", k
    if joint == "-" and page.hyphen(k) and page.at(k + 1) in ("to", "or") and page.hyphen(k + 2):
        return "to", k + 3
    if joint in ("-", "—"):
        even = page.touches(k - 1) == page.touches(k)
        return ("-", k + 1) if even and (page.touches(k) or page.kind(number.last) == DIGITS) else ("", k)
    if joint in ("to", "or", "and", "bis", "und", "à", "et"):
        if joint in ("and", "und", "et"):
            opener = {"and": ("between",), "und": ("zwischen",), "et": ("entre",)}[joint]
            near = {page.at(number.first - n) for n in (1, 2, 3)}
            return (joint, k + 1) if near & set(opener) else ("", k)
        return joint, k + 1
    return "", k


def _spread(page: Page, number: Number, other: Number) -> tuple[Fraction, Fraction]:
    """The two ends; a scale behind the second holds for both ("3 to 4 million")."""
    low, high = number.value or Fraction(0), other.value or Fraction(0)
    if other.scaled and not number.scaled and page.kind(other.last) == WORD:
        raw = plain_value(page.words[other.first], page.language) if page.kind(other.first) == DIGITS else None
        small = raw.value if raw else Fraction(SMALL_WORDS.get(page.at(other.first), 0))
        if small and low < small:
            low = low * (high / small)
    return low, high


def _is_range(page: Page, number: Number, other: Number, joint: str) -> bool:
    if joint == "or":
        near = other.value is not None and number.value is not None and other.value <= 2 * number.value
        return near and page.kind(other.first) == page.kind(number.first)
    if joint in ("and", "und", "et", "bis"):
        return True
    if joint == "to":
        back = [page.at(k) for k in range(max(number.first - 8, sentence_start(page, number.first)), number.first)]
        return not ("from" in back[-2:] and _CHANGES & set(back)) and not ("vote" in back[-6:] or "votes" in back[-6:])
    after = page.at(other.last + 1)
    sporting = _near_sports(page, number, other) and not number.scaled and counted_noun(page, other.last + 1) is None
    return not sporting or after in ("%", "percent")


def _near_sports(page: Page, number: Number, other: Number) -> bool:
    around = range(max(number.first - 7, 0), min(other.last + 5, page.length))
    return any(page.words[k] in _SPORTS for k in around)


def _join_score(page: Page, number: Number) -> Number | None:
    """ "3-1", "52 votes to 48", "by 52 to 48": both numbers, the lower as `low`; a score has no value of its own."""
    k = number.last + 1
    votes = page.at(k) in ("vote", "votes", "goals", "points", "seats")
    k += votes
    joint = page.at(k)
    if joint not in ("-", "to") or number.scaled or number.value is None or number.value.denominator != 1:
        return None
    if joint == "-" and not page.hyphen(k):
        return None
    other = _next_number(page, k + 1)
    if other is None or other.value is None or other.scaled or other.value.denominator != 1 or other.first != k + 1:
        return None
    if not (votes or _is_score(page, number, other, joint)):
        return None
    low, high = sorted((number.value, other.value))
    return Number(number.first, other.last, number.start, other.end, None, Fraction(1), low, high, None, "score")


def _is_score(page: Page, number: Number, other: Number, joint: str) -> bool:
    if (
        page.kind(number.first) != DIGITS
        or page.kind(other.first) != DIGITS
        or max(number.value or 0, other.value or 0) > 700
    ):
        return False
    sporting = _near_sports(page, number, other)
    if joint == "to":
        return (
            sporting
            and page.at(number.first - 1) in ("by", "voted", "won", "lost", "score", "vote")
            and page.kind(other.last + 1) != WORD
        )
    touching = page.kind(other.last + 1) == SIGN and page.at(other.last + 1) == "-"
    return (
        not touching
        and (sporting or (number.value or 0) >= (other.value or 0))
        and page.at(other.last + 1) not in ("%", "percent")
    )


_JOINERS: tuple[Callable[[Page, Number], Number | None], ...] = (_join_ratio, _join_range, _join_score)
