"""Who stands against whom in a vote: candidates with their parties, as the articles of a story introduce them.

"Ann Berg of the Harbour Party, HP" makes one rival of "Ann Berg", "Berg", "Harbour Party" and "HP", so that the votes that one
report gives to Berg and another to the HP are told of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from briefgen.records import Article
from briefgen.stages.relate.names import looks_personal, without_possessive
from briefgen.text.lexicon import fold, names_in
from briefgen.text.patterns import when_used
from briefgen.vocabulary import word_set

FEWEST = 2
"""One candidate alone has nobody to be told from."""
_NAME = r"[A-Z][\w’'-]+(?:\s(?:[A-Z][\w’'-]+|[A-Z]\.|de|da|al|bin|van))*\s[A-Z][\w’'-]+"
_STANDS_FOR = when_used(
    rf"(?P<name>{_NAME}),?(?:\s(?:the\s)?(?:[a-z-]+\s){{0,3}}(?:[Cc]andidate|flag[ -]?bearer|nominee|leader|contender))?,?\s(?:of|from|for)\s(?:the\s)?"
    r"(?P<party>[A-Z][\w’'-]+(?:\s(?:of\s|for\s|the\s)?[A-Z][\w’'-]+){0,5})(?:,?\s\(?(?P<short>[A-Z]{2,7})\b\)?)?"
)
_BRACKETED = when_used(rf"(?P<name>{_NAME})\s\((?P<short>[A-Z]{{2,7}})\)")
_PARTIES = word_set("party congress movement alliance union front coalition democrats league bloc")
"""What the name of a party ends in, where no short form stands behind it."""


_NOBODIES = word_set("territory province district county region state city island council court centre university")
"""What names end in that are no person's, with letters behind them: "the Northern Hill Territory (NHT)"."""


def read_rivals(articles: Sequence[Article], winners: Mapping[str, int] | None = None) -> Mapping[str, str]:
    """By each folded name and word by which a candidate or a party is called, the candidate's last name; what stands for two
    candidates stands for none. Empty where fewer than two are introduced.

    Candidates are those who are introduced with a party, and persons of whom several votes or shares are told: `winners`, by
    their folded last names how many.
    """
    called: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for name, *others in (*_introduced(article.running), *_winning(article.running, winners or {})):
            key = fold(name.split()[-1])
            for word in (name, *name.split(), *others):
                called[fold(word)].add(key)
    rivals = {word: min(keys) for word, keys in called.items() if len(keys) == 1 and len(word) > 1}
    return rivals if len(set(rivals.values())) >= FEWEST else {}


OF_A_CANDIDATE = 3
"""So many votes or shares of one person make a candidate."""


def _winning(text: str, winners: Mapping[str, int]) -> Iterator[tuple[str]]:
    """The full names of those who got several votes or shares."""
    for name in names_in(text, opening=True):
        last = fold(name.text.split()[-1])
        if winners.get(last, 0) >= OF_A_CANDIDATE and looks_personal(name.text):
            yield (name.text,)


def _introduced(text: str) -> Iterator[tuple[str, ...]]:
    """The names of each candidate whom a text introduces with a party: the candidate's, then the party's."""
    for found in _STANDS_FOR.finditer(text):
        party, short = found["party"], found["short"]
        if looks_personal(found["name"]) and (short or fold(party.split()[-1]) in _PARTIES):
            yield found["name"], party, *((short,) if short else ())
    for found in _BRACKETED.finditer(text):
        if looks_personal(found["name"]) and fold(found["name"].split()[-1]) not in _NOBODIES:
            yield found["name"], found["short"]


def rival_of(name: str, rivals: Mapping[str, str]) -> str:
    """The candidate for whom a name stands: whole, by its last word or by its first; "" for none."""
    plain = without_possessive(name)
    words = plain.split()
    tried = (plain, words[-1], words[0]) if words else ()
    return next((rivals[fold(word)] for word in tried if fold(word) in rivals), "")


def rivals_in(text: str, rivals: Mapping[str, str]) -> Iterator[tuple[int, str]]:
    """Where a text names candidates or their parties, also by a single word that opens a sentence: each end, and the candidate."""
    longest = max((word.count(" ") for word in rivals), default=0)
    words = list(_CAPITAL.finditer(text))
    for at, first in enumerate(words):
        for last in words[at : at + longest + 1]:
            told = rivals.get(fold(without_possessive(text[first.start() : last.end()])))
            if told:
                yield last.end(), told


_CAPITAL = when_used(r"\b[A-Z][\w’'-]*")
