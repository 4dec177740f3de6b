"""The README is true: its excerpts are what the program prints, its Python runs, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefgen.cli.output import FORMS
from documents import TOP, example_document, example_page, local_page, readme_with, readme_with_local

README = (TOP / "README.md").read_text(encoding="utf-8")
RECORDED = (TOP / "fixtures" / "seeds" / "extract").is_dir()


@pytest.mark.skipif(not RECORDED, reason="the seeds are not recorded yet")
def test_the_excerpts_are_what_is_printed() -> None:
    """README and docs/example.md hold the recorded briefing of the seeds; `make docs` writes them."""
    page = example_page()
    assert (TOP / "docs" / "example.md").read_text(encoding="utf-8") == example_document(page)
    assert readme_with(page, README) == README


def test_the_excerpt_of_a_local_page_is_what_is_printed() -> None:
    """What a page without a model looks like stands in the first screens, made by the command that is named there."""
    assert readme_with_local(local_page(), README) == README
    top, told, _ = README.partition("<!-- /local -->")
    assert told
    assert len(top.splitlines()) < FIRST_SCREENS
    assert "briefgen brief stories/flood --engine local" in top


FIRST_SCREENS = 110


def test_the_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python blocks run from the top folder, one after the other as a reader would type them."""
    monkeypatch.chdir(TOP)
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    names: dict[str, object] = {"print": lambda *_: None}
    for block in blocks:
        exec(compile(block, "README.md", "exec"), names)


@pytest.mark.parametrize(
    "path", [TOP / "README.md", TOP / "CONTRIBUTING.md", *sorted((TOP / "docs").glob("*.md"))], ids=lambda p: p.name
)
def test_links_lead_to_files_that_are_there(path: Path) -> None:
    """Relative links of README and docs exist."""
    for target in re.findall(r"\]\(([^)#\s]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target) and "…" not in target and "{" not in target:
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_the_two_commands_stand_in_the_first_screen() -> None:
    """`make brief` and `make test` are seen without scrolling, and the Makefile has them."""
    first = "\n".join(README.splitlines()[:24])
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    for command in ("make brief", "make test"):
        assert command in first
        assert f"\n{command.removeprefix('make ')}:" in makefile


def test_the_forms_of_the_readme_are_those_of_the_command() -> None:
    """README names every form that `-f` takes, and no other."""
    (told,) = re.findall(r"((?:`[^`]+`(?:, | or )?)+) and `-o FILE` choose", README)
    assert tuple(word.removeprefix("-f ") for word in re.findall(r"`([^`]+)`", told)) == FORMS
