"""Relating without a model: for how much of its event a count holds, where a story counts a place and its whole country."""

from __future__ import annotations

import pytest

from briefgen.records import Ledger
from briefgen.stages.ledger import material_of
from briefgen.stages.relate.scope import with_scopes
from stories_of import ledger_from
from test_relate_local import features, together

PARTED = {
    "title": "Uruguay storm: Death toll rises to 31",
    "text": "The storm in Uruguay has killed 31 people. In Anselby 26 died, and five elsewhere in the country.",
}
"""It counts a place of the country beside the rest of it."""
AGAIN = {
    "title": "Storm kills 37 in Uruguay",
    "text": "In Uruguay 37 people have died. Of these, 30 died in Anselby, the agency said.",
}


def scopes(*articles: str | dict[str, str]) -> dict[str, str]:
    """The places of which each count is, by its words; with "!" where they say so."""
    ledger = ledger_from(*articles)
    told = with_scopes(features(ledger), ledger.articles, material_of(ledger).sentences)
    return {one.claim.surface: " ".join(sorted(one.scope)) + "!" * one.scope_said for one in told}


def story(title: str, text: str) -> Ledger:
    return ledger_from(PARTED, AGAIN, {"title": title, "text": text})


def test_each_of_two_levels_has_its_own_toll() -> None:
    """Both lead the story, and 33 would do for either."""
    ledger = story(
        "Anselby buries its dead", "The storm has killed 33 people in Anselby. In Uruguay 39 people have died."
    )
    assert together(ledger, "26", "33")
    assert together(ledger, "31", "39")
    assert not together(ledger, "33", "39")
    assert not together(ledger, "31", "33")


def test_where_nothing_is_counted_apart_a_place_and_its_country_are_one() -> None:
    reports = (
        {"title": "Storm kills 26 in Anselby, Uruguay", "text": "The storm has killed 26 people in Anselby."},
        {"title": "Uruguay storm: 31 dead in Anselby", "text": "The storm in Uruguay has killed 31 people."},
    )
    assert set(scopes(*reports).values()) == {""}
    assert together(ledger_from(*reports), "26", "31")


@pytest.mark.parametrize(
    ("title", "text", "surface", "places"),
    [
        ("Toll in Anselby climbs", "The toll has gone up to 34.", "34", "anselby"),
        ("Uruguay mourns", "The toll has gone up to 34.", "34", "uruguay"),
        ("Fear in Anselby as the toll nears 40", "The toll has gone up to 34.", "34", "anselby"),
        ("Tears in Anselby as Uruguay counts 34 dead", "The toll has gone up to 34.", "34", "uruguay"),
        ("Storm goes on", "In the whole country 34 people have died.", "34", "uruguay!"),
        ("Uruguay mourns", "Anselby has the longest list, 28 dead.", "28", "anselby!"),
        ("Uruguay mourns", "Police went into Anselby. Crews in Anselby worked. And 28 people died there.", "28", "anselby!"),
        ("Uruguay mourns", "The regional government now gives a toll of 28.", "28", "anselby"),
        ("Uruguay mourns", "The mayor of Anselby gave 27 dead for Anselby. A day before, she had spoken of 24.", "24", "anselby"),
        ("Toll in Anselby climbs", "With two dead in Colby, Uruguay has 36.", "36", "uruguay!"),
        ("Uruguay mourns", "The storm killed 28 people in the eastern Uruguayan region.", "28", "anselby!"),
        ("Toll in Anselby climbs", "In the whole east 41 people have died.", "41", "east!"),
    ],
)  # fmt: skip
def test_of_which_a_count_is(title: str, text: str, surface: str, places: str) -> None:
    assert scopes(PARTED, AGAIN, {"title": title, "text": text})[surface] == places


def test_a_count_without_a_word_goes_with_its_article() -> None:
    """The 34 of a report of the town is no count of the country, of which others say that they are."""
    ledger = ledger_from(
        PARTED,
        AGAIN,
        {"title": "Anselby mourns", "text": "In Anselby 33 people have died."},
        {"title": "Uruguay mourns", "text": "In Uruguay 40 people have died."},
        {"title": "Toll in Anselby climbs", "text": "The toll has gone up to 34, the mayor said."},
        {"title": "Uruguay counts its dead", "text": "The toll has gone up to 41, the ministry said."},
    )
    assert together(ledger, "34", "33")
    assert together(ledger, "41", "40")
    assert not together(ledger, "34", "41")


def test_of_several_countries_none_is_that_of_a_place() -> None:
    war = {
        "title": "Uruguay and Bolivia fight for Anselby",
        "text": "Uruguay and Bolivia fight. In Anselby 26 people died, and five elsewhere.",
    }
    assert set(scopes(war, war).values()) == {""}


def test_the_part_that_a_list_adds_up_is_what_others_tell_of_its_place() -> None:
    """26 is a part of 31 by the sum of its article, but of nothing that others tell of Anselby."""
    parts = (
        "In Anselby 26 people have died, in Colby three and in Denby two. In Uruguay the storm has killed 31 people."
    )
    ledger = ledger_from(
        PARTED,
        AGAIN,
        {"title": "Uruguay storm", "text": parts},
        {"title": "Anselby mourns", "text": "In Anselby 36 people have died."},
    )
    assert together(ledger, "26", "36")


def test_counts_of_one_place_are_of_one_event_whenever_they_are_told() -> None:
    """The minister of the autumn denies most of the dead of the spring; the story counts each of its places."""
    ledger = ledger_from(
        PARTED | {"published": "2031-03-02"},
        AGAIN | {"published": "2031-03-04"},
        {"title": "Uruguay counts its dead", "text": "In Uruguay seven people died, the minister now says.", "published": "2031-09-20"},
    )  # fmt: skip
    assert together(ledger, "seven", "31")


# ---------------------------------------------------------------- what is a place, and what only says whose


def test_a_place_is_one_though_something_else_has_its_name() -> None:
    """What a sentence measures makes an owner of the name, and several others a place."""
    told = features(
        ledger_from(
            "The storm hit Anselby. In Anselby 26 people died. The wall of Anselby stood 264 metres from the shore.",
            "In Anselby 31 people died.",
        )
    )
    assert {one.claim.surface: one.places for one in told}["26"] == {"anselby"}


def test_a_people_before_a_body_or_a_city_is_no_place() -> None:
    city = "The storm killed 34 people in the old Uruguayan city."
    speaker = "Ann Berg, who speaks for the Uruguayan government, declared that more than 340 had been killed."
    told = features(ledger_from(f"{city} {speaker}"))
    assert [one.places for one in told] == [frozenset(), frozenset()]


# ---------------------------------------------------------------- what is counted


@pytest.mark.parametrize(
    "bodies",
    [
        "The bodies of 19 people have been moved to a hall at the station.",
        "Volunteers gathered 19 bodies in the streets.",
    ],
)
def test_bodies_that_are_only_somewhere_are_no_toll(bodies: str) -> None:
    ledger = ledger_from(
        f"The ferry sank on Monday. {bodies}",
        "The ferry sank on Monday. So far 43 people have died.",
        "The ferry sank on Monday. The toll stands at 40.",
    )
    assert together(ledger, "43", "40")
    assert not together(ledger, "19", "43")


def test_a_number_of_the_dead_gives_its_fate_to_no_other_number() -> None:
    """The agency's number is of those who were named, not of the dead."""
    text = (
        "By noon 38 of the dead had been identified, police said, while the agency gave the number as 27 at that time."
    )
    (_, other) = features(ledger_from(text))
    assert other.cls == "identified"


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Police have put names to 41 of the 60 people killed.", "identified"),
        ("The identities of 41 of the victims had been confirmed.", "identified"),
        ("Another 12 could not be recognised.", "unidentified"),
    ],
)
def test_who_has_a_name_and_who_has_none(text: str, cls: str) -> None:
    assert features(ledger_from(text))[0].cls == cls


def test_some_of_them_are_no_other_count_of_them() -> None:
    ledger = ledger_from(
        "The crash killed 42 people, the minister said. He rejected what others say. He handed over a report on how 30 of them had died.",
        "The crash killed 40 people.",
        "The crash killed 44 people.",
    )
    assert together(ledger, "42", "44")
    assert not together(ledger, "30", "42")


def test_numbers_that_come_to_a_total_count_what_it_counts() -> None:
    text = "In the valley 202 people have died. With two in Benton and one in Colby, Uruguay has 205."
    assert {one.cls for one in features(ledger_from(text))} == {"dead"}


def test_a_bare_number_goes_on_with_what_others_call_by_name() -> None:
    """That 8,530 are the dead only the other report says."""
    told = features(
        ledger_from(
            "The minister spoke on Monday. The ministry stands by 8,530. At the time the agency told of 3,100, a number that it has dropped.",
            "The battle has killed 8,530 people.",
        )
    )
    assert {one.claim.surface: one.cls for one in told}["3,100"] == "dead"


REPORTS = (
    {"text": "The battle in Anselby has killed 870 people, the minister said.", "published": "2031-02-03"},
    {"text": "The battle in Anselby has killed 990 people, a doctor said.", "published": "2031-02-04"},
    {"text": "The battle in Anselby has killed 2,100 people, an aid group said.", "published": "2031-02-05"},
    {
        "text": "The count has a history. Ann Berg once declared that 2,050 had been killed in Anselby. Nobody knows how many were hurt. "
        "The toll is now put at 8,500.",
        "published": "2031-02-06",
    },
)


def test_what_was_once_the_total_elsewhere_is_no_part_of_a_later_one() -> None:
    """The report that looks back has a total four times as high beside it; not where no place is counted apart: a toll would join the
    tally of a year."""
    assert together(ledger_from(PARTED, AGAIN, *REPORTS), "2,050", "870")
    elsewhere = [{key: words.replace(" in Anselby", "") for key, words in report.items()} for report in REPORTS]
    assert not together(ledger_from(*elsewhere), "2,050", "870")


@pytest.mark.parametrize(
    ("text", "a", "b"),
    [
        ("Arl Power says that 155,000 homes have no current. The Courier puts those cut off at 115,000.", "155,000", "115,000"),
        ("The ministry says that the wall stands 264 metres from the track. The operator puts it at 199 metres, however.", "264", "199"),
    ],
)  # fmt: skip
def test_what_somebody_else_puts_a_number_at_is_another_count_of_it(text: str, a: str, b: str) -> None:
    assert together(ledger_from(text), a, b)


def test_what_somebody_puts_at_another_number_far_off_is_another_thing() -> None:
    text = "Arl Power says that 155,000 homes have no current. The Courier puts those cut off at 15,000."
    assert not together(ledger_from(text), "155,000", "15,000")
