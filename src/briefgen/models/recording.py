"""A model whose final replies are kept. What it gives is what a replay of the recording will give."""

from __future__ import annotations

from typing import Protocol

from briefgen.errors import ContentFiltered, ContextTooLong, ModelFault, SchemaUnsupported, UsageError
from briefgen.fixtures.format import Fixture, RecordedFault, make_fixture, question_path, settle_reply
from briefgen.keys import request_key
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
        self._check_name(request)
        try:
            reply = settle_reply(await self._inner.complete(request))
        except (ContentFiltered, ContextTooLong) as fault:
            self._sink.take(make_fixture(request, RecordedFault(fault.code)))
            raise
        except SchemaUnsupported:
            raise  # the same question comes again on the next rung
        except ModelFault:
            self.unanswered += (question_path(request.question),)
            raise
        self._sink.take(make_fixture(request, reply))
        return reply

    def _check_name(self, request: Request) -> None:
        """Before anything is paid: one file cannot hold two questions. A question's other rung is no other question."""
        path = f"{question_path(request.question)} {request.rung}"
        if self._names.setdefault(path, request_key(request)) != request_key(request):
            told = question_path(request.question)
            raise UsageError(f"two questions are called {told}", hint="give the two articles different file names")
