"""Articles whose text is one text: copies, and versions of one report."""

from __future__ import annotations

from briefgen.records import Article, FigureClaim
from briefgen.stages.claims import read_figures
from briefgen.stages.relate.copies import find_copies, find_retellings
from briefgen.stages.relate.voices import find_voices
from briefgen.text.figures import scan_numbers
from build import article, sentences

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
    assert [(found.article, found.of) for found in find_retellings((early, late))] == [("001", "000")]


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


def test_a_text_without_an_outlet_is_called_by_its_copys() -> None:
    """Its title names nobody who tells anything."""
    first = article(STORY, id="000", title="River rises in the night", published="2031-05-14")
    copy = article(STORY + "This story was supplied.\n", id="001", outlet="The Gazette", published="2031-05-15")
    claims = [
        claim
        for own in (first, copy)
        for claim in read_figures(own, sentences(own), scan_numbers(own.text))
        if claim.surface == "At least 38"
    ]
    found = find_voices(claims, (first, copy))
    assert len(claims) == 2
    assert [voice.name for voice in found.voices] == ["The Gazette"]


COUNTED = (
    "The ferry strike left 41,250 travellers on the quays, 3,800 more than the harbour board had feared, as crews walked out for "
    "the second day in a row.\n"
    "According to the board 2,317 crossings were dropped on the northern line and 1,482 on the southern one, so that 3,799 did "
    "not take place in all.\n"
    "In the north 612 stewards stayed away, in the south 587, and the board says that talks will go on in Orla until the end of "
    "the week.\n"
)
REWORDED = (
    "Some 41,250 passengers were stranded on the quays by the ferry stoppage, 3,800 more than the port board had feared, while "
    "staff downed tools for a second straight day.\n"
    "The board reports that 2,317 sailings were scrapped on the upper route and 1,482 on the lower, bringing the sum to 3,799 in "
    "total.\n"
    "Up north 612 stewards did not turn up, down south 587, and the board says that talks will go on in Orla till Friday.\n"
)
OF_ITS_OWN = (
    "“We slept on our bags for a second night,” said Mira Halden, one of 41,250 travellers held up by the strike of the crews.\n"
    "Her union, the Seamen's League, counts 4,200 strikers, and its head Tor Vik spoke of the best turnout for 20 years.\n"
    "The harbour board puts the sailings that were lost at 3,799, of which 2,317 fell to the north; 612 stewards stayed away there.\n"
)


def read_of(*texts: str) -> tuple[list[Article], list[FigureClaim]]:
    articles = [article(text, id=f"{n:03}", outlet=f"Paper {n}") for n, text in enumerate(texts)]
    return articles, [claim for own in articles for claim in read_figures(own, sentences(own), scan_numbers(own.text))]


def test_a_report_in_other_words_is_known_by_its_figures_in_their_order() -> None:
    """A rewrite keeps all numbers in one order and some of the words: one origin, though no copy."""
    articles, claims = read_of(COUNTED, REWORDED)
    assert find_copies(articles) == ()
    assert find_retellings(articles) == ()
    assert [(found.article, found.of) for found in find_retellings(articles, claims)] == [("001", "000")]
    names = {voice.id: voice.name for voice in find_voices(claims, articles).voices}
    assert "Paper 1" not in names.values()


def test_a_report_with_figures_and_words_of_its_own_is_no_rewrite() -> None:
    """One board's numbers in two reports: in another order, with others between, told by other people."""
    articles, claims = read_of(COUNTED, OF_ITS_OWN)
    assert find_retellings(articles, claims) == ()
