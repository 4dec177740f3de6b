"""The forms of a briefing: what they say, that they fit, and that nothing in them is active."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

import briefgen
import briefings
from briefgen.briefing.public import (
    AsOf,
    Briefing,
    Comparison,
    DisagreementSide,
    FigureClaim,
    FigureGroup,
    FigureTable,
    KeyFigure,
    Note,
    Relation,
    Row,
    Statement,
    TableRow,
    TimelineEntry,
)
from briefgen.briefing.render import View, content
from briefgen.briefing.render.bars import BOX, Scale, draw_bar, scale_for
from briefgen.briefing.render.csv import COLUMNS, guard_cell, render_csv
from briefgen.briefing.render.days import DayNotes, prints_day, show_span
from briefgen.briefing.render.forms import FORMS, SUFFIXES, Form, renderer_of
from briefgen.briefing.render.json import escape_unseen
from briefgen.briefing.render.layout import Cell, Piece, line_width, set_columns, wrap
from briefgen.briefing.render.links import link_to_words, safe_link
from briefgen.briefing.render.markdown import escape, inside, render_markdown
from briefgen.briefing.render.measures import (
    Measures,
    head_of,
    is_sure,
    name_of,
    plain_name,
    quoted_lines,
    short_line,
    shown_rows,
    theme_of,
    title_of,
    whole_words,
)
from briefgen.briefing.render.meeting import exclude
from briefgen.briefing.render.plain import told_in_a_sentence
from briefgen.briefing.render.safe import show_passage, show_untrusted
from briefgen.briefing.render.terminal import render_terminal
from briefgen.briefing.render.units import words_said
from briefgen.stages.ledger import MOST_OF_PAGE
from briefgen.text.cleaned import is_invisible
from documents import GOLDEN, PAGES, TOP, golden_page

ANSI = re.compile(r"\x1b\[[0-9;]*m")
PLACES = r" ?\[\d+:[\d:, ]+\]"
"""What stands behind a sentence in either form: "[001:2,4 002:3]"."""
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def terminal(briefing: Briefing, **how: object) -> str:
    return render_terminal(briefing, View(**how))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return briefings.make_briefing()


@pytest.fixture(scope="module")
def written() -> Briefing:
    """The same two articles on a page that a model wrote: sections, a table, readings."""
    return briefings.make_briefing(written=True)


@pytest.fixture(scope="module")
def hostile() -> Briefing:
    """The same briefing with a title, a party, a theme and a file name that try to be obeyed."""
    made = briefings.make_briefing()
    attack = (
        "\x1b]8;;http://evil.example\x07x\x1b[31m \u202e[/nope] "
        "![b](http://evil.example/b.png) <script>alert(1)</script>\u200b"
    )
    source = made.sources[0].model_copy(
        update={"title": attack, "outlet": attack, "path": f"{attack}\n.txt", "url": "javascript:alert(1)"}
    )
    title = made.title.model_copy(update={"text": attack})
    point = made.key_points[0].model_copy(update={"text": f"# {attack}", "theme": attack})
    return made.model_copy(
        update={"title": title, "sources": (source, *made.sources[1:]), "key_points": (point, *made.key_points[1:])}
    )


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("name", sorted(PAGES))
def test_every_form_gives_its_golden_page(name: str) -> None:
    """A change of a page is seen in review: `make docs` writes the pages again."""
    assert (GOLDEN / name).read_bytes().decode("utf-8") == golden_page(name)


@pytest.mark.parametrize("form", FORMS)
def test_rendering_twice_gives_the_same_text(form: Form, briefing: Briefing) -> None:
    """Nothing of time, chance or order of sets reaches a page."""
    first = renderer_of(form)(briefing, View(full=True))
    assert first == renderer_of(form)(briefings.make_briefing(), View(full=True))
    assert first.endswith("\n")


def test_every_suffix_has_a_renderer() -> None:
    """`-o` never meets a form that is not there."""
    assert set(SUFFIXES.values()) == set(FORMS)


# ---------------------------------------------------------------- terminal


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("width", [40, 60, 61, 72, 80, 99, 100, 101, 119, 120, 140, 500])
def test_no_line_is_wider_than_the_terminal(width: int, full: bool, briefing: Briefing) -> None:
    """From 60 to 140 columns; a narrower terminal gets 60, a wider one 140."""
    limit = max(60, min(140, width))
    for line in terminal(briefing, width=width, full=full, name="@last").splitlines():
        assert cell_len(line) <= limit, line
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [60, 80, 110])
def test_no_word_of_a_statement_is_broken(width: int, briefing: Briefing) -> None:
    """Every word of every key point stands whole on some line."""
    words = set(terminal(briefing, width=width).split())
    for point in briefing.key_points:
        assert set(point.text.split()) <= words


def test_colour_changes_no_character(briefing: Briefing) -> None:
    """With its colours taken away, the coloured page is the plain one."""
    plain = terminal(briefing, full=True)
    coloured = terminal(briefing, full=True, colour=True)
    assert "\x1b[" in coloured
    assert ANSI.sub("", coloured) == plain


def test_ascii_pages_have_no_mark_of_ours_outside_ascii(briefing: Briefing) -> None:
    """Where box characters cannot be shown, only letters of the sources may lie outside ASCII; this one has none."""
    page = terminal(briefing, ascii=True, full=True, width=110)
    assert page.isascii(), [char for char in page if not char.isascii()]
    assert "!= sources differ" in page
    assert "\n---" in page


def test_a_denial_is_shown_as_one(briefing: Briefing) -> None:
    """Words of a denial are never taken for a figure."""
    assert "denied: “no credible report”" in " ".join(terminal(briefing, width=140).split())


def test_statements_carry_the_badge_of_their_figures(briefing: Briefing) -> None:
    """A sentence that rests on a disputed figure, or on one that is no longer the latest, says so; no other does."""
    page = terminal(briefing, width=140)
    lines = {line.strip() for line in page.splitlines()}
    assert any(line.endswith("≠ sources differ [001:3]") for line in lines)
    assert any(line.endswith("→ since changed [001:2]") for line in lines)
    assert any(line.endswith("the interior ministry said. [002:2]") for line in lines)
    quiet = briefing.key_points[0].model_copy(update={"claim_ids": ("b4",)})
    assert content.badges_of(quiet, briefing, Measures(briefing)) == ()


def test_a_sentence_that_tells_the_latest_value_too_has_not_changed_since(briefing: Briefing) -> None:
    """ "From 115 down to 97" is no older count, whichever voice the headline names."""
    group = _measure(briefing, "people hurt", "superseded", "a x 115 replaced 2", "b x 97", "c y 97")
    found = _of(briefing, group, engine="local")
    statement = briefing.key_points[0].model_copy(update={"claim_ids": (group.claims[0].id, group.claims[1].id)})
    assert content.badges_of(statement, found, Measures(found)) == ()
    older = statement.model_copy(update={"claim_ids": (group.claims[0].id,)})
    assert content.badges_of(older, found, Measures(found)) == ("changed",)
    again = _measure(briefing, "people hurt", "superseded", "a x 115 replaced 2", "b x 97", "- z 115")
    undated = statement.model_copy(update={"claim_ids": (again.claims[2].id,)})
    headline = group.headline.model_copy(update={"claim_ids": (again.claims[1].id,)})
    retold = _of(briefing, again.model_copy(update={"headline": headline}), engine="local")
    assert content.badges_of(undated, retold, Measures(found)) == ("changed",)
    written = _of(briefing, group)
    assert content.badges_of(older, written, Measures(written)) == ()  # a writer says it in the sentence itself


def test_nothing_is_said_twice(briefing: Briefing) -> None:
    """The reason of an inferred date stands in its footnote only; no note repeats another, nor what Sources tell."""
    page = terminal(briefing)
    for told in (page, terminal(briefing, full=True)):
        assert " ".join(told.split()).count("fits 2031 and 2036") == 1
    for heading in ("HOW GOOD THE SOURCES ARE", "WHAT IS NOT KNOWN"):
        lines = _section(page, heading).strip().splitlines()
        assert len(lines) == len(set(lines)) > 1
    assert "undated" not in _section(page, "SOURCES")


def test_full_shows_what_the_short_page_leaves_out(briefing: Briefing) -> None:
    """All events, actors and quotes, refusals and the counts of numbers are behind --full."""
    for short, full in (
        (terminal(briefing, width=140), terminal(briefing, width=140, full=True)),
        (render_markdown(briefing, full=False), render_markdown(briefing)),
    ):
        for told in ("all events", "all actors and positions", "all quotes", "rejected, and not used", "left out: ",
                     "every number of every", "refused: loose number", "numbers in the articles"):  # fmt: skip
            assert told not in short.lower()
            assert told in full.lower()


def test_remarks_of_a_model_are_told_in_full_only(briefing: Briefing) -> None:
    """A copy and a headline that its text does not bear out are source quality, said without how they were found and
    not again where code has seen them."""
    note = briefing.notes[0]
    end = " [002:4] (noticed by the model, ids and words checked)"
    kinds = (("source_note", "It comes from one party."), ("copy_of", "One repeats the other."),
             ("headline_differs", "It has another number."))  # fmt: skip
    noticed = tuple(note.model_copy(update={"kind": k, "text": t + end, "source_id": "002"}) for k, t in kinds)
    code = note.model_copy(
        update={"kind": "headline_differs", "text": "The headline of 002 says 5.", "source_id": "002"}
    )
    found = briefing.model_copy(update={"notes": (code, *noticed)})
    told = content.source_quality(found, full=False)
    assert [line.text for line in told] == ["The headline of 002 says 5.", "One repeats the other."]
    assert [citation.sentence for line in told for citation in line.citations] == [4]
    full = terminal(found, full=True, width=140)
    assert "It comes from one party. (noticed by the model, ids and words checked) [002:4]" in full


def test_the_short_page_has_few_tables(briefing: Briefing) -> None:
    """The first of many, three where no model read them; the full page has one for each."""
    group = _measure(briefing, "people hurt", "progression", "a x 4 old", "c y 9")
    figures = tuple(
        group.model_copy(update={"id": f"F{n}", "name": f"{group.name}, {'abc'[n % 3]}{n}"}) for n in range(30)
    )
    many = briefing.model_copy(update={"figures": figures, "engine": "recorded"})
    assert [g.id for g in Measures(many, full=False).moved] == ["F0", "F1", "F2", "F3", "F4"]
    assert len(Measures(many, full=False).others) == 25
    assert len(Measures(many, full=True).moved) == 30
    local = many.model_copy(update={"engine": "local"})
    assert [g.id for g in Measures(local, full=False).moved] == ["F0", "F1", "F2"]


def side_by_side(briefing: Briefing) -> Briefing:
    """The briefing with a table of two figures of one voice, a day and an empty cell."""
    dead = next(group for group in briefing.figures if group.id == "F1")
    told = [Statement(text=claim.surface, support="terms_checked", citations=(claim.citation,), claim_ids=(claim.id,))
            for claim in dead.claims]  # fmt: skip
    by = AsOf(start="2031-03-02", end="2031-03-02", basis="publication")
    rows = (TableRow(day=by, who="interior ministry", cells=(told[0], None)),
            TableRow(day=dead.claims[1].as_of, who="", cells=(told[1], told[0])))  # fmt: skip
    return briefing.model_copy(
        update={"tables": (FigureTable(title="Dead | hurt", columns=("Dead", "*Hurt*"), rows=rows),)}
    )


def test_figures_stand_side_by_side_as_they_were_put(briefing: Briefing) -> None:
    """A written table takes the place of the measures on the short page, is escaped, and each row has the places of its figures."""
    page = render_markdown(side_by_side(briefing.model_copy(update={"engine": "recorded"})), full=False)
    assert "### Dead \\| hurt\n\n| As of | Dead | \\*Hurt\\* | Told by |  |" in page
    assert re.search(r"\| by 2 Mar 2031 \| At least 120 \|  \| interior ministry \| \[1:2\] \|", page)
    assert "Figures that moved or differ" not in page
    local = render_markdown(side_by_side(briefing), full=False)
    assert "### People killed" not in local
    assert "### Magnitude" in local  # without a model what does not stand there keeps its table
    full = render_markdown(side_by_side(briefing), full=True)
    assert "## Figures side by side" in full
    assert "## Figures that moved or differ" in full


@pytest.mark.parametrize("width", [110, 80, 60])
def test_figures_side_by_side_fit_every_width(briefing: Briefing, width: int) -> None:
    """Columns where there is room for them, else each figure behind the head of its column."""
    page = terminal(side_by_side(briefing), width=width)
    part = page.partition("FIGURES SIDE BY SIDE")[2].partition("TIMELINE")[0]
    assert all(len(line) <= width for line in part.splitlines())
    assert ("*Hurt* At least 120" in " ".join(part.split())) == (width < 80)
    assert all(words in " ".join(part.split()) for words in ("by 2 Mar 2031", "At least 120", "310", "interior"))


def test_next_line_names_a_command_only_where_there_is_something_to_name(briefing: Briefing) -> None:
    """A page without a stored briefing behind it offers no command that would fail."""
    assert "next: briefgen show B.json --full" in terminal(briefing, name="B.json")
    assert "next: briefgen verify B.json" in terminal(briefing, name="B.json", full=True)
    assert "next:" not in terminal(briefing)


def test_hostile_text_is_shown_and_not_obeyed(hostile: Briefing) -> None:
    """No control, bidi or zero-width character, and no markup, comes through from an article."""
    for colour in (False, True):
        page = ANSI.sub("", terminal(hostile, full=True, colour=colour, name="\x1b[2J.json"))
        assert not any(is_invisible(char) for char in page)
        assert "[/nope]" in page
        assert "\\u001b" in page
        assert "\\u202e" in page


EMPTIED = (
    *("bottom_line", "key_points", "figures", "timeline", "actors", "quotes"),
    *("gaps", "disagreements", "notes", "rejected"),
)


def test_a_briefing_with_nothing_in_it_is_shown(briefing: Briefing) -> None:
    """No figures, no statements, no gaps: a page, not a crash."""
    empty = briefing.model_copy(update=dict.fromkeys(EMPTIED, ()))
    for form in map(renderer_of, FORMS):
        assert form(empty, View(full=True))


# ---------------------------------------------------------------- days, titles, sums


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2020-02-28", "2020-02-28", "28 Feb 2020"),
        ("2020-02-01", "2020-02-29", "Feb 2020"),
        ("2020-12-01", "2020-12-31", "Dec 2020"),
        ("2015-01-01", "2015-12-31", "2015"),
        ("2019-12-03", "2020-02-20", "3 Dec 2019 – 20 Feb 2020"),
        ("2020-02-03", "2020-02-20", "3–20 Feb 2020"),
        ("2020-02-28", "2020-03-03", "28 Feb – 3 Mar 2020"),
        (None, "2020-02-20", "20 Feb 2020"),
        (None, None, "undated"),
        ("9999-12-31", "9999-12-31", "31 Dec 9999"),
        ("not a day", "not a day", "not a day"),
    ],
)
def test_days_read_as_people_write_them(start: str | None, end: str | None, shown: str) -> None:
    """Whole months and years are named as such; what is no date is shown as it is."""
    assert shown == show_span(AsOf(start=start, end=end, basis="stated"))


def test_the_sum_line_names_every_fate_that_occurs(briefing: Briefing) -> None:
    """Counts of the coverage audit are told whole, with the places of unclaimed numbers."""
    first = briefing.coverage.numbers[0].model_copy(update={"fate": "unclaimed", "claim_id": None})
    total = briefing.coverage.totals[-1].model_copy(update={"used": 9, "unclaimed": 1})
    coverage = briefing.coverage.model_copy(
        update={"numbers": (first, *briefing.coverage.numbers[1:]), "totals": (*briefing.coverage.totals[:-1], total)}
    )
    told = content.coverage_words(briefing.model_copy(update={"coverage": coverage}))
    assert told.endswith("1 unclaimed (001:2).")
    assert "9 used as figures" in told


# ---------------------------------------------------------------- figures as a reader sees them


DAYS = {"a": "2031-03-01", "b": "2031-03-02", "c": "2031-03-04", "-": None}


def _measure(
    briefing: Briefing, name: str, status: str, *rows: str, unit: str | None = "person", **more: object
) -> FigureGroup:
    """A measure of rows told as "day voice value mark of": "a police 12 replaced 2"; `of` counts rows from 1."""
    claim = briefing.figures[0].claims[0]
    said = [line.split(" ") for line in rows]
    claims, made = [], []
    places = [briefing.figures[0].claims[n].citation for n in (0, 1)]
    for number, (day, voice, value, *_) in enumerate(said, start=1):
        when = AsOf(start=DAYS[day], end=DAYS[day], basis="stated" if DAYS[day] else "unknown")
        own = {"low": value, "high": value, "likely_low": value, "likely_high": value}
        claims.append(claim.model_copy(update={
            "id": f"{name}{number}", "surface": value, "value": value, **own, "unit": unit, "as_of": when,
            "asserter": voice, "attributed_to": voice, "voice": voice, "qualifier": None, "superseded": False,
            "citation": places[number % 2],
        }))  # fmt: skip
    for number, (_, voice, _value, *mark) in enumerate(said):
        of = tuple(f"{name}{ident}" for ident in mark[1:])
        made.append(Row(claim_ids=(claims[number].id,), voice=voice, day=claims[number].as_of, role="count",
                        mark=mark[0] if mark else None, of=of))  # type: ignore[arg-type]  # fmt: skip
    headline = briefing.figures[0].headline.model_copy(update={"text": "", "claim_ids": (claims[-1].id,)})
    return briefing.figures[0].model_copy(update={
        "id": name, "name": name, "unit": unit, "status": status, "claims": tuple(claims), "rows": tuple(made),
        "headline": headline, "flags": (), "relations": (), "comparisons": (), "leading": None, **more,
    })  # fmt: skip


def _of(briefing: Briefing, *groups: FigureGroup, engine: str = "recorded") -> Briefing:
    return briefing.model_copy(update={"figures": groups, "disagreements": (), "voices": (), "engine": engine})


def _section(page: str, heading: str) -> str:
    """The part of a page under a heading, up to the next."""
    lines = page.splitlines()
    start = next(n for n, line in enumerate(lines) if line.removeprefix("## ").lower() == heading.lower())
    ends = [n for n, line in enumerate(lines) if n > start and (line.startswith("## ") or (line and line.isupper()))]
    return "\n".join(lines[start : ends[0] if ends else len(lines)])


def test_a_measure_that_moved_is_a_table_in_order_of_days(briefing: Briefing) -> None:
    """One line a row: day, figure, who, mark; undated rows last, whatever the order in the JSON."""
    group = _measure(briefing, "people hurt", "progression", "- radio 7", "a mayor 4 old", "c police 9")
    page = _section(render_markdown(_of(briefing, group), full=False), "Figures that moved or differ")
    rows = [line.rsplit(" |", 2)[0] for line in page.splitlines() if line.startswith("| ")][2:]
    assert rows == ["| 1 Mar 2031 | 4 | mayor", "| 4 Mar 2031 | **9** | police", "| day not told | 7 | radio"]
    shown = terminal(_of(briefing, group), width=80)
    assert re.search(r"1 Mar 2031 +4 +mayor .*\n +4 Mar 2031 +9 +police .*\n +day not told +7 +radio ", shown)


def test_a_row_holds_all_places_of_its_claims(briefing: Briefing) -> None:
    """What one voice tells in two articles is one line: its name once, how many articles, both places."""
    group = briefing.group("F4")
    row = group.rows[0].model_copy(update={"claim_ids": tuple(claim.id for claim in group.claims)})
    two = group.model_copy(update={"rows": (row,), "status": "superseded"})
    shown = shown_rows(two, Measures(briefing, full=True))
    assert [(row.who, len(row.citations)) for row in shown] == [("Harbour Post, in 2 articles", 2)]
    assert "[001:4 002:4]" in terminal(_of(briefing, two), width=120)
    assert "| Harbour Post, in 2 articles | [1:4 2:4] |" in render_markdown(_of(briefing, two))


@pytest.mark.parametrize(
    ("rows", "mark"),
    [
        (("a x 5 replaced 2", "b x 6"), "replaced by 6"),
        (("a x 5 denied 2", "b y 6"), "denied by y"),
        (("a x 5 differs 2", "a y 6"), "≠ differs from 6"),
        (("a x 5 differs 2 3 4", "a y 1000000000000000", "a z 2000000000000000", "a w 3000000000000000"),
         "≠ differs from 3 others"),
        (("a x 5 also 2", "a y 5"), ""),
        (("a x 5 estimate", "b y 6"), "estimate"),
        (("a x 5 old", "b y 6"), ""),
        (("a x 5 replaced", "b y 6"), "replaced"),
        (("a x 5", "b y 6"), ""),
    ],
)  # fmt: skip
def test_marks_are_words(rows: tuple[str, ...], mark: str, briefing: Briefing) -> None:
    """Each mark says what it refers to: a value, or who; each once, and not more than a reader takes in."""
    group = _measure(briefing, "people hurt", "superseded", *rows)
    assert shown_rows(group, Measures(_of(briefing, group), full=True))[0].mark == mark
    short = shown_rows(group, Measures(_of(briefing, group)))[0].mark
    assert short == ("" if "differs" in mark else mark)  # what differs is seen in the table itself


def test_an_undated_row_says_who_else_tells_its_value(briefing: Briefing) -> None:
    """Its place in the course is not known; that of a dated one is seen."""
    rows = ("- x 5 also 2 3 4 5", "a y 5", "a z 5", "a u 5", "a w 5")
    group = _measure(briefing, "people hurt", "superseded", *rows)
    assert shown_rows(group, Measures(_of(briefing, group), full=True))[-1].mark == "= also y, z and 2 more"


def test_rows_that_read_the_same_are_one(briefing: Briefing) -> None:
    """One voice, one day, one value, one mark: one line, with the places of both."""
    group = _measure(briefing, "people hurt", "superseded", "a x 5 replaced 3", "a x 5 replaced 3", "b x 6")
    shown = shown_rows(group, Measures(_of(briefing, group)))
    assert [(row.figure, len(row.citations)) for row in shown] == [("5", 2), ("6", 1)]


@pytest.mark.parametrize(
    ("status", "rows", "told"),
    [
        ("superseded", ("a old_mayor 115 replaced 2", "c mayor 97"),
         "The latest figure is 97, according to mayor on 4 March 2031, down from 115 on 1 March 2031."),
        ("superseded", ("a x 8 replaced 2", "b x 6 replaced 3", "c x 5"),
         "The latest figure is 5, according to x on 4 March 2031, down from 6 on 2 March 2031; 8 had been replaced before."),
        ("superseded", ("a x 8 replaced 3", "b y 6 replaced 3", "c x 5"),
         "The latest figure is 5, according to x on 4 March 2031; 8 and 6 were replaced."),
        ("progression", ("a x 4 old", "c y 9"),
         "The latest figure is 9, according to y on 4 March 2031, up from 4 (x, 1 March 2031)."),
        ("progression", ("a x 9", "c y 4"),
         "The latest figure is 4, according to y on 4 March 2031, down from 9 (x, 1 March 2031)."),
        ("progression", ("a x 4", "b y 2", "c y 9"),
         "The latest figure is 9, according to y on 4 March 2031; the first was 4 (x, 1 March 2031)."),
        ("progression", ("a x 4", "- z 7", "c y 9"),
         "The latest figure is 9, according to y on 4 March 2031, up from 4 (x, 1 March 2031)."),
        ("progression", ("a x 4", "- y 9"), "The figure is 9, according to y, undated."),
        ("progression", ("a x 4", "c y 9 estimate"),
         "The latest figure, an estimate, is 9, according to y on 4 March 2031, up from 4 (x, 1 March 2031)."),
        ("conflicting", ("a x 9 differs 2", "a y 4 differs 1"), "X says 9, y 4 (1 March 2031)."),
        ("conflicting", ("a x 9 differs 2", "b y 4 differs 1"),
         "X says 9 (1 March 2031), y 4 (2 March 2031)."),
        ("conflicting", ("a x 9 differs 2", "a x 4 differs 1"), "Told differently under one name, x: 4 (Harbour Post), 9 (Daily Ledger)."),
        ("conflicting", ("a a 1 differs 2", "a b 2 differs 1", "a c 3 differs 1", "a d 4 differs 1", "a e 5 differs 1"),
         "A says 1, b 2 (1 March 2031)."),
        ("disputed", ("a x 9 denied 2", "b y 0"),
         "9, according to x on 1 March 2031, is denied by y; against it stands 0, according to y on 2 March 2031."),
        ("undetermined", ("a x 9", "- y 4"), "It is not decided which holds, 4 (y, undated) or 9 (x, 1 March 2031)."),
    ],
)  # fmt: skip
def test_a_sentence_says_what_is_known_now(status: str, rows: tuple[str, ...], told: str, briefing: Briefing) -> None:
    """The latest figure, from whom and of which day; what was replaced, denied or differs. It stands above the table."""
    group = _measure(briefing, "people hurt", status, *rows)
    found = _of(briefing, group, engine="local")
    assert told_in_a_sentence(group.model_copy(update={"rule": ""}), Measures(found)) == told
    assert escape(told.removesuffix(".")) in render_markdown(found)
    assert " ".join(terminal(found, width=140, full=True).split()).index(told[:12]) > 0
    assert told[:12] not in render_markdown(_of(briefing, group), full=False)  # a writer has told it in the prose


def test_a_latest_figure_of_an_inferred_day_says_so(briefing: Briefing) -> None:
    """Nothing is called latest without a word on a day that is only estimated."""
    group = _measure(briefing, "people hurt", "progression", "a x 4", "c y 9")
    row = group.rows[1].model_copy(update={"day": group.rows[1].day.model_copy(update={"basis": "inferred"})})
    group = group.model_copy(update={"rows": (group.rows[0], row)})
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told.startswith("The latest figure is 9, according to y on 4 March 2031 (an inferred day), up from 4")


def test_figures_that_may_be_one_number_did_not_move(briefing: Briefing) -> None:
    """3.9 million is one of the numbers that "around 4 million" may mean: neither up nor down."""
    group = _measure(briefing, "people hurt", "progression", "a x 39", "c y 40")
    wide = group.claims[1].model_copy(update={"likely_low": "38", "likely_high": "42"})
    group = group.model_copy(update={"claims": (group.claims[0], wide)})
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told == "The latest figure is 40, according to y on 4 March 2031."


def test_a_denial_that_is_older_than_the_figure_stands_beside_it(briefing: Briefing) -> None:
    """It answers what was known before, not this figure; both days are told."""
    group = _measure(briefing, "people hurt", "disputed", "c x 9 denied 2", "a y 9")
    denial = group.claims[1].model_copy(update={"polarity": "deny", "surface": "none", "value": None})
    group = group.model_copy(update={"claims": (group.claims[0], denial), "flags": ("denial_predates",)})
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told == "9, according to x on 4 March 2031; beside it stands an older denial by y on 1 March 2031."


def test_a_withdrawn_value_says_so(briefing: Briefing) -> None:
    """Where the text tells that a value was given up, it was withdrawn, in its plainest wording."""
    group = _measure(briefing, "people hurt", "superseded", "a x 115 replaced 3", "b y 115 replaced 3", "c z 97")
    wide = group.claims[0].model_copy(update={"surface": "at least 115", "high": None})
    back = group.claims[1].model_copy(update={"role": "withdrawn"})
    group = group.model_copy(update={"claims": (wide, back, *group.claims[2:])})
    sentence = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert sentence == "The latest figure is 97, according to z on 4 March 2031; 115 was withdrawn."


def test_doubts_of_a_measure_stand_in_its_sentence(briefing: Briefing) -> None:
    """Parts that do not add up: a reader has to know before he uses the figure. Which of two is a slip is not guessed."""
    group = _measure(briefing, "people hurt", "conflicting", "a x 9 differs 2", "a y 90 differs 1",
                     flags=("probable_slip", "does_not_add_up"))  # fmt: skip
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told.endswith("; the parts given do not add up to it.")


def _with_claims(group: FigureGroup, **changes: dict[str, object]) -> FigureGroup:
    """The measure with fields of some of its claims changed, named by their number: c1, c2 ..."""
    claims = list(group.claims)
    for name, fields in changes.items():
        place = int(name[1:]) - 1
        claims[place] = claims[place].model_copy(update=fields)
    rows = [
        row.model_copy(update={"role": next(c.role for c in claims if c.id == row.claim_ids[0])}) for row in group.rows
    ]
    return group.model_copy(update={"claims": tuple(claims), "rows": tuple(rows)})


def test_a_side_of_a_difference_tells_all_its_values_and_at_most_two_sides_are_named(briefing: Briefing) -> None:
    """The ministry's 108 and 109, the union's 350; a third party's 60 stands in the table alone."""
    rows = ("a union 350 differs 2", "a ministry 108 differs 1", "a ministry 109 differs 1", "a club 60 differs 1")
    group = _measure(briefing, "people there", "conflicting", *rows)
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told == "Ministry says 108 to 109, union 350 (1 March 2031)."


@pytest.mark.parametrize("voice", ["police", "security services in Arlen", "authorities"])
def test_several_people_say(voice: str, briefing: Briefing) -> None:
    """Police say, the Association of Workers says."""
    group = _measure(briefing, "people there", "conflicting", "a x 350 differs 2", "a y 108 differs 1")
    named = [row.model_copy(update={"voice": None}) for row in group.rows]
    claims = {"c1": {"attributed_to": voice}, "c2": {"attributed_to": "Association of Workers"}}
    group = _with_claims(group.model_copy(update={"rows": tuple(named)}), **claims)
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told == f"{voice[0].upper()}{voice[1:]} say 350, Association of Workers 108 (1 March 2031)."


def test_a_number_cut_short_and_a_coarse_bound_are_set_against_nothing(briefing: Briefing) -> None:
    """2.17 for 2.178 million; three and more than three decades; but not 3 and more than 3 people."""
    group = _measure(briefing, "people there", "undetermined", "a x 2170000", "a y 2178000")
    one, two = group.claims
    assert not exclude(one, two)
    more = {"value": "3", "low": "3", "high": None, "low_open": True, "qualifier": "more_than"}
    exact = {"value": "3", "low": "3", "high": "3", "low_open": False, "high_open": False}
    for unit, differ in (("decade", False), ("person", True)):
        pair = [one.model_copy(update={**ends, "unit": unit}) for ends in (exact, more)]
        assert exclude(pair[0], pair[1]) is differ


def test_words_without_a_number_stand_only_where_their_day_has_none(briefing: Briefing) -> None:
    """ "Hundreds" of the 1st beside 340 of that day adds nothing; of the 2nd it is all there is. --full has both."""
    group = _measure(briefing, "people hurt", "progression", "a x 200", "a y 340", "b z 200", "c y 900")
    vague = {"surface": "hundreds", "value": None, "qualifier": "vague", "high": None}
    group = _with_claims(group, c1=vague, c3=vague)
    found = _of(briefing, group)
    assert [row.figure for row in shown_rows(group, Measures(found))] == ["340", "hundreds", "900"]
    assert len(shown_rows(group, Measures(found, full=True))) == 4


def test_an_article_s_rounder_words_stand_with_its_number(briefing: Briefing) -> None:
    """ "Almost 500" and 487 of one voice, day and article are one row, those of two articles two."""
    group = _measure(briefing, "people hurt", "progression", "a x 500", "a x 487", "c y 900")
    almost = {"surface": "almost 500", "qualifier": "almost", "low": "400", "likely_low": "450"}
    group = _with_claims(group, c1=almost)
    found = _of(briefing, group)
    assert [row.figure for row in shown_rows(group, Measures(found))] == ["almost 500", "487", "900"]
    group = _with_claims(group, c1={"citation": group.claims[1].citation})
    rows = shown_rows(group, Measures(found))
    assert [(row.figure, len(row.claims)) for row in rows] == [("487", 2), ("900", 1)]


def test_a_garbled_article_s_figures_stand_on_the_full_page_alone(briefing: Briefing) -> None:
    """Neither in a table nor in a line of their own."""
    group = _with_claims(
        _measure(briefing, "people hurt", "progression", "a x 4", "b x 77", "c y 9"), c2={"role": "garbled"}
    )
    lone = _with_claims(_measure(briefing, "boats lost", "single_source", "a x 31"), c1={"role": "garbled"})
    found = _of(briefing, group, lone)
    assert [row.figure for row in shown_rows(group, Measures(found))] == ["4", "9"]
    assert "boats lost" not in render_markdown(found, full=False)
    assert "77" in render_markdown(found, full=True)
    assert "boats lost" in render_markdown(found, full=True)


def test_a_clock_that_runs_is_no_change(briefing: Briefing) -> None:
    """Two weeks, then five: one line in order of days, no table."""
    group = _measure(briefing, "length of the strike", "progression", "a x 2 old", "c y 5", unit="week", kind="stock")
    measures = Measures(_of(briefing, group))
    assert measures.tabled == frozenset()
    assert short_line(group, measures).figure == "2 weeks / 5 weeks"


def test_a_level_of_now_stands_beside_one_that_is_foreseen(briefing: Briefing) -> None:
    """A rent of 640 now, of 900 one day: the latest is what is."""
    group = _with_claims(
        _measure(briefing, "rent", "superseded", "a x 640", "a y 900", unit=None), c2={"role": "forecast"}
    )
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told == "The latest figure is 640, according to x on 1 March 2031; 900 (y) is expected."


def test_an_award_has_no_latest_figure(briefing: Briefing) -> None:
    """What does not grow has a figure, not a latest one."""
    group = _measure(briefing, "sum awarded", "superseded", "a x 8 replaced 2", "c y 5", kind="amount", unit=None)
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told.startswith("The figure is 5, according to y on 4 March 2031")


def test_one_value_is_credited_to_those_who_tell_it(briefing: Briefing) -> None:
    """Of 40 by x and "more than 30" by y the page does not say that both told 40."""
    group = _measure(briefing, "area searched", "progression", "c y 30", "c x 40", unit=None)
    group = _with_claims(group, c1={"surface": "more than 30", "qualifier": "more_than", "high": None})
    headline = group.headline.model_copy(update={"claim_ids": tuple(claim.id for claim in group.claims)})
    group = group.model_copy(update={"headline": headline})
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert told == "The latest figure is 40, according to x on 4 March 2031."


def test_a_slip_is_named_or_not_told(briefing: Briefing) -> None:
    """The one value that a single article tells against two; of one against one nothing is said."""
    group = _measure(briefing, "people hurt", "progression", "a x 23", "a x 230", "a x 230", flags=("probable_slip",))
    compared = Comparison(kind="voice", claim_ids=tuple(c.id for c in group.claims), status="conflicting", rule="RI", why="",
                          superseded=(), flags=("probable_slip",))  # fmt: skip
    group = group.model_copy(update={"comparisons": (compared,)})
    places = briefing.figures[0].claims
    group = _with_claims(group, c3={"citation": places[1].citation}, c2={"citation": places[0].citation})
    told = told_in_a_sentence(group, Measures(_of(briefing, group)))
    assert f"“23” (article {group.claims[0].citation.source_id}) may be a slip" in told
    pair = compared.model_copy(update={"claim_ids": compared.claim_ids[:2]})
    group = group.model_copy(update={"comparisons": (pair,)})
    assert "slip" not in told_in_a_sentence(group, Measures(_of(briefing, group)))


def test_a_whole_is_named_only_by_a_name_that_fits(briefing: Briefing) -> None:
    """People killed on the pier are a part of people killed, not of "guests and crew"."""
    for name, words in (("people killed", "Part of: people killed."), ("guests and crew", "")):
        whole = _measure(briefing, name, "progression", "a x 9", "b x 12")
        part = _measure(briefing, "people killed on the pier", "progression", "a x 2 part", "c x 5")
        row = part.rows[0].model_copy(update={"of": (whole.id,)})
        part = part.model_copy(update={"rows": (row, part.rows[1])})
        assert whole_words(part, Measures(_of(briefing, whole, part))) == words


def test_at_most_four_parts_stand_under_a_table(briefing: Briefing) -> None:
    """The others have a line of their own; nothing is lost."""
    whole = _measure(briefing, "people killed", "progression", "a x 9", "b x 12")
    relation = Relation(to=whole.id, kind="part_of", rule="part", why="", found_by="code")
    parts = [
        _measure(briefing, f"part {n}", "single_source", "a x 2").model_copy(update={"relations": (relation,)})
        for n in range(6)
    ]
    measures = Measures(_of(briefing, whole, *parts))
    assert len(measures.parts[whole.id]) == 4
    assert len(measures.others) == 2


def test_a_third_and_a_percentage_are_not_compared_as_numbers(briefing: Briefing) -> None:
    """0.33 of a third is not less than 25 of percent."""
    group = _measure(briefing, "area searched", "progression", "a x 25 old", "c y 0.33", unit="percent")
    third = group.claims[1].model_copy(update={"surface": "a third", "unit": None})
    group = group.model_copy(update={"claims": (group.claims[0], third)})
    assert (
        told_in_a_sentence(group, Measures(_of(briefing, group)))
        == "The latest figure is a third, according to y on 4 March 2031."
    )


@pytest.mark.parametrize(
    ("surface", "unit", "suffix", "title", "shown"),
    [
        ("25", "percent", "% of the area", "Burned area searched", "25%"),
        ("25", "percent", " per cent of it", "Burned area searched", "25 %"),
        ("2,170", "acre", " acres", "Area burned", "2,170 acres"),
        ("4.2", "percentage_point", " percentage points", "Lead", "4.2 percentage points"),
        ("80", "mile/hour", " mph", "Wind", "80 miles per hour"),
        ("20", "dog", " dogs", "Cadaver dogs", "20"),
        ("20", "dog", " dogs", "Searching in Lahaina", "20 dogs"),
        ("12", "person", " people", "Soldiers wounded", "12"),
        ("90", "person", " people", "Of the agency", "90 people"),
        ("hundreds", "building", " of buildings", "What is gone", "hundreds of buildings"),
        ("$5.5 billion", "USD", "", "Cost", "$5.5 billion"),
        ("nearly a billion", "USD", " dollars", "Award", "nearly a billion USD"),
        ("millions", "USD", " of dollars", "Award", "millions of USD"),
        ("€612", "EUR/tonne", " a tonne", "Price of fuel", "€612 per tonne"),
        ("twice", "times", " as many", "Takers", "twice"),
        ("6.8", "metre", " metres", "Level of the river", "6.8 metres"),
        ("12", "country", " countries", "Members", "12 countries"),
        ("12", None, "", "Members", "12"),
    ],
)
def test_a_figure_has_its_unit(
    surface: str, unit: str | None, suffix: str, title: str, shown: str, briefing: Briefing
) -> None:
    """A bare "25" is no figure for a reader; what the words or the title say is not said again."""
    claim = briefing.figures[0].claims[0]
    cited = claim.citation.model_copy(update={"suffix": suffix})
    claim = claim.model_copy(update={"surface": surface, "unit": unit, "value": "25", "citation": cited})
    assert words_said(claim, title) == shown


def test_a_title_is_the_measures_name(briefing: Briefing) -> None:
    """First letter large, nothing added; a name that is only a unit gives way to the source's words."""
    group = briefing.group("F1")
    assert title_of(group.model_copy(update={"name": "syrian refugees in Turkey"})) == "Syrian refugees in Turkey"
    named = name_of(group.model_copy(update={"name": "person"}))
    assert named == "“… rises in Marda At least 120 people were …”"
    page = terminal(briefing, width=140)
    assert re.search(r"^  People killed, Marda {40,}→ changed$", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "unit", "shown"),
    [
        ("level of the river at Marda, metres", "metre", "level of the river at Marda"),
        ("damage done by the quake, euros", "EUR", "damage done by the quake"),
        ("percent of the votes against it", "percent", "share of the votes against it"),
        ("percent rise in revenue", "percent", "rise in revenue"),
        ("soldiers killed in the strike on Friday, February 28", "person", "soldiers killed in the strike"),
        ("people drowned on Monday", "person", "people drowned"),
        ("revenue in the first quarter of 2031", "EUR", "revenue in the first quarter of 2031"),
        ("homes lost, Marda", "home", "homes lost, Marda"),
        ("on March 7", "person", "on March 7"),
    ],
)
def test_a_name_holds_neither_unit_nor_day(name: str, unit: str, shown: str) -> None:
    """What is counted, where and of what; a period belongs to it, and a name that is only a day stays."""
    assert plain_name(name, unit) == shown


NOT_ON_THE_PAGE = re.compile(
    r"\bR\d+s?\b|\bR[TIS]\b|\brule\b|may belong|two measures|stand alone|a level on its day|a total since|\bF\d\b"
    r"|stated|resolved|published|superseded|\.txt\b"
)


def test_rules_kinds_ids_and_file_names_unfold_only_in_full(briefing: Briefing) -> None:
    """On the short page there are none; in full the rule, its reason and each comparison stand in one line."""
    doubtful = briefing.group("F6")
    claim = doubtful.claims[0].model_copy(update={"possible_member_of": ("F1", "F2"), "label_verified": False})
    groups = tuple(
        group.model_copy(update={"claims": (claim,)}) if group.id == "F6" else group for group in briefing.figures
    )
    nameless = briefing.sources[0].model_copy(update={"outlet": None})
    voice = groups[1].comparisons[0].model_copy(update={"kind": "day", "why": "Another reason."})
    more = groups[1].model_copy(update={"comparisons": (*groups[1].comparisons, voice)})
    groups = (groups[0], more, *groups[2:])
    found = briefing.model_copy(update={"figures": groups, "sources": (nameless, *briefing.sources[1:])})
    for page in (terminal(found, width=140), render_markdown(found, full=False)):
        assert not NOT_ON_THE_PAGE.search(page), NOT_ON_THE_PAGE.search(page)
        assert "article 001" in page
    for page in (terminal(found, width=140, full=True), render_markdown(found)):
        told = " ".join(page.replace("\\", "").split())
        assert "F1 progression, rule R5 rise, a total since its start, person: The count rose over time" in told
        assert "F2 conflicting, rule R10 contradiction" in told
        assert "may belong to F1, F2" in told
        assert "day: conflicting, R10 contradiction" in told


def test_sections_stand_in_the_order_in_which_a_reader_needs_them(briefing: Briefing) -> None:
    """What happened and what is not known, then what is looked up: figures, days, who says what, the sources, the rest."""
    told = briefing.bottom_line[0]
    figured = briefing.model_copy(update={"key_figures": (KeyFigure(what="Dead", take=told, also=told),)})
    order = ["bottom line", "key points", "key figures", "figures that moved or differ", "accounts that differ", "what is not known", "who says what", "timeline", "in their words", "how good the sources are", "sources",
             "other figures, in their sources’ words"]  # fmt: skip
    for page, heads in (
        (terminal(figured), [head.upper().replace("’", "'") for head in order]),
        (render_markdown(figured, full=False), [f"## {head[:1].upper()}{head[1:]}" for head in order]),
    ):
        lines = page.splitlines()
        assert [line for line in lines if line in heads] == heads


def test_the_measure_that_most_articles_tell_stands_first(briefing: Briefing) -> None:
    """And what is not decided last, whatever the order in the JSON."""
    one = _measure(briefing, "one", "conflicting", "a x 9 differs 1")
    two = _measure(briefing, "two", "superseded", "a x 9 replaced 2", "b y 4")
    three = _measure(briefing, "three", "undetermined", "a x 9", "b y 4")
    assert [group.name for group in Measures(_of(briefing, three, one, two)).moved] == ["two", "one", "three"]


def test_what_merely_grew_in_one_article_is_one_line(briefing: Briefing) -> None:
    """Its values stand in order of days; with a second article, or a value that was replaced, it has its table."""
    group = _measure(briefing, "people hurt", "progression", "a x 4 old", "c y 9")
    place = group.claims[0].citation
    alone = group.model_copy(update={"claims": tuple(c.model_copy(update={"citation": place}) for c in group.claims)})
    assert Measures(_of(briefing, group)).tabled == {"people hurt"}
    page = re.sub(PLACES, "", render_markdown(_of(briefing, alone)))
    assert "| 4 → 9 | people hurt | x and y (2 sources) | 1–4 Mar 2031 | |" in page
    row = alone.rows[0].model_copy(update={"mark": "replaced"})
    replaced = alone.model_copy(update={"rows": (row, alone.rows[1])})
    assert Measures(_of(briefing, replaced)).tabled == {"people hurt"}


def test_a_value_that_nobody_contradicts_is_not_undecided(briefing: Briefing) -> None:
    """One value of two voices agrees, however unsure it is that they count the same."""
    assert head_of(_measure(briefing, "people hurt", "undetermined", "a x 9", "b y 9")) == "agree"
    assert head_of(_measure(briefing, "people hurt", "undetermined", "a x 9", "b x 9")) == "alone"
    assert head_of(_measure(briefing, "people hurt", "undetermined", "a x 9", "b y 8")) == "open"


def test_every_figure_is_listed_somewhere(briefing: Briefing) -> None:
    """In Markdown each claim's words stand in a table or among the others, with their place."""
    page = render_markdown(briefing, full=True)
    shown = "\n".join(line for line in page.splitlines() if line.startswith(("| ", "Of these", "**")))
    for group in briefing.figures:
        for claim in group.claims:
            assert escape(claim.surface) in shown, claim.id


@given(st.permutations(range(6)), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_parts_never_swallow_a_figure(wholes: list[int], extra: int) -> None:
    """Whatever is a part of what, also in a ring: each measure stands on the page, and stands there once."""
    groups = []
    for number, whole in enumerate(wholes):
        to = Relation(to=f"name {chr(97 + whole)}", kind="part_of", rule="part", why="", found_by="code")
        relations = (to,) if number != extra else ()
        name = f"name {chr(97 + number)}"
        group = _measure(TEMPLATE, name, "single_source", f"a x {number + 11}", relations=relations)
        groups.append(group)
    page = render_markdown(_of(TEMPLATE, *groups).model_copy(update={"engine": "local"}), full=True)
    for number in range(6):
        assert len(re.findall(rf"^\| {number + 11} people \|", page, re.MULTILINE)) == 1


def test_a_part_stands_under_its_whole_and_nowhere_else(briefing: Briefing) -> None:
    """ "of these, 33 children" below the table of the dead; that two measures are two is said of none."""
    for page in (terminal(briefing, width=140, full=True), render_markdown(briefing)):
        told = re.sub(PLACES, "", page).replace("\\", "")
        assert "f these: 33 children killed (Harbour Post, 2 Mar 2031)" in told
        assert told.count("33 children") == 1


def test_figures_that_agree_are_one_line_each(briefing: Briefing) -> None:
    """In full measure, figure, who, day; the bounds on both sides are both told, a relayed value once."""
    briefing = briefing.model_copy(update={"engine": "recorded"})
    line = next(line for line in render_markdown(briefing).splitlines() if "| people injured" in line)
    assert line.startswith(
        "| Nearly 4,000 / More than 4,000 | people injured | Harbour Post and NordPress (2 sources) | 2–4 Mar 2031"
    )
    page = _section(terminal(briefing, width=140, full=True), "EVERY OTHER FIGURE")
    assert sum("people injured" in line for line in page.splitlines()) == 1


def test_what_one_source_tells_stands_by_theme(briefing: Briefing) -> None:
    """People, money, shares and rates, things and sizes, times; the page of a writer has none of them."""
    units = {"person": "People", "EUR": "Money", "USD/month": "Money", "percent": "Shares and rates",
             "dog": "Other counts", "km": "Other counts", "hour": "Times"}  # fmt: skip
    groups = [
        _measure(briefing, f"thing {unit} {n}", "single_source", f"a x {n + 1}", unit=unit)
        for n in range(9)
        for unit in units
    ]
    assert [theme_of(group) for group in groups[:7]] == list(units.values())
    found = _of(briefing, *groups)
    rows = [line for line in render_markdown(found).splitlines() if line.startswith("| ")]
    assert sum("thing" in row for row in rows) == len(groups)
    assert [row.strip("| *") for row in rows if "**" in row] == list(dict.fromkeys(units.values()))
    written = render_markdown(found, full=False)
    assert "Other figures" not in written
    assert "OTHER FIGURES" not in terminal(found, width=140)


def test_the_heads_follow_the_rows(briefing: Briefing) -> None:
    """A measure that agrees on the whole has its table all the same where a row of it was replaced, denied or differs;
    and what two voices tell is not told by one source alone."""
    made = [
        ("corroborated", ("a x 5", "b y 5"), "agree"),
        ("corroborated", ("a x 4 replaced 2", "b y 5"), "changed"),
        ("compatible", ("a x 4 differs 2", "b y 5"), "differ"),
        ("single_source", ("a x 5", "b x 5"), "alone"),
        ("single_source", ("a x 5", "b y 5"), "agree"),
        ("single_source", ("a x 5", "b y 6"), "open"),
    ]
    for status, rows, head in made:
        assert head_of(_measure(briefing, "people hurt", status, *rows)) == head


def test_an_inferred_day_says_so_once(briefing: Briefing) -> None:
    """In Markdown the word stands at the first place, the footnote's mark once in each part; one footnote a day."""
    page = render_markdown(briefing, full=False)
    assert page.count("(inferred)") == 2  # once in the course of the page, and beside its article
    assert "4 Mar 2031 (inferred)[^d1]" in page
    assert page.count("fits 2031 and 2036") == 1
    assert all(part.count("[^d1]") <= 1 for part in re.split(r"^##+ ", page.split("\n[^d1]:")[0], flags=re.MULTILINE))
    assert terminal(briefing).count("inferred:") == 1


def test_a_figure_dated_by_its_own_weekday_tells_that_reason_and_no_article_s(briefing: Briefing) -> None:
    """Article 002 is of the inferred 4 March; a count that another article has "on Tuesday" is of that day for its own
    reason, and one that has no day but its article's for that of the article."""
    own = "“Tuesday”, read against the inferred date 2031-03-06"
    days = DayNotes(briefing)
    assert days.number("4 Mar 2031", "inferred", own) == 1
    assert days.whys == {"4 Mar 2031": "“Tuesday”, read against the inferred date 6 Mar 2031"}
    days.number("4 Mar 2031", "inferred", "no other time is named; the article's date is inferred")
    assert [part.split(":")[0] for part in days.whys["4 Mar 2031"].split("; ")[:2]][1] == "002"


def test_statements_say_once_that_a_day_is_inferred(briefing: Briefing) -> None:
    """The second sentence, and the tables after it, need not say it again; another day says it for itself."""
    texts = (
        "So it was on 4 March 2031 (inferred).",
        "And again (AFP, 4 March 2031, inferred).",
        "On 5 March 2031 (inferred).",
    )
    points = tuple(briefing.key_points[0].model_copy(update={"text": text, "claim_ids": ()}) for text in texts)
    found = briefing.model_copy(update={"key_points": points})
    for page in (terminal(found, width=140), render_markdown(found, full=False)):
        plain = re.sub(r"\\(.)", r"\1", page)
        assert "And again (AFP, 4 March 2031)." in plain
        assert plain.split("## Sources")[0].count("(inferred)") == 2


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("They met on 3 March 2031.", "They met on 3 March 2031 (inferred)."),
        ("They met (Daily Ledger, 3 March).", "They met (Daily Ledger, 3 March, inferred)."),
        ("They met on 4 March 2031.", "They met on 4 March 2031."),
        ("They met on 3 March 2031 (inferred).", "They met on 3 March 2031 (inferred)."),
    ],
    ids=["in a sentence", "in brackets", "a passage prints it", "said already"],
)
def test_a_day_that_rests_on_an_inferred_date_says_so_once(text: str, marked: str, briefing: Briefing) -> None:
    """Article 002 has no date of its own; one passage of it prints "March 4"."""
    (source,) = [source for source in briefing.sources if source.id == "002"]
    assert source.published.basis.startswith("inferred")
    cited = next(
        claim.citation for group in briefing.figures for claim in group.claims if claim.citation.source_id == "002"
    )
    told = briefing.key_points[0].model_copy(
        update={
            "text": text,
            "support": "terms_checked",
            "citations": (cited.model_copy(update={"text": "They met on Tuesday, March 4."}),),
        }
    )
    days = DayNotes(briefing)
    assert days.said_once(told) == marked
    assert "inferred" not in days.said_once(told)
    dated = told.model_copy(update={"citations": (cited.model_copy(update={"source_id": "001"}), cited)})
    assert "inferred" not in DayNotes(briefing).said_once(
        dated.model_copy(update={"text": "They met on 3 March 2031."})
    )


def test_an_account_has_two_sides_and_no_rule(briefing: Briefing) -> None:
    """Both sides with who and day, the earlier first; what one side alone tells stands in full only."""
    page = _section(terminal(briefing, width=140), "ACCOUNTS THAT DIFFER")
    assert page.splitlines()[1] == "  What becomes of the homes"
    assert "· Ana Keller, in Harbour Post: We will rebuild every street [001:6]" in page.splitlines()[2]
    item = briefing.disagreements[0]
    side: DisagreementSide = item.sides[0]
    lone = briefing.model_copy(update={"disagreements": (item.model_copy(update={"sides": (side,)}),)})
    assert "ACCOUNTS THAT DIFFER" not in terminal(lone)
    assert "ACCOUNTS THAT DIFFER" in terminal(lone, full=True)


def test_an_account_does_not_repeat_itself_or_a_table(briefing: Briefing) -> None:
    """Its title is not a side's own sentence; one article is named once; what a table shows is told in full only."""
    item = briefing.disagreements[0]
    said = item.model_copy(update={"about": "We will rebuild every …", "sides": (item.sides[1], item.sides[1])})
    assert content.account_title(said) == "Ana Keller"
    page = _section(render_markdown(briefing.model_copy(update={"disagreements": (said,)})), "Accounts that differ")
    assert page.count("Harbour Post") == 1
    claims = briefing.group("F3").claims
    sides = tuple(
        side.model_copy(update={"statement": side.statement.model_copy(update={"citations": (claim.citation,)})})
        for side, claim in zip(item.sides, claims, strict=True)
    )
    tabled = briefing.model_copy(update={"disagreements": (item.model_copy(update={"sides": sides}),)})
    assert "ACCOUNTS THAT DIFFER" not in terminal(tabled)
    assert "ACCOUNTS THAT DIFFER" in terminal(tabled, full=True)


@pytest.mark.parametrize(
    "how", [{"width": 60}, {"width": 80}, {"width": 100}, {"width": 120}, {"width": 80, "ascii": True}]
)
def test_a_table_with_long_cells_does_not_break(how: dict[str, object], briefing: Briefing) -> None:
    """Long parties, figures and marks wrap inside their columns; no line is too wide and every word is whole."""
    voice = "the_National_Agency_for_Disaster_Response".replace("_", "-")
    group = _measure(briefing, "people taking part", "conflicting",
                     f"a {voice} 1234567890 differs 2 3 4", "a y 222222222222 differs 1", f"b {voice} 3 differs 1",
                     "- z 4444444444444444444 differs 1")  # fmt: skip
    page = terminal(_of(briefing, group), **how)
    assert all(cell_len(line) <= int(str(how["width"])) for line in page.splitlines())
    for words in ("1234567890", "222222222222", "4444444444444444444"):
        assert words in page.replace("\n", " ")


def test_bars_are_drawn_only_where_they_help(briefing: Briefing) -> None:
    """On a wide page, for two values or more of one size; not where one is a hundred times the other."""
    near = _of(briefing, _measure(briefing, "people hurt", "progression", "a x 40 old", "c y 90"))
    far = _of(briefing, _measure(briefing, "people hurt", "progression", "a x 2 old", "c y 9000"))
    same = _of(briefing, _measure(briefing, "people hurt", "superseded", "a x 9 replaced 2", "c y 9"))
    assert "┃" in terminal(near, width=110)
    for page in (terminal(near, width=60), terminal(far, width=110), terminal(same, width=110)):
        assert "┃" not in page


def test_rows_left_out_are_the_earliest_that_no_longer_stand(briefing: Briefing) -> None:
    """The newest figures of a long course are never cut, in either form; the full page has all."""
    rows = [f"a x {n} old" for n in range(1, 30)] + ["b x 30", "c x 31"]
    found = _of(briefing, _measure(briefing, "people hurt", "progression", *rows))
    page = terminal(found, width=110)
    assert "… 19 earlier counts in --full" in page
    assert re.search(r"4 Mar 2031 +31 ", page)
    assert re.search(r"2 Mar 2031 +30 ", page)
    short = render_markdown(found, full=False)
    assert "… 19 earlier counts in --full" in short
    assert short.count("| 1 Mar 2031 |") == 10
    assert render_markdown(found).count("| 1 Mar 2031 |") == 29


def test_hostile_names_are_shown_and_not_obeyed_in_tables(briefing: Briefing) -> None:
    """Names of measures and voices, figures and units come from articles too."""
    attack = "\x1b[31mx\u202e|<b>\u200b"
    group = _measure(briefing, "people hurt", "conflicting", "a x 5 differs 2", "b y 6 differs 1", unit=attack)
    claims = tuple(claim.model_copy(update={"surface": attack}) for claim in group.claims)
    group = group.model_copy(update={"name": attack, "claims": claims})
    rows = tuple(row.model_copy(update={"voice": None}) for row in group.rows)
    lone = group.model_copy(update={"status": "single_source", "rows": rows[:1], "id": "F9", "claims": claims[:1]})
    for view in (False, True):
        for page in (
            terminal(_of(briefing, group, lone), full=view),
            render_markdown(_of(briefing, group, lone), full=view),
        ):
            assert not any(is_invisible(char) for char in page)
        assert "<b>" not in re.sub(r"\\.", "", render_markdown(_of(briefing, group, lone), full=view))


MOST_WORDS = MOST_OF_PAGE["normal"] + 50
"""Of the prose of a page of normal length, for about ten articles; a title, a remark and what code puts there may take a few more."""


def prose_words(page: str) -> int:
    """The words of a short Markdown page up to what is not known, without its tables and the marks of footnotes and lists."""
    told = "\n".join(
        line
        for line in page.partition("\n## What no article tells")[0].splitlines()
        if not line.startswith(("|", "### "))
    )
    return len(re.sub(rf"{PLACES}|\[\^\w+\]|^(?:-|\d+\.|#+) |»", "", told, flags=re.MULTILINE).split())


@pytest.mark.parametrize("folder", ["seeds", "stories/flood", "stories/company"])
def test_the_prose_of_a_page_is_soon_read(folder: str) -> None:
    """What is read before what is looked up, heads and all, is no longer than a page."""
    told = briefgen.brief(TOP / folder, engine="recorded")
    page = render_markdown(told, full=False)
    assert told.tables
    assert 400 < prose_words(page) <= MOST_WORDS
    assert page.index("## What no article tells") < page.index("## Sources")
    assert "## How good the sources are" not in page  # a written page has it with its sources


# ---------------------------------------------------------------- bars


def _claim(briefing: Briefing, low: str | None, high: str | None, likely: tuple[str | None, str | None]) -> FigureClaim:
    return (
        briefing.figures[0]
        .claims[0]
        .model_copy(update={"low": low, "high": high, "likely_low": likely[0], "likely_high": likely[1]})
    )


def test_bars_share_one_scale(briefing: Briefing) -> None:
    """A point, a range and an open end on one line of cells, in proportion."""
    claims = [
        _claim(briefing, "0", "0", ("0", "0")),
        _claim(briefing, "50", "100", ("60", "80")),
        _claim(briefing, "100", None, ("100", "100")),
    ]
    scale = scale_for(claims, 19)
    assert scale is not None
    assert [draw_bar(claim, scale, BOX) for claim in claims] == [
        "┃                  ",
        "        ──━━━━───  ",
        "                ┃─▶",
    ]


def test_a_group_without_values_has_no_scale(briefing: Briefing) -> None:
    """Denials alone draw nothing."""
    assert scale_for([_claim(briefing, None, None, (None, None))], 10) is None


TEMPLATE = briefings.make_briefing()


@given(
    st.lists(st.tuples(st.fractions(-1000, 1000), st.fractions(0, 1000)), min_size=1, max_size=5),
    st.integers(4, 30),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_a_bar_is_as_wide_as_its_scale(ends: list[tuple[Fraction, Fraction]], cells: int, open_ended: bool) -> None:
    """Whatever the values, a bar fills its cells exactly."""
    claims = [
        _claim(TEMPLATE, str(low), None if open_ended else str(low + width), (str(low), str(low + width)))
        for low, width in ends
    ]
    scale = scale_for(claims, cells)
    assert isinstance(scale, Scale)
    assert all(len(draw_bar(claim, scale, BOX)) == cells for claim in claims)


# ---------------------------------------------------------------- layout


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"]), max_size=30), max_size=12),
    st.integers(8, 60),
)
@settings(max_examples=80, deadline=None)
def test_wrapping_keeps_every_character_and_the_width(texts: list[str], width: int) -> None:
    """No character but a space is lost, none is added, and no line is too wide."""
    pieces = [Piece(text) for text in texts]
    lines = wrap(pieces, width, first=(Piece("* "),), hang=2)
    assert all(line_width(line) <= width for line in lines)
    kept = "".join(piece.text for line in lines for piece in line).removeprefix("* ")
    assert kept.replace(" ", "") == "".join(texts).replace(" ", "")


def test_a_reference_is_not_broken_where_it_fits_a_line() -> None:
    """[002:4 002:9] goes to the next line whole."""
    lines = wrap([Piece("a word or two "), Piece("[002:4 002:9]", "reference")], 20)
    assert ["".join(piece.text for piece in line) for line in lines] == ["a word or two", "[002:4 002:9]"]


def test_columns_stand_beside_one_another() -> None:
    """Cells wrap each in its own width; wide characters count twice."""
    lines = set_columns([Cell((Piece("one two"),), 4), Cell((Piece("日本"),), 4, right=True)], indent=1)
    assert ["".join(piece.text for piece in line) for line in lines] == [" one   日本", " two"]


# ---------------------------------------------------------------- untrusted text


@given(st.text(st.characters(), max_size=60))
@settings(max_examples=100, deadline=None)
def test_shown_text_has_nothing_invisible_and_stays_on_its_line(text: str) -> None:
    """Whatever comes, one visible line comes out, also from lone surrogates."""
    shown = show_untrusted(text)
    assert not any(is_invisible(char) or char in "\n\r\t\u2028\u2029" for char in shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain, “quoted” – naïve 日本", "plain, “quoted” – naïve 日本"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("a\u202eb\u200bc", "a\\u202eb\\u200bc"),
        ("tag\U000e0041", "tag\\U000e0041"),
        ("lone\ud800", "lone\\ud800"),
        ("two\nlines", "two\\u000alines"),
        ("\x9b31m", "\\u009b31m"),
    ],
)
def test_untrusted_text_is_escaped_where_it_cannot_be_seen(raw: str, shown: str) -> None:
    """Escapes stand in the place of what a terminal would obey or hide."""
    assert shown == show_untrusted(raw)


def test_a_passage_folds_white_space_only() -> None:
    """Line ends of an article become spaces; nothing else does."""
    assert show_passage("  one\n\ttwo\x0bthree ") == "one two\\u000bthree"


# ---------------------------------------------------------------- Markdown


def _kinds(text: str) -> set[str]:
    return {token.type for block in MARKDOWN.parse(text) for token in [block, *(block.children or [])]}


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_escaped_text_is_only_text_in_markdown(text: str) -> None:
    """No link, image, HTML, emphasis, code or heading can be made of words from an article."""
    kinds = _kinds(f"said: {escape(text)}") | _kinds(f"- {escape(text)}")
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "bullet_list_open",
                     "bullet_list_close", "list_item_open", "list_item_close"}  # fmt: skip


@pytest.mark.parametrize("words", ["= also AFP", "$3.5 billion", "R&D > 5 %", "- 3", "# 1", "1. of all"])
def test_words_in_a_cell_have_no_needless_escape(words: str) -> None:
    """Behind other words nothing opens; a sum of money and a plain mark stay as people write them."""
    assert inside(words) == words
    assert f"said: {words}" in MARKDOWN.render(f"said: {inside(words)}").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.parametrize(
    "attack",
    ["![x](http://e.example/b.png)", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "`code`", "**b**",
     "a | b", "$x$", "~~s~~", "[^1]: note", "<http://e.example>", "&lt;b&gt;", "# h", "> q", "+ item", "- item"],
)  # fmt: skip
def test_known_attacks_stay_text(attack: str) -> None:
    """Each shows as the characters it is made of."""
    html = MARKDOWN.render(f"said: {escape(attack)}")
    assert "<a" not in html
    assert "<img" not in html
    assert "<strong" not in html
    rendered = html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert f"said: {attack}" in rendered


def test_a_hostile_article_gives_a_harmless_page(hostile: Briefing) -> None:
    """In the whole page, too, there are only the links that we made."""
    page = render_markdown(hostile)
    assert "javascript:" not in re.sub(r"\\.", "", "".join(re.findall(r"\]\(([^)]*)\)", page)))
    html = MARKDOWN.render(page)
    assert "<script" not in html
    assert "<img" not in html
    assert not any(is_invisible(char) for char in page)


def places_in(page: str) -> list[str]:
    """The places behind the sentences of a Markdown page, one by one: "001:2"."""
    marks = re.findall(r"\[(\d+:[\d:, ]+)\](?!\()", re.sub(r"\[\d+:\d+\] is sentence", "", page))
    return [
        f"{own.partition(':')[0]}:{number}"
        for mark in marks
        for own in mark.split()
        for number in own.partition(":")[2].split(",")
    ]


def test_each_cited_sentence_stands_once_at_the_end(briefing: Briefing) -> None:
    """Places and sentences match one to one, by article and in the order of its text."""
    for full in (False, True):
        page = render_markdown(briefing, full=full)
        told = re.findall(r"^- \[?(\d+:\d+)(?:\]|\b)", page.partition("\n## Cited sentences\n")[2], re.MULTILINE)
        assert told == sorted(set(places_in(page)))
    assert page.count("Nearly 4,000 people were injured, and 33 of the dead were children.") == 1


def test_a_cited_sentence_stands_below_its_outlet_and_day_and_its_place_links_to_it(briefing: Briefing) -> None:
    """A text fragment where the source has an address, else the plain place. Titles stand in Sources."""
    page = render_markdown(briefing)
    harbour, ledger = re.split(r"^\*\*", page.partition("\n## Cited sentences\n")[2], flags=re.MULTILINE)[1:]
    assert harbour.startswith(
        "1, Harbour Post**, 2 Mar 2031\n\n- [1:2](https://example.org/quake?a=1#:~:text=At%20least%20120"
    )
    assert "said.) “The quake had a magnitude of 6.4, the Survey said.”\n" in harbour
    assert ledger.startswith("2, Daily Ledger, from NordPress**, about 4 Mar 2031\n\n- 2:2 “The toll has risen")
    assert page.count("Quake toll rises in Marda") == 1


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "javascript://e.example/%0aalert(1)", "data:text/html,x", "ftp://e.example/a",
     "//e.example/a", "https://", "https:///a",
     "https://user:word@example.org/", "https://user@example.org/", "http://[::1", "https://e.example:port/", "", None],
)  # fmt: skip
def test_other_than_plain_web_addresses_are_no_links(url: str | None) -> None:
    """Only http and https, with a host, without user and password."""
    assert safe_link(url) is None
    assert link_to_words(url, "words") is None


def test_links_are_percent_encoded_and_keep_a_fragment_of_their_own() -> None:
    """What would end a Markdown link, or part a text fragment, is encoded."""
    assert safe_link("https://example.org/a b(c)<d>") == "https://example.org/a%20b%28c%29%3Cd%3E"
    assert link_to_words("https://example.org/#top", "well-known, 50%") == (
        "https://example.org/#top:~:text=well%2Dknown%2C%2050%25"
    )
    long = " ".join(f"w{n}" for n in range(20))
    assert link_to_words("http://example.org/", long) == (
        "http://example.org/#:~:text=w0%20w1%20w2%20w3%20w4,w15%20w16%20w17%20w18%20w19"
    )


# ---------------------------------------------------------------- JSON and CSV


def test_json_reads_back_as_the_same_briefing(briefing: Briefing) -> None:
    """What is written is what is read, and writing again gives the same bytes."""
    text = briefing.to_json()
    read = Briefing.from_json(text)
    assert read.model_copy(update={"seals": ()}) == briefing
    assert read.to_json() == text


def test_json_shows_unseen_characters_as_escapes_and_loses_none(hostile: Briefing) -> None:
    """A terminal that prints the JSON obeys nothing in it; a program reads the true characters."""
    text = hostile.to_json()
    assert not any(is_invisible(char) for char in text)
    assert json.loads(text)["title"]["text"] == hostile.title.text


@given(st.text(st.characters(), max_size=40))
@settings(max_examples=100, deadline=None)
def test_escaped_json_reads_back_the_same(text: str) -> None:
    """Also for characters beyond the first plane and lone surrogates."""
    escaped = escape_unseen(json.dumps(text, ensure_ascii=False))
    assert json.loads(escaped) == text
    assert not any(is_invisible(char) for char in escaped)


def test_csv_has_a_row_a_claim_and_its_columns_are_those_of_rows(briefing: Briefing) -> None:
    """The header is written down once and matches the library's rows."""
    rows = list(csv.DictReader(io.StringIO(render_csv(briefing, View()))))
    assert [row["claim"] for row in rows] == [row["claim"] for row in briefing.rows()]
    assert tuple(briefing.rows()[0]) == COLUMNS
    assert rows[0]["value"] == "120"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n=", "\uff1d"])
def test_no_cell_is_a_formula(start: str) -> None:
    """Text that a spreadsheet would run gets a quote."""
    assert guard_cell(f"{start}cmd|' /C calc'!A0").startswith("'")


@pytest.mark.parametrize(
    ("value", "cell"), [(-3, "-3"), ("-3.5", "-3.5"), ("33", "33"), (None, ""), (False, "false"), ("", "")]
)
def test_numbers_stay_numbers(value: object, cell: str) -> None:
    """A negative value is no formula."""
    assert cell == guard_cell(value)


def test_a_story_without_a_second_article_is_told(briefing: Briefing) -> None:
    """One undated source: the counts say so, in the singular."""
    source = briefing.sources[0]
    undated = source.model_copy(
        update={"published": source.published.model_copy(update={"date": None, "basis": "unknown"})}
    )
    alone = briefing.model_copy(update={"sources": (undated,)})
    assert content.count_words(alone, full=True) == "1 article · engine local · 1 undated"
    assert content.count_words(alone, full=False) == f"1 article · {content.NO_MODEL} · 1 undated"


def test_views_are_clamped() -> None:
    """The page never falls below 60 columns nor grows beyond 140."""
    assert [replace(View(), width=width).columns for width in (1, 60, 100, 140, 10_000)] == [60, 60, 100, 140, 140]


# ---------------------------------------------------------------- sources in the bottom line, and badges


def _noted(briefing: Briefing, *notes: tuple[str, str]) -> Briefing:
    told = tuple(Note(source_id=None, kind=kind, text=text) for kind, text in notes)
    return briefing.model_copy(update={"notes": told})


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ((("undated", "001 carries no date."), ("copy", "002 is a copy of 001.")), "Of the sources: 002 is a copy of 001."),
        ((("copy", "002 is a copy of 001."), ("copy", "003 is a copy of 001.")),
         "Of the sources: 002 is a copy of 001 (and 1 more like it)."),
        ((("copy", "002 is a copy of 001."), ("failure", "001 failed.")), "Of the sources: 001 failed."),
        ((("badge", "001: live blog."),), None),
        ((), None),
    ],
)  # fmt: skip
def test_the_worst_of_the_sources_stands_in_the_bottom_line(
    briefing: Briefing, notes: tuple[tuple[str, str], ...], told: str | None
) -> None:
    """What failed before a copy, a copy before a missing date; one line, however many there are."""
    of = _noted(briefing, *notes)
    for page in (render_markdown(of, full=False), terminal(of, width=140)):
        opening = _section(page, "Bottom line")
        assert opening.count("Of the sources") == (0 if told is None else 1)
        assert told is None or told.replace("00", "") in opening.replace(
            "00", ""
        )  # "2" in Markdown, "002" on a terminal


def test_undated_articles_do_not_open_the_page(briefing: Briefing) -> None:
    """How many there are stands below the title, and which ones with the sources; a copy that touches a third does open it."""
    many = tuple(source.model_copy(update={"id": f"1{n:02}"}) for n in range(3) for source in briefing.sources[:1])
    undated = _noted(briefing, ("undated", "100 and 101 carry no date.")).model_copy(update={"sources": many})
    copied = _noted(briefing, ("copy", "101 is a copy of 100.")).model_copy(update={"sources": many})
    assert content.worst_of_sources(undated) is None
    assert content.Cited("100 and 101 carry no date.") in content.source_quality(undated, full=False)
    assert content.worst_of_sources(copied) == content.Cited("Of the sources: 101 is a copy of 100.")


def test_articles_that_share_their_words_are_named(briefing: Briefing) -> None:
    """A remark that speaks of "both" is told with the ids of the two."""
    note = Note(
        source_id="002",
        kind="copy_of",
        text="Both tell the count in the same words. [002:1 001:2] (noticed by the model, ids and words checked)",
    )
    (told,) = content.source_quality(briefing.model_copy(update={"notes": (note,)}), full=False)
    assert told.text.startswith("001 and 002: Both tell")


def test_a_line_of_the_timeline_has_no_badge(briefing: Briefing) -> None:
    """Its day says that it is an older count; as a key point the same sentence is marked."""
    point = next(point for point in briefing.key_points if "120 people" in point.text)
    line = TimelineEntry(date=briefing.as_of, statement=point)
    of = briefing.model_copy(update={"timeline": (line, briefing.timeline[-1])})
    for page in (render_markdown(of, full=False), terminal(of, width=140)):
        assert "since changed" not in _section(page, "Timeline")
        assert "since changed" in _section(page, "Key points")


def test_a_head_has_a_capital(briefing: Briefing) -> None:
    """Whatever the writer gave; a name with a capital inside stays as it is."""
    item = (
        briefing.key_figures[0] if briefing.key_figures else KeyFigure(what="", take=briefing.key_points[0], also=None)
    )
    for words, shown in (
        ("people killed", "People killed"),
        ("iPhone sales", "iPhone sales"),
        ("UN staff", "UN staff"),
    ):
        of = briefing.model_copy(update={"key_figures": (item.model_copy(update={"what": words}),)})
        assert f"**{shown}**" in render_markdown(of, full=False)
        assert f"{shown}: " in terminal(of, width=140)


def test_a_timeline_that_the_prose_has_told_stands_in_full_only(briefing: Briefing) -> None:
    """Where more than half of its lines rest on sentences that a point cites, the short page does not say it again."""
    told = tuple(TimelineEntry(date=briefing.as_of, statement=point) for point in briefing.key_points[:2])
    of = briefing.model_copy(update={"timeline": (*told, briefing.timeline[-1])})
    assert "## Timeline" not in render_markdown(of, full=False)
    assert "## Timeline" in render_markdown(of, full=True)
    assert "## Timeline" in render_markdown(of.model_copy(update={"timeline": of.timeline[1:]}), full=False)


@pytest.mark.parametrize("words", ["0.", "12) of them", "# 1", "==="])
def test_what_would_open_a_list_or_a_heading_is_plain_text(words: str) -> None:
    """Also a lone number with its point; "0.5 percent" keeps its own."""
    kinds = _kinds(f"- {escape(words)}")
    assert "ordered_list_open" not in kinds
    assert "heading_open" not in kinds
    assert escape("0.5 percent") == "0.5 percent"


def test_what_has_no_day_and_tells_one_number_is_one_row(briefing: Briefing) -> None:
    """With all who tell it; a bound, or a value that was replaced, keeps a row of its own."""
    group = _measure(briefing, "people hurt", "progression", "a x 4 old", "c y 9", "- z 9", "- w 9", "- v 9")
    shown = shown_rows(group, Measures(_of(briefing, group)))
    assert [(row.figure, row.who) for row in shown if row.day.end is None] == [("9", "z, w and v")]
    assert len(shown_rows(group, Measures(_of(briefing, group), full=True))) == 5


def test_the_worst_of_the_sources_is_said_once(briefing: Briefing) -> None:
    """In the bottom line, and not again below; the full page lists all."""
    worst = briefing.notes[0].model_copy(update={"kind": "garbled", "text": "002 looks garbled.", "source_id": "002"})
    found = briefing.model_copy(update={"notes": (worst,)})
    page = render_markdown(found, full=False)
    assert "*Of the sources: 2 looks garbled.*" in page
    assert page.count("looks garbled") == 1
    assert render_markdown(found, full=True).count("looks garbled") == 2


def test_a_party_stands_beside_a_figure_only_where_it_is_named(briefing: Briefing) -> None:
    """Else the outlet that prints the figure; a day that is only the article's own is called so."""
    group = briefing.group("F1")
    claim = group.claims[0]
    voice = briefing.voices[0].model_copy(update={"id": "v9", "name": "the Harbour Guild", "also": ()})
    row = group.rows[0].model_copy(
        update={"voice": "v9", "day": claim.as_of.model_copy(update={"basis": "publication"})}
    )
    found = briefing.model_copy(update={"voices": (voice,)})
    two = group.model_copy(update={"rows": (row, *group.rows[1:])})
    assert shown_rows(two, Measures(found, full=True))[0].who == "the Harbour Guild"
    assert shown_rows(two, Measures(found))[0].who == "in Harbour Post"
    page = render_markdown(found.model_copy(update={"figures": (two,), "disagreements": ()}), full=False)
    assert "| by 1 Mar 2031 |" in page


def test_a_party_is_named_as_its_sentence_names_it(briefing: Briefing) -> None:
    """The county for which its mayor speaks elsewhere; of a post whoever signs it."""
    claim = briefing.group("F1").claims[0]
    source = briefing.source(claim.citation.source_id)
    place = next(place for place in source.sentences if place.number == claim.citation.sentence)
    told = (source.text or "")[place.start : place.end]
    body = next(word for word in re.findall(r"[A-Z][a-z]{3,}", told))
    voice = briefing.voices[0].model_copy(update={"id": "v9", "name": "Richard Vell", "also": (body,)})
    found = briefing.model_copy(update={"voices": (voice,)})
    assert Measures(found).named_as("v9", "Richard Vell", claim) == body
    signed = source.model_copy(update={"text": f"{source.text}\n\n— Richard Vell (@vell) 3 March 2031"})
    posted = found.model_copy(update={"sources": tuple(signed if own == source else own for own in found.sources)})
    assert Measures(posted).named_as("v9", "Richard Vell", claim) == "post of Richard Vell"


def test_a_day_whose_month_and_number_the_text_prints_is_not_called_inferred(briefing: Briefing) -> None:
    """Only its year is read from elsewhere, and there is no other that fits."""
    days = DayNotes(briefing)
    assert days.number("15 Mar 2031", "inferred", "“March 15”, read against the inferred date 2031-03-24") is None
    assert days.number("18 Mar 2031", "inferred", "“next Tuesday”, read against the inferred date 2031-03-14") == 1


# ---------------------------------------------------------------- a short page that no model wrote


def _titles(page: str) -> list[str]:
    return re.findall(r"^### (.+?) \(", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("more", "rows"),
    [
        ({"weak": True}, ("a x 4 old", "c y 9")),
        ({"status": "undetermined"}, ("a x 4", "c y 9")),
        ({"unit": "vessel", "name": "boats of the navy"}, ("a x 4 old", "c y 9")),
        ({}, ("a x 4 old", "c z 7 old", "b y 9")),
        ({}, ("a x 4 old", "- y 9")),
        ({}, ("a x 4 old", "c y 9 part 1")),
    ],
)
def test_what_code_is_not_sure_of_has_no_table_there(
    more: dict[str, object], rows: tuple[str, ...], briefing: Briefing
) -> None:
    """A weak measure, one that nothing decides, one whose figure counts not what its name says, one with a count of a
    later day than the leading one, or of a day where that has none, and a part of another; in full each has its table."""
    sure = _measure(briefing, "people hurt", "progression", "a x 4 old", "c y 9")
    unsure = _measure(briefing, "people lost", "progression", *rows).model_copy(update=more)
    found = _of(briefing, sure, unsure, engine="local")
    assert _titles(render_markdown(found, full=False)) == ["People hurt"]
    assert len(_titles(render_markdown(found, full=True))) == 2


def test_two_last_values_of_one_article_are_two_things(briefing: Briefing) -> None:
    """7,400 in hotels and 1,100 in tents; but 965 million and nearly a billion are one."""
    found = []
    for last in ("40", "9.7"):
        group = _measure(briefing, "people hurt", "progression", "a x 4 old", "c y 9", "c y 5", f"c y {last}")
        citation = group.claims[1].citation
        claims = tuple(c.model_copy(update={"citation": citation}) for c in group.claims)
        heads = group.headline.model_copy(update={"claim_ids": (claims[3].id, claims[1].id)})
        rows = (group.rows[0], group.rows[1], group.rows[3])
        claims = (claims[0], claims[1].model_copy(update={"value": "10"}), claims[3])
        found.append(is_sure(group.model_copy(update={"claims": claims, "rows": rows, "headline": heads}), "changed"))
    assert found == [False, True]


def test_what_a_key_figure_tells_has_no_table_and_no_line(briefing: Briefing) -> None:
    """Nor has another measure of the same name, which a reader would take for it."""
    told = _measure(briefing, "people hurt", "progression", "a x 4 old", "c y 9")
    again = _measure(briefing, "people hurt", "progression", "a x 5 old", "c y 8").model_copy(update={"id": "again"})
    single = _measure(briefing, "people lost", "single_source", "a x 3")
    take = Statement(
        text="9", support="terms_checked", citations=(told.claims[1].citation,), claim_ids=(told.claims[1].id,)
    )
    figures = (KeyFigure(what="People hurt", take=take),)
    found = _of(briefing, told, again, single, engine="local").model_copy(update={"key_figures": figures})
    page = render_markdown(found, full=False)
    assert _titles(page) == []
    assert not any(line.citations[0] == told.claims[0].citation for line in quoted_lines(told, Measures(found)))
    assert quoted_lines(told, Measures(found)) == ()


def test_what_nothing_decides_has_no_badge_on_the_short_page(briefing: Briefing) -> None:
    """The page has no table that would explain it; the full one has."""
    group = _measure(briefing, "people hurt", "undetermined", "a x 9", "- y 4")
    found = _of(briefing, group, engine="local")
    statement = briefing.key_points[0].model_copy(update={"claim_ids": (group.claims[0].id,)})
    assert content.badges_of(statement, found, Measures(found)) == ()
    assert content.badges_of(statement, found, Measures(found, full=True)) == ("open",)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("It sank on the 26th of March.", True),
        ("It sank on Mar. 26.", True),
        ("PORT VELL, MARCH 26 — It sank.", True),
        ("It sank on March 26th.", True),
        ("Flight March 261 was late.", False),
        ("The market 26 km away was shut.", False),
        ("It sank on 25 March.", False),
    ],
)
def test_a_day_is_printed_where_its_month_stands_beside_it(words: str, named: bool) -> None:
    """However a text writes it; then nothing of the day is inferred."""
    assert prints_day(26, "March", words) is named
