"""Words of a page that its sources write otherwise, and what may stand because nothing speaks against it."""

from __future__ import annotations

import pytest

import build
from briefgen.briefing.checks.binding import outlets_named
from briefgen.briefing.draft.compose import check_draft
from briefgen.records import Draft, DraftStatement, Ledger, Role
from test_page import ledger_of
from told import found_in


def faults(source: str, text: str, *, outlet: str = "The Post", origin: str | None = None) -> list[tuple[str, str]]:
    """What is found in a sentence that cites the first of its article, which may open with its headline."""
    headed: list[Role] = ["headline", "body"]
    article = build.article(
        source, id="001", outlet=outlet, origin=origin, published="2031-03-04", roles=headed if "\n" in source else None
    )
    draft = Draft(DraftStatement("", ()), (), (DraftStatement(text, ("001:1",)),))
    return [(item.fault, item.reason) for item in check_draft(draft, ledger_of(article)).refused]


# ---------------------------------------------------------------- one word or two


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("The coastguard saved 40 people off Arden.", "The coast guard saved 40 people off Arden."),
        ("The coastguard saved 40 people off Arden.", "The coast-guard saved 40 people off Arden."),
        ("The coast guard saved 40 people off Arden.", "The coastguard saved 40 people off Arden."),
        ("40 coast guards were hurt in Arden.", "40 coastguards were hurt in Arden."),
    ],
)
def test_what_a_source_writes_in_one_word_may_be_two_and_the_other_way_round(source: str, told: str) -> None:
    assert faults(source, told) == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("The harbour saved 40 people off Arden.", "The coast guard saved 40 people off Arden."),
        ("The coastguard saved 40 people off Arden.", "The mountain guard saved 40 people off Arden."),
        ("40 people were hurt in Arden.", "40 coastguards were hurt in Arden."),
    ],
)
def test_a_guard_of_which_the_source_does_not_speak_is_found(source: str, told: str) -> None:
    assert [fault for fault, _ in faults(source, told)] == ["words_not_in_source"]


# ---------------------------------------------------------------- names of outlets

HEADED = "Storm hits Arden\nOf 40 people 3 were hurt in Arden."
NAMED = "{}’s headline says that a storm hits Arden."


@pytest.mark.parametrize("outlet", ["FOX 11 Los Angeles", "FOX 11"])
def test_the_number_in_an_outlets_short_name_counts_nothing(outlet: str) -> None:
    assert faults(HEADED, NAMED.format("FOX 11"), outlet=outlet) == []


@pytest.mark.parametrize(("named", "outlet"), [("FOX 12", "FOX 11 Los Angeles"), ("FOX 11", "Fox News")])
def test_a_number_that_no_outlets_name_has_is_loose(named: str, outlet: str) -> None:
    assert [fault for fault, _ in faults(HEADED, NAMED.format(named), outlet=outlet)] == ["loose_number"]


def test_an_outlet_is_named_whole_or_as_far_as_its_number() -> None:
    """Not by what stands before the number, nor within another number."""

    def named(text: str) -> list[str]:
        return [span.of(text) for span in outlets_named(text, ["Valley Radio 3 North", "The Post", None])]

    assert named("Valley Radio 3 North has 40") == ["Valley Radio 3", "Valley Radio 3 North"]
    assert named("Valley Radio 3’s count is 40") == ["Valley Radio 3’s"]
    assert named("Valley Radio and The Post have 3") == []


@pytest.mark.parametrize(
    ("outlet", "origin", "names"),
    [
        ("Harbour Post", "PA, with AP", ("Harbour Post", "PA, with AP", "PA", "AP")),
        ("PA", "PA, with AP", ("PA", "PA, with AP", "AP")),
        ("Harbour Post", "AFP, citing Reuters", ("Harbour Post", "AFP, citing Reuters", "AFP", "Reuters")),
        ("Harbour Post", "NordPress", ("Harbour Post", "NordPress")),
        (None, "NordPress", ("NordPress",)),
        ("Harbour Post", None, ("Harbour Post",)),
        (None, None, ()),
    ],
)
def test_an_origin_of_two_agencies_names_each(outlet: str | None, origin: str | None, names: tuple[str, ...]) -> None:
    """And is itself a name; each once."""
    assert build.article(outlet=outlet, origin=origin).outlets == names


# ---------------------------------------------------------------- what no article tells

TRIAL = build.article(
    "A trial is to begin in May. The dam broke in May 2030. The storm hurt 12 farmers. Police counted 40 boats. "
    "The toll of the ferries stands at 31.",
    id="001",
)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("No article tells in which year the trial is to begin.", True),  # only the month
        ("No article tells the year of the trial.", True),
        ("No article tells in which year the dam broke.", False),
        ("No article tells who counted the farmers.", True),  # a sentence without a teller
        ("No article tells who gave the toll of the ferries.", True),
        ("No article tells who counted the boats.", False),
    ],
)
def test_a_year_or_a_teller_is_told_only_where_one_stands(text: str, held: bool) -> None:
    draft = Draft(DraftStatement("", ()), (), (), gaps=(DraftStatement(text, ()),))
    refused = check_draft(draft, Ledger((TRIAL,), build.sentences(TRIAL))).refused
    assert [item.fault for item in refused] == ([] if held else ["negation_turned"])


# ---------------------------------------------------------------- those who were told of


@pytest.mark.parametrize(
    "sentence",
    [
        "It is open what the {17|accused 3 over=21} are accused of.",
        "Those {17|accused 3 over=21} are accused of theft.",
        "What the {17|accused 3 over=21} are accused of, and what the {21|accused 5} say, is open.",
    ],
)
def test_a_replaced_number_may_name_those_who_were_told_of(sentence: str) -> None:
    assert found_in(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("In all {17|accused 3 over=21} are accused of theft.", "superseded_alone"),
        ("The toll is {17|accused 3 over=21}.", "superseded_alone"),
        ("It is open what the {17|accused 3 gone=21} are accused of.", "superseded_alone"),  # taken back
        ("The {17|accused 3 over=21} accused now wait.", "not_latest"),
    ],
)
def test_a_replaced_number_that_counts_is_still_found(sentence: str, fault: str) -> None:
    assert found_in(sentence) == [fault]
