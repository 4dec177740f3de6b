"""Sentences that a writer should have cited too: what the cited ones only point to.

    001:5 A dam in the north burst before dawn.                "The Sorvik dam burst before dawn [1:5]": no cited sentence
    001:6 The 54-metre-high Sorvik dam gave way at 2:40 a.m.   names Sorvik, and the next one does: it is cited as well

A writer who has read the whole article cites the sentence that tells the matter, and takes a name, a day or a number from
the one beside it. That is no error of the page, and to ask again costs more than to look. What is found is cited with the
rest, and the sentence is checked against all of it as if its writer had cited it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.records import Fault, Sentence
from briefgen.stages.ledger import Material
from briefgen.text.lexicon import names_in, terms_found
from briefgen.text.wording import bears_on

MENDED_BY_CITING: frozenset[Fault] = frozenset(
    ["name_not_in_source", "loose_number", "bad_day", "words_not_in_source", "quote_not_verbatim"]
)
"""Faults that another sentence may mend: something is missing from the cited ones."""
STEPS = (-1, 1, -2, 2)
"""How far from a cited sentence one is looked for, in sentences, the nearest first."""
FARTHEST = 4
"""How far a name may stand: farther off it may be of another matter of the same article."""
MOST_FURTHER = 2
"""Sentences that are cited beside those of the writer."""
MOST_TRIED = 8


def further_refs(text: str, cites: Sequence[str], see: Sequence[str], material: Material) -> tuple[str, ...]:
    """Refs of sentences that may hold what the cited ones (`cites`) lack of a text, the likeliest first: those of the
    same article that have a name of the text which no cited one has, their neighbours, and of `see`, where a number is known
    to stand, those of the cited articles that tell of the same matter: what another article counts may be another thing."""
    found = dict.fromkeys((*_naming(text, cites, material), *_neighbours(cites, material)))
    own = {material.sentences[ref].article for ref in cites}
    told = (ref for ref in see if ref in material.sentences and material.sentences[ref].article in own)
    found |= dict.fromkeys(ref for ref in told if bears_on(text, material.words(ref)))
    return tuple(ref for ref in found if ref not in cites)[:MOST_TRIED]


def _neighbours(cites: Sequence[str], material: Material) -> Iterator[str]:
    for step in STEPS:
        for ref in cites:
            sentence = material.sentences[ref]
            beside = f"{sentence.article}:{sentence.number + step}"
            if beside in material.sentences:
                yield beside


def _naming(text: str, cites: Sequence[str], material: Material) -> Iterator[str]:
    """The nearest sentence of a cited article for each name of a text that no cited sentence has."""
    held = "\n".join(map(material.words, cites))
    own = [material.sentences[ref] for ref in cites]
    articles = {sentence.article for sentence in own}
    inside = [(ref, sentence) for ref, sentence in material.sentences.items() if sentence.article in articles]

    def distance(placed: tuple[str, Sentence]) -> int:
        return min(abs(placed[1].number - cited.number) for cited in own if cited.article == placed[1].article)

    for name in names_in(text, opening=True):
        if not terms_found(name.text, held):
            naming = [
                placed
                for placed in inside
                if distance(placed) <= FARTHEST and terms_found(name.text, material.words(placed[0]))
            ]
            yield from (ref for ref, _ in sorted(naming, key=distance)[:1])
