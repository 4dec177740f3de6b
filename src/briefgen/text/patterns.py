"""Patterns that are compiled when they are first used.

Python compiles a pattern in a tenth to thirty milliseconds, and the tables of words make a thousand of them: half of what an import of
briefgen took, for patterns of which a run over one story needs two thirds. `when_used` is `re.compile` put off. It stands where the
dear patterns are, those of long lists of words and of wide ranges of signs; a short one may be compiled at once.
"""

from __future__ import annotations

import re
from typing import Any, cast

_OWN = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "flags", "groups", "groupindex")


class _WhenUsed:
    """Stands for a pattern until it is first asked for anything but its text; then what a pattern has becomes its own, so that
    a later call costs no more than a pattern's."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((own, getattr(compiled, own)) for own in _OWN)
        return getattr(compiled, name)


def when_used(text: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern with the methods and the text of `re.compile`, which it calls when the first of them is called; a faulty text
    is told then. It is for calls of its methods: functions of `re` do not take it for a pattern.

    >>> when_used(r"[0-9]+").findall("85 homes, 12 barns")
    ['85', '12']
    """
    return cast("re.Pattern[str]", _WhenUsed(text, flags))
