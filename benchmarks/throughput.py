"""How close a run comes to the ideal: 500 calls of 1 s each, 64 at once, are 8 waves and so at best 8 s.

The server is a process of its own on loopback. Measured side by side, in turn, so that a busy machine is unfair to
nobody:

- `live`: briefgen's whole stack with its journal on disk, as a run uses it (`briefgen.asking.models.live_model`);
- `attempt`: `OpenAIModel` alone;
- `openai`: the SDK's default client, as its README shows it, with `.create`.

    python benchmarks/throughput.py                     # the target: live at most 1.06
    python benchmarks/throughput.py --calls 128 --latency 0.5 --repeat 1

Each line: best and median of the repeats, their ratio to the ideal, and the CPU time of this process per call.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from briefgen.asking.journal import open_journal
from briefgen.asking.models import live_model
from briefgen.asking.models.openai import OpenAIModel
from briefgen.asking.providers import Account, Limits, read_endpoint
from briefgen.asking.redaction import Secret
from briefgen.asking.settings import load_settings
from briefgen.records import Message, Question, Request

SERVER = Path(__file__).parent.parent / "tests" / "fault_server.py"
SCHEMA = (
    '{"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],"additionalProperties":false}'
)
INSTRUCTIONS = "Read the numbered sentences and answer in json. " * 60
"""About as long as a real prompt: 500 tokens, and an article's chunk of about 700 behind it."""


@dataclass(frozen=True)
class Plan:
    """What is run: so many calls, so many at once, against a server of this latency in seconds."""

    calls: int
    at_once: int
    latency: float

    @property
    def ideal(self) -> float:
        return math.ceil(self.calls / self.at_once) * self.latency


@dataclass(frozen=True)
class Timed:
    seconds: float
    cpu: float
    """Seconds of this process's CPU."""


Client = Callable[[str, Plan], Awaitable[None]]


def question(number: int) -> Request:
    words = f"[{number}] " + "The agency said that 1,234 people had left the town on Monday. " * 50
    return Request(
        Question("extract", f"a.{number}", "a"),
        (Message("system", INSTRUCTIONS), Message("user", words)),
        "answer",
        SCHEMA,
        max_tokens=800,
    )


async def ask_all(ask: Callable[[Request], Awaitable[object]], plan: Plan) -> None:
    """All calls, with as many at once as the plan says, the first ones warm."""
    gate = asyncio.Semaphore(plan.at_once)

    async def one(number: int) -> None:
        async with gate:
            await ask(question(number))

    await asyncio.gather(*(one(number) for number in range(plan.calls)))


async def run_live(base_url: str, plan: Plan) -> None:
    """The whole stack, journal and all."""
    with tempfile.TemporaryDirectory() as folder:
        known = load_settings(
            {"model": "tiny-1", "base_url": base_url, "jobs": plan.at_once, "state_folder": Path(folder)},
            environ={"OPENAI_API_KEY": "sk-benchmark-0000"},
        )
        journal = open_journal(known.journal_path)
        run = journal.start_run(engine="llm", model="tiny-1")
        async with live_model(known, journal=journal, run=run) as model:
            await ask_all(model.complete, plan)
        journal.close()


async def run_attempt(base_url: str, plan: Plan) -> None:
    """One attempt a call, and nothing around it."""
    model = OpenAIModel(
        "tiny-1",
        endpoint=read_endpoint(base_url),
        account=Account(Secret("sk-benchmark-0000")),
        limits=Limits(plan.at_once, 30.0),
    )
    await ask_all(model.complete, plan)
    await model.aclose()


async def run_openai(base_url: str, plan: Plan) -> None:
    """The SDK as it comes."""
    import openai

    async with openai.AsyncOpenAI(base_url=base_url, api_key="sk-benchmark-0000") as client:

        async def ask(request: Request) -> None:
            await client.chat.completions.create(
                model="tiny-1",
                messages=[{"role": message.role, "content": message.content} for message in request.messages],
                max_tokens=request.max_tokens,
                temperature=0,
                response_format={
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": json.loads(request.schema)},
                },
            )

        await ask_all(ask, plan)


CLIENTS: dict[str, Client] = {"live": run_live, "attempt": run_attempt, "openai": run_openai}


@asynccontextmanager
async def serving(latency: float) -> AsyncIterator[str]:
    """A server in its own process; gives its base URL."""
    command = [sys.executable, str(SERVER), "--latency", str(latency)]
    server = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    assert server.stdout is not None
    try:
        yield (await server.stdout.readline()).decode().strip()
    finally:
        server.terminate()
        await server.wait()


async def time_client(name: str, plan: Plan) -> Timed:
    async with serving(plan.latency) as base_url:
        # What is imported and opened once for a run of any length is not what is measured.
        await CLIENTS[name](base_url, Plan(1, 1, 0.0))
        began, cpu = time.perf_counter(), time.process_time()
        await CLIENTS[name](base_url, plan)
        return Timed(time.perf_counter() - began, time.process_time() - cpu)


def show(name: str, plan: Plan, runs: list[Timed]) -> str:
    best, middle = min(run.seconds for run in runs), statistics.median(run.seconds for run in runs)
    cpu = statistics.median(run.cpu for run in runs) / plan.calls * 1_000
    return (
        f"{name:<8} best {best:6.3f} s  median {middle:6.3f} s  "
        f"ratio {best / plan.ideal:.3f} / {middle / plan.ideal:.3f}  CPU {cpu:.2f} ms a call"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Ratio of a run's time to its ideal waves.")
    parser.add_argument("--calls", type=int, default=500)
    parser.add_argument("--at-once", type=int, default=64)
    parser.add_argument("--latency", type=float, default=1.0)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--clients", nargs="+", choices=sorted(CLIENTS), default=list(CLIENTS))
    options = parser.parse_args()
    plan = Plan(options.calls, options.at_once, options.latency)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    told = f"{plan.calls} calls, {plan.at_once} at once, {plan.latency} s each"
    print(f"{told}: ideal {plan.ideal:.1f} s; load {load:.1f}")
    runs: dict[str, list[Timed]] = {name: [] for name in options.clients}
    for _ in range(options.repeat):
        for name in options.clients:
            runs[name].append(asyncio.run(time_client(name, plan)))
    for name, timed in runs.items():
        print(show(name, plan, timed))


if __name__ == "__main__":
    main()
