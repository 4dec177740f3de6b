"""What a run with a model will ask, told before anything is asked: calls, tokens and, with a price, dollars.

The prompts of extraction are exact, since they depend on the articles alone. What depends on answers (recheck, match,
review, composing) is estimated: its fixed part exactly, its figures by the numbers that stand in the articles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from briefgen.chunk import chunk_article, split_sentences
from briefgen.compose import compose_request
from briefgen.dates import infer_publications
from briefgen.extract import extraction_request, recheck_request
from briefgen.figures import scan_numbers
from briefgen.prices import CostRange, PlannedCall, Price, estimate_cost, show_cost
from briefgen.records import (
    Article,
    Chunk,
    ChunkFaults,
    Ledger,
    Prompt,
    Quantity,
    Reconciliation,
    Request,
    Sentence,
)
from briefgen.review import review_request
from briefgen.tokens import count_tokens

TOKENS_A_MESSAGE: Final = 4
"""What chat formats add to each message; OpenAI's cookbook counts three to four."""

# Measured on the three recorded stories with `python benchmarks/estimate.py`, which prints what they give today.
ANSWERED_A_TOKEN: Final = 1.5
ANSWERED_A_NUMBER: Final = 75
"""Tokens of an extraction's answer: for each token of its chunk, and for each number that stands in it. By least squares
over 22 chunks; fitted on two stories it is 0, 3 and (for the one with the fewest numbers) 24 % off the third."""
COMPOSED_FIGURES: Final = 265
REVIEWED_FIGURES: Final = 205
FIGURES_GROW: Final = 0.6
"""Tokens that n numbers of the articles take in the prompts of composing and review: so many times n to this power,
since the more there are, the more of them share a group and its line."""
COMPOSED_A_WORD: Final = 3.0
"""Tokens of a draft for each word of key points that is asked for; its JSON and its citations are in it."""
REVIEWED: Final = 450
RECHECKED: Final = 85
MATCHED: Final = 60
REDRAFTED: Final = 180
MATCH_PROMPT: Final = 450
"""Tokens of the other answers, and of a match's prompt."""
NUMBERS_A_MATCH: Final = 27
"""One block of pairs is left open for about so many numbers."""
EVEN_RECHECK: Final = 15
EVEN_REDRAFT: Final = 80
"""As many numbers in a chunk, or in all, make it an even chance that one is asked for again."""
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


@dataclass(frozen=True, slots=True)
class _Read:
    article: Article
    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]
    numbers: tuple[Quantity, ...]


def plan_run(articles: Sequence[Article], prompts: Mapping[str, Prompt], options: Asked) -> tuple[PlannedCall, ...]:
    """Every call that briefing these articles makes or may make, in the order of the stages. Asks nothing."""
    read = tuple(_read(article, options.chunk_tokens) for article in infer_publications(articles))
    calls = [call for item in read for chunk in item.chunks for call in _chunk_calls(item, chunk, prompts)]
    if not calls:
        return ()
    numbers = sum(len(_numbers_of(item, chunk)) for item in read for chunk in item.chunks)
    matches = round(numbers / NUMBERS_A_MATCH) if len(read) > 1 else 0
    calls += [_may("match", MATCH_PROMPT, MATCHED, 2 * MATCHED + 500, chance=1.0) for _ in range(matches)]
    return (*calls, *_whole_calls(read, numbers, prompts, options))


def expected_tokens(calls: Sequence[PlannedCall]) -> int:
    """Tokens sent and answered together, each call by how likely it is. Meant to be within 15 % of the truth."""
    return round(sum(_chance(call) * (call.prompt + call.likely) for call in calls))


def expected_calls(calls: Sequence[PlannedCall]) -> int:
    """How many calls will be made, by how likely each is."""
    return round(sum(_chance(call) for call in calls))


def _chance(call: PlannedCall) -> float:
    return call.chance if isinstance(call, StageCall) else float(call.certain)


# ---------------------------------------------------------------- the calls


def _read(article: Article, limit: int) -> _Read:
    numbers = scan_numbers(article.text, language=article.language).quantities
    return _Read(article, split_sentences(article), chunk_article(article, limit=limit), numbers)


def _chunk_calls(item: _Read, chunk: Chunk, prompts: Mapping[str, Prompt]) -> list[StageCall]:
    """The extraction of a chunk, its repair, and its recheck as if every number of it had been passed over."""
    request = extraction_request(chunk, prompts["extract"])
    unclaimed = _numbers_of(item, chunk)
    answered = math.ceil(ANSWERED_A_TOKEN * chunk.tokens + ANSWERED_A_NUMBER * len(unclaimed))
    first = StageCall(request_tokens(request), min(request.max_tokens, answered), request.max_tokens)
    calls = [first, _repair(first)]
    if unclaimed:
        again = recheck_request(chunk, ChunkFaults((), unclaimed), prompts["recheck"])
        odds = _odds(len(unclaimed), EVEN_RECHECK)
        calls.append(_may("recheck", request_tokens(again), RECHECKED, again.max_tokens, chance=odds))
    return calls


def _numbers_of(item: _Read, chunk: Chunk) -> tuple[Quantity, ...]:
    return tuple(n for n in item.numbers if any(s.span.covers(n.span) for s in chunk.sentences))


def _odds(numbers: int, even: int) -> float:
    return numbers / (numbers + even)


def _whole_calls(read: Sequence[_Read], numbers: int, prompts: Mapping[str, Prompt], options: Asked) -> list[StageCall]:
    """Review and composing, of a ledger whose figures are only counted."""
    ledger = Ledger(
        articles=tuple(item.article for item in read),
        sentences=tuple(sentence for item in read for sentence in item.sentences),
        reconciliation=Reconciliation(()),
        focus=options.focus,
        length=options.length,
        language=options.language,
    )
    shown = numbers**FIGURES_GROW
    calls: list[StageCall] = []
    review = review_request(ledger, prompts["review"])
    if review is not None:
        sent = request_tokens(review) + round(REVIEWED_FIGURES * shown)
        calls.append(StageCall(sent, REVIEWED, review.max_tokens, stage="review"))
    compose = compose_request(ledger, prompts["compose"])
    sent = request_tokens(compose) + round(COMPOSED_FIGURES * shown)
    words = (compose.max_tokens - 1_500) / 8
    draft = StageCall(sent, math.ceil(COMPOSED_A_WORD * words), compose.max_tokens, stage="compose")
    odds = _odds(numbers, EVEN_REDRAFT)
    redraft = _may("redraft", sent + REDRAFTED, REDRAFTED, compose.max_tokens, chance=odds)
    return [*calls, draft, _repair(draft), redraft]


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
