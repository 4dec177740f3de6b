"""Suites meet the pipeline: the run that checks and recordings go through."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.asking.fixtures.record import request_tokens
from briefgen.asking.fixtures.states import Run, SuiteCheck, check_suite
from briefgen.asking.fixtures.suite import LoadedSuite, Suite, load_suite
from briefgen.asking.prompts import PromptGrowth, Prompts
from briefgen.engines.llm import LLM
from briefgen.errors import InputError, UsageError
from briefgen.records import Model

if TYPE_CHECKING:
    from briefgen.briefing.public import Briefing
    from briefgen.pages.readers import Reading
    from briefgen.pipeline import BriefOptions

OPTION_KINDS: dict[str, type] = {"title": str, "language": str, "length": str, "focus": str, "chunk_tokens": int}
"""What `[settings]` of a suite.toml may hold: options of the pipeline that decide what is asked."""


def suite_run(suite: Suite, prompts: Prompts) -> Run:
    """The true pipeline over the suite's articles and settings, for any model. Each call is a run of its own."""
    from briefgen.pipeline import run_pipeline

    reading, options = read_suite_articles(suite), suite_options(suite)

    async def run(model: Model) -> object:
        engine = LLM(model, prompts, name="recorded", model_name=suite.model, rung=suite.rung)
        return await run_pipeline(reading.articles, engine, options)

    return run


def read_suite_articles(suite: Suite) -> Reading:
    """The suite's articles. Raises `InputError` where there are none."""
    from briefgen.pages.readers import read_paths

    if not suite.articles.exists():
        raise InputError(f"{suite.name}: no articles at {suite.articles}", hint="its suite.toml says where they are")
    return read_paths([suite.articles])


def suite_options(suite: Suite) -> BriefOptions:
    """The pipeline's options from `[settings]`. Raises `UsageError` for a name or value that is none."""
    from briefgen.pipeline import BriefOptions

    for name, value in suite.settings:
        kind = OPTION_KINDS.get(name)
        if kind is None or type(value) is not kind:
            known = ", ".join(OPTION_KINDS)
            raise UsageError(f"{suite.folder / 'suite.toml'}: settings: {name} = {value!r}", hint=f"known are {known}")
    return BriefOptions(**dict(suite.settings))  # type: ignore[arg-type]  # names and kinds were looked at above


async def check_one(suite: Suite, prompts: Prompts) -> tuple[SuiteCheck, LoadedSuite]:
    """The state of one suite, and the suite as loaded."""
    loaded = load_suite(suite.folder)
    return await check_suite(loaded, suite_run(suite, prompts)), loaded


def prompt_growth(check: SuiteCheck) -> tuple[PromptGrowth, ...]:
    """Tokens of each stage's questions, recorded and as asked now, where a changed prompt is why they moved."""
    by_stage: dict[str, list[tuple[int, int]]] = {}
    for row in check.rows:
        if row.asked is not None and row.recorded is not None and "prompt" in row.causes:
            sizes = (request_tokens(row.recorded.request), request_tokens(row.asked))
            by_stage.setdefault(row.asked.question.stage, []).append(sizes)
    return tuple(
        PromptGrowth(stage, len(sizes), sum(before for before, _ in sizes), sum(after for _, after in sizes))
        for stage, sizes in by_stage.items()
    )


def growth_line(suite: str, growth: PromptGrowth) -> str:
    """`seeds: extract: 9 questions, 14,200 -> 14,650 tokens (+3.2 %)`"""
    percent = 100 * (growth.after - growth.before) / max(1, growth.before)
    return (
        f"{suite}: {growth.prompt}: {growth.questions} questions, "
        f"{growth.before:,} -> {growth.after:,} tokens ({percent:+.1f} %)"
    )


def effect_lines(before: object, after: object, gold: Path | None) -> tuple[str, ...]:
    """What a re-recording did to the briefing: scores, figures won and lost, statuses, rejected, tokens.

    Without a gold file, or where the old answers gave no briefing, only what can be counted.
    """
    from briefgen.briefing.evaluate import compare_scores, load_gold, score_briefing, scores_value
    from briefgen.briefing.public import Briefing

    if not isinstance(after, Briefing):
        return ("no briefing came of it",)
    old = before if isinstance(before, Briefing) else None
    lines = [] if old is None else [_moved("rejected", len(old.rejected), len(after.rejected))]
    if old is not None:
        lines.append(_moved("tokens", _tokens_of(old), _tokens_of(after)))
    if gold is None:
        return (*lines, 'no gold: scores are told where suite.toml has gold = "..."')
    told = load_gold(gold)
    known = scores_value(score_briefing(old, told)) if old is not None else {}
    return (*lines, *compare_scores(known, score_briefing(after, told)))


def _moved(name: str, before: int, after: int) -> str:
    return f"{name}: {before:,} -> {after:,}"


def _tokens_of(briefing: Briefing) -> int:
    return briefing.run.tokens.prompt + briefing.run.tokens.completion
