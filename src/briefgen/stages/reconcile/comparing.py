"""Which claims of a measure are worth setting against each other: a handful of questions that a reader would ask.

How did the count move? What did this voice say before? What do the others say of the same day? Is this value confirmed?
What became of the estimate? Why does one article give two numbers? Who denies what? Do the parts make the whole?
Each choice is a subset of the claims that the decision table then judges as it stands; no other subsets are asked about.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from itertools import combinations, islice, pairwise

from briefgen.records import ComparisonKind, FigureClaim, Interval, Kind, Link
from briefgen.stages.reconcile.rows import ESTIMATED, UNCOUNTED, Value, day_key, value_key
from briefgen.stages.reconcile.same import FRACTIONS, has_one_digit_changed, is_long, value_of
from briefgen.stages.reconcile.situation import is_told_around, judged_kind, place_of
from briefgen.stages.reconcile.status import aimed_at, is_slip, withdrawn_by_text
from briefgen.stages.reconcile.windows import (
    COUNTS,
    DIGIT_DAYS,
    FIRM,
    LARGEST_COMPARED,
    RUN_DAYS,
    STOCK_DAYS,
    YEAR_DAYS,
)
from briefgen.stages.summing import divisions
from briefgen.text.figures.sizes import RATE_MOVES, unit_size
from briefgen.text.lexicon import fold

Claims = tuple[FigureClaim, ...]

MOST_SIDES = 40
"""Who agrees with whom is asked of at most so many different values: more is nothing that a reader takes in."""

LEAST_PATH = 3
"""Values that a path needs, that a count which falls out of it can be taken for an old line."""

LATE_SHARE = 3
"""At most one count in so many may fall out of the path; where more do, the path itself is in question."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Claims to be judged together, and which question they answer."""

    kind: ComparisonKind
    claims: Claims


@dataclass(frozen=True, slots=True)
class Segment:
    """Counts of which none was taken back between, with the old lines printed late among them."""

    counts: Claims
    late: Claims = ()
    repeated: Claims = ()


@dataclass(frozen=True)
class Told:
    """The claims of a measure by what they are: what is counted, estimated, withdrawn, denied."""

    claims: Claims
    began: date | None
    order: frozenset[tuple[str, str]] = frozenset()
    """(earlier claim id, later claim id) by the count clock."""

    @cached_property
    def kind(self) -> Kind:
        return judged_kind([claim for claim in self.claims if claim.polarity == "assert"])[0]

    @property
    def changes(self) -> bool:
        """Whether it tells what came on top ("three more"): of two days such counts are two things."""
        return self.kind == "event"

    @cached_property
    def asserted(self) -> Claims:
        return tuple(
            claim
            for claim in self.claims
            if claim.polarity == "assert" and claim.label_verified and claim.role != "garbled"
        )

    @cached_property
    def denied(self) -> tuple[tuple[FigureClaim, Claims], ...]:
        """Who denies something, with the figures that he denies."""
        deniers = [c for c in self.claims if c.polarity == "deny" or any(link.kind == "denies" for link in c.links)]
        aimed = ((denier, aimed_at(denier, self.claims)) for denier in deniers)
        return tuple((denier, aims) for denier, aims in aimed if aims)

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Ids of what its voice has given up: what the text says is replaced, and what is told as an earlier value."""
        return withdrawn_by_text(self.asserted) | {claim.id for claim in self.asserted if claim.role == "withdrawn"}

    @cached_property
    def replaced_by_text(self) -> frozenset[str]:
        """Ids of what its own party is said to have replaced by another value."""
        voices = {claim.id: fold(claim.asserter) for claim in self.asserted}
        own = (
            link.to
            for claim in self.asserted
            for link in claim.links
            if link.kind == "replaces" and voices.get(link.to) == fold(claim.asserter)
        )
        return frozenset(own) & self.withdrawn

    @cached_property
    def counts(self) -> Claims:
        """What is counted and stands: neither estimates nor what was withdrawn; nor, of a total that is told in two numbers or more,
        what is told of it in a word alone ("hundreds")."""
        told = tuple(c for c in self.asserted if c.role not in ESTIMATED and c.id not in self.withdrawn)
        numbers = tuple(c for c in told if not (c.quantity and c.quantity.qualifier == "vague"))
        return numbers if self.kind in COUNTS and len({value_key(c) for c in numbers}) > 1 else told

    @cached_property
    def slips(self) -> frozenset[str]:
        """Ids of counts that are ten times off what their own voice gives for the same day in more articles."""
        found: set[str] = set()
        for own in _split(self.counts, lambda claim: (fold(claim.asserter), day_key(claim))):
            if len(own) == 1:
                continue
            sides = sorted(_split(own, value_key), key=lambda side: len({claim.article for claim in side}))
            for n, side in enumerate(sides):
                most = len({claim.article for claim in side})
                rivals = [other for other in sides[n + 1 :] if len({c.article for c in other}) > most]
                if any(is_slip(side[0], other[0]) for other in rivals):
                    found |= {claim.id for claim in side}
        return frozenset(found) | {claim.id for lone, _ in self.misprints for claim in lone}

    @cached_property
    def misprints(self) -> tuple[tuple[Claims, Claims], ...]:
        """Long numbers that fewer articles print than another one with a single other digit, each with those that print that."""
        sides = [side for side in _split(self.counts, value_key) if is_long(side[0])]
        ranked = sorted(sides[:MOST_SIDES], key=lambda side: len({claim.article for claim in side}))
        return tuple((a, b) for a, b in combinations(ranked, 2) if has_one_digit_changed(a[0], b[0]))

    @cached_property
    def aside(self) -> frozenset[str]:
        """Ids of counts that an article sets against another of its own for the same day: another account, and no step of
        the course."""
        told = [claim for claim in self.counts if claim.contrast]
        own = {(claim.article, day_key(claim)) for claim in self.counts if not claim.contrast} if told else ()
        return frozenset(claim.id for claim in told if (claim.article, day_key(claim)) in own)

    @cached_property
    def opposed(self) -> frozenset[str]:
        """Ids of the counts of a party that articles set against two other parties or more, which they do not set against
        each other: what the other side counts is no step of the course."""
        against: dict[str, set[str]] = defaultdict(set)
        credited = tuple(claim for claim in self.counts if claim.attributed_to)
        for own in _split(credited, lambda claim: (claim.article, day_key(claim))):
            for one, other in combinations(own, 2):
                first, second = fold(one.asserter), fold(other.asserter)
                if first != second and one.hard and other.hard and not one.hard.meets(other.hard):
                    against[first].add(second)
                    against[second].add(first)
        lone = [
            party
            for party, others in against.items()
            if len(others) > 1 and not any(against[other] & others for other in others)
        ]
        return (
            frozenset(claim.id for claim in self.counts if fold(claim.asserter) in lone)
            if len(lone) == 1
            else frozenset()
        )

    @cached_property
    def outliers(self) -> tuple[tuple[Claims, Claims], ...]:
        """Values of a total that one article alone tells, near one that others tell before it and after it alike, each with all
        that tells that: "104 … 108 … 104" is no rise and no old line."""
        if self.kind not in COUNTS:
            return ()
        values = [(same, {c.article for c in same}) for same in _split(self.counts, value_key)]
        found = []
        for lone, articles in values:
            if len(articles) == 1:
                rivals = (same for same, own in values if len(own) > 2 and _stands_between(lone, same))
                found += [(lone, rival) for rival in islice(rivals, 1)]
        return tuple(found)

    @cached_property
    def estimates(self) -> Claims:
        return tuple(claim for claim in self.asserted if claim.role in ESTIMATED)

    @cached_property
    def late(self) -> frozenset[str]:
        """Ids of old lines printed late."""
        return frozenset(claim.id for segment in self.segments for claim in (*segment.late, *segment.repeated))

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The counts without slips; of a total that was taken back those before it and those after it apart."""
        return self._segments_but(self.slips)

    @cached_property
    def steps(self) -> tuple[Segment, ...]:
        """The segments without other accounts and without the other side's counts: the course."""
        lone = frozenset(claim.id for claims, _ in self.outliers for claim in claims)
        others = self.aside | self.opposed | lone
        return self._segments_but(self.slips | others) if others else self.segments

    def _segments_but(self, left_out: frozenset[str]) -> tuple[Segment, ...]:
        kept = (tuple(c for c in part if c.id not in left_out) for part in _parted_counts(self))
        if self.kind not in COUNTS:
            return tuple(Segment(part) for part in kept)
        return tuple(Segment(part, late_lines(part), repeated_lines(part)) for part in kept)

    @cached_property
    def counted(self) -> Claims:
        """All that was ever counted, withdrawn or not."""
        return tuple(claim for claim in self.asserted if claim.role not in ESTIMATED)


def _stands_between(lone: Claims, same: Claims) -> bool:
    """Whether a value is told on days before and after those of another that lies a little above."""
    days = [day for claim in lone if (day := day_key(claim))]
    if not days or not (lone[0].hard and same[0].hard and same[0].hard.below(lone[0].hard)):
        return False
    one, other = (claims[0].quantity.value if claims[0].quantity else None for claims in (lone, same))
    if one is None or other is None or other < LEAST_OUTLIER or one > other * MOST_OUTLIER:
        return False
    return is_told_around(days[0], [(day, claim.article) for claim in same if (day := day_key(claim))])


LEAST_OUTLIER, MOST_OUTLIER = 100, Fraction(11, 10)
"""An outlier lies at most a tenth above a value of three digits or more: other numbers told before and after it are old lines."""


def _outliers(told: Told) -> Iterable[Chosen]:
    """What one article alone tells between the same value of all others."""
    for lone, same in told.outliers:
        yield Chosen("value", tuple(claim for claim in told.counts if claim in (*lone, *same)))


def _misprints(told: Told) -> Iterable[Chosen]:
    """A long number that is printed with a single other digit, beside the one that it should be."""
    for lone, same in told.misprints:
        yield Chosen("value", tuple(claim for claim in told.counts if claim in (*lone, *same)))


def choose_comparisons(told: Told, parts: Sequence[Claims]) -> tuple[Chosen, ...]:
    """The comparisons of one measure, in the order of `QUESTIONS`, each set of claims once. Of `parts`, measures that make
    this one up together, the claims that are told beside a whole take part in sums."""
    chosen = [one for question in QUESTIONS for one in question(told)]
    chosen += _sums(told, parts)
    once: dict[frozenset[str], Chosen] = {}
    for one in chosen:
        once.setdefault(frozenset(claim.id for claim in one.claims), one)
    return tuple(once.values())


def on_one_scale(claims: Sequence[FigureClaim]) -> tuple[Claims, ...]:
    """The claims on one scale: shares in percent where others are fractions ("a third" beside 38 %), sizes in the finest of their
    units ("a day" beside "24 hours", miles beside kilometres), sums in one currency where brackets tell the rate.

    Sums in a currency without a rate are a set of their own, behind that of the currency in which most are told; what is no sum
    stands in each set. Only claims of one set are compared.
    """
    units = {claim.unit for claim in claims if claim.unit}
    if "percent" in units:
        return (
            tuple(
                _scaled(claim, Fraction(100), "percent")
                if claim.quantity and claim.quantity.cls in FRACTIONS
                else claim
                for claim in claims
            ),
        )
    if len(currencies := _currencies(claims)) > 1:
        return _by_currency(claims, currencies)
    sizes = {unit: size for unit in units if (size := unit_size(unit)) is not None}
    if len(sizes) < 2 or len({family for family, _ in sizes.values()}) > 1:
        return (tuple(claims),)
    finest = min(sizes, key=lambda unit: (sizes[unit][1], unit))
    return (
        tuple(
            _scaled(claim, sizes[claim.unit][1] / sizes[finest][1])
            if claim.unit in sizes and claim.unit != finest
            else claim
            for claim in claims
        ),
    )


def _currencies(claims: Sequence[FigureClaim]) -> Counter[str]:
    """The currencies in which the sums are told, with how many are."""
    return Counter(unit for claim in claims if (unit := _currency_of(claim)))


def _currency_of(claim: FigureClaim) -> str | None:
    return claim.unit if claim.quantity and claim.quantity.cls == "money" else None


def _by_currency(claims: Sequence[FigureClaim], told: Mapping[str, int]) -> tuple[Claims, ...]:
    """The claims in sets: sums in the currency that most are told in, with those that a rate brings to it, then those of each
    currency without a rate."""
    main = max(told, key=lambda unit: (told[unit], unit))
    rates = _rates_of(claims, main)
    apart = sorted(told.keys() - rates.keys() - {main}, key=lambda unit: (-told[unit], unit))
    scaled = [_at_rate(claim, rates.get(_currency_of(claim) or "", ())) for claim in claims]
    first = tuple(claim for claim in scaled if _currency_of(claim) not in apart)
    return first, *(tuple(claim for claim in scaled if _currency_of(claim) in (None, unit)) for unit in apart)


def _rates_of(claims: Sequence[FigureClaim], main: str) -> Mapping[str, Sequence[Fraction]]:
    """By currency its rates to the main one, the lowest first: those that a sum and the same one right behind it in brackets give."""
    rates: dict[str, list[Fraction]] = defaultdict(list)
    for one, behind in pairwise(sorted(claims, key=place_of)):
        for a, b in ((one, behind), (behind, one)):
            if b.unit == main and a.unit and a.unit != main and _is_in_brackets(one, behind):
                rates[a.unit].append(value_of(b) / value_of(a))
    return {unit: sorted(found) for unit, found in rates.items()}


def _is_in_brackets(one: FigureClaim, behind: FigureClaim) -> bool:
    """Whether a sum stands so near behind another that only a bracket or "or" is between them: the same in another currency."""
    gap = behind.span.start - one.span.end
    same = (one.article, one.sentence) == (behind.article, behind.sentence)
    return same and 0 < gap <= LONGEST_BRACKET and value_of(one) > 0 and value_of(behind) > 0


LONGEST_BRACKET = len(" Swiss francs, or about ")
"""Characters between the two at most."""


def _at_rate(claim: FigureClaim, rates: Sequence[Fraction]) -> FigureClaim:
    """A sum at the middle one of some rates, no more exactly than they hold; without them as it is."""
    if not rates:
        return claim
    scaled = _scaled(claim, rates[len(rates) // 2])
    give = abs(value_of(scaled)) * RATE_MOVES
    return replace(
        scaled,
        hard=_stretched(scaled.hard, Fraction(1), give),
        likely=_stretched(scaled.likely, Fraction(1), give),
    )


def _scaled(claim: FigureClaim, factor: Fraction, unit: str | None = None) -> FigureClaim:
    """A claim with its value as it is in another unit, and that `unit` where it is not the one that readers are told it in. What is
    told in a coarser one is no more exact than it prints: "a day" is half a day to one and a half."""
    read = claim.quantity
    if read is None:
        return claim
    quantity = replace(
        read,
        value=None if read.value is None else read.value * factor,
        granularity=read.granularity * factor,
        low=None if read.low is None else read.low * factor,
        high=None if read.high is None else read.high * factor,
        unit=unit or read.unit,
    )
    give = quantity.granularity / 2 if unit is None else Fraction(0)
    return replace(
        claim,
        quantity=quantity,
        hard=_stretched(claim.hard, factor, give),
        likely=_stretched(claim.likely, factor, give),
    )


def _stretched(interval: Interval | None, factor: Fraction, give: Fraction) -> Interval | None:
    if interval is None:
        return None
    low = None if interval.low is None else interval.low * factor - give
    high = None if interval.high is None else interval.high * factor + give
    return replace(interval, low=low, high=high)


def without_steps(claims: Sequence[FigureClaim]) -> Claims:
    """The claims, without links of replacement that only tell how the count moved on.

    "66, down from 385 last week" is the course of a level, "99, up from 89 on Saturday" that of a total: neither takes
    the earlier count back. What is told as withdrawn is.
    """
    known = {claim.id: claim for claim in claims}
    return tuple(
        replace(claim, links=kept) if len(kept := _kept_links(claim, known)) < len(claim.links) else claim
        for claim in claims
    )


def _kept_links(claim: FigureClaim, known: Mapping[str, FigureClaim]) -> tuple[Link, ...]:
    return tuple(
        link
        for link in claim.links
        if link.kind != "replaces" or link.to not in known or not _is_step(known[link.to], claim)
    )


def _is_step(old: FigureClaim, new: FigureClaim) -> bool:
    if new.role in ESTIMATED and old.role not in ESTIMATED:
        # "It will reach 119 by the end, against 76 at present": what is to come takes nothing back that is.
        return True
    before, after = day_key(old), day_key(new)
    if old.role == "withdrawn" or before is None or after is None or before[1] >= after[0]:
        return False
    if any(link.kind == "replaces" for link in old.links):
        # What was itself a correction is taken back: "reinstated to 288".
        return False
    rises = bool(old.hard and new.hard and old.hard.below(new.hard))
    return new.label.kind == "stock" or (new.label.kind in COUNTS and rises)


# ---------------------------------------------------------------- course


def _courses(told: Told) -> Iterable[Chosen]:
    """The counts over time; where a total was taken back, its course before and after that, each by itself."""
    if told.kind not in COUNTS | {"stock"} or told.changes:
        return
    for segment in told.steps:
        path = _without(segment.counts, (*segment.late, *segment.repeated))
        if _distinct(path) > 1:
            yield Chosen("course", path)
            until = _until_too_high(path) if told.kind in COUNTS else ()
            if _distinct(until) > 1:
                yield Chosen("course", until)
        if segment.late:
            yield Chosen("course", _with_what_they_fall_below(segment.late, path))


def _until_too_high(path: Claims) -> Claims:
    """The counts of a total before the day of the first one that later ones fall below; () where none does. Whoever counted too high is
    in the course of all; how the count went before that is another question."""
    fallen = _below_an_earlier(path)
    highs = [day[0] for claim in path if any(_falls(claim, low) for low in fallen) and (day := day_key(claim))]
    return tuple(claim for claim in path if (day := day_key(claim)) and day[1] < min(highs)) if highs else ()


def _parted_counts(told: Told) -> list[Claims]:
    if told.kind not in COUNTS:
        return [told.counts]
    cuts = sorted({day[0] for claim in told.counts if _cuts(claim, told) and (day := day_key(claim))})
    if not cuts:
        return [told.counts]
    before = tuple(claim for claim in told.counts if (day := day_key(claim)) and day[1] < cuts[0])
    after = tuple(claim for claim in told.counts if (day := day_key(claim)) is None or day[1] >= cuts[-1])
    return [before, after]


def _cuts(claim: FigureClaim, told: Told) -> bool:
    """Whether a claim replaces a higher one of this measure."""
    replaced = {link.to for link in claim.links if link.kind == "replaces"} if claim.links else ()
    olds = (old for old in told.asserted if old.id in replaced) if replaced else ()
    return any(old.hard and claim.hard and claim.hard.below(old.hard) for old in olds)


def late_lines(counts: Claims) -> Claims:
    """Counts that fall below an earlier one of another voice and say nothing of the path.

    Old lines printed late: their only date is a publication, or their value was told before the higher one. And what the
    count has since left behind: 90, then 85 by another party, and 120 a week later. None where too many fall, or hardly
    a path is left: then the path itself is in doubt.
    """
    fallen = _below_an_earlier(counts)
    if not fallen or len(fallen) > LARGEST_COMPARED:
        return ()
    first: dict[Value, date] = {}
    for claim in counts:
        if day := day_key(claim):
            key = value_key(claim)
            first[key] = min(day[1], first.get(key, date.max))
    falls = [(c, [h for h in counts if _falls(h, c) and fold(h.asserter) != fold(c.asserter)]) for c in fallen]
    behind = tuple(claim for claim, higher in falls if higher and _left_behind(claim, higher, counts))
    late = tuple(claim for claim, higher in falls if any(_is_old(claim, one, first) for one in higher))
    for gone, least in ((_joined(behind, late), LEAST_PATH), (behind, 2)):
        if len(gone) * LATE_SHARE <= len(counts) and _distinct(_without(counts, gone)) >= least:
            return gone
    return ()


def repeated_lines(counts: Claims) -> Claims:
    """Counts of a voice that lie below what it gave before, and whose only day is their article's.

    They take nothing back: the voice had told them before the higher count, or they are but a bound ("no fewer than
    123" beside 441). An article of the next day prints them late.
    """
    found: list[FigureClaim] = []
    for own in _split(counts, lambda claim: fold(claim.asserter)):
        values = _split(own, value_key)
        if len(values) > 1 and len(own) <= LARGEST_COMPARED:
            alike = {claim.id: same for same in values for claim in same}
            printed = (c for c in own if c.as_of and c.as_of.basis not in FIRM and not c.links)
            found += [claim for claim in printed if any(_repeats(claim, higher, alike[claim.id]) for higher in own)]
    return tuple(found)


def _repeats(claim: FigureClaim, higher: FigureClaim, alike: Claims) -> bool:
    """Whether a voice had told a value before a higher one, by those of its claims that are `alike`, or sets but a bound."""
    if not _before(higher, claim) or not (claim.likely and higher.likely and claim.likely.below(higher.likely)):
        return False
    bound = bool(claim.hard and higher.hard and claim.hard.meets(higher.hard))
    return bound or any(one is not claim and not _before(higher, one) and day_key(one) for one in alike)


def _joined(one: Claims, other: Claims) -> Claims:
    return (*one, *_without(other, one))


def _left_behind(claim: FigureClaim, higher: Sequence[FigureClaim], counts: Claims) -> bool:
    """Whether a later count lies above all that the claim falls below; of "more than 500,000" above what it likely means."""
    spans = (one.hard if one.hard and one.hard.high is not None else one.likely for one in higher)
    ends = [span for span in spans if span and span.high is not None]
    if len(ends) < len(higher):
        return False
    top = max(ends, key=lambda end: (end.high, not end.high_open))
    return any(c.hard and _before(claim, c) and top.below(c.hard) for c in counts)


def _is_old(claim: FigureClaim, higher: FigureClaim, first: Mapping[Value, date]) -> bool:
    """Whether a claim below another voice's is dated by its publication, or was told `first` before that one."""
    if claim.as_of and claim.as_of.basis not in FIRM:
        return True
    day = day_key(higher)
    return day is not None and first[value_key(claim)] < day[0]


def _below_an_earlier(counts: Claims) -> Claims:
    """The counts below the highest one of the days before theirs, found in one pass."""
    dated = [(day, claim) for claim in counts if claim.hard and (day := day_key(claim))]
    by_end = sorted(dated, key=lambda item: (item[0][1], item[1].id))
    highest, place, fallen = None, 0, []
    for day, claim in sorted(dated, key=lambda item: (item[0][0], item[1].id)):
        while place < len(by_end) and by_end[place][0][1] < day[0]:
            hard = by_end[place][1].hard
            if hard and hard.low is not None and (highest is None or hard.low > highest):
                highest = hard.low
            place += 1
        if highest is not None and claim.hard and claim.hard.high is not None and claim.hard.high <= highest:
            fallen.append(claim)
    return tuple(fallen)


def _falls(higher: FigureClaim, lower: FigureClaim) -> bool:
    return _before(higher, lower) and bool(higher.hard and lower.hard and lower.hard.below(higher.hard))


def _before(a: FigureClaim, b: FigureClaim) -> bool:
    first, second = a.as_of, b.as_of
    if first is None or second is None or "unknown" in (first.basis, second.basis):
        return False
    return first.end < second.start


def _with_what_they_fall_below(late: Claims, path: Claims) -> Claims:
    """Late lines with the counts that they fall below and the earlier counts whose value they repeat."""
    values = {value_key(claim) for claim in late}
    above = tuple(c for c in path if value_key(c) in values or any(_falls(c, line) for line in late))
    return (*above, *late)


def is_step_of(chosen: Chosen, course: Chosen) -> bool:
    """Whether all of a comparison's values that exclude each other are of two days and move the way the course does."""
    if chosen.kind not in ("day", "inside", "voice") or not _ids(chosen.claims) <= _ids(course.claims):
        return False
    way = _way(course.claims[0], course.claims[-1])
    moves = ((a, b, move) for a, b in combinations(chosen.claims, 2) if (move := _way(a, b)))
    return all(move == way and _before(a, b) for a, b, move in moves)


def _way(earlier: FigureClaim, later: FigureClaim) -> int:
    """1 where the later value lies above the earlier one, -1 where below, 0 where both may be one."""
    if not (earlier.hard and later.hard):
        return 0
    return int(earlier.hard.below(later.hard)) - int(later.hard.below(earlier.hard))


# ---------------------------------------------------------------- voices, days, values


def _voices(told: Told) -> Iterable[Chosen]:
    """What the text says replaces what; then each voice that has several values, on all days and on one."""
    replaced = _replaced(told)
    if replaced:
        yield Chosen("voice", replaced)
    for own in _split(_not_late(told), lambda claim: fold(claim.asserter)):
        steps = tuple(claim for claim in own if claim.id not in told.aside)
        if _distinct(steps) > 1 and not told.changes:
            yield Chosen("voice", steps)
        for day in _split(own, day_key):
            if _distinct(day) > 1:
                yield Chosen("voice", day)


def _not_late(told: Told) -> Claims:
    """All that was ever counted, without a voice's own old lines printed late."""
    repeated = _ids(repeated_lines(told.counts)) if told.kind in COUNTS else frozenset()
    return tuple(claim for claim in told.counted if claim.id not in repeated)


def _replaced(told: Told) -> Claims:
    linked = {id for c in told.asserted for link in c.links if link.kind == "replaces" for id in (c.id, link.to)}
    if not linked & told.withdrawn:
        return ()
    return tuple(claim for claim in told.asserted if claim.id in linked | told.withdrawn)


def _days(told: Told) -> Iterable[Chosen]:
    """The rows of one day by different voices; of a level, of a window in which it hardly moves; of what a period or
    nothing dates, all. On a day that is told otherwise also each side of it."""
    if told.kind not in COUNTS | {"stock"}:
        windows = [told.counts]
    else:
        windows = [day for day in _split(told.counts, day_key) if day_key(day[0])]
        windows += _windows(told) if told.kind == "stock" else []
        windows += _beside_undated(told) if told.kind in COUNTS else []
    for window in windows:
        if len({fold(claim.asserter) for claim in window}) > 1:
            yield Chosen("day", window)
            yield from (Chosen("value", side) for side in _sides(window))


NEAR_SHARE = 20
"""A count that lies no farther than one in so many from another is hardly another day's step of it."""


def _beside_undated(told: Told) -> list[Claims]:
    """Each undated article's count with the dated ones that it hardly differs from and that exclude it: "822" beside 829."""
    dated = [claim for claim in told.counts if day_key(claim)]
    found: list[Claims] = []
    for claim in told.counts:
        if day_key(claim) is None and len(dated) <= LARGEST_COMPARED:
            near = tuple(one for one in dated if one.article != claim.article and _differ_little(one, claim))
            found += [(*near, claim)] if near else []
    return found


def _differ_little(a: FigureClaim, b: FigureClaim) -> bool:
    if not (a.hard and b.hard and a.quantity and b.quantity) or a.hard.meets(b.hard):
        return False
    one, other = a.quantity.value, b.quantity.value
    return one is not None and other is not None and abs(one - other) * NEAR_SHARE <= max(abs(one), abs(other))


def _windows(told: Told) -> list[Claims]:
    """The largest sets of a level's counts that lie within a window; a level that still moves has a narrow one."""
    dated = sorted((c for c in told.counts if day_key(c)), key=lambda c: (day_key(c), place_of(c)))
    found: list[Claims] = []
    for start in dict.fromkeys(day[0] for claim in dated if (day := day_key(claim))):
        live = told.began is not None and (start - told.began).days < RUN_DAYS
        end = start + timedelta(DIGIT_DAYS if live else STOCK_DAYS)
        window = tuple(c for c in dated if (day := day_key(c)) and start <= day[0] and day[1] <= end)
        # Both begin where they begin: a later window lies in the last one where it ends no later.
        if window and (not found or window[-1].id != found[-1][-1].id):
            found.append(window)
    return found


def _sides(window: Claims) -> list[Claims]:
    """The largest sets of claims whose likely intervals have a common point, where not all have one: who agrees with
    whom. On a line claims that meet pairwise have a common point, so each low end is tried once; nothing is chained."""
    spans = [(claim.id, claim.likely) for claim in window if claim.likely]
    if len(spans) > MOST_SIDES and len({span for _, span in spans}) > MOST_SIDES:
        return []
    sides: list[frozenset[str]] = []
    lows = {span.low.as_integer_ratio(): span.low for _, span in spans if span.low is not None}
    for low in sorted(lows.values()):
        side = frozenset(id for id, span in spans if (span.low or 0) <= low and (span.high is None or span.high >= low))
        if len(side) > 1 and not any(side <= known for known in sides):
            sides = [known for known in sides if not known <= side] + [side]
    return [tuple(c for c in window if c.id in side) for side in sides if len(side) < len(window)]


def _values(told: Told) -> Iterable[Chosen]:
    """All claims that tell one value, by whatever voices and days, unless another value was told between them; those that tell it
    in several roles, foreseen, counted or withdrawn; and what may be one value in rounder words."""
    for same in _split(told.counts, value_key):
        for run in _runs(same, told):
            if len({claim.article for claim in run}) > 1 or len({fold(claim.asserter) for claim in run}) > 1:
                yield Chosen("value", run)
    for same in _split(told.asserted, value_key):
        if len({claim.article for claim in same}) > 1 and not _ids(same) <= _ids(told.counts):
            yield Chosen("value", same)
    yield from (Chosen("value", rounded) for rounded in _rounded(told))


def _rounded(told: Told) -> list[Claims]:
    """What is told in round words in one article ("some 1,100") with the numbers of other articles that it may be a rounding of
    (1,126), where nothing dates one of them: on days that are known the course tells how they stand to each other. Numbers that
    exclude each other each by itself: "thousands" sets none of them against another."""
    if len(told.asserted) > LARGEST_COMPARED:
        return []
    found: list[Claims] = []
    keys = [(claim, value_key(claim)) for claim in told.asserted]
    for claim, key in keys:
        span = claim.likely
        if not span or span.low is None or span.high is None or span.low == span.high:
            continue
        # What is quick to see comes first: hardly any number lies in another's rounding.
        near = tuple(
            one
            for one, own in keys
            if one.article != claim.article
            and own != key
            and _lies_in(one, span)
            and _may_be_of_one_time(one, claim, told)
        )
        found += [(*own, claim) for own in ([near] if _all_meet(near) else _split(near, value_key))]
    return found


def _may_be_of_one_time(a: FigureClaim, b: FigureClaim, told: Told) -> bool:
    """Whether two figures may be of one time: nothing dates one of them, or they are a few days apart and no count between them
    excludes the one or the other."""
    first, second = sorted((a, b), key=place_of)
    one, other = day_key(first), day_key(second)
    if one is None or other is None:
        return True
    near = (other[0] - one[1]).days <= NEAR_DAYS and first.role == second.role
    return near and not (_parted(first, second, told.counts) or _parted(second, first, told.counts))


NEAR_DAYS = 7
"""Days within which a report that tells a number in rounder words may mean the one which another gave."""


def _all_meet(claims: Claims) -> bool:
    """Whether claims may all be one number; () are none."""
    spans = [claim.hard for claim in claims if claim.hard]
    return bool(claims) and all(one.meets(other) for one, other in combinations(spans, 2))


def _lies_in(claim: FigureClaim, span: Interval) -> bool:
    value = claim.quantity.value if claim.quantity else None
    if value is None or span.low is None or span.high is None:
        return False
    # In integers: a comparison of Fractions takes four times as long.
    number, part = value.as_integer_ratio()
    (low, under), (high, over) = span.low.as_integer_ratio(), span.high.as_integer_ratio()
    return low * part <= number * under and number * over <= high * part


def _runs(same: Claims, told: Told) -> list[Claims]:
    """One value's claims, parted where another value stands between two days or they are years apart."""
    dated = [claim for claim in same if day_key(claim)]
    undated = tuple(claim for claim in same if not day_key(claim))
    if told.kind not in COUNTS | {"stock"}:
        return [same]
    runs: list[list[FigureClaim]] = []
    for claim in sorted(dated, key=lambda claim: (day_key(claim), place_of(claim))):
        if runs and not _parted(runs[-1][-1], claim, told.counts):
            runs[-1].append(claim)
        else:
            runs.append([claim])
    if undated and len(runs) <= 1:
        return [(*(runs[0] if runs else ()), *undated)]
    return [*map(tuple, runs), undated] if undated else [tuple(run) for run in runs]


def _parted(a: FigureClaim, b: FigureClaim, counts: Claims) -> bool:
    first, second = day_key(a), day_key(b)
    if first is None or second is None or (second[0] - first[1]).days > YEAR_DAYS:
        return True
    if a.label.kind == "event" and first != second:
        return True
    if (second[0] - first[1]).days < 2:
        return False  # no day lies between
    between = (c for c in counts if (day := day_key(c)) and first[1] < day[0] and day[1] < second[0])
    return any(other.hard and a.hard and not other.hard.meets(a.hard) for other in between)


# ---------------------------------------------------------------- estimates, articles, denials


def _estimates(told: Told) -> Iterable[Chosen]:
    """Estimates among themselves, and each day's with the latest count of a day not before it. What was foreseen is no
    rival of what was then counted."""
    if len(told.estimates) > 1:
        yield Chosen("estimate", told.estimates)
    newest = _newest(told.counts)
    rivals = tuple(claim for claim in told.estimates if claim.role != "forecast")
    followed = tuple(e for e in rivals if newest and not any(_before(count, e) for count in newest))
    if told.changes:
        followed = tuple(e for e in followed if day_key(e) == day_key(newest[0]))
    if followed:
        yield Chosen("estimate", (*followed, *newest))


def _newest(counts: Claims) -> Claims:
    days = [day for claim in counts if (day := day_key(claim))]
    if not days:
        return counts
    latest = max(days, key=lambda day: (day[0], day[1]))
    return tuple(claim for claim in counts if day_key(claim) == latest)


def _inside(told: Told) -> Iterable[Chosen]:
    """Two values inside one article, of estimates only what it sets against its count; then what it foresaw with what it
    says came of it."""
    rivals = tuple(claim for claim in told.estimates if claim.role == "estimate" and claim.contrast)
    for own in _split((*told.counted, *rivals), lambda claim: (claim.article, told.changes and day_key(claim))):
        if _distinct(own) > 1:
            yield Chosen("inside", own)
    if told.estimates and not told.changes:
        for own in _split(told.asserted, lambda claim: claim.article):
            if _distinct(own) > 1 and any(claim.role in ESTIMATED for claim in own):
                yield Chosen("inside", own)


def _denials(told: Told) -> Iterable[Chosen]:
    """What is denied, with all who deny the same."""
    aimed: dict[tuple[str, ...], list[FigureClaim]] = defaultdict(list)
    for denier, aims in told.denied:
        aimed[tuple(claim.id for claim in aims)].append(denier)
    for aims_ids, deniers in aimed.items():
        ids = {*aims_ids, *(denier.id for denier in deniers)}
        yield Chosen("denial", tuple(claim for claim in told.claims if claim.id in ids))


# ---------------------------------------------------------------- garbled


def _garbled(told: Told) -> Iterable[Chosen]:
    """A figure of an article that looks garbled with the other values that its voice gives: told as open, never as a
    conflict."""
    for odd in told.claims:
        if odd.role == "garbled" and odd.hard:
            others = tuple(
                claim
                for claim in told.asserted
                if fold(claim.asserter) == fold(odd.asserter) and claim.hard and not claim.hard.meets(odd.hard)
            )
            if others:
                yield Chosen("garbled", (*others, odd))


QUESTIONS = (_courses, _outliers, _misprints, _voices, _days, _values, _estimates, _inside, _denials, _garbled)


# ---------------------------------------------------------------- sums


def _sums(told: Told, parts: Sequence[Claims]) -> Iterable[Chosen]:
    """A whole with the parts that make it up, in each article that tells them; where none does, beside each other of one day."""
    if len(parts) < 2:
        return
    found = _made_up([sum_ for whole in _wholes_of_articles(told) for sum_ in _own_sums(whole, parts)])
    if not found:
        found = _sums_across(told, parts)
    for whole, made_of in found:
        linked = (replace(part, links=(*part.links, Link("adds_to", whole.id))) for part in made_of)
        yield Chosen("sum", (replace(whole, links=()), *linked))


Sum = tuple[FigureClaim, Claims]
"""A whole, and parts of it."""


def _made_up(sums: Sequence[Sum]) -> list[Sum]:
    """The sums, but for those that do not come out where the same parts make up another count of their article exactly: "18 men, 10
    women and a child" are the 29 of the one office, and no wrong sum of the 67 of the other."""
    told = [(whole, parts, bool(divisions(whole, parts))) for whole, parts in sums]
    exact = {(whole.article, part.id) for whole, parts, comes_out in told if comes_out for part in parts}
    return [
        (whole, parts)
        for whole, parts, comes_out in told
        if comes_out or not all((whole.article, part.id) in exact for part in parts)
    ]


def _wholes_of_articles(told: Told) -> list[FigureClaim]:
    """Of each article's counts the last one of each value: it stands beside its parts where the first opens the report."""
    return list({(claim.article, value_key(claim)): claim for claim in told.counts}.values())


def _own_sums(whole: FigureClaim, parts: Sequence[Claims]) -> list[Sum]:
    """The sums of one article: each set of parts that makes the whole up exactly; where none does, all if it tells them all right
    beside the whole. Farther off it may tell but some of what makes it up, or how many they were before."""
    own = tuple(claim for part in parts if (claim := _part_in(whole, part)))
    exact = divisions(whole, own)
    if exact or len(own) < len(parts) or any(part.role in ESTIMATED for part in own):
        return [(whole, division) for division in exact]
    near = all(abs(part.sentence - whole.sentence) <= 1 for part in own)
    return [(whole, own)] if near else []


def _sums_across(told: Told, parts: Sequence[Claims]) -> list[Sum]:
    """The last whole that has all its parts beside it, some of them in an article that tells no whole of its own."""
    best: Sum | None = None
    telling = {claim.article for claim in told.counts}
    for whole in told.counts:
        found = tuple(claim for part in parts if (claim := _beside(whole, part)))
        if len(found) == len(parts) and any(claim.article not in telling for claim in found):
            best = whole, found
    return [best] if best else []


def _part_in(whole: FigureClaim, part: Claims) -> FigureClaim | None:
    """The claim of a part in a whole's article; what is but foreseen ("14 more will be handed over") where that is all it tells."""
    found = _beside(whole, part)
    if found and found.article == whole.article:
        return found
    return next(
        (c for c in part if c.article == whole.article and c.role in ESTIMATED and c.polarity == "assert"), None
    )


def _beside(whole: FigureClaim, part: Claims) -> FigureClaim | None:
    """The claim of a part that belongs beside a whole: of its article, else of its voice and day, else of its day."""
    counts = [c for c in part if c.polarity == "assert" and c.role not in (*ESTIMATED, *UNCOUNTED) and c.hard]
    same_day = [c for c in counts if day_key(c) == day_key(whole)]
    own = [c for c in same_day or counts if c.article == whole.article]
    voiced = [c for c in same_day if fold(c.asserter) == fold(whole.asserter)]
    return next(iter([*own, *voiced, *(same_day if day_key(whole) else ())]), None)


# ---------------------------------------------------------------- sets of claims


def _split(claims: Claims, key: Callable[[FigureClaim], Hashable]) -> list[Claims]:
    """The claims by a key, in the order in which each key first occurs."""
    parts: dict[Hashable, list[FigureClaim]] = defaultdict(list)
    for claim in claims:
        parts[key(claim)].append(claim)
    return [tuple(part) for part in parts.values()]


def _ids(claims: Claims) -> frozenset[str]:
    return frozenset(claim.id for claim in claims)


def _distinct(claims: Claims) -> int:
    return len({value_key(claim) for claim in claims})


def _without(claims: Claims, gone: Claims) -> Claims:
    ids = _ids(gone)
    return tuple(claim for claim in claims if claim.id not in ids)
