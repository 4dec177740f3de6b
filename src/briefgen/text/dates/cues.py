"""What the words beside a time say of it: that something was said then, happened then, or lies ahead.

The words stand in the table `clock` of the vocabulary; all patterns are for folded text.
"""

from __future__ import annotations

import re

from briefgen.records import Span
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table

_TABLE = tuple((row["word"], row["class"].split()) for row in read_table("clock", ("word", "class")))


def listed(*classes: str) -> str:
    """A pattern of the words of these classes, to be put between borders; a star in the table is any ending."""
    words = [word for word, own in _TABLE if set(own) & set(classes)]
    return "|".join(
        re.escape(word).replace(r"\*", "[a-z]*") for word in sorted(words, key=lambda word: (-len(word), word))
    )


def any_of(*classes: str) -> re.Pattern[str]:
    """Finds a word of these classes."""
    return when_used(rf"\b(?:{listed(*classes)})\b")


SPOKEN = any_of("say", "give")
HAPPENED = any_of("event", "harm")
_MOVES = any_of("level")
_SAID = listed("say")
_SAID_BEFORE = when_used(
    rf"(?:\b(?:{_SAID})|\bin (?:a|an|its|their|the) (?:[a-z]{{3,9}} )?(?:{listed('account')}))"
    r"(?: (?!that\b)[a-z'-]+){0,5}? ?(?:on |late |early |this |,? ?)*$"
)
_SAID_AFTER = when_used(
    rf"(?:,|\))? (?:that )?(?:evening |morning |night |afternoon |lunchtime )?(?:{_SAID}|{listed('give')})\b"
)
_ACCOUNT = when_used(
    rf"\b(?:{listed('account')})(?: (?!that\b|of\b)[a-z'-]+){{0,1}}(?: (?:by|from) [a-z' .-]{{2,40}})? (?:on |of |from |dated |late |early |,)*$"
)
_THAT_EVENT = when_used(rf"(?: [a-z-]+){{0,2}}? (?:{listed('event')})\b")
_EVENT_OF = when_used(
    rf"\b(?:the|this|that|'s|its)(?: [a-z-]+){{0,3}} (?:{listed('event')}) (?:of|in|back in|from) (?:early |late |mid-)?$"
)
_EVENT_THAT = when_used(
    rf"\b(?:{listed('event')}) (?:which|that) [a-z]+ (?:(?!said\b|told\b)[a-z'-]+ ){{0,8}}?(?:before dawn |at dawn |in the [a-z]+ |early |late )?(?:on )?$"
)
"""Before a time: "the quake which struck the two countries before dawn on"."""
OF_EVENT = when_used(rf"'s(?: [a-z-]+){{0,2}}? (?:{listed('event', 'harm')})\b")
_EVENT_LEAD = when_used(
    rf"\b(?:{listed('event')})(?: (?!and\b|but\b)[a-z'-]+){{0,4}}? ?(?:on |of |in |from |that |late |early |since |,)*$"
)
_HOUR = r"[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:[ap]\.?m\.?)?"
EXPLICIT = when_used(
    rf"\b(?:as of|as at|through|thru|up to) (?:the (?:end|close|start|morning|evening) of )?(?:{_HOUR},? (?:on )?)?$"
    rf"|\bby (?:{_HOUR}|noon|midnight|mid-?day)(?: ?\[[^\]]{{0,24}}\])?,? (?:on )?$"
)
"""Before a day these make it the day of the value, whatever else stands there."""
_AHEAD = when_used(
    rf"\b(?:{listed('ahead')})\b[^.!?]*$"
    r"|\b(?:for|until|till|next|coming|before|from) (?:early |late |the |next |[a-z]+day,? ?\(?)*$"
)
_AHEAD_AFTER = when_used(r"\)?,? (?:will|would|should|(?:[a-z]+ ){1,2}(?:plans?|intends?|hopes?|aims?) to)\b")
"""What before a time says that it lies ahead."""


_HAPPENED_ON = when_used(rf"\b(?:when|after|since|as) (?:[a-z'-]+ ){{1,6}}(?:{listed('event')}) (?:on |late |early )*$")


def is_said(fold: str, mention: Span, figure: Span | None = None) -> bool:
    """Whether a verb or noun of saying stands beside the time at `mention`, with no `figure` between: "told reporters
    on Friday", "in a statement on Friday", "Friday, he said"."""
    begin = max(0, mention.start - 50, figure.end if figure and figure.end <= mention.start else 0)
    before = fold[begin : mention.start]
    said = _SAID_BEFORE.search(before) or _ACCOUNT.search(before)
    if said and not HAPPENED.search(said[0]):
        return True
    # "the ship sank on Friday, he said" was said on any day
    return bool(_SAID_AFTER.match(fold, mention.end)) and not _HAPPENED_ON.search(before)


_OPENS = when_used(r"(?:^|[.;:,] ?|\n)(?:on |late |early |this )*$")
_CLAUSE_SPOKEN = when_used(rf"[^.!?;:]{{2,90}}?\b(?:{_SAID})\b")


def opens_saying(fold: str, mention: Span) -> bool:
    """Whether a time opens a sentence whose first verb is one of saying: "On Friday the minister, Ann Bo, said"."""
    if not _OPENS.search(fold[max(0, mention.start - 30) : mention.start]):
        return False
    told = _CLAUSE_SPOKEN.match(fold, mention.end)
    return told is not None and not HAPPENED.search(told[0])


def names_event(lead: str) -> bool:
    """Whether the words before a time name what happened then: "the fires that broke out on", "the quake of"."""
    found = _EVENT_LEAD.search(lead) or _EVENT_THAT.search(lead)
    return found is not None and not _MOVES.search(found[0]) and not SPOKEN.search(found[0])


def is_events_time(fold: str, mention: Span) -> bool:
    """Whether the time at `mention` is that of an event: "the fire of", "that broke out on", "Tuesday's fire", "the
    Aug. 8 fire"."""
    if fold.startswith("'s", mention.end):
        return bool(OF_EVENT.match(fold, mention.end))
    lead = fold[max(0, mention.start - 90) : mention.start]
    return names_event(lead) or is_named_event(fold, mention)


def is_named_event(fold: str, mention: Span) -> bool:
    """Whether an event is named by its time: "the Aug. 8 fire", "the 2018 quake", "the tragedy of June 2018"."""
    lead = fold[max(0, mention.start - 60) : mention.start]
    return bool(lead.endswith("the ") and _THAT_EVENT.match(fold, mention.end)) or bool(_EVENT_OF.search(lead))


def lies_ahead(fold: str, mention: Span) -> bool:
    """Whether what happens at that time has not happened yet: "will strike on Tuesday", "for next Tuesday"."""
    before = _AHEAD.search(fold[max(0, mention.start - 60) : mention.start])
    return bool(before or _AHEAD_AFTER.match(fold, mention.end))
