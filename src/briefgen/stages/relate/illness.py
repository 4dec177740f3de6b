"""How sure it is that a case or a death is of an illness: confirmed, probable, or both counted together.

    "54 confirmed and 20 probable cases"             two measures, each with its own course
    "over 150 confirmed and probable cases"          a third, the sum of both
    "19 people who are classed as probable cases"    the second by its own words

What says nothing of it is what is confirmed, or the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefgen.records import Span
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set

Proof = Literal["", "confirmed", "probable", "both"]
OF_ILLNESS = word_set("dead infected")
"""Classes that an outbreak counts by how sure they are."""
_SURE = r"(?:laboratory[- ]|lab[- ])?confirmed"
_UNSURE = r"(?:probable|suspected|presumed|presumptive|unconfirmed)"
_OF_WHAT = r"(?:(?:cumulative|new|additional|human|[A-Z][\w-]*)\s){0,2}(?:case|death|infection|patient|fatalit|victim)"
_BOTH = when_used(rf"\s(?:{_SURE} (?:and|or|plus) {_UNSURE}|{_UNSURE} (?:and|or|plus) {_SURE})\b")
_OWN = when_used(rf"\s(?:(?:more|other|others|further|new|cumulative)\s)?(?:(?P<sure>{_SURE})|{_UNSURE})(?=\W)")
_CLASSED = when_used(
    rf"\b(?:classed|classified|listed|counted|considered|treated|recorded|regarded)(?: as)? [“\"']?(?:(?P<sure>{_SURE})|{_UNSURE})(?=\W|$)"
    rf"|\b(?:(?P<too>{_SURE})|{_UNSURE}) {_OF_WHAT}"
)


def proof_of(text: str, clause: Span, number: Span, others: Sequence[Span]) -> Proof:
    """What the words behind a number, up to the next one or the end of its clause, say of how sure its cases are; "" for nothing.

    >>> said = "It has 54 confirmed and 20 probable cases."
    >>> proof_of(said, Span(0, len(said)), Span(7, 9), [Span(24, 26)]), proof_of(said, Span(0, len(said)), Span(24, 26), [])
    ('confirmed', 'probable')
    """
    end = min([clause.end, *(other.start for other in others if other.start >= number.end)])
    if _BOTH.match(text, number.end, end):
        return "both"
    found = _OWN.match(text, number.end, end) or _CLASSED.search(text, number.end, end)
    if not found:
        return ""
    told = found.groupdict()
    return "confirmed" if told.get("sure") or told.get("too") else "probable"


def proofs_apart(one: Proof, other: Proof) -> bool:
    """Whether two counts are of what is proved otherwise. What is said to be confirmed, and what says nothing, may be one.

    >>> proofs_apart("confirmed", "probable"), proofs_apart("", "confirmed"), proofs_apart("", "both")
    (True, False, False)
    """
    if "probable" in (one, other):
        return one != other
    return {one, other} == {"confirmed", "both"}
