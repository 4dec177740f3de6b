"""The key of a question: SHA-256 over all that decides its answer, and over nothing else.

Two requests with one key are one question: a fixture or a journal row of the first answers the second. The model, the
endpoint, the time and the attempt are not in it; `journal_key` adds model and endpoint, because another model's reply
was paid for separately. A surrogate without its partner, which UTF-8 cannot hold, is escaped, so every text has a key.

>>> from briefgen.records import Message, Question, Request
>>> asked = Request(Question("compose", "compose"), (Message("user", "Hi"),), "draft", "{}", max_tokens=9)
>>> request_key(asked)[:12]
'9c27863195fd'
"""

from __future__ import annotations

import hashlib
import json

from briefgen.records import Request

KEY_FORM = "briefgen request 1"
"""Stands inside every key: a change of the form below is a new number, so that old keys miss and never mislead."""


def request_key(request: Request) -> str:
    """64 hex digits over messages, schema (its property order kept), parameters and rung, in this order."""
    messages = [[message.role, message.content] for message in request.messages]
    return _hash_of(
        KEY_FORM,
        messages,
        [request.schema_name, request.schema],
        [request.max_tokens, request.temperature],
        request.rung,
    )


def schema_hash(request: Request) -> str:
    """64 hex digits over the answer schema and its name: tells that it was the schema that changed."""
    return _hash_of("briefgen schema 1", request.schema_name, request.schema)


def parameters_hash(request: Request) -> str:
    """64 hex digits over max_tokens and temperature: tells that it was a parameter that changed."""
    return _hash_of("briefgen parameters 1", request.max_tokens, request.temperature)


def journal_key(request: Request, *, model: str, base_url: str) -> str:
    """64 hex digits over the request's key, the model asked for and the endpoint's normalised base URL."""
    return _hash_of("briefgen journal 1", request_key(request), model, base_url)


def _hash_of(*parts: object) -> str:
    """ASCII with `\\u` escapes, so that any text has one form and no encoding can fail."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode("ascii")).hexdigest()
