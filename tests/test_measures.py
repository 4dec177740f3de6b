"""Identity: what a figure counts, read from short free phrases, and how two of them stand."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.reconcile.measures import clause_concerns, compare_claims, identity_of
from briefgen.records import FigureClaim
from build import figure_claim

Told = dict[str, Any]


def claim(told: Told, article: str) -> FigureClaim:
    return figure_claim("44", article=article, **{"population": None, **told})


def level(a: Told, b: Told) -> str:
    """The level of two labels; the same whichever comes first."""
    forth, back = compare_claims(claim(a, "000"), claim(b, "001")), compare_claims(claim(b, "001"), claim(a, "000"))
    assert forth.level == back.level
    assert set(forth.differing) == set(back.differing)
    assert set(forth.unknown) == set(back.unknown)
    return forth.level


HOSTED: Told = {"measure": "refugees hosted", "population": "Syrian refugees", "place": "Turkey", "kind": "stock"}
DISPLACED: Told = {
    "measure": "displaced",
    "population": "people",
    "place": "Idlib",
    "kind": "cumulative",
    "period_words": "since early December",
    "period": "2019-12-01/2020-02-20",
}
STRIKE: Told = {
    "measure": "killed",
    "population": "Turkish soldiers",
    "place": "Idlib",
    "event": "a regime air strike",
    "event_day": "2020-02-27",
}
QUAKE: Told = {
    "measure": "killed",
    "population": "people",
    "place": "Turkey",
    "event": "earthquake",
    "event_day": "2023-02-06",
}
REVENUE: Told = {
    "measure": "revenue",
    "population": "Skarvholm Lines",
    "unit": "EUR",
    "kind": "amount",
    "period_words": "first quarter",
    "period": "2031-01-01/2031-03-31",
}


# ---------------------------------------------------------------- the same, in other words


@pytest.mark.parametrize(
    "other",
    [
        {**HOSTED, "measure": "already hosts"},
        {**HOSTED, "measure": "Syrian refugees taken in", "population": ""},
        {**HOSTED, "measure": "hosts", "population": "refugees from Syria"},
        {**HOSTED, "measure": "refugees", "population": "Syrian refugees in Turkey", "place": None},
        {**HOSTED, "measure": "Syrian refugees hosted by Turkey", "population": None, "place": None},
        {**HOSTED, "measure": "taken in", "population": "Syrians"},
        {**HOSTED, "measure": "number of refugees living there"},
        {**HOSTED, "event": "the war in Syria"},
    ],
)
def test_a_level_of_refugees_is_one_measure_in_every_phrasing(other: Told) -> None:
    """Hosting, taking in and plain "refugees in" a country count the same."""
    assert level(HOSTED, other) == "exact"


def test_a_level_and_a_total_since_of_the_same_thing_are_near() -> None:
    """ "Has taken in about 3.7 million since the war started" is near "hosts"."""
    total = {**HOSTED, "measure": "taken in", "kind": "cumulative", "period_words": "since the war started"}
    assert level(HOSTED, total) == "near"


@pytest.mark.parametrize(
    "other",
    [
        {**DISPLACED, "measure": "fled homes", "population": "people, mostly women and children"},
        {**DISPLACED, "measure": "forced to flee", "event": "gains by the regime"},
        {**DISPLACED, "place": "Idlib province", "period_words": "since December", "period": "2019-12-01/2020-02-28"},
        {**DISPLACED, "measure": "uprooted", "population": "residents", "event": "the offensive"},
    ],
)
def test_displacement_since_a_month_is_one_measure(other: Told) -> None:
    """Fled, uprooted, forced to flee; early December and December; with or without the cause."""
    assert level(DISPLACED, other) == "exact"


@pytest.mark.parametrize(
    "other",
    [
        {**QUAKE, "event": "Monday's tremor"},
        {**QUAKE, "event": "the 7.8-magnitude quake", "measure": "death toll", "population": ""},
        {**QUAKE, "event": None},
        {**QUAKE, "kind": "cumulative", "measure": "dead"},
        {**QUAKE, "event": "quake", "event_day": "2023-02-07"},
    ],
)
def test_one_event_day_and_place_is_one_event(other: Told) -> None:
    """The day decides; the words for the event may differ, and a disaster's toll may be called event or cumulative."""
    assert level(QUAKE, other) == "exact"


@pytest.mark.parametrize(
    "other",
    [
        {
            **REVENUE,
            "measure": "turnover",
            "population": "Skarvholm",
            "kind": "flow",
            "period_words": "three months to March",
        },
        {**REVENUE, "measure": "sales"},
        {**REVENUE, "measure": "total revenue of the group"},
    ],
)
def test_money_is_compared_by_measure_owner_and_period(other: Told) -> None:
    """Revenue, sales and turnover of one company and one period are one; amount and flow are words for the same."""
    assert level(REVENUE, other) == "exact"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"measure": "jobs cut", "unit": "job"}, {"measure": "redundancies", "unit": "redundancy"}),
        (
            {"measure": "jobs cut", "unit": "job"},
            {"measure": "to be laid off", "population": "employees", "unit": "person"},
        ),
        ({"measure": "shed", "population": "jobs", "unit": "job"}, {"measure": "job cuts", "unit": "job"}),
        (
            {"measure": "localities captured", "unit": "locality"},
            {"measure": "taken control of", "population": "villages", "unit": "village"},
        ),
        (
            {"measure": "magnitude", "unit": "magnitude", "kind": "constant", "event": "earthquake"},
            {"measure": "magnitude", "unit": "magnitude", "kind": "measurement", "event": "the quake in Turkey"},
        ),
    ],
)
def test_counted_things_meet_across_phrasings(a: Told, b: Told) -> None:
    """The thing may stand in the measure, the population or the unit."""
    assert level(a, b) == "exact"


# ---------------------------------------------------------------- never widened


@pytest.mark.parametrize(
    ("a", "b", "field"),
    [
        (QUAKE, {**QUAKE, "measure": "dead or missing"}, "measure"),
        (QUAKE, {**QUAKE, "measure": "casualties"}, "measure"),
        (QUAKE, {**QUAKE, "measure": "injured"}, "measure"),
        (QUAKE, {**QUAKE, "measure": "missing"}, "measure"),
        (QUAKE, {**QUAKE, "measure": "feared dead"}, "measure"),
        (REVENUE, {**REVENUE, "measure": "revenue forecast"}, "measure"),
        ({**REVENUE, "measure": "net profit margin"}, {**REVENUE, "measure": "profit forecast"}, "measure"),
        ({**REVENUE, "measure": "net loss"}, {**REVENUE, "measure": "operating loss"}, "measure"),
        ({**REVENUE, "measure": "revenue"}, {**REVENUE, "measure": "debt"}, "measure"),
        (REVENUE, {**REVENUE, "unit": "USD"}, "unit"),
        (REVENUE, {**REVENUE, "period_words": "2030", "period": "2030"}, "period"),
        (REVENUE, {**REVENUE, "population": "Baltkryss"}, "population"),
        (STRIKE, {**STRIKE, "measure": "localities captured", "population": "localities", "unit": "locality"}, "unit"),
        (STRIKE, {**STRIKE, "population": "Turkish civilians"}, "population"),
        (STRIKE, {**STRIKE, "population": "Syrian soldiers"}, "population"),
        ({**STRIKE, "event": None, "event_day": None}, {**STRIKE, "place": "Aleppo"}, "place"),
        ({**STRIKE, "population": "Turkish civilians"}, {**STRIKE, "place": "Aleppo"}, "place"),
        ({**HOSTED, "event": None}, {**HOSTED, "place": "Lebanon"}, "place"),
        (STRIKE, {**STRIKE, "event_day": "2020-02-20"}, "event"),
        (QUAKE, {**QUAKE, "event": "flood"}, "event"),
        (DISPLACED, {**DISPLACED, "period_words": "since 2011", "period": "2011-03-15/2020-02-20"}, "period"),
        (
            STRIKE,
            {**STRIKE, "event": "this month", "event_day": None, "kind": "flow", "period_words": "this month"},
            "kind",
        ),
        (STRIKE, {**STRIKE, "event": "this month", "event_day": None}, "kind"),
        (
            {"measure": "magnitude", "unit": "magnitude", "kind": "constant", "method": "Mw"},
            {"measure": "magnitude", "unit": "magnitude", "kind": "constant", "method": "ML"},
            "method",
        ),
        (
            {
                "measure": "arrived",
                "place": "Greece",
                "kind": "flow",
                "period_words": "this year",
                "period": "2016-01-01/2016-02-29",
            },
            {"measure": "arrivals", "place": "Greece", "kind": "flow", "period_words": "in 2015", "period": "2015"},
            "period",
        ),
        (
            {"measure": "vote", "population": "votes cast", "unit": "percent", "kind": "ratio"},
            {"measure": "vote", "population": "shareholders", "unit": "percent", "kind": "ratio"},
            "population",
        ),
    ],
)
def test_one_differing_field_makes_two_measures(a: Told, b: Told, field: str) -> None:
    """No field is bridged: the pair is none, and the field that parts it is named."""
    assert level(a, b) == "none"
    assert field in compare_claims(claim(a, "000"), claim(b, "001")).differing


@pytest.mark.parametrize(
    ("part", "whole", "field"),
    [
        (
            {"measure": "drowned", "population": "children"},
            {"measure": "drowned", "population": "people"},
            "population",
        ),
        (
            {"measure": "killed", "population": "Syrian civilians", "kind": "cumulative"},
            {"measure": "killed", "population": "civilians", "kind": "cumulative"},
            "population",
        ),
        (
            {"measure": "killed", "population": "children"},
            {"measure": "killed", "population": "women and children"},
            "population",
        ),
        (
            {"measure": "killed", "population": "children and women among Syrian civilians"},
            {"measure": "killed", "population": "Syrian civilians"},
            "population",
        ),
        ({**QUAKE, "place": "Turkey"}, {**QUAKE, "place": "Turkey and Syria"}, "place"),
        ({**DISPLACED, "place": "north-west Syria"}, {**DISPLACED, "place": "Syria"}, "place"),
        ({**DISPLACED, "place": "Idlib, Syria"}, {**DISPLACED, "place": "Syria"}, "place"),
    ],
)
def test_a_part_is_none_and_named_as_a_part(part: Told, whole: Told, field: str) -> None:
    """A narrower population or place is never the same measure; the comparison says which side is the part."""
    assert level(part, whole) == "none"
    assert compare_claims(claim(part, "000"), claim(whole, "001")).parts == ((field, "a"),)
    assert compare_claims(claim(whole, "000"), claim(part, "001")).parts == ((field, "b"),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Idlib", "Idlib province"),
        ("Idlib, Syria", "Idlib"),
        ("the province of Idlib", "Idlib"),
        ("Syria's north-west", "north-west Syria"),
        ("northwestern Syria", "north-west Syria"),
        ("Turkey and Syria", "Syria and Turkey"),
        ("Istanbul’s main airport", "the main airport in Istanbul"),
    ],
)
def test_places_are_compared_without_their_trappings(one: str, other: str) -> None:
    """Province, order and possessives do not make another place."""
    assert level({**DISPLACED, "place": one}, {**DISPLACED, "place": other}) == "exact"


# ---------------------------------------------------------------- unknown and open


def test_one_silent_field_is_compatible_two_are_open() -> None:
    """ "20 soldiers" fits "20 soldiers, Idlib"; with the event missing too, the rules leave it open."""
    full = {**STRIKE, "event_day": None}
    assert level(full, {**full, "place": None}) == "compatible"
    assert level(full, {**full, "place": None, "event": None}) == "open"


def test_a_missing_nationality_is_unknown_in_an_incident_and_a_whole_in_a_total() -> None:
    """In one strike "33 soldiers" leaves "Turkish" out; "4 million refugees" holds more than Syrians."""
    assert level(STRIKE, {**STRIKE, "population": "soldiers"}) == "compatible"
    assert level(HOSTED, {**HOSTED, "population": "refugees"}) == "none"


def test_a_narrower_word_for_the_act_is_open_never_equal() -> None:
    """ "38 drowned" and "38 died" may be one count; no rule says so."""
    sunk = {"measure": "drowned", "population": "people", "event": "sinking"}
    assert level(sunk, {**sunk, "measure": "died"}) == "open"


def test_a_town_and_a_country_are_open() -> None:
    """No gazetteer: whether Idlib lies in Syria is not for the rules to say."""
    assert level(STRIKE, {**STRIKE, "place": "Syria"}) == "open"


VOLUME: Told = {"measure": "held", "place": "Ostra dam", "unit": "cubic metre", "kind": "constant"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the valley", "Ilmar valley"),
        ("along the Ilmar", "Ilmar valley"),
        ("the Ilmar river", "the Ilmar basin"),
    ],
)
def test_generic_nouns_of_geography_name_no_other_place(one: str, other: str) -> None:
    """A valley and its river are one place for a count, and "the valley" is the one that the other side names."""
    assert level({**DISPLACED, "place": one}, {**DISPLACED, "place": other}) == "exact"


def test_a_pointing_word_that_the_other_side_does_not_use_leaves_the_place_unknown() -> None:
    """ "The district" may be any; a country may hold it."""
    pointing = {**DISPLACED, "place": "the district"}
    assert compare_claims(claim(pointing, "000"), claim({**DISPLACED, "place": "Keldry"}, "001")).unknown == ("place",)
    assert level(pointing, {**DISPLACED, "place": "Syria"}) == "open"


def test_two_places_of_one_event_are_open() -> None:
    """One may lie in the other, which words cannot show; of two events or two populations they are two counts."""
    assert level(STRIKE, {**STRIKE, "place": "Aleppo"}) == "open"
    assert level(STRIKE, {**STRIKE, "place": "Aleppo", "event_day": "2020-02-20"}) == "none"


@pytest.mark.parametrize("who", ["cubic metres", "the flood", "water held", None])
def test_who_repeats_the_unit_or_the_measure_says_nobody(who: str | None) -> None:
    """ "Cubic metres" own no water."""
    read = identity_of(claim({**VOLUME, "population": who}, "000"))
    assert read.marks <= {"water"}
    assert read.unit == "cubic meter"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (VOLUME, {**VOLUME, "measure": "was storing"}),
        ({**REVENUE, "measure": "damage"}, {**REVENUE, "measure": "cost of the disaster"}),
        ({**REVENUE, "measure": "loss"}, {**REVENUE, "measure": "operating loss"}),
        (
            {"measure": "cost", "unit": "EUR", "kind": "rate", "population": "pass"},
            {"measure": "cost", "unit": "EUR/month", "kind": "rate", "population": "pass"},
        ),
        ({"measure": "", "population": "employees", "kind": "stock"}, {"measure": "", "population": "staff"} | {"kind": "stock"}),
    ],
)
def test_other_words_for_a_measured_quantity_are_open(a: Told, b: Told) -> None:
    """Unit and owner, place or event agree, and no table opposes the words: a model may tell, no rule does."""
    assert level(a, b) == "open"


def test_other_words_without_anything_in_common_are_none() -> None:
    """Two amounts of euros with nothing else told are two."""
    told = {"unit": "EUR", "kind": "amount"}
    assert level({**told, "measure": "damage"}, {**told, "measure": "cost of the disaster"}) == "none"


def test_a_cubic_metre_is_no_metre() -> None:
    """Powers and rates belong to the unit."""
    assert level(VOLUME, {**VOLUME, "unit": "metre"}) == "none"
    assert level(VOLUME, {**VOLUME, "unit": "cubic metre/second"}) == "none"


def test_an_unverified_field_is_read_as_silent() -> None:
    """What the text does not say about a figure must not decide what it counts."""
    doubted = identity_of(claim({**STRIKE, "unverified": ("place", "event")}, "000"))
    assert not doubted.place.told
    assert not doubted.event
    assert doubted.measure == {"kill"}


def test_a_day_in_the_event_is_no_period() -> None:
    """ "Last week's air strike" is an incident; "killed this week" is a flow."""
    assert identity_of(claim({**STRIKE, "event": "last week's air strike"}, "000")).kind == "event"
    assert identity_of(claim({**STRIKE, "event": "this week", "event_day": None}, "000")).kind == "flow"


def test_unit_and_noun_tell_the_population_where_the_label_does_not() -> None:
    """A unit "soldier", or the counted noun, says who is counted."""
    assert level(STRIKE, {**STRIKE, "population": None, "noun": "Turkish soldiers"}) == "exact"
    assert "soldier" in identity_of(claim({**STRIKE, "population": None, "unit": "soldier"}, "000")).nouns


# ---------------------------------------------------------------- clauses


@pytest.mark.parametrize(
    ("clause", "told", "concerns"),
    [
        (
            "civilian deaths from its strikes",
            {"measure": "killed", "population": "Syrian civilians", "event": "Russian raids"},
            True,
        ),
        ("that any soldiers were killed", {"measure": "killed", "population": "Syrian civilians"}, False),
        ("civilian deaths from its strikes", {"measure": "injured", "population": "Syrian civilians"}, False),
        ("deaths in the flood", {"measure": "killed", "population": "people", "event": "earthquake"}, False),
        ("that 2,400 further jobs would go", {"measure": "jobs cut", "unit": "job"}, False),
        ("job cuts beyond the first programme", {"measure": "jobs cut", "unit": "job"}, True),
    ],
)
def test_a_denied_clause_concerns_a_measure_that_it_names(clause: str, told: Told, concerns: bool) -> None:
    """The act has to be named, and no other population or kind of event."""
    assert clause_concerns(clause, identity_of(claim(told, "000"))) is concerns
