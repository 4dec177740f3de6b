"""Whom sentences of other languages credit with their figures."""

from __future__ import annotations

import re

import pytest

import briefgen
from briefgen.records import Span
from briefgen.text.voices.foreign_credits import find_foreign_credit

SAID = [
    ("de", "Nach dem Erdrutsch sind # Häuser unbewohnbar, teilte der Landkreis am Freitag mit.", "Landkreis"),
    ("de", "Bei dem Brand wurden # Menschen verletzt, wie die Leitstelle am Abend mitteilte.", "Leitstelle"),
    ("de", "Nach Angaben des Verkehrsministeriums fallen # Züge aus.", "Verkehrsministerium"),
    ("de", "Zur Kundgebung kamen nach Polizeiangaben # Menschen.", "Polizei"),
    ("de", "Der Gewerkschaft zufolge streiken # Fahrer.", "Gewerkschaft"),
    ("de", "Das Auswärtige Amt sprach von # Vermissten.", "Auswärtige Amt"),
    ("de", "Am 2. Juni hatte der Wetterdienst # Einsätze gemeldet.", "Wetterdienst"),
    ("de", "Landrätin Eva Holm zufolge fehlen # Betten.", "Eva Holm"),
    ("de", "Das Werk braucht # Leute, sagte ein Sprecher der Firma der dpa.", "Sprecher der Firma"),
    ("fr", "Le séisme a fait # blessés, a annoncé mardi la protection civile.", "protection civile"),
    ("fr", "D'après un bilan de la mairie, # maisons sont détruites.", "mairie"),
    ("fr", "Le préfet du Nord, Alain Brest, a déclaré que # écoles fermeraient.", "Alain Brest"),
    ("fr", "# foyers sont privés d'eau, ont indiqué les secours.", "secours"),
    ("fr", "La commune compte # cas, a annoncé M. Brest lundi.", "Brest"),
    ("es", "El incendio quemó # hectáreas, informó este martes la Guardia Civil.", "Guardia Civil"),
    ("es", "Según el alcalde, Pablo Ruz, hay # evacuados.", "Pablo Ruz"),
    ("es", "Los sindicatos cifraron en # los despidos.", "sindicatos"),
    ("it", "Sono # i feriti, ha riferito ieri il prefetto Aldo Neri.", "Aldo Neri"),
    ("pt", "O temporal derrubou # árvores, segundo a Defesa Civil.", "Defesa Civil"),
    ("nl", "Bij de brand zijn # koeien omgekomen, heeft de brandweer dinsdag gemeld.", "brandweer"),
]  # fmt: skip


def credit(language: str, sentence: str) -> str | None:
    """The party of the figure that # stands for."""
    text = sentence.replace("#", "37")
    at = text.index("37")
    party = find_foreign_credit(text, Span(0, len(text)), Span(at, at + 2), language)
    return party.of(text) if party else None


@pytest.mark.parametrize(("language", "sentence", "party"), SAID)
def test_a_figure_is_of_the_party_that_its_sentence_names(language: str, sentence: str, party: str) -> None:
    assert credit(language, sentence) == party


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Es regnete so stark, dass # Keller vollliefen."),
        ("de", "Der Schaden beträgt # Millionen Euro."),
        ("fr", "Les travaux ont coûté # millions d'euros."),
        ("es", "Hay # detenidos, según datos oficiales."),
        ("sv", "Enligt polisen skadades # personer."),
    ],
)
def test_where_nobody_is_named_nobody_is_credited(language: str, sentence: str) -> None:
    """Data that nobody owns and a language that is not read credit no one."""
    assert credit(language, sentence) is None


def test_each_of_two_figures_is_of_the_party_beside_it() -> None:
    text = "Nach Polizeiangaben kamen 900 Menschen, die Veranstalter sprachen von 2.000."
    parties = [
        party and party.of(text)
        for match in re.finditer(r"[\d.]*\d", text)
        for party in [find_foreign_credit(text, Span(0, len(text)), Span(*match.span()), "de")]
    ]
    assert parties == ["Polizei", "Veranstalter"]


def test_two_parties_of_one_article_differ_under_their_own_names() -> None:
    """The case of a German noun makes no second party, and its neighbours are no part of its name."""
    page = """Explosion in Larnau

    6. Mai 2025

    Bei einer Explosion in Larnau sind nach Angaben der Feuerwehr 14 Menschen getötet worden. Das Innenministerium sprach
    von 18 Toten. Nach Angaben des Innenministeriums wurden 40 Menschen verletzt.
    """
    briefing = briefgen.brief({"text": page.replace("\n    ", "\n")}, engine="local")
    told = {(claim.surface, claim.asserter) for group in briefing.figures for claim in group.claims}
    assert {("14", "Feuerwehr"), ("18", "Innenministerium"), ("40", "Innenministerium")} <= told
