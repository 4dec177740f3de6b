"""Which engine answers, and why: said in one line, never changed in silence.

`recorded` if and only if the articles' hashes are exactly those of a suite; else `local`; `llm` only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from briefgen.asking.fixtures.suite import Suite, find_suites, fixtures_folder
from briefgen.asking.prompts import load_prompts
from briefgen.asking.settings import Settings
from briefgen.engines import Engine
from briefgen.engines.extractive import Extractive
from briefgen.errors import FixtureMiss, UsageError
from briefgen.pages.readers import read_hashes
from briefgen.records import Article, EngineName, Model

if TYPE_CHECKING:
    from briefgen.engines.live import LiveRun
    from briefgen.engines.llm import LLM


async def _nothing(state: str) -> None:
    """What is there to close where no connection was opened."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An engine with the reason for it. `close` ends its connections and books the state in which the run ended."""

    engine: Engine
    why: str
    close: Callable[[str], Awaitable[None]] = _nothing
    run: LiveRun | None = None
    """What a live run's progress can be read from; None where no model is asked."""


def choose_engine(
    articles: Sequence[Article],
    settings: Settings,
    *,
    engine: EngineName | None = None,
    model: Model | str | None = None,
    fixtures: Path | None = None,
    fresh: bool = False,
) -> Chosen:
    """The engine for these articles.

    `model` is a model object of the caller's own, or a name (which asks for `llm`). `fixtures` overrides where suites are
    looked for; `fresh` asks a live model again what the journal holds. Raises `FixtureMiss` where `recorded` was asked for and no suite holds these articles, `UsageError` for a name of no engine, and with
    `MissingKey` for an `llm` that cannot be set up.
    """
    asked = engine or ("llm" if model is not None else settings.engine) or ("llm" if settings.model else None)
    if asked is not None and asked not in get_args(EngineName):
        raise UsageError(f"there is no engine {str(asked)[:40]!r}", hint=f"one of {', '.join(get_args(EngineName))}")
    if model is not None and asked != "llm":
        raise UsageError(f"a model was given together with --engine {asked}", hint="leave one of the two away")
    if asked == "local":
        return Chosen(Extractive(), "engine local: asked for")
    if asked == "llm":
        return _live(settings, model, articles, fresh)
    suite = suite_of(articles, fixtures)
    if suite is not None:
        return _recorded(suite, settings)
    if asked == "recorded":
        raise FixtureMiss("no suite in fixtures/ holds exactly these articles")
    return Chosen(Extractive(), "engine local: no model was asked for, and these articles are in no recorded suite")


def suite_of(articles: Sequence[Article], fixtures: Path | None = None) -> Suite | None:
    """The suite whose articles are exactly these, by the hashes of their texts; None where there is none."""
    folder = fixtures or fixtures_folder()
    if folder is None or not articles:
        return None
    own = tuple(sorted(article.sha256 for article in articles))
    for suite in find_suites(folder):
        if suite.articles.is_dir() and read_hashes(suite.articles) == own:
            return suite
    return None


def _recorded(suite: Suite, settings: Settings) -> Chosen:
    from briefgen.asking.fixtures.replay import PatientReplay

    replay = PatientReplay(suite.folder)
    engine = _engine_over(replay, settings, name="recorded", model_name=suite.model)
    shown = f" (answered by {suite.model})" if suite.model else ""
    return Chosen(engine, f"engine recorded: these articles are those of the suite {suite.name}{shown}")


def _engine_over(model: Model, settings: Settings, *, name: EngineName, model_name: str | None) -> LLM:
    from briefgen.asking.fixtures.replay import Replay
    from briefgen.engines.llm import LLM

    rung = model.rung if isinstance(model, Replay) else "json_schema"
    return LLM(model, load_prompts(settings.prompts), name=name, model_name=model_name, rung=rung)


def _live(settings: Settings, model: Model | str | None, articles: Sequence[Article], fresh: bool) -> Chosen:
    from briefgen.engines.llm import LLM

    if model is not None and not isinstance(model, str):
        engine = _engine_over(model, settings, name="llm", model_name=type(model).__name__)
        return Chosen(engine, "engine llm: a model object of the caller")
    from briefgen.engines.live import LiveRun, price_of

    prompts = load_prompts(settings.prompts)
    about = ", ".join(dict.fromkeys(article.path for article in articles[:3])) + (", ..." if len(articles) > 3 else "")
    run = LiveRun(settings, about=about, articles=len(articles), fresh=fresh)
    engine = LLM(run, prompts, name="llm", model_name=settings.model, rung=run.model.rungs[0], price=price_of(settings))
    return Chosen(engine, f"engine llm: {settings.model} at {settings.endpoint.origin}", run.close, run)
