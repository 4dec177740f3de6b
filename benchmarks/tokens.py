"""Tokens that the recorded suites sent and got, by stage, and per token of article.

    python benchmarks/tokens.py

o200k tokens of messages and schema (sent) and of the answer. What is sent per token of article is what a run costs.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from briefgen.chunk import chunk_article
from briefgen.fixtures.suite import find_suites, load_suite
from briefgen.readers import read_paths
from briefgen.records import Reply
from briefgen.tokens import count_tokens

FIXTURES = Path(__file__).parent.parent / "fixtures"


def main() -> None:
    print(f"{'suite':<10} {'stage':<9} {'calls':>5} {'messages':>9} {'schema':>7} {'answers':>8}   sent per token of article")
    for suite in find_suites(FIXTURES):
        if suite.kind != "recorded":
            continue
        stages: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for fixture in load_suite(suite.folder).fixtures:
            row = stages[fixture.request.question.stage]
            row[0] += 1
            row[1] += sum(count_tokens(message.content) for message in fixture.request.messages)
            row[2] += count_tokens(fixture.request.schema)
            row[3] += sum(count_tokens(reply.text) for reply in fixture.responses if isinstance(reply, Reply))
        articles = read_paths([suite.articles]).articles
        body = sum(chunk.tokens for article in articles for chunk in chunk_article(article))
        for stage, (calls, messages, schema, answers) in sorted(stages.items()):
            print(f"{suite.name:<10} {stage:<9} {calls:>5} {messages:>9,} {schema:>7,} {answers:>8,}   {(messages + schema) / body:.2f}")
        sent = sum(row[1] + row[2] for row in stages.values())
        print(f"{suite.name:<10} all       {sum(r[0] for r in stages.values()):>5} {sent:>17,} {sum(r[3] for r in stages.values()):>8,}   {sent / body:.2f}  (articles: {body:,} tokens)")


if __name__ == "__main__":
    main()
