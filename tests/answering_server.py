"""A server on loopback that answers the true pipeline's requests as a careful, dull model would, and keeps account.

Every answer fits its schema and depends on the request's own text alone: extraction gives the quotations that stand in
the numbered sentences, in their own words; composing cuts one sentence from the material. So two runs over the same
articles get the same answers, whatever was killed, repeated or reordered between them. A share of the answers may be a
fault of `fault_server`'s catalogue, chosen by seed, request and attempt.

    with answering(log, share=0.3, seed=1) as server:      # a process of its own
        ...  # server.base_url; server.heard() is the account: one row a request, and whether it was answered

A request numbered `hold` or above is not answered until `hold` is lifted: what is then in flight can be killed there.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import re
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefgen.stages.answers import RelateAnswer
from fault_server import FAULTS, FOREVER, FaultServer, Line, completion

PASSING = (
    "cut_before_answer", "reset_before_answer", "cut_in_headers", "cut_in_body", "cut_in_chunk", "garbage_status",
    "negative_length", "gzip_small", "brotli", "event_stream", "plain_text", "empty", "array", "null", "cut_json",
    "trailing_garbage", "huge_number", "deep_nesting", "latin1", "error_text_in_200", "error_429_in_200", "choices_null",
    "choices_two", "message_missing", "content_object", "bad_request", "timeout_408", "conflict_409", "too_large_413",
    "unprocessable_422", "server_error", "server_error_final", "bad_gateway_page", "unavailable_503", "overloaded_529",
    "rate_limited", "retry_after_ms", "retry_after_zero", "retry_after_garbage", "context_length", "content_filter_400",
    "refusal", "finish_content_filter", "finish_length", "content_null", "invalid_json", "missing_field", "extra_field",
    "nan_answer", "duplicate_keys", "lone_surrogate", "huge_integer", "fences", "endless_body", "endless_error_page",
    "gzip_bomb", "usage_missing", "usage_absurd", "usage_negative",
)  # fmt: skip
"""Faults that concern one request. Those that rightly end a whole run (a refused key, a web page in the place of the
API, "come back in an hour") are tried one by one, and those that only a time-out ends would make a run of hours."""


# ---------------------------------------------------------------- the answers


def answer_of(request: Mapping[str, Any]) -> str:
    """The answer to a request's body, as JSON text that fits the schema asked for."""
    told = "\n".join(message["content"] for message in request["messages"][:2])
    return json.dumps(ANSWERING[stage_of(request)](told), ensure_ascii=False)


def stage_of(request: Mapping[str, Any]) -> str:
    """The stage, by the schema's name; below strict schemas by a field of the schema in the instructions."""
    form = request.get("response_format") or {}
    if form.get("type") == "json_schema":
        return str(form["json_schema"]["name"])
    system = request["messages"][0]["content"]
    fields = {"statements": "mend", "not_figures": "relate", "page": "compose"}
    return next((stage for field, stage in fields.items() if f'"{field}":{{' in system), "extract")


LINE = re.compile(r"^(\d+):( \(headline\))? (.+)$", re.MULTILINE)
SAID = re.compile("“([^”]+)”,? said ([A-Z][a-z]+ [A-Z][a-z]+)")


def extract_answer(told: str) -> dict[str, object]:
    """Every quotation with a speaker."""
    material = told[told.index("<<articles") : told.rindex("<</articles")]
    lines = [(int(number), words) for number, headline, words in LINE.findall(material) if not headline]
    quotes = [
        {"s": number, "words": said, "speaker": speaker, "role": ""}
        for number, words in lines
        for said, speaker in SAID.findall(words)
    ]
    return {"quotes": quotes, "denials": [], "events": [], "positions": []}


def compose_answer(told: str) -> dict[str, object]:
    """One sentence without a number, cut from the material, with its id."""
    sentences = re.findall(r"^([^\s:]+:\d+) (.+)$", told.rpartition("\nSentences:\n")[2], re.MULTILINE)
    plain = [(ref, words) for ref, words in sentences if not re.search(r"\d", words)]
    return {"page": "\n\n".join(["# A day", *(f"{words} [{ref}]" for ref, words in plain[:1])])}


ANSWERING: Mapping[str, Callable[[str], dict[str, object]]] = {
    "extract": extract_answer,
    "relate": lambda told: {key: [] for key in RelateAnswer.model_fields},
    "compose": compose_answer,
    "mend": lambda told: {"statements": []},
}


# ---------------------------------------------------------------- the server


class AnsweringServer(FaultServer):
    """Answers by the request's own text, a share of the time with a fault, and writes down which it answered."""

    def __init__(
        self, *, latency: float = 0.0, share: float = 0.0, seed: int = 0, faults: Sequence[str] = PASSING
    ) -> None:
        super().__init__(self.reply, latency=latency)
        self.share, self.seed, self.faults = share, seed, tuple(faults)
        self.hold: int | None = None
        self.changed = asyncio.Event()
        self.lost = 0
        """Held requests below this number are dropped: who asked is dead."""
        self.asked: Counter[str] = Counter()
        self.number = 0
        self.account: Path | None = None
        """Where the rows go. Not `log`, which holds whole bodies."""

    async def reply(self, line: Line) -> None:
        """One answer. `/control` sets `hold` and `share`; all else is a request for a completion."""
        self.heard.clear()  # the account is in the log: a long run must not be held twice
        if line.heard.path == "/control":
            for name, value in line.heard.json.items():
                setattr(self, name, value)
            if "number" in line.heard.json:
                self.asked.clear()  # attempts are counted anew too, so that a test's faults are its own
            self.changed.set()
            self.changed = asyncio.Event()
            await line.answer(200, "{}")
            return
        number, key = self.number, hashlib.sha256(line.heard.body).hexdigest()
        self.number += 1
        self.asked[key] += 1
        request = line.heard.json
        title = re.search(r"^1: \(headline\) (.+)$", request["messages"][1]["content"], re.MULTILINE)
        about = title[1] if title else None
        self.note({"number": number, "key": key, "stage": stage_of(request), "about": about})
        while self.hold is not None and number >= self.hold:
            await self.changed.wait()
        if number < self.lost:
            line.hang_up()
            return
        await asyncio.sleep(self.latency)
        fault = self.fault_for(key, self.asked[key])
        if fault is not None:
            self.note({"number": number, "fault": fault, "answered": False})
            await FAULTS[fault](line)
            return
        answer = envelope(request, len(line.heard.body))
        await line.answer(200, json.dumps(answer))
        self.note({"number": number, "answered": True, "usage": answer["usage"]})

    def fault_for(self, key: str, attempt: int) -> str | None:
        """The same fault for the same seed, request and attempt, in whatever order requests come."""
        chance = int.from_bytes(hashlib.sha256(f"{self.seed} {key} {attempt}".encode()).digest()[:8], "big")
        if not self.faults or chance % 10_000 >= self.share * 10_000:
            return None
        return self.faults[chance // 10_000 % len(self.faults)]

    def note(self, row: Mapping[str, object]) -> None:
        if self.account is not None:
            with self.account.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")


def envelope(request: Mapping[str, Any], sent: int) -> dict[str, Any]:
    """A completion with its usage: a token for each four bytes."""
    text = answer_of(request)
    prompt, answered = max(1, sent // 4), max(1, len(text.encode()) // 4)
    usage = {"prompt_tokens": prompt, "completion_tokens": answered, "total_tokens": prompt + answered}
    return completion(text, usage=usage)


# ---------------------------------------------------------------- a process of its own


@dataclass
class Account:
    """What a server in a process of its own heard and answered."""

    base_url: str
    log: Path

    def heard(self) -> tuple[dict[str, Any], ...]:
        """One row a request in order of arrival: number, key (hash of the body), stage, fault, answered."""
        rows: dict[int, dict[str, Any]] = {}
        if self.log.exists():
            for line in self.log.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                rows.setdefault(row["number"], {"answered": None, "fault": None}).update(row)
        return tuple(rows[number] for number in sorted(rows))

    def wait_for(self, number: int, *, seconds: float = 60.0) -> bool:
        """Until that many requests have been heard in all; False where they were not."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.log.exists() and self.log.read_bytes().count(b'"key"') >= number:
                return True
            time.sleep(0.005)
        return False

    def set(self, **values: object) -> None:
        """Change `hold`, `lost`, `share`, `latency`, `seed`, `faults` or `number` of the running server."""
        url = self.base_url.removesuffix("/v1") + "/control"
        body = json.dumps(values).encode()
        request = urllib.request.Request(url, data=body, headers={"Connection": "close"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10):
            pass

    def forget(self) -> None:
        """Begin the account anew."""
        self.set(number=0, hold=None, lost=0)
        self.log.unlink(missing_ok=True)


@contextmanager
def answering(
    log: Path, *, latency: float = 0.0, share: float = 0.0, seed: int = 0, faults: Sequence[str] = PASSING
) -> Iterator[Account]:
    """A server in its own process while the `with` lasts. It ends by itself after an hour."""
    words = ["--latency", str(latency), "--share", str(share), "--seed", str(seed), "--faults", ",".join(faults)]
    command = [sys.executable, __file__, "--log", str(log), *words]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        yield Account(server.stdout.readline().strip(), log)
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


async def _serve(options: argparse.Namespace) -> None:
    faults = [name for name in options.faults.split(",") if name]
    server = AnsweringServer(latency=options.latency, share=options.share, seed=options.seed, faults=faults)
    server.account = Path(options.log) if options.log else None
    await server.start(options.port)
    print(server.base_url, flush=True)
    await asyncio.sleep(FOREVER)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description="Answers the pipeline's requests on loopback, for tests and benchmarks."
    )
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer")
    parser.add_argument("--share", type=float, default=0.0, help="of the answers that are faults, 0 to 1")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--faults", default=",".join(PASSING), help="names from the catalogue, with commas")
    parser.add_argument("--log", help="a file that gets a JSON line for each request and each answer")
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(parser.parse_args(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
