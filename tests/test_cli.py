"""The command line: what it prints where, its exit codes, and its two lines for everything that goes wrong."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

import briefings
from briefgen import cli
from briefgen.briefing.public import Briefing
from briefgen.briefing.verify import name_unchecked
from briefgen.cli import output
from briefgen.cli.boundary import crash_report
from briefgen.cli.schema import schema_text
from briefgen.errors import (
    BriefgenError,
    CapReached,
    FixtureMiss,
    InternalError,
    ProviderRefused,
    ProviderUnavailable,
)
from documents import TOP, cli_document, command_names, help_of

CANARY = "sk-canary0123456789abcdef"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No key, no settings, no state and no folder of the person who runs the tests."""
    for name in list(os.environ):
        if re.match(r"BRIEFGEN_|OPENAI_|NO_COLOR|CI$|LC_|LANG|COLUMNS|XDG_STATE", name):
            monkeypatch.delenv(name)
    monkeypatch.setenv("BRIEFGEN_STATE", str(tmp_path / "state"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Iterator[object]:
    def call(*arguments: object) -> Outcome:
        code = cli.run([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Outcome(code, captured.out.decode("utf-8"), captured.err.decode("utf-8"))

    return call  # type: ignore[return-value]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with the two articles, one stating its date in sources.toml."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "001-harbour-post.txt").write_text(briefings.HARBOUR_POST.replace("\n", "\n\n"), encoding="utf-8")
    (folder / "002-daily-ledger.txt").write_text(briefings.DAILY_LEDGER.replace("\n", "\n\n"), encoding="utf-8")
    stated = '[[article]]\nfile = "001-harbour-post.txt"\noutlet = "Harbour Post"\npublished = "2031-03-02"\n'
    (folder / "sources.toml").write_text(stated, encoding="utf-8")
    return folder


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """The JSON of a briefing."""
    path = tmp_path / "B.json"
    path.write_text(briefings.make_briefing().to_json(), encoding="utf-8")
    return path


def two_lines(outcome: Outcome) -> tuple[str, str]:
    """The error and the next step; fails where stderr ends in anything but these two lines."""
    *_, error, following = outcome.err.splitlines()
    assert error.startswith("error: ")
    assert following.startswith("next: ")
    assert len([line for line in outcome.err.splitlines() if line.startswith("error: ")]) == 1
    assert "Traceback" not in outcome.err
    return error, following


def in_process(arguments: Sequence[object], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A true process, with an environment of its own."""
    known = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "BRIEFGEN_STATE")}
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *map(str, arguments)],
        env={**known, **environment}, capture_output=True, timeout=60, check=False,
    )  # fmt: skip


# ---------------------------------------------------------------- help and documents


@pytest.mark.parametrize("words", list(command_names()), ids=" ".join)
def test_every_command_has_help_with_every_option_explained(words: tuple[str, ...]) -> None:
    """No option without a sentence, and no internal name shows through."""
    text = help_of(words)
    assert text.startswith("Usage: briefgen")
    assert max(map(len, text.splitlines())) <= 100
    for line in text.split("Options:", 1)[-1].splitlines():
        if re.match(r"  -", line):
            assert re.search(r"  \S+.*  +\S", line) or len(line) > 30, line


def test_help_lists_every_exit_code(run) -> None:  # type: ignore[no-untyped-def]
    """The codes of the errors and those of the shell are all explained."""
    outcome = run("--help")
    assert outcome.code == 0
    assert {int(code) for code in re.findall(r"^ +(\d+)  ", outcome.out, re.MULTILINE)} == {
        *range(10), 70, 130,
    }  # fmt: skip
    assert run("-h").out == outcome.out == run().out


def test_docs_cli_is_the_help_of_the_program() -> None:
    """docs/cli.md cannot go stale: `make docs` writes it again."""
    assert (TOP / "docs" / "cli.md").read_text(encoding="utf-8") == cli_document()


def test_docs_schema_is_the_schema_of_the_program(run) -> None:  # type: ignore[no-untyped-def]
    """docs/briefing.schema.json, `briefgen schema` and the library agree; a briefing fits it."""
    import jsonschema

    text = (TOP / "docs" / "briefing.schema.json").read_text(encoding="utf-8")
    assert text == schema_text() == run("schema").out
    jsonschema.validate(json.loads(briefings.make_briefing().to_json()), json.loads(text))


def test_version(run) -> None:  # type: ignore[no-untyped-def]
    """`--version` prints the version and nothing else."""
    assert run("--version") == Outcome(0, "briefgen 0.1.0\n", "")


def test_help_imports_nothing_heavy() -> None:
    """`briefgen --help` stays quick because none of these is imported for it."""
    heavy = ["openai", "pydantic", "rich", "jinja2", "tiktoken", "dateparser", "sentencex", "genai_prices", "asyncio"]
    code = (
        "import sys; from briefgen import cli; code = cli.run(['--help']); "
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.strip() == "[]"


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nonsense"], 2, "no such command 'nonsense'"),
        (["brief"], 2, "missing argument 'PATHS'"),
        (["brief", "news", "--bogus"], 2, "no such option: --bogus"),
        (["brief", "nowhere"], 3, "nowhere: no such file or folder"),
        (["brief", "https://example.org/a"], 3, "addresses are not fetched"),
        (["brief", "."], 3, ""),
        (["brief", "nowhere", "-f", "pdf"], 2, "no such form: pdf"),
        (["brief", "nowhere", "-o", "x.pdf"], 2, "no form has this suffix"),
        (["brief", "nowhere", "-o", "missing/x.md"], 9, "cannot be written"),
        (["brief", "nowhere", "-o", "."], 2, "no form has this suffix"),
        (["brief", "nowhere", "-o", ".", "-f", "md"], 9, "is a folder"),
        (["brief", "nowhere", "--engine", "magic"], 2, "--engine: 'magic' is not one of"),
        (["brief", "nowhere", "--max-cost", "much"], 2, "--max-cost"),
        (["brief", "nowhere", "-j", "0"], 2, "--jobs"),
        (["show"], 3, "there is no last briefing yet"),
        (["show", "nowhere.json"], 3, "no such file"),
        (["show", "."], 3, "is a folder"),
        (["verify", "nowhere.json"], 3, "no such file"),
        (["read", "nowhere"], 3, "no such file or folder"),
        (["read", "\x1b[31mred\n.txt"], 3, "\\u001b[31mred\\u000a.txt"),
    ],
)
def test_bad_calls_give_two_lines_and_their_code(run, arguments: list[str], code: int, words: str) -> None:  # type: ignore[no-untyped-def]
    """What is wrong and where; what to do next; nothing on stdout."""
    outcome = run(*arguments)
    error, following = two_lines(outcome)
    assert (outcome.code, outcome.out) == (code, "")
    assert words in error
    assert len(following) > len("next: ")
    assert len(outcome.err.splitlines()) == 2


def test_a_model_without_a_key_is_refused_before_anything_is_sent(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """`-m` needs a key; the hint names the variable."""
    outcome = run("brief", news, "-m", "some-model")
    assert outcome.code == 2
    assert "OPENAI_API_KEY" in two_lines(outcome)[1]


def test_a_model_and_another_engine_contradict_one_another(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """Nothing is chosen in silence."""
    outcome = run("brief", news, "-m", "some-model", "--engine", "local")
    assert outcome.code == 2
    assert "a model was given together with --engine local" in two_lines(outcome)[0]


def test_recorded_without_a_suite_is_refused(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """Exit 8 and two ways out; never another engine."""
    outcome = run("brief", news, "--engine", "recorded")
    assert outcome.code == 8
    assert "--engine local" in two_lines(outcome)[1]


@pytest.mark.parametrize("content", ["", "not json", "[]", "{}", '{"schema_version": "9"}', "\x00", '{"title": 1'])
def test_what_is_no_briefing_is_said_in_two_lines(run, tmp_path: Path, content: str) -> None:  # type: ignore[no-untyped-def]
    """Neither a traceback nor pydantic's pages of errors."""
    path = tmp_path / "B.json"
    path.write_text(content, encoding="utf-8")
    for command in ("verify", "show"):
        outcome = run(command, path)
        assert outcome.code == 3
        assert re.search("this is not (JSON|a briefing)", two_lines(outcome)[0])


def _raise(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code"),
    [(CapReached("USD 2 are spent"), 5), (ProviderRefused("host: 401"), 6), (ProviderUnavailable("host: 502"), 7),
     (FixtureMiss("extract: missing"), 8), (KeyboardInterrupt(), 130)],
)  # fmt: skip
def test_what_stops_a_run_has_its_code(  # type: ignore[no-untyped-def]
    run, news: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    """Each error of the tree, and Ctrl-C, ends in two lines; nothing is half written."""
    monkeypatch.setattr("briefgen.pipeline.brief", _raise(error))
    outcome = run("brief", news, "-o", "x.json")
    assert outcome.code == code
    two_lines(outcome)
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize("error", [RuntimeError(f"{CANARY} in a message"), InternalError("a part is missing")])
def test_an_internal_error_leaves_a_report_without_text_or_key(  # type: ignore[no-untyped-def]
    run, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: Exception
) -> None:
    """Exit 70 and a private file with places in the code only."""
    monkeypatch.setattr("briefgen.pipeline.brief", _raise(error))
    outcome = run("brief", news)
    assert outcome.code == 70
    path = Path(re.search(r"with (.*\.txt)$", two_lines(outcome)[1]).group(1))  # type: ignore[union-attr]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    report = path.read_text(encoding="utf-8")
    assert type(error).__name__ in report
    assert ("a part is missing" in two_lines(outcome)[0]) == isinstance(error, InternalError)
    assert "in brief_paths" in report
    for secret in (CANARY, str(news), "Marda"):
        assert secret not in report + outcome.err


def test_a_report_names_the_causes_and_no_local_folders() -> None:
    """The chain of exceptions is there, each by its class."""
    try:
        try:
            raise KeyError("secret")
        except KeyError as error:
            raise ValueError("secret") from error
    except ValueError as error:
        report = crash_report(error, "brief")
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "secret" not in report
    assert str(Path(__file__).parent.parent.parent) not in report


def test_every_error_of_the_tree_has_a_documented_code() -> None:
    """A new error class brings no undocumented exit code."""

    def tree(cls: type[BriefgenError]) -> Iterator[type[BriefgenError]]:
        yield cls
        for child in cls.__subclasses__():
            yield from tree(child)

    documented = {int(code) for code in re.findall(r"^ *(\d+)  ", cli.EXIT_CODES, re.MULTILINE)}
    assert {cls.exit_code for cls in tree(BriefgenError)} <= documented


# ---------------------------------------------------------------- brief


def test_brief_writes_markdown_into_a_pipe_and_says_which_engine(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """stdout is the briefing alone; stderr has one line on the engine and why."""
    outcome = run("brief", news)
    assert outcome.code == 0
    assert outcome.out.startswith("# ")
    assert re.search(r"^- \d:\d+ “", outcome.out, re.MULTILINE)
    assert len(outcome.err.splitlines()) == 1
    assert outcome.err.startswith("engine local: ")
    assert run("brief", news, "-q").err == ""


def test_a_key_in_the_environment_is_not_used(run, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """It is mentioned by its name, never by its value, and nothing is called."""
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    outcome = run("brief", news, "--json")
    assert outcome.code == 0
    assert "OPENAI_API_KEY found, not used; add -m MODEL" in outcome.err.splitlines()
    doctor = run("doctor")
    assert "yes, from OPENAI_API_KEY" in doctor.out
    kept = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "state").rglob("*") if path.is_file())
    assert CANARY not in outcome.out + outcome.err + doctor.out + doctor.err + kept


def test_outputs_are_picked_by_suffix_and_silence_stdout(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """Several files of one run; each whole, with the user's own permissions, and no leftovers."""
    outcome = run("brief", news, "-o", "a.json", "-o", "b.md", "-o", "c.csv", "-o", "d.txt", "-o", "e.out", "-f", "md")
    assert (outcome.code, outcome.out) == (0, "")
    written = [line for line in outcome.err.splitlines() if line.startswith("wrote ")]
    assert written[:2] == ["wrote a.json", "wrote b.md and, for the sentences that it cites, b.cited.md"]
    assert len(written) == 5
    assert sorted(path.name for path in Path.cwd().iterdir()) == [
        "a.json",
        "b.cited.md",
        "b.md",
        "c.csv",
        "d.txt",
        "e.out",
        "e.out.cited.md",
    ]
    assert Briefing.from_json(Path("a.json").read_bytes()).engine == "local"
    assert Path("b.md").read_text(encoding="utf-8").startswith("# ")
    page, cited = (Path(name).read_text(encoding="utf-8") for name in ("b.md", "b.cited.md"))
    assert page.replace("b.cited.md", "e.out.cited.md") == Path("e.out").read_text(encoding="utf-8")
    assert (page.count("b.cited.md"), "Cited sentences" in page) == (1, False)
    assert cited.startswith("## Cited sentences\n")
    places = {
        f"{mark.partition(':')[0]}:{number}"
        for mark in re.findall(r"(\d+:[\d,]+)(?=[\] ])", page)
        for number in mark.partition(":")[2].split(",")
    }
    assert set(re.findall(r"^- \[?(\d+:\d+)", cited, re.MULTILINE)) == places - {"3:12"}
    assert Path("c.csv").read_text(encoding="utf-8").startswith("group,")
    assert "BOTTOM LINE" in Path("d.txt").read_text(encoding="utf-8")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(Path("a.json").stat().st_mode) == 0o666 & ~umask


def test_an_output_is_replaced_at_once_and_a_link_is_followed(run, stored: Path) -> None:  # type: ignore[no-untyped-def]
    """An existing file is kept until the new one is whole; the target of a link is written, not the link."""
    Path("real.md").write_text("old", encoding="utf-8")
    Path("link.md").symlink_to("real.md")
    shown = run("show", stored, "-o", "link.md")
    assert (shown.code, shown.err) == (0, "wrote link.md and, for the sentences that it cites, link.cited.md\n")
    assert Path("link.md").is_symlink()
    assert Path("real.md").read_text(encoding="utf-8").startswith("# The earthquake")


def test_no_output_is_made_where_a_pipe_or_device_stands(run, stored: Path) -> None:  # type: ignore[no-untyped-def]
    """A FIFO is refused instead of waited for."""
    os.mkfifo("x.md")
    outcome = run("show", stored, "-o", "x.md")
    assert outcome.code == 9
    assert "no regular file" in two_lines(outcome)[0]


def test_outputs_are_tested_before_articles_are_read(run, monkeypatch: pytest.MonkeyPatch, news: Path) -> None:  # type: ignore[no-untyped-def]
    """A folder that is missing costs nothing."""
    monkeypatch.setattr("briefgen.pipeline.brief", _raise(AssertionError("the pipeline was called")))
    assert run("brief", news, "-o", "missing/x.json").code == 9


def test_the_last_briefing_is_kept_private(run, news: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """`@last` is the JSON of the last run, for its owner only, and renders as the run did."""
    shown = run("brief", news).out
    last = tmp_path / "state" / "last.json"
    assert stat.S_IMODE(last.stat().st_mode) == 0o600
    assert stat.S_IMODE(last.parent.stat().st_mode) == 0o700
    assert run("show") == Outcome(0, shown, "")
    assert run("show", "@last", "-f", "json").out == last.read_text(encoding="utf-8")
    assert run("verify", "@last", news).code == 0


def test_a_state_folder_that_cannot_be_written_stops_nothing(  # type: ignore[no-untyped-def]
    run, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The briefing is printed; one note says that @last was not kept."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("BRIEFGEN_STATE", str(tmp_path / "file" / "state"))
    outcome = run("brief", news)
    assert outcome.code == 0
    assert "note: @last was not kept" in outcome.err


def test_standard_input_is_an_article(run, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """`-` reads a text from a pipe."""
    import io

    class Piped:
        buffer = io.BytesIO(briefings.DAILY_LEDGER.replace("\n", "\n\n").encode("utf-8"))

    monkeypatch.setattr("sys.stdin", Piped())
    outcome = run("brief", "-", "--json")
    assert outcome.code == 0
    assert [source["path"] for source in json.loads(outcome.out)["sources"]] == ["standard-input"]


def test_a_partial_run_is_exit_4_and_strict_makes_it_1(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """An article that cannot be read is listed, the rest is briefed."""
    (news / "003-broken.txt").write_bytes(b"\x00\x01\x02" * 400)
    outcome = run("brief", news, "--json")
    assert outcome.code == 4
    assert "003-broken.txt" in json.dumps(json.loads(outcome.out)["run"]["failures"])
    assert run("brief", news, "--strict").code == 1
    assert run("read", news).code == 4


def test_files_of_an_unknown_kind_are_no_failure(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """They are listed by `read`, and the exit code stays 0."""
    (news / "picture.xyz").write_bytes(b"x")
    outcome = run("read", news)
    assert outcome.code == 0
    assert "not read: picture.xyz (files of this kind are not read)" in outcome.out.splitlines()


def test_options_reach_the_briefing(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """A title of one's own; no source texts, and then `verify` needs the articles."""
    assert run("brief", news, "--title", "My title", "--no-source-text", "-o", "b.json").code == 0
    made = Briefing.from_json(Path("b.json").read_bytes())
    assert made.title.text == "My title"
    assert {source.text for source in made.sources} == {None}
    assert run("verify", "b.json").code == 1
    assert run("verify", "b.json", news).code == 0


def test_what_only_a_model_could_do_is_said_by_its_name(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """A focus without a model is warned of, and nothing is said of a language that nobody asked for; `-q` is silent."""
    outcome = run("brief", news, "--focus", "the bridge", "-o", "b.json")
    assert outcome.code == 0
    warned = [line for line in outcome.err.splitlines() if "not used" in line]
    assert warned == ["focus is for a model and not used: the local engine writes nothing of its own"]
    assert run("brief", news, "--focus", "the bridge", "-q", "-o", "b.json").err == ""


def test_json_is_byte_equal_whatever_the_hash_seed_the_locale_and_the_folder(news: Path, tmp_path: Path) -> None:
    """The same articles give the same bytes: from elsewhere, with another hash seed, in the C locale."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    moved = elsewhere / "news"
    moved.mkdir()
    for path in news.iterdir():
        (moved / path.name).write_bytes(path.read_bytes())
    first = in_process(["brief", news, "--json"], PYTHONHASHSEED="0", LC_ALL="C")
    second = in_process(["brief", moved, "--json"], PYTHONHASHSEED="1234", LC_ALL="C.UTF-8")
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert first.stdout == second.stdout
    assert b"Marda" in first.stdout


# ---------------------------------------------------------------- verify, read, doctor, demo


def test_verify_says_what_it_checked(run, stored: Path) -> None:  # type: ignore[no-untyped-def]
    """Exit 0, a line with counts, and a line with what no check can hold."""
    sure = "not checked: whether a source is right, or figures that stand together are of one measure"
    counts = f"{stored}: 11 figures, 24 citations and 11 numbers hold\n"
    assert run("verify", stored) == Outcome(0, f"{counts}{sure}; the day of 002 is inferred\n", "")


def test_verify_names_articles_without_a_day() -> None:
    """Nine whose day is not known are named up to the eighth; where all days are stated none is."""
    made = briefings.make_briefing()
    source = made.sources[0]
    unknown = source.published.model_copy(update={"date": None, "basis": "unknown"})
    many = tuple(source.model_copy(update={"id": f"{i:03}", "published": unknown}) for i in range(1, 10))
    dated = made.model_copy(update={"sources": (source,)})
    sure = "whether a source is right, or figures that stand together are of one measure"
    assert name_unchecked(dated) == sure
    assert name_unchecked(made.model_copy(update={"sources": many})) == (
        f"{sure}; the days of 001, 002, 003, 004, 005, 006, 007, 008 and others are unknown"
    )


def test_verify_names_the_place_of_a_changed_digit(run, stored: Path) -> None:  # type: ignore[no-untyped-def]
    """Exit 1, the JSON pointer and the sentence on stdout, two lines on stderr."""
    text = stored.read_text(encoding="utf-8")
    stored.write_text(text.replace('"value": "310"', '"value": "319"'), encoding="utf-8")
    outcome = run("verify", stored)
    assert outcome.code == 1
    assert outcome.out.startswith("/figures/0/claims/1 [002:2]: value: 319 in the briefing, 310 as read in the source")
    assert two_lines(outcome)[0] == f"error: {stored}: 1 problem"


def test_verify_names_the_article_and_sentence_that_changed(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """A digit changed in a file after the briefing was made."""
    assert run("brief", news, "-o", "b.json").code == 0
    path = news / "002-daily-ledger.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("310", "311"), encoding="utf-8")
    outcome = run("verify", "b.json", news)
    assert outcome.code == 1
    assert re.match(
        r"/sources/1/text \[002:\d+\]: 002-daily-ledger.txt differs: “.*310.*” in the briefing, “.*311", outcome.out
    )


def test_read_shows_what_is_left_out(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """Title, date with its basis, outlet, roles; with --text every block after its role, with --json offsets."""
    (news / "chart.xls").write_bytes(b"1")
    table = run("read", news).out
    head, first, *_ = table.splitlines()
    assert head.split() == ["kind", "title", "date", "outlet", "lang", "words", "left", "out", "warnings"]
    assert first.split()[:2] == ["001", "txt"]
    assert "001 dated: " in table
    assert "not read: chart.xls (files of this kind are not read)" in table.splitlines()
    assert "Quake toll rises in Marda" in table
    assert "2031-03-02" in first
    assert "Harbour Post" in table
    text = run("read", news, "--text").out
    assert re.search(r"^  headline  Quake toll rises in Marda$", text, re.MULTILINE)
    data = json.loads(run("read", news, "--json").out)
    assert [article["id"] for article in data["articles"]] == ["001", "002"]
    block = data["articles"][0]["blocks"][0]
    assert block["text"] == "Quake toll rises in Marda"
    assert block["end"] - block["start"] == len(block["text"])
    assert (data["articles"][0]["kind"], data["ignored"]) == ("txt", ["chart.xls"])
    assert all(article["words"] > article["words_left_out"] for article in data["articles"])


def test_read_shows_hostile_names_and_texts_harmlessly(run, news: Path) -> None:  # type: ignore[no-untyped-def]
    """Escapes in a title or file name reach no terminal."""
    (news / "003-\x1b[2J.txt").write_text("A \u202etitle\n\n\x1b]0;x\x07Body of three people here.\n", encoding="utf-8")
    for how in ((), ("--text",), ("--json",)):
        outcome = run("read", news, *how)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", outcome.out + outcome.err)


def test_doctor_says_where_things_are(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Versions, extras, tokens, key, recordings, state folder; exit 0 also on a bare machine."""
    outcome = run("doctor")
    assert outcome.code == 0
    assert str(tmp_path / "state") in outcome.out
    for word in ("briefgen", "python", "libraries", "[offline]", "[formats]", "tokens", "key", "prompts", "recordings"):
        assert re.search(rf"^{re.escape(word)} ", outcome.out, re.MULTILINE), word


def test_demo_without_its_articles_says_so(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """A damaged installation gives two lines, not a traceback."""
    monkeypatch.setattr("briefgen.__file__", str(tmp_path / "a" / "b" / "briefgen" / "__init__.py"))
    outcome = run("demo")
    assert outcome.code == 3
    assert "not installed" in two_lines(outcome)[0]


# ---------------------------------------------------------------- pipes and terminals


def test_a_reader_that_goes_away_is_no_error(stored: Path) -> None:
    """`briefgen show | head -1` ends quietly."""
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", "show", str(stored), "-f", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert (process.stderr.read(), process.wait(timeout=60)) == (b"", 0)
    process.stderr.close()


def on_terminal(arguments: Sequence[object], columns: int = 90, **environment: str) -> str:
    """What a terminal of that many columns receives."""
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    known = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "BRIEFGEN_STATE")}
    process = subprocess.Popen(
        [sys.executable, "-m", "briefgen", *map(str, arguments)],
        stdout=follower, stderr=subprocess.DEVNULL, env={**known, "TERM": "xterm", **environment},
    )  # fmt: skip
    os.close(follower)
    received = b""
    while True:
        try:
            data = os.read(leader, 65536)
        except OSError:
            break
        if not data:
            break
        received += data
    os.close(leader)
    assert process.wait(timeout=60) == 0
    return received.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_a_terminal_gets_a_page_of_its_width_in_colour(stored: Path) -> None:
    """Colours on a terminal; none with NO_COLOR or on a dumb one; boxes unless the locale is C."""
    coloured = on_terminal(["show", stored], LC_ALL="C.UTF-8")
    plain = on_terminal(["show", stored], LC_ALL="C.UTF-8", NO_COLOR="1")
    assert "\x1b[1m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert max(map(len, plain.splitlines())) == 90
    assert "━" in plain
    assert "--full" in plain.split("next:")[1]
    dumb = on_terminal(["show", stored], LC_ALL="C", TERM="dumb")
    assert "\x1b" not in dumb
    assert dumb.isascii()


def test_unencodable_characters_become_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal of another encoding a page is shown with escapes rather than not at all."""
    import io

    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    raw = io.BytesIO()
    monkeypatch.setattr("sys.stdout", Terminal(raw, encoding="latin-1"))
    output.write_stdout("naïve — 日\n")
    assert raw.getvalue() == b"na\xefve \\u2014 \\u65e5\n"


# ---------------------------------------------------------------- the repository's own pages


def _listed(heading: str, column: int = 1) -> list[str]:
    """The packages that stand in a column of the table under a heading of docs/dependencies.md."""
    page = (TOP / "docs" / "dependencies.md").read_text(encoding="utf-8")
    section = page.split(f"## {heading}")[1].split("\n## ")[0]
    rows = [line.split("|") for line in section.splitlines() if line.startswith("| ")][1:]
    return sorted(name for row in rows for name in row[column].strip().split(", "))


def test_docs_dependencies_lists_what_pyproject_names() -> None:
    """A new dependency brings its reason and its licence, a dropped one leaves the page."""
    import tomllib

    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    def names(lines: list[str]) -> list[str]:
        return sorted(re.split(r"[><=\[ ]", line)[0] for line in lines if not line.startswith("briefgen"))

    extras = project["optional-dependencies"]
    optional = sorted(name for extra, lines in extras.items() if extra != "dev" for name in names(lines))
    assert _listed("To run") == names(project["dependencies"])
    assert _listed("Extras", column=2) == optional
    assert _listed("To work on briefgen") == sorted([*names(extras["dev"]), *optional])


def test_constraints_are_exact_and_cover_every_dependency() -> None:
    """Every package that pyproject.toml names has one exact version, and nothing comes from an address."""
    import tomllib

    lines = (TOP / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[^\s;@]+", line) for line in lines)
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines}
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    named = {re.split(r"[><=\[ ]", line)[0].lower() for line in wanted}
    assert named - pinned == {"briefgen"}
