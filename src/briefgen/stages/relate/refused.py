"""What of an answer does not hold, listed in an order of its own, so that no order of the answer shows in it."""

from __future__ import annotations

from briefgen.records import Fault, RejectedClaim
from briefgen.stages.relate.story import Story
from briefgen.text.lines import clean_line

LONGEST = 300
"""Characters of what was said that are kept."""


class Refusals:
    """Collects what fails while an answer is checked."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._found: set[tuple[str, Fault, str, str]] = set()

    def add(self, claim: str, fault: Fault, said: str, reason: str) -> None:
        """`claim` is the id of what it is about, "" where it is about no single claim."""
        self._found.add((claim, fault, clean_line(said)[:LONGEST], reason))

    def listed(self) -> tuple[RejectedClaim, ...]:
        """All of them: those about claims in the order of the articles, then the others."""
        rows = sorted(self._found, key=lambda row: (self._story.position.get(row[0], len(self._story.position)), row))
        return tuple(self._rejected(number, *row) for number, row in enumerate(rows, start=1))

    def _rejected(self, number: int, claim: str, fault: Fault, said: str, reason: str) -> RejectedClaim:
        item = self._story.item(claim) if self._story.knows(claim) else None
        return RejectedClaim(
            f"relate.{number}",
            item.article if item else None,
            "relate",
            said,
            fault,
            reason,
            item.sentence if item else None,
        )


def shown(claim: str, story: Story) -> str:
    """A claim as a rejection names it: its words and where they stand."""
    if not story.knows(claim):
        return f"number {claim.removeprefix('?')}"
    item = story.item(claim)
    words = item.surface if hasattr(item, "surface") else story.words(claim)
    return f"{words} ({item.ref})"
