"""Numbers that go on with the one before them: in one sentence, or from the sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Literal

from briefgen.records import FigureClaim
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.classes import counts_bodies
from briefgen.stages.relate.reading.counted import without_fate
from briefgen.stages.relate.reading.nearness import MOST_COST, MOST_OWN, NOUN_COST
from briefgen.stages.relate.reading.nouns import FATES
from briefgen.stages.relate.reading.sums import DETERMINER
from briefgen.stages.relate.reading.values import is_bare
from briefgen.stages.relate.reading.view import OWN_VERB, View, own_span
from briefgen.stages.relate.traits import BEFALLEN, CHANGES, STATES
from briefgen.text.lexicon import words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table


def with_those_before(one: Features, read: Sequence[Features], view: View | None, text: str) -> Features:
    """A figure with what it takes from those `read` before it; a bare count of people that takes nothing by its words is of
    what was counted last, which is told so often that it is worth a guess."""
    return guessed(_with_those_before(one, read, view, text), read, view)


def guessed(one: Features, read: Sequence[Features], view: View | None) -> Features:
    """A bare count of people without a class as one of what was counted last before it."""
    guess = next((r for r in reversed(read[-MOST_BACK:]) if view and _may_go_on(one, r, view)), None)
    return replace(one, cls=guess.cls, cost=GUESSED) if guess else one


_SOME = r"(?:at least |about |around |some |nearly |almost |over |more than |up to |only |just |now |an? \w+ )?"
GUESSED = 8
"""Cost of a class that only the figure before tells."""
LEAST_LEAD = 3
"""Words before it in its sentence; fewer are the head of a row."""
LEAST_GUESSED = 13
"""Smaller bare numbers count many other things."""


def _may_go_on(one: Features, last: Features, view: View) -> bool:
    """Whether a bare number without a class may count what a figure of its sentence or the one before does: "The port counts
    2,600 hurt. The clinics had spoken of 2,300". A row of a list and a number with a verb of its own tell it themselves."""
    bare = one.family == last.family == "count" and not (one.cls or one.head or one.is_named)
    if not bare or one.claim.unit not in (None, "person") or one.size < LEAST_GUESSED:
        return False
    before = view.text[view.sentence.start : one.claim.span.start]
    if len(before.split()) < LEAST_LEAD or _IN_OTHERS.match(before) or OWN_VERB.match(f" {one.behind}"):
        return False
    near = one.claim.article == last.claim.article and one.claim.sentence - last.claim.sentence <= 1
    alike = max(one.size, last.size) <= OF_ONE_REPORT * min(one.size, last.size)
    return near and alike and bool(last.cls) and last.sort == "people"


def _with_those_before(one: Features, read: Sequence[Features], view: View | None, text: str) -> Features:
    """A figure with what it takes from those `read` before it: the one before it in its sentence, the one that it takes up by its
    number, or the one to which its sentence points back."""
    latest = list(reversed(read[-MOST_BACK:]))
    near = [r for r in latest if r.place == one.place]
    if near and (second := _second_of_two(one, near[0], read, text)):
        return _of_the_same(one, second)
    if near:
        return _going_on(one, next((r for r in near if r.family == one.family), near[0]), text)
    if view and (again := _told_again(one, read, view)):
        return replace(
            one,
            cls=again.cls,
            cost=again.cost,
            head=again.head,
            crowd=again.crowd,
            places=again.places,
            owner=again.owner,
            again=again.claim.id,
        )
    if view and latest and _SO_WERE.match(view.said) and _is_just_before(latest[0], one):
        return replace(one, cls=latest[0].cls, cost=latest[0].cost)
    if view and (other := _answered(one, latest, view)):
        return replace(_of_the_same(one, other), again=other.claim.id)
    last = next((r for r in latest if r.cls and r.money >= one.money), None)
    if view and last and _points_back(one, last, view):
        return replace(_of_the_same(one, _first_told(last, read, view)), hedge=one.hedge or _guessed(one.claim, text))
    things = next((r for r in latest if r.sort != "people" and r.head and r.family == "count"), None)
    if view and things and _is_subject_of_things(one, things, view):
        told = (one.cls, one.cost) if one.cls in STATES else ("", MOST_COST)
        return replace(one, head=things.head, sort=things.sort, cls=told[0], cost=told[1])
    return one


def _answered(one: Features, latest: Sequence[Features], view: View) -> Features | None:
    """The only figure of the sentence before near which somebody else puts a number: "The ministry says that the wall stands 264
    metres off. The operator puts it at 199 metres, however"."""
    if not one.value or one.is_part or one.more or one.rest or one.vague:
        return None
    before = [r for r in latest if _is_sentence_before(r, one) and r.family == one.family and r.value != one.value]
    near = [r for r in before if max(one.size, r.size) <= OF_ONE_REPORT * min(one.size, r.size)]
    if len(near) != 1:
        return None
    other = near[0]
    bare = not one.is_named and (not one.cls or one.cls == other.cls or one.cost >= MOST_OWN)
    told = _PUTS_AT.search(view.text, view.sentence.start, one.claim.span.start)
    end = own_span(one.claim).end
    alone = _NOTHING_BEHIND.match(view.text, end) or _AND_WHO.match(view.text, end)
    return other if bare and told and alone else None


def _is_sentence_before(last: Features, one: Features) -> bool:
    """Whether a figure stands in the sentence just before another one's."""
    return last.claim.article == one.claim.article and last.claim.sentence == one.claim.sentence - 1


_PUTS_AT = when_used(
    rf"\b(?:puts?|arrive[sd]?|came|comes|reckon(?:s|ed)|measured|gave|gives|report(?:s|ed)|speaks?|spoke|talks?|talked|found|finds)\b[^.;:\d]{{0,60}}?\b(?:at|to|with|it|of)\s{_SOME}(?:[A-Z]{{0,3}}[$£€¥₹])?$"
)
"""Before a number of which its sentence says no more than where somebody puts it."""
_AND_WHO = when_used(r"(?: (?:million|billion|trillion))?(?: [a-z]+)?(?:\.|, (?:however|though|for its part)\b)")
_SO_WERE = when_used(r"\W*(?:So|Neither|Nor) (?:is|are|was|were|do|does|did|has|have|had|will|would)\s")
"""What opens a sentence that tells of others what the one before told: "So were 54% of the drivers"."""


def _is_just_before(last: Features, one: Features) -> bool:
    """Whether a figure is of the sentence before, of the same family and of some class."""
    return _is_sentence_before(last, one) and bool(last.cls) and last.family == one.family


def _is_subject_of_things(one: Features, before: Features, view: View) -> bool:
    """Whether a number without a noun opens its sentence and counts some of the things of the sentence before: "Sixteen halls
    are shut. Four were shelled"."""
    near = before.claim.article == one.claim.article and one.claim.sentence - before.claim.sentence == 1
    of_people = bool(one.cls) and one.cls not in STATES and one.cost < NOUN_COST
    if not near or one.family != "count" or one.is_named or of_people:
        return False
    opens = _OPENS.fullmatch(view.text[view.sentence.start : one.claim.span.start])
    return bool(opens and _VERB_OF_THINGS.match(view.text, one.claim.span.end))


_OPENS = when_used(
    r"\W*(?:(?:[Tt]he|[Aa]ll|[Aa]nother|[Aa]|[Oo]nly|[Jj]ust|[Aa]bout|[Ss]ome|other|further|remaining|last)\s)*"
)
_VERB_OF_THINGS = when_used(
    r"\s(?:(?:others?|more)\s)?(?:is|are|was|were|has|have|had|will|would|remain(?:s|ed)?|stay(?:s|ed)?|stand|stood|work(?:s|ed)?|reopened|closed|fell|burned|burnt|collapsed|sank)\b"
)


def _of_the_same(one: Features, told: Features) -> Features:
    """A number without a noun as another one of what an earlier sentence told."""
    cost = MOST_OWN if one.family == "count" else 1
    return replace(one, cls=told.cls, cost=cost, head=one.head or told.head, continues=told.claim.id)


def _first_told(last: Features, read: Sequence[Features], view: View) -> Features:
    """Which of the figures of a sentence a later one goes on with: what it told first, "204 died and 612 were hurt. A day before
    the count was 180"; with "of these" what it told last."""
    if _OF_THESE.match(view.text, view.sentence.start):
        return last
    own = (r for r in read if r.place == last.place and r.cls and r.family == last.family)
    return next((r for r in own if not (r.is_part or r.rest or r.change or r.more)), last)


def _second_of_two(one: Features, before: Features, read: Sequence[Features], text: str) -> Features | None:
    """What the second of two bare numbers goes on with, where the first went on with the first of two fates: "204 dead and 612
    hurt. On Monday its figures were 180 and 455"."""
    gap = text[before.claim.span.end : one.claim.span.start]
    if not before.continues or one.family != before.family or one.is_named or not _JOINED.fullmatch(gap):
        return None
    at = next((n for n, r in enumerate(read) if r.claim.id == before.continues), len(read))
    behind = takewhile(lambda r: r.place == read[at].place, read[at + 1 :])
    return next((r for r in behind if r.family == one.family and r.cls not in ("", before.cls)), None)


OF_ONE_REPORT = 3
"""So many times apart two counts of one thing may lie in one report."""
MOST_BACK = 3
"""Figures back to which "the number" may point."""
_JOINED = when_used(r"\s*(?:,|and|or|, and)\s+(?:some |about |at least |another )?$")
_SHARED = when_used(r"[^.;:\d]{0,60}\band\s+(?:some |about |at least |more than |another )?$")
_OWN_CLAUSE = when_used(r"[;:]\s(?:and |some |about |at least |more than |another )*$")
_OTHER_VERB = when_used(
    r"\band (?:(?:has|have|had) )?(?!(?:killed|injured|wounded|estimated)\b)(?:[a-z]+ed|hit|left|drove|cost|struck|sent|made) (?:about |some |nearly |almost |over |at least |more than |up to |around )*$"
)
"""Before a number of which another verb is told than of the one before."""
_COMES_TO = when_used(
    r"\b(?:which|that|and) (?:makes?|made|brings?|brought|bringing|takes?|took|gives?|gave)\b[^;:.]{0,40}?(?:\bto|\bof)? (?:over |about |nearly |almost |some |more than |at least )?$"
)
"""Between a count and what it comes to with another: "which brings the two countries to over 39,000"."""
_WHOLE = when_used(
    r",?\s*(?:\w+\s+)?\(?(?:out )?of\s+(?:an? |the |its |our |their |his |her |some |about |estimated |nearly |total |[A-Z][\w-]*['’]s? )*$"
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
    of_share = before.family == "share" and one.family == "count" and one.cost < NOUN_COST
    if of_share and _OF_SHARE.fullmatch(text, before.claim.span.end, one.claim.span.start):
        return without_fate(one)
    moved = before.cls in CHANGES and not one.behind.startswith("of ")
    if before.family == "share" and one.money and not moved and _SHARE_IN_MONEY.fullmatch(gap):
        return replace(one, rest=True)
    if one.family != before.family or one.row:
        return one
    if _COMES_TO.search(gap) and before.cls and one.cost > MOST_OWN and one.family == before.family == "count":
        return replace(one, cls=before.cls, cost=before.cost + 1, head=before.head)
    if before.rest and one.head and before.head and _JOINED.search(gap):
        one = replace(one, rest=True)  # "among the injured there are 30 men and 12 women"
    if one.money and before.rest and _NEXT_PART.fullmatch(gap):
        one = replace(
            one, rest=True
        )  # "of which $4 million is for homes, $2 million for roads and $1 million for farms"
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
    noun_told = bool(noun) and not {word.stem for word in words_of(noun or "")} <= FATES
    if _takes_class(one, before, gap):
        nearer = before.cost < one.cost
        hedge = one.hedge or ("forecast" if before.hedge == "forecast" and _is_foretold_too(one, gap) else None)
        one = replace(
            one, cls=before.cls if nearer else one.cls, cost=before.cost + 1 if nearer else one.cost, hedge=hedge
        )
        if one.money and nearer and not one.defined:
            one = replace(one, defined=before.defined)
        return one if one.head or noun_told else replace(one, head=before.head)
    if before.head and not one.head and not noun_told and one.family == "count" and _SHARED.match(gap):
        return replace(one, head=before.head, crowd=before.crowd)
    return one


_OF_SHARE = when_used(
    r"(?:\s?%|\s?per ?cent|\spc)?\s(?:of|out of)\s(?:(?:all|an?|the|its|our|their|his|her|some|about|around|nearly|almost|roughly|estimated|[a-z]+['’]s?|[A-Z][\w.’'-]*)\s)*"
)
"""Between a share and all of whom it is: of "17% of the union's 9,000 members are out" it is told of the share that they are out."""


def _told_by_move(one: Features, before: Features, gap: str) -> Features | None:
    """A sum as the price to which shares moved, "down 4% at $12", or as the sum before it in another currency, "£4m ($5m)"."""
    if before.family == "share" and before.moved == "price" and before.cls in CHANGES and _MOVED_TO.fullmatch(gap):
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


_OTHERS_OWN = when_used(
    r"[^.;:]{0,48}?(?:,|\band|,? while|,? but|;) (?:those of |that of |the )?[A-Z][\w’'&.-]*(?: [A-Z][\w’'&.-]*){0,3}(?:, [^,;.\d]{3,60},)?(?: (?:at|by|with|on|to|about|around|some|nearly|only|just))* ?$"
)
"""Between two shares of which the second has its name and no verb: "Arl put 9% on the table and Benton, its rival, 7%"."""
_SHARE_IN_MONEY = when_used(
    r"(?: ?%| per ?cent)?(?: \(|, or |, )(?:(?:about|around|some|roughly|or|nearly) )?[A-Z]{0,3}[$£€¥]?"
)
"""Between a share of a sum and what that comes to: "53 percent ($18 million) of the damage"."""
_NEXT_PART = when_used(
    r"[^.;:]{2,60}?(?:,| and|, and) (?:about |some |another |nearly |over |more than )?[A-Z]{0,3}[$£€¥₹]?|[^.;:]{2,160} \d[\d.]*(?: ?%| per ?cent) \([A-Z]{0,3}[$£€¥₹]?"
)
"""Between two parts of a sum in one list."""
_MOVED_TO = when_used(r"%?(?: per ?cent)?(?: lower| higher| down| up)?,? (?:at|to) [A-Z]{0,3}[$£€¥]?")
_IN_BRACKETS = when_used(r"[\w ]{0,16}\((?:(?:about|around|some|roughly|or|nearly) )?[A-Z]{0,3}[$£€¥]?")


def _is_foretold_too(one: Features, gap: str) -> bool:
    """Whether a number shares the verb by which the one before it is only expected: "up to 900 may go: 500 to Arlen and 400 to Norby"."""
    return bool(":" in gap or _SHARED.match(gap)) and not OWN_VERB.match(f" {one.behind}")


def _takes_class(one: Features, before: Features, gap: str) -> bool:
    """Whether a number has nothing better of its own than the class of the one before it. Two shares are of one thing
    only where each has its owner, or the text joins them: "96% of the votes counted, she stood at 50.2%" are two."""
    if not (before.cls or before.head) or one.cost <= MOST_OWN or counts_bodies(one.claim):
        return False
    joined = bool(_JOINED.match(gap))
    if one.money and _OWN_LINE.fullmatch(gap) and _ITS_OWN.match(one.behind):
        return False
    if _OWN_CLAUSE.search(gap) and OWN_VERB.match(f" {one.behind}"):
        return False
    if one.sort == "things" and before.sort == "people" and one.head and before.cls in BEFALLEN:
        return False  # "38 hurt and 28 halls down"
    if one.family == "share":
        return joined or bool(before.owner and one.owner) or bool(_OTHERS_OWN.fullmatch(gap))
    return joined or not one.head


_OWN_LINE = when_used(
    r"(?: (?:million|billion|trillion))? (?:in|of|for|to|at|on) [^,;:.\d]{2,40}(?:,| and|, and) (?:about |some |another |nearly |over |more than )?[A-Z]{0,3}[$£€¥₹]?"
)
_ITS_OWN = when_used(r"(?:in|at|for|to|from|on)\b")
"""Around a sum that has a line of its own: "$3 million in wages and $9 million at the makers"."""


def _is_sum_beside_sum(one: Features, before: Features) -> bool:
    """A bare number beside a sum in one sentence is a sum too: "from the 4.2 billion"."""
    return is_bare(one.claim) and before.family.startswith("money")


_IS_AT = "is|was|are|were|of|at|to|reache[sd]|has|had|above|past|passe[sd]|exceed(?:s|ed)|top(?:s|ped)"
_NUMBER = when_used(
    rf"\b(?:(?:numbers?|figures?|count|tally|total)\s(?:[^.;:\d]{{0,40}}?\s)?(?:{_IS_AT})\s{_SOME}|(?:numbers?|figures?|count|tally|total)\s(?:\w+\s){{0,2}}?|(?:spo(?:ke|ken)|talked) of\s|^\W*(?:that|this) (?:makes|made|brings the \w+ to|brought the \w+ to|gives|gave) (?:a total of )?|it\s(?:has|had|is|was|stood|rose|stands|now|later)\b[^,;:.]{{0,24}}\s)$",
    re.IGNORECASE,
)
"""Before a number whose sentence says no more than that it is one: "unconfirmed numbers stand at 480", "it has passed 90"."""
_HAS_COUNTED = when_used(
    rf"\b(?:has|have|had|gives?|gave|given|counts|counted|lists|listed|reports?|reported|records|recorded|cites?|cited|confirms|confirmed|announced|knows? of|knew of|had it at)\s{_SOME}$"
)
_NOTHING_BEHIND = when_used(
    r"[\"”'’]?(?:[.,;:)]|\s[–—-]\s|\s(?:on|by|as of|so far|at|in|until|before|earlier|late|the day|a day|this|last|yesterday|today)\b|$)"
)
"""Before and behind a number of which a party tells no more than that it has counted so many: "the agency had 238 by noon"."""
_GOAL = when_used(
    r"\b(?:estimate|target|goal|forecast|projection|guidance|offer|bid)s? (?:\w+ ){0,2}?(?:is|was|were|had been|stood at|came to|of) (?:\w+ )?[A-Z]{0,3}[$£€¥]?$",
    re.IGNORECASE,
)
"""Before a sum that is what was once meant by the one before: "an earlier target had been $8 million"."""
_NAMES_SUM = when_used(
    rf"(?:\b(?:{alternatives(row['words'] for row in read_table('naming_sums', ('words',)))})|\b(?:report|study|survey|assessment|paper) (?:of [\w’' -]{{2,40}})?(?:has|had)) "
    r"(?:\w+ ){0,2}?[A-Z]{0,3}[$£€¥₹]? ?\d[^ ]*(?: \S+){0,3}$"
)
"""Before a sum of which its sentence says no more than that somebody names it: "her ministry arrived at $8 million"."""
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


_SHARE_TOLD = when_used(
    r"\W*(?:[\w’'/&.-]+,? ){1,8}?(?:spoke of|speaks of|talks of|talked of|showed?|shows|says?|said|gave|gives?|had|has|have|got|reported|reports|counted|saw|(?:put|puts|has|had) it at|(?:came|comes) to|stood at|stands at|reached|was|were|is) "
    r"(?:(?:about|around|some|nearly|almost|over|just|only|even|first|at first|initially|as much as|as many as|up to) )*",
)
_ENDS_THERE = when_used(r"(?:\s?%|\s?per ?cent|\s?pct)?(?=\W*$|[,.;)]|\s(?:and|but|while|on|in|at|there|against|to)\b)")
"""Around a bare share whose sentence says no more than who has it or gives it: "A local official spoke of 63%"."""


def _told_again(one: Features, before: Sequence[Features], view: View) -> Features | None:
    """The figure of the article that a later sentence takes up by its number: "the figure of 209 goes back to", "the union's 9%
    figure"."""
    start, end = view.sentence.start, one.claim.span.start
    known = _CALLED_FIGURE.match(view.text, one.claim.span.end) and DETERMINER.search(view.text, start, end)
    if not known and not _FIGURE_OF.search(view.text, start, end):
        return None
    own = takewhile(lambda r: r.claim.article == one.claim.article, reversed(before))
    return next((r for r in own if r.family == one.family and r.value == one.value and r.cls), None)


def _guessed(claim: FigureClaim, text: str) -> Literal["estimate"] | None:
    """What a number is that the words behind it call somebody's guess, or too high to be a count."""
    called = _IS_NUMBER.match(text, claim.span.end)
    return "estimate" if called and not called["counted"] else None


_IN_OTHERS = when_used(
    r"\W*(?:In|At|Inside|Among) (?:the |all |its |their |these )?(?!(?:[a-z]+ )?(?:past|last|next|hours|days|weeks|months|years|figures|numbers|words|reports|cases)\b)[a-z]+(?: [a-z]+)?s\b"
)
"""What opens a sentence that tells of others than the one before: "In the shelters the number has fallen to 390"."""


def _points_back(one: Features, last: Features, view: View) -> bool:
    """Whether a bare number is another one of what the sentence before counts."""
    near = last.claim.article == one.claim.article and one.claim.sentence - last.claim.sentence <= NEAR_BEFORE
    if not near or one.cls or (one.head if one.money else one.is_named) or one.family != last.family:
        return False
    before = view.text[view.sentence.start : one.claim.span.start]
    if one.family == "share":
        told = _SHARE_TOLD.fullmatch(before) and _ENDS_THERE.match(view.text, one.claim.span.end)
        return bool(told) and last.cls not in CHANGES
    if not (one.family == "count" or one.money) or _IN_OTHERS.match(before):
        return False
    return bool(
        _NUMBER.search(before)
        or (_HAS_COUNTED.search(before) and _NOTHING_BEHIND.match(view.text, one.claim.span.end))
        or _GOAL.search(before)
        or (one.money and _NAMES_SUM.search(f"{before}{one.claim.surface}"))
        or _OF_THESE.match(before)
        or _IS_NUMBER.match(view.text, one.claim.span.end)
    )
