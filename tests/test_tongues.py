"""Numbers, units, sentence ends, cues and speakers of languages other than English: all from tables of words."""

from __future__ import annotations

import doctest
from fractions import Fraction

import pytest

import briefgen
import briefgen.text.letters
import briefgen.text.printed
from briefgen.records import Quantity, Span
from briefgen.stages.chunk import sentence_spans
from briefgen.stages.relate.reading.cues import cues_in
from briefgen.text.dates import find_dates
from briefgen.text.figures import scan_numbers, scan_sentences
from briefgen.text.language import is_recognised, language_name, recognise_language
from briefgen.text.voices.quotes import find_quotations, find_speaker

MILLION, BILLION = 10**6, 10**9


def read(text: str, language: str) -> list[tuple[float | None, str | None, str | None]]:
    """Value, unit and qualifier of each number."""
    return [_told(q) for q in scan_numbers(text, language=language).quantities]


def _told(quantity: Quantity) -> tuple[float | None, str | None, str | None]:
    return (None if quantity.value is None else float(quantity.value), quantity.unit, quantity.qualifier)


@pytest.mark.parametrize("module", [briefgen.text.letters, briefgen.text.printed])
def test_the_examples_in_the_docstrings_hold(module: object) -> None:
    """Each worked example prints what it says."""
    result = doctest.testmod(module)  # type: ignore[arg-type]
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Mindestens zwölf Gäste", (12, "person", "at_least")),
        ("de", "zweihundertdreiundvierzig Kinder", (243, "person", None)),
        ("de", "Eine Viertelmillion Euro", (MILLION / 4, "EUR", None)),
        ("de", "anderthalb Tonnen Reis", (1.5, "tonne", None)),
        ("de", "bis zu 1,2 Mrd. Euro", (1.2 * BILLION, "EUR", "up_to")),
        ("de", "Am Dienstag nahm die Polizei 300 Randalierer fest", (300, None, None)),
        ("de", "um 25 Basispunkte", (25, "basis_point", None)),
        ("fr", "Plus d'un million de personnes", (MILLION, "person", "more_than")),
        ("fr", "une centaine de personnes", (100, "person", "about")),
        ("fr", "plus d'une centaine de blessés", (100, "person", "more_than")),
        ("fr", "soixante-dix-neuf blessés", (79, "person", None)),
        ("fr", "quatre-vingt-quinze euros", (95, "EUR", None)),
        ("fr", "deux millions et demi d'euros", (2.5 * MILLION, "EUR", None)),
        ("fr", "un demi-million de foyers", (MILLION / 2, None, None)),
        ("es", "Medio millón de personas", (MILLION / 2, "person", None)),
        ("es", "doscientos treinta y cuatro heridos", (234, "person", None)),
        ("es", "2.300 millones de dólares", (2.3 * BILLION, "USD", None)),
        ("es", "25 puntos básicos", (25, "basis_point", None)),
        ("it", "almeno ventitré feriti", (23, "person", "at_least")),
        ("it", "due milioni e mezzo di euro", (2.5 * MILLION, "EUR", None)),
        ("it", "tremila sfollati", (3000, "person", None)),
        ("it", "sei feriti", (6, "person", None)),
        ("pt", "pelo menos vinte e três pessoas", (23, "person", "at_least")),
        ("pt", "R$ 2,5 bilhões", (2.5 * BILLION, "BRL", None)),
        ("pt", "3,4 mil milhões de euros", (3.4 * BILLION, "EUR", None)),
        ("nl", "ruim drieëntwintig doden", (23, "person", "just_over")),
        ("nl", "anderhalf miljoen mensen", (1.5 * MILLION, "person", None)),
        ("sv", "minst tjugotre personer", (23, "person", "at_least")),
        ("sv", "drygt 3,4 miljarder kronor", (3.4 * BILLION, "SEK", "more_than")),
        ("pl", "co najmniej dwudziestu trzech rannych", (23, "person", "at_least")),
        ("pl", "ponad 15 tys. osób", (15_000, "person", "more_than")),
        ("pl", "3,4 mld zł", (3.4 * BILLION, "PLN", None)),
        ("ru", "не менее двенадцати человек", (12, "person", "at_least")),
        ("ru", "Погибли 1340 жителей", (1340, "person", None)),
        ("pl", "Spłonęło w Lornie 340 domów", (340, None, None)),
        ("ru", "полтора миллиона долларов", (1.5 * MILLION, "USD", None)),
        ("ru", "3,4 млрд руб.", (3.4 * BILLION, "RUB", None)),
        ("ru", "12,5 процента", (12.5, "percent", None)),
        ("tr", "en az on iki kişi", (12, "person", "at_least")),
        ("tr", "1.200'den fazla kişi", (1200, "person", "more_than")),
        ("tr", "yüzde 12,5", (12.5, "percent", None)),
        ("tr", "bir buçuk milyon lira", (1.5 * MILLION, "TRY", None)),
        ("ar", "١٬٣٤٠ شخصا على الأقل", (1340, "person", "at_least")),
        ("ar", "نحو 12 ألف شخص", (12_000, "person", "about")),
        ("ar", "3.4 مليار دولار", (3.4 * BILLION, "USD", None)),
        ("ar", "خمسة وعشرون جريحا", (25, "person", None)),
        ("ar", "ثلاثة ملايين شخص", (3 * MILLION, "person", None)),
        ("hi", "कम से कम 1,340 लोग", (1340, "person", "at_least")),
        ("hi", "2,400 करोड़ रुपये", (24 * BILLION, "INR", None)),
        ("hi", "करीब १२.५ प्रतिशत", (12.5, "percent", "about")),
        ("hi", "डेढ़ लाख से ज्यादा लोग", (150_000, "person", "more_than")),
        ("zh", "造成至少12人死亡", (12, "person", "at_least")),
        ("zh", "超过1.2万人", (12_000, "person", "more_than")),
        ("zh", "损失约3.5亿元", (3.5 * 10**8, "CNY", "about")),
        ("zh", "三百二十人", (320, "person", None)),
        ("zh", "1200多人", (1200, "person", "more_than")),
        ("de", "zwei Drittel der Stimmen", (float(Fraction(2, 3)), None, None)),
        ("fr", "trois quarts des voix", (0.75, None, None)),
        ("es", "un tercio de los votos", (float(Fraction(1, 3)), None, None)),
        ("de", "hunderttausend Euro", (100_000, "EUR", None)),
        ("de", "ein 45-jähriger Mann", (45, "year", None)),
        ("ru", "миллион рублей", (MILLION, "RUB", None)),
        ("pl", "milion złotych", (MILLION, "PLN", None)),
        ("ar", "واثنان وعشرون شخصا", (22, "person", None)),
        ("tr", "%12,5", (12.5, "percent", None)),
        ("zh", "一人死亡", (1, "person", None)),
        ("ja", "約3億5000万円", (3.5 * 10**8, "JPY", "about")),
        ("ja", "1万2000人以上", (12_000, "person", "at_least")),
    ],
)
def test_a_number_is_read_by_the_words_of_its_language(
    language: str, text: str, told: tuple[float, str | None, str | None]
) -> None:
    """Number words, scale words, qualifiers on either side, people, currencies, shares."""
    assert read(text, language) == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Eine Frau und ein Hund"), ("fr", "une maison et un chien"), ("fr", "un véhicule neuf"), ("es", "la media y un perro"),
     ("it", "lei dice che sei"), ("tr", "bir ev"), ("zh", "一个问题"), ("de", "Das halbe Dorf"), ("ru", "один")],
)  # fmt: skip
def test_an_article_and_words_with_another_use_are_no_numbers(language: str, text: str) -> None:
    """ "Eine Frau" counts no more than "a woman" does."""
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "zwischen 30 und 40 Gäste"), ("it", "tra 30 e 40 persone"), ("pt", "entre 30 e 40 pessoas"), ("nl", "tussen 30 en 40 mensen"),
     ("sv", "mellan 30 och 40 personer"), ("pl", "od 30 do 40 osób"), ("ru", "от 30 до 40 человек"), ("tr", "30 ila 40 kişi"),
     ("ar", "بين 30 و40 شخصا"), ("fr", "de 30 à 40 personnes")],
)  # fmt: skip
def test_two_ends_are_one_range(language: str, text: str) -> None:
    """ "до 40" by itself would be "up to 40"."""
    (quantity,) = scan_numbers(text, language=language).quantities
    assert (quantity.low, quantity.high, quantity.qualifier, quantity.unit) == (30, 40, "range", "person")


def test_a_vague_plural_has_its_lower_end() -> None:
    """In each language that has such words."""
    for language, text in (
        ("de", "Hunderte Gäste"),
        ("es", "cientos de personas"),
        ("zh", "数百人"),
        ("ru", "сотни людей"),
    ):
        (quantity,) = scan_numbers(text, language=language).quantities
        assert (quantity.qualifier, quantity.low, quantity.value) == ("vague", Fraction(200), None)


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [("de", "Der 1. FC Lorn spielt", "ordinal"), ("de", "PLZ 20095 Lorn", "name"), ("es", "el artículo 49", "name"), ("pl", "w 3. rundzie", "ordinal"), ("zh", "第3次", "ordinal"),
     ("ja", "5日午後", "date"), ("zh", "2024年3月5日", "date"), ("ja", "午後3時", "time")],
)  # fmt: skip
def test_what_counts_nothing_is_masked(language: str, text: str, reason: str) -> None:
    """Ordinals with a dot, and the days and hours of scripts without spaces."""
    scan = scan_numbers(text, language=language)
    assert (scan.quantities, {masked.reason for masked in scan.masked}) == ((), {reason})


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [("zh", "2024年3月5日", (2024, 3, 5)), ("ja", "3月5日", (None, 3, 5)), ("hi", "5 मार्च 2024", (2024, 3, 5)),
     ("ar", "5 مارس 2024", (2024, 3, 5)), ("ru", "5 марта 2024 года", (2024, 3, 5)), ("pt", "5 de março de 2024", (2024, 3, 5)),
     ("tr", "5 Mart 2024", (2024, 3, 5)), ("pl", "5 marca 2024 r.", (2024, 3, 5)), ("nl", "5 maart 2024", (2024, 3, 5)),
     ("sv", "5 mars 2024", (2024, 3, 5))],
)  # fmt: skip
def test_months_of_each_language_are_known(language: str, text: str, day: tuple[int | None, int, int]) -> None:
    """Beside a day; vowel signs are a part of the word."""
    mention = find_dates(text, language=language)[0]
    assert (mention.year, mention.month, mention.day) == day


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Rep. Ada Lunt, R-N.C., voted no. She left.", 2),
        ("en", "The non-U.S. firm won. The E.U.-U.K. deal is done.", 2),
        ("de", "Der Schaden beträgt 4,2 Mio. Euro. Die Versicherer zahlen 1,1 Mrd. Euro.", 2),
        ("de", "Rund 4,2 Mio. Die Firma schweigt.", 2),
        ("de", "Der 1. FC Lorn sagte ab. Am 3. April kam z. B. Dr. Holm.", 2),
        ("de", "Er wurde 12. Danach ging er.", 2),
        ("fr", "M. Morel et Mme. Roux ont parlé. L'art. 5 reste. M. J.-P. Roux est là.", 3),
        ("de", "Dipl.-Ing. Holm kam ca. 3-mal. Sie zahlt ca. €4 im Monat.", 2),
        ("fr", "Le train part à 17 h. L'usine ferme vers 18 h. Elle rouvre à 6 h. du matin.", 3),
        ("es", "EE. UU. envió mantas. La Dra. Roca y el Sr. Gil hablaron del núm. 5.", 2),
        ("it", "Il dott. Neri tace. L'on. Verdi e la sig.ra Riva parlano.", 2),
        ("nl", "Dhr. Bos kwam o.a. uit Lorn. Het kostte 3,5 mln. euro.", 2),
        ("pl", "Ok. 15 tys. osób. W 2024 r. zginęło 12 osób przy ul. Długiej.", 2),
        ("ru", "Ущерб — 3,4 млрд руб. за год. В 2024 г. погибли 12 человек на ул. Мира.", 2),
        ("tr", "Doç. Dr. Ayşe Kaya geldi. 3. kat yandı.", 2),
        ("hi", "करीब १२.५ प्रतिशत घर टूटे। डॉ. राम ने कहा।", 2),
        ("ja", "「大変だ。」と田中さんは話した。12人がいた。", 2),
    ],
)
def test_an_abbreviation_ends_no_sentence(language: str, text: str, count: int) -> None:
    """Nor does an initial, an ordinal, or a dot inside a word."""
    assert len(sentence_spans(text, Span(0, len(text)), language=language)) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [("昨夜洛纳发生火灾。", "zh"), ("ロルナで12人が死亡した。", "ja"), ("लोरना में आग से 12 लोगों की मौत हो गई।", "hi"),
     ("حريق في لورنا", "ar"), ("В Лорне погибли 12 человек", "ru"), ("У Лорні загинули 12 осіб, є поранені", "uk"),
     ("لورنا میں 12 افراد ہلاک ہو گئے", "ur"), ("Bei dem Brand in Lorn starben zwölf Menschen, die Polizei sucht noch.", "de")],
)  # fmt: skip
def test_a_script_and_a_sentence_give_a_language_away(text: str, code: str) -> None:
    """Without a library and without twenty words."""
    assert recognise_language(text) == code


def test_a_stated_language_is_disbelieved_in_another_script() -> None:
    """A template that says "en" over a Chinese page."""
    assert recognise_language("昨夜洛纳发生火灾，三人受伤。", "en") == "zh"


def test_a_language_that_is_not_held_or_not_recognised_is_told() -> None:
    """The briefing says that only digits are read, or that nobody knows the language."""
    czech = (
        "Při požáru v Lorně zemřelo 12 lidí, uvedla policie. Další tři jsou podle mluvčí v nemocnici, která je na místě, a škoda "
        "se odhaduje na tři miliony korun."
    )
    told = [note.text for note in briefgen.brief({"text": czech, "title": "Požár"}, engine="local").notes]
    assert any("in Czech: only its digits are read" in note for note in told)
    lorem = "Zub kralot minha voru teplik sanoda, bem torvak ulinoo 12 farko desil vuntam orak pelis dovan."
    told = [note.text for note in briefgen.brief({"text": lorem, "title": "Zub"}, engine="local").notes]
    assert any("language was not recognised" in note for note in told)
    assert is_recognised("Fire kills 12")
    assert (language_name("cs"), language_name("xx")) == ("Czech", "xx")


def test_a_cue_is_of_its_language() -> None:
    """The German article "die" tells of no deaths; "Tote" does."""
    assert cues_in("die 300 Mitarbeiter", "de") == ()
    assert [cue.classes[0][0] for cue in cues_in("acht Tote und neun Verletzte", "de")] == ["dead", "injured"]
    assert [cue.classes[0][0] for cue in cues_in("people die", "en")] == ["dead"]
    text = "Die Firma hat die 1.200 Mitarbeiter in Lorn am Dienstag informiert, wie sie mitteilte. Die Stadt half ihr dabei."
    made = briefgen.brief({"text": text, "title": "Werk", "published": "2024-03-05"}, engine="local")
    assert [group.name for group in made.figures] == ["Mitarbeiter"]


def test_counts_of_two_languages_are_one_measure() -> None:
    """Twelve dead in German, French and English."""
    texts = (
        "Bei dem Brand in Lorn sind am Dienstag zwölf Menschen ums Leben gekommen, teilte die Polizei mit, die noch nach der Ursache sucht.",
        "L'incendie de Lorn a fait douze morts mardi, ont indiqué les pompiers, qui cherchent encore les causes dans la ville.",
        "The fire in Lorn killed 12 people on Tuesday, the police said, and they are still looking for the cause in the town.",
    )
    articles = [
        {"text": text, "title": "Lorn", "outlet": f"Paper {n}", "published": "2024-03-06"}
        for n, text in enumerate(texts)
    ]
    made = briefgen.brief(articles, engine="local")
    assert [(group.name, len(group.claims)) for group in made.figures] == [("people killed", 3)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "„Alles ist weg“, sagte die Landwirtin Mara Vell am Sonntag. „Es war schlimm“, sagte sie.",
            ["Mara Vell", "Mara Vell"],
        ),
        ("„Das Tal ist leer“, sagte Ministerpräsident Omar Fenn der Zeitung.", ["Omar Fenn"]),
        ("„Das war knapp“, sagte ein Sprecher der Feuerwehr.", ["ein Sprecher"]),
        (
            "„Das genügt nicht“, sagte die Richterin Dr. h. c. Vera Senn. „Wir gehen weiter“, sagte sie.",
            ["Vera Senn", "Vera Senn"],
        ),
        ("« Le pont tiendra », a assuré M. Brest.", ["Brest"]),
        ("„Wir laufen aus“, sagte Kapitänin Eva Holm.", ["Eva Holm"]),
        (
            "„Niemand wusste davon“, sagte Ursula von der Heide, die Leiterin. „Wir lernen daraus“, fügte sie hinzu.",
            ["Ursula von der Heide"] * 2,
        ),
        ("Die Ministerin erklärte: „Wir prüfen das noch.“", ["Die Ministerin"]),
        (
            "« La rue est vide », a déclaré le maire de Lorn, Jean Roux. « C'est fini pour nous », a-t-il ajouté.",
            ["Jean Roux"] * 2,
        ),
        ("Le préfet Luc Morel a déclaré : « Nous restons ici ».", ["Luc Morel"]),
        ("«No queda nada en pie», aseguró la alcaldesa Ana de la Torre el lunes.", ["Ana de la Torre"]),
        ("«Abbiamo perduto tutto», ha detto il sindaco Marco Rossi.", ["Marco Rossi"]),
        ("A prefeita Ana Dias afirmou: “Vamos reconstruir a ponte”.", ["Ana Dias"]),
        ("“Het was een ramp”, zei burgemeester Jan Bakker.", ["Jan Bakker"]),
        ("”Vattnet stiger fortfarande”, säger Anna Berg.", ["Anna Berg"]),
        ("„Nie ma prądu od rana” – mówi Anna Lis z Lorn.", ["Anna Lis"]),
        ("«Воды нет уже два дня», — заявил губернатор Иван Петров.", ["Иван Петров"]),
        ("Vali Ali Kaya, “Su hâlâ yükseliyor” dedi.", ["Vali Ali Kaya"]),
        ('وقالت مارا فيل: "لقد فقدنا كل شيء".', ["مارا فيل"]),
        ('وقالت مارا فيل: "لقد فقدنا كل شيء". وأضاف الوزير أحمد علي: "نحن هنا الآن".', ["مارا فيل", "الوزير أحمد علي"]),
        ('राम कुमार ने कहा, "हमने सब कुछ खो दिया"।', ["राम कुमार"]),
        ("李华说：“我们没有水了。”她说：“孩子们很害怕。”", ["李华", "李华"]),
        ("「すべてを失った」と田中さんは話した。山田市長は「水はまだ増えている」と述べた。", ["田中さん", "山田市長"]),
        ("Das so genannte „Wunder von Lorn“ ist vorbei.", [None]),
        ("Lena Dahl kam. „Es regnet noch immer“, sagte er.", [None]),
    ],
)
def test_a_quotation_of_another_language_has_its_speaker(text: str, told: list[str | None]) -> None:
    """Where a known verb of saying stands beside it; a pronoun only where somebody spoke just before."""
    sentences = [span for language in ("ja",) for span in sentence_spans(text, Span(0, len(text)), language=language)]
    speakers = [find_speaker(text, quotation, sentences) for quotation in find_quotations(text)]
    assert [speaker.name if speaker else None for speaker in speakers] == told


PASSED_AND_LIMITED = [
    (
        "de",
        "Die Kosten haben die Marke von 7 Milliarden Euro überschritten und überstiegen 8 Milliarden Euro.",
        [(7e9, "EUR", "more_than"), (8e9, "EUR", "more_than")],
    ),
    (
        "de",
        "Die Summe ist auf 40.000 Euro begrenzt, die Obergrenze liegt bei 9 Millionen Euro.",
        [(40_000, "EUR", "at_most"), (9e6, "EUR", "at_most")],
    ),
    (
        "fr",
        "Le coût a dépassé 7 milliards d'euros ; l'aide est plafonnée à 40 000 euros.",
        [(7e9, "EUR", "more_than"), (40_000, "EUR", "at_most")],
    ),
    ("fr", "Le plafond de 3 mètres est tombé sous les 12 ponts.", [(3, "metre", None), (12, "pont", None)]),
    (
        "es",
        "El coste superó los 7.000 millones de euros, con un tope de 40.000 euros.",
        [(7e9, "EUR", "more_than"), (40_000, "EUR", "at_most")],
    ),
    (
        "it",
        "I costi hanno superato i 7 miliardi di euro, con un tetto di 40.000 euro.",
        [(7e9, "EUR", "more_than"), (40_000, "EUR", "at_most")],
    ),
    (
        "pt",
        "O custo ultrapassou 7 milhões de euros, com um teto de 40.000 euros.",
        [(7e6, "EUR", "more_than"), (40_000, "EUR", "at_most")],
    ),
    (
        "tr",
        "Zarar 7 milyon avroyu aştı, 900 hektardan fazla yandı.",
        [(7e6, "EUR", "more_than"), (900, "hectare", "more_than")],
    ),
    ("ru", "Ущерб превысил 7 млн рублей.", [(7e6, "RUB", "more_than")]),
    ("en", "Aid will not fall below $7 million.", [(7e6, "USD", "at_least")]),
]


@pytest.mark.parametrize(("language", "text", "told"), PASSED_AND_LIMITED)
def test_what_is_passed_is_more_and_what_is_limited_at_most(
    language: str, text: str, told: list[tuple[float, str | None, str | None]]
) -> None:
    """Verbs of passing and nouns of a limit, on either side of the number; a ceiling of metres is one of a room."""
    assert read(text, language) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("tr", "Gemi 84 kişiyle battı, 3 metrelik bir delik açıldı.", [(84, "person", None), (3, "metre", None)]),
        ("ru", "Судно с 84 людьми и 12 солдатами село на мель.", [(84, "person", None), (12, "person", None)]),
        ("pl", "Statek z 84 osobami osiadł na mieliźnie.", [(84, "person", None)]),
    ],
)
def test_a_counted_word_in_any_case(language: str, text: str, told: list[tuple[float, str | None, str | None]]) -> None:
    """What is counted bears the ending that its sentence asks for."""
    assert read(text, language) == told


BEFALLEN = [
    ("de", "Vier Häuser brannten, 16 wurden schwer verletzt."),
    ("fr", "Quatre maisons ont brûlé, 16 ont été blessées."),
    ("es", "Ardieron 4 casas, 16 siguen desaparecidas."),
    ("it", "Quattro case bruciate, 16 sono rimaste ferite."),
    ("nl", "Vier huizen brandden af, 16 raakten gewond."),
    ("sv", "Fyra hus brann, 16 saknas."),
    ("ru", "Сгорели 4 дома, 16 ранены."),
]


@pytest.mark.parametrize(("language", "text"), BEFALLEN)
def test_a_number_before_what_befell_people_counts_people(language: str, text: str) -> None:
    """Though no noun names them; a number of houses counts none."""
    first, second = scan_numbers(text, language=language).quantities
    assert (first.unit == "person", second.value, second.unit) == (False, 16, "person")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("ru", "Живут двести сорок один человек, один из них врач.", 241),
        ("pl", "Mieszka dwieście czterdzieści jeden osób, jeden z nich to lekarz.", 241),
        ("sv", "Tvåhundrafyrtioen personer bor där, en av dem är läkare.", 241),
    ],
)
def test_a_one_ends_a_number_and_is_none_by_itself(language: str, text: str, value: int) -> None:
    """ "двести сорок один" is 241; "один из них" counts nothing."""
    assert read(text, language) == [(value, "person", None)]


MIXED = [
    ("en", "A quake killed 45 people. Στην Κρήτη 1.350 άνθρωποι έμειναν άστεγοι.", [45, 1350], []),
    ("de", "Die Flut traf 1.200 Menschen. В Туле погибли 17 человек, 1,5 тысячи ранены.", [1200, 17, 1500], []),
    ("en", "中国有二十五人死亡。 Some 300 homes burnt, and 40 of them were empty.", [25, 300, 40], [(40, 300)]),
]


@pytest.mark.parametrize(("language", "text", "values", "parts"), MIXED)
def test_a_sentence_in_another_script_is_read_in_its_own_language(
    language: str, text: str, values: list[int], parts: list[tuple[int, int]]
) -> None:
    """An article may quote one; what is a part of what stays so."""
    scan = scan_sentences(text, sentence_spans(text, Span(0, len(text)), language=language), language=language)
    read_as = [quantity.value for quantity in scan.quantities]
    assert read_as == values
    assert [(read_as[part.part], read_as[part.whole]) for part in scan.parts] == parts
    assert [quantity.unit for quantity in scan.quantities if quantity.value in (17, 25)] == ["person"] * (
        25 in values or 17 in values
    )


NUMBER_OF = [
    ("de", "Die Zahl der Toten stieg bis zum Abend auf 23."), ("fr", "Le nombre de blessés est passé à 23."), ("es", "La cifra de muertos subió hasta 23."),
    ("it", "Il numero dei feriti è salito a 23."), ("pt", "O número de mortos subiu para 23."), ("nl", "Het aantal gewonden is opgelopen tot 23."),
    ("sv", "Antalet döda har stigit till 23."), ("pl", "Liczba ofiar wzrosła do 23."), ("ru", "Число погибших выросло до 23."),
    ("tr", "Ölü sayısı 23'e yükseldi."), ("ar", "ارتفع عدد القتلى إلى 23."), ("hi", "घायलों की संख्या 23 हो गई।"), ("zh", "死亡人数上升至23。"), ("ja", "死者数は23に上った。"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NUMBER_OF)
def test_a_number_that_is_named_before_counts_those_people(language: str, text: str) -> None:
    """And what it came "up to" is its level, no bound."""
    assert read(text, language) == [(23, "person", None)]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Die Zahl der Toten stieg, 23 Häuser brannten.", (23, None, None)),
        ("de", "Die Zahl der Toten stieg auf 23 Prozent.", (23, "percent", None)),
        ("nl", "Er kwamen tot 23 mensen.", (23, "person", "up_to")),
        ("es", "Hay sitio para 23 personas.", (23, "person", None)),
    ],
)
def test_a_number_with_a_noun_of_its_own_is_not_named_before(
    language: str, text: str, told: tuple[float, str | None, str | None]
) -> None:
    """A function word before a number names nothing either."""
    assert read(text, language) == [told]
