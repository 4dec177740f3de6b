"""Counts of people side by side without a model: what befell them a column each, a line for each article and party.

Of the dead, the hurt and the missing a reader asks together, day by day. Each column is one measure; a line holds what one
party tells in one article of one day, or what stands in it without a party. What a line repeats of an earlier one is left out, so that it shows the course.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefgen.briefing.local_draft.key_figures import is_part, is_sure, party_named, tells_of_before
from briefgen.briefing.local_draft.measures import subject_of, weigh_measure
from briefgen.briefing.local_draft.story import FAR_IN_ONE_ARTICLE, Story, marked, number_of
from briefgen.records import DraftRow, DraftStatement, DraftTable, FigureClaim, Group
from briefgen.records.marks import GONE
from briefgen.text.lexicon import FATES, term_names
from briefgen.text.lines import one_line

MOST_COLUMNS, MOST_ROWS = 4, 10
LEAST_ARTICLES = 2
"""Articles that tell a measure which is worth a column."""


def draft_tables(story: Story) -> tuple[DraftTable, ...]:
    """One table of the fates that several articles tell, where at least two of them stand side by side in half of its lines
    or more; else none: one column alone says no more than the key figures."""
    groups = _columns(story)
    lines = _lines(groups, story)
    filled = [g for g in groups if 2 * sum(g.id in line for _, line in lines) >= len(lines)]
    if len(filled) < len(groups):
        groups, lines = filled, _lines(filled, story)
    if len(groups) < 2 or len(lines) < 2:
        return ()
    heads = tuple(f"{group.name[:1].upper()}{group.name[1:]}" for group in groups)
    rows = tuple(DraftRow(who, tuple(_cell(line.get(group.id), day) for group in groups)) for (day, who), line in lines)
    return (DraftTable("People, by day and by who counts", heads, rows),)


def _columns(story: Story) -> list[Group]:
    """The measures of what befell people, the weightiest first, one a name; those of a place or an owner stand by themselves."""
    found: dict[str, Group] = {}
    told = [group for group in story.ledger.reconciliation.groups if _is_column(group) and is_sure(group, story)]
    for group in sorted(told, key=lambda g: (-round(weigh_measure(g, story), 6), g.id)):
        found.setdefault(group.name, group)
    return list(found.values())[:MOST_COLUMNS]


def _is_column(group: Group) -> bool:
    several = len({claim.article for claim in group.claims}) >= LEAST_ARTICLES
    return (
        several and group.unit == "person" and subject_of(group) == group.name and bool(term_names(group.name) & FATES)
    )


Key = tuple[date, str]


def _lines(groups: Sequence[Group], story: Story) -> list[tuple[Key, dict[str, FigureClaim]]]:
    """What each party tells in each article, by day; a line that tells nothing new left out."""
    outlets = {article.id: article.outlet for article in story.articles.values()}
    told: dict[tuple[date, str, str], dict[str, FigureClaim]] = {}
    for group in groups:
        told_back = _told_back(group) | _below_another(group, story)
        for claim in group.claims:
            day = _day_of(claim, group)
            vague = claim.quantity is not None and claim.quantity.qualifier == "vague"
            if (
                vague
                or day is None
                or claim.id in told_back
                or claim.polarity == "deny"
                or claim.role != "count"
                or not claim.label_verified
            ):
                continue
            who = party_named(claim, story) or (f"in {outlets[claim.article]}" if outlets[claim.article] else "")
            line = told.setdefault((day, claim.article, who), {})
            line.setdefault(group.id, claim)
    seen: set[tuple[str, object]] = set()
    lines: list[tuple[Key, dict[str, FigureClaim]]] = []
    for (day, _, who), line in sorted(told.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1:])):
        values = {(id, _value(claim)) for id, claim in line.items()}
        if not values <= seen:
            lines.append(((day, who), line))
        seen |= values
    return lines if len(lines) <= MOST_ROWS else [*lines[:2], *lines[2 - MOST_ROWS :]]


def _told_back(group: Group) -> set[str]:
    """Ids of the claims that their own article replaces: it tells them as what was said before."""
    article = {claim.id: claim.article for claim in group.claims}
    rows = [row for row in group.rows if row.mark in GONE]
    return {id for row in rows for id in row.claims if any(article.get(of) == article[id] for of in row.of)}


def _below_another(group: Group, story: Story) -> set[str]:
    """Ids of the claims behind a far other one of their article and day that no other party tells: those of one place, of the last
    report, or of a part, beside the whole, which an article tells first."""
    gone = marked(group, "replaced", "garbled", "estimate")
    told = [c for c in group.claims if c.polarity == "assert" and c.role == "count" and c.id not in gone]
    numbers = {c.id: n for c in told if (n := number_of(c)) is not None}

    def is_behind(claim: FigureClaim, other: FigureClaim) -> bool:
        near = claim.article == other.article and _day_of(claim, group) == _day_of(other, group)
        far = FAR_IN_ONE_ARTICLE * min(numbers[claim.id], numbers[other.id]) < max(numbers[claim.id], numbers[other.id])
        return near and far and claim.span.start > other.span.start and not _is_of_another_party(claim, other)

    plain = [c for c in told if c.id in numbers]
    below = {c.id for c in plain if any(is_behind(c, other) for other in plain)}
    return below | {c.id for c in plain if is_part(c, story) or tells_of_before(c, story)}


def _is_of_another_party(claim: FigureClaim, other: FigureClaim) -> bool:
    """Whether a claim names a party that is not the one of another."""
    return claim.attributed_to is not None and claim.asserter != other.asserter


def _day_of(claim: FigureClaim, group: Group) -> date | None:
    """The day of a count; of one that only a month or a year tells that of its article. None before what is counted began."""
    own = claim.as_of
    day = own.end if own and own.start == own.end else claim.published
    early = day is not None and group.began is not None and day < group.began.start
    return None if early else day


def _value(claim: FigureClaim) -> object:
    read = claim.quantity
    return (read.value, read.low, read.high, read.qualifier) if read else None


def _cell(claim: FigureClaim | None, day: date) -> DraftStatement:
    if claim is None:
        return DraftStatement("", ())
    return DraftStatement(one_line(claim.surface), (claim.ref,), day=day.isoformat())
