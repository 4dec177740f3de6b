"""`briefgen verify`: check a briefing again, offline."""

from __future__ import annotations

from typing import Annotated

import typer


def verify_command(
    briefing: Annotated[str, typer.Argument(metavar="B.json|@last", help="A briefing's JSON, or the last one.")],
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATHS", help="The articles, to be read and compared again.")
    ] = None,
) -> None:
    """Check every citation, figure, number and sum of a briefing again. Exit 1 where something does not hold."""
    from briefgen.asking.settings import load_settings
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.briefing.verify import count_checks, name_unchecked, verify_briefing
    from briefgen.cli.output import read_briefing, write_stdout
    from briefgen.errors import CheckFailed
    from briefgen.pages.readers import read_paths

    read = read_briefing(briefing, load_settings().state_folder)
    articles = read_paths(paths).articles if paths else None
    problems = verify_briefing(read, articles)
    write_stdout("".join(f"{show_untrusted(problem.place)}: {show_untrusted(problem.what)}\n" for problem in problems))
    if problems:
        count = f"{len(problems)} problem" + ("s" if len(problems) != 1 else "")
        raise CheckFailed(f"{briefing}: {count}", hint="each names its place above; make the briefing anew if in doubt")
    write_stdout(f"{briefing}: {count_checks(read)} hold\nnot checked: {name_unchecked(read)}\n")
