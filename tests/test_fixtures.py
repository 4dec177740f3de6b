"""The form of a recording, the states of a suite, and recording again: everything, or nothing."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.asking.fixtures.format import (
    HIDDEN,
    Fixture,
    FixtureUnreadable,
    OldFormat,
    RecordedFault,
    fixture_text,
    lossless_json,
    make_fixture,
    question_path,
    read_fixture,
    sealed_text,
)
from briefgen.asking.fixtures.moved import moved_causes
from briefgen.asking.fixtures.record import (
    RecordJournal,
    journal_folder,
    plan_lines,
    plan_record,
    record_suite,
    refuse_in_ci,
)
from briefgen.asking.fixtures.screen import Screen, SecretFound, make_screen
from briefgen.asking.fixtures.states import (
    STATES,
    SuiteCheck,
    check_lines,
    check_suite,
    diff_lines,
    find_row,
    list_lines,
    may_follow,
    prunable,
    show_lines,
)
from briefgen.asking.fixtures.suite import load_suite, read_suite, remove_files, replace_suite, suite_texts
from briefgen.asking.redaction import Secret
from briefgen.errors import (
    ContentFiltered,
    OutputError,
    ProviderUnavailable,
    SchemaUnsupported,
    Unreachable,
    UsageError,
)
from briefgen.records import Question, Reply, Usage
from small_pipeline import ARTICLES, Scripted, answer, ask, make_suite, small_run, tree


def passes(path: str, text: str) -> None:
    """A screen that lets everything through."""


def states(check: SuiteCheck) -> dict[str, str]:
    return {row.question: row.state for row in check.rows}


def checked(folder: Path, **changes: object) -> SuiteCheck:
    return asyncio.run(check_suite(load_suite(folder), small_run(folder, **changes)))  # type: ignore[arg-type]


# ---------------------------------------------------------------- one file


@settings(max_examples=60)
@given(
    text=st.text(st.characters(), max_size=60),
    answered=st.text(st.characters(), max_size=60),
    refusal=st.none() | st.text(max_size=10),
    wait=st.none() | st.floats(0, 60),
)
def test_a_fixture_comes_back_as_it_was_written(
    text: str, answered: str, refusal: str | None, wait: float | None
) -> None:
    """Any characters at all, lone surrogates and line separators included; and the file shows nothing invisible."""
    request = ask("extract", "a.1", text)
    reply = Reply(answered, "stop", "m", Usage(3, 2, 1, estimated=True), refusal)
    written = make_fixture(request, RecordedFault("rate_limited", wait), reply)
    text_written = fixture_text(written)
    assert read_fixture(text_written.encode("utf-8"), {}) == written
    assert not HIDDEN.search(text_written.replace("\n", ""))


@settings(max_examples=80)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8), st.lists))
def test_an_answer_is_kept_as_json_only_where_nothing_is_lost(value: object) -> None:
    """What is parsed gives the same characters again when it is written compactly, and the same value."""
    text = json.dumps({"a": value}, ensure_ascii=False, separators=(",", ":"))
    kept = lossless_json(text)
    if kept is not None:
        assert json.dumps(kept, ensure_ascii=False, separators=(",", ":")) == text


@pytest.mark.parametrize(
    "text",
    ['{"a":1,"a":2}', '{"a":NaN}', '{"a":1e3}', '{"a":1.10}', '{"a":"\\ud800"}', "[1]", '{"a":1', "", "no JSON"],
)
def test_an_answer_that_parsing_would_change_is_kept_as_text(text: str) -> None:
    """Duplicate keys, NaN, odd floats, surrogates and cut answers are what repairs are recorded for."""
    assert lossless_json(text) is None
    written = make_fixture(ask("extract", "a.1", "x"), Reply(text, "stop", "m"))
    (came,) = read_fixture(fixture_text(written).encode("utf-8"), {}).responses
    assert isinstance(came, Reply)
    assert came.text == text


def test_white_space_between_the_parts_of_a_json_answer_is_not_kept() -> None:
    """What the recording run sees is what its replay will see."""
    (came,) = make_fixture(ask("extract", "a.1", "x"), Reply('{ "a": [1,\n 2] }', "stop", "m")).responses
    assert isinstance(came, Reply)
    assert came.text == '{"a":[1,2]}'


def test_a_fixture_has_the_agreed_fields_in_their_order_and_no_others() -> None:
    """No time, host, latency or request id; the order never changes, so that diffs are small."""
    document = json.loads(fixture_text(make_fixture(ask("extract", "a.1", "x"), answer(said="x"))))
    fields = "format key question hashes request responses provenance seal"
    assert list(document) == fields.split()
    assert list(document["hashes"]) == ["prompt", "schema", "article", "parameters"]
    assert list(document["responses"][0]) == ["model", "finish_reason", "refusal", "usage", "content"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: text.replace("40 birds", "41 birds"),
        lambda text: text.replace('  "key"', '   "key"'),
        lambda text: text.replace('"retry_after": null', '"retry_after": null, "host": "example.org"'),
        lambda text: text[:-1],
        lambda text: text[: len(text) // 2],
        lambda text: "{}",
        lambda text: "[" * 5_000,
    ],
    ids=["a digit", "a space", "a field more", "no line end", "cut", "empty", "deep"],
)
def test_any_edit_breaks_the_seal(edit: object) -> None:
    """Also one that changes nothing but the layout: a file is what briefgen wrote, or it is edited."""
    fixture = make_fixture(ask("extract", "a.1", "x"), RecordedFault("rate_limited"), answer(said="40 birds"))
    text = edit(fixture_text(fixture))  # type: ignore[operator]
    with pytest.raises(FixtureUnreadable):
        read_fixture(text.encode("utf-8"), {})


def test_a_reformatted_file_is_told_apart_from_an_edited_one() -> None:
    """A formatter changes the layout, or the order of keys too: neither is said to be an edit by hand alone."""
    text = fixture_text(make_fixture(ask("extract", "a.1", "x"), answer(said="40 birds")))
    with pytest.raises(FixtureUnreadable, match="reformatted"):
        read_fixture(json.dumps(json.loads(text), indent=4).encode("utf-8"), {})
    turned = dict(reversed(json.loads(text).items()))
    with pytest.raises(FixtureUnreadable, match="or its keys were put in another order"):
        read_fixture(json.dumps(turned).encode("utf-8"), {})


def test_windows_line_ends_are_no_edit() -> None:
    """Git may put them in on checkout."""
    fixture = make_fixture(ask("extract", "a.1", "x\r\ny"), answer(said="x"))
    assert read_fixture(fixture_text(fixture).replace("\n", "\r\n").encode("utf-8"), {}) == fixture


def test_a_file_of_another_format_is_told_apart_from_an_edited_one() -> None:
    """Its hint is to record, not to look for an edit."""
    with pytest.raises(OldFormat, match="format 0"):
        read_fixture(sealed_text({"format": 0}).encode("utf-8"), {})


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "A", "x" * 200, "con\n"])
def test_a_name_that_is_no_file_name_is_refused(name: str) -> None:
    """A fixture from others cannot lead out of its folder."""
    with pytest.raises(FixtureUnreadable):
        question_path(Question("extract", name))


# ---------------------------------------------------------------- a suite


def test_the_same_fixtures_give_the_same_files_in_any_order(tmp_path: Path) -> None:
    """A re-record is a diff of what changed and of nothing else."""
    fixtures = make_suite(tmp_path / "s").fixtures
    assert suite_texts(fixtures) == suite_texts(fixtures[::-1])


def test_what_all_questions_of_a_stage_share_stands_once(tmp_path: Path) -> None:
    """The system prompt and the schema are in shared/, so a changed prompt is one diff and not one a file."""
    make_suite(tmp_path / "s")
    texts = {name: data.decode() for name, data in tree(tmp_path / "s").items()}
    assert [name for name, text in texts.items() if "List what it says." in text] == ["shared/extract.json"]
    assert sum('"properties"' in text for text in texts.values()) == 2


def test_a_question_with_another_prompt_than_the_rest_holds_it_in_full(tmp_path: Path) -> None:
    """Half of a suite may be re-recorded: nothing is lost by what is shared."""
    loaded = make_suite(tmp_path / "s")
    odd = make_fixture(ask("extract", "003-odd.1", "x", systems={"extract": "Other words."}), answer(said="x"))
    replace_suite(loaded.suite, (*loaded.fixtures, odd), screen=passes)
    again = load_suite(tmp_path / "s")
    assert set(again.fixtures) == {*loaded.fixtures, odd}
    assert "Other words." in (tmp_path / "s/extract/003-odd.1.json").read_text()


def test_a_failed_replacement_leaves_every_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full half-way: the old recordings stand."""
    loaded = make_suite(tmp_path / "s")
    before = tree(tmp_path)
    written = 0
    real = Path.write_text

    def full_disk(self: Path, *args: object, **kwargs: object) -> int:
        nonlocal written
        written += 1
        if written == 3:
            raise OSError(28, "No space left on device")
        return real(self, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", full_disk)
    with pytest.raises(OutputError, match="old recordings stand"):
        replace_suite(loaded.suite, loaded.fixtures, screen=passes)
    assert tree(tmp_path) == before


def test_a_replacement_killed_between_its_two_renames_is_mended_by_the_next(tmp_path: Path) -> None:
    """The old folder is found beside its place and put back."""
    loaded = make_suite(tmp_path / "s")
    before = tree(tmp_path / "s")
    (tmp_path / "s").rename(tmp_path / ".s.old")
    (tmp_path / ".s.new").mkdir()
    replace_suite(loaded.suite, loaded.fixtures, screen=passes)
    assert tree(tmp_path / "s") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s"]


def test_comments_of_suite_toml_survive_a_recording(tmp_path: Path) -> None:
    """Only model and rung are written by a machine."""
    from dataclasses import replace

    loaded = make_suite(tmp_path / "s")
    replace_suite(replace(loaded.suite, model="model-b", rung="json_object"), loaded.fixtures, screen=passes)
    text = (tmp_path / "s/suite.toml").read_text()
    assert text.startswith("# What was read.\n")
    assert read_suite(tmp_path / "s").model == "model-b"
    assert read_suite(tmp_path / "s").rung == "json_object"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("format = 2", "format is not 1"),
        ("", "format is not 1"),
        ("format = 1", "no articles"),
        ('format = 1\narticles = "a"\nkind = "odd"', "kind or rung"),
        ('format = 1\narticles = "a"\n[settings]\nlength = [1]', "settings"),
        ("format =", "suite.toml"),
    ],
)
def test_a_fault_in_suite_toml_is_named(tmp_path: Path, line: str, said: str) -> None:
    """Where, what is wrong, and what to write."""
    (tmp_path / "suite.toml").write_text(line)
    with pytest.raises(UsageError, match=said):
        read_suite(tmp_path)


# ---------------------------------------------------------------- states


def test_a_suite_just_recorded_holds(tmp_path: Path) -> None:
    """Every question is fresh, and checking writes nothing."""
    make_suite(tmp_path / "s")
    before = tree(tmp_path)
    check = checked(tmp_path / "s")
    assert check.holds
    assert set(states(check).values()) == {"fresh"}
    assert len(check.rows) == 4
    assert tree(tmp_path) == before


def test_a_changed_prompt_is_the_cause_of_its_own_questions_only(tmp_path: Path) -> None:
    """The old answer goes in for the new one, so compose is not blamed."""
    from small_pipeline import SYSTEMS

    make_suite(tmp_path / "s")
    check = checked(tmp_path / "s", systems={**SYSTEMS, "extract": "List what it says.\nCopy!"})
    red = [row for row in check.rows if row.state != "fresh"]
    assert [(row.question, row.state, row.causes, row.follows) for row in red] == [
        ("extract/001-zoo.1", "stale", ("prompt",), None),
        ("extract/002-farm.1", "stale", ("prompt",), None),
        ("extract/002-farm.1.repair", "stale", ("prompt",), None),
    ]


def test_several_causes_are_told_at_once(tmp_path: Path) -> None:
    """Prompt, article and a parameter, in a fixed order."""
    from small_pipeline import SYSTEMS

    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    check = checked(folder, systems={**SYSTEMS, "extract": "List!"}, max_tokens=800)
    assert find_row(check.rows, "001-zoo.1").causes == ("prompt", "article", "parameters")


def test_what_follows_from_a_new_answer_is_told_apart(tmp_path: Path) -> None:
    """An article with a changed word: its extraction is stale, its repair is decided by the new answer."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "articles/002-farm.txt").write_text("The farm lost 8 hens.")
    check = checked(folder)
    assert [row.question for row in check.first_hand] == ["extract/002-farm.1"]
    assert find_row(check.rows, "extract/002-farm.1.repair").follows == "extract/002-farm.1.json"


def test_a_new_article_is_missing_and_its_followers_wait(tmp_path: Path) -> None:
    """Nothing is known of compose before the new article is read."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "articles/003-barn.txt").write_text("The barn is empty.")
    check = checked(folder)
    assert [(row.question, row.state) for row in check.first_hand] == [("extract/003-barn.1", "missing")]
    assert find_row(check.rows, "compose").follows == "extract/003-barn.1.json"


def test_a_removed_article_leaves_an_unused_file_that_can_be_pruned(tmp_path: Path) -> None:
    """Compose is asked anew, and the file of the article that is gone is not needed."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "articles/001-zoo.txt").unlink()
    check = checked(folder)
    assert states(check)["extract/001-zoo.1"] == "unused"
    assert states(check)["compose/compose"] == "stale"
    assert prunable(check) == ("extract/001-zoo.1.json",)
    remove_files(check.suite, prunable(check))
    assert not (folder / "extract/001-zoo.1.json").exists()


def test_prune_takes_nothing_whose_fate_is_open(tmp_path: Path) -> None:
    """The repair of an extraction that is gone may be asked again after recording."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "extract/002-farm.1.json").unlink()
    check = checked(folder)
    assert states(check)["extract/002-farm.1.repair"] == "unused"
    assert prunable(check) == ()


def test_two_articles_with_the_same_words_need_one_recording(tmp_path: Path) -> None:
    """One question, one file, under the first name; only compose, which reads both, is asked anew."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/000-copy.txt").write_text(ARTICLES["001-zoo"])
    (bench.folder / "articles/003-copy.txt").write_text(ARTICLES["001-zoo"])
    model = Scripted()
    bench.record(model)
    assert model.asked == ["compose/compose"]
    assert sorted(tree(bench.folder / "extract")) == ["000-copy.1.json", "002-farm.1.json", "002-farm.1.repair.json"]
    assert bench.check().holds


def test_each_line_that_does_not_hold_names_file_state_and_next_command(tmp_path: Path) -> None:
    """A person reads it once and knows what to type."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "extract/001-zoo.1.json").unlink()
    (folder / "notes.txt").write_text("x")
    lines = check_lines(checked(folder))
    assert "fixtures/s/extract/001-zoo.1.json  missing" in lines
    assert "  next: briefgen fixtures record s --only stale,missing" in lines
    assert "fixtures/s/notes.txt  unused: no part of a suite" in lines
    assert lines[-1] == "s: 2 fresh, 1 missing, 1 stale, 1 unused"


def test_the_difference_of_a_question_is_shown_by_line(tmp_path: Path) -> None:
    """What moved, in the words that moved."""
    folder = tmp_path / "s"
    make_suite(folder)
    (folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    lines = diff_lines(find_row(checked(folder).rows, "001-zoo.1"))
    assert lines[0] == "extract/001-zoo.1: stale (article)"
    assert "-The zoo counted 40 birds." in lines
    assert "+The zoo counted 41 birds." in lines


def test_a_question_is_found_by_its_end_where_one_fits(tmp_path: Path) -> None:
    """`002-farm.1` is two questions, so the stage has to be named."""
    folder = tmp_path / "s"
    make_suite(folder)
    rows = checked(folder).rows
    rows += tuple(replace(row, path="relate/002-farm.1.json") for row in rows if row.path == "extract/002-farm.1.json")
    assert find_row(rows, "extract/002-farm.1.json").question == "extract/002-farm.1"
    assert find_row(rows, "compose").question == "compose/compose"
    with pytest.raises(UsageError, match="and"):
        find_row(rows, "002-farm.1")
    with pytest.raises(UsageError, match="no question"):
        find_row(rows, "009")


def test_list_and_show_tell_what_is_recorded(tmp_path: Path) -> None:
    """Without asking anything."""
    loaded = make_suite(tmp_path / "s")
    listed = list_lines(loaded)
    assert listed[0] == "s: 4 questions, answered by model-a, articles in articles/"
    assert any("extract/001-zoo.1.json" in line and "10 in, 5 out" in line for line in listed)
    shown = show_lines(loaded.fixtures[1])
    assert "The zoo counted 40 birds." in shown
    assert '  "said": "40 birds"' in shown


@pytest.mark.parametrize(
    ("later", "earlier", "follows"),
    [
        ("extract/a.1.repair.json", "extract/a.1.json", True),
        ("extract/a.1.split1.json", "extract/a.1.json", True),
        ("extract/a.10.json", "extract/a.1.json", False),
        ("extract/a.1.split1.repair.json", "extract/a.1.split1.json", True),
        ("relate/relate.json", "extract/a.1.split2.json", True),
        ("relate/relate.json", "compose/compose.json", False),
        ("compose/compose.refused.json", "compose/compose.json", True),
        ("extract/a.1.json", "compose/compose.json", False),
        ("shared/extract.json", "extract/a.1.json", False),
    ],
)
def test_which_question_may_follow_from_which(later: str, earlier: str, follows: bool) -> None:
    """A repair its question, the stages across articles all before them."""
    assert may_follow(later, earlier) is follows


def test_every_state_has_a_next_command(tmp_path: Path) -> None:
    """No state leaves a person alone."""
    from briefgen.asking.fixtures.states import HOLDS, NEXT

    assert set(STATES) == set(NEXT) | HOLDS


def test_another_rung_is_another_parameter() -> None:
    """On a lower rung the schema stands in the messages; that is no change of the prompt or of the article."""
    from dataclasses import replace

    asked = ask("extract", "a.1", "x")
    told = replace(asked.messages[0], content=f"{asked.messages[0].content}\n{asked.schema}")
    lower = replace(asked, rung="json_object", messages=(told, *asked.messages[1:]))
    assert moved_causes(asked, lower) == moved_causes(lower, asked) == ("parameters",)
    assert moved_causes(replace(asked, rung="text"), asked) == ("parameters",)
    assert moved_causes(asked, asked) == ()


# ---------------------------------------------------------------- recording


class Bench:
    """A suite, a journal beside it, and what is needed to record it again."""

    def __init__(self, tmp_path: Path, *, screen: Screen = passes) -> None:
        self.folder = tmp_path / "s"
        self.screen = screen
        make_suite(self.folder)
        self.state = tmp_path / "state"

    def journal(self) -> RecordJournal:
        place = journal_folder(self.state, read_suite(self.folder), model="model-a", base_url="http://127.0.0.1/v1")
        return RecordJournal(place, self.screen)

    def record(self, model: Scripted, *, name: str = "model-a", **options: object) -> object:
        async def go() -> object:
            loaded, run = load_suite(self.folder), small_run(self.folder)
            check = await check_suite(loaded, run)
            return await record_suite(
                check,
                loaded,
                run,
                model,
                model=name,
                journal=self.journal(),
                screen=self.screen,
                **options,  # type: ignore[arg-type]
            )

        return asyncio.run(go())

    def check(self) -> SuiteCheck:
        return checked(self.folder)


def test_only_what_is_stale_is_asked_again(tmp_path: Path) -> None:
    """One article changed: its two questions and compose are asked, the other article is not."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/002-farm.txt").write_text("The farm lost 8 hens.")
    model = Scripted(
        {"extract/002-farm.1": answer(said="repair 8"), "extract/002-farm.1.repair": answer(said="8 hens")}
    )
    bench.record(model)
    assert model.asked == ["extract/002-farm.1", "extract/002-farm.1.repair", "compose/compose"]
    assert bench.check().holds
    assert not list(bench.state.rglob("*.json"))


def test_what_followed_from_an_answer_goes_with_it(tmp_path: Path) -> None:
    """The new answer needs no repair, so the old repair is no orphan."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/002-farm.txt").write_text("The farm lost 8 hens.")
    bench.record(Scripted({"extract/002-farm.1": answer(said="8 hens")}))
    assert not (bench.folder / "extract/002-farm.1.repair.json").exists()
    assert bench.check().holds


def test_a_recording_that_breaks_off_changes_no_file_and_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """The second run asks only what is missing; nothing is paid twice."""
    bench = Bench(tmp_path)
    for path in (bench.folder / "articles").iterdir():
        path.write_text(path.read_text() + " More.")
    before = tree(bench.folder)
    first = Scripted({"compose/compose": ProviderUnavailable("the host is down")})
    with pytest.raises(ProviderUnavailable):
        bench.record(first)
    assert tree(bench.folder) == before
    assert len(first.asked) == 3
    second = Scripted()
    bench.record(second)
    assert second.asked == ["compose/compose"]
    assert bench.check().holds


def test_a_question_without_an_answer_keeps_the_old_recordings(tmp_path: Path) -> None:
    """An engine goes on when one chunk fails; a recording of that would be a hole in the suite."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    before = tree(bench.folder)
    with pytest.raises(ProviderUnavailable, match="no answer to 1 question, first extract/001-zoo"):
        bench.record(Scripted({"extract/001-zoo.1": Unreachable("cut")}))
    assert tree(bench.folder) == before


def test_a_filtered_chunk_is_recorded_as_such(tmp_path: Path) -> None:
    """The run goes on from a refusal by filter, and so does its replay."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    bench.record(Scripted({"extract/001-zoo.1": ContentFiltered("filtered")}))
    (came,) = next(f for f in load_suite(bench.folder).fixtures if f.path == "extract/001-zoo.1.json").responses
    assert came == RecordedFault("content_filtered")
    assert bench.check().holds


def test_only_missing_leaves_stale_ones_as_they_are(tmp_path: Path) -> None:
    """A half is recorded, the other half stays red."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    (bench.folder / "articles/003-barn.txt").write_text("The barn is empty.")
    model = Scripted()
    bench.record(model, only=("missing",))
    assert model.asked == ["extract/003-barn.1"]
    assert states(bench.check())["extract/001-zoo.1"] == "stale"
    assert states(bench.check())["extract/003-barn.1"] == "fresh"


def test_another_model_is_another_suite(tmp_path: Path) -> None:
    """One suite has the answers of one model, unless all of it is asked again."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    with pytest.raises(UsageError, match="another suite"):
        bench.record(Scripted(), name="model-b")
    model = Scripted()
    bench.record(model, name="model-b", only=STATES)
    assert len(model.asked) == 3
    assert read_suite(bench.folder).model == "model-b"


def test_an_edited_file_that_is_not_recorded_again_stays_edited(tmp_path: Path) -> None:
    """Recording something else never seals a hand edit."""
    bench = Bench(tmp_path)
    path = bench.folder / "extract/001-zoo.1.json"
    path.write_text(path.read_text().replace("40 birds", "41 birds"))
    (bench.folder / "articles/002-farm.txt").write_text("The farm lost 8 hens.")
    bench.record(Scripted(), only=("stale", "missing"))
    assert states(bench.check())["extract/001-zoo.1"] == "edited"


def test_a_rung_found_in_the_first_question_leaves_plain_names(tmp_path: Path) -> None:
    """`001-zoo.1.object` is kept as `001-zoo.1`: a replay begins on the rung that worked."""
    from dataclasses import replace

    from briefgen.records import Model, Request

    bench = Bench(tmp_path)

    def on_rung(request: Request, rung: str, suffix: str) -> Request:
        question = replace(request.question, name=request.question.name + suffix)
        return replace(request, question=question, rung=rung)  # type: ignore[arg-type]

    async def run(model: Model) -> object:
        request = ask("extract", "001-zoo.1", "new")
        try:
            return await model.complete(request)
        except SchemaUnsupported:
            return await model.complete(on_rung(request, "json_object", ".object"))

    class NoSchemas(Scripted):
        async def complete(self, request: Request) -> Reply:
            if request.rung == "json_schema":
                raise SchemaUnsupported("no schemas here", money="refused")
            return await super().complete(request)

    async def go() -> None:
        loaded = load_suite(bench.folder)
        check = await check_suite(loaded, run)
        await record_suite(
            check, loaded, run, NoSchemas(), model="model-a", journal=bench.journal(), screen=passes, only=STATES
        )

    asyncio.run(go())
    assert read_suite(bench.folder).rung == "json_object"
    names = {fixture.path for fixture in load_suite(bench.folder).fixtures}
    assert "extract/001-zoo.1.json" in names
    assert not any("object" in name for name in names)


def test_a_synthetic_suite_is_never_asked_of_a_model(tmp_path: Path) -> None:
    """Its answers are written, and stay so."""
    make_suite(tmp_path / "s", kind="synthetic")
    check = checked(tmp_path / "s")
    assert set(states(check).values()) == {"synthetic"}
    with pytest.raises(UsageError, match="by hand"):
        asyncio.run(
            record_suite(
                check,
                load_suite(tmp_path / "s"),
                small_run(tmp_path / "s"),
                Scripted(),
                model="model-a",
                journal=RecordJournal(tmp_path / "j", passes),
                screen=passes,
            )
        )


def test_nothing_is_recorded_in_ci() -> None:
    """A build can neither pay nor make its own tests green."""
    refuse_in_ci(False)
    with pytest.raises(UsageError, match="CI"):
        refuse_in_ci(True)


def test_the_price_comes_first_exact_for_now_and_at_most_for_the_rest(tmp_path: Path) -> None:
    """Calls, tokens, dollars; and what an earlier run has paid for is not counted again."""
    bench = Bench(tmp_path)
    (bench.folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    plan = plan_record(bench.check(), journal=bench.journal())
    assert [call.path for call in plan.known] == ["extract/001-zoo.1.json"]
    assert {later.stage for later in plan.later} == {"repair", "relate", "compose"}
    lines = plan_lines(plan, model="model-a", host="127.0.0.1", price=lambda sent, said: Decimal(sent + said) / 1000)
    assert lines[1].startswith("  now:   1 call, ")
    assert lines[2].startswith("  then:  at most ")
    assert lines[3].startswith("  total: at most $")
    with pytest.raises(ProviderUnavailable):
        bench.record(Scripted({"compose/compose": ProviderUnavailable("down")}))
    # The answer may leave compose as it was, so break off there by an answer that changes it.
    again = plan_record(bench.check(), journal=bench.journal())
    assert (len(again.known), again.journaled) == (0, 1)


# ---------------------------------------------------------------- secrets

KEY = "sk-canary-0123456789abcdef"


@pytest.mark.parametrize(
    "text",
    [
        f"The key is {KEY}.",
        "Authorization: Bearer abcDEF1234567890xyz",
        "hf_abcdefghijklmnopqrstuv",
        "/home/someone/briefgen",
        "C:\\\\Users\\\\x /home/someone",
        "plain-live-key-of-a-strange-form",
    ],
)
def test_a_secret_is_refused(text: str) -> None:
    """The live key in any form, what looks like a key, and the home folder."""
    screen = make_screen([Secret("plain-live-key-of-a-strange-form")], Path("/home/someone"))
    with pytest.raises(SecretFound):
        screen("extract/a.1.json", text)


@pytest.mark.parametrize(
    "text", ["bearer certificates of the company", "a task-force", "/home/someoneelse", "at home/someone", "ask-me"]
)
def test_words_of_an_article_are_no_secrets(text: str) -> None:
    """A recording is not refused for what only resembles a key."""
    screen = make_screen([Secret("short")], Path("/home/someone"))
    assert refused_by(screen, text) is None
    assert "key" in (refused_by(screen, f"{text} {KEY}") or "")


def refused_by(screen: Screen, text: str) -> str | None:
    """What a screen says against a text; None where it lets it pass."""
    try:
        screen("extract/a.1.json", text)
    except SecretFound as found:
        return str(found)
    return None


def test_a_key_echoed_by_the_server_is_in_no_file(tmp_path: Path) -> None:
    """Neither in the suite nor in the recording's journal; the run ends with a line that names the question."""
    bench = Bench(tmp_path, screen=make_screen([Secret(KEY)], None))
    (bench.folder / "articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    before = tree(bench.folder)
    with pytest.raises(SecretFound, match="extract/001-zoo"):
        bench.record(Scripted({"extract/001-zoo.1": answer(said=f"Bearer {KEY}")}))
    assert tree(bench.folder) == before
    assert not any(KEY.encode() in data for data in tree(tmp_path).values())


def test_a_key_in_an_article_is_never_sent(tmp_path: Path) -> None:
    """It is refused before the call, not after it was paid for."""
    bench = Bench(tmp_path, screen=make_screen([Secret(KEY)], None))
    (bench.folder / "articles/001-zoo.txt").write_text(f"The zoo counted 41 birds. {KEY}")
    model = Scripted()
    with pytest.raises(SecretFound):
        bench.record(model)
    assert "extract/001-zoo.1" not in model.asked


def test_the_journal_of_a_recording_is_private(tmp_path: Path) -> None:
    """It holds article text: its owner alone reads it."""
    journal = RecordJournal(tmp_path / "state/recordings/x", passes)
    fixture: Fixture = make_fixture(ask("extract", "a.1", "x"), answer(said="x"))
    journal.take(fixture)
    (path,) = (tmp_path / "state/recordings/x").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert journal.find(fixture.key) == fixture
    assert journal.find("0" * 64) is None
