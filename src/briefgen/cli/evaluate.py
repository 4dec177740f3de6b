"""`briefgen evaluate`: scores against a gold file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from briefgen.asking.settings import Settings
    from briefgen.briefing.evaluate import Gold, Scores


def evaluate_command(
    gold: Annotated[str, typer.Argument(metavar="GOLD", help="A gold file, such as gold/seeds.json.")],
    engine: Annotated[str | None, typer.Option("--engine", help="recorded, local or llm; as for brief.")] = None,
    model: Annotated[str | None, typer.Option("-m", "--model", help="Ask this model.")] = None,
    rows: Annotated[
        str | None,
        typer.Option("--rows", help="Score anyone's output instead: JSON Lines with text, value, source (or - )."),
    ] = None,
    against: Annotated[str | None, typer.Option("--against", help="Scores saved with --json, to compare with.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Scores as JSON.")] = False,
    detail: Annotated[bool, typer.Option("--detail", help="Also what was missed, wrong, and each article.")] = False,
) -> None:
    """Brief the story of a gold file and score figures, measures, statuses, conflicts."""
    import json
    from pathlib import Path

    from briefgen.asking.settings import load_settings
    from briefgen.briefing.evaluate import compare_scores, load_gold, score_lines, scores_value
    from briefgen.cli.output import write_stdout

    told = load_gold(Path(gold))
    scores = (
        _row_scores(rows, told) if rows else _briefing_scores(told, load_settings({"engine": engine, "model": model}))
    )
    if as_json:
        write_stdout(json.dumps(scores_value(scores), ensure_ascii=False, indent=1) + "\n")
        return
    lines = score_lines(scores, detail=detail)
    if against:
        lines += compare_scores(_saved(against), scores)
    write_stdout("\n".join(lines) + "\n")


def _briefing_scores(gold: Gold, settings: Settings) -> Scores:
    from briefgen.briefing.evaluate import score_briefing
    from briefgen.pipeline import brief

    return score_briefing(brief(gold.articles, engine=settings.engine, model=settings.model, settings=settings), gold)


def _row_scores(rows: str, gold: Gold) -> Scores:
    import sys
    from pathlib import Path

    from briefgen.briefing.evaluate import read_rows, score_rows
    from briefgen.errors import InputError
    from briefgen.pages.readers import read_paths

    texts = {article.id: article.text for article in read_paths([gold.articles]).articles}
    try:
        lines = sys.stdin.read() if rows == "-" else Path(rows).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{rows}: cannot be read: {error}") from error
    return score_rows(read_rows(lines.splitlines(), texts), gold)


def _saved(path: str) -> dict[str, object]:
    import json
    from pathlib import Path

    from briefgen.errors import InputError

    try:
        saved = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"{path}: no saved scores: {error}", hint="make them with `briefgen evaluate GOLD --json`"
        ) from error
    if not isinstance(saved, dict):
        raise InputError(f"{path}: no saved scores", hint="make them with `briefgen evaluate GOLD --json`")
    return saved
