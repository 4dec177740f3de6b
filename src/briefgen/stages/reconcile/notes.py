"""What a reader has to know of single figures: a headline against its own body, a value printed for two measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from briefgen.records import FigureClaim, Note
from briefgen.records.qualifiers import BARE, CEILINGS
from briefgen.stages.reconcile.reasons import said
from briefgen.stages.reconcile.same import digits_of
from briefgen.stages.reconcile.windows import DIGITS
from briefgen.text.figures.measures import TIMES

Claims = tuple[FigureClaim, ...]


@dataclass(frozen=True, slots=True)
class Remarks:
    """Notes, and flags of measures by position."""

    notes: tuple[Note, ...]
    flags: Mapping[int, tuple[str, ...]]


# ---------------------------------------------------------------- headlines


def compare_headlines(claims: Sequence[FigureClaim]) -> tuple[Note, ...]:
    """A note for each figure of a headline that its own article's text gives nowhere, or only as the most that it may be.
    Headlines are short: "20 dead" for "at least 20" misleads nobody, "200 dead" for "as many as 200" does.

    A figure of the text with its unit that may be the same number settles it: which of several numbers a headline
    means is not asked.
    """
    bodies: dict[str, list[FigureClaim]] = defaultdict(list)
    for claim in claims:
        if not claim.in_headline and claim.polarity == "assert" and claim.quantity:
            bodies[claim.article].append(claim)
    titles = sorted((c for c in claims if c.in_headline and c.quantity), key=lambda c: (c.article, c.span))
    notes = (_headline_note(title, bodies[title.article]) for title in titles)
    return tuple(dict.fromkeys(note for note in notes if note))


def _headline_note(title: FigureClaim, body: Sequence[FigureClaim]) -> Note | None:
    same = [claim for claim in body if claim.unit == title.unit]
    if not same or title.unit in TIMES or any(_same_words(title, claim) for claim in same):
        return None  # "Twelve days on" is no news that its text could bear out
    equal = [claim for claim in same if _value(claim) is not None and _value(claim) == _value(title)]
    if equal and all(claim.quantity and claim.quantity.qualifier in CEILINGS for claim in equal):
        text = f"The headline of {title.article} says {said(title)}; its text says {said(equal[0])}."
        return Note("headline_differs", text, title.article)
    if equal or _is_sum(title, body) or _is_rest(title, same):
        return None
    # "66 names" under "hundreds of missing come down to 66": what counts it is no matter for the number's standing there.
    if any(title.hard and claim.hard and title.hard.meets(claim.hard) for claim in same) or any(
        _value(claim) == _value(title) for claim in body if _value(title) is not None
    ):
        return None
    text = f"The headline of {title.article} says {said(title)}; no figure of its text agrees with that."
    return Note("headline_differs", text, title.article)


def _is_sum(title: FigureClaim, body: Sequence[FigureClaim]) -> bool:
    """Whether a headline adds up two figures of one sentence: 193 over "192 soldiers and one civilian"."""
    wanted = _value(title)
    pairs = ((a, b) for a, b in combinations(body, 2) if a.sentence == b.sentence)
    return any(
        a.quantity
        and b.quantity
        and a.quantity.value
        and b.quantity.value
        and a.quantity.value + b.quantity.value == wanted
        for a, b in pairs
    )


def _is_rest(title: FigureClaim, same: Sequence[FigureClaim]) -> bool:
    """Whether a headline tells the other part of a whole: 95 % over "just 5 % is left"."""
    whole = title.quantity and title.quantity.value is not None and 100 - title.quantity.value
    return title.unit == "percent" and any(claim.quantity and claim.quantity.value == whole for claim in same)


def _same_words(title: FigureClaim, claim: FigureClaim) -> bool:
    a, b = title.quantity, claim.quantity
    if a is None or b is None:
        return False
    hedges = {a.qualifier, b.qualifier}
    return (a.value, a.low, a.high) == (b.value, b.low, b.high) and (len(hedges) == 1 or hedges <= BARE)


def _value(claim: FigureClaim) -> object:
    return claim.quantity.value if claim.quantity else None


# ---------------------------------------------------------------- values printed twice


def find_repeated(groups: Sequence[Claims]) -> Remarks:
    """A value of three or more significant digits that one sentence prints for two measures of one unit.

    "2,681 dead and 2,681 injured": one of the two was probably copied from the other.
    """
    flags: dict[int, tuple[str, ...]] = {}
    notes: list[Note] = []
    for (a, one), (b, other) in _equal_in_sentence(groups):
        flags[a] = flags[b] = ("repeated_value",)
        text = f"{one.ref} prints {said(one)} for {one.label.measure} and {said(other)} for "
        text += f"{other.label.measure}: one may be copied from the other."
        notes.append(Note("repeated_value", text, one.article))
    return Remarks(tuple(dict.fromkeys(notes)), flags)


def _equal_in_sentence(
    groups: Sequence[Claims],
) -> Iterator[tuple[tuple[int, FigureClaim], tuple[int, FigureClaim]]]:
    seen: dict[tuple[object, ...], list[tuple[int, FigureClaim]]] = defaultdict(list)
    for number, group in enumerate(groups):
        for claim in group:
            if claim.quantity and claim.quantity.value is not None and digits_of(claim) >= DIGITS:
                value = claim.quantity.value.as_integer_ratio()
                seen[(claim.article, claim.sentence, value, claim.unit)].append((number, claim))
    several = [key for key, told in seen.items() if len(told) > 1]
    for key in sorted(several, key=lambda key: (str(key[0]), str(key[1]).rjust(9), str(key[2]))):
        ordered = sorted(seen[key], key=lambda item: item[1].span)
        yield from (pair for pair in combinations(ordered, 2) if pair[0][0] != pair[1][0])
