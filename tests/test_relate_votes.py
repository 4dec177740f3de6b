"""A disputed vote, related without a model: who was hurt, what was shut, which way the votes went."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.alike import with_words_alike
from briefgen.stages.relate.setting import Setting, events_in
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import scale_of
from test_relate_local import features, ledger_from, together

# ---------------------------------------------------------------- what one clause says


@pytest.mark.parametrize(
    ("text", "surface", "cls"),
    [
        ("In Arlen 71 percent of those who voted were for the bridge.", "71", "vote_share"),
        ("Some 71% of members favoured the merger.", "Some 71", "vote_share"),
        ("Of the ballots 71 percent said “yes” to the bridge.", "71", "vote_share"),
        ("Of the ballots 26 percent said “no” to the bridge.", "26", "against"),
        ("The bridge took 71 percent of all votes cast against 26 percent of “no” votes.", "26", "against"),
        ("Two percent cast a blank vote.", "Two", "blank"),
        ("And 0.8 percent of ballots were void.", "0.8", "spoiled"),
        ("A poll finds that 63% of Arlenians want to be asked in a vote.", "63", "wish"),
        ("In all 310,000 islanders voted for the bridge.", "310,000", "votes_for"),
        ("More than 310,000 people, or 71 percent of those who came, voted yes.", "More than 310,000", "votes_for"),
        ("The mayor ordered 44 libraries closed.", "44", "closed"),
        ("The storm shut down 44 airports.", "44", "closed"),
        ("Guards had sealed off 44 polling places.", "44", "sealed"),
        ("The guard said 9,000 people joined Monday afternoon's marches.", "9,000", "attend"),
    ],
)
def test_what_a_vote_is_told_by(text: str, surface: str, cls: str) -> None:
    """Sides of a vote, what counts for none of them, a wish, what is shut, a crowd."""
    (one,) = [f for f in features(ledger_from(text)) if f.claim.surface == surface]
    assert one.cls == cls


def test_who_was_treated_was_hurt_where_the_story_tells_of_it() -> None:
    """Else medical care says no more than that."""
    care = "On the day 311 people needed medical attention."
    assert features(ledger_from(care))[0].cls == ""
    assert together(ledger_from(care, "The police charge left 298 people injured."), "311", "298")
    assert features(ledger_from("In the camp 311 people were treated."))[0].cls == "hospitalised"
    assert (
        features(ledger_from("On the day 311 people were treated.", "The charge injured 298 people."))[0].cls
        == "injured"
    )


def test_things_of_a_part_are_closed_too() -> None:
    """ "Of the 2,140 halls 305 were closed" leaves the noun to the whole."""
    *_, part = features(ledger_from("Of the 2,140 halls planned for the vote, 305 were closed by force."))
    assert part.cls == "closed"


def test_what_is_some_of_a_whole_behind_a_comma_lends_it_its_noun() -> None:
    """ "336 halls, out of more than 2,000" counts halls twice, and only the first are closed."""
    closed, whole = features(
        ledger_from("The ministry said 336 halls, out of more than 2,000 in the region, had been closed.")
    )
    assert (closed.cls, closed.head) == ("closed", "hall")
    assert (whole.cls, whole.head) == ("", "hall")


def test_a_heart_attack_is_no_attack() -> None:
    """Nor is a panic attack."""
    assert events_in("Five had panic attacks and one a heart attack.") == ()


# ---------------------------------------------------------------- what belongs together


def test_two_names_of_one_thing() -> None:
    """An unusual count told of halls and of voting rooms makes them one; a round one does not."""
    told = (
        "Of the 2,140 voting halls most were open, and 305 halls were closed.",
        "The plan had 2,140 polling rooms; 322 rooms were closed.",
    )
    assert {one.head for one in with_words_alike(features(ledger_from(*told)))} == {"hall"}
    assert together(ledger_from(*told), "305", "322")
    rounded = tuple(text.replace("2,140", "2,000") for text in told)
    assert {one.head for one in with_words_alike(features(ledger_from(*rounded)))} == {"hall", "room"}


def test_people_and_things_are_two_measures() -> None:
    """However alike their numbers: 92 closed halls are no 92 people hurt."""
    told = (
        "Police had closed 92 halls across Arlen by evening.",
        "At least 92 people were hurt across Arlen by evening.",
    )
    assert not together(ledger_from(*told), "92", "At least 92")


def test_the_clashes_at_a_march_are_that_march() -> None:
    """The injured of a protest and of its clashes are counted together; those of a quake and of a war are not."""
    assert together(
        ledger_from("The protests injured 311 people.", "The clashes with police injured 298 people."), "311", "298"
    )
    assert not together(
        ledger_from("The earthquake injured 311 people.", "The shelling injured 298 people."), "311", "298"
    )


def test_one_unusual_toll_is_one_whatever_its_cause_is_called() -> None:
    """41 dead of the blast and 41 dead of the collapse are the same; another number is not."""
    blast = "The explosion killed 41 people."
    assert together(ledger_from(blast, "The collapse of the hall killed 41 people."), "41", "41")
    assert not together(ledger_from(blast, "The collapse of the hall killed 48 people."), "41", "48")


def test_officers_are_the_police_officers() -> None:
    """The last word of a longer name is that name again."""
    told = (
        "The charge left 14 police officers injured.",
        "In the end 21 officers were hurt.",
        "In the end 21 spectators were hurt.",
    )
    ours, officers, spectators = features(ledger_from(*told))
    scale = scale_of((ours, officers, spectators), Setting())
    assert weigh_pair(ours, officers, scale) > weigh_pair(ours, spectators, scale) + 2


def test_a_region_is_of_its_country() -> None:
    """In a story of Scotland, United Kingdom, both peoples are the story's own; of two countries neither is."""
    both = frozenset({"scotland", "united kingdom"})
    assert Setting(main=both, beside=frozenset({both})).own_people == both
    assert Setting(main=both).own_people == frozenset()


def test_the_votes_of_the_other_side_are_no_earlier_ones() -> None:
    """ "71 percent of votes against 26 percent" sets two sides side by side."""
    text = "The bridge won 71 percent of votes cast against 26 percent of “no” votes."
    assert not together(ledger_from(text), "71", "26")


def test_two_parties_may_count_one_thing_far_apart() -> None:
    """In one report the ministry's officers and the clinics' are set against each other, one party's own two counts are not."""
    ours, theirs = (
        "The clinics said 11 police officers were injured.",
        "The ministry said 431 police officers were injured.",
    )
    others = ("The charge left 60 police officers injured.", "The charge left 140 police officers injured.")
    assert together(ledger_from(f"{ours} {theirs}", *others), "11", "431")
    assert not together(ledger_from(f"{ours} {theirs}".replace("The ministry", "The clinics"), *others), "11", "431")


def test_what_makes_up_a_total_is_no_total() -> None:
    """The 400 of the first day stand beside no other report's total."""
    text = "The clinics treated 400 injured people on Monday and a further 35 injured people later, bringing the total of injured people to 435."
    ledger = ledger_from(text, "The charge left 390 people injured.")
    assert together(ledger, "435", "390")
    assert not together(ledger, "400", "390")


def test_each_round_of_a_vote_has_its_own_shares() -> None:
    """Told weeks apart, two shares of one candidate are of two rounds; told the next day, one is the other's later count."""
    ledger = ledger_from(
        {"text": "Ann Berg won 32.2% of the vote.", "published": "2031-08-14"},
        {"text": "Ann Berg won 32.9% of the vote, with more counted.", "published": "2031-08-15"},
        {"text": "Ann Berg won 55.8% of the vote.", "published": "2031-11-20"},
    )
    assert together(ledger, "32.2", "32.9")
    assert not together(ledger, "32.2", "55.8")
