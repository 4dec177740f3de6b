"""What a model says that the figures of a story are to each other. Nothing here is believed before `checked`.

Claims are named by their ids; a number that no figure of the question has is kept as "?17", so that the check can list
it. Voices and measures have keys of their own that hold over all questions of one ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.records import ClaimRole, FindingKind, MeasureKind

OWN = "own"
"""Key of the article's own voice: the agency that it is from, else its outlet."""


@dataclass(frozen=True, slots=True, order=True)
class VoiceSaid:
    key: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class MemberSaid:
    """`day` is ISO text, "" for the article's date, "?" where it is not known."""

    claim: str
    voice: str = OWN
    day: str = ""


@dataclass(frozen=True, slots=True, order=True)
class MeasureSaid:
    key: str
    name: str
    kind: MeasureKind
    began: str
    members: tuple[MemberSaid, ...]


@dataclass(frozen=True, slots=True, order=True)
class PartSaid:
    """Keys of two measures."""

    part: str
    whole: str
    complete: bool = False


@dataclass(frozen=True, slots=True, order=True)
class FindingSaid:
    kind: FindingKind
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class RelationsSaid:
    """The answers to all questions of one ledger. Pairs are (new, old), (denial, denied), (claim, role), (claim, why)."""

    voices: tuple[VoiceSaid, ...] = ()
    measures: tuple[MeasureSaid, ...] = ()
    roles: tuple[tuple[str, ClaimRole], ...] = ()
    replaces: tuple[tuple[str, str], ...] = ()
    denies: tuple[tuple[str, str], ...] = ()
    parts: tuple[PartSaid, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    """Keys of measures that are one."""
    not_figures: tuple[tuple[str, str], ...] = ()
    findings: tuple[FindingSaid, ...] = ()

    def and_then(self, later: RelationsSaid) -> RelationsSaid:
        """Both together, what was said first standing first; a measure that goes on is one with the members of both."""
        further = {measure.key: measure for measure in later.measures}
        known = {measure.key for measure in self.measures}
        return RelationsSaid(
            self.voices + later.voices,
            (
                *(
                    replace(m, members=m.members + further[m.key].members) if m.key in further else m
                    for m in self.measures
                ),
                *(measure for measure in later.measures if measure.key not in known),
            ),
            self.roles + later.roles,
            self.replaces + later.replaces,
            self.denies + later.denies,
            self.parts + later.parts,
            self.same + later.same,
            self.not_figures + later.not_figures,
            self.findings + later.findings,
        )
