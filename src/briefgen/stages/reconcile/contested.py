"""What a denial denies that belongs to no measure: a statement without a number.

Such a denial, and every other account of a fact, becomes a contested statement: two sides, each a sentence of an
article as it stands. What one actor says at two times is no contradiction: two sides are two parties.

Left out on purpose: contradiction that no word marks. Two sentences that merely differ prove nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefgen.records import (
    Article,
    Basis,
    DatedSpan,
    DenialClaim,
    Disagreement,
    Sentence,
    Side,
    Span,
)
from briefgen.text.lexicon import COUNTRY_NAMES, OPENS_ON_PRONOUN, SEATS, fold, term_names, terms_found
from briefgen.text.lines import one_line
from briefgen.text.voices.denials import FoundDenial, find_denials, has_content, somebody_denies
from briefgen.text.voices.parties import normalise_party
from briefgen.text.voices.quotes import find_attribution
from briefgen.text.voices.speakers import same_name

__all__ = ["FoundDenial", "Library", "contest_statements", "find_denials"]

SHARED_TERMS = 2
"""A sentence answers a denial only where it has at least so many of its content words."""
LIKE_ENOUGH = 0.5
"""... and at least this share of them."""
NEAR_SENTENCES = 6
"""A denial answers what stands shortly before it more often than anything else."""
NEAR_CHARGE = 2
"""... "the charge" is one just told,"""
NEAR_ACCOUNT = 3
"""... and an account that differs answers what stands right before it."""
MOST_CANDIDATES = 40
"""Sentences looked at for one rare word of a denial: a word in more of them tells nothing."""
LONGEST_ABOUT = 140
"""Characters of what a contested statement is about."""


@dataclass(frozen=True)
class Library:
    """Articles and sentences by their ids, and what is read of the sentences: each once, and only when it is asked for."""

    articles: Mapping[str, Article]
    sentences: Mapping[str, Sentence]
    _denials: dict[str, tuple[FoundDenial, ...]] = field(default_factory=dict)
    _credits: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, articles: Sequence[Article], sentences: Sequence[Sentence]) -> Library:
        return cls({article.id: article for article in articles}, {sentence.ref: sentence for sentence in sentences})

    @cached_property
    def having(self) -> Mapping[str, Sequence[str]]:
        """Folded word (five letters and more) -> refs of the sentences that hold it, in order."""
        having: dict[str, list[str]] = defaultdict(list)
        for sentence in self.sentences.values():
            if sentence.article in self.articles and sentence.role == "body":
                for word in _long_words(self.words(sentence)):
                    having[word].append(sentence.ref)
        return having

    def words(self, sentence: Sentence) -> str:
        return sentence.span.of(self.articles[sentence.article].text)

    def denials_in(self, sentence: Sentence) -> tuple[FoundDenial, ...]:
        """What a sentence denies; it may be a candidate of many denials."""
        if sentence.ref not in self._denials:
            self._denials[sentence.ref] = find_denials(self.articles[sentence.article].running, sentence.span)
        return self._denials[sentence.ref]

    def credited(self, sentence: Sentence) -> str:
        """Whom a sentence credits: with its words, or as the subject of its denial; "" where it speaks for itself."""
        if sentence.ref not in self._credits:
            text, span = self.articles[sentence.article].running, sentence.span
            credit = find_attribution(text, span, Span(span.end - 1, span.end))
            credit = credit or find_attribution(text, span, Span(span.start, span.start + 1))
            who = credit.who if credit else next((d.who for d in self.denials_in(sentence)), "")
            self._credits[sentence.ref] = "" if _NO_PARTY.match(who) else who
        return self._credits[sentence.ref]

    def near(self, article: str, number: int, step: int) -> Sentence | None:
        return self.sentences.get(f"{article}:{number + step}")

    def day_of(self, article: str) -> DatedSpan | None:
        """When an article was published, as the day of what it says."""
        held = self.articles.get(article)
        if held is None or held.published.day is None:
            return None
        basis: Basis = "inferred" if held.published.basis == "inferred" else "publication"
        return DatedSpan(held.published.day, held.published.day, basis, held.published.why)


_NO_PARTY = re.compile(
    r"(?:nobody|no|none|neither|nothing|everyone|everybody|anyone|anybody|somebody|someone|who|all)\b", re.IGNORECASE
)
"""Words that stand for no party: "nobody reported it" is no account of one."""
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def _long_words(text: str) -> frozenset[str]:
    return frozenset(_LONG_WORD.findall(text.casefold()))


# ---------------------------------------------------------------- contested statements


def contest_statements(denials: Sequence[DenialClaim], library: Library) -> tuple[Disagreement, ...]:
    """A disagreement for each denial or other account that has two sides: the denier's sentence and the one it answers.

    Copies of one sentence in several articles are told once, and two sentences that answer one another are one
    disagreement. Without an answer found, only "each accuses the other" and who denies in so many words something that
    somebody said ("police denied claims of abuse") stand alone: these tell both sides themselves.
    """
    found: list[Disagreement] = []
    told: set[str] = set()
    for denial in sorted(denials, key=_denial_order):
        here = library.sentences.get(denial.ref)
        if here is None or _same_words(library.words(here)) in told or not _is_borne_out(denial, here, library):
            continue
        sides = _sides(denial, here, library)
        told |= (
            {_same_words(text) for text in (library.words(here), *(side.text for side in sides))} if sides else set()
        )
        if sides:
            found.append(Disagreement(_about(denial, sides, library), "disputed", "R2", sides))
    return tuple(found)


def _is_borne_out(denial: DenialClaim, here: Sentence, library: Library) -> bool:
    return somebody_denies(library.articles[denial.article].running, here.span, denial.words)


def _sides(denial: DenialClaim, here: Sentence, library: Library) -> tuple[Side, ...]:
    """Both sides of what is contested; () where the text has one alone."""
    own = _side("" if _unnamed(denial, library) else denial.who, here, library)
    if _MUTUAL.search(library.words(here)):
        return (own,)
    dispute = _parties_of_dispute(here, library)
    if dispute or _unnamed(denial, library):
        return dispute
    answered = _answered(denial, here, library)
    if answered is None:
        return (own,) if _tells_both(denial, here, library) else ()
    other = _side_of(answered, library)
    if same_name(other.who, own.who):
        return ()
    return (_with_words(own, denial, here, library), other)


def _tells_both(denial: DenialClaim, here: Sentence, library: Library) -> bool:
    """Whether the party denies, with a verb of denial, something that has content of its own."""
    if denial.other_account:
        return False
    found = library.denials_in(here)
    return any(one.outright and one.words.meets(denial.words) and has_content(one.denies) for one in found)


def _with_words(own: Side, denial: DenialClaim, here: Sentence, library: Library) -> Side:
    """The side with its account: for "X told a different story" or "X rejects the charge" the next sentence, where X
    goes on."""
    after = library.near(here.article, here.number, 1)
    if after is None or not _is_bare(denial, library):
        return own
    goes_on = same_name(library.credited(after), denial.who)
    return _side(denial.who, after, library) if goes_on else own


def _is_bare(denial: DenialClaim, library: Library) -> bool:
    """Whether a denial or account says nothing of what it is about."""
    if not denial.other_account:
        return not has_content(denial.denies)
    return not term_names(denial.words.of(library.articles[denial.article].text)) - _IDLE - term_names(denial.who)


_IDLE = term_names("told a different account, version, story, explanation, gave, offered another conflicting")


_ACCOUNT = re.compile(r"\b(?:accounts?|versions?|stor(?:y|ies)|explanations?)\b", re.IGNORECASE)
_MUTUAL = re.compile(r"\b(?:each other|one another|the other|trad(?:e|es|ed|ing) (?:accusations|blame|charges))\b")
"""Both sides stand in the one sentence: "each accuses the other"."""


def _same_words(text: str) -> str:
    return one_line(text).casefold()


def _side(who: str, sentence: Sentence, library: Library) -> Side:
    article = library.articles[sentence.article]
    text = library.words(sentence)
    party = who or f"not named in {article.outlet or article.id}"
    return Side(party, sentence.article, sentence.number, sentence.span, text, library.day_of(sentence.article))


def _side_of(sentence: Sentence, library: Library) -> Side:
    return _side(library.credited(sentence), sentence, library)


_OPENS_DISPUTE = re.compile(
    r"\bmatters? of dispute\b|\b(?:is|are|was|were|remains?|remained) disputed\b|"
    r"^(?:[\w’']+\s)?(?:accounts|versions)\s(?:of\s[^.,;]{1,50}\s)?differ|"
    r"\b(?:conflicting|differing|contradictory|competing) (?:accounts|versions)\b",
    re.IGNORECASE,
)


def _parties_of_dispute(here: Sentence, library: Library) -> tuple[Side, ...]:
    """After "was a matter of dispute", "accounts differ": the next sentences, where these credit two parties."""
    if not _OPENS_DISPUTE.search(library.words(here)):
        return ()
    following = [library.near(here.article, here.number, step) for step in (1, 2)]
    told = [s for s in following if s and library.credited(s) and not OPENS_ON_PRONOUN.match(library.words(s))]
    sides = tuple(_side_of(sentence, library) for sentence in told)
    return sides if len({normalise_party(side.who) for side in sides}) == 2 else ()


def _answered(denial: DenialClaim, here: Sentence, library: Library) -> Sentence | None:
    """The sentence that a denial answers: shortly before it, or wherever most of its content words stand.

    An account that differs ("Turkey's account differs"), and a denial of "the charge", answer the last sentence before
    them that credits another party.
    """
    party = normalise_party(denial.who)
    before = [library.near(here.article, here.number, -step) for step in range(1, NEAR_SENTENCES + 1)]
    told = [s for s in before if s and (who := library.credited(s)) and normalise_party(who) != party]
    if denial.other_account and _ACCOUNT.search(library.words(here)):
        after = library.near(here.article, here.number, 1)
        near = [sentence for sentence in told if here.number - sentence.number <= NEAR_ACCOUNT]
        return near[0] if near else after if after and library.credited(after) not in ("", denial.who) else None
    if _is_bare(denial, library):  # "rejects the charge": the one just told
        return next((sentence for sentence in told if here.number - sentence.number <= NEAR_CHARGE), None)
    terms = _content(denial, library) - lands_of(denial.who)
    scored = [(_likeness(terms, s, library) + (s in told) / 4, s) for s in _candidates(denial, here, library)]
    best = max(scored, key=lambda pair: (pair[0], pair[1].article == here.article, -pair[1].number), default=None)
    if best is None or best[0] < LIKE_ENOUGH:
        return _other_account_beside(here, party, library)
    return best[1]


def _other_account_beside(here: Sentence, party: str, library: Library) -> Sentence | None:
    """The next sentence, where it says that another party's account differs."""
    after = library.near(here.article, here.number, 1)
    if after is None:
        return None
    told = library.denials_in(after)
    return after if any(d.other_account and normalise_party(d.who) != party for d in told) else None


def _content(denial: DenialClaim, library: Library) -> frozenset[str]:
    text = library.articles[denial.article].text
    return term_names(denial.denies) or term_names(denial.words.of(text))


def _candidates(denial: DenialClaim, here: Sentence, library: Library) -> list[Sentence]:
    """Sentences that share a long word with what is denied, and those just before it, without the denial itself."""
    text = library.articles[denial.article].text
    words = _long_words(f"{denial.denies} {denial.words.of(text)}")
    rare = sorted(words, key=lambda word: (len(library.having.get(word, ())), word))[:4]
    refs = {ref for word in rare for ref in library.having.get(word, ())[:MOST_CANDIDATES]}
    refs |= {f"{here.article}:{here.number - step}" for step in range(1, NEAR_SENTENCES + 1)}
    found = [library.sentences[ref] for ref in sorted(refs) if ref in library.sentences and ref != here.ref]
    return [s for s in found if s.role == "body" and not _says_the_same(s, denial, here, library)]


def _says_the_same(sentence: Sentence, denial: DenialClaim, here: Sentence, library: Library) -> bool:
    """Whether a sentence is the denial told again: a copy of it, or one that denies too."""
    if _same_words(library.words(sentence)) == _same_words(library.words(here)):
        return True
    return not denial.other_account and any(not other.other_account for other in library.denials_in(sentence))


def _likeness(terms: frozenset[str], sentence: Sentence, library: Library) -> float:
    """Share of the denied clause's terms that a sentence has; 0 below two."""
    shared = terms & term_names(library.words(sentence))
    return len(shared) / len(terms) if len(shared) >= SHARED_TERMS else 0.0


def _about(denial: DenialClaim, sides: Sequence[Side], library: Library) -> str:
    """What is contested: the engine's clause where its words stand in the sides, else the denying words themselves."""
    said = " ".join(side.text for side in sides)
    own = denial.words.of(library.articles[denial.article].text)
    clause = one_line(denial.denies)
    fits = (clause and clause not in one_line(said)) or len(clause) <= len(own)
    words = clause if clause and fits and _borne_out(clause, said) else one_line(own)
    if _is_bare(denial, library):
        words = one_line(sides[0].text)
    return words if len(words) <= LONGEST_ABOUT else words[:LONGEST_ABOUT].rsplit(" ", 1)[0] + " …"


def _borne_out(clause: str, said: str) -> bool:
    numbers = re.findall(r"\d[\d,.]*", clause)
    return terms_found(clause, said) and all(number in said for number in numbers)


def _unnamed(denial: DenialClaim, library: Library) -> bool:
    """Whether nobody is named who denies: an article's own outlet stands in for a party that was not found."""
    article = library.articles[denial.article]
    return not denial.who or fold(denial.who) in {fold(name) for name in (article.outlet, article.id) if name}


def _denial_order(denial: DenialClaim) -> tuple[str, int, Span, str]:
    return denial.article, denial.sentence, denial.words, denial.id


def lands_of(words: str) -> frozenset[str]:
    """The countries that words name, also by their seat of government: "the Kremlin" is Russia."""
    seats = {SEATS[name] for name in (fold(words).removeprefix("the "),) if name in SEATS}
    return (term_names(words) & COUNTRY_NAMES) | seats
