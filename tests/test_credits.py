"""Whose figure it is: a firm's own results, documents, asides, and what "it" means."""

from __future__ import annotations

import pytest

from stories_of import figures_of, ledger_from


def credited(text: str, surface: str) -> str | None:
    (claim,) = [claim for claim in figures_of(ledger_from(text)) if surface in claim.surface]
    return claim.attributed_to


@pytest.mark.parametrize(
    ("text", "surface", "who"),
    [
        ("Tarvo booked a loss of 12 million euros.", "12", "Tarvo"),
        ("Tarvo Shipping, which owns 14 yards, earned 340 million euros.", "340", "Tarvo Shipping"),
        ("Tarvo Shipping posted a profit of 340 million euros.", "340", "Tarvo Shipping"),
        ("The dockers of the Harbour Union met. Tarvo lost 38 million euros, it said, and ships of Tarvo lie idle.", "38", "Tarvo"),
        ("Sales came to 86 million euros last year, when the group opened a yard, according to its annual report.", "86", "the group"),
    ],
)  # fmt: skip
def test_a_firm_s_own_results_are_credited_to_the_firm(text: str, surface: str, who: str) -> None:
    """Who booked, earned or posted a sum says it, and not the outlet."""
    assert credited(text, surface) == who


@pytest.mark.parametrize(
    ("text", "surface", "who"),
    [
        ("A court filing says 240 workers were paid too little.", "240", "A court filing"),
        ("The bulletin lists 340 damaged homes.", "340", "The bulletin"),
        ("The census shows 68,000 residents.", "68,000", "The census"),
        ("A study in the journal Air counted 12,000 deaths.", "12,000", "A study"),
        ("A survey by the Halden Institute found 43 sick cows.", "43", "Halden Institute"),
        ("A first survey by the housing ministry lists 1,140 homes destroyed.", "1,140", "the housing ministry"),
        ("A filing by Tarvo put the damage at 12 million euros.", "12 million", "Tarvo"),
        ("The weekly bulletin of the health office listed 340 cases.", "340", "the health office"),
        ("The health office's bulletin, pinned to a door here, gives 268 injured.", "268", "The health office"),
    ],
)
def test_a_document_speaks_where_nobody_is_named_behind_it(text: str, surface: str, who: str) -> None:
    """A survey by somebody is theirs; a letter at the head of a sentence is nobody."""
    assert credited(text, surface) == who


@pytest.mark.parametrize(
    ("text", "surface", "who"),
    [
        ("The Red Cross opened an office in Arvin. It said 340 people had asked for help.", "340", "Red Cross"),
        ("The Harbour Authority closed the port of Brenn. It said 12 ships were waiting.", "12", "Harbour Authority"),
        ("The Transport Ministry sent boats to Brenn. Reuters stood by. It said 30 were needed.", "30", "Transport Ministry"),
    ],
)  # fmt: skip
def test_it_is_the_body_that_is_the_subject_of_the_sentence_before(text: str, surface: str, who: str) -> None:
    """No place, and no wire that only looks on."""
    assert credited(text, surface) == who


def test_an_aside_lends_its_speaker_to_nothing_behind_it() -> None:
    """What stands in "whom the ministry sent" or "whose minister said" is not said of the rest."""
    text = "The ministry, whose minister said that 40 were hurt, sent 230 divers."
    assert credited(text, "40") == "minister"
    assert credited(text, "230") is None
    assert credited("Some 230 soldiers, whom the ministry dispatched on Monday, joined the search.", "230") is None
    assert (
        credited("The firm has set aside 50 million euros for the fine that the Harbour Authority imposed.", "50")
        is None
    )


@pytest.mark.parametrize(
    ("text", "number", "who"),
    [
        ("The estimate of organisers was 70,000, that of police 15,000.", "70,000", "organisers"),
        ("The estimate of organisers was 70,000, that of police 15,000.", "15,000", "police"),
        ("Organisers said 90,000 people came, police 20,000.", "20,000", "police"),
        ("Police, for their part, put the crowd at 20,000.", "20,000", "Police"),
        ("The city was full (95,000 was the figure that a former minister gave).", "95,000", "a former minister"),
    ],
)
def test_each_rival_number_has_its_own_party(text: str, number: str, who: str) -> None:
    """Where two parties' numbers share a verb, or none has one, the words beside a number say whose it is."""
    assert credited(text, number) == who
