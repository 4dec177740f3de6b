"""Which of several counts a figure is: a former one, one more, some of another, what somebody saw, what two have together."""

from __future__ import annotations

import re
from functools import cache
from typing import TypedDict

from briefgen.records import Span
from briefgen.stages.relate.reading.classes import counts_bodies, is_step
from briefgen.stages.relate.reading.nearness import NOUN_COST, SOME
from briefgen.stages.relate.reading.view import View
from briefgen.stages.relate.traits import CHANGES_OF_SUMS
from briefgen.text.figures import is_difference
from briefgen.text.lexicon import words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table


class Role(TypedDict):
    """The fields of `Features` that say which of several counts it is."""

    held: bool
    both: bool
    seen: bool
    former: bool
    more: bool
    change: bool
    rest: bool


def role_of(view: View, cls: str, cost: int, lead: str) -> Role:
    """Which of several counts a figure of a class is, which its cue tells at such a `cost`; `lead` is its sentence up to it."""
    claim, text, clause, own = view.claim, view.text, view.clause, view.own
    quantity = claim.quantity
    return Role(
        held=not cls and quantity is not None and bool(_HELD.search(text[clause.start : quantity.phrase.start])),
        both=bool(_BOTH.search(view.words)),
        seen=_is_seen(view) or (cost >= NOUN_COST and (counts_bodies(claim) or bool(_BODIES_OF.search(lead)))),
        former=_is_former(
            lead, text[claim.span.end : view.sentence.end], quantity is not None and quantity.cls == "money"
        ),
        more=_comes_on_top(text, clause, own) or is_step(view),
        change=cls not in CHANGES_OF_SUMS and quantity is not None and is_difference(text, view.sentence, quantity),
        rest=_counts_some(view, lead),
    )


def _comes_on_top(text: str, clause: Span, own: Span) -> bool:
    """Whether words beside a number say that it comes on top of another: "seven more"; not "12 dead and more than 40 hurt"."""
    start, end = max(clause.start, own.start - NEAR), min(clause.end, own.end + NEAR // 2)
    return any(found.end() <= end for found in _MORE.finditer(text, start, clause.end))


def _is_former(lead: str, after: str, of_sum: bool) -> bool:
    """Whether the words before a number, or behind it, say that another one has left it behind; what was expected once is told so of
    sums alone."""
    return bool(
        _FORMER.search(lead)
        or _HAD_BEFORE.search(lead)
        or (of_sum and _HAD_EXPECTED.search(lead))
        or _TOLD_BEFORE.match(after)
    )


def _words(table: str) -> str:
    """The words of a table of one column, to stand in a group of a pattern."""
    return alternatives(row["word"] for row in read_table(table, ("word",)))


_BOTH = when_used(
    rf"(?:^|[^\w\s]\s?|\b(?:of|from|by|between|among|for|in|across|to|that|and|but|with|taking|than|while|when|as|said)\s)(?:both|the two) (?:{_words('sides')})\b|\bjointly\b|\b(?:the|their|its|a) combined\b",
    re.IGNORECASE,
    having=("both", "the two ", "jointly", "combined"),
)
"""Both of whom a number is counted; "urged both sides" only tells what else is done with them."""
_FORMER = when_used(
    r"^(?!.*\b(?:sa(?:id|ys?|ying)|that|told|report\w*|add(?:s|ed)|announc\w*|according|wrote)\b).*\bhad (?:only |just |earlier |so far )?(?:stood|come|been (?:at|put|given|near)|reached|climbed|risen|fallen|hovered)\b[^.;:\d]{0,24}$"
    rf"|^\W*in (?:the|its|their|an?) (?:very )?(?:first|earlier|initial|previous|preceding) (?:\w+ )?(?:{_words('first_reports')})\b"
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
_HAD_EXPECTED = when_used(
    r"(?:\bhad (?:[a-z]+ly |once |first |earlier |before )?|\bused to |\b(?:previously|earlier|initially|originally|at first|until then|once) )"
    r"(?:expect|forecast|foresee|predict|project|promise|guid|reckon|plan|budget|aim|hop|estimat|calculat|spok|speak|talk|pencil|target|see|put)\w*"
    r"(?: (?!that\b)[\w’'-]+){0,8} (?:[A-Z]{2,3})?[$£€¥₹]?$"
)
"""Before a sum that somebody expected until another one took its place: "had reckoned with a hit of $3 million"."""
_TOLD_BEFORE = when_used(
    rf"(?:\s?[\w%]+){{0,3}} (?:had been|was|were) (?:reported|given|announced|estimated|put|measured|counted|named) {_AT_FIRST}\b",
    re.IGNORECASE,
    having=("at first", "initially", "originally", "previously"),
)
"""Around a number that was given before another one: "which had put it at first on 30", "18 km had been reported at first"."""
_MORE = when_used(
    r"\b(?:(?<!\bor )more(?! than\b)(?!,? or less\b)|another|additional|further|extra|other(?! hand\b))\b",
    re.IGNORECASE,
    having=("more", "another", "additional", "further", "extra", "other"),
)
NEAR = 24
"""Characters before a number within which "another" is said of it."""
_REST = when_used(
    r"\b(?:(?:of|among|in) (?:these|those|this)(?=\s*,|\s+(?:is|are|was|were)\b)|(?<!\bnumber )(?<!\bcount )(?<!\btoll )(?:of|among) (?:them|whom|the (?:dead|victims|injured|wounded|missing|arrested|detained))(?=\s*,(?! (?:and|but|while|which|who)\b)|\s+(?:there (?:is|are|was|were) )?(?:\w+\s+)?$)"
    r"|includ(?:ing|es?)(?=\s+(?:\w+\s+)?$))",
    re.IGNORECASE,
)
_OF_WHICH = when_used(
    r"\b(?:of which|of that|of this|of it),? (?:some |only |about |around |nearly |almost |over |more than |up to |at least )?(?:[A-Z]{2,3})?[$£€¥₹]?$",
    re.IGNORECASE,
)
"""The same before a sum: "$9 million, of which $4 million went to homes"."""
_ALONE = when_used(
    rf"\b(?:\w*day|{_words('alone')}) alone\b",
    re.IGNORECASE,
)
"""One day of several: "on Tuesday alone the ferries made nine trips"; one place without its name."""


def _counts_some(view: View, lead: str) -> bool:
    """Whether a number counts some of those told of elsewhere; `lead` is its sentence up to it."""
    return bool(
        _REST.search(lead)
        or (view.claim.quantity is not None and view.claim.quantity.cls == "money" and _OF_WHICH.search(lead))
        or SOME.match(view.text, view.claim.span.end)
        or _OF_THEM.match(view.text, view.claim.span.end)
        or ("alone" in view.words.lower() and _ALONE.search(view.words))
    )


_OF_THEM = when_used(r"(?: [a-z]+)? of them\b")
"""Behind a number that counts some of those told before."""
_HELD = when_used(
    r"\b(?:has|have|had|count(?:s|ed)|serve[sd]?|cover(?:s|ed)?|out of (?:its|their|his|her)) $", re.IGNORECASE
)


@cache
def _onlookers(says: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("onlookers", ("word", "says")) if row["says"] == says)


def _is_seen(view: View) -> bool:
    """Whether whoever tells a count knows only the spot where they are, or bodies are told by how they lay there. What doctors
    or journalists have formed, a union or a committee, counts for all."""
    words = {word.plain for word in words_of(view.claim.attributed_to or "")}
    on_the_spot = not words.isdisjoint(_onlookers("spot")) and words.isdisjoint(_onlookers("body"))
    onlookers = on_the_spot and not _WITH_OFFICIALS.search(view.said)
    return onlookers or bool(_LAY_THERE.search(view.words))


_BODIES_OF = when_used(r"\b(?:bodies|remains|corpses) of (?:[a-z]+ ){0,3}$")
_WITH_OFFICIALS = when_used(
    r"\b(?:officials|authorities|government|ministry|police)(?:,| and)\s(?:\w+\s){1,2}sa(?:id|ys?)\b"
)
"""Who counts for all, also where somebody on the spot is named beside them: "officials and medics said"."""
_LAY_THERE = when_used(
    r"\b(?:[Hh]e|[Ss]he|who|I) (?:had |has )?counted\b[^,;:]*\b(?:bodies|corpses)\b|\b(?:saw|seen|witnessed)\b[^,;:]*\b(?:bodies|corpses|dead)\b|\b(?:bodies|corpses|dead \w+)\b[^;:]*\b(?:l[ai]y|lying|laid out|lined up|brought|taken|stacked|in (?:a|long) rows?|wrapped|shrouded|covered)\b",
    having=("bodies", "corpses", "dead"),
)
"""What somebody saw of the dead at one spot."""
