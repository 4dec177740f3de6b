"""Asking a model what the figures of a story are to each other: one question that shows them all in their sentences.

    ledger -> blocks (one up to 180 figures, else by unit family) -> requests -> RelationsSaid

The model answers with numbers that hold within its question and so can invent no value. Each figure's number stands
right behind it in its sentence; a line holds sentences that stand together in the article.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefgen.records import (
    Article,
    DenialClaim,
    FigureClaim,
    Ledger,
    Prompt,
    Question,
    Reply,
    Request,
    Sentence,
)
from briefgen.stages.answers import MeasureItem, RelateAnswer, answer_schema, parse_answer
from briefgen.stages.relate.families import THEMES, Theme, theme_of
from briefgen.stages.relate.said import (
    OWN,
    FindingSaid,
    MeasureSaid,
    MemberSaid,
    PartSaid,
    RelationsSaid,
    VoiceSaid,
)
from briefgen.text.lines import clean_line

MOST_FIGURES = 180
"""Figures and denials of one question. Readers put together up to 135 of them without loss."""
EXAMPLES = 2
"""Figures shown of each measure in the closing question."""

Item = FigureClaim | DenialClaim


@dataclass(frozen=True, slots=True)
class RelateBlock:
    """The figures and denials of one question; an item's number is its position, from 1."""

    name: str
    items: tuple[Item, ...]


NOTHING_YET = RelationsSaid()

# ---------------------------------------------------------------- blocks


def relate_blocks(ledger: Ledger) -> tuple[RelateBlock, ...]:
    """The questions of a ledger: one where it has at most `MOST_FIGURES` items, else by unit family, small ones together.

    Headlines' figures stand as headlines and are no items; so are those whose sentence may not be cited.
    """
    items = _items(ledger)
    if not items:
        return ()
    if len(items) <= MOST_FIGURES:
        return (RelateBlock("relate", items),)
    runs = _packed(_by_theme(items))
    return tuple(RelateBlock(f"relate.{number}", run) for number, run in enumerate(runs, start=1))


def _items(ledger: Ledger) -> tuple[Item, ...]:
    position = {article.id: number for number, article in enumerate(ledger.articles)}
    shown = {sentence.ref for sentence in ledger.sentences}
    found: list[Item] = [claim for claim in ledger.figures if not claim.in_headline]
    found.extend(ledger.denials)
    citable = [item for item in found if item.ref in shown]
    return tuple(sorted(citable, key=lambda item: (position[item.article], item.sentence, _place(item), item.id)))


def _place(item: Item) -> int:
    """Where an item's number is put: behind the number, without its noun; behind the words of a denial."""
    if isinstance(item, DenialClaim):
        return item.words.end
    return item.quantity.span.end if item.quantity else item.span.end


def _by_theme(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Items by the family of their unit; a denial goes with the figure that stands nearest before it in its article."""
    themes: dict[Theme, list[Item]] = defaultdict(list)
    theme: Theme = "people"
    for item in items:
        if isinstance(item, FigureClaim) and item.quantity:
            theme = theme_of(item)
        themes[theme].append(item)
    return [tuple(themes[theme]) for theme in THEMES if themes[theme]]


def _packed(runs: Iterable[tuple[Item, ...]]) -> list[tuple[Item, ...]]:
    """Families cut to the size of a question, then put together as long as they fit into one."""
    packed: list[tuple[Item, ...]] = []
    for run in runs:
        for start in range(0, len(run), MOST_FIGURES):
            piece = run[start : start + MOST_FIGURES]
            if packed and len(packed[-1]) + len(piece) <= MOST_FIGURES:
                packed[-1] = (*packed[-1], *piece)
            else:
                packed.append(piece)
    return packed


# ---------------------------------------------------------------- requests


def relate_request(block: RelateBlock, ledger: Ledger, prompt: Prompt, known: RelationsSaid = NOTHING_YET) -> Request:
    """The request for one block, with the voices and measures that earlier blocks have found."""
    values: dict[str, object] = {
        "voices": [{"number": n, "name": voice.name} for n, voice in enumerate(known.voices, start=1)],
        "measures": [{"number": n, "name": measure.name} for n, measure in enumerate(known.measures, start=1)],
        "closing": (),
        "articles": _article_values(block, ledger),
    }
    return _request(block.name, values, prompt, room=1_500 + 60 * len(block.items))


def closing_request(ledger: Ledger, prompt: Prompt, known: RelationsSaid) -> Request:
    """One question over the names of all measures, two figures each: which are one, which are part of which."""
    claims = {claim.id: claim for claim in ledger.figures}
    closing = []
    for number, measure in enumerate(known.measures, start=1):
        told = [clean_line(claims[m.claim].surface) for m in measure.members if m.claim in claims]
        examples = "; ".join(list(dict.fromkeys(told))[:EXAMPLES])
        closing.append({"number": number, "name": measure.name, "kind": measure.kind, "examples": examples})
    values: dict[str, object] = {"voices": (), "measures": (), "closing": closing, "articles": ()}
    return _request("relate.close", values, prompt, room=1_000 + 20 * len(closing))


def _request(name: str, values: Mapping[str, object], prompt: Prompt, *, room: int) -> Request:
    return Request(
        question=Question("relate", name),
        messages=prompt.render(**values),
        schema_name="relate",
        schema=answer_schema("relate"),
        max_tokens=room,
        prompt_hash=prompt.hash,
        material_hash=hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest(),
    )


# ---------------------------------------------------------------- what is shown


def _article_values(block: RelateBlock, ledger: Ledger) -> list[dict[str, object]]:
    """The articles with items in this block, in order; numbers of articles are positions in the ledger, from 1."""
    marks: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, item in enumerate(block.items, start=1):
        marks[item.ref].append((_place(item), f"[{number}{_kind_of(item)}]"))
    sentences: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in ledger.sentences:
        sentences[sentence.article].append(sentence)
    values = []
    for number, article in enumerate(ledger.articles, start=1):
        lines = _lines(article, sentences[article.id], marks)
        if lines:
            values.append({"number": number, **_header(article), "lines": lines})
    return values


def _kind_of(item: Item) -> str:
    if isinstance(item, DenialClaim):
        return " account" if item.other_account else " denial"
    return " denial" if item.polarity == "deny" else ""


def _header(article: Article) -> dict[str, object]:
    outlet = clean_line(article.outlet or article.path)
    day = article.published.day
    return {
        "outlet": f"{outlet} from {clean_line(article.origin)}" if article.origin else outlet,
        "published": day.isoformat() if day else "undated",
        "headline": _unmarked(clean_line(article.title)),
    }


def _lines(
    article: Article, sentences: Sequence[Sentence], marks: Mapping[str, Sequence[tuple[int, str]]]
) -> list[str]:
    """Runs of sentences that hold items, each with the sentence before it where it points back; one line a run."""
    shown: set[int] = set()
    for at, sentence in enumerate(sentences):
        if sentence.ref in marks:
            shown.add(at)
            if at and sentences[at - 1].role == "body" and _points_back(sentence.span.of(article.text)):
                shown.add(at - 1)
    runs: list[list[str]] = []
    last = None
    for at in sorted(shown):
        if last is None or sentences[at].number != sentences[last].number + 1:
            runs.append([])
        runs[-1].append(_marked(sentences[at], article, marks.get(sentences[at].ref, ())))
        last = at
    return [" ".join(run).lstrip("#| ") for run in runs]


_POINTS_BACK = re.compile(
    r"^\W*(?:(?:but|and|yet|still|however|meanwhile|instead),?\s+)?"
    r"(?:it|its|he|his|she|her|they|their|them|this|that|these|those|such|both|neither|most|some|many|all|others?|another"
    r"|of\s+(?:them|these|those)|among\s+(?:them|these|those)|the\s+(?:toll|figures?|numbers?|total|count|estimate|tally"
    r"|sum|rest|others?|same|latter|former|dead|victims|injured|missing))\b"
    r"|\b(?:of|among)\s+(?:them|these|those|whom|which)\b|\b(?:that|this)\s+(?:number|figure|total|toll|sum|amount|count)\b",
    re.IGNORECASE,
)
"""A sentence that is not understood without the one before it."""


def _points_back(words: str) -> bool:
    return bool(_POINTS_BACK.search(words[:400]))


def _marked(sentence: Sentence, article: Article, marks: Sequence[tuple[int, str]]) -> str:
    """The sentence on one line with each item's number behind it. A number in brackets of its own is put in round ones."""
    parts: list[str] = []
    at = sentence.span.start
    for place, mark in sorted(marks):
        end = min(max(place, at), sentence.span.end)
        parts += [_unmarked(article.text[at:end]), mark]
        at = end
    parts.append(_unmarked(article.text[at : sentence.span.end]))
    return clean_line("".join(parts))


_OWN_MARK = re.compile(r"\[(\s*\d+[^\]\n]{0,20})\]")


def _unmarked(text: str) -> str:
    """An article's own "[12]" would pass for the number of a figure."""
    return _OWN_MARK.sub(r"(\1)", text)


# ---------------------------------------------------------------- answers


def read_relations(
    reply: Reply, block: RelateBlock, ledger: Ledger, known: RelationsSaid = NOTHING_YET
) -> RelationsSaid:
    """What one answer says, in ids of claims and articles; `known` is what the request was shown. Raises `AnswerMismatch`.

    A number that the question does not have becomes "?17", so that the check can list it.
    """
    answer = parse_answer(reply.text, RelateAnswer)
    return _Reader(block, ledger, known, answer).read()


def read_closing(reply: Reply, ledger: Ledger, known: RelationsSaid) -> RelationsSaid:
    """What the closing answer says of the measures that were shown: `same` and `parts`. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, RelateAnswer)
    read = _Reader(RelateBlock("relate.close", ()), ledger, known, answer)
    return RelationsSaid(parts=read.parts(), same=read.same())


class _Reader:
    """One answer with the numbers of its question: what they stand for."""

    def __init__(self, block: RelateBlock, ledger: Ledger, known: RelationsSaid, answer: RelateAnswer) -> None:
        self._answer = answer
        self._ids = {number: item.id for number, item in enumerate(block.items, start=1)}
        self._articles = {number: article.id for number, article in enumerate(ledger.articles, start=1)}
        self._block = block.name
        self._voices = {number: voice.key for number, voice in enumerate(known.voices, start=1)}
        self._known = dict(enumerate(known.measures, start=1))
        self._times: dict[int, int] = defaultdict(int)
        for item in answer.measures:
            self._times[item.m] += 1

    def read(self) -> RelationsSaid:
        answer = self._answer
        return RelationsSaid(
            voices=tuple(
                VoiceSaid(self._voice(item.v), item.name, tuple(item.also))
                for item in answer.voices
                if item.v != 0 and item.v not in self._voices
            ),
            measures=tuple(self._measure(item) for item in answer.measures),
            roles=tuple((self._claim(n), item.role) for item in answer.roles for n in item.n),
            replaces=self._links("replaces"),
            denies=self._links("denies"),
            parts=self.parts(),
            same=self.same(),
            not_figures=tuple((self._claim(item.n), item.why) for item in answer.not_figures),
            findings=tuple(
                FindingSaid(
                    item.kind,
                    tuple(self._claim(n) for n in item.n),
                    tuple(self._articles.get(a, f"?{a}") for a in item.a),
                    item.why,
                )
                for item in answer.findings
            ),
        )

    def parts(self) -> tuple[PartSaid, ...]:
        return tuple(
            PartSaid(self._key(item.part), self._key(item.whole), item.complete) for item in self._answer.parts
        )

    def same(self) -> tuple[tuple[str, ...], ...]:
        return tuple(tuple(self._key(m) for m in numbers) for numbers in self._answer.same)

    def _links(self, link: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (self._claim(item.n), self._claim(to)) for item in self._answer.links if item.link == link for to in item.to
        )

    def _claim(self, number: int) -> str:
        return self._ids.get(number, f"?{number}")

    def _voice(self, number: int) -> str:
        return OWN if number == 0 else self._voices.get(number, f"{self._block}/{number}")

    def _key(self, number: int) -> str:
        return self._known[number].key if number in self._known else f"{self._block}/{number}"

    def _measure(self, item: MeasureItem) -> MeasureSaid:
        """A number given to two new measures names neither: each is told apart by its least figure."""
        members = tuple(MemberSaid(self._claim(f.n), self._voice(f.v), f.day) for f in item.figures)
        key = self._key(item.m)
        if item.m in self._known:
            return MeasureSaid(key, self._known[item.m].name, self._known[item.m].kind, item.began, members)
        if self._times[item.m] > 1:
            key = f"{key}/{min((f.n for f in item.figures), default=0)}"
        return MeasureSaid(key, item.name, item.kind, item.began, members)
