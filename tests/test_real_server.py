"""A true server, opt-in: llama-cpp-python's over a model of random weights that the test makes itself.

See docs/providers.md for how it is run. The words that come are noise; the wire, the refusal of strict schemas, the fall
to the next rung and the grammar that the server makes of the schema are real.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from live_command import Command, write_articles
from tiny_gguf import write_tiny_model

pytestmark = pytest.mark.real_server

PYTHON = os.environ.get("BRIEFGEN_LLAMA_PYTHON", sys.executable)
"""An interpreter that has llama_cpp: it compiles for minutes and is no dependency, so it may live elsewhere."""
STARTED_SECONDS = 120.0


@pytest.fixture(scope="module")
def base_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server's base URL; skipped where it was not asked for or cannot be had."""
    if "real_server" not in str(request.config.getoption("-m")):
        pytest.skip("asked for by -m real_server only")
    if subprocess.run([PYTHON, "-c", "import llama_cpp.server.app"], capture_output=True).returncode:
        pytest.skip(f"{PYTHON} has no llama_cpp with its server")
    folder = tmp_path_factory.mktemp("model")
    write_tiny_model(folder / "tiny.gguf")
    port = free_port()
    command = [PYTHON, "-m", "llama_cpp.server", "--model", str(folder / "tiny.gguf"), "--n_ctx", "65536"]
    with (folder / "log").open("wb") as log:
        where = ["--host", "127.0.0.1", "--port", str(port)]
        server = subprocess.Popen([*command, *where], stdout=log, stderr=log)
    try:
        wait_until_up(f"http://127.0.0.1:{port}/v1/models", server)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait()


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def wait_until_up(url: str, server: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + STARTED_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with opener.open(url, timeout=5):
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError("the server did not come up")


def test_true_server_answers_the_whole_pipeline(base_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Strict schemas are refused, the next rung's grammar is kept to, every answer fits, and the second run asks nothing."""
    news = write_articles(tmp_path / "news", 3)
    words = ["brief", str(news), "-m", "tiny", "--base-url", base_url, "-j", "1", "-f", "json"]
    monkeypatch.setenv("BRIEFGEN_PROVIDER", "llama.cpp")

    first = Command(words, state=tmp_path / "state", priced=False).end()
    second = Command(words, state=tmp_path / "state", priced=False).end()

    assert (first.code, first.err.count("\n")) == (0, 2), first.err
    briefing = json.loads(first.out)
    assert briefing["run"]["failures"] == []
    assert briefing["run"]["replies"] >= 5
    assert briefing["run"]["repairs"] == 0
    assert second.out == first.out
    assert "settled $0\n" in second.err
