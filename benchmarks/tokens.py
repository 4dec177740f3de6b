"""Tokens that a run sends and gets, by stage, and what is sent per token of article: that is what a run costs.

    python benchmarks/tokens.py                    the recorded suites, as recorded
    python benchmarks/tokens.py FOLDER...          a run over each folder, as it would be asked: nothing is asked

o200k tokens of messages and schema (sent) and of the answers. Of a planned run the extraction is exact; relating,
composing and mending are measured on what the local reader makes of the articles, and are estimates.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.asking.fixtures.suite import find_suites, load_suite
from briefgen.asking.prompts import load_prompts
from briefgen.engines.planning import StageCall, plan_run, request_tokens
from briefgen.pages.readers import read_paths
from briefgen.pipeline import BriefOptions
from briefgen.records import Article, Reply
from briefgen.stages.chunk import chunk_article
from briefgen.text.tokens import count_tokens

FIXTURES = Path(__file__).parent.parent / "fixtures"


@dataclass(frozen=True)
class Spent:
    """Calls of a stage, tokens sent and answered; of a plan each call by how likely it is."""

    calls: float = 0.0
    sent: float = 0.0
    answered: float = 0.0

    def plus(self, sent: float, answered: float, *, weight: float = 1.0) -> Spent:
        return replace(
            self, calls=self.calls + weight, sent=self.sent + weight * sent, answered=self.answered + weight * answered
        )


def recorded(folder: Path) -> dict[str, Spent]:
    """What the recordings of a suite sent and got."""
    stages: dict[str, Spent] = defaultdict(Spent)
    for fixture in load_suite(folder).fixtures:
        question = fixture.request.question
        stage = "mend" if question.name.endswith(".refused") else question.stage
        answered = sum(count_tokens(reply.text) for reply in fixture.responses if isinstance(reply, Reply))
        stages[stage] = stages[stage].plus(request_tokens(fixture.request), answered)
    return stages


def planned(articles: Sequence[Article]) -> dict[str, Spent]:
    """What a run over the articles is expected to send and get."""
    stages: dict[str, Spent] = defaultdict(Spent)
    for call in plan_run(articles, load_prompts(), BriefOptions()):
        assert isinstance(call, StageCall)
        stages[call.stage] = stages[call.stage].plus(call.prompt, call.likely, weight=call.chance)
    return stages


def show(name: str, stages: Mapping[str, Spent], articles: Sequence[Article]) -> None:
    body = sum(chunk.tokens for article in articles for chunk in chunk_article(article))
    whole = Spent()
    for spent in stages.values():
        whole = Spent(whole.calls + spent.calls, whole.sent + spent.sent, whole.answered + spent.answered)
    for stage, spent in (*stages.items(), ("all", whole)):
        estimate = "estimate" if stage in ("relate", "compose", "mend", "repair") else ""
        print(
            f"{name:<22} {stage:<8} {spent.calls:>6.1f} {spent.sent:>9,.0f} {spent.answered:>9,.0f} {spent.sent / body:>6.2f} {estimate}"
        )
    print(f"{name:<22} articles {len(articles):>6} {body:>9,} tokens, {body / max(1, len(articles)):,.0f} each")


def main() -> None:
    print(f"{'run':<22} {'stage':<8} {'calls':>6} {'sent':>9} {'answered':>9}   sent per token of article")
    for folder in sys.argv[1:]:
        articles = read_paths([folder]).articles
        show(Path(folder).name, planned(articles), articles)
    for suite in find_suites(FIXTURES) if len(sys.argv) < 2 else ():
        if suite.kind == "recorded":
            show(suite.name, recorded(suite.folder), read_paths([suite.articles]).articles)


if __name__ == "__main__":
    main()
