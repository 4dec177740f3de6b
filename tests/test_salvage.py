"""What holds of a sentence that does not hold as a whole, and was not mended."""

from __future__ import annotations

import pytest

from briefgen.briefing.checks.statements import Refusal
from briefgen.briefing.draft.compose import check_draft, mend_composition, worth_mending
from briefgen.briefing.draft.salvage import salvage
from briefgen.records import ComposedStatement, DraftStatement
from test_page import LEDGER, page


def holds_without(*wrong: str):  # type: ignore[no-untyped-def]
    """A check that refuses what has one of some words."""

    def check(draft: DraftStatement) -> ComposedStatement | Refusal:
        if any(words in draft.text for words in wrong):
            return Refusal("bad_day", "wrong")
        return ComposedStatement(draft.text, "terms_checked", ())

    return check


@pytest.mark.parametrize(
    ("text", "wrong", "left"),
    [
        (
            "Sixty died by the count of the league (25 September), and forty by the minister's (26 September).",
            ("25 September",),
            "Sixty died by the count of the league, and forty by the minister's (26 September).",
        ),
        ("Sixty died by one count (the league, as of 25 September).", ("25 September",), "Sixty died by one count (the league)."),
        (
            "The mayor closed the harbour of Arden; ships of two lands wait outside it; the board met.",
            ("two lands",),
            "The mayor closed the harbour of Arden.",
        ),
        (
            "Ships of two lands wait off Arden; the mayor closed its harbour (3 May); it opens soon.",
            ("two lands", "3 May", "opens soon"),
            "The mayor closed its harbour.",
        ),
        ("The mayor said “stay; do not sail” to all ships off Arden.", ("sail",), None),
        ("Ships of two lands wait off Arden.", ("two lands",), None),
    ],
)  # fmt: skip
def test_what_holds_is_kept(text: str, wrong: tuple[str, ...], left: str | None) -> None:
    """A day in brackets goes first, then parts between semicolons; what says too little by itself goes with them."""
    found = salvage(DraftStatement(text, ("001:1",)), holds_without(*wrong))
    assert (found.text if found else None) == left


def test_each_part_cites_what_stood_behind_it() -> None:
    seen: list[DraftStatement] = []

    def check(draft: DraftStatement) -> ComposedStatement | Refusal:
        seen.append(draft)
        return (
            Refusal("bad_day", "wrong")
            if "two lands" in draft.text
            else ComposedStatement(draft.text, "terms_checked", ())
        )

    text = "The mayor closed the harbour of Arden; ships of two lands wait outside it"
    draft = DraftStatement(text, ("001:2", "001:5"), places=((37, ("001:2",)), (len(text), ("001:5",))))
    assert salvage(draft, check) is not None
    assert (seen[-1].cites, seen[-1].places) == (("001:2",), ((37, ("001:2",)),))


def test_a_line_of_the_page_that_is_not_mended_keeps_what_holds() -> None:
    """And what fell stays listed with its reason."""
    told = "The rescue service said that 40 people were hurt in the storm; 45 people of Norland were never found there. [1:3]"
    first = check_draft(page(f"# T\n\nB. [1:1]\n\n## H\n\n- {told}"), LEDGER)
    assert first.key_points == ()
    mended = mend_composition(first, [None] * len(worth_mending(first)), LEDGER)
    assert [line.text for line in mended.key_points] == [
        "The rescue service said that 40 people were hurt in the storm."
    ]
    assert any("never found" in item.statement.text for item in mended.refused)
