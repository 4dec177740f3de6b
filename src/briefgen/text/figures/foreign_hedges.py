"""Hedges of languages other than English: whether the clause of a figure makes an estimate or a forecast of it.

"Die Zahl könnte auf 300 steigen" forecasts, "on craint 210 morts" estimates. The words are the table `foreign_hedges`. They govern
the figures of their clause: back to a sign that ends one, but for the comma before "dass", "que", "что"; ahead to the next such sign,
to another number or an "and".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from briefgen.text.letters import any_phrase
from briefgen.text.patterns import when_used
from briefgen.vocabulary import rows_in

Hedge = Literal["estimate", "forecast"]

_REACH_BACK, _REACH_AHEAD = 140, 90
"""Characters around a figure in which its hedge is looked for."""
_THAT = r"(?:dass|daß|que|che|dat|att|że|что|أن|कि)"
_ENDS = when_used(rf"[;:()!?…。；：，、؛،।]|\s[–—-]\s|\.\s|,(?!\s{_THAT}\b)")
_GOES_ON = when_used(r"[;:()!?…。；：，、؛،।,]|\s[–—-]\s|\.\s|\d|\s(?:und|oder|et|ou|y|e|o|en|och|i|и|ve|و|और)\s")
"""Where what stands behind a figure no longer speaks of it."""


def foreign_hedge(sentence: str, start: int, end: int, language: str) -> Hedge | None:
    """What the clause of the figure at `[start, end)` of a sentence makes of it; of both kinds the forecast wins.

    >>> text = "Die Zahl könnte auf 300 steigen, und 12 Menschen starben."
    >>> foreign_hedge(text, 20, 23, "de"), foreign_hedge(text, 37, 39, "de")
    ('forecast', None)
    """
    patterns = _patterns(language)
    if not patterns:
        return None
    parts = _ENDS.split(sentence[max(0, start - _REACH_BACK) : start])
    opens = len(parts) > 1 and any(
        pattern.fullmatch(parts[-2].strip().lower()) for _, pattern in patterns
    )  # "По оценкам, ..."
    before = " ".join(parts[-2:] if opens else parts[-1:])
    behind = _GOES_ON.split(sentence[end : end + _REACH_AHEAD])[0]
    words = f"{before} \u2205 {behind}".lower()
    return next((hedge for hedge, pattern in patterns if pattern.search(words)), None)


@cache
def _patterns(language: str) -> tuple[tuple[Hedge, re.Pattern[str]], ...]:
    rows = rows_in("foreign_hedges", ("words", "hedge", "languages"), language)

    def pattern(hedge: Hedge) -> re.Pattern[str]:
        return any_phrase((row["words"] for row in rows if row["hedge"] == hedge), language)

    return (("forecast", pattern("forecast")), ("estimate", pattern("estimate"))) if rows else ()
