"""`briefgen brief`: articles in, one briefing out."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

from briefgen.briefing.render.forms import names_of_forms

if TYPE_CHECKING:
    from briefgen.asking.settings import Settings
    from briefgen.briefing.public import Briefing, Failure
    from briefgen.cli.progress import ProgressLine
    from briefgen.pipeline import BriefOptions
    from briefgen.records import Article


# One parameter an option: this signature is the list that `--help` prints, and nothing is decided in it.
def brief_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS", help="Folders, files, or - for standard input.")],
    output: Annotated[
        list[str] | None,
        typer.Option("-o", "--output", help="Write a file, its suffix picks the form; repeatable, silences stdout."),
    ] = None,
    form: Annotated[str | None, typer.Option("-f", "--form", help=f"{names_of_forms()}.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as -f json.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Everything, not only what is notable.")] = False,
    engine: Annotated[str | None, typer.Option("--engine", help="recorded, local or llm.")] = None,
    model: Annotated[str | None, typer.Option("-m", "--model", help="Ask this model; implies --engine llm.")] = None,
    base_url: Annotated[str | None, typer.Option("--base-url", help="An OpenAI-compatible endpoint.")] = None,
    max_cost: Annotated[str | None, typer.Option("--max-cost", help='US dollars at most, or "none".')] = None,
    max_tokens: Annotated[str | None, typer.Option("--max-tokens", help="Tokens at most, in and out together.")] = None,
    jobs: Annotated[str | None, typer.Option("-j", "--jobs", help="Calls in flight at a time.")] = None,
    timeout: Annotated[str | None, typer.Option("--timeout", help="Seconds for one attempt.")] = None,
    title: Annotated[str | None, typer.Option("--title", help="Your own title.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="Language of the briefing, such as de.")] = None,
    length: Annotated[str | None, typer.Option("--length", help="short, normal or long.")] = None,
    focus: Annotated[str | None, typer.Option("--focus", help="A question that the reader asks above all.")] = None,
    prompts: Annotated[str | None, typer.Option("--prompts", help="A folder with prompts of your own.")] = None,
    no_source_text: Annotated[bool, typer.Option("--no-source-text", help="Leave the articles' texts out.")] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit 1 if anything was refused, failed or skipped.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("-n", "--dry-run", help="Tell calls, tokens and price; ask nothing.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask again what the journal of paid replies holds.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Errors only on stderr.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="What is being done, on stderr.")] = False,
) -> None:
    """Brief a folder of articles. Without a model, the articles' own sentences are used."""
    from briefgen.asking.settings import load_settings

    flags = {
        "engine": engine,
        "model": model,
        "base_url": base_url,
        "max_cost": max_cost,
        "max_tokens": max_tokens,
        "jobs": jobs,
        "timeout": timeout,
        "title": title,
        "language": language,
        "length": length,
        "focus": focus,
        "prompts": prompts,
        "strict": strict or None,
    }
    shown = "json" if as_json else form
    asked = Asked(tuple(output or ()), shown, full=full, keep_text=not no_source_text, fresh=fresh)
    from briefgen.cli.progress import ProgressLine, how_to_show

    progress = ProgressLine(how_to_show(quiet=quiet, verbose=verbose))
    show_log(quiet=quiet, verbose=verbose, progress=progress)
    settings = load_settings(flags)
    raise typer.Exit(plan_paths(paths, settings) if dry_run else brief_paths(paths, settings, asked, progress))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller wants to see."""

    outputs: tuple[str, ...] = ()
    form: str | None = None
    full: bool = False
    keep_text: bool = True
    keep_last: bool = True
    fresh: bool = False


def brief_paths(paths: list[str], settings: Settings, asked: Asked, progress: ProgressLine | None = None) -> int:
    """Make the briefing, keep it, show it; the exit code. Outputs are tested before anything is read or paid."""
    from briefgen.cli import output
    from briefgen.cli.progress import ProgressLine
    from briefgen.pipeline import brief

    targets = output.targets_of(asked.outputs, asked.form)
    shown = output.form_for_stdout(asked.form)
    note = settings.key_note()
    if note and settings.model is None and settings.engine != "llm":
        logging.getLogger("briefgen").info(note)
    with progress or ProgressLine("silent") as line:
        briefing = brief(
            sources_of(paths),
            engine=_said(settings, "engine"),
            model=_said(settings, "model"),
            options=options_of(settings, keep_text=asked.keep_text),
            settings=settings,
            fresh=asked.fresh,
            watch=line.follow,
        )
    kept = output.keep_last(briefing, settings.state_folder) if asked.keep_last else False
    output.write_targets(briefing, targets, full=asked.full)
    if not targets:
        name = output.LAST if kept else None
        output.show_briefing(briefing, form=shown, full=asked.full, name=name, no_color=settings.no_color)
    say_failures(briefing, strict=settings.strict)
    return exit_code_of(briefing, strict=settings.strict)


def _said(settings: Settings, name: str) -> Any:
    """An option that was said on this command line. It is told apart, so that a contradiction in it is refused."""
    return getattr(settings, name) if settings.origin_of(name) == "flag" else None


def plan_paths(paths: list[str], settings: Settings) -> int:
    """What `brief` would ask of a model, on stdout; 0. Needs no key, sends nothing, writes nothing."""
    from briefgen.asking.prices import find_price
    from briefgen.asking.prompts import load_prompts
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.cli.output import write_stdout
    from briefgen.engines.choose import choose_engine
    from briefgen.engines.planning import plan_lines, plan_run
    from briefgen.errors import UsageError
    from briefgen.pages.readers import read_paths

    articles = read_paths(sources_of(paths)).articles
    engine, model = _said(settings, "engine"), _said(settings, "model")
    asked = engine or ("llm" if model or settings.engine == "llm" or (settings.model and not settings.engine) else None)
    if asked != "llm":
        why = choose_engine(articles, settings, engine=engine, model=model).why
        write_stdout(f"{show_untrusted(why)}\nno model is asked: $0\n")
        return 0
    if settings.model is None:
        raise UsageError("no model is named", hint="add -m MODEL, or set BRIEFGEN_MODEL or model in briefgen.toml")
    calls = plan_run(articles, load_prompts(settings.prompts), options_of(settings, keep_text=True))
    lines = plan_lines(calls, find_price(settings.model, settings.endpoint))
    first = f"{settings.model} at {settings.endpoint.host}, {len(articles)} articles; nothing was asked"
    write_stdout("".join(f"{show_untrusted(line)}\n" for line in (first, *lines, f"cap       {_cap_words(settings)}")))
    return 0


def _cap_words(settings: Settings) -> str:
    from briefgen.asking.prices import find_price, show_cost

    kind = find_price(settings.model or "", settings.endpoint).kind
    tokens = f"{settings.max_tokens:,} tokens" if settings.max_tokens else ""
    if kind == "free":
        return tokens or "none needed: a server on this machine"
    if settings.max_cost is None:
        return tokens or "none, as you said"
    if kind == "unknown":
        return tokens or "cannot be kept without a price: add --max-tokens N, or --max-cost none"
    return " and ".join(part for part in (show_cost(settings.max_cost), tokens) if part)


def sources_of(paths: list[str]) -> list[str | Article]:
    """The paths, with the text of standard input in the place of `-`."""
    from briefgen.pages.readers import read_paths

    if "-" not in paths:
        return list(paths)
    standard_input = read_paths(["-"], stdin=sys.stdin.buffer.read()).articles[0]
    return [standard_input if path == "-" else path for path in paths]


def options_of(settings: Settings, *, keep_text: bool) -> BriefOptions:
    """What the settings ask of a briefing."""
    from briefgen.pipeline import BriefOptions

    return BriefOptions(
        title=settings.title,
        language=settings.language or "en",
        length=settings.length,
        focus=settings.focus,
        keep_text=keep_text,
    )


def exit_code_of(briefing: Briefing, *, strict: bool) -> int:
    """0 complete, 4 where something failed and is listed; with `strict` 1 where anything was refused or failed."""
    refused = any(item.stage == "compose" for item in briefing.rejected)
    if strict and (refused or briefing.run.failures):
        return 1
    return 4 if briefing.run.failures else 0


MOST_SHOWN = 3
"""Failures named in the summary; the briefing lists all, and so does -v."""


def say_failures(briefing: Briefing, *, strict: bool) -> None:
    """Two lines on stderr where the exit code will not be 0: what failed, and what to do next."""
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.cli.boundary import say

    failures = briefing.run.failures
    told = [show_untrusted(_failure_words(failure)) for failure in failures]
    for line in told:
        logging.getLogger("briefgen").debug("failed: %s", line)
    if failures:
        more = f"; and {len(told) - MOST_SHOWN} more" if len(told) > MOST_SHOWN else ""
        say(f"partial: {_extent(briefing)}: {'; '.join(told[:MOST_SHOWN])}{more}")
        if all(failure.stage == "read" for failure in failures):
            say("next: mend what could not be read and run the same command again; the briefing lists what failed")
        else:
            say(
                "next: the same command asks again what got no answer, --fresh asks all; the briefing lists what failed"
            )
    elif strict and exit_code_of(briefing, strict=True):
        refused = sum(1 for item in briefing.rejected if item.stage == "compose")
        say(f"strict: {refused} drafted {'statement was' if refused == 1 else 'statements were'} refused and left out")
        say("next: they are listed under `rejected`; without --strict this is no error")


def _extent(briefing: Briefing) -> str:
    """ "2 of 60 chunks could not be read" """
    failed = sum(1 for failure in briefing.run.failures if failure.stage == "extract")
    chunks = sum(source.chunks for source in briefing.sources)
    if not failed:
        count = len(briefing.run.failures)
        return "1 step failed" if count == 1 else f"{count} steps failed"
    return "no chunk could be read" if failed == chunks else f"{failed} of {chunks} chunks could not be read"


def _failure_words(failure: Failure) -> str:
    """ "003 chunk 1: the model refused" """
    place = failure.source_id or failure.stage
    chunk = f" chunk {failure.chunk}" if failure.chunk is not None else ""
    return f"{place}{chunk}: {failure.reason[:160]}"


def show_log(*, quiet: bool, verbose: bool, progress: ProgressLine | None = None) -> None:
    """Let the library's log lines through to stderr: which engine and why, warnings, with -v each step."""
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.cli.boundary import say

    class ToStderr(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            (progress.say if progress else say)(show_untrusted(record.getMessage()))

    logger = logging.getLogger("briefgen")
    logger.handlers = [ToStderr()]
    logger.propagate = False
    logger.setLevel(logging.ERROR if quiet else logging.DEBUG if verbose else logging.INFO)
