"""The days of figures in sentences of other languages, and older values in any."""

from __future__ import annotations

from datetime import date

import pytest

import briefgen
from briefgen.records import Published, Span
from briefgen.text.dates import claim_clock

ON = Published(date(2025, 6, 12), "stated")
"""A Thursday."""

DATED = [
    ("de", "Am 4. Juni waren es noch 37 Fälle.", date(2025, 6, 4)),
    ("de", "Gefunden wurden 37 Boote, teilte der Zoll am Dienstag mit.", date(2025, 6, 10)),
    ("de", "Am Montag hatte der Zoll von 37 Booten gesprochen.", date(2025, 6, 9)),
    ("de", "Der Tunnel bleibt bis 20. August gesperrt, 37 Züge fallen aus.", date(2025, 6, 12)),
    ("de", "Die 37 Kläger haben bis 15. Mai Zeit.", date(2025, 6, 12)),
    ("fr", "Les douanes ont saisi 37 bateaux, a précisé mardi le préfet.", date(2025, 6, 10)),
    ("fr", "La ville paiera 37 millions d'ici le 30 août.", date(2025, 6, 12)),
    ("es", "El lunes, las autoridades habían cifrado en 37 los heridos.", date(2025, 6, 9)),
    ("es", "Hay 37 detenidos, informó este miércoles la policía.", date(2025, 6, 11)),
    ("pt", "Em 3 de junho eram 37 os feridos.", date(2025, 6, 3)),
    ("nl", "Op 3 juni waren er nog 37 gewonden.", date(2025, 6, 3)),
    ("de", "Gefunden wurden 37 Boote, teilte der Zoll am Morgen mit.", date(2025, 6, 12)),
    ("de", "Das sind 37 Boote mehr als am Montag.", date(2025, 6, 12)),
    ("de", "Die Quote liegt bei 37 Prozent und damit unter dem Wert vom März.", date(2025, 6, 12)),
    ("fr", "La part est de 37 %, moins qu'en mars.", date(2025, 6, 12)),
    ("es", "La cuota es del 37 %, más que en marzo.", date(2025, 6, 12)),
]  # fmt: skip


BRACKETED = [
    ("en", "Sales of 412 million (2023: 37 million) were told.", "37", (2023, 1, 1)),
    ("en", "Sales of 37 million (2023: 412 million) were told.", "37", (2025, 6, 12)),
    ("de", "Der Umsatz lag bei 412 Mio. Euro (2023: 37 Mio. Euro).", "37", (2023, 1, 1)),
    ("de", "Der Umsatz lag bei 37 Mio. Euro (2023: 412 Mio. Euro).", "37", (2025, 6, 12)),
    ("en", "The yard built 37 ships (in 2023).", "37", (2023, 1, 1)),
    ("en", "Output fell from 412 ships in 2022 to 37 ships in 2023.", "37", (2023, 1, 1)),
    ("en", "Output fell from 37 ships in 2022 to 412 ships in 2023.", "37", (2022, 1, 1)),
]


@pytest.mark.parametrize(("language", "sentence", "words", "day"), BRACKETED)
def test_of_two_values_each_has_its_own_year(
    language: str, sentence: str, words: str, day: tuple[int, int, int]
) -> None:
    """A year in brackets with a value is that value's; of two that are compared the one behind each."""
    at = sentence.index(words)
    clock = claim_clock(sentence, Span(0, len(sentence)), Span(at, at + 2), ON, language=language)
    assert clock.as_of is not None
    assert clock.as_of.start == date(*day)


@pytest.mark.parametrize(("language", "sentence", "day"), DATED)
def test_a_figure_has_the_day_that_its_sentence_gives_it(language: str, sentence: str, day: date) -> None:
    """A day beside a verb of saying or one on which a count stood is its day; one up to which something holds is none."""
    at = sentence.index("37")
    clock = claim_clock(sentence, Span(0, len(sentence)), Span(at, at + 2), ON, language=language)
    assert clock.as_of is not None
    assert (clock.as_of.start, clock.as_of.end) == (day, day)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Im Jahr 2019 waren bei einem Brand 37 Menschen gestorben."),
        ("fr", "En 2019, une crue avait fait 37 morts."),
        ("es", "En 2019 murieron 37 personas en el mismo lugar."),
    ],
)
def test_what_a_past_year_counted_is_of_that_year(language: str, sentence: str) -> None:
    at = sentence.index("37")
    clock = claim_clock(sentence, Span(0, len(sentence)), Span(at, at + 2), ON, language=language)
    assert clock.as_of is not None
    assert (clock.as_of.start.year, clock.as_of.end) == (2019, date(2019, 12, 31))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Zunächst war von 37 Verletzten die Rede."),
        ("fr", "Un premier bilan faisait état de 37 blessés."),
        ("es", "Inicialmente se habló de 37 heridos."),
    ],
)
def test_an_older_value_has_no_day_where_none_is_named(language: str, sentence: str) -> None:
    at = sentence.index("37")
    assert claim_clock(sentence, Span(0, len(sentence)), Span(at, at + 2), ON, language=language).as_of is None


@pytest.mark.parametrize(
    ("title", "day", "body"),
    [
        ("Avalanche above Lorn", "12 June 2025", "At least 21 people were killed in an avalanche above Lorn on Wednesday, the rescue "
         "service said. The police initially said that 15 had died."),
        ("Avalanche above Lorn", "12 June 2025", "At least 21 people were killed in an avalanche above Lorn on Wednesday, the rescue "
         "service said. Initially 15 deaths had been reported."),
        ("Lawine über Lorn", "12. Juni 2025", "In einer Lawine über Lorn sind mindestens 21 Menschen getötet worden, teilte die "
         "Bergwacht am Mittwoch mit. Zunächst war von 15 Toten die Rede gewesen."),
    ],
)  # fmt: skip
def test_a_count_told_as_an_older_one_contradicts_nothing(title: str, day: str, body: str) -> None:
    """Whoever gave it, and though the page, which names no outlet, is called by its title."""
    briefing = briefgen.brief({"text": f"{title}\n\n{day}\n\n{body}\n"}, engine="local")
    [killed] = [group for group in briefing.figures if len(group.claims) > 1]
    assert (killed.status, killed.rule) == ("superseded", "RI")
    assert [claim.surface for claim in killed.claims if claim.superseded] == ["15"]
