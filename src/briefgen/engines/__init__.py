"""The three engines: `llm` (a live model), `recorded` (the same engine over recordings), `local` (no model)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefgen.records import (
    Chunk,
    ChunkFaults,
    ChunkOutcome,
    Draft,
    EngineName,
    Failure,
    Finding,
    Ledger,
    Match,
    PairBlock,
    RejectedClaim,
    RunFacts,
)


class Engine(Protocol):
    """The only place where a stage meets a model. A `Failure` is returned where one question came to nothing; only what
    stops the whole run is raised (`errors.BriefgenError`)."""

    @property
    def name(self) -> EngineName: ...

    async def extract(self, chunk: Chunk) -> ChunkOutcome: ...

    async def recheck(self, chunk: Chunk, faults: ChunkFaults) -> ChunkOutcome | None: ...

    async def match(self, block: PairBlock, ledger: Ledger) -> tuple[Match, ...] | Failure: ...

    async def review(self, ledger: Ledger) -> tuple[Finding, ...] | Failure: ...

    async def compose(self, ledger: Ledger, refused: Sequence[RejectedClaim] = ()) -> Draft | Failure: ...

    def facts(self) -> RunFacts: ...
