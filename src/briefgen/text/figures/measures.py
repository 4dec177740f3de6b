"""Currencies, measures and times: what the words beside a number are called, each under one name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefgen.text.figures.digits import base_language
from briefgen.text.figures.page import DIGITS, SIGN, WORD, Page
from briefgen.text.figures.people import singular
from briefgen.vocabulary import read_table, word_set

# ---------------------------------------------------------------- money

SYMBOLS = {
    "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₺": "TRY", "₽": "RUB", "₴": "UAH", "₩": "KRW",
    "₪": "ILS", "₦": "NGN", "₫": "VND", "฿": "THB", "₱": "PHP", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₼": "AZN",
    "₾": "GEL",
}  # fmt: skip
DOLLARS = {
    "us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "hk": "HKD", "nz": "NZD", "s": "SGD", "nt": "TWD",
    "r": "BRL", "z": "ZWL", "j": "JMD", "mx": "MXN", "tt": "TTD", "fj": "FJD", "can": "CAD", "cdn": "CAD", "aus": "AUD",
}  # fmt: skip
"""Letters beside a dollar sign: "US$", "A$", "$US", "AUS $"."""
_CODES = word_set(
    """
    usd eur gbp jpy chf cad aud nzd cny rmb inr try rub uah krw ils ngn vnd thb php sek nok dkk pln huf czk ron bgn
    brl mxn zar aed sar qar kwd bhd omr jod egp syp lbp iqd irr pkr bdt lkr npr idr myr sgd hkd twd kes ugx tzs etb
    ghs mad tnd dzd
    """
)
"""ISO 4217 codes of the currencies that news print; only in capitals ("try" is a verb)."""
_CODE_WORDS = {
    "rs": "INR",
    "nis": "ILS",
    "tl": "TRY",
    "ksh": "KES",
    "kshs": "KES",
    "sh": "KES",
    "shs": "KES",
    "ush": "UGX",
    "ushs": "UGX",
    "tsh": "TZS",
    "tshs": "TZS",
    "rmb": "CNY",
    "kr": "SEK",
    "rm": "MYR",
    "rp": "IDR",
    "sfr": "CHF",
}
_COINS = {"c": "cent", "p": "penny"}
"""Letters that touch a sum of small money: "12.5c", "94p"."""
_PRICED = word_set(
    "dividend dividends share shares stock price prices cost costs litre liter fare charge cents pence levy"
)
"""Words near such a sum that tell it from a class or a flat."""
_PRICED_REACH = 12
_LINES_OF_VIDEO = word_set("240 360 480 720 1080 1440 2160 4320")
_PARTITIVES = word_set("de di")
"""Words before a currency in "2,5 miliardi di euro", "3 millones de dólares"."""
_PARTITIVE_LANGUAGES = word_set("fr es it pt ca ro")


def currency_before(page: Page, i: int) -> tuple[str, int] | None:
    """Currency and first token of what stands before token `i`: "$", "US$", "EUR ", "Rs. "."""
    before = page.at(i - 1)
    if before in SYMBOLS:
        beside = page.at(i - 2)
        apart = len(beside) > 1 and page.print_of(i - 2).isupper() if i > 1 else False
        if before == "$" and beside in DOLLARS and (page.touches(i - 2) or apart):
            return DOLLARS[beside], i - 2
        return SYMBOLS[before], i - 1
    if before in DOLLARS and page.at(i - 2) == "$" and page.touches(i - 2) and page.capital(i - 1):
        return DOLLARS[before], i - 2
    k = i - 2 if before == "." and page.touches(i - 2) else i - 1
    word = page.at(k)
    if word in _CODE_WORDS and page.kind(k) == WORD and word != "kr" and (word[:2] != "sh" or page.capital(k)):
        return _CODE_WORDS[word], k
    if word in _CODES and page.print_of(k).isupper():
        return word.upper(), k
    return ("ZAR", k) if word == "r" and _is_rand(page, k, i) else None


_LARGE = word_set("thousand million billion trillion bn mn tn")


def _is_rand(page: Page, k: int, i: int) -> bool:
    """Whether an R before a number is the rand: "R12 million", "R2.5bn", "R1,200", "R 45 000", and no road R12."""
    number, behind = page.words[i] if i < page.length else "", page.at(i + 1)
    if k != i - 1 or page.print_of(k) != "R" or not number[:1].isdigit():
        return False
    if "\u00a0" in number:
        return True
    scaled = behind in _LARGE or re.fullmatch(r"[\d.]+(?:bn|m|mn|tn|k)", number + behind * page.touches(i))
    return page.touches(k) and ("," in number or bool(scaled))


_SHORT_SCALES = word_set("mln bln mill mio mrd mn bn mld mil tys млн млрд тыс")
"""Scales that a full stop shortens: "3,4 Mrd. Euro"."""


def currency_after(page: Page, j: int) -> tuple[str, int] | None:
    """Currency and last token of what stands at token `j`: "euros", "US dollars", "Turkish lira", "EUR", "€"."""
    if page.at(j) in _PARTITIVES and base_language(page.language) in _PARTITIVE_LANGUAGES:
        j += 1
    if page.at(j) == "." and page.touches(j - 1) and page.at(j - 1) in _SHORT_SCALES:
        j += 1
    word = page.at(j).removeprefix("d'")
    if word in SYMBOLS:
        return (SYMBOLS[word], j) if page.kind(j + 1) != DIGITS else None
    if word in _CODES and page.print_of(j).isupper():
        return word.upper(), j
    if word in ("tl", "rmb", "kr"):
        return _CODE_WORDS[word], j
    if word in _COINS and _is_coin(page, j):
        return _COINS[word], j
    if singular(word) == "franc" and page.at(j + 1) == "cfa":
        return "XAF", j + 1
    if name := _money_name(word):
        code, alone = _money_names()[name]
        known = alone == "yes" or (alone == "large" and not page.capital(j) and _is_price(page, j - 1))
        weight = name == "pound" and page.at(j + 1) == "of"
        return (code, j) if known and not weight else None
    for k in (j + 1, j + 2, j + 3, j + 4):
        name = _money_name(page.at(k))
        if name and (page.capital(k - 1) or page.at(k - 1) == ".") and all(_names(page, n) for n in range(j, k)):
            told = _of_nation(page, j, k, name)
            return (told, k) if told else None
    return None


@cache
def _money_names() -> Mapping[str, tuple[str, str]]:
    """By each currency's name its code, and whether the name stands for it alone (yes, large, no)."""
    return {row["name"]: (row["code"], row["alone"]) for row in read_table("currencies", ("name", "code", "alone"))}


def _money_name(word: str) -> str:
    """The currency that a word may name, in any number: "euro" of "euros", "cedi" of "cedis"; "" for none."""
    return next((name for name in (word, singular(word), word.removesuffix("s")) if name in _money_names()), "")


def is_money(word: str) -> bool:
    """Whether a word is the name of a currency wherever it stands: "euros", not "real"."""
    name = _money_name(word)
    return bool(name) and _money_names()[name][1] != "no"


def _of_nation(page: Page, j: int, k: int, name: str) -> str | None:
    """The code of the currency at token `k` by the nation before it, "South Sudanese pounds"; that of its name behind any
    other nation, where the name is no other word."""
    names = _money_names()
    told = (" ".join((*(page.at(n) for n in range(start, k)), name)) for start in range(j, k))
    code, alone = next((names[full] for full in told if full in names), names[name])
    return code if alone == "yes" else None


def _names(page: Page, n: int) -> bool:
    """Whether token `n` may stand within the name of a currency: a word, or the stop of "U.S. dollars"; no end of a sentence."""
    if page.at(n) != ".":
        return page.kind(n) == WORD
    return len(page.at(n - 1)) == 1 and page.kind(n - 1) == WORD and page.touches(n - 1)


_THOUSANDS = {"k": 10**3, "t": 10**3, "m": 10**6, "b": 10**9}
_WRITTEN_SCALES = {"mm": 10**6, "md": 10**9}
_KRONOR = {"tkr": 10**3, "mkr": 10**6, "mnkr": 10**6, "mdkr": 10**9}


def scaled_code(page: Page, k: int) -> tuple[int, str] | None:
    """The size and the currency of one word for both at token `k`: "MUSD", "kEUR", "TEUR" (thousands), "MMUSD", "Mkr"."""
    word = page.at(k)
    code, letters = word[-3:], word[:-3]
    if word in _KRONOR:
        return _KRONOR[word], "SEK"
    size = _THOUSANDS.get(letters) or _WRITTEN_SCALES.get(letters)
    named = code in _CODES and page.print_of(k)[-3:].isupper() and page.kind(k - 1) in (DIGITS, SIGN)
    return (size, code.upper()) if size and named else None


def code_at(page: Page, k: int) -> str | None:
    """The currency of a code in capitals or a sign at token `k`, and of nothing that takes more tokens."""
    word = page.at(k)
    if word in SYMBOLS:
        return SYMBOLS[word]
    return word.upper() if word in _CODES and page.print_of(k).isupper() else None


def currency_within(page: Page, first: int, last: int) -> str | None:
    """The currency among the tokens of a number: of "-$3", "225 USD million", "50 MUSD", "($4.1) million"."""
    for k in range(first, last + 1):
        if known := scaled_code(page, k):
            return known[1]
        if k < last and page.kind(k) != DIGITS and (before := currency_before(page, k + 1)):
            return before[0]
    return None


def _is_coin(page: Page, j: int) -> bool:
    """Whether the letter at token `j` is small money: "a dividend of 12.5c", "rose from 94p"; not "class 4c", "1080p"."""
    if page.capital(j) or not page.touches(j - 1) or not (page.kind(j - 1) == DIGITS or page.at(j - 1) == ")"):
        return False
    if page.at(j) == "p":
        return page.at(j - 1) not in _LINES_OF_VIDEO
    near = range(j - _PRICED_REACH, j + _PRICED_REACH)
    return any(page.at(k) in _PRICED or page.at(k) in SYMBOLS for k in near)


def _is_price(page: Page, i: int) -> bool:
    """Whether a number is large enough for a currency of small units: "5,000 won", but "candidate 3 won"."""
    word = page.at(i)
    return sum(c.isdigit() for c in word) > 3 or (page.kind(i) == WORD and not page.capital(i))


# ---------------------------------------------------------------- measures

MEASURES = {
    "km": "km", "kms": "km", "kilometre": "km", "kilometer": "km", "mile": "mile", "mi": "mile", "metre": "metre",
    "meter": "metre", "m": "metre", "foot": "foot", "ft": "foot", "inch": "inch", "yard": "yard", "cm": "cm",
    "centimetre": "cm", "centimeter": "cm", "mm": "mm", "millimetre": "mm", "millimeter": "mm", "hectare": "hectare",
    "ha": "hectare", "acre": "acre", "tonne": "tonne", "ton": "tonne", "kg": "kg", "kilogram": "kg",
    "kilogramme": "kg", "kilo": "kg", "gram": "gram", "gramme": "gram", "mg": "mg", "milligram": "mg", "lb": "pound",
    "ounce": "ounce", "oz": "ounce", "litre": "litre", "liter": "litre", "gallon": "gallon", "barrel": "barrel",
    "kwh": "kWh", "mwh": "MWh", "gwh": "GWh", "twh": "TWh", "kw": "kW", "mw": "MW", "gw": "GW", "kilowatt": "kW",
    "megawatt": "MW", "gigawatt": "GW", "terawatt": "TW", "watt": "watt", "volt": "volt", "mph": "mile/hour",
    "kph": "km/hour", "kmh": "km/hour", "kmph": "km/hour", "cms": "cm", "kgs": "kg", "knot": "knot", "decibel": "decibel", "hertz": "hertz", "megaton": "megaton",
    "kiloton": "kiloton", "bcm": "billion cubic metre", "km²": "square km", "m²": "square metre",
    "sqm": "square metre", "sqkm": "square km", "m³": "cubic metre", "gigabyte": "gigabyte", "megabyte": "megabyte",
    "terabyte": "terabyte", "gb": "gigabyte", "mb": "megabyte", "tb": "terabyte", "calorie": "calorie",
    "carat": "carat", "fathom": "fathom", "bushel": "bushel",
}  # fmt: skip
"""A measure by its singular or sign. A ton is a tonne unless "short" or "US" stands beside it."""
_LETTERS_OF_MEASURE = {"t": "tonne", "g": "gram", "l": "litre"}
"""Letters that are measures right behind digits, and nothing elsewhere."""
_TONNES = {"mmt": 10**6, "mt": 10**6, "gt": 10**9, "kt": 10**3}
_POWERS = {"square": "square", "sq": "square", "cubic": "cubic", "cu": "cubic", "nautical": "nautical"}
DISTANCES = word_set("km mile metre foot inch yard cm mm fathom hectare acre")
"""Measures of distance, depth and area; so is all that is square or nautical."""
_DEGREES = {
    "c": "degree celsius", "celsius": "degree celsius", "centigrade": "degree celsius",
    "f": "degree fahrenheit", "fahrenheit": "degree fahrenheit",
}  # fmt: skip
TIMES = {
    word: unit
    for unit, words in {
        "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs",
        "day": "day days", "night": "night nights", "week": "week weeks", "month": "month months",
        "year": "year years yr yrs", "decade": "decade decades", "century": "century centuries",
        "weekend": "weekend weekends", "fortnight": "fortnight fortnights", "millennium": "millennium millennia",
    }.items()
    for word in words.split()
}  # fmt: skip

YEARS_OF = {"decade": 10, "century": 100, "millennium": 1000}
"""Long times in years: "more than a century" is over 100 years, as other reports will print it."""


def measure_at(page: Page, j: int) -> tuple[str, int] | None:
    """Canonical measure at token `j` and its last token: "square kilometres", "short tons", "km/h", "°C"."""
    word = page.at(j)
    if word in _POWERS:
        k = j + 2 if page.at(j + 1) == "." else j + 1
        inner = MEASURES.get(singular(page.at(k)))
        return (f"{_POWERS[word]} {inner}", k) if inner else None
    if word in ("metric", "short", "long", "us") and singular(page.at(j + 1)) in ("ton", "tonne"):
        return ("tonne" if word in ("metric", "long") else "short ton", j + 1)
    signed = word in ("c", "f") and page.touches(j - 1) and page.capital(j)
    if word in ("degree", "degrees", "°", "º", "celsius", "fahrenheit", "centigrade") or signed:
        return _degrees(page, j)
    if word == "m" and not page.touches(j - 1) and page.capital(j):
        return None
    if word == "mt" and page.kind(j - 1) == DIGITS and page.print_of(j) in ("mt", "MT"):
        return "tonne", j
    if word in _LETTERS_OF_MEASURE:
        weighed = page.kind(j - 1) == DIGITS and not page.capital(j) and page.at(j + 1)[:1] != "'"
        return (_LETTERS_OF_MEASURE[word], j) if weighed else None
    unit = MEASURES.get(singular(word)) or MEASURES.get(word)
    if unit is None and word == "pounds" and page.at(j + 1) == "of":
        return "pound", j
    if unit is None or (word == "mi" and not page.touches(j - 1)):
        return None
    if word in ("m", "km", "cm", "ft") and page.touches(j) and page.at(j + 1) in ("2", "3"):
        return f"{'square' if page.at(j + 1) == '2' else 'cubic'} {unit}", j + 1
    if unit == "km" and page.at(j + 1) == "/" and page.at(j + 2) in ("h", "hr", "hour"):
        return "km/hour", j + 2
    return unit, j


def scaled_tonnes(page: Page, j: int) -> int | None:
    """The size of "kt", "Mt" and "Gt" at token `j` in tonnes; "mt" is a metric tonne, and "65 kt" of wind are knots."""
    word, printed = page.at(j), page.print_of(j) if page.kind(j) == WORD else ""
    if word not in _TONNES or page.kind(j - 1) != DIGITS:
        return None
    if word == "kt":
        return (
            _TONNES[word]
            if page.at(j + 1) == "of" or page.at(j + 1).startswith("co") or page.at(j + 1) in ("per", "/")
            else None
        )
    return _TONNES[word] if printed in ("Mt", "Gt", "MMT") else None


def _degrees(page: Page, j: int) -> tuple[str, int]:
    if page.at(j) in _DEGREES:
        return _DEGREES[page.at(j)], j
    return (_DEGREES[page.at(j + 1)], j + 1) if page.at(j + 1) in _DEGREES else ("degree", j)


def is_measured(page: Page, j: int) -> bool:
    """Whether a measure, time, percentage or currency stands at token `j`."""
    word = page.at(j)
    plain = word in TIMES or word in ("%", "‰", "percent", "times", "percentage", "per")
    return plain or measure_at(page, j) is not None or currency_after(page, j) is not None
