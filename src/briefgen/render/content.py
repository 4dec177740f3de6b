"""What a briefing says beside its figures, in the words that every form shares: parties, sources, gaps, sums.

Everything that comes from a source is made visible here (`render.safe`), once; a form adds its own escapes to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.briefing import (
    Briefing,
    Citation,
    CoverageTotal,
    Disagreement,
    DisagreementSide,
    Rejected,
    Source,
    Statement,
)
from briefgen.records import Role
from briefgen.render.measures import Head, Measures
from briefgen.render.safe import show_passage

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


# ---------------------------------------------------------------- accounts and badges


def accounts_that_differ(briefing: Briefing, measures: Measures, *, full: bool) -> tuple[Disagreement, ...]:
    """The disagreements that no table of figures shows; an account of one side alone only in full."""
    told = [item for item in briefing.disagreements if item.group_id not in measures.tabled]
    return tuple(item for item in told if full or len(item.sides) > 1)


def badges_of(statement: Statement, briefing: Briefing, measures: Measures) -> tuple[Head, ...]:
    """What a reader must know of the figures that a statement rests on: they differ, are open, or are no longer the
    latest."""
    ids = set(statement.claim_ids)
    heads: set[Head] = set()
    for group in briefing.figures:
        own = ids & {claim.id for claim in group.claims}
        head = measures.heads[group.id]
        if own and (head != "changed" or not own & set(group.headline.claim_ids)):
            heads.add(head)
    heads |= {"differ" for item in briefing.disagreements for side in item.sides if ids & set(side.claim_ids)}
    shown: tuple[Head, ...] = ("differ", "changed", "open")
    return tuple(head for head in shown if head in heads)


# ---------------------------------------------------------------- parties


def outlet_of(source: Source) -> str:
    """The outlet; where none is known the article's number, for a file's name is no outlet."""
    return show_passage(source.outlet or f"article {source.id}")


def outlet_and_origin(source: Source) -> str:
    """Outlet and wire, "Rappler, from AFP"; the outlet alone where it reports itself."""
    outlet = outlet_of(source)
    origin = show_passage(source.origin or "")
    return outlet if not origin or origin.casefold() == outlet.casefold() else f"{outlet}, from {origin}"


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


def source_badges(source: Source, briefing: Briefing) -> str:
    """What else is to be known of a source; a badge that a gap tells of is not told again."""
    told = [gap for gap in briefing.gaps if source.id in gap]
    badges = "".join(f", {show_passage(badge)}" for badge in source.badges if not any(badge in gap for gap in told))
    copy = f", a copy of {show_passage(source.duplicate_of)}" if source.duplicate_of else ""
    return f"{badges}{copy}"


def side_words(side: DisagreementSide, briefing: Briefing) -> str:
    """Who gives this account, and where if that is another."""
    citation = next(iter(side.statement.citations), None)
    who = show_passage(side.who)
    where = outlet_and_origin(briefing.source(citation.source_id)) if citation else who
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
    for place in source.sentences:
        if place.start <= offset < place.end:
            return f"{source.id}:{place.number}"
    return source.id


def gap_lines(briefing: Briefing, *, told: Iterable[str] = (), full: bool = True) -> tuple[str, ...]:
    """Gaps and what was left out, one thing a line. `told` are reasons that stand in footnotes already. What was
    refused, and the sum over all numbers, stand there in full; else only numbers that nothing accounts for."""
    known = tuple(told)
    gaps = [gap for gap in briefing.gaps if not any(why and why in gap for why in known)]
    # A badge stands beside its source.
    notes = [note for note in briefing.notes if note.kind != "badge"]
    lines = [show_passage(gap) for gap in gaps]
    for note in notes:
        named = note.source_id is None or note.source_id in note.text
        lines.append(show_passage(note.text if named else f"{note.source_id}: {note.text}"))
    lines.append(left_out_words(briefing))
    lines += [*rejected_words(briefing), coverage_words(briefing)] if full else [unclaimed_words(briefing)]
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
