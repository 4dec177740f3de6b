"""Lines of a written page by their paragraphs, for what is drafted and for what is finished alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class _Told(Protocol):
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


def is_weighed(paragraph: Sequence[LineT]) -> bool:
    """Whether a paragraph says what its writer makes of what it tells."""
    return any(line.reading or line.support == "judged" for line in paragraph)
