"""Claims of one measure, put together so that in every group every pair agrees (complete linkage, never a chain).

In order: identities; claims with one identity stand together; candidate pairs by blocking (unit, measure, population,
place); their levels; then each identity, the best told first, joins the one group that it agrees with as a whole. One
that fits two groups which do not agree with one another joins neither and is listed in `possible`. What only a model
can tell is handed out in blocks of open pairs, and its answers settle those pairs and no others.

The result depends on the set of claims alone: not on their order, nor on claims of another measure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from briefgen.lexicon import COUNTRY_NAMES, fold
from briefgen.reconcile.measures import (
    CAUSED,
    EVENT_HEADS,
    Comparison,
    Identity,
    compare_identity,
    event_families,
    identity_of,
    is_measured,
    known_fields,
    level_or_apart,
    needs_no_event,
    reworded,
    same_event_words,
    sort_key,
)
from briefgen.records import FigureClaim, FoundBy, Level, Match, PairBlock

AGREEING: frozenset[Level] = frozenset({"exact", "compatible", "near"})

OPEN_EACH = 4
"""Open pairs asked about for one identity: the likest by words. More would cost more than they settle."""
OPEN_RUN = 60
"""Open pairs asked about in one run, the likest first."""
BLOCK_PAIRS = 12
BLOCK_CLAIMS = 16
"""Size of one question to a model: what a person could still compare on one page."""
PART_CANDIDATES = 60
"""Groups that share measure and event, place or population, among which parts are looked for pairwise."""
RELATIONS_EACH = 8
"""Relations shown for one group, those that the text states first: more would hide what matters."""


@dataclass(frozen=True, slots=True)
class Possible:
    """A claim that would fit several groups because of what its label leaves out. `groups` are positions in
    `Grouping.groups`."""

    claim: str
    groups: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GroupLink:
    """`part` and `whole` are positions in `Grouping.groups`; for `differs` merely the two sides, the earlier one first.

    `rule` is `said`, `sub-population`, `sub-event`, `sub-place`, or for `differs` the field that parts them. `claims`
    are the part's and the whole's claim by which it was found: their values are the ones to hold against one another.
    """

    part: int
    whole: int
    kind: Literal["part_of", "differs"]
    rule: str
    why: str
    claims: tuple[str, str]
    found_by: FoundBy = "code"


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups in the order of their first claim (article, sentence, place); claims within a group likewise."""

    groups: tuple[tuple[FigureClaim, ...], ...]
    possible: tuple[Possible, ...] = ()
    open_blocks: tuple[PairBlock, ...] = ()
    relations: tuple[GroupLink, ...] = ()


def group_claims(claims: Sequence[FigureClaim], *, matches: Sequence[Match] = ()) -> Grouping:
    """Group claims by what they count. Takes claims of any order; `matches` are a model's answers on open pairs.

    Titles (`in_headline`) are in no group. A claim whose label is not verified stands alone. Every other claim is in
    exactly one group.
    """
    eligible = tuple(sorted((c for c in claims if not c.in_headline), key=_claim_order))
    identities = read_identities(eligible)
    nodes = _gather_nodes(eligible, identities)
    levels, open_pairs = _settle(_candidate_levels(nodes), nodes, matches)
    clusters, possible = _link(nodes, levels)
    lone = tuple((c,) for c in eligible if not c.label_verified)
    groups = tuple(sorted((*_claims_of(clusters, nodes), *lone), key=lambda group: _claim_order(group[0])))
    return Grouping(
        groups=groups,
        possible=_name_possible(possible, nodes, groups),
        open_blocks=_cut_blocks(open_pairs, nodes),
        relations=_relate(groups, identities),
    )


def _claim_order(claim: FigureClaim) -> tuple[str, int, int, str]:
    return (claim.article, claim.sentence, claim.span.start, claim.id)


# ---------------------------------------------------------------- identities


def read_identities(claims: Sequence[FigureClaim]) -> dict[str, Identity]:
    """The identity of each claim by its id. "The collapse" is the dam's where the claims know no other collapse, and an
    article that speaks of one event only need not name it each time."""
    read = {claim.id: identity_of(claim) for claim in claims}
    fullest = _fullest_events(identity.event for identity in read.values())
    identities = {id: _name_fully(identity, fullest) for id, identity in read.items()}
    sole = _sole_events(claims, identities)
    return {claim.id: _inherit(identities[claim.id], sole.get(claim.article)) for claim in claims}


def _fullest_events(events: Iterable[frozenset[str]]) -> dict[frozenset[str], frozenset[str]]:
    """For an event told in few words the one fuller telling that holds all of them; none where two tellings do."""
    told = sorted(set(events) - {frozenset()}, key=sorted)
    fuller = {event: [other for other in told if event < other] for event in told}
    largest = {event: max(others, key=lambda o: (len(o), sorted(o))) for event, others in fuller.items() if others}
    return {event: most for event, most in largest.items() if all(other <= most for other in fuller[event])}


def _name_fully(identity: Identity, fullest: Mapping[frozenset[str], frozenset[str]]) -> Identity:
    return replace(identity, event=fullest[identity.event]) if identity.event in fullest else identity


def _sole_events(claims: Sequence[FigureClaim], identities: Mapping[str, Identity]) -> dict[str, Identity]:
    """Per article the one event that its counts of killed, injured, ... name; none where they name two."""
    named: dict[str, list[Identity]] = defaultdict(list)
    for claim in claims:
        identity = identities[claim.id]
        if identity.event and identity.kind in ("event", "cumulative") and identity.measure & CAUSED:
            named[claim.article].append(identity)
    return {article: found[0] for article, found in named.items() if _one_event(found)}


def _one_event(identities: Sequence[Identity]) -> bool:
    first = identities[0]
    return all(i.event == first.event and i.event_start == first.event_start for i in identities)


def _inherit(identity: Identity, sole: Identity | None) -> Identity:
    silent = not identity.event and identity.event_start is None and "event" not in identity.unverified
    counts_fates = (
        identity.kind in ("event", "cumulative") and bool(identity.measure & CAUSED) and not identity.period.told
    )
    if sole is None or not silent or not counts_fates:
        return identity
    return replace(identity, event=sole.event, event_start=sole.event_start, event_end=sole.event_end, about=None)


# ---------------------------------------------------------------- nodes and candidate pairs


@dataclass(frozen=True, slots=True)
class _Node:
    """All claims of one identity."""

    identity: Identity
    claims: tuple[FigureClaim, ...]


_Pair = tuple[int, int]


def _gather_nodes(claims: Sequence[FigureClaim], identities: Mapping[str, Identity]) -> tuple[_Node, ...]:
    """One node for each identity, the best told first: by this order a vaguer claim joins a better told one.

    Claims whose label names no measure are a node each: "two" of nothing are not one figure. So are claims that their
    text calls a part of another: 37 of 58 are no second count of the 58, however alike their labels are.
    """
    gathered: dict[tuple[Identity, str], list[FigureClaim]] = defaultdict(list)
    for claim in claims:
        if claim.label_verified:
            identity = identities[claim.id]
            own = not identity.measure or _wholes(claim)
            gathered[(identity, claim.id if own else "")].append(claim)
    ordered = sorted(gathered, key=lambda key: (_rank(key[0]), key[1]))
    return tuple(_Node(key[0], tuple(gathered[key])) for key in ordered)


def _rank(identity: Identity) -> tuple[int, int, int, tuple[str, ...]]:
    """A level before a total of the same thing (a group of both is judged as a level), then by what the label tells."""
    detail = len(identity.event) + len(identity.marks) + len(identity.place.terms) + len(identity.nouns)
    return (int(identity.kind != "stock"), -known_fields(identity), -detail, sort_key(identity))


def _candidate_levels(nodes: Sequence[_Node]) -> dict[_Pair, Level]:
    """The levels of the candidate pairs that agree or are open. Pairs are positions in `nodes`, the lower one first."""
    found: dict[_Pair, Level] = {}
    alone = _told_of_one_event(nodes)
    pairs = _candidates([node.identity for node in nodes]) | _same_figures(nodes)
    with_parts = frozenset(n for n, node in enumerate(nodes) if any(_wholes(claim) for claim in node.claims))
    for a, b in pairs:
        if (a in with_parts or b in with_parts) and _part_and_whole(nodes[a], nodes[b]):
            continue
        level = _pair_level(nodes[a], nodes[b], alone)
        if level != "none":
            found[(a, b)] = level
    return found


def _pair_level(a: _Node, b: _Node, alone: frozenset[_Measure]) -> Level:
    level = level_or_apart(a.identity, b.identity)
    if level == "apart":
        told_twice = reworded(a.identity, b.identity) and any(_same_figure(x, y) for x in a.claims for y in b.claims)
        return "open" if told_twice else "none"
    return _level_by_claims(a, b, level, alone) if level in ("none", "open") else level


def _wholes(claim: FigureClaim) -> frozenset[str]:
    """The claims that the text calls this one a part of."""
    return frozenset(link.to for link in claim.links if link.kind == "part_of")


def _part_and_whole(a: _Node, b: _Node) -> bool:
    ids = {claim.id for claim in a.claims}, {claim.id for claim in b.claims}
    return any(_wholes(c) & ids[1] for c in a.claims) or any(_wholes(c) & ids[0] for c in b.claims)


_LEFT_OPEN = frozenset({"place", "event"})


def _level_by_claims(a: _Node, b: _Node, level: Level, alone: frozenset[_Measure]) -> Level:
    """What the claims themselves add where only place and event are left open: one figure told twice, or one party's
    (or one day's) count of a measure that is told of one event only."""
    if level == "none" and reworded(a.identity, b.identity):
        return "open" if any(_same_figure(x, y) for x in a.claims for y in b.claims) else "none"
    comparison = compare_identity(a.identity, b.identity)
    if comparison.differing or not _LEFT_OPEN.issuperset(comparison.unknown + comparison.doubtful):
        return level
    if any(_retold(x, y) for x in a.claims for y in b.claims):
        return "compatible"
    if comparison.doubtful or not any(_one_party_or_day(x, y) for x in a.claims for y in b.claims):
        return level
    return "compatible" if _measure_of(a.identity) in alone else "open"


RETOLD_DAYS = 2
"""Days within which a party's figure is told again by another article."""
RETOLD_DIGITS = 3
"""Significant digits from which one number is no chance."""


def _retold(a: FigureClaim, b: FigureClaim) -> bool:
    """One party's figure, digit for digit, in two articles of the same days."""
    if not _same_figure(a, b) or len(_digits(a).strip("0")) < RETOLD_DIGITS:
        return False
    one, other = a.published or (a.as_of and a.as_of.end), b.published or (b.as_of and b.as_of.end)
    return bool(one and other and abs((one - other).days) <= RETOLD_DAYS)


def _same_figure(a: FigureClaim, b: FigureClaim) -> bool:
    """One party's number in two articles, of two significant digits at least."""
    told = (a.asserter, a.unit, _digits(a)) == (b.asserter, b.unit, _digits(b))
    return told and a.article != b.article and len(_digits(a).strip("0")) > 1


def _digits(claim: FigureClaim) -> str:
    """The whole number of a single value; empty for a range and a fraction."""
    value = claim.quantity.value if claim.quantity else None
    return str(value) if value is not None and value.denominator == 1 else ""


def _same_figures(nodes: Sequence[_Node]) -> set[_Pair]:
    """Pairs of identities under which one party's figure stands in the same digits."""
    index: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for position, node in enumerate(nodes):
        for claim in node.claims:
            if len(_digits(claim).strip("0")) > 1:
                index[(claim.asserter, claim.unit or "", _digits(claim))].add(position)
    return {pair for found in index.values() for pair in combinations(sorted(found), 2)}


def _one_party_or_day(a: FigureClaim, b: FigureClaim) -> bool:
    """Counts of one party, or of one known day."""
    return a.asserter == b.asserter or (a.as_of is not None and b.as_of is not None and a.as_of.end == b.as_of.end)


_Measure = tuple[frozenset[str], str | None]


def _measure_of(identity: Identity) -> _Measure:
    return identity.measure, identity.unit


def _told_of_one_event(nodes: Sequence[_Node]) -> frozenset[_Measure]:
    """The measures that all articles tell of one event, so that leaving it out leaves nothing open.

    An event in other words or on another day, or a count of a period, is a second one.
    """
    told: dict[_Measure, list[Identity]] = defaultdict(list)
    for node in nodes:
        told[_measure_of(node.identity)].append(node.identity)
    return frozenset(measure for measure, found in told.items() if _tell_one_event(found))


def _tell_one_event(identities: Sequence[Identity]) -> bool:
    named = [i for i in identities if i.event]
    days = {i.event_start for i in identities if i.event_start}
    if not named or len(days) > 1 or any(i.calendar or i.kind == "flow" for i in identities):
        return False
    return all(same_event_words(named[0].event, i.event) for i in named)


_Key = tuple[str, str, str, str]
_NOWHERE: frozenset[str] = frozenset()


def _candidates(identities: Sequence[Identity]) -> set[_Pair]:
    """Pairs that share a word of the measure and of who, where and when, or of which one side leaves some of these out.

    Every pair that can agree is among them: an agreeing pair has at most one field that only one side tells.
    """
    index: dict[_Key, list[int]] = defaultdict(list)
    for position, identity in enumerate(identities):
        for key in set(_own_keys(identity)):
            index[key].append(position)
    return {
        (min(position, other), max(position, other))
        for position, identity in enumerate(identities)
        for key in set(_sought_keys(identity))
        for other in index.get(key, ())
        if other != position
    }


def _measured_keys(identity: Identity) -> Iterator[_Key]:
    """Measurements and amounts may be told in other words: one unit, and one owner, place or event, told by both."""
    if is_measured(identity.unit):
        unit = f"={identity.unit}"
        yield from ((unit, who, "", "") for who in identity.marks)
        yield from ((unit, "", where, "") for where in identity.place.terms)
        yield from ((unit, "", "", term) for term in identity.event)


def _any_place_keys(identity: Identity) -> Iterator[_Key]:
    """Two places of one event are left open, so they are candidates whatever their names."""
    if identity.place.told:
        yield from ((what, who, "*", when) for what, who, _, when in _plain_keys(identity) if when)


def _own_keys(identity: Identity) -> Iterator[_Key]:
    """Where an identity is found; also under any population of one event, and a country under any place."""
    yield from _measured_keys(identity)
    yield from _any_place_keys(identity)
    for what, who, where, when in _plain_keys(identity):
        yield (what, who, where, when)
        if where and when:
            yield (what, "*", where, when)
    if identity.place.terms and identity.place.terms <= COUNTRY_NAMES:
        yield from {(what, who, "*", when) for what, who, _, when in _plain_keys(identity)}


def _sought_keys(identity: Identity) -> Iterator[_Key]:
    """Where its candidates are found: the same, those that leave out one or two fields, and the special cases."""
    yield from _measured_keys(identity)
    yield from _any_place_keys(identity)
    for what, who, where, when in _plain_keys(identity):
        yield (what, who, where, when)
        yield from ((what, "", where, when), (what, who, "", when), (what, who, where, ""))
        yield from ((what, who, "", ""), (what, "", where, ""), (what, "", "", when))
        if where and when:
            yield (what, "*", where, when)
        if where and not identity.place.terms <= COUNTRY_NAMES:
            yield (what, who, "*", when)


def _plain_keys(identity: Identity) -> Iterator[_Key]:
    people = (identity.nouns - {"person"}) | identity.marks or {""}
    # "The valley" is found as if it were silent: it may be any valley that others name.
    places = (_NOWHERE if identity.place.pointing else identity.place.terms) | identity.place.within or {""}
    times = tuple(_times(identity)) or ("",)
    acts = {_act(term) for term in identity.measure} or {""}
    return ((what, who, where, when) for what in acts for who in people for where in places for when in times)


def _act(term: str) -> str:
    """Drowned and killed are candidates for one another (the rules leave them open), so they share a key."""
    return "kill" if term in ("drown", "murder", "execute") else term


def _times(identity: Identity) -> Iterator[str]:
    """Keys of the event: its day and the next (a night, a time zone), and the family of its words."""
    if needs_no_event(identity):
        return
    if identity.event_start:
        day = identity.event_start.toordinal()
        yield from (f"day {day}", f"day {day + 1}")
    yield from (f"family {number}" for number in event_families(identity.event))
    if identity.event and not identity.event & EVENT_HEADS:
        yield "another"


# ---------------------------------------------------------------- open pairs and answers


def _settle(
    compared: Mapping[_Pair, Level], nodes: Sequence[_Node], matches: Sequence[Match]
) -> tuple[dict[_Pair, Level], tuple[_Pair, ...]]:
    """Levels of the agreeing pairs, and the pairs still open. An answer on a pair that the rules decide is not used."""
    answers = _answers(nodes, matches)
    levels: dict[_Pair, Level] = {}
    open_pairs: list[_Pair] = []
    for pair, level in sorted(compared.items()):
        if level != "open":
            levels[pair] = level
        else:
            open_pairs.append(pair)
            if answers.get(pair) in AGREEING:
                levels[pair] = answers[pair]
    # Chosen before the answers are taken off, so that answering a question never raises a new one.
    return levels, tuple(pair for pair in _likest(open_pairs, nodes) if pair not in answers)


def _answers(nodes: Sequence[_Node], matches: Sequence[Match]) -> dict[_Pair, Level]:
    """The model's level for each pair of identities. Two answers that differ leave the pair apart."""
    place = {claim.id: position for position, node in enumerate(nodes) for claim in node.claims}
    said: dict[_Pair, set[Level]] = defaultdict(set)
    for match in matches:
        if match.a in place and match.b in place and place[match.a] != place[match.b]:
            a, b = sorted((place[match.a], place[match.b]))
            said[(a, b)].add(match.level)
    return {pair: next(iter(levels)) if len(levels) == 1 else "none" for pair, levels in said.items()}


def _likest(pairs: Sequence[_Pair], nodes: Sequence[_Node]) -> tuple[_Pair, ...]:
    """Of the open pairs the `OPEN_EACH` likest of each identity: the others are left apart without asking."""
    ranked = sorted(pairs, key=lambda pair: (-_likeness(nodes[pair[0]], nodes[pair[1]]), pair))
    taken: dict[int, int] = defaultdict(int)
    kept: list[_Pair] = []
    for a, b in ranked:
        if len(kept) < OPEN_RUN and taken[a] < OPEN_EACH and taken[b] < OPEN_EACH:
            taken[a] += 1
            taken[b] += 1
            kept.append((a, b))
    return tuple(sorted(kept))


def _likeness(a: _Node, b: _Node) -> float:
    """Share of label terms that two identities have in common."""
    left, right = _all_terms(a.identity), _all_terms(b.identity)
    return len(left & right) / len(left | right) if left | right else 0.0


def _all_terms(identity: Identity) -> frozenset[str]:
    told = identity.measure | identity.nouns | identity.marks | identity.place.terms | identity.event
    return told | identity.period.terms | identity.method


def _cut_blocks(pairs: Sequence[_Pair], nodes: Sequence[_Node]) -> tuple[PairBlock, ...]:
    """Questions to a model, one measure each. A block's name comes from its measure, so that other articles do not
    move it."""
    by_measure: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        by_measure[_block_name(nodes[pair[0]].identity)].append(pair)
    return tuple(
        _block(name if number == 0 else f"{name}-{number + 1}", part, nodes)
        for name, found in sorted(by_measure.items())
        for number, part in enumerate(_parts(found))
    )


def _block_name(identity: Identity) -> str:
    words = "-".join(sorted(_act(term) for term in identity.measure)) or "number"
    return re.sub(r"[^a-z0-9]+", "-", fold(f"{words}-{identity.unit or 'any'}")).strip("-")[:48]


def _parts(pairs: Sequence[_Pair]) -> Iterator[tuple[_Pair, ...]]:
    part: list[_Pair] = []
    for pair in pairs:
        members = {n for p in (*part, pair) for n in p}
        if part and (len(part) == BLOCK_PAIRS or len(members) > BLOCK_CLAIMS):
            yield tuple(part)
            part = []
        part.append(pair)
    if part:
        yield tuple(part)


def _block(name: str, pairs: Sequence[_Pair], nodes: Sequence[_Node]) -> PairBlock:
    shown = sorted({n for pair in pairs for n in pair}, key=lambda n: _claim_order(nodes[n].claims[0]))
    place = {n: position for position, n in enumerate(shown)}
    numbered = sorted(sorted((place[a], place[b])) for a, b in pairs)
    return PairBlock(name, tuple(nodes[n].claims[0] for n in shown), tuple((a, b) for a, b in numbered))


# ---------------------------------------------------------------- linking

_Clusters = tuple[tuple[int, ...], ...]


def _link(nodes: Sequence[_Node], levels: Mapping[_Pair, Level]) -> tuple[_Clusters, dict[int, tuple[int, ...]]]:
    """Place each identity, best told first. Also says which identities stood aside and whose groups they would fit."""
    agreeing = _neighbours(levels)
    clusters: list[list[int]] = []
    home: dict[int, int] = {}
    aside: dict[int, tuple[int, ...]] = {}
    for node in range(len(nodes)):
        better = tuple(n for n in sorted(agreeing.get(node, ())) if n < node)
        torn = any(b not in agreeing[a] for a, b in combinations(better, 2))
        open_homes = sorted({home[n] for n in better if n not in aside})
        fitting = [at for at in open_homes if agreeing[node].issuperset(clusters[at])]
        if len(fitting) == 1 and not torn:
            home[node] = fitting[0]
            clusters[fitting[0]].append(node)
            continue
        home[node] = len(clusters)
        clusters.append([node])
        if better and (torn or open_homes):
            aside[node] = better
    return tuple(tuple(c) for c in clusters), aside


def _neighbours(levels: Mapping[_Pair, Level]) -> dict[int, set[int]]:
    near: dict[int, set[int]] = defaultdict(set)
    for a, b in levels:
        near[a].add(b)
        near[b].add(a)
    return near


def _claims_of(clusters: _Clusters, nodes: Sequence[_Node]) -> Iterator[tuple[FigureClaim, ...]]:
    for cluster in clusters:
        yield tuple(sorted((c for n in cluster for c in nodes[n].claims), key=_claim_order))


def _name_possible(
    aside: Mapping[int, tuple[int, ...]], nodes: Sequence[_Node], groups: Sequence[tuple[FigureClaim, ...]]
) -> tuple[Possible, ...]:
    place = {claim.id: number for number, group in enumerate(groups) for claim in group}
    found: list[tuple[FigureClaim, Possible]] = []
    for node, fits in aside.items():
        own = place[nodes[node].claims[0].id]
        names = tuple(sorted({place[nodes[n].claims[0].id] for n in fits} - {own}))
        found.extend((claim, Possible(claim.id, names)) for claim in nodes[node].claims if names)
    return tuple(possible for _, possible in sorted(found, key=lambda pair: _claim_order(pair[0])))


# ---------------------------------------------------------------- relations


def _relate(groups: Sequence[tuple[FigureClaim, ...]], identities: Mapping[str, Identity]) -> tuple[GroupLink, ...]:
    """What the text says is a part, what the labels show to be one, and what looks alike and is not."""
    links: dict[_Pair, GroupLink] = {}
    shown: dict[int, int] = defaultdict(int)
    for link in (*_said_parts(groups), *_same_number(groups, identities), *_shown_links(groups, identities)):
        sides = (min(link.part, link.whole), max(link.part, link.whole))
        if sides not in links and max(shown[n] for n in sides) < RELATIONS_EACH:
            links[sides] = link
            for number in sides:
                shown[number] += 1
    return tuple(sorted(links.values(), key=lambda link: (link.part, link.whole)))


def _said_parts(groups: Sequence[tuple[FigureClaim, ...]]) -> Iterator[GroupLink]:
    """Links of kind `part_of` that the claims carry, from "38, including 11 children" or a model's reading of it."""
    held = {claim.id: (number, claim) for number, group in enumerate(groups) for claim in group}
    for number, group in enumerate(groups):
        for claim in group:
            for link in claim.links:
                if link.kind == "part_of" and link.to in held and held[link.to][0] != number:
                    whole, other = held[link.to]
                    why = f"the text counts {claim.surface} among {other.surface}"
                    yield GroupLink(number, whole, "part_of", "said", why, (claim.id, other.id), link.found_by)


def _shown_links(groups: Sequence[tuple[FigureClaim, ...]], identities: Mapping[str, Identity]) -> Iterator[GroupLink]:
    heads = tuple(_best_told(group, identities) for group in groups)
    for a, b in _related_pairs(heads, identities):
        link = _shown_link(a, b, heads, identities)
        if link:
            yield link


def _best_told(group: tuple[FigureClaim, ...], identities: Mapping[str, Identity]) -> FigureClaim:
    return min(group, key=lambda claim: (_rank(identities[claim.id]), _claim_order(claim)))


def _related_pairs(heads: Sequence[FigureClaim], identities: Mapping[str, Identity]) -> Iterator[_Pair]:
    """Pairs of groups with one measure that share an article, or two of population, place and event."""
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, head in enumerate(heads):
        identity = identities[head.id]
        if head.label_verified and identity.measure:
            measure = " ".join(sorted(identity.measure))
            buckets[(measure, head.article)].append(number)
            for key in {key for plain in _plain_keys(identity) for key in _two_of(measure, plain)}:
                buckets[key].append(number)
    yield from sorted({pair for found in buckets.values() for pair in combinations(found[:PART_CANDIDATES], 2)})


def _two_of(measure: str, key: _Key) -> Iterator[tuple[str, ...]]:
    _, who, where, when = key
    if where and when:
        yield (measure, "", where, when)
    if when:
        yield (measure, who, "", when)
    if where:
        yield (measure, who, where, "")


def _shown_link(a: int, b: int, heads: Sequence[FigureClaim], identities: Mapping[str, Identity]) -> GroupLink | None:
    one, other = identities[heads[a].id], identities[heads[b].id]
    comparison = compare_identity(one, other)
    if comparison.level != "none":
        return None
    inside = _event_inside(
        _dated_in_article(one, heads[a], heads[b]), _dated_in_article(other, heads[b], heads[a]), comparison
    )
    if inside:
        part, whole = (a, b) if inside == "a" else (b, a)
        why = f"{_told(heads[part])} fall within the period of {_told(heads[whole])}"
        return GroupLink(part, whole, "part_of", "sub-event", why, (heads[part].id, heads[whole].id))
    if len(comparison.parts) == len(comparison.differing) and len({side for _, side in comparison.parts}) == 1:
        part, whole = (a, b) if comparison.parts[0][1] == "a" else (b, a)
        return _sub_link(part, whole, comparison, heads)
    return _differing(a, b, comparison, heads)


def _sub_link(part: int, whole: int, comparison: Comparison, heads: Sequence[FigureClaim]) -> GroupLink | None:
    """A part by its population or place. With the event or period left open the two are only alike, not part and
    whole."""
    loose = comparison.unknown + comparison.doubtful
    if comparison.doubtful or (loose and (len(loose) > 1 or heads[part].article != heads[whole].article)):
        return None
    rule = f"sub-{comparison.parts[0][0]}"
    why = f"{_told(heads[part])} are counted among {_told(heads[whole])}"
    return GroupLink(part, whole, "part_of", rule, why, (heads[part].id, heads[whole].id))


def _event_inside(one: Identity, other: Identity, comparison: Comparison) -> Literal["a", "b"] | None:
    """An incident whose day lies in the other's period, with nothing else against it: 33 in one strike, 53 this
    month."""
    if not set(comparison.differing) <= {"kind", "event", "period"} or {"population", "place"} & set(
        comparison.doubtful
    ):
        return None
    for inner, outer, side in ((one, other, "a"), (other, one, "b")):
        spans = inner.event_start and inner.event_end and outer.period.start and outer.period.end
        if inner.kind == "event" and outer.kind in ("flow", "cumulative") and spans and _within(inner, outer):
            return "a" if side == "a" else "b"
    return None


def _dated_in_article(identity: Identity, claim: FigureClaim, beside: FigureClaim) -> Identity:
    """An incident without a day, told beside a count "this month" of the same article, is news of the article's day."""
    if identity.kind != "event" or identity.event_start or not identity.event or claim.article != beside.article:
        return identity
    day = claim.as_of.end if claim.as_of else None
    return replace(identity, event_start=day, event_end=day)


def _within(inner: Identity, outer: Identity) -> bool:
    if not (inner.event_start and inner.event_end and outer.period.start and outer.period.end):
        return False
    if outer.event and inner.event and not outer.event & inner.event:
        return False
    return outer.period.start <= inner.event_start and inner.event_end <= outer.period.end


_PARTING = {"period": "two periods", "method": "two methods", "kind": "two kinds of count"}


def _differing(a: int, b: int, comparison: Comparison, heads: Sequence[FigureClaim]) -> GroupLink | None:
    """What looks alike: one field parts them, and population and place (or the like) are told and equal."""
    parting = [name for name in comparison.differing if name in _PARTING]
    if len(comparison.differing) != 1 or not parting or not comparison.shared or len(comparison.unknown) > 1:
        return None
    why = f"{_PARTING[parting[0]]}: {_told(heads[a])} / {_told(heads[b])}"
    return GroupLink(a, b, "differs", parting[0], why, (heads[a].id, heads[b].id))


def _same_number(groups: Sequence[tuple[FigureClaim, ...]], identities: Mapping[str, Identity]) -> Iterator[GroupLink]:
    """One number of one article that counts two things: 20 soldiers, 20 localities. Small ones (under 10) are
    chance."""
    seen: dict[tuple[str, str], list[tuple[int, FigureClaim]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for claim in group:
            value = claim.quantity.value if claim.quantity else None
            if value is not None and value >= 10 and claim.label_verified:
                seen[(claim.article, str(value))].append((number, claim))
    for found in seen.values():
        for (a, one), (b, other) in combinations(found, 2):
            if a != b and identities[one.id].measure != identities[other.id].measure:
                why = f"one number for two things: {_told(one)} / {_told(other)}"
                yield GroupLink(min(a, b), max(a, b), "differs", "measure", why, (one.id, other.id))


def _told(claim: FigureClaim) -> str:
    """A claim in a few words of its own: "33 (Turkish soldiers, killed)"."""
    label = claim.label
    words = ", ".join(dict.fromkeys(w for w in (label.population, label.measure, label.period) if w))
    return f"{claim.surface} ({words})" if words else claim.surface
