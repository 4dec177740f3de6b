"""What each figure says of itself, read from its own clause: what it counts, of whom, where, for when.

Only what is *said* stands here. What a sentence leaves unsaid is that of its article's story (`setting.py`), and silence is
no difference.

    "Nearly 4,000 people have been injured in Hatay"   count | injured | people at large | hatay
    "The toll has come down from 115 to 97"            count | dead (the toll governs its sentence) | 97 follows 115
    "25% of the burned area was searched"              share | searched | area
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from itertools import islice, takewhile
from typing import Literal

from briefgen.records import Article, FigureClaim, Interval, Sentence, Span
from briefgen.stages.relate.accounts import Account, account_of
from briefgen.stages.relate.families import counted_family, unit_family
from briefgen.stages.relate.illness import OF_ILLNESS, Proof, proof_of
from briefgen.stages.relate.names import kind_of, last_word, looks_personal, without_possessive
from briefgen.stages.relate.rivals import read_rivals, rival_of, rivals_in
from briefgen.stages.relate.setting import YEAR, ZONE, event_words, events_in, main_events
from briefgen.stages.relate.things import Thing, thing_of_sum
from briefgen.text.calendar import WEEKDAYS
from briefgen.text.dates.events import EventDays
from briefgen.text.figures import hedge_of, is_difference, names_persons, singular
from briefgen.text.figures.differences import PASSED
from briefgen.text.figures.digits import base_language
from briefgen.text.figures.numerals import SMALL_WORDS
from briefgen.text.letters import any_phrase
from briefgen.text.lexicon import COUNTRY_NAMES, DEMONYMS, SEATS, STOPWORDS, fold, names_in, stem, terms_of, words_of
from briefgen.text.lines import clean_line
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table, rows_in, word_set

NOTHING: frozenset[str] = frozenset()
"""One for all figures that leave something unsaid: most do."""

Family = str
"""What may be compared at all: `count`, `money:USD`, `share`, `rate`, `duration:day`, `measurement:metre`, ..."""


@dataclass(frozen=True, slots=True)
class Ends:
    """An interval as floats, for comparing very many pairs: an end that does not exist is infinite."""

    low: float
    high: float
    low_open: bool
    high_open: bool

    def meets(self, other: Ends) -> bool:
        """Whether the two have a point in common."""
        if self.high < other.low or other.high < self.low:
            return False
        if self.high == other.low and (self.high_open or other.low_open):
            return False
        return not (other.high == self.low and (other.high_open or self.low_open))


def as_float(value: Fraction) -> float:
    """As `float` does, which takes five times as long."""
    above, below = value.as_integer_ratio()
    return above / below


def ends_of(interval: Interval | None, scale: int | Fraction = 1) -> Ends | None:
    """An interval's ends as floats, times `scale`; None where there is none."""
    if interval is None:
        return None
    low = -math.inf if interval.low is None else as_float(interval.low * scale if scale != 1 else interval.low)
    high = math.inf if interval.high is None else as_float(interval.high * scale if scale != 1 else interval.high)
    return Ends(low, high, interval.low_open, interval.high_open)


NO_CLASS = 99
"""Cost of a class that no cue tells: farther than any."""


@dataclass(frozen=True, slots=True)
class Features:
    """What one claim says. Empty fields are left unsaid."""

    claim: FigureClaim
    family: Family
    value: Fraction | None = None
    """Its single value, or the middle or known end of a range; for comparison only."""
    size: float = 0.0
    """The value without its sign, as a float: very many pairs are compared by it."""
    hard: Ends | None = None
    likely: Ends | None = None
    printed: str = ""
    """The digits of a single value."""
    digits: int = 0
    """How many of them are significant: of 2,122 four, of 900,000 one."""
    vague: bool = False
    cls: str = ""
    """Class of the fate or quantity by `cues.words`: `dead`, `missing`, `revenue`."""
    cost: int = NO_CLASS
    """How far the cue of the class stands from the number: 0 is beside it."""
    sort: Literal["people", "things", ""] = ""
    """Whether a count is of people, which one without a noun is, or of things; "" for what may be either ("votes", "arrests")."""
    head: str = ""
    """Term of the counted noun's last word; "" for people at large."""
    mods: frozenset[str] = NOTHING
    """What stands before the counted noun's last word, by stem: "retail" of "retail customers"."""
    moved: str = ""
    """Class of what rose or fell by a share ("its profit rose 7%"), else its noun by stem ("industrial output")."""
    defined: frozenset[str] = NOTHING
    """Words that make what is earned or sold another measure: "underlying profit"."""
    held: bool = False
    """It is all that somebody has of what it counts: "has 40,000 clients", "out of its 40,000 clients"."""
    crowd: frozenset[str] = NOTHING
    """Countries and peoples that qualify who is counted."""
    places: frozenset[str] = NOTHING
    years: frozenset[str] = NOTHING
    days: frozenset[str] = NOTHING
    """Days that the text gives it, ISO."""
    struck: tuple[int, int] | None = None
    """First and last day as ordinals of the event that it counts, where its words or else its article tell it."""
    struck_said: bool = False
    """Its own words tell that day."""
    weekday: int | None = None
    """The weekday of a crowd without such a day, by its words or else by its article's: "on Sunday", in an article without a date."""
    page: tuple[int, int] | None = None
    """First and last day as ordinals where only its article's date gives them."""
    owner: str = ""
    """Last word of the name whose share or votes it is: "Keiko Fujimori stood at 50.4%", "49.6% for Castillo"."""
    subjects: frozenset[str] = NOTHING
    """Last words of the names to which a share or a sum may belong."""
    bodies: frozenset[str] = NOTHING
    """The same names by the last word that is no firm's form: "Orvell" of "Orvell Group"."""
    row: str = ""
    """Head of a list's row, "Name: 120 million"."""
    event: str = ""
    """Family of the event: as its sentence says, else that of the sentence before, else its article's main one."""
    event_said: bool = False
    elsewhen: bool = False
    """Its clause looks back on another time: "in the 1990s", "three years ago"."""
    both: bool = False
    """It counts those of both sides together."""
    aside: bool = False
    """Its sentence tells another case than the story's: "in a separate incident"."""
    hedge: Literal["estimate", "forecast"] | None = None
    """What its sentence makes of it: feared or believed, or yet to come; None for a plain count."""
    account: Account | None = None
    """Whose count its clause calls it: the official one, or what else is told."""
    again: str = ""
    """Id of the figure that it takes up again: "the figure of 209"."""
    so_far: bool = False
    """Its clause counts on from where its event began: "the toll"."""
    seen: bool = False
    """It is what somebody saw or holds at one spot: a witness's, a reporter's, a hospital's count."""
    former: bool = False
    """It is told as what stood before another count: "had stood at 250"."""
    more: bool = False
    """It comes on top of another: "three more"."""
    change: bool = False
    """It tells how far two counts lie apart: "15 more than on Monday"."""
    rest: bool = False
    """It counts some of those told just before: "of these", "among them"."""
    words: frozenset[str] = NOTHING
    """Content words of the clause, by stem."""
    before: str = ""
    """A few words of the clause before the number, and behind it with its unit; "" of another language than English."""
    behind: str = ""
    after_comma: bool = False
    """It stands right behind a comma: "Of voting members, 94%"."""

    proof: Proof = ""
    """How sure it is that cases and deaths are of the illness: "54 confirmed and 20 probable cases"."""
    of: frozenset[str] = NOTHING
    """Of the names that its story counts side by side, those of which it is told: see `side_by_side`."""
    of_said: bool = False
    """Its own words say so, and not those before it."""
    whole: Fraction | None = None
    """What it comes to with the others of its list, where its article tells that elsewhere."""
    all_of_it: bool = False
    """It is called a part only of those who were there, and may be all whom its fate befell: "of the 477 on board 164 were rescued"."""
    told_in: Family = ""
    """Its family by the unit or currency that its article prints, where its value stands here on another scale: see `conversions`."""
    grain: float = 0.0
    """Half the step, on that scale, in which its value is printed."""
    plain: str = field(init=False, compare=False)
    """Its head; "" where that only says again what the class says ("protesters" who marched)."""
    money: bool = field(init=False, compare=False)
    """It is a sum, of any currency."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "money", self.family.startswith("money"))
        object.__setattr__(self, "plain", "" if self.head in _nouns_of(self.cls) else self.head)

    @property
    def is_part(self) -> bool:
        links = self.claim.links
        return bool(links) and not self.all_of_it and any(link.kind in ("part_of", "makes_up") for link in links)

    @property
    def place(self) -> tuple[str, int]:
        """The sentence in which it stands."""
        return self.claim.article, self.claim.sentence


@cache
def _nouns_of(cls: str) -> frozenset[str]:
    """What the nouns of people that give a class by themselves are called."""
    rows = read_table("cues", ("cue", "class", "counts", "reach"))
    nouns = [
        row["cue"] for row in rows if {"noun", "people"} & set(row["reach"].split()) and cls in row["class"].split()
    ]
    return frozenset(name for noun in nouns for term in terms_of(noun) for name in (*term.names, stem(noun)))


def read_features(
    claims: Sequence[FigureClaim],
    articles: Mapping[str, Article],
    sentences: Mapping[str, Sentence],
    days: EventDays | None = None,
) -> tuple[Features, ...]:
    """The features of each claim, in the order given: that of articles and places. `sentences` are by ref ("002:14"); `days`
    are those of their events, where they are read already."""
    beside: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        beside[claim.ref].append(claim.span)
    mains, story, akin = main_events([articles[id] for id in sorted({claim.article for claim in claims})])
    currencies = _currencies(claims)
    views = [
        _view(
            claim,
            articles,
            sentences,
            beside,
            (mains[claim.article], story, akin),
            currencies.get(claim.article, ""),
        )
        for claim in claims
    ]
    if any(view and view.claim.unit in _BALLOTS for view in views):
        winners = Counter(
            _rival(view) for view in views if view and (family_of(view.claim) == "share" or view.claim.unit in _BALLOTS)
        )
        rivals = read_rivals([articles[id] for id in sorted({claim.article for claim in claims})], winners)
        views = [replace(view, rivals=rivals) if view else None for view in views]
    days = days or EventDays(tuple(articles.values()), tuple(sentences.values()))
    owners = frozenset(name for view in views if view for name in [_rival(view)] if name)
    known = known_places(claims, owners)
    told = _told_outright(views)
    read: list[Features] = []
    for claim, view in zip(claims, views, strict=True):
        text = articles[claim.article].running
        one = (
            _features(view, known, owners, told, days)
            if view
            else Features(claim, family_of(claim), page=_page_days(claim))
        )
        near = [r for r in reversed(read[-MOST_BACK:]) if r.place == one.place]
        before = next((r for r in near if r.family == one.family), near[0] if near else None)
        last = next((r for r in reversed(read[-MOST_BACK:]) if r.cls), None)
        if before:
            one = _going_on(one, before, text)
        elif view and (again := _told_again(one, read, view)):
            one = replace(
                one,
                cls=again.cls,
                cost=again.cost,
                head=again.head,
                crowd=again.crowd,
                places=again.places,
                owner=again.owner,
                again=again.claim.id,
            )
        elif view and last and _points_back(one, last, view):
            one = replace(
                one,
                cls=last.cls,
                cost=MOST_OWN if one.family == "count" else 1,
                hedge=one.hedge or _guessed(claim, text),
            )
        read.append(one)
    read = _of_one_stuff(_with_weekdays(read))
    plain = _without_more(_with_wholes(_not_of_those_there(_in_one_line(read))), articles)
    return _with_steps(_anchored(plain))


def _with_weekdays(features: Sequence[Features]) -> list[Features]:
    """The features, where the crowds of an article that puts all of them on one weekday, or on none, are of that, and not of the only
    day that it names where that is another."""
    told: dict[str, set[int]] = defaultdict(set)
    for one in features:
        if one.weekday is not None and not one.elsewhen:
            told[one.claim.article].add(one.weekday)
    only = {article: min(days) for article, days in told.items() if len(days) == 1}
    return [
        _on_its_weekday(
            replace(one, weekday=only[one.claim.article]) if one.weekday is None and one.claim.article in only else one
        )
        if one.cls in CROWDS.values() and not one.elsewhen
        else one
        for one in features
    ]


def _on_its_weekday(one: Features) -> Features:
    """A crowd without the day that only its article gave it, where its weekday is another."""
    if one.weekday is None or one.struck is None or one.struck_said or one.struck[0] != one.struck[1]:
        return one
    return one if date.fromordinal(one.struck[0]).weekday() == one.weekday else replace(one, struck=None)


def _of_one_stuff(features: Sequence[Features]) -> list[Features]:
    """The features, where a mass or volume of nothing in particular is of the only thing that its article measures so: "2,000
    tonnes of fuel oil … only 500 tonnes burned"."""
    told: dict[tuple[str, Family], set[str]] = defaultdict(set)
    for one in features:
        if one.head and unit_family(one.family.partition(":")[2]) in ("mass", "volume"):
            told[one.claim.article, one.family].add(one.head)
    only = {key: min(heads) for key, heads in told.items() if len(heads) == 1}
    return [
        one if one.head or one.cls else replace(one, head=only.get((one.claim.article, one.family), ""))
        for one in features
    ]


def _weekday(words: str) -> int | None:
    told = {word.plain for word in words_of(words)} & _WEEKDAYS.keys()
    return _WEEKDAYS[min(told)] if len(told) == 1 else None


_WEEKDAYS = {name.lower(): at for at, name in enumerate(WEEKDAYS)}


def _in_one_line(features: Sequence[Features]) -> list[Features]:
    """The features, where a sum that took another's place is of its class and as firm as it: "it now expects a profit of $30
    million, not the $40 million of May"."""
    known = {one.claim.id: at for at, one in enumerate(features)}
    read = list(features)
    for at, one in enumerate(features):
        for other in (known[link.to] for link in one.claim.links if link.kind == "replaces" and link.to in known):
            a, b = read[at], read[other]
            if a.place == b.place and a.family == b.family and a.family.startswith("money"):
                best = min(a, b, key=lambda x: x.cost)
                hedge = "forecast" if "forecast" in (a.hedge, b.hedge) else a.hedge or b.hedge
                read[at], read[other] = (replace(x, cls=best.cls, cost=best.cost, hedge=hedge) for x in (a, b))
    return read


def _not_of_those_there(features: Sequence[Features]) -> Iterator[Features]:
    """The features, where those of whom a count is some are no more than who was there: all of one fate are some of them."""
    known = {one.claim.id: one for one in features}
    for one in features:
        wholes = [
            known[link.to] for link in one.claim.links if link.kind in ("part_of", "makes_up") and link.to in known
        ]
        told = bool(wholes) and all(
            x.cls != one.cls or (x.cls in _standing() and bool(one.head) and x.head != one.head)
            for x in wholes
            if x.cls
        )
        own = one.cls and (one.cost < NOUN_COST or all(x.cls in _standing() for x in wholes))
        yield replace(one, all_of_it=True, rest=False) if told and own else one


@cache
def _standing() -> frozenset[str]:
    """The classes of people to whom something may happen: those on board, those who live there."""
    rows = read_table("classes", ("class", "kind", "grows", "name"))
    return frozenset(row["class"] for row in rows if row["grows"] == "no")


def _with_wholes(given: Iterable[Features]) -> tuple[Features, ...]:
    """The features, those of a list's counts with what they come to, and so those of two kinds of people in one sentence,
    "20 children and six adults were killed"."""
    features = tuple(given)
    listed = [next((link.to for link in one.claim.links if link.kind == "makes_up"), "") for one in features]
    beside = [_beside_kinds(one) for one in features]
    sums: dict[object, Fraction] = defaultdict(Fraction)
    kinds: dict[object, set[str]] = defaultdict(set)
    for one, to, kin in zip(features, listed, beside, strict=True):
        key = to or kin
        if key and (to or one.head not in kinds[key]):
            kinds[key].add(one.head)
            sums[key] += one.value or 0
    keys = (to or (kin if len(kinds[kin]) == TWO_KINDS else None) for to, kin in zip(listed, beside, strict=True))
    read = tuple(replace(one, whole=sums[key]) if key else one for one, key in zip(features, keys, strict=True))
    made = _made_up(read)
    return tuple(
        replace(one, whole=made[one.claim.id]) if one.whole is None and one.claim.id in made else one for one in read
    )


TWO_KINDS = 2
LEAST_WHOLE = 8
"""A lower count is soon the sum of two others by chance."""
MOST_PARTS = 6


def _made_up(features: Sequence[Features]) -> Mapping[str, Fraction]:
    """By id, what neighbouring counts of one fate come to, where their article tells that sum of the same fate elsewhere: "18
    people are dead … seven died in the bar and eight in the hall. Three died in hospital"."""
    told: dict[tuple[str, str], list[Features]] = defaultdict(list)
    for one in features:
        if one.family == "count" and one.cls and one.value and not one.vague and one.hedge is None:
            told[one.claim.article, one.cls].append(one)
    made: dict[str, Fraction] = {}
    for counts in told.values():
        for whole in {one.value for one in counts if one.value and one.value >= LEAST_WHOLE and one.sort == "people"}:
            parts = [one for one in counts if one.value and one.value < whole]
            for run in _runs(parts):
                if sum(one.value or 0 for one in run) == whole:
                    made |= {one.claim.id: whole for one in run}
    return made


def _runs(parts: Sequence[Features]) -> Iterator[Sequence[Features]]:
    """All runs of two to `MOST_PARTS` counts of which each stands in the sentence of the one before it or in the next."""
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + MOST_PARTS)):
            if parts[end].claim.sentence - parts[end - 1].claim.sentence > 1:
                break
            yield parts[start : end + 1]


def _beside_kinds(one: Features) -> tuple[object, ...] | None:
    """What the kinds of people share of which one sentence tells one fate."""
    counted = one.sort == "people" and one.head and one.cls and not one.vague and not one.more and not one.rest
    return (*one.place, one.cls) if counted else None


STEPPED = frozenset({"laid_off", "kept"})
"""Classes of which news tells each step and, apart from it, how far all steps have come: "a further 450 jobs", "829 in all"."""


def _with_steps(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features, where a number of a class that goes in steps is one wherever some article says that it comes on top."""
    steps = {(one.cls, one.value) for one in features if one.more and one.cls in STEPPED and one.digits >= LEAST_ANCHOR}
    told = {one.claim.article: one for one in features if one.more and one.cls in STEPPED}
    return tuple(
        replace(one, more=True)
        if (one.cls, one.value) in steps or ((step := told.get(one.claim.article)) and _is_rounded(one, step))
        else one
        for one in features
    )


def _is_rounded(one: Features, step: Features) -> bool:
    """Whether a number of a step's article is the step in other words: "more than 4,400" of 4,418."""
    near = one.size and step.size and abs(one.size - step.size) <= step.size / 20
    return bool(near and one.cls == step.cls and one.hard and step.hard and one.hard.meets(step.hard))


def _without_more(features: Sequence[Features], articles: Mapping[str, Article]) -> list[Features]:
    """The features, none of them "more" that adds to no count of its own kind: where its article tells the same number
    plainly ("150 were still inside … another 150 were down there"), or where it comes behind another fate, and none of its
    own was told before ("12 people died. Another 30 were hurt")."""
    plain = {(one.claim.article, one.cls, one.value) for one in features if one.cls and not one.more}
    read: list[Features] = []
    for at, one in enumerate(features):
        if not (one.more and one.cls):
            read.append(one)
            continue
        again = one.cls not in STEPPED and (one.claim.article, one.cls, one.value) in plain
        before = [x for x in features[max(0, at - MOST_OTHERS) : at] if x.claim.article == one.claim.article]
        adds_to_none = again or _follows_another_fate(one, before, articles[one.claim.article])
        read.append(replace(one, more=False) if adds_to_none else one)
    return read


MOST_OTHERS = 12
"""Figures back to which "another" may add."""


def _follows_another_fate(one: Features, before: Sequence[Features], article: Article) -> bool:
    """Whether the number just `before` tells another fate of people, and none before it that of this one; of the first number the
    headline has that."""
    if one.family != "count":
        return False
    if not before:
        told = {name for cue in cues_in(article.title, article.language) for name, _ in cue.classes}
        return bool(told) and one.cls not in told
    own = [x for x in before if x.family == "count" and x.cls]
    near = bool(own) and one.claim.sentence - own[-1].claim.sentence <= 1
    return near and own[-1].sort == one.sort and all(x.cls != one.cls for x in own)


MOST_BACK = 3
"""Figures back to which "the number" may point."""
_NUMBER = when_used(
    r"\b(?:(?:numbers?|figures?|count|tally|total)\s(?:\w+\s){0,2}?|(?:spo(?:ke|ken)|talked) of\s|^\W*(?:that|this) (?:makes|made|brings the \w+ to|brought the \w+ to|gives|gave) (?:a total of )?|it\s(?:has|had|is|was|stood|rose|stands|now|later)\b[^,;:.]{0,24}\s)$",
    re.IGNORECASE,
)
"""Before a number whose sentence says no more than that it is one: "unconfirmed numbers stand at 480", "it has passed 90"."""


_GOAL = when_used(
    r"\b(?:estimate|target|goal|forecast|projection|guidance|offer|bid)s? (?:\w+ ){0,2}?(?:is|was|were|had been|stood at|came to|of) (?:\w+ )?[A-Z]{0,3}[$£€¥]?$",
    re.IGNORECASE,
)
"""Before a sum that is what was once meant by the one before: "an earlier target had been $8 million"."""
_IS_NUMBER = when_used(
    r"[\"”'’]?,? (?:is|was|remains|remained) (?:far |much |still )?(?:(?:(?:the|his|her|its|their|[A-Z][\w-]*['’]s) (?:own )?(?:\w+ )?(?:(?P<counted>figure|number|count|toll|tally)\b|estimate|guess|reckoning))|too (?:many|much|few|high|low)\b)"
)
"""The same behind the number: "80 to 90 was her estimate", "six hundred was too much"."""
NEAR_BEFORE = 2
"""Sentences back to which a number points that is only called one."""
_FIGURE_OF = when_used(r"\b(?:the|this|that) (?:figure|number|total|tally|count) of $", re.IGNORECASE)
_CALLED_FIGURE = when_used(r"(?: ?%| per ?cent)? (?:figure|number|estimate|claim)\b")
_OF_THESE = when_used(r"\W*of (?:these|those|them)\b", re.IGNORECASE)
"""What opens a sentence whose number counts some of those of the sentence before."""


def _told_again(one: Features, before: Sequence[Features], view: _View) -> Features | None:
    """The figure of the article that a later sentence takes up by its number: "the figure of 209 goes back to", "the union's 9%
    figure"."""
    start, end = view.sentence.start, one.claim.span.start
    known = _CALLED_FIGURE.match(view.text, one.claim.span.end) and _DETERMINER.search(view.text, start, end)
    if not known and not _FIGURE_OF.search(view.text, start, end):
        return None
    own = takewhile(lambda r: r.claim.article == one.claim.article, reversed(before))
    return next((r for r in own if r.family == one.family and r.value == one.value and r.cls), None)


def _guessed(claim: FigureClaim, text: str) -> Literal["estimate"] | None:
    """What a number is that the words behind it call somebody's guess, or too high to be a count."""
    called = _IS_NUMBER.match(text, claim.span.end)
    return "estimate" if called and not called["counted"] else None


def _points_back(one: Features, last: Features, view: _View) -> bool:
    """Whether a bare number is another one of what the sentence before counts."""
    noun = one.claim.quantity.noun if one.claim.quantity else None
    near = last.claim.article == one.claim.article and one.claim.sentence - last.claim.sentence <= NEAR_BEFORE
    if not near or one.cls or noun or one.family != last.family or not (one.family == "count" or one.money):
        return False
    before = view.text[view.sentence.start : one.claim.span.start]
    return bool(
        _NUMBER.search(before)
        or _GOAL.search(before)
        or _OF_THESE.match(before)
        or _IS_NUMBER.match(view.text, one.claim.span.end)
    )


LEAST_ANCHOR = 2
"""Digits from which an equal value anchors a class."""


NARROWER = frozenset({"grave", "slight", "evacuated", "trapped"})
"""Classes in which one reporter tells what another tells at large: "120 badly hurt" beside the 120 hurt, "120 brought to
safety" beside the 120 rescued, "120 below ground" beside the 120 who were there when it began."""


def _anchored(features: Sequence[Features]) -> tuple[Features, ...]:
    """The features, each figure without a class with that of the equal unusual values, where other articles tell all of
    them of one class: equal values are anchors."""
    told: dict[tuple[str, Fraction | None], set[tuple[str, str]]] = defaultdict(set)
    for one in features:
        if one.cls and one.cost <= MOST_OWN and one.digits >= LEAST_ANCHOR:
            told[one.family, one.value].add((one.cls, one.claim.article))
    read = tuple(_with_anchor(one, told) if _seeks_anchor(one) else one for one in features)
    moved = [one for one in read if one.cls == "evacuated"]
    return tuple(
        replace(one, cls="evacuated") if one.cls == "displaced" and _is_one_of(one, moved) else one for one in read
    )


def _is_one_of(one: Features, others: Iterable[Features]) -> bool:
    """Whether another article rounds this number: who was told to go, "about 630 people", lost the home, "632 people"."""
    return one.digits > LEAST_ANCHOR and any(
        other.claim.article != one.claim.article
        and abs(other.size - one.size) * MOST_ROUNDED <= one.size
        and bool(other.likely and one.likely and other.likely.meets(one.likely))
        for other in others
    )


MOST_ROUNDED = 50
"""One in so many of a number that rounding may take."""


def _seeks_anchor(one: Features) -> bool:
    if one.cls in NARROWER or (one.cls in JOBS and one.cost >= NOUN_COST):
        return one.digits > LEAST_ANCHOR
    return not one.cls and one.digits >= LEAST_ANCHOR


def _with_anchor(one: Features, told: Mapping[tuple[str, Fraction | None], set[tuple[str, str]]]) -> Features:
    equal = told.get((one.family, one.value), set())
    names = {cls for cls, _ in equal} - {one.cls}
    others = {article for _, article in equal} - {one.claim.article}
    needed = 1 if one.digits > LEAST_ANCHOR else 2
    if len(names) != 1 or len(others) < needed:
        return one
    return replace(one, cls=min(names), cost=one.cost if one.cls else MOST_OWN)


@dataclass(frozen=True, slots=True)
class _View:
    """A number in its sentence."""

    claim: FigureClaim
    article: Article
    text: str
    """Of its article."""
    sentence: Span
    said: str
    """The words of the sentence."""
    clause: Span
    words: str
    """The words of the clause."""
    sentences: Mapping[str, Sentence]
    others: tuple[Span, ...]
    """The other numbers of the sentence."""
    main: str
    """The main event of its article."""
    story: str
    """That of its story, which "the disaster" is."""
    akin: frozenset[str]
    """The families of the words that tell of the story's event, whatever they are."""
    own: Span
    """The number with its counted noun."""
    currency: Family
    """The family of most sums of its article; "" where it has none."""
    rivals: Mapping[str, str] = field(default_factory=dict)
    """Who stands against whom in the story's vote: see `rivals`."""

    def earlier(self, most: int) -> Iterator[str]:
        """The words of so many sentences just before, the nearest first."""
        for number in range(self.claim.sentence - 1, self.claim.sentence - 1 - most, -1):
            if sentence := self.sentences.get(f"{self.claim.article}:{number}"):
                yield sentence.span.of(self.text)


def _view(
    claim: FigureClaim,
    articles: Mapping[str, Article],
    sentences: Mapping[str, Sentence],
    beside: Mapping[str, Sequence[Span]],
    events: tuple[str, str, frozenset[str]],
    currency: Family,
) -> _View | None:
    ref = claim.ref
    sentence = sentences.get(ref)
    if sentence is None or claim.quantity is None:
        return None
    article = articles[claim.article]
    text, span, own = article.running, sentence.span, claim.span
    others = tuple(other for other in beside[ref] if other != own)
    clause = clause_of(claim, span, text)
    whole = own_span(claim)
    if any(own.end <= other.start and other.end <= whole.end for other in others):
        whole = own  # "only eight of the 18 people killed": the noun stands with the second
    if any(whole.covers(other) and other.end <= own.start for other in others) and _OWN_VERB.match(text, own.end):
        whole = own  # "the number of people killed has passed 300, and 1,900 are being treated": the noun stands with the first
    return _View(
        claim,
        article,
        text,
        span,
        span.of(text),
        clause,
        clause.of(text),
        sentences,
        others,
        *events,
        whole,
        currency,
    )


@dataclass(frozen=True, slots=True)
class _What:
    """What a number counts: its family, class and noun."""

    family: Family
    cls: str
    cost: int
    head: str
    mods: frozenset[str]


def _what(view: _View, told: frozenset[str], event: str) -> _What:
    """What a number counts by the words around it; `told` are the classes that its story tells outright."""
    claim, text = view.claim, view.text
    lead = text[view.sentence.start : claim.span.start]
    family = family_of(
        claim, text[claim.span.end : view.sentence.end][:40], text[view.clause.start : claim.span.start][-AGE_NEAR:]
    )
    cls, cost = _class(view, family, told)
    if not cls and family == "count" and view.currency and _is_bare(claim):
        named, distance = _class(view, view.currency, told)
        if named and distance <= MOST_OF_BARE:
            family, cls, cost = view.currency, named, distance
    head, mods = (
        _sum_of(view)
        if family.startswith("money")
        else (_member_of(view) or _head(claim) or _said_to_be(view, family) or _labelled(lead), _mods(claim))
    )
    if (cls in _BEFALLEN and _OF_KIN.search(lead)) or (cls == "missing" and head in _SEARCHERS):
        cls, cost = "", MOST_COST  # "relatives of eight victims"; who is sent to find somebody or something
    if _THRESHOLD.search(claim.surface) and _OF_THEM.search(lead):
        return _What(THRESHOLD, "", MOST_COST, "", NOTHING)
    if not cls and not head and event in CROWDS and family == "count" and _is_crowd(claim):
        cls, cost = CROWDS[event], MOST_OWN
    return _sum_by_its_size(_What(family, cls, cost, head, mods), view, told)


def _sum_by_its_size(what: _What, view: _View, told: frozenset[str]) -> _What:
    """A sum without a class as a price or a firm's worth, and a price that only a whole firm has as that of the deal."""
    if not what.cls and what.family.startswith("money") and _is_price(view, what.family):
        what = replace(what, cls="price", cost=1)
    if not what.cls and _is_worth_of_firm(view, what.family):
        what = replace(what, cls=WORTH, cost=1)
    of_firm = what.cls == "price" and (comparable_value(view.claim) or 0) >= LEAST_PRICE_OF_FIRM
    return replace(what, cls="deal") if of_firm and "deal" in told else what


_DISASTERS = word_set("water quake fire wind collapse eruption")
"""Events whose "damages" are what they cost, and nothing that a court awards."""


def _in_disaster(what: _What, event: str) -> _What:
    told = what.cls == "award" and what.head == _DAMAGES and event in _DISASTERS
    return replace(what, cls="cost", head="") if told else what


_DAMAGES = "damage"


def _by_owner(what: _What, owner: str, view: _View) -> _What:
    """What a number counts where it is a candidate's, or of those who work somewhere."""
    if owner and view.rivals:
        if what.cls == "counted" and _is_candidates_own(view):
            what = replace(what, cls="vote_share", cost=1)  # "Berg leads with 36% of the votes counted"
        if what.family == "count" and not (what.cls or what.head or view.claim.unit):
            what = replace(what, head="vote")  # "Berg has 4,288,000, Dahl 2,834,000"
    if what.family == "share" and not what.cls and what.head in _WORKERS:
        return replace(what, cls="workforce", cost=1)  # "half of its employees were let go"
    if what.cls == "passengers" and (what.head == _STAFF or "crew" in _classes_of_noun(view.claim)):
        return replace(what, cls="crew")  # "with 90 passengers and five staff aboard"
    return what


def _features(
    view: _View, known: frozenset[str], owners: frozenset[str], told: frozenset[str], event_days: EventDays
) -> Features:
    claim, text, words = view.claim, view.text, view.words
    english = base_language(view.article.language) == "en"
    quantity, lead = claim.quantity, text[view.sentence.start : claim.span.start]
    event, event_said = _event_of(view)
    what = _in_disaster(_what(view, told, event), event)
    owner = _owner(view, what.family, owners) if what.cls not in _NOBODYS else ""
    moved, defined = _moved(view, what.family)
    what = _by_owner(what, owner, view)
    family, cls = what.family, what.cls
    crowd, places = _crowd(view), _places(view, known)
    if _counts_jobs(claim):
        crowd, places = NOTHING, places or frozenset(map(fold, crowd))  # "1,200 Norland jobs" are jobs there
    if cls in _ON_BOARD:
        places = NOTHING  # a train "from Arlen to Norby" has its passengers wherever it is
    subjects, bodies = _subjects(view, family)
    near = text[max(view.clause.start, view.own.start - NEAR) : min(view.clause.end, view.own.end + NEAR // 2)]
    before = text[view.clause.start : view.own.start]
    scale = (
        PERCENT if family == "share" and quantity and quantity.cls in ("fraction", "ratio") else 1
    )  # "a quarter" is 25 percent
    value, hard, printed = comparable_value(claim), ends_of(claim.hard, scale), quantity.digits if quantity else ""
    value = value * scale if value is not None and scale > 1 else value
    years, elsewhen, so_far = _years(view), bool(_ELSEWHEN.search(words)), bool(_SO_FAR.search(words))
    of_one_day = cls and not (years or elsewhen or so_far) and (cls not in CROWDS.values() or view.main in CROWDS)
    struck, struck_said = _day_of_event(claim, event_days if of_one_day else None)
    return Features(
        claim=claim,
        family=family,
        value=value,
        size=abs(as_float(value)) if value is not None else 0.0,
        hard=hard,
        likely=hard if claim.likely is claim.hard else ends_of(claim.likely, scale),
        printed=printed,
        digits=(len(printed.rstrip("0")) or 1) if printed else 0,
        vague=quantity is not None and quantity.qualifier == "vague",
        sort=_sort(claim) if family == "count" else "",
        cls=cls,
        cost=what.cost,
        head=what.head,
        mods=what.mods,
        moved=moved,
        defined=defined,
        held=not cls and bool(_HELD.search(text[view.clause.start : quantity.phrase.start])) if quantity else False,
        crowd=crowd,
        places=places,
        years=years,
        days=_days(claim),
        struck=struck,
        struck_said=struck_said,
        weekday=_weekday(words) if cls in CROWDS.values() else None,
        page=_page_days(claim),
        owner=owner,
        subjects=subjects,
        bodies=bodies,
        row=_row(view, lead),
        event=event,
        event_said=event_said,
        elsewhen=elsewhen or (cls in CROWDS.values() and bool(_LAST_TIME.search(words))),
        both=bool(_BOTH.search(words)),
        aside=bool(_ANOTHER_CASE.search(view.said)),
        hedge=hedge_of(text, view.sentence, quantity, language=view.article.language) if quantity else None,
        account=account_of(text, view.clause, claim.span, view.others),
        so_far=so_far,
        seen=_is_seen(view),
        former=bool(
            _FORMER.search(lead)
            or _HAD_BEFORE.search(lead)
            or _TOLD_BEFORE.match(text[claim.span.end : view.sentence.end])
        ),
        more=bool(_MORE.search(near)) or _is_step(view),
        change=cls not in _CHANGES_OF_SUMS and quantity is not None and is_difference(text, view.sentence, quantity),
        rest=_counts_some(view, lead),
        before=" ".join(clean_line(before).split()[-MOST_SHOWN:]).strip(_EDGES) if english else "",
        behind=" ".join(clean_line(text[view.own.end : view.clause.end]).split()[:MOST_SHOWN]).strip(_EDGES)
        if english
        else "",
        after_comma=before.rstrip(" $€£").endswith(","),
        proof=proof_of(view.text, view.clause, claim.span, view.others) if cls in OF_ILLNESS else "",
        words=frozenset(w.stem for w in words_of(words) if len(w.text) > 3 and w.plain not in _SAYS_NOTHING),
    )


THRESHOLD = "measurement:threshold"
_THRESHOLD = when_used(r"\s(?:or|and) (?:more|above|over|higher|greater|stronger|larger|up)\b")
_OF_THEM = when_used(r"\b[a-z]+s (?:of|with|at) (?:at least |magnitudes? )?$")
"""A size from which things are counted, and no count of them: "77 aftershocks of 4.0 or more"."""
PERCENT = 100
_SAYS_NOTHING = STOPWORDS | {
    "million",
    "billion",
    "trillion",
    "thousand",
    "hundred",
    "percent",
    "dollars",
    "euros",
    "pounds",
}
"""Words that any two figures may share: those of numbers themselves too."""


LOOKED_BACK = 6
"""Sentences before a figure's own in which the event that it belongs to may be named."""
MOST_SHOWN = 12
"""Words on either side of a number by which it is told where it has no better name."""
_EDGES = " .,;:()[]“”\"'’–—-"
NEAR = 24
"""Characters before a number within which "another" is said of it."""


def comparable_value(claim: FigureClaim) -> Fraction | None:
    """A figure's single value, or the middle or the known end of its range."""
    quantity = claim.quantity
    if quantity is None or quantity.value is not None:
        return quantity.value if quantity else None
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.low if quantity.low is not None else quantity.high


def _is_worth_of_firm(view: _View, family: Family) -> bool:
    """Whether a sum is told of a firm as a word before it, "his $3bn lending firm": what it is worth; no "$3bn firm loan"."""
    if not family.startswith("money") or not _DETERMINER.search(view.text, view.sentence.start, view.claim.span.start):
        return False
    words = words_of(view.text[view.claim.span.end : view.sentence.end][:NEAR_FIRM])
    at = next((n for n, word in enumerate(words[: MOST_BETWEEN + 1]) if word.plain in _firm_nouns()), None)
    if at is None or any(word.plain in STOPWORDS for word in words[:at]):
        return False
    last = view.claim.span.end + words[at].end
    return at + 1 == len(words) or not view.text[last].isspace() or words[at + 1].plain in STOPWORDS


NEAR_FIRM = 60
MOST_BETWEEN = 2
"""Words between a sum and the firm that it is told of."""
_DETERMINER = when_used(r"\b(?:an?|the|its|their|his|her|this|that|[\w-]+['’]s) $", re.IGNORECASE)


@cache
def _firm_nouns() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("firm_nouns", ("word",)))


def _is_price(view: _View, family: Family) -> bool:
    """Whether a sum is what one share costs: it is told in pence, or as where shares came to or stood, in no millions."""
    value = comparable_value(view.claim)
    if value is None or value >= DEAREST_SHARE:
        return False
    told = view.text[view.clause.start : view.own.start]
    return family == "money:penny" or bool(_SHARES.search(told) and _AT.search(told))


LEAST_PRICE_OF_FIRM = 50_000_000
"""A price from which it is that of a firm, in a story that tells of a deal, and of no share of it."""
DEAREST_SHARE = 10_000
_AT = when_used(r"\b(?:at|to)(?: (?:about|around|just|only))? [A-Z]{0,3}[$£€¥]?$")

_ON_BOARD = frozenset({"passengers", "crew"})
_STAFF = "worker"
"""The head of all nouns for those who work somewhere."""
_WORKERS = frozenset({_STAFF, "employ"})
"""The same of a share, which is of a noun by its stem."""

CROWDS: Mapping[str, str] = {"protest": "attend"}
"""What very many people of whom nothing else is told do at an event: at a march they march."""
LEAST_CROWD = 1_000


def _is_crowd(claim: FigureClaim) -> bool:
    """Whether a count is of very many people at large: reports of a march have a verb of their own each time ("1.2 million
    flooded, jammed, came back to the streets") or none ("police: 200,000")."""
    quantity, value = claim.quantity, comparable_value(claim)
    exact = quantity is not None and quantity.qualifier != "vague"
    return exact and _sort(claim) == "people" and value is not None and value >= LEAST_CROWD


def _sort(claim: FigureClaim) -> Literal["people", "things", ""]:
    unit = claim.unit
    if not unit or unit == "person":
        return "people"
    return "things" if counted_family(unit) == "things" else ""


def own_span(claim: FigureClaim) -> Span:
    """The number with its counted noun."""
    noun = claim.quantity.noun_span if claim.quantity else None
    if noun is None:
        return claim.span
    return Span(min(claim.span.start, noun.start), max(claim.span.end, noun.end))


_CLAUSE = when_used(
    r"[;:]|,?\s(?:while|whereas|whilst)\s|,\s(?:but|and|which|where|who|with|including|for|because|so)\s|,\s(?=(?:in|during|by|of|from) which\s)|\s[–—]\s",
    having=(",", ";", ":", "–", "—", "whil", "whereas"),
)


def clause_of(claim: FigureClaim, sentence: Span, text: str) -> Span:
    """The part of a sentence that holds a figure, between semicolons, dashes, ", and", ", while" and the like."""
    cuts = [match.start() + sentence.start for match in _CLAUSE.finditer(sentence.of(text))]
    start = max([sentence.start, *(cut for cut in cuts if cut < claim.span.start)])
    end = min([sentence.end, *(cut for cut in cuts if cut >= claim.span.end)])
    return Span(start, end)


# ---------------------------------------------------------------- families

OLDEST = 120
"""A bare number between commas up to this is an age: "her daughter Ann, 6, was hurt"."""
_AGE = when_used(r"\b(?:age[ds]?|retir\w+)\b[^.;:,]*$", re.IGNORECASE)
_AGE_BEHIND = when_used(r"\s+years? (?:of age|old)\b")
"""Words by which a bare number is an age: "puts the pension age up to 66"."""
AGE_NEAR = 50
"""Characters before a number within which the age is named."""
_CURRENCY_UNIT = re.compile(r"[A-Z]{3}(?:/|$)")
_EACH = when_used(r"\s*\(?(?:\w+\s+){0,2}(?:daily|(?:a|each|every|per) (?:day|week|month|year|hour)\b)")


def family_of(claim: FigureClaim, after: str = "", before: str = "") -> Family:
    """What a value is, so that two figures may be compared at all. `after` and `before` are the text around it."""
    quantity = claim.quantity
    if quantity is None:
        return "denial"
    unit = quantity.unit or ""
    if quantity.cls == "money" or _CURRENCY_UNIT.match(unit):
        return f"money:{unit.partition('/')[0]}"
    if quantity.cls == "ratio" and " of the " in claim.surface:
        return "some"  # "one of the two seats" is no share that a poll could tell
    if quantity.cls in ("percent", "ratio", "fraction"):
        return "points" if unit == "percentage_point" else "share"
    if quantity.cls == "rate" and unit.partition("/")[0] not in ("km", "mile"):
        return "rate"
    if not unit and before.endswith(", ") and after.startswith(",") and quantity.value and quantity.value <= OLDEST:
        return "age:year"
    if not unit and quantity.value and quantity.value <= OLDEST and (_AGE.search(before) or _AGE_BEHIND.match(after)):
        return "age:year"
    if quantity.cls == "count" and unit != "times":
        return "rate" if _EACH.match(after) else "count"
    return f"{quantity.cls}:{unit}"


def _counted_by(family: Family) -> frozenset[str]:
    """What a cue has to be about to be told of such a value (column `counts` of `cues.words`)."""
    if family in ("count", "rate"):
        return frozenset({"person", "thing"})
    if family.startswith("money"):
        return frozenset({"money"})
    if unit_family(family.partition(":")[2]) == "mass":
        return frozenset({"mass"})  # tonnes that "fell" are no rain
    if family in ("share", "points"):
        return frozenset({"share"})
    return frozenset({"length", "size"}) if family.partition(":")[2] in _SIZED else frozenset({"length"})


_SIZED = frozenset({"metre", "foot", "yard", "km", "mile"})
"""Units in which things have a size, and fall; of rain that fell millimetres are told."""


# ---------------------------------------------------------------- the class, by its nearest cue


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that tells what a number counts. Offsets are those of the sentence; `classes` are pairs of a
    class and what it counts; `reach` is `near`, `far` (it may govern its sentence as its subject), `strong` (it says
    more than a nearer one), `leading` (so, but only of a number behind it), `ruling` (more than a strong one), `noun` (it only says who is counted), `where` (it says where they were, and less than what happened to them) or `loose` (so only where the story tells of it elsewhere)."""

    start: int
    end: int
    classes: tuple[tuple[str, str], ...]
    reaches: tuple[str, ...]
    """One for each of its classes."""

    @property
    def reach(self) -> str:
        return self.reaches[0]


_CueRow = tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]


@cache
def _cue_index() -> Mapping[str, Mapping[str, tuple[_CueRow, ...]]]:
    """The rows of `cues.words` that may begin at a word, by it and the word behind it, longer phrases first; by "" those
    that may begin there whatever stands behind."""
    index: dict[str, list[_CueRow]] = defaultdict(list)
    for row in read_table("cues", ("cue", "class", "counts", "reach")):
        key = tuple(_cue_words(row["cue"]))
        classes = tuple(zip(row["class"].split(), row["counts"].split(), strict=True))
        reaches = row["reach"].split()
        index[key[0]].append((key, classes, tuple(reaches * len(classes))[: len(classes)]))
    return {first: _by_second(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in index.items()}


def _by_second(rows: Sequence[_CueRow]) -> Mapping[str, tuple[_CueRow, ...]]:
    any_second = ((), (ANY_WORD,))
    return {
        second: tuple(row for row in rows if row[0][1:2] in ((second,), *any_second))
        for second in {"", *(row[0][1] for row in rows if row[0][1:2] not in any_second)}
    }


def _cue_words(cue: str) -> Iterator[str]:
    """The folded words of a cue, `ANY_WORD` for itself."""
    for part in cue.split():
        yield from (ANY_WORD,) if part == ANY_WORD else (word.plain for word in words_of(part))


@lru_cache(maxsize=20_000)
def cues_in(sentence: str, language: str = "en") -> tuple[Cue, ...]:
    """The cues of a sentence in order, the longest phrase at each place; none inside a capitalised name.

    A cue is of its language alone: the German article "die" tells of no deaths.
    """
    if base_language(language) != "en":
        return tuple(_foreign_cues_in(sentence, base_language(language)))
    index, words = _cue_index(), words_of(sentence)
    plain = [word.plain for word in words]
    found: list[Cue] = []
    at = 0
    while at < len(words):
        rows = index.get(plain[at])
        if rows is None:
            at += 1
            continue
        told = rows.get(plain[at + 1] if at + 1 < len(plain) else "") or rows[""]
        row, last = next(((r, end) for r in told if (end := _last_of(r[0], plain, at)) is not None), (None, at))
        if row and not _in_name(words[at].start, words[last].end, sentence):
            found.append(Cue(words[at].start, words[last].end, row[1], row[2]))
        at = last + 1
    return tuple(found)


def _foreign_cues_in(sentence: str, language: str) -> Iterator[Cue]:
    """The cues of a sentence in another language."""
    pattern, rows = _foreign_index(language)
    for match in pattern.finditer(sentence.replace("İ", "I").lower()) if rows else ():
        cls, counts, reach = rows[match.group()]
        yield Cue(match.start(), match.end(), ((cls, counts),), (reach,))


@cache
def _foreign_index(language: str) -> tuple[re.Pattern[str], Mapping[str, tuple[str, str, str]]]:
    """The cues of a language as one pattern, longer ones first; without borders where a script sets no spaces."""
    columns = ("cue", "class", "counts", "reach", "languages")
    rows = {
        row["cue"]: (row["class"], row["counts"], row["reach"]) for row in rows_in("foreign_cues", columns, language)
    }
    return any_phrase(rows, language), rows


ANY_WORD = "*"
"""In a cue: up to `MOST_ANY` words that say more of the one behind it, "on the overloaded boat"; an article before and numbers
among them are not counted, "brought the last 900 guests home"."""
_ROUND_ABOUT = frozenset({"more", "than", "about", "some", "nearly", "almost", "over", "at", "least", "around"})
"""Words of a qualifier, which do not count among them."""
MOST_ANY = 2


def _last_of(cue: Sequence[str], plain: Sequence[str], at: int) -> int | None:
    """The last word of a cue that begins at a word; None where it does not."""
    if ANY_WORD not in cue:
        return at + len(cue) - 1 if tuple(plain[at : at + len(cue)]) == cue else None
    gap = list(cue).index(ANY_WORD)
    head, tail = tuple(cue[:gap]), tuple(cue[gap + 1 :])
    if tuple(plain[at : at + gap]) != head:
        return None
    start = at + gap
    left = MOST_ANY + (plain[start : start + 1] in (["a"], ["an"], ["the"]))
    while left >= 0 and start < len(plain):
        if tuple(plain[start : start + len(tail)]) == tail:
            return start + len(tail) - 1
        left -= not (plain[start][0].isdigit() or plain[start] in _ROUND_ABOUT)
        start += 1
    return None


def _in_name(start: int, end: int, sentence: str) -> bool:
    """Whether a cue stands inside a name, "the Missing Persons Agency": capitalised, and not at the sentence's head."""
    return sentence[start].isupper() and start > 1 and bool(re.match(r"\s+[A-Z][a-z]", sentence[end : end + 3]))


MOST_COST = 16
"""Words between a cue and its number, with what stands between weighed in, beyond which the cue says nothing of it."""
NOUN_COST = 9
"""So much farther a mere noun of people stands than what is told of them."""
PEOPLE_COST = 12
"""So much farther stands what people are anyway: migrants who were on the boat, or were saved."""
WHERE_COST = 6
"""So much farther the place where people were stands: "104 people on the boat were rescued"."""
STRENGTH = {"strong": 7, "leading": 7, "ruling": 14}
"""So much nearer a strong cue stands: of "96% of the votes counted" the counting is told, not the votes. In "sought a 40%
raise" the seeking rules: what is sought is no offer."""
CLOSE = 3
"""Words within which a strong cue may also stand before its number: "ahead by 51,000 votes"."""
BEFORE_COST = 2
"""English tells a fate behind its people ("36 people were killed") more often than before them."""
_CUTS = when_used(r"[;:]|\s[–—]\s|,?\s[\"“'‘]?(?:while|whereas|but)\s")
_SOFT = when_used(r",|\s(?:and|with|as|after|including)\s|(?<!^)\s(?:who|which|that|where)\s")
_RELATIVE = when_used(r"^\s(?:who|that|which)(?:\s(?:is|are|was|were|have|has|had))?(?:\s(?:still|now|been))*\s")
"""Behind people of whom the next words tell: "1,000 people who were unaccounted for"."""
_FROM_NAMES = when_used(r"^\s(?:from|of|in) [A-Z][\w’'-]*(?:(?:,| and|, and)? [A-Z][\w’'-]*)*")
"""Where they are from, before those words."""
_OF_WHOLE = when_used(
    r"^\s(?:out )?of (?:an? |the |its |some |about |estimated |nearly |total |[A-Z][\w-]*['’]s? )*\d[\d.,]*(?: million| thousand)?(?: (?!(?:is|are|was|were|has|have|had)\b)[\w’'-]+){0,7}(?=\s(?:is|are|was|were|has|have|had)\s)"
)
"""All of whom a number is some: "9,000 of an estimated 12,000 villagers in the valley have fled"."""
_ASIDE = when_used(r"^,\s(?:[^;:.]*,\s(?=(?:is|are|was|were|has|have|had|will)\b)|or\s[^;:.,]*,\s)")
"""What is told between people and their verb: "30 guards, most of them new, were hurt", "30 people, or half of them, left"."""
_OF_OTHERS = when_used(r"^\s(?:of )?(?:the )?others\b")
_SAID_ASIDE = when_used(
    r",\s(?:(?:it (?:is|was) )?(?:feared|believed|thought|reported|reportedly|apparently)|[^,;:.]{2,40}\s(?:said|says|say|added|believes?|fears?))(?:\s[a-z]+)?,\s"
)
"""Who says it, between commas: "hundreds, it is feared, are missing"."""
_BE = "(?:is|are|was|were|has|have|had)"
_COUNTED = rf"(?:(?!left\b|(?!estimated)\w+ed\b)\w+ ){{0,2}}(?:\d[\d.,]*|{'|'.join(sorted(SMALL_WORDS))})(?: (?!{_BE}\b)[A-Za-z][\w-]*){{1,2}}"
_JOINED_BY = "(?:and|or|in|of|from|across)"
_WITH_OTHERS = when_used(
    rf"^(?: on board| aboard| there)?(?:,? (?:{_JOINED_BY} )?{_COUNTED}?)*? {_JOINED_BY} {_COUNTED}(?=\s{_BE}\s|\s*$)"
)
"""Others of whom one verb tells the same, and of how many places they are: "40 drivers, 12 guards and 3 cooks were hurt",
"900 people in 14 villages were hurt"."""
_OR = when_used(
    r"(?:%|pc?\b)?(?:\s[\w’'-]+){0,5},? or (?:about |around |some |nearly |almost |roughly |approximately )?$"
)
_CAME_TO = when_used(r"%?(?:\s[\w.]+){0,2},? to (?:an? |the |its )?(?:[a-z-]+ ){0,2}[A-Z]{0,3}[$£€¥₹]?$")
_CHANGE = when_used(
    r"\b(?:is|are|was|were|has|have|had|been|stands?|stood|at|to|rose|risen|rises?|climb\w*|reach\w*|grew|grown|fell|fallen|falls"
    r"|dropp?\w*|passe[sd]|toppe[sd]|exceed\w*|hits?|jump\w*|approach\w*|amount\w*|now|of|puts?|came|come|goes|went|up|down|from|surpass\w*|cross\w*)\b",
    re.IGNORECASE,
)
"""Between a subject such as "the toll" and its number."""
_MOVED_THERE = when_used(
    r"\b(?:ris(?:en|es|ing)|rose|climb\w*|grew|grown|grows|growing|fallen|fell|falls|dropp?\w*|jump\w*|stands?|stood|gone|went|up|down)"
    r"\s(?:\w+\s)?(?:to|at)\s(?:(?:at least|more than|about|some|nearly|almost|over|around|an? \w+)\s)?$"
)
"""The same where it can be no other number's: "the toll of the crash of two buses has risen to"."""


def _told_outright(views: Iterable[_View | None]) -> frozenset[str]:
    """The classes of which the sentence of some figure has a cue that is not loose."""
    said = {(view.said, view.article.language) for view in views if view}
    told = (pair for one in said for cue in cues_in(*one) for pair in zip(cue.classes, cue.reaches, strict=True))
    return frozenset(name for (name, _), reach in told if reach != "loose")


def _class(view: _View, family: Family, outright: frozenset[str]) -> tuple[str, int]:
    """The class of the nearest cue that can be told of such a number, and its cost; "" and `MOST_COST` for none. A loose
    cue counts only for a class that the story tells `outright`: people also "come to" a fair."""
    fitting = _counted_by(family)
    if _counts_all_who_live_there(view):
        return "population", 0
    bodies, named = _counts_bodies(view.claim), _classes_of_noun(view.claim)
    jobs = _counts_jobs(view.claim)
    best, told_by = (MOST_COST, ""), None
    cues = cues_in(view.said, view.article.language)
    for cue in cues:
        if _tells_the_next(cue, view):
            continue
        told = [(name, at) for at, (name, counts) in enumerate(cue.classes) if counts in fitting]
        told = [one for one in told if cue.reaches[one[1]] != "loose" or one[0] in outright]
        told = [one for one in told if one[0] in FATES_OF_BODIES] if bodies else told
        told = [one for one in told if one[0] in FATES_OF_JOBS] if jobs else told
        told = [one for one in told if cue.reaches[one[1]] != "loose" or not named or one[0] in named]
        if told and _can_govern(cue, view) and not _leads_to_level(cue, told[0][0], view):
            name, at = told[0]
            cost = _weigh(cue, cue.reaches[at], view)
            best, told_by = ((cost, name), cue) if cost < best[0] else (best, told_by)
    if best[1] == WORTH and told_by and (thing := _class_of_what_is_worth(told_by, cues, view.said)):
        return thing, best[0]
    return best[1], best[0]


WORTH = "worth"
"""The class of a sum that something is worth, whatever it is."""
_IS_WORTH = when_used(
    r"(?: (?:of|from|in) (?:the |its |their |his |her )?[\w’'-]+(?: [A-Z][\w’'-]+)*)?(?: (?:is|are|was|were|been|has|have|had|now|then|currently|once|about|to|be))* "
)
"""Between what is worth a sum and the word that says so: "assets of the bank are valued"."""


def _class_of_what_is_worth(worth: Cue, cues: Sequence[Cue], said: str) -> str:
    """The class of the sum by the thing itself, where that stands right before "worth" or "valued at": "assets valued at $3 million"
    are assets. "" where no cue names it."""
    for cue in reversed(cues):
        names = [name for name, counts in cue.classes if counts == "money" and name != WORTH]
        if names and cue.reach != "loose" and cue.end <= worth.start:
            return names[0] if _IS_WORTH.fullmatch(said, cue.end, worth.start) else ""
    return ""


def _tells_the_next(cue: Cue, view: _View) -> bool:
    """Whether a fate behind a number belongs to the next one: Arabic tells it before those whom it befell."""
    behind = cue.start - (view.own.end - view.sentence.start)
    return base_language(view.article.language) == "ar" and behind > CLOSE


def _leads_to_level(cue: Cue, name: str, view: _View) -> bool:
    """Whether a word of change only says how a level was reached: what "fell to 4.2 percent" is no fall of 4.2 percent."""
    end = cue.end + view.sentence.start
    passed = view.text[end : view.claim.span.start].isspace() and PASSED.match(view.claim.surface)
    return name in _CHANGES and bool(
        passed or (end <= view.own.start and _UP_TO.fullmatch(view.text, end, view.own.start))
    )


_CHANGES = frozenset({"growth", "fall"})
_CHANGES_OF_SUMS = frozenset({"saving", "outflow", "written_off", "gap"})
"""Sums by which another comes down: they are told as a change or by themselves, "brings its costs down by $2 million"."""
_UP_TO = when_used(
    r"\s(?:[\w-]+ly\s|back\s|on \w+day\s|by\s[^,;.]{1,24}\s)?to\s(?:(?:an?|the|its|about|around|nearly|just|over|under|a record|more than|less than)\s)*"
)
_ALL_OF = when_used(r"\b(?:of|the|all)\s(?:(?:the|its|some|about|around)\s)*$", re.IGNORECASE)
_RESIDENTS = frozenset({"resident", "inhabitant", "villager"})


def _counts_all_who_live_there(view: _View) -> bool:
    """Whether a number is that of which others are some: "12 of the 300 residents were killed"."""
    noun = words_of((view.claim.quantity.noun if view.claim.quantity else None) or "")
    return (
        bool(noun)
        and singular(noun[-1].text) in _RESIDENTS
        and bool(_ALL_OF.search(view.text, view.sentence.start, view.claim.span.start))
    )


def _classes_of_noun(claim: FigureClaim) -> frozenset[str]:
    """What befell people by the counted noun itself: survivors who "came ashore" were saved, they did not flee."""
    noun = claim.quantity.noun if claim.quantity else None
    return (
        frozenset(name for cue in cues_in(noun or "") if cue.reach in ("noun", "people") for name, _ in cue.classes)
        - JOBS
    )


JOBS = frozenset({"employed", "laid_off"})
"""Classes that "workers" alone may give, where they are no more than those to whom something happened."""


FATES_OF_BODIES = frozenset({"dead", "missing", "identified", "unidentified", "examined", "returned", "buried"})
"""What may be told of bodies: in "30 were hurt and 12 bodies were found" nobody of the 12 was hurt."""


def _counts_bodies(claim: FigureClaim) -> bool:
    noun = words_of((claim.quantity.noun if claim.quantity else None) or "")
    return bool(noun) and noun[-1].stem in _BODIES


def _counts_jobs(claim: FigureClaim) -> bool:
    return claim.unit in _POSTS


_POSTS = frozenset({"job", "post", "position", "role"})
FATES_OF_JOBS = frozenset({"laid_off", "kept", "hired", "employed", "workforce"})
"""What may be told of jobs: of 400 posts that are "gone" nothing was destroyed."""


def _is_step(view: _View) -> bool:
    """Whether bodies are those that one day, or one search, has added to the toll: "two bodies were found on Monday"."""
    return _counts_bodies(view.claim) and bool(_OF_ONE_SEARCH.match(view.text, view.own.end, view.sentence.end))


_OF_ONE_SEARCH = when_used(r"\s(?:was\s\w|were\s(?:\w+\s){1,4}(?:on|overnight|today|yesterday|this|last)\b)")
_BODIES = frozenset(stem(word) for word in ("body", "bodies", "corpse", "corpses"))


def _can_govern(cue: Cue, view: _View) -> bool:
    """Whether a cue can be told of what is counted: people's fates of people, and of a thing only by its own name
    ("457 arrests"); what happens to things of things."""
    quantity = view.claim.quantity
    if quantity is None or quantity.cls != "count" or quantity.unit is None or _counts_jobs(view.claim):
        return True
    person = any(counts == "person" for _, counts in cue.classes)
    thing = any(counts == "thing" for _, counts in cue.classes)
    of_things = _sort(view.claim) == "things" and any(link.kind == "part_of" for link in view.claim.links)
    if quantity.unit == "person" or not (_head(view.claim) or (of_things and not quantity.noun)):
        return person  # a part without a noun of its own ("of the 900 halls 12 were shut") has that of its whole
    noun = quantity.noun_span
    end = cue.end + view.sentence.start
    return (
        not person or thing or (noun is not None and noun.start <= cue.start + view.sentence.start and end == noun.end)
    )


def _weigh(cue: Cue, reach: str, view: _View) -> int:
    """How far a cue stands from the number, in words; clause borders and other numbers between them weigh as more."""
    start, end, own = cue.start + view.sentence.start, cue.end + view.sentence.start, view.own
    if _is_of_whom(start, end, view):
        return NOUN_COST
    if end <= own.start and view.text[start:end].endswith(" of") and view.text[end + 1 : end + 2].isupper():
        return MOST_COST  # "the city of Arlen" counts nobody, "a city of 12,000" does
    if (
        start >= own.end
        and "," in view.text[own.end : start]
        and _OF_ALL.search(view.text, view.sentence.start, own.start)
    ):
        return MOST_COST  # "of its 900 workers, about 300 were on strike"
    if reach == "leading" and start >= own.end:
        return MOST_COST  # "200 people, more than it could carry"
    if reach == "ruling" and start >= own.end and not _is_sought(start, end, view):
        return MOST_COST  # "54% called for an election" tells who calls, not for what
    counted = _HOW_MANY.search(view.text, view.sentence.start, start)
    noun = (
        0
        if counted and counted["whom"]
        else {"noun": NOUN_COST, "where": WHERE_COST, "people": PEOPLE_COST}.get(reach, 0)
    )
    if start < own.end and own.start < end:
        return noun - STRENGTH.get(reach, 0)
    first = min(
        [own.start, *(other.start for other in view.others if end <= other.start and _is_the_same(other, view))]
    )
    between = Span(own.end, start) if start >= own.end else Span(end, first)
    gap, skipped = between.of(view.text), 0
    if start >= own.end:
        skipped = _with_others_end(gap) if view.others else 0
        whole = _OF_WHOLE.match(gap) if view.others else None
        skipped, gap = (whole.end(), gap[whole.end() :]) if whole else (skipped, gap)
        whom = _WHO.match(gap)
        gap = gap[whom.end("whom") :] if whom else gap
        gap = _RELATIVE.sub(" ", _ASIDE.sub(" ", _FROM_NAMES.sub("", _OF_OTHERS.sub("", gap))))
        gap = _WITH_OTHERS.sub(" ", gap)
    gap = _SAID_ASIDE.sub(" ", gap) if "," in gap else gap
    if reach in ("noun", "people") and end <= own.start and noun and not _NUMBERED.search(gap):
        return MOST_COST  # "rescuers reached eight of the men" counts no rescuers
    cost = len(gap.split()) + (0 if start >= own.end else BEFORE_COST)
    cost += 8 * len(_CUTS.findall(gap)) + 2 * len(_SOFT.findall(gap))
    numbers = sum(1 for other in view.others if between.covers(other) and other.start >= between.start + skipped)
    governs = _CHANGE.search(gap) if start < own.start else counted and _IS_THE.fullmatch(gap)
    if governs and (reach == "far" or (counted and not noun)):
        return 3 + numbers if _MOVED_THERE.search(gap) else min(cost, 3 + cost // 4) + 3 * numbers
    if reach in STRENGTH:
        close = CLOSE * 2 if _CHANGE.search(gap) else CLOSE
        near = not numbers and (start >= own.end or cost <= close + BEFORE_COST)
        return cost - STRENGTH[reach] if near and not _CUTS.search(gap) else MOST_COST
    return cost + 6 * numbers + noun


def _is_sought(start: int, end: int, view: _View) -> bool:
    """Whether what stands before a word of demand is what it demands: "an 18% raise was sought", "the 18% that the crews want"."""
    gap = view.text[view.own.end : start]
    passive = _BE_BEFORE.search(gap) and "ing" not in view.text[start:end]
    return bool(passive or _THAT_BEFORE.search(gap))


_BE_BEFORE = when_used(r"\b(?:is|are|was|were|be|been|being) (?:\w+ly )?$")
_THAT_BEFORE = when_used(r"\b(?:that|which|as)\b[^,;]*$")
_OF_ALL = when_used(
    r"(?:^|[.;:–—]\s|,\s|\n)\W{0,2}[Oo]f (?:(?:all|the|its|their|his|her|some|about|around|nearly|almost|roughly|[A-Z][\w-]*['’]s?) ){0,3}$"
)
"""Before a number of whom those behind a comma are some: "of its 900 workers, about 300"."""
_NUMBERED = when_used(
    r"^\W*$|^\W*(?:of|about|some|nearly|around|over|up to|more than|at least)?\W*$|\b(?:is|are|was|were|number\w*|total\w*|estimated|put|at|to|of|from|than|by)\b|:"
)
"""Between a noun of people and a number that may count them: "the strikers numbered 900", "strikers, some 900"."""
_HOW_MANY = when_used(
    r"\b(?:number|count|total|tally|toll|figure) (?:of|for) (?:the |all )?(?:\w+ )??(?P<whom>(?:people|those|\w+s) (?:who (?:are|were|have been|had been) )?)?$"
)
"""Before a cue that says of which people a number is told: "the number of people affected came near 9,000"."""


_IS_THE = when_used(
    r"[^.;:]{0,24}?\s(?:is|was|are|were|remains|remained) (?:the|a|an) (?:\w+ )?\w+ (?:of|for) (?:the )?(?:\w+ ){0,2}"
)
"""Between a number and what it is said to be the number of: "300 was the figure for deaths"."""


def _with_others_end(gap: str) -> int:
    """How far behind a number those go with whom it shares its verb; 0 where it stands alone."""
    found = _WITH_OTHERS.match(gap)
    return found.end() if found else 0


def _is_of_whom(start: int, end: int, view: _View) -> bool:
    """Whether a cue says of whom a number counts some: "30 of the dead were buried", "among the wounded 30 are in danger";
    what is told of those 30 stands elsewhere."""
    own, text = view.claim.span, view.text
    counted = view.claim.quantity is not None and view.claim.quantity.cls == "count"
    behind = _SOME.match(text, own.end) if counted else None
    told = (_WHO.match(text, view.own.end, view.sentence.end), _OF_NUMBERED.match(text, own.end)) if counted else ()
    whole = _OF_MANY.search(text, view.sentence.start, own.start) if counted else None
    return bool(
        (behind and own.end < end <= behind.end())
        or (whole and whole.start() <= start and end <= whole.end())
        or any(found and found.start("whom") <= start and end <= found.end("whom") for found in told)
        or (
            end <= own.start and _AMONG.search(text, view.sentence.start, end) and not text[end : own.start].strip(" ,")
        )
    )


_WHO = when_used(
    r"(?:\sof (?:those|the \w+))?\swho\s(?P<whom>[^,;:]{3,80}?)(?<!\sand)(?<!\sbut)(?<!\sor)\s(?:is|are|was|were|has|have|had|remain(?:s|ed)?)\s"
)
"""Behind a number, who they are of whom the sentence goes on to tell: "five people who were hurt in the blast are in hospital"."""
_OF_NUMBERED = when_used(
    rf"\s(?:out )?of (?:all |the )+(?:\d[\d.,]*|{'|'.join(sorted(SMALL_WORDS))}) (?P<whom>[a-z][\w-]*(?: [a-z][\w-]*)?)\b"
)
"""Behind a number, those of whom it counts some: "eight of the 18 people killed"."""
_OF_MANY = when_used(
    r"(?:^|[.;:–—]\s|,\s|\n)\W{0,2}[Oo]f (?:[a-z]+ ){0,3}\d[\d.,]* [^,;:\d]{3,60}, (?:(?:about|some|nearly|almost|over|at least|more than|only) )*$"
)
"""Before a number, those of whom it counts some: "of nearly 59,000 damaged homes, more than 51,000 are rebuilt"."""
_AMONG = when_used(r"\b(?:among|of) (?:the|those) \w+$", re.IGNORECASE)


def _is_the_same(other: Span, view: _View) -> bool:
    """Whether a number before only tells the same thing otherwise, "10% of its staff, or about 17,000 people", or how far
    it moved: "revenue rose $2 million to $15 million"."""
    return other.end <= view.own.start and any(
        told.match(view.text, other.end, view.own.start) for told in (_OR, _CAME_TO)
    )


# ---------------------------------------------------------------- who is counted

_AT_LARGE = frozenset(
    stem(word)
    for word in (
        *("person", "people", "victim", "member", "individual", "human", "other", "life", "soul", "body", "resident"),
        *("citizen", "name", "death", "fatality", "case", "report", "number", "total", "figure", "more"),
        *("dead", "missing", "injured", "wounded", "homeless", "displaced"),
    )
)
"""Nouns that say no more than that people are counted."""
_FATES = frozenset(
    stem(word)
    for word in (
        "dead",
        "missing",
        "injured",
        "wounded",
        "killed",
        "hurt",
        "arrested",
        "detained",
        "homeless",
        "displaced",
        "stranded",
        "trapped",
    )
)
"""Words that stand as a noun and leave unsaid who it was: "ten civilians killed and 40 injured"."""
_FOREIGN = when_used(r"\bforeign(?:ers?\b|\W)", re.IGNORECASE)
_TWO_NOUNS = when_used(r"(?:s|en|people) (?:and|or) ")
"""Two nouns counted together, "men and women"; "current and former clients" are one."""
_ANYBODY = when_used(
    r"\b(?:m[ae]n|women|woman|children|adults|boys|girls|people|passengers|residents|civilians)\b", re.IGNORECASE
)
"""Two nouns that are people at large, "men and women"; "doctors and nurses" are some of them."""
_MEMBER = stem("member")
_AND_PEOPLE = when_used(r"(?<=s) and people$")
"""Behind a noun that says more of who is counted."""
_OF_COUNTRY = when_used(r"\s+(?:of|from)\s+(?:the\s+)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)")

_WERE_PEOPLE = when_used(r"\s(?:is|are|was|were)\s(?:from\s)?(?P<name>[A-Z][\w-]+)")
"""What a number without a noun says of its people: "350 were Norlanders"."""


def _head(claim: FigureClaim) -> str:
    return _head_of((claim.quantity.noun if claim.quantity else None) or "")


_BEFALLEN = frozenset({"dead", "injured"})
_OF_KIN = when_used(r"\b(?:families|relatives|parents|loved ones|survivors|lawyers) of (?:the )?$", re.IGNORECASE)
_SEARCHERS = frozenset(
    {
        "police officer",
        "officer",
        "police",
        "soldier",
        "firefighter",
        "rescuer",
        "diver",
        "searcher",
        "investigator",
        "volunteer",
    }
)


def _member_of(view: _View) -> str:
    """Who the members are that a figure counts: "three members of the country's military" are soldiers."""
    noun = view.claim.quantity.noun if view.claim.quantity else None
    if not noun or stem(noun.split()[-1]) != _MEMBER:
        return ""
    found = _OF_BODY.match(view.text[view.own.end : view.sentence.end])
    return _MEMBERS.get(found["body"].lower(), "") if found else ""


_MEMBERS = {
    "military": "soldier", "army": "soldier", "armed forces": "soldier", "navy": "sailor", "police": "officer", "crew": "crew",
    "parliament": "lawmaker", "family": "relative",
}  # fmt: skip
_OF_BODY = when_used(
    rf"\s(?:[a-z]+\s)?of (?:the|its|their|his|her|one)\s(?:[\w’'-]+\s){{0,3}}?(?P<body>{'|'.join(_MEMBERS)})\b",
    re.IGNORECASE,
)


def _labelled(lead: str) -> str:
    """The noun of the label right before a number, without what befell it: "Livestock Lost - 794,000"."""
    found = _LABEL.match(lead)
    words = found["label"].lower().split() if found else []
    while len(words) > 1 and (words[-1].endswith("ed") or words[-1] in _BEFELL):
        words.pop()
    return _head_of(words[-1]) if words else ""


_BEFELL = word_set("lost dead hit missing hurt")
_CREW = stem("crew")
"""Whose members are counted as it is: "four crew", "four crew members"."""


@lru_cache(maxsize=4_096)
def _head_of(noun: str) -> str:
    """A counted noun's last word as a term; "" for people at large, for a people, and where no noun is told."""
    noun = _AND_PEOPLE.sub("", noun)
    words = words_of(noun)
    while len(words) > 1 and words[-1].stem in _FATES:
        words = words[:-1]  # "soldiers dead", "people injured"
        words = () if words[-1].text.endswith("ed") else words  # "confirmed dead"
    if not words or _FOREIGN.search(noun):
        return ""  # foreigners are a people
    if _TWO_NOUNS.search(noun):
        return "" if _ANYBODY.search(noun) else noun.lower()
    noun, last = noun[: words[-1].end], words[-1]
    told = next((t for t in reversed(terms_of(noun)) if t.end >= last.end), None)
    term = told.names[0] if told else last.stem
    alone = told is None or told.start == last.start
    if alone and last.stem == _MEMBER and len(words) > 1 and words[-2].text.islower():
        return words[-2].stem if words[-2].stem == _CREW else f"{words[-2].stem} {_MEMBER}"  # "staff members"
    own = (
        {stem(term)} if told and told.start < last.start else {stem(term), last.stem}
    )  # "service members" are no members
    return "" if term in COUNTRY_NAMES or own & _AT_LARGE else term


_WERE = when_used(r"\s(?:is|are|was|were)\s(?P<words>(?:[a-z-]+\b\s?){1,3})")
"""Behind a number without a noun: who they were, "of those, 30 were village teachers"."""


_SUBJECT_NUMBERED = when_used(
    r"\b(?P<noun>[a-z]+s)(?:,[^,;.:]{2,30},)? (?:number|numbered|total|totalled|totaled) (?:about |some |nearly )?$"
)
"""Before a number whose subject it counts: "the injured guards, he added, numbered 22"."""


def _said_to_be(view: _View, family: Family) -> str:
    """The noun that a count's own verb gives it, as a term; "" for none and for people at large."""
    noun = view.claim.quantity.noun if view.claim.quantity else ""
    bare = family == "count" and noun is None
    numbered = _SUBJECT_NUMBERED.search(view.text, view.sentence.start, view.claim.span.start) if bare else None
    if numbered and names_persons(numbered["noun"]):
        return _head_of(numbered["noun"])
    told = _WERE.match(view.text, view.claim.span.end, view.clause.end) if bare else None
    for word in words_of(told["words"]) if told and not _TWO_NOUNS.search(told["words"].rstrip()) else ():
        if word.plain in STOPWORDS or word.text.endswith("ed"):
            break
        if names_persons(word.text) and singular(word.text) != word.text:
            return _head_of(word.text)
    return ""


def _moved(view: _View, family: Family) -> tuple[str, frozenset[str]]:
    """The class of the nearest word for a sum in the clause of a share, else the noun that rose or fell, and the words of another
    definition before that word or before the one that tells a sum's own class."""
    if family != "share" and not family.startswith("money"):
        return "", NOTHING
    words, own = view.words, view.own.start - view.clause.start
    cues = cues_in(words, view.article.language)
    sums = [
        (cue, name)
        for cue in cues
        for (name, counts), reach in zip(cue.classes, cue.reaches, strict=True)
        if counts == "money" and reach != "loose"
    ]
    sums += [(Cue(m.start(), m.end(), (), ()), "price") for m in _SHARES.finditer(words)]
    if not sums:
        index = _of_inflation(words, own) if family == "share" else NOTHING
        return (_mover(words[:own], view.article.language) if family == "share" else ""), index
    cue, name = min(sums, key=lambda told: (abs(told[0].start - own), told[0].start))
    before = words_of(words[: cue.start])[-2:]
    own_words = {word.plain for word in words_of(words[cue.start : cue.end])} - _USUAL
    told = {word.plain for word in before} | own_words
    return name if family == "share" else "", frozenset(told & _definitions())


_USUAL = frozenset({"operating"})
"""What the words for a profit or loss itself say ("operating profit") and others leave unsaid of the same one."""


def _of_inflation(words: str, own: int) -> frozenset[str]:
    """What makes a rate of inflation another one, "food inflation", and a share that is told as coming on top of it."""
    told = list(_INFLATION.finditer(words))
    nearest = next((one.start() for one in reversed(told) if one.end() <= own), told[0].start() if told else 0)
    before = {word.plain for word in words_of(words[:nearest])[-2:]}
    above = {"above"} if _ABOVE_INFLATION.search(words, own) else NOTHING
    return frozenset({*(before & _definitions()), *above})


_INFLATION = when_used(r"\binflation\b")
_ABOVE_INFLATION = when_used(r"\b(?:above|over|on top of|below|under) (?:the )?(?:[\w-]+ ){0,3}inflation\b")
_GROWTH = frozenset(["growth", "fall"])


def _mover(lead: str, language: str) -> str:
    """The thing that rose or fell by a share, as the words before the verb name it: "output" of "industrial output in Tolm grew"."""
    moves = [cue for cue in cues_in(lead, language) if any(name in _GROWTH for name, _ in cue.classes)]
    before = _UP_TO_PREPOSITION.match(lead[: moves[-1].start]) if moves else None
    words = words_of(before[0]) if before else []
    return words[-1].stem if words and words[-1].plain not in STOPWORDS else ""


_UP_TO_PREPOSITION = when_used(
    r"(?:(?!\s(?:in|of|at|on|for|from|to|by|with|across|among|between|over|since|which|that|has|have|had|is|are|was|were|will)\s).)*",
    re.IGNORECASE,
)


_SHARES = when_used(r"\b(?:shares?|stocks?|traded|trading)\b(?! (?:price|of the|of all))", re.IGNORECASE)


@cache
def _definitions() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("definitions", ("word",)))


def _mods(claim: FigureClaim) -> frozenset[str]:
    words = words_of((claim.quantity.noun if claim.quantity else None) or "")
    return frozenset(word.stem for word in words[:-1] if word.plain not in STOPWORDS)


def _sum_of(view: _View) -> Thing:
    phrase = view.claim.quantity.phrase if view.claim.quantity else view.claim.span
    return thing_of_sum(view.text[view.sentence.start : phrase.start], view.text[phrase.end : view.sentence.end])


_HELD = when_used(
    r"\b(?:has|have|had|count(?:s|ed)|serve[sd]?|cover(?:s|ed)?|out of (?:its|their|his|her)) $", re.IGNORECASE
)


def _crowd(view: _View) -> frozenset[str]:
    """Countries and peoples that say who is counted: "Turkish soldiers", "soldiers of Turkey"."""
    noun = view.claim.quantity.noun if view.claim.quantity else None
    after = view.text[view.own.end : view.own.end + 40]
    behind = _OF_COUNTRY.match(after) or (None if noun else _WERE_PEOPLE.match(after))
    words = f"{noun or ''} {behind['name'] if behind else ''}"
    if not noun and after.startswith(")"):
        bracketed = _PEOPLE_BEFORE.search(view.text, view.sentence.start, view.claim.span.start)
        words = bracketed["name"] if bracketed else words  # "Syrians (47) and Egyptians (43)"
    peoples = {name for term in terms_of(words) for name in term.names if name in COUNTRY_NAMES}
    return frozenset(peoples | ({"foreign"} if noun and _FOREIGN.search(noun) else set())) or NOTHING


_PEOPLE_BEFORE = when_used(r"\b(?P<name>[A-Z][\w-]+s)\s\($")


@cache
def _onlookers() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("onlookers", ("word",)))


def _is_seen(view: _View) -> bool:
    """Whether whoever tells a count knows only the spot where they are, or bodies are told by how they lay there."""
    words = {word.plain for word in words_of(view.claim.attributed_to or "")}
    onlookers = not words.isdisjoint(_onlookers()) and not _WITH_OFFICIALS.search(view.said)
    return onlookers or bool(_LAY_THERE.search(view.words))


_WITH_OFFICIALS = when_used(
    r"\b(?:officials|authorities|government|ministry|police)(?:,| and)\s(?:\w+\s){1,2}sa(?:id|ys?)\b"
)
"""Who counts for all, also where somebody on the spot is named beside them: "officials and medics said"."""
_LAY_THERE = when_used(
    r"\b(?:[Hh]e|[Ss]he|who|I) (?:had |has )?counted\b[^,;:]*\b(?:bodies|corpses)\b|\b(?:saw|seen|witnessed)\b[^,;:]*\b(?:bodies|corpses|dead)\b|\b(?:bodies|corpses|dead \w+)\b[^;:]*\b(?:l[ai]y|lying|laid out|lined up|brought|taken|stacked|in (?:a|long) rows?|wrapped|shrouded|covered)\b",
    having=("bodies", "corpses", "dead"),
)
"""What somebody saw of the dead at one spot."""


# ---------------------------------------------------------------- where, when, in which event

_MONTH = when_used(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d.*)?")
_FROM_TO = when_used(r"\b[Ff]rom (?P<a>[A-Z][\w-]+) to (?P<b>[A-Z][\w-]+)")
"""Two places that stand for all between them."""
_ASIDE_EVENT = when_used(r",\s(?:after|as|when|because|since|although|though)\s")
"""What opens the telling of another thing behind a figure: "a toll of 40, after the Ister had given up two more"."""
_IN_WHICH = when_used(r",\s(?:in|during|by|of|from) which\b")
_COMMA = when_used(r",\s")
"""The end of such a clause: "the quake, in which 90 people died, was felt in Arlen"."""
_OTHERWISE_PLACED = when_used(
    r"\b(?:press conference|news conference|press briefing|briefing|reporters|journalists|parliament|lawmakers)(?: held)? (?:in|at) (?:the )?[A-Z][\w’'-]+"
    r"|(?<!the )\b(?:north|south|east|west)\w* of (?:the )?[A-Z][\w’'-]+|\b(?:(?:km|kilomet\w+|miles?)\)? (?:away )?(?:of|from|off)(?: the)?(?: [a-z]+){0,4}|close to|near) (?:the (?:\w+ )?(?:city|town|village|port|capital) of )?[A-Z][\w’'-]+"
    r"|\b(?:bound|head(?:ed|ing|s)|en route|on (?:its|their|his|her|the) way) (?:for|to|towards?) (?:the )?(?:[a-z]+ )?[A-Z][\w’'-]+"
    r"|\b(?:epicent\w+|(?:that|which) (?:\w+ )?(?:struck|hit|shook|swept|battered|devastated))\b[^,;:–—]*"
    r"|, (?:(?:by far|nearly|almost|at least) )?(?:most|many|much|some|half|part|few|none|all(?: but \w+)?) of (?:it|them|whom|which|those)\b[^,;:–—]*"
    r"|^.{0,60}\b[A-Z]{4,}\b[^.]{0,30} -- "
)
"""Where something was said or reported from, where it was to go, what is told by its distance, what an event struck, and
where most of them were: no place of a count."""
MANY_COUNTRIES = 3
"""So many countries of one figure are where its people come from, and not where it happened."""
_CAPITAL = when_used(r"\b(?:[Ii]n|[Ff]rom|of|[Aa]cross|[Ff]or) the (?:[A-Z]\w+ )?capital\b", having=("capital",))
_SCENE = when_used(r"\W*(?:In|At|Across|Throughout|Around|Near|For) [^,;:]{2,40},")
"""What opens a sentence tells where all of it happens: "In Arlen, police counted 9,000, while the union spoke of 30,000"."""
_ACTOR = when_used(
    r"(?<!part )(?<!parts )(?<!areas )(?<!regions )(?<!cities )(?<!towns )(?<!provinces )\b(?:of|by|with|against|between)(?: the)?\s$"
)
"""Before a country that is a party and no place: "the victory of Norland", "taken by Norland"."""
_ELSEWHEN = when_used(
    r"\b(?:(?:18|19|20)\d0s|(?:years?|decades?|century) (?:ago|earlier|before)|last century|a (?:year|decade) ago|since (?:18|19)\d\d)\b",
    having=("0s", "ago", "earlier", "before", "century", "since 1"),
)
_LAST_TIME = when_used(
    r"\b(?:the|a) (?:week|weekend|month|year) (?:before|earlier)\b|\b(?:the|its|their) (?:previous|earlier|first|last|preceding) (?:week|weekend|month|year|\w*day|march|rally|protest|demonstration)\b",
    re.IGNORECASE,
)
"""Words by which a crowd is that of the time before."""
_BOTH = when_used(
    r"(?<!\bon )\b(?:both|the two) (?:sides|parties|camps|armies|countries|companies|firms|banks|groups|carriers|airlines|chains|makers)\b|\bjointly\b|\b(?:the|their|its|a) combined\b",
    re.IGNORECASE,
    having=("both", "the two ", "jointly", "combined"),
)
_ANOTHER_CASE = when_used(
    r"^\W*(?:Separately\b|In an unrelated\b|(?:In|On|During) (?:(?:a|one|yet an)\s?(?:separate|different|other|similar|second|third|further|earlier) "
    r"|another )(?:\w+ )?(?:case|incident|accident|attack|event|operation|episode|clash|crash|disaster|shooting|strike|blast)\b)"
)
"""What opens a sentence that leaves the story's own case."""


def known_places(claims: Sequence[FigureClaim], owners: frozenset[str] = frozenset()) -> frozenset[str]:
    """What some figure names as its place, but for the names of `owners`, and the countries and seats of government of
    the lexicon. What is called a province is one, whatever else bears its name."""
    told = {place for claim in claims if (place := claim.label.place) and not _MONTH.fullmatch(place)}
    called = {place for place in told if _KIND_OF_PLACE.search(place)}
    told = {place for place in told - called if kind_of(place) not in ("outlet", "body")}
    owners |= _surnames(claims)
    told = {place for place in told if fold(place).split()[-1] not in owners}
    return frozenset(map(plain_place, called | told)) | _REAL_PLACES


def _surnames(claims: Sequence[FigureClaim]) -> frozenset[str]:
    """The last words of the persons who tell the figures."""
    names = {name for claim in claims for name in (claim.asserter, claim.attributed_to) if name}
    persons = (" ".join(re.sub(r" (?:Jr|Sr|I{2,3}|IV)\.?$", "", name).split()[-2:]) for name in names)
    return frozenset(fold(name.split()[-1]) for name in persons if looks_personal(name))


_ARABIC_ARTICLE = re.compile(r"^(al|el)-")
_KIND_OF_PLACE = when_used(
    r"\s(?:province|prefecture|district|county|region|governorate|department|municipality)$", re.IGNORECASE
)


@lru_cache(maxsize=4_096)
def plain_place(name: str) -> str:
    """A place's name as it is compared: "Al-Karim Province" and "Al Karim" are one."""
    return _KIND_OF_PLACE.sub("", _ARABIC_ARTICLE.sub(r"\1 ", fold(name)))


def _places(view: _View, known: frozenset[str]) -> frozenset[str]:
    """Places named with the figure, else those that open its sentence; "the capital" stands for itself until the story
    says whose it is. Of several numbers each has the place that stands beside it: "40 died in Arlen and 12 in Norby"."""
    words = view.words
    start, end = view.sentence.start, view.clause.start
    if _OF_LISTED.match(words) and (host := _LISTED_PLACE.search(view.text, start, end)):
        return frozenset({plain_place(host["name"])})  # "Arlen, with 95 killed; Norby, where 25 died"
    host = _PLACE_BEFORE.search(view.text, start, end) if _WHERE.match(words) else None
    if host and plain_place(host["name"]) in known:
        return frozenset({plain_place(host["name"])})  # "buses in Arlen, where 5,000 marched"
    at = view.own.end - view.clause.start
    aside = _ASIDE_EVENT.search(words, at) or (_IN_WHICH.match(words) and _COMMA.search(words, at))
    words = words[: aside.start()] if aside else words
    borders = [span for span in view.others if view.clause.covers(span)]
    if borders:
        beside = _places_in(_beside(view.own, borders, view), view, known)
        if beside:
            return beside
        for span in borders:
            of_another = _beside(span, [*borders, view.own], view)
            words = words.replace(of_another, " ") if of_another.strip() else words
    scene = None if _OVERALL.match(words) else _SCENE.match(view.said)
    return _places_in(words, view, known) or (_places_in(scene[0], view, known) if scene else NOTHING)


_LISTED_PLACE = when_used(r"(?:^|[:;,]|\band\b)\s*(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})$")
_OF_LISTED = when_used(r",\s(?:with|where|which)\b")
"""Between a place of a list and what is told of it."""
_PLACE_BEFORE = when_used(
    r"\b(?:in|at|of|near|around|across) (?:the )?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})$"
)
_WHERE = when_used(r",\s(?:where|which (?:had|has|have|counted|lost|reported|jumped|rose|stood)\b)")
_OVERALL = when_used(r"\W*(?:while|whereas|as) the (?:\w+ )?toll\b", re.IGNORECASE)
"""A clause that tells the whole, wherever its sentence is set."""
_BREAK = when_used(r"[,;:()–—]|\sand\s|\swhile\s")


def _beside(own: Span, others: Sequence[Span], view: _View) -> str:
    """The words behind a number, up to the next one or the next break."""
    end = min([view.clause.end, *(other.start for other in others if other.start >= own.end)])
    return _BREAK.split(view.text[own.end : end], maxsplit=1)[0]


def _places_in(words: str, view: _View, known: frozenset[str]) -> frozenset[str]:
    words = _OTHERWISE_PLACED.sub(" ", _FROM_TO.sub("", words))
    if _ELSEWHERE.search(words):
        return frozenset({ELSEWHERE})
    if zone := _zone_of(words):
        return frozenset({zone})
    towns = {site: _town_of(site, known) for site in _sites_in(words)}
    if sites := frozenset(site for site, town in towns.items() if not town):
        return sites
    found = {
        plain
        for name in names_in(words, opening=True)
        if (plain := plain_place(name.text)) in known
        and not _SAYS_WHAT_KIND.search(name.text)
        and not _OF_A_KIND.match(words, name.end)
        and not (plain in _COUNTRIES and _ACTOR.search(words[: name.start]))
    }
    place = view.claim.label.place
    at = words.find(place) if place else -1
    of_a_kind = at >= 0 and _OF_A_KIND.match(words, at + len(place or ""))
    if place and at >= 0 and not of_a_kind and plain_place(place) in known and not _SAYS_WHAT_KIND.search(place):
        found.add(plain_place(place))
    found = {fold(DEMONYMS.get(name, name)) for name in found} | set(islice(towns.values(), 1))
    found = found if len(found & _COUNTRIES) < MANY_COUNTRIES else set()
    return frozenset(found | ({"capital"} if _CAPITAL.search(words) else set()))


_SAYS_WHAT_KIND = re.compile(r"-(?:[a-z]+ed|led|run|born|held)$")
"""A name that only says more of a noun: "a Norland-born driver", "the Norland-backed rebels"."""
_OF_A_KIND = when_used(r"\s(?:country|nation|state|kingdom|republic|island|neighbou?r)\b")
"""Behind a name that only says where the country lies that it stands for: "the West Norland nation"."""
ELSEWHERE = "elsewhere"
_ELSEWHERE = when_used(
    r"\belsewhere\b|\b(?:the rest|other (?:parts|areas|cities|regions|provinces)) of the (?:country|nation|state|region|island|province)\b"
    r"|\boutside (?:of )?(?:the capital|[A-Z][\w-]+)\b|\b(?:the capital|[A-Z][\w-]+) (?:again |itself )?(?:not|is not|was not) (?:counted|included)|\b(?:without (?:an?|the|its|any) (?:\w+ )?(?:toll|figures?|numbers?|counts?|data)|excluding|not counting|not including)\b[^,;:]*\b(?:the capital|[A-Z][\w-]+)\b|\bwithout (?:the )?[A-Z][\w-]+\b"
)
"""Where those are who are counted by what they are not: "25 people died elsewhere", "without a toll for Arlen"."""


_HOLDER = r"(?:government|regime|rebel|opposition|insurgent|militant|separatist|loyalist|army|junta|[A-Z][a-z]+)s?"
_ZONE = when_used(
    rf"\b(?:(?P<also>{_HOLDER}(?:-held|-controlled|-occupied)?) and )?(?P<who>{_HOLDER})-(?:held|controlled|occupied)\b"
    rf"|\b(?:areas?|territor\w+|regions?|parts|towns)(?: [a-z]+){{0,4}} (?:of|under|held by|controlled by|in the hands of) (?:the )?(?P<whose>{_HOLDER})\b(?: and (?:of )?(?:the )?(?P<too>{_HOLDER})\b)?",
    having=("-held", "-controlled", "-occupied", "area", "territor", "region", "part", "towns"),
)
_HELD_BY = when_used(r"\b(?:held|controlled|occupied|run|ruled) by\b|\bunder\b|\bhands of\b")
"""A part of a country by who holds it: "the rebel-held northwest", "areas under the government"."""
_HOLDERS = {
    "regime": "government",
    "loyalist": "government",
    "opposition": "rebel",
    "insurgent": "rebel",
    "militant": "rebel",
}
"""Words for one holder: a government and its regime, and those who fight it."""


def _zone_of(words: str) -> str:
    """The part of a country that a text names by who holds it; "" for none, and for several."""
    zones: set[str] = set()
    for found in _ZONE.finditer(words):
        named = [found["also"], found["who"], found["whose"], found["too"]]
        if found["whose"] and not (found["whose"][0].islower() or _HELD_BY.search(found.group())):
            continue  # "regions of Norland"
        if (
            found["whose"]
            and found.group().startswith("part")
            and not re.search(r"\b(?:by|under|hands of)\b", found.group())
        ):
            continue  # "parts of the government"
        plain = [fold(name.partition("-")[0]).removesuffix("s") for name in named if name]
        zones |= {_HOLDERS.get(who, who) for who in plain}
    return f"{ZONE}{min(zones)}" if len(zones) == 1 else ""


@cache
def _site_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("sites", ("word",)))


_SITE = when_used(
    r"\b(?:[Ii]n|[Aa]t|[Ii]nside|[Ff]or|[Oo]n|[A-Z][\w-]+['’]s)\s(?:the\s)?(?:[a-z]+\s){0,2}?"
    r"(?P<name>(?:[Aa]l-|[Ee]l-)?[A-Z][\w’'-]*(?:\s(?:(?:al|el|de|du|of)[- ](?:the\s)?)?[A-Z][\w’'-]*)*)(?:\s(?P<word>[a-z]+)\b)?"
)
"""Where something was, by a name that ends in what it is or stands before it: "in Arlen Square", "at the Norby camp"."""


def _town_of(site: str, known: frozenset[str]) -> str:
    """The known place with which a site's name begins, "arlen" of "arlen square"; "" for none."""
    return next((site[:at] for at, sign in enumerate(site) if sign == " " and site[:at] in known), "")


def _sites_in(words: str) -> Iterator[str]:
    """The sites of a text, smaller than a town: squares, camps, mosques, quarters."""
    for found in _SITE.finditer(words):
        *name, last = found["name"].split()
        inside = bool(name) and fold(last) in _site_words()
        if (inside or found["word"] in _site_words()) and not _SAYS_WHAT_KIND.search(found["name"]):
            yield re.sub(r"^(?:al|el)[- ]", "", fold(found["name"]))


_BACK_THEN = when_used(
    r"\W*(?:at (?:that|the) time|back then|in that (?:year|disaster|war)|that year)\b", re.IGNORECASE
)


def _years(view: _View) -> frozenset[str]:
    """The years of a clause, else the one that opens its sentence; "at that time" points to those of the sentence before."""
    before = next(view.earlier(LOOKED_BACK), "") if _BACK_THEN.match(view.said) else ""
    scene = _YEAR_OPENS.match(view.said)
    return frozenset(YEAR.findall(view.words) or ((scene["year"],) if scene else YEAR.findall(before))) or NOTHING


_YEAR_OPENS = when_used(r"\W*(?:Back )?[Ii]n (?:\w+ )?(?P<year>(?:18|19|20)\d\d),")
"""What opens a sentence of an earlier year: "In 1992, a plane hit a hill, and all who were in it died"."""


def _days(claim: FigureClaim) -> frozenset[str]:
    told = (claim.event_day, claim.as_of)
    firm = (d for d in told if d and d.basis in ("stated", "resolved") and d.start == d.end)
    return frozenset(d.start.isoformat() for d in firm) or NOTHING


SHORT = 2
"""Days up to which a period is that of one event: "in the past 24 hours"."""
_SO_FAR = when_used(
    r"\b(?:tolls?|so far|since|in all|in total|altogether|overall|running total|up to now|to date|total (?:has|had|have|now|to)"
    r"|(?:brings?|brought|bringing|takes?|took|taking) (?:the|its|their) [^.;:,]{2,40}? to)\b",
    re.IGNORECASE,
    having=(
        "toll",
        "so far",
        "since",
        "in all",
        "total",
        "altogether",
        "overall",
        "up to now",
        "to date",
        "bring",
        "brought",
        "tak",
        "took",
    ),
)
"""A clause that counts on from where the event began, whatever day its article tells of."""


def _day_of_event(claim: FigureClaim, days: EventDays | None) -> tuple[tuple[int, int] | None, bool]:
    """The day of the event that a figure counts, and whether its own words tell it: else it is the only one on which its
    article puts an event, unless there are no `days` for it, as for a count that goes on."""
    span = claim.event_day if claim.event_day and claim.event_day.basis != "unknown" else None
    period = claim.period
    if span is None and period and (period.end - period.start).days < SHORT:
        span = period
    said = span is not None
    if span is None and period is None and days:
        span = days.only_day_of(claim.article)
    return ((span.start.toordinal(), span.end.toordinal()), said) if span else (None, False)


def _page_days(claim: FigureClaim) -> tuple[int, int] | None:
    day = claim.as_of
    return (day.start.toordinal(), day.end.toordinal()) if day and day.basis in ("publication", "inferred") else None


def _event_of(view: _View) -> tuple[str, bool]:
    """The event that a figure belongs to, and whether its own sentence says so."""
    for span, words in ((view.clause, view.words), (view.sentence, view.said)):
        told = [(at, view.story if family in view.akin else family) for at, family in event_words(words)]
        if any(family == view.main for _, family in told):
            return view.main, True
        if told:
            at = view.own.start - span.start
            return min(told, key=lambda one: (abs(one[0] - at), one))[1], True
    for words in view.earlier(LOOKED_BACK):
        if before := events_in(words):
            return view.story if before[-1] in view.akin else before[-1], False
    return view.main, False


# ---------------------------------------------------------------- whose, and which of several

_FORMER = when_used(
    r"^(?!.*\b(?:sa(?:id|ys?|ying)|that|told|report\w*|add(?:s|ed)|announc\w*|according|wrote)\b).*\bhad (?:only |just |earlier |so far )?(?:stood|come|been (?:at|put|given|near)|reached|climbed|risen|fallen|hovered)\b[^.;:\d]{0,24}$"
    r"|^\W*in (?:the|its|their|an?) (?:very )?(?:first|earlier|initial|previous|preceding) (?:\w+ )?(?:bulletin|report|count|update|statement|list|tally|briefing|bid|offer|estimate|forecast|guidance)\b"
    r"|\b(?:an?|the|its|their) (?:earlier|previous|initial|preceding|prior|old) (?:\w+ )?(?:toll|count|figure|estimate|tally|total) of (?:[\d,.]+ [a-z]+ and )?(?:\w+ ){0,2}$"
    r"|^\W*(?:at first|first(?:ly)?|initially|originally|early on)\b,?[^.;:\d]{1,60}\b(?:said|spoke|put|gave|reported|listed|counted|estimated|announced)\b[^.;:\d]{0,40}$",
    re.IGNORECASE | re.DOTALL,
    having=("had ", "first", "earlier", "initial", "previous", "preceding", "prior", "old", "originally", "early on"),
)
"""Before a number that another one has left behind: not "he said that the toll had reached", which tells of the present."""
_AT_FIRST = r"(?:at first|initially|originally|previously)"
_HAD_BEFORE = when_used(
    rf"\bhad (?:[a-z]+ ){{1,6}}{_AT_FIRST} (?:at|on|as|to be|of)? ?(?:about |around |some )?[$€£]?$", re.IGNORECASE
)
_TOLD_BEFORE = when_used(
    rf"(?:\s?[\w%]+){{0,3}} (?:had been|was|were) (?:reported|given|announced|estimated|put|measured|counted|named) {_AT_FIRST}\b",
    re.IGNORECASE,
)
"""Around a number that was given before another one: "which had put it at first on 30", "18 km had been reported at first"."""
_MORE = when_used(
    r"\b(?:(?<!\bor )more(?! than\b)(?!,? or less\b)|another|additional|further|extra|other(?! hand\b))\b",
    re.IGNORECASE,
    having=("more", "another", "additional", "further", "extra", "other"),
)
_REST = when_used(
    r"\b(?:(?:of|among|in) (?:these|those|this)(?=\s*,|\s+(?:is|are|was|were)\b)|(?<!\bnumber )(?<!\bcount )(?<!\btoll )(?:of|among) (?:them|whom|the (?:dead|victims|injured|wounded|missing|arrested|detained))(?=\s*,(?! (?:and|but|while|which|who)\b)|\s+(?:there (?:is|are|was|were) )?(?:\w+\s+)?$)"
    r"|includ(?:ing|es?)(?=\s+(?:\w+\s+)?$))",
    re.IGNORECASE,
)
_SOME = when_used(r"(?:\s\w+)?\sof (?:the|these|those|his|its|their) [a-z]*(?:s|ed|men|dead|missing)\b")
"""Behind a number that counts some of those told of: "twenty-seven of the dead are children"."""
_ALONE = when_used(
    r"\b(?:\w*day|night|morning|evening|weekend|week|month|hours?|quarter|year|city|town|village|province|district|county|region|state|island|hospital|school) alone\b",
    re.IGNORECASE,
)
"""One day of several: "on Tuesday alone the ferries made nine trips"; one place without its name."""


def _counts_some(view: _View, lead: str) -> bool:
    """Whether a number counts some of those told of elsewhere; `lead` is its sentence up to it."""
    return bool(
        _REST.search(lead)
        or _SOME.match(view.text, view.claim.span.end)
        or ("alone" in view.words.lower() and _ALONE.search(view.words))
    )


_ROW = when_used(r"^\W*(?P<head>[^:\d]{2,90}):\s*(?:about |some |nearly )?[$€£]?\s*$")
_LABEL = when_used(r"^\W*(?P<label>[A-Z][a-z]+(?:\s[A-Z]?[a-z]+){0,3})\s?[-–—:]\s$")
"""The label of a count, as a list of counts has it: "Houses Damaged - 452,000"."""
"""Before the number of a list's row."""
_CALLED_NUMBER = when_used(r"\b(?:estimate|figure|number|count|total|tally|toll|result)s?\b", re.IGNORECASE)
"""What says that a number follows, and of no row: "Their estimate for the peak: 38,000 people"."""
MOST_BEHIND = 4
"""Words behind the number of a list's row; more make it a sentence."""


def _subjects(view: _View, family: Family) -> tuple[frozenset[str], frozenset[str]]:
    """One word each of the names in the clause of a share or a sum, but for whoever says it: whose votes, whose award. The
    last of each, and the last that is no firm's form."""
    if family != "share" and not family.startswith("money"):
        return NOTHING, NOTHING
    party = {word.stem for word in words_of(f"{view.claim.attributed_to or ''} {view.claim.asserter}")}
    words = view.text[max(view.clause.start, _credited_end(view) if family == "share" else 0) : view.clause.end]
    names = [name.text for name in names_in(words, opening=True) if fold(name.text) not in DEMONYMS]

    def of_others(words: Iterable[str]) -> frozenset[str]:
        return frozenset(fold(word) for word in words if stem(word) not in party and not _CURRENCY.fullmatch(word))

    return of_others(map(_last_word, names)), of_others(map(_telling_word, names))


_FORMS = frozenset(row["word"] for row in read_table("firms", ("word",)))
"""What ends the names of many firms."""


def _last_word(name: str) -> str:
    return name.split()[-1]


def _telling_word(name: str) -> str:
    """The last word of a name that is no firm's form: "Orvell" of "Orvell Group's"."""
    words = [without_possessive(word).rstrip(".,") for word in name.split()]
    return next((word for word in reversed(words) if fold(word) not in _FORMS), words[-1])


_CURRENCY = when_used(r"(?:US|AUS?|USD|AUD|CAD|NZD|GBP|EUR|CHF|JPY)\d*")
"""A currency before a sum, or printed as one word with it: "CHF50 million"."""


_FOR_NAME = when_used(r"\W*(?:[\w-]+\s+){0,3}?(?:for|to)\s+(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*\s?)")


def _owner(view: _View, family: Family, owners: frozenset[str] = frozenset()) -> str:
    """The name whose share it is, or whose votes: behind it ("for X"), else the nearest between it and the number before; a word
    that opens the sentence only where it is one of `owners`, those that other sentences name. Where the story has rivals,
    it is one of them."""
    unit = view.claim.unit
    owned = family == "share" or family.startswith("measurement") or unit in _BALLOTS
    if view.rivals and (owned or (family == "count" and unit in _MAY_BE_WON)) and not family.startswith("measurement"):
        return _candidate(view)
    if not owned:
        return ""
    text, own = view.text, view.own
    behind = _FOR_NAME.match(text[own.end : view.sentence.end][:60])
    if behind:
        return last_word(behind["name"])
    start = max([view.sentence.start, *(span.end for span in view.others if span.end <= own.start)])
    start = max(start, _credited_end(view))
    names = [n.text for n in names_in(text[start : own.start], opening=True)]
    people = [name for name in names if not _is_no_owner(name, view)]
    if people:
        return fold(people[-1].split()[-1])
    return next((w.plain for w in reversed(words_of(text[start : own.start])) if w.plain in owners), "")


_MAY_BE_WON = frozenset({None, "vote", "ballot", "seat", "state", "district", "county", "province", "constituency"})
"""What a candidate gets, wins or takes, or a bare number."""
_TO_NAME = when_used(
    r"\W*(?:[\w-]+\s+){0,3}?(?:for|to|came|was|are|is|were)\s+(?P<name>[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*)"
)
_COUNTED_BALLOTS = when_used(
    r"\s?(?:%|per ?cent)?\s?of (?:the |all )?(?:\w+ ){1,3}(?:counted|tallied|reporting|processed|in)\b"
)
"""Behind a share that tells how far the count is: "with 87% of the ballots counted"."""
_OTHER_HALF = when_used(r";|\s(?:while|whereas|and)\s[A-Z]")
"""What opens the half of a sentence that has an owner of its own."""


def _is_candidates_own(view: _View) -> bool:
    """Whether a share of the votes counted is somebody's, and not how many are counted."""
    start = max(view.sentence.start, view.text.rfind(",", view.sentence.start, view.own.start) + 1)
    named = any(rivals_in(view.text[start : view.own.start], view.rivals))
    return named or not _COUNTED_BALLOTS.match(view.text, view.claim.span.end)


def _candidate(view: _View) -> str:
    """The rival who gets what a number tells: behind it ("6 million votes, came Ann Berg"), else the nearest before it, over other
    numbers of the same half of the sentence too."""
    text, own = view.text, view.own
    behind = _TO_NAME.match(text[own.end : view.sentence.end][:60])
    if behind and (told := rival_of(behind["name"], view.rivals)):
        return told
    lead = text[view.sentence.start : own.start]
    cut = max((found.start() for found in _OTHER_HALF.finditer(lead)), default=0)
    names = [name for end, name in rivals_in(lead, view.rivals) if end > cut]
    return names[-1] if names else ""


def _rival(view: _View) -> str:
    """The name whose share, votes or level it is: no place, as what a distance is told of may be ("Arlen lies 60 km away")."""
    return "" if view.claim.unit in _DISTANCES else _owner(view, family_of(view.claim))


_DISTANCES = frozenset({"km", "mile"})
_CREDITED = when_used(r"\W*According to [^,]*,[^:]*:|.*\b(?:that|said)\b(?! (?:he|she|it|they)\b)", re.DOTALL)
"""Who says it owns nothing: "the head of Farwell was glad that 94% of guests came"."""


def _credited_end(view: _View) -> int:
    """Where the words end by which a sentence says who tells of a share of some noun; its start where there are none."""
    told = _CREDITED.match(view.text[view.sentence.start : view.own.start]) if _head(view.claim) else None
    return view.sentence.start + (told.end() if told else 0)


_BALLOTS = frozenset({"vote", "ballot", "seat"})
_NOBODYS = frozenset(
    {"growth", "fall", "raise", "sought", "inflation", "unemployment", "poor", "workforce", "searched", "contained"}
)
"""Classes of shares that no rival has: a name beside a pay rise only offers it."""


def _is_no_owner(name: str, view: _View) -> bool:
    plain = fold(name)
    party = fold(view.claim.attributed_to or "")
    return (
        plain in DEMONYMS or plain in _REAL_PLACES or plain in party or bool(_MONTH.fullmatch(name)) or plain in _DAYS
    )


_COUNTRIES = frozenset(map(fold, COUNTRY_NAMES))
_REGIONS = frozenset(fold(row["region"]) for row in read_table("regions", ("region", "country")))
_REAL_PLACES = frozenset(SEATS) | _COUNTRIES | _REGIONS
_DAYS = frozenset(
    row["word"] for row in read_table("calendar", ("word", "class", "value", "free in")) if row["class"] == "weekday"
)


def _row(view: _View, lead: str) -> str:
    found = _ROW.match(lead)
    if (
        not found
        or _CALLED_NUMBER.search(found["head"])
        or len(view.text[view.claim.span.end : view.sentence.end].split()) > MOST_BEHIND
    ):
        return ""
    return fold(found["head"])


# ---------------------------------------------------------------- numbers that go on with the one before

MOST_OWN = 8
"""A cue farther than this is no better than that of the number before."""
LEAST_SCALED = 100_000
"""A number printed in such steps beside a sum is a sum; small bare numbers there count something else."""
_JOINED = when_used(r"\s*(?:,|and|or|, and)\s+(?:some |about |at least |another )?$")
_SHARED = when_used(r"[^.;:\d]{0,60}\band\s+(?:some |about |at least |more than |another )?$")
_OWN_CLAUSE = when_used(r"[;:]\s(?:and |some |about |at least |more than |another )*$")
_OTHER_VERB = when_used(
    r"\band (?:(?:has|have|had) )?(?!(?:killed|injured|wounded|estimated)\b)(?:[a-z]+ed|hit|left|drove|cost|struck|sent|made) (?:about |some |nearly |almost |over |at least |more than |up to |around )*$"
)
"""Before a number of which another verb is told than of the one before."""
_OWN_VERB = when_used(r"\s(?:is|are|was|were|has|have|had|will|would)\s(?!(?:not|also)\b)")
"""Between two numbers and behind the second where it opens a clause of its own: "900 wait for a coach; 2,000 had paid"."""
_COMES_TO = when_used(
    r"\b(?:which|that|and) (?:makes?|made|brings?|brought|bringing|takes?|took|gives?|gave)\b[^;:.]{0,40}?(?:\bto|\bof)? (?:over |about |nearly |almost |some |more than |at least )?$"
)
"""Between a count and what it comes to with another: "which brings the two countries to over 39,000"."""
_WHOLE = when_used(
    r",?\s*(?:\w+\s+)?(?:out )?of\s+(?:an? |the |its |some |about |estimated |nearly |total |[A-Z][\w-]*['’]s? )*$"
)


def _going_on(one: Features, before: Features, text: str) -> Features:
    """A figure with what it takes from the one before it in its sentence.

    "1.08 million people marched; unions speak of 3.5 million", "from 115 to 97", "the 4.2 billion" take the class;
    "192 soldiers died and 512 were wounded" the noun; in "88,780 of an estimated 120,000" the second tells no fate.
    """
    shared = own_span(before.claim).end > one.claim.span.start  # "22 of the 29 people" count by one noun
    gap = text[before.claim.span.end if shared else own_span(before.claim).end : one.claim.span.start]
    if _is_sum_beside_sum(one, before):
        one = replace(one, family=before.family)
    if one.family.startswith("money") and one.family != before.family and (priced := _told_by_move(one, before, gap)):
        return priced
    if one.family != before.family or one.row:
        return one
    if _COMES_TO.search(gap) and before.cls and one.cost > MOST_OWN and one.family == before.family == "count":
        return replace(one, cls=before.cls, cost=before.cost + 1, head=before.head)
    if before.rest and one.head and before.head and _JOINED.search(gap):
        one = replace(one, rest=True)  # "among the injured there are 30 men and 12 women"
    if _WHOLE.match(gap) and not (shared and one.cost <= 0):  # "of the 97 dead" tells the fate itself
        told = one.claim.quantity and one.claim.quantity.noun
        return replace(one, cls="", cost=MOST_COST, rest=False, head=one.head if told else before.head)
    if one.more and before.cls and one.cls and one.cls != before.cls:
        one = replace(
            one, more=False, places=one.places or before.places
        )  # "12 people died and another 30 were hurt": nobody more of one kind
    if one.family == "count" and one.cost > MOST_OWN and one.cls in ("", before.cls) and _OTHER_VERB.search(gap):
        return replace(one, cls="", cost=MOST_COST)  # "which killed 40 people and touched half a million"
    noun = one.claim.quantity.noun if one.claim.quantity else None
    noun_told = bool(noun) and not {word.stem for word in words_of(noun or "")} <= _FATES
    if _takes_class(one, before, gap):
        nearer = before.cost < one.cost
        one = replace(one, cls=before.cls if nearer else one.cls, cost=before.cost + 1 if nearer else one.cost)
        return one if one.head or noun_told else replace(one, head=before.head)
    if before.head and not one.head and not noun_told and one.family == "count" and _SHARED.match(gap):
        return replace(one, head=before.head, crowd=before.crowd)
    return one


def _told_by_move(one: Features, before: Features, gap: str) -> Features | None:
    """A sum as the price to which shares moved, "down 4% at $12", or as the sum before it in another currency, "£4m ($5m)"."""
    if before.family == "share" and before.moved == "price" and before.cls in _CHANGES and _MOVED_TO.fullmatch(gap):
        return replace(one, cls="price", cost=1)
    if before.family.startswith("money") and before.cls and _IN_BRACKETS.fullmatch(gap):
        return replace(
            one,
            cls=before.cls,
            cost=before.cost,
            head=before.head,
            hedge=before.hedge,
            subjects=before.subjects,
            bodies=before.bodies,
        )
    return None


_MOVED_TO = when_used(r"%?(?: per ?cent)?(?: lower| higher| down| up)?,? (?:at|to) [A-Z]{0,3}[$£€¥]?")
_IN_BRACKETS = when_used(r"[\w ]{0,16}\((?:(?:about|around|some|roughly|or|nearly) )?[A-Z]{0,3}[$£€¥]?")


def _takes_class(one: Features, before: Features, gap: str) -> bool:
    """Whether a number has nothing better of its own than the class of the one before it. Two shares are of one thing
    only where each has its owner, or the text joins them: "96% of the votes counted, she stood at 50.2%" are two."""
    if not (before.cls or before.head) or one.cost <= MOST_OWN or _counts_bodies(one.claim):
        return False
    joined = bool(_JOINED.match(gap))
    if _OWN_CLAUSE.search(gap) and _OWN_VERB.match(f" {one.behind}"):
        return False
    if one.family == "share":
        return joined or bool(before.owner and one.owner)
    return joined or not one.head


def _is_sum_beside_sum(one: Features, before: Features) -> bool:
    """A bare number beside a sum in one sentence is a sum too: "from the 4.2 billion"."""
    return _is_bare(one.claim) and before.family.startswith("money")


MOST_OF_BARE = 5
"""So near has the word for a sum to stand that makes one of a bare number: "sales of 12 billion", "earned 300 million"."""


def _is_bare(claim: FigureClaim) -> bool:
    """Whether a number has no unit and is printed in large steps."""
    quantity = claim.quantity
    return quantity is not None and quantity.unit is None and quantity.granularity >= LEAST_SCALED


def _currencies(claims: Sequence[FigureClaim]) -> Mapping[str, Family]:
    """The family of most sums of each article, by it; none where two are told as often."""
    told: dict[str, Counter[Family]] = defaultdict(Counter)
    for claim in claims:
        if (family := family_of(claim)).startswith("money") and family != "money:penny":
            told[claim.article][family] += 1
    return {
        article: top[0][0] for article, n in told.items() if len(top := n.most_common(2)) == 1 or top[0][1] > top[1][1]
    }
