"""Sentences that come in pairs: a number with what else is told of it.

Each of the two is checked by itself and refused by itself; the second may depend on what became of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest

from briefgen.briefing.checks.statements import Refusal
from briefgen.records import ComposedStatement, DraftPart, DraftStatement, Pair, RefusedStatement

Found = ComposedStatement | Refusal | None


def check_pairs(
    parts: tuple[DraftPart, DraftPart],
    firsts: Sequence[DraftStatement],
    seconds: Sequence[DraftStatement],
    check_first: Callable[[DraftStatement], Found],
    check_second: Callable[[DraftStatement, ComposedStatement | None], Found],
) -> tuple[tuple[Pair, ...], tuple[RefusedStatement, ...]]:
    """What of the pairs holds, None where one does not or nothing is said; and what is refused, numbered from 1 in each
    part. `check_second` also takes the first of its pair, None where that did not hold."""
    pairs: list[Pair] = []
    refused: list[RefusedStatement] = []

    def held(part: DraftPart, number: int, draft: DraftStatement, found: Found, about: str = "") -> ComposedStatement | None:
        if isinstance(found, Refusal):
            refused.append(RefusedStatement(part, number, draft, found.fault, found.reason, found.see, about))
            return None
        return found

    for number, (first, second) in enumerate(zip_longest(firsts, seconds, fillvalue=DraftStatement("", ())), start=1):
        one = held(parts[0], number, first, check_first(first))
        pairs.append((one, held(parts[1], number, second, check_second(second, one), first.text)))
    return tuple(pairs), tuple(refused)


def fill_pairs(
    parts: tuple[DraftPart, DraftPart],
    pairs: Sequence[Pair],
    settled: Mapping[tuple[DraftPart, int], ComposedStatement],
) -> tuple[Pair, ...]:
    """The pairs with what was mended, by its part and number."""
    return tuple(
        (settled.get((parts[0], number), first), settled.get((parts[1], number), second))
        for number, (first, second) in enumerate(pairs, start=1)
    )
