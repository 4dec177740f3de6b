"""The journal: what was paid for is kept, whatever happens to the process, the disk or the file."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.asking import journal as journal_module
from briefgen.asking.journal import (
    MIGRATIONS,
    AttemptBegun,
    AttemptEnded,
    Journal,
    KeptReply,
    open_journal,
)
from briefgen.asking.models import live_model
from briefgen.asking.models.budget import Reservation
from briefgen.asking.models.journaled import Journaled, JournalWriter
from briefgen.asking.prices import FREE
from briefgen.asking.redaction import MASK, Secret
from briefgen.errors import BriefgenError, InputError, OutputError, Unreachable, UsageError
from briefgen.records import Reply, Request, Usage
from fault_server import FaultServer
from stack import KEY, ask, known_price, settings_for

TESTS = Path(__file__).parent


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    opened = open_journal(tmp_path / "state" / "journal.sqlite3")
    yield opened
    opened.close()


def kept(key: str = "k1", text: str = "hi", **changes: object) -> KeptReply:
    reply = Reply(text, "stop", "tiny-1", Usage(20, 5, 3), None)
    return replace(KeptReply(key, "extract", "a.1", "tiny", "host", reply, Decimal("0.000006")), **changes)  # type: ignore[arg-type]


# ---------------------------------------------------------------- replies


def test_kept_reply_comes_back(journal: Journal) -> None:
    """A reply is found under its key, with its usage and its cost; another key finds nothing."""
    journal.write([kept()])

    assert journal.find_reply("k1") == kept()
    assert journal.find_reply("k2") is None


@given(st.text(max_size=50), st.text(max_size=20), st.one_of(st.none(), st.text(max_size=20)))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back(text: str, model: str, refusal: str | None) -> None:
    """Law: what is written is read, lone surrogates and NUL among it."""
    opened = memory_journal()
    reply = Reply(text, "stop", model, None, refusal)
    opened.write([kept(reply=reply)])

    found = opened.find_reply("k1")
    opened.close()

    assert found is not None
    assert found.reply == reply


def memory_journal() -> Journal:
    """A journal without a file; one connection serves for both."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for statements in MIGRATIONS:
        for statement in statements:
            connection.execute(statement)
    return Journal(Path("memory"), connection, connection, lambda: datetime.now(UTC))


def test_first_reply_stays(journal: Journal) -> None:
    """Of two processes that paid for one question, both use the reply that was kept first."""
    journal.write([kept()])

    (second,) = journal.write([kept(text="other")])

    assert isinstance(second, KeptReply)
    assert second.reply.text == "hi"
    (third,) = journal.write([kept(text="other")], replace=True)
    assert isinstance(third, KeptReply)
    assert (third.reply.text, journal.find_reply("k1")) == ("other", third)


def test_row_that_somebody_changed_is_an_error(journal: Journal) -> None:
    """A row that cannot be read is no reply, and the error says how to go on."""
    journal.write([kept()])
    with sqlite3.connect(journal.path) as other:
        other.execute("UPDATE replies SET reply = '{}'")

    with pytest.raises(UsageError) as raised:
        journal.find_reply("k1")
    assert "--fresh" in raised.value.hint


def test_values_are_bound(journal: Journal) -> None:
    """SQL in a question's name is a name."""
    evil = "x'); DROP TABLE replies; --"
    journal.write([kept(key=evil, question=evil)])

    found = journal.find_reply(evil)
    assert found is not None
    assert found.question == evil


# ---------------------------------------------------------------- runs and bills


def test_run_is_listed_with_its_state(journal: Journal) -> None:
    """Runs are listed newest first, open until they end."""
    first = journal.start_run(engine="llm", model="tiny", host="host", about="seeds", articles=5)
    second = journal.start_run(engine="local")
    journal.end_run(first, "partial", note="1 chunk failed")
    journal.write([kept(run=first), AttemptBegun("extract", "a.1", Decimal("0.1"), 200, first)])

    runs = journal.list_runs()

    assert [(run.id, run.state, run.engine) for run in runs] == [(second, "open", "local"), (first, "partial", "llm")]
    assert (runs[1].replies, runs[1].attempts, runs[1].note, runs[1].articles) == (1, 1, "1 chunk failed", 5)
    assert journal.find_run(first) == runs[1]
    with pytest.raises(InputError):
        journal.find_run(99)


def test_bill_after_a_kill(journal: Journal) -> None:
    """What was settled is exact; what was in flight is an upper bound; what was maybe paid is shown apart."""
    run = journal.start_run(engine="llm")
    begun = [AttemptBegun("extract", f"a.{n}", Decimal("0.10"), 200, run) for n in range(4)]
    numbers = [number for number in journal.write(begun) if isinstance(number, int)]
    journal.write(
        [
            AttemptEnded(numbers[0], "paid", Decimal("0.03"), Usage(20, 5)),
            AttemptEnded(numbers[1], "unknown", Decimal("0.10"), fault="unreachable"),
            AttemptEnded(numbers[2], "refused", Decimal(0), fault="rate_limited"),
        ]
    )

    bill = journal.bill_of(run)

    assert (bill.settled, bill.held) == (Decimal("0.13"), Decimal("0.10"))
    assert (bill.open_cost, bill.open_attempts) == (Decimal("0.10"), 1)
    assert bill.attempts == (("open", 1), ("paid", 1), ("refused", 1), ("unknown", 1))
    assert (bill.prompt_tokens, bill.completion_tokens) == (20, 5)
    assert bill.faults == (("rate_limited", 1), ("unreachable", 1))


def test_unknown_price_stays_unknown(journal: Journal) -> None:
    """A run whose price nobody knew has no sum."""
    run = journal.start_run(engine="llm")
    (number,) = journal.write([AttemptBegun("extract", "a.1", None, 200, run)])
    assert isinstance(number, int)
    assert journal.bill_of(run).open_cost is None
    journal.write([AttemptEnded(number, "paid", None, Usage(1, 1))])
    assert journal.bill_of(run).settled is None


def test_prune_forgets_what_is_old(tmp_path: Path) -> None:
    """What is older goes, what is newer stays."""
    day = [datetime(2026, 1, 1, tzinfo=UTC)]
    journal = open_journal(tmp_path / "j", now=lambda: day[0])
    old = journal.start_run(engine="llm")
    journal.write([kept("old", run=old), AttemptBegun("extract", "a", None, 1, old)])
    day[0] += timedelta(days=40)
    new = journal.start_run(engine="llm")
    journal.write([kept("new", run=new)])

    pruned = journal.prune(timedelta(days=30))

    assert (pruned.runs, pruned.replies, pruned.attempts) == (1, 1, 1)
    assert (journal.find_reply("old"), journal.find_reply("new") is None) == (None, False)
    assert [run.id for run in journal.list_runs()] == [new]
    journal.close()


# ---------------------------------------------------------------- the file


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """The file has mode 0600, its side files too, its folder 0700; a file that was open to others is closed to them."""
    path = tmp_path / "state" / "journal.sqlite3"
    open_journal(path).close()
    path.chmod(0o644)
    journal = open_journal(path)
    journal.write([kept()])

    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    journal.close()

    assert set(modes.values()) == {0o600}
    assert f"{path.name}-wal" in modes
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_file_is_in_wal_and_marked(journal: Journal) -> None:
    """WAL, our mark, and the version of the last migration."""
    with sqlite3.connect(journal.path) as other:
        pragmas = [
            other.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "application_id", "user_version")
        ]

    assert pragmas == ["wal", journal_module.APPLICATION_ID, len(MIGRATIONS)]
    assert journal._write.execute("PRAGMA trusted_schema").fetchone() == (0,)
    assert journal._read.execute("PRAGMA trusted_schema").fetchone() == (0,)


def test_reply_waits_for_the_disk(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reply is handed on when the disk has it, which a power cut needs; an attempt's line does not wait for that."""
    steps = []
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (steps.append("synced"), sync(number))[1])

    async def run() -> None:
        writer = JournalWriter(journal)
        await writer.begin_attempt(ask(), Reservation(1, 1, None))
        steps.append("begun")
        await writer.keep_reply(kept())
        steps.append("kept")
        await writer.aclose()

    asyncio.run(run())

    assert steps == ["begun", "synced", "kept"]


def test_migrations_apply_one_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of an older form is brought up to date and keeps its rows."""
    path = tmp_path / "j"
    old = open_journal(path)
    old.write([kept()])
    old.close()
    monkeypatch.setattr(journal_module, "MIGRATIONS", (*MIGRATIONS, ("ALTER TABLE runs ADD COLUMN mood TEXT",)))

    new = open_journal(path)

    assert new.find_reply("k1") == kept()
    assert new._write.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)
    assert "mood" in [row[1] for row in new._write.execute("PRAGMA table_info(runs)")]
    new.close()


def test_failed_migration_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration is applied whole or not at all."""
    path = tmp_path / "j"
    open_journal(path).close()
    broken = ("ALTER TABLE runs ADD COLUMN mood TEXT", "ALTER TABLE nothing ADD COLUMN x")
    monkeypatch.setattr(journal_module, "MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(BriefgenError):
        open_journal(path)

    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
        assert "mood" not in [row[1] for row in other.execute("PRAGMA table_info(runs)")]


def test_newer_journal_is_left_alone(tmp_path: Path) -> None:
    """A file of a newer briefgen is not touched."""
    path = tmp_path / "j"
    open_journal(path).close()
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA user_version=99")
    with pytest.raises(UsageError, match="newer briefgen"):
        open_journal(path)

    with sqlite3.connect(path) as other:
        assert other.execute("PRAGMA user_version").fetchone() == (99,)


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 50, b"SQLite format 3\x00" + b"\xff" * 4_000, b"\x00" * 5_000]
)
def test_broken_journal_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """A broken file gives a clear line and stays as it is, for whoever can mend it."""
    path = tmp_path / "j"
    path.write_bytes(content)
    with pytest.raises(UsageError) as raised:
        open_journal(path)

    assert str(path) in str(raised.value)
    assert path.read_bytes() == content


def test_journal_that_breaks_in_the_middle(tmp_path: Path) -> None:
    """Pages that are overwritten under a run are found out, not read as replies."""
    path = tmp_path / "j"
    journal = open_journal(path)
    journal.write([kept(f"k{n}", "x" * 3_000) for n in range(40)])
    journal.close()
    data = bytearray(path.read_bytes())
    data[8_192:] = b"\xff" * (len(data) - 8_192)
    path.write_bytes(data)

    journal = open_journal(path)
    with pytest.raises(UsageError, match="broken"):
        _ = [journal.find_reply(f"k{number}") for number in range(40)]
    journal.close()


def test_anothers_database_is_left_alone(tmp_path: Path) -> None:
    """A database of another program is not made into a journal."""
    path = tmp_path / "j"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    with pytest.raises(UsageError, match="another program"):
        open_journal(path)


def test_link_is_not_followed(tmp_path: Path) -> None:
    """A link in the place of the journal could lead anywhere."""
    (tmp_path / "target").write_bytes(b"")
    (tmp_path / "j").symlink_to(tmp_path / "target")
    with pytest.raises(UsageError, match="link"):
        open_journal(tmp_path / "j")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A file in the place of the folder, or a folder without write permission: a clear line, before any call."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="cannot be written") as raised:
        open_journal(tmp_path / "file" / "j")
    assert "BRIEFGEN_STATE" in raised.value.hint

    if os.geteuid() != 0:
        (tmp_path / "locked").mkdir(mode=0o500)
        with pytest.raises(OutputError, match="cannot be written"):
            open_journal(tmp_path / "locked" / "j")


# ---------------------------------------------------------------- a full disk


def fill(journal: Journal) -> None:
    """No page more: what a full disk looks like to SQLite."""
    (pages,) = journal._write.execute("PRAGMA page_count").fetchone()
    journal._write.execute(f"PRAGMA max_page_count={pages}")


def test_full_disk_loses_nothing_that_was_paid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the ballast goes, the replies are kept, and the run ends with a clear line."""
    journal = open_journal(tmp_path / "j")
    ballast = tmp_path / "j-ballast"
    assert ballast.stat().st_size == journal_module.BALLAST_BYTES
    fill(journal)
    drop = Journal._drop_ballast

    def drop_and_make_room(self: Journal) -> bool:
        journal._write.execute("PRAGMA max_page_count=1000000")
        return drop(self)

    monkeypatch.setattr(Journal, "_drop_ballast", drop_and_make_room)
    with pytest.raises(OutputError, match="has been kept"):
        journal.write([kept(f"k{n}", "x" * 3_000) for n in range(20)])

    assert not ballast.exists()
    assert all(journal.find_reply(f"k{n}") for n in range(20))
    journal.close()


def test_full_disk_without_ballast(tmp_path: Path) -> None:
    """Without the ballast there is nothing to give up, and nothing is written by halves."""
    journal = open_journal(tmp_path / "j", ballast=False)
    journal.write([kept("before")])
    fill(journal)
    with pytest.raises(OutputError, match="disk is full"):
        journal.write([kept(f"k{n}", "x" * 3_000) for n in range(20)])

    assert journal.find_reply("before") is not None
    assert journal.find_reply("k0") is None
    journal.close()


def test_no_call_after_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Replies on their way are still written; a further attempt is not begun."""
    journal = open_journal(tmp_path / "j")

    async def run() -> list[object]:
        writer = JournalWriter(journal)
        monkeypatch.setattr(Journal, "commit", failing)
        first = await asyncio.gather(writer.keep_reply(kept("a")), return_exceptions=True)
        monkeypatch.undo()
        second = await writer.keep_reply(kept("b"))
        third = await asyncio.gather(writer.begin_attempt(ask(), Reservation(1, 1, None)), return_exceptions=True)
        with pytest.raises(OutputError):
            await writer.aclose()
        return [*first, second, *third]

    def failing(*_: object, **__: object) -> None:
        raise OutputError("the disk is full")

    first, second, third = asyncio.run(run())

    assert isinstance(first, OutputError)
    assert isinstance(second, KeptReply)
    assert isinstance(third, OutputError)
    assert journal.find_reply("b") is not None
    journal.close()


# ---------------------------------------------------------------- the model over it


class Counting:
    """A model that counts, and answers after letting others run."""

    def __init__(self, text: str = "hi") -> None:
        self.text, self.asked = text, list[str]()

    async def complete(self, request: Request) -> Reply:
        self.asked.append(request.messages[-1].content)
        await asyncio.sleep(0.005)
        if self.text == "fail":
            raise Unreachable("gone")
        return Reply(self.text, "stop", "tiny-1", Usage(20, 5))


def over(inner: Counting, writer: JournalWriter, *, model: str = "tiny", host: str = "host") -> Journaled:
    return Journaled(inner, writer, model=model, base_url=f"https://{host}/v1", host=host, price=known_price())


def test_same_question_is_answered_once(journal: Journal) -> None:
    """Ten times the same question at once, and again later: one call; another model or endpoint is another question."""
    inner = Counting()

    async def run() -> int:
        writer = JournalWriter(journal, run=journal.start_run(engine="llm"))
        model = over(inner, writer)
        await asyncio.gather(*(model.complete(ask()) for _ in range(10)))
        await over(inner, writer).complete(ask())
        first = len(inner.asked)
        await over(inner, writer, model="other").complete(ask())
        await over(inner, writer, host="elsewhere").complete(ask())
        await over(inner, writer).complete(ask(max_tokens=101))
        await writer.aclose()
        assert model._asking == {}
        return first

    assert asyncio.run(run()) == 1
    assert len(inner.asked) == 4


def test_failure_is_not_kept(journal: Journal) -> None:
    """A question that failed is asked again, also by those who waited for it."""
    inner = Counting("fail")

    async def run() -> list[object]:
        writer = JournalWriter(journal)
        model = over(inner, writer)
        results = await asyncio.gather(*(model.complete(ask()) for _ in range(3)), return_exceptions=True)
        await writer.aclose()
        return list(results)

    assert [type(result) for result in asyncio.run(run())] == [Unreachable] * 3
    assert len(inner.asked) == 3


def test_fresh_asks_again_once(journal: Journal) -> None:
    """--fresh ignores what is kept, replaces it, and still asks one question once within its run."""
    journal.write([kept()])

    async def run(*, fresh: bool, text: str) -> tuple[int, str]:
        inner = Counting(text)
        writer = JournalWriter(journal, run=journal.start_run(engine="llm"), replace=fresh)
        model = over(inner, writer)
        await model.complete(ask())
        reply = await model.complete(ask())
        await writer.aclose()
        return len(inner.asked), reply.text

    assert asyncio.run(run(fresh=False, text="first")) == (1, "first")
    assert asyncio.run(run(fresh=True, text="second")) == (1, "second")
    assert asyncio.run(run(fresh=False, text="third")) == (0, "second")


def test_key_is_in_no_row(journal: Journal) -> None:
    """A reply that holds the key is written without it."""

    async def run() -> Reply:
        writer = JournalWriter(journal, secret=Secret(KEY))
        reply = await over(Counting(f"the key is {KEY}"), writer).complete(ask())
        await writer.aclose()
        return reply

    assert asyncio.run(run()).text == f"the key is {MASK}"
    journal.close()
    for file in journal.path.parent.iterdir():
        assert KEY.encode() not in file.read_bytes()


def test_cancelled_asker_does_not_take_the_writing_along(journal: Journal) -> None:
    """Ctrl-C between an answer and its commit: the answer is in the journal all the same."""

    async def run() -> None:
        writer = JournalWriter(journal)
        task = asyncio.create_task(writer.keep_reply(kept()))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await writer.aclose()

    asyncio.run(run())

    assert journal.find_reply("k1") is not None


def test_moment_is_one_transaction(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixty-four replies of one moment are committed and synced together, not one by one."""
    batches, syncs = [], []
    commit = Journal.commit
    sync = os.fsync

    def counted(self: Journal, entries: tuple[KeptReply, ...], *, replace: bool = False) -> object:
        batches.append(len(entries))
        return commit(self, entries, replace=replace)

    monkeypatch.setattr(Journal, "commit", counted)
    monkeypatch.setattr(os, "fsync", lambda number: (syncs.append(number), sync(number))[1])

    async def run() -> None:
        writer = JournalWriter(journal)
        await asyncio.gather(*(writer.keep_reply(kept(f"k{n}")) for n in range(64)))
        await writer.aclose()

    asyncio.run(run())

    assert sum(batches) == 64
    assert (len(batches) <= 3, len(syncs) <= 3) == (True, True)


# ---------------------------------------------------------------- whole stacks and processes


def test_second_run_pays_nothing(tmp_path: Path) -> None:
    """The whole stack: the second run sends nothing, has the same replies, and its bill is empty."""

    async def run() -> tuple[list[Reply], list[Reply], int, int]:
        async with FaultServer() as server:
            known = settings_for(server.base_url, tmp_path)
            results = []
            for _ in range(2):
                journal = open_journal(known.journal_path)
                number = journal.start_run(engine="llm")
                async with live_model(known, journal=journal, run=number) as model:
                    results.append(await asyncio.gather(*(model.complete(ask(f"q{n}")) for n in range(12))))
                    bill = model.bill
                journal.end_run(number, "done")
                journal.close()
            assert (bill.calls, bill.from_journal) == (0, 12)
            return list(results[0]), list(results[1]), len(server.heard), bill.calls

    first, second, heard, _ = asyncio.run(run())

    assert first == second
    assert heard == 12


CHILD = """
import asyncio, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from stack import ask, settings_for
from briefgen.asking.journal import open_journal
from briefgen.asking.models import live_model

async def main():
    known = settings_for({url!r}, Path({state!r}))
    journal = open_journal(known.journal_path)
    run = journal.start_run(engine="llm")
    async with live_model(known, journal=journal, run=run) as model:
        await asyncio.gather(*(model.complete(ask(f"q{{n}}")) for n in range({count})))
    journal.end_run(run, "done")
    journal.close()

asyncio.run(main())
"""


def start_child(url: str, state: Path, count: int) -> subprocess.Popen[bytes]:
    code = CHILD.format(tests=str(TESTS), url=url, state=str(state), count=count)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_run_goes_on_without_paying_twice(tmp_path: Path) -> None:
    """SIGKILL again and again: each run goes on where the last was killed, and only what was in flight is asked twice.

    What the bills call open is the bound: no more than that may have been paid and lost.
    """
    count, at_once = 30, 4

    async def run() -> list[str]:
        async with FaultServer(latency=0.03) as server:
            for answered in (3, 11, 20):
                await asyncio.to_thread(kill_after, start_child(server.base_url, tmp_path, count), server, answered)
            errors = (await asyncio.to_thread(start_child(server.base_url, tmp_path, count).communicate))[1]
            assert errors == b""
            return [heard.json["messages"][-1]["content"] for heard in server.heard]

    asked = asyncio.run(run())

    journal = open_journal(tmp_path / "journal.sqlite3")
    bills = [journal.bill_of(run.id) for run in journal.list_runs()]
    states = [run.state for run in journal.list_runs()]
    journal.close()
    assert set(asked) == {f"q{number}" for number in range(count)}
    assert len(asked) - count <= sum(bill.open_attempts for bill in bills) <= 3 * at_once
    assert [bill.open_attempts <= at_once for bill in bills] == [True] * 4
    assert states == ["done", "open", "open", "open"]


def kill_after(child: subprocess.Popen[bytes], server: FaultServer, heard: int) -> None:
    """Kills the child once the server has heard that many requests in all."""
    deadline = time.monotonic() + 60
    while len(server.heard) < heard and child.poll() is None and time.monotonic() < deadline:
        time.sleep(0.001)
    child.send_signal(signal.SIGKILL)
    child.communicate()


def test_two_processes_at_once(tmp_path: Path) -> None:
    """Two runs of the same questions at the same time: both end well, and the journal is whole."""

    async def run() -> list[tuple[bytes, bytes]]:
        async with FaultServer(latency=0.01) as server:
            children = [start_child(server.base_url, tmp_path, 40) for _ in range(2)]
            return list(await asyncio.gather(*(asyncio.to_thread(child.communicate) for child in children)))

    outputs = asyncio.run(run())

    assert [error for _, error in outputs] == [b"", b""]
    journal = open_journal(tmp_path / "journal.sqlite3")
    assert journal._read.execute("SELECT count(*) FROM replies").fetchone() == (40,)
    assert journal._read.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [run.state for run in journal.list_runs()] == ["done", "done"]
    journal.close()


def test_locked_journal_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process that never lets go is named as the cause."""
    monkeypatch.setattr(journal_module, "BUSY_SECONDS", 0.05)
    journal = open_journal(tmp_path / "j")
    other = sqlite3.connect(tmp_path / "j", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OutputError, match="another process"):
        journal.write([kept()])

    other.execute("ROLLBACK")
    other.close()
    journal.write([kept()])
    assert journal.find_reply("k1") is not None
    journal.close()


def test_reply_without_a_price_costs_nothing_known(journal: Journal) -> None:
    """A free server's reply is kept with its cost of 0."""

    async def run() -> None:
        writer = JournalWriter(journal)
        await Journaled(Counting(), writer, model="m", base_url="u", host="h", price=FREE).complete(ask())
        await writer.aclose()

    asyncio.run(run())

    assert journal._read.execute("SELECT cost FROM replies").fetchone() == ("0",)
