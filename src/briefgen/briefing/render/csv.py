"""One row a figure claim, for a spreadsheet: nothing in a cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from briefgen.briefing.render.safe import show_untrusted

if TYPE_CHECKING:
    from briefgen.briefing.public import Briefing
    from briefgen.briefing.render.view import View

COLUMNS: tuple[str, ...] = (
    "group", "measure", "population", "place", "event", "kind", "status", "rule", "claim", "surface", "value", "low",
    "high", "unit", "qualifier", "polarity", "as_of", "as_of_basis", "published", "asserter", "attributed_to", "origin",
    "superseded", "label_verified", "source", "sentence", "start", "end",
)  # fmt: skip
"""The keys of `Briefing.rows`, written down so that a briefing without figures has its header too."""

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
"""What spreadsheets take for a formula, with the full-width forms that some of them fold."""


def render_csv(briefing: Briefing, view: View) -> str:
    """All figure claims, whatever the view; UTF-8 text with a header, lines end in a newline."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in briefing.rows():
        writer.writerow({name: guard_cell(value) for name, value in row.items()})
    return lines.getvalue()


def guard_cell(value: object) -> str:
    """A cell as text. Numbers stay numbers; text that would start a formula gets a quote before it.

    >>> guard_cell("=1+1"), guard_cell("-3"), guard_cell(True), guard_cell(None)
    ("'=1+1", '-3', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _NUMBER.fullmatch(text):
        return text
    # The first visible character decides: spreadsheets skip white space before it.
    risky = text[:1] in _FORMULA_STARTS or text.lstrip()[:1] in _FORMULA_STARTS
    return ("'" if text and risky and text.strip() else "") + show_untrusted(text)
