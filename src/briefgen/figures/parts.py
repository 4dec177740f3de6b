"""parts"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.figures.numerals import Number
from briefgen.figures.page import BREAK, WORD, Page, ends_sentence, sentence_start
from briefgen.records import PartOf, Quantity, Span


def merge_surfaces(page: Page, numbers: list[tuple[Number, Quantity]]) -> list[tuple[Number, Quantity]]:
    """ "40 miles (70 km)" and "65 feet, or 20 metres," as one figure with a second surface."""
    kept: list[tuple[Number, Quantity]] = []
    for number, quantity in numbers:
        before = kept[-1] if kept else None
        if before and _says_again(page, before, (number, quantity)):
            kept[-1] = (before[0], replace(before[1], also=(*before[1].also, quantity.span)))
        else:
            kept.append((number, quantity))
    return kept


_SAME_KIND = (
    frozenset("km mile metre foot yard cm mm inch".split()),
    frozenset("hectare acre".split()) | {"square km", "square mile", "square metre", "square foot"},
    frozenset({"tonne", "short ton", "kg", "pound", "gram", "ounce"}),
    frozenset({"litre", "gallon", "barrel", "cubic metre", "cubic foot"}),
    frozenset({"degree celsius", "degree fahrenheit", "degree"}),
    frozenset({"km/hour", "mile/hour", "knot"}),
)


def _says_again(page: Page, one: tuple[Number, Quantity], two: tuple[Number, Quantity]) -> bool:
    a, b = one[1], two[1]
    if a.cls != "measurement" or b.cls != "measurement" or a.unit == b.unit:
        return False
    if not any(a.unit in kind and b.unit in kind for kind in _SAME_KIND):
        return False
    between = page.shown[a.span.end : b.span.start].lower()
    return len(between) < 40 and bool(
        re.fullmatch(
            r"[^()\d.;]{0,25}(?:\((?:about |around |nearly |roughly |some |approximately )?|, or (?:about |around )?| or |/ ?)-?",
            between,
        )
    )


_PART_WORDS = frozenset("including among included".split())


def find_parts(page: Page, numbers: list[tuple[Number, Quantity]]) -> tuple[PartOf, ...]:
    """Which figure the text calls a part of which: "38 drowned, including 11 children", "4 members, two of them"."""
    edges: list[PartOf] = []
    for n, (number, quantity) in enumerate(numbers):
        if quantity.cls not in ("count", "money", "measurement", "fraction", "percent"):
            continue
        words = _part_words(page, number)
        whole = None
        if words:
            whole = _whole_of(page, numbers, n)
        elif edges and edges[-1].part == n - 1 and _listed(page, numbers[n - 1][0], number):
            whole, words = edges[-1].whole, (number.first, number.last)
        if whole is not None and words:
            span = Span(page.starts[words[0]], page.ends[words[1]])
            edges.append(PartOf(n, whole, span))
    return tuple(edges)


def _part_words(page: Page, number: Number) -> tuple[int, int] | None:
    """The tokens that say that a number is a part: "including", "among them", "of whom", "two of them"."""
    after = number.last + 1
    if page.at(after) == "of" and page.at(after + 1) in ("them", "whom", "which", "those", "these"):
        return number.first, after + 1
    for k in range(number.first - 1, max(number.first - 7, -1), -1):
        word = page.at(k)
        if word in ("including", "included"):
            return k, k
        if word in ("them", "whom", "which", "these", "those") and page.at(k - 1) in ("of", "among", "amongst"):
            return k - 1, k
        if page.kind(k) == BREAK or ends_sentence(page, k) or word in (",", ";") and k < number.first - 1:
            return None
    return None


def _listed(page: Page, before: Number, number: Number) -> bool:
    """Whether a number goes on with a list of parts: "including 11 children and 5 women"."""
    between = range(before.last + 1, number.first)
    if len(between) > 6 or not any(page.words[k] in ("and", ",") for k in between):
        return False
    return all(page.kinds[k] == WORD or page.words[k] in (",", "-") for k in between) and not any(
        page.words[k] in _VERBS for k in between
    )


_VERBS = frozenset(
    "was were is are had have has said says who that while but after when by in at on from injured wounded arrested".split()
)


def _whole_of(page: Page, numbers: list[tuple[Number, Quantity]], n: int) -> int | None:
    """The figure before the part, in its sentence or the one before, that counts the same kind of thing."""
    part = numbers[n][1]
    begin = sentence_start(page, numbers[n][0].first)
    earlier = sentence_start(page, begin - 1) if begin > 0 and page.kind(begin - 1) != BREAK else begin
    best = None
    for k in range(n - 1, max(n - 12, -1), -1):
        number, whole = numbers[k]
        if number.first < earlier:
            break
        if number.first < begin and best is not None:
            break
        if whole.cls not in ("count", "money", "measurement") or (
            part.cls in ("count", "money", "measurement") and whole.cls != part.cls
        ):
            continue
        if part.unit == whole.unit and _may_hold(whole, part):
            return k
        if best is None and part.unit is None and _may_hold(whole, part):
            best = k
    return best


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether the whole may be as large as its part; a fraction or percentage is a part of anything."""
    top = whole.high if whole.value is None else whole.value
    least = part.low if part.value is None else part.value
    return part.cls in ("fraction", "percent") or top is None or least is None or top >= least
