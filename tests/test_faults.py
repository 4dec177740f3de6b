"""Every fault by name against the live stack: what comes of it, how often it is tried, what it costs, what leaks."""

from __future__ import annotations

import asyncio
import logging
import socket
import traceback
import tracemalloc
from dataclasses import dataclass

import pytest

from briefgen.errors import BriefgenError, ModelFault
from briefgen.records import Reply
from fault_server import FAULTS, FaultServer
from stack import KEY, ask, open_stack

SLOW = frozenset({"slow_first_byte", "drip_feed", "drip_headers", "large_stated", "endless_interim"})
"""Faults that end by the deadline of an attempt, which is short for them."""


@dataclass(frozen=True)
class Row:
    """What comes of a fault that goes on: the outcome's class, the shell's exit code, and attempts by money state."""

    outcome: str
    exit_code: int
    refused: int = 0
    unknown: int = 0
    paid: int = 0
    unsent: int = 0

    @property
    def attempts(self) -> int:
        return self.refused + self.unknown + self.paid + self.unsent

    @property
    def money(self) -> tuple[tuple[str, int], ...]:
        counts = {"paid": self.paid, "refused": self.refused, "unknown": self.unknown, "unsent": self.unsent}
        return tuple((state, count) for state, count in sorted(counts.items()) if count)


REPLY = Row("Reply", 0, paid=1)
LOST = Row("Unreachable", 4, unknown=5)
STOPPED = Row("ProviderRefused", 6, refused=1)
LIMITED = Row("RateLimited", 4, refused=5)
REJECTED = Row("RequestRejected", 4, refused=1)
SPLIT = Row("ContextTooLong", 4, refused=1)
RUNG = Row("SchemaUnsupported", 4, refused=1)
FILTERED = Row("ContentFiltered", 4, refused=1)
LATER = Row("ProviderUnavailable", 7, refused=1)

ROWS: dict[str, Row] = {
    "good": REPLY,
    **dict.fromkeys(
        (
            "cut_before_answer", "reset_before_answer", "cut_in_headers", "cut_in_body", "cut_in_chunk",
            "slow_first_byte", "drip_feed", "drip_headers", "endless_headers", "endless_interim", "endless_body",
            "endless_error_page", "large_stated", "negative_length", "garbage_status",
            "gzip_bomb", "gzip_small", "brotli", "gzip_error",
            "event_stream", "plain_text", "empty", "no_content_204", "accepted_202", "array", "null", "number",
            "string", "empty_object", "cut_json", "trailing_garbage", "nan", "infinity", "huge_number", "deep_nesting",
            "latin1", "error_text_in_200", "choices_null", "choices_missing", "choices_empty", "choices_two",
            "choices_text", "message_missing", "content_number", "content_object", "content_odd_parts",
            "server_error", "not_implemented_501", "bad_gateway_page", "unavailable_503", "gateway_timeout_504",
            "overloaded_529", "key_in_503", "key_in_page",
        ),
        LOST,
    ),
    **dict.fromkeys(("redirect_301", "redirect_302", "redirect_303", "redirect_307", "redirect_308"), STOPPED),
    **dict.fromkeys(("html_page", "html_as_json"), STOPPED),
    **dict.fromkeys(
        (
            "unauthorized", "bad_key_400", "payment_required", "forbidden", "forbidden_page", "unknown_model",
            "unknown_model_400", "unknown_model_ollama", "no_such_path", "no_such_path_page", "method_not_allowed",
            "quota", "error_401_in_200", "key_in_error", "key_in_redirect",
        ),
        STOPPED,
    ),
    **dict.fromkeys(
        ("bad_request", "bad_request_text", "error_is_array", "error_fields_odd", "teapot_418", "unprocessable_422"),
        REJECTED,
    ),
    **dict.fromkeys(("timeout_408", "conflict_409", "too_early_425"), Row("Unreachable", 4, refused=5)),
    "server_error_final": Row("Unreachable", 4, unknown=1),
    **dict.fromkeys(
        (
            "rate_limited", "retry_after_seconds", "retry_after_fraction", "retry_after_zero", "retry_after_ms",
            "retry_after_date", "retry_after_past", "retry_after_nan", "retry_after_infinite", "retry_after_negative",
            "retry_after_garbage", "retry_after_absurd", "rate_limited_page", "error_429_in_200",
        ),
        LIMITED,
    ),
    **dict.fromkeys(("retry_after_long", "retry_after_long_date"), LATER),
    "unavailable_503_long": Row("ProviderUnavailable", 7, unknown=1),
    "rate_limited_final": Row("RateLimited", 4, refused=1),
    **dict.fromkeys(
        (
            "too_large_413", "request_too_large_429", "context_length", "context_length_vllm",
            "context_length_llamacpp", "context_length_words", "error_context_in_200",
        ),
        SPLIT,
    ),
    **dict.fromkeys(
        (
            "response_format_refused", "response_format_lmstudio", "response_format_500", "response_format_route",
            "grammar_refused",
        ),
        RUNG,
    ),
    "invalid_json_schema": Row("InternalError", 70, refused=1),
    **dict.fromkeys(("temperature_refused", "token_limit_refused"), Row("Reply", 0, refused=1, paid=1)),
    "both_refused": Row("Reply", 0, refused=2, paid=1),
    **dict.fromkeys(
        ("temperature_refused_for_ever", "token_limit_refused_for_ever"), Row("RequestRejected", 4, refused=2)
    ),
    **dict.fromkeys(("content_filter_400", "moderation_403"), FILTERED),
    **dict.fromkeys(
        (
            "key_in_reply", "refusal", "refusal_odd", "finish_content_filter", "finish_length", "finish_missing",
            "finish_odd", "content_null", "content_parts", "invalid_json", "missing_field", "extra_field", "wrong_type",
            "nan_answer", "duplicate_keys", "lone_surrogate", "huge_integer", "fences", "prose", "think", "other_model",
            "model_missing", "model_odd", "bom", "duplicate_envelope_keys", "usage_missing", "usage_null", "usage_zero",
            "usage_negative", "usage_absurd", "usage_float", "usage_text", "usage_bool", "usage_overrun",
            "usage_cached", "usage_cached_absurd",
        ),
        REPLY,
    ),
}  # fmt: skip
"""Every fault's outcome where it meets each attempt. What an answer's *text* is worth is the engine's to judge."""


@dataclass(frozen=True)
class Tried:
    outcome: Reply | BriefgenError
    heard: int
    money: tuple[tuple[str, int], ...]
    notices: tuple[str, ...]
    slept: tuple[float, ...]


def try_fault(*script: str, seconds: float = 5.0, **changes: object) -> Tried:
    async def run() -> Tried:
        async with FaultServer(*script) as server, open_stack(server.base_url, seconds=seconds) as stack:
            outcome: Reply | BriefgenError
            try:
                outcome = await stack.model.complete(ask(**changes))  # type: ignore[arg-type]
            except BriefgenError as error:
                outcome = error
            bill = stack.budget.bill
            assert bill.in_flight == 0
            return Tried(outcome, len(server.heard), bill.outcomes, tuple(stack.notices), tuple(stack.clock.slept))

    return asyncio.run(run())


def exit_code_of(outcome: Reply | BriefgenError) -> int:
    """What the shell sees where this was one request of many: a request that failed makes the run partial."""
    if isinstance(outcome, Reply):
        return 0
    return 4 if isinstance(outcome, ModelFault) else outcome.exit_code


def test_every_fault_has_a_row() -> None:
    """A fault without a row, or a row without a fault, fails here."""
    assert sorted(ROWS) == sorted(FAULTS)


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_fault_has_its_outcome(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Each fault ends in its outcome, after its number of attempts, with its money state. The key is nowhere, and no
    error hangs on to the SDK's exception, which holds the request and with it the article."""
    caplog.set_level(logging.DEBUG)
    row = ROWS[name]

    tried = try_fault(name, seconds=0.12 if name in SLOW else 5.0)

    assert (type(tried.outcome).__name__, exit_code_of(tried.outcome)) == (row.outcome, row.exit_code)
    assert tried.money == row.money
    assert tried.heard == row.attempts or name in SLOW  # a short deadline may pass before the request is out
    assert KEY not in everything_said(tried) + caplog.text
    if isinstance(tried.outcome, BriefgenError):
        assert tried.outcome.__cause__ is None
        assert tried.outcome.__context__ is None or isinstance(tried.outcome.__context__, BriefgenError)


def everything_said(tried: Tried) -> str:
    """All that a person or a file could be given of an outcome, the traceback with its causes among it."""
    outcome = tried.outcome
    said = [repr(outcome), str(outcome), *tried.notices]
    if isinstance(outcome, BriefgenError):
        said += [
            repr(outcome.facts),
            repr(vars(outcome)),
            repr(outcome.__cause__),
            repr(outcome.__context__),
            outcome.hint,
        ]
        said += traceback.format_exception(outcome)
    return "\n".join(said)


RETRIED = sorted(name for name, row in ROWS.items() if row.attempts == 5 and name not in SLOW)


@pytest.mark.parametrize("name", RETRIED)
def test_fault_that_passes_is_survived(name: str) -> None:
    """A fault that comes twice and goes away costs two attempts more, and the answer is the good one."""
    tried = try_fault(name, name, "good")

    assert isinstance(tried.outcome, Reply)
    assert (tried.outcome.text, tried.heard) == ('{"answer": "ok"}', 3)


@pytest.mark.parametrize("name", ["gzip_bomb", "endless_body", "endless_error_page", "endless_headers", "deep_nesting"])
def test_fault_takes_little_memory(name: str) -> None:
    """However much a server sends, an attempt holds no more than the bound of an answer, some times over."""
    try_fault("good")
    tracemalloc.start()
    try:
        try_fault(name)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 30 << 20


def test_nobody_listens() -> None:
    """A host to which no connection can be made stops the run, resumable and unpaid."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    async def run() -> tuple[BriefgenError, tuple[tuple[str, int], ...]]:
        async with open_stack(f"http://127.0.0.1:{port}/v1") as stack:
            with pytest.raises(BriefgenError) as raised:
                await stack.model.complete(ask())
            return raised.value, stack.budget.bill.outcomes

    error, money = asyncio.run(run())

    assert (type(error).__name__, error.exit_code, money) == ("ProviderUnavailable", 7, (("unsent", 5),))
    assert f"127.0.0.1:{port} cannot be reached" in str(error)
