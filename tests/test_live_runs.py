"""Whole runs as a user has them: the true command, the true pipeline, and a server that is killed, slow, faulty or gone."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from answering_server import PASSING, Account, answering
from briefgen.asking.fixtures.suite import find_suites, load_suite
from briefgen.asking.models.budget import Bill
from briefgen.asking.prices import estimate_cost
from briefgen.asking.prompts import load_prompts
from briefgen.cli import run as run_here
from briefgen.cli.progress import CLEAR, ProgressLine, progress_words
from briefgen.engines.live import Progress
from briefgen.engines.planning import expected_tokens, plan_run, request_tokens
from briefgen.pages.readers import read_paths
from briefgen.pipeline import BriefOptions
from briefgen.records import Reply, Usage
from briefgen.text.tokens import count_tokens
from live_command import KEY, Command, Ended, price_here, run, write_articles

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL and wait4")

JOBS = 4
TOP = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    with answering(tmp_path_factory.mktemp("server") / "log") as account:
        yield account


@pytest.fixture(autouse=True)
def _calm(request: pytest.FixtureRequest) -> None:
    """Each test finds a server that answers everything, and an account without rows."""
    if "server" in request.fixturenames:
        calm(request.getfixturevalue("server"))


def calm(server: Account) -> None:
    server.set(share=0.0, latency=0.0, seed=0, faults=PASSING)
    server.forget()


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("news"), 24)


@pytest.fixture(scope="module")
def undisturbed(server: Account, news: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The briefing of a run that nothing disturbed."""
    calm(server)
    ended = run(brief_words(server, news), state=tmp_path_factory.mktemp("undisturbed"))
    assert (ended.code, ended.lines[0]) == (0, f"engine llm: tiny-1 at {server.base_url.removesuffix('/v1')}")
    server.forget()
    return ended.out


def brief_words(server: Account | str, news: Path, *more: str, jobs: int = JOBS) -> list[str]:
    base_url = server if isinstance(server, str) else server.base_url
    return ["brief", str(news), "-m", "tiny-1", "--base-url", base_url, "-j", str(jobs), "-f", "json", *more]


def shown_bill(state: Path, number: int) -> dict[str, Decimal | int]:
    """What `briefgen runs show` says of a run."""
    said = shown("runs", "show", str(number), state=state)
    settled, held = re.search(r"settled +\$([\d.]+) \(of it maybe paid: \$([\d.]+)\)", said).groups()  # type: ignore[union-attr]
    bound, attempts = re.search(r"in flight at most \$([\d.]+) \((\d+) attempts\)", said).groups()  # type: ignore[union-attr]
    sent, answered = re.search(r"tokens +([\d,]+) in, ([\d,]+) out", said).groups()  # type: ignore[union-attr]
    tokens = int(sent.replace(",", "")) + int(answered.replace(",", ""))
    return {
        "settled": Decimal(settled), "held": Decimal(held), "open": Decimal(bound), "open_attempts": int(attempts),
        "tokens": tokens,
    }  # fmt: skip


def shown(*words: str, state: Path) -> str:
    """What a command prints, run in this process."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(printed):
        patch.setenv("BRIEFGEN_STATE", str(state))
        assert run_here(words) == 0
    return printed.buffer.getvalue().decode()  # type: ignore[attr-defined,no-any-return]


def billed(rows: tuple[dict[str, Any], ...]) -> Decimal:
    """What the server's answers cost."""
    usages = [row["usage"] for row in rows if row.get("usage")]
    costs = [price_here().cost(Usage(usage["prompt_tokens"], usage["completion_tokens"])) for usage in usages]
    return sum((cost for cost in costs if cost is not None), Decimal(0))


def two_lines(ended: Ended, code: int, word: str = "error") -> None:
    """The exit code, and on stderr the engine's line, if it came that far, and two more; the key nowhere."""
    lines = [line for line in ended.lines if not line.startswith("engine ")]
    assert (ended.code, len(lines)) == (code, 2), ended.err
    assert lines[0].startswith(f"{word}: ")
    assert lines[1].startswith("next: ")
    assert KEY not in ended.err
    assert "Traceback" not in ended.err


# ---------------------------------------------------------------- killed


@pytest.mark.parametrize(("number", "quiet"), [(1, False), (9, True), (24, False)])
def test_run_killed_at_a_request_goes_on(
    server: Account, news: Path, undisturbed: bytes, tmp_path: Path, number: int, quiet: bool
) -> None:
    """SIGKILL when the server hears request `number`: the same command gives the same bytes, pays no kept answer again,
    and the bill of the killed run is exact for what was settled and a bound for what was in flight.
    """
    first, second = kill_and_resume(server, news, undisturbed, tmp_path, number, quiet=quiet)

    killed, resumed = shown_bill(tmp_path, 1), shown_bill(tmp_path, 2)
    assert killed["settled"] <= billed(first) <= killed["settled"] + killed["open"]
    assert resumed["settled"] == billed(second)
    assert (resumed["open_attempts"], killed["held"], resumed["held"]) == (0, 0, 0)
    if quiet:
        assert killed["settled"] == billed(first)


def kill_and_resume(
    server: Account, news: Path, undisturbed: bytes, state: Path, number: int, *, quiet: bool
) -> tuple[tuple[dict[str, Any], ...], tuple[dict[str, Any], ...]]:
    """The server's rows before and after the kill. With `quiet`, what was answered has reached the journal."""
    server.set(hold=number - 1)
    command = Command(brief_words(server, news), state=state)
    assert server.wait_for(number)
    if quiet:
        wait_until_kept(state, server, number - 1)
    command.kill()
    heard = len(server.heard())
    server.set(hold=None, lost=heard)

    ended = run(brief_words(server, news), state=state)

    rows = server.heard()
    answered = Counter(row["key"] for row in rows if row["answered"])
    twice = [key for key, count in answered.items() if count > 1]
    assert (ended.code, ended.out == undisturbed) == (0, True)
    assert len(twice) <= shown_bill(state, 1)["open_attempts"] <= JOBS
    return rows[:heard], rows[heard:]


def wait_until_kept(state: Path, server: Account, least: int = 0) -> None:
    """Until the journal has settled as many attempts as the server has answered, so many at least."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        answered = sum(1 for row in server.heard() if row["answered"])
        if answered >= least and shown_settled(state) == answered:
            return
        time.sleep(0.05)
    raise AssertionError("the journal never held what was answered")


def shown_settled(state: Path) -> int:
    import sqlite3

    with sqlite3.connect(f"file:{state / 'journal.sqlite3'}?mode=ro", uri=True) as journal:
        return int(journal.execute("SELECT count(*) FROM attempts WHERE money = 'paid'").fetchone()[0])


def test_interrupted_run_ends_soon_and_goes_on(server: Account, news: Path, undisturbed: bytes, tmp_path: Path) -> None:
    """Ctrl-C with calls in flight: two lines and exit 130 within 2 s, the calls booked as maybe paid; then it goes on."""
    server.set(hold=12)
    command = Command(brief_words(server, news), state=tmp_path)
    assert server.wait_for(13)
    wait_until_kept(tmp_path, server)
    began = time.monotonic()
    command.interrupt()
    ended = command.end()
    took = time.monotonic() - began
    server.set(hold=None, lost=len(server.heard()))

    two_lines(ended, 130)
    assert took < 2.0
    bill = shown_bill(tmp_path, 1)
    assert (bill["open_attempts"], bill["held"] > 0) == (0, True)
    assert "interrupted" in shown("runs", "list", state=tmp_path)
    assert run(brief_words(server, news), state=tmp_path).out == undisturbed
    answered = Counter(row["key"] for row in server.heard() if row["answered"])
    assert set(answered.values()) == {1}


def test_interrupted_run_keeps_answers_on_their_way(server: Account, news: Path, tmp_path: Path) -> None:
    """An answer that comes in the moment after Ctrl-C was paid for: it is kept, not asked for again."""
    server.set(latency=0.25)
    command = Command(brief_words(server, news), state=tmp_path)
    assert server.wait_for(6)
    command.interrupt()
    two_lines(command.end(), 130)
    server.set(latency=0.0)

    assert run(brief_words(server, news), state=tmp_path).code == 0

    answered = Counter(row["key"] for row in server.heard() if row["answered"])
    assert set(answered.values()) == {1}


# ---------------------------------------------------------------- faults


def test_run_over_random_faults_finishes(server: Account, tmp_path: Path) -> None:
    """A third of all answers are faults: the run ends, lists what failed, and every other article is in the briefing."""
    news = write_articles(tmp_path / "news", 60)
    server.set(share=0.3, seed=1)
    command = Command(brief_words(server, news, "--timeout", "3", "--max-cost", "1", jobs=64), state=tmp_path / "state")
    ended = command.end()

    briefing = json.loads(ended.out)
    failed = {failure["source_id"] for failure in briefing["run"]["failures"] if failure["stage"] == "extract"}
    told = {quote["citation"]["source_id"] for quote in briefing["quotes"]}
    assert ended.code == (4 if briefing["run"]["failures"] else 0)
    assert failed | told == {source["id"] for source in briefing["sources"]}
    assert not failed & told
    assert Decimal(command.most_reserved()["usd"]) <= 1
    assert sum(1 for row in server.heard() if row["fault"]) > 10
    if failed:
        two_lines(ended, 4, "partial")


# ---------------------------------------------------------------- what stops a run


def test_missing_key_is_said_before_anything_is_asked(news: Path, tmp_path: Path) -> None:
    """A model of somebody else's without a key: exit 2, two lines."""
    ended = run(
        ["brief", str(news), "-m", "tiny-1", "--base-url", "https://models.example/v1"], state=tmp_path, key=None
    )

    two_lines(ended, 2)
    assert "BRIEFGEN_API_KEY" in ended.lines[-1]


def test_refused_key_stops_the_run(news: Path, tmp_path: Path) -> None:
    """401: exit 6 after one request, with the host and without the key."""
    with answering(tmp_path / "log", share=1.0, faults=["key_in_error"]) as server:
        ended = run(brief_words(server, news), state=tmp_path)
        two_lines(ended, 6)
        assert len(server.heard()) == 1


@pytest.mark.parametrize(("cap", "low", "high"), [("--max-cost", "0.006", "1"), ("--max-tokens", "40000", "900000")])
def test_cap_stops_the_run_and_a_higher_one_goes_on(
    server: Account, news: Path, undisturbed: bytes, tmp_path: Path, cap: str, low: str, high: str
) -> None:
    """A cap that is too small: exit 5, nothing reserved beyond it; a higher one goes on and pays nothing twice."""
    server.set(latency=0.05)
    command = Command(brief_words(server, news, cap, low), state=tmp_path)
    two_lines(command.end(), 5)
    most = command.most_reserved()["usd" if cap == "--max-cost" else "tokens"]
    assert 0 < Decimal(most) <= Decimal(low)
    first = len(server.heard())
    assert 0 < first < 30
    assert shown_bill(tmp_path, 1)["open_attempts"] == 0

    assert run(brief_words(server, news, cap, high), state=tmp_path).out == undisturbed

    answered = Counter(row["key"] for row in server.heard() if row["answered"])
    assert set(answered.values()) == {1}
    assert shown_bill(tmp_path, 1)["settled"] + shown_bill(tmp_path, 2)["settled"] == billed(server.heard())


def test_server_that_is_not_there(news: Path, tmp_path: Path) -> None:
    """Nothing listens: exit 7 with the host, and a state to go on from."""
    ended = run(brief_words("http://127.0.0.1:9/v1", news), state=tmp_path)

    two_lines(ended, 7)
    assert "127.0.0.1:9" in ended.err
    assert shown_bill(tmp_path, 1)["settled"] == 0


def test_server_that_goes_away_in_the_middle(server: Account, news: Path, undisturbed: bytes, tmp_path: Path) -> None:
    """503 with "come back in 90 minutes" in the middle: exit 7, says when; what was answered is not asked again."""
    server.set(hold=10)
    command = Command(brief_words(server, news), state=tmp_path)
    assert server.wait_for(11)
    wait_until_kept(tmp_path, server)
    server.set(share=1.0, faults=["unavailable_503_long"], hold=None)
    two_lines(command.end(), 7)
    server.set(share=0.0)

    assert run(brief_words(server, news), state=tmp_path).out == undisturbed

    answered = Counter(row["key"] for row in server.heard() if row["answered"])
    assert set(answered.values()) == {1}


def test_every_chunk_fails(news: Path, tmp_path: Path) -> None:
    """A model that refuses everything: exit 4, and both the two lines and the briefing say so; the figures stand."""
    with answering(tmp_path / "log", share=1.0, faults=["refusal"]) as server:
        ended = run(brief_words(server, news), state=tmp_path)
        strict = run(brief_words(server, news, "--strict"), state=tmp_path)

    two_lines(ended, 4, "partial")
    assert "no chunk could be read" in ended.lines[-2]
    briefing = json.loads(ended.out)
    extracts = [failure for failure in briefing["run"]["failures"] if failure["stage"] == "extract"]
    assert len(extracts) == 48
    assert {claim["citation"]["source_id"] for group in briefing["figures"] for claim in group["claims"]} == {
        source["id"] for source in briefing["sources"]
    }
    assert briefing["quotes"] == []
    assert any(note["kind"] == "failure" and "are missing here" in note["text"] for note in briefing["notes"])
    two_lines(strict, 1, "partial")


# ---------------------------------------------------------------- before and during


def test_dry_run_asks_nothing(server: Account, news: Path, tmp_path: Path) -> None:
    """-n tells calls, tokens and price, needs no key, sends nothing and leaves nothing behind."""
    said = run(brief_words(server, news, "-n"), state=tmp_path, key=None)
    elsewhere = ["brief", str(news), "-m", "gpt-4o", "--dry-run"]

    assert said.code == 0
    assert "extract 24, relate 1, compose 1" in said.out.decode()
    assert re.search(r"price +\$0\.0\d+ to \$0\.\d+", run(elsewhere, state=tmp_path, key=None).out.decode())
    assert b"no model is asked: $0" in run(["brief", str(news), "--dry-run"], state=tmp_path, key=None).out
    assert (server.heard(), (tmp_path / "journal.sqlite3").exists()) == ((), False)


def test_verbose_run_in_a_pipe_tells_its_steps(server: Account, tmp_path: Path) -> None:
    """-v tells each retry in a plain line; without it a run has its engine and its bill, and no control characters."""
    news = write_articles(tmp_path / "news", 6)
    server.set(share=0.4, seed=3, faults=["server_error"])
    loud = run(brief_words(server, news, "-v"), state=tmp_path / "a")
    server.forget()
    silent = run(brief_words(server, news), state=tmp_path / "b")

    assert any("attempt 2 of 5" in line for line in loud.lines)
    assert [line.split()[0] for line in silent.lines] == ["engine", "run"]
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", loud.err + silent.err)


@pytest.mark.parametrize("name", ["company", "flood", "seeds"])
def test_estimate_is_near_what_was_recorded(name: str) -> None:
    """The tokens that -n expects are within 15 % of the messages, schemas and answers of a story's recordings."""
    suite = next(suite for suite in find_suites(TOP / "fixtures") if suite.name == name)
    fixtures = load_suite(suite.folder).fixtures
    sent = sum(request_tokens(fixture.request) for fixture in fixtures)
    answered = sum(count_tokens(r.text) for fixture in fixtures for r in fixture.responses if isinstance(r, Reply))

    calls = plan_run(read_paths([suite.articles]).articles, load_prompts(), BriefOptions())

    assert expected_tokens(calls) == pytest.approx(sent + answered, rel=0.15)


def test_plan_is_a_range() -> None:
    """What is certain and likely is below what was recorded, every call at its longest above it."""
    suite = next(suite for suite in find_suites(TOP / "fixtures") if suite.name == "seeds")
    told = estimate_cost(plan_run(read_paths([suite.articles]).articles, load_prompts(), BriefOptions()), price_here())

    fixtures = load_suite(suite.folder).fixtures
    sent = sum(request_tokens(fixture.request) for fixture in fixtures)
    assert told.calls_low <= len(fixtures) <= told.calls_high
    assert told.prompt_low <= sent <= told.prompt_high
    assert told.low is not None
    assert told.high is not None
    assert 0 < told.low < told.high


def test_progress_is_one_line_of_plain_words() -> None:
    """Articles, calls in flight, retries, cost so far and the time that is left; none of it before there is a pace."""
    bill = Bill(spent=Decimal("0.00423"), held=Decimal(0))
    early = Progress(24, 0, 24, 0, 0, 8, 0, bill, 1.0)
    later = Progress(24, 12, 28, 14, 4, 8, 3, bill, 20.0)

    assert progress_words(early) == "0 of 24 articles, 8 in flight, $0.0042 so far"
    told = "12 of 24 articles, 8 in flight, 3 retries, 4 from the journal, $0.0042 so far, about 28 s left"
    assert progress_words(later) == told


def test_progress_line_is_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal the line is written over, stands below what is said, and is gone at the end."""

    class Standing:
        closed = False
        progress = Progress(24, 0, 24, 0, 0, 8, 0, Bill(), 1.0)

    with ProgressLine("over") as line:
        line.follow(Standing())  # type: ignore[arg-type]
        time.sleep(0.5)
        line.say("a note")
    written = capsys.readouterr().err

    assert "\n" not in written.partition("a note\n")[0]
    assert written.partition("a note\n")[0].endswith(CLEAR)
    assert written.endswith(CLEAR)
