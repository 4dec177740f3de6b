"""The briefing as Markdown: the same content as on the terminal, every sentence with a footnote to its passage.

A footnote is a sentence of a source: what rests on one sentence shares one footnote. Text of others is escaped, so that
it can neither link, nor load, nor format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.render import content
from briefgen.render.links import link_to_words
from briefgen.render.safe import show_passage

if TYPE_CHECKING:
    from briefgen.briefing import AsOf, Briefing, Citation, Disagreement, FigureGroup, Source, Statement
    from briefgen.render.content import Row
    from briefgen.render.view import View

BADGES: dict[content.Head, str] = {"differ": "≠ DIFFER", "changed": "↗ CHANGED", "open": "? OPEN"}
_ACTIVE = re.compile(r"[\\`*_\[\]<>|~&$^@]|(?<=\bwww)\.|:(?=//)", re.IGNORECASE)
"""Marks that format, link or load; a bare address is a link in many dialects, so its colon or point is escaped too."""
_OPENING = re.compile(r"^([#+=>-]|\d{1,9}(?=[.)]))")


def show_markdown(briefing: Briefing, view: View) -> str:
    """As one of the RENDERERS: everything or the notable only, by the view."""
    return render_markdown(briefing, full=view.full)


def render_markdown(briefing: Briefing, *, full: bool = True) -> str:
    """The page with its footnotes; without `full`, figures that agree or stand alone are only counted."""
    changed, differ = content.figures_that_changed(briefing), content.figures_that_differ(briefing)
    page = _Page(briefing, content.date_footnotes(briefing, briefing.figures if full else (*changed, *differ)))
    parts = [
        _title(page),
        _section("Bottom line", [_statement(page, item) for item in briefing.bottom_line]),
        _key_points(page),
        _figures(page, "Figures that changed over time", changed),
        _figures(page, "Figures that differ", differ),
        _accounts(page),
        _others(page, full=full),
        *(_everything(page) if full else ()),
        _section(
            "Gaps and what was left out",
            ["\n".join(f"- {escape(line)}" for line in content.gap_lines(briefing, told=page.dates))],
        ),
        _sources(page),
        _legend(page),
        _footnotes(page),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Words that others wrote, as Markdown text that does nothing.

    >>> escape("![x](http://a.b)"), escape("# 1_2_")
    ('!\\\\[x\\\\](http\\\\://a.b)', '\\\\# 1\\\\_2\\\\_')
    """
    shown = _ACTIVE.sub(lambda match: "\\" + match.group(), show_passage(text))
    return _OPENING.sub(lambda match: _opening(match.group()), shown)


def _opening(mark: str) -> str:
    """What would open a heading, a list or a quotation; a number keeps its digits and loses its point's meaning."""
    return mark if mark.isdigit() else "\\" + mark


@dataclass
class _Page:
    """The briefing and the footnotes handed out so far, in order of first use."""

    briefing: Briefing
    dates: dict[str, int]
    passages: dict[tuple[str, str], Citation] = field(default_factory=dict)

    def cite(self, citations: Iterable[Citation]) -> str:
        """Marks for the passages, "[^1][^3]", each once."""
        marks: list[str] = []
        for citation in citations:
            key = (citation.source_id, content.sentence_text(citation, self.briefing))
            self.passages.setdefault(key, citation)
            marks.append(f"[^{list(self.passages).index(key) + 1}]")
        return "".join(dict.fromkeys(marks))

    def day(self, span: AsOf) -> str:
        return content.show_span(span) + self.mark(span.basis, span.why)

    def mark(self, basis: str, why: str) -> str:
        number = self.dates.get(why) if basis.startswith("inferred") else None
        return f"[^d{number}]" if number else ""


# ---------------------------------------------------------------- the parts, in the order of the page


def _title(page: _Page) -> str:
    return f"# {escape(page.briefing.title.text)}\n\n*{escape(content.count_words(page.briefing))}*"


def _statement(page: _Page, statement: Statement) -> str:
    badges = "".join(f" **{BADGES[head]}**" for head in content.badges_of(statement, page.briefing))
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


def _figures(page: _Page, heading: str, groups: Sequence[FigureGroup]) -> str:
    return _section(heading, [_group(page, group) for group in groups])


def _group(page: _Page, group: FigureGroup) -> str:
    kind = content.group_kind(group)
    title = f"### {group.id} {escape(content.group_title(group))}" + (f" ({escape(kind)})" if kind else "")
    told = [f"**{_upper_status(group)}**"]
    told += [escape(words) for words in content.group_remarks(group)]
    rows = [_row(page, group, row) for row in content.rows_of(group, page.briefing)]
    table = _table(("Day", "Basis", "Figure", "Said by", "Passage"), rows)
    # Two spaces end a line inside a paragraph.
    return "\n\n".join([title, "  \n".join(dict.fromkeys(told)), table])


def _upper_status(group: FigureGroup) -> str:
    name, rule = content.status_words(group).split(" · ", 1)
    return f"{name.upper()} · {escape(rule)}"


def _row(page: _Page, group: FigureGroup, row: Row) -> tuple[str, ...]:
    claim = row.first
    words = escape(content.words_said(claim))
    if any(item.id in group.headline.claim_ids for item in row.claims) and not claim.superseded:
        words = f"**{words}**"
    who = "; ".join([escape(content.said_by(claim, page.briefing)), *map(escape, content.remarks_on(row))])
    place = escape(content.show_reference(row.citations).strip("[]")) + page.cite(row.citations)
    return (page.day(claim.as_of), content.BASIS_WORDS[claim.as_of.basis], words, who, place)


def _accounts(page: _Page) -> str:
    items = [page.briefing.disagreements[n] for n in content.accounts_that_differ(page.briefing)]
    return _section("Accounts that differ", [_account(page, item) for item in items])


def _account(page: _Page, item: Disagreement) -> str:
    sides = [
        f"- {escape(content.side_words(side, page.briefing))}{page.mark(side.date.basis, side.date.why)}: "
        f"{_sentence(side.statement.text)}{page.cite(side.statement.citations)}"
        for side in item.sides
    ]
    status = f"{item.status.replace('_', ' ').upper()} · rule {escape(content.rule_words(item.rule))}"
    return f"**{escape(item.about)}** ({status})\n\n" + "\n".join(sides)


def _others(page: _Page, *, full: bool) -> str:
    groups = content.other_figures(page.briefing)
    if not full:
        return escape(content.others_in_words(page.briefing))
    rows = [_other_row(page, group, row) for group in groups for row in content.rows_of(group, page.briefing)]
    table = _table(("", "Figure", "Of what", "Day", "Said by", "Status", "Passage"), rows)
    return _section("Figures that agree or stand alone", [table] if rows else [])


def _other_row(page: _Page, group: FigureGroup, row: Row) -> tuple[str, ...]:
    day, _, words, who, place = _row(page, group, row)
    status = "; ".join([escape(content.status_words(group)), *map(escape, content.relation_words(group))])
    return (group.id, words, escape(content.group_title(group)), day, who, status, place)


def _sources(page: _Page) -> str:
    lines = []
    for source in page.briefing.sources:
        mark = page.mark(source.published.basis, source.published.why)
        title = _linked(escape(source.title), link_to_words(source.url, ""))
        said, badges = content.source_words(source, page.briefing)
        lines.append(f"- **{escape(source.id)}** {title}: {escape(said)}{mark}{escape(badges)}")
    return _section("Sources", ["\n".join(lines)])


def _linked(words: str, link: str | None) -> str:
    return f"[{words}]({link})" if link else f"“{words}”"


def _legend(page: _Page) -> str:
    return "\n".join(f"[^d{number}]: inferred: {escape(why)}" for why, number in page.dates.items())


def _footnotes(page: _Page) -> str:
    lines = []
    for number, ((source_id, words), citation) in enumerate(page.passages.items(), start=1):
        lines.append(f"[^{number}]: {_footnote(page.briefing.source(source_id), words, citation)}")
    return "\n".join(lines)


def _footnote(source: Source, words: str, citation: Citation) -> str:
    """Outlet, title, date with its basis, sentence, the words themselves."""
    published = source.published
    basis = "" if published.basis in ("stated", "unknown") else f" ({published.basis})"
    day = f"{content.show_day(published.date)}{basis}" if published.date else "undated"
    place = f", sentence {citation.sentence}" if citation.sentence else ""
    title = _linked(escape(source.title), link_to_words(source.url, words))
    return f"{escape(content.outlet_and_origin(source))}, {title}, {day}{place}: {_quoted(escape(words))}"


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
