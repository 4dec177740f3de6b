"""Times with which a figure is only compared, and other words beside a figure that were taken for its own."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.records import Published, Span
from briefgen.text.dates import claim_clock
from briefgen.text.figures import scan_numbers
from briefgen.text.voices.quotes import find_attribution, find_quotations, find_speaker

ON = Published(date(2024, 6, 14), "stated")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rents are 37 percent higher than in 2019.",
        "Three times as many sheep, 37, were lost as in 2011.",
        "Prices are 37 times what they were in 2020.",
        "The valley has 37 farms, fewer than it had in 1998.",
        "Landslides killed 37 people, compared with 12 in 2018.",
        "Sales rose 37 percent from a year earlier.",
        "Orders were up 37 percent against a year earlier.",
    ],
)
def test_a_time_that_a_figure_is_compared_with_is_not_its_own(sentence: str) -> None:
    at = sentence.index("37")
    clock = claim_clock(sentence, Span(0, len(sentence)), Span(at, at + 2), ON)
    assert clock.as_of is not None
    assert (clock.as_of.start, clock.as_of.basis) == (date(2024, 6, 14), "publication")


@pytest.mark.parametrize(
    ("sentence", "start"),
    [("Rents rose 37 percent in 2019.", date(2019, 1, 1)), ("Profit was $37 million a year earlier.", None), ("It fell to 12 from 37 a year earlier.", None)],
)  # fmt: skip
def test_a_time_of_its_own_stays(sentence: str, start: date | None) -> None:
    at = sentence.index("37")
    clock = claim_clock(sentence, Span(0, len(sentence)), Span(at, at + 2), ON)
    assert (clock.as_of.start if clock.as_of else None) == start


@pytest.mark.parametrize(
    "sentence",
    [
        "“I ran,” said Eva Holm, 37.",
        "“I ran,” said nurse Eva Holm, 37.",
        "“I ran,” said E. J. Holm, 37.",
        "“Why us?” asked farmer Tom Lee, 37.",
    ],
)
def test_the_number_behind_a_speaker_is_an_age(sentence: str) -> None:
    assert [quantity.cls for quantity in scan_numbers(sentence).quantities] == ["age"]


def test_a_number_that_ends_a_sentence_behind_a_name_without_a_word_of_saying_is_none() -> None:
    [quantity] = scan_numbers("Of the votes in Port Holm, 37.").quantities
    assert quantity.cls != "age"


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Exports rose 37 percent, the National Bureau of Statistics said on Friday.", "National Bureau of Statistics"),
        ("Exports rose 37 percent, according to the Institute of Statistics.", "Institute of Statistics"),
        ("The company's loss was $37 million, it said on Friday.", "The company"),
        ("Harlan's net loss was $37 million, it said on Friday.", "Harlan"),
        ("Exports rose 37 percent, Official Statistics said.", None),
    ],
)
def test_a_bureau_of_statistics_is_a_party(sentence: str, who: str | None) -> None:
    """Statistics alone are none; and a firm is called without its genitive."""
    at = sentence.index("37")
    found = find_attribution(sentence, Span(0, len(sentence)), Span(at, at + 2))
    assert (found.who if found else None) == who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Shut it,” said Mrs. van Holm.", "van Holm"),
        ("“Shut it,” said Rt. Rev. Eva Holm.", "Eva Holm"),
        ("“Shut it,” said Dr. de la Cruz.", "de la Cruz"),
    ],
)
def test_a_title_goes_with_a_name_that_begins_small(text: str, name: str) -> None:
    found = find_speaker(text, find_quotations(text)[0], (Span(0, len(text)),))
    assert found is not None
    assert found.name == name
