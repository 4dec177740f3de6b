"""What a briefing says, in the words that every form shares: titles of figures, days, who says it, gaps, sums.

Everything that comes from a source is made visible here (`render.safe`), once; a form adds its own escapes to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefgen.briefing import (
    AsOf,
    Briefing,
    Citation,
    CoverageTotal,
    DisagreementSide,
    FigureClaim,
    FigureGroup,
    Rejected,
    Source,
    Statement,
)
from briefgen.lexicon import words_of
from briefgen.records import Role, Status
from briefgen.render.safe import show_passage

Head = Literal["agree", "differ", "changed", "open", "alone"]

HEADS: dict[Status, Head] = {
    "corroborated": "agree",
    "compatible": "agree",
    "progression": "changed",
    "superseded": "changed",
    "conflicting": "differ",
    "disputed": "differ",
    "undetermined": "open",
    "single_source": "alone",
}
"""The eight statuses under the heads that a reader looks for; `open` stands with those that differ, by its own name."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

BASIS_WORDS = {
    "stated": "stated",
    "resolved": "resolved",
    "publication": "published",
    "inferred": "inferred",
    "inferred (count)": "by count",
    "unknown": "",
}
BASIS_LEGEND = {
    "resolved": "resolved: from words such as “on Thursday” and the article's day",
    "publication": "published: the article's own day, where the text gives the figure none",
    "inferred (count)": "by count: put in order by the story's higher death count",
}
"""Bases that need a word of explanation; an inferred day has its own footnote."""

KIND_WORDS = {
    "stock": "a level on its day",
    "cumulative": "a total since its start",
    "flow": "within a period",
    "rate": "a rate",
    "ratio": "a share",
}

RULE_WORDS = {
    "R0": "label", "RS": "sums", "R2": "denial", "RT": "told", "RI": "inside one article", "R5": "rise", "R5s": "trend",
    "R6": "fall", "R6b": "fall by publication", "R7": "revision", "R3": "one source", "R8": "agreement",
    "R9": "overlap", "R4": "undated", "R4b": "moving count", "R10": "contradiction", "R11": "undecided",
}  # fmt: skip
"""The rules' names in docs/reconciliation.md."""

FLAG_WORDS = {
    "adds_up": "the parts add up to the whole",
    "does_not_add_up": "the parts do not add up to the whole",
    "denial_predates": "the denial is older than the figure",
    "same_day_spread": "values of one day differ",
    "moving_count": "a count that still moves",
    "soft_upper_end": "“up to” is a bound that may be passed",
    "stale_copy_possible": "the lower one may be an older copy",
}
SILENT_FLAGS = frozenset(
    {"label_unverified", "probable_slip", "probable_unit_slip", "relays", "revision", "stale_line", "trend", "undated",
     "undated_beside"}
)  # fmt: skip
"""Said already: by the rule's reason, the rule's name, or a claim's own line."""

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

MOST_POSSIBLE = 3
MOST_IDS = 4
MOST_EXAMPLES = 4
"""Examples in the line that sums up the other figures."""


# ---------------------------------------------------------------- which figures stand where


@dataclass(frozen=True, slots=True)
class Row:
    """Claims of one group that say the same: one surface, one day, one party. One row, with all their places."""

    claims: tuple[FigureClaim, ...]

    @property
    def first(self) -> FigureClaim:
        return self.claims[0]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(claim.citation for claim in self.claims)


def figures_that_changed(briefing: Briefing) -> tuple[FigureGroup, ...]:
    return tuple(group for group in briefing.figures if HEADS[group.status] == "changed")


def figures_that_differ(briefing: Briefing) -> tuple[FigureGroup, ...]:
    """Conflicting and disputed first, then what differs and cannot be decided."""
    differ = [group for group in briefing.figures if HEADS[group.status] == "differ"]
    return (*differ, *(group for group in briefing.figures if HEADS[group.status] == "open"))


def other_figures(briefing: Briefing) -> tuple[FigureGroup, ...]:
    """Those that agree before those that stand alone."""
    agree = [group for group in briefing.figures if HEADS[group.status] == "agree"]
    return (*agree, *(group for group in briefing.figures if HEADS[group.status] == "alone"))


def rows_of(group: FigureGroup, briefing: Briefing) -> tuple[Row, ...]:
    """The group's claims as rows: dated ones by day, undated ones last, each in the briefing's order."""
    rows: dict[tuple[object, ...], list[FigureClaim]] = {}
    for claim in group.claims:
        key = (claim.surface, claim.polarity, claim.as_of, said_by(claim, briefing), claim.superseded)
        rows.setdefault(key, []).append(claim)
    made = [Row(tuple(claims)) for claims in rows.values()]
    return tuple(sorted(made, key=lambda row: (row.first.as_of.end is None, row.first.as_of.end or "")))


def accounts_that_differ(briefing: Briefing) -> tuple[int, ...]:
    """Positions of the disagreements that are not about a figure group shown with its claims."""
    shown = {group.id for group in briefing.figures if HEADS[group.status] in ("differ", "open")}
    return tuple(n for n, item in enumerate(briefing.disagreements) if item.group_id not in shown)


def badges_of(statement: Statement, briefing: Briefing) -> tuple[Head, ...]:
    """What a reader must know of the figures that a statement rests on: they differ, changed, or are open."""
    ids = set(statement.claim_ids)
    heads = {HEADS[group.status] for group in briefing.figures if ids & {claim.id for claim in group.claims}}
    heads |= {"differ" for item in briefing.disagreements for side in item.sides if ids & set(side.claim_ids)}
    shown: tuple[Head, ...] = ("differ", "changed", "open")
    return tuple(head for head in shown if head in heads)


# ---------------------------------------------------------------- titles, days, parties


def group_title(group: FigureGroup) -> str:
    """What the figure counts as a heading: "Turkish soldiers killed, Idlib, this month"."""
    words = group_words(group)
    return words[:1].upper() + words[1:]


def group_words(group: FigureGroup) -> str:
    """What the figure counts, each word once, in the label's own case."""
    subject = _joined(group.population or "", group.measure)
    parts = [subject]
    for part in (group.event, group.place, group.period, group.method):
        if part and not _says(parts, part):
            parts.append(part)
    return show_passage(", ".join(parts))


def _joined(population: str, measure: str) -> str:
    """Two phrases as one: "Syrian refugees" and "refugees hosted" give "Syrian refugees hosted"."""
    known = {word.stem for word in words_of(population)}
    new = " ".join(word.text for word in words_of(measure) if word.stem not in known)
    return f"{population} {new}".strip() or measure or population


def _says(parts: Iterable[str], part: str) -> bool:
    said = {word.stem for text in parts for word in words_of(text)}
    return all(word.stem in said for word in words_of(part))


def group_kind(group: FigureGroup) -> str:
    """Unit and kind where the title does not say them: "person · a level on its day"."""
    unit = group.unit if group.unit and not _says([group_title(group)], group.unit) else None
    shown = [show_passage(unit) if unit else "", KIND_WORDS.get(group.kind, "")]
    return " · ".join(part for part in shown if part)


def status_words(group: FigureGroup) -> str:
    """The status as a reader meets it, and the rule to look up."""
    return f"{group.status.replace('_', ' ')} · rule {rule_words(group.rule)}"


def rule_words(rule: str) -> str:
    """The rule as it can be looked up: "R5s trend"."""
    return show_passage(f"{rule} {RULE_WORDS.get(rule, '')}".strip())


def show_day(iso: str) -> str:
    """A date as people write it: "28 Feb 2020" for "2020-02-28"; what is no date as it is."""
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return show_passage(iso)
    if len(parts) == 1:
        return parts[0]
    month = int(parts[1])
    if not 1 <= month <= 12:
        return show_passage(iso)
    named = f"{MONTHS[month - 1]} {parts[0]}"
    return named if len(parts) == 2 else f"{int(parts[2])} {named}"


def show_span(span: AsOf) -> str:
    """A day, a month, a year or a period; "undated" where there is none."""
    start, end = span.start or span.end, span.end or span.start
    if start is None or end is None:
        return "undated"
    if start == end:
        return show_day(end)
    return _whole_period(start, end) or f"{show_day(start)} – {show_day(end)}"


def _whole_period(start: str, end: str) -> str | None:
    """The month, the months or the year that the two days frame exactly."""
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return None
    if first.day != 1 or last == date.max or date.fromordinal(last.toordinal() + 1).day != 1:
        return None
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.year != last.year:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {first.year}"


def outlet_of(source: Source) -> str:
    return show_passage(source.outlet or source.path or source.title)


def outlet_and_origin(source: Source) -> str:
    """Outlet and wire, "Rappler, from AFP"; the outlet alone where it reports itself."""
    outlet = outlet_of(source)
    origin = show_passage(source.origin or "")
    return outlet if not origin or origin.casefold() == outlet.casefold() else f"{outlet}, from {origin}"


def said_by(claim: FigureClaim, briefing: Briefing) -> str:
    """Whose figure it is, as the text names them, and where it was read."""
    source = briefing.source(claim.citation.source_id)
    where = outlet_and_origin(source)
    party = claim.attributed_to or (claim.asserter if claim.asserter not in _places_of(claim, source) else None)
    return f"{show_passage(party)}, in {where}" if party else where


def _places_of(claim: FigureClaim, source: Source) -> set[str | None]:
    return {source.outlet, source.origin, source.id, claim.origin}


def words_said(claim: FigureClaim) -> str:
    """The source's own words; a denial is shown as one."""
    surface = show_passage(claim.surface)
    if claim.polarity == "assert":
        return surface
    # Marks inside the words would be taken for the end of them.
    return f"denied: {surface}" if any(mark in surface for mark in '“”"„«»') else f"denied: “{surface}”"


def remarks_on(row: Row) -> tuple[str, ...]:
    """What else must be known of a claim, in words."""
    claim = row.first
    found = ["superseded"] if claim.superseded else []
    if claim.relays > 1:
        found.append(f"in {claim.relays} articles")
    if not claim.label_verified:
        fields = ", ".join(show_passage(field) for field in claim.unverified)
        found.append(f"not in the text: {fields}" if fields else "its label is not in the text")
    if claim.possible_member_of:
        named, more = claim.possible_member_of[:MOST_POSSIBLE], len(claim.possible_member_of) - MOST_POSSIBLE
        found.append("may belong to " + ", ".join(named) + (f" and {more} more" if more > 0 else ""))
    return tuple(found)


def flag_words(flag: str) -> str:
    """A flag as words; one without an entry as its own words."""
    return FLAG_WORDS.get(flag) or show_passage(flag.replace("_", " "))


def group_remarks(group: FigureGroup) -> tuple[str, ...]:
    """The rule's reason, the flags and the relations, each said once."""
    flags = [flag_words(flag) for flag in group.flags if flag not in SILENT_FLAGS]
    told = [show_passage(group.why), *flags, *relation_words(group)]
    return tuple(dict.fromkeys(words for words in told if words))


def relation_words(group: FigureGroup) -> tuple[str, ...]:
    """Each relation of a group as one line, with who noticed it where that was a model."""
    lines = []
    for relation in group.relations:
        kind = "part of" if relation.kind == "part_of" else "not the same as"
        found = " (noticed by the model)" if relation.found_by == "model" else ""
        why = show_passage(relation.why)
        lines.append(f"{kind} {relation.to}{found}" + (f": {why}" if why else ""))
    return tuple(lines)


def show_reference(citations: Iterable[Citation]) -> str:
    """The cited sentences, "[002:4 002:9]", each once, in order of first mention."""
    seen = dict.fromkeys(
        f"{show_passage(item.source_id)}:{item.sentence}" if item.sentence else show_passage(item.source_id)
        for item in citations
    )
    return f"[{' '.join(seen)}]" if seen else ""


# ---------------------------------------------------------------- sums, gaps, footnotes


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 article", "5 articles"."""
    return f"{number} {one if number == 1 else many}"


def count_words(briefing: Briefing) -> str:
    """The counts beside the title: "5 articles · engine recorded · 2 undated, 1 inferred"."""
    undated = sum(source.published.date is None for source in briefing.sources)
    inferred = sum(source.published.basis.startswith("inferred") for source in briefing.sources)
    days = [f"{undated} undated"] if undated else []
    if inferred:
        days.append(f"{inferred} inferred" if days else f"{inferred} of inferred date")
    parts = [counted(len(briefing.sources), "article", "articles"), f"engine {briefing.engine}", ", ".join(days)]
    return " · ".join(part for part in parts if part)


def date_footnotes(briefing: Briefing, groups: Sequence[FigureGroup]) -> dict[str, int]:
    """Why each inferred day is believed, numbered in reading order; sources before figures."""
    whys = [source.published.why for source in briefing.sources if source.published.basis.startswith("inferred")]
    for group in groups:
        whys += [row.first.as_of.why for row in rows_of(group, briefing) if row.first.as_of.basis == "inferred"]
    return {why: number for number, why in enumerate(dict.fromkeys(why for why in whys if why), start=1)}


def source_words(source: Source, briefing: Briefing) -> tuple[str, str]:
    """As "Rappler, from AFP, 28 Feb 2020", and its badges; a footnote's mark stands between the two. A badge that a gap
    tells of is not told again."""
    day = show_day(source.published.date) if source.published.date else "undated"
    told = [gap for gap in briefing.gaps if source.id in gap]
    badges = "".join(f", {show_passage(badge)}" for badge in source.badges if not any(badge in gap for gap in told))
    copy = f", a copy of {show_passage(source.duplicate_of)}" if source.duplicate_of else ""
    return f"{outlet_and_origin(source)}, {day}", f"{badges}{copy}"


def side_words(side: DisagreementSide, briefing: Briefing) -> str:
    """Who gives this account, where, and when if that is known."""
    citation = next(iter(side.statement.citations), None)
    where = f", in {outlet_and_origin(briefing.source(citation.source_id))}" if citation else ""
    day = f", {show_span(side.date)}" if side.date.end else ""
    return f"{show_passage(side.who)}{where}{day}"


def others_in_words(briefing: Briefing) -> str:
    """One sentence on the figures that need no attention, with examples of what looks alike and is not."""
    groups = other_figures(briefing)
    if not groups:
        return ""
    agree = sum(HEADS[group.status] == "agree" for group in groups)
    alone = len(groups) - agree
    shares = [
        f"{counted(agree, 'agrees', 'agree')}" if agree else "",
        f"{counted(alone, 'stands', 'stand')} alone" if alone else "",
    ]
    examples = _relation_examples(briefing) or _agreeing_examples(groups)
    told = f" ({'; '.join(examples[:MOST_EXAMPLES])})" if examples else ""
    further = counted(len(groups), "further figure", "further figures")
    return f"{further}: {', '.join(filter(None, shares))}{told}."


def _relation_examples(briefing: Briefing) -> list[str]:
    by_id = {group.id: group for group in briefing.figures}
    found: dict[frozenset[str], str] = {}
    for group in briefing.figures:
        for relation in group.relations:
            other = by_id.get(relation.to)
            if other is None or len(group.headline.claim_ids) != 1 or len(other.headline.claim_ids) != 1:
                continue
            a, b = _headline(group), _headline(other)
            if relation.kind == "part_of":
                found.setdefault(frozenset((group.id, other.id)), f"{a} is part of {b}")
            elif a == b:
                pair = f"{a} {_short_title(group)} and {b} {_short_title(other)} are two measures"
                found.setdefault(frozenset((group.id, other.id)), pair)
    return list(dict.fromkeys(found.values()))


def _agreeing_examples(groups: Sequence[FigureGroup]) -> list[str]:
    return [f"{_headline(group)} {_short_title(group)}" for group in groups if HEADS[group.status] == "agree"]


def _headline(group: FigureGroup) -> str:
    return show_passage(group.headline.text)


def _short_title(group: FigureGroup) -> str:
    return show_passage(group.population or group.measure)


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
    for place in source.sentences:
        if place.start <= offset < place.end:
            return f"{source.id}:{place.number}"
    return source.id


def gap_lines(briefing: Briefing, *, told: Iterable[str] = ()) -> tuple[str, ...]:
    """Gaps and what was left out, one thing a line. `told` are reasons that stand in footnotes already."""
    known = tuple(told)
    gaps = [gap for gap in briefing.gaps if not any(why and why in gap for why in known)]
    # A badge stands beside its source.
    notes = [note for note in briefing.notes if note.kind != "badge"]
    lines = [show_passage(gap) for gap in gaps]
    for note in notes:
        named = note.source_id is None or note.text.startswith(note.source_id)
        lines.append(show_passage(note.text if named else f"{note.source_id}: {note.text}"))
    lines += [left_out_words(briefing), *rejected_words(briefing), coverage_words(briefing)]
    return tuple(dict.fromkeys(line for line in lines if line))


def sentence_text(citation: Citation, briefing: Briefing) -> str:
    """The sentence that a citation stands in, if the briefing holds the text; else the cited words themselves."""
    source = briefing.source(citation.source_id)
    if source.text is None:
        return show_passage(citation.text)
    for place in source.sentences:
        if place.start <= citation.start and citation.end <= place.end:
            return show_passage(source.text[place.start : place.end])
    return show_passage(citation.text)
