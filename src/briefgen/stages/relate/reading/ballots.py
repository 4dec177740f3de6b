"""Shares of a vote that are told by their printing alone, and the shares of a poll.

"The vote stood at 68.4%-31.6%", "67% yes to 33% no"     the first for, the other against
"82% approved", "54.9% were against"                     for and against, by the word behind
"In a survey 58% backed the walkout"                     who approves, and no result of a vote
"""

from __future__ import annotations

from briefgen.records import Span
from briefgen.stages.relate.reading.values import comparable_value, family_of
from briefgen.stages.relate.reading.view import View
from briefgen.text.patterns import when_used

FOR, AGAINST, APPROVAL = "vote_share", "against", "approval"
_PERCENT = r"(?:\s?%|\s?per ?cent|\spct)?"
_BEHIND = when_used(
    rf"{_PERCENT}(?:,|\s(?:of (?:them|those|votes)|were|was|are|had|have))*\s(?:voted |voting |said |saying )?"
    r"(?:(?P<yes>yes|aye|for it|in favou?r|approved?|approving)|(?P<no>no|nay|against))(?=\W*(?:$|[.,;:)–—-]|\s(?:it|them|this|to|and|the (?:deal|contract|plan|offer|proposal|motion|agreement|bill|measure|pact|accord))\b))"
)
"""Behind a share, on which side of a vote it is: "82% approved", "54% against the deal"."""
_BETWEEN = when_used(rf"{_PERCENT}(?:\s(?:yes|no|for|against|in favou?r))?\s?(?:-|–|—|to|against|versus|vs?\.?)\s?")
"""Between the two sides of one vote: "68.4%-31.6%", "67.1% yes to 32.9%"."""
_OF_VOTE = when_used(r"\b(?:vot(?:e[sd]?|ers?|ing)|ballots?|referend\w+|ratif\w+|plebiscite)\b")
ALL = 100
MOST_OFF = 1.5
"""So far the two sides of a vote are from all of it, by rounding and by ballots that are void."""
_POLL = when_used(
    r"\b(?:(?:opinion )?polls?|polling|pollsters?|surveys?|surveyed|respondents?|interviewed|[Gg]allup|YouGov|Ipsos)\b(?! (?:stations?|places?|workers?|day|clos\w+|open\w*))"
)
BACK = 6
"""Sentences back within which a vote is spoken of."""


def ballot_of(view: View, cls: str) -> str:
    """The class of a share that is a side of a vote by its printing, or that a poll gives; the `cls` that its words tell where it
    is neither. Where candidates stand against each other a share is its candidate's."""
    if view.rivals or family_of(view.claim) != "share":
        return cls
    if cls in ("", FOR) and _POLL.search(view.said):
        return APPROVAL if cls else cls
    if not _tells_of_vote(view):
        return cls
    if side := _side_of_pair(view):
        return side
    if cls not in ("", FOR, AGAINST):
        return cls
    behind = _BEHIND.match(view.text, view.claim.span.end, view.sentence.end)
    if behind:
        return FOR if behind["yes"] else AGAINST
    return cls


def _tells_of_vote(view: View) -> bool:
    """Whether the sentence of a figure speaks of a vote, or one of those before it."""
    return any(_OF_VOTE.search(words) for words in (view.said, *view.earlier(BACK)))


def _side_of_pair(view: View) -> str:
    """The side of a share that makes up all votes with the one beside it, "" for none: the first is for, unless the vote rejects."""
    own = view.claim.span
    for other in view.others:
        first, second = sorted((own, other), key=lambda one: one.start)
        if _BETWEEN.fullmatch(view.text, first.end, second.start) and _make_up_all(view, other):
            refused = _REFUSED.search(view.text, view.sentence.start, first.start) or _NO.match(view.text, first.end)
            return FOR if (own == first) != bool(refused) else AGAINST
    return ""


_REFUSED = when_used(
    r"\b(?:reject\w*|turn(?:ed|s|ing)? (?:it |\w+ \w+ )?down|vot(?:ed|es|ing) (?:it )?down|defeat\w*|refus\w*|threw out)\b"
)
"""Before two sides of which the first is against: "rejected it by 71% to 29%"."""
_NO = when_used(rf"{_PERCENT} (?:no|against)\b")


def _make_up_all(view: View, other: Span) -> bool:
    """Whether a share and the one at another place come to all votes."""
    own, beside = comparable_value(view.claim), _NUMBER.match(view.text, other.start)
    return (
        own is not None
        and beside is not None
        and abs(float(own) + float(beside[0].replace(",", ".")) - ALL) <= MOST_OFF
    )


_NUMBER = when_used(r"\d+(?:[.,]\d+)?")
