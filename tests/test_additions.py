"""What docs/architecture.md shows of adding a kind is all that it takes: each diff is made on a copy of the source."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from mypy import api as mypy

TOP = Path(__file__).parent.parent
PAGE = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
DIFFS = re.findall(r"^```diff\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
STATUS, QUALIFIER, FORM, PROVIDER = range(4)


class Change(NamedTuple):
    """A piece of a file and what stands there afterwards; of a new file the piece is empty."""

    path: str
    old: str
    new: str


def changes_in(diff: str) -> list[Change]:
    found = []
    for of_file in re.split(r"^\+\+\+ ", diff, flags=re.MULTILINE)[1:]:
        path, *pieces = re.split(r"\n@@\n|\n(?=\Z)", of_file)
        for lines in (piece.split("\n") for piece in pieces if piece):
            old, new = ("".join(f"{line[1:]}\n" for line in lines if line[:1] != sign) for sign in "+-")
            found.append(Change(path, old, new))
    return found


def make(change: Change, top: Path) -> None:
    path = top / change.path
    if not change.old:
        path.write_text(change.new, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    old, new = (change.old, change.new) if change.old in text else (change.old[:-1], change.new[:-1])
    assert text.count(old) == 1, f"{change.path} does not hold once: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source, to be changed."""
    shutil.copytree(TOP / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    return tmp_path


def run(copy: Path, *arguments: str) -> str:
    """What Python prints in the changed copy."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=copy / "src", capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_page_shows_four_additions() -> None:
    """A status, a qualifier, a form, a provider: each in one file, and in a table of words or a file of its own."""
    files = [list(dict.fromkeys(change.path.rpartition("/")[2] for change in changes_in(diff))) for diff in DIFFS]
    assert files == [
        ["statuses.py"],
        ["qualifiers.py", "qualifiers.words"],
        ["forms.py", "jsonl.py"],
        ["providers.py"],
    ]


def test_a_word_without_its_case_is_named_by_mypy(copy: Path) -> None:
    """The first piece of a diff is the word; without the others no kind of it is known, and the types say so."""
    words = [changes_in(DIFFS[kind])[0] for kind in (STATUS, QUALIFIER, FORM)]
    marks = "src/briefgen/records/marks.py"
    words.append(Change(marks, '"old", "garbled"]\n', '"old", "garbled", "unclear"]\n'))
    files = [str(copy / path) for path in (*(change.path for change in words), "src/briefgen/briefing/render/view.py")]
    options = ["--strict", "--follow-imports=skip", f"--cache-dir={copy / 'cache'}"]  # a second, and not forty
    before, _, _ = mypy.run([*options, *files])
    for change in words:
        make(change, copy)
    after, _, _ = mypy.run([*options, *files])
    assert "Missing return statement" not in before
    missing = {line.partition(":")[0] for line in after.split("\n") if "Missing return statement" in line}
    assert {Path(name).name for name in missing} == {"statuses.py", "qualifiers.py", "forms.py", "marks.py"}


def test_a_status_is_one_file(copy: Path) -> None:
    """It has its head and its rank, and the briefing's schema takes it."""
    for change in changes_in(DIFFS[STATUS]):
        make(change, copy)
    said = run(
        copy, "-c",
        "from briefgen.records.statuses import HEADS, MOVED, STATUSES\n"
        "from briefgen.cli.schema import schema_text\n"
        "print('withdrawn' in MOVED, HEADS[STATUSES['withdrawn'].head].words, '\"withdrawn\"' in schema_text())",
    )  # fmt: skip
    assert said == "True changed True\n"


def test_a_qualifier_is_one_file_and_its_words(copy: Path) -> None:
    """Both languages read it, and it reaches as far as its row says."""
    for change in changes_in(DIFFS[QUALIFIER]):
        make(change, copy)
    said = run(
        copy, "-c",
        "from briefgen.text.figures import figure_intervals, scan_numbers\n"
        "for text, language in (('The toll was rounded to 400 birds.', 'en'), ('Es waren gerundet 400 Vögel.', 'de')):\n"
        "    read = scan_numbers(text, language=language).quantities[0]\n"
        "    hard, likely = figure_intervals(read)\n"
        "    print(read.qualifier, hard.low, hard.high, likely.low, likely.high)",
    )  # fmt: skip
    assert said == "rounded 300 500 350 450\n" * 2


def test_a_form_is_its_file_and_its_place_among_the_forms(copy: Path) -> None:
    """`-f` takes it and names it, `-o` knows its suffix."""
    for change in changes_in(DIFFS[FORM]):
        make(change, copy)
    golden = TOP / "tests" / "golden" / "briefing.json"
    shown = run(copy, "-m", "briefgen", "show", str(golden), "-f", "jsonl")
    assert [json.loads(line)["claim"] for line in shown.splitlines()]
    run(copy, "-m", "briefgen", "show", str(golden), "-o", str(copy / "rows.jsonl"))
    assert (copy / "rows.jsonl").read_text(encoding="utf-8") == shown
    assert "term, md, html, json, csv or jsonl" in run(copy, "-m", "briefgen", "show", "--help")


def test_a_provider_is_one_entry(copy: Path) -> None:
    """Its host is recognised, with its path and the name of its key."""
    for change in changes_in(DIFFS[PROVIDER]):
        make(change, copy)
    said = run(
        copy, "-c",
        "from briefgen.asking.providers import read_endpoint\n"
        "at = read_endpoint('https://api.example.com')\n"
        "print(at.provider.name, at.base_url, *at.provider.key_names)",
    )  # fmt: skip
    assert said == "example https://api.example.com/openai/v1 EXAMPLE_API_KEY\n"
