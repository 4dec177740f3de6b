"""A measure as a reader sees it: its section, its title, its rows with their marks, its parts, its line in a short table.

Only what stands in the group's rows is shown; which rule decided, and why, is told in `render.unfolded`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple

from briefgen.briefing.local_draft.alone import own_words, why_not_alone
from briefgen.briefing.local_draft.measures import matter_named
from briefgen.briefing.local_draft.story import FAR_IN_ONE_ARTICLE, falls_back, is_hearsay, tells_its_hour
from briefgen.briefing.public import (
    AsOf,
    Briefing,
    Citation,
    FigureClaim,
    FigureGroup,
    KeyFigure,
    Row,
    SentencePlace,
    Source,
    Statement,
)
from briefgen.briefing.render.days import is_of_its_telling, prints_day, show_span, whole_time
from briefgen.briefing.render.meeting import is_vague, says_no_more
from briefgen.briefing.render.safe import show_passage
from briefgen.briefing.render.sections import is_written
from briefgen.briefing.render.units import is_unit_word, words_said
from briefgen.records import Span
from briefgen.records.marks import CONTESTED, GONE, MARKS, UNFIT
from briefgen.records.qualifiers import CEILINGS
from briefgen.records.statuses import STATUSES, Head
from briefgen.text.calendar import MONTH, MONTHS, WEEKDAY
from briefgen.text.figures import is_person_noun
from briefgen.text.figures.printed import within
from briefgen.text.lexicon import FATES, STOPWORDS, fold, is_named, term_names, words_of
from briefgen.text.lines import one_line

Theme = Literal["People", "Money", "Shares and rates", "Other counts", "Times"]
THEMES: tuple[Theme, ...] = ("People", "Money", "Shares and rates", "Other counts", "Times")
_TIMES = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century"}
)
_SHARES = frozenset({"percent", "percentage_point", "basis_point", "per_mille", "times"})
_COINS = frozenset({"cent", "penny", "crown"})

MOST_NAMED = 2
"""Values, or parties, that a mark names before it counts the rest."""
MOST_TABLES = 5
"""Measures with a table of their own on the short page, where nobody chose them."""
MOST_SURE = 3
"""The same without a model."""
LEAST_COURSE = 3
"""Values of a measure that moved, from which on its course is worth a table beside its key figure; without one so many
articles have to tell it."""
LEAST_DIFFERING = 0.5
"""Weight of a measure (`matters.words`) whose values differ, from which on it is worth one; of one that moved it is 1."""
MOST_ROWS = 12
"""Rows that a table shows on the short page."""
LONGEST_NAMED = 20
"""Characters of the values that a row is said to differ from."""
MOST_PARTS = 4
"""Parts that are told under a table; the others have a line of their own."""
MOST_VALUES = 4
MOST_SIDES = 2
"""Sides that the sentence above a table names."""
MOST_PARTIES = 3
"""Parties that the sentence above a table names."""
_WORDS_BEFORE, _WORDS_AFTER = 3, 2
_DAY_IN_NAME = re.compile(
    rf",? (?:on|of) (?:(?:{WEEKDAY},? (?:the )?)?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?|{WEEKDAY})"
    r"(?![\w,])"
)
"""A day behind what is counted: "killed in the strike on Friday, February 28"."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One line of a table: one voice, one value, one day."""

    day: AsOf
    figure: str
    who: str
    """The voice, and in how many articles."""
    voice: str
    mark: str
    """In words: "replaced by 97"; "" for none."""
    claims: tuple[FigureClaim, ...]
    leads: bool
    """Holds a claim of the measure's headline."""
    row: Row

    @property
    def first(self) -> FigureClaim:
        return self.claims[0]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(claim.citation for claim in self.claims)

    @property
    def within(self) -> str:
        return within(self.figure)

    @property
    def gone(self) -> bool:
        """Whether it is no longer the latest word."""
        return self.row.mark in GONE


@dataclass(frozen=True, slots=True)
class ShortLine:
    """One line of a short table: a measure of which one source tells, or all agree."""

    group: FigureGroup
    name: str
    """What is counted."""
    figure: str
    who: str
    voices: int
    time: AsOf | None
    """The day, or the time from the first to the last; None where all are undated."""
    citations: tuple[Citation, ...]


# ---------------------------------------------------------------- which measures stand where


def rows_in(group: FigureGroup) -> tuple[Row, ...]:
    """The group's rows by day, undated ones last; one a claim where the briefing has none."""
    rows = group.rows or tuple(
        Row(claim_ids=(claim.id,), voice=claim.voice, day=claim.as_of, role=claim.role,
            mark="replaced" if claim.superseded else None, of=())
        for claim in group.claims
    )  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (row.day.end is None, row.day.end or "")))


def head_of(group: FigureGroup) -> Head:
    """The head that a measure stands under: its status's, unless its rows say more than that: one is replaced, denied
    or set against another, or what one source alone is said to tell has a second voice."""
    head, rows = STATUSES[group.status].head, rows_in(group)
    if head in ("open", "changed") and is_running_time(group):
        return "agree" if len({row.voice for row in rows}) > 1 else "alone"
    if head == "open":
        return head if len(_values_of(group)) > 1 else _of_voices(group, rows)
    if head not in ("agree", "alone"):
        return head
    marks = {row.mark for row in rows}
    if marks & CONTESTED:
        return "differ"
    if marks & GONE and len(rows) > 1:
        return "changed"
    return _of_voices(group, rows) if head == "alone" else head


def _of_voices(group: FigureGroup, rows: Sequence[Row]) -> Head:
    """One source alone, or two that tell one value, or two that do not; a garbled article counts for none."""
    rows = [row for row in rows if row.role != "garbled"] or rows
    if len({row.voice for row in rows}) == 1:
        return "alone"
    held = {id for row in rows for id in row.claim_ids}
    return "agree" if len({value_key(claim) for claim in group.claims if claim.id in held}) == 1 else "open"


def _values_of(group: FigureGroup) -> set[tuple[str | None, ...]]:
    return {value_key(claim) for claim in group.claims if claim.role != "garbled"}


def is_running_time(group: FigureGroup) -> bool:
    """Whether it tells how long something has gone on: a clock that runs. Nothing in it is replaced or undecided."""
    marks = {row.mark for row in rows_in(group)}
    return group.unit in _TIMES and group.kind != "constant" and not marks & CONTESTED


def only_grew(group: FigureGroup) -> bool:
    """Whether it is a course that one article alone tells, in which nothing was replaced: one line is enough for it."""
    one_article = len({claim.citation.source_id for claim in group.claims}) == 1
    marks = {row.mark for row in rows_in(group)}
    return group.status == "progression" and one_article and not marks & (CONTESTED | {"replaced"})


def outlet_of(source: Source) -> str:
    """The outlet; where none is known the article's number, for a file's name is no outlet."""
    return show_passage(source.outlet or f"article {source.id}")


_POINTS_BACK = re.compile(
    r"[\s“\"]*(?:He|She|It|They|His|Her|Its|Their|By (?:his|her|its|their)|According to (?:him|her|it|them)|This \w+day|On \w+day)\b"
)
"""A sentence that goes on with the party of the one before."""


_SAYS_SO = re.compile(r", (?:he|she|it|they) (?:said|says|added|adds|reported),")
"""The same where it names the party by a pronoun inside: "By ten o'clock, it said, 81 had come"."""


@dataclass(frozen=True)
class Measures:
    """A briefing's measures, sorted once: under which head each stands, which is told as a part of which."""

    briefing: Briefing
    full: bool = False
    """Whether all is shown: a table for each measure that moved or differs, what a garbled article tells, and what says
    no more than another row."""

    @cached_property
    def outlets(self) -> dict[str, str]:
        """The outlet of each article, by the article's id."""
        return {source.id: outlet_of(source) for source in self.briefing.sources}

    def named_as(self, ident: str | None, shown: str, claim: FigureClaim) -> str:
        """How the sentence of a claim, or the one before a pronoun, names a party: its name (`shown`) for a proper name of
        it or for its article's own outlet, else the noun that stands there; "" where it is not named."""
        source = self.briefing.source(claim.citation.source_id)
        voice = next((voice for voice in self.briefing.voices if voice.id == ident), None)
        if voice is None or source.text is None:
            return shown
        names = (voice.name, *voice.also)
        if any(own and own.casefold() in {name.casefold() for name in names} for own in (source.outlet, source.origin)):
            return shown
        held = self._told_with(claim, source)
        found = [name for name in names if is_named(name, held)]
        heads = [name.split()[-1] for name in names if len(name.split()[-1]) > 4]  # "Darmanin", "the ministry"
        if re.search(rf"[—–]\s?{re.escape(voice.name)}\s\(@", source.text):
            return f"post of {shown}"
        own = [name for name in found if name[:1].isupper() and not _share_a_word(name, voice.name)]
        if own and voice.name not in found and not _share_a_word(voice.name, held):
            return show_passage(own[0])  # the county, for which its mayor speaks elsewhere
        short = any(re.search(rf"(?<!\w){re.escape(head)}(?!\w)", held) for head in heads)
        if short or any(name == voice.name or any(char.isupper() for char in name) for name in found):
            return shown
        return show_passage(found[0]) if found else ""

    def _told_with(self, claim: FigureClaim, source: Source) -> str:
        """The sentence of a claim, with the two before it where it opens on a pronoun."""
        text, at = source.text or "", claim.citation.sentence or 0
        places = {place.number: text[place.start : place.end] for place in source.sentences}
        own = places.get(at, "")
        back = 2 if _POINTS_BACK.match(own) or _SAYS_SO.search(own) else 0
        return " ".join(places.get(at - step, "") for step in range(back, -1, -1))

    @cached_property
    def shown(self) -> tuple[FigureGroup, ...]:
        """The measures of which a page tells: none that only a garbled article has, but on the full one."""
        groups = self.briefing.figures
        return groups if self.full else tuple(g for g in groups if any(c.role != "garbled" for c in g.claims))

    @cached_property
    def voices(self) -> dict[str | None, str]:
        return {voice.id: show_passage(voice.name) for voice in self.briefing.voices}

    @cached_property
    def by_id(self) -> dict[str, FigureGroup]:
        return {group.id: group for group in self.shown}

    @cached_property
    def heads(self) -> dict[str, Head]:
        return {group.id: head_of(group) for group in self.briefing.figures}

    @cached_property
    def wholes(self) -> dict[str, str]:
        """Part and whole, by id, for each quiet part whose whole is listed itself; nothing is lost in a ring of parts."""
        found = {group.id: whole for group in self.shown if (whole := self._whole_of(group))}
        told: dict[str, list[str]] = {}
        for part, whole in found.items():
            if whole not in found:
                told.setdefault(whole, []).append(part)
        return {part: whole for whole, parts in told.items() for part in parts[: None if self.full else MOST_PARTS]}

    def _whole_of(self, group: FigureGroup) -> str | None:
        if self.heads[group.id] not in ("agree", "alone"):
            return None
        wholes = (relation.to for relation in group.relations if relation.kind == "part_of")
        return next((whole for whole in wholes if whole in self.by_id and whole != group.id), None)

    @cached_property
    def parts(self) -> dict[str, tuple[FigureGroup, ...]]:
        """The quiet measures that are told under a whole, by its id."""
        found: dict[str, tuple[FigureGroup, ...]] = {}
        for part, whole in self.wholes.items():
            found[whole] = (*found.get(whole, ()), self.by_id[part])
        return found

    @cached_property
    def moved(self) -> tuple[FigureGroup, ...]:
        """The measures with a table of their own, the most told first; without a model in the order of the key figures."""
        order = self._apart if self.full or self.briefing.engine != "local" else self._courses
        return tuple(group for group in order if group.id in self.tabled)

    @cached_property
    def others(self) -> tuple[FigureGroup, ...]:
        """The measures with one line each, in the briefing's order; those that are told under another left out."""
        return tuple(g for g in self.shown if g.id not in self.tabled and g.id not in self.wholes)

    @cached_property
    def _cells(self) -> tuple[Statement, ...]:
        """What stands in the tables that a writer put together."""
        return tuple(cell for table in self.briefing.tables for row in table.rows for cell in row.cells if cell)

    @cached_property
    def in_prose(self) -> frozenset[str]:
        """Ids of the claims that a statement of the page tells."""
        of = self.briefing
        figures = (told for item in of.key_figures for told in (item.take, item.also) if told)
        lines = (*of.bottom_line, *of.key_points)
        told = (*lines, *(line.reading for line in lines if line.reading), *figures, *(entry.statement for entry in of.timeline),
                *(position.statement for position in of.positions), *self._cells)  # fmt: skip
        return frozenset(id for statement in told for id in statement.claim_ids)

    @cached_property
    def untabled(self) -> tuple[FigureGroup, ...]:
        """All measures without a table, parts of others among them, in the briefing's order."""
        return tuple(group for group in self.shown if group.id not in self.tabled)

    @cached_property
    def tabled(self) -> frozenset[str]:
        """Ids of the measures that have a table of their own: on the short page the first of all that moved or differ. Whoever
        wrote a briefing with figures side by side has chosen; without a model those are left out that stand there."""
        if self.full:
            return frozenset(group.id for group in self._apart)
        if self.briefing.engine == "local":
            return frozenset(group.id for group in self._courses)
        return (
            frozenset()
            if self.briefing.tables or is_written(self.briefing)
            else frozenset(group.id for group in self._apart[:MOST_TABLES])
        )

    @cached_property
    def figured(self) -> frozenset[str]:
        """Ids of the measures that a key figure tells, or a column of a table put together."""
        figures = (told for item in self.briefing.key_figures for told in (item.take, item.also) if told)
        told = {id for statement in (*figures, *self._cells) for id in statement.claim_ids}
        return frozenset(group.id for group in self.shown if told & {claim.id for claim in group.claims})

    @cached_property
    def newest(self) -> str | None:
        """The day of the newest article."""
        return max((source.published.date for source in self.briefing.sources if source.published.date), default=None)

    def is_overtaken(self, group: FigureGroup) -> bool:
        """Whether a key figure that moved tells the same fate of people: then a count of few articles may be an older one of it."""
        row = matter_named(group.name)
        led = (
            g
            for g in self.shown
            if g.id in self.figured and self.heads[g.id] == "changed" and g.unit == group.unit == "person"
        )
        return row is not None and any(matter_named(other.name) == row for other in led)

    @cached_property
    def _courses(self) -> tuple[FigureGroup, ...]:
        """Without a model the measures that moved or differ of which code is sure, one a name: those of the key figures that
        have a course, in their order, then others that readers ask for. What two values tell stands in the key figure."""
        figured = [next((g for g in self._apart if self._tells(item, g)), None) for item in self.briefing.key_figures]
        led = [
            group for group in figured if group and self.heads[group.id] in ("changed", "differ") and has_course(group)
        ]
        names = {group.name for group in self.shown if group.id in self.figured}
        others = (g for g in self._apart if g.name not in names and self._is_asked_for(g))
        kept: list[FigureGroup] = []
        for group in (*led, *others):
            if (
                len(kept) < MOST_SURE
                and is_sure(group, self.heads[group.id])
                and all(group.name != other.name for other in kept)
            ):
                kept.append(group)
        return tuple(kept)

    def _is_asked_for(self, group: FigureGroup) -> bool:
        """Whether a measure that no key figure tells is worth a table: no trifle (`matters.words`), if it only moved told by
        more articles than two or by all, and if it differs one that is known or whose sides are named."""
        row = matter_named(group.name)
        differ = self.heads[group.id] == "differ"
        trifle = row is not None and float(row["weight"]) < (LEAST_DIFFERING if differ else 1)
        several = _articles_of(group) >= min(LEAST_COURSE, len(self.briefing.sources))
        sides = {claim.voice: value_key(claim) for claim in group.claims if claim.attributed_to}
        named = row is not None or (
            len(set(sides.values())) > 1
            and (group.unit == "person" or is_money(group.unit) or group.status == "disputed" or _of_one_day(group))
        )
        several = several and (row is not None or group.unit == "person" or bool(sides))
        return not trifle and not self.is_overtaken(group) and (named if differ else several)

    def heading_of(self, group: FigureGroup) -> str:
        """The title of a measure's own table: the name that a key figure without a model has for it, which says of what."""
        items = self.briefing.key_figures if self.briefing.engine == "local" and not self.full else ()
        return next((show_passage(item.what) for item in items if self._tells(item, group)), title_of(group))

    def _tells(self, item: KeyFigure, group: FigureGroup) -> bool:
        """Whether the number to take of a key figure is one of a measure."""
        return bool({claim.id for claim in group.claims} & set(item.take.claim_ids))

    @cached_property
    def _apart(self) -> tuple[FigureGroup, ...]:
        """The measures that moved or differ, what most articles tell first, what is not decided last."""
        found = [g for g in self.shown if self.heads[g.id] not in ("agree", "alone") and not only_grew(g)]
        return tuple(sorted(found, key=lambda group: (self.heads[group.id] == "open", -_articles_of(group))))


def _of_one_day(group: FigureGroup) -> bool:
    """Whether two parties tell values of one day: counts of things of different days answer two questions."""
    told = [claim for claim in group.claims if claim.attributed_to and claim.as_of.end]
    return any(
        a.voice != b.voice and value_key(a) != value_key(b) and a.as_of.end == b.as_of.end for a in told for b in told
    )


def has_course(group: FigureGroup) -> bool:
    """Whether a measure has moved so often, and so far, that its course is worth a table."""
    counts = [
        number
        for claim in group.claims
        if claim.role == "count" and not is_vague(claim) and (number := number_of(claim)) is not None
    ]
    return len(_values_of(group)) >= LEAST_COURSE and max(counts) - min(counts) > max(counts) * ROUNDED


def is_sure(group: FigureGroup, head: Head) -> bool:
    """Whether a measure that moved or differs can be told as such where no model read it: no weak one, none that nothing
    decides, and one whose leading value is a number, is not passed by a count of a later day, and counts what it is named."""
    leading = [claim for claim in group.claims if claim.id in group.headline.claim_ids]
    sharp = [claim for claim in leading if not is_vague(claim)]
    if (
        group.weak
        or head == "open"
        or not sharp
        or _is_passed(group, sharp)
        or (head == "changed" and _tells_two(sharp))
    ):
        return False
    if is_uneven(group) or _adds_up(group) or _counts_more_kinds(leading, group):
        return False
    parts = {id for row in group.rows if row.mark == "part" for id in row.claim_ids}
    people = group.unit == "person" and len(group.name.split()) > 1
    named = people or matter_named(group.name) is not None or any(_counts_named(claim, group) for claim in sharp)
    return named and not parts & {claim.id for claim in leading}


def is_uneven(group: FigureGroup) -> bool:
    """Whether one article tells two far numbers of people as one party's of one day, neither of which is marked as given up, as an
    estimate or as a part: then two things are counted, and the rows are no one series."""
    if group.unit != "person":
        return False
    given_up = ("replaced", "estimate", "part", "garbled")
    marked = {id for row in group.rows if row.mark in given_up for id in row.claim_ids}
    told = [c for c in group.claims if c.polarity == "assert" and c.role == "count" and not is_vague(c)]
    plain = [(c, number) for c in told if c.id not in marked and (number := number_of(c)) is not None]
    two = any(
        a.citation.source_id == b.citation.source_id
        and a.asserter == b.asserter
        and (a.as_of.end, a.as_of.minute) == (b.as_of.end, b.as_of.minute)
        and one > other * FAR_IN_ONE_ARTICLE
        for a, one in plain
        for b, other in plain
    )
    return two or _falls_back(group, told)


def _falls_back(group: FigureGroup, told: Sequence[FigureClaim]) -> bool:
    """Whether a total that can only grow is told far lower on a later day, and the higher one was not replaced."""
    back = {id for row in group.rows if row.mark in UNFIT | CONTESTED | {"part"} for id in row.claim_ids}
    dated = [(c.as_of.end, n) for c in told if c.as_of.end and c.id not in back and (n := number_of(c)) is not None]
    days = [(date.fromisoformat(day), n) for day, n in dated if day and len(day) == len("2031-05-01")]
    return group.kind == "cumulative" and falls_back(days)


_KINDS = re.compile(r"\s[a-z]+(?:, [a-z ]+)+ and [a-z]")


def _counts_more_kinds(leading: Sequence[FigureClaim], group: FigureGroup) -> bool:
    """Whether the leading figure counts several kinds of people together, "soldiers, police and guards", and others one of them."""
    several = {bool(_KINDS.match(claim.citation.suffix)) for claim in leading}
    others = (c for c in group.claims if c not in leading and c.polarity == "assert" and c.role == "count")
    return several == {True} and any(not _KINDS.match(claim.citation.suffix) for claim in others)


def _adds_up(group: FigureGroup) -> bool:
    """Whether one sentence tells two numbers of people that make a third one of the measure: "175 passengers and six crew", 181 on
    board. Then they are parts of it and no sides."""
    told: dict[tuple[str, int | None], set[Fraction]] = {}
    numbers: set[Fraction] = set()
    for claim in group.claims if group.unit == "person" else ():
        number = number_of(claim)
        if number is not None and claim.polarity == "assert":
            told.setdefault((claim.citation.source_id, claim.citation.sentence), set()).add(number)
            numbers.add(number)
    return any(a + b in numbers for own in told.values() for a in own for b in own if a < b)


def _is_passed(group: FigureGroup, leading: Sequence[FigureClaim]) -> bool:
    """Whether a count of a later day, or of a day where the leading one has none, tells another value and was not replaced."""
    newest = max((claim.as_of.end or "" for claim in leading), default="")
    back = {id for row in group.rows if row.mark in UNFIT for id in row.claim_ids}
    values = {value_key(claim) for claim in leading}
    later = [c for c in group.claims if (c.as_of.end or "") > newest and c.id not in back and not is_vague(c)]
    return any(value_key(claim) not in values for claim in later)


def _tells_two(leading: Sequence[FigureClaim]) -> bool:
    """Whether two values are told as the last that are not one in rounder words: they count two things."""
    pairs = ((a, b) for a in leading for b in leading)
    numbers = ((number_of(a), number_of(b)) for a, b in pairs)
    return any(a and b and abs(a - b) > max(a, b) * ROUNDED for a, b in numbers)


ROUNDED = Fraction(1, 20)
"""How far two numbers may lie apart that are one in rounder words: "$965 million", "nearly a billion"."""


def _counts_named(claim: FigureClaim, group: FigureGroup) -> bool:
    """Whether the noun of the measure's name stands right behind a figure."""
    behind = [fold(word.text) for word in words_of(claim.citation.suffix)][:2]
    return fold(name_of(group).partition(",")[0].split()[-1]) in behind


def _articles_of(group: FigureGroup) -> int:
    return len({claim.citation.source_id for claim in group.claims})


def is_money(unit: str | None) -> bool:
    """Whether a unit is a currency, a coin, or money per something."""
    return bool(unit) and (re.match(r"[A-Z]{3}(/|$)", unit or "") is not None or unit in _COINS)


def theme_of(group: FigureGroup) -> Theme:
    """Where a reader looks for a measure that one source alone tells."""
    unit = group.unit or ""
    if is_money(unit):
        return "Money"
    if unit in _SHARES or "/" in unit or group.kind in ("rate", "ratio"):
        return "Shares and rates"
    if unit in _TIMES or group.kind in ("duration", "age"):
        return "Times"
    if unit == "person" or (not unit and any(is_person_noun(word) for word in name_of(group).split())):
        return "People"
    return "Other counts"


def by_theme(groups: Iterable[FigureGroup]) -> Iterator[tuple[Theme, tuple[FigureGroup, ...]]]:
    """The measures of each theme that occurs, each in the order given."""
    own = tuple(groups)
    for theme in THEMES:
        found = tuple(group for group in own if theme_of(group) == theme)
        if found:
            yield theme, found


# ---------------------------------------------------------------- titles


def title_of(group: FigureGroup) -> str:
    """What the measure counts, as a heading."""
    name = name_of(group)
    return name[:1].upper() + name[1:]


NAMES_ITSELF = frozenset({"magnitude"})
"""Units that say what is measured."""


def name_of(group: FigureGroup) -> str:
    """The measure's name; where it has none but its unit, the words around its first figure."""
    name = plain_name(show_passage(group.name or group.measure), group.unit)
    if name and (name != group.unit or name in NAMES_ITSELF):
        return name
    claim = group.claims[0]
    before = claim.citation.prefix.split()[-_WORDS_BEFORE:]
    after = claim.citation.suffix.split()[:_WORDS_AFTER]
    return show_passage(f"“{' '.join(['…', *before, claim.surface, *after, '…'])}”")


def place_at(offset: int, source: Source) -> SentencePlace | None:
    """The sentence at an offset of a source's text; None for one outside all."""
    return next((place for place in source.sentences if place.start <= offset < place.end), None)


def words_around(claim: FigureClaim, source: Source) -> str:
    """A figure within the words of its own clause, "“… put the missing at 66 …”": what it counts in the source's words.
    "" where the briefing does not hold the text."""
    place, span = place_at(claim.citation.start, source), span_around(claim, source)
    if source.text is None or place is None:
        return ""
    opened = "" if span.start == place.start else "… "
    closed = "" if not source.text[span.stop : place.end].strip(" .,;:!?") else " …"
    lead, rest = source.text[span.start : claim.citation.start], source.text[claim.citation.end : span.stop]
    return show_passage(f"“{opened}{lead}{claim.surface}{rest}{closed}”")


def span_around(claim: FigureClaim, source: Source) -> range:
    """The offsets of these words in the source's text: a few of its clause before the figure and a few behind."""
    start, end = claim.citation.start, claim.citation.end
    place = place_at(start, source)
    if source.text is None or place is None:
        return range(start, end)
    rest = _first_words(_CLAUSE_AFTER.split(source.text[end : place.end])[0]).rstrip(" .,;:!?")
    before = source.text[place.start : start]
    lead = _last_words(_CLAUSE_BEFORE.split(before)[-1]).lstrip() or _last_words(before).lstrip()
    return range(start - len(lead), end + len(rest))


def _last_words(text: str) -> str:
    """The end of a text from its last words on, with the space behind them."""
    places = [match.start() for match in re.finditer(r"\S+", text)]
    return text[places[-_LEAD_SHOWN] :] if len(places) > _LEAD_SHOWN else text


def _first_words(text: str) -> str:
    """The first words of a text; where it goes on, up to a word that says something: not "survivors are in the"."""
    words = list(re.finditer(r"\S+", text))
    for number in range(_REST_SHOWN, min(len(words), 2 * _REST_SHOWN)):
        if fold(words[number - 1].group()) not in STOPWORDS:
            return text[: words[number - 1].end()]
    return text if len(words) <= 2 * _REST_SHOWN else text[: words[_REST_SHOWN - 1].end()]


_LEAD_SHOWN, _REST_SHOWN = 4, 4
"""Words of the clause that are shown before a figure and behind it."""
_CLAUSE_BEFORE = re.compile(r"[;(]\s?|,\s(?=(?:and|but|while|which|who|where|when)\b)")
_CLAUSE_AFTER = re.compile(r"[;)]\s|,\s")


def plain_name(name: str, unit: str | None) -> str:
    """A name without its unit and without a day: these stand with the figures.

    >>> plain_name("level of the Ilmar, metres", "metre"), plain_name("percent of the votes against it", "percent")
    ('level of the Ilmar', 'share of the votes against it')
    """
    if unit == "percent":
        name = re.sub(r"^(?:percent|per cent|percentage) of ", "share of ", name)
        name = re.sub(r"^(?:percent|per cent|percentage) ", "", name)
    head, comma, last = name.rpartition(", ")
    if comma and is_unit_word(last.removeprefix("in "), unit):
        name = head
    return _DAY_IN_NAME.sub("", name).rstrip(" ,") or name


# ---------------------------------------------------------------- rows


def shown_rows(group: FigureGroup, measures: Measures) -> tuple[ShownRow, ...]:
    """The rows as they stand in the measure's table. Rows that would read the same are one; but on the full page so are
    rows of one voice and day that say one number in rounder words, and words without a number stand only where their
    day has none."""
    claims = {claim.id: claim for claim in group.claims}
    title = title_of(group)
    shown: dict[tuple[object, ...], ShownRow] = {}
    for row in rows_in(group):
        own = tuple(claims[id] for id in row.claim_ids if id in claims)
        if not measures.full and (
            _is_turned(own[0]) or (row.role == "garbled" and any(c.role != "garbled" for c in group.claims))
        ):
            continue
        voice = _voice(row, own[0], measures)
        mark = _mark_words(row, group, measures)
        figure = words_said(own[0], _title_beside(own[0], group, title))
        words = figure.casefold() if measures.full else (value_key(own[0]), _side(own[0]), own[0].polarity)
        key = (show_span(row.day), words, voice, mark)
        if own[0].polarity == "deny" or own[0].value is None:
            key = (show_span(row.day), figure.casefold(), voice, mark)
        if key in shown:
            own = (*shown[key].claims, *own)
            figure, row = shown[key].figure, shown[key].row
        who = who_tells(voice, row.voice, own, measures)
        leads = any(claim.id in group.headline.claim_ids for claim in own)
        shown[key] = ShownRow(row.day, figure, who, voice, mark, own, leads, row)
    rows = tuple(shown.values())
    return rows if measures.full else _undated_once(_without_rounder(_without_vague(rows)))


_TURNED = re.compile(
    r"\b(?:unlikely|(?:not|never) (?:expected|likely|thought)) to (?:be|exceed|reach|go|rise)(?: (?:to|above|over))?\s*$",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:could|may|might|would|will|(?:expected|likely|feared) to)(?: (?:yet|still|even|be|rise|climb|reach|grow|go|to|above|as))*\s*$",
    re.IGNORECASE,
)


def _is_turned(claim: FigureClaim) -> bool:
    """Whether the words before a figure say that it is not so: "unlikely to be more than 302"."""
    return bool(_TURNED.search(claim.citation.prefix))


def who_tells(voice: str, ident: str | None, claims: Sequence[FigureClaim], measures: Measures) -> str:
    """The voice, and in how many articles. On the short page it stands only for the claims whose sentences name it, as
    they name it; for the others in which outlet they stand: that one prints a figure does not make it the one who counts."""
    tellers: dict[str, set[str]] = {}
    for claim in claims:
        source = claim.citation.source_id
        name = voice if measures.full else measures.named_as(ident, voice, claim)
        if not measures.full and (not name or (claim.attributed_to is None and name == measures.outlets[source])):
            name = f"in {measures.outlets[source]}"
        tellers.setdefault(name, set()).add(source)
    told = [
        f"{name}, in {len(own)} articles" if len(own) > 1 and name[:3] != "in " else name
        for name, own in tellers.items()
    ]
    return listing(told, MOST_PARTIES)


def _share_a_word(name: str, text: str) -> bool:
    """Whether a text has a word of a name: "Green" of "Josh Green"."""
    return any(is_named(word, text) for word in name.split() if len(word) > LEAST_OF_NAME)


LEAST_OF_NAME = 2


def _title_beside(claim: FigureClaim, group: FigureGroup, title: str) -> str:
    """The title under which a figure is printed: under people counted a noun that does not stand right behind the number
    is what they are at ("40,000 on the streets") and is not printed with it."""
    if (
        group.unit != "person"
        or not claim.unit
        or claim.unit == "person"
        or is_money(claim.unit)
        or claim.unit in _SHARES | _TIMES
    ):
        return title
    behind = claim.citation.suffix.split()[:1]
    stands = any(is_unit_word(word.strip(".,;:)"), claim.unit) for word in behind)
    return title if stands else f"{title} {claim.unit}"


def _undated_once(rows: Sequence[ShownRow]) -> tuple[ShownRow, ...]:
    """The rows, those without a day that tell one number as one, with all who tell it: the order of what has no day says
    nothing."""
    alike: dict[object, list[ShownRow]] = {}
    for place, row in enumerate(rows):
        plain = row.day.end is None and row.first.polarity == "assert" and row.first.value is not None
        mark = "" if row.mark.startswith("=") else row.mark
        key = (value_key(row.first), _side(row.first), mark) if plain else (place,)
        alike.setdefault(key, []).append(row)
    return tuple(_as_one(own) for own in alike.values())


def _as_one(rows: Sequence[ShownRow]) -> ShownRow:
    if len(rows) == 1:
        return rows[0]
    claims = tuple(claim for row in rows for claim in row.claims)
    leads = any(row.leads for row in rows)
    return replace(rows[0], claims=claims, who=listing((row.voice for row in rows), MOST_PARTIES), leads=leads)


def _without_vague(rows: Sequence[ShownRow]) -> tuple[ShownRow, ...]:
    """The rows without "hundreds" and "tens of thousands" of a day of which there is a number."""
    sharp = {show_span(row.day) for row in rows if row.first.polarity == "assert" and not is_vague(row.first)}
    return tuple(row for row in rows if not (is_vague(row.first) and show_span(row.day) in sharp and not row.mark))


def _without_rounder(rows: Sequence[ShownRow]) -> tuple[ShownRow, ...]:
    """The rows without those in which an article says in rounder words what it says itself in a row of that voice and day:
    "almost 85 000" beside 84 770. Its places stand with the sharper one."""
    kept = list(rows)
    for loose in rows:
        sharp = next((n for n, row in enumerate(kept) if _says_it_sharper(row, loose)), None)
        if sharp is not None:
            kept[sharp] = _joined(kept[sharp], loose)
            kept.remove(loose)
    return tuple(kept)


def _says_it_sharper(row: ShownRow, loose: ShownRow) -> bool:
    alike = (row.voice, show_span(row.day), row.mark, row.gone) == (
        loose.voice,
        show_span(loose.day),
        loose.mark,
        loose.gone,
    )
    asserted = row.first.polarity == loose.first.polarity == "assert" and row.row.role == loose.row.role
    if (row.row.role, loose.row.role) == ("count", "estimate") and value_key(row.first) == value_key(loose.first):
        return (row.voice, show_span(row.day), row.gone) == (loose.voice, show_span(loose.day), loose.gone)
    articles = {claim.citation.source_id for claim in loose.claims} <= {
        claim.citation.source_id for claim in row.claims
    }
    return alike and asserted and articles and says_no_more(loose.first, row.first)


def _joined(row: ShownRow, other: ShownRow) -> ShownRow:
    claims = (*row.claims, *other.claims)
    articles = len({claim.citation.source_id for claim in claims})
    who = f"{row.voice}, in {articles} articles" if articles > 1 else row.voice
    return replace(row, claims=claims, who=who, leads=row.leads or other.leads)


def row_day(row: ShownRow, shown: str, measures: Measures) -> str:
    """The day of a row as the short page tells it (`shown`: the day itself): "by" one that is only its article's own; of
    none whether its article has one."""
    if measures.full:
        return shown
    if row.day.end is None:
        dated = all(measures.briefing.source(claim.citation.source_id).published.date for claim in row.claims)
        return "day not told" if dated else "undated article"
    if is_printed(row.citations, row.day, measures.briefing):
        return show_span(row.day)
    return f"by {shown}" if is_of_its_telling(row.day) else shown


def is_printed(citations: Iterable[Citation], day: AsOf, briefing: Briefing) -> bool:
    """Whether a cited sentence prints a day with its month, so that nothing of it is inferred."""
    if day.end is None or day.start != day.end or len(day.end) != 10:
        return False
    month, number = MONTHS[int(day.end[5:7]) - 1], int(day.end[8:])
    return any(prints_day(number, month, _sentence_of(citation, briefing)) for citation in citations)


def _sentence_of(citation: Citation, briefing: Briefing) -> str:
    source = briefing.source(citation.source_id)
    place = place_at(citation.start, source)
    return source.text[place.start : place.end] if source.text is not None and place else ""


def latest_rows(rows: Sequence[ShownRow]) -> Sequence[ShownRow]:
    """At most MOST_ROWS. The first of a course stands, what leads and what it replaced; of the others those without a day go
    first, then the earlier of what has been overtaken."""
    left = len(rows) - MOST_ROWS
    if left <= 0:
        return rows

    dated = {value_key(row.first) for row in rows if row.day.end is not None}

    def worth(place: int) -> tuple[bool, bool, bool, int]:
        row = rows[place]
        told = row.day.end is not None or value_key(row.first) not in dated
        kept = place == 0 or row.leads or (row.row.mark == "replaced" and told)
        return kept, row.day.end is not None, not row.gone, place

    dropped = set(sorted(range(len(rows)), key=worth)[:left])
    return [row for n, row in enumerate(rows) if n not in dropped]


def folded_words(rows: Sequence[ShownRow], shown: Sequence[ShownRow], where: str = "in --full") -> str:
    """ "… 6 earlier counts in --full"; "" where all are shown."""
    left = len(rows) - len(shown)
    return f"… {left} earlier {'count' if left == 1 else 'counts'} {where}" if left else ""


def voice_of(claim: FigureClaim, measures: Measures) -> str:
    """Who tells a claim, as the briefing names the party."""
    return measures.voices.get(claim.voice) or show_passage(claim.attributed_to or claim.asserter)


def _voice(row: Row, claim: FigureClaim, measures: Measures) -> str:
    return measures.voices.get(row.voice) or show_passage(claim.attributed_to or claim.asserter)


def _mark_words(row: Row, group: FigureGroup, measures: Measures) -> str:
    """A row's mark with what it refers to. That a count was overtaken, or told by others too, is seen in the order of
    the rows; only of an undated one it helps to know who else tells it."""
    match row.mark:
        case "replaced":
            return _beside(MARKS["replaced"].words, _values_named(row, group)) or "replaced"
        case "denied":
            return _beside(MARKS["denied"].words, voices_named(row, group, measures)) or "denied"
        case "differs" if measures.full:
            return _differs_words(_values_named(row, group))
        case "also" if row.day.end is None and measures.full:
            return _beside("= also", voices_named(row, group, measures))
        case "estimate":
            return "forecast" if row.role == "forecast" else MARKS["estimate"].words
        case "garbled":
            return MARKS["garbled"].words
    claim = next(claim for claim in group.claims if claim.id == row.claim_ids[0])
    ahead = row.role in ("count", "estimate") and not measures.full and _TO_COME.search(claim.citation.prefix)
    return "withdrawn" if row.role == "withdrawn" else "forecast" if ahead else ""


def _beside(words: str, named: Sequence[str]) -> str:
    return f"{words} {listing(named, MOST_NAMED)}" if named else ""


def _differs_words(values: Sequence[str]) -> str:
    """The other sides by name where that is short: the table itself shows them all."""
    for named in (listing(values, MOST_NAMED), listing(values, 1)):
        if named and len(named) <= LONGEST_NAMED:
            return f"≠ differs from {named}"
    return f"≠ differs from {len(values)} others" if len(values) > 1 else f"≠ differs from {''.join(values)}"


def _values_named(row: Row, group: FigureGroup) -> list[str]:
    """What a row is replaced by or differs from: each value once."""
    claims = {claim.id: claim for claim in group.claims}
    title = title_of(group)
    values = {value_key(claims[id]): within(words_said(claims[id], title)) for id in reversed(row.of) if id in claims}
    return list(reversed(values.values()))


def voices_named(row: Row, group: FigureGroup, measures: Measures) -> list[str]:
    claims = {claim.id: claim for claim in group.claims}
    own = _voice(row, claims[row.claim_ids[0]], measures)
    aimed = [other for other in rows_in(group) if set(row.of) & {*other.claim_ids}]
    said = [_voice(other, claims[other.claim_ids[0]], measures) for other in aimed]
    return [voice for voice in dict.fromkeys(said) if voice != own]


def value_key(claim: FigureClaim) -> tuple[str | None, ...]:
    """Two claims with one key tell one value: the number or the range's ends, and the currency."""
    ceiling = "up to" if claim.qualifier in CEILINGS else None
    money = claim.unit if is_money(claim.unit) else None
    if claim.value is None:
        return "range", claim.low, claim.high, ceiling, money
    return "value", claim.value, None, ceiling, money


def number_of(claim: FigureClaim) -> Fraction | None:
    """The number to compare a claim by: its value, else an end of its range."""
    told = next((end for end in (claim.value, claim.low, claim.high) if end is not None), None)
    return Fraction(told) if told is not None else None


def same_scale(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two values may be compared as numbers: "a third" and "25 %" of one measure may not."""
    return (a.unit in _SHARES) == (b.unit in _SHARES) and (not is_money(a.unit) or a.unit == b.unit)


def listing(parts: Iterable[str], most: int) -> str:
    """ "a", "a and b", "a, b and 3 more"; each part once."""
    once = list(dict.fromkeys(part for part in parts if part))
    if len(once) > most:
        once = [*once[:most], f"{len(once) - most} more"]
    return f"{', '.join(once[:-1])} and {once[-1]}" if len(once) > 1 else "".join(once)


# ---------------------------------------------------------------- one line a measure


_SMALL_WORD = re.compile(r"(?:one|two)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """The sentence of a figure, as its source prints it, and the places of those that tell its value alike."""

    words: str
    citations: tuple[Citation, ...]
    span: range
    """Where the words stand in the text of the first."""

    def meets(self, other: QuotedLine) -> bool:
        """Whether the figure of one of two lines stands within the words of the other."""
        first, second = self.citations[0], other.citations[0]
        apart = first.source_id != second.source_id or first.start == second.start
        return not apart and (first.start in other.span or second.start in self.span)


class OtherFigures(NamedTuple):
    """The figures that nothing else of a page tells, by theme, and how many more the full page has."""

    themes: tuple[tuple[Theme, tuple[QuotedLine, ...]], ...]
    left: int


def other_figures(measures: Measures) -> OtherFigures:
    """As many as a reader takes in, the weightiest first: what most articles tell, people and money before sizes."""
    quoted = [(group, line) for group in measures.untabled for line in quoted_lines(group, measures)]

    def order(item: tuple[int, tuple[FigureGroup, QuotedLine]]) -> tuple[bool, float, int, int]:
        place, (group, _) = item
        theme = theme_of(group)
        row = matter_named(group.name)
        weight = _articles_of(group) * (float(row["weight"]) if row else 0.5)
        return theme in ("Other counts", "Times"), -weight, THEMES.index(theme), place

    placed = sorted(enumerate(quoted), key=order)
    once: list[tuple[FigureGroup, QuotedLine]] = []
    for _, (group, line) in placed:
        if not any(line.meets(other) for _, other in once):
            once.append((group, line))
    shown = once[:MOST_OTHERS]
    themes = ((theme, tuple(line for group, line in shown if theme_of(group) == theme)) for theme in THEMES)
    quiet = [
        g
        for g in measures.untabled
        if g.id not in measures.figured and not any(c.id in measures.in_prose for c in g.claims)
    ]
    left = sum(all(group.id != other.id for other, _ in shown) for group in quiet)
    return OtherFigures(tuple((theme, lines) for theme, lines in themes if lines), left)


MOST_OTHERS = 10


def quoted_lines(group: FigureGroup, measures: Measures) -> tuple[QuotedLine, ...]:
    """The sentences that tell a measure, in their source's words, one a value: nothing is said of them that could be wrong.
    What the prose, a key figure or a table tells is not told again, nor what code is not sure of or more is known of now; a
    sentence that does not stand by itself or is long, what a garbled article tells, numbers that name no value ("dozens") or
    count nothing that is named, times and ages, and "one" and "two" in words, stand in full only."""
    if (
        group.id in measures.figured
        or group.weak
        or measures.heads[group.id] not in ("agree", "alone")
        or measures.is_overtaken(group)
    ):
        return ()
    if theme_of(group) in ("Other counts", "Times") and matter_named(group.name) is None and _articles_of(group) < 2:
        return ()  # a trifle
    told: dict[object, list[FigureClaim]] = {}
    for claim in group.claims:
        if claim.id not in measures.in_prose and _is_worth_a_line(claim):
            told.setdefault((value_key(claim), claim.polarity), []).append(claim)
    if any(claim.id in measures.in_prose for claim in group.claims):
        return ()
    lines = (_quoted_line(claim, own, measures) for own in told.values() for claim in own[:1])
    return tuple(line for line in lines if line)


def _quoted_line(claim: FigureClaim, own: Sequence[FigureClaim], measures: Measures) -> QuotedLine | None:
    """The whole sentence of a figure, with the places of all that tell its value; None where it cannot stand here."""
    source = measures.briefing.source(claim.citation.source_id)
    place = place_at(claim.citation.start, source)
    if source.text is None or place is None:
        return None
    span = own_words(Span(place.start, place.end), source.text)
    words = show_passage(one_line(span.of(source.text)))
    passing = source.published.date != measures.newest and tells_its_hour(words)
    unsure = passing or is_hearsay(words) or _AHEAD.search(words) or _OF_ITS_HOUR.search(words)
    if len(words.split()) > LONGEST_OTHER or unsure or why_not_alone(words, source.language):
        return None
    return QuotedLine(words, tuple(c.citation for c in own), range(span.start, span.end))


_AHEAD = re.compile(
    r"\b(?:will|would|may|might|could|yesterday|today|tomorrow|said to|(?:last|this|next|late last) (?:week|month|year|\w+day)|on \w+day|(?:he|she|it|they) (?:said|says|added))\b",
    re.IGNORECASE,
)
"""What is of another day or of a party before, which a figure quoted alone does not show."""
_OF_ITS_HOUR = re.compile(
    r"\bprovisional\b|\bwhich (?:makes?|made|brings?|brought) (?:it )?\d|"
    r"\b(?:city|town|village|capital|suburb|country|nation|island) of (?:(?:over|about|around|more than|some|nearly|almost|only) )*(?:a |\d)",
    re.IGNORECASE,
)
"""A count that was to move, and how many people live somewhere."""
LONGEST_OTHER = 26
"""Words of a sentence that is quoted for its figure alone."""


def _is_worth_a_line(claim: FigureClaim) -> bool:
    """Whether a figure that nothing else tells is listed on the short page."""
    vague = claim.polarity == "assert" and is_vague(claim)
    bare = claim.polarity == "assert" and (claim.unit is None or claim.citation.suffix.startswith("-"))
    return not (
        claim.role in ("garbled", "forecast")
        or vague
        or bare
        or claim.unit in _TIMES
        or _SMALL_WORD.fullmatch(claim.surface)
    )


def _counted_words(group: FigureGroup, measures: Measures) -> str:
    """What a measure without a table counts: its name, or without a model, whose names are bland, the words around its
    plainest figure."""
    if measures.briefing.engine != "local":
        return name_of(group)
    claim = next((c for c in group.claims if c.id in group.headline.claim_ids), group.claims[0])
    return words_around(claim, measures.briefing.source(claim.citation.source_id)) or name_of(group)


def short_line(group: FigureGroup, measures: Measures) -> ShortLine:
    """The measure in one line: each of its values once, who says it and how many, the time that the days span, every
    place. A course has its values in order of days."""
    rows = shown_rows(group, measures)
    sound = [row for row in rows if row.row.role != "garbled"]
    voices = list(dict.fromkeys(row.voice for row in sound))
    if measures.full and len(sound) < len(rows) and (not sound or len(_values_once(rows)) > len(_values_once(sound))):
        voices.append("a garbled article")
    citations = tuple(citation for row in rows for citation in row.citations)
    time = whole_time(row.day for row in rows)
    grew = only_grew(group)
    if any(row.row.role == "forecast" for row in rows) and not all(row.row.role == "forecast" for row in rows):
        rows = tuple(replace(r, figure=f"{r.figure} (forecast)") if r.row.role == "forecast" else r for r in rows)
    values = [own[0].figure for own in by_value(rows)] if grew or is_running_time(group) else _values_once(rows)
    figure = (" → " if grew else " / ").join(values)
    return ShortLine(
        group, _counted_words(group, measures), figure, listing(voices, MOST_NAMED), len(voices), time, citations
    )


def who_words(line: ShortLine) -> str:
    """Who says it, and how many where that is more than one: "AFP and Reuters (2 sources)"."""
    return f"{line.who} ({line.voices} sources)" if line.voices > 1 else line.who


def by_value(rows: Iterable[ShownRow]) -> list[list[ShownRow]]:
    """The rows by the value that they tell, in order of first mention."""
    values: dict[tuple[str | None, ...], list[ShownRow]] = {}
    for row in rows:
        values.setdefault(value_key(row.first), []).append(row)
    return list(values.values())


def _values_once(rows: Sequence[ShownRow]) -> list[str]:
    """Each value in the words of its plainest row; bounds on two sides of a number that nobody gives plainly are two."""
    plain = {value_key(row.first) for row in rows if not _side(row.first)}
    shown: dict[object, str] = {}
    for row in sorted(rows, key=lambda row: (not row.leads, bool(_side(row.first)))):
        key = value_key(row.first)
        denied = row.first.polarity == "deny"
        shown.setdefault(row.figure if denied else key if key in plain else (key, _side(row.first)), row.figure)
    return list(shown.values())


def _side(claim: FigureClaim) -> str:
    """On which side of its number a value may lie, where only on one: "more than 4,000", "nearly 4,000"."""
    if claim.value is None or claim.low == claim.high:
        return ""
    return "above" if claim.high is None else "below" if claim.high == claim.value else ""


def part_words(part: FigureGroup, whole: FigureGroup, measures: Measures) -> str:
    """A part under its whole: "14 children (police, 13 Mar 2031)"; without its name where the whole's says it all."""
    line = short_line(part, measures)
    known = set(name_of(whole).lower().replace(",", "").split())
    name = name_of(part)
    new = set(name.lower().replace(",", "").split()) - known
    figure = f"{line.figure}{_of_which(part, whole)}"
    told = f"{figure} {name}" if new else figure
    day = f", {show_span(line.time)}" if line.time else ""
    return f"{told} ({line.who}{day})"


def whole_words(group: FigureGroup, measures: Measures) -> str:
    """What a measure with a table of its own is a part of; "" where it is none."""
    wholes = [id for row in rows_in(group) if row.mark == "part" for id in row.of if id in measures.by_id]
    names = [name for id in wholes if _names_fit(name_of(group), name := name_of(measures.by_id[id]))]
    return f"Part of: {names[0]}." if names else ""


def _names_fit(part: str, whole: str) -> bool:
    """Whether a whole's name tells what is counted in the part: no people killed are a part of "fighters"."""
    shared = term_names(part) & term_names(whole)
    fates = term_names(part) & FATES
    return bool(shared) and (not fates or bool(fates & shared))


def _of_which(part: FigureGroup, whole: FigureGroup) -> str:
    """ " (of the 2,906)": the figure of the whole beside which a part is told, where the whole has several."""
    if len(_values_of(whole)) < 2:
        return ""
    beside = [
        (abs(a.citation.start - b.citation.start), b.surface)
        for a in part.claims
        for b in whole.claims
        if a.citation.source_id == b.citation.source_id and b.role != "garbled" and a.as_of.end == b.as_of.end
    ]
    return f" (of {show_passage(within(min(beside)[1]))})" if beside else ""
