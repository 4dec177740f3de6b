"""One pass over a text: every number becomes a quantity or is masked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from briefgen.records import MaskedNumber, PartOf, Quantity, Scan, Span
from briefgen.text.figures.digits import base_language, place_of
from briefgen.text.figures.intervals import MAGNITUDE_GRAIN
from briefgen.text.figures.joins import join_next
from briefgen.text.figures.masks import DIGIT_MASKS, ORDINAL_WORDS, WORD_MASKS, Mask, is_listed_one, page_masks
from briefgen.text.figures.measures import TIMES, YEARS_OF
from briefgen.text.figures.nouns import PHRASE_STOPS, counted_noun, in_person_state
from briefgen.text.figures.numerals import (
    GLYPHS,
    SCALES,
    SMALL_WORDS,
    Number,
    make_number,
    read_digits,
    read_scale_phrase,
    read_words,
)
from briefgen.text.figures.page import BREAK, DIGITS, WORD, Page, make_page
from briefgen.text.figures.parts import Found, find_parts, join_compounds, merge_surfaces
from briefgen.text.figures.qualifiers import Told, left_qualifier, right_qualifier
from briefgen.text.figures.shares import VAGUE_PLURALS, read_fraction, read_multiple, read_vague, slash_fraction
from briefgen.text.figures.tongues import (
    beside_foreign,
    foreign_noun,
    join_range,
    opens_number,
    range_opener,
    read_foreign_words,
    with_rest_signs,
)
from briefgen.text.figures.units import Beside, read_beside
from briefgen.text.letters import LATIN, SOFT_HYPHEN, script_of
from briefgen.text.lines import even_view

_OR_TWO = frozenset(["hour", "day", "night", "week", "month", "year", "decade"])
"""What is told of as "a day or two"."""
_LENGTHS = frozenset(["mile", "kilometre", "kilometer", "metre", "meter", "foot", "inch", "yard"])
"""What "less than a" takes one of besides times; "more than a degree" and "more than a point" are said of other things."""
_OPENERS = frozenset(
    {*SMALL_WORDS, *SCALES, *GLYPHS, *ORDINAL_WORDS, *(word.split()[0] for word in VAGUE_PLURALS)}
    | {"a", "an", "half", "quarter", "several", "few", "many", "twice", "double", "triple", "treble", "quadruple"}
    | {word + "fold" for word in SMALL_WORDS}
    | _OR_TWO
)
"""Words with which a number, or a mask of one, can begin."""


def _read_lone_time(page: Page, i: int) -> Number | None:
    """ "more than a century", "the better part of an hour", "less than a mile": one of it, but only where a bound stands before it."""
    timed = page.at(i + 1) in TIMES
    if page.words[i] not in ("a", "an") or not (timed or page.at(i + 1) in _LENGTHS):
        return None
    qualifier, _ = left_qualifier(page, i, Told(i + 2, "duration" if timed else "measurement", thing=False))
    if qualifier in (None, "about") or page.at(i + 2) in ("ago", "later", "earlier", "old"):
        return None
    value = Fraction(YEARS_OF.get(page.at(i + 1), 1))
    return make_number(page, i, i + 1, value, place_of(value), "time")


def _read_or_two(page: Page, i: int) -> Number | None:
    """ "a week or two", "in the last day or two": one to two of it."""
    unit = i + 1 if page.words[i] in ("a", "an") else i
    if page.at(unit) not in _OR_TWO or page.at(unit + 1) != "or" or page.at(unit + 2) != "two":
        return None
    if page.kind(unit + 3) == WORD and page.at(unit + 3) not in PHRASE_STOPS and page.at(unit + 3) != "more":
        return None
    low = Fraction(YEARS_OF.get(page.at(unit), 1))
    one = make_number(page, i, unit + 2, low, low, "time")
    return replace(one, value=None, low=low, high=2 * low, qualifier="range")


_GLYPHS = frozenset(GLYPHS)
"""What opens a number besides digits in other languages, where "ten" and "six" are other words."""
_WORD_READERS: tuple[Callable[[Page, int], Number | None], ...] = (
    read_vague,
    read_multiple,
    read_fraction,
    read_scale_phrase,
    _read_or_two,
    _read_lone_time,
)
"""Readers that go before the masks of number words, because their words say more than the number: "one in four"."""
_MARGIN = 400
"""Characters around a span that are read with it, so that a sentence is read as within its paragraph."""


# ---------------------------------------------------------------- public


def scan_numbers(text: str, *, language: str = "en") -> Scan:
    """All numbers of a text, in order: each is a quantity or masked with its reason.

    Takes the text as stored and its language ("de", "en-GB"). Spans count code points of `text`. Raises nothing on any text.

    >>> [q.surface for q in scan_numbers("At least 38 drowned, including 11 children, in 2016.").quantities]
    ['38', '11']
    """
    page = make_page(text, _spoken(text, language))
    found, masked = _read_page(page, text)
    found = join_compounds(page, merge_surfaces(page, found))
    parts, found = find_parts(page, found)
    return Scan(tuple(one.quantity for one in found), tuple(masked), parts)


def scan_sentences(text: str, sentences: Sequence[Span], *, language: str = "en") -> Scan:
    """As `scan_numbers` of a whole text of which only `sentences` (in order, apart) may be cited: no phrase of a number
    reaches out of its sentence, and words that stand outside qualify nothing in it.

    A line end inside a sentence parts nothing, and a sentence in another script is read in the language of that script. The run and
    `verify` both read an article so. Numbers outside all sentences stay as they are.
    """
    even = even_view(text, sentences)
    scan = scan_numbers(even, language=language)
    for sentence in sentences:
        if (spoken := _spoken(sentence.of(text), language)) != language:
            scan = _with_sentence(scan, _scan_within(even, spoken, sentence), sentence)
    scan = scan if even is text else _as_printed(scan, text)
    starts = [sentence.start for sentence in sentences]

    def held(quantity: Quantity) -> Quantity:
        at = bisect_right(starts, quantity.span.start) - 1
        own = sentences[at] if at >= 0 else None
        if own is None or not own.covers(quantity.span) or own.covers(quantity.phrase):
            return quantity
        phrase = Span(max(own.start, quantity.phrase.start), min(own.end, quantity.phrase.end))
        ranged = quantity.qualifier == "range"
        return replace(quantity, phrase=phrase, qualifier="range" if ranged else None, soft_high=False)

    return replace(scan, quantities=tuple(held(quantity) for quantity in scan.quantities))


def _spoken(text: str, language: str) -> str:
    """The language of a text in another script than its article's, which is written in Latin letters: "В России погибли 17 человек"."""
    return (script_of(text) or language) if base_language(language) in LATIN else language


def _with_sentence(scan: Scan, own: Scan, sentence: Span) -> Scan:
    """A scan with what was read of one sentence in place of what it has there."""
    before = [quantity for quantity in scan.quantities if quantity.span.end <= sentence.start]
    behind = [quantity for quantity in scan.quantities if quantity.span.start >= sentence.end]
    kept = {quantity.span: n for n, quantity in enumerate((*before, *own.quantities, *behind))}

    def moved(parts: Sequence[PartOf], of: Sequence[Quantity]) -> Iterator[PartOf]:
        ends = ((part, of[part.part].span, of[part.whole].span) for part in parts)
        return (
            replace(part, part=kept[small], whole=kept[large])
            for part, small, large in ends
            if small in kept and large in kept
        )

    return Scan(
        (*before, *own.quantities, *behind),
        tuple(
            sorted(
                (*(number for number in scan.masked if not sentence.covers(number.span)), *own.masked),
                key=lambda number: number.span,
            )
        ),
        (*moved(scan.parts, scan.quantities), *moved(own.parts, own.quantities)),
    )


def _as_printed(scan: Scan, text: str) -> Scan:
    """A scan of the even view of a text, with the words as they stand in the text itself."""
    return replace(
        scan,
        quantities=tuple(replace(quantity, surface=quantity.span.of(text)) for quantity in scan.quantities),
        masked=tuple(replace(number, surface=number.span.of(text)) for number in scan.masked),
    )


def read_quantity(text: str, span: Span) -> Quantity | MaskedNumber | None:
    """What the scan finds at `span`: the quantity that is exactly there, else the first inside it, else one around it,
    else a masked number that touches it; None where no number stands.

    >>> found = read_quantity("a nearly $3.5 billion deal", Span(2, 21))
    >>> found.surface, found.qualifier, found.unit
    ('3.5 billion', 'almost', 'USD')
    """
    around = _paragraph(text, span)
    page = make_page(text[around.start : around.end], "en")
    found, masked = _read_page(page, text[around.start : around.end])
    quantities = [_shifted(one.quantity, around.start) for one in found]
    for fits in (
        lambda q: span in (q.span, q.phrase),
        lambda q: span.covers(q.span),
        lambda q: q.span.covers(span),
    ):
        match = next((q for q in quantities if fits(q)), None)
        if match:
            return match
    shifted = (replace(m, span=m.span.shift(around.start)) for m in masked)
    return next((m for m in shifted if m.span.meets(span)), None)


# ---------------------------------------------------------------- a part of a text


def _paragraph(text: str, span: Span) -> Span:
    """The lines of a span, at most `_MARGIN` characters around it, cut at white space."""
    start = text.rfind("\n\n", 0, max(span.start, 0)) + 1
    if start < span.start - _MARGIN:
        start = span.start - _MARGIN
        while start < span.start and not text[start - 1].isspace():
            start += 1
    stop = text.find("\n\n", span.end)
    end = len(text) if stop < 0 else stop + 1
    if end > span.end + _MARGIN:
        end = span.end + _MARGIN
        while end > span.end and not text[end].isspace():
            end -= 1
    return Span(max(start, 0), max(end, start, 0))


def _scan_within(text: str, language: str, within: Span) -> Scan:
    around = _paragraph(text, within)
    scan = scan_numbers(text[around.start : around.end], language=language)
    keep = [n for n, q in enumerate(scan.quantities) if within.covers(q.span.shift(around.start))]
    place = {old: new for new, old in enumerate(keep)}
    return Scan(
        tuple(_shifted(scan.quantities[n], around.start) for n in keep),
        tuple(
            replace(m, span=m.span.shift(around.start))
            for m in scan.masked
            if within.covers(m.span.shift(around.start))
        ),
        tuple(
            PartOf(place[p.part], place[p.whole], p.words.shift(around.start))
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


# ---------------------------------------------------------------- the pass


@dataclass(frozen=True, slots=True)
class _Step:
    """What begins at a token: a number or a mask, and the first token behind all it takes."""

    item: Number | Mask
    beside: Beside | None
    after: int


def _read_page(page: Page, text: str) -> tuple[list[Found], list[MaskedNumber]]:
    masks = page_masks(page, text)
    english = base_language(page.language) == "en"
    openers = _OPENERS if english else _GLYPHS
    found: list[Found] = []
    masked: list[MaskedNumber] = []
    done = 0
    for i, word in enumerate(page.words):
        if i < done or not (page.kinds[i] == DIGITS or word in openers or i in masks or _opens(page, word, english)):
            continue
        step = _step_at(page, i, masks)
        if step is None:
            continue
        if isinstance(step.item, Mask):
            masked.append(_masked(page, step.item, done, text))
        elif step.beside:
            found.append(Found(step.item, step.beside, _quantity(page, step.item, step.beside, text)))
        done = step.after
    return found, masked


def _opens(page: Page, word: str, english: bool) -> bool:
    return not english and opens_number(word, page.language)


def _step_at(page: Page, i: int, masks: dict[int, Mask]) -> _Step | None:
    known = masks.get(i)
    if known:
        return _Step(known, None, known.last + 1)
    item = _read_at(page, i)
    if isinstance(item, Number) and any(k in masks for k in range(i + 1, item.last + 1)):
        item = read_digits(page, i) if page.kinds[i] == DIGITS else None
    if item is None:
        return None
    if isinstance(item, Mask):
        return _Step(item, None, item.last + 1)
    beside = _beside(page, item)
    if beside.unit is None and _is_lone_one(page, item):
        return _Step(Mask(item.first, item.last, item.start, item.end, "pronoun"), None, item.last + 1)
    return _Step(item, beside, _end_of(page, item, beside))


def _beside(page: Page, number: Number) -> Beside:
    """What stands beside a number, by the words of its text's language before those of English."""
    if base_language(page.language) == "en":
        return read_beside(page, number)
    foreign = beside_foreign(page, number)
    if foreign:
        return foreign
    beside = read_beside(page, number)
    if beside.cls != "count":
        return beside
    noun = foreign_noun(page, number)
    unit = beside.unit if beside.unit != "person" and noun is not None and beside.noun == noun else None
    return replace(beside, unit=unit, noun=noun)  # what is farther away was read as English


def _read_at(page: Page, i: int) -> Number | Mask | None:
    """What number or mask begins at token `i`."""
    number: Number | None = None
    if page.kinds[i] == DIGITS:
        for mask in DIGIT_MASKS:
            if masked := mask(page, i):
                return masked
        number = slash_fraction(page, i) or read_digits(page, i)
        return join_range(page, join_next(page, with_rest_signs(page, number))) if number else None
    if base_language(page.language) != "en":
        number = read_foreign_words(page, i)
        return number if number or page.words[i] not in GLYPHS else read_fraction(page, i)
    for reader in _WORD_READERS:
        if number := reader(page, i):
            return join_next(page, number)
    number = read_words(page, i)
    if number:
        joined = join_next(page, number)
        if (joined.form == "ratio" and joined is not number) or (number.value and number.value.denominator != 1):
            return joined
    for mask in WORD_MASKS:
        if masked := mask(page, i):
            return masked
    return joined if number else None


def _is_lone_one(page: Page, number: Number) -> bool:
    """A "one" beside which nothing is counted: "glad to see one"."""
    alone = page.words[number.first] == "one" and number.first == number.last and number.form == "words"
    return (
        alone
        and not is_listed_one(page, number.first)
        and not in_person_state(page, number.last + 1)
        and counted_noun(page, number.last + 1, alone=True) is None
    )


def _end_of(page: Page, number: Number, beside: Beside) -> int:
    """The token behind a number, and behind its unit, which may hold a word that looks like a number ("a second")."""
    unit_takes = beside.cls in ("rate", "measurement", "duration", "age", "percent", "money")
    behind = range(number.last + 1, beside.last + 1)
    if unit_takes and all(page.kind(k) != DIGITS and page.kind(k) != BREAK for k in behind):
        return max(number.last, beside.last) + 1
    return number.last + 1


def _masked(page: Page, mask: Mask, done: int, text: str) -> MaskedNumber:
    """The record of a mask; a name that reaches back into a number already read begins behind it."""
    span = Span(max(mask.start, page.starts[done] if mask.first < done else 0), mask.end)
    return MaskedNumber(span, span.of(text), mask.reason)


def _quantity(page: Page, number: Number, beside: Beside, text: str) -> Quantity:
    """The record of a number: what it says, what stands beside it, its qualifiers, and the phrase of all of them."""
    ranged = number.qualifier == "range"
    opening = beside.first
    if ranged and (page.at(opening - 1) in ("between", "zwischen", "entre") or range_opener(page, opening - 1)):
        opening -= 1
    told = Told(number.last + 1, beside.cls, thing=beside.noun is not None and beside.unit != "person")
    left, start = left_qualifier(page, opening, told)
    right, last = right_qualifier(page, number.last + 1)
    end = page.ends[last] if right else number.end
    if right is None and beside.last > number.last:
        right, _ = right_qualifier(page, beside.last + 1)
    rounded = number.qualifier == "about"  # "plus d'une centaine" is more than 100, "une centaine" about 100
    qualifier = (left if rounded else None) or number.qualifier or left or right
    noun, base = beside.noun, beside.base
    return Quantity(
        span=Span(number.start, number.end),
        phrase=Span(min(page.starts[start], number.start), end),
        surface=text[number.start : number.end],
        value=number.value,
        granularity=min(number.grain, MAGNITUDE_GRAIN) if beside.cls == "magnitude" else number.grain,
        qualifier=qualifier,
        unit=beside.unit,
        cls=beside.cls,
        low=number.low,
        high=number.high,
        noun=_words_at(noun, text),
        noun_span=noun,
        base=_words_at(base, text),
        soft_high=qualifier == "up_to",
    )


def _words_at(span: Span | None, text: str) -> str | None:
    """The words of a span as a reader sees them, on one line."""
    return " ".join(span.of(text).replace(SOFT_HYPHEN, "").split()) if span else None
