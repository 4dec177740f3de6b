"""Any bytes under any suffix give an article or one clear error; nothing elsewhere is read, and no process is left behind."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bad_files import KINDS, SENTENCE, bad_files
from briefgen.briefing.render.safe import show_untrusted
from briefgen.errors import InputError
from briefgen.pages.readers import READERS, Reading, pdf, read_paths
from briefgen.pages.readers.page import Unreadable
from briefgen.records import Article
from written import FORMS, STORIES

pytest.importorskip("trafilatura")

SECONDS = 30
"""Of processor time, on a slow machine; most take less than 0.1."""
CANARY = "The bird in the mine sang 47 times."
NAMES = tuple(bad_files(Path("/canary")))
OPENED: list[str] = []


@pytest.fixture(scope="module")
def folder() -> Path:
    """All bad files in one folder, and beside it the file that they reach for."""
    top = Path(tempfile.mkdtemp())
    (top / "canary.txt").write_text(CANARY)
    (top / "bad").mkdir()
    for name, data in bad_files(top / "canary.txt").items():
        (top / "bad" / name).write_bytes(data)
    return top / "bad"


def read_or_refuse(path: Path) -> Reading | InputError:
    try:
        return read_paths([path])
    except InputError as error:
        return error


def is_clear(read: Reading | InputError, name: str) -> bool:
    """Whether it is articles whose blocks tile their texts, or one line that names the file, with what to do in another."""
    if isinstance(read, InputError):
        return "\n" not in str(read) and show_untrusted(name) in show_untrusted(str(read)) and bool(read.hint)
    failures = all("\n" not in failure.reason for failure in read.failures)
    return bool(read.articles) and failures and all(is_tiled(article) for article in read.articles)


def is_tiled(article: Article) -> bool:
    """Whether blocks lie in the text in order, and no letter lies between them."""
    edges = [0, *(edge for block in article.blocks for edge in (block.span.start, block.span.end)), len(article.text)]
    between = "".join(article.text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2))
    return edges == sorted(edges) and not any(char.isalnum() for char in between)


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_file_gives_an_article_or_one_clear_error(name: str, folder: Path) -> None:
    """Soon, too."""
    began = time.process_time()
    assert is_clear(read_or_refuse(folder / name), name)
    assert time.process_time() - began < SECONDS


def test_every_kind_that_is_read_has_bad_files() -> None:
    """Other suffixes are other names of these."""
    assert {READERS[suffix] for suffix in KINDS} | {READERS[".md"]} == set(READERS.values())
    assert sum(name.endswith(".md") for name in NAMES) > 10


def note_opened(event: str, args: tuple[object, ...]) -> None:
    if event == "open" and "canary" in str(args[0]):
        OPENED.append(str(args[0]))


def test_a_folder_of_them_is_read_and_nothing_beside_it(folder: Path) -> None:
    """Every file is an article or a failure, and the file that they name is never opened, nor its words read."""
    sys.addaudithook(note_opened)
    reading = read_paths([folder])
    assert OPENED == []
    (folder.parent / "canary.txt").read_text()
    assert [str(folder.parent / "canary.txt")] == OPENED
    told = " ".join(article.text for article in reading.articles) + " ".join(f.reason for f in reading.failures)
    assert CANARY not in told
    read = {article.path.split("#")[0].removesuffix(".jsonl") for article in reading.articles}
    failed = {failure.reason.split(":")[0].split(",")[0] for failure in reading.failures}
    assert {
        name for name in NAMES if name.removesuffix(".jsonl") not in read | {n.removesuffix(".jsonl") for n in failed}
    } == set()


@cache
def good_files() -> dict[str, bytes]:
    return {suffix: write(STORIES[0]) for suffix, write in FORMS.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    suffix=st.sampled_from([".txt", ".md", ".html", ".eml", ".jsonl", ".docx"]),
    other=st.sampled_from([".txt", ".html", ".eml", ".jsonl", ".docx", ".pdf"]),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=4),
)
def test_a_damaged_file_under_any_suffix_gives_an_article_or_one_clear_error(
    suffix: str, other: str, cuts: list[tuple[float, bytes]]
) -> None:
    """Good files of one kind with bytes changed, read as another kind."""
    data = bytearray(good_files()[other])
    for where, new in cuts:
        at = int(where * len(data))
        data[at : at + len(new)] = new
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, f"a{suffix}")
        path.write_bytes(bytes(data))
        assert is_clear(read_or_refuse(path), path.name)


@pytest.mark.skipif(os.name != "posix", reason="asks the system for a process")
def test_no_process_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that takes too long is ended before the error is told."""
    slow = tmp_path / "slow.py"
    slow.write_text(f"import os, time\nopen({str(tmp_path / 'id')!r}, 'w').write(str(os.getpid()))\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf, "_CHILD", slow)
    monkeypatch.setattr(pdf, "SECONDS", 3)
    with pytest.raises(Unreadable, match="more than 3 seconds"):
        READERS[".pdf"](b"%PDF-1.4 " + SENTENCE.encode())
    child = int((tmp_path / "id").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
