"""What a model sends and reads, where its key goes, and how attempts are paced."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import pickle
import random
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import openai
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.asking.keys import journal_key, parameters_hash, request_key, schema_hash
from briefgen.asking.models.faults import SDK_CLASSES, WIRE_ERRORS, fault_of, read_retry_after
from briefgen.asking.models.openai import OpenAIModel, read_usage
from briefgen.asking.models.pace import Pace
from briefgen.asking.models.retrying import Retrying
from briefgen.asking.providers import PROVIDERS, Account, Limits, named_provider, read_endpoint
from briefgen.asking.redaction import MASK, Secret, hide_secret, safe_text
from briefgen.errors import (
    BriefgenError,
    CapReached,
    ModelFault,
    ProviderRefused,
    ProviderUnavailable,
    RateLimited,
    RequestRejected,
    Unreachable,
    UsageError,
)
from briefgen.records import Message, Question, Reply, Request, Usage
from fault_server import FAULTS, FaultServer, Line, completion, sends
from stack import KEY, FakeClock, ask, open_attempt, open_stack

# ---------------------------------------------------------------- what is sent


def sent_by(
    request: Request, *, provider: str | None = None, **account: Any
) -> tuple[Mapping[str, str], dict[str, Any], str]:
    """Headers, body and path of one attempt."""

    async def run() -> tuple[Mapping[str, str], dict[str, Any], str]:
        async with FaultServer() as server:
            endpoint = read_endpoint(server.base_url, provider=provider)
            model = OpenAIModel("tiny-1", endpoint=endpoint, account=Account(Secret(KEY), **account))
            await model.complete(request)
            await model.aclose()
            return server.heard[0].headers, server.heard[0].json, server.heard[0].path

    return asyncio.run(run())


def test_only_allowed_headers_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the SDK reads from the environment by itself goes out, and no telemetry."""
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Private: secret-1\nAuthorization: Bearer secret-2")
    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY", "OPENAI_API_KEY", "OPENAI_WEBHOOK_SECRET"):
        monkeypatch.setenv(name, "secret-3")

    headers, _, _ = sent_by(ask())

    assert sorted(headers) == [
        "accept", "accept-encoding", "authorization", "content-length", "content-type", "host", "user-agent",
    ]  # fmt: skip
    assert headers["authorization"] == f"Bearer {KEY}"
    assert headers["accept-encoding"] == "identity"


def test_proxy_of_the_environment_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy variable does not carry the key elsewhere."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert sent_by(ask())[2] == "/v1/chat/completions"


def test_azure_takes_its_own_key_header_and_version() -> None:
    """Azure's key goes into api-key, never into Authorization; its version is a query parameter."""
    headers, body, path = sent_by(ask(), provider="azure", api_version="2025-04-01-preview")

    assert (headers["api-key"], "authorization" in headers) == (KEY, False)
    assert path == "/v1/chat/completions?api-version=2025-04-01-preview"
    assert (body["max_completion_tokens"], "max_tokens" in body) == (100, False)


@pytest.mark.parametrize(
    ("rung", "provider", "form"),
    [
        ("text", "compatible", None),
        ("json_object", "compatible", {"type": "json_object"}),
        ("json_object", "llama.cpp", {"type": "json_object", "schema": json.loads(ask().schema)}),
        (
            "json_schema",
            "compatible",
            {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": json.loads(ask().schema)},
            },
        ),
    ],
)
def test_rung_decides_the_form(rung: str, provider: str, form: object) -> None:
    """Each rung asks for its own form of answer; the schema goes as it was built, its order kept."""
    _, body, _ = sent_by(ask(rung=rung), provider=provider)

    assert body.get("response_format") == form
    assert json.dumps(body.get("response_format")) == json.dumps(form)


def test_openrouter_is_asked_for_backends_that_support_the_form() -> None:
    """A router could otherwise drop the schema silently."""
    assert sent_by(ask(), provider="openrouter")[1]["provider"] == {"require_parameters": True}
    assert "provider" not in sent_by(ask(rung="text"), provider="openrouter")[1]


def test_temperature_is_left_out_where_the_request_has_none() -> None:
    """None leaves the parameter out; "0" is sent as a number."""
    assert sent_by(ask())[1]["temperature"] == 0
    assert "temperature" not in sent_by(ask(temperature=None))[1]


def test_refused_parameters_stay_away() -> None:
    """What one request learnt from a 400, all later ones know."""

    async def run() -> list[dict[str, Any]]:
        async with FaultServer("both_refused") as server, open_stack(server.base_url) as stack:
            for words in ("one", "two"):
                await stack.model.complete(ask(words))
            return [heard.json for heard in server.heard]

    bodies = asyncio.run(run())

    assert [sorted({"temperature", "max_tokens", "max_completion_tokens"} & set(body)) for body in bodies] == [
        ["max_tokens", "temperature"],
        ["max_completion_tokens", "temperature"],
        ["max_completion_tokens"],
        ["max_completion_tokens"],
    ]


def test_sixteen_at_once_learn_the_same_name() -> None:
    """Attempts that are refused together rename the token limit once, not back and forth."""

    async def run() -> int:
        async with FaultServer("token_limit_refused") as server, open_stack(server.base_url, jobs=16) as stack:
            await asyncio.gather(*(stack.model.complete(ask(f"q{number}")) for number in range(16)))
            return len(server.heard)

    assert asyncio.run(run()) <= 32


def test_redirect_takes_nothing_along() -> None:
    """A 307 names another origin; neither the article nor the key arrives there."""

    async def run() -> tuple[BriefgenError, int]:
        async with FaultServer() as other, FaultServer("redirect_307") as server:
            server.elsewhere = other.base_url
            model = open_attempt(server.base_url)
            with pytest.raises(ProviderRefused) as raised:
                await model.complete(ask("the article"))
            await model.aclose()
            return raised.value, len(other.heard)

    error, arrived = asyncio.run(run())

    assert arrived == 0
    assert "leak" not in str(error)


# ---------------------------------------------------------------- what is read


def read_reply(envelope: object) -> Reply:
    async def run() -> Reply:
        async with FaultServer(sends(json.dumps(envelope))) as server:
            model = open_attempt(server.base_url)
            try:
                return await model.complete(ask())
            finally:
                await model.aclose()

    return asyncio.run(run())


def test_reply_holds_what_was_answered() -> None:
    """Text, finish reason, answering model, usage with its cached part."""
    usage = {"prompt_tokens": 20, "completion_tokens": 5, "prompt_tokens_details": {"cached_tokens": 15}}

    assert read_reply(completion("hi", usage=usage, model="tiny-1-2026")) == Reply(
        "hi", "stop", "tiny-1-2026", Usage(20, 5, 15)
    )


def test_refusal_is_kept_apart_from_the_text() -> None:
    """A refusal is no text."""
    reply = read_reply(completion(None, message={"refusal": "I cannot."}))

    assert (reply.text, reply.refusal) == ("", "I cannot.")


def test_parts_of_reasoning_are_left_out() -> None:
    """Where content comes in parts, only the text parts are the answer."""
    parts = [{"type": "thinking", "thinking": []}, {"type": "text", "text": "a"}, {"type": "text", "text": "b"}]

    assert read_reply(completion(parts)).text == "ab"  # type: ignore[arg-type]


def test_odd_model_name_is_fit_to_be_shown() -> None:
    """A model's name is untrusted: no control characters, no endless length."""
    name = read_reply(completion(model="evil\x1b[31m\u202e" + "m" * 900)).model

    assert name.startswith("evil\\u001b[31m\\u202e")
    assert len(name) == 200


def test_lone_surrogate_of_an_answer_is_kept() -> None:
    """The engine has to see it, to refuse it."""
    assert read_reply(completion("\ud800")).text == "\ud800"


@pytest.mark.parametrize(
    ("usage", "read"),
    [
        ({"prompt_tokens": 3, "completion_tokens": 0}, Usage(3, 0)),
        ({"prompt_tokens": 9, "completion_tokens": 1, "prompt_cache_hit_tokens": 4}, Usage(9, 1, 4)),
        ({"prompt_tokens": 9, "completion_tokens": 1, "prompt_tokens_details": {"cached_tokens": 10}}, Usage(9, 1)),
        ({"prompt_tokens": 9, "completion_tokens": 1, "prompt_tokens_details": {"cached_tokens": -1}}, Usage(9, 1)),
        ({"prompt_tokens": 0, "completion_tokens": 1}, None),
        ({"prompt_tokens": 9, "completion_tokens": -1}, None),
        ({"prompt_tokens": 9.0, "completion_tokens": 1}, None),
        ({"prompt_tokens": True, "completion_tokens": 1}, None),
        ({"prompt_tokens": 10**8, "completion_tokens": 1}, None),
        ({"prompt_tokens": 9}, None),
        ([], None),
        (None, None),
    ],
)
def test_usage_is_believed_or_dropped(usage: object, read: Usage | None) -> None:
    """A usage is believed where both its numbers are possible; else the budget makes its own estimate."""
    assert read_usage(usage) == read


# ---------------------------------------------------------------- the boundary of the SDK

UNUSED_PARTS = frozenset(
    {
        "AgentFilePreparationError", "AgentFileStagingError", "AgentOutputParseError", "AgentTurnResultError",
        "BrowserCancelledError", "BrowserError", "ComputerUseError", "DecisionsToolRunnerError",
        "ResponsesWebSocketBufferError", "ResponsesWebSocketError", "ToolRunnerError",
        "_AmbiguousModuleClientUsageError", "_TransientTokenExchangeError",
    }
)  # fmt: skip
"""Exceptions of parts of the SDK that a chat completion does not pass through: agents, browsers, sockets, X.509."""


CLASS = re.compile(r"^[ \t]*class (\w+)\(([^)]*)\)", re.MULTILINE)


@lru_cache(maxsize=1)
def sdk_exceptions() -> frozenset[str]:
    """The names of all exception classes in the SDK's source, whichever module they are in."""
    bases: dict[str, list[str]] = {}
    for path in Path(openai.__file__).parent.rglob("*.py"):
        for name, named in CLASS.findall(path.read_text(encoding="utf-8")):
            bases[name] = [base.split("[")[0].split(".")[-1].strip() for base in named.split(",")]
    builtin = {"Exception", "ValueError", "TypeError", "RuntimeError", "KeyError", "LookupError", "OSError"}

    def raises(name: str, seen: frozenset[str] = frozenset()) -> bool:
        if name in builtin:
            return True
        return name not in seen and any(raises(base, seen | {name}) for base in bases.get(name, ()))

    return frozenset(name for name in bases if raises(name))


def test_no_exception_of_the_sdk_is_missing() -> None:
    """Every exception class of the SDK goes by its status, has a row of its own, or belongs to an unused part."""
    by_status = {name for name in sdk_exceptions() if issubclass(getattr(openai, name, int), openai.APIStatusError)}

    assert not sdk_exceptions() - by_status - set(SDK_CLASSES) - UNUSED_PARTS
    assert not UNUSED_PARTS - sdk_exceptions()
    assert len(by_status) >= 10


SDK_ERRORS = sorted(name for name in sdk_exceptions() if issubclass(getattr(openai, name, int), BaseException))


@pytest.mark.parametrize("name", SDK_ERRORS)
def test_exception_of_the_sdk_is_caught_and_mapped(name: str) -> None:
    """Each exception that the SDK makes public is caught at the boundary and becomes one of briefgen's errors."""
    error = make_sdk_error(getattr(openai, name))

    assert isinstance(error, WIRE_ERRORS)
    made = fault_of(error, host="host", secret=Secret(KEY), rung="json_schema", sent=frozenset())
    assert isinstance(made, (ModelFault, ProviderRefused, BriefgenError))
    assert KEY not in f"{made}{vars(made)}{made.facts}"


def make_sdk_error(cls: type[BaseException]) -> BaseException:
    """An exception with a key in all its places, as if a server had echoed it."""
    request = httpx2.Request("POST", "https://host/v1", headers={"Authorization": f"Bearer {KEY}"})
    if issubclass(cls, openai.APIStatusError):
        status = {"OAuthError": 401}.get(cls.__name__, getattr(cls, "status_code", 500))
        response = httpx2.Response(status, request=request, text=f"bad {KEY}", headers={"x-request-id": KEY})
        words = () if cls is openai.OAuthError else (f"bad {KEY}",)
        return cls(*words, response=response, body={"message": KEY, "code": KEY})  # type: ignore[call-arg]
    error = cls.__new__(cls)
    error.args = (f"bad {KEY}",)
    if isinstance(error, openai.APIError):
        error.request, error.message, error.body = request, KEY, KEY
    return error


def every_exception(module: Any) -> list[type[Exception]]:
    return [cls for cls in vars(module).values() if isinstance(cls, type) and issubclass(cls, Exception)]


@pytest.mark.parametrize("cls", every_exception(httpx2), ids=lambda cls: cls.__name__)
def test_exception_of_the_wire_is_caught(cls: type[Exception]) -> None:
    """Whatever httpx2 raises is caught too, for the SDK lets some of it out. Warnings are no failures."""
    assert issubclass(cls, (*WIRE_ERRORS, Warning))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "3"}, 3.0),
        ({"retry-after": " 1.5 "}, 1.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:07 GMT"}, 7.0),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:07 GMT", "date": "Sun, 22 Nov 2026 12:00:04 GMT"}, 3.0),
        ({"retry-after": "Sun, 22 Nov 2026 12:00:07 -0000"}, 7.0),
        ({"retry-after": "Sun, 22 Nov 2026 11:59:00 GMT"}, None),
        ({"retry-after": "7200"}, 7200.0),
        *(
            ({"retry-after": bad}, None)
            for bad in ("nan", "inf", "-1", "1e3", "1_0", "٣", "9" * 400, "Sun, 99 Nov 2026", "")
        ),
    ],
)
def test_retry_after_in_its_three_forms(headers: dict[str, str], seconds: float | None) -> None:
    """Seconds, milliseconds and dates are read; what is past, negative or no number counts as nothing said."""
    assert read_retry_after(headers, now=datetime(2026, 11, 22, 12, tzinfo=UTC)) == seconds


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_retry_after_never_fails(text: str) -> None:
    """Whatever stands there, it is a usable number of seconds or nothing."""
    seconds = read_retry_after({"retry-after": text, "date": text})

    assert seconds is None or 0 <= seconds <= 366 * 86_400


# ---------------------------------------------------------------- the key


def test_secret_is_never_printed() -> None:
    """A secret shows that it is set, and cannot be pickled."""
    secret = Secret(KEY)

    assert KEY not in f"{secret!r} {secret!s} {[secret]} {Account(secret)}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


@pytest.mark.parametrize("echo", [KEY, "a/b+c" + KEY.replace("-", "/"), "x" * 40])
def test_key_is_hidden_in_its_forms(echo: str) -> None:
    """Plain, percent-encoded and in base64."""
    secret = Secret(echo)
    said = f"{echo} {quote(echo, safe='')} {base64.b64encode(echo.encode()).decode()}"

    hidden = hide_secret(said, secret)

    assert echo not in hidden
    assert hidden.count(MASK) == 3


def test_placeholder_is_no_key() -> None:
    """The "key" of a local server does not blank out words of an article."""
    assert hide_secret("none of the ollama users", Secret("ollama")) == "none of the ollama users"
    assert hide_secret("not-needed", Secret("not-needed")) == "not-needed"


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_safe_text_is_one_clean_line(before: str, behind: str) -> None:
    """Whatever a provider says is one line without the key and without control characters."""
    line = safe_text(f"{before}{KEY}{behind}", Secret(KEY))

    assert KEY not in line
    assert len(line) <= 200
    assert line.isprintable()


def test_log_of_the_libraries_hides_the_key(caplog: pytest.LogCaptureFixture) -> None:
    """At DEBUG the libraries print headers; while a model is open, what they log does not bring the key into a log."""
    caplog.set_level(logging.DEBUG)
    below = logging.getLogger("httpcore2.http11")

    async def run() -> None:
        async with FaultServer("key_in_503") as server:
            model = open_attempt(server.base_url)
            with suppress(Unreachable):
                await model.complete(ask())
            below.debug("receive_response_headers.complete %r", [(b"X-Echo", KEY.encode())])
            await model.aclose()

    asyncio.run(run())

    assert "X-Echo" in caplog.text
    assert KEY not in caplog.text
    assert not below.filters


# ---------------------------------------------------------------- where requests go


@pytest.mark.parametrize(
    ("url", "base_url", "provider"),
    [
        ("https://api.openai.com", "https://api.openai.com/v1", "openai"),
        ("HTTPS://API.OpenAI.com:443/v1/", "https://api.openai.com/v1", "openai"),
        ("https://eu.api.openai.com/v1", "https://eu.api.openai.com/v1", "openai"),
        ("https://api.openai.com.evil.example/v1", "https://api.openai.com.evil.example/v1", "compatible"),
        ("https://acme.openai.azure.com", "https://acme.openai.azure.com/openai/v1", "azure"),
        (
            "https://acme.openai.azure.com/openai/deployments/four",
            "https://acme.openai.azure.com/openai/deployments/four",
            "azure",
        ),
        ("https://openrouter.ai", "https://openrouter.ai/api/v1", "openrouter"),
        ("http://localhost:11434", "http://localhost:11434/v1", "ollama"),
        ("http://127.0.0.1:1234/v1", "http://127.0.0.1:1234/v1", "lmstudio"),
        ("http://127.0.0.1:8000/v1/chat/completions", "http://127.0.0.1:8000/v1", "vllm"),
        ("http://[::1]:8080", "http://[::1]:8080/v1", "llama.cpp"),
        ("http://127.9.9.9:5555", "http://127.9.9.9:5555/v1", "compatible"),
    ],
)
def test_base_url_names_an_endpoint(url: str, base_url: str, provider: str) -> None:
    """The host, or the port on this machine, says which provider it is; the URL is normalised."""
    endpoint = read_endpoint(url)

    assert (endpoint.base_url, endpoint.provider.name) == (base_url, provider)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.openai.com/v1", "http://192.168.1.7:11434", "http://localhost.example.com/v1", "http://0.0.0.0:80",
        "ftp://127.0.0.1/v1", "https://", "api.openai.com", "https://user:hunter2@host/v1", "https://host/v1?key=hunter2",
        "https://host/v1#x", "https://host/v1?", "https://ho st/v1", "https://host\\@evil.example/v1", "https://hóst/v1",
        "https://host:99999/v1", "https://host:x/v1", "https://host/../v1", "https://host//v1", "https://[::1", "",
    ],
)  # fmt: skip
def test_bad_base_url_is_refused(url: str) -> None:
    """Plain http beyond this machine, passwords, queries and unclear hosts are refused, and never repeated whole."""
    with pytest.raises(UsageError) as raised:
        read_endpoint(url)

    assert "hunter2" not in f"{raised.value}{raised.value.hint}"


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_base_url_never_fails_otherwise(url: str) -> None:
    """Any text is an endpoint with a host, or a usage error."""
    try:
        endpoint = read_endpoint(url)
    except UsageError:
        return
    assert endpoint.host
    assert read_endpoint(endpoint.base_url) == endpoint


def test_providers_are_unambiguous() -> None:
    """No two providers share a name, a port or a host."""
    for values in (
        [p.name for p in PROVIDERS],
        [p.port for p in PROVIDERS if p.port],
        [host for p in PROVIDERS for host in p.hosts],
    ):
        assert len(values) == len(set(values))


def test_unknown_provider_is_refused() -> None:
    """The names that are known are listed."""
    with pytest.raises(UsageError) as raised:
        named_provider("acme")
    assert "openrouter" in raised.value.hint


# ---------------------------------------------------------------- connections


async def ask_in_turn(model: OpenAIModel, count: int) -> list[str]:
    return [(await model.complete(ask(f"q{number}"))).text for number in range(count)]


def test_connection_is_kept_for_the_next_request() -> None:
    """Ten requests in turn take one connection."""

    async def run() -> int:
        async with FaultServer() as server:
            model = open_attempt(server.base_url)
            await ask_in_turn(model, 10)
            await model.aclose()
            return server.connections

    assert asyncio.run(run()) == 1


async def hangs_up_afterwards(line: Line) -> None:
    await FAULTS["good"](line)
    line.hang_up()


async def says_more_than_asked(line: Line) -> None:
    """A good answer, and behind it another that nobody asked for."""
    await FAULTS["good"](line)
    await asyncio.sleep(0.01)
    await FAULTS["other_model"](line)


async def says_two_at_once(line: Line) -> None:
    """Two answers in one piece, the second of another model."""
    two = (json.dumps(completion()), json.dumps(completion(model="other-7")))
    head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n"
    await line.send("".join(head.format(len(body)) + body for body in two).encode())


async def says_close(line: Line) -> None:
    await line.answer(200, json.dumps(completion()), {"Connection": "close"})
    line.hang_up()


@pytest.mark.parametrize("habit", [hangs_up_afterwards, says_more_than_asked, says_two_at_once, says_close])
def test_connection_that_is_not_fit_is_replaced(habit: Any) -> None:
    """A server that hangs up or speaks unasked costs a new connection, never an answer to another question."""

    async def run() -> tuple[list[str], int]:
        async with FaultServer(habit) as server:
            model = open_attempt(server.base_url)
            models = []
            for number in range(3):
                models.append((await model.complete(ask(f"q{number}"))).model)
                await asyncio.sleep(0.03)
            await model.aclose()
            return models, server.connections

    assert asyncio.run(run()) == (["tiny-1"] * 3, 3)


def test_answer_in_pieces_is_whole() -> None:
    """Head and body may come byte by byte, in chunks, after interim answers."""

    async def pieces(line: Line) -> None:
        body = json.dumps(completion("piecemeal")).encode()
        head = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:9], body[9:10], body[10:]))
        for byte in head + chunks + b"0\r\nX-Trailer: 1\r\n\r\n":
            line.writer.write(bytes([byte]))
            await asyncio.sleep(0)

    async def run() -> list[str]:
        async with FaultServer(pieces) as server:
            model = open_attempt(server.base_url)
            texts = await ask_in_turn(model, 2)
            await model.aclose()
            return texts

    assert asyncio.run(run()) == ["piecemeal", "piecemeal"]


def test_long_request_arrives_whole() -> None:
    """A megabyte of article is more than a socket takes at once."""

    async def run() -> int:
        async with FaultServer() as server:
            model = open_attempt(server.base_url)
            await model.complete(ask("x" * 1_000_000))
            await model.aclose()
            return len(server.heard[0].json["messages"][-1]["content"])

    assert asyncio.run(run()) == 1_000_000


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for 127.0.0.1 that nobody has signed, with its key, made by openssl."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=briefgen test"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(path.with_suffix(".key")), "-out", str(path)]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=60)
    path.write_bytes(path.read_bytes() + path.with_suffix(".key").read_bytes())
    return path


def ask_over_tls(certificate: Path) -> Reply:
    async def run() -> Reply:
        server = FaultServer()
        server.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        server.context.load_cert_chain(certificate)
        async with server:
            model = open_attempt(server.base_url)
            try:
                return await model.complete(ask())
            finally:
                await model.aclose()

    return asyncio.run(run())


def test_certificate_that_nobody_vouches_for(certificate: Path) -> None:
    """A certificate that cannot be verified stops the run, and neither key nor article was sent."""
    with pytest.raises(ProviderRefused, match="certificate cannot be verified"):
        ask_over_tls(certificate)


def test_certificate_that_is_trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over https, with a certificate for that very host."""
    trusting = ssl.create_default_context(cafile=certificate)
    monkeypatch.setattr(httpx2, "create_ssl_context", lambda **_: trusting)

    assert ask_over_tls(certificate).text == '{"answer": "ok"}'


# ---------------------------------------------------------------- pace and retries


class Scripted:
    """A model below `Retrying` that answers from a list; the last entry goes on."""

    def __init__(self, *script: Reply | BriefgenError) -> None:
        self.script, self.calls = script, 0

    async def complete(self, request: Request) -> Reply:
        self.calls += 1
        step = self.script[min(self.calls, len(self.script)) - 1]
        if isinstance(step, BriefgenError):
            raise step
        return step


OK = Reply("ok", "stop", "m")


def limited(after: float | None = None) -> RateLimited:
    return RateLimited("slow down", money="refused", retry_after=after)


def waits_of(*script: Reply | BriefgenError, luck: float = 0.5) -> list[float]:
    clock = FakeClock(luck)
    model = Retrying(Scripted(*script), clock=clock)
    with suppress(BriefgenError):
        asyncio.run(model.complete(ask()))
    return clock.slept


@pytest.mark.parametrize(("luck", "waits"), [(0.0, [0.5, 0.5, 0.5, 0.5]), (1.0, [1.0, 2.0, 4.0, 8.0])])
def test_back_off_is_full_jitter(luck: float, waits: list[float]) -> None:
    """From 0.5 s up to 1, 2, 4 and 8 s, by chance."""
    assert waits_of(Unreachable("gone"), luck=luck) == waits


def test_server_decides_the_wait() -> None:
    """Retry-After up to a minute is obeyed."""
    assert waits_of(limited(60), limited(0), OK)[0] == 60


def test_longer_wait_stops_the_run_and_says_when() -> None:
    """Who asks to wait longer than a minute ends the run, which can be resumed."""
    model = Retrying(Scripted(limited(5_400)), clock=FakeClock())

    with pytest.raises(ProviderUnavailable, match=r"come back in 90 min, at 2026-11-22"):
        asyncio.run(model.complete(ask()))
    with pytest.raises(ProviderUnavailable):
        asyncio.run(model.complete(ask("another")))


def test_180_seconds_in_all() -> None:
    """Waits of a minute each leave room for three attempts, not five."""
    inner = Scripted(limited(59))
    clock = FakeClock()
    with pytest.raises(RateLimited):
        asyncio.run(Retrying(inner, clock=clock).complete(ask()))

    assert inner.calls == 4
    assert sum(clock.slept) <= 180


def test_attempts_share_one_deadline() -> None:
    """What an attempt takes is taken from what its request has left: no request outlives its 180 s."""

    async def run() -> tuple[float, int]:
        async with FaultServer("slow_first_byte") as server:
            attempt = open_attempt(server.base_url, seconds=30)
            model = Retrying(attempt, clock=FakeClock(luck=0.0), seconds=1.7)
            began = asyncio.get_running_loop().time()
            with pytest.raises(Unreachable, match=r"within 1\.7 s"):
                await model.complete(ask())
            await attempt.aclose()
            return asyncio.get_running_loop().time() - began, len(server.heard)

    took, attempts = asyncio.run(run())

    assert (took < 2.5, attempts) == (True, 1)


def test_refusal_stops_all() -> None:
    """After a refused key nothing more is sent, whoever asks."""
    inner = Scripted(ProviderRefused("no key"))
    model = Retrying(inner, clock=FakeClock())
    for words in ("one", "two", "three"):
        with pytest.raises(ProviderRefused, match="no key"):
            asyncio.run(model.complete(ask(words)))

    assert inner.calls == 1


def outcomes_of(count: int, *script: Reply | BriefgenError) -> list[str]:
    model = Retrying(Scripted(*script), clock=FakeClock())

    async def run() -> list[str]:
        names = []
        for number in range(count):
            try:
                await model.complete(ask(f"q{number}"))
                names.append("ok")
            except BriefgenError as error:
                names.append(type(error).__name__)
        return names

    return asyncio.run(run())


def test_five_failed_requests_in_a_row_stop_the_run() -> None:
    """The fifth request in a row that fails for good stops the run, resumable."""
    assert outcomes_of(6, Unreachable("502")) == ["Unreachable"] * 4 + ["ProviderUnavailable"] * 2


def test_a_success_between_begins_the_count_again() -> None:
    """Four failed requests, a success, four failed requests: the run goes on."""
    script = [*[Unreachable("502")] * 20, OK, *[Unreachable("502")] * 20, OK]

    assert outcomes_of(10, *script) == ["Unreachable"] * 4 + ["ok"] + ["Unreachable"] * 4 + ["ok"]


def test_five_rejected_requests_in_a_row_are_a_refusal() -> None:
    """A provider that rejects whatever is sent is not down, so coming back would not help."""
    assert outcomes_of(5, RequestRejected("400")) == ["RequestRejected"] * 4 + ["ProviderRefused"]


def test_cap_is_not_retried() -> None:
    """A cap ends the request at once."""
    assert waits_of(CapReached("2 dollars")) == []


def test_one_429_cools_all_down() -> None:
    """After one worker's 429 no other starts before the cool-down is over, and half as many are let in."""
    clock = FakeClock(luck=0.0)
    pace = Pace(8, clock)

    async def run() -> tuple[float, float]:
        started = await pace.enter()
        others = [await pace.enter() for _ in range(7)]
        pace.slow_down(20, started=started)
        for _ in range(8):
            pace.leave()
        assert max(others) < started + 20
        return await pace.enter() - started, pace.width

    assert asyncio.run(run()) == (20.0, 4.0)


def test_429s_of_one_moment_halve_once() -> None:
    """Attempts that started before the fall tell of the old pace."""
    pace = Pace(64, FakeClock())

    async def run() -> None:
        starts = [await pace.enter() for _ in range(64)]
        pace.slow_down(1, started=starts[0])
        for start in starts[1:]:
            pace.slow_down(1, started=start - 0.001)

    asyncio.run(run())

    assert pace.width == 32


def test_pace_climbs_again() -> None:
    """About one more place for each round of successes, up to -j and not beyond."""
    pace = Pace(8, FakeClock())
    pace.width = 1.0
    for _ in range(1 + 2 + 3 + 4 + 5 + 6 + 7 + 8):
        pace.speed_up()

    assert 7 <= pace.width <= 8
    for _ in range(20):
        pace.speed_up()
    assert pace.width == 8


@given(st.lists(st.sampled_from(["enter", "leave", "cancel", "slow", "fast"]), max_size=60), st.integers(1, 6))
@settings(max_examples=100, deadline=None)
def test_no_place_is_lost_or_given_twice(steps: list[str], jobs: int) -> None:
    """Whatever workers do, cancelled ones among them, never more than the width start, and all places come back."""

    async def run() -> None:
        pace, inside, tasks = Pace(jobs, FakeClock()), 0, []
        for step in steps:
            if step == "enter":
                tasks.append(asyncio.create_task(pace.enter()))
            elif step == "leave" and inside:
                pace.leave()
                inside -= 1
            elif step == "cancel" and tasks:
                tasks.pop().cancel()
            elif step == "slow":
                pace.slow_down(1, started=pace._clock.monotonic())
            else:
                pace.speed_up()
            for _ in range(8):
                await asyncio.sleep(0)
            inside += sum(1 for task in tasks if task.done() and not task.cancelled())
            tasks = [task for task in tasks if not task.done()]
            assert inside <= pace.in_flight <= jobs
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert pace.in_flight == inside

    asyncio.run(run())


def test_place_given_to_a_cancelled_worker_goes_on() -> None:
    """A worker that is cancelled in the moment in which it gets its place hands the place to the next."""
    pace = Pace(1, FakeClock())

    async def run() -> int:
        await pace.enter()
        second, third = asyncio.create_task(pace.enter()), asyncio.create_task(pace.enter())
        await asyncio.sleep(0)
        pace.leave()
        second.cancel()
        await asyncio.wait_for(third, 1)
        return pace.in_flight

    assert asyncio.run(run()) == 1


def test_j_is_the_most_in_flight() -> None:
    """Thirty requests with -j 4 are never more than four at the server."""

    async def run() -> int:
        async with FaultServer(latency=0.02) as server, open_stack(server.base_url, jobs=4) as stack:
            await asyncio.gather(*(stack.model.complete(ask(f"q{number}")) for number in range(30)))
            return server.most_in_flight

    assert asyncio.run(run()) == 4


def test_timed_out_attempts_give_their_connection_back() -> None:
    """Twenty attempts that hang, one at a time, do not use up the pool: the next is answered."""

    async def by_words(line: Line) -> None:
        await FAULTS["good" if b"patient" in line.heard.body else "slow_first_byte"](line)

    async def run() -> Reply:
        async with FaultServer(by_words) as server:
            model = open_attempt(server.base_url, seconds=0.03, jobs=1)
            for number in range(20):
                with pytest.raises(Unreachable):
                    await model.complete(ask(f"q{number}"))
            reply = await replace_seconds(model, 5.0).complete(ask("patient"))
            await model.aclose()
            return reply

    assert asyncio.run(run()).text == '{"answer": "ok"}'


def replace_seconds(model: OpenAIModel, seconds: float) -> OpenAIModel:
    model._limits = Limits(1, seconds)
    return model


def test_seeded_faults_leave_nothing_behind() -> None:
    """Two hundred requests, a third of the answers faulty, 32 at once: every one ends, none is in flight at the end."""
    chance = random.Random(7)
    faults = ("rate_limited", "server_error", "cut_in_body", "html_502", "cut_json", "reset_before_answer")
    script = [
        chance.choice(faults).replace("html_502", "bad_gateway_page") if chance.random() < 0.3 else "good"
        for _ in range(2_000)
    ]

    async def run() -> tuple[int, int, int]:
        async with FaultServer(*script) as server, open_stack(server.base_url, jobs=32, usd="2") as stack:
            results = await asyncio.gather(
                *(stack.model.complete(ask(f"q{number}")) for number in range(200)), return_exceptions=True
            )
            assert all(isinstance(result, (Reply, ModelFault)) for result in results)
            return (
                sum(isinstance(result, Reply) for result in results),
                stack.pace.in_flight,
                stack.budget.bill.in_flight,
            )

    good, entered, reserved = asyncio.run(run())

    assert good >= 190
    assert (entered, reserved) == (0, 0)


# ---------------------------------------------------------------- keys of questions


def test_key_is_of_what_decides_the_answer() -> None:
    """Messages, schema, parameters and rung change the key; the question's name and the hashes beside it do not."""
    request = ask()
    same = replace(request, question=Question("compose", "other"), prompt_hash="p", material_hash="m")
    others = [
        replace(request, messages=(*request.messages, Message("user", ""))),
        replace(request, messages=(Message("user", request.messages[0].content), request.messages[1])),
        replace(request, schema=request.schema + " "),
        replace(request, schema_name="other"),
        replace(request, max_tokens=101),
        replace(request, temperature=None),
        replace(request, rung="text"),
    ]

    assert request_key(same) == request_key(request)
    assert len({request_key(request), *map(request_key, others)}) == 8
    assert (
        request_key(request) == "e5d06218a45a98be049a439fb7d90922ae446edfff9495a2b99ce14a20e6da98"
    )  # pinned: a changed form is a new KEY_FORM


def test_parts_of_a_key_tell_what_changed() -> None:
    """The schema's hash is blind to parameters, and the other way round."""
    request = ask()

    assert (
        schema_hash(replace(request, max_tokens=7))
        == schema_hash(request)
        != schema_hash(replace(request, schema="{}"))
    )
    assert parameters_hash(replace(request, schema="{}")) == parameters_hash(request)
    assert parameters_hash(replace(request, temperature="1")) != parameters_hash(request)


def test_journal_key_adds_model_and_endpoint() -> None:
    """Another model's reply, or another endpoint's, was paid for separately."""
    keys = {
        journal_key(ask(), model=model, base_url=url)
        for model in ("a", "b")
        for url in ("https://x/v1", "https://y/v1")
    }

    assert len(keys) == 4


@given(st.lists(st.text(max_size=8), min_size=1, max_size=4), st.lists(st.text(max_size=8), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_keys_differ_where_messages_differ(one: list[str], two: list[str]) -> None:
    """No two lists of messages share a key, lone surrogates and moved borders among them."""
    keys = [request_key(ask(messages=tuple(Message("user", text) for text in texts))) for texts in (one, two)]

    assert (keys[0] == keys[1]) == (one == two)


def test_key_of_any_text() -> None:
    """A surrogate without its partner has a key."""
    assert len(request_key(ask("\ud800"))) == 64


def test_character_that_cannot_be_sent_fails_its_request_alone() -> None:
    """A lone surrogate in an article cannot be sent: that request fails, unpaid and unsent."""

    async def run() -> tuple[tuple[str, int], ...]:
        async with FaultServer() as server, open_stack(server.base_url) as stack:
            with pytest.raises(RequestRejected):
                await stack.model.complete(ask("\ud800"))
            return stack.budget.bill.outcomes

    assert asyncio.run(run()) == (("unsent", 1),)


def test_importing_the_package_is_light() -> None:
    """The settings and the package of models import neither the SDK nor a price table."""
    heavy = {"openai", "httpx2", "genai_prices", "tenacity", "pydantic"}
    code = f"import sys, briefgen.asking.settings, briefgen.asking.models, briefgen.asking.keys; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.strip() == "[]"
