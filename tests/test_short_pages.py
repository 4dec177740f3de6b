"""Short articles keep their title and their lead, however few words these have."""

from __future__ import annotations

import pytest

from briefgen.pages.readers import article_from_text

LEAD = "The roof of the hall fell in on Monday night."
LONG = "The fire service, which came with four engines and a crane, said that nobody had been in the hall when its roof fell in on Monday."

PAGES = {
    "three words above a short lead": ("Hall roof falls", [LEAD, "“I heard it from my bed,” said Ida Rohn.", LONG]),
    "a quotation with its speaker below": ("Hall roof falls at Tense", [LEAD, "“It was like thunder over us.” — Ida Rohn, who lives beside it", LONG]),
    "a quotation that ends a paragraph": ("Hall roof falls at Tense", [LEAD, "Ida Rohn lives beside it. “I heard it from my bed.”", LONG]),
    "two words": ("Hall roof", [LEAD, LONG]),
    "one word": ("Landslide", [LEAD, LONG]),
    "one word in German": ("Streik", ["Die Fahrer der Linie 4 streiken seit Montag, teilte die Gewerkschaft mit."]),
    "a question below": ("Hall roof falls at Tense", [LEAD, "Who will pay for it all?", LONG]),
    "nothing long": ("Hall roof", [LEAD, "Nobody was hurt.", "The town will mend it."]),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("day", ["", "\n\n5 March 2024"])
def test_a_short_article_keeps_its_title_and_its_lead(name: str, day: str) -> None:
    """Neither is furniture, and no later paragraph is the headline."""
    title, paragraphs = PAGES[name]
    article = article_from_text("\n\n".join([title + day, *paragraphs]), path="x.txt")
    assert article.title == title
    assert [block.span.of(article.text) for block in article.blocks if block.role == "body"] == paragraphs


@pytest.mark.parametrize("outlet", ["The Tense Harbour Post", "Tense Post"])
def test_a_title_of_two_words_is_found_below_the_outlets_name(outlet: str) -> None:
    """It shares words with the text; the outlet's name shares none."""
    article = article_from_text(
        f"{outlet}\n\nHall roof\n\nThe roof of the hall at the port fell in.\n\n{LONG}", path="x.txt"
    )
    assert article.title == "Hall roof"


def test_a_dash_and_a_name_under_a_quotation_are_no_sign_off() -> None:
    """They say whose the quotation is, and the article goes on below."""
    text = f"Hall roof falls\n\n{LEAD}\n\n“It was like thunder over us all.”\n\n-Mayor Ida Rohn\n\n{LONG}"
    roles = {block.span.of(text): block.role for block in article_from_text(text, path="x.txt").blocks}
    assert roles["-Mayor Ida Rohn"] == roles[LONG] == "body"
