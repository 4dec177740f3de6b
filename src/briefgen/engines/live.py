"""A live model for one run, with the journal that keeps what was paid for, and the account of how the run stands."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from briefgen.asking.journal import Journal, open_journal
from briefgen.asking.models import live_model
from briefgen.asking.models.budget import Bill
from briefgen.asking.models.live import LiveModel
from briefgen.asking.prices import find_price, show_cost
from briefgen.asking.settings import Settings
from briefgen.records import Reply, Request, Usage

LOG = logging.getLogger("briefgen")

GRACE_INTERRUPTED: Final = 0.5
"""Seconds that answers on their way get after Ctrl-C. A person waits for the end, so it is short."""
POLL_SECONDS: Final = 0.02


@dataclass(frozen=True, slots=True)
class Progress:
    """How a run stands at one moment. Questions are counted as they become known, so `asked` may grow."""

    articles: int
    articles_done: int
    """Articles all of whose questions so far are answered or have failed."""
    asked: int
    answered: int
    """Questions that are over, well or badly; `from_journal` of them had been paid for before."""
    from_journal: int
    in_flight: int
    retries: int
    bill: Bill
    seconds: float
    """Since the run was opened."""

    @property
    def seconds_left(self) -> float | None:
        """At the pace so far, for the questions known so far; None before there is a pace."""
        paid = self.answered - self.from_journal
        left = self.asked - self.answered
        return self.seconds / paid * left if paid > 0 else None


class LiveRun:
    """The model and journal of one run: `run.complete(request)`. Every reply is in the journal before it is used, so the
    same command goes on.

    Raises `MissingKey` and `UsageError` when the model cannot be set up, `OutputError` where the journal cannot be kept.
    """

    def __init__(self, settings: Settings, *, about: str, articles: int, fresh: bool = False) -> None:
        self._journal: Journal = open_journal(settings.journal_path)
        self._run = self._journal.start_run(
            engine="llm", model=settings.model, host=settings.endpoint.origin, about=about, articles=articles
        )
        try:
            # A retry is counted in `progress`; a line for each is for those who ask for it.
            self.model: LiveModel = live_model(
                settings, journal=self._journal, run=self._run, fresh=fresh, notice=LOG.debug
            )
        except BaseException:
            self._journal.end_run(self._run, "refused")
            self._journal.close()
            raise
        self.number = self._run
        self.closed = False
        self._grace = settings.timeout
        self._calls: set[asyncio.Task[Reply]] = set()
        self._articles, self._began = articles, time.monotonic()
        self._asked = self._answered = self._articles_done = 0
        self._open: Counter[str] = Counter()

    async def complete(self, request: Request) -> Reply:
        """The reply, from the journal or the model. Raises as `briefgen.asking.models.live_model` says.

        The call is a task of its own: where whoever asked is cancelled, because another request has stopped the run,
        an answer that is paid for already still reaches the journal (see `close`).
        """
        call = asyncio.get_running_loop().create_task(self.model.complete(request))
        self._calls.add(call)
        call.add_done_callback(self._forget)
        self._note_asked(request)
        try:
            return await asyncio.shield(call)
        finally:
            self._note_answered(request)

    @property
    def bill(self) -> Bill:
        """What the run has come to so far."""
        return self.model.bill

    @property
    def progress(self) -> Progress:
        """How the run stands. Safe to ask from another thread: it reads numbers and edits nothing."""
        bill = self.model.bill
        return Progress(
            articles=self._articles,
            articles_done=self._articles_done,
            asked=self._asked,
            answered=self._answered,
            from_journal=bill.from_journal,
            in_flight=bill.in_flight,
            retries=bill.retries,
            bill=bill,
            seconds=time.monotonic() - self._began,
        )

    async def close(self, state: str) -> None:
        """End the run in `state` (done, partial, stopped, interrupted) and say the bill in one log line.

        Answers on their way are waited for: what they cost is spent, and the journal keeps them for the next run.
        """
        try:
            await self._land(GRACE_INTERRUPTED if state == "interrupted" else self._grace)
            await self.model.aclose()
        finally:
            bill = self._journal.bill_of(self._run)
            self._journal.end_run(self._run, state, bill=show_cost(bill.settled))
            self._journal.close()
            self.closed = True
        open_part = f", at most {show_cost(bill.open_cost)} in flight" if bill.open_attempts else ""
        # A run that did not come through ends with two lines of its own; its bill is in `briefgen runs show`.
        level = logging.INFO if state == "done" else logging.DEBUG
        LOG.log(level, "run %d: %s; settled %s%s", self._run, state, show_cost(bill.settled), open_part)

    async def _land(self, seconds: float) -> None:
        """Begin no further attempt, wait for those in flight, and drop the calls that only wait for their turn."""
        if not self._calls:
            return
        self.model.budget.tokens = 0  # nothing fits into it: whoever is about to reserve ends there
        deadline = time.monotonic() + seconds
        while self._calls and self.model.bill.in_flight and time.monotonic() < deadline:
            await asyncio.wait(self._calls, timeout=POLL_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    def _forget(self, call: asyncio.Task[Reply]) -> None:
        self._calls.discard(call)
        if not call.cancelled():
            call.exception()  # seen: whoever asked may be gone

    def _note_asked(self, request: Request) -> None:
        self._asked += 1
        article = request.question.article
        if request.question.stage == "extract" and article is not None:
            if article in self._open and self._open[article] == 0:
                self._articles_done -= request.question.articles
            self._open[article] += 1

    def _note_answered(self, request: Request) -> None:
        self._answered += 1
        article = request.question.article
        if request.question.stage == "extract" and article is not None:
            self._open[article] -= 1
            if self._open[article] == 0:
                self._articles_done += request.question.articles


def price_of(settings: Settings) -> Callable[[Usage], str | None]:
    """What a reply's usage costs at this model and endpoint, US dollars as a decimal string; None where no price is known."""
    price = find_price(settings.model or "", settings.endpoint)

    def cost(usage: Usage) -> str | None:
        amount = price.cost(usage)
        return None if amount is None else f"{amount:f}"

    return cost
