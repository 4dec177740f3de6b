"""Stand-in: every figure is a measure of its own."""

from __future__ import annotations

from briefgen.records import Ledger, Measure, Member, Relations, Voice
from briefgen.salience import notice_findings


def relate_locally(ledger: Ledger) -> Relations:
    """Stand-in: every figure alone, said by its asserter."""
    names = list(dict.fromkeys(claim.asserter for claim in ledger.figures))
    voices = tuple(Voice(f"V{number}", name) for number, name in enumerate(names, start=1))
    ids = {voice.name: voice.id for voice in voices}
    measures = tuple(
        Measure(claim.label.measure, "total", (Member(claim.id, ids[claim.asserter], claim.as_of),))
        for claim in ledger.figures
        if not claim.in_headline
    )
    return Relations(voices=voices, measures=measures, findings=notice_findings(ledger))
