"""The decision table: what the claims of one group are to each other. First match wins; `RULES` is the table.

Each rule is a function `Situation -> Decision | None` whose docstring says its condition. "Later" is a later as-of day
or the count clock; "disjoint" is that some pair of hard intervals has no point in common; "apart" is that likely
intervals have not even an end in common. Nothing is averaged: a headline is always claims, in their sources' words.
The first five rules see every claim with a verified label, the later ones only what `Situation.judged` holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from briefgen.records import Decision, FigureClaim, Interval, Status
from briefgen.records.qualifiers import BARE, BOUNDS, LOWER_BOUNDS
from briefgen.stages.reconcile.reasons import (
    accounts,
    day_of,
    listing,
    opening,
    parties,
    path,
    quoted,
    said,
    surfaces,
    values,
    who_says,
)
from briefgen.stages.reconcile.same import is_cut_short, is_told_twice
from briefgen.stages.reconcile.situation import (
    Pair,
    Situation,
    Voice,
    apart,
    became,
    below,
    compared_values,
    confirms,
    days_between,
    gather_voices,
    is_live,
    is_misprinted,
    is_told_around,
    later,
    latest,
    lower_bounds_differ,
    narrowest,
    place_of,
    same_time,
    set_out,
    soft,
    times_higher,
    wholes_of,
)
from briefgen.stages.reconcile.windows import (
    COUNTS,
    DIGIT_DAYS,
    DIGITS,
    FIRM,
    GIVEN_ONCE,
    NEEDS_DAY,
    PERIODS,
    RUN_DAYS,
    SLIP_RATIO,
    STOCK_DAYS,
    TIMELESS,
    UNIT_SLIP_RATIO,
)
from briefgen.text.figures.digits import has_lost_a_digit
from briefgen.text.figures.intervals import SHARE_CLASSES
from briefgen.text.lexicon import fold


class Rule(NamedTuple):
    """A line of the decision table."""

    name: str
    """As docs/reconciliation.md has it, and the verdicts."""
    words: str
    decides: Callable[[Situation], Decision | None]
    left_open: str = ""
    """Why a measure stays open that it left undetermined, for a reader; "" where that needs no word."""


def decide_status(
    claims: Sequence[FigureClaim], *, event_day: date | None = None, order: frozenset[tuple[str, str]] = frozenset()
) -> Decision:
    """What the table says of one group of claims.

    `event_day` is the day on which what they count began, None where unknown; `order` holds the pairs
    (earlier claim id, later claim id) that the count clock gives. The order of `claims` never matters.

    >>> decide_status(())
    Traceback (most recent call last):
    ValueError: a group has at least one claim
    """
    if not claims:
        raise ValueError("a group has at least one claim")
    situation = set_out(claims, event_day=event_day, order=order)
    decision = next(found for rule in RULES if (found := rule.decides(situation)))
    if situation.unverified and "label_unverified" not in decision.flags:
        return replace(decision, flags=(*decision.flags, "label_unverified"))
    return decision


# ---------------------------------------------------------------- rules that see every claim


def label_unverified(s: Situation) -> Decision | None:
    """R0: no claim of the group has a label whose words are found in its article."""
    if s.figures or s.denials:
        return None
    missing = listing(field for claim in s.unverified for field in claim.label.unverified)
    why = f"The cited text of {surfaces(s.unverified)} lacks words of its label ({missing}), so it proves nothing."
    return Decision("single_source", "R0", why, _ids(s.unverified), flags=("label_unverified",))


def garbled(s: Situation) -> Decision | None:
    """RG: a figure of an article that looks garbled proves nothing against others, nor they against it."""
    odd = tuple(claim for claim in s.figures if claim.role == "garbled")
    if not odd or len(s.figures) < 2:
        return None
    why = f"The article of {surfaces(odd)} looks garbled, so that nothing is made of how it stands to the others."
    return Decision("undetermined", "RG", why, _ids(s.figures), flags=("garbled",))


def sums(s: Situation) -> Decision | None:
    """RS: a whole and at least two claims said to make it up; the sum of their likely intervals against the whole's.

    It meets: adds up, corroborated where parts and whole come from different articles and asserters, else compatible.
    It does not: conflicting. A sum that meets settles nothing where another figure contradicts the whole.
    """
    totals = _totals(s) if s.tied else []
    failing = [(whole, parts) for whole, parts in totals if not _adds_up(whole, parts)]
    if failing:
        shown = _unique(claim for whole, parts in failing for claim in (whole, *parts))
        whole, parts = failing[0]
        why = f"The parts, {surfaces(parts)}, do not add up to the whole, {said(whole)}."
        return Decision("conflicting", "RS", why, _ids(shown), flags=("does_not_add_up",))
    if not totals or any(_contradicted(whole, s) for whole, _ in totals):
        return None
    shown = _unique(claim for whole, parts in totals for claim in (whole, *parts))
    whole, parts = totals[0]
    apart_told = not s.mixed and all(_told_apart(whole, parts) for whole, parts in totals)
    why = f"The parts, {surfaces(parts)}, add up to the whole, {said(whole)}"
    why += f", which {who_says(whole)} gave in another article." if apart_told else "."
    return Decision("corroborated" if apart_told else "compatible", "RS", why, _ids(shown), flags=("adds_up",))


def denied(s: Situation) -> Decision | None:
    """R2: a denial of the same measure, by another party or by the very party credited with the figure."""
    if not (s.tied or s.denials):
        return None
    told = (*s.denials, *s.figures)
    aimed = [(denier, aimed_at(denier, told)) for denier in told]
    deniers = _unique(denier for denier, aims in aimed if aims)
    targets = _unique(claim for _, aims in aimed for claim in aims)
    if not deniers:
        return None
    denying = {denier.id for denier in deniers}
    figures = tuple(claim for claim in targets if claim.id not in denying) or targets
    before = all(predates(denier, figure) for denier in deniers for figure in figures)
    no = listing(f"{who_says(denier)} denied it ({_denial_words(denier)}{day_of(denier)})" for denier in deniers)
    why = f"{opening(accounts(figures))}; {no}"
    why += ", earlier than the figure itself." if before else "; which of them is right stays open."
    flags = ("denial_predates",) if before else ()
    return Decision("disputed", "R2", why, _ids(_unique((*figures, *deniers))), flags=flags)


def told(s: Situation) -> Decision | None:
    """RT: the text says that one figure replaces another.

    The withdrawn value of that asserter is superseded in every relay, whatever its date; a value that the same asserter
    states again afterwards stands. Where a count has plainly risen since, the later count is the headline.
    """
    if not s.tied:
        return None
    pairs = _replacements(s.figures)
    withdrawn = withdrawn_by_text(s.figures)
    heads = _unique(new for new, _ in pairs if new.id not in withdrawn)
    if not heads:
        return _killed(s, withdrawn)
    gone = tuple(claim for claim in s.figures if claim.id in withdrawn)
    replaced = _unique(old for new, old in pairs if new in heads)
    why = f"{opening(accounts(heads))} in place of {surfaces(replaced)}, {_who_noticed(pairs)}; "
    current = [voice for voice in s.voices if voice.claim.id not in withdrawn]
    risen = _risen_since(heads, gone, current, s)
    if not risen:
        why += "the withdrawn value counts in no relay."
        return Decision("superseded", "RT", why, _ids(heads), superseded=_ids(gone))
    overtaken = [voice for voice in current if any(apart(voice, new) and later(voice, new, s.clock) for new in risen)]
    why += f"since then the count has risen to {path(_claims(risen))}."
    return Decision("superseded", "RT", why, _voice_ids(risen), superseded=(*_ids(gone), *_voice_ids(overtaken)))


def _killed(s: Situation, withdrawn: frozenset[str]) -> Decision | None:
    """What is to be said where a report took its value back, gave no other, and nobody else tells one."""
    gone = tuple(claim for claim in s.figures if claim.id in withdrawn)
    if not gone or len(gone) < len(s.figures) or not _taken_back(s.figures):
        return None
    why = f"{opening(parties(gone))} took back {surfaces(gone)} and gave nothing in its place."
    return Decision("superseded", "RT", why, _ids(gone), superseded=_ids(gone))


def inside(s: Situation) -> Decision | None:
    """RI: all in one article, with the same or no as-of and no word of order, and either likely intervals apart or two
    different lower bounds.

    Ten times apart: conflicting, probably a slip. Two named asserters, or words that set one against the other:
    conflicting. Else, for a cumulative or an event only: a party's count right beside the report's own is left open,
    and any other lower line is stale, superseded.
    """
    if not _one_article_one_day(s.voices) or _says_order(s.figures):
        return None
    pairs = [
        pair
        for pair in _by_height(s.voices)
        if apart(*pair) or (lower_bounds_differ(*pair) and not _of_two_parties(*pair))
    ]
    if not pairs:
        return None
    lines = _unique_voices(voice for pair in pairs for voice in pair)
    shown, lines_told = _voice_ids(lines), surfaces(_claims(lines))
    if _may_be_parts(s):
        why = f"One article prints {lines_told}; the lower ones may be parts of the highest."
        return Decision("compatible", "RI", why, shown, flags=("may_be_parts",))
    if any(_ratio_reaches(pair, SLIP_RATIO) or _has_lost_a_digit(*pair) for pair in pairs):
        why = f"One article prints {lines_told} for the same thing, with no word of order: one is probably a slip."
        return Decision("conflicting", "RI", why, shown, flags=("probable_slip",))
    if any(_set_against(*pair) and not _sets_things_apart(*pair, s) for pair in pairs):
        why = f"One article sets two figures against each other: {accounts(_claims(lines))}."
        return Decision("conflicting", "RI", why, shown)
    if s.kind not in COUNTS:
        return None
    if all(_stand_together(*pair) for pair in pairs):
        why = (
            f"{opening(accounts(_claims(lines)))}, side by side; the articles do not say how these stand to each other."
        )
        return Decision("undetermined", "RI", why, shown)
    stale = [lower for lower, _ in pairs]
    told = all(_is_told_as_older(voice) for voice in stale)
    taken = (
        "; the lower is told as an older count."
        if told
        else " with no word of order; the lower is taken for an older line left standing."
    )
    why = f"One article prints {lines_told}{taken}"
    return Decision("superseded", "RI", why, shown, superseded=_voice_ids(_unique_voices(stale)), flags=("stale_line",))


# ---------------------------------------------------------------- rules of order


def rise(s: Situation) -> Decision | None:
    """R5: a cumulative or event count of which some ordered pair is apart upwards, and no ordered pair falls (hard)
    except by the same asserter's own revision, which is noted. Where no day parts them, a total of which one asserter's
    own counts rise within the day, and all others lie between; or what reports tell in their own name on the day on which
    it began."""
    if s.misprinted:
        return None
    in_days = s.kind in COUNTS and any(apart(*pair) and not _given_at_once(*pair, s) for pair in s.ordered)
    tops = () if in_days else _tops_of_day(s)
    first = () if in_days or tops else (_tops_of_first_day(s) or _tops_of_floors(s))
    if not (in_days or tops or first):
        return None
    if any(earlier.asserter != newer.asserter for earlier, newer in s.falls):
        return None
    heads = tops or (_sharp_latest(s) if in_days else first)
    overtaken = _rest(s.judged, heads)
    flags = (*_spread(s), *(("revision",) if s.falls else ()))
    why = f"The count rose over time, from {path(_claims(overtaken))} to {path(_claims(heads))}"
    why += "." if all(voice.when for voice in s.judged) else ", in the order of the articles' death counts."
    return _later_decision(s, "progression", "R5", why, heads, superseded=overtaken, flags=flags)


def _given_at_once(lower: Voice, higher: Voice, s: Situation) -> bool:
    """Whether the party of the lower value gave the higher one for the same day, in another article: then it did not rise
    from the one to the other, one of them is a slip or counts otherwise."""
    same = (
        one
        for one in s.judged
        if one.asserter == lower.asserter and one.value is not None and one.value == higher.value
    )
    return any(_same_day(one, lower) and not one.articles & lower.articles for one in same)


def trend(s: Situation) -> Decision | None:
    """R5s: a stock of which some ordered pair is apart in either direction, over 14 days apart, of a live event, or of
    one asserter on two days that the text gives; of money in two mouths only on two such days. Earlier values stay true of their day, so none is superseded."""
    moved = s.kind == "stock" and any(_moved(earlier, newer, s) for earlier, newer in s.ordered)
    if not moved and not _is_told_to_have_moved(s):
        return None
    if s.misprinted:
        return None
    heads = latest(s)
    before = _rest(s.judged, heads)
    why = f"The level moved over time, from {path(_claims(before))} to {path(_claims(heads))}."
    return _later_decision(s, "progression", "R5s", why, heads, flags=("trend", *_spread(s)))


def _is_told_to_have_moved(s: Situation) -> bool:
    """Whether the text says of all values of a flow or rate that exclude each other that the one became the other: "rose to 5
    billion from 4 billion" is of two periods."""
    return (
        s.kind in PERIODS
        and bool(s.disjoint)
        and all(became(low, high) or became(high, low) for low, high in s.disjoint)
    )


def fall(s: Situation) -> Decision | None:
    """R6: a cumulative or event count falls (hard), by another asserter, on a day that the text itself gives, and not
    back to a value that was told before: that may be an older line."""
    dated = ((a, b) for a, b in s.foreign_falls if b.when and b.when.basis in FIRM)
    fallen = next((pair for pair in dated if not _is_older_line(*pair, s)), None)
    if fallen is None:
        return None
    higher, lower = fallen
    why = f"A count that can only grow falls from {path([higher.claim])} to {path([lower.claim])}, another party's."
    return _later_decision(s, "conflicting", "R6", why, _standing(s))


def fall_by_publication(s: Situation) -> Decision | None:
    """R6b: a cumulative or event count falls (hard), by another asserter, the lower dated by publication only or told
    before the higher one."""
    pairs = [(a, b) for a, b in s.foreign_falls if b.when]
    if not pairs:
        return None
    higher, lower = pairs[0]
    if _is_outlier(higher, s):
        why = f"{opening(accounts(_claims((higher,))))}, while {accounts(_claims(_rest(s.judged, (higher,))))} before it and after it."
        return _later_decision(s, "conflicting", "R6", why, _rest(s.judged, (higher,)))
    known = _is_older_line(higher, lower, s)
    why = f"After {path([higher.claim])} stands {path([lower.claim])}, "
    why += "a count that was told before: " if known else "whose only date is its publication: "
    why += "it may be an old count printed late."
    return _later_decision(s, "undetermined", "R6b", why, _standing(s), flags=("stale_copy_possible",))


def _is_outlier(higher: Voice, s: Situation) -> bool:
    """Whether a value of one article stands alone among one other value, told before it and in several articles after it."""
    others = [voice for voice in s.judged if voice.hard != higher.hard]
    if len(higher.articles) != 1 or len({voice.value for voice in others}) != 1 or higher.when is None:
        return False
    told = [
        ((voice.when.start, voice.when.end), article) for voice in others if voice.when for article in voice.articles
    ]
    return is_told_around((higher.when.start, higher.when.end), told)


def revision(s: Situation) -> Decision | None:
    """R7: disjoint, and every disjoint pair is of one asserter, the one published later (or, published on no later day,
    with a later as-of) than the other. A total that rose this way moved on; an award is given once, so that a second
    value of it revises nothing."""
    if (s.reduced and len(s.asserters) > 1) or s.kind in GIVEN_ONCE:
        return None
    if s.misprinted:
        return None
    pairs = [_revised(a, b, s) for a, b in s.disjoint]
    told_pairs = [pair for pair in pairs if pair]
    if not told_pairs or len(told_pairs) < len(pairs):
        return None
    gone = _unique_voices(old for old, _ in told_pairs)
    heads = _rest(_unique_voices(new for _, new in told_pairs), gone)
    if not heads:
        return None
    why = f"{opening(parties(_claims(heads)))} gave {values(_claims(gone))}, and later {values(_claims(heads))}."
    if s.kind in COUNTS and all(below(old, new) for old, new in told_pairs):
        return _later_decision(s, "progression", "R5", why, heads, superseded=gone)
    return _later_decision(s, "superseded", "R7", why, heads, superseded=gone, flags=("revision",))


# ---------------------------------------------------------------- rules of agreement


def one_source(s: Situation) -> Decision | None:
    """R3: one claim, or one asserter in any number of relays, or what one article tells under its own name and under that
    of whom it credits, and all overlap."""
    if not s.judged:
        return _denials_alone(s)
    if (
        (len(s.asserters) > 1 and not _credited_once(s))
        or s.disjoint
        or any(is_cut_short(a.claim, b.claim) for a, b in s.one_number)
        or _tells_twice(s)
    ):
        return None
    heads = narrowest(s.judged)
    claims = _claims(s.judged)
    relayed = len(s.articles) > 1
    by = listing(sorted({claim.origin for claim in claims if fold(claim.origin) not in s.asserters}))
    why = f"{opening(parties(claims))} alone gave {values(_claims(heads))}"
    why += (f", relayed by {by}." if by else ", in several articles.") if relayed else "."
    return _later_decision(s, "single_source", "R3", why, heads, flags=("relays",) if relayed else ())


def _tells_twice(s: Situation) -> bool:
    """Whether all is one article's, which tells two exact values: then one of them is wrong, or they are of two things."""
    return len(s.articles) == 1 and any(is_told_twice(a.claim, b.claim) for a, b in combinations(s.judged, 2))


def _credited_once(s: Situation) -> bool:
    """Whether one article prints one value several times and credits no more than one party with it: it confirms nobody."""
    if len(s.articles) != 1:
        return False
    values = {(read.value, read.low, read.high) for voice in s.judged if (read := voice.claim.quantity)}
    named = {voice.asserter for voice in s.judged if voice.named}
    return len(values) == 1 and not any(voice.vague for voice in s.judged) and len(named) <= 1


def agreement(s: Situation) -> Decision | None:
    """R8: all overlap, and every claim has a partner: another asserter that says the same of the same time, each value
    lying in the other's interval, neither of them vague or too wide; or the same bound. See `situation.confirms`."""
    if s.disjoint or s.mixed or s.reduced or len(s.asserters) < 2:
        return None
    confirmed = tuple(a for a in s.judged if any(confirms(a, b, s) for b in s.judged))
    if not confirmed or not all(a in confirmed or _is_its_floor(a, confirmed) for a in s.judged):
        return None
    if _are_two_camps(confirmed) or _has_two_camps(s):
        return None  # three say 300 metres and two 200: each number has its witnesses, and neither the other's
    heads = narrowest(confirmed)
    why = f"{opening(accounts(_claims(s.judged)))}, which agree."
    return _later_decision(s, "corroborated", "R8", why, heads)


def _are_two_camps(voices: Sequence[Voice]) -> bool:
    """Whether two exact values of these lie so far apart that no rounding of the one is likely to be the other."""
    bare = [one for one in voices if one.qualifier in BARE and one.value is not None]
    return any(not a.likely.meets(b.likely) for a, b in combinations(bare, 2))


def _has_two_camps(s: Situation) -> bool:
    """Whether two numbers of a thing that is there once are each told by several parties, or to a decimal, and are next to each other
    at best."""
    if s.kind != "constant" or s.mixed or s.reduced:
        return False
    confirmed = [
        a
        for a in s.judged
        if a.qualifier in BARE and (_has_decimals(a) or any(a.value == b.value and confirms(a, b, s) for b in s.judged))
    ]
    return any(a.value != b.value and not _share_more_than_an_end(a, b) for a, b in combinations(confirmed, 2))


def _has_decimals(voice: Voice) -> bool:
    """Whether a number is printed to a decimal: 7.7 is no rounding of what another puts at 7.8."""
    return voice.claim.quantity is not None and voice.claim.quantity.granularity < 1


def _share_more_than_an_end(a: Voice, b: Voice) -> bool:
    low, high = sorted((a, b), key=_height)
    return low.likely_ends[1] // 4 > high.likely_ends[0] // 4


def _is_its_floor(voice: Voice, confirmed: Sequence[Voice]) -> bool:
    """Whether a voice only says "at least" of the very number that others confirm."""
    return voice.qualifier == "at_least" and any(
        one.value == voice.value and one.qualifier in BARE for one in confirmed
    )


def overlap(s: Situation) -> Decision | None:
    """R9: all overlap, and nothing confirms: one-sided, vague, of other days, or a stock beside a cumulative. Two exact values of one
    article are left open, and so are two round ones of what does not change that have their witnesses each."""
    if s.disjoint or not s.judged or _tells_twice(s) or _has_two_camps(s):
        return None
    both = "both" if len(s.judged) == 2 else "all"
    why = f"{opening(accounts(_claims(s.judged)))}; {both} may hold, but {_what_is_missing(s)}."
    return _later_decision(s, "compatible", "R9", why, s.judged)


def grown(s: Situation) -> Decision | None:
    """R5v: a cumulative count of one asserter, told by several articles with values that exclude each other, and no day that
    puts them in order: it can only have grown from the lower to the higher. Two values of one article are no such course."""
    if s.kind != "cumulative" or s.mixed or s.reduced or len(s.asserters) != 1 or s.ordered:
        return None
    rivals = [(low, high) for low, high in _by_height(s.judged) if apart(low, high)]
    if not rivals or any(low.articles & high.articles or not _grew(low, high) for low, high in rivals):
        return None
    if any(_same_day(low, high) and _in_one_breath(low, high) for low, high in rivals):
        return None
    if any(is_misprinted(low, high) for low, high in rivals):
        return None
    left = {low.ids for low, _ in rivals}
    heads = tuple(voice for voice in s.judged if voice.ids not in left)
    before = _rest(s.judged, heads)
    why = f"{opening(parties(_claims(heads)))} gave {values(_claims(before))} and {values(_claims(heads))}; a total can only have grown from the one to the other."
    return _later_decision(s, "progression", "R5v", why, heads, superseded=before, flags=("order_by_value",))


# ---------------------------------------------------------------- rules of contradiction


def undated(s: Situation) -> Decision | None:
    """R4: disjoint, of a kind that changes with time, and the as-of of one of the two is unknown; or it is a share of which two parties
    tell no more of its time than when they print it."""
    if s.kind == "stock" and s.disjoint and all(_are_shares_of_print_days(a, b) for a, b in s.disjoint):
        why = f"{opening(accounts(_claims(s.judged)))}; nothing but the days on which they are printed tells them apart in time."
        return _later_decision(s, "undetermined", "R4", why, s.judged, flags=("undated",))
    if s.kind not in NEEDS_DAY or not any(_day_unknown(a, b) for a, b in s.disjoint):
        return None
    why = f"{opening(accounts(_claims(s.judged)))}; not all are dated, so the difference may be change over time."
    return _later_decision(s, "undetermined", "R4", why, s.judged, flags=("undated",))


def moving_count(s: Situation) -> Decision | None:
    """R4b: a disjoint cumulative, event or stock of a live event, all of one day, by two asserters in two articles.
    An event without a date counts as live here. What one article sets side by side was not counted at two hours."""
    if s.kind not in COUNTS | {"stock"} or not _one_live_day(s):
        return None
    rivals = [(a, b) for a, b in s.disjoint if a.asserter != b.asserter and not is_misprinted(a, b)]
    if not rivals or any(a.articles & b.articles for a, b in rivals):
        return None
    why = f"{opening(accounts(_claims(s.judged)))}, "
    live = "while it still went on: the count was moving" if s.event_day else "and the count may have been moving"
    why += f"{live}."
    return _later_decision(s, "undetermined", "R4b", why, s.judged, flags=("moving_count",))


def contradiction(s: Situation) -> Decision | None:
    """R10: disjoint at the same as-of by another asserter, or of a constant, an amount or a ratio.

    500 times apart is flagged as a probable unit slip, and the headline is the rest. Where only an end that one can
    cancel ("up to") is passed, it is undetermined. A kind that no rule knows ("other") contradicts nothing.
    """
    pairs = [pair for pair in s.disjoint if _same_thing_differs(*pair, s)]
    if not pairs or s.kind == "other":
        return None
    firm = [pair for pair in pairs if not soft(*pair)]
    if not firm:
        why = f"{opening(accounts(_claims(pairs[0])))}: the one passes the other, which sets no firm end."
        return _later_decision(s, "undetermined", "R10", why, s.judged, flags=("soft_upper_end",))
    slips = [pair for pair in firm if _ratio_reaches(pair, UNIT_SLIP_RATIO)]
    why = f"{opening(accounts(_claims(firm[0])))}, which cannot both be right"
    why += "; so far apart, one is probably in another unit." if slips else "."
    flags = ("probable_unit_slip",) if slips else ()
    return _later_decision(s, "conflicting", "R10", why, _without_slips(_standing(s), slips), flags=flags)


def undecided(s: Situation) -> Decision:
    """R11: anything else."""
    if not s.judged:
        why = f"Only denials are found, by {parties(s.denials)}, and no figure that they deny."
        return Decision("undetermined", "R11", why, _ids(s.denials))
    why = f"{opening(accounts(_claims(s.judged)))}; the articles do not say how these stand to each other."
    return _later_decision(s, "undetermined", "R11", why, s.judged)


RULES = (
    Rule("R0", "label", label_unverified),
    Rule("RG", "garbled", garbled),
    Rule("RS", "sums", sums),
    Rule("R2", "denial", denied),
    Rule("RT", "told", told),
    Rule("RI", "inside one article", inside),
    Rule("R5", "rise", rise),
    Rule("R5s", "trend", trend),
    Rule("R6", "fall", fall),
    Rule("R6b", "fall by publication", fall_by_publication, "a lower one may be an older count printed late"),
    Rule("R7", "revision", revision),
    Rule("R3", "one source", one_source),
    Rule("R8", "agreement", agreement),
    Rule("R9", "overlap", overlap),
    Rule("R5v", "grown", grown),
    Rule("R4", "undated", undated, "not all are dated, so the difference may be change over time"),
    Rule("R4b", "moving count", moving_count, "the count still moved on that day"),
    Rule("R10", "contradiction", contradiction, "it is not certain that they count the same"),
    Rule("R11", "undecided", undecided),
)
"""The table, in order: the first rule that answers decides."""
RULE_WORDS = {rule.name: rule.words for rule in RULES}
LEFT_OPEN = {rule.name: rule.left_open for rule in RULES if rule.left_open}
"""Why a measure stays open, by the rule that left it so."""


# ---------------------------------------------------------------- sums


def _totals(s: Situation) -> list[tuple[FigureClaim, tuple[FigureClaim, ...]]]:
    """Each whole with the claims said to make it up, where these are two or more."""
    made_of: dict[str, list[FigureClaim]] = {}
    for claim in s.figures:
        for whole in wholes_of(claim) if claim.links else ():
            made_of.setdefault(whole, []).append(claim)
    wholes = [claim for claim in s.figures if claim.id in made_of]
    summed = [(whole, _parts_once(whole, made_of[whole.id])) for whole in wholes]
    return [(whole, parts) for whole, parts in summed if len(parts) > 1]


def _parts_once(whole: FigureClaim, parts: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """The parts as one article gives them, the whole's own before another; else each party's value once.

    A relay of a part is not a second part.
    """
    for article in sorted({part.article for part in parts}, key=lambda article: (article != whole.article, article)):
        told = tuple(part for part in parts if part.article == article)
        if len(told) > 1:
            return told
    return tuple({(fold(part.asserter), part.hard): part for part in parts}.values())


def _adds_up(whole: FigureClaim, parts: Sequence[FigureClaim]) -> bool:
    total = add_intervals([part.likely for part in parts if part.likely])
    return whole.likely is None or total.meets(whole.likely) or _are_printed_as_sum(whole, parts)


def _are_printed_as_sum(whole: FigureClaim, parts: Sequence[FigureClaim]) -> bool:
    """Whether the numbers come out as they are printed, whatever a part's "more than" leaves open: "1,414", "more than 4,400", "5,814"."""
    values = [claim.quantity.value if claim.quantity else None for claim in (whole, *parts)]
    told = [value for value in values if value is not None]
    return len(told) == len(values) and told[0] == sum(told[1:], Fraction(0))


def add_intervals(parts: Sequence[Interval]) -> Interval:
    """The interval of the sum; an end is open where that of any part is, and missing where that of any part is."""
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    return Interval(
        low=None if None in lows else sum((low for low in lows if low is not None), Fraction(0)),
        high=None if None in highs else sum((high for high in highs if high is not None), Fraction(0)),
        low_open=any(part.low_open for part in parts),
        high_open=any(part.high_open for part in parts),
    )


def _contradicted(whole: FigureClaim, s: Situation) -> bool:
    return any(whole.hard and not whole.hard.meets(voice.hard) for voice in s.voices)


def _told_apart(whole: FigureClaim, parts: Sequence[FigureClaim]) -> bool:
    return all(part.article != whole.article and fold(part.asserter) != fold(whole.asserter) for part in parts)


# ---------------------------------------------------------------- denials


def aimed_at(claim: FigureClaim, told: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """The figures that a claim denies: those it is linked to; for a denial without links those that may be its denied number;
    where it names none, those that stand in its sentence or shortly before, and who else tells these, or else all: "the ministry
    calls it false" is said of one number, and "there is no evidence of civilian deaths" of each."""
    figures = {figure.id: figure for figure in told if figure.polarity == "assert"}
    aims = sorted({link.to for link in claim.links if link.kind == "denies"} - {claim.id}) if claim.links else ()
    linked = tuple(figures[aim] for aim in aims if aim in figures)
    if linked or claim.polarity == "assert":
        return linked
    if claim.quantity:
        return tuple(figure for figure in figures.values() if _may_be_it(claim, figure))
    beside = [one for one in told if one.quantity and _stands_before(one, claim)]
    nearest = [one for one in beside if one.sentence == max(other.sentence for other in beside)]
    named = [one for one in nearest if one.polarity == "deny"] or nearest
    if not named:
        return tuple(figures.values())
    alike = (figure for figure in figures.values() if any(_may_be_it(one, figure) for one in named))
    return _unique((*named, *alike))


def _may_be_it(number: FigureClaim, figure: FigureClaim) -> bool:
    """Whether a figure may be a denied number: "at least 40" has nothing of 52,000."""
    if not (number.likely and figure.likely and number.hard and figure.hard):
        return not (number.hard and figure.hard) or number.hard.meets(figure.hard)
    return number.likely.meets(figure.likely) and number.hard.meets(figure.hard)


def _stands_before(one: FigureClaim, denial: FigureClaim) -> bool:
    return one.article == denial.article and 0 <= denial.sentence - one.sentence <= DENIED_WITHIN


DENIED_WITHIN = 2
"""Sentences before a denial in which what it denies may stand."""


def _denial_words(denier: FigureClaim) -> str:
    """The denying words, quoted; a denied number alone says nothing more."""
    return "" if denier.quantity else f"{quoted(denier.surface)}, "


def predates(denier: FigureClaim, figure: FigureClaim) -> bool:
    """Whether a denial was told before the day of a figure."""
    return bool(denier.as_of and figure.as_of and denier.as_of.end < figure.as_of.start)


# ---------------------------------------------------------------- replacements


Replacement = tuple[FigureClaim, FigureClaim]
"""(new, old)"""


def withdrawn_by_text(figures: Sequence[FigureClaim]) -> frozenset[str]:
    """Ids of the claims that another one is said to replace, and of the relays of what their asserter has given up."""
    pairs = _replacements(figures)
    gone = () if pairs else _taken_back(figures)
    if not (pairs or gone):
        return frozenset()
    return frozenset(
        claim.id
        for claim in figures
        if any(_withdraws(new, old, claim, pairs) for new, old in pairs)
        or any(_in_own_report(claim, old) for old in gone)
    )


def _taken_back(figures: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """The claims that are withdrawn with nothing in their place: a story was killed, and no other value is told."""
    gone = tuple(claim for claim in figures if claim.role == "withdrawn")
    return gone if gone and all(_equal_value(claim, gone[0]) for claim in figures) else ()


def _in_own_report(claim: FigureClaim, old: FigureClaim) -> bool:
    """Whether a claim has a withdrawn value in a report of the same outlet or wire, of no later day than the note."""
    later = bool(claim.published and old.published and claim.published > old.published)
    return fold(claim.origin) == fold(old.origin) and not later and _equal_value(claim, old)


def _replacements(figures: Sequence[FigureClaim]) -> tuple[Replacement, ...]:
    """What the text says replaces what. Two claims said to replace each other prove nothing, nor do equal values."""
    by_id = {claim.id: claim for claim in figures}
    pairs = [
        (new, by_id[link.to])
        for new in figures
        for link in new.links
        if link.kind == "replaces" and link.to in by_id and not _equal_value(new, by_id[link.to])
    ]
    said = {(new.id, old.id) for new, old in pairs}
    return tuple((new, old) for new, old in pairs if (old.id, new.id) not in said)


def _who_noticed(pairs: Sequence[Replacement]) -> str:
    """Whether the text's own words say what replaces what, or a model that read them."""
    said = any(link.found_by == "code" and link.to == old.id for new, old in pairs for link in new.links)
    return "as the text itself says" if said else "as the review by the model noticed"


def _equal_value(a: FigureClaim, b: FigureClaim) -> bool:
    if a.quantity and b.quantity and a.quantity.value is not None:
        return a.quantity.value == b.quantity.value
    return a.hard == b.hard


def _withdraws(new: FigureClaim, old: FigureClaim, claim: FigureClaim, pairs: Sequence[Replacement]) -> bool:
    """Whether `new` replacing `old` withdraws `claim`: the old one itself, or a relay of its asserter's value."""
    if claim.id == old.id:
        return True
    if old.role == "withdrawn" and new.article == old.article != claim.article and _is_corrected_by(claim, new, old):
        return True
    if fold(claim.asserter) != fold(old.asserter) or not _equal_value(claim, old):
        return False
    return not (_stands_above(claim, new, pairs) or _said_again(claim, new, old, pairs))


def _is_corrected_by(claim: FigureClaim, new: FigureClaim, old: FigureClaim) -> bool:
    """Whether a note of correction reaches a claim of another article: an earlier version of the same report, or the party
    that is now credited with the right value."""
    later = bool(claim.published and old.published and claim.published > old.published)
    party = fold(claim.asserter) == fold(new.asserter) and not later and _equal_value(claim, old)
    return party or _in_own_report(claim, old)


def _stands_above(claim: FigureClaim, below: FigureClaim, pairs: Sequence[Replacement]) -> bool:
    """Whether `claim` replaces `below`, at once or through others."""
    reached, frontier = {claim.id}, {claim.id}
    while frontier:
        frontier = {old.id for new, old in pairs if new.id in frontier} - reached
        reached |= frontier
    return below.id in reached and below.id != claim.id


def _said_again(claim: FigureClaim, new: FigureClaim, old: FigureClaim, pairs: Sequence[Replacement]) -> bool:
    """Whether the asserter itself says the old value once more, on a later day than it was withdrawn.

    A relay's later day proves nothing: it copies what was once said. So the words have to be the asserter's own
    (`origin` is the asserter) for a day that the text gives; or it relays such a claim.
    """
    if not (claim.as_of and new.as_of and claim.as_of.start > new.as_of.end):
        return False
    if fold(claim.origin) == fold(claim.asserter) and claim.as_of.basis in FIRM:
        return True
    again = [head for head, _ in pairs if fold(head.asserter) == fold(old.asserter) and _equal_value(head, old)]
    since = [head for head in again if head.as_of and claim.as_of.start >= head.as_of.start]
    return any(_stands_above(head, new, pairs) for head in since)


def _risen_since(
    heads: Sequence[FigureClaim], gone: Sequence[FigureClaim], current: Sequence[Voice], s: Situation
) -> tuple[Voice, ...]:
    """Counts later than every replacement and plainly above it, but not the withdrawn value in another mouth."""
    if s.kind not in COUNTS:
        return ()
    head_ids = {claim.id for claim in heads}
    above = [voice for voice in current if head_ids & set(voice.ids)]
    risen = [
        voice
        for voice in current
        if all(apart(head, voice) and later(head, voice, s.clock) for head in above)
        and not any(_equal_value(voice.claim, claim) for claim in gone)
    ]
    return tuple(voice for voice in risen if not any(later(voice, other, s.clock) for other in risen))


# ---------------------------------------------------------------- inside one article


def _one_article_one_day(voices: Sequence[Voice]) -> bool:
    if len(voices) < 2 or any(len(voice.articles) > 1 or voice.articles != voices[0].articles for voice in voices):
        return False
    return len({(voice.when.start, voice.when.end, voice.when.minute) for voice in voices if voice.when}) <= 1


def _says_order(figures: Sequence[FigureClaim]) -> bool:
    return any(link.kind in ("replaces", "moved") for claim in figures for link in claim.links)


def _by_height(voices: Sequence[Voice]) -> list[Pair]:
    """All (lower, higher) pairs, by values or else by the lower ends of the likely intervals."""
    ordered = sorted(voices, key=_height)
    return [(low, high) for place, low in enumerate(ordered) for high in ordered[place + 1 :]]


def _height(voice: Voice) -> Fraction:
    return voice.value if voice.value is not None else voice.likely.low or Fraction(0)


def is_slip(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures of one article are so far apart that one of them is probably a slip."""
    pair = _by_height([voice for claim in (a, b) for voice in gather_voices([claim], claim.label.kind)])
    return any(_ratio_reaches(both, SLIP_RATIO) for both in pair)


def _may_be_parts(s: Situation) -> bool:
    """Whether an article tells a count and then several lower ones that it holds together: the dead of all and those of each place."""
    if s.kind not in COUNTS or any(claim.contrast for claim in s.figures):
        return False
    told = sorted((voice for voice in s.voices if voice.value is not None), key=lambda voice: voice.value or 0)
    if len(told) <= LEAST_PARTS or len(told) < len(s.voices):
        return False
    *parts, whole = told
    if len({part.asserter for part in parts}) > 1:
        return False
    first = all(place_of(whole.claim)[3:] < place_of(part.claim)[3:] for part in parts)
    return first and sum((part.value or Fraction(0) for part in parts), Fraction(0)) <= (whole.value or 0)


LEAST_PARTS = 3
"""So many lower values of one article are no slip and no old line, where the first and highest has room for all of them."""


def _has_lost_a_digit(low: Voice, high: Voice) -> bool:
    """Whether the lower number is the higher one short of a digit: "4,556", "456"."""
    short, full = (str(voice.value) if voice.value is not None else "" for voice in (low, high))
    return has_lost_a_digit(short, full, DIGITS)


def _ratio_reaches(pair: Pair, times: int) -> bool:
    lower, higher = compared_values(*pair)
    if lower is None or higher is None:
        return False
    # In integers: to divide two Fractions takes four times as long.
    (low, under), (high, over) = lower.as_integer_ratio(), higher.as_integer_ratio()
    return high * under >= times * low * over


def _of_two_parties(lower: Voice, higher: Voice) -> bool:
    """Whether two parties are named: "more than 200" by one and "more than 250" by another both hold."""
    return lower.named and higher.named and lower.asserter != higher.asserter


def _set_against(lower: Voice, higher: Voice) -> bool:
    """Two named asserters, or words of contrast on one of the two; no count that is told as an older one."""
    if lower.named and higher.named and lower.asserter != higher.asserter and not _is_told_as_older(lower):
        return True
    return any(
        claim.contrast or any(link.kind == "contrasts" for link in claim.links)
        for voice in (lower, higher)
        for claim in voice.claims
    )


def _stand_together(lower: Voice, higher: Voice) -> bool:
    """Whether a report's own count and a party's stand in one sentence or in two neighbouring ones: they were written together, and an
    old line is left standing somewhere else."""
    if lower.asserter == higher.asserter or not (lower.named or higher.named):
        return False
    if _is_told_as_older(lower) or not below(lower, higher):
        return False
    return any(abs(a.sentence - b.sentence) <= BESIDE for a in lower.claims for b in higher.claims)


BESIDE = 1
"""Sentences apart in which a report tells two counts together."""


def _sets_things_apart(lower: Voice, higher: Voice, s: Situation) -> bool:
    """Whether an article contrasts, in its own name, what was earned or lost in one time, far apart: by two things, "the one
    lost 9 per cent, while the other lost 2". Of what is counted "others put it higher" is another account."""
    if s.kind not in PERIODS:
        return False
    own = lower.asserter == higher.asserter and not any(c.attributed_to for c in (*lower.claims, *higher.claims))
    return own and _are_two_things(lower, higher)


def _is_told_as_older(voice: Voice) -> bool:
    """Whether a dated article says that a value is of an earlier time which it does not name: "initially 15"."""
    return all(claim.as_of is None and claim.published is not None for claim in voice.claims)


# ---------------------------------------------------------------- order


def _is_older_line(higher: Voice, lower: Voice, s: Situation) -> bool:
    """Whether the lower value was already told before the higher one."""
    return any(_equal_value(old.claim, lower.claim) and later(old, higher, s.clock) for old in s.judged)


def _sharp_latest(s: Situation) -> tuple[Voice, ...]:
    """The latest; where that is but a vague plural ("thousands"), also the latest number that it may well mean."""
    heads = _grown(latest(s))
    sharp = [voice for voice in s.judged if not voice.vague]
    if not sharp or any(not voice.vague for voice in heads):
        return heads
    newest = [voice for voice in sharp if not any(later(voice, other, s.clock) for other in sharp)]
    return (*(voice for voice in newest if not any(apart(voice, head) for head in heads)), *heads)


def _grown(heads: Sequence[Voice]) -> tuple[Voice, ...]:
    """Without what the same party has left behind: of two counts of one day the higher is the later one."""
    return tuple(
        voice for voice in heads if not any(voice.asserter == one.asserter and apart(voice, one) for one in heads)
    )


def _tops_of_day(s: Situation) -> tuple[Voice, ...]:
    """What stands at the end of a day within which one party's total rose, over its articles and past all that others
    gave; () where none did. Where no other gave any the step has to be one of a count."""
    if s.kind != "cumulative" or s.reduced or len(s.asserters) == len(s.judged):
        return ()
    for low, high in _by_height(s.judged):
        rose = low.asserter == high.asserter and _same_day(low, high) and not low.articles & high.articles
        rose = rose and (len(s.asserters) > 1 or _grew(low, high)) and not _in_one_breath(low, high)
        if rose and apart(low, high) and not any(below(one, low) or below(high, one) for one in s.judged):
            return tuple(one for one in s.judged if not apart(one, high))
    return ()


def _in_one_breath(low: Voice, high: Voice) -> bool:
    """Whether two reports printed on one day have two counts of one party that are no step of it: both say that it gave their count
    on the same day, or the two hardly differ. One of them may be wrong."""
    printed = {claim.published for claim in (*low.claims, *high.claims)}
    return len(printed) == 1 and None not in printed and (_told_days(low, high) or not _grew(low, high))


LEAST_GROWTH = Fraction(51, 50)


def _grew(low: Voice, high: Voice) -> bool:
    """Whether one party's two values of a day are a step of its count: far smaller or larger ones are a slip of a pen."""
    return (
        low.value is not None
        and high.value is not None
        and low.value > 0
        and LEAST_GROWTH <= high.value / low.value < SLIP_RATIO
    )


def _tops_of_first_day(s: Situation) -> tuple[Voice, ...]:
    """What stands of a total at the end of the day on which it began, where reports of several articles tell more and more
    of it in their own name; () where parties give different counts, or one article does."""
    if s.kind != "cumulative" or s.reduced or len(s.asserters) < 2 or not s.disjoint or s.event_day is None:
        return ()
    if any(not voice.when or {voice.when.start, voice.when.end} != {s.event_day} for voice in s.judged):
        return ()
    rivals = [(low, high) for low, high in _by_height(s.judged) if apart(low, high)]
    if any(high.named or low.articles & high.articles for low, high in rivals):
        return ()
    overtaken = {low.ids for low, _ in rivals}
    return tuple(voice for voice in s.judged if voice.ids not in overtaken)


def _tops_of_floors(s: Situation) -> tuple[Voice, ...]:
    """What stands of a total at the end of a day on which reports of several articles give it as open ("at least 32", "at
    least 43"), up to a day after it began: whoever counted less counted earlier. () where an article sets two against each
    other, or a lower one is told as complete."""
    if s.kind != "cumulative" or s.reduced or s.event_day is None or any(claim.contrast for claim in s.figures):
        return ()
    if len({(voice.when.start, voice.when.end) if voice.when else None for voice in s.judged}) > 1:
        return ()
    if any(not is_live(voice, s.event_day, FIRST_DAYS) for voice in s.judged):
        return ()
    rivals = [(low, high) for low, high in _by_height(s.judged) if low.value is not None and apart(low, high)]
    if any(low.articles & high.articles or not _is_open(low, s) for low, high in rivals):
        return ()
    overtaken = {low.ids for low, _ in rivals}
    return tuple(voice for voice in s.judged if voice.ids not in overtaken) if rivals else ()


FIRST_DAYS = 2
"""The day on which an event began and the next one, on which its first counts are told from hour to hour."""


def _is_open(voice: Voice, s: Situation) -> bool:
    """Whether a count is told as one that may grow: as a lower bound, by itself or beside it in its article."""
    return any(
        one.value == voice.value and one.qualifier in LOWER_BOUNDS and one.articles >= voice.articles
        for one in s.judged
    )


def _spread(s: Situation) -> tuple[str, ...]:
    one_day = any(same_time(a, b, s.kind) and _same_day(a, b) for a, b in s.disjoint)
    return ("same_day_spread",) if one_day else ()


def _same_day(a: Voice, b: Voice) -> bool:
    return bool(
        a.when and b.when and (a.when.start, a.when.end, a.when.minute) == (b.when.start, b.when.end, b.when.minute)
    )


def _moved(earlier: Voice, newer: Voice, s: Situation) -> bool:
    if not (apart(earlier, newer) or apart(newer, earlier)):
        return False
    gap = days_between(earlier, newer)
    own = earlier.asserter == newer.asserter
    if became(earlier, newer) or (own and _told_days(earlier, newer)):
        return True
    if not own and _is_sum(earlier) and not _told_days(earlier, newer):
        return False
    if _are_shares_of_print_days(earlier, newer):
        return False
    running = is_live(newer, s.event_day, RUN_DAYS) and gap is not None and gap > DIGIT_DAYS
    return (gap is not None and gap > STOCK_DAYS) or running or is_live(newer, s.event_day)


def _is_sum(voice: Voice) -> bool:
    """Whether money is told: what two parties say that somebody owes may be reckoned in two ways, and need not have moved."""
    return voice.claim.quantity is not None and voice.claim.quantity.cls == "money"


def _are_shares_of_print_days(a: Voice, b: Voice) -> bool:
    """Whether two parties give a share, printed on different days within two weeks: that one is of a later time nothing says."""
    shares = all(one.claim.quantity and one.claim.quantity.cls in SHARE_CLASSES for one in (a, b))
    gap = days_between(a, b)
    return shares and a.asserter != b.asserter and not _told_days(a, b) and gap is not None and 0 < gap <= STOCK_DAYS


def _told_days(a: Voice, b: Voice) -> bool:
    """Whether the text gives the days of both."""
    return bool(a.when and b.when and a.when.basis in FIRM and b.when.basis in FIRM)


def _revised(a: Voice, b: Voice, s: Situation) -> Pair | None:
    """(old, new) where one asserter gave two values, one after the other, for the same time if it is a flow or rate."""
    if became(a, b) or became(b, a):
        return None  # what moved was not wrong
    if a.asserter != b.asserter or (s.kind in PERIODS and a.when and b.when and not same_time(a, b, s.kind)):
        return None
    printed_a, printed_b = a.claim.published, b.claim.published
    if printed_a and printed_b and printed_a != printed_b:
        return (a, b) if printed_a < printed_b else (b, a)
    found = (a, b) if later(a, b, s.clock) else (b, a) if later(b, a, s.clock) else None
    return (found[1], found[0]) if found and _is_told_of_before(*found, s) else found


def _is_told_of_before(old: Voice, new: Voice, s: Situation) -> bool:
    """Whether the `new` count of one article is only new because no day is told with it, and lies below the other: "at least 140 died
    last week; the report before had 97". A total that its text does not call corrected was lower before."""
    bare = new.when is not None and new.when.basis == "publication"
    return s.kind in COUNTS and bare and bool(old.articles & new.articles) and below(new, old)


def _standing(s: Situation) -> tuple[Voice, ...]:
    """Each asserter's figures, without those that the same asserter has itself moved away from."""
    if s.kind in GIVEN_ONCE:
        return s.judged
    left = {
        earlier.claim.id
        for earlier, newer in s.ordered
        if earlier.asserter == newer.asserter and (apart(earlier, newer) or apart(newer, earlier))
    }
    return tuple(voice for voice in s.judged if voice.claim.id not in left)


# ---------------------------------------------------------------- agreement


def _what_is_missing(s: Situation) -> str:
    """Why claims that overlap do not confirm each other, in the words of the first reason that holds."""
    if s.mixed:
        return "one is a level and the other a total since a start"
    if cut := [(a.claim, b.claim) for a, b in s.one_number if is_cut_short(a.claim, b.claim)]:
        short, full = cut[0]
        return f"{short.surface} is {full.surface} cut short, not rounded"
    if vague := [voice.claim for voice in s.judged if voice.vague]:
        return f"“{surfaces(vague)}” is too vague to confirm anything"
    if bounds := [voice.claim for voice in s.judged if voice.qualifier in BOUNDS]:
        return f"{surfaces(bounds)} only {'sets a bound' if len(bounds) == 1 else 'set bounds'}"
    if any(voice.when is None for voice in s.judged) and s.kind in NEEDS_DAY:
        return "nothing says that they are of one day"
    if not all(same_time(s.judged[0], voice, s.kind) for voice in s.judged) and s.kind not in TIMELESS:
        return "they are of different days"
    return "they are not close enough to confirm each other"


# ---------------------------------------------------------------- contradiction


def _day_unknown(a: Voice, b: Voice) -> bool:
    return (a.when is None or b.when is None) and not a.articles & b.articles and not is_misprinted(a, b)


def _one_live_day(s: Situation) -> bool:
    """Whether all is of one known day, on which the event was live; an event without a date counts as live."""
    days = {(voice.when.start, voice.when.end) if voice.when else None for voice in s.judged}
    if len(days) != 1 or None in days:
        return False
    return s.event_day is None or is_live(s.judged[0], s.event_day)


def _same_thing_differs(a: Voice, b: Voice, s: Situation) -> bool:
    if a.asserter == b.asserter and not is_misprinted(a, b) and _are_two_things(a, b):
        return s.kind in GIVEN_ONCE and not a.articles & b.articles and _revised(a, b, s) is None
    return s.kind in TIMELESS or is_misprinted(a, b) or (a.asserter != b.asserter and same_time(a, b, s.kind))


def _are_two_things(a: Voice, b: Voice) -> bool:
    """Whether one party's two values are rather a value it gave up, or two things under one name, than a contradiction: it gave
    them in two reports, or in one without a word on how far they lie apart."""
    if not a.articles & b.articles:
        return True
    ratio = times_higher(*sorted((a, b), key=_height))
    return ratio is not None and TWO_THINGS <= ratio < SLIP_RATIO


TWO_THINGS = Fraction(3, 2)
"""Nobody gives two values so many times apart for one thing in one report: nearer ones may be a slip of memory."""


def _without_slips(voices: Sequence[Voice], slips: Sequence[Pair]) -> tuple[Voice, ...]:
    """Without the side of each slip that fewer asserters hold; where it is one against one, both stay."""
    dropped = {_lonelier(low, high, voices) for low, high in slips}
    return tuple(voice for voice in voices if voice.claim.id not in dropped)


def _lonelier(low: Voice, high: Voice, voices: Sequence[Voice]) -> str | None:
    with_low = {voice.asserter for voice in voices if voice.hard.meets(low.hard)}
    with_high = {voice.asserter for voice in voices if voice.hard.meets(high.hard)}
    if len(with_low) == len(with_high):
        return None
    return low.claim.id if len(with_low) < len(with_high) else high.claim.id


# ---------------------------------------------------------------- decisions


def _later_decision(
    s: Situation,
    status: Status,
    rule: str,
    why: str,
    heads: Sequence[Voice],
    *,
    superseded: Sequence[Voice] = (),
    flags: tuple[str, ...] = (),
) -> Decision:
    """A decision of the later rules: what was set aside stands beside it, and says so."""
    aside = tuple(voice for voice in s.beside if not voice.when)
    if aside:
        why = f"{why.removesuffix('.')}; beside it, undated, {accounts(_claims(aside))}."
        flags = (*flags, "undated_beside")
    return Decision(status, rule, why, _voice_ids(heads), _voice_ids(superseded), _voice_ids(s.beside), flags)


def _denials_alone(s: Situation) -> Decision | None:
    if len({fold(claim.asserter) for claim in s.denials}) != 1:
        return None
    why = f"Only a denial is found, by {parties(s.denials)}, and no figure that it denies."
    return Decision("single_source", "R3", why, _ids(s.denials))


def _ids(claims: Iterable[FigureClaim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)


def _claims(voices: Iterable[Voice]) -> tuple[FigureClaim, ...]:
    return tuple(claim for voice in voices for claim in voice.claims)


def _voice_ids(voices: Iterable[Voice]) -> tuple[str, ...]:
    return _ids(_claims(voices))


def _rest(voices: Iterable[Voice], without: Iterable[Voice]) -> tuple[Voice, ...]:
    named = {voice.claim.id for voice in without}
    return tuple(voice for voice in voices if voice.claim.id not in named)


def _unique(claims: Iterable[FigureClaim]) -> tuple[FigureClaim, ...]:
    return tuple({claim.id: claim for claim in claims}.values())


def _unique_voices(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    return tuple({voice.claim.id: voice for voice in voices}.values())
