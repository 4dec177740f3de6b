"""What a value is before any word of its clause is read: its family, its size, and whether it is a bare number."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypedDict

from briefgen.records import FigureClaim
from briefgen.stages.relate.families import counted_family
from briefgen.stages.relate.features import Ends, Family, as_float, ends_of
from briefgen.text.figures import names_persons
from briefgen.text.patterns import when_used


def comparable_value(claim: FigureClaim) -> Fraction | None:
    """A figure's single value, or the middle or the known end of its range."""
    quantity = claim.quantity
    if quantity is None or quantity.value is not None:
        return quantity.value if quantity else None
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.low if quantity.low is not None else quantity.high


OLDEST = 120
"""A bare number between commas up to this is an age: "her daughter Ann, 6, was hurt"."""
_AGE = when_used(r"\b(?:age[ds]?|retir\w+)\b[^.;:,]*$", re.IGNORECASE)
_AGE_BEHIND = when_used(r"\s+years? (?:of age|old)\b")
"""Words by which a bare number is an age: "puts the pension age up to 66"."""
AGE_NEAR = 50
"""Characters before a number within which the age is named."""
_CURRENCY_UNIT = re.compile(r"[A-Z]{3}(?:/|$)")
_EACH = when_used(
    r"\s*\(?(?:(?!more\b|less\b|fewer\b|than\b)\w+\s+){0,2}(?:daily|(?:a|each|every|per) (?:day|week|month|year|hour)\b)"
)


def family_of(claim: FigureClaim, after: str = "", before: str = "") -> Family:
    """What a value is, so that two figures may be compared at all. `after` and `before` are the text around it."""
    quantity = claim.quantity
    if quantity is None:
        return "denial"
    unit = quantity.unit or ""
    if quantity.cls == "money" or _CURRENCY_UNIT.match(unit):
        return f"money:{unit.partition('/')[0]}"
    if quantity.cls == "ratio" and " of the " in claim.surface:
        return "some"  # "one of the two seats" is no share that a poll could tell
    if quantity.cls in ("percent", "ratio", "fraction"):
        return "points" if unit == "percentage_point" else "share"
    if quantity.cls == "rate" and unit.partition("/")[0] not in ("km", "mile"):
        return "rate"
    if not unit and after.startswith(",") and quantity.value and quantity.value <= OLDEST and _is_behind_person(before):
        return "age:year"
    if not unit and quantity.value and quantity.value <= OLDEST and (_AGE.search(before) or _AGE_BEHIND.match(after)):
        return "age:year"
    if quantity.cls == "count" and unit != "times":
        return "rate" if _EACH.match(after) else "count"
    return f"{quantity.cls}:{unit}"


def _is_behind_person(before: str) -> bool:
    """Whether the words before a number end in a comma with a name or a person before it: "Ann, ", but not "the last figure, "."""
    last = _LAST_WORD.search(before)
    return last is not None and (last[1][0].isupper() or names_persons(last[1]))


_LAST_WORD = when_used(r"([^\W\d_][\w’'-]*), $")


LEAST_SCALED = 100_000
"""A number printed in such steps beside a sum is a sum; small bare numbers there count something else."""


def is_bare(claim: FigureClaim) -> bool:
    """Whether a number has no unit and is printed in large steps."""
    quantity = claim.quantity
    return quantity is not None and quantity.unit is None and quantity.granularity >= LEAST_SCALED


def sort_of(claim: FigureClaim) -> Literal["people", "things", ""]:
    """Whether a count is of people, as one without a noun is, or of things; "" for what may be either."""
    unit = claim.unit
    if not unit or unit == "person":
        return "people"
    return "things" if counted_family(unit) == "things" else ""


def currencies_of(claims: Sequence[FigureClaim]) -> Mapping[str, Family]:
    """The family of most sums of each article, by it; none where two are told as often."""
    told: dict[str, Counter[Family]] = defaultdict(Counter)
    for claim in claims:
        if (family := family_of(claim)).startswith("money") and family != "money:penny":
            told[claim.article][family] += 1
    return {
        article: top[0][0] for article, n in told.items() if len(top := n.most_common(2)) == 1 or top[0][1] > top[1][1]
    }


class Amount(TypedDict):
    """The fields of `Features` that are about its value."""

    value: Fraction | None
    size: float
    hard: Ends | None
    likely: Ends | None
    printed: str
    digits: int
    vague: bool


def amount_of(claim: FigureClaim, family: Family) -> Amount:
    """A figure's value and how it is printed; "a quarter" is 25 percent."""
    quantity, value = claim.quantity, comparable_value(claim)
    scale = PERCENT if family == "share" and quantity and quantity.cls in ("fraction", "ratio") else 1
    value = value * scale if value is not None and scale > 1 else value
    hard, printed = ends_of(claim.hard, scale), quantity.digits if quantity else ""
    return Amount(
        value=value,
        size=abs(as_float(value)) if value is not None else 0.0,
        hard=hard,
        likely=hard if claim.likely is claim.hard else ends_of(claim.likely, scale),
        printed=printed,
        digits=(len(printed.rstrip("0")) or 1) if printed else 0,
        vague=quantity is not None and quantity.qualifier == "vague",
    )


PERCENT = 100
