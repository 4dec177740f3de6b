"""The shell's side: parse, call, render, exit code. One module a group of commands; all that is heavy is imported
there, inside the functions, so that `briefgen --help` stays quick.

Read in this order: the list of commands below, `boundary` (errors to exit codes), `output` (where a form is written),
`brief` with `progress`, then `read`, `show`, `verify`, `evaluate`, `runs`, `schema`, `doctor`, `demo`. `fixtures` and
`prompts` record and check with `suites`, where a suite meets the pipeline.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from briefgen import __version__
from briefgen.cli.boundary import Boundary

EXIT_CODES = """\b
Exit codes:
  0  complete
  1  a check found something (verify, fixtures check, --strict)
  2  usage or configuration; no key with -m
  3  no usable input, no such path
  4  partial: a briefing was written, and what failed is listed in it
  5  stopped by a spend or token cap; the same command goes on
  6  the provider refuses (key, permission, model, quota)
  7  the provider is unavailable; the same command goes on
  8  a fixture is missing or stale in a replay
  9  the output cannot be written (tested before any call)
 70  internal error, with a report file
130  interrupted; the same command goes on
"""

app = typer.Typer(
    name="briefgen",
    help="One briefing from a folder of news articles: numbers and quotes checked at their place, sentences cited.",
    epilog=EXIT_CODES,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"briefgen {__version__}")
        raise typer.Exit


@app.callback()
def _global_options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


def _add_commands() -> None:
    from briefgen.cli import brief, demo, doctor, evaluate, fixtures, prompts, read, runs, schema, show, verify

    app.command("brief")(brief.brief_command)
    app.command("read")(read.read_command)
    app.command("show")(show.show_command)
    app.command("verify")(verify.verify_command)
    app.command("schema")(schema.schema_command)
    app.command("doctor")(doctor.doctor_command)
    app.command("demo")(demo.demo_command)
    app.command("evaluate")(evaluate.evaluate_command)
    app.add_typer(runs.runs_app, name="runs")
    app.add_typer(fixtures.fixtures_app, name="fixtures")
    app.add_typer(prompts.prompts_app, name="prompts")


_add_commands()


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; whatever goes wrong is said in two lines on stderr."""
    _forget_log()
    boundary = Boundary(arguments)
    with boundary:
        boundary.finish(app(args=list(arguments) or ["--help"], prog_name="briefgen", standalone_mode=False) or 0)
    _forget_log()
    return boundary.code


def _forget_log() -> None:
    """Each command line says for itself what of the log it shows; what an earlier one in this process asked for is gone."""
    logger = logging.getLogger("briefgen")
    logger.handlers = [logging.NullHandler()]
    logger.propagate = True
    logger.setLevel(logging.NOTSET)


COLLECTED_EVERY = 500_000
"""Records made before the next look for rings among them: a run makes a million records and hardly a ring, and to look for
one every 700 takes a tenth of its time, of a large one a fifth."""


def main() -> NoReturn:
    """The `briefgen` command."""
    gc.set_threshold(COLLECTED_EVERY)
    sys.exit(run(sys.argv[1:]))
