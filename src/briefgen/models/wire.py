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

import httpx2
import openai

from briefgen.models.pace import TRIES
from briefgen.models.providers import Account, Endpoint, Limits
from briefgen.models.redaction import KeyFilter, Secret

MAX_REPLY = 4 << 20
"""Bytes of an answer: 4 MiB, some hundred times the longest that is asked for."""
MAX_ERROR_PAGE = 64 << 10
"""Bytes of an error page that are kept; the status is what counts."""
CONNECT_SECONDS = 10.0
KEEPALIVE_SECONDS = 30.0

LOGGERS = (
    "httpcore2.connection", "httpcore2.http11", "httpcore2.http2", "httpcore2.proxy", "httpcore2.socks", "httpx2",
    "openai", "openai._base_client", "openai._legacy_response", "openai._response",
)  # fmt: skip
"""Loggers of the libraries below us that print what they send or receive."""

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
    pool = httpx2.Limits(
        max_connections=limits.jobs, max_keepalive_connections=limits.jobs, keepalive_expiry=KEEPALIVE_SECONDS
    )
    # Certificates take 20 ms to load, and plain http, which is loopback only, needs none.
    verify = endpoint.base_url.startswith("https")
    wire = httpx2.AsyncHTTPTransport(verify=verify, limits=pool, retries=0, trust_env=False, proxy=proxy)
    http = httpx2.AsyncClient(
        transport=BoundedTransport(wire, _own_headers(endpoint, account)),
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


class BoundedTransport(httpx2.AsyncBaseTransport):
    """A transport that sends allowed headers and the key, and refuses what is encoded or too long."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, headers: tuple[tuple[str, str], ...]) -> None:
        self._inner = inner
        self._headers = headers

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises `ReplyTooLarge`, `ReplyEncoded`, and what the transport below raises."""
        kept = [(name, value) for name, value in request.headers.items() if name in ALLOWED_HEADERS]
        sent = httpx2.Request(
            request.method, request.url, headers=[*kept, *self._headers], stream=request.stream,
            extensions=request.extensions,
        )  # fmt: skip
        response = await self._inner.handle_async_request(sent)
        return await _bounded(response)

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Counted(httpx2.AsyncByteStream):
    """A body that ends, or raises, where it passes its bound."""

    def __init__(self, inner: httpx2.AsyncByteStream, bound: int, *, cut: bool) -> None:
        self._inner, self._bound, self._cut = inner, bound, cut

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for part in self._inner:
            read += len(part)
            if read > self._bound and self._cut:
                return
            if read > self._bound:
                raise ReplyTooLarge(f"an answer of more than {self._bound >> 20} MiB")
            yield part

    async def aclose(self) -> None:
        await self._inner.aclose()


async def _bounded(response: httpx2.Response) -> httpx2.Response:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    failed = response.status_code >= 300
    if encoding not in ("identity", "") and failed:
        await response.aclose()
        return httpx2.Response(response.status_code, headers=_without_encoding(response), content=b"")
    if encoding not in ("identity", ""):
        await response.aclose()
        raise ReplyEncoded("an answer in an encoding that was not asked for")
    stated = response.headers.get("content-length", "0")
    if not failed and stated.isdigit() and int(stated[:20]) > MAX_REPLY:
        await response.aclose()
        raise ReplyTooLarge(f"an answer of more than {MAX_REPLY >> 20} MiB")
    assert isinstance(response.stream, httpx2.AsyncByteStream)
    response.stream = _Counted(response.stream, MAX_ERROR_PAGE if failed else MAX_REPLY, cut=failed)
    return response


def _without_encoding(response: httpx2.Response) -> list[tuple[str, str]]:
    """The headers of an error whose body is dropped: its status still counts."""
    dropped = ("content-encoding", "content-length", "transfer-encoding")
    return [(name, value) for name, value in response.headers.items() if name not in dropped]


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
