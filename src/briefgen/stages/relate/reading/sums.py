"""What a sum is of, and what rose or fell by a share: prices, firms, profits by their definition."""

from __future__ import annotations

import re
from functools import cache

from briefgen.stages.relate.features import NOTHING, Family
from briefgen.stages.relate.reading.cues import Cue, cues_in
from briefgen.stages.relate.reading.values import comparable_value
from briefgen.stages.relate.reading.view import View
from briefgen.stages.relate.things import Thing, thing_of_sum
from briefgen.stages.relate.traits import CHANGES
from briefgen.text.lexicon import STOPWORDS, words_of
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table, word_set


def sum_of(view: View) -> Thing:
    """What a sum is of, "deposit" of "$40 billion in retail deposits", and the words before it."""
    phrase = view.claim.quantity.phrase if view.claim.quantity else view.claim.span
    return thing_of_sum(view.text[view.sentence.start : phrase.start], view.text[phrase.end : view.sentence.end])


def is_worth_of_firm(view: View, family: Family) -> bool:
    """Whether a sum is told of a firm as a word before it, "his $3bn lending firm": what it is worth; no "$3bn firm loan"."""
    if not family.startswith("money") or not DETERMINER.search(view.text, view.sentence.start, view.claim.span.start):
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
DETERMINER = when_used(r"\b(?:an?|the|its|their|his|her|this|that|[\w-]+['’]s) $", re.IGNORECASE)


@cache
def _firm_nouns() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("firm_nouns", ("word",)))


def is_price(view: View, family: Family) -> bool:
    """Whether a sum is what one share costs: it is told in pence, or as where shares came to or stood, in no millions."""
    value = comparable_value(view.claim)
    if value is None or value >= DEAREST_SHARE:
        return False
    told = view.text[view.clause.start : view.own.start]
    return family == "money:penny" or bool(_SHARES.search(told) and _AT.search(told))


def lost_by(view: View) -> str:
    """The class of a sum by which something brought profit or revenue down, `cost` or `lost_revenue`: the walkout "cut earnings by
    $8 million", "cost the line $8 million in profit", "wiped out $8 million of its sales". It is no profit, and no revenue. ""
    for another sum."""
    own, start = view.own, max([view.sentence.start, *(one.end for one in view.others if one.end <= view.own.start)])
    lead, behind = view.text[start : own.start], view.text[own.end : view.sentence.end]
    cut = _CUT_BY.search(lead)
    lost = _LOSES.search(lead) and _OF_EARNINGS.match(behind)
    told = cut or lost
    return "" if not told else "lost_revenue" if told["what"].lower().startswith(("rev", "sales", "turn")) else "cost"


_EARNINGS = "(?P<what>(?:profit|earning|revenue)s?|income|sales|turnover)"
_CUT_BY = when_used(
    rf"\b(?:{alternatives(row['verb'] for row in read_table('cutting', ('verb',)))}) (?:[\w’'-]+ ){{0,4}}?{_EARNINGS}\b"
    r"(?! (?:forecast|outlook|guidance|target|estimate|goal|expectation|projection)s?\b)[^,;.:$£€]{0,40}? by (?:[a-z]+ ){0,3}[A-Z]{0,3}[$£€¥₹]?$",
    re.IGNORECASE,
)
_LOSES = when_used(
    r"\b(?:cost(?:s|ing)?|los(?:t|es?|ing|s of|ses of)|hit of|blow of|wip(?:ed?|es|ing) out|took|takes?|taking|taken|shav(?:ed?|es|ing)|knock(?:ed|s|ing)?"
    r"|erased?|erasing|forgo(?:es|ne)?|miss(?:ed|ing) out on)\b(?: [\w’'-]+){0,5} [A-Z]{0,3}[$£€¥₹]?$",
    re.IGNORECASE,
)
_OF_EARNINGS = when_used(
    rf"(?: [a-z]+)?(?: [–—-][^–—-]{{3,60}}[–—-])? (?:in|of|off|out of|from|worth of) (?:(?:its|their|the|lost|annual|quarterly|potential|operating|net|pre-?tax|company|[\w-]+['’]s) )*{_EARNINGS}\b",
    re.IGNORECASE,
)


DEAREST_SHARE = 10_000
_AT = when_used(r"\b(?:at|to)(?: (?:about|around|just|only))? [A-Z]{0,3}[$£€¥]?$")


def what_moved(view: View, family: Family) -> tuple[str, frozenset[str]]:
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


_USUAL = word_set("operating")
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


def _mover(lead: str, language: str) -> str:
    """The thing that rose or fell by a share, as the words before the verb name it: "output" of "industrial output in Tolm grew"."""
    moves = [cue for cue in cues_in(lead, language) if any(name in CHANGES for name, _ in cue.classes)]
    before = _UP_TO_PREPOSITION.match(lead[: moves[-1].start]) if moves else None
    words = words_of(before[0]) if before else []
    return words[-1].stem if words and words[-1].plain not in STOPWORDS else ""


_UP_TO_PREPOSITION = when_used(
    rf"(?:(?!\s(?:{alternatives(row['word'] for row in read_table('subject_ends', ('word',)))})\s).)*",
    re.IGNORECASE,
)
_SHARES = when_used(r"\b(?:shares?|stocks?|traded|trading)\b(?! (?:price|of the|of all))", re.IGNORECASE)


@cache
def _definitions() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("definitions", ("word",)))
