"""The unit family of a figure: values of two families never answer one question."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from briefgen.records import FigureClaim
from briefgen.text.lexicon import PERSONAL_TERMS, term_names
from briefgen.vocabulary import read_table

Theme = Literal["people", "money", "shares", "things", "measurements"]
THEMES: tuple[Theme, ...] = ("people", "money", "shares", "things", "measurements")
"""The families as questions take them together, in the order in which they are asked."""


@cache
def _families() -> dict[str, str]:
    return {row["unit"]: row["family"] for row in read_table("families", ("unit", "family"))}


def unit_family(unit: str) -> str | None:
    """The family of a unit by its name, "mass" of a tonne; None where no table knows it."""
    return _families().get(unit)


def family_of(claim: FigureClaim) -> str | None:
    """What a figure can be compared with: "people", "things", "money USD", "share", "length"; None where it has no unit.

    Two currencies are two families: no rule compares dollars with euros. A count whose sentence leaves its noun out
    ("the toll rose to 44", "down from 385") and a denial fit any family. A rate is of the family of what it counts, and a price
    by the month of that of its currency.
    """
    quantity = claim.quantity
    if quantity is None or (quantity.cls == "count" and quantity.noun is None):
        return None
    unit = quantity.unit or ""
    if quantity.cls == "count" or (quantity.cls == "rate" and unit.partition("/")[0] in _families()):
        return counted_family(unit.partition("/")[0])
    if quantity.cls in ("percent", "fraction"):
        return "share" if "point" not in unit else "percentage points"
    if quantity.cls == "measurement":
        return _families().get(unit, unit or "measurement")
    if quantity.cls == "rate" and _CURRENCY.fullmatch(unit.partition("/")[0]):
        return f"money {unit.partition('/')[0]}"  # "€19.49 a month, up from €17.99"
    return f"{quantity.cls} {unit}".strip() if quantity.cls in ("money", "rate", "ratio") else quantity.cls


_CURRENCY = re.compile(r"[A-Z]{3}")


def counted_family(unit: str) -> str:
    """The family of a counted noun: people by any of their names, what happens to them (an arrest, a death), or things."""
    if unit in _families():
        return _families()[unit]
    return "people" if term_names(unit) & PERSONAL_TERMS else "things"


def theme_of(claim: FigureClaim) -> Theme:
    """The question that a figure is asked in where there are several."""
    family = family_of(claim)
    if family is None or family == "people":
        return "people"
    if family.startswith("money") or (family.startswith("rate") and claim.quantity and claim.quantity.cls == "money"):
        return "money"
    if family in ("share", "percentage points", "score") or family.startswith("ratio"):
        return "shares"
    return "things" if family == "things" else "measurements"
