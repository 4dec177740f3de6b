"""A live model for one run, with the journal that keeps what was paid for."""

from __future__ import annotations

import logging
from collections.abc import Callable

from briefgen.journal import Journal, open_journal
from briefgen.models import live_model
from briefgen.models.budget import Bill
from briefgen.models.live import LiveModel
from briefgen.prices import find_price, show_cost
from briefgen.records import Usage
from briefgen.settings import Settings

LOG = logging.getLogger("briefgen")


class LiveRun:
    """The model and journal of one run. Every reply is in the journal before it is used, so the same command goes on.

    Raises `MissingKey` and `UsageError` when the model cannot be set up, `OutputError` where the journal cannot be kept.
    """

    def __init__(self, settings: Settings, *, about: str, articles: int, fresh: bool = False) -> None:
        self._journal: Journal = open_journal(settings.journal_path)
        self._run = self._journal.start_run(
            engine="llm", model=settings.model, host=settings.endpoint.origin, about=about, articles=articles
        )
        try:
            self.model: LiveModel = live_model(settings, journal=self._journal, run=self._run, fresh=fresh)
        except BaseException:
            self._journal.end_run(self._run, "refused")
            self._journal.close()
            raise

    @property
    def bill(self) -> Bill:
        """What the run has come to so far."""
        return self.model.bill

    async def close(self, state: str) -> None:
        """End the run in `state` (done, partial, stopped, interrupted) and say the bill in one log line."""
        try:
            await self.model.aclose()
        finally:
            bill = self._journal.bill_of(self._run)
            self._journal.end_run(self._run, state, bill=show_cost(bill.settled))
            self._journal.close()
        open_part = f", at most {show_cost(bill.open_cost)} in flight" if bill.open_attempts else ""
        LOG.info("run %d: %s; settled %s%s", self._run, state, show_cost(bill.settled), open_part)


def price_of(settings: Settings) -> Callable[[Usage], str | None]:
    """What a reply's usage costs at this model and endpoint, US dollars as a decimal string; None where no price is known."""
    price = find_price(settings.model or "", settings.endpoint)

    def cost(usage: Usage) -> str | None:
        amount = price.cost(usage)
        return None if amount is None else f"{amount:f}"

    return cost
