"""What befell people, as the articles told it, where no one number can be taken: each count in the words of its own sentence,
the newest first.

Whose dead a sentence counts, those of a village, of a region or of a country, stands in its words; so nothing is made one
series here, and nothing is said to have risen or fallen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from briefgen.briefing.local_draft.measures import matter_named, names_fate, people_named
from briefgen.briefing.local_draft.story import counts_some, is_hearsay
from briefgen.briefing.public import Citation, FigureClaim, FigureGroup, Source
from briefgen.briefing.render.measures import (
    Measures,
    is_uneven,
    number_of,
    place_at,
    rows_in,
    value_key,
    voice_of,
    who_tells,
)
from briefgen.briefing.render.meeting import is_vague
from briefgen.briefing.render.safe import show_passage
from briefgen.records.marks import GONE, UNFIT
from briefgen.text.lines import one_line

MOST_FATES = 3
MOST_OF_FIRST, MOST_OF_OTHERS = 8, 4
"""Counts of the first fate that are shown, and of each further one: the newest."""
LEAST_COUNTS, LEAST_ARTICLES = 2, 3
LEAST_WEIGHT = 1.5
"""Weight in `matters.words` of what readers ask for first."""
MOST_OF_ARTICLE = 2
SMALL = 20
"""So many times smaller than two others, a number counts a few of them, or those of the first hours."""
LONGEST = 36
"""Words of a sentence that is shown whole."""
BESIDE = 14
"""Words of a longer one that stand before the figure and behind it at most."""


class ToldCount(NamedTuple):
    """One count: the words of its sentence before the figure, the figure, those behind it; in which outlet it stands, the day of its article."""

    before: str
    figure: str
    after: str
    told_in: str
    told_on: str | None
    citation: Citation


class ToldFate(NamedTuple):
    """What befell people: its name, the counts shown, and how many more there are."""

    name: str
    counts: tuple[ToldCount, ...]
    left: int


@dataclass(frozen=True, slots=True)
class _Count:
    claim: FigureClaim
    group: FigureGroup
    number: Fraction
    source: Source


def told_fates(measures: Measures) -> tuple[ToldFate, ...]:
    """The fates that readers ask for first and that several articles count, of which neither a key figure nor a table tells all;
    without a model, on the short page."""
    if measures.full or measures.briefing.engine != "local":
        return ()
    fates: dict[str, list[FigureGroup]] = {}
    for group in measures.shown:
        row = matter_named(group.name)
        asked = row is not None and float(row["weight"]) >= LEAST_WEIGHT and row["theme"].startswith("{}")
        name = f"people {row['ends']}" if row else ""
        known = people_named(group.name)
        if 2 * len({c.citation.source_id for c in group.claims}) >= len(measures.briefing.sources):
            known = known.partition(",")[0]  # most of the story is of that place
        if asked and group.unit == "person" and known == name:
            fates.setdefault(name, []).append(group)
    found: list[tuple[float, str, list[_Count]]] = []
    for name, groups in fates.items():
        by_article = _by_article(groups, measures)
        counts = list(_counts(groups, by_article))
        articles = len({count.source.id for count in counts})
        if (
            len(counts) >= LEAST_COUNTS
            and articles >= LEAST_ARTICLES
            and not (_is_shown(groups, counts, measures) or _agree(by_article, measures))
        ):
            row = matter_named(name)
            found.append((-(float(row["weight"]) if row else 1.0) * articles, name, counts))
    shown: list[ToldFate] = []
    for _, name, counts in sorted(found, key=lambda item: item[:2])[:MOST_FATES]:
        most = MOST_OF_OTHERS if shown else MOST_OF_FIRST
        counted = tuple(_told(count, measures) for count in counts[:most])
        shown.append(ToldFate(name[:1].upper() + name[1:], counted, len(counts) - len(counted)))
    return tuple(shown)


def _is_shown(groups: Sequence[FigureGroup], counts: Sequence[_Count], measures: Measures) -> bool:
    """Whether a table or a key figure has the whole of it: one measure that is one series, and holds the newest count and most of
    the others."""
    told = [group for group in groups if group.id in measures.tabled | measures.figured and not is_uneven(group)]
    newest = max((count.source.published.date or "" for count in counts), default="")
    held = {count.group.id for count in counts if (count.source.published.date or "") == newest}
    highest = max(count.number for count in counts)
    return any(
        group.id in held
        and 2 * sum(count.group.id == group.id for count in counts) > len(counts)
        and (group.kind != "cumulative" or any(c.number == highest for c in counts if c.group.id == group.id))
        for group in told
    )


def _agree(by_article: Mapping[str, Sequence[_Count]], measures: Measures) -> bool:
    """Whether half of the articles or more have the value of a key figure as their highest."""
    taken = {id for item in measures.briefing.key_figures for id in item.take.claim_ids}
    highest = [max(count.number for count in own) for own in by_article.values()]
    values = {count.number for own in by_article.values() for count in own if count.claim.id in taken}
    return any(2 * highest.count(value) >= len(highest) for value in values)


def _by_article(groups: Iterable[FigureGroup], measures: Measures) -> dict[str, list[_Count]]:
    """What each article counts of a fate; nothing that a table has."""
    by_article: dict[str, list[_Count]] = {}
    for group in groups:
        unfit = {id for row in rows_in(group) if row.mark in _NO_COUNT for id in row.claim_ids}
        for claim in group.claims:
            number = number_of(claim)
            if number is None or number < 2 or claim.id in unfit or not _is_count(claim):
                continue
            source = measures.briefing.source(claim.citation.source_id)
            sound = place_at(claim.citation.start, source) is not None and group.id not in measures.tabled
            if sound and _tells_fate(claim, group, source) and not _counts_others(claim, source):
                by_article.setdefault(source.id, []).append(_Count(claim, group, number, source))
    return by_article


def _counts(groups: Sequence[FigureGroup], by_article: Mapping[str, Sequence[_Count]]) -> Iterable[_Count]:
    """The counts worth showing, the newest told first, those of an article without a day last: of each article the highest, and the
    highest of a party that it names."""
    told = _once([count for own in by_article.values() for count in _of_article(own)])
    total = all(group.kind == "cumulative" for group in groups)
    for place, count in enumerate(told):
        others = [c.number for n, c in enumerate(told) if n != place]
        if not (total and sum(count.number * SMALL < other for other in others) > 1):
            yield count


_NO_COUNT = {*GONE, *UNFIT, "part"} - {"old", "denied"}
"""Marks of what nobody counts or stands by any more."""


def _once(counts: Sequence[_Count]) -> list[_Count]:
    """Each value once, as it was told last, the newest first."""
    kept: list[_Count] = []
    for count in sorted(counts, key=lambda one: (one.source.published.date or "", one.number), reverse=True):
        if all(number_of(count.claim) != number_of(other.claim) for other in kept):
            kept.append(count)
    return kept


def _is_count(claim: FigureClaim) -> bool:
    counted = claim.role in ("count", "estimate") and not is_vague(claim) and not claim.unverified
    return claim.polarity == "assert" and counted


def _tells_fate(claim: FigureClaim, group: FigureGroup, source: Source) -> bool:
    """Whether the sentence of a figure says what befell those whom it counts, or the one before, where nothing else is counted
    in its own."""
    place = place_at(claim.citation.start, source)
    if source.text is None or place is None:
        return False
    if names_fate(source.text[place.start : place.end], group.name):
        return True
    before = next((p for p in source.sentences if p.number == place.number - 1), None)
    bare = not re.match(r"\s+(?:of\b|[a-z]{3,}s\b)", source.text[claim.citation.end : place.end])
    return bare and before is not None and names_fate(source.text[before.start : before.end], group.name)


_OF_THESE = re.compile(
    r"\b(?:of (?:them|these|those)|among (?:them|these|those)|including)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_FORESEEN = re.compile(
    r"\b(?:expect\w*|fear\w*|could|may|might|would|since (?:1[5-9]|20)\d\d, when)\b[^.;]*$", re.IGNORECASE
)
_OF_BEFORE = re.compile(r"\bbefore\W*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?![,.]\d)(?!\s+(?:people|persons|dead))")


def _counts_others(claim: FigureClaim, source: Source) -> bool:
    """Whether the words around a figure say that it counts a part, what may come, or those of another year."""
    text, place = source.text or "", place_at(claim.citation.start, source)
    lead = text[place.start if place else 0 : claim.citation.start]
    rest = text[claim.citation.end : place.end if place else None]
    years = [int(year) for year in _YEAR.findall(lead + rest)]
    of_then = bool(years) and min(years) < int((source.published.date or "0")[:4]) - 1
    part = counts_some(rest) or _OF_THESE.search(lead)
    return bool(part or of_then or _FORESEEN.search(lead) or _OF_BEFORE.search(rest) or is_hearsay(lead + rest))


def _of_article(counts: Sequence[_Count]) -> list[_Count]:
    """The highest count of an article, the highest of another party that it names, and one that stands where the article says
    that another is not to be used any more."""
    kept: list[_Count] = []
    for count in sorted(counts, key=lambda one: (-one.number, one.claim.citation.start)):
        named = count.claim.attributed_to is not None and count.claim.asserter not in {c.claim.asserter for c in kept}
        instead = len(kept) == 1 and _TAKEN_BACK.search(
            "".join(_words_beside(kept[0].claim, kept[0].source, whole=True))
        )
        new = all(value_key(count.claim) != value_key(other.claim) for other in kept)
        if not kept or ((named or instead) and new and len(kept) < MOST_OF_ARTICLE):
            kept.append(count)
    return kept


_TAKEN_BACK = re.compile(
    r"\b(?:no longer (?:be )?used|withdr[ae]wn?|corrected|retracted|not a count|(?:was|were) (?:wrong|a mistake|an error))\b",
    re.IGNORECASE,
)


def _told(count: _Count, measures: Measures) -> ToldCount:
    claim, source = count.claim, count.source
    before, after = _words_beside(claim, source)
    told_in = measures.outlets[source.id]
    party = who_tells(voice_of(claim, measures), claim.voice, (claim,), measures)
    if _ON_PRONOUN.match(f"{before}{claim.surface}") and not party.startswith("in "):
        told_in = f"{party}, in {told_in}"
    return ToldCount(
        before, show_passage(one_line(claim.surface)), after, told_in, source.published.date or None, claim.citation
    )


_ON_PRONOUN = re.compile(r"\W*(?:he|she|it|they)\b", re.IGNORECASE)


_BREAK_BEFORE = re.compile(r"[;:(]\s?|,\s(?=(?:and|but|while)\b)")
_BREAK_AFTER = re.compile(r"[;:)]\s|,\s(?=(?:and|but|while|which|who|where|when)\b)")


def _words_beside(claim: FigureClaim, source: Source, *, whole: bool = False) -> tuple[str, str]:
    """The words of its sentence on either side of a figure; of a long one those of its clause."""
    text, place = source.text or "", place_at(claim.citation.start, source)
    if place is None:
        return "", ""
    lead, rest = text[place.start : claim.citation.start], text[claim.citation.end : place.end]
    if not whole and len(text[place.start : place.end].split()) > LONGEST:
        lead, rest = _end_of(lead), _start_of(rest)
    if not rest or rest[-1:].isalnum():
        rest = f"{rest} …"  # its article breaks off
    return _inline(lead), _inline(rest)


def _end_of(lead: str) -> str:
    clause = _BREAK_BEFORE.split(lead)[-1]
    words = list(re.finditer(r"\S+", clause))
    if not words and lead:
        clause, words = lead, list(re.finditer(r"\S+", lead))
    cut = clause[words[-BESIDE].start() :] if len(words) > BESIDE else clause
    return cut if cut == lead else f"… {cut}"


def _start_of(rest: str) -> str:
    clause = _BREAK_AFTER.split(rest)[0]
    words = list(re.finditer(r"\S+", clause))
    cut = clause[: words[BESIDE - 1].end()] if len(words) > BESIDE else clause
    return cut if cut == rest else f"{cut.rstrip(' ,;:')} …"


def _inline(words: str) -> str:
    """Words of a sentence in one line, with the space at either end."""
    inner = show_passage(one_line(words.strip()))
    first, last = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' if first and inner else ''}{inner}{' ' if last else ''}"
