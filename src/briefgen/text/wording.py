"""Does a sentence that a model wrote stay within the passages it cites? Used by `ground` and `compose`.

Checked, in this order: its numbers stand in the passages, its names do, no negation or denial is added or dropped, no
hedge or attribution is turned into a fact, and enough of its words are the passages' own. What is *not* proved is that
the sentence follows from them (entailment); a sentence that passes is `terms_checked`, never "verified".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from briefgen.records import Article, Fault, Span
from briefgen.text.figures import scan_numbers
from briefgen.text.hedges import find_hedges, lost_hedge
from briefgen.text.lexicon import (
    ATTRIBUTION_VERBS,
    DENYING,
    HEDGES,
    NEGATIONS,
    SEATS,
    STOPWORDS,
    fold,
    missing_terms,
    names_in,
    polarity_of,
    shares_root,
    terms_found,
    terms_of,
    words_of,
)
from briefgen.text.printed import LAST_NUMBER, loose_numbers, says_single, stands_alone, with_unit
from briefgen.vocabulary import alternatives, read_table, word_set

LEAST_SHARED = 0.6
"""Least share of a statement's content words that stand in its passages by lemma, synonym or demonym. Paraphrases by a
careful writer kept 0.7 to 1.0 of them in the recorded runs; a sentence about something else keeps under 0.4."""

LEAST_OWN_TERMS = 2
"""Content words that one cited passage has to share with the statement: with fewer it merely stands near."""


@dataclass(frozen=True, slots=True)
class WordingFault:
    fault: Fault
    reason: str


class Held(NamedTuple):
    """What a sentence is held against: the `passages` that it cites, of the `languages` in which their numbers are read.

    `near` is text beside them (the sentences before, the headline, outlet and date) in which a name may stand that a passage
    only points to; `whole` is all text of the cited articles, in which a surname of the passages may have its first name and
    office, and `lead` the tops of them, whose names are meant all through. Numbers, negations and hedges are judged by the
    passages alone; `bound` are numbers as the sentence prints them that are known to be told by a passage in other words
    ("six" for "6").
    """

    passages: tuple[str, ...]
    near: str = ""
    whole: str = ""
    lead: str = ""
    bound: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


_SAYS = frozenset({"say", "weak", "count"})
_WISHES = "want"
SAYING = re.compile(
    r"\b(?:according to|findings?|"
    + alternatives(
        row["form"]
        for row in read_table("saying", ("form", "classes", "before"))
        if _SAYS & {*row["classes"].split()} and not row["form"].startswith(_WISHES)
    )
    + r")\b",
    re.IGNORECASE,
)
"""A verb with which somebody says, counts or thinks something; who only wants it says nothing of it."""


def check_wording(statement: str, held: Held) -> WordingFault | None:
    """What is wrong with `statement` against what it cites; None where nothing is."""
    return loose_number(statement, held) or check_words(statement, held)


def check_words(statement: str, held: Held) -> WordingFault | None:
    """The same without its numbers: its names, negations, hedges, and the words that carry content."""
    slight = SLIGHT | COMPARING if len(held.passages) > 1 else SLIGHT
    near = "\n".join([*held.passages, held.near])
    return (
        foreign_name(statement, held)
        or _turned_negation(statement, held.passages)
        or _turned_hedge(statement, held.passages)
        or _foreign_words(statement, near, slight)
    )


def names_beside(article: Article) -> str:
    """What stands beside all sentences of an article and may name who tells them: its title, outlet and origin, and its
    bylines and date lines. A station that is named in its own byline reports what its text says."""
    lines = [block.span.of(article.text) for block in article.blocks if block.role == "dateline"]
    return "\n".join([article.title, article.outlet or "", article.origin or "", *lines])


def bears_on(statement: str, passage: str) -> bool:
    """Whether a passage shares enough of the statement's own terms to be cited for it."""
    terms = content_words(statement)
    shared = sum(1 for term in terms if terms_found(term, passage) or is_made_of(term, passage))
    return shared >= min(LEAST_OWN_TERMS, len(terms))


def loose_number(statement: str, held: Held, *, judged: bool = False) -> WordingFault | None:
    """Every number of the statement, counted or masked, has to stand in a passage in the same words or be bound. In a judgement of
    the writer's own (`judged`) some words of number only point to what it speaks of."""
    told = [words.casefold() for words in held.bound]
    never = any(_NEVER_BEFORE.search(passage) for passage in held.passages)

    def is_bound(span: Span) -> bool:
        words = with_unit(statement, span).casefold()
        if words == "one" and says_single(statement, span.end, held.passages):
            return True
        return any(stands_alone(words, known) for known in told) or (words == "first" and never)

    loose = loose_numbers(statement, held.passages, languages=held.languages, excuses=is_bound, judged=judged)
    return WordingFault("loose_number", f"no cited passage holds “{loose[0].of(statement)}”") if loose else None


_NEVER_BEFORE = re.compile(
    r"\b(?:never|no|none|not|nobody)\b[^.;:]{0,80}\b(?:before|ever|until now|so far|previously)\b|\bunprecedented\b",
    re.IGNORECASE,
)
"""With these words a passage tells of a first: "no member of the index has ever gone bust before"."""


def foreign_name(statement: str, held: Held) -> WordingFault | None:
    """A name that stands neither in the passages, nor beside them, nor may be one of theirs in full or in short."""
    near, whole = "\n".join([*held.passages, held.near, held.lead]), held.whole
    sums = [quantity for quantity in scan_numbers(statement).quantities if quantity.cls == "money"]
    for name in names_in(statement, opening=True):
        if any(name.start <= quantity.span.start < name.end for quantity in sums):
            continue  # "Sh200" of "Sh200 billion"
        told = name.text
        if (
            not name.start and " of " in told
        ):  # "Accounts of Armenian losses": only a sentence's opening has the capital
            told = told.partition(" of ")[2]
        elif _OPENED.search(statement[: name.start]) and " " in told:  # "Answers Voss", "Operator Ilmar Energy"
            told = told.partition(" ")[2]
        told = _TITLE.sub("", told)
        known = terms_found(name.text, near) or terms_found(told, near) or _seat_found(name.text, near)
        apart = next(
            (said.split(" the ") for said in (told, name.text) if " the " in said), ()
        )  # "At Arlen the Tarn rose"
        known = known or (bool(apart) and all(terms_found(part, near) for part in apart))
        known = known or _spelled_otherwise(told, near)
        if not (
            known
            or _is_counted_name(told, near, whole)
            or _is_full_name(name.text, near, whole)
            or _is_short_for(name.text, f"{near}\n{whole}")
        ):
            return WordingFault("name_not_in_source", f"no cited passage names {name.text}")
    return None


_TITLE = re.compile(r"^(?:Sir|Dame|Lord|Lady|Mr|Mrs|Ms|Dr|Prof|Professor)\.?\s+(?=[A-Z])")
"""A title before a name, which one article has and another leaves out."""


def _spelled_otherwise(name: str, held: str) -> bool:
    """Whether passages have each word of a name, or one that is a letter longer or shorter: "Aliyev" of "Aliev"."""
    words = [word.text for word in words_of(name)]
    others = [word.text for word in words_of(held) if word.text[:1].isupper()]
    return bool(words) and all(
        terms_found(word, held) or any(_is_spelling_of(word, other) for other in others) for word in words
    )


def _is_spelling_of(one: str, other: str) -> bool:
    """Whether two names of five letters and more differ by one letter that one of them lacks, and that is not its first or last: no
    "Niger" for "Nigeria", no "Tarn" for "Tern".

    >>> _is_spelling_of("Aliyev", "Aliev"), _is_spelling_of("Niger", "Nigeria"), _is_spelling_of("Austria", "Australia")
    (True, False, False)
    """
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(short) < LEAST_OF_SPELLING or len(long) - len(short) != 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return 0 < at < len(short) and long[at + 1 :] == short[at:]


LEAST_OF_SPELLING = 5


def _is_counted_name(name: str, held: str, whole: str) -> bool:
    """Whether the passages have a name without the numeral that tells a ruler from his forebears, and no other numeral: "King
    Charles III" of "King Charles"."""
    base, _, numeral = name.rpartition(" ")
    if not re.fullmatch(r"[IVX]{1,5}", numeral) or not base or not terms_found(base, held):
        return False
    others = re.findall(rf"{re.escape(base.split()[-1])}\s+([IVX]{{1,5}})\b", f"{held}\n{whole}")
    return all(other == numeral for other in others)


def _is_short_for(name: str, text: str) -> bool:
    """Whether a name without the number behind it is known, or made of the first letters of one that the articles have:
    "LP" for the Labour Party, "SK E&C" for SK Engineering & Construction."""
    bare = LAST_NUMBER.sub("", name).strip()
    if bare != name and terms_found(bare, text):
        return True
    if not re.fullmatch(r"[A-Z]{1,6}(?:[ &]{1,3}[A-Z]{1,6})*", bare) or len(bare) < 2:
        return False
    return terms_found(bare, text) or re.sub(r"[^A-Z]", "", bare) in _shortened(text)


@lru_cache(maxsize=16)
def _shortened(text: str) -> frozenset[str]:
    """The letters by which the names of a text can be called: of each run of words with capitals their first ones, of a word in
    capitals all."""
    found = set()
    for run in _RUN_OF_CAPITALS.finditer(text):
        letters = [word if word.isupper() else word[0] for word in re.findall(r"[A-Z][\w’'-]*", run.group())]
        found |= {"".join(letters[n:m]) for n in range(len(letters)) for m in range(n + 2, len(letters) + 1)}
    return frozenset(found)


_RUN_OF_CAPITALS = re.compile(r"[A-Z][\w’'-]*(?:\s(?:(?:of|for|and|the|on|in|against|&)\s){0,2}[A-Z][\w’'-]*){1,6}")


_OPENED = re.compile(r"^$|[.!?][”\"]?\s$")
"""Text before a sentence's first word, which has its capital for its place."""


def _is_full_name(name: str, held: str, whole: str) -> bool:
    """Whether a name ends with one of the passages and all its words stand in their articles: "Boeing CEO Ann Reed" where
    the passage has only "Reed"."""
    words = name.split()
    return len(words) > 1 and terms_found(words[-1], held) and all(terms_found(word, whole) for word in words)


def _seat_found(name: str, held: str) -> bool:
    """Whether a state is named by its seat of government, or the other way round: Moscow for Russia."""
    folded = name.casefold()
    seats = [seat for seat, state in SEATS.items() if state.casefold() == folded]
    return any(terms_found(other, held) for other in (*seats, *([SEATS[folded]] if folded in SEATS else [])))


def _turned_negation(statement: str, passages: Sequence[str]) -> WordingFault | None:
    """A negation or denial that no passage has, or one of the passage's own that the statement drops."""
    told = _NOT_GIVEN.sub(" ", statement)
    told = _DISPUTED.sub(" ", told) if len(passages) > 1 else told
    said, held = polarity_of(told), polarity_of("\n".join(passages))
    doubts = any(hedge.cls == "unlikely" for hedge in find_hedges(statement)) or _WHETHER.search(statement) is not None
    refused = any(_RULED_OUT.search(passage) for passage in passages)
    if (said.negated or said.denied) and not (held.negated or held.denied or refused):
        return WordingFault("negation_turned", "it negates or denies what no cited passage negates or denies")
    first = re.search(r"\bfirst\b", statement, re.IGNORECASE) is not None
    for passage in passages:
        turned = [
            clause
            for clause in _clauses(passage)
            if _turns(clause) and _same_matter(clause, statement) and not (first and _NEVER_BEFORE.search(clause))
        ]
        if turned and not (
            said.negated or said.denied or doubts or _UNDONE.search(statement) or _is_spared(statement, turned[0])
        ):
            return WordingFault(
                "negation_turned", f"the cited passage negates or denies it: “{turned[0].strip()[:120]}”"
            )
    if said.confirmed and not (held.confirmed or _UNCONFIRMED.search(statement)):
        return WordingFault("attribution_turned", "it says that somebody confirms or admits; no cited passage does")
    return None


_NOT_GIVEN = re.compile(
    r"\b(?:year|day|date|source|period|place|author)s? (?:is |are )?not (?:given|stated|named|known)\b", re.IGNORECASE
)
"""What a writer says that its source leaves out: that denies nothing which the source tells."""
_RULED_OUT = re.compile(
    r"\bout of the question\b|\b(?:rul(?:e|es|ed|ing) out|reject(?:s|ed|ing)?|refus(?:e|es|ed|al|ing)|oppos(?:e|es|ed|ing)|bann?(?:s|ed|ing)?|without|impossible)\b"
    r"|\bvot(?:es?|ed|ing)\b[^.;]{0,40}?\bagainst\b|\bvoted\s+(?:\w+\s+){0,3}down\b"
    r"|\b(?:ha(?:s|ve|d)|is|are|was|were) yet to\b|\bstill to be\b|\b(?:outstanding|pending|await(?:s|ed|ing)?|lack(?:s|ed|ing)?|fail(?:s|ed)? to)\b",
    re.IGNORECASE,
)  # fmt: skip
"""What is told so may be told with a "no"."""
_UNCONFIRMED = re.compile(
    r"\b(?:not|never|cannot|nobody|neither|no one|declin\w+ to|refus\w+ to)\s+(?:\w+\s+){0,1}(?:confirm|admit|acknowledg)",
    re.IGNORECASE,
)
"""Who would not confirm has confirmed nothing."""
_UNDONE = re.compile(r"\bun(?:paid|hurt|known|clear|able|safe|willing|\w{3,}ed)\b", re.IGNORECASE)
"""A word that keeps a "not": "three unpaid" of "three had not been paid"."""
_SPARED = re.compile(
    r"\b(?:spar(?:e|es|ed|ing)|avoid(?:s|ed|ing)?|escap(?:e|es|ed|ing))\s+(?P<what>(?:[\w’'-]+\W+){0,4}[\w’'-]+)",
    re.IGNORECASE,
)


def _is_spared(statement: str, clause: str) -> bool:
    """Whether what a clause denies is told as spared: "spared prosecution" of "will not be prosecuted"."""
    return any(
        shares_root(word.text, clause, least=LEAST_ROOT_OF_WORD)
        for match in _SPARED.finditer(statement)
        for word in words_of(match["what"])
    )


_WHETHER = re.compile(r"\bwhether\b", re.IGNORECASE)
"""What a statement leaves open it does not tell as so."""


def _turns(clause: str) -> bool:
    found = polarity_of(clause)
    return found.negated or found.denied


def _turned_hedge(statement: str, passages: Sequence[str]) -> WordingFault | None:
    """A thing that may be, or that somebody alleges, told as a fact. "Said" of a toll is ordinary reporting and may be
    shortened; an accusation may not lose its speaker."""
    lost = lost_hedge(statement, passages)
    if lost is not None:
        told = " ".join(lost.split())[:120]
        return WordingFault("attribution_turned", f"told as a fact; the cited passage has it only as “{told}”")
    if polarity_of(statement).claimed or SAYING.search(statement) or _turns(statement) or _leaves_open(statement):
        return None
    if _credited_in_brackets(statement, "\n".join(passages)):
        return None
    if passages and all(_claims(passage, statement) for passage in passages):
        return WordingFault("attribution_turned", "the cited passage says whose claim it is; the statement does not")
    return None


def _credited_in_brackets(statement: str, held: str) -> bool:
    """Whether a party of the passages stands in brackets behind what it says, "192 dead (Health Ministry, 27 September)", or before a
    colon, "Health Ministry: 192 dead"."""
    bracketed = (name.text for match in _CREDITS.finditer(statement) for name in words_of(match.group()))
    if any(word[:1].isupper() and len(word) > 2 and terms_found(word, held) for word in bracketed):
        return True
    return any(_says(match["who"], held) for match in _PLAIN_CREDIT.finditer(statement))


_PLAIN_CREDIT = re.compile(r"\((?P<who>[a-z][a-z’'-]+(?: [a-z][a-z’'-]+){0,3})\)")


def _says(who: str, held: str) -> bool:
    """Whether some passages have words without a capital, "harbour office", as who says something."""
    name = re.escape(who)
    if re.search(rf"\b(?:according to|by)\s+(?:the\s+)?{name}\b", held, re.IGNORECASE):
        return True
    verbs = re.finditer(rf"\b{name}\W+(?:\w+\W+)?\w+|\b\w+\s+(?:the\s+)?{name}\b(?=\s*[,.])", held, re.IGNORECASE)
    return any(polarity_of(match.group()).claimed or SAYING.search(match.group()) is not None for match in verbs)


_CREDITS = re.compile(r"\([^()]*\)|^[^:;.]{2,80}:(?=\s)")


def _leaves_open(statement: str) -> bool:
    """Whether it leaves open that something is so; "wants" and "plans" leave open only that it comes."""
    return any(hedge.cls in ("modal", "chance", "thought", "alleged") for hedge in find_hedges(statement))


_PART = re.compile(r"[;\N{EM DASH}\N{EN DASH}]|,\s(?:and|but|while|although|though|whereas)\b|[.!?]\s")


def _claims(passage: str, statement: str) -> bool:
    """Whether a passage has the statement's matter only as somebody's claim; a claim in another part of it does not
    count."""
    plain = [part for part in _PART.split(passage) if not _is_claimed(part)]
    return _is_claimed(passage) and bool(missing_terms(statement, "\n".join(plain)))


def _is_claimed(text: str) -> bool:
    return polarity_of(text).claimed or _ALLEGES.search(text) is not None


_ALLEGES = re.compile(
    r"\b(?:lawsuits?|suits?|complaints?|indictments?|petitions?|charge sheets?|plaintiffs?|prosecutors?)\s+(?:\w+\s+){0,2}?"
    r"(?:said|says?|stated?|states|argue[sd]?|told)\b",
    re.IGNORECASE,
)
"""What an accuser's paper says is an accusation: "…, the lawsuit said"."""


def _foreign_words(statement: str, held: str, slight: frozenset[str]) -> WordingFault | None:
    terms = [term for term in terms_of(statement) if fold(statement[term.start : term.end]) not in slight]
    if len(terms) < LEAST_OWN_TERMS + 1:
        return None
    absent = (words for words in missing_terms(statement, held) if fold(words) not in slight)
    missing = [
        words for words in absent if not (shares_root(words, held, least=LEAST_ROOT_OF_WORD) or is_made_of(words, held))
    ]
    if len(missing) > (1 - LEAST_SHARED) * len(terms):
        return WordingFault("words_not_in_source", f"no cited passage holds {', '.join(missing[:5])}")
    return None


def is_made_of(word: str, held: str) -> bool:
    """Whether a word is one of the passages with a syllable before it: "defrauded" of "fraud", "unclear" of "not clear"."""
    inner = re.fullmatch(r"(?:un|in|im|re|de|dis|mis|non-?|over|under)(?P<rest>[a-z]{5,})", fold(word))
    return inner is not None and (
        terms_found(inner["rest"], held) or shares_root(inner["rest"], held, least=LEAST_ROOT_OF_WORD)
    )


LEAST_ROOT_OF_WORD = 5
"""Letters that a word shares with one of the passages at least, where they are of one root: "dissolution" of "dissolved"."""


def _clauses(passage: str) -> list[str]:
    parts = _BETWEEN.split(_INSERTED.sub(" ", passage))
    return [part for part in parts if part.strip()]


_INSERTED = re.compile(r",\s(?:which|who|whose)\b[^,;:.]{1,80},(?=\s)")
"""A relative clause between a subject and its verb: "neither the port, which runs the ferries, nor …"."""


_BETWEEN = re.compile(
    r",(?!\d)|[;:\N{EM DASH}\N{EN DASH}]|\b(?:but|while|although|though|whereas|and|which|who)\b"
    r"|\bthat\b(?=\s+(?:could|can|had|has|have|was|were|is|are|did|do|does|would|will|may|might|should)\b)"
)
"""Between two clauses; the "that" of a noun ("stations that could not cope"), not of what is said or denied."""


def _same_matter(clause: str, statement: str) -> bool:
    """Whether the clause tells of what the statement tells: two thirds of its content words stand in the statement."""
    denied = _NEITHER.search(clause)
    if denied and not any(
        terms_found(word.text, statement)
        for word in words_of(clause[denied.end() :])
        if fold(word.text) not in STOPWORDS
    ):
        return False
    refused = _REFUSES_TO.search(clause)
    if refused and not terms_found(refused["act"], statement):
        return False
    words = [word for word in content_words(clause) if fold(word) not in DENYING and fold(word) not in SIZES]
    names = [name.text for name in names_in(clause)]  # a long name is one thing
    inside = {word for name in names if len(name.split()) > 2 for word in name.split()}
    terms = [word for word in words if word not in inside] + [name for name in names if len(name.split()) > 2]
    return len(terms) >= 2 and sum(terms_found(word, statement) for word in terms) * 3 >= 2 * len(terms)


_REFUSES_TO = re.compile(r"\b(?:refus|declin)\w+ to (?P<act>[a-z]+)", re.IGNORECASE)
"""What somebody would not do; of the things beside it nothing is denied: "refused to sign a bill full of tax rises"."""
_NEITHER = re.compile(
    r"\b[Nn]either\b[^,;]{1,80}?\bnor\s+(?:the\s+|its\s+|their\s+)?(?:[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*|\w+)"
)
"""Those of whom something is denied: what is denied stands behind them."""


def _own_words() -> frozenset[str]:
    """Words of the writer's own that compare passages: "conflicting", "differ"."""
    return frozenset(fold(row["words"]) for row in read_table("comparing", ("words", "class")))


SIZES = word_set("dozen dozens hundred hundreds thousand thousands million millions billion billions")
"""Words of number: they say how much, and not of what."""
SLIGHT = (
    ATTRIBUTION_VERBS
    | HEDGES
    | NEGATIONS
    | frozenset(
        [
            "meanwhile",
            "however",
            "amid",
            "while",
            "year",
            "day",
            "month",
            "week",
            "took",
            "taken",
            "takes",
            "place",
            "happened",
            "occurred",
        ]
    )
    | word_set("thousand million billion trillion")
)
"""Folded words that report, hedge or negate: judged by `polarity_of` and not by whether they stand in the passage."""
_DISPUTED = re.compile(
    rf"\b(?:{'|'.join(row['words'] for row in read_table('comparing', ('words', 'class')) if row['class'] == 'disputed')})\b",
    re.IGNORECASE,
)
"""Of two passages that give two counts a writer says that they are disputed: that denies neither."""
COMPARING = _own_words()
"""The same for a statement over two passages, neither of which tells of the other."""


def content_words(text: str) -> list[str]:
    """The words that carry content: no stop words, no reporting verbs, no numbers."""
    found = []
    for word in words_of(text):
        folded = fold(word.text)
        if len(folded) > 2 and folded not in STOPWORDS and folded not in SLIGHT and not folded[0].isdigit():
            found.append(word.text)
    return found
