"""Checking a briefing again, from its JSON alone or against the articles: pure, offline, by the functions that made it.

Nothing here trusts what the run said of itself. Each citation is cut from the text again, each figure read again at its
place, each number of each text found again and looked up in the coverage audit.

A written sentence is held to what its draft was held to (`checks.statements.hold_numbers`), over the records of the
briefing (`restored`): its numbers, sums, days and quoted words, and what it says of its numbers. A sentence cut from an
article keeps its source's own faults.

Each measure is judged anew from its claims, by the same function as in the run: its rows, comparisons, status and
headline have to come out the same.

What is left out: that the claims of a measure count the same thing, who says them and for which day is what the run
related, and stands in the JSON to be read; that names, negations and hedges of a sentence are its citations' is for the
run alone; and that a sentence follows from its citations is not proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import BaseModel

from briefgen import records
from briefgen.briefing.assemble import CONTEXT_CHARACTERS, decimal_of, headline_words, standing_range
from briefgen.briefing.checks.said_days import days_told, head_fault, is_printed
from briefgen.briefing.checks.sides import sides_of, told_by
from briefgen.briefing.checks.statements import Refusal, hold_absence, hold_numbers
from briefgen.briefing.coverage import FATES
from briefgen.briefing.gaps import read_gap
from briefgen.briefing.paragraphs import may_lean, paragraphs_of, told_in
from briefgen.briefing.public import (
    Briefing,
    Citation,
    CoverageTotal,
    FigureClaim,
    FigureGroup,
    Range,
    Source,
    Statement,
    part_hashes,
)
from briefgen.briefing.restored import Restored, restore
from briefgen.records import Article, Group, Row, Span, text_hash
from briefgen.records.statuses import STATUSES
from briefgen.stages.ledger import Material
from briefgen.stages.reconcile import count_order, judge_measure, mark_parts
from briefgen.stages.reconcile.judging import Judged
from briefgen.stages.reconcile.parts import COMPLETE, summed_parts
from briefgen.text.lines import one_line
from briefgen.text.printed import fold_printed


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
class _Known:
    """What is looked up again and again: the records of the briefing, its sources and its claims by their ids."""

    restored: Restored
    sources: Mapping[str, Source]
    claims: Mapping[str, FigureClaim]

    @property
    def texts(self) -> Mapping[str, str]:
        return self.restored.texts

    @classmethod
    def of(cls, briefing: Briefing, articles: Sequence[Article]) -> _Known:
        texts: dict[str, str] = {}
        for source in briefing.sources:
            article = _article_of(source, articles)
            text = source.text if source.text is not None else article.text if article else None
            if text is not None:
                texts[source.id] = text
        claims = {claim.id: claim for group in briefing.figures for claim in group.claims}
        return cls(restore(briefing, texts), {source.id: source for source in briefing.sources}, claims)


def verify_briefing(briefing: Briefing, articles: Sequence[Article] | None = None) -> tuple[Problem, ...]:
    """All that does not hold in `briefing`, in its own order; empty where everything does.

    With `articles`, their texts and hashes are compared with the sources first. A briefing without source texts can
    only be checked with them.
    """
    problems = list(_compare_articles(briefing, articles)) if articles is not None else []
    known = _Known.of(briefing, articles or ())
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


def name_unchecked(briefing: Briefing) -> str:
    """What no check can hold, for a line that says so: whether the sources are right, the grouping, and whose day was worked out or
    is not known ("the day of 006 is inferred")."""
    inferred = [
        source.id for source in briefing.sources if source.published.date and source.published.basis != "stated"
    ]
    unknown = [source.id for source in briefing.sources if source.published.date is None]
    days = [f"{_say_days(ids)} {state}" for ids, state in ((inferred, "inferred"), (unknown, "unknown")) if ids]
    return "; ".join(("whether a source is right, or figures that stand together are of one measure", *days))


def _say_days(ids: Sequence[str]) -> str:
    if len(ids) == 1:
        return f"the day of {ids[0]} is"
    return f"the days of {', '.join(ids[:_NAMED_DAYS])}{' and others' if len(ids) > _NAMED_DAYS else ''} are"


_NAMED_DAYS = 8
"""Articles without a stated day that one line names."""


# ---------------------------------------------------------------- texts


def _article_of(source: Source, articles: Sequence[Article]) -> Article | None:
    """The article with the source's text, else with its path, else with its id: an edited file keeps its path."""
    by_text = [article for article in articles if article.sha256 == source.sha256]
    by_path = [article for article in articles if article.path == source.path]
    by_id = [article for article in articles if article.id == source.id]
    return next(iter([*by_text, *by_path, *by_id]), None)


def _missing_texts(briefing: Briefing, known: _Known) -> Iterator[Problem]:
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


def _check_sources(briefing: Briefing, known: _Known) -> Iterator[Problem]:
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


def _check_ids(briefing: Briefing, known: _Known) -> Iterator[Problem]:
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


def _check_citations(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    for pointer, part in _parts(briefing):
        if isinstance(part, Citation):
            yield from _check_citation(pointer, part, known)


def _check_citation(pointer: str, citation: Citation, known: _Known) -> Iterator[Problem]:
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
    if (
        text[max(0, start - CONTEXT_CHARACTERS) : start] != citation.prefix
        or text[end : end + CONTEXT_CHARACTERS] != citation.suffix
    ):
        yield Problem(place, "the words before or after it are not those of the source")
    sentence = _reference(source, start).partition(":")[2]
    if sentence != str(citation.sentence or ""):
        yield Problem(place, f"this place is in sentence {sentence or 'none'}")
    elif not sentence:
        yield Problem(place, "what is cited was left out of the article: it is in none of its sentences")


# ---------------------------------------------------------------- figures


def _check_claims(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    for n, group in enumerate(briefing.figures):
        for m, claim in enumerate(group.claims):
            place = f"/figures/{n}/claims/{m} [{claim.citation.source_id}:{claim.citation.sentence}]"
            for what in _claim_faults(claim, known):
                yield Problem(place, what)


def _claim_faults(claim: FigureClaim, known: _Known) -> Iterator[str]:
    """A figure is read again at its span; a denial has no value that could be read."""
    if claim.surface != one_line(claim.citation.text):
        yield f"its words “{claim.surface}” are not the cited ones, “{claim.citation.text}”"
    if claim.label_verified == bool(claim.unverified):
        yield "label_verified and the list of unverified fields contradict one another"
    text = known.texts.get(claim.citation.source_id)
    if claim.polarity == "deny" or text is None:
        return
    read = known.restored.read.get((claim.citation.source_id, Span(claim.citation.start, claim.citation.end)))
    if read is None:
        yield "no figure can be read there"
        return
    for name, said, printed in _readings(claim, read):
        if said != printed:
            yield f"{name}: {_told(said)} in the briefing, {_told(printed)} as read in the source (“{read.surface}”)"


def _readings(claim: FigureClaim, read: records.FigureClaim) -> tuple[tuple[str, object, object], ...]:
    quantity, hard, likely = read.quantity, read.hard, read.likely
    assert quantity is not None  # every figure that is read has a number and its intervals
    assert hard is not None
    assert likely is not None
    return (
        ("value", claim.value, decimal_of(quantity.value)),
        ("unit", claim.unit, read.unit),
        ("qualifier", claim.qualifier, quantity.qualifier),
        ("low", claim.low, decimal_of(hard.low)),
        ("high", claim.high, decimal_of(hard.high)),
        ("low_open", claim.low_open, hard.low_open),
        ("high_open", claim.high_open, hard.high_open),
        ("likely_low", claim.likely_low, decimal_of(likely.low)),
        ("likely_high", claim.likely_high, decimal_of(likely.high)),
    )


def _told(value: object) -> str:
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


# ---------------------------------------------------------------- groups


def _check_groups(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    ids = {group.id for group in briefing.figures}
    parts = _complete_parts(known.restored.groups)
    orders = count_order([own.claims for own in known.restored.groups])
    voices = {voice.id: voice.name for voice in briefing.voices}
    for n, (group, own) in enumerate(zip(briefing.figures, known.restored.groups, strict=True)):
        for what in (*_headline_faults(group, own), *_status_faults(group)):
            yield Problem(f"/figures/{n} [{group.id}]", what)
        for pointer, what in _judgement_faults(group, own, parts.get(group.id, ()), orders[n], known.texts):
            yield Problem(f"/figures/{n}{pointer} [{group.id}]", what)
        for claim in group.claims:
            if claim.voice is not None and voices.get(claim.voice) != claim.asserter:
                yield Problem(
                    f"/figures/{n}/claims [{group.id}]",
                    f"{claim.id} is said by {claim.asserter}, and its voice {claim.voice} is another",
                )
        named = [(f"relations/{m}", relation.to) for m, relation in enumerate(group.relations)]
        named += [(f"claims/{m}", to) for m, claim in enumerate(group.claims) for to in claim.possible_member_of]
        for pointer, to in named:
            if to not in ids:
                yield Problem(f"/figures/{n}/{pointer}", f"there is no figure group {to}")
        for m, claim in enumerate(group.claims):
            for to in {*claim.replaces, *claim.follows, *claim.denies} - known.claims.keys():
                yield Problem(f"/figures/{n}/claims/{m}", f"there is no claim {to}")


def _headline_faults(group: FigureGroup, own: Group) -> Iterator[str]:
    """The headline is nothing but the surfaces of its claims, and none of them is superseded."""
    known = {claim.id for claim in group.claims}
    missing = [ident for ident in group.headline.claim_ids if ident not in known]
    if missing:
        yield f"the headline names claims that are not in the group: {', '.join(missing)}"
    if group.headline.text != headline_words(own):
        yield f"the headline “{group.headline.text}” is not the words of its claims, “{headline_words(own)}”"
    chosen = [claim for claim in group.claims if claim.id in group.headline.claim_ids]
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


def _complete_parts(groups: Sequence[Group]) -> Mapping[str, Sequence[Sequence[records.FigureClaim]]]:
    """By the id of a whole the claims of each of the parts that make it up together."""
    place = {group.id: at for at, group in enumerate(groups)}
    complete = [
        (at, place[relation.to])
        for at, group in enumerate(groups)
        for relation in group.relations
        if relation.kind == "part_of" and relation.rule == COMPLETE and relation.to in place
    ]
    told = summed_parts([group.name for group in groups], [group.claims for group in groups], complete)
    return {groups[at].id: parts for at, parts in told.items()}


def _judgement_faults(
    group: FigureGroup,
    own: Group,
    parts: Sequence[Sequence[records.FigureClaim]],
    order: frozenset[tuple[str, str]],
    texts: Mapping[str, str],
) -> Iterator[tuple[str, str]]:
    """(pointer inside the group, what differs) where the rules come to something else than the group says. A group of which a text
    is not at hand, which is told elsewhere, is not judged."""
    if not own.claims or not all(claim.article in texts for claims in (own.claims, *parts) for claim in claims):
        return
    began = own.began.start if own.began else None
    judged = judge_measure(own.claims, began=began, weak=own.weak, parts=parts, order=order)
    yield from _decision_faults(group, judged)
    yield from _row_faults(own, mark_parts(judged.rows, own.relations))
    yield from _comparison_faults(own, judged)
    if group.range != standing_range(own):
        yield "", f"its range is {_listed_range(standing_range(own))}, not {_listed_range(group.range)}"


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


def _row_faults(own: Group, expected: Sequence[Row]) -> Iterator[tuple[str, str]]:
    if len(own.rows) != len(expected):
        yield "/rows", f"{len(own.rows)} rows here, its claims make {len(expected)}"
    for n, (one, other) in enumerate(zip(own.rows, expected, strict=False)):
        if (one.voice and one.voice != other.voice) or _row_key(one) != _row_key(other):
            yield (
                f"/rows/{n}",
                f"its claims make this row {_listed(other.claims)}, {other.mark or 'no mark'} {_listed(other.of)}",
            )


def _row_key(row: Row) -> tuple[object, ...]:
    return row.claims, row.day and (row.day.start, row.day.end), row.role, row.mark, row.of


def _comparison_faults(own: Group, judged: Judged) -> Iterator[tuple[str, str]]:
    said, expected = ([_comparison_key(one) for one in of] for of in (own.comparisons, judged.comparisons))
    if len(said) != len(expected):
        yield "/comparisons", f"{len(said)} comparisons here, its claims give {len(expected)}"
    for n, (one, other) in enumerate(zip(said, judged.comparisons, strict=False)):
        if one != _comparison_key(other):
            yield (
                f"/comparisons/{n}",
                f"the rules say {other.decision.status} ({other.decision.rule}) of {_listed(other.claims)}",
            )


def _comparison_key(one: records.Comparison) -> tuple[object, ...]:
    decision = one.decision
    return one.kind, one.claims, decision.status, decision.rule, decision.why, decision.superseded, decision.flags


def _listed_range(told: Range | None) -> str:
    if told is None:
        return "none"
    return f"{'above ' if told.low_open else ''}{told.low or 'no end'} to {'below ' if told.high_open else ''}{told.high or 'no end'}"


def _listed(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "none"


# ---------------------------------------------------------------- statements


def _check_statements(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    for pointer, part in _parts(briefing):
        if not isinstance(part, Statement):
            continue
        if part.behind and (
            len(part.behind) != len(part.citations) or not all(0 <= at <= len(part.text) for at in part.behind)
        ):
            yield Problem(f"{pointer}/behind", "it does not put each citation behind words of the text")
        # A title that the caller chose is the caller's own.
        if not part.citations and pointer != "/title":
            yield Problem(pointer, "a statement without a citation")
        for ident in part.claim_ids:
            if ident not in known.claims:
                yield Problem(f"{pointer}/claim_ids", f"there is no claim {ident}")
        if (
            part.support == "verbatim"
            and part.citations
            and not any(fold_printed(part.text) in fold_printed(c.text) for c in part.citations)
        ):
            yield Problem(pointer, "its text is said to be verbatim and is not in its citation")


def _check_written(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    """What a written sentence was held to when it was drafted still holds."""
    for pointer, refusal in refused_again(briefing, known.restored):
        yield Problem(pointer, refusal.reason)


def refused_again(briefing: Briefing, restored: Restored) -> Iterator[tuple[str, Refusal]]:
    """The written statements of a briefing, by their JSON pointers, that the check of a draft would refuse as they stand. One of
    which a cited text is not at hand cannot be checked."""
    leaning = {
        id(line)
        for lines in (briefing.bottom_line, briefing.key_points)
        for paragraph in paragraphs_of(lines)
        for line in paragraph
        if may_lean(line, paragraph, _citable((line,), restored), restored.material)
    }
    beside = {id(line.reading): line.text for line in (*briefing.bottom_line, *briefing.key_points) if line.reading}
    for pointer, part in _parts(briefing):
        if not isinstance(part, Statement) or part.support == "verbatim" or not part.citations:
            continue
        if all(citation.source_id in restored.texts for citation in part.citations):
            standing = not (NOT_STANDING.match(pointer) or id(part) in leaning)
            refusal = _refused(part, restored, beside=beside.get(id(part), ""), standing=standing)
            if refusal:
                yield pointer, refusal


NOT_STANDING = re.compile(
    r"/(?:tables|timeline|events|actors|disagreements)/|/key_figures/\d+/also$|/(?:bottom_line|key_points)/\d+/reading$"
)
"""Where a sentence stands under its day, beside another side or beside what came later, and may tell what was replaced since."""


def _refused(part: Statement, restored: Restored, *, beside: str, standing: bool) -> Refusal | None:
    refs = restored.refs_of(part.citations)
    if any(ref not in restored.material.sentences for ref in refs):
        return Refusal("obeys_instruction", "it cites a sentence that may not be cited: it is addressed to a model")
    return _changed(
        part.text, refs, restored.material, judged=part.support == "judged", beside=beside, standing=standing
    )


def _changed(
    text: str, refs: Sequence[str], material: Material, *, judged: bool, beside: str = "", standing: bool = True
) -> Refusal | None:
    """Why a text would not stand so if it were drafted."""
    held = hold_numbers(text, refs, material, judged=judged, beside=beside, standing=standing)
    if isinstance(held, Refusal):
        return held
    return None if held.text == text else Refusal("qualifier_differs", f"what it cites has it as “{held.text}”")


def _check_heads(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    """The heads of sections and the leads of paragraphs tell no number or day but those of what stands under them."""
    places = {id(line): n for n, line in enumerate(briefing.key_points)}
    for line in briefing.key_points:
        fault = head_fault(line.theme or "", "", _days_of((line,), known))
        if fault and _has_texts((line,), known):
            what = (
                f"its head “{line.theme}” tells a number"
                if fault == "number"
                else f"no citation speaks of {line.theme}, its head"
            )
            yield Problem(f"/key_points/{places[id(line)]}", what)
    places |= {id(line): n for n, line in enumerate(briefing.bottom_line)}
    paragraphs = (
        *(("bottom_line", paragraph) for paragraph in paragraphs_of(briefing.bottom_line)),
        *(("key_points", paragraph) for paragraph in paragraphs_of(briefing.key_points)),
    )
    for part, paragraph in paragraphs:
        lead, told = paragraph[0].lead, told_in(paragraph)
        words = [
            *(statement.text for statement in told),
            *(citation.text for statement in told for citation in statement.citations),
        ]
        fault = head_fault(lead, "\n".join(words), _days_of(told, known))
        if fault and is_printed(lead, (*(source.title for source in briefing.sources), *known.texts.values())):
            continue
        if fault and _has_texts(told, known):
            number = f"“{lead}” tells a number that its paragraph does not"
            what = number if fault == "number" else f"no citation of its paragraph speaks of “{lead}”"
            yield Problem(f"/{part}/{places[id(paragraph[0])]}/lead", what)


def _days_of(told: Sequence[Statement], known: _Known) -> tuple[records.DatedSpan, ...]:
    """The days that the sentences mean which some statements cite."""
    return days_told(_citable(told, known.restored), known.restored.material)


def _citable(told: Sequence[Statement], restored: Restored) -> tuple[str, ...]:
    """The sentences that some statements cite, as far as there are such and they may be cited."""
    refs = restored.refs_of(citation for statement in told for citation in statement.citations)
    return tuple(ref for ref in refs if ref in restored.material.sentences)


def _has_texts(told: Sequence[Statement], known: _Known) -> bool:
    return all(citation.source_id in known.texts for statement in told for citation in statement.citations)


def _check_key_figures(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    """Beside each number to take stands what excludes it, by the measures' own comparisons."""
    for n, item in enumerate(briefing.key_figures):
        told = {*item.take.claim_ids, *(item.also.claim_ids if item.also else ())}
        for side in sides_of(item.take.claim_ids, told, known.restored.material):
            yield Problem(f"/key_figures/{n}", f"the articles differ, and “{side.surface}” does not stand beside it")


def _check_sides(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    """What excludes a number of a written line stands on the page too."""
    lines = [
        (f"/{part}/{n}", line)
        for part in ("bottom_line", "key_points")
        for n, line in enumerate(getattr(briefing, part))
    ]
    cells = (cell for table in briefing.tables for row in table.rows for cell in row.cells if cell)
    page = (*told_in(line for _, line in lines), *cells)
    told = told_by(((said, known.restored.refs_of(said.citations)) for said in page), known.restored.material)
    for pointer, line in lines:
        for side in sides_of(line.claim_ids, told, known.restored.material) if line.support == "terms_checked" else ():
            yield Problem(pointer, f"the articles differ, and “{side.surface}” stands nowhere on the page")


def _check_gaps(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    """What is said to be open holds by the sentences that say so; what stands in no article stands in none."""
    material = known.restored.material
    if len(known.texts) < len(briefing.sources):
        return  # what is not at hand is told elsewhere
    for n, (text, refs) in enumerate(map(read_gap, briefing.gaps)):
        cites = [ref for ref in refs if ref in material.sentences]
        if len(cites) < len(refs):
            yield Problem(f"/gaps/{n}", "it cites a sentence that may not be cited")
            continue
        # Whether its writer marked it as a remark of their own the JSON does not say.
        faults = (
            [_changed(text, cites, material, judged=own) for own in (False, True)]
            if refs
            else [hold_absence(text, material)]
        )
        if all(faults) and faults[0]:
            yield Problem(f"/gaps/{n}", faults[0].reason)


# ---------------------------------------------------------------- coverage


def _check_coverage(briefing: Briefing, known: _Known) -> Iterator[Problem]:
    """Each number of each text has one fate, and the sums are those of the list."""
    yield from _check_numbers(briefing, known)
    for source in briefing.sources:
        scan = known.restored.scans.get(source.id)
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


def _check_numbers(briefing: Briefing, known: _Known) -> Iterator[Problem]:
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
        claim = known.claims.get(number.claim_id or "")
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
    _check_written,
    _check_heads,
    _check_key_figures,
    _check_sides,
    _check_gaps,
    _check_coverage,
)
"""All checks, in the order in which their problems are told."""
