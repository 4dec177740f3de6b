"""Pages of a PDF in paragraphs: words broken at the column's edge, columns, heads and feet of pages, titles of two lines."""

from __future__ import annotations

import pytest

from briefgen.pages.readers import READERS, article_from_text
from briefgen.pages.readers.page import Page
from briefgen.pages.readers.pdf import join_lines
from written import pdf_of

FIRST = "The ferry Marlo ran aground off Tense on Thursday morning and 212 passengers were taken to the shore in boats, the coastguard said."
SECOND = "Engineers found a tear of 9 metres in her hull, which was mended only in April, a year ago."


def column(lines: list[str], *, x: int = 60, y: int = 700, size: int = 11) -> list[tuple[str, int, int, int]]:
    return [(line, size, x, y - 14 * n) for n, line in enumerate(lines)]


def paragraphs(*pages: list[tuple[str, int, int, int]]) -> list[str]:
    pytest.importorskip("pypdf")
    (page,) = READERS[".pdf"](pdf_of(*pages))
    assert isinstance(page, Page)
    return page.text.split("\n\n")


TITLE = [("Ferry runs aground off", 20, 60, 780), ("Tense, 212 saved", 20, 60, 756)]
LEFT = ["The ferry Marlo ran aground off", "Tense on Thursday morning and", "212 passengers were taken to the",
        "shore in boats, the coastguard", "said."]  # fmt: skip
RIGHT = ["Engineers found a tear of 9 me-", "tres in her hull, which was men-", "ded only in April, a year ago."]


def test_a_title_of_two_larger_lines_is_one() -> None:
    """Its size tells it from the text, and the lines of a narrow column are joined over their hyphens."""
    assert paragraphs([*TITLE, *column(LEFT), *column(RIGHT, y=620)]) == [
        "Ferry runs aground off Tense, 212 saved",
        FIRST,
        SECOND,
    ]


def test_columns_that_are_drawn_row_by_row_are_read_one_after_the_other() -> None:
    """And not line by line across the page."""
    left, right = (
        column([*LEFT, *LEFT]),
        column([*RIGHT, "She lies on a bank of sand, the", "office said on Friday."], x=330),
    )
    rows = [piece for n, piece in enumerate(left) for piece in (piece, *right[n : n + 1])]
    assert paragraphs(rows) == [FIRST, FIRST, f"{SECOND} She lies on a bank of sand, the office said on Friday."]


def test_heads_feet_and_numbers_of_pages_do_not_part_a_sentence() -> None:
    """The first head stays, as it may hold the paper's name and the day."""
    head, foot = ("Tense Post, 8 September 2022", 9, 60, 820), "Page %d of 2"
    one = [head, *column([*RIGHT, *LEFT[:3]]), (foot % 1, 9, 60, 20)]
    two = [head, *column(LEFT[3:]), (foot % 2, 9, 60, 20)]
    read = paragraphs(one, two)
    assert read[0] == "Tense Post, 8 September 2022"
    assert read[1:] == [f"{SECOND} {FIRST}", "Page 1 of 2"]
    blocks = article_from_text("\n\n".join(read), path="a.pdf").blocks
    assert not any("Page" in block.span.of("\n\n".join(read)) for block in blocks if block.role == "body")


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Die Fähre lief am Donners-", "tag vor Tense auf Grund, und die Küsten-", "wache brachte 212 Gäste an Land."],
         ["Die Fähre lief am Donnerstag vor Tense auf Grund, und die Küstenwache brachte 212 Gäste an Land."]),
        (["Le ferry Marlo s'est échoué jeu-", "di au large de Tense, et les", "212 passagers ont été sauvés."],
         ["Le ferry Marlo s'est échoué jeudi au large de Tense, et les 212 passagers ont été sauvés."]),
        (["A tear of nine metres was found in the", "Anglo-", "Danish ship, the office said."],
         ["A tear of nine metres was found in the Anglo-Danish ship, the office said."]),
        (["The office listed what it counted on board.", "• 212 passengers", "• 31 sailors"],
         ["The office listed what it counted on board.", "• 212 passengers", "• 31 sailors"]),
        (["8 September 2022", "The ferry Marlo ran aground off Tense on", "Thursday, the coastguard said."],
         ["8 September 2022", "The ferry Marlo ran aground off Tense on Thursday, the coastguard said."]),
        (["Nobody was hurt when the ferry ran", "aground.", "She lies on a bank of sand, the office", "said on Friday."],
         ["Nobody was hurt when the ferry ran aground.", "She lies on a bank of sand, the office said on Friday."]),
    ],
)  # fmt: skip
def test_lines_of_a_page_are_joined_where_their_sentence_goes_on(lines: list[str], joined: list[str]) -> None:
    """A hyphen before a small letter parts a word in any line, however short it is."""
    assert join_lines("\n".join(lines)).split("\n\n") == joined
