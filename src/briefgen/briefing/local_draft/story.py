"""The ledger as a draft of whole sentences needs it: the passages that can be shown, and which figures still stand."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache

from briefgen.briefing.local_draft.alone import garbled_words, is_broken, own_words, why_not_alone
from briefgen.briefing.local_draft.kinds import tells_decision
from briefgen.briefing.local_draft.placing import place_undated
from briefgen.briefing.local_draft.salience import sentence_weights
from briefgen.records import Article, DraftStatement, FigureClaim, Group, Ledger, Quantity, Sentence, Span
from briefgen.records.qualifiers import BARE, CLOSE
from briefgen.records.statuses import DIFFERING, MOVED
from briefgen.text.calendar import MONTHS
from briefgen.text.figures import scan_numbers
from briefgen.text.figures.digits import base_language
from briefgen.text.garbled import is_garbled
from briefgen.text.lexicon import STOPWORDS, fold, stem, words_of
from briefgen.text.lines import shown_words
from briefgen.vocabulary import read_table, word_set

MOST_WORDS_OF_TWO = 55
"""Words of a sentence shown together with the one before."""

LONG_AFTER = 60
"""Days without an article, behind which the next one looks back."""
PASSING_DAYS = 2
_PASSING = re.compile(
    r"\b(?:still|so far|(?:last|past|previous) (?:24|48|72|twenty-four|few) hours|potentially|had (?:earlier )?(?:said|begun)|previously (?:announced|said|reported|told)|last night|l(?:ies|ay) ahead|(?:stood|stands|came|comes) close to (?!\d)|on the (?:brink|verge) of|(?:was|were) (?:being|looking|searching|hunting)|would (?:likely|probably|soon)|earlier reports?|under way|underway|at present|currently|at the moment|for now|(?<!until )now|yet|continu(?:e|es|ing)|keeps?|go(?:es)? on|are being|is being|not over|remains?|stays?|until \w+day|tonight|"
    r"this (?:morning|evening|afternoon)|today|tomorrow|as late as|as of|expects?|expected|soon|shortly|live|(?:was|were) to [a-z]+|not (?:yet )?(?:clear|known)|unclear|unknown|foresees?|forecasts?|predicts?|(?:is|are) [a-z]{2,}ing|(?:is|are) on (?:strike|fire|the run)|(?:is|are) at large)\b",
    re.IGNORECASE,
)
"""Words by which a sentence tells the state of its own day, which an older article cannot tell of today."""
_STANDS = re.compile(r"\b(?:is|are|has|have)\b", re.IGNORECASE)
"""The present, in which a count of an older day is told as what stands."""
_BREAK = re.compile(r",(?!\d)|[;:()—–]|\b(?:who|which|that|whom|whose)\b")


_TIMES = frozenset(
    stem(word)
    for word in (
        *(row["word"] for row in read_table("calendar", ("word", "class", "value", "free in"))),
        *word_set(
            "today yesterday week weeks month months year years day days night said says people told last first new"
        ),
    )
)
"""Stems that every story has."""


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that can be shown: one sentence that stands by itself, or two neighbours of one paragraph."""

    sentences: tuple[Sentence, ...]
    span: Span
    text: str
    terms: frozenset[str]
    claims: tuple[FigureClaim, ...]

    @property
    def article(self) -> str:
        return self.sentences[0].article

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(sentence.ref for sentence in self.sentences)

    @property
    def number(self) -> int:
        return self.sentences[-1].number

    @property
    def words(self) -> int:
        return len(self.text.split())

    def drafted(self, *, theme: str | None = None, day: str = "") -> DraftStatement:
        return DraftStatement("", self.refs, theme, day, self.span)


@dataclass(frozen=True, slots=True)
class Story:
    """A ledger with what its passages and figures are worth to a reader of today."""

    ledger: Ledger
    articles: Mapping[str, Article]
    passages: tuple[Told, ...]
    """In the order of the articles; each sentence ends one at most."""
    telling: Mapping[str, tuple[Told, ...]]
    """By claim id: the passages that tell it, in order."""
    groups: Mapping[str, Group]
    """By the ids of their claims."""
    standing: Mapping[str, tuple[FigureClaim, ...]]
    """By group id: the claims that tell what is known now."""
    stale: frozenset[str]
    """Ids of claims that another one has overtaken, or that have another value than what stands."""
    passed: frozenset[str]
    """Ids of the counts that two later articles are well above, in whatever measures of one name; all of them are stale."""
    headlines: Mapping[str, tuple[Quantity, ...]]
    """By article: the figures of its headline."""
    weights: Mapping[str, float]
    """By sentence ref: how central it is."""
    topic: frozenset[str]
    """Words of what the story is about: in its headlines, or in the text of every second article."""
    core: Mapping[str, float]
    """Words of its main event: those that headlines and first lines of several articles have, by the share of these."""
    first: date | None
    last: date | None
    """The days of the oldest article with a date and of the newest one that does not look back."""
    placed: Mapping[str, date]
    """By undated article: the day from which it is, where a weekday that it names tells it."""

    misdated: frozenset[str]
    """Articles whose date is that of a copy: long after the others, though no word of theirs looks back."""

    def day(self, article: str) -> date | None:
        """The day of an article, or that from which an undated one is; None of one whose date is that of a copy."""
        if article in self.misdated:
            return None
        return self.articles[article].published.day or self.placed.get(article)

    def age(self, article: str) -> int:
        """Days by which an article is older than the newest that does not look back; an undated one counts as old as the
        oldest, one that looks back as of today."""
        day = self.day(article) or self.first
        return max(0, (self.last - day).days) if day and self.last else 0

    def fresh(self, article: str) -> float:
        """From 0 for the oldest to 1 for the newest; a half where no date tells it."""
        if self.day(article) is None or not self.first or not self.last or self.first == self.last:
            return 0.5
        return 1 - self.age(article) / (self.last - self.first).days

    def told_groups(self, told: Told) -> frozenset[str]:
        return frozenset(self.groups[claim.id].id for claim in told.claims if claim.id in self.groups)

    def outdated(self, told: Told) -> bool:
        """Whether it tells a figure that no longer stands, without the one that took its place."""
        current = {self.groups[c.id].id for c in told.claims if c.id in self.groups and c.id not in self.stale}
        return any(c.id in self.stale and self.groups[c.id].id not in current for c in told.claims)

    def is_passing(self, told: Told) -> bool:
        """Whether an article that is not of the last days tells the state of its own day: "the search continues", "293 are
        missing"."""
        return self.age(told.article) >= PASSING_DAYS and (
            tells_its_hour(told.text) or (self._counts_in_present(told) and not tells_decision(told.text))
        )

    def _counts_in_present(self, told: Told) -> bool:
        """Whether it tells in the present how far a count has come that goes on: "164 have been rescued"."""
        text = self.articles[told.article].text
        counted = (
            c
            for c in told.claims
            if (g := self.groups.get(c.id)) and g.label.kind in ("cumulative", "stock") and not is_currency(g.unit)
        )
        return any(_STANDS.search(clause_of(c.span, told.span, text)) for c in counted)

    def is_aftermath(self, article: str) -> bool:
        """Whether an article is of a few that look back long after the others."""
        day = self.day(article)
        return day is not None and looks_back(day, [d for other in self.articles if (d := self.day(other))])

    def is_told_later(self, told: Told) -> bool:
        """Whether a passage looks back long after: of an article that does, or "two years after the flood"."""
        return self.is_aftermath(told.article) or bool(_YEARS_ON.search(told.text))

    def is_garbled(self, article: str) -> bool:
        """Whether an article looks like a bad translation, so that its words are not to be trusted."""
        return is_garbled(self.articles[article])

    def central(self, terms: frozenset[str]) -> float:
        """How much of the main event some words tell: from 0 to the sum of what all its words weigh."""
        return math.fsum(self.core.get(term, 0.0) for term in terms)

    def weight(self, told: Told) -> float:
        return max(self.weights.get(ref, 0.0) for ref in told.refs)


def read_story(ledger: Ledger) -> Story:
    """Index a ledger for drafting."""
    articles = {article.id: article for article in ledger.articles}
    core = _core(ledger, articles)
    passages = tuple(
        _passages(
            ledger,
            articles,
            frozenset(t for t in _own_matters() if core.get(t, 0.0) >= OWN_MATTER and len(articles) > 2),
        )
    )
    groups = {claim.id: group for group in ledger.reconciliation.groups for claim in group.claims}
    garbled = frozenset(s.ref for s in ledger.sentences if garbled_words(s.span.of(articles[s.article].text)))
    standing = {group.id: standing_claims(group, garbled) for group in ledger.reconciliation.groups}
    days = sorted(a.published.day for a in ledger.articles if a.published.day)
    last = max((day for day in days if not looks_back(day, days)), default=None)
    passed = frozenset(_passed_elsewhere(ledger.reconciliation.groups))
    return Story(
        ledger,
        articles,
        passages,
        _telling(passages),
        groups,
        standing,
        frozenset(
            (
                *_stale(ledger.reconciliation.groups, standing),
                *_outgrown(ledger.reconciliation.groups, standing),
                *passed,
            )
        )
        - frozenset(_last_words(ledger.reconciliation.groups, days[-1] if days else None)),
        passed,
        {article.id: scan_numbers(article.title).quantities for article in ledger.articles},
        sentence_weights(ledger),
        _topic(ledger, articles),
        core,
        days[0] if days else None,
        last,
        place_undated(ledger, articles),
        frozenset(_misdated(ledger, articles, days)),
    )


_YEARS_ON = re.compile(r"\b(?:years?|decades?) (?:on|after|later|since)\b|\banniversary\b", re.IGNORECASE)
_OF_LONG_AGO = re.compile(
    r"\b(?:anniversar(?:y|ies)|(?:last|past|previous) (?:year|month|spring|summer|autumn|fall|winter|weeks|months|years)|"
    r"(?:years?|months?|decades?) (?:on|ago|after|later|since|earlier|before|old)|(?:after|since|for|over|in) (?:[\w-]+ ){0,2}(?:years|months)|"
    rf"(?:in|since|of|during|until|last) (?:{'|'.join(MONTHS)})|(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words by which an article tells that what it is of lies long back."""


def _misdated(ledger: Ledger, articles: Mapping[str, Article], days: Sequence[date]) -> Iterable[str]:
    """Ids of the articles of a date long after the others' in which no sentence says that anything lies long back: a copy
    bears the day on which it was made."""
    for article in ledger.articles:
        day = article.published.day
        if day and looks_back(day, days):
            told = (
                s.span.of(articles[article.id].text)
                for s in ledger.sentences
                if s.article == article.id and s.role == "body"
            )
            if not any(_OF_LONG_AGO.search(words) for words in told):
                yield article.id


def looks_back(day: date, days: Sequence[date]) -> bool:
    """Whether a day is of a few that lie long after the others (`days` holds them all): more lie before the gap than
    behind it."""
    before = [d for d in days if day - d > timedelta(days=LONG_AFTER)]
    between = [d for d in days if d not in before and d < day]
    return len(before) > len(days) - len(before) and not any(
        b - max(before) <= timedelta(days=LONG_AFTER) for b in between
    )


def clause_of(figure: Span, passage: Span, text: str) -> str:
    """The words around a figure, up to a mark or a relative word on either side."""
    before = _BREAK.split(text[passage.start : figure.start])[-1]
    return before + _BREAK.split(text[figure.start : passage.end])[0]


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a currency's code."""
    return bool(unit and unit[:3].isupper() and len(unit) >= 3)


def tells_its_hour(text: str) -> bool:
    """Whether a sentence tells what holds on its own day: "the search continues"."""
    return bool(_PASSING.search(text))


_AHEAD = re.compile(
    r"\b(?:will|plans? (?:to|an?|the|for)|(?:is|are) (?:due|planned|scheduled|expected)|(?:called|set|scheduled|planned|due) (?:for|on) (?:next )?\w+day)\b",
    re.IGNORECASE,
)


def looks_ahead(text: str) -> bool:
    """Whether a sentence tells what is to come: "the airline will fetch them"."""
    return bool(_AHEAD.search(text))


_HEARSAY = re.compile(
    r"\b(?:(?:is|are|was|were) said to|reportedly|allegedly|apparently|feared|unconfirmed|rumou?r\w*|(?:on|through|via) social (?:media|networks)|from phone to phone|if [^,.;]{0,40}\b(?:reports?|accounts?) (?:is|are) (?:right|true|correct))\b",
    re.IGNORECASE,
)


def is_hearsay(text: str) -> bool:
    """Whether a sentence says of itself that nobody stands for what it tells."""
    return bool(_HEARSAY.search(text))


def _telling(passages: Sequence[Told]) -> dict[str, tuple[Told, ...]]:
    found: dict[str, tuple[Told, ...]] = {}
    for told in passages:
        for claim in told.claims:
            found[claim.id] = (*found.get(claim.id, ()), told)
    return found


def terms_in(text: str) -> frozenset[str]:
    """The stems of its words, those aside that every text has."""
    return frozenset(w.stem for w in words_of(text) if len(w.text) > 2 and fold(w.text) not in STOPWORDS)


def alike(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter one's words that the longer one has too."""
    return len(a & b) / max(1, min(len(a), len(b)))


def _topic(ledger: Ledger, articles: Mapping[str, Article]) -> frozenset[str]:
    told: dict[str, set[str]] = {}
    for sentence in ledger.sentences:
        for term in terms_in(sentence.span.of(articles[sentence.article].text)):
            told.setdefault(term, set()).add(sentence.article)
    shared = {term for term, where in told.items() if 2 * len(where) >= len(articles) > 2}
    named = frozenset(shared).union(*(terms_in(article.title) for article in articles.values()))
    return frozenset(term for term in named if term.isalpha() and term not in _TIMES)


LEAD_LINES = 3
"""Body sentences from the top of an article that tell what it is about."""


def _core(ledger: Ledger, articles: Mapping[str, Article]) -> dict[str, float]:
    tops: dict[str, set[str]] = {article.id: set(terms_in(article.title)) for article in ledger.articles}
    lines: dict[str, int] = {}
    for sentence in ledger.sentences:
        if sentence.role == "body" and lines.setdefault(sentence.article, 0) < LEAD_LINES:
            lines[sentence.article] += 1
            tops[sentence.article] |= terms_in(sentence.span.of(articles[sentence.article].text))
    told: dict[str, int] = {}
    for terms in tops.values():
        for term in terms:
            told[term] = told.get(term, 0) + 1
    least = 1 if len(tops) < 3 else 2
    return {term: n / len(tops) for term, n in told.items() if n >= least and term.isalpha() and term not in _TIMES}


# ---------------------------------------------------------------- passages


TOP_OF_FOREIGN = 4
"""The last sentence of an article in another language than English that is shown by itself: which of its words point to a
sentence before is not known, and a lead points nowhere."""


OWN_MATTER = 0.3
"""Share of the articles whose first lines have the word of what the whole story is of."""


@cache
def _own_matters() -> frozenset[str]:
    """Stems of what a story may be of as a whole, so that "the bill" is its bill."""
    return frozenset(stem(row["word"]) for row in read_table("own_matters", ("word",)))


def _passages(ledger: Ledger, articles: Mapping[str, Article], known: frozenset[str]) -> Iterable[Told]:
    counted: dict[str, list[FigureClaim]] = {}
    for group in ledger.reconciliation.groups:
        for claim in group.claims:
            counted.setdefault(claim.ref, []).append(claim)
    before: Sentence | None = None
    for sentence in ledger.sentences:
        if sentence.role == "body":
            told = _passage(sentence, before, articles[sentence.article], counted, known)
            if told:
                yield told
        before = sentence


def _passage(
    sentence: Sentence,
    before: Sentence | None,
    article: Article,
    counted: Mapping[str, Sequence[FigureClaim]],
    known: frozenset[str],
) -> Told | None:
    if base_language(article.language) != "en" and sentence.number > TOP_OF_FOREIGN:
        return None
    span = own_words(sentence.span, article.text)
    words = shown_words(span.of(article.text))
    if not why_not_alone(words, article.language, known):
        return _told((sentence,), span, words, counted)
    if before is None or is_broken(words, article.language) or not _neighbours(before, sentence, article):
        return None
    lead = own_words(before.span, article.text)
    if why_not_alone(shown_words(lead.of(article.text)), article.language, known):
        return None
    both = Span(lead.start, span.end)
    words = shown_words(both.of(article.text))
    return _told((before, sentence), both, words, counted) if len(words.split()) <= MOST_WORDS_OF_TWO else None


def _neighbours(before: Sentence, sentence: Sentence, article: Article) -> bool:
    """Whether two sentences stand side by side in one paragraph."""
    if before.article != sentence.article or before.number + 1 != sentence.number or before.role != sentence.role:
        return False
    block = article.block_at(before.span.start)
    one = block is not None and sentence.span.end <= block.span.end
    return one and "\n" not in article.text[before.span.end : sentence.span.start]


def _told(
    sentences: tuple[Sentence, ...], span: Span, words: str, counted: Mapping[str, Sequence[FigureClaim]]
) -> Told:
    claims = tuple(
        c for s in sentences for c in counted.get(s.ref, ()) if span.covers(c.span) and c.polarity == "assert"
    )
    return Told(sentences, span, words, terms_in(words), claims)


# ---------------------------------------------------------------- which figures stand


def standing_claims(group: Group, garbled: frozenset[str] = frozenset()) -> tuple[FigureClaim, ...]:
    """The claims that tell what is known now: the headline's, and those of the same value. Where the headline is that of
    a garbled sentence, the newest value of a sound one, the most told of its day."""
    heads = [c for c in group.claims if c.id in group.decision.headline and c.polarity == "assert"]
    counts = [c for c in heads if c.role == "count"] or heads
    sound = [c for c in counts if c.ref not in garbled]
    if counts and not sound:
        sound = _newest([c for c in group.claims if c.ref not in garbled and c.polarity == "assert"])
    sound = _dated_instead(group, sound) or sound
    gone = overtaken(group) | frozenset(passed_counts(group))
    sound = [c for c in sound if c.id not in gone] or sound
    taken_back = [c for c in group.claims if c.id in marked(group, "replaced")]
    sound = [c for c in sound if not any(same_value(c, other) for other in taken_back)] or sound
    sound = [*sound, *_sharper(group, sound, {c.id for c in taken_back} | garbled)]

    def stands(claim: FigureClaim) -> bool:
        if claim in sound or any(same_value(claim, other) for other in sound):
            return True
        close = claim.quantity is not None and claim.quantity.qualifier in CLOSE
        near = close and claim.role == "count" and claim.polarity == "assert" and claim.id not in gone
        met = [bool(claim.hard and o.hard and claim.hard.meets(o.hard)) for o in sound]
        return near and (all(met) if group.decision.status in MOVED else any(met))

    return tuple(c for c in group.claims if c.ref not in garbled and stands(c) and (c in sound or c.id not in gone))


def _sharper(group: Group, sound: Sequence[FigureClaim], unfit: Container[str]) -> list[FigureClaim]:
    """Of a total that is now told in round words only, "nearly 400", the last sharp count that these may be: a later look back
    rounds it, and takes nothing back."""
    moved = group.decision.status in MOVED and group.label.kind == "cumulative" and group.unit == "person"
    if not (moved and sound and all(map(_is_round, sound))):
        return []
    sharp = [
        c
        for c in group.claims
        if c.role == "count" and c.polarity == "assert" and c.quantity and c.quantity.qualifier in BARE
    ]
    last = _newest([c for c in sharp if c.as_of and not _is_round(c) and c.id not in unfit and c.ref not in unfit])
    return [c for c in last if all(_rounds(o, c) for o in sound)]


def _is_round(claim: FigureClaim) -> bool:
    """Whether a figure is told in round words, or a large one in one digit alone: "nearly 300", "5,000"."""
    value = number_of(claim) or 0
    read = claim.quantity
    bare = value >= LEAST_ROUND and len(str(value).rstrip("0")) == 1
    return read is not None and (read.qualifier in ROUNDED or (read.qualifier in BARE and bare))


def _rounds(round_one: FigureClaim, sharp: FigureClaim) -> bool:
    """Whether a round figure may be meant for a sharp one."""
    one, other = number_of(round_one) or 0, number_of(sharp) or 0
    return max(one, other) <= AS_ROUND * min(one, other)


ROUNDED = frozenset({"almost", "about"})
"""Words that round a number: "nearly", "some"."""
LEAST_ROUND, AS_ROUND = 1000, Fraction(23, 20)
"""From which on one digit is a round number, and how many times the sharp one it may be."""
PASSED = Fraction(11, 10)
"""How many times a total that people know of later is the earlier one that it has passed, however much voices differ on it."""


def passed_counts(group: Group) -> Iterable[str]:
    """Ids of the counts of people who fell that each count of a later day is well above."""
    if (
        group.unit != "person"
        or group.label.kind != "cumulative"
        or group.weak
        or group.decision.status not in DIFFERING
    ):
        return
    sharp = [
        c
        for c in group.claims
        if c.polarity == "assert" and c.role == "count" and c.quantity and c.quantity.qualifier != "vague"
    ]
    told = [(c.as_of.end, n, c.id) for c in sharp if c.as_of and (n := number_of(c)) is not None]
    for day, number, ident in told:
        later = [other for when, other, _ in told if when > day]
        if later and min(later) >= PASSED * number:
            yield ident


def number_of(claim: FigureClaim) -> Fraction | None:
    """The number by which a claim is compared: its value, else the lower end of its range."""
    read = claim.quantity
    return None if read is None else read.value if read.value is not None else read.low


FAR_IN_ONE_ARTICLE = Fraction(5, 4)
"""How many times another count of its article one is that is of something else."""
FALLEN_BACK, LATE_DAYS = 2, 3
"""How many times a total of an earlier day one is that counts something else, where nothing was taken back; a report of the next days
may only be late."""


def falls_back(dated: Sequence[tuple[date, Fraction]]) -> bool:
    """Whether of the numbers of some days, which only grow, a later one is far lower: then two things were put together."""
    return any((day - then).days >= LATE_DAYS and FALLEN_BACK * n < most for day, n in dated for then, most in dated)


def counts_some(behind: str) -> bool:
    """Whether the words behind a number say that it counts some of those told before: "30 of them"."""
    return _OF_THEM.match(behind) is not None


_OF_THEM = re.compile(r"\s+(?:\w+ )?of (?:them|these|those|whom|which)\b", re.IGNORECASE)


def _dated_instead(group: Group, heads: Sequence[FigureClaim]) -> list[FigureClaim]:
    """Of a measure that moved, or a total that differs, the newest count that has a day, where the headline has none: what
    is undated cannot be known to have overtaken it. Beside an older headline only one that two articles tell. None where the
    headline says that it replaces that count."""
    moves = group.decision.status in MOVED or (
        group.decision.status == "conflicting" and group.label.kind == "cumulative"
    )
    told = [
        c
        for c in group.claims
        if c.role == "count" and c.polarity == "assert" and c.quantity and c.quantity.value is not None
    ]
    newest = _newest(told) if moves else []
    last = max((c.as_of.end for c in heads if c.as_of), default=None)
    if last is not None:
        later = [
            c for c in newest if c.as_of and c.as_of.end > last and c.article not in {head.article for head in heads}
        ]
        newest = [c for c in later if len({other.article for other in told if same_value(c, other)}) > 1]
    back = [c for c in group.claims if c.id in marked(group, "replaced", "garbled", "denied")]
    return [] if any(same_value(c, other) for c in newest for other in back) else newest


def marked(group: Group, *marks: str) -> frozenset[str]:
    """Ids of the claims in rows that have one of these marks."""
    return frozenset(ident for row in group.rows if row.mark in marks for ident in row.claims)


def overtaken(group: Group) -> frozenset[str]:
    """Ids of the claims that another one has replaced or left behind."""
    return marked(group, "old", "replaced") | frozenset(group.decision.superseded)


def _newest(claims: Sequence[FigureClaim]) -> list[FigureClaim]:
    dated = [c for c in claims if c.as_of is not None]
    latest = max((c.as_of.end for c in dated if c.as_of), default=None)
    last = [c for c in dated if c.as_of and c.as_of.end == latest]
    told = {c.id: len({other.article for other in claims if same_value(c, other)}) for c in last}
    return [c for c in last if told[c.id] == max(told.values())]


def same_value(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two claims have one value; where only one prints its unit, that of the other is taken for it."""
    if a.quantity is None or b.quantity is None or (a.unit and b.unit and a.unit != b.unit):
        return False
    return a.quantity.value is not None and a.quantity.value == b.quantity.value


def is_value(claim: FigureClaim, quantity: Quantity) -> bool:
    """Whether a claim has the value of a number read elsewhere."""
    own = claim.quantity
    if own is None or (own.unit and quantity.unit and own.unit != quantity.unit):
        return False
    return own.value is not None and own.value == quantity.value


LEAST_TELLING = 3
"""Articles that tell a total which overtakes the lower ones of other measures."""
LEADS = 5
"""The last sentence of an article, its headline counted, in which it tells its main count."""


def _outgrown(groups: Sequence[Group], standing: Mapping[str, Sequence[FigureClaim]]) -> Iterable[str]:
    """Ids of the claims that a widely told total of a later day has passed though they were not put together with it: lower
    counts of the same fate since the same day, of people without a kind or in the first sentences of their article."""
    for whole in groups:
        now = [
            c
            for c in standing[whole.id]
            if c.as_of and c.quantity and c.quantity.value is not None and c.role == "count"
        ]
        if (
            not _is_total(whole)
            or whole.decision.status not in MOVED | {"conflicting"}
            or whole.weak
            or len({c.article for c in whole.claims}) < LEAST_TELLING
            or not now
        ):
            continue
        day = min(c.as_of.end for c in now if c.as_of)
        most = max(c.quantity.value for c in now if c.quantity and c.quantity.value is not None)
        for group in groups:
            if group.id == whole.id or not _is_total(group) or _fate(group) != _fate(whole):
                continue
            passed = (
                c
                for c in group.claims
                if _is_below(c, most) and (c.as_of is None or c.as_of.end < day) and _began_together(c, group, whole)
            )
            yield from (c.id for c in passed if _of_anybody(c) or (c.as_of and c.sentence <= LEADS))


def _last_words(groups: Sequence[Group], last: date | None) -> Iterable[str]:
    """Ids of the counts that parties named in the newest articles (of the day `last`) stand by, each its own highest, of a total of
    people on which voices differ: that another party counts more overtakes none of them."""
    for group in groups:
        if group.unit != "person" or group.label.kind != "cumulative" or group.decision.status not in DIFFERING:
            continue
        gone = marked(group, "replaced", "garbled", "estimate", "part")
        highest: dict[tuple[str, str], tuple[Fraction, str]] = {}
        for claim in group.claims:
            number = number_of(claim)
            named = claim.attributed_to is not None and claim.role == "count" and claim.polarity == "assert"
            told_then = claim.as_of is not None and claim.as_of.end == last == claim.published
            if number is not None and named and told_then and claim.id not in gone:
                key = (claim.article, claim.asserter)
                highest[key] = max(highest.get(key, (number, claim.id)), (number, claim.id))
        yield from (ident for _, ident in highest.values())


PARTICIPANTS = word_set("people protesters demonstrators passengers residents villagers inhabitants locals victims")
"""Who is in a first report what "people" are in a later one."""
LEAST_PASSING = 2
"""Articles of later days that tell a higher total, so that an earlier one of another measure is overtaken."""


def _passed_elsewhere(groups: Sequence[Group]) -> Iterable[str]:
    """Ids of the counts of people without a place that two later articles are well above, in whatever measures of one name these
    stand: how many died in a village, in a region and in a country may have been put together or apart, and of none of them
    the toll of the first days still holds."""
    by_name: dict[str, list[tuple[FigureClaim, Fraction]]] = {}
    for group in groups:
        if group.unit != "person" or group.label.kind != "cumulative" or "," in group.name:
            continue
        noun, _, fate = group.name.rpartition(" ")
        name = f"people {fate}" if noun in PARTICIPANTS else group.name
        unfit = marked(group, "part", "replaced", "garbled", "estimate")
        for claim in group.claims:
            number = number_of(claim)
            sharp = claim.quantity is not None and claim.quantity.qualifier != "vague"
            counted = sharp and claim.polarity == "assert" and claim.role == "count" and claim.published is not None
            if number is not None and counted and claim.id not in unfit:
                by_name.setdefault(name, []).append((claim, number))
    for told in by_name.values():
        for claim, number in told:
            day = claim.published
            above = {c.article for c, n in told if day and c.published and c.published > day and n >= PASSED * number}
            if len(above) >= LEAST_PASSING:
                yield claim.id


def _is_total(group: Group) -> bool:
    """Whether a measure counts people to whom something befell, bodies too."""
    return group.unit in ("person", None) and group.label.kind == "cumulative"


def _fate(group: Group) -> str:
    return group.name.partition(",")[0].strip().rpartition(" ")[2]


def _began_together(claim: FigureClaim, group: Group, whole: Group) -> bool:
    """Whether a claim and a total count since one day; where its measure is said to have begun after it, that is none of its."""
    if group.began is None or whole.began is None or claim.as_of is None:
        return group.began is None and group.name == whole.name and _of_anybody(claim)
    return group.began.start == whole.began.start or (group.began.start > claim.as_of.end >= whole.began.start)


def _is_below(claim: FigureClaim, most: Fraction) -> bool:
    read = claim.quantity
    return read is not None and read.qualifier != "vague" and read.value is not None and read.value < most


def _of_anybody(claim: FigureClaim) -> bool:
    return not {word.stem for word in words_of((claim.quantity and claim.quantity.noun) or "")} - ANYBODY


ANYBODY = frozenset(
    map(
        stem,
        (
            "people",
            "persons",
            "victims",
            "others",
            "lives",
            "bodies",
            "dead",
            "wounded",
            "injured",
            "hurt",
            "killed",
            "deaths",
            "casualties",
            "of",
            "the",
            "and",
        ),
    )
)
"""Words that count people without saying of what kind."""


def _stale(groups: Sequence[Group], standing: Mapping[str, Sequence[FigureClaim]]) -> Iterable[str]:
    for group in groups:
        stands = {claim.id for claim in standing[group.id]}
        if not stands:
            continue
        yield from passed_counts(group)
        back = [c for c in group.claims if c.id in marked(group, "replaced")]
        again = {c.id for c in group.claims if any(same_value(c, other) for other in back)}
        gone = again if group.weak else again | overtaken(group)
        moving = group.decision.status in MOVED and not group.weak
        total = group.label.kind == "cumulative"
        told = [
            c for c in group.claims if not (total and c.quantity and c.quantity.qualifier == "vague")
        ]  # "dozens died" stays so
        yield from (c.id for c in told if c.id not in stands and (moving or c.id in gone))
