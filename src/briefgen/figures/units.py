"""units"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from briefgen.figures.measures import DISTANCES, MONEY_WORDS, TIMES, currency_after, currency_before, measure_at
from briefgen.figures.nouns import (
    PERSON_STATES,
    PERSONS,
    PHRASE_STOPS,
    counted_noun,
    noun_before,
    person_state,
    singular,
    skip_partitive,
    unit_of_noun,
)
from briefgen.figures.numerals import COMPARING, Number, token_after
from briefgen.figures.page import DIGITS, WORD, Page, ends_sentence
from briefgen.records import QuantityClass, Span

_BEFORE_TIME = frozenset(
    "more full straight consecutive long additional extra further successive other whole calendar working business solid short light".split()
)


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


def _money(page: Page, number: Number) -> _Beside | None:
    before = currency_before(page, number.first)
    j = token_after(page, number.last)
    if before:
        unit, first = before
        if page.at(j) in ("lakh", "crore"):
            j += 1
        return _per(page, _Beside(unit, "money", first, number.last))
    if page.at(j) == "of" and number.form in ("vague", "words"):
        j += 1
    after = currency_after(page, j)
    if after:
        return _per(page, _Beside(after[0], "money", number.first, after[1]))
    return None


def _percent(page: Page, number: Number) -> _Beside | None:
    j = token_after(page, number.last)
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


def _base(page: Page, j: int) -> tuple[str | None, Span | None]:
    """What a share is of, as printed: "of voters", "of the country's wheat"; and the noun in it."""
    if page.at(j) != "of":
        return None, None
    k = j + 1
    while page.at(k) in ("the", "its", "their", "his", "her", "our", "all", "those", "a"):
        k += 1
    counted = counted_noun(page, k)
    if counted is None:
        counted = counted_noun(page, k, alone=True)
    if counted is None:
        return None, None
    end = page.ends[counted.last]
    return page.shown[page.starts[j] : end], Span(page.starts[counted.first], end)


def _measurement(page: Page, number: Number) -> _Beside | None:
    if magnitude := _magnitude(page, number):
        return magnitude
    j = token_after(page, number.last)
    if page.at(j) == "of" and number.form == "vague":
        j += 1
    if page.at(j) in ("a", "an") and number.form == "words" and number.value == Fraction(1, 2):
        j += 1
    if page.at(j) in ("more", "additional", "further"):
        j += 1
    found = measure_at(page, j)
    if found is None:
        return None
    unit, last = found
    noun = None
    if page.at(last + 1) == "of" and unit not in DISTANCES:
        noun = _substance(page, last + 2)
    beside = _per(page, _Beside(unit, "measurement", number.first, last, noun))
    return replace(beside, cls="measurement")


def _substance(page: Page, j: int) -> Span | None:
    """What is measured out: "ammonium nitrate" of "2,750 tonnes of ammonium nitrate"."""
    k = j
    while k < j + 3 and page.kind(k) == WORD and page.at(k) not in PHRASE_STOPS:
        k += 1
    return Span(page.starts[j], page.ends[k - 1]) if k > j else None


_QUAKES = frozenset("earthquake quake tremor aftershock temblor".split())


def _magnitude(page: Page, number: Number) -> _Beside | None:
    """7.8-magnitude, magnitude (of) 7.8, Mw 7.8, 7.8 on the Richter scale, a 7.8 earthquake."""
    if number.value is None or not 0 < number.value < 10 or number.scaled:
        return None
    j = token_after(page, number.last)
    i = number.first - 1
    while i > number.first - 4 and page.at(i) in ("of", "-", "a", "at", "preliminary", "about", "around", "estimated"):
        i -= 1
    if page.at(i) in ("magnitude", "mw", "ml", "mb", "magnitudes"):
        return _Beside("magnitude", "magnitude", number.first, number.last)
    if (
        page.at(j) in ("magnitude", "mw")
        or page.at(j) in _QUAKES
        or (page.at(j) in ("on", "in") and "richter" in (page.at(j + 1), page.at(j + 2)))
    ):
        return _Beside("magnitude", "magnitude", number.first, number.last)
    return None


def _time_span(page: Page, number: Number) -> _Beside | None:
    """Ages ("nine-year-old", "24 years of age") and durations ("72 hours", "nine straight months")."""
    j = token_after(page, number.last)
    if page.at(j) == "of" and number.form == "vague":
        j += 1
    if page.at(j) in ("a", "an") and number.value == Fraction(1, 2):
        j += 1
    for _ in range(2):
        if page.at(j) in _BEFORE_TIME and page.at(j) not in TIMES:
            j += 1
    unit = TIMES.get(page.at(j).rstrip("'"))
    if unit is None:
        return None
    if unit == "second" and page.at(j) == "second":
        return None
    k = token_after(page, j)
    if page.at(k) in ("old", "olds") or (page.at(k) == "of" and page.at(k + 1) == "age"):
        return _Beside(unit, "age", number.first, k if page.at(k) != "of" else k + 1)
    if _age_before(page, number.first):
        return _Beside(unit, "age", number.first, j)
    return _Beside(unit, "duration", number.first, j)


def _age_before(page: Page, i: int) -> bool:
    before = page.at(i - 1)
    if before in ("aged", "age", "ages"):
        return True
    return page.at(i - 2) in ("age", "ages", "aged") and before in ("of", "between", "about", "over", "under", "from")


def _age(page: Page, number: Number) -> _Beside | None:
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
    if closed and page.kind(i - 2) == WORD and page.at(j + 1) != "000":
        named = page.capital(i - 2) and page.capital(i - 3) and not ends_sentence(page, i - 3)
        if named or (
            page.at(i - 1) == ","
            and page.at(i - 2) in PERSONS
            and page.at(i - 3) in ("a", "the", "his", "her", "an", "old")
        ):
            return _Beside("year", "age", i, number.last)
    return None


def _per(page: Page, beside: _Beside) -> _Beside:
    """Adds "a month", "per barrel", "/kWh" to a unit: "$17.99 a month" is USD/month, a rate."""
    k = beside.last + 1
    if beside.cls == "money" and page.kind(k) == WORD and page.at(k) in MONEY_WORDS:
        k += 1
    joint = page.at(k)
    if page.hyphen(k):
        k, joint = k + 1, page.at(k + 1)
    if joint not in ("per", "a", "an", "/", "each", "every"):
        return beside
    nxt = token_after(page, k)
    word = singular(page.at(nxt))
    if page.at(nxt) == "square" or page.at(nxt) == "cubic":
        return beside
    if word not in _PER or page.at(nxt + 1) in ("ago", "later", "earlier", "after", "before", "old", "early", "since"):
        return beside
    if joint in ("a", "an", "each", "every") and beside.cls == "duration":
        return beside
    word = {"head": "person", "capita": "person", "ton": "tonne", "annum": "year", "kilometre": "km"}.get(word, word)
    return replace(beside, unit=f"{beside.unit}/{word}", cls="rate", last=nxt)


def _share(page: Page, number: Number) -> _Beside | None:
    if number.form not in ("fraction", "ratio"):
        return None
    if number.form == "ratio":
        counted = counted_noun(page, number.last + 1)
        noun = Span(page.starts[counted.first], page.ends[counted.last]) if counted else None
        base = noun.of(page.shown) if noun else None
        return _Beside(None, "ratio", number.first, number.last, noun, base)
    base, noun = _base(page, number.last + 1)
    return _Beside(None, "fraction", number.first, number.last, noun, base)


def _times(page: Page, number: Number) -> _Beside | None:
    if number.form == "times":
        return _Beside("times", "ratio", number.first, number.last)
    j = token_after(page, number.last)
    if (
        page.at(j) in ("times", "fold")
        and page.at(j + 1) in COMPARING
        or page.at(j) == "fold"
        or (page.at(j) == "x" and page.touches(j - 1))
    ):
        return _Beside("times", "ratio", number.first, j)
    return None


def _score(page: Page, number: Number) -> _Beside | None:
    if number.form != "score":
        return None
    unit = (
        "vote"
        if any(page.at(k) in ("vote", "votes", "voted") for k in range(number.first - 6, number.last + 5))
        else None
    )
    return _Beside(unit, "score", number.first, number.last)


def _count(page: Page, number: Number) -> _Beside:
    """What a plain number counts: the noun after it, else what its sentence says before it."""
    j = token_after(page, number.last)
    j, pronoun = skip_partitive(page, j)
    if page.at(j) == "," and pronoun:
        j += 1
    one = number.value == 1 and not number.scaled
    compound = page.hyphen(number.last + 1)
    counted = counted_noun(page, j, alone=one or compound)
    if compound and counted is None:
        return _Beside(None, "count", number.first, number.last)
    if counted and not (page.at(j) in PERSON_STATES and counted.first == j and not counted.person):
        noun = Span(page.starts[counted.first], page.ends[counted.last])
        beside = _Beside(unit_of_noun(counted), "count", number.first, counted.last, noun)
        return _per_count(page, beside)
    if person_state(page, j):
        return _per_count(page, _Beside("person", "count", number.first, number.last))
    unit, earlier = noun_before(page, number.first)
    noun = Span(page.starts[earlier.first], page.ends[earlier.last]) if earlier else None
    return _per_count(page, _Beside(unit, "count", number.first, number.last, noun))


def _per_count(page: Page, beside: _Beside) -> _Beside:
    if page.at(beside.last + 1) == "per" and page.kind(beside.last + 2) == DIGITS:
        return replace(beside, cls="rate", unit=f"{beside.unit}/{page.at(beside.last + 2).replace(',', '')}")
    k = beside.last + 1
    if page.at(k) in ("killed", "injured", "born", "arriving"):
        k += 1
        shifted = _per(page, replace(beside, last=k - 1))
        return replace(shifted, last=beside.last)
    found = _per(page, beside)
    return found if beside.unit else replace(found, unit=beside.unit, cls=beside.cls)


_BESIDE: tuple[Callable[[Page, Number], _Beside | None], ...] = (
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


def read_beside(page: Page, number: Number) -> _Beside:
    for reader in _BESIDE:
        found = reader(page, number)
        if found:
            return found
    return _count(page, number)
