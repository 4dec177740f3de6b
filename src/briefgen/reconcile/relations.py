"""What groups are to one another: a part of a whole, or alike and yet not the same.

A part has to fit into its whole; one that does not is reported and flagged, never mended. A whole that the text names
as the conjunction of its parts ("Turkey and Syria") is added up where all parts are told in one article (rule RS).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from briefgen.reconcile.groups import GroupLink, read_identities
from briefgen.reconcile.measures import Identity
from briefgen.records import FigureClaim, Link, Note, Relation

Claims = tuple[FigureClaim, ...]

MOST_ALIKE = 40
"""Groups of money with one measure that are compared for two currencies."""


@dataclass(frozen=True, slots=True)
class Related:
    """Links between positions of groups; flags of groups by position; notes on what does not fit."""

    links: tuple[GroupLink, ...]
    flags: Mapping[int, tuple[str, ...]]
    notes: tuple[Note, ...]


def check_relations(groups: Sequence[Claims], links: Sequence[GroupLink]) -> Related:
    """The links with two currencies added, and what is flagged: a part above its whole.

    Where the text says that it is a part, the relation stays and both groups are flagged; where only the labels look
    like part and whole, the numbers show that they are not, and the relation goes. Both are reported.
    """
    held = {claim.id: claim for group in groups for claim in group}
    flags: dict[int, tuple[str, ...]] = {}
    notes: list[Note] = []
    kept: list[GroupLink] = []
    for link in links:
        part, whole = (held.get(id) for id in link.claims)
        if link.kind != "part_of" or part is None or whole is None or not _exceeds(part, whole):
            kept.append(link)
        elif link.rule == "said":
            kept.append(link)
            flags[link.part] = flags[link.whole] = ("part_exceeds_whole",)
            notes.append(_violation(part, whole, "is told as a part of"))
        else:
            notes.append(_violation(part, whole, "would by its label be a part of"))
    return Related((*kept, *_two_currencies(groups, links)), flags, tuple(notes))


def _violation(part: FigureClaim, whole: FigureClaim, said: str) -> Note:
    text = f"{part.surface} ({part.article}:{part.sentence}) {said} {whole.surface} ({whole.article}:{whole.sentence})."
    return Note("part_exceeds_whole", text, part.article)


def _exceeds(part: FigureClaim, whole: FigureClaim) -> bool:
    return bool(part.hard and whole.hard and whole.hard.below(part.hard))


def _two_currencies(groups: Sequence[Claims], links: Sequence[GroupLink]) -> list[GroupLink]:
    """Amounts of one article and measure in two currencies: never compared, and said to be two."""
    known = {frozenset((link.part, link.whole)) for link in links}
    alike: dict[tuple[str, str], list[tuple[int, FigureClaim]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for claim in group:
            if claim.quantity and claim.quantity.cls == "money":
                alike[(claim.article, claim.label.measure.casefold())].append((number, claim))
    found: dict[frozenset[int], GroupLink] = {}
    for members in alike.values():
        for (a, one), (b, other) in combinations(members[:MOST_ALIKE], 2):
            pair = frozenset((a, b))
            if a != b and one.unit != other.unit and pair not in known:
                why = f"two currencies: {one.surface} / {other.surface}"
                found.setdefault(pair, GroupLink(min(pair), max(pair), "differs", "unit", why, (one.id, other.id)))
    return [found[pair] for pair in sorted(found, key=sorted)]


def relations_of(links: Sequence[GroupLink], ids: Mapping[int, str]) -> dict[int, tuple[Relation, ...]]:
    """Relations by position of group: `part_of` on the part, `differs` on both sides, in the order of group ids."""
    found: dict[int, list[Relation]] = defaultdict(list)
    for link in links:
        if link.part not in ids or link.whole not in ids:
            continue
        found[link.part].append(Relation(ids[link.whole], link.kind, link.rule, link.why, link.found_by))
        if link.kind == "differs":
            found[link.whole].append(Relation(ids[link.part], link.kind, link.rule, link.why, link.found_by))
    return {number: tuple(sorted(told, key=_relation_order)) for number, told in found.items()}


def _relation_order(relation: Relation) -> tuple[str, int, str]:
    return relation.kind, int(relation.to[1:]), relation.why


# ---------------------------------------------------------------- sums


def join_sums(groups: Sequence[Claims], links: Sequence[GroupLink]) -> tuple[Claims, ...]:
    """The groups, those of parts that are told nowhere else moved, linked, into the group of their whole.

    Parts are looked for in the article of the whole, then in one other article that has them all. Positions stay; a
    group whose claims have moved is empty. Parts that other articles tell too stay apart: they are counts of their own.
    """
    made_of: dict[int, list[int]] = defaultdict(list)
    for link in links:
        if link.kind == "part_of" and link.rule == "sub-place":
            made_of[link.whole].append(link.part)
    if not made_of:
        return tuple(groups)
    identities = read_identities([claim for group in groups for claim in group if claim.quantity])
    joined = list(groups)
    for whole, parts in sorted(made_of.items()):
        summed = _sum_of(whole, parts, groups, identities)
        if summed and all(joined[part] == groups[part] for part in {part for part, _ in summed[1]}):
            claim, members = summed
            joined[whole] = (*joined[whole], *(_linked(member, claim) for _, member in members))
            for part, _ in members:
                joined[part] = ()
    return tuple(joined)


def _linked(part: FigureClaim, whole: FigureClaim) -> FigureClaim:
    return replace(part, links=(*part.links, Link("adds_to", whole.id)))


def _sum_of(
    whole: int, parts: Sequence[int], groups: Sequence[Claims], identities: Mapping[str, Identity]
) -> tuple[FigureClaim, list[tuple[int, FigureClaim]]] | None:
    """A claim of the whole with one claim for each place that it names, all from one article and told only there."""
    for claim in groups[whole]:
        places = identities[claim.id].place.parts if claim.id in identities else ()
        if len(places) < 2:
            continue
        own = [(part, c) for part in parts for c in groups[part] if c.id in identities and len(groups[part]) == 1]
        for article in sorted({c.article for _, c in own}, key=lambda article: (article != claim.article, article)):
            here = [(part, c) for part, c in own if c.article == article]
            found = [[item for item in here if identities[item[1].id].place.parts == (place,)] for place in places]
            complete = [items[0] for items in found if items]
            if len(complete) == len(places):
                return claim, complete
    return None
