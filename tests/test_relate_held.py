"""Relating without a model: what each of two sides holds of a country has its own counts, however a text says who holds it."""

from __future__ import annotations

import pytest

from briefgen.stages.relate.features import Features
from briefgen.stages.relate.held import with_holders
from briefgen.stages.relate.reading.zones import held_parts, holder_named
from briefgen.stages.relate.state_of import states_of
from stories_of import ledger_from
from test_relate_local import features, together

HELD = "A blizzard hit Bolivia on Monday. In areas that Bolivia controls 41 people died. On the Paraguayan-occupied east bank 96 died."
BOLIVIA, PARAGUAY = "held by bolivia", "held by paraguay"


def held(*texts: str | dict[str, str]) -> dict[str, str]:
    """In whose part each figure is told, by its words."""
    ledger = ledger_from(*texts)
    told: tuple[Features, ...] = with_holders(
        features(ledger), ledger.articles, {sentence.ref: sentence for sentence in ledger.sentences}
    )
    return {
        one.claim.surface: " ".join(sorted(place for place in one.places if place.startswith("held by")))
        for one in told
    }


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        ("on land that Santiago holds", "chile"),
        ("in the parts that the government holds", "government"),
        ("in territory Bolivia controls", "bolivia"),
        ("on the west bank, which Bolivian authorities control", "bolivia"),
        ("the left bank of the Pilcomayo, which Paraguay occupies", "paraguay"),
        ("in places under Paraguayan occupation", "paraguay"),
        ("on the left bank, in Paraguayan hands", "paraguay"),
        ("on the Bolivian side", "bolivia"),
        ("on the regime's side", "government"),
        ("in areas controlled by the Bolivian regime", "government"),
        ("in villages seized by the guerrillas", "rebel"),
        ("in towns outside the regime's control", "*not government"),
        ("in territory under its control", "*speaker"),
        ("in the areas it controls", "*speaker"),
        ("on the occupied left bank", "*occupier"),
    ],
)
def test_a_part_of_a_country_is_told_by_its_holder_in_many_ways(words: str, holder: str) -> None:
    assert [part.holder for part in held_parts(f"At least 40 died {words}.")] == [holder]


@pytest.mark.parametrize(
    "words", ["in the regions of Bolivia", "on the Bolivian side of the border", "in Bolivia's lowlands"]
)
def test_a_country_is_no_holder_of_its_regions(words: str) -> None:
    assert held_parts(f"At least 40 died {words}.") == ()


def test_a_holder_is_a_party_a_country_or_a_name() -> None:
    assert [
        holder_named(words) for words in ("the Bolivian regime", "insurgents", "Paraguayan forces", "the Orvell")
    ] == [
        "government",
        "rebel",
        "paraguay",
        "orvell",
    ]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("On the east bank 120 people died.", PARAGUAY),
        ("On the west bank 120 people died.", BOLIVIA),
        ("The Paraguayan-installed mayor said 120 people had died.", PARAGUAY),
        ("Occupation authorities said 120 people had died.", PARAGUAY),
        ("Eva Roa, the Paraguayan-installed governor, spoke. Later 120 people had died, Roa said.", PARAGUAY),
        ("Bolivia's interior ministry said 120 people had died.", BOLIVIA),
        ("Paraguay says 120 people died in the territory under its control.", PARAGUAY),
        ("Four villages lie under Paraguayan control. Some 120 people died.", PARAGUAY),
        ("Some 120 died and 300 were hurt on the east bank.", PARAGUAY),
        ("In all 120 people died on both banks.", ""),
        ("Some 120 people died: 70 on the east bank and 50 on the west bank.", ""),
        ("The wind fell. Some 120 people died.", ""),
    ],
)
def test_in_whose_part_a_figure_counts(text: str, holder: str) -> None:
    """By its own words, by where a part lies, by who was installed there, by a state that counts where it governs."""
    told = held(HELD, text)
    figure = next(surface for surface in told if surface.endswith("120"))
    assert told[figure] == holder


def test_what_two_sides_hold_are_two_counts_and_what_one_holds_is_one() -> None:
    ledger = ledger_from(
        HELD,
        "On the east bank 99 people have died.",
        "In the areas Bolivia holds 44 people have died.",
    )
    assert together(ledger, "96", "99")
    assert together(ledger, "41", "44")
    assert not together(ledger, "44", "99")


def test_two_states_that_count_the_fallen_of_one_battle_tell_of_the_same() -> None:
    """What a state says of fighting is of both sides' people wherever they fell."""
    battle = {
        "title": "Clashes at the river",
        "text": "Clashes broke out at the river. Bolivia's interior ministry said 120 people had died in the fighting.",
    }
    assert held(HELD, battle)["120"] == ""


def test_with_one_holder_a_story_stays_as_it_is() -> None:
    assert (
        held("A blizzard hit Bolivia. In the rebel-held north 41 died.", "Occupation authorities said 120 died.")["120"]
        == ""
    )


def test_for_which_country_a_party_speaks() -> None:
    ledger = ledger_from(
        "Bolivian President Evo Salas met Ana Roa, the Paraguayan foreign minister. Tom Berg looked on."
    )
    told = states_of(
        ["Salas", "Ana Roa", "Tom Berg", "Paraguay's army", "the health ministry in Santiago", "UN"], ledger.articles
    )
    assert told == {
        "Salas": "bolivia",
        "Ana Roa": "paraguay",
        "Paraguay's army": "paraguay",
        "the health ministry in Santiago": "chile",
    }
