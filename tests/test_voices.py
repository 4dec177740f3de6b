"""Asserters, origins, copies and relays."""

from __future__ import annotations

import pytest

from briefgen.parties import normalise_party, same_party
from briefgen.relate.copies import find_copies, find_versions
from briefgen.relate.voices import find_voices, read_origins
from briefgen.records import Article, FigureClaim
from build import article, figure_claim

STORY = (
    "The ministry said on Monday that the river had risen by two metres in a single night and that the old bridge "
    "was closed.\n"
    "Rescue teams from three provinces were sent to the lower town, where the water stood in the streets until the "
    "morning.\n"
    "At least 38 people drowned when a boat that had taken them off their roofs turned over near the flooded market "
    "hall.\n"
    "The mayor asked everybody to stay at home and to keep the telephone lines free for those who were still waiting "
    "for help.\n"
)
OTHER = (
    "Shares of the ferry operator fell sharply after it took back its forecast and announced that two terminals would "
    "close.\n"
    "Analysts had expected the cut but not its size, and several of them asked how long the lenders would go on "
    "waiting.\n"
)


def voices(claims: tuple[FigureClaim, ...], *articles: Article) -> list[str]:
    """The name of each claim's voice, in the order of the claims."""
    found = find_voices(claims, articles)
    names = {voice.id: voice.name for voice in found.voices}
    return [names[found.of[claim.id]] for claim in claims]


def said(name: str | None, of: Article, near: str, surface: str = "44") -> FigureClaim:
    """A figure of an article, credited to a party, placed where `near` stands in the text."""
    return figure_claim(surface, article=of.id, start=of.text.index(near), asserter=name, population=None)


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


@pytest.mark.parametrize(
    ("text", "told", "near", "party"),
    [
        ("The UN refugee agency warned. Later the agency said 44 fled.", "the agency", "44", "UNHCR"),
        (
            "The Ministry of Health and the Red Cross met. 44 died, the ministry said.",
            "the ministry",
            "44",
            "Ministry of Health",
        ),
        ("The Syrian Observatory for Human Rights counts. The monitor says 44.", "the monitor", "44", "SOHR"),
        ("The Kremlin sees it otherwise. It says 44.", "it", "44", "Kremlin"),
        (
            "Marit Solheim-Dahl, who leads the Seafarers and Dockers’ Federation, spoke. 44, said Solheim-Dahl.",
            "Solheim-Dahl",
            "44",
            "Seafarers and Dockers’ Federation",
        ),
        ("William Spindler, a spokesperson for the agency, UNHCR, said 44.", "William Spindler", "44", "UNHCR"),
        ("44, said Anneli Rautio, an analyst with Karhu Partners.", "Anneli Rautio", "44", "Karhu Partners"),
        (
            "Skarvholm lost money. The company, Skarvholm, told its shareholders that Skarvholm would cut 44 jobs.",
            "the company",
            "44",
            "Skarvholm",
        ),
        ("44, said Jane Roe in the street.", "Jane Roe", "44", "Jane Roe"),
        (
            "A monitoring group said 44. The Syrian Observatory for Human Rights was silent.",
            "a monitoring group",
            "44",
            "a monitoring group",
        ),
        ("The army said so. The ministry said 44.", "the ministry", "44", "ministry"),
    ],
)
def test_what_stands_for_a_party_is_resolved_in_the_text(text: str, told: str, near: str, party: str) -> None:
    """ "The agency", "it", a surname and an office lead to the body named before; where none fits, the words stay."""
    source = article(text, title="Skarvholm" if "Skarvholm" in text else "A title")
    assert voices((said(told, source, near),), source) == [party]


def test_an_abbreviation_of_the_article_set_is_one_party() -> None:
    """Bracketed in one article, spelled out in a second, initials only in a third: one asserter."""
    first = article("The Northern Mariners Union (NMU) said 44.", id="000")
    second = article("According to the Northern Mariners Union, 44.", id="001")
    third = article("The NMU put it at 44.", id="002")
    claims = (
        said("the Northern Mariners Union (NMU)", first, "44"),
        said("the Northern Mariners Union", second, "44"),
        said("The NMU", third, "44"),
    )
    assert voices(claims, first, second, third)[1:] == ["NMU", "NMU"]


def test_initials_alone_lead_to_the_one_name_that_has_them() -> None:
    """No brackets anywhere: the only name in the set with these initials is the abbreviation's."""
    first = article("According to the Northern Mariners Union, 44.", id="000")
    second = article("The NMU put it at 44.", id="001")
    claims = (said("the Northern Mariners Union", first, "44"), said("NMU", second, "44"))
    assert voices(claims, first, second) == ["NMU", "NMU"]


# ---------------------------------------------------------------- unattributed figures


def test_an_unattributed_figure_is_the_origins_or_else_the_outlets() -> None:
    """AFP in another paper is AFP; a paper's own report is the paper's."""
    wire = article("44 died.", id="000", outlet="Rappler", origin="Agence France-Presse")
    own = article("44 died.", id="001", outlet="The Daily")
    dateline = article("ANKARA (Reuters) - 44 died.", id="002", outlet="The Post")
    claims = tuple(said(None, a, "44") for a in (wire, own, dateline))
    assert voices(claims, wire, own, dateline) == ["AFP", "Daily", "Reuters"]


def test_an_unattributed_figure_equal_to_an_attributed_one_is_that_partys() -> None:
    """Same value and measure in the same article: the first sentence only leaves the source out."""
    source = article("44 died in Idlib. The UN said that 44 were killed. 45 died. 44 were hurt.", outlet="The Daily")
    claims = (
        said(None, source, "44 died"),
        said("The UN", source, "44 were killed"),
        figure_claim("45", article="000", start=source.text.index("45"), population=None),
        figure_claim("44", article="000", start=source.text.index("44 were hurt"), measure="hurt", population=None),
    )
    assert voices(claims, source) == ["UN", "UN", "Daily", "Daily"]


# ---------------------------------------------------------------- copies


def test_a_lightly_edited_copy_is_one_origin_and_names_its_original() -> None:
    """A sentence end changed, a sign-off added: a copy of the earlier article, with its origin."""
    first = article(STORY * 1, id="000", outlet="Meridian Wire", published="2031-05-14")
    copy = article(
        STORY.replace("three provinces", "four provinces") + "This story was supplied.\n",
        id="001",
        outlet="The Gazette",
        published="2031-05-15",
    )
    other = article(OTHER, id="002", outlet="The Gazette")
    (found,) = find_copies((other, copy, first))
    assert (found.article, found.of) == ("001", "000")
    assert 0.9 <= found.overlap < 1
    assert read_origins((other, copy, first))["001"] == "Meridian Wire"
    assert find_versions((other, copy, first)) == ()


def test_the_supplier_is_the_original_even_when_it_is_published_later() -> None:
    """An outlet that another article names as its origin supplied the text."""
    paper = article(STORY, id="000", outlet="The Gazette", origin="Meridian Wire", published="2031-05-13")
    wire = article(STORY, id="001", outlet="Meridian Wire", published="2031-05-14")
    (found,) = find_copies((paper, wire))
    assert (found.article, found.of) == ("000", "001")


def test_two_versions_of_one_report_share_an_origin_and_are_no_copies() -> None:
    """Half of the text is new: one origin, none a duplicate of the other."""
    lines = STORY.splitlines(keepends=True)
    early = article("".join(lines), id="000", outlet="Paper A")
    late = article("".join((*lines[:3], *OTHER.splitlines(keepends=True)[:1])), id="001", outlet="Paper B")
    assert find_copies((early, late)) == ()
    (version,) = find_versions((early, late))
    assert (version.article, version.of) == ("001", "000")
    assert read_origins((early, late)) == {"000": "Paper A", "001": "Paper A"}


def test_unlike_and_very_short_texts_are_no_copies() -> None:
    """Two reports in their own words, and two texts of one sentence, are each their own."""
    assert find_copies((article(STORY, id="000"), article(OTHER, id="001"))) == ()
    assert find_copies((article("44 died in Idlib.", id="000"), article("44 died in Idlib.", id="001"))) == ()


def test_three_copies_name_one_original() -> None:
    """A copy of a copy points to the text that is none."""
    days = ("2031-05-16", "2031-05-14", "2031-05-15")
    articles = tuple(article(STORY, id=f"{n:03}", outlet=f"Paper {n}", published=day) for n, day in enumerate(days))
    assert {(c.article, c.of) for c in find_copies(articles)} == {("000", "001"), ("002", "001")}


def test_a_copy_of_a_copy_names_the_first_text() -> None:
    """Each edit alone leaves nine tenths; both together do not: the last copy is led back through the middle one."""
    second = STORY.replace("three provinces", "four provinces")
    third = second.replace("the old bridge", "the new bridge")
    texts = (STORY, second, third)
    articles = tuple(article(text, id=f"{n:03}", published=f"2031-05-1{n}") for n, text in enumerate(texts))
    assert {(c.article, c.of) for c in find_copies(articles)} == {("001", "000"), ("002", "000")}
    assert find_copies((articles[0], articles[2])) == ()


@pytest.mark.parametrize(
    ("told", "party"),
    [
        ("VNA (Veldanian News Agency)", "VNA"),
        ("Veldania’s National Emergency Service", "NES"),
        ("the National Emergency Service", "NES"),
        ("Tomas Rell", "NES"),
        ("the service", "NES"),
        ("a first survey by the housing ministry", "housing ministry"),
    ],
)
def test_a_service_and_its_spokesman_are_one_party(told: str, party: str) -> None:
    """Bracketed short form, a country's possessive, "the service", its spokesman, a paper by a ministry."""
    text = "The National Emergency Service (NES) counts. Tomas Rell, a spokesman for the service, said 44."
    source = article(text)
    assert voices((said(told, source, "44"),), source) == [party]


def test_a_company_is_one_party_with_and_without_its_suffix() -> None:
    """ "Skarvholm" and "ferry group Skarvholm Lines" speak with one voice; another Skarv does not."""
    source = article("44 at Skarvholm, 44 at Skarvholm Lines, 44 at Skarvholm Museum.")
    names = {
        "44 at Skarvholm,": "Skarvholm",
        "44 at Skarvholm L": "ferry group Skarvholm Lines",
        "44 at Skarvholm M": "Skarvholm Museum",
    }
    claims = tuple(said(name, source, near) for near, name in names.items())
    assert voices(claims, source) == ["Skarvholm", "Skarvholm", "Skarvholm Museum"]


# ---------------------------------------------------------------- relays


def test_relays_count_articles_not_claims() -> None:
    """The UN in two articles, three times: one asserter, two relays. A party of one article is not listed."""
    claims = (
        figure_claim(article="000", sentence=1, asserter="UN"),
        figure_claim(article="000", sentence=2, asserter="UN"),
        figure_claim(article="001", asserter="UN"),
        figure_claim(article="002", asserter="SOHR"),
    )
    assert relay_counts(claims) == (("UN", 2),)
