"""`briefgen fixtures record` through a server on loopback: price first, only what is stale, everything or nothing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefgen import cli
from briefgen.asking.fixtures.suite import load_suite
from briefgen.asking.models import retrying
from briefgen.asking.prompts import prompts_folder
from briefgen.stages.answers import ANSWERS
from live_command import LONG
from small_pipeline import tree

TOP = Path(__file__).parent.parent
CANARY = "sk-canary-0123456789abcdef"

SAYS: dict[str, Any] = {
    "extract": {"quotes": [], "denials": [], "events": [], "positions": []},
    "relate": {key: [] for key in ANSWERS["relate"].model_fields},
    "compose": {"page": "# Fire [001:2]\n\n*No article tells of a tsunami.* [001:2]"},
}


class Server:
    """An OpenAI-compatible endpoint that gives each stage an empty answer, and counts."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.echo = False
        self.hold_after: int | None = None
        """Requests after this many wait and are never answered."""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stage = outer.stage_of(body)
                outer.heard.append(stage)
                if outer.hold_after is not None and len(outer.heard) > outer.hold_after:
                    time.sleep(20)
                    return
                text = json.dumps(SAYS[stage]) + (self.headers["Authorization"] if outer.echo else "")
                data = json.dumps(outer.envelope(text)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    @staticmethod
    def stage_of(body: dict[str, Any]) -> str:
        """By the answer's schema, which each stage has for itself."""
        properties = set(body["response_format"]["json_schema"]["schema"]["properties"])
        return next(stage for stage, model in ANSWERS.items() if set(model.model_fields) == properties)

    @staticmethod
    def envelope(text: str) -> dict[str, Any]:
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
        usage = {"prompt_tokens": 20, "completion_tokens": 5, "total_tokens": 25}
        return {
            "id": "c",
            "object": "chat.completion",
            "created": 1,
            "model": "tiny-1",
            "choices": [choice],
            "usage": usage,
        }

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Desk:
    """A suite of two articles without recordings, prompts of its own, a state folder, and the command line. The articles
    are too long to share a question."""

    def __init__(self, folder: Path, server: Server, capfd: pytest.CaptureFixture[str]) -> None:
        self.server, self._capfd = server, capfd
        self.folder, self.fixtures, self.suite = folder, folder / "fixtures", folder / "fixtures/mine"
        self.prompts = folder / "prompts"
        (self.suite / "articles").mkdir(parents=True)
        for name in ("001-port-courier.txt", "002-lennick-post.txt"):
            text = (TOP / "fixtures/synthetic/articles" / name).read_text(encoding="utf-8")
            (self.suite / "articles" / name).write_text(f"{text}\n\n{LONG}", encoding="utf-8")
        (self.suite / "suite.toml").write_text('format = 1\narticles = "articles"\n', encoding="utf-8")
        shutil.copytree(prompts_folder(), self.prompts)

    def arguments(self, verb: str, *more: str) -> list[str]:
        return ["fixtures", verb, "--fixtures", str(self.fixtures), "--prompts", str(self.prompts), *more]

    def run(self, verb: str, *more: str) -> Outcome:
        code = cli.run(self.arguments(verb, *more))
        return Outcome(code, *self._capfd.readouterr())

    def run_plain(self, verb: str, *more: str) -> Outcome:
        """For the verbs that take no prompts."""
        code = cli.run(["fixtures", verb, "--fixtures", str(self.fixtures), *more])
        return Outcome(code, *self._capfd.readouterr())

    def record(self, *more: str, url: str | None = None) -> Outcome:
        return self.run("record", "-m", "tiny", "--base-url", url or self.server.url, *more)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    for name in list(os.environ):
        if re.match(r"BRIEFGEN_|OPENAI_|CI$|XDG_STATE", name):
            monkeypatch.delenv(name)
    monkeypatch.setenv("BRIEFGEN_STATE", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        retrying, "SHORTEST_WAIT", 0.05
    )  # a tenth: what is held here is what comes of an attempt, not when
    monkeypatch.setattr(retrying, "LONGEST_WAIT", 0.8)
    server = Server()
    yield Desk(tmp_path, server, capfd)
    server.close()


def test_a_new_suite_is_recorded_and_then_holds(desk: Desk) -> None:
    """Price, calls, one file a question; then `check` is green and asks nobody."""
    before, _, _ = desk.run("check")
    assert before == 1
    outcome = desk.record()
    assert outcome.code == 0, outcome.err
    assert "mine: tiny at 127.0.0.1:" in outcome.out
    assert re.search(r"now: +2 calls, [\d,]+ tokens sent, at most [\d,]+ answered", outcome.out)
    assert "then:  at most" in outcome.out
    asked = len(desk.server.heard)
    assert (desk.server.heard.count("extract"), desk.server.heard.count("compose")) == (2, 1)
    assert desk.run("check") == (0, f"mine: {asked} fresh\n", "")
    assert load_suite(desk.suite).suite.model == "tiny"
    assert len(desk.server.heard) == asked
    assert not list((desk.folder / "state").rglob("recordings/*/*.json"))


def test_a_dry_run_shows_the_price_and_asks_nobody(desk: Desk) -> None:
    """And writes nothing."""
    before = tree(desk.fixtures)
    outcome = desk.record("-n")
    assert outcome.code == 0
    assert "now:   2 calls" in outcome.out
    assert desk.server.heard == []
    assert tree(desk.fixtures) == before


def test_a_changed_prompt_re_records_its_own_questions_and_the_diff_is_small(desk: Desk) -> None:
    """One word of extract.md: two calls, and only the files of that stage move, line by line."""
    desk.record()
    before, heard = tree(desk.suite), len(desk.server.heard)
    path = desk.prompts / "extract.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Copy, never correct.", "Copy and never correct."), "utf-8"
    )
    check = desk.run("check")
    assert check.code == 1
    assert "fixtures/mine/extract/001-port-courier.1.json  stale (prompt)" in check.out
    diff = desk.run("diff", "mine/extract/001-port-courier.1")
    assert any(line.startswith("+Copy and never correct.") for line in diff.out.splitlines())
    assert desk.record().code == 0
    assert desk.server.heard[heard:] == ["extract", "extract"]
    after = tree(desk.suite)
    moved = sorted(name for name in after if after[name] != before.get(name))
    assert moved == ["extract/001-port-courier.1.json", "extract/002-lennick-post.1.json", "shared/extract.json"]
    old, new = (set(side["shared/extract.json"].decode().splitlines()) for side in (before, after))
    assert len(new - old) == 2  # the line of the prompt, and the seal
    assert desk.run("check").code == 0


def test_evaluate_says_what_it_did(desk: Desk) -> None:
    """Rejected and tokens; scores where the suite has a gold."""
    desk.record()
    path = desk.prompts / "extract.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Copy, never", "Copy and never"), "utf-8")
    outcome = desk.record("--evaluate")
    assert outcome.code == 0, outcome.err
    assert re.search(r"rejected: (\d+) -> \1$", outcome.out, re.MULTILINE)
    assert "no gold" in outcome.out


def test_with_the_network_off_it_fails_in_two_lines_and_leaves_every_file(desk: Desk) -> None:
    """Nothing listens on that port."""
    before = tree(desk.fixtures)
    port = desk.server.url
    desk.server.close()
    outcome = desk.record(url=port)
    assert outcome.code == 7
    assert [line.split(":")[0] for line in outcome.err.strip().splitlines()][-2:] == ["error", "next"]
    assert tree(desk.fixtures) == before


def test_ci_never_records(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 2, nobody is asked."""
    monkeypatch.setenv("CI", "true")
    outcome = desk.record()
    assert outcome.code == 2
    assert "not recorded in CI" in outcome.err
    assert desk.server.heard == []


def test_without_a_model_it_says_so(desk: Desk) -> None:
    """A suite that was never recorded names none."""
    outcome = desk.run("record")
    assert outcome.code == 2
    assert outcome.err.startswith("error: no model is named\nnext: ")


def test_a_killed_recording_changes_nothing_and_goes_on_with_what_is_missing(desk: Desk) -> None:
    """SIGKILL after one answer: the files are as they were, and the next run does not ask that one again."""
    before = tree(desk.fixtures)
    desk.server.hold_after = 1
    command = [
        sys.executable,
        "-m",
        "briefgen",
        *desk.arguments("record", "-m", "tiny", "--base-url", desk.server.url, "-j", "1"),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        while len(desk.server.heard) < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
    finally:
        process.kill()
        process.wait()
    assert len(desk.server.heard) == 2
    assert tree(desk.fixtures) == before
    desk.server.hold_after = None
    outcome = desk.record()
    assert outcome.code == 0, outcome.err
    assert "1 answer already there, from a run that was broken off" in outcome.out  # of those asked now
    assert len(desk.server.heard) == 2 + len(load_suite(desk.suite).fixtures) - 1
    assert desk.run("check").code == 0


def test_a_recording_killed_in_its_last_step_is_finished_by_the_next(desk: Desk) -> None:
    """Between the two renames the old folder stands beside its place; the next recording puts it back."""
    desk.record()
    before = tree(desk.suite)
    desk.suite.rename(desk.fixtures / ".mine.old")
    assert desk.run("check").code == 3
    outcome = desk.record()
    assert (outcome.code, outcome.out) == (0, "mine: nothing to ask\n")
    assert tree(desk.suite) == before


def test_list_show_diff_and_prune_name_what_is_there(desk: Desk) -> None:
    """The other verbs, on the same suite."""
    desk.record()
    listed = desk.run_plain("list")
    asked = len(desk.server.heard)
    assert f"mine: {asked} questions, answered by tiny, articles in articles/" in listed.out
    shown = desk.run_plain("show", "mine/compose/compose")
    assert "=== answer by tiny-1, finished: stop ===" in shown.out
    assert desk.run("diff", "compose").out.splitlines() == ["compose/compose: fresh", "the question is the same"]
    assert desk.run("diff", "nothing").code == 2
    (desk.suite / "articles/002-lennick-post.txt").unlink()
    assert "extract/002-lennick-post.1.json: would go" in desk.run("prune", "-n").out
    assert "extract/002-lennick-post.1.json: gone" in desk.run("prune").out
    assert not (desk.suite / "extract/002-lennick-post.1.json").exists()


def test_a_key_that_the_server_echoes_is_nowhere(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in a fixture, journal, state file or on the screen; and the old files stand."""
    desk.record()
    before = tree(desk.fixtures)
    (desk.suite / "articles/001-port-courier.txt").write_text("Fire\n\nA fire killed 12 workers.\n", encoding="utf-8")
    before = tree(desk.fixtures)
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    monkeypatch.setenv("BRIEFGEN_API_KEY", CANARY)
    desk.server.echo = True
    outcome = desk.record()
    assert outcome.code != 0
    assert CANARY not in outcome.out + outcome.err
    assert tree(desk.fixtures) == before
    assert not any(CANARY.encode() in data for data in tree(desk.folder).values())


def test_a_key_in_an_article_is_refused_before_anything_is_sent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article is named by its question."""
    monkeypatch.setenv("BRIEFGEN_API_KEY", CANARY)
    for path in (desk.suite / "articles").iterdir():
        path.write_text(f"Fire\n\nA fire killed 12 workers. {CANARY} stood on the wall.\n", encoding="utf-8")
    outcome = desk.record()
    assert outcome.code == 9
    assert outcome.err.startswith("error: extract/001-port-courier.1.json: ")
    assert desk.server.heard == []
