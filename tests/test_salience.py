"""Which sentences open a briefing: newest news first, current figures, nothing that hangs in the air."""

from __future__ import annotations

import asyncio

import pytest

from briefgen.briefing.local_draft.salience import sentence_weights, told_day
from briefgen.briefing.public import Briefing
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import ground_articles, reconcile_ledger, run_pipeline
from briefgen.records import Article, Sentence, Span
from briefgen.stages.prepare import collect_ledger, prepare_articles
from briefgen.stages.relate.scored import relate_locally
from build import article

FIRST = article(
    "A storm hit the coast of Arden before dawn on Wednesday, killing at least 17 people, the rescue service said. "
    "It was dark when the wind came, and the radio went dead. "
    "Ana Ruiz, 71, had sat out the night on her kitchen table with a cat and a lamp beside her.",
    id="001",
    title="Storm kills 17 on the coast of Arden",
    published="2031-03-12",
    outlet="The Courier",
)
SECOND = article(
    "The number of people killed by the storm on the coast of Arden has risen to 43, the rescue service said on Thursday. "
    "Engineers of the power company restored the lines to most villages of the coast by the evening. "
    "“We did what we could with what we had that night,” said a fisherman at the harbour wall of Arden.",
    id="002",
    title="Arden storm toll rises to 43",
    published="2031-03-13",
    outlet="The Ledger",
)
SCENE = article(
    "The clock in the chapel still shows a quarter past three to the few who come. "
    "The storm on the coast of Arden will cost the power company a year of profit, its chairman told parliament.",
    id="003",
    title="After the storm: the coast of Arden counts its losses",
    published="2031-03-14",
    outlet="The Weekly",
)


def briefing_of(*articles: Article) -> Briefing:
    return asyncio.run(run_pipeline(articles, Extractive()))


@pytest.fixture(scope="module")
def told() -> Briefing:
    return briefing_of(FIRST, SECOND, SCENE)


def texts(briefing: Briefing) -> list[str]:
    return [statement.text for statement in (*briefing.bottom_line, *briefing.key_points)]


def test_the_newest_news_opens_the_briefing(told: Briefing) -> None:
    """The lead of the newest article that is news stands before that of the day before."""
    opening = [statement.text for statement in told.bottom_line]
    newest = next(n for n, text in enumerate(opening) if "chairman" in text or "43" in text)
    oldest = next((n for n, text in enumerate(opening) if "at least 17" in text), len(opening))
    assert newest < oldest


def test_a_scene_does_not_open_the_briefing(told: Briefing) -> None:
    """A feature that begins with a clock in a chapel shares no word with its headline and leads nothing."""
    assert not told.bottom_line[0].text.startswith("The clock in the chapel")


def test_the_current_figure_is_told(told: Briefing) -> None:
    """Where a toll has risen, the sentence of the latest value stands in the first view."""
    assert any("43" in text for text in texts(told))


def test_no_sentence_opens_on_a_pronoun(told: Briefing) -> None:
    """A sentence that begins with "It" or "Her" hangs on the one before and is left out."""
    assert not any(text.startswith(("It ", "Her ", "He ", "They ")) for text in texts(told))


def test_a_scene_gives_way_to_news_of_the_same_article() -> None:
    """Of one article's two openings the one that shares words with the headline leads, though it comes second."""
    opening = [statement.text for statement in briefing_of(SCENE).bottom_line]
    assert opening[0].startswith("The storm on the coast")


def test_what_hangs_ranks_below_what_stands() -> None:
    """One person's age, a pronoun without a name and a line of speech weigh less than the same place in the text."""
    text = (
        "Most of the schools will stay shut, and Ana Ruiz, 71, has no bread left for the day. "
        "For most of the day nobody at the school on the hill knew where they would sleep that night. "
        "Most of the schools on the hill above the town will stay shut until the end of the month."
    )
    articles = (article(text, title="Schools stay shut"),)
    prepared = prepare_articles(articles, limit=1_200)
    grounded = asyncio.run(ground_articles(prepared, Extractive(), limit=2_400))
    read = collect_ledger(prepared, [item.grounding for item in grounded])
    ledger = reconcile_ledger(read, relate_locally(read))
    weights = sentence_weights(ledger)
    assert max(weights, key=weights.__getitem__).endswith(":3")


def test_a_figure_deep_in_a_text_comes_to_the_top_when_it_changed() -> None:
    """The current value of what rose is told even where its sentence stands far down and shares few words."""
    filler = " ".join(
        f"The council of Arden debated item {name} of the storm report with the rescue service at length."
        for name in ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa")
    )
    late = article(
        f"{filler} By nightfall on Thursday 900 people were missing from the hills.",
        id="002",
        title="Council",
        published="2031-03-13",
        outlet="L",
    )
    early = article(
        f"{filler} At noon on Wednesday 300 people were missing from the hills.",
        id="001",
        title="Council",
        published="2031-03-12",
        outlet="C",
    )
    shown = texts(briefing_of(early, late))
    assert any("900 people" in text for text in shown)


def test_an_anecdote_is_no_news(told: Briefing) -> None:
    """One person with an age and a kitchen table stands nowhere on the page."""
    assert texts(told)
    assert not any("Ana Ruiz" in text for text in texts(told))


def test_every_statement_is_cut_from_its_citation(told: Briefing) -> None:
    """The local engine writes nothing: each sentence is its own citation."""
    for statement in (*told.bottom_line, *told.key_points):
        assert statement.text in [citation.text for citation in statement.citations]


def test_no_two_statements_tell_the_same(told: Briefing) -> None:
    """A copied article adds no second sentence."""
    copy = article(SECOND.text, id="004", title=SECOND.title, published="2031-03-13", outlet="The Post")
    found = texts(briefing_of(FIRST, SECOND, copy))
    assert len(found) == len(set(found))
    assert set(texts(told))  # the story without the copy has statements of its own


def test_a_scene_without_a_fact_opens_no_briefing() -> None:
    """Of two first sentences the one with a figure or an event leads, even where the other repeats the headline."""
    feature = article(
        "For the families at the quay of Port Brill the long waiting for the storm boats goes on. "
        "The harbour office of Arden says that 19 people have died in the storm on the coast since Tuesday.",
        id="001",
        title="Families wait at the quay of Port Brill",
        published="2031-03-14",
        outlet="The Voice",
    )
    opening = briefing_of(feature, FIRST).bottom_line
    assert opening
    assert not any("waiting" in statement.text for statement in opening)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The mine disaster of May 13 is the deadliest that Arden has had.", False),
        ("The mine of Arden collapsed on May 13 in a blast of gas.", True),
    ],
)
def test_a_day_that_names_a_disaster_dates_no_line(text: str, dated: bool) -> None:
    """It says which disaster is meant, and what the sentence tells is of no day."""
    told = article(text, id="001", published="2031-05-20")
    sentence = Sentence("001", 1, Span(0, len(text)), "body")
    assert (told_day(sentence, told) is not None) is dated
