"""What a run with a model will ask, told before anything is asked: calls, tokens and, with a price, dollars.

The prompts of extraction are exact, since they depend on the articles alone. Relating and composing are measured on what
the local reader makes of the same articles: an estimate, since a model reads other quotes and puts other figures together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

from briefgen.asking.prices import CostRange, PlannedCall, Price, estimate_cost, show_cost
from briefgen.briefing.draft.compose import compose_request
from briefgen.engines.extractive import extract_locally
from briefgen.records import Article, Chunk, Ledger, Prompt, Request
from briefgen.stages.extract import CHUNKS_A_REQUEST, extraction_request, share_requests
from briefgen.stages.ground import ground_extraction
from briefgen.stages.ledger import ASKED
from briefgen.stages.prepare import Prepared, collect_ledger, prepare_articles
from briefgen.stages.reconcile import reconcile_relations
from briefgen.stages.relate.asked import RelateBlock, relate_blocks, relate_request
from briefgen.stages.relate.scored import relate_locally
from briefgen.text.tokens import count_tokens

TOKENS_A_MESSAGE: Final = 4
"""What chat formats add to each message; OpenAI's cookbook counts three to four."""

# Measured on recorded stories with `python benchmarks/estimate.py`, which prints what they give today.
ANSWERED_A_TOKEN: Final = 1.1
"""Tokens of an extraction's answer for each token of its chunks."""
RELATED: Final = 25
"""Tokens of the answer for each figure and denial that is related, names of voices and measures among them."""
CLOSED: Final = 12
"""Tokens of the closing question for each of them, where they did not fit into one; its answer takes as many."""
COMPOSED_A_WORD: Final = 1.9
"""Tokens of a draft for each word of the page that is asked for, with its citations and tables."""
REDRAFTED: Final = 400
EVEN_REDRAFT: Final = 20
"""As many figures make it an even chance that statements are asked for again."""
MENDED: Final = 0.45
"""Share of the material of composing that such a second question shows."""
COMPOSED_LEAST: Final = 0.95
"""A model's relations make tables of fewer rows than the local ones on which composing is measured."""
REPAIRED: Final = 0.01


class Asked(Protocol):
    """What of a briefing's options decides its requests (`pipeline.BriefOptions`)."""

    @property
    def chunk_tokens(self) -> int: ...
    @property
    def length(self) -> Literal["short", "normal", "long"]: ...
    @property
    def focus(self) -> str | None: ...
    @property
    def language(self) -> str: ...


@dataclass(frozen=True, slots=True)
class StageCall(PlannedCall):
    """A planned call with its stage and how likely it is to be made, from 0 to 1."""

    stage: str = "extract"
    chance: float = 1.0


def plan_run(articles: Sequence[Article], prompts: Mapping[str, Prompt], options: Asked) -> tuple[PlannedCall, ...]:
    """Every call that briefing these articles makes or may make, in the order of the stages. Asks nothing."""
    prepared = prepare_articles(articles, limit=options.chunk_tokens)
    requests = share_requests([item.chunks for item in prepared], limit=CHUNKS_A_REQUEST * options.chunk_tokens)
    if not requests:
        return ()
    extracts = [_extract_call(extraction_request(chunks, prompts["extract"]), chunks) for chunks in requests]
    ledger = local_ledger(prepared, options)
    calls = [*extracts, *_relate_calls(ledger, prompts["relate"])]
    return (*(call for one in calls for call in (one, _repair(one))), *_compose_calls(ledger, prompts))


def expected_tokens(calls: Sequence[PlannedCall]) -> int:
    """Tokens sent and answered together, each call by how likely it is. Meant to be within 15 % of the truth."""
    return round(sum(_chance(call) * (call.prompt + call.likely) for call in calls))


def expected_calls(calls: Sequence[PlannedCall]) -> int:
    """How many calls will be made, by how likely each is."""
    return round(sum(_chance(call) for call in calls))


def _chance(call: PlannedCall) -> float:
    return call.chance if isinstance(call, StageCall) else float(call.certain)


# ---------------------------------------------------------------- the calls


def local_ledger(prepared: Sequence[Prepared], options: Asked) -> Ledger:
    """What the local reader makes of the articles, related and reconciled."""
    sentences = {item.article.id: item.sentences for item in prepared}
    chunks = [chunk for item in prepared for chunk in item.chunks]
    groundings = [ground_extraction(extract_locally(c), c, sentences[c.article.id]) for c in chunks]
    read = collect_ledger(prepared, groundings)
    relations = relate_locally(read)
    reconciliation = reconcile_relations(
        read.figures, relations, denials=read.denials, articles=read.articles, sentences=read.sentences
    )
    return replace(
        read,
        relations=relations,
        reconciliation=reconciliation,
        focus=options.focus,
        length=options.length,
        language=options.language,
    )


def _extract_call(request: Request, chunks: Sequence[Chunk]) -> StageCall:
    answered = math.ceil(ANSWERED_A_TOKEN * sum(chunk.tokens for chunk in chunks))
    return StageCall(request_tokens(request), min(request.max_tokens, answered), request.max_tokens)


def _relate_calls(ledger: Ledger, prompt: Prompt) -> list[StageCall]:
    """All figures of the story in their sentences; where they need several questions, one more over what these found."""
    blocks = relate_blocks(ledger)
    requests = [relate_request(block, ledger, prompt) for block in blocks]
    calls = [
        StageCall(request_tokens(request), RELATED * len(block.items), request.max_tokens, stage="relate")
        for block, request in zip(blocks, requests, strict=True)
    ]
    if len(calls) < 2:
        return calls
    fixed = request_tokens(relate_request(RelateBlock("fixed", ()), ledger, prompt))
    named = CLOSED * sum(len(block.items) for block in blocks)
    return [*calls, StageCall(fixed + named, named, max(request.max_tokens for request in requests), stage="relate")]


def _compose_calls(ledger: Ledger, prompts: Mapping[str, Prompt]) -> list[StageCall]:
    compose = compose_request(ledger, prompts["compose"])
    sent = request_tokens(compose)
    words = ASKED[ledger.length].words
    draft = StageCall(
        round(COMPOSED_LEAST * sent), math.ceil(COMPOSED_A_WORD * words), compose.max_tokens, stage="compose"
    )
    odds = len(ledger.figures) / (len(ledger.figures) + EVEN_REDRAFT)
    mend = _may("mend", round(MENDED * sent), REDRAFTED, compose.max_tokens, chance=odds)
    return [draft, _repair(draft), mend]


def _repair(call: StageCall) -> StageCall:
    """The one further call that shows the model its own answer."""
    return _may("repair", call.prompt + call.likely, call.likely, call.at_most, chance=REPAIRED)


def _may(stage: str, prompt: int, likely: int, at_most: int, *, chance: float) -> StageCall:
    return StageCall(prompt, likely, at_most, certain=False, stage=stage, chance=chance)


def request_tokens(request: Request) -> int:
    """o200k tokens of what is sent: messages, their frame, and the schema."""
    return sum(count_tokens(message.content) + TOKENS_A_MESSAGE for message in request.messages) + count_tokens(
        request.schema
    )


# ---------------------------------------------------------------- told


def plan_lines(calls: Sequence[PlannedCall], price: Price) -> tuple[str, ...]:
    """The plan for a person: what is certain, what may follow, what it costs."""
    if not calls:
        return ("nothing to ask: no article has text to read",)
    told: CostRange = estimate_cost(calls, price)
    more = told.calls_high - told.calls_low
    return (
        f"certain   {_stages(calls, certain=True)}: {told.prompt_low:,} tokens sent, about {told.completion_low:,} answered",
        f"may be    {more} more ({_stages(calls, certain=False)})",
        f"expected  {expected_calls(calls)} calls, {expected_tokens(calls):,} tokens in all",
        f"at most   {told.prompt_high:,} tokens sent, {told.completion_high:,} answered",
        f"price     {_price_words(told)}",
    )


def _stages(calls: Sequence[PlannedCall], *, certain: bool) -> str:
    counts: dict[str, int] = {}
    for call in calls:
        if call.certain == certain:
            stage = call.stage if isinstance(call, StageCall) else "calls"
            counts[stage] = counts.get(stage, 0) + 1
    return ", ".join(f"{stage} {count}" for stage, count in counts.items())


def _price_words(told: CostRange) -> str:
    if told.low is None or told.high is None:
        return "unknown for this model and endpoint"
    if told.high == 0:
        return "$0"
    return f"{show_cost(told.low)} to {show_cost(told.high)}, if no answer is cut off or asked for on a lower rung"
