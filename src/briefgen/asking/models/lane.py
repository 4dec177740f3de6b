"""One connection of one client: HTTP/1.1 by h11 over asyncio's streams, one request at a time.

httpx2's own transport gives way to other tasks at some eight points of each request, and costs a third of a call's
CPU. With 64 at once that keeps all of them in step: each wave of answers is handled as a whole before the next is
sent. Here a request is written whole, in one go, so that calls spread out and answers no longer arrive together; 500
calls of 1 s then take 8.4 s where they took 8.8 (`benchmarks/throughput.py`).

What it raises is what httpx2's transport raises. It knows no proxies; through one, httpx2's own transport is used.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, SupportsIndex

import h11
import httpx2

CONNECT_SECONDS: Final = 10.0
KEEPALIVE_SECONDS: Final = 30.0
LARGEST_HEAD: Final = 100 * 1024
"""Bytes of a status line and headers together."""
MOST_INTERIM: Final = 100
"""Interim answers (1xx) before the answer."""
READ_BYTES: Final = 1 << 16


class _Reader(asyncio.StreamReader):
    """A reader that knows whether anything came, its end among it, since it was last asked for an answer."""

    stirred = False

    def feed_data(self, data: Iterable[SupportsIndex]) -> None:
        self.stirred = True
        super().feed_data(data)

    def feed_eof(self) -> None:
        self.stirred = True
        super().feed_eof()


@dataclass(slots=True)
class _Line:
    """An open connection."""

    reader: _Reader
    writer: asyncio.StreamWriter
    state: h11.Connection = field(
        default_factory=lambda: h11.Connection(h11.CLIENT, max_incomplete_event_size=LARGEST_HEAD)
    )
    used: float = 0.0

    def is_fit(self, now: float) -> bool:
        """Whether it may carry another request: idle not too long, still open, and silent since its last answer.

        What a server says unasked, "408, you took too long" for one, would else be taken for the next answer.
        """
        if self.reader.stirred or self.reader.exception() is not None or self.writer.is_closing():
            return False
        return self.state.our_state is h11.IDLE and now - self.used < KEEPALIVE_SECONDS


class Lane(httpx2.AsyncBaseTransport):
    """A transport of one connection, opened when it is needed and kept for the next request."""

    def __init__(self, context: ssl.SSLContext | None) -> None:
        """`context` is for https; None is for plain http."""
        self._context = context
        self._line: _Line | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Sends a request whose body was read, and gives its answer, whose body is still to be read.

        Raises `ConnectError`, `ConnectTimeout`, `ReadError`, `WriteError`, `RemoteProtocolError`, `LocalProtocolError`.
        """
        line = await self._ready_line(request.url)
        try:
            await _send(line, request)
            answer = await _read_head(line)
        except BaseException:
            # Whatever went wrong, cancellation too: what may still arrive belongs to this request and to no other.
            self._drop()
            raise
        return httpx2.Response(answer.status_code, headers=list(answer.headers.raw_items()), stream=_Body(self, line))

    async def aclose(self) -> None:
        self._drop()

    def finish(self, line: _Line) -> None:
        """Keeps the connection of a whole answer where it can be kept; drops it otherwise."""
        if line.state.our_state is h11.DONE and line.state.their_state is h11.DONE and not line.state.trailing_data[0]:
            line.state.start_next_cycle()
            line.reader.stirred = False
            line.used = asyncio.get_running_loop().time()
        else:
            self._drop()

    async def _ready_line(self, url: httpx2.URL) -> _Line:
        if self._line is not None and self._line.is_fit(asyncio.get_running_loop().time()):
            return self._line
        self._drop()
        self._line = await self._connect(url)
        return self._line

    async def _connect(self, url: httpx2.URL) -> _Line:
        loop = asyncio.get_running_loop()
        reader = _Reader(loop=loop)
        protocol = asyncio.StreamReaderProtocol(reader, loop=loop)
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                transport, _ = await loop.create_connection(
                    lambda: protocol, url.host, url.port or (443 if self._context else 80), ssl=self._context,
                    server_hostname=url.host if self._context else None, happy_eyeballs_delay=0.25,
                )  # fmt: skip
        except TimeoutError as error:
            raise httpx2.ConnectTimeout(f"no connection within {CONNECT_SECONDS:.0f} s") from error
        except OSError as error:
            raise httpx2.ConnectError(str(error)) from error
        return _Line(reader, asyncio.StreamWriter(transport, protocol, reader, loop))

    def _drop(self) -> None:
        if self._line is not None:
            self._line.writer.transport.abort()
            self._line = None


class _Body(httpx2.AsyncByteStream):
    """The body of an answer. One that is not read to its end takes its connection along."""

    def __init__(self, lane: Lane, line: _Line) -> None:
        self._lane, self._line = lane, line
        self._whole = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            event = await _next_event(self._line)
            if isinstance(event, h11.EndOfMessage):
                self._whole = True
                return
            if isinstance(event, h11.Data):
                yield bytes(event.data)

    async def aclose(self) -> None:
        if self._whole:
            self._lane.finish(self._line)
        else:
            await self._lane.aclose()


async def _send(line: _Line, request: httpx2.Request) -> None:
    """Writes head and body in one go."""
    with _named_errors(httpx2.WriteError):
        head = h11.Request(method=request.method, target=request.url.raw_path, headers=request.headers.raw)
        parts = (head, h11.Data(data=request.content), h11.EndOfMessage())
        line.writer.write(b"".join(line.state.send(part) or b"" for part in parts))
        await line.writer.drain()


async def _read_head(line: _Line) -> h11.Response:
    for _ in range(MOST_INTERIM):
        event = await _next_event(line)
        if isinstance(event, h11.Response):
            return event
    raise httpx2.RemoteProtocolError("interim answers without end")


async def _next_event(line: _Line) -> object:
    with _named_errors(httpx2.ReadError):
        while (event := line.state.next_event()) is h11.NEED_DATA:
            data = await line.reader.read(READ_BYTES)
            if not data and line.state.their_state is h11.SEND_RESPONSE:
                raise httpx2.RemoteProtocolError("the server hung up without an answer")
            line.state.receive_data(data)
        if event is h11.PAUSED or isinstance(event, h11.ConnectionClosed):
            raise httpx2.RemoteProtocolError("the server changed the protocol or hung up")
        return event


@contextmanager
def _named_errors(broken: type[httpx2.NetworkError]) -> Iterator[None]:
    """h11's and the system's errors under httpx2's names; `broken` is for a connection that breaks."""
    try:
        yield
    except h11.RemoteProtocolError as error:
        raise httpx2.RemoteProtocolError(str(error)) from error
    except h11.LocalProtocolError as error:
        raise httpx2.LocalProtocolError(str(error)) from error
    except OSError as error:
        raise broken(str(error)) from error
