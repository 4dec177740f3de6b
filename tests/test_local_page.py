"""What an editor needs of a page that no model wrote: the course of the main counts, names that say of what, nothing that a
later count has passed, and a short form that is short."""

from __future__ import annotations

import asyncio
import re

import pytest

from briefgen.briefing.local_draft.measures import matter_named
from briefgen.briefing.public import Briefing
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import BriefOptions, run_pipeline
from briefgen.stages.relate.traits import classes
from build import article


def page_of(*told: tuple[str | None, str, str], length: str = "normal") -> Briefing:
    """The briefing of some articles: the day, the title and the text of each."""
    articles = [
        article(f"{title}\n\n{text}", id=f"{n:03}", title=title, published=day, outlet=f"Paper {'ABCDEFGH'[n]}")
        for n, (day, title, text) in enumerate(told)
    ]
    return asyncio.run(run_pipeline(articles, Extractive(), BriefOptions(length=length)))  # type: ignore[arg-type]


def tables_of(found: Briefing) -> dict[str, list[str]]:
    """The rows of each measure's own table, without their places and footnotes, by its title."""
    page = re.sub(r"\[\^[^\]]+\]|\[[\d:, ]+\]", "", found.to_markdown(full=False))
    parts = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    return {
        p.split(" (", 1)[0]: [r for r in p.splitlines() if r.startswith("| ") and "---" not in r][1:] for p in parts
    }


FLOOD = "The flood of Brannock on 2 June 2031 has killed {} people, the {} said on {}."
DAYS = (
    ("2031-06-03", 12, "Tuesday"),
    ("2031-06-04", 31, "Wednesday"),
    ("2031-06-05", 54, "Thursday"),
    ("2031-06-06", 88, "Friday"),
)


def flood(*more: str) -> tuple[tuple[str, str, str], ...]:
    sentences = [FLOOD.format(number, "fire service", day) for _, number, day in DAYS]
    extra = (*more, *([""] * (len(DAYS) - len(more))))
    return tuple(
        (day, "Flood of Brannock", f"{text} {add}".strip())
        for (day, _, _), text, add in zip(DAYS, sentences, extra, strict=True)
    )


# ---------------------------------------------------------------- the course of the main counts


def test_the_course_of_a_main_count_has_a_table_by_day() -> None:
    """Though a key figure tells its last value, with the first and the one before it and none between."""
    found = page_of(*flood())
    assert [row.split("|")[2].strip() for row in tables_of(found)["People killed"]] == ["12", "31", "54", "**88**"]
    dead = found.key_figures[0]
    assert dead.take.text == "88 (the fire service, 6 June 2031)"
    assert dead.also is not None
    assert dead.also.text == "first: 12 (the fire service, 3 June 2031); before it: 54 (the fire service, 5 June 2031)"


def test_what_two_values_tell_has_no_table() -> None:
    """The key figure says both."""
    found = page_of(*flood()[:2])
    assert found.key_figures[0].also is not None
    assert "People killed" not in tables_of(found)


def test_a_trifle_has_no_table_of_its_own() -> None:
    """Dogs that were sent, however often their number rose."""
    dogs = [f"{n} search dogs were deployed in Brannock, the mayor said." for n in ("Two", "Eight", "Twenty", "Forty")]
    assert not any("dogs" in title for title in tables_of(page_of(*flood(*dogs))))


def test_a_count_of_people_on_the_move_is_a_key_figure() -> None:
    """What readers ask for is named in `matters.words` as `classes.words` names the measure."""
    fled = "More than {} people have fled from Brannock over the bridge to Arden, the mayor said."
    found = page_of(*flood(*(fled.format(n) for n in ("1,000", "2,500", "6,000", "9,100"))))
    assert any(item.what == "People who fled" and "9,100" in item.take.text for item in found.key_figures)


def test_every_fate_that_is_weighed_is_one_that_measures_have() -> None:
    """A row of `matters.words` that no name ends with would weigh nothing."""
    names = [row["name"].replace("{}", "people") for row in classes().values()]
    assert matter_named("people who fled") is not None
    assert all(matter_named(name.replace("{people}", "people")) for name in names if "killed" in name or "fled" in name)


def test_what_could_come_is_no_row_of_what_was_counted() -> None:
    """ "Could exceed 70" stands as a forecast, and "unlikely to be more than 65" only as an estimate in these words."""
    ahead = ("The number of people killed in Brannock could exceed 70, Mayor Ada Lund said on Tuesday.",
             "The number of people killed in Brannock is unlikely to be more than 65, Mayor Ada Lund said on Wednesday.")  # fmt: skip
    rows = tables_of(page_of(*flood(*ahead)))["People killed"]
    assert all("unlikely" in row and "estimate" in row for row in rows if "65" in row)
    assert [row for row in rows if "70" in row and ("forecast" in row or "estimate" in row)]


def test_a_count_is_not_told_apart_by_who_counts() -> None:
    """ "People killed, fire service" would say who died."""
    ahead = ("", "", "The number of people killed in Brannock could exceed 400, Mayor Ada Lund said on Thursday.",
             "The number of people killed in Brannock could exceed 500, Mayor Ada Lund said on Friday.")  # fmt: skip
    assert page_of(*flood(*ahead)).key_figures[0].what in ("People killed", "People killed, flood")


# ---------------------------------------------------------------- names, days, parties


def test_two_counts_of_the_dead_are_told_apart_by_their_event() -> None:
    """The dead of a blast beside those of the fighting; the words are those that most of its sentences share."""
    blast = "The explosion of a grain silo in Orlen on Monday killed {} people, {} said."
    war = "The fighting around Orlen has killed at least {} people since April, {} said."
    who = ("the mayor", "the hospital", "the police")
    told = [
        ("2031-06-03", "Orlen", f"{blast.format(40, w)}\n\n{war.format(n, w)}")
        for w, n in zip(who, (700, 720, 750), strict=True)
    ]
    names = [item.what for item in page_of(*told).key_figures]
    assert "People killed, grain silo" in names


def test_what_one_party_says_in_one_article_has_one_day() -> None:
    """The day on which it spoke is that of the sentence which tells it."""
    text = "The flood of Brannock has killed 61 people, Mayor Ada Lund said on Friday. According to Lund, 14 people are missing in Brannock."
    before = "The flood of Brannock has killed 40 people and 22 people are missing in Brannock, Mayor Ada Lund said on Thursday."
    found = page_of(("2031-06-05", "Flood", before), ("2031-06-07", "Flood", text))
    takes = {item.what: item.take.text for item in found.key_figures}
    assert takes["People missing"] == "14 (Ada Lund, 6 June 2031)"


# ---------------------------------------------------------------- what a later count has passed


def test_a_lower_toll_that_was_not_put_together_with_the_last_is_not_told() -> None:
    """Whatever noun counts it: the main toll of its article is passed by the one that all later articles tell."""
    early = (
        "2031-06-03",
        "Over 10 dead in Brannock",
        "The flood of Brannock on 2 June 2031 killed at least 12 campers, officials said on Tuesday.",
    )
    found = page_of(early, *flood()[1:])
    prose = " ".join(statement.text for statement in (*found.bottom_line, *found.key_points))
    assert "campers" not in prose
    assert found.title.text == "Flood of Brannock"


@pytest.mark.parametrize(
    "sentence",
    [
        "Among the wounded dozens are in a critical condition.",
        "Two of the crew are said to have died in the flood of Brannock as well, the mayor said.",
    ],
)
def test_no_bottom_line_hangs_on_another_sentence_or_is_hearsay(sentence: str) -> None:
    """Neither "the wounded" of an event that it does not name, nor what somebody is said to have suffered."""
    found = page_of(*flood("", "", "", sentence))
    assert not any(sentence in statement.text for statement in found.bottom_line)


def test_what_two_outlets_print_of_a_thing_without_a_name_is_no_difference() -> None:
    """Flights of three days are three counts; where each side names who counts, it is one."""
    flights = "{} flights left Brannock for the coast{}."
    told = [("2031-06-03", 40, ""), ("2031-06-04", 55, ""), ("2031-06-05", 71, "")]
    found = page_of(*((day, "Flood of Brannock", flights.format(n, who)) for day, n, who in told))
    assert not any("light" in item.what for item in found.key_figures)
    assert not any("light" in title for title in tables_of(found))


# ---------------------------------------------------------------- other figures, the short page


def test_other_figures_are_whole_sentences_of_what_nothing_passed() -> None:
    """No clause cut off, nothing that is only expected, nothing of a fate whose count has moved since."""
    found = page_of(
        *flood(
            "The city of Brannock has set aside $45 million for the new dam.",
            "Repairs will cost $900 million, the mayor said.",
            "A fall killed 3 people on a roof in Brannock.",
        )
    )
    page = found.model_copy(update={"key_points": ()}).to_markdown(full=False).partition("## Other figures")[2]
    listed = [line for line in page.splitlines() if line.startswith("- ")]
    assert any(
        line.startswith("- The city of Brannock has set aside $45 million for the new dam. (") for line in listed
    )
    assert not any("900 million" in line or "roof" in line for line in listed)
    assert len(listed) <= 10


def test_the_short_page_is_its_prose_and_key_figures() -> None:
    """Its footnotes name the sources; with --full all of it stands."""
    found = page_of(*flood(), length="short")
    page = found.to_markdown(full=False)
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) in (
        ["Bottom line", "Key figures", "Cited sentences"],
        ["Bottom line", "Key points", "Key figures", "Cited sentences"],
    )
    assert "## Sources" in found.to_markdown(full=True)
    assert Briefing.from_json(found.to_json()).to_markdown(full=False) == page


# ---------------------------------------------------------------- what is told as of today


ANNIVERSARY = (
    "2032-06-02",
    "Brannock marks one year since the flood",
    "Brannock paid tribute on Wednesday to the 91 people who were killed in the flood of Brannock a year ago.",
)


def prose_of(found: Briefing) -> str:
    return " ".join(s.text for s in (*found.bottom_line, *found.key_points))


def test_an_anniversary_is_not_the_day_by_which_others_are_old() -> None:
    """The last news opens the page and heads it, however long after the others one looks back."""
    last = (
        "2031-06-06",
        "Flood of Brannock kills 88",
        FLOOD.format(88, "fire service", "Friday") + " Now 40 people are missing in Brannock, the mayor said.",
    )
    found = page_of(*flood()[:3], last, ANNIVERSARY)
    assert "40 people are missing" in prose_of(found)
    assert found.title.text == "Flood of Brannock kills 88" or found.title.text == "Flood of Brannock"


def test_a_page_whose_last_count_stands_loose_opens_on_the_last_report_that_tells_the_event() -> None:
    """With the count and the day of that report, and not with whatever sentence has no overtaken count."""
    loose = (
        "2031-06-08",
        "Brannock digs out",
        "The governor wore boots. The toll stands at 91 now, she told the radio.",
    )
    scene = "The chief, Ann Holt, spoke to Radio Brannock."
    found = page_of(*flood("", "", scene), loose)
    assert "has killed 88 people" in found.bottom_line[0].text


@pytest.mark.parametrize("number", [0, 3])
def test_a_count_in_the_present_is_told_of_the_last_day_only(number: int) -> None:
    """ "230 people have been carried out" says on Tuesday how far things are, and on Friday no more."""
    carried = "In the flooded streets of Brannock 230 people have been rescued with boats of the fire service."
    found = page_of(*flood(*[""] * number, carried))
    assert ("have been rescued" in prose_of(found)) == (number == 3)


@pytest.mark.parametrize(
    ("other", "best"),
    [
        ("FACTBOX-The flood of Brannock", "Flood of Brannock: army called in"),
        ("Flood of Brannock: one year after", "Flood of Brannock: army called in"),
        ("04-brannock-flood", "Flood of Brannock: army called in"),
        ("Brannock: Flood of Brannock Flash Update No. 4", "Flood of Brannock: army called in"),
        ("Search for missing of Brannock flood called off", "Search for missing of Brannock flood called off"),
    ],
)
def test_the_title_tells_what_happened(other: str, best: str) -> None:
    """Neither a kicker, an anniversary nor the name of a file; that a search is over is news."""
    first, second = flood("", "Now 40 people are missing in Brannock.")[:2]
    told = (first[0], "Flood of Brannock: army called in", first[2]), (second[0], other, second[2])
    assert page_of(*told).title.text == best


def test_no_measure_is_told_apart_by_what_the_whole_story_is_of() -> None:
    """A word of most headlines says of no count which one it is."""
    lost = "The sinking ferry cost {} people their lives, {} said."
    war = "The fighting around Orlen has killed at least {} people since April, {} said."
    who = ("the mayor", "the hospital", "the police", "the army")
    told = [
        ("2031-06-03", "Ferry sinks", f"{lost.format(40, w)}\n\n{war.format(n, w)}")
        for w, n in zip(who, (700, 720, 750, 760), strict=True)
    ]
    assert all("ferry" not in item.what.casefold() for item in page_of(*told).key_figures)


def test_two_counts_of_one_day_are_set_against_each_other_behind_the_course_of_a_toll() -> None:
    """A toll that moved and at last is told in two ways by two parties: its table stands on the short page, and the sentence above it tells
    the two of one day, not one of June against one of July."""
    found = page_of(*flood(), (
        "2031-06-09", "Flood of Brannock",
        "The flood of Brannock on 2 June 2031 has killed 103 people, the fire service said on Monday. The harbour office said on Monday that the flood has killed 131 people.",
    ))  # fmt: skip
    page = found.to_markdown(full=False)
    rows = next(rows for title, rows in tables_of(found).items() if title.startswith("People killed"))
    assert len(rows) == len(DAYS) + 2
    said = next(line for line in page.splitlines() if " 131 " in line and not line.startswith(("|", "-")))
    assert "103" in said
    assert "12" not in said.replace("131", "")
