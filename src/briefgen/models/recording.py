"""A model whose final replies are kept. What it gives is what a replay of the recording will give."""

from __future__ import annotations

from typing import Protocol

from briefgen.errors import ContentFiltered, ContextTooLong, InternalError, ModelFault
from briefgen.fixtures.format import Fixture, RecordedFault, Response, make_fixture, question_path
from briefgen.records import Model, Reply, Request


class Sink(Protocol):
    """Where kept answers go at once, before they are used. `take` raises where an answer must not be kept."""

    def take(self, fixture: Fixture) -> None: ...


class Recording:
    """Asks `inner` and keeps what came under the question's key.

    A refusal by filter and a context that was too long are kept as faults: the run goes on from them (the chunk fails
    or is split), and so must its replay. An attempt that failed in another way is not kept.
    """

    def __init__(self, inner: Model, sink: Sink) -> None:
        self._inner = inner
        self._sink = sink
        self._names: dict[str, str] = {}
        self.unanswered: tuple[str, ...] = ()
        """Questions that got no answer, so that the recording is not complete."""

    async def complete(self, request: Request) -> Reply:
        """The reply as a replay will give it. Raises what `inner` and the sink raise."""
        try:
            reply = await self._inner.complete(request)
        except (ContentFiltered, ContextTooLong) as fault:
            self._keep(request, RecordedFault(fault.code))
            raise
        except ModelFault as fault:
            if fault.retryable:
                self.unanswered += (question_path(request.question),)
            raise
        kept = self._keep(request, reply).responses[-1]
        assert isinstance(kept, Reply)
        return kept

    def _keep(self, request: Request, response: Response) -> Fixture:
        fixture = make_fixture(request, response)
        if self._names.setdefault(fixture.path, fixture.key) != fixture.key:
            raise InternalError(
                f"two questions are called {fixture.path}", hint="give the two articles different file names"
            )
        self._sink.take(fixture)
        return fixture
