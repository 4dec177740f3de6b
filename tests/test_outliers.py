"""What one article alone tells between others, what is told in a word, and what was printed wrongly: none is a step."""

from __future__ import annotations

import pytest

from briefgen.records import FigureClaim
from briefgen.stages.reconcile.judging import Judged, judge_measure
from test_judging import BEGAN, compared, row_of, said, told


def judged(*claims: FigureClaim) -> Judged:
    return judge_measure(claims, began=BEGAN)


def courses(found: Judged) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.decision.status, one.claims) for one in found.comparisons if one.kind == "course"]


AROUND = (told("104", "Ledger", "05"), told("104", "Echo", "09"), told("104", "Courier", "10"))


# ---------------------------------------------------------------- one among many


def test_what_one_article_tells_between_one_value_of_all_others_is_no_rise() -> None:
    """Its difference is told, no course is, and neither value is an old one; what the others agree on leads."""
    odd = told("108", "Post", "07")
    found = judged(*AROUND, odd)
    assert courses(found) == []
    values = compared(found, "value", *AROUND, odd)
    assert (values.decision.status, values.decision.rule) == ("conflicting", "R6")
    assert "Post gave 108 (7 March 2031), while Ledger gave 104" in values.decision.why
    assert said(found)[0] == "corroborated"
    assert set(found.decision.headline) == {claim.id for claim in AROUND[1:]}
    assert {row_of(found, claim).mark for claim in (*AROUND, odd)} <= {None, "also"}


@pytest.mark.parametrize(
    ("odd", "others"),
    [
        ((told("108", "Post", "07"), told("108", "Herald", "08")), AROUND),  # two articles have it
        ((told("108", "Post", "11"),), AROUND),  # nobody says 104 after it
        ((told("108", "Post", "07"),), AROUND[:2]),  # one article alone says it: that may be an old copy
        ((told("130", "Post", "07"),), AROUND),  # too far above it
    ],
    ids=["two articles", "the last", "one other after it", "far"],
)
def test_what_others_tell_too_or_nobody_tells_after_it_is_a_step(
    odd: tuple[FigureClaim, ...], others: tuple[FigureClaim, ...]
) -> None:
    ids = {claim.id for claim in odd}
    assert any(ids <= set(claims) for _, claims in courses(judged(*others, *odd)))


def test_a_low_number_out_of_line_differs_and_is_no_rise() -> None:
    """Of two digits a neighbour is soon a step; where the old value stands again in two articles, it was none."""
    around = (told("14", "Ledger", "05"), told("14", "Echo", "09"), told("14", "Courier", "10"))
    found = judged(*around, told("15", "Post", "07"))
    (course,) = (one.decision for one in found.comparisons if one.kind == "course")
    assert (course.status, course.rule) == ("conflicting", "R6")
    assert course.why.startswith("Post gave 15 (7 March 2031), while ")
    (short,) = (one.decision for one in judged(*around[:2], told("15", "Post", "07")).comparisons)
    assert (short.status, short.flags) == ("undetermined", ("stale_copy_possible",))


# ---------------------------------------------------------------- a count in a word


def test_a_count_in_a_word_is_no_step_between_numbers() -> None:
    """ "Hundreds" neither replaces 120 nor is replaced by 310."""
    first, vague, last = told("120", "Ledger", "05"), told("hundreds", "Post", "06"), told("310", "Echo", "08")
    found = judged(first, vague, last)
    assert courses(found) == [("progression", (first.id, last.id))]
    assert row_of(found, first).mark == "old"
    assert row_of(found, vague).mark is None
    assert found.decision.headline == (last.id,)


def test_beside_a_single_number_a_word_still_counts() -> None:
    """It is all that is told of an earlier day, and may hold with the number."""
    vague, last = told("hundreds", "Post", "06"), told("310", "Echo", "08")
    assert courses(judged(vague, last)) == [("compatible", (vague.id, last.id))]


# ---------------------------------------------------------------- one digit


def count(words: str, day: str = "05", *, who: str = "the ministry", article: str = "") -> FigureClaim:
    return told(words, who, day, id=f"{words}.{day}", article=article or words)


def test_one_digit_between_two_prints_of_a_partys_count_is_a_conflict() -> None:
    """One party, one day, two articles: one of them is printed wrongly, and nobody knows which."""
    found = judged(count("1,357"), count("2,357"))
    assert said(found)[0] == "conflicting"
    assert {row.mark for row in found.rows} == {"differs"}


def test_another_scale_in_a_copy_of_one_report_is_a_conflict() -> None:
    """ "$150 billion" and "$150 trillion" of one agency on one day are no two values that may both hold."""
    found = judged(count("150,000"), count("150,000,000"))
    assert said(found)[0] == "conflicting"
    assert said(judged(count("150,000"), count("150,100,000")))[0] != "conflicting"


@pytest.mark.parametrize(
    "pair",
    [
        (count("1,357"), count("1,358")),  # the last digit: one more was found
        (count("1,357"), count("2,468")),  # more than one digit
        (count("1,357"), count("2,357", "06")),  # a day later
        (count("1,357"), count("2,357", who="the mayor")),
        (count("1,357", article="a"), count("2,357", article="a")),  # an article tells both
        (count("257"), count("357")),  # of three digits a rise
        (count("957"), count("1,957")),  # a digit more
    ],
    ids=["last digit", "four digits", "next day", "two parties", "one article", "low", "longer"],
)
def test_what_differs_otherwise_is_no_slip_of_print(pair: tuple[FigureClaim, FigureClaim]) -> None:
    assert said(judged(*pair))[0] in ("progression", "undetermined", "superseded")
