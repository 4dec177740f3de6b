"""Between which dated articles of its story an article was written, by its count of the dead, as long as that only rose.

A sign beside the weekdays that an article names, never one alone: a count of a part, or one that also holds the probable
cases, looks like an earlier or a later total.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from briefgen.records import Article
from briefgen.text.dates.cues import listed
from briefgen.text.dates.find import SMALL_NUMBERS, find_dates, fold_text
from briefgen.text.dates.story import body_spans

SOON = 5
"""So many times as high as another, the first toll of the others may be of its day or the next."""
SURE_TOLL, SURE_RISE = 100, 2
"""Between reports that lie weeks apart a toll is a sign where it is so high and the later one no more than twice the earlier: else it
may count other things than they do."""
NEAR_DAYS = 3


@dataclass(frozen=True, slots=True)
class Bracket:
    """The days of the dated articles with the next lower and the next higher toll, and why; without words it only takes days away.
    `even` is the day on which an article has its toll if the count rose evenly."""

    first: date = date.min
    last: date = date.max
    why: str = ""
    even: date | None = None
    is_sure: bool = False
    """Whether the two lie on two days and the higher one is no more than twice the lower."""

    @property
    def is_closed(self) -> bool:
        """Whether there is a lower toll and a higher one."""
        return self.even is not None

    def lies_near(self, day: date) -> bool:
        """Whether the toll was reached about a day, if it rose evenly. It mostly rises faster at first, so that a later day fits worse yet."""
        return self.even is not None and self.even <= day + timedelta(days=NEAR_DAYS)


NO_BRACKET = Bracket()
Runs = Sequence[tuple[date, date]]
"""Rounds of news, each with its first and its last day."""


def bracket_of(article: Article, anchors: Sequence[Article], runs: Runs) -> Bracket:
    """Between the dated articles with the next lower and the next higher toll, as long as the toll only rose; below the first
    where that opens a round of news, and is no lone report of a slow count. It is that of the dead; where there is none, or where
    several bodies count the dead so that it falls, that of the dead and hurt."""
    dead, hurt = (_bracket_by(counted, article, anchors, runs) for counted in _COUNTED)
    if dead is None:
        return (hurt[0] if hurt else None) or NO_BRACKET
    bracket, falls = dead
    return hurt[0] if falls and hurt and hurt[0].is_sure else bracket


def _bracket_by(
    counted: re.Pattern[str], article: Article, anchors: Sequence[Article], runs: Runs
) -> tuple[Bracket, bool] | None:
    """The bracket by those whom a pattern counts, and whether their count falls somewhere, so that it may hold nothing; None where the
    article counts none of them. What is more than twice as high as all others is later than they are, however those fall."""
    own = _toll(article, counted)
    if own is None:
        return None
    told = _totals((day, toll) for a in anchors if (day := a.published.day) and (toll := _toll(a, counted)))
    falls = [b for (_, a), (_, b) in pairwise(told) if b < a]
    highest = max((toll for _, toll in told), default=0)
    if falls and min(falls) <= own <= SURE_RISE * highest:
        return NO_BRACKET, True
    lower = max(((day, toll) for day, toll in told if toll < own), default=None)
    higher = min(((day, toll) for day, toll in told if toll > own), default=None)
    if lower and higher:
        return _between(own, lower, higher, runs), bool(falls)
    if higher and higher[1] <= SOON * own and _in_one(runs, higher[0], higher[0]):
        why = f"its toll of {own} lies below the first of the others, {higher[1]} ({higher[0]})"
        return Bracket(last=higher[0], why=why), bool(falls)
    return Bracket(lower[0] if lower else date.min, higher[0] if higher else date.max), bool(falls)


def _between(own: int, lower: tuple[date, int], higher: tuple[date, int], runs: Runs) -> Bracket:
    (since, low), (until, high) = lower, higher
    sure = own >= SURE_TOLL and high <= SURE_RISE * low and since < until
    if since > until or not (sure or _in_one(runs, since, until)):
        return NO_BRACKET
    even = since + timedelta(days=(until - since).days * (own - low) // (high - low))
    return Bracket(since, until, f"its toll of {own} lies between {low} ({since}) and {high} ({until})", even, sure)


def _in_one(runs: Runs, since: date, until: date) -> bool:
    """Whether both days lie in one round of news of several days."""
    return any(first <= since and until <= last and first < last for first, last in runs)


def _totals(told: Iterable[tuple[date, int]]) -> list[tuple[date, int]]:
    """The tolls by their days, without those below half of an earlier one: a count of some of the dead, and no correction."""
    kept: list[tuple[date, int]] = []
    for day, toll in sorted(told):
        if all(2 * toll >= earlier for _, earlier in kept):
            kept.append((day, toll))
    return kept


_FEW = "|".join(word for word, count in SMALL_NUMBERS.items() if count > 1)


_PEOPLE = r"(?: (?:people|persons|passengers|others|more|of them|is|are|was|were|has|have|had|been|got|left)){0,5}"
"""Between a number and "injured": the 900 of "233 died and 900 people have been injured" are no dead."""


def _pattern(who: str) -> re.Pattern[str]:
    """Finds a count of those whom these words name."""
    return re.compile(
        rf"\b(?P<few>{_FEW})(?: (?:people|persons|others))?(?: (?:is|are|was|were|has|have|been|confirmed|reported|found|feared)){{0,3}} (?:{who})\b"
        rf"|(?<![0-9.,$€£])\b(?P<a>[0-9][0-9,]{{0,6}})(?!-)(?: [a-z'-]+){{0,3}} (?:lives|{who})\b"
        rf"|\b(?:toll|{who})\b(?: [a-z'-]+){{0,8}} (?P<b>[0-9][0-9,]{{0,6}})(?![0-9:%-]|[.,][0-9]|{_PEOPLE} (?:hurt|injured|wounded|taken|admitted|hospitali[sz]ed|rescued|evacuated|missing|homeless|arrested|detained)\b)"
        r"|\b(?:brings|brought|bringing|takes|took|taking|raises|raised|raising) (?:[a-z]+ ){0,2}(?:count|tally|total|number)"
        r"(?: [a-z0-9#]+){0,5} to (?:[a-z]+ ){0,3}(?P<c>[0-9][0-9,]{0,6})"
        rf"|\bputs? (?:the|its) (?:[a-z]+ ){{0,2}}(?:toll|{who})\b[^.;:,0-9]{{0,90}}? at (?:[a-z]+ ){{0,3}}(?P<d>[0-9][0-9,]{{0,6}})"
    )


_COUNTED = (_pattern(listed("fatal")), _pattern(listed("harm")))
_NO_TOTAL = re.compile(
    r"\b(?:1[89]|20)[0-9]{2}\b|\b(?:may(?! [0-9])(?<![0-9] may)|might|could|last (?:24|48) hours|since last|every (?:day|year)|(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|before)|cattle|livestock|animals)\b"
)
"""What makes a count in its clause none of the story's dead so far: another year's or decade's, some of a day, or a fear."""
_ONE_MORE = re.compile(r"\b(?:more(?! than)|another|further|additional|others?)\b")
_CLAUSE_END = re.compile(r"[.;!?](?![0-9])|, (?:and|but|while|yet)\b")


def tells_toll(text: str, language: str) -> bool:
    """Whether a passage counts dead or hurt, so that a weekday in it can be that of the toll."""
    return any(True for counted in _COUNTED for _ in _tolls(text, counted, language))


def _toll(article: Article, counted: re.Pattern[str]) -> int | None:
    """The highest count of dead that headline and body tell as the total so far, or that of which it is told to be some."""
    texts = (article.title, *(span.of(article.text) for span in body_spans(article)))
    return max((toll for text in texts for toll in _tolls(text, counted, article.language)), default=None)


def _tolls(text: str, counted: re.Pattern[str], language: str) -> Iterator[int]:
    fold = masked = fold_text(text)
    for mention in find_dates(text, language=language):
        masked = (
            f"{masked[: mention.span.start]}{'#' * (mention.span.end - mention.span.start)}{masked[mention.span.end :]}"
        )
    for match in counted.finditer(masked):
        start = max((end.end() for end in _CLAUSE_END.finditer(fold, 0, match.start())), default=0)
        end = _CLAUSE_END.search(fold, match.end())
        if _NO_TOTAL.search(fold, start, end.start() if end else len(fold)):
            continue
        if match["c"]:
            yield int(match["c"].replace(",", ""))
        elif not _ONE_MORE.search(fold, max(start, match.start() - 12), match.end() + 6):
            whole = _OUT_OF.match(fold, match.end())
            digits = whole[1] if whole else match["a"] or match["b"] or match["d"]
            yield int(digits.replace(",", "")) if digits else SMALL_NUMBERS[match["few"]]


_OUT_OF = re.compile(r" out of (?:an? total of |the |some |about |around |more than |nearly )*([0-9][0-9,]*)")
