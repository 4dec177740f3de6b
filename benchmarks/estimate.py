"""How near the estimate of a dry run comes to what was recorded, and what its constants would be today.

For each recorded suite: o200k tokens of the messages, schemas and answers of all its recordings, against
`planning.expected_tokens` for the same articles. The target is within 15 %. Nothing is asked.

    python benchmarks/estimate.py
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from briefgen.asking.fixtures.suite import LoadedSuite, find_suites, load_suite
from briefgen.asking.prompts import load_prompts
from briefgen.engines.planning import StageCall, expected_tokens, plan_run, request_tokens
from briefgen.pages.readers import read_paths
from briefgen.pipeline import BriefOptions
from briefgen.records import Article, Reply
from briefgen.stages.chunk import chunk_article
from briefgen.text.tokens import count_tokens

FIXTURES = Path(__file__).parent.parent / "fixtures"


def recorded_tokens(loaded: LoadedSuite) -> dict[str, tuple[int, int, int]]:
    """Calls, tokens sent and tokens answered by stage; repairs and second drafts are stages of their own."""
    sums: dict[str, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for fixture in loaded.fixtures:
        sent = request_tokens(fixture.request)
        answered = sum(count_tokens(reply.text) for reply in fixture.responses if isinstance(reply, Reply))
        name = fixture.request.question.name
        stage = (
            "repair"
            if name.endswith(".repair")
            else "mend"
            if name.endswith(".refused")
            else fixture.request.question.stage
        )
        calls, all_sent, all_answered = sums[stage]
        sums[stage] = (calls + 1, all_sent + sent, all_answered + answered)
    return dict(sums)


def planned_tokens(articles: tuple[Article, ...]) -> dict[str, tuple[float, int, int]]:
    """The same of the plan, each call by its chance."""
    sums: dict[str, tuple[float, int, int]] = defaultdict(lambda: (0.0, 0, 0))
    for call in plan_run(articles, load_prompts(), BriefOptions()):
        assert isinstance(call, StageCall)
        calls, sent, answered = sums[call.stage]
        weight = call.chance
        sums[call.stage] = (calls + weight, sent + round(weight * call.prompt), answered + round(weight * call.likely))
    return dict(sums)


def main() -> None:
    for suite in find_suites(FIXTURES):
        loaded = load_suite(suite.folder)
        if not loaded.fixtures:
            continue
        articles = read_paths([suite.articles]).articles
        true, planned = recorded_tokens(loaded), planned_tokens(articles)
        print(f"{suite.name} ({suite.kind}): calls, sent, answered; recorded | planned")
        for stage in dict.fromkeys([*true, *planned]):
            calls, sent, answered = true.get(stage, (0, 0, 0))
            own, own_sent, own_answered = planned.get(stage, (0.0, 0, 0))
            print(f"  {stage:<8} {calls:4} {sent:7,} {answered:6,} | {own:6.1f} {own_sent:7,} {own_answered:6,}")
        whole = sum(sent + answered for _, sent, answered in true.values())
        expected = expected_tokens(plan_run(articles, load_prompts(), BriefOptions()))
        chunks = sum(chunk.tokens for article in articles for chunk in chunk_article(article))
        ratio = true.get("extract", (0, 0, 0))[2] / max(1, chunks)
        print(f"  all      recorded {whole:,}, estimated {expected:,}: {expected / whole - 1:+.1%}")
        print(f"  answered {ratio:.2f} tokens a token of chunk")


if __name__ == "__main__":
    main()
