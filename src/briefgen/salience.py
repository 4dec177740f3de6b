"""Which sentences matter, without a model: the draft of a briefing from the articles' own sentences."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from briefgen.dates import find_dates
from briefgen.ledger import notable_groups
from briefgen.lexicon import STOPWORDS, fold, names_in, words_of
from briefgen.records import Article, Draft, DraftStatement, Finding, Group, Ledger, Sentence, Span

LEAST_WORDS, MOST_WORDS = 8, 42
"""Words of a sentence that may stand alone: shorter ones hang on their neighbour, longer ones are not read."""

OPENS_BADLY = re.compile(
    r"^\W*(?:but|and|or|so|yet|he|she|it|they|this|that|these|those|his|her|its|their|there|then|also|such|another|however|"
    r"instead|both|meanwhile|still)\b",
    re.IGNORECASE,
)
STANCE = re.compile(
    r"\b(?:wants?|demand(?:s|ed)|threat(?:ens|ened)|call(?:s|ed) (?:on|for)|warn(?:s|ed)|accus(?:es|ed)|urg(?:es|ed)|reject(?:s|ed)|"
    r"refus(?:es|ed)|insist(?:s|ed)|den(?:ies|ied)|oppos(?:es|ed)|vow(?:s|ed)|promis(?:es|ed)|pledg(?:es|ed)|asked?|asking)\b",
    re.IGNORECASE,
)


def told_day(sentence: Sentence, article: Article) -> Span | None:
    """The words that date a sentence's event: its first day or weekday, None where it has none."""
    for mention in find_dates(article.text, language=article.language, within=sentence.span):
        if mention.kind in ("day", "weekday"):
            return mention.span
    return None


def stance_of(sentence: Sentence, text: str) -> str | None:
    """The actor whose position a sentence tells: the name before its verb of wanting, threatening or rejecting."""
    words = sentence.span.of(text)
    verb = STANCE.search(words)
    names = names_in(words[: verb.start()], opening=True) if verb else ()
    return names[-1].text if names else None


def draft_from_ledger(ledger: Ledger) -> Draft:
    """A draft made of whole sentences of the articles, each its own citation: leads of different articles as the bottom
    line, then the most central sentences, no two alike."""
    bottom, points = {"short": (2, 4), "normal": (3, 8), "long": (4, 14)}[ledger.length]
    ranked = rank_sentences(ledger)
    leads = _leads(ranked, ledger)
    first = _diverse(leads, ledger, bottom, most_each=1)
    rest = _diverse(ranked, ledger, bottom + points, chosen=first)
    return Draft(
        title=DraftStatement("", ()),
        bottom_line=tuple(_cut(s) for s in first),
        key_points=tuple(_cut(s) for s in rest[len(first) :]),
    )


LEAD_PARAGRAPHS = 2
"""Body sentences from the top of an article that may open a briefing: news says first what matters most."""


def _leads(ranked: Sequence[Sentence], ledger: Ledger) -> tuple[Sentence, ...]:
    """The ranked sentences that open their article's body, of the newest articles first where days are known."""
    body: dict[str, list[int]] = {}
    for sentence in ledger.sentences:
        if sentence.role == "body":
            body.setdefault(sentence.article, []).append(sentence.number)
    return tuple(s for s in ranked if s.number in body[s.article][:LEAD_PARAGRAPHS])


def rank_sentences(ledger: Ledger) -> tuple[Sentence, ...]:
    """Body sentences by weight: shared rare words, place in the article, notable figures; stand-alone ones only."""
    articles = {a.id: a for a in ledger.articles}
    spread: Counter[str] = Counter()
    terms: dict[str, set[str]] = {}
    for sentence in ledger.sentences:
        found = _terms(sentence.span.of(articles[sentence.article].text))
        terms[sentence.ref] = found
    for article in ledger.articles:
        spread.update(set().union(*(terms[s.ref] for s in ledger.sentences if s.article == article.id)))
    notable = _notable_refs(notable_groups(ledger.reconciliation.groups))

    def weight(sentence: Sentence) -> float:
        own = terms[sentence.ref]
        shared = sum(math.log(1 + spread[t]) for t in own if spread[t] > 1) / (8 + len(own))
        place = 1.0 / (1 + sentence.number / 4)
        return shared + place + notable.get(sentence.ref, 0.0)

    fit = [s for s in ledger.sentences if s.role == "body" and _stands_alone(s.span.of(articles[s.article].text))]
    return tuple(sorted(fit, key=lambda s: (-round(weight(s), 9), s.article, s.number)))


def _notable_refs(groups: Sequence[Group]) -> dict[str, float]:
    bonus = {"disputed": 0.8, "conflicting": 0.8, "progression": 0.6, "superseded": 0.6}
    refs: dict[str, float] = {}
    for group in groups:
        for claim in group.claims:
            ref = f"{claim.article}:{claim.sentence}"
            refs[ref] = max(refs.get(ref, 0.0), bonus.get(group.decision.status, 0.2))
    return refs


def _stands_alone(text: str) -> bool:
    return (
        LEAST_WORDS <= len(text.split()) <= MOST_WORDS and not OPENS_BADLY.match(text) and text.rstrip()[-1:] in '.”"’'
    )


def _diverse(
    ranked: Sequence[Sentence],
    ledger: Ledger,
    count: int,
    *,
    chosen: Sequence[Sentence] = (),
    most_each: int | None = None,
) -> list[Sentence]:
    """The first `count` of `ranked`, after `chosen`, leaving out what says again what stands and spreading over articles."""
    articles = {a.id: a for a in ledger.articles}
    kept = list(chosen)
    per_article = Counter(sentence.article for sentence in kept)
    limit = most_each or max(2, math.ceil(count / max(1, len(ledger.articles))) + 1)
    for sentence in ranked:
        if len(kept) >= count:
            break
        words = _terms(sentence.span.of(articles[sentence.article].text))
        others = (_terms(other.span.of(articles[other.article].text)) for other in kept)
        if per_article[sentence.article] >= limit or any(_alike(words, other) for other in others):
            continue
        kept.append(sentence)
        per_article[sentence.article] += 1
    return kept


MOST_SHARED = 0.4
"""Share of the shorter sentence's words that a longer one may hold before the two say the same."""


def _alike(a: set[str], b: set[str]) -> bool:
    return len(a & b) > MOST_SHARED * min(len(a), len(b))


def _terms(text: str) -> set[str]:
    return {w.stem for w in words_of(text) if len(w.text) > 2 and fold(w.text) not in STOPWORDS}


def _cut(sentence: Sentence) -> DraftStatement:
    return DraftStatement("", (sentence.ref,), None, sentence.span)


def notice_findings(ledger: Ledger) -> tuple[Finding, ...]:
    """What words and near-duplicate text alone can show across articles."""
    return ()
