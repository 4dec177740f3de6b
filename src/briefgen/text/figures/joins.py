"""What two numbers say together: ranges ("10 to 15 percent"), ratios ("one in four"), scores ("3-1")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from briefgen.text.figures.digits import base_language, plain_value
from briefgen.text.figures.measures import DOLLARS, SYMBOLS, TIMES, currency_after, currency_before, measure_at
from briefgen.text.figures.moves import moves_to
from briefgen.text.figures.nouns import counted_noun, noun_before
from briefgen.text.figures.numerals import (
    SMALL_WORDS,
    Number,
    comes_from,
    make_number,
    read_digits,
    read_scale_phrase,
    read_words,
    tells_two,
)
from briefgen.text.figures.page import DIGITS, SIGN, WORD, Page, sentence_start
from briefgen.text.figures.people import is_person_noun
from briefgen.text.figures.shares import FRACTION_GRAIN, read_fraction
from briefgen.vocabulary import read_table, word_set

_SPORTS = word_set(
    """
    win wins won winning beat beats beaten lose loses lost losing loss defeat defeated defeats draw draws drew score
    scored scores scoring victory victories lead leads led leading aggregate set sets ruling ruled vote votes voted
    voting match game final goals goal penalties shootout thrashed edged trailed tied tie decision majority split
    scoreline approved approves rejected adopted ratified tally senate parliament
    """
)
_WAYS = {row["word"]: row["way"] for row in read_table("changes", ("word", "way"))}
_RISES = frozenset(word for word, way in _WAYS.items() if way == "up")
_FALLS = frozenset(word for word, way in _WAYS.items() if way == "down")
_VOTES = word_set("vote votes goals points seats")
_RANGE_WORDS = word_set("and und et")
_OPENERS_OF_RANGE = {"and": "between", "und": "zwischen", "et": "entre"}
_LARGEST_SCORE = 700
_LARGEST_FALL = 10
"""How many times what it went to a number is at most that shares its scale: "from 90 to 75 million", not "from 900 to 1.2 million"."""
_LARGEST_SHARE_BASE = 25
"""The largest whole, round ones aside, of which a part is told as a share."""
_LARGEST_SAID_BASE = 10
"""The same of a whole that is told as known: "three of the four", "nine of the ten"."""
_ROUND_BASES = (3, 4, 5, 10, 20, 100, 1000)
"""What a part is told of as a ratio where more than one is taken: "three in ten", but not "killed 4 in 12 villages"."""


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
    if page.at(k) in ("a", "an", "half"):
        return read_scale_phrase(page, k)
    return (read_fraction(page, k) or read_words(page, k)) if page.at(k) in SMALL_WORDS else None


# ---------------------------------------------------------------- ratios


def _join_ratio(page: Page, number: Number) -> Number | None:
    """ "one in four", "3 out of every 5", "3 of the 5 hostages"."""
    if number.value is None or number.value < 1 or number.scaled or number.value.denominator != 1:
        return None
    k = _joint_of_ratio(page, number)
    joint = page.at(k)
    if joint == "out" and page.at(k + 1) == "of":
        k += 1
    elif joint not in ("in", "of"):
        return None
    k = page.after(k)
    joined = page.at(k) in ("every", "the", "all")
    k += joined
    other = _next_number(page, k)
    if other is None or other.value is None or other.first != k or other.value <= number.value:
        return None
    if not _is_ratio(page, number, other, joint, joined=joined):
        return None
    return make_number(page, number.first, other.last, number.value / other.value, FRACTION_GRAIN, "ratio")


def _joint_of_ratio(page: Page, number: Number) -> int:
    """The token behind a number, over the noun of "one child in four"."""
    k = page.after(number.last) if page.at(number.last + 2) == "in" else number.last + 1
    person = number.value == 1 and page.at(k + 1) in ("in", "out") and is_person_noun(page.at(k))
    return k + 1 if person else k


def _is_ratio(page: Page, number: Number, other: Number, joint: str, *, joined: bool) -> bool:
    after = page.after(other.last)
    year = page.kind(other.first) == DIGITS and len(page.words[other.first]) == 4 and not other.scaled
    if _is_part_of(number, other, joint, known=page.at(other.first - 1) == "the"):
        return False
    if page.at(after) in TIMES or page.at(after) in ("%", "percent") or measure_at(page, after) or year:
        return False
    if joint == "out" or (joint == "of" and joined) or page.at(other.first - 1) == "every":
        return True
    if joint == "of":
        return page.kind(number.last) == page.kind(other.last)
    return not joined and (number.value == 1 or other.value in _ROUND_BASES)


def _is_part_of(number: Number, other: Number, joint: str, *, known: bool) -> bool:
    """ "74 of the 97 dead", "74 out of 97 dead", "seven of the 12 villages" are two counts, one a part of the other; "3 of the 5",
    "nine out of ten" are a share. What is `known` ("the 12") is a number of its own, unless it is as small as the base of a saying."""
    base = other.value or 0
    large = base > _LARGEST_SHARE_BASE and base not in _ROUND_BASES
    two = joint == "of" or (joint == "out" and number.value != 1)  # "one out of 27" is how often
    return (two and large) or (known and base > _LARGEST_SAID_BASE)


# ---------------------------------------------------------------- ranges


def _join_range(page: Page, number: Number) -> Number | None:
    """ "30-40", "10 to 15 percent", "between 30 and 40", "two or three", "$3-4 billion"."""
    joint, k = _range_joint(page, number)
    other = _next_number(page, k) if joint else None
    if other is None or other.value is None or number.value is None or number.form == "times":
        return None
    low, high = _spread(page, number, other)
    if low >= high or not _is_range(page, number, other, joint) or not _like_units(page, number, other):
        return None
    grain = min(number.grain, other.grain)
    form = "fraction" if number.form == other.form == "fraction" else "range"
    return Number(
        number.first, other.last, number.start, other.end, None, grain, low, high, "range", form,
        number.scaled or other.scaled,
    )  # fmt: skip


def _range_joint(page: Page, number: Number) -> tuple[str, int]:
    """The word or sign that joins two numbers, and the token after it; "" where there is none."""
    k = number.last + 1
    if page.at(k) in ("%", "°", "percent") or (page.at(k + 1) in ("to", "-", "and") and measure_at(page, k)):
        k += 1
    joint = page.at(k)
    if joint == "-" and page.hyphen(k) and page.at(k + 1) in ("to", "or") and page.hyphen(k + 2):
        return page.at(k + 1), k + 3
    if joint == "-" and page.touches(k - 1) and not page.touches(k) and page.at(k + 1) in ("to", "or"):
        return page.at(k + 1), k + 2
    if joint in ("-", "—"):
        even = page.touches(k - 1) == page.touches(k)
        return ("-", k + 1) if even and (page.touches(k) or page.kind(number.last) == DIGITS) else ("", k)
    if joint in _RANGE_WORDS:
        opener = _OPENERS_OF_RANGE[joint]
        near = any(page.at(number.first - n) == opener for n in (1, 2, 3, 4))
        near = near or (
            joint == "and"
            and any(page.at(number.first - n) == "of" and page.at(number.first - n - 1) == "range" for n in (1, 2, 3))
        )  # "a range of $2 and $3 billion"
        return (joint, k + 1) if near else ("", k)
    return (joint, k + 1) if joint in ("to", "or", "bis", "à") else ("", k)


def _spread(page: Page, number: Number, other: Number) -> tuple[Fraction, Fraction]:
    """The two ends; a scale behind the second holds for both ("3 to 4 million", "from 90 to 75 million")."""
    low, high = number.value or Fraction(0), other.value or Fraction(0)
    if other.scaled and not number.scaled and page.kind(other.last) == WORD:
        if page.kind(other.first) == DIGITS:
            read = plain_value(page.words[other.first], page.language)
            bare = read.value if read else Fraction(0)
        else:
            bare = Fraction(SMALL_WORDS.get(page.at(other.first), 0))
        if low < _LARGEST_FALL * bare:
            low = low * (high / bare)
    return low, high


def _like_units(page: Page, number: Number, other: Number) -> bool:
    """ "6.2 percent to €25.84" is no range: what only one of two numbers carries before or behind it parts them."""
    money = currency_before(page, number.first)
    other_money = currency_before(page, other.first)
    if other_money and (not money or money[0] != other_money[0]):
        return False  # "€252 million or $298 million" are two sums
    behind, other_behind = page.at(page.after(number.last)), page.at(page.after(other.last))
    if behind in ("%", "percent"):
        return other_behind in ("%", "percent", "per")
    return not (measure_at(page, page.after(number.last)) and not measure_at(page, page.after(other.last)))


def _is_range(page: Page, number: Number, other: Number, joint: str) -> bool:
    if joint == "or":
        near = (other.value or 0) <= 2 * (number.value or 0)
        return near and page.kind(other.first) == page.kind(number.first)
    if joint in _RANGE_WORDS or joint == "bis":
        return True
    if joint in ("to", "à"):
        return not _is_change(page, number) and not moves_to(page, number, other)
    whole = (number.value or 0) % 1 == 0 and (other.value or 0) % 1 == 0
    priced = currency_before(page, number.first) is not None
    sporting = whole and not priced and not (number.scaled or other.scaled) and _near_sports(page, number, other)
    return not sporting or page.at(other.last + 1) == "%" or counted_noun(page, other.last + 1) is not None


_CORRECTED = word_set(
    "correct corrects corrected correcting amend amends amended change changes changed fix fixes fixed"
)
"""Verbs behind which "from 12 to 21" is a wrong value and the right one."""


def _is_change(page: Page, number: Number) -> bool:
    """ "rose from 30 to 40" names two figures; "down from the 4.2 to 4.5 billion" and "from 30 to 40 cars" a range."""
    opens = sentence_start(page, number.first)
    back = page.words[max(number.first - 8, opens) : number.first]
    if _VOTES & set(back[-6:]):
        return True
    if base_language(page.language) == "fr" and back[-1:] == ["de"]:  # "est passé de 12 à 17"
        return bool((_RISES | _FALLS) & set(back))
    bare = list(back)
    while bare and bare[-1] in _BEFORE_A_NUMBER:
        bare.pop()  # "rose from about $3 billion to $4 billion"
    if ("from" not in back[-2:] and bare[-1:] != ["from"]) or back[-1:] == ["the"]:
        return False
    if _CORRECTED & set(page.words[max(number.first - _LONGEST_CORRECTED, opens) : number.first]):
        return True
    return bool(_RISES & set(back)) and not _FALLS & set(back)


_LONGEST_CORRECTED = 24
"""Tokens from such a verb to the number: "changed the number of guests from the town among those hurt from 12 to 13"."""

_BEFORE_A_NUMBER = (
    word_set(
        "about around some nearly almost roughly approximately just over under more less than at least an estimated only"
    )
    | SYMBOLS.keys()
    | DOLLARS.keys()
)
"""What may stand between "from" and the number from which something rose."""


def _near_sports(page: Page, number: Number, other: Number) -> bool:
    around = page.words[max(number.first - 7, 0) : other.last + 5]
    return any(word in _SPORTS for word in around)


# ---------------------------------------------------------------- scores


def _join_score(page: Page, number: Number) -> Number | None:
    """ "3-1", "52 votes to 48", "by 52 to 48": both numbers, the lower as `low`; a score has no value of its own."""
    if number.scaled or number.value is None or number.value.denominator != 1 or number.value < 0:
        return None
    k = number.last + 1
    votes = page.at(k) in _VOTES
    k += votes
    joint = page.at(k)
    if joint != "to" and not (joint == "-" and page.hyphen(k)):
        return None
    other = _next_number(page, k + 1)
    if other is None or other.value is None or other.scaled or other.value.denominator != 1 or other.first != k + 1:
        return None
    if not (votes or _is_score(page, number, other, joint)) or moves_to(page, number, other):
        return None
    low, high = sorted((number.value, other.value))
    return Number(number.first, other.last, number.start, other.end, None, Fraction(1), low, high, None, "score")


def _is_score(page: Page, number: Number, other: Number, joint: str) -> bool:
    first, second = number.value or Fraction(0), other.value or Fraction(0)
    if page.kind(number.first) != DIGITS or page.kind(other.first) != DIGITS or max(first, second) > _LARGEST_SCORE:
        return False
    sporting = _near_sports(page, number, other)
    if joint == "to":
        led = page.at(number.first - 1) in ("by", "voted", "won", "lost", "score", "vote")
        falls = first > second > 1 and page.at(number.first - 1) != "from"
        return sporting and (led or falls) and counted_noun(page, other.last + 1) is None
    goes_on = page.kind(other.last + 1) == SIGN and page.at(other.last + 1) in ("-", "%")
    return not goes_on and (sporting or first >= second)


# ---------------------------------------------------------------- one scale for two


def _share_scale(page: Page, number: Number) -> Number | None:
    """ "80 and 140 million euros", "from 5 to 7 million euros": both are millions; "killed 80 and 140 million euros" counts."""
    came = comes_from(page, number)
    if not (came or tells_two(page, number)) or number.scaled or number.form != "digits":
        return None
    other = _next_number(page, number.last + 2)
    if other is None or not other.scaled or page.kind(other.last) != WORD or page.kind(other.first) != DIGITS:
        return None
    if not came and (
        currency_before(page, number.first)
        or not currency_after(page, other.last + 1)
        or noun_before(page, number.first)[0]
    ):
        return None
    low, _ = _spread(page, number, other)
    return (
        None
        if low == number.value
        else replace(number, value=low, grain=low / (number.value or 1) * number.grain, scaled=True)
    )


_JOINERS: tuple[Callable[[Page, Number], Number | None], ...] = (_join_ratio, _join_range, _join_score, _share_scale)
