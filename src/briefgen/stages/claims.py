"""The figures of an article, read by code for every engine: no model lists a number, so none can invent one.

    "At least 40 birds are ill, 6 of them owls, the keeper said"
    ->  at least 40 (birds, ill, said by the keeper),  6 (owls, ill, part of the 40)

Read `read_figures` from top to bottom. What figures are *to each other* across sentences and articles is told later, in
`relate`; here only what one article's own words tie together: a part and its whole, a value and the one it replaces,
one party's count beside another's, what came on top.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from briefgen.pages.roles import CORRECTION
from briefgen.records import Article, FigureClaim, Kind, Label, Link, LinkKind, Quantity, Scan, Sentence, Span
from briefgen.records.qualifiers import BARE
from briefgen.stages.facets import Around, Facets, facets_of
from briefgen.text.corrections import Verdict, verdicts_on
from briefgen.text.dates import claim_clock
from briefgen.text.figures import figure_intervals
from briefgen.text.figures.digits import base_language
from briefgen.text.lines import clean_line
from briefgen.text.voices.foreign_credits import find_foreign_credit
from briefgen.text.voices.quotes import find_attribution, locate_words
from briefgen.vocabulary import read_table

CONTEXT_BEFORE = 2
"""Sentences before a figure's own in which its place, its party or the value that it replaces may stand."""


@dataclass(frozen=True, slots=True)
class _Page:
    """An article with its sentences by number, its quantities, and for a part its whole with the words that say so."""

    article: Article
    sentences: dict[int, Sentence]
    quantities: tuple[Quantity, ...]
    wholes: dict[Span, list[tuple[Quantity, Span]]]

    @property
    def text(self) -> str:
        return self.article.running

    def words(self, number: int) -> str:
        sentence = self.sentences.get(number)
        return sentence.span.of(self.text) if sentence else ""

    def before(self, sentence: Sentence) -> tuple[Sentence, ...]:
        """The body sentences before one, nearest first, as far as a label's words may stand there."""
        near = (self.sentences.get(sentence.number - step) for step in range(1, CONTEXT_BEFORE + 1))
        return tuple(other for other in near if other is not None and other.role == "body")


@dataclass(frozen=True, slots=True)
class Read:
    """A quantity and what its sentence tells of it. `link` names another by its position in the article's figures."""

    quantity: Quantity
    sentence: Sentence
    facets: Facets
    said_by: str
    link: tuple[LinkKind, int] | None = None
    corrects: tuple[int, ...] = ()
    """Positions of the figures that a note of correction says are wrong where this one is right."""
    withdrawn: bool = False
    """A note of correction says that it is wrong."""


def read_figures(article: Article, sentences: Sequence[Sentence], scan: Scan) -> tuple[FigureClaim, ...]:
    """Every quantity of the article's sentences as a claim, in order. What is addressed to a model tells no news and
    gives none, and neither does a line that only says when ("Tuesday 08.15"). `sentences` and `scan` are of the whole article."""
    page = _Page(article, {sentence.number: sentence for sentence in sentences}, scan.quantities, _wholes_of(scan))
    told = [s for s in sentences if s.role != "dateline" and not s.planted]
    read = [one for sentence in told for one in _read_sentence(sentence, page)]
    linked = _corrected(link_figures(read, page), page)
    claims = [_claim(number, one, page) for number, one in enumerate(linked, start=1)]
    places = {claim.quantity.span: claim.id for claim in claims if claim.quantity}
    ids = [claim.id for claim in claims]
    full = tuple(_with_links(claim, one, ids, places, page) for claim, one in zip(claims, linked, strict=True))
    listed = _added_up(linked, page)
    sums = {part: Link("makes_up", ids[whole], words) for part, (whole, words) in listed.items()}
    return tuple(replace(c, links=(*c.links, sums[n])) if n in sums else c for n, c in enumerate(full))


def _wholes_of(scan: Scan) -> dict[Span, list[tuple[Quantity, Span]]]:
    wholes: dict[Span, list[tuple[Quantity, Span]]] = defaultdict(list)
    for part in scan.parts:
        wholes[scan.quantities[part.part].span].append((scan.quantities[part.whole], part.words))
    return wholes


def _read_sentence(sentence: Sentence, page: _Page) -> list[Read]:
    first = bisect_left(page.quantities, sentence.span.start, key=lambda q: q.span.start)
    last = bisect_left(page.quantities, sentence.span.end, key=lambda q: q.span.start)
    inside = tuple(q for q in page.quantities[first:last] if sentence.span.covers(q.span))
    return [
        Read(quantity, sentence, _read_facets(quantity, inside, sentence, page), _said_by(quantity, sentence, page))
        for quantity in inside
    ]


def _read_facets(quantity: Quantity, inside: tuple[Quantity, ...], sentence: Sentence, page: _Page) -> Facets:
    """What the sentence tells of one quantity. A part ("including 11 children") shares all but its people with its whole."""
    facets = _facets(quantity, inside, sentence, page)
    whole = next((whole for whole, _ in page.wholes.get(quantity.span, ()) if whole in inside), None)
    if whole is None:
        return facets
    return _part_facets(quantity, facets, _facets(whole, inside, sentence, page), sentence, page.text)


def _facets(quantity: Quantity, inside: tuple[Quantity, ...], sentence: Sentence, page: _Page) -> Facets:
    around = Around(tuple(s.span for s in page.before(sentence)), page.article.title)
    return facets_of(quantity, inside, sentence.span, page.text, language=page.article.language, around=around)


OF_WHOLE = re.compile(
    r"^\s*of\s+(?:whom|which|them|these|those)\s+(?:(?:were|was|are|is|have|has|had|been|still|now)\s+)*(?P<told>\w+(?:\s+\w+){0,3})"
)
WITHIN_WHOLE = re.compile(r"\bof (?:which|whom)\s+$")


def _part_facets(quantity: Quantity, own: Facets, whole: Facets, sentence: Sentence, text: str) -> Facets:
    """A part has its whole's label and its own people ("including 11 children"); what is told of the part alone
    ("nineteen of whom are in intensive care") is another measure."""
    told = OF_WHOLE.match(text[quantity.phrase.end : sentence.span.end])
    if told and own.who in ("", whole.who):
        return replace(whole, measure=told.group("told").strip(), who=own.who or whole.who, kind=None)
    if WITHIN_WHOLE.search(text[sentence.span.start : quantity.phrase.start]) and own.measure not in (
        "",
        whole.measure,
    ):
        return own
    return replace(whole, who=own.who)


# ---------------------------------------------------------------- whose figure it is


def _said_by(quantity: Quantity, sentence: Sentence, page: _Page) -> str:
    """Whom the text credits with a figure; "" where its article speaks in its own voice."""
    language = base_language(page.article.language)
    if language != "en":
        party = find_foreign_credit(page.text, sentence.span, quantity.span, language)
        return clean_line(party.of(page.text)) if party else ""
    credit = find_attribution(page.text, sentence.span, quantity.span)
    return clean_line(credit.who) if credit else ""


# ---------------------------------------------------------------- figures that go on from one another

CORRECTS = re.compile(
    r"^\W*(?:it|that|this|the (?:correct|right|actual|true) (?:figure|number|amount|total|toll|sum))\s+"
    r"(?:was|is|were|should (?:have been|be|read))\b",
    re.IGNORECASE,
)
ERRED = re.compile(
    r"\b(?:earlier version|incorrectly|wrongly|mistakenly|misstated|in error|erroneously|misreported)\b", re.IGNORECASE
)
NOT_THAT = re.compile(
    r"^,?(?:\s[^.;,]{1,30},)?\s+(?:and\s+)?(?:not|rather than|instead of)\s+(?:the\s+|as\s+)?$", re.IGNORECASE
)
"""Between a right value and the wrong one behind it: "83 million, it said, and not 38 million"."""
OTHERWISE = re.compile(
    r"\b(?:puts?|gives?|gave|makes?|made|counts?|estimates?)\s+(?:the|that|their|its)\s+(?:\w+\s+)?"
    r"(?:number|figure|toll|total|count|estimate|loss(?:es)?|damage)s?\s+(?:much\s+|far\s+|slightly\s+|a little\s+)?(?:higher|lower)\b"
    r"|\b(?:puts?|saw|sees)\s+it\s+(?:higher|lower)\b|\b(?:has|have|had)\s+(?:a\s+)?(?:higher|lower|another|different)\s+(?:number|figure|toll|total|count)\b"
    r"|\bdisput(?:es|ed)\s+(?:the|that)\s+(?:number|figure|toll|total|count)\b",
    re.IGNORECASE,
)
"""Announces another value for what was just counted."""
INSTEAD = re.compile(
    r"[^;:\d]*\b(?:(?:says?|said|claims?|claimed|speaks?|spoke|insists?|insisted|maintains?|maintained|puts?|gives?|gave) instead"
    r"|instead (?:says?|said|claims?|claimed|speaks?|spoke|insists?|insisted|maintains?|maintained|puts?|gives?|gave))\b"
)
_CROWD = r"joined|took part|attended|marched|gathered|rallied|protested|demonstrated|turned out|turned up|took to the streets"
_ABOARD = r"carrying|carried|on board|aboard"
SAME_CROWD = tuple(re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for words in (_CROWD, _ABOARD))
"""Words by which two bodies tell of the people in one crowd, or on one ship."""
TAKES_BACK = re.compile(r"\b(?:correct|revis|lower|rais|adjust)(?:s|es|ed)\b[^;.]{0,120}?\bto\s+$", re.IGNORECASE)
EARLIER_GAVE = re.compile(
    r"^\W*(?:it|they|he|she|the\s+\w+)\s+(?:(?:had|has|have)\s+)?(?:"
    r"(?:earlier|previously|first|initially|originally|at\s+first)\s+(?:put|given|gave|reported|announced|said|counted|listed|stated)\b"
    r"(?:[^;.]{0,50}\b(?:as|at|of))?|"
    r"(?:took|taken)\s+back\s+[^;.]{0,50}?\b(?:of|that)|(?:withdrew|withdrawn|retracted|corrected|dropped|scrapped)\s+"
    r"(?:its|their|his|her|the|an?)\s+(?:own\s+)?(?:earlier|previous|first|initial|original)\s+\w+\s+of)\s*(?:the\s+)?[$€£]?$",
    re.IGNORECASE,
)
"""Before the old value in the sentence behind the new one: "It had earlier put the number at 19"."""
REPORTS_OF = re.compile(
    r"\b(?:reports?|claims?|accounts?|tall(?:y|ies)|figures?|tolls?) (?:of|that) (?:\w+ ){0,2}$", re.IGNORECASE
)
LISTED_AS_WRONG = re.compile(
    r"\b(?:report\w*|said|told|claim\w*|known|announced|spread|heard|wrote|printed)\s+(?:\w+\s+){0,3}(?:was|were|proved|turned out)(?: to be)? (?:wrong|false|untrue|incorrect|mistaken)\s?"
    r"(?:[:,\N{EN DASH}\N{EM DASH}-]|\bamong (?:it|them|this)\b)[^.;\N{EN DASH}\N{EM DASH}]*$",
    re.IGNORECASE,
)
"""Before a value of a list of what was wrong: "nearly everything reported was wrong: 22 dead, a third scene"."""
WERE_WRONG = re.compile(
    r"[^;.\d]*\b(?:was|were|is|are|proved|turned out)(?: to be)? (?:not (?:true|correct|right)|wrong|false|incorrect|mistaken|erroneous|untrue|inaccurate)\b",
    re.IGNORECASE,
)
HAD_GIVEN = re.compile(
    r"\b(?:had|was|been)\s+(?:\w+\s+)?(?:given|gave|put|reported|counted|listed)\s+(?:the|its|that)\s+(?:death\s+)?"
    r"(?:toll|number|total|figure|count)\b[^;.]{0,40}\b(?:as|at)\s+$",
    re.IGNORECASE,
)
FROM_OLD = re.compile(r"^[^;.\d]{0,20}?,?\s+from\s+(?:the\s+|an?\s+)?(?:earlier\s+|previous\s+)?$", re.IGNORECASE)
"""Between a new value and the old one: "lowered the number of dead to 25, from 26"."""
_ADDITIONS = "|".join(
    re.escape(row["words"]) for row in read_table("additions", ("words", "joins")) if row["joins"] == "sum"
)
_TOTALS = "|".join(
    re.escape(row["words"]) for row in read_table("additions", ("words", "joins")) if row["joins"] == "total"
)
ADDED = re.compile(
    rf"^[^;.:]{{0,80}}?\b(?:(?:{_ADDITIONS})\b[^;.:,]{{0,20}}|(?:{_TOTALS})\b[^;.:]{{0,60}}\bto\s+)$", re.IGNORECASE
)
"""Between what came on top and what it came to: "4 more, adding to over 400", "three died, bringing the toll to 12"."""


def link_figures(read: Sequence[Read], page: _Page) -> tuple[Read, ...]:
    """The figures with what the text says they are to each other; those that correct or contradict the one before them
    take over its label."""
    linked = list(read)
    for at, one in enumerate(read):
        before = _alike_before(at, read)
        if before is not None:
            linked[at] = _linked(one, before, linked, page)
    for at in range(len(read) - 1):
        one, after = read[at], read[at + 1]
        if linked[at].link is not None:
            continue
        gone = (
            _takes_back_next(one, after, page) or _gave_earlier(one, after, page) or _was_wrong(one, after, page.text)
        )
        if _rejects_next(one, after, page.text) or gone:
            linked[at] = replace(linked[at], link=("replaces", at + 1))
            linked[at + 1] = _with_label(linked[at + 1], linked[at])
        elif (whole := _added_to(at, read, page.text)) is not None:
            for n in _adding_up(at, whole, read):
                linked[n] = replace(linked[n], link=("makes_up", whole)) if linked[n].link is None else linked[n]
            if linked[at].link is None:
                linked[at] = replace(linked[at], link=("adds_to", whole))
    return tuple(linked)


def _alike_before(at: int, read: Sequence[Read]) -> int | None:
    """The nearest figure of the same unit in one of the sentences before; a bare number may go on with people."""
    own = read[at]
    units = (None, "person") if own.quantity.unit is None else (own.quantity.unit,)
    for number in range(at - 1, -1, -1):
        apart = own.sentence.number - read[number].sentence.number
        if apart > CONTEXT_BEFORE:
            return None
        if apart and read[number].quantity.unit in units:
            return number
    return None


def _linked(own: Read, before: int, linked: Sequence[Read], page: _Page) -> Read:
    other = linked[before]
    here, there = own.sentence.number, other.sentence.number
    between = " ".join(page.words(n) for n in range(there, here))
    if CORRECTS.match(page.words(here)) and ERRED.search(between):
        return replace(_with_label(own, other), link=("replaces", before))
    told = " ".join(page.words(n) for n in range(there + 1, here + 1))
    otherwise = OTHERWISE.search(told) and other.facets.measure and _says_nothing(own)
    if otherwise or _same_crowd(own, other, page) or _says_instead(own, other, page):
        return replace(_with_label(own, other), link=("contrasts", before))
    return own


def _says_instead(own: Read, other: Read, page: _Page) -> bool:
    """Whether the next sentence sets a party's own value in the place of the last one: "The union says instead that"."""
    words = page.text[own.sentence.span.start : own.quantity.phrase.start]
    next_one = own.sentence.number == other.sentence.number + 1 and own.said_by != other.said_by
    return (
        next_one
        and bool(INSTEAD.match(words))
        and own.quantity == next(q for q in page.quantities if q.span.start >= own.sentence.span.start)
    )


def _same_crowd(own: Read, other: Read, page: _Page) -> bool:
    """Whether a bare number of the next sentence is another body's count of the same people: "Organisers said 6,000
    took part"."""
    next_one = own.sentence.number == other.sentence.number + 1
    if own.quantity.noun or not next_one or not own.said_by or own.said_by == other.said_by:
        return False
    behind = page.text[own.quantity.phrase.end : own.quantity.phrase.end + 40]
    first = other.sentence.span.of(page.text)
    return any(
        re.match(r"\s+(?:(?:were|had|was)\s+)?" + kind.pattern, behind) and kind.search(first) for kind in SAME_CROWD
    )


def _says_nothing(read: Read) -> bool:
    """Whether a label repeats the counted noun only."""
    return read.facets.measure in ("", read.quantity.noun, read.quantity.unit)


def _with_label(own: Read, other: Read) -> Read:
    """A figure under the label of the one that it goes on from; who says it stays its own."""
    facets = replace(
        own.facets,
        measure=other.facets.measure,
        who=own.facets.who or other.facets.who,
        place=own.facets.place or other.facets.place,
        event=own.facets.event or other.facets.event,
        time=other.facets.time,
        time_at=other.facets.time_at or (other.sentence.span if other.facets.time else None),
        kind=other.facets.kind,
    )
    return replace(own, facets=facets)


def _rejects_next(one: Read, after: Read, text: str) -> bool:
    if one.sentence != after.sentence or one.quantity.unit != after.quantity.unit:
        return False
    return bool(NOT_THAT.match(text[one.quantity.phrase.end : after.quantity.phrase.start]))


def _was_wrong(one: Read, after: Read, text: str) -> bool:
    """Whether the sentence behind a value calls reports of another one wrong: "Earlier reports of 64 dead were wrong"."""
    told = after.sentence.number == one.sentence.number + 1 and after.quantity.unit in (one.quantity.unit, None)
    before = text[after.sentence.span.start : after.quantity.phrase.start]
    return told and bool(
        REPORTS_OF.search(before) and WERE_WRONG.match(text[after.quantity.phrase.end : after.sentence.span.end])
    )


def _takes_back_next(one: Read, after: Read, page: _Page) -> bool:
    """Whether the next value is the old one of a correction: "lowered the number of dead to 25, from 26", or in the
    sentence behind it "it had given the toll as 26"."""
    text, own, next_one = page.text, one.sentence, after.sentence
    if after.quantity.unit not in (one.quantity.unit, None):
        return False
    if not TAKES_BACK.search(text[own.span.start : one.quantity.phrase.start]):
        return False
    if own == next_one:
        return bool(FROM_OLD.match(text[one.quantity.phrase.end : after.quantity.phrase.start]))
    told = text[next_one.span.start : after.quantity.phrase.start]
    return next_one.number == own.number + 1 and bool(HAD_GIVEN.search(told))


def _gave_earlier(one: Read, after: Read, page: _Page) -> bool:
    """Whether the next sentence tells what its party gave before: "It had earlier put the number at 19"."""
    told = page.text[after.sentence.span.start : after.quantity.phrase.start]
    if after.sentence.number != one.sentence.number + 1 or after.quantity.unit not in (one.quantity.unit, None):
        return False
    return bool(EARLIER_GAVE.match(told))


def _added_to(at: int, read: Sequence[Read], text: str) -> int | None:
    """The position of the value that one came on top of, or of the total that it brings: no part of it counted out. A value
    of another sort between them ("in three days") is passed over."""
    one = read[at]
    for n in range(at + 1, len(read)):
        if read[n].sentence != one.sentence or one.quantity.cls in ("duration", "age"):
            return None
        if read[n].quantity.unit in (one.quantity.unit, None):
            return n if ADDED.match(text[one.quantity.phrase.end : read[n].quantity.phrase.start]) else None
    return None


def _adding_up(last: int, whole: int, read: Sequence[Read]) -> tuple[int, ...]:
    """The positions of two values of one sentence that make up its total: "40 came on Monday and a further 7 later, bringing
    the total to 47"; none where the sum is another."""
    total, more = _exact(read[whole]), _exact(read[last])
    alike = (
        n
        for n in range(last - 1, -1, -1)
        if read[n].sentence == read[last].sentence and _one_unit(read[n].quantity, read[last].quantity)
    )
    first = next(alike, None)
    if first is None or total is None or more is None or _exact(read[first]) is None:
        return ()
    return (first, last) if _exact(read[first]) == total - more else ()


# ---------------------------------------------------------------- counts that add up to another

LEAST_SUM = 10
"""A smaller sum may come out by chance."""
_LISTED = re.compile(r"[^\d.;:()]{0,60}?(?:,|\band)\s(?:[a-z]+\s){0,2}")
"""Between two counts of one list: "180 soldiers, 12 guards and one civilian"."""


def _added_up(read: Sequence[Read], page: _Page) -> dict[int, tuple[int, Span]]:
    """The counts of a list that come to a count that the same article tells elsewhere, each with the position of that whole
    and the span of the list: under "192 lost", 180 soldiers and 12 guards are its parts, whoever stands in the list behind
    them."""
    equal: dict[tuple[str | None, Fraction | None], list[int]] = defaultdict(list)
    for n, one in enumerate(read):
        equal[one.quantity.unit, _exact(one)].append(n)
    found: dict[int, tuple[int, Span]] = {}
    for first in range(len(read)):
        total = _exact(read[first]) if first not in found else None
        for last in range(first + 1, len(read)):
            more = _exact(read[last])
            if total is None or more is None or not _listed(read[last - 1], read[last], page.text):
                break
            total += more
            whole = (
                _told_elsewhere(read[first], equal.get((read[first].quantity.unit, total), ()), read)
                if total >= LEAST_SUM
                else None
            )
            if whole is not None:
                words = Span(read[first].quantity.span.start, read[last].quantity.span.end)
                found = dict.fromkeys(range(first, last + 1), (whole, words)) | found
    return found


def _exact(one: Read) -> Fraction | None:
    quantity = one.quantity
    return quantity.value if quantity.cls == "count" and quantity.qualifier in BARE else None


def _listed(one: Read, after: Read, text: str) -> bool:
    """Whether two counts stand side by side in one list of things of one unit."""
    if one.sentence != after.sentence or one.quantity.unit != after.quantity.unit:
        return False
    return _LISTED.fullmatch(text[one.quantity.phrase.end : after.quantity.phrase.start]) is not None


def _told_elsewhere(part: Read, equal: Sequence[int], read: Sequence[Read]) -> int | None:
    """The one of some positions (`equal`) that stands in the nearest sentence of the article that is not that of a part."""
    others = (n for n in equal if read[n].sentence != part.sentence)
    return min(others, key=lambda n: abs(read[n].sentence.number - part.sentence.number), default=None)


# ---------------------------------------------------------------- what a note of correction says


def _corrected(linked: Sequence[Read], page: _Page) -> tuple[Read, ...]:
    """The figures, where a note of correction calls some right and some wrong: the right ones replace the wrong, under one
    label, and so do the same values in the body. What is wrong is withdrawn, whatever replaces it."""
    verdicts = _verdicts(linked, page)
    if not verdicts:
        return tuple(linked)
    linked = [_without_guess(one, verdicts.get(at), verdicts) for at, one in enumerate(linked)]
    done = list(linked)
    for at in [at for at, verdict in verdicts.items() if verdict == "wrong"]:
        rights = [
            n
            for n in _nearest(at, [n for n, verdict in verdicts.items() if verdict == "right"], linked)
            if _differ(at, n, linked)
        ]
        told = _in_body(at, rights[:1], verdicts, linked)
        label = done[told[0]] if told else done[rights[0]] if rights else None
        for n in [at, *rights[:1]]:
            done[n] = _with_label(done[n], label) if label and n not in told and done[n] is not label else done[n]
        done[at] = replace(done[at], withdrawn=True)
        for n in {*rights[:1], *told}:
            done[n] = replace(done[n], corrects=(*done[n].corrects, at))
    return tuple(done)


def _without_guess(one: Read, verdict: Verdict | None, verdicts: Mapping[int, Verdict]) -> Read:
    """A figure of a note without a link that the note gainsays: a wrong one replaces nothing, a right one only a wrong."""
    link = one.link
    if (
        verdict is None
        or link is None
        or link[0] != "replaces"
        or (verdict == "right" and verdicts.get(link[1]) == "wrong")
    ):
        return one
    return replace(one, link=None)


def _verdicts(linked: Sequence[Read], page: _Page) -> dict[int, Verdict]:
    """By position, what the notes of an article say of its figures."""
    sentences = sorted((s for s in page.sentences.values() if s.role == "body"), key=lambda s: s.span)
    notes = [block.span for block in page.article.blocks if block.reason == CORRECTION]
    phrases = [one.quantity.phrase for one in linked]
    told = verdicts_on(page.text, [s.span for s in sentences], phrases, notes)
    return {at: told[phrase] for at, phrase in enumerate(phrases) if phrase in told}


def _nearest(at: int, others: Sequence[int], linked: Sequence[Read]) -> list[int]:
    """Those of other figures that may count the same, the nearest first."""
    fitting = [n for n in others if n != at and _one_unit(linked[at].quantity, linked[n].quantity)]
    return sorted(fitting, key=lambda n: (abs(linked[n].sentence.number - linked[at].sentence.number), abs(n - at)))


def _one_unit(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities may count the same thing; a bare number may be of people."""
    return a.unit == b.unit or (a.cls == b.cls == "count" and {a.unit, b.unit} <= {None, "person"})


def _one_currency(a: Quantity, b: Quantity) -> bool:
    """Whether two sums may be one of which the one does not name the period: "$200 million a week", "costs it $200 million"."""
    return (a.unit or "").partition("/")[0] == (b.unit or "").partition("/")[0] and "money" in (a.cls, b.cls)


def _differ(a: int, b: int, linked: Sequence[Read]) -> bool:
    return linked[a].quantity.value is None or linked[a].quantity.value != linked[b].quantity.value


def _in_body(wrong: int, right: Sequence[int], verdicts: Mapping[int, Verdict], linked: Sequence[Read]) -> list[int]:
    """The figures of the article's own text that stand where a note has the right value: those equal to it; where the note
    does not give it, the first that may count the same, one of the same measure before others."""
    replaced = {one.link[1] for one in linked if one.link and one.link[0] == "replaces"}
    body = [
        n for n, one in enumerate(linked) if n not in verdicts and n not in replaced and one.sentence.role == "body"
    ]
    others = [n for n in body if _one_unit(linked[n].quantity, linked[wrong].quantity)]
    others = others or [n for n in body if _one_currency(linked[n].quantity, linked[wrong].quantity)]
    if right:
        equal = [n for n in others if not _differ(n, right[0], linked)]
        return [n for n in equal if linked[n].facets.measure == linked[equal[0]].facets.measure]
    apart = [n for n in others if _differ(n, wrong, linked)]
    own = linked[wrong].facets
    alike = [n for n in apart if own.measure and linked[n].facets.measure == own.measure]
    found = (alike or [n for n in apart if linked[n].quantity.noun == linked[wrong].quantity.noun] or apart)[:1]
    return [n for n in apart if found and not _differ(n, found[0], linked)]


# ---------------------------------------------------------------- the claims


def _claim(number: int, read: Read, page: _Page) -> FigureClaim:
    article, quantity = page.article, read.quantity
    hard, likely = figure_intervals(quantity)
    clock_sentence, place = _clock_place(read, page)
    published = article.published_at(read.sentence.span.start)
    clock = claim_clock(page.text, clock_sentence, place, published, language=article.language)
    origin = article.teller
    return FigureClaim(
        id=f"{article.id}.f{number}",
        article=article.id,
        sentence=read.sentence.number,
        span=quantity.phrase,
        surface=quantity.phrase.of(article.text),
        quantity=quantity,
        hard=hard,
        likely=likely,
        label=_label(read),
        asserter=read.said_by or origin,
        attributed_to=read.said_by or None,
        origin=origin,
        as_of=clock.as_of,
        event_day=clock.event_day,
        period=clock.period,
        published=published.day,
        in_headline=read.sentence.role == "headline",
        contrast=read.link is not None and read.link[0] == "contrasts",
        role="withdrawn" if read.withdrawn or _is_listed_as_wrong(read, page.text) else "count",
    )


def _is_listed_as_wrong(read: Read, text: str) -> bool:
    """Whether a value stands in a list of what was reported wrongly, which no later word has to replace."""
    return LISTED_AS_WRONG.search(text[read.sentence.span.start : read.quantity.phrase.start]) is not None


def _clock_place(read: Read, page: _Page) -> tuple[Span, Span]:
    """The sentence and place from which the clock is read: where the time words stand, if they stand in another one."""
    own, other = read.sentence.span, read.facets.time_at
    if not read.facets.time or other is None or other == own:
        return own, read.quantity.span
    found = locate_words(read.facets.time, page.text, other)
    return (other, found) if found else (own, read.quantity.span)


def _label(read: Read) -> Label:
    facets, quantity = read.facets, read.quantity
    return Label(
        measure=clean_line(facets.measure) or quantity.noun or quantity.unit or "number",
        kind=decide_kind(facets.kind, quantity),
        population=clean_line(facets.who) or None,
        place=clean_line(facets.place) or None,
        event=clean_line(facets.event) or None,
        period=clean_line(facets.time) or None,
    )


_BY_CLASS: dict[str, Kind] = {
    "percent": "ratio", "ratio": "ratio", "fraction": "ratio", "duration": "duration", "age": "age", "score": "score",
    "magnitude": "constant", "rate": "rate",
}  # fmt: skip


def decide_kind(told: Kind | None, quantity: Quantity) -> Kind:
    """The quantity's own class decides where it can; else what the sentence told; else an event's count.

    >>> # money is an amount, a percentage a ratio, "nine months" a duration, whatever the words beside them say
    """
    if quantity.cls == "percent" and told == "stock":
        return told  # a stake or a rate of inflation is a level that moves, no share that has to agree
    if quantity.cls in _BY_CLASS:
        return _BY_CLASS[quantity.cls]
    if quantity.cls == "money":
        return told if told in ("flow", "stock", "cumulative", "rate") else "amount"
    if quantity.cls == "measurement":
        return told if told in ("flow", "stock", "cumulative", "event") else "constant"
    return told or "event"


def _with_links(
    claim: FigureClaim, read: Read, ids: Sequence[str], places: Mapping[Span, str], page: _Page
) -> FigureClaim:
    """The claim with its links: what its words tie it to, and the whole of which it is a part. A figure that came on
    top of another is no part of it."""
    links = [Link(read.link[0], ids[read.link[1]])] if read.link else []
    links += [Link("replaces", ids[old]) for old in read.corrects if read.link != ("replaces", old)]
    tied = {link.to for link in links}
    wholes = [(places.get(whole.span), words) for whole, words in page.wholes.get(read.quantity.span, ())]
    links += [Link("part_of", whole, words) for whole, words in wholes if whole and whole not in tied]
    return replace(claim, links=tuple(links)) if links else claim
