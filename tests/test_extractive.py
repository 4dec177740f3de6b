"""The local engine: what it says of one article beside its figures."""

from __future__ import annotations

import pytest

from briefgen.engines.extractive import extract_locally
from briefgen.pages.readers import article_from_text
from briefgen.records import Extraction
from briefgen.stages.chunk import chunk_article
from build import article, chunk


def extraction(text: str) -> Extraction:
    return extract_locally(chunk(article(text)))


def test_only_happenings_are_events() -> None:
    """A day on which somebody spoke, and one that is still to come, is no event; a day on which something happened is."""
    text = (
        "Rebels entered the town of Sard on Thursday. The ministry said on Friday that it was calm. "
        "Results are due on May 14. The army has held the pass since Monday."
    )
    assert [event.sentence for event in extraction(text).events] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "Doctors are treating those who were hurt in Monday's blast.",
        "The May 3 fire in Lower Arden is the worst of the decade.",
        "The army counted the dead of the attacks of Thursday.",
        "She reminded all of the march through Arden on Monday.",
        "Anna Maltz, whose departure was set for this Sunday, stays in Arden.",
        "Through Tuesday, 41 homes were searched in Arden.",
    ],
)
def test_a_day_that_only_names_a_thing_dates_no_event(text: str) -> None:
    """Which blast, which march, until when, and what is planned: none of them says that the sentence happened that day."""
    assert extraction(text).events == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia wants Turkey to leave the province.", "Russia"),
        ("The governor of Keldry, Adrian Voss, meanwhile rejected what the union had said.", "Adrian Voss"),
        ("Moscow has demanded that the border be closed.", "Moscow"),
        ("For next Tuesday (March 28) the unions have called for more strikes.", "the unions"),
        ("Without it, the government argues, the fund may collapse.", "the government"),
        ("Voss, who heads the province, would not hear of a vote. On Monday Voss met the mayor.", "Voss"),
        ("Harrow Capital now sits on a large stake and wants a say in the firm.", "Harrow Capital"),
    ],
)
def test_a_position_belongs_to_the_subject_of_its_verb(text: str, actor: str) -> None:
    """The actor is the name that wants, rejects or demands."""
    assert [position.actor for position in extraction(text).positions] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels in Aleppo rejected the offer.",
        "Asked about the dam, Anna Maltz said that it was a matter for engineers.",
        "The army held back forces which Russia supports.",
        "Tomas Rell said the lists were long.",
    ],
)
def test_saying_and_places_are_no_positions(text: str) -> None:
    """A place, a plain statement and a relative clause give nobody a stance."""
    assert extraction(text).positions == ()


def test_a_heading_names_nobody_who_speaks() -> None:
    """A pronoun is followed back through the sentences of the body, not into a headline."""
    page = "Ilse Brandt wins the vote in Arlen\n\nThe count ended late. “We were not warned of it,” she said.\n"
    held = article_from_text(page, path="vote.txt")
    assert [quote.speaker for quote in extract_locally(chunk_article(held)[0]).quotes] == []
    named = page.replace("The count ended late.", "Mayor Dana Orr waited in Arlen.")
    held = article_from_text(named, path="vote.txt")
    assert [quote.speaker for quote in extract_locally(chunk_article(held)[0]).quotes] == ["Dana Orr"]
