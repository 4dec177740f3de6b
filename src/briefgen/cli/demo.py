"""`briefgen demo`: the packaged articles through the packaged recordings; no key, no network, no folder needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from briefgen.briefing.render.forms import names_of_forms


def demo_command(
    full: Annotated[bool, typer.Option("--full", help="Everything, not only what is notable.")] = False,
    form: Annotated[str | None, typer.Option("-f", "--form", help=f"{names_of_forms()}.")] = None,
) -> None:
    """Brief the five packaged articles from the packaged recordings."""
    from briefgen.asking.settings import load_settings
    from briefgen.cli.brief import Asked, brief_paths, show_log

    show_log(quiet=False, verbose=False)
    settings = load_settings({"engine": "recorded"})
    raise typer.Exit(brief_paths([str(packaged_seeds())], settings, Asked(form=form, full=full)))


def packaged_seeds() -> Path:
    """The folder of the five articles: the installed package's data, else the checkout's own."""
    import briefgen
    from briefgen.errors import InputError

    package = Path(briefgen.__file__).resolve().parent
    top = package.parent.parent
    for folder in (package / "data" / "seeds", top / "seeds" if (top / "pyproject.toml").is_file() else None):
        if folder is not None and (folder / "sources.toml").is_file():
            return folder
    raise InputError(
        "the articles of the demo are not installed", hint="install briefgen again, or brief your own folder"
    )
