"""Which sentences can be shown without their neighbours."""

from __future__ import annotations

import pytest

from briefgen.briefing.local_draft.alone import garbled_words, own_words, why_not_alone
from briefgen.pages.datelines import dateline_end
from briefgen.records import Span


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Brannock put the number of homes without water at 4,200 on Monday.",
        "Engineers of Vell Power said their crews had reached the last village by noon.",
        "It is now known that at least 31 people died when the ferry Orla sank.",
        "It was on May 3 that the council of Brannock voted for the new bridge.",
        "According to the harbour office 212 boats left Port Vell before the storm.",
        "Three villages are still cut off, the agency says, and the road there is under water.".replace(" there", ""),
        "The list of the missing in Brannock is 12 names long, down from 40, the governor said.",
        "This week the court in Vell will hear the two engineers of the dam.",
        "Anna Rell, who heads the union of ferrymen, said that her members would strike on Monday.",
        "Families of the dead in Brannock wait for news, and there is no date for a hearing.",
    ],
)
def test_what_names_its_things_stands_alone(text: str) -> None:
    """A sentence that names who and what it speaks of can be shown by itself."""
    assert why_not_alone(text) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("He put the number of homes without water at 4,200.", "hangs"),
        ("There were 40 fires in the port of Vell that night, he said.", "pronoun without a name: he"),
        ("At the operating line it earned 64 million euros in the spring.", "pronoun without a name: it"),
        ("According to its health ministry more than 500 soldiers were wounded.", "pronoun without a name: its"),
        ("All over the country they were joined by 80,000 people.", "pronoun without a name: they"),
        ("By Tuesday evening the toll had risen from 40 to 97.", "points outside: the toll"),
        ("The ministers rejected the charge and called for an inquiry.", "points outside: the charge"),
        ("Brannock denies this and says that no soldier of Brannock was near the dam.", "points outside: this"),
        ("The minister promised to protect the rights of fishermen there.", "points outside: there"),
        ("For the mayor of Vell such violence is beyond all words.", "points outside: such"),
        ("The ferry could take 400 passengers, he said, but more were on board.", "pronoun without a name: he"),
        ("The find in the hold brings the death toll from 78 to 82.", "points outside: the death toll"),
        ("The money is for the widows of eight men of Brannock.", "points outside: The money"),
        (
            "Lund had moved 10 million to Orme in secret, the people told the Courier on Monday.",
            "points outside: the people",
        ),
        ("The balance on Sunday, according to Orme, was about 390 million euros.", "points outside: The balance"),
        (
            "The biggest single item on Thursday was 2 million of a coin called Serum.",
            "points outside: The biggest single item",
        ),
        ("One day earlier the army had closed the road to Vell.", "hangs"),
        ("One of them was taken to hospital in Vell with a broken arm.", "hangs"),
        ("Since then the crews have searched all houses of Lower Brannock.", "hangs"),
    ],
)
def test_what_points_outside_does_not(text: str, why: str) -> None:
    """A pronoun, a "the toll" or a "this" that nothing in the sentence resolves leaves the reader asking."""
    assert why in why_not_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "How many people of Lower Brannock were at home on that night?",
        "Read also: How the dam of Brannock was built in the seventies.",
        "Update: For the newest report of our paper, go here at once.",
        "We update this page as the story of the flood develops.",
        "Home to 9,000 people and to two old mills of the Ilmar valley.",
        "Dam broken above the valley in #Brannock as people were asleep.",
        "Jon Verrick: 76 million dollars in all for the loss of his house.",
        "Ana Ruiz, 71, had sat out the night on the kitchen table with a cat.",
        "About 1,200, is what the managers of Vell Power have said since May.",
        "Vell Power has updated the figures of its losses in the storm.",
        "“The water took all that we had in the house and in the yard,” said Ilse Vann.",
    ],
)
def test_pages_scenes_and_fragments_do_not(text: str) -> None:
    """A question, a promo, a fragment, a post, one person's story, a promise of figures: none of them tells news."""
    assert why_not_alone(text)


@pytest.mark.parametrize("text", ["On the 33st the road was shut.", "In Vell 1 houses were burned on Monday night."])
def test_numbers_that_a_translation_broke_are_known(text: str) -> None:
    """An ordinal with another's ending and one thing in the plural come from a machine, and so may the rest."""
    assert garbled_words(text)
    assert why_not_alone(text)


def test_sound_ordinals_are_not_broken() -> None:
    """The endings of 11th to 13th, and of any other number, are as they should be."""
    assert not garbled_words("The 11th, the 21st, the 32nd, the 103rd and the 112th house were empty; 1 bus was late.")


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Zoom in: The mayor counts 40 homes.", "The mayor counts 40 homes."),
        ("- The mayor counts 40 homes.", "The mayor counts 40 homes."),
        ("BRANNOCK-The mayor counts 40 homes.", "The mayor counts 40 homes."),
        ("NEW BRANNOCK The mayor counts 40 homes.", "The mayor counts 40 homes."),
        ("NATO The mayor counts 40 homes.", "NATO The mayor counts 40 homes."),
        ("Key Points The mayor counts 40 homes.", "The mayor counts 40 homes."),
        ("Mayor: The count is 40 homes.", "Mayor: The count is 40 homes."),
    ],
)
def test_a_label_of_the_page_is_left_out(text: str, own: str) -> None:
    """Bullets, datelines and the labels by which a page heads a paragraph are no part of the sentence; who speaks is."""
    assert own_words(Span(0, len(text)), text).of(text) == own


@pytest.mark.parametrize(
    ("paragraph", "rest"),
    [
        (
            "(MENAFN- Vell News Agency (VNA)) ARDEN, Sept 13 (VNA) -- Because of the storm 40 died.",
            "Because of the storm 40 died.",
        ),
        ("(Reuters) The toll rose to 12.", "The toll rose to 12."),
        ("(The toll rose to 12.) Nobody spoke.", "(The toll rose to 12.) Nobody spoke."),
        ("(Updated 4:10 p.m.) The toll rose to 12.", "The toll rose to 12."),
        ("(Updated rules hold.) Nobody spoke.", "(Updated rules hold.) Nobody spoke."),
        ("Arden, Sept 13 (): The toll rose to 12.", "The toll rose to 12."),
        ("ARDEN/VELL • The toll rose to 12.", "The toll rose to 12."),
        ("ARDEN, Norland — (VNA) — The toll rose to 12.", "The toll rose to 12."),
    ],
)
def test_what_a_page_sets_before_a_report_is_no_part_of_its_sentence(paragraph: str, rest: str) -> None:
    assert paragraph[dateline_end(paragraph) :] == rest


def test_a_black_square_is_a_bullet() -> None:
    text = "∎ In Arden half of the village died."
    assert own_words(Span(0, len(text)), text).of(text) == text[2:]


@pytest.mark.parametrize(
    "text",
    [
        "Undated handout photo of the coast guard: the ferry Orla before it sank off Port Vell, May 3, 2031.",
        "Divers carry a raft to the wreck of the ferry Orla in this picture of the coast guard.",
        "Families wait at the port of Vell for news of the ferry. (AP Photo by Jon Verrick)",
        "Photo: the crane of the navy lifted the bow of the ferry Orla.",
        "Satellite images released by the coast guard show the wreck of the ferry Orla.",
    ],
)
def test_what_stands_beside_a_picture_does_not(text: str) -> None:
    """A caption tells what is seen, on the day of the picture, and is no line of the story."""
    assert why_not_alone(text)


@pytest.mark.parametrize("text", ["The toll of the ferry Orla came down from 54 to 49 on Monday, the coast guard said.",
                                  "The minister said that he would go to the port of Brannock on Monday."])  # fmt: skip
def test_a_toll_of_something_and_a_minister_are_named(text: str) -> None:
    assert not why_not_alone(text)


def test_a_storm_with_a_name_is_nobody_who_speaks() -> None:
    """ "He" stands for no typhoon; it does for the mayor."""
    assert "he" in why_not_alone(
        "The sea rose 20 feet with the surge when Typhoon Orla hit, he said, before night fell on Arden."
    )
    assert not why_not_alone(
        "The sea rose 20 feet with the surge, Mayor Jon Ek told the council, and he closed the port of Arden."
    )


@pytest.mark.parametrize("number", ["Two", "Dozens", "At least three", "457"])
def test_a_number_of_nobody_cannot_stand_alone(number: str) -> None:
    """ "Two were arrested" leaves open two of whom; "two men" does not."""
    rest = "were arrested in Arden on Monday, according to the prosecutor Ann Lee."
    assert why_not_alone(f"{number} {rest}") == "its number counts nothing that it names"
    assert not why_not_alone(f"{number} men {rest}")
