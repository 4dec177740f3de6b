"""Values of one kind that are told in two units or currencies, on one scale: "35 miles" beside "60 km", "two days" beside
"48 hours", and the currencies of which the articles themselves give the rate, "2 million kroner ($190,000)".

A sum behind another one in brackets is that sum in another currency and says nothing else. From such pairs the rate of a
story is known, and other sums in the two currencies can be compared as far as a rate is worth that. No rate is taken from
anywhere else: without a bracket two currencies stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from statistics import median_low

from briefgen.records import Article
from briefgen.stages.relate.features import Features, as_float, ends_of
from briefgen.text.figures.sizes import unit_size
from briefgen.text.patterns import when_used

Scale = tuple[str, Fraction]
"""A family in place of a figure's own, and what its value is multiplied by."""

_OPENING = when_used(
    r"[\w ]{0,24}(?: ?\(|,? or |,? equal to |,?(?: [–—-])? (?:the )?equivalent (?:to|of) )(?:(?:about|around|some|roughly|nearly|or|over) )*[A-Z]{0,3}[$£€¥₹]?"
)
"""Between a sum and the same one in another currency."""
_THIRD = when_used(r"[,;/]? ?(?:or )?(?:(?:about|around|some|roughly|nearly) )?[A-Z]{0,3}[$£€¥₹]?")
"""Between it and a third currency in the same brackets: "(£9,700; $12,100)"."""
_CLOSING = re.compile(r"[^()\d]{0,16}(?:[),;./]|$)")
"""Behind the second: nothing but its unit stands there."""
MOST_OFF = Fraction(5, 4)
"""So many times off the story's rate a bracket tells no rate, but another sum."""


def on_common_scales(features: Sequence[Features], articles: Mapping[str, Article]) -> tuple[Features, ...]:
    """The features, a sum in brackets with all that the sum before it says; sizes in the base unit of what they measure, and sums
    in the currency that the story tells most of those whose rate its brackets give."""
    read, pairs = list(features), []
    for at in range(1, len(read)):
        if _is_the_same_sum(read[at - 1], read[at], articles[read[at].claim.article].running):
            read[at] = _as_told_before(read[at], read[at - 1])
            told = (x for x in read[max(0, at - 2) : at] if x.claim.id == read[at].again or x is read[at - 1])
            pairs += [(before, read[at]) for before in told]
    rates = _rates(read, pairs)
    return tuple(_scaled(one, found) if (found := rates.get(one.family) or _size_of(one)) else one for one in read)


def _is_the_same_sum(before: Features, one: Features, text: str) -> bool:
    """Whether a sum stands behind another as what it is in another currency."""
    if not (before.money and one.money and before.place == one.place and before.family != one.family):
        return False
    gap = text[before.claim.span.end : one.claim.span.start]
    closed = "(" not in gap or _CLOSING.match(text, one.claim.span.end)
    opened = _OPENING.fullmatch(gap) or (
        before.again and _THIRD.fullmatch(gap) and _CLOSING.match(text, one.claim.span.end)
    )
    return bool(before.value and one.value and closed and opened)


def _as_told_before(one: Features, before: Features) -> Features:
    """A sum in brackets with all that is told of the one before them, but for its own value."""
    return replace(
        before,
        claim=one.claim,
        family=one.family,
        value=one.value,
        size=one.size,
        hard=one.hard,
        likely=one.likely,
        printed=one.printed,
        digits=one.digits,
        vague=one.vague,
        before=one.before,
        behind=one.behind,
        after_comma=one.after_comma,
        again=before.again or before.claim.id,
    )


def _rates(features: Sequence[Features], pairs: Sequence[tuple[Features, Features]]) -> Mapping[str, Scale]:
    """By the family of a currency, the one that most of the story's sums are told in, and its rate; none where no bracket tells it."""
    told = Counter(one.family for one in features if one.money)
    ratios: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for a, b in pairs:
        if a.value and b.value:
            ratios[a.family, b.family].append(b.value / a.value)
            ratios[b.family, a.family].append(a.value / b.value)
    main = max({a for a, _ in ratios}, key=lambda family: (told[family], family), default="")
    return {family: (main, median_low(found)) for (family, to), found in ratios.items() if to == main}


def _size_of(one: Features) -> Scale | None:
    """What a length, mass, time and the like is in the base unit of what it measures."""
    sort, _, unit = one.family.partition(":")
    size = unit_size(unit) if sort in ("measurement", "duration", "rate") else None
    return (f"{sort}:{size[0]}", size[1]) if size else None


def _scaled(one: Features, scale: Scale) -> Features:
    """A figure with its value on another scale."""
    family, factor = scale
    value = one.value * factor if one.value is not None else None
    return replace(
        one,
        family=family,
        told_in=one.family,
        grain=as_float(one.claim.quantity.granularity * factor) / 2 if one.claim.quantity else 0.0,
        value=value,
        size=abs(as_float(value)) if value is not None else 0.0,
        hard=ends_of(one.claim.hard, factor),
        likely=ends_of(one.claim.likely, factor),
    )
