"""The briefing as Markdown: the same content as on the terminal, every sentence with a footnote to its passage.

A footnote is a sentence of a source: what rests on one sentence shares one footnote. Text of others is escaped, so that
it can neither link, nor load, nor format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.render import content
from briefgen.render.days import UNDATED, DayNotes, show_day, show_span
from briefgen.render.links import link_to_words
from briefgen.render.measures import (
    STATUS_WORDS,
    Head,
    Measures,
    ShortLine,
    ShownRow,
    by_theme,
    part_words,
    short_line,
    shown_rows,
    title_of,
)
from briefgen.render.plain import told_in_a_sentence
from briefgen.render.safe import show_passage
from briefgen.render.unfolded import rule_words, unfolded_lines

if TYPE_CHECKING:
    from briefgen.briefing import (
        AsOf,
        Briefing,
        Citation,
        Disagreement,
        DisagreementSide,
        FigureGroup,
        Source,
        Statement,
    )
    from briefgen.render.view import View

MARKS: dict[Head, str] = {"differ": "≠", "changed": "↗", "open": "?", "agree": "=", "alone": "·"}
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~$^@]|&(?=#?\w+;)|(?<=\bwww)\.|:(?=//)", re.IGNORECASE)
"""Marks that format, link or load; a bare address is a link in many dialects, so its colon or point is escaped too."""
_OPENING = re.compile(r"^([#>]|[+-](?=[\s+-]|$)|=(?==*$)|\d{1,9}(?=[.)]))")
"""What at the head of a line opens a heading, a list or a quotation; "= also" and "-5 %" open nothing."""
_OWN_REFS = re.compile(r"\\\[((?:\d{3,}:\d+ ?)+)\\\](?![(\[:])")
"""References to sentences, which link to nothing."""


def show_markdown(briefing: Briefing, view: View) -> str:
    """As one of the RENDERERS: everything or the notable only, by the view."""
    return render_markdown(briefing, full=view.full)


def render_markdown(briefing: Briefing, *, full: bool = True) -> str:
    """The page with its footnotes. `full` unfolds the rule and the comparisons of each measure, and adds the timeline,
    the actors, the quotes, what was refused and every number."""
    page = _Page(briefing, full)
    measures = page.measures
    parts = [
        _title(page),
        _section("Bottom line", [_statement(page, item) for item in briefing.bottom_line]),
        _key_points(page),
        _tables(page, "Figures that differ", measures.differing),
        _tables(page, "Figures that changed", measures.under("changed")),
        _accounts(page),
        _agreeing(page, measures.under("agree")),
        _lone(page, measures.under("alone")),
        *(_everything(page) if full else ()),
        _gaps(page),
        _sources(page),
        _day_notes(page),
        _footnotes(page),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Words that others wrote, as Markdown text that does nothing.

    >>> escape("![x](http://a.b)"), escape("# 1_2_")
    ('!\\\\[x\\\\](http\\\\://a.b)', '\\\\# 1\\\\_2\\\\_')
    """
    shown = _ACTIVE.sub(lambda match: "\\" + match.group(), show_passage(text))
    return _OPENING.sub(lambda match: _opening(match.group()), _OWN_REFS.sub(r"[\1]", shown))


def _opening(mark: str) -> str:
    """What would open a heading, a list or a quotation; a number keeps its digits and loses its point's meaning."""
    return mark if mark.isdigit() else "\\" + mark


@dataclass
class _Page:
    """The briefing and the footnotes handed out so far, in order of first use."""

    briefing: Briefing
    full: bool
    passages: dict[tuple[str, str], tuple[int, Citation]] = field(default_factory=dict)

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.briefing)

    @cached_property
    def days(self) -> DayNotes:
        return DayNotes(self.briefing, self.full)

    def cite(self, citations: Iterable[Citation]) -> str:
        """Marks for the passages, "[^1][^3]", each once."""
        marks: list[str] = []
        for citation in citations:
            key = (citation.source_id, content.sentence_text(citation, self.briefing))
            number, _ = self.passages.setdefault(key, (len(self.passages) + 1, citation))
            marks.append(f"[^{number}]")
        return "".join(dict.fromkeys(marks))

    def day(self, span: AsOf) -> str:
        return self.marked(show_span(span), span.basis, span.why)

    def marked(self, day: str, basis: str, why: str) -> str:
        """The day; one that is inferred says so the first time, and has its footnote each time."""
        new = self.days.is_new(day)
        number = self.days.number(day, basis, why)
        if number is None:
            return day
        return f"{day} (inferred)[^d{number}]" if new else f"{day}[^d{number}]"


# ---------------------------------------------------------------- the parts, in the order of the page


def _title(page: _Page) -> str:
    return f"# {escape(page.briefing.title.text)}\n\n*{escape(content.count_words(page.briefing))}*"


def _statement(page: _Page, statement: Statement) -> str:
    badges = "".join(f" **{_status(head)}**" for head in content.badges_of(statement, page.briefing, page.measures))
    return f"{_sentence(statement.text)}{badges}{page.cite(statement.citations)}"


def _sentence(text: str) -> str:
    """A statement that opens with a number and a point would open a list."""
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", escape(text))


def _key_points(page: _Page) -> str:
    lines = []
    theme = None
    for number, point in enumerate(page.briefing.key_points, start=1):
        lead = f"**{escape(point.theme)}:** " if point.theme and point.theme != theme else ""
        theme = point.theme
        lines.append(f"{number}. {lead}{_statement(page, point)}")
    return _section("Key points", ["\n".join(lines)])


def _status(head: Head) -> str:
    return f"{MARKS[head]} {STATUS_WORDS[head]}"


def _tables(page: _Page, heading: str, groups: Sequence[FigureGroup]) -> str:
    return _section(heading, [_measure(page, group) for group in groups])


def _measure(page: _Page, group: FigureGroup) -> str:
    """A measure: title and status, what is known of it in a sentence, its rows, its parts."""
    measures = page.measures
    title = f"### {escape(title_of(group))} {_status(measures.heads[group.id])}"
    rows = [_row(page, row) for row in shown_rows(group, measures)]
    table = _table(("Day", "Figure", "Who", "Mark", ""), rows)
    parts = [
        f"{escape(part_words(part, group, measures))}{page.cite(short_line(part, measures).citations)}"
        for part in measures.parts.get(group.id, ())
    ]
    below = f"Of these: {'; '.join(parts)}." if parts else ""
    told = [title, escape(told_in_a_sentence(group, measures)), table, below, _unfolded(page, group)]
    return "\n\n".join(part for part in told if part)


def _unfolded(page: _Page, group: FigureGroup) -> str:
    return "\n".join(f"- {escape(line)}" for line in unfolded_lines(group)) if page.full else ""


def _row(page: _Page, row: ShownRow) -> tuple[str, ...]:
    words = escape(row.figure)
    figure = f"**{words}**" if row.leads and not row.gone and row.first.polarity == "assert" else words
    return (page.day(row.day), figure, escape(row.who), escape(row.mark), page.cite(row.citations))


def _accounts(page: _Page) -> str:
    items = content.accounts_that_differ(page.briefing, page.measures, full=page.full)
    return _section("Accounts that differ", [_account(page, item) for item in items])


def _account(page: _Page, item: Disagreement) -> str:
    sides = [
        f"- {escape(content.side_words(side, page.briefing))}{_side_day(page, side)}: "
        f"{_sentence(side.statement.text)}{page.cite(side.statement.citations)}"
        for side in item.sides
    ]
    rule = f" (rule {escape(rule_words(item.rule))})" if page.full else ""
    return f"**{escape(item.about)}**{rule}\n\n" + "\n".join(sides)


def _side_day(page: _Page, side: DisagreementSide) -> str:
    return f", {page.day(side.date)}" if side.date.end else ""


def _agreeing(page: _Page, groups: Sequence[FigureGroup]) -> str:
    rows = [row for group in groups for row in _short_rows(page, group, named_first=True)]
    table = _table(("Measure", "Figure", "Who", "Day", "Passage"), rows) if rows else ""
    return _section("Figures that agree", [table, *_all_unfolded(page, groups)])


def _lone(page: _Page, groups: Sequence[FigureGroup]) -> str:
    rows: list[tuple[str, ...]] = []
    for theme, own in by_theme(groups):
        rows.append((f"**{theme}**", "", "", "", ""))
        rows += [row for group in own for row in _short_rows(page, group, named_first=False)]
    table = _table(("Figure", "Of what", "Who", "Day", "Passage"), rows) if rows else ""
    return _section("Told by one source alone", [table, *_all_unfolded(page, groups)])


def _all_unfolded(page: _Page, groups: Sequence[FigureGroup]) -> list[str]:
    """The rules of the measures that have one line each, as one list."""
    return ["\n".join(_unfolded(page, group) for group in groups)] if page.full else []


def _short_rows(page: _Page, group: FigureGroup, *, named_first: bool) -> list[tuple[str, ...]]:
    """A measure's one line, and one for each part of it."""
    lines = [(short_line(group, page.measures), "")]
    lines += [(short_line(part, page.measures), "of these: ") for part in page.measures.parts.get(group.id, ())]
    return [_short_row(page, line, lead, named_first=named_first) for line, lead in lines]


def _short_row(page: _Page, line: ShortLine, lead: str, *, named_first: bool) -> tuple[str, ...]:
    figure, name = escape(line.figure), escape(line.name)
    title = f"{lead}{name}" if lead or not named_first else escape(line.title)
    days = page.day(line.time) if line.time else UNDATED
    first = (title, figure) if named_first else (figure, title)
    # Article and sentence, as in Sources: a footnote for each would be longer than the table.
    place = escape(content.show_reference(line.citations).strip("[]"))
    return (*first, escape(line.who), days, page.cite(line.citations) if page.full else place)


def _gaps(page: _Page) -> str:
    """What no footnote tells; the dates of sources have their footnotes below."""
    told = [source.published.why for source in page.briefing.sources]
    lines = content.gap_lines(page.briefing, told=[*told, *page.days.told()], full=page.full)
    return _section("Gaps and what was left out", ["\n".join(f"- {escape(line)}" for line in lines)])


def _sources(page: _Page) -> str:
    lines = []
    for source in page.briefing.sources:
        title = _linked(escape(source.title), link_to_words(source.url, ""))
        published = source.published
        day = page.marked(show_day(published.date), published.basis, published.why) if published.date else UNDATED
        badges = escape(content.source_badges(source, page.briefing))
        lines.append(f"- **{escape(source.id)}** {title}: {escape(content.outlet_and_origin(source))}, {day}{badges}")
    return _section("Sources", ["\n".join(lines)])


def _linked(words: str, link: str | None) -> str:
    return f"[{words}]({link})" if link else f"“{words}”"


def _day_notes(page: _Page) -> str:
    whys = enumerate(page.days.whys.items(), start=1)
    return "\n".join(f"[^d{number}]: {escape(day)} is inferred: {escape(why)}" for number, (day, why) in whys)


def _footnotes(page: _Page) -> str:
    lines = []
    for (source_id, words), (number, citation) in page.passages.items():
        lines.append(f"[^{number}]: {_footnote(page.briefing.source(source_id), words, citation)}")
    return "\n".join(lines)


def _footnote(source: Source, words: str, citation: Citation) -> str:
    """Article and sentence as in Sources, outlet, date, the words themselves; the outlet links to them."""
    place = f"{source.id}:{citation.sentence}" if citation.sentence else source.id
    outlet = escape(content.outlet_and_origin(source))
    link = link_to_words(source.url, words)
    named = f"[{outlet}]({link})" if link else outlet
    day = show_day(source.published.date) if source.published.date else UNDATED
    return f"{escape(place)} {named}, {day}: {_quoted(escape(words))}"


def _quoted(words: str) -> str:
    """Within quotation marks, unless the sentence brings its own."""
    return words if words[:1] in '“"‘«„' else f"“{words}”"


# ---------------------------------------------------------------- full


def _everything(page: _Page) -> tuple[str, ...]:
    return (_timeline(page), _actors(page), _quotes(page), _rejected(page), _coverage(page))


def _timeline(page: _Page) -> str:
    lines = [f"- **{page.day(entry.date)}** {_statement(page, entry.statement)}" for entry in page.briefing.timeline]
    return _section("Timeline", ["\n".join(lines)])


def _actors(page: _Page) -> str:
    parts = []
    for actor in page.briefing.actors:
        also = [*([actor.role] if actor.role else []), *actor.aliases]
        name = f"**{escape(actor.name)}**" + (f", {escape(', '.join(also))}" if also else "")
        parts.append("\n".join([name, "", *(f"- {_statement(page, position)}" for position in actor.positions)]))
    return _section("Actors and positions", parts)


def _quotes(page: _Page) -> str:
    lines = []
    for quote in page.briefing.quotes:
        speaker = escape(quote.speaker) if quote.speaker else "speaker not named beside it"
        role = f", {escape(quote.role)}" if quote.role else ""
        lines.append(f"- “{escape(quote.text)}” {speaker}{role}{page.cite([quote.citation])}")
    return _section("Quotes", ["\n".join(lines)])


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


def _cells(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
