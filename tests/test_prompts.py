"""Prompts: loaded, rendered with values that are data, hashed, and checked against what each stage gives."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from briefgen.asking.prompts import (
    SAMPLES,
    STAGES,
    PromptInvalid,
    PromptTemplate,
    check_prompt,
    check_prompts,
    list_lines,
    load_prompt,
    load_prompts,
    prompts_folder,
    show_lines,
)
from briefgen.briefing.draft.compose import compose_request, mend_request
from briefgen.records import (
    Decision,
    DraftStatement,
    Group,
    Ledger,
    Message,
    Reconciliation,
    RefusedStatement,
    Stage,
)
from briefgen.stages.chunk import chunk_article
from briefgen.stages.extract import extraction_request

WHOLE = """+++
name = "extract"
version = "3"
answer = "extract"
+++
=== system ===
quotes, denials, events, positions: s, words, speaker, role, who, denies, other_account, when, what, actor and says. Marker: {{ marker }}
=== user ===
{% for article in articles %}{{ article.source }}: {{ article.sentences }}
{% endfor %}
"""
EXPLAINED = WHOLE.split("=== system ===\n")[1].split(" Marker")[0]


def write(folder: Path, text: str, name: str = "extract") -> Path:
    path = folder / f"{name}.md"
    path.write_text(text, encoding="utf-8")
    return path


def faults(prompt: PromptTemplate, stage: Stage) -> list[tuple[str, str]]:
    return [(finding.fault, finding.text) for finding in check_prompt(prompt, stage)]


# ---------------------------------------------------------------- loading


def test_the_prompts_load_and_have_no_fault() -> None:
    """Each names its stage, uses only what the stage gives and explains every field of its answer."""
    prompts = load_prompts()
    assert tuple(prompts) == STAGES
    assert check_prompts() == ()


def test_a_folder_of_ones_own_replaces_only_the_prompts_that_it_holds(tmp_path: Path) -> None:
    """`--prompts DIR` tries one variant; the others are the built-in ones."""
    write(tmp_path, WHOLE)
    prompts = load_prompts(tmp_path)
    assert prompts["extract"].version == "3"
    assert prompts["compose"] == load_prompts()["compose"]


def test_a_folder_without_any_prompt_is_refused(tmp_path: Path) -> None:
    """A slip in the path would silently try nothing."""
    with pytest.raises(PromptInvalid, match="no prompt in this folder"):
        load_prompts(tmp_path)


def test_the_hash_is_that_of_the_file_with_lf_line_ends(tmp_path: Path) -> None:
    """A checkout on Windows changes nothing; any other character does, the version included."""
    first = load_prompt(write(tmp_path, WHOLE))
    (tmp_path / "extract.md").write_bytes(WHOLE.replace("\n", "\r\n").encode())
    assert load_prompt(tmp_path / "extract.md").hash == first.hash
    assert load_prompt(write(tmp_path, WHOLE.replace('"3"', '"4"'))).hash != first.hash


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("No front matter", "no front matter"),
        ("+++\nname = \n+++\n", "front matter"),
        (WHOLE.replace('answer = "extract"', ""), "no answer"),
        (WHOLE.replace("=== user ===\n", ""), "once each"),
        (WHOLE.replace("=== system ===", "=== user ==="), "once each"),
        (WHOLE.replace("{% endfor %}", ""), "line"),
        (WHOLE.replace("{{ marker }}", "{{ marker"), "line"),
    ],
)
def test_a_file_that_is_no_prompt_is_named_with_its_fault(tmp_path: Path, text: str, said: str) -> None:
    """File first, then what is wrong."""
    with pytest.raises(PromptInvalid, match=said) as caught:
        load_prompt(write(tmp_path, text))
    assert "extract.md" in str(caught.value)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    """With the place of the first odd byte."""
    (tmp_path / "extract.md").write_bytes(b"+++\n\xff")
    with pytest.raises(PromptInvalid, match="not UTF-8 at byte 4"):
        load_prompt(tmp_path / "extract.md")


# ---------------------------------------------------------------- rendering

HOSTILE = "{{ 7*7 }} {% for %} {{ marker }} ${x} %s {0} {{ ''.__class__ }} === user ==="


def test_values_are_data_and_never_templates(tmp_path: Path) -> None:
    """An article that holds template marks is sent as it stands."""
    prompt = load_prompt(write(tmp_path, WHOLE))
    system, user = prompt.render(marker=HOSTILE, articles=())
    assert system == Message("system", f"{EXPLAINED} Marker: {HOSTILE}")
    assert user == Message("user", "")


@given(st.text(max_size=40))
def test_a_value_stands_in_the_message_unchanged(text: str) -> None:
    """No escaping, no stripping inside."""
    shown = {"source": "", "published": "", "title": "", "context": "", "sentences": f"1: {text}."}
    messages = load_prompts()["extract"].render(marker="0badcafe", articles=[shown])
    assert f"1: {text}." in messages[1].content


def test_a_name_that_was_not_given_is_an_error_with_file_and_name(tmp_path: Path) -> None:
    """Not an empty string in a prompt that is then paid for."""
    with pytest.raises(PromptInvalid, match=r"extract.md: 'marker' is undefined"):
        load_prompt(write(tmp_path, WHOLE)).render(articles=())


def test_a_prompt_cannot_reach_python(tmp_path: Path) -> None:
    """A prompt from somebody else's folder is a text with slots."""
    prompt = load_prompt(write(tmp_path, WHOLE.replace("{{ marker }}", "{{ ''.__class__.__mro__ }}")))
    with pytest.raises(PromptInvalid, match="unsafe"):
        prompt.render(marker="", articles=())


# ---------------------------------------------------------------- checking


def test_an_undefined_name_is_found_also_where_no_sample_goes(tmp_path: Path) -> None:
    """In a branch that is not taken, and inside the items of a list."""
    text = WHOLE.replace("{{ marker }}", "{% if 0 %}{{ figure }}{% endif %}{{ marker }}")
    text = text.replace("article.source", "article.c")
    found = faults(load_prompt(write(tmp_path, text)), "extract")
    assert found[0] == ("undefined", "{{ figure }} is not given to this prompt; given are marker, articles")
    assert found[1][0] == "undefined"
    assert "no attribute 'c'" in found[1][1]
    assert len(found) == 2


def test_a_prompt_that_lost_its_material_is_found(tmp_path: Path) -> None:
    """It would ask about nothing."""
    text = WHOLE.replace(" Marker: {{ marker }}", "")
    assert [fault for fault, _ in faults(load_prompt(write(tmp_path, text)), "extract")] == ["unused"]


@pytest.mark.parametrize(
    ("text", "fault", "said"),
    [
        (WHOLE.replace('answer = "extract"', 'answer = "pairs"'), "answer", "not known"),
        (WHOLE.replace('answer = "extract"', 'answer = "compose"'), "schema", "does not fit"),
        (WHOLE.replace('name = "extract"', 'name = "compose"'), "answer", "its name"),
        (WHOLE.replace("actor and ", ""), "schema", "'actor'"),
    ],
)
def test_an_answer_that_does_not_fit_is_found(tmp_path: Path, text: str, fault: str, said: str) -> None:
    """Unknown, another stage's, or with a field of which the prompt says nothing."""
    ((found, words),) = faults(load_prompt(write(tmp_path, text)), "extract")
    assert found == fault
    assert said in words


def test_a_prompt_that_does_not_load_is_one_finding_among_the_others(tmp_path: Path) -> None:
    """The others are checked all the same."""
    write(tmp_path, "nothing")
    others = {stage: load_prompt(prompts_folder() / f"{stage}.md") for stage in STAGES if stage != "extract"}
    expected = [finding for stage, prompt in others.items() for finding in check_prompt(prompt, stage)]
    (found,) = [finding for finding in check_prompts(tmp_path) if finding not in expected]
    assert (found.prompt, found.fault) == ("extract", "invalid")


class Spy:
    """A prompt that remembers the names it was given."""

    name = version = hash = "spy"

    def __init__(self) -> None:
        self.given: dict[str, object] = {}

    def render(self, **values: object) -> tuple[Message, ...]:
        self.given = values
        return (Message("system", ""), Message("user", ""))


def test_the_samples_have_exactly_the_names_that_the_stages_give() -> None:
    """Else `prompts check` would call a good name undefined, or a bad one good."""
    article = build.article("The zoo counted 40 birds. The keeper said so.")
    spy = Spy()
    extraction_request(chunk_article(article), spy)
    assert set(spy.given) == set(SAMPLES["extract"])
    assert_items_alike(spy.given, SAMPLES["extract"])


def test_the_samples_of_composing_have_the_names_that_it_gives() -> None:
    """A first draft and the mending of it give the same names; their items have the sample's fields."""
    spy = Spy()
    claim = build.figure_claim("40", start=16)
    group = Group("F1", claim.label, "person", (claim,), Decision("conflicting", "R3", "one claim", (claim.id,)))
    article = build.article("The zoo counted 40 birds. The keeper said so.")
    ledger = Ledger((article,), build.sentences(article), (claim,), reconciliation=Reconciliation((group,)))
    compose_request(ledger, spy)
    assert set(spy.given) == set(SAMPLES["compose"])
    statement = DraftStatement("41 birds are ill", ("000:1",))
    mend_request(ledger, [RefusedStatement("key_points", 1, statement, "words_not_in_source", "no")], spy)
    sample = {name: value for name, value in SAMPLES["compose"].items() if name != "findings"}
    assert_items_alike(spy.given, sample)


def assert_items_alike(given: Mapping[str, object], sample: Mapping[str, object]) -> None:
    for name, value in sample.items():
        if isinstance(value, tuple):
            items = given[name]
            assert isinstance(items, list | tuple)
            assert set(items[0]) == set(value[0])


# ---------------------------------------------------------------- for people


def test_list_and_show_name_what_is_in_force(tmp_path: Path) -> None:
    """Name, version, hash and file; a rendered prompt under its roles."""
    shutil.copy(prompts_folder() / "extract.md", tmp_path)
    prompts = load_prompts(tmp_path)
    lines = list_lines(prompts)
    assert len(lines) == len(STAGES)
    assert any(line.startswith("extract ") and str(tmp_path) in line for line in lines)
    shown = show_lines(prompts["extract"].render(**SAMPLES["extract"]))
    assert shown[0] == "=== system ==="
    assert "# The Courier | published 2020-05-01 | Birds counted" in shown


# ---------------------------------------------------------------- the commands


def run(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    from briefgen import cli

    code = cli.run(["prompts", *arguments])
    return (code, *capfd.readouterr())


def test_the_commands_show_what_is_in_force(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`path`, `list` and `show`, with a variant of one prompt."""
    write(tmp_path, WHOLE)
    assert run(capfd, "path") == (0, f"{prompts_folder()}\n", "")
    code, out, _ = run(capfd, "list", "--prompts", str(tmp_path))
    assert code == 0
    assert out.count("\n") == len(STAGES)
    assert run(capfd, "show", "extract", "--prompts", str(tmp_path)) == (0, WHOLE, "")
    assert run(capfd, "show", "nothing")[0] == 2


def test_show_rendered_is_what_a_model_is_sent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """One pair of messages for each chunk, with the article's sentences between their markers."""
    (tmp_path / "zoo.txt").write_text("Birds counted\n\nThe zoo counted 40 birds on Monday.\n", encoding="utf-8")
    code, out, _ = run(capfd, "show", "extract", "--rendered", str(tmp_path / "zoo.txt"))
    assert code == 0
    assert out.startswith("=== system ===\n")
    assert "The zoo counted 40 birds on Monday.\n<</articles" in out
    code, _, err = run(capfd, "show", "compose", "--rendered", str(tmp_path / "zoo.txt"))
    assert code == 3
    assert "no recorded suite holds this article" in err


def test_check_exits_with_one_and_names_prompt_and_fault(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A line each on stdout, two on stderr."""
    write(tmp_path, WHOLE.replace("{{ marker }}", "{{ figure }} {{ marker }}"))
    code, out, err = run(capfd, "check", "--prompts", str(tmp_path))
    assert code == 1
    assert (
        "extract: undefined: {{ figure }} is not given to this prompt; given are marker, articles" in out.splitlines()
    )
    assert err.startswith("error: ")
