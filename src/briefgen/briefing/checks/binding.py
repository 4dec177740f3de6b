"""Which claim a number of a drafted sentence tells: found in the sentences that it cites, never believed.

    "The toll rose to 40 [001:3]"   001:3 says "at least 40 people"   ->  "The toll rose to at least 40", bound to that claim

A writer writes numbers as people do. A number holds where a cited sentence tells the same value in the same unit; where
the writer lost or changed its qualifier the source's own words take its place. A number that no cited sentence tells is
refused with what they do tell, and with where it stands if another sentence has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from briefgen.briefing.checks.derived import bracketed, is_reckoned, percents_in, shows_its_sum, sums_ranges, works_out
from briefgen.briefing.checks.said_days import days_told, without_days
from briefgen.records import Fault, FigureClaim, Quantity, Span
from briefgen.records.qualifiers import say_alike
from briefgen.stages.ledger import Material
from briefgen.text.dates import find_dates
from briefgen.text.dates.resolve import real_day
from briefgen.text.figures import scan_numbers
from briefgen.text.figures.dollars import reads_as
from briefgen.text.figures.nouns import PERSON_STATES
from briefgen.text.garbled import reads_garbled
from briefgen.text.lexicon import (
    STOPWORDS,
    are_victims,
    fold,
    has_kin,
    is_named,
    polarity_of,
    shares_root,
    terms_found,
    words_of,
)
from briefgen.text.lines import one_line
from briefgen.text.printed import counts_nothing, says_single, stands_alone, with_unit
from briefgen.text.wording import content_words, is_made_of
from briefgen.vocabulary import word_set


@dataclass(frozen=True, slots=True)
class BoundNumber:
    """A number of the sentence and the claims of cited sentences that tell it, none where it is worked out from others;
    `span` counts in `Bound.text`."""

    span: Span
    claims: tuple[FigureClaim, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """A sentence whose counted numbers all stand in what it cites, with the sources' own qualifiers."""

    text: str
    numbers: tuple[BoundNumber, ...]

    @property
    def claims(self) -> tuple[FigureClaim, ...]:
        """All claims told, each once, in order."""
        return tuple(dict.fromkeys(claim for number in self.numbers for claim in number.claims))


@dataclass(frozen=True, slots=True)
class BindingFault:
    """Why a number cannot be told; `refs` are sentences that tell it and were not cited."""

    fault: Fault
    reason: str
    refs: tuple[str, ...] = ()


def bind_numbers(
    text: str, cites: Sequence[str], material: Material, *, judged: bool = False, beside: str = ""
) -> Bound | BindingFault:
    """Bind each counted number of `text` to the claims of the sentences `cites` (refs, "002:14") that tell it. What a judgement
    says in words of its own behind a number ("the 33 fits") need not be what it counts, and it may work out numbers from those of
    the line that it is of (`beside`)."""
    cited = tuple(claim for ref in cites for claim in material.told(ref))
    line = _Line(text, tuple(cites), cited, material, judged, beside)
    outlets = outlets_named(text, (a.outlet for a in material.articles.values()))
    writing, later = _Writing(text), years_on(text, cites, material)
    computed = list(_worked_out(text, cited, beside=beside) if judged else ())
    for quantity in _quantities(text, judged=judged):
        if any(name.covers(quantity.phrase) for name in outlets) or counts_nothing(quantity, text, judged=judged):
            continue
        if quantity.phrase in later or _is_a_single(quantity, line):
            continue
        found = _claims_telling(quantity, line)
        wrong = _told_wrongly(quantity, found, line) if found else _told_by_none(quantity, line, writing, computed)
        if wrong:
            return wrong
        if found:
            writing.put(quantity, _words_in_line(quantity, found, line), found)
    told, numbers = writing.told, writing.numbers
    fault = (
        None if judged else _voices_mixed(told, numbers, cited, material) or _passed_on(told, numbers, material)
    )  # "AP finds the 2,600 too high" takes nothing from who tells it
    return fault or Bound(told, tuple(numbers))


@dataclass(frozen=True, slots=True)
class _Line:
    """A drafted sentence with what it cites; `judged` and `beside` as `bind_numbers` takes them."""

    text: str
    cites: tuple[str, ...]
    cited: tuple[FigureClaim, ...]
    material: Material
    judged: bool
    beside: str

    @property
    def denies(self) -> bool:
        """Whether it tells its numbers as denied: "claimed 11, which the firm felt was not true" does so of the 11."""
        turns = polarity_of(self.text)
        return turns.denied or turns.negated or turns.claimed or DOUBTED.search(self.text) is not None

    @property
    def quotes(self) -> list[Span]:
        return [Span(*match.span()) for match in QUOTATION.finditer(self.text)]


class _Writing:
    """The sentence while the sources' own words take the place of its numbers. Places count in the sentence as it stands by then."""

    def __init__(self, text: str) -> None:
        self.told = text
        self.numbers: list[BoundNumber] = []
        self._shift = 0

    def keep(self, quantity: Quantity) -> None:
        """Take a number as it stands, which no claim tells."""
        self.numbers.append(BoundNumber(quantity.phrase.shift(self._shift), ()))

    def put(self, quantity: Quantity, words: str, claims: tuple[FigureClaim, ...]) -> None:
        """Write `words` in the place of a number."""
        place = quantity.phrase.shift(self._shift)
        if self.numbers and place.start < self.numbers[-1].span.end:  # its hedge is the number's before it: it stands
            place = quantity.span.shift(self._shift)
            words = place.of(self.told)
        first, _, rest = words.partition(" ")
        if rest and re.search(rf"\b{re.escape(first)}\s+$", self.told[: place.start], re.IGNORECASE):
            words = rest  # "taken over 4 billion" of "over 4 billion"
        self.told = self.told[: place.start] + words + self.told[place.end :]
        self.numbers.append(BoundNumber(Span(place.start, place.start + len(words)), claims))
        self._shift += len(words) - (place.end - place.start)


def _is_a_single(quantity: Quantity, line: _Line) -> bool:
    """Whether "one" stands for "a single": "in one day" of "in a single day"."""
    end = quantity.span.start + len("one")
    passages = [line.material.words(ref) for ref in line.cites]
    return line.text[quantity.span.start : end].casefold() == "one" and says_single(line.text, end, passages)


def years_on(text: str, refs: Sequence[str], material: Material) -> tuple[Span, ...]:
    """Places of years that lie between the story's first report and one that is cited: "one year on, little has been rebuilt"."""
    days = [article.published.day for article in material.articles.values() if article.published.day]
    own = [day for ref in refs if (day := material.article_of(ref).published.day)]
    return tuple(
        quantity.phrase
        for quantity in scan_numbers(text).quantities
        if quantity.cls == "duration"
        and quantity.value is not None
        and _YEARS_ON.match(text, quantity.span.start)
        and any(abs((day - min(days)).days - 365 * quantity.value) <= YEARS_ROUNDED for day in own)
    )


_YEARS_ON = re.compile(r"\w+ years? (?:on|later)\b(?! (?:the|a|an|\d))", re.IGNORECASE)
YEARS_ROUNDED = 60
"""Days by which "a year on" may be a year."""


def _claims_telling(quantity: Quantity, line: _Line) -> tuple[FigureClaim, ...]:
    """The claims of the cited sentences that tell a number of the line; none where none does."""
    text, cited, judged = line.text, line.cited, line.judged
    unsaid = quantity.cls == "count" and (judged or quantity.noun is None)  # "to 7.4 metres, and then at 5.1"
    bare = replace(quantity, unit=None, noun=None) if unsaid else quantity
    return (
        _telling(bare, cited, denies=line.denies)
        or (judged and (_end_told(quantity, cited) or _scaled(quantity, text, cited)))
        or (_is_called_end(quantity, text) and _end_told(quantity, cited))
        or _both_told(quantity, text, cited, judged=judged)
        or _told_a_rate(quantity, text, cited)
        or _told_a_period(quantity, cited, line.cites, line.material)
        or ()
    )


def _told_wrongly(quantity: Quantity, found: Sequence[FigureClaim], line: _Line) -> BindingFault | None:
    """What is wrong with a number that a cited sentence tells: of what it is said, or how sure."""
    if line.judged:
        return None
    wrong = _noun_differs(quantity, found, line.cites, line.material)
    if wrong or _is_hedge(quantity, line.text, found[0]):
        return wrong
    return BindingFault("loose_number", f"no cited sentence tells “{quantity.phrase.of(line.text)}”", ())


def _told_by_none(quantity: Quantity, line: _Line, writing: _Writing, computed: list[Fraction]) -> BindingFault | None:
    """Keep a number that no claim tells where it is told apart, printed or worked out, which joins it to `computed`; else what is
    wrong with it."""
    text, cited, material, judged = line.text, line.cited, line.material, line.judged
    apart = judged and (_told_apart(quantity, text, line.cites, material) or _names_scale(quantity, line))
    if apart or _counts_listed(quantity, line):
        writing.keep(quantity)
        return None
    if _needs_no_claim(quantity, line):
        return None
    others = [value for value in computed if value != quantity.value]
    if not _is_made(quantity, text, cited, others, judged=judged, beside=line.beside):
        if not judged or not reads_garbled(with_unit(text, quantity.span), map(material.words, line.cites)):
            return _not_told(quantity, text, cited, material)
        if quantity.value is not None:
            computed.append(quantity.value)
    writing.keep(quantity)
    return None


def _words_in_line(quantity: Quantity, found: Sequence[FigureClaim], line: _Line) -> str:
    """The words for a number: as they are written where they may stand so, else the source's own."""
    if _stands_as_said(quantity, line.text, line.quotes, judged=line.judged):
        return quantity.phrase.of(line.text)
    words = _words_for(quantity, line.text, _said_alike(quantity, found), judged=line.judged)
    is_of_matter = _TELLS_OF.search(line.text[: quantity.phrase.start]) is not None
    of = _ABOUT.match(quantity.phrase.of(line.text)) if is_of_matter else None
    return f"{of.group()}{words}" if of and not _ABOUT.match(words) else words


_TELLS_OF = re.compile(
    r"\b(?:posts?|reports?|claims?|rumou?rs?|messages?|news|stor(?:y|ies)|talk|warnings?|questions?|doubts?)\s+$",
    re.IGNORECASE,
)
"""Before an "about" that is no hedge: "posts about 58 dead"."""
_ABOUT = re.compile(r"about\s+", re.IGNORECASE)


def _needs_no_claim(quantity: Quantity, line: _Line) -> bool:
    """Whether a number that no claim tells is printed so in what is cited, or is "both" of two that are told there."""
    if not _counted(quantity, line.cited) and _stands_as_printed(quantity, line.cites, line.material):
        return True
    return quantity.value == 2 and tells_both(line.cites, line.material)  # "in the registers of two towns"


def _names_scale(quantity: Quantity, line: _Line) -> bool:
    """Whether it is a scale that a remark weighs against another, and no number: "only billions fit"."""
    scale = _SCALE.fullmatch(quantity.surface)
    return scale is not None and any(is_named(scale[1], line.material.words(ref)) for ref in line.cites)


_SCALE = re.compile(r"(thousand|million|billion|trillion)s", re.IGNORECASE)


def _counts_listed(quantity: Quantity, line: _Line) -> bool:
    """Whether a number word counts what a cited sentence lists by name behind its noun: "two other spouses" of "the spouses of the
    Deputy President and the Prime Cabinet Secretary"; not who came to harm, which is counted and no list."""
    if quantity.surface.casefold() not in _LISTED or quantity.qualifier is not None:
        return False
    behind = _NOUN_BEHIND.match(line.text, quantity.span.end)
    if behind is None or behind["noun"] in PERSON_STATES or behind["noun"] == "victims":
        return False
    listing = re.compile(rf"\b{behind['noun']}\s+of\s+(?P<named>[^.;:()]+)")
    lists = (found["named"] for ref in line.cites for found in listing.finditer(line.material.words(ref)))
    return any(
        sum(_NAMED.match(part) is not None for part in _LISTING.split(named)) == _LISTED[quantity.surface.casefold()]
        for named in lists
    )


_LISTED = {"two": 2, "three": 3, "four": 4}
_NOUN_BEHIND = re.compile(r"(?:\s+other)?\s+(?P<noun>[a-z]{4,}s)\b")
_LISTING = re.compile(r",\s+and\s+|,\s+|\s+and\s+")
_NAMED = re.compile(r"\s*(?:of\s+)?(?:the\s+)?[A-Z]")


def _stands_as_said(quantity: Quantity, text: str, quotes: Sequence[Span], *, judged: bool) -> bool:
    """Whether a number keeps the words that it has: in one of the `quotes` of its text, behind what compares it, as a range of a judgement
    ("from 38 to 43")."""
    quoted = any(span.covers(quantity.phrase) for span in quotes)
    ranged = judged and quantity.qualifier == "range"
    return quoted or ranged or _COMPARED.search(text[: quantity.phrase.start]) is not None


def _is_made(
    quantity: Quantity,
    text: str,
    cited: Sequence[FigureClaim],
    computed: Sequence[Fraction],
    *,
    judged: bool,
    beside: str,
) -> bool:
    """Whether a number that no sentence tells is made of such as they tell, where its text shows how or is a judgement."""
    if not (judged or shows_its_sum(text, quantity.phrase)):
        return False
    ends = ends_of(quantity)
    if ends and sums_ranges(ends, _ranges_told(text, ends, cited)):
        return True
    if judged and _SUMS_UP.search(text) and _is_sum_of_a_sentence(quantity, cited):
        return True
    told = (*_values_told(text, quantity, cited, judged=judged, beside=beside), *computed)
    percents = percents_in(f"{text}\n{beside}")
    if ends and judged:  # "€1.2 billion to €1.6 billion less €400 million leaves €800 million to €1.2 billion"
        return all(works_out(replace(quantity, value=end, low=None, high=None), told, percents) for end in ends)
    return works_out(quantity, told, percents)


def _is_sum_of_a_sentence(quantity: Quantity, cited: Sequence[FigureClaim]) -> bool:
    """Whether a number is the sum of all of a cited sentence with its unit: "its parts come to €473,139,555.94"."""
    parts: dict[str, list[Fraction]] = {}
    for claim in cited:
        if claim.quantity and claim.quantity.value is not None and _units_fit(quantity, claim.quantity):
            parts.setdefault(claim.ref, []).append(claim.quantity.value)
    return any(len(own) > 1 and sum(own) == quantity.value for own in parts.values())


_SUMS_UP = re.compile(
    r"\b(?:parts|come|comes|came|add|adds|added|sum|sums|total|totals|together|make|makes)\b", re.IGNORECASE
)
_A_ONE = re.compile(r"\b(?:plus|and|minus) one\b|\bone (?:plus|and)\b", re.IGNORECASE)


def ends_of(quantity: Quantity) -> tuple[Fraction, Fraction] | None:
    """The two ends of a range that has no value of its own; None for any other number."""
    return (
        (quantity.low, quantity.high)
        if quantity.value is None and quantity.low is not None and quantity.high is not None
        else None
    )


def _ranges_told(
    text: str, own: tuple[Fraction, Fraction], cited: Sequence[FigureClaim]
) -> Iterator[tuple[Fraction, Fraction]]:
    """The ranges of a text, but `own`, that its sentences tell, as one figure or by their two ends."""
    values = {claim.quantity.value for claim in cited if claim.quantity}
    told = {ends for claim in cited if claim.quantity and (ends := ends_of(claim.quantity))}
    for quantity in scan_numbers(text).quantities:
        ends = ends_of(quantity)
        if ends and ends != own and (ends in told or {*ends} <= values):
            yield ends


def _worked_out(text: str, cited: Sequence[FigureClaim], *, beside: str) -> tuple[Fraction, ...]:
    """The values of a judgement's numbers that come from those which its sentences tell, and of those that come from these, in
    whatever order it tells them: "about 74%: €56 after a fall of 46% means about €104 before, …"."""
    percents = percents_in(f"{text}\n{beside}")
    found: tuple[Fraction, ...] = ()
    for _ in range(MOST_STEPS):
        for quantity in _quantities(text, judged=True):
            told = (*_values_told(text, quantity, cited, judged=True, beside=beside), *found)
            if quantity.value is not None and quantity.value not in told and works_out(quantity, told, percents):
                found += (quantity.value,)
    return found


MOST_STEPS = 2
"""Steps from the numbers of the sentences to a number that is worked out from others."""


def _values_told(
    text: str, of: Quantity, cited: Sequence[FigureClaim], *, judged: bool, beside: str
) -> Iterator[Fraction]:
    """The exact values of the other numbers of a text, and of those of the line that it is of (`beside`), that a cited sentence
    tells; of "112 to 124" in a judgement both."""
    for other in _quantities(text, judged=judged):
        if (
            judged
            and other.qualifier == "range"
            and (_both_told(other, text, cited, judged=True) or _telling(other, cited))
        ):
            yield from (end for end in (other.low, other.high) if end is not None)
        bare = replace(other, unit=None, noun=None) if judged and other.cls == "count" else other
        if (
            other.span != of.span
            and other.value is not None
            and (_telling(bare, cited) or _told_a_rate(other, text, cited) or (judged and _end_told(bare, cited)))
        ):
            yield other.value
        elif judged and other.value is not None and (scaled := _scaled(other, text, cited)):
            known = {value for claim in scaled if claim.quantity for value in _values_of(claim.quantity)}
            yield from (value for value in scaled_values(other) if value in known)
            yield other.value  # "177 + 169 = 346", in whatever scale
    yield from (q.value for q in scan_numbers(beside).quantities if q.value is not None and _telling(q, cited))
    if judged and _A_ONE.search(text) and any(c.quantity and c.quantity.value == 1 for c in cited):
        yield Fraction(1)  # "192 plus one plus 213"


# ---------------------------------------------------------------- which claims


_MINUS = re.compile(r" [−–-] ")
"""Between the numbers of a sum that is worked out, "750 − 82 − 104 = 564": no range; a sign of the same length keeps all places."""


LESS = re.compile(r"(?<=[\dn%]) minus (?=[$€£¥]?\d)")
"""The same between two sums, of which the second is no loss: "$9 billion minus $4 billion"; a word of the same length keeps all places."""


def _quantities(text: str, *, judged: bool) -> Sequence[Quantity]:
    """The numbers of a text, of a sum that a judgement works out each by itself."""
    text = LESS.sub(" along ", text)
    if not judged:
        return scan_numbers(text).quantities
    return scan_owned(_MINUS.sub(" + ", text) if "=" in text else text)


def scan_owned(text: str) -> Sequence[Quantity]:
    """The numbers of what a writer makes of others; one behind its owner is a number and no name: "with Tarn's 193 it makes 406".

    >>> [quantity.surface for quantity in scan_owned("The Nation's 20 had been overtaken")]
    ['20']
    """
    return scan_numbers(disowned(text)).quantities


def disowned(text: str) -> str:
    """A text of the same length whose numbers have no owners, and none compares itself with the next: "Tarn's 193" as "Tarn;  193",
    "40 more than 31" as "40;          31"."""
    return _OWNER.sub(lambda match: ";".ljust(len(match.group())), text)


_OWNER = re.compile(
    r"[’']s?\s(?=\d)|(?<=\d)s\b|(?<=\d)\s(?:more|less|fewer|higher|lower)\sthan\s(?=\D?\d)", re.IGNORECASE
)


def outlets_named(text: str, outlets: Iterable[str | None]) -> tuple[Span, ...]:
    """Where a text names an outlet whose name has a number, whole or as far as that: "Valley Radio 3" counts nothing, nor does "Radio 3"
    of "Radio 3 North"."""
    named = (outlet for outlet in outlets if outlet)
    numbered = {
        part for outlet in named for part in (outlet, *re.findall(r"^\D+\d+(?=\s)", outlet)) if re.search(r"\d", part)
    }
    return tuple(
        Span(*m.span()) for name in sorted(numbered) for m in re.finditer(rf"{re.escape(name)}(?:[’']s)?", text)
    )


def _telling(quantity: Quantity, cited: Sequence[FigureClaim], *, denies: bool = False) -> tuple[FigureClaim, ...]:
    """The claims with this value and unit, the best fitting first; of these only those of its measure's kind. What a
    sentence denies is told where the text denies something."""
    told = [c for c in cited if c.polarity == "assert" or denies]
    same = [c for c in told if c.quantity and _same_value(quantity, c.quantity)]
    if not same:
        return ()
    noun = quantity.noun

    def fit(placed: tuple[int, FigureClaim]) -> tuple[bool, bool, bool, int]:
        place, claim = placed
        own = claim.quantity
        counted = own is not None and noun is not None and terms_found(noun, own.noun or "")
        alike = own is not None and say_alike(own.qualifier, quantity.qualifier)
        return not counted, not claim.label_verified, not alike, place

    ordered = [claim for _, claim in sorted(enumerate(same), key=fit)]
    first = ordered[0]
    return tuple(c for c in ordered if c.label.measure == first.label.measure or c.unit == first.unit)


def _end_told(quantity: Quantity, cited: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """The ranges of which a number is an end: "the lower values, $3.8 billion and …"."""
    ends = (
        (claim, ends_of(claim.quantity)) for claim in cited if claim.quantity and claim.quantity.cls == quantity.cls
    )
    return tuple(claim for claim, both in ends if both and quantity.value is not None and quantity.value in both)


_COMPARED = re.compile(r"(?:%|\bper ?cent|\bpoints?)\s+$", re.IGNORECASE)
"""Before "below $340" where it says how far another number lies from it, and bounds nothing: "14.1% below $340"."""


def _is_called_end(quantity: Quantity, text: str) -> bool:
    """Whether the words before a number say that it is an end of a range: "its range begins at $400 million"."""
    return _CALLED_END.search(text[: quantity.phrase.start]) is not None


_CALLED_END = re.compile(
    r"\b(?:range|estimates?|forecasts?|span)\b[^.;]{0,40}\b(?:begins?|starts?|ends?|goes up|reaches|tops out)(?: at| from| to)? $"
    r"|\b(?:low|lower|high|higher|upper|top|bottom) end\b[^.;]{0,40} $",
    re.IGNORECASE,
)


def _scaled(quantity: Quantity, text: str, cited: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """The claims of a bare number of a sum in brackets or beside a sign of arithmetic that leaves their scale to what stands before:
    "€45 million (83 less 38)", "346 / 2.7"."""
    if quantity.noun or quantity.cls != "count" or quantity.value is None:
        return ()
    pointed = _POINTS.search(text[: quantity.span.start]) is not None  # "do not add it to the 346"
    if not (pointed or bracketed(text, quantity.span) or is_reckoned(text, quantity.span)):
        return ()
    values = {*scaled_values(quantity)}
    return tuple(
        claim
        for claim in cited
        if claim.quantity and claim.quantity.cls in ("money", "count") and values & {*_values_of(claim.quantity)}
    )


_POINTS = re.compile(r"\b(?:the|its|his|her|their|that|this)\s+$", re.IGNORECASE)


def scaled_values(quantity: Quantity) -> tuple[Fraction, ...]:
    """What a bare number may stand for, in thousands, millions and billions."""
    return () if quantity.value is None else tuple(quantity.value * scale for scale in _SCALES)


def tells_both(cites: Iterable[str], material: Material) -> bool:
    """Whether a cited sentence says "both", which is two."""
    return any(_BOTH.search(material.words(ref)) for ref in cites)


def _values_of(quantity: Quantity) -> Iterator[Fraction]:
    yield from (value for value in (quantity.value, quantity.low, quantity.high) if value is not None)


_BOTH = re.compile(r"\bboth\b", re.IGNORECASE)
_SCALES = (1_000, 1_000_000, 1_000_000_000)


def _both_told(quantity: Quantity, text: str, cited: Sequence[FigureClaim], *, judged: bool) -> tuple[FigureClaim, ...]:
    """ "two of eleven terminals" where a cited sentence tells both numbers apart: "two of its eleven". In a judgement also
    "add the three to 43", "from 38 to 43" and "name who says 268 or 341", which are no ranges there."""
    if quantity.qualifier == "range" and not judged:  # "£2.4bn-£2.5bn" of "an estimated £2.4bn - £2.5bn"
        ends = [
            [c for c in cited if c.quantity and c.unit == quantity.unit and c.quantity.value == end is not None]
            for end in (quantity.low, quantity.high)
        ]
        return next(((low, high) for low in ends[0] for high in ends[1] if low.ref == high.ref), ())
    links = (
        (" to ", " or ")
        if judged and quantity.qualifier == "range"
        else (" of ",)
        if quantity.cls in ("ratio", "fraction")
        else ()
    )
    link = next((link for link in links if link in quantity.phrase.of(text)), None)
    if link is None:
        return ()
    parts = scan_numbers(quantity.phrase.of(text).replace(link, ", ")).quantities
    told = [
        next((c for c in cited if c.quantity and c.quantity.value == part.value is not None), None) for part in parts
    ]
    return tuple(claim for claim in told if claim) if len(told) == 2 and all(told) else ()


def _told_a_rate(quantity: Quantity, text: str, cited: Sequence[FigureClaim]) -> tuple[FigureClaim, ...]:
    """ "a tonne cost €612" where a cited sentence has "€612 a tonne": the statement names apart what the sum is for, or is a cell, whose row does."""
    short = len(text.split()) <= LONGEST_BARE
    if quantity.cls != "money" or "/" in (quantity.unit or ""):
        return ()
    found = []
    for claim in cited:
        unit, slash, what = (claim.unit or "").partition("/")
        named = (
            slash and unit == (quantity.unit or "") and (short or re.search(rf"\b{re.escape(what)}", text.casefold()))
        )
        if named and claim.quantity and _same_value(quantity, replace(claim.quantity, unit=unit)):
            found.append(claim)
    return tuple(found)


LONGEST_BARE = 8
"""Words of a cell that may leave to its head what a sum is for."""


def _told_a_period(
    quantity: Quantity, cited: Sequence[FigureClaim], cites: Sequence[str], material: Material
) -> tuple[FigureClaim, ...]:
    """ "40 million euros a year" where a cited sentence has the sum apart from its period: "40 million euros ($44 million) a year"."""
    unit, slash, period = (quantity.unit or "").partition("/")
    told = "\n".join(map(material.words, cites)).casefold()
    if not slash or not period.isalpha() or re.search(rf"\b{period}\b", told) is None:
        return ()
    return _telling(replace(quantity, unit=unit, cls="money"), [claim for claim in cited if claim.unit == unit])


def _told_apart(quantity: Quantity, text: str, cites: Sequence[str], material: Material) -> bool:
    """Whether a number of days or weeks lies between two days that the text names or cited sentences tell: "1,054 two days later"."""
    step = _DAYS_OF.get(quantity.unit or "")
    if step is None or quantity.value is None:
        return False
    slack = step / 2 if quantity.qualifier == "about" else 0 if step < DAYS_OF_MONTH else 1
    days = {day for span in days_told(cites, material) for day in (span.start, span.end)}
    year = min(days).year if days else date.min.year
    named = [m for m in find_dates(text) if m.month and m.day]
    days |= {day for m in named if (day := real_day(m.year or year, m.month or 1, m.day or 1))}
    return any(
        abs((late - early).days - step * quantity.value) <= slack for early in days for late in days if early < late
    )


DAYS_OF_MONTH = 30
_DAYS_OF = {"day": 1, "week": 7, "month": DAYS_OF_MONTH}


def _same_value(a: Quantity, b: Quantity) -> bool:
    if not _units_fit(a, b):
        return False
    if a.value is not None or b.value is not None:
        return a.value == b.value
    return (a.low, a.high) == (b.low, b.high) and a.low is not None


def _units_fit(a: Quantity, b: Quantity) -> bool:
    """Counts of any noun fit one another, and a bare number years or days ("at 64"): what the noun is is judged by its words.
    Sizes need one unit; a bare "$" is that of the story."""
    if (
        a.unit is None
        or b.unit is None
        or a.unit == b.unit
        or {a.unit, b.unit} == {"time", "times"}
        or ("degree" in (a.unit, b.unit) and a.unit.startswith("degree") and b.unit.startswith("degree"))
        or reads_as(a.unit, b.unit)
    ):
        return True
    return a.cls == "count" and b.cls in ("count", "duration", "age")


def _counted(quantity: Quantity, cited: Sequence[FigureClaim]) -> bool:
    """Whether a cited sentence has this value in another unit."""
    return any(c.quantity and quantity.value == c.quantity.value is not None for c in cited)


def _stands_as_printed(quantity: Quantity, cites: Sequence[str], material: Material) -> bool:
    """Whether a cited sentence prints these very words where they count nothing: "Route 30", "Article 49"."""
    words = quantity.surface.casefold()
    return any(stands_alone(words, material.words(ref).casefold()) for ref in cites)


def _not_told(quantity: Quantity, text: str, cited: Sequence[FigureClaim], material: Material) -> BindingFault:
    said = quantity.phrase.of(text)
    elsewhere = [
        claim.ref
        for claim in material.ledger.figures
        if claim.polarity == "assert" and claim.quantity and _same_value(quantity, claim.quantity)
    ]
    own = {claim.article for claim in cited}
    words = content_words(text)

    def far(ref: str) -> tuple[int, bool]:
        return -sum(terms_found(word, material.words(ref)) for word in words), ref.partition(":")[0] not in own

    refs = tuple(sorted(dict.fromkeys(elsewhere), key=far))[:MOST_HINTS]
    if any(claim.polarity == "deny" and claim.quantity and _same_value(quantity, claim.quantity) for claim in cited):
        return BindingFault("loose_number", f"“{said}” is told there as denied: say so, and by whom", refs)
    has = ", ".join(dict.fromkeys(f"“{' '.join(claim.surface.split())}”" for claim in cited[:6]))
    reason = f"no cited sentence tells “{said}”" + (f"; they tell {has}" if has else "")
    if refs:
        reason += f"; it stands in {' '.join(refs)}"
    return BindingFault("loose_number", reason, refs)


DOUBTED = re.compile(
    r"\b(?:doubt\w*|disput\w*|reject\w*|contest\w*|question(?:s|ed)|untrue|disbeliev\w*|rumou?r(?:s|ed)?|hoax|false(?:ly)?|fake)\b",
    re.IGNORECASE,
)
"""Words with which a number may be told that somebody denies."""
QUOTATION = re.compile(r"[“\"](?P<words>[^“”\"]{3,400})[”\"]")
"""Words that stand as somebody said them: no qualifier is put into them, and a cited sentence has to hold them so."""


MOST_HINTS = 3
"""Sentences named that do tell a number which the cited ones do not."""


# ---------------------------------------------------------------- the source's own words


def _words_for(quantity: Quantity, text: str, claim: FigureClaim, *, judged: bool = False) -> str:
    """The writer's words where they keep the qualifier and print the number as the source does, or in digits what it has in words; in a
    judgement, which points to what has been told, where they print it so. Else the source's, with a capital where a sentence opens."""
    said = quantity.phrase.of(text)
    own = claim.quantity
    if own is not None and ends_of(own) and quantity.value is not None and (judged or _is_called_end(quantity, text)):
        return said  # one end of a range
    if judged and own is not None and quantity.value is not None and own.value == quantity.value:
        return said  # "it must mean half a billion": a reading keeps its own words
    printed = own is not None and (
        _print_of(own.surface) == _print_of(quantity.surface)
        or (re.fullmatch(r"[A-Za-z -]+", own.surface) and own.value == quantity.value)
    )
    one_sum = (
        own is not None
        and own.value is not None
        and own.value == quantity.value
        and own.cls == quantity.cls == "money"
        and own.unit == quantity.unit
    )
    if own is None or ((printed or one_sum) and (judged or say_alike(own.qualifier, quantity.qualifier))):
        return said  # a sum in whatever notation: "€3.2 billion" of "3.2 bn. euros"
    if own.qualifier == "about" and _SAID_ROUGH.search(text[: quantity.phrase.start]):
        return said  # "an estimated bill of £148m" for "an estimated £148m"
    words = " ".join(claim.surface.split())
    signed = _SIGNED.search(said)
    if signed and not _SIGNED.search(words):  # "£4 billion" of "over 4 billion pounds" keeps its sign
        words = f"{claim.surface[: max(0, own.span.start - own.phrase.start)]}{signed.group()}"
    verb = _PUTS.match(said)
    if verb and somebody_puts(text, quantity.phrase):
        return f"{verb.group()}{words[:1].lower()}{words[1:]}"
    if OPENS.search(text[: quantity.phrase.start]):
        return words[:1].upper() + words[1:]
    first = words.split()[0].replace("-", "")
    return words[:1].lower() + words[1:] if first.isalpha() and first[1:].islower() else words


def _is_hedge(quantity: Quantity, text: str, claim: FigureClaim) -> bool:
    """Whether what stands with a number is a hedge in a word or three, for which the source's own may stand, or as it is there;
    "almost as large as $2 billion" says another thing than $2 billion."""
    before = quantity.phrase.of(text)[: max(0, quantity.span.start - quantity.phrase.start)]
    return len(before.split()) <= LONGEST_HEDGE or (
        claim.quantity is not None and say_alike(claim.quantity.qualifier, quantity.qualifier)
    )


LONGEST_HEDGE = 3


def _said_alike(quantity: Quantity, found: Sequence[FigureClaim]) -> FigureClaim:
    """Of the claims of a number the first with the writer's hedge, or lack of one: of "some 2,000" and "more than 2,000" both may stand."""
    return next(
        (claim for claim in found if claim.quantity and say_alike(claim.quantity.qualifier, quantity.qualifier)),
        found[0],
    )


def somebody_puts(text: str, phrase: Span) -> bool:
    """Whether what stands before a number says who reckons it, and does not belong to it as in "an estimated 40".

    >>> somebody_puts("The institute estimated 40 dead", Span(14, 26)), somebody_puts("an estimated 40", Span(3, 15))
    (True, False)
    """
    return _PUTS.match(phrase.of(text)) is not None and _AN.search(text[: phrase.start]) is None


_SIGNED = re.compile(r"[$€£¥₹]\s?\d.*|\d[\d.,]*\s?%", re.DOTALL)
"""A number with the sign of its currency or share."""
_PUTS = re.compile(r"(?:estimated|reckoned|counted|put)\s+(?:at\s+)?", re.IGNORECASE)
_AN = re.compile(r"\b(?:an?|the|some|of|with|at|to|from)\s+$", re.IGNORECASE)
"""Text behind which such a word belongs to the number; else somebody does it."""
_SAID_ROUGH = re.compile(r"\b(?:estimate[sd]?|approximate(?:ly)?|roughly)(?:\s+[\w’'-]+){0,6}\s+$", re.IGNORECASE)
"""What says before a number that it is no exact one, with a few words between."""


def _print_of(surface: str) -> object:
    """The digits of a number, however they are grouped, or its words: "20 to 30" and "between 20 and 30" print the same, "84 770" and
    "84,770" too."""
    return re.sub(r"\D", "", surface) or surface.casefold()


OPENS = re.compile(r"(?:^|[.!?][”\"]?\s+)$")
"""Text after which a sentence begins."""


# ---------------------------------------------------------------- what it counts, and who says it


def _noun_differs(
    quantity: Quantity, found: Sequence[FigureClaim], cites: Sequence[str], material: Material
) -> BindingFault | None:
    """What a number is said to count has to stand with it: in its sentence, the ones before, or where its measure is
    told."""
    noun = quantity.noun
    if (
        not noun
        or quantity.cls == "money"
        or noun.split()[-1].casefold() in _VAGUE
        or noun.split()[0].casefold() in _STANDING
    ):  # an amount counts nothing: the word behind it is another's
        return None
    number = re.compile(rf"(?<![\w.,]){re.escape(quantity.surface)}(?!\w)", re.IGNORECASE)
    printed = (
        told for ref in cites if number.search(told := material.words(ref))
    )  # "two seats" that code reads as no figure
    held = "\n".join([*(around for claim in found for around in _around(claim, material)), *printed])
    words = [word.text for word in words_of(noun) if fold(word.text) not in STOPWORDS]
    # "The two" of a sentence are "two Philippine banks" where its article has the adjective.
    whole = "\n".join(material.articles[article].text for article in dict.fromkeys(claim.article for claim in found))
    named = {word for word in words[:-1] if word[:1].isupper() and terms_found(word, whole)}
    known = (
        word in named
        or terms_found(word, held)
        or shares_root(word, held)
        or has_kin(word, held)
        or are_victims(word, held)
        or is_made_of(word, held)
        for word in words
    )
    if terms_found(noun, held) or all(known):
        return None
    return BindingFault("words_not_in_source", f"“{quantity.surface}” counts no “{noun}” in its source")


_STANDING = word_set("stands stand stood lies lie lay remains remain remained holds held applies goes comes fits")
"""Verbs behind a number that its reader takes for what is counted: "the later 1,386 stands below the 1,848"."""
_VAGUE = ("dozens", "hundreds", "thousands", "millions", "scores", "times", "occasions")
"""Words that the reader of nouns takes for what is counted: "the 38 follow dozens on the first day", "warned three times"."""


def _around(claim: FigureClaim, material: Material) -> Iterator[str]:
    yield material.near(claim.ref)
    yield material.articles[claim.article].title
    group = material.group_of(claim)
    if group is not None:
        yield group.name
        yield from (material.words(ref) for ref in dict.fromkeys(c.ref for c in group.claims))


_CLAUSE = re.compile(r"[;:.!?]\s|,\s|\b(?:while|whereas|but|and|against|than)\b", re.IGNORECASE)


def _voices_mixed(
    text: str, numbers: Sequence[BoundNumber], cited: Sequence[FigureClaim], material: Material
) -> BindingFault | None:
    """A number told beside the name of another party of its measure, which tells another value that does not stand
    there too, and nowhere beside the name of its own, or of who prints it: of all `cited` claims with that value."""
    for number in (number for number in numbers if number.claims):
        claim = number.claims[0]
        group = material.group_of(claim)
        if group is None:
            continue
        alike = [c for c in (*group.claims, *cited) if _value(c) == _value(claim)]
        own = {name for c in alike for name in (*material.names_of(c), *material.articles[c.article].outlets)}
        rivals = {
            name: c.asserter
            for c in group.claims
            if _value(c) != _value(claim) and c.asserter != claim.asserter
            for name in material.names_of(c)
        }
        clause = _clause_at(text, number.span)
        told_too = {c.asserter for other in numbers if other is not number for c in other.claims}
        named = [
            who for name, who in rivals.items() if name not in own and is_named(name, clause) and who not in told_too
        ]
        if named and not any(is_named(name, text) for name in own):
            told = one_line(claim.surface)
            return BindingFault("attribution_turned", f"“{told}” is told by {claim.asserter}, not by {named[0]}")
    return None


def _passed_on(text: str, numbers: Sequence[BoundNumber], material: Material) -> BindingFault | None:
    """A number told as an outlet's own that its sentence has from somebody else, whom the text does not name: "The Post has 31" for
    "police said that 31 were hurt"."""
    for number in (number for number in numbers if number.claims):
        if all(c.quantity is not None and c.quantity.cls == "duration" for c in number.claims):
            continue  # how long something took is nobody's count
        outlets = {name for c in number.claims for name in material.articles[c.article].outlets if is_named(name, text)}
        parties = [c.attributed_to or c.asserter for c in number.claims]
        if any(
            fold(party) in {fold(name) for name in material.articles[c.article].outlets}
            for party, c in zip(parties, number.claims, strict=True)
        ):
            continue
        before = _clause_at(text, number.span).partition(number.span.of(text))[0]
        if before.casefold().endswith(" the "):  # "68 among the 125 bodies" points to what is told elsewhere
            continue
        told_by = (
            outlet for outlet in outlets if is_named(outlet, before) and f"in {outlet}" not in before
        )  # "(the mayor, in The Post)", "31 (The Post)"
        if all(
            re.search(rf"{re.escape(outlet.removeprefix('The '))}(?:\s(?:on|of)\s\d+\s\w+)?(?:{_PASSES_ON})", before)
            for outlet in told_by
        ):
            continue
        if all(
            _UNNAMED.match(party) for party in parties
        ):  # "people familiar with the matter": the outlet answers for them
            continue
        told = {name for party in parties for name in (party, *material.names.get(party, ()))}
        if not any(
            terms_found(word.text, text) for name in told for word in words_of(name) if fold(word.text) not in STOPWORDS
        ):
            words = one_line(number.claims[0].surface)
            return BindingFault(
                "attribution_turned",
                f"“{words}” is told by {parties[0]}, whom {min(outlets)} passes on: name them",
                (number.claims[0].ref,),
            )
    return None


def _value(claim: FigureClaim) -> tuple[Fraction | None, Fraction | None, Fraction | None] | None:
    return (claim.quantity.value, claim.quantity.low, claim.quantity.high) if claim.quantity else None


def _clause_at(text: str, span: Span) -> str:
    """The clause around a number, with an "according to …" before it and a "… said" or "according to …" behind it."""
    rival = next(
        (
            match
            for match in _BRACKETS.finditer(text)
            if match.start() >= span.end and any(c.isdigit() for c in without_days(match.group()))
        ),
        None,
    )
    if rival is not None:  # "338,000 (Newswire: 380,000)": who stands there has the other number
        text = text[: rival.start()]
    borders = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    parts = [Span(start, end) for start, end in pairwise(borders)]
    at = next(n for n, part in enumerate(parts) if part.start <= span.start < part.end)
    last = next((n for n, part in enumerate(parts) if span.end <= part.end), at)
    first = at - 1 if at and _CREDIT_BEFORE.match(parts[at - 1].of(text)) else at
    if (
        last + 1 < len(parts)
        and text[: parts[last].end].endswith(", ")
        and _CREDIT_BEHIND.match(parts[last + 1].of(text))
    ):
        last += 1
    return text[parts[first].start : parts[last].end]


_UNNAMED = re.compile(
    r"(?:(?:unnamed|anonymous|several|two|three|four|some|various|other|the|a|an|one)\s+)*(?:people|persons?|sources?|insiders?|officials?|analysts?|witness(?:es)?)\b(?![^()]*[A-Z])"
)
"""A party without a name."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PASSES_ON = r"\s+(?:still \w+|has|had|gives?|gave|prints|printed|uses|used|writes|wrote|shows|quotes|quoted|cites|cited|passes on|passed on|relays|relayed|carries|carried|dates|dated|lists|splits|repeats|calls|swaps|rounds|mixes|confuses|misquotes|misdates)\b|[’']s?\s+(?:own\s+)?(?:headline|title|caption|has|gives)\b|[’']s?\s+(?:[\w]+\s+){0,2}$"
"""Behind an outlet's name: what follows is somebody else's, or stands over its report."""
_CREDIT_BEFORE = re.compile(r"\s*according to\b", re.IGNORECASE)
_CREDIT_BEHIND = re.compile(
    r"\s*(?:according to\b|(?:[\w’'.-]+\s+){1,5}(?:said|says|say|reported|reports|told)\b)", re.IGNORECASE
)
