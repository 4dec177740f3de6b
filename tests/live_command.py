"""The `briefgen` command as a process of its own, for tests and benchmarks of whole runs against a server on loopback.

`python tests/live_command.py ACCOUNT brief ...` is the command with two things added from outside: a server on this
machine has the price of a model that costs something, so that there is a bill, and the most that was ever reserved is
written to ACCOUNT when the command ends. With QUICK=1 it backs off a tenth as long. Nothing else is touched.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefgen.asking.models.budget import Budget, Reservation
    from briefgen.asking.prices import Price
    from briefgen.records import Request

KEY = "sk-canary-4f9a77e1c0de5511"
PRICED_AS = "gpt-4o-mini"
PLACES = (
    "Arden",
    "Belmor",
    "Corvo",
    "Dunhill",
    "Estra",
    "Farrow",
    "Glenby",
    "Harsk",
    "Ilmar",
    "Jorvel",
    "Kestrel",
    "Lennick",
)


def price_here() -> Price:
    """What the tests' server costs."""
    from briefgen.asking.prices import find_price
    from briefgen.asking.providers import read_endpoint

    return find_price(PRICED_AS, read_endpoint("https://api.openai.com"))


def write_articles(folder: Path, count: int) -> Path:
    """Articles of some 1,250 tokens: two of them do not fit into one question, so each has its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number + 1:03d}-storm.txt").write_text(_article(number), encoding="utf-8")
    return folder


def _article(number: int) -> str:
    place = f"{PLACES[number % len(PLACES)]}{'' if number < len(PLACES) else f' {chr(65 + number // len(PLACES))}'}"
    return (
        f"Storm reaches {place} on day {number + 1}\n\nCoast Wire, 3 March 2025\n\n"
        f"A storm reached the town of {place} on Monday, and the harbour was closed by the port office.\n\n"
        f"At least {number + 3} people were hurt in {place}, the fire service said. "
        f"The town housed {100 + 7 * number} people in its schools.\n\n"
        f"“The roads north of {place} stay shut,” said Anna Berger, the mayor.\n\n"
        f"{LONG}"
    )


# ---------------------------------------------------------------- from outside


LONG = "\n\n".join(
    " ".join(
        f"The lanes behind the old {what} of {where} were dry again by the evening, and the crews went home to rest."
        for where in PLACES
    )
    for what in ("mill", "barn", "school", "inn", "well")
)
"""Some 1,400 tokens that make an article long and say nothing, in few paragraphs: each is read for what it is."""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: bytes
    err: str
    peak_mib: float
    """The most memory that the process had."""
    seconds: float

    @property
    def lines(self) -> list[str]:
        return self.err.splitlines()


class Command:
    """One command line under way, with its own state folder and none of this machine's settings. With `priced` off it
    is the plain command, to which a server on this machine is free."""

    def __init__(
        self, words: Sequence[str], *, state: Path, key: str | None = KEY, quick: bool = True, priced: bool = True
    ) -> None:
        kept = {
            name: os.environ[name]
            for name in ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG", "BRIEFGEN_PROVIDER")
            if name in os.environ
        }
        environ = kept | {"BRIEFGEN_STATE": str(state), "HOME": str(state), "PYTHONUTF8": "1"}
        environ |= {"QUICK": "1"} if quick else {}
        if key is not None:
            environ["OPENAI_API_KEY"] = key
        state.mkdir(parents=True, exist_ok=True)
        self.account = state / "account.json"
        self._out, self._err = state / "stdout", state / "stderr"
        self._began = time.monotonic()
        with self._out.open("wb") as out, self._err.open("wb") as err:
            command = [__file__, str(self.account)] if priced else ["-m", "briefgen"]
            self.process = subprocess.Popen(
                [sys.executable, *command, *words], stdout=out, stderr=err, env=environ, cwd=state
            )

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def interrupt(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def end(self) -> Ended:
        """Waits for the end. POSIX only, since it asks what memory this very child had."""
        _, status, used = os.wait4(self.process.pid, 0)
        self.process.returncode = os.waitstatus_to_exitcode(status)
        return Ended(
            self.process.returncode,
            self._out.read_bytes(),
            self._err.read_text(encoding="utf-8"),
            used.ru_maxrss / 1_024,
            time.monotonic() - self._began,
        )

    def most_reserved(self) -> dict[str, Any]:
        """The most that was spent, held and reserved at one moment: `usd`, `tokens`."""
        said: dict[str, Any] = json.loads(self.account.read_text(encoding="utf-8"))
        return said


def run(words: Sequence[str], *, state: Path, key: str | None = KEY) -> Ended:
    return Command(words, state=state, key=key).end()


# ---------------------------------------------------------------- inside the process


def _priced(account: Path) -> None:
    """The two additions that the module's docstring tells of."""
    from briefgen.asking import prices

    known = price_here()
    prices.find_price = lambda model, endpoint: known
    from briefgen.asking.models import budget

    most = {"usd": Decimal(0), "tokens": 0}
    reserve = budget.Budget.reserve

    async def noted(self: Budget, request: Request, *, retry: bool = False) -> Reservation:
        reserved = await reserve(self, request, retry=retry)
        most["usd"] = max(most["usd"], (self.bill.total or Decimal(0)) + self._flying_cost)
        most["tokens"] = max(most["tokens"], self._booked_tokens() + self._flying_tokens)
        return reserved

    budget.Budget.reserve = noted  # type: ignore[method-assign]
    if "QUICK" in os.environ:
        from briefgen.asking.models import retrying

        retrying.SHORTEST_WAIT, retrying.LONGEST_WAIT = 0.05, 0.8  # type: ignore[misc]
    atexit.register(lambda: account.write_text(json.dumps({name: str(value) for name, value in most.items()})))


if __name__ == "__main__":
    _priced(Path(sys.argv[1]))
    from briefgen.cli import run as run_command

    sys.exit(run_command(sys.argv[2:]))
