"""Which dollar a bare "$" is in a story of another country.

"The hack cost the insurer $26m" in a paper of a story in Australia, which others tell in A$    AUD
"A$25 million ($16 million)"                                                                    16 million USD
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefgen.records import Article, FigureClaim
from briefgen.text.lexicon import DEMONYMS, fold

_LANDS = {
    "AUD": "Australia", "CAD": "Canada", "NZD": "New Zealand", "SGD": "Singapore", "HKD": "Hong Kong", "TWD": "Taiwan",
}  # fmt: skip
_TOLD = re.compile(
    r"\b(?:US|AU?S?|CA?|NZ|HK|S|NT)\$|\$ ?(?:US|AU?|CA?|NZ)(?=\d)|\b(?:USD|AUD|CAD|NZD|SGD|HKD|TWD)\b|\b[A-Z]\w+ dollars\b"
)
"""A dollar that says whose it is."""


def home_dollar(articles: Sequence[Article], figures: Sequence[FigureClaim]) -> str | None:
    """The dollar of the country that most articles name, where some article prints it by its name; else None."""
    printed = Counter(claim.unit for claim in figures if claim.unit in _LANDS)
    for unit, _ in sorted(printed.items(), key=lambda told: (-told[1], told[0] or "")):
        land = _LANDS[unit or ""]
        names = {fold(land), *(fold(name) for name, of in DEMONYMS.items() if of == land)}
        naming = sum(any(name in fold(article.text) for name in names) for article in articles)
        if 2 * naming > len(articles):
            return unit
    return None


def reads_as(printed: str | None, unit: str | None) -> bool:
    """Whether a unit that was read from a bare "$" may be that dollar, whose country its story says.

    >>> reads_as("USD", "CAD"), reads_as("CAD", "USD"), reads_as("EUR", "CAD")
    (True, False, False)
    """
    return printed == "USD" and unit in _LANDS


def may_be_home(text: str, unit: str | None) -> bool:
    """Whether a bare "$" of an article may be that dollar: it says of no dollar whose it is."""
    return unit in _LANDS and _TOLD.search(text) is None


def in_home_dollars(article: Article, figures: Sequence[FigureClaim], unit: str) -> tuple[FigureClaim, ...]:
    """The figures of an article that says of no dollar whose it is, its sums in `unit`; all others as they are."""
    if not may_be_home(article.text, unit):
        return tuple(figures)
    return tuple(
        replace(claim, quantity=replace(claim.quantity, unit=unit))
        if claim.quantity and claim.quantity.unit == "USD"
        else claim
        for claim in figures
    )
