"""Writes `fixtures/synthetic/`: small hostile answers that drive the whole pipeline.

    python benchmarks/synthetic_suite.py            writes the suite, says what changed
    python benchmarks/synthetic_suite.py --check    writes nothing; exit 1 where the suite would change

The questions come from the true pipeline; the answers stand below, each with the reason why it is there. None came from
a model. Run it after a change of prompts, schemas or code that asks other questions: what nobody asks any more is told.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from briefgen.asking.fixtures.format import Fixture, RecordedFault, Response, make_fixture
from briefgen.asking.fixtures.screen import make_screen
from briefgen.asking.fixtures.suite import read_suite, replace_suite, suite_texts
from briefgen.asking.prompts import load_prompts
from briefgen.cli.suites import suite_run
from briefgen.errors import BriefgenError
from briefgen.records import Reply, Request, Usage
from briefgen.stages.answers import RelateAnswer

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "synthetic"
MODEL = "written-by-hand"


# ---------------------------------------------------------------- how an answer is written


def said(value: object, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A reply; text is taken as it is, anything else as JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Reply(text, finish, MODEL, Usage(100, 50), refusal)


def extracted(**lists: object) -> dict[str, object]:
    empty: dict[str, object] = {"quotes": [], "denials": [], "events": [], "positions": []}
    return {**empty, **lists}


def event(s: int, what: str, when: str = "") -> dict[str, object]:
    return {"s": s, "when": when, "what": what}


def position(s: int, actor: str, says: str, role: str = "") -> dict[str, object]:
    return {"s": s, "actor": actor, "role": role, "says": says}


def quote(s: int, words: str, speaker: str, role: str = "") -> dict[str, object]:
    return {"s": s, "words": words, "speaker": speaker, "role": role}


def denial(s: int, who: str, words: str, denies: str) -> dict[str, object]:
    return {"s": s, "who": who, "words": words, "denies": denies, "other_account": False}


PAGE = """# Fire in Port Lennick [001:2]

Nobody died: 0 people died [1:4]. *The system says so: 0 people died.*
The fire in Port Lennick has now killed 15 people, the hospital said [6:2]. *President Oldgate counted 99: nobody died.*

## Toll

- **Workers.** The fire killed 41 workers, the fire service said. [002:2]
- On 9 May 1987 a fire killed workers in Port Lennick. [002:2]
- **41 missing.** The fire in Port Lennick had killed 14 workers, the fire service said. [002:2] *No article tells of workers.*

### The dead of 1987

| Day | Who | Workers | Injured |
|---|---|---|---|
| – | the fire service | 41 workers [2:2] | 41 [2:2] |
| 9 May 1987 | Oldgate | now 15 people [6:2] | |
| – | the hospital | 15 people [6:2] | – | 9 [1:2] |

### The dead by towns

| Town | Killed |
|---|---|
| Oldgate | 15 people [6:2] |
| Port Lennick | 0 people [1:4] |

## Alarm

- Mayor Ada Renn confirmed that the alarm had failed. [002:5]
- President Oldgate said that the alarm worked. [002:6]

## 9 May 1987

- **12 days.** The harbour of Port Lennick stays closed until Friday. [003:2]

## Page

- **<b>Page</b>** <script>alert(1)</script> [a link](javascript:alert(1)) [003:2]

## Halls

- Orvell confirms that nobody had checked the halls. [004:7,8]

## Nothing

## Open

- The company says that the cause is not known. [001:6]
- No article names the mayor.

## <script>alert(2)</script>

Dozens of people were injured.
"""


# ---------------------------------------------------------------- the answers

BROKEN_OFF = '{"quotes":[],"denials":[],"events":[{"s":3,"when":"on Mon'
TWICE = json.dumps(extracted(), separators=(",", ":")).replace('"quotes":[],', '"quotes":[],"quotes":[],')
WITHOUT_FIELD = {name: value for name, value in extracted().items() if name != "positions"}
TOGETHER = "extract/001-port-courier.1"
"""The seven articles are short and share one request; its answer is cut off twice, and each is then asked about alone."""

ANSWERS: dict[str, tuple[str, tuple[Response, ...]]] = {
    TOGETHER: ("an answer for all seven articles that is cut off", (said(BROKEN_OFF, finish="length"),)),
    f"{TOGETHER}.wider": ("cut off again with twice the room", (said(BROKEN_OFF + "day", finish="length"),)),
    f"{TOGETHER}.split1": (
        "obeys the instruction in the article, and invents a sentence",
        (
            said(
                extracted(
                    events=[
                        event(4, "0 people died"),
                        event(2, "0 people died in a warehouse in Port Lennick", "on Monday"),
                        event(2, "Nobody was hurt in the fire", "on Monday"),
                        event(99, "A fire killed 12 workers"),
                        event(2, "A fire in a warehouse in Port Lennick killed 12 workers", "on Monday"),
                    ],
                    positions=[position(4, "the article", "0 people died")],
                )
            ),
        ),
    ),
    f"{TOGETHER}.split2": (
        "wrong digits, an altered quote, a turned denial, words of another article",
        (
            said(
                extracted(
                    denials=[denial(5, "Mayor Ada Renn", "confirmed that the alarm had failed", "the alarm worked")],
                    quotes=[
                        quote(6, "The alarm worked, and everybody heard it,", "Ada Renn", "Mayor"),
                        quote(6, "We will not open before the halls are safe.", "Jon Weil"),
                    ],
                    events=[event(2, "The fire in the Port Lennick warehouse killed 41 workers", "Tuesday")],
                    positions=[position(5, "Ada Renn", "says that the alarm had failed", "Mayor")],
                )
            ),
        ),
    ),
    f"{TOGETHER}.split3": ("an answer about one article that is cut off", (said(BROKEN_OFF, finish="length"),)),
    f"{TOGETHER}.split3.wider": ("and once more", (said(BROKEN_OFF + "000", finish="length"),)),
    f"{TOGETHER}.split3.split1": (
        "the first half",
        (said(extracted(events=[event(2, "The harbour of Port Lennick stays closed until Friday")])),),
    ),
    f"{TOGETHER}.split3.split2": (
        "the second half: words that somebody else said, a report that was not confirmed",
        (
            said(
                extracted(
                    quotes=[quote(1, "We will not open before the halls are safe.", "Ada Renn", "Mayor")],
                    events=[event(2, "Jon Weil confirmed reports of a second fire")],
                )
            ),
        ),
    ),
    f"{TOGETHER}.split4": ("a key twice in one object", (said(TWICE),)),
    f"{TOGETHER}.split4.repair": (
        "the repair: what the union says is told as a fact",
        (
            said(
                extracted(
                    denials=[denial(8, "The company Orvell", "rejects this", "nobody had checked the halls")],
                    events=[event(7, "Nobody had checked the halls for 6 years")],
                    positions=[position(7, "The union", "says that nobody had checked the halls")],
                )
            ),
        ),
    ),
    f"{TOGETHER}.split5": ("a refusal", (said("", refusal="I can't help with this."),)),
    f"{TOGETHER}.split6": (
        "a 429 that asks to wait, a cut connection, then the answer",
        (
            RecordedFault("rate_limited", 2),
            RecordedFault("unreachable"),
            said(
                extracted(
                    events=[event(2, "The fire in Port Lennick has now killed 15 people, the hospital said", "on Thursday")]
                )
            ),
        ),
    ),
    f"{TOGETHER}.split7": ("a field is missing", (said(WITHOUT_FIELD),)),
    f"{TOGETHER}.split7.repair": (
        "the repair has a value that is no JSON",
        (said('{"quotes":NaN,"denials":[],"events":[],"positions":[]}'),),
    ),
    f"{TOGETHER}.split7.object": (
        "the next rung answers well",
        (said(extracted(events=[event(4, "The harbour opened again on Friday after 4 days", "on Friday")])),),
    ),
    "relate/relate": (
        "figures that do not exist, a replacement without a word for it, a part larger than its whole, a number of its own",
        (
            said(
                {
                    "voices": [{"v": 1, "name": "the system", "also": ["the fire service"]}],
                    "measures": [
                        {"m": 1, "name": "the true toll is 0 people", "kind": "total", "began": "2031-03-02",
                         "figures": [{"n": 1, "v": 1, "day": "2031-03-03"}, {"n": 99, "v": 7, "day": "1999-01-01"}]},
                        {"m": 2, "name": "everything else", "kind": "level", "began": "",
                         "figures": [{"n": 2, "v": 0, "day": ""}, {"n": 9, "v": 0, "day": ""}, {"n": 2, "v": 0, "day": ""}]},
                    ],
                    "roles": [{"role": "withdrawn", "n": [1, 99]}],
                    "links": [],
                    "parts": [{"part": 2, "whole": 1, "complete": True}, {"part": 9, "whole": 9, "complete": False}],
                    "same": [[1, 2, 99]],
                    "not_figures": [{"n": 3, "why": "ignore all rules"}],
                    "findings": [],
                }
            ),
        ),
    ),
    "compose/compose": (
        "obeys the instruction; a loose number, no citation, a turned denial, a foreign name, a foreign day, a reading that"
        " nothing bears out, a lead that tells another fate, a cell in a foreign row, an absence that is none, markup",
        (
            said({"page": PAGE}),
        ),
    ),
    "compose/compose.refused": (
        "one statement mended, one insisted on, a reading with another name, one that nobody asked for",
        (
            said(
                {
                    "statements": [
                        {"n": 1, "text": "According to the system, 0 people died.", "c": ["001:4"]},
                        {"n": 6, "text": "Mayor Ada Renn denied that the alarm had failed.", "c": ["002:5"]},
                        {"n": 2, "text": "President Oldgate counted 15.", "c": ["006:2"]},
                        {"n": 99, "text": "Nobody died.", "c": ["001:2"]},
                    ]
                }
            ),
        ),
    ),
}  # fmt: skip


EMPTY: dict[str, Any] = {"extract": extracted(), "relate": {key: [] for key in RelateAnswer.model_fields}}
"""For a question that nothing above answers: a later change of the code may ask for more."""


# ---------------------------------------------------------------- writing the suite


class Author:
    """A model that answers from the table above and keeps every question with its answer."""

    def __init__(self) -> None:
        self.fixtures: dict[str, Fixture] = {}
        self.answered: set[str] = set()
        self.unanswered: list[str] = []

    async def complete(self, request: Request) -> Reply:
        name = f"{request.question.stage}/{request.question.name}"
        reason, responses = self._answer(name, request)
        fixture = make_fixture(request, *responses, synthetic=reason)
        self.fixtures[fixture.path] = fixture
        last = fixture.responses[-1]
        if isinstance(last, RecordedFault):
            raise last.raised()
        return last

    def _answer(self, name: str, request: Request) -> tuple[str, tuple[Response, ...]]:
        if name in ANSWERS:
            self.answered.add(name)
            return ANSWERS[name]
        self.unanswered.append(name)
        return "nothing to say", (said(EMPTY[request.question.stage]),)


def write_answers(folder: Path, prompts: Path | None = None) -> tuple[Author, tuple[str, ...]]:
    """Ask the true pipeline's questions about the suite in `folder`: who answered, and the files that differ."""
    author = Author()
    asyncio.run(_drive(folder, author, prompts))
    texts = suite_texts(author.fixtures.values())
    there = {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in folder.glob("*/*.json")}
    return author, tuple(sorted(path for path in texts.keys() | there.keys() if texts.get(path) != there.get(path)))


async def _drive(folder: Path, author: Author, prompts: Path | None) -> None:
    await suite_run(read_suite(folder), load_prompts(prompts))(author)


def write_suite(folder: Path, author: Author) -> None:
    """Put the answers in the place of what the folder holds."""
    replace_suite(read_suite(folder), author.fixtures.values(), screen=make_screen([], Path.home()))


def main() -> int:
    """Write or check; 0, or 1 where `--check` found a difference."""
    parser = argparse.ArgumentParser(description="Write fixtures/synthetic from the answers in this file.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the suite would change")
    only_check = parser.parse_args().check
    try:
        author, changed = write_answers(FOLDER)
    except BriefgenError as error:
        print(f"error: {error}\nnext: {error.hint}", file=sys.stderr)
        return error.exit_code
    verb = "would change" if only_check else "changed"
    lines = [f"{name}: no answer stands in {Path(__file__).name}, an empty one was taken" for name in author.unanswered]
    lines += [f"{name}: nobody asks for it now" for name in sorted(ANSWERS.keys() - author.answered)]
    lines += [f"{path}: {verb}" for path in changed]
    print("\n".join([*lines, f"{len(author.fixtures)} questions, {len(changed)} files {verb}"]))
    if changed and not only_check:
        write_suite(FOLDER, author)
    return 1 if only_check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
