"""The money of a run: reservations never pass the cap, and every attempt is booked as what it was."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.asking.models.budget import Budget, Reservation, open_budget
from briefgen.asking.models.budgeted import Budgeted
from briefgen.asking.models.pace import TRIES, Tries
from briefgen.asking.prices import FREE, UNKNOWN, Price
from briefgen.asking.providers import read_endpoint
from briefgen.errors import BriefgenError, CapReached, Money, OutputError, ProviderRefused, Unreachable, UsageError
from briefgen.records import Question, Reply, Request, Usage
from stack import ask, count_words, known_price


class Answering:
    """Answers each request as `answer` says, after letting others run."""

    def __init__(self, answer: Callable[[Request], Reply | BriefgenError]) -> None:
        self.answer = answer

    async def complete(self, request: Request) -> Reply:
        await asyncio.sleep(0)
        step = self.answer(request)
        if isinstance(step, BriefgenError):
            raise step
        return step


def paid(prompt: int = 20, completion: int = 5) -> Reply:
    return Reply("one two three", "stop", "m", Usage(prompt, completion))


def budget_of(usd: str | None = None, tokens: int | None = None, price: Price | None = None) -> Budget:
    return Budget(price=price or known_price(), usd=Decimal(usd) if usd else None, tokens=tokens, count=count_words)


def run_one(budget: Budget, step: Reply | BriefgenError, request: Request | None = None) -> Reply | BriefgenError:
    try:
        return asyncio.run(Budgeted(Answering(lambda _: step), budget).complete(request or ask()))
    except BriefgenError as error:
        return error


COST = Decimal("0.000006")
"""20 prompt and 5 completion tokens at 0.15 and 0.60 dollars a million."""


def test_paid_attempt_is_booked_at_its_usage() -> None:
    """A reply costs what it says it used, to the last digit."""
    budget = budget_of("2")
    run_one(budget, paid())

    bill = budget.bill
    assert (bill.calls, bill.spent, bill.held, bill.prompt_tokens, bill.completion_tokens) == (1, COST, 0, 20, 5)


@pytest.mark.parametrize(("money", "kept"), [("unsent", False), ("refused", False), ("unknown", True), ("paid", True)])
def test_failed_attempt_is_booked_as_what_it_was(money: Money, kept: bool) -> None:
    """What was maybe paid stays reserved; what was not sent or was refused costs nothing."""
    budget = budget_of("2")
    run_one(budget, Unreachable("gone", money=money))

    assert budget.bill.spent == 0
    assert (budget.bill.held or 0) > 0 if kept else budget.bill.held == 0
    assert (budget.bill.held_tokens > 100) == kept
    assert budget.bill.outcomes == ((money, 1),)


def test_refusal_for_all_is_not_billed() -> None:
    """A refused key costs nothing."""
    budget = budget_of("2")
    run_one(budget, ProviderRefused("no"))

    assert budget.bill.total == 0


def test_missing_usage_is_estimated_and_refunds_nothing() -> None:
    """Without a believable usage the tokens are our own count, marked, and the rest of the reservation stays held."""
    budget = budget_of("2")
    reply = run_one(budget, Reply("one two three", "stop", "m"))

    assert isinstance(reply, Reply)
    assert reply.usage is not None
    assert (reply.usage.completion_tokens, reply.usage.estimated, budget.bill.estimated) == (3, True, 1)
    reserved = asyncio.run(budget_of("2").reserve(ask()))
    assert budget.bill.total == reserved.cost
    assert budget.bill.held_tokens + reply.usage.prompt_tokens + 3 == reserved.tokens


def test_cap_stops_before_anything_is_sent() -> None:
    """A call that could pass the cap is not made."""
    asked: list[Request] = []
    model = Budgeted(Answering(lambda request: asked.append(request) or paid()), budget_of("0.00001"))  # type: ignore[func-returns-value]

    with pytest.raises(CapReached) as raised:
        asyncio.run(model.complete(ask()))

    assert asked == []
    assert "of $0.000010 are used" in str(raised.value)
    assert "--max-cost" in raised.value.hint


def test_token_cap_stops_too() -> None:
    """--max-tokens counts prompts and answers together."""
    budget = budget_of(tokens=300)
    run_one(budget, paid(100, 50))

    error = run_one(budget, paid())

    assert isinstance(error, CapReached)
    assert "150 of 300 are used" in str(error)
    assert "--max-tokens" in error.hint


def test_call_waits_where_it_fits_only_after_another_has_settled() -> None:
    """A cap for one reservation at a time lets many cheap calls through, one after the other."""
    need = asyncio.run(budget_of("2").reserve(ask())).cost
    assert need is not None
    budget = budget_of(str(need + 20 * COST))

    async def run() -> int:
        flying = most = 0

        def answer(_: Request) -> Reply:
            nonlocal most
            most = max(most, budget.bill.in_flight)
            return paid()

        model = Budgeted(Answering(answer), budget)
        await asyncio.gather(*(model.complete(ask(f"q{number}")) for number in range(20)))
        return most + flying

    assert asyncio.run(run()) <= 3
    assert budget.bill.spent == 20 * COST


def test_overrun_is_shown_and_is_the_last_call() -> None:
    """A server that bills more than was reserved gets no further call; its reply is still used."""
    budget = budget_of("2")

    assert isinstance(run_one(budget, paid(90_000, 5)), Reply)
    error = run_one(budget, paid())

    assert isinstance(error, CapReached)
    assert "billed 90,005 tokens where" in str(error)
    assert budget.bill.overruns == (str(error),)


def test_overrun_without_a_cap_is_only_shown() -> None:
    """Where no limit was set there is none to keep."""
    budget = budget_of()
    run_one(budget, paid(90_000, 5))

    assert len(budget.bill.overruns) == 1
    assert isinstance(run_one(budget, paid()), Reply)


def test_first_answers_teach_the_margin() -> None:
    """An endpoint that counts more than we do is reserved for accordingly, from its first answer on."""
    budget = budget_of("2")
    before = asyncio.run(budget.reserve(ask()))
    budget.settle(before, ask(), Reply("x", "stop", "m", Usage(int(before.prompt * 1.6), 1)))

    after = asyncio.run(budget.reserve(ask()))

    assert before.prompt * 1.6 <= after.tokens - 100 <= before.prompt * 2 + 16


def test_cancelled_attempt_is_maybe_paid() -> None:
    """Ctrl-C while an answer is awaited keeps the reservation."""
    budget = budget_of("2")

    class Hanging:
        async def complete(self, request: Request) -> Reply:
            await asyncio.sleep(3_600)
            raise AssertionError

    async def run() -> None:
        task = asyncio.create_task(Budgeted(Hanging(), budget).complete(ask()))
        for _ in range(3):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run())

    assert (budget.bill.in_flight, budget.bill.outcomes) == (0, (("unknown", 1),))
    assert (budget.bill.held or 0) > 0


class Log:
    """Keeps what it is told; can refuse to begin."""

    def __init__(self, *, full: bool = False) -> None:
        self.full, self.lines = full, list[tuple[object, ...]]()

    async def begin_attempt(self, request: Request, reserved: Reservation) -> int:
        await asyncio.sleep(0)
        if self.full:
            raise OutputError("disk full")
        self.lines.append(("begin", reserved.cost))
        return len(self.lines)

    def end_attempt(
        self, number: int, money: Money, *, cost: Decimal | None, usage: Usage | None = None, fault: str | None = None
    ) -> None:
        self.lines.append(("end", number, money, cost, fault))


def test_attempt_is_written_before_it_is_sent() -> None:
    """The log has the reservation before the answer, and the settled cost after it."""
    log = Log()
    asyncio.run(Budgeted(Answering(lambda _: paid()), budget_of("2"), log=log).complete(ask()))

    assert [line[0] for line in log.lines] == ["begin", "end"]
    assert log.lines[1] == ("end", 1, "paid", COST, None)


def test_what_cannot_be_written_is_not_sent() -> None:
    """Without its line in the journal no call is made, and its reservation is given back."""
    asked: list[Request] = []
    budget = budget_of("2")
    model = Budgeted(Answering(lambda r: asked.append(r) or paid()), budget, log=Log(full=True))  # type: ignore[func-returns-value]

    with pytest.raises(OutputError):
        asyncio.run(model.complete(ask()))

    assert (asked, budget.bill.total, budget.bill.in_flight) == ([], 0, 0)


def test_retries_and_repairs_are_counted_apart() -> None:
    """A retry is an attempt after the first; a repair is a question of its own, by its name."""
    budget = budget_of("2")
    run_one(budget, paid(), ask(question=Question("extract", "a.1.repair", "a")))

    async def again() -> None:
        TRIES.set(Tries(9.0, 2))
        await Budgeted(Answering(lambda _: paid()), budget).complete(ask())

    asyncio.run(again())

    assert (budget.bill.calls, budget.bill.retries, budget.bill.repairs) == (2, 1, 1)


def test_cached_tokens_are_cheaper_and_counted_apart() -> None:
    """Tokens from the provider's cache have their own price."""
    budget = budget_of("2")
    run_one(budget, Reply("x", "stop", "m", Usage(1_000, 0, cached_tokens=1_000)))

    assert (budget.bill.spent, budget.bill.cached_tokens) == (Decimal("0.000075"), 1_000)


def test_unknown_price_is_never_nothing() -> None:
    """Where no price is known the bill says so, and does not say 0."""
    budget = budget_of(price=UNKNOWN)
    run_one(budget, paid())

    assert (budget.bill.spent, budget.bill.held, budget.bill.total) == (None, None, None)


def test_prompt_count_covers_messages_frame_and_schema() -> None:
    """Each message has its frame; the schema counts where it is sent."""
    budget = budget_of()
    with_schema, without = ask("a b c"), ask("a b c", rung="text")

    assert budget.count_prompt(without) == 3 + 3 + 2 * 4 + 3
    assert budget.count_prompt(with_schema) - budget.count_prompt(without) == count_words(with_schema.schema)


@pytest.mark.parametrize(
    ("url", "model", "usd", "tokens", "kind"),
    [
        ("https://api.openai.com", "gpt-4o-mini", "2", None, "known"),
        ("http://127.0.0.1:8080", "anything", "2", None, "free"),
        ("https://example.com/v1", "gpt-4o-mini", None, None, "unknown"),
        ("https://example.com/v1", "gpt-4o-mini", "2", 9_000, "unknown"),
    ],
)
def test_caps_that_can_be_kept(url: str, model: str, usd: str | None, tokens: int | None, kind: str) -> None:
    """Known prices keep dollars, loopback is free, an unknown price has a token cap or none by one's own word."""
    budget = open_budget(model, read_endpoint(url), usd=Decimal(usd) if usd else None, tokens=tokens)

    assert budget.price.kind == kind
    assert budget.usd == (Decimal(2) if kind == "known" else None)


def test_unknown_price_needs_a_word() -> None:
    """A cap in dollars cannot be kept where the price is unknown: two lines say what to do."""
    with pytest.raises(UsageError) as raised:
        open_budget("gpt-4o-mini", read_endpoint("https://example.com/v1"), usd=Decimal(2))

    assert "price unknown" in str(raised.value)
    assert "--max-tokens" in raised.value.hint
    assert "--max-cost none" in raised.value.hint


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_reservations_never_pass_the_cap(seed: int) -> None:
    """Five hundred calls, 64 at once, 30 % of them failing: spent, held and in flight together stay below the cap."""
    chance = random.Random(seed)
    budget = budget_of("0.004", tokens=60_000)
    seen: list[Decimal] = []

    def answer(_: Request) -> Reply | BriefgenError:
        flying = budget._flying_cost + (budget.bill.total or 0)
        seen.append(flying)
        assert budget._flying_tokens + budget._booked_tokens() <= 60_000
        if chance.random() < 0.3:
            return Unreachable("x", money=chance.choice(["unknown", "refused", "unsent", "paid"]))
        return paid(20, chance.randint(0, 100)) if chance.random() < 0.9 else Reply("one", "stop", "m")

    async def run() -> list[object]:
        gate = asyncio.Semaphore(64)
        model = Budgeted(Answering(answer), budget)

        async def one(number: int) -> Reply:
            async with gate:
                return await model.complete(ask(f"q{number}"))

        return await asyncio.gather(*(one(number) for number in range(500)), return_exceptions=True)

    results = asyncio.run(run())

    assert max(seen) <= Decimal("0.004")
    assert (budget.bill.total or 0) <= Decimal("0.004")
    assert any(isinstance(result, CapReached) for result in results)
    assert all(isinstance(result, (Reply, BriefgenError)) for result in results)


@given(
    st.lists(
        st.tuples(st.sampled_from(["paid", "estimated", "unknown", "refused", "unsent"]), st.integers(0, 100)),
        max_size=30,
    )
)
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_from_the_bill(steps: list[tuple[str, int]]) -> None:
    """Law: attempts are the sum of their outcomes, spent is the sum of what was paid, nothing stays in flight."""
    budget = budget_of("2")
    costs = []
    for kind, completion in steps:
        if kind == "paid":
            run_one(budget, paid(20, completion))
            costs.append(budget.price.cost(Usage(20, completion)))
        elif kind == "estimated":
            reply = run_one(budget, Reply("a " * completion, "stop", "m"))
            assert isinstance(reply, Reply)
            assert reply.usage is not None
            costs.append(budget.price.cost(reply.usage))
        else:
            run_one(budget, Unreachable("x", money=kind))  # type: ignore[arg-type]

    assert budget.bill.calls == sum(count for _, count in budget.bill.outcomes) == len(steps)
    assert budget.bill.spent == sum(cost for cost in costs if cost is not None)
    assert (budget.bill.in_flight, budget._flying_cost, budget._flying_tokens) == (0, 0, 0)


@pytest.mark.parametrize(("price", "tokens", "counts"), [(FREE, None, 0), (UNKNOWN, None, 0), (FREE, 9_000, 3)])
def test_nothing_is_counted_that_nobody_needs(price: Price, tokens: int | None, counts: int) -> None:
    """Without a price and a cap the prompt is not counted; a missing usage is still estimated by count."""
    counted: list[str] = []

    def count(text: str) -> int:
        counted.append(text)
        return count_words(text)

    budget = Budget(price=price, tokens=tokens, count=count)
    run_one(budget, paid())
    assert len(counted) == counts
    reply = run_one(budget, Reply("one two three", "stop", "m"))

    assert isinstance(reply, Reply)
    assert reply.usage == Usage(budget.count_prompt(ask()), 3, estimated=True)


def test_free_run_has_a_bill_of_nothing() -> None:
    """A server on this machine costs 0, and its tokens are counted all the same."""
    budget = budget_of(price=FREE)
    run_one(budget, paid())

    assert (budget.bill.total, budget.bill.prompt_tokens) == (0, 20)
