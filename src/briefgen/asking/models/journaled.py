"""Answers from the journal what was paid for before, and commits every new reply before it is used.

`JournalWriter` commits what has gathered in one turn of the event loop in one transaction, and syncs the disk on a
thread: sixty-four replies of one moment wait for one sync, not for 64. The commits themselves stay on the event loop
(0.1 ms): from a thread each of SQLite's calls would wait for the interpreter, up to 5 ms when the loop is busy.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal

from briefgen.asking.journal import AttemptBegun, AttemptEnded, Entry, Journal, KeptReply
from briefgen.asking.keys import journal_key
from briefgen.asking.models.budget import Reservation
from briefgen.asking.prices import Price
from briefgen.asking.redaction import Secret, hide_secret
from briefgen.errors import BriefgenError, Money, OutputError, UsageError
from briefgen.records import Model, Reply, Request, Usage

Written = int | KeptReply


@dataclass(frozen=True, slots=True)
class _Waiting:
    entry: Entry
    done: asyncio.Future[Written] | None


@dataclass(slots=True)
class _Asking:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    askers: int = 0


class JournalWriter:
    """Writes one run's entries, in the order in which they came. Close it with `aclose()`, which waits for the last."""

    def __init__(
        self, journal: Journal, *, run: int | None = None, replace: bool = False, secret: Secret | None = None
    ) -> None:
        """`replace` overwrites kept replies (`--fresh`); `secret` is hidden in whatever is written."""
        self.journal, self.run, self.replaces = journal, run, replace
        self._secret = secret
        self._waiting: list[_Waiting] = []
        self._unflushed: list[tuple[_Waiting, KeptReply]] = []
        self._flushing: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="briefgen-journal")
        self._failed: BriefgenError | None = None

    async def begin_attempt(self, request: Request, reserved: Reservation) -> int:
        """Committed when it returns, with the attempt's number. Raises `OutputError`."""
        if self._failed is not None:
            raise type(self._failed)(str(self._failed), hint=self._failed.hint)
        question = request.question
        entry = AttemptBegun(question.stage, question.name, reserved.cost, reserved.tokens, self.run)
        number = await self._commit(entry)
        assert isinstance(number, int)
        return number

    def end_attempt(
        self, number: int, money: Money, *, cost: Decimal | None, usage: Usage | None = None, fault: str | None = None
    ) -> None:
        """Written before any later reply is. A failure to write shows at the next commit."""
        self._add(AttemptEnded(number, money, cost, usage, fault), None)

    async def keep_reply(self, kept: KeptReply) -> KeptReply:
        """Committed when it returns; gives the reply that stands in the journal, which another run may have put there.

        Raises `OutputError`.
        """
        hidden = replace(kept, run=self.run, reply=_hide_in(kept.reply, self._secret))
        written = await self._commit(hidden)
        assert isinstance(written, KeptReply)
        return written

    async def aclose(self) -> None:
        """Waits until everything is written. Raises `OutputError` where it could not be."""
        self._commit_waiting()
        if self._flushing is not None:
            await asyncio.shield(self._flushing)
        self._thread.shutdown(wait=False)
        if self._failed is not None:
            raise self._failed

    async def _commit(self, entry: Entry) -> Written:
        """Tried even after a failure: a reply on its way when the disk filled up may still fit, and no call follows."""
        done: asyncio.Future[Written] = asyncio.get_running_loop().create_future()
        done.add_done_callback(_look_at)
        self._add(entry, done)
        # Shielded: who is cancelled while a reply is being written must not take the writing along.
        return await asyncio.shield(done)

    def _add(self, entry: Entry, done: asyncio.Future[Written] | None) -> None:
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._commit_waiting)
        self._waiting.append(_Waiting(entry, done))

    def _commit_waiting(self) -> None:
        """Commits what has gathered. Attempts are done with that; replies wait for the next sync of the disk."""
        batch, self._waiting = self._waiting, []
        if not batch:
            return
        try:
            written = self.journal.commit(tuple(waiting.entry for waiting in batch), replace=self.replaces)
        except BriefgenError as error:
            self._fail(batch, error)
            return
        for waiting, result in zip(batch, written, strict=True):
            if isinstance(result, KeptReply):
                self._unflushed.append((waiting, result))
            elif waiting.done is not None:
                waiting.done.set_result(result)
        if self._unflushed and self._flushing is None:
            self._flushing = asyncio.get_running_loop().create_task(self._flush())

    async def _flush(self) -> None:
        loop = asyncio.get_running_loop()
        while self._unflushed:
            batch, self._unflushed = self._unflushed, []
            try:
                await loop.run_in_executor(self._thread, self.journal.flush)
            except OutputError as error:
                self._fail([waiting for waiting, _ in batch], error)
                continue
            for waiting, kept in batch:
                if waiting.done is not None:
                    waiting.done.set_result(kept)
        self._flushing = None

    def _fail(self, batch: list[_Waiting], error: BriefgenError) -> None:
        self._failed = error
        for waiting in batch:
            if waiting.done is not None:
                waiting.done.set_exception(error)


class Journaled:
    """`inner`, asked only what the journal does not hold. One question that is asked twice at once is sent once."""

    def __init__(
        self, inner: Model, writer: JournalWriter, *, model: str, base_url: str, host: str, price: Price
    ) -> None:
        self._inner, self._writer = inner, writer
        self._model, self._base_url, self._host, self._price = model, base_url, host, price
        self._asking: dict[str, _Asking] = {}
        self.answered = 0
        """Replies that came from the journal."""

    async def complete(self, request: Request) -> Reply:
        """The kept reply, or a new one that is committed before it is returned.

        Raises what `inner` raises, and `OutputError` where the reply could not be written.
        """
        key = journal_key(request, model=self._model, base_url=self._base_url)
        async with self._alone(key):
            kept = self._find(key)
            if kept is not None:
                self.answered += 1
                return kept.reply
            reply = await self._inner.complete(request)
            return (await self._writer.keep_reply(self._kept(key, request, reply))).reply

    def _find(self, key: str) -> KeptReply | None:
        """With `--fresh`, only what this very run has asked for; a row that cannot be read is asked again then."""
        writer = self._writer
        if not writer.replaces:
            return writer.journal.find_reply(key)
        try:
            return None if writer.run is None else writer.journal.find_reply(key, run=writer.run)
        except UsageError:
            return None

    def _kept(self, key: str, request: Request, reply: Reply) -> KeptReply:
        question = request.question
        cost = self._price.cost(reply.usage) if reply.usage else None
        return KeptReply(key, question.stage, question.name, self._model, self._host, reply, cost)

    @asynccontextmanager
    async def _alone(self, key: str) -> AsyncIterator[None]:
        asking = self._asking.setdefault(key, _Asking())
        asking.askers += 1
        try:
            async with asking.lock:
                yield
        finally:
            asking.askers -= 1
            if asking.askers == 0:
                del self._asking[key]


def _look_at(done: asyncio.Future[Written]) -> None:
    """Marks an error as seen, for the case that whoever waited for it was cancelled."""
    if not done.cancelled():
        done.exception()


def _hide_in(reply: Reply, secret: Secret | None) -> Reply:
    return replace(
        reply,
        text=hide_secret(reply.text, secret),
        model=hide_secret(reply.model, secret),
        refusal=None if reply.refusal is None else hide_secret(reply.refusal, secret),
    )
