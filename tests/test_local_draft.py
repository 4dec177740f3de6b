"""The page of the local engine: what opens it, what is told once, what never stands in it."""

from __future__ import annotations

import asyncio

import pytest

from briefgen.briefing import Briefing
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import BriefOptions, run_pipeline
from briefgen.records import Article
from build import article


def briefing_of(*articles: Article, length: str = "normal") -> Briefing:
    return asyncio.run(run_pipeline(articles, Extractive(), BriefOptions(length=length)))  # type: ignore[arg-type]


def shown(briefing: Briefing) -> list[str]:
    """All sentences of the page in their order."""
    return [
        *(s.text for s in briefing.bottom_line),
        *(s.text for s in briefing.key_points),
        *(line.statement.text for line in briefing.timeline),
        *(position.statement.text for position in briefing.positions),
    ]


def told(number: int, published: str | None, title: str, *paragraphs: str, outlet: str = "") -> Article:
    """An article of the ferry story, a paragraph each."""
    return article(
        "\n\n".join(paragraphs),
        id=f"{number:03}",
        title=title,
        published=published,
        outlet=outlet or f"Outlet {number}",
    )


FIRST = told(
    1,
    "2031-05-03",
    "Ferry sinks off Port Vell, at least 31 dead",
    "The ferry Orla sank off Port Vell on Saturday, May 3, killing at least 31 people, the coast guard said.",
    "At the time the sea was rough. Rescue boats are still searching for 60 people missing from the ferry Orla.",
    "The harbour company wants the inquiry into the ferry Orla to be held in public.",
)
SECOND = told(
    2,
    "2031-05-05",
    "Toll of Port Vell ferry rises to 54",
    "The number of people killed when the ferry Orla sank off Port Vell has risen to 54, the coast guard said on Monday.",
    "It is the worst accident of its kind. By Monday evening 22 people were missing from the ferry Orla, the coast guard said.",
    "On Sunday divers opened the car deck of the ferry Orla off Port Vell.",
    "A crane of the navy reached the wreck of the ferry Orla on Monday, and the crew hung two cables under its bow.",
)
THIRD = told(
    3,
    "2031-05-12",
    "Port Vell ferry toll cut to 49 after double count",
    "The coast guard lowered the number of people killed when the ferry Orla sank off Port Vell to 49 from 54, because five had been counted twice.",
    "The toll may yet change. Four people are missing from the ferry Orla, the coast guard said on Monday.",
    "The crane lifted the bow of the ferry Orla out of the sea on May 8, while families watched from Port Vell.",
    "Port Vell buried the first victims of the ferry Orla on May 10, and all shops of the town were shut.",
    "The minister of ports said on Sunday that the ferry Orla had been old.",
    "Prosecutors in Port Vell arrested two officers of the ferry Orla on Monday.",
    "The seamen’s union rejected the arrests of the officers of the ferry Orla as a show for the newspapers.",
)


@pytest.fixture(scope="module")
def ferry() -> Briefing:
    return briefing_of(FIRST, SECOND, THIRD)


def test_the_bottom_line_opens_on_what_stands_and_what_it_replaced(ferry: Briefing) -> None:
    """Of a toll that was cut the first line tells the latest value beside the one that it replaced."""
    assert ferry.bottom_line[0].text.startswith("The coast guard lowered")


def test_no_overtaken_count_stands_alone(ferry: Briefing) -> None:
    """Neither the first toll nor the second is told as if it stood, outside the timeline and its days."""
    prose = [s.text for s in (*ferry.bottom_line, *ferry.key_points)]
    assert not any("31 people" in text for text in prose)
    assert not any("risen to 54" in text for text in prose)


def test_the_second_measure_follows(ferry: Briefing) -> None:
    """Who is missing is told with its latest count, not with an older one."""
    prose = " ".join(s.text for s in (*ferry.bottom_line, *ferry.key_points))
    assert "Four people are missing" in prose
    assert "22 people" not in prose
    assert "60 people" not in prose


def test_the_headline_is_not_overtaken(ferry: Briefing) -> None:
    """A headline whose toll was replaced does not head the page."""
    assert ferry.title.text == "Port Vell ferry toll cut to 49 after double count"


def test_every_sentence_is_cut_and_cited_once(ferry: Briefing) -> None:
    """Each statement of each section is verbatim, with one citation that holds it."""
    statements = [
        *ferry.bottom_line,
        *ferry.key_points,
        *(line.statement for line in ferry.timeline),
        *(position.statement for position in ferry.positions),
    ]
    assert {s.support for s in statements} == {"verbatim"}
    assert all(len(s.citations) == 1 and s.text == " ".join(s.citations[0].text.split()) for s in statements)


def test_nothing_is_said_twice(ferry: Briefing) -> None:
    """No sentence stands in two sections."""
    texts = shown(ferry)
    assert len(texts) == len(set(texts))


def test_the_course_is_in_order_and_tells_happenings(ferry: Briefing) -> None:
    """The timeline goes from the sinking to the arrests; days of speech are none of its lines."""
    days = [line.date.start for line in ferry.timeline]
    assert days == sorted(days, key=str)
    assert len(days) >= 3
    assert {"2031-05-08", "2031-05-10"} <= set(days)
    assert not any("minister of ports" in line.statement.text for line in ferry.timeline)


def test_a_party_stands_with_what_it_rejects(ferry: Briefing) -> None:
    """A union is named by a common noun; its stance is listed under it."""
    positions = {position.who: position.statement.text for position in ferry.positions}
    assert any(who.endswith("union") and "rejected the arrests" in text for who, text in positions.items())


def test_two_values_that_differ_are_told_together() -> None:
    """Where two voices count one march otherwise, the sentence that has both is chosen before the one that has one."""
    police = told(
        1,
        "2031-06-02",
        "Thousands march in Brannock",
        "Police say that 12,000 people took part in the march against the dam in Brannock on Sunday.",
    )
    union = told(
        2,
        "2031-06-02",
        "March in Brannock against the dam",
        "In the march against the dam in Brannock 12,000 people took part, according to police; the union says 30,000.",
    )
    third = told(
        3,
        "2031-06-02",
        "Brannock marches",
        "Some 30,000 people took part in the march against the dam in Brannock on Sunday, the union said.",
    )
    opening = briefing_of(police, union, third).bottom_line
    lines = [s.text for s in opening]
    assert any("12,000" in line and "30,000" in line for line in lines)


def test_a_denied_figure_is_not_told_without_its_denial() -> None:
    """A report of job cuts that the company denies stands with the denial, or not at all."""
    report = told(
        1,
        "2031-06-02",
        "Vell Power plans to cut 900 jobs, paper says",
        "Vell Power plans to cut 900 jobs at its plants in Brannock, the paper Morgen reported on Monday.",
    )
    denial = told(
        2,
        "2031-06-03",
        "Vell Power speaks of its plants",
        "Vell Power denied the report that 900 jobs would be cut at its plants in Brannock, its chairman said on Tuesday.",
    )
    texts = shown(briefing_of(report, denial))
    if any("plans to cut 900" in text for text in texts):
        assert any("denied" in text for text in texts)
    assert any("denied" in text for text in texts)


def test_a_pointing_sentence_is_shown_with_the_one_before() -> None:
    """What stands in the second of two sentences is cut together with the first, as one citation."""
    lone = told(
        1,
        "2031-06-02",
        "Brannock dam inquiry hears Vell Power",
        "Vell Power told the Brannock dam inquiry of cracks in the wall of the dam. It called on the state to pay for 40 new gauges.",
    )
    briefing = briefing_of(lone)
    both = [s for s in (*briefing.bottom_line, *briefing.key_points) if "40 new gauges" in s.text]
    assert all(s.text.startswith("Vell Power told") for s in both)
    assert not any(text.startswith("It ") for text in shown(briefing))


def test_a_garbled_sentence_does_not_lead_its_measure() -> None:
    """A later article whose numbers a translation broke does not overtake the sound count of two others."""
    sound = [
        told(
            number,
            "2031-06-02",
            "Police count 457 arrests in Brannock march",
            "In the march against the dam in Brannock 457 people were arrested, the minister said.",
        )
        for number in (1, 2)
    ]
    broken = told(
        3,
        "2031-06-04",
        "Brannock march goes on",
        "In the march against the dam in Brannock on the 441rd 23 people were arrested, the minister said.",
    )
    texts = shown(briefing_of(*sound, broken))
    assert any("457 people were arrested" in text for text in texts)
    assert not any("441rd" in text for text in texts)


def test_an_older_articles_passing_state_is_not_told_as_todays() -> None:
    """ "Still", "at present": a week later nobody knows whether it is so."""
    assert not any("still searching" in text for text in shown(briefing_of(FIRST, SECOND, THIRD)))


def test_quotes_say_something_and_have_a_speaker() -> None:
    """A whole sentence with a stand is chosen before a platitude; a fragment is never."""
    spoken = told(
        1,
        "2031-06-02",
        "Brannock dam inquiry hears engineers",
        "“We are devastated and our thoughts are with all of Brannock,” said Mayor Ilse Vann of Brannock.",
        "“Nobody at the company read the letter about the dam,” said Jon Verrick, who led the engineers.",
        "Asked about the wall, Petra Olun spoke of “hairline cracks”.",
    )
    quotes = [quote for quote in briefing_of(spoken).quotes if quote.telling]
    assert [quote.speaker for quote in quotes] == ["Jon Verrick"]


def test_fewer_than_three_happenings_make_no_course() -> None:
    """Two dated lines are no timeline."""
    assert briefing_of(FIRST).timeline == ()


@pytest.mark.parametrize(("length", "most"), [("short", 350), ("normal", 700), ("long", 1_000)])
def test_the_page_keeps_to_its_words(length: str, most: int) -> None:
    """All sentences before the tables together stay within the words of the length."""
    many = [
        told(
            number,
            f"2031-06-{number:02}",
            f"Inquiry of Brannock dam, day {number}: witness speaks of cracks",
            *(
                f"On June {number} witness {letter} of the Brannock dam inquiry spoke of {number}{step} cracks in the wall of the dam above the town."
                for step, letter in enumerate("ABCDEFGHIJ")
            ),
        )
        for number in range(1, 13)
    ]
    briefing = briefing_of(*many, length=length)
    quotes = [quote.text for quote in briefing.quotes if quote.telling]
    assert sum(len(text.split()) for text in [*shown(briefing), *quotes]) <= most


AGAIN = told(
    4,
    "2031-05-06",
    "Ferry Orla: divers go on",
    "The coast guard said on Tuesday, May 6, that 57 people had been killed when the ferry Orla sank off Port Vell. It had put the dead at 54 before.",
    "By Tuesday 19 people were missing from the ferry Orla, the coast guard said.",
)
REPEATED = told(
    5,
    "2031-05-06",
    "What is known of the Orla",
    "The coast guard said on Monday, May 5, that 54 people had been killed when the ferry Orla sank off Port Vell.",
)


def test_the_dead_and_the_missing_stand_side_by_side_by_day() -> None:
    """A line for each day and party, in order; what a line repeats, and what its own article takes back, left out."""
    table = briefing_of(FIRST, SECOND, AGAIN, REPEATED).tables[0]
    assert table.columns == ("People killed", "People missing")
    rows = [[cell.text if cell else "" for cell in row.cells] for row in table.rows]
    assert [row[0].lower() for row in rows if row[0]] == ["at least 31", "54", "57"]
    assert [row[1] for row in rows if row[1]] == ["60", "22", "19"]
    days = [row.day.end or "" for row in table.rows]
    assert days == sorted(days)
    assert {row.who for row in table.rows} <= {"the coast guard", "in Outlet 1"}


def test_one_fate_alone_is_no_table_of_several() -> None:
    assert briefing_of(REPEATED, told(6, "2031-05-07", "Orla", "The ferry Orla sank off Port Vell, killing 58 people.")).tables == ()
