"""The money of a run: what is reserved before each attempt, and what it came to.

Reserved is the most that an attempt can cost: its prompt as estimated, with a margin, and all of its answer. At every
moment `spent + held + in flight <= cap`. An attempt that does not fit *now* waits for others to settle; one that does
not fit at all ends the run (`CapReached`). Four ends: **unsent** and **refused** give the reservation back, **paid**
replaces it by what the answer says it used, **unknown** (maybe paid) keeps it. Where an answer does not say, or says
absurd things, its tokens are our estimate, and the whole reservation stays held: no server talks its own bill down.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from briefgen.asking.prices import FREE, ZERO, Price, find_price, show_cost
from briefgen.asking.providers import Endpoint
from briefgen.errors import CapReached, Money, UsageError
from briefgen.records import Reply, Request, Usage

TOKENS_PER_MESSAGE: Final = 4
TOKENS_PER_PROMPT: Final = 3
"""What OpenAI's chat format adds to the text of messages (their cookbook's numbers); the margin covers other forms."""
OWN_TOKENIZER: Final = frozenset({"openai", "azure"})
MARGIN_KNOWN: Final = 1.25
MARGIN_UNKNOWN: Final = 2.0
"""How much more than our o200k count an endpoint may count, until its first answers have shown it."""
MARGIN_AFTER: Final = 1.15
SPARE_TOKENS: Final = 16


@dataclass(frozen=True, slots=True)
class Reservation:
    """What one attempt may cost at most."""

    prompt: int
    """Our own count of what is sent; its bytes, which no count passes, where nothing depends on it."""
    tokens: int
    """Prompt with its margin, and the whole answer."""
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class Bill:
    """What a run has come to so far. Costs in US dollars, None where the price is unknown."""

    calls: int = 0
    """Attempts that were made, retries and repairs among them."""
    retries: int = 0
    repairs: int = 0
    from_journal: int = 0
    """Replies that had been paid for before."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    """The part of the prompt tokens that the provider had in its cache."""
    estimated: int = 0
    """Replies whose tokens are our estimate."""
    spent: Decimal | None = ZERO
    held: Decimal | None = ZERO
    """Reservations that are kept: attempts that were maybe paid."""
    held_tokens: int = 0
    in_flight: int = 0
    overruns: tuple[str, ...] = ()
    outcomes: tuple[tuple[str, int], ...] = ()
    """Attempts by end: paid, refused, unknown, unsent."""

    @property
    def total(self) -> Decimal | None:
        """The most that the run can have cost: spent and held."""
        return None if self.spent is None or self.held is None else self.spent + self.held


class Budget:
    """Reserves and settles for one run. `usd` and `tokens` are its caps; None is no cap."""

    def __init__(
        self,
        *,
        price: Price = FREE,
        usd: Decimal | None = None,
        tokens: int | None = None,
        same_tokenizer: bool = False,
        count: Callable[[str], int] | None = None,
    ) -> None:
        """`count` counts the o200k tokens of a text; `same_tokenizer` says that the endpoint counts alike."""
        self.price = price
        self.usd = usd if price.kind == "known" else None
        self.tokens = tokens
        self._count = count or _count_text
        self._margin = MARGIN_KNOWN if same_tokenizer else MARGIN_UNKNOWN
        self._ratio = 0.0
        self._bill = Bill(
            spent=None if price.kind == "unknown" else ZERO, held=None if price.kind == "unknown" else ZERO
        )
        self._outcomes: dict[Money, int] = {}
        self._flying_cost, self._flying_tokens = ZERO, 0
        self._overrun: str | None = None
        self._moved = asyncio.Event()

    @property
    def bill(self) -> Bill:
        """The bill as it stands."""
        return replace(self._bill, outcomes=tuple(sorted(self._outcomes.items())))

    async def reserve(self, request: Request, *, retry: bool = False) -> Reservation:
        """Reserves for one attempt, after waiting for others to settle where it fits only then.

        Raises `CapReached` where it does not fit beside what is spent and held, or after an overrun.
        """
        while True:
            need = self._need(request)
            self._check(need)
            if self._fits(need):
                break
            await self._moved.wait()
        self._flying_cost += need.cost or ZERO
        self._flying_tokens += need.tokens
        bill = self._bill
        self._bill = replace(
            bill,
            calls=bill.calls + 1,
            in_flight=bill.in_flight + 1,
            retries=bill.retries + retry,
            repairs=bill.repairs + (request.question.name.endswith(".repair") and not retry),
        )
        return need

    def settle(self, reserved: Reservation, request: Request, reply: Reply) -> tuple[Reply, Decimal | None]:
        """Pays for a reply. Returns it with its usage, estimated where it had none, and its cost."""
        usage = reply.usage or Usage(self.count_prompt(request), self._count(reply.text), estimated=True)
        cost = self.price.cost(usage)
        held, held_tokens = ZERO, 0
        if usage.estimated and reserved.cost is not None and cost is not None:
            held = max(ZERO, reserved.cost - cost)
        if usage.estimated:
            held_tokens = max(0, reserved.tokens - usage.prompt_tokens - usage.completion_tokens)
        else:
            self._note_overrun(reserved, usage, cost)
            self._learn_ratio(reserved.prompt, usage.prompt_tokens)
        bill = self._bill
        self._bill = replace(
            bill,
            prompt_tokens=bill.prompt_tokens + usage.prompt_tokens,
            completion_tokens=bill.completion_tokens + usage.completion_tokens,
            cached_tokens=bill.cached_tokens + usage.cached_tokens,
            estimated=bill.estimated + usage.estimated,
            spent=_plus(bill.spent, cost),
            held=_plus(bill.held, held),
            held_tokens=bill.held_tokens + held_tokens,
        )
        self._land(reserved, "paid")
        return replace(reply, usage=usage), cost

    def close(self, reserved: Reservation, money: Money) -> Decimal | None:
        """Ends an attempt that brought no reply. Returns what stays booked for it: all of it if it was maybe paid."""
        kept = money in ("unknown", "paid")
        if kept:
            self._bill = replace(
                self._bill,
                held=_plus(self._bill.held, reserved.cost),
                held_tokens=self._bill.held_tokens + reserved.tokens,
            )
        self._land(reserved, money)
        return reserved.cost if kept else ZERO

    def count_prompt(self, request: Request) -> int:
        """Our own count of a request's tokens: messages, their frame, and the schema where it is sent."""
        fixed, last = request.messages[:-1], request.messages[-1:]
        words = sum(self._count_fixed(message.content) for message in fixed)
        words += sum(self._count(message.content) for message in last)
        schema = 0 if request.rung == "text" else self._count_fixed(request.schema)
        return words + schema + TOKENS_PER_MESSAGE * len(request.messages) + TOKENS_PER_PROMPT

    def _count_fixed(self, text: str) -> int:
        """Instructions and schemas are the same for every chunk."""
        return _count_once(self._count, text)

    def _need(self, request: Request) -> Reservation:
        if self.price.kind != "known" and self.tokens is None:
            # Nothing is charged or capped: half a millisecond of counting each call would be for nothing.
            most = sum(len(message.content.encode(errors="replace")) for message in request.messages)
            most += len(request.schema) + TOKENS_PER_MESSAGE * len(request.messages) + TOKENS_PER_PROMPT
            return Reservation(most, most + request.max_tokens, self.price.cost(Usage(most, request.max_tokens)))
        prompt = self.count_prompt(request)
        bound = math.ceil(prompt * self._margin) + SPARE_TOKENS
        cost = self.price.cost(Usage(bound, request.max_tokens))
        return Reservation(prompt, bound + request.max_tokens, cost)

    def _check(self, need: Reservation) -> None:
        """Raises where the attempt could not be made even if nothing else were in flight."""
        if self._overrun is not None:
            raise CapReached(self._overrun, hint="what was answered is kept; compare the provider's own bill")
        booked = self._bill.total or ZERO
        if self.usd is not None and need.cost is not None and booked + need.cost > self.usd:
            used = f"{show_cost(booked)} of {show_cost(self.usd)} are used"
            raise CapReached(f"the next call may cost {show_cost(need.cost)}; {used}")
        if self.tokens is not None and self._booked_tokens() + need.tokens > self.tokens:
            raise CapReached(
                f"the next call may take {need.tokens:,} tokens; {self._booked_tokens():,} of {self.tokens:,} are used",
                hint="the same command with a higher --max-tokens goes on where it stopped; nothing is paid twice",
            )

    def _fits(self, need: Reservation) -> bool:
        flying, booked = self._flying_cost, self._bill.total or ZERO
        fits_usd = self.usd is None or need.cost is None or booked + flying + need.cost <= self.usd
        return fits_usd and (
            self.tokens is None or self._booked_tokens() + self._flying_tokens + need.tokens <= self.tokens
        )

    def _booked_tokens(self) -> int:
        return self._bill.prompt_tokens + self._bill.completion_tokens + self._bill.held_tokens

    def _land(self, reserved: Reservation, money: Money) -> None:
        self._flying_cost -= reserved.cost or ZERO
        self._flying_tokens -= reserved.tokens
        self._bill = replace(self._bill, in_flight=self._bill.in_flight - 1)
        self._outcomes[money] = self._outcomes.get(money, 0) + 1
        self._moved.set()
        self._moved = asyncio.Event()

    def _note_overrun(self, reserved: Reservation, usage: Usage, cost: Decimal | None) -> None:
        """A reply that was billed above its reservation: shown, and the run's last call where a cap was set."""
        billed = usage.prompt_tokens + usage.completion_tokens
        dearer = cost is not None and reserved.cost is not None and cost > reserved.cost
        if billed <= reserved.tokens and not dearer:
            return
        amounts = f", {show_cost(cost)} where {show_cost(reserved.cost)} was" if dearer else ""
        told = f"the provider billed {billed:,} tokens where {reserved.tokens:,} were reserved{amounts}"
        self._bill = replace(self._bill, overruns=(*self._bill.overruns, told))
        if self.usd is not None or self.tokens is not None:
            self._overrun = told

    def _learn_ratio(self, counted: int, billed: int) -> None:
        """From the first answer on, the margin is what the endpoint was seen to count above us, and a little more."""
        self._ratio = max(self._ratio, billed / max(1, counted))
        self._margin = max(1.0, self._ratio) * MARGIN_AFTER


def open_budget(
    model: str,
    endpoint: Endpoint,
    *,
    usd: Decimal | None,
    tokens: int | None = None,
    count: Callable[[str], int] | None = None,
) -> Budget:
    """The budget of a run with `model` at `endpoint`; `usd` None means that the person said "none".

    Raises `UsageError` where the price is unknown and neither a token cap nor "none" was given.
    """
    price = find_price(model, endpoint)
    if price.kind == "unknown" and usd is not None and tokens is None:
        raise UsageError(
            f"price unknown for {model} at {endpoint.host}, so --max-cost cannot be kept",
            hint="add --max-tokens N to stop at a number of tokens, or --max-cost none to set no limit",
        )
    same = endpoint.provider.name in OWN_TOKENIZER
    return Budget(price=price, usd=usd, tokens=tokens, same_tokenizer=same, count=count)


def _count_text(text: str) -> int:
    from briefgen.text.tokens import count_tokens

    return count_tokens(text)


@lru_cache(maxsize=256)
def _count_once(count: Callable[[str], int], text: str) -> int:
    return count(text)


def _plus(amount: Decimal | None, more: Decimal | None) -> Decimal | None:
    return None if amount is None else amount + (more or ZERO)
