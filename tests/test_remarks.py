"""What a writer concludes, in words and sums of its own: which of them code can follow, and what it cites for them."""

from __future__ import annotations

import pytest

import build
from briefgen.briefing.checks.statements import Refusal, check_judgement, check_statement
from briefgen.briefing.draft.compose import check_draft
from briefgen.briefing.draft.page import read_page
from briefgen.records import ComposedStatement, Composition, DraftStatement, Ledger
from briefgen.stages.claims import read_figures
from briefgen.stages.ledger import Material
from briefgen.text.figures import scan_numbers

COUNT = build.article(
    "The ministry counted 88,780 arrivals on 29 September. Of an estimated 120,000 people most had left, it said. "
    "Damage is put at between $1.2 billion and $1.6 billion by the insurer Orme. Some $400 million was insured, it said. "
    "The army lost 192 soldiers and one guard. The council of Tarn counted 213 dead. "
    "The lawsuit said that the firm earned millions with the lie. Fees of $321,650,000, costs of $1,489,555.94 and a fine of $150,000,000 were added. "
    "He did not agree with the court about the fees.",
    id="001", outlet="The Courier", published="2031-09-29", title="Most have left, ministry says",
)  # fmt: skip
LATER = build.article(
    "The radio of Tarn counted 84 770 arrivals on 29 September. On 14 September 99 were dead and on 24 September 115, the rescue service said. "
    "Crews could find 10 to 20 victims a day, the mayor had said.",
    id="002", outlet="The Echo", published="2031-09-30", title="Echo counts fewer",
)  # fmt: skip


def ledger() -> Ledger:
    articles = (COUNT, LATER)
    sentences = tuple(sentence for article in articles for sentence in build.sentences(article))
    figures = tuple(f for a in articles for f in read_figures(a, build.sentences(a), scan_numbers(a.text)))
    return Ledger(articles, sentences, figures)


@pytest.fixture(scope="module")
def material() -> Material:
    return build.material(COUNT, LATER)


def remark(text: str, material: Material, *cites: str, around: tuple[str, ...] = ()) -> ComposedStatement | Refusal:
    return check_judgement(DraftStatement(text, cites, judged=True, around=around), material)


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("88,780 is 4,010 more than 84,770.", ("001:1", "002:1")),
        ("If 120,000 is right, 120,000 minus 88,780 leaves about 31,220.", ("001:1", "001:2")),
        ("The gap of 4,010 (88,780 minus 84,770) is open.", ("001:1", "002:1")),
        ("192 plus one plus 213 is 406.", ("001:5", "001:6")),
        ("The army's 192 had not been overtaken by Tarn's 213 before.", ("001:5", "001:6")),
        ("The two 213s are one count.", ("001:6",)),
        ("$1.2 billion to $1.6 billion less some $400 million leaves about $800 million to $1.2 billion.", ("001:3", "001:4")),
        ("At $1.2 billion some $400 million is a third.", ("001:3", "001:4")),
        ("The parts come to $473,139,555.94.", ("001:8",)),
        ("From 99 on 14 September to 115 on 24 September the toll rose by 16 in ten days.", ("002:2",)),
        ("88,780 of 213 is one for about 420.", ("001:1", "001:6")),
        ("No article explains this.", ("001:1",)),
    ],
)  # fmt: skip
def test_a_sum_that_shows_its_numbers_holds_and_stands_as_it_was_written(
    text: str, cites: tuple[str, ...], material: Material
) -> None:
    found = remark(text, material, *cites)
    assert isinstance(found, ComposedStatement), found
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("88,780 is 4,110 more than 84,770.", ("001:1", "002:1")),
        ("192 plus one plus 213 is 407.", ("001:5", "001:6")),
        ("$1.2 billion to $1.6 billion less some $400 million leaves about $900 million to $1.2 billion.", ("001:3", "001:4")),
        ("The parts come to $474,139,555.94.", ("001:8",)),
        ("From 99 on 14 September to 115 on 24 September the toll rose by 16 in twelve days.", ("002:2",)),
        ("88,780 of 213 is one for about 440.", ("001:1", "001:6")),
        ("The army's 194 is a count.", ("001:5",)),
    ],
)  # fmt: skip
def test_a_wrong_one_does_not(text: str, cites: tuple[str, ...], material: Material) -> None:
    found = remark(text, material, *cites)
    assert isinstance(found, Refusal)
    assert found.fault == "loose_number"


def test_what_a_remark_lacks_is_looked_for_and_cited(material: Material) -> None:
    """A number, and then the day with it; each only where a sentence tells it."""
    found = remark("Use 88,780: the 84,770 is older.", material, "001:1", around=("002:1",))
    assert isinstance(found, ComposedStatement)
    assert [passage.article for passage in found.citations] == ["001", "002"]
    dated = remark("The 99 of 14 September is older than the 88,780.", material, "001:1", around=("002:2",))
    assert isinstance(dated, ComposedStatement)
    assert isinstance(remark("Use 88,780: the 84,771 is older.", material, "001:1", around=("002:1",)), Refusal)


def test_a_name_that_a_remark_lacks_is_looked_for_too(material: Material) -> None:
    assert isinstance(remark("The 84,770 has nothing to do with Orme.", material, "002:1"), ComposedStatement)
    assert isinstance(remark("The 84,770 has nothing to do with Brandt.", material, "002:1"), Refusal)


PAGE = (
    "# Arrivals\n\n- The ministry counted 88,780 arrivals on 29 September [001:1]. *Use 88,780.*\n\n## Numbers\n\n"
    "- **Ministry:** 88,780 arrivals on 29 September (ministry) [001:1]. *The 84,770 is older.*\n"
    "- **Tarn:** The council of Tarn counted 213 dead [001:6]. *Do not add the 84,770 [002:1] to it.*\n"
    "- **The mayor** had said that crews could find 10 to 20 victims a day [002:3].\n\n"
    "### Dead\n\n| Who | Dead |\n|---|---|\n| Army | 192 soldiers [001:5] |\n| Tarn | 213 [001:6] |\n\n"
    "- *192 and 213 must not be added.*\n\n## Open\n\n- whether anybody counted twice\n- from which day the count runs\n"
)


@pytest.fixture(scope="module")
def composed() -> Composition:
    return check_draft(read_page(PAGE, ledger()), ledger())


def test_code_s_own_citations_of_a_remark_have_no_place_in_it(composed: Composition) -> None:
    """What its writer cites does; what its line rests on is not cited again."""
    ministry, tarn, _, _ = composed.key_points
    assert ministry.reading is not None
    assert tarn.reading is not None
    assert ministry.reading.behind == (0,) * len(ministry.reading.citations)
    placed = [p.article for p, at in zip(tarn.reading.citations, tarn.reading.behind, strict=True) if at]
    assert placed == ["002"]


def test_a_sentence_that_opens_in_bold_is_whole(composed: Composition) -> None:
    assert [(line.lead, line.text) for line in composed.key_points[1:3]] == [
        ("Tarn", "The council of Tarn counted 213 dead."),
        ("", "The mayor had said that crews could find 10 to 20 victims a day."),
    ]


def test_a_line_below_a_table_stays_below_it(composed: Composition) -> None:
    assert [line.under for line in composed.key_points] == [0, 0, 0, 1]
    assert [table.number for table in composed.tables] == [1]


def test_a_bare_question_is_one_that_no_article_answers(composed: Composition) -> None:
    assert [gap.text for gap in composed.gaps] == [
        "No article tells whether anybody counted twice.",
        "No article tells from which day the count runs.",
    ]


def test_an_accusation_keeps_its_accuser_and_a_no_may_be_another_word(material: Material) -> None:
    def told(text: str, *cites: str) -> ComposedStatement | Refusal:
        return check_statement(DraftStatement(text, cites), material)

    assert isinstance(told("The firm earned millions with the lie.", "001:7"), Refusal)
    assert isinstance(told("The lawsuit said that the firm earned millions with the lie.", "001:7"), ComposedStatement)
    assert isinstance(told("He disagreed with the court about the fees.", "001:9"), ComposedStatement)
    assert isinstance(told("He agreed with the court about the fees.", "001:9"), Refusal)


def test_a_number_may_be_grouped_as_the_page_does_it(material: Material) -> None:
    found = check_statement(DraftStatement("The radio of Tarn counted 84,770 arrivals.", ("002:1",)), material)
    assert isinstance(found, ComposedStatement)
    assert found.text == "The radio of Tarn counted 84,770 arrivals."
