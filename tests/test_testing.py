"""What users get for their own tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.asking.fixtures.replay import PatientReplay
from briefgen.errors import CheckFailed, FixtureMiss
from briefgen.testing import briefgen_replay, replay
from small_pipeline import drive, make_suite, small_run

__all__ = ["briefgen_replay"]


def test_replay_gives_a_model_that_answers_as_recorded(tmp_path: Path) -> None:
    """It can be handed to `briefgen.brief(..., model=...)` as it is."""
    make_suite(tmp_path / "s")
    with replay(tmp_path / "s", complete=True) as model:
        assert drive(small_run(tmp_path / "s"), model) == '{"title":"Birds and hens"}'


def test_a_recording_that_no_test_reaches_is_told_when_asked_for(tmp_path: Path) -> None:
    """An orphan is named; without `complete` it is nobody's business."""
    make_suite(tmp_path / "s")
    with pytest.raises(CheckFailed, match=r"compose/compose.json, extract"), replay(tmp_path / "s", complete=True):
        pass
    with replay(tmp_path / "s"):
        pass


def test_a_miss_is_raised_where_it_happens(tmp_path: Path) -> None:
    """With what changed."""
    make_suite(tmp_path / "s")
    (tmp_path / "s/articles/001-zoo.txt").write_text("The zoo counted 41 birds.")
    with pytest.raises(FixtureMiss, match="the article has changed"), replay(tmp_path / "s") as model:
        drive(small_run(tmp_path / "s"), model)


def test_the_pytest_fixture_is_the_same(tmp_path: Path, briefgen_replay: Callable[[Path | str], PatientReplay]) -> None:
    """Called with a folder, it lasts for the test."""
    make_suite(tmp_path / "s")
    model = briefgen_replay(tmp_path / "s")
    assert drive(small_run(tmp_path / "s"), model) == '{"title":"Birds and hens"}'
