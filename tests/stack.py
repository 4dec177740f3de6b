"""What the tests of models share: a clock that never waits, a request, and the stack below the journal."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zlib import crc32

from briefgen.asking.models.budget import Budget
from briefgen.asking.models.budgeted import Budgeted
from briefgen.asking.models.openai import OpenAIModel
from briefgen.asking.models.pace import Pace
from briefgen.asking.models.retrying import Retrying
from briefgen.asking.prices import Price, find_price
from briefgen.asking.providers import Account, Endpoint, Limits, named_provider, read_endpoint
from briefgen.asking.redaction import Secret
from briefgen.asking.settings import Settings, load_settings
from briefgen.records import Message, Question, Request

KEY = "sk-canary-4f9a77e1c0de5511"
"""The key of all tests: wherever it turns up, it has leaked."""
SCHEMA = (
    '{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}'
)


@dataclass
class FakeClock:
    """Sleeping moves the clock on and returns at once; chance is always `luck`."""

    luck: float = 0.5
    at: float = 1_000.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.at

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, 0, tzinfo=UTC) + timedelta(seconds=self.at - 1_000)

    def random(self) -> float:
        return self.luck

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds
        await asyncio.sleep(0)


def ask(words: str = "How many?", **changes: Any) -> Request:
    """A small request; `changes` replace its fields."""
    question = Question("extract", f"a.{crc32(words.encode(errors='replace'))}", "a")
    messages = (Message("system", "Answer in json."), Message("user", words))
    return replace(Request(question, messages, "answer", SCHEMA, max_tokens=100), **changes)


def known_price() -> Price:
    """A price from the table: 0.15 and 0.60 dollars a million tokens."""
    return find_price("gpt-4o-mini", read_endpoint("https://api.openai.com"))


def count_words(text: str) -> int:
    """A token count that needs no ranks."""
    return len(text.split())


def open_attempt(
    base_url: str | Endpoint, *, seconds: float = 5.0, jobs: int = 8, model: str = "tiny-1", key: str | None = KEY
) -> OpenAIModel:
    return OpenAIModel(
        model,
        endpoint=base_url,
        account=Account(Secret(key) if key else None),
        limits=Limits(jobs, seconds),
    )


@dataclass
class Stack:
    model: Retrying
    budget: Budget
    pace: Pace
    clock: FakeClock
    notices: list[str]


@asynccontextmanager
async def open_stack(
    base_url: str,
    *,
    seconds: float = 5.0,
    jobs: int = 8,
    usd: str | None = None,
    tokens: int | None = None,
    provider: str | None = None,
) -> AsyncIterator[Stack]:
    """Retrying(Budgeted(OpenAIModel)) against a server, with a known price and a clock that never waits."""
    endpoint = read_endpoint(base_url)
    if provider is not None:
        endpoint = replace(endpoint, provider=named_provider(provider))
    attempt = open_attempt(endpoint, seconds=seconds, jobs=jobs)
    clock = FakeClock()
    budget = Budget(price=known_price(), usd=Decimal(usd) if usd else None, tokens=tokens, count=count_words)
    pace = Pace(jobs, clock)
    notices: list[str] = []
    retrying = Retrying(Budgeted(attempt, budget), pace=pace, clock=clock, notice=notices.append)
    try:
        yield Stack(retrying, budget, pace, clock, notices)
    finally:
        await attempt.aclose()


def settings_for(base_url: str, state: Path, **flags: object) -> Settings:
    """The settings of a run against a server on loopback, with its state in a folder of the test."""
    said = {"model": "tiny-1", "base_url": base_url, "state_folder": state, "jobs": 4, **flags}
    return load_settings(said, environ={"OPENAI_API_KEY": KEY}, folder=state, home=state)
