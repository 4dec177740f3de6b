"""An article's own date: stated in its header, or else the days that a day without a year could be."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from briefgen.records import Published, Role, Span
from briefgen.text.dates.cues import lies_ahead
from briefgen.text.dates.find import DateMention, find_dates, fold_text
from briefgen.text.dates.resolve import CANDIDATE_YEARS, candidate_days, one_day

_PUBLISHED_CUE = re.compile(r"(?:\b(?:published|posted|publication date|issued)\b|^\s*date\b)[: ]{0,3}(?:on |at )?$")
_UPDATED = (
    r"updated|update|modified|edited|revised|last change|aktualisiert|geändert|überarbeitet|mise? à jour|modifiée?|actualizad[oa]|"
    r"modificad[oa]|aggiornat[oa]|modificat[oa]|atualizad[oa]|bijgewerkt|gewijzigd|uppdaterad|zaktualizowano|обновлено|güncelleme|"
    r"güncellendi"
)
_UPDATED_CUE = re.compile(rf"\b(?:{_UPDATED})\b[^.\n|·;0-9]{{0,24}}$")
_CHANGED_CUE = re.compile(
    rf"\b(?:{_UPDATED}|changed?|corrected|retrieved|accessed|archived|copyright|since|est|"
    r"established|founded|until|expires|taken|ändrad|aktualizacja|изменено)\b[^.\n|·;0-9]{0,24}$|[\u00a9][^0-9]{0,24}$"
)
_IN_SENTENCE = re.compile(r"\b(?:on|of|in|from|until|before|after)\s$", re.IGNORECASE)
"""Behind such a word a title or standfirst tells on which day something was, not when the article appeared."""
_HEADER_ROLES: frozenset[Role] = frozenset(("dateline", "headline", "furniture"))
ZERO_DAYS = (date(1970, 1, 1), date(1969, 12, 31))
"""The day that computers count from, in any zone: what a page prints that knows no date."""
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
        if cued or role != "headline" or not _IN_SENTENCE.search(text[span.start : mention.core.start])
    ]
    full = [(mention, cued) for mention, cued in found if mention.year is not None and mention.day is not None]
    for mention, _ in sorted(full, key=lambda pair: not pair[1]):
        if mention.other is None and (day := one_day(mention, None)) and day not in ZERO_DAYS:
            return Published(
                day, "stated", f"“{mention.words}” stands in the article's header{_mismatch(mention, day)}"
            )
    mentions = [mention for mention, _ in found if mention.day is not None]
    undated = _undated(mentions or _lead_days(header_lines, text, language), header_lines, text, last_year)
    if mentions and mentions[0].weekday is None and undated.candidates:
        undated = _on_weekday(undated, told_weekday(header_lines, text, language))
    zero = next((mention for mention, _ in full if one_day(mention, None) in ZERO_DAYS), None)
    return (
        replace(undated, why=f"{undated.why}; “{zero.words}”, from which computers count, is none") if zero else undated
    )


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
        ahead = mention.year is None and lies_ahead(
            fold_text(text[span.start : span.end]), mention.span.shift(-span.start)
        )
        if mention.kind == "day" and not ahead and (cued or not _CHANGED_CUE.search(lead)):
            yield mention, cued


def find_modification(header_lines: tuple[tuple[Span, Role], ...], text: str, *, language: str = "en") -> date | None:
    """The day on which an article was last changed, as a line of its header says with its year; None where none does."""
    days = [
        day
        for span, _ in _header_spans(header_lines)
        for mention in find_dates(text, language=language, within=span)
        if _UPDATED_CUE.search(text[max(span.start, mention.span.start - 40) : mention.span.start].lower())
        and mention.year is not None
        and (day := one_day(mention, None))
    ]
    return max(days, default=None)


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
        if not lies_ahead(fold_text(span.of(text)), mention.span.shift(-span.start))
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


FIRST_BODIES = 2
"""Paragraphs of the body of which the first that names a weekday tells when the news happened."""


def told_weekday(lines: tuple[tuple[Span, Role], ...], text: str, language: str) -> int | None:
    """The weekday on which the first paragraphs tell their news; None where they name none, several, or one of another week."""
    for body in [span for span, role in lines if role == "body"][:FIRST_BODIES]:
        named = [day for day in find_dates(text, language=language, within=body) if day.weekday is not None]
        fold = fold_text(body.of(text))
        bare = all(day.kind == "weekday" and day.shift is None and day.relation is None for day in named)
        ahead = any(lies_ahead(fold, day.span.shift(-body.start)) for day in named)
        if named:
            return named[0].weekday if bare and not ahead and len({day.weekday for day in named}) == 1 else None
    return None


def _on_weekday(undated: Published, told: int | None) -> Published:
    """Of the days that a dateline can be those that are the weekday on which the news is told, or the day after it."""
    fitting = tuple(day for day in undated.candidates if told is not None and (day.weekday() - told) % 7 <= 1)
    if not fitting or told is None:
        return undated
    return replace(undated, why=f"{undated.why}; its news is told of a {calendar.day_name[told]}", candidates=fitting)


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
