"""The briefing for a terminal: what happened, how its figures stand, who says what, how good the sources are.

Every line is laid out here in plain pieces of known width and painted by rich at the very end, as `Text` and never as
markup, so that the same briefing gives the same lines with and without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from briefgen.briefing.paragraphs import paragraphs_of, points_of
from briefgen.briefing.public import (
    AsOf,
    Briefing,
    Citation,
    Disagreement,
    DisagreementSide,
    FigureGroup,
    FigureTable,
    Quote,
    Statement,
    TableRow,
    TimelineEntry,
)
from briefgen.briefing.public import Line as TellingLine
from briefgen.briefing.render import content
from briefgen.briefing.render.bars import BOX, PLAIN, Scale, Strokes, draw_bar, scale_for
from briefgen.briefing.render.days import UNDATED, DayNotes, show_day, show_span
from briefgen.briefing.render.layout import Cell, Line, Piece, cell_width, set_columns, spread, strip_right, wrap
from briefgen.briefing.render.measures import (
    Measures,
    ShortLine,
    ShownRow,
    by_theme,
    folded_words,
    latest_rows,
    other_figures,
    part_words,
    row_day,
    same_scale,
    short_line,
    shown_rows,
    who_words,
    whole_words,
)
from briefgen.briefing.render.plain import told_in_a_sentence
from briefgen.briefing.render.safe import show_passage
from briefgen.briefing.render.sections import is_written, sections_of
from briefgen.briefing.render.told_counts import told_fates
from briefgen.briefing.render.unfolded import rule_words, unfolded_lines
from briefgen.briefing.render.view import View
from briefgen.records.statuses import HEADS, Head

MOST_PLACES = 2
"""Places that a line of a short table names before it counts the rest."""
MOST_ACCOUNTS = 3
MOST_SOURCES = 25
WIDE = 100
"""From this width a row's mark has a column of its own; below, it stands behind who says it."""
BAR = 14
"""Characters of a bar; bars are drawn where they leave ROOM_BESIDE_BAR for who says it and the mark."""
ROOM_BESIDE_BAR = 38
LEAST_ROOM = 24
"""Who says it stands under the figure where less than this is left."""

STYLES: dict[str, str] = {"reference": "dim", "quiet": "dim", "head": "bold", "strong": "bold", "superseded": "dim", "reading": "italic",
          **{head: kind.style for head, kind in HEADS.items()}}  # fmt: skip
"""Our names for styles, and what rich knows them as."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Characters of our own: as drawn where boxes can be shown, and in ASCII."""

    heads: dict[Head, str]
    rule: str
    bullet: str
    notes: str
    strokes: Strokes


MARKS = Marks(
    {head: kind.sign for head, kind in HEADS.items()},
    "─", "·", "⁰¹²³⁴⁵⁶⁷⁸⁹", BOX,
)  # fmt: skip
ASCII_MARKS = Marks(
    {head: kind.ascii_sign for head, kind in HEADS.items()},
    "-", "-", "", PLAIN,
)  # fmt: skip
_TO_ASCII = str.maketrans({"·": "-", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "•": "-", "…": "~",
                           "≠": "!", "↗": "^", "→": ">", "»": ">", "─": "-", "\u00a0": " "})  # fmt: skip
"""One character for one, so that no width moves; letters of the sources stay."""
_JOINS = {0xA0: " "}


@dataclass(frozen=True)
class Page:
    """What every part of the page needs."""

    briefing: Briefing
    view: View
    marks: Marks

    @property
    def width(self) -> int:
        return self.view.columns

    @property
    def full(self) -> bool:
        return self.view.full

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.briefing, full=self.full)

    @cached_property
    def days(self) -> DayNotes:
        return DayNotes(self.briefing, self.full)

    def day(self, span: AsOf) -> str:
        return self.marked(show_span(span), span.basis, span.why)

    def marked(self, day: str, basis: str, why: str) -> str:
        """The day, with the number of its footnote where it is inferred."""
        number = self.days.number(day, basis, why)
        if number is None:
            return day
        if not self.marks.notes:
            return f"{day}({number})"
        return day + "".join(self.marks.notes[int(digit)] for digit in str(number))

    def status(self, head: Head, words: str) -> Piece:
        return Piece(f"{self.marks.heads[head]} {words}".replace(" ", "\u00a0"), head)


def render_terminal(briefing: Briefing, view: View) -> str:
    """The page at the view's width, with ANSI colours if it asks for them."""
    page = Page(briefing, view, ASCII_MARKS if view.ascii else MARKS)
    parts = [_title(page), _statements(page), *(_sections(page) or (_key_points(page), *_figures(page)))]
    parts += [] if content.is_brief(briefing, full=view.full) else _beside(page)
    parts += [*(_everything(page) if view.full else ()), _legend(page), _next(page)]
    lines = _parted([part for part in parts if part])
    return _painted(lines, view)


def _figures(page: Page) -> tuple[tuple[Line, ...], ...]:
    """The key figures and the tables, in the order in which the page leads with them."""
    tables = () if content.is_brief(page.briefing, full=page.full) else _side_by_side(page)
    figures = _key_figures(page)
    led = (tables, figures) if content.leads_with_tables(page.briefing) else (figures, tables)
    return (*led, _told_counts(page))


def _told_counts(page: Page) -> tuple[Line, ...]:
    """The counts of what befell people of which no one number can be taken, each in its own words behind its day."""
    lines: list[Line] = []
    for fate in () if content.is_brief(page.briefing, full=page.full) else told_fates(page.measures):
        lines.append((Piece(f"  {fate.name}", "strong"),))
        for count in fate.counts:
            day = f"{show_day(count.told_on) if count.told_on else UNDATED}  "
            words = [Piece(count.before), Piece(count.figure, "strong"), Piece(count.after)]
            pieces = [*words, Piece(f" ({count.told_in}) "), _reference([count.citation])]
            lines += wrap(pieces, page.width, first=(Piece(f"    {day}", "quiet"),), hang=6)
        lines += _more(fate.left, "    ")
    return _section(content.TOLD_COUNTS.upper(), lines)


def _beside(page: Page) -> list[tuple[Line, ...]]:
    """The parts in which a reader looks things up."""
    briefing = page.briefing
    return [
        _moved(page),
        _accounts(page),
        *(_cited_lines(page, head.upper(), lines) for head, lines in content.left_open(briefing)),
        _positions(page),
        _course(page, "TIMELINE", content.course_of(briefing, full=page.full)),
        _quotes(page, "IN THEIR WORDS", [quote for quote in briefing.quotes if quote.telling]),
        ()
        if is_written(briefing)
        else _cited_lines(page, "HOW GOOD THE SOURCES ARE", content.source_quality(briefing, full=page.full)),
        _sources(page),
        _others(page),
    ]


# ---------------------------------------------------------------- the parts, in the order of the page


def _title(page: Page) -> tuple[Line, ...]:
    title = (Piece(show_passage(page.briefing.title.text), "strong"),)
    counts = (Piece(content.count_words(page.briefing, full=page.full), "quiet"),)
    return (*spread(title, counts, page.width, hang=2), (Piece(page.marks.rule * page.width, "quiet"),))


def _statements(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for told in points_of(page.briefing.bottom_line):
        first = f"  {page.marks.bullet} " if told[0].lead else "  "
        lines += wrap(_paragraph(page, told), page.width, first=(Piece(first),), hang=len(first))
    worst = content.worst_of_sources(page.briefing)
    if worst and lines:
        lines += wrap([Piece(worst.text, "quiet")], page.width, first=(Piece("  "),), hang=2)
    return _section("BOTTOM LINE", lines)


def _key_figures(page: Page) -> tuple[Line, ...]:
    """Each number to take behind what it counts, and indented below it what else is told."""
    lines: list[Line] = []
    for item in page.briefing.key_figures:
        lines += _statement(
            page,
            item.take,
            first=(Piece("  "),),
            hang=4,
            lead=f"{show_passage(content.head_words(item.what))}: ",
            badges=False,
        )
        if item.also:
            lines += _statement(page, item.also, first=(Piece("      "),), hang=6, badges=False)
    return _section("KEY FIGURES", lines)


def _sections(page: Page) -> tuple[tuple[Line, ...], ...]:
    """The parts of a written page, each with its tables."""
    parts = []
    for section in sections_of(page.briefing):
        lines: list[Line] = []
        for part in section.parts():
            lines += [()] if lines else []
            if not isinstance(part, tuple):
                lines += _figure_table(page, part)
                continue
            for told in paragraphs_of(part):
                lines += wrap(_paragraph(page, told), page.width, first=(Piece(f"  {page.marks.bullet} "),), hang=4)
        parts.append(_section(show_passage(section.head).upper(), lines))
    return tuple(parts)


def _paragraph(page: Page, told: Sequence[TellingLine]) -> list[Piece]:
    """Lines that go on in one paragraph, behind their lead."""
    lead = [Piece(f"{show_passage(content.lead_words(told[0]))} ", "strong")] if told[0].lead else []
    return [*lead, *[piece for line in told for piece in (Piece(" "), *_line(page, line))][1:]]


def _line(page: Page, line: TellingLine) -> list[Piece]:
    """What is told, what the writer makes of it, and the places of both."""
    told = [_judged(page, line)] if line.support == "judged" else _words(page, line)
    reading = [Piece(" "), _judged(page, line.reading)] if line.reading else []
    return [
        *told,
        *reading,
        Piece(" "),
        _dated(_reference(content.places_of_line(line)), content.report_day(line, page.briefing)),
    ]


def _judged(page: Page, statement: Statement) -> Piece:
    return Piece(f"» {show_passage(page.days.said_once(statement))}", "reading")


def _key_points(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for number, (theme, sentences) in enumerate(content.points_of(page.briefing), start=1):
        pieces = [Piece(f"{show_passage(theme)}: ", "strong")] if theme else []
        for place, sentence in enumerate(sentences):
            pieces += [*([Piece(" ")] if place else []), *_told(page, sentence)]
        lines += wrap(pieces, page.width, first=(Piece(f"{number:>3}  "),), hang=5)
    return _section("KEY POINTS", lines)


def _statement(
    page: Page, statement: Statement, *, first: Line, hang: int, lead: str = "", badges: bool = True
) -> tuple[Line, ...]:
    return wrap([Piece(lead, "strong"), *_told(page, statement, badges=badges)], page.width, first=first, hang=hang)


def _told(page: Page, statement: Statement, *, badges: bool = True) -> list[Piece]:
    """A statement with its badges and places."""
    day = content.report_day(statement, page.briefing) if badges else ""
    return [*_words(page, statement, badges=badges), Piece(" "), _dated(_reference(statement.citations), day)]


def _dated(reference: Piece, day: str) -> Piece:
    """Places with the day of their report, "[002:4, 23 Oct]"."""
    return Piece(f"{reference.text[:-1]}{day}]", "reference") if reference.text and day else reference


def _words(page: Page, statement: Statement, *, badges: bool = True) -> list[Piece]:
    """A statement with its badges."""
    pieces = [Piece(show_passage(page.days.said_once(statement)))]
    for head in content.badges_of(statement, page.briefing, page.measures) if badges else ():
        pieces += [Piece("  "), page.status(head, content.BADGES[head])]
    return pieces


def _course(page: Page, heading: str, entries: Sequence[TimelineEntry]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for entry in entries:
        day = content.entry_day(entry, page.day, page.briefing)
        lines += _statement(page, entry.statement, first=(Piece(f"  {day:>13}  "),), hang=17, badges=False)
    return _section(heading, lines)


def _positions(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for item in page.briefing.positions:
        lead = f"{show_passage(item.who)}: "
        lines += _statement(page, item.statement, first=(Piece("  "),), hang=4, lead=lead)
    return _section("WHO SAYS WHAT", lines)


def _cited_lines(page: Page, heading: str, told: Sequence[content.Cited]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for item in told:
        pieces = [Piece(item.text), Piece(" "), _reference(item.citations)]
        lines += wrap(pieces, page.width, first=(Piece(f"  {page.marks.bullet} "),), hang=4)
    return _section(heading, lines)


# ---------------------------------------------------------------- figures


def _side_by_side(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for table in page.briefing.tables:
        lines += [*(((),) if lines else ()), *_figure_table(page, table)]
    return _section("FIGURES SIDE BY SIDE", lines)


def _figure_table(page: Page, table: FigureTable) -> tuple[Line, ...]:
    """Title, heads and rows in columns; where these do not fit, each figure of a row behind the head of its column."""
    title = (
        wrap([Piece(show_passage(table.title), "strong")], page.width, first=(Piece("  "),), hang=4)
        if table.title
        else ()
    )
    by = bool(table.by)
    has_days, said = content.day_and_voice(table)
    first = said and not has_days
    heads = (
        "Told by" if first else show_passage(table.by),
        "",
        *(show_passage(content.head_words(column)) for column in table.columns),
        "Told by" if said and not first else "",
        "",
    )
    rows = [
        (
            show_passage(row.who) if by else content.row_voice(row, page.briefing) if first else "",
            content.row_time(row, table, page.day, page.briefing),
            *(show_passage(cell.text) if cell else "" for cell in row.cells),
            content.row_voice(row, page.briefing) if said and not first else "",
            _row_places(row),
        )
        for row in table.rows
    ]
    course = (
        not table.title and len(table.columns) == 1
    )  # what happened, day by day: sentences, which take the room that there is
    widest = page.width if course else WIDEST_CELL
    widths = [min(widest, max(cell_width(row[n]) for row in (heads, *rows))) for n in range(len(heads))]
    while (over := 4 + sum(widths) + 2 * (sum(map(bool, widths)) - 1) - page.width) > 0 and max(
        widths
    ) > NARROWEST_CELL:
        widths[widths.index(max(widths))] -= 1
    if over > 0:
        return (*title, *(line for row in table.rows for line in _told_in_line(page, table, row)))
    styles = ("", "", *("" if course else "strong" for _ in table.columns), "", "reference")
    lines = [line for row in rows for line in _columns(row, widths, styles)]
    return (*title, *_columns(heads, widths, ["quiet"] * len(heads)), *lines)


WIDEST_CELL, NARROWEST_CELL = 24, 13
"""Columns of a cell, and of the head above it, before it breaks into lines; and how far it shrinks where there is no room."""


def _columns(row: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> tuple[Line, ...]:
    cells = [
        Cell((Piece(text, style),), width) for text, width, style in zip(row, widths, styles, strict=True) if width
    ]
    return set_columns(cells, indent=4)


def _row_places(row: TableRow) -> str:
    return _reference([citation for cell in row.cells if cell for citation in cell.citations]).text


def _told_in_line(page: Page, table: FigureTable, row: TableRow) -> tuple[Line, ...]:
    lead = ", ".join(
        part for part in (content.row_time(row, table, page.day, page.briefing), show_passage(row.who)) if part
    )
    pieces = [Piece(f"{lead}: ", "quiet")] if lead else []
    told = [(column, cell) for column, cell in zip(table.columns, row.cells, strict=True) if cell]
    for number, (column, cell) in enumerate(told):
        pieces += [Piece(f"{'; ' if number else ''}{show_passage(column)} "), Piece(show_passage(cell.text), "strong"), Piece(" "),
                   _reference(cell.citations)]  # fmt: skip
    return wrap(pieces, page.width, first=(Piece("    "),), hang=6)


def _moved(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for group in page.measures.moved:
        lines += [*(((),) if lines else ()), *_measure(page, group)]
    return _section("FIGURES THAT MOVED OR DIFFER", lines)


def _more(left: int, indent: str) -> tuple[Line, ...]:
    return ((Piece(f"{indent}and {left} more (--full)", "quiet"),),) if left > 0 else ()


def _measure(page: Page, group: FigureGroup) -> list[Line]:
    """A measure: title and status, what is known of it in a sentence, its rows, what it is a part of, its parts."""
    measures = page.measures
    head = measures.heads[group.id]
    title, status = (Piece(page.measures.heading_of(group), "strong"),), (page.status(head, HEADS[head].words),)
    lines = list(spread(title, status, page.width, first=(Piece("  "),), hang=4))
    if content.has_sentence(page.briefing, full=page.full):
        lines += wrap([Piece(told_in_a_sentence(group, measures))], page.width, first=(Piece("    "),), hang=4)
    lines += _rows(page, shown_rows(group, measures))
    if page.full:
        whole = whole_words(group, measures)
        lines += wrap([Piece(whole)], page.width, first=(Piece("    "),), hang=4) if whole else ()
        lines += _parts(page, group)
    return [*lines, *_unfolded(page, group)]


def _parts(page: Page, group: FigureGroup) -> tuple[Line, ...]:
    pieces: list[Piece] = []
    for part in page.measures.parts.get(group.id, ()):
        words = part_words(part, group, page.measures)
        citations = short_line(part, page.measures).citations
        pieces += [Piece("; " if pieces else "of these: "), Piece(words), Piece(" "), _reference(citations)]
    return wrap(pieces, page.width, first=(Piece("    "),), hang=4) if pieces else ()


def _unfolded(page: Page, group: FigureGroup) -> list[Line]:
    """In full: the rule and why, the comparisons, what is in doubt."""
    lines: list[Line] = []
    if page.full:
        for words in unfolded_lines(group):
            lines += wrap([Piece(words, "quiet")], page.width, first=(Piece(f"      {page.marks.bullet} "),), hang=8)
    return lines


# ---------------------------------------------------------------- rows of a table


def _rows(page: Page, rows: Sequence[ShownRow]) -> list[Line]:
    shown = rows if page.full else latest_rows(rows)
    scale = _scale(page, shown)
    widths = _Widths.of(page, shown, bar=scale is not None)
    lines: list[Line] = []
    if len(shown) < len(rows):
        lines.append((Piece(f"    {folded_words(rows, shown)}", "quiet"),))
    for row in shown:
        bar = draw_bar(row.first, scale, page.marks.strokes) if scale else ""
        lines += _row(page, row, widths, bar)
    return lines


def _scale(page: Page, rows: Sequence[ShownRow]) -> Scale | None:
    """One scale for the rows' values, where it helps: a wide page, two values or more, all of one size and unit."""
    claims = [row.first for row in rows if row.first.polarity == "assert"]
    ends = [abs(float(Fraction(end))) for c in claims for end in (c.low, c.high) if end is not None]
    ends = [end for end in ends if end]
    one_size = bool(ends) and max(ends) <= MOST_SPREAD * min(ends)
    same = all(same_scale(claims[0], claim) for claim in claims)
    if not one_size or not same or len({(c.low, c.high) for c in claims}) < 2:
        return None
    room = _Widths.of(page, rows, bar=True).room
    return scale_for(claims, BAR) if room >= ROOM_BESIDE_BAR else None


MOST_SPREAD = 30
"""Values that are further apart than this leave the smaller ones no room on a bar."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """Columns as wide as their longest cell, within bounds; `room` is what is left for who says it and the mark."""

    day: int
    figure: int
    reference: int
    room: int
    who: int
    """The part of `room` for who says it, where the mark has a column of its own."""

    @classmethod
    def of(cls, page: Page, rows: Sequence[ShownRow], *, bar: bool) -> _Widths:
        day = min(17, max(cell_width(_row_day(page, row)) for row in rows))
        longest = 30 if page.width >= 120 else 26 if page.width >= 80 else 16
        figure = min(longest, max(cell_width(row.figure) for row in rows))
        reference = min(15 if page.width >= WIDE else 11, max(len(_reference(row.citations).text) for row in rows))
        room = page.width - 4 - day - 2 - figure - 2 - 2 - reference - (2 + BAR if bar else 0)
        marks = max(cell_width(row.mark) for row in rows)
        who = max(cell_width(row.who) for row in rows)
        return cls(day, figure, reference, room, min(who, max(room - 2 - marks, room // 2 - 1)))


def _row_day(page: Page, row: ShownRow) -> str:
    return row_day(row, page.day(row.day), page.measures)


def _row(page: Page, row: ShownRow, widths: _Widths, bar: str) -> tuple[Line, ...]:
    """Day, figure, who, mark, place, and a bar; who and mark below the figure where the page is too narrow."""
    style = "superseded" if row.gone else "strong" if row.leads else ""
    day = Cell((Piece(_row_day(page, row)),), widths.day, right=True)
    place = Cell((_reference(row.citations),), widths.reference)
    narrow = widths.room < LEAST_ROOM
    figure = Cell((Piece(row.figure, style),), widths.figure + (2 + widths.room if narrow else 0))
    told = [Piece(row.who), *([Piece(f" · {row.mark}", "quiet")] if row.mark else [])]
    if narrow:
        indent = 4 + widths.day + 2
        below = wrap(told, page.width, first=(Piece(" " * indent),), hang=indent)
        return (*set_columns([day, Cell(figure.pieces, widths.figure + widths.room), place], indent=4), *below)
    if page.width >= WIDE:
        mark = Cell((Piece(row.mark, "quiet"),), max(1, widths.room - widths.who - 2))
        middle = [Cell((Piece(row.who),), widths.who), mark]
    else:
        middle = [Cell(tuple(told), widths.room)]
    drawn = [Cell((Piece(bar.replace(" ", "\u00a0")),), len(bar))] if bar else []
    return set_columns([day, figure, *middle, place, *drawn], indent=4)


# ---------------------------------------------------------------- one line a measure


def _others(page: Page) -> tuple[Line, ...]:
    """Every figure without a table of its own, by theme; on the short page about as many as a reader takes in."""
    if not content.lists_others(page.briefing, full=page.full):
        return ()
    if not page.full:
        return _quoted_others(page)
    groups = page.measures.others
    columns = _ShortColumns.of(page, groups)
    lines: list[Line] = []
    for theme, own in by_theme(groups):
        lines.append((Piece(f"  {theme}", "strong"),))
        lines += [line for group in own for line in _short(page, group, columns)]
    return _section("EVERY OTHER FIGURE", lines)


def _quoted_others(page: Page) -> tuple[Line, ...]:
    """Figures without a table in their sources' words; about as many as a reader takes in."""
    lines: list[Line] = []
    others = other_figures(page.measures)
    for _, quoted in others.themes:
        for line in quoted:
            pieces = [Piece(line.words), Piece(" "), _reference(line.citations[:1])]
            lines += wrap(pieces, page.width, first=(Piece("  "),), hang=4)
    return _section("OTHER FIGURES, IN THEIR SOURCES' WORDS", [*lines, *_more(others.left, "  ")])


@dataclass(frozen=True, slots=True)
class _ShortColumns:
    """Columns of a short table, the same all the way down."""

    figure: int
    title: int
    who: int
    reference: int

    @classmethod
    def of(cls, page: Page, groups: Sequence[FigureGroup]) -> _ShortColumns:
        lines = [short_line(group, page.measures) for group in groups]
        longest = 30 if page.width >= 120 else 20 if page.width >= WIDE else 15
        figure = min(longest, max((cell_width(line.figure) for line in lines), default=1))
        reference = min(15 if page.width >= WIDE else 9, max((len(_places(page, line)) for line in lines), default=1))
        room = page.width - 4 - 2 - 2 - 2 - figure - reference
        title = min(room // 2, max((cell_width(line.name) for line in lines), default=1))
        return cls(figure, title, room - title, reference)


def _short(page: Page, group: FigureGroup, columns: _ShortColumns) -> list[Line]:
    """A measure's line, and one for each part of it."""
    lines = list(_short_line(page, short_line(group, page.measures), "", columns))
    lines += _unfolded(page, group)
    for part in page.measures.parts.get(group.id, ()):
        lines += _short_line(page, short_line(part, page.measures), "of these: ", columns)
        lines += _unfolded(page, part)
    return lines


def _short_line(page: Page, line: ShortLine, lead: str, columns: _ShortColumns) -> tuple[Line, ...]:
    """Figure and what it counts, who and day, place."""
    days = page.day(line.time) if line.time else UNDATED
    named = Cell((Piece(f"{lead}{line.name}"),), columns.title)
    value = Cell((Piece(line.figure, "strong"),), columns.figure)
    who = Cell((Piece(who_words(line)), Piece(f", {days}", "quiet")), columns.who)
    place = Cell((Piece(_places(page, line), "reference"),), columns.reference)
    return set_columns([value, named, who, place], indent=4)


def _places(page: Page, line: ShortLine) -> str:
    """Where it stands; on the short page of many places the first few and how many more."""
    places = content.show_reference(line.citations).strip("[]").split(" ")
    left = 0 if page.full else len(places) - MOST_PLACES
    return f"[{' '.join([*places[:MOST_PLACES], f'+{left}'] if left > 0 else places)}]"


def _accounts(page: Page) -> tuple[Line, ...]:
    accounts = content.accounts_that_differ(page.briefing, page.measures, full=page.full)
    shown = accounts if page.full else accounts[:MOST_ACCOUNTS]
    lines = [line for item in shown for line in _account(page, item)]
    return _section("ACCOUNTS THAT DIFFER", [*lines, *_more(len(accounts) - len(shown), "  ")])


def _account(page: Page, item: Disagreement) -> list[Line]:
    place = content.one_place(item, page.briefing)
    where = f" ({place}{_side_day(page, item.sides[0])})" if place else ""
    rule = f" (rule {rule_words(item.rule)})" if page.full else ""
    about = [Piece(content.account_title(item), "strong"), Piece(f"{where}{rule}", "quiet")]
    lines = list(wrap(about, page.width, first=(Piece("  "),), hang=4))
    for side in content.sides_in_order(item):
        day = "" if place else _side_day(page, side)
        who = Piece(f"{content.side_words(side, page.briefing, placed=bool(place))}{day}: ", "quiet")
        said = Piece(show_passage(side.statement.text) + " ")
        pieces = [who, said, _reference(side.statement.citations)]
        lines += wrap(pieces, page.width, first=(Piece(f"    {page.marks.bullet} "),), hang=6)
    return lines


def _side_day(page: Page, side: DisagreementSide) -> str:
    return f", {page.day(side.date)}" if side.date.end else ""


def _sources(page: Page) -> tuple[Line, ...]:
    """Outlet, origin and day of each article; one without a day is named where the sources are judged."""
    sources = page.briefing.sources if page.full else page.briefing.sources[:MOST_SOURCES]
    lines: list[Line] = []
    for source in sources:
        published = source.published
        day = f", {page.marked(show_day(published.date), published.basis, published.why)}" if published.date else ""
        pieces = [Piece(f"{content.outlet_and_origin(source)}{day}")]
        if page.full:
            pieces.append(Piece(f" · “{show_passage(source.title)}” · {show_passage(source.path)}", "quiet"))
        lines += wrap(pieces, page.width, first=(Piece(f"  {show_passage(source.id)}  ", "strong"),), hang=7)
    lines += _more(len(page.briefing.sources) - len(sources), "  ")
    for told in content.source_quality(page.briefing, full=page.full) if is_written(page.briefing) else ():
        lines += wrap(
            [Piece(told.text), Piece(" "), _reference(told.citations)], page.width, first=(Piece("  "),), hang=2
        )
    unclaimed = "" if page.full else content.unclaimed_words(page.briefing)
    if unclaimed:
        lines += wrap([Piece(unclaimed)], page.width, first=(Piece("  "),), hang=4)
    return _section("SOURCES", lines)


def _legend(page: Page) -> tuple[Line, ...]:
    """Footnotes of inferred days."""
    lines: list[Line] = []
    for day, why in page.days.whys.items():
        mark = page.marked(day, "inferred", why).removeprefix(day)
        told = Piece(f"{day} is inferred: {show_passage(why)}", "quiet")
        lines += wrap([told], page.width, first=(Piece(f"  {mark} ", "quiet"),), hang=4)
    return tuple(lines)


def _next(page: Page) -> tuple[Line, ...]:
    if page.view.name is None:
        return ()
    name = show_passage(page.view.name)
    command, does = (f"briefgen verify {name}", "checks every citation and figure again")
    if not page.view.full:
        command, does = (f"briefgen show {name} --full", "every figure, quote, actor and number")
    return wrap(
        [Piece("next: "), Piece(command.replace(" ", "\u00a0"), "strong"), Piece(f" ({does})", "quiet")], page.width
    )


# ---------------------------------------------------------------- --full


def _everything(page: Page) -> tuple[tuple[Line, ...], ...]:
    briefing = page.briefing
    left_out = [content.Cited(line) for line in content.left_out_lines(briefing)]
    return (
        _course(page, "ALL EVENTS", briefing.events),
        _actors(page),
        _quotes(page, "ALL QUOTES", briefing.quotes),
        _cited_lines(page, "WHAT WAS LEFT OUT", left_out),
        _rejected(page),
        _coverage(page),
    )


def _actors(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for actor in page.briefing.actors:
        name = [Piece(show_passage(actor.name), "strong")]
        also = [*([actor.role] if actor.role else []), *actor.aliases]
        if also:
            name.append(Piece(f", {show_passage(', '.join(also))}", "quiet"))
        lines += wrap(name, page.width, first=(Piece("  "),), hang=4)
        for position in actor.positions:
            lines += _statement(page, position, first=(Piece(f"    {page.marks.bullet} "),), hang=6)
    return _section("ALL ACTORS AND POSITIONS", lines)


def _quotes(page: Page, heading: str, quotes: Sequence[Quote]) -> tuple[Line, ...]:
    lines: list[Line] = []
    for quote in quotes:
        speaker = show_passage(quote.speaker) if quote.speaker else "speaker not named beside it"
        role = f", {show_passage(quote.role)}" if quote.role else ""
        who = Piece(f" – {speaker}{role} ", "quiet")
        pieces = [Piece(f"“{content.quoted(quote)}”"), who, _reference([quote.citation])]
        lines += wrap(pieces, page.width, first=(Piece("  "),), hang=4)
    return _section(heading, lines)


def _rejected(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for item in page.briefing.rejected:
        where = show_passage(item.source_id) if item.source_id else item.stage
        pieces = [Piece(f"{where} · {item.fault.replace('_', ' ')}: ", "quiet"), Piece(show_passage(item.said)),
                  Piece(f" · {show_passage(item.reason)}", "quiet")]  # fmt: skip
        lines += wrap(pieces, page.width, first=(Piece(f"  {page.marks.bullet} "),), hang=4)
    return _section("REJECTED, AND NOT USED", lines)


def _coverage(page: Page) -> tuple[Line, ...]:
    """A table of fates, one row a source."""
    fates = [fate for fate, _ in content.FATE_WORDS]
    if page.width < 80:
        return ()
    heads = "".join(fate.replace("_", " ").rjust(10) for fate in [*fates, "numbers"])
    lines = [(Piece(f"  source  {heads}", "quiet"),)]
    for total in page.briefing.coverage.totals:
        counts = [content.fate_count(total, fate) for fate in [*fates, "numbers"]]
        name = show_passage(total.source_id) if total.source_id else "all"
        lines.append((Piece("  " + name.ljust(8) + "".join(str(count).rjust(10) for count in counts)),))
    return _section("EVERY NUMBER OF EVERY ARTICLE", lines)


# ---------------------------------------------------------------- lines


def _reference(citations: Sequence[Citation]) -> Piece:
    return Piece(content.show_reference(citations), "reference")


def _section(heading: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    return ((Piece(heading, "head"),), *lines) if lines else ()


def _parted(parts: Sequence[tuple[Line, ...]]) -> list[Line]:
    """The parts with an empty line between them; the title and the bottom line need none."""
    lines: list[Line] = []
    for position, part in enumerate(parts):
        if position > 1:
            lines.append(())
        lines += part
    return lines


def _painted(lines: Sequence[Line], view: View) -> str:
    """The lines as text; the same characters with and without colour."""
    shown = [_shown_line(line, view) for line in lines]
    if not view.colour:
        return "".join("".join(piece.text for piece in line) + "\n" for line in shown)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", width=2 * view.columns, highlight=False)
    for line in shown:
        text = Text.assemble(*((piece.text, STYLES.get(piece.style, "")) for piece in line))
        console.print(text, soft_wrap=True, markup=False)
    return out.getvalue()


def _shown_line(line: Line, view: View) -> Line:
    """Spaces that held words together become plain ones, and in ASCII our marks become ASCII."""
    table = _TO_ASCII if view.ascii else _JOINS
    return strip_right(tuple(Piece(piece.text.translate(table), piece.style) for piece in line))
