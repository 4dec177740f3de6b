"""What tokens cost, and what a run will cost before it is asked for."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.asking.prices import FREE, UNKNOWN, PlannedCall, estimate_cost, find_price, show_cost
from briefgen.asking.providers import read_endpoint
from briefgen.records import Usage
from stack import known_price


@pytest.mark.parametrize(
    ("model", "url", "kind"),
    [
        ("gpt-4o-mini", "https://api.openai.com", "known"),
        ("gpt-4o-mini", "https://eu.api.openai.com", "known"),
        ("gpt-4o", "https://acme.openai.azure.com", "known"),
        ("openai/gpt-4o-mini", "https://openrouter.ai", "known"),
        ("mistralai/mistral-7b-instruct:free", "https://openrouter.ai", "free"),
        ("gpt-4o-mini", "http://127.0.0.1:11434", "free"),
        ("gpt-4o-mini", "https://example.com/v1", "unknown"),
        ("gpt-4o-mini", "https://api.openai.com.evil.example/v1", "unknown"),
        ("no-such-model", "https://api.openai.com", "unknown"),
        ("my-deployment", "https://acme.openai.azure.com", "unknown"),
    ],
)
def test_price_belongs_to_endpoint_and_model(model: str, url: str, kind: str) -> None:
    """A model that somebody resells has no price that we know; this machine is free."""
    assert find_price(model, read_endpoint(url)).kind == kind


def test_cost_is_exact() -> None:
    """Decimal throughout: 0.15 and 0.60 dollars a million, half price from the cache."""
    assert known_price().cost(Usage(1_000, 100, cached_tokens=400)) == Decimal("0.00018")


def test_unknown_is_not_nothing() -> None:
    """Unknown has no cost; free costs 0."""
    assert (UNKNOWN.cost(Usage(5, 5)), FREE.cost(Usage(5, 5))) == (None, 0)


def test_range_goes_from_the_likely_to_the_longest() -> None:
    """Low: the certain calls with likely answers. High: every call, each answer at its longest."""
    calls = [PlannedCall(1_000, 100, 400), PlannedCall(2_000, 200, 800, certain=False)]

    cost = estimate_cost(calls, known_price())

    assert (cost.calls_low, cost.calls_high) == (1, 2)
    assert (cost.prompt_low, cost.prompt_high, cost.completion_low, cost.completion_high) == (1_000, 3_000, 100, 1_200)
    assert (cost.low, cost.high) == (Decimal("0.00021"), Decimal("0.00117"))


def test_range_of_an_unknown_price() -> None:
    """Calls and tokens are told even where dollars cannot be."""
    cost = estimate_cost([PlannedCall(10, 1, 2)], UNKNOWN)

    assert (cost.low, cost.high, cost.prompt_low) == (None, None, 10)


@given(st.lists(st.tuples(st.integers(0, 9_999), st.integers(0, 999), st.integers(0, 999), st.booleans()), max_size=20))
@settings(max_examples=50, deadline=None)
def test_low_never_passes_high(rows: list[tuple[int, int, int, bool]]) -> None:
    """Law: the range is one."""
    calls = [PlannedCall(prompt, likely, likely + more, certain) for prompt, likely, more, certain in rows]
    cost = estimate_cost(calls, known_price())

    assert cost.low is not None
    assert cost.high is not None
    assert cost.low <= cost.high


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "$0"), ("0.000006", "$0.0000060"), ("0.0123", "$0.012"), ("0.5", "$0.50"), ("2", "$2.00"),
        ("1234.5", "$1234.50"),
    ],
)  # fmt: skip
def test_amounts_for_a_person(amount: str, shown: str) -> None:
    """Cents from a dollar up, two digits that count below."""
    assert show_cost(Decimal(amount)) == shown
    assert show_cost(None) == "price unknown"
