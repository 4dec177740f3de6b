"""Does what a sentence says of its numbers hold for these numbers? One checker for a draft and for a finished briefing.

A rise has to rise, a part is no larger than its whole, a sum adds up, what is called the latest is the latest, what came
later has a later day, a denial is not older than what it answers, figures that agree do not exclude each other.

    faults_of("The toll fell from 97 to 115.", told)     ->  wrong_direction: “97” to “115” is no fall

It is arithmetic and order only, over numbers that are bound to claims, with the intervals that their wording leaves open:
"more than 900" may be 1,200. A fault is told where no reading of the words holds; what cannot be decided passes, for a
right sentence refused is a fault as well. Numbers of two units are never compared, nor those inside a quotation.

Read in this order: `told` (numbers, and what surely holds between two), `line` (a text with its numbers as signs, and the
words of the table `soundness`), then the checks `moves`, `sums`, `latest`, `beside`, `bound` (which number tells which
claim), and `contested` (what has to stand beside a number that a reader is told to take).

Left out on purpose: whether the numbers count what the sentence says they count, relations without a word for them, and
numbers that no claim holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from briefgen.briefing.soundness.beside import check_agreement, check_comparisons, check_denials
from briefgen.briefing.soundness.bound import KnownClaim, KnownMeasure, known_measure, told_at
from briefgen.briefing.soundness.contested import MOST_SIDES, untold_sides
from briefgen.briefing.soundness.latest import check_alone, check_latest
from briefgen.briefing.soundness.line import Sentence, make_line, split_line
from briefgen.briefing.soundness.moves import check_moves, check_order, check_stays
from briefgen.briefing.soundness.sums import check_parts, check_sums
from briefgen.briefing.soundness.told import Later, SoundnessFault, Told, Unsound
from briefgen.records import FigureClaim, Group, Span

__all__ = [
    "CHECKS",
    "MOST_SIDES",
    "KnownClaim",
    "KnownMeasure",
    "Later",
    "SoundnessFault",
    "Told",
    "Unsound",
    "claims_faults",
    "faults_of",
    "known_measure",
    "untold_sides",
]

CHECKS: tuple[Callable[[Sentence], Iterator[SoundnessFault]], ...] = (
    check_moves, check_stays, check_order, check_parts, check_sums, check_latest, check_comparisons, check_agreement,
    check_denials,
)  # fmt: skip
"""All checks of one sentence."""


def faults_of(text: str, told: Sequence[Told], *, standing: bool = True) -> tuple[SoundnessFault, ...]:
    """All that does not hold of the numbers of `text`, in order of their places; the order of `told` never matters.

    `standing`: the text tells what holds now. A line of a course that stands under its day does not, nor does one side of
    a disagreement: there a figure may stand alone that was replaced since. Raises nothing on any text.
    """
    line = make_line(text, told)
    if not line.numbers:
        return ()
    found = list(check_alone(line)) if standing else []
    for sentence in split_line(line):
        for check in CHECKS:
            found += check(sentence)
    unique = {(fault.fault, fault.span): fault for fault in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda fault: (fault.span, fault.fault)))


def claims_faults(
    text: str,
    places: Sequence[tuple[Span, Sequence[FigureClaim]]],
    groups: Sequence[Group],
    *,
    cited: Collection[str],
    standing: bool = True,
) -> tuple[SoundnessFault, ...]:
    """`faults_of` a text of which `places` says which number tells which claims, of the measures `groups`. `cited` are the refs
    of its citations ("002:14"), by which a denial is known to be told."""
    measures = [known_measure(group) for group in groups]
    return faults_of(text, told_at(text, places, measures, cited), standing=standing)
