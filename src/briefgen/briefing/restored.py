"""A finished briefing as the records that it was made of, so that `verify` holds it to the functions that held its draft.

Sentences, numbers and figures are read again from the texts of the sources, as the run reads them. What no code can read
again is taken as the JSON says it: which figures are one measure, who says them and for which day, the days of events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefgen.briefing import public
from briefgen.pages.roles import assign_roles, instruction_spans
from briefgen.records import (
    Article,
    Comparison,
    DatedSpan,
    Decision,
    EventClaim,
    FigureClaim,
    Group,
    Label,
    Ledger,
    Link,
    Published,
    Reconciliation,
    Relation,
    Row,
    Scan,
    Sentence,
    Span,
    Voice,
)
from briefgen.stages.ledger import Material, material_of
from briefgen.stages.prepare import Read, citable_of, read_story
from briefgen.text.dates import find_posts
from briefgen.text.figures import scan_sentences

Place = tuple[str, Span]
"""A source by its id, and a span of its text."""


@dataclass(frozen=True, slots=True)
class Restored:
    """The records of a briefing, for each of its sources whose text is at hand."""

    texts: Mapping[str, str]
    scans: Mapping[str, Scan]
    read: Mapping[Place, FigureClaim]
    """The figures that its texts tell, as they are read again."""
    groups: tuple[Group, ...]
    """Its measures, in their order, each number as it is read again; a claim has none where nothing can be read."""
    material: Material
    _sentences: Mapping[str, Sequence[Sentence]]

    def refs_of(self, citations: Iterable[public.Citation]) -> tuple[str, ...]:
        """The sentences ("002:14") in which citations begin, each once; one that begins in none is left out."""
        found = (_at(self._sentences.get(one.source_id, ()), one.start) for one in citations)
        return tuple(dict.fromkeys(sentence.ref for sentence in found if sentence))


def restore(briefing: public.Briefing, texts: Mapping[str, str]) -> Restored:
    """The records of a briefing. `texts` are those of its sources, by id. Raises nothing on any briefing."""
    pages = [_page(source, texts[source.id]) for source in briefing.sources if source.id in texts]
    sentences = {article.id: told for article, told, _ in pages}
    read = {(claim.article, claim.span): claim for claim in read_story(pages)}
    voices = tuple(Voice(voice.id, voice.name, voice.also) for voice in briefing.voices)
    groups = tuple(
        _group(group, sentences, read, {voice.id: voice.name for voice in voices}) for group in briefing.figures
    )
    grouped = {(claim.article, claim.span) for group in groups for claim in group.claims}
    # Of a measure's figure the briefing has the id; those of headlines, and what counts nothing, have one of their place.
    alone = [
        replace(claim, id=f"{claim.article}@{claim.span.start}")
        for place, claim in read.items()
        if place not in grouped
    ]
    told = [claim for group in groups for claim in group.claims]
    citable = tuple(sentence for own in sentences.values() for sentence in citable_of(own))
    refs = {sentence.ref for sentence in citable}
    ledger = Ledger(
        articles=tuple(article for article, _, _ in pages),
        sentences=citable,
        figures=tuple(sorted((*alone, *told), key=lambda claim: (claim.polarity == "deny", claim.article, claim.span))),
        events=tuple(_events(briefing, sentences)),
        reconciliation=Reconciliation(tuple(_within(group, refs) for group in groups), voices=voices),
    )
    scans = {article.id: scan for article, _, scan in pages}
    return Restored(texts, scans, read, groups, material_of(ledger), sentences)


def _within(group: Group, refs: Container[str]) -> Group:
    """A measure without the claims that stand in no sentence: of a text that is not at hand, or moved by whoever edited the JSON."""
    return replace(group, claims=tuple(claim for claim in group.claims if claim.ref in refs))


# ---------------------------------------------------------------- articles


def _page(source: public.Source, text: str) -> Read:
    """A source as its article, its sentences and its numbers. Of a sentence nobody has to know here what of its page it is."""
    near = tuple(day for words in source.published.near if (day := day_of(words)))
    window = [day for words in source.published.window if (day := day_of(words))]
    published = Published(
        day_of(source.published.date), source.published.basis, source.published.why, near=near,
        window=(window[0], window[1]) if len(window) == 2 else None,
    )  # fmt: skip
    article = Article(
        id=source.id, path=source.path, text=text, sha256=source.sha256, title=source.title, blocks=(), published=published,
        outlet=source.outlet, origin=source.origin, language=source.language,
        posts=find_posts(text, assign_roles(text, title=source.title, language=source.language), published, language=source.language),
    )  # fmt: skip
    planted = instruction_spans(text)
    spans = sorted(
        (Span(place.start, place.end), place.number)
        for place in source.sentences
        if 0 <= place.start < place.end <= len(text)
    )
    sentences = tuple(
        Sentence(source.id, number, span, "body", any(span.meets(told) for told in planted)) for span, number in spans
    )
    return article, sentences, scan_sentences(text, [sentence.span for sentence in sentences], language=source.language)


def _at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """The sentence at a place; None between two."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.span.start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].span.end else None


def _events(briefing: public.Briefing, sentences: Mapping[str, Sequence[Sentence]]) -> Iterator[EventClaim]:
    for number, entry in enumerate(briefing.events, start=1):
        for citation in entry.statement.citations:
            told = _at(sentences.get(citation.source_id, ()), citation.start)
            if told is not None:
                yield EventClaim(
                    f"e{number}", told.article, told.number, entry.statement.text, days_of(entry.date), False
                )


# ---------------------------------------------------------------- measures


def _group(
    group: public.FigureGroup,
    sentences: Mapping[str, Sequence[Sentence]],
    read: Mapping[Place, FigureClaim],
    voices: Mapping[str, str],
) -> Group:
    label = Label(group.measure, group.kind)
    marked = {
        name: tuple(claim.id for claim in group.claims if getattr(claim, name)) for name in ("superseded", "beside")
    }
    return Group(
        id=group.id,
        label=label,
        unit=group.unit,
        claims=tuple(_claim(claim, label, sentences, read) for claim in group.claims),
        decision=Decision(
            group.status,
            group.rule,
            group.why,
            group.headline.claim_ids,
            marked["superseded"],
            marked["beside"],
            group.flags,
        ),
        relations=tuple(Relation(one.to, one.kind, one.rule, one.why, one.found_by) for one in group.relations),
        name=group.name,
        began=days_of(group.began),
        weak=group.weak,
        rows=tuple(
            Row(row.claim_ids, voices.get(row.voice or "", ""), days_of(row.day), row.role, row.mark, row.of)
            for row in group.rows
        ),
        comparisons=tuple(
            Comparison(
                one.kind, one.claim_ids, Decision(one.status, one.rule, one.why, (), one.superseded, flags=one.flags)
            )
            for one in group.comparisons
        ),
        leading=group.leading,
    )


def _claim(
    claim: public.FigureClaim,
    label: Label,
    sentences: Mapping[str, Sequence[Sentence]],
    read: Mapping[Place, FigureClaim],
) -> FigureClaim:
    citation = claim.citation
    span = Span(citation.start, citation.end)
    told = _at(sentences.get(citation.source_id, ()), citation.start)
    numbered = any(said is not None for said in (claim.value, claim.low, claim.high, claim.qualifier))
    again = read.get((citation.source_id, span)) if numbered else None
    links = [Link("replaces", id) for id in claim.replaces] + [Link("denies", id) for id in claim.denies]
    links += [Link("moved", id) for id in claim.follows]
    return FigureClaim(
        id=claim.id,
        article=citation.source_id,
        sentence=told.number if told else citation.sentence or 0,
        span=span,
        surface=claim.surface,
        quantity=again.quantity if again else None,
        hard=again.hard if again else None,
        likely=again.likely if again else None,
        label=replace(label, unverified=claim.unverified),
        asserter=claim.asserter,
        attributed_to=claim.attributed_to,
        origin=claim.origin,
        as_of=days_of(claim.as_of),
        event_day=days_of(claim.event_date),
        period=days_of(claim.period),
        published=day_of(claim.published),
        polarity=claim.polarity,
        links=tuple(links),
        contrast=claim.contrast,
        role=claim.role,
    )


# ---------------------------------------------------------------- days


def days_of(day: public.AsOf | None) -> DatedSpan | None:
    """A date of the JSON as a record; None where it is unknown or no date at all, which the seal tells."""
    start, end = (day_of(day.start), day_of(day.end)) if day else (None, None)
    return DatedSpan(start, end, day.basis, day.why, day.minute) if day and start and end else None


def day_of(words: str | None) -> date | None:
    """A day of the JSON; None where there is no such day."""
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        return None
