"""Days in a drafted sentence: each has to be one that the cited sentences speak of, or their articles' own.

A writer may turn "on Friday" of an article of 28 February 2020 into "28 February 2020": the day that code reads there is
the same. What no cited sentence means is refused.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from briefgen.records import Article, DatedSpan, Published, Span
from briefgen.stages.ledger import Material, year_of
from briefgen.text.dates import DateMention, find_dates, resolve_mention
from briefgen.text.dates.find import fold_text
from briefgen.text.dates.resolve import days_of_story
from briefgen.text.dates.tense import in_tense
from briefgen.text.figures import scan_numbers
from briefgen.text.letters import letters_of
from briefgen.text.printed import stands_alone

BLANK = "\N{MIDDLE DOT}"


def days_told(cites: Sequence[str], material: Material) -> tuple[DatedSpan, ...]:
    """The days and periods that the cited sentences (refs) mean: what they mention, what their claims are of, and the
    day of their article. Those of the two sentences before count too, for a sentence often only points to a day."""
    return tuple(span for ref in cites for span in _days_of(ref, material))


def _days_of(ref: str, material: Material) -> Iterator[DatedSpan]:
    sentence = material.sentences[ref]
    article = material.articles[sentence.article]
    near, lead = _near_and_lead(ref, material)
    dated = [other.published.day for other in material.articles.values() if other.published.day]
    yield from days_meant(article.text, near, lead, article.published_at(sentence.span.start), dated, article.language)
    for claim in material.told(ref):
        yield from (span for span in (claim.as_of, claim.event_day, claim.period) if span is not None)
    yield from (event.day for event in material.events_at(ref) if event.day is not None)


def _near_and_lead(ref: str, material: Material) -> tuple[list[Span], list[Span]]:
    """The spans of a sentence and of the two before it, and of the top of its article."""
    sentence = material.sentences[ref]
    before = [f"{sentence.article}:{sentence.number - step}" for step in (2, 1)]
    near = [material.sentences[other].span for other in (*before, ref) if other in material.sentences]
    return near, [top.span for top in material.tops_of((ref,))]


def days_meant(
    text: str, near: Sequence[Span], lead: Sequence[Span], published: Published, dated: Sequence[date], language: str
) -> Iterator[DatedSpan]:
    """The days that a cited sentence of a text may mean. `near`: its span and those of the two before, `lead`: the spans of
    the top of its text (code points), `dated`: the days of the dated articles of the story."""
    yield from days_in(text, near, published, language)
    if published.day is None:
        yield from weekdays_in(text, [*near, *lead], dated, language)
        yield from days_beside_story(text, dated, language)
    yield from a_year_after(text, near, published, language)
    yield from days_apart(text, near, published, language)
    yield from months_of_years(text, near, published, language)


def days_in(text: str, sentences: Sequence[Span], published: Published, language: str) -> Iterator[DatedSpan]:
    """The day on which a text was published and what its sentences (spans of code points) mention, as far as that is
    known."""
    if published.day is not None:
        yield DatedSpan(published.day, published.day, published.basis, published.why)
    folded = _folded(text)
    for span in sentences:
        for mention in find_dates(text, language=language, within=span):
            if _has_year_in_words(mention, text):
                continue
            readings = dict.fromkeys((mention, in_tense(mention, folded)))
            yield from (found for one in readings if (found := resolve_mention(one, published)) is not None)
        for match in _THE_NTH.finditer(text, span.start, span.end):
            nth = _latest(int(match["day"]), published.day)
            if nth is not None:
                yield DatedSpan(nth, nth, "resolved", f"“{match.group()}”, read against the published date")


def weekdays_in(text: str, sentences: Sequence[Span], dated: Sequence[date], language: str) -> Iterator[DatedSpan]:
    """The days that a weekday in an article without a date may mean: those of its name within a week of a dated article of
    the story (`dated`: their days). Which of them it is, a writer who has read all articles may say; that it is one of
    them is checked here."""
    named = {
        mention.weekday: " ".join(mention.core.of(text).split())
        for span in sentences
        for mention in find_dates(text, language=language, within=span)
        if mention.weekday is not None and mention.day is None
    }
    near = {day + timedelta(days=step) for day in dated for step in range(-WEEK, WEEK + 1)}
    for day in sorted(day for day in near if day.weekday() in named):
        why = f"“{named[day.weekday()]}” of an article without a date, beside the dated articles of the story"
        yield DatedSpan(day, day, "inferred", why)


def days_beside_story(text: str, dated: Sequence[date], language: str) -> Iterator[DatedSpan]:
    """The days that "July 19" anywhere in an article without a date may mean: those of that number and month near
    a dated article of the story (`dated`: their days). What the article tells without a day may be of any of them: a writer who has
    read all of it may say of which."""
    for mention in find_dates(text, language=language):
        if mention.day is None or mention.month is None or mention.year is not None:
            continue
        why = f"“{' '.join(mention.core.of(text).split())}” of an article without a date, beside the dated articles of the story"
        yield from (DatedSpan(day, day, "inferred", why) for day in days_of_story(mention.month, mention.day, dated))


def a_year_after(text: str, sentences: Sequence[Span], published: Published, language: str) -> Iterator[DatedSpan]:
    """A year after each day that a text prints in full, where one of some sentences speaks of a year ago: "it is a year since",
    in a text that has "28 February 2023"."""
    if not any(_A_YEAR_AFTER.search(text, span.start, span.end) for span in sentences):
        return
    for mention in find_dates(text, language=language):
        found = resolve_mention(mention, published) if mention.year and mention.month and mention.day else None
        if found is not None and (found.start.month, found.start.day) != (2, 29):
            day = found.start.replace(year=found.start.year + 1)
            yield DatedSpan(day, day, "inferred", f"a year after “{' '.join(mention.core.of(text).split())}”")


_A_YEAR_AFTER = re.compile(
    r"\b(?:a|one) year (?:ago|on|after|since|later)\b|\b(?:first|one-year) anniversary\b", re.IGNORECASE
)


def days_apart(text: str, sentences: Sequence[Span], published: Published, language: str) -> Iterator[DatedSpan]:
    """A day that one of some sentences counts from another which it or the one before tells: "12 September, and two days later", "on
    Thursday … the day before"."""
    counted = [match for span in sentences for match in _DAYS_APART.finditer(text, span.start, span.end)]
    told = (
        [
            m
            for span in sentences
            for m in find_dates(text, language=language, within=span)
            if m.day or m.weekday is not None
        ]
        if counted
        else []
    )
    for match in counted:
        before = [mention for mention in told if mention.span.end <= match.start()]
        for reading in (before[-1], in_tense(before[-1], _folded(text))) if before else ():
            day = resolve_mention(reading, published)
            if day is not None and day.start == day.end:
                step = _COUNTED[match["count"].casefold()] * (7 if match["unit"].casefold().startswith("week") else 1)
                step = step if match["way"].casefold() in ("later", "after", "on") else -step
                why = f"“{match.group()}”, counted from “{' '.join(before[-1].core.of(text).split())}”"
                beside = _BESIDE_ANOTHER.match(text, match.end()) is not None
                for found in (day.end + timedelta(days=way * step) for way in ((1, -1) if beside else (1,))):
                    yield DatedSpan(found, found, "resolved", why)


_COUNTED = {
    word: n
    for n, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1)
}
_COUNTED |= {str(n): n for n in _COUNTED.values()} | {"a": 1, "the": 1}
_DAYS_APART = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTED)})\s+(?P<unit>days?|weeks?)\s+(?P<way>later|after|on|earlier|before)\b(?!\s+(?:yesterday|tomorrow))",
    re.IGNORECASE,
)


_BESIDE_ANOTHER = re.compile(r"(?<=after|efore)\s+[a-z]", re.IGNORECASE)
"""Behind "a day after" where it tells what was a day before: "refused on Wednesday, a day after crowds had come"."""


def months_of_years(text: str, sentences: Sequence[Span], published: Published, language: str) -> Iterator[DatedSpan]:
    """A month with the year that words give it: "May last year", "in March of this year"."""
    if published.day is None:
        return
    for span in sentences:
        for mention in find_dates(text, language=language, within=span):
            year = _has_year_in_words(mention, text)
            if year is not None and mention.month is not None:
                number = published.day.year + _YEARS_AWAY[year["which"].casefold()]
                last = calendar.monthrange(number, mention.month)[1]
                words = " ".join(text[mention.core.start : year.end()].split())
                yield DatedSpan(
                    date(number, mention.month, 1), date(number, mention.month, last), "resolved", f"“{words}”"
                )


def _has_year_in_words(mention: DateMention, text: str) -> re.Match[str] | None:
    """The words behind a month that say which year it is of: "last year" in "May last year"."""
    bare = mention.month is not None and mention.year is None and mention.day is None
    return _OF_YEAR.match(text, mention.core.end) if bare else None


_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}
_OF_YEAR = re.compile(rf"\s+(?:of\s+)?(?P<which>{'|'.join(_YEARS_AWAY)})\s+year\b", re.IGNORECASE)
WEEK = 7
_folded = lru_cache(maxsize=64)(fold_text)
"""An article is asked for once for each sentence that is cited of it."""
_THE_NTH = re.compile(
    r"\bthe (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?! (?:of|day|time|floor|year|century|anniversary)\b)"
)
"""A day of the month without its month: "on the 24th"."""


def _latest(day: int, until: date | None) -> date | None:
    """The last day of that number up to a day; None where there is none in the two months up to it."""
    if until is None:
        return None
    month_before = until.replace(day=1) - timedelta(days=1)
    for month in (until, month_before):
        if day <= calendar.monthrange(month.year, month.month)[1] and month.replace(day=day) <= until:
            return month.replace(day=day)
    return None


def foreign_day(text: str, cites: Sequence[str], material: Material) -> str | None:
    """The words of a day, month or year in `text` that no cited sentence speaks of; None where all are told."""
    passages = "\n".join(material.near(ref) for ref in cites)
    day_one: list[DatedSpan] = []
    for top in material.tops_of(cites):
        article = material.articles[top.article]
        day_one += days_in(article.text, [top.span], article.published, article.language)
    told = days_told(cites, material)
    whole = "\n".join(material.article_of(ref).text for ref in cites).casefold()
    while (words := untold_day(text, passages, told, day_one)) is not None:
        if not (_OF_REPORT.search(words) and words.casefold() in whole):
            return words
        passages += f"\n{words}"
    return None


_OF_REPORT = re.compile(r"\b(?:quarter|half|spring|summer|autumn|fall|winter)\b", re.IGNORECASE)
"""A stretch of which a whole report is, and says so once: "in fall 2022"."""


def unsure_day(text: str, cites: Sequence[str], material: Material) -> str | None:
    """The words of a day on which `text` says that something happened ("on 26 September"), where nothing means it but the
    inferred date of an article, or its "today": such a date may be a day too early. None where no day is told so."""
    exact = [
        mention for mention in find_dates(text) if mention.day is not None and _ON.search(text[: mention.core.start])
    ]
    articles = {ref: material.article_of(ref) for ref in cites}
    if not exact or not any(article.published.basis.startswith("inferred") for article in articles.values()):
        return None
    told = [
        (span, _is_of_inferred_date(span, article))
        for ref, article in articles.items()
        for span in _days_of(ref, material)
    ]
    sure, loose = ([span for span, own in told if own is inferred] for inferred in (False, True))
    printed = find_dates("\n".join(map(material.near, articles)))
    unsure = (m for m in exact if _is_told(m, loose) and not (_is_told(m, sure) or _reads_alike(m, printed)))
    return next((" ".join(mention.core.of(text).split()) for mention in unsure), None)


def _is_of_inferred_date(span: DatedSpan, article: Article) -> bool:
    """Whether a day is the inferred one of its article, or is counted from it by "today" or "yesterday"."""
    if not article.published.basis.startswith("inferred"):
        return False
    return (
        span.why == article.published.why or _FROM_ITS_DATE.match(span.why) is not None or span.basis == "publication"
    )


_ON = re.compile(r"\b[Oo]n (?:the (?:morning|evening|night) of )?$")
_FROM_ITS_DATE = re.compile(
    r"“(?:today|yesterday|tomorrow|tonight|this (?:morning|evening|afternoon)|earlier today|last night)\b|no other time",
    re.IGNORECASE,
)


def infers(text: str) -> bool:
    """Whether a judgement says itself that it infers: "the undated report must be from February"; then its days are the writer's.

    >>> infers("It must be from February 2016."), infers("It is from February 2016.")
    (True, False)
    """
    return _INFERS.search(text) is not None


_INFERS = re.compile(
    r"\b(?:if|must (?:be|mean|have|date)|probably|likely|seems?|appears?|looks? like|evidently|apparently|presumably)\b",
    re.IGNORECASE,
)


def untold_day(text: str, passages: str, told: Sequence[DatedSpan], lead: Sequence[DatedSpan] = ()) -> str | None:
    """The words of a day, month or year in `text` that `passages` do not print and that is none of `told`; a day of the
    month may also be one of `lead`, what the tops of the articles tell."""
    held = passages.casefold()
    printed = find_dates(passages)
    for mention in find_dates(text):
        if mention.counted or mention.kind == "clock" or _NO_DAY.fullmatch(mention.core.of(text)):
            continue
        words = " ".join(mention.core.of(text).split())
        if re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", held):
            continue
        known = [*told, *lead] if mention.day is not None else told
        if not (_is_told(mention, known) or any(_reads_alike(part, printed) for part in _ends(mention))):
            return words
    return None


_NO_DAY = re.compile(
    r"(?:the )?(?:last|first) day|(?:the )?next (?:morning|day|evening|night)|\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?",
    re.IGNORECASE,
)
"""What is no day of the calendar: the last day on which something may be done, the morning after a day that is told, an hour ("6 a.m.")."""


def _ends(mention: DateMention) -> tuple[DateMention, ...]:
    """A mention, and the far end of a period."""
    return (mention, mention.to) if mention.to else (mention,)


def _reads_alike(mention: DateMention, printed: Sequence[DateMention]) -> bool:
    """Whether a passage prints the same day or month in another way: "March 26" for "26 March"."""
    own = (mention.month, mention.day)
    return own != (None, None) and any(
        own == (end.month, end.day) and mention.year in (None, end.year) for other in printed for end in _ends(other)
    )


def _is_told(mention: DateMention, told: Sequence[DatedSpan]) -> bool:
    """Whether a mention means one of the spans or an end of one: each part of a day that it prints agrees with it; a
    weekday or "last week" is read against the span's last day."""
    if mention.day is not None or mention.month is not None or mention.year is not None:
        return any(_agrees(mention, end) for span in told for end in (span.start, span.end))
    return any(
        (found := resolve_mention(mention, Published(span.end, "stated"))) is not None
        and found.start <= span.end
        and span.start <= found.end
        for span in told
    )


def _agrees(mention: DateMention, day: date) -> bool:
    return mention.year in (None, day.year) and mention.month in (None, day.month) and mention.day in (None, day.day)


def years_unsaid(text: str, refs: Sequence[str], material: Material) -> list[tuple[int, int]]:
    """Places in a text behind a day without its year, each with that year, where the sentences `refs` print it with another year than
    the story's (`year_of`), or all are of articles of another year: read alone it would be of the story's. A year that only a
    clock gives a day is not told."""
    mentions = [
        m for m in find_dates(text) if m.day is not None and m.month is not None and m.year is None and m.to is None
    ]
    own = year_of(material.articles.values()) if mentions else None
    if own is None:
        return []
    printed = find_dates("\n".join(map(material.words, refs)))
    published = {day.year if (day := material.article_of(ref).published.day) else own for ref in refs}
    found = []
    for mention in mentions:
        alike = [
            end for other in printed for end in _ends(other) if (end.month, end.day) == (mention.month, mention.day)
        ]
        years = {end.year for end in alike if end.year} or published
        if len(years) == 1 and own not in years and not mention.counted:
            found.append((mention.core.end, years.pop()))
    return found


def without_days(text: str) -> str:
    """The text with its dates blanked out, character for character, so that what is left can be judged as words."""
    shown = text
    for mention in find_dates(text):
        if not mention.counted:
            shown = shown[: mention.span.start] + BLANK * len(mention.span.of(text)) + shown[mention.span.end :]
    return shown


def stands_under(head: str, told: Sequence[DatedSpan]) -> bool:
    """Whether what means the days `told` may stand under a head: one without a day, one that names one of them, one whose
    first and last day ("14 to 16 May") have one of them between them, or one that leaves a side open ("Since 14 May"). What means no
    day at all may stand under a month or a year, to which its writer puts it."""
    mentions = [mention for mention in find_dates(head) if not mention.counted and _is_named(mention)]
    named = [end for mention in mentions for end in _ends(mention)]
    undated = not told and all(mention.day is None and mention.weekday is None for mention in named)
    if undated or not named or any(_is_told(mention, told) for mention in named):
        return True
    first, last = (_place_in_year(named[at], named[-1]) for at in (0, -1))
    opens = _OPEN_SIDE.search(head[: mentions[0].core.end])
    after, before = (bool(opens and opens[side]) for side in ("after", "before"))
    if not (first and last) or (first == last and not (after or before)):
        return False
    days = [day for span in told for day in (span.start, span.end) if named[-1].year in (None, day.year)]
    return any((before or first <= (day.month, day.day)) and (after or (day.month, day.day) <= last) for day in days)


def _is_named(mention: DateMention) -> bool:
    """Whether a mention names a day, a month or a year: "the day before" depends on what stands around it."""
    return any(part is not None for part in (mention.year, mention.month, mention.day, mention.weekday))


def _place_in_year(mention: DateMention, last: DateMention) -> tuple[int, int] | None:
    """Month and day of an end of a period, the month of its last end where it names none; None for a year or a weekday."""
    month = mention.month or last.month
    return (month, mention.day or 1) if month else None


_OPEN_SIDE = re.compile(r"\b(?:(?P<after>since|after|from)|(?P<before>before|until|till|by|up to))\b", re.IGNORECASE)
"""What a head says before its day where all days on one side of it are meant."""


def names_day(head: str | None) -> bool:
    """Whether a head names a day, a month or a year: what stands under it is told as of then.

    >>> names_day("13 May"), names_day("Since then"), names_day(None)
    (True, False, False)
    """
    return any(not mention.counted for mention in find_dates(head or ""))


def heads_own_numbers(head: str, text: str) -> bool:
    """Whether a head tells no number but those of the text under it.

    >>> heads_own_numbers("822 or 829?", "The mayor gave 822, then 829."), heads_own_numbers("6.4 or 6.9?", "6.4, not 6.9.")
    (True, True)
    >>> heads_own_numbers("13 dead", "")
    False
    """
    return all(value in _values_of(text) or stands_alone(printed, text) for printed, value in _numbers_of(head))


def _numbers_of(text: str) -> Iterator[tuple[str, Fraction | None]]:
    """All numbers of a text as printed, with their values; of a range ("6.4 or 6.9") those of both ends."""
    for q in scan_numbers(text).quantities:
        ends = re.findall(r"\d[\d.,]*", q.surface)
        pair = len(ends) == 2 and q.value is None
        yield from (
            zip(ends, (q.low, q.high), strict=True)
            if pair
            else ((q.surface, v) for v in ((q.low, q.high) if q.value is None else (q.value,)))
        )


def _values_of(text: str) -> set[Fraction | None]:
    return {value for _, value in _numbers_of(text)}


def tells_its_day(text: str, heads: Iterable[str | None], told: Sequence[DatedSpan]) -> bool:
    """Whether a line of a section says of which day it tells, itself by a date or in one of its heads that names a day which its
    sentences mean (`told`): an early count may stand there alone."""
    return names_date(text) or any(names_day(head) and stands_under(head or "", told) for head in heads)


HeadFault = Literal["number", "day"]


def is_quoted(head: str) -> bool:
    """Whether a head is nothing but quoted words: "“Final day” of the search" is not."""
    return _QUOTED.fullmatch(head.strip()) is not None


def is_printed(head: str, texts: Iterable[str]) -> bool:
    """Whether a head is quoted words that one of these texts prints: a label of what an article has wrong tells no number of its own."""
    found = _QUOTED.fullmatch(head.strip())
    words = letters_of(found[1]) if found else ""
    return bool(words) and any(words in letters_of(text) for text in texts)


_QUOTED = re.compile(r"[“\"]([^“”\"]{3,200})[”\"]\W?")


def head_fault(head: str, text: str, told: Sequence[DatedSpan]) -> HeadFault | None:
    """Why a head may not stand over a text whose sentences mean the days `told`: it tells a number that the text does not, or a
    day that they do not mean. None where it may. The head of a section stands over no one text: its `text` is ""."""
    if not heads_own_numbers(head, text):
        return "number"
    return None if stands_under(head, told) else "day"


def names_date(text: str) -> bool:
    """Whether a text names a day of the calendar, not only a month or "the end of the year".

    >>> names_date("past 300,000 (10 July)"), names_date("850,000 by the end of the year")
    (True, False)
    """
    return any(
        mention.day is not None and mention.month is not None and not mention.counted for mention in find_dates(text)
    )


def read_day(words: str) -> tuple[date, date] | None:
    """The first and last day of "2020-02-27", "2020-02" or "2020"; None for anything else."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", words.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if not year or month not in (None, *range(1, 13)):
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day),) * 2 if 1 <= day <= last else None


def drafted_day(words: str, cites: Sequence[str], material: Material) -> DatedSpan | None:
    """The day that a line of the timeline is put on, with the basis on which the cited sentences tell it; None where
    none of them means it."""
    wanted = read_day(words)
    if wanted is None:
        return None
    first, last = wanted
    fitting = [span for span in days_told(cites, material) if first <= span.end and span.start <= last]
    fitting = fitting or list(_weekday_of_story(first, last, cites, material))
    if not fitting:
        return None
    best = min(fitting, key=lambda span: (span.end - span.start, span.basis != "stated"))
    return DatedSpan(first, last, best.basis, best.why)


def _weekday_of_story(first: date, last: date, cites: Sequence[str], material: Material) -> Iterator[DatedSpan]:
    """A day that an article without a date only names by its weekday, where it lies in the time of the story: from a quarter
    before the first dated article to the last one. Which of these weekdays it is, whoever has read all articles infers."""
    dated = [article.published.day for article in material.articles.values() if article.published.day]
    if not dated or first != last or not min(dated) - timedelta(days=BEFORE_STORY) <= first <= max(dated):
        return
    for ref in cites:
        article = material.article_of(ref)
        near, lead = _near_and_lead(ref, material)
        spans = [*near, *lead]
        told = [
            end
            for span in spans
            for m in find_dates(article.text, language=article.language, within=span)
            for end in _ends(m)
        ]
        apart = (
            1 if _DAY_BEFORE.search(article.text, near[-1].start, near[-1].end) else 0
        )  # "Friday was black. The day before it had …"
        named = [end for end in told if end.weekday in (first.weekday(), (first + timedelta(days=apart)).weekday())]
        if named and article.published.day is None:
            words = " ".join(named[0].core.of(article.text).split())
            yield DatedSpan(first, first, "inferred", f"“{words}” of an article without a date; {WRITER_INFERS}")


_DAY_BEFORE = re.compile(r"\b(?:the day before|a day (?:before|earlier)|the previous day)\b", re.IGNORECASE)
WRITER_INFERS = "which one, the writer infers from the others"
BEFORE_STORY = 92
"""Days before the first dated article of a story in which its undated ones may tell of a weekday."""


def told_or_published(found: DatedSpan, cites: Sequence[str], material: Material) -> DatedSpan:
    """A `drafted_day`, with the basis "publication" where nothing in the cited sentences (refs) means that day but the date
    of their articles: what these tell may be older."""
    if found.why.endswith(WRITER_INFERS):
        return found
    for ref in cites:
        published = material.article_of(ref).published
        for span in _days_of(ref, material):
            own = span.why == published.why and span.basis == published.basis
            if not own and span.basis != "publication" and found.start <= span.end and span.start <= found.end:
                return found
    return DatedSpan(found.start, found.end, "publication", found.why)
