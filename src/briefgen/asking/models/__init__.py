"""Models: whatever answers one request, `async complete(request) -> Reply`.

`OpenAIModel` makes one attempt; the others wrap a model in one concern each. `live_model` assembles what a run with a
real model uses, from the outside in:

    Journaled     answers what was paid for before, commits each reply before it is used
    Retrying      tries again, paces all workers, stops a run that has no hope
    Budgeted      reserves before each attempt, settles after it
    OpenAIModel   one attempt, bounded

Read in this order: `openai` (one attempt) with `faults` (what may go wrong, and what it is to us), `wire` and `lane` (what
leaves this machine and what may come back); `budget` and `budgeted`; `pace` and `retrying`; `journaled`; `live` (all of it
together). Nothing heavy is imported before a model is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.asking.journal import Journal
    from briefgen.asking.models.budget import Budget
    from briefgen.asking.models.live import LiveModel
    from briefgen.asking.models.pace import Clock
    from briefgen.asking.settings import Settings


def live_model(
    settings: Settings,
    *,
    journal: Journal | None = None,
    budget: Budget | None = None,
    run: int | None = None,
    fresh: bool = False,
    clock: Clock | None = None,
    notice: Callable[[str], None] | None = None,
) -> LiveModel:
    """The stack for one run: `async with live_model(...) as model: reply = await model.complete(request)`.

    - `journal`: an open journal, kept open by the caller; without one nothing is kept (tests).
    - `budget`: the caps of the run; by default those of the settings (`budget.open_budget`).
    - `run`: the run's number in the journal (`journal.start_run`), to which replies and attempts are booked.
    - `fresh`: ask again what the journal holds, and replace it.
    - `notice`: told each retry in one line; by default it is logged.

    `model.bill` is the bill as it stands, `model.rungs` the rungs of schema support that the endpoint can have at all,
    `model.pace.in_flight` the attempts under way. `complete` raises a `ModelFault` when this one request failed after
    all its attempts, and to end the run `ProviderRefused`, `ProviderUnavailable`, `CapReached`, `OutputError` (the
    journal) or `InternalError`; after the first two no further call is sent. Opening connects nowhere; leaving the
    `async with` waits until the journal has everything.

    Raises `UsageError` without a model's name or for a price that is unknown, `MissingKey` without a key.
    """
    from briefgen.asking.models.live import assemble_model

    return assemble_model(settings, journal=journal, budget=budget, run=run, fresh=fresh, clock=clock, notice=notice)
