"""Hedges: which words of a sentence make an estimate or a forecast of which figure in it."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen
import briefgen.text.figures.hedges
from briefgen.records import Quantity, Span
from briefgen.text.figures import scan_numbers
from briefgen.text.figures.hedges import hedge_of
from briefgen.text.hedges import lost_hedge
from briefgen.vocabulary import read_table

LETTERS = {"estimate": "e", "forecast": "f", None: "-"}

SENTENCES = """
f     The death toll could reach 20,000, the mayor warned.
e     Up to 1,500 are believed dead.
e     Officials fear that 300 people have died.
e     More than 300 people are feared dead in the valley.
e     The quake may have killed 2,000 people.
e     As many as 70 miners may have been trapped.
f     The bank expects profit of $3 billion next year.
f     Damage is expected to exceed 40 million euros.
f     The firm plans to cut 1,200 jobs.
f     The party is on track for 220 seats.
f     Growth is projected at 2.3 percent.
f     Revenue was forecast to rise to $12 billion.
f     The ministry is set to spend 500 million euros.
e     An estimated 4,000 homes were damaged.
e     Losses are estimated at $7 billion.
e     By one estimate 6,000 people took part.
e     The blast probably killed 12 workers.
e     It is believed the storm killed 30 people.
e     A gunman is thought to have fired 40 shots.
f     Another 5,000 people may lose their homes.
f     2,000 workers could lose their jobs.
f     The new harbour will cost about $5 billion.
f f   The flood could kill 300 people and displace 20,000.
f     The closure would mean the loss of 300 jobs.
e     Perhaps 200 villagers are buried under the mud.
f     The country aims to plant 3 million trees.
f     Police reckon with 40,000 marchers on Sunday.
f     The cabinet wants to raise the age by 2 years.
f     Some 300 guests are expected.
f     It is going to take 18 months.
f     The work is likely to last 18 months.
e     The storm is likely to have killed 90 people.
e     The number of victims might be as high as 90.
e     As many as 2,000 houses may already have burned.
f     The team hopes to find 12 more survivors.
f     Inflation may slow to 3 percent.
f     Analysts had expected revenue of $3 billion.
f     Divers will probably raise 8 to 12 more bodies.
f     By then, 2 billion people will live in cities.
e -   300 people are feared dead and 20 are injured.
- f   The fire killed 30 people and could destroy 400 homes.
- f   The toll stood at 40 but could rise to 100.
e f   40 people are believed dead, and the toll could rise to 100.
f -   The ship was due to carry 300 people, but 20 had cancelled.
-     The fire, which could be seen for miles, killed 30 people.
-     The minister would not accept the toll of 61 that others had put forward.
-     Residents could tell the paper of only 12 people hurt.
-     It may be recalled that 30 people died in the valley.
-     In May 300 people were arrested.
-     Last May the toll stood at 40.
-     Rescuers could not reach 12 villages.
-     He could only save 12 of the animals.
-     They could see 12 ships from the shore.
-     Military might of 300 tanks was shown.
-     Sales rose by a better than expected 12 percent.
-     Around 300 people were killed.
-     Up to 300 people took part.
-     Will Harmon scored 40 points.
-     The minister, who is expected to resign, said 300 people died.
-     The bridge would have cost $3 billion.
-     A man believed to be the driver killed 30 people.
-     The company has no plans to hire 300 workers.
-     Fears of war drove 300 families away.
-     Visitors may not bring more than 3 bags.
-     It is the political will of 27 states.
- -   The storm killed 30 people and left 200 homeless.
-     Delays due to 300 accidents were reported.
-     Profit of $3 billion beat what analysts had forecast.
-     The city needs 300 beds.
-     Police arrested 12 men suspected of arson.
-     30 people died as the flood rose, which may surprise nobody.
-     40 homes that could have been saved burned down.
-     The club says it will fight the fine of nearly $3 million.
-     The two bridges could reopen on Monday.
-     The toll is feared to be far higher than the latest count of 90 dead.
e     The toll could be higher than 90.
-     The region fears a hard winter, with over 1,000 homeless.
"""
CASES = [tuple(line.split("     " if line[1:6] == "     " else "   ", 1)) for line in SENTENCES.strip().split("\n")]


def hedges_of(text: str) -> str:
    found = [hedge_of(text, Span(0, len(text)), quantity) for quantity in scan_numbers(text).quantities]
    return " ".join(LETTERS[hedge] for hedge in found)


@pytest.mark.parametrize(("expected", "text"), CASES, ids=[text for _, text in CASES])
def test_a_hedge_governs_the_figures_that_its_clause_holds(expected: str, text: str) -> None:
    """e for an estimate, f for a forecast, - for a plain count, in the order of the figures."""
    assert hedges_of(text) == expected


def test_the_sentences_are_many_and_half_of_them_must_fail() -> None:
    """Forty that hedge and twenty-five that only look like it."""
    assert sum(set(expected) != {"-", " "} and expected != "-" for expected, _ in CASES) >= 40
    assert sum(expected == "-" for expected, _ in CASES) >= 25


def test_only_the_sentence_counts() -> None:
    """What the sentence before feared is not feared here; offsets are those of the whole text."""
    text = "Many feared the worst. By noon 40 people had been found."
    (quantity,) = scan_numbers(text).quantities
    assert hedge_of(text, Span(23, len(text)), quantity) is None


def test_the_example_in_the_docstring_holds() -> None:
    result = doctest.testmod(briefgen.text.figures.hedges)
    assert (result.failed, result.attempted > 0) == (0, True)


def test_every_row_of_the_table_is_a_hedge_with_a_reach() -> None:
    """A row that hedges says how far; one that takes a use out says nothing more."""
    for row in read_table("hedges", ("words", "hedge", "reach")):
        assert row["hedge"] in ("estimate", "forecast", "none"), row
        assert (row["reach"] in ("verb", "clause")) == (row["hedge"] != "none"), row


WORDS = st.sampled_from(
    ["could", "may", "May", "be", "seen", "feared", "is", "expected", "to", "40", "people", "and", ",", ".", "the",
     "killed", "of", "'ll", "’", "not", "In", "will", "(", "$3 billion", "\n"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=18).map(" ".join) | st.text(max_size=60), st.integers(0, 30))
def test_any_sentence_is_read_to_its_end(text: str, start: int) -> None:
    """Whatever the words, each figure has one of the three answers, also where the sentence cuts it."""
    for quantity in scan_numbers(text).quantities:
        assert isinstance(quantity, Quantity)
        assert hedge_of(text, Span(min(start, len(text)), len(text)), quantity) in LETTERS


def test_a_hedge_covers_what_its_own_clause_tells_however_early_a_word_of_it_stands() -> None:
    """A place that the first clause names for another reason takes nothing from the "may" of the second."""
    passage = "The agency says that the flood may cut off 300 people inside Arden if the last roads out are lost."
    kept = "North of Arden the river rises; 300 inside Arden may be cut off, the agency says."
    lost = "North of Arden the river rises; 300 inside Arden are cut off, the agency says."
    assert lost_hedge(kept, (passage, "The river rises north of Arden.")) is None
    assert lost_hedge(lost, (passage, "The river rises north of Arden.")) is not None


def test_what_somebody_warns_of_may_be_told_with_who_says_it() -> None:
    passage = "One boat an hour is lost, experts warn, according to the Harbour Board."
    assert lost_hedge("One boat an hour is lost, according to the Harbour Board.", (passage,)) is None
    assert lost_hedge("The dam may break.", ("Experts warn the dam may break.",)) is None
    assert lost_hedge("The dam breaks, said the board.", ("The dam may break, said the board.",)) is not None


FOREIGN = [
    ("de", "Die Zahl der Toten könnte auf 90 steigen.", ["forecast"]),
    ("de", "Es wird befürchtet, dass 90 Menschen starben; 12 Häuser brannten.", ["estimate", None]),
    ("de", "Die Flut tötete 90 Menschen, und 40 werden noch erwartet.", [None, "forecast"]),
    ("fr", "On craint 90 morts, mais 12 corps ont été trouvés.", ["estimate", None]),
    ("fr", "Le pont devrait coûter 90 millions d'euros.", ["forecast"]),
    ("es", "Se teme que haya 90 muertos y se confirmaron 12.", ["estimate", "estimate"]),
    ("es", "La obra costaría 90 millones; ya gastó 12 millones.", ["forecast", None]),
    ("it", "Si stima che 90 persone siano senza casa, 12 sono morte.", ["estimate", None]),
    ("pt", "O número poderá chegar a 90; 12 pessoas morreram.", ["forecast", None]),
    ("nl", "Naar schatting 90 mensen zijn dakloos. Er stierven 12 mensen.", ["estimate", None]),
    ("sv", "Skadorna väntas kosta 90 miljoner kronor, 12 personer dog.", ["forecast", None]),
    ("pl", "Szacuje się, że 90 osób zginęło, 12 znaleziono.", ["estimate", None]),
    ("ru", "По оценкам, погибли 90 человек; найдены 12 тел.", ["estimate", None]),
    ("ru", "Опасаются, что погибли 90 человек; найдены 12 тел.", ["estimate", None]),
    ("tr", "Zararın 90 milyon lira olduğu tahmin ediliyor; 12 kişi öldü.", ["estimate", None]),
    ("zh", "死亡人数可能达到90人。已有12人死亡。", ["forecast", None]),
    ("ja", "被害は90億円に上る見込みだ。12人が死亡した。", ["forecast", None]),
]


@pytest.mark.parametrize(("language", "text", "hedges"), FOREIGN)
def test_hedges_of_other_languages_govern_their_clause(language: str, text: str, hedges: list[str | None]) -> None:
    """On either side of the figure, over a "that", and no farther."""
    quantities = scan_numbers(text, language=language).quantities
    assert [hedge_of(text, Span(0, len(text)), quantity, language=language) for quantity in quantities] == hedges


def test_what_another_language_hedges_is_no_count_of_the_story() -> None:
    """It is told as what it is, in the words of its own language."""
    text = "Erdrutsch im Tal\n\n4. Mai 2031\n\nBei dem Erdrutsch starben 9 Menschen, teilte die Polizei am Sonntag mit. Die Zahl der Toten könnte auf 40 steigen, sagte sie. Unter dem Schutt werden 70 Verletzte befürchtet.\n"
    briefing = briefgen.brief({"text": text}, engine="local")
    roles = {claim.surface: claim.role for group in briefing.figures for claim in group.claims}
    assert (roles["9"], roles["40"], roles["70"]) == ("count", "estimate", "estimate")


def test_an_estimate_of_the_whole_is_none_of_its_part() -> None:
    text = "So far 88,780 of an estimated 120,000 people in the territory have fled."
    told = {q.surface: hedge_of(text, Span(0, len(text)), q) for q in scan_numbers(text).quantities}
    assert told == {"88,780": None, "120,000": "estimate"}
