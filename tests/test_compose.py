"""Composing: what a model is shown, and what takes the place of what was refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Literal

import pytest

import build
from briefgen.asking.prompts import load_prompts
from briefgen.briefing.checks.statements import hold_accounts
from briefgen.briefing.draft.compose import (
    check_draft,
    compose_request,
    mend_composition,
    mend_request,
    read_mended,
    worth_mending,
)
from briefgen.briefing.draft.fitting import finish_page
from briefgen.briefing.draft.page import read_page
from briefgen.briefing.draft.shown import MOST_ROWS, MOST_SENTENCES, shown_values
from briefgen.records import (
    Composition,
    Decision,
    Draft,
    DraftStatement,
    EventClaim,
    FigureClaim,
    Group,
    Ledger,
    PositionClaim,
    Reconciliation,
    Reply,
    Row,
    Span,
    Status,
)
from briefgen.stages.claims import read_figures
from briefgen.stages.ledger import ASKED, Asked
from briefgen.text.figures import scan_numbers
from briefgen.text.tokens import count_tokens

PROMPT = load_prompts()["compose"]
STORM = build.article(
    "A storm hit the town of Arden on Monday. The mayor closed the harbour. "
    "The rescue service said that 40 people were hurt. Police said that 31 people were hurt. "
    "The school housed 200 people for the night. The baker gave away his bread.",
    id="001",
    outlet="The Courier",
    published="2031-03-04",
)


def figure(words: str, sentence: int, who: str, **about: object) -> FigureClaim:
    start = STORM.text.index(words)
    return build.figure_claim(words, id=f"001.f{sentence}", article="001", sentence=sentence, start=start, asserter=who,
                              measure="hurt", noun="people", **about)  # type: ignore[arg-type]  # fmt: skip


HURT = (figure("40", 3, "the rescue service"), figure("31", 4, "police"))
HOUSED = (figure("200", 5, "The Courier"),)


def group(id: str, claims: Sequence[FigureClaim], status: Status, *, rows: tuple[Row, ...] = ()) -> Group:
    decision = Decision(status, "R5", "each count is higher", (claims[0].id,), tuple(c.id for c in claims[1:]))
    return Group(id, claims[0].label, "person", tuple(claims), decision, rows=rows, name="hurt in the storm")


def ledger(*groups: Group) -> Ledger:
    told = groups or (group("F1", HURT, "progression"), group("F2", HOUSED, "single_source"))
    return Ledger(
        (STORM,), build.sentences(STORM), (*HURT, *HOUSED), reconciliation=Reconciliation(told)
    )  # fmt: skip


def said(text: str, *cites: str) -> DraftStatement:
    return DraftStatement(text, cites, "storm")


GOOD = said("The mayor closed the harbour.", "001:2")
BAD = said("Karl Otto closed the harbour.", "001:2")
BREAD = said("The baker gave away his bread.", "001:6")
FALSE = said("The baker sold 12 loaves.", "001:6")
HIT = said("A storm hit the town of Arden.", "001:1")


def draft(*points: DraftStatement, bottom: Sequence[DraftStatement] = ()) -> Draft:
    return Draft(said("Storm in Arden", "001:1"), tuple(bottom), points)


# ---------------------------------------------------------------- checking


def test_an_outdated_figure_is_told_beside_the_current_one_only() -> None:
    """31, which 40 has taken the place of, is refused alone, and the reason names what stands and where."""
    told = group("F1", HURT, "progression")
    points = draft(
        said("Police said that 31 people were hurt.", "001:4"),
        said("The rescue service said that 40 people were hurt.", "001:3"),
        said("Police said that 31 people were hurt, the rescue service 40.", "001:3", "001:4"),
    )
    checked = check_draft(points, ledger(told))
    assert [(item.number, item.fault, item.see) for item in checked.refused] == [(1, "superseded_alone", ("001:3",))]
    assert "tell “40” with it [001:3]" in checked.refused[0].reason
    assert len(checked.key_points) == 2


# ---------------------------------------------------------------- mending


def verbatim(first: int, last: int, *cites: str, day: str = "") -> DraftStatement:
    sentences = build.sentences(STORM)
    return DraftStatement("", cites, None, day, Span(sentences[first - 1].span.start, sentences[last - 1].span.end))


def test_two_neighbours_are_cut_as_one_citation() -> None:
    """A verbatim statement may run over neighbouring sentences that it cites in order; over others it is refused."""
    draft = Draft(
        DraftStatement("", ()),
        (verbatim(1, 2, "001:1", "001:2"), verbatim(1, 3, "001:1", "001:3"), verbatim(4, 5, "001:4")),
        (),
    )
    composed = check_draft(draft, ledger())
    assert [s.text for s in composed.bottom_line] == [
        "A storm hit the town of Arden on Monday. The mayor closed the harbour."
    ]
    assert [len(s.citations) for s in composed.bottom_line] == [1]
    assert [item.number for item in composed.refused] == [2, 3]


def test_a_verbatim_line_keeps_its_day() -> None:
    """A line of the timeline has the day with which it was drafted."""
    draft = Draft(DraftStatement("", ()), (), (), timeline=(verbatim(1, 1, "001:1", day="2031-03-03"),))
    (line,) = check_draft(draft, ledger()).timeline
    assert line.day is not None
    assert line.day.start == date(2031, 3, 3)


def test_a_headline_that_is_chosen_stands_as_it_is() -> None:
    """An article's own title needs no sentence to be cited from."""
    assert check_draft(Draft(DraftStatement(STORM.title, ()), (), ()), ledger()).title.text == STORM.title


def test_a_mended_statement_takes_the_place_of_what_it_mends() -> None:
    """Refused as second of three, it stands second; nothing falls to the end, and nothing counts as refused."""
    first = check_draft(draft(HIT, FALSE, GOOD, BAD), ledger())
    assert [item.number for item in worth_mending(first)] == [2, 4]
    mended = mend_composition(
        first, (BREAD, said("The rescue service said that 40 people were hurt.", "001:3")), ledger()
    )
    assert [s.text for s in mended.key_points] == [
        HIT.text,
        BREAD.text,
        GOOD.text,
        "The rescue service said that 40 people were hurt.",
    ]
    assert mended.refused == ()


def test_what_is_not_mended_is_refused_once_with_its_first_reason() -> None:
    """Left away, or wrong again: one entry each."""
    first = check_draft(draft(HIT, FALSE, BAD), ledger())
    second = mend_composition(first, (None, said("Bo Rask closed the harbour.", "001:2")), ledger())
    assert second == first
    assert len(second.refused) == 2


def test_each_part_keeps_its_own_order() -> None:
    """A mended opening goes to the opening, a mended title takes the headline's place."""
    first = check_draft(replace(draft(HIT, bottom=(BAD, GOOD)), title=said("12 dead", "001:1")), ledger())
    assert [(item.part, item.number) for item in first.refused] == [("bottom_line", 1), ("title", 1)]
    second = mend_composition(first, (BREAD, said("Storm hits Arden", "001:1")), ledger())
    assert [s.text for s in second.bottom_line] == [BREAD.text, GOOD.text]
    assert second.title.text == "Storm hits Arden"
    assert [s.text for s in second.key_points] == [HIT.text]


def test_a_statement_that_stands_is_neither_asked_for_again_nor_told_twice() -> None:
    """A duplicate of the first draft is left out; a second draft that says again what stands mends nothing."""
    first = check_draft(draft(HIT, HIT, FALSE), ledger())
    assert [item.statement for item in worth_mending(first)] == [FALSE]
    assert [s.text for s in mend_composition(first, (HIT,), ledger()).key_points] == [HIT.text]
    assert [s.text for s in mend_composition(first, (BREAD,), ledger()).key_points] == [HIT.text, BREAD.text]


@pytest.mark.parametrize(
    ("answer", "texts"),
    [
        ('{"statements":[{"n":2,"text":"B","c":["001:2"]},{"n":1,"text":"A","c":[]}]}', ["A", "B"]),
        ('{"statements":[{"n":2,"text":"B","c":[]},{"n":7,"text":"C","c":[]}]}', [None, "B"]),
        ('{"statements":[{"n":1,"text":" ","c":[]}]}', [None, None]),
    ],
)
def test_what_was_mended_is_read_by_its_number(answer: str, texts: list[str | None]) -> None:
    """In any order; a number that was not asked about is nobody's."""
    refused = check_draft(draft(FALSE, BAD), ledger()).refused
    read = read_mended(Reply(answer, "stop", "m"), refused)
    assert [statement and statement.text for statement in read] == texts
    assert all(statement is None or statement.theme == "storm" for statement in read)


def test_the_second_request_holds_only_what_was_refused() -> None:
    """The sentences cited with the one before each, and the measures that stand there: not the material again."""
    refused = check_draft(draft(said("Police burned 31 people.", "001:4")), ledger()).refused
    shown = mend_request(ledger(), refused, PROMPT).messages[1].content
    assert "001:4 Police said" in shown
    assert "001:3 The rescue service" in shown
    assert "001:1 " not in shown
    assert "001:5" not in shown
    assert "1 (key points) storm: Police burned 31 people. [001:4]: " in shown


def test_a_refused_reading_is_asked_again_with_its_line() -> None:
    """Without it nobody could tell what is meant by "the later count"."""
    line = replace(said("Police have 31 hurt, the rescue service 40.", "001:3", "001:4"), reading="Use the 50.")
    (refused,) = check_draft(draft(line), ledger()).refused
    shown = mend_request(ledger(), (refused,), PROMPT).messages[1].content
    assert (
        "1 (point readings) storm: Use the 50. (of: Police have 31 hurt, the rescue service 40.) [001:3 001:4]: "
        in shown
    )
    (refused,) = check_draft(draft(bottom=[line]), ledger()).refused
    assert "1 (bottom readings) Use the 50. (of: " in mend_request(ledger(), (refused,), PROMPT).messages[1].content


def test_a_number_that_stands_elsewhere_is_asked_about_with_its_place() -> None:
    """The sentence that tells it is shown, though the draft did not cite it."""
    refused = check_draft(draft(said("Police said that 40 people were hurt.", "001:4")), ledger()).refused
    assert [(item.fault, item.see) for item in refused] == [("loose_number", ("001:3",))]
    shown = mend_request(ledger(), refused, PROMPT).messages[1].content
    assert "001:3 The rescue service" in shown
    assert "it stands in 001:3" in shown


# ---------------------------------------------------------------- timeline, positions

BEGUN = build.article(
    "A storm hit Arden on Monday. Mayor Ida Voss wants the harbour shut.",
    id="002",
    outlet="The Ledger",
    published="2031-03-05",
)


def dated_ledger() -> Ledger:
    return Ledger((BEGUN,), build.sentences(BEGUN))


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("2031-03-03", None),
        ("2031-03", None),
        ("2031-03-05", None),
        ("2031-03-01", "bad_day"),
        ("2030-03-03", "bad_day"),
        ("Monday", "bad_day"),
    ],
)
def test_a_line_of_the_timeline_stands_on_a_day_that_its_sentence_means(day: str, fault: str | None) -> None:
    """Monday before 5 March 2031 is the 3rd; the article's own day will do; another is refused."""
    line = replace(said("A storm hit Arden.", "002:1"), theme=None, day=day)
    checked = check_draft(replace(draft(), timeline=(line,)), dated_ledger())
    assert [item.fault for item in checked.refused if item.part == "timeline"] == ([fault] if fault else [])
    assert len(checked.timeline) == (0 if fault else 1)


def test_a_day_that_lies_ahead_of_its_article_is_told_as_the_coming_one() -> None:
    """An article of Wednesday that speaks of a vote "on Friday" means the 7th, not the Friday before."""
    text = "The council of Arden will vote on Friday on the new wall. It is long. It is high. A storm took the old wall on Friday."
    told = replace(BEGUN, text=text, blocks=build.article(text, id="002").blocks)
    ledger = Ledger((told,), build.sentences(told))
    coming = replace(
        said("The council of Arden will vote on the new wall on 7 March.", "002:1"), theme=None, day="2031-03-07"
    )
    past = replace(said("A storm took the old wall.", "002:4"), theme=None, day="2031-03-07")
    checked = check_draft(replace(draft(), timeline=(coming, past)), ledger)
    assert [s.text for s in checked.timeline] == [coming.text]
    assert [item.fault for item in checked.refused if item.part == "timeline"] == ["bad_day"]


def test_the_timeline_is_in_order_of_days() -> None:
    """However it was drafted."""
    late = replace(said("Mayor Ida Voss wants the harbour shut.", "002:2"), day="2031-03-05")
    early = replace(said("A storm hit Arden.", "002:1"), day="2031-03-03")
    told = check_draft(replace(draft(), timeline=(late, early)), dated_ledger()).timeline
    assert [line.text for line in told] == [early.text, late.text]


def test_a_position_keeps_whose_it_is() -> None:
    """The party stands in the sentences."""
    mine = DraftStatement("Ida Voss wants the harbour shut.", ("002:2",), "Ida Voss")
    checked = check_draft(replace(draft(), positions=(mine,)), dated_ledger())
    assert [(s.theme, s.text) for s in checked.positions] == [("Ida Voss", mine.text)]


# ---------------------------------------------------------------- what is shown


def table(of: Ledger) -> list[str]:
    """The lines of the measures in the request."""
    told = compose_request(of, PROMPT).messages[1].content
    return told.split("Measures (")[1].split("Articles (")[0].strip().splitlines()[1:]


def told_twice(*, rows: bool = False) -> Ledger:
    dated = (figure("40", 3, "the rescue service", as_of="2031-03-04"), figure("31", 4, "police", as_of="2031-03-03"))
    own = (
        Row((dated[1].id,), "V2", dated[1].as_of, mark="replaced", of=(dated[0].id,)),
        Row((dated[0].id,), "V1", dated[0].as_of),
    )
    return ledger(group("F1", dated, "progression", rows=own if rows else ()), group("F2", HOUSED, "single_source"))


def test_a_measure_is_a_table_in_order_of_days() -> None:
    """A row: words, who, day, sentence, and whether it stands or what replaced it. One source alone makes no table."""
    assert table(told_twice(rows=True)) == [
        "F1 hurt in the storm (progression)",
        '  "31" | police | 2031-03-03 | 001:4 | replaced by “40”',
        '  "40" | the rescue service | 2031-03-04 | 001:3 | stands',
    ]


def test_without_rows_each_claim_is_one() -> None:
    """And a withdrawn one says so."""
    assert table(ledger())[1:3] == [
        '  "40" | the rescue service | 001:3 | stands',
        '  "31" | police | 001:4 | replaced',
    ]


def test_many_ways_to_tell_one_measure_leave_room_for_the_next() -> None:
    """Only so many rows, and the next measure stands below them."""
    many = tuple(replace(HURT[0], id=f"001.x{n}") for n in range(MOST_ROWS + 5))
    lines = table(ledger(group("F1", many, "progression"), group("F2", HOUSED, "conflicting")))
    assert sum(line.startswith('  "40"') for line in lines) == MOST_ROWS
    assert any(line.startswith('  "200"') for line in lines)


def test_what_most_articles_tell_comes_first() -> None:
    """A toll in three articles stands above a conflict of one."""
    wide = tuple(replace(HURT[0], id=f"{n}.f1", article=n) for n in ("001", "002", "003"))
    others = [replace(STORM, id=n) for n in ("002", "003")]
    groups = (group("F2", (HURT[1],), "conflicting"), group("F3", wide, "corroborated"))
    of = replace(ledger(*groups), articles=(STORM, *others))
    assert [value["id"] for value in shown_values(of)["groups"]] == ["F3", "F2"]  # type: ignore[attr-defined]


def shown_refs(of: Ledger) -> list[str]:
    articles = shown_values(of)["articles"]
    return [sentence["ref"] for article in articles for sentence in article["sentences"]]  # type: ignore[attr-defined]


def test_every_sentence_of_a_small_story_is_shown() -> None:
    """Also the ones that no figure, event or quote points to: a careful reader may lead with them."""
    assert shown_refs(ledger()) == [f"001:{n}" for n in range(1, 7)]


def test_what_stands_under_a_headline_is_shown_and_the_headline_once() -> None:
    told = build.article(
        "Mill burns\nInquiry blames the owner\nIt burned for two days.",
        id="001",
        roles=("headline", "headline", "body"),
    )
    of = Ledger((told,), build.sentences(told))
    assert shown_refs(of) == ["001:2", "001:3"]
    assert shown_values(of)["articles"][0]["headline_ref"] == "001:1"  # type: ignore[index]


def test_of_a_large_story_its_telling_sentences_and_its_tops_are_shown() -> None:
    """Within the budget: what something points to first, then each article from the top."""
    text = " ".join(
        f"The keeper of the town of Arden opened gate number {n} to the waiting crowd." for n in range(2_000)
    )
    long = build.article(text, id="002", outlet="The Ledger")
    parts = build.sentences(long)
    denial = build.denial_claim(article="002", sentence=1_990)
    of = replace(ledger(), articles=(STORM, long), sentences=(*build.sentences(STORM), *parts), denials=(denial,))
    refs = shown_refs(of)
    tokens = sum(
        count_tokens(s.span.of((STORM if s.article == "001" else long).text)) for s in of.sentences if s.ref in refs
    )
    assert 0.99 * MOST_SENTENCES < tokens <= MOST_SENTENCES
    assert {f"001:{n}" for n in range(1, 7)} | {"002:1990"} < set(refs)
    own = [int(ref[4:]) for ref in refs if ref.startswith("002:")]
    assert own == [*range(1, len(own)), 1_990]


def test_what_differs_is_held_like_the_rest() -> None:
    """A line of what differs is bound and checked; that counts are disputed denies none."""
    right = said("It is disputed how many people were hurt: police said 31, the rescue service 40.", "001:3", "001:4")
    wrong = said("Police said that 52 people were hurt, the rescue service 40.", "001:3", "001:4")
    checked = check_draft(draft(right, wrong), ledger())
    assert [line.text for line in checked.key_points] == [right.text]
    assert [(item.part, item.number, item.fault) for item in checked.refused] == [("key_points", 2, "loose_number")]


MARCH = build.article(
    "On Monday thousands marched through Arden against the new toll. Unions had planned it as the third day of strikes. "
    "The police counted 4,000 people who protested. The unions called the day a success. "
    "Some 20 thugs turned to violence. A toll should not be dropped on account of violence, Reed said. "
    "The council said that all had agreed after the mayor had asked for it. The bonus would be doubled to $600. "
    "Mayor Ann Reed will speak in the evening. The harbour stays shut.",
    id="001",
    outlet="The Ledger",
    published="2031-03-04",
)


@pytest.mark.parametrize(
    ("text", "cite"),
    [
        ("On 3 March the unions held their third day of strikes.", "001:2"),
        ("Unions call 3 March a success.", "001:4"),
        ("Mayor Ann Reed rejects dropping the toll on account of violence.", "001:6"),
        ("All agreed after the mayor had asked, the council said.", "001:7"),
        ("The offer was a bonus doubled to $600.", "001:8"),
        ("Police counted 4,000 demonstrators.", "001:3"),
        ("Some 20 violent thugs were there.", "001:5"),
        ("The Ledger has the police count 4,000 people. The mayor of Arden was asked.", "001:3 001:7"),
        ("Radio 5 says that thousands marched through Arden against the toll.", "001:1"),
        ("Whether the mayor asked for it is uncertain.", "001:7"),
        ("The harbour of Arden stays shut.", "001:10"),
        ("Unions call the day a success. Besides Arden saw 20 violent thugs.", "001:1 001:4 001:5"),
        ("A toll should not be dropped, mayor Ann Reed said.", "001:6"),
        ("Speaker Ann Reed is due in the evening. Mayor Reed rejects dropping the toll.", "001:6 001:9"),
    ],
)
def test_a_right_sentence_in_other_words_is_not_refused(text: str, cite: str) -> None:
    """A day that the top of the article tells, a plan that was one as something, a stance, a name in full, an offer, a
    noun for those who do what the sentence says."""
    figures = read_figures(MARCH, build.sentences(MARCH), scan_numbers(MARCH.text))
    groups = tuple(
        Group(f"F{n}", one.label, one.unit, (one,), Decision("single_source", "R1", "", (one.id,)),
              name="demonstrators in Arden" if "4,000" in one.surface else one.label.measure)
        for n, one in enumerate(figures, 1)
    )  # fmt: skip
    radio = replace(BEGUN, outlet="Radio 5")
    told = Ledger((MARCH, radio), build.sentences(MARCH), figures, reconciliation=Reconciliation(groups))
    refused = check_draft(draft(said(text, *cite.split())), told).refused
    assert [item.reason for item in refused if item.part != "title"] == []


def test_another_day_or_name_is_refused_all_the_same() -> None:
    """What neither the sentence nor the top of its article tells; a first name that the article has for nobody."""
    told = Ledger((MARCH,), build.sentences(MARCH))
    points = draft(
        said("Unions call 5 March a success.", "001:4"),
        said("Mayor Ida Reed rejects dropping the toll on account of violence.", "001:6"),
    )
    refused = check_draft(points, told).refused
    assert [item.fault for item in refused if item.part != "title"] == ["bad_day", "name_not_in_source"]


def test_words_of_number_are_shown_behind_the_counts_that_were_replaced() -> None:
    """ "Scores" tells less of a course than its first count."""
    told = [figure("40", 3, "the rescue service"), figure("31", 4, "police")]
    read = told[0].quantity
    assert read is not None
    loose = [
        replace(
            told[0],
            id=f"001.v{n}",
            surface=f"scores {n}",
            quantity=replace(read, value=None, low=Fraction(n), qualifier="vague"),
        )
        for n in range(14)
    ]
    lines = table(ledger(group("F1", (loose[0], told[1], *loose[1:]), "progression")))
    assert sum(line.startswith('  "31"') for line in lines) == 1


def test_a_post_in_an_article_says_whose_it_is() -> None:
    """In the request; and its author may be named."""
    page = build.article(
        "The fire goes on. More than 1,700 homes are gone. \u2014 A Watcher (@watcher_x) 3 March 2031\n\nThe mayor counts 900 homes.",
        id="001", outlet="The Post", published="2031-03-04",
    )  # fmt: skip
    told = Ledger((page,), build.sentences(page))
    shown = compose_request(told, PROMPT).messages[1].content
    assert "(post of A Watcher) More than 1,700 homes are gone." in shown
    assert "(post of A Watcher) The mayor counts" not in shown
    refused = check_draft(draft(said("A Watcher says that homes are gone.", "001:2")), told).refused
    assert [item.fault for item in refused if item.part != "title"] == []


def test_a_title_may_rest_on_a_headline() -> None:
    page = build.article(
        "Mill says sorry\n\nThe mill burned on 3 March. Ten left it.", id="001", outlet="The Post",
        roles=("headline", "body"), published="2031-03-04",
    )  # fmt: skip
    told = Ledger((page,), build.sentences(page))
    composed = check_draft(
        replace(draft(said("Ten left the mill.", "001:3")), title=DraftStatement("Mill says sorry for fire", ())), told
    )
    assert [item.reason for item in composed.refused if item.part == "title"] == []


def test_a_label_may_say_what_its_line_is() -> None:
    """What was only asked for stands behind "Asked for", each place with its own words."""
    page = build.article(
        "They asked for at least $150 million in Texas. Their lawyer asked for more than $500 million in Arden.",
        id="001", outlet="The Post", published="2031-03-04",
    )  # fmt: skip
    told = Ledger((page,), build.sentences(page), read_figures(page, build.sentences(page), scan_numbers(page.text)))

    def lines(label: str) -> Composition:
        text = f"# T\n\nB. [1:1]\n\n## H\n\n- **{label}:** more than $500 million in Arden [1:2]; at least $150 million in Texas [1:1].\n"
        return check_draft(read_page(text, told), told)

    assert [line.text for line in lines("Asked for").key_points] == [
        "more than $500 million in Arden; at least $150 million in Texas."
    ]
    (line,) = lines("Asked for").key_points
    at = {passage.span.of(page.text)[:5]: place for passage, place in zip(line.citations, line.behind, strict=True)}
    assert at["Their"] < at["They "]
    assert [item.fault for item in lines("Paid").refused if item.part == "key_points"] == ["attribution_turned"]


def test_of_a_course_each_value_is_shown_before_one_is_shown_twice() -> None:
    """So many papers that tell the last count do not hide how it came to it."""
    told = [figure("40", 3, "the rescue service"), figure("31", 4, "police")]
    last = [replace(told[0], id=f"001.y{n}", asserter=f"paper {n}") for n in range(MOST_ROWS + 1)]
    lines = table(ledger(group("F1", (told[1], *last), "progression")))
    assert sum(line.startswith('  "40"') for line in lines) == MOST_ROWS - 1
    assert sum(line.startswith('  "31"') for line in lines) == 1


VISIT = build.article(
    "King Karl of Norland is to be received in Arden on 28 March. Mayor Ann Reed will open the fair.",
    id="001",
    published="2031-03-20",
)
OFF = build.article(
    "King Karl has put off his visit to Arden. Strikes were the reason. Ann Reed has paid a fee for cancelled trips.",
    id="002",
    published="2031-03-22",
)


@pytest.mark.parametrize(
    ("text", "cites", "fault"),
    [
        ("King Karl is to be received in Arden on 28 March.", ("001:1",), "superseded_alone"),
        ("King Karl, who was to be received in Arden on 28 March, has put off his visit.", ("001:1", "002:1"), None),
        ("Ann Reed will open the fair.", ("001:2",), None),
    ],
)
def test_a_plan_that_another_article_calls_off_is_not_told_as_still_to_come(
    text: str, cites: tuple[str, ...], fault: str | None
) -> None:
    both = Ledger((VISIT, OFF), (*build.sentences(VISIT), *build.sentences(OFF)))
    checked = check_draft(replace(draft(), key_points=(DraftStatement(text, cites),)), both)
    assert [item.fault for item in checked.refused if item.part == "key_points"] == ([fault] if fault else [])


def test_an_older_article_calls_nothing_off() -> None:
    older = Ledger((VISIT, replace(OFF, published=build.article(published="2031-03-18").published)),
                   (*build.sentences(VISIT), *build.sentences(OFF)))  # fmt: skip
    said = DraftStatement("King Karl is to be received in Arden on 28 March.", ("001:1",))
    assert not [i for i in check_draft(replace(draft(), key_points=(said,)), older).refused if i.part == "key_points"]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("3 March 2031", True),
        ("2 to 6 March", True),
        ("March 2031", True),
        ("By 4 March", True),
        ("Since 1 March", True),
        ("Since February", True),
        ("Until 20 March", True),
        ("Since 9 March", False),
        ("Before 2 March", False),
        ("Before the storm", True),
        ("9 March", False),
        ("5 to 8 March", False),
        ("April 2031", False),
        ("40 hurt", False),
    ],
)
def test_a_sentence_stands_under_a_day_only_that_its_sentences_mean(head: str, kept: bool) -> None:
    """Monday before 4 March 2031 is the 3rd. Under another day, or a head that tells a number, it stands without its head."""
    (point,) = check_draft(draft(DraftStatement(HIT.text, HIT.cites, head)), ledger()).key_points
    assert point.theme == (head if kept else None)


def test_what_was_overtaken_may_stand_alone_under_its_day() -> None:
    """31, which 40 has taken the place of, is refused under a subject and told under the day as of which it stood."""
    alone = DraftStatement("Police said that 31 people were hurt.", ("001:4",), "Hurt")
    told = ledger(group("F1", HURT, "progression"))
    assert [item.fault for item in check_draft(draft(alone), told).refused if item.part != "title"] == [
        "superseded_alone"
    ]
    assert check_draft(draft(replace(alone, theme="By 4 March")), told).key_points[0].text == alone.text


def test_what_was_overtaken_may_stand_alone_where_its_line_tells_the_day() -> None:
    """In its words or in its lead; a lead that names no day is not enough."""
    alone = DraftStatement("Police said that 31 people were hurt.", ("001:4",), "Hurt")
    told = ledger(group("F1", HURT, "progression"))
    for line in (
        replace(alone, text="By 4 March police said that 31 people were hurt."),
        replace(alone, lead="By 4 March"),
    ):
        assert [point.text for point in check_draft(draft(line), told).key_points] == [line.text]
    assert [item.fault for item in check_draft(draft(replace(alone, lead="At first")), told).refused] == [
        "superseded_alone"
    ]


def test_what_leans_on_a_lead_goes_with_it() -> None:
    """A lead that its paragraph does not bear out falls, and with it the early count that only it put on its day."""
    alone = DraftStatement("Police said that 31 people were hurt.", ("001:4",), "Hurt", lead="By 4 March")
    told = ledger(group("F1", HURT, "progression"))
    for line, texts in ((alone, [alone.text]), (replace(alone, lead="By 4 March: 52 hurt"), [])):
        first = check_draft(draft(line), told)
        assert [point.text for point in first.key_points] == [alone.text]
        assert [point.text for point in finish_page(first, told).key_points] == texts


def test_a_head_is_borne_out_by_what_the_line_still_cites() -> None:
    """The day of a sentence that does not bear on the line, and so is not cited for it, is none of the line's."""
    later = build.article("On 9 March the ferry ran again.", id="002", published="2031-03-09")
    both = replace(ledger(), articles=(STORM, later), sentences=(*build.sentences(STORM), *build.sentences(later)))
    line = DraftStatement(GOOD.text, (*GOOD.cites, "002:1"), "9 March")
    (point,) = check_draft(draft(line), both).key_points
    assert ([passage.article for passage in point.citations], point.theme) == (["001"], None)


def test_a_reading_works_out_from_the_line_as_it_stands() -> None:
    """Where a line was mended, what was made of the one before it may have lost its numbers."""
    line = said("The baker sold 40 loaves.", "001:6", "001:3", "001:4")
    lost = replace(line, reading="That is 9 more than 31.", reading_cites=("001:3", "001:4"))
    first = check_draft(draft(lost), ledger())
    kept = said("The rescue service said that 40 people were hurt, police 31.", "001:3", "001:4")
    for mended, reading in ((kept, lost.reading), (BREAD, None)):
        (point,) = mend_composition(first, (mended,), ledger()).key_points
        assert (point.text, point.reading and point.reading.text) == (mended.text, reading)


def test_events_and_positions_in_a_models_words_are_held_once_the_figures_are_related() -> None:
    """As a drafted sentence is: a qualifier is the source's, and quoted words stand there. What is cut from its sentence stays."""

    def event(number: int, sentence: int, what: str, *, verbatim: bool = False) -> EventClaim:
        return EventClaim(f"001.1e{number}", "001", sentence, what, None, verbatim)

    events = (
        event(1, 3, "About 40 people were hurt"),
        event(2, 2, "The mayor “sealed off” the harbour"),
        event(3, 4, "31 people were hurt", verbatim=True),
    )
    position = PositionClaim("001.1p1", "001", 4, "police", None, "it was 30 people", False)
    held, rejected = hold_accounts(replace(ledger(), events=events, positions=(position,)))
    assert [one.what for one in held.events] == ["40 people were hurt", "31 people were hurt"]
    assert held.positions == ()
    assert [(one.id, one.fault, one.sentence) for one in rejected] == [
        ("001.1e2", "quote_not_verbatim", 2),
        ("001.1p1", "loose_number", 4),
    ]


def test_a_share_that_is_worked_out_needs_no_words_of_a_source() -> None:
    """ "20%" stands in no sentence; what is told beside it has to. The brackets say that it is worked out, and no word needs to."""
    share = said("Hurt: 40 and 31, beside 200 housed (20% and 16%, in all 271).", "001:5", "001:3", "001:4")
    checked = check_draft(draft(share), ledger())
    assert [item.reason for item in checked.refused if item.part != "title"] == []
    assert checked.key_points[0].text == share.text
    wrong = said("Hurt: 40 and 31, beside 200 housed (25%).", "001:5", "001:3", "001:4")
    assert [item.fault for item in check_draft(draft(wrong), ledger()).refused if item.part != "title"] == [
        "loose_number"
    ]


# ---------------------------------------------------------------- sections and their lines


@pytest.mark.parametrize(
    ("length", "asked"), [("short", ASKED["short"]), ("normal", ASKED["normal"]), ("long", ASKED["long"])]
)
def test_a_longer_page_is_asked_for_more(length: Literal["short", "normal", "long"], asked: Asked) -> None:
    """Lines, words, sections, tables and open questions; a long page has more of them than a short one."""
    told = compose_request(replace(ledger(), length=length), PROMPT).messages[0].content
    for words in (
        f"about {asked.words} words", f"to {asked.bottom_line} bullets", f"at most {asked.sections}", f"at most {asked.tables}",
        f"at most {asked.gaps} bullets",
    ):  # fmt: skip
        assert re.search(rf"\b{words}\b", told), words
    assert all(most >= least for most, least in zip(ASKED["long"], asked, strict=True))


def test_a_line_may_have_two_sentences() -> None:
    """Each is held: a number, a name or a day of the second too."""
    both = said("The mayor closed the harbour. The rescue service said that 40 people were hurt.", "001:2", "001:3")
    assert [line.text for line in check_draft(draft(both), ledger()).key_points] == [both.text]
    for wrong, fault in (
        ("The mayor closed the harbour. The rescue service said that 41 people were hurt.", "loose_number"),
        ("The mayor closed the harbour. Karl Otto was hurt.", "name_not_in_source"),
        ("The mayor closed the harbour. On 9 May people were hurt.", "bad_day"),
    ):
        assert [item.fault for item in check_draft(draft(replace(both, text=wrong)), ledger()).refused] == [fault]


READ = replace(
    said("The rescue service said that 40 people were hurt, police 31.", "001:3", "001:4"),
    reading="Use the 40: it is the later count.",
)


@pytest.mark.parametrize(
    ("reading", "fault"),
    [
        (READ.reading, None),
        ("Use the 50.", "loose_number"),
        ("Karl Otto doubts the 31.", "name_not_in_source"),
        ("The 40 is of 9 May.", "bad_day"),
        ("The rescue service calls it “a mere guess”.", "quote_not_verbatim"),
        ("The count fell from 31 people to 40.", "wrong_direction"),
        ("No article tells of bread.", "negation_turned"),
        ("No article tells of bread: use the 40.", "negation_turned"),
        ("No article tells of a tsunami.", None),
    ],
)
def test_a_reading_is_held_and_refused_apart_from_its_line(reading: str, fault: str | None) -> None:
    """Its numbers, names, days, quoted words, order and what it says that no article tells; the line stands in any case."""
    for part, own in (("key_points", "point_readings"), ("bottom_line", "bottom_readings")):
        line = replace(READ, reading=reading)
        checked = check_draft(draft(HIT, line) if part == "key_points" else draft(bottom=(HIT, line)), ledger())
        told = getattr(checked, part)[1]
        assert told.text == READ.text
        assert (told.reading and (told.reading.text, told.reading.support)) == (None if fault else (reading, "judged"))
        assert [(item.part, item.number, item.fault) for item in checked.refused] == (
            [(own, 2, fault)] if fault else []
        )


def test_a_reading_that_falls_beside_a_mended_line_is_listed() -> None:
    """The line stands without it, and what was refused is not lost."""
    both = replace(FALSE, reading="Karl Otto doubts the 12.")
    first = check_draft(draft(HIT, both), ledger())
    mended = mend_composition(first, (replace(both, text=BREAD.text),), ledger())
    assert [(line.text, line.reading) for line in mended.key_points] == [(HIT.text, None), (BREAD.text, None)]
    assert [(item.part, item.number, item.statement.text) for item in mended.refused] == [
        ("point_readings", 2, both.reading)
    ]


def test_a_line_may_be_a_reading_alone() -> None:
    """It is held as one: words that no source has, numbers that it works out, a count that was overtaken; what is refused
    is mended as one."""
    told = ledger(group("F1", HURT, "progression"))
    alone = replace(said("Do not add the 31 to the 40: they make 71.", "001:3", "001:4"), judged=True)
    (line,) = check_draft(draft(alone), told).key_points
    assert (line.text, line.support, line.theme) == (alone.text, "judged", "storm")
    assert [item.part for item in check_draft(draft(replace(alone, judged=False)), told).refused] == ["key_points"]
    first = check_draft(draft(replace(alone, text="Use the 50.")), told)
    assert [(item.part, item.fault) for item in first.refused] == [("key_points", "loose_number")]
    (mended,) = mend_composition(first, (replace(alone, text="Use the 40."),), told).key_points
    assert (mended.text, mended.support) == ("Use the 40.", "judged")
    overtaken = replace(alone, text="The 31 was an early count.", cites=("001:4",))
    assert [line.text for line in check_draft(draft(overtaken), told).key_points] == [overtaken.text]


def test_a_reading_is_mended_alone_at_its_place() -> None:
    """Behind a line that stays refused it still finds its own; the lines of the other part are not touched."""
    wrong = replace(READ, reading="Use the 50.")
    drafted = draft(HIT, FALSE, wrong, bottom=(BREAD, wrong))
    first = check_draft(drafted, ledger())
    assert [(item.part, item.number) for item in worth_mending(first)] == [
        ("bottom_readings", 2), ("key_points", 2), ("point_readings", 3),
    ]  # fmt: skip
    better = said(READ.reading, *READ.cites)
    mended = mend_composition(first, (None, None, better), ledger())
    assert [(line.text, line.reading and line.reading.text) for line in mended.key_points] == [
        (HIT.text, None),
        (READ.text, READ.reading),
    ]
    assert [line.reading for line in mended.bottom_line] == [None, None]
    assert [item.part for item in mended.refused] == ["bottom_readings", "key_points"]
    still = mend_composition(first, (better, GOOD, said("Use the 60.", *READ.cites)), ledger())
    assert [line.reading and line.reading.text for line in still.bottom_line] == [None, READ.reading]
    assert [(line.text, line.reading) for line in still.key_points] == [
        (HIT.text, None),
        (GOOD.text, None),
        (READ.text, None),
    ]


def test_a_refused_line_is_shown_with_its_reading() -> None:
    """Which goes with whatever takes its place."""
    refused = check_draft(draft(replace(FALSE, reading="Use no number.")), ledger()).refused
    shown = mend_request(ledger(), refused, PROMPT).messages[1].content
    assert "1 (key points) storm: The baker sold 12 loaves. (its reading: Use no number.) [001:6]: " in shown


def test_a_reading_comes_back_with_its_mended_line() -> None:
    """It was never looked at while its line was refused; a wrong one stays away, and the line stands."""
    lost = replace(READ, text="The rescue service said that 45 people were hurt, police 31.")
    for reading, kept in ((READ.reading, READ.reading), ("Use the 50.", None)):
        first = check_draft(draft(HIT, replace(lost, reading=reading)), ledger())
        assert [(item.part, item.number, item.fault) for item in first.refused] == [("key_points", 2, "loose_number")]
        mended = mend_composition(first, (replace(lost, text=READ.text, reading=reading),), ledger())
        assert [(line.text, line.reading and line.reading.text) for line in mended.key_points] == [
            (HIT.text, None),
            (READ.text, kept),
        ]


@pytest.mark.parametrize(
    ("lead", "kept"),
    [
        ("Hurt", True),
        ("Why it grew", True),
        ("Dead", False),
        ("Hurt in Arden", True),
        ("Hurt in Brill", False),
        ("40?", True),
        ("Not 31", True),
        ("52 hurt", False),
        ("By 4 March", True),
        ("9 March", False),
        ("The day before", True),
    ],
)
def test_a_lead_that_tells_something_else_is_left_out(lead: str, kept: bool) -> None:
    """Another fate, another place, another day, a number that neither it nor its reading tells: the line stands without its
    lead, under its head."""
    near = build.article(
        "The storm passed Brill, and nothing happened in Brill.", id="002", outlet="The Ledger", published="2031-03-05"
    )
    both = replace(ledger(), articles=(STORM, near), sentences=(*build.sentences(STORM), *build.sentences(near)))
    line = replace(
        said("The rescue service said that 40 people were hurt.", "001:3", "001:4"),
        lead=lead,
        reading="The 31 is older.",
    )
    (found,) = finish_page(check_draft(draft(line), both), both).key_points
    assert (found.text, found.theme, found.lead) == (line.text, "storm", lead if kept else "")


@pytest.mark.parametrize(("lead", "kept"), [("Othman Abduljameel", True), ("Salem Abdulkareem", False)])
def test_a_lead_may_spell_a_name_as_another_article_does(lead: str, kept: bool) -> None:
    """Names from other scripts have other vowels in each outlet."""
    own = build.article("Othman Abdeljamil, the health minister, counted 40 hurt.", id="001", outlet="The Post")
    other = build.article("Othman Abduljameel met Salem Abdulkareem on Friday.", id="002", outlet="The Ledger")
    told = Ledger((own, other), (*build.sentences(own), *build.sentences(other)))
    ref = build.sentences(own)[0].ref
    (found,) = finish_page(
        check_draft(draft(replace(said("40 people are hurt.", ref), lead=lead)), told), told
    ).key_points
    assert found.lead == (lead if kept else "")


def test_an_absence_inside_a_reading_is_held_against_all_articles() -> None:
    """Not only against what its line cites."""
    other = build.article("A verdict fell in May.", id="002", outlet="The Ledger", published="2031-05-05")
    both = replace(ledger(), articles=(STORM, other), sentences=(*build.sentences(STORM), *build.sentences(other)))
    line = replace(READ, reading="Use the 40. No article reports a verdict.")
    assert check_draft(draft(line), ledger()).refused == ()
    (refused,) = check_draft(draft(line), both).refused
    assert (refused.part, refused.fault, refused.reason) == (
        "point_readings",
        "negation_turned",
        "an article tells it: “A verdict fell in May.”",
    )


def test_a_rank_denies_nothing() -> None:
    """ "None deadlier" says how this one ranks; "nobody was hurt" does deny."""
    note = build.article(
        "The storm of Monday was the deadliest in Arden since 1990. The mayor saw people in boats.",
        id="001",
        published="2031-03-04",
    )
    told = Ledger((note,), build.sentences(note))
    points = draft(
        said("The storm of Monday was the deadliest in Arden, with none deadlier since 1990.", "001:1"),
        said("The storm was the deadliest in Arden: nothing was worse.", "001:1"),
        said("The mayor saw nobody in boats.", "001:2"),
    )
    assert [(item.number, item.fault) for item in check_draft(points, told).refused if item.part == "key_points"] == [
        (3, "negation_turned")
    ]


def test_an_age_may_stand_behind_a_name() -> None:
    """Also where the sentence reads as if it counted people; another number is loose."""
    note = build.article(
        "Two workers, the 54-year-old Ida Voss and the 32-year-old Bo Rask, closed the harbour of Arden.",
        id="001",
        published="2031-03-04",
    )
    figures = read_figures(note, build.sentences(note), scan_numbers(note.text))
    groups = tuple(
        Group(f"F{n}", one.label, one.unit, (one,), Decision("single_source", "R1", "", (one.id,)), name="age")
        for n, one in enumerate(figures)
    )
    told = Ledger((note,), build.sentences(note), figures, reconciliation=Reconciliation(groups))
    points = draft(
        *(
            said(f"The harbour of Arden was closed by two workers, Ida Voss, 54, and Bo Rask, {age}.", "001:1")
            for age in (32, 33)
        )
    )
    checked = check_draft(points, told)
    assert [line.text for line in checked.key_points] == [points.key_points[0].text]
    assert [item.fault for item in checked.refused if item.part == "key_points"] == ["loose_number"]
