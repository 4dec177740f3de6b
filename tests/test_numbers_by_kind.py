"""Numbers by kind, in sentences of our own: each row is a text and all its figures, "value unit qualifier" in order."""

from __future__ import annotations

import pytest

from briefgen.records import Quantity, Span
from briefgen.stages.reconcile.reasons import said
from briefgen.text.dates import find_dates
from briefgen.text.figures import hedge_of, is_difference, scan_numbers, unit_words
from stories_of import ledger_from


def told(text: str, language: str = "en") -> str:
    """The figures of a text: "40000000 USD; 3..5 percent; 750000 home almost"."""
    return "; ".join(_told(quantity) for quantity in scan_numbers(text, language=language).quantities)


def _told(quantity: Quantity) -> str:
    ends = [quantity.value] if quantity.value is not None else [quantity.low, quantity.high]
    value = "..".join(str(end.numerator if end.denominator == 1 else float(end)) for end in ends if end is not None)
    qualifier = None if quantity.qualifier == "range" else quantity.qualifier
    return " ".join(part for part in (value, quantity.unit, qualifier) if part)


A_CHANGE_AND_A_LEVEL = [
    ("Profit climbed $40 million to $310 million.", "40000000 USD; 310000000 USD"),
    ("The staff is up 14 to 620.", "14; 620"),
    ("Sales dropped by £75 million to £900 million.", "75000000 GBP; 900000000 GBP"),
    ("Exports were down 1.2 million tonnes to 9.4 million tonnes.", "1200000 tonne; 9400000 tonne"),
    ("The vacancy rate fell 3% to 12%.", "3 percent; 12 percent"),
    ("The index lost 120 points to 8,430.", "120 point; 8430"),
    ("Net debt was cut by $300 million to $2 billion.", "300000000 USD; 2000000000 USD"),
    ("An increase of 200 to 1,400 was reported.", "200; 1400"),
    ("Rainfall increased 12 mm to 88 mm.", "12 mm; 88 mm"),
    ("The bank raised its target $5 to $120.", "5 USD; 120 USD"),
    ("Its stake rose 3 points to 18 percent.", "3 point; 18 percent"),
    ("The spread widened 15 basis points to 240 basis points.", "15 basis_point; 240 basis_point"),
    ("Membership rises 12,000 to 340,000", "12000; 340000"),
    ("The quota goes up 20,000 to 130,000 tonnes.", "20000; 130000 tonne"),
]


FROM_AND_TO = [
    ("en", "It fell from 80 to 65 million euros.", "80000000 EUR; 65000000 EUR"),
    ("en", "Sales fell from $3.1 to $2.9 billion.", "3100000000 USD; 2900000000 USD"),
    ("en", "Its fund grew from 1.1 to 4 billion.", "1100000000; 4000000000"),
    ("en", "It grew from 800 to 1.2 million.", "800; 1200000"),
    ("en", "The fleet fell from 80 to 65 boats.", "80 boat; 65 boat"),
    ("en", "Costs of from 30 to 40 million euros are usual.", "30000000..40000000 EUR"),
    (
        "de",
        "Der Fonds sank von 80 auf 65 Millionen Euro und von 7 auf 5 Prozent.",
        "80000000 EUR; 65000000 EUR; 7 percent; 5 percent",
    ),
    ("fr", "Le fonds est passé de 80 à 65 millions d'euros.", "80000000 EUR; 65000000 EUR"),
    ("es", "El fondo bajó de 80 a 65 millones de euros.", "80000000 EUR; 65000000 EUR"),
    ("it", "Il fondo è sceso da 80 a 65 milioni di euro.", "80000000 EUR; 65000000 EUR"),
    ("nl", "Het fonds daalde van 80 naar 65 miljoen euro.", "80000000 EUR; 65000000 EUR"),
    ("sv", "Fonden sjönk från 80 till 65 miljoner kronor.", "80000000 SEK; 65000000 SEK"),
]


@pytest.mark.parametrize(("language", "text", "figures"), FROM_AND_TO)
def test_where_something_came_from_and_where_it_went(language: str, text: str, figures: str) -> None:
    """Two figures with one unit and, where the two lie near, one scale; no range runs down."""
    assert told(text, language) == figures


HOURS = [
    ("en", "Between 8 and 10 p.m. and from 9 to 11:30 a.m. 40 shops shut.", "40 shop"),
    ("en", "Between 8 and 10 men and from 7 to 9 boats came.", "8..10 person; 7..9 boat"),
    ("de", "Um 8 Uhr, von 9 bis 11.30 Uhr und zwischen 13 und 15 Uhr kamen 40 Gäste mit 8 Uhren.", "40 person; 8"),
    ("nl", "Om 8 uur kwamen 40 mensen na 8 uur werk.", "40 person; 8 hour"),
    ("sv", "Klockan 8 kom 40 personer.", "40 person"),
    ("fr", "À 8 heures, 40 personnes avaient travaillé 8 heures.", "40 person; 8 hour"),
    ("es", "Entre las 8 y las 10 llegaron 40 personas, y a las 8 de la noche otras.", "40 person"),
    ("it", "Dalle 8 alle 10 sono arrivate 40 persone.", "40 person"),
    ("pl", "O godzinie 8 przyszło 40 osób.", "40 person"),
    ("tr", "Saat 8'de 40 kişi geldi.", "40 person"),
    ("hi", "सुबह 8 बजे 40 लोग आए।", "40 person"),
]


@pytest.mark.parametrize(("language", "text", "figures"), HOURS)
def test_an_hour_of_the_day_counts_nothing(language: str, text: str, figures: str) -> None:
    """In any language; hours that something took do."""
    assert told(text, language) == figures


HALVES = [
    ("es", "medio centenar de bomberos y media docena de perros", "50 person about; 6"),
    ("fr", "une demi-douzaine de maisons", "6"),
    ("it", "mezzo centinaio di persone e mezzo milione di euro", "50 person about; 500000 EUR"),
    ("pt", "meia centena de pessoas", "50 person about"),
    ("de", "ein halbes Dutzend Häuser und ein halbes Hundert Leute", "6; 50 person"),
    ("sv", "ett halvt dussin personer", "6 person"),
    ("pl", "pół tuzina osób", "6 person"),
    ("ru", "полсотни человек", "50 person about"),
    (
        "en",
        "Rates rose by a quarter of a percentage point after a half-point move.",
        "0.25 percentage_point; 0.5 percentage_point",
    ),
    (
        "en",
        "It told of three quarter-point cuts in the rate and a three-quarter-mile run.",
        "3 cut; 0.25 percentage_point; 0.75 mile",
    ),
    ("en", "The team has a half-point lead.", "0.5 point"),
]


@pytest.mark.parametrize(("language", "text", "figures"), HALVES)
def test_half_of_a_round_number_or_a_point(language: str, text: str, figures: str) -> None:
    """It is not the whole of it."""
    assert told(f"{text[:1].upper()}{text[1:]}", language) == figures


BEFALLEN = [
    ("es", "Murieron al menos 14 y otros 30 resultaron heridos.", "14 person at_least; 30 person"),
    ("ru", "Погибли не менее 14, ещё 30 ранены.", "14 person at_least; 30 person"),
    ("pl", "Zginęło 14, w tym 3 lekarzy.", "14 person; 3 person"),
    ("ar", "قتل 14 وأصيب 30.", "14 person; 30 person"),
    ("en", "At least 9, possibly as many as 14, are missing.", "9 person at_least; 14 person up_to"),
    ("en", "Some 9, he said, were injured.", "9 person about"),
    ("en", "Ada Lund, 9, was injured.", "9 year"),
    ("en", "The boys, 9, were injured.", "9 year"),
    ("en", "Killed: 14. Injured: 30.", "14 person; 30 person"),
]


@pytest.mark.parametrize(("language", "text", "figures"), BEFALLEN)
def test_a_number_beside_what_befell_people_is_of_people(language: str, text: str, figures: str) -> None:
    """Before it or behind it, also behind an aside."""
    assert told(text, language) == figures


TWO_OF_ONE_UNIT = [
    ("en", "Turnout was 71 percent, up from 64 in 2019.", "71 percent; 64 percent"),
    ("en", "The rate fell to 4.1% from 4.6.", "4.1 percent; 4.6 percent"),
    ("en", "The quay cost £3.2 million, against 2.8 million in May.", "3200000 GBP; 2800000 GBP"),
    ("en", "Rain was 41 mm, compared with 38 a year ago.", "41 mm; 38 mm"),
    ("en", "Sales rose 5 percent from 64.", "5 percent; 64"),
    ("en", "It had 71 percent, up from 64 seats.", "71 percent; 64 seat"),
    ("en", "It was £3.2 million, up from 28.", "3200000 GBP; 28"),
    ("en", "The brothers, 9 and 12 years old, were found.", "9 year; 12 year"),
    ("en", "Two brothers, 9 and 12 years old, were found.", "2 person; 9 year; 12 year"),
    ("en", "They were given 4 and 6 years.", "4 year; 6 year"),
    ("en", "The slide buried 9 and 12 years later the road was moved.", "9 person; 12 year"),
    ("de", "Zwei Brüder im Alter von 9 und 12 Jahren wurden gefunden.", "2 person; 9 year; 12 year"),
    ("de", "Die Mauern sind 9 oder 12 Meter hoch.", "9 metre; 12 metre"),
    ("de", "Am Montag kamen 9 und 12 Menschen blieben.", "9; 12 person"),
    ("fr", "Deux frères de 9 et 12 ans ont été retrouvés.", "2 person; 9 year; 12 year"),
    ("es", "Las tasas son de 9 y 12 por ciento.", "9 percent; 12 percent"),
    ("ru", "Штраф составит 9 и 12 рублей.", "9 RUB; 12 RUB"),
]


def test_marks_of_markdown_are_no_part_of_a_name() -> None:
    """An underscore before a number, the mark of a note behind one."""
    assert (
        told("Next _12,500 cars_ and _40_ men paid £3 million[^1] for deckhand_77.")
        == "12500 car; 40 person; 3000000 GBP"
    )


@pytest.mark.parametrize(("language", "text", "figures"), TWO_OF_ONE_UNIT)
def test_two_numbers_before_one_unit_both_have_it(language: str, text: str, figures: str) -> None:
    """In any language; of people only the second is told. What a value was before has its unit."""
    assert told(text, language) == figures


@pytest.mark.parametrize(("text", "figures"), A_CHANGE_AND_A_LEVEL)
def test_a_change_and_a_level(text: str, figures: str) -> None:
    """What moved and where it came to are two figures."""
    assert told(text) == figures


RANGES_STILL = [
    ("The firm will cut 300 to 400 jobs.", "300..400 job"),
    ("Prices should rise 3% to 5% next year.", "3..5 percent"),
    ("Rents rose 3% to 5% in most towns.", "3..5 percent"),
    ("They raised $2 million to $3 million.", "2000000..3000000 USD"),
    ("Costs were expected to rise by $10 million to $12 million.", "10000000..12000000 USD"),
    ("Rivers rose 2 to 8 metres overnight.", "2..8 metre"),
    ("The crew lost 3 to 4 hours.", "3..4 hour"),
    ("Sales fell 10 to 12 percent.", "10..12 percent"),
    ("Costs of 300 to 1,200 euros are usual.", "300..1200 EUR"),
]


@pytest.mark.parametrize(("text", "figures"), RANGES_STILL)
def test_ranges_still(text: str, figures: str) -> None:
    """Ranges stay ranges."""
    assert told(text) == figures


NO_FIGURES = [
    ("It sank at 32° 34’S, 17°12'E on Monday.", ""),
    ("The wreck lies at 54°12'N, 7°53'E in 40 metres of water.", "40 metre"),
    ("The quake struck at 36.2N, 138.4E.", ""),
    ("The buoy was at 12.5 degrees north and 43.1 degrees east when 14 men came.", "14 person"),
    ("The wreck is at 12.345, -76.543.", ""),
    ("The temperature rose to 34° on Sunday.", "34 degree"),
    ("He lives at 13190 SW 68th Parkway, Suite 200, Portland.", ""),
    ("Police went to 350 W. 42nd Street and 19 N Main St.", ""),
    ("She lives at 12-14 Hill Road.", ""),
    ("Two men died at 77 rue de la Gare and 9 rue d'Italie.", "2 person"),
    ("He owned 12 boulevard cafés in Paris.", "12 café"),
    ("The firm of 1600 Amphitheatre Pkwy hired 20 people.", "20 person"),
    ("Meeting ID 874 2233 1190 and passcode 1374650 were given.", ""),
    ("Version 11g and seat 14C were named.", ""),
    ("She went 3-for-4 and the team 0-for-9.", ""),
    ("On 03-Jun-2021 the court fined it $5,000.", "5000 USD"),
    ("Of 11 letters sent 12-Dec-14 none arrived.", "11 letter"),
    ("On 5–7 June 40 people came.", "40 person"),
    ("It lay at 41.3307 N, 2.1408 W. on Monday.", ""),
    ("The rink shuts on 8/9 May and until mid-June.", ""),
    ("The door's code is 8812.", ""),
    ("The fee of the course is 8812 euros.", "8812 EUR"),
    ("Document No. 2019-4471 and case 12-cv-301 were sealed on Floor 3.", ""),
    ("They order 300-400 cars.", "300..400 car"),
    ("Of 70 bids filed 2018-03-19, 24 won.", "70 bid; 24 bid"),
    ("Of 70 bids filed on 19 March, 24 won.", "70 bid; 24 bid"),
    ("The rink shut on March 19, 24 and 26.", ""),
    ("From mid-May 30 skaters will come.", "30 person"),
]


@pytest.mark.parametrize(("text", "figures"), NO_FIGURES)
def test_no_figures(text: str, figures: str) -> None:
    """Places, addresses, codes and days count nothing."""
    assert told(text) == figures


OF_THEM = [
    ("A storm hurt 30 people. Schools shut early: 14 of them.", "30 person; 14 school"),
    (
        "A storm hurt 30 people, closed ports, at least six of them in the north, and felled trees.",
        "30 person; 6 port at_least",
    ),
    ("It built 300 homes, 40 of them in Hale.", "300 home; 40 home"),
    ("It built 300 homes. Some 40 of them burnt.", "300 home; 40 home about"),
    ("He met 20 men from three towns, 12 of them hurt.", "20 person; 3 town; 12 person"),
    ("Police held 30 men in raids on bars, 12 of them minors.", "30 person; 12 person"),
]


@pytest.mark.parametrize(("text", "figures"), OF_THEM)
def test_of_them_means_the_nearest_plural_that_no_number_counts(text: str, figures: str) -> None:
    """If it stands right before; else what the number before counted."""
    assert told(text) == figures


FOREIGN_NAMES_AND_DAYS = [
    ("de", "Am 8./9. Mai tagt Saal 12, die Linie 4 fährt 300 Gäste.", "300 person"),
    ("fr", "Le vol KX 1180 transportait 300 personnes.", "300 person"),
    ("fr", "Au 14, rue des Lilas, 300 personnes attendaient.", "300 person"),
    ("fr", "L'article 12 vaut entre le 8 et le 9 mai pour 300 personnes.", "300 person"),
    ("es", "Entre el 8 y el 9 de mayo 300 personas pasan por la sala 12.", "300 person"),
    ("it", "Tra l'8 e il 9 maggio nell'aula 12 c'erano 300 persone.", "300 person"),
    ("pt", "De 8 a 9 de maio 300 pessoas estavam no voo 1180.", "300 person"),
    ("nl", "Van 8 tot 9 mei zaten 300 mensen in zaal 12.", "300 person"),
    ("pl", "Od 8 do 9 maja w sali było 300 osób.", "300 person"),
    ("ru", "С 8 по 9 мая в зале 12 было 300 человек.", "300 person"),
]


@pytest.mark.parametrize(("language", "text", "figures"), FOREIGN_NAMES_AND_DAYS)
def test_days_of_one_month_and_names_with_a_number_count_nothing_in_any_language(
    language: str, text: str, figures: str
) -> None:
    """Rooms, lines, flights and articles are named by it; of two days only the last has its month."""
    assert told(text, language) == figures


PERIODS = [
    ("In fiscal year ended December 31, 2022, it lost $12 million.", "12000000 USD"),
    ("For the year ended 30 June 2023 it earned $3 million.", "3000000 USD"),
    ("In the year to June 30 it sold 40 boats.", "40 boat"),
    ("In FY2031/32 and FY31/32 the A320/321 carried 40 boats.", "40 boat"),
    ("In the half-year ending December 31, 2021, it sold 40 boats.", "40 boat"),
    ("The 52 weeks ended 2 March 2024 brought 40 boats.", "52 week; 40 boat"),
]


@pytest.mark.parametrize(("text", "figures"), PERIODS)
def test_periods(text: str, figures: str) -> None:
    """The last day of a period is no figure."""
    assert told(text) == figures


FRACTIONS = [
    ("Prices rose five and one-half percent.", "5.5 percent"),
    ("The wall is four and one-quarter metres high.", "4.25 metre"),
    ("Rates rose seven and three-quarters percent.", "7.75 percent"),
    ("He waited two and three quarter hours.", "2.75 hour"),
    ("Nearly three-quarters-of-a-million homes lost power.", "750000 home almost"),
    ("It took eight-and-three-quarter hours.", "8.75 hour"),
    ("One and three-quarter million people fled.", "1750000 person"),
    ("A million-and-a-half people fled.", "1500000 person"),
    ("5-1/2 percent was paid.", "5.5 percent"),
    ("It was a 1-in-100-year flood.", ""),
    ("The one-in-a-hundred-year flood killed 4 people.", "4 person"),
    ("It was a 1-in-500 year drought and a 100-year storm.", ""),
    ("A one-in-five share was shut.", "0.2"),
]


@pytest.mark.parametrize(("text", "figures"), FRACTIONS)
def test_fractions(text: str, figures: str) -> None:
    """Fractions and hyphens within a number."""
    assert told(text) == figures


NUMBER_WORDS = [
    ("The fire burnt five thousand, six hundred hectares.", "5600 hectare"),
    ("It paid one million, two hundred thousand euros.", "1200000 EUR"),
    ("Six thousand, five hundred and twelve votes were cast.", "6512 vote"),
    ("Twelve million, four hundred and five thousand, two hundred and one people voted.", "12405201 person"),
    ("Seven thousand, forty-two ballots.", "7042 ballot"),
    ("There were three villages, two hundred houses and one church.", "3 village; 200 house; 1 church"),
    ("Of four thousand, six hundred died.", "4000; 600 person"),
    ("He counted one thousand, two thousand, three thousand birds.", "1000; 2000; 3000 bird"),
]


@pytest.mark.parametrize(("text", "figures"), NUMBER_WORDS)
def test_number_words(text: str, figures: str) -> None:
    """A comma within a number in words."""
    assert told(text) == figures


SCALES = [
    ("The grant of 50 MUSD was paid, and 12 MEUR will follow.", "50000000 USD; 12000000 EUR"),
    ("A plant cost 225 USD million.", "225000000 USD"),
    ("Sales rose to $1.2MM, then $5 MM.", "1200000 USD; 5000000 USD"),
    ("The deal is worth $3 B, $40 M and $0.5 T.", "3000000000 USD; 40000000 USD; 500000000000 USD"),
    ("It paid 5 kEUR, 40 TEUR, 300 kUSD and 1.2 GBP billion.", "5000 EUR; 40000 EUR; 300000 USD; 1200000000 GBP"),
    ("It paid CAD 12 mm and 40 k dollars.", "12000000 CAD; 40000 USD"),
    ("It produced 2 M tonnes and sold 3 M cars.", "2000000 tonne; 3000000 car"),
    ("A loan of €m 12, of £m 3.4 and of EUR (million) 5.", "12000000 EUR; 3400000 GBP; 5000000 EUR"),
    ("It paid 3 million (USD) and 2 million in USD.", "3000000 USD; 2000000 USD"),
    ("It paid 12 mln. euros.", "12000000 EUR"),
    ("The rod is 12 mm and costs $5.", "12 mm; 5 USD"),
    ("A $20 T-shirt and a room of 12 m.", "20 USD; 12 metre"),
    ("A Rs 20,000-cr loan and Rs1.2 lakh cr of debt.", "200000000000 INR; 1200000000000 INR"),
]


@pytest.mark.parametrize(("text", "figures"), SCALES)
def test_scales(text: str, figures: str) -> None:
    """A scale after or in the currency."""
    assert told(text) == figures


LOSSES = [
    ("Net loss was $(3.4) million, or $(0.02) per diluted share.", "-3400000 USD; -0.02 USD/share"),
    ("Net loss was ($4.1) million or ($0.07) a share.", "-4100000 USD; -0.07 USD/share"),
    ("Margin was (2.4)% and growth (118)%.", "-2.4 percent; -118 percent"),
    ("The loss was £(9.3)m, USD (12.4) million and $(950,000).", "-9300000 GBP; -12400000 USD; -950000 USD"),
    ("Net (loss) income (3.4) 21.7", "-3.4; 21.7"),
    ("A swing of $(3.4 million) was told.", "-3400000 USD"),
    ("The result was -$3.4 million, −€2 million and –5 percent.", "-3400000 USD; -2000000 EUR; -5 percent"),
    ("It was minus $3 million.", "-3000000 USD"),
    ("It paid 12 million kroner ($12.5 million).", "12000000 NOK; 12500000 USD"),
    ("The unit's result was ($12.5 million).", "12500000 USD"),
    ("Jane Roe (24) and Tom Hale (31) came.", "24 year; 31 year"),
    ("Basic EPS of (12.4)p against 3.1p.", "-12.4 penny; 3.1 penny"),
    ("The loss per share was (0.44) euros.", "-0.44 EUR"),
]


@pytest.mark.parametrize(("text", "figures"), LOSSES)
def test_losses(text: str, figures: str) -> None:
    """Brackets and minus signs."""
    assert told(text) == figures


UNITS = [
    ("Exports fell from 934 000 t to 816 000 t.", "934000 tonne; 816000 tonne"),
    ("It moved 12 Mt of coal, 3 kt of tin and 500 MT of rice.", "12000000 tonne; 3000 tonne; 500 tonne"),
    ("The plant used 450 g of salt and 12 l of water.", "450 gram; 12 litre"),
    ("It burnt 5 t/day and cost $40/t.", "5 tonne/day; 40 USD/tonne"),
    ("It cut by 50bps, 7bp and 10 b.p.", "50 basis_point; 7 basis_point; 10 basis_point"),
    (
        "It rose 2 pp, 3pp, 1.5 ppt and 2 p.p.",
        "2 percentage_point; 3 percentage_point; 1.5 percentage_point; 2 percentage_point",
    ),
    ("Some 12 BP stations were shut.", "12 station about"),
    ("She paid 2.3, 4.1 and 4.3 percent.", "2.3 percent; 4.1 percent; 4.3 percent"),
    ("It grew 3 pc.", "3 percent"),
    ("(In millions, except per share amounts) Sales were $4.", "4 USD"),
    ("The dam holds 12 m3 of mud on 40 km2.", "12 cubic metre; 40 square km"),
    ("It sold 4.5 MMT of rice.", "4500000 tonne"),
]


@pytest.mark.parametrize(("text", "figures"), UNITS)
def test_units(text: str, figures: str) -> None:
    """Units as letters, points, and a unit that a list shares."""
    assert told(text) == figures


WON = [
    ("The disk holds 256GB. Quillmouth United won the cup.", "256 gigabyte"),
    ("The list has 5,000. Won by Ada Lunt.", "5000"),
    ("It has 12,000. US dollars were not used.", "12000"),
    ("It cost 5,000 Korean won and 3 trillion won.", "5000 KRW; 3000000000000 KRW"),
    ("It cost 5,000 U.S. dollars.", "5000 USD"),
]


@pytest.mark.parametrize(("text", "figures"), WON)
def test_won(text: str, figures: str) -> None:
    """A currency is told in the number's own sentence."""
    assert told(text) == figures


BOUNDS = [
    ("The count sailed past 1 million.", "1000000 more_than"),
    ("A limit of 12 places was set.", "12 place at_most"),
    ("The deposit lay above the limit of 250,000 dollars.", "250000 USD more_than"),
    ("The deposit lay below the limit of 250,000 dollars.", "250000 USD less_than"),
    ("The deposit has the limit of 250,000 dollars.", "250000 USD at_most"),
    ("The fee tops out at $90 and bottoms out at 3 percent.", "90 USD at_most; 3 percent at_least"),
    ("Support did not reach 12 percent.", "12 percent less_than"),
    ("The toll broke through 900.", "900 more_than"),
    ("The police broke through 12 doors.", "12 door"),
]


@pytest.mark.parametrize(("text", "figures"), BOUNDS)
def test_bounds(text: str, figures: str) -> None:
    """Bounds in verbs and nouns."""
    assert told(text) == figures


@pytest.mark.parametrize(
    ("language", "text", "figures"),
    [
        (
            "de",
            "Um 50 Basispunkte, 120 Bp. und 0,5 Prozentpunkte.",
            "50 basis_point; 120 basis_point; 0.5 percentage_point",
        ),
        ("fr", "De 50 points de base et 2 points de pourcentage.", "50 basis_point; 2 percentage_point"),
        ("es", "En 25 puntos básicos y 2 puntos porcentuales.", "25 basis_point; 2 percentage_point"),
        ("it", "Di 25 punti base e 2 punti percentuali.", "25 basis_point; 2 percentage_point"),
        ("pt", "Em 50 pontos-base e 2 pontos percentuais.", "50 basis_point; 2 percentage_point"),
        ("nl", "Met 25 basispunten en 2 procentpunten.", "25 basis_point; 2 percentage_point"),
        ("de", "Der Fonds zahlte 3,4 Mrd. Euro und 5 TEUR, ferner 12 T€.", "3400000000 EUR; 5000 EUR; 12000 EUR"),
        ("es", "Pagó 3,1 MM€ y 2 MM de dólares.", "3100000 EUR; 2000000 USD"),
        ("sv", "Fonden betalade 300 tkr och 1,2 mdkr.", "300000 SEK; 1200000000 SEK"),
    ],
)
def test_points_and_scales_of_other_languages(language: str, text: str, figures: str) -> None:
    """Points between percentages have names in each language; a stop behind a short scale word ends nothing."""
    assert told(text, language) == figures


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Revenue rose $2 million to $15 million.", ["2 million"]),
        ("The gap widened by €40 to €310.", ["40"]),
        ("The bill grew by $3 billion to a record $41 billion.", ["3 billion"]),
        ("Shares were up 14 at 620.", ["14"]),
        ("The rate fell 3% to 12%.", ["3"]),
        ("Sales were $2 billion, $300 million more than in 2022.", ["300 million"]),
        ("Der Umsatz stieg um 200 Millionen Euro auf 1,4 Milliarden Euro.", ["200"]),
        ("The price rose from $3 to $5.", []),
        ("It lost $3 million.", []),
        ("Rates rose 25 basis points to 4%.", []),
        ("Revenue rose 7% to $3 billion.", []),
        ("The toll climbed to 40.", []),
        ("Debts have climbed past $9 million.", []),
        ("Debts fell well below €3 billion.", []),
        ("Debts rose over $3 billion.", ["3 billion"]),
    ],
)
def test_a_change_is_told_from_a_level(text: str, changes: list[str]) -> None:
    """How far a sum or a count moved is no level of it; a share moved by percents of itself stays a share."""
    whole = Span(0, len(text))
    assert [q.surface for q in scan_numbers(text).quantities if is_difference(text, whole, q)] == changes


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("It will likely cost $3 billion.", "forecast"),
        ("It should reach 300 by May.", "forecast"),
        ("The 300 planned homes will not be built.", "forecast"),
        ("A proposal to cut 300 jobs was told.", "forecast"),
        ("The council is considering cutting 300 posts.", "forecast"),
        ("It is in talks to buy 40 planes.", "forecast"),
        ("The blaze threatens 300 homes.", "forecast"),
        ("The firm should pay $300 million, a jury has ruled.", None),
        ("It is thought that 30 people died.", "estimate"),
        ("The toll is likely higher than 300.", "estimate"),
        ("The dead may number 300.", "estimate"),
        ("Apparently 40 people died.", "estimate"),
        ("It should have paid $30 million.", None),
        ("The jury found that he should pay $30 million.", None),
        ("The offer was $30 million.", None),
    ],
)
def test_hedges_of_plans_and_likelihood(text: str, hedge: str | None) -> None:
    """What is planned, proposed or likely is no count."""
    (quantity,) = scan_numbers(text).quantities
    assert hedge_of(text, Span(0, len(text)), quantity) == hedge


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("sent 12-Dec-2014 only", (2014, 12, 12)),
        ("the 3-Mar-21 note", (2021, 3, 3)),
        ("on 07/Jun/2019, it", (2019, 6, 7)),
    ],
)
def test_a_day_with_its_month_between_hyphens(text: str, day: tuple[int, int, int]) -> None:
    """12-Dec-2014 is one day."""
    (mention,) = find_dates(text)
    assert (mention.year, mention.month, mention.day) == day


def test_a_half_year_that_ends_is_six_months() -> None:
    """ "The half-year ending December 31" is no whole year."""
    (mention,) = find_dates("In the half-year ending December 31, 2021, it sold boats.")
    assert (mention.unit, mention.count) == ("month", 6)


@pytest.mark.parametrize(
    ("unit", "one", "many"),
    [
        ("percent", "%", "%"),
        ("basis_point", "basis point", "basis points"),
        ("person", "person", "people"),
        ("mile/hour", "mile per hour", "miles per hour"),
        ("box", "box", "boxes"),
        ("USD", "USD", "USD"),
    ],
)
def test_units_in_print(unit: str, one: str, many: str) -> None:
    """A unit as a reader sees it, after one and after many."""
    assert (unit_words(unit, one=True), unit_words(unit, one=False)) == (one, many)


def test_a_reason_prints_shares_and_measures_with_their_unit() -> None:
    """A number of percent or of a rate's steps never stands alone; money and counts are told by their words."""
    ledger = ledger_from(
        "The rate fell to 5.3 percent and was cut by 40 bps. The repair cost $3 million and 40 houses fell."
    )
    assert [said(claim) for claim in ledger.figures] == ["5.3 %", "40 basis points", "$3 million", "40"]


NO_MORE_THAN = [
    ("The toll is unlikely to be more than 90 people.", "90 person at_most"),
    ("Damage will not be more than 90 million euros.", "90000000 EUR at_most"),
    ("The cost is not expected to exceed 40 million euros.", "40000000 EUR at_most"),
    ("The cost is expected to exceed 40 million euros.", "40000000 EUR more_than"),
]


@pytest.mark.parametrize(("text", "figures"), NO_MORE_THAN)
def test_what_is_unlikely_to_be_more_is_at_most(text: str, figures: str) -> None:
    """What is denied of "more than" is an upper end."""
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3 million kip", "LAK"), ("40 billion kwanzas", "AOA"), ("2,500 Ghanaian cedis", "GHS"), ("6,000 Peruvian soles", "PEN"),
        ("90,000 South Sudanese pounds", "SSP"), ("90,000 Sudanese pounds", "SDG"), ("500 West African CFA francs", "XOF"),
        ("4,000 Costa Rican colones", "CRC"), ("2 million afghanis", "AFN"), ("12 Brazilian reals", "BRL"), ("70 euros", "EUR"),
    ],
)  # fmt: skip
def test_every_currency_is_money_by_its_name(text: str, unit: str) -> None:
    quantity = scan_numbers(f"It cost {text}.").quantities[0]
    assert (quantity.cls, quantity.unit) == ("money", unit)


@pytest.mark.parametrize(
    "text", ["About 30 Afghanis fled", "Two soles wore out", "12 real victims came", "45 Guarani left"]
)
def test_a_currency_that_is_another_word_too_is_money_only_where_it_can_be(text: str) -> None:
    assert [q.cls for q in scan_numbers(text).quantities] == ["count"]


NAMED_BY_A_NUMBER = [
    ("Boeing said that 300 people paint the 767 and the 777.", "300 person"),
    ("Boeing took on 737 people. The plant makes 737 wings.", "737 person"),
    ("The guests were flown home in a 737-800.", ""),
    ("Most came by calls to 112. The 112 line took 900 calls.", "900 call"),
    ("The storm cut 112 lines.", "112 line"),
    ("Call the ferry office, toll free, on 2447.", ""),
    (
        "By 20.30 hours 14 boats were in. The count closed on Friday at 21.15; the next follows tomorrow at 09.00.",
        "14 boat",
    ),
    ("The share closed on Friday at 20.30 dollars.", "20.3 USD"),
    ("The crowd left. Get the SAILA 4 app. SAILA 4 reporters counted 30 boats.", "30 boat"),
    ("Published : 3 days ago", ""),
    ("It is a long road, and one worth taking.", ""),
    ("Papers in the capital count 310. He was guilty on count 3.", "310"),
]


@pytest.mark.parametrize(("text", "figures"), NAMED_BY_A_NUMBER)
def test_named_by_a_number(text: str, figures: str) -> None:
    """Planes, lines, hours and stations; the same number counts where people or things stand behind it."""
    assert told(text) == figures


IN_LISTS = [
    ("The identities of 61 out of 64 hikers are known.", "61 person; 64 person"),
    ("Nine out of ten nurses and one out of 27 divers agree.", "0.9; 0.037037037037037035"),
    ("By port: Saila Bay 31, Old Holm 12, Norport 4, Arlen 2", "31; 12; 4; 2"),
    ("The routes are these: Highway 31, Highway 12 and Highway 4.", ""),
    ("Officials reported two deaths in Arlen, Norport four and Saila one.", "2 person; 4 person; 1 person"),
    ("With two more in Arlen and one in Saila, the islands have 19.", "2; 1; 19"),
    ("She met two men in Arlen, and one in a hat waved.", "2 person; 1 person"),
    (
        "The mayor on Monday changed the number of guests of the inn among those who fell ill there from 12 to 13.",
        "12 person; 13 person",
    ),
    ("Stray dogs bit 17 of them, wasps 5 and eels 2.", "17; 5; 2"),
    ("Three inns in the south report 48 more.", "3 inn; 48"),
]


@pytest.mark.parametrize(("text", "figures"), IN_LISTS)
def test_in_lists(text: str, figures: str) -> None:
    """What each of several has, down to the last one; the part of a whole; the right number instead of the wrong."""
    assert told(text) == figures


SHARES_AND_RATES = [
    ("More than a third want it in their sales; nearly a quarter closed.", "0.3333333333333333 more_than; 0.25 almost"),
    ("More than a third party can do. At least a third man came. There may be a third.", ""),
    ('"Maybe a third," she said; it might be a third.', "0.3333333333333333; 0.3333333333333333"),
    ("He had heard of “scores” of hikers lost.", "40..200 person vague"),
    ("It loses $3 million a day or more and $2 a week in fees.", "3000000 USD/day at_least; 2 USD/week"),
    ("It cost $9 a month and has grown.", "9 USD/month"),
    ("It fell $3 a day or two later and $4 a week and a half ago.", "3 USD; 1..2 day; 4 USD; 1.5 week"),
    ("Pay goes from $400 a week to $460.", "400 USD/week; 460 USD/week"),
    ("The ferry stood still for 31 days, against 44 in 2019.", "31 day; 44 day"),
    ("The bridge cost Sh240 billion and a loaf Sh65.", "240000000000 KES; 65 KES"),
]


@pytest.mark.parametrize(("text", "figures"), SHARES_AND_RATES)
def test_shares_and_rates(text: str, figures: str) -> None:
    """A share with its own verb or alone, a rate before a further phrase, and what a rate or a time was before."""
    assert told(text) == figures


OF_WHOM = [
    ("Ola, 27, who mends nets, left. On Monday, 27, who were hurt, stayed.", "27 year; 27"),
    ('"I stayed," said a weaver of 34.', "34 year"),
    ("A crowd of about 900 lit torches. A fleet of 60 fishing boats sailed.", "900 person about; 60 boat"),
    ("Another 200 to 300 live there in tents.", "200..300 person"),
    ("The flood has driven a quarter of a million from their homes.", "250000 person"),
    ("The hall took in 31 deceased.", "31 person"),
    ("Dozens of insurers and 12 retailers met 40 nurses.", "24..100 insurer vague; 12 retailer; 40 person"),
]


@pytest.mark.parametrize(("text", "figures"), OF_WHOM)
def test_of_whom(text: str, figures: str) -> None:
    """People by what they do, where they live or what they leave; firms are none."""
    assert told(text) == figures


SUMS_THAT_GO_ON = [
    ("It promised 9 billion euros. Of the new money 620 million is for boats.", "9000000000 EUR; 620000000 EUR"),
    (
        "The damage is 12 billion euros. The fund, which had expected to pay 2.5 billion, now thinks of 3.1 billion.",
        "12000000000 EUR; 2500000000 EUR; 3100000000 EUR",
    ),
    ("The fund, which spent $3 billion, reaches 40 million.", "3000000000 USD; 40000000"),
    ("It paid $3 billion. The station serves 40 million.", "3000000000 USD; 40000000"),
]


@pytest.mark.parametrize(("text", "figures"), SUMS_THAT_GO_ON)
def test_sums_that_go_on(text: str, figures: str) -> None:
    """A large number without a currency is of the sum before where words between the two tell of money."""
    assert told(text) == figures


def test_a_sum_and_a_share_have_the_noun_that_stands_behind_them() -> None:
    """A verb or what is told of a sum is no noun of it; full stops of an initialism part nothing."""
    text = "Claims of $17 billion piled up, a bonus of $9,000 comes on top of a $3 million grant, 9 percent of U.S. ferries."
    assert [quantity.noun for quantity in scan_numbers(text).quantities] == [None, None, "grant", "U.S. ferries"]
    (part, whole) = scan_numbers("61 out of 64 hikers are known.").quantities
    assert (part.value, whole.noun) == (61, "hikers")
