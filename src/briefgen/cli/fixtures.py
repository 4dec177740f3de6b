"""`briefgen fixtures`: which recordings still hold, what moved, and asking a model again, the price first."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefgen.asking.fixtures.record import PriceOf, Recorded, RecordJournal, RecordPlan
    from briefgen.asking.fixtures.screen import Screen
    from briefgen.asking.fixtures.states import Row, State, SuiteCheck
    from briefgen.asking.fixtures.suite import LoadedSuite, Suite
    from briefgen.asking.prompts import Prompts
    from briefgen.asking.settings import Settings

fixtures_app = typer.Typer(
    name="fixtures",
    help="Recorded answers: which still hold, what moved, and recording them again.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

Suites = Annotated[
    list[str] | None, typer.Argument(metavar="[SUITE]...", help="Names of suites, or their folders; all by default.")
]
Question = Annotated[str, typer.Argument(metavar="[SUITE/]QUESTION", help="As extract/002-rappler.1, or just its end.")]
Folder = Annotated[str | None, typer.Option("--fixtures", metavar="DIR", help="Where the suites are.")]
PromptsDir = Annotated[str | None, typer.Option("--prompts", metavar="DIR", help="Prompts of your own, to try.")]


@fixtures_app.command("check")
def fixtures_check(suites: Suites = None, fixtures: Folder = None, prompts: PromptsDir = None) -> None:
    """Ask every question again, offline, and compare with what is recorded. Exit 1 where a recording does not hold."""
    from briefgen.asking.fixtures.states import check_lines
    from briefgen.errors import CheckFailed

    checks = [check_suite_of(suite, prompts) for suite in chosen_suites(suites, fixtures)]
    for check, _ in checks:
        print_lines(check_lines(check))
    red = [check for check, _ in checks if not check.holds]
    if red:
        count = sum(len(check.first_hand) or 1 for check in red)
        names = ", ".join(check.suite.name for check in red)
        raise CheckFailed(f"{names}: not fresh: {count} of its recordings", hint=_way_on(red))


@fixtures_app.command("list")
def fixtures_list(suites: Suites = None, fixtures: Folder = None) -> None:
    """Every recording with its tokens, synthetic ones with their reason. Asks nothing."""
    from briefgen.asking.fixtures.states import list_lines
    from briefgen.asking.fixtures.suite import load_suite

    for suite in chosen_suites(suites, fixtures):
        print_lines(list_lines(load_suite(suite.folder)))


@fixtures_app.command("diff")
def fixtures_diff(question: Question, fixtures: Folder = None, prompts: PromptsDir = None) -> None:
    """What moved between the recorded question and the one that is asked now, message by message."""
    from briefgen.asking.fixtures.states import diff_lines

    print_lines(diff_lines(_find(question, fixtures, prompts, ask=True)))


@fixtures_app.command("show")
def fixtures_show(question: Question, fixtures: Folder = None) -> None:
    """A recorded question and its answer in full."""
    from briefgen.asking.fixtures.states import show_lines
    from briefgen.errors import InputError

    row = _find(question, fixtures, None, ask=False)
    if row.recorded is None:
        raise InputError(f"{row.path}: {row.state}: {row.why}", hint="`briefgen fixtures check` says what to do")
    print_lines(show_lines(row.recorded))


@fixtures_app.command("prune")
def fixtures_prune(
    suites: Suites = None,
    fixtures: Folder = None,
    prompts: PromptsDir = None,
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run", help="Only say what would go.")] = False,
) -> None:
    """Remove recordings that nobody asks for on a full run, and second copies. git has them still."""
    from briefgen.asking.fixtures.states import prunable
    from briefgen.asking.fixtures.suite import remove_files

    for suite in chosen_suites(suites, fixtures):
        check, _ = check_suite_of(suite, prompts)
        paths = prunable(check)
        if not dry_run:
            remove_files(suite, paths)
        verb = "would go" if dry_run else "gone"
        print_lines((*(f"{suite.name}/{path}: {verb}" for path in paths), f"{suite.name}: {len(paths)} {verb}"))


# One parameter an option: this signature is the list that `--help` prints, and nothing is decided in it.
@fixtures_app.command("record")
def fixtures_record(
    suites: Suites = None,
    model: Annotated[str | None, typer.Option("-m", "--model", help="By default the suite's own model.")] = None,
    base_url: Annotated[str | None, typer.Option("--base-url", help="An OpenAI-compatible endpoint.")] = None,
    only: Annotated[
        str, typer.Option("--only", help="States to record, with commas: stale,missing,edited,old format; or all.")
    ] = "stale,missing,edited,old format",
    max_cost: Annotated[str | None, typer.Option("--max-cost", help='US dollars at most, or "none".')] = None,
    timeout: Annotated[str | None, typer.Option("--timeout", help="Seconds for one attempt.")] = None,
    jobs: Annotated[str | None, typer.Option("-j", "--jobs", help="Calls in flight at a time.")] = None,
    evaluate: Annotated[bool, typer.Option("--evaluate", help="Then say what it did to the briefing.")] = False,
    dry_run: Annotated[bool, typer.Option("-n", "--dry-run", help="Only calls, tokens and price.")] = False,
    yes: Annotated[bool, typer.Option("-y", "--yes", help="Do not ask before paying.")] = False,
    fixtures: Folder = None,
    prompts: PromptsDir = None,
) -> None:
    """Ask a model again for what does not hold: the price first, then all of it or nothing."""
    from briefgen.asking.fixtures.record import refuse_in_ci
    from briefgen.asking.fixtures.suite import mend_suites
    from briefgen.asking.settings import load_settings

    flags = {"model": model, "base_url": base_url, "max_cost": max_cost, "timeout": timeout, "jobs": jobs}
    refuse_in_ci(load_settings(flags).in_ci)
    mend_suites(suites_folder(fixtures))
    asked = Wanted(states_of(only), evaluate=evaluate, dry_run=dry_run, yes=yes)
    for suite in chosen_suites(suites, fixtures):
        if suite.kind == "recorded" or suites:
            settings = load_settings({**flags, "model": model or suite.model})
            record_one(suite, settings, prompts_of(prompts), asked)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the caller wants recorded, and how much is to be asked before."""

    only: frozenset[State]
    evaluate: bool = False
    dry_run: bool = False
    yes: bool = False


def record_one(suite: Suite, settings: Settings, prompts: Prompts, wanted: Wanted) -> None:
    """Check, show the price, ask, replace; and say what was done. Raises what stops a recording."""
    import asyncio

    from briefgen.asking.fixtures.record import RecordJournal, journal_folder, plan_lines, plan_record, recorded_lines
    from briefgen.asking.settings import require_model

    check, loaded = check_suite_of(suite, prompts)
    model = settings.model or "no model yet"
    screen = screen_of(settings)
    folder = journal_folder(settings.state_folder, suite, model=model, base_url=settings.endpoint.base_url)
    journal = RecordJournal(folder, screen)
    plan = plan_record(check, wanted.only, journal)
    print_lines(plan_lines(plan, model=model, host=settings.endpoint.host, price=_price_of(settings)))
    if wanted.dry_run or not (plan.known or plan.journaled):
        return
    model = require_model(settings)
    _ask_leave(plan, settings, yes=wanted.yes)
    recorded = asyncio.run(_record(check, loaded, settings, prompts, journal, wanted, model))
    print_lines(recorded_lines(recorded))
    if wanted.evaluate:
        print_lines(_effect(check, recorded, prompts))


async def _record(
    check: SuiteCheck,
    loaded: LoadedSuite,
    settings: Settings,
    prompts: Prompts,
    journal: RecordJournal,
    wanted: Wanted,
    model: str,
) -> Recorded:
    from briefgen.asking.fixtures.record import record_suite
    from briefgen.asking.models import live_model
    from briefgen.cli.boundary import say
    from briefgen.cli.suites import suite_run

    async with live_model(settings, notice=say) as live:
        return await record_suite(
            check,
            loaded,
            suite_run(loaded.suite, prompts),
            live,
            model=model,
            journal=journal,
            screen=screen_of(settings),
            only=wanted.only,
        )


def _effect(check: SuiteCheck, recorded: Recorded, prompts: Prompts) -> tuple[str, ...]:
    from briefgen.cli.suites import effect_lines

    after, _ = check_suite_of(recorded.suite, prompts)
    return effect_lines(check.result, after.result, recorded.suite.gold)


def _ask_leave(plan: RecordPlan, settings: Settings, *, yes: bool) -> None:
    """A person says yes to the price; a server on this machine costs nothing, and nobody sits at a pipe."""
    from briefgen.errors import UsageError

    if yes or settings.endpoint.loopback or not plan.known:
        return
    if not sys.stdin.isatty():
        raise UsageError("recording costs money and nobody was asked", hint="add --yes, or -n to see the price only")
    if not typer.confirm("record?", err=True):
        raise UsageError("nothing was recorded", hint="--max-cost bounds what a recording may cost")


def _price_of(settings: Settings) -> PriceOf:
    from briefgen.asking.prices import UNKNOWN, find_price
    from briefgen.records import Usage

    price = find_price(settings.model, settings.endpoint) if settings.model else UNKNOWN
    return lambda prompt, answered: price.cost(Usage(prompt, answered))


def screen_of(settings: Settings) -> Screen:
    """Refuses what holds the live key or the home folder."""
    from briefgen.asking.fixtures.screen import make_screen

    return make_screen([settings.key] if settings.key else [], Path.home())


def states_of(only: str) -> frozenset[State]:
    """The states in `--only`. Raises `UsageError` for a word that is none."""
    from briefgen.asking.fixtures.states import STATES
    from briefgen.errors import UsageError

    words = [word.strip() for word in only.split(",") if word.strip()]
    if words == ["all"]:
        return frozenset(STATES)
    unknown = [word for word in words if word not in STATES]
    if unknown or not words:
        raise UsageError(f"--only {only}: no such state", hint=f"any of {', '.join(STATES)}; or all")
    return frozenset(state for state in STATES if state in words)


# ---------------------------------------------------------------- suites


def chosen_suites(names: Iterable[str] | None, fixtures: str | None) -> tuple[Suite, ...]:
    """The suites that were named, in that order; all where none was. Raises `InputError`."""
    from briefgen.asking.fixtures.suite import find_suites
    from briefgen.errors import InputError

    folder = suites_folder(fixtures)
    every = find_suites(folder)
    known = {suite.name: suite for suite in every}
    chosen: list[Suite] = []
    for name in names or known:
        own = find_suites(Path(name)) if (Path(name) / "suite.toml").is_file() else ()
        if not own and name not in known:
            hint = f"known are {', '.join(known)}" if known else "a suite is a folder with a suite.toml"
            raise InputError(f"no suite {name!r} in {folder}", hint=hint)
        chosen.extend(own or (known[name],))
    if not chosen:
        raise InputError(f"no suite in {folder}", hint="a suite is a folder with a suite.toml")
    return tuple(chosen)


def suites_folder(fixtures: str | None) -> Path:
    """Where the suites are: the folder that was named, else the built-in ones. Raises `InputError`."""
    from briefgen.asking.fixtures.suite import fixtures_folder
    from briefgen.errors import InputError

    folder = Path(fixtures) if fixtures else fixtures_folder()
    if folder is None or not folder.is_dir():
        raise InputError(
            f"{folder or 'fixtures'}: no such folder", hint="name the folder of your suites with --fixtures"
        )
    return folder


def check_suite_of(suite: Suite, prompts: str | Prompts | None) -> tuple[SuiteCheck, LoadedSuite]:
    """The state of a suite, and the suite as loaded."""
    import asyncio

    from briefgen.cli.suites import check_one

    told = prompts_of(prompts) if prompts is None or isinstance(prompts, str) else prompts
    return asyncio.run(check_one(suite, told))


def prompts_of(folder: str | None) -> Prompts:
    """The prompts in force."""
    from briefgen.asking.prompts import load_prompts

    return load_prompts(Path(folder) if folder else None)


def _find(question: str, fixtures: str | None, prompts: str | None, *, ask: bool) -> Row:
    """The one row that a person names, in the suite that they name or in whichever has it."""
    from briefgen.asking.fixtures.states import find_row, list_rows
    from briefgen.asking.fixtures.suite import load_suite
    from briefgen.errors import UsageError

    suites = chosen_suites(None, fixtures)
    named = [suite for suite in suites if question.startswith(f"{suite.name}/")]
    wanted = question.removeprefix(f"{named[0].name}/") if named else question
    found: list[Row] = []
    last: UsageError | None = None
    for suite in named or suites:
        rows = check_suite_of(suite, prompts)[0].rows if ask else list_rows(load_suite(suite.folder))
        try:
            found.append(find_row(rows, wanted))
        except UsageError as error:
            last = error
    if len(found) > 1:
        raise UsageError(f"{wanted!r} is in several suites", hint=f"name one: {suites[0].name}/{found[0].question}")
    if not found:
        raise last or UsageError(f"no question {wanted!r}")
    return found[0]


def _way_on(red: Sequence[SuiteCheck]) -> str:
    """The one command that helps most."""
    states = {row.state for check in red for row in check.first_hand}
    names = " ".join(check.suite.name for check in red)
    if states & {"stale", "missing"} and any(check.suite.kind == "recorded" for check in red):
        return f"briefgen fixtures record {names} --only stale,missing   (shows the price first)"
    if states == {"unused"} or states == {"duplicate"}:
        return f"briefgen fixtures prune {names}"
    return "each line above names its next command"


def print_lines(lines: Iterable[str]) -> None:
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.cli.output import write_stdout

    write_stdout("".join(f"{show_untrusted(line)}\n" for line in lines))
