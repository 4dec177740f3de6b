"""Figures side by side: each cell holds against what it cites, under its head, on its day, from whoever its row names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

import build
from briefgen.asking.prompts import load_prompts
from briefgen.briefing.checks.statements import Refusal
from briefgen.briefing.draft.compose import check_draft, mend_composition, mend_request, worth_mending
from briefgen.briefing.draft.fitting import finish_page
from briefgen.briefing.draft.tables import LONGEST_CELL, cells_of, check_cell, check_tables, settle_tables
from briefgen.records import (
    ComposedTable,
    Decision,
    Draft,
    DraftRow,
    DraftStatement,
    DraftTable,
    FigureClaim,
    Group,
    Ledger,
    Reconciliation,
)
from briefgen.stages.claims import read_figures
from briefgen.stages.ledger import material_of
from briefgen.text.figures import scan_sentences

FLOOD = build.article(
    "A flood struck Arden and Brill on Monday. The rescue service said that at least 12 people were killed in Arden. "
    "It counted 40 injured people in Brill. On Tuesday the police put the dead at 31.",
    id="001", outlet="The Courier", published="2031-03-06",
)  # fmt: skip
LATER = build.article(
    "The Ledger has learnt that 33 people died. In Arden 7 people are missing.", id="002", outlet="The Ledger"
)


def figure(of: str, words: str, sentence: int, who: str | None, measure: str, day: str | None = None) -> FigureClaim:
    article = FLOOD if of == "001" else LATER
    qualifier = "at_least" if words.startswith("at least") else None
    return build.figure_claim(words, article=of, sentence=sentence, start=article.text.index(words), asserter=who, as_of=day,
                              origin=article.outlet or "", measure=measure, noun="people", qualifier=qualifier,
                              value=int(re.findall(r"\d+", words)[0]))  # type: ignore[arg-type]  # fmt: skip


KILLED = (
    figure("001", "at least 12", 2, "the rescue service", "killed"),
    figure("001", "31", 4, "the police", "killed", "2031-03-04"),
    figure("002", "33", 1, None, "killed"),
)
HURT = (figure("001", "40", 3, "the rescue service", "injured"),)
MISSING = (figure("002", "7", 2, None, "missing"),)


def group(id: str, name: str, claims: Sequence[FigureClaim]) -> Group:
    decision = Decision("progression", "R5", "each count is higher", (claims[-1].id,), tuple(c.id for c in claims[:-1]))
    return Group(id, claims[0].label, "person", tuple(claims), decision, name=name)


LEDGER = Ledger(
    (FLOOD, LATER), (*build.sentences(FLOOD), *build.sentences(LATER)), (*KILLED, *HURT, *MISSING),
    reconciliation=Reconciliation((group("F1", "people killed", KILLED), group("F2", "people injured", HURT),
                                   group("F3", "people missing", MISSING))),
)  # fmt: skip


def cell(text: str, *cites: str, day: str = "") -> DraftStatement:
    return DraftStatement(text, cites, day=day)


def table(columns: Sequence[str], *rows: tuple[str, Sequence[DraftStatement]], title: str = "Casualties") -> DraftTable:
    return DraftTable(title, tuple(columns), tuple(DraftRow(who, tuple(cells)) for who, cells in rows))


def checked(*drafts: DraftTable) -> tuple[list[list[str]], list[tuple[int, str]]]:
    """The texts of the rows of the first table, and the numbers and faults of what was refused."""
    tables, refused = check_tables(drafts, material_of(LEDGER))
    rows = [[told.text if told else "" for told in row.cells] for row in tables[0].rows]
    return rows, [(item.number, item.fault) for item in refused]


def test_a_cell_takes_the_qualifier_of_its_source_and_may_tell_what_was_replaced() -> None:
    rows, refused = checked(
        table(["Dead"], ("the rescue service", [cell("12", "001:2")]), ("the police", [cell("31", "001:4")]))
    )
    assert (rows, refused) == ([["At least 12"], ["31"]], [])


@pytest.mark.parametrize(
    ("column", "told", "fault"),
    [
        ("Dead", cell("13", "001:2"), "loose_number"),
        ("Dead", cell("40", "001:3"), "words_not_in_source"),  # those were hurt
        ("Injured", cell("at least 12", "001:2"), "words_not_in_source"),
        ("Missing soldiers", cell("7", "002:2"), "words_not_in_source"),
        ("Injured in Arden", cell("40", "001:3"), None),  # the top of the article names both towns
        ("Missing in Brill", cell("7", "002:2"), "words_not_in_source"),
        ("Dead", cell("31", "001:4", day="2031-03-09"), "bad_day"),
        ("Dead", cell("31 " + "dead " * LONGEST_CELL, "001:4"), "too_many"),
        ("Dead", cell("31"), "no_citation"),
        ("Dead", cell("No article reports a tsunami."), "no_citation"),  # what only a gap may say
        ("Dead", cell("31", "001:4", "009:9", day="2031-03-04"), None),  # one sentence of the two is there
    ],
)
def test_a_cell_holds_under_its_head_and_on_its_day(column: str, told: DraftStatement, fault: str | None) -> None:
    _, refused = checked(table([column], ("", [told])))
    assert [found for _, found in refused] == ([fault] if fault else [])


def test_cells_are_counted_over_all_tables_with_the_empty_ones() -> None:
    """The number of a refused cell is its place among all, so that what is mended finds its way back."""
    first = table(["Dead", "Injured"], ("", [cell("31", "001:4"), cell("")]))
    second = table(["Dead", "Injured"], ("", [cell(""), cell("41", "001:3")]))
    assert checked(first, second)[1] == [(4, "loose_number")]


def draft(*tables: DraftTable) -> Draft:
    return Draft(DraftStatement("", ()), (), (), tables=tables)


def test_a_refused_cell_is_asked_for_again_with_its_head_and_filled_in_its_place() -> None:
    drafted = table(
        ["Dead", "Injured"], ("", [cell("31", "001:4"), cell("41", "001:3")]), ("", [cell("33", "002:1"), cell("")])
    )
    first = check_draft(draft(drafted), LEDGER)
    request = mend_request(LEDGER, worth_mending(first), load_prompts()["compose"])
    assert "1 (tables) Injured: 41 [001:3]: no cited sentence tells “41”" in request.messages[-1].content
    mended = mend_composition(first, [cell("40", "001:3")], LEDGER)
    assert [told.text for told in cells_of(mended.tables)] == ["31", "40", "33"]
    assert not mended.refused
    again = mend_composition(first, [cell("42", "001:3")], LEDGER)
    assert [told.text for told in cells_of(again.tables)] == ["31", "33"]
    assert len(again.refused) == 1


def finished(*drafts: DraftTable) -> tuple[ComposedTable, ...]:
    return finish_page(check_draft(draft(*drafts), LEDGER), LEDGER).tables


def test_rows_stand_as_they_were_written_without_what_is_empty() -> None:
    """Of one day the counts follow one another, which no day tells."""
    dead = table(
        ["Dead", "Injured", "Trapped"],
        ("", [cell("33", "002:1", day="2031-03-09"), cell(""), cell("")]),
        ("the police", [cell("31", "001:4", day="2031-03-04"), cell(""), cell("")]),
        (
            "the rescue service",
            [cell("12", "001:2", day="2031-03-03"), cell("40", "001:3", day="2031-03-03"), cell("")],
        ),
    )
    found = finished(dead)[0]
    assert found.columns == ("Dead", "Injured")
    assert [[told.text if told else "" for told in row.cells] for row in found.rows] == [
        ["31", ""],
        ["At least 12", "40"],
    ]
    assert [row.day.start.isoformat() for row in found.rows if row.day] == ["2031-03-04", "2031-03-03"]


def test_a_row_keeps_what_its_head_says_beside_its_day() -> None:
    """The place that a cited sentence names, and the time of the day; not the outlet, which stands in a column of its own, nor a
    place that no sentence names."""
    first, other, outlet, foreign = (
        DraftRow("", (cell(told, cite, day=day), cell(told, cite, day=day)), when)
        for told, cite, day, when in (
            ("12", "001:2", "2031-03-03", "3 March 2031, Arden"),
            ("31", "001:4", "2031-03-04", "4 March 2031, late"),
            ("31", "001:4", "2031-03-04", "4 March 2031 (The Courier)"),
            ("31", "001:4", "2031-03-04", "4 March 2031, Corvale"),
        )
    )
    found = finished(DraftTable("Casualties", ("Dead", "Toll"), (first, other, outlet, foreign)))[0]
    assert [row.when for row in found.rows] == ["Arden", "late", "", ""]


def test_a_table_of_one_figure_is_none() -> None:
    assert finished(table(["Dead"], ("the police", [cell("31", "001:4")]))) == ()


def test_a_day_that_only_the_date_of_the_article_means_says_so() -> None:
    told = [cell("12", "001:2", day="2031-03-06"), cell("40", "001:3", day="2031-03-06")]
    row = finished(table(["Dead", "Injured"], ("the rescue service", told)))[0].rows[0]
    assert row.day is not None
    assert row.day.basis == "publication"


@pytest.mark.parametrize(
    ("who", "told", "shown"),
    [
        ("the rescue service", ("12", "001:2"), "the rescue service"),
        ("The Courier", ("31", "001:4"), "the police"),  # it passes on what the police say
        ("The Ledger", ("33", "002:1"), "The Ledger"),
        ("the army", ("31", "001:4"), "the police"),  # no cited sentence names an army
        ("", ("31", "001:4"), "the police"),
    ],
)
def test_a_row_names_whoever_tells_its_figures(who: str, told: tuple[str, str], shown: str) -> None:
    found = finished(table(["Dead", "Toll"], (who, [cell(*told), cell(*told)])))
    assert [row.who for row in found[0].rows] == [shown]


@pytest.mark.parametrize(
    ("told", "held"), [("Courier, The Ledger", True), ("The Ledger", True), ("Ledger and Gazette", False)]
)
def test_a_cell_may_list_who_prints_what_it_cites(told: str, held: bool) -> None:
    """By the names of the outlets, or what these begin with; no other outlet."""
    who = DraftStatement(told, ("001:4", "002:1"))
    rows, _ = checked(table(["Hurt", "Printed by"], ("", [cell("31", "001:4"), who])))
    assert rows[0][1] == (told if held else "")


def test_a_title_with_a_number_that_no_cell_cites_gives_way_to_the_heads() -> None:
    """What stands in brackets goes first."""
    rows = ("", [cell("31", "001:4"), cell("40", "001:3")])
    assert finished(table(["Dead", "Injured"], rows, title="The 32 dead"))[0].title == "Dead, Injured"
    assert finished(table(["Dead", "Injured"], rows, title="The 31 dead"))[0].title == "The 31 dead"
    assert finished(table(["Dead", "Injured"], rows, title="Dead and hurt (of 99 aboard)"))[0].title == "Dead and hurt"
    assert finished(table(["Dead", "Injured"], rows, title="Dead and hurt"))[0].title == "Dead and hurt"


@pytest.mark.parametrize(("day", "held"), [("2031-02-27", True), ("2031-03-05", False)])
def test_the_day_before_a_weekday_of_an_article_without_a_date(day: str, held: bool) -> None:
    """ "Friday was black. The day before 33 had died." is of a Thursday."""
    undated = build.article(
        "Friday was a black day. The day before 33 people had died.", id="003", outlet="The Gazette"
    )
    died = build.figure_claim("33", article="003", sentence=2, start=39, measure="killed", noun="people", value=33)
    ledger = Ledger(
        (FLOOD, undated), (*build.sentences(FLOOD), *build.sentences(undated)), (*KILLED[:2], died),
        reconciliation=Reconciliation((group("F1", "people killed", (*KILLED[:2], died)),)),
    )  # fmt: skip
    tables, refused = check_tables(
        [table(["Dead"], ("The Gazette", [cell("33", "003:2", day=day)]))], material_of(ledger)
    )
    assert [item.fault for item in refused] == ([] if held else ["bad_day"])
    assert [told.day is not None for told in cells_of(tables)] == ([True] if held else [])


@pytest.mark.parametrize(
    ("day", "held"),
    [("2031-03-07", True), ("2031-01-17", True), ("2030-11-01", False), ("2031-03-14", False), ("2031-03-05", False)],
)
def test_a_weekday_of_an_article_without_a_date_may_be_one_of_the_days_around_the_dated_ones(
    day: str, held: bool
) -> None:
    """ "On Friday" beside an article of Thursday, 6 March 2031: 7 March, or a Friday of the quarter before; a week later is too far, 5 March no
    Friday."""
    undated = build.article("On Friday 33 people were known to have died.", id="003", outlet="The Gazette")
    died = build.figure_claim("33", article="003", sentence=1, start=10, measure="killed", noun="people", value=33)
    ledger = Ledger(
        (FLOOD, undated), (*build.sentences(FLOOD), *build.sentences(undated)), (*KILLED[:2], died),
        reconciliation=Reconciliation((group("F1", "people killed", (*KILLED[:2], died)),)),
    )  # fmt: skip
    drafted = table(["Dead"], ("The Gazette", [cell("33", "003:1", day=day)]))
    tables, refused = check_tables([drafted], material_of(ledger))
    assert [item.fault for item in refused] == ([] if held else ["bad_day"])
    if held:
        told = next(cells_of(tables))
        assert told.day is not None
        assert told.day.basis == "inferred"


def test_a_head_may_spell_out_what_the_sentence_shortens() -> None:
    """ "LP" under "Labour" where another article has the Labour Party; another party is not meant."""
    votes = build.article("In Arden the LP had 40 votes.", id="003", outlet="The Gazette")
    named = build.article(
        "In Brill, and nowhere else, the Labour Party and the Liberal Union stood for election.", id="004"
    )
    told = build.figure_claim(
        "40", article="003", sentence=1, start=votes.text.index("40"), measure="votes", noun="votes", unit="vote"
    )
    ledger = Ledger((votes, named), (*build.sentences(votes), *build.sentences(named)), (told,),
                    reconciliation=Reconciliation((group("F1", "votes", (told,)),)))  # fmt: skip
    for head, fault in (("Votes, Labour", []), ("Votes, Liberal", ["words_not_in_source"])):
        _, refused = check_tables([table([head], ("The Gazette", [cell("40", "003:1")]))], material_of(ledger))
        assert [item.fault for item in refused] == fault


def test_a_sentence_that_only_tells_the_day_of_a_cell_is_cited_for_it() -> None:
    """Its day is then told and not only that of the article."""
    note = build.article(
        "The union's list has 48 dead. That was on 4 March.", id="003", outlet="The Note", published="2031-03-06"
    )
    listed = build.figure_claim("48", article="003", sentence=1, start=note.text.index("48"), asserter="the union", measure="killed",
                                noun="dead", value=48)  # fmt: skip
    ledger = Ledger(
        (note,),
        build.sentences(note),
        (listed,),
        reconciliation=Reconciliation((group("F1", "people killed", [listed]),)),
    )
    found = check_cell(cell("48", "003:1", "003:2", day="2031-03-04"), "Dead", material_of(ledger))
    assert not isinstance(found, Refusal)
    assert found.day is not None
    assert (found.day.basis, len(found.citations)) == ("resolved", 2)
    alone = check_cell(cell("48", "003:1", day="2031-03-06"), "Dead", material_of(ledger))
    assert not isinstance(alone, Refusal)
    assert alone.day is not None
    assert (alone.day.basis, len(alone.citations)) == ("publication", 1)


def test_a_cell_of_an_article_without_a_date_stands_without_a_day_where_its_own_does_not_hold() -> None:
    """After it was asked for again in vain it is kept, in a row of its own: its number is right, only the day is not told."""
    drafted = table(
        ["Dead", "Missing"],
        ("the rescue service", [cell("12", "001:2", day="2031-03-03"), cell("")]),
        ("The Ledger", [cell("33", "002:1", day="2031-03-03"), cell("7", "002:2", day="2031-03-03")]),
    )
    first = check_draft(draft(drafted), LEDGER)
    assert [item.fault for item in first.refused if item.part == "tables"] == ["bad_day", "bad_day"]
    asked = worth_mending(first)
    mended = finish_page(mend_composition(first, [None] * len(asked), LEDGER), LEDGER)
    none = [[told.text if told else "" for told in row.cells] for row in mended.tables[0].rows if row.day is None]
    assert none == [["33", "7"]]
    assert [item for item in mended.refused if item.part == "tables"] == []


@pytest.mark.parametrize(
    ("when", "shown"), [("End of 2030", "End of 2030"), ("End of 2029", ""), ("May 2030", ""), ("Easter", "")]
)
def test_a_row_keeps_a_time_without_a_day_that_its_sentences_mean(when: str, shown: str) -> None:
    """In other words than theirs; and nobody is named where nobody is."""
    note = build.article(
        "At the end of last year 48 boats were lost.", id="003", outlet="The Note", published="2031-03-06"
    )
    lost = build.figure_claim("48", article="003", sentence=1, start=note.text.index("48"), measure="boats lost", noun="boats",
                              unit="boat", value=48)  # fmt: skip
    ledger = Ledger(
        (note,), build.sentences(note), (lost,), reconciliation=Reconciliation((group("F1", "boats lost", [lost]),))
    )
    rows = tuple(DraftRow("Unnamed", (cell("48", "003:1"), cell("48", "003:1")), when) for _ in range(2))
    tables, _ = check_tables((DraftTable("Boats", ("Lost", "Gone"), rows),), material_of(ledger))
    (settled,) = settle_tables(tables, material_of(ledger))
    assert {(row.when, row.who) for row in settled.rows} == {(shown, "Unnamed")}


HARBOURS = build.article(
    "The storm sank 12 boats in Arden, 31 in Brill and 7 in Corve. The insurer put the loss at 40 million euros.",
    id="001",
    published="2031-03-04",
)


def sunk(
    *rows: tuple[str, Sequence[DraftStatement]], by: str = "Town"
) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """The rows of a table of sunken boats that goes by towns, as they are printed, and the reasons of what was refused."""
    claims = read_figures(
        HARBOURS, build.sentences(HARBOURS), scan_sentences(HARBOURS.text, [s.span for s in build.sentences(HARBOURS)])
    )
    groups = tuple(group(f"F{n}", "boats sunk", (claim,)) for n, claim in enumerate(claims))
    ledger = Ledger((HARBOURS,), build.sentences(HARBOURS), claims, reconciliation=Reconciliation(groups))
    drafts = (DraftTable("Boats sunk", ("Boats",), tuple(DraftRow(who, tuple(cells)) for who, cells in rows), by),)
    tables, refused = check_tables(drafts, material_of(ledger))
    settled = settle_tables(tables, material_of(ledger))
    told = [(row.who, [cell.text if cell else "" for cell in row.cells]) for table in settled for row in table.rows]
    return told, [item.reason for item in refused]


def test_a_table_may_go_by_what_its_rows_are_of() -> None:
    """Each figure stands in the row of what is told beside it; the order is the writer's."""
    rows = [("Corve", [cell("7", "001:1")]), ("Arden", [cell("12", "001:1")]), ("Brill", [cell("31", "001:1")])]
    assert sunk(*rows) == ([("Corve", ["7"]), ("Arden", ["12"]), ("Brill", ["31"])], [])


def test_a_figure_in_the_row_of_another_is_refused() -> None:
    """31 stands between Arden and the 7 of Corve; of Dover no sentence tells. By voices the same row is no claim about a place."""
    told, reasons = sunk(
        ("Corve", [cell("12", "001:1")]),
        ("Dover", [cell("31", "001:1")]),
        ("Arden", [cell("12", "001:1")]),
        ("Corve", [cell("7", "001:1")]),
    )
    assert told == [("Arden", ["12"]), ("Corve", ["7"])]
    assert reasons == [
        f"no cited sentence tells “{value}” of “{row}”, the head of its row"
        for value, row in (("12", "Corve"), ("31", "Dover"))
    ]


def in_rows(text: str, *cells_of_rows: tuple[str, str, str]) -> list[str]:
    """The heads whose cells hold, of a table by towns on one article; a cell is told by its row, its figure and its sentence."""
    note = build.article(text, id="001", published="2031-03-04")
    sentences = build.sentences(note)
    claims = read_figures(note, sentences, scan_sentences(note.text, [s.span for s in sentences]))
    groups = tuple(group(f"F{n}", "boats sunk", (claim,)) for n, claim in enumerate(claims))
    ledger = Ledger((note,), sentences, claims, reconciliation=Reconciliation(groups))
    rows = tuple(DraftRow(who, (cell(told, ref),)) for who, told, ref in cells_of_rows)
    tables, _ = check_tables([DraftTable("Boats sunk", ("Boats",), rows, "Town")], material_of(ledger))
    return [row.who for row in tables[0].rows if row.cells[0]]


@pytest.mark.parametrize(
    "text",
    [
        "The storm sank 12 boats in Arden, 31 in Brill and 7 in Corve.",
        "The storm sank boats in three towns: in Arden 12, in Brill 31 and in Corve 7.",
        "Arden lost 12 boats, Brill lost 31 and Corve lost 7.",
    ],
    ids=["behind its figure", "before it", "as the one who lost them"],
)
def test_a_figure_of_a_list_goes_with_the_row_that_its_sentence_puts_it_to(text: str) -> None:
    """Whatever the order of the list, each figure holds in its own row and in none of the others."""
    own = {"Arden": "12", "Brill": "31", "Corve": "7"}
    assert in_rows(text, *((town, figure, "001:1") for town, figure in own.items())) == list(own)
    for shift in (1, 2):
        turned = [*list(own.values())[shift:], *list(own.values())[:shift]]
        assert in_rows(text, *((town, figure, "001:1") for town, figure in zip(own, turned, strict=True))) == []


def test_what_is_read_as_no_figure_stands_in_no_row_of_several() -> None:
    """Nothing tells whether a bare number behind a comma is of Arden or of Brill; of a sentence that names one town it is."""
    text = "Arden lost 12 boats, Brill 31. The boats of Corve are safe."
    assert in_rows(text, ("Arden", "31", "001:1"), ("Brill", "31", "001:1"), ("Corve", "safe", "001:2")) == ["Corve"]


def test_a_whole_may_stand_beside_its_parts() -> None:
    """A sentence that names none of the rows may be of the one that its article names, and of no row that it names nowhere;
    one that names a row is of that."""
    text = "The storm struck the coast of Norland. It is a long coast. Few live there. It sank 50 boats in all. In Arden 12 boats sank. In Brill 31 boats sank."
    whole, parts = ("Norland", "50", "001:4"), (("Arden", "12", "001:5"), ("Brill", "31", "001:6"))
    assert in_rows(text, whole, *parts) == ["Norland", "Arden", "Brill"]
    assert in_rows(text, ("Westland", "50", "001:4"), *parts) == ["Arden", "Brill"]
    assert in_rows(text, ("Norland", "12", "001:5"), *parts) == ["Arden", "Brill"]


def test_a_head_may_say_more_of_whom_it_names_or_of_how_it_stands_to_the_rows_before() -> None:
    """An apposition of a person, "Of these", "as a whole" are no words of the figure's sentence."""
    text = "Ida Reed lost 12 boats. The coast lost 50 boats. Of those 7 were ferries that sank in Arden."
    assert in_rows(
        text, ("Ida Reed, mother of Leo, 6", "12", "001:1"), ("Ann Lee, mother of Leo, 6", "50", "001:2")
    ) == ["Ida Reed, mother of Leo, 6"]
    assert in_rows(text, ("The coast as a whole", "50", "001:2"), ("Of these, ferries", "7", "001:3")) == [
        "The coast as a whole",
        "Of these, ferries",
    ]


def test_a_row_may_be_of_an_outlet() -> None:
    """Its own figures stand there, those of another outlet do not."""

    def refused(who: str) -> list[str]:
        rows = (DraftRow(who, (cell("33", "002:1"),)), DraftRow("The Courier", (cell("31", "001:4"),)))
        return [
            item.reason
            for item in check_tables([DraftTable("The dead", ("Dead",), rows, "Outlet")], material_of(LEDGER))[1]
        ]

    assert refused("The Ledger") == []
    assert refused("The Courier") == ["no cited sentence tells “33” of “The Courier”, the head of its row"]


def test_a_table_stands_in_its_section() -> None:
    """What was checked and what is printed keep the head under which it was drafted."""
    drafted = replace(table(["Dead", "Injured"], ("", [cell("31", "001:4"), cell("40", "001:3")])), theme="The toll")
    assert [own.theme for own in check_draft(draft(drafted), LEDGER).tables] == ["The toll"]
    assert [own.theme for own in finished(drafted)] == ["The toll"]
