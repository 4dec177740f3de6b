"""The same articles as text, Markdown, HTML, Word, mail, PDF and JSON Lines say the same."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import briefgen
from briefgen.briefing.verify import verify_briefing
from written import FORMS, STORIES

pytest.importorskip("trafilatura")

PLACES = ("start", "end", "sentence", "prefix", "suffix", "id", "claim_ids")
"""What counts characters, sentences or claims of a file, and so differs between forms."""


@cache
def briefed(suffix: str) -> dict[str, object]:
    """The briefing of both stories written as one kind of file; their outlets are stated beside them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        stated = []
        for number, story in enumerate(STORIES, start=1):
            file = f"{number:03d}-story{suffix}"
            (folder / file).write_bytes(FORMS[suffix](story))
            stated.append(f'[[article]]\nfile = "{file}"\noutlet = "{story.outlet}"\n')
        (folder / "sources.toml").write_text("\n".join(stated))
        made = briefgen.brief(str(folder), engine="local")
    assert [problem.what for problem in verify_briefing(made)] == []
    told = json.loads(made.to_json())
    assert isinstance(told, dict)
    return told


def without_places(value: object) -> object:
    """A part of a briefing without what only says where in a file it stands."""
    if isinstance(value, dict):
        return {key: without_places(part) for key, part in value.items() if not (key in PLACES and not _is_day(part))}
    return [without_places(part) for part in value] if isinstance(value, list) else value


def _is_day(value: object) -> bool:
    return isinstance(value, str) and value[:2] == "20" and value.count("-") == 2


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMS if suffix != ".txt"])
@pytest.mark.parametrize("part", ["figures", "quotes", "title"])
def test_an_article_says_the_same_in_every_form(suffix: str, part: str) -> None:
    """Figures with value, unit, qualifier, voice and day; quotes with their speakers; measures with status and reason."""
    assert without_places(briefed(suffix)[part]) == without_places(briefed(".txt")[part])


def test_the_stories_have_what_is_compared() -> None:
    """Lest equal nothing be compared with equal nothing."""
    told = briefed(".txt")
    figures, quotes = told["figures"], told["quotes"]
    assert isinstance(figures, list)
    assert isinstance(quotes, list)
    assert sum(len(group["claims"]) for group in figures) >= 12
    assert {quote["speaker"] for quote in quotes} == {"Ada Lund"}
    assert any(len(group["claims"]) > 1 for group in figures)
