"""A model as an engine: the ladder of schema support, one repair, and the split of what is too long.

complete -> fits                                        use it
         -> does not fit   -> repair (its own answer and what is wrong with it), once
                           -> the next rung
         -> response_format refused -> the next rung, remembered for the run
         -> cut off        -> twice the room once, then in parts
         -> too long       -> in parts: its articles, an article's chunks, a chunk in two, three times at most
         -> does not come  -> its articles one by one, so that none takes the others with it
         -> anything else  -> its chunks fail with their reason; the others go on
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import TypeVar

from briefgen.briefing.draft.compose import compose_request, mend_request, read_draft, read_mended
from briefgen.errors import (
    AnswerMismatch,
    ContentFiltered,
    ContextTooLong,
    ModelFault,
    RequestRejected,
    SchemaUnsupported,
    UsageError,
)
from briefgen.records import (
    Chunk,
    ChunkOutcome,
    Draft,
    DraftStatement,
    EngineName,
    Extracted,
    Extraction,
    FailedChunk,
    Failure,
    Ledger,
    Message,
    Model,
    Prompt,
    Question,
    RefusedStatement,
    Relations,
    Reply,
    Request,
    RunFacts,
    Rung,
    Usage,
)
from briefgen.stages.answers import ANSWERS, parse_answer
from briefgen.stages.extract import extraction_request, read_extraction, split_request
from briefgen.stages.relate.asked import (
    NOTHING_YET,
    closing_request,
    read_closing,
    read_relations,
    relate_blocks,
    relate_request,
)
from briefgen.stages.relate.checked import check_relations
from briefgen.stages.relate.scored import relate_locally

ReadT = TypeVar("ReadT")

RUNGS: tuple[Rung, ...] = ("json_schema", "json_object", "text")
DEEPEST_SPLIT = 3
MOST_OUTPUT = 32_000
"""Output tokens that are asked for at most, after a doubling."""


class _CutOff(ModelFault):
    code = "cut_off"


def _may_be_of_one(fault: ModelFault) -> bool:
    """Whether one of several articles may have brought it about: the others are then asked about without it."""
    return fault.money != "unsent" and isinstance(fault, ContentFiltered | RequestRejected | AnswerMismatch)


@dataclass(frozen=True, slots=True)
class _Answered:
    """A reply that fits, and how many repairs it took."""

    reply: Reply
    repairs: int


class LLM:
    """An engine over any `Model`. It holds what a run remembers: the rung that works and the replies that were used."""

    def __init__(
        self,
        model: Model,
        prompts: Mapping[str, Prompt],
        *,
        name: EngineName = "llm",
        model_name: str | None = None,
        rung: Rung = "json_schema",
        price: Callable[[Usage], str | None] | None = None,
    ) -> None:
        self._model = model
        self._prompts = prompts
        self._name = name
        self._model_name = model_name
        self._rung: Rung = rung
        self._price = price
        self._used: list[_Answered] = []

    @property
    def name(self) -> EngineName:
        return self._name

    async def extract(self, chunks: Sequence[Chunk]) -> tuple[ChunkOutcome, ...]:
        return await self._extract(tuple(chunks), None, depth=0)

    async def _extract(
        self, chunks: tuple[Chunk, ...], question: Question | None, *, depth: int
    ) -> tuple[ChunkOutcome, ...]:
        """An outcome for each chunk. `question` names a request that is a part of one that did not come through."""
        request = extraction_request(chunks, self._prompts["extract"])
        request = replace(request, question=question or request.question)
        try:
            extractions, repairs = await self._ask(request, lambda reply: read_extraction(reply, chunks))
        except ModelFault as fault:
            if isinstance(fault, ContextTooLong | _CutOff) or (len(chunks) > 1 and _may_be_of_one(fault)):
                return await self._split(chunks, request.question, depth, fault)
            return tuple(FailedChunk(chunk, fault.code, str(fault)) for chunk in chunks)
        return tuple(
            Extracted(chunk, extraction, repairs if chunk is chunks[0] else 0)
            for chunk, extraction in zip(chunks, extractions, strict=True)
        )

    async def _split(
        self, chunks: tuple[Chunk, ...], question: Question, depth: int, fault: ModelFault
    ) -> tuple[ChunkOutcome, ...]:
        """The request in its parts, one after another, as an outcome for each chunk again."""
        if len(chunks) == 1:
            return (await self._halve(chunks[0], question, depth, fault),)
        parts = [
            await self._extract(part, _part_of(question, number), depth=depth)
            for number, part in enumerate(split_request(chunks), start=1)
        ]
        return tuple(outcome for part in parts for outcome in part)

    async def _halve(self, chunk: Chunk, question: Question, depth: int, fault: ModelFault) -> ChunkOutcome:
        """The chunk in two halves at a sentence end, joined again; it fails where it cannot be halved any more."""
        if depth >= DEEPEST_SPLIT or len(chunk.sentences) < 2:
            return FailedChunk(chunk, fault.code, f"{fault}; it could not be split further")
        outcomes = [
            (await self._extract((half,), _part_of(question, number), depth=depth + 1))[0]
            for number, half in enumerate(_halves(chunk), start=1)
        ]
        failed = next((outcome for outcome in outcomes if isinstance(outcome, FailedChunk)), None)
        if failed:
            return FailedChunk(chunk, failed.code, failed.reason)
        parts = [outcome for outcome in outcomes if isinstance(outcome, Extracted)]
        return Extracted(chunk, _joined([part.extraction for part in parts]), sum(part.repairs for part in parts))

    async def relate(self, ledger: Ledger) -> Relations | Failure:
        """The blocks one after another, each told what was found before it, then checked against what code alone says."""
        prompt = self._prompts["relate"]
        said = NOTHING_YET
        blocks = relate_blocks(ledger)
        try:
            for block in blocks:
                request = relate_request(block, ledger, prompt, said)
                read = partial(read_relations, block=block, ledger=ledger, known=said)
                said = said.and_then((await self._ask(request, read))[0])
            if len(blocks) > 1:
                close = partial(read_closing, ledger=ledger, known=said)
                said = said.and_then((await self._ask(closing_request(ledger, prompt, said), close))[0])
        except ModelFault as fault:
            return Failure("relate", fault.code, str(fault))
        return check_relations(said, ledger, relate_locally(ledger))

    async def compose(self, ledger: Ledger) -> Draft | Failure:
        request = compose_request(ledger, self._prompts["compose"])
        try:
            return (await self._ask(request, partial(read_draft, ledger=ledger)))[0]
        except ModelFault as fault:
            return Failure("compose", fault.code, str(fault))

    async def mend(
        self, ledger: Ledger, refused: Sequence[RefusedStatement]
    ) -> tuple[DraftStatement | None, ...] | Failure:
        request = mend_request(ledger, refused, self._prompts["compose"])
        try:
            return (await self._ask(request, lambda reply: read_mended(reply, refused)))[0]
        except ModelFault as fault:
            return Failure("mend", fault.code, str(fault))

    def facts(self) -> RunFacts:
        replies = [answered.reply for answered in self._used]
        usages = [reply.usage for reply in replies if reply.usage]
        return RunFacts(
            engine=self._name,
            model=self._model_name,
            models_answered=tuple(sorted({reply.model for reply in replies})),
            prompts=tuple(sorted((name, prompt.hash) for name, prompt in self._prompts.items())),
            replies=len(replies),
            repairs=sum(answered.repairs for answered in self._used),
            prompt_tokens=sum(usage.prompt_tokens for usage in usages),
            completion_tokens=sum(usage.completion_tokens for usage in usages),
            cached_tokens=sum(usage.cached_tokens for usage in usages),
            tokens_estimated=any(usage.estimated for usage in usages) or len(usages) < len(replies),
            cost=self._cost(usages),
        )

    def _cost(self, usages: Sequence[Usage]) -> str | None:
        """What the used replies cost together, US dollars; None where a price is not known or nothing was paid."""
        costs = [self._price(usage) for usage in usages] if self._price else []
        known = [Decimal(cost) for cost in costs if cost is not None]
        return f"{sum(known, Decimal(0)):f}" if known and len(known) == len(costs) else None

    # ------------------------------------------------------------ one question

    async def _ask(self, request: Request, read: Callable[[Reply], ReadT]) -> tuple[ReadT, int]:
        """Down the ladder: each rung is tried with its repair before the next. Raises `ModelFault` at the end of it."""
        start = RUNGS.index(self._rung)
        last: ModelFault | None = None
        for rung in RUNGS[start:]:
            try:
                return await self._ask_on(_on_rung(request, rung, suffix=rung != RUNGS[start]), read)
            except SchemaUnsupported as fault:
                last = fault
                self._rung = RUNGS[min(RUNGS.index(rung) + 1, len(RUNGS) - 1)]
            except AnswerMismatch as fault:
                last = fault
        raise last or AnswerMismatch("no rung was tried")

    async def _ask_on(self, request: Request, read: Callable[[Reply], ReadT]) -> tuple[ReadT, int]:
        reply = await self._complete(request)
        try:
            value, repairs = read(reply), 0
        except AnswerMismatch as fault:
            reply = await self._complete(_repair(request, reply, fault))
            value, repairs = read(reply), 1
        self._used.append(_Answered(reply, repairs))
        return value, repairs

    async def _complete(self, request: Request) -> Reply:
        reply = await self._model.complete(request)
        if not isinstance(reply, Reply):
            raise UsageError(
                f"the model object returned {type(reply).__name__} from complete(), not a briefgen.Reply",
                hint='return briefgen.Reply(text=..., finish_reason="stop", model="its name")',
            )
        if reply.finish_reason == "length":
            wider = replace(request, max_tokens=min(MOST_OUTPUT, 2 * request.max_tokens))
            reply = await self._model.complete(_renamed(wider, ".wider"))
        if reply.finish_reason == "length":
            raise _CutOff("the answer was cut off")
        if reply.refusal or reply.finish_reason == "content_filter":
            raise ContentFiltered(f"the model refused: {(reply.refusal or 'content filter')[:200]}", money="paid")
        return _recovered(reply, request) if request.rung == "text" else reply


def _part_of(question: Question, number: int) -> Question:
    return replace(question, name=f"{question.name}.split{number}")


def _renamed(request: Request, suffix: str) -> Request:
    question = replace(request.question, name=request.question.name + suffix)
    return replace(request, question=question) if suffix else request


def _on_rung(request: Request, rung: Rung, *, suffix: bool) -> Request:
    """The request for a rung below strict schemas: the schema stands in the messages instead."""
    if rung == "json_schema":
        return request
    told = f"Answer with one JSON object and nothing else. It has to fit this JSON Schema:\n{request.schema}"
    system, *rest = request.messages
    messages = (replace(system, content=f"{system.content}\n\n{told}"), *rest)
    return _renamed(replace(request, messages=messages, rung=rung), f".{rung.removeprefix('json_')}" if suffix else "")


def _repair(request: Request, reply: Reply, fault: AnswerMismatch) -> Request:
    problems = "\n".join(f"- {problem}" for problem in fault.problems or (str(fault),))
    asked = f"That answer could not be used:\n{problems}\nGive the whole answer again, corrected, as JSON that fits the schema."
    messages = (*request.messages, Message("assistant", reply.text[:60_000]), Message("user", asked))
    return _renamed(replace(request, messages=messages), ".repair")


FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)
THINKING = re.compile(r"<think>.*?</think>", re.DOTALL)


def _recovered(reply: Reply, request: Request) -> Reply:
    """On the text rung, the one JSON object among fences and prose; the reply as it came where that is not just one."""
    text = THINKING.sub("", reply.text).strip()
    whole = text[text.find("{") : text.rfind("}") + 1]
    candidates = dict.fromkeys([text, *FENCED.findall(text), whole])
    fitting = [candidate.strip() for candidate in candidates if _fits(candidate, request.schema_name)]
    return replace(reply, text=fitting[0]) if len(set(fitting)) == 1 else reply


def _fits(candidate: str, schema_name: str) -> bool:
    try:
        parse_answer(candidate.strip(), ANSWERS[schema_name])
    except AnswerMismatch:
        return False
    return True


def _halves(chunk: Chunk) -> tuple[Chunk, Chunk]:
    middle = len(chunk.sentences) // 2
    first, second = chunk.sentences[:middle], chunk.sentences[middle:]
    tokens = chunk.tokens // 2 + 1
    return (
        replace(chunk, sentences=first, tokens=tokens),
        replace(chunk, sentences=second, context=first[-2:], tokens=tokens),
    )


def _joined(parts: Sequence[Extraction]) -> Extraction:
    return Extraction(
        denials=tuple(item for part in parts for item in part.denials),
        quotes=tuple(item for part in parts for item in part.quotes),
        events=tuple(item for part in parts for item in part.events),
        positions=tuple(item for part in parts for item in part.positions),
    )
