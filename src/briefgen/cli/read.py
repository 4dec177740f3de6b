"""`briefgen read`: what would be read of the articles, and what is left out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefgen.pages.readers import Reading
    from briefgen.records import Article, Published


def read_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS", help="Folders, files, or - for standard input.")],
    text: Annotated[bool, typer.Option("--text", help="The text itself, each block with its role.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON: blocks with offsets, roles and reasons.")] = False,
) -> None:
    """Show what would be read, a row a file: date and its basis, outlet, language, words, what is left out, warnings."""
    from briefgen.cli.output import stdout_columns, write_stdout

    reading = read_articles(paths)
    shown = (
        reading_json(reading)
        if as_json
        else reading_text(reading)
        if text
        else reading_table(reading, stdout_columns())
    )
    write_stdout(shown)
    if reading.failures:
        raise typer.Exit(4)


def read_articles(paths: list[str]) -> Reading:
    """The articles of the command line, `-` from standard input, with dates inferred from one another."""
    from dataclasses import replace

    from briefgen.pages.readers import read_paths
    from briefgen.text.dates import infer_publications

    stdin = sys.stdin.buffer.read() if "-" in paths else None
    reading = read_paths(paths, stdin=stdin)
    return replace(reading, articles=infer_publications(reading.articles))


def reading_table(reading: Reading, columns: int = 100) -> str:
    """A row an article, `columns` wide where that is enough; below it what needs a sentence: where a date is from, every warning, and
    the files that were not read."""
    from briefgen.briefing.render.safe import show_passage

    rows = [tuple(show_passage(cell) for cell in _row(article)) for article in reading.articles]
    notes = [f"{article.id}  {note}" for article in reading.articles for note in _notes(article)]
    notes += [f"failed: {failure.reason}" for failure in reading.failures]
    notes += [f"not read: {name} (files of this kind are not read)" for name in reading.ignored]
    below = "".join(f"{show_passage(note)}\n" for note in notes)
    return _drawn(rows, columns) + (f"\n{below}" if below else "")


HEADS = ("", "kind", "title", "date", "outlet", "lang", "words", "left out", "warnings")
"""The columns of the table; the first holds the article's id."""
_FOLDED = {"title": 26, "date": 10, "outlet": 12}
"""Columns whose cells are folded where there is no room, in this order, and how narrow they may be."""
_NUMBERS = ("words", "left out", "warnings")


def _row(article: Article) -> tuple[str, ...]:
    outlet = article.outlet or "not known"
    origin = f", from {article.origin}" if article.origin else ""
    return (
        article.id,
        _kind(article),
        article.title,
        f"{article.published.day or 'undated'} {article.published.basis if article.published.day else ''}".strip(),
        f"{outlet}{origin}",
        article.language,
        f"{_words(article, extracted=True):,}",
        f"{left_out:,}" if (left_out := _words(article, extracted=False)) else "",
        str(len(article.badges)) if article.badges else "",
    )


def _kind(article: Article) -> str:
    """The suffix of its file; "text" for what has none (standard input)."""
    return (
        article.path.rsplit("/", 1)[-1].rpartition(".")[2].lower() if "." in article.path.rsplit("/", 1)[-1] else "text"
    )


def _words(article: Article, *, extracted: bool) -> int:
    from briefgen.records import EXTRACTED_ROLES
    from briefgen.text.letters import count_words

    blocks = (block for block in article.blocks if (block.role in EXTRACTED_ROLES) == extracted)
    return sum(count_words(block.span.of(article.text)) for block in blocks) + (0 if extracted else article.passed_over)


def _left_out(article: Article) -> str:
    """ "8 furniture, 1 caption, 214 words beside the article"; empty where all is read."""
    from collections import Counter

    from briefgen.records import EXTRACTED_ROLES

    counts = Counter(block.role for block in article.blocks if block.role not in EXTRACTED_ROLES)
    beside = [f"{article.passed_over:,} words beside the article"] if article.passed_over else []
    return ", ".join([*(f"{count} {role}" for role, count in counts.items()), *beside])


def _notes(article: Article) -> list[str]:
    left_out = _left_out(article)
    told = [_why_dated(article.published), f"left out: {left_out}" if left_out else ""]
    return [*(note for note in told if note), *(f"warning: {badge}" for badge in article.badges)]


def _why_dated(published: Published) -> str:
    if published.day is None and published.candidates:
        return f"undated: its weekday and day fit {', '.join(day.isoformat() for day in published.candidates)}"
    return f"{'dated' if published.day else 'undated'}: {published.why}" if published.why else ""


def _drawn(rows: list[tuple[str, ...]], columns: int) -> str:
    """The table as text; long cells are folded, so that none is cut."""
    from itertools import zip_longest

    from rich.cells import cell_len, set_cell_size
    from rich.console import Console
    from rich.text import Text

    widths = [max(cell_len(row[n]) for row in (HEADS, *rows)) for n in range(len(HEADS))]
    for n in (n for n, head in enumerate(HEADS) if head in _FOLDED):
        fixed = sum(width for k, width in enumerate(widths) if k != n) + 2 * len(HEADS)
        widths[n] = min(widths[n], max(_FOLDED[HEADS[n]], columns - fixed))
    console = Console(width=columns, color_system=None)
    lines: list[str] = []
    for row in (HEADS, *rows):
        folded = [Text(cell).wrap(console, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*([part.plain.rstrip() for part in cell] for cell in folded), fillvalue=""):
            cells = [part.rjust(width) if head in _NUMBERS else set_cell_size(part, width)
                     for part, width, head in zip(parts, widths, HEADS, strict=True)]  # fmt: skip
            lines.append("  ".join(cells).rstrip())
    return "".join(f"{line}\n" for line in lines)


def reading_text(reading: Reading) -> str:
    """Each block after its role; what is left out is marked by a minus."""
    from briefgen.briefing.render.safe import show_passage, show_untrusted
    from briefgen.records import EXTRACTED_ROLES

    lines: list[str] = []
    for article in reading.articles:
        lines.append(show_untrusted(f"== {article.id} {article.path}"))
        for block in article.blocks:
            mark = " " if block.role in EXTRACTED_ROLES else "-"
            lines.append(f"{mark} {block.role:<9} {show_passage(block.span.of(article.text))}")
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def reading_json(reading: Reading) -> str:
    """All that is known of each article before extraction."""
    import json

    from briefgen.briefing.render.json import escape_unseen

    shown = {
        "articles": [_article_json(article) for article in reading.articles],
        "failures": [{"code": failure.code, "reason": failure.reason} for failure in reading.failures],
        "ignored": list(reading.ignored),
    }
    return escape_unseen(json.dumps(shown, ensure_ascii=False, indent=1)) + "\n"


def _article_json(article: Article) -> dict[str, object]:
    published = article.published
    return {
        "id": article.id,
        "path": article.path,
        "kind": _kind(article),
        "title": article.title,
        "outlet": article.outlet,
        "origin": article.origin,
        "published": {
            "date": published.day.isoformat() if published.day else None,
            "basis": published.basis,
            "why": published.why,
            "candidates": [day.isoformat() for day in published.candidates],
            "window": [day.isoformat() for day in published.window or ()],
        },
        "sha256": article.sha256,
        "language": article.language,
        "words": _words(article, extracted=True),
        "words_left_out": _words(article, extracted=False),
        "badges": list(article.badges),
        "blocks": [
            {
                "role": block.role,
                "reason": block.reason,
                "start": block.span.start,
                "end": block.span.end,
                "text": block.span.of(article.text),
            }
            for block in article.blocks
        ],
    }
