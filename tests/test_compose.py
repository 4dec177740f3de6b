"""Composing: what a model is shown, and what takes the place of what was refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

import build
from briefgen.compose import check_draft, compose_request, mend_composition, mend_request, read_mended, worth_mending
from briefgen.prompts import load_prompts
from briefgen.records import (
    Decision,
    Draft,
    DraftStatement,
    FigureClaim,
    Group,
    Ledger,
    Reconciliation,
    RefusedStatement,
    Reply,
    Row,
    Status,
)
from briefgen.shown import SENTENCES, shown_values, values_about
from briefgen.tokens import count_tokens

PROMPT = load_prompts()["compose"]
STORM = build.article(
    "A storm hit the town of Arden on Monday. The mayor closed the harbour. "
    "The rescue service said that 40 people were hurt. Police said that 31 people were hurt. "
    "The school housed 200 people for the night. The baker gave away his bread.",
    id="001",
    outlet="The Courier",
    published="2031-03-04",
)


def figure(words: str, sentence: int, who: str, **about: object) -> FigureClaim:
    start = STORM.text.index(words)
    return build.figure_claim(words, id=f"001.f{sentence}", article="001", sentence=sentence, start=start, asserter=who,
                              measure="hurt", noun="people", **about)  # type: ignore[arg-type]  # fmt: skip


HURT = (figure("40", 3, "the rescue service"), figure("31", 4, "police"))
HOUSED = (figure("200", 5, "The Courier"),)


def group(id: str, claims: Sequence[FigureClaim], status: Status, *, rows: tuple[Row, ...] = ()) -> Group:
    decision = Decision(status, "R5", "each count is higher", (claims[0].id,), tuple(c.id for c in claims[1:]))
    return Group(id, claims[0].label, "person", tuple(claims), decision, rows=rows, name="hurt in the storm")


def ledger(*groups: Group) -> Ledger:
    told = groups or (group("F1", HURT, "progression"), group("F2", HOUSED, "single_source"))
    return Ledger(
        (STORM,), build.sentences(STORM), (*HURT, *HOUSED), reconciliation=Reconciliation(told)
    )  # fmt: skip


def said(text: str, *cites: str) -> DraftStatement:
    return DraftStatement(text, cites, "storm")


GOOD = said("The mayor closed the harbour.", "001:2")
BAD = said("Karl Otto closed the harbour.", "001:2")
BREAD = said("The baker gave away his bread.", "001:6")
FALSE = said("The baker sold 12 loaves.", "001:6")
HIT = said("A storm hit the town of Arden.", "001:1")


def draft(*points: DraftStatement, bottom: Sequence[DraftStatement] = ()) -> Draft:
    return Draft(said("Storm in Arden", "001:1"), tuple(bottom), points)


# ---------------------------------------------------------------- checking


def test_an_outdated_figure_is_told_beside_the_current_one_only() -> None:
    """31, which 40 has taken the place of, is refused alone; an earlier 40 says what stands."""
    same = figure("40", 3, "police", as_of="2031-03-01")
    told = group("F1", (HURT[0], replace(same, id="001.x"), HURT[1]), "progression")
    points = draft(
        said("Police said that {F1-3} people were hurt.", "001:4"),
        said("The rescue service said that {F1-2} people were hurt.", "001:3"),
        said("Police said that {F1-3} people were hurt, the rescue service {F1-1}.", "001:3", "001:4"),
    )
    checked = check_draft(points, ledger(told))
    assert [(item.number, item.fault) for item in checked.refused] == [(1, "superseded_alone")]
    assert len(checked.key_points) == 2


# ---------------------------------------------------------------- mending


def test_a_mended_statement_takes_the_place_of_what_it_mends() -> None:
    """Refused as second of three, it stands second; nothing falls to the end, and nothing counts as refused."""
    first = check_draft(draft(HIT, FALSE, GOOD, BAD), ledger())
    assert [item.number for item in worth_mending(first)] == [2, 4]
    mended = mend_composition(
        first, (BREAD, said("The rescue service said that {F1-1} people were hurt.", "001:3")), ledger()
    )
    assert [s.text for s in mended.key_points] == [
        HIT.text,
        BREAD.text,
        GOOD.text,
        "The rescue service said that 40 people were hurt.",
    ]
    assert mended.refused == ()


def test_what_is_not_mended_is_refused_once_with_its_first_reason() -> None:
    """Left away, or wrong again: one entry each."""
    first = check_draft(draft(HIT, FALSE, BAD), ledger())
    second = mend_composition(first, (None, said("Bo Rask closed the harbour.", "001:2")), ledger())
    assert second == first
    assert len(second.refused) == 2


def test_each_part_keeps_its_own_order() -> None:
    """A mended opening goes to the opening, a mended title takes the headline's place."""
    first = check_draft(replace(draft(HIT, bottom=(BAD, GOOD)), title=said("12 dead", "001:1")), ledger())
    assert [(item.part, item.number) for item in first.refused] == [("bottom_line", 1), ("title", 1)]
    second = mend_composition(first, (BREAD, said("Storm hits Arden", "001:1")), ledger())
    assert [s.text for s in second.bottom_line] == [BREAD.text, GOOD.text]
    assert second.title.text == "Storm hits Arden"
    assert [s.text for s in second.key_points] == [HIT.text]


def test_a_statement_that_stands_is_neither_asked_for_again_nor_told_twice() -> None:
    """A duplicate of the first draft is left out; a second draft that says again what stands mends nothing."""
    first = check_draft(draft(HIT, HIT, FALSE), ledger())
    assert [item.statement for item in worth_mending(first)] == [FALSE]
    assert [s.text for s in mend_composition(first, (HIT,), ledger()).key_points] == [HIT.text]
    assert [s.text for s in mend_composition(first, (BREAD,), ledger()).key_points] == [HIT.text, BREAD.text]


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        ('{"statements":[{"n":2,"text":"B","c":["001:2"]},{"n":1,"text":"A","c":[]}]}', ["A", "B"]),
        ('{"statements":[{"n":2,"text":"B","c":[]},{"n":7,"text":"C","c":[]}]}', [None, "B"]),
        ('{"statements":[{"n":1,"text":" ","c":[]}]}', [None, None]),
    ],
)
def test_what_was_mended_is_read_by_its_number(answer: str, texts: list[str | None]) -> None:
    """In any order; a number that was not asked about is nobody's."""
    refused = check_draft(draft(FALSE, BAD), ledger()).refused
    read = read_mended(Reply(answer, "stop", "m"), refused)
    assert [statement and statement.text for statement in read] == texts
    assert all(statement is None or statement.theme == "storm" for statement in read)


def test_the_second_request_holds_only_what_was_refused() -> None:
    """The sentences cited with the one before, and the measures that stand there: not the material again."""
    refused = check_draft(draft(said("Police burned {F1-2} people.", "001:4")), ledger()).refused
    shown = mend_request(ledger(), refused, PROMPT).messages[1].content
    assert "001:4 Police said" in shown
    assert "001:3 The rescue service" in shown
    assert "001:5" not in shown
    assert "F2" not in shown
    assert "1 (key points) Police burned {F1-2} people. [001:4]: " in shown


def test_a_statement_without_a_citation_is_asked_about_all_the_same() -> None:
    """By the figure that it names."""
    item = RefusedStatement("key_points", 1, said("{F2-1} people slept there."), "no_citation", "it cites nothing")
    values = values_about((), ("F2-1",), ledger())
    assert [value["id"] for value in values["groups"]] == ["F2"]  # type: ignore[attr-defined]
    assert "it cites nothing" in mend_request(ledger(), (item,), PROMPT).messages[1].content


# ---------------------------------------------------------------- what is shown


def table(of: Ledger) -> list[str]:
    """The lines of the figures in the request."""
    told = compose_request(of, PROMPT).messages[1].content
    return told.split("Figures (")[1].split("Sentences:")[0].strip().splitlines()[1:]


def test_a_measure_is_a_table_with_its_headline_first() -> None:
    """A row: slot, words, sentence, who, day, mark."""
    dated = (figure("40", 3, "the rescue service", as_of="2031-03-04"), figure("31", 4, "police", as_of="2031-03-03"))
    rows = (
        Row((dated[1].id,), "V2", dated[1].as_of, mark="replaced", of=(dated[0].id,)),
        Row((dated[0].id,), "V1", dated[0].as_of),
    )
    assert table(ledger(group("F1", dated, "progression", rows=rows)))[:3] == [
        "F1 hurt in the storm (progression: each count is higher)",
        '  {F1-1} = "40" | 001:3 | the rescue service | 2031-03-04',
        '  {F1-2} = "31" | 001:4 | police | 2031-03-03 | replaced by {F1-1}',
    ]


def test_without_rows_each_claim_is_one() -> None:
    """And a withdrawn one says so."""
    assert table(ledger())[1:3] == [
        '  {F1-1} = "40" | 001:3 | the rescue service',
        '  {F1-2} = "31" | 001:4 | police | replaced',
    ]


def test_many_ways_to_tell_one_measure_leave_room_for_the_next() -> None:
    """Five rows at most, and the next measure stands below them."""
    many = tuple(replace(HURT[0], id=f"001.x{n}") for n in range(9))
    lines = table(ledger(group("F1", many, "compatible"), group("F2", HOUSED, "single_source")))
    assert sum(line.startswith("  {F1-") for line in lines) == 5
    assert any(line.startswith("  {F2-1}") for line in lines)


def test_what_most_articles_tell_comes_first() -> None:
    """A toll in three articles stands above a conflict of one, and that above what one source told."""
    wide = tuple(replace(HURT[0], id=f"{n}.f1", article=n) for n in ("001", "002", "003"))
    others = [replace(STORM, id=n) for n in ("002", "003")]
    groups = (
        group("F1", HOUSED, "single_source"),
        group("F2", (HURT[1],), "conflicting"),
        group("F3", wide, "corroborated"),
    )
    of = replace(ledger(*groups), articles=(STORM, *others))
    assert [value["id"] for value in shown_values(of)["groups"]] == ["F3", "F2", "F1"]  # type: ignore[attr-defined]


def test_sentences_stay_within_their_budget() -> None:
    """Of a long article its beginning and what something points to; of 400 sentences not all."""
    text = " ".join(f"The keeper of Arden opened gate number {n} to the crowd." for n in range(400))
    long = build.article(text, id="002", outlet="The Ledger")
    parts = build.sentences(long)
    denial = build.denial_claim(article="002", sentence=390)
    of = replace(ledger(), articles=(STORM, long), sentences=(*build.sentences(STORM), *parts), denials=(denial,))
    shown = shown_values(of)["sentences"]
    refs = [value["ref"] for value in shown]  # type: ignore[attr-defined]
    tokens = sum(count_tokens(str(value["text"])) for value in shown)  # type: ignore[attr-defined]
    assert refs == ["001:1", "001:2", "001:3", "001:4", "001:5", "002:1", "002:2", "002:390"]
    assert tokens <= SENTENCES.of(sum(count_tokens(s.span.of(text)) for s in parts))


def test_what_points_to_everything_shows_what_fits() -> None:
    """With a denial in each of 400 sentences the budget holds, and is used."""
    text = " ".join(f"The keeper of Arden opened gate number {n} to the crowd." for n in range(400))
    long = build.article(text, id="002", outlet="The Ledger")
    denials = tuple(build.denial_claim(article="002", sentence=n, id=f"002.d{n}") for n in range(1, 401))
    of = replace(ledger(), articles=(long,), sentences=build.sentences(long), denials=denials)
    of = replace(of, reconciliation=Reconciliation(()))
    shown = shown_values(of)["sentences"]
    tokens = sum(count_tokens(str(value["text"])) for value in shown)  # type: ignore[attr-defined]
    most = SENTENCES.of(sum(count_tokens(s.span.of(text)) for s in build.sentences(long)))
    assert 0.9 * most < tokens <= most


def test_a_budget_has_two_ends() -> None:
    """A share of the articles, never less than a few sentences, never more than a model reads with care."""
    assert SENTENCES.of(10) == SENTENCES.least
    assert SENTENCES.of(10_000) == round(10_000 * SENTENCES.share)
    assert SENTENCES.of(10**7) == SENTENCES.most
