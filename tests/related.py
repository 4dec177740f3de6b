"""Small stories for the tests of `relate`: articles of a few sentences, every number of them a figure.

story = told({"text": "The dam broke. 12 people died.", "outlet": "The Courier", "published": "2021-05-02"})
figure(story, "12")  ->  id of the claim
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from briefgen.records import (
    Article,
    DatedSpan,
    DenialClaim,
    FigureClaim,
    Ledger,
    Measure,
    Member,
    Part,
    Quantity,
    Relations,
    Reply,
    Sentence,
    Span,
    Voice,
)
from briefgen.stages.relate.asked import read_relations, relate_blocks
from briefgen.stages.relate.said import RelationsSaid
from briefgen.text.figures import make_intervals, scan_numbers
from build import article, dated, denial_claim, label, sentences


def told(*articles: Mapping[str, str], denials: Sequence[tuple[int, str]] = ()) -> Ledger:
    """A ledger of articles given as `text`, `outlet`, `origin`, `published`, `title`; `denials` are (article, words)."""
    made = [article(id=f"{n:03}", **about) for n, about in enumerate(articles)]  # type: ignore[arg-type]
    parts = [sentence for one in made for sentence in sentences(one)]
    figures = [claim for one in made for claim in _figures(one, [s for s in parts if s.article == one.id])]
    refused = tuple(_denial(n, made[at], parts, words) for n, (at, words) in enumerate(denials, start=1))
    return Ledger(articles=tuple(made), sentences=tuple(parts), denials=refused, figures=tuple(figures))


def _figures(one: Article, own: Sequence[Sentence]) -> list[FigureClaim]:
    found = []
    for number, quantity in enumerate(scan_numbers(one.text).quantities, start=1):
        sentence = next(s for s in own if s.span.covers(quantity.span))
        found.append(_figure(f"{one.id}.f{number}", one, sentence, quantity))
    return found


def _figure(id: str, one: Article, sentence: Sentence, quantity: Quantity) -> FigureClaim:
    hard, likely = make_intervals(
        value=quantity.value, granularity=quantity.granularity, qualifier=quantity.qualifier, unit=quantity.unit,
        low=quantity.low, high=quantity.high, cls=quantity.cls,
    )  # fmt: skip
    origin = one.origin or one.outlet or one.id
    day = one.published.day
    clock = DatedSpan(day, day, "publication") if day else None
    return FigureClaim(
        id=id, article=one.id, sentence=sentence.number, span=quantity.phrase, surface=quantity.phrase.of(one.text),
        quantity=quantity, hard=hard, likely=likely, label=label(quantity.noun or "number"), asserter=origin,
        attributed_to=None, origin=origin, as_of=clock, published=day, in_headline=sentence.role == "headline",
    )  # fmt: skip


def _denial(number: int, one: Article, parts: Sequence[Sentence], words: str) -> DenialClaim:
    start = one.text.index(words)
    sentence = next(s for s in parts if s.article == one.id and s.span.covers(Span(start, start + len(words))))
    return denial_claim(words, id=f"{one.id}.d{number}", article=one.id, sentence=sentence.number, start=start)


def figure(ledger: Ledger, words: str, *, nth: int = 0) -> str:
    """The id of the figure (the `nth` of them) whose number is printed as `words`."""
    return [c.id for c in ledger.figures if c.quantity and c.quantity.surface == words][nth]


def numbers(ledger: Ledger) -> dict[str, int]:
    """By claim: its number in the one question of a small ledger."""
    (block,) = relate_blocks(ledger)
    return {item.id: number for number, item in enumerate(block.items, start=1)}


def answer(**lists: object) -> str:
    """An answer as JSON, every list that is not given empty."""
    empty: dict[str, object] = {
        name: [] for name in ("voices", "measures", "roles", "links", "parts", "same", "not_figures", "findings")
    }
    return json.dumps(empty | lists)


def measure(
    m: int, name: str, *figures: int | tuple[int, int] | tuple[int, int, str], kind: str = "total", began: str = ""
) -> dict[str, object]:
    """A measure of an answer; a figure is n, (n, v) or (n, v, day)."""
    rows = [(f, 0, "") if isinstance(f, int) else (*f, "")[:3] for f in figures]
    listed = [{"n": n, "v": v, "day": day} for n, v, day in rows]
    return {"m": m, "name": name, "kind": kind, "began": began, "figures": listed}


def said(ledger: Ledger, **lists: object) -> RelationsSaid:
    """An answer to the one question of a small ledger, as it is read."""
    (block,) = relate_blocks(ledger)
    return read_relations(Reply(answer(**lists), "stop", "m"), block, ledger)


def together(relations: Relations) -> list[set[str]]:
    """The claims of each measure."""
    return [{member.claim for member in measure.members} for measure in relations.measures]


def with_parts(ledger: Ledger, *parts: tuple[int, int]) -> Relations:
    """What code alone gives, with parts between positions."""
    alone = each_alone(ledger)
    return Relations(alone.voices, alone.measures, tuple(Part(a, b, why="told") for a, b in parts))


__all__ = ["answer", "dated", "figure", "measure", "numbers", "said", "together", "told", "with_parts"]


def each_alone(ledger: Ledger) -> Relations:
    """Relations in which each figure stands alone, with its asserter as voice: what a model's answer falls back to here."""
    claims = [claim for claim in ledger.figures if not claim.in_headline]
    ids = {name: f"V{number}" for number, name in enumerate(dict.fromkeys(claim.asserter for claim in claims), start=1)}
    return Relations(
        voices=tuple(Voice(id, name) for name, id in ids.items()),
        measures=tuple(
            Measure(
                claim.label.measure or claim.surface,
                "total",
                (Member(claim.id, ids[claim.asserter], claim.as_of, claim.role),),
            )
            for claim in claims
        ),
    )
