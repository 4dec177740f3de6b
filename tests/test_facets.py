"""What a figure is about, read from its sentence: each rule with a sentence that it serves and one that it must leave."""

from __future__ import annotations

import pytest

from briefgen.records import Span
from briefgen.stages.facets import Around, Facets, facets_of
from briefgen.text.figures import scan_numbers


def read(text: str, surface: str, *, before: str = "", headline: str = "") -> Facets:
    """The facets of the quantity whose phrase holds `surface`, in the last sentence of `before` + `text`."""
    page = f"{before} {text}" if before else text
    start = len(page) - len(text)
    sentence = Span(start, len(page))
    inside = tuple(q for q in scan_numbers(page).quantities if sentence.covers(q.span))
    quantity = next(q for q in inside if surface in q.phrase.of(page))
    near = Around((Span(0, len(before)),) if before else (), headline)
    return facets_of(quantity, inside, sentence, page, around=near)


@pytest.mark.parametrize(
    ("text", "surface", "measure"),
    [
        ("The quake killed 12 people and injured 200.", "12", "killed"),
        ("The quake left at least 12 people dead, killing 7 and injuring more than 200.", "200", "injuring"),
        ("A blast in Lima, killing 12 people and injuring 200, shook the port.", "12", "killing"),
        ("The death toll rose to 64 on Monday.", "64", "death toll"),
        ("The number of people known to have died has climbed to 43, among them 14 children.", "43", "died"),
        ("Some 26,000 households, of which a third are rural, are without water.", "26,000", "without water"),
        ("Rescuers found a market town of about 7,500 empty.", "7,500", "town"),
        ("In all 11,000 people were evacuated and 43 schools will stay shut, officials said.", "43", "shut"),
        ("The agency has received more than 9,000 complaints.", "9,000", "complaints"),
        ("The strike by 3,000 nurses entered its third week.", "3,000", "nurses"),
    ],
)
def test_a_count_is_measured_by_its_own_words(text: str, surface: str, measure: str) -> None:
    """The measure of a count stands in its noun, beside it, or nearest; never one that belongs to its neighbour."""
    assert read(text, surface).measure == measure


def test_things_do_not_undergo_the_fates_of_people() -> None:
    """Two districts are not missing because people are."""
    text = "As many as 200 people are missing, said the ministry of the lists from two districts."
    assert read(text, "200").measure == "missing"
    assert "missing" not in read(text, "two").measure


def test_a_part_of_the_dead_is_not_all_the_dead() -> None:
    """ "Eight of the dead were found" keeps its verb and its place, so that it is never set against the toll."""
    text = "The flood reached Lorne, a town of mills, where eight of the dead were found."
    found = read(text, "eight")
    assert found.measure == "dead found"
    assert found.place == "Lorne"
    assert read("Eight people were found dead.", "Eight").measure != "dead found"


def test_a_number_without_a_noun_goes_on_with_the_count_before_it() -> None:
    """An elliptic second number has the measure of the first and its own place; one with words of its own has not."""
    text = "The survey lists 1,140 homes destroyed in Arden, and 760 in Brill."
    assert (read(text, "760").measure, read(text, "760").place) == ("destroyed", "Brill")
    assert read("The service was counting 131 dead; the charity had 118.", "118").measure == "dead"
    assert read("The service counted 131 dead and hired 20 cooks.", "20").measure == "hired"


def test_what_a_count_rose_from_is_the_same_count() -> None:
    """ "rose to 44, up from 31" gives one measure twice, so that the one can replace the other."""
    text = "The death toll rose to 44 on Monday, the ministry said, up from 31."
    assert read(text, "31").measure == read(text, "44").measure == "death toll"


def test_the_dead_who_were_children_are_dead() -> None:
    """A predicate that says who they were is their population, no further measure."""
    found = read("Four of the dead were children.", "Four")
    assert (found.measure, found.who) == ("dead", "children")


@pytest.mark.parametrize(
    ("text", "surface", "measure"),
    [
        ("The group made an operating loss of €38 million in the first quarter.", "38", "operating loss"),
        ("The watchdog imposed a €40m fine on the bank.", "40", "fine"),
        ("The court awarded them $3 million in damages.", "3 million", "damages"),
        ("He raised his price target to €27.", "27", "target"),
        ("Of the damage some €400m was insured.", "400m", "insured"),
        ("The firm has set aside €50 million for the penalty.", "50", "set aside"),
        ("The regulator fined the broker $30 million.", "30", "fined"),
    ],
)
def test_a_sum_is_named_by_its_noun(text: str, surface: str, measure: str) -> None:
    """Money is what its noun says: a loss, a fine, a target; else its verb."""
    assert read(text, surface).measure == measure


def test_what_is_expected_is_not_what_was_earned() -> None:
    """A forecast has the forecasting word in its measure; a result has not."""
    assert read("She expects revenue of €4 billion this year.", "4 billion").measure == "expects revenue"
    assert read("Revenue was €4 billion in 2030.", "4 billion").measure == "Revenue"


def test_the_period_of_a_result_may_stand_just_before() -> None:
    """A quarter told in the sentence before holds for the next result; an aside's year does not."""
    before = "The group made a loss of €38 million in the first quarter."
    assert read("Revenue slid to €934 million.", "934", before=before).time == "first quarter"
    assert read("Profit, which in 2029 had been dented by a fire, rose to €324 million.", "324").time == ""


def test_a_price_needs_what_it_is_the_price_of() -> None:
    """Two things that cost something are not one price; a price of nothing named shares its measure with none."""
    assert read("Candles cost €3 at the kiosk.", "3").who == "Candles"
    assert read("It gave the cost of the disaster as €1.4bn.", "1.4").who == "disaster"
    assert read("The firm sells Zett, a subscription that costs €17 a month.", "17").who == "Zett"
    assert read("At €3 a piece they cost too much.", "3").measure in ("", "cost too")


@pytest.mark.parametrize(
    ("text", "surface", "measure", "time"),
    [
        ("Shares in the carmaker dropped 7 percent on Thursday.", "7", "Shares dropped", "Thursday"),
        ("Sales fell 8 percent in the second quarter.", "8", "Sales fell", "second quarter"),
        ("The shares rose 6.2 percent.", "6.2", "", ""),
    ],
)
def test_a_change_is_compared_only_with_its_day(text: str, surface: str, measure: str, time: str) -> None:
    """A rise or fall without a stated day or period has no measure: it may be any day's."""
    found = read(text, surface)
    assert (found.measure, time in found.time) == (measure, True)


def test_a_share_is_of_its_holder_or_its_vote() -> None:
    """A stake belongs to who holds it, a share of the vote to who won it; the other side of a vote has no measure."""
    stake = read("Harrow Capital has built up a 19 percent stake.", "19")
    assert (stake.measure, stake.who, stake.kind) == ("stake", "Harrow Capital", "stock")
    assert read("The president, Ana Ruiz, won 52.3 percent of the vote.", "52.3").who == "Ana Ruiz"
    assert read("61 percent of the votes cast were against the report, with 39 percent for it.", "39").measure == ""
    assert read("A 19 percent stake was sold.", "19").measure == ""


def test_a_level_has_its_month() -> None:
    """Inflation of May and of April are two values of one level, not a contradiction."""
    text = "Inflation slowed to 3.4 percent in May from 4.1 percent in April."
    assert [(read(text, v).measure, read(text, v).time) for v in ("3.4", "4.1")] == [
        ("Inflation", "May"),
        ("Inflation", "April"),
    ]


@pytest.mark.parametrize(
    ("text", "surface", "measure", "who"),
    [
        ("The 54-metre-high Corrin dam gave way.", "54", "high", "Corrin dam"),
        ("The Corrin dam, 54 metres high, was built in 1968.", "54", "high", "Corrin dam"),
        ("A depot lost 1,800 tonnes of fertiliser.", "1,800", "fertiliser", ""),
        ("The lake was holding back 83 million cubic metres.", "83", "holding", ""),
        ("The queue grew to two kilometres.", "two", "grew", ""),
    ],
)
def test_a_size_is_a_dimension_a_substance_or_its_verb(text: str, surface: str, measure: str, who: str) -> None:
    """A length belongs to its thing, a weight to its substance; "water" names nothing and leaves it to the verb."""
    found = read(text, surface)
    assert (found.measure, found.who) == (measure, who) or measure == "grew"


def test_millimetres_are_rain_where_rain_is_spoken_of() -> None:
    """A gauge's millimetres take "rain" from the sentence before, and nothing where nobody speaks of rain."""
    assert read("The gauge showed 212 millimetres.", "212", before="How much rain fell at Losk?").measure == "rain"
    assert read("The crack is 3 millimetres wide.", "3", before="Engineers looked at the wall.").measure != "rain"


def test_durations_and_ages_share_no_measure() -> None:
    """Two unrelated durations never meet; "days of mourning" are told by their noun."""
    assert read("It declared three days of mourning.", "three").measure == "mourning"
    assert read("The talks lasted two weeks.", "two").measure == ""
    assert read("Ana Ruiz, 71, was rescued.", "71").measure == ""


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("In Keldry district 31 per cent of homes are destroyed.", "31", "Keldry"),
        ("Across Arden and Brill, 1,900 homes have been destroyed.", "1,900", "Arden and Brill"),
        ("Police said 45 protesters were arrested in Nairobi.", "45", "Nairobi"),
        ("A dam in northern Veldania burst, sending a wave that killed 17 people.", "17", ""),
        ("The report in Le Monde said 40 people were killed.", "40", ""),
    ],
)
def test_a_place_is_where_the_counted_are(text: str, surface: str, place: str) -> None:
    """Behind the number, in its own clause, or as the sentence's opening; not across a comma, not a newspaper."""
    assert read(text, surface).place == place


def test_a_fate_takes_the_event_that_was_just_named() -> None:
    """A toll told after its event belongs to it, and so does one under a headline that names it; a level does not."""
    assert read("At least 12 people were killed.", "12", before="An earthquake struck Peru.").event == "An earthquake"
    assert read("At least 12 people were killed.", "12", headline="Ten hurt in ferry fire").event == "ferry fire"
    assert read("The town has 12 teachers.", "12", before="An earthquake struck Peru.").event == ""
    assert read("The dam burst and killed 17.", "17").event == "dam burst"
    assert read("Profit in the three months to March was €3 million.", "3 million").event == ""


@pytest.mark.parametrize(
    ("text", "surface", "measure", "who"),
    [
        ("The death toll of the fire rose to 17 on Monday after firemen entered the hall.", "17", "death toll", ""),
        ("The ministry on Friday corrected the death toll of the fire to 25, it said.", "25", "death toll", ""),
        ("Police put the number of people missing at 52, saying others left out children.", "52", "missing", "people"),
        ("The number of people injured now stands at 88.", "88", "injured", "people"),
        ("The service lowered the number of dead to 25, from 26.", "26", "dead", ""),
        ("Police put the number of marchers at 2,000.", "2,000", "marchers", "marchers"),
    ],
)
def test_the_value_of_a_tally_has_the_measure_of_the_tally(text: str, surface: str, measure: str, who: str) -> None:
    """A toll or number that rises, stands or is put at a value gives it its measure, whatever verb stands nearer."""
    found = read(text, surface)
    assert (found.measure, found.who) == (measure, who)


def test_the_toll_alone_is_that_of_the_sentence_before() -> None:
    """ "The toll" takes its fate from what was just told, and no part of a body's name."""
    before = "At least 26 people died when the bridge fell."
    assert read("The National Rescue Agency puts the toll at 29.", "29", before=before).measure == "died"
    assert read("The toll is not known, and 12 shops are shut.", "12", before=before).measure == "shut"


def test_a_word_in_a_name_is_no_measure() -> None:
    """ "Rescue" of the National Rescue Agency says nothing of a count; the plain word does."""
    assert "escue" not in read("The National Rescue Agency has 29 people in the valley.", "29").measure
    assert read("Crews rescued 29 people in the valley.", "29").measure == "rescued"
    assert read("Killed were 12 people of the valley.", "12").measure == "Killed"


def test_the_cost_is_that_of_what_was_just_said_to_cost() -> None:
    """ "The cost" that names nothing takes its owner from the sentence before, none where that tells none."""
    text = "In May it had estimated the cost at €2 million."
    assert read(text, "2 million", before="The bridge will cost about €3 million.").who == "bridge"
    assert read(text, "2 million", before="The mayor opened the bridge.").who == ""
