"""The stack of a run with a real model, put together; see `briefgen.asking.models.live_model`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType

from briefgen.asking.journal import Journal
from briefgen.asking.models.budget import Bill, Budget, open_budget
from briefgen.asking.models.budgeted import Budgeted
from briefgen.asking.models.journaled import Journaled, JournalWriter
from briefgen.asking.models.openai import OpenAIModel
from briefgen.asking.models.pace import Clock, Pace, SystemClock
from briefgen.asking.models.retrying import SECONDS, Retrying
from briefgen.asking.providers import Account, Limits
from briefgen.asking.settings import Settings, require_model
from briefgen.records import Model, Reply, Request, Rung

log = logging.getLogger(__name__)


class LiveModel:
    """A model with all that surrounds it, for one run on one event loop."""

    def __init__(
        self,
        attempt: OpenAIModel,
        stack: Model,
        *,
        budget: Budget,
        pace: Pace,
        journaled: Journaled | None = None,
        writer: JournalWriter | None = None,
    ) -> None:
        """Use `briefgen.asking.models.live_model`."""
        self.model = attempt.model
        self.endpoint = attempt.endpoint
        self.budget = budget
        self.pace = pace
        self._attempt, self._stack, self._journaled, self._writer = attempt, stack, journaled, writer

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The rungs of schema support that the endpoint can have at all, best first."""
        return self.endpoint.provider.rungs

    @property
    def bill(self) -> Bill:
        """What the run has come to so far."""
        return replace(self.budget.bill, from_journal=self._journaled.answered if self._journaled else 0)

    async def complete(self, request: Request) -> Reply:
        """The reply to one request. Raises as `briefgen.asking.models.live_model` says."""
        return await self._stack.complete(request)

    async def aclose(self) -> None:
        """Closes the connections, and waits until the journal has everything. Raises `OutputError` if it has not."""
        try:
            await self._attempt.aclose()
        finally:
            if self._writer is not None:
                await self._writer.aclose()

    async def __aenter__(self) -> LiveModel:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


def assemble_model(
    settings: Settings,
    *,
    journal: Journal | None,
    budget: Budget | None,
    run: int | None,
    fresh: bool,
    clock: Clock | None,
    notice: Callable[[str], None] | None,
) -> LiveModel:
    """See `briefgen.asking.models.live_model`."""
    name = require_model(settings)
    clock = clock or SystemClock()
    budget = budget or open_budget(name, settings.endpoint, usd=settings.max_cost, tokens=settings.max_tokens)
    writer = JournalWriter(journal, run=run, replace=fresh, secret=settings.key) if journal is not None else None
    attempt = OpenAIModel(
        name,
        endpoint=settings.endpoint,
        account=Account(settings.key, settings.organization, settings.project, settings.api_version),
        limits=Limits(settings.jobs, settings.timeout),
        proxy=settings.proxy,
    )
    pace = Pace(settings.jobs, clock, per_minute=settings.requests_per_minute)
    stack: Model = Retrying(
        Budgeted(attempt, budget, log=writer),
        pace=pace,
        clock=clock,
        seconds=max(SECONDS, settings.timeout),
        notice=notice or log.info,
    )
    journaled = None
    if writer is not None:
        endpoint = settings.endpoint
        journaled = stack = Journaled(
            stack, writer, model=name, base_url=endpoint.base_url, host=endpoint.host, price=budget.price
        )
    return LiveModel(attempt, stack, budget=budget, pace=pace, journaled=journaled, writer=writer)
