"""Numbers and lines of pages in other languages that stood for something else."""

from __future__ import annotations

from fractions import Fraction

import pytest

import briefgen
from briefgen.pages.roles import is_date_line
from briefgen.text.figures import scan_numbers


def units(text: str, language: str) -> list[tuple[Fraction | None, str | None]]:
    return [(quantity.value, quantity.unit) for quantity in scan_numbers(text, language=language).quantities]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein Beben der Stärke 5,4 erschütterte die Insel."),
        ("es", "Un sismo de magnitud 5,4 sacudió la isla."),
        ("fr", "Un séisme de magnitude 5,4 a secoué l'île."),
        ("it", "Una scossa di magnitudo 5,4 ha colpito l'isola."),
    ],
)
def test_how_strong_a_quake_was_counts_nobody(language: str, text: str) -> None:
    assert units(text, language) == [(Fraction(27, 5), "magnitude")]


def test_from_a_value_to_another_is_a_move_where_the_verb_says_so() -> None:
    """ "De … à …" is a range where nothing moved."""
    moved = scan_numbers("Le nombre de grévistes est passé de 40 à 55.", language="fr").quantities
    assert [quantity.value for quantity in moved] == [40, 55]
    [range_] = scan_numbers("Il faudra de 40 à 55 jours.", language="fr").quantities
    assert (range_.value, range_.low, range_.high) == (None, 40, 55)


@pytest.mark.parametrize(
    "line",
    [
        "7 de octubre de 2023", "Publicado el 7 de octubre de 2023", "sábado, 7 de octubre de 2023, 18:05", "7 ottobre 2023", "7 oktober 2023",
        "7 de outubro de 2023", "Publié le 7 octobre 2023 à 18h05", "Am 7. Oktober 2023", "7 अक्टूबर 2023", "7 أكتوبر 2023",
    ],
)  # fmt: skip
def test_a_line_that_says_when_is_no_title_in_any_language(line: str) -> None:
    assert is_date_line(line)
    briefing = briefgen.brief(
        {"text": f"Brote en Lorn\n\n{line}\n\nEl brote dejó 37 enfermos, dijo el alcalde.\n"}, engine="local"
    )
    assert briefing.title.text == "Brote en Lorn"


@pytest.mark.parametrize(
    "line", ["Llueve en octubre", "Der Oktober war nass", "7 de octubre: la marcha", "El 7 dijo que no"]
)
def test_a_line_that_tells_more_than_a_day_is_none(line: str) -> None:
    assert not is_date_line(line)
