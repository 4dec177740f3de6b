"""Which sentences matter, without a model: the draft of a briefing from the articles' own sentences."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from briefgen.dates import DateMention, find_dates
from briefgen.garbled import is_garbled
from briefgen.ledger import LENGTHS, notable_groups
from briefgen.lexicon import SEATS, STOPWORDS, fold, names_in, words_of
from briefgen.records import Article, Draft, DraftStatement, Group, Ledger, Sentence, Span

LEAST_WORDS, MOST_WORDS = 8, 42
"""Words of a sentence that may stand alone: shorter ones hang on their neighbour, longer ones are not read."""

OPENS_BADLY = re.compile(
    r"^\W*(?:but|and|or|so|yet|he|she|it|they|this|that|these|those|his|her|its|their|there (?!is|are|was|were|has|have)|then|also|such|another|however|"
    r"instead|both|meanwhile|still)\b",
    re.IGNORECASE,
)
STANCE = re.compile(
    r"\b(?:wants|wanted|demand(?:s|ed)|threat(?:ens|ened)|call(?:s|ed) (?:on|for)|warn(?:s|ed)|accus(?:es|ed)|urg(?:es|ed)|"
    r"reject(?:s|ed)|refus(?:es|ed)|insist(?:s|ed)|den(?:ies|ied)|oppos(?:es|ed)|vow(?:s|ed)|promis(?:es|ed)|pledg(?:es|ed)|"
    r"blam(?:es|ed)|condemn(?:s|ed)|defend(?:s|ed)|back(?:s|ed)|support(?:s|ed)|criticis(?:es|ed)|criticiz(?:es|ed)|"
    r"disput(?:es|ed)|dismiss(?:es|ed)|(?:asks|asked|is asking|are asking) for|will appeal|would appeal)\b",
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

SAID_ON = re.compile(
    r"\b(?:said|says|saying|told|tells|reported|reports|added|wrote|writes|estimated|gave|given|published|released|issued|according to[^,;.]{0,40})"
    r"(?:\s+(?:[\w’'-]+\s+){0,2}(?:reporters|journalists|analysts|parliament|television|radio|agency|daily|newspaper|him|her|them|us|[A-Z]\w+))?"
    r"(?:\s+(?:late|early|earlier))?(?:\s+(?:on|in))?\s+$"
)
"""Before a day: the day on which somebody spoke is no event of the story."""
_SPAN_WORD = re.compile(r"\b(?:since|until|till|as of|from)\s+(?:late\s+|early\s+|last\s+|the\s+)?$", re.IGNORECASE)


def told_day(sentence: Sentence, article: Article) -> Span | None:
    """The words that date a happening: the first day or weekday on which something happened or is due. None where the
    sentence only dates its own saying, counts since a day, or asks."""
    if sentence.span.of(article.text).rstrip().endswith("?"):
        return None
    for mention in find_dates(article.text, language=article.language, within=sentence.span):
        if mention.kind in ("day", "weekday") and _dates_a_happening(mention, sentence, article.text):
            return mention.span
    return None


_AHEAD = re.compile(
    r"\b(?:will|would|due|to be|scheduled|expected|planned|plans|set to|is to|are to|has to)\b[^,;:]*$", re.IGNORECASE
)
_RELATIVE = re.compile(r"^\s*(?:before|after|following|earlier|of (?:last|the))\b")
_NO_NEWS = re.compile(r"^\W*(?:correction|editor['’]s note|clarification|update)\b", re.IGNORECASE)


def _dates_a_happening(mention: DateMention, sentence: Sentence, text: str) -> bool:
    """Whether a day is that of something that happened. What is due on a day without a year is left out: such a day is
    read as the latest past one, and a date in the wrong year would be false."""
    lead = text[sentence.span.start : mention.span.start]
    counted = re.search(r"\bthe\s+$", lead) and _RELATIVE.match(text[mention.span.end :])
    if counted or SAID_ON.search(lead) or _SPAN_WORD.search(lead) or _NO_NEWS.match(lead):
        return False
    return bool(mention.year) or not _AHEAD.search(lead)


def stance_of(sentence: Sentence, text: str) -> str | None:
    """The actor whose position a sentence tells: the name that is the subject of a verb of wanting, threatening or
    rejecting; None where the nearest name is another's or only a place."""
    words = sentence.span.of(text)
    for verb in STANCE.finditer(words):
        names = names_in(words[: verb.start()], opening=True)
        for name in reversed(names):
            between = words[name.end : verb.start()]
            second = len(names) == 1 and not name.start and _SECOND_VERB.fullmatch(between)
            if (_OWN_VERB.fullmatch(between) or second) and not _OBJECT.search(words[: name.start]):
                return name.text
        opening = re.match(r"\W*(?P<who>[^\W\d_a-z][\w-]*)(?=\s)", words[: verb.start()])
        if opening and fold(opening["who"]) in SEATS and _OWN_VERB.fullmatch(words[opening.end() : verb.start()]):
            return opening["who"]
    return None


# ---------------------------------------------------------------- the draft


def draft_from_ledger(ledger: Ledger) -> Draft:
    """A draft made of whole sentences of the articles, each its own citation: leads of different articles as the bottom
    line, newest and most told first; then a sentence for each figure that differs or changed, the current one; then the
    most central of the rest. No two alike."""
    bottom, points, _ = LENGTHS[ledger.length]
    ranked = rank_sentences(ledger)
    first = _diverse(_leads(ranked, ledger), ledger, bottom, most_each=1)
    most = bottom + math.ceil(points * NOTABLE_SHARE)
    told = _diverse(_notable_sentences(ranked, ledger), ledger, most, chosen=first, alike=2 * MOST_SHARED)
    rest = _diverse(ranked, ledger, bottom + points, chosen=told)
    return Draft(
        title=DraftStatement("", ()),
        bottom_line=tuple(_cut(s) for s in first),
        key_points=tuple(_cut(s) for s in rest[len(first) :]),
    )


NOTABLE_SHARE = 0.6
"""Of the key points this share goes first to figures that differ or changed; the rest to what is central."""

LEAD_PARAGRAPHS = 2
"""Body sentences from the top of an article that may open a briefing: news says first what matters most."""


LEAD_FRESHNESS = 6
"""By how much more an article's day counts where a briefing opens: its first lines are the news of today."""
LEAST_ANCHORED = 0.5
"""A lead that hangs on what stood before it more than this opens no briefing."""


def _leads(ranked: Sequence[Sentence], ledger: Ledger) -> tuple[Sentence, ...]:
    """The ranked sentences that open their article's body; for these an article's day counts most."""
    body: dict[str, list[int]] = {}
    for sentence in ledger.sentences:
        if sentence.role == "body":
            body.setdefault(sentence.article, []).append(sentence.number)
    articles = {a.id: a for a in ledger.articles}
    weights, fresh = _weights(ledger), _freshness(ledger.articles)
    opening = [s for s in ranked if s.number in body[s.article][:LEAD_PARAGRAPHS]]
    words = {s.ref: s.span.of(articles[s.article].text) for s in opening}
    facts = _telling(opening, ledger)
    sound = [s for s in opening if _hanging(words[s.ref]) < LEAST_ANCHORED and (s.ref in facts or _names(words[s.ref]))]
    headlines = {a.id: _terms(a.title) for a in ledger.articles}
    news = {s.ref for s in sound if len(_terms(words[s.ref]) & headlines[s.article]) >= HEADLINE_TERMS}

    def order(sentence: Sentence) -> tuple[bool, bool, float]:
        ref = sentence.ref
        return ref not in facts, ref not in news, -round(weights[ref] + LEAD_FRESHNESS * fresh[sentence.article], 9)

    return tuple(sorted(sound, key=order))


def _telling(sentences: Sequence[Sentence], ledger: Ledger) -> frozenset[str]:
    """Refs of the sentences that tell a figure, a dated happening or a position: the rest only sets a scene."""
    articles = {a.id: a for a in ledger.articles}
    counted = {claim.ref for group in ledger.reconciliation.groups for claim in group.claims}
    return frozenset(
        s.ref
        for s in sentences
        if s.ref in counted or told_day(s, articles[s.article]) or stance_of(s, articles[s.article].text)
    )


def _names(words: str) -> bool:
    return bool(names_in(words, opening=True))


HEADLINE_TERMS = 2
"""Words that a news lead shares with its own headline; a feature that opens on a scene shares none."""

SHOWN_STATUSES = ("disputed", "conflicting", "superseded", "progression")


def _notable_sentences(ranked: Sequence[Sentence], ledger: Ledger) -> tuple[Sentence, ...]:
    """For each group that differs or changed the best ranked sentence of its headline claims: the current value, never
    a withdrawn one alone. What most articles tell comes first."""
    place = {sentence.ref: number for number, sentence in enumerate(ranked)}
    groups = [
        g
        for g in notable_groups(ledger.reconciliation.groups)
        if g.decision.status in SHOWN_STATUSES and len(g.claims) > 1
    ]
    chosen: list[Sentence] = []
    for group in sorted(groups, key=lambda g: (-len({c.article for c in g.claims}), -len(g.claims), g.id)):
        refs = {c.ref for c in group.claims if c.id in group.decision.headline and c.polarity == "assert"}
        found = sorted(place[ref] for ref in refs if ref in place)
        chosen += [ranked[number] for number in found[:1]]
    return tuple(dict.fromkeys(chosen))


def rank_sentences(ledger: Ledger) -> tuple[Sentence, ...]:
    """Body sentences by weight: shared rare words, place in the article, its day, its figures; stand-alone ones only."""
    weights = _weights(ledger)
    fit = [s for s in ledger.sentences if s.ref in weights]
    return tuple(sorted(fit, key=lambda s: (-round(weights[s.ref], 9), s.article, s.number)))


def _weights(ledger: Ledger) -> dict[str, float]:
    """The weight of each body sentence that can stand alone, by its ref."""
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

    garbled = {a.id for a in ledger.articles if is_garbled(a)}
    told = [s for s in ledger.sentences if s.role == "body" and _stands_alone(words[s.ref])]
    sound = [s for s in told if s.article not in garbled]
    return {s.ref: weight(s) for s in sound or told}


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
    bonus = {"disputed": 0.8, "conflicting": 0.8, "progression": 0.6, "superseded": 0.6}
    if len(group.claims) < 2:
        return 0.1
    worth = bonus.get(group.decision.status, 0.2)
    return worth / 3 if group.label.kind in ("constant", "duration", "ratio") else worth


PRONOUN = re.compile(r"\b(?:he|she|they|him|her|them|it|there|we|i|you)\b", re.IGNORECASE)
UNNAMED_BODY = re.compile(
    r"\b[Tt]he (?:service|institute|company|group|fund|paper|union|ministry|agency|authority|firm|association|commission|board|"
    r"charity|organisation|organization|latter|former|two|same|pair|man|woman)\b"
)
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]?")
_AGED = re.compile(r"\b[A-Z][\w’'-]+, (?:aged )?\d\d?,|\bwho gave (?:his|her) name\b|\b\d\d?-year-old\b")


def _hanging(text: str) -> float:
    """How far a sentence hangs on what stood before it or tells of one person only: to be taken off its weight."""
    names = [name.start for name in names_in(text, opening=True)]
    pronoun = PRONOUN.search(_QUOTED.sub(lambda m: " " * len(m.group()), text))
    loose = 0.6 if pronoun and (not names or pronoun.start() < names[0]) else 0.0
    unnamed = 0.3 if UNNAMED_BODY.search(text) and not names else 0.15 if UNNAMED_BODY.search(text) else 0.0
    quoted = sum(len(m.group()) for m in _QUOTED.finditer(text))
    opens = 0.4 if text.lstrip()[:1] in '“"‘«' else 0.0
    return opens + loose + unnamed + (0.8 if _AGED.search(text) else 0.0) + (0.7 if 2 * quoted > len(text) else 0.0)


def _stands_alone(text: str) -> bool:
    return (
        LEAST_WORDS <= len(text.split()) <= MOST_WORDS and not OPENS_BADLY.match(text) and text.rstrip()[-1:] in '.”"’'
    )


MOST_SHARED = 0.4
"""Share of the shorter sentence's words that a longer one may hold before the two say the same. Two sentences about one
figure share its words, so twice as much is let pass for the current value of a figure."""
MOST_TOLD = 1
"""Sentences for one figure that differs or changed: its other values stand in the list of figures."""


def _groups_told(ledger: Ledger, *, current: bool = False) -> dict[str, tuple[str, ...]]:
    """Ids of the groups with several claims that differ or changed, by the sentences that tell them; with `current` by
    those that tell a headline's claim."""
    told: dict[str, tuple[str, ...]] = {}
    for group in ledger.reconciliation.groups:
        if len(group.claims) > 1 and group.decision.status in SHOWN_STATUSES:
            shown = [claim for claim in group.claims if not current or claim.id in group.decision.headline]
            for ref in {claim.ref for claim in shown}:
                told[ref] = (*told.get(ref, ()), group.id)
    return told


def _diverse(
    ranked: Sequence[Sentence],
    ledger: Ledger,
    count: int,
    *,
    chosen: Sequence[Sentence] = (),
    most_each: int | None = None,
    alike: float = MOST_SHARED,
) -> list[Sentence]:
    """The first `count` of `ranked`, after `chosen`, leaving out what says again what stands and spreading over articles."""
    articles = {a.id: a for a in ledger.articles}
    kept = list(chosen)
    per_article = Counter(sentence.article for sentence in kept)
    limit = most_each or max(2, math.ceil(count / max(1, len(ledger.articles))) + 1)
    about, current = _groups_told(ledger), _groups_told(ledger, current=True)
    told = Counter(group for sentence in kept for group in current.get(sentence.ref, ()))
    for sentence in ranked:
        if len(kept) >= count:
            break
        words = _terms(sentence.span.of(articles[sentence.article].text))
        others = (_terms(other.span.of(articles[other.article].text)) for other in kept)
        if per_article[sentence.article] >= limit or any(_alike(words, other, alike) for other in others):
            continue
        own = about.get(sentence.ref, ())
        if own and all(told[group] >= MOST_TOLD for group in own):
            continue
        kept.append(sentence)
        per_article[sentence.article] += 1
        told.update(current.get(sentence.ref, ()))
    return kept


def _alike(a: set[str], b: set[str], most: float) -> bool:
    return len(a & b) > most * min(len(a), len(b))


def _terms(text: str) -> set[str]:
    return {w.stem for w in words_of(text) if len(w.text) > 2 and fold(w.text) not in STOPWORDS}


def _cut(sentence: Sentence) -> DraftStatement:
    return DraftStatement("", (sentence.ref,), None, "", sentence.span)
