"""Which sentences matter, without a model: those that tell a happening or a stance, and how central each is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from briefgen.briefing.local_draft.alone import QUOTED
from briefgen.records import Article, Group, Ledger, Sentence, Span
from briefgen.records.statuses import HEADS, STATUSES
from briefgen.stages.ledger import notable_groups
from briefgen.text.dates import DateMention, find_dates
from briefgen.text.garbled import is_garbled
from briefgen.text.lexicon import PAST_FORMS, SEATS, STOPWORDS, fold, names_in, words_of
from briefgen.vocabulary import read_table

STANCE = re.compile(
    r"\b(?:wants|wanted|demand(?:s|ed)?|threat(?:ens|ened)|call(?:s|ed)? (?:on|for)|warn(?:s|ed)|accus(?:es|ed?)|urg(?:es|ed?)|"
    r"reject(?:s|ed)?|refus(?:es|ed?)|insist(?:s|ed)?|den(?:y|ies|ied)|oppos(?:es|ed?)|vow(?:s|ed)?|promis(?:es|ed)|pledg(?:es|ed)|"
    r"blam(?:es|ed?)|condemn(?:s|ed)?|defend(?:s|ed)|back(?:s|ed)|support(?:s|ed)|criticis(?:es|ed)|criticiz(?:es|ed)|"
    r"disput(?:es|ed)|dismiss(?:es|ed)|(?:asks|asked|is asking|are asking) for|argu(?:es|ed?)|complain(?:s|ed)? of|seek(?:s|ing)|"
    r"mean(?:s|t)? to|would not hear of|(?:will|would) (?:appeal|fight|resist|not accept)|says (?:he|she|it|they) (?:will|would) (?:fight|appeal))\b",
    re.IGNORECASE,
)
"""What a party does when it takes a side. Plain saying and asking is none."""
_OWN_VERB = re.compile(
    r"(?:\s*,[^,]{1,90},|\s*\([^()]{1,30}\))?\s*,?\s*(?:(?:has|have|had|also|again|later|meanwhile|on \w+day|\w+ly)\s+){0,3}$",
    re.IGNORECASE,
)
"""What may stand between an actor and its verb: an apposition, "has", "also"."""
_SECOND_VERB = re.compile(r"\s+[^.;:,“\"]{3,90}\sand\s+")
"""The only name opens the sentence, and the stance is its second verb: "The fund X sits on a stake and wants"."""
_OBJECT = re.compile(
    r"\b(?:in|of|at|from|to|near|by|for|with|against|than|on|about|between|and his|and her|whom|which)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN_RELATIVE = re.compile(r",\s+(?:who|which|whose)\b[^,;]+$")
"""Before a name: it stands in a clause about somebody else, "Orla, who also heads Tarvo and Brell, wants"."""

SAID_ON = re.compile(
    r"\b(?:said|says|saying|told|tells|reported|reports|added|wrote|writes|estimated|gave|given|published|released|issued|according to[^,;.]{0,40})"
    r"(?:\s+(?:[\w’'-]+\s+){0,2}(?:reporters|journalists|analysts|parliament|television|radio|agency|daily|newspaper|him|her|them|us|[A-Z]\w+))?"
    r"(?:\s+(?:late|early|earlier))?(?:\s+(?:on|in))?\s+$"
)
"""Before a day: the day on which somebody spoke is no event of the story."""
_SPAN_WORD = re.compile(
    r"\b(?:since|until|till|through|as of|from)\s+(?:late\s+|early\s+|last\s+|the\s+)?$", re.IGNORECASE
)


def told_day(sentence: Sentence, article: Article) -> Span | None:
    """The words that date a happening: the first day or weekday on which something happened or is due. None where the
    sentence only dates its own saying, counts since a day, or asks."""
    if sentence.span.of(article.text).rstrip().endswith("?"):
        return None
    for mention in find_dates(article.running, language=article.language, within=sentence.span):
        if mention.kind in ("day", "weekday") and _dates_a_happening(mention, sentence, article.running):
            return mention.span
    return None


_AHEAD = re.compile(
    r"\b(?:will|would|due|to be|scheduled|expected|planned|plans|set (?:to|for)|(?:is|are|was|were|has|have) to|looks? ahead to)\b[^,;:]*$",
    re.IGNORECASE,
)
_OPENS_AGAIN = re.compile(r"\b(?:when|before|until|once|as soon as)\s+(?P<clause>[^,;:]+)$", re.IGNORECASE)
"""Before a day: a clause of time; without a form of the past it looks ahead, "before markets open on Monday"."""
_RELATIVE = re.compile(r"^\s*(?:before|after|following|earlier|of (?:last|the))\b")
_NO_NEWS = re.compile(r"^\W*(?:correction|editor['’]s note|clarification|update)\b", re.IGNORECASE)


_OF_THE_DAY = re.compile(
    r"\b(?:protests?|violence|figures?|fires?|attacks?|truce|disaster|accident|explosion|crash|collapse|(?:earth)?quake|flood|storm|massacre|shooting|sinking|news|rall(?:y|ies)|vote|events|blast|strikes?|clashes|verdict|ruling)\s+of\s+$",
    re.IGNORECASE,
)


_MEETING_ON = re.compile(
    r"\b(?:the|a|another)\s+(?:\w+\s+)?(?:march|meeting|rally|vote|hearing|summit|trial|protest|strike|talks)\s+(?:(?!said|was|were|took)\w+\s+){0,3}on\s+$"
)


def _names_a_thing(lead: str, after: str) -> bool:
    """Whether a day only says which thing is meant: "Monday's blast", "the Aug. 8 fire", "the fires of Aug. 8"."""
    owned = re.match(r"['’]s?\b|['’](?=\s)", after)
    named = re.search(r"\bthe\s+$", lead, re.IGNORECASE) and re.match(r"\s+[a-z]", after)
    return bool(owned or named or _OF_THE_DAY.search(lead) or _MEETING_ON.search(lead))


def _dates_a_happening(mention: DateMention, sentence: Sentence, text: str) -> bool:
    """Whether a day is that of something that happened. What is due on a day without a year is left out: such a day is
    read as the latest past one, and a date in the wrong year would be false."""
    lead = text[sentence.span.start : mention.span.start]
    after = text[mention.span.end :]
    counted = re.search(r"\bthe\s+$", lead) and _RELATIVE.match(after)
    if (
        counted
        or _names_a_thing(lead, after)
        or SAID_ON.search(lead)
        or _SPAN_WORD.search(lead)
        or _NO_NEWS.match(lead)
    ):
        return False
    return bool(mention.year) or not (_AHEAD.search(lead) or _opens_ahead(lead))


def _opens_ahead(lead: str) -> bool:
    """Whether a day stands in a clause of time that tells nothing past, and behind a verb of it."""
    found = _OPENS_AGAIN.search(lead)
    words = [fold(word.text) for word in words_of(found["clause"])] if found else []
    past = any(word in PAST_FORMS or word.endswith("ed") or word in ("was", "were", "had", "did") for word in words)
    return len(words) > 1 and not past


def _is_named(word: str, text: str) -> bool:
    """Whether a word that opens a sentence is a name: its article has it with a capital inside a sentence too, and never small."""
    return bool(re.search(rf"[a-z,] {re.escape(word)}\b", text)) and not re.search(
        rf"\b{re.escape(word.lower())}\b", text
    )


_PARTY = re.compile(
    r"(?:^\W*|[,;]\s+|\b(?:says?|said|that|and|but)\s+|\)\s+|\b\w*day\s+)(?P<who>(?:the\s+|some\s+)?(?:[a-z’'-]+\s+)?(?P<noun>(?!have\b|also\b|again\b|later\b)[a-z]{4,}))"
    r"(?:,[^,]{1,60},)?\s+(?:(?:has|have|had|also|again|later)\s+){0,2}$",
    re.IGNORECASE,
)


@cache
def _party_nouns() -> frozenset[str]:
    rows = read_table("parties", ("noun", "kind", "group"))
    return frozenset(row["noun"] for row in rows if row["kind"] in ("body", "people", "court"))


def is_party_noun(noun: str) -> bool:
    """Whether a noun is that of a party: a body, people in an office, a court."""
    return noun.casefold() in _party_nouns() or noun.casefold().removesuffix("s") in _party_nouns()


def stance_of(sentence: Sentence, text: str) -> str | None:
    """The actor whose position a sentence tells: the name that is the subject of a verb of wanting, threatening or
    rejecting; None where the nearest name is another's or only a place."""
    words = sentence.span.of(text)
    for verb in STANCE.finditer(words):
        names = names_in(words[: verb.start()], opening=True)
        for name in reversed(names):
            between = words[name.end : verb.start()]
            second = len(names) == 1 and not name.start and _SECOND_VERB.fullmatch(between)
            lead = words[: name.start]
            if (_OWN_VERB.fullmatch(between) or second) and not (_OBJECT.search(lead) or _IN_RELATIVE.search(lead)):
                return name.text
        party = _PARTY.search(words[: verb.start()])
        if party and is_party_noun(party["noun"]) and not _OBJECT.search(words[: party.start()]):
            return party["who"]
        opening = re.match(r"\W*(?P<who>[^\W\d_a-z][\w-]*)(?=[\s,])", words[: verb.start()])
        direct = opening and _OWN_VERB.fullmatch(words[opening.end() : verb.start()])
        if opening and direct and (fold(opening["who"]) in SEATS or _is_named(opening["who"], text)):
            return opening["who"]
    return None


# ---------------------------------------------------------------- the weight of a sentence


def sentence_weights(ledger: Ledger) -> dict[str, float]:
    """The weight of each body sentence, by its ref: shared rare words, place in the article, its day, its figures, and how
    far it hangs on its neighbours."""
    articles = {a.id: a for a in ledger.articles}
    words = {s.ref: s.span.of(articles[s.article].text) for s in ledger.sentences}
    terms = {ref: _terms(text) for ref, text in words.items()}
    spread: Counter[str] = Counter()
    for article in ledger.articles:
        spread.update(set().union(*(terms[s.ref] for s in ledger.sentences if s.article == article.id)))
    figures, fresh = _figure_weights(ledger.reconciliation.groups), _freshness(ledger.articles)

    def weight(sentence: Sentence) -> float:
        own = terms[sentence.ref]
        shared = sum(math.log(1 + spread[t]) for t in own if spread[t] > 1) / (8 + len(own))
        place = 1.0 / (1 + sentence.number / 4)
        return shared + place + figures.get(sentence.ref, 0.0) + fresh[sentence.article] - _hanging(words[sentence.ref])

    body = [s for s in ledger.sentences if s.role == "body"]
    garbled = {a.id for a in ledger.articles if is_garbled(a)}
    return {s.ref: weight(s) for s in [s for s in body if s.article not in garbled] or body}


FRESHEST = 0.25
"""Weight of the newest day over the oldest; an undated article counts as neither."""


def _freshness(articles: Sequence[Article]) -> dict[str, float]:
    days = sorted({a.published.day for a in articles if a.published.day})
    steps = max(1, len(days) - 1)
    return {a.id: FRESHEST * days.index(a.published.day) / steps if a.published.day else FRESHEST / 2 for a in articles}


WITHDRAWN = -0.9
"""Weight of a sentence that has a withdrawn or outdated figure and no current one of the same group."""


def _figure_weights(groups: Sequence[Group]) -> dict[str, float]:
    """Per sentence: the best bonus of its current figures, less for an outdated one that stands alone. A sentence that
    tells of a revision itself is not outdated: it says which value was taken back."""
    current: dict[str, float] = {}
    outdated: set[str] = set()
    for group in notable_groups(groups):
        gone = set(group.decision.superseded)
        held = {c.ref for c in group.claims if c.id not in gone or any(link.kind == "replaces" for link in c.links)}
        outdated |= {c.ref for c in group.claims} - held
        for ref in held:
            current[ref] = max(current.get(ref, 0.0), _worth(group))
    return {ref: current.get(ref, 0.0) + (WITHDRAWN if ref in outdated else 0.0) for ref in {*current, *outdated}}


def _worth(group: Group) -> float:
    """What a group adds to its sentences: most where it differs, little where one source tells it or it is a mere size."""
    if len(group.claims) < 2:
        return 0.1
    worth = HEADS[STATUSES[group.decision.status].head].worth
    return worth / 3 if group.label.kind in ("constant", "duration", "ratio") else worth


PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|it|there|we|i|you)\b", re.IGNORECASE)
UNNAMED_BODY = re.compile(
    r"\b[Tt]he (?:service|institute|company|group|fund|paper|union|ministry|agency|authority|firm|association|commission|board|"
    r"charity|organisation|organization|latter|former|two|same|pair|man|woman)\b"
)
_AGED = re.compile(r"\b[A-Z][\w’'-]+, (?:aged )?\d\d?,|\bwho gave (?:his|her) name\b|\b\d\d?-year-old\b")


def _hanging(text: str) -> float:
    """How far a sentence hangs on what stood before it or tells of one person only: to be taken off its weight."""
    names = [name.start for name in names_in(text, opening=True)]
    pronoun = PRONOUN.search(QUOTED.sub(lambda m: " " * len(m.group()), text))
    loose = 0.6 if pronoun and (not names or pronoun.start() < names[0]) else 0.0
    unnamed = 0.3 if UNNAMED_BODY.search(text) and not names else 0.15 if UNNAMED_BODY.search(text) else 0.0
    quoted = sum(len(m.group()) for m in QUOTED.finditer(text))
    opens = 0.4 if text.lstrip()[:1] in '“"‘«' else 0.0
    return opens + loose + unnamed + (0.8 if _AGED.search(text) else 0.0) + (0.7 if 2 * quoted > len(text) else 0.0)


def _terms(text: str) -> set[str]:
    return {w.stem for w in words_of(text) if len(w.text) > 2 and fold(w.text) not in STOPWORDS}
