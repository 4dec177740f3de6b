"""Writes docs/evaluation.md: the scores of every story with every engine that is there.

    python benchmarks/evaluation.py [--write]

Without --write the page goes to standard output. A suite of recordings that does not replay is told on standard error,
and its row says so until it is recorded again.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import briefgen
from briefgen.briefing.evaluate import Ratio, Scores, load_gold, score_briefing
from briefgen.errors import FixtureMiss

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "evaluation.md"
STORIES = ("seeds", "flood", "company", "unseen")
FIGURES = (
    ("recall", "recall"), ("precision", "precision"), ("values", "values"), ("qualifiers", "qualifiers"), ("as_of", "as-of"),
    ("quotes", "quotes"), ("speakers", "speakers"), ("leaks", "leaks"), ("loose_numbers", "loose numbers"),
)  # fmt: skip
MEASURES = (
    ("pairs_precision", "pairs, precision"), ("pairs_recall", "pairs, recall"), ("pairs_f1", "pairs, F1"), ("far_f1", "far pairs, F1"),
    ("statuses", "statuses"), ("statuses_several", "statuses, several"), ("conflicts", "conflicts shown"),
    ("false_conflicts", "false conflicts"),
)  # fmt: skip
MARK = "<!-- written by benchmarks/evaluation.py -->"
WAITING = "to be recorded"
"""Stands in the row of a suite that does not replay; a test fails while the page holds it."""

Rows = list[tuple[str, Scores | None]]


def score_stories() -> Rows:
    """Each story by each engine; None for a suite that does not replay, no row where there is no suite at all."""
    found: Rows = []
    for story in STORIES:
        if (TOP / "fixtures" / story).is_dir():
            found.append((f"{story}, recorded", score_story(story, "recorded")))
        found.append((f"{story}, local", score_story(story, "local")))
    return found


def score_story(story: str, engine: str) -> Scores | None:
    gold = load_gold(TOP / "gold" / f"{story}.json")
    try:
        briefing = briefgen.brief(gold.articles, engine=engine)  # type: ignore[arg-type]
    except FixtureMiss as miss:
        print(f"{story}, {engine}: does not replay: {miss}", file=sys.stderr)
        return None
    return score_briefing(briefing, gold)


def table(found: Rows, columns: tuple[tuple[str, str], ...]) -> list[str]:
    """One table: a row for each story and engine, a column for each score."""
    lines = [f"| story, engine | {' | '.join(title for _, title in columns)} |", "|---" * (len(columns) + 1) + "|"]
    for name, scores in found:
        cells = [WAITING if scores is None else shown(getattr(scores, column)) for column, _ in columns]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def shown(value: Ratio | float | int | tuple[str, ...] | None) -> str:
    """`0.950 (19/20)`, `0.950`, `3`; a list is shown as its length."""
    if isinstance(value, Ratio):
        return "-" if value.share is None else f"{value.share:.3f} ({value.right}/{value.all})"
    if isinstance(value, float):
        return f"{value:.3f}"
    return "-" if value is None else str(len(value) if isinstance(value, tuple) else value)


def tables() -> str:
    found = score_stories()
    return "\n".join([*table(found, MEASURES), "", *table(found, FIGURES)]) + "\n"


def page() -> str:
    """docs/evaluation.md as text: what stands above the marker by hand, the tables by this script."""
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    return head + MARK + "\n\n" + tables()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="write docs/evaluation.md")
    if parser.parse_args().write:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print(tables(), end="")


if __name__ == "__main__":
    main()
