"""What measures are to one another: a part of a whole, or alike and yet not the same.

A part has to fit into its whole; one that does not is noted, and told as no relation. That two measures differ is said
only where a reader of all articles found that they could be taken for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from briefgen.records import FigureClaim, Finding, Note, Part, Relation
from briefgen.stages.reconcile.reasons import said
from briefgen.stages.reconcile.rows import ESTIMATED, UNCOUNTED, day_key
from briefgen.stages.summing import divisions
from briefgen.text.figures.intervals import SHARE_CLASSES
from briefgen.text.lexicon import term_names

Claims = tuple[FigureClaim, ...]

PART = "part"
COMPLETE = "makes up"
"""The rule of a relation to a whole: a part of it, or one of the parts that make it up together (these are summed)."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """The parts that fit into their wholes, and a note on each that does not."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


def fit_parts(measures: Sequence[Claims], parts: Sequence[Part]) -> Fitting:
    """The parts that a text tells beside their whole and of which no number says otherwise, each once; of a ring of two
    neither is a part."""
    known = {(part.part, part.whole) for part in parts}
    kept: dict[tuple[int, int], Part] = {}
    notes: list[Note] = []
    for part in sorted(parts, key=lambda part: (part.whole, part.part, not part.complete)):
        place = range(len(measures))
        if part.part not in place or part.whole not in place or (part.whole, part.part) in known:
            continue
        own, whole = measures[part.part], measures[part.whole]
        if not own or not whole:
            continue
        pair = exceeding(own, whole)
        if pair:
            notes.append(_violation(*pair))
        elif is_told(own, whole, complete=part.complete):
            kept.setdefault((part.part, part.whole), part)
    return Fitting(tuple(kept.values()), tuple(dict.fromkeys(notes)))


@dataclass(frozen=True, slots=True)
class Sum:
    """A measure that others make up in one article: positions of the whole and of its parts, and what that article has of these."""

    whole: int
    parts: tuple[tuple[int, Claims], ...]


def summed_parts(
    names: Sequence[str], measures: Sequence[Claims], complete: Iterable[tuple[int, int]]
) -> dict[int, list[Claims]]:
    """By the position of a whole, the claims of each measure that makes it up with others: all of those of which a text says so,
    pairs of part and whole that are `complete`; else those whose numbers say so (`find_sums`)."""
    told: dict[int, list[Claims]] = defaultdict(list)
    for part, whole in complete:
        told[whole].append(measures[part])
    found: dict[tuple[int, int], Claims] = defaultdict(tuple)
    for one in find_sums(names, measures):
        if one.whole not in told:
            for at, claims in one.parts:
                found[one.whole, at] += claims
    for (whole, _), claims in found.items():
        told[whole].append(claims)
    return told


def find_sums(names: Sequence[str], measures: Sequence[Claims]) -> tuple[Sum, ...]:
    """What numbers themselves say: counts of one article and one fate that come to another of its counts exactly, "8,574 in the
    one country, 2,662 in the other, 11,236 in all", whether or not a word says so. Of low numbers that is soon a chance, and of
    several ways to make one whole up none is known to be meant. `names` are those of the `measures`."""
    place = {claim.id: number for number, claims in enumerate(measures) for claim in claims}
    by_article: dict[tuple[str, str], list[FigureClaim]] = defaultdict(list)
    for claims in measures:
        for claim in _counts(claims):
            if claim.quantity and claim.quantity.value and claim.quantity.cls in ("count", "money"):
                by_article[claim.article, claim.quantity.cls].append(claim)
    terms = [term_names(name) - _ANYBODY for name in names]
    found: list[Sum] = []
    for told in by_article.values():
        for whole in told:
            if whole.quantity is None or (whole.quantity.value or 0) < LEAST_SUMMED:
                continue
            at = place[whole.id]
            near = [p for p in told if place[p.id] != at and _may_be_added(p, whole, terms[place[p.id]], terms[at])]
            once = list({place[part.id]: part for part in reversed(near)}.values())
            sets = divisions(whole, once)
            if len(sets) == 1 and len(sets[0]) <= MOST_SUMMED:
                found.append(Sum(at, tuple((place[part.id], (part,)) for part in sets[0])))
    return tuple(found)


_ANYBODY = frozenset(term_names("people persons residents workers number"))
"""Words that two measures share without being of one fate."""
LEAST_SUMMED = 100
"""The least whole of which an exact sum is hardly chance."""
MOST_SUMMED = 4
"""Parts of a whole; of more, some set comes to any number."""
SUMMED_SENTENCES = 8
"""Sentences from a whole within which its parts are told."""


def _may_be_added(part: FigureClaim, whole: FigureClaim, called: Set[str], all_called: Set[str]) -> bool:
    """Whether two figures of an article, whose measures' names have these words, may be a part and its whole."""
    apart = abs(part.sentence - whole.sentence)
    if part.unit is None or whole.unit is None:
        return apart <= 1  # "8,574 people have died there and 2,662 here. That makes 11,236"
    return apart <= SUMMED_SENTENCES and part.unit == whole.unit and not called.isdisjoint(all_called)


def exceeding(part: Claims, whole: Claims) -> tuple[FigureClaim, FigureClaim] | None:
    """A claim of the part with one of the whole that it exceeds, where all that can be compared says so.

    First within one article and for one day, then for one day; else the least that the part can be against the most
    that the whole was ever told to be.
    """
    pairs = [(p, w) for p in _counts(part) for w in _counts(whole)]
    one_day = [(p, w) for p, w in pairs if day_key(p) == day_key(w)]
    for chosen in ([(p, w) for p, w in one_day if p.article == w.article], one_day, pairs):
        if chosen:
            above = [(p, w) for p, w in chosen if p.hard and w.hard and w.hard.below(p.hard)]
            return above[0] if len(above) == len(chosen) else None
    return None


def is_told(part: Claims, whole: Claims, *, complete: bool) -> bool:
    """Whether one article tells a part beside its whole, for one day: in one sentence or the next, a part that makes it
    up together with others a little farther off. A share is no part of a count, nor the dead of the injured."""
    near = SUM_SENTENCES if complete else PART_SENTENCES
    return any(
        p.article == w.article
        and abs(p.sentence - w.sentence) <= near
        and day_key(p) == day_key(w)
        and _of_a_kind(p, w)
        for p in part
        for w in whole
    )


def _of_a_kind(part: FigureClaim, whole: FigureClaim) -> bool:
    units = {claim.unit for claim in (part, whole) if claim.unit}
    if len(units) > 1 and "person" in units and units - {"person", "body"}:
        return False
    shares = [bool(claim.quantity and claim.quantity.cls in SHARE_CLASSES) for claim in (part, whole)]
    fates = [term_names(claim.label.measure) & _FATES for claim in (part, whole)]
    return shares[0] == shares[1] and not (all(fates) and not fates[0] & fates[1])


_FATES = frozenset(term_names("killed injured"))
PART_SENTENCES = 1
SUM_SENTENCES = 3
"""How far from its whole a part may stand. Farther off its sentence counts something else by the same words."""


def _counts(claims: Claims) -> Claims:
    return tuple(c for c in claims if c.polarity == "assert" and c.hard and c.role not in (*ESTIMATED, *UNCOUNTED))


def _violation(part: FigureClaim, whole: FigureClaim) -> Note:
    text = f"{said(part)} ({part.ref}) is told as a part of {said(whole)} "
    text += f"({whole.ref})."
    return Note("part_exceeds_whole", text, part.article)


def relate_groups(
    parts: Sequence[Part], findings: Sequence[Finding], ids: Mapping[int, str], place: Mapping[str, int]
) -> dict[int, tuple[Relation, ...]]:
    """Relations by position of a measure: `part_of` on the part, `differs` on both sides, in the order of group ids.
    `place` has the position of each claim's measure."""
    found: dict[int, list[Relation]] = defaultdict(list)
    for part in parts:
        why = part.why or "the text tells it as a part"
        rule = COMPLETE if part.complete else PART
        found[part.part].append(Relation(ids[part.whole], "part_of", rule, why, part.found_by))
    for finding in findings:
        sides = [place[id] for id in finding.claims[:2] if id in place]
        if finding.kind == "different" and len(set(sides)) == 2:
            for own, other in (sides, sides[::-1]):
                found[own].append(Relation(ids[other], "differs", "differs", finding.reason, finding.found_by))
    return {number: tuple(sorted(dict.fromkeys(told), key=_order)) for number, told in found.items()}


def _order(relation: Relation) -> tuple[str, int, str]:
    return relation.kind, int(relation.to[1:]), relation.why
