"""Writes docs/evaluation.md: the scores of every story with every engine that is there.

    python benchmarks/evaluation.py [--write]

Without --write the page goes to standard output.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import briefgen
from briefgen.briefing import Briefing
from briefgen.errors import FixtureMiss
from briefgen.evaluate import Gold, Ratio, Scores, load_gold, score_briefing

TOP = Path(__file__).parent.parent
PAGE = TOP / "docs" / "evaluation.md"
STORIES = ("seeds", "flood", "company", "unseen")
COLUMNS = (
    ("recall", "recall"), ("precision", "precision"), ("values", "values"), ("qualifiers", "qualifiers"), ("as_of", "as-of"),
    ("statuses", "statuses"), ("statuses_several", "statuses, several"), ("quotes", "quotes"), ("speakers", "speakers"),
)  # fmt: skip


def rows() -> list[tuple[Gold, Briefing, Scores]]:
    """Each story by each engine; a story without recordings has no recorded row."""
    found = []
    for story in STORIES:
        gold = load_gold(TOP / "gold" / f"{story}.json")
        for engine in ("recorded", "local"):
            try:
                briefing = briefgen.brief(gold.articles, engine=engine)  # type: ignore[arg-type]
            except FixtureMiss:
                continue
            found.append((gold, briefing, score_briefing(briefing, gold)))
    return found


def shown(ratio: Ratio) -> str:
    return "-" if ratio.share is None else f"{ratio.share:.3f} ({ratio.right}/{ratio.all})"


def table(found: list[tuple[Gold, Briefing, Scores]]) -> list[str]:
    names = [title for _, title in COLUMNS]
    lines = [f"| story, engine | {' | '.join(names)} | groups F1 | leaks | loose numbers |", "|---" * (len(names) + 4) + "|"]
    for _, briefing, scores in found:
        cells = [shown(getattr(scores, name)) for name, _ in COLUMNS]
        f1 = "-" if scores.group_f1 is None else f"{scores.group_f1:.3f}"
        lines.append(
            f"| {scores.story}, {briefing.engine} | {' | '.join(cells)} | {f1} | {scores.leaks} | {scores.loose_numbers} |"
        )
    return lines


def page() -> str:
    """docs/evaluation.md as text: what stands above the marker by hand, the table by this script."""
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    return head + MARK + "\n\n" + "\n".join(table(rows())) + "\n"


MARK = "<!-- written by benchmarks/evaluation.py -->"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--write", action="store_true", help="write docs/evaluation.md")
    if parser.parse_args().write:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        print("\n".join(table(rows())))


if __name__ == "__main__":
    main()
