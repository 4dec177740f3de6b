"""Relating without a model: what a number counts whose noun is left out, or stands in an earlier clause or sentence."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.populations import with_populations
from stories_of import ledger_from
from test_relate_local import features, measures


def classes(text: str) -> list[str]:
    """The classes of the numbers of a text, in order."""
    return [one.cls for one in features(ledger_from(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The port put the number of dead at 26 and of injured at 65.",
        "The port put the number of dead at 26 and that of the injured at 65.",
        "By noon the number of dead had risen to 26 and the injured to 65.",
    ],
)
def test_a_second_state_shares_the_words_the_number_of(text: str) -> None:
    """And has its own number."""
    assert classes(text) == ["dead", "injured"]


@pytest.mark.parametrize(
    "later",
    [
        "A day before its count was 21.",
        "Early on Monday the confirmed number along the coast was 21.",
        "The coast guard had 21 at noon.",
        "The union gives 21.",
    ],
)
def test_a_bare_number_goes_on_with_what_was_told_first(later: str) -> None:
    """Not with the hurt, who stand nearer but come second."""
    assert classes(f"When the ferry sank, 26 people died and 65 were hurt. {later}") == ["dead", "injured", "dead"]


def test_two_bare_numbers_go_on_with_two_fates() -> None:
    """In their order."""
    told = "The ferry line counts 26 dead and 65 injured. On Monday its figures stood at 21 and 58."
    assert classes(told) == ["dead", "injured", "dead", "injured"]


def test_these_are_those_told_last() -> None:
    """So "of these" takes up the hurt."""
    assert classes("When the ferry sank, 26 people died and 65 were hurt. Of these, 12 are children.")[2] == "injured"


@pytest.mark.parametrize("later", ["Four were shelled.", "The other 20 stayed open.", "Only four remain passable."])
def test_a_number_that_opens_its_sentence_counts_the_things_before(later: str) -> None:
    """And nobody."""
    told = features(ledger_from(f"Sixteen bridges are out of service. {later}"))
    assert [(one.head, one.sort) for one in told] == [("bridg", "things"), ("bridg", "things")]


def test_people_are_none_of_the_things_before() -> None:
    """What befell them says so."""
    assert features(ledger_from("Sixteen bridges fell. Four were killed."))[1].head == ""


def test_a_party_that_has_something_else_goes_on_with_nothing() -> None:
    """Where what it has stands behind the number."""
    assert classes("When the ferry sank, 26 people died. The coast guard has 21 helicopters.")[1] == ""


# ---------------------------------------------------------------- of whom a party counts


def heads(*texts: str) -> list[str]:
    """The nouns of the numbers of a story, in order, once parties have told of whom they count."""
    ledger = ledger_from(*texts)
    shelf = {article.id: article for article in ledger.articles}
    sentences = {sentence.ref: sentence for sentence in ledger.sentences}
    return [one.head for one in with_populations(features(ledger), shelf, sentences)]


COUNTS_CIVILIANS = (
    "The Norby Medical Union, which counts civilians only, said that 140 people were killed in the shelling."
)


def test_a_party_that_counts_civilians_does_so_in_all_its_counts() -> None:
    """Also in another article, and in what it had before."""
    told = heads(
        COUNTS_CIVILIANS + " A day before it had 126 dead.", "The Norby Medical Union said that 155 people were killed."
    )
    assert told == ["civilian", "civilian", "civilian"]


@pytest.mark.parametrize(
    "text",
    [
        COUNTS_CIVILIANS.replace("counts civilians only", "records every attack on civilians"),
        COUNTS_CIVILIANS.replace("civilians only", "civilians and soldiers"),
        COUNTS_CIVILIANS.replace("in the shelling", "in the shelling, soldiers among them"),
    ],
)
def test_who_counts_others_too_counts_all(text: str) -> None:
    assert "civilian" not in heads(text)


def test_the_counts_of_others_are_of_all() -> None:
    """Whatever the party beside them counts."""
    assert heads(COUNTS_CIVILIANS + " The ministry said that 300 people were killed.") == ["civilian", ""]


def test_two_fates_of_one_sentence_are_of_one_kind() -> None:
    """The hurt are civilians as the dead are."""
    told = heads("The death toll among civilians has climbed to 174, the guards say, while 1,041 have been hurt.")
    assert told == ["civilian", "civilian"]


@pytest.mark.parametrize(
    "text",
    [
        "The toll among civilians has climbed to 174.",
        "Civilian deaths rose to 174.",
        "The number of casualties among the civilians stood at 174.",
    ],
)
def test_a_toll_says_of_whom_it_is(text: str) -> None:
    assert [one.head for one in features(ledger_from(text))] == ["civilian"]


def test_civilians_are_a_part_of_all_the_dead() -> None:
    """And no other count of them, though both grow."""
    ledger = ledger_from(
        "The shelling killed 140 civilians.",
        "The shelling killed 200 people.",
        "The shelling killed 161 civilians.",
        "The shelling killed 240 people.",
    )
    assert measures(ledger) == [["140", "161"], ["200", "240"]]


def test_what_is_more_than_a_day_before_is_no_rate() -> None:
    """But a change of the count."""
    told = features(ledger_from("The ministry counts 291 dead, 18 more than a day before."))
    assert [(one.family, one.change) for one in told[:2]] == [("count", False), ("count", True)]


def test_a_union_of_doctors_is_no_onlooker() -> None:
    """It counts for all, where a doctor counts at one spot."""
    seen = [
        features(ledger_from(f"{who} said that 40 people were killed."))[0].seen
        for who in ("The Norby Doctors' Union", "Doctors")
    ]
    assert seen == [False, True]


def test_what_is_done_with_both_sides_counts_neither() -> None:
    """ "Gathers the two parties" is not "the two parties lost"."""
    both = [
        features(ledger_from(text))[0].both
        for text in (
            "The envoy gathers the two parties as the dead rise to 400.",
            "The two parties lost 400 soldiers.",
        )
    ]
    assert both == [False, True]


# ---------------------------------------------------------------- words for one fate


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("By noon 12 people were on life support.", "grave"),
        ("Another 12 people suffered grievous injuries.", "grave"),
        ("The doctor said that 12 sailors had simple injuries.", "slight"),
        ("By noon 12 people had left hospital.", "discharged"),
        ("The mayor said that 12 bodies had still to be identified.", "unidentified"),
        ("All but 12 of the bodies had been identified.", "unidentified"),
        ("About 12 people left their houses.", "displaced"),
        ("In the valley 12 blocks fell.", "destroyed"),
    ],
)
def test_words_for_one_fate(text: str, cls: str) -> None:
    assert classes(text) == [cls]


def test_no_thing_is_hurt_with_people() -> None:
    """Though the two numbers are joined."""
    assert (
        "injured"
        not in classes("By his account 912 people are dead in the valley, 538 injured and 28 bridges bent.")[2:]
    )


def test_a_heading_says_what_its_number_counts() -> None:
    """Where the sentence below only calls it the count."""
    text = "The ferry sank at noon off Norby, in a storm that nobody foresaw.\n\n207 Dead, Says Minister\n\nThe count has gone to 207, she told reporters at the harbour.\n"
    assert features(ledger_from(text))[-1].cls == "dead"


@pytest.mark.parametrize(
    ("later", "cls"),
    [
        ("The clinics of the coast still held to 2,300 on Friday.", "injured"),
        ("The clinics of the coast still held to 230 on Friday.", ""),  # ten times fewer may be anything
        ("The clinics of the coast held 2,300 tents back on Friday.", ""),
    ],
)
def test_a_bare_count_near_the_last_one_is_taken_for_one_of_the_same(later: str, cls: str) -> None:
    """By its size and place alone, where no word says what it counts."""
    told = features(ledger_from(f"The port counts 2,600 people hurt. {later}"))
    assert [one.cls for one in told] == ["injured", cls]


@pytest.mark.parametrize(
    ("later", "cls"),
    [
        ("In the shelters the number has fallen to 190.", "sheltered"),
        ("In the past days the number has risen to 190.", "dead"),
    ],
)
def test_a_sentence_that_opens_on_others_does_not_go_on(later: str, cls: str) -> None:
    """Nor does a number that fell kill anybody."""
    assert classes(f"The storm killed 169 people. {later}")[-1] == cls


def test_who_went_home_again_is_no_count_of_who_had_to_leave() -> None:
    assert classes("Of the 4,400 people evacuated, some 2,500 have gone home.") == ["evacuated", "home_again"]
    assert classes("Some 900 were allowed back on Friday.") == ["home_again"]
