"""What findings across articles add to the rules: links between claims, levels of pairs, denials.

A finding adds evidence and never overrules a span. One whose claims are not there, or do not fit together, adds
nothing: `review.check_findings` has already listed it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.denials import FoundDenial, find_denials
from briefgen.reconcile.contested import Library
from briefgen.records import DenialClaim, FigureClaim, Finding, Level, Link, LinkKind, Match, Sentence

_LINKS: dict[str, LinkKind] = {"replaces": "replaces", "part_of": "part_of"}
_LEVELS: dict[str, Level] = {"same": "compatible", "replaces": "compatible", "different": "none"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Claims with the links that findings add, further matches, further denials, and what each of these aims at."""

    claims: tuple[FigureClaim, ...]
    matches: tuple[Match, ...]
    denials: tuple[DenialClaim, ...]
    aims: Mapping[str, str]
    """Denial id -> id of the claim that it denies."""
    slips: frozenset[str]
    """Ids of claims that a finding takes for a slip."""


def gather_evidence(
    claims: Sequence[FigureClaim],
    matches: Sequence[Match],
    denials: Sequence[DenialClaim],
    findings: Sequence[Finding],
    library: Library,
) -> Evidence:
    """Links that hold, and what the findings add to claims, matches and denials."""
    by_id = {claim.id: claim for claim in claims}
    linked = _add_links(claims, [finding for finding in findings if _fits(finding, by_id)], by_id)
    told, aims = _add_denials(denials, findings, by_id, library)
    return Evidence(
        claims=linked,
        matches=(*matches, *_said_levels(linked, findings, by_id)),
        denials=told,
        aims=aims,
        slips=frozenset(id for finding in findings if finding.kind == "slip" for id in finding.claims if id in by_id),
    )


def _fits(finding: Finding, by_id: Mapping[str, FigureClaim]) -> bool:
    """Whether a finding names two claims of one unit, so that the one can replace or hold the other."""
    known = set(finding.claims[:2]) <= by_id.keys()
    if finding.kind not in _LINKS or len(finding.claims) < 2 or not known:
        return False
    a, b = (by_id[id] for id in finding.claims[:2])
    return a.id != b.id and a.unit == b.unit


def _add_links(
    claims: Sequence[FigureClaim], findings: Sequence[Finding], by_id: Mapping[str, FigureClaim]
) -> tuple[FigureClaim, ...]:
    """The claims with the links that hold: to a claim that exists, of one unit (or one left
    unsaid: "the toll … 26") where one number replaces another."""
    added: dict[str, list[Link]] = defaultdict(list)
    for finding in findings:
        new, old = finding.claims[:2]
        added[new].append(Link(_LINKS[finding.kind], old, found_by=finding.found_by))
    return tuple(
        replace(claim, links=_distinct([*_held_links(claim, by_id), *added[claim.id]]))
        if claim.links or claim.id in added
        else claim
        for claim in claims
    )


def _held_links(claim: FigureClaim, by_id: Mapping[str, FigureClaim]) -> list[Link]:
    """A claim's links that hold. What "adds to" a total is a part of it: 4 more, adding to over 400."""
    held = (link for link in claim.links if _holds(link, claim, by_id))
    return [replace(link, kind="part_of") if link.kind == "adds_to" else link for link in held]


def _holds(link: Link, claim: FigureClaim, by_id: Mapping[str, FigureClaim]) -> bool:
    other = by_id.get(link.to)
    if other is None or other.id == claim.id:
        return False
    return link.kind != "replaces" or other.unit == claim.unit or None in (other.unit, claim.unit)


def _distinct(links: Sequence[Link]) -> tuple[Link, ...]:
    """One link of a kind to a claim: what the text's own words show counts before what a model noticed."""
    kept: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: (link.kind, link.to, link.found_by)):
        kept.setdefault((link.kind, link.to), link)
    return tuple(kept.values())


def _said_levels(
    claims: Sequence[FigureClaim], findings: Sequence[Finding], by_id: Mapping[str, FigureClaim]
) -> tuple[Match, ...]:
    """Levels for pairs that the text or a finding ties together; they settle open pairs only."""
    replaced = [
        Match(claim.id, link.to, "compatible", "the text says that the one replaces the other")
        for claim in claims
        for link in claim.links
        if link.kind == "replaces"
    ]
    found = [
        Match(finding.claims[0], other, _LEVELS[finding.kind], finding.reason)
        for finding in findings
        if finding.kind in ("same", "different") and set(finding.claims) <= by_id.keys()
        for other in finding.claims[1:]
    ]
    return (*replaced, *found)


# ---------------------------------------------------------------- denials that a finding names


def _add_denials(
    denials: Sequence[DenialClaim], findings: Sequence[Finding], by_id: Mapping[str, FigureClaim], library: Library
) -> tuple[tuple[DenialClaim, ...], dict[str, str]]:
    known = {(denial.article, denial.sentence): denial for denial in denials}
    told, aims = list(denials), {}
    for finding in findings:
        if finding.kind not in ("denies", "other_account"):
            continue
        for ref in finding.sentences:
            sentence = library.sentences.get(ref)
            read = _read_denial(sentence, library) if sentence else None
            if sentence is None or read is None:
                continue
            place = (sentence.article, sentence.number)
            if place not in known:
                known[place] = _denial_of(finding, sentence, read)
                told.append(known[place])
            aim = next((id for id in finding.claims if id in by_id and by_id[id].article != sentence.article), None)
            aim = aim or next((id for id in finding.claims if id in by_id), None)
            if aim and finding.kind == "denies":
                aims[known[place].id] = aim
    return tuple(told), aims


def _read_denial(sentence: Sentence, library: Library) -> FoundDenial | None:
    """The denial that a sentence holds; a finding on a sentence without words of denial has to find another proof."""
    found = find_denials(library.articles[sentence.article].text, sentence.span)
    return found[0] if found else None


def _denial_of(finding: Finding, sentence: Sentence, read: FoundDenial) -> DenialClaim:
    return DenialClaim(
        id=f"{sentence.article}.r{sentence.number}",
        article=sentence.article,
        sentence=sentence.number,
        who=read.who,
        words=read.words,
        denies=read.denies,
        other_account=finding.kind == "other_account",
    )
