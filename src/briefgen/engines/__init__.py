"""The three engines: `llm` (a live model), `recorded` (the same engine over recordings), `local` (no model).

Read in this order:

`Engine`       what each of them answers: below
`choose`       which one a run takes, and why
`extractive`   `local`: sentences are cut from the articles, never written
`llm`          a model, live or recorded: the ladder of schema support, one repair, the split of what is too long
`live`         a live model for one run, with its journal and how the run stands
`planning`     what a run with a model will ask and cost, told before anything is asked

An engine is the only place where a stage and a model meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefgen.records import (
    Chunk,
    ChunkOutcome,
    Draft,
    DraftStatement,
    EngineName,
    Failure,
    Ledger,
    RefusedStatement,
    Relations,
    RunFacts,
)


class Engine(Protocol):
    """The only place where a stage meets a model. A `Failure` is returned where one question came to nothing; only what
    stops the whole run is raised (`errors.BriefgenError`)."""

    @property
    def name(self) -> EngineName: ...

    async def extract(self, chunks: Sequence[Chunk]) -> tuple[ChunkOutcome, ...]:
        """What the chunks of one request say, an outcome for each, in their order."""
        ...

    async def relate(self, ledger: Ledger) -> Relations | Failure: ...

    async def compose(self, ledger: Ledger) -> Draft | Failure: ...

    async def mend(
        self, ledger: Ledger, refused: Sequence[RefusedStatement]
    ) -> tuple[DraftStatement | None, ...] | Failure:
        """For each refused statement of a draft what takes its place, None where nothing does."""
        ...

    def facts(self) -> RunFacts: ...
