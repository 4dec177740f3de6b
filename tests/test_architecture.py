"""The rooms of docs/architecture.md: few at the top, imports one way, no circles; and what each package says of itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "briefgen"

ROOMS = (
    "errors",
    "vocabulary",
    "records",
    "text",
    "pages",
    "stages",
    "briefing",
    "asking",
    "engines",
    "pipeline",
    "testing",
    "cli",
)
"""The top of the package: each may import those before it."""

UPWARD = ("briefing.public", "briefing.render")
"""The one import up: `Briefing.to_markdown` and `to_json` import their renderer when they are called."""

PURE = ("text", "stages", "briefing")
"""Rooms whose functions take values and give values."""

STAGES = ("chunk", "claims", "extract", "ground", "relate", "reconcile")


class Import(NamedTuple):
    """A module of briefgen imports another, both without the leading `briefgen.`."""

    by: str
    what: str
    at_once: bool
    """It is done when the module is imported: not in a function, and not for a checker of types alone."""


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


MODULES = {module_of(path): path for path in sorted(SOURCE.rglob("*.py"))}
PACKAGES = [name for name, path in MODULES.items() if path.name == "__init__.py"]


def imports_of(module: str) -> Iterator[Import]:
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    at_once = set(map(id, tree.body))
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("briefgen."):
            home = (node.module or "").removeprefix("briefgen").removeprefix(".")
            inside = [f"{home}.{alias.name}".removeprefix(".") for alias in node.names]
            names = [name if name in MODULES else home for name in inside]
        elif isinstance(node, ast.Import):
            names = [alias.name.removeprefix("briefgen.") for alias in node.names if alias.name.startswith("briefgen.")]
        yield from (Import(module, name, id(node) in at_once) for name in dict.fromkeys(names))


@cache
def all_imports() -> list[Import]:
    """Read when a test asks for them: every worker collects this file, and few run it."""
    return [found for module in MODULES for found in imports_of(module)]


def is_in(module: str, room: str) -> bool:
    return module == room or module.startswith(f"{room}.")


def child_of(package: str, module: str) -> str | None:
    """What stands in the package and is or holds the module: of `text` and `text.dates.find` it is `dates`."""
    inside = module.removeprefix(f"{package}.") if package else module
    return inside.partition(".")[0] if inside and (not package or inside != module) else None


def children_of(package: str) -> frozenset[str]:
    return frozenset(child for module in MODULES if (child := child_of(package, module)))


def test_at_most_a_dozen_rooms_stand_at_the_top() -> None:
    """Whoever opens the source sees what there is without scrolling."""
    assert children_of("") - {"__main__"} == set(ROOMS)
    assert len(ROOMS) <= 12


def test_the_architecture_page_lists_the_rooms_in_their_order() -> None:
    """The page's table is the order that the next test holds."""
    page = (SOURCE.parent.parent / "docs" / "architecture.md").read_text(encoding="utf-8").partition("## The rooms")[2]
    told = re.findall(r"^\| `(\w+)/?` \|", page.partition("Each package's")[0], re.MULTILINE)
    assert tuple(told) == ROOMS


@pytest.mark.parametrize("number", range(len(ROOMS)), ids=ROOMS)
def test_a_room_imports_only_rooms_before_it(number: int) -> None:
    """Words know nothing of pages, pages nothing of stages, and none of them of a model."""
    above = set(ROOMS[number + 1 :])
    wrong = [
        found[:2] for found in all_imports() if is_in(found.by, ROOMS[number]) and child_of("", found.what) in above
    ]
    assert wrong == []


def circle_in(package: str) -> list[str]:
    """A circle of imports among what stands in the package. With a package on either side all imports count; between two
    files of one package those that are done at once, so that one may name the other's types or call it by name."""
    own = children_of(package)
    holds = {child for child in own if f"{package}.{child}".removeprefix(".") in PACKAGES}
    graph: dict[str, set[str]] = {child: set() for child in own}
    for by, what, at_once in all_imports():
        one, other = child_of(package, by), child_of(package, what)
        if one not in own or other not in own or one == other or (is_in(by, UPWARD[0]) and is_in(what, UPWARD[1])):
            continue
        if at_once or one in holds or other in holds:
            graph[one].add(other)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("package", PACKAGES, ids=lambda name: name or "briefgen")
def test_no_circle_of_imports(package: str) -> None:
    """What stands in one package can be read in one order, packages and files alike."""
    assert circle_in(package) == []


def test_pure_rooms_import_neither_readers_nor_what_asks() -> None:
    """A stage takes an article and gives records; where the article came from and who is asked is for its caller."""
    wrong = [
        found[:2]
        for found in all_imports()
        if child_of("", found.by) in PURE and (is_in(found.what, "pages.readers") or is_in(found.what, "asking"))
    ]
    assert wrong == []


def test_stages_do_not_import_one_another() -> None:
    """Each stage can be read, tested and replaced alone; `prepare` and `pipeline` put them together."""
    homes = [f"stages.{name}" for name in STAGES]
    assert set(homes) <= set(MODULES)
    wrong = [
        found[:2]
        for found in all_imports()
        for home in homes
        if is_in(found.by, home) and any(is_in(found.what, other) for other in homes if other != home)
    ]
    assert wrong == []


@pytest.mark.parametrize("package", [name for name in PACKAGES if name not in ("", "vocabulary")])
def test_a_package_names_what_is_in_it(package: str) -> None:
    """Its docstring is where a stranger begins: every file and package in it is named there, as `name` or `name/`."""
    told = ast.get_docstring(ast.parse(MODULES[package].read_text(encoding="utf-8"))) or ""
    missing = {child for child in children_of(package) if f"`{child}`" not in told and f"`{child}/`" not in told}
    assert missing == set()
