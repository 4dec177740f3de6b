"""Asking what one chunk says, and reading the answer. Nothing read here is believed before `ground`.

The model sees a cleaned view of each sentence (see `cleaned.py`) under the sentence's number, between markers that come
from the hash of what is sent, so that a question changes only when its text does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from briefgen.answers import (
    ExtractAnswer,
    FigureItem,
    QuoteItem,
    RecheckAnswer,
    answer_schema,
    parse_answer,
)
from briefgen.lines import clean_line
from briefgen.records import (
    Article,
    Chunk,
    ChunkFaults,
    DenialSaid,
    EventSaid,
    Extraction,
    FigureSaid,
    Kind,
    LinkKind,
    PositionSaid,
    Prompt,
    Question,
    QuoteSaid,
    Reply,
    Request,
    Sentence,
    SummarySaid,
)

TOKENS_ANSWERED = 6
"""Max output tokens per token of the chunk. A figure of eight words becomes an entry of about ninety tokens; the densest
recorded chunk needed 4.6, so six leaves room and still bounds a runaway answer."""
LEAST_ANSWER, MOST_ANSWER = 2_000, 16_000


def extraction_request(chunk: Chunk, prompt: Prompt) -> Request:
    """The request that asks for all that `chunk` says. The same chunk and prompt give the same request."""
    body = numbered_sentences(chunk, chunk.sentences)
    context = "\n".join(clean_line(s.span.of(chunk.article.text)) for s in chunk.context)
    messages = prompt.render(
        title=clean_line(chunk.article.title),
        outlet=source_words(chunk.article),
        published=published_words(chunk.article),
        context=context,
        marker=text_marker(body),
        sentences=body,
    )
    return Request(
        question=Question("extract", f"{chunk.article.slug}.{chunk.number}", chunk.article.slug),
        messages=messages,
        schema_name="extract",
        schema=answer_schema("extract"),
        max_tokens=min(MOST_ANSWER, max(LEAST_ANSWER, TOKENS_ANSWERED * chunk.tokens)),
        prompt_hash=prompt.hash,
        material_hash=_sha256(body),
    )


def recheck_request(chunk: Chunk, faults: ChunkFaults, prompt: Prompt) -> Request:
    """The one further request for what was rejected or unclaimed, holding only the sentences concerned."""
    rejected = [
        {"sentence": r.sentence or 0, "said": clean_line(r.said), "reason": r.reason}
        for r in faults.rejected
        if r.sentence
    ]
    unclaimed = [
        {"sentence": _sentence_at(chunk, q.phrase.start), "words": clean_line(q.phrase.of(chunk.article.text))}
        for q in faults.unclaimed
    ]
    asked = {int(str(item["sentence"])) for item in (*rejected, *unclaimed)}
    near = asked | {number - 1 for number in asked}
    body = numbered_sentences(chunk, tuple(s for s in chunk.sentences if s.number in near))
    messages = prompt.render(
        title=clean_line(chunk.article.title),
        published=published_words(chunk.article),
        marker=text_marker(body),
        sentences=body,
        rejected=rejected,
        unclaimed=unclaimed,
    )
    return Request(
        question=Question("recheck", f"{chunk.article.slug}.{chunk.number}", chunk.article.slug),
        messages=messages,
        schema_name="recheck",
        schema=answer_schema("recheck"),
        max_tokens=LEAST_ANSWER + 150 * (len(rejected) + len(unclaimed)),
        prompt_hash=prompt.hash,
        material_hash=_sha256(body),
    )


def read_extraction(reply: Reply) -> Extraction:
    """What the reply says. Raises `AnswerMismatch` where it does not fit the schema."""
    answer = parse_answer(reply.text, ExtractAnswer)
    return Extraction(
        figures=tuple(_figure(item) for item in answer.figures),
        denials=tuple(DenialSaid(d.s, d.who.strip(), d.words, d.denies, d.other_account) for d in answer.denials),
        quotes=tuple(_quote(item) for item in answer.quotes),
        events=tuple(EventSaid(e.s, e.when.strip(), e.what.strip()) for e in answer.events),
        positions=tuple(PositionSaid(p.s, p.actor.strip(), p.role.strip(), p.says.strip()) for p in answer.positions),
        summary=tuple(SummarySaid(tuple(s.s), s.text.strip()) for s in answer.summary),
    )


def read_recheck(reply: Reply) -> Extraction:
    """The corrected figures and quotes of a recheck. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, RecheckAnswer)
    return Extraction(
        figures=tuple(_figure(item) for item in answer.figures), quotes=tuple(_quote(item) for item in answer.quotes)
    )


def numbered_sentences(chunk: Chunk, sentences: tuple[Sentence, ...]) -> str:
    """The sentences as the model sees them, one a line: `[7] The text.` A headline says that it is one.

    A look-alike of the closing marker cannot stand: the marker's angle brackets are doubled apart in the text.
    """
    lines = []
    for sentence in sentences:
        words = clean_line(sentence.span.of(chunk.article.text)).replace("<<", "< <").replace(">>", "> >")
        lines.append(f"[{sentence.number}]{' (headline)' if sentence.role == 'headline' else ''} {words}")
    return "\n".join(lines)


def text_marker(text: str) -> str:
    """The first eight hex digits of the text's hash: changes with the text, never with chance or time."""
    return _sha256(text)[:8]


def source_words(article: Article) -> str:
    """Outlet and origin in words: "Rappler, from AFP"."""
    outlet = clean_line(article.outlet or "outlet not stated")
    return f"{outlet}, from {clean_line(article.origin)}" if article.origin else outlet


def published_words(article: Article) -> str:
    """The date that may be shown to a model: a stated or resolved one, else "not stated"."""
    known = article.published
    if known.day is None or known.basis not in ("stated", "resolved"):
        return "not stated"
    return known.day.isoformat()


_KINDS: Mapping[str, Kind] = {"measurement": "constant"}


def _figure(item: FigureItem) -> FigureSaid:
    link: LinkKind | None = None if item.link == "none" or item.link_to < 1 else item.link
    kind: Kind = _KINDS.get(item.kind) or item.kind  # type: ignore[assignment]  # "measurement" is mapped away
    return FigureSaid(
        sentence=item.s,
        words=item.words,
        value=item.value.strip() or None,
        qualifier=None if item.qualifier == "none" else item.qualifier,
        measure=item.measure.strip(),
        who=item.who.strip(),
        place=item.place.strip(),
        event=item.event.strip(),
        time=item.time.strip(),
        time_sentence=item.time_s or None,
        kind=kind,
        said_by=item.said_by.strip(),
        link=link,
        link_to=item.link_to - 1 if link else None,
    )


def _quote(item: QuoteItem) -> QuoteSaid:
    return QuoteSaid(item.s, item.words, item.speaker.strip(), item.role.strip())


def _sentence_at(chunk: Chunk, offset: int) -> int:
    return next((s.number for s in chunk.sentences if s.span.start <= offset < s.span.end), 0)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
