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

from briefgen.briefing import public
from briefgen.briefing.soundness.beside import check_agreement, check_comparisons, check_denials
from briefgen.briefing.soundness.bound import (
    KnownClaim,
    KnownMeasure,
    bind_text,
    cited_claims,
    drafted_measure,
    finished_measure,
    put_at,
    told_by_id,
)
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
    "draft_faults",
    "drafted_measure",
    "faults_of",
    "finished_measure",
    "measure_faults",
    "statement_faults",
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


def draft_faults(
    text: str,
    claims: Sequence[FigureClaim],
    groups: Sequence[Group],
    *,
    places: Sequence[tuple[Span, Sequence[FigureClaim]]] = (),
    cited: Collection[str] = (),
    standing: bool = True,
) -> tuple[SoundnessFault, ...]:
    """`faults_of` a drafted text: `claims` are bound in it, `groups` hold at least those of the claims.

    `places` says which number of the text tells which of the claims, where that is known; without it they are found by
    their words and values. `cited` are the refs of its citations ("002:14"), by which a denial is known to be told.
    """
    named = {claim.id for claim in claims}
    measures = [drafted_measure(group) for group in groups if any(claim.id in named for claim in group.claims)]
    if not places:
        return faults_of(text, bind_text(text, named, measures, cited), standing=standing)
    told = told_by_id(named, measures, cited)
    put = [put_at(told[claim.id], span, text) for span, own in places for claim in own if claim.id in told]
    return faults_of(text, put, standing=standing)


def statement_faults(
    statement: public.Statement, briefing: public.Briefing, *, standing: bool = True
) -> tuple[SoundnessFault, ...]:
    """`faults_of` a statement of a finished briefing; none for one cut from an article, whose faults are its source's.
    Bound are its claims, and those that stand in what it cites."""
    if statement.support == "verbatim":
        return ()
    cited = {f"{citation.source_id}:{citation.sentence}" for citation in statement.citations}
    named = {*statement.claim_ids, *cited_claims(statement, briefing)}
    measures = [finished_measure(group) for group in briefing.figures if any(claim.id in named for claim in group.claims)]
    return faults_of(statement.text, bind_text(statement.text, named, measures, cited), standing=standing)


def measure_faults(text: str, group: public.FigureGroup) -> tuple[SoundnessFault, ...]:
    """`faults_of` a sentence that a page writes of one measure, from any of its claims: above its table, in its rows."""
    measure = finished_measure(group)
    cited = {claim.ref for claim in measure.claims}
    return faults_of(text, bind_text(text, {claim.id for claim in measure.claims}, [measure], cited))
