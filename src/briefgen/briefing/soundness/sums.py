"""A part is not larger than its whole, and a sum adds up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from briefgen.briefing.soundness.line import (
    ANY,
    FILL,
    MID,
    NUMBER,
    OTHER,
    WAY,
    Sentence,
    compiled,
    each_match,
    gap,
    one_of,
    way_of,
)
from briefgen.briefing.soundness.told import Number, SoundnessFault, Told, fault_at, less, sure

_JOINS = r"(?:and|or|in|on|at|by|for|from|with|to|than|but|as)\b"
_PART_OF = compiled(
    rf"(?P<part>{NUMBER})(?:\s+(?!{_JOINS})[^\s{ANY};.,()]+){{0,2}}?\s+(?:out\s+of|of|among)\s+"
    rf"(?:(?:the|its|their|his|her|our|those|these|all|some|an?)\s+"
    rf"(?:(?!{_JOINS})[^\s{ANY};.,()]+\s+){{0,2}}?)?(?P<whole>{NUMBER})"
    rf"|(?:^|(?<=;\s))\W*of\s+(?:the|those|these|its|their)\s+{FILL}(?P<whole_first>{NUMBER}){gap(50, ';.,')},"
    rf"{gap(30, ';.,')}(?P<part_behind>{NUMBER})(?!\s+(?:of|in|out)\b)"
)
_PART_BEHIND = compiled(rf"(?P<cue>{one_of('part')})(?!,? (?:and|but|while)\b){gap(40, ';.')}(?P<part>{NUMBER})")
_PART_AHEAD = compiled(
    rf"(?P<part>{NUMBER})(?:\s+[^\s{ANY};.,()]+){{0,2}}?\s+(?P<cue>(?:of|among|amongst)\s+(?:them|whom|which))\b"
)
_APART = re.compile(r"\b(?:and|but|while|as|when|after|because|whose|where|who)\b", re.IGNORECASE)
_SHARES = ("percent", "percentage_point", "share", "times")


def check_parts(sentence: Sentence) -> Iterator[SoundnessFault]:
    """A part is not larger than its whole."""
    text = sentence.shown
    for match in each_match(_PART_OF, text):
        first = match["part"] is not None
        part = sentence.number(match, "part" if first else "part_behind")
        whole = sentence.number(match, "whole" if first else "whole_first")
        if sure(part, whole, _part_fits) and sure(whole, part, _under):
            yield _exceeding(part, whole)
    for match in (*each_match(_PART_BEHIND, text), *each_match(_PART_AHEAD, text)):
        part = sentence.number(match, "part")
        start = min(match.start("cue"), match.start("part"))
        # "Among them" at the head of a sentence points to the one before.
        ahead = f"{sentence.before} {text[:start]}" if len(text[:start].strip()) < 2 else text[:start]
        held = [sentence.line.numbers[sign] for sign in re.findall(NUMBER, ahead)]
        wholes = [number for number in held if sure(part, number, _part_fits)]
        between = ahead[_last_sign(ahead, len(ahead)) + 1 :]
        # A whole that no claim holds may stand before; one in another clause may have another whole.
        if not wholes or OTHER in ahead or len(between) > 80 or _APART.search(between) or ";" in between[:-2]:
            continue
        if _sum_below(wholes, part):
            yield _exceeding(part, *wholes)


def _last_sign(text: str, end: int) -> int:
    return max((match.start() for match in re.finditer(f"[{ANY}]", text[:end])), default=-1)


def _part_fits(part: Told, whole: Told) -> bool:
    """Whether one can be counted in the other: of one unit, or without a noun of its own; a share is no count."""
    if part.unit in _SHARES or whole.unit in _SHARES:
        return False
    return part.unit == whole.unit or part.unit is None


def _under(whole: Told, part: Told) -> bool:
    return less(replace(whole, unit=part.unit), part)


def _exceeding(part: Number, *wholes: Number) -> SoundnessFault:
    told = " and ".join(f"“{whole.words}”" for whole in wholes)
    return fault_at("part_exceeds_whole", f"“{part.words}” is told as a part of {told}, and is more", *wholes, part)


def _sum_below(terms: Sequence[Number], number: Number) -> bool:
    """Whether the number lies above the sum of all terms, whichever claims they tell."""
    tops = [max((told.hard.high for told in term.tells if told.hard.high is not None), default=None) for term in terms]
    if any(top is None for top in tops) or any(told.hard.high is None for term in terms for told in term.tells):
        return False
    least = min(told.hard.low or Fraction(0) for told in number.tells)
    if len(terms) == 1:
        return sure(terms[0], number, _under)
    return least > sum(top for top in tops if top is not None)


_SUM = compiled(
    rf"(?P<terms>{NUMBER}(?:{gap(60)}(?:\band\b|,|\bplus\b){gap(40)}{NUMBER})+){gap(50, ';.,')}(?:,\s*|\s+|\s*\()"
    rf"(?:or\s+|for\s+)?{one_of('sum')}\s+(?P<sum>{NUMBER})"
)
_IN_ALL = compiled(
    rf"(?P<terms>{NUMBER}(?:{gap(60)}(?:\band\b|,|\bplus\b){gap(40)}{NUMBER})+){gap(40, ';.,')},\s+(?P<sum>{NUMBER})\s+"
    r"(?:in\s+all|in\s+total|altogether|together)\b"
)
_REST = compiled(
    rf"\b[Oo]f\s+(?:the\s+|those\s+|these\s+|its\s+)?{FILL}(?P<sum>{NUMBER}){gap(60)}(?P<one>{NUMBER}){gap(70)}"
    rf"\bthe\s+(?:other|remaining)\s+(?P<two>{NUMBER})"
)
_BY = compiled(
    rf"(?P<way>{one_of('up', 'down')})\s+by\s+{FILL}(?P<by>{NUMBER}){gap(40)}\bfrom\s+{FILL}(?P<old>{NUMBER}){MID}\sto\s+"
    rf"{FILL}(?P<new>{NUMBER})"
    rf"|(?P<new_than>{NUMBER}){gap(40)},\s+(?:or\s+)?(?P<by_than>{NUMBER})(?:\s+[^\s{ANY};.,]+){{0,2}}?\s+"
    rf"(?P<way_than>more|higher|fewer|less|lower)\s+than\s+{FILL}(?P<old_than>{NUMBER})"
)


MOST_TERMS = 8
"""Terms of a sum of which all choices are tried."""


def check_sums(sentence: Sentence) -> Iterator[SoundnessFault]:
    """What is told as a sum is the sum of the numbers before it, or of two or more of them."""
    for match in (*_SUM.finditer(sentence.shown), *_IN_ALL.finditer(sentence.shown)):
        terms = [sentence.line.numbers[sign] for sign in re.findall(NUMBER, match["terms"])]
        total = sentence.number(match, "sum")
        like = all(sure(term, total, _counted_alike) for term in terms)
        # Some of the terms may be parts of others: "33 dead, 12 of them children, and 20 hurt, together 53".
        some = (chosen for size in range(2, len(terms) + 1) for chosen in combinations(terms, size))
        if like and len(terms) <= MOST_TERMS and not any(_adds_up(chosen, total) for chosen in some):
            yield _not_the_sum(terms, total)
    for match in each_match(_REST, sentence.shown):
        terms, total = [sentence.number(match, "one"), sentence.number(match, "two")], sentence.number(match, "sum")
        if all(sure(term, total, _counted_alike) for term in terms) and not _adds_up(terms, total):
            yield _not_the_sum(terms, total)
    for match in each_match(_BY, sentence.shown):
        signs = {name.split("_")[0]: sign for name, sign in match.groupdict().items() if sign}
        old, new, by = (sentence.line.numbers[signs[name]] for name in ("old", "new", "by"))
        falls = signs["way"].casefold() in ("fewer", "less", "lower") or _is_down(signs["way"])
        terms, total = ([new, by], old) if falls else ([old, by], new)
        if all(sure(term, total, _counted_alike) for term in terms) and not _adds_up(terms, total):
            yield _not_the_sum(terms, total)


def _is_down(words: str) -> bool:
    match = WAY.search(words)
    return match is not None and way_of(match).cls == "down"


def _counted_alike(term: Told, total: Told) -> bool:
    shares = any(told.unit in _SHARES for told in (term, total))
    return not shares and (term.unit == total.unit or None in (term.unit, total.unit))


def _adds_up(terms: Sequence[Number], total: Number) -> bool:
    """Whether some values of the terms make up some value of the total."""
    lows = [min(told.hard.low or Fraction(0) for told in term.tells) for term in terms]
    highs = [_highest(term) for term in terms]
    high = None if None in highs else sum(high for high in highs if high is not None)
    least, most = min(told.hard.low or Fraction(0) for told in total.tells), _highest(total)
    return (most is None or sum(lows) <= most) and (high is None or high >= least)


def _highest(number: Number) -> Fraction | None:
    highs = [told.hard.high for told in number.tells]
    return None if None in highs else max(high for high in highs if high is not None)


def _not_the_sum(terms: Sequence[Number], total: Number) -> SoundnessFault:
    told = " and ".join(f"“{term.words}”" for term in terms)
    return fault_at("sum_differs", f"{told} do not add up to “{total.words}”", *terms, total)
