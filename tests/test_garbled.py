"""An article whose numbers slid into one another: shown, said so, and set against nothing."""

from __future__ import annotations

import pytest

import briefgen
from briefgen.pages.readers.article import article_from_text
from briefgen.text.dates.impossible import find_impossible
from briefgen.text.figures import scan_numbers
from briefgen.text.garbled import is_garbled

SOUND = {
    "text": "Ferry fire off Port Arvin\n\nTransport minister Ilse Corman said on Friday that 318 people were taken off the burning "
    "ferry Halmar. She said that 27 people were injured in the fire on the Halmar.",
    "outlet": "Arvin Courier",
    "published": "2031-05-09",
}
MANGLED = {
    "text": "Ferry of fire in Arvin\n\nTransport minister Ilse Corman said that a total of 9 people were taken off the burning ferry "
    "Halmar on the 318rd. She said that 318 people were injured in the fire on the Halmar. 1 lifeboats were let down.",
    "outlet": "Spin Report",
    "published": "2031-05-10",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on the 318rd.", ["318rd"]),
        ("It was the 24rd attack and the 11st.", ["24rd", "11st"]),
        ("The 32nd of March, March 45th and 31 April 2031 came.", ["32nd", "45th", "31"]),
        ("It is due on February 30, 2031.", ["30"]),
        ("The 1st, 2nd, 3rd, 11th, 12th, 13th, 21st, 112th and 343rd.", []),
        ("On the 44th floor, the 38th parallel, on 31 March and on February 29.", []),
        ("In April 31 people died, in March 32.5 inches fell.", []),
    ],
)
def test_an_ordinal_or_a_day_that_cannot_be_is_found(text: str, found: list[str]) -> None:
    """A wrong ending, or a day that no month has; a count behind a month is none."""
    assert [one.span.of(text) for one in find_impossible(text)] == found


def test_what_cannot_be_a_day_is_no_figure() -> None:
    """Such a number is masked with its reason."""
    scan = scan_numbers("On March 32, 2031 the 318rd boat sank and 12 people drowned.")
    assert [q.surface for q in scan.quantities] == ["12"]
    assert [(m.surface, m.reason) for m in scan.masked][:1] == [("32", "impossible")]
    assert ("318rd", "impossible") in [(m.surface, m.reason) for m in scan.masked]


def test_a_garbled_article_is_told_from_one_with_a_slip() -> None:
    """A day that cannot be and a second sign are clear; one slip, or the slips of a foreign hand, are not."""

    def garbled(body: str) -> bool:
        return is_garbled(article_from_text(f"A headline of its own\n\n{body}\n", path="a.txt"))

    assert garbled(str(MANGLED["text"]).split("\n\n")[1])
    assert garbled("The crew left on the 45rd. Then the 51th of May came, and nobody of the harbour had seen them.")
    assert not garbled("The crew left on the 45rd, and nobody of the harbour had seen them since they sailed away.")
    assert not garbled(
        "It was the 22th day and then the 23th and the 31th of May, and 1 people were still missing at sea."
    )
    assert not garbled(
        "The number 1 seeds were out, and Formula 1 cars were late at the 32nd lap of the race on Sunday."
    )


def test_the_figures_of_a_garbled_article_make_no_conflict_and_replace_nothing() -> None:
    """They stand in the table with a mark; the gaps say why, and no sentence is taken from there."""
    briefing = briefgen.brief([SOUND, MANGLED], engine="local")
    groups = [g for g in briefing.figures if {"318", "a total of 9"} & {c.surface for c in g.claims}]
    assert all(g.status not in ("conflicting", "superseded", "progression") for g in groups)
    rows = [row for group in briefing.figures for row in group.rows]
    assert {row.mark for row in rows if row.role == "garbled"} == {"garbled"}
    assert all(row.mark != "replaced" for row in rows)
    assert "002 looks garbled: “318rd”, “1 lifeboats were”; its figures are not to be relied on." in [
        note.text for note in briefing.notes
    ]
    told = [citation for one in (*briefing.bottom_line, *briefing.key_points) for citation in one.citations]
    assert {citation.source_id for citation in told} == {"001"}
