"""Whether two counts of one article are those of two parties."""

from __future__ import annotations

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.traits import grows
from briefgen.text.voices.parties import same_party


def of_two_sides(a: Features, b: Features) -> bool:
    """Whether an article has each of two counts from a party of its own, and neither from one that knows only a spot: then
    the low one is the other side's count of the same, and no part of it."""
    one, other = a.claim.attributed_to, b.claim.attributed_to
    return bool(one and other) and not same_party(one or "", other or "") and not (a.seen or b.seen)


def is_answer(a: Features, b: Features) -> bool:
    """Whether one party's count answers another's near it, which alone tells the noun: "the union spoke of 40,000 workers, the company of 22,000"."""
    near = a.claim.article == b.claim.article and abs(a.claim.sentence - b.claim.sentence) <= 1
    return (
        near
        and bool(a.cls)
        and a.cls == b.cls
        and not (a.plain and b.plain)
        and not grows(a.cls)
        and of_two_sides(a, b)
    )


def of_other_side(one: Features, other: Features, rivals: frozenset[tuple[str, str]]) -> bool:
    """Whether the other count is a party's whom the article sets against whoever gives the one, or against others."""
    theirs, own = other.claim.attributed_to or "", one.claim.attributed_to
    return of_two_sides(one, other) or (own is None and not one.seen and (other.claim.article, theirs) in rivals)
