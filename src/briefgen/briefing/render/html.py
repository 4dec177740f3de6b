"""The briefing as one HTML file that opens offline: the page as in Markdown, each cited sentence among those around it, every
measure with its rows, and the articles with what is cited of them marked.

A place opens its sentence as a popover, so that nobody loses theirs; where a browser has none, and in print, the sentences stand at
the end. The file has no script and asks for nothing: its policy allows its own style, by its hash, and nothing else. Words of others
reach it through the template alone, which escapes whatever it is given.
"""

from __future__ import annotations

import re
from base64 import b64encode
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefgen.briefing.render import content
from briefgen.briefing.render.days import short_reason, show_span
from briefgen.briefing.render.links import link_to_words
from briefgen.briefing.render.measures import Measures, ShownRow, Theme, by_theme, row_day, shown_rows, title_of
from briefgen.briefing.render.parts import (
    Page,
    Passage,
    everything_of,
    heard_from,
    note_of,
    parts_of,
    place_of,
    rows_table,
    sources_part,
    title_of_page,
)
from briefgen.briefing.render.pieces import Items, Part, Pieces, Places, Table
from briefgen.briefing.render.plain import told_in_a_sentence
from briefgen.briefing.render.safe import show_passage, show_untrusted
from briefgen.briefing.render.unfolded import unfolded_lines
from briefgen.records.statuses import HEADS

if TYPE_CHECKING:
    from jinja2 import Template

    from briefgen.briefing.public import Briefing, Citation, FigureGroup, SentencePlace, Source
    from briefgen.briefing.render.view import View

AROUND = 2
"""Sentences that are shown before a cited one, and behind it."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_BLANK = re.compile(r"\n\s*\n")
_LINE_END = re.compile(r"\n")


def render_html(briefing: Briefing, view: View) -> str:
    """The whole file; `full` as in Markdown, and with the rules and comparisons of each measure."""
    page = Page(briefing, view.full, cites_all=True, rest="under “Figures”")
    told = (*parts_of(page), *everything_of(page))
    sources = next((part for part in told if part.name == "sources"), None) or sources_part(page)
    on_page = frozenset(page.passages)
    ledger = _Ledger(page)
    themes = ledger.themes()
    cited = _Cited(page, ledger, on_page)
    return _template().render(
        title=title_of_page(page),
        parts=[part for part in told if part.name != "sources"],
        themes=themes,
        sources=_sources(sources, cited),
        below=[block for block in sources.blocks if not isinstance(block, Items)],
        tellers=cited.tellers(),
        day_notes=[(day, _reason(why, page.briefing)) for day, why in page.days.whys.items()],
        marks=cited.marks,
        signs={head: kind.sign for head, kind in HEADS.items()},
        style=_style(),
        style_hash=b64encode(sha256(_style().encode()).digest()).decode(),
    )


def _reason(why: str, briefing: Briefing) -> str:
    """Why a day is what it is, its articles by their numbers as a page prints them."""
    (line,) = content.with_short_ids([content.Cited(show_passage(why))], briefing)
    return line.text


@cache
def _template() -> Template:
    """Read once. A value that is missing is an error, not an empty place."""
    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
                       keep_trailing_newline=True, finalize=_visible)  # fmt: skip
    return made.from_string(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))


def _visible(value: object) -> object:
    """Each word that enters the page, once more: what is not visible anywhere else is so here."""
    return show_untrusted(value) if type(value) is str else value


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


# ---------------------------------------------------------------- every measure


class _Measure(NamedTuple):
    """A measure to be looked up."""

    id: str
    title: str
    status: str
    sentence: str
    table: Table
    unfolded: tuple[str, ...]


class _Figure(NamedTuple):
    """A figure of a sentence, and where its measure stands."""

    words: str
    id: str
    title: str
    status: str


@dataclass(frozen=True)
class _Ledger:
    """Every measure of the briefing with all its rows."""

    page: Page

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.page.briefing, full=True)

    @cached_property
    def ids(self) -> dict[str, str]:
        return {group.id: f"m{number}" for number, group in enumerate(self.measures.shown, start=1)}

    def themes(self) -> list[tuple[Theme, list[_Measure]]]:
        return [(theme, [self._measure(group) for group in own]) for theme, own in by_theme(self.measures.shown)]

    @cached_property
    def figures(self) -> dict[str, list[_Figure]]:
        """The figures of each sentence, by its place."""
        found: dict[str, list[_Figure]] = {}
        for group in self.measures.shown:
            for claim in group.claims:
                figure = _Figure(show_passage(claim.surface), self.ids[group.id], title_of(group), self._status(group))
                own = found.setdefault(place_of(claim.citation), [])
                own += [] if figure in own else [figure]
        return found

    def _measure(self, group: FigureGroup) -> _Measure:
        title = title_of(group)
        table = rows_table(self.page, title, shown_rows(group, self.measures), self._day)
        sentence = told_in_a_sentence(group, self.measures)
        unfolded = unfolded_lines(group) if self.page.full else ()
        return _Measure(self.ids[group.id], title, self._status(group), sentence, table, unfolded)

    def _status(self, group: FigureGroup) -> str:
        return HEADS[self.measures.heads[group.id]].words

    def _day(self, row: ShownRow) -> str:
        """The day of a row; one that is inferred says so each time, for rows are looked up one by one."""
        shown, number = show_span(row.day), self.page.days.number(show_span(row.day), row.day.basis, row.day.why)
        marked = shown if number is None else f"{shown} (inferred){note_of(number)}"
        return row_day(row, marked, self._short)

    @cached_property
    def _short(self) -> Measures:
        """Which says "by" a day that is only that of the article."""
        return Measures(self.page.briefing)


# ---------------------------------------------------------------- cited sentences


class _Mark(NamedTuple):
    """A place behind a sentence, "3:14"; of a further one of the same article, "15", the number of the article is `unseen`."""

    id: str
    unseen: str
    shown: str


class _Sentence(NamedTuple):
    """A cited sentence among those around it."""

    id: str
    place: str
    before: str
    words: str
    after: str
    figures: tuple[_Figure, ...]
    link: str | None
    in_article: bool
    on_page: bool
    """Whether what is said rests on it, and not only a figure that is looked up."""


class _Teller(NamedTuple):
    """An article with its cited sentences."""

    name: str
    outlet: str
    day: str
    language: str
    sentences: tuple[_Sentence, ...]


@dataclass(frozen=True)
class _Cited:
    """Every sentence that the page cites, when all that cites has been put together."""

    page: Page
    ledger: _Ledger
    on_page: frozenset[str]
    """The places that are cited above the measures."""

    @cached_property
    def by_source(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = {source.id: [] for source in self.page.briefing.sources}
        for passage in sorted(self.page.passages.values(), key=lambda passage: passage.citation.start):
            found[passage.citation.source_id].append(passage)
        return found

    @cached_property
    def ids(self) -> dict[str, str]:
        """What names a cited sentence in the file, by its place: a number of ours and no word of others."""
        places = (passage.place for own in self.by_source.values() for passage in own)
        return {place: f"c{number}" for number, place in enumerate(places, start=1)}

    def marks(self, places: Places) -> list[_Mark]:
        """As in Markdown, "3:14,15 8:4", each by itself."""
        cited = content.by_article(places.citations, content.short_id)
        return [mark for name, own in cited.items() for mark in self._of_article(name, own)]

    def _of_article(self, name: str, cited: dict[str, Citation]) -> Iterator[_Mark]:
        for position, (number, citation) in enumerate(cited.items()):
            unseen, shown = (f"{name}:", number) if position else ("", f"{name}:{number}" if number else name)
            yield _Mark(self.ids[place_of(citation)], unseen, shown)

    def tellers(self) -> list[_Teller]:
        return [
            self._teller(source, own) for source in self.page.briefing.sources if (own := self.by_source[source.id])
        ]

    def _teller(self, source: Source, own: Sequence[Passage]) -> _Teller:
        outlet, day = heard_from(source)
        figures = self.ledger.figures
        sentences = tuple(self._sentence(passage, source, figures.get(passage.place, [])) for passage in own)
        return _Teller(content.short_id(source.id), outlet.text, day, language_of(source), sentences)

    def _sentence(self, passage: Passage, source: Source, figures: Sequence[_Figure]) -> _Sentence:
        before, after = _around(passage.citation, source)
        return _Sentence(
            self.ids[passage.place],
            passage.place,
            before,
            passage.words,
            after,
            tuple(figures),
            link_to_words(source.url, passage.words),
            in_article=source.text is not None and passage.citation.sentence is not None,
            on_page=passage.place in self.on_page,
        )


def language_of(source: Source) -> str:
    """The language of an article as a page may name it; "" where it is no plain code."""
    return source.language if _LANGUAGE.fullmatch(source.language) else ""


def _around(citation: Citation, source: Source) -> tuple[str, str]:
    """The sentences before a cited one and behind it; "" where the briefing does not hold the text."""
    if source.text is None or citation.sentence is None:
        return "", ""
    text, number = source.text, citation.sentence
    near = [place for place in source.sentences if 0 < abs(place.number - number) <= AROUND]
    before = (show_passage(text[place.start : place.end]) for place in near if place.number < number)
    after = (show_passage(text[place.start : place.end]) for place in near if place.number > number)
    return " ".join(before), " ".join(after)


# ---------------------------------------------------------------- articles


class _Run(NamedTuple):
    """Words of an article; a cited sentence with its place and its id, and `marked` where what is said rests on it."""

    words: str
    place: str = ""
    id: str = ""
    marked: bool = False


class _Article(NamedTuple):
    """A line of the sources, how the day of the article is known, and its text."""

    line: Pieces
    day: str
    language: str
    paragraphs: tuple[tuple[_Run, ...], ...]


def _sources(part: Part, cited: _Cited) -> list[_Article]:
    lines = next(block.lines for block in part.blocks if isinstance(block, Items)) if part.blocks else ()
    return [
        _Article(line, _day_known(source, cited.page), language_of(source), tuple(_paragraphs(source, cited)))
        for line, source in zip(lines, cited.page.briefing.sources, strict=True)
    ]


def _day_known(source: Source, page: Page) -> str:
    """How the day of an article is known; in full with all that was weighed."""
    why = source.published.why
    return _reason(why if page.full else short_reason(why), page.briefing)


def _paragraphs(source: Source, cited: _Cited) -> Iterator[tuple[_Run, ...]]:
    """The text of an article by its paragraphs: parted by blank lines, or by line ends where it has none."""
    if source.text is None:
        return
    text, start = source.text, 0
    places = {p.citation.sentence: p.place for p in cited.by_source[source.id] if p.citation.sentence is not None}
    told = [(own, places[own.number]) for own in source.sentences if own.number in places]
    ends = _BLANK if _BLANK.search(text.strip()) else _LINE_END
    for found in [*ends.finditer(text), None]:
        stop = found.start() if found else len(text)
        if found and _is_inside(found.start(), source):
            continue
        if text[start:stop].strip():
            yield tuple(
                _runs(text, start, stop, [(own, place) for own, place in told if start <= own.start < stop], cited)
            )
        start = found.end() if found else stop


def _is_inside(offset: int, source: Source) -> bool:
    """Whether a sentence goes on behind an offset."""
    at = bisect_right(source.sentences, offset, key=lambda place: place.start) - 1
    return at >= 0 and offset < source.sentences[at].end - 1


def _runs(text: str, start: int, stop: int, told: Sequence[tuple[SentencePlace, str]], cited: _Cited) -> Iterator[_Run]:
    """The words from `start` to `stop`; `told` are the cited sentences that begin there, with their places."""
    at = start
    for own, place in told:
        yield from _run(text[at : own.start])
        words = show_passage(text[own.start : own.end])
        yield _Run(words, place, cited.ids[place], place in cited.on_page)
        at = own.end
    yield from _run(text[at:stop])


def _run(words: str) -> Iterator[_Run]:
    """Words that are not cited, with the spaces at their ends."""
    if words:
        shown = show_passage(words)
        yield _Run(f"{' ' * words[:1].isspace()}{shown}{' ' * (bool(shown) and words[-1:].isspace())}")
