"""The other sides of a number that a reader is told to take: what excludes it by its measure's own comparisons."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from briefgen.briefing.soundness.bound import KnownClaim, KnownMeasure

MOST_SIDES = 3
"""Sides that have to stand beside a number to take; a reader finds further ones in the table of its measure."""


def untold_sides(
    taken: Collection[str], told: Collection[str], measures: Iterable[KnownMeasure]
) -> tuple[KnownClaim, ...]:
    """The claims that a reader of some figures has to meet and does not: one for each voice that stands against one of the
    `taken`. `told` are the claims that stand beside them, `taken` too; all are ids."""
    against: dict[str, list[KnownClaim]] = {}
    met: list[KnownClaim] = []
    for measure in measures:
        own = [claim for claim in measure.claims if claim.id in taken]
        met += [claim for claim in measure.claims if claim.id in told]
        for claim in measure.claims:
            rivals = [other for other in own if _contest(claim, other, measure)]
            if rivals and not claim.is_denial and not any(claim.hard.meets(other.hard) for other in own):
                against.setdefault(claim.voice, []).append(claim)
    missing = {
        voice: sides
        for voice, sides in against.items()
        if not any(other.voice == voice or other.hard.meets(side.hard) for other in met for side in sides)
    }
    return tuple(sides[0] for sides in missing.values())[: max(0, MOST_SIDES - (len(against) - len(missing)))]


def _contest(claim: KnownClaim, other: KnownClaim, measure: KnownMeasure) -> bool:
    against = claim.id != other.id and any({claim.id, other.id} <= contest for contest in measure.contests)
    return against and not (measure.grows and _is_outgrown(claim, other))


def _is_outgrown(claim: KnownClaim, other: KnownClaim) -> bool:
    """Whether a claim counted, on an earlier day, fewer of what only grows: 1,089 injured on the first day against 1,357 a week later."""
    if claim.day is None or other.day is None or claim.value is None or other.value is None:
        return False
    return claim.day[1] < other.day[0] and claim.value < other.value
