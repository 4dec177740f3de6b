"""What speaks for two figures being one measure, in points, and what forbids it.

What is said alike adds, what is said otherwise subtracts, silence does nothing. About one point is the least that two
figures need; near-proof (equal unusual digits, a word of order between them) is four and more. The weights were fitted on
real stories told by several outlets each; each has its reason beside it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import combinations

from briefgen.records import Quantity
from briefgen.records.qualifiers import CEILINGS
from briefgen.stages.relate.ages import AGE
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.illness import proofs_apart
from briefgen.stages.relate.reading.nearness import MOST_OWN, NOUN_COST
from briefgen.stages.relate.reading.traits import CROWDS, JOBS, STEPPED, WORTH
from briefgen.stages.relate.setting import CONTINENTS, COUNTRIES, LANDS, REGIONS, Setting
from briefgen.text.figures.digits import has_lost_a_digit
from briefgen.text.figures.sizes import RATE_MOVES
from briefgen.text.lexicon import fold, stem
from briefgen.text.voices.parties import same_party
from briefgen.vocabulary import read_table, word_set

CANNOT = -math.inf
"""Two figures that the text tells apart."""

SURE = 3
"""A cue up to so many words away is the number's own; two such cues of different classes part two figures."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What a pair is weighed with: its story, and how rare the words of the figures' clauses are."""

    setting: Setting
    rarity: Mapping[str, float]
    scopes: Mapping[frozenset[str], frozenset[str]]
    """What sets each set of places apart from the story's own."""
    rare: Mapping[frozenset[str], frozenset[str]]
    """Of each set of words those that tell something of two figures."""
    minor: frozenset[str] = frozenset()
    """Ids of the figures beside which their article tells a much larger one of the same."""
    rivals: frozenset[tuple[str, str]] = frozenset()
    """Articles with the names of parties that they set against each other by a total."""
    peopled: frozenset[str] = frozenset()
    """Ids of the figures that say something of their people, or how they lie beside another count: see `_people`."""
    timed: frozenset[str] = frozenset()
    """Ids of the figures that say something of their time: see `_times`."""
    tied: frozenset[str] = frozenset()
    """Ids of the figures of whose order or sum the text says something: see `_sentence`."""
    struck_days: frozenset[int] = frozenset()
    """The days of which figures say that strife broke out on them."""
    spread: bool = True
    """Some figures without a day of their own were told far apart: see `STORY_DAYS`."""
    shared: dict[frozenset[str], float] = field(default_factory=dict)
    """The points of the words that two clauses share, once they were asked for."""
    placed: dict[tuple[frozenset[str], frozenset[str]], float] = field(default_factory=dict)
    """The points of two sets of places, once they were asked for: a story has few, and very many pairs of figures."""


COMMON = 0.3
"""Words in a larger share of the clauses say nothing of two figures."""


def scale_of(features: Sequence[Features], setting: Setting) -> Scale:
    """The scale of a story's figures."""
    spread = Counter(word for one in features for word in one.words)
    count = max(1, len(features))
    rarity = {w: math.log(count / n) for w, n in spread.items() if n <= COMMON * count}
    rivals = _rivals(features)
    pages = [one.page for one in features if one.page]
    return Scale(
        setting,
        rarity,
        scopes={places: setting.scope(places) for places in {one.places for one in features}},
        rare={words: frozenset(words & rarity.keys()) for words in {one.words for one in features}},
        minor=_minor(features, rivals),
        rivals=rivals,
        peopled=frozenset(one.claim.id for one in features if _tells_people(one)),
        timed=frozenset(one.claim.id for one in features if _tells_time(one)),
        tied=frozenset(
            one.claim.id for one in features if one.claim.links or one.again or one.whole or one.hedge == "forecast"
        ),
        spread=bool(pages) and max(first for first, _ in pages) - min(last for _, last in pages) > STORY_DAYS,
        struck_days=frozenset(one.struck[0] for one in features if one.struck and one.struck_said and _strife(one)),
    )


@cache
def classes() -> Mapping[str, Mapping[str, str]]:
    """The rows of `classes.words` by class: `kind`, `grows`, `name`."""
    return {row["class"]: row for row in read_table("classes", ("class", "kind", "grows", "name"))}


@cache
def grows(cls: str) -> bool:
    """Whether the counts of several days tell one measure: the dead of a flood do, the crowds of two marches do not."""
    return bool(cls) and classes()[cls]["grows"] == "yes"


@cache
def is_total(cls: str) -> bool:
    """Whether what a class counts only grows, so that one report has no use for a value far below."""
    return bool(cls) and classes()[cls]["kind"] == "total"


def weigh_pair(a: Features, b: Features, scale: Scale) -> float:
    """The points of a pair, `CANNOT` where the text tells the two apart. Symmetric."""
    if a.family != b.family:
        return CANNOT
    # What parts two figures at once comes first, and of that what is cheapest.
    placed = scale.placed.get((a.places, b.places))
    if placed is None:
        placed = scale.placed[a.places, b.places] = _places(a, b, scale)
    if a.cls == b.cls and a.cls in _CROWDS:
        placed = min(placed, _met_in(a, b, scale.setting))
    if placed == CANNOT:
        return CANNOT
    if a.money or a.moved == b.moved == "price":
        placed = max(placed, IN_PART_OF_PLACE)
    if (a.of or b.of) and _is_divided(a.family):
        placed += _of_whom(a, b)
        if placed == CANNOT:
            return CANNOT
    points = _kind_of(a.family)(a, b, scale)
    # What only some figures say is looked at where one of the two says it.
    one, other = a.claim.id, b.claim.id
    if one in scale.peopled or other in scale.peopled:
        points += _people(a, b, scale)
    points += placed
    if points == CANNOT:
        return CANNOT
    if scale.spread or a.event != b.event or one in scale.timed or other in scale.timed:
        points += _times(a, b, scale)
    if a.claim.article == b.claim.article or one in scale.tied or other in scale.tied:
        points += _sentence(a, b, scale)
    return points + _values(a, b, scale) + _shared_words(a, b, scale)


# ---------------------------------------------------------------- what is counted


@cache
def _kind_of(family: str) -> Callable[[Features, Features, Scale], float]:
    """What weighs two figures of a family by what they count."""
    if family in ("count", "rate"):
        return _counts
    if family.startswith("money"):
        return _sums
    return _shares if family in ("share", "points") else _measures


def _measures(a: Features, b: Features, scale: Scale) -> float:
    """Lengths, durations, ages and the like: by class, by what there is so much of, and by whose they are."""
    points = 0.0
    if a.family == AGE and a.owner and b.owner:
        return 2.0 if a.owner == b.owner else CANNOT
    if a.cls and b.cls:
        points = -2.0 if a.cls != b.cls else 1.0 if a.cls in EXTENTS else 3.0
    elif a.head and a.head == b.head and (a.mods == b.mods or not (a.mods and b.mods)):
        return 3.0  # "500 tonnes of fuel oil", "2,000 tonnes of fuel oil", whoever tells of them
    return points - (2.0 if a.owner and b.owner and a.owner != b.owner else 0.7 if a.owner != b.owner else 0.0)


EXTENTS = frozenset({"length", "height", "width"})
"""What any thing has: that two are told how high they are makes them no one thing."""


def _counts(a: Features, b: Features, scale: Scale) -> float:
    """People and things by the class of their fate and by their noun. The same class is the same measure unless
    something is said otherwise; without a class the noun has to be the same."""
    points = 0.0
    same = bool(a.cls) and a.cls == b.cls
    if a.sort != b.sort and (_people_and_things(a, b) or _people_and_things(b, a)):
        return CANNOT
    if same and not _are_only_workers(a, b):
        points += 3.0 if a.cost <= 6 and b.cost <= 6 else 2.2
    elif a.cls and b.cls and not same:
        loose = max(a.cost, b.cost) >= NOUN_COST  # "workers" only says who they are, not that their jobs are counted
        bodies = "dead" in (a.cls, b.cls) and max(a.cost, b.cost) == NOUN_COST  # and "bodies" that they are dead
        sure = (min if bodies else max)(a.cost, b.cost) <= SURE
        points += CANNOT if sure else -0.7 if loose and not bodies else -2.0
    if a.owner != b.owner:
        points += CANNOT if a.owner and b.owner else -1.0
    one, other = a.plain, b.plain
    if a.cls and b.cls and not same and a.head and a.head == b.head and _within_a_tenth(a, b):
        one = other = a.head  # "22,000 jobs lost", "nearly 22,000 employees"
    if one and other:
        if one == other or _is_kind_of(one, other) or _is_kind_of(other, one):
            points += (
                2.0 if same or _ratio(a, b) <= 1.5 else 1.5 if bool(a.cls) == bool(b.cls) or a.sort != "people" else 0.5
            )  # any votes are votes
            points -= (
                2.5
                if not (a.cls or b.cls)
                and (a.mods, a.more) != (b.mods, b.more)
                and a.value != b.value
                and _are_few(a, b)
                else 0.0
            )
            points += _kinds(a, b, scale.setting)
            if not same and bool(a.mods) != bool(b.mods) and not _within_a_tenth(a, b):
                points -= 1.0  # "70,000 appointments", "25,000 outpatient appointments"
        else:
            points += CANNOT if frozenset((one, other)) in scale.setting.apart else -0.7 if same else -2.0
    elif (
        (one or other) and same and not _is_answer(a, b)
    ):  # soldiers among the dead are a part of them, unless the number is the same
        points -= 1.5 if not (_within_a_tenth(a, b) and _may_meet(a, b)) else 2.0 if _are_few(a, b) else 0.0
        points -= 1.5 if {one, other} & _BY_SEX_OR_AGE and not _within_a_tenth(a, b) else 0.0  # "526 of them men"
    if a.cls == b.cls == "dead" and a.seen != b.seen and not _within_a_tenth(a, b):
        points -= 3.0  # the bodies that a reporter saw are some of the dead
    if (
        same
        and not grows(a.cls)
        and a.cls not in _CROWDS
        and bool(a.places) != bool(b.places)
        and _ratio(a, b) > OF_ONE_REPORT
    ):
        points -= 2.0  # 6,000 jobs that go in the country are some of the 22,000, though the story is set there
    if (
        same
        and scale.minor
        and (a.claim.id in scale.minor) != (b.claim.id in scale.minor)
        and not _within_a_tenth(a, b)
    ):
        points -= 2.0
    return points


_BY_SEX_OR_AGE = word_set("man woman child boy girl baby")
"""Nouns that part the people of a count by sex or age."""


def _is_kind_of(one: str, other: str) -> bool:
    """Whether a noun is another with more before it: "police officers" are officers, autoworkers are workers."""
    return one.endswith(f" {other}") or (len(other) >= LEAST_TAIL and one.endswith(other))


LEAST_TAIL = 5
"""Letters of a noun with which a longer one ends, so that it is one of its kind."""


def _are_only_workers(a: Features, b: Features) -> bool:
    """Whether two counts have only in common that they are of people with jobs: the 40 workers who were cut off and the 300 whom a
    firm sent are no count of one staff."""
    return a.cls in JOBS and min(a.cost, b.cost) >= NOUN_COST and not _within_a_tenth(a, b)


def _people_and_things(a: Features, b: Features) -> bool:
    """Whether one counts people by a noun or a fate, and the other things of which no fate of people is told: "92 people were
    hurt", "92 schools were closed"."""
    people = a.sort == "people" and a.claim.quantity is not None and bool(a.claim.quantity.noun)
    return people and b.sort == "things" and b.cls != a.cls and b.cls not in _fates_of_people()


@cache
def _fates_of_people() -> frozenset[str]:
    rows = read_table("cues", ("cue", "class", "counts", "reach"))
    told = (zip(row["class"].split(), row["counts"].split(), strict=True) for row in rows)
    return frozenset(cls for pairs in told for cls, counts in pairs if counts == "person")


FEW = 10
"""Up to so many things of one noun are soon told of two: "six patrol boats", "nine boats"."""


def _are_few(a: Features, b: Features) -> bool:
    """Whether two counts are low: that they are equal is soon a chance."""
    return a.value is not None and b.value is not None and max(a.size, b.size) <= FEW


def _rivals(features: Sequence[Features]) -> frozenset[tuple[str, str]]:
    told: dict[tuple[object, ...], list[Features]] = defaultdict(list)
    for one in features:
        if is_total(one.cls) and one.claim.attributed_to and one.hard:
            told[one.claim.article, one.family, one.cls, one.places, one.years, one.is_part].append(one)
    pairs = (pair for group in told.values() for pair in combinations(group[:MOST_OF_ONE_ARTICLE], 2))
    found = (pair for pair in pairs if _of_two_sides(*pair) and not _may_meet(*pair))
    return frozenset((one.claim.article, one.claim.attributed_to or "") for pair in found for one in pair)


MOST_OF_ONE_ARTICLE = 12


def _minor(features: Sequence[Features], rivals: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Ids of the figures beside which their article tells a total of the same class and noun that is many times as high:
    they are some part of it, and of what other articles tell as the total."""
    told: dict[tuple[object, ...], list[Features]] = defaultdict(list)
    for one in features:
        if is_total(one.cls) and not one.elsewhen and one.hedge is None and not one.vague and not one.former:
            since = one.claim.period and one.claim.period.start
            told[
                one.claim.article,
                one.family,
                one.cls,
                one.plain,
                one.event,
                one.crowd,
                one.places,
                one.of,
                one.years,
                since,
            ].append(one)
    return frozenset(
        one.claim.id
        for group in told.values()
        for one in group
        if any(one.size * OF_ONE_REPORT < x.size and not _of_other_side(one, x, rivals) for x in group)
    )


def _kinds(a: Features, b: Features, setting: Setting) -> float:
    """One noun's kinds, and all that somebody has of it beside those to whom something happened."""
    if not (a.mods or b.mods or a.held or b.held):
        return 0.0
    one, other = _kind_told(a, setting), _kind_told(b, setting)
    if one and other and not one & other:
        return CANNOT
    points = 0.0
    if bool(one) != bool(other) and not _within_a_tenth(a, b):
        points = CANNOT if (a if one else b).claim.id in setting.listed else -2.0
    if a.held and b.held:
        return points + 1.0
    return points - 2.0 if (a.held and b.cls) or (b.held and a.cls) else points


def _kind_told(one: Features, setting: Setting) -> frozenset[str]:
    """The kinds of its noun that a figure names; the story's own name is one only beside others."""
    told = one.mods & setting.kinds.get(one.head, frozenset())
    return told if one.claim.id in setting.listed else told - setting.known


def _sums(a: Features, b: Features, scale: Scale) -> float:
    """Sums are told by their value: a class ("damages") holds many of them. A loss of $(3) and a loss of $3 are one, and
    no contradiction: as long as a sign is not known to be only print, they are left apart."""
    if a.size == b.size and a.value is not None and b.value is not None and a.value == -b.value != 0:
        return CANNOT
    points, cost = 0.0, max(a.cost, b.cost)
    if a.cls == b.cls == WORTH and a.head != b.head:
        return -0.7 if a.head and b.head else 0.0  # a firm and its bonds are each worth a sum
    if a.cls and b.cls and cost <= OWN_SUM:
        points += 1.2 if a.cls == b.cls else 0.0 if _are_near(a.cls, b.cls) else -1.2
    elif a.cls and a.cls == b.cls and cost <= MOST_OWN:
        points += 0.6
    if a.cls == b.cls and a.cls:
        points += _defined(a, b)
    if of_one_account(a, b, scale.setting.known):
        points += 2.5
    if a.head and a.head == b.head:
        return points + 1.2
    return points or (-1.5 if a.head and b.head else 0.0)


OWN_SUM = 5
"""A cue up to so many words away is a sum's own."""


def _are_near(one: str, other: str) -> bool:
    """Whether two classes of sums part nothing: anything may be worth a sum, stolen coins as well as a firm, and what is missing
    leaves a gap."""
    return WORTH in (one, other) or {one, other} == _MISSING_SUMS


_MISSING_SUMS = {"gap", "lost_money"}
OF_ONE_ACCOUNT = 5
"""So many times apart, two sums are still tellings of one line of an account."""


def _most_of(cls: str) -> int:
    """So many times apart two sums of a class may be one: the price of a failing firm's share falls to a thirtieth."""
    return MOST_OF_A_TOLL if cls == "price" else OF_ONE_ACCOUNT


def of_one_account(a: Features, b: Features, own: frozenset[str] = frozenset()) -> bool:
    """Whether two sums of different articles stand in one line of one account, "Fenner's revenue in 2023": what a body
    takes in, keeps or owes is told once for a period or a day, so that two values of it contradict each other. `own` are the story's own names, which a sentence may leave unsaid."""
    if not a.cls or a.cls != b.cls or a.cost > 5 or b.cost > 5 or a.claim.article == b.claim.article:
        return False
    if not a.money or _ratio(a, b) > _most_of(a.cls) or classes()[a.cls]["kind"] not in ("period", "level"):
        return False
    planned = _of_one_aim(a, b)  # a price that is offered, a saving that is aimed at
    alike = (planned or a.years == b.years) and _of_one_period(a, b) and a.crowd == b.crowd and a.places == b.places
    if not (alike and a.defined == b.defined):
        return False
    guided = a.hedge == b.hedge and bool(a.words & _FROM_OUTSIDE) == bool(
        b.words & _FROM_OUTSIDE
    )  # a company's own outlook, told twice
    told = (planned or not (_is_ceiling(a) or _is_ceiling(b))) and all(
        (planned or guided or one.hedge is None) and not one.change and not one.more and not one.elsewhen
        for one in (a, b)
    )
    owned = (
        bool(a.bodies & b.bodies)
        or not ((a.bodies | b.bodies) - own)
        or any(not one.bodies and bool(other.bodies & own) for one, other in ((a, b), (b, a)))
    )
    return told and owned


def _is_ceiling(one: Features) -> bool:
    """Whether a sum is only the most that something may come to: "losses of up to $5 billion" are no line of an account."""
    return one.claim.quantity is not None and one.claim.quantity.qualifier in CEILINGS


_FROM_OUTSIDE = frozenset(map(stem, ("analyst", "analysts", "consensus", "poll", "economists", "forecasters")))
"""Words by which not the company itself expects what it will earn."""


def _of_one_period(a: Features, b: Features) -> bool:
    """Whether no two periods are told: a sentence may leave unsaid which quarter its article is about."""
    one, other = a.claim.period, b.claim.period
    return not (one and other) or (one.start, one.end) == (other.start, other.end)


def _shares(a: Features, b: Features, scale: Scale) -> float:
    """Shares by class, by what they are of, and by whose they are."""
    points = 0.0
    if a.owner and b.owner and not (a.cls == b.cls == "counted"):
        if a.owner != b.owner:
            return CANNOT
        points += 2.0
    if a.cls and b.cls:
        if a.cls != b.cls:
            general = a.cls in GENERAL or b.cls in GENERAL
            points += CANNOT if max(a.cost, b.cost) <= SURE + 2 and not general else -1.0 if general else -2.0
        else:
            points += _moves(a, b) if a.cls in GENERAL else 2.0 + _defined(a, b)
    elif bool(a.owner) != bool(b.owner) and "counted" not in (a.cls, b.cls):
        points -= 1.0
    elif a.subjects and b.subjects and not a.subjects & b.subjects and a.cls != "counted":
        points -= 1.5
    return points


def _moves(a: Features, b: Features) -> float:
    """Two rises or two falls by what it is that moved, and whose or where it is."""
    if not (a.moved and b.moved):
        return 0.5
    named = 1.0 if a.subjects & b.subjects else -1.5 if a.subjects and b.subjects else 0.0
    return (2.0 + named if a.moved == b.moved else -2.0) + _defined(a, b)


def _defined(a: Features, b: Features) -> float:
    """Profit and underlying profit are two measures."""
    return -2.0 if a.defined != b.defined else 0.0


GENERAL = frozenset({"growth", "fall"})
"""Anything may have grown: the word joins little, and parts nothing from what names the thing."""


def _tells_people(one: Features) -> bool:
    """Whether a figure says anything that `_people` looks at; of two that do not it has nothing to say."""
    return bool(one.crowd or one.row or one.change or one.more or one.rest or one.both or one.proof)


def _tells_time(one: Features) -> bool:
    """The same of `_times`, but for the event that a figure is of."""
    ahead = one.hedge == "forecast"
    return bool(
        one.years
        or one.days
        or one.claim.period
        or one.struck
        or one.aside
        or one.elsewhen
        or ahead
        or one.cls in _CROWDS
        or one.cls in _OF_A_VOTE
        or one.moved
    )


def _people(a: Features, b: Features, scale: Scale) -> float:
    """Two named peoples are two measures, and so are two rows of a list, and a count and how it changed."""
    if a.change != b.change or proofs_apart(a.proof, b.proof):
        return CANNOT
    if a.crowd and b.crowd and not a.crowd & b.crowd:
        return CANNOT
    if (a.row or b.row) and a.claim.article == b.claim.article:
        return CANNOT
    if a.row and b.row and not set(a.row.split()) & set(b.row.split()):
        return CANNOT
    step = a.more or b.more if a.cls in STEPPED else a.more and b.more and is_total(a.cls)
    if a.cls == b.cls and step and not (a.more and b.more and (_may_meet(a, b) or _has_lost_a_digit(a, b))):
        return CANNOT  # a step is no other step, and not how far all steps have come
    if (a.more or a.rest) and (b.more or b.rest) and _within_a_tenth(a, b):
        return 0.0  # "seven more died in hospital", "seven of the victims died in hospital"
    if a.both != b.both and not _within_a_tenth(a, b):
        return CANNOT  # the dead of both sides, the dead of the one
    one, other = (frozenset(map(fold, x.crowd)) - scale.setting.own_people for x in (a, b))
    points = (
        -1.5 if a.rest != b.rest and not one & other and not _same_of_one_noun(a, b) else 0.0
    )  # "of these 350 were Norlanders" counts a people
    if a.more != b.more:
        points -= 2.0 if _are_few(a, b) else 1.0  # that low numbers are equal excuses nothing
    if bool(one) != bool(other) and not _within_a_tenth(a, b):
        points -= 1.5  # foreigners among the dead are a part of them, as soldiers are
        points -= 1.5 if (a if one else b).claim.id in scale.setting.peoples else 0.0
    return points


# ---------------------------------------------------------------- where and when


def _places(a: Features, b: Features, scale: Scale) -> float:
    if _countries_apart(a, b, scale.setting):
        return CANNOT
    one, other = scale.scopes[a.places], scale.scopes[b.places]
    if one == other:
        return 0.7 if one else 0.0
    if one and other and not one & other:
        beside = any(frozenset((x, y)) in scale.setting.beside for x in one for y in other)
        return -0.5 if beside else CANNOT
    if bool(one) != bool(other):
        return -2.0 if (one | other) & scale.setting.partial else -1.0
    return 0.0


def _met_in(a: Features, b: Features, setting: Setting) -> float:
    """Each town has its own crowd, and all of them together another: "40,000 in Arlen", "65,000 in Norland"."""
    one, other = (
        {setting.capital if place == "capital" else place for place in x.places} - COUNTRIES - {""} for x in (a, b)
    )
    if one and other and not one & other:
        beside = any(frozenset((x, y)) in setting.beside for x in one for y in other)
        return -0.5 if beside else CANNOT
    if bool(one) == bool(other):
        return 0.0 if not one else 0.7
    if (b if one else a).places & COUNTRIES:
        return -2.0 if _within_a_tenth(a, b) else CANNOT
    return 0.0 if (one | other) & setting.main else -2.0


@cache
def _is_divided(family: str) -> bool:
    """Whether each of several countries or makers has its own: what is counted, paid or shared, but no length of a strike."""
    return family in ("count", "rate", "share", "points") or family.startswith("money")


def _of_whom(a: Features, b: Features) -> float:
    """Two countries of one quake, two makers of one strike, have each its own counts, and all of them together another."""
    said = a.of_said and b.of_said
    if a.of and b.of:
        if a.of == b.of:
            return 0.5 if said else 0.0
        if not said and a.value == b.value and a.digits > 1:
            return 0.0
        if min(len(a.of), len(b.of)) > 1 and len(a.of & b.of) > 1:
            return 0.0  # "in Norland, Arlen and Tavria", "in Norland and Arlen": each is all that its report knows of
        if not a.of & b.of:
            return CANNOT if said else OF_ANOTHER * (2 if a.money else 1)
        return -1.0 if _within_a_tenth(a, b) else CANNOT if said else OF_ANOTHER
    return 0.0 if _within_a_tenth(a, b) else OF_ONE_OR_ALL


IN_PART_OF_PLACE = -1.0
"""What a place says at most against two sums, or two moves of a price, of which one names it: those who live there are a part of
all, but a firm of that place is one firm."""
OF_ANOTHER = -2.0
"""Where only sentences before tell of whom a figure is."""
OF_ONE_OR_ALL = -1.5
"""A figure that names none of them may be of all of them."""


def _one_in_a_part(a: Features, b: Features, scale: Scale) -> bool:
    """Whether one of two figures is of a part of the story's place, and the other of no part."""
    one, other = (scale.scopes[x.places] & scale.setting.partial for x in (a, b))
    return bool(one) != bool(other)


def _countries_apart(a: Features, b: Features, setting: Setting) -> bool:
    """Whether two figures name two countries, or two regions: both may be where the story is, and each has its own arrests."""
    lands = COUNTRIES if a.money else LANDS
    one, other = (x.places & lands - CONTINENTS for x in (a, b))
    if not (one and other) or one & other:
        return False
    within = {REGIONS.get(place) for place in one} & other or {REGIONS.get(place) for place in other} & one
    return not within and not any(frozenset((x, y)) in setting.beside for x in one for y in other)


def _times(a: Features, b: Features, scale: Scale) -> float:
    points = 0.0
    if (a.years or b.years) and not _of_one_aim(a, b):
        one, other = a.years - scale.setting.years, b.years - scale.setting.years
        if one and other and not one & other:
            return CANNOT
        if bool(one) != bool(other):
            points -= (
                3.0 if grows(a.cls) and grows(b.cls) and not _within_a_tenth(a, b) else 1.5
            )  # the dead of an earlier disaster
    if _looks_back(a, b):
        return CANNOT
    if (a.claim.period or b.claim.period) and _is_flow(a.cls) and _is_flow(b.cls) and _apart_in_time(a, b):
        return CANNOT  # each quarter has its own revenue
    one_grows = grows(a.cls)
    other_grows = one_grows if a.cls == b.cls else grows(b.cls)
    growing = one_grows or other_grows
    if a.days and b.days and not growing and not a.days & b.days and (a.cls or b.cls) and not _same_size(a, b):
        return CANNOT  # the crowds of two marches
    if growing and a.event and b.event and a.event != b.event and not {a.event, b.event} <= _OF_ONE_CROWD:
        equal = a.value == b.value and min(a.digits, b.digits) > 1  # "41 died in the blast", "the fire that killed 41"
        if a.event_said and b.event_said and not equal:
            return CANNOT
        points -= 2.0 if a.event_said or b.event_said else 1.0
    if growing and (a.struck or b.struck) and _strife(a) and _strife(b):
        points += _struck(a, b, scale)
    if a.cls == b.cls and a.cls in _CROWDS:
        points += _met_on(a, b)
    if a.cls == b.cls and a.cls in _OF_A_VOTE:
        points += _voted_on(a, b)
    if a.cls == b.cls and a.moved == b.moved == "price" and a.cls in GENERAL:
        points += _met_on(a, b, SINCE_TRADE)
    if (a.aside != b.aside and not _of_one_flow(a, b)) or (
        a.aside and a.claim.article == b.claim.article and a.place != b.place
    ):
        return CANNOT  # "in a separate incident"
    if a.elsewhen != b.elsewhen and a.cls == b.cls and a.cls in _CROWDS:
        points += (
            CANNOT if a.claim.article == b.claim.article else 0.0
        )  # the week before is another march, and may be the other report's week
    else:
        points -= 2.0 if a.elsewhen != b.elsewhen else 0.0
    if (
        a.family == "count"
        and bool(a.claim.period) != bool(b.claim.period)
        and not (_within_a_tenth(a, b) or _on_one_day(a, b) or _ran_on(a, b))
    ):
        points -= 1.5  # "400 such deaths since December" beside the dead of one day
    if (
        scale.spread
        and one_grows
        and other_grows
        and _told_far_apart(a, b)
        and not (_of_one_aim(a, b) or _ran_on(a, b))
    ):
        points -= 2.0
    ahead = (
        (a.hedge == "forecast") != (b.hedge == "forecast")
        and not (a.value == b.value and a.digits > 1)
        and not _of_one_aim(a, b)
    )
    if ahead and a.family not in ("count", "rate"):
        points -= 2.0 if a.cls and b.cls else 0.5  # guidance beside a result; what is to be raised or bought soon is
    elif ahead and a.cls == "attend":
        points -= 2.0  # a crowd that is expected beside the one that came
    return points


def _looks_back(a: Features, b: Features) -> bool:
    """Whether one article tells two totals of which one alone is of an earlier year, "no worse disaster since 2014, when 304 died":
    though many articles speak of that year, it is not the story's."""
    if a.claim.article != b.claim.article or a.value == b.value or not (grows(a.cls) and grows(b.cls)):
        return False
    return bool(_years_before(a)) != bool(_years_before(b))


def _years_before(one: Features) -> frozenset[str]:
    """The years of a clause before that of its article, or the year just before."""
    if not one.page:
        return frozenset()
    own = date.fromordinal(one.page[0]).year
    return frozenset(year for year in one.years if int(year) < own - 1)


_OF_ONE_CROWD = frozenset({"protest", "fighting", "attack"})
"""Events that one report names for the other: the clashes at a march, the charge of the police."""


def _strife(one: Features) -> bool:
    return one.event in _OF_ONE_CROWD


def _struck(a: Features, b: Features, scale: Scale) -> float:
    """Strife breaks out again, and each day of it has its own dead: two of those of whom each tells its own day, or of whom
    one was told before the day of the other, are two counts."""
    for one, other in ((a, b), (b, a)):
        if one.struck and other.claim.as_of and other.claim.as_of.end.toordinal() < one.struck[0]:
            return CANNOT if one.struck_said else ANOTHER_DAY
    if a.struck and b.struck and not _on_one_day(a, b):
        return CANNOT if a.struck_said and b.struck_said else ANOTHER_DAY
    if _is_of_several_days(a, b, scale) or _is_of_several_days(b, a, scale):
        return ANOTHER_DAY
    return 0.0


_CROWDS = frozenset(CROWDS.values())
DAYS_BEFORE = 6
"""A march that a report puts on no day was held so many days before it, or on its own."""


SINCE_TRADE = 1
"""The same of what shares did: reports tell it on its day or on the next."""


def _met_on(a: Features, b: Features, back: int = DAYS_BEFORE) -> float:
    """Each march has its own crowd, and each day its own fall of a share, by the day that is told or else by its report's."""
    one, other = (x.struck or (x.page and (x.page[0] - back, x.page[1])) for x in (a, b))
    if any(x.struck and _is_of_other_weekday(y, x.struck) for x, y in ((a, b), (b, a))):
        return ANOTHER_DAY
    if not (one and other) or (one[0] <= other[1] and other[0] <= one[1]):
        return 0.0
    sure = a.struck_said and b.struck_said and not (_within_a_tenth(a, b) and a.claim.article != b.claim.article)
    return CANNOT if sure else ANOTHER_DAY


_OF_A_VOTE = frozenset({"vote_share", "turnout", "counted"})
ROUND_DAYS = 14
"""Days within which one vote is counted; the next round of it lies farther off."""


def _voted_on(a: Features, b: Features) -> float:
    """Each round of a vote has its own shares, by the day of the vote where both tell it, else by those of their reports."""
    if a.struck and b.struck:
        return 0.0 if _gap(a.struck, b.struck) <= ROUND_DAYS else CANNOT
    one, other = a.struck or a.page, b.struck or b.page
    if not (one and other) or _gap(one, other) <= ROUND_DAYS or _within_a_tenth(a, b):
        return 0.0
    return ANOTHER_DAY


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Days between two stretches of days."""
    return max(0, a[0] - b[1], b[0] - a[1])


def _is_of_other_weekday(one: Features, day: tuple[int, int]) -> bool:
    """Whether one tells of a Sunday, and the only day of the other is none."""
    return (
        one.weekday is not None
        and not one.struck
        and day[0] == day[1]
        and date.fromordinal(day[0]).weekday() != one.weekday
    )


def _is_of_several_days(one: Features, other: Features, scale: Scale) -> bool:
    """Whether one counts those of a stretch in which strife broke out again, and the other those of one day of it."""
    period, day = one.claim.period, other.struck
    if period is None or other.claim.period or not day or day[0] != day[1]:
        return False
    held = [n for n in scale.struck_days if period.start.toordinal() <= n <= period.end.toordinal()]
    return len(held) > 1 and day[0] in held


def _on_one_day(a: Features, b: Features) -> bool:
    """Whether a period is no longer than what the other figure counts: "in the past 24 hours", "in Friday's clashes"."""
    return a.struck is not None and b.struck is not None and a.struck[0] <= b.struck[1] and b.struck[0] <= a.struck[1]


ANOTHER_DAY = -3.0
"""Where only the article of the one tells the day, its count may be one that has gone on since."""


def _apart_in_time(a: Features, b: Features) -> bool:
    """Whether two values are of periods without a day in common, or one was told before the other's period began."""
    for one, other in ((a, b), (b, a)):
        period, told = one.claim.period, other.claim.period or other.claim.as_of
        if period and told and told.end < period.start and one.hedge is None:
            return True
    return False


def _of_one_aim(a: Features, b: Features) -> bool:
    """Whether two sums are of one class that is told of before it comes and stays one as it moves: a year beside a saving is
    when it is to be reached, a price is one at two times."""
    if not a.cls or a.cls != b.cls:
        return False
    return a.cls == "workforce" or (a.money and grows(a.cls) and not is_total(a.cls))


@cache
def _is_flow(cls: str) -> bool:
    return bool(cls) and classes()[cls]["kind"] == "period"


def _of_one_flow(a: Features, b: Features) -> bool:
    """Whether two figures are what somebody earned, lost or sold: which quarter it was is often left unsaid, and a company
    may tell it "separately"."""
    return a.cls == b.cls and _is_flow(a.cls)


STORY_DAYS = 60
"""Articles farther apart than this are not of one running story: a toll goes on growing for so long, and what is told
later is more often of another event."""


def _told_far_apart(a: Features, b: Features) -> bool:
    """Whether two values without a day of their own were told in articles far apart in time."""
    one, other = a.page, b.page
    return one is not None and other is not None and _gap(one, other) > STORY_DAYS


# ---------------------------------------------------------------- what the text says of the two


def _sentence(a: Features, b: Features, scale: Scale) -> float:
    """Words of order between two figures are near-proof; two values of one article without them speak against it, and
    two of one sentence in one mouth forbid it."""
    points = 0.0
    if (a.whole or b.whole) and (_makes_up(a, b) or (not _of_one_part(a, b) and (_is_some(a, b) or _is_some(b, a)))):
        return CANNOT
    if a.claim.links or b.claim.links:
        if _linked(a, b, ("part_of", "adds_to", "makes_up")):
            return CANNOT
        if _linked(a, b, ("replaces", "contrasts")) or (a.family != AGE and _linked(a, b, ("moved",))):
            return 6.0  # an age "from 62 to 64" is that of two laws
        if a.is_part != b.is_part and a.cls and a.cls == b.cls and not grows(a.cls) and not _within_a_tenth(a, b):
            return CANNOT  # what happens once has one whole: 200 of the 300 posts that go are no other count of them
        points = -1.5 if a.is_part != b.is_part and not _same_of_one_noun(a, b) else 0.0
    if a.again == b.claim.id or b.again == a.claim.id:
        return 6.0  # "the figure of 800"
    if "forecast" in (a.hedge, b.hedge) and (_foretells(a, b) or _foretells(b, a)):
        return points
    if a.claim.article != b.claim.article or not (a.hard and b.hard):
        return points
    if a.claim.period and b.claim.period and a.family == "count" and a.claim.period.start != b.claim.period.start:
        return CANNOT  # "since Wednesday", "in the past 24 hours"
    if may_be_equal(a, b):
        if a.place == b.place and a.cls in GENERAL and not (_amends(a, b) or _amends(b, a)):
            return CANNOT  # "the one fell 12% and the other more than 10%"
        part = a.family == "count" and a.cls == b.cls and (a.claim.id in scale.minor) != (b.claim.id in scale.minor)
        return CANNOT if part and not _within_a_tenth(a, b) else points  # "at least three drowned" beside the 45 dead
    if a.cls == b.cls and is_total(a.cls) and _one_in_a_part(a, b, scale) and not _within_a_tenth(a, b):
        return CANNOT  # "more than 60 died in the country", "in Arlen, 45 were killed"
    told_of_a_while = (
        bool(a.claim.period) != bool(b.claim.period) and not a.money and not (a.again or b.again or _of_one_flow(a, b))
    )
    if told_of_a_while or a.more != b.more or a.rest != b.rest:
        return CANNOT  # "33 in one strike" beside "53 this month", "20 died" beside "seven more" or "of these, seven"
    if a.family == "count" and a.plain != b.plain and not _is_answer(a, b):
        return CANNOT
    if a.account and b.account and a.account != b.account:
        return points  # "unofficial reports count 413, while the official toll is 225"
    if _has_lost_a_digit(a, b):
        return points
    amended = a.former != b.former or _amends(a, b) or _amends(b, a)
    if a.place == b.place and a.claim.asserter == b.claim.asserter and not amended:
        return CANNOT
    loose = (
        a.vague
        or b.vague
        or a.hedge
        or b.hedge
        or a.former != b.former
        or _of_other_side(a, b, scale.rivals)
        or _of_other_side(b, a, scale.rivals)
    )
    of_one_kind = (is_total(a.cls) and is_total(b.cls)) or (
        a.family == "count" and (a.sort == "things" or bool(a.head)) and not a.cls and not b.cls
    )
    if of_one_kind and _ratio(a, b) > OF_ONE_REPORT and not loose:
        return CANNOT  # with no word of order: "18 could not be identified" beside the 93 dead, three halls beside the 40 that were hit
    answered = _of_two_sides(a, b) or (
        a.money and _is_one_of_its_kind(a, b) and a.claim.attributed_to != b.claim.attributed_to
    )
    return points if a.cls and a.cls == b.cls and answered else points - 1.0


def _same_of_one_noun(a: Features, b: Features) -> bool:
    """Whether two articles count the same of one noun, of which one alone says whose part they are: "among them 40 engineers"."""
    told = a.claim.article != b.claim.article and a.value is not None and a.value == b.value
    return told and bool(a.head) and a.head == b.head


def _of_two_sides(a: Features, b: Features) -> bool:
    """Whether an article has each of two counts from a party of its own, and neither from one that knows only a spot: then
    the low one is the other side's count of the same, and no part of it."""
    one, other = a.claim.attributed_to, b.claim.attributed_to
    return bool(one and other) and not same_party(one or "", other or "") and not (a.seen or b.seen)


def _is_answer(a: Features, b: Features) -> bool:
    """Whether one party's count answers another's near it, which alone tells the noun: "the union spoke of 40,000 workers, the company of 22,000"."""
    near = a.claim.article == b.claim.article and abs(a.claim.sentence - b.claim.sentence) <= 1
    return (
        near
        and bool(a.cls)
        and a.cls == b.cls
        and not (a.plain and b.plain)
        and not grows(a.cls)
        and _of_two_sides(a, b)
    )


def _of_other_side(one: Features, other: Features, rivals: frozenset[tuple[str, str]]) -> bool:
    """Whether the other count is a party's whom the article sets against whoever gives the one, or against others."""
    theirs, own = other.claim.attributed_to or "", one.claim.attributed_to
    return _of_two_sides(one, other) or (own is None and not one.seen and (other.claim.article, theirs) in rivals)


def _foretells(ahead: Features, count: Features) -> bool:
    """Whether one tells what a total may come to, and the other how far it has come: "284 have died; it could exceed 300"."""
    if ahead.hedge != "forecast" or count.hedge is not None or ahead.cls != count.cls or not is_total(count.cls):
        return False
    alike = ahead.plain == count.plain and (ahead.more, ahead.rest) == (count.more, count.rest)
    return alike and ahead.size >= count.size


def _amends(said: Features, again: Features) -> bool:
    """Whether the words between two numbers of a sentence put the one in the other's place: "300, maybe 400"."""
    _, found, gap = again.before.rpartition(said.claim.surface)
    return bool(found) and bool(_AMENDING.match(f"{gap} {again.claim.surface}"))


_AMENDING = re.compile(
    r",?(?: (?:or|rather|perhaps|maybe|possibly|even|about|around|some|nearly|almost|close to|more like|make that))+ \d"
)
OF_ONE_REPORT = 3
"""So many times apart, two counts of one report are a whole and a part of it, unless its words tell an order."""


def _linked(a: Features, b: Features, kinds: tuple[str, ...]) -> bool:
    return any(
        link.to == other.claim.id and link.kind in kinds for one, other in ((a, b), (b, a)) for link in one.claim.links
    )


# ---------------------------------------------------------------- values


def _values(a: Features, b: Features, scale: Scale) -> float:
    """Equal values add by how unusual they are; far ones subtract, sums and sizes more than counts, which move."""
    if a.value is None or b.value is None:
        return 0.0
    if a.vague or b.vague:
        return -0.7 if _may_meet(a, b) else -1.5
    money = a.money
    if a.digits and b.digits and a.size == b.size and a.value == b.value:
        return _equal(a, b, scale)
    if _may_meet(a, b):
        open_to_many = _ratio(a, b) > ONE_SUM or _is_wide(a) != _is_wide(b)
        if money and open_to_many and not (a.cls and a.cls == b.cls):
            return 0.0  # "more than $10 billion", "$10 billion to $50 billion" say nothing of a sum of $12.8 billion
        return (1.2 if a.told_in == b.told_in and _rounds(a, b) else 0.6) if money else 0.8
    if a.claim.article == b.claim.article and _has_lost_a_digit(a, b):
        return 2.5
    ratio = _ratio(a, b)
    if a.cls == b.cls and a.cls in _CROWDS and ratio <= MOST_OF_A_CROWD:
        return 0.0
    if (
        a.cls == b.cls
        and is_total(a.cls)
        and grows(a.cls)
        and ratio <= MOST_OF_A_TOLL
        and _rose(a, b)
        and bool(a.claim.period) == bool(b.claim.period)
    ):
        return 0.0
    if ratio > MOST_OF_A_TOLL and a.cls == b.cls and grows(a.cls) and is_total(a.cls):
        ratio = MOST_OF_A_TOLL
    return _far(a, b, money, ratio)


def _equal(a: Features, b: Features, scale: Scale) -> float:
    """The points of two equal values: more for unusual ones, fewer within one article and for two units."""
    money = a.money
    if a.family == "count" and a.size <= FEW and not _may_be_of_one_thing(a, b):
        return 0.0
    points = (0.6 if money else 0.7, 1.6, 4.0)[min(a.digits, 3) - 1] + (1.2 if money else 0.0)
    if a.family == "share" and a.owner != b.owner:
        points = min(points, 1.6)  # in a close race the shares of two rivals are soon the same
    if money and a.digits == 1 and _of_others(a, b, scale.setting.known):
        points -= 1.0  # "the fund bought $500 million of stock", "the bank's rights may be worth $500 million"
    return points * (0.6 if a.claim.article == b.claim.article or a.told_in != b.told_in else 1.0)


ONE_SUM = 1.2
"""So many times apart, two sums of which one is open to that side have only that in common."""


def _is_wide(one: Features) -> bool:
    """Whether a sum is told as a range of which one end is twice the other or more."""
    ends = one.claim.quantity
    return bool(ends and ends.low and ends.high and ends.high >= 2 * ends.low)


def _may_be_of_one_thing(a: Features, b: Features) -> bool:
    """Whether two equal low counts may be no chance: of one class, of one noun, or of people at large. "Five dams" and "five of the
    villages" have no more in common than any two things, nor have "three were hurt" and "a lot more than three"."""
    if a.head and a.head == b.head:
        return True
    if a.cls or b.cls:
        return a.cls == b.cls
    return a.head == b.head and all(one.sort == "people" and one.claim.unit for one in (a, b))


MOST_OF_A_CROWD = 10
"""So many times the crowd that the police count its organisers may see."""
MOST_OF_A_TOLL = 30
"""So many times as high or more a running toll may become, and no more speaks against two tellings of it."""


LONG_RUN = 14
"""Days of a period from which it is that of a disaster which runs on, a season of floods or an outbreak."""


def _ran_on(a: Features, b: Features) -> bool:
    """Whether one of two totals counts on for weeks, "since mid-June", and the higher one was told later: one path of one disaster."""
    if not (a.cls == b.cls and is_total(a.cls) and grows(a.cls) and (_rose(a, b) or _within_a_tenth(a, b))):
        return False
    return any(_counts_on(x, y) for x, y in ((a, b), (b, a)))


def _counts_on(one: Features, other: Features) -> bool:
    """Whether a total counts on for weeks in which, or soon behind which, the other was told."""
    period, day = one.claim.period, other.claim.as_of
    if period is None or day is None or (period.end - period.start).days < LONG_RUN:
        return False
    own = one.claim.as_of or period
    at_once = abs((own.end - day.end).days) < LONG_RUN and _ratio(one, other) > MOST_OF_A_CROWD
    return not at_once and period.start <= day.end and (day.start - period.end).days <= STORY_DAYS


def _rose(a: Features, b: Features) -> bool:
    """Whether the higher of two values was told on a later day: a total that ran on."""
    one, other = (x.claim.as_of for x in ((a, b) if a.size < b.size else (b, a)))
    return one is not None and other is not None and one.end < other.start


def _makes_up(a: Features, b: Features) -> bool:
    """Whether one is a part of what the other tells, by a list that comes to it in the article of the part."""
    return (b.value is not None and b.value == a.whole) or (a.value is not None and a.value == b.whole)


def _is_some(part: Features, other: Features) -> bool:
    """Whether one total is a part by a sum that its article tells, and the other is none and far from it."""
    told = part.cls == other.cls and is_total(part.cls)
    return told and bool(part.whole) and not other.whole and not _within_a_tenth(part, other)


def _of_one_part(a: Features, b: Features) -> bool:
    """Whether two articles tell both of one place, or of what is confirmed: the part that one sums up is what the other counts."""
    alike = (a.places and a.places == b.places) or (a.proof and a.proof == b.proof)
    return bool(alike) and a.claim.article != b.claim.article


def _of_others(a: Features, b: Features, known: frozenset[str]) -> bool:
    """Whether each of two sums is told with names of its own, and with none in common."""
    one, other = a.subjects - known, b.subjects - known
    return bool(one and other) and not a.subjects & b.subjects


def _may_meet(a: Features, b: Features) -> bool:
    if a.told_in != b.told_in:
        return _is_converted(a, b)
    return a.likely is not None and b.likely is not None and a.likely.meets(b.likely)


def may_be_equal(a: Features, b: Features) -> bool:
    """Whether two figures may have one value by what they say at least and at most; in two units as exactly as they print it."""
    if a.told_in != b.told_in:
        return _is_converted(a, b)
    return a.hard is not None and b.hard is not None and a.hard.meets(b.hard)


def _is_converted(a: Features, b: Features) -> bool:
    """Whether two values that are told in two units or currencies are one but for the rounding, and for the days of a rate."""
    if a.value is None or b.value is None:
        return False
    larger = max(a.size, b.size)
    most = larger * _RATE_MOVES if a.money else min(max(a.grain, b.grain), larger * MOST_LOST)
    return abs(a.size - b.size) <= most


_RATE_MOVES = float(RATE_MOVES)
MOST_LOST = 0.1
"""So much of a size is lost at most where another unit is rounded: "35 miles" may be 60 km."""


def _far(a: Features, b: Features, money: bool, ratio: float) -> float:
    if a.family == "count":
        return 0.3 if ratio <= 1.1 else 0.0 if ratio <= 4 else -1.0 if ratio <= 30 else -2.5
    if money and print_alike(a, b) and round(ratio, 6) == THOUSAND:
        return 1.5  # "£1.5m" for £1.5bn
    if money and MISCOUNTED < ratio <= _most_of(a.cls) and _is_one_of_its_kind(a, b):
        return 0.0  # the cost of a disaster, the hole in the accounts: its values are estimates of one sum
    if money:
        return 1.5 if ratio <= MISCOUNTED or _is_miscopied(a, b, ratio) else -1.5 if ratio <= 10 else -2.5
    if a.family == "share":
        if a.cls == b.cls and a.cls in _OF_ROUNDS:
            return -2.5
        return -0.3 if ratio <= 2 or grows(a.cls) else -1.5
    return -2.0


_OF_ROUNDS = frozenset({"workforce"})
"""Shares that are told of each round anew: a third of the staff that left, and the half that was let go."""
MISCOUNTED = 1.03
"""So many times apart two sums are soon one, told in other words."""


def _is_one_of_its_kind(a: Features, b: Features) -> bool:
    """Whether two sums are of a class of which a story has one, as it has many awards and each quarter a profit of its own."""
    return (
        bool(a.cls) and a.cls == b.cls and max(a.cost, b.cost) <= 5 and classes()[a.cls]["kind"] in ("level", "total")
    )


def _has_lost_a_digit(a: Features, b: Features) -> bool:
    """Whether one article gives a count of one class twice, the second time short of a digit: "4,556 jobs", "456 jobs"."""
    if a.family != "count" or not a.cls or a.cls != b.cls or a.claim.article != b.claim.article:
        return False
    short, full = sorted((a.printed, b.printed), key=len)
    return has_lost_a_digit(short, full, UNUSUAL)


def print_alike(a: Features, b: Features) -> bool:
    """Whether two sums of one class have the same digits, more than one, whatever their scale."""
    return bool(a.cls) and a.cls == b.cls and a.printed == b.printed and a.digits > 1


THOUSAND = 1000
"""A sum told in millions for one in billions lies so many times off."""


def _is_miscopied(a: Features, b: Features, ratio: float) -> bool:
    """Whether one sum may be the other copied wrongly: 437 and 473 have the same digits, 1.4 is 1.489 cut short."""
    if ratio >= 2:
        return False
    short, full = sorted((a.printed, b.printed), key=len)
    if len(short) == len(full):
        return len(full) >= UNUSUAL and sorted(short) == sorted(full)
    return len(short) > 1 and full.startswith(short) and ratio < 1.1


def _ratio(a: Features, b: Features) -> float:
    one, other = a.size, b.size
    if one < other:
        return other / one if one else math.inf
    return one / other if other else math.inf


def _same_size(a: Features, b: Features) -> bool:
    """Whether two counts may be one crowd on two days."""
    return a.family == "count" and _within_a_tenth(a, b)


def _within_a_tenth(a: Features, b: Features) -> bool:
    return a.value is None or b.value is None or abs(a.size - b.size) <= max(a.size, b.size) / 10


UNUSUAL = 3
"""Significant digits from which an equal value is unusual."""


def _rounds(a: Features, b: Features) -> bool:
    """Whether the coarser of two sums is told with a hedge, or printed finely enough to be no chance."""
    if a.claim.quantity is None or b.claim.quantity is None:
        return False
    coarse: Quantity = max(a.claim.quantity, b.claim.quantity, key=lambda q: q.granularity)
    value = coarse.value if coarse.value is not None else coarse.low
    return coarse.qualifier is not None or (value is not None and coarse.granularity * 10 <= abs(value))


MOST_BY_WORDS = 1.2
"""Words alone never make a measure."""


def _shared_words(a: Features, b: Features, scale: Scale) -> float:
    shared = scale.rare[a.words] & scale.rare[b.words]
    points = scale.shared.get(shared)
    if points is None:
        # An exact sum: the order of a set is not that of another run.
        points = scale.shared[shared] = min(MOST_BY_WORDS, math.fsum(map(scale.rarity.__getitem__, shared)) / 4)
    return points
