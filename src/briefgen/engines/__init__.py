"""The three engines: `llm` (a live model), `recorded` (the same engine over recordings), `local` (no model)."""

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
