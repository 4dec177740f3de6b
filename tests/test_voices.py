"""Whose figures they are: each party once, under all its names."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.records import Article, FigureClaim
from briefgen.stages.chunk import split_sentences
from briefgen.stages.relate.names import clean_name
from briefgen.stages.relate.voices import Voices, find_voices
from briefgen.text.figures import scan_numbers
from briefgen.text.voices.parties import normalise_party, same_party
from briefgen.text.voices.quotes import find_attribution
from build import article, figure_claim


def figures_of(source: Article) -> list[FigureClaim]:
    """The figures of an article with the parties that its text credits."""
    numbers = scan_numbers(source.text).quantities
    return [
        figure_claim(
            quantity.surface,
            article=source.id,
            sentence=sentence.number,
            start=quantity.span.start,
            asserter=found.who if (found := find_attribution(source.text, sentence.span, quantity.span)) else None,
            value=quantity.value,
        )
        for sentence in split_sentences(source)
        for quantity in numbers
        if sentence.span.covers(quantity.span)
    ]


def told(*sources: Article) -> tuple[list[FigureClaim], Voices]:
    claims = [claim for source in sources for claim in figures_of(source)]
    return claims, find_voices(claims, sources)


def parties(*texts: str, **about: str) -> dict[str, str]:
    """The voice's id of each figure by its surface, over articles of one text each."""
    claims, found = told(*(article(text, id=f"{n:03}", outlet=f"Paper {n}", **about) for n, text in enumerate(texts)))
    return {claim.surface: found.of[claim.id] for claim in claims}


def voice_names(*sources: Article) -> list[str]:
    claims, found = told(*sources)
    names = {voice.id: voice.name for voice in found.voices}
    return [names[found.of[claim.id]] for claim in claims]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("the United Nations", "UN"),
        ("U.N.", "UN"),
        ("UN refugee agency", "UNHCR"),
        ("the Syrian Observatory for Human Rights", "SOHR"),
        ("Agence France-Presse", "AFP"),
        ("Ankara", "Turkey"),
        ("the Turkish government", "Turkey"),
        ("Turkish officials", "Turkey"),
        ("Turkish authorities", "Turkey"),
        ("a spokesperson for UNHCR", "UNHCR"),
        ("UN spokesman Stephane Dujarric", "UN"),
        ("US Geological Survey", "USGS"),
        ("the Kremlin", "Kremlin"),
        ("Mr Putin", "Putin"),
        ("The Passenger Shipping Authority", "Passenger Shipping Authority"),
    ],
)
def test_a_party_has_one_name(told: str, party: str) -> None:
    """Abbreviations, capitals, governments and spokespeople come down to the party that speaks."""
    assert normalise_party(told) == party


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("UN", "UNHCR"),
        ("a Turkish official", "Turkey"),
        ("Kremlin", "Russia's defence ministry"),
        ("US State Department", "United States"),
    ],
)
def test_parties_that_differ_stay_apart(a: str, b: str) -> None:
    """An agency is not its parent, an unnamed official is not the government."""
    assert not same_party(a, b)


# ---------------------------------------------------------------- one party under several names


@pytest.mark.parametrize(
    ("texts", "one"),
    [
        (("Gov. Ana Reyes said 41 died. Ms Reyes said 42 fled. The governor said 43 stayed.",), "41 42 43"),
        (
            ("Gov. Ana Reyes said 41 died.", "Reyes said 42 fled.", "Solana's governor, Ana Reyes, said 43 stayed."),
            "41 42 43",
        ),
        (("Interior Minister René Dufour said 41 died. The interior ministry put the injured at 42.",), "41 42"),
        (
            ("Interior Minister René Dufour said 41 died. The minister said 42 fled.", "Rene Dufour said 43 stayed."),
            "41 42 43",
        ),
        (("The Ministry of the Interior said 41 died.", "The interior ministry said 42 fled."), "41 42"),
        (("The Ministry of Internal Affairs said 41 died.", "The interior ministry said 42 fled."), "41 42"),
        (("Turkey's health ministry said 41 died.", "The Turkish Ministry of Health said 42 fled."), "41 42"),
        (("The state government said 41 died. Chief Secretary P K Rao told reporters 42 fled.",), "41 42"),
        (("Chief Secretary P K Rao said 41 died.", "Chief Secretary Pradeep Rao said 42 fled."), "41 42"),
        (
            ("The Federal Rescue Agency (FRA) said 41 died. The FRA said 42 fled. The agency said 43 stayed.",),
            "41 42 43",
        ),
        (("The General Union of Miners (UGM) said 41 struck.", "The UGM said 42 struck."), "41 42"),
        (("The UN refugee agency said 41 came.", "UNHCR said 42 came. The agency said 43 went."), "41 42 43"),
        (("Jon Bek, a spokesman for the Mariners Union, said 41 struck. The Mariners Union said 42 struck.",), "41 42"),
        (("Kyiv said 41 drones came.", "The Ukrainian government said 42 came."), "41 42"),
        (("Nordlys Bank said 41 branches would close.", "Nordlys said 42 would close."), "41 42"),
        (("The research firm Nordlys said 41 branches would close.", "Nordlys said 42 would close."), "41 42"),
        (("Preliminary FRA data show that 41 died.", "Provisional FRA data show that 42 fled."), "41 42"),
        (("Mayor Abdel Moneim Haddad of Karma said 41 died.", "Mayor Abdulmonem Haddad said 42 died."), "41 42"),
        (
            ("A judge in Arlen ordered the firm to pay $41 million. Judge Bo Lind said $42 million was for costs.",),
            "41 million 42 million",
        ),
        (("Town officials said 41 died. Officials said 42 fled.",), "41 42"),
        (("The Orla Coast Guard Agency said 41 died.", "The Coast Guard Agency said 42 died."), "41 42"),
        (("Kenya's health ministry said 41 died.", "The health ministry said 42 died."), "41 42"),
        (("The Times said 41 died. The paper said 42 fled.",), "41 42"),
        (("State TV said 41 died.", "State television said 42 died."), "41 42"),
        (("Ana Bek's religious group, the Unity Front, speaks of 41 dead. The Unity Front said 42 fled.",), "41 42"),
        (("The Unity Front said 42 fled. 41 people died, says Frontnet, the Unity Front's website.",), "41 42"),
        (
            (
                "41 people died, said the ministry's spokesman, Ola el-Bek.\nMax Roe's men fled. Of these, said el-Bek, 42 were hurt.",
            ),
            "41 42",
        ),
    ],
)
def test_one_party_is_one_voice(texts: tuple[str, ...], one: str) -> None:
    """Surname and title, office and holder, ministry and minister, long and short form, government and capital."""
    found = parties(*texts)
    wanted = re.findall(r"[0-9]+(?: million)?", one)
    assert len({found[surface] for surface in wanted}) == 1, found


@pytest.mark.parametrize(
    ("texts", "two"),
    [
        (("A spokesman said 41 died. Another spokesman said 42 died.",), "41 42"),
        (
            (
                "Jon Bek, a spokesman for the Mariners Union, said 41 men struck. Al Roe, a spokesman for the Mariners Union, said 42 men struck.",
            ),
            "41 42",
        ),
        (
            (
                "Jon Bek, a spokesman for the Mariners Union, said 41 men struck. Al Roe, a spokesman for the Mariners "
                "Union, said 42 men struck. The Mariners Union said 43 boats lay still.",
            ),
            "41 42",
        ),
        (("Russia's defence ministry said 41 died. Ukraine's defence ministry said 42 died.",), "41 42"),
        (("The health ministry said 41 died. The interior ministry said 42 died.",), "41 42"),
        (("Ana Reyes said 41 died.", "Max Reyes said 42 died."), "41 42"),
        (("Police said 41 came. The organisers said 42 came.",), "41 42"),
        (("UNHCR said 41 came. The UN said 42 came.",), "41 42"),
        (("An Arlen jury awarded him $41 million. Another jury awarded her $42 million.",), "41 million 42 million"),
        (("Turks said 41 came. Turkey said 42 came.",), "41 42"),
        (("The rescuers work in Belvek City. Belvek City said 41 died. The government said 42 died.",), "41 42"),
        (("Police, the Unity Front and others fled. Police said 41 came. The Unity Front said 42 came.",), "41 42"),
        (("Police in Arlen said 41 came.", "The Norling police said 42 came."), "41 42"),
        (("A worker of Nordlys said 41 came.", "Nordlys said 42 came."), "41 42"),
        (
            (
                "Foreign Minister Ann Bo said 41 sailed home to Norland. The foreign ministry said 43 came later.",
                "Foreign Minister Karl Dee said 42 flew home to Sorland.",
            ),
            "41 42",
        ),
    ],
)
def test_two_parties_stay_two(texts: tuple[str, ...], two: str) -> None:
    """Spokesmen set against each other, ministries of two countries or fields, namesakes, an agency and its parent."""
    found = parties(*texts)
    first, second = re.findall(r"[0-9]+(?: million)?", two)
    assert found[first] != found[second], found


def test_a_relay_is_the_voice_that_it_cites() -> None:
    """OCHA that cites the WHO is the WHO; two papers that retell one agency are that agency."""
    text = "OCHA, citing the WHO, reported 41 cases. The WHO said 42 had recovered."
    assert len(set(parties(text).values())) == 1
    one = article("41 died.", id="000", outlet="The Daily", origin="Agence France-Presse")
    other = article("AFP counted 42 dead.", id="001", outlet="The Post")
    third = article("GENEVA (AFP) - 43 died.", id="002", outlet="The Star")
    _, found = told(one, other, third)
    assert len(set(found.of.values())) == 1


def test_an_unattributed_figure_is_the_origins_or_else_the_outlets() -> None:
    """AFP in another paper is AFP; a paper's own report is the paper's; a chain of origins is its last."""
    wire = article("44 died.", id="000", outlet="Rappler", origin="Agence France-Presse")
    own = article("44 died.", id="001", outlet="The Daily")
    dateline = article("ANKARA (Reuters) - 44 died.", id="002", outlet="The Post")
    chain = article("44 died.", id="003", outlet="The Star", origin="Novosti, citing Le Soir")
    assert voice_names(wire, own, dateline, chain) == ["Agence France-Presse", "The Daily", "Reuters", "Le Soir"]


def test_a_file_name_is_never_a_voice() -> None:
    """Without outlet and origin it is the title, shortened, or the article's number."""
    long = article("44 died.", id="000", path="x/first-file.txt", title="A flood took all that the town had built")
    bare = article("44 died.", id="003", path="x/second-file.txt", title="")
    assert voice_names(long, bare) == ["A flood took all that the…", "article 003"]


def test_an_unattributed_figure_equal_to_an_attributed_one_is_that_partys() -> None:
    """The same count in one article: the sentence only leaves its source out. Another count of a small value is not."""
    claims = [
        figure_claim("44", id="a", start=0),
        figure_claim("44", id="b", start=10, asserter="The UN"),
        figure_claim("45", id="c", start=20),
        figure_claim("44", id="d", start=30, measure="horses"),
        figure_claim("1,234", id="e", start=40, value=1234, measure="hurt"),
        figure_claim("1,234", id="f", start=50, value=1234, measure="ships", asserter="The UN"),
    ]
    found = find_voices(claims, [article("44, the UN said", outlet="The Daily")])
    names = {voice.id: voice.name for voice in found.voices}
    assert [names[found.of[ident]] for ident in "abcdef"] == [
        "The UN",
        "The UN",
        "The Daily",
        "The Daily",
        "The UN",
        "The UN",
    ]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("15 (UPI) -- The Libyan\n Red Crescent", "The Libyan Red Crescent"),
        ("BERKADZOR-The ethnic Armenian authorities", "The ethnic Armenian authorities"),
        ("South\n  Africa", "South Africa"),
        ("Ann Bo, who leads the union", "Ann Bo"),
        ("the U.N", "the UN"),
        ("WHO", "WHO"),
        ("He", None),
        ("There", None),
        ("Monday", None),
        ("the toll was higher", None),
        ("", None),
    ],
)
def test_a_name_is_one_line_without_dateline_or_clause(printed: str, name: str | None) -> None:
    """What names nobody is no name: a pronoun, a day, a clause."""
    assert clean_name(printed) == name


def test_a_voice_shows_its_fullest_name_and_keeps_the_others() -> None:
    """The name of a person before a bare office; all printed names are kept."""
    _, found = told(article("Gov. Ana Reyes said 41 died. The governor said 42 fled. Reyes said 43 stayed."))
    assert [(voice.id, voice.name, set(voice.also)) for voice in found.voices] == [
        ("V1", "Ana Reyes", {"The governor", "Reyes"})
    ]


# ---------------------------------------------------------------- laws

PARTS = (
    "Gov. Ana Reyes said {} died.", "The governor said {} fled.", "Police put the number at {}.", "Some {} came.",
    "UNHCR said {} came.", "The UN refugee agency counted {} people.", "The agency said {} left.",
    "Interior Minister René Dufour told AFP that {} were held.", "The interior ministry said {} were held.",
    "A spokesman said {} were hurt.", "Another spokesman said {} were hurt.", "Officials say {} are missing.",
    "Reuters, citing police, reported {} dead.", "He added that {} were found.",
)  # fmt: skip


@st.composite
def stories(draw: st.DrawFn) -> tuple[Article, ...]:
    """Articles of sentences that credit parties under several names, with and without outlet and origin."""
    made = []
    for n in range(draw(st.integers(1, 4))):
        lines = draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6))
        text = " ".join(line.format(draw(st.integers(10, 60))) for line in lines)
        outlet, origin = draw(st.sampled_from([(None, None), ("The Daily", None), ("The Post", "AFP")]))
        made.append(
            article(text, id=f"{n:03}", outlet=outlet, origin=origin, title=draw(st.sampled_from(["", "A flood"])))
        )
    return tuple(made)


@given(stories())
def test_law_every_claim_has_exactly_one_voice(sources: tuple[Article, ...]) -> None:
    """Each claim is mapped, each voice is some claim's, and ids count from V1."""
    claims, found = told(*sources)
    assert set(found.of) == {claim.id for claim in claims}
    assert (
        {voice.id for voice in found.voices}
        == set(found.of.values())
        == {f"V{n + 1}" for n in range(len(found.voices))}
    )


@given(stories(), st.randoms(use_true_random=False))
def test_law_order_decides_nothing(sources: tuple[Article, ...], chance: random.Random) -> None:
    """Claims and articles in any order give the same voices."""
    claims, found = told(*sources)
    mixed, shelf = list(claims), list(sources)
    chance.shuffle(mixed)
    chance.shuffle(shelf)
    again = find_voices(mixed, shelf)
    assert (again.voices, dict(again.of)) == (found.voices, dict(found.of))


@given(stories())
def test_law_names_are_the_articles_own(sources: tuple[Article, ...]) -> None:
    """A name stands in the text of an article, or is an outlet, an origin, a title or "article 003"; on one line."""
    _, found = told(*sources)
    known = {name for a in sources for name in (a.outlet, a.origin, a.title, f"article {a.id}") if name}
    texts = " ".join(" ".join(source.text.split()) for source in sources)
    for voice in found.voices:
        for name in (voice.name, *voice.also):
            assert name in known or name in texts
            assert "\n" not in name


@given(st.text(max_size=60))
def test_law_any_credited_words_have_a_voice(words: str) -> None:
    """Whatever an engine calls a party, its claim has one voice, and the name is on one line."""
    found = find_voices([figure_claim("44", id="a", asserter=words or None)], [article("44 died.", outlet="The Daily")])
    assert found.of == {"a": "V1"}
    assert "\n" not in found.voices[0].name
    assert found.voices[0].name


def test_police_of_their_own_are_not_the_coastguard() -> None:
    """Two bodies of one story are two parties; "those media" are media."""
    told = parties("The Orrin coastguard said 40 people were on board. But police believe that 500 people are missing.")
    assert told["40"] != told["500"]
    assert clean_name("Those media") == "media"


def test_who_became_chief_is_the_chief() -> None:
    """ "The CEO" is whom the article tells to have become it, and "CEO" is an office and no body in capitals."""
    text = "There are 2,310 workers at the mill, the CEO said. Ann Torvald became CEO in May. Torvald said that 40 were on leave."
    found = parties(text)
    assert found["2,310"] == found["40"]
    assert (
        parties(text.replace("became CEO", "met the CEO"))["2,310"]
        != parties(text.replace("became CEO", "met the CEO"))["40"]
    )
