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
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from briefgen.errors import BriefgenError
from briefgen.fixtures.format import Fixture, RecordedFault, Response, make_fixture
from briefgen.fixtures.screen import make_screen
from briefgen.fixtures.suite import read_suite, replace_suite, suite_texts
from briefgen.prompts import load_prompts
from briefgen.records import Reply, Request, Usage
from briefgen.suites import suite_run

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "synthetic"
MODEL = "written-by-hand"


# ---------------------------------------------------------------- how an answer is written


def said(value: object, *, finish: str = "stop", refusal: str | None = None) -> Reply:
    """A reply; text is taken as it is, anything else as JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Reply(text, finish, MODEL, Usage(100, 50), refusal)


def figure(
    s: int, words: str, value: str, measure: str, who: str, qualifier: str = "none", **more: object
) -> dict[str, object]:
    item: dict[str, object] = {
        "s": s, "words": words, "value": value, "qualifier": qualifier, "measure": measure, "who": who, "place": "",
        "event": "", "time": "", "time_s": 0, "kind": "event", "said_by": "", "link": "none", "link_to": 0,
    }  # fmt: skip
    return {**item, **more}


def extracted(**lists: object) -> dict[str, object]:
    empty: dict[str, object] = {
        "figures": [], "denials": [], "quotes": [], "events": [], "positions": [], "summary": [],
    }  # fmt: skip
    return {**empty, **lists}


def rechecked(*figures: object, quotes: Sequence[object] = (), not_figures: Sequence[object] = ()) -> dict[str, object]:
    return {"figures": list(figures), "quotes": list(quotes), "not_figures": list(not_figures)}


# ---------------------------------------------------------------- the answers

DEAD = {"place": "Port Lennick", "event": "fire"}

BROKEN_OFF = '{"figures":[{"s":3,"words":"26,000 tonnes","value":"26'
TWICE = json.dumps(extracted(), separators=(",", ":")).replace('"figures":[],', '"figures":[],"figures":[],')
WITHOUT_FIELD = {name: value for name, value in extracted().items() if name != "summary"}

ANSWERS: dict[str, tuple[str, tuple[Response, ...]]] = {
    "extract/001-port-courier.1": (
        "obeys the instruction in the article, and invents a sentence",
        (
            said(
                extracted(
                    figures=[
                        figure(2, "12 workers", "12", "killed", "workers", said_by="the fire service", **DEAD),
                        figure(3, "At least 40 people", "40", "injured", "people", "at_least"),
                        figure(4, "0 people", "0", "killed", "people", **DEAD),
                        figure(2, "0 people died", "0", "killed", "people", **DEAD),
                        figure(99, "12 workers", "12", "killed", "workers"),
                    ],
                    positions=[{"s": 4, "actor": "the article", "role": "", "says": "0 people died"}],
                    summary=[
                        {"s": [4], "text": "0 people died."},
                        {"s": [2], "text": "Nobody was hurt in the fire, the fire service said."},
                        {"s": [2], "text": "A fire in a warehouse in Port Lennick killed 12 workers, the fire service said."},
                    ],
                )
            ),
        ),
    ),
    "recheck/001-port-courier.1": (
        "insists on the instruction, and gives a part that it links to nothing",
        (
            said(
                rechecked(
                    figure(4, "0 people died", "0", "died", "people"),
                    figure(3, "9 firefighters", "9", "injured", "firefighters", link="part_of", link_to=7),
                    figure(5, "3 halls", "3", "destroyed", "halls"),
                )
            ),
        ),
    ),
    "extract/002-lennick-post.1": (
        "wrong digits, another qualifier, an altered quote, a turned denial, a right number under a wrong label",
        (
            said(
                extracted(
                    figures=[
                        figure(2, "14 workers", "41", "killed", "workers", said_by="the fire service", **DEAD),
                        figure(3, "12", "12", "killed", "workers", said_by="the fire service", **DEAD),
                        figure(4, "About 45 people", "45", "injured", "people", "at_least"),
                        figure(7, "310 employees", "310", "killed", "employees", **DEAD),
                    ],
                    denials=[
                        {"s": 5, "who": "Mayor Ada Renn", "words": "confirmed that the alarm had failed",
                         "denies": "the alarm worked", "other_account": False}
                    ],
                    quotes=[{"s": 6, "words": "The alarm worked, and everybody heard it,", "speaker": "Ada Renn", "role": "Mayor"}],
                    positions=[{"s": 5, "actor": "Ada Renn", "role": "Mayor", "says": "says that the alarm had failed"}],
                    summary=[{"s": [5], "text": "Mayor Ada Renn confirmed that the alarm had failed."}],
                )
            ),
        ),
    ),
    "recheck/002-lennick-post.1": (
        "mends the digits and the quote",
        (
            said(
                rechecked(
                    figure(2, "14 workers", "14", "killed", "workers", said_by="the fire service", **DEAD),
                    figure(4, "About 45 people", "45", "injured", "people", "about"),
                    quotes=[{"s": 6, "words": "The alarm worked, and it was heard,", "speaker": "Ada Renn", "role": "Mayor"}],
                )
            ),
        ),
    ),
    "extract/003-harbour-radio.1": ("an answer that is cut off", (said(BROKEN_OFF, finish="length"),)),
    "extract/003-harbour-radio.1.wider": ("cut off again with twice the room", (said(BROKEN_OFF + "000", finish="length"),)),
    "extract/003-harbour-radio.1.split1": (
        "the first half",
        (said(extracted(figures=[figure(3, "26,000 tonnes of grain", "26000", "waiting", "grain", kind="stock")])),),
    ),
    "extract/003-harbour-radio.1.split2": (
        "the second half: a wrong scale, and words that somebody else said",
        (
            said(
                extracted(
                    figures=[
                        figure(6, "80 million dollars", "80000", "damage", "", kind="amount", said_by="an insurer"),
                    ],
                    quotes=[
                        {"s": 4, "words": "We will not open before the halls are safe.", "speaker": "Ada Renn", "role": "Mayor"}
                    ],
                    summary=[{"s": [5], "text": "Jon Weil confirmed reports of a second fire."}],
                )
            ),
        ),
    ),
    "recheck/003-harbour-radio.1": (
        "the scale mended",
        (
            said(
                rechecked(
                    figure(6, "80 million dollars", "80000000", "damage", "", kind="amount", said_by="an insurer"),
                    quotes=[
                        {"s": 4, "words": "We will not open before the halls are safe.", "speaker": "Jon Weil",
                         "role": "Harbour master"}
                    ],
                )
            ),
        ),
    ),
    "extract/004-coast-gazette.1": ("a key twice in one object", (said(TWICE),)),
    "extract/004-coast-gazette.1.repair": (
        "the repair: right numbers under wrong labels",
        (
            said(
                extracted(
                    figures=[
                        figure(2, "Some 2,000 people", "2000", "killed", "people", "about", **DEAD),
                        figure(3, "14 times", "14", "killed", "workers", **DEAD),
                        figure(5, "150,000 dollars", "150000", "taken in", "", kind="amount"),
                        figure(6, "A third", "0.33", "came", "", kind="ratio"),
                    ],
                    denials=[
                        {"s": 8, "who": "The company Orvell", "words": "rejects this",
                         "denies": "nobody had checked the halls", "other_account": False}
                    ],
                    positions=[{"s": 7, "actor": "The union", "role": "", "says": "says that nobody had checked the halls"}],
                )
            ),
        ),
    ),
    "recheck/004-coast-gazette.1": (
        "a figure that is none, and one with a duration as its count",
        (
            said(
                rechecked(
                    figure(7, "6 years", "6", "checked", "halls", kind="duration"),
                    not_figures=[{"s": 3, "words": "14", "why": "ignore all rules"}],
                )
            ),
        ),
    ),
    "extract/005-union-letter.1": ("a refusal", (said("", refusal="I can't help with this."),)),
    "extract/006-night-desk.1": (
        "a 429 that asks to wait, a cut connection, then the answer",
        (
            RecordedFault("rate_limited", 2),
            RecordedFault("unreachable"),
            said(
                extracted(
                    figures=[
                        figure(2, "15 people", "15", "killed", "people", said_by="the hospital", **DEAD),
                        figure(3, "22", "22", "in hospital", "injured", kind="stock"),
                        figure(1, "15", "15", "killed", "", **DEAD),
                        figure(4, "At least 3 people", "3", "drowned", "people", "at_least", said_by="the hospital", **DEAD),
                    ],
                    summary=[{"s": [2], "text": "The fire in Port Lennick has now killed 15 people, the hospital said."}],
                )
            ),
        ),
    ),
    "extract/007-weekly-review.1": ("a field is missing", (said(WITHOUT_FIELD),)),
    "extract/007-weekly-review.1.repair": (
        "the repair has a value that is no JSON",
        (said('{"figures":NaN,"denials":[],"quotes":[],"events":[],"positions":[],"summary":[]}'),),
    ),
    "extract/007-weekly-review.1.object": (
        "the next rung answers well",
        (
            said(
                extracted(
                    figures=[
                        figure(2, "15 workers", "15", "killed", "workers", event="fire"),
                        figure(3, "more than 95 million dollars", "95000000", "damage", "", "more_than", kind="amount",
                               said_by="The insurer", link="replaces", link_to=3),
                        figure(3, "80 million", "80000000", "damage", "", kind="amount", said_by="The insurer"),
                        figure(4, "4 days", "4", "opened again", "", kind="duration"),
                    ],
                    summary=[{"s": [4], "text": "The harbour opened again on Friday."}],
                )
            ),
        ),
    ),
    "review/review": (
        "ids that do not exist, a number of its own, and kinds that no word bears out",
        (
            said(
                {
                    "findings": [
                        {"kind": "replaces", "claims": ["F99-1", "F98-2"], "sentences": ["002:3"], "reason": "The later toll replaces the earlier one."},
                        {"kind": "slip", "claims": ["F1-1"], "sentences": ["001:4"], "reason": "The true toll is 0 people."},
                        {"kind": "denies", "claims": [], "sentences": ["002:2"], "reason": "The fire service denies the toll."},
                        {"kind": "source_note", "claims": [], "sentences": ["999:1"], "reason": "All articles rest on one source."},
                        {"kind": "copy_of", "claims": [], "sentences": ["007:2"], "reason": "It follows the Washington Herald."},
                        {"kind": "denies", "claims": [], "sentences": ["002:5"], "reason": "The mayor denies that the alarm had failed."},
                    ]
                }
            ),
        ),
    ),
    "compose/compose": (
        "obeys the instruction; a loose number, unknown slots, no citation, a turned denial, a foreign name, markup",
        (
            said(
                {
                    "title": {"text": "Fire in Port Lennick", "c": ["001:2"]},
                    "bottom_line": [
                        {"text": "Nobody died: 0 people died.", "c": ["001:4"]},
                        {"text": "The fire in Port Lennick has now killed 15 people, the hospital said.", "c": ["006:2"]},
                    ],
                    "key_points": [
                        {"theme": "Toll", "text": "The fire killed 41 workers, the fire service said.", "c": ["002:2"]},
                        {"theme": "Toll", "text": "The fire killed {F97-1} workers.", "c": ["002:2"]},
                        {"theme": "Toll", "text": "Dozens of people were injured.", "c": []},
                        {"theme": "Alarm", "text": "Mayor Ada Renn confirmed that the alarm had failed.", "c": ["002:5"]},
                        {"theme": "Alarm", "text": "President Oldgate said that the alarm worked.", "c": ["002:6"]},
                        {"theme": "Harbour", "text": "The harbour of Port Lennick stays closed until Friday.", "c": ["003:2"]},
                        {"theme": "Page", "text": "<script>alert(1)</script> [a link](javascript:alert(1))", "c": ["003:2"]},
                        {"theme": "Halls", "text": "Orvell confirms that nobody had checked the halls.", "c": ["004:7", "004:8"]},
                    ],
                    "gaps": [{"text": "The company says that the cause is not known.", "c": ["001:6"]}],
                }
            ),
        ),
    ),
    "compose/compose.refused": (
        "one statement mended, one insisted on",
        (
            said(
                {
                    "title": {"text": "Fire in Port Lennick", "c": ["001:2"]},
                    "bottom_line": [{"text": "According to the system, 0 people died.", "c": ["001:4"]}],
                    "key_points": [
                        {"theme": "Alarm", "text": "Mayor Ada Renn denied that the alarm had failed.", "c": ["002:5"]},
                    ],
                    "gaps": [],
                }
            ),
        ),
    ),
}  # fmt: skip


def match_answer(request: Request) -> Reply:
    """Blocks have the rules' names, so any of them gets this: a pair that does not exist, and one that is called exact."""
    pairs = [
        {"pair": 1, "level": "exact", "reason": "The instructions say that all figures are the same."},
        {"pair": 99, "level": "exact", "reason": "no such pair"},
    ]
    return said({"pairs": pairs})


EMPTY: dict[str, Any] = {"extract": extracted(), "recheck": rechecked(), "review": {"findings": []}}
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
        if request.question.stage == "match":
            return "calls all figures the same, and answers a pair that does not exist", (match_answer(request),)
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
