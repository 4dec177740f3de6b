"""What a careful writer makes of companies' reports: sums of sums, ends of ranges, seasons of which a whole report is, rounds, and
what is announced."""

from __future__ import annotations

import pytest

import build
from briefgen.briefing.checks.said_days import foreign_day
from briefgen.briefing.checks.statements import Refusal, check_judgement, check_statement
from briefgen.briefing.draft.tables import check_tables
from briefgen.records import DraftRow, DraftStatement, DraftTable
from test_binding import material

REPORTS = material(
    "Profit at Norvell fell to $4.4 billion from $9.2 billion. Costs are expected to lie between $86 billion and $92 billion. "
    "The firm will let 10,000 people go, it said on Tuesday.",
    "Norvell reported for fall 2030 on Wednesday. Its sales came to $31 billion. The second round of cuts begins. "
    "Costs are seen at $94 billion to $100 billion.",
)


def fault(found: object) -> str | None:
    return found.fault if isinstance(found, Refusal) else None


@pytest.mark.parametrize(
    ("text", "cites", "wrong"),
    [
        ("Profit fell by $4.8 billion ($9.2 billion minus $4.4 billion).", ("001:1",), None),
        ("Profit fell by $4.9 billion ($9.2 billion minus $4.4 billion).", ("001:1",), "loose_number"),
        ("The upper end came down by $8 billion ($100 billion minus $92 billion).", ("001:2", "002:4"), None),
        ("The upper end came down by $9 billion ($100 billion minus $92 billion).", ("001:2", "002:4"), "loose_number"),
        ("The second announcement is the larger one.", ("001:3",), None),
    ],
)
def test_a_remark_works_with_sums_ends_of_ranges_and_rounds(
    text: str, cites: tuple[str, ...], wrong: str | None
) -> None:
    assert fault(check_judgement(DraftStatement(text, cites, judged=True), REPORTS)) == wrong


def test_what_is_announced_is_no_count() -> None:
    """ "Will let 10,000 go" may be told as announced, and not as done."""
    announced = DraftStatement("Norvell announced to let 10,000 people go.", ("001:3",))
    done = DraftStatement("Norvell let 10,000 people go.", ("001:3",))
    assert fault(check_statement(announced, REPORTS)) is None
    assert fault(check_statement(done, REPORTS)) is not None


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Sales came to $31 billion in fall 2030.", None),
        ("Sales came to $31 billion in spring 2030.", "spring 2030"),
        ("Sales came to $31 billion in May 2030.", "May 2030"),
        ("Sales came to $31 billion; they were lowered the next morning.", None),
    ],
)
def test_a_season_of_which_the_report_is_need_not_be_told_again(text: str, foreign: str | None) -> None:
    assert foreign_day(text, ["002:2"], REPORTS) == foreign


def test_a_row_may_say_with_which_report_a_figure_was_told() -> None:
    cell = DraftStatement("$94 billion to $100 billion", ("002:4",))
    rows = [DraftRow(who, (cell,)) for who in ("With the results of fall 2030",)]
    _, refused = check_tables([DraftTable("Costs", ("Costs",), tuple(rows), by="Told")], REPORTS)
    assert refused == ()


@pytest.mark.parametrize(
    ("who", "column", "text", "cites", "holds"),
    [
        ("First round", "Jobs", "10,000", ("001:3",), True),  # the how manieth of its kind a row is
        ("Second, 2030", "Costs", "$94 billion to $100 billion", ("002:4",), True),
        ("Orme Bank", "Jobs", "10,000", ("001:3",), False),
        ("Riders and guides", "On board", "68 and four", ("003:1",), True),
        ("Norvell", "Analysts had expected", "$30 billion", ("003:2",), True),
        ("Norvell", "Miners had expected", "$30 billion", ("003:2",), False),
    ],
)
def test_a_row_or_a_column_may_be_named_in_a_writers_words(
    who: str, column: str, text: str, cites: tuple[str, ...], holds: bool
) -> None:
    story = material(
        "Profit at Norvell fell to $4.4 billion from $9.2 billion. Costs are expected to lie between $86 billion and $92 billion. "
        "The firm let 10,000 people go, it said on Tuesday.",
        "Norvell reported for fall 2030 on Wednesday. Its sales came to $31 billion. The second round of cuts begins. "
        "Costs are seen at $94 billion to $100 billion. Orme Bank lends to Norvell.",
        "The ferry had 68 riders and four guides. Norvell's sales came in above the $30 billion that Wall Street had expected.",
    )
    rows = (DraftRow(who, (DraftStatement(text, cites),)),)
    _, refused = check_tables([DraftTable("T", (column,), rows, by="Round")], story)
    assert refused is not holds


def test_a_paper_that_is_called_by_its_address_goes_by_its_name_too() -> None:
    article = build.article("A ferry sank.", outlet="orme24.info", origin="Nordpress")
    assert article.outlets == ("orme24.info", "Nordpress", "orme24")
