"""Words that leave open whether something is so, what they hedge, and whether a statement told of it has lost them.

`find_hedges` reads a text by the table `left_open`; `lost_hedge` holds a statement against the passages that it cites. A
hedge counts for the words in its reach alone: "Police closed the road and may reopen it" hedges the reopening and not
the closing. Any hedge stands for any other ("may", "is considering", "mulls"), but not "likely" for "unlikely".

Left out on purpose: how likely something is, and hedges that no word marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.records import Span
from briefgen.text.lexicon import (
    ATTRIBUTION_VERBS,
    NEGATIONS,
    PAST_FORMS,
    STOPWORDS,
    fold,
    polarity_of,
    stem,
    terms_found,
    words_of,
)
from briefgen.text.patterns import when_used
from briefgen.vocabulary import read_table, word_set

WIDEST_REACH = 4
"""Content words behind a hedge that are looked at: its verb and what that verb is about."""

LEAST_OF_CLAUSE = 2 / 3
"""Share of the words of a hedged clause with which a statement tells of it in another verb: "aid may follow" as "aid was
paid"."""

LEAST_TOLD, LEAST_TOLD_LATER = 0.5, 0.75
"""Share of them that a statement has to tell, so that it speaks of what is hedged: with the first of them, which is the
verb or what is hedged itself, and without it."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge at its place, and the content words that it leaves open, each at its place."""

    words: str
    cls: str
    span: Span
    reach: tuple[Span, ...]


def _read_hedges() -> dict[str, str]:
    return {row["words"]: row["class"] for row in read_table("left_open", ("words", "class"))}


HEDGE_CLASS = _read_hedges()
"""Hedge -> its class."""

_CUE = when_used(
    r"(?<![\w’'-])(?:" + "|".join(r"\s+".join(map(re.escape, words.split())) for words in sorted(HEDGE_CLASS, key=lambda w: (-len(w), w))) + r")(?![\w’'-])",
    re.IGNORECASE,
)  # fmt: skip

_NO_HEDGE: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset(["expected", "planned", "feared", "thought", "proposed", "believed", "promised", "intended"]), r"(?:\bas|\bthan|-than-)\s?$", ""),
    (frozenset(["planned"]), "", r"\s(?:\w+\s)?as\b"),
    (frozenset(["possible", "likely"]), r"\bas\s(?:\w+\s){0,2}as\s$|\b(?:where|if|when|made|make|makes|it)\s$|\bas\s$", ""),
    (frozenset(["could", "can"]), "", r"\s*(?:not\b|n['’]t\b)|\s(?:already\s)?be\s(?:seen|heard|read|felt|detected)\b"),
    (frozenset(["could", "can"]), "", r"\s(?:only\s)?(?:tell|name|say|identify|confirm|verify)\b"),
    (frozenset(["would"]), "", r"\s(?:not\s(?:accept|agree|confirm|say|comment|give|name)|hear\snothing|have\snone)\b"),
    (frozenset(["weigh", "weighs", "weighing"]), "", r"\s(?:in\b|(?:about|some|over|nearly|up|at)?\s?\d)"),
    (frozenset(["plan", "plans"]), r"\b(?:a|an|the|its|their|his|her|this|that)\s$", r"(?!\s(?:to|for)\b)"),
    (frozenset(["plan"]), r"(?<!s)(?<!\bthey)(?<!\bwe)(?<!\byou)(?<!\bI)(?<!\bto)\s$", r"(?!\s(?:to|for)\b)"),
    (frozenset(["demand", "demands"]), r"\b(?:a|an|the|his|her|its|their|own|this|that)\s$", ""),
    (frozenset(["demand", "demands"]), "", r"\s(?:for|in|from|of|by|and|has|have|is|was|rose|rises|fell|falls|grew|grows)\b"),
    (frozenset(["due to"]), r"(?<!\bis\s)(?<!\bare\s)(?<!\bwas\s)(?<!\bwere\s)(?<!\bbe\s)(?<!\bbeen\s)$", ""),
    (frozenset(["due to"]), "", r"\s(?:the|a|an|its|his|her|their|this|that|heavy|bad|poor|high|low|strong|rising|falling|lack|\w+ing|\w+(?:s|ion|ness|ment|ity|age))\b"),
    (frozenset(["may"]), r"\b(?:in|of|since|until|by|early|late|mid|last|next|this|\d|\d(?:st|nd|rd|th))[\s-]$", ""),
    (frozenset(["may"]), "", r"\s\d"),
    (frozenset(["if"]), r"\b(?:as|even|what)\s$", ""),
    (frozenset(["if"]), "", r"\s(?:not|any|anything|ever|so)\b"),
    (frozenset(["want", "fear", "risk", "aim", "hope"]), r"\b(?:no|of|in|for)\s$", ""),
    (frozenset(["is to", "are to"]), "", r"\s(?:the|a|an|be\s(?:found|seen|had))\b"),
    (frozenset(["is to", "are to", "was to", "were to"]), "", r"\sblame\b"),
    (frozenset(["would"]), r"\b(?:that|which|who)\s$", r"\snot\b"),
    (frozenset(["suspect", "suspects", "risk", "risks", "hope", "hopes", "fear", "fears", "claim", "claims"]), r"\b(?:a|an|the|of|any|main|prime|chief|this|that|its|their|his|her|no|as)\s$", ""),
    (frozenset(["can", "will", "might"]), r"\b(?:a|the|his|her|their|its|own|free|good)\s$", ""),
)  # fmt: skip
"""(hedges, what stands before, what stands behind): where such a word hedges nothing, as "as expected" and "5 May"."""
_IDLE = tuple(
    (words, when_used(before, re.I) if before else None, when_used(after, re.I)) for words, before, after in _NO_HEDGE
)

_CLAUSE = when_used(
    r"[;:\u2014\u2013]|,(?!\d)|[.!?]\s|\b(?:but|while|although|though|whereas|because|after|before|since|when|where|who|which)\b|"
    r"\b(?:and|or)\s(?=(?:(?!and\b|or\b)[\w,.’'-]+\s){0,3}?(?:is|are|was|were|has|have|had|will|may|might|could|would|should|can|plans|wants|hopes|"
    r"intends|aims|said|says|told|\w+ed)\b)",
    re.IGNORECASE,
)
"""Where a clause ends; "and" ends one only before a further verb."""


def find_hedges(text: str) -> tuple[Hedge, ...]:
    """The hedges of a text in order, each with the content words that it leaves open.

    "Tarn is mulling a sale of its arm" gives "mulling" (wished) with sale, arm. "As expected, rates rose" gives none.
    """
    found = []
    for match in _CUE.finditer(text):
        words = " ".join(match[0].split()).casefold()
        if not _hedges_nothing(text, match, words):
            span = Span(*match.span())
            cls = _class_there(text, span, words)
            found.append(Hedge(words, cls, span, _reach(text, span, cls)))
    return tuple(found)


_REPORTED_WOULD = when_used(
    r"\b(?:said|says|told|announced|announces|declared|declares|decreed|added|confirmed|decided|ruled|promised)\b(?:(?!\bif\b)[^.;:!?,]){0,80}$"
)
"""Before "would": what somebody said will be."""


def _class_there(text: str, hedge: Span, words: str) -> str:
    """The class of a hedge; "probably not" is "unlikely"."""
    cls = HEDGE_CLASS[words]
    if words == "would" and _REPORTED_WOULD.search(text, 0, hedge.start):
        return "future"
    return "unlikely" if cls == "chance" and re.match(r"\s(?:not|never)\b", text[hedge.end :]) else cls


def _hedges_nothing(text: str, match: re.Match[str], words: str) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    for listed, left, right in _IDLE:
        if words in listed and (left is None or left.search(before)) and right.match(text, match.end()):
            return words != "may" or text[match.start()].isupper()
    return False


def _reach(text: str, hedge: Span, cls: str) -> tuple[Span, ...]:
    """The content words behind a hedge in its clause; where there is none, those before it. A condition leaves open the
    clause it stands in and the one beside it."""
    start, end = _clause_around(text, hedge)
    behind = _content(text, hedge.end, end)[:WIDEST_REACH]
    before = _content(text, start, hedge.start)
    if cls == "condition":
        main = before or _content(
            text, end, _clause_around(text, Span(min(end + 1, len(text)), min(end + 2, len(text))))[1]
        )
        return (*main[-WIDEST_REACH:],) if before else (*main[:WIDEST_REACH],)
    return behind or before[-WIDEST_REACH:]


def _clause_around(text: str, at: Span) -> tuple[int, int]:
    start = max((border.end() for border in _CLAUSE.finditer(text) if border.end() <= at.start), default=0)
    ends = (border.start() for border in _CLAUSE.finditer(text, at.end) if text[at.end : border.start()].strip())
    return start, next(ends, len(text))


def _content(text: str, start: int, end: int) -> tuple[Span, ...]:
    found = []
    for word in words_of(text[start:end]):
        folded = fold(word.text)
        if len(folded) > 2 and folded not in _EMPTY and not folded[0].isdigit():
            found.append(Span(start + word.start, start + word.end))
    return tuple(found)


_EMPTY = (
    STOPWORDS
    | NEGATIONS
    | ATTRIBUTION_VERBS
    | word_set("dozens hundreds thousands millions billions")
    | {words for words in HEDGE_CLASS if " " not in words}
)


# ---------------------------------------------------------------- lost


def lost_hedge(statement: str, passages: Sequence[str]) -> str | None:
    """The hedged words of a passage that a statement tells as if they were so; None where it keeps every hedge.

    What another clause or passage tells without a hedge may be told without one.
    """
    own = find_hedges(statement)
    for n, passage in enumerate(passages):
        elsewhere = "\n".join([*passages[:n], *passages[n + 1 :]])
        for hedge in find_hedges(passage):
            if _is_lost(hedge, passage, elsewhere, statement, own):
                return passage[hedge.span.start : max(hedge.span.end, *(span.end for span in hedge.reach), 0)]
    return None


def _is_lost(hedge: Hedge, passage: str, elsewhere: str, statement: str, own: Sequence[Hedge]) -> bool:
    """Whether the statement tells what this hedge leaves open, tells it from nowhere else, and hedges it nowhere."""
    told = _told_words(hedge, passage, statement)
    if not told or (hedge.cls == "future" and not _is_past(told[0], statement)):
        return False
    if hedge.cls in _VERBS and (_is_aimed_at(told[0], statement) or _is_not_told_as_so(told[0], statement)):
        return False
    clause, rest = _parted(passage, hedge)
    rest = f"{rest}\n{elsewhere}"
    of_clause = [
        word.text for word in words_of(statement) if fold(word.text) not in _EMPTY and terms_found(word.text, clause)
    ]
    if all(_found(word, rest) for word in (*told, *of_clause)):
        return False
    kept = any(_stands_for(mine, hedge) and _covers(mine, told, statement) for mine in own)
    return not (kept or _kept_otherwise(hedge, statement))


def _told_words(hedge: Hedge, passage: str, statement: str) -> list[str]:
    """The hedged words that the statement tells; () where it only names the same things. Names alone tell nothing."""
    words = [span.of(passage) for span in hedge.reach]
    words = [word for word in words if not word[0].isupper()] or words
    told = [word for word in words if _found(word, statement)]
    first = bool(told) and told[0] == words[0]
    least = LEAST_TOLD if first else LEAST_TOLD_LATER
    if told and len(told) >= least * len(words) and (first or len(told) > 2):
        return told
    if hedge.cls not in _VERBS:
        return []
    start, end = _clause_around(passage, hedge.span)
    clause = [span.of(passage) for span in _content(passage, start, end)]
    told = [word for word in clause if _found(word, statement)]
    return told if len(told) > 1 and len(told) >= LEAST_OF_CLAUSE * len(clause) else []


_VERBS = ("modal", "planned", "wished")
"""Classes whose hedge has its subject before it: the whole clause is left open, and not only what follows."""


def _found(word: str, text: str) -> bool:
    """Whether a text has a word in any form: "paid" for "pay", which by itself is read as wages."""
    return terms_found(word, text) or stem(word) in {part.stem for part in words_of(text)}


def _is_past(word: str, statement: str) -> bool:
    """Whether the statement tells the word as done: "closed" for "will close", but not "closes" or "closure"."""
    forms = [part.text.casefold() for part in words_of(statement) if _found(word, part.text)]
    return any(form.endswith("ed") or form in PAST_FORMS for form in forms)


def _is_not_told_as_so(word: str, statement: str) -> bool:
    """Whether the statement has a word only in what it denies or asks: "let in no observers", "what becomes of the jobs"."""
    place = _place_of(word, statement)
    if place is None:
        return False
    start, end = _clause_around(statement, Span(place, place + len(word)))
    return polarity_of(statement[start:end]).negated or _ASKED.search(statement[start:place]) is not None


_ASKED = when_used(r"(?:^\s*which|\b(?:whether|what|how))\b[^,;:.]*$", re.IGNORECASE)


def _is_aimed_at(word: str, statement: str) -> bool:
    """Whether the statement has a verb only as an aim: "were back to supply the airports" tells of no supply, "kits for 300 operations"
    of none."""
    at = _place_of(word, statement)
    return (
        at is not None
        and re.search(r"\bto\s+(?:\w+ly\s+)?$|\bfor\s+(?:[\d.,]+\s+)?(?:\w+\s+)?$", statement[:at]) is not None
    )


def _parted(passage: str, hedge: Hedge) -> tuple[str, str]:
    """The clause of a hedge with all that it leaves open, and the rest of its passage."""
    start, end = _clause_around(passage, hedge.span)
    first = min([start, *(span.start for span in hedge.reach)])
    last = max([end, *(span.end for span in hedge.reach)])
    return passage[first:last], f"{passage[:first]} {passage[last:]}"


def _stands_for(mine: Hedge, theirs: Hedge) -> bool:
    """Whether one hedge may be told for another: any for any, but "unlikely" only for itself or a negated one, and
    "will" only for a plan or a "would"."""
    if mine.cls == "future":
        return theirs.cls in ("planned", "future") or theirs.words == "would"
    return (mine.cls == "unlikely") is (theirs.cls == "unlikely")


def _covers(mine: Hedge, told: Sequence[str], statement: str) -> bool:
    """Whether a hedge of the statement reaches what it tells, stands before it, stands in one clause with it, or ends what is told before
    it ("a line started the fire, evidence suggests")."""
    if any(terms_found(word, span.of(statement)) for span in mine.reach for word in told):
        return True
    start, end = _clause_around(statement, mine.span)
    places = [part.start for part in words_of(statement) if any(terms_found(word, part.text) for word in told)]
    return (
        not places
        or _ends_what_it_hedges(mine, statement, max(places))
        or mine.span.start <= min(places)
        or any(start <= place <= end for place in places)
    )


def _ends_what_it_hedges(mine: Hedge, statement: str, last: int) -> bool:
    """Whether a hedge stands behind all that it hedges, at the end of their clause: the last told word is at `last`."""
    ends = mine.cls in ("thought", "alleged") and re.match(r"\s*(?:[,.;]|$)", statement[mine.span.end :]) is not None
    return ends and last < mine.span.start and re.search(r"[.;!?]", statement[last : mine.span.start]) is None


def _place_of(word: str, statement: str) -> int | None:
    return next((part.start for part in words_of(statement) if terms_found(word, part.text)), None)


_DEMANDS = when_used(r"\b(?:must|should|ha(?:s|ve) to|needs? to|ought to)\b", re.IGNORECASE)
"""What a party calls for is told as its demand: "live ammunition must end"."""


def _kept_otherwise(hedge: Hedge, statement: str) -> bool:
    """What is alleged or warned of may be told with who says it, what is unlikely with a negation, "if" as "whether", what should
    be done as asked for or rejected, what would be done as offered."""
    if _OPEN.search(statement) or _QUESTION.search(statement):
        return True
    if hedge.words in ("should", "must", "ought to", "has to", "have to", "need to", "needs to"):
        return _ASKS.search(statement) is not None or _PROMISES.search(statement) is not None
    passive = hedge.cls == "thought" and hedge.words.split()[0] in (
        "is",
        "are",
        "was",
        "were",
    )  # "assumed to be there" of "is assumed to be there"
    if (passive or hedge.cls in ("wished", "asked", "planned")) and _has_its_word(hedge, statement):
        return True
    if hedge.cls == "wished" and _WISHES.search(statement):
        return True
    if hedge.cls == "feared" and _FEAR.search(statement):
        return True
    if hedge.cls == "asked" and (_ASKS.search(statement) or _DEMANDS.search(statement)):
        return True
    if hedge.words in ("would", "will") and any(p.search(statement) for p in (_OFFERS, _REJECTS, _PROMISES)):
        return True
    if hedge.cls == "alleged" or hedge.words.startswith(("warn", "suggest")):
        return _SAYS.search(statement) is not None
    if hedge.words.startswith("believe") and _RATES.search(statement):
        return True
    if hedge.cls == "unlikely":
        return polarity_of(statement).negated
    return hedge.words == "if" and re.search(r"\b(?:whether|when|once)\b", statement, re.IGNORECASE) is not None


_FEAR = when_used(r"\b(?:(?:for|in|of|from|out of) fear|fears? of|fearing|afraid)\b", re.IGNORECASE)
"""What leaves open what is feared, though it opens no clause: "for fear of a trap"."""
_PROMISES = when_used(r"\b(?:announc|promis|pledg|plann|schedul)(?:e|es|ed|ing)\b|\bdue\b", re.IGNORECASE)
"""With these words what should be done is still to come."""


def _has_its_word(hedge: Hedge, statement: str) -> bool:
    """Whether a statement has the very word of a hedge, wherever it stands: "observers, whom they want"."""
    own = [word for word in hedge.words.split() if len(word) > 3 and fold(word) not in STOPWORDS]
    stems = {part.stem for part in words_of(statement)}
    return bool(own) and all(stem(word) in stems for word in own)


_ASKS = when_used(
    r"\b(?:ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|call(?:s|ed|ing)? (?:for|on)|want(?:s|ed)?|tell(?:s|ing)?|told"
    r"|request(?:s|ed)?|order(?:s|ed)?|advis(?:e|es|ed)|recommend(?:s|ed)?|appeal(?:s|ed)?|invit(?:e|es|ed)"
    r"|reject(?:s|ed|ing)?|oppos(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|against|rul(?:e|es|ed) out)\b",
    re.IGNORECASE,
)
_WISHES = when_used(r"\bwish(?:es|ed)?\b", re.IGNORECASE)
_REJECTS = when_used(r"\b(?:reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|rul(?:e|es|ed) out)\b", re.IGNORECASE)
_OPEN = when_used(r"\b(?:uncertain|unclear|in doubt|remains? open|(?:still|yet) to (?:be|come))\b", re.IGNORECASE)
_QUESTION = when_used(
    r"\b(?:question(?:s|ed)?\s+(?:of|about|on|whether)|asked\s+(?:about|for|whether|if)|whether)\b", re.IGNORECASE
)
"""With these a statement tells what was asked, as the question "Would he apologize?" does."""
_OFFERS = when_used(
    r"\b(?:offer(?:s|ed|ing)?|propos(?:al|als|e|es|ed|ing)|bid|draft|pledg(?:e|es|ed))\b", re.IGNORECASE
)
_RATES = when_used(r"\b(?:call(?:s|ed)|describ(?:es|ed)|consider(?:s|ed))\b", re.IGNORECASE)
"""With these somebody judges, as whoever believes: "called its conduct exactly right"."""
_SAYS = when_used(
    r"\b(?:sa(?:y|ys|id)|according to|told|tells|claim(?:s|ed)?|report(?:s|ed)?|accus(?:e|es|ed)|alleg(?:e|es|ed)|argu(?:e|es|ed)"
    r"|insist(?:s|ed)?|stat(?:es|ed))\b",
    re.IGNORECASE,
)
