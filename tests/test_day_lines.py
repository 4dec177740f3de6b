"""Day lines and date lines of a report in every usual form; the day of a change, and the zero of a clock, are no date."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.pages.readers import article_from_text
from briefgen.records import Article

LEAD = (
    "The council met on Monday and voted for a bridge that will cost $4 million, its chairman said after the meeting."
)
NEXT = "The bridge will be built in two years, the chairman said on Tuesday to the press."


def page(lead: str, line: str = "") -> Article:
    return article_from_text(
        "\n\n".join(part for part in ("Council votes for a bridge", line, lead, NEXT) if part), path="x.txt"
    )


@pytest.mark.parametrize(
    "opening",
    [
        "NEW YORK--(BUSINESS WIRE)--March 5, 2024-- ", "LONDON, March 5, 2024 /PRNewswire/ -- ", "ARLEN, ENGLAND — March 5, 2024 — ",
        "ARLEN, Ohio, March 05, 2024 (GLOBE NEWSWIRE) -- ", "ARLEN, 5. März 2024 (dpa) - ", "Paris, le 5 mars 2024 – ",
        "Arlen, 5 March 2024: ", "(Arlen, March 5, 2024) – ", "Roma, March 5, 2024 (askanews) - ", "(ANSA) - ROMA, 05 MAR 2024 - ",
    ],
)  # fmt: skip
def test_a_report_begins_behind_its_date_line_and_has_its_day(opening: str) -> None:
    """Whatever marks part the place, the day and the agency."""
    article = page(opening + LEAD)
    (first, _) = (block.span.of(article.text) for block in article.blocks if block.role == "body")
    assert (first, article.published.day) == (LEAD, date(2024, 3, 5))


def test_a_correction_with_its_day_is_no_date_line() -> None:
    """It is news, whole."""
    said = f"Correction, March 17, 2024: {LEAD}"
    assert said in [block.span.of(page(LEAD + "\n\n" + said).text) for block in page(LEAD + "\n\n" + said).blocks]


def test_the_mark_of_an_agency_may_be_a_low_line() -> None:
    """As one agency sets it."""
    article = page(f"ARLEN (AP) _ {LEAD}")
    assert next(block.span.of(article.text) for block in article.blocks if block.role == "body") == LEAD


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 MAR 2024 - 10:30 CET", date(2024, 3, 5)),
        ("Published: March 5, 2024 | Updated: March 6, 2024", date(2024, 3, 5)),
        ("Mis à jour le 6 mars 2024", None),
        ("Aktualisiert am 6. März 2024", None),
        ("Actualizado el 6 de marzo de 2024", None),
        ("Aggiornato il 6 marzo 2024", None),
        ("1 January 1970", None),
    ],
)
def test_a_line_of_capitals_dates_and_a_change_does_not(line: str, day: date | None) -> None:
    """The zero of a clock is none either, and is said."""
    published = page(LEAD, line).published
    assert published.day == day
    assert ("computers count" in published.why) is ("1970" in line)
