"""What is known of a measure, in one sentence of plain words: the latest figure, from whom and of which day, and what
was replaced, denied or differs. Every value in it is a source's own, and stands in a row of the measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.briefing import FigureGroup
from briefgen.render.days import show_span
from briefgen.render.measures import (
    MOST_NAMED,
    MOST_PARTIES,
    MOST_VALUES,
    Measures,
    ShownRow,
    head_of,
    listing,
    number_of,
    same_scale,
    shown_rows,
    value_key,
)
from briefgen.render.safe import show_passage

DOUBTS = {
    "does_not_add_up": "the parts given do not add up to it",
    "probable_slip": "one figure may be a slip of its source",
    "probable_unit_slip": "one figure may stand in the wrong unit",
    "denial_predates": "the denial is older than the figure",
}
"""Flags that a reader has to know beside the figures."""

UNDECIDED = {
    "R4": "not all are dated, so the difference may be change over time",
    "R4b": "the count still moved on that day",
    "R6b": "the lower one may be an older count printed late",
    "R10": "it is not certain that they count the same",
}
"""Why a measure stays open, by the rule that left it so."""


def told_in_a_sentence(group: FigureGroup, measures: Measures) -> str:
    """The sentence above a measure's table."""
    rows = shown_rows(group, measures)
    match head_of(group):
        case "differ":
            told = _disputed(rows) or _sides("Not agreed", _apart(rows))
        case "open":
            told = "; ".join(filter(None, [_sides("Not decided", _apart(rows)), UNDECIDED.get(group.rule, "")]))
        case _:
            told = _latest(group, rows)
    return "; ".join([told, *(DOUBTS[flag] for flag in group.flags if flag in DOUBTS)]) + "."


# ---------------------------------------------------------------- what stands


def _latest(group: FigureGroup, rows: Sequence[ShownRow]) -> str:
    """ "Latest: 97, according to Josh Green (15 Sep 2023); 115 was withdrawn"."""
    leading = {value_key(row.first) for row in rows if row.leads}
    told = [row for row in rows if value_key(row.first) in leading and row.first.polarity == "assert" and not row.gone]
    told = told or [row for row in rows if row.leads] or list(rows[-1:])
    dated = [row for row in told if row.day.end] or told
    word = "Latest" if any(row.day.end for row in dated) else "Now told"
    parts = [
        f"{word}: {_said(dated)}",
        _moved(group, rows, dated),
        _given_up(group, rows, dated),
        _denials(dated),
    ]
    return "; ".join(part for part in parts if part)


def _said(rows: Sequence[ShownRow]) -> str:
    """One value "according to" its voices, or several with their voices in brackets."""
    values = _by_value(rows)
    if len(values) == 1:
        return f"{_narrowest(rows).within}, according to {_voices_days(rows)}"
    return listing((f"{_narrowest(own).within} ({_voices(own)}{_common_day(own)})" for own in values), MOST_VALUES)


def _voices_days(rows: Sequence[ShownRow]) -> str:
    """Voices with the day behind each, or behind all where it is the same."""
    if len({show_span(row.day) for row in rows}) == 1:
        return f"{_voices(rows)} ({show_span(rows[0].day)})"
    return listing((f"{row.voice} ({show_span(row.day)})" for row in rows), MOST_PARTIES)


def _common_day(rows: Sequence[ShownRow]) -> str:
    days = {show_span(row.day) for row in rows}
    return f", {days.pop()}" if len(days) == 1 and rows[0].day.end else ""


def _moved(group: FigureGroup, rows: Sequence[ShownRow], told: Sequence[ShownRow]) -> str:
    """Where a count or a level came from: its first dated row."""
    first = next((row for row in rows if row.day.end and row.first.polarity == "assert"), None)
    if group.status != "progression" or first is None or any(row is first for row in told):
        return ""
    last = told[-1]
    before, after = number_of(first.first), number_of(last.first)
    if before is None or after is None or before == after or not same_scale(first.first, last.first):
        return ""
    way = "up" if after > before else "down"
    return f"{way} from {first.within} ({first.voice}, {show_span(first.day)})"


def _given_up(group: FigureGroup, rows: Sequence[ShownRow], told: Sequence[ShownRow]) -> str:
    """Values that were withdrawn or replaced: by what stands now, or on the way to it."""
    standing = {value_key(row.first) for row in told}
    ids = {claim.id for row in rows if value_key(row.first) in standing for claim in row.claims}
    gone = [row for row in rows if row.row.mark == "replaced" and value_key(row.first) not in standing]
    now = [row for row in gone if not row.row.of or ids & set(row.row.of)]
    seen = {value_key(row.first) for row in now}
    earlier = [own[0] for own in _by_value(gone) if value_key(own[0].first) not in seen]
    parts = [_withdrawn(group, now)] if now else []
    parts += [f"{row.within} {row.mark}" for row in earlier[:MOST_NAMED]]
    return "; ".join(parts)


def _withdrawn(group: FigureGroup, gone: Sequence[ShownRow]) -> str:
    """ "115 was withdrawn", where the text tells that it was given up; else "115 was replaced"."""
    withdrawn = {id for c in group.comparisons if c.rule == "RT" for id in c.superseded}
    took_back = any(row.row.role == "withdrawn" or withdrawn & {c.id for c in row.claims} for row in gone)
    plainest = [_narrowest(own) for own in _by_value(gone)]
    values = [row.within for row in plainest]
    # "115 was", "66 names were": a unit of our own stands in the plural.
    one = len(values) == 1 and plainest[0].figure == show_passage(plainest[0].first.surface)
    verb = "was" if one else "were"
    return f"{listing(values, MOST_VALUES)} {verb} {'withdrawn' if took_back else 'replaced'}"


def _denials(told: Sequence[ShownRow]) -> str:
    marks = dict.fromkeys(row.mark for row in told if row.row.mark == "denied")
    return "; ".join(marks)


# ---------------------------------------------------------------- what differs


def _disputed(rows: Sequence[ShownRow]) -> str:
    """ "900, according to the League (2 Mar 2031), denied by the governor"; "" where nothing is denied."""
    denied = [row for row in rows if row.row.mark == "denied" and not row.gone]
    if not denied:
        return ""
    marks = list(dict.fromkeys(row.mark for row in denied))
    return f"Disputed: {_said(denied)}, {listing(marks, MOST_PARTIES)}"


def _apart(rows: Sequence[ShownRow]) -> list[ShownRow]:
    """The rows that are set against each other: those marked so, else those that lead, else all that stand."""
    told = [row for row in rows if row.first.polarity == "assert" and not row.gone]
    for chosen in ([row for row in told if row.row.mark == "differs"], [row for row in told if row.leads], told):
        if len(_by_value(chosen)) > 1:
            return chosen
    return told or list(rows)


def _sides(lead: str, rows: Sequence[ShownRow]) -> str:
    """Each value with who gives it, the lowest first; of many values the lowest and the highest."""
    day = _common_day(rows)
    values = sorted(_by_value(rows), key=lambda own: number_of(own[0].first) or 0)
    sides = [f"{_narrowest(own).within} ({_voices(own)}{'' if day else _common_day(own)})" for own in values]
    opening = f"{lead} ({day.removeprefix(', ')}): " if day else f"{lead}: "
    if len(sides) > MOST_VALUES:
        return f"{opening}{len(sides)} figures, the lowest {sides[0]}, the highest {sides[-1]}"
    return f"{opening}{', '.join(sides[:-1])} or {sides[-1]}" if len(sides) > 1 else f"{opening}{''.join(sides)}"


def _by_value(rows: Iterable[ShownRow]) -> list[list[ShownRow]]:
    """The rows by the value that they tell, in order of first mention."""
    values: dict[tuple[str | None, ...], list[ShownRow]] = {}
    for row in rows:
        values.setdefault(value_key(row.first), []).append(row)
    return list(values.values())


def _narrowest(rows: Sequence[ShownRow]) -> ShownRow:
    """Of rows with one value the first whose words set no bound: "115" before "at least 115"."""
    return next((row for row in rows if row.first.low == row.first.high and row.first.low), rows[0])


def _voices(rows: Sequence[ShownRow]) -> str:
    return listing((row.voice for row in rows), MOST_NAMED)
