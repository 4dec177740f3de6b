"""`briefgen prompts`: what is in force, what a model is shown, and what is wrong with a variant."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefgen.cli.fixtures import Folder, PromptsDir

if TYPE_CHECKING:
    from briefgen.asking.fixtures.suite import Suite
    from briefgen.asking.prompts import Prompts
    from briefgen.records import Message

prompts_app = typer.Typer(
    name="prompts",
    help="The prompts: list, show as sent, check, and where they are.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@prompts_app.command("list")
def prompts_list(prompts: PromptsDir = None) -> None:
    """Name, version, hash and file of each."""
    from briefgen.asking.prompts import list_lines
    from briefgen.cli.fixtures import print_lines, prompts_of

    print_lines(list_lines(prompts_of(prompts)))


@prompts_app.command("show")
def prompts_show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="extract, relate or compose.")],
    rendered: Annotated[
        str | None, typer.Option("--rendered", metavar="ARTICLE", help="As sent for this article (a file).")
    ] = None,
    prompts: PromptsDir = None,
) -> None:
    """The prompt as it stands in its file, or as a model sees it."""
    from briefgen.asking.prompts import show_lines
    from briefgen.cli.fixtures import print_lines, prompts_of
    from briefgen.errors import UsageError

    known = prompts_of(prompts)
    if name not in known:
        raise UsageError(f"no prompt {name!r}", hint=f"known are {', '.join(known)}")
    if rendered is None:
        print_lines(known[name].path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
        return
    for messages in rendered_messages(name, Path(rendered), known):
        print_lines(show_lines(messages))


@prompts_app.command("check")
def prompts_check(fixtures: Folder = None, prompts: PromptsDir = None) -> None:
    """Names that no stage gives, answers that do not fit, and how many tokens more it sends. Exit 1 on a fault."""
    from briefgen.asking.prompts import check_prompts
    from briefgen.cli.fixtures import chosen_suites, print_lines
    from briefgen.errors import CheckFailed, InputError

    found = check_prompts(Path(prompts) if prompts else None)
    print_lines(f"{finding.prompt}: {finding.fault}: {finding.text}" for finding in found)
    if found:
        raise CheckFailed(f"{len(found)} faults in the prompts", hint="each line above names prompt and fault")
    try:
        suites = chosen_suites(None, fixtures)
    except InputError:
        suites = ()
    lines = [line for suite in suites for line in _growth_lines(suite, prompts)]
    print_lines((*lines, "no faults" if lines else "no faults; no recorded question has moved"))


@prompts_app.command("path")
def prompts_path() -> None:
    """The folder of the built-in prompts."""
    from briefgen.asking.prompts import prompts_folder
    from briefgen.cli.fixtures import print_lines

    print_lines((str(prompts_folder()),))


def _growth_lines(suite: Suite, prompts: str | None) -> list[str]:
    from briefgen.cli.fixtures import check_suite_of
    from briefgen.cli.suites import growth_line, prompt_growth

    check, _ = check_suite_of(suite, prompts)
    return [growth_line(suite.name, growth) for growth in prompt_growth(check)]


def rendered_messages(name: str, article: Path, prompts: Prompts) -> list[tuple[Message, ...]]:
    """What a model is sent about an article: extract from the article itself; the later stages,
    which need answers, from the recorded suite that holds the article. Raises `InputError`."""
    from briefgen.pages.readers import read_paths
    from briefgen.stages.chunk import LIMIT, chunk_article
    from briefgen.stages.extract import CHUNKS_A_REQUEST, extraction_request, share_requests

    (read,) = read_paths([article]).articles[:1]
    if name == "extract":
        requests = share_requests([chunk_article(read)], limit=CHUNKS_A_REQUEST * LIMIT)
        return [extraction_request(chunks, prompts["extract"]).messages for chunks in requests]
    return _asked_in_suites(name, read.sha256, read.slug, prompts)


def _asked_in_suites(name: str, sha256: str, slug: str, prompts: Prompts) -> list[tuple[Message, ...]]:
    import asyncio

    from briefgen.cli.fixtures import chosen_suites
    from briefgen.cli.suites import check_one, read_suite_articles
    from briefgen.errors import InputError

    for suite in chosen_suites(None, None):
        if sha256 not in {article.sha256 for article in read_suite_articles(suite).articles}:
            continue
        check, _ = asyncio.run(check_one(suite, prompts))
        asked = [row.asked for row in check.rows if row.asked is not None and row.asked.question.stage == name]
        return [r.messages for r in asked if r.question.article in (None, slug)]
    raise InputError(
        f"{name} is asked with other answers, and no recorded suite holds this article",
        hint="without --rendered the prompt is shown as it stands; `extract` needs no recording",
    )
