"""Replay answers what was recorded or misses; it connects nowhere, writes nothing, and no order of arrival matters."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from briefgen.asking.fixtures.format import Fixture, RecordedFault, make_fixture
from briefgen.asking.fixtures.recording import Recording
from briefgen.asking.fixtures.replay import PatientReplay, Replay
from briefgen.asking.fixtures.suite import load_suite, replace_suite
from briefgen.errors import ContentFiltered, ContextTooLong, FixtureMiss, RateLimited, Unreachable, UsageError
from briefgen.records import Reply, Request
from small_pipeline import ARTICLES, SYSTEMS, Scripted, answer, ask, drive, make_suite, small_run, tree


class Calls:
    """Counts what would reach the network."""

    def __init__(self) -> None:
        self.connect = self.sendto = self.getaddrinfo = 0


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[Calls]:
    """An event loop opens sockets of its own, so connections, datagrams and look-ups are counted, not sockets."""
    calls = Calls()

    def counted(name: str) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            setattr(calls, name, getattr(calls, name) + 1)
            raise OSError("blocked")

        return call

    monkeypatch.setattr(socket, "getaddrinfo", counted("getaddrinfo"))
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, counted("connect"), raising=False)
    monkeypatch.setattr(socket.socket, "sendto", counted("sendto"), raising=False)
    return calls


def test_replay_connects_nowhere_and_writes_nothing(tmp_path: Path, network: Calls) -> None:
    """Counted: connect, sendto, getaddrinfo. Compared: every file below the suite, before and after."""
    make_suite(tmp_path / "s")
    before = tree(tmp_path)
    assert drive(small_run(tmp_path / "s"), Replay(tmp_path / "s")) == '{"title":"Birds and hens"}'
    assert (network.connect, network.sendto, network.getaddrinfo) == (0, 0, 0)
    assert tree(tmp_path) == before


def test_the_blocker_counts(network: Calls) -> None:
    """The test above would see a connection."""
    with pytest.raises(OSError, match="blocked"):
        socket.create_connection(("127.0.0.1", 9))
    with pytest.raises(OSError, match="blocked"):
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9))
    assert network.getaddrinfo == 1
    assert network.sendto == 1


def test_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    """The last article's question may come first."""
    make_suite(tmp_path / "s")
    forwards = drive(small_run(tmp_path / "s"), Replay(tmp_path / "s"))
    assert drive(small_run(tmp_path / "s", backwards=True), Replay(tmp_path / "s")) == forwards


def test_two_suites_and_two_runs_replay_at_once(tmp_path: Path) -> None:
    """One replay serves two runs at the same time, beside another suite."""
    make_suite(tmp_path / "a")
    make_suite(tmp_path / "b", articles={**ARTICLES, "001-zoo": "The zoo counted no birds."})
    one, two = Replay(tmp_path / "a"), Replay(tmp_path / "b")

    async def all_at_once() -> list[object]:
        runs = [
            small_run(tmp_path / "a")(one),
            small_run(tmp_path / "a", backwards=True)(one),
            small_run(tmp_path / "b")(two),
        ]
        return list(await asyncio.gather(*runs))

    assert asyncio.run(all_at_once()) == ['{"title":"Birds and hens"}'] * 3
    assert one.unasked == two.unasked == frozenset()


def miss(folder: Path, **changes: object) -> FixtureMiss:
    with pytest.raises(FixtureMiss) as caught:
        drive(small_run(folder, **changes), Replay(folder))  # type: ignore[arg-type]
    return caught.value


def test_a_miss_says_what_changed_and_both_ways_out(tmp_path: Path) -> None:
    """Prompt, article, parameters; record again, or work without recordings."""
    folder = tmp_path / "s"
    make_suite(folder)
    error = miss(folder, systems={**SYSTEMS, "compose": "Write!"})
    assert str(error) == "s: compose/compose.json: the prompt has changed since it was recorded"
    assert error.exit_code == 8
    assert "briefgen fixtures record" in error.hint
    assert "--engine local" in error.hint
    assert "the parameters have changed" in str(miss(folder, max_tokens=901))
    (folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    assert "the article has changed" in str(miss(folder))
    assert "the article and the parameters have changed" in str(miss(folder, max_tokens=901))


def test_a_changed_schema_is_named(tmp_path: Path) -> None:
    """Down to a description in it."""
    from dataclasses import replace

    make_suite(tmp_path / "s")
    request = ask("extract", "001-zoo.1", ARTICLES["001-zoo"])
    changed = replace(request, schema=request.schema.replace('"words"', '"word"'))
    with pytest.raises(FixtureMiss, match="the schema has changed"):
        asyncio.run(Replay(tmp_path / "s").complete(changed))


def test_a_question_that_was_never_recorded_is_told_apart(tmp_path: Path) -> None:
    """There is no file of that name."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "articles/003-barn.txt").write_text("The barn is empty.")
    assert "extract/003-barn.1.json: never recorded, or its file is gone" in str(miss(folder))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda f: f.write_text(f.read_text().replace("40", "41")), "edited"),
        (lambda f: f.rename(f.with_name("009-other.1.json")), "renamed"),
        (lambda f: (f.parent / "009-other.1.json").write_bytes(f.read_bytes()), "duplicate"),
        (lambda f: (f.parent / "junk.json").write_text("{}"), "edited"),
        (lambda f: (f.parent.parent / "shared/extract.json").unlink(), "missing"),
    ],
    ids=["edited", "renamed", "duplicate", "junk", "shared gone"],
)
def test_a_suite_that_is_not_what_was_recorded_is_refused_at_load(
    tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    """Before any question: its answers prove nothing."""
    folder = tmp_path / "s"
    make_suite(folder)
    spoil(folder / "extract/001-zoo.1.json")
    with pytest.raises(FixtureMiss, match=said):
        Replay(folder)


def test_a_link_is_no_fixture(tmp_path: Path) -> None:
    """A suite from others cannot show a file of ours."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "extract/009-other.1.json").symlink_to(folder / "extract/001-zoo.1.json")
    with pytest.raises(FixtureMiss, match="not a regular file"):
        Replay(folder)


def test_recorded_faults_come_in_order_and_then_the_answer_always(tmp_path: Path) -> None:
    """A 429 with its wait, a cut connection, then the answer; a second run gets the answer at once."""
    folder = tmp_path / "s"
    loaded = make_suite(folder)
    request = ask("extract", "009-new.1", "x")
    faults = (RecordedFault("rate_limited", 2), RecordedFault("unreachable"))
    replace_suite(
        loaded.suite,
        (*loaded.fixtures, make_fixture(request, *faults, answer(said="x"), synthetic="a busy server")),
        screen=lambda path, text: None,
    )
    replay = Replay(folder)

    async def four_times() -> list[object]:
        return [await _outcome(replay, request) for _ in range(4)]

    first, second, third, fourth = asyncio.run(four_times())
    assert isinstance(first, RateLimited)
    assert first.retry_after == 2
    assert isinstance(second, Unreachable)
    assert third == fourth == answer(said="x")


async def _outcome(replay: Replay, request: Request) -> object:
    try:
        return await replay.complete(request)
    except (RateLimited, Unreachable) as fault:
        return fault


def test_a_recorded_429_is_retried_without_waiting(tmp_path: Path) -> None:
    """Offline, the retries of a live run happen and nobody waits for them."""
    import time

    folder = tmp_path / "s"
    loaded = make_suite(folder)
    request = ask("extract", "009-new.1", "x")
    busy = make_fixture(request, RecordedFault("rate_limited", 30), answer(said="x"), synthetic="a busy server")
    replace_suite(loaded.suite, (*loaded.fixtures, busy), screen=lambda path, text: None)
    began = time.monotonic()
    assert asyncio.run(PatientReplay(folder).complete(request)) == answer(said="x")
    assert time.monotonic() - began < 2


# ---------------------------------------------------------------- recording


class Sink:
    def __init__(self) -> None:
        self.kept: list[Fixture] = []

    def take(self, fixture: Fixture) -> None:
        self.kept.append(fixture)


def test_a_recording_gives_what_its_replay_will_give(tmp_path: Path) -> None:
    """A repair shows the model its own answer: live and replayed, the same characters."""
    folder = tmp_path / "s"
    loaded = make_suite(folder)
    request, sink = ask("extract", "009-new.1", "x"), Sink()
    spaced = Reply('{\n "said" : "x" }', "stop", "model-a")
    live = asyncio.run(Recording(Scripted({"extract/009-new.1": spaced}), sink).complete(request))
    replace_suite(loaded.suite, (*loaded.fixtures, *sink.kept), screen=lambda path, text: None)
    assert asyncio.run(Replay(folder).complete(request)) == live
    assert live.text == '{"said":"x"}'


@pytest.mark.parametrize("fault", [ContentFiltered("no"), ContextTooLong("too long")])
def test_faults_that_a_run_goes_on_from_are_kept(fault: ContentFiltered | ContextTooLong) -> None:
    """They are raised all the same."""
    sink = Sink()
    with pytest.raises(type(fault)):
        asyncio.run(Recording(Scripted({"extract/a.1": fault}), sink).complete(ask("extract", "a.1", "x")))
    assert sink.kept[0].responses == (RecordedFault(fault.code),)


def test_an_attempt_that_came_to_nothing_is_not_kept_but_counted() -> None:
    """The recording is not complete, and says which question."""
    sink = Sink()
    recording = Recording(Scripted({"extract/a.1": Unreachable("cut")}), sink)
    with pytest.raises(Unreachable):
        asyncio.run(recording.complete(ask("extract", "a.1", "x")))
    assert sink.kept == []
    assert recording.unanswered == ("extract/a.1.json",)


def test_two_questions_of_one_name_are_refused() -> None:
    """Two files `a.txt` and `a.md` would overwrite each other's recordings."""
    recording = Recording(Scripted(), Sink())

    async def both() -> None:
        await recording.complete(ask("extract", "a.1", "x"))
        await recording.complete(ask("extract", "a.1", "y"))

    with pytest.raises(UsageError, match="two questions"):
        asyncio.run(both())


def test_a_suite_loads_with_every_file_in_its_place(tmp_path: Path) -> None:
    """Nothing of a whole suite is left over."""
    loaded = load_suite(make_suite(tmp_path / "s").suite.folder)
    assert loaded.faulty == ()
    assert [fixture.path for fixture in loaded.fixtures] == [
        "compose/compose.json",
        "extract/001-zoo.1.json",
        "extract/002-farm.1.json",
        "extract/002-farm.1.repair.json",
    ]
