"""Mentions of time in a text: where they stand and what stands there. Spans only; nothing is resolved here.

`find_dates` tries at each word the finders that the table `_FINDERS` names for it; every pattern is bounded, so that
the whole is linear in the text.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

from briefgen.records import Span
from briefgen.text.calendar import BEFORE_MONTHS, FIRST_NAMES
from briefgen.text.letters import MARKS, WORD
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table, word_set

DateKind = Literal["day", "month", "year", "weekday", "relative", "period", "clock"]
Part = Literal["early", "mid", "late", "start", "end"]
Relation = Literal["since", "until", "by", "in", "between", "ago", "first", "last"]
Unit = Literal["minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half", "year"]

# ---------------------------------------------------------------- vocabulary


_CALENDAR = read_table("calendar", ("word", "class", "value", "free in"))


def _named(kind: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in _CALENDAR if row["class"] == kind}


def _free(kind: str) -> dict[str, dict[str, int]]:
    """The names of a kind that need nothing beside them, by the language of the text."""
    rows = [(row, language) for row in _CALENDAR for language in row["free in"].split() if row["class"] == kind]
    found: dict[str, dict[str, int]] = {language: {} for _, language in rows}
    for row, language in rows:
        found[language][row["word"]] = int(row["value"])
    return found


MONTHS = _named("month")
"""English, German, French, Spanish and Italian month names and their common short forms, lower case."""
WEEKDAYS = _named("weekday")
"""Weekday names, Monday = 0 as in `datetime.date.weekday`."""
_FREE_MONTHS = _free("month")
"""Names that are a month without a day or year beside them, by language of the text."""
_FREE_WEEKDAYS = _free("weekday")
_RELATIVE_DAYS = _free("relative")

_UNITS: dict[str, Unit] = {
    "minute": "minute", "hour": "hour", "day": "day", "night": "day", "morning": "day", "evening": "day",
    "afternoon": "day", "weekend": "weekend", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
    "spring": "season", "summer": "season", "autumn": "season", "fall": "season", "winter": "season",
}  # fmt: skip

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season on the northern half of the globe, as meteorologists count them."""

SMALL_NUMBERS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ),
        start=1,
    )
    for word in (words,)
} | {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 3, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}

# ---------------------------------------------------------------- records


@dataclass(frozen=True, slots=True)
class DateMention:
    """A place where a text speaks of time, with what stands there. Nothing is resolved.

    `span` is all of it ("Thursday, February 27, 2020 at 6:43 pm"), `core` the day, month or year alone ("February 27,
    2020"). A period ("since early December", "between January and February 2016") has its far end in `to`.
    "last week" is unit week, shift -1; "nine months" in "in nine months" is count 9, unit month, counted.
    """

    span: Span
    core: Span
    kind: DateKind
    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: Part | None = None
    relation: Relation | None = None
    unit: Unit | None = None
    shift: int | None = None
    count: int | None = None
    ordinal: int | None = None
    """Which quarter, half or month of its year: 1 in "the first quarter" and in "Q1"."""
    clock: str | None = None
    """The time of day beside it, "6:43 pm", in lower case."""
    to: DateMention | None = None
    other: tuple[int, int] | None = None
    """(month, day) of the second reading where figures alone leave open which is the month: 02/03/2020."""
    ahead: bool = False
    """Whether the words around it say that it lies ahead; `tense.in_tense` tells."""

    @property
    def counted(self) -> bool:
        """Whether its number is a duration ("in nine months", "two weeks ago"): a quantity that a mask must leave."""
        return self.count is not None


# ---------------------------------------------------------------- folding


def _fold_character(char: str) -> str:
    if char.isdecimal():
        return str(int(char))
    if char in "\u00a0\u2007\u2009\u202f\u2002\u2003\u2005\u200a\u3000":
        return " "
    if char in "\u2010\u2011\u2012\u2013\u2014\u2212":
        return "-"
    if char in "\u2018\u2019\u02bc":
        return "'"
    low = char.lower()
    return low if len(low) == 1 else low[0]


class _Folding(dict[int, str]):
    """A table for `str.translate` that works out each character once."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_FOLDING = _Folding()


def fold_text(text: str) -> str:
    """Lower case, ASCII digits, plain spaces, dashes and apostrophes: one character to one, so that offsets hold."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


# ---------------------------------------------------------------- patterns (all on folded text, all bounded)


def _one_of(words: Iterator[str] | set[str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_S = r"(?: {1,3}|\r?\n(?![ \r\n]))"
_MONTH = rf"(?P<month>{_one_of(MONTHS)})(?![\w{MARKS}])\.?"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|[º°ª]|\.)?(?![0-9a-z%$€£])"
_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9a-z%])(?![.,/][0-9])"
_WEEKDAY = rf"(?P<weekday>{_one_of(WEEKDAYS)})(?![\w{MARKS}])\.?"
_ZONE = r"(?:gmt|utc|est|edt|cst|cdt|pst|pdt|cet|cest|bst|ist|msk|eet|eest|uhr)\b"
_CLOCK = (
    r"(?:(?:[01]?[0-9]|2[0-4])[:h.][0-5][0-9](?::[0-5][0-9])?(?![0-9])(?: ?(?:[ap]\.m\.|[ap]m\b))"
    r"|(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?![0-9:])"
    r"|(?:1[0-2]|0?[1-9]) ?(?:[ap]\.m\.|[ap]m\b)"
    r"|(?:[01]?[0-9]|2[0-4])[.h][0-5][0-9](?![0-9])(?= ?(?:" + _ZONE + "))"
    r"|(?:[01]?[0-9]|2[0-4])h(?:[0-5][0-9])?(?![0-9a-z])"
    r"|(?:[01][0-9]|2[0-4])[0-5][0-9](?= (?:gmt|utc)\b)"
    r")(?: ?" + _ZONE + r"| ?z\b| ?[+-][0-9]{2}:?[0-9]{2})?"
)
_TIME_AFTER = rf"(?:(?:,|,? ?(?:at|um|à|a las|alle)|,? ?[-·|/]|\(| ?- ?)? {{0,2}}(?P<clock>{_CLOCK}))?"

_ISO = when_used(
    r"(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
    r"(?:[t ](?P<clock>[0-2][0-9]:?[0-5][0-9](?::?[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?z\b|"
    r" ?[+-][0-9]{2}:?(?:[0-9]{2})?| ?" + _ZONE + r")?))?"
)
_NUMERIC = when_used(
    r"(?P<a>[0-9]{1,2})(?P<sep>[./-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>[12][0-9]{3})(?![0-9])" + _TIME_AFTER
)
_YEAR_FIRST = when_used(r"(?P<year>[12][0-9]{3})(?P<sep>[./])(?P<a>[0-9]{1,2})(?P=sep)(?P<b>[0-9]{1,2})(?![0-9])")
_JOINS_DAYS = "to|and|&|bis|und|et|au|y|al|a|e|en|tot|och|till|i|do|и|по|до|ve|و|إلى|حتى|से"
"""Words between the first and the last of two days of one month."""
_DAY_MONTH = when_used(
    rf"{_DAY}(?:{_S}?(?:[-/]|{_JOINS_DAYS}){_S}?(?:(?:el|il|le|den|the){_S})?"
    r"(?P<last>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|[º°ª]|\.)?(?![0-9]))?"
    rf"{_S}?(?:(?:of|de|del|di){_S})?{_MONTH}(?:(?:,|{_S}(?:de|del))?{_S}{_YEAR})?{_TIME_AFTER}"
)
_DAY_MONTH_YEAR = when_used(
    rf"{_DAY}(?P<sep>[-/]){_MONTH}(?P=sep)(?P<year>[12][0-9]{{3}}|[0-9]{{2}})(?![0-9a-z])" + _TIME_AFTER
)
"""12-Dec-2014, 03/Jun/21."""
_MONTH_DAY = when_used(
    rf"{_MONTH}{_S}?(?:the{_S})?{_DAY}(?:{_S}?(?:-|to|and){_S}?(?P<last>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
    rf"(?![0-9a-z%:.]|,[0-9]| (?:million|billion|thousand|hundred|percent)\b))?(?:,?{_S}{_YEAR})?{_TIME_AFTER}"
)
_MONTH_YEAR = when_used(rf"{_MONTH}(?:,|{_S}(?:of|de|del))?{_S}{_YEAR}")
_BARE_MONTH = when_used(_MONTH)
_BARE_WEEKDAY = when_used(_WEEKDAY)
_DAY_OF_ITS_MONTH = when_used(
    rf",?{_S}the{_S}(?P<day>(?P<number>[12]?\d|3[01])(?:st|nd|rd|th))(?![\w-])(?!{_S}(?:of|in|day|time)\b)"
)
"""Behind a weekday the day of a month that is not named: "Saturday the 2nd", but not "Saturday, the 2nd day"."""
_AFTER_WEEKDAY = when_used(
    rf"(?:,? ?\(|,|,?{_S}(?:the|le|den|der|dem)|{_S}(?:night|morning|evening|afternoon),?)?{_S}?"
)
_BARE_CLOCK = when_used(_CLOCK)
_BARE_YEAR = when_used(_YEAR)
_DECADE = when_used(r"(?P<year>[12][0-9]{2}0)'?s\b")
_YEAR_RANGE = when_used(r"(?P<year>[12][0-9]{3}) ?[-/] ?(?P<to>[12][0-9]{3}|[0-9]{2})(?![0-9a-z%])(?![-.,/][0-9])")
_QUARTER = when_used(rf"(?P<unit>[qh])(?P<ordinal>[1-4])\b(?:{_S}(?:of{_S})?{_YEAR})?")
_YEAR_QUARTER = when_used(r"(?P<year>[12][0-9]{3}) ?(?P<unit>[qh])(?P<ordinal>[1-4])\b")
_ORDINAL_PART = when_used(
    rf"(?P<ordinal>{_one_of(_ORDINALS)})[ -](?P<unit>quarter|half)\b"
    rf"(?:{_S}of{_S}(?:the{_S}(?P<this>year)\b|(?P<shift>last|this|next){_S}year\b)|(?:{_S}(?:of|in))?{_S}{_YEAR})?"
)
_COUNTED = rf"(?P<count>[0-9]{{1,3}}|{_one_of(SMALL_NUMBERS)})(?:{_S}of)?[ -]{_S}?"
_DURATION = (
    rf"(?:(?:a|the){_S})?{_COUNTED}(?:(?:full|straight|short|long|consecutive){_S})?"
    r"(?P<unit>minute|hour|day|night|week|weekend|month|quarter|year)s?\b(?!-)"
)
_IN_DURATION = when_used(
    rf"(?:in|over|during)(?:{_S}(?:about|around|nearly|almost|just|only|over|roughly|less than|under|barely))?"
    rf"{_S}{_DURATION}(?!{_S}(?:old|later|ago|earlier|ended|ending|to{_S}(?:end|{_MONTH}|\d)))"
)
_LAST_DURATION = when_used(
    rf"(?P<which>last|past|previous|next|coming|first){_S}{_DURATION}(?:{_S}of{_S}(?:(?P<this>the year)\b|{_YEAR}))?"
)
_MONTHS_TO = when_used(
    rf"{_COUNTED}(?P<unit>month|week|year|quarter)s?{_S}(?:to|ended|ending|up{_S}to){_S}"
    rf"(?:(?:the{_S})?end{_S}of{_S}|(?:last|this){_S})?"
)
_YEAR_TO = when_used(rf"(?P<unit>year){_S}(?:to|ended|ending){_S}(?:(?:the{_S})?end{_S}of{_S})?")
_AGO = when_used(rf"{_DURATION}{_S}ago\b")
_SHIFTED = when_used(
    rf"(?P<which>last|past|previous|this|current|next|coming|same|that){_S}"
    rf"(?:(?P<unit>day|night|morning|evening|afternoon|weekend|week|month|quarter|year|spring|summer|autumn|fall|winter)\b"
    rf"|{_WEEKDAY}|{_MONTH}(?!{_S}\d{{1,2}}{_S}(?:story|article|report|item|dispatch|version)\b))"
)
_EARLIER = when_used(
    rf"(?P<which>earlier|later){_S}(?:on{_S})?(?P<day>today|(?:this|last){_S}(?P<unit>week|month|year|spring|summer|autumn|fall|winter)\b)"
)
_PARTLY = when_used(
    rf"(?:the{_S})?(?P<part>early|mid|middle|late|end|start|beginning|turn|close)(?:{_S}(?:of|"
    rf"in))?[ -]{_S}?(?:the{_S})?(?:of{_S})?"
)
_END_OF_UNIT = when_used(
    rf"(?:the{_S})?(?P<part>end|start|beginning|middle){_S}of{_S}(?:the{_S}|(?P<which>this|last|next){_S})(?P<unit>day|week|month|quarter|year)\b"
)
_YEAR_END = when_used(r"year[ -]end\b")
_SEASON_YEAR = when_used(rf"(?P<season>spring|summer|autumn|fall|winter){_S}(?:of{_S})?{_YEAR}")
_HAN = when_used(
    r"(?:(?P<year>[12][0-9]{3})年)?(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>3[01]|[12][0-9]|0?[1-9])[日号號])?"
    r"|(?P<alone>[12][0-9]{3})年(?![0-9代間间来])"
)
"""Chinese and Japanese dates: 2024年3月5日, 3月5日, 2024年."""
_DAY_BEFORE = when_used(rf"(?:the{_S})?day{_S}(?:(?P<before>before{_S}yesterday)|after{_S}tomorrow)\b")

_TOKEN = when_used(rf"[0-9]+|{WORD}")

# ---------------------------------------------------------------- finding


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its folded twin, as every matcher below takes it."""

    text: str
    fold: str
    language: str

    def capital(self, at: int) -> bool:
        return self.text[at : at + 1].isupper()

    def before(self, at: int) -> str:
        """The word that ends just before `at`, folded; empty where a paragraph, a comma or a stop stands between."""
        end = at
        while end > 0 and at - end < 3 and self.fold[end - 1] in " \n":
            end -= 1
        if self.fold.count("\n", end, at) > 1:
            return ""
        start = end
        while start > 0 and end - start < 12 and self.fold[start - 1].isalpha():
            start -= 1
        return self.fold[start:end]


_Match = re.Match[str]
_Finder = Callable[[Page, int], "DateMention | None"]


def find_dates(text: str, *, language: str = "en", within: Span | None = None) -> tuple[DateMention, ...]:
    """All mentions of time in `text` (or in `within` of it), in order, not overlapping; nothing is resolved.

    `language` is the text's two-letter code: it frees the bare month and weekday names of that language; beside a day
    or year the names of five languages are always read. Spans count code points of `text`. Linear in its length.

    >>> [mention.words for mention in find_dates("On Thursday, Feb. 27, it rose; since early December, nine months")]
    ['Thursday, Feb. 27', 'since early December']
    """
    begin, end = (max(0, within.start), min(within.end, len(text))) if within else (0, len(text))
    first = max(0, begin - _LOOK_AROUND)
    cut = text[first : end + _LOOK_AROUND] if within else text
    found = _dates_in(cut, language[:2].lower() or "en", begin - first, end - first)
    return tuple(_moved(mention, first) for mention in found) if first else found


@lru_cache(maxsize=8_192)
def _dates_in(text: str, language: str, begin: int, end: int) -> tuple[DateMention, ...]:
    """Those that stand in a range of a text; many pieces ask for the dates of one sentence."""
    return tuple(_mentions(Page(text, fold_text(text), language), begin, end))


_LOOK_AROUND = 24
"""Characters around a range that are read too, so that a mention is judged by the words beside it."""


def _moved(mention: DateMention, by: int) -> DateMention:
    if by == 0:
        return mention
    far = _moved(mention.to, by) if mention.to else None
    return replace(mention, span=mention.span.shift(by), core=mention.core.shift(by), to=far)


def _mentions(page: Page, begin: int, end: int) -> Iterator[DateMention]:
    reached = begin
    for token in _TOKEN.finditer(page.fold, begin, end):
        finders = _FINDERS.get(token[0])
        if finders is None:  # most words; kept first because this line decides the speed of the module
            if token[0] > ":":
                continue
            finders = _number_finders(page.fold, token[0], token.end())
        mention = _first(finders, page, token.start()) if token.start() >= reached else None
        if mention and mention.span.end <= end:
            yield mention
            reached = mention.span.end


def _first(finders: tuple[_Finder, ...], page: Page, at: int) -> DateMention | None:
    for finder in finders:
        mention = finder(page, at)
        if mention:
            return mention
    return None


def _built(page: Page, start: int, end: int, mention: DateMention) -> DateMention:
    """`mention` with its outer span set to `[start, end)` and the words that stand there."""
    span = Span(start, end)
    return replace(mention, span=span, words=span.of(page.text))


def _plain(page: Page, start: int, end: int, kind: DateKind) -> DateMention:
    span = Span(start, end)
    return DateMention(span=span, core=span, kind=kind, words=span.of(page.text))


def _apart(page: Page, at: int) -> bool:
    """Whether a number that starts at `at` is not the tail of a larger one, an amount or a word ("1,900", "$2016")."""
    if at == 0:
        return True
    near = page.fold[at - 1]
    if near in ".,:/" and at > 1 and page.fold[at - 2].isdigit():
        return False
    return near not in "$€£¥₹#%@_" and not near.isalnum()


def _iso(page: Page, at: int) -> DateMention | None:
    match = _ISO.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    mention = _plain(page, at, match.end("day"), "day")
    mention = replace(
        mention, year=int(match["year"]), month=int(match["month"]), day=int(match["day"]), clock=match["clock"]
    )
    return _if_real(_built(page, at, match.end(), mention))


def _numeric(page: Page, at: int) -> DateMention | None:
    match = _NUMERIC.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    mention = replace(_plain(page, at, match.end("year"), "day"), year=int(match["year"]), clock=match["clock"])
    end = match.end("clock") if match["clock"] else match.end("year")
    read = _day_and_month(int(match["a"]), int(match["b"]), dotted=match["sep"] == "." or page.language != "en")
    return _if_real(_built(page, at, end, replace(mention, **read))) if read else None


def _day_and_month(first: int, second: int, *, dotted: bool) -> dict[str, Any]:
    """Which of two numbers is the month. Dots, and languages other than English, put the day first; else a number over
    12 decides; else both readings are kept ("02/03/2020"), day first."""
    if second > 12:
        return {"month": first, "day": second} if first <= 12 and not dotted else {}
    if first > 12 or first == second or dotted:
        return {"month": second, "day": first}
    return {"month": second, "day": first, "other": (first, second)}


def _if_real(mention: DateMention) -> DateMention | None:
    """The mention, unless its day cannot exist ("30 February"; 29 February passes without a year)."""
    if mention.month is None or mention.day is None:
        return mention
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= mention.month <= 12 or not 1 <= mention.day <= longest[mention.month - 1]:
        return None
    if (mention.month, mention.day) == (2, 29) and mention.year is not None and not calendar.isleap(mention.year):
        return None
    return mention


def _han(page: Page, at: int) -> DateMention | None:
    match = _HAN.match(page.fold, at)
    if not match or page.fold[at - 1 : at].isdigit():
        return None
    if match["alone"]:
        return replace(_plain(page, at, match.end(), "year"), year=int(match["alone"]))
    mention = _plain(page, at, match.end(), "day" if match["day"] else "month")
    year, day = (int(match[part]) if match[part] else None for part in ("year", "day"))
    return _if_real(replace(mention, year=year, month=int(match["month"]), day=day))


def _year_first(page: Page, at: int) -> DateMention | None:
    match = _YEAR_FIRST.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    mention = _plain(page, at, match.end(), "day")
    return _if_real(replace(mention, year=int(match["year"]), month=int(match["a"]), day=int(match["b"])))


def _day_month(page: Page, at: int) -> DateMention | None:
    match = _DAY_MONTH.match(page.fold, at)
    if not match or not _apart(page, at) or not _is_month_name(page, match):
        return None
    return _if_real(_dated(page, match))


def _day_month_year(page: Page, at: int) -> DateMention | None:
    match = _DAY_MONTH_YEAR.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    mention = replace(_plain(page, at, match.end("year"), "day"), year=year, clock=match["clock"])
    mention = replace(mention, month=MONTHS[match["month"]], day=int(match["day"]))
    return _if_real(_built(page, at, match.end("clock") if match["clock"] else match.end("year"), mention))


def _month_day(page: Page, at: int) -> DateMention | None:
    match = _MONTH_DAY.match(page.fold, at)
    if (
        not match
        or not _is_month_name(page, match)
        or _is_count_after_month(page, match)
        or _is_part_of_month(page, at)
    ):
        return None
    return _if_real(_dated(page, match))


def _is_part_of_month(page: Page, at: int) -> bool:
    """Whether a part of a month is named, which has no day: "until mid-August 30 ships will sail"."""
    return page.before(at - (page.fold[at - 1 : at] == "-")) in ("mid", "early", "late")


def _dated(page: Page, match: _Match) -> DateMention:
    """A day mention (a period for "27-28 February") from a match of the two spelled-out forms."""
    inner = max(match.end(group) for group in ("day", "month", "year", "last"))
    if match["year"] is None and page.fold[inner : inner + 2] in ("st", "nd", "rd", "th"):
        inner += 2
    mention = replace(
        _plain(page, match.start(), inner, "day"),
        year=int(match["year"]) if match["year"] else None,
        month=MONTHS[match["month"]],
        day=int(match["day"]),
        clock=match["clock"],
    )
    if match["last"]:
        mention = replace(
            mention, kind="period", relation="between", to=replace(mention, kind="day", day=int(match["last"]))
        )
    return _built(page, match.start(), match.end("clock") if match["clock"] else inner, mention)


def _is_month_name(page: Page, match: _Match) -> bool:
    """Whether the word beside a number is a month: English months are capitalised; "2 may leave" is none, "2 May"
    is. Months behind "de" have no capital: with one, in a text of another language, they name what is called after a day, "the dam at
    14 de Julho"."""
    word, start = match["month"], match.start("month")
    if page.language == "en" and page.before(start) in ("de", "del") and page.capital(start) and not match["year"]:
        return False
    if word in _FREE_MONTHS["en"] or word in ("may", "mar", "dec"):
        return page.capital(start)
    return True


def _is_count_after_month(page: Page, match: _Match) -> bool:
    """Whether the number after a month counts something: "In March 20 people died", but not "In March 20, 2019".

    A day takes "on"; a month that "in" opens and that a bare number and a lower-case word follow is only a month.
    """
    if match["year"] or match["clock"] or page.before(match.start()) not in ("in", "during", "last", "this", "since"):
        return False
    rest = page.text[match.end() : match.end() + 2]
    counted = _IS_COUNTED.match(page.fold, match.end()) and not _NO_NOUN.match(page.fold, match.end())
    return rest[:1] == " " and rest[1:].islower() and bool(counted)


_IS_COUNTED = when_used(
    r" (?:[a-z-]+ ){0,2}?(?!(?:ha|wa|i|thi|hi|it|a)s\b)(?:[a-z-]+s|people|police|(?:[a-z]+)?m[ae]n|(?:[a-z]+)?children|percent)\b"
)
"""What a number may count: "In March 20 young people died", but not "since March 20 information has been scarce"."""
_NO_NOUN = when_used(
    r" (?:ha[sd]|have|was|were|is|are|and|or|but|when|while|with|to|at|by|as|for|after|before|because|if|it|they|he|she|we|you|there|"
    r"no|the|an?|its|their|his|her|this|that|who|which|will|would|could|until|till|"
    r"story|article|report|dispatch|item|version)\b"
)
"""What nobody counts: behind "since March 20" these words leave 20 a day."""


def _month_year(page: Page, at: int) -> DateMention | None:
    match = _MONTH_YEAR.match(page.fold, at)
    if not match or not _is_month_name(page, match) or not _is_year(page, match.start("year"), beside=True):
        return None
    mention = _plain(page, at, match.end(), "month")
    return replace(mention, year=int(match["year"]), month=MONTHS[match["month"]])


def _bare_month(page: Page, at: int) -> DateMention | None:
    match = _BARE_MONTH.match(page.fold, at)
    if not match or not _stands_alone(page, match):
        return None
    return replace(_plain(page, at, match.end("month"), "month"), month=MONTHS[match["month"]])


def _stands_alone(page: Page, match: _Match) -> bool:
    """Whether a month name without day or year is a month. English ones are capitalised; "May" only after "in", or
    after a word that can only stand before a time ("early May", "since May," but not "since May resigned")."""
    word, at, after = match["month"], match.start("month"), page.text[match.end() : match.end() + 2]
    if page.language != "en" and word in _FREE_MONTHS.get(page.language, {}):
        return page.capital(at) if page.language == "de" else not page.capital(at) or page.before(at) != ""
    if not page.capital(at) or (
        page.fold[at - 1 : at] == "-" and page.before(at - 1) not in ("mid", "early", "late", "end")
    ):
        return False
    before = page.before(at)
    if word in FIRST_NAMES and after[:1] == " " and after[1:].isupper() and before not in BEFORE_MONTHS:
        return False  # "April Stone said"
    if word == "may":
        return before in ("in", "early", "mid", "late") or (
            before in ("since", "until", "till") and not after.strip().islower()
        )
    if word == "march":
        return before in _BEFORE_TIME or page.fold[at - 4 : at] == "mid-"
    if word == "august" or len(word) > 4 or word in ("june", "july", "sept"):
        return word in _FREE_MONTHS["en"]
    return word in _FREE_MONTHS["en"] and page.fold[match.end("month") : match.end("month") + 1] == "."


_BEFORE_TIME = word_set(
    "in since until till by early mid late last next this during from to through of and between before after on for "
    "previous"
)


def _weekday(page: Page, at: int) -> DateMention | None:
    match = _BARE_WEEKDAY.match(page.fold, at)
    if not match:
        return None
    number = WEEKDAYS[match["weekday"]]
    gap = _AFTER_WEEKDAY.match(page.fold, match.end())
    beside = _spelled_out(page, gap.end()) if gap else None
    if beside:
        return _built(page, at, beside.span.end, replace(beside, weekday=number))
    free = match["weekday"] in _FREE_WEEKDAYS.get(page.language, {})
    if not free or (page.language in ("en", "de") and not page.capital(at)) or _is_named_day(page, match):
        return None
    of_month = _DAY_OF_ITS_MONTH.match(page.fold, match.end("weekday"))
    if of_month:
        return replace(_plain(page, at, of_month.end("day"), "weekday"), weekday=number, day=int(of_month["number"]))
    return replace(_plain(page, at, match.end("weekday"), "weekday"), weekday=number)


def _spelled_out(page: Page, at: int) -> DateMention | None:
    return _first(
        (_iso, _numeric, _day_month_year, _day_month) if page.fold[at : at + 1].isdigit() else (_month_day,), page, at
    )


_NAMED_BEFORE = word_set("black good easter ash super cyber bloody whit palm holy boxing giving")
_NAMED_AFTER = when_used(
    r" (?:times|telegraph|mirror|express|mail|post|people|herald|independent|sun|world|tribune|review|club)\b"
)


def _is_named_day(page: Page, match: _Match) -> bool:
    """ "Black Friday" and "The Sunday Times" are names."""
    after = _NAMED_AFTER.match(page.fold, match.end())
    return page.before(match.start()) in _NAMED_BEFORE or bool(after and page.capital(after.start() + 1))


def _clock_alone(page: Page, at: int) -> DateMention | None:
    match = _BARE_CLOCK.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    return replace(_plain(page, at, match.end(), "clock"), clock=match[0])


def _year_range(page: Page, at: int) -> DateMention | None:
    match = _YEAR_RANGE.match(page.fold, at)
    if not match or not _is_year(page, at, beside=True):
        return None
    first, last = int(match["year"]), int(match["to"])
    last = last if last > 99 else first - first % 100 + last
    if not 0 < last - first < 100:
        return None
    mention = replace(_plain(page, at, match.end(), "period"), relation="between", year=first)
    return replace(mention, to=replace(_plain(page, match.start("to"), match.end(), "year"), year=last))


def _decade(page: Page, at: int) -> DateMention | None:
    match = _DECADE.match(page.fold, at)
    if not match or not _is_year(page, at, beside=True):
        return None
    first = int(match["year"])
    mention = replace(_plain(page, at, match.end(), "period"), relation="between", year=first)
    return replace(
        mention, to=replace(_plain(page, at, match.end(), "year"), year=first + (99 if first % 100 == 0 else 9))
    )


def _year_alone(page: Page, at: int) -> DateMention | None:
    match = _BARE_YEAR.match(page.fold, at)
    if not match or not _is_year(page, at):
        return None
    return replace(_plain(page, at, match.end("year"), "year"), year=int(match["year"]))


_COUNT_NOUN = when_used(
    r"[ -](?:(?:more|other|new|of|additional|[a-z]{3,10}n|[a-z]{3,10}(?:al|ed|ing|ish|ese)) )?"
    r"(?:people|men|women|children|persons|police|troops|homes|houses|soldiers|civilians|refugees|migrants|dead|deaths|"
    r"injured|wounded|killed|missing|victims|cases|jobs|votes|employees|workers|passengers|families|patients|km|"
    r"kilomet(?:er|re)s|miles|met(?:er|re)s|feet|tons|tonnes|kg|percent|per cent|million|billion|thousand|hundred|"
    r"dollars|euros|pounds|rubles|rupees|yen|degrees|square|cubic|hectares|acres|litres|barrels)\b"
    r"|-(?:page|seat|bed|room|strong|metre|meter|kilometre|kilometer|mile|foot|tonne|ton|person|man|member|year|hour|car|"
    r"space|horsepower|megawatt|unit|word|acre|hectare|volt|calorie)\b"
)
_PLURAL = when_used(
    r"[ -](?!(?:was|has|does|goes|says|sees|gets|brings|comes|marks|ends|begins|starts|as)\b)[a-z]+[^sui]s\b"
)
_BEFORE_YEAR = word_set("the of to and by from before after between through for its their his her our s than or a an")
"""Words before a year that a count seldom follows: "the 2016 elections", "by 2018 rebels held it"."""
_YEAR_SURE = word_set("in since during until till early mid late spring summer autumn winter year fiscal circa")
_QUANTIFIERS = word_set("some about around over nearly almost least most exactly only all just up total another")


def _is_year(page: Page, at: int, *, beside: bool = False) -> bool:
    """Whether four digits are a year: 1900-2099, no part of a larger number, and no count of what follows ("2016
    people") unless a word of time precedes ("in 2016 people fled"). `beside` another part of a date they always are."""
    if not _apart(page, at) or not 1900 <= int(page.fold[at : at + 4]) <= 2099:
        return False
    before = page.before(at)
    if beside or before in _YEAR_SURE:
        return True
    if _COUNT_NOUN.match(page.fold, at + 4):
        return False
    return not _PLURAL.match(page.fold, at + 4) or before in _BEFORE_YEAR or _is_name_before(page, at, before)


def _is_name_before(page: Page, at: int, before: str) -> bool:
    """ "the Rio 2016 games": a capitalised word before a year, which is no "Some" at the head of a sentence."""
    return bool(before) and before not in _QUANTIFIERS and page.text[at - 1 - len(before) : at - len(before)].isupper()


def _quarter(page: Page, at: int) -> DateMention | None:
    match = _QUARTER.match(page.fold, at)
    if not match or not page.capital(at):
        return None
    return _within_year(page, match)


def _year_quarter(page: Page, at: int) -> DateMention | None:
    match = _YEAR_QUARTER.match(page.fold, at)
    return _within_year(page, match) if match and _is_year(page, at, beside=True) else None


def _ordinal_part(page: Page, at: int) -> DateMention | None:
    match = _ORDINAL_PART.match(page.fold, at)
    if not match:
        return None
    mention = _within_year(page, match)
    shift = 0 if match["this"] else {"last": -1, "this": 0, "next": 1}.get(match["shift"] or "")
    return replace(mention, shift=shift)


def _within_year(page: Page, match: _Match) -> DateMention:
    unit: Unit = "quarter" if match["unit"].startswith("q") else "half"
    mention = replace(_plain(page, match.start(), match.end(), "period"), relation="in", unit=unit)
    year = int(match["year"]) if match["year"] else None
    return replace(mention, year=year, ordinal=_ORDINALS.get(match["ordinal"]) or int(match["ordinal"]))


def _in_duration(page: Page, at: int) -> DateMention | None:
    match = _IN_DURATION.match(page.fold, at)
    return _lasting(page, match, "in") if match else None


def _last_duration(page: Page, at: int) -> DateMention | None:
    match = _LAST_DURATION.match(page.fold, at)
    if not match:
        return None
    which: Relation = "first" if match["which"] == "first" else "last"
    if match["which"] in ("next", "coming") or (which == "first" and not (match["year"] or match["this"])):
        return None
    mention = _lasting(page, match, which)
    return replace(mention, year=int(match["year"]) if match["year"] else None)


def _ago(page: Page, at: int) -> DateMention | None:
    if page.fold.find("ago", at, at + 48) < 0:  # a cheap look first: this is tried at every "a" and every number
        return None
    match = _AGO.match(page.fold, at)
    return replace(_lasting(page, match, "ago"), kind="relative") if match else None


def _lasting(page: Page, match: _Match, relation: Relation) -> DateMention:
    count = int(match["count"]) if match["count"].isdigit() else SMALL_NUMBERS[match["count"]]
    mention = replace(_plain(page, match.start(), match.end(), "period"), relation=relation)
    return replace(mention, unit=_UNITS[match["unit"]], count=count)


def _months_to(page: Page, at: int) -> DateMention | None:
    """ "three months to March", "the year ended 31 March 2031": back from the end of what is named."""
    if page.fold.find("to", at, at + 32) < 0 and page.fold.find("end", at, at + 32) < 0:
        return None
    match = _MONTHS_TO.match(page.fold, at) or _YEAR_TO.match(page.fold, at)
    last = _simple_point(page, match.end()) or _partly(page, match.end()) if match else None
    if match is None or last is None or last.kind not in ("day", "month"):
        return None
    count = match["count"] if "count" in match.re.groupindex else "one"
    number = int(count) if count.isdigit() else SMALL_NUMBERS[count]
    mention = replace(_plain(page, at, last.span.end, "period"), relation="between", to=last, year=last.year)
    if count == "one" and page.fold[max(at - 5, 0) : at] in ("half-", "half "):
        return replace(mention, unit="month", count=6)
    return replace(mention, unit=_UNITS[match["unit"]], count=number)


_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1}


def _shifted(page: Page, at: int) -> DateMention | None:
    match = _SHIFTED.match(page.fold, at)
    if not match or match["which"] in ("that", "same"):
        return None
    shift = _SHIFTS[match["which"]]
    if match["unit"]:
        mention = replace(_plain(page, at, match.end(), "relative"), unit=_UNITS[match["unit"]], shift=shift)
        if match["which"] in ("last", "past") and _is_rolling(page, at, match):
            return replace(mention, kind="period", relation="last", shift=None, count=1)
        return replace(mention, month=_SEASONS.get(match["unit"]))
    word, start = match["weekday"] or match["month"], match.start("weekday" if match["weekday"] else "month")
    if not page.capital(start):
        return None
    if match["weekday"]:
        end = match.end("weekday")
        return replace(_plain(page, at, end, "weekday"), weekday=WEEKDAYS[word], shift=shift) if len(word) > 4 else None
    beside = _month_day(page, start) or _month_year(page, start)
    if beside:
        return _built(page, at, beside.span.end, beside)
    return replace(_plain(page, at, match.end("month"), "month"), month=MONTHS[word], shift=shift)


def _is_rolling(page: Page, at: int, match: _Match) -> bool:
    """Whether "the last week" means the days up to now: not "last week", which is the calendar's, nor "the last week
    of May"."""
    rolling = page.before(at) in ("the", "this") and match["unit"] in ("week", "month", "quarter", "year")
    return rolling and not page.fold.startswith((" of", " in", " before"), match.end())


def _earlier(page: Page, at: int) -> DateMention | None:
    match = _EARLIER.match(page.fold, at)
    if not match:
        return None
    part: Part = "early" if match["which"] == "earlier" else "late"
    mention = replace(_plain(page, at, match.end(), "relative"), part=part, shift=-1 if "last" in match[0] else 0)
    unit = match["unit"] or "day"
    return replace(mention, unit=_UNITS[unit], month=_SEASONS.get(unit))


def _relative_day(page: Page, at: int) -> DateMention | None:
    token = _TOKEN.match(page.fold, at)
    shift = _RELATIVE_DAYS.get(page.language, {}).get(token[0]) if token else None
    if token is None or shift is None or (page.language == "de" and page.capital(at) and page.before(at)):
        return None  # "am Morgen", "heute Morgen": the morning
    return replace(_plain(page, at, token.end(), "relative"), unit="day", shift=shift)


def _day_before(page: Page, at: int) -> DateMention | None:
    match = _DAY_BEFORE.match(page.fold, at)
    if not match:
        return None
    return replace(_plain(page, at, match.end(), "relative"), unit="day", shift=-2 if match["before"] else 2)


_PARTS: dict[str, Part] = {
    "early": "early", "start": "start", "beginning": "start", "turn": "start", "mid": "mid", "middle": "mid",
    "late": "late", "end": "end", "close": "end",
}  # fmt: skip


def _partly(page: Page, at: int) -> DateMention | None:
    """ "early December", "mid-2015", "the end of last week", "by the end of the month" from "the end" on."""
    of_unit = _END_OF_UNIT.match(page.fold, at)
    if of_unit:
        shift = _SHIFTS.get(of_unit["which"] or "this", 0)
        mention = replace(_plain(page, at, of_unit.end(), "relative"), part=_PARTS[of_unit["part"]], shift=shift)
        return replace(mention, unit=_UNITS[of_unit["unit"]])
    match = _PARTLY.match(page.fold, at)
    inner = _simple_point(page, match.end()) if match else None
    if (
        match is None
        or inner is None
        or inner.part
        or inner.kind not in ("month", "year", "relative", "weekday", "day")
    ):
        return None
    return _built(page, at, inner.span.end, replace(inner, part=_PARTS[match["part"]]))


def _year_end(page: Page, at: int) -> DateMention | None:
    match = _YEAR_END.match(page.fold, at)
    return replace(_plain(page, at, match.end(), "relative"), unit="year", shift=0, part="end") if match else None


def _season_year(page: Page, at: int) -> DateMention | None:
    match = _SEASON_YEAR.match(page.fold, at)
    if not match or not _is_year(page, match.start("year"), beside=True):
        return None
    mention = replace(_plain(page, at, match.end(), "month"), unit="season", year=int(match["year"]))
    return replace(mention, month=_SEASONS[match["season"]])


_OPENING = when_used(rf"(?P<word>since|until|till|by|between|from|seit){_S}")
_JOINING = when_used(rf"{_S}?(?:-|{_S}?(?:and|to|until|till|through){_S}){_S}?")


def _since(page: Page, at: int) -> DateMention | None:
    """ "since early December", "until the end of the month": the opening word and the point that follows it."""
    match = _OPENING.match(page.fold, at)
    inner = _point(page, match.end()) if match else None
    if match is None or inner is None or inner.kind == "period":
        return None
    relation: Relation = {"since": "since", "seit": "since", "by": "by"}.get(match["word"], "until")  # type: ignore[assignment]
    return _built(page, at, inner.span.end, replace(inner, kind="period", relation=relation, unit=inner.unit))


def _between(page: Page, at: int) -> DateMention | None:
    """ "between January and February 2016", "from 2011 to 2015": two points; the first takes the year of the second."""
    match = _OPENING.match(page.fold, at)
    first = _point(page, match.end()) if match else None
    joint = _JOINING.match(page.fold, first.span.end) if first else None
    last = _point(page, joint.end()) if joint else None
    if first is None or last is None or "period" in (first.kind, last.kind):
        return None
    if first.kind == "clock" or last.kind == "clock":
        return None
    year = first.year if first.year is not None or first.kind == "relative" else last.year
    whole = replace(
        first, kind="period", relation="between", year=year, to=last, core=Span(first.core.start, last.core.end)
    )
    return _built(page, at, last.span.end, whole)


def _month_span(page: Page, at: int) -> DateMention | None:
    """ "January-February 2016", "January to March 2020" without an opening word."""
    first = _bare_month(page, at)
    joint = _JOINING.match(page.fold, first.span.end) if first else None
    last = (_month_year(page, joint.end()) or _bare_month(page, joint.end())) if joint else None
    if first is None or joint is None or last is None or " and " in joint[0]:
        return None
    whole = replace(first, kind="period", relation="between", year=last.year, to=last)
    return _built(page, at, last.span.end, replace(whole, core=Span(at, last.span.end)))


def _point(page: Page, at: int) -> DateMention | None:
    """The day, month, year, weekday or relative mention that starts at `at`; no "since", which would call itself."""
    return _point_of(page, at, _POINTS, _SHORT)


def _simple_point(page: Page, at: int) -> DateMention | None:
    """As `_point`, without what itself holds a point ("the end of ...", "three months to ..."): nothing nests
    deeper."""
    return _point_of(page, at, _SIMPLE_POINTS, (_day_month,))


def _point_of(
    page: Page, at: int, words: dict[str, tuple[_Finder, ...]], short: tuple[_Finder, ...]
) -> DateMention | None:
    start = at + 4 if page.fold.startswith("the ", at) else at
    token = _TOKEN.match(page.fold, start)
    if token is None:
        return None
    if not token[0][0].isdigit():
        return _first(words.get(token[0], ()), page, start)
    finders = _number_finders(page.fold, token[0], token.end())
    return _first(short if finders is _SHORT else finders, page, start)


_LONG: tuple[_Finder, ...] = (_iso, _year_first, _year_quarter, _year_range, _decade, _year_alone, _clock_alone)
_SHORT: tuple[_Finder, ...] = (_day_month, _clock_alone, _months_to, _ago, _ordinal_part)
_MARKED: tuple[_Finder, ...] = (_numeric, _day_month_year, _day_month, _clock_alone)


def _number_finders(fold: str, token: str, end: int) -> tuple[_Finder, ...]:
    """What to try at a run of digits, by its length and the character after it: most numbers are no dates."""
    if fold[end : end + 1] in ("年", "月"):
        return (_han,)
    if len(token) == 4:
        return _LONG
    if len(token) > 3:
        return ()
    return _MARKED if len(token) < 3 and fold[end : end + 1] in ".:/-" else _SHORT


def _finder_table() -> tuple[dict[str, tuple[_Finder, ...]], dict[str, tuple[_Finder, ...]]]:
    """Which finders to try at which folded word: first table for points, second for all mentions. Policy in one
    place."""
    points: dict[str, tuple[_Finder, ...]] = {}
    points |= dict.fromkeys(MONTHS, (_month_day, _month_year, _bare_month))
    points |= dict.fromkeys(WEEKDAYS, (_weekday,))
    points |= {word: (*points.get(word, ()), _relative_day) for table in _RELATIVE_DAYS.values() for word in table}
    points |= dict.fromkeys(("last", "past", "previous", "this", "current", "next", "coming"), (_shifted,))
    points |= dict.fromkeys(
        ("early", "mid", "middle", "late", "end", "start", "beginning", "turn", "close"), (_partly,)
    )
    points |= dict.fromkeys(("earlier", "later"), (_earlier,))
    points |= dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), (_season_year,))
    points |= {"year": (_months_to, _year_end), "day": (_day_before,)}
    points |= {word: (*points.get(word, ()), _months_to, _ago) for word in SMALL_NUMBERS}
    points |= {word: (*points.get(word, ()), _ordinal_part) for word in ("second", "third", "fourth", "final")}
    points |= {"first": (_ordinal_part,), "q": (_quarter,), "h": (_quarter,)}
    every = {word: (_month_span, *finders) if word in MONTHS else finders for word, finders in points.items()}
    every |= dict.fromkeys(("since", "until", "till", "by", "seit"), (_since,))
    every |= dict.fromkeys(("between", "from"), (_between,))
    every |= dict.fromkeys(("in", "over", "during"), (_in_duration,))
    every |= {word: (_last_duration, *every.get(word, ())) for word in ("last", "past", "previous", "first")}
    return points, every


_POINTS, _FINDERS = _finder_table()
_HOLDING_A_POINT = (_partly, _months_to)
_SIMPLE_POINTS = {
    word: tuple(finder for finder in finders if finder not in _HOLDING_A_POINT) for word, finders in _POINTS.items()
}
