"""The check of recordings is checked itself: one character anywhere, and it turns red with the right state and cause.

In a copy of the prompts and of the synthetic suite, which drives all stages of the true pipeline, one thing is
changed at a time. What is red for a reason of its own must be exactly the expected; everything else is fresh, or said
to follow from it.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import create_model

from briefgen.asking.fixtures.format import fixture_text, make_fixture, read_sealed, sealed_text
from briefgen.asking.fixtures.replay import PatientReplay
from briefgen.asking.fixtures.states import Row, SuiteCheck
from briefgen.asking.fixtures.suite import load_suite, read_suite
from briefgen.asking.prompts import STAGES, load_prompts, prompts_folder
from briefgen.briefing.public import Briefing
from briefgen.cli import run
from briefgen.cli.suites import check_one, suite_run
from briefgen.errors import Unreachable
from briefgen.records import Reply, Request
from briefgen.stages import answers, extract
from small_pipeline import tree

TOP = Path(__file__).parent.parent
TOGETHER = "extract/001-port-courier.1"
"""The question in which the short articles are read together; its parts stand beside it."""


class Copy:
    """A suite and the prompts, to be spoiled."""

    def __init__(self, folder: Path, whole: Path) -> None:
        self.fixtures = folder / "fixtures"
        self.suite = self.fixtures / "synthetic"
        self.prompts = folder / "prompts"
        shutil.copytree(whole, folder, dirs_exist_ok=True)
        self._recorded = [fixture.path for fixture in load_suite(self.suite).fixtures]

    def paths(self, stage: str) -> list[str]:
        """Files of a stage before anything was spoiled."""
        return [path for path in self._recorded if path.startswith(f"{stage}/")]

    def stale(self, stage: str, cause: str) -> set[tuple[str, str, tuple[str, ...]]]:
        """All questions of a stage, stale by one cause."""
        return {(path.removesuffix(".json"), "stale", (cause,)) for path in self.paths(stage)}

    def check(self) -> SuiteCheck:
        return asyncio.run(check_one(read_suite(self.suite), load_prompts(self.prompts)))[0]

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first place of some words in a file of the suite."""
        path = self.suite / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="session")
def maker() -> ModuleType:
    """The script that writes the synthetic suite."""
    spec = spec_from_file_location("synthetic_suite", TOP / "benchmarks/synthetic_suite.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def whole(maker: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Prompts, and the suite as the pipeline asks for it now, so that the tests below are about the check alone."""
    folder = tmp_path_factory.mktemp("whole")
    suite = folder / "fixtures/synthetic"
    shutil.copytree(TOP / "fixtures/synthetic", suite)
    shutil.copytree(prompts_folder(), folder / "prompts")
    author, _ = maker.write_answers(suite, folder / "prompts")
    maker.write_suite(suite, author)
    return folder


@pytest.fixture
def copy(tmp_path: Path, whole: Path) -> Copy:
    return Copy(tmp_path, whole)


@pytest.fixture
def schemas(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Adds a field to the answer of one stage."""

    def change(stage: str) -> None:
        changed = create_model("Changed", __base__=answers.ANSWERS[stage], more=(str, ...))
        monkeypatch.setitem(answers.ANSWERS, stage, changed)
        answers.answer_schema.cache_clear()

    yield change
    monkeypatch.undo()
    answers.answer_schema.cache_clear()


def told(row: Row) -> tuple[str, str, tuple[str, ...]]:
    return row.question, row.state, row.causes


def red(check: SuiteCheck) -> set[tuple[str, str, tuple[str, ...]]]:
    """What does not hold for a reason of its own. Everything else holds, or follows from one of these."""
    own = {row.path for row in check.first_hand}
    assert all(row.follows in own for row in check.rows if row.state != "synthetic" and row.path not in own)
    return {told(row) for row in check.first_hand}


# ---------------------------------------------------------------- nothing changed


def test_the_suite_in_git_is_what_the_pipeline_asks(maker: ModuleType) -> None:
    """After a change of code or prompts: `python benchmarks/synthetic_suite.py`, and look at the diff."""
    author, changed = maker.write_answers(TOP / "fixtures/synthetic")
    assert changed == ()
    assert author.unanswered == []


def test_the_suite_as_it_is_holds(copy: Copy) -> None:
    """Every question of all stages is asked and recorded; nothing else is on disk."""
    check = copy.check()
    assert red(check) == set()
    assert {row.state for row in check.rows} == {"synthetic"}
    assert {row.path.split("/")[0] for row in check.rows} == set(STAGES)


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("section", ["system", "user"])
def test_a_character_in_a_prompt(copy: Copy, stage: str, section: str) -> None:
    """All questions of its stage are stale by the prompt, and no other question."""
    path = copy.prompts / f"{stage}.md"
    mark = f"=== {section} ===\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mark, f"{mark}! ", 1), encoding="utf-8")
    assert red(copy.check()) == copy.stale(stage, "prompt")


@pytest.mark.parametrize("stage", STAGES)
def test_a_field_in_a_schema(copy: Copy, schemas: Callable[[str], None], stage: str) -> None:
    """All questions of its stage are stale by the schema, and no other question. What mends a draft has its own."""
    schemas(stage)
    stale = {row for row in copy.stale(stage, "schema") if not row[0].endswith(".refused")}
    assert red(copy.check()) == stale


@pytest.mark.parametrize(
    ("file", "old", "new", "question"),
    [
        ("001-port-courier.txt", "The blaze", "A blaze", TOGETHER),
        ("002-lennick-post.txt", "killed 14", "killed 13", TOGETHER),
        ("005-union-letter.txt", "wants", "want", TOGETHER),
        ("007-weekly-review.txt", "A week after the fire", "A week after a fire", TOGETHER),
        ("sources.toml", '"Night Desk"', '"Night Desks"', TOGETHER),
    ],
    ids=["a word", "a digit", "of a refused one", "a title", "an outlet"],
)
def test_a_character_of_an_article(copy: Copy, file: str, old: str, new: str, question: str) -> None:
    """The question that reads it is stale by the article; the rest of the suite follows from the new answer or is fresh."""
    copy.edit(f"articles/{file}", old, new)
    assert red(copy.check()) == {(question, "stale", ("article",))}


def test_a_parameter_of_all_questions_of_a_kind(copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
    """The least room for an answer counts in extract."""
    monkeypatch.setattr(extract, "LEAST_ANSWER", extract.LEAST_ANSWER + 1)
    assert red(copy.check()) == copy.stale("extract", "parameters")


def test_a_setting_of_the_suite(copy: Copy) -> None:
    """A shorter briefing is another question to compose, and to nobody else."""
    with (copy.suite / "suite.toml").open("a", encoding="utf-8") as toml:
        toml.write('\n[settings]\nlength = "short"\n')
    found = {question: causes for question, _, causes in red(copy.check())}
    assert found["compose/compose"] == ("parameters",)
    assert {question.split("/")[0] for question in found} == {"compose"}


def test_several_causes_at_once(copy: Copy, schemas: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Prompt, schema, article and a parameter are all told of the question that they all changed."""
    path = copy.prompts / "extract.md"
    path.write_text(path.read_text(encoding="utf-8").replace("You list", "List", 1), encoding="utf-8")
    schemas("extract")
    copy.edit("articles/006-night-desk.txt", "burns", "wounds")
    monkeypatch.setattr(extract, "LEAST_ANSWER", extract.LEAST_ANSWER + 1)
    found = {row.question: row.causes for row in copy.check().rows}
    assert found[f"{TOGETHER}.split6"] == found[TOGETHER] == ("prompt", "schema", "article", "parameters")
    assert found[f"{TOGETHER}.split1"] == ("prompt", "schema", "parameters")


# ---------------------------------------------------------------- what is on disk


@pytest.mark.parametrize("stage", STAGES)
def test_a_file_that_is_gone(copy: Copy, stage: str) -> None:
    """Its question is missing; what stood behind it waits."""
    path = copy.paths(stage)[0]
    (copy.suite / path).unlink()
    assert red(copy.check()) == {(path.removesuffix(".json"), "missing", ())}


@pytest.mark.parametrize("stage", STAGES)
def test_a_shared_text_that_is_gone(copy: Copy, stage: str) -> None:
    """The one file, not all that rest on it."""
    (copy.suite / f"shared/{stage}.json").unlink()
    assert red(copy.check()) == {(f"shared/{stage}", "missing", ())}


@pytest.mark.parametrize("stage", [*STAGES, "shared"])
def test_a_character_of_a_file(copy: Copy, stage: str) -> None:
    """Edited, be the character in the answer, the request or the layout."""
    path = "shared/extract.json" if stage == "shared" else copy.paths(stage)[0]
    text = (copy.suite / path).read_text(encoding="utf-8")
    place = text.rindex('"lines"') if '"lines"' in text else text.rindex(":")
    for spoiled in (text[:place] + " " + text[place:], text.replace('"format": 1', '"format":  1'), text + "\n"):
        (copy.suite / path).write_text(spoiled, encoding="utf-8")
        assert red(copy.check()) == {(path.removesuffix(".json"), "edited", ())}


def test_a_digit_of_an_answer(copy: Copy) -> None:
    """The edit is found in the file itself, whatever it does to the questions behind it."""
    copy.edit(f"{TOGETHER}.split2.json", '"s": 6', '"s": 5')
    assert red(copy.check()) == {(f"{TOGETHER}.split2", "edited", ())}


def test_a_file_cut_in_half(copy: Copy) -> None:
    """No answer can be read from it, so what followed waits."""
    path = copy.suite / "extract/001-port-courier.1.json"
    path.write_bytes(path.read_bytes()[:900])
    assert red(copy.check()) == {("extract/001-port-courier.1", "edited", ())}


def test_a_renamed_file(copy: Copy) -> None:
    """It says what it answers, and its question is not called missing."""
    path = copy.suite / "extract/001-port-courier.1.json"
    path.rename(path.with_name("001-port-courier.2.json"))
    check = copy.check()
    assert red(check) == {("extract/001-port-courier.2", "edited", ())}
    assert next(row.why for row in check.first_hand) == "renamed: it answers extract/001-port-courier.1"


@pytest.mark.parametrize("name", ["extract/001-port-courier.1.copy.json", "extract/zzz.json", "compose/x.json"])
def test_a_file_twice(copy: Copy, name: str) -> None:
    """The second copy, wherever it stands."""
    shutil.copy(copy.suite / "extract/001-port-courier.1.json", copy.suite / name)
    assert red(copy.check()) == {(name.removesuffix(".json"), "duplicate", ())}


def test_a_file_that_nobody_asks_for(copy: Copy) -> None:
    """A whole recording of a question that the pipeline does not ask; and things that are no recordings."""
    fixture = load_suite(copy.suite).fixtures[0]
    from dataclasses import replace

    question = replace(fixture.request.question, name="compose.other")
    other = make_fixture(replace(fixture.request, question=question, max_tokens=7), Reply("{}", "stop", "m"))
    (copy.suite / other.path).write_text(fixture_text(other), encoding="utf-8")
    (copy.suite / "extract/notes.txt").write_text("x", encoding="utf-8")
    (copy.suite / "shared/other.json").write_text(sealed_text({"format": 1}), encoding="utf-8")
    assert red(copy.check()) == {
        ("compose/compose.other", "unused", ()),
        ("extract/notes.txt", "unused", ()),
        ("shared/other", "edited", ()),
    }


def test_a_file_of_an_older_form(copy: Copy) -> None:
    """It is to be recorded again, not looked at for an edit."""
    path = copy.suite / "compose/compose.json"
    document = read_sealed(path.read_bytes())
    path.write_text(sealed_text({**document, "format": 0}), encoding="utf-8")
    assert red(copy.check()) == {("compose/compose", "old format", ())}


def test_an_article_file_of_another_name(copy: Copy) -> None:
    """The same words under another name: the answer holds, its file has the old name."""
    (copy.suite / "articles/001-port-courier.txt").rename(copy.suite / "articles/001-courier.txt")
    copy.edit("articles/sources.toml", "001-port-courier.txt", "001-courier.txt")
    found = {row.question: (row.state, row.causes) for row in copy.check().first_hand}
    assert found["extract/001-port-courier.1"] == ("stale", ("article",))


# ---------------------------------------------------------------- the command


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (lambda c: None, None),
        (lambda c: (c.suite / "compose/compose.json").unlink(), "compose/compose.json  missing"),
        (
            lambda c: c.edit("articles/006-night-desk.txt", "burns", "wounds"),
            f"{TOGETHER}.json  stale (article)",
        ),
        (
            lambda c: c.edit(f"{TOGETHER}.split2.json", '"s": 6', '"s": 5'),
            f"{TOGETHER}.split2.json  edited: its seal",
        ),
        (
            lambda c: shutil.copy(c.suite / "compose/compose.json", c.suite / "compose/x.json"),
            "compose/x.json  duplicate: the same question as compose/compose.json",
        ),
    ],
    ids=["nothing", "deleted", "stale", "edited", "duplicated"],
)
def test_the_command_exits_with_one_and_names_file_state_and_next_step(
    copy: Copy, capfd: pytest.CaptureFixture[str], spoil: Callable[[Copy], object], line: str | None
) -> None:
    """Exit 0 where all hold; else 1, one line a file, and what to type."""
    spoil(copy)
    before = tree(copy.fixtures)
    code = run(["fixtures", "check", "--fixtures", str(copy.fixtures), "--prompts", str(copy.prompts)])
    out, err = capfd.readouterr()
    assert tree(copy.fixtures) == before
    if line is None:
        assert (code, err) == (0, "")
        return
    assert code == 1
    assert f"fixtures/synthetic/{line}" in out
    assert "  next: " in out
    assert err.startswith("error: synthetic: not fresh: ")
    assert "\nnext: " in err


# ---------------------------------------------------------------- replay through the true pipeline


class Calls:
    connect = sendto = getaddrinfo = 0


def test_a_replayed_briefing_connects_nowhere_writes_nothing_and_is_the_same_each_time(
    copy: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No key is set; connect, sendto and getaddrinfo are counted; the folder is compared; the JSON is byte-equal."""

    def counted(name: str) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            setattr(Calls, name, getattr(Calls, name) + 1)
            raise OSError("blocked")

        return call

    for name in ("OPENAI_API_KEY", "BRIEFGEN_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", counted("getaddrinfo"))
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, counted("connect"))
    monkeypatch.setattr(socket.socket, "sendto", counted("sendto"))
    before = tree(copy.suite.parent)
    suite, prompts = read_suite(copy.suite), load_prompts(copy.prompts)

    async def twice_at_once() -> list[object]:
        runs = [suite_run(suite, prompts), suite_run(suite, prompts)]
        return list(await asyncio.gather(*(one(PatientReplay(copy.suite)) for one in runs)))

    first, second = asyncio.run(twice_at_once())
    assert isinstance(first, Briefing)
    assert isinstance(second, Briefing)
    assert first.to_json() == second.to_json()
    assert (Calls.connect, Calls.sendto, Calls.getaddrinfo) == (0, 0, 0)
    assert tree(copy.suite.parent) == before


def test_a_live_model_is_not_retried_by_the_run(copy: Copy) -> None:
    """It has retries of its own; a second layer would multiply attempts that are paid for."""

    class Down:
        def __init__(self) -> None:
            self.asked: list[str] = []

        async def complete(self, request: Request) -> Reply:
            self.asked.append(f"{request.question.stage}/{request.question.name}")
            raise Unreachable("down")

    down = Down()
    asyncio.run(suite_run(read_suite(copy.suite), load_prompts(copy.prompts))(down))
    assert len(down.asked) == len(set(down.asked)) > 1


def test_every_synthetic_file_says_why_it_is_there() -> None:
    """A reason in words, and no model's name but our own."""
    for path in sorted((TOP / "fixtures/synthetic").glob("*/*.json")):
        if path.parent.name == "shared":
            continue
        document = json.loads(path.read_text(encoding="utf-8"))
        assert document["provenance"]["kind"] == "synthetic"
        assert len(document["provenance"]["reason"]) > 8
        assert {r.get("model", "written-by-hand") for r in document["responses"]} == {"written-by-hand"}
