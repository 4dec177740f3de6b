"""How fast a run asks: places for attempts in flight, one cool-down for all, and the clock that tests replace.

`-j` is the most that are in flight at once. A 429 halves it and makes everyone wait; each success lets it climb again
by a part of one (additive increase, multiplicative decrease, as TCP does). Sixty-four 429s of one moment halve it once.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from aiolimiter import AsyncLimiter


class Clock(Protocol):
    """Time and chance, so that no test waits and none is left to luck."""

    def monotonic(self) -> float: ...
    def now(self) -> datetime: ...
    def random(self) -> float: ...
    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    """The machine's own."""

    def monotonic(self) -> float:
        return time.monotonic()

    def now(self) -> datetime:
        return datetime.now(UTC)

    def random(self) -> float:
        """From 0 up to 1, for back-off only."""
        return random.random()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


@dataclass(slots=True)
class Tries:
    """How one request stands: which attempt is under way, and the seconds that are left to all of them."""

    seconds_left: float
    number: int = 0


TRIES: ContextVar[Tries | None] = ContextVar("TRIES", default=None)
"""Set by `Retrying` for the models below it; None where a model is called without it."""


class Pace:
    """Lets attempts in. `enter()` before one, `leave()` after it, whatever came of it."""

    def __init__(self, jobs: int, clock: Clock, *, per_minute: int | None = None) -> None:
        self.jobs = jobs
        self.in_flight = 0
        self.width = float(jobs)
        """How many may be in flight now: from 1 to `jobs`."""
        self._clock = clock
        self._queue: deque[asyncio.Future[None]] = deque()
        self._cool_until = float("-inf")
        self._fell_at = float("-inf")
        self._limiter = _limiter(per_minute)

    async def enter(self) -> float:
        """Waits for a place, and until all have cooled down. Returns when the attempt starts, on the clock."""
        await self._take_place()
        try:
            while (rest := self._cool_until - self._clock.monotonic()) > 0:
                # Up to a tenth longer, so that those who waited together do not start together.
                await self._clock.sleep(rest * (1 + self._clock.random() / 10))
            if self._limiter is not None:
                await self._limiter.acquire()
        except asyncio.CancelledError:
            self.leave()
            raise
        return self._clock.monotonic()

    def leave(self) -> None:
        """Gives the place to the next."""
        self.in_flight -= 1
        self._admit()

    def slow_down(self, seconds: float, *, started: float) -> None:
        """After a 429: nobody starts for `seconds`. Half as many from then on, unless that attempt started before the
        last such fall: its 429 was about the old pace."""
        now = self._clock.monotonic()
        self._cool_until = max(self._cool_until, now + seconds)
        if started >= self._fell_at:
            self.width = max(1.0, min(self.width, float(max(self.in_flight, 1))) / 2)
            self._fell_at = now

    def speed_up(self) -> None:
        """After a success: one more place for each round of successes."""
        if self.width < self.jobs:
            self.width = min(float(self.jobs), self.width + 1 / self.width)
            self._admit()

    def _has_place(self) -> bool:
        return self.in_flight < int(self.width)

    async def _take_place(self) -> None:
        if self._has_place() and not self._queue:
            self.in_flight += 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.cancelled():
                self._queue.remove(turn)
            else:
                self.leave()  # the place was given just as we were cancelled
            raise

    def _admit(self) -> None:
        while self._queue and self._has_place():
            turn = self._queue.popleft()
            if not turn.done():
                self.in_flight += 1
                turn.set_result(None)


def _limiter(per_minute: int | None) -> AsyncLimiter | None:
    if per_minute is None:
        return None
    from aiolimiter import AsyncLimiter

    return AsyncLimiter(per_minute, 60)
