"""Scores of a briefing, or of anyone's output, against a gold file.

A gold file lists the figures of a story with span, value, qualifier and as-of; its measures, which are the figures that
answer one question; comparisons, which are figures that a reader would set against each other, with the statuses that are
right; the quotes with their speakers; and words that must never be cited. Figures with `optional` may be found or not.

    precision   claims that stand in the gold, of all claims         (a claim at a place without gold figure is wrong)
    recall      gold figures that were found, of those that are not optional and not in a headline
    pairs       of all pairs of found figures: which are one measure in the gold, which in the briefing
    far pairs   the same over pairs whose values differ by more than a tenth: only these can be a course, a revision, a conflict
    status      of each comparison of the gold: the status of the measure or comparison that comes nearest to it is right
    conflicts   shown, hidden and false ones

Comparisons of the gold may overlap: the path of a count, one day's counts, one voice's values are subsets of one measure.
Headlines are members of measures, but are compared with their own body only, so neither pairs nor statuses count them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

from briefgen.briefing.public import Briefing, FigureClaim
from briefgen.briefing.restored import restore
from briefgen.briefing.verify import refused_again
from briefgen.errors import InputError
from briefgen.records.statuses import DIFFERING, MOVED

TIMELESS = frozenset({"age", "duration", "constant", "measurement", "score"})
OPEN = MOVED | {"undetermined"}
"""Where one of these is right, the values do differ: to call them conflicting is a wrong status, not an invented conflict."""

NEAR = Fraction(1, 2)
"""A measure or comparison speaks of the gold's figures if it shares half of all that either of them holds (Jaccard)."""

FAR = Fraction(1, 10)
"""Values closer than this are found by equal digits or rounding; those further apart need to be understood."""


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
    measure: str
    optional: bool
    headline: bool
    timeless: bool = False
    """An age, a duration or a constant: it holds for no day, so its as-of is not judged."""


@dataclass(frozen=True, slots=True)
class GoldComparison:
    """Figures that a reader would set against each other. `accepted` holds the statuses that are right, the best one first."""

    name: str
    members: frozenset[str]
    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    story: str
    articles: Path
    figures: tuple[GoldFigure, ...]
    comparisons: tuple[GoldComparison, ...]
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
    id: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an output says of figures of the gold: a measure as a whole (`kind` is None), or one of its comparisons."""

    figures: frozenset[str]
    status: str
    group: str
    kind: str | None = None


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
    pairs_precision: Ratio
    pairs_recall: Ratio
    far_precision: Ratio
    far_recall: Ratio
    statuses: Ratio
    statuses_several: Ratio
    conflicts: Ratio
    quotes: Ratio
    speakers: Ratio
    leaks: int
    loose_numbers: int
    by_source: tuple[tuple[str, Ratio, Ratio], ...]
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    misread: tuple[str, ...] = ()
    measure_faults: tuple[str, ...] = ()
    status_faults: tuple[str, ...] = ()
    hidden_conflicts: tuple[str, ...] = ()
    false_conflicts: tuple[str, ...] = ()

    @property
    def pairs_f1(self) -> float | None:
        return _f1(self.pairs_precision, self.pairs_recall)

    @property
    def far_f1(self) -> float | None:
        return _f1(self.far_precision, self.far_recall)


def _f1(precision: Ratio, recall: Ratio) -> float | None:
    """Harmonic mean of two ratios with the same `right`: 0 where no pair is right, None where there is no pair at all."""
    pairs = precision.all + recall.all
    return 2 * precision.right / pairs if pairs else None


# ---------------------------------------------------------------- reading


def load_gold(path: Path) -> Gold:
    """Read a gold file; its `articles` are relative to the folder above it. Raises `InputError`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        measures = {member: item["id"] for item in told["measures"] for member in item["members"]}
        figures = tuple(_gold_figure(item, measures[item["id"]]) for item in told["figures"])
        comparisons = tuple(_gold_comparison(item) for item in told["comparisons"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: no gold file: {error}", hint="gold/seeds.json shows the form") from error
    return Gold(
        story=told["story"],
        articles=path.resolve().parent.parent / told["articles"],
        figures=figures,
        comparisons=comparisons,
        quotes=tuple(told.get("quotes", ())),
        excluded=tuple(told.get("excluded", ())),
    )


def _gold_figure(item: Mapping[str, Any], measure: str) -> GoldFigure:
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
        measure=measure,
        optional=bool(item.get("optional")),
        headline=bool(item.get("headline")),
        timeless=item.get("kind") in TIMELESS,
    )


def _gold_comparison(item: Mapping[str, Any]) -> GoldComparison:
    accepted = (item["expected"], *item.get("also_acceptable", ()))
    return GoldComparison(item["name"], frozenset(item["members"]), accepted)


def _fraction(text: object) -> Fraction | None:
    if text is None:
        return None
    try:
        return Fraction(str(text).replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def scored_claims(briefing: Briefing) -> tuple[Scored, ...]:
    """A briefing's figure claims in the form that is scored; denials without a number are left out."""
    return tuple(
        _scored(claim, group.id, group.status)
        for group in briefing.figures
        for claim in group.claims
        if claim.polarity == "assert" or claim.value is not None
    )


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
        claim.id,
    )


def read_rows(lines: Iterable[str], texts: Mapping[str, str]) -> tuple[Scored, ...]:
    """Anyone's output: JSON Lines with `text`, `value`, `source` and, if known, `start` and `end` (code points).

    langextract's rows are read too: `extraction_text`, `char_interval {start_pos, end_pos}`, `document_id`, and the value
    in `attributes.value`. A row without a span is looked for in its source; one that is not found there keeps start -1.
    Rows with the same `measure`, any text, are taken as figures of one measure.
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
    group = item.get("measure")
    return Scored(source, start, end, _text_of(value), group=_text_of(group), text=text)


def _text_of(value: object) -> str | None:
    return None if value is None else str(value)


# ---------------------------------------------------------------- scoring


def score_briefing(briefing: Briefing, gold: Gold) -> Scores:
    """All scores of a briefing against its story's gold."""
    return score_rows(scored_claims(briefing), gold, briefing=briefing)


def score_rows(rows: Sequence[Scored], gold: Gold, *, briefing: Briefing | None = None) -> Scores:
    """The scores of figures in the common form. Without a briefing, quotes, leaks and prose are not judged."""
    pairs = _matched(rows, gold.figures)
    required = [figure for figure in gold.figures if not figure.headline and not figure.optional]
    found = {figure.id for _, figure in pairs}
    hits = {id(row) for row, _ in pairs}
    body = [(row, figure) for row, figure in pairs if not figure.headline]
    dated = [(row, figure) for row, figure in body if not figure.timeless]
    verdicts = _briefing_verdicts(briefing, body) if briefing else _row_verdicts(body)
    judged = _judged(gold, frozenset(figure.id for _, figure in body), verdicts)
    quotes, speakers = _quote_score(briefing, gold)
    near, far = _pair_scores(body), _pair_scores(body, far=True)
    return Scores(
        story=gold.story,
        recall=Ratio(sum(f.id in found for f in required), len(required)),
        precision=Ratio(len(hits), len(rows)),
        exact_spans=Ratio(sum((r.start, r.end) == (f.start, f.end) for r, f in pairs), len(pairs)),
        values=Ratio(sum(_same_value(r, f) for r, f in pairs), len(pairs)),
        qualifiers=Ratio(sum((r.qualifier or None) == (f.qualifier or None) for r, f in pairs), len(pairs)),
        as_of=Ratio(sum(r.as_of == f.as_of for r, f in dated), len(dated)),
        pairs_precision=near[0],
        pairs_recall=near[1],
        far_precision=far[0],
        far_recall=far[1],
        statuses=judged.statuses,
        statuses_several=judged.several,
        conflicts=judged.conflicts,
        quotes=quotes,
        speakers=speakers,
        leaks=count_leaks(briefing, gold) if briefing else 0,
        loose_numbers=count_loose_numbers(briefing) if briefing else 0,
        by_source=_by_source(rows, hits, required, found),
        missed=tuple(f"{f.source}: {f.surface} ({f.measure})" for f in required if f.id not in found),
        wrong=tuple(f"{r.source}:{r.start}: {r.text}" for r in rows if id(r) not in hits),
        misread=tuple(f"{f.source}: {f.surface} read as {r.value}" for r, f in pairs if not _same_value(r, f)),
        measure_faults=_measure_faults(body),
        status_faults=judged.faults,
        hidden_conflicts=judged.hidden,
        false_conflicts=_false_conflicts(gold, verdicts),
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


Pairs = Sequence[tuple[Scored, GoldFigure]]


def _pair_scores(pairs: Pairs, *, far: bool = False) -> tuple[Ratio, Ratio]:
    """Precision and recall of the pairs that are put together; with `far` only those whose values lie apart."""
    ours: set[tuple[str, str]] = set()
    theirs: set[tuple[str, str]] = set()
    for (row, figure), (other_row, other) in combinations(pairs, 2):
        if far and not _far_apart(figure, other):
            continue
        if row.group and row.group == other_row.group:
            ours.add((figure.id, other.id))
        if figure.measure == other.measure:
            theirs.add((figure.id, other.id))
    both = len(ours & theirs)
    return Ratio(both, len(ours)), Ratio(both, len(theirs))


def _far_apart(one: GoldFigure, other: GoldFigure) -> bool:
    """Whether the values of the gold differ by more than a tenth of the larger: 14 and 31 do, 2,400 and 2,500 do not."""
    a, b = (figure.low if figure.value is None else figure.value for figure in (one, other))
    return a is not None and b is not None and abs(a - b) > max(abs(a), abs(b)) * FAR


def _measure_faults(pairs: Pairs) -> tuple[str, ...]:
    """Measures of the gold that stand in several groups, and groups that hold several, each with its figures' sources."""
    groups: dict[str, dict[str, list[str]]] = {}
    measures: dict[str, dict[str, list[str]]] = {}
    for row, figure in pairs:
        if row.group:
            told = f"{figure.source} {figure.surface}"
            measures.setdefault(figure.measure, {}).setdefault(row.group, []).append(told)
            groups.setdefault(row.group, {}).setdefault(figure.measure, []).append(told)
    split = [f"{name} is split: {_parts(parts)}" for name, parts in measures.items() if len(parts) > 1]
    joined = [f"{name} joins: {_parts(parts)}" for name, parts in groups.items() if len(parts) > 1]
    return (*split, *joined)


def _parts(parts: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{name} ({', '.join(told)})" for name, told in parts.items())


# ---------------------------------------------------------------- statuses and conflicts


def _briefing_verdicts(briefing: Briefing, pairs: Pairs) -> tuple[Verdict, ...]:
    """Each measure as a whole before its comparisons: where both come as near, a reader is told the measure's status."""
    figure_of = {row.id: figure.id for row, figure in pairs}
    return tuple(_verdicts(briefing, figure_of))


def _verdicts(briefing: Briefing, figure_of: Mapping[str, str]) -> Iterator[Verdict]:
    for group in briefing.figures:
        claims = [claim.id for claim in group.claims]
        yield Verdict(_figures_of(claims, figure_of), group.status, group.id)
        for part in group.comparisons:
            yield Verdict(_figures_of(part.claim_ids, figure_of), part.status, group.id, part.kind)


def _figures_of(claims: Iterable[str], figure_of: Mapping[str, str]) -> frozenset[str]:
    return frozenset(figure_of[claim] for claim in claims if claim in figure_of)


def _row_verdicts(pairs: Pairs) -> tuple[Verdict, ...]:
    """What rows that carry a group and a status say of their group as a whole."""
    groups: dict[tuple[str, str], set[str]] = {}
    for row, figure in pairs:
        if row.group and row.status:
            groups.setdefault((row.group, row.status), set()).add(figure.id)
    return tuple(Verdict(frozenset(figures), status, group) for (group, status), figures in groups.items())


@dataclass(frozen=True, slots=True)
class _Judged:
    statuses: Ratio
    several: Ratio
    conflicts: Ratio
    faults: tuple[str, ...]
    hidden: tuple[str, ...]


def _judged(gold: Gold, found: frozenset[str], verdicts: Sequence[Verdict]) -> _Judged:
    """Each comparison of the gold of which a figure was found, against what is said of its figures."""
    right: list[tuple[bool, bool]] = []
    shown: list[bool] = []
    faults: list[str] = []
    hidden: list[str] = []
    for wanted in gold.comparisons:
        members = wanted.members & found
        if not members or not verdicts:
            continue
        best = max(verdicts, key=lambda verdict: (_fit(members, verdict), len(members & verdict.figures)))
        held = best.status in wanted.accepted and _fit(members, best) >= NEAR
        right.append((held, len(wanted.members) > 1))
        if not held:
            faults.append(_fault(wanted, members, best))
        if wanted.accepted[0] in DIFFERING:
            shown.append(_is_shown(members, verdicts))
            hidden += [] if shown[-1] else [wanted.name]
    several = [held for held, many in right if many]
    return _Judged(
        statuses=Ratio(sum(held for held, _ in right), len(right)),
        several=Ratio(sum(several), len(several)),
        conflicts=Ratio(sum(shown), len(shown)),
        faults=tuple(faults),
        hidden=tuple(hidden),
    )


def _fit(members: frozenset[str], verdict: Verdict) -> Fraction:
    """Jaccard's index of two sets of figures: 1 where they are the same, 0 where they share none."""
    return Fraction(len(members & verdict.figures), len(members | verdict.figures))


def _fault(wanted: GoldComparison, members: frozenset[str], best: Verdict) -> str:
    accepted = " or ".join(wanted.accepted)
    if _fit(members, best) < NEAR:
        return f"{wanted.name}: nothing stands for it ({best.group} has {len(members & best.figures)} of {len(members)}), not {accepted}"
    return f"{wanted.name}: {best.status} in {best.group}, not {accepted}"


def _is_shown(members: frozenset[str], verdicts: Iterable[Verdict]) -> bool:
    """Whether anything says of two of the figures (of the one, where there is one) that they differ or are not settled."""
    enough = min(2, len(members))
    return any(v.status in DIFFERING | {"undetermined"} and len(members & v.figures) >= enough for v in verdicts)


def _false_conflicts(gold: Gold, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Conflicts and disputes over figures that the gold sets against each other nowhere, each set of figures once.

    A measure repeats the status of its leading comparison, so it counts only where it has none of that status.
    """
    surface = {figure.id: f"{figure.source} {figure.surface}" for figure in gold.figures}
    false: dict[frozenset[str], str] = {}
    for verdict in verdicts:
        if verdict.status not in DIFFERING or not verdict.figures or _repeats(verdict, verdicts):
            continue
        if not _is_allowed(verdict.figures, gold):
            told = ", ".join(surface[figure] for figure in sorted(verdict.figures))
            false.setdefault(verdict.figures, f"{verdict.group} {verdict.status}: {told}")
    return tuple(false.values())


def _is_allowed(figures: frozenset[str], gold: Gold) -> bool:
    """Whether the gold says of two of the figures that they differ or change; of a single one, that it is disputed."""
    right = DIFFERING | OPEN if len(figures) > 1 else DIFFERING
    enough = min(2, len(figures))
    return any(right & set(w.accepted) and len(w.members & figures) >= enough for w in gold.comparisons)


def _repeats(whole: Verdict, verdicts: Sequence[Verdict]) -> bool:
    return whole.kind is None and any(
        v.kind is not None and v.group == whole.group and v.status == whole.status for v in verdicts
    )


# ---------------------------------------------------------------- quotes, leaks, prose


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
    """Statements of a briefing with a number that nothing which they cite tells, as `verify` finds them."""
    restored = restore(briefing, {source.id: source.text for source in briefing.sources if source.text is not None})
    return sum(refusal.fault == "loose_number" for _, refusal in refused_again(briefing, restored))


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
    ("values", "values"), ("qualifiers", "qualifiers"), ("as_of", "as-of days"), ("pairs_precision", "pairs of one measure, precision"),
    ("pairs_recall", "pairs of one measure, recall"), ("far_precision", "pairs of far values, precision"),
    ("far_recall", "pairs of far values, recall"), ("statuses", "statuses, all comparisons"),
    ("statuses_several", "statuses, comparisons of several"), ("conflicts", "conflicts shown"),
    ("quotes", "quotes found"), ("speakers", "speakers of these"),
)  # fmt: skip
F1S = (("pairs_f1", "pairs of one measure, F1"), ("far_f1", "pairs of far values, F1"))
LISTS = (
    ("missed", "missed figure"), ("wrong", "wrong claim"), ("misread", "wrong value"), ("measure_faults", "measure"),
    ("status_faults", "wrong status"), ("hidden_conflicts", "hidden conflict"), ("false_conflicts", "false conflict"),
)  # fmt: skip
"""What `--detail` lists and `--against` compares, with the word for one item."""


def scores_value(scores: Scores) -> dict[str, Any]:
    """The scores as plain JSON values, shares with four decimals."""
    value = asdict(scores)
    for name, _ in NAMES:
        ratio = getattr(scores, name)
        value[name] = {**value[name], "share": None if ratio.share is None else round(ratio.share, 4)}
    for name, _ in F1S:
        f1 = getattr(scores, name)
        value[name] = None if f1 is None else round(f1, 4)
    return value


def score_lines(scores: Scores, *, detail: bool = False) -> list[str]:
    """The scores as lines for a terminal; `detail` adds what was missed and wrong."""
    lines = [f"{scores.story}"]
    for name, shown in NAMES:
        ratio: Ratio = getattr(scores, name)
        share = "-" if ratio.share is None else f"{ratio.share:.3f}"
        lines.append(f"  {shown:<38} {share:>6}   {ratio.right} of {ratio.all}")
    lines += [f"  {shown:<38} {_number(getattr(scores, name)):>6}" for name, shown in F1S]
    lines += [
        f"  {'false conflicts':<38} {len(scores.false_conflicts):>6}",
        f"  {'citations of excluded text':<38} {scores.leaks:>6}",
        f"  {'numbers in prose without citation':<38} {scores.loose_numbers:>6}",
    ]
    if detail:
        lines += [f"  {source}: recall {_shown(r)}, precision {_shown(p)}" for source, r, p in scores.by_source]
        lines += [f"  {shown}: {item}" for name, shown in LISTS for item in getattr(scores, name)]
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
    for name, verb in LISTS:
        old_items, new_items = set(before.get(name, ())), set(now[name])
        lines += [f"no longer there, {verb}: {item}" for item in sorted(old_items - new_items)]
        lines += [f"new, {verb}: {item}" for item in sorted(new_items - old_items)]
    return lines or ["no score changed"]


def _number(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
