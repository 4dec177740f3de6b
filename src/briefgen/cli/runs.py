"""`briefgen runs`: what live runs cost and how they ended."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

runs_app = typer.Typer(
    name="runs", help="Live runs: their state and bill. The journal is private and holds article text.", rich_markup_mode=None,
    no_args_is_help=True,
)  # fmt: skip


@runs_app.command("list")
def runs_list(
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many, newest first.")] = 20,
) -> None:
    """Runs, newest first. `open` means running or killed: the same command goes on and pays nothing twice."""
    from briefgen.asking.journal import open_journal
    from briefgen.asking.settings import load_settings
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.cli.output import write_stdout

    journal = open_journal(load_settings().journal_path)
    try:
        for row in journal.list_runs(limit=limit):
            about = show_untrusted(f"{row.model or '-'} at {row.host or '-'}: {row.about}")
            write_stdout(
                f"{row.id:>4}  {row.started:%Y-%m-%d %H:%M}  {row.state:<11} {row.replies:>4} replies  {about}\n"
            )
    finally:
        journal.close()


@runs_app.command("show")
def runs_show(run: Annotated[int, typer.Argument(help="The run's number.")]) -> None:
    """One run: attempts by what they cost, tokens, the bill."""
    from briefgen.asking.journal import open_journal
    from briefgen.asking.settings import load_settings
    from briefgen.briefing.render.safe import show_untrusted
    from briefgen.cli.output import write_stdout

    journal = open_journal(load_settings().journal_path)
    try:
        row, bill = journal.find_run(run), journal.bill_of(run)
    finally:
        journal.close()
    lines = [
        f"run {row.id}: {row.state}, {row.replies} replies, {row.attempts} attempts, {row.articles or 0} articles",
        f"  asked     {row.model or '-'} at {row.host or '-'}",
        f"  settled   {_exact(bill.settled)} (of it maybe paid: {_exact(bill.held)})",
        f"  in flight at most {_exact(bill.open_cost)} ({bill.open_attempts} attempts)",
        f"  tokens    {bill.prompt_tokens:,} in, {bill.completion_tokens:,} out",
        "  attempts  " + (", ".join(f"{name} {count}" for name, count in bill.attempts) or "none"),
        "  faults    " + (", ".join(f"{name} {count}" for name, count in bill.faults) or "none"),
    ]
    write_stdout("".join(show_untrusted(line) + "\n" for line in lines))


def _exact(amount: Decimal | None) -> str:
    """Every digit of an amount: a bill is not rounded."""
    return "price unknown" if amount is None else f"${amount.normalize() + 0:f}"


@runs_app.command("prune")
def runs_prune(
    days: Annotated[int, typer.Option("--older-than", min=0, help="Days that replies and runs are kept.")] = 30,
) -> None:
    """Delete old runs and replies from the journal."""
    from datetime import timedelta

    from briefgen.asking.journal import open_journal
    from briefgen.asking.settings import load_settings
    from briefgen.cli.output import write_stdout

    journal = open_journal(load_settings().journal_path)
    try:
        pruned = journal.prune(timedelta(days=days))
    finally:
        journal.close()
    write_stdout(f"deleted {pruned.runs} runs, {pruned.replies} replies, {pruned.attempts} attempts\n")
