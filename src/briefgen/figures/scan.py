"""scan"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from briefgen.figures.joins import join_next
from briefgen.figures.masks import DIGIT_MASKS, OPENERS, WORD_MASKS, Mask, address_masks, date_masks
from briefgen.figures.numerals import (
    FRACTION_GRAIN,
    NUMBER_READERS,
    Number,
    make_number,
    read_digits,
    read_words,
    slash_fraction,
)
from briefgen.figures.page import DIGITS, WORD, Page, make_page
from briefgen.figures.parts import find_parts, merge_surfaces
from briefgen.figures.qualifiers import left_qualifier, right_qualifier
from briefgen.figures.units import read_beside
from briefgen.records import MaskedNumber, PartOf, Quantity, Scan, Span


def _read_at(page: Page, i: int) -> Number | Mask | None:
    """What number or mask begins at token `i`."""
    if page.kinds[i] == DIGITS:
        for mask in DIGIT_MASKS:
            if found := mask(page, i):
                return found
        if fraction := slash_fraction(page, i):
            return make_number(page, i, i + 2, fraction, FRACTION_GRAIN, "fraction")
        number = read_digits(page, i)
    else:
        number = None
        for reader in NUMBER_READERS[:4]:
            if number := reader(page, i):
                break
        if number is None:
            for mask in WORD_MASKS:
                if found := mask(page, i):
                    return _unless_ratio(page, i, found)
            number = read_words(page, i)
    return join_next(page, number) if number else None


def _unless_ratio(page: Page, i: int, mask: Mask) -> Number | Mask:
    """ "one out of four" and "one in four" are ratios although "one of the" is a pronoun."""
    return mask


def _items(page: Page, masks: dict[int, Mask]) -> Iterator[Number | Mask]:
    i = 0
    while i < page.length:
        found: Number | Mask | None = masks.get(i)
        if found is None and (page.kinds[i] == DIGITS or (page.kinds[i] == WORD and page.words[i] in OPENERS)):
            found = _read_at(page, i)
            if isinstance(found, Number) and any(k in masks for k in range(found.first, found.last + 1)):
                found = None if page.kinds[i] == WORD else read_digits(page, i)
        if found is None:
            i += 1
            continue
        yield found
        i = found.last + 1


def _quantity(page: Page, number: Number, text: str) -> Quantity:
    beside = read_beside(page, number)
    left = beside.first if beside.cls in ("money", "rate") else number.first
    qualifier, start = left_qualifier(page, left if page.at(left - 1) != "between" else left)
    end = number.end
    right, last = right_qualifier(page, number.last + 1)
    if right is None:
        right, _ = right_qualifier(page, beside.last + 1)
    else:
        end = page.ends[last]
    first = start
    if number.qualifier == "range":
        first = start - 1 if page.at(start - 1) in ("between", "zwischen", "entre", "from") else start
    phrase = Span(min(page.starts[first], number.start), end)
    grain = min(number.grain, Fraction(1, 10)) if beside.cls == "magnitude" else number.grain
    return Quantity(
        span=Span(number.start, number.end),
        phrase=phrase,
        surface=text[number.start : number.end],
        value=number.value,
        granularity=grain,
        qualifier=number.qualifier or qualifier or right,
        unit=beside.unit,
        cls=beside.cls,
        low=number.low,
        high=number.high,
        noun=beside.noun.of(text) if beside.noun else None,
        noun_span=beside.noun,
        base=beside.base,
        soft_high=qualifier == "up_to" and number.qualifier is None,
    )


def _scan_page(page: Page, text: str) -> tuple[list[tuple[Number, Quantity]], list[MaskedNumber]]:
    text_at = {start: i for i, start in enumerate(page.starts)}
    masks: dict[int, Mask] = {}
    for mask in (*address_masks(page, text_at), *date_masks(page, text_at, text)):
        masks.setdefault(mask.first, mask)
    numbers: list[tuple[Number, Quantity]] = []
    masked: list[MaskedNumber] = []
    for item in _items(page, masks):
        if isinstance(item, Mask):
            masked.append(MaskedNumber(Span(item.start, item.end), text[item.start : item.end], item.reason))
        else:
            numbers.append((item, _quantity(page, item, text)))
    return numbers, masked


def scan_numbers(text: str, *, language: str = "en", within: Span | None = None) -> Scan:
    """All numbers of a text, in order: each is a quantity or masked with its reason.

    Takes the text as stored and its language ("de", "en-GB"); with `within` only what lies inside that span is
    returned, read in the light of the lines around it. Spans count code points of `text`. Never raises on any text.
    """
    if within is not None:
        return _scan_within(text, language, within)
    page = make_page(text, language)
    numbers, masked = _scan_page(page, text)
    numbers = merge_surfaces(page, numbers)
    return Scan(tuple(q for _, q in numbers), tuple(masked), find_parts(page, numbers))


_MARGIN = 400
"""Characters around a span that are read with it, so that a sentence is read as within its paragraph."""


def _scan_within(text: str, language: str, within: Span) -> Scan:
    start, end = max(0, within.start - _MARGIN), min(len(text), within.end + _MARGIN)
    start = max(start, text.rfind("\n", 0, max(within.start, 0)) + 1)
    while start > 0 and start < within.start and not text[start - 1].isspace():
        start += 1
    stop = text.find("\n", within.end, end)
    end = stop if stop >= 0 else end
    scan = scan_numbers(text[start:end], language=language)
    keep = [n for n, q in enumerate(scan.quantities) if within.covers(q.span.shift(start))]
    place = {old: new for new, old in enumerate(keep)}
    return Scan(
        tuple(_shifted(scan.quantities[n], start) for n in keep),
        tuple(replace(m, span=m.span.shift(start)) for m in scan.masked if within.covers(m.span.shift(start))),
        tuple(
            PartOf(place[p.part], place[p.whole], p.words.shift(start))
            for p in scan.parts
            if p.part in place and p.whole in place
        ),
    )


def _shifted(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        span=quantity.span.shift(by),
        phrase=quantity.phrase.shift(by),
        noun_span=quantity.noun_span.shift(by) if quantity.noun_span else None,
        also=tuple(s.shift(by) for s in quantity.also),
    )


def read_quantity(text: str, span: Span, *, language: str = "en") -> Quantity | MaskedNumber | None:
    """What the scan finds at `span`: the quantity that is exactly there, else the first inside it or around it, else a
    masked number that touches it; None where no number stands.

    >>> read_quantity("a nearly $3.5 billion deal", Span(2, 21)).surface
    '3.5 billion'
    """
    line_start = text.rfind("\n", 0, max(span.start, 0)) + 1
    line_end = text.find("\n", span.end)
    around = Span(
        max(line_start, span.start - _MARGIN), min(len(text) if line_end < 0 else line_end, span.end + _MARGIN)
    )
    scan = scan_numbers(text, language=language, within=around)
    found = [q for q in scan.quantities if q.span == span or q.phrase == span]
    found += [q for q in scan.quantities if span.covers(q.span)]
    found += [q for q in scan.quantities if q.span.covers(span)]
    if found:
        return found[0]
    return next((m for m in scan.masked if m.span.meets(span)), None)
