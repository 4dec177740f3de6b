"""Checking a briefing again, from its JSON alone or against the articles: pure, offline, by the same reader of figures.

Nothing here trusts what the run said of itself. Each citation is cut from the text again, each figure read again at its
place, each number of each text found again and looked up in the coverage audit, each sum added up again.

What a written sentence says of its numbers has to hold: a rise rises, a part is smaller, the latest is the latest
(`soundness`). A sentence cut from an article keeps its source's own faults.

Each measure is judged anew from its claims, by the same function as in the run: its rows, comparisons, status and
headline have to come out the same.

What is left out: that the claims of a measure count the same thing, who says them and for which day is what the run
related, and stands in the JSON to be read; and that a sentence follows from its citations is not proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pydantic import BaseModel

from briefgen import records
from briefgen.briefing.checks.absences import says_absent, told_after_all
from briefgen.briefing.checks.binding import QUOTATION, letters_of, outlets_named, somebody_puts
from briefgen.briefing.checks.derived import percents_in, shows_its_sum, works_out
from briefgen.briefing.checks.said_days import (
    days_in,
    days_meant,
    heads_own_numbers,
    infers,
    stands_under,
    tells_its_day,
    untold_day,
)
from briefgen.briefing.coverage import FATES
from briefgen.briefing.paragraphs import is_weighed, paragraphs_of
from briefgen.briefing.public import (
    AsOf,
    Briefing,
    Citation,
    CoverageTotal,
    FigureClaim,
    FigureGroup,
    KeyPoint,
    Source,
    Statement,
    part_hashes,
    plain_decimal,
)
from briefgen.briefing.soundness import finished_measure, statement_faults, untold_sides
from briefgen.briefing.soundness.bound import exact
from briefgen.records import Article, DatedSpan, Interval, Published, Quantity, Scan, Span, text_hash
from briefgen.records.qualifiers import say_alike
from briefgen.records.statuses import STATUSES
from briefgen.stages.ledger import TOP_SENTENCES
from briefgen.stages.reconcile import judge_measure, mark_parts
from briefgen.stages.reconcile.judging import Judged
from briefgen.stages.reconcile.parts import COMPLETE
from briefgen.text.dates import find_dates
from briefgen.text.figures import figure_intervals, read_quantity, scan_numbers, scan_sentences
from briefgen.text.figures.dollars import may_be_home
from briefgen.text.garbled import reads_garbled
from briefgen.text.lines import one_line
from briefgen.text.printed import fold_printed, loose_numbers, prints_number, stands_alone, with_unit

CONTEXT = 32
"""Characters of prefix and suffix, as the format says."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold: a JSON pointer with the sentence, and what is wrong there."""

    place: str
    what: str


class _Placed(NamedTuple):
    """A part of the briefing and where it stands in the JSON."""

    pointer: str
    part: BaseModel


@dataclass(frozen=True, slots=True)
class _Texts:
    """The text of each source, by id, and the numbers that the scanner finds in it."""

    texts: Mapping[str, str]
    scans: Mapping[str, Scan]
    sources: Mapping[str, Source]


def verify_briefing(briefing: Briefing, articles: Sequence[Article] | None = None) -> tuple[Problem, ...]:
    """All that does not hold in `briefing`, in its own order; empty where everything does.

    With `articles`, their texts and hashes are compared with the sources first. A briefing without source texts can
    only be checked with them.
    """
    problems = list(_compare_articles(briefing, articles)) if articles is not None else []
    known = _known_texts(briefing, articles or ())
    problems += _missing_texts(briefing, known)
    for check in CHECKS:
        problems += check(briefing, known)
    # A seal knows only the part: it is told where nothing else names the place.
    problems += (seal for seal in _broken_seals(briefing) if not any(_within(p.place, seal.place) for p in problems))
    return tuple(problems)


def count_checks(briefing: Briefing) -> str:
    """What was checked, for a line that says so: "31 figures, 212 citations and 58 numbers"."""
    figures = sum(len(group.claims) for group in briefing.figures)
    citations = sum(isinstance(item.part, Citation) for item in _parts(briefing))
    return f"{figures} figures, {citations} citations and {len(briefing.coverage.numbers)} numbers"


# ---------------------------------------------------------------- texts


def _known_texts(briefing: Briefing, articles: Sequence[Article]) -> _Texts:
    texts: dict[str, str] = {}
    for source in briefing.sources:
        article = _article_of(source, articles)
        text = source.text if source.text is not None else article.text if article else None
        if text is not None:
            texts[source.id] = text
    sources = {source.id: source for source in briefing.sources}
    return _Texts(texts, {ident: _scan_of(sources[ident], text) for ident, text in texts.items()}, sources)


def _scan_of(source: Source, text: str) -> Scan:
    """The numbers of a source, read as the run reads them: in its language, no phrase beyond its sentence."""
    sentences = [Span(place.start, place.end) for place in source.sentences if 0 <= place.start < place.end <= len(text)]
    return scan_sentences(text, sorted(sentences), language=source.language)


def _article_of(source: Source, articles: Sequence[Article]) -> Article | None:
    """The article with the source's text, else with its path, else with its id: an edited file keeps its path."""
    by_text = [article for article in articles if article.sha256 == source.sha256]
    by_path = [article for article in articles if article.path == source.path]
    by_id = [article for article in articles if article.id == source.id]
    return next(iter([*by_text, *by_path, *by_id]), None)


def _missing_texts(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    for position, source in enumerate(briefing.sources):
        if source.id not in known.texts:
            yield Problem(f"/sources/{position}/text", f"{source.id} has no text here; name its file to check it")


def _compare_articles(briefing: Briefing, articles: Sequence[Article]) -> Iterator[Problem]:
    """Texts on disk against the hashes and texts of the briefing; the first difference is named by its sentence."""
    for position, source in enumerate(briefing.sources):
        article = _article_of(source, articles)
        pointer = f"/sources/{position}"
        if article is None:
            yield Problem(pointer, f"{source.id} ({source.path}) is not among the named articles")
        elif article.sha256 != source.sha256:
            yield Problem(*_difference(pointer, source, article))


def _difference(pointer: str, source: Source, article: Article) -> tuple[str, str]:
    if source.text is None or source.text == article.text:
        return f"{pointer}/sha256 [{source.id}]", f"{article.path} has another hash than the briefing says"
    old, new = source.text, article.text
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return (
        f"{pointer}/text [{_reference(source, at)}]",
        f"{article.path} differs: “{_word_at(old, at)}” in the briefing, “{_word_at(new, at)}” in the file",
    )


def _word_at(text: str, offset: int) -> str:
    """The words around an offset, so that a changed digit is shown with its number."""
    start = max(text.rfind(" ", 0, max(0, offset - 8)), text.rfind("\n", 0, offset)) + 1
    end = re.compile(r"[ \n]|$").search(text, min(len(text), offset + 8))
    return text[start : end.start() if end else len(text)]


def _reference(source: Source, offset: int) -> str:
    """The sentence at an offset, "002:14", or only "002" for one outside all."""
    for place in source.sentences:
        if place.start <= offset < place.end:
            return f"{source.id}:{place.number}"
    return source.id


# ---------------------------------------------------------------- sources and ids


def _check_sources(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    for position, source in enumerate(briefing.sources):
        text = known.texts.get(source.id)
        pointer = f"/sources/{position}"
        if source.text is not None and text_hash(source.text) != source.sha256:
            yield Problem(f"{pointer}/sha256", f"the text of {source.id} has another hash")
        if text is None:
            continue
        if source.characters != len(text):
            yield Problem(f"{pointer}/characters", f"{source.id} has {len(text)} characters, not {source.characters}")
        end = 0
        for number, place in enumerate(source.sentences, start=1):
            if place.number != number or not end <= place.start < place.end <= len(text):
                yield Problem(
                    f"{pointer}/sentences/{number - 1}", f"sentence {place.number} of {source.id} is misplaced"
                )
            end = place.end


def _check_ids(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    groups = [(f"/figures/{n}", group.id) for n, group in enumerate(briefing.figures)]
    claims = [
        (f"/figures/{n}/claims/{m}", claim.id)
        for n, group in enumerate(briefing.figures)
        for m, claim in enumerate(group.claims)
    ]
    sources = [(f"/sources/{n}", source.id) for n, source in enumerate(briefing.sources)]
    for named in (groups, claims, sources):
        seen: set[str] = set()
        for pointer, ident in named:
            if ident in seen:
                yield Problem(f"{pointer}/id", f"{ident} stands here a second time")
            seen.add(ident)
    if briefing.engine != briefing.run.engine:
        yield Problem("/engine", f"{briefing.engine} here, {briefing.run.engine} in the run record")


# ---------------------------------------------------------------- citations


def _check_citations(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    for pointer, part in _parts(briefing):
        if isinstance(part, Citation):
            yield from _check_citation(pointer, part, known)


def _check_citation(pointer: str, citation: Citation, known: _Texts) -> Iterator[Problem]:
    place = f"{pointer} [{citation.source_id}:{citation.sentence}]"
    source = known.sources.get(citation.source_id)
    if source is None:
        yield Problem(place, f"there is no source {citation.source_id}")
        return
    text = known.texts.get(citation.source_id)
    if text is None:
        return
    start, end = citation.start, citation.end
    if not 0 <= start < end <= len(text):
        yield Problem(place, f"{start} to {end} is no place in a text of {len(text)} characters")
        return
    if text[start:end] != citation.text:
        yield Problem(place, f"the source says “{text[start:end]}” there, not “{citation.text}”")
    if text[max(0, start - CONTEXT) : start] != citation.prefix or text[end : end + CONTEXT] != citation.suffix:
        yield Problem(place, "the words before or after it are not those of the source")
    sentence = _reference(source, start).partition(":")[2]
    if sentence != str(citation.sentence or ""):
        yield Problem(place, f"this place is in sentence {sentence or 'none'}")
    elif not sentence:
        yield Problem(place, "what is cited was left out of the article: it is in none of its sentences")


# ---------------------------------------------------------------- figures


def _check_claims(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    for n, group in enumerate(briefing.figures):
        for m, claim in enumerate(group.claims):
            place = f"/figures/{n}/claims/{m} [{claim.citation.source_id}:{claim.citation.sentence}]"
            for what in _claim_faults(claim, known):
                yield Problem(place, what)


def _claim_faults(claim: FigureClaim, known: _Texts) -> Iterator[str]:
    """A figure is read again at its span; a denial has no value that could be read."""
    if claim.surface != one_line(claim.citation.text):
        yield f"its words “{claim.surface}” are not the cited ones, “{claim.citation.text}”"
    if claim.label_verified == bool(claim.unverified):
        yield "label_verified and the list of unverified fields contradict one another"
    text = known.texts.get(claim.citation.source_id)
    if claim.polarity == "deny" or text is None:
        return
    span = Span(claim.citation.start, claim.citation.end)
    scan = known.scans[claim.citation.source_id]
    read = next((quantity for quantity in scan.quantities if quantity.phrase == span), None)
    if read is None:
        yield "no figure can be read there"
        return
    if read.unit is None and claim.unit in _currencies_beside(claim, scan, known):
        read = replace(read, unit=claim.unit, cls="money")  # "3.9 billion euros, down from 4.2 billion"
    read = _in_home_dollars(read, claim, known)
    for name, said, printed in _readings(claim, read):
        if said != printed:
            words = read.phrase.of(text)
            yield f"{name}: {_told(said)} in the briefing, {_told(printed)} as read in the source (“{words}”)"


def _in_home_dollars(read: Quantity, claim: FigureClaim, known: _Texts) -> Quantity:
    """A bare "$" as the dollar of the story's country, where another article prints that by its name."""
    own = claim.citation.source_id
    printed = any(q.unit == claim.unit for ident, scan in known.scans.items() if ident != own for q in scan.quantities)
    home = read.unit == "USD" and printed and may_be_home(known.texts.get(own, ""), claim.unit)
    return replace(read, unit=claim.unit) if home else read


def _currencies_beside(claim: FigureClaim, scan: Scan, known: _Texts) -> set[str | None]:
    """The currencies of the sums in a claim's own sentence, of which one may leave its currency to another."""
    places = known.sources[claim.citation.source_id].sentences
    own = next((Span(p.start, p.end) for p in places if p.number == claim.citation.sentence), None)
    return {q.unit for q in scan.quantities if q.cls == "money" and own is not None and own.covers(q.phrase)}


def _readings(claim: FigureClaim, read: Quantity) -> tuple[tuple[str, object, object], ...]:
    hard, likely = figure_intervals(read)
    return (
        ("value", claim.value, _number(read.value)),
        ("unit", claim.unit, read.unit),
        ("qualifier", claim.qualifier, read.qualifier),
        ("low", claim.low, _number(hard.low)),
        ("high", claim.high, _number(hard.high)),
        ("low_open", claim.low_open, hard.low_open),
        ("high_open", claim.high_open, hard.high_open),
        ("likely_low", claim.likely_low, _number(likely.low)),
        ("likely_high", claim.likely_high, _number(likely.high)),
    )


def _number(value: Fraction | None) -> str | None:
    return None if value is None else plain_decimal(value)


def _told(value: object) -> str:
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


# ---------------------------------------------------------------- groups


def _check_groups(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    ids = {group.id for group in briefing.figures}
    known_claims = {claim.id for group in briefing.figures for claim in group.claims}
    claims = _Claims.of(briefing, known)
    for n, group in enumerate(briefing.figures):
        for what in (*_headline_faults(group), *_status_faults(group), *_range_faults(group)):
            yield Problem(f"/figures/{n} [{group.id}]", what)
        for pointer, what in _judgement_faults(group, claims):
            yield Problem(f"/figures/{n}{pointer} [{group.id}]", what)
        named = [(f"relations/{m}", relation.to) for m, relation in enumerate(group.relations)]
        named += [(f"claims/{m}", to) for m, claim in enumerate(group.claims) for to in claim.possible_member_of]
        for pointer, to in named:
            if to not in ids:
                yield Problem(f"/figures/{n}/{pointer}", f"there is no figure group {to}")
        for m, claim in enumerate(group.claims):
            for to in {*claim.replaces, *claim.denies} - known_claims:
                yield Problem(f"/figures/{n}/claims/{m}", f"there is no claim {to}")


def _headline_faults(group: FigureGroup) -> Iterator[str]:
    """The headline is nothing but the surfaces of its claims, and none of them is superseded."""
    known = {claim.id for claim in group.claims}
    missing = [ident for ident in group.headline.claim_ids if ident not in known]
    if missing:
        yield f"the headline names claims that are not in the group: {', '.join(missing)}"
    chosen = [claim for claim in group.claims if claim.id in group.headline.claim_ids]
    words = " / ".join(dict.fromkeys(claim.surface for claim in chosen))
    if group.headline.text != words:
        yield f"the headline “{group.headline.text}” is not the words of its claims, “{words}”"
    if chosen and all(claim.superseded for claim in chosen):
        yield "every claim of the headline is superseded"


def _status_faults(group: FigureGroup) -> Iterator[str]:
    """What each status presupposes of its claims."""
    claims = group.claims
    if not claims:
        yield "a group without claims"
        return
    asserters = {claim.asserter for claim in claims if claim.polarity == "assert"}
    # A whole is set against the claims of its parts, which are other groups'.
    summed = any(comparison.kind == "sum" for comparison in group.comparisons)
    if group.status == "corroborated" and len(asserters) < 2 and not summed:
        yield "corroborated, and only one party says it"
    # A value that was taken back with nothing in its place leads its measure, and all its rows say so.
    taken_back = all(row.mark == "replaced" for row in group.rows)
    if group.status == "superseded" and not any(claim.superseded for claim in claims) and not taken_back:
        yield "superseded, and no claim is marked so"
    if STATUSES[group.status].of_several and len(claims) < 2 and not summed:
        yield f"{group.status}, and it has one claim"
    if not STATUSES[group.status].all_past and all(claim.superseded for claim in claims):
        yield "every claim is superseded"


# ---------------------------------------------------------------- judged anew


@dataclass(frozen=True, slots=True)
class _Claims:
    """The claims of each group as the rules see them, the parts that make a group up, and the names of voices."""

    of_group: Mapping[str, tuple[records.FigureClaim, ...]]
    parts: Mapping[str, tuple[str, ...]]
    """Ids of the groups that make a group up together."""
    voices: Mapping[str, str]
    """Name by id."""

    @classmethod
    def of(cls, briefing: Briefing, known: _Texts) -> _Claims:
        parts: dict[str, tuple[str, ...]] = {}
        for group in briefing.figures:
            for relation in group.relations:
                if relation.kind == "part_of" and relation.rule == COMPLETE:
                    parts[relation.to] = (*parts.get(relation.to, ()), group.id)
        told = {
            group.id: tuple(_as_record(claim, group, known) for claim in group.claims) for group in briefing.figures
        }
        return cls(told, parts, {voice.id: voice.name for voice in briefing.voices})


def _judgement_faults(group: FigureGroup, claims: _Claims) -> Iterator[tuple[str, str]]:
    """(pointer inside the group, what differs) where the rules come to something else than the group says."""
    own = claims.of_group[group.id]
    if not own:
        return
    began = _day(group.began) if group.began else None
    parts = [claims.of_group[part] for part in claims.parts.get(group.id, ()) if part in claims.of_group]
    judged = judge_measure(own, began=began.start if began else None, weak=group.weak, parts=parts)
    yield from _decision_faults(group, judged)
    yield from _row_faults(group, judged, claims)
    yield from _comparison_faults(group, judged)
    for claim in group.claims:
        if claim.voice is not None and claims.voices.get(claim.voice) != claim.asserter:
            yield "/claims", f"{claim.id} is said by {claim.asserter}, and its voice {claim.voice} is another"


def _decision_faults(group: FigureGroup, judged: Judged) -> Iterator[tuple[str, str]]:
    decision = judged.decision
    if (group.status, group.rule) != (decision.status, decision.rule):
        yield "", f"its claims say {decision.status} ({decision.rule}), not {group.status} ({group.rule})"
    elif group.why != decision.why:
        yield "", f"its reason is not that of its claims: {decision.why}"
    if group.headline.claim_ids != decision.headline:
        yield "", f"its headline is {', '.join(decision.headline)}, not {', '.join(group.headline.claim_ids)}"
    if group.leading != judged.leading:
        yield "", f"the comparison that leads is {_told(judged.leading)}, not {_told(group.leading)}"
    for name, expected in (("superseded", decision.superseded), ("beside", decision.beside)):
        marked = tuple(claim.id for claim in group.claims if getattr(claim, name))
        if set(marked) != set(expected):
            yield "", f"{name} are {_listed(expected)}, not {_listed(marked)}"


def _row_faults(group: FigureGroup, judged: Judged, claims: _Claims) -> Iterator[tuple[str, str]]:
    relations = [records.Relation(r.to, r.kind, r.rule, r.why, r.found_by) for r in group.relations]
    expected = [
        (row.claims, row.voice, row.day and (row.day.start, row.day.end), row.role, row.mark, row.of)
        for row in mark_parts(judged.rows, relations)
    ]
    said = [
        (row.claim_ids, claims.voices.get(row.voice or ""), _span(_day(row.day)), row.role, row.mark, row.of)
        for row in group.rows
    ]
    if len(said) != len(expected):
        yield "/rows", f"{len(said)} rows here, its claims make {len(expected)}"
    for n, (one, other) in enumerate(zip(said, expected, strict=False)):
        if one != (*other[:1], other[1] if one[1] is not None else None, *other[2:]):
            yield (
                f"/rows/{n}",
                f"its claims make this row {_listed(other[0])}, {other[4] or 'no mark'} {_listed(other[5])}",
            )


def _comparison_faults(group: FigureGroup, judged: Judged) -> Iterator[tuple[str, str]]:
    expected = [
        (c.kind, c.claims, c.decision.status, c.decision.rule, c.decision.why, c.decision.superseded, c.decision.flags)
        for c in judged.comparisons
    ]
    said = [(c.kind, c.claim_ids, c.status, c.rule, c.why, c.superseded, c.flags) for c in group.comparisons]
    if len(said) != len(expected):
        yield "/comparisons", f"{len(said)} comparisons here, its claims give {len(expected)}"
    for n, (one, other) in enumerate(zip(said, expected, strict=False)):
        if one != other:
            yield f"/comparisons/{n}", f"the rules say {other[2]} ({other[3]}) of {_listed(other[1])}"


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "none"


def _span(day: records.DatedSpan | None) -> tuple[date, date] | None:
    return (day.start, day.end) if day else None


def _as_record(claim: FigureClaim, group: FigureGroup, known: _Texts) -> records.FigureClaim:
    """The claim as the rules see it: its number read again in the source, all else as the JSON says."""
    citation = claim.citation
    numbered = any(said is not None for said in (claim.value, claim.low, claim.high, claim.qualifier))
    read = _read_again(claim, known) if numbered else None
    hard, likely = figure_intervals(read) if read else (None, None)
    links = [records.Link("replaces", id) for id in claim.replaces] + [
        records.Link("denies", id) for id in claim.denies
    ]
    return records.FigureClaim(
        id=claim.id,
        article=citation.source_id,
        sentence=citation.sentence or 0,
        span=Span(citation.start, citation.end),
        surface=claim.surface,
        quantity=read,
        hard=hard,
        likely=likely,
        label=records.Label(group.measure, group.kind, unverified=claim.unverified),
        asserter=claim.asserter,
        attributed_to=claim.attributed_to,
        origin=claim.origin,
        as_of=_day(claim.as_of),
        period=_day(claim.period) if claim.period else None,
        published=_published(claim),
        polarity=claim.polarity,
        links=tuple(links),
        contrast=claim.contrast,
        role=claim.role,
    )


def _read_again(claim: FigureClaim, known: _Texts) -> Quantity | None:
    """The quantity at the claim's place; in its citation with what stands around it where the text is not there."""
    citation, source = claim.citation, known.sources.get(claim.citation.source_id)
    language = source.language if source else "en"
    scan, span = known.scans.get(citation.source_id), Span(citation.start, citation.end)
    read = next((q for q in scan.quantities if q.phrase == span), None) if scan else None
    if read is None:
        text = citation.prefix + citation.text + citation.suffix
        span = Span(len(citation.prefix), len(citation.prefix) + len(citation.text))
        again = read_quantity(text, span, language=language) if span.start < span.end else None
        read = again if isinstance(again, Quantity) else None
    return _in_home_dollars(read, claim, known) if read else None


def _published(claim: FigureClaim) -> date | None:
    try:
        return date.fromisoformat(claim.published or "")
    except ValueError:
        return None


def _day(day: AsOf) -> records.DatedSpan | None:
    """A date of the JSON as a record; None where it is unknown or no date at all, which the seal tells."""
    try:
        start, end = date.fromisoformat(day.start or ""), date.fromisoformat(day.end or "")
    except ValueError:
        return None
    return records.DatedSpan(start, end, day.basis, day.why, day.minute)


def _range_faults(group: FigureGroup) -> Iterator[str]:
    """The range is the hull of what stands: the intervals of all claims that are not superseded."""
    said = group.range
    hull = _hull([claim for claim in group.claims if not claim.superseded and (claim.low or claim.high)])
    told = None if said is None else (said.low, said.high, said.low_open, said.high_open)
    if told != hull:
        yield f"its range is {hull}, not {told}"


def _hull(claims: Sequence[FigureClaim]) -> tuple[str | None, str | None, bool, bool] | None:
    if not claims:
        return None
    intervals = [Interval(exact(claim.low), exact(claim.high), claim.low_open, claim.high_open) for claim in claims]
    low = min(intervals, key=lambda i: (i.low is not None, i.low or 0, i.low_open))
    high = max(intervals, key=lambda i: (i.high is None, i.high or 0, not i.high_open))
    return _number(low.low), _number(high.high), low.low_open, high.high_open or high.high is None


# ---------------------------------------------------------------- statements


def _check_statements(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    claims = {claim.id: claim for group in briefing.figures for claim in group.claims}
    lines = {id(line.reading): line.text for line in (*briefing.bottom_line, *briefing.key_points) if line.reading}
    for pointer, part in _parts(briefing):
        if not isinstance(part, Statement):
            continue
        if part.behind and (len(part.behind) != len(part.citations) or not all(0 <= at <= len(part.text) for at in part.behind)):
            yield Problem(f"{pointer}/behind", "it does not put each citation behind words of the text")
        # A title that the caller chose is the caller's own.
        if not part.citations and pointer != "/title":
            yield Problem(pointer, "a statement without a citation")
        for ident in part.claim_ids:
            if ident not in claims:
                yield Problem(f"{pointer}/claim_ids", f"there is no claim {ident}")
        if part.citations:
            own = [claims[ident] for ident in part.claim_ids if ident in claims]
            for what in _wording_faults(part, own, known.sources, lines.get(id(part), "")):
                yield Problem(pointer, what)
            if part.support != "verbatim":
                for what in _day_faults(part, own, briefing, known):
                    yield Problem(pointer, what)


NOT_STANDING = re.compile(r"/(?:tables|timeline|events|actors|disagreements)/|/key_figures/\d+/also$|/(?:bottom_line|key_points)/\d+/reading$")
"""Where a sentence stands under its day, beside another side or beside what came later, and may tell what was replaced since."""


def _check_key_figures(briefing: Briefing, _: _Texts) -> Iterator[Problem]:
    """Beside each number to take stands what excludes it, by the measures' own comparisons."""
    measures = [finished_measure(group) for group in briefing.figures]
    for n, item in enumerate(briefing.key_figures):
        told = {*item.take.claim_ids, *(item.also.claim_ids if item.also else ())}
        for side in untold_sides(item.take.claim_ids, told, measures):
            yield Problem(f"/key_figures/{n}", f"the articles differ, and “{side.words}” does not stand beside it")


def _check_sides(briefing: Briefing, _: _Texts) -> Iterator[Problem]:
    """What excludes a number of a written line stands on the page too."""
    measures = [finished_measure(group) for group in briefing.figures]
    lines = [(f"/{part}/{n}", line) for part in ("bottom_line", "key_points") for n, line in enumerate(getattr(briefing, part))]
    statements = [told for _, line in lines for told in (line, line.reading) if told]
    statements += [cell for table in briefing.tables for row in table.rows for cell in row.cells if cell]
    told = {ident for statement in statements for ident in statement.claim_ids}
    told |= {
        claim.id
        for group in briefing.figures
        for claim in group.claims
        for statement in statements
        if any(_stands_in(claim.citation, cited) for cited in statement.citations) and prints_number(statement.text, claim.surface)
    }
    for pointer, line in lines:
        for side in untold_sides(line.claim_ids, told, measures) if line.support == "terms_checked" else ():
            yield Problem(pointer, f"the articles differ, and “{side.words}” stands nowhere on the page")


def _stands_in(citation: Citation, cited: Citation) -> bool:
    return citation.source_id == cited.source_id and cited.start <= citation.start < cited.end


def _check_absences(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    """What is said to stand in no article stands in none."""
    sentences = [known.texts[s.id][p.start : p.end] for s in briefing.sources if s.id in known.texts for p in s.sentences]
    for n, gap in enumerate(briefing.gaps):
        told = told_after_all(gap, sentences) if says_absent(gap) else None
        if told is not None:
            yield Problem(f"/gaps/{n}", f"an article tells it: “{' '.join(told.split())[:160]}”")


def _check_soundness(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    """What the sentences say of their numbers: rises, parts, sums, order, what is the latest."""
    weighed = {id(line) for paragraph in paragraphs_of(briefing.key_points) if is_weighed(paragraph) for line in paragraph}
    for pointer, part in _parts(briefing):
        if isinstance(part, Statement):
            excused = NOT_STANDING.match(pointer) or _is_of_its_day(part) or id(part) in weighed
            for fault in statement_faults(part, briefing, standing=not excused):
                yield Problem(pointer, fault.reason)


def _wording_faults(
    statement: Statement, claims: Sequence[FigureClaim], sources: Mapping[str, Source], beside: str = ""
) -> Iterator[str]:
    """Cut words stand in the citation; each number of a written sentence stands in one, is the value of a claim that the
    sentence is bound to, or part of an outlet's name. Days are judged apart. `beside` is the line of which a reading is."""
    passages = [citation.text for citation in statement.citations]
    if statement.support == "verbatim" and not any(fold_printed(statement.text) in fold_printed(passage) for passage in passages):
        yield "its text is said to be verbatim and is not in its citation"
    cited = [sources[citation.source_id] for citation in statement.citations if citation.source_id in sources]
    text = statement.text
    days = [mention.span for mention in find_dates(text)]
    names = outlets_named(text, [source.outlet for source in sources.values()])
    held = letters_of("\n".join(passages))
    quoted = [Span(*match.span()) for match in QUOTATION.finditer(text) if letters_of(match["words"]) in held]

    def excuses(span: Span, scan: Scan, masked: bool) -> bool:
        dated = masked and any(day.covers(span) for day in days)
        judged = statement.support == "judged"
        worked_out = (shows_its_sum(text, span) or judged) and _is_worked_out(span, scan, claims, text, passages, beside if judged else "", judged=judged)
        said = any(quote.covers(span) for quote in quoted) or (judged and reads_garbled(with_unit(text, span), passages))
        return dated or worked_out or said or any(name.covers(span) for name in names)

    def tells(quantity: Quantity) -> bool:
        if statement.support == "judged" and quantity.qualifier == "range":  # "add the three to 43"
            ends = all(any(_number(end) == claim.value for claim in claims) for end in (quantity.low, quantity.high))
            return ends or any(_tells(claim, quantity) for claim in claims)
        if statement.support == "judged" and quantity.value is not None:  # it points to what was told, with or without its hedge
            return any(_number(quantity.value) == claim.value for claim in claims)
        if quantity.value is not None and somebody_puts(text, quantity.phrase):
            return any(_number(quantity.value) == claim.value for claim in claims)
        return any(_tells(claim, quantity) for claim in claims)

    languages = [source.language for source in cited]
    for span in loose_numbers(text, passages, languages=languages, tells=tells, excuses=excuses, judged=statement.support == "judged"):
        yield f"the number “{span.of(text)}” stands in none of its citations"


def _is_worked_out(
    span: Span, scan: Scan, claims: Sequence[FigureClaim], text: str, passages: Sequence[str], beside: str, *, judged: bool
) -> bool:
    """Whether a number in brackets follows from others of its sentence that it is bound to or that its citations print; in a
    judgement also from what was worked out before it."""
    own = next((quantity for quantity in scan.quantities if quantity.phrase == span), None)
    told = [quantity.value for quantity in scan_numbers(beside).quantities if quantity.value is not None]
    percents = percents_in(f"{text}\n{beside}")
    for other in scan.quantities:
        printed = any(_tells(c, other) for c in claims) or any(
            stands_alone(fold_printed(other.phrase.of(text)), fold_printed(passage)) for passage in passages
        )
        printed = printed or (judged and reads_garbled(with_unit(text, other.span), passages))
        printed = printed or (judged and other.value is not None and any(_number(other.value) == c.value for c in claims))
        if other is not own and other.value is not None and printed:
            told.append(other.value)
        if judged and other.qualifier == "range":
            told += [end for end in (other.low, other.high) if end is not None and any(_number(end) == c.value for c in claims)]
    for other in scan.quantities if judged else ():
        if other.span < span and other.value is not None and other.value not in told and works_out(other, told, percents):
            told.append(other.value)
    return own is not None and works_out(own, told, percents)


def _tells(claim: FigureClaim, quantity: Quantity) -> bool:
    """Whether a number of a sentence says what the claim says: its value and its qualifier."""
    if not say_alike(claim.qualifier, quantity.qualifier):
        return False
    if quantity.value is None:
        return claim.value is None and (_number(quantity.low), _number(quantity.high)) == (claim.low, claim.high)
    return _number(quantity.value) == claim.value


class _DaysTold(NamedTuple):
    """What the citations of a statement and the sentences before them print, the days that they mean, and those of the tops
    of their articles."""

    passages: tuple[str, ...]
    told: tuple[DatedSpan, ...]
    day_one: tuple[DatedSpan, ...]


def _day_faults(
    statement: Statement, claims: Sequence[FigureClaim], briefing: Briefing, known: _Texts
) -> Iterator[str]:
    """Each day of a written sentence, and of the head that it stands under, is one that its citations speak of, or that of
    their articles."""
    days = _days_told(statement, claims, briefing, known)
    if days is None:
        return
    foreign = untold_day(statement.text, "\n".join(days.passages), days.told, days.day_one)
    if foreign is not None and not (statement.support == "judged" and infers(statement.text)):
        yield f"no citation speaks of {foreign}"
    head = statement.theme or "" if isinstance(statement, KeyPoint) else ""
    if not stands_under(head, days.told):
        yield f"no citation speaks of {head}, its head"
    if not heads_own_numbers(head, ""):
        yield f"its head “{head}” tells a number"


def _check_leads(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    """What a paragraph's lead tells, its lines tell."""
    claims = {claim.id: claim for group in briefing.figures for claim in group.claims}
    places = {id(line): n for n, line in enumerate(briefing.key_points)}
    for paragraph in paragraphs_of(briefing.key_points):
        lead, pointer = paragraph[0].lead, f"/key_points/{places[id(paragraph[0])]}/lead"
        told = [statement for line in paragraph for statement in (line, line.reading) if statement]
        days = [_days_told(s, [claims[c] for c in s.claim_ids if c in claims], briefing, known) for s in told]
        if not heads_own_numbers(lead, " ".join(statement.text for statement in told)):
            yield Problem(pointer, f"“{lead}” tells a number that its paragraph does not")
        if None not in days and not stands_under(lead, tuple(day for own in days if own for day in own.told)):
            yield Problem(pointer, f"no citation of its paragraph speaks of “{lead}”")


def _is_of_its_day(part: Statement) -> bool:
    """Whether a point names the day of what it tells, itself or in its head, or is what a writer makes of it."""
    return part.support == "judged" or (isinstance(part, KeyPoint) and tells_its_day(part.text, part.theme, part.lead))


def _days_told(
    statement: Statement, claims: Sequence[FigureClaim], briefing: Briefing, known: _Texts
) -> _DaysTold | None:
    """None where a source or its text is missing, which is told elsewhere."""
    told = [span for claim in claims for day in (claim.as_of, claim.event_date, claim.period) if (span := _span_of(day))]
    passages: list[str] = []
    day_one: list[DatedSpan] = []
    dated = _days_of_sources(briefing)
    for citation in statement.citations:
        source, text = known.sources.get(citation.source_id), known.texts.get(citation.source_id)
        if source is None or text is None:
            return None
        numbers = (citation.sentence, (citation.sentence or 0) - 1, (citation.sentence or 0) - 2)
        near = [Span(place.start, place.end) for place in source.sentences if place.number in numbers]
        lead = [Span(place.start, place.end) for place in source.sentences if place.number <= TOP_SENTENCES]
        told += days_meant(text, near, lead, _own_day(source), dated, source.language)
        day_one += days_in(text, lead, _own_day(source), source.language)
        passages += [span.of(text) for span in near]
        told += [
            span
            for entry in briefing.events
            if any(own.source_id == citation.source_id and own.sentence in numbers for own in entry.statement.citations)
            and (span := _span_of(entry.date))
        ]
        told += [
            span
            for group in briefing.figures
            for claim in group.claims
            if claim.citation.source_id == citation.source_id and claim.citation.sentence == citation.sentence
            for day in (claim.as_of, claim.event_date, claim.period)
            if (span := _span_of(day))
        ]
    return _DaysTold(tuple(passages), tuple(told), tuple(day_one))


def _span_of(day: AsOf | None) -> DatedSpan | None:
    if day is None or day.start is None or day.end is None:
        return None
    start, end = _date(day.start), _date(day.end)
    return DatedSpan(start, end, day.basis, day.why) if start and end else None


def _days_of_sources(briefing: Briefing) -> list[date]:
    days = (_date(source.published.date) for source in briefing.sources if source.published.date)
    return [day for day in days if day]


def _own_day(source: Source) -> Published:
    day = _date(source.published.date) if source.published.date else None
    return Published(day, source.published.basis, source.published.why)


def _date(words: str) -> date | None:
    """The day; None where there is no such day, which a broken seal tells of."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


# ---------------------------------------------------------------- coverage


def _check_coverage(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    """Each number of each text has one fate, and the sums are those of the list."""
    yield from _check_numbers(briefing, known)
    for source in briefing.sources:
        scan = known.scans.get(source.id)
        if scan is None:
            continue
        text = known.texts[source.id]
        listed = {(n.start, n.end) for n in briefing.coverage.numbers if n.source_id == source.id}
        spans = [*(quantity.span for quantity in scan.quantities), *(number.span for number in scan.masked)]
        found = {(span.start, span.end) for span in spans}
        for start, end in sorted(found - listed):
            yield Problem(
                f"/coverage/numbers [{_reference(source, start)}]", f"“{text[start:end]}” is not accounted for"
            )
        for start, end in sorted(listed - found):
            yield Problem(f"/coverage/numbers [{_reference(source, start)}]", f"there is no number at {start} to {end}")
    yield from _check_totals(briefing)


def _check_numbers(briefing: Briefing, known: _Texts) -> Iterator[Problem]:
    claims = {claim.id: claim for group in briefing.figures for claim in group.claims}
    seen: set[tuple[str, int, int]] = set()
    for n, number in enumerate(briefing.coverage.numbers):
        source = known.sources.get(number.source_id)
        text = known.texts.get(number.source_id)
        place = f"/coverage/numbers/{n} [{_reference(source, number.start) if source else number.source_id}]"
        if source is None:
            yield Problem(place, f"there is no source {number.source_id}")
            continue
        if (number.source_id, number.start, number.end) in seen:
            yield Problem(place, "this number is listed twice")
        seen.add((number.source_id, number.start, number.end))
        if text is not None and text[number.start : number.end] != number.text:
            yield Problem(place, f"the source says “{text[number.start : number.end]}” there, not “{number.text}”")
        claim = claims.get(number.claim_id or "")
        if number.fate == "used" and (claim is None or not _holds(claim.citation, number.source_id, number.start)):
            yield Problem(place, f"it is said to be used by {number.claim_id}, which does not cite it")
        if number.fate != "used" and number.claim_id is not None:
            yield Problem(place, f"a claim uses it, and its fate is {number.fate}")


def _holds(citation: Citation, source_id: str, offset: int) -> bool:
    return citation.source_id == source_id and citation.start <= offset < citation.end


def _check_totals(briefing: Briefing) -> Iterator[Problem]:
    numbers = briefing.coverage.numbers
    expected = [source.id for source in briefing.sources]
    said = [total.source_id for total in briefing.coverage.totals]
    if said != [*expected, None]:
        yield Problem("/coverage/totals", "they are not one for each source in order, and one for all")
    for n, total in enumerate(briefing.coverage.totals):
        own = [number for number in numbers if total.source_id in (None, number.source_id)]
        for fate in FATES:
            count = sum(number.fate == fate for number in own)
            if count != _count(total, fate):
                yield Problem(f"/coverage/totals/{n}/{fate}", f"{_count(total, fate)} here, {count} in the list")
        if total.numbers != len(own) or total.numbers != sum(_count(total, fate) for fate in FATES):
            yield Problem(f"/coverage/totals/{n}/numbers", f"{total.numbers} is not the sum, {len(own)}")


def _count(total: CoverageTotal, fate: str) -> int:
    count = getattr(total, fate)
    assert isinstance(count, int)
    return count


# ---------------------------------------------------------------- seals


def _broken_seals(briefing: Briefing) -> Iterator[Problem]:
    """Parts that were changed since the briefing was written, for the values that no other check can read again."""
    hashes = part_hashes(briefing.model_dump(mode="json"))
    for seal in briefing.seals:
        if hashes.get(seal.part) != seal.sha256:
            yield Problem(f"/{seal.part}", "changed since the briefing was written: its hash is not the one in /seals")
    if briefing.seals and [seal.part for seal in briefing.seals] != list(hashes):
        yield Problem("/seals", "they are not one for each part")


def _within(place: str, part: str) -> bool:
    return place == part or place.startswith((f"{part}/", f"{part} "))


# ---------------------------------------------------------------- walking


def _parts(part: BaseModel, pointer: str = "") -> Iterator[_Placed]:
    """Every model inside `part`, with its JSON pointer, in the order of the JSON."""
    for name in type(part).model_fields:
        for placed in _models_in(getattr(part, name), f"{pointer}/{name}"):
            yield placed
            yield from _parts(placed.part, placed.pointer)


def _models_in(value: object, pointer: str) -> Iterator[_Placed]:
    """A model, or those of a list, each at its pointer."""
    if isinstance(value, BaseModel):
        yield _Placed(pointer, value)
    elif isinstance(value, tuple):
        yield from (_Placed(f"{pointer}/{n}", item) for n, item in enumerate(value) if isinstance(item, BaseModel))


CHECKS = (
    _check_ids,
    _check_sources,
    _check_citations,
    _check_claims,
    _check_groups,
    _check_statements,
    _check_leads,
    _check_key_figures,
    _check_sides,
    _check_absences,
    _check_soundness,
    _check_coverage,
)
"""All checks, in the order in which their problems are told."""
