"""The class of what a number counts, by the nearest cue that can be told of it: `dead`, `missing`, `revenue`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.records import FigureClaim
from briefgen.stages.relate.families import unit_family
from briefgen.stages.relate.features import Family
from briefgen.stages.relate.reading.cues import LOOSE, Cue, cues_in
from briefgen.stages.relate.reading.nearness import CLOSE, MOST_COST, weigh_cue
from briefgen.stages.relate.reading.nouns import counted_head, nouns_that
from briefgen.stages.relate.reading.values import sort_of
from briefgen.stages.relate.reading.view import View
from briefgen.stages.relate.traits import CHANGES, FATES_OF_BODIES, FATES_OF_JOBS, JOBS, WORTH
from briefgen.text.figures import singular
from briefgen.text.figures.differences import PASSED
from briefgen.text.figures.digits import base_language
from briefgen.text.lexicon import stem, words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set


def told_outright(views: Iterable[View | None]) -> frozenset[str]:
    """The classes of which the sentence of some figure has a cue that is not loose."""
    said = {(view.said, view.article.language) for view in views if view}
    told = (pair for one in said for cue in cues_in(*one) for pair in zip(cue.classes, cue.reaches, strict=True))
    return frozenset(name for (name, _), reach in told if reach not in LOOSE)


def class_of(view: View, family: Family, outright: frozenset[str]) -> tuple[str, int]:
    """The class of the nearest cue that can be told of such a number, and its cost; "" and `MOST_COST` for none. A loose
    cue counts only for a class that the story tells `outright`: people also "come to" a fair."""
    fitting = counted_by(family)
    if _counts_all_who_live_there(view):
        return "population", 0
    bodies, named = counts_bodies(view.claim), classes_of_noun(view.claim)
    jobs = counts_jobs(view.claim)
    best, told_by = (MOST_COST, ""), None
    cues = cues_in(view.said, view.article.language)
    for cue in cues:
        if _tells_the_next(cue, view) or (family.startswith("money") and _is_of_another_sum(cue, view)):
            continue
        told = [(name, at) for at, (name, counts) in enumerate(cue.classes) if counts in fitting]
        told = [one for one in told if cue.reaches[one[1]] not in LOOSE or one[0] in outright]
        told = [one for one in told if one[0] in FATES_OF_BODIES] if bodies else told
        told = [one for one in told if one[0] in FATES_OF_JOBS] if jobs else told
        told = [one for one in told if cue.reaches[one[1]] not in LOOSE or not named or one[0] in named]
        if told and _can_govern(cue, view) and not _leads_to_level(cue, told[0][0], view):
            name, at = told[0]
            cost = weigh_cue(cue, cue.reaches[at], view)
            best, told_by = ((cost, name), cue) if cost < best[0] else (best, told_by)
    if best[1] == WORTH and told_by and (thing := _class_of_what_is_worth(told_by, cues, view.said)):
        return thing, best[0]
    return best[1], best[0]


def counted_by(family: Family) -> frozenset[str]:
    """What a cue has to be about to be told of such a value (column `counts` of `cues.words`)."""
    if family in ("count", "rate"):
        return frozenset({"person", "thing"})
    if family.startswith("money"):
        return frozenset({"money"})
    if unit_family(family.partition(":")[2]) == "mass":
        return frozenset({"mass"})  # tonnes that "fell" are no rain
    if family in ("share", "points"):
        return frozenset({"share"})
    if unit_family(family.partition(":")[2]) == "area":
        return frozenset({"length", "area"})
    return frozenset({"length", "size"}) if family.partition(":")[2] in _SIZED else frozenset({"length"})


_SIZED = word_set("metre foot yard km mile")
"""Units in which things have a size, and fall; of rain that fell millimetres are told."""
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


def _tells_the_next(cue: Cue, view: View) -> bool:
    """Whether a fate behind a number belongs to the next one: Arabic tells it before those whom it befell."""
    behind = cue.start - (view.own.end - view.sentence.start)
    return base_language(view.article.language) == "ar" and behind > CLOSE


def _is_of_another_sum(cue: Cue, view: View) -> bool:
    """Whether another sum of the sentence stands right beside a cue, which is its own: of "sold bonds of $19 million at a loss of
    $2 million" the loss is the second, in "$3 million in wages and $9 million at the makers" the wages are the first."""
    start, end = cue.start + view.sentence.start, cue.end + view.sentence.start
    return any(
        (end <= other.start and _OF_SUM.fullmatch(view.text, end, other.start) and view.own.end <= start)
        or (other.end <= start and end <= view.own.start and _IN_CUE.fullmatch(view.text, other.end, start))
        for other in view.others
    )


_OF_SUM = when_used(r" (?:of|worth|totalling|totaling|valued at|put at)(?: [a-z]+){0,2} [A-Z]{0,3}[$£€¥₹]?")
_IN_CUE = when_used(r" (?:million |billion |trillion )?(?:in|of|worth of)(?: [a-z-]+){0,2} ")


def _leads_to_level(cue: Cue, name: str, view: View) -> bool:
    """Whether a word of change only says how a level was reached: what "fell to 4.2 percent" is no fall of 4.2 percent."""
    end = cue.end + view.sentence.start
    passed = view.text[end : view.claim.span.start].isspace() and PASSED.match(view.claim.surface)
    return name in CHANGES and bool(
        passed or (end <= view.own.start and _UP_TO.fullmatch(view.text, end, view.own.start))
    )


_UP_TO = when_used(
    r"\s(?:[\w-]+ly\s|back\s|on \w+day\s|by\s[^,;.]{1,24}\s)?to\s(?:(?:an?|the|its|about|around|nearly|just|over|under|a record|more than|less than)\s)*"
)
_ALL_OF = when_used(r"\b(?:of|the|all)\s(?:(?:the|its|some|about|around)\s)*$", re.IGNORECASE)
_DWELLERS = nouns_that("dweller")


def _counts_all_who_live_there(view: View) -> bool:
    """Whether a number is that of which others are some: "12 of the 300 residents were killed"."""
    noun = words_of((view.claim.quantity.noun if view.claim.quantity else None) or "")
    return (
        bool(noun)
        and singular(noun[-1].text) in _DWELLERS
        and bool(_ALL_OF.search(view.text, view.sentence.start, view.claim.span.start))
    )


def classes_of_noun(claim: FigureClaim) -> frozenset[str]:
    """What befell people by the counted noun itself: survivors who "came ashore" were saved, they did not flee."""
    noun = claim.quantity.noun if claim.quantity else None
    return (
        frozenset(name for cue in cues_in(noun or "") if cue.reach in ("noun", "people") for name, _ in cue.classes)
        - JOBS
    )


def counts_bodies(claim: FigureClaim) -> bool:
    """Whether bodies are counted: not everything may be told of them, see `FATES_OF_BODIES`."""
    noun = words_of((claim.quantity.noun if claim.quantity else None) or "")
    return bool(noun) and noun[-1].stem in _BODIES


_BODIES = frozenset(map(stem, nouns_that("body")))


def counts_jobs(claim: FigureClaim) -> bool:
    """Whether jobs are counted, by any of their names."""
    return claim.unit in _POSTS


_POSTS = word_set("job post position role")


def is_step(view: View) -> bool:
    """Whether bodies are those that one day, or one search, has added to the toll: "two bodies were found on Monday"."""
    return counts_bodies(view.claim) and bool(_OF_ONE_SEARCH.match(view.text, view.own.end, view.sentence.end))


_OF_ONE_SEARCH = when_used(r"\s(?:was\s\w|were\s(?:\w+\s){1,4}(?:on|overnight|today|yesterday|this|last)\b)")


def _can_govern(cue: Cue, view: View) -> bool:
    """Whether a cue can be told of what is counted: people's fates of people, and of a thing only by its own name
    ("457 arrests"); what happens to things of things."""
    quantity = view.claim.quantity
    if quantity is None or quantity.cls != "count" or quantity.unit is None or counts_jobs(view.claim):
        return True
    person = any(counts == "person" for _, counts in cue.classes)
    thing = any(counts == "thing" for _, counts in cue.classes)
    of_things = sort_of(view.claim) == "things" and any(link.kind == "part_of" for link in view.claim.links)
    if sort_of(view.claim) == "things" and not quantity.noun and not of_things:
        return True  # "30 halls are closed, and 12 may be": the unit is that of the number before, if it is that of anything
    if quantity.unit == "person" or not (counted_head(view.claim) or (of_things and not quantity.noun)):
        return person  # a part without a noun of its own ("of the 900 halls 12 were shut") has that of its whole
    noun = quantity.noun_span
    end = cue.end + view.sentence.start
    return (
        not person or thing or (noun is not None and noun.start <= cue.start + view.sentence.start and end == noun.end)
    )
