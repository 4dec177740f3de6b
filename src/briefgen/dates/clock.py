"""The three clocks of a figure: the day its value holds for, the day of what it counts, the period that it covers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.dates.find import DateMention, Page, find_dates, fold_text, word_set
from briefgen.dates.resolve import LENIENCE, resolve_mention
from briefgen.records import Basis, DatedSpan, Published, Span


@dataclass(frozen=True, slots=True)
class Clock:
    """The times of one figure: the day (or period) that its value holds for, the day of the event that it counts, and
    the period that it covers ("this month", "since early December"). None where the text leaves it unknown."""

    as_of: DatedSpan | None
    event_day: DatedSpan | None = None
    period: DatedSpan | None = None


_Use = Literal["as_of", "event", "period"]

_SAID = (
    r"said|says|say|saying|told|tells|reported|reports|announced|announces|estimated|confirmed|added|wrote|warned|"
    r"declared|revealed|stated|noted|claimed|acknowledged|admitted|according to|published|released|revised|"
    r"adjusted|updated|briefed|in (?:a|an|its|their|the) (?:latest )?(?:report|statement|briefing|tally|update)"
)
_SAID_BEFORE = re.compile(rf"\b(?:{_SAID})(?: [a-z'-]+){{0,5}}? ?(?:on |late |early |,? ?)*$")
_SAID_AFTER = re.compile(rf"(?:,|\))? (?:that )?(?:evening |morning |night |afternoon )?(?:{_SAID})\b")
_HAPPENED = re.compile(
    r"\b(?:kill|die|dead|death|injur|wound|drown|hit|struck|destroy|arrest|captur|crash|explod|collaps|fire|attack|strike|"
    r"rescu|evacuat|shot|bomb|sank|sink|abduct|seiz)[a-z]*\b"
)
_LEVEL = re.compile(
    r"\b(?:as of|ros[ei]n?|ris(?:es|ing|en)|climb\w*|reach\w*|stood|stands?|pass(?:ed|es)|top(?:ped|s)|increas\w*|"
    r"jump\w*|soar\w*|fell|fallen|drop(?:ped|s)?|grew|grown|total\w*|br(?:ings?|ought|inging)|host\w*|shelter\w*|"
    r"hous(?:es|ing|ed)|home to|liv(?:es|ed|ing)|remain\w*|employ(?:s|ed|ing)|clos(?:ed|ing) at|trad(?:ed|ing)|"
    r"holds?|holding|held|owns?|counted|listed|registered|estimated)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|would|due|scheduled|planned|plans|expected|expects|tentatively|to be (?:held|paid|published)|next)\b"
)
_PAST_OR_AHEAD = re.compile(r"\b(?:had|will|would|is to|are to|to be|plans?|aims?)\b")
"""With these "in nine months" does not end at publication."""
_STRONG_BREAK = re.compile(
    r"[;:]|, (?:and|but|while|whereas|where|when|which|who|although|though)\b"
    r"|\b(?:after|before|when|while|whereas|because|although|though|until|unless|since (?!(?:the |early |mid |"
    r"late )?[0-9a-z]+$))\b"
)
_FULL_BREAK = re.compile(r"[;:]")
"""What ends the reach of a time that opens the sentence, too."""
_WEAK_BREAK = re.compile(r"[,()]| - |\b(?:and|but|that|which|who|as)\b")
_INTRODUCED = word_set("in during for throughout over through within through")
_BREAK_COST = 40
"""Characters that a comma or an "and" between a figure and a mention counts for when the nearest is looked for."""


def claim_clock(text: str, sentence: Span, figure: Span, published: Published, *, language: str = "en") -> Clock:
    """The three clocks of the figure at `figure` in `sentence` (both in code points of `text`).

    Of the mentions in the sentence each is one of three things: when it was said or measured ("said on Friday", "rose
    to 53 on Friday": as-of), when the counted event happened ("On Tuesday militants killed 44"), or the period that is
    covered ("since early December", "in 2015"). Of each sort the nearest counts that stands in the figure's clause,
    opens the sentence, or belongs to the verb of saying. A period that ended before publication is its own as-of.
    Without a mention the as-of is the publication, and unknown where that is.

    Where `figure` is itself a mention (the time words of an event), it alone is read, as the event's day.
    """
    cut = sentence.of(text)
    page, at = Page(cut, fold_text(cut), language), figure.shift(-sentence.start)
    mentions = [mention for mention in find_dates(cut, language=language) if mention.kind != "clock"]
    own = next((mention for mention in mentions if _is_own(mention, at)), None)
    if own is not None:
        return _clock_of_words(own, published)
    placed = [found for mention in mentions if (found := _place(page, mention, at))]
    nearest: dict[_Use, DateMention] = {}
    for one in sorted(placed, key=lambda one: (one.cost, one.mention.span)):
        nearest.setdefault(one.use, one.mention)
    return _clock(nearest, page, published)


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
    use: _Use
    mention: DateMention


def _place(page: Page, mention: DateMention, figure: Span) -> _Placed | None:
    """What a mention is to the figure at `figure`, or None where it belongs to something else."""
    if mention.span.meets(figure):
        return None
    between = _between_words(page, mention.span, figure)
    use = _use_of(page, mention, figure, between)
    opens = len(page.fold[: mention.span.start].split()) <= 2 and mention.span.end < figure.start
    opens = opens and not _FULL_BREAK.search(between)
    weak = len(_WEAK_BREAK.findall(between))
    apart = bool(_STRONG_BREAK.search(between)) or weak > 2
    if use is None or (apart and not opens and not (use == "as_of" and _is_said(page, mention, figure))):
        return None
    return _Placed(len(between) + _BREAK_COST * (0 if opens else weak), use, mention)


def _between_words(page: Page, mention: Span, figure: Span) -> str:
    if mention.end <= figure.start:
        return page.fold[mention.end : figure.start]
    return page.fold[figure.end : mention.start]


def _use_of(page: Page, mention: DateMention, figure: Span, between: str) -> _Use | None:
    if mention.relation == "until":
        return None
    if mention.relation == "by":
        return "as_of"
    if mention.part in ("start", "end") and mention.relation is None:
        return "as_of"
    if mention.kind in ("month", "year", "period") or mention.unit in ("week", "month", "quarter", "season", "year"):
        return "period" if _is_period(page, mention) else None
    if _is_said(page, mention, figure):
        return "as_of"
    if page.fold.startswith("'s", mention.span.end):
        return "event"
    around = _STRONG_BREAK.split(page.fold[max(0, figure.start - 60) : figure.start])[-1]
    if _LEVEL.search(around) and not _HAPPENED.search(between):
        return "as_of"
    return "event"


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


_ATTACHED = re.compile(
    r"\b(?:announced|imposed|signed|agreed|adopted|launched|published|promised|presented|founded|built|established|set|"
    r"introduced|elected|appointed|held|deal|pact|agreement|law|treaty|election|war|study|survey) (?:back )?(?:in|"
    r"during) $"
)
"""What makes "in May" say when a thing came to be, not over which time the figure counts."""


def _is_said(page: Page, mention: DateMention, figure: Span) -> bool:
    """Whether a verb of saying stands beside the mention, with no figure between: "told reporters on Friday"."""
    start, end = mention.span.start, mention.span.end
    begin = max(0, start - 50, figure.end if figure.end <= start else 0)
    before = page.fold[begin:start]
    if _SAID_BEFORE.search(before) and not _HAPPENED.search(before):
        return True
    return bool(_SAID_AFTER.match(page.fold, end))


def _clock(nearest: dict[_Use, DateMention], page: Page, published: Published) -> Clock:
    ahead = bool(_AHEAD.search(page.fold))
    found = {use: _resolve_in_time(mention, published, ahead=ahead) for use, mention in nearest.items()}
    period, said = found.get("period"), found.get("as_of")
    as_of = said if said and not _is_after(said, published) else _publication_as_of(published)
    if said is None and period and (as_of is None or period.end < as_of.start):
        as_of = period if _has_ended(nearest["period"], as_of) else as_of
    return Clock(as_of, found.get("event"), period)


def _resolve_in_time(mention: DateMention, published: Published, *, ahead: bool) -> DatedSpan | None:
    """As `resolve_mention`, but a day without a year that lies ahead ("will meet on 5 March") is the next one."""
    if ahead and mention.year is None and mention.kind in ("day", "weekday") and mention.shift is None:
        ahead_of = replace(mention, relation="by") if mention.day else replace(mention, shift=1)
        return resolve_mention(ahead_of, published)
    return resolve_mention(mention, published)


def _has_ended(mention: DateMention, as_of: DatedSpan | None) -> bool:
    """Whether the period is over: one that began at "since" never is, as far as the text says."""
    return mention.relation != "since" and (as_of is not None or mention.year is not None)


def _is_after(span: DatedSpan, published: Published) -> bool:
    return published.day is not None and span.start > published.day + LENIENCE


def _publication_as_of(published: Published) -> DatedSpan | None:
    if published.day is None:
        return None
    basis: Basis = "inferred" if published.basis.startswith("inferred") else "publication"
    why = f"no other time is named; the article's date is {'inferred' if basis == 'inferred' else 'stated'}"
    return DatedSpan(published.day, published.day, basis, why)
