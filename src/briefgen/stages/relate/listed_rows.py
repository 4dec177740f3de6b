"""Rows of a list, each a name and its number: what the list counts, its rows count, each for its own place.

    "Florida: 117 / Lee County 53 (sheriff) / Polk County 2"      the dead of each, where the report tells of deaths before
    "Deaths by district: / Arlen 53 / Harbour 24 / Mill 5"        the same by the line above
    "Arlen (12 cases; 3 deaths), Mill (4; 1), Norby (9; 2)"       a table in a sentence: what its first row names

A row that says itself what it counts ("Cases 143") keeps that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.records import Article, Span
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.reading.nearness import MOST_COST
from briefgen.stages.relate.reading.places import plain_place
from briefgen.text.patterns import when_used

LEAST_ROWS = 3
"""So many rows make a list; two lines may be anything."""
MOST_BETWEEN = 12
"""Characters between two rows at most: line ends, bullets."""
_HEAD = when_used(r"(?:^|\n)[^\S\n]*[•·*–—-]?[^\S\n]*(?P<head>[A-Z][^:\d\n.]{1,50}?):?[^\S\n]+$")
_TAIL = when_used(r"[^\S\n]*(?:\([^)\n]*\))?[^\S\n]*(?=\n|$)")
_TOLD_ON = when_used(r"(?:,|;|\s[–—(-])[^\n]*(?=\n|$)")
"""What a row goes on to say of its number, where its name has a colon: "Arlen: 47,000, of whom 2,300 are children"."""
_LINE_ABOVE = when_used(r"(?:^|\n)[^\S\n]*(?P<line>[^\n]+?):?\s*$")
LONGEST_HEADING = 12
"""Words of a line above a list that says what it counts."""
COST = 9
"""How near a class is that a row takes from its list: see `Features.cost`."""


def with_list_rows(features: Sequence[Features], articles: Mapping[str, Article]) -> tuple[Features, ...]:
    """The features in the order given, the rows of lists with the class, the event and the place that the list gives them."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(features):
        by_article[one.claim.article].append(at)
    read = list(features)
    for id, own in by_article.items():
        text = articles[id].running
        for row in _bracketed(text):
            _read_row(row, own, read)
        heads = {at: head for at in own if (head := _head_of(features[at], text))}
        for run in _runs(heads, features, text):
            _read_run({at: heads[at] for at in run}, own, read, text)
    return tuple(read)


_IN_BRACKETS = when_used(r"(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})\s?\((?P<cells>[^()]{1,48})\)")
_NEXT_ROW = when_used(r"(?:,|;|,? and)\s")
_CELL = when_used(r"[^;/]+")
LEAST_BRACKETS = 2
"""So many names with their numbers in brackets, one behind the other, are rows."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A name with its numbers in brackets: of each cell its place and what its column counts, "" where no row says that."""

    name: str
    cells: tuple[tuple[Span, str], ...]


def _bracketed(text: str) -> Iterator[_Row]:
    """The rows of the tables that stand in sentences."""
    run: list[re.Match[str]] = []
    for found in (*_IN_BRACKETS.finditer(text), None):
        if found and run and _NEXT_ROW.fullmatch(text, run[-1].end(), found.start()):
            run.append(found)
            continue
        if len(run) >= LEAST_BRACKETS:
            yield from _table(run)
        run = [found] if found else []


def _table(run: Sequence[re.Match[str]]) -> Iterator[_Row]:
    rows = [
        [Span(found.start("cells") + c.start(), found.start("cells") + c.end()) for c in _CELL.finditer(found["cells"])]
        for found in run
    ]
    columns: dict[int, str] = {}
    for found, cells in zip(run, rows, strict=True):
        for at, cell in enumerate(cells):
            if told := _class_in(cell.of(found.string)):
                columns.setdefault(at, told)
    for found, cells in zip(run, rows, strict=True):
        yield _Row(found["name"], tuple((cell, columns.get(at, "")) for at, cell in enumerate(cells)))


def _read_row(row: _Row, own: Sequence[int], read: list[Features]) -> None:
    """Give the figures of a row its place, and those of a column what it counts."""
    several = len(row.cells) > 1
    for cell, cls in row.cells:
        for at in own:
            one = read[at]
            if one.family == "count" and cell.covers(one.claim.span):
                cls = cls or ("" if several else one.cls)
                cost = COST if cls else MOST_COST
                read[at] = replace(one, cls=cls, cost=cost, places=frozenset({plain_place(row.name)}), row="")


def _class_in(words: str) -> str:
    """The class of which a few words speak first; "" for none."""
    return next((cls for cue in cues_in(words) for cls, _ in cue.classes), "")


def _head_of(one: Features, text: str) -> str:
    """The name before a number that is all else on its line; "" where there is more, but for what a colon and a comma set apart."""
    span = one.claim.span
    if one.family != "count":
        return ""
    found = _HEAD.search(text[max(0, span.start - 80) : span.start])
    if not found or not (_TAIL.match(text, span.end) or (_is_labelled(found) and _TOLD_ON.match(text, span.end))):
        return ""
    return found["head"].strip()


def _is_labelled(head: re.Match[str]) -> bool:
    """Whether a colon stands between a row's name and its number."""
    return head[0].rstrip().endswith(":")


def _runs(heads: Mapping[int, str], features: Sequence[Features], text: str) -> list[list[int]]:
    """The rows (positions of features, with their `heads`) that stand line by line, where these are several."""
    runs: list[list[int]] = []
    for at in sorted(heads, key=lambda at: features[at].claim.span.start):
        last = features[runs[-1][-1]].claim.span.end if runs else -1
        tail = (_TAIL.match(text, last) or _TOLD_ON.match(text, last)) if last >= 0 else None
        start = features[at].claim.span.start - len(heads[at])
        if tail and start - tail.end() <= MOST_BETWEEN:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) >= LEAST_ROWS]


def _read_run(heads: Mapping[int, str], own: Sequence[int], read: list[Features], text: str) -> None:
    """Give the rows of one list, in its order with their heads, what it counts; leave a list alone of which nothing tells that."""
    first = next(iter(heads))
    start = read[first].claim.span.start - len(heads[first])
    cls = _class_above(text[:start]) or _class_before(read, own, first)
    for at, head in heads.items():
        one = read[at]
        if one.cls or not cls or cues_in(head):
            continue
        event = next((read[n].event for n in own if read[n].cls == cls), one.event)
        places = frozenset({plain_place(re.sub(r"^the ", "", head, flags=re.IGNORECASE))})
        read[at] = replace(one, cls=cls, cost=COST, head="", mods=frozenset(), row="", places=places, event=event)


def _class_above(text: str) -> str:
    """The class of which the line above a list speaks."""
    found = _LINE_ABOVE.search(text)
    line = found["line"] if found else ""
    if not line or len(line.split()) > LONGEST_HEADING:
        return ""
    return _class_in(line)


def _class_before(read: Sequence[Features], own: Sequence[int], first: int) -> str:
    """The class of the figure that a report told last before a list, of those that count something in it."""
    told = [read[at] for at in own if read[at].claim.span.start < read[first].claim.span.start]
    return next((one.cls for one in reversed(told) if one.family == "count" and one.cls), "")
