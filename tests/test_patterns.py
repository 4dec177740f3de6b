"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import doctest
import gc
import importlib
import pkgutil
import re
from pathlib import Path
from unittest.mock import patch

import pytest

import briefgen
from briefgen.text import patterns
from briefgen.text.patterns import when_used

STORIES = Path(__file__).parent.parent / "stories"
PLAIN = re.compile(r"(?P<count>[0-9]+) HOMES", re.IGNORECASE)


def late() -> re.Pattern[str]:
    return when_used(PLAIN.pattern, re.IGNORECASE)


def test_it_is_what_a_pattern_is() -> None:
    text = "85 homes and 12 Homes"
    for ask in ("search", "match", "findall", "split"):
        assert str(getattr(late(), ask)(text)) == str(getattr(PLAIN, ask)(text))
    assert [m.span("count") for m in late().finditer(text, 3)] == [m.span("count") for m in PLAIN.finditer(text, 3)]
    assert late().fullmatch("85 homes") is not None
    assert late().sub(r"\g<count>", text) == "85 and 12"
    assert late().subn("", text, count=1) == (" and 12 Homes", 1)
    assert (late().pattern, late().flags, late().groups, late().groupindex) == (
        PLAIN.pattern,
        PLAIN.flags,
        PLAIN.groups,
        PLAIN.groupindex,
    )


def test_it_is_compiled_once_and_not_before() -> None:
    with patch.object(patterns.re, "compile", wraps=re.compile) as compiled:
        one = late()
        assert (one.pattern, compiled.call_count) == (PLAIN.pattern, 0)
        assert [bool(ask("12 homes")) for ask in (one.search, one.match, one.search)] == [True] * 3
    assert compiled.call_count == 1


def test_what_no_pattern_has_it_has_not() -> None:
    with pytest.raises(AttributeError, match="find_all"):
        late().find_all("85 homes")  # type: ignore[attr-defined]


def test_a_pattern_that_is_seldom_found_finds_the_same() -> None:
    text = "both camps and 85 homes"
    for having in (("homes",), ("barns", "homes")):
        seldom = when_used(PLAIN.pattern, re.IGNORECASE, having=having)
        assert str(seldom.search(text)) == str(PLAIN.search(text))
        assert [m.span() for m in seldom.finditer(text.upper(), 3)] == [(15, 23)]
        assert str(seldom.match(text, 15)) == str(PLAIN.match(text, 15))
        assert seldom.search(text, 0, 15) is seldom.match(text) is None
        assert seldom.sub("", text) == "both camps and "
        assert seldom.sub("", "85 barns") == "85 barns"
        assert seldom.search("85 barns") is None
        assert list(seldom.finditer("85 houses")) == []


def test_what_a_pattern_has_is_in_all_that_it_finds() -> None:
    """Else `having` would hide what it should only find faster."""
    importlib.import_module("briefgen.stages.relate.reading.figures")
    seldom = [thing for thing in gc.get_objects() if isinstance(thing, patterns._WhenUsed) and thing._having]
    lines = [line for path in sorted(STORIES.rglob("*.txt")) for line in path.read_text().splitlines() if line]
    assert len(seldom) > 5
    assert len(lines) > 300
    for pattern in seldom:
        whole = re.compile(pattern.pattern, pattern._flags)
        for line in lines:
            assert str(pattern.search(line)) == str(whole.search(line))


def test_each_pattern_of_the_package_compiles() -> None:
    """A slip in a pattern that waits would else be told by the first text that needs it."""
    for module in pkgutil.walk_packages(briefgen.__path__, "briefgen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    waiting = [thing for thing in gc.get_objects() if isinstance(thing, patterns._WhenUsed)]
    assert len(waiting) > 100
    for pattern in waiting:
        assert re.compile(pattern.pattern, pattern._flags).flags == pattern.flags


def test_the_example() -> None:
    assert doctest.testmod(patterns).failed == 0
