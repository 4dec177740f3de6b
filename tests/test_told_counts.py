"""Where no one number can be taken a page tells the counts of what befell people in their own words, the newest first; and a count
that is overtaken, is of a village or only a part is no number to take."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace

from briefgen.briefing.local_draft.story import _last_words, _passed_elsewhere
from briefgen.briefing.public import Briefing
from briefgen.briefing.render import View
from briefgen.briefing.render.forms import renderer_of
from briefgen.briefing.render.measures import Measures, _adds_up, _counts_more_kinds, is_uneven
from briefgen.briefing.render.told_counts import told_fates
from test_local_page import page_of, tables_of

FLOOD = (
    (
        "2031-06-03",
        "Flood in Orland",
        "At least 41 people have died in the flood of Orland, the rescue service said on Tuesday. Seven people are missing.",
    ),
    (
        "2031-06-05",
        "Flood in Orland: the dead of Brannock",
        "The flood has killed 120 people in the province of Vell, the coroner of Vell said on Thursday. In Brannock, where 19 people "
        "died, the mayor spoke of a trap. In Orland as a whole 131 people were killed, among them eight in Arden. "
        "Ninety people are missing, the police said.",
    ),
    (
        "2031-06-20",
        "Orland counts",
        "The flood killed 164 people in Vell and nine elsewhere in Orland, the coroner said on Friday. Twelve people are still missing, "
        "he said. A fireman had been sent in expecting 600 dead.",
    ),
    (
        "2032-06-02",
        "Orland mourns a year after the flood",
        "A year after the flood Orland remembered the 181 people who died. Two people have never been found and are missing.",
    ),
)


def flood() -> Briefing:
    return page_of(*FLOOD)


def uneven() -> Briefing:
    """Two crowds of dead in one measure: one article tells both as one voice's, of one day."""
    return page_of(
        ("2031-06-03", "Protest toll", "The clashes of Vell have killed 22 people, the commission said on Tuesday."),
        (
            "2031-06-10",
            "Protest toll of Vell rises",
            "The clashes of Vell have killed 50 people. Nairn has the longest list, 21 dead. In its first report the commission had come to "
            "39 dead.",
        ),
        ("2031-06-30", "Minister: 42 died in Vell", "The clashes of Vell killed 42 people, Interior Minister Ada Lund said on Monday. The "
         "commission has counted 60 dead."),
    )  # fmt: skip


def counts_of(found: Briefing) -> dict[str, list[tuple[str, str | None]]]:
    """The figures of each fate with the days of their articles, in order."""
    return {fate.name: [(c.figure, c.told_on) for c in fate.counts] for fate in told_fates(Measures(found))}


def test_counts_that_are_no_one_series_stand_in_their_own_words_the_newest_first() -> None:
    """A main count is never in the full page alone, and whose dead are meant stands beside the number."""
    found = uneven()
    page = found.to_markdown(full=False)
    told = counts_of(found)["People killed"]
    assert [figure for figure, _ in told][:2] == ["60", "42"]
    days = [day or "" for _, day in told]
    assert days == sorted(days, reverse=True)
    assert "## Counts as they were told, newest first" in page
    assert "| 30 Jun 2031 | The commission has counted **60** dead. | Paper C |" in page
    assert "People killed" not in {title for title in tables_of(found) if "changed" in title}


def test_every_form_has_the_counts() -> None:
    """Terminal and HTML too; the full page has all tables instead."""
    found = uneven()
    assert "COUNTS AS THEY WERE TOLD, NEWEST FIRST" in renderer_of("term")(found, View(width=100))
    assert "Counts as they were told, newest first" in renderer_of("html")(found, View())
    assert "Counts as they were told" not in found.to_markdown(full=True)


def test_what_is_expected_a_part_or_of_the_last_report_is_no_count() -> None:
    """ "Expecting 600 dead", those of one town beside all, what an earlier report had."""
    told = [figure for found in (flood(), uneven()) for counts in counts_of(found).values() for figure, _ in counts]
    assert told
    assert not {"600", "21", "39"} & set(told)


def count(number: int, article: str, day: int, *, who: str | None = None, told_on: int = 0) -> SimpleNamespace:
    """A count of people by an article of a day of June 2031."""
    told = date(2031, 6, told_on or day)
    read = SimpleNamespace(value=Fraction(number), low=Fraction(number), qualifier="exact")
    return SimpleNamespace(
        id=f"{article}.{number}",
        article=article,
        asserter=who or article,
        attributed_to=who,
        quantity=read,
        polarity="assert",
        role="count",
        published=date(2031, 6, day),
        as_of=SimpleNamespace(start=told, end=told),
    )


def measure(name: str, *claims: SimpleNamespace, status: str = "progression") -> SimpleNamespace:
    decision = SimpleNamespace(status=status, superseded=())
    return SimpleNamespace(
        name=name, unit="person", label=SimpleNamespace(kind="cumulative"), claims=claims, rows=(), decision=decision
    )


def test_a_count_of_the_first_days_is_passed_by_two_later_ones_wherever_these_stand() -> None:
    """What two measures of one name hold may be the same dead; those of one place are another matter, and one article proves nothing."""
    early = measure("people killed", count(155, "001", 3))
    later = measure("people killed", count(216, "002", 16), count(229, "003", 20))
    town = measure("people killed, Brannock", count(62, "004", 3))
    protesters = measure("protesters killed", count(5, "005", 2))
    groups = [early, later, town, protesters]
    assert set(_passed_elsewhere(groups)) == {"001.155", "005.5"}  # type: ignore[arg-type]
    one = measure("people killed", count(216, "002", 16), count(160, "003", 20))
    assert not set(_passed_elsewhere([early, one]))  # type: ignore[arg-type]


def test_what_a_party_of_the_newest_article_stands_by_is_its_last_word() -> None:
    """That another party counts more overtakes none of it; of its own counts the highest."""
    told = (count(42, "003", 27, who="minister"), count(30, "003", 27, who="minister"), count(60, "003", 27, who="commission"),
            count(50, "002", 17, who="commission"))  # fmt: skip
    disputed = measure("people killed", *told, status="disputed")
    assert set(_last_words([disputed], date(2031, 6, 27))) == {"003.42", "003.60"}  # type: ignore[list-item]


def test_the_dead_of_a_village_are_no_step_of_the_whole() -> None:
    """Though code put them together: the key figure does not begin with what a mayor counted in one town."""
    flood, brannock = (
        "The flood of Orland has killed {} people, the rescue service said on {}.",
        "In Brannock {} people died, the mayor of Brannock said.",
    )
    found = page_of(
        ("2031-06-03", "Flood in Orland", f"{flood.format('at least 41', 'Tuesday')} {brannock.format(20)}"),
        ("2031-06-04", "Flood of Orland", f"{flood.format(80, 'Wednesday')} {brannock.format(32)}"),
        ("2031-06-06", "Flood of Orland", flood.format(101, "Friday")),
    )  # fmt: skip
    also = [item.also.text for item in found.key_figures if item.what == "People killed" and item.also]
    assert also
    assert all("Brannock" not in text for text in also)


def test_a_total_that_most_articles_tell_needs_no_list_of_counts() -> None:
    """The key figure tells it."""
    line = "The crash at Vell airport killed 179 people, the ministry said on {}."
    days = (("2031-06-03", "Tuesday"), ("2031-06-04", "Wednesday"), ("2031-06-05", "Thursday"))
    found = page_of(*((day, "Crash at Vell airport", line.format(name)) for day, name in days))
    assert found.key_figures[0].take.text.startswith("179")
    assert "People killed" not in counts_of(found)


def test_a_measure_in_which_one_voice_tells_two_numbers_at_once_is_no_series() -> None:
    """Nor one that falls back to less than half days later, where nothing was taken back."""
    assert any(is_uneven(group) for group in uneven().figures if group.name.startswith("people killed"))
    even = page_of(
        ("2031-06-03", "Flood", "The flood of Vell has killed 12 people, the fire service said on Tuesday."),
        ("2031-06-04", "Flood", "The flood of Vell has killed 31 people, the fire service said on Wednesday."),
        ("2031-06-05", "Flood", "The flood of Vell has killed 54 people, the fire service said on Thursday."),
    )
    assert not any(map(is_uneven, even.figures))


def test_parts_that_make_the_whole_are_no_sides() -> None:
    """ "175 passengers and a crew of six" and 181 on board do not differ."""

    def told(number: str, article: str, sentence: int) -> SimpleNamespace:
        place = SimpleNamespace(source_id=article, sentence=sentence)
        return SimpleNamespace(value=number, low=number, high=number, polarity="assert", citation=place)

    apart = [told("175", "001", 2), told("181", "002", 3), told("175", "003", 1)]
    both = SimpleNamespace(unit="person", claims=(*apart, told("6", "001", 2)))
    assert _adds_up(both)  # type: ignore[arg-type]
    assert not _adds_up(SimpleNamespace(unit="person", claims=apart))  # type: ignore[arg-type]


def test_several_kinds_together_are_no_rise_of_one() -> None:
    """ "15,000 soldiers, police and guards" after 1,200 soldiers."""
    soldiers = [SimpleNamespace(polarity="assert", role="count", citation=SimpleNamespace(suffix=end)) for end in (
        " soldiers are in the region now", " soldiers, police and civil gua")]  # fmt: skip
    group = SimpleNamespace(claims=soldiers)
    assert _counts_more_kinds(soldiers[1:], group)  # type: ignore[arg-type]
    assert not _counts_more_kinds(soldiers[:1], group)  # type: ignore[arg-type]
