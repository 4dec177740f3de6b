"""What a measure is called where a reader sees it without its sentences: by its sources' own word for what befell people,
and of which event where the story has several.

    people killed                       and another "people killed" beside it    ->  "People killed, fuel depot"
    miners dead killed                                                           ->  "Miners killed"
    tourists trapped                    of whom each sentence says "stranded"    ->  "Tourists stranded"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from briefgen.briefing.local_draft.alone import is_verb
from briefgen.briefing.local_draft.measures import is_cued, is_money, people_named
from briefgen.briefing.local_draft.salience import is_party_noun
from briefgen.briefing.local_draft.story import Story, terms_in
from briefgen.records import FigureClaim, Group
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.text.calendar import MONTHS
from briefgen.text.figures import is_person_noun, scan_numbers
from briefgen.text.lexicon import STOPWORDS, fold, stem, words_of
from briefgen.vocabulary import read_table, word_set

LEAST_SHARE = 0.5
"""Share of the sentences of a measure that hold the words by which it is told from another of its name."""
MOST_WORDS = 3
"""Words of such a phrase."""


def name_measure(group: Group, take: FigureClaim, story: Story) -> str:
    """The name of a measure over its number to take (`take`), with a capital."""
    subject, comma, owner = (people_named(group.name) if group.unit == "person" else group.name).partition(",")
    name = _in_own_words(_without_fate(_plainly(subject), group), group, story) + comma + owner
    same = [other for other in story.ledger.reconciliation.groups if other.id != group.id and other.name == group.name]
    others = [other for other in same if other.weak or len({claim.article for claim in other.claims}) > 1]
    if is_money(group):  # it is always of something
        others = [
            other for other in story.ledger.reconciliation.groups if other.id != group.id and other.unit == group.unit
        ]
    of = _day_told(group, same) or (_told_apart(group, take, others, story) if others and not owner else "")
    return f"{name[:1].upper()}{name[1:]}" + (f", {of}" if of else "")


def _plainly(subject: str) -> str:
    """A name without the word by which its writer made it large: of "staggering loss" the loss."""
    first, _, rest = subject.partition(" ")
    return rest if rest and fold(first) in _LOUD else subject


_LOUD = word_set(
    "mammoth huge massive whopping staggering eye-watering enormous giant hefty steep shocking stunning tremendous colossal gigantic big"
)


def _day_told(group: Group, same: Sequence[Group]) -> str:
    """The day of a crowd whose name another one has, where its sentences tell one for sure: "16 June"."""
    if group.label.kind != "constant" or not same:
        return ""
    days = {
        c.event_day.start
        for c in group.claims
        if c.event_day and c.event_day.start == c.event_day.end and c.event_day.basis in ("stated", "resolved")
    }
    day = days.pop() if len(days) == 1 else None
    return f"{day.day} {MONTHS[day.month - 1]}" if day else ""


def _without_fate(subject: str, group: Group) -> str:
    """A name that says once what befell people: of "miners dead killed" no "dead"."""
    *nouns, last = subject.split()
    return (
        " ".join((*(word for word in nouns if stem(word) not in FALLEN or not is_cued(last, group)), last))
        if len(nouns) > 1
        else subject
    )


FALLEN = frozenset(map(stem, ("dead", "deaths", "fatalities", "wounded")))


def _in_own_words(name: str, group: Group, story: Story) -> str:
    """The name with the word for what befell people that its sentences have, where none has the usual one."""
    head, _, last = name.rpartition(" ")
    texts = _sentences(group, story)
    if not head or any(stem(last) == word.stem for text in texts for word in words_of(text)):
        return name
    told = Counter(
        fold(w.text)
        for text in texts
        for w in words_of(text)
        if re.fullmatch(r"[a-z]{3,}ed", w.text) and is_cued(f"people {w.text}", group)
    )
    word, times = next(iter(told.most_common(1)), ("", 0))
    return f"{head} {word}" if last.endswith("ed") and times * 2 >= len(texts) else name


def _told_apart(group: Group, take: FigureClaim, others: Sequence[Group], story: Story) -> str:
    """The words that most sentences of a measure share, that of the number to take among them, and that no sentence of the
    others of its name has: the longest run of nouns, as it stands; "" where there is none."""
    own = _sentences(group, story)
    foreign = frozenset().union(*(terms_in(text) for other in others for text in _sentences(other, story)))
    foreign |= frozenset().union(
        *(terms_in(f"{claim.asserter} {claim.attributed_to or ''}") for claim in group.claims)
    )  # who counts
    told = Counter(term for text in own for term in terms_in(text))
    named = {word.stem for word in words_of(group.name)}
    shared = {
        term
        for term, n in told.items()
        if n >= max(2, LEAST_SHARE * len(own)) and term not in foreign | named | _any_event() | _of_headlines(story)
    }
    runs = Counter(run for text in own for run in _runs(text, shared))
    place = next((s for s in story.ledger.sentences if s.ref == take.ref), None)
    lead = place.span.of(story.articles[take.article].text) if place else ""
    fit = [run for run in runs if run in lead]
    return max(fit, key=lambda run: (len(run.split()) > 1, runs[run], run), default="")


@cache
def _any_event() -> frozenset[str]:
    """Stems of the words that name a story's own event, whatever it is: "disaster"."""
    return frozenset(stem(row["word"]) for row in read_table("events", ("word", "family")) if row["family"] == "own")


def _of_headlines(story: Story) -> frozenset[str]:
    """Stems that half of the headlines have or more: what the whole story is of tells no measure from another."""
    told = Counter(term for article in story.ledger.articles for term in terms_in(article.title))
    return frozenset(term for term, n in told.items() if 2 * n >= len(story.ledger.articles) > MOST_ALONE)


MOST_ALONE = 3
"""Articles whose headlines show nothing yet of what a story is of."""


def _runs(text: str, shared: set[str]) -> Iterable[str]:
    """Neighbouring words of a text that are all shared, without verbs, numbers and persons."""
    run: list[str] = []
    for token in (*re.findall(r"[\w’'-]+|[^\w\s]", text), "."):
        word = fold(token)
        if (
            token.isalpha()
            and token.islower()
            and stem(word) in shared
            and word not in STOPWORDS
            and not _is_no_matter(word)
        ):
            run.append(token)
            continue
        if 0 < len(run) <= MOST_WORDS:
            yield " ".join(run)
        run = []


def _is_no_matter(word: str) -> bool:
    """Whether a word names nothing that a count could be of: a verb, a person, who counts, a number, what befell people."""
    told = is_verb(word) or is_person_noun(word) or is_party_noun(word)
    told = told or word in _IN_ORDER
    return told or bool(scan_numbers(word).quantities) or stem(word) in FALLEN or bool(cues_in(f"people {word}"))


_IN_ORDER = word_set(
    "first second third last next final latest new old other early late later earlier alone already "
    "number numbers toll tolls count counts total figure figures tally balance"
)


def _sentences(group: Group, story: Story) -> list[str]:
    """The sentences that tell a measure, each once."""
    refs = dict.fromkeys(claim.ref for claim in group.claims if claim.polarity == "assert")
    return [s.span.of(story.articles[s.article].text) for s in story.ledger.sentences if s.ref in refs]
