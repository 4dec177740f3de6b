"""What a sentence works out from its own numbers, in brackets: done again by code, else a loose number."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from briefgen.briefing.checks.binding import BindingFault, Bound, bind_numbers
from briefgen.briefing.checks.derived import works_out
from briefgen.records import Ledger
from briefgen.stages.claims import read_figures
from briefgen.stages.ledger import material_of
from briefgen.text.figures import scan_numbers

NOTE = build.article(
    "The harbour board counted 84 boats. Of 120 boats that had left, 13 sank in the bay and 7 on the reef.", id="001"
)


def bound(text: str) -> Bound | BindingFault:
    sentences = build.sentences(NOTE)
    ledger = Ledger((NOTE,), sentences, read_figures(NOTE, sentences, scan_numbers(NOTE.text)))
    return bind_numbers(text, ("001:1", "001:2"), material_of(ledger))


@pytest.mark.parametrize(
    "text",
    [
        "84 boats of 120 (70%) were counted.",
        "13 sank in the bay, 7 on the reef (together 20).",
        "84 of 120 boats (36 fewer).",
    ],
)
def test_what_comes_out_and_stands_in_brackets_holds(text: str) -> None:
    told = bound(text)
    assert isinstance(told, Bound)
    assert told.text == text
    assert any(not number.claims for number in told.numbers)


@pytest.mark.parametrize(
    "text",
    [
        "84 boats of 120 (71%) were counted.",
        "84 boats of 120, or 70%, were counted.",
        "13 sank in the bay, 7 on the reef (together 21).",
        "13 sank in the bay (20 in all).",  # the 7 is not told
    ],
)
def test_what_does_not_come_out_or_stands_outside_of_brackets_is_loose(text: str) -> None:
    told = bound(text)
    assert isinstance(told, BindingFault)
    assert told.fault == "loose_number"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("13 of 120 leave 107.", "13 of 120 leave 107."),
        ("10% of 120 would be 12, and leave 108.", "10% of 120 would be 12, and leave 108."),
        ("13 of 120 leave 100.", None),
        ("13 of 120 are 10.8%.", "13 of 120 are 10.8%."),
        ("107 and 13 make 120, and 120 less 13 and 7 leaves 100.", None),
        ("13 of 120 are 10.6%.", None),
    ],
)
def test_a_judgement_may_work_out_a_number_without_brackets(text: str, shown: str | None) -> None:
    """What a share leaves, too; what does not come out is loose there as well."""
    note = build.article("Of 120 boats 13 sank. The board speaks of 10% of the boats.", id="001")
    sentences = build.sentences(note)
    ledger = Ledger((note,), sentences, read_figures(note, sentences, scan_numbers(note.text)))
    told = bind_numbers(text, ("001:1", "001:2"), material_of(ledger), judged=True)
    assert (told.text if isinstance(told, Bound) else None) == shown


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_a_whole_percent_is_the_nearest_one(part: int, whole: int) -> None:
    """That one is of the other, or by which one is more or less than the other."""
    two = Fraction(part), Fraction(whole)
    shares = [100 * share for a, b in (two, two[::-1]) for share in (a / b, abs(a - b) / b)]
    share = round(shares[0])
    for said in (share - 2, share, share + 2):
        read = next((q for q in scan_numbers(f"({said} percent)").quantities), None)
        if read is not None and read.value == said:
            assert works_out(read, two, []) == any(abs(share - said) <= Fraction(1, 2) for share in shares)
