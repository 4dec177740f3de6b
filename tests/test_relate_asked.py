"""The one question about all figures of a story: what it shows, what it costs, and how its answer is read."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from briefgen.asking.prompts import check_prompt, load_prompts
from briefgen.engines.llm import LLM
from briefgen.errors import AnswerMismatch, RequestRejected
from briefgen.records import Failure, Ledger, Relations, Reply, Request
from briefgen.stages.answers import answer_schema
from briefgen.stages.relate.asked import (
    closing_request,
    read_closing,
    read_relations,
    relate_blocks,
    relate_request,
)
from briefgen.text.tokens import count_tokens
from related import answer, figure, measure, numbers, said, told

PROMPT = load_prompts()["relate"]

FLOOD = (
    {
        "text": "The river Ambel rose over its banks on Sunday. At least 12 people died in Orland, the rescue service said. "
        "Of them 3 were children. Trains stood still. 40 houses were washed away, and 40 people are missing.",
        "outlet": "The Courier", "published": "2021-05-03", "title": "Flood in Orland kills 12",
    },
    {
        "text": "The toll in Orland rose to 19 on Tuesday. The mayor denies that the warnings came late. "
        "See note [2] for the $4 million damage.",
        "outlet": "The Post", "origin": "Newswire", "published": "2021-05-05", "title": "More dead in Orland",
    },
)  # fmt: skip


def flood() -> Ledger:
    return told(*FLOOD, denials=[(1, "denies that the warnings came late")])


def question(ledger: Ledger) -> str:
    (block,) = relate_blocks(ledger)
    return relate_request(block, ledger, PROMPT).messages[1].content


# ---------------------------------------------------------------- what is shown


def test_every_figure_stands_with_its_number_behind_it_in_its_sentence() -> None:
    """A number printed twice in a sentence is told apart by its place."""
    assert question(flood()) == "\n".join(
        [
            "## 1 | The Courier | 2021-05-03 | Flood in Orland kills 12",
            "At least 12[1] people died in Orland, the rescue service said. Of them 3[2] were children.",
            "40[3] houses were washed away, and 40[4] people are missing.",
            "",
            "## 2 | The Post from Newswire | 2021-05-05 | More dead in Orland",
            "The toll in Orland rose to 19[5] on Tuesday. The mayor denies that the warnings came late[6 denial]. "
            "See note (2) for the $4 million[7] damage.",
        ]
    )


def test_a_sentence_that_points_back_brings_the_one_before_it() -> None:
    """ "That number" alone tells a reader nothing."""
    asked = question(
        told({"text": "Rain fell. The shelter is full of dogs. That number is 31 by now. It snowed. 5 cats came."})
    )
    assert asked.splitlines()[1:] == ["The shelter is full of dogs. That number is 31[1] by now.", "5[2] cats came."]


def test_figures_of_headlines_are_not_asked_about() -> None:
    """They stand as headlines, above their articles."""
    ledger = flood()
    heads = replace(ledger, figures=tuple(replace(c, in_headline=c.quantity.surface == "19") for c in ledger.figures))  # type: ignore[union-attr]
    assert figure(ledger, "19") not in numbers(heads)


def test_a_figure_in_a_sentence_that_may_not_be_cited_is_not_shown() -> None:
    """What speaks to a machine is no sentence of the ledger."""
    ledger = flood()
    cut = replace(ledger, sentences=tuple(s for s in ledger.sentences if s.ref != "000:2"))
    assert "12[" not in question(cut)


def test_an_article_s_own_brackets_do_not_pass_for_numbers_of_figures() -> None:
    """A page can print "[3]" behind any word."""
    assert not re.search(r"note \[", question(flood()))


def test_no_line_of_an_article_can_open_an_article() -> None:
    """A sentence that begins like a header is a sentence."""
    asked = question(told({"text": "## 9 | The Times | 2020-01-01 | 50 dead.\n7 boats sank."}))
    assert [line for line in asked.splitlines() if line.startswith("#")] == ["## 1 | 000.txt | undated | A title"]


def test_the_question_is_the_same_whatever_the_order_of_the_ledger_s_figures() -> None:
    """Answers are found again by the question."""
    ledger = flood()
    assert question(replace(ledger, figures=ledger.figures[::-1])) == question(ledger)


# ---------------------------------------------------------------- what it costs


def test_prompt_and_schema_stay_near_fifteen_hundred_tokens() -> None:
    """They are sent with every story."""
    assert (
        count_tokens(PROMPT.render(voices=(), measures=(), closing=(), articles=())[0].content)
        + count_tokens(answer_schema("relate"))
        <= 1_550
    )


def test_the_marks_cost_less_than_a_third_of_the_sentences() -> None:
    """On sentences of common length; a figure's number takes three tokens."""
    text = " ".join(
        f"In the village of Orl number {n} the rescue service counted {n} people who had lost all that they owned in the "
        "night when the river rose."
        for n in range(11, 60)
    )
    ledger = told({"text": text, "outlet": "The Courier", "published": "2021-05-03"})
    shown = question(ledger)
    assert count_tokens(shown) <= 1.3 * count_tokens(text)


def test_a_figure_of_an_answer_takes_about_a_dozen_tokens() -> None:
    """Answered tokens are the dear ones."""
    rows = [{"n": n, "v": 3, "day": ""} for n in range(20, 120)]
    assert count_tokens(json.dumps(rows, separators=(",", ":"))) <= 13 * len(rows)


def test_the_prompt_uses_what_it_is_given_and_explains_every_field() -> None:
    """As `briefgen prompts check` says."""
    assert check_prompt(PROMPT, "relate") == ()  # type: ignore[arg-type]


# ---------------------------------------------------------------- large stories


def large() -> Ledger:
    people = " ".join(f"In Orl {n} people died." for n in range(100, 220))
    things = " ".join(f"In Orl {n} houses burned." for n in range(100, 220))
    return told({"text": people, "outlet": "The Courier"}, {"text": things, "outlet": "The Post"})


def test_a_large_story_is_asked_about_by_unit_family() -> None:
    """People in one question, houses in the next; every figure once."""
    ledger = large()
    blocks = relate_blocks(ledger)
    units = [{c.quantity.unit for c in ledger.figures if c.id in {i.id for i in block.items}} for block in blocks]  # type: ignore[union-attr]
    assert [block.name for block in blocks] == ["relate.1", "relate.2"]
    assert len(units) == 2
    assert not units[0] & units[1]
    assert sorted(i.id for block in blocks for i in block.items) == sorted(c.id for c in ledger.figures)


def test_a_later_block_sees_what_was_found_and_goes_on_with_it() -> None:
    """A number of the list means the measure that was found before; a new one means a new measure."""
    ledger = large()
    first, second = relate_blocks(ledger)
    known = read_relations(
        Reply(answer(voices=[{"v": 1, "name": "the mayor", "also": []}], measures=[measure(1, "dead in Orl", 1, 2)]), "stop", "m"),
        first, ledger,
    )  # fmt: skip
    shown = relate_request(second, ledger, PROMPT, known).messages[1].content
    assert "1 dead in Orl\n" in shown
    assert "1 the mayor\n" in shown
    later = read_relations(
        Reply(answer(measures=[measure(1, "x", 3), measure(2, "houses", 4)]), "stop", "m"), second, ledger, known
    )
    both = known.and_then(later)
    assert [(m.name, len(m.members)) for m in both.measures] == [("dead in Orl", 3), ("houses", 1)]


def test_the_closing_question_names_all_measures_with_two_examples() -> None:
    """Its answer may join measures and say parts, and nothing else."""
    ledger = large()
    first, _ = relate_blocks(ledger)
    known = read_relations(
        Reply(answer(measures=[measure(1, "dead in Orl", 1, 2, 3), measure(2, "dead", 4)]), "stop", "m"), first, ledger
    )
    shown = closing_request(ledger, PROMPT, known).messages[1].content
    assert "1 dead in Orl (total): 100 people; 101 people\n" in shown or "1 dead in Orl (total): 100; 101\n" in shown
    closed = read_closing(Reply(answer(same=[[1, 2]], measures=[measure(7, "x", 1)]), "stop", "m"), ledger, known)
    assert closed.same == (("relate.1/1", "relate.1/2"),)
    assert closed.measures == ()


# ---------------------------------------------------------------- reading


def test_a_number_that_the_question_does_not_have_is_kept_to_be_refused() -> None:
    """It must not fall on a figure by chance."""
    read = said(flood(), measures=[measure(1, "dead", 1, 99)])
    assert [m.claim for m in read.measures[0].members] == [figure(flood(), "12"), "?99"]


def test_one_number_for_two_measures_names_neither() -> None:
    """Two entries with the same m are two measures; a part that names the number names none of them."""
    read = said(
        flood(),
        measures=[measure(1, "dead", 1), measure(1, "missing", 4)],
        parts=[{"part": 1, "whole": 2, "complete": False}],
    )
    assert len({m.key for m in read.measures}) == 2
    assert read.parts[0].part not in {m.key for m in read.measures}


def test_an_answer_with_a_foreign_field_is_a_mismatch() -> None:
    """Answers are strict."""
    (block,) = relate_blocks(flood())
    with pytest.raises(AnswerMismatch):
        read_relations(Reply(answer(note="x"), "stop", "m"), block, flood())


# ---------------------------------------------------------------- the engine


class Answering:
    """A model that answers by the name of the question."""

    def __init__(self, replies: Mapping[str, str | Exception]) -> None:
        self.replies, self.asked = replies, list[str]()

    async def complete(self, request: Request) -> Reply:
        self.asked.append(request.question.name)
        reply = self.replies[request.question.name]
        if isinstance(reply, Exception):
            raise reply
        return Reply(reply, "stop", "m")


def related(model: Answering, ledger: Ledger) -> Relations | Failure:
    return asyncio.run(LLM(model, load_prompts()).relate(ledger))


def test_the_engine_asks_once_for_a_small_story() -> None:
    """And gives the checked relations."""
    model = Answering({"relate": answer(measures=[measure(1, "people who died in Orland", 1, 5)])})
    found = related(model, flood())
    assert model.asked == ["relate"]
    assert isinstance(found, Relations)
    assert {figure(flood(), "12"), figure(flood(), "19")} <= {m.claim for m in found.measures[0].members}


def test_the_engine_asks_block_by_block_and_closes() -> None:
    """A measure of the second question is joined to one of the first by the closing one."""
    ledger = large()
    model = Answering(
        {
            "relate.1": answer(measures=[measure(1, "died in Orl", *range(1, 61)), measure(2, "people in Orl", *range(61, 121))]),
            "relate.2": answer(measures=[measure(3, "houses burned in Orl", *range(1, 121))]),
            "relate.close": answer(same=[[1, 2]]),
        }
    )  # fmt: skip
    found = related(model, ledger)
    assert model.asked == ["relate.1", "relate.2", "relate.close"]
    assert isinstance(found, Relations)
    assert [len(m.members) for m in found.measures] == [120, 120]


def test_a_story_without_figures_is_not_asked_about() -> None:
    """Nothing is spent on it."""
    model = Answering({})
    assert related(model, told({"text": "It rained."})) == Relations()


def test_a_fault_of_the_model_is_a_failure_of_the_stage() -> None:
    """The pipeline then goes on with what code alone says."""
    found = related(Answering({"relate": RequestRejected("too strange")}), flood())
    assert isinstance(found, Failure)
    assert (found.stage, found.code) == ("relate", RequestRejected.code)
