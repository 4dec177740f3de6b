"""The story, read top to bottom: articles in, one checked briefing out.

    read -> prepare -> extract -> ground -> relate -> reconcile -> compose -> assemble

The stages are pure functions; an engine is asked where a model (or the local reader) is needed. Figures are read by code
for every engine. One failed chunk never ends the run: it is listed, and the rest goes on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefgen import __version__
from briefgen.asking.settings import Settings, load_settings
from briefgen.briefing.assemble import Parts, assemble_briefing
from briefgen.briefing.checks.statements import hold_accounts
from briefgen.briefing.coverage import audit_numbers
from briefgen.briefing.draft.compose import check_draft, mend_composition, worth_mending
from briefgen.briefing.draft.fitting import finish_page
from briefgen.briefing.gaps import list_gaps, list_notes
from briefgen.briefing.public import Briefing
from briefgen.engines import Engine
from briefgen.engines.choose import choose_engine
from briefgen.engines.extractive import draft_from_ledger
from briefgen.errors import BriefgenError
from briefgen.pages.readers import Input, read_paths, say_unknown
from briefgen.records import (
    EXTRACTED_ROLES,
    Article,
    ChunkOutcome,
    Composition,
    EngineName,
    FailedChunk,
    Failure,
    Grounding,
    Ledger,
    Model,
    RejectedClaim,
    Relations,
    Sentence,
)
from briefgen.stages.extract import CHUNKS_A_REQUEST, share_requests
from briefgen.stages.ground import ground_extraction
from briefgen.stages.prepare import Prepared, collect_ledger, prepare_articles
from briefgen.stages.reconcile import reconcile_relations
from briefgen.stages.relate.copies import find_copies
from briefgen.stages.relate.scored import relate_locally
from briefgen.text.tokens import O200K, Tokens, tokens_at_hand

if TYPE_CHECKING:
    from briefgen.engines.live import LiveRun

LOG = logging.getLogger("briefgen")


@dataclass(frozen=True, slots=True)
class BriefOptions:
    """What a caller may ask of a briefing. `chunk_tokens` is the limit of a chunk in o200k tokens."""

    title: str | None = None
    language: str = "en"
    length: Literal["short", "normal", "long"] = "normal"
    focus: str | None = None
    keep_text: bool = True
    chunk_tokens: int = 1_200
    read_failures: tuple[Failure, ...] = field(default=())
    """Files that could not be read: they belong into the briefing's account."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """A chunk's outcome after grounding; `failed` where it did not come through."""

    grounding: Grounding
    failed: FailedChunk | None = None


async def abrief(
    sources: Input | Sequence[Input],
    *,
    engine: EngineName | None = None,
    model: Model | str | None = None,
    options: BriefOptions | None = None,
    settings: Settings | None = None,
    fixtures: Path | None = None,
    fresh: bool = False,
    watch: Callable[[LiveRun], None] | None = None,
) -> Briefing:
    """One briefing of the articles in `sources`: paths of folders and files, `Article` objects, dicts with `text`.

    `engine` is "local", "recorded" or "llm"; without it `recorded` is taken where the articles are exactly those of a
    recorded suite, else `local`. `model` is a model's name or an object with `async complete(request)`, and means `llm`.
    `fresh` asks again what the journal of paid replies holds. `watch` is given a live run when it begins, to read its
    progress from. A key in the environment is used only for `llm`. Nothing is printed; the choice is logged under "briefgen".

    Raises `BriefgenError` for what stops a run. What merely failed is in `briefing.run.failures`.
    """
    known = settings or load_settings({"model": model} if isinstance(model, str) else {})
    reading = read_paths(sources)
    chosen = choose_engine(reading.articles, known, engine=engine, model=model, fixtures=fixtures, fresh=fresh)
    LOG.info(chosen.why)
    if reading.ignored:
        LOG.info(say_unknown(reading.ignored))
    if chosen.engine.name == "local" and options:
        for name in (["focus"] if options.focus else []) + (["language"] if options.language != "en" else []):
            LOG.warning(f"{name} is for a model and not used: the local engine writes nothing of its own")
    if watch is not None and chosen.run is not None:
        watch(chosen.run)
    asked = replace(
        options or BriefOptions(), read_failures=(*(options or BriefOptions()).read_failures, *reading.failures)
    )
    state = "interrupted"
    try:
        briefing = await run_pipeline(reading.articles, chosen.engine, asked)
        state = "partial" if briefing.run.failures else "done"
        return briefing
    except BriefgenError:
        state = "stopped"
        raise
    finally:
        await chosen.close(state)


def brief(
    sources: Input | Sequence[Input],
    *,
    engine: EngineName | None = None,
    model: Model | str | None = None,
    options: BriefOptions | None = None,
    settings: Settings | None = None,
    fixtures: Path | None = None,
    fresh: bool = False,
    watch: Callable[[LiveRun], None] | None = None,
) -> Briefing:
    """`abrief` for code without an event loop; inside a running loop (a notebook) it works in a thread of its own."""
    asked = abrief(
        sources,
        engine=engine,
        model=model,
        options=options,
        settings=settings,
        fixtures=fixtures,
        fresh=fresh,
        watch=watch,
    )
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(asked)
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, asked).result()


async def run_pipeline(articles: Sequence[Article], engine: Engine, options: BriefOptions | None = None) -> Briefing:
    """The briefing of `articles` by `engine`. Raises only what stops a run (`errors.BriefgenError`)."""
    asked = options or BriefOptions()
    tokens = tokens_at_hand() if engine.name == "local" else O200K
    if tokens.estimated:
        LOG.warning(
            'tokens are estimated: the table to count them by is not installed (`pip install "briefgen[offline]"`)'
        )
    prepared = prepare_articles(articles, limit=asked.chunk_tokens, tokens=tokens)
    grounded = await ground_articles(prepared, engine, limit=CHUNKS_A_REQUEST * asked.chunk_tokens)
    ledger = replace(
        collect_ledger(prepared, [item.grounding for item in grounded]),
        focus=asked.focus,
        length=asked.length,
        language=asked.language,
        title=asked.title,
    )
    ledger, relate_failures = await relate_ledger(ledger, engine)
    ledger, unheld = hold_accounts(ledger)
    composition, compose_failures = await compose_ledger(ledger, engine)
    return _assembled(
        prepared, grounded, ledger, composition, unheld, (*relate_failures, *compose_failures), engine, asked, tokens
    )


# ---------------------------------------------------------------- 1. extract and ground


async def ground_articles(prepared: Sequence[Prepared], engine: Engine, *, limit: int) -> tuple[Grounded, ...]:
    """Every chunk asked about and checked; short articles share a request of up to `limit` tokens. The first call goes
    alone: it settles what the endpoint supports."""
    sentences = {item.article.id: item.sentences for item in prepared}
    first, *rest = share_requests([item.chunks for item in prepared], limit=limit) or ((),)
    if not first:
        return ()
    outcomes = [await engine.extract(first), *await asyncio.gather(*(engine.extract(chunks) for chunks in rest))]
    return tuple(_ground(outcome, sentences) for answered in outcomes for outcome in answered)


def _ground(outcome: ChunkOutcome, sentences: Mapping[str, tuple[Sentence, ...]]) -> Grounded:
    if isinstance(outcome, FailedChunk):
        return Grounded(Grounding(), failed=outcome)
    return Grounded(ground_extraction(outcome.extraction, outcome.chunk, sentences[outcome.chunk.article.id]))


# ---------------------------------------------------------------- 2. relate and reconcile


async def relate_ledger(ledger: Ledger, engine: Engine) -> tuple[Ledger, tuple[Failure, ...]]:
    """What the figures are to each other, and what the table says of each measure. Where no answer comes, what code
    alone sees stands, and the failure is listed."""
    answer = await engine.relate(ledger)
    failures = (answer,) if isinstance(answer, Failure) else ()
    relations = relate_locally(ledger) if isinstance(answer, Failure) else answer
    return reconcile_ledger(ledger, relations), failures


def reconcile_ledger(ledger: Ledger, relations: Relations) -> Ledger:
    """The ledger with its relations and what follows from them."""
    reconciliation = reconcile_relations(
        ledger.figures,
        relations,
        denials=ledger.denials,
        articles=ledger.articles,
        sentences=ledger.sentences,
    )
    return replace(ledger, relations=relations, reconciliation=reconciliation)


# ---------------------------------------------------------------- 3. compose


async def compose_ledger(ledger: Ledger, engine: Engine) -> tuple[Composition, tuple[Failure, ...]]:
    """A draft, checked; what is refused is asked for once more. Where no draft comes, the articles' own sentences stand."""
    draft = await engine.compose(ledger)
    if isinstance(draft, Failure):
        return finish_page(check_draft(draft_from_ledger(ledger), ledger), ledger), (draft,)
    composition = check_draft(draft, ledger)
    refused = worth_mending(composition)
    if not refused or engine.name == "local":
        return finish_page(composition, ledger), ()
    mended = await engine.mend(ledger, refused)
    if isinstance(mended, Failure):
        return finish_page(composition, ledger), (mended,)
    return finish_page(mend_composition(composition, mended, ledger), ledger), ()


# ---------------------------------------------------------------- 4. assemble


def _assembled(
    prepared: Sequence[Prepared],
    grounded: Sequence[Grounded],
    ledger: Ledger,
    composition: Composition,
    unheld: tuple[RejectedClaim, ...],
    stage_failures: tuple[Failure, ...],
    engine: Engine,
    options: BriefOptions,
    tokens: Tokens,
) -> Briefing:
    rejected = tuple(r for item in grounded for r in item.grounding.rejected if r.fault != "duplicate")
    failed = [item.failed for item in grounded if item.failed]
    failures = (*options.read_failures, *(_chunk_failure(item) for item in failed), *stage_failures)
    places = {sentence.ref: sentence.span for item in prepared for sentence in item.sentences}
    scans = {item.article.id: item.scan for item in prepared}
    uncounted = {item.claim: f"no figure: {item.why}" for item in ledger.relations.not_figures}
    fates = audit_numbers(ledger.articles, scans, ledger.figures, rejected, failed, places, uncounted)
    copies = {copy.article: copy.of for copy in find_copies(ledger.articles)}
    facts = engine.facts()
    parts = Parts(
        ledger=ledger,
        sentences=tuple(sentence for item in prepared for sentence in item.sentences),
        composition=composition,
        rejected=(*rejected, *unheld, *ledger.relations.rejected, *(r.rejected for r in worth_mending(composition))),
        fates=fates,
        notes=list_notes(ledger, failures, copies),
        gaps=list_gaps(ledger, composition),
        run=replace(facts, failures=failures, tokens_estimated=facts.tokens_estimated or tokens.estimated),
        version=__version__,
        chunks={item.article.id: len(item.chunks) for item in prepared},
        tokens={item.article.id: tokens.count(_extracted_text(item.article)) for item in prepared},
        duplicates=copies,
        keep_text=options.keep_text,
    )
    return assemble_briefing(parts)


def _chunk_failure(failed: FailedChunk) -> Failure:
    return Failure("extract", failed.code, failed.reason, failed.chunk.article.id, failed.chunk.number)


def _extracted_text(article: Article) -> str:
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.role in EXTRACTED_ROLES)
