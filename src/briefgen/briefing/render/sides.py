"""What the sides of a difference say, in one short sentence: at most two sides, and only figures that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from briefgen.briefing.public import AsOf, FigureClaim, FigureGroup
from briefgen.briefing.render.days import is_inferred, written_day
from briefgen.briefing.render.measures import (
    MOST_NAMED,
    Measures,
    ShownRow,
    by_value,
    listing,
    number_of,
    value_key,
)
from briefgen.briefing.render.meeting import exclude, sharpest
from briefgen.briefing.render.safe import show_passage

UNCOUNTED = ("estimate", "forecast")


def differing(rows: Sequence[ShownRow], measures: Measures) -> str:
    """ "the CGT says 3.5 million, the interior ministry 1.08 million to 1.089 million (23 March 2023)"."""
    apart = apart_rows(rows)
    pair = _two_sides(apart)
    if pair is None:
        return _compatible(apart)
    first, second = pair
    if first[0].voice == second[0].voice:
        return _of_one_name(apart, measures)
    day = _one_day([*first, *second])
    told = f"{first[0].voice} {_verb(first[0].voice)} {_side(first, day)}, {second[0].voice} {_side(second, day)}"
    return f"{told} ({day})" if day else told


def undecided(rows: Sequence[ShownRow], measures: Measures, why: str) -> str:
    """ "it is not decided which holds: 268 (the health ministry) or 341 (the Red Cross)", the lowest and the highest."""
    apart = apart_rows(rows)
    pair = _ends(apart)
    if pair is None:
        return _compatible(apart)
    reason = f": {why}" if why else ""
    low, high = pair
    if low.voice == high.voice:
        return f"{_of_one_name([row for row in apart if row.voice == low.voice], measures)}{reason}"
    day = _one_day(pair)
    sides = [f"{row.within} ({row.voice}{'' if day else f', {day_of(row.day)}'})" for row in (low, high)]
    of = f" ({day})" if day else ""
    return f"it is not decided which holds{of}, {' or '.join(sides)}{reason}"


def _of_one_name(rows: Sequence[ShownRow], measures: Measures) -> str:
    """ "told differently under one name, that of the police: 80 (Harbour Post), 103 (Hill Radio)"."""
    told = sharpest(rows, lambda row: row.first)
    values = sorted(by_value(told), key=lambda own: number_of(own[0].first) or 0)
    articles = {claim.citation.source_id for row in told for claim in row.claims}
    if len(articles) == 1:
        return f"one article gives {' and '.join(narrowest(own).within for own in values[:2])}, and nothing says which holds"
    sides = [f"{narrowest(own).within} ({_where(own, measures)})" for own in values]
    return f"told differently under one name, {rows[0].voice}: {', '.join(sides[:MOST_TOLD])}"


MOST_TOLD = 3


def _where(rows: Sequence[ShownRow], measures: Measures) -> str:
    places = (claim.citation.source_id for row in rows for claim in row.claims)
    return listing((measures.outlets.get(place, f"article {place}") for place in places), MOST_NAMED)


# ---------------------------------------------------------------- which rows


def apart_rows(rows: Sequence[ShownRow]) -> list[ShownRow]:
    """The rows that are set against each other: those marked so, else those that lead, else all that stand. What was
    expected is no rival of what was counted, and what was estimated none where it was counted twice."""
    told = [row for row in rows if row.first.polarity == "assert" and not row.gone]
    told = [row for row in told if row.row.role != "forecast"] or told
    counted = [row for row in told if row.row.role not in UNCOUNTED]
    told = counted if len(by_value(counted)) > 1 else told
    older = [row for row in rows if row.first.polarity == "assert" and row.row.mark != "replaced"]
    choices = ([row for row in told if row.row.mark == "differs"], [row for row in told if row.leads], told, older)
    return next((chosen for chosen in choices if _ends(chosen)), told or list(rows))


def _two_sides(rows: Sequence[ShownRow]) -> tuple[list[ShownRow], list[ShownRow]] | None:
    """The voice that most articles tell, of these the latest, with the one of those that it excludes that most articles tell; two that
    tell of one day before any others, for a count of August is no rival of one of January."""
    voices: dict[str, list[ShownRow]] = {}
    for row in rows:
        voices.setdefault(row.voice, []).append(row)
    told = sorted(voices.values(), key=lambda own: -_articles(own))
    ranked = sorted(told, key=lambda own: (_articles(own), max(row.day.end or "" for row in own)), reverse=True)
    apart = [
        (a, b, first, second)
        for n, first in enumerate(ranked)
        for second in ranked[n + 1 :]
        for a in first
        for b in second
        if exclude(a.first, b.first)
    ]
    chosen = next(
        (pair for pair in apart if pair[0].day.end and pair[0].day.end == pair[1].day.end), next(iter(apart), None)
    )
    if chosen:
        first, second = sorted(chosen[2:], key=told.index)
        return first, second
    ends = _ends(rows)
    return ([ends[0]], [ends[1]]) if ends else None


def _ends(rows: Sequence[ShownRow]) -> tuple[ShownRow, ShownRow] | None:
    """The lowest and the highest row that exclude each other; None where all may be one number."""
    ordered = sorted(rows, key=lambda row: number_of(row.first) or Fraction(0))
    pairs = ((low, high) for n, low in enumerate(ordered) for high in reversed(ordered[n + 1 :]))
    return next(((low, high) for low, high in pairs if exclude(low.first, high.first)), None)


def _articles(rows: Sequence[ShownRow]) -> int:
    return len({claim.citation.source_id for row in rows for claim in row.claims})


# ---------------------------------------------------------------- words


def _side(rows: Sequence[ShownRow], day: str) -> str:
    """A side's values, from the lowest to the highest where it has several; its day, where no day is that of all."""
    exact = [row for row in rows if row.first.qualifier is None] or list(rows)
    values = sorted(by_value(exact), key=lambda own: number_of(own[0].first) or 0)
    told = narrowest(values[0]).within
    if len(values) > 1:
        told += f" to {narrowest(values[-1]).within}"
    return told if day else f"{told} ({day_of(rows[0].day)})"


def _compatible(rows: Sequence[ShownRow]) -> str:
    """ "told are 7.64 (the institute) and up to 9.6 (the harbour), which do not exclude each other"."""
    ordered = sorted(by_value(rows), key=lambda own: number_of(own[0].first) or 0)
    ends = [narrowest(own) for own in (ordered[0], ordered[-1])]
    values = dict.fromkeys(f"{row.within} ({row.voice}, {day_of(row.day)})" for row in ends)
    end = ", which do not exclude each other" if len(values) > 1 else ""
    return f"told {'are' if len(values) > 1 else 'is'} {listing(values, MOST_NAMED)}{end}"


def _one_day(rows: Sequence[ShownRow]) -> str:
    days = {written_day(row.day) for row in rows}
    return days.pop() if len(days) == 1 and all(row.day.end for row in rows) else ""


def _verb(voice: str) -> str:
    """ "say" of authorities and police, "says" of one body: a plural is a common noun in s ("security services in France")."""
    head = re.split(r",|\s(?:of|in|at|from|for|with)\s", voice)[0].split()[-1:]
    word = head[0] if head else ""
    return "say" if word == "police" or (word.islower() and re.search(r"[^s]s$", word)) else "says"


def narrowest(rows: Sequence[ShownRow]) -> ShownRow:
    """Of rows with one value the first whose words set no bound: "115" before "at least 115"."""
    return next((row for row in rows if row.first.low == row.first.high and row.first.low), rows[0])


def voices_of(rows: Sequence[ShownRow]) -> str:
    return listing((row.voice for row in rows), MOST_NAMED)


def day_of(day: AsOf) -> str:
    """A day inside brackets."""
    return f"{written_day(day)}, inferred" if is_inferred(day.basis) else written_day(day)


# ---------------------------------------------------------------- slips


def slips_of(group: FigureGroup) -> tuple[str, ...]:
    """ "“23” (article 010) may be a slip": the one figure that a rule takes for one. None where it may be either of
    two, and never what one party says against another."""
    claims = {claim.id: claim for claim in group.claims if claim.role != "garbled"}
    found: dict[str, None] = {}
    for comparison in group.comparisons:
        slip = _lonely([claims[id] for id in comparison.claim_ids if id in claims])
        if slip is None:
            continue
        named = f"“{show_passage(slip.surface)}” (article {slip.citation.source_id})"
        found |= {f"{named} {words}": None for flag, words in SLIPS.items() if flag in comparison.flags}
    return tuple(found)


def _lonely(claims: Sequence[FigureClaim]) -> FigureClaim | None:
    """The claim of the one value that a single article tells, where several tell another."""
    values: dict[object, list[FigureClaim]] = {}
    for claim in claims:
        values.setdefault(value_key(claim), []).append(claim)
    lonely = [own for own in values.values() if len({claim.citation.source_id for claim in own}) == 1]
    return lonely[0][0] if len(lonely) == 1 and len(values) > 1 else None


SLIPS = {"probable_slip": "may be a slip", "probable_unit_slip": "may stand in the wrong unit"}
