"""`verify`: what holds passes, and each kind of change is found at its place."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

import briefgen
import briefings
import build
from briefgen.briefing.public import Briefing
from briefgen.briefing.verify import Problem, count_checks, verify_briefing
from briefgen.engines.extractive import Extractive
from briefgen.pipeline import BriefOptions, run_pipeline
from briefgen.records import Label, Measure, Member, Part, Relations, Voice
from briefgen.stages.reconcile import reconcile_relations

Edit = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return briefings.make_briefing()


def edited(briefing: Briefing, edit: Edit, *, sealed: bool = False) -> tuple[Problem, ...]:
    """The problems of the briefing's JSON after `edit`; without its seals unless asked, so that only checks speak."""
    data = json.loads(briefing.to_json())
    edit(data)
    if not sealed:
        data["seals"] = []
    return verify_briefing(Briefing.from_json(json.dumps(data)))


def test_a_true_briefing_has_no_problem(briefing: Briefing) -> None:
    """As made, as written and read again, and against its articles."""
    assert verify_briefing(briefing) == ()
    assert verify_briefing(Briefing.from_json(briefing.to_json())) == ()
    assert verify_briefing(briefing, briefings.articles()) == ()
    assert count_checks(briefing) == "11 figures, 24 citations and 11 numbers"


def test_any_digit_changed_anywhere_is_found(briefing: Briefing) -> None:
    """Every thirty-first digit of the JSON, whatever it stands for: a problem with a place, or no briefing any more."""
    text = briefing.to_json()
    for match in list(re.finditer(r"\d", text))[::31]:
        changed = text[: match.start()] + str((int(match.group()) + 1) % 10) + text[match.end() :]
        try:
            problems = verify_briefing(Briefing.from_json(changed))
        except ValidationError:
            continue
        assert problems, changed[match.start() - 60 : match.start() + 20]
        assert all(problem.place.startswith("/") for problem in problems)


def set_in(path: str, value: object) -> Edit:
    """An edit that sets the value at a JSON pointer."""

    def edit(data: dict[str, Any]) -> None:
        *steps, last = [int(part) if part.isdigit() else part for part in path.strip("/").split("/")]
        for step in steps:
            data = data[step]  # type: ignore[index]
        data[last] = value  # type: ignore[index]

    return edit


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("figures/0/claims/1/value", "311", "/figures/0/claims/1 [002:2]", "value: 311 in the briefing, 310 as read"),
        ("figures/0/claims/0/low", "121", "/figures/0/claims/0 [001:2]", "low: 121"),
        ("figures/0/claims/0/high", "130", "/figures/0/claims/0 [001:2]", "high: 130 in the briefing, none as read"),
        ("figures/3/claims/0/likely_low", "3700", "/figures/3/claims/0 [001:4]", "likely_low: 3700"),
        ("figures/0/claims/0/low_open", True, "/figures/0/claims/0 [001:2]", "low_open: true in the briefing, false"),
        ("figures/0/claims/0/likely_high", "140", "/figures/0/claims/0 [001:2]", "likely_high: 140"),
        ("figures/0/claims/0/qualifier", "more_than", "/figures/0/claims/0 [001:2]", "qualifier: more_than"),
        (
            "figures/0/claims/0/qualifier",
            None,
            "/figures/0/claims/0 [001:2]",
            "qualifier: none in the briefing, at_least",
        ),
        ("figures/0/claims/1/unit", "home", "/figures/0/claims/1 [002:2]", "unit: home"),
        (
            "figures/3/claims/0/surface",
            "4,000",
            "/figures/3/claims/0 [001:4]",
            "its words “4,000” are not the cited ones",
        ),
        ("figures/0/claims/0/citation/text", "At least 121", "/figures/0/claims/0/citation [001:2]", "the source says"),
        ("figures/0/claims/0/citation/prefix", "x", "/figures/0/claims/0/citation [001:2]", "before or after"),
        ("figures/0/claims/0/citation/sentence", 3, "/figures/0/claims/0/citation [001:3]", "in sentence 2"),
        ("figures/0/claims/0/citation/end", 9999, "/figures/0/claims/0/citation [001:2]", "is no place"),
        ("figures/0/claims/0/citation/source_id", "009", "/figures/0/claims/0/citation [009:2]", "no source 009"),
        ("figures/0/headline/text", "320", "/figures/0 [F1]", "the headline “320” is not the words of its claims"),
        ("figures/0/headline/claim_ids", ["zz"], "/figures/0 [F1]", "not in the group: zz"),
        ("figures/0/headline/claim_ids", ["a1"], "/figures/0 [F1]", "every claim of the headline is superseded"),
        ("figures/0/range/high", "316", "/figures/0 [F1]", "its range is"),
        ("figures/3/status", "corroborated", "/figures/3 [F4]", "its claims say compatible (R9), not corroborated"),
        ("figures/0/status", "superseded", "/figures/0 [F1]", "its claims say progression (R5), not superseded (R5)"),
        ("figures/1/rule", "R11", "/figures/1 [F2]", "its claims say conflicting (R10), not conflicting (R11)"),
        ("figures/1/why", "They agree.", "/figures/1 [F2]", "its reason is not that of its claims"),
        ("figures/0/leading", None, "/figures/0 [F1]", "the comparison that leads is 0, not none"),
        ("figures/0/headline/claim_ids", ["a1", "b1"], "/figures/0 [F1]", "its headline is b1, not a1, b1"),
        ("figures/0/claims/0/role", "estimate", "/figures/0/rows/0 [F1]", "its claims make this row a1, estimate"),
        ("figures/0/claims/0/superseded", False, "/figures/0 [F1]", "superseded are a1, not none"),
        ("figures/0/claims/1/as_of/start", "2031-02-20", "/figures/0 [F1]", "its claims say"),
        ("figures/1/claims/1/asserter", "the Survey", "/figures/1/rows/1 [F2]", "its claims make this row b2"),
        ("figures/1/claims/1/voice", "V1", "/figures/1/claims [F2]", "its voice V1 is another"),
        ("figures/1/claims/1/contrast", True, None, ""),
        ("figures/1/claims/1/replaces", ["a2"], "/figures/1 [F2]", "its claims say superseded (RT)"),
        ("figures/2/claims/1/denies", ["zz"], "/figures/2/claims/1", "there is no claim zz"),
        ("figures/1/claims/1/polarity", "deny", "/figures/1 [F2]", "its claims say single_source (R3)"),
        ("figures/0/kind", "stock", "/figures/0 [F1]", "its claims say progression (R5s)"),
        ("figures/0/rows/0/mark", "also", "/figures/0/rows/0 [F1]", "its claims make this row a1, old none"),
        ("figures/1/rows/0/of", [], "/figures/1/rows/0 [F2]", "its claims make this row a2, differs b2"),
        ("figures/0/rows/0/day/start", "2031-02-01", "/figures/0/rows/0 [F1]", "its claims make this row a1"),
        ("figures/0/rows", [], "/figures/0/rows [F1]", "0 rows here, its claims make 2"),
        ("figures/0/comparisons/0/status", "compatible", "/figures/0/comparisons/0 [F1]", "progression (R5) of a1, b1"),
        ("figures/0/comparisons", [], "/figures/0/comparisons [F1]", "0 comparisons here"),
        ("figures/1/weak", True, "/figures/1 [F2]", "its claims say undetermined"),
        ("figures/5/status", "corroborated", "/figures/5 [F6]", "only one party"),
        ("figures/5/status", "superseded", "/figures/5 [F6]", "no claim is marked"),
        ("figures/4/claims/0/label_verified", True, "/figures/4/claims/0 [001:4]", "contradict one another"),
        ("figures/4/relations/0/to", "F77", "/figures/4/relations/0", "no figure group F77"),
        ("figures/4/claims/0/possible_member_of/0", "F77", "/figures/4/claims/0", "no figure group F77"),
        ("figures/4/id", "F1", "/figures/4/id", "a second time"),
        ("figures/4/claims/0/id", "a1", "/figures/4/claims/0/id", "a second time"),
        (
            "key_points/0/text",
            "At least 130 people were killed.",
            "/key_points/0",
            "no cited sentence tells “At least 130”",
        ),
        (
            "key_points/0/text",
            "120 people were killed on Sunday.",
            "/key_points/0",
            "what it cites has it as “At least 120 people",
        ),
        ("key_points/0/text", "At least 120 people were killed.", "/key_points/0", "superseded and is told alone"),
        ("key_points/0/text", "At least 120 are now dead.", "/key_points/0", "“At least 120” is told as “now”"),
        (
            "bottom_line/0/text",
            "The toll in Marda rose from 310 to 310.",
            "/bottom_line/0",
            "may be one number, rounded",
        ),
        (
            "key_points/0/text",
            "About 120 people were killed on Sunday.",
            "/key_points/0",
            "what it cites has it as “At least 120 people",
        ),
        (
            "key_points/0/text",
            "At least 12 people were killed.",
            "/key_points/0",
            "no cited sentence tells “At least 12”",
        ),
        ("key_points/0/text", "Killed on 3 May 2031.", "/key_points/0", "no cited sentence speaks of 3 May 2031"),
        ("key_points/0/citations", [], "/key_points/0", "without a citation"),
        ("key_points/0/claim_ids", ["zz"], "/key_points/0/claim_ids", "no claim zz"),
        ("key_points/0/support", "verbatim", "/key_points/0", "said to be verbatim"),
        ("title/citations", [], None, ""),
        ("coverage/numbers/0/text", "121", "/coverage/numbers/0 [001:2]", "the source says"),
        ("coverage/numbers/0/fate", "masked", "/coverage/numbers/0 [001:2]", "a claim uses it, and its fate is masked"),
        ("coverage/numbers/0/claim_id", "b1", "/coverage/numbers/0 [001:2]", "which does not cite it"),
        ("coverage/numbers/0/claim_id", None, "/coverage/numbers/0 [001:2]", "which does not cite it"),
        ("coverage/totals/0/used", 6, "/coverage/totals/0/used", "6 here, 5 in the list"),
        ("coverage/totals/2/numbers", 12, "/coverage/totals/2/numbers", "12 is not the sum"),
        ("coverage/totals/2/source_id", "001", "/coverage/totals", "one for each source"),
        ("sources/0/sha256", "0" * 64, "/sources/0/sha256", "another hash"),
        ("sources/0/characters", 7, "/sources/0/characters", "not 7"),
        ("sources/0/sentences/0/end", 9999, "/sources/0/sentences/0", "misplaced"),
        ("sources/1/id", "001", "/sources/1/id", "a second time"),
        ("run/engine", "llm", "/engine", "local here, llm in the run record"),
        ("quotes/0/citation/text", "We will rebuild no street", "/quotes/0/citation [001:6]", "the source says"),
    ],
)
def test_each_change_is_named_at_its_place(
    path: str, value: object, place: str | None, words: str, briefing: Briefing
) -> None:
    """The JSON pointer with the sentence, and what is wrong there; where `place` is None the change is harmless."""
    problems = edited(briefing, set_in(path, value))
    if place is None:
        assert problems == ()
        return
    assert any(problem.place == place and words in problem.what for problem in problems), problems


def test_a_year_after_a_day_that_the_text_prints_may_be_told(briefing: Briefing) -> None:
    """As when it was written: "one year after 3 May 2030" means 3 May 2031, and no other day."""

    def tell(data: dict[str, Any], day: str) -> None:
        source = data["sources"][0]
        source["text"] = source["text"].replace("Quake toll rises in Marda", "One year after 3 May 2030")
        data["key_points"][0]["text"] = f"Killed on {day}."

    for day, found in (("3 May 2031", False), ("4 May 2031", True)):
        problems = edited(briefing, lambda data, day=day: tell(data, day))  # type: ignore[misc]
        assert any(f"no cited sentence speaks of {day}" in problem.what for problem in problems) is found


def test_beside_a_number_to_take_stands_what_excludes_it(briefing: Briefing) -> None:
    """The other side of a conflict may stand in either sentence; a key figure that hides it is found, and an old value as
    the one to take."""
    by_id = {claim.id: claim for group in briefing.figures for claim in group.claims}

    def said(text: str, *ids: str) -> dict[str, Any]:
        citations = [by_id[id].citation.model_dump(mode="json") for id in ids]
        return {"text": text, "support": "terms_checked", "citations": citations, "claim_ids": list(ids)}

    def found(take: dict[str, Any], also: dict[str, Any] | None) -> list[Problem]:
        problems = edited(
            briefing, lambda data: data.update(key_figures=[{"what": "Magnitude", "take": take, "also": also}])
        )
        return [problem for problem in problems if problem.place.startswith("/key_figures")]

    survey, institute = said("6.4 (the Survey)", "a2"), said("6.9 (the Institute)", "b2")
    assert found(survey, institute) == []
    assert found(said("6.4 (the Survey); 6.9 (the Institute)", "a2", "b2"), None) == []
    assert found(survey, None) == [Problem("/key_figures/0", "the articles differ, and “6.9” does not stand beside it")]
    old = found(said("At least 120 people killed", "a1"), None)
    assert [problem.place for problem in old] == ["/key_figures/0/take"]
    assert found(said("310 people killed", "b1"), said("At least 120 people at first", "a1")) == []


def test_what_excludes_a_number_of_a_line_stands_on_the_page() -> None:
    """In another line, a reading or a table; a side that stands nowhere is found at the line that hides it. A line that is
    cut from its source, or is a judgement alone, hides nothing."""
    written = briefings.make_briefing(written=True)
    assert verify_briefing(written) == ()
    hidden = Problem("/key_points/2", "the articles differ, and “6.9” stands nowhere on the page")
    assert edited(written, set_in("key_points/2/reading", None)) == (hidden,)

    def hide(data: dict[str, Any], *, part: str) -> None:
        line = data["key_points"][2]
        reading, line["reading"] = line["reading"], None
        if part == "tables":
            data["tables"][0]["rows"][0]["cells"][0] = {**reading, "text": "6.9", "support": "terms_checked"}
        elif part:
            data[part].append({**data[part][-1], **reading, "support": "terms_checked", "text": "The quake had a magnitude of 6.9, the Institute said.",
                               "reading": None})  # fmt: skip

    for part in ("bottom_line", "key_points", "tables"):
        assert hidden not in edited(written, lambda data, part=part: hide(data, part=part))  # type: ignore[misc]
    assert hidden in edited(written, lambda data: hide(data, part=""))
    for support in ("verbatim", "judged"):
        assert hidden not in edited(
            written, lambda data, support=support: (hide(data, part=""), data["key_points"][2].update(support=support))
        )  # type: ignore[misc]


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("bottom_line/0/reading/text", "It replaces the 119 of Sunday.", "/bottom_line/0/reading", "119"),
        (
            "key_points/2/reading/text",
            "The Institute has 6.9, as of 9 May 1987.",
            "/key_points/2/reading",
            "9 May 1987",
        ),
        ("key_points/2/reading/citations", [], "/key_points/2/reading", ""),
        (
            "key_points/0/lead",
            "9 May 1987",
            "/key_points/0/lead",
            "no citation of its paragraph speaks of “9 May 1987”",
        ),
        ("key_points/0/lead", "33 dead", "/key_points/0/lead", "“33 dead” tells a number that its paragraph does not"),
        ("key_points/0/lead", "120 or 310?", None, ""),
        ("key_points/2/lead", "6.4 or 6.9?", None, ""),
        ("key_points/2/theme", "6.4 or 6.9?", "/key_points/2", "its head “6.4 or 6.9?” tells a number"),
        ("key_points/0/lead", "By 4 March", None, ""),
        ("key_points/0/lead", "The day before", None, ""),
    ],
)
def test_readings_and_leads_are_checked_too(path: str, value: object, place: str | None, words: str) -> None:
    """A number or a day of a reading that nothing cited tells, and a lead that names a day or a number."""
    problems = edited(briefings.make_briefing(written=True), set_in(path, value))
    if place is None:
        assert problems == ()
        return
    assert any(problem.place.startswith(place) and words in problem.what for problem in problems), problems


def test_a_reading_may_tell_what_was_replaced() -> None:
    """Beside its line, also where code put it there; as a line of its own the same words are found."""

    def tell(data: dict[str, Any], *, alone: bool) -> None:
        reading = data["bottom_line"][0]["reading"]
        reading.update(text="At least 120 people were killed.", support="terms_checked")
        if alone:
            data["bottom_line"].append({**reading, "reading": None})

    written = briefings.make_briefing(written=True)
    assert edited(written, lambda data: tell(data, alone=False)) == ()
    assert [problem.place for problem in edited(written, lambda data: tell(data, alone=True))] == ["/bottom_line/1"]


def test_a_claim_moved_to_another_measure_is_found(briefing: Briefing) -> None:
    """Both measures come out otherwise: their rows, and the status of the one that it joins."""

    def move(data: dict[str, Any]) -> None:
        data["figures"][0]["claims"].append(data["figures"][5]["claims"].pop())
        data["figures"][5]["claims"].append(data["figures"][6]["claims"][0])

    places = {problem.place.split(" ")[0] for problem in edited(briefing, move)}
    assert {"/figures/0/rows", "/figures/5/rows/0"} <= places


def related() -> Briefing:
    """What the product makes of an article with a toll, its two parts, a denial and a correction, from relations on."""
    text = (
        "Flood toll\nThe office said more than 8,700 people died, 5,374 in the north and 2,692 in the south.\n"
        "It counts 112 missing, not the 131 it gave at first.\nAbout a third of the town is dry, 35 percent by its mayor.\n"
    )
    source = build.article(text, id="001", published="2031-05-02", outlet="Post", roles=["headline", *["body"] * 3])
    story = briefings.Story((source,))
    words = ("more than 8,700", "5,374", "2,692", "112", "131", "a third", "35 percent")
    claims = [story.figure("001", word, Label("it", "other")) for word in words]
    ids = [claim.id for claim in claims]
    said = [Member(id, "V1", story.day("001", "2031-05-02")) for id in ids]
    dry = (said[5], replace(said[6], voice="V2"))
    missing = (replace(said[3], replaces=(ids[4],)), replace(said[4], role="withdrawn"))
    relations = Relations(
        voices=(Voice("V1", "the office", ("office",)), Voice("V2", "the mayor")),
        measures=(
            *(Measure(name, "total", (said[n],)) for n, name in enumerate(("died", "died, north", "died, south"))),
            Measure("missing", "level", missing),
            Measure("share of the town that is dry", "level", dry, began=story.day("001", "2031-04-30"), weak=True),
        ),
        parts=(Part(1, 0, complete=True), Part(2, 0, complete=True)),
    )
    reconciled = reconcile_relations(claims, relations, denials=(), articles=(source,), sentences=story.sentences)
    return briefings.bare_briefing(story, reconciled)


def test_what_the_product_relates_is_judged_alike_from_the_json() -> None:
    """Sums, corrections, weak measures, shares on two scales: nothing that the rules need is missing in the JSON."""
    made = related()
    assert verify_briefing(made) == ()
    assert verify_briefing(Briefing.from_json(made.to_json())) == ()
    by_name = {group.name: group for group in made.figures}
    assert by_name["died"].flags == ("does_not_add_up",)
    assert by_name["missing"].status == "superseded"
    assert by_name["share of the town that is dry"].status == "compatible"
    assert [(voice.id, len(voice.claim_ids)) for voice in made.voices] == [("V1", 6), ("V2", 1)]


def test_a_sum_is_added_up_again_from_the_measures_that_make_it_up() -> None:
    """A part that is no longer said to be complete takes its sum away."""
    made = related()
    place = next(n for n, group in enumerate(made.figures) if group.name == "died, north")
    whole = next(n for n, group in enumerate(made.figures) if group.name == "died")
    changed = edited(made, set_in(f"figures/{place}/relations/0/rule", "part"))
    assert any(problem.place.startswith(f"/figures/{whole}/comparisons") for problem in changed)


def test_a_number_left_out_of_the_audit_is_found(briefing: Briefing) -> None:
    """A number of the text without a fate, one with two, and one that is not there."""

    def drop(data: dict[str, Any]) -> None:
        del data["coverage"]["numbers"][0]

    def double(data: dict[str, Any]) -> None:
        data["coverage"]["numbers"].append(data["coverage"]["numbers"][0])

    def invent(data: dict[str, Any]) -> None:
        number = dict(data["coverage"]["numbers"][0], start=0, end=5, text="Quake", fate="unclaimed", claim_id=None)
        data["coverage"]["numbers"].append(number)

    assert any("“120” is not accounted for" in problem.what for problem in edited(briefing, drop))
    assert any("listed twice" in problem.what for problem in edited(briefing, double))
    assert any("there is no number at 0 to 5" in problem.what for problem in edited(briefing, invent))


def test_a_citation_of_what_was_left_out_is_found(briefing: Briefing) -> None:
    """A comment under an article is in none of its sentences, and is never cited."""
    words = "5,000 dead"
    start = briefings.HARBOUR_POST.index(words)
    text = briefings.HARBOUR_POST

    def cite_comment(data: dict[str, Any]) -> None:
        data["quotes"][0]["citation"] = {
            "source_id": "001", "start": start, "end": start + len(words), "text": words,
            "prefix": text[start - 32 : start], "suffix": text[start + len(words) :][:32], "sentence": None,
        }  # fmt: skip

    assert any("left out of the article" in problem.what for problem in edited(briefing, cite_comment))


@pytest.mark.parametrize(
    ("gap", "fault"),
    [
        ("Who counted the injured is not said. [002:4]", None),
        ("The toll of 310 is said by the ministry alone. [002:2]", None),
        ("The toll of 311 is said by the ministry alone. [002:2]", "no cited sentence tells “311”"),
        ("Who counted the injured is not said. [002:44]", "it cites a sentence that may not be cited"),
        ("No article tells whether the 310 were named.", None),
        ("No article tells whether the 311 were named.", "it cites nothing"),
        ("No article tells that 20 dogs searched villages.", "an article tells it"),
        ("Much is open.", "it cites nothing"),
    ],
)
def test_what_is_open_is_checked_too(gap: str, fault: str | None, briefing: Briefing) -> None:
    """By the sentences that it cites, or as what no article tells."""
    problems = edited(briefing, set_in("gaps/0", gap))
    assert [problem.place for problem in problems] == (["/gaps/0"] if fault else [])
    assert all(fault is not None and fault in problem.what for problem in problems)


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        (
            "key_points/2/text",
            "“We will rebuild every street”, and more than 900 homes were lost.",
            "no cited sentence holds “We will rebuild every street”",
        ),
        ("events/0/statement/text", "At least 120 people were killed", None),
        ("events/0/statement/text", "At least 130 people were killed", "no cited sentence tells “At least 130”"),
        ("actors/0/positions/0/text", "All 12 streets will be rebuilt", "no cited sentence tells “12”"),
        ("timeline/1/statement/text", "Rescue teams search 30 villages", "no cited sentence tells “30”"),
        ("positions/0/statement/text", "She wants 12 streets to be rebuilt.", "no cited sentence tells “12”"),
    ],
)
def test_a_written_sentence_is_held_wherever_it_stands(
    path: str, text: str, fault: str | None, briefing: Briefing
) -> None:
    """In a point, an event, a position, a line of the course; its quoted words as well as its numbers."""
    problems = edited(briefing, set_in(path, text))
    assert [problem.place for problem in problems] == ([f"/{path.removesuffix('/text')}"] if fault else [])
    assert all(fault is not None and fault in problem.what for problem in problems)


def test_a_seal_speaks_only_where_no_check_does(briefing: Briefing) -> None:
    """A changed date is told by its part; a changed value by its place, and not once more by its part."""
    assert [problem.place for problem in edited(briefing, set_in("as_of/end", "2031-03-05"), sealed=True)] == ["/as_of"]
    places = [problem.place for problem in edited(briefing, set_in("figures/0/claims/1/value", "311"), sealed=True)]
    assert places == ["/figures/0/claims/1 [002:2]"]
    removed = edited(briefing, set_in("seals", json.loads(briefing.to_json())["seals"][1:]), sealed=True)
    assert [problem.place for problem in removed] == ["/seals"]


def test_an_article_that_changed_on_disk_is_named_with_its_sentence(briefing: Briefing) -> None:
    """One digit: the file, the sentence, and both wordings; the briefing itself still holds."""
    first, second = briefings.articles()
    changed = replace(first, text=first.text.replace("6.4", "6.5"), sha256="0" * 64)
    problems = verify_briefing(briefing, (changed, second))
    assert [problem.place for problem in problems] == ["/sources/0/text [001:3]"]
    assert (
        "“magnitude of 6.4, the Survey” in the briefing, “magnitude of 6.5, the Survey” in the file" in problems[0].what
    )


def test_an_article_that_is_missing_or_moved(briefing: Briefing) -> None:
    """A missing file is a problem; one under another name with the same text is not."""
    first, second = briefings.articles()
    assert [problem.place for problem in verify_briefing(briefing, (first,))] == ["/sources/1"]
    assert verify_briefing(briefing, (replace(first, path="elsewhere.txt", id="777"), second)) == ()


def test_without_source_texts_the_articles_are_needed() -> None:
    """A briefing that left its texts out says so, and is checked in full with them."""
    bare = briefings.make_briefing(keep_text=False)
    assert {problem.what for problem in verify_briefing(bare)} == {
        "001 has no text here; name its file to check it",
        "002 has no text here; name its file to check it",
    }
    assert verify_briefing(bare, briefings.articles()) == ()
    wrong = bare.figures[0].claims[1].model_copy(update={"value": "311"})
    group = bare.figures[0].model_copy(update={"claims": (bare.figures[0].claims[0], wrong)})
    changed = bare.model_copy(update={"figures": (group, *bare.figures[1:])})
    assert verify_briefing(changed, briefings.articles())[0].place == "/figures/0/claims/1 [002:2]"


def test_a_measure_is_looked_at_as_far_as_its_texts_are_at_hand() -> None:
    """Of a number of 001 that has another noun, its measure's sentences are asked; those of 002 are not there."""
    bare = briefings.make_briefing(keep_text=False)
    point = bare.key_points[0].model_copy(update={"text": "At least 120 boats sank on Sunday."})
    changed = bare.model_copy(update={"key_points": (point, *bare.key_points[1:])})
    found = {problem.place: problem.what for problem in verify_briefing(changed, briefings.articles()[:1])}
    assert found["/sources/1/text"] == "002 has no text here; name its file to check it"
    assert found["/key_points/0"] == "“120” counts no “boats” in its source"


@pytest.mark.parametrize("value", ["abc", "1e5", "1/0", "NaN", "", "9" * 500, "1."])
def test_what_is_no_number_is_no_briefing(value: str, briefing: Briefing) -> None:
    """A value that could not be read again never gets as far as a check."""
    data = json.loads(briefing.to_json())
    data["figures"][0]["claims"][0]["low"] = value
    with pytest.raises(ValidationError):
        Briefing.from_json(json.dumps(data))


def test_a_sum_that_left_its_currency_to_another_holds() -> None:
    """ "3.9 to 4.1 billion euros, down from 4.2 to 4.5 billion": the second is euros in the run and in the check; a sum
    beside none is not."""
    text = "The line expects revenue of 3.9 to 4.1 billion euros this year, down from 4.2 to 4.5 billion, it said on Monday."
    made = briefgen.brief({"text": text, "title": "Outlook", "published": "2031-03-04"}, engine="local")
    units = {claim.surface: claim.unit for group in made.figures for claim in group.claims}
    assert units["4.2 to 4.5 billion"] == "EUR"
    assert verify_briefing(made) == ()
    lone = made.model_copy(
        update={
            "figures": tuple(
                group.model_copy(update={"claims": tuple(c.model_copy(update={"unit": "USD"}) for c in group.claims)})
                for group in made.figures
            )
        }
    )
    assert any("unit" in problem.what for problem in verify_briefing(lone))


@pytest.mark.parametrize(
    "texts",
    [
        (
            "Two bridges were shut. The quake struck 26km deep on 3 May 2024, with a magnitude of 6.8, the survey of Marda said.",
            "The quake of Marda on 3 May 2024 had a magnitude of 7.2, the ministry said.",
        ),
        (
            "The theft cost the Australian insurer Karrow A$26 million, Karrow said on 3 May 2024 in Sydney.",
            "The theft will cost the Australian insurer Karrow $30 million, the company said on 4 May 2024 in Sydney.",
        ),
        (
            "Top seed Orla Finn won 6-3, 7-5 in the final of Marda on 3 May 2024, the club said.",
            "Fans of 12 to 15 clubs came to Marda on 3 May 2024, and 20 to 30 were turned away, the club said.",
        ),
    ],
)
def test_what_was_just_made_holds(texts: tuple[str, str]) -> None:
    """A number that touches its unit, a bare dollar sign that is the country's own, two scores and two ranges of one sentence."""
    articles = [
        build.article(text, id=f"{n:03}", outlet=f"Outlet {n}", published=f"2024-05-0{n + 3}")
        for n, text in enumerate(texts, start=1)
    ]
    made = asyncio.run(run_pipeline(tuple(articles), Extractive(), BriefOptions()))
    assert verify_briefing(made) == ()
    assert verify_briefing(made, articles) == ()


@pytest.mark.parametrize(
    ("head", "fault"),
    [
        ("1 March 2031", None),
        ("Later", None),
        ("12 May 2044", "no citation speaks of 12 May 2044, its head"),
        ("7 boats", "its head “7 boats” tells a number"),
    ],
)
def test_the_head_of_a_point_is_checked_too(head: str, fault: str | None, briefing: Briefing) -> None:
    """A day that nothing cited means, and a number, are found in it."""

    def edit(data: dict[str, Any]) -> None:
        data["key_points"][0].update(theme=head, support="terms_checked")

    found = [
        problem.what
        for problem in edited(briefing, edit)
        if problem.place == "/key_points/0" and "head" in problem.what
    ]
    assert found == ([fault] if fault else [])


def test_a_value_taken_back_with_nothing_in_its_place_holds() -> None:
    """It leads its measure, withdrawn in each of its rows, and no later value is there that could have taken its place."""
    source = build.article(
        "The office takes back its count of 70 boats.\nThe 70 boats were a slip.\n",
        id="001",
        published="2031-05-02",
        outlet="Post",
    )
    story = briefings.Story((source,))
    claims = [story.figure("001", words, Label("it", "other")) for words in ("70 boats.", "70 boats were")]
    members = tuple(Member(claim.id, "V1", story.day("001", "2031-05-02"), role="withdrawn") for claim in claims)
    relations = Relations(
        voices=(Voice("V1", "the office", ("office",)),), measures=(Measure("boats", "fixed", members),)
    )
    reconciled = reconcile_relations(claims, relations, denials=(), articles=(source,), sentences=story.sentences)
    made = briefings.bare_briefing(story, reconciled)
    assert made.figures[0].status == "superseded"
    assert not any(claim.superseded for claim in made.figures[0].claims)
    assert verify_briefing(made) == ()
