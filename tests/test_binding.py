"""Binding the numbers of a sentence that somebody wrote freely to the claims of the sentences that it cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from briefgen.briefing.checks.binding import BindingFault, Bound, bind_numbers
from briefgen.briefing.checks.said_days import days_told, drafted_day, foreign_day, read_day, without_days
from briefgen.engines.planning import local_ledger
from briefgen.pipeline import BriefOptions
from briefgen.records import Decision, Group, Ledger, Reconciliation, Voice
from briefgen.stages.claims import read_figures
from briefgen.stages.ledger import Material, material_of
from briefgen.stages.prepare import prepare_articles
from briefgen.text.figures import scan_sentences


def material(*texts: str, published: str | None = "2031-03-04") -> Material:
    """The figures of some articles as code reads and relates them."""
    articles = [
        build.article(text, id=f"{number:03}", outlet=f"Outlet {number}", published=published)
        for number, text in enumerate(texts, start=1)
    ]
    return material_of(local_ledger(prepare_articles(articles, limit=1_200), BriefOptions()))


TOLD = material(
    "At least 40 people were hurt in Arden, the rescue service said. The repair will cost nearly $3.5 billion. "
    "Some 1,200 homes lost power. Of the crew 6 men are missing. The train passed through on Route 30. "
    "Between 20 and 30 boats sank. Hundreds of trees fell. Prices rose by 4.2 percent.",
)


@pytest.mark.parametrize(
    ("text", "cite", "told"),
    [
        ("At least 40 people were hurt.", 1, "At least 40 people were hurt."),
        ("40 people were hurt.", 1, "At least 40 people were hurt."),
        ("She said: “There are no 40 people hurt”.", 1, "She said: “There are no 40 people hurt”."),
        ("The storm hurt 40 people.", 1, "The storm hurt at least 40 people."),
        ("The storm hurt more than 40 people.", 1, "The storm hurt at least 40 people."),
        ("The storm hurt forty people.", 1, "The storm hurt at least 40 people."),
        ("Posts about 6 missing men spread.", 4, "Posts about 6 missing men spread."),
        ("About 6 missing men were named.", 4, "6 missing men were named."),
        ("It will cost nearly $3.5 billion.", 2, "It will cost nearly $3.5 billion."),
        ("It will cost almost 3.5 billion dollars.", 2, "It will cost almost 3.5 billion dollars."),
        ("It will cost $3.5 billion.", 2, "It will cost nearly $3.5 billion."),
        ("About 1,200 homes lost power.", 3, "About 1,200 homes lost power."),
        ("Six men are missing.", 4, "6 men are missing."),
        ("The train took Route 30.", 5, "The train took Route 30."),
        ("From 20 to 30 boats sank.", 6, "From 20 to 30 boats sank."),
        ("Hundreds of trees fell.", 7, "Hundreds of trees fell."),
        ("Prices rose by 4.2 per cent.", 8, "Prices rose by 4.2 per cent."),
    ],
)
def test_a_number_keeps_its_value_and_gets_its_qualifier_back(text: str, cite: int, told: str) -> None:
    """A lost or changed qualifier is the source's again; words of the same sense stay the writer's."""
    bound = bind_numbers(text, [f"001:{cite}"], TOLD)
    assert isinstance(bound, Bound)
    assert bound.text == told
    assert all(number.claims[0].ref == f"001:{cite}" for number in bound.numbers)
    assert all(number.span.of(bound.text) in told for number in bound.numbers)


@pytest.mark.parametrize(
    ("text", "cite", "fault", "words"),
    [
        ("41 people were hurt.", 1, "loose_number", "they tell “At least 40”"),
        ("About 100 people were hurt.", 1, "loose_number", "“About 100”"),
        ("40 people were hurt.", 2, "loose_number", "it stands in 001:1"),
        ("It will cost 3.5 billion euros.", 2, "loose_number", "no cited sentence tells"),
        ("Dozens of people were hurt.", 1, "loose_number", "“Dozens”"),
        ("Two outlets say so.", 1, "loose_number", "“Two"),
        ("The storm hurt 40 soldiers.", 1, "words_not_in_source", "counts no “soldiers”"),
        ("Prices rose by 4.2 percentage points.", 8, "loose_number", "4.2"),
        ("A third of the homes lost power.", 3, "loose_number", "third"),
    ],
)
def test_what_no_cited_sentence_tells_is_refused_with_what_they_do_tell(
    text: str, cite: int, fault: str, words: str
) -> None:
    """No sum, rounding or count of the writer's own, and no other noun."""
    found = bind_numbers(text, [f"001:{cite}"], TOLD)
    assert isinstance(found, BindingFault)
    assert found.fault == fault
    assert words in found.reason


def test_of_two_sentences_with_one_value_both_are_told_and_the_better_wording_leads() -> None:
    """ "At least 40" is told where the sentence says so, though another has a bare 40."""
    two = material("Police said 40 people were hurt.", "At least 40 people were hurt, doctors said.")
    bound = bind_numbers("At least 40 people were hurt.", ["001:1", "002:1"], two)
    assert isinstance(bound, Bound)
    assert bound.text == "At least 40 people were hurt."
    assert [claim.ref for claim in bound.claims] == ["002:1", "001:1"]


def rivals() -> Material:
    """Two counts of one crowd."""
    told = material(
        "Police counted 12,000 marchers in Arden on Monday.", "The union counted 50,000 marchers in Arden on Monday."
    ).ledger
    by_outlet = {"001": "police", "002": "the union"}
    claims = tuple(replace(claim, asserter=by_outlet[claim.article]) for claim in told.figures)
    group = Group("F1", claims[0].label, "person", claims, Decision("conflicting", "R4", "", (), ()), name="marchers")
    voices = (Voice("V1", "police", ("the police",)), Voice("V2", "the union", ("union",)))
    return material_of(replace(told, figures=claims, reconciliation=Reconciliation((group,), voices=voices)))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Police counted 12,000 marchers, while the union counted 50,000.", True),
        ("The union put the marchers at 50,000, against 12,000 for police.", True),
        ("12,000 marchers came to Arden, police said.", True),
        ("The union counted 12,000 marchers.", False),
        ("50,000 marchers came to Arden, police said.", False),
        ("According to the police, 50,000 marchers came.", False),
    ],
)
def test_a_number_stays_with_whoever_says_it(text: str, holds: bool) -> None:
    """The rival's value under a party's name is refused, and the reason says whose it is."""
    found = bind_numbers(text, ["001:1", "002:1"], rivals())
    assert isinstance(found, Bound) is holds
    if isinstance(found, BindingFault):
        assert found.fault == "attribution_turned"
        assert "is told by" in found.reason


@given(st.text(alphabet="0123456789., abcAt least%$–-\n“”", max_size=60))
def test_any_text_is_bound_or_refused(text: str) -> None:
    """And a bound text differs from the writer's only in its numbers' words."""
    found = bind_numbers(text, ["001:1"], TOLD)
    if isinstance(found, Bound):
        assert [number.span.of(found.text) for number in found.numbers] == [
            found.text[number.span.start : number.span.end] for number in found.numbers
        ]
        assert len(found.numbers) > 0 or found.text == text


# ---------------------------------------------------------------- days

DAYS = material(
    "A storm hit Arden on Monday. The harbour will open again in May. The mayor spoke.",
    "It began on 1 March. Nobody knew why.",
)


@pytest.mark.parametrize(
    ("text", "cites", "foreign"),
    [
        ("A storm hit Arden on 3 March 2031.", ["001:1"], None),
        ("A storm hit Arden on Monday.", ["001:1"], None),
        ("A storm hit Arden on March 3.", ["001:1"], None),
        ("A storm hit Arden in March 2031.", ["001:1"], None),
        ("The mayor spoke on 4 March.", ["001:3"], None),
        ("The harbour opens in May.", ["001:2"], None),
        ("It began on 1 March, Outlet 2 said on 4 March 2031.", ["002:1"], None),
        ("A storm hit Arden on 2 March 2031.", ["001:1"], "2 March 2031"),
        ("A storm hit Arden in 2030.", ["001:1"], "2030"),
        ("A storm hit Arden in April.", ["001:1"], "April"),
        ("It began on 1 March.", ["001:3"], "1 March"),
    ],
)
def test_a_day_is_one_that_the_cited_sentences_mean(text: str, cites: Sequence[str], foreign: str | None) -> None:
    """What they print, what it resolves to, and their article's own day; no other."""
    assert foreign_day(text, cites, DAYS) == foreign


def test_an_undated_article_resolves_nothing() -> None:
    """Its Monday is no date."""
    undated = material("A storm hit Arden on Monday.", published=None)
    assert foreign_day("A storm hit Arden on 3 March 2031.", ["001:1"], undated) == "3 March 2031"
    assert foreign_day("A storm hit Arden on Monday.", ["001:1"], undated) is None
    assert days_told(["001:1"], undated) == ()


def test_dates_are_blanked_and_nothing_moves() -> None:
    """So that the rest is judged as words."""
    text = "On 3 March 2031 the storm hit 40 people."
    blank = without_days(text)
    assert len(blank) == len(text)
    assert "2031" not in blank
    assert "40 people" in blank


@pytest.mark.parametrize("words", ["2031-02-30", "31-3-3", "yesterday", "", "0000", "2031-13"])
def test_what_is_no_day_is_none(words: str) -> None:
    """Neither a line's day nor an error."""
    assert read_day(words) is None
    assert drafted_day(words, ["001:1"], DAYS) is None


def test_a_drafted_day_keeps_the_basis_of_what_it_rests_on() -> None:
    """Resolved from "Monday" against the article's date."""
    day = drafted_day("2031-03-03", ["001:1"], DAYS)
    assert day is not None
    assert (day.start.isoformat(), day.basis) == ("2031-03-03", "resolved")
    assert "Monday" in day.why


@pytest.mark.parametrize(
    ("source", "text", "foreign"),
    [
        ("The visit was to be from March 26 to 29.", "A visit planned from 26 to 29 March is off.", None),
        ("On the 2nd the mayor resigned.", "The mayor resigned on 2 March.", None),
        ("On the 28th the mayor resigned.", "The mayor resigned on 28 February.", None),
        ("On the 2nd the mayor resigned.", "The mayor resigned on 3 March.", "3 March"),
        ("The mayor lives on the 2nd floor.", "The mayor resigned on 2 March.", "2 March"),
        ("The visit was to be from March 26 to 29.", "A visit planned for 27 March is off.", "27 March"),
    ],
)
def test_a_day_may_be_told_in_another_way_than_it_is_printed(source: str, text: str, foreign: str | None) -> None:
    """ "March 26" for "26 March", "on the 2nd" against the article's month; no other day."""
    assert foreign_day(text, ["001:1"], material(source)) == foreign


@pytest.mark.parametrize(
    "text",
    [
        "One article has at least 40 people hurt and 6 men missing.",
        "The drink may be sold at 18.",
    ],
)
def test_a_teller_is_no_count_and_an_age_may_stand_without_its_years(text: str) -> None:
    told = material(
        "At least 40 people were hurt in Arden. Of the crew 6 men are missing. The drink is sold from the age of 18 years."
    )
    bound = bind_numbers(text, ["001:1", "001:2", "001:3"], told)
    assert isinstance(bound, Bound)
    assert bound.text == text


def test_a_party_of_another_number_of_the_sentence_is_no_rival() -> None:
    """ "51 dead are more than the 40 of which the police had spoken": 51 is the ministry's, and nobody says otherwise."""
    told = material(
        "The ministry said that 51 people were killed in Arden.", "The police said that 40 people were killed in Arden."
    )
    both = "51 dead are more than the 40 of which the police had spoken."
    alone = "51 people were killed, the police said."
    assert isinstance(bind_numbers(both, ["001:1", "002:1"], told), Bound)
    assert isinstance(bind_numbers(alone, ["001:1", "002:1"], told), BindingFault)


@pytest.mark.parametrize(
    ("text", "said", "foreign"),
    [
        ("No mill had failed since the one in Brill in May last year.", "A mill failed in Brill in May 2030.", None),
        (
            "No mill had failed since the one in Brill in May last year.",
            "A mill failed in Brill in May 2031.",
            "May 2031",
        ),
        (
            "No mill had failed since the one in Brill in May last year.",
            "A mill failed in Brill in May 2029.",
            "May 2029",
        ),
        ("The mill in Brill closes in March of next year.", "The mill in Brill closes in March 2032.", None),
        ("The mill in Brill closed on 12 June, the mine two days later.", "The mine closed on 14 June 2031.", None),
        (
            "The mill in Brill closed on 12 June, the mine two days later.",
            "The mine closed on 15 June 2031.",
            "15 June 2031",
        ),
        ("The mill in Brill closed on 12 June, the mine a week earlier.", "The mine closed on 5 June 2031.", None),
        ("The mine closed two days later.", "The mine closed on 14 June 2031.", "14 June 2031"),
        ("The mill closed on Tuesday, the mine the day before.", "The mine closed on 16 June 2031.", None),
        ("The mill closed on 12 June, the day before yesterday.", "The mill closed on 11 June 2031.", "11 June 2031"),
    ],
)
def test_a_day_may_be_counted_from_another_and_a_month_have_the_year_that_words_give_it(
    text: str, said: str, foreign: str | None
) -> None:
    """The article is of 20 June 2031. A month that words put into last year is of no other."""
    assert foreign_day(said, ["001:1"], material(text, published="2031-06-20")) == foreign


def test_a_sum_a_year_is_told_where_the_sentence_sets_another_currency_before_the_year() -> None:
    """ "a year" behind the brackets is of both sums; where no year is told the sum is of none."""
    yearly = told_by("The plan saves 40 million euros ($44 million) a year.", "It saves 40 million euros a year.")
    once = told_by("The plan saves 40 million euros ($44 million).", "It saves 40 million euros a year.")
    assert isinstance(yearly, Bound)
    assert not isinstance(once, Bound)


def test_how_many_times_is_told_however_it_is_put() -> None:
    assert isinstance(
        told_by("The cars emit as much as 40 times the limit.", "The limit: up to 40 times (the agency)."), Bound
    )


def told_by(sentence: str, text: str) -> Bound | BindingFault:
    """What binding a text to the figures of one sentence gives."""
    note = build.article(sentence, id="001")
    sentences = build.sentences(note)
    ledger = Ledger(
        (note,), sentences, read_figures(note, sentences, scan_sentences(note.text, [s.span for s in sentences]))
    )
    return bind_numbers(text, ("001:1",), material_of(ledger))
