"""What the decision table looks at: the claims of one group, set out so that a rule reads like its sentence.

Claims that say the same (value, day, asserter) are one `Voice`. All that depends on the order in which claims arrive is
sorted away here, so that no rule can depend on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import permutations
from math import lcm
from typing import NamedTuple

from briefgen.records import DatedSpan, FigureClaim, Interval, Kind, Qualifier
from briefgen.records.qualifiers import APART, BARE, BOUNDS, LOWER_BOUNDS
from briefgen.stages.reconcile.same import digits_of, has_one_digit_changed, is_coarsely_one, is_long, may_be_one
from briefgen.stages.reconcile.windows import (
    ANY_DAY,
    COUNTS,
    DIGIT_DAYS,
    DIGITS,
    FIRM,
    LARGEST_COMPARED,
    LIVE_DAYS,
    PERIODS,
    STOCK_DAYS,
    TIMELESS,
    WIDEST_HEDGE,
    YEAR_DAYS,
)
from briefgen.text.figures.intervals import SHARE_CLASSES
from briefgen.text.lexicon import fold

LINE = Interval(None, None)


class Voice(NamedTuple):
    """Claims that give one value for one day in the name of one asserter; `claim` is the first of them."""

    claim: FigureClaim
    claims: tuple[FigureClaim, ...]
    asserter: str
    """The asserter's name for comparison: case and the form of an apostrophe make no second party."""
    hard: Interval
    likely: Interval
    when: DatedSpan | None
    """The period of a flow or rate, else the as-of; None where it is unknown."""
    articles: frozenset[str]
    hard_ends: tuple[int, int]
    likely_ends: tuple[int, int]
    """The ends of both intervals as ranks among all ends of the group: see `_ranks`."""

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(claim.id for claim in self.claims)

    @property
    def value(self) -> Fraction | None:
        """Its single value; None for a range or a vague plural."""
        return self.claim.quantity.value if self.claim.quantity else None

    @property
    def qualifier(self) -> Qualifier | None:
        return self.claim.quantity.qualifier if self.claim.quantity else None

    @property
    def vague(self) -> bool:
        return self.qualifier == "vague" or (self.hard.low is None and self.hard.high is None)

    @property
    def named(self) -> bool:
        """Whether the text names whose figure it is, beside this one or beside an equal one."""
        if any(claim.attributed_to for claim in self.claims):
            return True
        # Of an article without an outlet the own voice is called by its title, which is no party.
        return self.claim.origin != self.claim.article and self.asserter != fold(self.claim.origin)


Pair = tuple[Voice, Voice]


@dataclass(frozen=True)
class Situation:
    """One group, ready to be judged.

    `figures` are all asserted figures with a verified label, `denials` what denies them: RS, R2, RT and RI look at
    these. `judged` are the voices that the later rules look at, `beside` those set aside for want of a date. `ordered`
    holds (earlier, later), `disjoint` (lower, higher) by hard intervals, both among `compared`, which is `judged` or,
    in a very large group, the extremes of each day.
    """

    kind: Kind
    mixed: bool
    """Stock and cumulative in one group: judged as a stock, never corroborated."""
    event_day: date | None
    figures: tuple[FigureClaim, ...]
    denials: tuple[FigureClaim, ...]
    unverified: tuple[FigureClaim, ...]
    voices: tuple[Voice, ...]
    judged: tuple[Voice, ...]
    beside: tuple[Voice, ...]
    compared: tuple[Voice, ...]
    ordered: tuple[Pair, ...]
    disjoint: tuple[Pair, ...]
    clock: frozenset[tuple[str, str]]
    tied: bool = False
    """The text ties a claim to another one, or tells it as withdrawn."""
    one_number: tuple[Pair, ...] = ()
    """(lower, higher) that exclude each other by number and may be one in other words: these are not disjoint."""

    @property
    def reduced(self) -> bool:
        return len(self.compared) < len(self.judged)

    @cached_property
    def falls(self) -> tuple[Pair, ...]:
        """Ordered pairs that fall (hard); below an end that one can cancel, or below "hundreds", is no fall."""
        one = {(a.claim.id, b.claim.id) for a, b in self.one_number}
        falls = ((a, b) for a, b in self.ordered if below(b, a) and not soft(b, a) and not a.vague)
        return tuple((a, b) for a, b in falls if (b.claim.id, a.claim.id) not in one)

    @cached_property
    def misprinted(self) -> bool:
        """Whether of two values that exclude each other one is the other printed wrongly. Of short numbers only one party's can be."""
        if len(self.asserters) == len(self.judged) and not any(is_long(voice.claim) for voice in self.compared):
            return False
        return any(is_misprinted(a, b) for a, b in self.disjoint)

    @cached_property
    def foreign_falls(self) -> tuple[Pair, ...]:
        """Falls of a count below what another party gave, unless one of the two is printed wrongly."""
        falls = self.falls if self.kind in COUNTS else ()
        return tuple((a, b) for a, b in falls if a.asserter != b.asserter and not is_misprinted(a, b))

    @cached_property
    def asserters(self) -> frozenset[str]:
        return frozenset(voice.asserter for voice in self.judged)

    @cached_property
    def articles(self) -> frozenset[str]:
        return frozenset(article for voice in self.judged for article in voice.articles)


# ---------------------------------------------------------------- setting it out


def set_out(
    claims: Iterable[FigureClaim], *, event_day: date | None = None, order: frozenset[tuple[str, str]] = frozenset()
) -> Situation:
    """The situation of one group's claims. `order` holds pairs (earlier id, later id) of the count clock."""
    known = sorted(claims, key=place_of)
    verified = [claim for claim in known if claim.label_verified]
    figures = tuple(claim for claim in verified if claim.polarity == "assert")
    kind, mixed = judged_kind(figures)
    parts = part_ids(figures)
    voices = gather_voices([claim for claim in figures if claim.id not in parts], kind)
    clock = usable_clock(order, voices) | order_of_posts(voices) | order_of_words(voices)
    judged, beside = part_undated(voices, kind, clock)
    compared = extremes(judged)
    disjoint = disjoint_pairs(compared)
    one = tuple((a, b) for a, b in disjoint if told_as_one(a, b))
    one_ids = {(a.claim.id, b.claim.id) for a, b in one}
    return Situation(
        kind=kind,
        mixed=mixed,
        event_day=event_day,
        figures=figures,
        denials=tuple(claim for claim in verified if claim.polarity == "deny"),
        unverified=tuple(claim for claim in known if not claim.label_verified),
        voices=voices,
        judged=judged,
        beside=beside + gather_voices([claim for claim in figures if claim.id in parts], kind) if parts else beside,
        compared=compared,
        ordered=order_pairs(compared, clock),
        disjoint=tuple((a, b) for a, b in disjoint if (a.claim.id, b.claim.id) not in one_ids) if one else disjoint,
        clock=clock,
        tied=any(claim.links or claim.role == "withdrawn" for claim in known),
        one_number=one,
    )


Place = tuple[date, int, str, int, int, str]


def place_of(claim: FigureClaim) -> Place:
    """Where a claim stands by its day, for a live blog's post its minute, and its place in the articles; undated ones last."""
    day, minute = (claim.as_of.end, claim.as_of.minute or 0) if claim.as_of else (date.max, 0)
    return day, minute, claim.article, claim.sentence, claim.span.start, claim.id


def judged_kind(figures: Sequence[FigureClaim]) -> tuple[Kind, bool]:
    """The kind that the group is judged by, and whether it mixes stock with cumulative.

    Of several kinds the more careful one counts: a timeless kind gives way to one that changes with time, a total
    of any sort to the stock or flow beside it, and what fits no rule is "other".
    """
    kinds = {claim.label.kind for claim in figures} - {"other"}
    if kinds and kinds <= TIMELESS:
        return ("ratio" if "ratio" in kinds else min(kinds)), False
    kinds -= TIMELESS
    if len(kinds) == 1:
        return next(iter(kinds)), False
    if kinds and kinds <= COUNTS | {"stock"}:
        return ("stock", True) if "stock" in kinds else ("cumulative", False)
    return ("flow" if kinds and kinds <= PERIODS | {"cumulative"} else "other"), False


def part_ids(figures: Sequence[FigureClaim]) -> frozenset[str]:
    """Ids of the claims that are said to be part of another claim of the group: never rivals of their whole.

    Links that run in a ring say nothing; where they leave no whole, nothing is a part.
    """
    said = {(claim.id, whole) for claim in figures if claim.links for whole in wholes_of(claim)}
    if not said:
        return frozenset()
    here = {claim.id for claim in figures}
    parts = frozenset(part for part, whole in said if whole in here and (whole, part) not in said)
    return parts if len(parts) < len(here) else frozenset()


def wholes_of(claim: FigureClaim) -> tuple[str, ...]:
    return tuple(
        link.to for link in claim.links if link.kind in ("part_of", "makes_up", "adds_to") and link.to != claim.id
    )


def gather_voices(claims: Iterable[FigureClaim], kind: Kind) -> tuple[Voice, ...]:
    """Claims that say the same, together; an undated claim keeps its article, which is all that places it in time."""
    same: dict[object, list[FigureClaim]] = {}
    for claim in claims:
        same.setdefault(_sameness(claim, kind), []).append(claim)
    spans = [(first.hard or LINE, first.likely or first.hard or LINE) for first, *_ in same.values()]
    return tuple(
        Voice(
            members[0], tuple(members), fold(members[0].asserter), *both, time_of(members[0], kind),
            frozenset([claim.article for claim in members]), *ranks,
        )
        for members, both, ranks in zip(same.values(), spans, _ranks(spans), strict=True)
    )  # fmt: skip


def _sameness(claim: FigureClaim, kind: Kind) -> tuple[object, ...]:
    when = time_of(claim, kind)
    return (
        _printed(claim), when and (when.start, when.end, when.basis, when.minute), fold(claim.asserter),
        claim.attributed_to is not None, claim.published, claim.contrast, None if when else claim.article,
    )  # fmt: skip


def _printed(claim: FigureClaim) -> tuple[object, ...]:
    """All that decides a claim's intervals, as integers: a Fraction is slow to hash."""
    read = claim.quantity
    if read is None:
        return (claim.id,)
    numbers = [n if n is None else n.as_integer_ratio() for n in (read.value, read.low, read.high, read.granularity)]
    return read.qualifier, read.unit, read.cls, *numbers


def _ranks(spans: Sequence[tuple[Interval, Interval]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The ends of the hard and likely intervals of voices as integers, so that very many pairs compare quickly.

    With i the place of a value among all ends, a low end is 4i + 1, or 4i + 2 where it is open; a high end 4i + 1, or
    4i where it is open. One interval lies below another where its high end is the smaller number; their values differ
    where the numbers differ after division by 4.
    """
    ends = (end for hard, likely in spans for end in (hard.low, hard.high, likely.low, likely.high))
    ratios = [end.as_integer_ratio() if end is not None else None for end in ends]
    common = lcm(*{ratio[1] for ratio in ratios if ratio})
    # In parts of the common denominator, as integers, which are quick to hash and to sort.
    times = [ratio[0] * (common // ratio[1]) if ratio else None for ratio in ratios]
    rank = {end: 4 * place for place, end in enumerate(sorted({end for end in times if end is not None}), start=1)}
    beyond = 4 * len(rank) + 8

    def ranked(interval: Interval, low: int | None, high: int | None) -> tuple[int, int]:
        first = 0 if low is None else rank[low] + 1 + interval.low_open
        return first, beyond if high is None else rank[high] + 1 - interval.high_open

    for at, (hard, likely) in zip(range(0, len(times), 4), spans, strict=True):
        first = ranked(hard, times[at], times[at + 1])
        yield first, first if likely is hard else ranked(likely, times[at + 2], times[at + 3])


def time_of(claim: FigureClaim, kind: Kind) -> DatedSpan | None:
    """The time that a value holds for: a flow's or rate's period where it has one, else its as-of."""
    when = (claim.period or claim.as_of) if kind in PERIODS else claim.as_of
    return None if when is None or when.basis == "unknown" else when


def usable_clock(order: frozenset[tuple[str, str]], voices: Sequence[Voice]) -> frozenset[tuple[str, str]]:
    """The count clock's pairs, by the first ids of voices, without those that contradict each other or a day."""
    if not order:
        return order
    first = {claim.id: voice for voice in voices for claim in voice.claims}
    pairs = {
        (first[a].claim.id, first[b].claim.id)
        for a, b in order
        if a in first and b in first and not _day_later(first[b], first[a])
    }
    return frozenset((a, b) for a, b in pairs if a != b and (b, a) not in pairs)


def part_undated(
    voices: tuple[Voice, ...], kind: Kind, clock: frozenset[tuple[str, str]]
) -> tuple[tuple[Voice, ...], tuple[Voice, ...]]:
    """(judged, beside): undated voices step aside where two dated ones are left, unless their kind needs no date."""
    placed = {id for pair in clock for id in pair}
    dated = tuple(voice for voice in voices if voice.when or voice.claim.id in placed)
    if kind in TIMELESS or sum(len(voice.claims) for voice in dated) < 2:
        return voices, ()
    kept = {voice.claim.id for voice in dated}
    return dated, tuple(voice for voice in voices if voice.claim.id not in kept)


# ---------------------------------------------------------------- pairs


def later(a: Voice, b: Voice, clock: frozenset[tuple[str, str]]) -> bool:
    """Whether b is later than a: by a later day, or by the count clock."""
    return _day_later(a, b) or (a.claim.id, b.claim.id) in clock


def _day_later(a: Voice, b: Voice) -> bool:
    return bool(a.when and b.when and b.when.start > a.when.end) and not _of_one_report(a, b)


def _of_one_report(a: Voice, b: Voice) -> bool:
    """Whether one article sets the counts of two parties side by side, of which only its own date gives the one a day: "the agency
    counted 680 on Monday; the institute arrives at 1,300" is no rise."""
    if a.asserter == b.asserter or not (a.when and b.when and a.articles & b.articles):
        return False
    if a.claim.label.kind not in COUNTS:
        return False  # a level is told of days on purpose
    apart = (b.when.start - a.when.end).days
    return b.when.basis == "publication" != a.when.basis and apart <= OF_ONE_REPORT_DAYS


OF_ONE_REPORT_DAYS = 3
"""Days before an article's own by which a count that it dates may still be the one of the day."""


def order_of_posts(voices: Sequence[Voice]) -> frozenset[tuple[str, str]]:
    """The pairs (earlier, later) of one day that the clocks of a live blog's posts put in order, by the first ids of voices."""
    posts = [voice for voice in voices if voice.when and voice.when.minute is not None]
    return frozenset((a.claim.id, b.claim.id) for a, b in permutations(posts, 2) if _minute_later(a, b))


def order_of_words(voices: Sequence[Voice]) -> frozenset[tuple[str, str]]:
    """The pairs (earlier, later) of which the text says that the one became the other ("rose from 20 to 45"), by the first ids of
    voices; none that says both or goes against the days."""
    first = {claim.id: voice for voice in voices for claim in voice.claims}
    pairs = {
        (first[link.to].claim.id, voice.claim.id)
        for voice in voices
        for claim in voice.claims
        for link in claim.links
        if link.kind == "moved" and link.to in first and not _day_later(voice, first[link.to])
    }
    return frozenset((a, b) for a, b in pairs if a != b and (b, a) not in pairs)


def became(earlier: Voice, newer: Voice) -> bool:
    """Whether the text says that the one value became the other."""
    return any(link.kind == "moved" and link.to in earlier.ids for claim in newer.claims for link in claim.links)


def _minute_later(a: Voice, b: Voice) -> bool:
    """Whether b stands in a later post of the same day of one live blog; another page's clock may be of another zone."""
    if a.when is None or b.when is None or a.when.minute is None or b.when.minute is None:
        return False
    one_day = a.when.start == a.when.end == b.when.start == b.when.end
    return one_day and a.articles == b.articles and len(a.articles) == 1 and a.when.minute < b.when.minute


def order_pairs(voices: Sequence[Voice], clock: frozenset[tuple[str, str]]) -> tuple[Pair, ...]:
    """All (earlier, later) pairs."""
    dated = sorted((voice for voice in voices if voice.when), key=_by_start)
    starts = [_by_start(voice)[0] for voice in dated]
    by_day = (
        (a, b)
        for place, a in enumerate(dated, start=1)
        if a.when
        for b in dated[max(place, bisect_right(starts, a.when.end)) :]
        if not _of_one_report(a, b)
    )
    if not clock:
        return tuple(by_day)
    by_clock = ((a, b) for a, b in permutations(voices, 2) if (a.claim.id, b.claim.id) in clock)
    return tuple({(a.claim.id, b.claim.id): (a, b) for a, b in (*by_day, *by_clock)}.values())


def _by_start(voice: Voice) -> tuple[date, str]:
    return voice.when.start if voice.when else date.max, voice.claim.id


def disjoint_pairs(voices: Sequence[Voice]) -> tuple[Pair, ...]:
    """All (lower, higher) pairs whose hard intervals have no point in common."""
    by_low = sorted(voices, key=lambda voice: (voice.hard_ends, voice.claim.id))
    lows = [voice.hard_ends[0] for voice in by_low]
    return tuple(
        (a, b)
        for place, a in enumerate(by_low, start=1)
        for b in by_low[max(place, bisect_right(lows, a.hard_ends[1])) :]
    )


def below(a: Voice, b: Voice) -> bool:
    """Whether all of a's hard interval lies below b's."""
    return a.hard_ends[1] < b.hard_ends[0]


def told_as_one(a: Voice, b: Voice) -> bool:
    """Whether two voices may tell one number in other words: of coarse times on any days, else within two days."""
    if not may_be_one(a.claim, b.claim):
        return False
    return is_coarsely_one(a.claim, b.claim) or (days_between(a, b) or 0) <= DIGIT_DAYS


def is_misprinted(a: Voice, b: Voice) -> bool:
    """Whether two articles give one party's count for one day with a single digit or a scale between them: "1,357" and "2,357",
    "$150 billion" and "$150 trillion" are no rise. Of a long number anybody's for any day."""
    if a.articles & b.articles:
        return False
    if has_one_digit_changed(a.claim, b.claim):
        return True
    if a.asserter != b.asserter or not (a.when and b.when and a.when.start == b.when.start):
        return False
    if a.value and b.value and max(a.value, b.value) / min(a.value, b.value) in _OTHER_SCALE:
        return True
    one, other = (str(voice.value) for voice in (a, b))
    if len(one) != len(other) or len(one) < LEAST_MISPRINTED or not (one + other).isdigit():
        return False
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1 and one[:-1] != other[:-1]


_OTHER_SCALE = (1_000, 1_000_000)
LEAST_MISPRINTED = 4
"""Digits from which a number that differs in one of them, not the last, is rather printed wrongly than counted again."""


def extremes(voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """At most about `LARGEST_COMPARED` voices that still hold every contradiction: the outermost of each day and
    asserter, then of each day, month, year. A group that is not large stays as it is."""
    kept = voices
    for bucket in _BUCKETS:
        if len(kept) <= LARGEST_COMPARED:
            return kept
        parts: dict[object, list[Voice]] = {}
        for voice in kept:
            parts.setdefault(bucket(voice), []).append(voice)
        outer = {voice.claim.id for part in parts.values() for voice in _outermost(part)}
        kept = tuple(voice for voice in kept if voice.claim.id in outer)
    return kept


_BUCKETS: tuple[Callable[[Voice], object], ...] = (
    lambda voice: (voice.when and (voice.when.start, voice.when.end), voice.asserter),
    lambda voice: voice.when and (voice.when.start, voice.when.end),
    lambda voice: voice.when and (voice.when.end.year, voice.when.end.month),
    lambda voice: voice.when and voice.when.end.year,
)


def _outermost(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Those that reach lowest and highest, by hard and by likely interval."""
    return (
        max(voices, key=lambda voice: voice.hard_ends[0]),
        min(voices, key=lambda voice: voice.hard_ends[1]),
        max(voices, key=lambda voice: voice.likely_ends[0]),
        min(voices, key=lambda voice: voice.likely_ends[1]),
    )


def apart(lower: Voice, higher: Voice) -> bool:
    """Whether the likely intervals are disjoint upwards; a shared end, open or not, is not disjoint."""
    return lower.likely_ends[1] // 4 < higher.likely_ends[0] // 4


def times_higher(lower: Voice, higher: Voice) -> Fraction | None:
    """How many times the lower the higher is; a zero gives no ratio."""
    below, above = compared_values(lower, higher)
    return None if below is None or above is None else above / below


def compared_values(lower: Voice, higher: Voice) -> tuple[Fraction, Fraction] | tuple[None, None]:
    """The values of two voices or else their nearest ends, where both are above zero."""
    below = lower.value if lower.value is not None else lower.likely.high
    above = higher.value if higher.value is not None else higher.likely.low
    if below is None or above is None or below.numerator <= 0 or above.numerator <= 0:
        return None, None
    return below, above


def soft(lower: Voice, higher: Voice) -> bool:
    """Whether the two are disjoint only over an end that one can cancel ("up to 50" and 62)."""
    low, high = lower.claim.quantity, higher.claim.quantity
    return bool((low and (low.soft_high or low.qualifier == "up_to")) or (high and high.soft_low))


# ---------------------------------------------------------------- days


def same_time(a: Voice, b: Voice, kind: Kind) -> bool:
    """Whether two voices speak of the same time: one day; for a stock within 14 days; for a flow or rate one period.

    Two undated claims of one article have the same as-of. An as-of that is a month is within 14 days of a day only
    where all of the month is.
    """
    if a.when is None or b.when is None:
        return bool(a.articles & b.articles)
    if (a.when.start, a.when.end) == (b.when.start, b.when.end):
        return True
    return kind == "stock" and _farthest(a.when, b.when) <= STOCK_DAYS


def _farthest(a: DatedSpan, b: DatedSpan) -> int:
    return max((b.end - a.start).days, (a.end - b.start).days)


def days_between(a: Voice, b: Voice) -> int | None:
    """Days from the end of the earlier to the start of the later; 0 where they meet, None where one is undated."""
    if a.when is None or b.when is None:
        return None
    return max((b.when.start - a.when.end).days, (a.when.start - b.when.end).days, 0)


def is_live(voice: Voice, event_day: date | None, days: int = LIVE_DAYS) -> bool:
    """Whether the event was under so many days old at the voice's as-of; False where either day is unknown."""
    return bool(event_day and voice.when and (voice.when.end - event_day).days < days)


def is_told_around(days: tuple[date, date], told: Sequence[tuple[tuple[date, date], str]]) -> bool:
    """Whether something is told before some days, first and last, and by several articles after them; `told` are its own days, each with
    its article (id)."""
    after = {article for own, article in told if own[0] > days[1]}
    return len(after) > 1 and any(own[1] < days[0] for own, _ in told)


# ---------------------------------------------------------------- agreement


def confirms(a: Voice, b: Voice, situation: Situation) -> bool:
    """Whether two voices of different asserters say the same of the same time (rule R8, for one pair)."""
    if a.asserter == b.asserter or not _same_as_of(a, b, situation):
        return False
    if a.qualifier in BOUNDS | APART and a.qualifier == b.qualifier and a.value == b.value:
        return True  # word for word: "at least 40" by both, "nearly 40" by both
    if a.vague or b.vague or not a.likely.meets(b.likely):
        return False
    if not (_inside(a, b, situation.kind) and _inside(b, a, situation.kind)) or not _mostly_shared(a, b):
        return False
    return _same_count(a, b) or (_narrow_enough(a) and _narrow_enough(b))


def _same_as_of(a: Voice, b: Voice, situation: Situation) -> bool:
    if situation.kind in ANY_DAY or same_time(a, b, situation.kind):
        return True
    gap = days_between(a, b)
    if _same_digits(a, b) and (gap is None or gap <= DIGIT_DAYS):
        return True
    if gap is not None and gap <= DIGIT_DAYS and _is_printed_again(a, b, situation):
        return True
    return _same_final_count(a, b, situation)


def _is_printed_again(a: Voice, b: Voice, situation: Situation) -> bool:
    """Whether all that anybody tells of a total is one bare number, and a day is but that of its printing: papers print what was
    counted a day or two later."""
    if situation.kind != "cumulative" or all(voice.when and voice.when.basis in FIRM for voice in (a, b)):
        return False
    return all(voice.qualifier in BARE and voice.value == a.value for voice in situation.judged)


def _same_final_count(a: Voice, b: Voice, situation: Situation) -> bool:
    """Equal bare values of a count on two days: it stands, as no other value is told between them (R8 sees only claims
    that all overlap). While its event is live, and of a level, two equal small counts may still be chance; those of three
    parties are none, nor are long shares."""
    if situation.kind in PERIODS or a.when is None or b.when is None:
        return False
    bare = a.qualifier in BARE and b.qualifier in BARE and a.value is not None and a.value == b.value
    if situation.kind == "other":
        return bare and digits_of(a.claim) >= OWN_DIGITS
    moves = situation.kind not in COUNTS or (is_live(a, situation.event_day) and is_live(b, situation.event_day))
    share = a.claim.quantity is not None and a.claim.quantity.cls in SHARE_CLASSES
    exact = bare and share and digits_of(a.claim) >= LONG_DIGITS and (days_between(a, b) or 0) < YEAR_DAYS
    return exact or (bare and (not moves or len(_parties_of(a, situation)) >= SETTLED))


OWN_DIGITS = 2
"""Digits from which one value of what was earned or lost, told by two parties weeks apart, is of one time."""
LONG_DIGITS = 4
"""Digits from which two parties that give a share alike mean one time: it has not moved and come back to the very same."""


SETTLED = 3
"""So many parties that tell one value on several days show that a count has come to rest."""


def _parties_of(voice: Voice, situation: Situation) -> frozenset[str]:
    """Who gives the value of a voice as a bare number."""
    alike = (one for one in situation.judged if one.value == voice.value and one.qualifier in BARE)
    return frozenset(one.asserter for one in alike)


def _same_digits(a: Voice, b: Voice) -> bool:
    return a.value is not None and a.value == b.value and min(digits_of(a.claim), digits_of(b.claim)) >= DIGITS


def _same_count(a: Voice, b: Voice) -> bool:
    """ "At least N" is N where the digits are identical and three or more."""
    return _same_digits(a, b) and {a.qualifier, b.qualifier} <= BARE | {"at_least"}


def _inside(a: Voice, b: Voice, kind: Kind) -> bool:
    """Whether a's single value lies in b's hard interval (for a stock in its likely one); a range has none to test."""
    return a.value is None or (b.likely if kind == "stock" else b.hard).contains(a.value)


def _mostly_shared(a: Voice, b: Voice) -> bool:
    """Of two ranges, whether at least half of all that they cover lies in both: "20 to 30" and "28 to 45" only meet."""
    spans = [(voice.likely.low, voice.likely.high) for voice in (a, b) if voice.value is None]
    ends = [end for span in spans for end in span if end is not None]
    if len(spans) < len((a, b)) or len(ends) < 2 * len(spans):
        return True
    (low, high), (low2, high2) = ((ends[0], ends[1]), (ends[2], ends[3]))
    return 2 * (min(high, high2) - max(low, low2)) >= max(high, high2) - min(low, low2)


def _narrow_enough(voice: Voice) -> bool:
    """Bare values are; a hedge or range only where its hard interval has two ends not more than 2.5 times apart."""
    if voice.qualifier in BARE:
        return True
    low, high = voice.hard.low, voice.hard.high
    return low is not None and high is not None and low > 0 and high / low <= WIDEST_HEDGE


def lower_bounds_differ(a: Voice, b: Voice) -> bool:
    return a.qualifier in LOWER_BOUNDS and b.qualifier in LOWER_BOUNDS and a.value != b.value


def narrowest(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """The voices with the narrowest hard interval, ties by the likely one; one without an end is the widest."""
    widths = [_width(voice) for voice in voices]
    tightest = min(widths)
    return tuple(voice for voice, width in zip(voices, widths, strict=True) if width == tightest)


def _width(voice: Voice) -> tuple[bool, Fraction, bool, Fraction]:
    return *_length(voice.hard), *_length(voice.likely)


def _length(interval: Interval) -> tuple[bool, Fraction]:
    if interval.low is None or interval.high is None:
        return True, Fraction(0)
    return False, interval.high - interval.low


def latest(situation: Situation) -> tuple[Voice, ...]:
    """The judged voices that no other judged voice is later than."""
    starts = [voice.when.start for voice in situation.judged if voice.when]
    newest = max(starts, default=None)
    overtaken = {earlier for earlier, _ in situation.clock}
    return tuple(
        voice
        for voice in situation.judged
        if voice.claim.id not in overtaken and not (newest and voice.when and newest > voice.when.end)
    )
