"""What no article tells: it stands where no sentence has its words, and is found out where one does."""

from __future__ import annotations

from dataclasses import replace

import pytest

import build
from briefgen.briefing.draft.compose import check_draft
from briefgen.briefing.verify import verify_briefing
from briefgen.records import Draft, DraftStatement, Ledger
from briefings import make_briefing

NOTE = build.article(
    "The stationmaster was charged on Monday. A trial is to begin in May. Forty people were hurt.", id="001"
)
LEDGER = Ledger((NOTE,), build.sentences(NOTE))


def checked(gap: DraftStatement, *, part: str = "gaps") -> list[str]:
    draft = replace(Draft(DraftStatement("", ()), (), ()), **{part: (gap,)})
    return [item.fault for item in check_draft(draft, LEDGER).refused]


@pytest.mark.parametrize(
    "text",
    ["No article reports a verdict.", "No article tells how the fire began.", "No article tells what the trial found."],
)
def test_what_no_sentence_has_may_be_said_to_be_told_by_none(text: str) -> None:
    assert checked(DraftStatement(text, ())) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("No article reports a trial.", "negation_turned"),
        ("No article names the charged stationmaster.", "negation_turned"),
        ("The verdict is not known.", "no_citation"),
        ("No article gives the 40 names.", "no_citation"),
        ("No article tells.", "negation_turned"),
        ("No article tells of it.", "negation_turned"),
    ],
)
def test_what_one_has_or_what_is_no_absence_is_refused(text: str, fault: str) -> None:
    assert checked(DraftStatement(text, ())) == [fault]


NOTED = build.article(
    "The dam broke on Monday. The dam broke because the gate had rusted. The bridge fell. Prosecutors to question two guards of the gate. "
    "Two reports differ on where the engineers stood. The boats were moored in Arden. "
    "Children died among the 111 people. Of 40 boats three sank.",
    id="001",
)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("No article tells why the bridge fell.", None),
        ("No article tells why the guards did it.", None),
        ("No article says for what reason the bridge fell.", None),
        ("No article tells why the dam broke.", "negation_turned"),
        ("No article tells when the dam broke.", "negation_turned"),
        ("No article tells that the bridge fell.", "negation_turned"),
        ("No article tells whether the two guards of the gate were questioned.", None),  # only that they are to be
        ("No article tells whether the bridge fell.", "negation_turned"),
        ("No article tells where the engineers stood.", None),  # a sentence asks it too
        ("No article tells where the boats were moored.", "negation_turned"),
        ("No article tells whose the gate was.", None),
        ("No article tells how many children died.", None),  # people are counted, and that children died is told
        ("No article tells how many boats sank.", "negation_turned"),
    ],
)
def test_why_is_told_by_a_reason_alone(text: str, fault: str | None) -> None:
    """That the bridge fell does not tell why; a sentence with a cause does."""
    draft = Draft(DraftStatement("", ()), (), (), gaps=(DraftStatement(text, ()),))
    refused = check_draft(draft, Ledger((NOTED,), build.sentences(NOTED))).refused
    assert [item.fault for item in refused] == ([fault] if fault else [])


def test_a_number_word_is_no_count() -> None:
    """ "One of the two" counts nothing; digits do."""
    assert checked(DraftStatement("No article names one witness.", ())) == []
    assert checked(DraftStatement("No article names the 2 witnesses.", ())) == ["no_citation"]


def test_only_what_is_not_known_may_cite_nothing() -> None:
    assert checked(DraftStatement("No article reports a verdict.", ()), part="key_points") == ["no_citation"]


def test_verify_finds_what_is_told_after_all() -> None:
    briefing = make_briefing()
    for gap, problems in (("No article reports a tsunami.", 0), ("No article names the mayor of Marda.", 1)):
        found = verify_briefing(briefing.model_copy(update={"gaps": (gap,), "seals": ()}))
        assert sum("an article tells it" in problem.what for problem in found) == problems


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("The stationmaster was summoned to testify before the council on Monday.", []),
        ("The stationmaster testified before the council on Monday.", ["negation_turned"]),
    ],
)
def test_what_is_only_to_come_does_not_answer_whether_it_was_done(told: str, fault: list[str]) -> None:
    note = build.article(told, id="001")
    gap = DraftStatement("No article tells whether the stationmaster testified before the council.", ())
    draft = replace(Draft(DraftStatement("", ()), (), ()), gaps=(gap,))
    assert [item.fault for item in check_draft(draft, Ledger((note,), build.sentences(note))).refused] == fault


@pytest.mark.parametrize(("told", "fault"), [("from the", []), ("at $4 million.", ["negation_turned"])])
def test_a_value_is_told_by_a_number_alone(told: str, fault: list[str]) -> None:
    """And not by a sentence that breaks off before it."""
    note = build.article(f"The insurer puts the losses of the railway {told}", id="001")
    gap = DraftStatement("No article tells what the insurer puts the losses of the railway at.", ())
    draft = replace(Draft(DraftStatement("", ()), (), ()), gaps=(gap,))
    assert [item.fault for item in check_draft(draft, Ledger((note,), build.sentences(note))).refused] == fault
