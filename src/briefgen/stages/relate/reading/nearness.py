"""How far a cue stands from its number: the words between them, with what they say weighed in."""

from __future__ import annotations

import re

from briefgen.records import Span
from briefgen.stages.relate.reading.cues import Cue
from briefgen.stages.relate.reading.view import View
from briefgen.text.figures.numerals import SMALL_WORDS
from briefgen.text.patterns import when_used

MOST_COST = 16
"""Words between a cue and its number, with what stands between weighed in, beyond which the cue says nothing of it."""
MOST_OWN = 8
"""A cue farther than this is no better than that of the number before."""
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
    r"^\s(?:out )?of (?:an? |the |its |some |about |estimated |nearly |total |[A-Z][\w-]*['’]s? )*\d[\d.,]*(?: million| thousand)?(?: (?!(?:is|are|was|were|has|have|had)\b)[\w’'-]+){0,7}(?=(?:,\s(?:or|some|about|that is)\s[^,;:]{1,40},)?\s(?:(?:is|are|was|were|has|have|had)\s|$))"
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
_JOINED_BY = "(?:and|or|in|at|of|from|across)"
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


def weigh_cue(cue: Cue, reach: str, view: View) -> int:
    """How far a cue stands from the number, in words; clause borders and other numbers between them weigh as more."""
    start, end, own = cue.start + view.sentence.start, cue.end + view.sentence.start, view.own
    behind = start >= own.end
    if _is_of_whom(start, end, view):
        return NOUN_COST
    if _is_of_another(start, end, reach, view):
        return MOST_COST
    counted = _HOW_MANY.search(view.text, view.sentence.start, start)
    of_people = {"noun": NOUN_COST, "where": WHERE_COST, "people": PEOPLE_COST}
    if end <= own.start and _is_inverted(start, end, view):
        return 1
    noun = 0 if counted and counted["whom"] else of_people.get(reach, 0)
    if start < own.end and own.start < end:
        return noun - STRENGTH.get(reach, 0)
    gap, numbers = _gap(start, end, view)
    if reach in ("noun", "people") and end <= own.start and noun and not _NUMBERED.search(gap):
        return MOST_COST  # "rescuers reached eight of the men" counts no rescuers
    cost = len(gap.split()) + (0 if behind else BEFORE_COST)
    cost += 8 * len(_CUTS.findall(gap)) + 2 * len(_SOFT.findall(gap))
    governs = _CHANGE.search(gap) if start < own.start else counted and _IS_THE.fullmatch(gap)
    if governs and (reach == "far" or (counted and not noun)):
        return 3 + numbers if _MOVED_THERE.search(gap) else min(cost, 3 + cost // 4) + 3 * numbers
    if reach in STRENGTH:
        close = CLOSE * 2 if _CHANGE.search(gap) else CLOSE
        near = not numbers and (behind or cost <= close + BEFORE_COST)
        return cost - STRENGTH[reach] if near and not _CUTS.search(gap) else MOST_COST
    return cost + 6 * numbers + noun


def _is_of_another(start: int, end: int, reach: str, view: View) -> bool:
    """Whether a cue tells nothing of the number, however near it stands."""
    text, own = view.text, view.own
    if reach == "behind" and start < own.end:
        return True  # "the count has reached 300" tells of no arrival
    if any(other.end < end <= told.end() for other in view.others if (told := SOME.match(text, other.end))):
        return True  # "88 of the dead are named, while the agency gives the number as 77" counts no dead
    if start < own.end:  # "the city of Arlen" counts nobody, "a city of 12,000" does
        return end <= own.start and text[start:end].endswith(" of") and text[end + 1 : end + 2].isupper()
    if "," in text[own.end : start] and _OF_ALL.search(text[view.sentence.start : own.start]):
        return True  # "of its 900 workers, about 300 were on strike"
    if reach == "leading":
        return True  # "200 people, more than it could carry"
    return reach == "ruling" and not _is_sought(start, end, view)  # "54% called for an election" tells who calls


def _is_inverted(start: int, end: int, view: View) -> bool:
    """Whether a sentence opens with what befell those whom its verb then counts: "Under water north of the river are 32 villages",
    "Still missing were 31"."""
    opens = _STILL.fullmatch(view.text, view.sentence.start, start)
    between = view.text[end : view.own.start]
    return bool(opens and _ARE_THEN.search(between)) and not any(x.start < view.own.start for x in view.others)


_STILL = when_used(r"\W*(?:(?:[Ss]till|[Aa]lso|[Nn]ow|[Aa]lready) )?")
_ARE_THEN = when_used(
    r"^(?:\s(?!that\b)[^;:.]{2,90},?)?\s(?:is|are|was|were|remain|remained)\s(?:(?:now|still|also|about|around|some|nearly|almost|over|at least|more than)\s)*$"
)


def _gap(start: int, end: int, view: View) -> tuple[str, int]:
    """The words between a cue and the number, without those that say more of the people counted or go with them, and how many other
    numbers stand there."""
    own, others = view.own, view.others
    if start < own.end:
        first = min([own.start, *(one.start for one in others if end <= one.start and _is_the_same(one, view))])
        between, skipped = Span(end, first), 0
        gap = between.of(view.text)
    else:
        between = Span(own.end, start)
        gap, skipped = _without_whom(between.of(view.text), bool(others))
    numbers = sum(1 for one in others if between.covers(one) and one.start >= between.start + skipped)
    return _SAID_ASIDE.sub(" ", gap) if "," in gap else gap, numbers


def _without_whom(gap: str, others: bool) -> tuple[str, int]:
    """The words behind a number without what says who its people are, and where those end that count with it; `others` are told
    in the sentence."""
    skipped = _with_others_end(gap) if others else 0
    whole = _OF_WHOLE.match(gap) if others else None
    skipped, gap = (whole.end(), gap[whole.end() :]) if whole else (skipped, gap)
    whom = _WHO.match(gap)
    gap = gap[whom.end("whom") :] if whom else gap
    gap = _RELATIVE.sub(" ", _ASIDE.sub(" ", _FROM_NAMES.sub("", _OF_OTHERS.sub("", gap))))
    return _WITH_OTHERS.sub(" ", gap), skipped


def _is_sought(start: int, end: int, view: View) -> bool:
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


def _is_of_whom(start: int, end: int, view: View) -> bool:
    """Whether a cue says of whom a number counts some: "30 of the dead were buried", "among the wounded 30 are in danger";
    what is told of those 30 stands elsewhere."""
    own, text = view.claim.span, view.text
    counted = view.claim.quantity is not None and view.claim.quantity.cls == "count"
    behind = SOME.match(text, own.end) if counted else None
    told = (_WHO.match(text, view.own.end, view.sentence.end), _OF_NUMBERED.match(text, own.end)) if counted else ()
    first = view.sentence.start
    whole = _OF_MANY.search(text[first : own.start]) if counted else None
    return bool(
        (behind and own.end < end <= behind.end())
        or (whole and whole.start() <= start - first and end - first <= whole.end())
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
SOME = when_used(r"(?:\s\w+)?\sof (?:the|these|those|his|its|their) [a-z]*(?:s|ed|men|dead|missing)\b")
"""Behind a number that counts some of those told of: "twenty-seven of the dead are children"."""
_AMONG = when_used(r"\b(?:among|of) (?:the|those) \w+$", re.IGNORECASE)


def _is_the_same(other: Span, view: View) -> bool:
    """Whether a number before only tells the same thing otherwise, "10% of its staff, or about 17,000 people", or how far
    it moved: "revenue rose $2 million to $15 million"."""
    return other.end <= view.own.start and any(
        told.match(view.text, other.end, view.own.start) for told in (_OR, _CAME_TO)
    )
