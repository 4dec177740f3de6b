"""The briefing as Markdown: the same content as on the terminal, and at its end every sentence that it cites, in full.

What rests on a sentence has its place behind it, "[003:14]"; each is printed once, by its article. Text of others is escaped, so that
it can neither link, nor load, nor format.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence, Set
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
from briefgen.briefing.render.plain import told_in_a_sentence
from briefgen.briefing.render.safe import show_passage
from briefgen.briefing.render.sections import is_written, sections_of
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
    from briefgen.briefing.render.view import View

_ACTIVE = re.compile(r"[\\`*_\[\]<|~^@]|&(?=#?\w+;)|\$(?!\d)|(?<=\bwww)\.|:(?=//)", re.IGNORECASE)
"""Marks that format, link or load; a bare address is a link in many dialects, so its colon or point is escaped too. A
dollar sign before a digit never ends a formula, so that none begins where all others are escaped."""
_OPENING = re.compile(r"^(?:[#+>-]|=(?==*\s*$)|\d{1,9}[.)](?=\s|$))")


def show_markdown(briefing: Briefing, view: View) -> str:
    """As one of the RENDERERS: everything or the notable only, by the view."""
    return render_markdown(briefing, full=view.full)


def render_markdown(briefing: Briefing, *, full: bool = True) -> str:
    """The page with the sentences that it cites. `full` unfolds the rule and the comparisons of each measure, and adds all events,
    actors and quotes, what was left out or refused, and every number."""
    page, cited = split_markdown(briefing, full=full)
    return f"{page}\n{cited}" if cited else page


def split_markdown(briefing: Briefing, *, full: bool = True, beside: str = "") -> tuple[str, str]:
    """The page, and by itself what stands at its end: every sentence that it cites. `beside` is the name of the file that the
    sentences go to, which the page then names."""
    page = _Page(briefing, full)
    parts = [_title(page), _bottom_line(page), *(_sections(page) or (_key_points(page), *_figures(page)))]
    parts += [] if content.is_brief(briefing, full=full) else _beside(page)
    cited = _cited_sentences(page)
    named = f"Every sentence that is cited here, word for word: {escape(beside)}" if cited and beside else ""
    parts += [*(_everything(page) if full else ()), named, _day_notes(page)]
    return "\n\n".join(part for part in parts if part) + "\n", f"{cited}\n" if cited else ""


def _figures(page: _Page) -> tuple[str, str]:
    """The key figures and the tables, in the order in which the page leads with them."""
    tables = "" if content.is_brief(page.briefing, full=page.full) else _side_by_side(page)
    figures = _key_figures(page)
    return (tables, figures) if content.leads_with_tables(page.briefing) else (figures, tables)


def _beside(page: _Page) -> list[str]:
    """The parts in which a reader looks things up."""
    briefing, full = page.briefing, page.full
    return [
        _moved(page),
        _accounts(page),
        _cited_lines(page, "What is not known", content.not_known(briefing)),
        _positions(page),
        _course(page, "Timeline", content.course_of(briefing, full=full)),
        _quotes(page, "In their words", [quote for quote in briefing.quotes if quote.telling]),
        "" if is_written(briefing) else _cited_lines(page, SOURCE_QUALITY, _quality(page)),
        _sources(page),
        _others(page),
    ]


def escape(text: str) -> str:
    """Words that others wrote, as Markdown text that does nothing.

    >>> escape("![x](http://a.b)"), escape("# 1_2_")
    ('!\\\\[x\\\\](http\\\\://a.b)', '\\\\# 1\\\\_2\\\\_')
    """
    return _OPENING.sub(lambda match: _opening(match.group()), inside(text))


def inside(text: str) -> str:
    """The same for words that stand in a cell, or behind others on a line, where nothing can be opened.

    >>> inside("= also AFP"), inside("$3 billion"), inside("a_b")
    ('= also AFP', '$3 billion', 'a\\\\_b')
    """
    return _ACTIVE.sub(lambda match: "\\" + match.group(), show_passage(text))


def _opening(mark: str) -> str:
    """What would open a heading, a list or a quotation, made plain; of a number its point."""
    return f"{mark[:-1]}\\{mark[-1]}" if mark[:1].isdigit() else "\\" + mark


class _Passage(NamedTuple):
    """A cited sentence: its place ("002:4"), the citation, and its words."""

    place: str
    citation: Citation
    words: str


@dataclass
class _Page:
    """The briefing and the passages cited so far."""

    briefing: Briefing
    full: bool
    passages: dict[str, _Passage] = field(default_factory=dict)
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

    def cite(self, citations: Iterable[Citation], day: str = "") -> str:
        """The places of the passages behind what rests on them, " [003:14,15 008:4]", and the `day` of their report; the page ends with
        their words."""
        cited = tuple(citations)
        for citation in cited:
            place = f"{content.short_id(citation.source_id)}:{citation.sentence or f'c{citation.start}'}"
            self.passages.setdefault(place, _Passage(place, citation, content.sentence_text(citation, self.briefing)))
        shown = content.show_short_reference(cited)
        return f" [{inside(shown[1:-1])}{day}]" if shown else ""

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
        return f"{day} (inferred)[^d{number}]" if self.days.is_new(day) else f"{day}[^d{number}]"

    def opens_part(self) -> None:
        self.noted.clear()


# ---------------------------------------------------------------- the parts, in the order of the page


def _title(page: _Page) -> str:
    counts = content.count_words(page.briefing, full=page.full, judged=content.JUDGED_IN_ITALICS)
    told = " · ".join(part for part in (escape(counts), content.numbering(page.briefing)) if part)
    return f"# {escape(page.briefing.title.text)}\n\n*{told}*"


def _bottom_line(page: _Page) -> str:
    lines = [f"- {_paragraph(page, own)}" for own in points_of(page.briefing.bottom_line)]
    told_of = content.worst_of_sources(page.briefing)
    (worst,) = content.with_short_ids([told_of], page.briefing) if told_of else (None,)
    told = f"*{escape(worst.text)}*{page.cite(worst.citations)}" if worst and lines else ""
    return _section("Bottom line", ["\n".join(lines), *([told] if told else [])])


def _statement(page: _Page, statement: Statement, *, badged: bool = True) -> str:
    heads = content.badges_of(statement, page.briefing, page.measures) if badged else ()
    badges = "".join(f" **{HEADS[head].sign} {content.BADGES[head]}**" for head in heads)
    return f"{_with_places(page, statement, statement.citations, dated=badged)}{badges}"


def _with_places(page: _Page, statement: Statement, shown: Collection[Citation], *, dated: bool = True) -> str:
    """The words of a statement, its places where their writer put them, and the day of its report if that is not told before it
    (`dated`); of the citations only those `shown`."""
    if not statement.behind or not is_written(page.briefing):
        words = statement.text if is_written(page.briefing) and not page.full else page.days.said_once(statement)
        cited = (citation for citation in statement.citations if citation in shown)
        return f"{_sentence(words)}{page.cite(cited, content.report_day(statement, page.briefing) if dated else '')}"
    placed: dict[int, list[Citation]] = {}
    for citation, at in zip(statement.citations, statement.behind, strict=True):
        placed.setdefault(at, []).extend([citation] if citation in shown else [])
    text, told, last = statement.text, "", 0
    for at in sorted(placed):
        told += _piece(text, last, at) + page.cite(placed[at])
        last = at
    return told + _piece(text, last, len(text))


def _piece(text: str, start: int, end: int) -> str:
    """A part of a statement with the space around it."""
    words = text[start:end]
    shown = inside(words) if start else _sentence(words)
    return f"{' ' if start and words[:1].isspace() else ''}{shown.strip()}"


def _sentence(text: str) -> str:
    """A statement that opens with a number and a point would open a list."""
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", escape(text))


def _key_figures(page: _Page) -> str:
    items = page.briefing.key_figures
    beside = any(item.also for item in items)
    rows = [
        (
            f"**{inside(content.head_words(item.what))}**",
            _cell(page, item.take),
            *((_cell(page, item.also),) if beside else ()),
        )
        for item in items
    ]
    heads = ("What", "Figure", *(("Also told",) if beside else ()))
    return _section("Key figures", [_table(heads, rows)] if rows else [])


def _cell(page: _Page, statement: Statement | None) -> str:
    return f"{inside(page.days.said_once(statement))}{page.cite(statement.citations)}" if statement else ""


def _sections(page: _Page) -> tuple[str, ...]:
    """The parts of a written page, each with its tables."""
    parts = []
    for section in sections_of(page.briefing):
        lines = "\n".join(f"- {_paragraph(page, own)}" for own in paragraphs_of(section.lines))
        before, behind = (
            [_figure_table(page, table) for table in section.tables if table.leads is first] for first in (True, False)
        )
        parts.append(_section(escape(section.head), [*before, lines, *behind]))
    return tuple(parts)


def _paragraph(page: _Page, lines: Sequence[Line]) -> str:
    """Lines that go on in one paragraph, behind their lead. What is made of them stands with those places alone that no line
    of the paragraph has."""
    lead = f"**{inside(content.lead_words(lines[0]))}** " if lines[0].lead else ""
    cited = {citation for line in lines if line.support != "judged" for citation in line.citations}
    return lead + " ".join(_line(page, line, cited) for line in lines)


def _line(page: _Page, line: Line, cited: Set[Citation] = frozenset()) -> str:
    """What is told with its places, and what the writer makes of it; a reading with those places that are not `cited` yet."""
    if line.support == "judged":
        return _judged(page, line, [citation for citation in line.citations if citation not in cited])
    if line.reading is None:
        return _statement(page, line)
    further = [citation for citation in line.reading.citations if citation not in {*cited, *line.citations}]
    return f"{_with_places(page, line, line.citations)} {_judged(page, line.reading, further)}"


def _judged(page: _Page, statement: Statement, shown: Collection[Citation]) -> str:
    return f"*{_with_places(page, statement, shown)}*"


def _key_points(page: _Page) -> str:
    lines = []
    for number, (theme, sentences) in enumerate(content.points_of(page.briefing), start=1):
        lead = f"**{escape(theme)}:** " if theme else ""
        lines.append(f"{number}. {lead}{' '.join(_statement(page, sentence) for sentence in sentences)}")
    return _section("Key points", ["\n".join(lines)])


def _course(page: _Page, heading: str, entries: Sequence[TimelineEntry]) -> str:
    page.opens_part()
    days = (content.entry_day(entry, page.day, page.briefing) for entry in entries)
    lines = [f"- **{day}** {_statement(page, e.statement, badged=False)}" for day, e in zip(days, entries, strict=True)]
    return _section(heading, ["\n".join(lines)])


def _positions(page: _Page) -> str:
    lines = [f"- **{escape(item.who)}:** {_statement(page, item.statement)}" for item in page.briefing.positions]
    return _section("Who says what", ["\n".join(lines)])


def _cited_lines(page: _Page, heading: str, lines: Sequence[content.Cited]) -> str:
    return _section(heading, ["\n".join(f"- {escape(line.text)}{page.cite(line.citations)}" for line in lines)])


# ---------------------------------------------------------------- figures


def _side_by_side(page: _Page) -> str:
    return _section("Figures side by side", [_figure_table(page, table) for table in page.briefing.tables])


def _figure_table(page: _Page, table: FigureTable) -> str:
    """A table as it was put together: a line for each day and voice, the places of its figures behind each row."""
    page.opens_part()
    dated, said = content.day_and_voice(table)
    by = bool(table.by)
    days = content.without_one_year([content.row_time(row, table, page.day, page.briefing) for row in table.rows])
    heads = (
        *((inside(table.by),) if by else ()), *(("Day" if is_written(page.briefing) else "As of",) if dated else ()),
        *(inside(content.head_words(column)) for column in table.columns), *(("Told by",) if said else ()), "",
    )  # fmt: skip
    rows = []
    for row, day in zip(table.rows, days, strict=True):
        rows.append(
            (
                *((inside(row.who),) if by else ()),
                *((day,) if dated else ()),
                *(_told_cell(cell) for cell in row.cells),
                *((inside(content.row_voice(row, page.briefing)),) if said else ()),
                page.cite(
                    tuple(dict.fromkeys(citation for cell in row.cells if cell for citation in cell.citations))
                ).strip(),
            )
        )
    title = f"### {escape(table.title)}\n\n" if table.title else ""
    return f"{title}{_table(heads, rows)}"


def _moved(page: _Page) -> str:
    return _section("Figures that moved or differ", [_measure(page, group) for group in page.measures.moved])


def _measure(page: _Page, group: FigureGroup) -> str:
    """A measure: title and status, what is known of it in a sentence, its rows, what it is a part of, its parts."""
    page.opens_part()
    measures = page.measures
    head = measures.heads[group.id]
    title = f"### {escape(measures.heading_of(group))} ({HEADS[head].sign} {HEADS[head].words})"
    parts = [
        f"{inside(part_words(part, group, measures))}{page.cite(short_line(part, measures).citations)}"
        for part in (measures.parts.get(group.id, ()) if page.full else ())
    ]
    below = f"Of these: {'; '.join(parts)}." if parts else ""
    sentence = told_in_a_sentence(group, measures) if content.has_sentence(page.briefing, full=page.full) else ""
    whole = whole_words(group, measures) if page.full else ""
    told = [title, escape(sentence), *_rows(page, shown_rows(group, measures)), escape(whole), below,
            _unfolded(page, group)]  # fmt: skip
    return "\n\n".join(part for part in told if part)


def _rows(page: _Page, rows: Sequence[ShownRow]) -> tuple[str, str]:
    """The table, and how many rows it leaves to the full page; without a column of marks where none has one."""
    shown = rows if page.full else latest_rows(rows)
    marked = any(row.mark for row in shown)
    heads = ("Day", "Figure", "Who", *(("Mark",) if marked else ()), "")
    return inside(folded_words(rows, shown)), _table(heads, [_row(page, row, marked=marked) for row in shown])


def _row(page: _Page, row: ShownRow, *, marked: bool) -> tuple[str, ...]:
    words = inside(row.figure)
    figure = f"**{words}**" if row.leads and not row.gone and row.first.polarity == "assert" else words
    mark = (inside(row.mark),) if marked else ()
    return (
        row_day(row, page.day(row.day), page.measures),
        figure,
        inside(row.who),
        *mark,
        page.cite(row.citations).lstrip(),
    )


def _unfolded(page: _Page, group: FigureGroup) -> str:
    return "\n".join(f"- {escape(line)}" for line in unfolded_lines(group)) if page.full else ""


def _accounts(page: _Page) -> str:
    items = content.accounts_that_differ(page.briefing, page.measures, full=page.full)
    return _section("Accounts that differ", [_account(page, item) for item in items])


def _account(page: _Page, item: Disagreement) -> str:
    page.opens_part()
    place = content.one_place(item, page.briefing)
    where = f" ({inside(place)}{_side_day(page, item.sides[0])})" if place else ""
    sides = []
    for side in content.sides_in_order(item):
        day = "" if place else _side_day(page, side)
        who = escape(content.side_words(side, page.briefing, placed=bool(place)))
        sides.append(f"- {who}{day}: {inside(side.statement.text)}{page.cite(side.statement.citations)}")
    rule = f" (rule {inside(rule_words(item.rule))})" if page.full else ""
    return f"**{escape(content.account_title(item))}**{where}{rule}\n\n" + "\n".join(sides)


def _side_day(page: _Page, side: DisagreementSide) -> str:
    return f", {page.day(side.date)}" if side.date.end else ""


def _others(page: _Page) -> str:
    """Every figure without a table of its own, by theme: in its source's words, in full one line a measure."""
    page.opens_part()
    if not content.lists_others(page.briefing, full=page.full):
        return ""
    if not page.full:
        return _section(OTHER_FIGURES, [_quoted_others(page)])
    rows: list[tuple[str, ...]] = []
    groups = page.measures.others
    for theme, own in by_theme(groups):
        rows.append((f"**{theme}**", "", "", "", ""))
        rows += [row for group in own for row in _short_rows(page, group)]
    table = _table(("Figure", "Of what", "Who", "Day", "Where"), rows) if rows else ""
    unfolded = ["\n".join(_unfolded(page, group) for group in groups)] if page.full else []
    return _section("Every other figure", [table, *unfolded])


OTHER_FIGURES = "Other figures, in their sources’ words"


def _quoted_others(page: _Page) -> str:
    others = other_figures(page.measures)
    lines = [
        "\n".join(f"- {_sentence(line.words)} ({_place_of(line)})" for _, quoted in others.themes for line in quoted)
    ]
    lines += [f"… {others.left} more in --full"] if others.left and others.themes else []
    return "\n\n".join(lines) if others.themes else ""


def _place_of(line: QuotedLine) -> str:
    """Where the words stand; that others print the same number need not mean the same thing."""
    return inside(content.show_short_reference(line.citations).strip("[]").split(" ")[0])


def _short_rows(page: _Page, group: FigureGroup) -> list[tuple[str, ...]]:
    """A measure's one line, and one for each part of it."""
    lines = [(short_line(group, page.measures), "")]
    lines += [(short_line(part, page.measures), "of these: ") for part in page.measures.parts.get(group.id, ())]
    return [_short_row(page, line, lead) for line, lead in lines]


def _short_row(page: _Page, line: ShortLine, lead: str) -> tuple[str, ...]:
    days = page.day(line.time) if line.time else UNDATED
    # Article and sentence, as in Sources: a footnote for each would be longer than the table.
    place = (
        page.cite(line.citations).lstrip()
        if page.full
        else inside(content.show_short_reference(line.citations).strip("[]"))
    )
    return (inside(line.figure), f"{lead}{inside(line.name)}", inside(who_words(line)), days, place)


# ---------------------------------------------------------------- sources


SOURCE_QUALITY = "How good the sources are"


def _quality(page: _Page) -> Sequence[content.Cited]:
    return content.with_short_ids(content.source_quality(page.briefing, full=page.full), page.briefing)


def _sources(page: _Page) -> str:
    """Title, outlet, origin and day of each article; one without a day is named where the sources are judged: by a section of its own,
    or under the list where a writer has said what to rely on."""
    page.opens_part()
    lines = []
    for source in page.briefing.sources:
        title = _linked(inside(source.title), link_to_words(source.url, ""))
        published = source.published
        day = f", {_source_day(page, published.date, published.basis, published.why)}" if published.date else ""
        lines.append(
            f"- **{escape(content.short_id(source.id))}** {title}: {inside(content.outlet_and_origin(source))}{day}"
        )
    unclaimed = "" if page.full else escape(content.unclaimed_words(page.briefing))
    judged = _quality(page) if is_written(page.briefing) else ()
    notes = " ".join(f"{escape(line.text.rstrip('.'))}{page.cite(line.citations)}." for line in judged)
    return _section("Sources", ["\n".join(lines), notes, unclaimed])


def _source_day(page: _Page, day: str, basis: str, why: str) -> str:
    """The day of an article; one that is inferred says so each time."""
    number = page.days.number(show_day(day), basis, why)
    if number is None:
        return show_day(day)
    return f"{show_day(day)} (inferred)" + (f"[^d{number}]" if page.has_day_notes else "")


def _linked(words: str, link: str | None) -> str:
    return f"[{words}]({link})" if link else f"“{words}”"


def _day_notes(page: _Page) -> str:
    if not page.has_day_notes:
        return ""
    whys = enumerate(page.days.whys.items(), start=1)
    return "\n".join(f"[^d{number}]: {escape(day)} is inferred: {inside(why)}" for number, (day, why) in whys)


def _cited_sentences(page: _Page) -> str:
    """Every sentence that the page cites, in full and once, by its article; its place links to it where the article has an
    address."""
    parts = []
    for source in page.briefing.sources:
        own = sorted(
            (p for p in page.passages.values() if p.citation.source_id == source.id), key=lambda p: p.citation.start
        )
        if own:
            guessed = "about " if is_inferred(source.published.basis) else ""
            day = f"{guessed}{show_day(source.published.date)}" if source.published.date else UNDATED
            lines = [f"- {_place(p, source)}" + (f" {_quoted(inside(p.words))}" if p.words else "") for p in own]
            parts.append(
                f"**{content.short_id(source.id)}, {inside(content.outlet_and_origin(source))}**, {day}\n\n"
                + "\n".join(lines)
            )
    return _section("Cited sentences", parts) if parts else ""


def _place(passage: _Passage, source: Source) -> str:
    link = link_to_words(source.url, passage.words)
    return f"[{inside(passage.place)}]({link})" if link else inside(passage.place)


def _quoted(words: str) -> str:
    """Within quotation marks, unless the sentence brings its own."""
    return words if words[:1] in '“"‘«„' else f"“{words}”"


# ---------------------------------------------------------------- full


def _everything(page: _Page) -> tuple[str, ...]:
    left_out = [content.Cited(line) for line in content.left_out_lines(page.briefing)]
    return (
        _course(page, "All events", page.briefing.events),
        _actors(page),
        _quotes(page, "All quotes", page.briefing.quotes),
        _cited_lines(page, "What was left out", left_out),
        _rejected(page),
        _coverage(page),
    )


def _actors(page: _Page) -> str:
    parts = []
    for actor in page.briefing.actors:
        also = [*([actor.role] if actor.role else []), *actor.aliases]
        name = f"**{escape(actor.name)}**" + (f", {inside(', '.join(also))}" if also else "")
        parts.append("\n".join([name, "", *(f"- {_statement(page, position)}" for position in actor.positions)]))
    return _section("All actors and positions", parts)


def _quotes(page: _Page, heading: str, quotes: Sequence[Quote]) -> str:
    lines = []
    for quote in quotes:
        speaker = inside(quote.speaker) if quote.speaker else "speaker not named beside it"
        role = f", {inside(quote.role)}" if quote.role else ""
        lines.append(f"- “{inside(content.quoted(quote))}” – {speaker}{role}{page.cite([quote.citation])}")
    return _section(heading, ["\n".join(lines)])


def _rejected(page: _Page) -> str:
    lines = [
        f"- {escape(item.source_id or item.stage)}, {escape(item.fault.replace('_', ' '))}: {escape(item.said)}"
        f" ({escape(item.reason)})"
        for item in page.briefing.rejected
    ]
    return _section("Rejected, and not used", ["\n".join(lines)])


def _coverage(page: _Page) -> str:
    fates = [fate for fate, _ in content.FATE_WORDS]
    rows = [
        (escape(total.source_id or "all"), *(str(content.fate_count(total, fate)) for fate in [*fates, "numbers"]))
        for total in page.briefing.coverage.totals
    ]
    table = _table(("Source", *(fate.replace("_", " ") for fate in fates), "numbers"), rows)
    return _section("Every number of every article", [table] if rows else [])


def _section(heading: str, parts: Sequence[str]) -> str:
    kept = [part for part in parts if part]
    return "\n\n".join([f"## {heading}", *kept]) if kept else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_cells(heads), _cells(["---"] * len(heads)), *(_cells(row) for row in rows)]
    return "\n".join(lines)


def _told_cell(cell: Statement | None) -> str:
    """A cell's words, in italics where they are its writer's own."""
    words = inside(cell.text) if cell else ""
    return f"*{words}*" if cell and cell.support == "judged" else words


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
