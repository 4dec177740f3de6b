"""What is told as still to come although another article says that it was put off or called off.

    "The king is to be received in Arden on 28 March."    while 006:2 has "King Karl has put off his visit"

Of a plan and its end in two articles a writer may see only the plan. Told without its end it is false for whoever reads today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.stages.ledger import Material
from briefgen.text.lexicon import STOPWORDS, fold, names_in, words_of
from briefgen.vocabulary import word_set

_PLANNED = re.compile(
    r"\b(?:(?:is|are) (?:to|due|set|expected|scheduled|planned)\b|will (?:be|go|come|take|meet|visit|travel|open|start|hold|play)\b)",
    re.IGNORECASE,
)
_ENDING = r"(?:postponed|put off|called off|cancel(?:l)?ed|scrapped|abandoned|withdrawn|delayed)"
_ENDED = re.compile(
    rf"\b(?:ha(?:s|ve|d)|is|are|was|were|been|be|being)\s+(?:\w+\s+){{0,2}}?{_ENDING}\b"
    r"|\b(?:postpon(?:es|ing|ement)|put(?:s|ting) off|call(?:s|ing) off|cancel(?:s|ling|ing|lation)|scrap(?:s|ping))\b",
    re.IGNORECASE,
)
"""That something is off, as a verb: "a fee for cancelled crossings" ends nothing."""
NEAR = 80
"""Characters between whoever has a plan and the word that ends it."""
_ENDS = re.compile(r"(?<=[.!?])\s+")


def dropped_plan(text: str, cites: Sequence[str], material: Material) -> str | None:
    """The sentence (its ref) that ends a plan which `text` tells as still to come; None where there is none. A sentence of
    an article that is older than all cited ones ends nothing that they tell."""
    if _ENDED.search(text):
        return None
    planned = [part for part in _ENDS.split(text) if _PLANNED.search(part)]
    who = {name for part in planned if (name := _first_name(part))}
    if not who:
        return None
    cited = [material.article_of(ref).published.day for ref in cites]
    oldest = min((day for day in cited if day), default=None)
    for ref in _ending(material):
        day = material.article_of(ref).published.day
        late = day is None or oldest is None or day >= oldest
        if late and ref not in cites and _ends_that_of(material.words(ref)) in who:
            return ref
    return None


def _ends_that_of(words: str) -> str | None:
    """Whose plan a sentence ends: its first name, where that stands near."""
    ended = _ENDED.search(words)
    return _first_name(words[max(0, ended.start() - NEAR) : ended.end()]) if ended else None


def _ending(material: Material) -> Iterator[str]:
    return (
        ref
        for ref, sentence in material.sentences.items()
        if sentence.role == "body" and _ENDED.search(material.words(ref))
    )


def _first_name(text: str) -> str | None:
    """The first name of a sentence, without title and number: "Charles" of "King Charles III of Britain"."""
    for name in names_in(text, opening=True):
        words = [word.text for word in words_of(name.text.partition(" of ")[0]) if fold(word.text) not in STOPWORDS]
        plain = [word for word in words if not re.fullmatch(r"[IVX]+", word) and fold(word) not in _TITLES]
        if plain:
            return fold(plain[-1])
    return None


_TITLES = word_set("king queen president prime minister pope prince princess chancellor sir mr mrs ms dr")
