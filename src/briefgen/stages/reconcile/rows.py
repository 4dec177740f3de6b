"""Rows of a measure: the claims of one voice that tell one value for one day, however many articles print them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from briefgen.records import Basis, ClaimRole, DatedSpan, FigureClaim, Interval, Row
from briefgen.records.qualifiers import CEILINGS
from briefgen.stages.reconcile.situation import Place, place_of
from briefgen.text.lexicon import fold

Claims = tuple[FigureClaim, ...]
Value = tuple[object, ...]

_FIRMNESS: tuple[Basis, ...] = ("stated", "resolved", "inferred", "inferred (count)", "publication", "unknown")
ESTIMATED: frozenset[ClaimRole] = frozenset({"estimate", "forecast"})
UNCOUNTED: frozenset[ClaimRole] = frozenset({"withdrawn", "garbled"})
"""Roles of what no sum and no whole is held against."""


def gather_rows(claims: Iterable[FigureClaim]) -> tuple[Row, ...]:
    """The rows in the order of their days, undated ones last; the narrowest wording of each stands first."""
    same: dict[object, list[FigureClaim]] = defaultdict(list)
    for claim in sorted(claims, key=place_of):
        same[_row_key(claim)].append(claim)
    rows = [_row(members) for members in same.values()]
    order = {claims[0].id: place_of(claims[0]) for claims in same.values()}
    return tuple(sorted(rows, key=lambda row: _row_order(row, order)))


def value_key(claim: FigureClaim) -> Value:
    """What makes two figures tell one value: the number, a range's ends, the currency of money. A denial has no value."""
    read = claim.quantity
    if read is None:
        return ("words",)
    # "66 names" and "66 people" are one value of a measure, 66 dollars and 66 euros are two.
    unit = read.unit if read.cls == "money" else None
    # As integers: a Fraction is slow to hash.
    if read.value is None:
        return "range", *(end and end.as_integer_ratio() for end in (read.low, read.high)), unit
    return "up to" if read.qualifier in CEILINGS else "value", read.value.as_integer_ratio(), unit


def day_key(claim: FigureClaim) -> tuple[date, date] | None:
    """The day or period for which a claim holds; None where it is unknown."""
    when = claim.as_of
    return None if when is None or when.basis == "unknown" else (when.start, when.end)


def _row_key(claim: FigureClaim) -> tuple[object, ...]:
    return fold(claim.asserter), claim.polarity, claim.role, value_key(claim), day_key(claim), claim.label_verified


def _row(members: Sequence[FigureClaim]) -> Row:
    told = members
    if len(members) > 1:
        told = sorted(members, key=lambda claim: (*_width(claim.hard), *_width(claim.likely), place_of(claim)))
    days = [claim.as_of for claim in members if claim.as_of and claim.as_of.basis != "unknown"]
    return Row(
        claims=tuple(claim.id for claim in told),
        voice=members[0].asserter,
        day=min(days, key=_firmness, default=None),
        role=members[0].role,
    )


def _firmness(day: DatedSpan) -> int:
    return _FIRMNESS.index(day.basis)


def _width(interval: Interval | None) -> tuple[bool, Fraction]:
    if interval is None or interval.low is None or interval.high is None:
        return True, Fraction(0)
    return False, interval.high - interval.low


def _row_order(row: Row, order: dict[str, Place]) -> tuple[object, ...]:
    first = min(order[id] for id in row.claims if id in order)
    return (row.day.end, row.day.start, first) if row.day else (date.max, date.max, first)
