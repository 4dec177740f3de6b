"""The parts of a page in the order in which a reader needs them: what is said, and where it stands, for each form that can
link and fold (`markdown`, `html`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefgen.briefing.paragraphs import paragraphs_of, points_of
from briefgen.briefing.render import content
from briefgen.briefing.render.days import UNDATED, DayNotes, is_inferred, show_day, show_span
from briefgen.briefing.render.links import link_to_words
from briefgen.briefing.render.measures import (
    Measures,
    QuotedLine,
    ShortLine,
    ShownRow,
    by_theme,
    folded_words,
    latest_rows,
    other_figures,
    part_words,
    row_day,
    short_line,
    shown_rows,
    who_words,
    whole_words,
)
from briefgen.briefing.render.pieces import (
    Badge,
    Block,
    DayNote,
    Heading,
    Items,
    Judged,
    Link,
    Paragraph,
    Part,
    Pieces,
    Places,
    Quiet,
    Strong,
    Table,
    Words,
    ours,
    told,
)
from briefgen.briefing.render.plain import told_in_a_sentence
from briefgen.briefing.render.sections import is_written, sections_of
from briefgen.briefing.render.told_counts import ToldFate, told_fates
from briefgen.briefing.render.unfolded import rule_words, unfolded_lines
from briefgen.records.statuses import HEADS

if TYPE_CHECKING:
    from briefgen.briefing.public import (
        AsOf,
        Briefing,
        Citation,
        Disagreement,
        DisagreementSide,
        FigureGroup,
        FigureTable,
        Line,
        Quote,
        Source,
        Statement,
        TimelineEntry,
    )

_OPEN, _SHUT = "\ue000", "\ue001"
"""Around the number of a day's note, within the words of the day: `render.safe` leaves neither in what others wrote."""
_NOTE = re.compile(f"{_OPEN}(\\d+){_SHUT}")


class Passage(NamedTuple):
    """A cited sentence: its place ("2:4"), the citation, and its words."""

    place: str
    citation: Citation
    words: str


@dataclass
class Page:
    """The briefing and the passages cited so far."""

    briefing: Briefing
    full: bool
    cites_all: bool = False
    """Whether a place that is only named, without its sentence at the end of the page, is cited too."""
    rest: str = "in --full"
    """Where the rest of what is told in part is to be found."""
    passages: dict[str, Passage] = field(default_factory=dict)
    """What the page cites so far, by its place."""
    noted: set[str] = field(default_factory=set)
    """Days whose footnote stands in this part already."""

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.briefing, full=self.full)

    @cached_property
    def days(self) -> DayNotes:
        return DayNotes(self.briefing, self.full)

    @cached_property
    def has_day_notes(self) -> bool:
        """Whether the page says why a day is inferred: not the short one that a writer put together, where it stands under the
        sources which articles' days are."""
        return self.full or not is_written(self.briefing)

    def cite(self, citations: Iterable[Citation], day: str = "", *, bare: bool = False) -> Pieces:
        """The places of the passages behind what rests on them, and the `day` of their report; the page ends with their words."""
        cited = tuple(citations)
        for citation in cited:
            place = place_of(citation)
            self.passages.setdefault(place, Passage(place, citation, content.sentence_text(citation, self.briefing)))
        return (Places(cited, day, bare=bare),) if cited else ()

    def day(self, span: AsOf) -> str:
        return self.marked(show_span(span), span.basis, span.why)

    def marked(self, day: str, basis: str, why: str) -> str:
        """The day; one that is inferred says so the first time, and has its footnote once in each part or table."""
        number = self.days.number(day, basis, why)
        if number is None or day in self.noted:
            return day
        if not self.has_day_notes:
            return day
        self.noted.add(day)
        return f"{day}{' (inferred)' if self.days.is_new(day) else ''}{note_of(number)}"

    def opens_part(self) -> None:
        self.noted.clear()


def place_of(citation: Citation) -> str:
    """ "3:14"; "3:c210" where no sentence of the article holds it."""
    return f"{content.short_id(citation.source_id)}:{citation.sentence or f'c{citation.start}'}"


def note_of(number: int) -> str:
    """What refers to a day's note, within the words of the day."""
    return f"{_OPEN}{number}{_SHUT}"


def dated(words: str) -> Pieces:
    """The words of a day, with the notes that stand in them."""
    pieces: list[Words | DayNote] = []
    for number, part in enumerate(_NOTE.split(words)):
        pieces += [DayNote(int(part))] if number % 2 else [Words(part)] if part else []
    return tuple(pieces)


def parts_of(page: Page) -> tuple[Part, ...]:
    """All parts between the title and what is told in full only, each with something in it."""
    parts = [_bottom_line(page), *(_sections(page) or (_key_points(page), *_figures(page)))]
    parts += [] if content.is_brief(page.briefing, full=page.full) else _beside(page)
    return tuple(part for part in parts if part.blocks)


class Title(NamedTuple):
    """The title; what is to be known before reading; how a place is read, in words of our own."""

    title: Words
    known: Words
    numbering: str


def title_of_page(page: Page) -> Title:
    counts = content.count_words(page.briefing, full=page.full, judged=content.JUDGED_IN_ITALICS)
    return Title(told(page.briefing.title.text, "first"), told(counts, "first"), content.numbering(page.briefing))


def _figures(page: Page) -> tuple[Part, ...]:
    """The key figures and the tables, in the order in which the page leads with them."""
    tables = () if content.is_brief(page.briefing, full=page.full) else _side_by_side(page)
    shown, figures = _part("tables", "Figures side by side", tables), _key_figures(page)
    return (*((shown, figures) if content.leads_with_tables(page.briefing) else (figures, shown)), _told_counts(page))


def _beside(page: Page) -> list[Part]:
    """The parts in which a reader looks things up."""
    briefing, full = page.briefing, page.full
    return [
        _moved(page),
        _accounts(page),
        *(_cited_lines(page, "open", head, lines) for head, lines in content.left_open(briefing)),
        _positions(page),
        _course(page, "timeline", "Timeline", content.course_of(briefing, full=full)),
        _quotes(page, "quotes", "In their words", [quote for quote in briefing.quotes if quote.telling]),
        _cited_lines(page, "quality", SOURCE_QUALITY, () if is_written(briefing) else _quality(page)),
        sources_part(page),
        _others(page),
    ]


def _part(name: str, head: str, blocks: Iterable[Block]) -> Part:
    return Part(name, Words(head), tuple(block for block in blocks if not isinstance(block, Items) or block.lines))


def _lines(lines: Iterable[Pieces], *, numbered: bool = False) -> tuple[Items]:
    return (Items(tuple(lines), numbered),)


# ---------------------------------------------------------------- the parts, in the order of the page


def _bottom_line(page: Page) -> Part:
    lines = [_paragraph(page, own) for own in points_of(page.briefing.bottom_line)]
    told_of = content.worst_of_sources(page.briefing)
    (worst,) = content.with_short_ids([told_of], page.briefing) if told_of else (None,)
    below = [Paragraph((Quiet((told(worst.text, "first"),)), *page.cite(worst.citations)))] if worst and lines else []
    return _part("bottom-line", "Bottom line", [*_lines(lines), *below])


def _statement(page: Page, statement: Statement, *, badged: bool = True) -> Pieces:
    heads = content.badges_of(statement, page.briefing, page.measures) if badged else ()
    badges = (
        piece for head in heads for piece in (Badge(head, content.BADGES[head]), *_beside_it(page, statement, (head,)))
    )
    return (*_with_places(page, statement, statement.citations, dated=badged), *badges)


def _beside_it(page: Page, statement: Statement, heads: Collection[str]) -> Pieces:
    """Behind the badge of a statement that tells one side: the value of the other, who tells it, and where."""
    row = content.other_side(statement, page.briefing, page.measures) if "differ" in heads else None
    if row is None:
        return ()
    return (*ours(": "), Words(row.within), *ours(" ("), Words(row.who), *ours(")"), *page.cite(row.citations[:1]))


def _with_places(page: Page, statement: Statement, shown: Collection[Citation], *, dated: bool = True) -> Pieces:
    """The words of a statement, its places where their writer put them, and the day of its report if that is not told before it
    (`dated`); of the citations only those `shown`."""
    if not statement.behind or not is_written(page.briefing):
        words = statement.text if is_written(page.briefing) and not page.full else page.days.said_once(statement)
        cited = (citation for citation in statement.citations if citation in shown)
        day = content.report_day(statement, page.briefing) if dated else ""
        return (told(words, "sentence"), *page.cite(cited, day))
    placed: dict[int, list[Citation]] = {}
    for citation, at in zip(statement.citations, statement.behind, strict=True):
        placed.setdefault(at or len(statement.text), []).extend([citation] if citation in shown else [])
    pieces: list[Pieces] = []
    last = 0
    for at in sorted(placed):
        pieces += [_piece(statement.text, last, at), page.cite(placed[at])]
        last = at
    return tuple(piece for own in (*pieces, _piece(statement.text, last, len(statement.text))) for piece in own)


def _piece(text: str, start: int, end: int) -> Pieces:
    """A part of a statement with the space before it."""
    words = text[start:end]
    return (*ours(" " if start and words[:1].isspace() else ""), told(words, "within" if start else "sentence"))


def _key_figures(page: Page) -> Part:
    items = page.briefing.key_figures
    beside = any(item.also for item in items)
    rows = [
        (
            (Strong((told(content.head_words(item.what)),)),),
            _cell(page, item.take),
            *((_cell(page, item.also),) if beside else ()),
        )
        for item in items
    ]
    heads = ("What", "Figure", *(("Also told",) if beside else ()))
    return _part("key-figures", "Key figures", [_table("Key figures", heads, rows)] if rows else [])


def _told_counts(page: Page) -> Part:
    """The counts of what befell people of which no one number can be taken, each in its own words."""
    fates = () if content.is_brief(page.briefing, full=page.full) else told_fates(page.measures)
    blocks: list[Block] = []
    for fate in fates:
        blocks += [Heading((Words(fate.name),)), _told_fate(page, fate)]
        blocks += _sentence(Words(f"… {fate.left} more {page.rest}" if fate.left else ""))
    return _part("told-counts", content.TOLD_COUNTS, blocks)


def _told_fate(page: Page, fate: ToldFate) -> Table:
    rows = [
        (
            (Words(show_day(count.told_on) if count.told_on else UNDATED),),
            (*ours(count.before), Strong((Words(count.figure),)), *ours(count.after)),
            (Words(count.told_in),),
            page.cite((count.citation,)),
        )
        for count in fate.counts
    ]
    return _table(fate.name, ("Told on", "In the source’s words", "Told in", ""), rows)


def _cell(page: Page, statement: Statement | None) -> Pieces:
    return (told(page.days.said_once(statement)), *page.cite(statement.citations)) if statement else ()


def _table(title: str, heads: Iterable[str], rows: Iterable[tuple[Pieces, ...]]) -> Table:
    return Table(title, tuple((Words(head),) if head else () for head in heads), tuple(rows))


def _sections(page: Page) -> tuple[Part, ...]:
    """The parts of a written page, each with its tables."""
    parts = []
    for section in sections_of(page.briefing):
        blocks: list[Block] = []
        for own in section.parts():
            blocks += (
                _lines([_paragraph(page, lines) for lines in paragraphs_of(own)])
                if isinstance(own, tuple)
                else _figure_table(page, own)
            )
        part = _part("section", section.head, blocks)
        parts.append(Part(part.name, told(section.head, "first"), part.blocks))
    return tuple(parts)


def _paragraph(page: Page, lines: Sequence[Line]) -> Pieces:
    """Lines that go on in one paragraph, behind their lead. What is made of them stands with those places alone that no line
    of the paragraph has."""
    lead = (Strong((told(content.lead_words(lines[0])),)), Words(" ")) if lines[0].lead else ()
    cited = {citation for line in lines if line.support != "judged" for citation in line.citations}
    return (*lead, *_spaced(_line(page, line, cited) for line in lines))


def _spaced(lines: Iterable[Pieces], between: str = " ") -> Pieces:
    return tuple(piece for line in lines for piece in (Words(between), *line))[1:]


def _line(page: Page, line: Line, cited: Set[Citation] = frozenset()) -> Pieces:
    """What is told with its places, and what the writer makes of it; a reading with those places that are not `cited` yet."""
    if line.support == "judged":
        return _judged(page, line, [one for one in content.placed_by_writer(line) if one not in cited])
    if line.reading is None:
        return _statement(page, line)
    shown = content.placed_by_writer(line.reading)
    further = [citation for citation in shown if citation not in {*cited, *line.citations}]
    return (*_with_places(page, line, line.citations), Words(" "), *_judged(page, line.reading, further))


def _judged(page: Page, statement: Statement, shown: Collection[Citation]) -> Pieces:
    return (Judged(_with_places(page, statement, shown)),)


def _key_points(page: Page) -> Part:
    lines = []
    for theme, sentences in content.points_of(page.briefing):
        lead = (Strong((told(theme, "first"), Words(":"))), Words(" ")) if theme else ()
        lines.append((*lead, *_spaced(_statement(page, sentence) for sentence in sentences)))
    return _part("key-points", "Key points", _lines(lines, numbered=True))


def _course(page: Page, name: str, heading: str, entries: Sequence[TimelineEntry]) -> Part:
    page.opens_part()
    days = (content.entry_day(entry, page.day, page.briefing) for entry in entries)
    lines = [
        (Strong(dated(day)), Words(" "), *_statement(page, entry.statement, badged=False))
        for day, entry in zip(days, entries, strict=True)
    ]
    return _part(name, heading, _lines(lines))


def _led(who: str) -> Pieces:
    """A party before what it says."""
    return (Strong((told(who, "first"), Words(":"))), Words(" "))


def _positions(page: Page) -> Part:
    lines = [(*_led(item.who), *_statement(page, item.statement)) for item in page.briefing.positions]
    return _part("positions", "Who says what", _lines(lines))


def _cited_lines(page: Page, name: str, heading: str, lines: Sequence[content.Cited]) -> Part:
    return _part(name, heading, _lines((told(line.text, "first"), *page.cite(line.citations)) for line in lines))


# ---------------------------------------------------------------- figures


def _side_by_side(page: Page) -> list[Block]:
    return [block for table in page.briefing.tables for block in _figure_table(page, table)]


def _figure_table(page: Page, table: FigureTable) -> list[Block]:
    """A table as it was put together: a line for each day and voice, or for each voice, which then stands first; the places of its figures
    behind each row."""
    page.opens_part()
    has_days, said = content.day_and_voice(table)
    by = bool(table.by)
    first = said and not has_days
    days = content.without_one_year([content.row_time(row, table, page.day, page.briefing) for row in table.rows])
    heads = (
        *((table.by,) if by else ()), *(("Told by",) if first else ()), *(("Day" if is_written(page.briefing) else "As of",) if has_days else ()),
        *(content.head_words(column) for column in table.columns), *(("Told by",) if said and not first else ()), "",
    )  # fmt: skip
    rows = []
    for row, day in zip(table.rows, days, strict=True):
        cited = dict.fromkeys(citation for cell in row.cells if cell for citation in cell.citations)
        voice: tuple[Pieces, ...] = ((Words(content.row_voice(row, page.briefing)),),) if said else ()
        rows.append(
            (
                *(((told(row.who),),) if by else ()),
                *(voice if first else ()),
                *((dated(day),) if has_days else ()),
                *(_told_cell(cell) for cell in row.cells),
                *(() if first else voice),
                page.cite(cited),
            )
        )
    title = [Heading((told(table.title, "first"),))] if table.title else []
    shown = Table(
        told(table.title or table.theme).text, tuple((told(head),) if head else () for head in heads), tuple(rows)
    )
    return [*title, shown]


def _told_cell(cell: Statement | None) -> Pieces:
    """A cell's words, set apart where they are its writer's own."""
    words = (told(cell.text),) if cell else ()
    return (Judged(words),) if cell and cell.support == "judged" else words


def _moved(page: Page) -> Part:
    measures = [block for group in page.measures.moved for block in _measure(page, group)]
    return _part("moved", "Figures that moved or differ", measures)


def _measure(page: Page, group: FigureGroup) -> list[Block]:
    """A measure: title and status, what is known of it in a sentence, its rows, what it is a part of, its parts."""
    page.opens_part()
    measures = page.measures
    head = measures.heads[group.id]
    title = measures.heading_of(group)
    parts = [
        (Words(part_words(part, group, measures)), *page.cite(short_line(part, measures).citations))
        for part in (measures.parts.get(group.id, ()) if page.full else ())
    ]
    sentence = told_in_a_sentence(group, measures) if content.has_sentence(page.briefing, full=page.full) else ""
    whole = whole_words(group, measures) if page.full else ""
    rows = shown_rows(group, measures)
    shown = rows if page.full else latest_rows(rows)
    below = (Words("Of these: "), *_spaced(parts, "; "), Words("."))
    return [
        Heading((Words(title, "first"), Words(f" ({HEADS[head].sign} {HEADS[head].words})"))),
        *_sentence(Words(sentence, "first")),
        *_sentence(Words(folded_words(rows, shown, page.rest))),
        rows_table(page, title, shown, lambda row: row_day(row, page.day(row.day), measures)),
        *_sentence(Words(whole, "first")),
        *([Paragraph(below)] if parts else []),
        *_unfolded(page, group),
    ]


def _sentence(words: Words) -> tuple[Paragraph, ...]:
    return (Paragraph((words,)),) if words.text else ()


def rows_table(page: Page, title: str, rows: Sequence[ShownRow], day: Callable[[ShownRow], str]) -> Table:
    """The rows of a measure, their days in the words of `day`; without a column of marks where none has one."""
    marked = any(row.mark for row in rows)
    heads = ("Day", "Figure", "Who", *(("Mark",) if marked else ()), "")
    return _table(title, heads, [_row(page, row, day(row), marked=marked) for row in rows])


def _row(page: Page, row: ShownRow, day: str, *, marked: bool) -> tuple[Pieces, ...]:
    words = Words(row.figure)
    leads = row.leads and not row.gone and row.first.polarity == "assert"
    return (
        dated(day),
        (Strong((words,)),) if leads else (words,),
        (Words(row.who),),
        *((ours(row.mark),) if marked else ()),
        page.cite(row.citations),
    )


def _unfolded(page: Page, group: FigureGroup) -> tuple[Items, ...]:
    return _lines((Words(line, "first"),) for line in unfolded_lines(group)) if page.full else ()


def _accounts(page: Page) -> Part:
    items = content.accounts_that_differ(page.briefing, page.measures, full=page.full)
    return _part("accounts", "Accounts that differ", [block for item in items for block in _account(page, item)])


def _account(page: Page, item: Disagreement) -> tuple[Block, ...]:
    page.opens_part()
    place = content.one_place(item, page.briefing)
    where = (Words(" ("), Words(place), *_side_day(page, item.sides[0]), Words(")")) if place else ()
    sides = []
    for side in content.sides_in_order(item):
        day = () if place else _side_day(page, side)
        who = Words(content.side_words(side, page.briefing, placed=bool(place)), "first")
        sides.append((who, *day, Words(": "), told(side.statement.text), *page.cite(side.statement.citations)))
    rule = ours(f" (rule {rule_words(item.rule)})" if page.full else "")
    title = Paragraph((Strong((Words(content.account_title(item), "first"),)), *where, *rule))
    return (title, *_lines(sides))


def _side_day(page: Page, side: DisagreementSide) -> Pieces:
    return (Words(", "), *dated(page.day(side.date))) if side.date.end else ()


def _others(page: Page) -> Part:
    """Every figure without a table of its own, by theme: in its source's words, in full one line a measure."""
    page.opens_part()
    if not content.lists_others(page.briefing, full=page.full):
        return _part("others", OTHER_FIGURES, ())
    if not page.full:
        return _part("others", OTHER_FIGURES, _quoted_others(page))
    rows: list[tuple[Pieces, ...]] = []
    groups = page.measures.others
    for theme, own in by_theme(groups):
        rows.append(((Strong((Words(theme),)),), (), (), (), ()))
        rows += [row for group in own for row in _short_rows(page, group)]
    table = [_table(EVERY_OTHER, ("Figure", "Of what", "Who", "Day", "Where"), rows)] if rows else []
    lines = [line for group in groups for items in _unfolded(page, group) for line in items.lines]
    return _part("others", EVERY_OTHER, [*table, *_lines(lines)])


OTHER_FIGURES = "Other figures, in their sources’ words"
EVERY_OTHER = "Every other figure"


def _quoted_others(page: Page) -> list[Block]:
    others = other_figures(page.measures)
    if not others.themes:
        return []
    lines = [
        (told(line.words, "sentence"), Words(" ("), *_place_of(page, line), Words(")"))
        for _, quoted in others.themes
        for line in quoted
    ]
    return [*_lines(lines), *_sentence(Words(f"… {others.left} more {page.rest}" if others.left else ""))]


def _place_of(page: Page, line: QuotedLine) -> Pieces:
    """Where the words stand; that others print the same number need not mean the same thing."""
    own = tuple(citation for citation in line.citations if citation.source_id == line.citations[0].source_id)
    return page.cite(own, bare=True) if page.cites_all else (Places(own, bare=True),)


def _short_rows(page: Page, group: FigureGroup) -> list[tuple[Pieces, ...]]:
    """A measure's one line, and one for each part of it."""
    lines = [(short_line(group, page.measures), "")]
    lines += [(short_line(part, page.measures), "of these: ") for part in page.measures.parts.get(group.id, ())]
    return [_short_row(page, line, lead) for line, lead in lines]


def _short_row(page: Page, line: ShortLine, lead: str) -> tuple[Pieces, ...]:
    days = page.day(line.time) if line.time else UNDATED
    name = (*ours(lead), Words(line.name))
    return ((Words(line.figure),), name, (Words(who_words(line)),), dated(days), page.cite(line.citations))


# ---------------------------------------------------------------- sources


SOURCE_QUALITY = "How good the sources are"


def _quality(page: Page) -> Sequence[content.Cited]:
    return content.with_short_ids(content.source_quality(page.briefing, full=page.full), page.briefing)


def sources_part(page: Page) -> Part:
    """Title, outlet, origin and day of each article; one without a day is named where the sources are judged: by a section of its own,
    or under the list where a writer has said what to rely on."""
    page.opens_part()
    judged = _quality(page) if is_written(page.briefing) else ()
    lines = [_source(page, source) for source in page.briefing.sources]
    notes = _spaced((told(line.text.rstrip("."), "first"), *page.cite(line.citations), Words(".")) for line in judged)
    unclaimed = "" if page.full else content.unclaimed_words(page.briefing)
    below = [*([Paragraph(notes)] if notes else []), *_sentence(Words(unclaimed, "first"))]
    return _part("sources", "Sources", [*_lines(lines), *below])


def _source(page: Page, source: Source) -> Pieces:
    published = source.published
    day = _source_day(page, published.date, published.basis, published.why) if published.date else ""
    return (
        Strong((told(content.short_id(source.id), "first"),)),
        Words(" "),
        Link(told(source.title).text, link_to_words(source.url, "")),
        Words(": "),
        Words(content.outlet_and_origin(source)),
        *dated(f", {day}" if day else ""),
    )


def _source_day(page: Page, day: str, basis: str, why: str) -> str:
    """The day of an article; one that is inferred says so each time."""
    number = page.days.number(show_day(day), basis, why)
    if number is None:
        return show_day(day)
    return f"{show_day(day)} (inferred)" + (note_of(number) if page.has_day_notes else "")


def heard_from(source: Source) -> tuple[Words, str]:
    """Outlet and origin of an article, and its day, "about" one that is inferred."""
    guessed = "about " if is_inferred(source.published.basis) else ""
    day = f"{guessed}{show_day(source.published.date)}" if source.published.date else UNDATED
    return Words(content.outlet_and_origin(source)), day


# ---------------------------------------------------------------- full


def everything_of(page: Page) -> tuple[Part, ...]:
    """The parts of the full page alone."""
    if not page.full:
        return ()
    left_out = [content.Cited(line) for line in content.left_out_lines(page.briefing)]
    parts = (
        _course(page, "events", "All events", page.briefing.events),
        _actors(page),
        _quotes(page, "all-quotes", "All quotes", page.briefing.quotes),
        _cited_lines(page, "left-out", "What was left out", left_out),
        _rejected(page),
        _coverage(page),
    )
    return tuple(part for part in parts if part.blocks)


def _actors(page: Page) -> Part:
    blocks: list[Block] = []
    for actor in page.briefing.actors:
        also = [*([actor.role] if actor.role else []), *actor.aliases]
        name = (Strong((told(actor.name, "first"),)), *((Words(", "), told(", ".join(also))) if also else ()))
        blocks += [Paragraph(name), *_lines(_statement(page, position) for position in actor.positions)]
    return _part("actors", "All actors and positions", blocks)


def _quotes(page: Page, name: str, heading: str, quotes: Sequence[Quote]) -> Part:
    lines = []
    for quote in quotes:
        speaker = told(quote.speaker or "speaker not named beside it")
        role = (Words(", "), told(quote.role)) if quote.role else ()
        said = (Words("“"), Words(content.quoted(quote)), Words("” – "))
        lines.append((*said, speaker, *role, *page.cite([quote.citation])))
    return _part(name, heading, _lines(lines))


def _rejected(page: Page) -> Part:
    lines = [
        (
            told(item.source_id or item.stage, "first"),
            Words(", "),
            told(item.fault.replace("_", " "), "first"),
            Words(": "),
            told(item.said, "first"),
            Words(" ("),
            told(item.reason, "first"),
            Words(")"),
        )
        for item in page.briefing.rejected
    ]
    return _part("rejected", "Rejected, and not used", _lines(lines))


def _coverage(page: Page) -> Part:
    fates = [fate for fate, _ in content.FATE_WORDS]
    rows = [
        (
            (told(total.source_id or "all", "first"),),
            *((Words(str(content.fate_count(total, fate))),) for fate in [*fates, "numbers"]),
        )
        for total in page.briefing.coverage.totals
    ]
    heads = ("Source", *(fate.replace("_", " ") for fate in fates), "numbers")
    head = "Every number of every article"
    return _part("coverage", head, [_table(head, heads, rows)] if rows else [])
