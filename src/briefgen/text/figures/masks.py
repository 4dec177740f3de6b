"""Masks: numbers that count nothing, each with its reason, so that the coverage audit can show why it was passed over.

Reasons: date, time, year, ordinal, place (a coordinate), impossible ("the 32nd of March", "40,00 people"), name, list, pronoun, age (a decade of life), base ("per 100,000"), url, phone, cut off (by the end of the text),
version, code.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from briefgen.text.calendar import DAY_WORDS, MONTH_WORDS
from briefgen.text.dates import DateMention, find_dates
from briefgen.text.dates.impossible import find_impossible
from briefgen.text.figures.digits import LONGEST_NUMBER, base_language, comma_decimal, plain_value
from briefgen.text.figures.measures import (
    MEASURES,
    SYMBOLS,
    TIMES,
    currency_after,
    currency_before,
    is_measured,
    scaled_code,
)
from briefgen.text.figures.nouns import PERSON_STATES, PHRASE_STOPS, counted_noun, in_person_state
from briefgen.text.figures.numerals import (
    ANY_SCALE,
    GLYPHS,
    SCALES,
    SMALL,
    SMALL_WORDS,
    TENS,
    is_scale_suffix,
    scale_at,
)
from briefgen.text.figures.page import (
    BREAK,
    DIGITS,
    SIGN,
    WORD,
    Page,
    designators,
    is_slip,
    is_title_line,
    opens_sentence,
    sentence_start,
)
from briefgen.text.figures.people import is_person_noun, is_plural, singular
from briefgen.text.figures.qualifiers import is_verb
from briefgen.text.figures.shares import FRACTION_PARTS, slash_fraction
from briefgen.text.figures.tongues import bare_word, follows_noun, function_words
from briefgen.text.figures.unspaced import COUNTED_SIGNS, ORDINAL_BEFORE
from briefgen.text.letters import UNSPACED
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table, rows_in, word_set


@dataclass(frozen=True, slots=True)
class Mask:
    """A masked number: its tokens, its place, its reason."""

    first: int
    last: int
    start: int
    end: int
    reason: str


def _mask(page: Page, first: int, last: int, reason: str) -> Mask:
    return Mask(first, last, page.starts[first], page.ends[last], reason)


# ---------------------------------------------------------------- found over the whole text: addresses, dates

_ADDRESS = when_used(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
    r"|(?<![\w.-])[\w-]{1,40}\.(?:com|org|net|gov|edu|info)(?:/[^\s<>\"]{0,500})?(?![\w-])"
    r"|(?<![\w/])/?[\w-]{1,60}(?:/[\w-]{1,60}){0,8}\.(?:jpe?g|png|gif|pdf|html?|mp[34]|webp|svg|php)\b",
    re.ASCII,
)
_ADDRESS_SIGNS = when_used(r"@|://|www\.|\.(?:com|org|net|gov|edu|info|jpe?g|png|gif|pdf|html?|mp[34]|webp|svg|php)\b")
_PHONE = when_used(
    r"\+\d{1,3}[ \u00a0.-]?(?:\(\d{1,4}\)[ \u00a0.-]?)?\d{1,4}(?:[ \u00a0.-]?\d{2,4}){1,4}(?!\w)"
    r"|\(\d{3,5}\)[ \u00a0]?\d{3,4}[ \u00a0-]\d{3,4}(?!\w)"
    r"|\d{1,3}-\d{3}-\d{3,4}(?:-\d{4})?(?!\w)"
)
_TURN = r"(?:\d{1,3}(?:\.\d{1,6})?[ \u00a0]?(?:°|º|deg\b\.?)[ \u00a0]?(?:\d{1,2}(?:[.,]\d{1,5})?[ \u00a0]?'[ \u00a0]?(?:\d{1,2}(?:\.\d{1,4})?[ \u00a0]?(?:\"|''|″)[ \u00a0]?)?)?)"
_SIDE = r"(?:[nsewo]\b|north|south|east|west|nord|süd|ost|est|ouest|norte|sur|este|oeste)"
_DECIMAL_TURN = r"\d{1,3}\.\d{1,6}[ \u00a0]?[nsew]\b"
_COORDINATE = when_used(
    rf"(?<![\d.,$€£]){_TURN}[ \u00a0]?{_SIDE}(?![a-z])"
    rf"|(?<![\d.,$€£]){_DECIMAL_TURN},? (?:and )?{_DECIMAL_TURN}"
    rf"|(?<![\d.,$€£])\d{{1,3}}(?:\.\d{{1,6}})? degrees?(?: (?:and )?\d{{1,2}}(?:\.\d{{1,5}})? minutes?)?(?: of)?(?: latitude| longitude)? "
    r"(?:north|south|east|west)\b(?! of (?:normal|the (?:city|town|village|port|border)))"
    r"|(?<![\d.,$€£-])-\d{1,2}\.\d{3,7}, ?-?\d{1,3}\.\d{3,7}(?![\d%])|(?<![\d.,$€£-])\d{1,2}\.\d{3,7}, ?-\d{1,3}\.\d{3,7}(?![\d%])"
    r"|(?<![\d.,$€£-])\d{1,2}\.\d{4,7}, ?\d{1,3}\.\d{4,7}(?![\d%])"
    r"|(?<=latitude )-?\d{1,2}\.\d{2,6}|(?<=longitude )-?\d{1,3}\.\d{2,6}"
)
_TURNS = when_used(r"[°º]|\.\d{3,7}, ?[-\d]|\bdeg|\d[ \u00a0]?[nsew]\b|itude ")
"""A place on the globe: 32° 34'S, 54°12'N, 36.2N 138.4E, "12.5 degrees north"."""
_FILED = when_used(
    r"\b(?:(?:case|docket|patent|ref|reference)\.?:? {0,2}(?:nos?\.? ?|number |# ?)?"
    r"|(?:file|document|order|claim|application|permit|licen[cs]e|complaint|warrant):? (?:nos?\.? ?|number |# ?)|nos?\. ?|nr\.? )"
    r"(?P<at>\d{1,6}(?:[-/](?:[a-z]{1,4}(?=[-/])|\d{1,8})){1,4})(?![\w%])"
)
"""The number of a file, with a hyphen or a slash in it: "No. 2019-4471", "case 12-cv-301"; not "order 300-400 cars"."""
_LEAST_PHONE_DIGITS = 8
_LONGEST_LIST_OF_DAYS = 6
_JOINS_DAYS = word_set(", and & or to - — through until the")


def page_masks(page: Page, text: str) -> dict[int, Mask]:
    """Addresses, telephone numbers, dates and clock times of a page, by their first token."""
    masks: dict[int, Mask] = {}
    dates = list(_date_masks(page, text))
    told = (
        *_cut_masks(page, text),
        *_address_masks(page),
        *_times_told(page),
        *dates,
        *_impossible(page, text),
        *_days_on(page, dates),
    )
    for mask in told:
        masks.setdefault(mask.first, mask)
    return masks


_CUT = when_used(r"(?<![\d.,])\d{1,3}(?:,\d{3})*,(?:\d{1,2}(?=\s*\n\s*\n|\s*\Z)|(?=\s*\Z))")


def _cut_masks(page: Page, text: str) -> Iterator[Mask]:
    """A number whose digits are grouped and which the end of the text breaks off, "2,662 there and 3,57": nobody knows what it was."""
    for cut in _CUT.finditer(text) if base_language(page.language) == "en" else ():
        yield from _mask_span(page, cut.start(), cut.end(), "cut off")


_SMALL = "|".join(sorted(SMALL_WORDS, key=len, reverse=True))
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
_CLOCK = rf"{_HOUR}(?:[:.][0-5][0-9])?"
_MINUTES = rf"(?:[1-5]?[0-9]|(?:twenty|thirty|forty|fifty)-[a-z]{{3,5}}|{_SMALL})"
_UNIT_AGO = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|[mhdw]) ago"
_AGO = rf"(?P<at>{_MINUTES}) ?{_UNIT_AGO}"
_CUED = r"(?:published|posted|updated|modified|edited|uploaded|last update|first seen)"
_MIN = r"min(?:ute)?s?"
_HOUR_ALONE = rf"(?:(?:midnight|noon|midday)\b|{_HOUR}\b(?![ -](?!in|on|this|that|when|and|local|[ap]\.?m)[a-z0-9]))"
_TIMES_TOLD = (
    when_used(rf"(?<![a-z]){_CUED}(?: on)? ?[:,]? (?:about |over )?{_AGO}\b"),
    when_used(rf"(?:^|(?<=\n))[^\S\n]*(?:[|·•-] ?)?{_AGO}(?=[^\S\n]*(?:$|\n|[|·•]))"),
    when_used(rf"\b(?P<at>{_MINUTES})[ -]?{_MIN}\.?[ -](?:read|listen|watch)\b"),
    when_used(rf"\b(?:reading|read|listening|watching) time:? (?:about |approx\. )?(?P<at>{_MINUTES}) ?{_MIN}\b"),
    when_used(rf"\b(?P<at>{_MINUTES}) minutes? (?:past|to|before|after) {_HOUR_ALONE}"),
    when_used(rf"\b(?P<at>five|ten|twenty|twenty-five) past {_HOUR_ALONE}"),
    when_used(rf"\b(?:between|from) (?P<at>{_CLOCK} (?:and|to|until|till) {_CLOCK} ?(?:[ap]\.?m\b\.?|o'clock\b))"),
    when_used(
        rf"\b(?:at|by|until|since|before|around) (?P<at>five|ten|twenty|twenty-five) to {_HOUR}\b"
        r"(?=[.,;:)]|$|\n| (?:in the|on|this|that|when|and|local)\b)"
    ),
)
"""When a page came out and how long it takes to read; the time of day in words. They count nothing."""
_TOLD_BY = when_used(r"\b(?:ago|min(?:ute)?s?|past|to|[ap]\.?m|o'clock)\b")


@cache
def _hours_of(language: str) -> tuple[re.Pattern[str], ...]:
    """The phrases of a language that tell an hour, longer ones first."""
    told = [row["words"] for row in rows_in("hours", ("words", "languages"), language)]
    hour = r"(?:2[0-4]|[01]?[0-9])(?:[.:h][0-5][0-9])?(?![\w%]|[.,]\d)"

    def pattern(words: str) -> re.Pattern[str]:
        lead, *rest = (re.escape(part).replace(r"\ ", r"\s") for part in words.split("@"))
        return re.compile(rf"(?<![\w.,]){lead}(?P<at>{hour}{hour.join(rest)})(?!\w)")

    return tuple(pattern(words) for words in sorted(told, key=lambda words: -len(words)))


def _times_told(page: Page) -> Iterator[Mask]:
    lower = page.shown.lower()
    for hours in _hours_of(base_language(page.language)):
        for match in hours.finditer(lower):
            yield from _mask_span(page, match.start("at"), match.end(), "time")
    if base_language(page.language) != "en" or not _TOLD_BY.search(lower):
        return
    for pattern in _TIMES_TOLD:
        for match in pattern.finditer(lower):
            yield from _mask_span(page, match.start("at"), match.end(), "time")


def _impossible(page: Page, text: str) -> Iterator[Mask]:
    """Ordinals and days that cannot be, "318rd" and "March 32"; those of English alone."""
    if base_language(page.language) == "en":
        for one in find_impossible(text):
            yield from _mask_span(page, one.span.start, one.span.end, "impossible")


def _address_masks(page: Page) -> Iterator[Mask]:
    """Web addresses, mail addresses and telephone numbers that hold digits."""
    lower = page.shown.lower()
    if _ADDRESS_SIGNS.search(lower):
        for match in _ADDRESS.finditer(lower):
            if any(c.isdigit() for c in match[0]):
                yield from _mask_span(page, match.start(), match.end(), "url")
    yield from _places_on_the_globe(page, lower)
    for match in _FILED.finditer(lower):
        if any(len(part) > 2 for part in re.split(r"[-/]", match["at"])):
            yield from _mask_span(page, match.start("at"), match.end("at"), "code")
    for match in _PHONE.finditer(lower):
        before = lower[match.start() - 1 : match.start()]
        long = sum(c.isdigit() for c in match[0]) >= _LEAST_PHONE_DIGITS or match[0][0] == "("
        if long and not before.isalnum() and before not in (".", ",", "-"):
            yield from _mask_span(page, match.start(), match.end(), "phone")


def _places_on_the_globe(page: Page, lower: str) -> Iterator[Mask]:
    if not _TURNS.search(lower):
        return
    for match in _COORDINATE.finditer(lower):
        yield from _mask_span(page, match.start(), match.end(), "place")


def _days_on(page: Page, dates: list[Mask]) -> Iterator[Mask]:
    """Days that a date goes on with: the 5 and 7 of "May 3, 5 and 7", the 20 of "from the 19 September to the 20"."""
    for date in dates:
        day, k = _last_number(page, date), date.last + 1
        for _ in range(_LONGEST_LIST_OF_DAYS):
            while page.at(k) in _JOINS_DAYS:
                k += 1
            word = page.at(k)
            if not (k > date.last + 1 and word.isdigit() and day < int(word[:3]) <= 31) or _counts(page, k):
                break
            if page.touches(k) and page.at(k + 1) not in (",", ".", ";", ")"):
                break
            if k == date.last + 2 and page.at(k - 1) == "," and page.at(k + 1) not in _JOINS_DAYS:
                break  # "of 60 claims filed on 3 May, 22 were paid"
            yield Mask(k, k, page.starts[k], page.ends[k], "date")
            day, k = int(word), k + 1


def _last_number(page: Page, mask: Mask) -> int:
    """The last day printed in a date; 31 where none is, so that nothing follows it."""
    days = [
        int(page.words[k])
        for k in range(mask.first, mask.last + 1)
        if page.words[k].isdigit() and len(page.words[k]) < 3
    ]
    return days[-1] if days and mask.reason == "date" else 31


def _mask_span(page: Page, start: int, end: int, reason: str) -> Iterator[Mask]:
    """A mask over a span of characters, where a token begins with it."""
    first = bisect_left(page.starts, start)
    if first == page.length or page.starts[first] != start:
        return
    last = first
    while last + 1 < page.length and page.ends[last + 1] <= end:
        last += 1
    yield Mask(first, last, start, page.ends[last], reason)


def _date_masks(page: Page, text: str) -> Iterator[Mask]:
    """Dates and clock times as `dates` finds them, without the weekday and without durations ("nine months ago")."""
    for mention in find_dates(text, language=page.language):
        if mention.counted:
            if _PART_OF_A_YEAR.match(mention.words.lower()):
                yield from _mask_span(page, mention.core.start, mention.core.end, "date")
            if mention.to is None:
                continue
            mention = mention.to  # "the year ended 31 March 2022": the day is no number, "12 months" before it is
        core = mention.core
        if any(c.isdigit() for c in page.shown[core.start : core.end]):
            yield from _mask_span(page, core.start, core.end, _date_reason(page, mention))
        if mention.clock and mention.kind != "clock":
            at = page.shown.lower().find(mention.clock, mention.span.start, mention.span.end)
            if at >= 0:
                yield from _mask_span(page, at, at + len(mention.clock), "time")


_PART_OF_A_YEAR = when_used(r"(?:first|last|final|opening|closing) [\w-]+ (?:months|weeks|quarters) of ")
"""A part of a year that is named by its length and counts nothing: "the first three months of 2031"."""
_YEARS = when_used(r"\d{4}s?(?:(?: ?[-/] ?| and | to )(?:\d{4}|\d{2})s?)?")


def _date_reason(page: Page, mention: DateMention) -> str:
    if mention.kind == "clock":
        return "time"
    return "year" if _YEARS.fullmatch(page.shown[mention.core.start : mention.core.end].lower()) else "date"


# ---------------------------------------------------------------- digits: what touches them

_NAMES_WITH_SLASH = frozenset({("9", "11"), ("24", "7"), ("7", "7"), ("26", "11"), ("50", "50")})
_AROUND_YEARS = word_set("mid pre post early late")
_OWN_LIFE = word_set("his her their my our your")
_JOINS_A_MEASURE = word_set("magnitude sub per the a of to and or")


_LONGEST_NAME = 40
_ARABIC_PREFIXES = word_set("و ب ل ف بـ لـ وب ول")
"""Arabic letters that are written with the word behind them: "و40" is "and 40"."""


def _glued(page: Page, i: int) -> Mask | None:
    """Letters that touch digits: G20, COVID-19, F-16, 33rd, 1990s, 10am, 7-Eleven, deckhand_77; "_40 men_" is an emphasis."""
    lead = page.shown[max(page.starts[i] - _LONGEST_NAME, 0) : page.starts[i]]
    if lead.endswith("_") and lead.rstrip("_")[-1:].isalnum():
        return _mask(page, i, i, "name")
    if _beside_signs(page, i):
        return _signed(page, i)
    if page.touches(i - 1) and page.kind(i - 1) == WORD:
        if currency_before(page, i) or page.at(i - 1) in _ARABIC_PREFIXES:
            return None
        return _mask(page, _name_start(page, i - 1), _name_end(page, i), "name")
    if page.hyphen(i - 1):
        return _behind_hyphen(page, i)
    if page.at(i - 1) == "/" and page.touches(i - 1) and page.touches(i - 2) and page.kind(i - 2) == WORD:
        measured = singular(page.at(i - 2)) in MEASURES or page.at(i - 2) in TIMES or page.at(i - 2) == "or"
        return None if measured else _mask(page, i, i, "code")
    return _before_letters(page, i) if page.touches(i) else None


def _beside_signs(page: Page, i: int) -> bool:
    """Whether the words that touch digits are of a script that sets no spaces."""
    before = page.touches(i - 1) and page.kind(i - 1) == WORD
    behind = page.touches(i) and page.kind(i + 1) == WORD
    signs = ([page.at(i - 1)[-1:]] if before else []) + ([page.at(i + 1)[:1]] if behind else [])
    return bool(signs) and all(UNSPACED.match(sign) for sign in signs)


_DAYS_AND_HOURS = {
    "日": "date",
    "号": "date",
    "號": "date",
    "时": "time",
    "時": "time",
    "点": "time",
    "點": "time",
    "分": "time",
    "秒": "time",
}


def _signed(page: Page, i: int) -> Mask | None:
    """第3, 5日, 午後3時: the place in an order, a day, a time; anything else counts."""
    if page.at(i - 1) in ORDINAL_BEFORE and page.touches(i - 1):
        return _mask(page, i - 1, i, "ordinal")
    behind = page.at(i + 1)
    reason = (
        _DAYS_AND_HOURS.get(behind[:1]) if page.touches(i) and behind[1:2] not in ("間", "间", "钟", "の") else None
    )
    known = behind in COUNTED_SIGNS
    return _mask(page, i, i, reason) if reason and not known else None


def _name_start(page: Page, first: int) -> int:
    """First token of a name that ends in digits: "A" of "A-4B-7"."""
    floor = first - 6
    while first > floor:
        if page.hyphen(first - 1) and page.kind(first - 2) in (WORD, DIGITS):
            first -= 2
        elif page.touches(first - 1) and page.kind(first - 1) in (WORD, DIGITS):
            first -= 1
        else:
            break
    return first


def _name_end(page: Page, i: int) -> int:
    """Last token of a name that goes on after its digits: "737-800", "Su-24s", "1200x630", "SOR-0317-22", "FY2031/32"."""
    last = i
    for _ in range(3):
        if page.touches(last) and page.kind(last + 1) in (WORD, DIGITS):
            last += 1
        elif page.kind(last + 2) == DIGITS and (page.hyphen(last + 1) or _slash(page, last + 1)):
            last += 2
    return last


def _slash(page: Page, i: int) -> bool:
    return page.at(i) == "/" and page.touches(i - 1) and page.touches(i)


def _behind_hyphen(page: Page, i: int) -> Mask | None:
    """COVID-19, F-16, mid-2015; not "twenty-5", "magnitude-7.8" or the second end of a range."""
    word = page.at(i - 2)
    if page.kind(i - 2) != WORD:
        return None
    if len(word) == 1 and page.capital(i - 2) and page.kind(i - 3) != DIGITS:
        return _mask(page, _name_start(page, i - 2), _name_end(page, i), "name")
    if word in _JOINS_A_MEASURE or word in SMALL_WORDS or word in ANY_SCALE:
        return None
    if word in _AROUND_YEARS and len(page.words[i]) in (2, 4):
        return _mask(page, i, i + 1 if page.touches(i) and page.at(i + 1) == "s" else i, "year")
    if is_scale_suffix(word) or (word in MEASURES and page.kind(i - 3) == DIGITS):
        return None
    return _mask(page, _name_start(page, i - 2), _name_end(page, i), "name")


def _before_letters(page: Page, i: int) -> Mask | None:
    word, suffix = page.words[i], page.at(i + 1)
    if suffix in ("st", "nd", "rd", "th") and word.replace(",", "").isdigit():
        return _mask(page, i, i + 1, "ordinal")
    if suffix == "s" or (suffix == "'" and page.at(i + 2) == "s" and word[-1] == "0"):
        return _decade(page, i, i + 1 if suffix == "s" else i + 2)
    if suffix == "/" and page.touches(i + 1) and page.kind(i + 2) == DIGITS:
        return _slashed(page, i)
    if suffix == ":" and page.touches(i + 1) and page.kind(i + 2) == DIGITS:
        clock = word.isdigit() and len(word) <= 2 and len(page.words[i + 2]) >= 2
        return _mask(page, i, i + 2, "time" if clock else "code")
    if page.hyphen(i + 1) and page.at(i + 2) == "for" and page.hyphen(i + 3) and page.kind(i + 4) == DIGITS:
        return _mask(page, i, i + 4, "name")  # went 3-for-4
    if page.hyphen(i + 1) and page.at(i + 2).startswith("something"):
        return _mask(page, i, i + 2, "name")
    if page.hyphen(i + 1):
        return _before_capital(page, i)
    if suffix in ("am", "pm") and word.replace(".", "").isdigit() and len(word) <= 5:
        return _mask(page, i, i + 1, "time")
    if page.kind(i + 1) != WORD or (_is_suffix(page, i + 1) and not _continues(page, i + 1)):
        return None
    if suffix in ("h", "x") and page.touches(i + 1) and page.kind(i + 2) == DIGITS:
        return _mask(page, i, i + 2, "time" if suffix == "h" else "name")
    return _mask(page, i, _name_end(page, i), "name")


def _continues(page: Page, i: int) -> bool:
    return page.touches(i) and page.kind(i + 1) == DIGITS


def _decade(page: Page, i: int, last: int) -> Mask:
    """1990s is a time, "in his 40s" an age, 737s a name."""
    word = page.words[i]
    own = any(page.at(k) in _OWN_LIFE for k in range(i - 3, i))
    if len(word) == 2 and own:
        return _mask(page, i, last, "age")
    return _mask(page, i, last, "year" if word.endswith("0") and len(word) in (2, 4) else "name")


def _before_capital(page: Page, i: int) -> Mask | None:
    """7-Eleven; not "200-Mile" or a headline's "12-Member"."""
    if not page.capital(i + 2) or is_title_line(page, i):
        return None
    word = page.at(i + 2)
    known = word in MEASURES or word in TIMES or word in ("year", "magnitude") or is_person_noun(page.print_of(i + 2))
    return None if known else _mask(page, i, i + 2, "name")


def _is_suffix(page: Page, j: int) -> bool:
    """Whether letters that touch digits are a scale, a measure or a currency: 4.8bn, 72km, 10C, 500TL."""
    word = page.at(j)
    if len(word) == 1 and page.at(j - 2) in _LOOSE_DESIGNATORS | _DESIGNATORS:
        return False  # version 11g, room 12t
    if word in ("b", "t", "k") and currency_before(page, j - 1):
        return True
    if word in ("g", "t", "p", "h", "l", "d", "x") and page.capital(j):
        return False
    if word == "b" or (word == "m" and page.capital(j)):
        return _is_letter_of_scale(page, j)
    if word in ("c", "f") and not currency_after(page, j):
        return page.capital(j)
    known = (
        is_scale_suffix(word)
        or word in ("x", "g", "l", "t", "pct", "pc", "bp", "bps", "pp", "pps", "ppt", "ppts")
        or scaled_code(page, j) is not None
        or word[:1] in GLYPHS
    )
    return (
        known
        or word in MEASURES
        or word in TIMES
        or scale_at(page, j) is not None
        or currency_after(page, j) is not None
    )


def _is_letter_of_scale(page: Page, j: int) -> bool:
    """Whether the M of "2M people" and the b of "$4b" is a scale; "2M, a channel" and "studio 2b" are names."""
    money = currency_before(page, j - 1) or currency_after(page, j + 1)
    more = page.at(j + 1) in ("more", "fewer", "less") or counted_noun(page, j + 1) is not None
    return bool(money) or page.at(j + 1) == "(" or (page.at(j) == "m" and (more or page.hyphen(j + 1)))


def _slashed(page: Page, i: int) -> Mask | None:
    """9/11, 24/7, 2/27/20; a proper fraction ("1/3 of") is read as a number."""
    pair = (page.words[i], page.words[i + 2])
    if pair in _NAMES_WITH_SLASH:
        return _mask(page, i, i + 2, "name")
    last = i + 2
    while page.at(last + 1) == "/" and page.touches(last) and page.kind(last + 2) == DIGITS and last < i + 8:
        last += 2
    if last == i + 2 and slash_fraction(page, i):
        return None
    short = all(page.words[k].isdigit() and len(page.words[k]) in (1, 2, 4) for k in range(i, last + 1, 2))
    return _mask(page, i, last, "date" if short and last <= i + 4 else "code")


# ---------------------------------------------------------------- digits: what stands around them

_BRACKET_REACH = 40
"""Tokens before a closing bracket in which its opening one is looked for."""
_PHONE_WORDS = word_set("tel phone telephone fax whatsapp hotline helpline mobile call dial text sms ring")
_DIALS = word_set("called calling calls phoned dialled dialed dialling dialing")
_LINES = word_set("hotline helpline switchboard lifeline")
_EMERGENCIES = word_set("911 999 112")
_MANNED = {"911": word_set("calls crew crews"), "999": word_set("crew crews")}
"""What stands behind an emergency number in the plural; "999 calls" and "112 crews" may be counted."""
_CALLS = word_set("call calls called calling")
_ON_THE_LINE = word_set("call caller callers dispatcher dispatchers operator operators emergency")
_LEAST_CODE_DIGITS = 7
"""Digits without groups from which a number that counts nothing is a telephone or file number: news groups its counts."""
_BEFORE_AMOUNTS = word_set("of to by from than over about nearly around least most almost roughly some total totals")
_HISTORIC = word_set("in since of until by from circa around year before after summer winter spring autumn and")
_BEFORE_YEARS = word_set(
    "in since of past by for the its their his from until after before during through raises lowers sees"
)
_MEASURED_BY_YEARS = word_set("level levels figures peak prices standards season budget election elections census")
"""Words behind a year: "43% below 2019 levels"."""
_RECENT_YEARS = range(1900, 2100)
_ZONES = word_set("gmt utc hrs cet est ist bst edt pdt local")
_OF_READING = word_set("read watch listen")
_HOUR_AND_MINUTES = re.compile(r"(?:[01]\d|2[0-4])\.[0-5]\d")
_BEFORE_HOURS = word_set("at by until till from since before after to")
_DAYS_BESIDE_TODAY = word_set("today tomorrow yesterday tonight morning afternoon evening")
_DATELINE = when_used(r"(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])")


def _coded(page: Page, i: int) -> Mask | None:
    word = page.words[i]
    if len(word) > LONGEST_NUMBER:
        return _mask(page, i, i, "code")
    if is_slip(page.shown, page.starts[i], page.ends[i], page.language):
        return _mask(page, i, i, "impossible")
    if plain_value(word, page.language) is None and comma_decimal(word) is None:
        return _mask(page, i, i, "version")
    if page.at(i - 1) == "per" and not is_measured(page, i + 1):
        return _mask(page, i, i, "base")
    if page.at(i + 1) == "(" and page.touches(i) and len(page.at(i + 2)) == 1 and page.at(i + 3) == ")":
        return _mask(page, i, i + 3, "name")  # a 401(k), section 501(c)
    if len(word) >= _LEAST_CODE_DIGITS and word.isdigit() and not _amounts(page, i):
        return _mask(page, i, i, "code")
    return None


_TYPES = word_set("707 717 727 737 747 757 767 777 787")
_AIRFRAMES = designators("airframe")
_AIRFRAME_REACH = 6
"""Tokens behind a type in which it is said to be one: "the 737 MAX, 767 and 777 jets"."""


def _flown(page: Page, i: int) -> Mask | None:
    """A type of aircraft and no count: "the 737 MAX, 767 and 777 jets"; where the text names Boeing, any such number beside which
    no people are counted ("the 767 is flown there", "747 wings")."""
    if page.words[i] not in _TYPES or page.touches(i - 1):
        return None
    if page.hyphen(i + 1) and page.kind(i + 2) == DIGITS and (page.capital(i - 1) or page.at(i - 1) in ("a", "the")):
        return _mask(page, i, _name_end(page, i), "name")  # a Dreamliner 787-9
    near = [page.at(k) for k in range(i + 1, i + 1 + _AIRFRAME_REACH)]
    if near[0] in ("of", "million", "billion") or page.at(i - 1) in SYMBOLS or currency_before(page, i):
        return None
    if _AIRFRAMES & set(near):
        return _mask(page, i, i, "name")
    counted = counted_noun(page, i + 1)
    people = in_person_state(page, i + 1) or (counted is not None and counted.person)
    built = "boeing" in page.words and not people and not is_measured(page, i + 1)
    return _mask(page, i, i, "name") if built else None


def _amounts(page: Page, i: int) -> bool:
    """Whether a long run of digits without groups is an amount all the same: with a currency, a noun, a unit, a scale."""
    j = page.after(i)
    known = currency_before(page, i) or scale_at(page, j) or _counts(page, i)
    return bool(known) or page.at(i - 1) in _BEFORE_AMOUNTS


def _phoned(page: Page, i: int) -> Mask | None:
    """ "0555 014 220", "call 112"; a lone number with a leading 0 is a code."""
    word = page.words[i]
    leads = len(word) > 1 and word[0] == "0" and word.isdigit()
    dialled = page.at(i - 1) in _DIALS and ("\u00a0" in word or page.kind(i + 1) == DIGITS)
    asked = (
        page.at(i - 1) in _PHONE_WORDS or dialled or (page.at(i - 1) in (":", ".") and page.at(i - 2) in _PHONE_WORDS)
    )
    if word.isdigit() and len(word) < 6 and _answers(page, i):
        return _mask(page, i, i, "phone")
    if not leads and not (
        asked and (dialled or word.isdigit()) and not is_measured(page, i + 1) and counted_noun(page, i + 1) is None
    ):
        return None
    last = i
    while last < i + 10 and (
        page.kind(last + 1) == DIGITS or (page.at(last + 1) == "-" and page.kind(last + 2) == DIGITS)
    ):
        last += 1 if page.kind(last + 1) == DIGITS else 2
    return _mask(page, i, last, "phone" if asked or last > i else "code")


def _answers(page: Page, i: int) -> bool:
    """Whether somebody answers under a number: "112, the emergency hotline", "the 120 City Call Center", "a 911 caller",
    "the helpline on 311", "text HELP to 85258"."""
    emergency = page.words[i] in _EMERGENCIES
    called = page.at(i - 1) == "to" and page.at(i - 2) in _CALLS and not _counts(page, i)
    if emergency and (called or page.at(i + 1) == "line"):
        return True
    if page.at(i - 1) == "on" and page.at(i - 2 - (page.at(i - 2) == ",")) in ("free", "toll-free", "freephone"):
        return True
    many = page.at(i + 1) in _MANNED.get(page.words[i], ())
    if emergency and page.after(i) == i + 1 and (page.at(i + 1) in _ON_THE_LINE or many):
        return True
    if page.at(i - 1) == "to" and {"text", "texting", "sms"} & {page.at(i - 2), page.at(i - 3)}:
        return True
    called = page.at(i - 1) in ("on", "at", "is", "to", "number", "call", "dial") or (
        emergency and page.at(i - 1) == "calls"
    )
    if called and any(_is_line(page, k) for k in (i - 2, i - 3)) and not _counts(page, i):
        return True
    k = i + 1
    if page.at(k) == "," and page.at(k + 1) in ("the", "a", "an", "its", "their"):
        return any(_is_line(page, n) for n in range(k + 2, k + 6))
    while page.capital(k) and k < i + 4 and not _is_line(page, k):
        k += 1
    return _is_line(page, k) and not is_plural(page.at(k))


def _is_line(page: Page, k: int) -> bool:
    """Whether a telephone line ends at token `k` or, as "call centre" and "emergency number", behind it."""
    word, after = page.at(k), page.at(k + 1)
    called = word == "call" and after in ("center", "centre", "line")
    return word in _LINES or called or (word == "emergency" and after in ("number", "line", "service", "services"))


def _listed(page: Page, i: int) -> Mask | None:
    """ "1." and "2)" at a line's start, "[12]", "[^12]", "§ 5", "#1", a number alone on its line."""
    word, before, after = page.words[i], page.at(i - 1), page.at(i + 1)
    noted = before == "[" or (before == "^" and page.at(i - 2) == "[")
    if before in ("§", "¶") or (noted and after == "]" and word.isdigit()):
        return _mask(page, i, i, "list")
    if before in ("#", "№") and page.touches(i - 1):
        return _mask(page, i - 1, i, "name")
    if not word.isdigit() or len(word) > 3:
        return None
    opens = page.kind(i - 1) == BREAK
    marked = after in (".", ")", ":") and page.touches(i) and (page.capital(i + 2) or page.kind(i + 2) in (SIGN, BREAK))
    runs_on = after == "." and (
        before == ";" or (before == ":" and word == "1")
    )  # "two things: 1. Food; 2. Water", not "Killed: 14."
    if (opens or runs_on) and marked and page.kind(i + 2) != BREAK:
        return _mask(page, i, i, "list")
    if after == ")" and len(word) < 3 and page.kind(i + 2) == WORD and _numbers_an_item(page, i):
        return _mask(page, i, i, "list")
    alone = opens and page.kind(i + 1) == BREAK and page.length > 1
    return _mask(page, i, i, "list") if alone else None


def _numbers_an_item(page: Page, i: int) -> bool:
    """The 2 of "(1) food, (2) water" and of "1) food, 2) water"; not of "Jane Roe (24)" or "(the first of 12)"."""
    if page.at(i - 1) == "(":
        return page.kind(i - 2) == BREAK or page.at(i - 2) in (",", ";", ":", ".", "and", "or")
    opens = page.at(i - 1) in (",", ";", ":", ".", "and", "or") or page.kind(i - 1) == BREAK
    return opens and page.touches(i) and not any(page.at(k) == "(" for k in range(i - _BRACKET_REACH, i))


def _timed(page: Page, i: int) -> Mask | None:
    """Times and years that the date reader leaves: "8 o'clock", "0600 GMT", "AD 79", "in 1683", "past 2030 targets"."""
    word, before, after = page.words[i], page.at(i - 1), page.at(i + 1)
    if after == "o'clock" or (after in ("am", "pm") and word.replace(".", "").isdigit()):
        return _mask(page, i, i + 1, "time")
    read = page.after(page.after(i))
    if page.at(read) in _OF_READING and page.at(read - 1) in ("min", "mins", "minute", "minutes"):
        return _mask(page, i, read, "time")
    if before in ("+", "-") and page.touches(i - 1) and page.touches(i - 2) and page.at(i - 2) in _ZONES:
        return _mask(page, i, i, "time")
    if after in _ZONES and len(word) in (4, 5):
        return _mask(page, i, i + 1, "time")
    if _HOUR_AND_MINUTES.fullmatch(word) and _tells_hour(page, i):
        return _mask(page, i, i + (after in ("hours", "hrs")), "time")
    if _DATELINE.fullmatch(word) and after == "." and page.at(i + 2) == "(":
        return _mask(page, i, i, "date")
    if not word.isdigit() or len(word) > 4:
        return None
    if len(word) < 3 and before == "(" and after == ")" and page.at(i - 2) in DAY_WORDS:
        return _mask(page, i, i, "date")  # "on Monday (6)"
    if after == "de" and page.capital(i + 2) and base_language(page.language) == "en":
        return _mask(page, i, i + 2, "name")  # "the dam at 14 de Julho"
    if before in ("ad", "bc", "bce"):
        return _mask(page, i - 1, i, "year")
    if after in ("bc", "ad", "bce", "ce"):
        return _mask(page, i, i + 1, "year")
    if before == "'" and page.touches(i - 1) and after == "s" and len(word) == 2:
        return _mask(page, i, i + 1, "year")
    return _mask(page, i, i, "year") if len(word) == 4 and _is_year(page, i) else None


def _tells_hour(page: Page, i: int) -> bool:
    """The hour of "at 20.30 hours", "on Friday at 20.30", "tomorrow at 20.30"; not "took 20.30 hours" or "shares closed at 20.30"."""
    if page.at(i - 1) not in _BEFORE_HOURS or page.at(i + 1) in ("%", *SYMBOLS) or is_measured(page, i + 1):
        return page.at(i - 1) in _BEFORE_HOURS and page.at(i + 1) in ("hours", "hrs")
    return page.at(i - 1) != "to" and (page.at(i - 2) in DAY_WORDS or page.at(i - 2) in _DAYS_BESIDE_TODAY)


def _is_year(page: Page, i: int) -> bool:
    value, before = int(page.words[i]), page.at(i - 1)
    if value in _RECENT_YEARS and page.at(i + 1) in _MEASURED_BY_YEARS:
        return True
    if value in _RECENT_YEARS and before in _BEFORE_YEARS and scale_at(page, i + 1) is None:
        counted = counted_noun(page, i + 1)
        return counted is not None and not counted.person
    old = 1000 <= value < _RECENT_YEARS.start and before in _HISTORIC and scale_at(page, i + 1) is None
    return old and (page.kind(i + 1) != WORD or page.at(i + 1) in PHRASE_STOPS)


# ---------------------------------------------------------------- digits: names

_DESIGNATORS = designators("always")
_LOOSE_DESIGNATORS = designators("loosely")
_SHORT_DESIGNATORS = word_set("no nos nr fig figs art arts sec vol p pp apt para ref") | designators("shortened")
"""Those that a full stop shortens: "No. 10", "Art. 5"."""
_STREETS = word_set(
    """
    street st road rd avenue ave boulevard blvd drive dr lane ln square sq court ct terrace crescent parkway pkwy place
    pl highway hwy plaza circle way row mews close quay embankment turnpike esplanade promenade
    """
)
_STREETS_BEFORE = word_set(
    "rue avenue boulevard allée allee quai chemin impasse viale corso piazza calle avenida paseo rua avda ulica"
)
"""Those that stand before their name: "77 rue de la Gare"."""
_COMPASS = word_set("n s e w ne nw se sw north south east west")
_SERVICES = designators("behind")
"""What runs under a number that stands before its name."""
_LONGEST_NAME = 9
"""Tokens behind a number in which the name of a street or a train ends."""
_NEVER_NAMES = (
    MONTH_WORDS
    | DAY_WORDS
    | word_set(
        """
    the a an in on at by for from with of to about around over under some nearly almost more less least only just up
    another all these those they we he she it i you and but or as if when while where after before since until during
    there this that its his her their our not no yes so then than between among also police officials rescuers troops
    soldiers forces militants rebels authorities government ministers doctors residents witnesses protesters reuters
    afp ap says said kills killed kill injures wounds leaves bringing bring including meanwhile later earlier today
    yesterday tonight roughly approximately estimated exactly total any every each both
    most many several few last next first second third what why how which who whose other further additional like near
    through across against into within without per via usd eur gbp rs published updated killing
    use take prefer trust add keep quote print
    """
    )
)
"""Capitalised words that lead to a count at a sentence's start or in a date, and name nothing."""


def _named(page: Page, i: int) -> Mask | None:
    """Boeing 737, Highway 61, category 4; the 2 of "14 Leopard 2 tanks"; a capitalised word before bare digits that count nothing."""
    word = page.words[i]
    dotted = page.at(i - 1) == "." and page.touches(i - 2) and bare_word(page.at(i - 2)) in _SHORT_DESIGNATORS
    p = i - 2 if dotted else i - 1
    if "," in word or "\u00a0" in word or page.kind(p) != WORD or currency_before(page, i):
        return None
    if page.at(p) in _TELLS_A_CODE and page.at(p - 1) in _CODES and word.isdigit() and len(word) > 3:
        return _mask(page, i, i, "code")
    name, last = bare_word(page.at(p)), _name_end(page, i)
    if page.at(p - 1) == "&" and page.touches(p - 1) and page.touches(p - 2):
        return _mask(page, p - 2, last, "name")
    numbered = page.kind(p - 1) == DIGITS or page.at(p - 1) in SMALL_WORDS
    model = page.capital(p) and numbered and name not in _NEVER_NAMES and len(word) < 4 and not page.touches(p - 1)
    scaled = scale_at(page, page.after(i))
    coded = (
        page.print_of(p).isupper() and len(name) < 4 and bare_word(page.at(p - 1)) in _DESIGNATORS
    )  # "le vol AF 1180"
    spoken = base_language(page.language) != "en" and name in function_words(page.language[:2])  # "para 19" in Spanish
    if ((name in _DESIGNATORS or coded) and not (scaled or spoken)) or dotted or model:
        return _mask(page, p, last, "name")
    if scaled or is_measured(page, page.after(i)):
        return None
    if name == "war" and page.at(p - 1) == "world":
        return _mask(page, p - 1, i, "name")
    if _is_row_of_names(page, i):
        return None
    if _names_loosely(page, p, i) or _names_by_capital(page, p, i) or _named_elsewhere(page, p, i):
        while name in _IN_GROUPS and page.kind(last + 1) == DIGITS and page.at(last + 1).isdigit():
            last += 1
        return _mask(page, p, last, "name")
    return None


_CODES = word_set("code pin passcode password passwort kennwort aktenzeichen id pincode")
_TELLS_A_CODE = word_set("is was lautet ist est es")
"""Between a code's word and the code: "the code is 4471"."""
_IN_GROUPS = word_set("id code pin passcode passcodes pincode number no account card iban reference ref")
"""What is printed in groups of digits: "meeting ID 874 2233 1190"."""


def _names_loosely(page: Page, p: int, i: int) -> bool:
    """Whether the word at token `p` names a sector, a page, a train; not "no 12" in a sentence, "to top 100", "win 3-1".
    With a capital it names whatever follows: "in Zone 5 police found"."""
    name = page.at(p)
    if name not in _LOOSE_DESIGNATORS or (page.hyphen(i + 1) and page.kind(i + 2) == DIGITS):
        return False
    used_otherwise = (name in ("top", "number") and is_verb(page, p)) or (name == "no" and not page.capital(p))
    used_otherwise = used_otherwise or _is_counting(page, p)
    printed_as_name = page.capital(p) and not opens_sentence(page, p) and not is_title_line(page, i)
    return not used_otherwise and (printed_as_name or not _counts(page, i))


def _is_counting(page: Page, p: int) -> bool:
    """Whether "count" at token `p` is what somebody does, "both count one cause", and no count of an indictment."""
    return page.words[p] == "count" and page.kind(p - 1) == WORD and page.at(p - 1) not in _BEFORE_A_COUNT


_BEFORE_A_COUNT = word_set("on in of under and to for each")
"""What stands before the count of an indictment; "papers count 310" counts."""


def _names_by_capital(page: Page, p: int, i: int) -> bool:
    if _is_row_of_list(page, i):
        return False
    name, after = page.at(p), page.at(i + 1)
    by_place = page.at(p - 1) == "in" and len(page.words[i]) < 4
    if (
        not page.capital(p)
        or by_place
        or name in _NEVER_NAMES
        or (is_plural(name) and is_person_noun(page.print_of(p)))
    ):
        return False
    if base_language(page.language) == "de" or follows_noun(page, i):
        return False
    if is_title_line(page, i) or (opens_sentence(page, p) and len(page.words[i]) < 3):
        return False
    if after in ("-", "to", "or", "and") and page.kind(i + 2) == DIGITS:
        return False
    return name not in ("mw", "ml") and after not in SYMBOLS and not _counts(page, i)


def _named_elsewhere(page: Page, p: int, i: int) -> bool:
    """Whether the words at tokens `p` and `i` are a name at another place of the text, where nothing can be counted: what "SAILA 4"
    says in "SAILA 4 reporters saw"."""
    if not page.capital(p) or len(page.words[i]) > 3 or page.at(p) in _NEVER_NAMES:
        return False
    others = (k for k in range(1, page.length) if k != i and page.words[k] == page.words[i])
    return any(page.words[k - 1] == page.words[p] and _names_by_capital(page, k - 1, k) for k in others)


def _is_row_of_list(page: Page, i: int) -> bool:
    """Whether the digits at token `i` end a line behind a name, "Arlen County 53 (sheriff)", and a line before or behind it is
    another such row: what each of several places has, and no name of a plane or a road."""
    row = _row_at(page, i)
    if row is None:
        return False
    first, last = row
    return any(_row_at(page, k) for k in (*_digits_before(page, first), *_digits_behind(page, last)))


LONGEST_ROW_NAME = 6
"""Tokens before the number of a row."""


def _row_at(page: Page, i: int) -> tuple[int, int] | None:
    """First and last token of a line that is a name in capitals, the digits at token `i` and at most a note in brackets."""
    if page.kind(i) != DIGITS:
        return None
    first = i
    while i - first <= LONGEST_ROW_NAME and (page.capital(first - 1) or page.at(first - 1) in _JOINS_NAMES):
        first -= 1
    while page.kind(first - 1) == SIGN and page.at(first - 1) in _BULLETS:
        first -= 1
    last = i
    if page.at(i + 1) == "(":
        while page.kind(last + 1) != BREAK and page.at(last) != ")":
            last += 1
    opens = page.kind(first - 1) == BREAK or page.at(first) in _BULLETS
    ends = page.kind(last + 1) == BREAK or page.at(last + 1) in _BULLETS
    return (first, last) if opens and ends and page.capital(i - 1) else None


def _is_row_of_names(page: Page, i: int) -> bool:
    """Whether the digits at token `i` stand in a row of names with numbers behind a colon, "By port: Saila Bay 4, Norport 12, Old
    Holm 3": what each of several has, and no names of roads or planes."""
    first = i
    while page.kind(first - 1) in (WORD, DIGITS) or page.at(first - 1) in (",", "-", "'", "&", ";"):
        first -= 1
    if page.at(first - 1) != ":":
        return False
    names: list[str] = []
    k = first
    while page.capital(k):
        begin = k
        while page.kind(k) == WORD or page.at(k) in ("-", "&"):
            k += 1
        name = " ".join(page.words[begin:k])
        if page.kind(k) != DIGITS or name in names or page.at(k - 1) in _DESIGNATORS or name in _LOOSE_DESIGNATORS:
            return False  # "Highway 3, Highway 8", "Gate 3, Hall 8"
        names.append(name)
        k += 1
        k += page.at(k) in (",", ";")
        k += page.at(k) == "and"
    return len(names) >= _LEAST_NAMES and k > i


_LEAST_NAMES = 3
_JOINS_NAMES = word_set("of the and & -")
_BULLETS = frozenset("•·*-–—")


def _digits_behind(page: Page, last: int) -> Iterator[int]:
    """The first number of the line behind the one that ends at a token."""
    k = last + 1
    while page.kind(k) == BREAK and k < page.length:
        k += 1
    yield from (n for n in range(k, min(k + LONGEST_ROW_NAME + 3, page.length)) if page.kind(n) == DIGITS)


def _digits_before(page: Page, first: int) -> Iterator[int]:
    """The numbers of the line before the one that begins at a token."""
    k = first - 1
    while page.kind(k) == BREAK and k >= 0:
        k -= 1
    while k >= 0 and page.kind(k) != BREAK:
        if page.kind(k) == DIGITS:
            yield k
        k -= 1


def _counts(page: Page, i: int) -> bool:
    """Whether the digits at token `i` count what follows them."""
    j = page.after(i)
    return page.at(j) in PERSON_STATES or is_measured(page, j) or counted_noun(page, j) is not None


def _named_on(page: Page, i: int) -> Mask | None:
    """The 4 of "Articles 2 and 4" and of "Page 1 of 4", the 12 of "12 Elm Street", the 12841 of "12841 Coromandel Express"."""
    follows = page.kind(i - 2) == DIGITS and page.at(i - 1) in ("and", "or", "to", ",", "-", "of")
    if follows and page.at(i - 3) in _DESIGNATORS | _LOOSE_DESIGNATORS and not _counts(page, i):
        return _mask(page, i, i, "name")
    if len(page.words[i]) > 5 or not page.words[i].isdigit():
        return None
    if len(page.words[i]) > 2 and page.at(i - 1) == "(" and page.at(i + 1) == ")" and page.at(i - 2) in _SERVICES:
        return _mask(page, i, i, "name")
    if page.hyphen(i + 1) and page.kind(i + 2) == DIGITS and page.capital(i + 3) and _named_on(page, i + 2):
        return _mask(page, i, i + 2, "name")
    street = i + 1 + (page.at(i + 1) == ",")
    if page.at(street) in _STREETS_BEFORE and _names_street(page, street + 1):
        return _mask(page, i, i, "name")
    if _in_numbered_street(page, i + 1):
        return _mask(page, i, i, "name")
    k = i + 1
    while k < i + _LONGEST_NAME and (page.capital(k) or (page.hyphen(k) and page.capital(k + 1))):
        street = k > i + 1 and k < i + 4 and page.at(k) in _STREETS
        service = len(page.words[i]) > 2 and page.at(k) in _SERVICES and not is_plural(page.at(k + 1))
        if street or service:
            return _mask(page, i, i, "name")
        k += 1
    return None


_ORDINAL_DOT = word_set("de da nb nn no pl tr cs sk sl hr fi hu et lv is")
"""Languages that write an ordinal with a dot: "der 1. FC", "w 3. rundzie"."""
_BEFORE_ORDINALS = word_set(
    "der die das den dem des zum zur am im vom beim ins ein eine einen einem einer eines seine seinen ihr ihre ihren diesen dieser jeder jeden"
)


def _dotted(page: Page, i: int) -> Mask | None:
    """ "der 1. FC Arlen", "zum 12. Mal": a number with a dot behind an article, or before a small letter."""
    word = page.words[i]
    if base_language(page.language) not in _ORDINAL_DOT or not word.isdigit() or len(word) > 3:
        return None
    if page.at(i + 1) != "." or not page.touches(i) or page.touches(i + 1) or page.kind(i + 2) != WORD:
        return None
    small = page.shown[page.starts[i + 2]].islower()
    return _mask(page, i, i, "ordinal") if small or page.at(i - 1) in _BEFORE_ORDINALS else None


_JOINS_A_STREET = word_set("de la le les du des del della delle dei di da do dos das den der")


def _names_street(page: Page, k: int) -> bool:
    """Whether "de la Gare", "Verdi" or "d'Italie" stands at token `k`, and not "cafés in Paris"."""
    while page.at(k) in _JOINS_A_STREET:
        k += 1
    return page.capital(k) or (page.at(k)[:2] in ("d'", "l'") and page.print_of(k)[2:3].isupper())


def _in_numbered_street(page: Page, k: int) -> bool:
    """Whether a street that is a number, or has a point of the compass, follows: "SW 68th Parkway", "W. 42nd St"."""
    compass = page.at(k) in _COMPASS and page.capital(k)
    k += compass + (compass and page.at(k + 1) == ".")
    if page.kind(k) == DIGITS:
        return page.at(k + 1) in ("st", "nd", "rd", "th") and page.at(k + 2) in _STREETS and page.capital(k + 2)
    return compass and page.capital(k) and any(page.at(n) in _STREETS and page.capital(n) for n in (k + 1, k + 2))


_FLOODS = word_set(
    "flood floods flooding storm storms rain rains rainfall drought droughts event events wave surge tide fire"
)


def _returning(page: Page, i: int) -> Mask | None:
    """How seldom something comes, "a 1-in-100-year flood", "one in 50 years", "a 500-year storm": it counts nothing."""
    word = page.words[i]
    if (
        page.hyphen(i + 1)
        and page.at(i + 2) == "year"
        and page.at(i + 3) in _FLOODS
        and word.isdigit()
        and int(word[:6]) >= 10
    ):
        return _mask(page, i, i + 2, "name")
    if word not in ("1", "one"):
        return None
    k = page.after(i)
    if page.at(k) != "in":
        return None
    k = page.after(k)
    k = page.after(k) if page.at(k) in ("a", "every", "any") else k
    big = page.kind(k) == DIGITS or page.at(k) in SMALL_WORDS or page.at(k) in ANY_SCALE
    k = page.after(k)
    while page.at(k) in ANY_SCALE:
        k = page.after(k)
    return _mask(page, i, k, "name") if big and page.at(k) in ("year", "years", "yr") else None


DIGIT_MASKS: tuple[Callable[[Page, int], Mask | None], ...] = (
    _dotted,
    _coded,
    _returning,
    _listed,
    _glued,
    _phoned,
    _timed,
    _named_on,
    _named,
    _flown,
)
"""Why digits may count nothing, tried in this order."""

# ---------------------------------------------------------------- number words

ORDINAL_WORDS = word_set(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth
    ninetieth hundredth thousandth
    """
)
_DETERMINERS = word_set("the a his her its their our my your this that every each another whose")
_COMPOUND_NAMES = word_set(
    """
    way ways sided dimensional star wheel wheeler handed headed edged pronged tier on off to one two three letter time
    step piece faced legged eyed stop party states something somethings something's up man-show
    """
)
"""What a hyphen joins to a number word without anything being counted: "two-way", "five-star", "one-off"."""
_ONE_BEHIND = word_set(
    """
    any every each this that the another which some everyone such big good bad new old last next first great not
    """
)
_ONE_BEFORE = word_set(
    "another like unlike worth who that which whose such must should can could would might may is was has had will cannot does did alone"
)
_BEFORE_ONE_DAY = word_set(
    "than in only least just took takes take taken last lasts lasted lasting for after within spent"
)
"""Words before a "one day" that is as long as that, and no day of a story."""
_BOUNDS_OF_ONE = word_set("only just least than exactly and to or another plus about one's nearly")
"""Words before a "one" that is counted: "at least one case", "two reports and one study"."""
_LIST_BEFORE_ONE = 12
"""Tokens before a "one" in which the list that it ends is looked for."""
_AFTER_LONE_ONE = word_set("in out and to or killed dead injured wounded missing")
_NAME_HEADS = word_set("group big gang magnificent chicago birmingham guildford central famous")


def _pronoun_one(page: Page, i: int) -> Mask | None:
    """The pronoun one: "no one came", "one of the few", "the one who", "one another", "one day"."""
    if page.words[i] != "one":
        return None
    before, after = page.at(i - 1), page.at(i + 1)
    if before == "no" and not page.touches(i - 1):
        return _mask(page, i - 1, i, "pronoun")
    if before == "the" and after in ("in", "out", "to", "and"):
        return _mask(page, i, i, "pronoun")
    if after == "of":
        return _mask(page, i, i + 1, "pronoun")
    if before == "than" and page.at(i - 2) == "more" and is_person_noun(after):
        return _mask(page, i - 2, i, "pronoun")  # the death of "more than one person" is of several
    pronoun = _mask(page, i, i, "pronoun")
    if page.hyphen(i - 1) or before in ORDINAL_WORDS or _introduces(page, i) or _is_set_apart(page, i):
        return pronoun
    if page.hyphen(i + 1):
        return _mask(page, i, i + 2, "name") if page.at(i + 2) in _COMPOUND_NAMES else None
    if after in SCALES or singular(after) in MEASURES or is_person_noun(after) or after in TIMES:
        idiom = after == "day" and page.at(i + 2) not in ("of", "after", "before", "later", "earlier", "long", "in")
        return pronoun if idiom and before not in _BEFORE_ONE_DAY else None
    counted = counted_noun(page, i + 1, alone=True)
    if after in _AFTER_LONE_ONE or is_listed_one(page, i) or (before == "that" and counted and counted.person):
        return None
    if page.kind(i + 1) != WORD or after in PHRASE_STOPS or after in _ONE_BEFORE or before in _ONE_BEHIND:
        return pronoun
    return pronoun if is_plural(after) else None


def _is_set_apart(page: Page, i: int) -> bool:
    """Whether "one" is set against the next or the other of its kind, which it does not count: "from one village to the next",
    "in the two ships, one laden and the other empty"."""
    near = [page.at(k) for k in range(i + 1, i + 2 + _ONE_TO_NEXT)]
    if page.at(i - 1) == "from":
        return any(pair in (("to", "another"), ("the", "next")) for pair in pairwise(near))
    described = page.at(i - 1) in (",", ":", "-", "–", "—", "(")
    return described and near[1:4] in (["and", "the", "other"], ["but", "the", "other"])


_ONE_TO_NEXT = 5
"""Tokens behind "from one" in which "to the next" stands."""


def is_listed_one(page: Page, i: int) -> bool:
    """The last of "five from Iran, two from Japan and one from Chad", of "two in Arlen and one in Saila" and of "Arlen had six, Norport
    four and Saila one"; and "one each from Norway and Chad"."""
    link = page.at(i + 1)
    if link == "each":
        return True
    begin = max(i - _LIST_BEFORE_ONE, sentence_start(page, i))
    numbers = [k for k in range(begin, i) if page.kind(k) == DIGITS or page.at(k) in SMALL_WORDS]
    if link in ("from", "in"):
        placed = (n for k in numbers for n in (k + 1, k + 2) if page.at(n) == link)
        return page.at(i - 1) in ("and", ",") and any(page.capital(n + 1) or page.capital(n + 2) for n in placed)
    first = i
    while page.capital(first - 1):
        first -= 1
    ends = page.kind(i + 1) != WORD
    return (
        bool(numbers) and ends and first < i and page.at(first - 1) in ("and", ",") and not opens_sentence(page, first)
    )


def _introduces(page: Page, i: int) -> bool:
    """Whether "one" is little more than an article: "one difficulty is", "one early estimate", "one expert said"."""
    if page.hyphen(i + 1) or page.at(i - 1) in _BOUNDS_OF_ONE:
        return False
    for k in range(i + 1, i + 4):
        word = page.at(k)
        if page.kind(k) != WORD or word in PHRASE_STOPS:
            return False
        if word in _beside_one("thing"):
            return page.at(k + 1) not in ("was", "were", "killed") or not is_person_noun(word)
        if is_person_noun(word):
            return any(page.at(n) in _beside_one("said") for n in range(k + 1, k + 3))
    return False


@cache
def _beside_one(what: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("introduced", ("word", "as")) if row["as"] == what)


def _clock_word(page: Page, i: int) -> Mask | None:
    """ "half past three", "ten minutes to six": a time of day in words."""
    told = page.at(i - 1) in ("past", "to") and page.at(i - 2) in ("half", "quarter", "minutes")
    return _mask(page, i, i, "time") if told and page.words[i] in SMALL_WORDS else None


def _named_word(page: Page, i: int) -> Mask | None:
    """ "Group of Seven", "World War Two", "Five Star Movement", "phase two", "two-way", "twenty-somethings"."""
    last = i + 2 if page.words[i] in TENS and page.hyphen(i + 1) and page.at(i + 2) in SMALL else i
    if page.words[i] not in SMALL_WORDS:
        return None
    if page.hyphen(last + 1) and page.at(last + 2) in _COMPOUND_NAMES:
        return _mask(page, i, last + 2, "name")
    before = page.at(i - 1)
    goes_on = page.kind(last + 1) == WORD and page.at(last + 1) not in PHRASE_STOPS
    if page.words[i] == "zero" and (before in ("net", "ground") or (goes_on and not _counts_word(page, last))):
        return _mask(page, i, last, "name")
    if before == "war" and page.at(i - 2) == "world":
        return _mask(page, i - 2, i, "name")
    loosely = before in _LOOSE_DESIGNATORS and before != "no" and not _is_counting(page, i - 1)
    if before in _DESIGNATORS or (loosely and not _counts_word(page, last)):
        return _mask(page, i - 1, last, "name")
    if not page.capital(i) or opens_sentence(page, i) or is_title_line(page, i):
        return None
    counted = counted_noun(page, page.after(last)) if page.kind(i - 1) != WORD and page.at(i - 1) != "," else None
    if counted and not page.capital(counted.last):
        return None
    headed = before in _NAME_HEADS or (before == "of" and page.at(i - 2) in _NAME_HEADS)
    return _mask(page, i, last, "name") if headed or page.capital(last + 1) or page.capital(i - 1) else None


def _counts_word(page: Page, last: int) -> bool:
    """Whether a number word counts what follows it, or goes on ("one hundred")."""
    j = page.after(last)
    return page.at(j) in ANY_SCALE or page.at(j) == "of" or _counts(page, last)


def _ordinal_word(page: Page, i: int) -> Mask | None:
    """ "the third time", "his second term", "twenty-first"; not the fraction "a third of" or "a metre a second"."""
    word = page.words[i]
    if word in TENS and page.hyphen(i + 1) and page.at(i + 2) in ORDINAL_WORDS:
        return _mask(page, i, i + 2, "ordinal")
    if word not in ORDINAL_WORDS:
        return None
    if word in ("first", "second") and page.at(i - 1) not in _DETERMINERS:
        return None
    if page.kind(i + 1) != WORD and word in FRACTION_PARTS:
        return None
    return _mask(page, i, i, "ordinal")


WORD_MASKS: tuple[Callable[[Page, int], Mask | None], ...] = (
    _returning,
    _pronoun_one,
    _clock_word,
    _named_word,
    _ordinal_word,
)
"""Why a number word may count nothing, tried in this order."""
