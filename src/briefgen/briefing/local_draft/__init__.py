"""The draft of a briefing without a model: whole sentences of the articles, each its own citation.

    bottom line   the main event, in the sentence that tells most of it; the measures that a reader asks for first, as they
                  stand now; then where the story stands
    key figures   these measures with the value to take and what else is told of each
    key points    one a question: further measures, what is disputed, the main fact of each article
    tables        what befell people, side by side
    timeline      dated happenings, in order
    positions     who wants what
    quotes        the telling ones

Nothing is said twice, no figure is told that another has overtaken, and no sentence whose "he" or "the toll" stands
elsewhere.

Read in this order: `salience` (what a sentence weighs), `alone` (whether it can be shown without its neighbours), `kinds`
(what kind of news it is), `placing` (from which day an undated article is), `story` (what can be shown, and the words of the
main event), `news` (what it is worth, and who else tells it), `measures` and `naming`, then the parts of the page: `heading`,
`key_figures`, `course`, `parties`, `side_by_side`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from briefgen.briefing.local_draft.course import draft_course, tells_first_day
from briefgen.briefing.local_draft.heading import draft_title
from briefgen.briefing.local_draft.key_figures import choose_key_figures, draft_key_figures
from briefgen.briefing.local_draft.kinds import is_aside, says_nothing, tells_decision, tells_of_one
from briefgen.briefing.local_draft.measures import (
    adds_only,
    headlines_with,
    is_asked,
    is_told_widely,
    is_trifle,
    matter_of,
    may_open,
    rank_measures,
    same_question,
    subject_of,
    tell_measure,
    theme_of,
)
from briefgen.briefing.local_draft.news import news_worth, read_spread
from briefgen.briefing.local_draft.parties import choose_quotes, draft_positions
from briefgen.briefing.local_draft.side_by_side import draft_tables
from briefgen.briefing.local_draft.story import (
    PASSING_DAYS,
    Story,
    Told,
    alike,
    is_hearsay,
    looks_ahead,
    number_of,
    read_story,
    tells_its_hour,
    terms_in,
)
from briefgen.records import Disagreement, Draft, DraftStatement, FigureClaim, Group, Ledger
from briefgen.records.statuses import DIFFERING
from briefgen.stages.ledger import BESIDE, LENGTHS
from briefgen.text.calendar import BARE_WEEKDAY, MONTHS, WEEKDAYS

__all__ = ["draft_from_ledger"]

ALIKE = 0.45
"""Share of the shorter sentence's words that another may hold before the two say the same."""
ALIKE_OF_SAME_FIGURE, SHARP_DIGITS = 0.2, 2
"""The same where all figures of the one, of so many digits, are told by the others: no second sentence for one sum."""
ALIKE_OWN, COMMON, LEAST_OWN = 0.35, 0.5, 4
"""The same of the words that are not common to so great a share of the articles' first lines; fewer prove nothing."""
LEAST_FILLING = 2.0
"""Score of a measure that fills a bottom line which has no news of the last days."""
MOST_FURTHER = {"short": 1, "normal": 2, "long": 4}
"""Points that are only central and tell no measure, dispute or headline; more where the page has few others."""
LEAST_POINT = 1.2
"""Score of a measure that is worth a key point."""
ALIKE_OF_ANOTHER = 0.75
"""The same where it tells a measure that is not told yet: two sentences of one story share its names."""
LONGEST_OPENING = 3
"""Sentences of the bottom line at most: whole sentences of articles are longer than what a writer would make of them."""
MEASURES_SHARE = 0.6
"""Of the key points so many go first to measures; the rest to disputes and to the main facts of the articles."""
POINTS_SHARE = 0.75
"""Of the key points so many are chosen before the timeline takes its lines."""
MOST_OF_ARTICLE = 2
"""Sentences of one article that are points only for being central."""
LEAST_POINTS = 4
"""Key points that a page has where its articles have so many sentences that can stand: of one short article, its first."""
TOPIC_TERMS = 4
"""Words of the story in a sentence that tells neither a figure nor a stance."""
LEAD_SENTENCES = 8
"""Body sentences from the top of an article that may tell its main fact."""
MOST_ALONE = 2
"""Articles whose first sentences are told, whatever these are worth as news: there is no other."""
LEAST_NEWS = 0.6
"""Worth as news of a sentence that fills a page."""
SIDES = 2
"""Values that tell what voices differ on."""
LEAST_OF_COUNT = 0.5
"""What a count tells of the main event that stands in the bottom line."""
LEAST_OF_EVENT, LEAST_OF_DECISION = 2.0, 1.0
"""What a first line tells of the main event that leads whatever its headline has, and what one does that tells a decision."""
HEADLINE_TERMS = 2
"""Words that a news lead shares with its own headline; a feature that opens on a scene shares none."""
EVENT_LINES = 6
"""Body sentences from the top of an article among which one may tell the story's main event."""
EVENT_TERMS = 12
"""Words of the main event, the most told first, by which it is measured how much of it a sentence tells."""
EVENT_THEN = 0.75
"""Share of what a later look back tells of the main event that a sentence of its own days tells which is put before it."""
EVENT_HALF = 0.5
"""Share of what a passage with overtaken counts tells of the main event that one tells at least which is put before it."""
EVENT_DECIDED = 0.6
"""The same for a word of decision."""
EVENT_DATED = 0.6
"""The same for what it says of the day on which that began."""
EVENT_COUNTED = 0.8
"""What a passage is worth more for the first measure's standing count: about as much as a word that most articles have."""
EVENT_AGAIN, EVENT_WORDS, EVENT_SHARED = 0.75, 0.6, 0.4
"""Shares by which a sentence tells the main event again: of what the opening one tells of it, of its own words, and of what
it tells of it those that the opening one has."""
LEAST_CENTRAL = 0.2
"""Share of the weight of the main event's words that the sentence which tells it has at least."""
FRESH_DAYS = 7
"""An article so near to the newest may give the newest main event."""
LONG_AGO = 30
"""What so old an article, or one without a date beside it, tells in the present is not of today."""
_LONG_BEFORE = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|before)\b|\bin (?:the )?(?:1[5-9]|20)\d\d", re.IGNORECASE
)
_HAS_COME = re.compile(r"\b(?:has|have) (?:\w+ )?(?:been|come|risen|reached|grown|climbed|gone|left)\b", re.IGNORECASE)
"""How far things have come, on the day of an article."""
_COUNT_HAS_COME = re.compile(rf"\b(?:number|toll|count|total|figure)s?\b[^,;]*{_HAS_COME.pattern}", re.IGNORECASE)
_TOLD_BEFORE = re.compile(
    r"\W*(?:[\w’'-]+ ){1,6}had (?:\w+ly |already |earlier )?(?!to\b|an?\b|the\b|no\b)\w+(?:ed|en|wn|de|id|ld|nt|pt)\b"
)
"""A sentence that opens on what had come before its own matter: "The regulators had pressed the bank to sell"."""
_SURNAME = re.compile(
    r"(?P<name>[A-Z][a-z][\w’'-]+)(?:,? (?:and|who|said|says|told|added|also|had|has|was|is|came|went|made|took|is|will)\b|, \d\d|['’]s\b)"
)
"""A name of one word on which a sentence opens."""
_AT_THE_TIME = re.compile(
    r"\bat the time\b|\bdid not (?:find|come across)\b|\bfound (?:nobody|no one|no bodies|nothing)\b", re.IGNORECASE
)
"""Of a sentence that tells what was said in first hours, or of a search that found nothing."""
_HELD_UNTIL = re.compile(
    r"\W*(?:for (?:an?|two|three|\w+) (?:years?|months?|weeks?|days?|hours?)|until (?:then|now|that)|at first|initially|earlier)\b[^.;]*\bhad\b",
    re.IGNORECASE,
)
"""What held before something that only the next sentence tells: "For a year the ministry had held that it broke no rule"."""
_OPENS_ON_CLAUSE = re.compile(r"\W*(?:when|while|if|as soon as|in the (?:run|case|event)|where)\b", re.IGNORECASE)
"""A sentence that opens on the time or the case of something of which its own matter is a detail."""
_ADDS_TO = re.compile(r"\b(?:is|are|was|were|has|have|had) also\b", re.IGNORECASE)
"""A sentence that goes on with what stands before it."""
_ALSO = re.compile(r"\W*(?:[\w’'-]+ ){1,4}also (?!known\b|called\b)[a-z]+", re.IGNORECASE)
"""The same of one that counts nothing: "Guards also used dogs"."""
_WHEN_FROM_ITS_DAY = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|(?:last|this|next) (?:week|month|year|night|weekend|\w+day)|(?:days?|weeks?|months?) ago|on \w+day)\b",
    re.IGNORECASE,
)
"""A time that only the day of its article tells."""
"""The same beside articles that have days; "Sunday, May 4" tells its own."""
_MONTH = re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Ll]ast|of) (?P<month>{'|'.join(MONTHS)})\b(?! \d)")
_IN_YEAR = re.compile(r"\W*(?:In|Since|During|Back in) (?:[A-Z]\w+ )?(?P<year>1[5-9]\d\d|20\d\d)\b")
_ABOUT_NOW = re.compile(
    r"\b(?:yesterday|today|tomorrow|tonight|(?:this|last|next) (?:week|month|weekend))\b", re.IGNORECASE
)
MONTHS_BEFORE = 2
"""What happened in a month that lies so far before the first article's is no news of the story."""
_PRESENT = re.compile(r"\b(?:is|are|has|have|lets|wants|says|plans|seeks|faces|keeps)\b")


def draft_from_ledger(ledger: Ledger) -> Draft:
    """The draft of a ledger. Pure: the same ledger gives the same draft."""
    story = read_story(ledger)
    bottom_most, points_most, point_words = LENGTHS[ledger.length]
    key_figures = choose_key_figures(story)[: BESIDE[ledger.length].key_figures]
    page = _Page(story, frozenset(item.group.id for item in key_figures))
    bottom = page.bottom_line(min(bottom_most, LONGEST_OPENING))
    points = page.measure_points(round(points_most * MEASURES_SHARE), point_words)
    points += page.disputed_points(min(2, points_most - len(points)))
    points += page.main_facts(round(points_most * POINTS_SHARE) - len(points), point_words - sum(_words(points, story)))
    course = draft_course(story, page.chosen)
    page.add(told for told, _ in course)
    positions = draft_positions(story, page.chosen)
    page.add(told for told, _ in positions)
    quotes = choose_quotes(story)

    def left() -> int:
        """Words that the key points may still take."""
        return point_words - sum(_words(points, story))

    points += page.main_facts(points_most - len(points), left())
    points += page.measure_points(points_most - len(points), left())
    points += page.main_facts(points_most - len(points), left(), per_article=MOST_OF_ARTICLE)
    wanted = max(MOST_FURTHER[ledger.length], round(points_most * POINTS_SHARE) - len(points))
    points += page.further(min(wanted, points_most - len(points)), left())
    points += page.from_the_top(min(LEAST_POINTS, points_most) - len(points), left())
    if not bottom:
        bottom, points = (points[:1], points[1:]) if points else (_opening(ledger), [])
    points = page.in_order(points)
    takes, also = draft_key_figures(key_figures, story)
    return Draft(
        title=draft_title(story, opening=bottom[0].cites[0].partition(":")[0] if bottom else None),
        bottom_line=tuple(bottom),
        key_figures=takes,
        also_told=also,
        key_points=tuple(points),
        timeline=tuple(line for _, line in course),
        positions=tuple(line for _, line in positions),
        quotes=quotes,
        tables=draft_tables(story),
    )


def _opening(ledger: Ledger) -> list[DraftStatement]:
    """The first body sentence of the newest article, where nothing else is worth telling: a short note is its own news."""
    newest = sorted(
        ledger.articles, key=lambda a: (a.published.day is None, -(a.published.day or date.min).toordinal())
    )
    for article in newest:
        for sentence in ledger.sentences:
            if sentence.article == article.id and sentence.role == "body":
                return [DraftStatement("", (sentence.ref,), verbatim=sentence.span)]
    return []


def _words(statements: Iterable[DraftStatement], story: Story) -> list[int]:
    return [
        len(s.verbatim.of(story.articles[s.cites[0].partition(":")[0]].text).split()) for s in statements if s.verbatim
    ]


def _adds_to(told: Told) -> bool:
    """Whether a passage only goes on with what stands before it in its article."""
    return bool(_ADDS_TO.search(told.text)) or (not told.claims and bool(_ALSO.match(told.text)))


def _is_guess(told: Told) -> bool:
    """Whether all that a passage counts is what may come."""
    return bool(told.claims) and all(claim.role == "forecast" for claim in told.claims)


def _is_central(told: Told, story: Story, whole: float) -> bool:
    """Whether a passage tells enough of the main event, of whose words the weight is `whole`."""
    return story.central(told.terms) >= LEAST_CENTRAL * whole


def _extends(lines: Sequence[Told], told: Sequence[Told]) -> int | None:
    """Which line is the first sentence of a passage of two."""
    if len(told) != 1 or len(told[0].refs) != 2:
        return None
    return next((n for n, line in enumerate(lines) if line.refs == told[0].refs[:1]), None)


def _value_of(claim: FigureClaim) -> tuple[Fraction, str] | None:
    """Value and unit of a figure with two digits or more; None for others."""
    own = claim.quantity
    return (
        (own.value, own.unit)
        if own and own.value is not None and own.unit and len(own.digits) >= SHARP_DIGITS
        else None
    )


def _is_told(value: tuple[Fraction, str], told: Iterable[tuple[Fraction, str]]) -> bool:
    """Whether a value is told, a large one also in other digits: "1.089 million", "more than a million"."""
    number, unit = value
    return any(
        unit == other and (number == n or (min(number, n) >= LARGE and max(number, n) <= ROUNDER * min(number, n)))
        for n, other in told
    )


def _is_rounder_of(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two large figures of one measure may be one number in more and in fewer digits: "more than a million", "1.089
    million"."""
    one, other = number_of(a) or 0, number_of(b) or 0
    near = min(one, other) >= LARGE and max(one, other) <= ROUNDER * min(one, other)
    return near and bool(a.likely and b.likely and a.likely.meets(b.likely))


LARGE, ROUNDER = 1000, Fraction(11, 10)
"""From which on a number is told rounder, and how many times the sharp one that may be."""


class _Page:
    """What has been chosen so far, so that nothing is said twice."""

    def __init__(self, story: Story, figured: frozenset[str] = frozenset()) -> None:
        self.story = story
        self.chosen: list[Told] = []
        self.measures = rank_measures(story)
        self.spread = read_spread(story)
        self._figured = figured
        """Ids of the measures that the key figures tell."""
        self._worths: dict[tuple[tuple[str, ...], str], float] = {}
        """What passages are worth as news, by their places and words."""
        self._known: set[str] = set()
        self._seconds: set[tuple[str, ...]] = set()
        """Places of the points that belong to the one before."""
        self._by_subject: dict[str, list[Group]] = {}
        for group in story.ledger.reconciliation.groups:
            self._by_subject.setdefault(subject_of(group), []).append(group)
        self._by_id = {group.id: group for group in story.ledger.reconciliation.groups}
        self._dated = {event.ref for event in story.ledger.events}
        self._stances = {position.ref for position in story.ledger.positions}

    def add(self, passages: Iterable[Told]) -> None:
        """Take passages that another part of the page has chosen."""
        for passage in passages:
            self._take(passage)

    # ------------------------------------------------ parts of the page

    def bottom_line(self, most: int) -> list[DraftStatement]:
        """The main event first, then measures, the newest lead last; leads alone where no measure matters enough."""
        lines = self._with([], tuple(filter(None, (self._main_event(),))), most)
        newest = self._by_news(
            [t for t in self._leads(per_article=2) if self.story.age(t.article) <= FRESH_DAYS and self._may_open(t)]
        )
        for score, group in self.measures:
            if may_open(group, score, self.story) and not self._told(group) and not self._is_of_a_place(group):
                passages = tell_measure(group, self.story, self._groups())
                longer = tell_measure(group, self.story)
                passages = longer if _extends(lines, longer) is not None else passages
                if self._tells_no_number(group, passages) or all(adds_only(told, group) for told in passages):
                    continue
                if any(
                    is_hearsay(told.text)
                    or is_aside(told.text)
                    or not self._has_its_day(told)
                    or self._hangs_loose(told)
                    or self._opens_on_stranger(told)
                    or (self.story.age(told.article) >= FRESH_DAYS and tells_its_hour(told.text))
                    for told in passages
                ):
                    continue
                lines = self._with(lines, passages, most - bool(newest))
        for told in (*newest, *self._of_the_rest()):
            lines = self._with(lines, (told,), most) if self._leads_on(told) else lines
        later = sorted(lines[1:], key=lambda told: self.story.day(told.article) or date.max)
        return [told.drafted() for told in (*lines[:1], *later)]

    def _main_event(self) -> Told | None:
        """The passage of an article's first lines that tells most of what all articles have in their first lines, with the
        count that leads where it can: what happened, where and to whom. What looks back tells it only where nothing else does,
        and with that count. None where none tells enough of it."""
        story = self.story
        first = next((group for _, group in self.measures if is_told_widely(group, story)), None)
        stands = {claim.id for claim in story.standing[first.id]} if first else set()
        whole = sum(sorted(story.core.values(), reverse=True)[:EVENT_TERMS])
        began = self._on_first_day(first)
        first_lines = self._first_lines(EVENT_LINES)
        counting = [told for id in sorted(stands) for told in story.telling.get(id, ())]

        def worth(told: Told) -> float:
            counted = EVENT_COUNTED * (told in first_lines and any(claim.id in stands for claim in told.claims))
            counted += EVENT_DATED * bool(began & set(told.refs))
            long = 0.05 * max(0, told.words - 35) + 0.5 * (len(told.sentences) - 1)
            return (
                story.central(told.terms)
                + counted
                + EVENT_DECIDED * tells_decision(told.text)
                + 0.5 * story.fresh(told.article)
                - long
                - 0.05 * told.number
            )

        fit = [t for t in dict.fromkeys((*first_lines, *counting)) if self._may_tell_event(t)]
        of_then = [t for t in fit if not story.is_told_later(t) and _is_central(t, story, whole)]
        later = [t for t in fit if t in counting]
        most = max((story.central(t.terms) for t in later), default=0.0)
        told_then = any(story.central(t.terms) >= EVENT_THEN * most for t in of_then)
        fit = of_then if told_then else later or of_then  # no anniversary leads a story that its own days tell
        best = max(fit, key=lambda told: (round(worth(told), 6), told.refs), default=None)
        best = best if best and _is_central(best, story, whole) else None
        return self._of_its_day(first_lines, best, whole, worth) or best

    def _of_its_day(
        self, lines: Sequence[Told], best: Told | None, whole: float, worth: Callable[[Told], float]
    ) -> Told | None:
        """Where no passage that still stands tells half as much of the main event (at most `best`): of those that tell most of it
        the one of most `worth`, whose day stands behind it, though a count in it has been overtaken since; None where there is none."""
        story = self.story
        told = [t for t in lines if self._may_tell_event(t, overtaken=True) and not story.is_told_later(t)]
        told = [t for t in told if len(t.sentences) == 1 and story.day(t.article) and _is_central(t, story, whole)]
        most = max((story.central(t.terms) for t in told), default=0.0)
        if best is not None and story.central(best.terms) >= EVENT_HALF * most:
            return None
        near = [t for t in told if story.central(t.terms) >= EVENT_THEN * most]
        return max(near, key=lambda t: (round(worth(t), 6), t.refs), default=None)

    def _on_first_day(self, group: Group | None) -> frozenset[str]:
        """Refs of the sentences that tell what happened on the day on which what a measure counts began."""
        day = group.began if group else None
        if day is None or day.start != day.end:
            return frozenset()
        return frozenset(e.ref for e in self.story.ledger.events if e.day and e.day.start == e.day.end == day.start)

    def _may_tell_event(self, told: Told, *, overtaken: bool = False) -> bool:
        """Whether nothing in a passage is overtaken, passing, garbled, hearsay or one-sided, its day is known where others'
        are. With `overtaken` its counts may be those of its day."""
        story = self.story
        of_its_day = story.age(told.article) >= PASSING_DAYS and _HAS_COME.search(told.text)
        if is_hearsay(told.text) or is_aside(told.text) or of_its_day or not self._has_its_day(told):
            return False
        if _is_guess(told) or _TOLD_BEFORE.match(told.text):
            return False
        if story.age(told.article) >= PASSING_DAYS and not told.claims and looks_ahead(told.text):
            return False
        dated = story.day(told.article) is not None or story.last is None
        sound = dated and not story.is_garbled(told.article)
        stands = not (story.outdated(told) or story.is_passing(told) or self._one_sided(told, asked=True))
        return sound and (overtaken or stands)

    def _tells_no_number(self, group: Group, passages: Sequence[Told]) -> bool:
        """Whether passages tell a measure in no sharp number, or one alone of what voices differ on and a key figure has in full."""
        own = [c for told in passages for c in told.claims if c in group.claims and c.quantity]
        values = {c.quantity.value for c in own if c.quantity and c.quantity.qualifier != "vague"}
        first = bool(self.measures) and group is self.measures[0][1]  # behind its badge stands the other side
        one_side = group.decision.status == "conflicting" and group.id in self._figured and len(values) < SIDES
        return not values or (one_side and not first)

    def _is_of_a_place(self, group: Group) -> bool:
        """Whether it counts those of one place whose fate more articles tell of without it: a village's dead stand behind all."""
        if group.unit != "person" or "," not in group.name:
            return False
        own = len({claim.article for claim in group.claims})
        wholes = (other for other in self._by_subject[subject_of(group)] if "," not in other.name)
        return any(len({claim.article for claim in other.claims}) > own for other in wholes)

    def _hangs_loose(self, told: Told) -> bool:
        """Whether a count says in none of its words of which event it is, where several articles tell that."""
        return len(self.story.articles) > MOST_ALONE and self.story.central(told.terms) < LEAST_OF_COUNT

    def _of_the_rest(self) -> list[Told]:
        """What may fill a bottom line that is not full: less told measures, then leads of the last weeks."""
        measures = [
            g
            for score, g in self.measures
            if score >= LEAST_FILLING
            and is_asked(g, self.story)
            and is_told_widely(g, self.story)
            and not self._is_of_a_place(g)
        ]
        passages = (
            (group, tell_measure(group, self.story, self._groups())) for group in measures if not self._told(group)
        )
        told = [
            own[0]
            for group, own in passages
            if len(own) == 1
            and not is_hearsay(own[0].text)
            and not _AT_THE_TIME.search(own[0].text)
            and not self._tells_no_number(group, own)
            and not self.story.is_passing(own[0])
        ]
        leads = self._by_news([t for t in self._leads() if self.story.age(t.article) <= LONG_AGO and self._may_open(t)])
        return [*told, *leads]

    def _by_news(self, passages: Iterable[Told]) -> list[Told]:
        """The passages by what they are worth as news, asides left out."""
        told = [passage for passage in passages if not is_aside(passage.text) and not tells_of_one(passage.text)]
        told = [passage for passage in told if not says_nothing(passage.text)]
        return sorted(told, key=lambda t: (-self._news(t), t.refs))

    def _news(self, told: Told) -> float:
        """What a passage is worth as news, reckoned once."""
        key = (told.refs, told.text)
        if key not in self._worths:
            self._worths[key] = news_worth(told, self.story, self.spread, self._figured)
        return self._worths[key]

    def _worth_telling(self, passages: Iterable[Told]) -> list[Told]:
        """The same without what is of little worth as news: better a short page than a trifle."""
        return [told for told in self._by_news(passages) if self._news(told) >= LEAST_NEWS]

    def _with(self, lines: list[Told], told: Sequence[Told], most: int) -> list[Told]:
        """The lines with these passages; as they were where there is no room or they say again what stands. A passage of
        two sentences takes the place of its first one."""
        place = _extends(lines, told)
        if place is not None:
            self.chosen[self.chosen.index(lines[place])] = told[0]
            self._know(told[0])
            return [*lines[:place], told[0], *lines[place + 1 :]]
        if not told or len(lines) + len(told) > most or not self._new(told):
            return lines
        return [*lines, *map(self._take, told)]

    def _may_open(self, told: Told) -> bool:
        """Whether a lead may stand in the bottom line: one sentence, of a day that is known where others have one."""
        dated = self.story.day(told.article) is not None or self.story.last is None
        sound = dated and not self.story.is_garbled(told.article) and not is_hearsay(told.text) and not _adds_to(told)
        sound = sound and not _OPENS_ON_CLAUSE.match(told.text) and not _AT_THE_TIME.search(told.text)
        placed = [self._by_id[id] for id in self.story.told_groups(told)]
        sound = sound and not (placed and all(map(self._is_of_a_place, placed)))
        return sound and len(told.sentences) == 1 and not self._hides_a_side(told)

    def measure_points(self, most: int, words: int) -> list[DraftStatement]:
        """One point for each further measure, two where its voices differ and no sentence tells both."""
        points: list[DraftStatement] = []
        themes: set[str | None] = {None}
        asked: list[Group] = []
        for score, group in self.measures:
            again = any(same_question(group, other, self.story) for other in asked)
            asked.append(group)
            several = len({claim.article for claim in group.claims}) > 1
            named = matter_of(group) is not None or (several and headlines_with(group, self.story))
            if again or group.id in self._figured or not named:
                continue
            told = self._new(tell_measure(group, self.story, self._groups()))
            told = (
                told
                if all(map(self._has_its_day, told))
                and not any(is_aside(t.text) or self.story.is_passing(t) for t in told)
                else ()
            )
            told = told[:1] if is_trifle(group) else told  # both sides of how many were on board are no two points
            if score < LEAST_POINT or not told or self._told(group) or len(points) + len(told) > most:
                continue
            if sum(passage.words for passage in told) > words:
                continue
            theme = theme_of(group, told[0])
            for passage in told:
                own = self._take(passage, second=passage is not told[0])
                points.append(own.drafted(theme=theme if theme not in themes or len(told) > 1 else None))
                words -= passage.words
            themes.add(theme)
        return points

    def disputed_points(self, most: int) -> list[DraftStatement]:
        """What is denied or told otherwise, where a passage that stands by itself tells it."""
        points: list[DraftStatement] = []
        for item in self.story.ledger.reconciliation.disagreements:
            told = self._new(self._sides(item))
            if told and not any(is_aside(passage.text) for passage in told) and len(points) + len(told) <= most:
                points += [self._take(passage, second=passage is not told[0]).drafted() for passage in told]
        return points

    def main_facts(self, most: int, words: int, *, per_article: int = 1) -> list[DraftStatement]:
        """The main fact of each article whose headline nothing has told yet, what is worth most as news first; a second one of
        an article (`per_article`) whatever of its headline is told."""
        points: list[DraftStatement] = []
        for passage in self._by_news(self._leads(per_article=per_article)):
            if self._tells_event_again(passage):
                continue
            told = per_article == 1 and self._headline_told(passage)
            if len(points) < most and passage.words <= words and self._leads_on(passage) and not told:
                points.append(self._take(passage).drafted())
                words -= passage.words
        return points

    def further(self, most: int, words: int) -> list[DraftStatement]:
        """The most central of the rest, one an article, then a second."""
        points: list[DraftStatement] = []
        used: dict[str, int] = {}
        ranked = self._worth_telling(filter(self._is_fact, self.story.passages))
        for turn in range(MOST_OF_ARTICLE):
            for passage in ranked:
                free = used.get(passage.article, 0) == turn and len(points) < most and passage.words <= words
                if free and self._is_timely(passage) and self._adds(passage):
                    points.append(self._take(passage).drafted())
                    words -= passage.words
                    used[passage.article] = turn + 1
        return points

    def from_the_top(self, most: int, words: int) -> list[DraftStatement]:
        """The first sentences of the articles that nothing has told yet, level by level: news says first what matters most."""
        points: list[DraftStatement] = []
        several = len(self.story.articles) > MOST_ALONE
        told = self._worth_telling(self.story.passages) if several else self._by_news(self.story.passages)
        for passage in sorted(told, key=lambda told: (told.number, told.refs)):
            sound = (
                not self.story.is_garbled(passage.article)
                and self._is_timely(passage)
                and not _LONG_BEFORE.search(passage.text)
            )
            if len(points) < most and passage.words <= words and sound and self._adds(passage):
                points.append(self._take(passage).drafted())
                words -= passage.words
        return points

    def in_order(self, points: Sequence[DraftStatement]) -> list[DraftStatement]:
        """The points by the days of their articles, those without one last; those that belong together stay so."""
        story, by_refs = self.story, {told.refs: told for told in self.chosen}
        units: list[list[DraftStatement]] = []
        for point in points:
            if units and point.cites in self._seconds:
                units[-1].append(point)
            else:
                units.append([point])

        def place(unit: Sequence[DraftStatement]) -> tuple[date, tuple[str, ...]]:
            told = by_refs[unit[0].cites]
            return story.day(told.article) or date.max, told.refs

        return [point for unit in sorted(units, key=place) for point in unit]

    # ------------------------------------------------ what may be chosen

    def _adds(self, passage: Told) -> bool:
        """Whether a passage says what is not said yet: of its measures fewer than half are told, and none with one side only."""
        groups = self.story.told_groups(passage)
        again = len(groups & self._groups()) * 2 >= len(groups) > 0
        return (
            not again
            and not _adds_to(passage)
            and not self._opens_on_stranger(passage)
            and not self._one_sided(passage)
            and bool(self._new((passage,)))
        )

    def _leads_on(self, passage: Told) -> bool:
        """The same of the main fact of an article: of a figure that differs the key figures tell the other side."""
        groups = self.story.told_groups(passage)
        if (
            groups
            and groups <= self._figured
            and all(c.quantity is None or c.quantity.qualifier == "vague" for c in passage.claims)
        ):
            return False  # "thousands", where a key figure has the number
        known = groups & self._groups()
        asked = {id for id in groups if matter_of(self._by_id[id])} or groups
        again = bool(groups) and (groups == known or (2 * len(known) >= len(asked) and self._repeats(passage, known)))
        return (
            not again
            and not _adds_to(passage)
            and not self._opens_on_stranger(passage)
            and not self._hides_a_side(passage)
            and bool(self._new((passage,)))
        )

    def _opens_on_stranger(self, told: Told) -> bool:
        """Whether it opens on the bare surname of a person whom its article names in full elsewhere, and neither a headline nor
        what is chosen so far tells who that is."""
        opens = _SURNAME.match(told.text)
        if opens is None or len(self.story.articles) <= MOST_ALONE:
            return False
        name = re.escape(opens["name"])
        full = re.compile(rf"\b[A-Z][\w’'-]+(?: [A-Z]\.)? {name}\b")
        known = (*(article.title for article in self.story.ledger.articles), *(other.text for other in self.chosen))
        in_full = full.search(self.story.articles[told.article].text) is not None
        return in_full and not any(re.search(rf"\b{name}\b", words) for words in known)

    def _repeats(self, passage: Told, known: frozenset[str]) -> bool:
        """Whether it tells the very value of a measure that is told, in rounder words too, or none but "thousands" of it."""
        values = self._values()
        own = [c for c in passage.claims if (g := self.story.groups.get(c.id)) and g.id in known]
        told = [c for other in self.chosen for c in other.claims]
        return (
            any((value := _value_of(c)) is not None and _is_told(value, values) for c in own)
            or any(_is_rounder_of(c, other) for c in own for other in told if self._are_of_one(c, other))
            or all(c.quantity is None or c.quantity.qualifier == "vague" for c in own)
        )

    def _are_of_one(self, a: FigureClaim, b: FigureClaim) -> bool:
        """Whether two figures are of one measure."""
        one, other = self.story.groups.get(a.id), self.story.groups.get(b.id)
        return one is not None and one is other

    def _hides_a_side(self, passage: Told) -> bool:
        """Whether it tells one side of a figure that differs and nothing else on the page tells the other: no key figure does, and
        it names nobody who counts."""
        disputed = [
            (c, g) for c in passage.claims if (g := self.story.groups.get(c.id)) and g.decision.status == "disputed"
        ]
        if any(g.id not in self._figured or not c.attributed_to for c, g in disputed):
            return self._one_sided(passage)
        unnamed = [
            c
            for c in passage.claims
            if not c.attributed_to and (g := self.story.groups.get(c.id)) and g.id not in self._figured
        ]
        return bool(unnamed) and self._one_sided(replace(passage, claims=tuple(unnamed)))

    def _one_sided(self, passage: Told, *, asked: bool = False) -> bool:
        """Whether it tells one side of a figure that is disputed or differs, and not the other; of those only that readers ask for
        first with `asked`."""
        groups = {g.id: g for c in passage.claims if (g := self.story.groups.get(c.id))}
        differ = [g for g in groups.values() if g.decision.status in DIFFERING]
        if asked:
            differ = [g for g in differ if g.decision.status == "disputed" or (matter_of(g) and not is_trifle(g))]
        return any(tuple(told.refs for told in tell_measure(group, self.story)) != (passage.refs,) for group in differ)

    def _is_fact(self, told: Told) -> bool:
        """Whether one sentence tells a figure, a stance or much else of the story; its happenings stand in the timeline."""
        if (
            len(told.sentences) > 1
            or told.refs[0] in self._dated
            or _LONG_BEFORE.search(told.text)
            or _HELD_UNTIL.match(told.text)
            or self._tells_months_before(told)
        ):
            return False
        shared = len(told.terms & self.story.topic)
        sound = not self.story.is_garbled(told.article)
        return sound and (
            shared >= TOPIC_TERMS or (shared >= 3 and (bool(told.claims) or told.refs[0] in self._stances))
        )

    def _tells_months_before(self, told: Told) -> bool:
        """Whether it names a month that was over long before the story began: "in a storm in February 96 people died"."""
        first = self.story.first
        named = _MONTH.search(told.text)
        if first is None or named is None:
            return False
        back = (first.month - 1 - MONTHS.index(named["month"])) % 12
        return back >= MONTHS_BEFORE

    def _is_timely(self, told: Told) -> bool:
        """Whether it can be told today: no overtaken figure, no guess, no plan and no "has grown" of an older day, and no state of
        a day long past in the present."""
        story = self.story
        day = story.day(told.article)
        old = story.age(told.article) > LONG_AGO
        long_ago = (
            story.last is not None
            and story.first is not None
            and (old or (day is None and (story.last - story.first).days > LONG_AGO))
        )
        guesses = ("forecast",) if tells_decision(told.text) else ("estimate", "forecast")
        foreseen = bool(told.claims) and all(claim.role in guesses for claim in told.claims)
        of_then = foreseen or _COUNT_HAS_COME.search(told.text) or looks_ahead(told.text)
        if not self._has_its_day(told) or (of_then and story.age(told.article) >= PASSING_DAYS):
            return False
        return not story.outdated(told) and not story.is_passing(told) and not (long_ago and _PRESENT.search(told.text))

    def _has_its_day(self, told: Told) -> bool:
        """Whether its "yesterday" or "on Friday" can be read: its article has a day that is not long past, or beside others
        without one it names none."""
        day = self.story.day(told.article)
        undated = self.story.articles[told.article].published.day is None
        if undated and self.story.last and BARE_WEEKDAY.search(told.text) and not self._tells_which_day(told):
            return False  # a page that tells no day of the article leaves open which Tuesday
        if day and self.story.first and (day - self.story.first).days >= FRESH_DAYS and tells_first_day(told.text):
            return False  # "the crash happened on Tuesday" is no Tuesday of weeks later
        if day is not None:
            return self.story.age(told.article) <= FRESH_DAYS or not _ABOUT_NOW.search(told.text)
        return not _WHEN_FROM_ITS_DAY.search(told.text) and not (self.story.last and BARE_WEEKDAY.search(told.text))

    def _tells_which_day(self, told: Told) -> bool:
        """Whether the weekday in a passage of an undated article is that of a measure of which another one gives the day: it stands
        behind its place."""
        names = set(BARE_WEEKDAY.findall(told.text))
        days: set[date] = set()
        for group in self.story.ledger.reconciliation.groups:
            own = (s for s in self.story.ledger.sentences if s.ref in {c.ref for c in group.claims})
            near = (s.span.of(self.story.articles[s.article].text) for s in own if s.article == told.article)
            if not group.weak and any(set(BARE_WEEKDAY.findall(words)) == names for words in near):
                dated = [c.event_day for c in group.claims if c.event_day and c.event_day.start == c.event_day.end]
                days |= {day.start for day in dated if not day.basis.startswith("inferred")}
        return len(names) == 1 and len({day for day in days if WEEKDAYS[day.weekday()] in names}) == 1

    def _take(self, passage: Told, *, second: bool = False) -> Told:
        self.chosen.append(passage)
        if second:
            self._seconds.add(passage.refs)
        self._know(passage)
        return passage

    def _know(self, passage: Told) -> None:
        """Its measures are told, and those that answer the same questions."""
        for ident in self.story.told_groups(passage):
            group = self._by_id[ident]
            others = self._by_subject[subject_of(group)]
            self._known |= {ident} | {other.id for other in others if same_question(group, other, self.story)}

    def _groups(self) -> frozenset[str]:
        """Ids of the measures that are told, and of those that answer the same question."""
        return frozenset(self._known)

    def _told(self, group: Group) -> bool:
        return group.id in self._known

    def _new(self, told: Sequence[Told]) -> tuple[Told, ...]:
        """The passages, where none says again what stands; else none of them."""
        known, values = self._groups(), self._values()
        for passage in told:
            fresh = self.story.told_groups(passage) - known
            own = {value for claim in passage.claims if (value := _value_of(claim))}
            most = (
                ALIKE_OF_SAME_FIGURE
                if own and all(_is_told(value, values) for value in own)
                else ALIKE_OF_ANOTHER
                if fresh
                else ALIKE
            )
            if any(set(passage.refs) & set(o.refs) or alike(passage.terms, o.terms) > most for o in self.chosen):
                return ()
            if most != ALIKE_OF_ANOTHER and any(self._tells_the_same(passage, other) for other in self.chosen):
                return ()
            if any(self.spread.is_one(passage, other) for other in self.chosen):
                return ()
        return tuple(told)

    def _values(self) -> frozenset[tuple[Fraction, str]]:
        """The values told so far that nobody takes for others': "250 million pounds", not "three people"."""
        return frozenset(value for told in self.chosen for claim in told.claims if (value := _value_of(claim)))

    def _tells_the_same(self, a: Told, b: Told) -> bool:
        """Whether two passages share what they tell beside the words that half of all articles open with."""
        own = [frozenset(t for t in told.terms if self.story.core.get(t, 0.0) < COMMON) for told in (a, b)]
        return min(map(len, own)) >= LEAST_OWN and alike(*own) > ALIKE_OWN

    def _sides(self, item: Disagreement) -> tuple[Told, ...]:
        """The passages of a statement and its denial: one if it tells both, else both, and none where one is missing."""
        if item.group and item.status != "disputed":
            return ()
        found: list[Told] = []
        for side in item.sides:
            if side.who.startswith("not named"):
                continue
            told = next((t for t in self.story.passages if t.refs[-1] == f"{side.article}:{side.sentence}"), None)
            if told is None or self.story.outdated(told):
                return ()
            found = [other for other in found if not set(other.refs) < set(told.refs)]
            if not any(set(told.refs) <= set(other.refs) for other in found):
                found.append(told)
        if not found or len(found) > 2 or (len(found) == 1 and len(found[0].refs) == 1 and len(item.sides) > 1):
            return ()
        return tuple(sorted(found, key=lambda told: told.refs))

    def _leads(self, *, per_article: int = 1) -> list[Told]:
        """For each article, the newest first, the passages of its first lines that tell its main fact."""
        story = self.story
        facts = {f"{e.article}:{e.sentence}" for e in (*story.ledger.events, *story.ledger.positions)}

        def order(told: Told) -> tuple[float, tuple[str, ...]]:
            shared = len(told.terms & terms_in(story.articles[told.article].title))
            fact = bool(told.claims) or bool(facts & set(told.refs))
            weight = (
                0.4 * min(shared, 5)
                + 0.8 * fact
                + story.weight(told)
                - 0.1 * told.number
                - 0.5 * (len(told.sentences) - 1)
            )
            return (-round(weight - max(0, told.words - 32) * 0.05, 6), told.refs)

        first = [t for t in self._first_lines() if not story.is_garbled(t.article)]
        ranked = sorted(filter(self._is_lead, first), key=order)
        place = {t: sum(o.article == t.article for o in ranked[: ranked.index(t)]) for t in ranked}
        kept = [t for t in ranked if place[t] < per_article]
        return sorted(kept, key=lambda t: (place[t], story.age(t.article), *order(t)))

    def _first_lines(self, most: int = LEAD_SENTENCES) -> list[Told]:
        body: dict[str, list[int]] = {}
        for sentence in self.story.ledger.sentences:
            if sentence.role == "body":
                body.setdefault(sentence.article, []).append(sentence.number)
        return [t for t in self.story.passages if t.number in body[t.article][:most]]

    def _is_lead(self, told: Told) -> bool:
        shared = len(told.terms & terms_in(self.story.articles[told.article].title))
        central = self.story.central(told.terms)
        several = len(self.story.articles) > MOST_ALONE
        fact = several and (central >= LEAST_OF_EVENT or (central >= LEAST_OF_DECISION and tells_decision(told.text)))
        if len(told.sentences) == 1 and _HELD_UNTIL.match(told.text):
            return False
        return self._is_timely(told) and not self._tells_years_before(told) and (shared >= HEADLINE_TERMS or fact)

    def _tells_years_before(self, told: Told) -> bool:
        """Whether it opens on a year before the story's own: "In 2014 the crowds were dispersed"."""
        year = _IN_YEAR.match(told.text)
        return bool(year and self.story.first and int(year["year"]) < self.story.first.year)

    def _tells_event_again(self, told: Told) -> bool:
        """Whether it only tells once more what opens the page: little but words of the main event, as much of it, many of
        them the same, and no number that several articles have."""
        story, opening = self.story, self.chosen[:1]
        sharp = [c for c in told.claims if c.quantity and c.quantity.qualifier != "vague"]
        counted = [g for c in sharp if (g := story.groups.get(c.id)) and len({o.article for o in g.claims}) > 1]
        own = frozenset(term for term in told.terms if term in story.core)
        if counted or not opening or len(own) < EVENT_WORDS * len(told.terms):
            return False
        again, shared = story.central(own), story.central(own & opening[0].terms)
        return again >= EVENT_AGAIN * story.central(opening[0].terms) and shared >= EVENT_SHARED * again > 0

    def _headline_told(self, told: Told) -> bool:
        terms = terms_in(self.story.articles[told.article].title)
        return any(t.article == told.article and len(t.terms & terms) * 2 > len(terms) for t in self.chosen)
