"""Dates: where a text speaks of time, which day that is, and which figure it dates.

Read in this order: `find_dates` marks the mentions (spans only, nothing is resolved), `resolve_mention` turns one
into a day or period against the published date, `find_publication` and `infer_publications` give an article its own
date, and `claim_clock` says of one figure its as-of, its event's day and its period.

The three rules that everything here keeps: a duration ("nine months", "nine-year-old") is a quantity and no date;
without a published date nothing is resolved, only listed as candidates; a date that was inferred says so and why.

Left out on purpose: holidays and names of days ("Easter", "Black Friday"), dates BC, and words that count from another
event of the story ("two days later"), which cannot be resolved against the published date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from briefgen.lexicon import ABBREVIATIONS, BODY_NAMES, COUNTRY_NAMES, DEMONYMS, SEATS
from briefgen.records import Article, Basis, DatedSpan, Published, Role, Span

DateKind = Literal["day", "month", "year", "weekday", "relative", "period", "clock"]
Part = Literal["early", "mid", "late", "start", "end"]
Relation = Literal["since", "until", "by", "in", "between", "ago", "first", "last"]
Unit = Literal["minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half", "year"]

# ---------------------------------------------------------------- vocabulary


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MONTHS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "january jan januar jänner jaenner janvier janv enero gennaio",
            "february feb februar feber février fevrier févr febrero febbraio",
            "march mar märz maerz mars marzo",
            "april apr avril abril aprile",
            "may mai mayo maggio",
            "june jun juni juin junio giugno",
            "july jul juli juillet juil julio luglio",
            "august aug août aout agosto",
            "september sep sept septembre septiembre setiembre settembre",
            "october oct oktober okt octobre octubre ottobre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre decembre déc diciembre dicembre",
        ),
        start=1,
    )
    for word in words.split()
}
"""English, German, French, Spanish and Italian month names and their common short forms, lower case."""

_FREE_MONTHS: dict[str, frozenset[str]] = {
    "en": _words(
        "january february march april june july august september october november december sept jan feb apr jun jul "
        "aug oct nov dec"
    ),
    "de": _words("januar jänner februar feber märz april mai juni juli august september oktober november dezember"),
    "fr": _words(
        "janvier février fevrier mars avril mai juin juillet août aout septembre octobre novembre décembre decembre"
    ),
    "es": _words("enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"),
    "it": _words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
}
"""Names that are a month without a day or year beside them, by language of the text."""

WEEKDAYS: dict[str, int] = {
    word: number
    for number, words in enumerate(
        (
            "monday mon montag lundi lunes lunedì",
            "tuesday tue tues dienstag mardi martes martedì",
            "wednesday wed mittwoch mercredi miércoles mercoledì",
            "thursday thu thur thurs donnerstag jeudi jueves giovedì",
            "friday fri freitag vendredi viernes venerdì",
            "saturday sat samstag sonnabend samedi sábado sabato",
            "sunday sun sonntag dimanche domingo domenica",
        )
    )
    for word in words.split()
}
"""Weekday names, Monday = 0 as in `datetime.date.weekday`."""

_FREE_WEEKDAYS: dict[str, frozenset[str]] = {
    "en": _words("monday tuesday wednesday thursday friday saturday sunday tues thurs"),
    "de": _words("montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag"),
    "fr": _words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "es": _words("lunes martes miércoles jueves viernes sábado domingo"),
    "it": _words("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
}

_RELATIVE_DAYS: dict[str, dict[str, int]] = {
    "en": {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1},
    "fr": {"hier": -1, "demain": 1},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0},
    "it": {"ieri": -1, "oggi": 0, "domani": 1},
}

_UNITS: dict[str, Unit] = {
    "minute": "minute", "hour": "hour", "day": "day", "night": "day", "morning": "day", "evening": "day",
    "afternoon": "day", "weekend": "weekend", "week": "week", "month": "month", "quarter": "quarter", "year": "year",
    "spring": "season", "summer": "season", "autumn": "season", "fall": "season", "winter": "season",
}  # fmt: skip

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season on the northern half of the globe, as meteorologists count them."""

_SMALL_NUMBERS: dict[str, int] = {
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


def _fold(text: str) -> str:
    """Lower case, ASCII digits, plain spaces, dashes and apostrophes: one character to one, so that offsets hold."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


# ---------------------------------------------------------------- patterns (all on folded text, all bounded)


def _one_of(words: Iterator[str] | set[str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_S = r"(?: {1,3}|\r?\n(?![ \r\n]))"
_MONTH = rf"(?P<month>{_one_of(MONTHS)})\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|er|º|ª|\.)?(?![0-9a-z%$€£])"
_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9a-z%])(?![.,/][0-9])"
_WEEKDAY = rf"(?P<weekday>{_one_of(WEEKDAYS)})\b\.?"
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

_ISO = re.compile(
    r"(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])(?![0-9])"
    r"(?:[t ](?P<clock>[0-2][0-9]:?[0-5][0-9](?::?[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?z\b|"
    r" ?[+-][0-9]{2}:?(?:[0-9]{2})?| ?" + _ZONE + r")?))?"
)
_NUMERIC = re.compile(
    r"(?P<a>[0-9]{1,2})(?P<sep>[./-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>[12][0-9]{3})(?![0-9])" + _TIME_AFTER
)
_YEAR_FIRST = re.compile(r"(?P<year>[12][0-9]{3})(?P<sep>[./])(?P<a>[0-9]{1,2})(?P=sep)(?P<b>[0-9]{1,2})(?![0-9])")
_DAY_MONTH = re.compile(
    rf"{_DAY}(?:{_S}?(?:-|to|and|und|et|y|e|bis){_S}?(?P<last>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th|\.)?(?![0-9]))?"
    rf"{_S}?(?:(?:of|de|del|di){_S})?{_MONTH}(?:(?:,|{_S}(?:de|del))?{_S}{_YEAR})?{_TIME_AFTER}"
)
_MONTH_DAY = re.compile(
    rf"{_MONTH}{_S}?(?:the{_S})?{_DAY}(?:{_S}?(?:-|to|and){_S}?(?P<last>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
    rf"(?![0-9a-z%:.]|,[0-9]| (?:million|billion|thousand|hundred|percent)\b))?(?:,?{_S}{_YEAR})?{_TIME_AFTER}"
)
_MONTH_YEAR = re.compile(rf"{_MONTH}(?:,|{_S}(?:of|de|del))?{_S}{_YEAR}")
_BARE_MONTH = re.compile(_MONTH)
_BARE_WEEKDAY = re.compile(_WEEKDAY)
_AFTER_WEEKDAY = re.compile(
    rf"(?:,? ?\(|,|,?{_S}(?:the|le|den|der|dem)|{_S}(?:night|morning|evening|afternoon),?)?{_S}?"
)
_BARE_CLOCK = re.compile(_CLOCK)
_BARE_YEAR = re.compile(_YEAR)
_DECADE = re.compile(r"(?P<year>[12][0-9]{2}0)'?s\b")
_YEAR_RANGE = re.compile(r"(?P<year>[12][0-9]{3}) ?[-/] ?(?P<to>[12][0-9]{3}|[0-9]{2})(?![0-9a-z%])(?![-.,/][0-9])")
_QUARTER = re.compile(rf"(?P<unit>[qh])(?P<ordinal>[1-4])\b(?:{_S}(?:of{_S})?{_YEAR})?")
_YEAR_QUARTER = re.compile(r"(?P<year>[12][0-9]{3}) ?(?P<unit>[qh])(?P<ordinal>[1-4])\b")
_ORDINAL_PART = re.compile(
    rf"(?P<ordinal>{_one_of(_ORDINALS)})[ -](?P<unit>quarter|half)\b"
    rf"(?:{_S}of{_S}(?:the{_S}(?P<this>year)\b|(?P<shift>last|this|next){_S}year\b)|(?:{_S}(?:of|in))?{_S}{_YEAR})?"
)
_COUNTED = rf"(?P<count>[0-9]{{1,3}}|{_one_of(_SMALL_NUMBERS)})(?:{_S}of)?[ -]{_S}?"
_DURATION = (
    rf"(?:(?:a|the){_S})?{_COUNTED}(?:(?:full|straight|short|long|consecutive){_S})?"
    r"(?P<unit>minute|hour|day|night|week|weekend|month|quarter|year)s?\b(?!-)"
)
_IN_DURATION = re.compile(
    rf"(?:in|over|during)(?:{_S}(?:about|around|nearly|almost|just|only|over|roughly|less than|under|barely))?"
    rf"{_S}{_DURATION}(?!{_S}(?:old|later|ago|earlier)\b)"
)
_LAST_DURATION = re.compile(
    rf"(?P<which>last|past|previous|next|coming|first){_S}{_DURATION}(?:{_S}of{_S}(?:(?P<this>the year)\b|{_YEAR}))?"
)
_MONTHS_TO = re.compile(
    rf"{_COUNTED}(?P<unit>month|week|year|quarter)s?{_S}(?:to|ended|ending|up{_S}to){_S}"
    rf"(?:(?:the{_S})?end{_S}of{_S}|(?:last|this){_S})?"
)
_YEAR_TO = re.compile(rf"(?P<unit>year){_S}(?:to|ended|ending){_S}(?:(?:the{_S})?end{_S}of{_S})?")
_AGO = re.compile(rf"{_DURATION}{_S}ago\b")
_SHIFTED = re.compile(
    rf"(?P<which>last|past|previous|this|current|next|coming|same|that){_S}"
    rf"(?:(?P<unit>day|night|morning|evening|afternoon|weekend|week|month|quarter|year|spring|summer|autumn|fall|winter)\b"
    rf"|{_WEEKDAY}|{_MONTH})"
)
_EARLIER = re.compile(
    rf"(?P<which>earlier|later){_S}(?:on{_S})?(?P<day>today|(?:this|last){_S}(?P<unit>week|month|year|spring|summer|autumn|fall|winter)\b)"
)
_PARTLY = re.compile(
    rf"(?:the{_S})?(?P<part>early|mid|middle|late|end|start|beginning|turn|close)(?:{_S}(?:of|"
    rf"in))?[ -]{_S}?(?:the{_S})?(?:of{_S})?"
)
_END_OF_UNIT = re.compile(
    rf"(?:the{_S})?(?P<part>end|start|beginning|middle){_S}of{_S}(?:the{_S}|(?P<which>this|last|next){_S})(?P<unit>day|week|month|quarter|year)\b"
)
_YEAR_END = re.compile(r"year[ -]end\b")
_SEASON_YEAR = re.compile(rf"(?P<season>spring|summer|autumn|fall|winter){_S}(?:of{_S})?{_YEAR}")
_DAY_BEFORE = re.compile(rf"(?:the{_S})?day{_S}(?:(?P<before>before{_S}yesterday)|after{_S}tomorrow)\b")

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+")

# ---------------------------------------------------------------- finding


@dataclass(frozen=True, slots=True)
class _Page:
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
        start = end
        while start > 0 and end - start < 12 and self.fold[start - 1].isalpha():
            start -= 1
        return self.fold[start:end]


_Match = re.Match[str]
_Finder = Callable[[_Page, int], "DateMention | None"]


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
    page = _Page(cut, _fold(cut), language[:2].lower() or "en")
    return tuple(_moved(mention, first) for mention in _mentions(page, begin - first, end - first))


_LOOK_AROUND = 24
"""Characters around a range that are read too, so that a mention is judged by the words beside it."""


def _moved(mention: DateMention, by: int) -> DateMention:
    if by == 0:
        return mention
    far = _moved(mention.to, by) if mention.to else None
    return replace(mention, span=mention.span.shift(by), core=mention.core.shift(by), to=far)


def _mentions(page: _Page, begin: int, end: int) -> Iterator[DateMention]:
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


def _first(finders: tuple[_Finder, ...], page: _Page, at: int) -> DateMention | None:
    for finder in finders:
        mention = finder(page, at)
        if mention:
            return mention
    return None


def _built(page: _Page, start: int, end: int, mention: DateMention) -> DateMention:
    """`mention` with its outer span set to `[start, end)` and the words that stand there."""
    span = Span(start, end)
    return replace(mention, span=span, words=span.of(page.text))


def _plain(page: _Page, start: int, end: int, kind: DateKind) -> DateMention:
    span = Span(start, end)
    return DateMention(span=span, core=span, kind=kind, words=span.of(page.text))


def _apart(page: _Page, at: int) -> bool:
    """Whether a number that starts at `at` is not the tail of a larger one, an amount or a word ("1,900", "$2016")."""
    if at == 0:
        return True
    near = page.fold[at - 1]
    if near in ".,:/" and at > 1 and page.fold[at - 2].isdigit():
        return False
    return near not in "$€£¥₹#%@_" and not near.isalnum()


def _iso(page: _Page, at: int) -> DateMention | None:
    match = _ISO.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    mention = _plain(page, at, match.end("day"), "day")
    mention = replace(
        mention, year=int(match["year"]), month=int(match["month"]), day=int(match["day"]), clock=match["clock"]
    )
    return _if_real(_built(page, at, match.end(), mention))


def _numeric(page: _Page, at: int) -> DateMention | None:
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


def _year_first(page: _Page, at: int) -> DateMention | None:
    match = _YEAR_FIRST.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    mention = _plain(page, at, match.end(), "day")
    return _if_real(replace(mention, year=int(match["year"]), month=int(match["a"]), day=int(match["b"])))


def _day_month(page: _Page, at: int) -> DateMention | None:
    match = _DAY_MONTH.match(page.fold, at)
    if not match or not _apart(page, at) or not _is_month_name(page, match):
        return None
    return _if_real(_dated(page, match))


def _month_day(page: _Page, at: int) -> DateMention | None:
    match = _MONTH_DAY.match(page.fold, at)
    if not match or not _is_month_name(page, match) or _is_count_after_month(page, match):
        return None
    return _if_real(_dated(page, match))


def _dated(page: _Page, match: _Match) -> DateMention:
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


def _is_month_name(page: _Page, match: _Match) -> bool:
    """Whether the word beside a number is a month: English months are capitalised; "2 may leave" is none, "2 May"
    is."""
    word, start = match["month"], match.start("month")
    if word in _FREE_MONTHS["en"] or word in ("may", "mar", "dec"):
        return page.capital(start)
    return True


def _is_count_after_month(page: _Page, match: _Match) -> bool:
    """Whether the number after a month counts something: "In March 20 people died", but not "In March 20, 2019".

    A day takes "on"; a month that "in" opens and that a bare number and a lower-case word follow is only a month.
    """
    if match["year"] or match["clock"] or page.before(match.start()) not in ("in", "during", "last", "this", "since"):
        return False
    rest = page.text[match.end() : match.end() + 2]
    return rest[:1] == " " and rest[1:].islower()


def _month_year(page: _Page, at: int) -> DateMention | None:
    match = _MONTH_YEAR.match(page.fold, at)
    if not match or not _is_month_name(page, match) or not _is_year(page, match.start("year"), beside=True):
        return None
    mention = _plain(page, at, match.end(), "month")
    return replace(mention, year=int(match["year"]), month=MONTHS[match["month"]])


def _bare_month(page: _Page, at: int) -> DateMention | None:
    match = _BARE_MONTH.match(page.fold, at)
    if not match or not _stands_alone(page, match):
        return None
    return replace(_plain(page, at, match.end("month"), "month"), month=MONTHS[match["month"]])


def _stands_alone(page: _Page, match: _Match) -> bool:
    """Whether a month name without day or year is a month. English ones are capitalised; "May" only after "in", or
    after a word that can only stand before a time ("early May", "since May," but not "since May resigned")."""
    word, at, after = match["month"], match.start("month"), page.text[match.end() : match.end() + 2]
    if page.language != "en" and word in _FREE_MONTHS.get(page.language, frozenset()):
        return page.capital(at) if page.language == "de" else not page.capital(at) or page.before(at) != ""
    if not page.capital(at) or (
        page.fold[at - 1 : at] == "-" and page.before(at - 1) not in ("mid", "early", "late", "end")
    ):
        return False
    before = page.before(at)
    if word == "may":
        return before in ("in", "early", "mid", "late") or (
            before in ("since", "until", "till") and not after.strip().islower()
        )
    if word == "march":
        return before in _BEFORE_TIME or page.fold[at - 4 : at] == "mid-"
    if word == "august" or len(word) > 4 or word in ("june", "july", "sept"):
        return word in _FREE_MONTHS["en"]
    return word in _FREE_MONTHS["en"] and page.fold[match.end("month") : match.end("month") + 1] == "."


_BEFORE_TIME = _words(
    "in since until till by early mid late last next this during from to through of and between before after on for "
    "previous"
)


def _weekday(page: _Page, at: int) -> DateMention | None:
    match = _BARE_WEEKDAY.match(page.fold, at)
    if not match:
        return None
    number = WEEKDAYS[match["weekday"]]
    gap = _AFTER_WEEKDAY.match(page.fold, match.end())
    beside = _spelled_out(page, gap.end()) if gap else None
    if beside:
        return _built(page, at, beside.span.end, replace(beside, weekday=number))
    free = match["weekday"] in _FREE_WEEKDAYS.get(page.language, frozenset())
    if not free or (page.language in ("en", "de") and not page.capital(at)) or _is_named_day(page, match):
        return None
    return replace(_plain(page, at, match.end("weekday"), "weekday"), weekday=number)


def _spelled_out(page: _Page, at: int) -> DateMention | None:
    return _first((_iso, _numeric, _day_month) if page.fold[at : at + 1].isdigit() else (_month_day,), page, at)


_NAMED_BEFORE = _words("black good easter ash super cyber bloody whit palm holy boxing giving")
_NAMED_AFTER = re.compile(
    r" (?:times|telegraph|mirror|express|mail|post|people|herald|independent|sun|world|tribune|review|club)\b"
)


def _is_named_day(page: _Page, match: _Match) -> bool:
    """ "Black Friday" and "The Sunday Times" are names."""
    after = _NAMED_AFTER.match(page.fold, match.end())
    return page.before(match.start()) in _NAMED_BEFORE or bool(after and page.capital(after.start() + 1))


def _clock_alone(page: _Page, at: int) -> DateMention | None:
    match = _BARE_CLOCK.match(page.fold, at)
    if not match or not _apart(page, at):
        return None
    return replace(_plain(page, at, match.end(), "clock"), clock=match[0])


def _year_range(page: _Page, at: int) -> DateMention | None:
    match = _YEAR_RANGE.match(page.fold, at)
    if not match or not _is_year(page, at, beside=True):
        return None
    first, last = int(match["year"]), int(match["to"])
    last = last if last > 99 else first - first % 100 + last
    if not 0 < last - first < 100:
        return None
    mention = replace(_plain(page, at, match.end(), "period"), relation="between", year=first)
    return replace(mention, to=replace(_plain(page, match.start("to"), match.end(), "year"), year=last))


def _decade(page: _Page, at: int) -> DateMention | None:
    match = _DECADE.match(page.fold, at)
    if not match or not _is_year(page, at, beside=True):
        return None
    first = int(match["year"])
    mention = replace(_plain(page, at, match.end(), "period"), relation="between", year=first)
    return replace(
        mention, to=replace(_plain(page, at, match.end(), "year"), year=first + (99 if first % 100 == 0 else 9))
    )


def _year_alone(page: _Page, at: int) -> DateMention | None:
    match = _BARE_YEAR.match(page.fold, at)
    if not match or not _is_year(page, at):
        return None
    return replace(_plain(page, at, match.end("year"), "year"), year=int(match["year"]))


_COUNT_NOUN = re.compile(
    r"[ -](?:(?:more|other|new|of|additional|[a-z]{3,10}n|[a-z]{3,10}(?:al|ed|ing|ish|ese)) )?"
    r"(?:people|men|women|children|persons|police|troops|homes|houses|soldiers|civilians|refugees|migrants|dead|deaths|"
    r"injured|wounded|killed|missing|victims|cases|jobs|votes|employees|workers|passengers|families|patients|km|"
    r"kilomet(?:er|re)s|miles|met(?:er|re)s|feet|tons|tonnes|kg|percent|per cent|million|billion|thousand|hundred|"
    r"dollars|euros|pounds|rubles|rupees|yen|degrees|square|cubic|hectares|acres|litres|barrels)\b"
    r"|-(?:page|seat|bed|room|strong|metre|meter|kilometre|kilometer|mile|foot|tonne|ton|person|man|member|year|hour|car|"
    r"space|horsepower|megawatt|unit|word|acre|hectare|volt|calorie)\b"
)
_PLURAL = re.compile(
    r"[ -](?!(?:was|has|does|goes|says|sees|gets|brings|comes|marks|ends|begins|starts|as)\b)[a-z]+[^sui]s\b"
)
_BEFORE_YEAR = _words("the of to and by from before after between through for its their his her our s than or a an")
"""Words before a year that a count seldom follows: "the 2016 elections", "by 2018 rebels held it"."""
_YEAR_SURE = _words("in since during until till early mid late spring summer autumn winter year fiscal circa")
_QUANTIFIERS = _words("some about around over nearly almost least most exactly only all just up total another")


def _is_year(page: _Page, at: int, *, beside: bool = False) -> bool:
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


def _is_name_before(page: _Page, at: int, before: str) -> bool:
    """ "the Rio 2016 games": a capitalised word before a year, which is no "Some" at the head of a sentence."""
    return bool(before) and before not in _QUANTIFIERS and page.text[at - 1 - len(before) : at - len(before)].isupper()


def _quarter(page: _Page, at: int) -> DateMention | None:
    match = _QUARTER.match(page.fold, at)
    if not match or not page.capital(at):
        return None
    return _within_year(page, match)


def _year_quarter(page: _Page, at: int) -> DateMention | None:
    match = _YEAR_QUARTER.match(page.fold, at)
    return _within_year(page, match) if match and _is_year(page, at, beside=True) else None


def _ordinal_part(page: _Page, at: int) -> DateMention | None:
    match = _ORDINAL_PART.match(page.fold, at)
    if not match:
        return None
    mention = _within_year(page, match)
    shift = 0 if match["this"] else {"last": -1, "this": 0, "next": 1}.get(match["shift"] or "")
    return replace(mention, shift=shift)


def _within_year(page: _Page, match: _Match) -> DateMention:
    unit: Unit = "quarter" if match["unit"].startswith("q") else "half"
    mention = replace(_plain(page, match.start(), match.end(), "period"), relation="in", unit=unit)
    year = int(match["year"]) if match["year"] else None
    return replace(mention, year=year, ordinal=_ORDINALS.get(match["ordinal"]) or int(match["ordinal"]))


def _in_duration(page: _Page, at: int) -> DateMention | None:
    match = _IN_DURATION.match(page.fold, at)
    return _lasting(page, match, "in") if match else None


def _last_duration(page: _Page, at: int) -> DateMention | None:
    match = _LAST_DURATION.match(page.fold, at)
    if not match:
        return None
    which: Relation = "first" if match["which"] == "first" else "last"
    if match["which"] in ("next", "coming") or (which == "first" and not (match["year"] or match["this"])):
        return None
    mention = _lasting(page, match, which)
    return replace(mention, year=int(match["year"]) if match["year"] else None)


def _ago(page: _Page, at: int) -> DateMention | None:
    if page.fold.find("ago", at, at + 48) < 0:  # a cheap look first: this is tried at every "a" and every number
        return None
    match = _AGO.match(page.fold, at)
    return replace(_lasting(page, match, "ago"), kind="relative") if match else None


def _lasting(page: _Page, match: _Match, relation: Relation) -> DateMention:
    count = int(match["count"]) if match["count"].isdigit() else _SMALL_NUMBERS[match["count"]]
    mention = replace(_plain(page, match.start(), match.end(), "period"), relation=relation)
    return replace(mention, unit=_UNITS[match["unit"]], count=count)


def _months_to(page: _Page, at: int) -> DateMention | None:
    """ "three months to March", "the year ended 31 March 2031": back from the end of what is named."""
    if page.fold.find("to", at, at + 32) < 0 and page.fold.find("end", at, at + 32) < 0:
        return None
    match = _MONTHS_TO.match(page.fold, at) or _YEAR_TO.match(page.fold, at)
    last = _simple_point(page, match.end()) if match else None
    if match is None or last is None or last.kind not in ("day", "month"):
        return None
    count = match["count"] if "count" in match.re.groupindex else "one"
    number = int(count) if count.isdigit() else _SMALL_NUMBERS[count]
    mention = replace(_plain(page, at, last.span.end, "period"), relation="between", to=last, year=last.year)
    return replace(mention, unit=_UNITS[match["unit"]], count=number)


_SHIFTS = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "same": 0, "next": 1, "coming": 1}


def _shifted(page: _Page, at: int) -> DateMention | None:
    match = _SHIFTED.match(page.fold, at)
    if not match or match["which"] in ("that", "same"):
        return None
    shift = _SHIFTS[match["which"]]
    if match["unit"]:
        mention = replace(_plain(page, at, match.end(), "relative"), unit=_UNITS[match["unit"]], shift=shift)
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


def _earlier(page: _Page, at: int) -> DateMention | None:
    match = _EARLIER.match(page.fold, at)
    if not match:
        return None
    part: Part = "early" if match["which"] == "earlier" else "late"
    mention = replace(_plain(page, at, match.end(), "relative"), part=part, shift=-1 if "last" in match[0] else 0)
    unit = match["unit"] or "day"
    return replace(mention, unit=_UNITS[unit], month=_SEASONS.get(unit))


def _relative_day(page: _Page, at: int) -> DateMention | None:
    token = _TOKEN.match(page.fold, at)
    shift = _RELATIVE_DAYS.get(page.language, {}).get(token[0]) if token else None
    if token is None or shift is None:
        return None
    return replace(_plain(page, at, token.end(), "relative"), unit="day", shift=shift)


def _day_before(page: _Page, at: int) -> DateMention | None:
    match = _DAY_BEFORE.match(page.fold, at)
    if not match:
        return None
    return replace(_plain(page, at, match.end(), "relative"), unit="day", shift=-2 if match["before"] else 2)


_PARTS: dict[str, Part] = {
    "early": "early", "start": "start", "beginning": "start", "turn": "start", "mid": "mid", "middle": "mid",
    "late": "late", "end": "end", "close": "end",
}  # fmt: skip


def _partly(page: _Page, at: int) -> DateMention | None:
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


def _year_end(page: _Page, at: int) -> DateMention | None:
    match = _YEAR_END.match(page.fold, at)
    return replace(_plain(page, at, match.end(), "relative"), unit="year", shift=0, part="end") if match else None


def _season_year(page: _Page, at: int) -> DateMention | None:
    match = _SEASON_YEAR.match(page.fold, at)
    if not match or not _is_year(page, match.start("year"), beside=True):
        return None
    mention = replace(_plain(page, at, match.end(), "month"), unit="season", year=int(match["year"]))
    return replace(mention, month=_SEASONS[match["season"]])


_OPENING = re.compile(rf"(?P<word>since|until|till|by|between|from|seit){_S}")
_JOINING = re.compile(rf"{_S}?(?:-|{_S}?(?:and|to|until|till|through){_S}){_S}?")


def _since(page: _Page, at: int) -> DateMention | None:
    """ "since early December", "until the end of the month": the opening word and the point that follows it."""
    match = _OPENING.match(page.fold, at)
    inner = _point(page, match.end()) if match else None
    if match is None or inner is None or inner.kind == "period":
        return None
    relation: Relation = {"since": "since", "seit": "since", "by": "by"}.get(match["word"], "until")  # type: ignore[assignment]
    return _built(page, at, inner.span.end, replace(inner, kind="period", relation=relation, unit=inner.unit))


def _between(page: _Page, at: int) -> DateMention | None:
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


def _month_span(page: _Page, at: int) -> DateMention | None:
    """ "January-February 2016", "January to March 2020" without an opening word."""
    first = _bare_month(page, at)
    joint = _JOINING.match(page.fold, first.span.end) if first else None
    last = (_month_year(page, joint.end()) or _bare_month(page, joint.end())) if joint else None
    if first is None or joint is None or last is None or " and " in joint[0]:
        return None
    whole = replace(first, kind="period", relation="between", year=last.year, to=last)
    return _built(page, at, last.span.end, replace(whole, core=Span(at, last.span.end)))


def _point(page: _Page, at: int) -> DateMention | None:
    """The day, month, year, weekday or relative mention that starts at `at`; no "since", which would call itself."""
    return _point_of(page, at, _POINTS, _SHORT)


def _simple_point(page: _Page, at: int) -> DateMention | None:
    """As `_point`, without what itself holds a point ("the end of ...", "three months to ..."): nothing nests
    deeper."""
    return _point_of(page, at, _SIMPLE_POINTS, (_day_month,))


def _point_of(
    page: _Page, at: int, words: dict[str, tuple[_Finder, ...]], short: tuple[_Finder, ...]
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
_MARKED: tuple[_Finder, ...] = (_numeric, _day_month, _clock_alone)


def _number_finders(fold: str, token: str, end: int) -> tuple[_Finder, ...]:
    """What to try at a run of digits, by its length and the character after it: most numbers are no dates."""
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
    points |= {word: (*points.get(word, ()), _months_to, _ago) for word in _SMALL_NUMBERS}
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


# ---------------------------------------------------------------- resolving

CANDIDATE_YEARS = (2010, 2025)
"""Years that a day without a year is tried in. Older pages are rarely saved from a browser; the upper end is a constant
and not today's year, so that the same articles give the same briefing next year. Years that the article (or the run)
speaks of as past extend it."""

INFERENCE_DAYS = 60
"""How near a candidate has to lie to a dated article of the same story: reconciliation, section 3."""

_LENIENCE = timedelta(days=1)
"""A page that is dated in one time zone can name the next day of another."""


def resolve_mention(mention: DateMention, published: Published) -> DatedSpan | None:
    """The day or period that a mention means, or None where that is not known.

    What prints its year needs no published date and has basis `stated`. All else is read against `published.day`: basis
    `resolved`, or `inferred` where that day was inferred itself; without it the answer is None. A weekday is the latest
    such day on or before publication; a month and day without a year the latest on or before publication + 1 day.
    """
    if mention.kind == "clock":
        return None
    if mention.relation == "since":
        return _resolve_since(mention, published)
    if mention.relation == "between" and mention.to:
        return _resolve_between(mention, mention.to, published)
    bounds = _bounds(mention, published.day)
    if bounds is None:
        return None
    return DatedSpan(*bounds, *_grounds(mention, published))


def _grounds(mention: DateMention, published: Published) -> tuple[Basis, str]:
    """Basis and reason of a resolved mention."""
    if mention.year is not None:
        return "stated", f"“{mention.words}” in the text"
    basis: Basis = "inferred" if published.basis.startswith("inferred") else "resolved"
    how = "inferred" if basis == "inferred" else "published"
    return basis, f"“{mention.words}”, read against the {how} date {published.day}"


def _resolve_since(mention: DateMention, published: Published) -> DatedSpan | None:
    """From the start of the point up to publication; without a publication date the end is the point's own."""
    bounds = _bounds(mention, published.day)
    if bounds is None:
        return None
    start, end = bounds
    if published.day is not None and published.day >= start:
        end = published.day
    return DatedSpan(start, end, *_grounds(mention, published))


def _resolve_between(mention: DateMention, far: DateMention, published: Published) -> DatedSpan | None:
    last = _bounds(far, published.day)
    if last is None:
        return None
    if mention.count is not None and mention.unit is not None:
        start = _back(last[1] + timedelta(days=1), mention.count, mention.unit)
        return DatedSpan(start, last[1], *_grounds(mention, published))
    anchored = replace(mention, relation=None, to=None)
    if mention.year is None and mention.month is not None:
        first = _bounds(anchored, last[1])
    else:
        first = _bounds(anchored, published.day)
    if first is not None and first[0] > last[1] and mention.month is not None and mention.year is not None:
        first = _bounds(replace(anchored, year=mention.year - 1), None)
    if first is None or first[0] > last[1]:
        return None
    return DatedSpan(first[0], last[1], *_grounds(replace(mention, year=mention.year or far.year), published))


_Bounds = tuple[date, date]


def _bounds(mention: DateMention, day: date | None) -> _Bounds | None:
    """First and last day of what a mention names, read against `day`; None where that cannot be known."""
    if mention.day is not None and mention.month is not None:
        found = _one_day(mention, day)
        return (found, found) if found else None
    if mention.count is not None and mention.unit is not None:
        return _counted_bounds(mention, mention.count, mention.unit, day)
    if mention.ordinal is not None:
        return _ordinal_bounds(mention, mention.ordinal, day)
    if mention.month is not None:
        return _trim(_month_bounds(mention, mention.month, day), mention, day)
    if mention.year is not None:
        return _trim(_year_bounds(mention.year), mention, day)
    if day is None:
        return None
    if mention.weekday is not None:
        return _same(_weekday_before(day, mention.weekday, mention.shift))
    if mention.unit is not None and mention.shift is not None:
        return _trim(_unit_bounds(mention.unit, day, mention.shift), mention, day)
    return None


def _same(day: date) -> _Bounds:
    return day, day


def _one_day(mention: DateMention, day: date | None) -> date | None:
    readings = [(mention.month, mention.day)] + ([mention.other] if mention.other else [])
    found = {_one_reading(mention, month or 0, number or 0, day) for month, number in readings}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _one_reading(mention: DateMention, month: int, number: int, day: date | None) -> date | None:
    if mention.year is not None:
        stated = _real_day(mention.year, month, number)
        late = stated is not None and mention.other is not None and day is not None and stated > day + _LENIENCE
        return None if late else stated
    if day is None:
        return None
    years = range(day.year + 1, day.year - 8, -1)
    days = [found for year in years if (found := _real_day(year, month, number))]
    fitting = [found for found in days if mention.weekday in (None, found.weekday())] or days
    if mention.relation == "by":
        return min(fitting, key=lambda found: abs((found - day).days), default=None)
    return next((found for found in fitting if found <= day + _LENIENCE), None)


def _real_day(year: int, month: int, number: int) -> date | None:
    if not 1 <= number <= calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, number)


def _weekday_before(day: date, weekday: int, shift: int | None) -> date:
    """The latest such day on or before `day`; strictly before for "last Tuesday", after for "next Tuesday"."""
    back = (day.weekday() - weekday) % 7
    if shift == 1:
        return day + timedelta(days=7 - back)
    return day - timedelta(days=7 if shift == -1 and back == 0 else back)


def _month_bounds(mention: DateMention, month: int, day: date | None) -> _Bounds | None:
    """The month (or the three of a season) named, in its year or in the latest year on or before `day`."""
    year, long = mention.year, 3 if mention.unit == "season" else 1
    if year is None:
        if day is None:
            return None
        year = day.year if date(day.year, month, 1) <= day + _LENIENCE else day.year - 1
        if mention.relation == "by":
            year = min(
                range(day.year - 1, day.year + 2), key=lambda near: abs((_months(near, month, long)[1] - day).days)
            )
        if mention.shift == -1 and _months(year, month, long)[1] >= day:
            year -= 1
        if mention.shift == 1 and (year, month) <= (day.year, day.month):
            year += 1
    return _months(year, month, long)


def _months(year: int, month: int, count: int) -> _Bounds:
    last = month + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _year_bounds(year: int) -> _Bounds:
    return date(year, 1, 1), date(year, 12, 31)


def _unit_bounds(unit: Unit, day: date, shift: int) -> _Bounds | None:
    """The day, week (Monday to Sunday), weekend, month, quarter or year that lies `shift` of its kind from `day`."""
    if unit in ("minute", "hour", "day"):
        return _same(day + timedelta(days=shift))
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
        return monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6)
    if unit == "year":
        return _year_bounds(day.year + shift)
    if unit == "quarter":
        months = day.year * 12 + (day.month - 1) // 3 * 3 + 3 * shift
        return _months(months // 12, months % 12 + 1, 3)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + shift
        return _months(months // 12, months % 12 + 1, 1)
    return None


def _trim(bounds: _Bounds | None, mention: DateMention, day: date | None) -> _Bounds | None:
    """The part of a period that is meant: "early December" is its first third, "earlier this year" ends at `day`."""
    if bounds is None or mention.part is None or (bounds[1] - bounds[0]).days < 3:  # a day has no early third
        return bounds
    start, end = bounds
    if mention.part == "end":
        return end, end
    if mention.part == "start":
        return start, start
    if mention.shift == 0 and mention.part == "early" and day is not None:
        return start, max(start, min(day, end))
    if mention.shift == 0 and mention.part == "late" and day is not None and mention.kind == "relative":
        return min(max(start, day), end), end
    first, second = _thirds(start, end)
    one = timedelta(days=1)
    return {"early": (start, first - one), "mid": (first, second - one)}.get(mention.part, (second, end))


def _thirds(start: date, end: date) -> tuple[date, date]:
    """Where the second and the last third begin: May and September of a year, the 11th and 21st of a month."""
    if (end - start).days > 360:
        return start.replace(month=5), start.replace(month=9)
    third = ((end - start).days + 1) // 3
    return start + timedelta(days=third), start + timedelta(days=2 * third)


def _ordinal_bounds(mention: DateMention, ordinal: int, day: date | None) -> _Bounds | None:
    """The quarter or half named: of its year, of last, this or next year, else the latest one that has begun."""
    long = 3 if mention.unit == "quarter" else 6
    if not 1 <= ordinal <= 12 // long:
        return None
    year = mention.year
    if year is None:
        if day is None:
            return None
        year = day.year + (mention.shift or 0)
        if mention.shift is None and date(year, (ordinal - 1) * long + 1, 1) > day:
            year -= 1
    return _months(year, (ordinal - 1) * long + 1, long)


def _counted_bounds(mention: DateMention, count: int, unit: Unit, day: date | None) -> _Bounds | None:
    """ "two weeks ago", "in nine months", "the last two weeks": counted back from `day`; "first nine months of
    2030"."""
    if mention.relation == "first":
        year = mention.year or (day.year if day else None)
        if year is None or unit not in ("month", "quarter"):
            return None
        return _months(year, 1, count * (3 if unit == "quarter" else 1))
    if day is None or not 0 < count <= 400:
        return None
    if mention.relation == "ago" and unit in ("month", "year"):
        return _unit_bounds(unit, _back(day, count, unit), 0)
    if mention.relation == "ago":
        return _same(_back(day, count, unit))
    return _back(day, count, unit), day


def _back(day: date, count: int, unit: Unit) -> date:
    if unit in ("minute", "hour"):
        return day - timedelta(hours=count if unit == "hour" else 0)
    if unit in ("day", "week", "weekend"):
        return day - timedelta(days=count if unit == "day" else 7 * count)
    months = max(12, day.year * 12 + day.month - 1 - count * {"month": 1, "quarter": 3, "year": 12}.get(unit, 1))
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


# ---------------------------------------------------------------- an article's own date


def candidate_days(
    mention: DateMention, *, first_year: int = CANDIDATE_YEARS[0], last_year: int = CANDIDATE_YEARS[1]
) -> tuple[date, ...]:
    """The days that a mention without a year can mean, within the years given (both included), earliest first.

    With a weekday only the years in which it fits: "Friday, February 28" is 2014, 2020 or 2025 from 2010 to 2025. A
    weekday, a month or a period alone has none. Two readings of figures (02/03/2020) give both days.
    """
    if mention.month is None or mention.day is None:
        return ()
    years = (mention.year,) if mention.year is not None else range(first_year, last_year + 1)
    readings = [(mention.month, mention.day)] + ([mention.other] if mention.other else [])
    days = {found for year in years for month, day in readings if (found := _real_day(year, month, day))}
    return tuple(sorted(found for found in days if mention.weekday in (None, found.weekday())))


_PUBLISHED_CUE = re.compile(r"(?:\b(?:published|posted|publication date|issued)\b|^\s*date\b)[: ]{0,3}(?:on |at )?$")
_CHANGED_CUE = re.compile(
    r"\b(?:updated|update|modified|changed?|edited|revised|corrected|retrieved|accessed|archived|copyright|since|est|"
    r"established|founded|last change|until|expires|taken)\b[^.\n|·;0-9]{0,24}$|[\u00a9][^0-9]{0,24}$"
)
_HEADER_ROLES: frozenset[Role] = frozenset(("dateline", "headline", "furniture"))
LEAD_CHARACTERS = 1_200
"""How far into the body a weekday with a day is looked for as the article's own day."""


def find_publication(
    header_lines: tuple[tuple[Span, Role], ...], text: str, *, language: str = "en", last_year: int = CANDIDATE_YEARS[1]
) -> Published:
    """The article's own date, from its lines or blocks with their roles, in order.

    A full date in a dateline, headline or furniture line before the body is `stated`; one that "updated", "©",
    "since" or the like precedes is not it; captions, comments and promos are never read. Without one, a day without a
    year in the dateline or in the lead (its first `LEAD_CHARACTERS`) gives candidates, from the years that the article
    does not speak of as past up to `last_year`, with basis `unknown`: such a date is never stated.
    """
    header = tuple(_header_spans(header_lines))
    found = [
        (mention, cued)
        for span, role in sorted(header, key=lambda line: line[1] != "dateline")
        for mention, cued in _dates_of_line(text, span, language)
    ]
    full = [(mention, cued) for mention, cued in found if mention.year is not None and mention.day is not None]
    for mention, _ in sorted(full, key=lambda pair: not pair[1]):
        if mention.other is None and (day := _one_day(mention, None)):
            return Published(
                day, "stated", f"“{mention.words}” stands in the article's header{_mismatch(mention, day)}"
            )
    mentions = [mention for mention, _ in found if mention.day is not None]
    return _undated(mentions or _lead_days(header_lines, text, language), header_lines, text, last_year)


def _header_spans(lines: tuple[tuple[Span, Role], ...]) -> Iterator[tuple[Span, Role]]:
    """Header lines up to the first body; a dateline counts wherever it stands."""
    in_header = True
    for span, role in lines:
        in_header = in_header and role != "body"
        if role == "dateline" or (in_header and role in _HEADER_ROLES):
            yield span, role


def _dates_of_line(text: str, span: Span, language: str) -> Iterator[tuple[DateMention, bool]]:
    """Day mentions of a header line that are not a change or copyright date, each with whether "published" precedes."""
    for mention in find_dates(text, language=language, within=span):
        lead = text[max(span.start, mention.span.start - 40) : mention.span.start].lower()
        cued = bool(_PUBLISHED_CUE.search(lead))
        if mention.kind == "day" and (cued or not _CHANGED_CUE.search(lead)):
            yield mention, cued


def _mismatch(mention: DateMention, day: date) -> str:
    if mention.weekday in (None, day.weekday()):
        return ""
    return f"; the weekday beside it does not fit, that day was a {calendar.day_name[day.weekday()]}"


def _lead_days(lines: tuple[tuple[Span, Role], ...], text: str, language: str) -> list[DateMention]:
    """The latest weekday-and-day of the lead's first cluster: news speaks first of the day it appears or the day
    before."""
    body = [span for span, role in lines if role == "body"]
    if not body:
        return []
    end = min(body[-1].end, body[0].start + LEAD_CHARACTERS)
    days = [
        mention
        for span in body
        if span.start < end
        for mention in find_dates(text, language=language, within=Span(span.start, min(span.end, end)))
        if mention.kind == "day" and mention.year is None and mention.weekday is not None
    ]
    return [_latest_near(days[:3])] if days else []


def _latest_near(days: list[DateMention]) -> DateMention:
    """The first day, or the latest of the others that comes at most three days after it."""
    latest = days[0]
    for mention in days[1:]:
        gaps = [(b - a).days for a in candidate_days(latest) for b in candidate_days(mention)]
        latest = mention if any(0 < gap <= 3 for gap in gaps) else latest
    return latest


def _undated(mentions: list[DateMention], lines: tuple[tuple[Span, Role], ...], text: str, last_year: int) -> Published:
    if not mentions:
        return Published(None, "unknown", "the article gives no date")
    spoken = _past_years(lines, text)
    until = max(last_year, *spoken) if spoken else last_year
    since = max([CANDIDATE_YEARS[0], *(year for year in spoken if year <= until)])
    days = candidate_days(mentions[0], first_year=since, last_year=until)
    days = days or candidate_days(mentions[0], last_year=until)
    why = f"“{mentions[0].words}” stands in the article without its year"
    if mentions[0].year is not None:
        why = f"“{mentions[0].words}” can be read as two days"
    elif spoken and since > CANDIDATE_YEARS[0]:
        why += f"; it speaks of {since} as past"
    return Published(None, "unknown", why, days)


_FUTURE_WORDS = re.compile(
    r"\b(?:will|would|by|until|till|before|next|plan(?:s|ned)?|expect(?:s|ed)?|target(?:s|ed)?|goal|due|forecasts?|"
    r"outlook|guidance|aims?|could|should|schedule[ds]?|through|from|beyond|towards?)\b"
)


def _past_years(lines: tuple[tuple[Span, Role], ...], text: str) -> tuple[int, ...]:
    """Years that the body speaks of and that no word of future or aim stands near: an article is not older than
    they."""
    years: list[int] = []
    for span, role in lines:
        if role != "body":
            continue
        for mention in find_dates(text, within=span):
            lead = text[max(span.start, mention.span.start - 60) : mention.span.start].lower()
            last = mention.to.year if mention.to else mention.year
            ahead = mention.relation in ("by", "until") or _FUTURE_WORDS.search(lead)
            if last is not None and not ahead:
                years.append(last)
    return tuple(years)


def infer_publications(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, in order, with a date inferred where exactly one candidate lies within `INFERENCE_DAYS` of a dated
    article of the same story. Basis `inferred`, its reason named; all others come back as they were."""
    dated = [article for article in articles if article.published.day and article.published.basis == "stated"]
    if not dated:
        return tuple(articles)
    names = {id(article): _story_names(article) for article in articles}
    return tuple(_inferred(article, dated, names) for article in articles)


def _inferred(article: Article, dated: list[Article], names: dict[int, frozenset[str]]) -> Article:
    if article.published.day is not None or not article.published.candidates:
        return article
    own = names[id(article)]
    fits = [
        (day, near, shared)
        for near in dated
        if (shared := _same_story(own, names[id(near)]))
        for day in _candidates_up_to(article, near)
        if near.published.day and abs((day - near.published.day).days) <= INFERENCE_DAYS
    ]
    if len({day for day, _, _ in fits}) != 1:
        return article
    day, near, shared = min(fits, key=lambda fit: (abs((fit[0] - (fit[1].published.day or fit[0])).days), fit[1].id))
    why = (
        f"of the days that fit ({', '.join(map(str, article.published.candidates))}) only {day} lies within "
        f"{INFERENCE_DAYS} days of article {near.id} ({near.published.day}), which tells of the same story: both name "
        f"{', '.join(shared[:4])}"
    )
    return replace(article, published=replace(article.published, day=day, basis="inferred", why=why))


def _candidates_up_to(article: Article, near: Article) -> tuple[date, ...]:
    """The article's candidates, with those that a dated article later than the usual window adds."""
    last = near.published.day.year if near.published.day else 0
    if last <= CANDIDATE_YEARS[1]:
        return article.published.candidates
    lines = tuple((block.span, block.role) for block in article.blocks)
    again = find_publication(lines, article.text, language=article.language, last_year=last)
    return again.candidates or article.published.candidates


MIN_SHARED_NAMES = 3
"""Rare names that two articles must share to tell of one story. Tried on 21 articles of three stories: no pair from
different stories shared a single one, 48 of the 66 pairs from the same story shared three."""

_WORLD_NAMES = frozenset(
    word for name in (*DEMONYMS, *SEATS, *ABBREVIATIONS, *COUNTRY_NAMES, *BODY_NAMES) for word in name.lower().split()
)
"""Names that any story can have: countries, their people and capitals, world bodies. The others are rare."""

_NAME = re.compile(r"(?<=[^\W\d_] )[^\W\d_][^\W\d_]{2,}")


def _story_names(article: Article) -> frozenset[str]:
    """Capitalised words of the article's body that do not open a sentence, folded, without names of days and months."""
    found = (
        match[0].lower()
        for block in article.blocks
        if block.role == "body"
        for match in _NAME.finditer(article.text, block.span.start, block.span.end)
        if match[0][0].isupper()
    )
    return frozenset(name for name in found if name not in MONTHS and name not in WEEKDAYS)


def _same_story(own: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
    """The rare names that two articles share, in order; empty where they are fewer than `MIN_SHARED_NAMES`."""
    shared = sorted((own & other) - _WORLD_NAMES)
    return tuple(name.capitalize() for name in shared) if len(shared) >= MIN_SHARED_NAMES else ()


# ---------------------------------------------------------------- the three clocks


@dataclass(frozen=True, slots=True)
class Clock:
    """The times of one figure: the day (or period) that its value holds for, the day of the event that it counts, and
    the period that it covers ("this month", "since early December"). None where the text leaves it unknown."""

    as_of: DatedSpan | None
    event_day: DatedSpan | None = None
    period: DatedSpan | None = None


_Use = Literal["as_of", "event", "period"]

_SAID = (
    r"said|says|say|saying|told|tells|reported|reports|announced|announces|estimated|confirmed|added|wrote|warned|"
    r"declared|revealed|stated|noted|claimed|acknowledged|admitted|according to|published|released|revised|"
    r"adjusted|updated|briefed|in (?:a|an|its|their|the) (?:latest )?(?:report|statement|briefing|tally|update)"
)
_SAID_BEFORE = re.compile(rf"\b(?:{_SAID})(?: [a-z'-]+){{0,5}}? ?(?:on |late |early |,? ?)*$")
_SAID_AFTER = re.compile(rf"(?:,|\))? (?:that )?(?:evening |morning |night |afternoon )?(?:{_SAID})\b")
_HAPPENED = re.compile(
    r"\b(?:kill|die|dead|death|injur|wound|drown|hit|struck|destroy|arrest|captur|crash|explod|collaps|fire|attack|strike|"
    r"rescu|evacuat|shot|bomb|sank|sink|abduct|seiz)[a-z]*\b"
)
_LEVEL = re.compile(
    r"\b(?:as of|ros[ei]n?|ris(?:es|ing|en)|climb\w*|reach\w*|stood|stands?|pass(?:ed|es)|top(?:ped|s)|increas\w*|"
    r"jump\w*|soar\w*|fell|fallen|drop(?:ped|s)?|grew|grown|total\w*|br(?:ings?|ought|inging)|host\w*|shelter\w*|"
    r"hous(?:es|ing|ed)|home to|liv(?:es|ed|ing)|remain\w*|employ(?:s|ed|ing)|clos(?:ed|ing) at|trad(?:ed|ing)|"
    r"holds?|holding|held|owns?|counted|listed|registered|estimated)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|due|scheduled|planned|plans|expected|expects|tentatively|to be (?:held|paid|published)|next)\b"
)
_PAST_OR_AHEAD = re.compile(r"\b(?:had|will|would|is to|are to|to be|plans?|aims?)\b")
"""With these "in nine months" does not end at publication."""
_STRONG_BREAK = re.compile(
    r"[;:]|, (?:and|but|while|whereas|where|when|which|who|although|though)\b"
    r"|\b(?:after|before|when|while|whereas|because|although|though|until|unless|since (?!(?:the |early |mid |"
    r"late )?[0-9a-z]+$))\b"
)
_FULL_BREAK = re.compile(r"[;:]")
"""What ends the reach of a time that opens the sentence, too."""
_WEAK_BREAK = re.compile(r"[,()]| - |\b(?:and|but|that|which|who|as)\b")
_INTRODUCED = _words("in during for throughout over through within through")
_BREAK_COST = 40
"""Characters that a comma or an "and" between a figure and a mention counts for when the nearest is looked for."""


def claim_clock(text: str, sentence: Span, figure: Span, published: Published, *, language: str = "en") -> Clock:
    """The three clocks of the figure at `figure` in `sentence` (both in code points of `text`).

    Of the mentions in the sentence each is one of three things: when it was said or measured ("said on Friday", "rose
    to 53 on Friday": as-of), when the counted event happened ("On Tuesday militants killed 44"), or the period that is
    covered ("since early December", "in 2015"). Of each sort the nearest counts that stands in the figure's clause,
    opens the sentence, or belongs to the verb of saying. A period that ended before publication is its own as-of.
    Without a mention the as-of is the publication, and unknown where that is.

    Where `figure` is itself a mention (the time words of an event), it alone is read, as the event's day.
    """
    cut = sentence.of(text)
    page, at = _Page(cut, _fold(cut), language), figure.shift(-sentence.start)
    mentions = [mention for mention in find_dates(cut, language=language) if mention.kind != "clock"]
    own = next((mention for mention in mentions if _is_own(mention, at)), None)
    if own is not None:
        return _clock_of_words(own, published)
    placed = [found for mention in mentions if (found := _place(page, mention, at))]
    nearest: dict[_Use, DateMention] = {}
    for one in sorted(placed, key=lambda one: (one.cost, one.mention.span)):
        nearest.setdefault(one.use, one.mention)
    return _clock(nearest, page, published)


def _is_own(mention: DateMention, figure: Span) -> bool:
    """Whether the figure is the mention itself; the "nine" of "in nine months" is a figure with a mention around it."""
    return mention.span.meets(figure) and (not mention.counted or figure.covers(mention.span))


def _clock_of_words(mention: DateMention, published: Published) -> Clock:
    found = resolve_mention(mention, published)
    lasting = mention.kind in ("period", "month", "year") or mention.unit in ("week", "month", "quarter", "year")
    event = None if mention.relation in ("since", "until", "by") else found
    return Clock(_publication_as_of(published), event, found if lasting else None)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention with what it is to the figure, and how far from it in characters and clause borders."""

    cost: int
    use: _Use
    mention: DateMention


def _place(page: _Page, mention: DateMention, figure: Span) -> _Placed | None:
    """What a mention is to the figure at `figure`, or None where it belongs to something else."""
    if mention.span.meets(figure):
        return None
    between = _between_words(page, mention.span, figure)
    use = _use_of(page, mention, figure, between)
    opens = len(page.fold[: mention.span.start].split()) <= 2 and mention.span.end < figure.start
    opens = opens and not _FULL_BREAK.search(between)
    weak = len(_WEAK_BREAK.findall(between))
    apart = bool(_STRONG_BREAK.search(between)) or weak > 2
    if use is None or (apart and not opens and not (use == "as_of" and _is_said(page, mention, figure))):
        return None
    return _Placed(len(between) + _BREAK_COST * (0 if opens else weak), use, mention)


def _between_words(page: _Page, mention: Span, figure: Span) -> str:
    if mention.end <= figure.start:
        return page.fold[mention.end : figure.start]
    return page.fold[figure.end : mention.start]


def _use_of(page: _Page, mention: DateMention, figure: Span, between: str) -> _Use | None:
    if mention.relation == "until":
        return None
    if mention.relation == "by":
        return "as_of"
    if mention.part in ("start", "end") and mention.relation is None:
        return "as_of"
    if mention.kind in ("month", "year", "period") or mention.unit in ("week", "month", "quarter", "season", "year"):
        return "period" if _is_period(page, mention) else None
    if _is_said(page, mention, figure):
        return "as_of"
    if page.fold.startswith("'s", mention.span.end):
        return "event"
    around = _STRONG_BREAK.split(page.fold[max(0, figure.start - 60) : figure.start])[-1]
    if _LEVEL.search(around) and not _HAPPENED.search(between):
        return "as_of"
    return "event"


def _is_period(page: _Page, mention: DateMention) -> bool:
    """Whether a month, year or longer mention says over which time; "the 2016 pact" and "the deal of 2018" do not."""
    if mention.relation == "in" and mention.count is not None:
        return mention.unit not in ("minute", "hour", "day") and not _PAST_OR_AHEAD.search(page.fold)
    if mention.kind == "period" or mention.shift is not None or mention.relation is not None:
        return True
    before = page.before(mention.span.start)
    bracketed = page.fold[mention.span.start - 1 : mention.span.start] == "("
    lead = page.fold[max(0, mention.span.start - 24) : mention.span.start]
    return (before in _INTRODUCED and not _ATTACHED.search(lead)) or bracketed


_ATTACHED = re.compile(
    r"\b(?:announced|imposed|signed|agreed|adopted|launched|published|promised|presented|founded|built|established|set|"
    r"introduced|elected|appointed|held|deal|pact|agreement|law|treaty|election|war|study|survey) (?:back )?(?:in|"
    r"during) $"
)
"""What makes "in May" say when a thing came to be, not over which time the figure counts."""


def _is_said(page: _Page, mention: DateMention, figure: Span) -> bool:
    """Whether a verb of saying stands beside the mention, with no figure between: "told reporters on Friday"."""
    start, end = mention.span.start, mention.span.end
    begin = max(0, start - 50, figure.end if figure.end <= start else 0)
    before = page.fold[begin:start]
    if _SAID_BEFORE.search(before) and not _HAPPENED.search(before):
        return True
    return bool(_SAID_AFTER.match(page.fold, end))


def _clock(nearest: dict[_Use, DateMention], page: _Page, published: Published) -> Clock:
    ahead = bool(_AHEAD.search(page.fold))
    found = {use: _resolve_in_time(mention, published, ahead=ahead) for use, mention in nearest.items()}
    period, said = found.get("period"), found.get("as_of")
    as_of = said if said and not _is_after(said, published) else _publication_as_of(published)
    if said is None and period and (as_of is None or period.end < as_of.start):
        as_of = period if _has_ended(nearest["period"], as_of) else as_of
    return Clock(as_of, found.get("event"), period)


def _resolve_in_time(mention: DateMention, published: Published, *, ahead: bool) -> DatedSpan | None:
    """As `resolve_mention`, but a day without a year that lies ahead ("will meet on 5 March") is the next one."""
    if ahead and mention.year is None and mention.kind in ("day", "weekday") and mention.shift is None:
        ahead_of = replace(mention, relation="by") if mention.day else replace(mention, shift=1)
        return resolve_mention(ahead_of, published)
    return resolve_mention(mention, published)


def _has_ended(mention: DateMention, as_of: DatedSpan | None) -> bool:
    """Whether the period is over: one that began at "since" never is, as far as the text says."""
    return mention.relation != "since" and (as_of is not None or mention.year is not None)


def _is_after(span: DatedSpan, published: Published) -> bool:
    return published.day is not None and span.start > published.day + _LENIENCE


def _publication_as_of(published: Published) -> DatedSpan | None:
    if published.day is None:
        return None
    basis: Basis = "inferred" if published.basis.startswith("inferred") else "publication"
    why = f"no other time is named; the article's date is {'inferred' if basis == 'inferred' else 'stated'}"
    return DatedSpan(published.day, published.day, basis, why)
