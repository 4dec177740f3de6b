"""What leaves this machine and what may come back: the bounded transport below the SDK.

Out: the body, and the headers of `ALLOWED_HEADERS` only. The key is put in here, in a request of our own, so that no
object of the SDK ever holds it; variables that the SDK reads by itself (custom headers, organisation) end here too.
In: no encoding but identity, at most `MAX_REPLY` bytes of an answer and `MAX_ERROR_PAGE` of an error page.
Redirects, proxies, pools and time-outs are set where the client is made (`open_client`).

Needs httpx2, so it is imported only when a model is opened.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx2
import openai

from briefgen.asking.models.lane import CONNECT_SECONDS, KEEPALIVE_SECONDS, Lane
from briefgen.asking.models.pace import TRIES
from briefgen.asking.providers import Account, Endpoint, Limits
from briefgen.asking.redaction import KeyFilter, Secret

MAX_REPLY = 4 << 20
"""Bytes of an answer: 4 MiB, some hundred times the longest that is asked for."""
MAX_ERROR_PAGE = 64 << 10
"""Bytes of an error page that are kept; the status is what counts."""

LOGGERS = (
    "httpcore2.connection", "httpcore2.http11", "httpcore2.http2", "httpcore2.proxy", "httpcore2.socks", "httpx2",
    "openai", "openai._base_client", "openai._legacy_response", "openai._response",
)  # fmt: skip
"""Loggers of the libraries below us that print what they send or receive."""

BODY_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
"""Headers about the body as it was sent; it is handed on read and whole."""
ALLOWED_HEADERS = frozenset({"host", "accept", "content-type", "content-length", "user-agent"})


class ReplyTooLarge(openai.OpenAIError):
    """More bytes than any answer has. An OpenAIError passes the SDK unwrapped."""


class ReplyEncoded(openai.OpenAIError):
    """A Content-Encoding that was not asked for; half a megabyte of gzip can hold a gigabyte."""


def open_client(
    endpoint: Endpoint, account: Account, limits: Limits, *, proxy: str | None = None
) -> openai.AsyncOpenAI:
    """The SDK's client over the bounded transport; close it with `await client.close()`.

    No retries of its own, no redirects, nothing from the environment (proxy, netrc), no pool time-out: who waits for a
    connection was let in by our own gate, which is as wide as the pool.
    """
    timeout = httpx2.Timeout(limits.seconds, connect=min(CONNECT_SECONDS, limits.seconds), pool=None)
    lanes = Lanes(limits.jobs, secure=endpoint.base_url.startswith("https"), proxy=proxy)
    http = httpx2.AsyncClient(
        transport=BoundedTransport(lanes, _own_headers(endpoint, account)),
        follow_redirects=False,
        trust_env=False,
        timeout=timeout,
    )
    return openai.AsyncOpenAI(
        base_url=endpoint.base_url, api_key="put in by the transport", organization="", project="", max_retries=0,
        http_client=http, timeout=timeout,
        default_query={"api-version": account.api_version} if account.api_version else None,
    )  # fmt: skip


def watch_logs(secret: Secret | None) -> Callable[[], None]:
    """Hides the key in what the libraries log, until the returned function is called."""
    if secret is None:
        return lambda: None
    mask, loggers = KeyFilter(secret), tuple(logging.getLogger(name) for name in LOGGERS)
    for logger in loggers:
        logger.addFilter(mask)

    def stop() -> None:
        for logger in loggers:
            logger.removeFilter(mask)

    return stop


class Lanes:
    """As many connections as attempts at once, each opened when it is first needed.

    One pool for all would look through all its connections, with a system call for each, at every request: at 64 at
    once that was a quarter of the CPU of a call.
    """

    def __init__(self, count: int, *, secure: bool, proxy: str | None = None) -> None:
        self._places = asyncio.Semaphore(count)
        self._free: list[httpx2.AsyncBaseTransport] = []
        self._all: list[httpx2.AsyncBaseTransport] = []
        # Certificates take 30 ms to load, so all lanes share them; plain http, loopback only, needs none.
        self._context = httpx2.create_ssl_context(trust_env=False) if secure else None
        self._proxy = proxy

    @asynccontextmanager
    async def lane(self) -> AsyncIterator[httpx2.AsyncBaseTransport]:
        """One connection for one request at a time; the one that was used last comes first, for it is still open."""
        async with self._places:
            lane = self._free.pop() if self._free else self._open()
            try:
                yield lane
            finally:
                self._free.append(lane)

    async def aclose(self) -> None:
        for lane in self._all:
            await lane.aclose()

    def _open(self) -> httpx2.AsyncBaseTransport:
        lane = Lane(self._context) if self._proxy is None else self._open_through(self._proxy)
        self._all.append(lane)
        return lane

    def _open_through(self, proxy: str) -> httpx2.AsyncBaseTransport:
        limits = httpx2.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=KEEPALIVE_SECONDS)
        verify = self._context or False
        return httpx2.AsyncHTTPTransport(verify=verify, limits=limits, retries=0, trust_env=False, proxy=proxy)


class BoundedTransport(httpx2.AsyncBaseTransport):
    """A transport that sends allowed headers and the key, and refuses what is encoded or too long."""

    def __init__(self, lanes: Lanes, headers: tuple[tuple[str, str], ...]) -> None:
        self._lanes, self._headers = lanes, headers

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The whole answer, read within its bounds. Raises `ReplyTooLarge`, `ReplyEncoded`, and httpx2's errors."""
        kept = [(name, value) for name, value in request.headers.items() if name in ALLOWED_HEADERS]
        sent = httpx2.Request(
            request.method, request.url, headers=[*kept, *self._headers], content=request.content,
            extensions=request.extensions,
        )  # fmt: skip
        async with self._lanes.lane() as lane:
            response = await lane.handle_async_request(sent)
            try:
                body = await _read_body(response)
            finally:
                await response.aclose()
        headers = [(name, value) for name, value in response.headers.items() if name not in BODY_HEADERS]
        return httpx2.Response(response.status_code, headers=headers, content=body)

    async def aclose(self) -> None:
        await self._lanes.aclose()


async def _read_body(response: httpx2.Response) -> bytes:
    """The body of an answer; of an error its first `MAX_ERROR_PAGE` bytes, none where it is encoded: its status is
    what counts."""
    failed = response.status_code >= 300
    if response.headers.get("content-encoding", "identity").strip().lower() not in ("identity", ""):
        if failed:
            return b""
        raise ReplyEncoded("an answer in an encoding that was not asked for")
    bound = MAX_ERROR_PAGE if failed else MAX_REPLY
    parts, read = [], 0
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    async for part in response.stream:
        parts.append(part)
        read += len(part)
        if read > bound and failed:
            break
        if read > bound:
            raise ReplyTooLarge(f"an answer of more than {bound >> 20} MiB")
    return b"".join(parts)[:bound]


def _own_headers(endpoint: Endpoint, account: Account) -> tuple[tuple[str, str], ...]:
    provider = endpoint.provider
    headers = [("Accept-Encoding", "identity")]
    if account.key:
        headers.append((provider.key_header, provider.key_prefix + account.key.reveal()))
    if account.organization:
        headers.append(("OpenAI-Organization", account.organization))
    if account.project:
        headers.append(("OpenAI-Project", account.project))
    return tuple(headers)


def seconds_for(limits: Limits) -> float:
    """What one attempt may take: the bound of an attempt, or what its request has left."""
    tries = TRIES.get()
    return limits.seconds if tries is None else max(0.0, min(limits.seconds, tries.seconds_left))


def spend_seconds(began: float) -> None:
    """Takes what an attempt took, since `began` on the loop's clock, from what its request has left."""
    tries = TRIES.get()
    if tries is not None:
        tries.seconds_left -= asyncio.get_running_loop().time() - began
