"""Recorded answers in the place of a model: exactly what was recorded, or a miss. Connects nowhere, writes nothing."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from briefgen.errors import FixtureMiss
from briefgen.fixtures.format import Fixture, RecordedFault, question_path
from briefgen.fixtures.moved import moved_causes
from briefgen.fixtures.suite import LoadedSuite, load_suite
from briefgen.keys import request_key
from briefgen.models.pace import Pace
from briefgen.models.retrying import Retrying
from briefgen.records import Model, Reply, Request, Rung


class Replay:
    """Answers by exact key. A question with faults before its answer gives them in order, then always the answer.

    Raises `FixtureMiss` when it is made from a suite with an edited, renamed, duplicate or old file: a suite that is
    not what was recorded proves nothing. Safe for concurrent questions, in any order.
    """

    def __init__(self, suite: LoadedSuite | Path | str) -> None:
        loaded = suite if isinstance(suite, LoadedSuite) else load_suite(Path(suite))
        _refuse_faulty(loaded)
        self.suite = loaded.suite
        self._fixtures = {fixture.key: fixture for fixture in loaded.fixtures}
        self._by_path = {fixture.path: fixture for fixture in loaded.fixtures}
        self._given: dict[str, int] = {}

    @property
    def rung(self) -> Rung:
        """The rung of schema support at which the suite was recorded; the engine begins there."""
        return self.suite.rung

    @property
    def asked(self) -> frozenset[str]:
        """Paths of the questions that were asked so far: `extract/002-rappler.1.json`."""
        return frozenset(self._fixtures[key].path for key in self._given)

    @property
    def unasked(self) -> frozenset[str]:
        """Paths of the recorded questions that nobody has asked."""
        return frozenset(self._by_path) - self.asked

    async def complete(self, request: Request) -> Reply:
        """The recorded reply. Raises `FixtureMiss`, or the recorded `ModelFault`."""
        fixture = self._fixtures.get(request_key(request))
        if fixture is None:
            raise self._miss(request)
        turn = self._given.get(fixture.key, 0)
        self._given[fixture.key] = turn + 1
        response = fixture.responses[min(turn, len(fixture.responses) - 1)]
        if isinstance(response, RecordedFault):
            raise response.raised()
        return response

    def _miss(self, request: Request) -> FixtureMiss:
        path = question_path(request.question)
        recorded = self._by_path.get(path)
        return FixtureMiss(f"{self.suite.name}: {path}: {miss_words(request, recorded)}", hint=MISS_HINT)


class PatientReplay(Replay):
    """A replay with the retries of a live run and none of its waiting: a recorded 429 is followed by its answer."""

    def __init__(self, suite: LoadedSuite | Path | str) -> None:
        super().__init__(suite)
        self._patient = patient(cast(Model, super()))  # the plain replay's `complete`, which raises recorded faults

    async def complete(self, request: Request) -> Reply:
        """The recorded reply. Raises `FixtureMiss`, or a recorded `ModelFault` that nothing follows."""
        return await self._patient.complete(request)


class StillClock:
    """A clock on which only waiting passes time, at once."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def monotonic(self) -> float:
        return self._seconds

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._seconds, UTC)

    def random(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self._seconds += seconds
        await asyncio.sleep(0)


def patient(model: Model) -> Model:
    """An offline model with the retries of a live run; nobody waits for them."""
    clock = StillClock()
    return Retrying(model, pace=Pace(64, clock), clock=clock)


MISS_HINT = "`briefgen fixtures record` asks a model again (price first), `--engine local` works without one"


def miss_words(request: Request, recorded: Fixture | None) -> str:
    """Why a question has no recorded answer: "the prompt and the article have changed since it was recorded"."""
    if recorded is None:
        return "never recorded, or its file is gone"
    causes = moved_causes(request, recorded.request)
    told = " and ".join(f"the {cause}" for cause in causes)
    verb = "has" if len(causes) == 1 and causes != ("parameters",) else "have"
    return f"{told} {verb} changed since it was recorded"


def _refuse_faulty(loaded: LoadedSuite) -> None:
    if not loaded.faulty:
        return
    first = loaded.faulty[0]
    more = f" (and {len(loaded.faulty) - 1} more)" if len(loaded.faulty) > 1 else ""
    raise FixtureMiss(
        f"{loaded.suite.name}: {first.path}: {first.state}: {first.why}{more}",
        hint="`briefgen fixtures check` lists all, `git checkout` brings them back, `--engine local` needs none",
    )
