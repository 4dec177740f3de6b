"""The three clocks of a figure: the day its value holds for, the day of what it counts, the period that it covers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from briefgen.records import Basis, DatedSpan, Published, Span
from briefgen.text.dates import foreign
from briefgen.text.dates.cues import (
    EXPLICIT,
    HAPPENED,
    OF_EVENT,
    SPOKEN,
    any_of,
    is_events_time,
    is_named_event,
    is_said,
    listed,
    names_event,
)
from briefgen.text.dates.find import MONTHS, SMALL_NUMBERS, WEEKDAYS, DateMention, Page, find_dates, fold_text
from briefgen.text.dates.resolve import INFERENCE_DAYS, LENIENCE, resolve_mention
from briefgen.text.dates.tense import in_tense
from briefgen.text.dates.value_days import day_beside, is_values_day
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set


@dataclass(frozen=True, slots=True)
class Clock:
    """The times of one figure: the day (or period) that its value holds for, the day of the event that it counts, and
    the period that it covers ("this month", "since early December"). None where the text leaves it unknown."""

    as_of: DatedSpan | None
    event_day: DatedSpan | None = None
    period: DatedSpan | None = None


_OF_ACCOUNT = when_used(rf"'s(?: [a-z-]+){{0,2}}? (?:{listed('account')})\b")
_MOVED_TO = when_used(
    rf"\b(?:{listed('level', 'changed')})(?: (?:to|at|by|past|up|down|from)){{0,2}}(?: [a-z]+){{0,3}} $"
)
_AGAINST = when_used(r"[0-9]|\bthan (?:[a-z']+ ){0,3}$|\b(?:from|with|to|against|over|on)(?: the)? $")
"""Between a figure and "the day before": another figure, or what it is held against ("15 more than the day before", "3.1%
in May from a year earlier")."""
_HELD_AGAINST = when_used(
    r"\b(?:than|as|what)(?: (?:it|they|he|she|there|those))?(?: (?:was|were|did|had|had been))?(?: back)? (?:in|on|during|at) $"
    r"|\b(?:compared (?:with|to)|(?:up|down) from|versus|against (?=[^,;]*[0-9]))\b[^,;]*$"
)
"""Between a figure and a time with which it is only compared: "twice as many as in 2019", "4 fewer than in May"."""
_LEVEL = any_of("level", "state")
_CROWD = any_of("crowd")
_HURT = when_used(rf"\b(?:{listed('harm')}|arrest[a-z]*|detain[a-z]*)\b")
_LOST = any_of("harm", "lost")
_COUNTED_ON = any_of("harm", "lost", "saved")
_STILL = any_of("still", "ahead")
_SAYING = when_used(rf"\b(?:{listed('say')}) $")
_THEN = any_of("then")
_AFTER = any_of("after")
_FROM = when_used(r"\bfrom(?: [a-z-]+){0,3} $")
_BEHIND = when_used(
    rf"(?: [a-z-]+){{0,2}} (?:on |late |early |last ){{0,2}}(?:{'|'.join([*WEEKDAYS, *MONTHS, 'yesterday', 'the day', 'a day'])})\b"
)
"""A day that stands right behind a figure."""
_OTHERS_FROM = when_used(r"\bfrom(?: [a-z-]+){0,3} [$€£]?[0-9][^ ]*(?: [a-z]+){0,3} (?:on |late |early )*$")
"""Between a figure and a day: another figure, from which the value moved, to which the day belongs."""
_OTHERS_PERIOD = when_used(
    r"\b(?:from|than|against|versus|vs\.?|compared (?:with|to)|instead of)(?: [a-z-]+){0,4} [$€£(]*[0-9][^ ]*(?: [a-z]+){0,3} (?:(?:in|for|during|over|the) )+$"
)
"""Between a figure and a period: the figure of that period, which this one is set against."""
_GIVEN = when_used(r"\b(?:puts?|putting|gave|given|gives)(?: [a-z'-]+){1,6} (?:at|of)(?: [a-z]+){0,3} $")
_CAME_TO = when_used(r",? to (?:[a-z]+ ){0,3}[$€£¥]?")
_CAME_FROM = when_used(r"\bfrom (?:[a-z]+ ){0,3}[$€£¥]?[0-9][^;:]*$")
"""Around the time of a value from which another one came."""
_CAUSE = when_used(r"\b(?:when|since|after)\b")
_CHANGE_BEFORE = when_used(
    rf"\b(?:(?:{listed('changed')})(?: [a-z]{{2,12}}){{0,4}}|(?:down|up|{listed('level')})"
    rf"(?: (?:to|by|at|on|down|up|back|again|further|[a-z]+ly|{'|'.join(WEEKDAYS)})){{0,4}}(?: [a-z]{{2,8}})?)"
    r"(?: [$€£]?[0-9][0-9,.]*%?(?: [a-z]{2,9}){0,2})? from\b"
)
_DATELINE = when_used(r" ?(?:\([^()]{2,24}\)) ?(?:-{1,3}|:)")
"""What follows the date of a dateline at the head of its sentence: "March 3 (ANP) --"."""
_NTH = when_used(
    r"\bon the (?P<day>[12]?[0-9]|3[01])(?:st|nd|rd|th)\b(?=$|[ ]*[,.;:)]|,? (?:and|but|when|after|that|it|he|she|they|with|while)\b)"
)
LONG_PAST = {"harm": 400, "event": 30, "other": 7}
"""After so many days what is told in the past tense is of its own day, no count of today. A count of the dead is carried
on for long, what a disaster destroyed for weeks; a sum that was awarded, a poll or a crowd is not."""

_PAST_OR_AHEAD = when_used(r"\b(?:had|will|would|is to|are to|to be|plans?|aims?)\b")
"""With these "in nine months" does not end at publication."""
_STRONG_BREAK = when_used(
    r"[;:]|, (?:and|but|while|whereas|where|when|which|who|although|though)\b"
    r"|\b(?:after|before|when|while|whereas|because|although|though|until|unless|since (?!(?:the |early |mid |"
    r"late )?[0-9a-z]+$))\b"
)
_FULL_BREAK = when_used(r"[;:]")
"""What ends the reach of a time that opens the sentence, too."""
_WEAK_BREAK = when_used(r"[,()]| - |\b(?:and|but|that|which|who|as)\b")
_AND_MORE = when_used(rf" and (?:[0-9][0-9,.]*|{'|'.join(sorted(SMALL_NUMBERS.keys() - {'a', 'an'}))}) ")
"""Between "20 children" and "in 2012": what is counted with them parts nothing."""
_CLAUSE_BREAK = when_used(r"[,;:()]| - |\b(?:and|but|while|whereas)\b")
_INTRODUCED = word_set("in during for throughout over through within through")
_REACH = 400
"""Characters between a figure and a time beyond which the one says nothing of the other."""
_BREAK_COST = 40
"""Characters that a comma or an "and" between a figure and a mention counts for when the nearest is looked for."""


def claim_clock(text: str, sentence: Span, figure: Span, published: Published, *, language: str = "en") -> Clock:
    """The three clocks of the figure at `figure` in `sentence` (both in code points of `text`).

    Of the mentions in the sentence each is one of three things: when it was said or measured ("said on Friday", "rose
    to 53 on Friday": as-of), when the counted event happened ("On Tuesday militants killed 44"), or the period that is
    covered ("since early December", "in 2015"). Of each sort the nearest counts that stands in the figure's clause,
    opens the sentence, or belongs to the verb of saying. A period that ended before publication is its own as-of.
    A crowd, and what is told of a day long past, is of that day; the dead of a day are counted on. Without a mention the
    as-of is the publication, and unknown where that is, or where the text says that the value is an older one ("down
    from 385", "initially").

    Where `figure` is itself a mention (the time words of an event), it alone is read, as the event's day.
    """
    cut = sentence.of(text)
    page, at = Page(cut, fold_text(cut), language[:2].lower()), figure.shift(-sentence.start)
    timed = (in_tense(m, page.fold) for m in find_dates(cut, language=language) if m.kind != "clock")
    mentions = [_where_it_began(mention, page.fold) for mention in timed]
    own = next((mention for mention in mentions if _is_own(mention, at)), None)
    if own is not None:
        return _clock_of_words(own, published)
    told = next((mention for mention in mentions if _is_told_for(page.fold, mention.span, at)), None)
    if told is not None:
        return _clock({"period" if _is_long(told) else "as_of": told}, _Spot(page, at, _clause(page, at)), published)
    mentions = [mention for mention in mentions if not _is_of_bracketed(page.fold, mention.span, at)]
    if page.language in foreign.LANGUAGES:
        return _foreign_clock(page, mentions, at, published)
    every = [*mentions, *_numbered_days(page, mentions, published)]
    spot = _Spot(page, at, _clause(page, at))
    placed = [found for mention in every if (found := _place(spot, mention))]
    if any(one.use == "as_of" and is_values_day(page.fold, one.mention.span, at) for one in placed):
        placed = [one for one in placed if one.use != "event" or is_events_time(page.fold, one.mention.span)]
    nearest: dict[foreign.Use, DateMention] = {}
    for one in sorted(placed, key=lambda one: (one.cost, one.mention.span)):
        nearest.setdefault(one.use, one.mention)
    counted_on = "as_of" not in nearest or nearest["as_of"].shift == 1  # "the next day" is no day after publication
    if counted_on and (beside := day_beside(text, sentence, published, language=language)):
        return replace(_clock(nearest, spot, published), as_of=beside)
    if _is_earlier_value(spot):
        alone = sum(one.use == "as_of" for one in placed) < 2
        alone = alone and not _is_of_before(nearest.get("as_of"), spot, published)
        nearest = {u: m for u, m in nearest.items() if _dates_earlier(m, spot, alone=alone)}
        return _clock(nearest, spot, published, dated=False)
    row = next((m for m in every if m.span.end <= at.start and _heads_row(page, m.span)), None)
    clock = _clock(nearest, spot, published)
    day = resolve_mention(row, published) if row is not None and "as_of" not in nearest else None
    return replace(clock, as_of=day) if day and _is_of_late(row, day, published) else _at_minute(clock, published)


def _is_of_late(row: DateMention | None, day: DatedSpan, published: Published) -> bool:
    """Whether the day of a row is no day ahead: one without its year lies shortly before publication."""
    last = published.day
    stated = row is not None and row.year is not None
    return not _is_after(day, published) and (stated or last is None or (last - day.end).days <= INFERENCE_DAYS)


def _heads_row(page: Page, mention: Span) -> bool:
    """Whether a day heads the row of a list or a chronology, whose figures are of it: "- 3 May 2031 (pilots): 40", "3 May" in a line of
    its own."""
    return bool(_ROW.fullmatch(page.fold, 0, mention.start) and _ROW_GOES_ON.match(page.fold, mention.end))


_ROW = when_used(r" ?[-*\u2022\u00b7] ?")
_ROW_GOES_ON = when_used(r"(?: ?\([^()\n]{0,80}\))? ?[:\n]| ?\([^()\n]{0,80}\) ?(?=[0-9])")


def _where_it_began(mention: DateMention, fold: str) -> DateMention:
    """A month or year with what it is where a clause of "since" names it: "since the blockade was begun in March" says from when
    on is counted, and nothing is of September."""
    plain = mention.kind in ("month", "year") and mention.relation is None and mention.to is None
    if plain and _SINCE_IT_WAS.search(fold[max(0, mention.span.start - 80) : mention.span.start]):
        return replace(mention, kind="period", relation="since")
    return mention


_SINCE_IT_WAS = when_used(
    r"\bsince (?:(?!and |but |that |said )[a-z'-]+ ){2,8}(?:back )?in (?:early |late |mid-?)?(?:the )?$"
)
"""Before a month: "since it was founded in"; "since in" and "since" alone are read with their month."""


def _is_told_for(fold: str, mention: Span, figure: Span) -> bool:
    """Whether a figure stands in brackets behind its own time: the 1,180 of "revenue of 1,204 (H1 2023: 1,180)"."""
    return (
        fold[mention.start - 1 : mention.start] == "("
        and _ITS_FIGURE.fullmatch(fold, mention.end, figure.start) is not None
    )


_ITS_FIGURE = when_used(r": ?(?:[a-z-]+ ){0,4}[$£€¥(]*")


def _is_of_bracketed(fold: str, mention: Span, figure: Span) -> bool:
    """Whether a time in brackets is that of another figure there: the year of "revenue of 1,204 (2023: 1,180)" is not that of 1,204."""
    opening = fold.rfind("(", max(0, mention.start - _LONGEST_BRACKET), mention.start)
    if opening < 0 or ")" in fold[opening : mention.start]:
        return False
    closing = fold.find(")", mention.end, mention.end + _LONGEST_BRACKET)
    if closing < 0 or opening < figure.start < closing:
        return False
    return any(map(str.isdigit, fold[opening : mention.start] + fold[mention.end : closing]))


_LONGEST_BRACKET = 60


def _at_minute(found: Clock, published: Published) -> Clock:
    """The clock of a post's figure that holds for the post's own day: at the minute at which it was written."""
    day = found.as_of
    if published.minute is None or day is None or not day.start == day.end == published.day:
        return found
    return replace(found, as_of=replace(day, minute=published.minute))


def _foreign_clock(page: Page, mentions: Sequence[DateMention], figure: Span, published: Published) -> Clock:
    """The clocks of a figure in a sentence of another language, by the few words that tell of its times."""
    nearest = foreign.uses_of(page.fold, mentions, figure, page.language)
    spot = _Spot(page, figure, _clause(page, figure))
    dated = bool(nearest) or not foreign.is_older_value(page.fold, figure, page.language)
    return _clock(dict(nearest), spot, published, dated=dated)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A figure in its sentence, with the clause around it: the words up to the next comma, bracket, "and" or "but"."""

    page: Page
    figure: Span
    clause: Span

    @property
    def opening(self) -> str:
        """What stands before the figure, as far as it matters."""
        return self.page.fold[max(0, self.figure.start - 60) : self.figure.start]

    @property
    def words(self) -> str:
        return self.page.fold[self.clause.start : self.clause.end]


def _numbered_days(page: Page, mentions: Sequence[DateMention], published: Published) -> Iterator[DateMention]:
    """ "on the 31st": the day of the month named before it in the sentence, else of the article's month."""
    for match in _NTH.finditer(page.fold):
        before = [mention for mention in mentions if mention.span.end <= match.start() and mention.month]
        day = int(match["day"])
        span = Span(match.start("day"), match.end("day") + 2)
        if before:
            month, year = before[-1].month, before[-1].year
        elif published.day:
            month, year = (published.day - timedelta(days=day if published.day.day < day else 0)).month, None
        else:
            continue
        yield DateMention(span, span, "day", span.of(page.text), year=year, month=month, day=day)


def _clause(page: Page, figure: Span) -> Span:
    """The words around a figure up to the next comma, bracket, "and" or "but" on either side."""
    start = max((match.end() for match in _CLAUSE_BREAK.finditer(page.fold, 0, figure.start)), default=0)
    after = _CLAUSE_BREAK.search(page.fold, figure.end)
    return Span(start, after.start() if after else len(page.fold))


def _is_earlier_value(spot: _Spot) -> bool:
    """Whether the text says that the value is of another time than the article: "down from 385", "initially 300",
    "just after the flood the list grew to 3,000"."""
    fold, figure, clause = spot.page.fold, spot.figure, spot.clause
    if _is_told_from(spot) or _THEN.search(fold, clause.start, figure.start) or _is_of_another_age(spot):
        return True
    then = _THEN.search(fold, figure.end, clause.end)
    if then and not _AGAINST.search(fold, figure.end, then.start()):
        return True
    opening = fold[: figure.start]
    cue = _AFTER.search(opening)
    return bool(cue and (cue.start() < 4 or _MOVED_TO.search(opening)) and not _FULL_BREAK.search(opening, cue.end()))


def _is_of_another_age(spot: _Spot) -> bool:
    """Whether a value is told for the time before what the story is about, or for one decades ago: "Before the war the town had 24,000
    people", "its estimate before the strike was 4,000", "two decades ago, in a war that killed 300,000"."""
    fold, figure = spot.page.fold, spot.figure
    opening = fold[: figure.start]
    before = _BEFORE_IT.match(opening)
    if before and not _FULL_BREAK.search(opening, before.end()):
        return True
    return bool(_HAD_BEFORE.search(opening) or _AGES_AGO.search(opening))


_BEFORE_IT = when_used(
    rf"\W*(?:before|until|prior to) (?:the|this|that|its|their) (?:[a-z-]+ ){{0,2}}?(?:{listed('era', 'event')}),?(?= (?:the|a|an|it|they|there|some|about|[a-z-]+) )(?! (?:hit|struck|broke|began|started)\b)"
)
_HAD_BEFORE = when_used(
    rf"\b(?:{listed('tallied')}|estimates?|population)(?: of [a-z '-]{{2,30}})? (?:before|prior to) (?:the|this|that) (?:[a-z-]+ ){{0,2}}?(?:{listed('era', 'event')}) (?:was|were|had been|stood)\b[^;:.]*$"
)
_AGES_AGO = when_used(r"\b(?:decades?|generations?|centur(?:y|ies)) ago\b[^;:.]*$")


def _is_told_from(spot: _Spot) -> bool:
    """Whether a figure is the one from which a value moved: "fell from 115 to 97", "66, down from 385"."""
    opening = f" {spot.opening}"
    if not _FROM.search(opening) or opening.rfind(" to ") > opening.rfind(" from "):
        return False
    if opening.endswith(", from "):
        return bool(_BEHIND.match(spot.page.fold, spot.figure.end))
    return bool(_CHANGE_BEFORE.search(opening))


def _is_of_before(day: DateMention | None, spot: _Spot, published: Published) -> bool:
    """Whether the day right behind an old value is no day of the new one: in a report of Friday "eight, up from five on Thursday" tells
    Thursday's five; "up from five on Friday" may as well say when it rose."""
    if day is None or published.day is None or not _UP_FROM.search(spot.opening):
        return False
    told = resolve_mention(day, published)
    return told is not None and told.end < published.day


_UP_FROM = when_used(r", (?:which is |which was |that is )?(?:up|down) (?:from|on)(?: [a-z]+){0,3} [$€£]?$")


def _dates_earlier(mention: DateMention, spot: _Spot, *, alone: bool) -> bool:
    """Whether a time says when an earlier value held: it stands right behind it. Where it is the only one ("rose to 53
    from 41 on Tuesday"), it is as well that of the later value."""
    if alone and _is_told_from(spot) and not _is_long(mention):
        return False
    behind = spot.figure.end <= mention.span.start < spot.clause.end
    return behind and mention.relation not in ("since", "until")


def _is_own(mention: DateMention, figure: Span) -> bool:
    """Whether the figure is the mention itself; the "nine" of "in nine months" is a figure with a mention around it."""
    return mention.span.meets(figure) and (not mention.counted or figure.covers(mention.span))


def _clock_of_words(mention: DateMention, published: Published) -> Clock:
    found = resolve_mention(mention, published)
    lasting = mention.kind in ("period", "month", "year") or mention.unit in ("week", "month", "quarter", "year")
    event = None if mention.relation in ("since", "until", "by") else found
    return Clock(_publication_as_of(published), event, found if lasting else None)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention with what it is to the figure, and how far from it in characters and clause borders."""

    cost: int
    use: foreign.Use
    mention: DateMention


def _place(spot: _Spot, mention: DateMention) -> _Placed | None:
    """What a mention is to the figure, or None where it belongs to something else."""
    page, figure = spot.page, spot.figure
    if mention.span.meets(figure) or (mention.span.start == 0 and _DATELINE.match(page.fold, mention.span.end)):
        return None
    between = _between_words(page, mention.span, figure)
    if len(between) > _REACH:
        return None
    if mention.span.start > figure.end and _HELD_AGAINST.search(between):
        return None
    if (
        mention.span.end <= figure.start
        and _CAME_TO.fullmatch(between)
        and _CAME_FROM.search(page.fold, 0, mention.span.start)
    ):
        return None  # "from 934 in 2013 to 816 in 2014": that of the value before
    if mention.span.end <= figure.start and (_WHEN_IT_WAS.fullmatch(between) or _is_told_at_the_time(spot, between)):
        return _Placed(len(between), "period" if _is_long(mention) else "as_of", mention)
    use = _use_of(spot, mention, between)
    opens = len(page.fold[: mention.span.start].split()) <= 2 and mention.span.end < figure.start
    opens = opens or (
        mention.span.end < figure.start and _DAY_EARLIER.fullmatch(page.fold, 0, mention.span.start) is not None
    )
    opens = opens or (
        mention.relation == "ago" and _HEADS_SUBJECT.fullmatch(page.fold, 0, mention.span.start) is not None
    )
    opens = opens and not _FULL_BREAK.search(between)
    weak = len(_WEAK_BREAK.findall(_AND_MORE.sub(" ", between, count=1)))
    if weak < 3 and _LISTED.match(between) and _stood_then(page, mention):
        return _Placed(len(between) + _BREAK_COST * weak, "as_of", mention)
    apart = weak > 2 or (bool(_STRONG_BREAK.search(between)) and not _is_cause(spot, mention, between))
    if use is None or (apart and not opens and not (use == "as_of" and is_said(page.fold, mention.span, figure))):
        return None
    others = {"event": _OTHERS_FROM, "period": _OTHERS_PERIOD}.get(use)
    if others is not None and mention.span.start > figure.end and others.search(between):
        return None
    return _Placed(len(between) + _BREAK_COST * (0 if opens else weak), use, mention)


_HEADS_SUBJECT = when_used(
    r"\W*(?:the|an?|its|their|his|her|that|another) (?:(?!who\b|which\b|that\b)[a-z0-9-]+ ){1,4}(?:of )?"
)
"""Before "four years ago" where it says of what the sentence tells when that was: "a 40-day strike four years ago, by 48,000 people,
cost $3.6 billion"."""
_DAY_EARLIER = when_used(r"(?:a|one|two|three) days? (?:earlier|later|before),? (?:on )?")
"""Before a day that opens its sentence: "a day earlier, on Tuesday, the minister said"."""
_WHEN_IT_WAS = when_used(
    r", when (?!.*[,;:])(?:[a-z][a-z'-]* )+(?:was|were|stood|ran|remained|had been)(?: [a-z]+){0,3} ?[$€£]?"
)
"""Between a time and what stood then: "in May 2019, when the rate was 4 per cent"."""
_AT_THE_TIME = when_used(r"[^.;:,0-9]{0,40}\bat (?:the|that) time\b")
_ANOTHER_TIME = when_used(r"[;:]|\b(?:now|today|currently|since)\b")


def _is_told_at_the_time(spot: _Spot, between: str) -> bool:
    """Whether words behind a figure say that it is of the time named before it: "they set out in May 2019, so that it came to 4 per
    cent at the time"."""
    return bool(_AT_THE_TIME.match(spot.page.fold, spot.figure.end)) and not _ANOTHER_TIME.search(between)


_LISTED = when_used(r"(?: (?:morning|noon|evening|night|afternoon))?:")
"""A colon right behind a time, with what is listed for it."""
_STOOD = when_used(r"\b(?:was|were|is|are|stood|remained)(?: [a-z]+){1,2} (?:on |late |early )*$")


def _stood_then(page: Page, mention: DateMention) -> bool:
    """Whether the words before a time say how things stood then, not what happened: "was still unclear on Tuesday: 7 …"."""
    lead = page.fold[max(0, mention.span.start - 60) : mention.span.start]
    return bool(_STOOD.search(lead)) and not _is_long(mention) and not names_event(lead)


def _is_cause(spot: _Spot, mention: DateMention, between: str) -> bool:
    """Whether a time behind "when" or "since" is that of the event which is counted: "275 died when two trains collided
    on Friday", "12 are missing since Sunday's landslide"."""
    if mention.span.start < spot.figure.end or len(_STRONG_BREAK.findall(between)) > 1:
        return False
    joined = _CAUSE.search(between)
    lasting = _LOST.search(spot.words) is not None
    return bool(joined and (lasting or joined[0] != "after")) and is_events_time(spot.page.fold, mention.span)


def _between_words(page: Page, mention: Span, figure: Span) -> str:
    if mention.end <= figure.start:
        return page.fold[mention.end : figure.start]
    return page.fold[figure.end : mention.start]


def _use_of(spot: _Spot, mention: DateMention, between: str) -> foreign.Use | None:
    page = spot.page
    lead = page.fold[max(0, mention.span.start - 60) : mention.span.start]
    if mention.relation == "until" or (mention.relation == "since" and _SAYING.search(lead)):
        return None  # "not 40, as it had been saying since Monday"
    if mention.relation == "by" or (mention.relation is None and EXPLICIT.search(lead)):
        return "as_of"
    if page.fold.startswith("'s", mention.span.end):
        return _use_of_possessive(page, mention)
    if mention.part in ("start", "end") and mention.relation is None:
        return "as_of"
    if _is_long(mention):
        return _use_of_long(page, mention, between, lead)
    return _use_of_day(spot, mention, between, lead)


def _use_of_long(page: Page, mention: DateMention, between: str, lead: str) -> foreign.Use | None:
    if mention.shift == -1 and mention.unit in ("week", "month") and is_said(page.fold, mention.core):
        return "as_of"  # "had said last week that 50 were missing"
    if mention.relation is None and mention.shift is not None and names_event(lead):
        return "event"
    if page.fold.startswith(("earlier ", "later "), mention.span.start):
        return "event"  # "who killed 18 people earlier this week" counts no week
    if mention.kind == "year" and between.startswith(", when "):
        return "event"
    if mention.kind in ("month", "year") and is_named_event(page.fold, mention.span):
        return (
            None if _WEAK_BREAK.search(between) else "event"
        )  # "of the 50 victims of the fire in May 2018, 20 are missing"
    return "period" if _is_period(page, mention) else None


def _is_long(mention: DateMention) -> bool:
    return mention.kind in ("month", "year", "period") or mention.unit in ("week", "month", "quarter", "season", "year")


def _use_of_possessive(page: Page, mention: DateMention) -> foreign.Use:
    """ "Tuesday's briefing" gives the value, "last week's floods" are what happened, "last year's revenue" is a time
    that is covered."""
    if not _is_long(mention) and _OF_ACCOUNT.match(page.fold, mention.span.end):
        return "as_of"
    if not _is_long(mention) or OF_EVENT.match(page.fold, mention.span.end):
        return "event"
    return "period"


def _use_of_day(spot: _Spot, mention: DateMention, between: str, lead: str) -> foreign.Use:
    if is_said(spot.page.fold, mention.span, spot.figure) or is_values_day(spot.page.fold, mention.span, spot.figure):
        return "as_of"
    if mention.span.end <= spot.figure.start and _is_spoken_between(between):
        return "as_of"
    told_from = _is_told_from(spot)
    if told_from and _BEHIND.match(spot.page.fold, spot.figure.end):
        return "as_of"
    if names_event(lead):
        return "event"
    if not told_from and (_MOVED_TO.search(spot.opening) or _GIVEN.search(spot.opening)):
        return "as_of"
    around = _STRONG_BREAK.split(spot.opening)[-1]
    return "as_of" if _LEVEL.search(around) and not HAPPENED.search(between) else "event"


def _is_spoken_between(between: str) -> bool:
    """Whether the first verb between a day and a figure is one of saying: "On Friday the minister said 441 were hurt"."""
    spoken, happened = SPOKEN.search(between), HAPPENED.search(between)
    return spoken is not None and (happened is None or spoken.start() < happened.start())


def _is_period(page: Page, mention: DateMention) -> bool:
    """Whether a month, year or longer mention says over which time; "the 2016 pact" and "the deal of 2018" do not."""
    if mention.relation == "in" and mention.count is not None:
        return mention.unit not in ("minute", "hour", "day") and not _PAST_OR_AHEAD.search(page.fold)
    if mention.kind == "period" or mention.shift is not None or mention.relation is not None:
        return True
    before = page.before(mention.span.start)
    bracketed = page.fold[mention.span.start - 1 : mention.span.start] == "("
    lead = page.fold[max(0, mention.span.start - 24) : mention.span.start]
    return (before in _INTRODUCED and not _ATTACHED.search(lead)) or bracketed


_ATTACHED = when_used(
    r"\b(?:announced|imposed|signed|agreed|adopted|launched|published|promised|presented|founded|built|established|set|"
    r"introduced|elected|appointed|held|deal|pact|agreement|law|treaty|election|war|study|survey) (?:back )?(?:in|"
    r"during) $"
)
"""What makes "in May" say when a thing came to be, not over which time the figure counts."""


def _clock(nearest: dict[foreign.Use, DateMention], spot: _Spot, published: Published, *, dated: bool = True) -> Clock:
    """The clocks of the mentions nearest of each use, nearest first. Where none of them dates the value, publication
    does if `dated`."""
    found = {use: resolve_mention(mention, published) for use, mention in nearest.items()}
    period, said, event = found.get("period"), found.get("as_of"), found.get("event")
    if period and event is None and _is_of_what_happened(nearest["period"], spot):
        period, event = None, period
    as_of = said if said and not _is_after(said, published) else None
    if as_of is None and dated:
        as_of = _publication_as_of(published)
    if said is None and period and (as_of is None or period.end < as_of.start):
        as_of = period if _has_ended(nearest["period"], as_of) else as_of
    nearer = event if said is None and next(iter(found), None) == "event" else None
    if nearer and _is_of_its_day(spot, nearer, published):
        as_of = nearer
    return Clock(as_of, event, period)


def _is_of_what_happened(mention: DateMention, spot: _Spot) -> bool:
    """Whether a year or month just past is that of one disaster whose dead are counted, and no span over which they are: "the crush in
    which 159 people were killed last year"."""
    past = mention.shift == -1 and mention.unit in ("year", "month")
    return past and _COUNTED_ON.search(spot.words) is not None and _IN_WHICH.search(spot.opening) is not None


_IN_WHICH = when_used(
    r"\b(?:in|during|at) which (?:[a-z]+ ){0,3}$|\b(?:that|which) (?:had )?(?:killed|injured|hurt|left) (?:[a-z]+ ){0,2}$"
)


def _is_of_its_day(spot: _Spot, event: DatedSpan, published: Published) -> bool:
    """Whether a count is of the day of its event and of no later one: a crowd, or what is long past and told in the
    past tense. The dead and the arrested of a day are counted on."""
    around = spot.words
    if _is_after(event, published) or (event.basis != "stated" and published.day is None):
        return False
    if _CROWD.search(around) and not _HURT.search(around):
        return True
    if published.day is None or _STILL.search(around):
        return False
    counted_on = (
        _COUNTED_ON.search(around) or spot.page.language in foreign.LANGUAGES
    )  # whose harm is not told apart here
    sort = "harm" if counted_on else "event" if HAPPENED.search(around) else "other"
    return event.end < published.day - timedelta(days=LONG_PAST[sort])


def _has_ended(mention: DateMention, as_of: DatedSpan | None) -> bool:
    """Whether the period is over: one that began at "since" never is, as far as the text says."""
    return mention.relation != "since" and (as_of is not None or mention.year is not None)


def _is_after(span: DatedSpan, published: Published) -> bool:
    last = published.until or published.day
    return last is not None and span.start > last + LENIENCE


def _publication_as_of(published: Published) -> DatedSpan | None:
    if published.day is None and published.window is not None:
        return DatedSpan(*published.window, "inferred", f"no other time is named; {published.why}")
    if published.day is None:
        return None
    basis: Basis = "inferred" if published.basis.startswith("inferred") else "publication"
    why = f"no other time is named; the article's date is {'inferred' if basis == 'inferred' else 'stated'}"
    return DatedSpan(published.day, published.day, basis, why)
