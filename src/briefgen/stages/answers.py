"""What a model may answer: strict pydantic models without defaults or dict fields, and their JSON Schemas, built once.

Field names are short because they are sent with each request. Every answer is parsed here and nowhere else.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen.errors import AnswerMismatch
from briefgen.records import AskedLink, AskedRole, MeasureKind, NoticedKind


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class DenialItem(_Answer):
    s: int
    who: str
    words: str
    denies: str
    other_account: bool


class QuoteItem(_Answer):
    s: int
    words: str
    speaker: str
    role: str


class EventItem(_Answer):
    s: int
    when: str
    what: str


class PositionItem(_Answer):
    s: int
    actor: str
    role: str
    says: str


class ExtractAnswer(_Answer):
    quotes: list[QuoteItem]
    denials: list[DenialItem]
    events: list[EventItem]
    positions: list[PositionItem]


class VoiceItem(_Answer):
    v: int
    name: str
    also: list[str]


class MemberItem(_Answer):
    n: int
    v: int
    day: str


class MeasureItem(_Answer):
    m: int
    name: str
    kind: MeasureKind
    began: str
    figures: list[MemberItem]


class RoleItem(_Answer):
    role: AskedRole
    n: list[int]


class LinkItem(_Answer):
    n: int
    link: AskedLink
    to: list[int]


class PartItem(_Answer):
    part: int
    whole: int
    complete: bool


class NotCountedItem(_Answer):
    n: int
    why: str


class NoticedItem(_Answer):
    kind: NoticedKind
    n: list[int]
    a: list[int]
    why: str


class RelateAnswer(_Answer):
    """The sparse lists (roles, links, ...) name only what is out of the ordinary: a figure costs about 13 tokens."""

    voices: list[VoiceItem]
    measures: list[MeasureItem]
    roles: list[RoleItem]
    links: list[LinkItem]
    parts: list[PartItem]
    same: list[list[int]]
    not_figures: list[NotCountedItem]
    findings: list[NoticedItem]


class ComposeAnswer(_Answer):
    """The page as its writer would send it, in Markdown: what is written as a whole reads as one. `draft.page` reads it."""

    page: str


class MendedItem(_Answer):
    n: int
    text: str
    c: list[str]


class MendAnswer(_Answer):
    statements: list[MendedItem]


ANSWERS: dict[str, type[_Answer]] = {
    "extract": ExtractAnswer,
    "relate": RelateAnswer,
    "compose": ComposeAnswer,
    "mend": MendAnswer,
}

AnswerT = TypeVar("AnswerT", bound=_Answer)


@cache
def answer_schema(name: str) -> str:
    """The strict JSON Schema of one answer as compact JSON text: no titles, all required, `$defs` inlined.

    Raises `KeyError` for a name that is not in `ANSWERS`.
    """
    schema = ANSWERS[name].model_json_schema()
    definitions = schema.pop("$defs", {})
    return json.dumps(_inline(schema, definitions), ensure_ascii=False, separators=(",", ":"))


def _inline(node: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_inline(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _inline(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
    kept = {
        key: value for key, value in node.items() if key not in ("title", "description") or not isinstance(value, str)
    }
    return {key: _inline(value, definitions) for key, value in kept.items()}


def parse_answer(text: str, model: type[AnswerT]) -> AnswerT:
    """Read an answer strictly.

    Raises `AnswerMismatch` with up to twelve short problems: not JSON, duplicate keys, NaN, lone surrogates, numbers
    beyond 10^15, a missing or extra field, a wrong type.
    """
    try:
        value = json.loads(text, object_pairs_hook=_no_duplicates, parse_constant=_no_constant, parse_int=_bounded_int)
        text.encode("utf-8")
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise AnswerMismatch("the answer holds a lone surrogate", problems=("lone surrogate in a string",)) from None
    except RecursionError:
        raise AnswerMismatch("the answer is nested too deeply", problems=("nested too deeply",)) from None
    except ValueError as error:
        raise AnswerMismatch("the answer is not JSON", problems=(f"not JSON: {str(error)[:160]}",)) from None
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = tuple(_problem(item) for item in error.errors(include_url=False, include_input=False)[:12])
        raise AnswerMismatch("the answer does not fit its schema", problems=problems) from None


def _problem(item: Any) -> str:
    place = ".".join(str(part) for part in item["loc"]) or "the answer"
    return f"{place[:120]}: {item['msg'][:160]}"


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("an object has a key twice")
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def _bounded_int(digits: str) -> int:
    if len(digits) > 16:
        raise ValueError("a number is too large")
    return int(digits)
