"""A page keeps to its length by leaving out what a reader misses least."""

from __future__ import annotations

from dataclasses import replace

import build
from briefgen.briefing.draft.fitting import count_words, finish_page
from briefgen.records import ComposedStatement, Composition, Ledger, QuoteClaim
from briefgen.stages.ledger import MOST_OF_PAGE

NOTE = build.article("The ferry stopped. “We wait for the ice,” said Ida Voss.", id="001")


def lines(count: int, words: int) -> tuple[ComposedStatement, ...]:
    return tuple(ComposedStatement(f"{'word ' * (words - 1)}{n}", "terms_checked", ()) for n in range(count))


def ledger() -> Ledger:
    quotes = tuple(
        QuoteClaim(f"q{n}", "001", 2, NOTE.blocks[0].span, "We wait for the ice", "Ida Voss", None) for n in range(2)
    )
    return Ledger((NOTE,), build.sentences(NOTE), quotes=quotes)


PAGE = Composition(
    ComposedStatement("Ferry stops", "verbatim", ()), lines(3, 25), lines(8, 30), timeline=lines(9, 12), positions=lines(8, 24),
    quotes=("q0", "q1"), gaps=lines(4, 18),
)  # fmt: skip


def test_a_page_that_fits_is_left_as_it_is() -> None:
    """Nothing is left out of a short page."""
    short = replace(PAGE, key_points=PAGE.key_points[:2])
    assert finish_page(short, ledger()) == short


def section(head: str, count: int, words: int, *, reading: int = 0) -> tuple[ComposedStatement, ...]:
    """Lines under a head, each with a reading of so many words."""
    made = ComposedStatement("word " * reading, "judged", ()) if reading else None
    return tuple(
        replace(line, text=f"{head} {line.text}", theme=head, reading=made) for line in lines(count, words - 1)
    )


MOST = MOST_OF_PAGE["normal"]
WORDS = MOST // 20
"""Of a line: twenty of them fill a page."""


def test_the_last_line_of_the_longest_section_goes_first() -> None:
    """No section goes as a whole while another has more lines; what stands behind the sections is not counted and stays."""
    first, second, third = section("Toll", 5, WORDS), section("Cause", 14, WORDS), section("Aid", 2, WORDS)
    long = replace(PAGE, bottom_line=(), key_points=(*first, *second, *third))
    fitted = finish_page(long, ledger())
    assert count_words(long) > MOST >= count_words(fitted)
    assert fitted.key_points == (*first, *second[:12], *third)
    assert replace(fitted, key_points=long.key_points) == long
    assert finish_page(fitted, ledger()) == fitted


def test_of_sections_of_one_length_the_last_gives_way() -> None:
    """What a writer puts last is missed least."""
    first, second = section("Toll", 11, WORDS), section("Cause", 11, WORDS)
    fitted = finish_page(replace(PAGE, bottom_line=(), key_points=(*first, *second)), ledger())
    assert fitted.key_points == (*first[:10], *second[:9])


def test_heads_leads_and_readings_count() -> None:
    """Each head once, however many lines stand under it."""
    plain = replace(PAGE, bottom_line=(), key_points=section("Toll", 3, 10))
    assert count_words(plain) == len(["Ferry", "stops"]) + 1 + 30
    assert count_words(replace(plain, key_points=section("Toll", 3, 10, reading=5))) == count_words(plain) + 15
    led = tuple(replace(line, lead="Why so") for line in plain.key_points)
    assert count_words(replace(plain, key_points=led)) == count_words(plain) + 6


def test_a_page_that_cannot_be_brought_to_its_length_keeps_what_matters() -> None:
    """Twelve sentences stay however long they are."""
    fitted = finish_page(replace(PAGE, key_points=lines(14, 2 * WORDS)), ledger())
    assert len(fitted.key_points) == 12
    assert count_words(fitted) > MOST


def test_what_the_writer_makes_of_a_number_stays() -> None:
    """The longest section of remarks loses none while another has told lines; of remarks alone the last goes."""
    told = section("Toll", 8, WORDS)
    rated = tuple(replace(line, support="judged") for line in section("What to rely on", 16, WORDS))
    fitted = finish_page(replace(PAGE, bottom_line=(), key_points=(*told, *rated)), ledger()).key_points
    assert fitted == (*told[: len(fitted) - len(rated)], *rated)
    assert len(rated) < len(fitted) < len(told) + len(rated)
    alone = finish_page(replace(PAGE, bottom_line=(), key_points=(*rated, *rated[:8])), ledger()).key_points
    assert alone == (*rated, *rated[:8])[: len(alone)]
    assert len(rated) <= len(alone) < len(rated) + 8
