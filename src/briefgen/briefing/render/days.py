"""Days as people write them, and the footnotes of those that are inferred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from briefgen.briefing.public import AsOf, Briefing, Statement
from briefgen.briefing.render.safe import show_passage
from briefgen.text.calendar import MONTH, MONTHS

SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
UNDATED = "undated"
_SHORT_MONTH = re.compile(rf"\b({'|'.join(SHORT_MONTHS)})\b")
_INFERRED_IN_TEXT = re.compile(rf"\b(\d{{1,2}} {MONTH}(?: \d{{4}})?)(?: \(inferred\)|, inferred(?=\)))")


def show_day(iso: str) -> str:
    """A date as people write it: "28 Feb 2020" for "2020-02-28"; what is no date as it is."""
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return show_passage(iso)
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return show_passage(iso)
    named = f"{SHORT_MONTHS[month - 1]} {parts[0]}"
    return named if len(parts) == 2 else f"{int(parts[2])} {named}"


def show_span(span: AsOf) -> str:
    """A day, a month, a year or a period; "undated" where there is none."""
    start, end = span.start or span.end, span.end or span.start
    if start is None or end is None:
        return UNDATED
    if start == end:
        return show_day(end)
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return f"{show_day(start)} – {show_day(end)}"
    return _whole_period(first, last) or _days_between(first, last)


def _days_between(first: date, last: date) -> str:
    """ "8–10 Sep 2023", "28 Feb – 3 Mar 2020", "3 Dec 2019 – 20 Feb 2020"."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{show_day(last.isoformat())}"
    if first.year == last.year:
        return f"{first.day} {SHORT_MONTHS[first.month - 1]} – {show_day(last.isoformat())}"
    return f"{show_day(first.isoformat())} – {show_day(last.isoformat())}"


def _whole_period(first: date, last: date) -> str | None:
    """The month, the months or the year that the two days frame exactly."""
    if first.day != 1 or last == date.max or date.fromordinal(last.toordinal() + 1).day != 1:
        return None
    if (first.year, first.month) == (last.year, last.month):
        return f"{SHORT_MONTHS[first.month - 1]} {first.year}"
    if first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{SHORT_MONTHS[first.month - 1]}–{SHORT_MONTHS[last.month - 1]} {first.year}"


def written_day(span: AsOf) -> str:
    """A day or time as it stands in a sentence: "28 February 2020"."""
    return _SHORT_MONTH.sub(lambda match: MONTHS[SHORT_MONTHS.index(match.group())], show_span(span))


def whole_time(days: Iterable[AsOf]) -> AsOf | None:
    """One day where all are the same, else the time from the first to the last; None where all are undated."""
    dated = sorted((day for day in days if day.end), key=lambda day: (day.end or "", day.start or ""))
    if not dated:
        return None
    first, last = dated[0], dated[-1]
    if show_span(first) == show_span(last):
        return first
    starts = min(day.start or day.end or "" for day in dated)
    return AsOf(start=starts, end=last.end, basis="stated")


def is_inferred(basis: str) -> bool:
    return basis.startswith("inferred")


def is_of_its_telling(span: AsOf) -> bool:
    """Whether a day is only that of the article which tells a figure: it may hold for an earlier one."""
    return span.basis == "publication" or (is_inferred(span.basis) and "read against" not in span.why)


_SPELLED = re.compile(
    rf"“[^”]*\b(?:{MONTH}[a-z]* \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {MONTH})\b[^”]*”, read against",
    re.IGNORECASE,
)
"""The reason of a day whose month and number the text prints: only its year is inferred, and there is no other."""


@dataclass
class DayNotes:
    """The footnotes of inferred days, one a day, numbered as they are met while a page is written."""

    briefing: Briefing
    full: bool = False
    """With every article's reason for one day, not only the first."""
    reasons: dict[str, dict[str, None]] = field(default_factory=dict)
    """By the day as it is shown, each once, in the order in which they were met."""
    said: set[str] = field(default_factory=set)
    """Days of which the page has said already that they are inferred."""

    def number(self, day: str, basis: str, why: str) -> int | None:
        """The footnote of a day that is inferred; None for any other. It has the reason of each sentence whose weekday is
        read so, and that of the articles of the day only where a figure has its day from its article."""
        if not is_inferred(basis) or _SPELLED.search(why):
            return None
        of_articles = self._of_articles(day)
        own = (
            [why]
            if "read against" in why and not any(why in reason for reason in of_articles)
            else of_articles or [why]
        )
        shown = own if self.full else [short_reason(reason) for reason in own][:MOST_REASONS]
        self.reasons.setdefault(day, {}).update(dict.fromkeys(shown))
        return list(self.reasons).index(day) + 1

    @property
    def whys(self) -> dict[str, str]:
        """What the footnotes of the page so far say, by the day as it is shown."""
        return {day: "; ".join(reasons) for day, reasons in self.reasons.items()}

    def is_new(self, day: str) -> bool:
        """Whether the page has not yet said of the day that it is inferred; from now on it has."""
        new = day not in self.said
        self.said.add(day)
        return new

    def said_once(self, statement: Statement) -> str:
        """A statement's text that says of each day only once on the page that it is inferred, whether its writer says so or
        its sources do: those that it cites have no date of their own, and none of its passages prints the day."""
        text = statement.text
        if statement.support != "verbatim" and self._rests_on_inferred(statement):
            printed = " ".join(citation.text for citation in statement.citations)
            text = _BARE_DAY.sub(
                lambda m: m.group() if prints_day(int(m["day"]), m["month"], printed) else _with_mark(m), text
            )
        return _INFERRED_IN_TEXT.sub(lambda m: m.group() if self.is_new(_short_day(m.group(1))) else m.group(1), text)

    def _rests_on_inferred(self, statement: Statement) -> bool:
        cited = {citation.source_id for citation in statement.citations}
        bases = [source.published.basis for source in self.briefing.sources if source.id in cited]
        return bool(bases) and all(is_inferred(basis) for basis in bases)

    def _of_articles(self, day: str) -> list[str]:
        dated = ((source.id, source.published) for source in self.briefing.sources)
        return [
            f"{id}: {p.why}" for id, p in dated if p.date and is_inferred(p.basis) and show_day(p.date) == day and p.why
        ]


MOST_REASONS = 2
"""Articles of one day whose reasons a footnote tells on the short page."""


def short_reason(why: str) -> str:
    """The reason of a day without what further articles have to do with it, its dates as people write them."""
    first = _ASIDE.sub("", why.split("; article ")[0]).replace(_ONLY_FIT, ", beside the articles that have a date")
    return _ISO.sub(lambda match: show_day(match.group()), first)


_ONLY_FIT = " fits one day only beside the dated articles of the story"
_ASIDE = re.compile(r" \([\d, -]+\)")
"""Days that were weighed and not taken.

>>> _ASIDE.sub("", "of the days that fit (2017-03-23, 2023-03-23) only one")
'of the days that fit only one'
"""


_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def _short_day(written: str) -> str:
    day, month, *year = written.split()
    return " ".join((day, SHORT_MONTHS[MONTHS.index(month)], *year))


_BARE_DAY = re.compile(
    rf"(?P<open>\([^()]*)?\b(?P<day>\d{{1,2}}) (?P<month>{MONTH})(?: \d{{4}})?(?! \(inferred|, inferred|\d| \d{{4}})(?=(?P<shut>\))?)"
)
"""A day in a written sentence that does not say that it is inferred; in brackets or not."""


def prints_day(number: int, month: str, words: str) -> bool:
    """Whether words name a day with its month.

    >>> [prints_day(26, "March", words) for words in ("the 26th of March", "on Mar. 26", "26 MARCH", "March 261", "market 26")]
    [True, True, True, False, False]
    """
    named = rf"{month[:3]}(?:{month[3:]}|[a-z]?\.?)"
    printed = rf"\b(?:{named} {number}(?:st|nd|rd|th)?|{number}(?:st|nd|rd|th)? (?:of )?{named})(?!\w)"
    return re.search(printed, words, re.IGNORECASE) is not None


def _with_mark(day: re.Match[str]) -> str:
    return f"{day.group()}, inferred" if day["open"] and day["shut"] else f"{day.group()} (inferred)"
