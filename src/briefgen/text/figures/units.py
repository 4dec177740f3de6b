"""What stands beside a number: a currency, a percent sign, a measure, an age or duration, else the noun it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from briefgen.records import QuantityClass, Span
from briefgen.text.calendar import DAY_WORDS, MONTH_WORDS
from briefgen.text.figures.measures import (
    DISTANCES,
    TIMES,
    YEARS_OF,
    code_at,
    currency_after,
    currency_before,
    currency_within,
    is_money,
    measure_at,
    scaled_tonnes,
)
from briefgen.text.figures.nouns import (
    PAYS,
    PHRASE_STOPS,
    TOLLS,
    CountedNoun,
    compound_noun,
    counted_noun,
    in_person_state,
    noun_apposed,
    noun_before,
    number_within,
    opens_quote,
    others_are_people,
    skip_partitive,
)
from briefgen.text.figures.numerals import Number, comes_from, scale_at, tells_two
from briefgen.text.figures.page import BREAK, DIGITS, WORD, Page, ends_sentence, is_title_line, sentence_start
from briefgen.text.figures.people import is_person_noun, singular
from briefgen.text.figures.qualifiers import right_qualifier
from briefgen.text.figures.shares import SHARE_DOES, compares
from briefgen.vocabulary import read_table, word_set

_BEFORE_TIME = word_set(
    """
    more full straight consecutive long additional extra further successive other whole calendar working business
    solid short
    """
)
_PER = word_set(
    """
    day week month year hour minute second night person head capita barrel share tonne ton litre gallon kilo kg pound
    mile km student pupil household family employee worker vote ticket unit kwh mwh quarter annum ounce kilometre
    inhabitant season passenger t game match bushel oz lb bbl
    """
)
"""Words that make a rate behind "a" or "per": "$17.99 a month", "€24 a share"."""
_KINDS_OF_SHARE = word_set("diluted basic ordinary common adjusted preferred")
_PER_NAMES = {
    "head": "person", "capita": "person", "ton": "tonne", "t": "tonne", "annum": "year", "kilometre": "km",
    "inhabitant": "person", "oz": "ounce", "lb": "pound", "bbl": "barrel",
}  # fmt: skip
_PER_CENT = {("per", "cent"), ("pour", "cent"), ("per", "cento"), ("por", "ciento"), ("por", "cento")}
_NOT_A_RATE = word_set("ago later earlier after before old early back from")
_GOES_ON_AS_TIME = frozenset([("and", "a"), ("or", "two"), ("or", "so")])
"""Words behind "a week" that make it a time: "a week and a half ago", "a day or two later"."""
_ENDS_SUM = PHRASE_STOPS | word_set("more less fewer higher lower each extra available comes goes")
_QUAKES = word_set("earthquake quake tremor aftershock temblor")
_MAGNITUDE_SIGNS = word_set("magnitude magnitudes mw ml mb")
_BEFORE_MAGNITUDE = word_set("of - a at preliminary about around estimated was is with initial measured")
_VOTING = word_set("vote votes voted voting senate house parliament lawmakers bill motion council assembly congress")
_AGE_WORDS = word_set("aged age ages")
_LIMITS_OF_AGE = word_set("over under above below")
_LONGEST_LIST = 16
"""Tokens before a number in which the list of ages that it stands in begins."""
_OLDEST = 120
_LONGEST_POINT = 3
"""Words of the longest name of a point of a percentage."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a number: `first` and `last` are the tokens it takes together with the number."""

    unit: str | None
    cls: QuantityClass
    first: int
    last: int
    noun: Span | None = None
    base: Span | None = None


def read_beside(page: Page, number: Number) -> Beside:
    """The unit and noun of a number; the first of the readers that finds its words, else it is a count."""
    if number.form == "time":
        return _inside(page, number)
    for reader in _READERS:
        found = reader(page, number)
        if found:
            return found
    return _count(page, number)


def _inside(page: Page, number: Number) -> Beside:
    """The unit that stands within a number: "a week and a half", "day or two"."""
    at = number.first if page.at(number.first) in TIMES else number.first + 1
    word = page.at(at)
    if word in TIMES:
        return Beside("year" if word in YEARS_OF else TIMES[word], "duration", number.first, number.last)
    measure = measure_at(page, at)
    return Beside(measure[0] if measure else singular(word), "measurement", number.first, number.last)


def _span(page: Page, counted: CountedNoun | None) -> Span | None:
    return Span(page.starts[counted.first], page.ends[counted.last]) if counted else None


# ---------------------------------------------------------------- scores, multiples, shares


def _score(page: Page, number: Number) -> Beside | None:
    if number.form != "score":
        return None
    around = {page.at(k) for k in range(number.first - 6, number.last + 5)}
    unit = "vote" if around & _VOTING else None
    return Beside(unit, "score", number.first, number.last)


def _multiple(page: Page, number: Number) -> Beside | None:
    """ "twice as many", "three times the size", "4.5 times earnings", "10-fold", "3x"; not "three times a week"."""
    if number.form == "times":
        return Beside("times", "ratio", number.first, number.last)
    j = page.after(number.last)
    word, after = page.at(j), page.at(j + 1)
    if word == "fold" or (word == "x" and page.touches(j - 1)):
        return Beside("times", "ratio", number.first, j)
    if word != "times":
        return None
    decimal = number.value is not None and number.value.denominator != 1
    compared = compares(page, j + 1) or (page.kind(j + 1) == WORD and after not in PHRASE_STOPS)
    return Beside("times", "ratio", number.first, j) if compared or decimal else None


def _share(page: Page, number: Number) -> Beside | None:
    if number.form not in ("fraction", "ratio"):
        return None
    base, noun = _base(page, number.last + 1)
    if number.form == "fraction":
        return Beside(None, "fraction", number.first, number.last, noun, base)
    if base is None and page.at(number.last + 1) not in SHARE_DOES:
        noun = base = _span(page, counted_noun(page, number.last + 1))
    return Beside(None, "ratio", number.first, number.last, noun, base)


def _percent(page: Page, number: Number) -> Beside | None:
    """12 percent, 12 per cent, 12%, 0.9 percentage points, 25 basis points, with what it is a share of."""
    j = page.after(number.last)
    part = number.value is not None and number.value < 1 and number.form in ("words", "fraction")
    j += part and page.at(j) == "of" and page.at(j + 1) in ("a", "one")
    j += part and page.at(j) in ("a", "an", "one")
    word, last, unit = page.at(j), j, None
    if (word, page.at(page.after(j))) in _PER_CENT:
        word, last = "percent", page.after(j)
    if point := _point_at(page, j):
        unit, last = point
    elif word in ("%", "percent", "pct", "prozent", "procent", "‰") or (word == "pc" and not page.capital(j)):
        unit = "per_mille" if word == "‰" else "percent"
        if page.at(page.after(last)) in ("point", "points"):
            unit, last = "percentage_point", page.after(last)
    elif word in ("percentage", "basis") and page.at(page.after(j)) in ("point", "points"):
        unit, last = f"{word}_point", page.after(j)
    elif part and word in ("point", "points") and _of_a_rate(page, j):
        unit = "percentage_point"
    if unit is None:
        return None
    base, noun = _base(page, last + 1)
    return Beside(unit, "percent", number.first, last, noun, base)


_RATES = word_set("rate rates yield yields inflation interest borrowing mortgage")


def _of_a_rate(page: Page, i: int) -> bool:
    """Whether the sentence of token `i` tells of a rate, a part of whose point is one of a percentage point."""
    end = next(
        (k for k in range(i, min(page.length, i + _SENTENCE)) if ends_sentence(page, k) or page.kind(k) == BREAK),
        i + _SENTENCE,
    )
    return any(page.at(k) in _RATES for k in range(sentence_start(page, i), end))


_SENTENCE = 40


@cache
def _points() -> dict[tuple[str, ...], str]:
    """The words for percentage points and basis points, as tokens without their hyphens and stops."""
    return {tuple(row["words"].split()): row["unit"] for row in read_table("points", ("words", "unit"))}


def _point_at(page: Page, j: int) -> tuple[str, int] | None:
    """The unit and the last token of "bps", "b.p.", "Prozentpunkte", "points de base" at token `j`."""
    if page.print_of(j).isupper() and page.at(j) in ("bp", "pb", "pp", "b", "p") if page.kind(j) == WORD else False:
        return None  # BP is a company, a PB a personal best
    words: list[str] = []
    found, k = None, j
    while len(words) < _LONGEST_POINT and k < j + 2 * _LONGEST_POINT:
        words.append(page.at(k))
        if unit := _points().get(tuple(words)):
            found = unit, k
        joined = page.hyphen(k + 1) or (page.at(k + 1) == "." and page.touches(k) and page.touches(k + 1))
        k += 2 if joined else 1
    if found and page.at(found[1] + 1) == "." and len(page.at(found[1])) == 1:
        return found[0], found[1] + 1
    return found


def _base(page: Page, j: int) -> tuple[Span | None, Span | None]:
    """What a share is of, as printed ("of voters", "of the country's wheat"), and the noun in it."""
    if page.at(j) != "of":
        return None, None
    k, pronoun = skip_partitive(page, j)
    if pronoun:
        return Span(page.starts[j], page.ends[k - 1]), _span(page, counted_noun(page, k))
    if page.at(k) in ("a", "an"):
        k += 1
    counted = counted_noun(page, k) or counted_noun(page, k, alone=True)
    if counted is None:
        return None, None
    return Span(page.starts[j], page.ends[counted.last]), _span(page, counted)


# ---------------------------------------------------------------- money


def _money(page: Page, number: Number) -> Beside | None:
    """Signs, codes and words: "$3.5 billion", "Rs. 500 crore", "5 million euros", "3 billion Turkish lira"."""
    before = currency_before(page, number.first)
    if before is None and number.form == "digits":
        within = currency_within(page, number.first, number.last)
        before = (within, number.first) if within else None
    j = page.after(number.last)
    if before:
        unit, first = before
        last = number.last
        again = currency_after(page, j)
        if again and page.kind(j) == WORD and unit == again[0]:
            last = again[1]
        return _per(page, Beside(unit, "money", first, last, _bare_phrase(page, last + 1)))
    if page.at(j) == "of" and number.form in ("vague", "words"):
        j += 1
    after = currency_after(page, j)
    if after:
        return _per(page, Beside(after[0], "money", number.first, after[1]))
    if page.at(j) in ("(", "in") and (code := code_at(page, j + 1)) and number.scaled:
        return Beside(code, "money", number.first, j + 1) if page.at(j) == "in" or page.at(j + 2) == ")" else None
    return None


def _bare_phrase(page: Page, j: int) -> Span | None:
    """Up to three words that follow at once: the "deal" of "a $3.5 billion deal", the substance of "tonnes of"."""
    k = j
    while k < j + 3 and page.kind(k) == WORD and page.at(k) not in _ENDS_SUM and not is_money(page.at(k)):
        k += 1
    while k > j and page.at(k - 1).endswith("ed"):
        k -= 1
    return Span(page.starts[j], page.ends[k - 1]) if k > j else None


def _per(page: Page, beside: Beside) -> Beside:
    """Adds "a month", "per barrel", "/kWh" to a unit: "$17.99 a month" is USD/month, a rate; and so is what it went to, the
    $20 of "from $18 a month to $20"."""
    k = beside.last + 1
    if page.hyphen(k):
        k += 1
    joint = page.at(k)
    if joint not in ("per", "a", "an", "/", "each", "every"):
        before = page.at(beside.first - 2) if page.at(beside.first - 1) == "to" else ""
        as_was = beside.cls == "money" and before in _PER and page.at(beside.first - 3) in ("a", "an", "per")
        return replace(beside, unit=f"{beside.unit}/{_PER_NAMES.get(before, before)}", cls="rate") if as_was else beside
    nxt = page.after(k)
    nxt += page.at(nxt) in _KINDS_OF_SHARE and page.at(nxt + 1) in ("share", "ads", "unit")
    word = singular(page.at(nxt))
    behind = page.at(nxt + 1), page.at(nxt + 2)
    if word not in _PER or (joint not in ("per", "/") and (behind[0] in _NOT_A_RATE or behind in _GOES_ON_AS_TIME)):
        return beside
    return replace(beside, unit=f"{beside.unit}/{_PER_NAMES.get(word, word)}", cls="rate", last=nxt)


# ---------------------------------------------------------------- measures


def _measurement(page: Page, number: Number) -> Beside | None:
    """Distances, areas, weights, volumes, temperatures, speeds; tonnes and litres with what they are of."""
    j = page.after(number.last)
    if page.at(j) == "of" and number.form == "vague":
        j += 1
    if page.at(j) in ("a", "an") and number.value == Fraction(1, 2):
        j += 1
    if page.at(j) in ("more", "additional", "further", "extra"):
        j += 1
    within = scaled_tonnes(page, number.last) if number.scaled and number.form == "digits" else None
    found = ("tonne", number.last) if within else measure_at(page, j)
    if found is None:
        return None
    unit, last = found
    noun = _bare_phrase(page, last + 2) if page.at(last + 1) == "of" and unit not in DISTANCES else None
    beside = _per(page, Beside(unit, "measurement", number.first, last, noun))
    return replace(beside, cls="measurement")


def _magnitude(page: Page, number: Number) -> Beside | None:
    """7.8-magnitude, magnitude (of) 7.8, Mw 7.8, 7.8 on the Richter scale, a 7.8 earthquake."""
    top = number.value if number.value is not None else number.high
    if top is None or not 0 < top < 10 or number.scaled or number.form not in ("digits", "range"):
        return None
    j, i = page.after(number.last), number.first - 1
    while i > number.first - 4 and page.at(i) in _BEFORE_MAGNITUDE:
        i -= 1
    richter = page.at(j) in ("on", "in") and "richter" in (page.at(j + 1), page.at(j + 2))
    beside = page.at(j) in ("magnitude", "mw") or page.at(j) in _QUAKES or richter
    if page.at(i) in _MAGNITUDE_SIGNS or (beside and page.kind(number.first) == DIGITS):
        return Beside("magnitude", "magnitude", number.first, number.last)
    return None


# ---------------------------------------------------------------- ages and durations


def _time_span(page: Page, number: Number) -> Beside | None:
    """Ages ("nine-year-old", "24 years of age") and durations ("72 hours", "nine straight months")."""
    j = page.after(number.last)
    if page.at(j) == "of" and number.form == "vague":
        j += 1
    if page.at(j) in ("a", "an") and number.value == Fraction(1, 2):
        j += 1
    for _ in range(2):
        j += page.at(j) in _BEFORE_TIME
    unit = TIMES.get(page.at(j).rstrip("'"))
    if unit is None or (page.at(j) == "second" and not page.hyphen(j - 1) and number.value != Fraction(1, 2)):
        return None
    if _years_old(page, j):
        k = page.after(j)
        return Beside(unit, "age", number.first, k + (page.at(k) == "of"))
    return Beside(unit, "age" if _age_before(page, number.first) else "duration", number.first, j)


def _age_before(page: Page, i: int) -> bool:
    before = page.at(i - 1)
    if before in _AGE_WORDS or _in_list_of_ages(page, i):
        return True
    if before == "and" and page.at(i - 3) in _AGE_WORDS:
        return True
    if _in_range_of_ages(page, i):
        return True
    return page.at(i - 2) in _AGE_WORDS and before in (
        "of",
        "between",
        "about",
        "over",
        "under",
        "from",
        "just",
        "only",
    )


def _in_range_of_ages(page: Page, i: int) -> bool:
    """The 14 and 76 of "their ages go from 14 to 76": the far end behind the near one."""
    k = i - 2 if page.at(i - 1) in ("to", "and") and page.kind(i - 2) == DIGITS else i
    if page.at(k - 1) not in ("from", "between"):
        return False
    return page.at(k - 2) in _AGE_WORDS or (page.at(k - 3) in _AGE_WORDS and page.kind(k - 2) == WORD)


def _in_list_of_ages(page: Page, i: int) -> bool:
    """The 7 and 60 of "aged 4, 7, 12 and 60"."""
    k = i - 1
    while k > i - _LONGEST_LIST and (page.at(k) in (",", "and", "or") or page.kind(k) == DIGITS):
        k -= 1
    listed = page.at(k) in _AGE_WORDS and page.kind(k + 1) == DIGITS and page.kind(i) == DIGITS
    return listed and counted_noun(page, i + 1) is None and not in_person_state(page, i + 1)


def _age(page: Page, number: Number) -> Beside | None:
    """ "aged 24"; "Ahmed Hassan, 24, said"; "a father, 38,"; "Jane Roe (24)"; "a surgeon of 38"; "anyone over 58"."""
    top = number.value if number.value is not None else number.high
    if top is None or not 0 <= top < _OLDEST or number.scaled or top.denominator != 1:
        return None
    i = number.first
    age = Beside("year", "age", i, number.last)
    if _age_before(page, i):
        return age
    if number.form not in ("digits", "words") or top < 1:
        return None
    if number.form == "digits" and _in_apposition(page, i, number.last + 1):
        return age
    bare = counted_noun(page, number.last + 1) is None and not page.hyphen(number.last + 1)
    return age if bare and _told_of_person(page, i, top) else None


def _told_of_person(page: Page, i: int, years: Fraction) -> bool:
    """ "a surgeon of 38", "she was 92", "anyone over 58"."""
    before, person = page.at(i - 1), page.kind(i - 2) == WORD and is_person_noun(page.at(i - 2))
    if before == "of":
        person = person or is_person_noun(page.at(i - 2) + "s")  # "a tiler of 34"
        return person and page.at(i - 3) in ("a", "an") and singular(page.at(i - 2)) == page.at(i - 2)
    if before in ("was", "is", "am", "turned", "turns"):
        return page.at(i - 2) in ("he", "she", "who", "i") and not in_person_state(page, i + 1)
    limited = before in _LIMITS_OF_AGE and years >= 5
    them = "them" in (page.at(i - 2), page.at(i - 3)) and page.at(i - 2) in ("them", "are", "were")
    return limited and (person or them or page.at(i - 2) in ("those", "anyone", "one", "everyone", "all"))


def _in_apposition(page: Page, i: int, j: int) -> bool:
    """A number between commas or brackets behind a person's name or noun."""
    around = (page.at(i - 1), page.at(j))
    ends = around in ((",", "."), (",", ""), (",", "!"))
    if (around not in ((",", ","), ("(", ")"), (",", ";")) and not ends) or page.kind(i - 2) != WORD:
        return False
    if ends and not _spoke_before(page, i - 2):
        return False
    initial = page.at(i - 3) == "." and len(page.at(i - 4)) == 1 and page.capital(i - 4)
    if page.at(i - 2) in MONTH_WORDS | DAY_WORDS:
        return False
    named = page.capital(i - 2) and (initial or (page.capital(i - 3) and not ends_sentence(page, i - 3)))
    named = named or (page.capital(i - 2) and around == (",", ",") and page.at(j + 1) in ("who", "whose", "a", "an"))
    if named:
        return not is_title_line(page, i)
    if page.at(i - 2) in ("he", "she"):
        return page.at(i - 1) == ","
    described = is_person_noun(page.at(i - 2)) and page.at(i - 3) in ("a", "the", "his", "her", "an", "old", "their")
    return page.at(i - 1) == "," and described


_SPOKE = frozenset(row["form"] for row in read_table("saying", ("form", "classes", "before")) if row["before"])
_LONGEST_NAMED = 7


def _spoke_before(page: Page, last: int) -> bool:
    """Whether a verb of saying stands before the name that ends at token `last`: "said nurse Beth Hale"."""
    k = last
    while k > last - _LONGEST_NAMED and (page.capital(k) or page.at(k) == "."):
        k -= 1
    return bool({page.at(k), page.at(k - 1), page.at(k - 2)} & _SPOKE)


# ---------------------------------------------------------------- counts


def _count(page: Page, number: Number) -> Beside:
    """What a plain number counts: the noun after it, else what its sentence says before it."""
    qualifier, end = right_qualifier(page, number.last + 1)
    j = end + 1 if qualifier else page.after(number.last)
    if j > number.last + 1 and not qualifier:
        counted = compound_noun(page, j)
        noun = _span(page, counted) if counted and counted.head != "strong" else None
        return Beside(counted.unit if counted else None, "count", number.first, number.last, noun)
    j += opens_quote(page, j) and page.at(j + 1) == "of"
    j, pronoun = skip_partitive(page, j)
    apart = pronoun and page.at(j) == ","
    j += apart
    apposed = noun_apposed(page, number.first) if pronoun else None
    if apposed:
        return Beside(apposed.unit, "count", number.first, number.last, _span(page, apposed))
    partitive = page.at(number.last + 1) == "of" and not pronoun
    counted = _counted(page, j, number, partitive=partitive)
    if counted and not counted.person and _is_crowd(page, number.first):
        return Beside("person", "count", number.first, number.last)
    if counted and (counted.person or not apart):  # "12 of them, nurses", and not "12 of them, wasps 4"
        return _per_count(page, Beside(counted.unit, "count", number.first, counted.last, _span(page, counted)))
    if page.at(j) == "others" and others_are_people(page, j, number.first):
        return Beside("person", "count", number.first, number.last)
    if in_person_state(page, j) or in_person_state(page, _over_aside(page, j)):
        return _per_count(page, Beside("person", "count", number.first, number.last))
    shared = _shared(page, number)
    if shared:
        return shared
    unit, earlier = noun_before(page, number.first)
    if unit is None and (currency := _told_in(page, number)):
        return Beside(currency, "money", number.first, number.last)
    return _per_count(page, Beside(unit, "count", number.first, number.last, _span(page, earlier)))


def _is_crowd(page: Page, i: int) -> bool:
    """Whether the number at token `i` is that of a crowd, whatever it did: "a crowd of about 900 lit torches"."""
    k = i - 1
    while page.at(k) in _ROUND_ABOUT:
        k -= 1
    return page.at(k) == "of" and page.at(k - 1) in ("crowd", "crowds", "mob", "mobs", "audience", "congregation")


_ROUND_ABOUT = word_set(
    "at least most about around some nearly almost over more less fewer than up to roughly estimated"
)


def _told_in(page: Page, number: Number) -> str | None:
    """The currency of the sum before, for a large number that goes on with it: the euros of "promised 9 billion euros. Of the money
    620 million is for boats"."""
    if not number.scaled or (number.value or number.high or 0) < _LEAST_SUM:
        return None
    near, told = max(sentence_start(page, number.first), number.first - _MONEY_BACK), False
    for k in range(number.first - 1, max(number.first - _CURRENCY_BACK, 0), -1):
        if page.kinds[k] == DIGITS:
            j = page.after(k)
            scaled = scale_at(page, j) is not None
            if found := currency_before(page, k) or currency_after(page, j + scaled):
                return found[0] if scaled and told else None
        told = told or (k >= near and page.words[k] in _OF_MONEY)
        if not told and (k < near or page.words[k] in TOLLS or is_person_noun(page.print_of(k))):
            return None
    return None


_OF_MONEY = PAYS | word_set(
    """
    cost costs worth money package packages loan loans aid budget ask asked asks demand demanded demands seek sought
    seeks
    """
)
"""Words between a sum and a large number that goes on with it."""
_MONEY_BACK = 14
_LEAST_SUM = 1_000_000
_CURRENCY_BACK = 90
"""Tokens before a large number in which the sum stands that it goes on with."""


def _over_aside(page: Page, j: int) -> int:
    """The token behind what stands between commas at token `j`, or behind the one comma before "are": "at least 9, he said, were hurt"."""
    if page.at(j) != ",":
        return j
    ends = [k for k in range(j + 1, j + _LONGEST_ASIDE) if page.at(k) == ","][:1] or [j]
    return next((k + 1 for k in (j, *ends) if page.at(k + 1) in _TOLD_OF), j)


_LONGEST_ASIDE = 9
_TOLD_OF = word_set("are were remain remained have had")
_LINKS = word_set("for to in from on per")
_SHARED_REACH = 14
"""Tokens before a bare number in which the sum that it goes on with is looked for."""


def _shared(page: Page, number: Number) -> Beside | None:
    """The unit of a number told beside another: "80,000 and 140,000 dirhams", "3,000 euros for a cow and 800 for a sheep"."""
    first, link, j = number.first, page.at(number.last + 1), number.last + 2
    if page.kind(first) != DIGITS:
        return None
    came = comes_from(page, number)
    if (
        tells_two(page, number)
        and page.kind(j) == DIGITS
        and (came or noun_before(page, first)[0] is None or _years_old(page, page.after(j)))
    ):
        found = _unit_behind(page, number, j) or (
            _counted_behind(page, number, j) if came else _time_behind(page, number, j)
        )
        return found and replace(found, last=number.last)
    if link == "," and (listed := _end_of_list(page, number.last)):
        found = _unit_behind(page, number, listed)
        return found and replace(found, last=number.last)
    if former := _as_it_is_now(page, number):
        return former
    if link not in _LINKS or page.at(first - 1) not in ("and", ","):
        return None
    before = next((k for k in range(first - 2, first - _SHARED_REACH, -1) if page.kind(k) == DIGITS), None)
    found = _unit_behind(page, number, before) if before is not None else None
    return replace(found, last=number.last) if found and page.at(found.last + 1) == link else None


_FORMER = (
    ("up", "from"),
    ("down", "from"),
    ("compared", "with"),
    ("compared", "to"),
    (None, "against"),
    (None, "versus"),
    (None, "from"),
)
"""Words between a value and what it was before; a bare "from" only behind "to" or "at" and a value."""


def _as_it_is_now(page: Page, number: Number) -> Beside | None:
    """The unit that a former value shares with the one right before it: "62 percent, up from 58", "£3 million, against 4 million"."""
    first = number.first
    told = next(
        (words for words in _FORMER if words[1] == page.at(first - 1) and words[0] in (None, page.at(first - 2))), None
    )
    if told is None:
        return None
    k = first - (2 if told[0] is None else 3)
    k -= page.at(k) == ","
    now = next((n for n in range(k, k - 4, -1) if page.kind(n) == DIGITS), None)
    if now is None or (told == (None, "from") and not {page.at(now - 1), page.at(now - 2)} & {"to", "at"}):
        return None
    beside = _unit_behind(page, number, now) or _time_behind(page, number, now)
    before = currency_before(page, now)
    scaled = scale_at(page, page.after(now)) is not None
    if before and before[0] and page.after(now) + scaled == k + 1 and scaled == number.scaled:
        return Beside(before[0], "money", first, number.last)
    return replace(beside, last=number.last) if beside and beside.last == k else None


def _counted_behind(page: Page, number: Number, k: int) -> Beside | None:
    """What the digits at token `k` count: the shops of "from 410 to 365 shops"."""
    j = page.after(k)
    counted = counted_noun(page, j + (scale_at(page, j) is not None))
    return Beside(counted.unit, "count", number.first, number.last, _span(page, counted)) if counted else None


def _end_of_list(page: Page, last: int) -> int | None:
    """The last number of "2.3, 4.1 and 4.3 percent" for the token `last` of one before it; None where "and" or "or" fails."""
    k = last
    while page.at(k + 1) == "," and page.kind(k + 2) == DIGITS:
        k += 2
    k += page.at(k + 1) == ","
    return k + 2 if page.at(k + 1) in ("and", "or") and page.kind(k + 2) == DIGITS else None


def _unit_behind(page: Page, number: Number, k: int) -> Beside | None:
    """What the digits at token `k` are an amount of: money, a measure, percent."""
    j = page.after(k)
    j += scale_at(page, j) is not None
    if found := currency_after(page, j):
        return Beside(found[0], "money", number.first, found[1])
    if found := measure_at(page, j):
        return Beside(found[0], "measurement", number.first, found[1])
    if page.at(j) in ("%", "percent") or (page.at(j), page.at(j + 1)) in _PER_CENT:
        return Beside("percent", "percent", number.first, j + (page.at(j) == "per"))
    return None


def _time_behind(page: Page, number: Number, k: int) -> Beside | None:
    """How long the digits at token `k` are: the years of "3 and 5 years", "71 and 84 years old"."""
    j = page.after(k)
    unit = TIMES.get(page.at(j))
    return Beside(unit, "age" if _years_old(page, j) else "duration", number.first, j) if unit else None


def _years_old(page: Page, j: int) -> bool:
    """Whether at token `j` stands "years old", "weeks of age"."""
    k = page.after(j)
    return page.at(j) in TIMES and (page.at(k) in ("old", "olds") or (page.at(k), page.at(k + 1)) == ("of", "age"))


def _counted(page: Page, j: int, number: Number, *, partitive: bool) -> CountedNoun | None:
    whole = number_within(page, j) if partitive else None
    if whole is not None:
        return counted_noun(page, whole + 1)
    return counted_noun(page, j, alone=number.value == 1 and not number.scaled)


def _per_count(page: Page, beside: Beside) -> Beside:
    """Adds to a count what it is per: "5 deaths per 100,000", "200 people a day"."""
    k = beside.last + 1
    if page.at(k) == "per" and page.kind(k + 1) == DIGITS:
        base = page.at(k + 1).replace(",", "").replace("\u00a0", "")
        return replace(beside, cls="rate", unit=f"{beside.unit or 'count'}/{base}")
    if page.at(k) in ("killed", "injured", "born", "arriving", "arrive", "die"):
        found = _per(page, replace(beside, last=k))
        return replace(found, last=beside.last)
    return _per(page, beside) if beside.unit else beside


_READERS: tuple[Callable[[Page, Number], Beside | None], ...] = (
    _score,
    _multiple,
    _percent,
    _share,
    _money,
    _magnitude,
    _measurement,
    _time_span,
    _age,
)
"""What may stand beside a number, tried in this order; else it is a count."""
