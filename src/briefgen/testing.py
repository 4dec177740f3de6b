"""For your own tests: replay recorded answers, without a key, a network or a wait.

    from briefgen.testing import replay

    def test_my_articles():
        with replay("tests/fixtures/mine") as model:
            briefing = briefgen.brief("tests/articles", model=model)
        assert briefing.figures

In pytest, `pytest_plugins = ["briefgen.testing"]` in `conftest.py` gives the fixture `briefgen_replay`, called alike:
`model = briefgen_replay("tests/fixtures/mine")`. A suite is made with `briefgen fixtures record FOLDER`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from briefgen.asking.fixtures.replay import PatientReplay
from briefgen.errors import CheckFailed


@contextmanager
def replay(fixtures: Path | str, *, complete: bool = False) -> Iterator[PatientReplay]:
    """A model that answers from the suite in `fixtures`. Connects nowhere, writes nothing, may serve several runs.

    With `complete`, leaving the block raises `CheckFailed` where a recording was not asked for: the test no longer
    reaches it. Raises `FixtureMiss` for a suite with a file that was edited, and, when it is asked, for a question that
    was never recorded; its message says what has changed.
    """
    model = PatientReplay(fixtures)
    yield model
    if complete and model.unasked:
        names = ", ".join(sorted(model.unasked))
        raise CheckFailed(
            f"{model.suite.name}: never asked for: {names}", hint="`briefgen fixtures prune` removes them"
        )


if find_spec("pytest") is not None:
    import pytest

    @pytest.fixture
    def briefgen_replay() -> Iterator[Callable[[Path | str], PatientReplay]]:
        """`replay` as a fixture: give it the folder of a suite, get a model that lasts for the test."""
        with ExitStack() as stack:
            yield lambda fixtures: stack.enter_context(replay(fixtures))
