"""Tables of words are data: their form is checked when they are read."""

from __future__ import annotations

from datetime import date

import pytest

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
