"""`briefgen show`: render a briefing again."""

from __future__ import annotations

from typing import Annotated

import typer

from briefgen.briefing.render.forms import names_of_forms


def show_command(
    briefing: Annotated[
        str, typer.Argument(metavar="B.json|@last", help="A briefing's JSON, or the last one.")
    ] = "@last",
    full: Annotated[bool, typer.Option("--full", help="Everything, not only what is notable.")] = False,
    form: Annotated[str | None, typer.Option("-f", "--form", help=f"{names_of_forms()}.")] = None,
    output: Annotated[
        list[str] | None, typer.Option("-o", "--output", help="Write a file, its suffix picks the form; repeatable.")
    ] = None,
) -> None:
    """Render a briefing again: nothing is read or asked anew."""
    from briefgen.asking.settings import load_settings
    from briefgen.cli.brief import show_log
    from briefgen.cli.output import form_for_stdout, read_briefing, show_briefing, targets_of, write_targets

    settings = load_settings()
    show_log(quiet=False, verbose=False)
    targets = targets_of(output or (), form)
    shown = form_for_stdout(form)
    read = read_briefing(briefing, settings.state_folder)
    write_targets(read, targets, full=full)
    if not targets:
        show_briefing(read, form=shown, full=full, name=briefing, no_color=settings.no_color)
