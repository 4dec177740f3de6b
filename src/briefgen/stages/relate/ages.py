"""Whose age a figure is: "Ann Orvell, 34, said", "Orvell, who is 34", "the 34-year-old driver Ann Orvell".

Two people of one age are two measures. "The 34-year-old" without a name is whoever its own article names and some article of
the story calls 34, where that is one person alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from briefgen.records import Article
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.names import last_word
from briefgen.text.figures import names_persons
from briefgen.text.lexicon import fold, names_in
from briefgen.text.patterns import when_used

AGE = "age:year"
NEAR = 60
"""Characters on either side of an age within which its owner stands."""

_BEHIND_NAME = when_used(
    r"\b(?P<name>[A-Z][\w’'-]+)(?: Jr\.?| Sr\.?)?(?:,?(?: who (?:is|was|turned|turns)(?: now| only| just)?|,? (?:now |then )?aged?) |, )$"
)
"""A name and what stands between it and its age."""
_BEFORE_NAME = when_used(
    r"(?:[- ]years?[- ]old)?(?P<role>(?: [a-z][\w-]*){0,3}) (?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?=[A-Z])"
)
"""Between an age and the name that it is told of."""
_ENDS_AGE = re.compile(r"[,.;)]|[- ]years?[- ]old[,.;]| (?:and|had|has|was|is)\b")
_KNOWN = when_used(r"\b[Tt]he $")
_SAYS_WHO = when_used(r"(?:[- ]years?[- ]old)? (?P<noun>[a-z][\w-]*)")


def with_ages(features: Sequence[Features], articles: Mapping[str, Article]) -> tuple[Features, ...]:
    """The features, ages with the last word of the name whose they are."""
    named = tuple(
        replace(one, owner=_owner(one, articles[one.claim.article].running) or one.owner) if one.family == AGE else one
        for one in features
    )
    owners: dict[Fraction | None, set[str]] = defaultdict(set)
    for one in named:
        if one.family == AGE and one.owner:
            owners[one.value].add(one.owner)
    return tuple(
        replace(one, owner=_known_owner(one, owners[one.value], articles[one.claim.article].running))
        if one.family == AGE and not one.owner
        else one
        for one in named
    )


def _owner(one: Features, text: str) -> str:
    """The last word of the name right before an age or right behind it; "" for none."""
    start, end = one.claim.span.start, one.claim.span.end
    tail = text[end : end + NEAR]
    before = _BEHIND_NAME.search(text, max(0, start - NEAR), start)
    if before and _ENDS_AGE.match(tail):
        return last_word(before["name"])
    told = _BEFORE_NAME.match(tail)
    if not told or (told["role"] and not names_persons(told["role"].split()[-1])):
        return ""
    behind = next((name for name in names_in(tail, opening=True) if name.start >= told.end() - 1), None)
    return last_word(behind.text) if behind else ""


def _known_owner(one: Features, owners: set[str], text: str) -> str:
    """Whose age "the 34-year-old" tells: the only one of that age, if the article names them; "" where a noun says who it is."""
    known = _KNOWN.search(text[max(0, one.claim.span.start - NEAR) : one.claim.span.start])
    noun = _SAYS_WHO.match(text, one.claim.span.end)
    if not known or len(owners) != 1 or (noun and names_persons(noun["noun"])):
        return ""
    owner = min(owners)
    return owner if owner in fold(text) else ""
