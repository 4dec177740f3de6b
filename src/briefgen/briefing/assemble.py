"""From records to the public `Briefing`: citations with their surroundings, statements, groups, sources, coverage, run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from briefgen.briefing import public
from briefgen.briefing.coverage import FATES
from briefgen.briefing.public import plain_decimal
from briefgen.records import (
    EXTRACTED_ROLES,
    Article,
    Comparison,
    ComposedStatement,
    ComposedTable,
    Composition,
    DatedSpan,
    Disagreement,
    EventClaim,
    FigureClaim,
    Group,
    Interval,
    Ledger,
    LinkKind,
    Note,
    NumberFate,
    PositionClaim,
    QuoteClaim,
    RejectedClaim,
    Row,
    RunFacts,
    Sentence,
    Side,
    Span,
    Voice,
)
from briefgen.text.lines import one_line

CONTEXT_CHARACTERS = 32
"""Characters of prefix and suffix: enough to find a moved passage again, as in the W3C TextQuoteSelector's examples."""


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a briefing is made of."""

    ledger: Ledger
    sentences: tuple[Sentence, ...]
    """All sentences of the articles; those of the ledger are the ones that may be cited."""
    composition: Composition
    rejected: tuple[RejectedClaim, ...]
    fates: tuple[NumberFate, ...]
    notes: tuple[Note, ...]
    gaps: tuple[str, ...]
    run: RunFacts
    version: str
    chunks: Mapping[str, int]
    tokens: Mapping[str, int]
    duplicates: Mapping[str, str]
    keep_text: bool = True


class _Places:
    """Citations of the articles' places."""

    def __init__(self, articles: Sequence[Article], sentences: Sequence[Sentence]) -> None:
        self.articles = {article.id: article for article in articles}
        self._sentences: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            self._sentences.setdefault(sentence.article, []).append(sentence)

    def cite(self, article_id: str, span: Span) -> public.Citation:
        text = self.articles[article_id].text
        return public.Citation(
            source_id=article_id,
            start=span.start,
            end=span.end,
            text=span.of(text),
            prefix=text[max(0, span.start - CONTEXT_CHARACTERS) : span.start],
            suffix=text[span.end : span.end + CONTEXT_CHARACTERS],
            sentence=self.sentence_at(article_id, span.start),
        )

    def sentence_at(self, article_id: str, offset: int) -> int | None:
        """The number of the sentence at a place; None between two sentences. They stand in the order of their places."""
        own = self._sentences.get(article_id, [])
        at = bisect_right(own, offset, key=lambda sentence: sentence.span.start) - 1
        return own[at].number if at >= 0 and offset < own[at].span.end else None

    def sentence_span(self, article_id: str, number: int) -> Span:
        return next(s.span for s in self._sentences[article_id] if s.number == number)

    def places(self, article_id: str) -> tuple[public.SentencePlace, ...]:
        return tuple(
            public.SentencePlace(number=s.number, start=s.span.start, end=s.span.end)
            for s in self._sentences.get(article_id, ())
        )


def assemble_briefing(parts: Parts) -> public.Briefing:
    """The briefing of `parts`. Pure: the same parts give the same object, field by field."""
    ledger = parts.ledger
    places = _Places(ledger.articles, parts.sentences)
    reconciled = ledger.reconciliation
    possible = dict(reconciled.possible)
    voices = {voice.name: voice.id for voice in reconciled.voices}
    return public.Briefing(
        title=_statement(parts.composition.title, places),
        as_of=_briefing_day(ledger.articles),
        engine=parts.run.engine,
        length=ledger.length,
        bottom_line=tuple(_line(s, places) for s in parts.composition.bottom_line),
        key_figures=tuple(
            public.KeyFigure(what=take.theme or "", take=_statement(take, places), also=_optional(also, places))
            for take, also in parts.composition.key_figures
            if take
        ),
        key_points=tuple(_key_point(s, places) for s in parts.composition.key_points),
        tables=tuple(_table(table, places) for table in parts.composition.tables),
        figures=tuple(_group(group, places, possible, voices) for group in reconciled.groups),
        voices=tuple(_voice(voice, reconciled.groups) for voice in reconciled.voices),
        timeline=_course(parts.composition.timeline, places),
        events=_timeline(ledger.events, places),
        positions=tuple(
            public.Position(who=s.theme or "", statement=_statement(s, places)) for s in parts.composition.positions
        ),
        actors=_actors(ledger.positions, places),
        quotes=_quotes(ledger.quotes, parts.composition.quotes, places),
        disagreements=tuple(_disagreement(item, places) for item in reconciled.disagreements),
        gaps=parts.gaps,
        notes=tuple(public.Note(source_id=n.article, kind=n.kind, text=n.text) for n in parts.notes),
        rejected=tuple(_rejected(item) for item in parts.rejected),
        sources=tuple(_source(article, places, parts) for article in ledger.articles),
        coverage=_coverage(parts.fates, ledger.articles),
        run=_run(parts.run, parts.version),
    )


def _statement(composed: ComposedStatement, places: _Places) -> public.Statement:
    return public.Statement(
        text=composed.text,
        support=composed.support,
        citations=tuple(places.cite(p.article, p.span) for p in composed.citations),
        claim_ids=composed.claim_ids,
        behind=composed.behind,
    )


def _optional(composed: ComposedStatement | None, places: _Places) -> public.Statement | None:
    return _statement(composed, places) if composed else None


def _line(composed: ComposedStatement, places: _Places) -> public.Line:
    return public.Line(
        **dict(_statement(composed, places)),
        reading=_optional(composed.reading, places),
        theme=composed.theme,
        lead=composed.lead,
        joined=composed.joined,
        under=composed.under,
    )


def _key_point(composed: ComposedStatement, places: _Places) -> public.KeyPoint:
    return public.KeyPoint(**dict(_line(composed, places)))


def _table(table: ComposedTable, places: _Places) -> public.FigureTable:
    return public.FigureTable(
        title=table.title,
        by=table.by,
        theme=table.theme,
        leads=table.leads,
        after=table.after,
        number=table.number,
        columns=table.columns,
        rows=tuple(
            public.TableRow(
                day=_as_of(row.day, UNDATED),
                who=row.who,
                when=row.when,
                cells=tuple(_statement(cell, places) if cell else None for cell in row.cells),
            )
            for row in table.rows
        ),
    )


def _briefing_day(articles: Sequence[Article]) -> public.AsOf:
    """The latest day on which one of the articles was published, with that article's basis."""
    dated = [a for a in articles if a.published.day is not None]
    if not dated:
        return public.AsOf(start=None, end=None, basis="unknown", why="no article has a date")
    latest = max(dated, key=lambda a: (a.published.day or date.min, a.id))
    return _as_of(DatedSpan(latest.published.day or date.min, latest.published.day or date.min, latest.published.basis,
                            f"the latest article with a date is {latest.id}"))  # fmt: skip


def _as_of(day: DatedSpan | None, why: str = "") -> public.AsOf:
    if day is None:
        return public.AsOf(start=None, end=None, basis="unknown", why=why)
    return public.AsOf(
        start=day.start.isoformat(), end=day.end.isoformat(), basis=day.basis, why=day.why, minute=day.minute
    )


# ---------------------------------------------------------------- figures


def _voice(voice: Voice, groups: Sequence[Group]) -> public.Voice:
    own = tuple(claim.id for group in groups for claim in group.claims if claim.asserter == voice.name)
    return public.Voice(id=voice.id, name=voice.name, also=voice.also, claim_ids=own)


def _group(
    group: Group, places: _Places, possible: Mapping[str, tuple[str, ...]], voices: Mapping[str, str]
) -> public.FigureGroup:
    decision, label = group.decision, group.label
    relays = dict(group.relays)
    return public.FigureGroup(
        id=group.id,
        name=group.name or label.measure,
        measure=label.measure,
        unit=group.unit,
        kind=label.kind,
        population=label.population,
        place=label.place,
        event=label.event,
        period=label.period,
        method=label.method,
        status=decision.status,
        rule=decision.rule,
        why=decision.why,
        flags=decision.flags,
        headline=public.Headline(text=headline_words(group), claim_ids=decision.headline),
        range=standing_range(group),
        claims=tuple(
            _claim(c, group, places, possible.get(c.id, ()), relays.get(c.asserter, 1), voices.get(c.asserter))
            for c in group.claims
        ),
        relations=tuple(
            public.Relation(to=r.to, kind=r.kind, rule=r.rule, why=r.why, found_by=r.found_by) for r in group.relations
        ),
        rows=tuple(_row(row, voices) for row in group.rows),
        comparisons=tuple(_comparison(comparison) for comparison in group.comparisons),
        leading=group.leading,
        began=_as_of(group.began) if group.began else None,
        weak=group.weak,
    )


def _row(row: Row, voices: Mapping[str, str]) -> public.Row:
    return public.Row(
        claim_ids=row.claims,
        voice=voices.get(row.voice),
        day=_as_of(row.day, UNDATED),
        role=row.role,
        mark=row.mark,
        of=row.of,
    )


def _comparison(comparison: Comparison) -> public.Comparison:
    decision = comparison.decision
    return public.Comparison(
        kind=comparison.kind,
        claim_ids=comparison.claims,
        status=decision.status,
        rule=decision.rule,
        why=decision.why,
        superseded=decision.superseded,
        flags=decision.flags,
    )


def headline_words(group: Group) -> str:
    """The headline claims' own words, each once, in order of the group's claims."""
    words = [one_line(c.surface) for c in group.claims if c.id in group.decision.headline]
    return " / ".join(dict.fromkeys(words))


def standing_range(group: Group) -> public.Range | None:
    """The hull of what stands: of the intervals of all claims that are not superseded; None where none has one."""
    intervals = [c.hard for c in group.claims if c.hard is not None and c.id not in group.decision.superseded]
    if not intervals:
        return None
    low = min(intervals, key=lambda i: (i.low is not None, i.low if i.low is not None else 0, i.low_open))
    high = max(intervals, key=lambda i: (i.high is None, i.high if i.high is not None else 0, not i.high_open))
    return public.Range(
        low=decimal_of(low.low),
        high=decimal_of(high.high),
        low_open=low.low_open,
        high_open=high.high_open or high.high is None,
    )


def decimal_of(value: Fraction | None) -> str | None:
    """A number as the JSON has it; None for none."""
    return None if value is None else plain_decimal(value)


UNDATED = "the article gives no day and has no date"
_NOTHING = Interval(None, None, True, True)


def _claim(
    claim: FigureClaim,
    group: Group,
    places: _Places,
    possible: tuple[str, ...],
    relays: int,
    voice: str | None,
) -> public.FigureClaim:
    hard, likely = claim.hard or _NOTHING, claim.likely or _NOTHING
    quantity = claim.quantity
    return public.FigureClaim(
        id=claim.id,
        surface=one_line(claim.surface),
        value=decimal_of(quantity.value) if quantity else None,
        low=decimal_of(hard.low),
        high=decimal_of(hard.high),
        low_open=hard.low_open,
        high_open=hard.high_open,
        likely_low=decimal_of(likely.low),
        likely_high=decimal_of(likely.high),
        unit=claim.unit,
        qualifier=quantity.qualifier if quantity else None,
        polarity=claim.polarity,
        label_verified=claim.label_verified,
        unverified=claim.label.unverified,
        as_of=_as_of(claim.as_of, UNDATED),
        event_date=_as_of(claim.event_day) if claim.event_day else None,
        possible_member_of=possible,
        published=claim.published.isoformat() if claim.published else None,
        attributed_to=claim.attributed_to,
        asserter=claim.asserter,
        origin=claim.origin,
        relays=relays,
        superseded=claim.id in group.decision.superseded,
        beside=claim.id in group.decision.beside,
        voice=voice,
        role=claim.role,
        replaces=_linked(claim, "replaces"),
        follows=_linked(claim, "moved"),
        denies=_linked(claim, "denies"),
        contrast=claim.contrast or any(link.kind == "contrasts" for link in claim.links),
        period=_as_of(claim.period) if claim.period else None,
        citation=places.cite(claim.article, claim.span),
    )


def _linked(claim: FigureClaim, kind: LinkKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.to for link in claim.links if link.kind == kind))


# ---------------------------------------------------------------- prose around the figures


def _course(lines: Sequence[ComposedStatement], places: _Places) -> tuple[public.TimelineEntry, ...]:
    return tuple(
        public.TimelineEntry(date=_as_of(line.day, UNDATED), statement=_statement(line, places)) for line in lines
    )


def _timeline(events: Sequence[EventClaim], places: _Places) -> tuple[public.TimelineEntry, ...]:
    """Dated events in order of their day; each told once, undated ones left to the text."""
    dated = sorted((e for e in events if e.day), key=lambda e: (e.day.start, e.article, e.sentence) if e.day else ())
    entries: list[public.TimelineEntry] = []
    seen: set[tuple[date, str]] = set()
    for event in dated:
        if event.day is None or (event.day.start, event.what) in seen:
            continue
        seen.add((event.day.start, event.what))
        entries.append(
            public.TimelineEntry(date=_as_of(event.day), statement=_sentence_statement(event, event.what, places))
        )
    return tuple(entries)


def _sentence_statement(claim: EventClaim | PositionClaim, text: str, places: _Places) -> public.Statement:
    span = places.sentence_span(claim.article, claim.sentence)
    return public.Statement(
        text=text,
        support="verbatim" if claim.verbatim else "terms_checked",
        citations=(places.cite(claim.article, span),),
    )


def _actors(positions: Sequence[PositionClaim], places: _Places) -> tuple[public.Actor, ...]:
    """Positions by actor, in order of first mention; a name that ends another ("Lavrov") is the same actor."""
    names: list[str] = []
    for position in positions:
        if not any(_same_name(position.actor, name) for name in names):
            names.append(position.actor)
    actors = []
    for name in names:
        own = [p for p in positions if _same_name(p.actor, name)]
        longest = max((p.actor for p in own), key=len)
        aliases = tuple(dict.fromkeys(p.actor for p in own if p.actor != longest))
        role = next((p.role for p in own if p.role), None)
        statements = tuple(_sentence_statement(p, p.says, places) for p in own)
        actors.append(public.Actor(name=longest, aliases=aliases, role=role, positions=statements))
    return tuple(actors)


def _same_name(a: str, b: str) -> bool:
    shorter, longer = sorted((a.casefold().split(), b.casefold().split()), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def _quotes(quotes: Sequence[QuoteClaim], telling: Sequence[str], places: _Places) -> tuple[public.Quote, ...]:
    """All quotes in the order of the articles, the telling ones marked and put first in their own order."""
    order = {quote: place for place, quote in enumerate(telling)}
    ranked = sorted(quotes, key=lambda quote: order.get(quote.id, len(order)))
    return tuple(
        public.Quote(
            speaker=quote.speaker,
            role=quote.role,
            text=quote.text,
            citation=places.cite(quote.article, quote.span),
            telling=quote.id in order,
        )
        for quote in ranked
    )


def _disagreement(item: Disagreement, places: _Places) -> public.Disagreement:
    return public.Disagreement(
        about=item.about,
        status=item.status,
        rule=item.rule,
        sides=tuple(_side(side, places) for side in item.sides),
        group_id=item.group,
    )


def _side(side: Side, places: _Places) -> public.DisagreementSide:
    statement = public.Statement(
        text=one_line(side.text),
        support="verbatim",
        citations=(places.cite(side.article, side.span),),
        claim_ids=side.claim_ids,
    )
    return public.DisagreementSide(who=side.who, statement=statement, date=_as_of(side.day), claim_ids=side.claim_ids)


def _rejected(item: RejectedClaim) -> public.Rejected:
    return public.Rejected(
        source_id=item.article, stage=item.stage, said=item.said, fault=item.fault, reason=item.reason
    )


# ---------------------------------------------------------------- sources, coverage, run


def _source(article: Article, places: _Places, parts: Parts) -> public.Source:
    published = article.published
    return public.Source(
        id=article.id,
        path=article.path,
        title=article.title,
        outlet=article.outlet,
        origin=article.origin,
        authors=article.authors,
        url=article.url,
        retrieved=article.retrieved,
        modified=article.modified.isoformat() if article.modified else None,
        published=public.SourceDate(
            date=published.day.isoformat() if published.day else None,
            basis=published.basis,
            why=published.why,
            candidates=tuple(day.isoformat() for day in published.candidates),
            near=tuple(day.isoformat() for day in published.near),
            window=tuple(day.isoformat() for day in published.window or ()),
        ),
        sha256=article.sha256,
        characters=len(article.text),
        tokens=parts.tokens.get(article.id, 0),
        chunks=parts.chunks.get(article.id, 0),
        language=article.language,
        duplicate_of=parts.duplicates.get(article.id),
        badges=article.badges,
        note=article.note,
        left_out=_left_out(article),
        sentences=places.places(article.id),
        text=article.text if parts.keep_text else None,
    )


def _left_out(article: Article) -> tuple[public.LeftOut, ...]:
    counted: dict[str, list[str]] = {}
    for block in article.blocks:
        if block.role not in EXTRACTED_ROLES:
            counted.setdefault(block.role, []).append(one_line(block.span.of(article.text)))
    return tuple(
        public.LeftOut(role=role, count=len(texts), example=texts[0][:120])  # type: ignore[arg-type]  # roles of blocks
        for role, texts in counted.items()
    )


def _coverage(fates: Sequence[NumberFate], articles: Sequence[Article]) -> public.Coverage:
    numbers = tuple(
        public.CoveredNumber(
            source_id=f.article,
            start=f.span.start,
            end=f.span.end,
            text=f.text,
            fate=f.fate,
            reason=f.reason,
            claim_id=f.claim,
        )
        for f in fates
    )
    totals = [_total(article.id, [f for f in fates if f.article == article.id]) for article in articles]
    return public.Coverage(numbers=numbers, totals=(*totals, _total(None, fates)))


def _total(source_id: str | None, fates: Sequence[NumberFate]) -> public.CoverageTotal:
    counts = {fate: sum(1 for f in fates if f.fate == fate) for fate in FATES}
    return public.CoverageTotal(source_id=source_id, numbers=len(fates), **counts)


def _run(run: RunFacts, version: str) -> public.Run:
    return public.Run(
        briefgen=version,
        engine=run.engine,
        model=run.model,
        models_answered=run.models_answered,
        prompts=tuple(public.PromptUsed(name=name, hash=digest) for name, digest in run.prompts),
        replies=run.replies,
        repairs=run.repairs,
        tokens=public.TokensUsed(
            prompt=run.prompt_tokens,
            completion=run.completion_tokens,
            cached=run.cached_tokens,
            estimated=run.tokens_estimated,
        ),
        cost=run.cost,
        failures=tuple(
            public.Failure(stage=f.stage, code=f.code, reason=f.reason, source_id=f.article, chunk=f.chunk)
            for f in run.failures
        ),
    )
