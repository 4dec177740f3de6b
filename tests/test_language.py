"""The language of an article: stated, else recognised by its words, else English."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

import briefgen.text.language
from briefgen.pages.readers.article import article_from_text
from briefgen.pages.readers.page import Stated
from briefgen.text.figures import scan_numbers
from briefgen.text.language import recognise_language, stated_language

NEWS = {
    "en": "The river rose by two metres overnight, and officials said that 1,200 people had to leave their homes. It was "
    "the third flood in the valley this year.",
    "de": "In der Nacht stieg der Fluss um zwei Meter, und nach Angaben der Behörden mussten 1.200 Menschen ihre Häuser "
    "verlassen. Es ist die dritte Flut in diesem Jahr.",
    "fr": "La rivière est montée de deux mètres dans la nuit et, selon les autorités, 1 200 personnes ont dû quitter leur "
    "maison. C'est la troisième crue de la vallée cette année.",
    "es": "El río subió dos metros durante la noche y, según las autoridades, 1.200 personas tuvieron que dejar sus casas. "
    "Es la tercera inundación en el valle este año.",
    "it": "Nella notte il fiume è salito di due metri e, secondo le autorità, 1.200 persone hanno dovuto lasciare le loro "
    "case. È la terza piena nella valle di quest'anno.",
    "pt": "O rio subiu dois metros durante a noite e, segundo as autoridades, 1.200 pessoas tiveram de deixar as suas "
    "casas. É a terceira cheia no vale este ano.",
    "nl": "De rivier steeg in de nacht met twee meter en volgens de autoriteiten moesten 1.200 mensen hun huis verlaten. "
    "Het is de derde overstroming in het dal dit jaar.",
    "sv": "Floden steg med två meter under natten och enligt myndigheterna fick 1 200 personer lämna sina hem. Det är den "
    "tredje översvämningen i dalen i år.",
    "pl": "W nocy rzeka podniosła się o dwa metry, a według władz 1200 osób musiało opuścić swoje domy. To już trzecia "
    "powódź w dolinie w tym roku, ale nie jest największa.",
    "tr": "Nehir gece boyunca iki metre yükseldi ve yetkililere göre 1.200 kişi için evlerini terk etmek gerekti. Bu, "
    "vadide bir yıl içinde olan üçüncü sel oldu.",
    "ru": "За ночь река поднялась на два метра, и, по данным властей, 1200 человек были вынуждены покинуть свои дома. Это "
    "уже третье наводнение в долине за год, но не последнее.",
}
SHORT = {
    "de": "Zwölf Schiffe sanken, teilte die Wache mit.",
    "nl": "Twaalf schepen zonken, meldde de kustwacht vrijdag.",
    "sv": "Minst tolv personer saknas, uppgav polisen.",
    "pl": "Dwanaście statków zatonęło, podała w piątek straż.",
    "tr": "Valiliğe göre on iki kişi kayboldu.",
    "pt": "Doze milhões de euros, disseram os bancos.",
    "en": "Person of interest held in Málaga, says Erdoğan’s aide; 3 million euros gone.",
}
LISTING = "Arlen 3, Marrenford 1\nTavrik 2, Korsun 2\nHalden 0, Estrel 4\n" * 12


def test_the_examples_in_the_docstrings_hold() -> None:
    """Each worked example prints what it says."""
    result = doctest.testmod(briefgen.text.language)
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize("code", NEWS)
def test_two_sentences_of_news_give_their_language_away(code: str) -> None:
    """Without a library: the count of function words is enough."""
    assert recognise_language(NEWS[code]) == code


@pytest.mark.parametrize("code", SHORT)
def test_a_sentence_is_known_by_the_words_that_tell_its_numbers(code: str) -> None:
    """And by whom it lets say them; names and words that English has too make no English sentence foreign."""
    assert recognise_language(SHORT[code]) == code


@pytest.mark.parametrize(
    ("stated", "code"),
    [("de-AT", "de"), ("it_IT", "it"), ("EN-gb", "en"), ("eng", "en"), ("German", "de"), ("es-MX", "es-mx"),
     ("ja", "ja"), ("zh-Hant-TW", "zh")],
)  # fmt: skip
def test_what_is_stated_wins_over_the_words(stated: str, code: str) -> None:
    """In each of the forms that pages and people use."""
    assert recognise_language(NEWS["fr"], stated) == code


def test_a_long_text_outweighs_what_a_template_states() -> None:
    """An English paper with `lang="fr"` in its template would else have 1.2 people leave their homes."""
    assert recognise_language(NEWS["en"] * 3, "fr") == "en"
    assert recognise_language(NEWS["en"], "fr") == "fr"
    assert recognise_language(NEWS["en"] * 3, "eu") == "eu"


@pytest.mark.parametrize("stated", [None, "", "x-default", "und", "the language of the page", "¿?", "12"])
def test_what_is_stated_and_names_no_language_is_passed_over(stated: str | None) -> None:
    """Templates of pages hold all kinds of things there."""
    assert stated_language(stated) is None
    assert recognise_language(NEWS["it"], stated) == "it"


@pytest.mark.parametrize("text", ["", "38 dead", "12 34 56", "\n"])
def test_a_text_too_short_to_tell_is_english(text: str) -> None:
    """A guess from five words would change how its digits are read."""
    assert recognise_language(text) == "en"


def test_a_list_without_function_words_is_told_by_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is it told wrongly: without the library it is English."""
    monkeypatch.setattr(briefgen.text.language, "_identifier", lambda: None)
    assert recognise_language(LISTING) == "en"


def test_a_language_beyond_the_table_is_told_by_the_extra() -> None:
    """Basque is in no row of the table."""
    pytest.importorskip("py3langid")
    text = (
        "Ibaia bi metro igo da gauean, eta agintarien arabera 1.200 lagunek etxea utzi behar izan dute. Haranean aurten "
        "izan den hirugarren uholdea da, eta euria ez da oraindik gelditu."
    )
    assert recognise_language(text) == "eu"


def test_an_article_is_read_in_its_own_language() -> None:
    """Nobody said that it is Italian: its number has groups all the same, and the user's word still wins."""
    article = article_from_text(NEWS["it"], path="a.txt")
    assert article.language == "it"
    assert 1200 in [q.value for q in scan_numbers(article.text, language=article.language).quantities]
    assert article_from_text(NEWS["it"], path="a.txt", stated=Stated(language="en")).language == "en"


@given(st.text(max_size=300), st.none() | st.text(max_size=12))
def test_any_text_has_a_language(text: str, stated: str | None) -> None:
    """A short code in lower case, whatever is thrown at it."""
    code = recognise_language(text, stated)
    assert 2 <= len(code) <= 5
    assert code == code.lower()
