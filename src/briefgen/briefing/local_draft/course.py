"""The course of a story in five to ten lines, from the dated happenings that the articles tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.briefing.local_draft.alone import is_verb
from briefgen.briefing.local_draft.kinds import is_aside, says_nothing
from briefgen.briefing.local_draft.salience import told_day
from briefgen.briefing.local_draft.story import Story, Told, alike
from briefgen.records import DatedSpan, DraftStatement, EventClaim, Published
from briefgen.stages.ledger import BESIDE
from briefgen.text.calendar import MONTH, WEEKDAY
from briefgen.text.lexicon import fold, words_of
from briefgen.vocabulary import word_set

LEAST_LINES = 3
"""Fewer lines are no course."""
COURSE_DAYS = 90
"""So long before the first article something still belongs to the course of a story."""
LEAST_SHARED = 2
"""Words of the story that a line has: what has none is a trifle."""
MOST_OF_A_DAY = 2
FARTHEST_WEEKDAY = 4
"""Days before an article whose own date is only inferred: a weekday that would lie farther back was read in the wrong week."""
SAME_HAPPENING = 0.3
"""Share of words by which two sentences of one day tell one happening."""
NEXT_DAY = 0.45
"""The same of two neighbouring days: one night's happening is put on either."""
TOLD_ALREADY = 0.7

_SPOKEN = word_set(
    "talked talks mentioned mentions said says say told tells spoke speaks called calls described describes added adds wrote writes explained recalled posted reminded "
    "warned warns stressed hoped thought reckoned counts counted give gives gave names named reads puts put reported reports asked granted"
)
_PASSING = re.compile(
    r"\b(?:still|so far|at present|for now|are being|is being|(?:is|are) (?!missing\b)[a-z]{2,}ing|continu\w+|keeps?|remain(?:s|ed)?|(?:was|were) (?:look|search|hunt|wait|try)ing|as late as|were still|no sign|(?:did|does) not stop|"
    r"(?:went|goes) on|drag(?:s|ged) on)\b"
)
_MOVES = re.compile(
    r"\b(?:rose|risen|climbed|grew|grown|jumped|leapt|soared|passed|topped|reached|stood at|went (?:up|down)|gone up|fell|dropped|came to|brought the)\b",
    re.IGNORECASE,
)
"""How far a count had come on a day: that it went on is no fault of the line."""
_NOT_YET = re.compile(
    r"\b(?:likely|unlikely|expected|may|might|could|will|would|should|since|potentially|plans?|planned)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    told: Told
    day: date
    score: float


def draft_course(story: Story, chosen: Sequence[Told]) -> tuple[tuple[Told, DraftStatement], ...]:
    """The lines with their passages, in order of days; none where fewer than three are worth it."""
    most = BESIDE[story.ledger.length].timeline
    lines = _one_a_happening([line for line in _lines(story, chosen) if not _said_in(line.told, chosen)])
    kept = _spread(lines, most)
    if len(kept) < LEAST_LINES:
        return ()
    ordered = sorted(kept, key=lambda line: (line.day, line.told.refs))
    return tuple((line.told, line.told.drafted(day=line.day.isoformat())) for line in ordered)


def _said_in(told: Told, chosen: Sequence[Told]) -> bool:
    return any(set(told.refs) & set(other.refs) or alike(told.terms, other.terms) > TOLD_ALREADY for other in chosen)


def _is_told_now(told: Told, story: Story, chosen: Sequence[Told]) -> bool:
    """Whether its figures are those that stand, and half of them or more are told already."""
    known = frozenset().union(*(story.told_groups(other) for other in chosen))
    groups = story.told_groups(told)
    return 2 * len(groups & known) >= len(groups) > 0 and not any(claim.id in story.stale for claim in told.claims)


def _lines(story: Story, chosen: Sequence[Told]) -> list[_Line]:
    by_ref = {told.refs[-1]: told for told in story.passages if len(told.sentences) == 1}
    lines: list[_Line] = []
    for event in story.ledger.events:
        told = by_ref.get(event.ref)
        if (
            told
            and event.day
            and not _is_told_now(told, story, chosen)
            and event.day.start == event.day.end
            and _is_happening(event, event.day, told, story)
        ):
            lines.append(_Line(told, event.day.start, _worth(told, event.day, story)))
    return lines


def _is_happening(event: EventClaim, day: DatedSpan, told: Told, story: Story) -> bool:
    """Whether something happened on a day that the article could tell of: not a speech, not a state, not a slip."""
    published = story.articles[event.article].published
    latest = published.day or story.last
    if latest and day.end > latest:
        return False
    if story.first and day.start < story.first - timedelta(days=COURSE_DAYS) and not _tied(day, story):
        return False
    if _in_the_wrong_week(day, published, told) or _is_of_a_copy(event, day, story):
        return False
    if _is_of_first_day(day, told, story) or is_aside(told.text) or says_nothing(told.text):
        return False
    if story.outdated(told) and not _MOVES.search(told.text):
        return False
    return _verb_of_day(told, story) not in _SPOKEN and not _PASSING.search(told.text) and _is_of_the_story(told, story)


def _in_the_wrong_week(day: DatedSpan, published: Published, told: Told) -> bool:
    """Whether a weekday was read against a date that is itself inferred, and lies almost a week back."""
    if published.day is None or not published.basis.startswith("inferred") or day.basis == "stated":
        return False
    printed = re.search(rf"\b{day.start.day}(?:st|nd|rd|th)?\b", told.text)
    return published.day - day.start > timedelta(days=FARTHEST_WEEKDAY) and not printed


def _is_of_a_copy(event: EventClaim, day: DatedSpan, story: Story) -> bool:
    """Whether a weekday was read against the date of a copy."""
    return event.article in story.misdated and day.basis != "stated"


_OCCURRED = re.compile(
    r"^\W*(?:the|a|an) (?P<what>[a-z][a-z-]*(?: [a-z]+)?)(?: [^,;]{0,80})? (?:occurred|happened|took place|struck|hit|broke out|began)\b",
    re.IGNORECASE,
)
"""What tells when the main event was: "The accident occurred at around noon on Tuesday"."""


_ON_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b(?!,? (?:{MONTH}|\d))")


def tells_first_day(text: str) -> bool:
    """Whether a sentence says on which weekday, without its date, the main event was."""
    return bool(_OCCURRED.match(text) and _ON_WEEKDAY.search(text))


def _is_of_first_day(day: DatedSpan, told: Told, story: Story) -> bool:
    """Whether a late article says on which weekday the main event was, which was read as one of its own week: the story has a day
    of that weekday whole weeks before, of which several articles tell."""
    if day.basis == "stated" or not _OCCURRED.match(told.text):
        return False
    earlier = {
        e.day.start
        for e in story.ledger.events
        if e.day and e.day.start < day.start and e.day.start.weekday() == day.start.weekday()
    }
    return any(len({e.article for e in story.ledger.events if e.day and e.day.start == first}) > 1 for first in earlier)


def _tied(day: DatedSpan, story: Story) -> bool:
    """Whether more than one article tells what happened on a day long ago: then the story comes from it."""
    return len({event.article for event in story.ledger.events if event.day and event.day.start == day.start}) > 1


def _is_of_the_story(told: Told, story: Story) -> bool:
    return len(told.terms & story.topic) >= LEAST_SHARED


def _verb_of_day(told: Told, story: Story) -> str:
    """The verb that a day goes with: the last before it in its clause, else the first after it; "said" where the words
    before the day look ahead or count from it."""
    article = story.articles[told.article]
    mention = told_day(told.sentences[-1], article)
    if mention is None:
        return "said"
    lead = article.running[told.span.start : mention.start]
    if (
        _NOT_YET.search(lead)
        or _is_beside(lead)
        or _is_of_a_state(lead)
        or _AFTER_IT.search(lead)
        or _TO_NEXT_DAY.match(article.running, mention.end)
    ):
        return "said"
    verbs = [fold(word.text) for word in words_of(lead) if is_verb(fold(word.text))]
    after = [
        fold(word.text) for word in words_of(article.running[mention.end : told.span.end]) if is_verb(fold(word.text))
    ]
    return verbs[-1] if verbs else after[0] if after else "said"


_TO_NEXT_DAY = re.compile(r"\s+(?:to|into|or)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""After a weekday: "in the night of Tuesday to Wednesday" tells no one day."""
_AFTER_IT = re.compile(r"\bafter\b[^;]*\b(?:had|having)\b[^;]*$")
"""Before a day: what had happened before the sentence's own matter, "were arrested after two had been held on Sunday"."""
_RELATIVE = re.compile(r"\b(?P<by>whom|who|which|that)\b(?P<clause>[^,;]*)$")


def _is_beside(lead: str) -> bool:
    """Whether a day stands in a clause that only says who or what is meant: "the soldiers whom it sent on Wednesday"."""
    found = _RELATIVE.search(lead)
    if found is None:
        return False
    whole = found["by"].casefold() != "that" and bool(found["clause"].strip())
    return whole or any(is_verb(fold(word.text)) for word in words_of(found["clause"]))


_WHEN = re.compile(r"^(?P<said>.*?)\b(?:when|while|since|before|after|until|as)\b(?P<clause>[^,;]*)$")
_BEING = word_set("is are was were be been has have had holds hold held lies lay stands stood do does did")


def _is_of_a_state(lead: str) -> bool:
    """Whether a day stands in a clause of time, and all that is told before it is how things were: "the garage holds 2,500 cars and
    was far from full when the water came in on Tuesday"."""
    found = _WHEN.match(lead)
    if found is None or not any(is_verb(fold(word.text)) for word in words_of(found["clause"])):
        return False
    verbs = [fold(word.text) for word in words_of(found["said"]) if is_verb(fold(word.text))]
    return bool(verbs) and all(verb in _BEING or verb in _SPOKEN for verb in verbs)


def _worth(told: Told, day: DatedSpan, story: Story) -> float:
    stale = 0.8 if story.outdated(told) else 0.0
    long = max(0, told.words - 28) * 0.04
    lead = max(0.0, 0.5 - 0.05 * told.number)
    sure = 0.2 if day.basis in ("stated", "resolved") else 0.0
    return round(story.weight(told) + lead + sure - stale - long, 6)


def _one_a_happening(lines: Sequence[_Line]) -> list[_Line]:
    """The best sentence of each happening, worth more the more articles tell it."""
    kept: list[_Line] = []
    for line in sorted(lines, key=lambda one: (-one.score, one.told.refs)):
        place = next((n for n, other in enumerate(kept) if _one_happening(line, other)), None)
        if place is None:
            kept.append(line)
        else:
            kept[place] = _Line(kept[place].told, kept[place].day, kept[place].score + 0.4)
    return sorted(kept, key=lambda one: (-one.score, one.told.refs))


def _one_happening(a: _Line, b: _Line) -> bool:
    near = abs((a.day - b.day).days) <= 1 and alike(a.told.terms, b.told.terms) > NEXT_DAY
    return near or (a.day == b.day and alike(a.told.terms, b.told.terms) > SAME_HAPPENING)


def _spread(lines: Sequence[_Line], most: int) -> list[_Line]:
    """The best line of each day first, then the second of a day."""
    rounds: list[list[_Line]] = [[] for _ in range(MOST_OF_A_DAY)]
    told: dict[date, int] = {}
    for line in lines:
        turn = told.get(line.day, 0)
        if turn < MOST_OF_A_DAY:
            rounds[turn].append(line)
            told[line.day] = turn + 1
    return [line for turn in rounds for line in turn][:most]
