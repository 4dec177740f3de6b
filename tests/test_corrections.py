"""Notes of correction: the right value stands, the wrong one is withdrawn by the voice itself, in every order and form."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from briefgen import brief
from briefgen.briefing.public import Briefing
from briefgen.pages.readers.article import article_from_text
from briefgen.records import Span
from briefgen.text.corrections import is_correction, is_wire_note, speaks_of_itself, verdicts_on, without_slug
from briefgen.text.figures import scan_numbers
from test_binding import material

LEAD = "NORVIK (Reuters) - Twelve people died when a ferry sank off Norvik on Tuesday, the coastguard said. It had left in fog.\n\n"
MORE = "Divers went down to the wreck on Wednesday morning to look for others who may still be inside.\n\n"
TITLE = "Ferry sinks off Norvik with many on board\n\nPublished: 18 October 2023\n\n"

NOTES = (
    "Correction: An earlier version of this story said that 21 people had died.",
    "CORRECTION: This article originally stated that 21 people died. The correct figure is 12.",
    "Corrections: It is 12 people who died, not 21. We regret the error.",
    "Editor’s note: A previous version misstated the death toll. It is 12, not 21.",
    "Clarification: This report has been corrected to say that 12 people died, not 21.",
    "An earlier version of this article incorrectly reported that 21 people died. It was 12.",
    "This story has been updated to correct the number of dead from 21 to 12.",
    "This article was amended on 18 October 2023. The death toll is 12, rather than the 21 given earlier.",
    "Correction: the number of dead was given as 21 in an earlier version. It should have been 12.",
    "Corrected: Twelve people died, not 21 as reported.",
    "The headline of an earlier version wrongly gave 21 dead instead of 12.",
    "(Corrects death toll to 12, not 21, in paragraph 1)",
    "(Corrects paragraph 1 to say 12 people died instead of 21)",
    "(This October 17 story has been corrected to say that 12 people died, not 21, in the headline and paragraph 1)",
    "(Corrects number of dead in first paragraph to 12 from 21)",
    "(Refiles to correct death toll to 12 from 21 in headline)",
    "(ATTENTION - CORRECTS toll to 12 instead of 21)",
    "Editor’s note: This article was amended on 18 October 2023. It originally stated that 21 people had died; the correct number is 12.",
    "Note to readers: This report was changed. It said earlier that 21 people had died. The right number is 12.",
    "Correction: Not 21 but 12 people died, the coastguard said.",
    "Correction: The figure of 21 dead in an earlier version was wrong.",
    "Update: We earlier reported 21 dead, based on wrong information. The toll is 12.",
    "In paragraph 3 of an earlier version of this story, the death toll should have read 12, not 21.",
    "We previously said that 21 people died. That was an error: 12 people died.",
    "Corrects death toll: 12 sted 21.",
    "Because of wrong information, an earlier story by Reuters said 21 people died; 12 did.",
    "Erratum: 21 dead should read 12 dead.",
    "Correction (18 October): In the original article we wrote that 21 people had drowned. In fact 12 did.",
    "CORRECTS: 12 died, not 21",
    "A correction was made on Oct. 18, 2023: An earlier version of this article misstated the number of people killed. It was 12, not 21.",
    "This article was amended on 18 October 2023 because an earlier version said 21 people had died. The number is 12.",
    "CORRECTION A previous version of this article incorrectly said 21 people had died.",
    "The toll of 21 given in our story of Tuesday was wrong; 12 people died.",
    "Clarification: The toll was reported as 21 in an earlier edition of this story. The coastguard has since said it was 12.",
    "Correction: Due to a translation error this article gave the number of dead as 21; it is 12.",
    "Correction: A reference to 21 dead has been removed; 12 people died.",
    "This post was amended at 10.40 GMT. It had put the dead at 21; the number given by the coastguard was 12.",
    "Correction: This article has been amended; the number of dead, first given as 21, is 12.",
    "The live blog was corrected at noon: we had said that 21 people died. The coastguard says 12.",
    "Anmerkung der Redaktion: In einer früheren Fassung dieses Artikels hieß es, es seien 21 Menschen gestorben.",
    "Rectificatif: Une version précédente de cet article indiquait que 21 personnes étaient mortes.",
    "Corrección: Una versión anterior de este artículo decía que murieron 21 personas, en lugar de 12.",
)


def turned(text: str) -> str:
    """The text with the two values in each other's place: the right one is the higher one."""
    for old, new in (("12", "@"), ("21", "12"), ("@", "21"), ("Twelve", "Twenty-one")):
        text = text.replace(old, new)
    return text


def standing(briefing: Briefing) -> list[tuple[set[str], set[str]]]:
    """Of each measure the values that stand and those that were given up."""
    told = []
    for group in briefing.figures:
        values = {claim.id: str(claim.value) for claim in group.claims}
        gone = {values[id] for row in group.rows if row.mark in ("replaced", "old") for id in row.claim_ids}
        told.append(({values[id] for id in group.headline.claim_ids if id in values}, gone))
    return told


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("above", [True, False])
def test_the_corrected_value_stands_and_the_wrong_one_is_withdrawn(note: str, above: bool) -> None:
    """Above the text or under it, the note's right value stands with the body's, whichever of the two is the higher."""
    text = TITLE + (f"{note}\n\n{LEAD}{MORE}" if above else f"{LEAD}{MORE}{note}\n")
    assert standing(brief({"text": text})) == [({"12"}, {"21"})]
    assert standing(brief({"text": turned(text)})) == [({"21"}, {"12"})]


def test_an_older_report_of_the_same_wire_falls_with_its_value() -> None:
    """What a wire told before, in whoever's mouth, is withdrawn by its note of correction; another wire's word is not."""
    old = "Ferry sinks off Norvik\n\nPublished: 17 October 2023\n\nNORVIK ({}) - Twenty-one people died when a ferry sank off Norvik on Tuesday, the harbour master said. It had left in fog.\n"
    new = TITLE + LEAD + MORE + NOTES[0]
    assert standing(brief([{"text": new}, {"text": old.format("Reuters")}])) == [({"12"}, {"21"})]
    ((_, gone),) = standing(brief([{"text": new}, {"text": old.format("AP")}]))
    assert gone == {"21"}
    harbour = [
        row
        for group in brief([{"text": new}, {"text": old.format("AP")}]).figures
        for row in group.rows
        if "harbour" in row.voice
    ]
    assert all(row.mark != "replaced" for row in harbour)


def test_of_several_figures_the_note_means_its_own() -> None:
    """A note that gives only the wrong value replaces it by the figure of the body that counts the same."""
    text = (
        TITLE
        + "Two people died and 35 were injured in a blast in Norvik on Tuesday, police said. The mill is 90 years old.\n\n"
        + MORE
    )
    told = standing(
        brief({"text": text + "Correction: An earlier version of this article said that 53 people had been injured."})
    )
    assert ({"35"}, {"53"}) in told
    assert ({"2"}, set()) in told


def test_a_misprint_of_something_else_is_not_drawn_in() -> None:
    """The same digits as a misprint of another count in the body have no part in the correction."""
    note = "(Corrects death toll to 16 from 17 in headline)\n\n"
    body = "NORVIK (Reuters) - A bus crash killed 16 people in Norvik on Tuesday, police said.\n\n"
    more = "The bus was carrying 61 passengers, not 16 as reported earlier. It had left the town of Hale at noon that day.\n"
    told = standing(brief({"text": TITLE + note + body + more}))
    assert ({"16"}, {"17"}) in told
    assert ({"61"}, {"16"}) in told


def test_a_sum_ten_times_off_falls_too() -> None:
    """An older article that tells the wrong sum stands beside the right one, replaced."""
    new = "Court fines Halden\n\nPublished: 18 October 2023\n\nA court in Norvik fined the builder Halden $4 million on Tuesday, the judge said.\n\nCorrection: An earlier version of this article misstated the fine. It is $4 million, not $40 million.\n"
    old = "Halden fined $40 million\n\nPublished: 17 October 2023\n\nA court in Norvik fined the builder Halden $40 million on Tuesday, the judge said.\n"
    assert standing(brief([{"text": new}, {"text": old}])) == [({"4000000"}, {"40000000"})]


def test_a_note_that_names_the_period_takes_back_the_sum_that_leaves_it_out() -> None:
    """ "Costs $90 million a week" is replaced wherever the text has the right sum, whether that says "a week" or not."""
    text = (
        "Lock shut\n\nPublished: 18 October 2023\n\nThe closed lock takes $20 million out of the port of Norvik every week, the harbour master said. "
        "It is 90 years old.\n\nCorrection: A previous version of this story said that the closed lock costs the port $90 million a week.\n"
    )
    told = [claim for group in brief({"text": text}).figures for claim in group.claims]
    (wrong,) = (claim.id for claim in told if claim.surface == "$90 million")
    assert [claim.surface for claim in told if wrong in claim.replaces] == ["$20 million"]


def test_a_killed_story_leaves_nothing() -> None:
    """A story that its wire takes back, with nothing in its place, leaves its figure withdrawn, and says so."""
    old = "Mine collapse kills 30\n\nPublished: 17 October 2023\n\nNORVIK (Reuters) - A mine collapsed in Norvik on Tuesday and 30 people were killed, the owner said.\n"
    new = "KILL: Mine collapse kills 30\n\nPublished: 18 October 2023\n\nNORVIK (Reuters) - The story saying that 30 people were killed in a mine collapse in Norvik is withdrawn. There will be no substitute story.\n"
    briefing = brief([{"text": old}, {"text": new}])
    (group,) = briefing.figures
    assert (group.status, {row.mark for row in group.rows}) == ("superseded", {"replaced"})
    assert "30 was withdrawn, and no other figure is told" in briefing.to_markdown()


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of the bill said that 300 jobs would go. The new text speaks of 200 jobs.",
        "The report wrongly treats 40 of them as new. It was written in haste.",
        "The council's report was amended in May. It had put the jobs at 300, and 20 are left.",
        "In his earlier post at the bank he led 300 people. There are 20 now.",
        "The first story of the house had 12 rooms.",
        "The death toll was updated to 45 from 40 on Monday, the ministry said.",
    ],
)
def test_no_note_where_the_text_does_not_speak_of_itself(text: str) -> None:
    """Versions of a bill, errors of others and a toll that rose are no corrections."""
    ends = [at + 1 for at, char in enumerate(text) if char == "."]
    sentences = [Span(start, end) for start, end in zip([0, *(end + 1 for end in ends[:-1])], ends, strict=True)]
    numbers = [quantity.phrase for quantity in scan_numbers(text).quantities]
    assert verdicts_on(text, sentences, numbers) == {}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("It had earlier put the number at 19.", {"19"}),
        ("It took back its earlier figure of 19.", {"19"}),
        ("It withdrew its first estimate of 19.", {"19"}),
    ],
)
def test_what_the_next_sentence_takes_back_is_replaced(sentence: str, said: set[str]) -> None:
    """The sentence behind a count may tell what its party gave before."""
    text = (
        TITLE
        + f"A storm hit Norvik on Wednesday and nine people are missing, the coastguard said. {sentence}\n\n"
        + MORE
    )
    assert standing(brief({"text": text})) == [({"9"}, said)]


@pytest.mark.parametrize(
    "said", ["lowering a count of 19 given earlier in the day", "raising the toll of 4", "revising its estimate of 19"]
)
def test_a_value_that_is_moved_from_a_count_of_is_replaced(said: str) -> None:
    """Without "earlier" or "from": what is lowered was there before."""
    text = TITLE + f"Officials in Norvik said on Wednesday that 9 people had died in the storm, {said}.\n\n" + MORE
    ((new, old),) = standing(brief({"text": text}))
    assert (new, old) == ({"9"}, set(re.findall(r"\d+", said)))


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("CORRECTED-UPDATE 3-Bus crash kills 16", "Bus crash kills 16"),
        ("UPDATE 2-Storm hits coast", "Storm hits coast"),
        ("REFILE-CORRECTED-Storm hits coast", "Storm hits coast"),
        ("URGENT: Storm hits coast", "Storm hits coast"),
        ("WRITETHRU: Storm hits coast", "Storm hits coast"),
        ("WRAPUP 4-Storm hits coast", "Storm hits coast"),
        ("UPDATE 2 dead in storm", "UPDATE 2 dead in storm"),
        ("KORREKTUR: Sturm trifft Küste", "Sturm trifft Küste"),
        ("ACTUALIZACIÓN 2-Tormenta en la costa", "Tormenta en la costa"),
        ("ИСПРАВЛЕНИЕ: Шторм у берега", "Шторм у берега"),
        ("Leader-less party meets", "Leader-less party meets"),
    ],
)
def test_a_slug_is_no_part_of_a_title(title: str, bare: str) -> None:
    """What a wire sets before a title falls away, and what only looks like it stays."""
    assert without_slug(title) == bare


def roles(lines: Sequence[str]) -> dict[str, tuple[str, str]]:
    article = article_from_text("\n\n".join(lines), path="a.txt")
    return {block.span.of(article.text): (block.role, block.reason) for block in article.blocks}


def test_a_wires_notes_are_no_headline_and_no_news() -> None:
    """The slugged line is the headline; notes on edits are furniture, a correction with a value is read."""
    dated, refiled = (
        "(Oct 17 story corrects number of missing to 9, not 19, paragraph 1)",
        "(Refiles to fix typo in paragraph 4; adds quotes)",
    )
    assert (is_correction(dated), is_correction(refiled), is_wire_note(refiled)) == (True, False, True)
    fix, adds = "(Corrects number of missing to nine from 19 in headline)", "(Adds quotes, paragraphs 3-7)"
    eds, contact = (
        "Eds: Updates with comment. Corrects spelling of Harrow.",
        "((ann.roe@wire.example; +44 20 7946 0958;))",
    )
    body = "A storm hit Norvik on Wednesday and nine people are missing in the bay, the coastguard said."
    found = roles(
        [
            "CORRECTED-UPDATE 1-Storm hits Norvik, 9 missing",
            fix,
            adds,
            eds,
            f"NORVIK, Oct 18 (Reuters) - {body}",
            contact,
        ]
    )
    assert found["CORRECTED-UPDATE 1-Storm hits Norvik, 9 missing"][0] == "headline"
    assert found[fix] == ("body", "correction")
    assert {found[note][0] for note in (adds, eds, contact)} == {"furniture"}
    assert found[body][0] == "body"
    assert is_wire_note(adds)
    assert not is_correction(adds)


def test_the_title_of_the_briefing_has_no_slug() -> None:
    """The page's title is the news, and no note leads it."""
    text = "CORRECTED-UPDATE 1-Storm hits Norvik, 9 missing\n\nPublished: 18 October 2023\n\n(Corrects number of missing to nine from 19)\n\nNORVIK, Oct 18 (Reuters) - A storm hit Norvik on Wednesday and nine people are missing, the coastguard said.\n"
    briefing = brief({"text": text})
    assert briefing.sources[0].title == "Storm hits Norvik, 9 missing"
    assert not any(speaks_of_itself(statement.text) for statement in briefing.bottom_line)


def test_a_story_of_a_day_counts_nothing() -> None:
    """ "This October 17 story": the day of a story is no number."""
    assert scan_numbers("(This October 17 story says so)").quantities == ()
    assert [q.surface for q in scan_numbers("This October 17 people died there.").quantities] == ["17"]


def test_what_a_list_of_wrong_reports_tells_is_withdrawn() -> None:
    """Nothing has to replace it; what is told behind the list stands."""
    told = material(
        "At its start nearly everything reported was wrong – 22 dead, a third scene – and 750 officers took part.",
        "Nearly everything reported was true – 22 dead, a third scene – and 750 officers took part.",
    ).ledger.figures
    assert [(claim.surface, claim.role) for claim in told if claim.surface in ("22", "750")] == [
        ("22", "withdrawn"),
        ("750", "count"),
        ("22", "count"),
        ("750", "count"),
    ]
