"""The same request again, when that can help; and the end of a run, when it cannot.

At most `ATTEMPTS` attempts and `SECONDS` in all, the waits by full jitter or as the server asks. What concerns every
request stops the run: a provider that refuses, one that asks to come back much later, and five requests in a row that
failed after all their attempts. A run that was stopped sends nothing more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception

from briefgen.asking.models.pace import TRIES, Clock, Pace, SystemClock, Tries
from briefgen.errors import (
    BriefgenError,
    InternalError,
    ModelFault,
    ParameterRefused,
    ProviderRefused,
    ProviderUnavailable,
    RateLimited,
    RequestRejected,
    Unreachable,
)
from briefgen.records import Model, Reply, Request

_E = TypeVar("_E", bound=BriefgenError)
log = logging.getLogger(__name__)

ATTEMPTS: Final = 5
SECONDS: Final = 180.0
SHORTEST_WAIT: Final = 0.5
LONGEST_WAIT: Final = 8.0
LONGEST_ASKED: Final = 60.0
"""Seconds that a server may ask a run to wait; who asks for longer stops it."""
LEAST_SECONDS: Final = 1.0
"""With less than this left, another attempt is not begun."""
FAILURES_IN_A_ROW: Final = 5


class Retrying:
    """Asks `inner` until it answers, within bounds that all requests of a run share through `pace`."""

    def __init__(
        self,
        inner: Model,
        *,
        pace: Pace | None = None,
        clock: Clock | None = None,
        seconds: float = SECONDS,
        notice: Callable[[str], None] = log.info,
    ) -> None:
        """`notice` is told each retry in a line that is fit to be shown."""
        self._inner = inner
        self._clock = clock or SystemClock()
        self._pace = pace or Pace(8, self._clock)
        self._seconds = seconds
        self._notice = notice
        self._failures = 0
        self._successes = 0
        self._stopped: BriefgenError | None = None

    async def complete(self, request: Request) -> Reply:
        """The reply. Raises the last `ModelFault` of this request, or what stops the run (`ProviderRefused`,
        `ProviderUnavailable`, `CapReached`, `InternalError`)."""
        tries = Tries(self._seconds)
        outer = TRIES.set(tries)
        before = self._successes
        try:
            reply = await self._retry(request, tries)
        except ModelFault as fault:
            self._count_failure(fault, alone=self._successes == before)
            raise
        finally:
            TRIES.reset(outer)
        self._failures = 0
        self._successes += 1
        return reply

    async def _retry(self, request: Request, tries: Tries) -> Reply:
        started = 0.0

        async def attempt() -> Reply:
            nonlocal started
            started = await self._pace.enter()
            try:
                return await self._attempt(request, tries)
            finally:
                self._pace.leave()

        retrying = AsyncRetrying(
            stop=lambda state: tries.number >= ATTEMPTS or tries.seconds_left - state.upcoming_sleep < LEAST_SECONDS,
            wait=lambda state: self._wait(_fault_of(state), tries, started),
            retry=retry_if_exception(_may_retry),
            before_sleep=lambda state: self._tell(state, tries),
            sleep=self._clock.sleep,
            reraise=True,
        )
        return await retrying(attempt)

    async def _attempt(self, request: Request, tries: Tries) -> Reply:
        self._check_stopped()
        tries.number += 1
        try:
            reply = await self._inner.complete(request)
        except (ProviderRefused, InternalError) as error:
            self._stopped = error
            raise
        except ModelFault as fault:
            if fault.retry_after is not None and fault.retry_after > LONGEST_ASKED:
                raise self._stop(self._come_back(fault)) from None
            raise
        self._pace.speed_up()
        return reply

    def _wait(self, fault: BaseException, tries: Tries, started: float) -> float:
        """Seconds until the next attempt; a 429 makes all others wait as long. Taken from what the request has left."""
        if isinstance(fault, ParameterRefused):
            return 0.0
        asked = fault.retry_after if isinstance(fault, ModelFault) else None
        seconds = self._jitter(tries.number) if asked is None else asked
        if isinstance(fault, RateLimited):
            self._pace.slow_down(seconds, started=started)
        return seconds

    def _jitter(self, attempt: int) -> float:
        """Full jitter: from 0.5 s up to 1, 2, 4, 8 s after the first, second, third, fourth attempt."""
        high = min(LONGEST_WAIT, SHORTEST_WAIT * float(2**attempt))
        return SHORTEST_WAIT + self._clock.random() * (high - SHORTEST_WAIT)

    def _tell(self, state: RetryCallState, tries: Tries) -> None:
        tries.seconds_left -= state.upcoming_sleep
        self._notice(f"{_fault_of(state)}; attempt {tries.number + 1} of {ATTEMPTS} in {state.upcoming_sleep:.1f} s")

    # ------------------------------------------------------------ what stops a run

    def _check_stopped(self) -> None:
        if self._stopped is not None:
            raise type(self._stopped)(str(self._stopped), hint=self._stopped.hint)

    def _stop(self, error: BriefgenError) -> BriefgenError:
        self._stopped = error
        return error

    def _come_back(self, fault: ModelFault) -> ProviderUnavailable:
        seconds = fault.retry_after or 0.0
        when = (self._clock.now() + timedelta(seconds=seconds)).astimezone()
        return _unavailable(
            f"{fault}; it asks to come back in {_span(seconds)}, at {when:%Y-%m-%d %H:%M}",
            fault,
        )

    def _count_failure(self, fault: ModelFault, *, alone: bool) -> None:
        """A request has failed for good. Raises what stops the run if it was one too many.

        `alone`: no other request succeeded since it began. A host to which no connection can be made stops the run
        then and there, for that is not about the request.
        """
        if not isinstance(fault, (Unreachable, RateLimited, RequestRejected)):
            self._failures = 0  # the provider does answer
            return
        self._failures += 1
        if isinstance(fault, Unreachable) and fault.money == "unsent" and alone:
            raise self._stop(_unavailable(str(fault), fault)) from None
        if self._failures < FAILURES_IN_A_ROW:
            return
        if isinstance(fault, RequestRejected):
            told = f"{self._failures} requests in a row were rejected; the last: {fault}"
            raise self._stop(_with_facts(ProviderRefused(told), fault)) from None
        raise self._stop(_unavailable(f"{self._failures} requests in a row failed; the last: {fault}", fault)) from None


def _fault_of(state: RetryCallState) -> BaseException:
    error = state.outcome.exception() if state.outcome is not None else None
    assert error is not None
    return error


def _may_retry(error: BaseException) -> bool:
    return isinstance(error, ModelFault) and error.retryable and not error.retry_forbidden


def _unavailable(message: str, fault: ModelFault) -> ProviderUnavailable:
    return _with_facts(ProviderUnavailable(message), fault)


def _with_facts(error: _E, fault: ModelFault) -> _E:
    error.facts = fault.facts
    return error


def _span(seconds: float) -> str:
    """ "90 s", "37 min", "5 h", "3 days"."""
    for unit, size in (("days", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"
