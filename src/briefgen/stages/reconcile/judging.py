"""What a measure tells: its rows with their marks, its comparisons with their verdicts, and what a reader must know
first. Pure: the same claims give the same judgement, in whatever order they come, for `reconcile` and for `verify`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from briefgen.records import Comparison, ComparisonKind, Decision, FigureClaim, Interval, Mark, Row
from briefgen.records.marks import MARKS
from briefgen.records.statuses import AGREED, DIFFERING, STATUSES
from briefgen.stages.reconcile.comparing import (
    MOST_SIDES,
    Chosen,
    Told,
    choose_comparisons,
    is_step_of,
    on_one_scale,
    without_steps,
)
from briefgen.stages.reconcile.reasons import parties, values
from briefgen.stages.reconcile.rows import ESTIMATED, day_key, gather_rows, value_key
from briefgen.stages.reconcile.same import may_be_one
from briefgen.stages.reconcile.situation import place_of
from briefgen.stages.reconcile.status import decide_status, predates
from briefgen.stages.reconcile.windows import COUNTS, FIRM, NEEDS_DAY, TIMELESS
from briefgen.text.lexicon import fold

Claims = tuple[FigureClaim, ...]

LASTING_FLAGS = ("probable_slip", "probable_unit_slip", "does_not_add_up")
"""What a reader has to know of a measure also where another comparison leads."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A measure with everything decided. `leading` is the position of the comparison that gave the status."""

    rows: tuple[Row, ...]
    comparisons: tuple[Comparison, ...]
    leading: int | None
    decision: Decision


def judge_measure(
    claims: Sequence[FigureClaim],
    *,
    began: date | None = None,
    weak: bool = False,
    parts: Sequence[Sequence[FigureClaim]] = (),
    order: frozenset[tuple[str, str]] = frozenset(),
) -> Judged:
    """The rows, comparisons and status of one measure's claims.

    `began` is the day on which what it counts began; a `weak` measure says nothing of conflict without a sign in the
    text; `parts` are the claims of the measures that make this one up together, `order` the pairs (earlier claim id, later
    claim id) that the count clock gives. Raises `ValueError` for no claims.
    """
    if not claims:
        raise ValueError("a measure has at least one claim")
    sets = [without_steps(one) for one in on_one_scale(sorted(claims, key=place_of))]
    own = tuple(sorted({claim.id: claim for one in sets for claim in one}.values(), key=place_of))
    beside = sorted((tuple(sorted(part, key=place_of)) for part in parts if part), key=lambda part: place_of(part[0]))
    told_of, *others = (Told(one, began, order) for one in sets)
    comparisons = _compare_all(choose_comparisons(told_of, beside), told_of, weak)
    further = tuple(c for told in others for c in _compare_all(choose_comparisons(told, ()), told, weak))
    view = _View(own, (*comparisons, *further), told_of)
    leading = view.leading()
    told = comparisons[leading].decision if leading is not None else _alone(view, weak)
    decision = _measure_decision(told, leading, view)
    rows = tuple(_marked(row, view, decision) for row in view.rows)
    return Judged(rows, view.comparisons, leading, decision)


# ---------------------------------------------------------------- one comparison


def _compare_all(chosen: Sequence[Chosen], told: Told, weak: bool) -> tuple[Comparison, ...]:
    """The comparisons judged. Where the course of a level is a progression, values of two days that lie along it are
    steps of it and no contradiction: among voices they are not compared at all, inside one article they are a course."""
    judged: list[Comparison] = []
    courses: list[Chosen] = []
    for one in chosen:
        decided = _compare(one, told.began, weak, told.order)
        decided = _taken_back(decided, one, told)
        step = decided.decision.status not in AGREED and any(is_step_of(one, course) for course in courses)
        decided = _compare(one, _first_day(one), weak, told.order) if step else decided
        if one.kind == "course" and decided.decision.rule == "R5s":
            courses.append(one)
        if not (step and one.kind == "day" and len({claim.article for claim in one.claims}) > 1):
            judged.append(decided)
    return tuple(judged)


def _taken_back(decided: Comparison, chosen: Chosen, told: Told) -> Comparison:
    """A value that its own party took back, with all who tell it: whoever else told it is confirmed by nobody any more."""
    gone = tuple(claim for claim in chosen.claims if claim.id in told.replaced_by_text)
    if chosen.kind != "value" or not gone or decided.decision.status in DIFFERING:
        return decided
    if len({value_key(claim) for claim in chosen.claims}) > 1:
        return decided
    why = f"{parties(gone)} took back {values(gone[:1])}, whoever else told it."
    return replace(decided, decision=Decision("superseded", "RT", why, (), tuple(c.id for c in gone)))


def _first_day(chosen: Chosen) -> date | None:
    return min((day[0] for claim in chosen.claims if (day := day_key(claim))), default=None)


def _compare(chosen: Chosen, began: date | None, weak: bool, order: frozenset[tuple[str, str]]) -> Comparison:
    ids = {claim.id for claim in chosen.claims} if order else ()
    pairs = frozenset((a, b) for a, b in order if a in ids and b in ids)
    decision = decide_status(chosen.claims, event_day=began, order=pairs)
    foreseen = chosen.kind == "inside" and any(c.role in ESTIMATED and not c.contrast for c in chosen.claims)
    if chosen.kind == "estimate" or foreseen:
        decision = _estimate_verdict(decision, chosen.claims)
    if weak:
        decision = _careful(decision, chosen.claims)
    return Comparison(chosen.kind, tuple(claim.id for claim in chosen.claims), decision)


def _estimate_verdict(decision: Decision, claims: Claims) -> Decision:
    """An estimate of another day contradicts no count, nor another estimate: what was feared may simply not have come."""
    counted = any(claim.role not in ESTIMATED for claim in claims)
    voices = {fold(claim.asserter) for claim in claims}
    printed = any(
        claim.role in ESTIMATED and (claim.as_of is None or claim.as_of.basis not in FIRM) for claim in claims
    )
    if decision.status == "progression" and len(voices) > 1 and (not counted or printed):
        why = f"{decision.why.removesuffix('.')}; but what parties estimate is no course of a count."
        heads = tuple(claim.id for claim in claims)
        return Decision("undetermined", "R11", why, heads, flags=(*decision.flags, "estimate"))
    overdone = decision.status == "conflicting" and not (
        _all_of_one_day(claims) if counted else _printed_together(claims)
    )
    said = (
        decision.rule == "RT" and len({claim.article for claim in claims}) == 1
    )  # an article that tells what came of it
    own = len(voices) == 1 and not any(claim.role == "forecast" for claim in claims)  # it only knows better now
    if not overdone and (said or own or not (decision.status == "superseded" and counted)):
        return decision
    why = f"{decision.why.removesuffix('.')}; an estimate of another day contradicts no count."
    heads = tuple(claim.id for claim in claims)
    return Decision("undetermined", decision.rule, why, heads, flags=(*decision.flags, "estimate"))


def _printed_together(claims: Claims) -> bool:
    return len({day_key(claim) for claim in claims}) == 1


def _all_of_one_day(claims: Claims) -> bool:
    """Whether estimates and counts are of one day. Of an estimate an article's own day says only when it was printed: what was
    expected before stands in the same report as what came of it, unless that sets the two against each other."""
    dated = any(claim.contrast for claim in claims) or all(
        claim.as_of is not None and claim.as_of.basis in FIRM for claim in claims if claim.role in ESTIMATED
    )
    return dated and _printed_together(claims)


def _careful(decision: Decision, claims: Claims) -> Decision:
    """What only weak signs hold together says of conflict, or of an old line left standing, nothing that the text does
    not say itself."""
    said = any(c.polarity == "deny" or c.contrast or any(k.kind in _SAID for k in c.links) for c in claims)
    stale = decision.status == "superseded" and "stale_line" in decision.flags
    if said or not (stale or decision.status in DIFFERING):
        return decision
    why = f"{decision.why.removesuffix('.')}; but it is not certain that they count the same."
    kept = () if stale else decision.superseded
    return replace(decision, status="undetermined", why=why, superseded=kept, flags=(*decision.flags, "weak_measure"))


_SAID = ("denies", "contrasts", "replaces")


# ---------------------------------------------------------------- the measure as a whole


@dataclass(frozen=True)
class _View:
    """A measure's claims and its judged comparisons, and what follows from both."""

    claims: Claims
    comparisons: tuple[Comparison, ...]
    told: Told
    """Of these the claims that are compared with each other; of sums in several currencies those of the main one."""

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return gather_rows(self.claims)

    @cached_property
    def by_id(self) -> Mapping[str, FigureClaim]:
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def conflicts(self) -> list[frozenset[str]]:
        """The sides of each conflict."""
        sides = [c.decision.headline for c in self.comparisons if c.decision.status == "conflicting"]
        return [frozenset(side) & self.by_id.keys() for side in sides]

    @cached_property
    def agreements(self) -> list[frozenset[str]]:
        """Claims of several voices that confirm each other's value."""
        agreed = [c for c in self.comparisons if c.decision.status == "corroborated" and c.kind in ("value", "day")]
        return [frozenset(c.claims) for c in agreed]

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return {id: place for place, row in enumerate(self.rows) for id in row.claims}

    def firsts(self, ids: Collection[str]) -> tuple[str, ...]:
        """The first claim of each row in which one of the claims stands, in the order of the rows."""
        places = sorted({self._row_of[id] for id in ids if id in self._row_of}) if ids else ()
        return tuple(self.rows[place].claims[0] for place in places)

    @cached_property
    def replaced(self) -> frozenset[str]:
        """What its own voice or the text has replaced, with what was given up."""
        gone = {id for c in self.comparisons if c.decision.rule in _REPLACING for id in _replaced_in(c)}
        return self.told.withdrawn | (gone & self.by_id.keys())

    @cached_property
    def overtaken(self) -> frozenset[str]:
        """Counts that a later one has left behind, whether it rose above them or took them back."""
        risen = {id for c in self._of_rule("R5", "course") for id in c.decision.superseded}
        stale = {id for c in self.comparisons if c.decision.rule == "RI" for id in c.decision.superseded}
        return (frozenset(risen) | self.cut_off | self.told.late | stale) - self.replaced

    @cached_property
    def passed(self) -> frozenset[str]:
        """What is no longer news: replaced, overtaken, or an earlier level."""
        moved = {id for c in self._of_rule("R5s", "course") for id in set(c.claims) - set(c.decision.headline)}
        return self.replaced | self.overtaken | frozenset(moved)

    @cached_property
    def cut_off(self) -> frozenset[str]:
        """The counts of a total before it was taken back."""
        courses = [c for c in self.comparisons if c.kind == "course"]
        cuts = [
            claim
            for claim in self.told.counts
            if claim.label.kind in COUNTS and any(link.kind == "replaces" for link in claim.links)
        ]
        days = [day for claim in cuts if (day := day_key(claim))]
        if not courses or not days:
            return frozenset()
        return frozenset(c.id for c in self.told.counts if (day := day_key(c)) and day[1] < max(days)[0])

    def _of_rule(self, rule: str, kind: ComparisonKind) -> list[Comparison]:
        return [c for c in self.comparisons if c.kind == kind and c.decision.rule == rule]

    def leading(self) -> int | None:
        """The comparison that a reader must know first: by its status, then by how many claims it holds; of sums in two currencies
        without a rate one in that which most are told in."""
        # That one report's own parts add up confirms no count of it.
        own_sums = [c.kind == "sum" and c.decision.status == "compatible" for c in self.comparisons]
        main = {claim.id for claim in self.told.claims}
        ranked = [
            (self._rank(c), -len(c.claims), place)
            for place, c in enumerate(self.comparisons)
            if not own_sums[place] and (c.kind == "sum" or main.issuperset(c.claims))
        ]
        return min(ranked)[2] if ranked else None

    def _rank(self, comparison: Comparison) -> tuple[bool, int]:
        status = comparison.decision.status
        stale_line = comparison.decision.rule == "RI" and status == "superseded"
        order = STATUSES["progression"].order + 1 if stale_line else STATUSES[status].order
        return not self._matters(comparison), order

    def _matters(self, comparison: Comparison) -> bool:
        """Whether a verdict is of what stands now: a conflict among counts long overtaken is none any more."""
        decision = comparison.decision
        kinds = STATUSES[decision.status].leads_of
        if kinds and comparison.kind not in kinds:
            return False
        heads = [self.by_id[id] for id in decision.headline if id in self.by_id]
        standing = [claim for claim in heads if claim.id not in self.passed]
        if decision.status == "corroborated" and self._is_put_otherwise(standing):
            return False
        if decision.status == "disputed":
            return any(claim.polarity == "assert" for claim in standing)
        if "probable_unit_slip" in decision.flags:
            # The headline leaves the slip out: that there is one has to be known all the same.
            return bool(standing)
        if decision.status in ("conflicting", "undetermined") and comparison.kind != "sum":
            return len({value_key(claim) for claim in standing}) > 1
        return bool(standing)

    def _is_put_otherwise(self, heads: Sequence[FigureClaim]) -> bool:
        """Whether somebody puts what does not change with time at a value that shares at most an end with those on which others
        agree, though both may hold: "16 billion" twice, and "15 billion"."""
        if self.told.kind in NEEDS_DAY:
            return False
        sides = [claim.likely for claim in heads if claim.likely]
        counts = [claim.likely for claim in self.told.counts if claim.likely and claim.id not in self.passed]
        return bool(sides) and any(all(_only_touches(count, side) for side in sides) for count in counts)


def _only_touches(one: Interval, other: Interval) -> bool:
    """Whether two intervals have no more than an end in common; a point at the end of the other lies in it."""
    points = one.low == one.high or other.low == other.high
    touch = (one.high is not None and one.high == other.low) or (other.high is not None and other.high == one.low)
    return not one.meets(other) or (touch and not points)


_REPLACING = ("RT", "R7")


def _replaced_in(comparison: Comparison) -> tuple[str, ...]:
    return comparison.decision.superseded if comparison.kind in ("course", "voice", "inside", "day") else ()


def _alone(view: _View, weak: bool) -> Decision:
    """The verdict on a measure of which nothing is compared: one row, denials alone, one sum in each of several currencies, of which
    none contradicts another, or the newest of what came on top on several days."""
    newest = _latest(view.told.counts) if view.told.changes else ()
    compared = {claim.id for claim in view.told.claims}
    own = tuple(claim if claim.id in compared else replace(claim, hard=None, likely=None) for claim in view.claims)
    sound = tuple(claim for claim in own if claim.role != "garbled") or own
    claims = tuple(claim for claim in sound if claim.id in newest) or sound
    decision = decide_status(claims, event_day=view.told.began)
    return _careful(decision, claims) if weak else decision


def _measure_decision(told: Decision, leading: int | None, view: _View) -> Decision:
    """The leading verdict as the measure's own: its headline is what stands now, and it names all that does not."""
    gone = tuple(claim.id for claim in view.claims if claim.id in view.replaced | view.overtaken)
    heads = tuple(id for id in told.headline if id in view.by_id)
    if told.status == "superseded" and leading is not None:
        heads = _standing_now(heads, view) or heads
    heads = tuple(id for id in heads if id not in gone) or heads
    if told.status in AGREED and leading is not None:
        heads = (*heads, *_narrower(heads, gone, view))
    if not set(heads) - set(gone) and len(gone) < len(view.claims):
        heads = _latest(tuple(claim for claim in view.claims if claim.id not in gone))
    undated = {claim.id for claim in view.told.asserted if day_key(claim) is None}
    dated = any(day_key(claim) for claim in view.claims) and view.told.kind not in TIMELESS
    beside = tuple(c.id for c in view.claims if dated and c.id in undated and c.id not in {*heads, *gone})
    lasting = {flag for c in view.comparisons for flag in c.decision.flags if flag in LASTING_FLAGS}
    lasting |= {"label_unverified" for claim in view.claims if not claim.label_verified}
    flags = (*told.flags, *sorted(lasting - set(told.flags)))
    return replace(
        told, headline=heads, superseded=tuple(id for id in gone if id not in heads), beside=beside, flags=flags
    )


def _standing_now(heads: Sequence[str], view: _View) -> tuple[str, ...]:
    """The counts of the newest day that still stand, where these are no older than what replaced the others."""
    standing = tuple(c for c in view.told.counts if c.id not in view.replaced and c.id not in view.overtaken)
    days = [day for id in heads if (day := day_key(view.by_id[id]))]
    newest = _latest(standing)
    day = day_key(view.by_id[newest[0]]) if newest else None
    return newest if day and days and day >= max(days) else ()


def _narrower(heads: Sequence[str], gone: Sequence[str], view: _View) -> tuple[str, ...]:
    """Counts of the headline's days that are told more narrowly than it: $49.3 million beside two times $50 million."""
    days = {day_key(view.by_id[id]) for id in heads}
    widths = [width for id in heads if (width := _width(view.by_id[id])) is not None]
    return tuple(
        claim.id
        for claim in view.told.counts
        if claim.id not in {*heads, *gone, *view.passed}
        and day_key(claim) in days
        and (width := _width(claim)) is not None
        and (not widths or width < min(widths))
    )


def _width(claim: FigureClaim) -> Fraction | None:
    hard = claim.hard
    return None if hard is None or hard.low is None or hard.high is None else hard.high - hard.low


def _latest(claims: Claims) -> tuple[str, ...]:
    days = [day for claim in claims if (day := day_key(claim))]
    newest = max(days, default=None)
    return tuple(claim.id for claim in claims if newest is None or day_key(claim) == newest)


# ---------------------------------------------------------------- marks


def _marked(row: Row, view: _View, decision: Decision) -> Row:
    """The row with the first of its marks, in the order in which a reader has to know them."""
    for mark in MARKS:
        of = _refers_to(mark, row, view, decision)
        if of is not None:
            return replace(row, mark=mark, of=of)
    return row


def _refers_to(mark: Mark, row: Row, view: _View, decision: Decision) -> tuple[str, ...] | None:
    """The claims that a mark of the row refers to; None where the row does not have that mark."""
    match mark:
        case "garbled":
            return () if row.role == "garbled" else None
        case "denied":
            return _denied(row, view)
        case "replaced":
            return _replaced(row, view)
        case "old":
            return () if set(row.claims) & view.overtaken and not set(row.claims) & set(decision.headline) else None
        case "differs":
            return _differs(row, view)
        case "estimate":
            return () if row.role in ESTIMATED else None
        case "also":
            return _also(row, view)
        case "part":
            return None  # `mark_parts` knows the measures that it is a part of


def _denied(row: Row, view: _View) -> tuple[str, ...] | None:
    """Who denies a row; nobody denies what was counted only later."""
    deniers = {
        denier.id
        for denier, aims in view.told.denied
        if any(aim.id in row.claims and not predates(denier, aim) for aim in aims)
    }
    return view.firsts(deniers - set(row.claims)) or None


def _replaced(row: Row, view: _View) -> tuple[str, ...] | None:
    """What replaced a row, also where another voice told the withdrawn value before it was withdrawn."""
    values = {value_key(view.by_id[id]) for id in row.claims} if set(row.claims) & view.cut_off else set()
    gone = {*row.claims} | {id for id in view.replaced if value_key(view.by_id[id]) in values}
    if not gone & view.replaced:
        return None
    for comparison in view.comparisons:
        if comparison.decision.rule in _REPLACING and gone & set(_replaced_in(comparison)):
            return view.firsts(set(comparison.decision.headline) - view.replaced)
    return ()


def _differs(row: Row, view: _View) -> tuple[str, ...] | None:
    """The other sides of a conflict, for a row that is itself a side."""
    own = {id for id in row.claims if id not in view.passed}
    meant = [heads for heads in view.conflicts if own & heads]
    others = {id for heads in meant if len(heads) <= MOST_SIDES for id in heads if id not in view.passed}
    if meant and not others:
        return ()  # So many sides that a reader is not helped by their list.
    return view.firsts([id for id in others if _disjoint(view.by_id[id], own, view)]) or None


def _disjoint(claim: FigureClaim, own: set[str], view: _View) -> bool:
    sides = [view.by_id[id] for id in own]
    return any(
        claim.hard and side.hard and not claim.hard.meets(side.hard) and not may_be_one(claim, side) for side in sides
    )


def _also(row: Row, view: _View) -> tuple[str, ...] | None:
    """The rows of other voices that confirm this one."""
    own = set(row.claims)
    same = {id for claims in view.agreements if own & claims for id in claims}
    return view.firsts([id for id in same if view.by_id[id].asserter != row.voice]) or None
