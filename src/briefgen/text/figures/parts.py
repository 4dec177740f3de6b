"""Figures that belong together: parts of a whole ("38, including 11 children"), two surfaces of one figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.records import PartOf, Quantity, Span
from briefgen.text.figures.nouns import number_within, skip_partitive
from briefgen.text.figures.numerals import Number
from briefgen.text.figures.page import BREAK, WORD, Page, ends_sentence, sentence_start
from briefgen.text.figures.units import Beside
from briefgen.vocabulary import word_set


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity with the number and the unit it was made from, whose tokens the later steps need."""

    number: Number
    beside: Beside
    quantity: Quantity


# ---------------------------------------------------------------- two surfaces of one figure

_SAME_KIND = (
    word_set("km mile metre foot yard cm mm inch") | {"nautical mile"},
    word_set("hectare acre") | {"square km", "square mile", "square metre", "square foot"},
    word_set("tonne kg pound gram ounce") | {"short ton"},
    word_set("litre gallon barrel") | {"cubic metre", "cubic foot"},
    frozenset({"degree celsius", "degree fahrenheit", "degree"}),
    frozenset({"km/hour", "mile/hour", "knot"}),
)
"""Measures of one kind, in which a text gives one figure twice."""
_HEDGE = r"(?:about |around |nearly |roughly |some |approximately |just over |more than |almost )?"
_AGAIN = re.compile(rf"[^()\d.;\n]{{0,25}}(?:\({_HEDGE}|, or {_HEDGE}| or {_HEDGE}|/ ?)-?")


def merge_surfaces(page: Page, found: list[Found]) -> list[Found]:
    """ "40 miles (70 km)" and "65 feet, or 20 metres," as one figure with a second surface."""
    kept: list[Found] = []
    for one in found:
        if kept and _says_again(page, kept[-1].quantity, one.quantity):
            before = kept[-1]
            kept[-1] = replace(
                before, quantity=replace(before.quantity, also=(*before.quantity.also, one.quantity.span))
            )
        else:
            kept.append(one)
    return kept


def _says_again(page: Page, a: Quantity, b: Quantity) -> bool:
    if a.cls != "measurement" or b.cls != "measurement" or a.unit == b.unit or b.span.start - a.span.end > 60:
        return False
    if not any(a.unit in kind and b.unit in kind for kind in _SAME_KIND):
        return False
    return _AGAIN.fullmatch(page.shown[a.span.end : b.span.start].lower()) is not None


# ---------------------------------------------------------------- one measure in two units

_STEPS = {
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("day", "hour"): 24,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
}
"""How many of the smaller unit make one of the larger, of units that a text gives one measure in together."""
_JOINED = re.compile(r"[ \u00a0-]?(?:[^\W\d_]{1,7}\.?(?: |,? and )|(?:hours?|hrs?|h),? ?)")
"""What stands between the two numbers: the larger unit and perhaps "and"; behind hours perhaps a comma alone."""


def join_compounds(page: Page, found: list[Found]) -> list[Found]:
    """ "four years and eight months" as one figure of 56 months, "two hours, 40 minutes" as one of 160 minutes."""
    kept: list[Found] = []
    for one in found:
        joined = _compound(page, kept[-1], one) if kept else None
        if joined is not None:
            kept[-1] = joined
        else:
            kept.append(one)
    return kept


def _compound(page: Page, large: Found, small: Found) -> Found | None:
    """The two as one figure in the smaller unit; None where they are two. Its value is as exact as the smaller number."""
    a, b = large.quantity, small.quantity
    step = _STEPS.get((a.unit or "", b.unit or ""))
    if step is None or a.value is None or b.value is None or b.qualifier or not 0 < b.value < step:
        return None
    if a.value.denominator != 1 or _JOINED.fullmatch(page.shown[a.span.end : b.span.start].lower()) is None:
        return None
    span = Span(a.span.start, b.span.end)
    phrase = Span(a.phrase.start, max(a.phrase.end, b.phrase.end))
    surface = page.shown[span.start : span.end]
    both = replace(b, span=span, phrase=phrase, surface=surface, value=a.value * step + b.value, qualifier=a.qualifier)
    number = replace(large.number, last=small.number.last)
    return replace(small, number=number, quantity=replace(both, soft_low=a.soft_low, soft_high=a.soft_high))


# ---------------------------------------------------------------- parts of a whole

_PRONOUNS = word_set("them whom which these those")
_LIST_BREAKERS = word_set(
    """
    was were is are had have has said says who that while but after when by in at on from injured wounded arrested
    killed another more
    """
)
_COUNTED_CLASSES = ("count", "money", "measurement")
_PART_CLASSES = ("count", "money", "measurement", "fraction", "percent")
_WORDS_BACK = 7
"""How many tokens before a part its "including" or "among them" is looked for."""
_FIGURES_BACK = 12
"""How many figures back a whole is looked for."""


def find_parts(page: Page, found: list[Found]) -> tuple[tuple[PartOf, ...], list[Found]]:
    """Which figure the text calls a part of which, by their positions; and the figures, where a part without a noun of
    its own ("two of which") has taken the unit of its whole."""
    edges: list[PartOf] = []
    kept = list(found)
    for n, one in enumerate(found):
        if one.quantity.cls not in _PART_CLASSES:
            continue
        edge = (
            _part_before_whole(page, found, n)
            or _part_of_opening(page, found, n)
            or _part_behind_whole(page, found, n, edges)
        )
        if edge is None:
            continue
        edges.append(edge)
        part, whole = kept[edge.part].quantity, kept[edge.whole].quantity
        if part.cls == "count" and part.noun is None and whole.cls == "count":
            kept[n] = replace(one, quantity=replace(part, unit=whole.unit))
    return tuple(edges), kept


def _part_before_whole(page: Page, found: list[Found], n: int) -> PartOf | None:
    """ "three of the company's four yards", "759 hospitals (out of the 2,232 with data)": the whole is the figure that follows."""
    after = found[n].number.last + 1
    if page.kind(after) == WORD and page.at(after + 1) == "(" and page.at(after + 2) in ("out", "of"):
        after += 2
    after += page.at(after) == "out"
    if page.at(after) != "of" or n + 1 >= len(found):
        return None
    j, pronoun = skip_partitive(page, after)
    if pronoun or number_within(page, j) != found[n + 1].number.first:
        return None
    if found[n + 1].quantity.cls not in _COUNTED_CLASSES:
        return None
    return PartOf(n, n + 1, Span(page.starts[after], page.ends[after]))


def _part_of_opening(page: Page, found: list[Found], n: int) -> PartOf | None:
    """ "Of the 13 halls in the town, five were shut and four damaged": a sentence or clause that opens with its whole."""
    part, begin = found[n], sentence_start(page, found[n].number.first)
    if part.quantity.noun is not None or part.quantity.cls != "count":
        return None
    for k in range(n - 1, -1, -1):
        first = found[k].number.first
        if first < begin:
            return None
        opens = first - 2 if page.at(first - 1) in _KNOWN else first - 1
        known = page.at(opens) in ("of", "among") and (opens == begin or page.at(opens - 1) in (",", ";", ":"))
        if (
            known
            and found[k].quantity.cls == "count"
            and found[k].quantity.noun
            and _may_hold(found[k].quantity, part.quantity)
        ):
            apart = any(page.at(j) == "," for j in range(found[k].number.last, part.number.first))
            return PartOf(n, k, Span(page.starts[opens], page.ends[opens])) if apart else None
    return None


_KNOWN = word_set("the its their his her all these those")


def _part_behind_whole(page: Page, found: list[Found], n: int, edges: list[PartOf]) -> PartOf | None:
    number = found[n].number
    words = _part_words(page, number, found[n - 1].number.last if n else -1)
    if words:
        whole = _whole_of(page, found, n)
    elif edges and edges[-1].part == n - 1 and _goes_on(page, found[n - 1].number, number):
        whole, words = edges[-1].whole, (number.first, number.last)
        if not _may_hold(found[whole].quantity, found[n].quantity):
            return None
    else:
        return None
    return None if whole is None else PartOf(n, whole, Span(page.starts[words[0]], page.ends[words[1]]))


def _part_words(page: Page, number: Number, before: int) -> tuple[int, int] | None:
    """The tokens behind the number before that say that this one is a part: "including", "among them", "two of them"."""
    after = number.last + 1
    if page.at(after) == "of" and page.at(after + 1) in _PRONOUNS:
        return number.first, after + 1
    for k in range(number.first - 1, max(number.first - 1 - _WORDS_BACK, before), -1):
        word = page.at(k)
        if word in ("including", "included"):
            return k, k
        if word in _PRONOUNS and page.at(k - 1) in ("of", "among", "amongst"):
            return k - 1, k
        if page.kind(k) == BREAK or ends_sentence(page, k) or (word in (",", ";") and k < number.first - 1):
            return None
    return None


def _goes_on(page: Page, before: Number, number: Number) -> bool:
    """Whether a number goes on with a list of parts: "including 11 children and 5 women"."""
    between = range(before.last + 1, number.first)
    if len(between) > 6 or not any(page.words[k] in ("and", ",") for k in between):
        return False
    plain = all(page.kinds[k] == WORD or page.words[k] in (",", "-") for k in between)
    return plain and not any(page.words[k] in _LIST_BREAKERS for k in between)


def _whole_of(page: Page, found: list[Found], n: int) -> int | None:
    """The figure before the part, in its sentence or the one before, that counts the same kind of thing."""
    part = found[n]
    begin = sentence_start(page, part.number.first)
    earlier = begin
    if begin > 0 and page.kind(begin - 1) != BREAK:
        earlier = sentence_start(page, begin - 1)
    nearest = None
    for k in range(n - 1, max(n - 1 - _FIGURES_BACK, -1), -1):
        if found[k].number.first < earlier or (found[k].number.first < begin and nearest is not None):
            break
        whole = found[k].quantity
        if not _may_hold(whole, part.quantity):
            continue
        if part.quantity.noun is None and part.quantity.cls == "count" and whole.noun is not None:
            return k
        if part.quantity.unit == whole.unit:
            return k
        if nearest is None and (part.quantity.unit is None or part.quantity.cls in ("fraction", "percent")):
            nearest = k
    return nearest


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether one figure may be the whole of another: of one class, and not smaller; a share is a part of any count."""
    if whole.cls not in _COUNTED_CLASSES or (part.cls in _COUNTED_CLASSES and whole.cls != part.cls):
        return False
    top = whole.high if whole.value is None else whole.value
    least = part.low if part.value is None else part.value
    return part.cls in ("fraction", "percent") or top is None or least is None or top >= least
