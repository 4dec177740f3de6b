"""What a page tells, and what excludes a number of it by the measure's own judgement and stands nowhere on it.

The run puts such a side there in its source's words, and `verify` asks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from briefgen.briefing.soundness import known_measure, untold_sides
from briefgen.records import FigureClaim
from briefgen.stages.ledger import Material
from briefgen.text.printed import prints_number


class Said(Protocol):
    """A statement, drafted or finished."""

    @property
    def text(self) -> str: ...
    @property
    def claim_ids(self) -> Sequence[str]: ...


def told_by(said: Iterable[tuple[Said, Sequence[str]]], material: Material) -> set[str]:
    """Ids of the claims that statements tell, each with the sentences (refs) that it cites: those that it is bound to, and those
    whose number it prints."""
    return {
        id
        for statement, refs in said
        for id in (
            *statement.claim_ids,
            *(c.id for ref in refs for c in material.told(ref) if prints_number(statement.text, c.surface)),
        )
    }


def sides_of(taken: Collection[str], told: Collection[str], material: Material) -> tuple[FigureClaim, ...]:
    """The claims that exclude one of the `taken` and are not `told` (ids)."""
    groups = [
        group for group in material.ledger.reconciliation.groups if any(claim.id in taken for claim in group.claims)
    ]
    claims = {claim.id: claim for group in groups for claim in group.claims}
    return tuple(claims[side.id] for side in untold_sides(taken, told, map(known_measure, groups)))
