"""What tokens cost: genai-prices' bundled table, offline, in Decimal. An unknown price is `unknown`, never 0.

A price belongs to an endpoint and a model together: `gpt-4o` behind somebody's proxy costs what that proxy asks, so it
is unknown. A server on this machine is free.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from briefgen.asking.providers import Endpoint
from briefgen.records import Usage

if TYPE_CHECKING:
    from genai_prices.types import ModelInfo, Provider

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Price:
    """What one model costs at one endpoint, in US dollars; `kind` says whether that is known."""

    kind: Literal["known", "free", "unknown"]
    model: str = ""
    found: tuple[Provider, ModelInfo] | None = field(default=None, repr=False, compare=False)

    def cost(self, usage: Usage) -> Decimal | None:
        """US dollars for these tokens, cached ones at their own price; None where the price is unknown.

        Prices that depend on the hour or on the length of the prompt are taken as they stand now.
        """
        if self.kind != "known" or self.found is None:
            return ZERO if self.kind == "free" else None
        from genai_prices import Usage as Tokens

        provider, model = self.found
        tokens = Tokens(
            input_tokens=usage.prompt_tokens,
            output_tokens=usage.completion_tokens,
            cache_read_tokens=min(usage.cached_tokens, usage.prompt_tokens),
        )
        return model.calc_price(tokens, provider).total_price


FREE = Price("free")
UNKNOWN = Price("unknown")


def find_price(model: str, endpoint: Endpoint) -> Price:
    """The price of `model` at `endpoint`: free on loopback, unknown where the table does not hold both."""
    if endpoint.loopback:
        return FREE
    from genai_prices.data_snapshot import get_snapshot

    provider_id = endpoint.provider.price_id
    try:
        found = get_snapshot().find_provider_model(
            model, None, provider_id, None if provider_id else f"{endpoint.base_url}/"
        )
    except LookupError:
        return UNKNOWN
    if not provider_id and not _is_whole_host(found[0].api_pattern, endpoint):
        return UNKNOWN
    price = Price("known", model, found)
    per_million = (price.cost(Usage(1_000_000, 0)), price.cost(Usage(0, 1_000_000)))
    if any(not amount for amount in per_million):
        # A row of the table without a price is a gap in it, unless the endpoint itself calls the model free.
        return FREE if model.endswith(":free") and not any(per_million) else UNKNOWN
    return price


def _is_whole_host(pattern: str, endpoint: Endpoint) -> bool:
    """The table's patterns match beginnings: `https://api.x.com` also begins `https://api.x.com.example.org`."""
    match = re.match(pattern, f"{endpoint.base_url}/")
    return match is not None and match.end() >= len(endpoint.origin)


@dataclass(frozen=True, slots=True)
class PlannedCall:
    """A call that a run will make, or may make. Tokens: `prompt` as counted, `likely` and `at_most` of its answer."""

    prompt: int
    likely: int
    at_most: int
    certain: bool = True
    """False for calls that depend on answers: a repair, a second draft."""


@dataclass(frozen=True, slots=True)
class CostRange:
    """What a run will cost before anything is asked: `low` if all goes as expected, `high` if every call is made."""

    calls_low: int
    calls_high: int
    prompt_low: int
    prompt_high: int
    completion_low: int
    completion_high: int
    low: Decimal | None
    """US dollars; None where the price is unknown."""
    high: Decimal | None


def estimate_cost(calls: Sequence[PlannedCall], price: Price) -> CostRange:
    """The range over the calls: certain ones with their likely answers, against all of them at their longest."""
    certain = [call for call in calls if call.certain]
    low = [Usage(call.prompt, call.likely) for call in certain]
    high = [Usage(call.prompt, call.at_most) for call in calls]
    return CostRange(
        calls_low=len(certain),
        calls_high=len(calls),
        prompt_low=sum(usage.prompt_tokens for usage in low),
        prompt_high=sum(usage.prompt_tokens for usage in high),
        completion_low=sum(usage.completion_tokens for usage in low),
        completion_high=sum(usage.completion_tokens for usage in high),
        low=_total(low, price),
        high=_total(high, price),
    )


def show_cost(amount: Decimal | None) -> str:
    """An amount for a person: "$0.0042", "$1.37", "price unknown"; small amounts keep two digits that count.

    >>> show_cost(Decimal("0.00423")), show_cost(Decimal("1.3749")), show_cost(None), show_cost(Decimal(0))
    ('$0.0042', '$1.37', 'price unknown', '$0')
    """
    if amount is None:
        return "price unknown"
    if amount == 0:
        return "$0"
    digits = max(2, 1 - amount.adjusted())
    return f"${amount:.{digits}f}"


def _total(usages: Sequence[Usage], price: Price) -> Decimal | None:
    costs = [price.cost(usage) for usage in usages]
    return None if price.kind == "unknown" else sum((cost for cost in costs if cost is not None), ZERO)
