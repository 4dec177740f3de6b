"""`briefgen read`: what would be read of the articles, and what is left out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefgen.readers import Reading
    from briefgen.records import Article


def read_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS", help="Folders, files, or - for standard input.")],
    text: Annotated[bool, typer.Option("--text", help="The text itself, each block with its role.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON: blocks with offsets, roles and reasons.")] = False,
) -> None:
    """Show what would be read: title, date and its basis, outlet, origin, roles, and what is left out."""
    from briefgen.cli.output import write_stdout

    reading = read_articles(paths)
    shown = reading_json(reading) if as_json else reading_text(reading) if text else reading_table(reading)
    write_stdout(shown)
    if reading.failures:
        raise typer.Exit(4)


def read_articles(paths: list[str]) -> Reading:
    """The articles of the command line, `-` from standard input, with dates inferred from one another."""
    from dataclasses import replace

    from briefgen.dates import infer_publications
    from briefgen.readers import read_paths

    stdin = sys.stdin.buffer.read() if "-" in paths else None
    reading = read_paths(paths, stdin=stdin)
    return replace(reading, articles=infer_publications(reading.articles))


def reading_table(reading: Reading) -> str:
    """A few lines an article."""
    from briefgen.render.safe import show_passage

    lines: list[str] = []
    for article in reading.articles:
        origin = f", from {article.origin}" if article.origin else ""
        lines += [
            show_passage(f"{article.id}  {article.title}"),
            "     " + show_passage(f"{article.path} · {article.outlet or 'outlet not known'}{origin}"),
            "     " + show_passage(_date_line(article)),
            "     " + show_passage(_role_line(article, extracted=True)),
        ]
        left_out = _role_line(article, extracted=False)
        lines += ["     left out: " + show_passage(left_out)] if left_out else []
        lines += [f"     note: {show_passage(badge)}" for badge in article.badges]
        lines.append("")
    lines += [f"failed: {show_passage(failure.reason)}" for failure in reading.failures]
    lines += [f"ignored (not a known kind): {show_passage(name)}" for name in reading.ignored]
    return "\n".join(lines).rstrip("\n") + "\n"


def _date_line(article: Article) -> str:
    published = article.published
    if published.day is None:
        years = ", ".join(day.isoformat() for day in published.candidates)
        return "undated" + (f"; its weekday and day fit {years}" if years else "")
    why = f": {published.why}" if published.why else ""
    return f"{published.day.isoformat()} ({published.basis}{why})"


def _role_line(article: Article, *, extracted: bool) -> str:
    from briefgen.records import EXTRACTED_ROLES

    counts: dict[str, int] = {}
    for block in article.blocks:
        if (block.role in EXTRACTED_ROLES) == extracted:
            counts[block.role] = counts.get(block.role, 0) + 1
    return ", ".join(f"{count} {role}" for role, count in counts.items())


def reading_text(reading: Reading) -> str:
    """Each block after its role; what is left out is marked by a minus."""
    from briefgen.records import EXTRACTED_ROLES
    from briefgen.render.safe import show_passage, show_untrusted

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

    from briefgen.render.json import escape_unseen

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
        "title": article.title,
        "outlet": article.outlet,
        "origin": article.origin,
        "published": {
            "date": published.day.isoformat() if published.day else None,
            "basis": published.basis,
            "why": published.why,
            "candidates": [day.isoformat() for day in published.candidates],
        },
        "sha256": article.sha256,
        "language": article.language,
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
