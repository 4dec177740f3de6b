"""Reserves before each attempt and settles after it; each attempt is written down before it is sent."""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from briefgen.asking.models.budget import Budget, Reservation
from briefgen.asking.models.pace import TRIES
from briefgen.errors import BriefgenError, InternalError, ModelFault, Money, ProviderRefused
from briefgen.records import Model, Reply, Request, Usage


class AttemptLog(Protocol):
    """Where attempts are written (`JournalWriter`), so that a killed run still has a bill."""

    async def begin_attempt(self, request: Request, reserved: Reservation) -> int:
        """Committed when it returns. Raises `OutputError` where nothing can be written: then nothing is sent."""
        ...

    def end_attempt(
        self, number: int, money: Money, *, cost: Decimal | None, usage: Usage | None = None, fault: str | None = None
    ) -> None:
        """Written before any later reply is; does not wait and does not raise."""
        ...


class Budgeted:
    """`inner`, within the caps of `budget`."""

    def __init__(self, inner: Model, budget: Budget, *, log: AttemptLog | None = None) -> None:
        self._inner, self._budget, self._log = inner, budget, log

    async def complete(self, request: Request) -> Reply:
        """One paid attempt; its reply has a usage, estimated where the endpoint gave none.

        Raises `CapReached` before anything is sent, and what `inner` raises. An attempt that is cancelled is booked as
        maybe paid.
        """
        tries = TRIES.get()
        reserved = await self._budget.reserve(request, retry=tries is not None and tries.number > 1)
        number = await self._begin(request, reserved)
        money: Money = "unknown"
        fault, reply = "cancelled", None
        try:
            reply = await self._inner.complete(request)
        except BriefgenError as error:
            money, fault = _money_of(error), _name_of(error)
            raise
        finally:
            if reply is None:
                self._close(reserved, number, money, fault)
        return self._settle(reserved, number, request, reply)

    async def _begin(self, request: Request, reserved: Reservation) -> int:
        """The attempt's number in the log, 0 without a log; what cannot be written is not sent."""
        if self._log is None:
            return 0
        number = 0
        try:
            number = await self._log.begin_attempt(request, reserved)
        finally:
            if number == 0:
                self._budget.close(reserved, "unsent")
        return number

    def _settle(self, reserved: Reservation, number: int, request: Request, reply: Reply) -> Reply:
        paid, cost = self._budget.settle(reserved, request, reply)
        if self._log is not None:
            self._log.end_attempt(number, "paid", cost=cost, usage=paid.usage)
        return paid

    def _close(self, reserved: Reservation, number: int, money: Money, fault: str) -> None:
        booked = self._budget.close(reserved, money)
        if self._log is not None:
            self._log.end_attempt(number, money, cost=booked, fault=fault)


def _money_of(error: BriefgenError) -> Money:
    """What became of an attempt's money: a refusal is not billed; what nobody can tell was maybe paid."""
    if isinstance(error, ModelFault):
        return error.money
    return "refused" if isinstance(error, (ProviderRefused, InternalError)) else "unknown"


def _name_of(error: BriefgenError) -> str:
    return error.code if isinstance(error, ModelFault) else type(error).__name__
