"""The page that a model writes, in Markdown: what is read of it, sentence by sentence and cell by cell."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

import build
from briefgen.asking.prompts import load_prompts
from briefgen.briefing.checks.absences import told_after_all
from briefgen.briefing.checks.derived import works_out
from briefgen.briefing.checks.statements import check_judgement, telling_of
from briefgen.briefing.draft.compose import (
    check_draft,
    mend_composition,
    mend_request,
    read_draft,
    read_mended,
    worth_mending,
)
from briefgen.briefing.draft.fitting import finish_page
from briefgen.briefing.draft.page import read_page
from briefgen.errors import AnswerMismatch
from briefgen.pipeline import reconcile_ledger
from briefgen.records import Composition, Draft, DraftStatement, Ledger, Reply
from briefgen.stages.claims import read_figures
from briefgen.stages.ledger import material_of
from briefgen.stages.relate.scored import relate_locally
from briefgen.text.figures import scan_numbers
from briefgen.text.printed import loose_numbers

STORM = build.article(
    "A storm hit Arden. The mayor closed the harbour. The rescue service said that 40 people were hurt. Police said that 31 people were hurt. Ships wait outside.",
    id="001", outlet="The Post", published="2031-03-04",
)  # fmt: skip
LATER = build.article(
    "In Arden 44 people were hurt, the rescue service said on 5 March. Of the rest 2,33213% went home.",
    id="002",
    outlet="The Echo",
    published="2031-03-05",
)


def ledger_of(*articles: object) -> Ledger:
    sentences = tuple(sentence for article in articles for sentence in build.sentences(article))  # type: ignore[arg-type]
    figures = tuple(f for a in articles for f in read_figures(a, build.sentences(a), scan_numbers(a.text)))  # type: ignore[attr-defined, arg-type]
    return Ledger(articles, sentences, figures)  # type: ignore[arg-type]


LEDGER = ledger_of(STORM, LATER)


def page(text: str) -> Draft:
    return read_page(text, LEDGER)


def points(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(line.text, line.cites) for line in page(f"# T\n\nB. [1:1]\n\n## H\n\n{text}").key_points]


def test_a_page_is_read_part_by_part() -> None:
    """Title, bottom line, sections with leads and readings, tables under their section's head, open questions."""
    told = page(
        "# Storm in *Arden* [1:1]\n\nIt hit Arden. [1:1] *So it seems to be so.*\n\n"
        "## Harbour\n\n- **Closure.** The mayor closed it. [1:2] It is shut. [001:2,5]\n\nShips wait. [1:5]\n\n"
        "### People hurt\n\n| Day | Who | Hurt |\n|---|---|---|\n| 4 March | Police | 31 [1:4] |\n| 5 March | Rescue service | – |\n\n"
        "## Open\n\n- No article tells of the dead. [1:1]\n- Ships wait for word. [1:5]\n"
    )
    assert (told.title.text, told.title.cites) == ("Storm in Arden", ("001:1",))
    (bottom,) = told.bottom_line
    assert (bottom.text, bottom.cites, bottom.reading, bottom.reading_cites) == (
        "It hit Arden.",
        ("001:1",),
        "So it seems to be so.",
        ("001:1",),
    )
    assert [(line.theme, line.lead, line.text, line.cites, line.joined) for line in told.key_points] == [
        ("Harbour", "Closure", "The mayor closed it.", ("001:2",), False),
        ("Harbour", "Closure", "It is shut.", ("001:2", "001:5"), True),
        ("Harbour", "", "Ships wait.", ("001:5",), False),
    ]
    (table,) = told.tables
    assert (table.title, table.columns, table.by, table.theme, table.leads) == (
        "People hurt",
        ("Hurt",),
        "",
        "Harbour",
        False,
    )
    assert [(row.who, [(cell.text, cell.cites, cell.day) for cell in row.cells]) for row in table.rows] == [
        ("Police", [("31", ("001:4",), "2031-03-04")]),
        ("Rescue service", [("", (), "2031-03-05")]),
    ]
    assert [(gap.text, gap.cites) for gap in told.gaps] == [
        ("No article tells of the dead.", ()),
        ("Ships wait for word.", ("001:5",)),
    ]


def test_a_citation_holds_for_what_it_ends() -> None:
    """Before the stop or behind it, twice in a sentence, for a sentence before that cites nothing, or behind the last one."""
    assert points("The mayor closed it [1:2]. Ships wait. [1:5]") == [
        ("The mayor closed it.", ("001:2",)),
        ("Ships wait.", ("001:5",)),
    ]
    assert points("Police have 31 [1:4], rescuers 40 [1:3].") == [("Police have 31, rescuers 40.", ("001:4", "001:3"))]
    assert points("A storm hit. Ships wait. [1:1,5]") == [
        ("A storm hit.", ("001:1", "001:5")),
        ("Ships wait.", ("001:1", "001:5")),
    ]
    assert points("A storm hit [1:1]. Ships wait.") == [("A storm hit.", ("001:1",)), ("Ships wait.", ("001:1",))]
    assert points("Nobody is cited.") == [("Nobody is cited.", ())]


@pytest.mark.parametrize(
    ("cited", "refs"),
    [
        ("[1:3]", ("001:3",)),
        ("[001:3,4 2:1]", ("001:3", "001:4", "002:1")),
        ("[1:3, 2:1]", ("001:3", "002:1")),
        ("[1:3; 2:1]", ("001:3", "002:1")),
        ("[1:3][2:1]", ("001:3", "002:1")),
        ("[1:2-4]", ("001:2", "001:3", "001:4")),
        ("[1:2–4]", ("001:2", "001:3", "001:4")),
        ("[77:3]", ("77:3",)),
        ("[1:1-999]", ("001:1", "001:999")),
    ],
)
def test_citations_are_read_as_people_write_them(cited: str, refs: tuple[str, ...]) -> None:
    """Numbers of articles without their zeros, lists, ranges; what names no article stays as it is, a range without end is none."""
    assert points(f"Something is told {cited}.") == [("Something is told.", refs)]


def test_the_places_of_citations_are_kept() -> None:
    """Where they stood in the sentence, also in the line that is composed of it; where code changed the words before one, behind these."""
    (line,) = page("# T\n\nB. [1:1]\n\n## H\n\n- Police have 31 [1:4], the rescue service 40 [1:3].").key_points
    assert [(line.text[:at], refs) for at, refs in line.places] == [
        ("Police have 31", ("001:4",)), ("Police have 31, the rescue service 40", ("001:3",)),
    ]  # fmt: skip
    told = "The mayor closed the harbour [1:2] of Arden after a storm hit [1:1]."
    (composed,) = check_draft(page(f"# T\n\nB. [1:1]\n\n## H\n\n- {told}"), LEDGER).key_points
    assert [
        (p.span.of(STORM.text), composed.text[:at]) for p, at in zip(composed.citations, composed.behind, strict=True)
    ] == [
        ("The mayor closed the harbour.", "The mayor closed the harbour"),
        ("A storm hit Arden.", "The mayor closed the harbour of Arden after a storm hit"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A storm hit. [1:1] *Use no number of it.*", [("A storm hit.", False, "Use no number of it.")]),
        ("*Use no number of it.* [1:1]", [("Use no number of it.", True, "")]),
        ("*The Post* says that a storm hit. [1:1]", [("The Post says that a storm hit.", False, "")]),
        ("A **big** storm hit. [1:1]", [("A big storm hit.", False, "")]),
        ("A storm hit. [1:1] *One.* *Two of them.*", [("A storm hit.", False, "One. Two of them.")]),
        (
            "A storm hit. [1:1] *So it is.* Ships wait. [1:5]",
            [("A storm hit.", False, "So it is."), ("Ships wait.", False, "")],
        ),
    ],
)
def test_what_stands_in_italics_is_the_writers_own(text: str, kinds: list[tuple[str, bool, str]]) -> None:
    """Behind what it is made of, or alone; a word or three in italics or bold are an emphasis."""
    assert [
        (line.text, line.judged, line.reading) for line in page(f"# T\n\nB. [1:1]\n\n## H\n\n- {text}").key_points
    ] == kinds


def test_a_cell_in_italics_is_what_its_writer_makes_of_its_row() -> None:
    """Under any head, and be it a word; beside it the counts stand as told. One that tells a number of nobody falls alone."""
    drafted = page(
        "# T\n\nB. [1:1]\n\n## H\n\n### People hurt\n\n| Day | Hurt | How good |\n|---|---|---|\n"
        "| 4 March | 40 [1:3] | *overtaken* |\n| 5 March | 44 [2:1] | *newest; not 45* [2:1] |\n| 5 March | 44 [2:1] | *The* newest |\n"
    )
    assert [[cell.judged for cell in row.cells] for row in drafted.tables[0].rows] == [[False, True]] * 2 + [
        [False, False]
    ]
    first = check_draft(drafted, LEDGER)
    supports = [[cell and cell.support for cell in row.cells] for row in first.tables[0].rows]
    assert supports[0] == ["terms_checked", "judged"]
    assert supports[1] == ["terms_checked", None]
    assert [item.fault for item in first.refused if item.part == "tables"][:1] == ["loose_number"]


def test_a_page_that_heads_its_bottom_line_has_one() -> None:
    """What stands under the first head is it, where nothing stands before and other sections follow."""
    told = page("# T\n\n## In short\n\n- A storm hit. [1:1]\n\n## Harbour\n\n- Ships wait. [1:5]")
    assert [line.text for line in told.bottom_line] == ["A storm hit."]
    assert [(line.theme, line.text) for line in told.key_points] == [("Harbour", "Ships wait.")]
    alone = page("# T\n\n## Harbour\n\n- Ships wait. [1:5]")
    assert (alone.bottom_line, [line.text for line in alone.key_points]) == ((), ["Ships wait."])


@pytest.mark.parametrize(
    ("head", "rows", "by", "days", "who"),
    [
        ("Day | Who | Hurt", ["4 March | Police | 31 [1:4]"], "", ["2031-03-04"], ["Police"]),
        ("Day | Hurt", ["by 5 March 2031 | 44 [2:1]", "– | 31 [1:4]"], "", ["2031-03-05", ""][:1], [""]),
        ("Town | Hurt", ["Arden | 31 [1:4]"], "Town", [""], ["Arden"]),
        ("Who | Hurt", ["Police | 31 [1:4]"], "", [""], ["Police"]),
        (
            "Day | Hurt",
            ["week before 5 March | 31 [1:4]", "5 March | 44 [2:1]", "4 March | 31 [1:4]"],
            "",
            ["", "2031-03-05"],
            ["", ""],
        ),
    ],
)
def test_the_rows_of_a_table(head: str, rows: list[str], by: str, days: list[str], who: list[str]) -> None:
    """By days with who says it, by what the first column names, or by voices; a day that the head only circles is none."""
    lines = [f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)]
    (table,) = page("# T\n\nB. [1:1]\n\n## H\n\n" + "\n".join(lines)).tables
    assert table.by == by
    assert [row.cells[0].day for row in table.rows][: len(days)] == days
    assert [row.who for row in table.rows][: len(who)] == who


def test_a_row_with_other_cells_than_heads_is_made_to_fit() -> None:
    """As Markdown has it: what is missing is empty, what is over has no head. A cell that cites nothing rests on its row."""
    (table,) = page(
        "# T\n\nB. [1:1]\n\n## H\n\n| Town | Dead | Hurt |\n|---|---|---|\n| Arden [1:4] | 31 |\n| Brill | 1 | 2 [1:3] | 3 |"
    ).tables
    assert [[(cell.text, cell.cites) for cell in row.cells] for row in table.rows] == [
        [("31", ("001:4",)), ("", ())], [("1", ("001:3",)), ("2", ("001:3",))],
    ]  # fmt: skip


def test_a_page_of_nothing_is_no_answer() -> None:
    for text in ("", "# Storm", "## Open\n\n- Ships wait. [1:5]"):
        with pytest.raises(AnswerMismatch):
            read_draft(Reply(json.dumps({"page": text}), "stop", "m"), LEDGER)
    with pytest.raises(AnswerMismatch):
        read_draft(Reply(json.dumps({"page": "# T\n\nA storm hit. [1:1]", "title": "T"}), "stop", "m"), LEDGER)


def test_a_judgement_may_rest_on_what_its_section_cited_before() -> None:
    """It cites of that as much as it takes; what stands nowhere is refused."""
    own = DraftStatement("Use the 44 of The Echo.", ("001:3",), judged=True, around=("001:4", "002:1", "001:5"))
    found = check_judgement(own, material_of(LEDGER))
    assert not hasattr(found, "fault")
    assert [p.span.of(LATER.text) for p in found.citations if p.article == "002"] == [
        LATER.text[: LATER.text.index(" Of the rest")]
    ]  # type: ignore[union-attr]
    assert [p.article for p in found.citations] == ["001", "002"]  # type: ignore[union-attr]
    other = replace(own, text="Use the 45 of The Echo.")
    assert getattr(check_judgement(other, material_of(LEDGER)), "fault", None) == "loose_number"


HELD = build.article(
    "Of 131 suspects 113 were held. The shock came at a depth of 18 kilometres. Police named 12 towns.",
    id="001", outlet="The Post", published="2031-03-04",
)  # fmt: skip


def test_a_number_that_comes_of_the_cited_ones_needs_no_other_bearer() -> None:
    """The 18 who are not held are none of 18 kilometres; one that does not come of them is looked for."""
    material = material_of(ledger_of(HELD))
    assert telling_of("That leaves 18 not held.", ["001:2"], material, but=["001:1"]) == []
    assert telling_of("That leaves 18 not held.", ["001:2"], material) == ["001:2"]
    assert telling_of("That leaves 18 not held in 12 towns.", ["001:2", "001:3"], material, but=["001:1"]) == ["001:3"]


def test_an_outlet_in_a_remark_stands_with_its_sentence_that_has_the_number() -> None:
    """And not with whichever of its sentences the page cites elsewhere."""
    remark = DraftStatement("The 12 of The Post can be relied on.", (), around=("001:1",))
    (found,) = check_draft(Draft(DraftStatement("T", ()), (), (remark,)), ledger_of(HELD)).key_points
    assert [passage.span.of(HELD.text) for passage in found.citations] == ["Police named 12 towns."]


def test_a_garbled_number_may_be_read_in_a_judgement() -> None:
    """Two numbers that ran into one another, and what is worked out with them; as a fact it is loose."""
    text = "*It must mean 2,332; with the 44 that is 2,376.*"
    (own,) = check_draft(page(f"# T\n\nB. [1:1]\n\n## H\n\n- {text} [2:1,2]"), LEDGER).key_points
    assert (own.support, own.text) == ("judged", text.strip("*"))
    wrong = page("# T\n\nB. [1:1]\n\n## H\n\n- *It must mean 2,333.* [2:2]\n- 2,332 people went home. [2:2]")
    assert [item.fault for item in check_draft(wrong, LEDGER).refused if item.part == "key_points"] == [
        "loose_number",
        "loose_number",
    ]


def test_what_was_overtaken_stands_beside_what_is_made_of_it() -> None:
    """In one paragraph; where that remark does not hold, the count goes too."""
    told = reconcile_ledger(LEDGER, relate_locally(LEDGER))
    kept = page(
        "# T\n\nB. [1:1]\n\n## H\n\n- The rescue service said that 40 people were hurt. [1:3] *The 40 is older than the 44.* [2:1]"
    )
    lost = page(
        "# T\n\nB. [1:1]\n\n## H\n\n- The rescue service said that 40 people were hurt. [1:3] *Karl Otto doubts it.*"
    )
    for drafted, texts in ((kept, ["The rescue service said that 40 people were hurt."]), (lost, [])):
        first = check_draft(drafted, told)
        assert [line.text for line in first.key_points] == ["The rescue service said that 40 people were hurt."]
        assert [line.text for line in finish_page(first, told).key_points] == texts


def test_of_a_reading_that_is_not_mended_stands_what_holds() -> None:
    """Sentence by sentence; what does not is listed."""
    drafted = page(
        "# T\n\nB. [1:1]\n\n## H\n\n- The rescue service said that 40 people were hurt. [1:3] *Use the 40 people. Karl Otto doubts it.*"
    )
    first = check_draft(drafted, LEDGER)
    (item,) = (item for item in worth_mending(first) if item.part == "point_readings")
    mended = mend_composition(first, [None] * len(worth_mending(first)), LEDGER)
    assert [line.reading and line.reading.text for line in mended.key_points] == ["Use the 40 people."]
    assert [lost.statement.text for lost in mended.refused if lost.part == item.part] == ["Karl Otto doubts it."]


def test_what_comes_back_in_italics_is_a_judgement() -> None:
    drafted = page("# T\n\nB. [1:1]\n\n## H\n\n- The storm was no storm at all. [1:1]")
    refused = worth_mending(check_draft(drafted, LEDGER))
    at = next(n for n, item in enumerate(refused, start=1) if item.part == "key_points")
    reply = Reply(
        json.dumps({"statements": [{"n": at, "text": "*Do not call it small.*", "c": ["001:1"]}]}), "stop", "m"
    )
    told = read_mended(reply, refused)[at - 1]
    assert told is not None
    assert (told.text, told.judged) == ("Do not call it small.", True)


MONEY = build.article(
    "The town of Arden in Canada will spend C$60 million. A fund of $25 million goes to homes. Organisers expect 9,000 marchers on 7 March. Police said that 31 people were hurt. "
    "The firm has debts of $2 billion and a pension gap almost as large. The engineer claimed to have set 11 brakes, which the firm denied. Shares closed at 258 pence.",
    id="001", outlet="The Post", published="2031-03-04",
)  # fmt: skip


def faults(text: str) -> list[str]:
    drafted = read_page(f"# T\n\n*Use it all for now.* [1:1]\n\n## H\n\n- {text}", MONEY_LEDGER)
    return [item.fault for item in check_draft(drafted, MONEY_LEDGER).refused if item.part == "key_points"]


MONEY_LEDGER = ledger_of(MONEY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Post says 31 people were hurt. [1:4]", ["attribution_turned"]),
        ("The Post has 31 people hurt. [1:4]", []),
        ("Police have 31 people hurt. [1:4]", []),
        ("31 people were hurt (police, in The Post). [1:4]", []),
        ("The firm has a pension gap almost as large as $2 billion. [1:5]", ["loose_number"]),
        ("The firm has debts of $2 billion. [1:5]", []),
        ("Shares closed at 258p. [1:7]", []),
        ("Shares closed at 258km. [1:7]", ["loose_number"]),
    ],
)
def test_whose_number_it_is_and_what_it_says(text: str, found: list[str]) -> None:
    """Not the outlet's that passes it on, not another size by its hedge; a unit in letters is its word."""
    assert faults(text) == found


def test_a_forecast_is_told_as_one() -> None:
    """In a sentence by its words, in a table put there by code."""
    known = reconcile_ledger(MONEY_LEDGER, relate_locally(MONEY_LEDGER))
    claims = [
        tuple(replace(c, role="forecast") if "9,000" in c.surface else c for c in g.claims)
        for g in known.reconciliation.groups
    ]
    groups = tuple(replace(g, claims=own) for g, own in zip(known.reconciliation.groups, claims, strict=True))
    told = replace(known, reconciliation=replace(known.reconciliation, groups=groups))
    text = "# T\n\n*Use it all for now.* [1:1]\n\n## H\n\n- On 7 March 9,000 marchers were there. [1:3]\n- Organisers expect 9,000 marchers. [1:3]\n\n| Who | Marchers |\n|---|---|\n| Organisers | 9,000 [1:3] |"
    checked = check_draft(read_page(text, told), told)
    assert [item.statement.text for item in checked.refused if item.part == "key_points"] == [
        "On 7 March 9,000 marchers were there."
    ]
    assert [cell.text for table in checked.tables for row in table.rows for cell in row.cells if cell] == [
        "9,000 (forecast)"
    ]


def test_the_whole_of_a_share_is_worked_out() -> None:
    """ "200 are 40%" makes 500, with a rounded share about that many."""
    (whole,) = scan_numbers("500 people").quantities
    values = [q.value for q in scan_numbers("200 people are 40%").quantities if q.value is not None]
    assert works_out(whole, values, [Fraction(40)])
    assert not works_out(whole, values, [])
    assert not works_out(scan_numbers("510 people").quantities[0], values, [Fraction(40)])


def test_a_refused_sentence_is_asked_again_with_its_paragraph() -> None:
    """What is written in its place has to fit there."""
    drafted = page(
        "# T\n\nB. [1:1]\n\n## H\n\n- A storm hit Arden. [1:1] The mayor counted 99 boats. [1:2] Ships wait outside. [1:5]"
    )
    refused = [item for item in check_draft(drafted, LEDGER).refused if item.part == "key_points"]
    shown = mend_request(LEDGER, refused, load_prompts()["compose"]).messages[1].content
    assert "H: The mayor counted 99 boats. (beside it: A storm hit Arden. … Ships wait outside.) [001:2]:" in shown


@pytest.mark.parametrize(
    ("gap", "sentence", "holds"),
    [
        ("No article tells how the thieves got in.", "Thieves got in at the museum of Arden.", True),
        ("No article tells how the thieves got in.", "Thieves got in through a window of the museum.", False),
        ("No article tells when the inquiry began.", "The inquiry began and has 90 days.", True),
        ("No article tells when the inquiry began.", "The inquiry began on 4 March.", False),
        ("No article tells how many ferries sank.", "Ferries sank in the storm, which cost $3 million.", True),
        ("No article tells how many ferries sank.", "In the storm 3 ferries sank.", False),
        (
            "No article tells what the captain told the inquiry.",
            "On Friday the captain is to tell the inquiry of the storm.",
            True,
        ),
        (
            "No article tells what the captain told the inquiry.",
            "On Friday the captain told the inquiry of the storm.",
            False,
        ),
    ],
)
def test_an_absence_is_asked_of_what_would_answer_it(gap: str, sentence: str, holds: bool) -> None:
    """A way, a day, a number of the thing, words that were said: a sentence that only speaks of the matter answers nothing."""
    assert (told_after_all(gap, [sentence]) is None) is holds


def test_a_title_rests_on_as_much_of_the_bottom_line_as_holds_it() -> None:
    told = "# Storm in Arden hurts 40\n\nA storm hit Arden. [1:1] The rescue service said that 40 people were hurt. [1:3] Ships wait outside. [1:5]"
    drafted = page(told)
    title = check_draft(drafted, LEDGER).title
    assert (title.text, [p.span.of(STORM.text) for p in title.citations]) == (
        "Storm in Arden hurts 40", ["A storm hit Arden.", "The rescue service said that 40 people were hurt."],
    )  # fmt: skip
    wrong = check_draft(page(told.replace("hurts 40", "hurts 50", 1)), LEDGER)
    assert [item.part for item in wrong.refused] == ["title"]


def test_a_sum_may_stand_before_its_numbers() -> None:
    """ "71 (40 and 31)"; what does not come out is refused."""
    base = (
        "# T\n\nB. [1:1]\n\n## H\n\n- The rescue service and police have together {} people hurt (40 and 31). [1:3,4]"
    )
    held = [
        [item.fault for item in check_draft(page(base.format(n)), LEDGER).refused if item.part == "key_points"]
        for n in (71, 72)
    ]
    assert held == [[], ["loose_number"]]


def test_an_inferred_day_of_a_judgement_is_the_writers() -> None:
    texts = ("*It must be from February 2031.* [1:1]", "*It is from February 2031.* [1:1]")
    assert [
        [
            item.fault
            for item in check_draft(page(f"# T\n\nB. [1:1]\n\n## H\n\n- {t}"), LEDGER).refused
            if item.part == "key_points"
        ]
        for t in texts
    ] == [[], ["bad_day"]]


def test_a_mended_title_rests_on_the_page_too() -> None:
    """It is asked for without ids."""
    first = check_draft(
        page(
            "# Storm in Arden hurts 50\n\nA storm hit Arden. [1:1] The rescue service said that 40 people were hurt. [1:3]"
        ),
        LEDGER,
    )
    (refused,) = worth_mending(first)
    better = replace(refused.statement, text="Storm in Arden hurts 40", cites=())
    assert mend_composition(first, (better,), LEDGER).title.text == "Storm in Arden hurts 40"
    assert mend_composition(first, (replace(better, text="Storm in Arden hurts 60"),), LEDGER).title == first.title


def test_a_judgement_alone_falls_with_its_label() -> None:
    """The sentence that it was about did not hold, and its label named a number that now stands nowhere."""
    text = "# T\n\nB. [1:1]\n\n## H\n\n- **{}** The mayor counted 99 boats. [1:2] *Use the 40 of the rescue service.* [1:3]\n- Ships wait outside. [1:5]"
    for label, kept in (
        ("99 or 40?", ["Ships wait outside."]),
        ("Which?", ["Use the 40 of the rescue service.", "Ships wait outside."]),
    ):
        first = check_draft(page(text.format(label).replace("The mayor counted 99 boats. [1:2] ", "")), LEDGER)
        assert [line.text for line in finish_page(first, LEDGER).key_points] == kept


def test_a_verb_before_a_number_stays() -> None:
    """ "estimated 40" is what somebody did; where it belongs to the number the source's own words stand for it."""
    text = "The rescue service first {} 40 people hurt. [1:3]"
    for said, shown in (
        ("estimated", "The rescue service first estimated 40 people hurt."),
        ("had an estimated", "The rescue service first had 40 people hurt."),
    ):
        (line,) = check_draft(page(f"# T\n\nB. [1:1]\n\n## H\n\n- {text.format(said)}"), LEDGER).key_points
        assert line.text.replace("had an 40", "had 40") == shown


def test_by_how_many_percent_one_is_more_is_worked_out() -> None:
    grown, other = (scan_numbers(words).quantities[0] for words in ("about 20%", "about 30%"))
    assert works_out(grown, [Fraction(500), Fraction(600)], [])
    assert not works_out(other, [Fraction(500), Fraction(600)], [])


def test_a_column_may_be_an_outlets() -> None:
    """Over what that outlet tells, and nothing else, also where its name has that of a place."""
    one = build.article(
        "A storm hit Brill. In the town 12 people were hurt. Of them 9 people are at home.",
        id="001",
        outlet="Marlo Post",
        published="2031-03-04",
    )
    two = build.article(
        "In all 14 people were hurt, some in Marlo.", id="002", outlet="The Echo", published="2031-03-05"
    )
    told = ledger_of(one, two)
    base = "# T\n\nB. [1:1]\n\n## H\n\n| Who | Marlo Post | The Echo |\n|---|---|---|\n| Town | {} | 14 [2:1] |\n| Homes | 9 [1:3] | |"
    own, foreign = (
        [r.fault for r in check_draft(read_page(base.format(cell), told), told).refused if r.part == "tables"]
        for cell in ("12 [1:2]", "14 [2:1]")
    )
    assert (own, len(foreign)) == ([], 1)


def test_a_unit_in_letters_is_its_word() -> None:
    assert loose_numbers("Shares closed at 258p.", ["Shares closed at 258 pence."]) == ()
    assert len(loose_numbers("Shares closed at 258p.", ["Shares closed at 258 metres."])) == 1


def finished(text: str) -> Composition:
    return finish_page(
        check_draft(page(f"# Storm in Arden\n\nA storm hit Arden. [1:1]\n\n## Harm\n\n{text}"), LEDGER), LEDGER
    )


def test_a_lead_may_tell_a_number_of_the_sentences_under_it() -> None:
    """ "31?" stands over what cites the sentence that has 31; 77 stands over nothing."""
    kept = finished("- **31?** So many were hurt, police said. [1:4]\n- **77?** The mayor closed the harbour. [1:2]")
    assert [line.lead for line in kept.key_points] == ["31?", ""]


def test_a_line_that_cites_nothing_is_its_writer_s_own() -> None:
    """Whom it names and what it counts decide what it is of; a number or a name that the page has nowhere is refused."""
    kept = finished(
        "- **Told.** The rescue service said that 40 people were hurt. [1:3]\n- **Whose.** Counts come from the rescue service and The Post alone."
    )
    assert [(line.lead, line.support) for line in kept.key_points] == [("Told", "terms_checked"), ("Whose", "judged")]
    assert kept.refused == ()
    for said in ("The rescue service counts 41 alone.", "The Norvik Herald copies it."):
        lost = finished(f"- **Told.** The rescue service said that 40 people were hurt. [1:3]\n- **Whose.** {said}")
        assert [item.fault for item in lost.refused] in (["no_citation"], ["loose_number"]), said


def test_what_happened_day_by_day_needs_no_title() -> None:
    """Its one column says what it is; a table of counts is titled by its columns."""
    rows = "| 4 March | The mayor closed the harbour. [1:2] |\n| 5 March | The rescue service said that 44 people were hurt. [2:1] |"
    (course,) = finished(f"### What happened\n\n| Day | What happened |\n|---|---|\n{rows}").tables
    assert (course.title, course.columns) == ("", ("What happened",))
    assert [cell.text if cell else None for row in course.rows for cell in row.cells] == [
        "The mayor closed the harbour.", "The rescue service said that 44 people were hurt.",
    ]  # fmt: skip
    (counts,) = finished(
        "| Day | Police | Rescue service |\n|---|---|---|\n| 4 March | 31 hurt [1:4] | 40 hurt [1:3] |"
    ).tables
    assert counts.title == "Police, Rescue service"


def test_a_table_whose_section_has_no_line_keeps_its_place() -> None:
    """The only line of the second section is refused: its table stands where it was written, and not at the end."""
    rows = "| 4 March | 31 hurt [1:4] | 40 hurt [1:3] |"
    table = f"### Hurt\n\n| Day | Police | Rescue service |\n|---|---|---|\n{rows}"
    text = f"- The mayor closed the harbour. [1:2]\n\n## Counts\n\n{table}\n\n- It cost 77 crowns. [1:2]\n\n## Ships\n\n- Ships wait outside. [1:5]"
    drafted = page(f"# Storm in Arden\n\nA storm hit Arden. [1:1]\n\n## Harm\n\n{text}")
    (kept,) = finish_page(check_draft(drafted, LEDGER), LEDGER).tables
    assert (kept.theme, kept.after) == ("Counts", "Harm")


def test_a_row_without_a_year_is_of_that_of_the_article_that_it_cites() -> None:
    """A report of the end of the year tells of its own December, though most articles are of January; what it looks back on is
    of the others' year."""
    texts = ("A ferry sank. 40 people died.", "The ferry sank. 44 people died.", "A panel says that all 45 died.")
    days = ("2031-01-16", "2031-01-17", "2031-12-28")
    made = [
        build.article(t, id=f"{n:03}", published=d) for n, (t, d) in enumerate(zip(texts, days, strict=True), start=1)
    ]
    told = read_page(
        "# T\n\nB. [1:1]\n\n## H\n\n| Day | Dead |\n|---|---|\n| 15 January | 40 [1:2] |\n| 28 December | 45 [3:1] |\n| 16 January | 45 [3:1] |\n",
        ledger_of(*made),
    )
    days = [cell.day for row in told.tables[0].rows for cell in row.cells]
    assert days == ["2031-01-15", "2031-12-28", "2031-01-16"]
