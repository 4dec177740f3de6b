"""The story, read top to bottom: articles in, one checked briefing out.

    read -> chunk -> extract -> ground -> recheck -> reconcile -> review -> compose -> assemble

The stages are pure functions; an engine is asked where a model (or the local reader) is needed. One failed chunk never
ends the run: it is listed, and the rest goes on.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from briefgen import __version__
from briefgen.assemble import Parts, assemble_briefing
from briefgen.briefing import Briefing
from briefgen.chunk import chunk_article, split_sentences
from briefgen.compose import check_draft, merge_second_draft
from briefgen.coverage import audit_numbers
from briefgen.dates import infer_publications
from briefgen.engines import Engine
from briefgen.engines.choose import choose_engine
from briefgen.engines.extractive import draft_from_ledger
from briefgen.errors import BriefgenError
from briefgen.figures import scan_numbers
from briefgen.gaps import list_gaps, list_notes
from briefgen.ground import ground_extraction
from briefgen.readers import Input, read_paths
from briefgen.reconcile import reconcile_claims
from briefgen.records import (
    EXTRACTED_ROLES,
    Article,
    Chunk,
    ChunkFaults,
    ChunkOutcome,
    Composition,
    EngineName,
    Extracted,
    FailedChunk,
    Failure,
    Finding,
    Grounding,
    Ledger,
    Match,
    Model,
    PairBlock,
    RejectedClaim,
    Scan,
    Sentence,
)
from briefgen.relate.copies import find_copies
from briefgen.review import check_findings
from briefgen.roles import instruction_spans
from briefgen.settings import Settings, load_settings
from briefgen.tokens import count_tokens

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
class Prepared:
    """An article made ready: its sentences, its chunks and all its numbers."""

    article: Article
    sentences: tuple[Sentence, ...]
    chunks: tuple[Chunk, ...]
    scan: Scan


@dataclass(frozen=True, slots=True)
class Grounded:
    """A chunk's outcome after grounding; `failed` where it did not come through."""

    chunk: Chunk
    grounding: Grounding
    failed: FailedChunk | None = None
    repairs: int = 0


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
    if chosen.engine.name == "local" and options and (options.focus or options.language != "en"):
        LOG.warning("the local engine writes nothing of its own: focus and language are for a model and are not used")
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
    prepared = prepare_articles(articles, limit=asked.chunk_tokens)
    grounded = await ground_chunks(prepared, engine)
    ledger = ledger_of(prepared, grounded, asked)
    ledger, failures = await reconcile_open_pairs(ledger, engine)
    ledger, refused_findings, review_failures = await review_ledger(ledger, engine)
    composition, compose_failures = await compose_ledger(ledger, engine)
    return _assembled(
        prepared,
        grounded,
        ledger,
        composition,
        refused_findings,
        (*failures, *review_failures, *compose_failures),
        engine,
        asked,
    )


# ---------------------------------------------------------------- 1. prepare


def prepare_articles(articles: Sequence[Article], *, limit: int) -> tuple[Prepared, ...]:
    """Dates that the articles give one another, then sentences, chunks and numbers of each."""
    return tuple(
        Prepared(
            article,
            split_sentences(article),
            chunk_article(article, limit=limit),
            scan_numbers(article.text, language=article.language),
        )
        for article in infer_publications(articles)
    )


# ---------------------------------------------------------------- 2. extract, ground, recheck


async def ground_chunks(prepared: Sequence[Prepared], engine: Engine) -> tuple[Grounded, ...]:
    """Every chunk asked about and checked. The first call goes alone: it settles what the endpoint supports."""
    work = [(item, chunk) for item in prepared for chunk in item.chunks]
    if not work:
        return ()
    first = await _ground_chunk(*work[0], engine)
    rest = await asyncio.gather(*(_ground_chunk(item, chunk, engine) for item, chunk in work[1:]))
    return (first, *rest)


async def _ground_chunk(item: Prepared, chunk: Chunk, engine: Engine) -> Grounded:
    outcome = await engine.extract(chunk)
    if isinstance(outcome, FailedChunk):
        return Grounded(chunk, Grounding(), failed=outcome)
    grounding = ground_extraction(outcome.extraction, chunk, item.sentences, item.scan)
    faults = ChunkFaults(_worth_asking(grounding.rejected), grounding.unclaimed)
    if faults.rejected or faults.unclaimed:
        again = await engine.recheck(chunk, faults)
        grounding = _merge_recheck(grounding, again, item, chunk)
    return Grounded(chunk, grounding, repairs=outcome.repairs)


def _worth_asking(rejected: tuple[RejectedClaim, ...]) -> tuple[RejectedClaim, ...]:
    """Figures and quotes that may be mended; a duplicate or a masked number needs no second question."""
    mendable = ("value_differs", "scale_differs", "qualifier_differs", "span_not_verbatim", "span_without_number",
                "unreadable", "quote_not_verbatim", "speaker_not_found")  # fmt: skip
    return tuple(r for r in rejected if r.fault in mendable and r.sentence)


def _merge_recheck(first: Grounding, again: ChunkOutcome | None, item: Prepared, chunk: Chunk) -> Grounding:
    """What the second request brought is grounded alike; a number claimed before stays with its first claim."""
    if not isinstance(again, Extracted):
        return first
    second = ground_extraction(again.extraction, chunk, item.sentences, item.scan, again=True)
    taken = {claim.span for claim in first.figures}
    quoted = {quote.span for quote in first.quotes}
    figures = tuple(claim for claim in second.figures if claim.span not in taken)
    quotes = tuple(quote for quote in second.quotes if quote.span not in quoted)
    claimed = {claim.quantity.span for claim in (*first.figures, *figures) if claim.quantity}
    mended = {claim.sentence for claim in figures} | {quote.sentence for quote in quotes}
    return replace(
        first,
        figures=first.figures + figures,
        quotes=first.quotes + quotes,
        rejected=tuple(r for r in first.rejected if not _is_mended(r, mended))
        + tuple(r for r in second.rejected if r.fault != "duplicate"),
        unclaimed=tuple(q for q in first.unclaimed if q.span not in claimed),
    )


def _is_mended(rejected: RejectedClaim, mended: set[int]) -> bool:
    """A rejection is settled by a grounded claim of the same sentence: the second answer supersedes the first."""
    return rejected.sentence in mended and rejected.fault != "masked"


# ---------------------------------------------------------------- 3. reconcile


def ledger_of(prepared: Sequence[Prepared], grounded: Sequence[Grounded], options: BriefOptions) -> Ledger:
    """All grounded claims as one ledger, reconciled by the rules alone."""
    parts = [item.grounding for item in grounded]
    articles = tuple(item.article for item in prepared)
    sentences = tuple(sentence for item in prepared for sentence in _citable(item))
    figures = tuple(claim for part in parts for claim in part.figures)
    denials = tuple(denial for part in parts for denial in part.denials)
    return Ledger(
        articles=articles,
        sentences=sentences,
        reconciliation=reconcile_claims(figures, denials=denials, articles=articles, sentences=sentences),
        quotes=tuple(quote for part in parts for quote in part.quotes),
        denials=denials,
        events=tuple(event for part in parts for event in part.events),
        positions=tuple(position for part in parts for position in part.positions),
        summary=tuple(item for part in parts for item in part.summary),
        focus=options.focus,
        length=options.length,
        language=options.language,
        title=options.title,
        figures=figures,
    )


def _citable(item: Prepared) -> tuple[Sentence, ...]:
    """An article's sentences without those that are addressed to a model: these are shown as a badge and never cited."""
    planted = instruction_spans(item.article.text)
    return tuple(s for s in item.sentences if not any(s.span.meets(span) for span in planted))


async def reconcile_open_pairs(ledger: Ledger, engine: Engine) -> tuple[Ledger, tuple[Failure, ...]]:
    """Ask about the pairs that the rules leave open, and reconcile again with the answers."""
    blocks: tuple[PairBlock, ...] = ledger.reconciliation.open_blocks
    answers = await asyncio.gather(*(engine.match(block, ledger) for block in blocks))
    matches: list[Match] = []
    failures: list[Failure] = []
    for answer in answers:
        if isinstance(answer, Failure):
            failures.append(answer)
        else:
            matches.extend(answer)
    settled = replace(ledger, matches=tuple(matches))
    return (_reconciled(settled, ()) if matches else settled), tuple(failures)


def _reconciled(ledger: Ledger, findings: tuple[Finding, ...]) -> Ledger:
    reconciliation = reconcile_claims(
        ledger.figures,
        denials=ledger.denials,
        articles=ledger.articles,
        sentences=ledger.sentences,
        matches=ledger.matches,
        findings=findings,
    )
    return replace(ledger, reconciliation=reconciliation, findings=findings)


# ---------------------------------------------------------------- 4. review


async def review_ledger(
    ledger: Ledger, engine: Engine
) -> tuple[Ledger, tuple[RejectedClaim, ...], tuple[Failure, ...]]:
    """Findings across articles, checked by code; what holds enters the rules as evidence."""
    answer = await engine.review(ledger)
    if isinstance(answer, Failure):
        return ledger, (), (answer,)
    findings, refused = check_findings(answer, ledger)
    return (_reconciled(ledger, findings) if findings else ledger), refused, ()


# ---------------------------------------------------------------- 5. compose


async def compose_ledger(ledger: Ledger, engine: Engine) -> tuple[Composition, tuple[Failure, ...]]:
    """A draft, checked; what is refused is asked for once more. Where no draft comes, the articles' own sentences stand."""
    draft = await engine.compose(ledger)
    if isinstance(draft, Failure):
        return check_draft(draft_from_ledger(ledger), ledger), (draft,)
    composition = check_draft(draft, ledger)
    if not composition.refused or engine.name == "local":
        return composition, ()
    second = await engine.compose(ledger, composition.refused)
    if isinstance(second, Failure):
        return composition, (second,)
    return merge_second_draft(composition, check_draft(second, ledger)), ()


# ---------------------------------------------------------------- 6. assemble


def _assembled(
    prepared: Sequence[Prepared],
    grounded: Sequence[Grounded],
    ledger: Ledger,
    composition: Composition,
    refused: tuple[RejectedClaim, ...],
    stage_failures: tuple[Failure, ...],
    engine: Engine,
    options: BriefOptions,
) -> Briefing:
    rejected = tuple(r for item in grounded for r in item.grounding.rejected if r.fault != "duplicate")
    failed = [item.failed for item in grounded if item.failed]
    failures = (*options.read_failures, *(_chunk_failure(item) for item in failed), *stage_failures)
    places = {sentence.ref: sentence.span for item in prepared for sentence in item.sentences}
    fates = audit_numbers(
        ledger.articles, {item.article.id: item.scan for item in prepared}, ledger.figures, rejected, failed, places
    )
    parts = Parts(
        ledger=ledger,
        sentences=tuple(sentence for item in prepared for sentence in item.sentences),
        composition=composition,
        rejected=(*rejected, *refused, *composition.refused),
        fates=fates,
        notes=list_notes(ledger),
        gaps=list_gaps(ledger, composition, failures),
        run=replace(engine.facts(), failures=failures),
        version=__version__,
        chunks={item.article.id: len(item.chunks) for item in prepared},
        tokens={item.article.id: count_tokens(_extracted_text(item.article)) for item in prepared},
        duplicates={copy.article: copy.of for copy in find_copies(ledger.articles)},
        keep_text=options.keep_text,
    )
    return assemble_briefing(parts)


def _chunk_failure(failed: FailedChunk) -> Failure:
    return Failure("extract", failed.code, failed.reason, failed.chunk.article.id, failed.chunk.number)


def _extracted_text(article: Article) -> str:
    return "\n".join(block.span.of(article.text) for block in article.blocks if block.role in EXTRACTED_ROLES)
