"""Which lines of a page belong together: a paragraph that was broken at a column's edge is one block again.

Each run of lines without an empty line between (a group) is judged by itself, so that one long address, or a page part in
short lines, leaves the other paragraphs alone. What tells a break inside a sentence, the surest first:

1. the line above ends in no full stop and the line below begins with a small letter;
2. the line above ends in a hyphen, a comma or a little word ("on", "the"), in a group that is wrapped;
3. the first word below had no room above, in a group that is wrapped;
4. the block above was joined itself and its sentence is not at its end.

A group is wrapped where (1) holds in it, or where its last line ends a sentence and the others run full or end as in (2). Left out on purpose:
any change of the text; a block only spans the line ends in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from briefgen.records import Span
from briefgen.text.letters import NO_SPACES
from briefgen.vocabulary import read_table

NARROWEST, WIDEST = 40, 130
"""Columns at which texts are wrapped. In a narrower one the lines are too ragged to tell a full one; a longer line is a
paragraph, or an address that cannot be broken."""
_SLACK = 6
"""Columns that a full line may fall short by."""
_RAGGED = 22
"""Columns by which nearly all lines of a wrapped group come near the longest."""
_MOST_BELOW = 1.25
"""A line that much longer than the edge was not broken at it."""
LEAST_WORDS = 3
"""Words of a line that a small letter may go on: menus have one or two."""

BULLET = re.compile(r"^(?:[-*+•·▪◦‣●○■□∎►▸→>»–—]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")
_END = re.compile(r"(?:[.!?…:]|[.!?…,][\"”’'»)\]]{1,3}|[。！？؟।۔])(?:\s?\[\d{1,3}\])*$")
_HYPHEN = re.compile(r"[^\W\d_]-$")
_LABELLED = re.compile(r"^[@“\"]?[^\W\d][\w .’'()-]{1,40}[”\"]?[:|] ?\S")
_OPENING = "“\"'‘«„(["
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_MARKED = re.compile(r"^(?:#{1,6} |\||\d{1,3}\. [A-Z]{2,}|[-=_*~#]{3,}$)")
_QUOTED = re.compile(r"^(?:>\s?)+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page. `bare` is it without the marks of quoted mail before it."""

    span: Span
    bare: str
    quoted: bool
    stands_alone: bool
    """A date, a byline, a heading: joined to nothing."""

    @property
    def length(self) -> int:
        return len(self.bare)


def join_wrapped(
    text: str,
    lines: Sequence[Span],
    groups: Sequence[int],
    *,
    stands_alone: Callable[[str], bool],
    language: str = "en",
) -> list[tuple[Span, int]]:
    """The lines of a page with those joined that make one paragraph, each with the number of its group. `stands_alone`
    says of a line that it is joined to none."""
    numbered = zip(lines, groups, strict=True)
    runs = [
        (number, [_line(text, span, stands_alone) for span, _ in run])
        for number, run in groupby(numbered, key=lambda one: one[1])
    ]
    edge = _page_edge([run for _, run in runs])
    title = runs[0][1] if runs and len(runs) > 1 and _is_title_of_two(runs[0][1], language) else None
    return [
        (span, number)
        for number, run in runs
        for span in ([Span(run[0].span.start, run[1].span.end)] if run is title else _joined(run, edge, language))
    ]


_LONG_TITLE = 30
"""Columns of a line in capitals that a title of two begins with; an outlet's own line is shorter."""


def _is_title_of_two(run: Sequence[_Line], language: str) -> bool:
    """Whether the two lines above a page's text are one title: the first ends in a little word ("of"), or both stand in
    capitals and the first is long."""
    if len(run) != 2 or _ends(run[0]) or not _may_go_on(run[0], run[1]) or _stands_below(run[0], run[1]):
        return False
    above, below = run[0].bare, run[1].bare
    capitals = above.isupper() and below.isupper() and len(above) >= _LONG_TITLE
    return capitals or (
        len(above.split()) > LEAST_WORDS and above.split()[-1].lower() in _little_words(language.lower()[:2])
    )


def _stands_below(above: _Line, below: _Line) -> bool:
    """Whether the second of two lines is a sentence of its own for whose first word there was room above: the standfirst below a
    title that ends in a little word ("… as the search goes on", "Officials fear for the crew of a second boat, too.")."""
    return (
        below.bare[:1].isupper() and _ends(below) and above.length + 1 + _first_word(below.bare) < below.length - _SLACK
    )


def _line(text: str, span: Span, stands_alone: Callable[[str], bool]) -> _Line:
    raw = span.of(text)
    mark = _QUOTED.match(raw)
    bare = raw[mark.end() :].strip() if mark else raw
    short = len(bare) <= WIDEST
    return _Line(span, bare, mark is not None, short and (_MARKED.match(bare) is not None or stands_alone(bare)))


def _page_edge(runs: Sequence[Sequence[_Line]]) -> int:
    """The column that the page's wrapped paragraphs reach: nearly the longest of their inner lines; 0 where none is known
    to be wrapped. Two lines alone may be a title and its text, so they are held against this edge and not their own."""
    inner = sorted(line.length for run in runs if _breaks_sentences(run) for line in run[:-1] if _may_be_wrapped(line))
    return inner[(9 * len(inner)) // 10] if inner else 0


def _may_be_wrapped(line: _Line) -> bool:
    return line.length <= WIDEST and not line.stands_alone and _ADDRESS.search(line.bare) is None


def _breaks_sentences(run: Sequence[_Line]) -> bool:
    return any(_goes_on_small(above, below, is_prose=_is_prose(run)) for above, below in pairwise(run))


def _is_prose(run: Sequence[_Line]) -> bool:
    return any(len(line.bare.split()) > LEAST_WORDS for line in run)


def _goes_on_small(above: _Line, below: _Line, *, is_prose: bool) -> bool:
    """Whether a sentence is open above and goes on below with a small letter. In a group that `is_prose` the line above
    may be of a word or two, if it goes on a sentence itself."""
    first = below.bare.lstrip(_OPENING)[:1]
    long_enough = len(above.bare.split()) >= LEAST_WORDS or (is_prose and above.bare[:1].islower())
    return first.islower() and long_enough and _may_go_on(above, below) and not _ends(above)


def _may_go_on(above: _Line, below: _Line) -> bool:
    """Whether two lines can be parts of one paragraph at all."""
    if above.stands_alone or above.quoted != below.quoted or (below.stands_alone and not _closes(above, below)):
        return False
    listed = _LABELLED.match(above.bare) is not None and _LABELLED.match(below.bare) is not None
    return not listed and (BULLET.match(below.bare) is None or is_numeral_of(above.bare, below.bare))


def is_numeral_of(above: str, below: str) -> bool:
    """Whether a line begins with a number and a stop that are the end of the sentence above it, and no list's.

    >>> is_numeral_of("the number of dead had risen from 3 to", "5. Divers look for more"), is_numeral_of("The plan", "1. Open")
    (True, False)
    """
    return (
        re.match(r"\d{1,2}\.\s", below) is not None and len(above) >= NARROWEST // 2 and _OPEN.search(above) is not None
    )


_OPEN = re.compile(r"(?:[^\W\d_],|\s[a-zß-ÿ]{1,4})$")
"""How a line ends that goes on: in a comma or a small word."""


def _closes(above: _Line, below: _Line) -> bool:
    """Whether a line that is only a date is the end of a sentence which stands open above it ("in any year since / 1998.")."""
    return (
        below.bare.endswith(".")
        and above.length >= NARROWEST // 2
        and not _ends(above)
        and _MARKED.match(below.bare) is None
    )


def _ends(line: _Line) -> bool:
    return _END.search(line.bare[-40:]) is not None


def _joined(run: Sequence[_Line], page_edge: int, language: str) -> list[Span]:
    inner = [line.length for line in run[:-1] if _may_be_wrapped(line)]
    edge = (
        max(inner)
        if len(inner) >= 2
        else max(page_edge, *(length for length in inner if length <= page_edge + _SLACK), 0)
    )
    alone = len(run) == 2 and not page_edge and _stands_below(run[0], run[1])
    opens = any(_is_open(line.bare, language) for line in run[:-1]) and _ends(run[-1]) and not _has_whole(run)
    opens = opens and not alone
    prose, wrapped = _is_prose(run), opens or _breaks_sentences(run) or _runs_full(run, inner, edge)
    spans = [run[0].span]
    for above, below in pairwise(run):
        small = _goes_on_small(above, below, is_prose=prose)
        unfinished = spans[-1] != above.span and not _ends(above) and _may_go_on(above, below)
        if small or unfinished or (wrapped and _goes_on(above, below, edge, language)):
            spans[-1] = Span(spans[-1].start, below.span.end)
        else:
            spans.append(below.span)
    return spans


def _runs_full(run: Sequence[_Line], inner: Sequence[int], edge: int) -> bool:
    """Whether nearly all lines of a group come near its edge, and the last one ends a sentence."""
    narrowest = NARROWEST // 2 if any(NO_SPACES.search(line.bare) for line in run) else NARROWEST
    if _has_whole(run):
        return False
    if not inner or not narrowest <= edge <= WIDEST or not (_ends(run[-1]) or _ADDRESS.search(run[-1].bare)):
        return False
    if len(inner) == 1 and (inner[0] < _least_first(edge) or _ends(run[0])):
        return False
    return sum(length >= edge - _RAGGED for length in inner) >= 0.7 * len(inner)


def _has_whole(run: Sequence[_Line]) -> bool:
    """Whether a line of a group is a whole paragraph: then the shorter ones above it are a title and a date, and no broken lines."""
    return any(line.length > WIDEST and _ADDRESS.search(line.bare) is None for line in run)


def _least_first(edge: int) -> int:
    """The least length of the first of two lines that was broken at a page's edge."""
    return edge - _SLACK - 8


def _goes_on(above: _Line, below: _Line, edge: int, language: str) -> bool:
    """Whether a line of a wrapped group goes on in the next."""
    if not _may_go_on(above, below):
        return False
    address = _ADDRESS.match(below.bare) is not None
    too_long = above.length > WIDEST and _ADDRESS.search(above.bare) is None
    if too_long or (below.length > _MOST_BELOW * max(edge, NARROWEST) and not address):
        return False
    if not _ends(above) and (_is_open(above.bare, language) or below.bare[:1].isdigit() or address):
        return True
    return NARROWEST // 2 <= above.length <= edge and above.length + 1 + _first_word(below.bare) > edge - _SLACK


def _first_word(bare: str) -> int:
    """Columns of what could have stood on the line above; scripts without spaces break anywhere."""
    word = re.match(r"\S+", bare)
    return 1 if NO_SPACES.match(bare) or word is None else len(word.group())


def _is_open(bare: str, language: str) -> bool:
    """Whether a line of a sentence ends where none does: in a hyphen, a comma, a little word. Names and menus are no
    sentence."""
    if 2 * sum(word[:1].islower() for word in bare.split()) < len(bare.split()):
        return False
    if _HYPHEN.search(bare) or bare.endswith((",", "–", "—")):
        return True
    last = bare.split()[-1].lower() if bare.split() else ""
    return last in _little_words(language.lower()[:2])


@cache
def _little_words(code: str) -> frozenset[str]:
    """The commonest function words of a language, as the table `languages` has them."""
    rows = read_table("languages", ("code", "also called", "words"))
    return frozenset(word for row in rows if row["code"] == code for word in row["words"].split())
