"""The briefing as Markdown: the same content as on the terminal, and at its end every sentence that it cites, in full.

What rests on a sentence has its place behind it, "[003:14]"; each is printed once, by its article. Text of others is escaped, so that
it can neither link, nor load, nor format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.briefing.render import content
from briefgen.briefing.render.links import link_to_words
from briefgen.briefing.render.parts import Page, Passage, everything_of, heard_from, parts_of, title_of_page
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
    Piece,
    Pieces,
    Places,
    Quiet,
    Strong,
    Table,
    Words,
)
from briefgen.briefing.render.safe import show_passage, show_untrusted
from briefgen.records.statuses import HEADS

if TYPE_CHECKING:
    from briefgen.briefing.public import Briefing, Source
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
    page = Page(briefing, full)
    parts = [_title(page), *map(_part, parts_of(page))]
    cited = _cited_sentences(page)
    named = f"Every sentence that is cited here, word for word: {escape(beside)}" if cited and beside else ""
    parts += [*map(_part, everything_of(page)), named, _day_notes(page)]
    return "\n\n".join(part for part in parts if part) + "\n", f"{cited}\n" if cited else ""


# ---------------------------------------------------------------- escapes


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
    return _inert(show_passage(text))


def _inert(shown: str) -> str:
    """Words that are visible already, with the spaces around them."""
    return _ACTIVE.sub(lambda match: "\\" + match.group(), show_untrusted(shown))


def _opening(mark: str) -> str:
    """What would open a heading, a list or a quotation, made plain; of a number its point."""
    return f"{mark[:-1]}\\{mark[-1]}" if mark[:1].isdigit() else "\\" + mark


def _words(words: Words) -> str:
    match words.at:
        case "within":
            return _inert(words.text)
        case "first":
            return escape(words.text)
        case "sentence":  # A statement that opens with a number and a point would open a list.
            return re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", escape(words.text))


# ---------------------------------------------------------------- pieces, blocks, parts


def _line(pieces: Pieces) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    match piece:
        case Words():
            return _words(piece)
        case Strong(pieces):
            return f"**{_line(pieces)}**"
        case Judged(pieces) | Quiet(pieces):
            return f"*{_line(pieces)}*"
        case Badge(head, words):
            return f" **{HEADS[head].sign} {words}**"
        case Places(citations, day, bare):
            shown = f"{inside(content.show_short_reference(citations)[1:-1])}{day}"
            return shown if bare else f" [{shown}]"
        case DayNote(number):
            return f"[^d{number}]"
        case Link(words, url):
            return f"[{inside(words)}]({url})" if url else f"“{inside(words)}”"


def _block(block: Block) -> str:
    match block:
        case Heading(pieces):
            return f"### {_line(pieces)}"
        case Paragraph(pieces):
            return _line(pieces)
        case Items(lines, numbered):
            marks = (f"{number}." if numbered else "-" for number in range(1, len(lines) + 1))
            return "\n".join(f"{mark} {_line(line)}" for mark, line in zip(marks, lines, strict=True))
        case Table(_, heads, rows):
            return "\n".join([_cells(heads), _row(["---"] * len(heads)), *map(_cells, rows)])


def _cells(cells: Sequence[Pieces]) -> str:
    return _row([_line(cell).strip() for cell in cells])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _title(page: Page) -> str:
    title, known, numbering = title_of_page(page)
    return f"# {_words(title)}\n\n*{' · '.join(part for part in (_words(known), numbering) if part)}*"


def _part(part: Part) -> str:
    head = f"## {_words(part.head)}" if part.head.text else ""
    return _section(head, [_block(block) for block in part.blocks])


def _section(head: str, blocks: Sequence[str]) -> str:
    return "\n\n".join([head, *blocks])


# ---------------------------------------------------------------- the end of the page


def _day_notes(page: Page) -> str:
    if not page.has_day_notes:
        return ""
    whys = enumerate(page.days.whys.items(), start=1)
    return "\n".join(f"[^d{number}]: {escape(day)} is inferred: {inside(why)}" for number, (day, why) in whys)


def _cited_sentences(page: Page) -> str:
    """Every sentence that the page cites, in full and once, by its article; its place links to it where the article has an
    address."""
    parts = []
    for source in page.briefing.sources:
        own = sorted(
            (p for p in page.passages.values() if p.citation.source_id == source.id), key=lambda p: p.citation.start
        )
        if own:
            outlet, day = heard_from(source)
            lines = [f"- {_place(p, source)}" + (f" {_quoted(inside(p.words))}" if p.words else "") for p in own]
            parts.append(f"**{content.short_id(source.id)}, {_words(outlet)}**, {day}\n\n" + "\n".join(lines))
    return _section("## Cited sentences", parts) if parts else ""


def _place(passage: Passage, source: Source) -> str:
    link = link_to_words(source.url, passage.words)
    return f"[{inside(passage.place)}]({link})" if link else inside(passage.place)


def _quoted(words: str) -> str:
    """Within quotation marks, unless the sentence brings its own."""
    return words if words[:1] in '“"‘«„' else f"“{words}”"
