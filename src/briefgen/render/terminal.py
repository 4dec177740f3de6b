"""The briefing for a terminal: what happened, what is not agreed, what was left out, in that order.

Every line is laid out here in plain pieces of known width and painted by rich at the very end, as `Text` and never as
markup, so that the same briefing gives the same lines with and without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.briefing import Briefing, Citation, Disagreement, FigureGroup, Statement
from briefgen.render import content
from briefgen.render.bars import BOX, PLAIN, Strokes, draw_bar, scale_for
from briefgen.render.content import Head, Row
from briefgen.render.layout import Cell, Line, Piece, line_width, set_columns, spread, strip_right, wrap
from briefgen.render.safe import show_passage
from briefgen.render.view import View

MOST_GROUPS = 8
"""Groups a section shows before it points to --full."""
MOST_ROWS = 8
"""Rows a group shows before it points to --full."""
MOST_ACCOUNTS = 3
MOST_SOURCES = 8
WIDE = 100
"""From this width a claim stands on one line; below, who said it stands under it."""

STYLES = {"reference": "dim", "quiet": "dim", "head": "bold", "strong": "bold", "differ": "bold red",
          "changed": "bold blue", "open": "bold yellow", "agree": "", "alone": "", "superseded": "dim"}  # fmt: skip
"""Our names for styles, and what rich knows them as."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Characters of our own: as drawn where boxes can be shown, and in ASCII."""

    badges: dict[Head, str]
    rule: str
    bullet: str
    dot: str
    notes: str
    strokes: Strokes


MARKS = Marks(
    {"differ": "≠ DIFFER", "changed": "↗ CHANGED", "open": "? OPEN", "agree": "=", "alone": "·"},
    "─", "·", " · ", "⁰¹²³⁴⁵⁶⁷⁸⁹", BOX,
)  # fmt: skip
ASCII_MARKS = Marks(
    {"differ": "!= DIFFER", "changed": "^ CHANGED", "open": "? OPEN", "agree": "=", "alone": "-"},
    "-", "-", " - ", "", PLAIN,
)  # fmt: skip
STATUS_MARKS: dict[Head, str] = {"differ": "≠", "changed": "↗", "open": "?", "agree": "=", "alone": "·"}
_TO_ASCII = str.maketrans({"·": "-", "–": "-", "—": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "•": "-", "…": "~",
                           "≠": "!", "↗": "^", "─": "-", "\u00a0": " "})  # fmt: skip
"""One character for one, so that no width moves; letters of the sources stay."""
_JOINS = {0xA0: " "}


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page needs."""

    briefing: Briefing
    view: View
    marks: Marks
    notes: dict[str, int]
    """Why a day was inferred, and the number of its footnote."""

    @property
    def width(self) -> int:
        return self.view.columns


def render_terminal(briefing: Briefing, view: View) -> str:
    """The page at the view's width, with ANSI colours if it asks for them."""
    shown = (*content.figures_that_changed(briefing), *content.figures_that_differ(briefing))
    groups = briefing.figures if view.full else shown
    page = Page(briefing, view, ASCII_MARKS if view.ascii else MARKS, content.date_footnotes(briefing, groups))
    parts = [
        _title(page),
        _statements(page),
        _key_points(page),
        _figures(page, "FIGURES THAT CHANGED OVER TIME", content.figures_that_changed(briefing)),
        _figures(page, "FIGURES THAT DIFFER", content.figures_that_differ(briefing)),
        _accounts(page),
        _others(page),
        *(_everything(page) if view.full else ()),
        _gaps(page),
        _sources(page),
        _legend(page),
        _next(page),
    ]
    lines = _parted([part for part in parts if part])
    return _painted(lines, view)


# ---------------------------------------------------------------- the parts, in the order of the page


def _title(page: Page) -> tuple[Line, ...]:
    title = (Piece(show_passage(page.briefing.title.text), "strong"),)
    counts = (Piece(content.count_words(page.briefing), "quiet"),)
    return (*spread(title, counts, page.width, hang=2), (Piece(page.marks.rule * page.width, "quiet"),))


def _statements(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for statement in page.briefing.bottom_line:
        lines += _statement(page, statement, first=(Piece("  "),), hang=2)
    return _section("BOTTOM LINE", lines)


def _key_points(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    theme = None
    for number, point in enumerate(page.briefing.key_points, start=1):
        new = point.theme if point.theme != theme else None
        theme = point.theme
        lead = f"{show_passage(new)}: " if new else ""
        lines += _statement(page, point, first=(Piece(f"{number:>3}  "),), hang=5, lead=lead)
    return _section("KEY POINTS", lines)


def _statement(page: Page, statement: Statement, *, first: Line, hang: int, lead: str = "") -> tuple[Line, ...]:
    pieces = [Piece(lead, "strong"), Piece(show_passage(statement.text))]
    for head in content.badges_of(statement, page.briefing):
        pieces += [Piece("  "), Piece(page.marks.badges[head].replace(" ", "\u00a0"), head)]
    pieces += [Piece(" "), _reference(statement.citations)]
    return wrap(pieces, page.width, first=first, hang=hang)


def _figures(page: Page, heading: str, groups: Sequence[FigureGroup]) -> tuple[Line, ...]:
    if not groups:
        return ()
    shown = groups if page.view.full else groups[:MOST_GROUPS]
    lines: list[Line] = [(Piece(heading, "head"),)]
    for group in shown:
        lines += _group(page, group) if len(group.claims) > 1 else _lone_figure(page, group)
    if len(shown) < len(groups):
        lines.append((Piece(f"  and {len(groups) - len(shown)} more (--full)", "quiet"),))
    return tuple(lines)


def _group(page: Page, group: FigureGroup) -> list[Line]:
    """A group: title and status, its claims on one scale, and in words why the rule decided so."""
    head = content.HEADS[group.status]
    kind = content.group_kind(group)
    first = (Piece(f"  {group.id}  ", "quiet"),)
    title = [Piece(content.group_title(group), "strong")]
    if kind:
        title.append(Piece(f" ({kind})", "quiet"))
    mark, words = STATUS_MARKS[head], content.status_words(group)
    name, rest = words.split(" · ", 1)
    status = (Piece(f"{mark} {name.upper()}", head), Piece(f" · {rest}", "quiet"))
    lines = list(spread(tuple(title), status, page.width, first=first, hang=6))
    lines += _claims(page, group)
    for remark in content.group_remarks(group):
        lines += wrap([Piece(remark)], page.width, first=(Piece("      "),), hang=6)
    return lines


def _lone_figure(page: Page, group: FigureGroup) -> tuple[Line, ...]:
    """A figure with one claim, in running text: there is nothing to set it against."""
    row = content.rows_of(group, page.briefing)[0]
    basis = content.BASIS_WORDS[row.first.as_of.basis]
    day = f"{_day(page, row)} {basis}".strip()
    told = [f" {content.group_words(group)} · {day} · {_who(page, row)}", *content.relation_words(group)]
    if content.HEADS[group.status] != "alone":
        told.append(f"{content.status_words(group)}: {show_passage(group.why)}")
    pieces = [_words(group, row), Piece(" · ".join(told)), Piece(" "), _reference(row.citations)]
    return wrap(pieces, page.width, first=(Piece(f"  {group.id}  ", "quiet"),), hang=6)


def _claims(page: Page, group: FigureGroup) -> list[Line]:
    rows = content.rows_of(group, page.briefing)
    shown = rows if page.view.full else rows[:MOST_ROWS]
    drawn = [row for row in rows if row.first.polarity == "assert" and row.first.low is not None]
    cells = (16 if page.width >= WIDE else 12) if len(drawn) > 1 else 0
    scale = scale_for(group.claims, cells) if cells else None
    lines: list[Line] = []
    for row in shown:
        bar = draw_bar(row.first, scale, page.marks.strokes) if scale else ""
        set_row = _wide_row if page.width >= WIDE else _narrow_row
        lines += set_row(page, group, row, rows, bar)
    if len(shown) < len(rows):
        lines.append((Piece(f"      and {len(rows) - len(shown)} more (--full)", "quiet"),))
    return lines


def _wide_row(page: Page, group: FigureGroup, row: Row, rows: Sequence[Row], bar: str) -> tuple[Line, ...]:
    day, basis = _day(page, row), content.BASIS_WORDS[row.first.as_of.basis]
    widths = _shared_widths(page, rows)
    used = 6 + widths.day + 2 + 9 + 2 + widths.words + 2 + 2 + widths.reference + (2 + len(bar) if bar else 0)
    cells = [
        Cell((Piece(day),), widths.day, right=True),
        Cell((Piece(basis, "quiet"),), 9),
        Cell((_words(group, row),), widths.words),
        Cell((Piece(_who(page, row)),), max(12, page.width - used)),
        Cell((_reference(row.citations),), widths.reference),
    ]
    if bar:
        cells.append(Cell((Piece(bar.replace(" ", "\u00a0")),), len(bar)))
    return set_columns(cells, indent=6)


def _narrow_row(page: Page, group: FigureGroup, row: Row, rows: Sequence[Row], bar: str) -> tuple[Line, ...]:
    """Day, words, place and bar; below them the basis and who said it."""
    widths = _shared_widths(page, rows)
    room = page.width - 4 - widths.day - 2 - 2 - widths.reference - (2 + len(bar) if bar else 0)
    cells = [
        Cell((Piece(_day(page, row)),), widths.day, right=True),
        Cell((_words(group, row),), room),
        Cell((_reference(row.citations),), widths.reference),
    ]
    if bar:
        cells.append(Cell((Piece(bar.replace(" ", "\u00a0")),), len(bar)))
    basis = content.BASIS_WORDS[row.first.as_of.basis]
    indent = 4 + widths.day + 2
    told = [Piece(f"{basis} · ", "quiet")] if basis else []
    below = wrap([*told, Piece(_who(page, row), "quiet")], page.width, first=(Piece(" " * indent),), hang=indent)
    return (*set_columns(cells, indent=4), *below)


@dataclass(frozen=True, slots=True)
class _Widths:
    day: int
    words: int
    reference: int


def _shared_widths(page: Page, rows: Sequence[Row]) -> _Widths:
    """Columns as wide as their longest cell, within bounds that leave room for who said it."""
    longest = 34 if page.width >= 120 else 26
    return _Widths(
        day=min(13, max(line_width([Piece(_day(page, row))]) for row in rows)),
        words=min(longest, max(line_width([Piece(content.words_said(row.first))]) for row in rows)),
        reference=min(11, max(len(_reference(row.citations).text) for row in rows)),
    )


def _day(page: Page, row: Row) -> str:
    return content.show_span(row.first.as_of) + _note_mark(page, row.first.as_of.basis, row.first.as_of.why)


def _note_mark(page: Page, basis: str, why: str) -> str:
    number = page.notes.get(why) if basis.startswith("inferred") else None
    if number is None:
        return ""
    if not page.marks.notes:
        return f"({number})"
    return "".join(page.marks.notes[int(digit)] for digit in str(number))


def _words(group: FigureGroup, row: Row) -> Piece:
    leads = any(claim.id in group.headline.claim_ids for claim in row.claims)
    style = "superseded" if row.first.superseded else "strong" if leads else ""
    return Piece(content.words_said(row.first), style)


def _who(page: Page, row: Row) -> str:
    return " · ".join([content.said_by(row.first, page.briefing), *content.remarks_on(row)])


def _accounts(page: Page) -> tuple[Line, ...]:
    positions = content.accounts_that_differ(page.briefing)
    shown = positions if page.view.full else positions[:MOST_ACCOUNTS]
    lines: list[Line] = []
    for position in shown:
        lines += _account(page, page.briefing.disagreements[position])
    if len(shown) < len(positions):
        lines.append((Piece(f"  and {len(positions) - len(shown)} more (--full)", "quiet"),))
    return _section("ACCOUNTS THAT DIFFER", lines)


def _account(page: Page, item: Disagreement) -> list[Line]:
    name = item.status.replace("_", " ").upper()
    status = (Piece(f"≠ {name}", "differ"), Piece(f" · rule {content.rule_words(item.rule)}", "quiet"))
    lines = list(spread((Piece(show_passage(item.about), "strong"),), status, page.width, first=(Piece("  "),), hang=6))
    for side in item.sides:
        mark = _note_mark(page, side.date.basis, side.date.why)
        who = Piece(f"{content.side_words(side, page.briefing)}{mark}: ", "quiet")
        said = Piece(show_passage(side.statement.text) + " ")
        pieces = [who, said, _reference(side.statement.citations)]
        lines += wrap(pieces, page.width, first=(Piece(f"    {page.marks.bullet} "),), hang=6)
    return lines


def _others(page: Page) -> tuple[Line, ...]:
    """The rest in one sentence, or all of it."""
    groups = content.other_figures(page.briefing)
    if not page.view.full:
        words = content.others_in_words(page.briefing)
        return wrap([Piece(words)], page.width) if words else ()
    return _figures(page, "FIGURES THAT AGREE OR STAND ALONE", groups)


def _gaps(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for line in content.gap_lines(page.briefing, told=page.notes):
        lines += wrap([Piece(line)], page.width, first=(Piece(f"  {page.marks.bullet} "),), hang=4)
    return _section("GAPS AND WHAT WAS LEFT OUT", lines)


def _legend(page: Page) -> tuple[Line, ...]:
    """Footnotes of inferred days, and what the bars and the bases mean, where some are shown."""
    lines: list[Line] = []
    for why in page.notes:
        mark = _note_mark(page, "inferred", why)
        first = (Piece(f"  {mark} ", "quiet"),)
        lines += wrap([Piece(f"inferred: {show_passage(why)}", "quiet")], page.width, first=first, hang=4)
    changed, differ = content.figures_that_changed(page.briefing), content.figures_that_differ(page.briefing)
    groups = page.briefing.figures if page.view.full else (*changed, *differ)
    bases = dict.fromkeys(claim.as_of.basis for group in groups for claim in group.claims)
    told = [content.BASIS_LEGEND[basis] for basis in content.BASIS_LEGEND if basis in bases]
    if any(claim.low is not None for group in groups if len(group.claims) > 1 for claim in group.claims):
        strokes = page.marks.strokes
        bars = f"{strokes.thick}\u00a0likely, {strokes.thin}\u00a0possible, {strokes.right}\u00a0no upper end"
        told.append(f"bars: our reading of the words, {bars}")
    if told:
        lines += wrap([Piece("; ".join(told) + ".", "quiet")], page.width, first=(Piece("  "),), hang=2)
    return tuple(lines)


def _sources(page: Page) -> tuple[Line, ...]:
    sources = page.briefing.sources
    if len(sources) > MOST_SOURCES and not page.view.full:
        return ()
    lines: list[Line] = []
    for source in sources:
        mark = _note_mark(page, source.published.basis, source.published.why)
        said, badges = content.source_words(source, page.briefing)
        pieces = [Piece(f"{said}{mark}{badges}")]
        if page.view.full:
            pieces.append(Piece(f" · “{show_passage(source.title)}” · {show_passage(source.path)}", "quiet"))
        lines += wrap(pieces, page.width, first=(Piece(f"  {show_passage(source.id)}  ", "strong"),), hang=7)
    return _section("SOURCES", lines)


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
    return (_timeline(page), _actors(page), _quotes(page), _rejected(page), _coverage(page))


def _timeline(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for entry in page.briefing.timeline:
        mark = _note_mark(page, entry.date.basis, entry.date.why)
        day = content.show_span(entry.date) + mark
        lines += _statement(page, entry.statement, first=(Piece(f"  {day:>13}  "),), hang=17)
    return _section("TIMELINE", lines)


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
    return _section("ACTORS AND POSITIONS", lines)


def _quotes(page: Page) -> tuple[Line, ...]:
    lines: list[Line] = []
    for quote in page.briefing.quotes:
        speaker = show_passage(quote.speaker) if quote.speaker else "speaker not named beside it"
        role = f", {show_passage(quote.role)}" if quote.role else ""
        who = Piece(f" {speaker}{role} ", "quiet")
        pieces = [Piece(f"“{show_passage(quote.text)}”"), who, _reference([quote.citation])]
        lines += wrap(pieces, page.width, first=(Piece("  "),), hang=4)
    return _section("QUOTES", lines)


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
