"""A chat-completions server on loopback that answers with any fault by name, in any order.

`FAULTS` maps names to faults. A server is given a script: the faults of the first requests, in order, and the one of
all that follow. It hears everything: method, path, headers, body and time of each request.

    async with FaultServer("rate_limited", "good") as server:
        ...  # server.base_url, server.heard

`python tests/fault_server.py --latency 1` serves good answers from a process of its own, for benchmarks and for tests
that kill; it prints its base URL, and with `--log FILE` writes one JSON line for each request.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import ssl
import struct
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import TracebackType
from typing import Any

FOREVER = 3_600.0
DRIP_SECONDS = 0.02


@dataclass(frozen=True)
class Heard:
    """One request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    at: float

    @property
    def json(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.body)
        return parsed


class Line:
    """The connection that a fault answers on."""

    def __init__(self, writer: asyncio.StreamWriter, heard: Heard, server: FaultServer) -> None:
        self.writer, self.heard, self.server = writer, heard, server
        self.keep = True

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def answer(
        self,
        status: int = 200,
        body: bytes | str = b"",
        headers: Mapping[str, str] | None = None,
        *,
        kind: str = "application/json",
    ) -> None:
        """A whole answer; `headers` may overrule the usual ones."""
        data = body.encode() if isinstance(body, str) else body
        usual = {"Content-Type": kind, "Content-Length": str(len(data)), "x-request-id": "req_1"} | dict(headers or {})
        head = "".join(f"{name}: {value}\r\n" for name, value in usual.items())
        await self.send(f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode("latin-1") + data)

    async def error(self, status: int, error: object, headers: Mapping[str, str] | None = None) -> None:
        await self.answer(status, json.dumps({"error": error}), headers)

    def hang_up(self, *, reset: bool = False) -> None:
        """Closes the connection; `reset` throws away what is under way."""
        self.keep = False
        if reset:
            import socket

            raw = self.writer.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.close()


Answer = Callable[[Line], Awaitable[None]]


def completion(text: str | None = '{"answer": "ok"}', **changes: Any) -> dict[str, Any]:
    """A good envelope, with changes: `message=`, `choice=` are merged in, the rest replaces top-level fields."""
    message = {"role": "assistant", "content": text} | changes.pop("message", {})
    choice = {"index": 0, "finish_reason": "stop", "message": message} | changes.pop("choice", {})
    usage = {"prompt_tokens": 20, "completion_tokens": 5, "total_tokens": 25}
    whole = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "tiny-1",
        "choices": [choice],
        "usage": usage,
    }
    return {name: value for name, value in (whole | changes).items() if value is not ABSENT}


ABSENT: Any = object()


# ---------------------------------------------------------------- ways to answer


def says(**changes: Any) -> Answer:
    """A completion with changes."""

    async def answer(line: Line) -> None:
        await line.answer(200, json.dumps(completion(**changes)))

    return answer


def sends(body: bytes | str, *, status: int = 200, kind: str = "application/json", **headers: str) -> Answer:
    """These bytes."""

    async def answer(line: Line) -> None:
        await line.answer(status, body, {name.replace("_", "-"): value for name, value in headers.items()}, kind=kind)

    return answer


def fails(status: int, message: str = "", *, headers: Mapping[str, str] | None = None, **fields: Any) -> Answer:
    """An error in OpenAI's form."""

    async def answer(line: Line) -> None:
        await line.error(status, {"message": message, "type": None, "param": None, "code": None} | fields, headers)

    return answer


async def good(line: Line) -> None:
    """What the server was told to answer, after its latency."""
    if line.server.latency:
        await asyncio.sleep(line.server.latency)
    await line.answer(200, json.dumps(completion(line.server.reply_to(line.heard))))


async def cut_before_answer(line: Line) -> None:
    line.hang_up()


async def reset_before_answer(line: Line) -> None:
    line.hang_up(reset=True)


async def cut_in_headers(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Type: appl")
    line.hang_up()


async def cut_in_body(line: Line) -> None:
    body = json.dumps(completion()).encode()
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body[: len(body) // 2])
    line.hang_up()


async def cut_in_chunk(line: Line) -> None:
    await line.send(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{"id": "c1"')
    line.hang_up()


async def slow_first_byte(line: Line) -> None:
    await asyncio.sleep(FOREVER)


async def drip_feed(line: Line) -> None:
    body = json.dumps(completion()).encode()
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(body) + 10**6))
    await _drip(line, b" ")


async def drip_headers(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    await _drip(line, b"x")


async def _drip(line: Line, byte: bytes) -> None:
    while True:
        await line.send(byte)
        await asyncio.sleep(DRIP_SECONDS)


async def endless_headers(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        await line.send(b"X-More-%d: %s\r\n" % (number, b"y" * 500))


async def endless_interim(line: Line) -> None:
    for _ in range(1_000_000):
        await line.send(b"HTTP/1.1 102 Processing\r\n\r\n")
        await asyncio.sleep(0)


async def endless_body(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n")
    for _ in range(1_000):
        await line.send(b" " * 65_536)
    line.hang_up()


async def endless_error_page(line: Line) -> None:
    await line.send(b"HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>")
    for _ in range(1_000):
        await line.send(b"x" * 65_536)
    line.hang_up()


async def large_stated(line: Line) -> None:
    await line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n{")
    await asyncio.sleep(FOREVER)


async def garbage_status(line: Line) -> None:
    await line.send(b"\x00\xff SSH-2.0-OpenSSH_9.2\r\n\r\n")
    line.hang_up()


async def gzip_bomb(line: Line) -> None:
    await line.answer(200, BOMB, {"Content-Encoding": "gzip"})


async def redirect(line: Line, status: int = 307) -> None:
    elsewhere = line.server.elsewhere or "https://elsewhere.example/v1"
    await line.answer(status, b"", {"Location": f"{elsewhere}/chat/completions?leak=1"})


def redirects(status: int) -> Answer:
    async def answer(line: Line) -> None:
        await redirect(line, status)

    return answer


def limited(
    retry_after: Callable[[], Mapping[str, str]] = dict, message: str = "Rate limit reached", **fields: Any
) -> Answer:
    """429 with these headers, made anew for each answer."""

    async def answer(line: Line) -> None:
        error = {"message": message, "type": "requests", "param": None, "code": "rate_limit_exceeded"} | fields
        await line.error(429, error, retry_after())

    return answer


def dated(seconds: float) -> Callable[[], Mapping[str, str]]:
    """Retry-After as an HTTP date, with a Date beside it that is an hour off: only their distance counts."""

    def headers() -> Mapping[str, str]:
        wrong = datetime.now(UTC) - timedelta(hours=1)
        until = wrong + timedelta(seconds=seconds)
        return {"Date": format_datetime(wrong, usegmt=True), "Retry-After": format_datetime(until, usegmt=True)}

    return headers


def after(value: str, name: str = "Retry-After") -> Callable[[], Mapping[str, str]]:
    return lambda: {name: value}


async def key_in_error(line: Line) -> None:
    """Echoes the key in every place that an error has."""
    key = _key_of(line.heard)
    error = {
        "message": f"Incorrect API key provided: {key}. {' '.join(key)}",
        "type": key,
        "param": key,
        "code": f"bad:{key}",
    }
    await line.error(401, error, {"x-request-id": key, "X-Echo": key, "WWW-Authenticate": f"Bearer {key}"})


async def key_in_503(line: Line) -> None:
    key = _key_of(line.heard)
    await line.error(503, {"message": f"upstream said: Authorization: Bearer {key}", "code": key}, {"X-Echo": key})


async def key_in_page(line: Line) -> None:
    await line.answer(502, f"<html>{_key_of(line.heard)}</html>", kind="text/html")


async def key_in_reply(line: Line) -> None:
    key = _key_of(line.heard)
    envelope = completion(
        f'{{"answer": "{key}"}}', model=f"model-{key}", choice={"finish_reason": key}, message={"refusal": key}
    )
    await line.answer(200, json.dumps(envelope), {"Set-Cookie": f"k={key}", "x-request-id": key})


async def key_in_redirect(line: Line) -> None:
    await line.answer(302, b"", {"Location": f"https://elsewhere.example/{_key_of(line.heard)}"})


def _key_of(heard: Heard) -> str:
    return heard.headers.get("authorization", "").removeprefix("Bearer ") or heard.headers.get("api-key", "")


async def temperature_refused(line: Line) -> None:
    """As reasoning models do; content with the request once the temperature is left out."""
    if "temperature" not in line.heard.json:
        await good(line)
        return
    message = (
        "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported."
    )
    await fails(400, message, type="invalid_request_error", param="temperature", code="unsupported_value")(line)


async def token_limit_refused(line: Line) -> None:
    """Content with the request once the limit has its new name."""
    if "max_tokens" not in line.heard.json:
        await good(line)
        return
    message = (
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    )
    await fails(400, message, type="invalid_request_error", param="max_tokens", code="unsupported_parameter")(line)


async def both_refused(line: Line) -> None:
    await (token_limit_refused if "max_tokens" in line.heard.json else temperature_refused)(line)


async def wants_temperature_gone_for_ever(line: Line) -> None:
    """Goes on naming the temperature even after it was left out."""
    await fails(400, "Unsupported value: 'temperature'", param="temperature", code="unsupported_value")(line)


async def no_token_limit_at_all(line: Line) -> None:
    """Refuses the token limit under whichever name it comes."""
    name = next(name for name in ("max_tokens", "max_completion_tokens") if name in line.heard.json)
    await fails(400, f"Unsupported parameter: '{name}'", param=name, code="unsupported_parameter")(line)


BOMB = gzip.compress(b" " * (64 << 20), 9)
PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome</body></html>"
CONTEXT = "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens."
EVENTS = 'data: {"choices": [{"delta": {"content": "hi"}}]}\n\ndata: [DONE]\n\n'
HUGE_NUMBER = '{"id": "c1", "created": %s, "choices": []}' % ("9" * 5_000)
DEEP = "[" * 100_000
LONE_SURROGATE = json.dumps(completion("X")).replace('"X"', '"{\\"answer\\": \\"\\ud800\\"}"')

FAULTS: Mapping[str, Answer] = {
    "good": good,
    # the connection
    "cut_before_answer": cut_before_answer,
    "reset_before_answer": reset_before_answer,
    "cut_in_headers": cut_in_headers,
    "cut_in_body": cut_in_body,
    "cut_in_chunk": cut_in_chunk,
    "slow_first_byte": slow_first_byte,
    "drip_feed": drip_feed,
    "drip_headers": drip_headers,
    "endless_headers": endless_headers,
    "endless_interim": endless_interim,
    "endless_body": endless_body,
    "endless_error_page": endless_error_page,
    "large_stated": large_stated,
    "negative_length": sends(b"{}", Content_Length="-5"),
    "garbage_status": garbage_status,
    # encodings
    "gzip_bomb": gzip_bomb,
    "gzip_small": sends(gzip.compress(json.dumps(completion()).encode()), Content_Encoding="gzip"),
    "brotli": sends(b"\x0b\x02\x80{}\x03", Content_Encoding="br"),
    "gzip_error": sends(gzip.compress(b"{}"), status=502, Content_Encoding="gzip"),
    # redirects
    "redirect_301": redirects(301),
    "redirect_302": redirects(302),
    "redirect_303": redirects(303),
    "redirect_307": redirects(307),
    "redirect_308": redirects(308),
    # 200, and no completion
    "html_page": sends(PAGE, kind="text/html; charset=utf-8"),
    "html_as_json": sends(PAGE),
    "event_stream": sends(EVENTS, kind="text/event-stream"),
    "plain_text": sends("OK", kind="text/plain"),
    "empty": sends(b""),
    "no_content_204": sends(b"", status=204),
    "accepted_202": sends(b"{}", status=202),
    "array": sends("[]"),
    "null": sends("null"),
    "number": sends("7"),
    "string": sends('"hello"'),
    "empty_object": sends("{}"),
    "cut_json": sends(json.dumps(completion())[:60]),
    "trailing_garbage": sends(json.dumps(completion()) + "garbage"),
    "nan": sends(json.dumps(completion(created=float("nan")))),
    "infinity": sends(json.dumps(completion(created=float("inf")))),
    "huge_number": sends(HUGE_NUMBER),
    "deep_nesting": sends(DEEP),
    "latin1": sends(json.dumps(completion("X")).encode().replace(b"X", b"caf\xe9")),
    "error_text_in_200": sends('{"error": "something broke"}'),
    "error_429_in_200": sends('{"error": {"code": 429, "message": "slow down"}}'),
    "error_401_in_200": sends('{"error": {"code": "401", "message": "no auth"}}'),
    "error_context_in_200": sends('{"error": {"code": 400, "type": "exceed_context_size_error", "message": "too big"}}'),
    "choices_null": says(choices=None),
    "choices_missing": says(choices=ABSENT),
    "choices_empty": says(choices=[]),
    "choices_two": says(choices=[{"message": {"content": "a"}}, {"message": {"content": "b"}}]),
    "choices_text": says(choices=["a"]),
    "message_missing": says(choice={"message": None}),
    "content_number": says(text=7),
    "content_object": says(text={"answer": "ok"}),
    "content_odd_parts": says(text=[{"type": "image"}]),
    # statuses
    "bad_request": fails(400, "Invalid value", type="invalid_request_error"),
    "bad_request_text": sends("nope", status=400, kind="text/plain"),
    "error_is_array": sends("[1, 2]", status=400),
    "error_fields_odd": fails(400, message=7, type=[], code={}, param=1),  # type: ignore[arg-type]
    "unauthorized": fails(401, "Incorrect API key provided", code="invalid_api_key"),
    "bad_key_400": fails(400, "API key not valid. Please pass a valid API key.", code="INVALID_ARGUMENT"),
    "payment_required": fails(402, "Insufficient credits", code=402),
    "forbidden": fails(403, "Country not supported", code="unsupported_country_region_territory"),
    "forbidden_page": sends(PAGE, status=403, kind="text/html"),
    "unknown_model": fails(404, "The model `x` does not exist or you do not have access", code="model_not_found"),
    "unknown_model_400": fails(400, "x is not a valid model ID", code=400),
    "unknown_model_ollama": sends('{"error": {"message": "model \\"x\\" not found, try pulling it first"}}', status=404),
    "no_such_path": sends('{"detail": "Not Found"}', status=404),
    "no_such_path_page": sends(PAGE, status=404, kind="text/html"),
    "method_not_allowed": sends("", status=405),
    "timeout_408": fails(408, "Request timeout"),
    "conflict_409": fails(409, "Conflict"),
    "too_large_413": fails(413, "Payload too large"),
    "teapot_418": fails(418, "short and stout"),
    "unprocessable_422": fails(422, "cannot do that"),
    "too_early_425": fails(425, "too early"),
    "server_error": fails(500, "The server had an error", type="server_error"),
    "server_error_final": fails(500, "no", headers={"x-should-retry": "false"}),
    "not_implemented_501": fails(501, "not implemented"),
    "bad_gateway_page": sends(PAGE, status=502, kind="text/html"),
    "unavailable_503": fails(503, "overloaded"),
    "gateway_timeout_504": fails(504, "timeout"),
    "overloaded_529": fails(529, "overloaded"),
    # 429
    "rate_limited": limited(),
    "retry_after_seconds": limited(after("3")),
    "retry_after_fraction": limited(after("1.5")),
    "retry_after_zero": limited(after("0")),
    "retry_after_ms": limited(after("2500", "retry-after-ms")),
    "retry_after_date": limited(dated(7)),
    "retry_after_past": limited(dated(-30)),
    "retry_after_long": limited(after("3000")),
    "retry_after_long_date": limited(dated(7_200)),
    "retry_after_nan": limited(after("nan")),
    "retry_after_infinite": limited(after("inf")),
    "retry_after_negative": limited(after("-5")),
    "retry_after_garbage": limited(after("soon, maybe")),
    "retry_after_absurd": limited(after("99999999999999999999")),
    "rate_limited_final": limited(after("false", "x-should-retry")),
    "quota": limited(message="You exceeded your current quota", type="insufficient_quota", code="insufficient_quota"),
    "rate_limited_page": sends(PAGE, status=429, kind="text/html"),
    "request_too_large_429": limited(message="Request too large for tiny-1 on tokens per min: Limit 100, Requested 900"),
    "unavailable_503_long": fails(503, "maintenance", headers={"Retry-After": "5400"}),
    # what a request asks for
    "response_format_refused": fails(400, "not supported with this model", param="response_format", type="invalid_request_error"),
    "response_format_lmstudio": sends('{"error": "\'response_format.type\' must be \'text\'"}', status=400),
    "response_format_500": fails(500, 'response_format type must be one of "text", but got: json_schema', type="server_error"),
    "response_format_route": fails(404, "No endpoints found that can handle the requested parameters.", code=404),
    "grammar_refused": fails(400, "failed to parse grammar", type="invalid_request_error", code=400),
    "invalid_json_schema": fails(400, "Invalid schema for response_format 'draft'", param="response_format", code="invalid_json_schema"),
    "temperature_refused": temperature_refused,
    "token_limit_refused": token_limit_refused,
    "both_refused": both_refused,
    "token_limit_refused_for_ever": no_token_limit_at_all,
    "temperature_refused_for_ever": wants_temperature_gone_for_ever,
    "context_length": fails(400, CONTEXT, param="messages", code="context_length_exceeded"),
    "context_length_vllm": sends(json.dumps({"object": "error", "message": CONTEXT, "code": 400}), status=400),
    "context_length_llamacpp": fails(500, "the request exceeds the available context size", type="exceed_context_size_error"),
    "context_length_words": sends(json.dumps({"error": "prompt is too long: 9000 tokens"}), status=400),
    "content_filter_400": fails(400, "filtered", code="content_filter", innererror={"code": "ResponsibleAIPolicyViolation"}),
    "moderation_403": fails(403, "flagged", code=403, metadata={"reasons": ["violence"], "flagged_input": "..."}),
    # the key
    "key_in_error": key_in_error,
    "key_in_503": key_in_503,
    "key_in_page": key_in_page,
    "key_in_reply": key_in_reply,
    "key_in_redirect": key_in_redirect,
    # a completion, whose content is not what was asked for
    "refusal": says(text=None, message={"refusal": "I cannot help with that."}),
    "refusal_odd": says(message={"refusal": {"a": 1}}),
    "finish_content_filter": says(text="", choice={"finish_reason": "content_filter"}),
    "finish_length": says(text='{"answer": "o', choice={"finish_reason": "length"}),
    "finish_missing": says(choice={"finish_reason": None}),
    "finish_odd": says(choice={"finish_reason": {"a": 1}}),
    "content_null": says(text=None),
    "content_parts": says(text=[{"type": "thinking", "thinking": []}, {"type": "text", "text": '{"answer": "ok"}'}]),
    "invalid_json": says(text='{"answer": '),
    "missing_field": says(text="{}"),
    "extra_field": says(text='{"answer": "ok", "more": 1}'),
    "wrong_type": says(text='{"answer": 7}'),
    "nan_answer": says(text='{"answer": NaN}'),
    "duplicate_keys": says(text='{"answer": "a", "answer": "b"}'),
    "lone_surrogate": sends(LONE_SURROGATE),
    "huge_integer": says(text='{"answer": %s}' % ("9" * 5_000)),
    "fences": says(text='```json\n{"answer": "ok"}\n```'),
    "prose": says(text='Here it is: {"answer": "ok"} Enjoy!'),
    "think": says(text='<think>{"answer": "no"}</think>{"answer": "ok"}'),
    "other_model": says(model="other-7"),
    "model_missing": says(model=ABSENT),
    "model_odd": says(model="evil\x1b[31m\u202e" + "m" * 900),
    "bom": sends(b"\xef\xbb\xbf" + json.dumps(completion()).encode()),
    "duplicate_envelope_keys": sends(json.dumps(completion())[:-1] + ', "model": "tiny-2"}'),
    "usage_missing": says(usage=ABSENT),
    "usage_null": says(usage=None),
    "usage_zero": says(usage={"prompt_tokens": 0, "completion_tokens": 0}),
    "usage_negative": says(usage={"prompt_tokens": 20, "completion_tokens": -5}),
    "usage_absurd": says(usage={"prompt_tokens": 10**12, "completion_tokens": 5}),
    "usage_float": says(usage={"prompt_tokens": 20.5, "completion_tokens": 5}),
    "usage_text": says(usage={"prompt_tokens": "20", "completion_tokens": "5"}),
    "usage_bool": says(usage={"prompt_tokens": True, "completion_tokens": True}),
    "usage_overrun": says(usage={"prompt_tokens": 90_000, "completion_tokens": 5}),
    "usage_cached": says(usage={"prompt_tokens": 20, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 15}}),
    "usage_cached_absurd": says(usage={"prompt_tokens": 20, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 99}}),
}  # fmt: skip
"""Every fault by name. `tests/test_faults.py` has a row for each, and fails for one without."""


# ---------------------------------------------------------------- the server


@dataclass
class FaultServer:
    """Serves on 127.0.0.1 while its `async with` lasts."""

    script: tuple[str | Answer, ...] = ()
    latency: float = 0.0
    reply_to: Callable[[Heard], str] = lambda heard: '{"answer": "ok"}'
    elsewhere: str | None = None
    """Where redirects point to."""
    log: Path | None = None
    context: ssl.SSLContext | None = None
    """Set before it is started, it makes the server speak https."""
    connections: int = 0
    heard: list[Heard] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0

    def __init__(
        self, *script: str | Answer, latency: float = 0.0, reply_to: Callable[[Heard], str] | None = None
    ) -> None:
        """Faults by name, or answers of one's own, for the first requests in order; the last stands for all others."""
        self.script = script or ("good",)
        self.latency = latency
        self.reply_to = reply_to or (lambda heard: '{"answer": "ok"}')
        self.elsewhere = None
        self.log = None
        self.context = None
        self.connections = 0
        self.heard = []
        self.in_flight = self.most_in_flight = 0
        self._lines: set[asyncio.Task[None]] = set()

    @property
    def base_url(self) -> str:
        return f"{'https' if self.context else 'http'}://127.0.0.1:{self.port}/v1"

    async def __aenter__(self) -> FaultServer:
        await self.start()
        return self

    async def start(self, port: int = 0) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", port, limit=1 << 24, ssl=self.context)
        self.port = self._server.sockets[0].getsockname()[1]

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        for line in tuple(self._lines):
            line.cancel()
        await asyncio.gather(*self._lines, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._lines.add(task)
        self.connections += 1
        try:
            # A client that goes away in the middle is no fault of the server's, and asyncio's streams log a task that
            # ends as cancelled.
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                while await self._answer_one(reader, writer):
                    pass
        finally:
            self._lines.discard(task)
            writer.close()

    async def _answer_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        heard = await _hear(reader)
        if heard is None:
            return False
        number = len(self.heard)
        self.heard.append(heard)
        if self.log is not None:
            _write_line(self.log, heard)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        line = Line(writer, heard, self)
        fault = self.script[min(number, len(self.script) - 1)]
        try:
            await (FAULTS[fault] if isinstance(fault, str) else fault)(line)
        finally:
            self.in_flight -= 1
        return line.keep


async def _hear(reader: asyncio.StreamReader) -> Heard | None:
    """The next request of a connection, None at its end."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Heard(method, path, headers, body, time.monotonic())


def _write_line(log: Path, heard: Heard) -> None:
    with log.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"at": heard.at, "body": heard.body.decode("utf-8", "replace")}) + "\n")


# ---------------------------------------------------------------- a process of its own


async def _serve_for_ever(options: argparse.Namespace) -> None:
    server = FaultServer(*options.script.split(","), latency=options.latency)
    server.log = Path(options.log) if options.log else None
    await server.start(options.port)
    print(server.base_url, flush=True)
    await asyncio.Event().wait()


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="A chat-completions server on loopback, for benchmarks and tests.")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each good answer")
    parser.add_argument("--script", default="good", help="names of faults, with commas; the last goes on")
    parser.add_argument("--log", help="a file that gets a JSON line for each request")
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve_for_ever(parser.parse_args(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
