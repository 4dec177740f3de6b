"""Scores of a briefing, or of anyone's output, against a gold file.

A gold file lists the figures of a story with span, value, qualifier, as-of and group, the groups with the statuses that are
right, the quotes with their speakers, and words that must never be cited. Figures with `optional` may be found or not.

    precision   claims that stand in the gold, of all claims         (a claim at a place without gold figure is wrong)
    recall      gold figures that were found, of those that are not optional and not in a headline
    groups      pairwise F1: of all pairs of found figures, which belong together in gold, which in the briefing
    status      gold groups whose status is one of those that are right; `several` counts groups of two or more figures only
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

from briefgen.briefing import Briefing, FigureClaim
from briefgen.errors import InputError
from briefgen.figures import scan_numbers

TIMELESS = frozenset({"age", "duration", "constant", "measurement", "score"})


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """One figure of the gold. `start` and `end` are code points of the source's text and span qualifier and number."""

    id: str
    source: str
    start: int
    end: int
    surface: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    qualifier: str | None
    as_of: str | None
    group: str
    optional: bool
    headline: bool
    timeless: bool = False
    """An age, a duration or a constant: it holds for no day, so its as-of is not judged."""


@dataclass(frozen=True, slots=True)
class Gold:
    story: str
    articles: Path
    figures: tuple[GoldFigure, ...]
    statuses: Mapping[str, tuple[str, ...]]
    quotes: tuple[Mapping[str, Any], ...]
    excluded: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Scored:
    """One figure of an output, in the form that can be scored: where it stands and what it says."""

    source: str
    start: int
    end: int
    value: str | None
    qualifier: str | None = None
    as_of: str | None = None
    group: str | None = None
    status: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Ratio:
    """`right` of `all`; `share` is None where there is nothing to count."""

    right: int
    all: int

    @property
    def share(self) -> float | None:
        return self.right / self.all if self.all else None


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one output; `by_source` holds recall and precision of each article."""

    story: str
    recall: Ratio
    precision: Ratio
    exact_spans: Ratio
    values: Ratio
    qualifiers: Ratio
    as_of: Ratio
    group_precision: Ratio
    group_recall: Ratio
    statuses: Ratio
    statuses_several: Ratio
    quotes: Ratio
    speakers: Ratio
    leaks: int
    loose_numbers: int
    by_source: tuple[tuple[str, Ratio, Ratio], ...]
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    status_faults: tuple[str, ...] = ()

    @property
    def group_f1(self) -> float | None:
        precision, recall = self.group_precision.share, self.group_recall.share
        if precision is None or recall is None or not precision + recall:
            return None
        return 2 * precision * recall / (precision + recall)


# ---------------------------------------------------------------- reading


def load_gold(path: Path) -> Gold:
    """Read a gold file; its `articles` are relative to the folder above it. Raises `InputError`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        figures = tuple(_gold_figure(item) for item in told["figures"])
        statuses = {item["id"]: tuple(_listed(item["status"])) for item in told["groups"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: no gold file: {error}", hint="gold/seeds.json shows the form") from error
    return Gold(
        story=told["story"],
        articles=path.resolve().parent.parent / told["articles"],
        figures=figures,
        statuses=statuses,
        quotes=tuple(told.get("quotes", ())),
        excluded=tuple(told.get("excluded", ())),
    )


def _gold_figure(item: Mapping[str, Any]) -> GoldFigure:
    as_of = item.get("as_of")
    return GoldFigure(
        id=item["id"],
        source=item["source"],
        start=item["start"],
        end=item["end"],
        surface=item["surface"],
        value=_fraction(item.get("value")),
        low=_fraction(item.get("low")),
        high=_fraction(item.get("high")),
        qualifier=item.get("qualifier"),
        as_of=as_of["end"] if as_of else None,
        group=item["group"],
        optional=bool(item.get("optional")),
        headline=bool(item.get("headline")),
        timeless=item.get("kind") in TIMELESS,
    )


def _listed(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def _fraction(text: object) -> Fraction | None:
    if text is None:
        return None
    try:
        return Fraction(str(text).replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def scored_claims(briefing: Briefing) -> tuple[Scored, ...]:
    """A briefing's figure claims in the form that is scored; denials without a number are left out."""
    rows: list[Scored] = []
    for group in briefing.figures:
        for claim in group.claims:
            if claim.polarity == "assert":
                rows.append(_scored(claim, group.id, group.status))
    return tuple(rows)


def _scored(claim: FigureClaim, group: str, status: str) -> Scored:
    place = claim.citation
    return Scored(
        place.source_id,
        place.start,
        place.end,
        claim.value,
        claim.qualifier,
        claim.as_of.end,
        group,
        status,
        place.text,
    )


def read_rows(lines: Iterable[str], texts: Mapping[str, str]) -> tuple[Scored, ...]:
    """Anyone's output: JSON Lines with `text`, `value`, `source` and, if known, `start` and `end` (code points).

    langextract's rows are read too: `extraction_text`, `char_interval {start_pos, end_pos}`, `document_id`, and the value
    in `attributes.value`. A row without a span is looked for in its source; one that is not found there keeps start -1.
    Raises `InputError` for a line that is no JSON object.
    """
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as error:
            raise InputError(f"line {number}: not JSON: {error}") from error
        if not isinstance(item, dict):
            raise InputError(f"line {number}: not an object")
        rows += [_row(one, item, texts) for one in item.get("extractions", [item])]
    return tuple(rows)


def _row(item: Mapping[str, Any], document: Mapping[str, Any], texts: Mapping[str, str]) -> Scored:
    source = str(item.get("source") or item.get("document_id") or document.get("document_id") or "")
    text = str(item.get("text") or item.get("extraction_text") or "")
    place = item.get("char_interval") or {}
    start = item.get("start", place.get("start_pos"))
    end = item.get("end", place.get("end_pos"))
    if not isinstance(start, int) or not isinstance(end, int):
        start = texts.get(source, "").find(text) if text else -1
        end = start + len(text) if start >= 0 else -1
    value = item.get("value", (item.get("attributes") or {}).get("value"))
    return Scored(source, start, end, None if value is None else str(value), text=text)


# ---------------------------------------------------------------- scoring


def score_briefing(briefing: Briefing, gold: Gold) -> Scores:
    """All scores of a briefing against its story's gold."""
    return score_rows(scored_claims(briefing), gold, briefing=briefing)


def score_rows(rows: Sequence[Scored], gold: Gold, *, briefing: Briefing | None = None) -> Scores:
    """The scores of figures in the common form. Without a briefing, quotes, leaks and prose are not judged."""
    pairs = _matched(rows, gold.figures)
    body = [figure for figure in gold.figures if not figure.headline]
    required = [figure for figure in body if not figure.optional]
    found = {figure.id for _, figure in pairs}
    hits = {id(row) for row, _ in pairs}
    grouped = [(row, figure) for row, figure in pairs if not figure.headline]
    dated = [(row, figure) for row, figure in grouped if not figure.timeless]
    precision, recall = _pair_scores(grouped)
    statuses, several, faults = _status_scores(grouped, gold)
    return Scores(
        story=gold.story,
        recall=Ratio(sum(f.id in found for f in required), len(required)),
        precision=Ratio(len(hits), len(rows)),
        exact_spans=Ratio(sum((r.start, r.end) == (f.start, f.end) for r, f in pairs), len(pairs)),
        values=Ratio(sum(_same_value(r, f) for r, f in pairs), len(pairs)),
        qualifiers=Ratio(sum((r.qualifier or None) == (f.qualifier or None) for r, f in pairs), len(pairs)),
        as_of=Ratio(sum(r.as_of == f.as_of for r, f in dated), len(dated)),
        group_precision=precision,
        group_recall=recall,
        statuses=statuses,
        statuses_several=several,
        quotes=_quote_score(briefing, gold)[0],
        speakers=_quote_score(briefing, gold)[1],
        leaks=count_leaks(briefing, gold) if briefing else 0,
        loose_numbers=count_loose_numbers(briefing) if briefing else 0,
        by_source=_by_source(rows, hits, required, found),
        missed=tuple(f"{f.source}: {f.surface} ({f.group})" for f in required if f.id not in found),
        wrong=tuple(f"{r.source}:{r.start}: {r.text}" for r in rows if id(r) not in hits),
        status_faults=faults,
    )


def _matched(rows: Sequence[Scored], figures: Sequence[GoldFigure]) -> list[tuple[Scored, GoldFigure]]:
    """Each row with the gold figure whose place it overlaps most; a figure is matched once."""
    pairs: list[tuple[Scored, GoldFigure]] = []
    taken: set[str] = set()
    for row in sorted(rows, key=lambda r: (r.source, r.start, r.end)):
        near = [
            f
            for f in figures
            if f.source == row.source and f.id not in taken and row.start < f.end and f.start < row.end
        ]
        best = max(near, key=lambda f: min(f.end, row.end) - max(f.start, row.start), default=None)
        if best:
            taken.add(best.id)
            pairs.append((row, best))
    return pairs


def _same_value(row: Scored, figure: GoldFigure) -> bool:
    if figure.value is None:
        return row.value in (None, "") or _fraction(row.value) in (figure.low, figure.high)
    return _fraction(row.value) == figure.value


def _pair_scores(pairs: Sequence[tuple[Scored, GoldFigure]]) -> tuple[Ratio, Ratio]:
    ours = {
        (i, j) for (i, a), (j, b) in combinations(enumerate(r for r, _ in pairs), 2) if a.group and a.group == b.group
    }
    theirs = {(i, j) for (i, a), (j, b) in combinations(enumerate(f for _, f in pairs), 2) if a.group == b.group}
    both = len(ours & theirs)
    return Ratio(both, len(ours)), Ratio(both, len(theirs))


def _status_scores(pairs: Sequence[tuple[Scored, GoldFigure]], gold: Gold) -> tuple[Ratio, Ratio, tuple[str, ...]]:
    """For each gold group that was found at all: the status of the briefing's group that holds most of its figures."""
    right = several_right = several = total = 0
    faults: list[str] = []
    for group, accepted in gold.statuses.items():
        own = [row for row, figure in pairs if figure.group == group]
        if not own:
            continue
        counts: dict[str | None, int] = {}
        for row in own:
            counts[row.group] = counts.get(row.group, 0) + 1
        chosen = max(own, key=lambda row: counts[row.group])
        held = chosen.status in accepted
        total += 1
        right += held
        if sum(1 for f in gold.figures if f.group == group and not f.headline) > 1:
            several += 1
            several_right += held
        if not held:
            faults.append(f"{group}: {chosen.status}, not {' or '.join(accepted)}")
    return Ratio(right, total), Ratio(several_right, several), tuple(faults)


def _quote_score(briefing: Briefing | None, gold: Gold) -> tuple[Ratio, Ratio]:
    if briefing is None:
        return Ratio(0, 0), Ratio(0, 0)
    found = speakers = 0
    for wanted in gold.quotes:
        own = [
            quote for quote in briefing.quotes
            if quote.citation.source_id == wanted["source"]
            and quote.citation.start < wanted["end"] and wanted["start"] < quote.citation.end
        ]  # fmt: skip
        found += bool(own)
        speakers += any(_same_speaker(quote.speaker, wanted.get("speaker")) for quote in own)
    return Ratio(found, len(gold.quotes)), Ratio(speakers, found)


def _same_speaker(ours: str | None, theirs: str | None) -> bool:
    if not ours or not theirs:
        return not ours and not theirs
    a, b = set(ours.casefold().replace(".", "").split()), set(theirs.casefold().replace(".", "").split())
    return len((a & b) - {"the", "a", "of", "an"}) > 0


def count_leaks(briefing: Briefing, gold: Gold) -> int:
    """Citations that meet words which must never be cited: comments, captions, promos, notices."""
    places: dict[str, list[tuple[int, int]]] = {}
    for item in gold.excluded:
        source = next((s for s in briefing.sources if s.id == item["source"]), None)
        at = source.text.find(item["text"]) if source and source.text else -1
        if at >= 0:
            places.setdefault(item["source"], []).append((at, at + len(item["text"])))
    return sum(
        any(start < c["end"] and c["start"] < end for start, end in places.get(c["source_id"], ()))
        for c in _citations(briefing.model_dump(mode="json"))
    )


def _citations(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, dict):
        if {"source_id", "start", "end", "prefix", "suffix"} <= node.keys():
            return [node]
        return [found for value in node.values() for found in _citations(value)]
    if isinstance(node, list):
        return [found for value in node for found in _citations(value)]
    return []


def count_loose_numbers(briefing: Briefing) -> int:
    """Quantities in the briefing's sentences that no citation of that sentence holds."""
    statements = [briefing.title, *briefing.bottom_line, *briefing.key_points]
    statements += [entry.statement for entry in briefing.timeline]
    statements += [statement for actor in briefing.actors for statement in actor.positions]
    loose = 0
    for statement in statements:
        held = " ".join(" ".join(c.text.split()).casefold() for c in statement.citations)
        for quantity in scan_numbers(statement.text).quantities:
            loose += bool(statement.citations) and quantity.surface.casefold() not in held
    return loose


def _by_source(
    rows: Sequence[Scored], hits: set[int], required: Sequence[GoldFigure], found: set[str]
) -> tuple[tuple[str, Ratio, Ratio], ...]:
    sources = sorted({f.source for f in required} | {r.source for r in rows})
    return tuple(
        (
            source,
            Ratio(
                sum(f.id in found for f in required if f.source == source), sum(f.source == source for f in required)
            ),
            Ratio(sum(id(r) in hits for r in rows if r.source == source), sum(r.source == source for r in rows)),
        )
        for source in sources
    )


# ---------------------------------------------------------------- shown

NAMES = (
    ("recall", "figures found"), ("precision", "claims that are figures of the gold"), ("exact_spans", "exact spans"),
    ("values", "values"), ("qualifiers", "qualifiers"), ("as_of", "as-of days"), ("group_precision", "group pairs, precision"),
    ("group_recall", "group pairs, recall"), ("statuses", "statuses, all groups"), ("statuses_several", "statuses, groups of several"),
    ("quotes", "quotes found"), ("speakers", "speakers of these"),
)  # fmt: skip


def scores_value(scores: Scores) -> dict[str, Any]:
    """The scores as plain JSON values, shares with four decimals."""
    value = asdict(scores)
    for name, _ in NAMES:
        ratio = getattr(scores, name)
        value[name] = {**value[name], "share": None if ratio.share is None else round(ratio.share, 4)}
    value["group_f1"] = None if scores.group_f1 is None else round(scores.group_f1, 4)
    return value


def score_lines(scores: Scores, *, detail: bool = False) -> list[str]:
    """The scores as lines for a terminal; `detail` adds what was missed and wrong."""
    lines = [f"{scores.story}"]
    for name, shown in NAMES:
        ratio: Ratio = getattr(scores, name)
        share = "-" if ratio.share is None else f"{ratio.share:.3f}"
        lines.append(f"  {shown:<38} {share:>6}   {ratio.right} of {ratio.all}")
    f1 = "-" if scores.group_f1 is None else f"{scores.group_f1:.3f}"
    lines += [f"  {'group membership, pairwise F1':<38} {f1:>6}"]
    lines += [
        f"  {'citations of excluded text':<38} {scores.leaks:>6}",
        f"  {'numbers in prose without citation':<38} {scores.loose_numbers:>6}",
    ]
    if detail:
        lines += [f"  {source}: recall {_shown(r)}, precision {_shown(p)}" for source, r, p in scores.by_source]
        lines += [f"  missed  {item}" for item in scores.missed]
        lines += [f"  wrong   {item}" for item in scores.wrong]
        lines += [f"  status  {item}" for item in scores.status_faults]
    return lines


def _shown(ratio: Ratio) -> str:
    return "-" if ratio.share is None else f"{ratio.share:.2f} ({ratio.right}/{ratio.all})"


def compare_scores(before: Mapping[str, Any], after: Scores) -> list[str]:
    """What changed between scores saved as JSON and these: shares, figures won and lost, statuses."""
    now = scores_value(after)
    lines = []
    for name, shown in NAMES:
        old, new = (before.get(name) or {}).get("share"), now[name]["share"]
        if old != new:
            lines.append(f"{shown}: {_number(old)} -> {_number(new)}")
    for name, verb in (("missed", "figure"), ("wrong", "wrong claim"), ("status_faults", "wrong status")):
        old_items, new_items = set(before.get(name, ())), set(now[name])
        lines += [
            f"no longer {'missed' if name == 'missed' else 'there'}, {verb}: {item}"
            for item in sorted(old_items - new_items)
        ]
        lines += [
            f"new {'miss' if name == 'missed' else 'fault'}, {verb}: {item}" for item in sorted(new_items - old_items)
        ]
    return lines or ["no score changed"]


def _number(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
