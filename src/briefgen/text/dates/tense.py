"""Whether a day lies ahead of its article: "is to be launched on Tuesday", "this Sunday"; the other days are past.

    "The launch was set for this Sunday", published on a Saturday  ->  the day after
    "On Friday the minister said that it will rain", on a Friday  ->  that day

A day that something is due on is the coming one, the article's own day among them. Left out on purpose: what should
have been ("it should have sailed on Sunday"), which may be either.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.records import Span
from briefgen.text.dates.cues import SPOKEN, is_said
from briefgen.text.dates.find import DateMention

_DOES = r"(?:be|meet|start|begin|end|open|close|arrive|leave|return|vote|speak|appear|resume|take|go|hold|visit|decide)"
_DUE = (
    r"(?:will|would|(?:is|are|was|were) (?:also )?to|set to|plans? to|planning to|(?:is|are|was|were) (?:also )?(?:due|scheduled|planned|expected)"
    rf"|scheduled|expected to|hopes? to|wants? to|intends? to|due (?:on|back)|due to {_DOES})"
)
_BREAKS = re.compile(
    r"\b(?:after|when|since|because|following|who|which|that|as|where|while|had|have|if)\b|[.!?;:]|, (?:and|but)\b"
)
_DUE_BEFORE = re.compile(rf"\b{_DUE}(?P<between> [^.!?;:]*)?$")
_SET_FOR = re.compile(
    r"\b(?:announced|set|scheduled|planned|call(?:s|ed|ing)?|due|booked|slated|fixed|billed|expected|forecast|postponed|put off)\b"
    r"[^.!?;:,]{0,60}\b(?:for|until|till|to) (?:early |late |the |this |next )*$"
)
_FOR_WHEN = re.compile(r"(?:^|, ?)for (?:early |late |the |this |next )*$")
_DUE_AFTER = re.compile(
    r",?(?: (?:morning|evening|night|afternoon),?)?(?P<between> [a-z0-9 '&-]{2,70}?)? (?:will|would|is to|are to|is due|are due|is set|are set|"
    r"is expected|are expected|plans? to)\b"
)
_BOUND_BEFORE = re.compile(
    r"\b(?:as early as|no later than|not later than|not before|ha(?:s|ve) until|until at least) (?:on |the )?$"
)
_BOUND_AFTER = re.compile(r" at the (?:very )?(?:earliest|latest)\b")
_OPENS = re.compile(r"(?:^|[.;:,\"]|\band|\bbut) ?(?:on |late |early |this |next )*$")
_DONE_AND = re.compile(
    r"\b[a-z]+ed (?:at least|at most|more than|about|some|up to|nearly|almost|over|an?|the|his|her|its|their|[0-9][0-9,]*) (?:[a-z0-9,'-]+ ){0,6}and\b"
)
"""What was done to something, and behind "and" another clause: "the blast of Monday wrecked a mill and the toll is expected to rise"."""
_REACH = 80


def in_tense(mention: DateMention, fold: str) -> DateMention:
    """The mention, marked as ahead where the words of its sentence (`fold`, folded) say so. Only weekdays and days
    without a year can be."""
    listed = mention.kind == "period" and mention.relation == "between" and mention.day is not None  # "on 3 and 5 May"
    free = mention.year is None and (
        listed or (mention.kind in ("day", "weekday") and mention.relation in (None, "by"))
    )
    due = free and (_is_due(fold, mention.span) or (mention.kind == "day" and is_of_what_is_fixed(fold, mention.span)))
    return replace(mention, ahead=True) if due else mention


def is_of_what_is_fixed(fold: str, mention: Span) -> bool:
    """Whether a day of the month is that of a vote or the like, which is fixed long before: in August "the election of Oct. 22" lies
    ahead, and two days behind in a report of Oct. 24."""
    lead = fold[max(0, mention.start - _REACH) : mention.start]
    return bool(_FIXED_BEFORE.search(lead) or _FIXED_AFTER.match(fold, mention.end))


_FIXED = r"(?:elections?|vote|run-?off|ballot|referendum|polls?|summit|hearing|trial|deadline|congress|anniversary)"
_FIXED_BEFORE = re.compile(rf"\b{_FIXED} (?:of|on) (?:early |late |the )*$")
_FIXED_AFTER = re.compile(rf" (?:[a-z]+ ){{0,2}}?{_FIXED}\b")


def _is_due(fold: str, mention: Span) -> bool:
    lead = fold[max(0, mention.start - _REACH) : mention.start]
    if fold.startswith("'s", mention.end):
        return False
    if (
        _SET_FOR.search(lead)
        or _FOR_WHEN.search(lead)
        or _BOUND_BEFORE.search(lead)
        or _BOUND_AFTER.match(fold, mention.end)
    ):
        return True
    if is_said(fold, mention):
        return False
    told = _DUE_BEFORE.search(lead)
    if told and not _parted(told["between"] or ""):
        return not re.search(r"\bhad\b[^.;]{0,40}$", lead[: told.start()])
    after = _DUE_AFTER.match(fold, mention.end)
    return bool(after and _OPENS.search(lead) and not _parted(after["between"] or ""))


def _parted(between: str) -> bool:
    return bool(_BREAKS.search(between) or SPOKEN.search(between) or _DONE_AND.search(between))
