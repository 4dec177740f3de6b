"""Which numbers of a sentence stand in none of the passages that it cites: stated once, for the run and for `verify`.

A sentence that is cut from a passage is its own citation: its numbers stand there, whatever language they are printed in
("um 2,5 Prozent"). Any other sentence is read in the languages of what it cites and in English, the language in which
briefings are written by default; it holds where one of these readings finds each of its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefgen.records import MaskedNumber, Quantity, Scan, Span
from briefgen.text.cleaned import clean_view
from briefgen.text.figures import scan_numbers
from briefgen.text.figures.people import singular
from briefgen.text.lines import shown_words
from briefgen.vocabulary import word_set

WRITTEN_IN = "en"
"""The language in which a sentence is read that is not cut from its passages."""

Excuses = Callable[[Span], bool]
"""Whether a number, by its span, is told by something else than the passages."""


def loose_numbers(
    statement: str,
    passages: Sequence[str],
    *,
    languages: Iterable[str] = (),
    excuses: Excuses = lambda span: False,
    judged: bool = False,
) -> tuple[Span, ...]:
    """The numbers of `statement`, counted or masked, that stand in no passage and are not excused; () where all do.

    `languages` are those of the passages. In a judgement of the writer's own (`judged`) "first" and "second" point within it. Spans count code points of `statement`. Raises nothing on any text.

    >>> loose_numbers("Exporte sinken um 2,5 Prozent", ["Die Exporte sind um 2,5 Prozent gesunken"], languages=["de"])
    ()
    """
    printed = [fold_printed(passage) for passage in passages]
    if is_cut_from(statement, passages):
        return ()
    first: tuple[Span, ...] | None = None
    for language in dict.fromkeys([*languages, WRITTEN_IN]):
        loose = tuple(_loose(statement, printed, scan_numbers(statement, language=language), excuses, judged=judged))
        if not loose:
            return ()
        first = loose if first is None else first
    return first or ()


def _loose(statement: str, printed: Sequence[str], scan: Scan, excuses: Excuses, *, judged: bool) -> Iterator[Span]:
    counted = [q.phrase for q in scan.quantities if not counts_nothing(q, statement, judged=judged)]
    masked = [
        number.span
        for number in scan.masked
        if number.reason not in ("pronoun", "pointer")
        and not (number.reason == "ordinal" and _only_orders(number, statement, judged=judged))
    ]
    names = {number.span for number in scan.masked if number.reason == "name"}
    for span in sorted([*counted, *masked]):
        forms = [with_unit(statement, span)]
        bare = LAST_NUMBER.search(span.of(statement))  # "LP 33.4": a party before its share
        forms += [bare.group()] if bare and span in names else []
        forms += _spelled_out(forms[0])
        stands = any(stands_alone(fold_printed(form), passage) for form in forms for passage in printed)
        if not stands and not excuses(span):
            yield span


def _only_orders(number: MaskedNumber, text: str, *, judged: bool) -> bool:
    """Whether an ordinal only orders what a writer tells, as in a judgement of its own, or "the first weeks" of an event."""
    return number.surface.isalpha() and (
        judged or (number.surface.casefold() == "first" and _OF_TIME.match(text, number.span.end) is not None)
    )


_OF_TIME = re.compile(
    r"\s+(?:(?:few|reported|early|official)\s+)?(?:hours|days|weeks|months|reports|counts|figures|notes?|statements?|accounts?)\b",
    re.IGNORECASE,
)


def counts_nothing(quantity: Quantity, text: str, *, judged: bool = False) -> bool:
    """Whether a number word of a written sentence only points to what it has named: "both in one article", "talks between
    the two", "one event in other words". "Two outlets" counts, but in a judgement of the writer's own (`judged`), where "two
    groups" and "one number" are those of the difference that it speaks of."""
    word, noun = quantity.surface.casefold(), (quantity.noun or "").casefold()
    if word == "one" or (word == "1" and judged):
        return judged or singular(noun) in _POINTED_TO
    if word == "zero" and judged:  # "2,600 lacks a zero"
        return True
    pointed = _POINTING.search(text[: quantity.span.start]) is not None
    if word in _SEVERAL and pointed and not noun and _ADDED_UP.match(text, quantity.span.end):
        return True
    if word in _SEVERAL and pointed and singular(noun) in _POINTED_TO:
        return True
    if word != "two":
        return False
    own = judged and (
        singular(noun.rpartition(" ")[2]) in _TOLD | _TELLERS or _OWNING.search(text[: quantity.span.start]) is not None
    )
    return own or (pointed and not noun)


def says_single(text: str, end: int, passages: Sequence[str]) -> bool:
    """Whether a passage has "a single" of what a text, behind the place `end`, has one, or "another" of what it has one more.

    >>> says_single("in one day", 6, ["all in a single day"]), says_single("in one day", 6, ["in a single year"])
    (True, False)
    >>> says_single("asked for one more day", 13, ["until the next day"]), says_single("one day", 3, ["the next day"])
    (True, False)
    """
    behind = _NEXT_WORD.match(text, end)
    noun = singular(behind[2].casefold()) if behind else ""
    alike = _ANOTHER if behind and behind[1] else _A_SINGLE
    told = (found for passage in passages for found in alike.finditer(passage))
    return bool(noun) and any(singular(found["noun"].casefold()) == noun for found in told)


_NEXT_WORD = re.compile(r"\W*(more\s+)?([\w-]+)")
_A_SINGLE = re.compile(r"\b(?:a|the) (?:single|same) (?P<noun>[\w-]+)", re.IGNORECASE)
_ANOTHER = re.compile(
    r"\b(?:another|an? (?:further|extra|additional)|the (?:next|following)) (?P<noun>[\w-]+)", re.IGNORECASE
)


_TOLD = word_set(
    "event thing side version count figure number name value toll group device term stage period unit statement fault cause reason account"
)
_TELLERS = word_set("agency source party voice account tally series count")
_POINTED_TO = _TOLD | word_set(
    "article report outlet sentence text account source paper agency voice party story territory country land region place"
)
"""What a briefing speaks of when it speaks of what its sources tell, of these, and of where it is."""
_SEVERAL = word_set("two three four five six")
_POINTING = re.compile(r"\b(?:the(?: same)?|these|those|all|both)\s+$", re.IGNORECASE)
"""Before a number of things that the text has told: "has the same three numbers"."""
_ADDED_UP = re.compile(r"\s+(?:(?:taken )?together|combined|add(?:ed)? up)\b", re.IGNORECASE)
"""Behind a number of what the sentences before it have named: "all three together make at least 40"."""
_OWNING = re.compile(r"\b(?:its|their|his|her)\s+$", re.IGNORECASE)


def is_cut_from(statement: str, passages: Sequence[str]) -> bool:
    """Whether a sentence stands word for word in a passage, and not inside a longer number or word of it."""
    words = fold_printed(statement)
    return bool(words) and any(stands_alone(words, fold_printed(passage)) for passage in passages)


def fold_printed(text: str) -> str:
    """A text as its words and numbers are compared: white space and marks of Markdown folded, no invisible signs, in lower
    case."""
    return shown_words(clean_view(text).text).casefold()


def with_unit(text: str, span: Span) -> str:
    """A number as it is printed, with the letters of its unit where they touch it: "26km"."""
    touching = _UNIT.match(text, span.end)
    return text[span.start : touching.end()] if touching and text[span.end - 1 : span.end].isdigit() else span.of(text)


def _spelled_out(printed: str) -> list[str]:
    """A number with its unit in letters as others print it with the unit's word: "258p" as "258 pence"."""
    match = re.fullmatch(r"(?P<number>[\d.,]*\d)(?P<unit>[a-z]{1,2})", printed)
    return [f"{match['number']} {word}" for word in _WORDS_OF_UNITS.get(match["unit"], ())] if match else []


_WORDS_OF_UNITS = {
    "p": ("pence",),
    "km": ("kilometres", "kilometers"),
    "kg": ("kilograms", "kilos"),
    "m": ("metres", "meters"),
}
_UNIT = re.compile(r"[A-Za-z]{1,3}\b")
LAST_NUMBER = re.compile(r"(?<=\s)[\d.,]*\d$")


def prints_number(text: str, surface: str) -> bool:
    """Whether a text prints the number of some words, whatever stands around it there: "the BBC 73" prints that of "73 wagons".

    >>> prints_number("the BBC 73.", "73 wagons"), prints_number("the BBC 730.", "73 wagons"), prints_number("two", "two")
    (True, False, False)
    """
    digits = re.search(r"\d[\d.,]*(?<![.,])", surface)
    return digits is not None and stands_alone(digits.group(), text)


def stands_alone(words: str, passage: str) -> bool:
    """Whether the words stand there, and not inside a longer number: "33" is not in "330" nor in "1,033"."""
    if words not in passage:
        return False  # nearly always, and a pattern for each number is dear
    before = r"(?<![\w.,])" if words[:1].isalnum() else ""
    return re.search(rf"{before}{re.escape(words)}(?!\w|[.,]\d)", passage) is not None
