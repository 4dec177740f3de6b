"""Files that are made from the program and checked against it: `python tests/documents.py` writes them again.

docs/cli.md is the help of every command, docs/briefing.schema.json the schema of a briefing, tests/golden/ the pages of
one briefing in every form, as code puts it together and ("written-") as a model writes it.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import briefgen
from briefgen.briefing.render import View
from briefgen.briefing.render.forms import Form, renderer_of
from briefgen.cli import app
from briefgen.cli.schema import schema_text
from briefings import make_briefing

TOP = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
HELP_COLUMNS = 100

PAGES: dict[str, tuple[Form, View]] = {
    "term-110.txt": ("term", View(width=110, name="@last")),
    "term-110-full.txt": ("term", View(width=110, full=True, name="@last")),
    "term-80.txt": ("term", View(width=80, name="@last")),
    "term-60-ascii.txt": ("term", View(width=60, ascii=True)),
    "term-100-colour.txt": ("term", View(width=100, colour=True)),
    "notable.md": ("md", View()),
    "full.md": ("md", View(full=True)),
    "rows.csv": ("csv", View()),
    "briefing.json": ("json", View()),
    "written-110.txt": ("term", View(width=110, name="@last")),
    "written-60-ascii.txt": ("term", View(width=60, ascii=True)),
    "written.md": ("md", View()),
    "written-full.md": ("md", View(full=True)),
    "written.html": ("html", View()),
}
"""File name to form and view."""


def golden_page(name: str) -> str:
    form, view = PAGES[name]
    return renderer_of(form)(make_briefing(written=name.startswith("written")), view)


def command_names() -> Iterator[tuple[str, ...]]:
    """Every command and every command of a group, in the order of `--help`."""
    yield ()
    for command in app.registered_commands:
        yield (command.name or "",)
    for group in app.registered_groups:
        yield (group.name or "",)
        assert group.typer_instance is not None
        for command in group.typer_instance.registered_commands:
            yield (group.name or "", command.name or "")


def help_of(words: tuple[str, ...]) -> str:
    """The help of a command at a fixed width, as `briefgen WORDS --help` prints it."""
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        app(args=[*words, "--help"], prog_name="briefgen", standalone_mode=False, terminal_width=HELP_COLUMNS)
    return "\n".join(line.rstrip() for line in shown.getvalue().strip("\n").splitlines()) + "\n"


def cli_document() -> str:
    """docs/cli.md."""
    parts = [
        "# The command line\n\nWritten by `make docs` from the program's own help, and tested against it.\n",
    ]
    for words in command_names():
        name = " ".join(("briefgen", *words))
        parts.append(f"## {name}\n\n```\n{help_of(words)}```\n")
    return "\n".join(parts)


def example_page() -> str:
    """The recorded briefing of the seeds as a terminal of 110 columns shows it."""
    return renderer_of("term")(briefgen.brief(TOP / "seeds", engine="recorded"), View(width=110, name="@last"))


def example_document(page: str) -> str:
    """docs/example.md."""
    return (
        "# What `make brief` prints\n\nWritten by `make docs` from the recordings in fixtures/seeds, and tested against "
        f"them.\n\n```\n{page.rstrip()}\n```\n"
    )


def local_page() -> str:
    """The page of `stories/flood` that no model writes, as a terminal of 110 columns shows it."""
    return renderer_of("term")(briefgen.brief(TOP / "stories" / "flood", engine="local"), View(width=110, name="@last"))


LOCAL_PARTS = ("BOTTOM LINE", "KEY FIGURES", "COUNTS AS THEY WERE TOLD, NEWEST FIRST")
"""What the README shows of it, behind its title."""


def readme_with_local(page: str, readme: str) -> str:
    """The README with its excerpt of the local page."""
    lines = page.splitlines()
    heads = [n for n, line in enumerate(lines) if n and line[:1].isalpha() and line.isupper()]
    shown = lines[: heads[0]]
    for start, end in pairwise(heads):
        if lines[start] in LOCAL_PARTS:
            shown += lines[start:end]
    return _between(readme, "local", [*shown, "..."])


def readme_with(page: str, readme: str) -> str:
    """The README with its two excerpts of the example: its first screen, and its first table under the head of its section."""
    lines = page.splitlines()
    heads = [n for n, line in enumerate(lines) if n and line[:1].isalpha() and line.isupper()]
    readme = _between(readme, "excerpt", [*lines[: heads[1]], "..."])
    table = next(
        n
        for n in range(heads[1], len(lines))
        if not lines[n - 1].strip() and lines[n].startswith("  ") and lines[n][2].isalnum()
    )
    after = next((n for n in range(table, len(lines)) if not lines[n].strip()), len(lines))
    return _between(readme, "group", [lines[max(n for n in heads if n < table)], *lines[table:after]])


def _between(readme: str, name: str, lines: list[str]) -> str:
    opening, closing = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, _, rest = readme.partition(opening)
    _, _, tail = rest.partition(closing)
    return f"{head}{opening}\n```\n" + "\n".join(lines).rstrip() + f"\n```\n{closing}{tail}"


def main() -> None:
    (TOP / "docs" / "cli.md").write_text(cli_document(), encoding="utf-8")
    (TOP / "docs" / "briefing.schema.json").write_text(schema_text(), encoding="utf-8")
    for name in PAGES:
        (GOLDEN / name).write_text(golden_page(name), encoding="utf-8", newline="")
    page = example_page()
    (TOP / "docs" / "example.md").write_text(example_document(page), encoding="utf-8")
    readme = TOP / "README.md"
    told = readme_with_local(local_page(), readme_with(page, readme.read_text(encoding="utf-8")))
    readme.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
