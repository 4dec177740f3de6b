"""The same articles as text, Markdown, HTML, Word, mail, PDF and JSON Lines say the same."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import briefgen
from briefgen.briefing.verify import verify_briefing
from briefgen.engines.extractive import extract_locally
from briefgen.pages.readers import read_paths
from briefgen.records import Extraction, QuoteSaid
from briefgen.stages.ground import ground_extraction
from briefgen.stages.prepare import prepare_articles
from briefgen.text.cleaned import is_invisible
from written import FORMS, TOLD, Story

pytest.importorskip("trafilatura")

PLACES = ("start", "end", "sentence", "prefix", "suffix", "id", "claim_ids")
"""What counts characters, sentences or claims of a file, and so differs between forms."""


@cache
def briefed(suffix: str, told: str) -> dict[str, object]:
    """The briefing of some stories written as one kind of file; their outlets are stated beside them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        stated = []
        for number, story in enumerate(TOLD[told], start=1):
            file = f"{number:03d}-story{suffix}"
            (folder / file).write_bytes(FORMS[suffix](story))
            stated.append(f'[[article]]\nfile = "{file}"\noutlet = "{story.outlet}"\n')
        (folder / "sources.toml").write_text("\n".join(stated))
        made = briefgen.brief(str(folder), engine="local")
    assert [problem.what for problem in verify_briefing(made)] == []
    read = json.loads(made.to_json())
    assert isinstance(read, dict)
    return read


def without_places(value: object) -> object:
    """A part of a briefing without what only says where in a file it stands; a line end is a space."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: without_places(part) for key, part in value.items() if not (key in PLACES and not _is_day(part))}
    return [without_places(part) for part in value] if isinstance(value, list) else value


def _is_day(value: object) -> bool:
    return isinstance(value, str) and value[:2] == "20" and value.count("-") == 2


@pytest.mark.parametrize("suffix", [suffix for suffix in FORMS if suffix != ".txt"])
@pytest.mark.parametrize("part", ["figures", "quotes", "title"])
@pytest.mark.parametrize("told", TOLD)
def test_an_article_says_the_same_in_every_form(told: str, suffix: str, part: str) -> None:
    """Figures with value, unit, qualifier, voice and day; quotes with their speakers; measures with status and reason. Which measure
    is told first also depends on what stands above the text."""
    assert _in_one_order(without_places(briefed(suffix, told)[part])) == _in_one_order(
        without_places(briefed(".txt", told)[part])
    )


def _in_one_order(part: object) -> object:
    return sorted(part, key=lambda one: json.dumps(one, sort_keys=True)) if isinstance(part, list) else part


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("width", [24, 33, 42])
def test_a_column_that_breaks_words_gives_the_same_values(told: str, width: int) -> None:
    """Nothing that holds broken words together is printed, and what is printed has whole words."""
    whole, broken = (
        briefgen.brief([{"text": _page(story, at), "published": story.day} for story in TOLD[told]], engine="local")
        for at in (0, width)
    )
    assert verify_briefing(broken) == ()
    assert not any(is_invisible(sign) for sign in json.dumps(json.loads(broken.to_json()), ensure_ascii=False))
    assert _values(broken) == _values(whole)
    assert not re.search(r"[a-z]- [a-z]", " ".join(claim.surface for group in broken.figures for claim in group.claims))


def _page(story: Story, width: int) -> str:
    """The story as text; with a width in a column of so many letters that breaks words of seven letters and more."""
    return "\n\n".join((story.title, *(_broken(said, width) if width else said for said in story.paragraphs)))


def _broken(said: str, width: int) -> str:
    lines = [""]
    for word in said.split():
        room = width - len(lines[-1]) - 2
        if len(lines[-1]) + len(word) < width:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif re.fullmatch(r"[^\W\d_]{7,}", word) and 2 < room < len(word) - 2:
            lines[-1:] = [f"{lines[-1]} {word[:room]}-", word[room:]]
        else:
            lines.append(word)
    return "\n".join(lines)


def _values(made: briefgen.Briefing) -> list[tuple[str | None, str | None, str | None]]:
    claims = (claim for group in made.figures for claim in group.claims)
    return sorted(((claim.value and str(claim.value), claim.unit, claim.qualifier) for claim in claims), key=str)


def test_a_name_and_words_that_a_column_broke_are_whole() -> None:
    """Also where a model has quoted them."""
    text = "The men went home. “It is un-\nbelievable and old,” Tomas Ber-\nrin said."
    (item,) = prepare_articles(read_paths([{"text": text}]).articles, limit=1_200)
    (chunk,) = item.chunks
    said = QuoteSaid(item.sentences[-1].number, "It is unbelievable and old", "Tomas Berrin", "")
    grounded = ground_extraction(Extraction(quotes=(said,)), chunk, item.sentences)
    assert [(quote.text, quote.speaker) for quote in grounded.quotes] == [
        ("It is un-\nbelievable and old", "Tomas Berrin")
    ]
    assert [quote.speaker for quote in extract_locally(chunk).quotes] == ["Tomas Berrin"]


def test_the_stories_have_what_is_compared() -> None:
    """Lest equal nothing be compared with equal nothing."""
    speakers = ({"Ada Lund"}, {"Tomas Berrin", "Ines Calder"}, {"Heike Brömmer"}, {"Julián Mestre"})
    for told, named in zip(TOLD, speakers, strict=True):
        figures, quotes = (briefed(".txt", told)[part] for part in ("figures", "quotes"))
        assert isinstance(figures, list)
        assert isinstance(quotes, list)
        assert sum(len(group["claims"]) for group in figures) >= 6
        assert {quote["speaker"] for quote in quotes} == named
