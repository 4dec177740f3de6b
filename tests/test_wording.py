"""Whether a model's sentence stays within its passages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.pages.readers.article import article_from_text
from briefgen.text import wording
from briefgen.text.figures import scan_numbers
from briefgen.text.hedges import HEDGE_CLASS, find_hedges
from briefgen.text.lexicon import HEDGES, polarity_of
from briefgen.text.printed import counts_nothing
from briefgen.text.wording import Held, WordingFault, bears_on, loose_number, names_beside

PAIRS = json.loads((Path(__file__).parent / "cases" / "wording.json").read_text(encoding="utf-8"))["pairs"]


def check_wording(statement: str, passages: Sequence[str], *, near: str = "", whole: str = "") -> WordingFault | None:
    return wording.check_wording(statement, Held(tuple(passages), near, whole))


STRIKE = "Hours later, 33 Turkish soldiers were killed in an air strike in Idlib, the governor said."
OPEN = "Turkey said it may open its border to refugees."
SHUT = "Turkey said it would not open its border."
ACCUSED = "Fahrettin Altun accused Assad of wanting to drive millions of people out of Idlib."


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("33 Turkish soldiers were killed in Idlib.", STRIKE),
        ("An air strike killed 33 Turkish soldiers in Idlib, the governor said.", STRIKE),
        ("Turkey says it may open its border to refugees.", OPEN),
        ("Turkey will not open its border, it said.", SHUT),
        ("Altun accuses Assad of wanting to drive millions of people out of Idlib.", ACCUSED),
        ("Russia presses Turkey to close the border.", "Moscow presses Turkey to seal the frontier."),
    ],
)
def test_a_faithful_sentence_passes(statement: str, passage: str) -> None:
    """Paraphrases that keep numbers, names, negation and hedges are let through."""
    assert check_wording(statement, [passage]) is None


@pytest.mark.parametrize(
    ("statement", "passage", "fault"),
    [
        ("330 Turkish soldiers were killed in Idlib.", STRIKE, "loose_number"),
        ("3 Turkish soldiers were killed in Idlib.", STRIKE, "loose_number"),
        ("Dozens of Turkish soldiers were killed in Idlib.", STRIKE, "loose_number"),
        ("33 Turkish soldiers were killed in Idlib on 3 March 2021.", STRIKE, "loose_number"),
        ("33 Turkish soldiers were killed in Aleppo.", STRIKE, "name_not_in_source"),
        ("No Turkish soldiers were killed in Idlib.", STRIKE, "negation_turned"),
        ("The governor denied that 33 Turkish soldiers were killed in Idlib.", STRIKE, "negation_turned"),
        ("The governor confirmed that 33 Turkish soldiers were killed.", STRIKE, "attribution_turned"),
        (
            "The ministry paid the dock workers to avoid a strike.",
            "The ministry did not pay the dock workers.",
            "negation_turned",
        ),
        (
            "Its owner robbed the bank; the mill opened on Monday, signs suggest.",
            "The mill opened on Monday. Evidence suggests that its owner robbed the bank.",
            "attribution_turned",
        ),
        ("Turkey will open its border.", SHUT, "negation_turned"),
        ("Turkey opened its border to refugees.", OPEN, "attribution_turned"),
        ("Assad wants millions of people out of Idlib.", ACCUSED, "attribution_turned"),
        ("Turkish markets fell sharply after investors sold bonds.", STRIKE, "words_not_in_source"),
    ],
)
def test_a_turned_sentence_is_refused_with_its_reason(statement: str, passage: str, fault: str) -> None:
    """Each way of leaving the passage has its own fault."""
    found = check_wording(statement, [passage])
    assert found is not None
    assert found.fault == fault


def test_a_number_inside_a_longer_one_does_not_hold_it() -> None:
    """33 does not stand in 1,033, nor in 33.5."""
    assert (
        check_wording("Some words say 33 people died.", ["Words say that 1,033 people died, or 33.5 percent."])
        is not None
    )


def test_a_passage_that_merely_stands_near_does_not_bear_on_the_statement() -> None:
    """Citation by neighbourhood is not citation."""
    assert bears_on("An air strike killed Turkish soldiers in Idlib.", STRIKE)
    assert not bears_on("An air strike killed Turkish soldiers in Idlib.", "Shops in Ankara closed early that evening.")


# ---------------------------------------------------------------- hedges


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["id"])
def test_pairs_of_a_statement_and_its_passages(pair: dict[str, object]) -> None:
    """What the passages bear out passes, what they do not is refused: lost hedges, and right sentences beside one."""
    passages = [str(passage) for passage in pair["passages"]]  # type: ignore[attr-defined]
    found = check_wording(str(pair["statement"]), passages, near=str(pair["near"]))
    assert (found is None) is pair["holds"], found


def test_every_hedge_of_the_lexicon_is_in_the_table() -> None:
    """The words that `polarity_of` knows as hedges are held as hedges."""
    assert set(HEDGE_CLASS) >= HEDGES


SUBJECTS = ["The Tarn council", "Norvik Rail", "The harbour union"]
DEEDS = [
    ("close", "closed", "the harbour bridge"),
    ("sell", "sold", "its northern mill"),
    ("bomb", "bombed", "the old fort"),
]
TAKES_TO = frozenset(
    [
        "plan",
        "plans",
        "intend",
        "intends",
        "intended",
        "seek",
        "seeks",
        "aims",
        "aim",
        "hope",
        "hopes",
        "want",
        "wants",
        "expected",
        "planned",
    ]
)
ANY_HEDGE = sorted(HEDGE_CLASS)
FREE = [
    words
    for words in ANY_HEDGE
    if HEDGE_CLASS[words] not in ("condition", "unlikely", "future") and not polarity_of(words).claimed
]
"""Hedges that stand for each other; "suggests" and "accused of" are claims, too, and those keep their speaker."""


def hedged(words: str, subject: str, deed: tuple[str, str, str]) -> str:
    """A sentence in which `words` leave the deed open, if not always in good English."""
    if HEDGE_CLASS[words] == "condition":
        return f"{subject} will {deed[0]} {deed[2]} {words} the talks fail."
    to = " to" if words in TAKES_TO else ""
    subject = "They" if words == "plan" else subject
    return f"{subject} {'is ' if words.startswith('due') else ''}{words}{to} {deed[0]} {deed[2]}."


@given(st.sampled_from(ANY_HEDGE), st.sampled_from(SUBJECTS), st.sampled_from(DEEDS))
def test_no_hedge_can_be_lost(words: str, subject: str, deed: tuple[str, str, str]) -> None:
    """Whatever hedge of the table the cited sentence has, the deed told as done is refused."""
    found = check_wording(
        f"{subject if words != 'plan' else 'They'} {deed[1]} {deed[2]}.", [hedged(words, subject, deed)]
    )
    assert found is not None
    assert found.fault == ("negation_turned" if words.startswith(("no ", "not", "cannot")) else "attribution_turned")


@given(st.sampled_from(FREE), st.sampled_from(FREE), st.sampled_from(SUBJECTS), st.sampled_from(DEEDS))
def test_any_hedge_is_told_by_any_other(words: str, other: str, subject: str, deed: tuple[str, str, str]) -> None:
    """ "May", "could", "is considering" and "mulls" stand for each other."""
    if "plan" in (words, other):
        subject = "They"
    found = check_wording(hedged(other, subject, deed), [hedged(words, subject, deed)])
    assert found is None or found.fault != "attribution_turned"


@given(st.sampled_from(ANY_HEDGE), st.sampled_from(SUBJECTS), st.sampled_from(DEEDS))
def test_a_hedge_in_another_clause_refuses_nothing(words: str, subject: str, deed: tuple[str, str, str]) -> None:
    """What the sentence tells as done may be told as done, whatever it leaves open beside it."""
    fact = "The Sund court fined three doctors"
    other = hedged(words, subject, deed)
    assert check_wording(f"{fact}.", [f"{fact}, and {other[0].lower()}{other[1:]}"]) is None
    assert check_wording(f"{fact}.", [f"{fact}; {other}"]) is None


@pytest.mark.parametrize(
    "text",
    [
        "As expected, rates rose.",
        "Rates rose more than expected.",
        "The talks took place on May 5.",
        "The talks took place in early May.",
        "The stone weighs 40 tonnes.",
        "The pension plan covers 300 teachers.",
        "Crews could not reach the village.",
        "The road is closed due to floods.",
        "Bring water as fast as possible.",
        "Hundreds, if not thousands, came.",
        "Demand for coal rose.",
        "She has a will of iron.",
    ],
)
def test_words_that_look_like_hedges_and_are_none(text: str) -> None:
    """Other senses of the same words."""
    assert find_hedges(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They plan cuts.", "plan"),
        ("The council plans 400 job cuts.", "plans"),
        ("The bridge is due to close.", "due to"),
        ("May the best win.", "may"),
        ("Officials did not rule out a bomb.", "not rule out"),
        ("Tarn is in talks to sell.", "in talks to"),
    ],
)
def test_words_that_hedge(text: str, words: str) -> None:
    """The same words where they hedge, and hedges of several words."""
    assert [hedge.words for hedge in find_hedges(text)] == [words]


def test_a_station_named_in_its_own_byline_may_be_named() -> None:
    """Byline and date line stand beside every sentence of their article."""
    page = "Flood in Norvik\n\nBy Ada Lund, Radio Norvik\n\nNORVIK (XYZ) - Nine people died in the flood, the service said.\n"
    held = article_from_text(page, path="flood.txt")
    passage = "Nine people died in the flood, the service said."
    assert check_wording("Radio Norvik reports that nine people died in the flood.", [passage]) is not None
    near = names_beside(held)
    assert check_wording("Radio Norvik reports that nine people died in the flood.", [passage], near=near) is None


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("The FLP got 33.4 percent in Arden.", "In Arden 33.4 percent voted for the Free Liberal Party."),
        ("In Arden FLP 33.4, the count showed.", "In Arden the count showed 33.4 for the FLP."),
        (
            "The dissolution of the council of Arden is announced.",
            "In Arden it was announced that the council is being dissolved.",
        ),
        ("King Karl was to be received in Arden.", "King Karl is to be received in Arden."),
        ("Some wanted to kill a guard, Reed said.", "Some wanted not just to hit a guard but to kill him, Reed said."),
        ("192 men stole the boats (Harbour Police).", "The Harbour Police accused 192 men of having stolen the boats."),
        ("Harbour Police: 192 men stole the boats", "The Harbour Police accused 192 men of having stolen the boats."),
        ("Evidence points to a rusted gate as the cause.", "Evidence suggests that a rusted gate may be the cause."),
        (
            "A rusted gate let the water through, evidence suggests.",
            "Evidence suggests that a rusted gate let the water through.",
        ),
        ("Reed would not confirm the fall.", "Reed gave no answer when asked about the fall."),
        ("Sir Karl Reed left the board in Arden.", "Karl Reed, the chairman, has left the board in Arden."),
        ("SK O&T built the dam, the ministry said.", "SK Orvik & Tunnel built the dam, the ministry said."),
        ("Aliyev went to Arden.", "Aliev went to Arden on Monday."),
        ("The tenants were spared eviction by the court.", "The court ruled that the tenants will not be evicted."),
        (
            "They found relatives on the shore, the mayor said.",
            "They found members of their families on the shore, the mayor said.",
        ),
    ],
)
def test_short_names_kindred_words_and_credits_in_brackets_pass(statement: str, passage: str) -> None:
    assert check_wording(statement, [passage]) is None


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("The FPL got 33.4 percent in Arden.", "In Arden 33.4 percent voted for the Free Liberal Party."),
        ("192 men stole the boats.", "The Harbour Police accused 192 men of having stolen the boats."),
        ("192 men stole the boats (Fire Service).", "The Harbour Police accused 192 men of having stolen the boats."),
        ("In Arden FLP 33.8, the count showed.", "In Arden the count showed 33.4 for the FLP."),
    ],
)
def test_other_names_and_credits_do_not(statement: str, passage: str) -> None:
    assert check_wording(statement, [passage]) is not None


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Both stand in one article.", ["one"]),
        ("One event in different words.", ["One"]),
        ("Talks between the two went on.", ["two"]),
        ("The two sides gave out their losses.", ["two"]),
        ("The Echo has the same three numbers.", ["three"]),
        ("All three together make up the crew.", ["three"]),
        ("All three soldiers died.", []),
        ("Two outlets tell it.", []),
        ("One soldier died.", []),
        ("The two soldiers died.", []),
    ],
)
def test_a_number_word_that_only_points_counts_nothing(text: str, nothing: list[str]) -> None:
    """It stands for what the sentence has named; what is counted has to stand in a passage."""
    assert [q.surface for q in scan_numbers(text).quantities if counts_nothing(q, text)] == nothing
    assert bool(loose_number(text, Held(("Something else.",)))) == (not nothing)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("One number told of two groups.", ["One", "two"]),
        ("Two devices may be one.", ["Two"]),
        ("Two outlets tell it.", []),
        ("Two soldiers fit the later count.", []),
    ],
)
def test_a_judgement_speaks_of_the_two_things_that_differ(text: str, nothing: list[str]) -> None:
    """In what a writer makes of a difference "two groups" are its own; two soldiers are somebody's count."""
    read = scan_numbers(text).quantities
    assert [q.surface for q in read if counts_nothing(q, text, judged=True)] == nothing
    assert "two" not in [q.surface.casefold() for q in read if counts_nothing(q, text)]


def test_a_number_that_goes_with_a_name_may_stand_without_it() -> None:
    """ "The number 68" is the 68 of the passage; another number is not."""
    assert [(m.surface, m.reason) for m in scan_numbers("The number 68: the injured.").masked] == [
        ("number 68", "name")
    ]
    held = Held(("At least 68 people.",))
    assert loose_number("The number 68: the injured.", held) is None
    assert loose_number("The number 69: the injured.", held) is not None


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Arden has let in no observers.", "Western countries want observers in Arden. None was let in."),
        (
            "What becomes of the jobs there, the firm did not say.",
            "It did not say which stores it takes, nor what would become of jobs there.",
        ),
        (
            "The firm blamed inflation and interest rates.",
            "Inflation and interest rates that would not come down were to blame, said the firm.",
        ),
    ],
)
def test_what_is_denied_asked_or_blamed_is_not_told_as_a_fact(statement: str, passage: str) -> None:
    """No hedge is lost where the statement says that it is not so, asks it, or where "were to blame" plans nothing."""
    assert check_wording(statement, [passage]) is None


def test_what_is_told_as_so_still_loses_its_hedge() -> None:
    """ "Let in observers" of "want observers", "closes" of "may close" behind a clause that denies another thing."""
    assert (
        check_wording("Arden has let in observers.", ["Western countries want Arden to let in observers."]) is not None
    )
    assert (
        check_wording("Nobody was hurt, and the plant closed.", ["Nobody was hurt, and the plant may close."])
        is not None
    )


def test_a_ruler_may_have_the_numeral_that_other_articles_give_him() -> None:
    """But none against the passage's own."""
    assert check_wording("King Orvell III stays at home.", ["King Orvell stays at home."]) is None
    assert check_wording("King Orvell III stays at home.", ["King Orvell II stays at home."]) is not None
    assert (
        check_wording("King Orvell III stays at home.", ["King Orvell stays at home."], whole="King Orvell IV spoke.")
        is not None
    )
    assert check_wording("King Arvid III stays at home.", ["King Orvell stays at home."]) is not None


def test_two_names_with_an_article_between_them_are_two_names() -> None:
    """A place before the subject of a sentence; a foreign one of the two is still foreign."""
    assert (
        check_wording("At Marden the Tarn stayed inside its banks.", ["The Tarn stayed inside its banks at Marden."])
        is None
    )
    assert (
        check_wording("At Marden the Orvel stayed inside its banks.", ["The Tarn stayed inside its banks at Marden."])
        is not None
    )


@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("It is disputed whether Orme plans a second programme.", "Orme denied it: “There is no second programme”."),
        ("The appeal of Orme is still to be heard, in November.", "The appeal of Orme is to be heard in November."),
        ("Where the ferry sails next has yet to be decided.", "Where the ferry sails next may be decided in May."),
    ],
)
def test_what_is_told_as_open_is_not_told_as_so(statement: str, passage: str) -> None:
    """ "Whether" turns no denial, "still to be" and "yet to be" lose no hedge."""
    assert check_wording(statement, [passage]) is None


def test_a_denial_without_whether_is_still_turned() -> None:
    """The same words as a fact."""
    assert (
        check_wording("Orme plans a second programme.", ["Orme denied it: “There is no second programme at Orme”."])
        is not None
    )
