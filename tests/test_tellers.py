"""Who is said to tell a figure: a person, a body, an office or an outlet, whole and by its name, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.records import Span
from briefgen.stages.chunk import split_sentences
from briefgen.stages.relate.names import body_key
from briefgen.stages.relate.owners import Owners
from briefgen.text.voices.attribution import find_attribution
from build import article


def who(text: str, words: str) -> str | None:
    """Whom a text credits with the words where they stand last."""
    at = text.rindex(words)
    host = next(s.span for s in split_sentences(article(text)) if s.span.start <= at < s.span.end)
    found = find_attribution(text, host, Span(at, at + len(words)))
    return found.who if found else None


# ---------------------------------------------------------------- names that are whole


@pytest.mark.parametrize(
    "name",
    [
        "Ministry of Land, Water and Roads",
        "Ministry of Ports and Transport",
        "Department for Forests, Food and Rural Affairs",
        "Bureau of Tea, Timber and Explosives",
        "Centre for Plague Control and Prevention",
        "Norland National Commission on Human Rights",
        "Institute for Landslide Management and Reduction",
        "Surgeons Without Borders",
    ],
)
@pytest.mark.parametrize(
    "sentence",
    ["The {} said that 40 wells ran dry.", "40 wells ran dry, said the {}.", "40 wells ran dry, according to the {}."],
)
def test_a_name_is_not_torn(name: str, sentence: str) -> None:
    """What a body looks after is part of its name, behind commas, "and" and "on" too."""
    assert who(sentence.format(name), "40") == name


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Ministry of Health and Norvik said 40 wells ran dry.", "Norvik"),
        ("The Ministry of Defence and NATO said 40 wells ran dry.", "NATO"),
        ("The Commission on Monday said 40 wells ran dry.", "Commission"),
        ("The Secretary of State for Ports and Tourism said 40 wells ran dry.", "The Secretary of State for Ports and Tourism"),
        ("The ministry for Women, Youth and Sport counted 40 wells.", "the ministry for Women, Youth and Sport"),
        ("On Wednesday van de Moor put the number of wells at 40.", "van de Moor"),
    ],
)  # fmt: skip
def test_where_a_name_ends(text: str, party: str) -> None:
    """Another party behind "and" is no task of a ministry, and a day no part of a commission's name."""
    assert (who(text, "40") or "").lower() == party.lower()


# ---------------------------------------------------------------- what is no teller

OPENINGS = [
    "", "Roughly ", "Meanwhile ", "By Tuesday evening ", "By noon ", "This morning ", "Last week ", "Late the same day ", "Within hours ",
    "Four days later ", "Overnight ", "Reportedly ", "Earlier on Monday ", "In Arlen ", "Across Arlen ", "Amid the chaos ", "Despite the rain ",
    "Without Norland, ", "Nearly 2,000 ", "Some 57 ", "Forty ", "Dozens of ", "Hardly any ", "No ", "Every ", "Two dozen ", "As of 3 May, ",
]  # fmt: skip
TELLERS = [
    "hospitals", "the mayor", "officials", "police", "the Ministry of Land, Water and Roads", "passengers", "the union",
    "the Commission on Human Rights", "Ann Lee", "he",
]  # fmt: skip
VERBS = ["said 65 wells ran dry", "had counted 65 dry wells", "gave up 65 wells", "reported 65 dry wells"]
TAILS = [
    ".",
    ", the keeper added.",
    " on board.",
    ", according to a police report.",
    ", while visitors booked 65 rooms.",
]
WHOLE = frozenset(
    ["hospitals", "the mayor", "officials", "police", "ministry of land, water and roads", "the ministry of land, water and roads",
     "passengers", "the union", "commission on human rights", "the commission on human rights", "ann lee", "the keeper"]
)  # fmt: skip
ROWS = ["Souls on board: 65", "Passengers: 65", "Visitors, by noon: 65", "Ill on board: 65", "Roughly: 65"]


@given(st.sampled_from(OPENINGS), st.sampled_from(TELLERS), st.sampled_from(VERBS), st.sampled_from(TAILS))
def test_law_only_a_whole_party_tells(opening: str, teller: str, verb: str, tail: str) -> None:
    """Of many made-up sentences none credits a quantity, a hedge, a time, a place or a torn name with its figure."""
    sentence = f"{opening}{teller if opening else teller[0].upper() + teller[1:]} {verb}{tail}"
    found = who(sentence, "65")
    assert found is None or found.lower() in WHOLE, sentence


@given(st.sampled_from(OPENINGS[1:]), st.sampled_from(TELLERS), st.sampled_from(VERBS[:2]), st.sampled_from(ROWS))
def test_law_no_row_is_told_by_whom_it_counts(opening: str, teller: str, verb: str, row: str) -> None:
    """A row of a list is of nobody whom it counts, whatever stands before it."""
    found = who(f"{opening}{teller} {verb}.\n\n{row}", "65")
    assert found is None or found.lower() in WHOLE - {"passengers"}


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The members said no by 88 per cent.", "88 per cent", None),
        ("While passengers on the lake route gave up 3,100 seats, it rained.", "3,100", None),
        ("The gallery copied 6 boxes of data from Norvik Mills.", "6", None),
        ("300 more lie in the hospitals' cellars by the OWU's count.", "300", "OWU"),
        ("According to a police report, 4,400 lit fires.", "4,400", "police"),
        ("SIRKA: 700 have left the island", "700", None),
        ("The Lake Watch Union (LWU) met.\n\nLWU: 700 have left the island", "700", "LWU"),
        ("Press reports gave it 3,900 seats.", "3,900", None),
        (
            "The ferry agency counted 40. Names are known of 57 of the people on board, it adds.",
            "57",
            "The ferry agency",
        ),
        (
            "Ivo Marr came. In Pell a crowd booed him. Without Norland, he shouted, they would be “500 times” poorer.",
            "500",
            "Ivo Marr",
        ),
        ("Delegates spoke. They name 24 people bitten by police officers, and they list 62 more.", "62", None),
    ],
)
def test_who_is_not_the_teller(text: str, words: str, party: str | None) -> None:
    """A vote, what is given up, a thing's owner, a report's article, where somebody stands, who is told of."""
    assert who(text, words) == party


# ---------------------------------------------------------------- who was missed


@pytest.mark.parametrize(
    ("text", "words", "party"),
    [
        ("The union rejected the offer and said 40 rooms were shut.", "40", "The union"),
        ("One alliance of such groups, the Lake Rights Network, blames the mill for 17 leaks and says that 62 wells are dry.", "62", "Lake Rights Network"),
        ("A group called Otterwatch showed pictures on Monday and says it holds 62 eggs.", "62", "Otterwatch"),
        ("The Lake Oversight Authority (Loa), which sends its people to wells, told a committee that 50 were dry.", "50", "Lake Oversight Authority"),
        ("In yesterday's update Commissioner Carl Dee said that 40 wells were dry.", "40", "Carl Dee"),
        ("It was the prefect, Ivo Marr, who had warned that 700 wells would fall dry.", "700", "Ivo Marr"),
        ("A doctor in Pell, a fishing port on the coast, says 30 owls are ill.", "30", "A doctor in Pell"),
        ("Seven owls are ill, show figures of the Department of Bird Affairs.", "Seven", "Department of Bird Affairs"),
        ("The toll is 54 owls in the latest figures of the bird ministry.", "54", "the bird ministry"),
        ("In a poll by the Norland Bakers Association that came out last week, 71% of ovens were cold.", "71%", "Norland Bakers Association"),
        ("The Norland Bakers Association's poll this month had 63% of ovens cold.", "63%", "Norland Bakers Association"),
        ("On Monday evening the hospital's list had 26 names.", "26", "the hospital"),
        ("Few believe the union's toll of 2,200 owls.", "2,200", "the union"),
        ("The last count of the bird agency on Sunday was of 230 owls.", "230", "the bird agency"),
        ("It is double the 70 million which the company gave to the regulator.", "70 million", "the company"),
        ("Last Sunday the prefect had talked of 700 owls.", "700", "the prefect"),
        ("The president kept to 31 owls.", "31", "The president"),
        ("The repair is put at 2.4 million euros or more by the town council.", "2.4 million", "the town council"),
        ("Outside, a Meridian journalist saw the nests of 15 owls.", "15", "a Meridian journalist"),
        ("The Veldan embassy in Arlen confirmed that 20 owls were ill.", "20", "Veldan embassy in Arlen"),
        ("Since Tuesday evening the Orla Civil has brought 2,700 owls out of danger, it said.", "2,700", "Orla Civil"),
        ("\"They added it,\" says a ranger who was in Pell. His own organisation thinks of 820 owls.", "820", "a ranger"),
        ("Ivo Marr, the minister, spoke of owls. The same minister saw more coming. The dead he put at around 40 in all.", "40", "Ivo Marr"),
    ],
)  # fmt: skip
def test_who_is_named_in_the_sentence_tells_its_figure(text: str, words: str, party: str | None) -> None:
    """A joined verb, a clause between commas, a list or poll that has a number, whose toll it is, what was given."""
    assert who(text, words) == party


@pytest.mark.parametrize(
    ("text", "party", "name"),
    [
        ("Roughly 4,200 seats were given back, the company said. Norvik flies.", "the company", None),
        ("Striking Norvik bakers voted on Monday, their union said.", "their union", "Norvik union"),
        ("According to its ferry ministry 40 sank.", "its ferry ministry", None),
        ("Norvik, as its website says, has 40 boats.", "its website", "Norvik"),
    ],
)
def test_whose_a_party_is(text: str, party: str, name: str | None) -> None:
    """A word that only opens a sentence owns nothing; what speaks for its owner is the owner."""
    assert Owners(frozenset({"norvik"})).named(party, text, text.index(party)) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("New Zealand's bird ministry", "New Zealand bird ministry"),
        ("South Korea's bird ministry", "South Korean bird ministry"),
    ],
)
def test_a_country_of_two_words_is_one_land(one: str, other: str) -> None:
    """A body is compared by its words, its country apart, of one word or of two."""
    assert body_key(one) == body_key(other)
    assert "@" in body_key(one)
