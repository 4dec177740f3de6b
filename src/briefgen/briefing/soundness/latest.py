"""What is called the latest is the latest, and what was replaced is told beside what replaced it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from briefgen.briefing.soundness.line import (
    ANY,
    NUMBER,
    Line,
    Sentence,
    compiled,
    each_match,
    gap,
    one_of,
)
from briefgen.briefing.soundness.told import Number, SoundnessFault, Told, fault_at
from briefgen.text.dates import DateMention, find_dates
from briefgen.text.dates.resolve import real_day

_NOW = compiled(
    rf"(?<!until\s)(?<!up\sto\s)(?<!by\s)(?<!before\s)(?P<cue>{one_of('latest')})(?![\s-]+{one_of('gone')}(?!\s+by\b))"
    rf",?{gap(45, ';.,:()')}(?P<number>{NUMBER})"
)
_NEWEST = compiled(
    rf"(?P<cue>{one_of('newest')})(?:\s*:\s*|\s+(?:[^\s{ANY};.,()]+\s+){{0,3}}?{one_of('figure')}{gap(60, ';.')})"
    rf"(?P<number>{NUMBER})"
)
_BY_NOW = compiled(
    rf"(?P<number>{NUMBER})(?:\s+[^\s{ANY};.,()]+){{0,3}}?\s+(?P<cue>{one_of('latest')})\b(?!\s+{one_of('gone')})"
    rf"(?!,?{gap(45, ';.,:()')}{NUMBER})"
)
_HAD = re.compile(r"\bhad\s+(?:\w+\s+){0,2}$|\bhad\s+(?:now|so\s+far|to\s+date|currently)$", re.IGNORECASE)
_RIGHT_BEFORE = compiled(rf"{NUMBER}(?:\s?%|\s+[^\s{ANY};.,:()]+){{0,2}}\s+$")
_AS_OF = re.compile(r"\bas\s+(?:of|at)\s+", re.IGNORECASE)


def check_latest(sentence: Sentence) -> Iterator[SoundnessFault]:
    """What is called the latest, or as of a day, has no later figure beside it."""
    text = sentence.shown
    for pattern in (_NOW, _NEWEST, _BY_NOW):
        for match in each_match(pattern, text):
            number = sentence.number(match, "number")
            ahead = pattern is not _BY_NOW
            if ahead and re.search(one_of("gone"), text[match.end("cue") : match.start("number")], re.IGNORECASE):
                continue
            cue = match["cue"].casefold()
            # "Had so far" and "on 9 March so far" look back; "latest" does not.
            looks_back = _HAD.search(text[: match.end("cue")]) is not None
            if pattern is _NEWEST or not looks_back:
                yield from _overtaken(number, cue, text, ever=pattern is _NEWEST)
    for match in _AS_OF.finditer(text):
        yield from _as_of(sentence, match)


def _overtaken(number: Number, cue: str, text: str, *, ever: bool) -> Iterator[SoundnessFault]:
    """`ever`: it is called the latest of all, whatever day stands beside it."""
    against = [_later_than(told, text, ever) for told in number.tells]
    if all(against) and against[0]:
        reason = f"“{number.words}” is told as “{cue}”; {against[0].reason}"
        yield replace(fault_at("not_latest", reason, number), beside=against[0].claims)


@dataclass(frozen=True, slots=True)
class _Against:
    """What speaks against a figure's being the latest."""

    reason: str
    claims: tuple[str, ...] = ()


def _later_than(told: Told, text: str, ever: bool) -> _Against | None:
    """What speaks against its being the latest. Of a party that is named, only its own later figures; beside a day, only
    those up to that day. "Dozens" stays true of 38."""
    days = [] if ever else [day for mention in find_dates(text) if (day := _day_of(mention, told))]
    until = max(days, default=None)
    in_time = [later for later in told.later if until is None or later.day[0] <= until]
    if told.replaced and (until is None or in_time) and (ever or told.qualifier != "vague"):
        reason = f"it was replaced by “{told.stands}”" if told.stands else "it was given up"
        return _Against(reason, told.heads)
    named = bool(told.voice) and told.voice.casefold() in text.casefold()
    for later in in_time:
        if later.standing and (not named or later.voice == told.voice):
            return _Against(f"“{later.words}” is of {later.day[1].isoformat()}", (later.claim,))
    return None


def _as_of(sentence: Sentence, cue: re.Match[str]) -> Iterator[SoundnessFault]:
    text = sentence.shown
    mention = next((m for m in find_dates(text) if m.core.start == cue.end() or m.span.start == cue.end()), None)
    if mention is None:
        return
    ahead = re.match(rf"{gap(60, ';.')}(?P<number>{NUMBER})", text[mention.span.end :])
    if _RIGHT_BEFORE.search(text[: cue.start()]):  # "19% as of 12 February and 23% by 14 May"
        ahead = None
    number = sentence.line.numbers[ahead["number"]] if ahead else None
    number = number or next(reversed(sentence.numbers(0, cue.start())), None)
    if number is None:
        return
    against = [_against_day(told, mention) for told in number.tells]
    if all(against) and against[0]:
        reason = f"“{number.words}” is told as of {mention.words}; {against[0].reason}"
        yield replace(fault_at("not_latest", reason, number), beside=against[0].claims)


def _against_day(told: Told, mention: DateMention) -> _Against | None:
    """What speaks against its being the figure of that day."""
    day = _day_of(mention, told)
    if told.first is None or day is None:
        return None
    if told.first > day:
        return _Against(f"it is of {told.first.isoformat()}")
    newer = [later for later in told.later if later.day[1] <= day]
    last = newer[-1] if newer else None
    return _Against(f"“{last.words}” is of {last.day[1].isoformat()}", (last.claim,)) if last else None


def _day_of(mention: DateMention, told: Told) -> date | None:
    """The day of a mention, in the year of the figure where it names none."""
    if told.day is None or mention.day is None or mention.month is None:
        return None
    return real_day(mention.year or told.day[1].year, mention.month, mention.day)


def _prints(stands: str, number: Number) -> bool:
    """Whether a number prints what took a figure's place, whoever tells it; the figure itself too, told again by another."""
    return bool(stands) and stands.split()[-1].casefold() in number.words.casefold().split()


_EARLY = re.compile(
    r"\b(?:the first|at first|at that time|initial(?:ly)?|at an? (?:toll|count) of)\s+(?:\w+\s+){0,2}$|\b(?:the|these|those)\s+$",
    re.IGNORECASE,
)
"""What says before a number that it is of an early state, "the first 20 dead", "at a toll of at least 115", or that it only names those
who were told of: "what the 17 are accused of"."""


_SAYS_GONE = re.compile(
    r"\b(?:with(?:drawn|drew|draws)|retract\w*|reject\w*|dropped|deleted|removed|corrected|t(?:aken|ook) back|overtaken|superseded|wrong(?:ly)?|a slip|misprint\w*|did not hold)\b",
    re.IGNORECASE,
)
"""What a line says of a number that does not stand."""


def _part_with(number: Number, text: str) -> str:
    """The part of a line between full stops and semicolons in which a number stands."""
    start = max(text.rfind(mark, 0, number.span.start) for mark in (". ", "; "))
    ends = [at for mark in (". ", "; ") if (at := text.find(mark, number.span.end)) >= 0]
    return text[start + 1 : min(ends, default=len(text))]


def check_alone(line: Line) -> Iterator[SoundnessFault]:
    """What was replaced is told only beside what replaced it, or another value of its measure that nobody took back; a count that was
    merely overtaken may have its day there."""
    dated = any(not mention.counted for mention in find_dates(line.shown))
    tells = [told for number in line.numbers.values() for told in number.tells]
    used = {told.claim for told in tells} | {told.group for told in tells if not told.replaced}
    for number in line.numbers.values():
        early = _EARLY.search(line.shown[: number.span.start]) is not None
        gone = all(told.replaced and (told.withdrawn or not (dated or early)) for told in number.tells)
        gone = gone and not _SAYS_GONE.search(_part_with(number, line.shown))
        others = [other for other in line.numbers.values() if other is not number]
        beside_it = any(_prints(number.tells[0].stands, other) for other in line.numbers.values())
        beside_it = beside_it or any(
            t.group == number.tells[0].group and not t.withdrawn for other in others for t in other.tells
        )
        if gone and not beside_it and not any((told.replaced_by | {told.group}) & used for told in number.tells):
            stands = number.tells[0].stands
            beside = f"; tell “{stands}” with it" if stands else ""
            reason = f"“{number.words}” has been superseded and is told alone{beside}"
            yield replace(fault_at("superseded_alone", reason, number), beside=number.tells[0].heads)
