"""Intervals as bars of characters on one scale: thin where a value is possible, thick where it is likely.

The scale has no numbers: its ends are our reading, and no number appears that no source printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from briefgen.briefing.public import FigureClaim


@dataclass(frozen=True, slots=True)
class Strokes:
    thin: str
    thick: str
    point: str
    left: str
    right: str


BOX = Strokes(thin="─", thick="━", point="┃", left="◀", right="▶")
PLAIN = Strokes(thin="-", thick="=", point="|", left="<", right=">")


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` over `cells` characters; `low == high` where all claims are one point."""

    low: Fraction
    high: Fraction
    cells: int

    def cell(self, value: Fraction) -> int:
        """The cell that holds a value, ends clipped."""
        if self.high == self.low:
            return self.cells // 2
        place = (value - self.low) * (self.cells - 1) / (self.high - self.low)
        return max(0, min(self.cells - 1, round(place)))


def scale_for(claims: Sequence[FigureClaim], cells: int) -> Scale | None:
    """One scale for all bars of a group; None where no claim has a value. An open end leaves room for its arrow."""
    told = [claim for claim in claims if claim.polarity == "assert"]
    said = [(claim.low, claim.high, claim.likely_low, claim.likely_high) for claim in told]
    ends = [Fraction(end) for four in said for end in four if end is not None]
    if not ends:
        return None
    low, high = min(ends), max(ends)
    if any(claim.high is None and claim.low is not None for claim in told) and high > low:
        high += (high - low) / 8
    return Scale(low, high, cells)


def draw_bar(claim: FigureClaim, scale: Scale, strokes: Strokes) -> str:
    """The claim's two intervals on the scale, padded to its width; spaces only for a denial or without a value."""
    if claim.polarity == "deny" or (claim.low is None and claim.high is None):
        return " " * scale.cells
    first = scale.cell(Fraction(claim.low)) if claim.low is not None else 0
    last = scale.cell(Fraction(claim.high)) if claim.high is not None else scale.cells - 1
    line = [" "] * scale.cells
    line[first : last + 1] = [strokes.thin] * (last + 1 - first)
    likely_first = scale.cell(Fraction(claim.likely_low)) if claim.likely_low is not None else first
    likely_last = scale.cell(Fraction(claim.likely_high)) if claim.likely_high is not None else last
    if likely_first == likely_last:
        line[likely_first] = strokes.point
    else:
        line[likely_first : likely_last + 1] = [strokes.thick] * (likely_last + 1 - likely_first)
    if claim.high is None:
        line[-1] = strokes.right
    if claim.low is None:
        line[0] = strokes.left
    return "".join(line)
