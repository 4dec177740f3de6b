"""The journal: every paid reply, every attempt and every run of this user, in one private SQLite file.

Replies hold passages of articles, so the file has mode 0600 in a folder of mode 0700, and nothing of it leaves the
machine. A reply is committed here before it is used: what was paid for once is never asked again (same request, same
model, same endpoint). An attempt is written before it is sent and closed after, so that after a kill the bill is
"settled, and at most so much in flight".

A file that is not ours, that is broken or that a newer briefgen wrote is left exactly as it is, with a clear error.
When the disk is full, a small file kept for that moment is given up, so that replies already on their way still fit.
"""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from briefgen.errors import BriefgenError, InputError, Money, OutputError, UsageError
from briefgen.records import Reply, Usage

APPLICATION_ID: Final = 0x62726667
"""Marks the file as a journal of briefgen ("brfg"); SQLite keeps it in the header."""
BUSY_SECONDS: Final = 30.0
"""How long one process waits for another's write."""
BALLAST_BYTES: Final = 2 << 20
"""Kept on disk beside the journal and given up when the disk is full: room for the replies that are in flight."""

FULL_HINT: Final = "make room, then the same command goes on where it stopped"

MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (
    (
        """CREATE TABLE runs (
            id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, state TEXT NOT NULL DEFAULT 'open',
            engine TEXT NOT NULL, model TEXT, host TEXT, about TEXT NOT NULL DEFAULT '', articles INTEGER,
            bill TEXT, note TEXT, briefing TEXT)""",
        """CREATE TABLE replies (
            key TEXT PRIMARY KEY, run INTEGER, stage TEXT NOT NULL, question TEXT NOT NULL, model TEXT NOT NULL,
            host TEXT NOT NULL, reply TEXT NOT NULL, cost TEXT, kept TEXT NOT NULL)""",
        """CREATE TABLE attempts (
            id INTEGER PRIMARY KEY, run INTEGER, stage TEXT NOT NULL, question TEXT NOT NULL, begun TEXT NOT NULL,
            reserved_cost TEXT, reserved_tokens INTEGER NOT NULL, money TEXT NOT NULL DEFAULT 'open', ended TEXT,
            cost TEXT, prompt_tokens INTEGER, completion_tokens INTEGER, fault TEXT)""",
        "CREATE INDEX attempts_of_run ON attempts (run)",
        "CREATE INDEX replies_of_run ON replies (run)",
    ),
)
"""Numbered by position. A journal's `user_version` says how many it has seen; rows are only ever added here."""


# ---------------------------------------------------------------- what is written and read


@dataclass(frozen=True, slots=True)
class KeptReply:
    """A reply under its journal key. `cost` in US dollars, None where no price is known."""

    key: str
    stage: str
    question: str
    model: str
    host: str
    reply: Reply
    cost: Decimal | None = None
    run: int | None = None


@dataclass(frozen=True, slots=True)
class AttemptBegun:
    """Written before an attempt is sent."""

    stage: str
    question: str
    reserved_cost: Decimal | None
    reserved_tokens: int
    run: int | None = None


@dataclass(frozen=True, slots=True)
class AttemptEnded:
    """Written when an attempt is over. `fault` is the code of a `ModelFault` or the name of an error's class."""

    number: int
    money: Money
    cost: Decimal | None = None
    usage: Usage | None = None
    fault: str | None = None


Entry = KeptReply | AttemptBegun | AttemptEnded


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as `briefgen runs list` shows it. `state`: open (running or killed), done, partial, stopped ..."""

    id: int
    started: datetime
    ended: datetime | None
    state: str
    engine: str
    model: str | None
    host: str | None
    about: str
    articles: int | None
    replies: int
    attempts: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class RunBill:
    """What a run cost, from its attempts. After a kill: `settled`, and at most `open_cost` on top.

    Costs are None where a price is unknown. `held` is the part of `settled` that is maybe paid: answers that were
    lost, at their reservation.
    """

    settled: Decimal | None
    held: Decimal | None
    open_cost: Decimal | None
    open_attempts: int
    prompt_tokens: int
    completion_tokens: int
    attempts: tuple[tuple[str, int], ...]
    """Number of attempts by money state: open, unsent, refused, paid, unknown."""
    faults: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Pruned:
    runs: int
    replies: int
    attempts: int


class Journal:
    """The open file. Safe for threads, and beside other processes that have it open. Close it with `close()`."""

    def __init__(
        self, path: Path, write: sqlite3.Connection, read: sqlite3.Connection, now: Callable[[], datetime]
    ) -> None:
        """Use `open_journal`."""
        self.path = path
        self._log = path.with_name(path.name + "-wal")
        self._write, self._read, self._now = write, read, now
        self._writing, self._reading = threading.Lock(), threading.Lock()

    def find_reply(self, key: str, *, run: int | None = None) -> KeptReply | None:
        """The reply kept under `key`, or None; with `run`, only one that this run itself asked for (`--fresh`)."""
        query = "SELECT run, stage, question, model, host, reply, cost FROM replies WHERE key = ?"
        with self._reading, _clear_errors(self.path):
            row = self._read.execute(query, (key,)).fetchone()
        if row is None or (run is not None and row[0] != run):
            return None
        return KeptReply(key, row[1], row[2], row[3], row[4], _read_reply(row[5]), _decimal(row[6]), row[0])

    def write(self, entries: Sequence[Entry], *, replace: bool = False) -> tuple[int | KeptReply, ...]:
        """`commit`, and then `flush`: the entries outlive a kill and a power cut when this returns."""
        written = self.commit(entries, replace=replace)
        self.flush()
        return written

    def commit(self, entries: Sequence[Entry], *, replace: bool = False) -> tuple[int | KeptReply, ...]:
        """Commits all entries in one transaction, or none; they outlive a kill when this returns, in about 0.1 ms.

        Returns one result for each: the number of a begun attempt, the reply that is kept from now on, 0 for an ended
        attempt. A key that another process has just kept stays with that reply, unless `replace`. Raises `OutputError`
        where the disk is full, after the ballast was given up.
        """
        try:
            return self._insert_all(entries, replace=replace)
        except sqlite3.OperationalError as error:
            if not _is_full(error) or not self._drop_ballast():
                raise _clear_error(self.path, error) from None
        except sqlite3.Error as error:
            raise _clear_error(self.path, error) from None
        with _clear_errors(self.path):
            self._insert_all(entries, replace=replace)
        self.flush()
        raise OutputError(
            f"{self.path}: the disk is full; what was paid for has been kept",
            hint=FULL_HINT,
        )

    def flush(self) -> None:
        """Waits until what was committed is on the disk. Needs no lock, so it may run beside reads and writes.

        It is what `synchronous=FULL` does after each commit, done once for many: a sync of the write-ahead log. SQLite
        holds no lock on that file, so that opening and closing it is safe. Raises `OutputError`.
        """
        try:
            number = os.open(self._log, os.O_RDWR)
        except FileNotFoundError:
            return  # the log was just folded into the file, which syncs it; or the file is not in WAL mode
        try:
            os.fsync(number)
        except OSError as error:
            raise OutputError(f"{self.path}: {error.strerror or 'cannot be written'}", hint=FULL_HINT) from None
        finally:
            os.close(number)

    def start_run(
        self,
        *,
        engine: str,
        model: str | None = None,
        host: str | None = None,
        about: str = "",
        articles: int | None = None,
    ) -> int:
        """A new run, in state open. `about` says what of: the paths as they were given. Returns its number."""
        query = "INSERT INTO runs (started, engine, model, host, about, articles) VALUES (?, ?, ?, ?, ?, ?)"
        values = (self._stamp(), engine, model, host, about[:1_000], articles)
        with self._transaction() as connection:
            return _row_id(connection.execute(query, values))

    def end_run(self, run: int, state: str, *, bill: str | None = None, note: str | None = None) -> None:
        """Closes a run with its state (done, partial, stopped, refused, interrupted ...) and bill as JSON."""
        query = "UPDATE runs SET ended = ?, state = ?, bill = ?, note = ? WHERE id = ?"
        with self._transaction() as connection:
            connection.execute(query, (self._stamp(), state, bill, note, run))

    def list_runs(self, *, limit: int = 20) -> tuple[RunRow, ...]:
        """The latest runs, newest first."""
        with self._reading, _clear_errors(self.path):
            rows = self._read.execute(f"{_RUNS} ORDER BY id DESC LIMIT ?", (limit,)).fetchall()
        return tuple(_run_row(row) for row in rows)

    def find_run(self, run: int) -> RunRow:
        """One run. Raises `InputError` where there is none of that number."""
        with self._reading, _clear_errors(self.path):
            row = self._read.execute(f"{_RUNS} WHERE id = ?", (run,)).fetchone()
        if row is None:
            raise InputError(f"no run {run}", hint="`briefgen runs list` shows them")
        return _run_row(row)

    def bill_of(self, run: int) -> RunBill:
        """The bill of a run, from its attempts; zero for a run without any."""
        query = "SELECT money, cost, reserved_cost, prompt_tokens, completion_tokens, fault FROM attempts WHERE run = ?"
        with self._reading, _clear_errors(self.path):
            rows = self._read.execute(query, (run,)).fetchall()
        return _bill(rows)

    def prune(self, older_than: timedelta) -> Pruned:
        """Forgets runs, attempts and replies older than this, and gives their space back."""
        before = (self._now() - older_than).astimezone(UTC).isoformat(timespec="seconds")
        with self._transaction() as connection:
            runs = connection.execute("DELETE FROM runs WHERE started < ?", (before,)).rowcount
            replies = connection.execute("DELETE FROM replies WHERE kept < ?", (before,)).rowcount
            attempts = connection.execute("DELETE FROM attempts WHERE begun < ?", (before,)).rowcount
        with self._writing, _clear_errors(self.path):
            self._write.execute("VACUUM")
        return Pruned(runs, replies, attempts)

    def close(self) -> None:
        """Closes the file; what was written is written."""
        with self._reading:
            self._read.close()
        with self._writing:
            self._write.close()

    def _insert_all(self, entries: Sequence[Entry], *, replace: bool) -> tuple[int | KeptReply, ...]:
        with self._transaction(clear=False) as connection:
            return tuple(self._insert(connection, entry, replace=replace) for entry in entries)

    def _insert(self, connection: sqlite3.Connection, entry: Entry, *, replace: bool) -> int | KeptReply:
        if isinstance(entry, KeptReply):
            return self._insert_reply(connection, entry, replace=replace)
        if isinstance(entry, AttemptBegun):
            query = (
                "INSERT INTO attempts (run, stage, question, begun, reserved_cost, reserved_tokens)"
                " VALUES (?, ?, ?, ?, ?, ?)"
            )
            cost = _text(entry.reserved_cost)
            values = (entry.run, entry.stage, entry.question, self._stamp(), cost, entry.reserved_tokens)
            return _row_id(connection.execute(query, values))
        usage = entry.usage or Usage(0, 0)
        connection.execute(
            "UPDATE attempts SET money = ?, ended = ?, cost = ?, prompt_tokens = ?, completion_tokens = ?, fault = ?"
            " WHERE id = ?",
            (
                entry.money, self._stamp(), _text(entry.cost), usage.prompt_tokens, usage.completion_tokens,
                entry.fault, entry.number,
            ),
        )  # fmt: skip
        return 0

    def _insert_reply(self, connection: sqlite3.Connection, kept: KeptReply, *, replace: bool) -> KeptReply:
        verb = "REPLACE" if replace else "IGNORE"
        query = (
            f"INSERT OR {verb} INTO replies (key, run, stage, question, model, host, reply, cost, kept)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        written = _write_reply(kept.reply)
        values = (kept.key, kept.run, kept.stage, kept.question, kept.model, kept.host, written, _text(kept.cost))
        done = connection.execute(query, (*values, self._stamp()))
        if done.rowcount:
            return kept
        row = connection.execute("SELECT reply, cost, run FROM replies WHERE key = ?", (kept.key,)).fetchone()
        return KeptReply(
            kept.key, kept.stage, kept.question, kept.model, kept.host, _read_reply(row[0]), _decimal(row[1]), row[2]
        )

    @contextmanager
    def _transaction(self, *, clear: bool = True) -> Iterator[sqlite3.Connection]:
        """A write transaction; rolled back where its body, or its commit, raises."""
        with self._writing:
            try:
                self._write.execute("BEGIN IMMEDIATE")
                yield self._write
                self._write.execute("COMMIT")
            except sqlite3.Error as error:
                _roll_back(self._write)
                if clear:
                    raise _clear_error(self.path, error) from None
                raise

    def _drop_ballast(self) -> bool:
        """Frees the room that was kept for this moment. Whether there was any."""
        try:
            _ballast_path(self.path).unlink()
        except OSError:
            return False
        return True

    def _stamp(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="seconds")


def open_journal(
    path: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC), ballast: bool = True
) -> Journal:
    """Opens the journal at `path`, made with its folder if it is not there yet, and brings it up to date.

    Raises `OutputError` where nothing can be written there, `UsageError` where the file is no journal, is broken or is
    of a newer briefgen.
    """
    _prepare_file(path)
    write = _connect(path)
    try:
        with _clear_errors(path):
            _check_owner(write, path)
            _migrate(write, path)
            read = _connect(path)
    except BriefgenError:
        write.close()
        raise
    if ballast:
        _lay_ballast(path)
    return Journal(path, write, read, now)


# ---------------------------------------------------------------- the file


def _prepare_file(path: Path) -> None:
    """Makes folder and file with modes for their owner only. SQLite gives its side files the file's own mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise UsageError(f"{path}: a link or no regular file", hint="move it away, or set BRIEFGEN_STATE")
        number = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            if os.name == "posix" and stat.S_IMODE(os.fstat(number).st_mode) & 0o077:
                os.fchmod(number, 0o600)
        finally:
            os.close(number)
    except OSError as error:
        raise OutputError(
            f"{path}: the journal cannot be written ({error.strerror or type(error).__name__})",
            hint="set BRIEFGEN_STATE to a folder that can be written; without a journal a paid reply could be lost",
        ) from None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    with _clear_errors(path):
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
    return connection


def _check_owner(connection: sqlite3.Connection, path: Path) -> None:
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if owner != APPLICATION_ID and objects:
        raise UsageError(f"{path}: another program's database", hint="move it away, or set BRIEFGEN_STATE")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Applies what is missing. Two processes may come here at once: the second finds nothing left to do."""
    (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    # Where the file system has no WAL, each commit syncs by itself; else `flush` does, once for many.
    connection.execute(f"PRAGMA synchronous={'NORMAL' if mode == 'wal' else 'FULL'}")
    if _version(connection, path) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection, path), len(MIGRATIONS)):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(MIGRATIONS)}")
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        _roll_back(connection)
        raise


def _version(connection: sqlite3.Connection, path: Path) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise UsageError(
            f"{path}: written by a newer briefgen (form {version}, this one knows {len(MIGRATIONS)})",
            hint="update briefgen, or set BRIEFGEN_STATE to another folder",
        )
    return int(version)


def _ballast_path(path: Path) -> Path:
    return path.with_name(path.name + "-ballast")


def _lay_ballast(path: Path) -> None:
    """Written, not sparse. Without room for it the journal works all the same, so this never raises."""
    ballast = _ballast_path(path)
    try:
        if ballast.exists() and ballast.stat().st_size == BALLAST_BYTES:
            return
        number = os.open(ballast, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(os.urandom(1) * BALLAST_BYTES)
    except OSError:
        ballast.unlink(missing_ok=True)


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


@contextmanager
def _clear_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _clear_error(path, error) from None


def _is_full(error: sqlite3.Error) -> bool:
    return "full" in str(error).lower() or getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL


def _clear_error(path: Path, error: sqlite3.Error) -> BriefgenError:
    """What went wrong with the file, in briefgen's words."""
    said = str(error).lower()
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or "malformed" in said or "not a database" in said:
        return UsageError(
            f"{path}: the journal is broken, and was left as it is",
            hint="move it away to begin a new one; `sqlite3 FILE .recover` gets back what can be read",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or "locked" in said:
        return OutputError(
            f"{path}: another process holds the journal", hint="wait for the other run to end, and try again"
        )
    if _is_full(error):
        return OutputError(f"{path}: the disk is full", hint=FULL_HINT)
    return OutputError(
        f"{path}: the journal cannot be read or written ({str(error)[:80]})",
        hint="set BRIEFGEN_STATE to a folder that can be written",
    )


# ---------------------------------------------------------------- rows

_RUNS = (
    "SELECT id, started, ended, state, engine, model, host, about, articles, note,"
    " (SELECT count(*) FROM replies WHERE run = runs.id), (SELECT count(*) FROM attempts WHERE run = runs.id) FROM runs"
)


def _run_row(row: tuple[object, ...]) -> RunRow:
    number, started, ended, state, engine, model, host, about, articles, note, replies, attempts = row
    return RunRow(
        id=int(str(number)),
        started=datetime.fromisoformat(str(started)),
        ended=datetime.fromisoformat(str(ended)) if ended else None,
        state=str(state),
        engine=str(engine),
        model=None if model is None else str(model),
        host=None if host is None else str(host),
        about=str(about),
        articles=None if articles is None else int(str(articles)),
        replies=int(str(replies)),
        attempts=int(str(attempts)),
        note=None if note is None else str(note),
    )


def _bill(rows: Sequence[tuple[str, str | None, str | None, int | None, int | None, str | None]]) -> RunBill:
    settled = [_decimal(cost) for money, cost, *_ in rows if money in ("paid", "unknown")]
    held = [_decimal(cost) for money, cost, *_ in rows if money == "unknown"]
    still_open = [_decimal(reserved) for money, _, reserved, *_ in rows if money == "open"]
    return RunBill(
        settled=_sum(settled),
        held=_sum(held),
        open_cost=_sum(still_open),
        open_attempts=len(still_open),
        prompt_tokens=sum(row[3] or 0 for row in rows),
        completion_tokens=sum(row[4] or 0 for row in rows),
        attempts=_counted(row[0] for row in rows),
        faults=_counted(row[5] for row in rows if row[5]),
    )


def _counted(words: Iterator[str]) -> tuple[tuple[str, int], ...]:
    found = list(words)
    return tuple((word, found.count(word)) for word in sorted(set(found)))


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    return None if any(amount is None for amount in amounts) else sum((a for a in amounts if a is not None), Decimal(0))


def _write_reply(reply: Reply) -> str:
    """JSON in ASCII: a lone surrogate in an answer is kept too, which SQLite's UTF-8 could not."""
    usage = reply.usage
    return json.dumps(
        {
            "text": reply.text,
            "finish_reason": reply.finish_reason,
            "model": reply.model,
            "refusal": reply.refusal,
            "usage": None
            if usage is None
            else [usage.prompt_tokens, usage.completion_tokens, usage.cached_tokens, usage.estimated],
        }
    )


def _read_reply(text: str) -> Reply:
    """Raises `UsageError` for a row that somebody has changed."""
    try:
        kept = json.loads(text)
        usage = None if kept["usage"] is None else Usage(*kept["usage"])
        return Reply(kept["text"], kept["finish_reason"], kept["model"], usage, kept["refusal"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise UsageError("a reply in the journal cannot be read", hint="--fresh asks again and replaces it") from None


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def _row_id(cursor: sqlite3.Cursor) -> int:
    assert cursor.lastrowid is not None
    return cursor.lastrowid
