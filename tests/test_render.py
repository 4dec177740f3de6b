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

import briefings
from briefgen.briefing import AsOf, Briefing, FigureClaim
from briefgen.cleaned import is_invisible
from briefgen.render import RENDERERS, SUFFIXES, View, content
from briefgen.render.bars import BOX, Scale, draw_bar, scale_for
from briefgen.render.csv import COLUMNS, guard_cell, render_csv
from briefgen.render.json import escape_unseen
from briefgen.render.layout import Cell, Piece, line_width, set_columns, wrap
from briefgen.render.links import link_to_words, safe_link
from briefgen.render.markdown import escape, render_markdown
from briefgen.render.safe import show_passage, show_untrusted
from briefgen.render.terminal import render_terminal
from documents import GOLDEN, PAGES, golden_page

ANSI = re.compile(r"\x1b\[[0-9;]*m")
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def terminal(briefing: Briefing, **how: object) -> str:
    return render_terminal(briefing, View(**how))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return briefings.make_briefing()


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


@pytest.mark.parametrize("form", sorted(RENDERERS))
def test_rendering_twice_gives_the_same_text(form: str, briefing: Briefing) -> None:
    """Nothing of time, chance or order of sets reaches a page."""
    first = RENDERERS[form](briefing, View(full=True))
    assert first == RENDERERS[form](briefings.make_briefing(), View(full=True))
    assert first.endswith("\n")


def test_every_suffix_has_a_renderer() -> None:
    """`-o` never meets a form that is not there."""
    assert set(SUFFIXES.values()) <= set(RENDERERS)


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
    assert "!= DIFFER" in page
    assert "\n---" in page


def test_a_denial_is_shown_as_one(briefing: Briefing) -> None:
    """Words of a denial are never taken for a figure."""
    assert "denied: “no credible report”" in " ".join(terminal(briefing, width=140).split())


def test_statements_carry_the_badge_of_their_figures(briefing: Briefing) -> None:
    """A sentence that rests on a disputed or changed figure says so; one that does not, does not."""
    page = terminal(briefing, width=140)
    lines = {line.strip() for line in page.splitlines()}
    assert any(line.endswith("≠ DIFFER [001:3]") for line in lines)
    assert any(line.endswith("↗ CHANGED [001:2]") for line in lines)
    quiet = briefing.key_points[0].model_copy(update={"claim_ids": ("b4",)})
    other = briefing.model_copy(update={"key_points": (quiet,)})
    assert content.badges_of(other.key_points[0], other) == ()


def test_nothing_is_said_twice(briefing: Briefing) -> None:
    """The reason of an inferred date stands in its footnote only, and no gap repeats it."""
    page = " ".join(terminal(briefing, full=True).split())
    assert page.count("fits 2031 and 2036") == 1
    gaps = terminal(briefing, full=True).split("GAPS AND WHAT WAS LEFT OUT")[1].split("SOURCES")[0].strip().splitlines()
    assert len(gaps) == len(set(gaps))


def test_full_shows_what_the_short_page_only_counts(briefing: Briefing) -> None:
    """Timeline, actors, quotes, rejected claims and the coverage table are behind --full."""
    short, full = terminal(briefing), terminal(briefing, full=True)
    for heading in (
        "TIMELINE",
        "ACTORS AND POSITIONS",
        "QUOTES",
        "REJECTED, AND NOT USED",
        "EVERY NUMBER OF EVERY ARTICLE",
    ):
        assert heading not in short
        assert heading in full
    assert "4 further figures" in short
    assert "4 further figures" not in full


def test_many_groups_are_cut_with_a_count(briefing: Briefing) -> None:
    """The short page stays short; it says how many it left for --full."""
    group = briefing.group("F2")
    many = briefing.model_copy(update={"figures": tuple(group.model_copy(update={"id": f"F{n}"}) for n in range(30))})
    assert "and 22 more (--full)" in terminal(many)
    assert "more (--full)" not in terminal(many, full=True)


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
    for form in RENDERERS.values():
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
        (None, "2020-02-20", "20 Feb 2020"),
        (None, None, "undated"),
        ("9999-12-31", "9999-12-31", "31 Dec 9999"),
        ("not a day", "not a day", "not a day"),
    ],
)
def test_days_read_as_people_write_them(start: str | None, end: str | None, shown: str) -> None:
    """Whole months and years are named as such; what is no date is shown as it is."""
    assert shown == content.show_span(AsOf(start=start, end=end, basis="stated"))


def test_a_title_says_each_word_once(briefing: Briefing) -> None:
    """Population, measure, place and event make one phrase without repeats."""
    group = briefing.group("F1").model_copy(
        update={
            "population": "Syrian refugees",
            "measure": "refugees hosted",
            "place": "Turkey",
            "event": "hosting refugees",
        }
    )
    assert content.group_title(group) == "Syrian refugees hosted, Turkey"


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


def test_rows_that_say_the_same_are_one_row(briefing: Briefing) -> None:
    """A relayed figure is one line with two places."""
    group = briefing.group("F1")
    again = group.claims[1].model_copy(update={"id": "b9"})
    rows = content.rows_of(group.model_copy(update={"claims": (*group.claims, again)}), briefing)
    assert [len(row.claims) for row in rows] == [1, 2]


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


def test_each_statement_has_a_footnote_and_each_footnote_is_used(briefing: Briefing) -> None:
    """References and notes match one to one; a sentence that is cited twice has one note."""
    for full in (False, True):
        page = render_markdown(briefing, full=full)
        notes = re.findall(r"^\[\^(\w+)\]:", page, re.MULTILINE)
        used = set(re.findall(r"\[\^(\w+)\](?!:)", page))
        assert sorted(notes) == sorted(set(notes))
        assert set(notes) == used
    assert page.count("Nearly 4,000 people were injured, and 33 of the dead were children.") == 1


def test_a_footnote_says_where_and_when_and_links_to_the_words(briefing: Briefing) -> None:
    """Outlet, title, date with its basis, sentence, words; a text fragment where the source has an address."""
    page = render_markdown(briefing)
    note = next(
        line for line in page.splitlines() if "sentence 3" in line and line.startswith("[^") and "Harbour" in line
    )
    assert "Harbour Post, [Quake toll rises in Marda](https://example.org/quake?a=1#:~:text=The%20quake%20had" in note
    assert "2 Mar 2031, sentence 3: “The quake had a magnitude of 6.4, the Survey said.”" in note
    other = next(line for line in page.splitlines() if "sentence 3" in line and "Daily Ledger" in line)
    assert "Daily Ledger, from NordPress, “Marda counts its dead”, 4 Mar 2031 (inferred), sentence 3" in other


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
    assert content.count_words(alone) == "1 article · engine local · 1 undated"


def test_views_are_clamped() -> None:
    """The page never falls below 60 columns nor grows beyond 140."""
    assert [replace(View(), width=width).columns for width in (1, 60, 100, 140, 10_000)] == [60, 60, 100, 140, 140]
