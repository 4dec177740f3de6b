"""A pipeline of forty lines with the shape of the true one, and a suite for it: articles, extract, compose.

An answer that says "repair" leads to a second question; compose is asked with what the answers said.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

from briefgen.asking.fixtures.format import Fixture, Response, make_fixture
from briefgen.asking.fixtures.suite import LoadedSuite, load_suite, read_suite, replace_suite
from briefgen.errors import ModelFault
from briefgen.records import Message, Model, Question, Reply, Request, Stage, Usage, text_hash
from briefgen.stages.answers import answer_schema

SYSTEMS: dict[str, str] = {"extract": "List what it says.\nCopy.", "compose": "Write."}


def ask(stage: Stage, name: str, text: str, *, systems: dict[str, str] | None = None, max_tokens: int = 900) -> Request:
    """A request of one stage about `text`; `systems` are the prompts in force."""
    system = (systems or SYSTEMS)[stage]
    return Request(
        question=Question(stage, name, name.split(".")[0] if stage != "compose" else None),
        messages=(Message("system", system), Message("user", f"<<article>>\n{text}\n<</article>>")),
        schema_name=stage,
        schema=answer_schema(stage),
        max_tokens=max_tokens,
        prompt_hash=text_hash(system),
        material_hash=text_hash(text),
    )


def small_run(
    folder: Path, *, systems: dict[str, str] | None = None, max_tokens: int = 900, backwards: bool = False
) -> Callable[[Model], Awaitable[object]]:
    """The pipeline over the articles of a suite. `backwards` lets the last article's question arrive first."""

    async def one(model: Model, name: str, text: str) -> str:
        try:
            said = (await model.complete(ask("extract", name, text, systems=systems, max_tokens=max_tokens))).text
            if "repair" in said:
                again = ask("extract", f"{name}.repair", f"{text}\n{said}", systems=systems, max_tokens=max_tokens)
                said += (await model.complete(again)).text
        except ModelFault as fault:
            return fault.code
        return said

    async def run(model: Model) -> object:
        texts = read_texts(folder / "articles")
        order = list(texts)[::-1] if backwards else list(texts)
        answers = await asyncio.gather(*(one(model, f"{name}.1", texts[name]) for name in order))
        said = dict(zip(order, answers, strict=True))
        ledger = "\n".join(said[name] for name in texts)
        return (await model.complete(ask("compose", "compose", ledger, systems=systems))).text

    return run


def read_texts(folder: Path) -> dict[str, str]:
    """The articles' texts by file stem, in the order of their names."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}


def answer(**fields: object) -> Reply:
    return Reply(json.dumps(fields, separators=(",", ":")), "stop", "model-a", Usage(10, 5))


class Scripted:
    """A live model for tests: answers by question name, counts what it was asked."""

    def __init__(self, answers: dict[str, Response | Exception] | None = None) -> None:
        self.answers = answers or {}
        self.asked: list[str] = []

    async def complete(self, request: Request) -> Reply:
        await asyncio.sleep(0)
        name = f"{request.question.stage}/{request.question.name}"
        self.asked.append(name)
        given = self.answers.get(name, answer(said=f"{name} of {text_hash(request.messages[1].content)[:6]}"))
        if isinstance(given, Exception):
            raise given
        assert isinstance(given, Reply)
        return given


ARTICLES = {"001-zoo": "The zoo counted 40 birds.", "002-farm": "The farm lost 7 hens."}
SAID: dict[str, Reply] = {
    "extract/001-zoo.1": answer(said="40 birds"),
    "extract/002-farm.1": answer(said="repair 7"),
    "extract/002-farm.1.repair": answer(said="7 hens"),
    "compose/compose": answer(title="Birds and hens"),
}


def make_suite(folder: Path, *, articles: dict[str, str] | None = None, kind: str = "recorded") -> LoadedSuite:
    """A complete suite of four questions at `folder`, recorded with `SAID`."""
    (folder / "articles").mkdir(parents=True)
    for name, text in (articles or ARTICLES).items():
        (folder / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    toml = f'# What was read.\nformat = 1\nkind = "{kind}"\narticles = "articles"\nmodel = "model-a"\n'
    (folder / "suite.toml").write_text(toml, encoding="utf-8")
    kept: list[Fixture] = []

    class Keeper(Scripted):
        async def complete(self, request: Request) -> Reply:
            reply = await super().complete(request)
            kept.append(make_fixture(request, reply, synthetic="written by hand" if kind == "synthetic" else None))
            return reply

    asyncio.run(_drive(small_run(folder), Keeper(dict(SAID))))
    replace_suite(read_suite(folder), kept, screen=lambda path, text: None)
    return load_suite(folder)


async def _drive(run: Callable[[Model], Awaitable[object]], model: Model) -> object:
    return await run(model)


def drive(run: Callable[[Model], Awaitable[object]], model: Model) -> object:
    """The result of a run."""
    return asyncio.run(_drive(run, model))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, for comparison before and after."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
