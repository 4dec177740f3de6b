"""Tables of words are data: their form is checked when they are read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from briefgen.stages.relate import traits
from briefgen.stages.relate.reading import nouns
from briefgen.stages.relate.traits import classes
from briefgen.text.calendar import MONTHS, WEEKDAYS
from briefgen.vocabulary import FOLDER, BrokenTable, parse_table, read_table

COLUMNS = ("word", "class")


def test_a_table_is_read_row_by_row() -> None:
    """The header names the columns; comments and empty lines are passed over; cells are trimmed."""
    text = "# fates\nword | class\n\nlost their lives | dead\ninjured|hurt\n"
    assert parse_table(text, "fates.words", COLUMNS) == (
        {"word": "lost their lives", "class": "dead"},
        {"word": "injured", "class": "hurt"},
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it holds nothing"),
        ("word | kind\nkilled | dead\n", "its columns are"),
        ("word | class\nkilled | dead | again\n", "3 cells where 2 belong"),
        ("word | class\nkilled\n", "1 cells where 2 belong"),
        ("word | class\n | dead\n", "its first cell is empty"),
        ("word | class\nkilled | dead\nkilled | hurt\n", "stands here a second time"),
    ],
)
def test_a_table_that_breaks_its_form_is_refused_with_its_line(text: str, said: str) -> None:
    """A word that a line break cut in two, a word told twice, a column that nobody knows: none passes in silence."""
    with pytest.raises(BrokenTable, match=said):
        parse_table(text, "fates.words", COLUMNS)


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(BrokenTable, match=r"nowhere\.words"):
        read_table("nowhere", COLUMNS)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.words")), ids=lambda path: path.name)
def test_each_table_that_we_ship_has_the_form(path) -> None:  # type: ignore[no-untyped-def]
    """Whatever its columns are, they are those of its own first line."""
    text = path.read_text(encoding="utf-8")
    first = next(line for line in text.split("\n") if line.strip() and line[0] != "#")
    assert parse_table(text, path.name, tuple(cell.strip() for cell in first.split("|")))


def test_months_and_weekdays_are_the_english_ones_of_the_table() -> None:
    """Of each the table has the English name first; patterns and pages take it from there."""
    assert tuple(f"{date(2031, month, 1):%B}" for month in range(1, 13)) == MONTHS
    assert tuple(f"{date(2031, 12, day):%A}" for day in range(1, 8)) == WEEKDAYS


def test_the_traits_of_classes_are_those_that_rules_ask_for() -> None:
    """A slip in a class or in a trait would silently switch a rule off."""
    told = read_table("class_traits", ("class", "traits"))
    assert {row["class"] for row in told} <= classes().keys()
    asked = set(re.findall(r'classes_that\("(\w+)"\)', Path(traits.__file__).read_text(encoding="utf-8")))
    assert {trait for row in told for trait in row["traits"].split()} == asked


def test_what_nouns_of_people_say_is_what_rules_ask_for() -> None:
    """The same of the nouns that leave unsaid of whom a number counts."""
    told = read_table("counted_people", ("noun", "says"))
    code = "".join(path.read_text(encoding="utf-8") for path in Path(nouns.__file__).parent.glob("*.py"))
    assert {say for row in told for say in row["says"].split()} == set(re.findall(r"nouns_that\([\"'](\w+)", code))
