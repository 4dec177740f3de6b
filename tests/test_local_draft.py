"""The page of the local engine: what opens it, what is told once, what never stands in it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from briefgen.briefing.local_draft import _Page
from briefgen.briefing.local_draft.course import _Line, _lines, _one_happening, _verb_of_day
from briefgen.briefing.local_draft.measures import same_question
from briefgen.briefing.local_draft.parties import _is_of_the_past
from briefgen.briefing.local_draft.side_by_side import draft_tables
from briefgen.briefing.local_draft.story import Told, read_story
from briefgen.briefing.public import Briefing
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import BriefOptions, run_pipeline
from briefgen.records import Article, Draft, Failure, Ledger
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
    assert (
        briefing_of(
            REPEATED, told(6, "2031-05-07", "Orla", "The ferry Orla sank off Port Vell, killing 58 people.")
        ).tables
        == ()
    )


# ---------------------------------------------------------------- what opens the page


BROKE = "The dam above Brannock broke in the night, and the water destroyed the lower town."
MISSING = "At least {} people are missing in the lower town of Brannock, the police said on {}."
BROKEN = (
    told(1, "2031-06-02", "Dam above Brannock breaks, lower town destroyed", BROKE, MISSING.format(90, "Monday")),
    told(2, "2031-06-03", "Dam breaks, 60 missing in Brannock", f"{BROKE} {MISSING.format(60, 'Tuesday')}"),
    told(
        3,
        "2031-06-04",
        "Lower town of Brannock waits, 40 missing",
        MISSING.format(40, "Wednesday"),
        "Crews search the lower town that the water destroyed when the dam above Brannock broke.",
    ),
)


def page_of(*articles: Article, figured: frozenset[str] = frozenset()) -> _Page:
    return _Page(read_story(_ledger_of(*articles)), figured)


def passage_of(page: _Page, words: str) -> Told:
    return next(told for told in page.story.passages if words in told.text)


def test_the_main_event_opens_the_page() -> None:
    """Before all counts stands what happened: what the first lines of most articles tell."""
    opening = [s.text for s in briefing_of(*BROKEN).bottom_line]
    assert "broke" in opening[0]
    assert any("40 people are missing" in text for text in opening[1:])


def test_the_first_count_opens_the_page_with_one_side_too() -> None:
    """Its badge shows the other side; of what matters less a key figure has both."""
    toll = "The break of the dam above Brannock killed {} people on 2 June, the {} said on Saturday."
    rivals = [told(n, "2031-09-20", f"Dam above Brannock killed {k}", BROKE, toll.format(k, who))
              for n, (k, who) in enumerate(((287, "police"), (241, "harbour office")), start=1)]  # fmt: skip
    page = page_of(*rivals)
    group = next(group for group in page.story.ledger.reconciliation.groups if group.decision.status == "conflicting")
    page = page_of(*rivals, figured=frozenset({group.id}))
    assert page.measures[0][1].id == group.id
    one_side = [passage_of(page, "241 people")]
    assert not page._tells_no_number(page.measures[0][1], one_side)
    page.measures = page.measures[1:]
    assert page._tells_no_number(group, [passage_of(page, "241 people")])


def test_no_undated_or_overtaken_lead_opens_the_page() -> None:
    """Where others have a day nobody knows whether it still holds, and an old count does not."""
    lead = "The dam above Brannock broke, the lower town is destroyed and its people fled to the hills of Vell."
    page = page_of(*BROKEN, told(4, None, "Dam above Brannock breaks", lead))
    assert not page._may_tell_event(passage_of(page, "fled to the hills"))
    assert not page._may_tell_event(passage_of(page, "90 people"))
    assert page._may_tell_event(passage_of(page, "40 people"))


def test_the_event_is_not_told_again_as_a_point() -> None:
    """An older lead with as much of the main event and no number of several articles says nothing new."""
    letter = "Engineers of the county wrote in a letter that weeks of rain had filled the upper lake before the dam above Brannock broke."
    again = "In the night the dam above Brannock broke, and water destroyed the lower town near Vell."
    roofs = "When the dam above Brannock broke, soldiers carried children over roofs to the school hill of Vell."
    older = [
        told(n, "2031-06-02", "Dam above Brannock breaks", line) for n, line in ((4, letter), (5, again), (6, roofs))
    ]
    page = page_of(*BROKEN, *older)
    page.add((passage_of(page, letter),))
    assert page._tells_event_again(passage_of(page, again))
    assert not page._tells_event_again(passage_of(page, "40 people are missing"))
    assert not page._tells_event_again(passage_of(page, roofs))
    points = [s.cites[0] for s in page.main_facts(6, 300)]
    assert "005:1" not in points
    assert "006:1" in points


def test_a_measure_of_the_key_figures_is_no_point_too() -> None:
    """And one whose name says nothing that readers ask for is none either."""
    page = page_of(*BROKEN)
    missing = next(group for _, group in page.measures if group.name == "people missing")
    assert len(page.measure_points(3, 200)) == 1
    assert page_of(*BROKEN, figured=frozenset({missing.id})).measure_points(3, 200) == []
    boats = [
        told(
            n,
            f"2031-06-0{n}",
            "Brannock",
            f"In the lower town of Brannock {n} boats of the navy took part in the search.",
        )
        for n in (2, 3, 4)
    ]
    assert page_of(*boats).measure_points(3, 200) == []


def test_an_article_may_give_a_second_point_after_all_others() -> None:
    """One has more to tell than another; first each has its turn."""
    lines = (
        "The crews of the navy searched the lower town of Brannock with 12 dogs.",
        "Above the dam of Brannock the lower lake lost 40 million tons of water.",
        "For the lower town of Brannock the dam company had built 3 sirens.",
    )
    page = page_of(*BROKEN, told(4, "2031-06-04", "Brannock", *lines))
    found = [s for s in page.further(6, 300) if s.cites[0].startswith("004")]
    assert len(found) == 2


def test_what_only_the_day_of_an_undated_article_tells_is_no_point() -> None:
    """ "Last week" of nobody knows when."""
    undated = told(
        4,
        None,
        "Ferry Orla: inquiry asked",
        "The harbour company of Port Vell asked last week for an inquiry into the ferry Orla and its 12 boats.",
    )
    assert not any("last week" in text for text in shown(briefing_of(FIRST, SECOND, THIRD, undated)))


def test_what_happened_months_before_is_no_point() -> None:
    """Another accident of another season is background, however many words it shares."""
    before = "Off Port Vell the ferry Anna of a Brannock company sank in a storm in January, and 96 people died."
    page = page_of(
        FIRST,
        SECOND,
        THIRD,
        told(4, "2031-05-12", "Ferry Orla: what is known", "The ferry Orla sank off Port Vell.", before),
    )
    assert page._tells_months_before(passage_of(page, "in January"))
    assert not page._is_fact(passage_of(page, "in January"))
    assert not page._tells_months_before(passage_of(page, "on May 8"))


def test_two_points_do_not_say_one_thing() -> None:
    """Whatever words the story shares: beside these two sentences tell the same."""
    one = "According to officers, passengers of the ferry Orla turned down life jackets of the coast guard time and again."
    other = "The coast guard says that those on the ferry Orla off Port Vell turned down life jackets again and again."
    page = page_of(
        FIRST, SECOND, THIRD, told(4, "2031-05-12", "Port Vell", one), told(5, "2031-05-12", "Port Vell", other)
    )
    first, second = passage_of(page, "According to officers"), passage_of(page, "those on the ferry")
    assert page._tells_the_same(first, second)
    assert not page._tells_the_same(first, passage_of(page, "A crane of the navy"))
    page.add((first,))
    assert page._new((second,)) == ()


def test_dozens_dead_is_not_overtaken() -> None:
    """A word for many of a total stays true; the number beside it does not."""
    lead = "Dozens of people were killed when the ferry Orla sank off Port Vell in the storm, and the inquiry of the navy began."
    many = told(4, "2031-05-11", "Ferry Orla sinks off Port Vell, inquiry of the navy begins", lead)
    story = read_story(_ledger_of(FIRST, SECOND, THIRD, many))
    passage = next(told for told in story.passages if told.text == lead)
    assert not story.outdated(passage)


def _ledger_of(*articles: Article) -> Ledger:
    seen: list[Ledger] = []

    class Watching(Extractive):
        async def compose(self, ledger: Ledger) -> Draft | Failure:
            seen.append(ledger)
            return await super().compose(ledger)

    asyncio.run(run_pipeline(articles, Watching(), BriefOptions()))
    return seen[0]


def test_a_headline_of_one_side_is_not_the_title() -> None:
    """What tells the event, before a number that only one article has; none with the label of a site."""
    articles = [
        told(
            1,
            "2031-05-03",
            "Dozens die as ferry Orla sinks off Port Vell",
            "The ferry Orla sank off Port Vell on Saturday, killing dozens of people.",
        ),
        told(
            2,
            "2031-05-05",
            "209 on ferry Orla that sank off Port Vell",
            "The ferry Orla, which sank off Port Vell with 209 people of Brannock, was old.",
        ),
        told(
            3,
            "2031-05-05",
            "Ferry Orla sinks off Port Vell, killing dozens | Vell",
            "The ferry Orla sank off Port Vell.",
        ),
    ]
    assert briefing_of(*articles).title.text == "Dozens die as ferry Orla sinks off Port Vell"


def test_a_night_between_two_days_is_no_line_of_the_course() -> None:
    """Which of the two days it was is not told."""
    page = page_of(
        told(
            4,
            "2031-05-06",
            "Ferry Orla",
            "The ferry Orla of Port Vell lost its bow door in the night of Friday to Saturday.",
        )
    )
    assert _verb_of_day(passage_of(page, "bow door"), page.story) == "said"


def test_what_had_happened_before_dates_no_later_happening() -> None:
    """Who was arrested "after two had been held on Sunday" was arrested another day."""
    text = "Two officers of the ferry Orla were arrested after its captain had been held in Port Vell on Sunday, May 4."
    page = page_of(FIRST, SECOND, THIRD, told(4, "2031-05-12", "Ferry Orla", text))
    assert _verb_of_day(passage_of(page, "had been held"), page.story) == "said"


def test_one_nights_happening_is_one_line() -> None:
    """Two articles put it on neighbouring days."""
    page = page_of(
        told(1, "2031-05-06", "Ferry", "The ferry of Port Vell went down on the night of Friday near the lighthouse."),
        told(
            2,
            "2031-05-06",
            "Ferry",
            "The ferry went over early on Saturday near the lighthouse of Port Vell, southwest of Brannock.",
        ),
        told(3, "2031-05-06", "Ferry", "The ministers of the island met families at the harbour office on Saturday."),
    )
    first, second, other = (_Line(told, date(2031, 5, 2 + (n > 0)), 1.0) for n, told in enumerate(page.story.passages))
    assert _one_happening(first, second)
    assert not _one_happening(first, other)


def test_a_column_that_is_hardly_filled_is_no_column() -> None:
    """One number of the injured beside four of the dead is no table of both."""
    dead = [
        told(
            n,
            f"2031-05-{n:02}",
            "Ferry Orla",
            f"The coast guard said that {20 + 7 * n} people had been killed when the ferry Orla sank off Port Vell.",
        )
        for n in range(3, 8)
    ]
    hurt = [
        told(
            n,
            "2031-05-03",
            "Ferry Orla hurt",
            "When the ferry Orla sank off Port Vell 40 people were injured, the coast guard said.",
        )
        for n in (8, 9)
    ]
    assert briefing_of(*dead, *hurt).tables == ()


def test_a_measure_that_code_is_not_sure_of_is_no_column() -> None:
    """A weak one stands beside no other."""
    ledger = _ledger_of(FIRST, SECOND, AGAIN, REPEATED)
    assert draft_tables(read_story(ledger))
    weak = tuple(replace(group, weak=group.name == "people missing") for group in ledger.reconciliation.groups)
    assert not draft_tables(read_story(replace(ledger, reconciliation=replace(ledger.reconciliation, groups=weak))))


def test_a_weekday_of_an_undated_report_is_no_time_beside_dated_ones() -> None:
    """Nobody knows of which week it is; a weekday with its date is known, and where no report has a day nothing is read wrongly."""
    line = "Off Port Vell a boat of the coast guard carried 14 people from the ferry Orla {}."
    undated = [
        told(n, None, "Ferry Orla", line.format(day)) for n, day in ((4, "early Wednesday"), (5, "Monday, May 5"))
    ]
    page = page_of(FIRST, SECOND, *undated)
    assert not page._has_its_day(passage_of(page, "early Wednesday"))
    assert page._has_its_day(passage_of(page, "May 5"))
    assert page._has_its_day(passage_of(page, "at least 31"))
    alone = page_of(*undated)
    assert alone._has_its_day(passage_of(alone, "early Wednesday"))


def test_an_overtaken_count_is_no_line_of_the_course_unless_it_moved_then() -> None:
    """ "Sank on Saturday, killing 31" is not so any more; that the toll reached 54 on Monday stays true."""
    reached = (
        "On Monday the number of people killed when the ferry Orla sank off Port Vell reached 54, the coast guard said."
    )
    page = page_of(FIRST, SECOND, THIRD, told(4, "2031-05-05", "Toll of Port Vell ferry reaches 54", reached))
    lines = [line.told.text for line in _lines(page.story, [])]
    assert reached in lines
    assert not any("31 people" in line for line in lines)


def test_people_on_board_are_told_once() -> None:
    """However many values of it several reports tell: it is one question, and a small one; of the dead two groups may be two."""
    board = "The ferry Orla sank off Vell with {} passengers on board, {} said."
    who = ("the coast guard", "the police", "a minister")
    told_by = [
        told(n, f"2031-06-0{3 + n // 4}", "Ferry Orla sinks", board.format(459 if n < 4 else 476, who[n % 3]))
        for n in range(1, 7)
    ]
    story = read_story(_ledger_of(*told_by))
    group = max(story.ledger.reconciliation.groups, key=lambda g: len(g.claims))
    other = replace(
        group,
        id="F99",
        claims=tuple(
            replace(c, quantity=replace(c.quantity, value=c.quantity.value + 90))
            for c in group.claims
            if c.quantity and c.quantity.value
        ),
    )
    standing = {**story.standing, "F99": ()}
    assert group.name.endswith("on board")
    assert same_question(group, other, replace(story, standing=standing))
    dead, more = (replace(g, name="people killed") for g in (group, other))
    assert not same_question(dead, more, replace(story, standing=standing))


def test_what_looks_back_opens_the_page_only_with_the_leading_count() -> None:
    """A report of the anniversary that tells no count is no news of the day; the last toll is, where it alone has it."""
    count = told(
        4,
        "2032-05-03",
        "Port Vell marks a year since ferry Orla sank",
        "One year after the ferry Orla sank off Port Vell and 57 people were killed, families mourned by the shore.",
    )
    idle = told(
        4,
        "2032-05-03",
        "Port Vell marks a year since ferry Orla sank",
        "One year after the ferry Orla sank off Port Vell families mourned by the shore.",
    )
    assert "mourned" in briefing_of(FIRST, SECOND, count).bottom_line[0].text
    assert "mourned" not in briefing_of(FIRST, SECOND, idle).bottom_line[0].text


def test_a_count_near_one_of_several_standing_ones_does_not_stand() -> None:
    """Of a count that moved what "nearly 900" leaves open "at least 893" shuts out."""
    hurt = "In the clashes at Port Vell {} people were injured, {} said."
    story = read_story(_ledger_of(
        told(1, "2031-05-03", "Clashes at Port Vell", hurt.format("761", "the harbour office")),
        told(2, "2031-05-05", "Clashes at Port Vell", hurt.format("nearly 900", "the union")),
        told(3, "2031-05-05", "Clashes at Port Vell", hurt.format("at least 893", "the city")),
        told(4, None, "Clashes at Port Vell", hurt.format("844", "the hospital")),
    ))  # fmt: skip
    stands = {claim.surface for claims in story.standing.values() for claim in claims}
    assert "844" not in stands
    assert {"nearly 900", "at least 893"} & stands


def test_what_was_about_to_come_is_no_stance_of_today() -> None:
    """That a vote will be held is said before it; a week later a party still wants what it wants."""
    old = told(4, "2031-05-03", "Ferry Orla", "The harbour company of Port Vell insists that the race of the ferry Orla will be held on Monday.",
               "The seamen’s union of Port Vell has rejected a new captain for the ferry Orla.")  # fmt: skip
    page = page_of(FIRST, SECOND, THIRD, old)
    assert _is_of_the_past(passage_of(page, "insists"), page.story)
    assert not _is_of_the_past(passage_of(page, "has rejected"), page.story)
    new = told(
        4,
        "2031-05-12",
        "Ferry Orla",
        "The harbour company of Port Vell insists that the race of the ferry Orla will be held on Monday.",
    )
    page = page_of(FIRST, SECOND, THIRD, new)
    assert not _is_of_the_past(passage_of(page, "insists"), page.story)


@pytest.mark.parametrize(
    "line",
    [
        "The owners of the ferry Orla paid 4 million crowns to the harbour office of Port Vell this week.",
        "Up to 90 shops of Port Vell could be closed for the ferry Orla, the mayor said.",
        "The navy of Arden will bring more pumps to the ferry Orla off Port Vell.",
        "The number of divers at the ferry Orla off Port Vell has grown sharply.",
        "Long nights lay ahead for divers who were called to the ferry Orla off Port Vell.",
    ],
)
def test_what_an_old_report_says_of_its_own_week_is_not_told(line: str) -> None:
    """ "This week", a guess that counts have replaced since, and what lay ahead."""
    page = page_of(FIRST, SECOND, THIRD, told(4, "2031-05-03", "Ferry Orla", line))
    assert not page._is_timely(passage_of(page, line))
    page = page_of(FIRST, SECOND, THIRD, told(4, "2031-05-12", "Ferry Orla", line))
    assert page._is_timely(passage_of(page, line))
