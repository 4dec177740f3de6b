"""Asking what articles say beside their figures, and reading the answer. Nothing read here is believed before `ground`.

Short articles share one request. Its sentences are numbered through, `12: The text.`, so that a number tells article and
sentence at once; each entry of the answer goes back to the chunk that holds its sentence and is checked against that
alone. The model sees a cleaned view (see `cleaned.py`) between markers that come from the hash of what is sent, so that
a question changes only when its text does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from briefgen.records import (
    Article,
    Chunk,
    DenialSaid,
    EventSaid,
    Extraction,
    PositionSaid,
    Prompt,
    Question,
    QuoteSaid,
    Reply,
    Request,
    Sentence,
    text_hash,
)
from briefgen.stages.answers import (
    DenialItem,
    EventItem,
    ExtractAnswer,
    PositionItem,
    QuoteItem,
    answer_schema,
    parse_answer,
)
from briefgen.text.lines import clean_line

CHUNKS_A_REQUEST = 2
"""One request reads articles of as many tokens as so many full chunks hold: 2,400 unless another limit is asked for.
What is fixed (prompt and schema, some 700 tokens) is then a quarter of what is sent, and an answer stays within reach
of a small model."""
TOKENS_ANSWERED = 3
"""Max output tokens per token of the chunks. The densest recorded answer took 1.6; three leaves room and still bounds a
runaway answer."""
LEAST_ANSWER, MOST_ANSWER = 1_500, 16_000

ItemT = TypeVar("ItemT", DenialItem, EventItem, PositionItem, QuoteItem)


# ---------------------------------------------------------------- who shares a request


def share_requests(articles: Sequence[Sequence[Chunk]], *, limit: int) -> tuple[tuple[Chunk, ...], ...]:
    """The chunks of the articles by request, in order. Whole articles stand together up to `limit` tokens; a longer
    article has requests of its own, each with as many of its chunks as fit.

    Articles of 500, 900, 1,400 and 3,000 tokens at a limit of 2,400: the first two; the third; the fourth in two.
    """
    requests: list[list[Chunk]] = []
    room = 0
    for chunks in articles:
        whole = sum(chunk.tokens for chunk in chunks) <= limit
        for part in [tuple(chunks)] if whole else [(chunk,) for chunk in chunks]:
            tokens = sum(chunk.tokens for chunk in part)
            alone = not whole and part[0] == chunks[0]
            if alone or not requests or tokens > room:
                requests.append([])
                room = limit
            requests[-1] += part
            room -= tokens
        room = room if whole else 0
    return tuple(tuple(request) for request in requests if request)


def split_request(chunks: Sequence[Chunk]) -> tuple[tuple[Chunk, ...], ...]:
    """A request that did not come through as the next smaller ones: by article, then by chunk."""
    by_article = tuple(tuple(group) for _, group in groupby(chunks, key=lambda chunk: chunk.article.id))
    return by_article if len(by_article) > 1 else tuple((chunk,) for chunk in chunks)


# ---------------------------------------------------------------- asking


def extraction_request(chunks: Sequence[Chunk], prompt: Prompt) -> Request:
    """The request that asks for all that `chunks` say. The same chunks and prompt give the same request."""
    shown = [_article_value(part, before) for part, before in _runs(chunks)]
    body = "\n".join(f"{value['source']}\n{value['context']}\n{value['sentences']}" for value in shown)
    first = chunks[0]
    return Request(
        question=Question(
            "extract",
            f"{first.article.slug}.{first.number}",
            first.article.slug,
            articles=len({chunk.article.id for chunk in chunks}),
        ),
        messages=prompt.render(articles=shown, marker=text_marker(body)),
        schema_name="extract",
        schema=answer_schema("extract"),
        max_tokens=min(MOST_ANSWER, max(LEAST_ANSWER, TOKENS_ANSWERED * sum(chunk.tokens for chunk in chunks))),
        prompt_hash=prompt.hash,
        material_hash=text_hash(body),
    )


def _runs(chunks: Sequence[Chunk]) -> Iterator[tuple[tuple[Chunk, ...], int]]:
    """The chunks of each article, with the number of sentences that stand before them in the request."""
    before = 0
    for _, group in groupby(chunks, key=lambda chunk: chunk.article.id):
        run = tuple(group)
        yield run, before
        before += sum(len(chunk.sentences) for chunk in run)


def _article_value(run: tuple[Chunk, ...], before: int) -> dict[str, object]:
    article, sentences = run[0].article, [sentence for chunk in run for sentence in chunk.sentences]
    titled = any(sentence.role == "headline" for sentence in sentences)
    return {
        "source": source_words(article),
        "published": published_words(article),
        "title": "" if titled else clean_line(article.title),
        "context": " ".join(_shown(sentence, article) for sentence in run[0].context),
        "sentences": numbered_sentences(article, sentences, first=before + 1),
    }


def numbered_sentences(article: Article, sentences: Sequence[Sentence], *, first: int) -> str:
    """The sentences as the model sees them, one a line: `7: The text.` A headline says that it is one."""
    lines = []
    for number, sentence in enumerate(sentences, start=first):
        lines.append(f"{number}:{' (headline)' if sentence.role == 'headline' else ''} {_shown(sentence, article)}")
    return "\n".join(lines)


def _shown(sentence: Sentence, article: Article) -> str:
    """One line, in which no look-alike of the closing marker can stand: its angle brackets are set apart."""
    return clean_line(sentence.span.of(article.text)).replace("<<", "< <").replace(">>", "> >")


def text_marker(text: str) -> str:
    """The first eight hex digits of the text's hash: changes with the text, never with chance or time."""
    return text_hash(text)[:8]


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


# ---------------------------------------------------------------- reading


def read_extraction(reply: Reply, chunks: Sequence[Chunk]) -> tuple[Extraction, ...]:
    """What the reply says of each chunk. An entry that names no sentence of the request goes to the first chunk under
    number 0, where `ground` refuses it. Raises `AnswerMismatch` where the reply does not fit the schema."""
    answer = parse_answer(reply.text, ExtractAnswer)
    places = [(place, sentence.number) for place, chunk in enumerate(chunks) for sentence in chunk.sentences]
    return tuple(
        Extraction(
            denials=tuple(
                DenialSaid(s, d.who.strip(), d.words, d.denies, d.other_account)
                for s, d in _own(answer.denials, place, places)
            ),
            quotes=tuple(
                QuoteSaid(s, q.words, q.speaker.strip(), q.role.strip()) for s, q in _own(answer.quotes, place, places)
            ),
            events=tuple(EventSaid(s, e.when.strip(), e.what.strip()) for s, e in _own(answer.events, place, places)),
            positions=tuple(
                PositionSaid(s, p.actor.strip(), p.role.strip(), p.says.strip())
                for s, p in _own(answer.positions, place, places)
            ),
        )
        for place in range(len(chunks))
    )


def _own(items: Sequence[ItemT], place: int, places: Sequence[tuple[int, int]]) -> list[tuple[int, ItemT]]:
    """The entries of one chunk, each with its sentence's number in its own article."""
    named = [(places[item.s - 1] if 1 <= item.s <= len(places) else (0, 0), item) for item in items]
    return [(number, item) for (owner, number), item in named if owner == place]
