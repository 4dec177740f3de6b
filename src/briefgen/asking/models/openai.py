"""One attempt at one request, at an endpoint that speaks OpenAI's chat completions.

`OpenAIModel.complete` sends it once, within bounds (`wire.py`), and gives a `Reply` or raises one of briefgen's errors
(`faults.py`). What an answer's *text* is worth is not judged here; its envelope is, by hand, because the SDK returns a
string, a list or None for what is no completion. Retries, money and the journal are wrapped around it.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeGuard

from briefgen.asking.providers import DEFAULT_BASE_URL, Account, Endpoint, Limits, TokenParameter, read_endpoint
from briefgen.asking.redaction import Secret, hide_secret, safe_text
from briefgen.errors import BriefgenError, ParameterRefused, Unreachable
from briefgen.records import Reply, Request, Usage

if TYPE_CHECKING:
    import openai

ABSURD_TOKENS = 10_000_000
"""A usage above this is not believed."""
ERROR_STATUSES = range(400, 600)


class OpenAIModel:
    """A model behind an OpenAI-compatible endpoint. One instance serves one event loop; close it with `aclose()`.

    It remembers two things about its endpoint, learnt from 400s: which optional parameters to leave out, and the name
    of the token limit.
    """

    def __init__(
        self,
        model: str,
        *,
        endpoint: Endpoint | str = DEFAULT_BASE_URL,
        account: Account | None = None,
        limits: Limits | None = None,
        proxy: str | None = None,
    ) -> None:
        """Opens nothing yet. Raises `UsageError` for a base URL that is not https and not on this machine."""
        self.model = model
        self.endpoint = read_endpoint(endpoint) if isinstance(endpoint, str) else endpoint
        self._account, self._limits, self._proxy = account or Account(), limits or Limits(), proxy
        self._client: openai.AsyncOpenAI | None = None
        self._stop_watching: Callable[[], None] = lambda: None
        self._left_out: frozenset[str] = frozenset()
        self._token_parameter: TokenParameter = self.endpoint.provider.token_parameter
        self._renamed = False

    async def complete(self, request: Request) -> Reply:
        """One attempt. Raises a `ModelFault` for this request, `ProviderRefused` or `InternalError` for the run.

        `Reply.usage` is None where the endpoint gave none that can be believed; `Reply.model` is the model asked for
        where the endpoint does not name one.
        """
        from briefgen.asking.models.faults import WIRE_ERRORS, fault_of
        from briefgen.asking.models.wire import seconds_for, spend_seconds

        client, body = self._open(), self._body(request)
        seconds, began = seconds_for(self._limits), asyncio.get_running_loop().time()
        # The fault is raised outside of the handler: else its context would be the SDK's error, with the article in it.
        fault: BriefgenError | None = None
        try:
            async with asyncio.timeout(seconds):
                # As extra_body it is sent as it was built: the SDK would walk through all of it, schema included.
                answer = await client.chat.completions.with_raw_response.create(
                    model=self.model, messages=(), extra_body=body
                )
                content, headers = answer.content, answer.headers
        except TimeoutError:
            fault = Unreachable(f"{self.endpoint.host} gives no answer within {seconds:.3g} s")
        except WIRE_ERRORS as error:
            fault = fault_of(
                error, host=self.endpoint.host, secret=self._secret, rung=request.rung, sent=self._changeable(body)
            )
        finally:
            spend_seconds(began)
        if fault is None:
            return self._read(content, headers, request)
        self._learn(fault)
        raise fault

    async def aclose(self) -> None:
        """Closes the connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None
            self._stop_watching()

    @property
    def _secret(self) -> Secret | None:
        return self._account.key

    def _open(self) -> openai.AsyncOpenAI:
        from briefgen.asking.models.wire import open_client, watch_logs

        if self._client is None:
            self._stop_watching = watch_logs(self._secret)
            self._client = open_client(self.endpoint, self._account, self._limits, proxy=self._proxy)
        return self._client

    # ------------------------------------------------------------ what is sent

    def _body(self, request: Request) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.model,
            "messages": [{"role": message.role, "content": message.content} for message in request.messages],
            self._token_parameter: request.max_tokens,
        }
        if request.temperature is not None and "temperature" not in self._left_out:
            body["temperature"] = float(request.temperature)
        form = _response_format(request, schema_in_object=self.endpoint.provider.schema_in_json_object)
        if form is not None:
            body["response_format"] = form
            if self.endpoint.provider.asks_support:
                body["provider"] = {"require_parameters": True}
        return body

    def _changeable(self, body: Mapping[str, object]) -> frozenset[str]:
        """The parameters of a sent body that another attempt could leave out or rename."""
        names = {
            name for name in body if name in TOKEN_PARAMETERS and (not self._renamed or name != self._token_parameter)
        }
        return frozenset(names | ({"temperature"} & set(body)))

    def _learn(self, fault: BriefgenError) -> None:
        """From a parameter that was refused: leave the temperature out, or call the token limit by its other name.

        Sixty-four attempts may be refused at once and learn the same; the name is changed once only.
        """
        if not isinstance(fault, ParameterRefused):
            return
        if fault.parameter == "temperature":
            self._left_out |= {"temperature"}
        elif fault.parameter == self._token_parameter and not self._renamed:
            self._token_parameter = TOKEN_PARAMETERS[fault.parameter]
            self._renamed = True

    # ------------------------------------------------------------ what comes back

    def _read(self, content: bytes, headers: Mapping[str, str], request: Request) -> Reply:
        from briefgen.asking.models.faults import judge_told, read_told, web_page_error

        host = self.endpoint.host
        page = web_page_error(host, headers.get("content-type", ""), content)
        if page is not None:
            raise page
        envelope = _read_json(content, host)
        error, status = _error_inside(envelope)
        if error is not None:
            told = read_told(
                error, kind="ErrorInAnswer", status=status, secret=self._secret, rung=request.rung, sent=frozenset()
            )
            raise judge_told(told, host, headers)
        return self._reply(envelope, host)

    def _reply(self, envelope: Mapping[str, Any], host: str) -> Reply:
        choice, message = _only_choice(envelope, host)
        content, refusal = _content_of(message, host), message.get("refusal")
        answered = envelope.get("model")
        return Reply(
            text=hide_secret(content, self._secret),
            finish_reason=_plain(choice.get("finish_reason"), self._secret) or "unknown",
            model=_plain(answered, self._secret, limit=200) or self.model,
            usage=read_usage(envelope.get("usage")),
            refusal=safe_text(refusal, self._secret, limit=500) if isinstance(refusal, str) and refusal else None,
        )


TOKEN_PARAMETERS: Mapping[str, TokenParameter] = {
    "max_tokens": "max_completion_tokens",
    "max_completion_tokens": "max_tokens",
}
"""The two names of the token limit, each with the other."""


@lru_cache(maxsize=32)
def _parsed_schema(schema: str) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(schema)
    return parsed


def _response_format(request: Request, *, schema_in_object: bool) -> dict[str, Any] | None:
    if request.rung == "json_schema":
        form = {"name": request.schema_name, "strict": True, "schema": _parsed_schema(request.schema)}
        return {"type": "json_schema", "json_schema": form}
    if request.rung == "json_object":
        return {"type": "json_object"} | ({"schema": _parsed_schema(request.schema)} if schema_in_object else {})
    return None


# ---------------------------------------------------------------- the envelope


def _read_json(content: bytes, host: str) -> Mapping[str, Any]:
    """The object of an answer. NaN, huge integers, other encodings and deep nesting are all unreadable."""
    kind = "ValueError"
    try:
        envelope = json.loads(content, parse_constant=_refuse_constant)
        if isinstance(envelope, dict):
            return envelope
        kind = type(envelope).__name__
    except (ValueError, RecursionError) as error:
        kind = type(error).__name__
    raise Unreachable(f"{host} sends what is no completion ({'nothing' if not content.strip() else kind})")


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _error_inside(envelope: Mapping[str, Any]) -> tuple[object | None, int]:
    """An error that came with status 200, and the status that it ought to have had (502 where it does not say)."""
    error = envelope.get("error")
    if not error or (isinstance(envelope.get("choices"), list) and envelope["choices"]):
        return None, 200
    code = error.get("code") if isinstance(error, dict) else None
    if isinstance(code, str) and code.isdigit() and len(code) == 3:
        code = int(code)
    return error, code if isinstance(code, int) and code in ERROR_STATUSES else 502


def _only_choice(envelope: Mapping[str, Any], host: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    choices = envelope.get("choices")
    if not isinstance(choices, list) or len(choices) != 1 or not isinstance(choices[0], dict):
        raise Unreachable(f"{host} sends a completion without exactly one choice")
    message = choices[0].get("message")
    if not isinstance(message, dict):
        raise Unreachable(f"{host} sends a choice without a message")
    return choices[0], message


def _content_of(message: Mapping[str, Any], host: str) -> str:
    """The text: a string, None for an empty one, or a list of text parts (reasoning parts are left out)."""
    content = message.get("content")
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, list) and all(isinstance(part, dict) for part in content):
        texts = [part.get("text") for part in content if part.get("type") == "text"]
        if texts and all(isinstance(text, str) for text in texts):
            return "".join(texts)
    raise Unreachable(f"{host} sends a message whose content is of type {type(content).__name__}")


def read_usage(usage: object) -> Usage | None:
    """The tokens that an endpoint says were used; None where a number is missing, negative, absurd or no integer.

    A prompt of no tokens is absurd: no request is empty. Cached tokens beyond the prompt's count as none.
    """
    if not isinstance(usage, dict):
        return None
    prompt, completion = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if not _is_count(prompt) or not _is_count(completion) or prompt == 0:
        return None
    details = usage.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else usage.get("prompt_cache_hit_tokens")
    return Usage(prompt, completion, cached if _is_count(cached) and cached <= prompt else 0)


def _is_count(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= ABSURD_TOKENS


def _plain(value: object, secret: Secret | None, *, limit: int = 40) -> str:
    return safe_text(value, secret, limit=limit) if isinstance(value, str) else ""
