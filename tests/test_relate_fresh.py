"""What relating without a model must hold up on in any story: fates of bodies, offers, accounts, places, sums."""

from __future__ import annotations

import pytest

from briefgen.records import Ledger
from briefgen.stages.relate.scored import relate_locally
from briefgen.stages.relate.setting import Setting, events_in, read_setting
from briefgen.text.lexicon import fold
from stories_of import ledger_from as told_in
from test_relate_local import features, ledger_from, together

# ---------------------------------------------------------------- what one clause says


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire service and two fire engines came.", ()),
        ("The rescue operation went on.", ()),
        ("On March 8 the bank fell.", ()),
        ("The march went on to the square.", ("protest",)),
        ("The fire burned for days.", ("fire",)),
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str, expected: tuple[str, ...]) -> None:
    """Those who put out fires, a rescue, a month."""
    assert events_in(text) == expected


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        ("By Friday 31 bodies had been identified.", "31", "identified"),
        ("Relatives have received 19 bodies so far.", "19", "returned"),
        ("At the clinic 52 bodies have gone through a post-mortem.", "52", "examined"),
        ("The search brought up 27 body parts.", "27", "remains"),
        ("In Orrin 30 people were injured and 12 bodies were found.", "12", "dead"),
        ("The search goes on for the 17 people from Orrin, Belvek, Tarsk, Umbria and Pelm who have been missing since.", "17", "missing"),
        ("The yard will lay off about 10% of its workforce, or about 3,400 employees, by May.", "about 3,400", "laid_off"),
        ("The death toll has passed the 4,000 mark, while the number of people affected came near 9 million.", "9 million", "affected"),
        ("Some 2,340 families or 9,870 people in 106 villages of 14 counties were affected.", "9,870", "affected"),
        ("Little is known, said the mayor, especially of the missing, “but 640” was the figure for deaths.", "640", "dead"),
        ("Some 3,400 employees, most of them from around the old port and its many yards, had been on strike.", "Some 3,400", "strike"),
        ("Under the plan wages would have gone up by 11%.", "11", "raise"),
        ("The union had sought an 18% raise.", "18", "demanded"),
        ("Of the members 61% rejected the plan.", "61", "against"),
    ],
)  # fmt: skip
def test_a_fate_is_told_of_whom_it_befell(text: str, number: str, cls: str) -> None:
    """Bodies are identified or handed over; names, asides and the same told otherwise stand in no fate's way."""
    (one,) = [f for f in features(ledger_from(text)) if f.claim.surface == number]
    assert one.cls == cls


def test_where_something_was_said_is_no_place_of_it() -> None:
    """A press conference in the capital counts who is missing in the hills."""
    (one,) = features(ledger_from("The minister told a press conference in Paris that 41 people were missing."))
    assert not one.places


def test_on_the_other_hand_adds_nothing() -> None:
    """ "Other" of the phrase makes no further ones of those counted."""
    (one,) = features(ledger_from("Records, on the other hand, show 71 deaths."))
    assert not one.more


def test_a_bare_number_points_back() -> None:
    """The "numbers" of the next sentence are those of the sentence before; a number with a noun is not."""
    told = features(ledger_from("The state declared 64 deaths. Unconfirmed numbers stand at around 150."))
    assert [one.cls for one in told] == ["dead", "dead"]
    told = features(ledger_from("The state declared 64 deaths. The number of villages is 150."))
    assert [one.cls for one in told] == ["dead", ""]


def test_an_unusual_value_lends_its_class() -> None:
    """What two others call a pay rise of 11% is one where it stands alone; one article more is not enough for two digits."""
    alone = "Dellmar had begun at 11 percent."
    others = ("The plan is a wage increase of 11%.", "It brings a pay rise of 11%.")
    assert [one.cls for one in features(ledger_from(alone, *others))] == ["raise"] * 3
    assert features(ledger_from(alone, others[0]))[0].cls == ""


def test_a_place_inside_the_story_s_own_parts_nothing() -> None:
    """ "In Arn in the Orl valley" is told of the valley, unless Arn is known as a part of it."""
    plain = Setting(main=frozenset({"orl"}))
    assert plain.scope(frozenset({"orl", "arn"})) == frozenset()
    assert plain.scope(frozenset({"arn"})) == {"arn"}
    parts = Setting(main=frozenset({"orl"}), partial=frozenset({"arn"}))
    assert parts.scope(frozenset({"orl", "arn"})) == {fold("arn")}


# ---------------------------------------------------------------- which figures are one measure


def test_offers_in_turn_are_one_measure_whoever_made_them() -> None:
    """A firm that offers and workers who win are no rivals for a share."""
    ledger = ledger_from(
        "In May Dellmar had a 9% pay hike on the table.",
        "What Ostrand and the workers won is a wage increase of 14%.",
    )
    assert together(ledger, "9", "14")


def test_an_official_count_stands_beside_another_in_one_sentence() -> None:
    """Two accounts of one toll; two numbers of one account stay two things."""
    told = "the landslide killed"
    two = ledger_from(f"According to unofficial reports {told} 88 people, while the official death toll is 57.")
    assert together(two, "88", "57")
    one = ledger_from(f"Reports say {told} 88 people, while the death toll is 57.")
    assert not together(one, "88", "57")


def test_a_crowd_of_one_size_on_two_days_is_one() -> None:
    """Those on strike are counted again and again; another crowd on another day is another."""
    first = {"published": "2030-06-05", "text": "On June 3, 8,200 dockers were on strike."}
    same = {"published": "2030-06-18", "text": "On June 17, about 8,200 dockers were on strike."}
    other = {"published": "2030-06-18", "text": "On June 17, 5,100 dockers were on strike."}
    assert together(ledger_from(first, same), "8,200", "about 8,200")
    assert not together(ledger_from(first, other), "8,200", "5,100")


def test_round_sums_need_words_in_common() -> None:
    """Two sums near one another prove nothing; what is wanted and what is needed may be one sum."""
    apart = ledger_from("The bank lost $80 billion overnight.", "About $84 billion remain with the receiver.")
    assert not together(apart, "$80 billion", "About $84 billion")
    wanted = ledger_from("The bank wants to raise $3.4 billion.", "The lender needed $3.4 billion.")
    assert together(wanted, "$3.4 billion", "$3.4 billion")


def test_each_figure_of_a_sentence_has_the_account_beside_it() -> None:
    """ "Local media had 52, officials confirmed 37": one clause, two accounts, one measure."""
    ledger = ledger_from("The storm struck Olmouth. By evening local media had 52 dead, officials confirmed 37.")
    assert [one.account for one in features(ledger)] == ["other", "official"]
    assert together(ledger, "52", "37")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("On Friday 61 people were missing, 24 more than the day before.", "24"),
        ("On Friday 61 people were missing, two fewer than first reported.", "two"),
        ("The list of the missing is longer by one person more than are taken to be missing in Olmouth.", "one"),
        ("The number of missing rose overnight by 24.", "24"),
        ("The number of missing stood at 61, up 24 from Thursday.", "24"),
        ("There were 24 people more than expected missing.", "24"),
    ],
)
def test_how_far_two_counts_lie_apart_is_a_change_and_no_level(text: str, number: str) -> None:
    """Whatever another article counts: it is in no measure with a level, and its own is a change."""
    ledger = ledger_from(text, "In Olmouth 19 people are missing, the mayor said.")
    assert {one.claim.surface for one in features(ledger) if one.change} == {number}
    assert not together(ledger, number, "19")
    kinds = {m.claim: measure.kind for measure in relate_locally(ledger).measures for m in measure.members}
    names = {m.claim: measure.name for measure in relate_locally(ledger).measures for m in measure.members}
    own = next(claim.id for claim in ledger.figures if claim.surface == number)
    assert kinds[own] == "change"
    assert names[own].startswith("change in ")


@pytest.mark.parametrize(
    "text",
    [
        "In Olmouth 24 people died more than 20 km from the sea.",
        "In Olmouth 24 people died more than a week ago.",
        "More than 24 people are missing in Olmouth.",
        "No fewer than 24 people are missing in Olmouth.",
        "In Olmouth 24 people were shot by 3 soldiers.",
        "Of the missing 24 were found by two divers.",
        "In Olmouth 24 people are missing, more than in Arlen.",
        "The toll rose to 24 in Olmouth.",
    ],
)
def test_a_count_that_is_held_against_nothing_is_a_level(text: str) -> None:
    """ "More than" before a number, before a distance or a time, and a "by" of who did it make no difference."""
    assert not [one.claim.surface for one in features(ledger_from(text)) if one.change]


# ---------------------------------------------------------------- setting


def test_a_country_that_leads_the_story_is_no_part_of_it() -> None:
    """Children "in Chad" among the dead make no part of Chad where every article begins with it."""
    texts = ("A flood in Chad killed 38 people, including 11 children in Chad.", "A flood in Chad killed 41 people.")
    setting = read_setting(features(ledger_from(*texts)), ledger_from(*texts).articles)
    assert ("chad" in setting.main, "chad" in setting.partial) == (True, False)


def test_nouns_of_two_fates_are_not_counted_apart() -> None:
    """Stokers dead and porters trapped may be one crowd; stokers and porters dead in one sentence are two."""
    apart = ledger_from("The blast killed 31 stokers, and 22 porters were trapped.")
    assert not read_setting(features(apart), apart.articles).apart
    apart = ledger_from("The blast killed 31 stokers and 22 porters.")
    assert read_setting(features(apart), apart.articles).apart == {frozenset({"stoker", "porter"})}


def test_the_disaster_is_the_story_s_own_event() -> None:
    """Who died "in a disaster" over which others march died of the story's event, not in the march."""
    assert events_in("The disaster brought many out.") == ()
    fires = ("A fire in a mill killed 40 people.", "A fire in the mill killed 44 people.")
    march = "Protests broke out over a mill disaster in which 47 people died."
    assert features(ledger_from(*fires, march))[-1].event == "fire"


# ---------------------------------------------------------------- one article


def test_what_a_toll_may_come_to_stands_beside_what_it_is() -> None:
    """A forecast in the same sentence is told of the same dead; a lower one, or two plain counts, are not."""
    assert together(ledger_from("The death toll stood at 84 on Friday, but it could exceed 130."), "84", "exceed 130")
    assert not together(ledger_from("The death toll stood at 84 on Friday, and 130 died."), "84", "130")


def test_what_was_feared_stands_beside_what_was_counted() -> None:
    """One report of an estimate many times as high as its count tells both of the same dead; two plain counts are two."""
    counted = "The flood has killed 310 people, the council said on Friday."
    assert together(ledger_from(f"{counted} Early on, a mayor had given an estimate of 4,000 deaths."), "310", "4,000")
    assert not together(ledger_from(f"{counted} The hospital counted 4,000 deaths."), "310", "4,000")


def test_what_stood_before_a_count_is_of_the_same() -> None:
    """A sentence that says how far a toll "had" come tells an earlier value of it, however low."""
    risen = "The death toll went up to 1,630 on Monday."
    assert together(ledger_from(f"{risen} The official toll had stood at 240."), "1,630", "240")
    assert not together(ledger_from(f"{risen} In the north 240 people died."), "1,630", "240")


def test_a_count_that_another_left_behind_is_replaced_by_it() -> None:
    """ "In the first bulletin there were 240" beside the count of today; what somebody said "had reached" is of today."""
    now = "The toll now stands at 1,630, with 310 people missing."
    told = relate_locally(
        ledger_from(f"{now} In the first bulletin, issued on Friday, there were 240 dead and 77 missing.")
    )
    assert sum(bool(one.replaces) for measure in told.measures for one in measure.members) == 2
    said = relate_locally(ledger_from(f"{now} The mayor said that the toll had reached 1,580."))
    assert not any(one.replaces for measure in said.measures for one in measure.members)


@pytest.mark.parametrize("later", ["90 to 120 was her estimate.", "“Ninety” was too much, she said."])
def test_a_number_that_is_called_an_estimate_is_one_of_what_was_told_before(later: str) -> None:
    """It says nothing of its own but that it is somebody's guess, or too high."""
    one = features(ledger_from(f"A mayor spoke of 400 deaths. The governor held to far fewer. {later}"))[-1]
    assert (one.cls, one.hedge) == ("dead", "estimate")


def test_a_number_put_right_in_the_same_breath_is_no_second_count() -> None:
    """ "300, maybe 400 people" gives one crowd twice; a list of two gives two."""
    assert together(ledger_from("The mayor said that 300, maybe 400 people had died."), "300", "400")
    assert not together(
        ledger_from("The mayor said that 300 people had died and 400 people had died later."), "300", "400"
    )


def partial(ledger: Ledger) -> frozenset[str]:
    """The places that are only a part of the story's."""
    return read_setting(features(ledger), ledger.articles).partial


def test_a_place_that_is_told_alone_is_a_part_however_often_it_is_named() -> None:
    """The town leads every report, and one of them counts its dead apart from the country's."""
    town = "Storm in Farwell. In Farwell 1,900 people died."
    assert not partial(ledger_from(town, town))
    assert partial(ledger_from(town, town, "In Farwell alone 1,900 people died.")) == {"farwell"}
    assert features(ledger_from("In one city alone 1,900 people died."))[-1].rest


def test_a_second_fate_in_one_breath_is_of_the_same_place() -> None:
    """Who "another 90" are that are missing, the town of the dead before them says; where most of a damage was says nothing."""
    told = features(ledger_from("The flood killed 30 people in Belvek and another 90 were missing."))
    assert [one.places for one in told] == [{"belvek"}, {"belvek"}]
    most = features(
        ledger_from("Some 40 people died in Orrin. By then 70 people were missing, most of them in the town of Orrin.")
    )
    assert [one.places for one in most] == [{"orrin"}, frozenset()]


def test_who_tells_of_the_dead_is_no_place() -> None:
    """Other sentences name the person by her full name."""
    told = "Mayor Ada Lund said that 210 people had died. On television Lund told of help for the country, where the toll is put at 260. Of 190 killed Lund knew the names."
    assert all("lund" not in one.places for one in features(ledger_from(told)))


def test_or_more_adds_nobody() -> None:
    """ "630 or more" is an open end, as "at least 630" is, and nobody on top of others."""
    told = features(
        ledger_from(
            "By noon 630 people or more had died.", "By noon 630 or more had died.", "By noon 40 more had died."
        )
    )
    assert [one.more for one in told] == [False, False, True]


def test_a_low_count_beside_the_total_of_its_article_is_a_part() -> None:
    """At least three who drowned are none of the 45 whom the fire killed, though the open end would hold them."""
    assert not together(
        ledger_from("The fire killed 45 people. At least 3 people drowned in the dock."), "45", "At least 3"
    )


def test_a_denial_above_the_text_that_has_its_own_number_denies_no_other() -> None:
    """ "Only 410 casualties" disputes the count of its own article, not the casualties that another one tells later."""
    one = {
        "title": "Flood: 930 dead",
        "text": "Government disputes the figure and insists on only 410 casualties\n\nTHE relief agency said Friday that 930 "
        "people had died in the flood at Belvek, but the council stayed with a far lower figure.",
    }
    two = {"text": "The flood at Belvek left 1,200 casualties, the agency said on Sunday. Many roads are shut."}
    roles = [one.role for measure in relate_locally(told_in(one, two)).measures for one in measure.members]
    assert "denied" not in roles
