"""What a careful writer makes of sentences in other words holds at first sight; what it turns does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from briefgen.briefing.checks.statements import Refusal, check_judgement, check_statement
from briefgen.briefing.draft.tables import cells_of, check_cell, check_tables
from briefgen.records import ComposedStatement, DraftRow, DraftStatement, DraftTable
from briefgen.stages.ledger import Material, material_of

MARCH = build.article(
    "Police put the march at 3.4 million people. Was it only about 2.1 million, which is what the harbour office claimed? Sad to say, "
    "neither police nor the Sund Dockers Alliance, which organised the march, bothered to tell how they had counted. "
    "For the most part the march on Quay Street was peaceful, police said. No member of the board has ever resigned before. "
    "The yard boss stays a suspect and is free on bail of 5,000 crowns. Moodie, the measurer of risks, has lowered the rating of "
    "the yard. Will the minister say sorry for the batons? She avoided the question. The shares lost 46% to €56 by noon. "
    "Around 730 people will be laid off. Each of the two denied that it held funds of the yard. It is not clear if there was fraud. "
    "It owed 3.2 bn. euros. Of the votes, 61 percent were against the pay report. The fund has 23 percent and asks for two seats on the board. "
    "On 4 March police fired 150 rounds of tear gas, and no beanbags were reported. A baker in Sund said that she had sold 900 rolls in a "
    "single day. Many stayed away, because they feared a trap of the police. Together with the hurt of Sund and of Arden that makes 15.",
    id="001", outlet="The Courier", published="2031-03-06", title="Record turnout on Quay Street",
)  # fmt: skip
LATER = build.article(
    "Two Norvik banks were named. Each of the two sent letters. He is assumed to be in Sund, the agency says.",
    id="002",
    outlet="The Echo",
    published="2031-03-09",
)
YEAR_LATER = build.article(
    "Little in Sund has been repaired. Some 70 tents should be standing by Easter, the mayor told the paper. For them 40 crowns a head would be lent, the mayor said. "
    "A clerk saw the bodies of no fewer than five dockers. Residents could tell the paper of only one docker who was shot.",
    id="003",
    outlet="The Echo",
    published="2032-03-01",
)


@pytest.fixture(scope="module")
def material() -> Material:
    return build.material(MARCH, LATER, YEAR_LATER)


def fault(found: ComposedStatement | Refusal) -> str | None:
    return found.fault if isinstance(found, Refusal) else None


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        # the negation is of another clause: nobody told how they counted
        (
            "The march that the Sund Dockers Alliance organised was peaceful for the most part, police said.",
            ("001:3", "001:4"),
        ),
        ("It is the first time that a member of the board resigned.", ("001:5",)),  # "never before"
        ("The yard boss is free on bail of 5,000 crowns.", ("001:6",)),  # "a suspect" is no hedge
        ("Moodie has lowered the rating of the yard.", ("001:7",)),  # nor are "risks"
        ("The minister avoided the question of an apology for the batons.", ("001:8", "001:9")),
        ("The yard is laying off around 730 people.", ("001:11",)),
        ("It is unclear whether the yard was defrauded.", ("001:13",)),
        ("It owed €3.2 billion.", ("001:14",)),
        ("He is, the agency says, assumed to be in Sund.", ("002:3",)),
        ("The vote rejected the pay report.", ("001:16",)),
        ("The fund asked for two board seats.", ("002:1", "001:17")),  # the two banks are others
        ("A baker in Sund said that she had sold 900 rolls in one day.", ("001:19",)),
        ("Many stayed away for fear of a trap of the police.", ("001:20",)),
        ("Many stayed away, fearing a trap of the police.", ("001:20",)),
        ("The mayor announced some 70 tents by Easter.", ("003:2",)),
        ("The mayor announced a loan of 40 crowns a head.", ("003:3",)),
        ("A clerk saw the bodies of no fewer than five dockers.", ("003:4",)),
        ("Residents told the paper of only one docker who was shot.", ("003:5",)),
        ("All three together make 15 hurt.", ("001:21",)),
        ("One year on, little in Sund has been repaired.", ("003:1",)),
    ],
)
def test_it_holds(text: str, cites: tuple[str, ...], material: Material) -> None:
    found = check_statement(DraftStatement(text, cites), material, standing=False)
    assert fault(found) is None, found
    assert isinstance(found, ComposedStatement)
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Police and the Sund Dockers Alliance told how they had counted.", ("001:3",)),
        ("Members of the board have resigned before.", ("001:5",)),
        ("He is in Sund.", ("002:3",)),
        ("The yard laid off around 730 people.", ("001:11",)),
        ("There was fraud at the yard.", ("001:13",)),
        ("A baker in Sund said that she had sold 900 rolls in one week.", ("001:19",)),
        ("Many stayed away from a trap of the police.", ("001:20",)),
        ("All three together make 16.", ("001:21",)),
        ("One year on, two banks were named.", ("002:1",)),
        ("The harbour was made of mud and gold, with banners of silk.", ("001:4",)),
    ],
)
def test_it_is_turned(text: str, cites: tuple[str, ...], material: Material) -> None:
    assert fault(check_statement(DraftStatement(text, cites), material, standing=False)) is not None


def test_the_head_of_a_column_says_whose_count_a_cell_has(material: Material) -> None:
    """Under "Harbour office" the office's claim needs no other name; under another head it does."""
    cell = DraftStatement("about 2.1 million", ("001:2",))
    held = check_cell(cell, "Harbour office", material)
    assert isinstance(held, ComposedStatement)
    assert held.text == "about 2.1 million"
    assert fault(check_cell(cell, "People", material)) == "attribution_turned"


def test_a_head_of_two_parties_stands_over_the_number_of_either(material: Material) -> None:
    cell = DraftStatement("about 2.1 million (harbour office)", ("001:2",))
    assert fault(check_cell(cell, "Harbour office or minister", material)) is None
    assert fault(check_cell(cell, "Dead or missing", material)) == "words_not_in_source"


def test_a_cell_that_names_another_date_keeps_the_day_of_its_row(material: Material) -> None:
    found = check_cell(
        DraftStatement("150 rounds of tear gas (since 6 March)", ("001:18",), day="2031-03-04"), "Rounds", material
    )
    assert isinstance(found, ComposedStatement)
    assert found.day is not None


def test_none_reported_is_told_by_a_denial_alone(material: Material) -> None:
    def told(ref: str) -> list[str]:
        rows = (
            DraftRow(
                "police",
                (DraftStatement("150 rounds of tear gas", ("001:18",)), DraftStatement("none reported", (ref,))),
            ),
        )
        return [
            cell.text
            for cell in cells_of(check_tables([DraftTable("Weapons", ("Tear gas", "Beanbags"), rows)], material)[0])
        ]

    assert told("001:18") == ["150 rounds of tear gas", "none reported"]
    assert told("001:1") == ["150 rounds of tear gas"]


def test_who_stands_in_brackets_with_another_number_has_that_number(material: Material) -> None:
    """ "3.4 million (harbour office: about 2.1 million)" gives each its own; the number of another party in brackets alone does not."""
    cites = ("001:1", "001:2")
    assert (
        fault(check_cell(DraftStatement("3.4 million (harbour office: about 2.1 million)", cites), "Police", material))
        is None
    )


def test_a_remark_works_numbers_out_in_any_order(material: Material) -> None:
    """What a share cost before it lost 46%. A share that stands nowhere yields nothing."""
    told = "About 25% is lost at 78: €56 after a fall of 46% means about €104 before."
    assert (
        fault(check_judgement(DraftStatement(told, ("001:10",), judged=True), material)) == "loose_number"
    )  # 78 stands nowhere
    right = "The fall is real: about €104 stood before, since €56 is what 46% leaves of it."
    assert fault(check_judgement(DraftStatement(right, ("001:10",), judged=True), material)) is None
    wrong = right.replace("104", "109")
    assert fault(check_judgement(DraftStatement(wrong, ("001:10",), judged=True), material)) == "loose_number"


def test_a_remark_may_tell_a_number_and_quote_a_headline_of_the_article_that_it_cites(material: Material) -> None:
    """The sentence with the number is cited then; a number that no article tells stays refused."""
    said = "The “record turnout” rests on the 3.4 million of police alone."
    found = check_judgement(DraftStatement(said, ("001:4",), judged=True), material)
    assert isinstance(found, ComposedStatement)
    assert len(found.citations) == 2
    assert (
        fault(check_judgement(DraftStatement("The 3.7 million of police is high.", ("002:1",), judged=True), material))
        == "loose_number"
    )


def test_a_denied_number_that_is_told_as_so_is_told_to_be_denied() -> None:
    """And not that nobody tells it."""
    ledger = build.material(build.article("A post had 300 hurt in Sund.", id="001", outlet="The Courier")).ledger
    denied = replace(ledger, figures=tuple(replace(claim, polarity="deny") for claim in ledger.figures))
    found = check_statement(DraftStatement("300 were hurt in Sund.", ("001:1",)), material_of(denied), standing=False)
    assert isinstance(found, Refusal)
    assert "denied" in found.reason
