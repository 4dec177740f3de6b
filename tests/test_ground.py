"""Grounding: what was said is held against the text, and what does not hold is rejected with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.chunk import chunk_article, split_sentences
from briefgen.figures import scan_numbers
from briefgen.ground import decide_kind, ground_extraction, parse_value
from briefgen.readers import article_from_text
from briefgen.records import (
    DenialSaid,
    EventSaid,
    Extraction,
    FigureSaid,
    Grounding,
    PositionSaid,
    QuoteSaid,
    SummarySaid,
)

TEXT = """Storm hits the coast

Officials said on Monday that 33 soldiers and almost 2,500 civilians were hurt in Arlen, among them 200 children.

“We were not warned,” said Mayor Ilse Brandt. The company denied that it had been told of the danger in 2018.

Aid of $3.5 billion may follow, the ministry said.
"""
ARTICLE = article_from_text(TEXT, path="storm.txt")
SENTENCES = split_sentences(ARTICLE)
CHUNK = chunk_article(ARTICLE)[0]
SCAN = scan_numbers(TEXT)


def number_of(words: str) -> int:
    """The sentence that holds some words."""
    return next(s.number for s in SENTENCES if words in s.span.of(TEXT))


def figure(words: str = "33 soldiers", value: str | None = "33", **about: object) -> FigureSaid:
    said = FigureSaid(
        sentence=number_of("33 soldiers"), words=words, value=value, qualifier=None, measure="hurt", who="soldiers",
        place="Arlen", event="", time="", time_sentence=None, kind="event", said_by="Officials",
    )  # fmt: skip
    return replace(said, **about)  # type: ignore[arg-type]


def ground(**said: object) -> Grounding:
    return ground_extraction(Extraction(**said), CHUNK, SENTENCES, SCAN)  # type: ignore[arg-type]


def test_a_right_figure_is_grounded_at_its_place() -> None:
    """Value, span and label are taken from the text."""
    claim = ground(figures=(figure(),)).figures[0]
    assert (claim.surface, claim.quantity and claim.quantity.value) == ("33", 33)
    assert TEXT[claim.span.start : claim.span.end] == "33"
    assert claim.label_verified
    assert claim.attributed_to == "Officials"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (figure(value="330"), "value_differs"),
        (figure("almost 2,500 civilians", "2500000", qualifier="almost", who="civilians"), "scale_differs"),
        (figure("almost 2,500 civilians", "2500", who="civilians"), "qualifier_differs"),
        (figure("almost 2,500 civilians", "2500", who="civilians", qualifier="more_than"), "qualifier_differs"),
        (figure("34 soldiers", "34"), "span_not_verbatim"),
        (figure("soldiers"), "span_without_number"),
        (figure(sentence=99), "no_such_sentence"),
        (figure("2018", "2018", sentence=number_of("2018")), "masked"),
        (figure(value="NaN"), "unreadable"),
        (figure(value="1e400"), "unreadable"),
        (figure(value=None), "value_differs"),
    ],
)
def test_a_wrong_figure_is_rejected_with_its_fault(said: FigureSaid, fault: str) -> None:
    """The model's value is compared with what stands at the span; nothing is corrected."""
    grounding = ground(figures=(said,))
    assert grounding.figures == ()
    assert [r.fault for r in grounding.rejected] == [fault]
    assert grounding.rejected[0].reason


@pytest.mark.parametrize(
    ("field", "words", "unverified"),
    [("who", "civil servants", "population"), ("place", "Berlin", "place"), ("measure", "killed", "measure"),
     ("event", "an earthquake", "event"), ("said_by", "the Red Cross", "asserter")],
)  # fmt: skip
def test_a_right_number_under_a_wrong_label_is_not_verified(field: str, words: str, unverified: str) -> None:
    """33 soldiers told as 33 of somebody else keeps its number and proves nothing."""
    claim = ground(figures=(figure(**{field: words}),)).figures[0]
    assert claim.label.unverified == (unverified,)
    assert not claim.label_verified


def test_one_number_is_claimed_once() -> None:
    """A second claim of the same place is a duplicate."""
    grounding = ground(figures=(figure(), figure(who="civilians")))
    assert len(grounding.figures) == 1
    assert [r.fault for r in grounding.rejected] == ["duplicate"]


def test_a_part_is_linked_to_its_whole() -> None:
    """Links that are said are kept where both ends hold."""
    parts = (figure("almost 2,500 civilians", "2500", qualifier="almost", who="civilians"),
             figure("200 children", "200", who="children", link="part_of", link_to=0))  # fmt: skip
    whole, part = ground(figures=parts).figures
    assert [(link.kind, link.to) for link in part.links] == [("part_of", whole.id)]


@pytest.mark.parametrize(
    ("words", "speaker", "fault"),
    [
        ("We were not warned", "Ilse Brandt", None),
        ("We were warned", "Ilse Brandt", "quote_not_verbatim"),
        ("Officials said on Monday", "Officials", "quote_not_verbatim"),
        ("We were not warned", "Karl Otto", "speaker_not_found"),
    ],
)
def test_a_quote_stands_in_quotation_marks_and_has_its_own_speaker(words: str, speaker: str, fault: str | None) -> None:
    """Altered words, words outside quotation marks and another speaker are rejected."""
    sentence = number_of("Officials") if words.startswith("Officials") else number_of("We were")
    grounding = ground(quotes=(QuoteSaid(sentence, words, speaker, ""),))
    assert [r.fault for r in grounding.rejected] == ([fault] if fault else [])
    assert [q.text for q in grounding.quotes] == ([] if fault else [words])


def test_statements_are_checked_against_their_sentence() -> None:
    """A turned negation, a lost hedge and a foreign number are rejected wherever a model writes a clause."""
    denied, aid = number_of("denied"), number_of("Aid of")
    grounding = ground(
        events=(EventSaid(aid, "", "Aid of $3.5 billion was paid"), EventSaid(aid, "", "Aid of $3.5 billion may follow")),
        positions=(PositionSaid(denied, "The company", "", "denies that it had been told of the danger"),
                   PositionSaid(denied, "The company", "", "had been told of the danger")),
        summary=(SummarySaid((aid,), "The ministry says that aid of $4 billion may follow."),),
        denials=(DenialSaid(denied, "The company", "The company denied that it had been told", "that it knew"),
                 DenialSaid(denied, "The mayor", "The mayor denied", "that it knew")),
    )  # fmt: skip
    assert [e.what for e in grounding.events] == ["Aid of $3.5 billion may follow"]
    assert [p.says for p in grounding.positions] == ["denies that it had been told of the danger"]
    assert grounding.summary == ()
    assert len(grounding.denials) == 1
    assert sorted(r.fault for r in grounding.rejected) == [
        "attribution_turned", "loose_number", "negation_turned", "span_not_verbatim",
    ]  # fmt: skip


def test_unclaimed_numbers_are_listed() -> None:
    """What nobody claimed is known, so that it can be asked about."""
    grounding = ground(figures=(figure(),))
    assert [q.phrase.of(TEXT) for q in grounding.unclaimed] == ["almost 2,500", "200", "$3.5 billion"]


WORDS = st.sampled_from(
    ["33 soldiers", "almost 2,500 civilians", "200 children", "99 balloons", "soldiers", "", "2018"]
)


@given(st.lists(st.builds(figure, WORDS, st.sampled_from(["33", "2500", "200", "x", "-1", None]),
                          sentence=st.integers(-1, 9)), max_size=6),
       st.lists(st.builds(QuoteSaid, st.integers(-1, 9), st.text(max_size=30), st.text(max_size=10), st.text(max_size=5)), max_size=4))  # fmt: skip
def test_nothing_vanishes(figures: list[FigureSaid], quotes: list[QuoteSaid]) -> None:
    """Figures and quotes said == grounded + rejected, and every span cuts its own surface."""
    grounding = ground(figures=tuple(figures), quotes=tuple(quotes))
    assert len(grounding.figures) + len(grounding.quotes) + len(grounding.rejected) == len(figures) + len(quotes)
    for claim in grounding.figures:
        assert claim.span.of(TEXT) == claim.surface


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("900,000", (900000, 900000)),
        ("30-40", (30, 40)),
        ("-5", (-5, -5)),
        ("12%", (12, 12)),
        ("1e99", None),
        ("", None),
        ("many", None),
    ],
)
def test_values_said_are_read_plainly(said: str, value: tuple[int, int] | None) -> None:
    """Digits, ranges, signs; anything else is unreadable."""
    assert parse_value(said) == value


def test_kind_is_decided_by_the_quantity_where_it_can_be() -> None:
    """Money is an amount whatever an engine says; a count keeps the kind that was said."""
    by_words = {q.phrase.of(TEXT): q for q in SCAN.quantities}
    assert decide_kind("event", by_words["$3.5 billion"]) == "amount"
    assert decide_kind("stock", by_words["33"]) == "stock"
