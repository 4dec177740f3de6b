"""Scores against gold: what counts as found, right, leaked, and what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import briefgen
from briefgen.errors import InputError
from briefgen.evaluate import (
    Scored,
    compare_scores,
    count_leaks,
    load_gold,
    read_rows,
    score_briefing,
    score_lines,
    score_rows,
    scored_claims,
    scores_value,
)
from briefgen.readers import read_paths

TOP = Path(__file__).parent.parent
GOLD = load_gold(TOP / "gold" / "seeds.json")
STORIES = sorted((TOP / "gold").glob("*.json"))


@pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)
def test_every_gold_span_cuts_its_surface(path: Path) -> None:
    """A gold file that drifted from its articles would score nonsense."""
    gold = load_gold(path)
    texts = {article.id: article.text for article in read_paths([gold.articles]).articles}
    for figure in gold.figures:
        assert texts[figure.source][figure.start : figure.end] == figure.surface
        assert figure.group in gold.statuses
    for quote in gold.quotes:
        assert texts[quote["source"]][quote["start"] : quote["end"]] == quote["text"]
    for item in gold.excluded:
        assert item["text"] in texts[item["source"]]


def test_the_gold_itself_scores_full_marks() -> None:
    """Rows made of the gold are all right, and one digit less is not."""
    rows = [
        Scored(f.source, f.start, f.end, None if f.value is None else str(f.value), f.qualifier, f.as_of, f.group,
               GOLD.statuses[f.group][0], f.surface)
        for f in GOLD.figures
    ]  # fmt: skip
    scores = score_rows(rows, GOLD)
    assert {scores.recall.share, scores.precision.share, scores.values.share, scores.statuses.share, scores.group_f1} == {1.0}
    wrong = score_rows([replace(rows[0], value="7"), *rows[1:]], GOLD)
    assert wrong.values.right == scores.values.right - 1


def test_a_claim_where_the_gold_has_none_costs_precision() -> None:
    """An invented figure is listed as wrong, a missing one as missed."""
    scores = score_rows([Scored("001", 0, 5, "40", text="forty")], GOLD)
    assert (scores.precision.right, scores.precision.all) == (0, 1)
    assert scores.wrong == ("001:0: forty",)
    assert len(scores.missed) == scores.recall.all > 0


def test_a_cited_comment_is_a_leak() -> None:
    """A citation that meets excluded text counts; the briefing as made has none."""
    briefing = briefgen.brief(TOP / "seeds", engine="local")
    assert count_leaks(briefing, GOLD) == 0
    item = next(x for x in GOLD.excluded if x["role"] == "comment")
    start = briefing.source(item["source"]).text.find(item["text"])  # type: ignore[union-attr]
    quote = briefing.quotes[0]
    cited = quote.citation.model_copy(update={"source_id": item["source"], "start": start, "end": start + 3})
    leaking = briefing.model_copy(update={"quotes": (quote.model_copy(update={"citation": cited}), *briefing.quotes[1:])})
    assert count_leaks(leaking, GOLD) == 1


def test_anyones_rows_are_scored_with_or_without_spans() -> None:
    """JSON Lines of our own form and of langextract's give the same figure."""
    texts = {article.id: article.text for article in read_paths([GOLD.articles]).articles}
    figure = next(f for f in GOLD.figures if f.surface == "over 2 million")
    plain = json.dumps({"source": "000", "text": "over 2 million", "value": "2000000"})
    langextract = json.dumps({
        "document_id": "000",
        "extractions": [{"extraction_text": "over 2 million", "attributes": {"value": "2000000"},
                         "char_interval": {"start_pos": figure.start, "end_pos": figure.end}}],
    })  # fmt: skip
    for line in (plain, langextract):
        rows = read_rows([line, ""], texts)
        assert [(r.source, r.start, r.end, r.value) for r in rows] == [("000", figure.start, figure.end, "2000000")]
        assert score_rows(rows, GOLD).values.right == 1
    with pytest.raises(InputError):
        read_rows(["not json"], texts)


def test_what_changed_is_told_by_name() -> None:
    """Compared with saved scores, a lost figure is named."""
    briefing = briefgen.brief(TOP / "seeds", engine="local")
    full = score_briefing(briefing, GOLD)
    lost = score_rows([r for r in scored_claims(briefing) if "2 million" not in r.text], GOLD, briefing=briefing)
    lines = compare_scores(scores_value(full), lost)
    assert any("over 2 million" in line for line in lines)
    assert compare_scores(scores_value(full), full) == ["no score changed"]
    assert any("pairwise F1" in line for line in score_lines(full, detail=True))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"story": 1}'])
def test_no_gold_file_is_said_plainly(text: str, tmp_path: Path) -> None:
    """A file of another kind is an InputError, not a traceback."""
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        load_gold(path)
