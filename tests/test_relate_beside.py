"""Relating without a model: names that a story counts side by side, two countries of one quake, three makers of one strike."""

from __future__ import annotations

import pytest

from briefgen.records import Ledger
from briefgen.stages.relate.alike import with_words_alike
from briefgen.stages.relate.features import Features
from briefgen.stages.relate.setting import read_setting
from briefgen.stages.relate.side_by_side import with_names_beside
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import CANNOT, scale_of
from stories_of import ledger_from
from test_relate_local import features, measures, together

QUAKE = "A quake struck Paraguay and Bolivia on Monday."
TOLLS = f"{QUAKE} In Paraguay 412 people died and in Bolivia 396. That makes 808 in all."
STRIKE = "Since Monday there is a strike at Orvell, Tavro and Fenner."
JOBS = f"{STRIKE} So far 1,865 workers were laid off at Orvell, 2,330 at Tavro and 540 at Fenner."


def beside(ledger: Ledger) -> tuple[Features, ...]:
    """The features of a ledger, each with the names of which it is told."""
    told = with_words_alike(features(ledger))
    return with_names_beside(told, ledger.articles, {sentence.ref: sentence for sentence in ledger.sentences})


def whose(*articles: str | dict[str, str]) -> dict[str, str]:
    """Of whom each figure is told, by its words."""
    return {one.claim.surface: " ".join(sorted(one.of)) for one in beside(ledger_from(*articles))}


# ---------------------------------------------------------------- two countries and both


def test_two_countries_have_each_its_own_toll_and_both_another() -> None:
    """396 and 412 are near enough to be one toll, and are none; what an article adds up is that of both."""
    ledger = ledger_from(
        TOLLS,
        "The quake in Paraguay and Bolivia killed 815 people.",
        "By Friday 421 people had died in Bolivia.",
        "The toll in Paraguay rose to 440.",
        "In both countries 861 people are dead.",
    )
    assert measures(ledger) == [["412", "440"], ["396", "421"], ["808", "815", "861"]]


def test_what_is_told_of_all_of_them_is_of_no_one_alone() -> None:
    assert whose(TOLLS, "In both countries 861 people are dead.")["861"] == "bolivia paraguay"
    assert whose(TOLLS, "The quake killed 815 people in Paraguay and Bolivia.")["815"] == "bolivia paraguay"
    assert whose(TOLLS)["808"] == ""
    in_turn = "By Friday 430 people had died in Paraguay. Another 402 died in Bolivia. In all 832 people died."
    assert whose(TOLLS, in_turn)["832"] == ""


def test_countries_that_nothing_sets_side_by_side_are_places_like_others() -> None:
    """No list of equals, and no sentence that counts both."""
    apart = "The quake struck Paraguay. It killed 412 people in Paraguay. It killed 396 people in Bolivia."
    assert whose(apart) == {"412": "", "396": ""}
    at_once = "The quake struck Paraguay. It killed 412 people in Paraguay and 396 in Bolivia."
    assert whose(at_once) == {"412": "paraguay", "396": "bolivia"}


# ---------------------------------------------------------------- a figure that names none


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("Rescuers dig in Bolivia.", "bolivia"),
        ("Rescuers dig in Bolivia. It is cold there. Much snow fell.", "bolivia"),
        ("Rescuers dig in Bolivia. Others dig in Paraguay.", "paraguay"),
        ("Rescuers dig in Bolivia and in Paraguay.", ""),
    ],
)
def test_a_figure_without_a_name_takes_that_of_the_sentences_before_it(between: str, name: str) -> None:
    """The nearest one; two names in it tell nothing."""
    assert whose(f"{TOLLS} {between} Another 510 people were hurt.")["510"] == name


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Bolivia digs for the buried", "The night was cold.", "bolivia"),
        ("Bolivia and Paraguay dig for the buried", "The night was cold.", "bolivia paraguay"),
        ("Paraguay digs for the buried", "Help came from Bolivia.", "bolivia"),
        ("Paraguay digs for the buried", "Help came from Bolivia. It was late. It was cold. It snowed.", "paraguay"),
    ],
)
def test_where_the_sentences_before_it_name_none_it_takes_that_of_its_headline(
    title: str, text: str, name: str
) -> None:
    """Under a headline with two names the quake itself killed in both, and what stands four sentences back is forgotten."""
    assert whose(TOLLS, {"title": title, "text": f"{text} The quake left 421 people dead."})["421"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Evo Salas, the Bolivian vice-president, said 421 people had died.", "bolivia"),
        ("Bolivian Health Minister Evo Salas spoke again. At least 421 people had died, Salas said.", "bolivia"),
        ("Bolivia's disaster agency said 421 people had died.", "bolivia"),
        ("Bolivian state television reports 421 dead.", "bolivia"),
        ("Aid workers said 421 people had died.", ""),
        ("Help is slow in Bolivia.\n\nUp to 421 people may have died, doctors say.", ""),
        ("The quake reached Bolivia and killed 421 people there and in Paraguay.", "bolivia paraguay"),
        ("The combined toll in Paraguay and Bolivia rose to 421.", "bolivia paraguay"),
        ("In Paraguay 300 died and in Bolivia 121, which makes a confirmed total of 421.", "bolivia paraguay"),
    ],
)
def test_of_which_country_a_count_is_that_names_none(text: str, name: str) -> None:
    """Who speaks for a country tells its count; a paragraph of its own about another country says nothing of it."""
    told = whose(TOLLS, {"title": "Hopes fade in Paraguay and Bolivia", "text": f"The night was cold. {text}"})
    assert next(names for figure, names in told.items() if "421" in figure) == name


def test_together_is_all_of_the_one_country_of_which_a_report_tells() -> None:
    report = {
        "title": "Bolivia ends its search",
        "text": "In the north 300 died, in the south 121. Together this is 421 dead.",
    }
    assert whose(TOLLS, report)["421"] == "bolivia"


def test_two_tellings_of_both_countries_are_one_toll() -> None:
    """Only one of them calls it the toll of both."""
    ledger = ledger_from(
        TOLLS,
        "The combined toll in Paraguay and Bolivia rose to 1,210 dead.",
        "In Paraguay and Bolivia 905 people died.",
    )
    assert together(ledger, "905", "1,210")


def test_a_name_that_is_not_in_its_own_words_keeps_a_figure_to_its_country_too() -> None:
    bolivia = {"title": "Bolivia digs for the buried", "text": "The night was cold. The quake left 421 people dead."}
    ledger = ledger_from(TOLLS, bolivia)
    assert together(ledger, "396", "421")
    assert not together(ledger, "412", "421")
    assert [one.of_said for one in beside(ledger)] == [True, True, False, False]


# ---------------------------------------------------------------- several figures of one sentence


def test_figures_that_are_told_respectively_belong_to_the_names_in_turn() -> None:
    """Also sums of money of two firms; without the word a list is told of all that are in it."""
    told = whose(TOLLS, "Paraguay and Bolivia counted 1,900 and 640 injured, respectively.")
    assert (told["1,900"], told["640"]) == ("paraguay", "bolivia")
    assert whose(TOLLS, "Paraguay and Bolivia counted 2,540 injured.")["2,540"] == "bolivia paraguay"
    cost = (
        "The strike at Orvell and Tavro goes on. It cost Orvell and Tavro $1.3 billion and $800 million, respectively."
    )
    ledger = ledger_from(cost, "The strike cost Orvell $1.4 billion.", "The strike cost Tavro $850 million.")
    assert measures(ledger) == [["$1.3 billion", "$1.4 billion"], ["$800 million", "$850 million"]]


def test_a_place_behind_two_figures_is_that_of_both() -> None:
    """Unless a stop parts them."""
    counted = "The town halls counted 237 dead{} 639 injured in Bolivia."
    shared = beside(ledger_from(TOLLS, counted.format(" and")))[-2:]
    assert [(sorted(one.of), one.of_said) for one in shared] == [(["bolivia"], True)] * 2
    parted = beside(ledger_from(TOLLS, counted.format(";")))[-2:]
    assert [one.of_said for one in parted] == [False, True]


# ---------------------------------------------------------------- makers and defendants


def test_makers_that_are_listed_and_each_given_a_number_stand_apart() -> None:
    ledger = ledger_from(
        JOBS,
        "In all 1,990 workers were laid off at Orvell.",
        "By Friday 2,210 workers had been laid off at Tavro.",
        "All three companies together have laid off 4,735 workers.",
    )
    assert measures(ledger) == [["1,865", "1,990"], ["2,330", "2,210"], ["540"], ["three"], ["4,735"]]


def test_makers_whose_numbers_stand_in_no_one_sentence_do_not() -> None:
    told = (
        f"{STRIKE} So far 1,865 workers were laid off at Orvell. So far 2,330 workers were laid off at Tavro.",
        "By Friday 2,210 workers had been laid off at Tavro.",
    )
    assert set(whose(*told).values()) == {""}


@pytest.mark.parametrize(
    ("awards", "names"),
    [
        ("It told Orvell to pay $40 million. It told Tavro to pay $9 million.", ("", "")),
        ("It told Orvell to pay $40 million and Tavro to pay $9 million.", ("orvell", "tavro")),
    ],
)
def test_defendants_named_together_are_one_side_until_each_is_given_a_number(
    awards: str, names: tuple[str, str]
) -> None:
    """What one jury lays on both is no sum of the one and of the other, as long as no sentence has two sums for two."""
    told = whose(f"A jury found against Orvell and Tavro. {awards}")
    assert (told["$40 million"], told["$9 million"]) == names


# ---------------------------------------------------------------- what is no side, and what is not divided


def test_a_people_is_no_side() -> None:
    """Soldiers of two countries are told apart as peoples are: they need not have died at home."""
    fight = "For weeks Bolivian and Paraguayan soldiers have fought at the river."
    told = beside(
        ledger_from(f"{fight} The fight killed 31 of the Bolivian soldiers and 12 of the Paraguayan soldiers.")
    )
    assert [(one.claim.surface, one.of, one.crowd) for one in told] == [
        ("31", frozenset(), {"Bolivia"}),
        ("12", frozenset(), {"Paraguay"}),
    ]
    assert whose(TOLLS, "Rescuers dig in Paraguay. Bolivian soldiers brought 120 people out.")["120"] == "paraguay"


def test_how_long_it_lasts_is_no_count_of_each() -> None:
    """The jobs of two makers are two measures for certain, the days of their strike may be one."""
    told = beside(
        ledger := ledger_from(
            JOBS,
            "In all 2,310 workers were laid off at Orvell.",
            "The strike at Orvell has lasted for 40 days.",
            "The strike at Tavro has lasted for 42 days.",
        )
    )
    of = {one.claim.surface: one for one in told}
    scale = scale_of(told, read_setting(told, ledger.articles))
    assert [of[days].of for days in ("40", "42")] == [{"orvell"}, {"tavro"}]
    assert weigh_pair(of["40"], of["42"], scale) > CANNOT
    assert weigh_pair(of["2,310"], of["2,330"], scale) == CANNOT


# ---------------------------------------------------------------- two names in one sentence


@pytest.mark.parametrize(
    "told",
    [
        "In Paraguay 440 people died and 421 in Bolivia.",
        "In Paraguay 440 people died and in Bolivia 421.",
        "In Bolivia 421 people died, 440 in Paraguay.",
    ],
)
def test_the_name_before_a_count_is_nearer_than_that_behind_the_next(told: str) -> None:
    """Each count has its own name, though one stands before its number and the other behind it."""
    assert {words: whose(TOLLS, told)[words] for words in ("440", "421")} == {"440": "paraguay", "421": "bolivia"}
    assert measures(ledger_from(TOLLS, told)) == [["412", "440"], ["396", "421"], ["808"]]


@pytest.mark.parametrize(
    "told",
    [
        "The quake killed 412 people in Paraguay and 396 in Bolivia, 808 in all.",
        "In all 808 people died, 412 in Paraguay and 396 in Bolivia.",
    ],
)
def test_what_is_told_in_all_is_of_every_name_of_its_sentence(told: str) -> None:
    """And not of the one that stands nearest, before it or behind it; the parts keep their own."""
    assert whose(f"{QUAKE} {told}") == {"412": "paraguay", "396": "bolivia", "808": "bolivia paraguay"}


def test_a_sum_of_two_countries_is_one_measure_wherever_in_its_sentence_it_stands() -> None:
    ledger = ledger_from(
        TOLLS,
        "By Friday 440 people had died in Paraguay and 421 in Bolivia, 861 in all.",
        "In all 830 people died, 425 in Paraguay and 405 in Bolivia.",
    )
    assert measures(ledger) == [["412", "440", "425"], ["396", "421", "405"], ["808", "861", "830"]]
