"""What is known of a measure, in one sentence of plain words: the latest figure, from whom and of which day, and what
was replaced, denied or differs. Every value in it is a source's own, and stands in a row of the measure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from briefgen.briefing.public import AsOf, FigureClaim, FigureGroup
from briefgen.briefing.render.days import is_inferred, written_day
from briefgen.briefing.render.measures import (
    MOST_NAMED,
    MOST_PARTIES,
    MOST_SIDES,
    MOST_VALUES,
    Measures,
    ShownRow,
    by_value,
    head_of,
    listing,
    number_of,
    same_scale,
    shown_rows,
    value_key,
    voices_named,
)
from briefgen.briefing.render.meeting import sharpest
from briefgen.briefing.render.safe import show_passage
from briefgen.briefing.render.sides import day_of, differing, narrowest, slips_of, undecided, voices_of
from briefgen.stages.reconcile.status import LEFT_OPEN

DOUBTS = {
    "does_not_add_up": "the parts given do not add up to it",
    "denial_predates": "the denial is older than the figure",
}
"""Flags that a reader has to know beside the figures."""

GIVEN_ONCE = ("amount", "constant", "ratio")
"""Kinds of which there is one value for good: an award, a vote, a share."""

CLOCK_DAYS = 14
"""An article tells of the two weeks before it: further apart, an article's day serves as well as a figure's."""


def told_in_a_sentence(group: FigureGroup, measures: Measures) -> str:
    """The sentence above a measure's table."""
    rows = shown_rows(group, measures)
    match head_of(group):
        case "differ":
            told = _disputed(group, rows, measures) or differing(rows, measures)
        case "open":
            told = undecided(rows, measures, LEFT_OPEN.get(group.rule, ""))
        case _:
            told = _latest(group, rows)
    doubts = [DOUBTS[f] for f in group.flags if f in DOUBTS and not (f == "denial_predates" and "older denial" in told)]
    told = "; ".join([told, *slips_of(group), *doubts])
    return f"{told[:1].upper()}{told[1:]}."


# ---------------------------------------------------------------- what stands


def _latest(group: FigureGroup, rows: Sequence[ShownRow]) -> str:
    """ "the latest figure is 97, according to Josh Green on 15 September 2023; 115 was withdrawn"."""
    told = _standing(rows)
    if rows and all(row.gone for row in rows) and _taken_back(rows):
        return f"{_values_were(rows)} withdrawn, and no other figure is told"
    dated = [row for row in told if row.day.end] or told
    many = len(by_value(sharpest(dated, lambda row: row.first))) > 1
    lead = (
        f"the {_time_of(group, dated)}figures are"
        if many
        else f"the {_time_of(group, dated)}figure{_guessed(dated)} is"
    )
    gone, before = _given_up(rows, dated)
    from_gone = _from_gone(gone, dated)
    parts = [
        f"{lead} {_said(dated)}{from_gone or _moved(group, rows, dated)}",
        *(() if from_gone else _withdrawn(gone)),
        _replaced_before(before),
        _foreseen(rows, dated),
        *dict.fromkeys(row.mark for row in dated if row.row.mark == "denied"),
    ]
    return "; ".join(part for part in parts if part)


def _standing(rows: Sequence[ShownRow]) -> list[ShownRow]:
    """The rows that tell what stands: those of the headline; what was counted before what is yet to come."""
    leading = {value_key(row.first) for row in rows if row.leads}
    told = [row for row in rows if value_key(row.first) in leading and row.first.polarity == "assert" and not row.gone]
    if told and all(row.row.role == "forecast" for row in told):
        now = [r for r in rows if r.first.polarity == "assert" and not r.gone and r.row.role != "forecast"]
        newest = max((row.day.end or "" for row in now), default="")
        told = [row for row in now if (row.day.end or "") == newest] or told
    return told or [row for row in rows if row.leads] or list(rows[-1:])


def _time_of(group: FigureGroup, dated: Sequence[ShownRow]) -> str:
    """ "latest " of what moves and has a day; an award, a share of votes or an undated figure is no latest one."""
    return "latest " if dated[0].day.end and group.kind not in GIVEN_ONCE else ""


def _foreseen(rows: Sequence[ShownRow], told: Sequence[ShownRow]) -> str:
    """ "119,000 is expected": what is yet to come stands beside what is."""
    ahead = [row for row in rows if row.row.role == "forecast" and row not in told]
    if not ahead or any(row.row.role == "forecast" for row in told):
        return ""
    values = sharpest(ahead, lambda row: row.first)
    verb = "are" if len(by_value(values)) > 1 else "is"
    return f"{listing((f'{row.within} ({row.voice})' for row in values), MOST_NAMED)} {verb} expected"


def _guessed(rows: Sequence[ShownRow]) -> str:
    """ ", an estimate," where nobody counted."""
    if any(row.row.mark != "estimate" for row in rows):
        return ""
    return ", a forecast," if all(row.row.role == "forecast" for row in rows) else ", an estimate,"


def _said(rows: Sequence[ShownRow]) -> str:
    """One value "according to" its voices, or several with their voices in brackets."""
    values = by_value(sharpest(rows, lambda row: row.first))
    if len(values) > 1:
        days = {day_of(row.day) for own in values for row in own}
        day = next(iter(days)) if len(days) == 1 and all(row.day.end for own in values for row in own) else ""
        said = listing((f"{narrowest(own).within} ({_voices_day(own, known=day)})" for own in values), MOST_SIDES)
        return f"{said}, of {day}" if day else said
    rows = [row for row in rows if value_key(row.first) == value_key(values[0][0].first)]
    value = narrowest(rows).within
    if len({written_day(row.day) for row in rows}) == 1:
        return f"{value}, according to {voices_of(rows)}{_when(rows[0].day)}"
    # Of a voice that says it on several days the last one.
    latest = {row.voice: row for row in rows}
    return f"{value}, according to {listing((f'{voice} ({day_of(row.day)})' for voice, row in latest.items()), MOST_PARTIES)}"


def _when(day: AsOf) -> str:
    """ " on 28 February 2020", " in 2022", ", undated"; with a word of warning where the day is inferred."""
    if not day.end:
        return ", undated"
    written = written_day(day)
    known = f" {'on' if written[:1].isdigit() and ' ' in written else 'in'} {written}"
    return f"{known} (an inferred day)" if is_inferred(day.basis) else known


def _voices_day(rows: Sequence[ShownRow], *, known: str = "") -> str:
    """Who says it and when, inside brackets; not the day that is `known` already."""
    days = dict.fromkeys(day_of(row.day) for row in rows)
    only = "" if len(days) > 1 else f", {next(iter(days))}"
    return voices_of(rows) + ("" if only == f", {known}" else only)


def _moved(group: FigureGroup, rows: Sequence[ShownRow], told: Sequence[ShownRow]) -> str:
    """Where a count or a level came from: its first dated row. Up or down only where it never went the other way."""
    counts = [row for row in rows if row.day.end and row.first.polarity == "assert" and row.row.mark != "estimate"]
    if group.status != "progression" or not counts or len(by_value(told)) > 1 or counts[0] in told:
        return ""
    way = _way(counts[0], told)
    if not way:
        return ""
    steady = all(_side_of(before, after) in ("", way) for before, after in pairwise(counts))
    first = f"{counts[0].within} ({_voices_day(counts[:1])})"
    return f", {way} from {first}" if steady and _one_clock(counts[0], told) else f"; the first was {first}"


def _one_clock(first: ShownRow, told: Sequence[ShownRow]) -> bool:
    """Whether all days are the figures' own, or all those of their articles, or far apart: else what moved may be the
    clock."""
    days = [date.fromisoformat(row.day.end) for row in told if row.day.end]
    since = date.fromisoformat(first.day.end) if first.day.end else None
    far = since is not None and all((day - since).days > CLOCK_DAYS for day in days)
    return far or len({row.day.basis == "publication" for row in (first, *told)}) == 1


def _way(first: ShownRow, told: Sequence[ShownRow]) -> str:
    """ "up" or "down", where every value told lies on that side; "" where two may be one number in other words."""
    if not first.day.end or not all(row.day.end and first.day.end <= row.day.end for row in told):
        return ""
    ways = {_side_of(first, row) for row in told}
    return ways.pop() if len(ways) == 1 else ""


def _side_of(first: ShownRow, last: ShownRow) -> str:
    before, after = number_of(first.first), number_of(last.first)
    if before is None or after is None or before == after or not same_scale(first.first, last.first):
        return ""
    a, b = first.first, last.first
    meet = _lies_within(before, b) or _lies_within(after, a)
    return "" if meet else "up" if after > before else "down"


def _lies_within(number: Fraction, claim: FigureClaim) -> bool:
    """Whether a number is one that the words of a figure are likely to mean: 3.9 million of "around 4 million"."""
    if claim.likely_low is None or claim.likely_high is None:
        return False
    return Fraction(claim.likely_low) <= number <= Fraction(claim.likely_high)


# ---------------------------------------------------------------- what was given up


def _given_up(rows: Sequence[ShownRow], told: Sequence[ShownRow]) -> tuple[list[ShownRow], list[ShownRow]]:
    """The rows that what stands now has replaced, and those that were replaced on the way to it."""
    standing = {value_key(row.first) for row in told}
    ids = {claim.id for row in rows if value_key(row.first) in standing for claim in row.claims}
    gone = [row for row in rows if row.row.mark == "replaced" and value_key(row.first) not in standing]
    now = [row for row in gone if not row.row.of or ids & set(row.row.of)]
    seen = {value_key(row.first) for row in now}
    return now, [own[0] for own in by_value(gone) if value_key(own[0].first) not in seen]


def _from_gone(gone: Sequence[ShownRow], told: Sequence[ShownRow]) -> str:
    """ ", down from 66 on 8–10 September 2023": the one value that was replaced, where nobody took it back."""
    if len(by_value(gone)) != 1 or _taken_back(gone):
        return ""
    last = [row for row in gone if row.day.end][-1:]
    way = _way(last[0], told) if last else ""
    return f", {way} from {last[0].within}{_when(last[0].day)}" if way else ""


def _taken_back(gone: Sequence[ShownRow]) -> set[tuple[str | None, ...]]:
    """The values of which the text tells that they were given up, not only that others came after them."""
    return {value_key(row.first) for row in gone if any(claim.role == "withdrawn" for claim in row.claims)}


def _withdrawn(gone: Sequence[ShownRow]) -> tuple[str, ...]:
    """ "131 was withdrawn", where the text tells that it was given up; else "115 was replaced"."""
    values = _taken_back(gone)
    back = [row for row in gone if value_key(row.first) in values]
    left = [row for row in gone if row not in back]
    return tuple(f"{_values_were(own)} {verb}" for own, verb in ((back, "withdrawn"), (left, "replaced")) if own)


def _replaced_before(rows: Sequence[ShownRow]) -> str:
    return f"{listing((row.within for row in rows), MOST_NAMED)} had been replaced before" if rows else ""


def _values_were(rows: Sequence[ShownRow]) -> str:
    """ "115 was", "66 names were": a unit of our own stands in the plural."""
    plainest = [narrowest(own) for own in by_value(rows)]
    one = len(plainest) == 1 and plainest[0].figure == show_passage(plainest[0].first.surface)
    return f"{listing((row.within for row in plainest), MOST_VALUES)} {'was' if one else 'were'}"


# ---------------------------------------------------------------- what differs


def _disputed(group: FigureGroup, rows: Sequence[ShownRow], measures: Measures) -> str:
    """ "900, according to the League on 2 March 2031, is denied by the governor"; "" where nothing is denied."""
    denied = [row for row in rows if row.row.mark == "denied" and not row.gone]
    if not denied:
        return ""
    aimed = {id for row in denied for id in row.row.of}
    denials = [row for row in rows if row.first.polarity == "deny" and (aimed & {c.id for c in row.claims})]
    older = [row for row in denials if all(_is_older(row, figure) for figure in denied)]
    parts = [
        _is_denied(
            denied, [row for row in denials if row not in older], named=not older, group=group, measures=measures
        ),
        *(f"beside it stands an older denial by {row.voice}{_when(row.day)}" for row in older),
        _against(rows, denied),
    ]
    return "; ".join(part for part in parts if part)


def _is_denied(
    denied: Sequence[ShownRow], denials: Sequence[ShownRow], *, named: bool, group: FigureGroup, measures: Measures
) -> str:
    """Who denies the figure, and when; by name only where that is not the voice that told it."""
    verb = "are" if len(by_value(denied)) > 1 else "is"
    own = {row.voice for row in denied}
    who = [f"{row.voice} ({day_of(row.day)})" for row in denials if row.voice not in own]
    if named and not who:
        who = [voice for row in denied for voice in voices_named(row.row, group, measures) if voice not in own]
    if not named and not denials:
        return _said(denied)
    return f"{_said(denied)}, {verb} denied" + (f" by {listing(who, MOST_PARTIES)}" if who else "")


def _is_older(denial: ShownRow, figure: ShownRow) -> bool:
    start = figure.day.start or figure.day.end
    return bool(denial.day.end and start and denial.day.end < start)


def _against(rows: Sequence[ShownRow], denied: Sequence[ShownRow]) -> str:
    """What else is told beside a figure that is denied."""
    known = {value_key(row.first) for row in denied}
    other = [r for r in rows if r.first.polarity == "assert" and not r.gone and value_key(r.first) not in known]
    return f"against it stands {_said(other)}" if len(by_value(other)) == 1 else ""
