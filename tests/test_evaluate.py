"""Scores against gold: what counts as found, right, leaked, and what changed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

import briefgen
from briefgen.briefing.evaluate import (
    Gold,
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
from briefgen.briefing.public import Briefing, Comparison, FigureGroup
from briefgen.errors import InputError
from briefgen.pages.readers import read_paths
from briefgen.records import Status

TOP = Path(__file__).parent.parent
GOLD = load_gold(TOP / "gold" / "seeds.json")
FLOOD = load_gold(TOP / "gold" / "flood.json")
STORIES = sorted((TOP / "gold").glob("*.json"))


@pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)
def test_every_gold_span_cuts_its_surface(path: Path) -> None:
    """A gold file that drifted from its articles would score nonsense."""
    gold = load_gold(path)
    texts = {article.id: article.text for article in read_paths([gold.articles]).articles}
    for figure in gold.figures:
        assert texts[figure.source][figure.start : figure.end] == figure.surface
    for quote in gold.quotes:
        assert texts[quote["source"]][quote["start"] : quote["end"]] == quote["text"]
    for item in gold.excluded:
        assert item["text"] in texts[item["source"]]


@pytest.mark.parametrize("path", STORIES, ids=lambda p: p.stem)
def test_measures_and_comparisons_hold_each_other(path: Path) -> None:
    """Each figure is of one measure, each measure is compared, and a comparison crosses measures only for a sum."""
    told, gold = json.loads(path.read_text(encoding="utf-8")), load_gold(path)
    members = [member for measure in told["measures"] for member in measure["members"]]
    assert sorted(members) == sorted(figure.id for figure in gold.figures)
    measure = {figure.id: figure.measure for figure in gold.figures if not figure.headline}
    assert {measure[member] for wanted in gold.comparisons for member in wanted.members} == set(measure.values())
    for wanted in gold.comparisons:
        assert set(wanted.accepted) <= set(get_args(Status))
        assert len({measure[member] for member in wanted.members}) == 1 or "sum" in wanted.name
    assert len({wanted.name for wanted in gold.comparisons}) == len(gold.comparisons)


def test_the_gold_itself_scores_full_marks() -> None:
    """Rows made of the gold are all right; one digit, one qualifier, one day or one span less is not."""
    rows = [
        Scored(f.source, f.start, f.end, None if f.value is None else str(f.value), f.qualifier, f.as_of, f.measure, text=f.surface)
        for f in GOLD.figures
    ]  # fmt: skip
    scores = score_rows(rows, GOLD)
    right = (scores.recall, scores.precision, scores.values, scores.qualifiers, scores.as_of, scores.exact_spans)
    assert {ratio.share for ratio in right} == {scores.pairs_f1, scores.far_f1} == {1.0}
    wrong = {"value": "7", "qualifier": "at_most", "as_of": "1999-01-01", "end": rows[2].end - 1}
    for field, value in wrong.items():
        name = {"value": "values", "qualifier": "qualifiers", "end": "exact_spans"}.get(field, field)
        worse = score_rows([*rows[:2], replace(rows[2], **{field: value}), *rows[3:]], GOLD)  # type: ignore[arg-type]
        assert getattr(worse, name).right == getattr(scores, name).right - 1


@pytest.fixture(scope="module")
def flood() -> Briefing:
    """A briefing that tells what the gold tells: the local engine's claims in the gold's measures, with its statuses."""
    return _as_gold(briefgen.brief(TOP / "stories" / "flood", engine="local"), FLOOD)


def _as_gold(briefing: Briefing, gold: Gold) -> Briefing:
    places = {(c.citation.source_id, c.citation.end): c for group in briefing.figures for c in group.claims}
    body = [f for f in gold.figures if not f.headline and (f.source, f.end) in places]
    at = {f.id: places[f.source, f.end] for f in body}
    groups = []
    for measure in dict.fromkeys(figure.measure for figure in body):
        own = {figure.id for figure in body if figure.measure == measure}
        wanted = [w for w in gold.comparisons if w.members & own]
        whole = min(wanted, key=lambda w: len(w.members ^ own))
        parts = tuple(_part(w.accepted[0], (at[member].id for member in w.members if member in at)) for w in wanted)
        claims = tuple(at[member] for member in sorted(own))
        groups.append(_group(briefing, measure, claims=claims, status=whole.accepted[0], comparisons=parts))
    return briefing.model_copy(update={"figures": tuple(groups)})


def _group(briefing: Briefing, name: str, **changed: object) -> FigureGroup:
    fresh = {"id": name, "status": "single_source", "comparisons": (), "leading": None}
    return briefing.figures[0].model_copy(update={**fresh, **changed})


def _part(status: str, claims: Iterable[str]) -> Comparison:
    told = {
        "kind": "course",
        "claim_ids": tuple(claims),
        "status": status,
        "rule": "R3",
        "why": "",
        "superseded": (),
        "flags": (),
    }
    return Comparison.model_validate(told)


def _with(briefing: Briefing, *changed: FigureGroup, without: str = "") -> Briefing:
    """The briefing with these groups in place of those with their ids, new ones at the end."""
    new = {group.id: group for group in changed}
    kept = [new.pop(group.id, group) for group in briefing.figures if group.id != without]
    return briefing.model_copy(update={"figures": (*kept, *new.values())})


def _of(briefing: Briefing, name: str) -> FigureGroup:
    return next(group for group in briefing.figures if group.id == name)


def _said(briefing: Briefing, name: str, status: str, **changed: object) -> Briefing:
    """The briefing with one measure that says this of all its figures, and compares nothing else."""
    group = _of(briefing, name)
    part = _part(status, (claim.id for claim in group.claims))
    return _with(briefing, group.model_copy(update={"status": status, "comparisons": (part,), **changed}))


def test_a_briefing_that_tells_the_gold_has_no_fault(flood: Briefing) -> None:
    """Measures, statuses and conflicts as in the gold: every score of them is full, nothing is listed."""
    scores = score_briefing(flood, FLOOD)
    assert {
        scores.pairs_f1,
        scores.far_f1,
        scores.statuses.share,
        scores.statuses_several.share,
        scores.conflicts.share,
    } == {1.0}
    assert scores.conflicts.all == sum(w.accepted[0] in {"conflicting", "disputed"} for w in FLOOD.comparisons) > 5
    assert scores.measure_faults == scores.status_faults == scores.hidden_conflicts == scores.false_conflicts == ()


def test_a_measure_in_two_groups_costs_recall(flood: Briefing) -> None:
    """6.8, 7.4 twice and 5.1 metres: without the last level three pairs are lost, all of them of far values."""
    whole = _of(flood, "river-level-marrenford")
    *kept, last = whole.claims
    split = _with(flood, _group(flood, whole.id, claims=tuple(kept)), _group(flood, "later", claims=(last,)))
    before, after = score_briefing(flood, FLOOD), score_briefing(split, FLOOD)
    assert after.pairs_recall.right == before.pairs_recall.right - 3
    assert after.far_recall.right == before.far_recall.right - 3
    assert after.pairs_precision.share == after.far_precision.share == 1.0
    assert any("river-level-marrenford is split" in fault and "later" in fault for fault in after.measure_faults)


def test_two_measures_in_one_group_cost_precision(flood: Briefing) -> None:
    """640 people and nineteen patients are a pair of far values too many; 83 million twice, apart, are a near one too few."""
    one, other = _of(flood, "gym"), _of(flood, "intensive-care")
    joined = _with(flood, _group(flood, one.id, claims=(*one.claims, *other.claims)), without=other.id)
    scores = score_briefing(joined, FLOOD)
    assert scores.pairs_precision.all - scores.pairs_precision.right == 1
    assert scores.far_precision.all - scores.far_precision.right == 1
    assert scores.pairs_recall.share == 1.0
    assert any(fault.startswith("gym joins: ") for fault in scores.measure_faults)
    equal = _of(flood, "reservoir-volume")
    halves = [_group(flood, f"half {n}", claims=(claim,)) for n, claim in enumerate(equal.claims)]
    near = score_briefing(_with(flood, *halves, without=equal.id), FLOOD)
    assert near.pairs_recall.all - near.pairs_recall.right == 1
    assert near.far_recall.share == 1.0


@pytest.mark.parametrize(("status", "right"), [("corroborated", True), ("compatible", True), ("conflicting", False)])
def test_a_status_is_right_if_expected_or_acceptable(flood: Briefing, status: str, right: bool) -> None:
    """The night bus: corroborated is expected, compatible is acceptable, conflicting is wrong and told by name."""
    scores = score_briefing(_said(flood, "deaths-bus", status), FLOOD)
    assert scores.statuses.all - scores.statuses.right == scores.statuses_several.all - scores.statuses_several.right
    assert scores.statuses.right == scores.statuses.all - (not right)
    assert [fault for fault in scores.status_faults if "night bus" in fault] == list(scores.status_faults)


def test_what_holds_less_than_half_of_the_figures_says_nothing_of_them(flood: Briefing) -> None:
    """Five levels of the missing in five groups: each is a progression, and none is the path."""
    path = _of(flood, "missing-valley")
    alone = [
        _group(flood, f"part {n}", claims=(c,), status="progression", comparisons=()) for n, c in enumerate(path.claims)
    ]
    scores = score_briefing(_with(flood, *alone, without=path.id), FLOOD)
    assert [fault.split(" (")[0] for fault in scores.status_faults] == [
        "path of the missing: nothing stands for it",
        "the missing by the emergency service: nothing stands for it",
    ]


@pytest.mark.parametrize(("status", "shown"), [("undetermined", True), ("compatible", False), ("progression", False)])
def test_a_conflict_that_no_group_tells_is_hidden(flood: Briefing, status: str, shown: bool) -> None:
    """6,400 cattle against 4,100: what is left open is still shown, what is called compatible is hidden."""
    scores = score_briefing(_said(flood, "cattle", status), FLOOD)
    assert scores.hidden_conflicts == (() if shown else ("cattle drowned",))
    assert scores.conflicts.all - scores.conflicts.right == (not shown)


def test_a_conflict_that_the_gold_does_not_know_is_false(flood: Briefing) -> None:
    """Of two figures and of one; a conflict where the gold has a path is a wrong status, not an invented conflict."""
    assert score_briefing(_said(flood, "shelters", "conflicting"), FLOOD).false_conflicts == (
        "shelters conflicting: 004 About 9,000, 006 more than 9,000",
    )
    assert score_briefing(_said(flood, "gym", "disputed"), FLOOD).false_conflicts == ("gym disputed: 004 640",)
    assert not score_briefing(_said(flood, "evacuated-valley", "conflicting"), FLOOD).false_conflicts
    bus = _of(flood, "deaths-bus")
    two = _part("conflicting", (claim.id for claim in bus.claims[1:]))
    leading = bus.model_copy(update={"status": "conflicting", "comparisons": (two,)})
    assert score_briefing(_with(flood, leading), FLOOD).false_conflicts == (
        "deaths-bus conflicting: 003 Nine, 004 nine",
    )


def test_a_denied_figure_is_scored_and_a_denial_without_one_is_not(flood: Briefing) -> None:
    """ "There are no 300 missing men" holds a figure; the sentence as a denial holds none."""
    group = _of(flood, "missing-camp")
    denied = group.claims[0].model_copy(update={"polarity": "deny"})
    empty = denied.model_copy(update={"id": "x", "value": None})
    rows = scored_claims(_with(flood, group.model_copy(update={"claims": (denied, empty)})))
    assert [row.id for row in rows if row.group == group.id] == [denied.id]


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
    leaking = briefing.model_copy(
        update={"quotes": (quote.model_copy(update={"citation": cited}), *briefing.quotes[1:])}
    )
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
    assert any(line.startswith("new, missed figure: ") and "over 2 million" in line for line in lines)
    assert compare_scores(scores_value(full), full) == ["no score changed"]
    assert any("pairs of one measure, F1" in line for line in score_lines(full))
    assert any(line.startswith("  missed figure: ") for line in score_lines(lost, detail=True))


def test_rows_that_name_their_measure_are_scored_by_pairs() -> None:
    """Anyone's rows may say which belong together; without a status no status is judged."""
    surfaces = ("over 2 million", "around 4 million", "about 3.7 million")
    texts = {article.id: article.text for article in read_paths([GOLD.articles]).articles}
    figures = [next(f for f in GOLD.figures if f.surface == surface) for surface in surfaces]
    lines = [json.dumps({"source": f.source, "text": f.surface, "measure": "refugees"}) for f in figures]
    scores = score_rows(read_rows(lines, texts), GOLD)
    assert (scores.pairs_precision.right, scores.pairs_recall.all, scores.statuses.all) == (3, 3, 0)
    apart = score_rows(read_rows([line.replace("refugees", str(n)) for n, line in enumerate(lines)], texts), GOLD)
    assert (apart.pairs_precision.all, apart.pairs_recall.right, apart.pairs_f1) == (0, 0, 0.0)
    silent = score_rows(read_rows([json.dumps({"source": f.source, "text": f.surface}) for f in figures], texts), GOLD)
    assert silent.pairs_precision.all == 0


def test_no_row_of_the_page_waits_for_recordings() -> None:
    """A suite that did not replay when docs/evaluation.md was written has no scores there: write it again."""
    assert "to be recorded" not in (TOP / "docs" / "evaluation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"story": 1}'])
def test_no_gold_file_is_said_plainly(text: str, tmp_path: Path) -> None:
    """A file of another kind is an InputError, not a traceback."""
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        load_gold(path)
