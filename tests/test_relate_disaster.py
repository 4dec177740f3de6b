"""Relating without a model what every report of a disaster tells: homes lost, the dead with the missing, bodies found day by
day, one event under two words, and low numbers that are equal by chance."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.scored import relate_locally
from briefgen.stages.relate.setting import main_events, read_setting
from briefgen.stages.relate.weighing.pairs import weigh_pair
from briefgen.stages.relate.weighing.scale import CANNOT, scale_of
from stories_of import figures_of, ledger_from
from test_relate_local import features, together


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("The quake struck at noon, and 4,300 people lost their houses.", "displaced"),
        ("Over 300 are listed as missing, and over 4,300 people have lost their houses.", "displaced"),
        ("The mayor named 62 people who died or are still missing.", "lost"),
        ("The number of missing fell, now that 14 bodies have been found.", "dead"),
        ("The storm wiped out 14 hamlets.", "destroyed"),
    ],
)
def test_what_befell_people_and_places(text: str, cls: str) -> None:
    assert features(ledger_from(text))[-1].cls == cls


def test_who_is_homeless_has_no_noun_of_that_name() -> None:
    told = features(ledger_from("The quake left 4,300 people homeless.", "It made 5,200 people displaced."))
    assert [(one.cls, one.head) for one in told] == [("displaced", "")] * 2


def test_the_dead_and_the_missing_together_are_neither() -> None:
    """And the two that make them up are parts whose sum is told."""
    ledger = ledger_from(
        "Of the 62 victims of the quake, 20 are missing and 42 were confirmed dead.",
        "The quake killed 42 people. Another 20 are missing.",
    )
    told = features(ledger)
    assert [[k.kind for k in one.claim.links] for one in told[:3]] == [[], ["part_of"], ["part_of"]]
    assert together(ledger, "42", "42")
    assert not together(ledger, "62", "42")


def test_parts_make_up_their_whole_however_many_tell_one_of_them() -> None:
    """A part whose measure has many figures is found in it all the same."""
    others = [f"The quake killed {n} people, a paper wrote." for n in range(41, 20, -1)]
    ledger = ledger_from(*others, "Of the 62 victims of the quake, 20 are missing and 42 were confirmed dead.")
    relations = relate_locally(ledger)
    of = {claim.id: claim.surface for claim in ledger.figures}
    whole = next(at for at, one in enumerate(relations.measures) if [of[m.claim] for m in one.members] == ["62"])
    assert [part.complete for part in relations.parts if part.whole == whole] == [True, True]


def test_an_event_told_by_two_words_in_one_is_one() -> None:
    """ "The collapse" is that of the dam, where several articles name the dam collapse."""
    ledger = ledger_from(
        {
            "text": "A dam collapse at Arlen brought a flood on the valley. The flood displaced 3,300 people.",
            "published": "2031-03-04",
        },
        {
            "text": "The dam collapse at Arlen and the flood are looked into. The collapse displaced at least 5,100 people.",
            "published": "2031-03-06",
        },
    )
    _, story, akin = main_events(ledger.articles)
    assert {story, *akin} == {"water", "collapse", "own"}
    assert together(ledger, "3,300", "at least 5,100")


def test_an_event_that_no_two_articles_name_with_the_story_is_another() -> None:
    ledger = ledger_from(
        "The flood at Arlen displaced 3,300 people.",
        "The flood at Arlen went on. The collapse of a bank displaced 5,100 people.",
    )
    assert not together(ledger, "3,300", "5,100")


def points(*texts: str) -> float:
    """What speaks for the last figure of the first text and that of the second being one measure."""
    ledger = ledger_from(*texts)
    told = features(ledger)
    one, other = ([x for x in told if x.claim.article == article.id][-1] for article in ledger.articles)
    return weigh_pair(one, other, scale_of(told, read_setting(told, ledger.articles)))


def test_equal_low_counts_of_two_things_are_chance() -> None:
    """Five hamlets are no nearer to five dams than to six; an unusual number is."""
    hamlets, dams = "Of the 900 hamlets, {} had no light.", "The flood broke {} dams."
    assert points(hamlets.format("five"), dams.format("five")) == points(hamlets.format("five"), dams.format("six"))
    assert points(hamlets.format(415), dams.format(415)) > points(hamlets.format(415), dams.format(417))


def test_workers_of_two_firms_are_no_one_staff() -> None:
    """As long as nothing is told of them but that they work; two near numbers may be one staff."""
    ledger = ledger_from(
        "The flood cut off 25 workers of Orvell.",
        "The flood did not stop the 140 workers of Fenner.",
        "The flood did not stop the 141 workers of Fenner.",
    )
    assert not together(ledger, "25", "140")
    assert together(ledger, "140", "141")


def test_bodies_of_one_day_are_a_step_and_no_toll() -> None:
    ledger = ledger_from(
        "The toll of the quake is 19. Two bodies were found on Monday.",
        "The quake killed 21. One body was retrieved on the way.",
    )
    assert [one.more for one in features(ledger)] == [False, True, False, True]
    assert together(ledger, "19", "21")
    assert not together(ledger, "Two", "19")
    assert not together(ledger, "Two", "One")


def test_a_few_things_beside_many_of_their_noun_are_some_of_them() -> None:
    told = features(
        ledger := ledger_from(
            "The flood reached 14 hamlets. The firm has mended the lines to three hamlets.",
            "The flood came to 15 hamlets.",
        )
    )
    scale = scale_of(told, read_setting(told, ledger.articles))
    assert weigh_pair(told[0], told[1], scale) == CANNOT
    assert weigh_pair(told[0], told[2], scale) > 1


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        (
            "The office said that 7 million litres had run out. Later it quietly corrected that to half a million litres.",
            "half a million",
            "7 million",
        ),
        ("The office counted 173 dead. On Monday it revised its own first figure to 140.", "140", "173"),
    ],
)
def test_a_sentence_may_correct_the_one_before(text: str, new: str, old: str) -> None:
    ledger = ledger_from(text)
    known = {claim.id: claim.surface for claim in ledger.figures}
    assert [(c.surface, known[k.to]) for c in figures_of(ledger) for k in c.links if k.kind == "replaces"] == [
        (new, old)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The office said that nine persons had been confirmed dead, as against 31 previously.",
        "Firstly the office spoke of some 31 people missing. The number of missing is nine.",
    ],
)
def test_what_was_told_first_is_replaced(text: str) -> None:
    relations = relate_locally(ledger := ledger_from(text))
    known = {claim.id: claim.surface.removeprefix("some ") for claim in ledger.figures}
    told = {
        (known[m.claim], known[old]) for measure in relations.measures for m in measure.members for old in m.replaces
    }
    assert told == {("nine", "31")}


def test_who_fled_and_who_is_displaced_may_be_the_same_people() -> None:
    """Where an unusual number is told with both words, and no article counts them apart."""
    one, other = "The quake at Arlen displaced 12,400 people.", "From the quake at Arlen 12,400 people fled."
    assert together(ledger_from(one, other), "12,400", "12,400")
    assert not together(
        ledger_from(one, other, "The quake displaced 9,300 people. By Monday 2,500 people had fled."),
        "12,400",
        "12,400",
    )


def test_the_dead_of_an_earlier_year_are_another_count_though_many_articles_speak_of_it() -> None:
    """ "No worse disaster since 2014, when 304 people died"."""
    texts = (
        "The toll of the crush in Arden stood at 151. The last disaster with as many deaths was the sinking of a ferry in April 2014, in which 304 people died.",
        "The death toll has risen to 154. There has been no worse disaster since 2014. In that year a ferry went down, which cost 304 lives.",
        "The ministry had confirmed 156 deaths as of Tuesday. No disaster has been as deadly since 2014, when a ferry sank and 304 people died.",
        "At least 156 people lost their lives. There has not been a deadlier disaster since the sinking of a ferry in April 2014 in which 304 people died.",
    )
    ledger = ledger_from(*({"text": text, "published": f"2022-10-3{n % 2}"} for n, text in enumerate(texts)))
    assert together(ledger, "154", "156")
    assert not together(ledger, "304", "156")
    assert not together(ledger, "304", "154")


def test_members_of_the_military_are_soldiers() -> None:
    """And no toll of all."""
    told = features(
        ledger_from("Three members of the country's military died in the crush.", "In the crush 153 people died.")
    )
    assert [one.head for one in told] == ["soldier", ""]


@pytest.mark.parametrize(
    "text",
    [
        "A jury in Arden has found that Lund should pay nearly $1 billion to families of eight people who were killed in the shooting.",
        "Some 40 people are missing. A task force of 475 police has since been formed to find out the cause.",
    ],
)
def test_who_is_left_behind_or_searches_is_neither_dead_nor_missing(text: str) -> None:
    assert features(ledger_from(text))[-1].cls == ""
