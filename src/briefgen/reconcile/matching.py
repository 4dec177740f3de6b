"""Asking a model about the pairs that the rules leave open. Its answer can only choose among the typed levels."""

from __future__ import annotations

import hashlib

from briefgen.answers import MatchAnswer, answer_schema, parse_answer
from briefgen.lines import clean_line
from briefgen.records import Ledger, Match, PairBlock, Prompt, Question, Reply, Request


def match_request(block: PairBlock, ledger: Ledger, prompt: Prompt) -> Request:
    """One request for one block. Claims are numbered within it, so that another article leaves the question as it was."""
    articles = {article.id: article for article in ledger.articles}
    sentences = {sentence.ref: sentence for sentence in ledger.sentences}
    figures = []
    for number, claim in enumerate(block.claims, start=1):
        article = articles[claim.article]
        sentence = sentences[f"{claim.article}:{claim.sentence}"]
        figures.append(
            {
                "number": number,
                "words": clean_line(claim.surface),
                "outlet": clean_line(article.outlet or article.title),
                "published": claim.published.isoformat() if claim.published else "undated",
                "sentence": clean_line(sentence.span.of(article.text)),
            }
        )
    pairs = [{"number": n, "a": a + 1, "b": b + 1} for n, (a, b) in enumerate(block.pairs, start=1)]
    messages = prompt.render(figures=figures, pairs=pairs)
    return Request(
        question=Question("match", block.name),
        messages=messages,
        schema_name="match",
        schema=answer_schema("match"),
        max_tokens=500 + 80 * len(pairs),
        prompt_hash=prompt.hash,
        material_hash=hashlib.sha256(repr((figures, pairs)).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def read_matches(reply: Reply, block: PairBlock) -> tuple[Match, ...]:
    """The choices for pairs that were asked about; an answer for another pair is passed over. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, MatchAnswer)
    chosen: dict[int, Match] = {}
    for item in answer.pairs:
        if 1 <= item.pair <= len(block.pairs):
            a, b = block.pairs[item.pair - 1]
            chosen[item.pair] = Match(block.claims[a].id, block.claims[b].id, item.level, item.reason[:300])
    return tuple(chosen[number] for number in sorted(chosen))
