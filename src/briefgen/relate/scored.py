"""The relations that code alone gives. A stand-in: each figure alone, with its asserter as voice."""

from __future__ import annotations

from briefgen.records import FigureClaim, Ledger, Measure, Member, Relations, Voice


def relate_locally(ledger: Ledger) -> Relations:
    """Each figure that is not in a headline in a measure of its own."""
    claims = [claim for claim in ledger.figures if not claim.in_headline]
    names = list(dict.fromkeys(claim.asserter for claim in claims))
    ids = {name: f"V{number}" for number, name in enumerate(names, start=1)}
    return Relations(
        voices=tuple(Voice(ids[name], name) for name in names),
        measures=tuple(_alone(claim, ids[claim.asserter]) for claim in claims),
    )


def _alone(claim: FigureClaim, voice: str) -> Measure:
    return Measure(claim.label.measure or claim.surface, "total", (Member(claim.id, voice, claim.as_of, claim.role),))
