"""The library as a developer meets it, and the same bytes wherever it runs."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen
from briefgen.briefing.public import Briefing
from briefgen.errors import FixtureMiss, InputError, UsageError

TOP = Path(__file__).parent.parent
SEEDS = TOP / "seeds"
TEXT = "Bridge shut\n\nThe council said on Monday that 12 bridges were closed in Arlen after the flood.\n"


def test_the_public_names_are_these() -> None:
    """`__all__` is all that is promised, and each name is there."""
    assert set(briefgen.__all__) == {
        "Article", "BriefOptions", "Briefing", "BriefgenError", "Reply", "Request", "__version__", "abrief", "brief",
    }  # fmt: skip
    assert all(getattr(briefgen, name) for name in briefgen.__all__)
    with pytest.raises(AttributeError):
        briefgen.nothing_of_the_kind  # noqa: B018


def test_a_dict_with_text_is_an_article(capsys: pytest.CaptureFixture[str]) -> None:
    """Articles need no file; nothing is printed."""
    briefing = briefgen.brief({"text": TEXT, "outlet": "The Post", "published": "2031-03-04"}, engine="local")
    assert [claim.surface for group in briefing.figures for claim in group.claims] == ["12"]
    assert briefing.source("001").outlet == "The Post"
    assert capsys.readouterr() == ("", "")


def test_brief_works_inside_a_running_loop() -> None:
    """A notebook has a loop already; the sync call works there too, and the async one gives the same."""

    async def notebook() -> tuple[Briefing, Briefing]:
        return briefgen.brief({"text": TEXT}, engine="local"), await briefgen.abrief({"text": TEXT}, engine="local")

    first, second = asyncio.run(notebook())
    assert first.to_json() == second.to_json()


def test_a_briefing_is_read_back_from_its_json() -> None:
    """from_json(to_json) is the same briefing, and rows are flat."""
    briefing = briefgen.brief(SEEDS, engine="local")
    assert Briefing.from_json(briefing.to_json()).to_json() == briefing.to_json()
    rows = briefing.rows()
    assert len(rows) == sum(len(group.claims) for group in briefing.figures)
    assert {type(value) for row in rows for value in row.values()} <= {str, int, bool, type(None)}
    assert "over 2 million" in briefing.to_markdown()


def test_source_texts_can_be_left_out() -> None:
    """`keep_text=False` gives a briefing without the articles' texts; its citations stay."""
    briefing = briefgen.brief(SEEDS, engine="local", options=briefgen.BriefOptions(keep_text=False))
    assert {source.text for source in briefing.sources} == {None}
    assert briefing.figures[0].claims[0].citation.text


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ({"sources": "no/such/folder"}, InputError),
        ({"sources": []}, InputError),
        ({"sources": {"title": "no text"}}, InputError),
        ({"sources": {"text": TEXT}, "engine": "recorded"}, FixtureMiss),
        ({"sources": {"text": TEXT}, "engine": "local", "model": "some-model"}, UsageError),
        ({"sources": {"text": TEXT}, "engine": "gpt"}, UsageError),
    ],
)
def test_errors_say_what_to_do_next(call: dict[str, object], error: type[briefgen.BriefgenError]) -> None:
    """Each error has a message and a hint of one line."""
    with pytest.raises(error) as caught:
        briefgen.brief(**call)  # type: ignore[arg-type]
    assert str(caught.value)
    assert caught.value.hint
    assert "\n" not in caught.value.hint


@pytest.mark.parametrize("engine", ["local", "recorded"])
def test_the_same_bytes_from_anywhere(engine: str, tmp_path: Path) -> None:
    """Two folders, two hash seeds, two locales: one JSON."""
    if engine == "recorded" and not (TOP / "fixtures" / "seeds" / "extract").is_dir():
        pytest.skip("the seeds are not recorded yet")
    command = [sys.executable, "-m", "briefgen", "brief", "-q", "--json", "--engine", engine]
    outputs = []
    for number, (folder, path, locale) in enumerate([(TOP, "seeds", "C.UTF-8"), (tmp_path, str(SEEDS) + "/", "C")]):
        own = {"PYTHONHASHSEED": str(number + 1), "LC_ALL": locale, "BRIEFGEN_STATE": str(tmp_path / "state")}
        environment = {**{k: v for k, v in os.environ.items() if not k.startswith(("OPENAI", "BRIEFGEN"))}, **own}
        done = subprocess.run([*command, path], cwd=folder, env=environment, capture_output=True, check=True)
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert Briefing.from_json(outputs[0]).engine == engine


FORMAT_LIBRARIES = ("trafilatura", "lxml", "justext", "pypdf", "docx", "py3langid", "numpy")


@pytest.mark.parametrize(
    "loads",
    [
        "",
        "briefgen.brief({'text': 'Fire\\n\\nThree mills burnt down in Arlen, the police said on Monday.'}, engine='local')",
    ],
)
def test_libraries_of_formats_are_loaded_when_they_are_needed(loads: str) -> None:
    """Neither the import nor a briefing of plain text loads them; the language's library alone is asked for a long text."""
    code = f"import sys, briefgen; {loads}\nprint([name for name in {FORMAT_LIBRARIES!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
