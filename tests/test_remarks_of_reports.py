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


QUARTERS = material(
    "In the first quarter Norvell made a profit of $5.7 billion, a drop of 23% against the $7.4 billion of a year ago. "
    "First-quarter revenue came to $28.6 billion, more than the $27.9 billion of last year, and above the $27.7 billion that "
    "Wall Street had expected for the quarter. The ferry had 68 riders and four guides.",
)


def refused_of(columns: tuple[str, ...], *rows: tuple[str, tuple[str, ...], str]) -> list[str]:
    """The texts of the refused cells of a table that cites one sentence a row."""
    drafted = tuple(DraftRow(who, tuple(DraftStatement(text, (ref,)) for text in texts)) for who, texts, ref in rows)
    _, refused = check_tables([DraftTable("T", columns, drafted, by="Quarter")], QUARTERS)
    return [one.statement.text for one in refused]


def test_a_row_may_be_named_by_its_turn() -> None:
    """ "First, 2029" is the how manieth of its year; a value is of the row whose time it has."""
    rows = (("First, 2030 (Echo)", ("$7.4 billion",), "001:1"), ("First, 2031 (Echo)", ("$5.7 billion",), "001:1"))
    assert refused_of(("Profit",), *rows) == []


def test_who_expects_results_goes_by_any_name() -> None:
    row = ("First, 2031 (Echo)", ("revenue $27.7 billion",), "001:2")
    assert refused_of(("Analysts expected",), row) == []
    assert refused_of(("Miners expected",), row) == ["revenue $27.7 billion"]


def test_a_row_of_two_kinds_has_both_numbers() -> None:
    """ "Passengers and crew" of "68 passengers and four crew members" beside rows that go by their people."""
    story = material(
        "The plane had 68 passengers, 15 foreign nationals among them, and four crew members on board, the office said. Five Indians and four Russians died."
    )
    rows = (
        ("Passengers and crew", "68 and four", "001:1"),
        ("Indians", "five", "001:2"),
        ("Russians", "four", "001:2"),
    )
    drafted = tuple(DraftRow(who, (DraftStatement(text, (ref,)),)) for who, text, ref in rows)
    _, refused = check_tables([DraftTable("T", ("Number",), drafted, by="Group")], story)
    assert refused == ()


def test_a_paper_that_is_called_by_its_address_goes_by_its_name_too() -> None:
    article = build.article("A ferry sank.", outlet="orme24.info", origin="Nordpress")
    assert article.outlets == ("orme24.info", "Nordpress", "orme24")


RANGE = material(
    "Norvell reported on 3 March 2030. The range of the insurer begins low and puts the loss, at its end, at between $400mn and $1.5 billion. The lower share price is $340, it said.",
    "Norvell closed at $300 on March 4. It fell by 10% on that day and by 20% on the next.",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The insurer's range begins at $400 million.", None),
        ("The low end of the insurer's range is $400 million.", None),
        ("The insurer puts the loss at $400 million.", "loose_number"),
        ("The insurer's range begins at $500 million.", "loose_number"),
    ],
)
def test_an_end_of_a_range_is_told_where_words_call_it_one(text: str, wrong: str | None) -> None:
    assert fault(check_statement(DraftStatement(text, ("001:2",)), RANGE)) == wrong


def test_a_reading_keeps_its_own_words_for_a_number() -> None:
    """Not those of the source, which has it as a floor."""
    claim = material("The firm claims at least $500 million.")
    found = check_judgement(DraftStatement("It must mean half a billion.", ("001:1",), judged=True), claim)
    assert not isinstance(found, Refusal)
    assert found.text == "It must mean half a billion."


@pytest.mark.parametrize(("value", "wrong"), [("$216", None), ("$240", None), ("$225", "loose_number")])
def test_a_price_after_two_moves_in_turn_is_worked_out(value: str, wrong: str | None) -> None:
    """300 less 10% and then less 20% is 216, and less 20% alone 240."""
    text = (
        f"$300 less 10% and then less 20% is {value}."
        if value != "$240"
        else f"$300 less 20% is {value}, not less 10%."
    )
    assert fault(check_judgement(DraftStatement(text, ("002:1", "002:2"), judged=True), RANGE)) == wrong


def test_how_far_two_prices_lie_apart_keeps_its_word() -> None:
    """ "20% below $300" bounds nothing."""
    found = check_statement(
        DraftStatement("Shares closed at $300 on March 4, and fell to 20% below $300.", ("002:1", "002:2")), RANGE
    )
    assert not isinstance(found, Refusal), found
    assert "20% below $300" in found.text
