"""Whether a day is the one for which a value is told, and no day on which something happened.

    "The toll was 40 on Monday, 52 on Tuesday"          each count is of the day behind it
    "942, as the agency had put it on Monday"           what was given on a day is of that day
    "On Friday 40 were ill. A day earlier it was 31"    the day before the one that the sentence before tells

Read `is_values_day` for a day in the figure's own sentence, `day_beside` for one that is counted from the sentence before. What is
left out on purpose: weeks and months ("two weeks later"), which no reader takes for an exact day.
"""

from __future__ import annotations

import re
from datetime import timedelta

from briefgen.records import Basis, DatedSpan, Published, Span
from briefgen.text.dates.cues import SPOKEN, is_said, listed
from briefgen.text.dates.find import SMALL_NUMBERS, DateMention, find_dates, fold_text
from briefgen.text.dates.resolve import resolve_mention
from briefgen.text.patterns import when_used

_HEDGE = r"(?: (?:at|still|only|already|just|about|around|some|nearly|almost|over|under|more|less|fewer|than|least|most|up|to))*"
_ON = r"(?:,? (?:(?:on|late|early|last)(?: on)?))? ?$"
_COUNT = listed("tallied")
_WAS = r"(?:had been|was|were|stood|stands|is|are|came to|read)"
_COUNT_WAS = when_used(rf"\b(?:it|(?:{_COUNT})(?: [a-z'-]+){{0,6}}?) {_WAS}{_HEDGE} ?[$€£]?$")
"""Before a number that a count was: "the number of the homeless was", "it stood at"."""
_LISTED_ON = when_used(
    rf"\b(?:it|(?:{_COUNT})(?: [a-z'-]+){{0,6}}?) {_WAS}{_HEDGE} [$€£]?[0-9][^;:.!?]{{0,120}}?(?:,|,? and|,? then|,? but){_HEDGE} [$€£]?$"
)
"""The same before a further number: "the toll was 40 on Monday, 52 on Tuesday and"."""
_RIGHT_BEHIND = when_used(rf"%?(?: (?!and\b|but\b|when\b|after\b|before\b|since\b)[a-z-]+){{0,3}}?{_ON}")
_BEEN_GIVEN = when_used(rf"\b(?:been|was|were) (?:{listed('given')}) (?:at|as|to be){_HEDGE} ?[$€£]?$")
"""Before a number that was given: "the injured had been put at"."""
_HAD_GIVEN = when_used(
    rf"\bhad (?:[a-z]+ly |earlier |first |already )?(?:spoken of|put [a-z '-]{{1,40}} at|(?:{listed('given')})){_HEDGE} ?[$€£]?$"
)
"""Before a number that somebody had given: a day right behind it is that of the giving."""
_GAVE = when_used(rf"\b(?:had |has )?(?:{listed('given')}){_HEDGE} ?[$€£]?$")
"""Between a day and the number that somebody gave on it: "on Monday it had given 491"."""
_NAMED_ON = when_used(
    rf" (?:[a-z-]+ ){{0,3}}?(?:that|which)? ?(?:it|he|she|they|(?:the )?[a-z-]+(?: [a-z-]+)?) (?:had |has )?(?:[a-z]+ly )?(?:{listed('given')})(?: (?:on|late|early|last|back))* ?$"
)
"""Between a number and the day on which somebody gave it: "the 815,000 that the agency named on"."""
_CLOSED_ON = when_used(
    r"\b(?:closed|ended|finished|concluded|completed|wound up)\b[^,;.:]{0,40} (?:on |late |early )*$"
)
_WITH = when_used(rf" with(?: a| an| the)?(?: total of| tally of)?{_HEDGE} ?[$€£]?")
"""Around a day on which something came to its end with a number: "closed the airlift on Thursday with 3,862"."""
_AND_ON = when_used(r"(?:,|,? and|,? but|,? then) (?:on |late |early )*$")
_HEDGES_ALONE = when_used(rf"(?: (?:morning|noon|afternoon|evening|night))?,?{_HEDGE} ?[$€£]?")


def is_values_day(fold: str, mention: Span, figure: Span) -> bool:
    """Whether a value is told for the time at `mention`, in a folded sentence: "the toll was 40 on Monday", "put at 942 on Monday",
    "the 815 that the agency named on Monday", "closed on Monday with 40", and "on Monday 40" behind a number that was given.

    >>> fold = "the toll was 40 on monday, 52 on tuesday"
    >>> is_values_day(fold, Span(34, 41), Span(27, 29)), is_values_day("12 died on monday", Span(11, 17), Span(0, 2))
    (True, False)
    """
    before = fold[max(0, figure.start - 200) : figure.start]
    if mention.start >= figure.end:
        between = fold[figure.end : mention.start]
        if _NAMED_ON.fullmatch(between):
            return True
        told = _COUNT_WAS.search(before) or _LISTED_ON.search(before) or _BEEN_GIVEN.search(before)
        return bool((told or _HAD_GIVEN.search(before)) and _RIGHT_BEHIND.fullmatch(between))
    between, lead = fold[mention.end : figure.start], fold[max(0, mention.start - 160) : mention.start]
    if _COUNT_WAS.search(between) or _GAVE.search(between) or (_WITH.fullmatch(between) and _CLOSED_ON.search(lead)):
        return True
    given = SPOKEN.search(lead) and re.search(r"[0-9]", lead)
    return bool(given and _AND_ON.search(lead) and _HEDGES_ALONE.fullmatch(between))


_DAYS = "|".join(SMALL_NUMBERS)
_BESIDE = when_used(
    rf"\W*(?:and |but |only |just )*(?:(?:(?P<count>{_DAYS}|[0-9]{{1,2}}) days? (?P<side>before|earlier|previously|later|afterwards|after)"
    r"|the day (?P<day>before|after)|the (?P<next>next|following|previous|preceding) day)"
    rf"(?:,| (?:the|its|their|his|her) (?:{_COUNT})\b"
    rf"| (?:it|he|she|they) (?:had|spoke of|said|was|were|stood|{listed('given')})\b)"
    rf"|(?P<number>{_DAYS}|[0-9]{{1,2}}) days? (?P<at>earlier|previously|later)\b|the (?P<other>next|following|previous|preceding) day\b"
    r"|(?P<same>at (?:that|the) (?:time|point)|by then|that (?:same )?day|on (?:that|the same) day)\b)"
)
"""What opens a sentence of the day before or after: "A day before it had counted 31", "The next day the toll was 50"."""
_EARLIER = frozenset(["before", "earlier", "previously", "previous", "preceding"])
_SENTENCE = re.compile(r"(?<=[a-z0-9)\"”’])[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n")
_LOOK_BACK = 500


def day_beside(text: str, sentence: Span, published: Published, *, language: str) -> DatedSpan | None:
    """The day of a sentence that opens with one counted from the sentence before, or from publication where that tells none and the
    day lies before it: of "On Friday 40 were ill. A day earlier it was 31." Thursday. None where no such words open it, or the
    sentence before tells several days."""
    opening = _BESIDE.match(fold_text(sentence.of(text)[:120]))
    if opening is None or published.day is None:
        return None
    word = next(filter(None, opening.group("side", "day", "next", "at", "other", "same")))
    count = "0" if opening["same"] else opening["count"] or opening["number"] or "one"
    days = timedelta(days=int(count) if count.isdigit() else SMALL_NUMBERS[count])
    told = _days_before(text, sentence.start, published, language)
    if len(told) > 1 or (not told and word not in _EARLIER):
        return None
    base = told.pop() if told else DatedSpan(published.day, published.day, "resolved")
    day = base.start - days if word in _EARLIER else base.start + days
    if day > published.day:
        return None
    words = sentence.of(text)[opening.start() : opening.end()].strip(' ,"“')
    basis: Basis = "inferred" if published.basis.startswith("inferred") else "resolved"
    return DatedSpan(day, day, basis, f"“{words}”, counted from {base.start}")


def _days_before(text: str, at: int, published: Published, language: str) -> set[DatedSpan]:
    """The one day on which the sentence before says that something was said, else the days that it tells."""
    stretch = text[max(0, at - _LOOK_BACK) : at].rstrip()
    last = max((match.end() for match in _SENTENCE.finditer(stretch, 0, max(0, len(stretch) - 1))), default=0)
    cut = stretch[last:]
    fold = fold_text(cut)
    found: dict[DateMention, DatedSpan] = {}
    for mention in find_dates(cut, language=language):
        day = resolve_mention(mention, published) if mention.kind != "clock" else None
        if day is not None and day.start == day.end and mention.relation not in ("since", "until"):
            found[mention] = day
    said = {day.start: day for mention, day in found.items() if is_said(fold, mention.span)}
    every = {day.start: day for day in found.values()}
    return set((said if len(said) == 1 else every).values())
