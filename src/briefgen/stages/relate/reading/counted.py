"""What a number counts, put together: its family, class and noun, where the one changes the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefgen.records import FigureClaim
from briefgen.stages.relate.features import NOTHING, Family, Features
from briefgen.stages.relate.reading.ballots import ballot_of
from briefgen.stages.relate.reading.classes import class_of, classes_of_noun
from briefgen.stages.relate.reading.crowds import is_crowd
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.stages.relate.reading.nearness import MOST_COST, MOST_OWN, NOUN_COST
from briefgen.stages.relate.reading.nouns import (
    counted_head,
    counts_members,
    joined_head,
    labelled_head,
    member_of,
    mods_of,
    nouns_that,
    said_head,
)
from briefgen.stages.relate.reading.sums import is_price, is_worth_of_firm, lost_by, sum_of
from briefgen.stages.relate.reading.values import AGE_NEAR, comparable_value, family_of, is_bare
from briefgen.stages.relate.reading.view import View
from briefgen.stages.relate.reading.whose import is_candidates_own
from briefgen.stages.relate.traits import BEFALLEN, CROWDS, MEMBER, WORTH
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set


@dataclass(frozen=True, slots=True)
class What:
    """What a number counts: its family, class and noun."""

    family: Family
    cls: str
    cost: int
    head: str
    mods: frozenset[str]


def what_of(view: View, told: frozenset[str], event: str) -> What:
    """What a number counts by the words around it; `told` are the classes that its story tells outright."""
    claim, text = view.claim, view.text
    lead = text[view.sentence.start : claim.span.start]
    family = family_of(
        claim, text[claim.span.end : view.sentence.end][:40], text[view.clause.start : claim.span.start][-AGE_NEAR:]
    )
    cls, cost = class_of(view, family, told)
    if not cls and family == "count" and _is_nameless(claim):
        cls, cost = _class_above(view)
    if cls in _LEFT_OVER and _ALL_BUT.search(lead):
        cls = _LEFT_OVER[cls]
    if not cls and family == "count" and view.currency and is_bare(claim):
        named, distance = class_of(view, view.currency, told)
        if named and distance <= MOST_OF_BARE:
            family, cls, cost = view.currency, named, distance
    head, mods = (
        sum_of(view)
        if family.startswith("money")
        else (
            member_of(view)
            or joined_head(view)
            or counted_head(claim)
            or said_head(view, family)
            or labelled_head(lead),
            mods_of(claim),
        )
    )
    if (cls in BEFALLEN and _OF_KIN.search(lead)) or (cls == "missing" and head in _SEARCHERS):
        cls, cost = "", MOST_COST  # "relatives of eight victims"; who is sent to find somebody or something
    if _THRESHOLD.search(claim.surface) and _OF_THEM.search(lead):
        return What(THRESHOLD, "", MOST_COST, "", NOTHING)
    if (side := ballot_of(view, cls)) != cls:
        cls, cost = side, SURE_SIDE
    if not cls and family == "count" and counts_members(claim):
        cls, cost = MEMBER, NOUN_COST
    if not cls and not head and event in CROWDS and family == "count" and is_crowd(claim):
        cls, cost = CROWDS[event], MOST_OWN
    return _sum_by_its_size(What(family, cls, cost, head, mods), view, told)


_LEFT_OVER = {"identified": "unidentified", "unidentified": "identified"}
"""What those are whom a sentence leaves out of a fate: "all but 83 of the bodies had been identified"."""
_ALL_BUT = when_used(
    r"\b(?:all|everyone|everybody|nobody|none) (?:but|except|save)(?: for)? (?:about |some )?$", re.IGNORECASE
)
MOST_ABOVE = 160
"""Characters above a sentence in which its heading stands."""
MOST_IN_HEADING = 3
"""Words between a number in a heading and the word that tells of it: "207 Dead, Says Minister"."""


def _is_nameless(claim: FigureClaim) -> bool:
    """Whether a number has neither a noun nor a unit but that of people."""
    return claim.quantity is not None and not claim.quantity.noun and claim.unit in (None, "person")


def _class_above(view: View) -> tuple[str, int]:
    """The class of a number whose sentence names none, where the heading above it tells the same number with one: "207 Dead /
    The count has gone to 207"; "" for none."""
    before = view.sentence.start
    lines = view.text[max(0, before - MOST_ABOVE) : before].strip().splitlines()
    heading = lines[-1] if lines else ""
    surface = view.claim.surface
    found = re.search(rf"(?<![\w.,]){re.escape(surface)}(?![\w%])(?![.,]\d)", heading) if surface in heading else None
    for cue in cues_in(heading, view.article.language) if found else ():
        near = (
            found is not None
            and cue.start >= found.end()
            and len(heading[found.end() : cue.start].split()) <= MOST_IN_HEADING
        )
        if near and cue.classes[0][1] == "person" and cue.reach != "loose":
            return cue.classes[0][0], MOST_OWN
    return "", MOST_COST


def without_fate(one: Features) -> Features:
    """A count of which its sentence tells no fate: it is all of whom something befell some. Members it may still count."""
    if counts_members(one.claim):
        return replace(one, cls=MEMBER, cost=NOUN_COST, rest=False)
    return replace(one, cls="", cost=MOST_COST, rest=False)


SURE_SIDE = 1
MOST_OF_BARE = 5
"""So near has the word for a sum to stand that makes one of a bare number: "sales of 12 billion", "earned 300 million"."""
THRESHOLD = "measurement:threshold"
_THRESHOLD = when_used(r"\s(?:or|and) (?:more|above|over|higher|greater|stronger|larger|up)\b")
_OF_THEM = when_used(r"\b[a-z]+s (?:of|with|at) (?:at least |magnitudes? )?$")
"""A size from which things are counted, and no count of them: "77 aftershocks of 4.0 or more"."""
_OF_KIN = when_used(r"\b(?:families|relatives|parents|loved ones|survivors|lawyers) of (?:the )?$", re.IGNORECASE)
_SEARCHERS = nouns_that("searcher")


def _sum_by_its_size(what: What, view: View, told: frozenset[str]) -> What:
    """A sum without a class as a price or a firm's worth, what a profit or revenue was brought down by as what that cost, and a price
    that only a whole firm has as that of the deal."""
    if not what.cls and what.family.startswith("money") and is_price(view, what.family):
        what = replace(what, cls="price", cost=1)
    if not what.cls and is_worth_of_firm(view, what.family):
        what = replace(what, cls=WORTH, cost=1)
    if what.family.startswith("money") and (lost := lost_by(view)):
        what = replace(what, cls=lost, cost=1, head="")
    of_firm = what.cls == "price" and (comparable_value(view.claim) or 0) >= LEAST_PRICE_OF_FIRM
    return replace(what, cls="deal") if of_firm and "deal" in told else what


LEAST_PRICE_OF_FIRM = 50_000_000
"""A price from which it is that of a firm, in a story that tells of a deal, and of no share of it."""
_DISASTERS = word_set("water quake fire wind collapse eruption")
"""Events whose "damages" are what they cost, and nothing that a court awards."""


def in_disaster(what: What, event: str, view: View) -> What:
    """Damages as what a disaster cost, where one is told of, and what is lost in one or in a strike, but for a company's account."""
    told = what.cls == "award" and what.head == _DAMAGES and event in _DISASTERS
    lost = what.cls == "loss" and {event, view.story} & _COSTLY and not _OF_ACCOUNT.search(view.words)
    return replace(what, cls="cost", head="" if told else what.head) if told or lost else what


_COSTLY = _DISASTERS - {"collapse"} | {"protest"}
"""Events in which people lose money, and of which no firm tells as its own end: a bank collapses too."""
_OF_ACCOUNT = when_used(
    r"\b(?:net|operating|pre-?tax|annual|quarterly|full-year|half-year) loss(?:es)?\b|\bloss(?:es)? (?:before|after|for the|per|from operations|in the (?:\w+ )?(?:quarter|half|year))\b"
    r"|\b(?:posted|reported|booked) (?:a|its) loss\b",
    re.IGNORECASE,
)
"""What tells of a loss as the line of an account, "a net loss", "posted a loss of"."""


_DAMAGES = "damage"


def by_owner(what: What, owner: str, view: View) -> What:
    """What a number counts where it is a candidate's, or of those who work somewhere."""
    if owner and view.rivals:
        if what.cls == "counted" and is_candidates_own(view):
            what = replace(what, cls="vote_share", cost=1)  # "Berg leads with 36% of the votes counted"
        if what.family == "count" and not (what.cls or what.head or view.claim.unit):
            what = replace(what, head="vote")  # "Berg has 4,288,000, Dahl 2,834,000"
    if what.family == "share" and not what.cls and what.head in _WORKERS:
        return replace(what, cls="workforce", cost=1)  # "half of its employees were let go"
    if what.cls == "passengers" and (what.head == _STAFF or "crew" in classes_of_noun(view.claim)):
        return replace(what, cls="crew")  # "with 90 passengers and five staff aboard"
    return what


_STAFF = "worker"
"""The head of all nouns for those who work somewhere."""
_WORKERS = frozenset({_STAFF, "employ"})
"""The same of a share, which is of a noun by its stem."""
