"""Lines of a drafted page that hold, each beside one of the same kind that does not: what a writer may put in other words than
its source, and what no other words may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefgen.briefing.checks.binding import BindingFault, Bound, bind_numbers
from briefgen.briefing.checks.statements import Refusal, check_judgement, check_statement, forecast_as_count
from briefgen.briefing.draft.compose import check_draft, mend_composition, worth_mending
from briefgen.briefing.draft.page import read_page
from briefgen.briefing.draft.tables import check_cell, settle_tables
from briefgen.records import Decision, DraftStatement, Group, Reconciliation
from briefgen.stages.ledger import Material, material_of
from test_binding import material

PARLIAMENT = material(
    "The president gave in on Tuesday and refused to sign the bill, a day after crowds had entered the parliament. "
    "He asked to be given until the next day for his answer to 12 petitions. "
    "With it the state would raise 3 billion euros more, for interest payments consume 37% of its revenue. "
    "The spouses of the Chancellor and the Speaker lose their offices. "
    "Autopsies have yet to be done for most of the victims. "
    "We call on the prefect to end the use of live ammunition at once. "
    "Victims of the Mara and the Tarn were counted together. "
    "On Tuesday he refused to sign a harbour bill full of new fees. "
    "The speaker would hear nothing of a strike of 300 pilots.",
)
REPORTS = material(
    "An alliance, the Harbour Working Group, blames the guards for 23 deaths.",
    "At least 23 people are reported to have been killed.",
    "The plan was to bring in 346 billion crowns, or 2.7 billion dollars.",
)


def holds(line: str, cites: Sequence[str], told: Material, *, judged: bool = False) -> bool:
    said = DraftStatement(line, tuple(cites), judged=judged)
    found = check_judgement(said, told) if judged else check_statement(said, told)
    return not isinstance(found, Refusal)


@pytest.mark.parametrize(
    ("line", "cite", "held"),
    [
        ("On 3 March crowds entered the parliament; on 4 March the president refused to sign the bill.", 1, True),
        ("On 2 March crowds entered the parliament; on 4 March the president refused to sign the bill.", 1, False),
        ("The president asked for one more day for 12 petitions.", 2, True),
        ("The president asked for one more week for 12 petitions.", 2, False),
        ("Interest payments consume 37% of the revenue.", 3, True),
        ("Interest payments consume 37% of the revenue (year not given).", 3, True),
        ("Interest payments do not consume 37% of the revenue.", 3, False),
        ("Two spouses lose their offices.", 4, True),
        ("Three spouses lose their offices.", 4, False),
        ("Most of the victims have had no autopsies.", 5, True),
        ("The use of live ammunition must end.", 6, True),
        ("The use of live ammunition ended.", 6, False),
        ("Two victims of the Mara and the Tarn were counted together.", 7, False),
        ("A harbour bill full of new fees was at issue on 4 March.", 8, True),
        ("He signed a harbour bill full of new fees on 4 March.", 8, False),
        ("The speaker denied a strike of 300 pilots.", 9, True),
        ("The speaker heard of a strike of 300 pilots.", 9, False),
    ],
)
def test_a_line_may_say_in_its_own_words_what_its_sentence_says(line: str, cite: int, held: bool) -> None:
    assert holds(line, [f"001:{cite}"], PARLIAMENT) is held


@pytest.mark.parametrize(
    ("remark", "cites", "held"),
    [
        ("Its 23 may be the Harbour Working Group's 23, which is open.", ("001:1", "002:1"), True),
        ("Its 23 may be the Harbour Working Group's 24, which is open.", ("001:1", "002:1"), False),
        ("Both count one cause of death only.", ("001:1", "002:1"), True),
        ("Only billions fit: 346 / 2.7 is about 128.", ("003:1",), True),
        ("Only trillions fit.", ("003:1",), False),
        ("Do not add it to the 346.", ("003:1",), True),
        ("Do not add it to the 345.", ("003:1",), False),
        ("Say “23, by an alliance”, never “23 murders”.", ("001:1",), True),
        ("The alliance has “23, by an alliance”.", ("001:1",), False),
        ("Two agencies, one number: 23.", ("001:1", "002:1"), True),
        ("If the alliance counted in May 2030, its 23 is old.", ("001:1",), True),
        ("The alliance counted in May 2030, so its 23 is old.", ("001:1",), False),
        ("It is 346 / 2.7, or about 150.", ("003:1",), False),
    ],
)
def test_a_remark_may_point_to_what_is_told_and_reckon_with_it(remark: str, cites: Sequence[str], held: bool) -> None:
    assert holds(remark, cites, REPORTS, judged=True) is held


@pytest.mark.parametrize(
    ("reckoned", "refused"), [("The cut and the loan fill the gap: 177 + 169 = 346.", 0), ("177 + 169 = 356.", 1)]
)
def test_a_sum_without_italics_is_its_writers_own(reckoned: str, refused: int) -> None:
    told = material(
        "The state cuts 177 million euros. It borrows 169 million euros. It lost 360 million euros in taxes."
    )
    page = f"# Gap\n\n- The state lost 360 million euros. [001:3]\n\n## Money\n\n- {reckoned} [001:1,2,3]\n"
    drafted = check_draft(read_page(page, told.ledger), told.ledger)
    assert len(drafted.refused) == refused
    assert [line.support for line in drafted.key_points] == ["judged"] * (1 - refused)


def test_what_a_figure_covers_is_its_writers_reading_where_no_sentence_says_so() -> None:
    told = material(
        "The police counted 12 dead at the pier. The bodies lie in the mortuary of Arden and the one of Lohne.",
        "The ministry counted 15 dead on Friday.",
    )
    page = (
        "# Pier\n\n- The police counted 12 dead at the pier. [001:1]\n\n## The dead\n\n| Who | Dead | Covers |\n|---|---|---|\n"
        "| police | 12 [001:1] | without the sailors [001:2] |\n| ministry | 15 [002:1] | 99 towns [002:1] |\n"
    )
    drafted = check_draft(read_page(page, told.ledger), told.ledger)
    table = drafted.tables[0]
    covers = [row.cells[1] for row in table.rows]
    assert [cell and (cell.text, cell.support) for cell in covers] == [("without the sailors", "judged"), None]
    assert [item.statement.text for item in drafted.refused] == ["99 towns"]


def test_who_prints_a_number_is_no_rival_of_who_says_it() -> None:
    """Neither the paper whose report an outlet carries, nor that of a like number in another measure."""
    told = material(
        "The report has 40 dead.", "The prefect counted 41 dead.", "In all 41 fishermen had disappeared."
    ).ledger
    by_article = {"001": "Le Globe", "002": "the prefect", "003": "Le Globe"}
    articles = tuple(replace(own, origin="Le Globe") if own.id == "003" else own for own in told.articles)
    claims = tuple(replace(claim, asserter=by_article[claim.article]) for claim in told.figures)
    group = Group("F1", claims[0].label, "person", claims[:2], Decision("conflicting", "R4", "", (), ()), name="dead")
    rivals = material_of(replace(told, articles=articles, figures=claims, reconciliation=Reconciliation((group,))))
    assert isinstance(bind_numbers("41 dead (Le Globe).", ["002:1", "003:1"], rivals), Bound)
    assert isinstance(bind_numbers("41 dead (Le Globe).", ["001:1", "002:1"], rivals), BindingFault)


def test_what_would_be_foretells_nothing_of_the_reason_beside_it() -> None:
    claims = tuple(replace(claim, role="forecast") for claim in PARLIAMENT.told("001:3"))
    share, sum_raised = (next(c for c in claims if (c.unit == "percent") is is_share) for is_share in (True, False))
    money = replace(sum_raised, quantity=sum_raised.quantity and replace(sum_raised.quantity, cls="count"))
    assert forecast_as_count("Interest consumes 37% of the revenue.", [share], PARLIAMENT) is None
    age = replace(money, quantity=money.quantity and replace(money.quantity, cls="age"))
    assert forecast_as_count("He is 3.", [age], PARLIAMENT) is None
    assert forecast_as_count("The state raised 3 billion euros.", [money], PARLIAMENT) is not None


def test_a_day_of_another_year_than_the_storys_is_told_with_it() -> None:
    """Citations stay behind their words; a day of the story's own year needs none."""
    texts = (
        "On 4 March 2031 the dam broke.",
        "On 4 March 2031 the dam broke.",
        "On 10 March 2032 the mayor asked again.",
    )
    told = material(*texts)
    said = DraftStatement("On 10 March the mayor asked again.", ("003:1",), places=((11, ("003:1",)),))
    late, early = (
        check_statement(said, told),
        check_statement(replace(said, text="On 4 March the dam broke.", cites=("001:1",)), told),
    )
    assert not isinstance(late, Refusal)
    assert not isinstance(early, Refusal)
    assert (late.text, late.behind) == ("On 10 March 2032 the mayor asked again.", (16,))
    assert early.text == "On 4 March the dam broke."


def test_a_day_to_come_gets_no_year_of_a_clock() -> None:
    """ "22 July" of a report of May may be read as last year's; the report does not say so."""
    told = material(*["The season runs from 9 March to 22 July, the board said. A crew of 12 came."] * 3)
    found = check_statement(DraftStatement("The season runs until 22 July.", ("001:1",)), told)
    assert not isinstance(found, Refusal)
    assert found.text == "The season runs until 22 July."


TOLLS = material(
    "The Harbour Rights Board (HRB) raised its count of the dead from 50 in the middle of July to 60 before the month was out. "
    "The cadis know of 170 people who were buried.",
    "The board mentioned reports of 22 dead. The minister put the dead at 42.",
    published="2031-09-27",
)


def table_of(*rows: str) -> list[tuple[str, list[str], str]]:
    """Who tells each row of a drafted table that holds, its cells, and the first day that it is of."""
    page = "# Tolls\n\n- The minister put the dead at 42. [002:2]\n\n## The dead\n\n| Day | Who | Dead | Covers |\n|---|---|---|---|\n"
    drafted = check_draft(read_page(page + "\n".join(rows), TOLLS.ledger), TOLLS.ledger)
    found = mend_composition(drafted, [None] * len(worth_mending(drafted)), TOLLS.ledger)
    shown = settle_tables(found.tables, TOLLS)[0].rows
    return [
        (row.who, [cell.text if cell else "" for cell in row.cells], row.day.start.isoformat() if row.day else "")
        for row in shown
    ]


def test_a_row_keeps_the_teller_that_its_writer_names_where_the_story_knows_it() -> None:
    """Also under a name that another article has, and with whom he cites; not one that nobody knows, nor beside the one who is named."""
    rows = table_of(
        "| 27 September 2031 | HRB | 22 [002:1] | reports [002:1] |",
        "| 27 September 2031 | The board, citing reports | 22 [002:1] | reports [002:1] |",
        "| 27 September 2031 | HRB | 42 [002:2] | all [002:2] |",
        "| 27 September 2031 | The navy | 42 [002:2] | all [002:2] |",
        "| 27 September 2031 | Rumour | 22 [002:1] | reports [002:1] |",
    )
    assert [who.casefold() for who, _, _ in rows] == [
        "hrb",
        "the board, citing reports",
        "the minister",
        "the minister",
        "rumour",
    ]


def test_a_row_says_what_it_counts_and_is_none_without_its_number() -> None:
    rows = table_of(
        "| 27 September 2031 | the cadis | 170 [001:2] | buried [001:2] |",
        "| 27 September 2031 | the minister | 42 [002:2] | all [002:2] |",
        "| 27 September 2031 | the minister | 49 [002:2] | all [002:2] |",
        "| 27 September 2031 | the board | 22 [002:1] | reports [002:1] |",
    )
    assert [cells[0] for _, cells, _ in rows] == ["170", "42", "22"]


def test_a_day_that_no_sentence_tells_gives_way_to_the_month_that_one_does() -> None:
    rows = table_of(
        "| 31 July 2031 | HRB | 60 [001:1] | all [001:1] |",
        "| 26 September 2031 | the minister | 42 [002:2] | all [002:2] |",
    )
    assert [(cells[0], day) for _, cells, day in rows if cells[0] == "60"] == [("60", "2031-07-01")]


WARM = material(
    "For Monday 47 degrees Celsius are forecast in Corvale. Of the dead 60 were not registered.",
    "Corvale counted 50 dead on Tuesday. The paper took back a report of 80 dead in Norport.",
    "In Corvale the ministry put the dead at 99. It was said that 80 had died. In all 1,300 Norlanders walked.",
    "The ministry has raised its count of the dead from 80 to 99.",
)


@pytest.mark.parametrize(
    ("line", "cites", "held"),
    [
        ("In Corvale 47 degrees are forecast.", ("001:1",), True),
        ("In Corvale 46 degrees are forecast.", ("001:1",), False),
        ("In Corvale 60 unregistered people died.", ("001:2",), True),
        ("In Norport 60 unregistered people died.", ("001:2",), False),
        ("Of the dead in Corvale 60 were not registered.", ("001:2",), True),
    ],
)
def test_a_line_need_not_cite_where_its_story_is(line: str, cites: Sequence[str], held: bool) -> None:
    """A name that half of the articles have is that of the story, and of all its sentences."""
    assert holds(line, cites, WARM) is held


def test_what_a_line_says_was_taken_back_may_stand_alone() -> None:
    early = replace(WARM.told("004:1")[0], role="withdrawn")
    late = WARM.told("004:1")[1]
    group = Group(
        "F1",
        early.label,
        "person",
        (early, late),
        Decision("superseded", "RT", "", (late.id,), (early.id,)),
        name="dead",
    )
    others = tuple(claim for claim in WARM.ledger.figures if claim.id not in (early.id, late.id))
    told = material_of(replace(WARM.ledger, figures=(early, late, *others), reconciliation=Reconciliation((group,))))
    assert holds("A count of 80 dead was withdrawn.", ("004:1",), told)
    assert not holds("The count of the dead was 80.", ("004:1",), told)
    assert not holds("The count of the dead was 80; the ministry rejected a count.", ("004:1",), told)


@pytest.mark.parametrize(("who", "held"), [("its Harbour Rights Board", True), ("Ann Ruhl of the navy", False)])
def test_a_cell_may_name_whom_the_story_knows(who: str, held: bool) -> None:
    cell = DraftStatement(who, ("002:2",))
    assert isinstance(check_cell(cell, "Who counts", TOLLS), Refusal) is not held


def test_a_pronoun_is_nobody_that_a_row_could_name() -> None:
    claims = tuple(replace(claim, asserter="he") if claim.ref == "002:2" else claim for claim in TOLLS.ledger.figures)
    own = next(claim for claim in claims if claim.ref == "002:2")
    group = Group("F1", own.label, "person", (own,), Decision("single_source", "", "", (own.id,), ()), name="dead")
    told = material_of(replace(TOLLS.ledger, figures=claims, reconciliation=Reconciliation((group,))))
    page = (
        "# Tolls\n\n- The minister put the dead at 42. [002:2]\n\n## The dead\n\n| Day | Dead | Covers |\n|---|---|---|\n"
        "| 27 September 2031 | 42 [002:2] | not listed apart |\n| 27 September 2031 | 22 [002:1] | reports [002:1] |\n"
    )
    drafted = check_draft(read_page(page, told.ledger), told.ledger)
    assert not drafted.refused
    assert "he" not in [row.who for row in settle_tables(drafted.tables, told)[0].rows]


def test_the_sentence_that_tells_the_day_of_a_line_stays_cited() -> None:
    """Though its article's top has it too, and no word of the line."""
    told = material(
        "Leaders met on Tuesday after 33 soldiers were killed in a raid on Arden. It came late on Monday. Both sides mourned.",
        published="2031-03-04",
    )
    found = check_statement(
        DraftStatement("On 3 March 33 soldiers were killed in a raid on Arden.", ("001:1", "001:2")), told
    )
    assert not isinstance(found, Refusal)
    assert len(found.citations) == 2
