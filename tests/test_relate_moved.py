"""Relating without a model: people who are brought out, cross borders, are in danger or reached by aid."""

from __future__ import annotations

import pytest

from briefgen import brief
from briefgen.records import Ledger, Span
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.listed_rows import with_list_rows
from briefgen.stages.relate.operations import with_operations
from briefgen.stages.relate.side_by_side import with_names_beside
from briefgen.text.figures import hedge_of, scan_numbers
from stories_of import ledger_from
from test_relate_local import features, together

ERUPTION = "A volcano erupted in Iceland on Monday."
FLIGHTS = f"{ERUPTION} Norway has evacuated 510 people. Denmark says it has flown out 1,240 people."


def read(ledger: Ledger) -> dict[str, Features]:
    """The features of a ledger by the words of their figures, each with its list and the country whose operation it is of."""
    by_ref = {sentence.ref: sentence for sentence in ledger.sentences}
    listed = with_list_rows(features(ledger), {article.id: article for article in ledger.articles})
    told = with_operations(listed, ledger.articles, by_ref)
    return {one.claim.surface: one for one in with_names_beside(told, ledger.articles, by_ref)}


def named(name: str) -> frozenset[str]:
    return frozenset({name})


def class_of(sentence: str, surface: str) -> str:
    return read(ledger_from(sentence))[surface].cls


# ---------------------------------------------------------------- what befell them


@pytest.mark.parametrize(
    "told",
    [
        "Soldiers had brought 730 villagers to safety.",
        "That day 730 villagers were flown out.",
        "So far 730 villagers have been airlifted.",
        "By noon 730 villagers had been taken out of the valley.",
        "By noon 730 villagers had been moved from the valley to Reykjavik.",
        "The navy had carried 730 villagers across the bay.",
    ],
)
def test_people_are_brought_out_in_many_words(told: str) -> None:
    """Also by words that may tell of other things, in a story that tells of an evacuation."""
    story = ledger_from(f"{ERUPTION} On Tuesday 120 farmers were evacuated. {told}")
    assert next(one for surface, one in read(story).items() if "730" in surface).cls == "evacuated"


@pytest.mark.parametrize(
    ("told", "cls"),
    [
        ("About 730 villagers are in danger.", "at_risk"),
        ("About 730 villagers live in the path of the lava.", "at_risk"),
        ("About 730 villagers need humanitarian aid.", "in_need"),
        ("Food aid has reached 730 villagers.", "reached"),
        ("About 730 villagers have no drinking water.", "water"),
        ("About 730 villagers may go hungry.", "hungry"),
        ("The avalanche left 730 villagers who are cut off.", "stranded"),
        ("About 730 villagers were airlifted to hospital.", "hospitalised"),
    ],
)
def test_those_in_danger_are_not_those_in_need(told: str, cls: str) -> None:
    """Each state of people is a class of its own."""
    figures = read(ledger_from(f"{ERUPTION} {told}"))
    assert next(one for surface, one in figures.items() if "730" in surface).cls == cls


def test_what_has_reached_a_number_tells_of_no_arrival() -> None:
    """Such words count only those before them."""
    story = f"{ERUPTION} Some 90 farmers fled. The number of lodgers has reached 730. Another 410 people have reached Norway."
    assert class_of(story, "410") == "fled"
    assert class_of(story, "730") != "fled"


def test_in_spite_of_what_people_were_counted_is_no_event_of_theirs() -> None:
    """The strike does not part two counts of one flood."""
    first = "The flood in Arlen went on. In Arlen 2,100 people were evacuated from the flood."
    second = "The flood in Arlen went on. Despite the attack on the bridge 2,950 people were evacuated so far."
    assert together(ledger_from(first, second), "2,100", "2,950")


# ---------------------------------------------------------------- whose operation


def test_each_country_has_an_operation_of_its_own() -> None:
    """By name, by a people, or by its seat of government, as whoever does something."""
    story = ledger_from(f"{FLIGHTS} Portuguese planes took 96 people to Dublin. Warsaw's tally now stands at 300.")
    figures = read(story)
    assert [figures[n].of for n in ("510", "1,240", "96", "300")] == [
        named("norway"), named("denmark"), named("portugal"), named("poland")
    ]  # fmt: skip
    assert not together(story, "510", "300")


def test_one_country_has_no_operation_of_several() -> None:
    """Its own authorities bring out its people wherever it floods."""
    figures = read(
        ledger_from("A river burst in Peru. Peru has evacuated 510 people. In all 800 people were evacuated.")
    )
    assert not figures["510"].of


def test_a_headline_says_whose_operation_its_article_tells_of() -> None:
    """Where no sentence does, and wherever the flights land."""
    later = {"title": "Norway ends airlift from Iceland", "text": f"{ERUPTION} 690 people had been flown to Paris."}
    story = ledger_from(FLIGHTS, later)
    assert read(story)["690"].of == named("norway")
    assert together(story, "510", "690")
    assert not together(story, "1,240", "690")


def test_a_total_of_all_countries_is_nobodys_own() -> None:
    """ "In all" stands for more than the country told last."""
    assert not read(ledger_from(f"{FLIGHTS} In all 6,400 people were evacuated."))["6,400"].of


def test_a_clause_that_opens_with_a_country_goes_on() -> None:
    """A list of countries needs no verb of moving for each."""
    figures = read(ledger_from(f"{FLIGHTS} Spain counts 1,539; Poland ended with 480 on 12 flights."))
    assert (figures["1,539"].of, figures["480"].of) == (named("spain"), named("poland"))
    assert figures["1,539"].cls == figures["480"].cls == "evacuated"
    assert (figures["12"].cls, figures["12"].of) == ("trips", named("poland"))


def test_its_own_people_are_some_of_those_whom_a_country_brought() -> None:
    """So are the foreigners, and each is another measure."""
    more = "Norway has evacuated 880 people, 310 of them citizens and 570 people from 21 countries."
    story = ledger_from(f"{FLIGHTS} Of Norway's people 200 are Norwegians.", f"{ERUPTION} {more}")
    figures = read(story)
    assert (figures["310"].crowd, figures["570"].crowd) == (named("Norway"), named("foreign"))
    assert (figures["21"].cls, figures["21"].of) == ("origins", named("norway"))
    assert together(story, "510", "880")
    assert not together(story, "510", "310")
    assert not together(story, "510", "570")


def test_one_trip_is_a_step_of_an_operation() -> None:
    """A ship's people, a first group and those on a plane are not all; those on many flights are."""
    trips = "A Danish ferry landed with 246 evacuees. A first group of 360 evacuees came on Friday."
    figures = read(ledger_from(f"{FLIGHTS} {trips} Denmark evacuated 1,888 people on 21 flights."))
    assert [figures[n].more for n in ("246", "360", "1,888", "1,240")] == [True, True, False, False]


def test_the_day_of_a_count_is_no_day_of_an_event() -> None:
    """Two counts of one sentence, the later one the higher, are a path."""
    text = f"{FLIGHTS} Ministers in Oslo gave a total of 1,888 evacuees, and on Tuesday 1,573 evacuees."
    story = ledger_from({"text": text, "published": "2024-05-16"})
    assert together(story, "a total of 1,888", "1,573")


def test_what_has_passed_a_round_number_is_no_part_of_an_exact_sum() -> None:
    """That more than 200 and two other counts come to 538 is chance."""
    text = (
        f"{ERUPTION} France has evacuated 538 people, more than 200 of them French. "
        "Italy evacuated 83 people and Spain evacuated 255 people."
    )
    briefing = brief([{"text": text}], engine="local")
    assert all(comparison.kind != "sum" for group in briefing.figures for comparison in group.comparisons)


# ---------------------------------------------------------------- where to


def test_a_row_may_go_on_behind_its_number() -> None:
    """Where a colon sets its name apart."""
    rows = ("Spain: 47,000, of whom 2,300 are children", "Poland: 30,000", "Denmark: 27,000, most of them women")
    lines = (f"{ERUPTION} So far 104,000 people have fled.", "By country:", *rows, "More help is needed.")
    figures = read(ledger_from("\n\n".join(lines)))
    assert [(figures[n].cls, figures[n].places) for n in ("47,000", "30,000", "27,000")] == [
        ("fled", named("spain")), ("fled", named("poland")), ("fled", named("denmark"))
    ]  # fmt: skip


def test_the_former_and_the_latter_are_two_places() -> None:
    """In the order in which their sentence, or the one before, names them."""
    text = f"{ERUPTION} Some 27,000 people may flee to Spain and Poland: 10,000 to the former and 17,000 to the latter."
    figures = read(ledger_from(text))
    assert (figures["10,000"].places, figures["17,000"].places) == (named("spain"), named("poland"))
    assert figures["10,000"].hedge == figures["17,000"].hedge == "forecast"


def test_a_verb_of_arriving_leads_to_a_land() -> None:
    """ "have reached Spain, and 4,000 Poland"."""
    text = f"{ERUPTION} 9,000 people fled to Spain and 3,000 to Poland. By May 20,000 have already reached Spain, and 4,000 Poland."
    figures = read(ledger_from(text))
    assert (figures["20,000"].of, figures["4,000"].of) == (named("spain"), named("poland"))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor warned that 800 may leave.",
        "Help is sought for 800 farmers who may leave.",
        "The town prepares for 800 guests.",
        "In all 800 could leave.",
    ],
)
def test_what_is_only_expected_is_a_forecast(text: str) -> None:
    """Behind "that", in a relative clause, behind "prepares for", and behind "in all"."""
    number = scan_numbers(text).quantities[0]
    assert hedge_of(text, Span(0, len(text)), number) == "forecast"
