"""The one boundary between a provider's failures and briefgen's errors.

`VERDICTS` is read from top to bottom: the first row that fits an answer decides. What is kept of an error is
`ErrorFacts`, a few short words without the key; the SDK's exception, which holds the request and with it the article,
is dropped here.
"""

from __future__ import annotations

import json
import math
import re
import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import anyio
import httpx2
import openai

from briefgen.asking.redaction import Secret, safe_text, safe_word
from briefgen.errors import (
    AnswerMismatch,
    BriefgenError,
    ContentFiltered,
    ContextTooLong,
    ErrorFacts,
    InternalError,
    ParameterRefused,
    ProviderRefused,
    RateLimited,
    RequestRejected,
    SchemaUnsupported,
    Unreachable,
)

WIRE_ERRORS: Final = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.CookieConflict,
    anyio.ClosedResourceError,
    anyio.BrokenResourceError,
    anyio.EndOfStream,
    RuntimeError,  # RecursionError, httpx2.StreamError, a closed client
    ValueError,  # JSONDecodeError, UnicodeError, openai.InvalidWebhookSignatureError
    TypeError,
    AttributeError,
    OSError,  # ssl.SSLError, ConnectionError, socket.gaierror
)
"""What a call of the SDK may raise, apart from being cancelled; found by trying, see `robustness` in the docs."""

QUOTA_WORDS: Final = frozenset(
    {
        "insufficient_quota",
        "billing_hard_limit_reached",
        "billing_not_active",
        "access_terminated",
        "account_deactivated",
    }
)
FILTER_WORDS: Final = frozenset({"content_filter", "content_policy_violation", "responsibleaipolicyviolation"})
MODEL_WORDS: Final = frozenset({"model_not_found", "deploymentnotfound", "model_not_available"})
CONTEXT_WORDS: Final = frozenset(
    {"context_length_exceeded", "exceed_context_size_error", "context_exceeded", "string_above_max_length"}
)
CONTEXT_SAID: Final = re.compile(
    r"maximum context length|context (?:length|window|size)|prompt is too long|input is too long|request too large"
    r"|tokens? to keep from the initial prompt|too many (?:input )?tokens|reduce the length of the messages"
    r"|max_tokens must be at least 1|max_(?:completion_)?tokens.{0,40}too large",
    re.IGNORECASE,
)
MODEL_SAID: Final = re.compile(
    r"model\b.{0,120}?(?:not found|does not exist|is not a valid model|not loaded)|not a valid model", re.IGNORECASE
)
SCHEMA_SAID: Final = re.compile(
    r"response_format|json_schema|json_object|structured.?outputs?|guided|grammar|no endpoints found", re.IGNORECASE
)
UNWANTED: Final = re.compile(
    r"unsupported|not support|deprecated|unrecogni[sz]ed|unknown|extra (?:fields|inputs)", re.IGNORECASE
)
"""How endpoints say that they do not know a parameter; "supports at most 4096" is none of these."""
KEY_SAID: Final = re.compile(r"api[ _-]?key.{0,60}(?:not valid|invalid|incorrect|missing)|invalid api[ _-]?key", re.I)
WEB_PAGE: Final = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml|<head|<body)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a failed answer says, in plain words for the verdicts; never stored or shown as it is."""

    status: int
    words: frozenset[str]
    """Its code and type, and those of an inner error, in lower case."""
    param: str
    message: str
    web_page: bool
    rung: str
    sent: frozenset[str]
    """The parameters of the request that could be left out or renamed."""
    facts: ErrorFacts
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One row: when it applies, and the error that it makes of what was told (the host is for its words)."""

    name: str
    applies: Callable[[Told], bool]
    error: Callable[[Told, str], BriefgenError]


def _tail(told: Told) -> str:
    return f": {told.facts.message}" if told.facts.message and not told.web_page else ""


def _refused(what: str, hint: str) -> Callable[[Told, str], BriefgenError]:
    def error(told: Told, host: str) -> BriefgenError:
        return ProviderRefused(f"{host} {what} ({told.status}){_tail(told)}", hint=hint)

    return error


def _redirected(told: Told, host: str) -> BriefgenError:
    where = f" to {told.location}" if told.location else ""
    return ProviderRefused(
        f"{host} sends a redirect{where} ({told.status}); it was not followed, for it would take the articles along",
        hint="name the endpoint itself with --base-url",
    )


def _our_schema(told: Told, host: str) -> BriefgenError:
    return InternalError(f"{host} finds briefgen's answer schema invalid ({told.status}){_tail(told)}")


def _context(told: Told, host: str) -> BriefgenError:
    return ContextTooLong(f"too long for {host} ({told.status}){_tail(told)}", money="refused")


def _filtered(told: Told, host: str) -> BriefgenError:
    return ContentFiltered(f"{host} filters this text ({told.status}){_tail(told)}", money="refused")


def _schema(told: Told, host: str) -> BriefgenError:
    return SchemaUnsupported(f"{host} does not take the {told.rung} form ({told.status}){_tail(told)}", money="refused")


def _parameter(told: Told, host: str) -> BriefgenError:
    name = refused_parameter(told) or ""
    return ParameterRefused(f"{host} does not take {name} ({told.status}){_tail(told)}", parameter=name)


def _limited(told: Told, host: str) -> BriefgenError:
    return RateLimited(f"{host} asks to slow down ({told.status}){_tail(told)}", money="refused")


def _unavailable(told: Told, host: str) -> BriefgenError:
    money = "refused" if told.status < 500 else "unknown"
    return Unreachable(f"{host} answers {told.status}{_tail(told)}", money=money)  # type: ignore[arg-type]


def _rejected(told: Told, host: str) -> BriefgenError:
    return RequestRejected(f"{host} rejects the request ({told.status}){_tail(told)}", money="refused")


def _asks_format(told: Told) -> bool:
    """It is about the form of the answer: by the parameter it names, or by its words."""
    if told.rung == "text" or told.status not in (400, 404, 422, 500, 501):
        return False
    return told.param.startswith("response_format") or SCHEMA_SAID.search(told.message) is not None


def _is_quota(told: Told) -> bool:
    return told.status == 402 or bool(told.words & QUOTA_WORDS)


def _is_bad_key(told: Told) -> bool:
    return told.status == 400 and KEY_SAID.search(told.message) is not None


def _is_context(told: Told) -> bool:
    if told.status == 413 or told.words & CONTEXT_WORDS:
        return True
    return told.status in (400, 422, 429, 500) and CONTEXT_SAID.search(told.message) is not None


def _is_unknown_model(told: Told) -> bool:
    named = told.words & MODEL_WORDS or MODEL_SAID.search(told.message)
    return told.status in (400, 404, 422) and bool(named) and not _asks_format(told)


def refused_parameter(told: Told) -> str | None:
    """The parameter that a 400 names as not taken; None where it names none that was sent and could be changed.

    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens'" names the first.
    """
    if told.status not in (400, 422):
        return None
    if told.param == "temperature" and "temperature" in told.sent:
        return "temperature"
    named = {told.param, *re.findall(r"[`'\"](\w+)[`'\"]", told.message)}
    unwanted = UNWANTED.search(told.message) or any(UNWANTED.search(word) for word in told.words)
    return next((name for name in sorted(told.sent) if unwanted and name in named), None)


KEY_HINT = "check the key (`briefgen doctor` says which variable it came from) and the base URL"
QUOTA_HINT = "top up the account, or name another endpoint; the same command goes on where it stopped"
MODEL_HINT = "check the model's name (-m) and the base URL"
PAGE_HINT = "the base URL should end like https://host/v1; a sign-in page of a network also answers so"

VERDICTS: tuple[Verdict, ...] = (
    Verdict("redirect", lambda t: 300 <= t.status < 400, _redirected),
    Verdict("quota", _is_quota, _refused("says: quota used up", QUOTA_HINT)),
    Verdict("key", lambda t: t.status in (401, 407), _refused("refuses the key", KEY_HINT)),
    Verdict("context", _is_context, _context),
    Verdict("filter", lambda t: t.status in (400, 403, 422) and bool(t.words & FILTER_WORDS), _filtered),
    Verdict("permission", lambda t: t.status == 403, _refused("forbids it", KEY_HINT)),
    Verdict("bad key", _is_bad_key, _refused("refuses the key", KEY_HINT)),
    Verdict("our schema", lambda t: t.status in (400, 422) and "invalid_json_schema" in t.words, _our_schema),
    Verdict("schema", _asks_format, _schema),
    Verdict("model", _is_unknown_model, _refused("does not know the model", MODEL_HINT)),
    Verdict("web page", lambda t: t.web_page and t.status < 405, _refused("answers with a web page", PAGE_HINT)),
    Verdict("no api", lambda t: t.status in (404, 405, 410, 421, 426, 451), _refused("has no such API", PAGE_HINT)),
    Verdict("parameter", lambda t: refused_parameter(t) is not None, _parameter),
    Verdict("rate", lambda t: t.status == 429, _limited),
    Verdict("unavailable", lambda t: t.status in (408, 409, 425) or t.status >= 500, _unavailable),
    Verdict("rejected", lambda _: True, _rejected),
)  # fmt: skip


# ---------------------------------------------------------------- from exceptions


Maker = Callable[[BaseException, str, ErrorFacts], BriefgenError]


def fault_of(
    error: BaseException, *, host: str, secret: Secret | None, rung: str, sent: frozenset[str]
) -> BriefgenError:
    """briefgen's error for whatever a call of the SDK raised; the exception itself is not kept."""
    if isinstance(error, openai.APIStatusError):
        return _of_status(error, host=host, secret=secret, rung=rung, sent=sent)
    facts = ErrorFacts(type(error).__name__, message=_reason(error, secret))
    made = _maker_of(error)(error, host, facts)
    made.facts = facts
    return made


def _maker_of(error: BaseException) -> Maker:
    """By the nearest class that `SDK_CLASSES` names; connections by their base classes; the rest cannot be read."""
    named = next((SDK_CLASSES[cls.__name__] for cls in type(error).__mro__ if cls.__name__ in SDK_CLASSES), None)
    if named is not None:
        return named
    if isinstance(error, (httpx2.TransportError, OSError)):
        return _of_connection
    return _unsendable if isinstance(error, UnicodeEncodeError) else _unreadable


def _unreadable(_: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    return Unreachable(f"{host} sends what cannot be read ({facts.kind})")


def _unsendable(_: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    return RequestRejected(f"the text holds a character that cannot be sent to {host}", money="unsent")


def _unbounded(error: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    return Unreachable(f"{host} sends {error}")


def _no_token(_: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    return ProviderRefused(f"{host}: no token could be had for it: {facts.message}", hint=KEY_HINT)


def _filtered_answer(_: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    return ContentFiltered(f"{host} filtered its answer", money="paid")


def _cut_answer(_: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    return AnswerMismatch(f"the answer of {host} was cut off", problems=("the answer was cut off",))


def _misuse(_: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    return InternalError(f"the client for {host} was used wrongly ({facts.kind}: {facts.message})")


def _of_connection(error: BaseException, host: str, facts: ErrorFacts) -> BriefgenError:
    """Unsent where no connection came about; else it may have been paid for."""
    chain = tuple(_causes(error))
    if any(isinstance(e, ssl.SSLCertVerificationError) for e in chain):
        return ProviderRefused(
            f"{host}: its certificate cannot be verified: {facts.message}",
            hint="check the base URL, and this machine's clock",
        )
    unsent = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout, httpx2.ProxyError, socket.gaierror)
    if any(isinstance(e, (*unsent, httpx2.UnsupportedProtocol, httpx2.LocalProtocolError)) for e in chain):
        return Unreachable(f"{host} cannot be reached: {facts.message}", money="unsent")
    if any(isinstance(e, (httpx2.TimeoutException, TimeoutError)) for e in chain):
        return Unreachable(f"{host} gives no answer in time")
    return Unreachable(f"the connection to {host} was cut: {facts.message}")


SDK_CLASSES: Mapping[str, Maker] = {
    "APIConnectionError": _of_connection,
    "APITimeoutError": _of_connection,
    "APIResponseValidationError": _unreadable,
    "APIError": _unreadable,
    "SubjectTokenProviderError": _no_token,
    "ContentFilterFinishReasonError": _filtered_answer,
    "LengthFinishReasonError": _cut_answer,
    "MissingDependencyError": _misuse,
    "MutuallyExclusiveAuthError": _misuse,
    "APIRemovedInV1": _misuse,
    "InvalidWebhookSignatureError": _misuse,
    "MissingStreamClassError": _misuse,
    "StreamAlreadyConsumed": _misuse,
    "WebSocketConnectionClosedError": _misuse,
    "WebSocketQueueFullError": _misuse,
    "ReplyTooLarge": _unbounded,
    "ReplyEncoded": _unbounded,
    "OpenAIError": _unreadable,
}
"""The SDK's exceptions without a status, and our own two that pass through it. Those with a status go by `VERDICTS`."""


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it came from, at most ten deep."""
    here: BaseException | None = error
    for _ in range(10):
        if here is None:
            return
        yield here
        here = here.__cause__ or here.__context__


def _reason(error: BaseException, secret: Secret | None) -> str:
    """The innermost words that say something: the SDK's own are only "Connection error.", and a RuntimeError ("no running
    event loop") is how a library found out where it runs."""
    mute = (openai.APIConnectionError, RuntimeError)
    said = [str(e) for e in _causes(error) if str(e) and not isinstance(e, mute)]
    return safe_text(said[-1] if said else type(error).__name__, secret, limit=120)


# ---------------------------------------------------------------- from answers


def _of_status(
    error: openai.APIStatusError, *, host: str, secret: Secret | None, rung: str, sent: frozenset[str]
) -> BriefgenError:
    response = error.response
    web_page = _is_web_page(response.headers.get("content-type", ""), response.content)
    told = read_told(
        error.body, kind=type(error).__name__, status=error.status_code, secret=secret, rung=rung, sent=sent,
        web_page=web_page, request_id=error.request_id,
        location=safe_text(response.headers.get("location", "").split("?")[0], secret, limit=80) or None,
    )  # fmt: skip
    return judge_told(told, host, response.headers)


def read_told(
    body: object,
    *,
    kind: str,
    status: int,
    secret: Secret | None,
    rung: str,
    sent: frozenset[str],
    web_page: bool = False,
    request_id: str | None = None,
    location: str | None = None,
) -> Told:
    """What an error body says. Bodies are an object with `error`, the error itself, a string, or anything at all."""
    error = body if isinstance(body, Mapping) else {"message": body if isinstance(body, str) else ""}
    inner = error.get("innererror") or error.get("metadata") or {}
    inner = inner if isinstance(inner, Mapping) else {}
    words = (error.get("code"), error.get("type"), inner.get("code"), inner.get("error_type"))
    flagged = {"content_filter"} if "flagged_input" in inner else set()
    message = error.get("message") or error.get("error") or error.get("detail") or ""
    message = message if isinstance(message, str) else json.dumps(message)[:2_000]
    return Told(
        status=status,
        words=frozenset({str(word).lower() for word in words if isinstance(word, str)} | flagged),
        param=error["param"] if isinstance(error.get("param"), str) else "",
        message=message[:2_000],
        web_page=web_page,
        rung=rung,
        sent=sent,
        location=location,
        facts=ErrorFacts(
            kind,
            status,
            code=safe_word(error.get("code"), secret),
            type=safe_word(error.get("type"), secret),
            param=safe_word(error.get("param"), secret),
            request_id=safe_word(request_id, secret),
            message="" if web_page else safe_text(message, secret),
        ),
    )


def judge_told(told: Told, host: str, headers: Mapping[str, str]) -> BriefgenError:
    """The error of the first verdict that applies, with what the headers say of coming back."""
    error = next(verdict for verdict in VERDICTS if verdict.applies(told)).error(told, host)
    error.facts = told.facts
    if isinstance(error, (RateLimited, Unreachable)):
        error.retry_after = read_retry_after(headers)
        error.retry_forbidden = headers.get("x-should-retry", "").strip().lower() == "false"
    return error


def _is_web_page(content_type: str, content: bytes) -> bool:
    return "html" in content_type.lower() or WEB_PAGE.match(content[:200]) is not None


def web_page_error(host: str, content_type: str, content: bytes) -> ProviderRefused | None:
    """The error for a 200 that is a web page; None where it is none."""
    if not _is_web_page(content_type, content) or content.lstrip()[:1] in (b"{", b"["):
        return None
    return ProviderRefused(f"{host} answers with a web page where an API should be", hint=PAGE_HINT)


LONGEST_WAIT = 366 * 86_400.0
"""Seconds; whoever asks to wait longer than a year is not taken at their word."""


def read_retry_after(headers: Mapping[str, str], *, now: datetime | None = None) -> float | None:
    """Seconds to wait, from `retry-after-ms`, else `Retry-After` as seconds or as an HTTP date.

    A date is measured against the answer's own `Date`, so that a wrong clock here does not matter. None for what is
    missing, negative, past, no number, not finite or beyond a year.
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return _usable(milliseconds / 1000)
    stated = headers.get("retry-after", "").strip()
    seconds = _number(stated)
    if seconds is not None or not stated:
        return _usable(seconds)
    until = _http_date(stated)
    if until is None:
        return None
    since = _http_date(headers.get("date", "")) or now or datetime.now(UTC)
    return _usable((until - since).total_seconds())


def _usable(seconds: float | None) -> float | None:
    return seconds if seconds is not None and 0 <= seconds <= LONGEST_WAIT else None


def _number(text: str) -> float | None:
    """Plain decimal digits only: `float` would also take "nan", "1e9" and "1_0"."""
    if not re.fullmatch(r"\s*-?\d{1,15}(?:\.\d{1,9})?\s*", text, re.ASCII):
        return None
    value = float(text)
    return value if math.isfinite(value) else None


def _http_date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
