"""A page that a model wrote: sections of lines with their tables, what the writer makes of a line, one mark for each."""

from __future__ import annotations

import json
import re

import pytest
from rich.cells import cell_len

import briefings
from briefgen.briefing.public import AsOf, Briefing, FigureTable
from briefgen.briefing.render import View
from briefgen.briefing.render.content import JUDGED, JUDGED_IN_ITALICS, day_and_voice, lead_words, numbering, row_voice
from briefgen.briefing.render.markdown import render_markdown
from briefgen.briefing.render.sections import sections_of
from briefgen.briefing.render.terminal import render_terminal
from briefgen.text.cleaned import is_invisible


@pytest.fixture(scope="module")
def written() -> Briefing:
    return briefings.make_briefing(written=True)


def terminal(briefing: Briefing, width: int = 110, *, ascii: bool = False, full: bool = False) -> str:
    return render_terminal(briefing, View(width=width, ascii=ascii, full=full))


def without_heads(briefing: Briefing, **heads: str | None) -> Briefing:
    """The briefing with other heads for its points: `p1=None` takes that of the first."""
    points = list(briefing.key_points)
    for name, head in heads.items():
        points[int(name[1:]) - 1] = points[int(name[1:]) - 1].model_copy(update={"theme": head})
    return briefing.model_copy(update={"key_points": tuple(points)})


def heads_of(page: str) -> list[str]:
    return [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]


# ---------------------------------------------------------------- what stands where


def test_a_page_has_its_sections_in_the_writers_order(written: Briefing) -> None:
    """In the place of key points, key figures and tables; what is looked up follows."""
    follow = ["What is not known", "Sources", "Cited sentences"]
    assert heads_of(render_markdown(written, full=False)) == ["Bottom line", "The toll", "The quake", *follow]
    turned = written.model_copy(update={"key_points": written.key_points[2:3] + written.key_points[:2]})
    assert heads_of(render_markdown(turned, full=False)) == ["Bottom line", "The quake", "The toll", *follow]
    lines = [line for line in terminal(written).splitlines() if line[:1].isalpha()]
    assert lines[1:] == ["BOTTOM LINE", "THE TOLL", "THE QUAKE", *map(str.upper, follow[:-1])]


def test_the_full_page_adds_the_measures(written: Briefing) -> None:
    """They stand behind the sections."""
    heads = heads_of(render_markdown(written, full=True))
    assert heads[:4] == ["Bottom line", "The toll", "The quake", "Figures that moved or differ"]
    assert "Figures that moved or differ" not in heads_of(
        render_markdown(written.model_copy(update={"tables": ()}), full=False)
    )


def test_a_table_stands_in_its_section(written: Briefing) -> None:
    """Under the lines; one whose section has no line has a section of its own."""
    toll, quake = sections_of(written)
    assert (toll.head, len(toll.lines), toll.tables) == ("The toll", 2, written.tables)
    assert (quake.head, len(quake.lines), quake.tables) == ("The quake", 2, ())
    page = render_markdown(written, full=False)
    assert page.index("33 children.") < page.index("### Dead and injured") < page.index("## The quake")
    table: FigureTable = written.tables[0].model_copy(update={"theme": "Casualties"})
    apart = render_markdown(written.model_copy(update={"tables": (table,)}), full=False)
    assert "## Casualties\n\n### Dead and injured" in apart


@pytest.mark.parametrize(
    ("after", "order"),
    [("The toll", ["The toll", "Casualties", "The quake"]), ("The quake", ["The toll", "The quake", "Casualties"]), ("", ["Casualties", "The toll", "The quake"]),
     ("Gone", ["The toll", "The quake", "Casualties"])],
)  # fmt: skip
def test_a_section_of_a_table_alone_stands_where_it_was_written(
    written: Briefing, after: str, order: list[str]
) -> None:
    """Behind the section that it followed; at the end where that is gone too."""
    table: FigureTable = written.tables[0].model_copy(update={"theme": "Casualties", "after": after})
    assert [section.head for section in sections_of(written.model_copy(update={"tables": (table,)}))] == order


def test_a_line_below_a_table_stands_below_it(written: Briefing) -> None:
    """And the lines before a table before it, in each form."""
    section = next(own for own in sections_of(written) if own.tables and len(own.lines) > 1)
    table, (first, *_, last) = section.tables[0], section.lines
    told = written.model_copy(
        update={
            "tables": tuple(
                own.model_copy(update={"number": 1, "leads": False}) if own == table else own for own in written.tables
            ),
            "key_points": tuple(
                own.model_copy(update={"under": 1, "lead": "Behind", "joined": False}) if own == last else own
                for own in written.key_points
            ),
        }
    )
    for page in (render_markdown(told, full=False), terminal(told)):
        places = [page.index(words) for words in (first.text[:20], table.title, "Behind.")]
        assert places == sorted(places)


def test_what_no_article_tells_is_a_list_of_questions(written: Briefing) -> None:
    """Apart from what an article says is not known."""
    gaps = (
        "No article tells whether anybody is charged.",
        "The cause is not known. [001:4]",
        "No article names the mill.",
    )
    page = render_markdown(written.model_copy(update={"gaps": gaps}), full=False)
    asked = page.partition("## What no article tells\n\n")[2].partition("\n\n")[0]
    assert asked == "- Whether anybody is charged."
    assert "- No article names the mill." in page.partition("## What is not known\n\n")[2].partition("\n\n")[0]
    assert "WHAT NO ARTICLE TELLS" in terminal(written.model_copy(update={"gaps": gaps}))


def test_only_what_its_writer_cites_stands_in_a_remark(written: Briefing) -> None:
    """What code cites for it is in the JSON alone."""
    line = next(own for own in written.key_points if own.reading)
    assert line.reading is not None
    other = next(c for own in written.key_points for c in own.citations if c not in line.citations)
    readings = [line.reading.model_copy(update={"citations": (other,), "behind": at}) for at in ((0,), ())]
    pages = [
        render_markdown(
            written.model_copy(
                update={
                    "key_points": tuple(
                        own.model_copy(update={"reading": reading, "joined": False, "lead": "Here"})
                        if own == line
                        else own
                        for own in written.key_points
                    )
                }
            ),
            full=False,
        )
        .partition("**Here.**")[2]
        .partition("\n")[0]
        for reading in readings
    ]
    assert [re.search(r"\*[^*]*\[\d+:\d+\][^*]*\*$", shown) is not None for shown in pages] == [False, True]


def test_a_line_without_a_head_stays_in_its_section(written: Briefing) -> None:
    """Its head was not borne out; the line is no section of its own."""
    assert written.key_points[3].theme is None
    assert [line.text for line in sections_of(written)[1].lines] == [point.text for point in written.key_points[2:]]
    assert [len(section.lines) for section in sections_of(without_heads(written, p2=None, p3=None))] == [4]


def test_points_that_are_cut_from_the_articles_make_no_sections(written: Briefing) -> None:
    """Heads or none: without a writer the page has its key points."""
    cut = tuple(point.model_copy(update={"support": "verbatim"}) for point in written.key_points)
    assert sections_of(written.model_copy(update={"key_points": cut})) == ()
    assert sections_of(briefings.make_briefing()) == ()
    assert "Key points" in heads_of(render_markdown(briefings.make_briefing(), full=False))


# ---------------------------------------------------------------- lines, readings, marks


def test_a_reading_is_told_apart_from_its_line(written: Briefing) -> None:
    """In italics, on a terminal behind a mark; both are explained below the title, and only where there is a reading."""
    page = render_markdown(written, full=False)
    told = "- **Magnitude.** The quake had a magnitude of 6.4, the Survey said. [1:3] *The Institute has 6.9, and neither has been taken back. [2:3]*"
    assert told in page.splitlines()
    assert "the interior ministry said. [2:2] *It replaces the at least 120 of Sunday. [1:2]*" in page
    assert page.splitlines()[2] == f"*2 articles · 1 of inferred date · {JUDGED_IN_ITALICS} · {numbering(written)}*"
    points = tuple(point.model_copy(update={"reading": None}) for point in written.key_points)
    lines = tuple(line.model_copy(update={"reading": None}) for line in written.bottom_line)
    plain = written.model_copy(update={"key_points": points})
    assert render_markdown(plain, full=False).count(JUDGED_IN_ITALICS) == 1  # the bottom line has one
    silent = plain.model_copy(update={"bottom_line": lines})
    assert "»" not in terminal(silent)
    assert JUDGED_IN_ITALICS not in render_markdown(silent, full=False)


def test_a_line_may_be_a_reading_alone(written: Briefing) -> None:
    """It is marked as a judgement from its first word, behind its lead, and explained as one."""
    reading = written.key_points[2].reading
    assert reading is not None
    alone = written.key_points[2].model_copy(update={**dict(reading), "reading": None})
    lines = tuple(line.model_copy(update={"reading": None}) for line in written.bottom_line)
    page = written.model_copy(update={"key_points": (*written.key_points[:2], alone), "bottom_line": lines})
    told = "- **Magnitude.** *The Institute has 6.9, and neither has been taken back. [2:3]*"
    assert told in render_markdown(page, full=False).splitlines()
    assert "  · Magnitude. » The Institute has 6.9, and neither has been taken back. [002:3]\n" in terminal(page)
    assert render_markdown(page, full=False).count(JUDGED_IN_ITALICS) == terminal(page).count(JUDGED) == 1


def test_places_stand_behind_what_rests_on_them(written: Briefing) -> None:
    """Those of the line behind it, further ones of its reading behind that, those of a row's cells behind it."""
    told = render_markdown(written, full=False).partition("## What is not known")[0].splitlines()
    lines = [line for line in told if line.startswith("- ") or re.match(r"\| (?:by )?\d", line)]
    marks = [re.findall(r"\[([\d:, ]+)\]", line) for line in lines]
    assert marks == [["2:2", "1:2"], ["1:2 2:2"], ["1:4"], ["1:2,4"], ["2:2,4"], ["1:3", "2:3"], ["1:5"]]
    assert [
        re.findall(r"\[([\d:, ]+)\]", line) for line in terminal(written).splitlines() if "At least 120  " in line
    ] == [["001:2,4"]]


def test_a_lead_before_what_is_no_whole_sentence_has_a_colon(written: Briefing) -> None:
    line = written.key_points[0].model_copy(update={"lead": "Sheltered", "text": "about 6,000 people"})
    assert [lead_words(own) for own in (line, line.model_copy(update={"text": "About 6,000 people are."}))] == [
        "Sheltered:",
        "Sheltered.",
    ]


def test_a_lead_that_ends_itself_gets_no_point(written: Briefing) -> None:
    """ "822 or 829?" asks."""
    for lead, shown in (("Magnitude", "Magnitude."), ("6.4 or 6.9?", "6.4 or 6.9?"), ("The Survey:", "The Survey:")):
        point = written.key_points[2].model_copy(update={"lead": lead})
        page = written.model_copy(update={"key_points": (*written.key_points[:2], point)})
        assert f"- **{shown}** The quake had" in render_markdown(page, full=False).replace("\\", "")
        assert f"· {shown} The quake had" in terminal(page)


def test_every_cited_sentence_stands_once_at_the_end(written: Briefing) -> None:
    """However many lines rest on it; how a place is read is told below the title."""
    page = render_markdown(written, full=False)
    told = page.partition("\n## Cited sentences\n")[2]
    assert page.splitlines()[2].count(numbering(written)) == 1
    assert re.findall(r"^- \[?(\d+:\d+)", told, re.MULTILINE) == ["1:2", "1:3", "1:4", "1:5", "2:2", "2:3", "2:4"]
    assert page.count("At least 120 people were killed in Marda on Sunday, the interior ministry said.") == 1


def test_whoever_tells_a_row_stands_under_told_by(written: Briefing) -> None:
    """An outlet by its name alone; a table in which nobody is named has no such column."""
    page = render_markdown(written, full=False)
    assert "| Day | Dead | Injured | Told by |  |" in page
    assert "| by 2 Mar | At least 120 | Nearly 4,000 | Harbour Post | [1:2,4] |" in page
    assert re.search(r"^ +Dead +Injured +Told by$", terminal(written), re.MULTILINE)
    rows = tuple(row.model_copy(update={"who": ""}) for row in written.tables[0].rows)
    unnamed = written.model_copy(update={"tables": (written.tables[0].model_copy(update={"rows": rows}),)})
    assert "Told by" not in render_markdown(unnamed, full=False) + terminal(unnamed)
    towns = written.model_copy(update={"tables": (written.tables[0].model_copy(update={"by": "Outlet"}),)})
    assert "| Outlet | Day | Dead | Injured |" in render_markdown(towns, full=False)
    assert "Told by" not in terminal(towns)


def test_a_row_of_no_day_goes_by_whoever_tells_it(written: Briefing) -> None:
    """A party's values with their days in the cells: it stands first."""
    rows = tuple(
        row.model_copy(update={"day": AsOf(start=None, end=None, basis="unknown")}) for row in written.tables[0].rows
    )
    parties = written.model_copy(update={"tables": (written.tables[0].model_copy(update={"rows": rows}),)})
    assert "| Told by | Dead | Injured |  |" in render_markdown(parties, full=False)
    assert "| Harbour Post | At least 120 | Nearly 4,000 | [1:2,4] |" in render_markdown(parties, full=False)
    assert re.search(r"^ +Told by +Dead +Injured$", terminal(parties), re.MULTILINE)


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("width", [60, 80, 110])
def test_sections_fit_every_terminal(width: int, ascii: bool, written: Briefing) -> None:
    """Leads, lines, readings, places and rows are all there, no line is too wide, and plain terminals get plain marks."""
    page = terminal(written, width, ascii=ascii)
    assert all(cell_len(line) <= width and line == line.rstrip() for line in page.splitlines())
    assert page.isascii() or not ascii
    told, mark = " ".join(page.split()), ">" if ascii else "»"
    assert (
        f"Magnitude. The quake had a magnitude of 6.4, the Survey said. {mark} The Institute has 6.9, and neither has been taken back. [001:3 002:3]"
        in told
    )
    assert f"{mark} is the writer{chr(39) if ascii else '’'}s judgement" in told
    assert f"ministry said. {mark} It replaces the at least 120 of Sunday. [002:2 001:2]" in told
    for words in ("At least 120", "Nearly 4,000", "310", "More than 4,000", "Harbour Post", "interior", "ministry"):
        assert words in told.partition("Dead and injured")[2].partition("THE QUAKE")[0]
    assert ("Dead At least 120 [001:2]; Injured Nearly 4,000 [001:4]" in told) == (width == 60)  # no room for columns


def test_heads_leads_and_readings_are_shown_and_not_obeyed(written: Briefing) -> None:
    """They are a model's words, and may repeat what an article planted."""
    attack = "\x1b[31mx\u202e **b** | <b>\u200b"
    reading = written.key_points[2].reading
    assert reading is not None
    point = written.key_points[2].model_copy(
        update={"theme": attack, "lead": attack, "reading": reading.model_copy(update={"text": attack})}
    )
    table = written.tables[0].model_copy(
        update={"theme": attack, "title": attack, "columns": (attack, "Injured"), "by": attack}
    )
    hostile = written.model_copy(update={"key_points": (*written.key_points[:2], point), "tables": (table,)})
    for full in (False, True):
        page = render_markdown(hostile, full=full)
        assert "<b>" not in re.sub(r"\\.", "", page)
        assert "**b**" not in re.sub(r"\\.", "", page)
        for shown in (page, terminal(hostile, full=full)):
            assert not any(is_invisible(char) for char in shown)


def test_the_json_has_what_the_page_shows(written: Briefing) -> None:
    """Lead, head and reading of a line, the head of a table, and that a reading is a judgement."""
    data = json.loads(written.to_json())
    point = data["key_points"][2]
    assert (point["lead"], point["theme"], point["reading"]["support"]) == ("Magnitude", "The quake", "judged")
    assert data["key_points"][1]["reading"] is None
    assert data["bottom_line"][0]["reading"]["claim_ids"] == ["a1"]
    assert data["tables"][0]["theme"] == "The toll"
    assert Briefing.from_json(written.to_json()).key_points == written.key_points


def test_the_short_page_tells_only_that_a_day_is_inferred(written: Briefing) -> None:
    """Why stands on the full page; the sources say which articles have such a day."""
    page = render_markdown(written, full=False)
    assert "[^" not in page
    assert re.search(r"^\| 4 Mar \| 310 \|.*\[2:2", page, re.MULTILINE)
    assert "4 Mar 2031 (inferred)" in page.partition("## Sources")[2]
    assert re.search(r"^\[\^d1\]: 4 Mar 2031 is inferred: ", render_markdown(written, full=True), re.MULTILINE)


def test_the_column_of_who_tells_a_row_has_no_gap_and_says_nothing_twice() -> None:
    """A row that no one party tells names its agency, one whose cells name theirs in brackets nobody; heads that name the parties need no column."""
    briefing = briefings.make_briefing(written=True)
    table = briefing.tables[0]
    row = table.rows[1].model_copy(update={"who": ""})
    assert row_voice(row, briefing) == "NordPress"
    cells = [cell and cell.model_copy(update={"text": f"{cell.text} (police)"}) for cell in row.cells]
    assert row_voice(row.model_copy(update={"cells": cells}), briefing) == ""
    assert day_and_voice(table)[1]
    headed = table.model_copy(update={"columns": ("Dead (interior ministry)", "Injured (Harbour Post)")})
    assert not day_and_voice(headed)[1]
