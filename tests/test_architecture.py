"""The import direction of docs/architecture.md, and the public names."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "briefgen"

TIERS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "vocabulary", "letters"}),
    frozenset({"records", "briefing"}),
    frozenset(["lexicon", "dates", "datelines", "dotted", "corrections", "pitches", "wrapping", "figures", "garbled", "parties", "attribution", "speakers", "denials", "quotes", "cleaned", "signals", "roles", "tokens", "answers", "printed", "abbreviations", "foreign_speakers", "foreign_credits", "wording", "ledger", "facets", "keys", "lines", "language", "hedges", "soundness", "alone", "derived", "absences"]),
    frozenset(["chunk", "claims", "extract", "ground", "prepare", "reconcile", "relate", "shown", "binding", "said_days", "dropped_plans", "statements", "paired", "key_figures", "tables", "compose", "salience", "local_draft", "coverage", "gaps", "fitting", "assemble"]),
    frozenset({"verify"}),
    frozenset(["readers", "render", "prompts", "models", "fixtures", "journal", "settings", "prices"]),
    frozenset({"engines"}),
    frozenset({"pipeline"}),
    frozenset(["cli", "evaluate", "testing", "suites"]),
)
TIER = {name: number for number, names in enumerate(TIERS) for name in names}


def imported_modules(path: Path) -> list[tuple[str, bool]]:
    """Modules of briefgen that a file imports, with whether that is at the top (run on import)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(map(id, tree.body))
    found = []
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("briefgen."):
            names = [node.module.split(".")[1]]
        elif isinstance(node, ast.Import):
            names = [alias.name.split(".")[1] for alias in node.names if alias.name.startswith("briefgen.")]
        found += [(name, id(node) in top) for name in names]
    return found


def module_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: str(p.relative_to(SOURCE)))
def test_every_module_imports_only_from_its_own_tier_or_below(path: Path) -> None:
    """A stage that imported an edge, or a helper that imported a stage, would fail here."""
    own = module_of(path)
    if own in ("__init__", "__main__"):
        return
    assert own in TIER, f"{own} has no tier: put it into TIERS and docs/architecture.md"
    for name, at_top in imported_modules(path):
        assert TIER[name] <= TIER[own] or (own == "briefing" and name == "render" and not at_top), (
            f"{own} imports {name}"
        )


STAGES = ["chunk", "claims", "extract", "ground", "relate", "reconcile", "compose"]


def test_stages_do_not_import_one_another() -> None:
    """Each stage can be read, tested and replaced alone."""
    for stage in STAGES:
        files = (
            [SOURCE / f"{stage}.py"] if (SOURCE / f"{stage}.py").exists() else sorted((SOURCE / stage).rglob("*.py"))
        )
        for path in files:
            others = {name for name, _ in imported_modules(path) if name in STAGES and name != stage}
            assert not others, f"{path.name} imports {others}"
