"""The local engine: what it says of one article's figures, and how figures that answer one another are linked."""

from __future__ import annotations

import pytest

from briefgen.engines.extractive import extract_locally
from briefgen.figures import scan_numbers
from briefgen.ground import ground_extraction
from briefgen.records import Extraction, FigureSaid
from build import article, chunk


def extraction(text: str, *, title: str = "A title") -> Extraction:
    return extract_locally(chunk(article(text, title=title)))


def said(text: str, words: str, *, title: str = "A title") -> FigureSaid:
    return next(f for f in extraction(text, title=title).figures if words in f.words)


def test_a_correction_replaces_the_figure_before_it() -> None:
    """ "An earlier version said … It was …": the new value takes the old one's label and a link to it."""
    text = (
        "Correction: An earlier version of this article said that the line had an operating loss of €38 million. "
        "It was €83 million."
    )
    old, new = extraction(text).figures
    assert (new.link, new.link_to, new.measure) == ("replaces", 0, "operating loss")
    assert old.link is None


def test_it_was_without_an_error_corrects_nothing() -> None:
    """The same words after a plain sentence are a further fact."""
    text = "The line had an operating loss of €38 million in spring. It was €83 million at the end of the year."
    assert [f.link for f in extraction(text).figures] == [None, None]


def test_a_value_that_is_not_another_replaces_it() -> None:
    """ "€83 million, it said, and not €38 million" takes the second value back; a mere difference does not."""
    first, second = extraction("The loss was €83 million, it said, and not €38 million.").figures
    assert (first.link, first.link_to, second.measure) == ("replaces", 1, first.measure)
    plain = extraction("The loss was €83 million in spring and €38 million in autumn.").figures
    assert [f.link for f in plain] == [None, None]


def test_a_number_put_higher_is_set_against_the_one_before() -> None:
    """Who "put the number higher" counts the same thing: its figure takes the label and a contrast."""
    text = (
        "The ferry line said it would shed about 1,200 jobs. The union put the number higher. "
        "More than 1,500 jobs are on its lists, it said."
    )
    figure = said(text, "1,500")
    assert (figure.link, figure.link_to, figure.measure) == ("contrasts", 0, "shed")


def test_another_number_of_jobs_is_not_a_contrast() -> None:
    """Without words that announce another value, two numbers of jobs are two things."""
    text = "The ferry line said it would shed about 1,200 jobs. More than 1,500 jobs are on offer at the airport."
    assert said(text, "1,500").link is None
    assert said(text, "1,500").measure != "shed"


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("The bulletin gives 268 injured, nineteen of whom are in intensive care.", "nineteen", "in intensive care"),
        ("At least 38 people died, including 11 children.", "11", "died"),
        ("The flood did damage worth €1.4bn, of which some €400m was insured.", "400m", "insured"),
    ],
)
def test_a_part_has_its_own_measure_where_one_is_told(text: str, words: str, measure: str) -> None:
    """Children among the dead are dead; nineteen of the injured in intensive care are counted by their care."""
    assert said(text, words).measure == measure


def test_a_body_that_lowers_a_count_is_its_source() -> None:
    """A verb of correcting credits its subject; no sentence of saying is needed."""
    text = "The National Emergency Service on Monday lowered the number of people killed to 112."
    assert said(text, "112").said_by == "National Emergency Service"
    assert said("Heavy rain on Monday lowered the number of visitors to 112.", "112").said_by == ""


def test_the_period_of_a_result_names_its_own_sentence() -> None:
    """A quarter told just before is given with the sentence in which it stands, so that it can be checked there."""
    text = "The line made a loss of €38 million in the first quarter. Revenue slid to €934 million."
    figure = said(text, "934")
    assert (figure.time, figure.time_sentence) == ("first quarter", 1)


def test_every_label_that_is_carried_holds_when_it_is_checked() -> None:
    """Labels taken from the sentences before stand in the text that grounding looks at."""
    text = (
        "A dam burst above the town on Wednesday. At least 17 people were killed, the rescue service said. "
        "In all, 1,140 homes were destroyed in Arden, and 760 in Brill."
    )
    whole = chunk(article(text, title="Dam bursts above Arden"))
    grounding = ground_extraction(extract_locally(whole), whole, whole.sentences, scan_numbers(text))
    assert len(grounding.figures) == 3
    assert [claim.label.unverified for claim in grounding.figures] == [(), (), ()]


def test_only_happenings_are_events() -> None:
    """A day on which somebody spoke, and one that is still to come, is no event; a day on which something happened is."""
    text = (
        "Rebels entered the town of Sard on Thursday. The ministry said on Friday that it was calm. "
        "Results are due on May 14. The army has held the pass since Monday."
    )
    assert [event.sentence for event in extraction(text).events] == [1]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russia wants Turkey to leave the province.", "Russia"),
        ("The governor of Keldry, Adrian Voss, meanwhile rejected what the union had said.", "Adrian Voss"),
        ("Moscow has demanded that the border be closed.", "Moscow"),
        ("Harrow Capital now sits on a large stake and wants a say in the firm.", "Harrow Capital"),
    ],
)
def test_a_position_belongs_to_the_subject_of_its_verb(text: str, actor: str) -> None:
    """The actor is the name that wants, rejects or demands."""
    assert [position.actor for position in extraction(text).positions] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels in Aleppo rejected the offer.",
        "Asked about the dam, Anna Maltz said that it was a matter for engineers.",
        "The army held back forces which Russia supports.",
        "Tomas Rell said the lists were long.",
    ],
)
def test_saying_and_places_are_no_positions(text: str) -> None:
    """A place, a plain statement and a relative clause give nobody a stance."""
    assert extraction(text).positions == ()


def test_a_lowered_number_replaces_the_one_it_came_from() -> None:
    """ "Lowered … to 25, from 26" and "raised … to 8,000 from 5,000" link the new value to the old; a rise does not."""
    new, old = extraction("The service lowered the number of dead to 25, from 26.").figures
    assert (new.link, new.link_to, old.measure) == ("replaces", 1, new.measure)
    new, old = extraction("The council raised the payment to farmers to €8,000 from €5,000.").figures
    assert (new.link, new.measure, old.measure) == ("replaces", "payment", "payment")
    assert [f.link for f in extraction("The death toll rose to 44, up from 31.").figures] == [None, None]


def test_a_rejected_value_is_of_whoever_first_told_it() -> None:
    """ "231 people, not 214 as the operator first reported": the two values have two sources."""
    text = "The Road Board said that the bus was carrying 61 people, not 44 as the operator first reported."
    assert said(text, "44").said_by == "operator"
    assert "Road Board" in said(text, "61").said_by


def test_two_counts_of_one_march_are_set_against_each_other() -> None:
    """Police and organisers count the same crowd; a number of other people stays apart."""
    text = "About 2,000 people joined a march on Thursday, police said. Organisers said 6,000 took part."
    figure = said(text, "6,000")
    assert (figure.link, figure.measure, figure.who, figure.said_by) == ("contrasts", "joined", "people", "Organisers")
    other = "About 2,000 people joined a march on Thursday, police said. Organisers said 6,000 had signed a letter."
    assert said(other, "6,000").link is None


def test_a_toll_given_before_is_taken_back_by_the_correction() -> None:
    """ "Corrected the toll to 25 … it had given the toll as 26": the new value replaces the old of the next sentence."""
    text = "The navy on Friday corrected the death toll of the fire to 25. Earlier this week it had given the toll as 26."
    new, old = extraction(text).figures
    assert (new.link, new.link_to, old.measure, old.said_by) == ("replaces", 1, "death toll", "The navy")
    plain = "The navy on Friday corrected the death toll of the fire to 25. A bus held 26."
    assert [f.link for f in extraction(plain).figures] == [None, None]
