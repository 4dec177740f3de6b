"""The bottom line by its points: labels that stay from the draft to the page, and what stands around them there."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

import briefings
from briefgen.briefing.draft.compose import check_draft
from briefgen.briefing.draft.fitting import finish_page
from briefgen.briefing.paragraphs import points_of
from briefgen.briefing.public import Briefing, Line
from briefgen.briefing.render import View
from briefgen.briefing.render.content import numbering
from briefgen.briefing.render.markdown import render_markdown
from briefgen.briefing.render.terminal import render_terminal
from briefgen.briefing.verify import verify_briefing
from briefgen.records import Composition
from test_page import LEDGER, page

LABELLED = (
    "# T\n\n- **Storm.** A storm hit Arden. [1:1] The mayor closed the harbour. [1:2]\n- **Ships.** Ships wait outside. [1:5]\n\n"
    "## H\n\nPolice said that 31 people were hurt. [1:4]\n"
)
PLAIN = LABELLED.replace("**Storm.** ", "").replace("**Ships.** ", "")


def told(composed: Composition) -> list[tuple[str, str, bool]]:
    return [(line.lead, line.text, line.joined) for line in composed.bottom_line]


@pytest.fixture(scope="module")
def written() -> Briefing:
    return briefings.make_briefing(written=True)


def line(of: Line, **about: object) -> Line:
    """A line of the page as one of its bottom line."""
    own = {name: getattr(of, name) for name in Line.model_fields}
    return Line(**{**own, "theme": None, "lead": "", "joined": False, **about})


@pytest.fixture(scope="module")
def labelled(written: Briefing) -> Briefing:
    """Two points: one of two lines, and one that its writer has weighed."""
    risen, (_, children, magnitude, _) = written.bottom_line[0], written.key_points
    points = (
        line(risen, lead="The toll"),
        line(children, lead="The toll", joined=True),
        line(magnitude, lead="6.4 or 6.9?"),
    )
    return written.model_copy(update={"bottom_line": points, "seals": ()})


def bottom_of(markdown: str) -> list[str]:
    told = markdown.partition("## Bottom line\n\n")[2].partition("\n\n")[0]
    return told.splitlines()


# ---------------------------------------------------------------- the draft


def test_labelled_points_keep_their_labels_in_the_draft() -> None:
    """Read, checked and finished; each sentence of a point has its label, and goes on in the point."""
    composed = check_draft(page(LABELLED), LEDGER)
    points = [
        ("Storm", "A storm hit Arden.", False),
        ("Storm", "The mayor closed the harbour.", True),
        ("Ships", "Ships wait outside.", False),
    ]
    assert told(composed) == points
    assert told(finish_page(composed, LEDGER)) == points
    assert {line.theme for line in composed.bottom_line} == {None}


def test_a_first_section_in_the_place_of_the_bottom_line_keeps_its_labels() -> None:
    text = LABELLED.replace("# T\n\n", "# T\n\n## In short\n\n")
    assert [(line.lead, line.theme) for line in page(text).bottom_line] == [("Storm", None)] * 2 + [("Ships", None)]


def test_a_label_that_tells_a_number_that_its_point_does_not_is_left_out() -> None:
    """The sentence stays; a label that tells the number of its point stays too."""
    for lead, kept in (("The 99 ships", ""), ("Ships", "Ships")):
        text = LABELLED.replace("Ships.", f"{lead}.")
        assert told(finish_page(check_draft(page(text), LEDGER), LEDGER))[-1] == (kept, "Ships wait outside.", False)


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Police say so.", []),
        ("Police said so after the storm.", []),
        ("Police call it so.", []),
        ("Police are so slow.", ["Police are so slow."]),
        ("Her police count slowly.", []),
        ("Its crews wait outside.", []),
        ("Itinerant police wait.", ["Itinerant police wait."]),
    ],
)
def test_a_sentence_that_says_so_falls_with_the_label_that_said_what(sentence: str, left: list[str]) -> None:
    """And so does one that opens on whom the label named: under the line before it would be of somebody else."""
    text = LABELLED.replace("**Ships.** Ships wait outside. [1:5]", f"**The 99 ships.** {sentence} [1:4]")
    composed = check_draft(page(text), LEDGER)
    line = replace(composed.bottom_line[0], text=sentence, lead="The 99 ships")
    composed = replace(composed, bottom_line=(composed.bottom_line[0], line))
    assert [line.text for line in finish_page(composed, LEDGER).bottom_line][1:] == left


def test_points_are_paragraphs_or_the_sentences_of_a_single_one() -> None:
    """A bottom line in one paragraph without a label is parted sentence by sentence."""

    def parted(text: str) -> list[list[str]]:
        return [[line.text for line in own] for own in points_of(check_draft(page(text), LEDGER).bottom_line)]

    first, second, third = "A storm hit Arden.", "The mayor closed the harbour.", "Ships wait outside."
    assert parted(LABELLED) == [[first, second], [third]]
    assert parted(PLAIN) == [[first, second], [third]]
    assert parted(PLAIN.replace("\n- Ships", " Ships")) == [[first], [second], [third]]
    assert parted(LABELLED.replace("**Ships.** ", "")) == [[first, second], [third]]


# ---------------------------------------------------------------- the page


def test_labels_stand_in_the_json_and_come_back(labelled: Briefing) -> None:
    lines = json.loads(labelled.to_json())["bottom_line"]
    assert [(line["lead"], line["joined"]) for line in lines] == [
        ("The toll", False), ("The toll", True), ("6.4 or 6.9?", False),
    ]  # fmt: skip
    assert Briefing.from_json(labelled.to_json()).bottom_line == labelled.bottom_line
    assert verify_briefing(labelled) == ()


def test_each_point_is_one_line_behind_its_label_in_markdown(labelled: Briefing) -> None:
    first, second = bottom_of(render_markdown(labelled, full=False))
    assert first.startswith("- **The toll.** The toll in Marda has risen to 310")
    assert first.endswith("Among the dead were 33 children. [1:4]")
    assert second.startswith("- **6.4 or 6.9?** The quake had")


def shown_on_terminal(briefing: Briefing) -> str:
    return render_terminal(briefing, View(width=100)).partition("BOTTOM LINE\n")[2].partition("\n\n")[0]


def test_each_point_is_one_paragraph_behind_its_label_on_the_terminal(labelled: Briefing) -> None:
    shown = shown_on_terminal(labelled)
    first, second = shown.split("\n  · 6.4 or 6.9? ")
    assert first.startswith("  · The toll. The toll in Marda has risen to 310")
    assert first.endswith("[002:2 001:2] Among the dead were 33 children. [001:4]")
    assert second.startswith("The quake had")


def test_without_labels_each_paragraph_is_a_line(labelled: Briefing) -> None:
    plain = labelled.model_copy(
        update={"bottom_line": tuple(own.model_copy(update={"lead": ""}) for own in labelled.bottom_line)}
    )
    shown = bottom_of(render_markdown(plain, full=False))
    assert [said[:12] for said in shown] == ["- The toll i", "- The quake "]
    terminal = shown_on_terminal(plain)
    assert all(f"\n  {words}" in f"\n{terminal}" for words in ("The toll in", "The quake had"))


def test_how_a_place_is_read_is_told_by_one_that_is_on_the_page(written: Briefing) -> None:
    """The first that the bottom line cites, else that of a point; nothing where the page cites nothing."""
    words = "[2:2] is sentence 2 of article 2"
    assert numbering(written) == words
    head = render_markdown(written, full=False).splitlines()[2]
    assert head.endswith(f" · {words}*")
    assert numbering(written.model_copy(update={"bottom_line": ()})) == "[1:2] is sentence 2 of article 1"
    nothing = written.model_copy(update={"bottom_line": (), "key_points": ()})
    assert numbering(nothing) == ""
    assert render_markdown(nothing, full=False).splitlines()[2] == "*2 articles · 1 of inferred date*"


def test_notes_on_sources_stand_under_their_list_where_a_writer_wrote_the_page(written: Briefing) -> None:
    """No section of their own; a page without a writer has one."""
    note, head = "Both articles tell of one quake.", "How good the sources are"
    unwritten = briefings.make_briefing()
    for shown, sources in (
        (render_markdown(written, full=False), "## Sources\n"),
        (render_terminal(written, View(width=100)), "SOURCES\n"),
    ):
        assert head.casefold() not in shown.casefold()
        assert note in re.split(r"\n## |\n\n[A-Z ]+\n", shown.partition(sources)[2])[0]
    for shown in (render_markdown(unwritten, full=False), render_terminal(unwritten, View(width=100))):
        assert (
            shown.casefold().index(head.casefold())
            < shown.index(note)
            < shown.casefold().index("\nsources" if "##" not in shown else "## sources")
        )


def test_a_judged_line_shows_only_the_places_that_its_paragraph_has_not(labelled: Briefing) -> None:
    """Those of the lines beside it stand there; a further one, and those of a judged line alone, stand behind it."""
    risen, children, magnitude = labelled.bottom_line

    def shown(*cited: Line, alone: bool = False) -> str:
        citations = tuple(citation for own in cited for citation in own.citations)
        judged = line(
            risen, lead="The toll", joined=True, support="judged", reading=None, text="Take 310.", citations=citations
        )
        first = line(risen, lead="The toll", reading=None)
        lines = (judged,) if alone else (first, judged)
        return bottom_of(render_markdown(labelled.model_copy(update={"bottom_line": lines}), full=False))[0]

    assert shown(risen).endswith("[2:2] *Take 310.*")
    assert shown(risen, magnitude).endswith("[2:2] *Take 310. [1:3]*")
    assert shown(risen, alone=True) == "- **The toll.** *Take 310. [2:2]*"
    assert children.citations != risen.citations


# ---------------------------------------------------------------- verify


@pytest.mark.parametrize(
    ("at", "lead", "what"),
    [
        (0, "99 dead", "“99 dead” tells a number that its paragraph does not"),
        (0, "6.4 or 6.9?", "“6.4 or 6.9?” tells a number that its paragraph does not"),  # that of the other point
        (2, "9 May 1987", "no citation of its paragraph speaks of “9 May 1987”"),
    ],
)
def test_verify_reports_a_label_that_its_point_does_not_bear_out(
    at: int, lead: str, what: str, labelled: Briefing
) -> None:
    lines = list(labelled.bottom_line)
    old = lines[at].lead
    lines = [own.model_copy(update={"lead": lead}) if own.lead == old else own for own in lines]
    found = verify_briefing(labelled.model_copy(update={"bottom_line": tuple(lines)}))
    assert [(problem.place, problem.what) for problem in found] == [(f"/bottom_line/{at}/lead", what)]


def test_a_label_may_tell_a_number_of_any_line_of_its_point(labelled: Briefing) -> None:
    """Of the second line, and of what its writer makes of the first."""
    for lead in ("33 children", "From 120 to 310"):
        lines = [
            own.model_copy(update={"lead": lead}) if own.lead == "The toll" else own for own in labelled.bottom_line
        ]
        assert verify_briefing(labelled.model_copy(update={"bottom_line": tuple(lines)})) == ()
