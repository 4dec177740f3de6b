"""Countries and peoples that say who is counted, and the many of whom nothing but their number is told."""

from __future__ import annotations

from briefgen.records import FigureClaim
from briefgen.stages.relate.features import NOTHING
from briefgen.stages.relate.reading.nouns import FOREIGN
from briefgen.stages.relate.reading.values import comparable_value, sort_of
from briefgen.stages.relate.reading.view import View
from briefgen.text.lexicon import COUNTRY_NAMES, terms_of
from briefgen.text.patterns import when_used


def crowd_of(view: View) -> frozenset[str]:
    """Countries and peoples that say who is counted: "Turkish soldiers", "soldiers of Turkey"."""
    noun = view.claim.quantity.noun if view.claim.quantity else None
    after = view.text[view.own.end : view.own.end + 40]
    behind = _OF_COUNTRY.match(after) or (None if noun else _WERE_PEOPLE.match(after))
    words = f"{noun or ''} {behind['name'] if behind else ''}"
    if not noun and after.startswith(")"):
        bracketed = _PEOPLE_BEFORE.search(view.text, view.sentence.start, view.claim.span.start)
        words = bracketed["name"] if bracketed else words  # "Syrians (47) and Egyptians (43)"
    peoples = {name for term in terms_of(words) for name in term.names if name in COUNTRY_NAMES}
    return frozenset(peoples | ({"foreign"} if noun and FOREIGN.search(noun) else set())) or NOTHING


_OF_COUNTRY = when_used(r"\s+(?:of|from)\s+(?:the\s+)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)")
_WERE_PEOPLE = when_used(r"\s(?:is|are|was|were)\s(?:from\s)?(?P<name>[A-Z][\w-]+)")
"""What a number without a noun says of its people: "350 were Norlanders"."""
_PEOPLE_BEFORE = when_used(r"\b(?P<name>[A-Z][\w-]+s)\s\($")
LEAST_CROWD = 1_000


def is_crowd(claim: FigureClaim) -> bool:
    """Whether a count is of very many people at large: reports of a march have a verb of their own each time ("1.2 million
    flooded, jammed, came back to the streets") or none ("police: 200,000")."""
    quantity, value = claim.quantity, comparable_value(claim)
    exact = quantity is not None and quantity.qualifier != "vague"
    return exact and sort_of(claim) == "people" and value is not None and value >= LEAST_CROWD
