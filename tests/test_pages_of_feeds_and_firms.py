"""Numbers as firms and papers of other countries print them, and the wrapping of feeds."""

from __future__ import annotations

from fractions import Fraction

import pytest

import briefgen
from briefgen.pages.readers import article_from_text
from briefgen.pages.readers.markup import text_of_markup
from briefgen.text.figures import scan_numbers


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The mine made R12 million.", 12_000_000, "ZAR"),
        ("The mine made R2.5bn.", 2_500_000_000, "ZAR"),
        ("Each miner gets R45 000.", 45_000, "ZAR"),
        ("Each miner gets R 45 000.", 45_000, "ZAR"),
        ("Each miner gets R1,200.", 1_200, "ZAR"),
        ("Cash flow was (1.1) million dollars.", -1_100_000, "USD"),
        ("Two-hundred-and-fifty-one farms closed.", 251, "farm"),
        ("One-hundred-and-a-half farms closed.", Fraction(201, 2), "farm"),
    ],
)
def test_a_sum_or_number_is_read_to_its_end(text: str, value: Fraction | int, unit: str) -> None:
    """The rand, a loss in brackets before its scale, a number in words whose joints are all hyphens."""
    [quantity] = scan_numbers(text).quantities
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "text", ["The R12 road is shut.", "An R8 left the track.", "R2-D2 came.", "Senator Poe, R, left."]
)
def test_an_r_that_names_is_no_money(text: str) -> None:
    assert scan_numbers(text).quantities == ()


def test_a_sum_told_again_in_brackets_is_no_loss() -> None:
    values = [
        quantity.value for quantity in scan_numbers("It sold for 3 million euros (3.3) million dollars.").quantities
    ]
    assert all(value is not None and value > 0 for value in values)


def test_tonnes_that_fell_are_no_rain() -> None:
    page = "Copper slips at Vell\n\n3 May 2024\n\nOutput of copper fell to 816,000 tonnes in April, the company said on Friday.\n"
    [group] = briefgen.brief({"text": page}, engine="local").figures
    assert "rain" not in group.name.lower()


def test_the_wrapping_of_a_feed_is_no_word() -> None:
    assert text_of_markup("<![CDATA[<p>A boat sank &mdash; all are safe.</p>]]>") == "A boat sank — all are safe."
    assert text_of_markup("<![CDATA[A boat sank.]]>") == "A boat sank."


LEAD = 'Chief executive Ada Lunt said: "Demand was soft, and we have shut 14 stores."'
RELEASE = f"""Halden plc: Interim results for the six months ended 31 March 2031

Published: 7 May 2031

Revenue of £1,204m (H1 2030: £1,180m), up 2.0%

Loss before tax of £(12.4)m (H1 2030: profit of £33.1m)

Basic EPS of (3.2)p (H1 2030: 8.9p)

{LEAD}

The board expects revenue of about £2.5bn in the year and capital expenditure of £90m.

This announcement contains inside information for the purposes of Article 7 of Regulation 596/2014.

Enquiries: Halden plc, 020 7946 0100
"""


def test_lines_of_figures_above_a_release_are_its_news() -> None:
    """Its title stays the title; legal text and contacts stay out."""
    article = article_from_text(RELEASE, path="a.txt")
    assert article.title == "Halden plc: Interim results for the six months ended 31 March 2031"
    body = [block.span.of(article.text) for block in article.blocks if block.role == "body"]
    assert [line.split()[0] for line in body] == ["Revenue", "Loss", "Basic", "Chief", "The"]


def test_one_line_with_a_sum_above_a_text_is_no_list() -> None:
    """A second headline is what it was."""
    article = article_from_text(
        f"Halden shuts 14 stores\n\nLoss of £12m (2030: £3m) at the grocer\n\n{LEAD}\n", path="a.txt"
    )
    assert [block.role for block in article.blocks if "Loss of" in block.span.of(article.text)] != ["body"]


def test_spending_on_plant_is_no_revenue() -> None:
    """Though a sentence tells both."""
    groups = briefgen.brief({"text": RELEASE}, engine="local").figures
    assert {group.name for group in groups for claim in group.claims if claim.surface == "£90m"} == {
        "capital expenditure"
    }


@pytest.mark.parametrize("rule", ["", "|---|---|---|\n"])
def test_rows_of_figures_and_their_heads_are_left_out(rule: str) -> None:
    """Only their heads tell what they count, and in thousands; a row with one figure says it itself."""
    table = (
        f"| (in thousands) | Q1 2031 | Q1 2030 |\n{rule}| Cash | 41,220 | 38,114 |\n| Net loss | (18,300) | 6,014 |\n"
    )
    page = f"Halden reports\n\nPublished: 7 May 2031\n\nHalden plc said on Wednesday that it had shut 14 stores in the north, and that more would follow.\n\n| Shut | 14 |\n\n{table}"
    article = article_from_text(page, path="a.txt")
    roles = {block.span.of(article.text): block.role for block in article.blocks}
    assert {role for line, role in roles.items() if line.startswith("|") and "Shut" not in line} == {"furniture"}
    assert roles["| Shut | 14 |"] == "body"


@pytest.mark.parametrize(
    "notice", ["Über die Halden AG: Die Halden AG beschäftigt 4.000 Menschen.", "Kontakt: Per Dahl, Tel. 030 555 0100"]
)
def test_what_a_german_firm_sets_under_its_news_is_left_out(notice: str) -> None:
    """Whom to ask, and what it is."""
    page = f"Halden AG mit Verlust\n\n7. Mai 2031\n\nDie Halden AG hat im ersten Quartal einen Verlust von 12,4 Mio. Euro verbucht, teilte sie am Mittwoch mit.\n\n{notice}\n"
    article = article_from_text(page, path="a.txt")
    assert [block.role for block in article.blocks if block.span.of(article.text) == notice] == ["furniture"]
