"""Patterns that are compiled when they are first used.

Python compiles a pattern in a tenth to thirty milliseconds, and the tables of words make a thousand of them: half of what an import of
briefgen took, for patterns of which a run over one story needs two thirds. `when_used` is `re.compile` put off. It stands where the
dear patterns are, those of long lists of words and of wide ranges of signs; a short one may be compiled at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, cast

_OWN = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "flags", "groups", "groupindex")


class _WhenUsed:
    """Stands for a pattern until it is first asked for anything but its text; then what a pattern has becomes its own, so that
    a later call costs no more than a pattern's."""

    def __init__(self, text: str, flags: int, having: tuple[str, ...]) -> None:
        self.pattern = text
        self._flags = flags
        self._having = having

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((own, getattr(compiled, own)) for own in _OWN)
        if self._having:
            self.__dict__.update(_seldom(compiled, self._having))
        return getattr(self if name in _OWN else compiled, name)


def _seldom(compiled: re.Pattern[str], having: tuple[str, ...]) -> dict[str, Callable[..., Any]]:
    """How a pattern is looked for of which a text holds nothing that has none of some letters."""
    plain = str.lower if compiled.flags & re.IGNORECASE else str

    def seldom(find: Callable[..., Any], nothing: Any) -> Callable[..., Any]:
        def found(text: str, start: int = 0, end: int = sys.maxsize) -> Any:
            return find(text, start, end) if any(map(plain(text[start:end]).__contains__, having)) else nothing

        return found

    def sub(by: str | Callable[[re.Match[str]], str], text: str) -> str:
        return compiled.sub(by, text) if any(map(plain(text).__contains__, having)) else text

    return {
        "search": seldom(compiled.search, None),
        "match": seldom(compiled.match, None),
        "finditer": seldom(compiled.finditer, iter(())),
        "sub": sub,
    }


def when_used(text: str, flags: int = 0, *, having: Iterable[str] = ()) -> re.Pattern[str]:
    """A pattern with the methods and the text of `re.compile`, which it calls when the first of them is called; a faulty text
    is told then. It is for calls of its methods: functions of `re` do not take it for a pattern.

    Where all that it finds has some letters in it, one of those in `having` (small ones, if it is for any case), `search`, `match`,
    `finditer` and `sub` first look whether these stand in the text at all: that takes a tenth of the time.

    >>> when_used(r"[0-9]+").findall("85 homes, 12 barns")
    ['85', '12']
    >>> when_used(r"(?:both|the two) camps", having=("camps",)).search("85 homes of both camps")[0]
    'both camps'
    """
    return cast("re.Pattern[str]", _WhenUsed(text, flags, tuple(having)))
