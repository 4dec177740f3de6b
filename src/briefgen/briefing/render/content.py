"""What a briefing says beside its figures, in the words that every form shares: parties, sources, gaps, sums.

Everything that comes from a source is made visible here (`render.safe`), once; a form adds its own escapes to that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from briefgen.briefing.checks.absences import untold_question
from briefgen.briefing.gaps import FOUND_BY_CODE, FOUND_BY_MODEL
from briefgen.briefing.local_draft.alone import points_outside
from briefgen.briefing.public import (
    AsOf,
    Briefing,
    Citation,
    CoverageTotal,
    Disagreement,
    DisagreementSide,
    FigureClaim,
    FigureGroup,
    FigureTable,
    KeyPoint,
    Line,
    Note,
    Quote,
    Rejected,
    Source,
    Statement,
    TableRow,
    TimelineEntry,
)
from briefgen.briefing.render.days import SHORT_MONTHS, UNDATED, show_day, show_span
from briefgen.briefing.render.measures import (
    Measures,
    ShownRow,
    is_printed,
    outlet_of,
    place_at,
    shown_rows,
    value_key,
)
from briefgen.briefing.render.meeting import exclude, is_vague
from briefgen.briefing.render.safe import show_passage
from briefgen.briefing.render.sections import has_readings, is_written
from briefgen.briefing.render.sides import apart_rows
from briefgen.briefing.render.weekdays import weekday_told
from briefgen.records import Role
from briefgen.records.statuses import HEADS, Head
from briefgen.text.lexicon import OPENS_ON_PRONOUN

LEFT_OUT_WORDS: dict[Role, tuple[str, str]] = {
    "comment": ("line of reader comments", "lines of reader comments"),
    "furniture": ("line of site furniture", "lines of site furniture"),
    "promo": ("line of promotion", "lines of promotion"),
    "caption": ("photo caption", "photo captions"),
    "headline": ("headline", "headlines"),
    "dateline": ("dateline", "datelines"),
    "body": ("paragraph", "paragraphs"),
}

FATE_WORDS = (
    ("used", "used as figures"),
    ("masked", "dates, names and the like"),
    ("left_out", "left out with their block"),
    ("rejected", "rejected"),
    ("failed", "in a part that failed"),
    ("unclaimed", "unclaimed"),
)

MOST_IDS = 4
NO_MODEL = "the articles’ own sentences, without a model"
NOT_NAMED = "not named"
TOLD_COUNTS = "Counts as they were told, newest first"
"""The head of the counts of which no one number can be taken."""


BADGES: dict[Head, str] = {head: kind.badge for head, kind in HEADS.items() if kind.badge}
"""What stands behind a sentence whose figures are not agreed, or no longer the latest."""


def numbering(briefing: Briefing) -> str:
    """How a place is read, by the first of the page: "[2:4] is sentence 4 of article 2"; "" where the page cites nothing."""
    cited = next(
        (c for part in (briefing.bottom_line, briefing.key_points) for line in part for c in line.citations), None
    )
    if cited is None or cited.sentence is None:
        return ""
    article = short_id(cited.source_id)
    return f"[{article}:{cited.sentence}] is sentence {cited.sentence} of article {article}"


JUDGED, JUDGED_IN_ITALICS = "» is the writer’s judgement", "in italics: the writer’s judgement"
"""Told below the title of a page that has such lines: no source says so."""

NO_DAY = "day not told"
STAY_IN_FULL = frozenset({"source_note", "scope_differs", "slip", "mend_failure"})
"""Remarks that the short page leaves out."""
JUDGED_BY_WRITER = frozenset({"headline_differs", "one_voice"})
"""What whoever wrote a page has seen and judged."""

_REFERENCES = re.compile(r" ?\[([^\s\]:]+:\d+(?: [^\s\]:]+:\d+)*)\]$")


class Cited(NamedTuple):
    """A sentence about the story or its sources, with the passages that it names."""

    text: str
    citations: tuple[Citation, ...] = ()


def head_words(words: str) -> str:
    """What stands at the head of a figure or a column, with a capital; a name that is written small stays so ("iPhone")."""
    return words[:1].upper() + words[1:] if words[:2].islower() or words[1:2] == " " else words


# ---------------------------------------------------------------- the course of the story


def course_of(briefing: Briefing, *, full: bool) -> tuple[TimelineEntry, ...]:
    """The lines of the timeline. On the short page none where the prose has told most of them: half of them at least have
    to rest on sentences that neither the bottom line nor a point cites."""
    prose = _sentences(
        c for part in (briefing.bottom_line, briefing.key_points) for told in part for c in told.citations
    )
    fresh = sum(not _sentences(entry.statement.citations) <= prose for entry in briefing.timeline)
    return briefing.timeline if full or 2 * fresh >= len(briefing.timeline) else ()


# ---------------------------------------------------------------- accounts and badges


def accounts_that_differ(briefing: Briefing, measures: Measures, *, full: bool) -> tuple[Disagreement, ...]:
    """The disagreements that nothing else on the page tells. What one side alone tells, and what two sides say in the
    very sentences of a table or of a point of the prose, stands in full only."""
    told = [d for d in briefing.disagreements if d.group_id not in measures.tabled and (full or d.group_id is None)]
    elsewhere = [_sentences(c.citation for c in group.claims) for group in measures.moved]
    figures = (told for item in briefing.key_figures for told in (item.take, item.also) if told)
    prose = (*briefing.bottom_line, *figures, *briefing.key_points)
    elsewhere += [_sentences(point.citations) for point in prose]
    if is_written(briefing) and not full:
        return ()  # whoever wrote these saw the accounts
    return tuple(
        item for item in told if full or (_has_two_parties(item) and not _hangs(item) and not _told_by(item, elsewhere))
    )


def _has_two_parties(item: Disagreement) -> bool:
    """Whether it has two sides that are named and are not one party: what nobody stands for is no account."""
    named = {side.who.casefold() for side in item.sides if not side.who.startswith(NOT_NAMED)}
    return len(item.sides) > 1 and len(named) > 1


def _hangs(item: Disagreement) -> bool:
    """Whether a side opens on a pronoun or points to a sentence before: of whom or what it is stands in one that is not shown, and
    may have been misread."""
    told = (side.statement.text for side in item.sides)
    return any(OPENS_ON_PRONOUN.match(text) or points_outside(text) for text in told)


def _told_by(item: Disagreement, elsewhere: Sequence[set[tuple[str, int | None]]]) -> bool:
    """Whether one table or point holds a sentence of each side."""
    sides = [_sentences(side.statement.citations) for side in item.sides]
    return any(all(side & told for side in sides) for told in elsewhere)


def _sentences(citations: Iterable[Citation]) -> set[tuple[str, int | None]]:
    return {(citation.source_id, citation.sentence) for citation in citations}


def account_title(item: Disagreement) -> str:
    """What it is about; where that only repeats a side's own sentence, the parties."""
    about = show_passage(item.about)
    said = [_plainly(side.statement.text) for side in item.sides]
    if any(_plainly(about.removesuffix("…")) in words for words in said):
        return " against ".join(dict.fromkeys(_party(side) for side in sides_in_order(item)))
    return about[:1].upper() + about[1:]


def one_place(item: Disagreement, briefing: Briefing) -> str:
    """The outlet, where one article alone tells all sides; it need not stand behind each of them."""
    ids = {citation.source_id for side in item.sides for citation in side.statement.citations}
    return outlet_and_origin(briefing.source(ids.pop())) if len(ids) == 1 and len(item.sides) > 1 else ""


def _plainly(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _party(side: DisagreementSide) -> str:
    return "a party that is not named" if side.who.startswith(NOT_NAMED) else show_passage(side.who)


def sides_in_order(item: Disagreement) -> tuple[DisagreementSide, ...]:
    """The sides by day and place, so that a claim stands before its denial."""

    def order(side: DisagreementSide) -> tuple[str, str, int]:
        first = next(iter(side.statement.citations), None)
        return side.date.end or "9999", first.source_id if first else "", first.start if first else 0

    return tuple(sorted(item.sides, key=order))


def badges_of(statement: Statement, briefing: Briefing, measures: Measures) -> tuple[Head, ...]:
    """What a reader must know of the figures that a statement rests on and does not say: they differ, are not decided,
    or have all been overtaken. A statement with two values of a measure tells itself what they are to each other."""
    if briefing.engine != "local" and not measures.full:
        return ()  # a writer who saw the tables says it in the sentence
    ids = set(statement.claim_ids)
    heads: set[Head] = set()
    for group in briefing.figures:
        head = measures.heads[group.id]
        if not measures.full and group.id not in measures.tabled and not _is_shown_apart(group, briefing, measures):
            continue  # what code is not sure of enough to show
        told = {
            value_key(claim)
            for claim in group.claims
            if claim.id in ids and (measures.full or claim.polarity == "deny" or not is_vague(claim))
        }
        stands = head == "changed" and (_is_taken(ids, group, briefing) or not _overtaken(ids, group, measures))
        if len(told) == 1 and not stands:
            heads.add(head)
    by_id = {group.id: group for group in briefing.figures}
    for item in briefing.disagreements:
        about = by_id.get(item.group_id or "")
        apart = measures.full or about is None or about.id in measures.tabled or about.id not in measures.figured
        if apart or (about is not None and _is_shown_apart(about, briefing, measures)):
            heads |= {"differ" for side in item.sides if ids & set(side.claim_ids)}
    shown = heads if measures.full else heads - {"open"}  # of what nothing decides the short page says nothing
    return tuple(head for head in BADGES if head in shown)


def _is_shown_apart(group: FigureGroup, briefing: Briefing, measures: Measures) -> bool:
    """Whether a key figure or a table put together tells a measure, and of one whose voices differ with its other side: what code was
    not sure enough to set beside a number is set beside no sentence."""
    if group.id not in measures.figured:
        return False
    if measures.heads[group.id] != "differ":
        return True
    own = {claim.id for claim in group.claims}
    items = [item for item in briefing.key_figures if own & set(item.take.claim_ids)]
    return not items or any(item.also and "iffers:" in item.also.text for item in items)


def _is_taken(ids: set[str], group: FigureGroup, briefing: Briefing) -> bool:
    """Whether one of the figures is told as the number to take: then a later one only rounds it."""
    taken = {id for item in briefing.key_figures if briefing.engine == "local" for id in item.take.claim_ids}
    values = {value_key(claim) for claim in group.claims if claim.id in taken}
    return any(value_key(claim) in values for claim in group.claims if claim.id in ids)


def other_side(statement: Statement, briefing: Briefing, measures: Measures) -> ShownRow | None:
    """Of the one measure whose voices differ of which a statement tells one side, the row of another side that most articles
    have; None on the full page, and where the statement tells both."""
    if measures.full or briefing.engine != "local":
        return None
    ids = set(statement.claim_ids)
    for group in briefing.figures:
        own = [c for c in group.claims if c.id in ids and c.polarity == "assert" and not is_vague(c)]
        shown = group.id in measures.tabled or _is_shown_apart(group, briefing, measures)
        shown = shown and measures.heads[group.id] == "differ"
        if not (shown and own and len({value_key(claim) for claim in own}) == 1):
            continue
        rows = (row for row in apart_rows(shown_rows(group, measures)) if _rivals(row, own[0]))
        others = [row for row in rows if not row.gone and row.first.polarity == "assert" and not is_vague(row.first)]
        if others:
            return max(others, key=lambda row: (len({c.source_id for c in row.citations}), -others.index(row)))
    return None


def _rivals(row: ShownRow, own: FigureClaim) -> bool:
    """Whether a row excludes a figure, and is not of days before it: what was counted then is no other side."""
    day, then = own.as_of.end or own.published, row.day.end
    return exclude(row.first, own) and not (day and then and then < day and day_gap(then, day) > RIVAL_DAYS)


RIVAL_DAYS = 3
"""Days by which two counts may differ that are set against each other."""


def day_gap(first: str, last: str) -> int:
    """Days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def points_of(briefing: Briefing) -> tuple[tuple[str | None, tuple[KeyPoint, ...]], ...]:
    """The key points: the sentences that follow one another under one theme, with it; one without a theme by itself."""
    points: list[tuple[str | None, tuple[KeyPoint, ...]]] = []
    for told in briefing.key_points:
        if points and told.theme and told.theme == points[-1][0]:
            points[-1] = (told.theme, (*points[-1][1], told))
        else:
            points.append((told.theme, (told,)))
    return tuple(points)


def lead_words(line: Line) -> str:
    """What a line is about, as it stands before it: "Cause.", "822 or 829?", "Evacuated:" before what is no whole sentence."""
    end = ":" if line.text[:1].islower() else "."
    return line.lead if line.lead[-1:] in "?!:." else f"{line.lead}{end}"


def placed_by_writer(statement: Statement) -> tuple[Citation, ...]:
    """The citations of a remark that its writer put there, or all of it where he put none."""
    placed = tuple(citation for citation, at in zip(statement.citations, statement.behind, strict=False) if at)
    return placed if statement.behind else statement.citations


def places_of_line(line: Line) -> tuple[Citation, ...]:
    """What a line rests on, and then what only its reading does: one place for both on the page."""
    further = placed_by_writer(line.reading) if line.reading else ()
    return (*line.citations, *(citation for citation in further if citation not in line.citations))


def day_and_voice(table: FigureTable) -> tuple[bool, bool]:
    """Whether a table has a column of days, and one of who says it: not where its rows go by that, where the heads of its columns say it
    ("Arrests (police)"), nor of what happened, day by day, which says itself who tells it."""
    heads = " ".join(table.columns).casefold()
    said = any(
        row.who and not any(word in heads for word in row.who.casefold().split() if len(word) > SHORT_WORD)
        for row in table.rows
    )
    return any(row.day.end for row in table.rows), said and bool(table.title) and not table.by


SHORT_WORD = 3
"""Letters of a word that says nothing of a party's name: "the", "of"."""
MOST_TELLERS = 2
"""Outlets named for a row that several tell."""


def row_voice(row: TableRow, briefing: Briefing) -> str:
    """Who tells a row of a table; where no one party does the outlets, or the agencies that these carry, and nobody where each cell names its own in brackets."""
    cells = [cell for cell in row.cells if cell]
    if row.who or all("(" in cell.text for cell in cells):
        return show_passage(row.who)
    cited = {citation.source_id for cell in cells for citation in cell.citations}
    outlets = list(
        dict.fromkeys(
            show_passage(source.origin or "") or outlet_of(source) for source in briefing.sources if source.id in cited
        )
    )
    return ", ".join(outlets[:MOST_TELLERS]) + (" and others" if len(outlets) > MOST_TELLERS else "")


def entry_day(entry: TimelineEntry, marked: Callable[[AsOf], str], briefing: Briefing) -> str:
    """The day of a line of the timeline; `marked` shows one with the sign of its basis."""
    return _day(entry.statement.citations, entry.date, marked, briefing) if entry.date.end else NO_DAY


def row_time(row: TableRow, table: FigureTable, marked: Callable[[AsOf], str], briefing: Briefing) -> str:
    """The day of a row of a table, "by" it where only its article has it, "undated" where its articles have none and other rows have one;
    `marked` as in `entry_day`."""
    if not row.day.end:
        if row.when:
            return show_passage(row.when)
        cited = {citation.source_id for cell in row.cells if cell for citation in cell.citations}
        undated = all(source.published.date is None for source in briefing.sources if source.id in cited)
        return UNDATED if undated and any(other.day.end for other in table.rows) else ""
    day = _day((citation for cell in row.cells if cell for citation in cell.citations), row.day, marked, briefing)
    told = f"by {day}" if row.day.basis == "publication" else day
    beside = show_passage(row.when)
    return f"{told}{' ' if beside.startswith('(') else ', '}{beside}" if beside else told


def _day(citations: Iterable[Citation], day: AsOf, marked: Callable[[AsOf], str], briefing: Briefing) -> str:
    """Unmarked where a cited sentence prints the day, so that nothing of it is inferred."""
    return show_span(day) if is_printed(citations, day, briefing) else marked(day)


def is_brief(briefing: Briefing, *, full: bool) -> bool:
    """Whether a page has its title, bottom line, points and key figures only: the short one without a model, which cannot
    say in the prose what its tables tell. Its footnotes name the sources."""
    return briefing.engine == "local" and briefing.length == "short" and not full


def leads_with_tables(briefing: Briefing) -> bool:
    """Whether the tables stand before the key figures: where a writer drew them, who puts there what no table shows."""
    return briefing.engine != "local"


def lists_others(briefing: Briefing, *, full: bool) -> bool:
    """Whether a page lists the figures that nothing else of it tells: not where a writer has chosen what is told."""
    return full or briefing.engine == "local"


def has_sentence(briefing: Briefing, *, full: bool) -> bool:
    """Whether a sentence of our own stands above a table: not on the short page of a writer who told it in the prose."""
    return full or briefing.engine == "local"


def _overtaken(ids: set[str], group: FigureGroup, measures: Measures) -> bool:
    """Whether each figure of the measure that the ids name was replaced or is an older count, also where another voice
    tells the same value without a day."""
    rows = shown_rows(group, measures)
    leading = {value_key(row.first) for row in rows if row.leads}
    gone = {value_key(row.first) for row in rows if row.gone} - leading
    return all(row.gone or value_key(row.first) in gone for row in rows if ids & {claim.id for claim in row.claims})


# ---------------------------------------------------------------- parties


def outlet_and_origin(source: Source) -> str:
    """Outlet and wire, "Rappler, from AFP"; the outlet alone where it reports itself."""
    outlet = outlet_of(source)
    origin = show_passage(source.origin or "")
    return outlet if not origin or origin.casefold() == outlet.casefold() else f"{outlet}, from {origin}"


def show_reference(citations: Iterable[Citation]) -> str:
    """The cited sentences by their articles, "[002:4,9 003:1]", each once, in order of first mention."""
    return _show_reference(citations, show_passage)


def show_short_reference(citations: Iterable[Citation]) -> str:
    """The same with the articles' numbers as people write them, "[2:4,9 3:1]"."""
    return _show_reference(citations, short_id)


def report_day(statement: Statement, briefing: Briefing) -> str:
    """The day of the report that a sentence was cut from, ", 23 Oct", for a page of such sentences whose reports are days apart: "the
    chairman refuses to go" is of its day; and the day of a weekday that it names, ", Wednesday: 22 Oct". "" for any other statement."""
    if (
        statement.support != "verbatim"
        or is_written(briefing)
        or len({citation.source_id for citation in statement.citations}) != 1
    ):
        return ""
    told = weekday_told(statement, briefing)
    named = (
        ""
        if told is None or told[1].isoformat() == briefing.source(statement.citations[0].source_id).published.date
        else f", {told[0]}: {told[1].day} {SHORT_MONTHS[told[1].month - 1]}"
    )
    return _day_of_report(statement.citations[0].source_id, briefing) + named


def _day_of_report(source_id: str, briefing: Briefing) -> str:
    """The day of an article as it stands behind a place, ", undated" of one without; "" where all reports are of one time."""
    dated = {source.id: source.published.date for source in briefing.sources if source.published.date}
    days = sorted(dated.values())
    if not days or (date.fromisoformat(days[-1][:10]) - date.fromisoformat(days[0][:10])).days <= REPORTS_OF_ONE_TIME:
        return ""
    shown = without_one_year([show_day(day) for day in days])
    return f", {dict(zip(days, shown, strict=True))[dated[source_id]]}" if source_id in dated else f", {UNDATED}"


REPORTS_OF_ONE_TIME = 3
"""Days up to which reports tell of one time, and none needs its day behind it."""


def short_id(source_id: str) -> str:
    """The id of an article as a page prints it: a number without the zeros before it.

    >>> short_id("007"), short_id("000"), short_id("a07")
    ('7', '0', 'a07')
    """
    return str(int(source_id)) if source_id.isascii() and source_id.isdigit() else show_passage(source_id)


def with_short_ids(lines: Iterable[Cited], briefing: Briefing) -> tuple[Cited, ...]:
    """Lines that name articles by their ids, with these as a page prints them."""
    named = re.compile(rf"\b(?:{'|'.join(re.escape(source.id) for source in briefing.sources)})\b")
    return tuple(line._replace(text=named.sub(lambda match: short_id(match.group()), line.text)) for line in lines)


def without_one_year(days: Sequence[str]) -> list[str]:
    """Days as a table prints them, without their year where it is the same in all that have one.

    >>> without_one_year(["8 Mar 2031", "", "by 9 Mar 2031"]), without_one_year(["31 Dec 2030", "1 Jan 2031"])
    (['8 Mar', '', 'by 9 Mar'], ['31 Dec 2030', '1 Jan 2031'])
    >>> without_one_year(["8 Mar 2031", "early April"]), without_one_year(["8 Mar 2031", "2031"])
    (['8 Mar', 'early April'], ['8 Mar 2031', '2031'])
    """
    with_year = [day for day in days if re.search(r"\b\d{4}\b", day)]
    years = {year for day in with_year for year in re.findall(r"\b\d{4}\b", day)}
    alike = len(years) == 1 and all(re.search(r"[A-Z][a-z]+ \d{4}$", day) for day in with_year)
    return [re.sub(r" \d{4}$", "", day) if alike else day for day in days]


def _show_reference(citations: Iterable[Citation], name: Callable[[str], str]) -> str:
    numbers = {article: ",".join(own) for article, own in by_article(citations, name).items()}
    shown = (f"{article}:{own}" if own else article for article, own in numbers.items())
    return f"[{' '.join(shown)}]" if numbers else ""


def by_article(citations: Iterable[Citation], name: Callable[[str], str]) -> dict[str, dict[str, Citation]]:
    """Citations by the names of their articles and the numbers of their sentences, each once, in order of first mention; under ""
    the first one of an article of which no sentence is cited."""
    found: dict[str, dict[str, Citation]] = {}
    for citation in citations:
        found.setdefault(name(citation.source_id), {}).setdefault(str(citation.sentence or ""), citation)
    return {article: {n: one for n, one in own.items() if n} or own for article, own in found.items()}


def quoted(quote: Quote) -> str:
    """The words of a quote without the comma that the sentence around them needs."""
    return show_passage(quote.text).rstrip(",")


# ---------------------------------------------------------------- sums, gaps, footnotes


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 article", "5 articles"."""
    return f"{number} {one if number == 1 else many}"


def count_words(briefing: Briefing, *, full: bool, judged: str = JUDGED) -> str:
    """The counts beside the title: "5 articles · 2 undated, 1 inferred"; in full with the engine."""
    undated = sum(source.published.date is None for source in briefing.sources)
    inferred = sum(source.published.basis.startswith("inferred") for source in briefing.sources)
    days = [f"{undated} undated"] if undated else []
    if inferred:
        days.append(f"{inferred} inferred" if days else f"{inferred} of inferred date")
    engine = f"engine {briefing.engine}" if full else NO_MODEL if briefing.engine == "local" else ""
    judged = judged if has_readings(briefing) else ""
    parts = [counted(len(briefing.sources), "article", "articles"), engine, ", ".join(days), judged]
    return " · ".join(part for part in parts if part)


def side_words(side: DisagreementSide, briefing: Briefing, *, placed: bool) -> str:
    """Who gives this account, and where if that is another and not told for all sides (`placed`)."""
    citation = next(iter(side.statement.citations), None)
    who = NOT_NAMED if side.who.startswith(NOT_NAMED) else show_passage(side.who)
    if citation is None or placed:
        return who
    where = outlet_and_origin(briefing.source(citation.source_id))
    return who if where.casefold() == who.casefold() else f"{who}, in {where}"


def left_out_words(briefing: Briefing) -> str:
    """What never reached extraction: "Left out: 3 photo captions (000, 001, 002), …"."""
    found: dict[Role, tuple[int, list[str]]] = {}
    for source in briefing.sources:
        for item in source.left_out:
            count, ids = found.get(item.role, (0, []))
            found[item.role] = (count + item.count, [*ids, source.id])
    if not found:
        return ""
    parts = [f"{counted(count, *LEFT_OUT_WORDS[role])} ({_named(ids)})" for role, (count, ids) in found.items()]
    return f"Left out: {', '.join(parts)}."


def _named(ids: Sequence[str]) -> str:
    return ", ".join(show_passage(ident) for ident in ids) if len(ids) <= MOST_IDS else f"{len(ids)} articles"


def rejected_words(briefing: Briefing) -> tuple[str, ...]:
    """One line for the sentences of the draft that were refused, one for what did not hold against the articles."""
    drafted = [item for item in briefing.rejected if item.stage == "compose"]
    said = [item for item in briefing.rejected if item.stage != "compose"]
    lines = []
    if drafted:
        verb = "was" if len(drafted) == 1 else "were"
        told = counted(len(drafted), "sentence of the draft", "sentences of the draft")
        lines.append(f"{told} {verb} refused: {_reasons(drafted)}.")
    if said:
        told = counted(len(said), "thing said of the articles", "things said of the articles")
        verb = "is" if len(said) == 1 else "are"
        lines.append(f"{told} did not hold against them and {verb} not used: {_reasons(said)}.")
    return tuple(lines)


def _reasons(items: Sequence[Rejected]) -> str:
    counts: dict[str, int] = {}
    for item in items:
        words = item.fault.replace("_", " ")
        counts[words] = counts.get(words, 0) + 1
    return ", ".join(show_passage(words) + (f" ({count})" if count > 1 else "") for words, count in counts.items())


def coverage_words(briefing: Briefing) -> str:
    """The sum over all articles: "58 numbers in the articles: 31 used as figures, … 1 unclaimed (003:3)."""
    total = next((item for item in briefing.coverage.totals if item.source_id is None), None)
    if total is None:
        return ""
    parts = []
    for fate, words in FATE_WORDS:
        count = fate_count(total, fate)
        if count:
            parts.append(f"{count} {words}" + (_unclaimed_places(briefing) if fate == "unclaimed" else ""))
    return f"{counted(total.numbers, 'number', 'numbers')} in the articles: {', '.join(parts)}."


def unclaimed_words(briefing: Briefing) -> str:
    """The numbers that are neither used nor explained, with their places; "" where there is none."""
    total = next((item for item in briefing.coverage.totals if item.source_id is None), None)
    if total is None or not total.unclaimed:
        return ""
    return f"{counted(total.unclaimed, 'number', 'numbers')} not accounted for{_unclaimed_places(briefing)}."


def fate_count(total: CoverageTotal, fate: str) -> int:
    count = getattr(total, fate)
    assert isinstance(count, int)
    return count


def _unclaimed_places(briefing: Briefing) -> str:
    found = [number for number in briefing.coverage.numbers if number.fate == "unclaimed"]
    places = [sentence_reference(briefing.source(number.source_id), number.start) for number in found]
    shown = list(dict.fromkeys(places))
    more = f" and {len(shown) - 6} more" if len(shown) > 6 else ""
    return f" ({', '.join(shown[:6])}{more})"


def sentence_reference(source: Source, offset: int) -> str:
    """The sentence at an offset, "003:3", or only "003" for one outside all."""
    place = place_at(offset, source)
    return f"{source.id}:{place.number}" if place else source.id


# ---------------------------------------------------------------- what is not known, how good the sources are


UNTOLD, NOT_KNOWN = "What no article tells", "What is not known"


def left_open(briefing: Briefing) -> tuple[tuple[str, tuple[Cited, ...]], ...]:
    """What the articles leave open, under two heads: the questions that none of them answers, and what they say is not known."""
    asked = [(untold_question(gap), gap) for gap in briefing.gaps]
    untold = dict.fromkeys(_cited(question, briefing) for question, _ in asked if question)
    others = dict.fromkeys(_cited(gap, briefing) for question, gap in asked if not question)
    return (UNTOLD, tuple(untold)), (NOT_KNOWN, tuple(others))


def source_quality(briefing: Briefing, *, full: bool) -> tuple[Cited, ...]:
    """What is to be known of the sources beside the worst of it, one thing a line; what a model remarks only in full. Why
    a day is inferred stands in its footnote."""
    worst = None if full else _worst_note(briefing)
    notes = [note for note in _notes_shown(briefing, full=full) if note != worst]
    return tuple(dict.fromkeys(_cited(_note_words(note, full=full), briefing) for note in notes))


WORST: tuple[tuple[str, float], ...] = (
    ("failure", 0), ("garbled", 0), ("repost", 0), ("copy", 0.2), ("one_origin", 0.4),
)  # fmt: skip
"""What a reader must know of the sources before all else, the worst first, and the share of them that it has to touch. How
many are undated stands below the title."""
WORST_IF_WRITTEN = 1
"""How many of these a page tells first that a writer put together, who says what else matters of them."""


def worst_of_sources(briefing: Briefing) -> Cited | None:
    """The worst that is to be known of the sources, for the bottom line; None where nothing is as bad."""
    worst = _worst_note(briefing)
    if worst is None:
        return None
    more = sum(note.kind == worst.kind for note in briefing.notes) - 1
    first = _cited(_note_words(worst, full=False), briefing)
    words = f" (and {more} more like it)" if more else ""
    return Cited(f"Of the sources: {first.text.rstrip('.')}{words}.", first.citations)


def _worst_note(briefing: Briefing) -> Note | None:
    for kind, share in WORST[:WORST_IF_WRITTEN] if is_written(briefing) else WORST:
        notes = [note for note in briefing.notes if note.kind == kind]
        named = {source.id for source in briefing.sources if any(source.id in note.text for note in notes)}
        if notes and len(named) >= share * len(briefing.sources):
            return notes[0]
    return None


def _notes_shown(briefing: Briefing, *, full: bool) -> Iterator[Note]:
    """Without what repeats: a model's remark on a headline or a copy that code has seen itself."""
    aside = STAY_IN_FULL | (JUDGED_BY_WRITER if is_written(briefing) else frozenset())
    notes = [note for note in briefing.notes if note.kind != "inferred" and (full or note.kind not in aside)]
    by_code = {(note.kind, note.source_id) for note in notes if not note.text.endswith(FOUND_BY_MODEL)}
    copied = any(note.kind in ("copy", "one_origin") for note in notes)
    for note in notes:
        remarked = note.text.endswith(FOUND_BY_MODEL)
        again = remarked and ((note.kind, note.source_id) in by_code or note.kind == "headline_differs")
        if full or not (again or (note.kind == "copy_of" and copied)):
            yield note


def _note_words(note: Note, *, full: bool) -> str:
    text = note.text if full else note.text.removesuffix(FOUND_BY_MODEL).removesuffix(FOUND_BY_CODE)
    refs = _REFERENCES.search(text)
    ids = {ref.rpartition(":")[0] for ref in refs.group(1).split()} if refs and note.kind == "copy_of" else set()
    if len(ids) > 1:
        return f"{' and '.join(sorted(ids))}: {text}"
    return text if note.source_id is None or note.source_id in text else f"{note.source_id}: {text}"


def _cited(text: str, briefing: Briefing) -> Cited:
    """The sentence and the passages that it names in brackets at its end."""
    found = [end for end in (FOUND_BY_MODEL, FOUND_BY_CODE) if text.endswith(end)]
    words = text.removesuffix(found[0]) if found else text
    match = _REFERENCES.search(words)
    if match is None:
        return Cited(show_passage(text))
    citations = [_passage(ref, briefing) for ref in match.group(1).split()]
    if None in citations:
        return Cited(show_passage(text))
    shown = words[: match.start()] + (found[0] if found else "")
    return Cited(show_passage(shown), tuple(citation for citation in citations if citation))


def _passage(ref: str, briefing: Briefing) -> Citation | None:
    """The sentence "002:4" as a citation; None where the briefing has no such sentence."""
    ident, _, number = ref.rpartition(":")
    source = next((source for source in briefing.sources if source.id == ident), None)
    place = next((p for p in source.sentences if p.number == int(number)), None) if source else None
    if source is None or place is None:
        return None
    text = source.text[place.start : place.end] if source.text is not None else ""
    return Citation(source_id=ident, start=place.start, end=place.end, text=text, prefix="", suffix="",
                    sentence=place.number)  # fmt: skip


def left_out_lines(briefing: Briefing) -> tuple[str, ...]:
    """What was left out, refused and counted, one thing a line; told in full only."""
    lines = (left_out_words(briefing), *rejected_words(briefing), coverage_words(briefing))
    return tuple(line for line in lines if line)


def sentence_text(citation: Citation, briefing: Briefing) -> str:
    """The sentence that a citation stands in, if the briefing holds the text; else the cited words themselves."""
    source = briefing.source(citation.source_id)
    if source.text is None:
        return show_passage(citation.text)
    at = bisect_right(source.sentences, citation.start, key=lambda place: place.start) - 1
    if at < 0 or source.sentences[at].end < citation.end:
        return show_passage(citation.text)
    return show_passage(source.text[source.sentences[at].start : source.sentences[at].end])
