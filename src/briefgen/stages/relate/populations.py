"""Of whom a party counts, where it says so once: "the union, which counts civilians only, has 144 dead".

Who counts civilians means civilians in all its counts of the dead and hurt, in every article, unless a clause says that
others are among them ("595 hurt, soldiers among them").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.records import Article, Sentence
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.reading.nouns import KINDS
from briefgen.stages.relate.reading.view import clause_of
from briefgen.stages.relate.traits import BEFALLEN
from briefgen.stages.relate.voices import find_voices
from briefgen.text.patterns import when_used

OF_WHOM = "civilian"
"""The only kind of people of whom parties keep all their counts."""
MOST_BACK = 2
"""Sentences back to which "it" and "its" may point."""
_COUNTS_THEM = when_used(
    r"\b(?:counts?|tracks?|records?|registers?|documents?|monitors?|tallies|lists?|counting|tracking|recording|monitoring)\s"
    r"(?:(?:only|just|the|all|deaths?|dead|casualties|of|among)\s){0,4}civilians?\b(?!,? (?:and|or)\b)"
    r"|(?<!\d )\bcivilians? (?:deaths |casualties )?(?:only|alone)\b"
)
"""What says of whom a party keeps count."""
_OTHERS_TOO = when_used(
    r"\b(?:soldiers?|troops|fighters|combatants|militants|gunmen|police|military)\b[^,;.]{0,20}\b(?:among|included|as well|too)\b"
    r"|\b(?:among|includ(?:es|ing)|tak(?:es|ing) in|together with)\b[^,;.]{0,20}\b(?:soldiers?|troops|fighters|combatants|militants|gunmen|police)\b"
    r"|\bcivilians and\b|\band civilians\b|\bhow many (?:\w+ ){0,3}civilians\b|\bwhether (?:\w+ ){0,4}civilians\b"
)
"""What says that a count is of others too, or leaves it open."""
_ITS = when_used(r"\b(?:it|its|they|their|this|that|the (?:same|body|group))\b")


def with_populations(
    features: Sequence[Features], articles: Mapping[str, Article], sentences: Mapping[str, Sentence]
) -> tuple[Features, ...]:
    """The features in the order given, the counts of parties that count civilians with that noun."""
    if not any(OF_WHOM in article.running for article in articles.values()):
        return tuple(features)
    voice = find_voices([one.claim for one in features], list(articles.values())).of
    counting = _who_count_them(features, voice, articles, sentences)
    read: list[Features] = []
    for one in features:
        told = one.claim.attributed_to and voice[one.claim.id] in counting
        its = told or _goes_on(one, read)
        of_them = its and _is_open(one) and not _of_others(one, articles, sentences)
        read.append(replace(one, head=OF_WHOM) if of_them else one)
    return tuple(read)


def _is_open(one: Features) -> bool:
    """Whether a count of the dead or hurt leaves unsaid who they were."""
    return one.cls in BEFALLEN and not one.head and not one.crowd and one.family == "count"


def _goes_on(one: Features, read: Sequence[Features]) -> bool:
    """Whether a count is of the party whose count of civilians was told just before: "the toll among civilians is 40, while 65
    were hurt", "a day before, it had 31 dead"."""
    last = next((x for x in reversed(read) if x.cls in BEFALLEN and x.family == "count" and not x.change), None)
    if last is None or last.claim.article != one.claim.article or last.head != OF_WHOM:
        return False
    back = one.claim.sentence - last.claim.sentence
    if back == 0:
        return one.claim.attributed_to == last.claim.attributed_to and one.cls != last.cls
    if one.claim.attributed_to:
        return False
    return one.continues == last.claim.id or (back <= MOST_BACK and bool(_ITS.search(one.before)))


def _who_count_them(
    features: Sequence[Features],
    voice: Mapping[str, str],
    articles: Mapping[str, Article],
    sentences: Mapping[str, Sentence],
) -> frozenset[str]:
    """The voices that say so, and count no other kind of people."""
    said: set[str] = set()
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in features:
        if one.cls not in BEFALLEN or not one.claim.attributed_to:
            continue
        of = voice[one.claim.id]
        kinds[of].add(one.head)
        if _COUNTS_THEM.search(_words_of(one, articles, sentences)):
            said.add(of)
    return frozenset(of for of in said if not kinds[of] & KINDS - {OF_WHOM})


def _words_of(one: Features, articles: Mapping[str, Article], sentences: Mapping[str, Sentence]) -> str:
    """The words of a figure's sentence."""
    sentence = sentences.get(one.claim.ref)
    return sentence.span.of(articles[one.claim.article].running) if sentence else ""


def _of_others(one: Features, articles: Mapping[str, Article], sentences: Mapping[str, Sentence]) -> bool:
    """Whether a figure's own words say that it counts others too, or leave it open."""
    sentence, text = sentences.get(one.claim.ref), articles[one.claim.article].running
    if sentence is None:
        return False
    clause = clause_of(one.claim, sentence.span, text)
    return bool(_OTHERS_TOO.search(text[clause.start : min(sentence.span.end, clause.end + 40)]))
