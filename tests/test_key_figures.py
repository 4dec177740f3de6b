"""Which number to take: none that has been replaced, of what its head says, and with the sides that exclude it beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

import build
from briefgen.briefing.checks.statements import Refusal, check_judgement, check_statement
from briefgen.briefing.draft.compose import check_draft
from briefgen.briefing.draft.fitting import finish_page
from briefgen.briefing.soundness import MOST_SIDES, KnownMeasure, known_measure, untold_sides
from briefgen.records import (
    Article,
    Comparison,
    Composition,
    Decision,
    Draft,
    DraftRow,
    DraftStatement,
    DraftTable,
    FigureClaim,
    Group,
    Ledger,
    Published,
    Reconciliation,
    Voice,
)
from briefgen.stages.ledger import material_of

FIRE = build.article(
    "A fire broke out in the port of Arden on Monday. At first the police spoke of 12 people killed in Arden. "
    "On Tuesday the police put the dead at 31. The fire burned for two nights.",
    id="001", outlet="The Courier", published="2031-03-06",
)  # fmt: skip
UNION = build.article(
    "The dockers' union has a list of 48 dead. Nobody has checked it, the union admits.", id="002", outlet="The Ledger"
)


def figure(
    of: str, words: str, sentence: int, who: str, measure: str = "killed", day: str | None = None
) -> FigureClaim:
    article = FIRE if of == "001" else UNION
    value = 2 if words == "two" else int(re.findall(r"\d+", words)[0])
    return build.figure_claim(words, article=of, sentence=sentence, start=article.text.index(words), asserter=who, as_of=day,
                              origin=article.outlet or "", measure=measure, noun="people", value=value)  # fmt: skip


EARLY = figure("001", "12", 2, "the police")
LATE = figure("001", "31", 3, "the police", day="2031-03-04")
LISTED = figure("002", "48", 1, "the dockers' union")
CLAIMS = (EARLY, LATE, LISTED)


def ledger(*, status: str = "conflicting") -> Ledger:
    """A measure of the dead: 12 has been replaced by 31, and 31 and 48 exclude each other."""
    apart = Decision(status, "R10", "they exclude each other", (LATE.id, LISTED.id))  # type: ignore[arg-type]
    decision = replace(apart, superseded=(EARLY.id,))
    comparison = Comparison("day", (LATE.id, LISTED.id), apart)
    killed = Group("F1", LATE.label, "person", CLAIMS, decision, name="people killed", comparisons=(comparison,))
    sentences = (*build.sentences(FIRE), *build.sentences(UNION))
    return Ledger((FIRE, UNION), sentences, CLAIMS, reconciliation=Reconciliation((killed,)))


TAKE = DraftStatement("31 dead (the police)", ("001:3",), "Dead")
ALSO = DraftStatement(
    "12 people killed at first (the police); 48 dead by the list of the dockers' union", ("001:2", "002:1"), "Dead"
)


def draft(
    takes: Sequence[DraftStatement] = (),
    others: Sequence[DraftStatement] = (),
    *,
    key_points: Sequence[DraftStatement] = (),
) -> Draft:
    title = DraftStatement("Fire in the port of Arden", ("001:1",))
    return Draft(title, (), tuple(key_points), key_figures=tuple(takes), also_told=tuple(others))


def told(composition: Composition) -> list[tuple[str, str]]:
    return [(take.text if take else "", also.text if also else "") for take, also in composition.key_figures]


def faults(composition: Composition) -> list[tuple[str, int, str]]:
    return [(item.part, item.number, item.fault) for item in composition.refused]


def test_a_number_to_take_and_what_is_told_beside_it_are_bound_and_cited() -> None:
    """Both are statements with their claims; their head is what is counted."""
    found = check_draft(draft([TAKE], [ALSO]), ledger())
    assert faults(found) == []
    take, also = found.key_figures[0]
    assert take is not None
    assert also is not None
    assert (take.text, take.theme, take.claim_ids) == ("31 dead (the police)", "Dead", (LATE.id,))
    assert set(also.claim_ids) == {EARLY.id, LISTED.id}


@pytest.mark.parametrize(
    ("take", "fault"),
    [
        (DraftStatement("12 people killed in Arden (the police)", ("001:2",), "Dead"), "superseded_alone"),
        (DraftStatement("30 dead (the police)", ("001:3",), "Dead"), "loose_number"),
        (DraftStatement("The police put a number on the dead", ("001:3",), "Dead"), "loose_number"),
        (DraftStatement("31 dead (the police)", ("001:3",), "Injured"), "words_not_in_source"),
        (DraftStatement("31 dead (the police)", (), "Dead"), "no_citation"),
    ],
)  # fmt: skip
def test_what_is_no_number_to_take_is_refused(take: DraftStatement, fault: str) -> None:
    """A replaced one, a loose one, none at all, one of another fate than its head says, one without a place."""
    found = check_draft(draft([take], [ALSO]), ledger())
    assert ("key_figures", 1, fault) in faults(found)
    assert finish_page(found, ledger()).key_figures == ()


def test_what_excludes_the_number_to_take_is_put_beside_it() -> None:
    """The side that its draft leaves out, in its own words, with its claim."""
    found = finish_page(check_draft(draft([TAKE], [DraftStatement("", (), "Dead")]), ledger()), ledger())
    assert faults(found) == []
    assert told(found) == [("31 dead (the police)", "Differs: 48 (the dockers' union)")]
    assert found.key_figures[0][1] is not None
    assert found.key_figures[0][1].claim_ids == (LISTED.id,)


def test_a_side_that_is_left_out_of_what_is_told_beside_is_added_to_it() -> None:
    """What is told there stays."""
    early = DraftStatement("12 people killed at first (the police)", ("001:2",), "Dead")
    found = finish_page(check_draft(draft([TAKE], [early]), ledger()), ledger())
    assert told(found) == [
        ("31 dead (the police)", "12 people killed at first (the police). Differs: 48 (the dockers' union)")
    ]
    ((_, also),) = found.key_figures
    assert also is not None
    assert len(also.citations) == 2
    assert set(also.claim_ids) == {EARLY.id, LISTED.id}


def test_figures_that_do_not_exclude_each_other_need_not_stand_beside() -> None:
    """A progression has no second side."""
    found = check_draft(draft([TAKE], [DraftStatement("", ())]), ledger(status="progression"))
    assert (faults(found), told(found)) == ([], [("31 dead (the police)", "")])


def test_each_number_to_take_stands_once() -> None:
    """The second of two heads for one number is left out."""
    found = check_draft(draft([TAKE, replace(TAKE, theme="People killed")], [ALSO, ALSO]), ledger())
    assert len(found.key_figures) == 2
    assert len(finish_page(found, ledger()).key_figures) == 1


def measure(*values: int, contests: Sequence[frozenset[str]], about: Sequence[str] = ()) -> KnownMeasure:
    """A measure with a claim of its own voice for each value, "c0" for the first; those `about` are told with "about"."""
    claims = [
        build.figure_claim(
            str(value), asserter=f"party {n}", value=value, qualifier="about" if f"c{n}" in about else None
        )
        for n, value in enumerate(values)
    ]
    known = known_measure(Group("F1", claims[0].label, "person", tuple(claims), Decision("conflicting", "R10", "", ())))
    named = tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(known.claims))
    return replace(known, claims=named, contests=tuple(contests))


def ids(*numbers: int) -> frozenset[str]:
    return frozenset(f"c{number}" for number in numbers)


def test_sides_are_asked_for_by_voice_up_to_a_number() -> None:
    """A comparison without a taken figure asks for nothing, nor does a measure in which nothing is contested."""
    known = measure(31, 40, 50, 60, 70, contests=[ids(0, 1, 2, 3, 4)])
    assert [side.id for side in untold_sides(["c0"], ["c0"], [known])] == ["c1", "c2", "c3"]
    assert len(untold_sides(["c0"], ["c0"], [known])) == MOST_SIDES
    assert [side.id for side in untold_sides(["c0"], ["c0", "c4"], [known])] == ["c1", "c2"]
    assert untold_sides(["c0"], ["c0"], [replace(known, contests=(ids(1, 2),))]) == ()
    assert untold_sides(["c0"], ["c0"], [replace(known, contests=())]) == ()


def test_a_side_is_told_by_its_voice_or_by_a_value_that_would_do_for_it() -> None:
    """Another round number of the same party, or "about 40" for 40; and what does not exclude the taken one is no side."""
    known = measure(31, 40, 40, contests=[ids(0, 1)], about=["c2"])
    assert untold_sides(["c0"], ["c0", "c2"], [known]) == ()
    voice = replace(known.claims[2], voice="party 1", hard=replace(known.claims[0].hard))
    assert untold_sides(["c0"], ["c0", "c2"], [replace(known, claims=(*known.claims[:2], voice))]) == ()
    near = measure(31, 31, contests=[ids(0, 1)], about=["c1"])
    assert untold_sides(["c0"], ["c0"], [near]) == ()


def test_an_earlier_lower_count_of_what_only_grows_is_no_side() -> None:
    """It is one of a later higher count all the same, of what may fall, and of a count of the same day."""
    known = replace(measure(1357, 1089, contests=[ids(0, 1)]), grows=True)
    late, early = (date(2031, 3, 14),) * 2, (date(2031, 3, 6),) * 2

    def sides(taken: str, first: tuple[date, date], second: tuple[date, date], *, grows: bool = True) -> list[str]:
        claims = tuple(replace(claim, day=day) for claim, day in zip(known.claims, (first, second), strict=True))
        return [side.id for side in untold_sides([taken], [taken], [replace(known, claims=claims, grows=grows)])]

    assert sides("c0", late, early) == []
    assert sides("c0", late, early, grows=False) == sides("c0", late, late) == sides("c0", early, late) == ["c1"]
    assert sides("c1", late, early) == ["c0"]


# ---------------------------------------------------------------- what a writer makes of it


def judged(text: str, *cites: str) -> tuple[str, str]:
    found = check_judgement(DraftStatement(text, cites), material_of(ledger()))
    return ("refused", found.fault) if isinstance(found, Refusal) else (found.support, found.text)


def test_a_judgement_may_use_words_that_no_source_has() -> None:
    """It says what no sentence says, and is marked as that."""
    text = "Not one toll: the union's 48 is an unchecked tally, so prefer 31."
    assert judged(text, "001:3", "002:1", "002:2") == ("judged", text)
    assert judged("The first is a count, the second a list: prefer the 31.", "001:3", "002:1")[0] == "judged"
    assert judged("Use 31; the 48 looks like a slip.", "001:3", "002:1")[0] == "judged"
    assert judged("Among these 31 fits better than the 48 does.", "001:3", "002:1")[0] == "judged"
    checked = check_draft(draft(key_points=[DraftStatement(text, ("001:3", "002:1"))]), ledger())
    assert faults(checked) == [("key_points", 1, "negation_turned")]


@pytest.mark.parametrize(
    ("text", "cites", "fault"),
    [
        ("Prefer 32: it is the later count.", ("001:3",), "loose_number"),
        ("Prefer 31: Mayor Ida Brandt is closer to it.", ("001:3",), "name_not_in_source"),
        ("Prefer 31, the count of 9 May 1987.", ("001:3",), "bad_day"),
        ("The union itself calls its list “a mere guess”.", ("002:1",), "quote_not_verbatim"),
        ("Prefer the later count.", (), "no_citation"),
        ("The dead rose from 31 to 12, so take the last.", ("001:2", "001:3"), "wrong_direction"),
    ],
)  # fmt: skip
def test_numbers_names_days_and_quotes_of_a_judgement_are_held(text: str, cites: tuple[str, ...], fault: str) -> None:
    """And what it says of its numbers holds for them."""
    assert judged(text, *cites) == ("refused", fault)


def test_a_reading_may_weigh_what_another_party_says() -> None:
    """ "The union admits that its 48 is unchecked" takes the 48 from nobody; a sentence of the page may not mix voices so."""
    assert judged("The police's 31 fits; the Courier does not have the 48.", "001:3", "002:1")[0] == "judged"
    mixed = check_statement(
        DraftStatement("The police have a list of 48 dead.", ("001:3", "002:1")), material_of(ledger())
    )
    assert isinstance(mixed, Refusal)


# ---------------------------------------------------------------- whom a statement may name


def checked_with(text: str, cites: Sequence[str], *articles: Article, voices: Sequence[Voice] = ()) -> str:
    """The fault of a statement on some articles, "" where it holds."""
    sentences = tuple(sentence for article in articles for sentence in build.sentences(article))
    found = check_statement(
        DraftStatement(text, tuple(cites)),
        material_of(Ledger(articles, sentences, reconciliation=Reconciliation((), voices=tuple(voices)))),
    )
    return found.fault if isinstance(found, Refusal) else ""


def test_a_party_may_be_called_by_the_name_that_another_article_has_for_it() -> None:
    """One name for each party all through: the administrators of one article are Orme LLP in another."""
    note = build.article(
        "The administrators told the unions that all shops in Arden shut.", id="001", outlet="The Courier"
    )
    said = "Orme LLP told the unions that all shops in Arden shut."
    both = Voice("V1", "Orme LLP", ("the administrators",))
    other = Voice("V1", "Orme LLP", ("the bank",))
    assert checked_with(said, ["001:1"], note, voices=[both]) == ""
    assert checked_with(said, ["001:1"], note, voices=[other]) == "name_not_in_source"
    assert checked_with(said, ["001:1"], note) == "name_not_in_source"


def test_people_may_be_called_by_another_word_of_their_kin() -> None:
    """Those who are "tourists" in the sentence are customers of the firm; no sentence makes them its owners."""
    note = build.article(
        "The tourists of Orme Travel will get their money back, the fund said.", id="001", outlet="The Courier"
    )
    assert checked_with("Customers of Orme Travel will get their money back, the fund said.", ["001:1"], note) == ""
    assert (
        checked_with("Soldiers of Orme Travel will get their money back, the fund said.", ["001:1"], note)
        == "words_not_in_source"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The staff of Arden met on 7 March.", "bad_day"),
        ("By 7 March the staff of Arden had met.", ""),
        ("The staff of Arden met (The Courier, 7 March).", ""),
        ("The mayor of Arden resigned on 6 March.", ""),
        ("The bank of Arden shut on 2 March.", ""),
    ],
    ids=["on its today", "by it", "the article's date", "a weekday", "a day that it prints"],
)
def test_today_of_an_article_of_inferred_date_is_no_day_on_which_something_happened(text: str, fault: str) -> None:
    """Its weekdays put it on 7 March, and it may be of the 8th."""
    published = Published(date(2031, 3, 7), "inferred", "“Friday” fits one day only")
    said = "The staff of Arden met today. The mayor of Arden resigned on Thursday. The bank of Arden shut on March 2."
    note = replace(build.article(said, id="001", outlet="The Courier"), published=published)
    assert checked_with(text, [f"001:{n}" for n in (1, 2, 3)], note) == fault


def test_who_does_a_thing_may_be_named_by_what_he_does() -> None:
    """ "Who leads the council" makes a leader, a bank no bankers."""
    note = build.article(
        "Ida Brandt, who leads the council of Arden, called the bank safe.", id="001", outlet="The Courier"
    )
    assert checked_with("The leader of the council of Arden, Ida Brandt, called the bank safe.", ["001:1"], note) == ""
    assert checked_with("The bankers called the council of Arden safe.", ["001:1"], note) == "words_not_in_source"


def test_an_outlet_that_a_statement_names_is_cited() -> None:
    """Also where its sentence shares few words with the statement."""
    one = build.article("The mayor of Arden put the losses of the town at a record.", id="001", outlet="The Courier")
    two = build.article("Nobody spoke of it, it seems.", id="002", outlet="Daily Ledger")
    said = "The mayor of Arden put the losses of the town at a record, unlike the Daily Ledger."
    assert checked_with(said, ["001:1", "002:1"], one, two) == ""
    assert checked_with(said, ["001:1"], one, two) == "name_not_in_source"


# ---------------------------------------------------------------- what excludes a number stands on the page


LINE = DraftStatement("On Tuesday the police put the dead at 31.", ("001:3",), "Dead")
LIST = DraftStatement("The dockers' union has a list of 48 dead.", ("002:1",), "Dead")


def page(
    *points: DraftStatement,
    bottom: Sequence[DraftStatement] = (),
    tables: Sequence[DraftTable] = (),
    status: str = "conflicting",
) -> Composition:
    told = replace(draft(key_points=points), bottom_line=tuple(bottom), tables=tuple(tables))
    return finish_page(check_draft(told, ledger(status=status)), ledger(status=status))


def readings(composition: Composition) -> list[str]:
    return [line.reading.text if line.reading else "" for line in (*composition.bottom_line, *composition.key_points)]


def test_what_excludes_a_number_of_a_line_is_put_on_the_page() -> None:
    """As what is made of that line, in the words of its source, with its sentence and its claim."""
    found = page(LINE)
    assert faults(found) == []
    assert readings(found) == ["Differs: 48 (the dockers' union)"]
    reading = found.key_points[0].reading
    assert reading is not None
    assert (reading.support, reading.claim_ids) == ("terms_checked", (LISTED.id,))
    assert [UNION.text[passage.span.start : passage.span.end] for passage in reading.citations] == [
        "The dockers' union has a list of 48 dead."
    ]
    assert readings(page(LINE, status="progression")) == [""]


def test_a_side_that_stands_anywhere_on_the_page_is_not_told_again() -> None:
    """In another line, in the bottom line, in a reading or in a table."""
    cells = (DraftStatement("31", ("001:3",)), DraftStatement("48", ("002:1",)))
    table = DraftTable(
        "The dead",
        ("Dead",),
        tuple(DraftRow(who, (cell,)) for who, cell in zip(("the police", "the dockers' union"), cells, strict=True)),
    )
    told = replace(LINE, cites=("001:3", "002:1"), reading="Prefer it to the 48 of the union.")
    for found in (page(LINE, LIST), page(LINE, bottom=[LIST]), page(told), page(LINE, tables=[table])):
        assert not any("iffers" in reading for reading in readings(found))


def test_a_side_is_told_once_and_what_the_writer_made_of_a_line_stays() -> None:
    """Two lines tell 31; the points are asked first, and the reading of the first of them goes on."""
    read = replace(LINE, reading="It is the later count.")
    assert readings(page(read, replace(LINE, text="The police put the dead at 31."), bottom=[LINE])) == [
        "", "It is the later count. Differs: 48 (the dockers' union)", "",
    ]  # fmt: skip


def test_a_remark_stays_one_where_a_side_is_put_behind_it() -> None:
    """What it says in words of its own, and works out without saying so, holds as a remark alone."""
    (line,) = page(replace(LINE, cites=("001:2", "001:3"), reading="That is 19 more than the 12.")).key_points
    assert line.reading is not None
    assert (line.reading.support, line.reading.text) == (
        "judged",
        "That is 19 more than the 12. Differs: 48 (the dockers' union)",
    )


def test_a_line_that_is_a_judgement_alone_chooses_a_number_and_hides_none() -> None:
    """What it weighs it says; code puts nothing into its mouth, and the check of the page asks for nothing either."""
    alone = replace(LINE, text="Take the 31 with care.", judged=True)
    assert readings(page(alone)) == [""]
    assert readings(page(alone, LINE)) == ["", "Differs: 48 (the dockers' union)"]


def test_a_line_that_is_cut_from_its_source_is_nobodys_choice_of_a_number() -> None:
    """Without a model each article speaks for itself."""
    sentence = build.sentences(FIRE)[2]
    assert readings(page(DraftStatement("", ("001:3",), verbatim=sentence.span))) == [""]
