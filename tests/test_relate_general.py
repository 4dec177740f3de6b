"""What holds of any story without a model: each row fails where its rule is missing, whatever the story is about."""

from __future__ import annotations

import pytest

from stories_of import figures_of, ledger_from
from test_relate_local import features, together

MARCH = "A protest against the tax filled Norby. "
SUNK = "The freighter lost its load off Norby. "
ORVELL = "The payments firm Orvell has filed for insolvency. "


@pytest.mark.parametrize(
    ("texts", "a", "b"),
    [
        # rival counts: each of its party, under one noun or none
        ((MARCH + "The estimate of organisers was 70,000, that of police 15,000.",), "70,000", "15,000"),
        (("Organisers said 90,000 people marched through Norby, police 20,000.",), "90,000", "20,000"),
        (("Some 40,000 railway workers walked out, the union said. The company put the number at 22,000.",), "40,000", "22,000"),
        # a large bare count at a march is its crowd, whatever its verb
        ((MARCH + "More than 80,000 people wound through the lanes.", MARCH + "The turnout was 30,000, said police."), "More than 80,000", "30,000"),
        # hospital words are one fate where no article counts them apart
        (("The bridge fell, and 72 people had to be brought to hospitals.", "The fall of the bridge injured more than 80 people."), "72", "more than 80"),
        # a mass of the one thing that its article measures so
        ((SUNK + "It carried 2,400 tonnes of fuel oil.", SUNK + "Only 700 tonnes of fuel oil got out."), "2,400", "700"),
        ((SUNK + "Divers found that the beach was soiled by 700 tonnes of fuel oil, rather than by the 2,400 tonnes that were feared.",), "700", "2,400"),
        # a sum of which a story has one
        ((ORVELL + "Its profit was overstated by 250 million euros.", ORVELL + "The overstatement came to 326 million euros."), "250 million", "326 million"),
        (("The storm caused damage of 90 million euros. An insurer puts the damage at 140 million euros.",), "90 million", "140 million"),
        ((ORVELL + "Shares of Orvell fell to 24 euros.", ORVELL + "On Monday the stock traded at 3 euros."), "24", "3"),
        # a bare number beside the word for a sum is one
        (("Tolmar made sales of 2.9 billion euros. It expects sales of 12 billion this year.", "Tolmar sees sales of 12 billion euros this year."), "12 billion", "12 billion"),
    ],
)  # fmt: skip
def test_silence_parts_no_figures(texts: tuple[str, ...], a: str, b: str) -> None:
    """Two figures of one class and unit are one measure, as long as the text says nothing that parts them."""
    assert together(
        ledger_from(*texts),
        *(next(one.surface for one in figures_of(ledger_from(*texts)) if n in one.surface) for n in (a, b)),
    )


@pytest.mark.parametrize(
    ("texts", "a", "b"),
    [
        # the march of the week before
        ((MARCH + "Organisers counted 90,000 people on Sunday. At the march of the week before, 70,000 people took part.",), "90,000", "70,000"),
        # another weekday than the day that is told
        ((MARCH + "Some 90,000 people marched on Sunday.", "At the protest in Norby of Monday, 1 July 2019, some 300,000 people marched."), "90,000", "300,000"),
    ],
)  # fmt: skip
def test_what_the_text_says_parts_them(texts: tuple[str, ...], a: str, b: str) -> None:
    """Another day."""
    assert not together(
        ledger_from(*texts),
        *(next(one.surface for one in figures_of(ledger_from(*texts)) if n in one.surface) for n in (a, b)),
    )


@pytest.mark.parametrize(
    ("text", "number", "cls"),
    [
        (
            "The blast has injured more than 6,000 and left nearly 300,000 people homeless.",
            "more than 6,000",
            "injured",
        ),
        ("As many as 250,000 inhabitants of Norby have become homeless.", "250,000", "displaced"),
        ("So far 9,000 of an estimated 12,000 villagers in the valley have fled.", "9,000", "fled"),
        (
            "The number of people killed by the quake has passed 300, and 1,900 are being treated.",
            "1,900",
            "hospitalised",
        ),
        ("The rescuers reached eight of the men.", "eight", ""),
        ("The storm left 40,000 homes without power.", "40,000", "power"),
        ("Orvell owes its creditors about 3.1 billion euros.", "3.1 billion", "debt"),
        ("The stock stood at 178.7 pence.", "178.7", "price"),
    ],
)
def test_the_class_is_that_of_the_number_s_own_words(text: str, number: str, cls: str) -> None:
    """A verb goes with its own number, and a noun of people counts only those of whom it says so."""
    assert next(one.cls for one in features(ledger_from(text)) if number in one.claim.surface) == cls


def test_the_first_sum_of_a_change_is_no_difference() -> None:
    """ "From 2.8 billion to 2.4 billion": both are levels."""
    told = features(ledger_from("Orvell cut its forecasts from $2.8 billion to $2.4 billion."))
    assert not any(one.change for one in told)


def test_without_power_on_a_day_names_no_place() -> None:
    """Only what a count leaves out is somewhere else."""
    (one,) = features(ledger_from("The storm left 40,000 homes without power on Tuesday."))
    assert not one.places
