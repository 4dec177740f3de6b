"""Lines of a written page by their paragraphs, for what is drafted and for what is finished alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar, overload

from briefgen.briefing.checks.said_days import days_told, tells_its_day
from briefgen.briefing.public import Line, Statement
from briefgen.records import ComposedStatement
from briefgen.stages.ledger import Material


class _Told(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def theme(self) -> str | None: ...
    @property
    def lead(self) -> str: ...
    @property
    def joined(self) -> bool: ...
    @property
    def reading(self) -> object | None: ...
    @property
    def support(self) -> str: ...


LineT = TypeVar("LineT", bound=_Told)


def paragraphs_of(lines: Sequence[LineT]) -> Iterator[tuple[LineT, ...]]:
    """The lines of a page by their paragraphs: one goes on in that of the line before it, where it is joined and has the same head
    and lead."""
    own: list[LineT] = []
    for line in lines:
        if own and not (line.joined and (line.theme, line.lead) == (own[-1].theme, own[-1].lead)):
            yield tuple(own)
            own = []
        own.append(line)
    if own:
        yield tuple(own)


def points_of(lines: Sequence[LineT]) -> Iterator[tuple[LineT, ...]]:
    """The lines of a bottom line by its points, which are its paragraphs; of a single one without a label each line by itself."""
    parted = tuple(paragraphs_of(lines))
    yield from parted if len(parted) > 1 or any(line.lead for line in lines) else ((line,) for line in lines)


@overload
def told_in(lines: Iterable[ComposedStatement]) -> tuple[ComposedStatement, ...]: ...
@overload
def told_in(lines: Iterable[Line]) -> tuple[Statement, ...]: ...
def told_in(lines: Iterable[Any]) -> tuple[Any, ...]:
    """Each line, and behind it what its writer makes of it."""
    return tuple(said for line in lines for said in (line, line.reading) if said)


def is_weighed(paragraph: Sequence[LineT]) -> bool:
    """Whether a paragraph says what its writer makes of what it tells."""
    return any(line.reading or line.support == "judged" for line in paragraph)


def may_lean(line: LineT, paragraph: Sequence[LineT], refs: Sequence[str], material: Material) -> bool:
    """Whether a line, which cites the sentences `refs`, may tell alone what was replaced since: its paragraph says what to make of
    that, or it tells its day, itself or by a head."""
    return is_weighed(paragraph) or tells_its_day(line.text, (line.theme, line.lead), days_told(refs, material))
