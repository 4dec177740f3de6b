"""From ledger to prose: what a model is asked, what it drafts, and what of the draft holds.

A model writes freely and cites sentences; code binds. Each number is bound to the claim of a cited sentence and takes its
qualifier (`binding`), each day has to be one that they speak of (`said_days`), names, negations, hedges and attributions
stand as in the sentences (`wording`). What is refused is asked for once more with its reason; what of that holds takes
the place of what it mends, and the rest is listed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.answers import ComposeAnswer, DraftItem, MendAnswer, QuotedItem, answer_schema, parse_answer
from briefgen.binding import QUOTATION, BindingFault, Bound, bind_numbers, outlets_named, shares_root
from briefgen.figures import names_persons, scan_numbers
from briefgen.garbled import is_garbled
from briefgen.ledger import BESIDE, LENGTHS, Material, date_words, material_of
from briefgen.lexicon import STOPWORDS, fold, terms_found, words_of
from briefgen.lines import clean_line, shown_words
from briefgen.records import (
    EXTRACTED_ROLES,
    Article,
    ComposedStatement,
    Composition,
    Draft,
    DraftPart,
    DraftStatement,
    Fault,
    Ledger,
    Passage,
    Prompt,
    Question,
    QuoteClaim,
    RefusedStatement,
    Reply,
    Request,
    Sentence,
    Span,
)
from briefgen.said_days import drafted_day, foreign_day, without_days
from briefgen.shown import shown_values, values_about
from briefgen.soundness import draft_faults
from briefgen.wording import bears_on, check_wording, content_words, names_beside

# ---------------------------------------------------------------- asking and reading


def compose_request(ledger: Ledger, prompt: Prompt) -> Request:
    """The request for a draft."""
    return _request(ledger, prompt, shown_values(ledger), "compose", refused=[])


def mend_request(ledger: Ledger, refused: Sequence[RefusedStatement], prompt: Prompt) -> Request:
    """The one further request for what was refused, with only the measures and sentences that it is about."""
    refs = [ref for item in refused for ref in (*item.statement.cites, *item.see)]
    listed = [
        {
            "n": number,
            "part": item.part.replace("_", " "),
            "said": clean_line(item.statement.text),
            "cites": " ".join(item.statement.cites),
            "reason": item.reason,
        }
        for number, item in enumerate(refused, start=1)
    ]
    return _request(ledger, prompt, values_about(refs, ledger), "mend", refused=listed)


def _request(
    ledger: Ledger, prompt: Prompt, material: dict[str, object], schema: str, *, refused: Sequence[object]
) -> Request:
    bottom, points, words = LENGTHS[ledger.length]
    beside = BESIDE[ledger.length]
    messages = prompt.render(
        **material,
        bottom_line=bottom,
        key_points=points,
        words=words,
        **beside._asdict(),
        focus=clean_line(ledger.focus or ""),
        language=ledger.language,
        refused=refused,
    )
    return Request(
        question=Question("compose", "compose.refused" if refused else "compose"),
        messages=messages,
        schema_name=schema,
        schema=answer_schema(schema),
        max_tokens=500 + 200 * len(refused) if refused else 2_000 + 8 * words,
        prompt_hash=prompt.hash,
        material_hash=hashlib.sha256(repr(material).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def read_draft(reply: Reply, ledger: Ledger) -> Draft:
    """The draft in a reply. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, ComposeAnswer)
    quotes = (_quoted(item, ledger.quotes) for item in answer.quotes)
    return Draft(
        title=_drafted(answer.title),
        bottom_line=tuple(_drafted(item) for item in answer.bottom_line),
        key_points=tuple(replace(_drafted(item), theme=item.theme.strip() or None) for item in answer.key_points),
        differences=tuple(_drafted(item) for item in answer.differences),
        timeline=tuple(replace(_drafted(item), day=item.day.strip()) for item in answer.timeline),
        positions=tuple(replace(_drafted(item), theme=item.who.strip() or None) for item in answer.positions),
        quotes=tuple(dict.fromkeys(quote for quote in quotes if quote)),
        gaps=tuple(_drafted(item) for item in answer.gaps),
        tables=tuple(table.strip() for table in answer.tables),
    )


def _drafted(item: DraftItem) -> DraftStatement:
    return DraftStatement(item.text.strip(), tuple(item.c))


def _quoted(item: QuotedItem, quotes: Sequence[QuoteClaim]) -> str | None:
    """The id of the checked quote that an answer points to by its sentence and words; None where there is none."""
    said = _letters(item.words)
    own = [quote for quote in quotes if quote.ref == item.c and quote.speaker]
    found = next((q for q in own if said and (said in _letters(q.text) or _letters(q.text) in said)), None)
    return found.id if found else None


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def read_mended(reply: Reply, refused: Sequence[RefusedStatement]) -> tuple[DraftStatement | None, ...]:
    """For each refused statement what takes its place, None where nothing does. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, MendAnswer)
    told = {item.n: item for item in answer.statements if item.text.strip()}
    return tuple(
        replace(item.statement, text=told[number].text.strip(), cites=tuple(told[number].c)) if number in told else None
        for number, item in enumerate(refused, start=1)
    )


# ---------------------------------------------------------------- checking a draft


@dataclass(frozen=True, slots=True)
class _Refusal:
    fault: Fault
    reason: str
    see: tuple[str, ...] = ()


def check_draft(draft: Draft, ledger: Ledger) -> Composition:
    """What of a draft holds, and what is refused with its reason."""
    material = material_of(ledger)
    refused: list[RefusedStatement] = []
    bottom, points, _ = LENGTHS[ledger.length]
    beside = BESIDE[ledger.length]

    def held(statements: Sequence[DraftStatement], part: DraftPart, most: int) -> tuple[ComposedStatement, ...]:
        kept: list[ComposedStatement] = []
        for number, statement in enumerate(statements[:most], start=1):
            found = _said_once(check_statement(statement, material), kept)
            if isinstance(found, _Refusal):
                refused.append(RefusedStatement(part, number, statement, found.fault, found.reason, found.see))
            else:
                kept.append(found)
        return tuple(kept)

    known = {quote.id for quote in ledger.quotes}
    measures = {group.id for group in ledger.reconciliation.groups if len(group.claims) > 1}
    composed = Composition(
        title=title_from_articles(ledger),
        bottom_line=held(draft.bottom_line, "bottom_line", bottom + 1),
        key_points=held(draft.key_points, "key_points", points + 2),
        differences=held(draft.differences, "differences", beside.differences + 1),
        timeline=_in_order(held(draft.timeline, "timeline", beside.timeline + 2)),
        positions=held(draft.positions, "positions", beside.positions + 1),
        quotes=tuple(quote for quote in draft.quotes if quote in known)[: beside.quotes],
        gaps=held(draft.gaps, "gaps", beside.gaps),
        tables=tuple(dict.fromkeys(table for table in draft.tables if table in measures))[: beside.tables],
    )
    own = _headline_of(draft.title, ledger)
    title = held((draft.title,), "title", 1) if draft.title.text and own is None else ()
    return replace(composed, title=own or (title[0] if title else composed.title), refused=tuple(refused))


def _in_order(lines: Sequence[ComposedStatement]) -> tuple[ComposedStatement, ...]:
    """The lines of the timeline that have a day, by it; of one day as they were drafted."""
    return tuple(sorted((line for line in lines if line.day), key=lambda line: line.day.start if line.day else None))  # type: ignore[arg-type, return-value]


def _said_once(found: ComposedStatement | _Refusal, kept: Sequence[ComposedStatement]) -> ComposedStatement | _Refusal:
    if isinstance(found, ComposedStatement) and any(found.text == other.text for other in kept):
        return _Refusal("duplicate", "it is said already")
    return found


def worth_mending(composition: Composition) -> tuple[RefusedStatement, ...]:
    """What is asked for once more: all that was refused but what stands already."""
    return tuple(item for item in composition.refused if item.fault != "duplicate")


def mend_composition(first: Composition, mended: Sequence[DraftStatement | None], ledger: Ledger) -> Composition:
    """The composition with what was mended in the place of what was refused; `mended` goes with `worth_mending(first)`.
    What does not hold this time either stays refused, once and with its first reason."""
    material = material_of(ledger)
    settled: dict[tuple[DraftPart, int], ComposedStatement] = {}
    for item, statement in zip(worth_mending(first), mended, strict=True):
        same_part = [found for (part, _), found in settled.items() if part == item.part]
        stands = (*_part_of(first, item.part), *same_part)
        found = _said_once(check_statement(statement, material), stands) if statement else None
        if isinstance(found, ComposedStatement):
            settled[item.part, item.number] = found

    def in_place(part: DraftPart) -> tuple[ComposedStatement, ...]:
        return _in_place(_part_of(first, part), part, first.refused, settled)

    return replace(
        first,
        title=settled.get(("title", 1), first.title),
        bottom_line=in_place("bottom_line"),
        key_points=in_place("key_points"),
        differences=in_place("differences"),
        timeline=_in_order((*first.timeline, *(s for (part, _), s in settled.items() if part == "timeline"))),
        positions=in_place("positions"),
        gaps=in_place("gaps"),
        refused=tuple(item for item in first.refused if (item.part, item.number) not in settled),
    )


def _part_of(composition: Composition, part: DraftPart) -> tuple[ComposedStatement, ...]:
    if part == "title":
        return (composition.title,)
    return {
        "bottom_line": composition.bottom_line,
        "key_points": composition.key_points,
        "differences": composition.differences,
        "timeline": composition.timeline,
        "positions": composition.positions,
        "gaps": composition.gaps,
    }[part]


def _in_place(
    kept: Sequence[ComposedStatement],
    part: DraftPart,
    refused: Sequence[RefusedStatement],
    settled: Mapping[tuple[DraftPart, int], ComposedStatement],
) -> tuple[ComposedStatement, ...]:
    """The statements of a part by their places in the draft: those that held fill what was not refused, in order."""
    gone = {item.number for item in refused if item.part == part}
    places = [number for number in range(1, len(kept) + len(gone) + 1) if number not in gone]
    by_place = dict(zip(places, kept, strict=True))
    by_place.update({number: found for (own, number), found in settled.items() if own == part})
    return tuple(by_place[number] for number in sorted(by_place))


def title_from_articles(ledger: Ledger) -> ComposedStatement:
    """The headline of the article whose title shares most words with the other titles, cut verbatim."""
    if ledger.title:
        return ComposedStatement(ledger.title, "verbatim", ())
    sound = [article for article in ledger.articles if not is_garbled(article)] or list(ledger.articles)
    titles = {a.id: {w.stem for w in words_of(a.title) if fold(w.text) not in STOPWORDS} for a in sound}

    def shared(article: Article) -> tuple[int, int]:
        others = [words for other, words in titles.items() if other != article.id]
        return sum(len(titles[article.id] & words) for words in others), -len(article.title)

    best = max(sound, key=shared)
    return ComposedStatement(clean_line(best.title), "verbatim", _headline_passage(best))


def _headline_of(title: DraftStatement, ledger: Ledger) -> ComposedStatement | None:
    """A drafted title that is an article's own headline and cites nothing, as it is composed."""
    article = next((a for a in ledger.articles if a.title == title.text), None)
    if article is None or title.cites or not title.text or ledger.title:
        return None
    return ComposedStatement(clean_line(article.title), "verbatim", _headline_passage(article))


def _headline_passage(article: Article) -> tuple[Passage, ...]:
    """Where the title stands in a block that may be cited; nowhere if only front matter or a menu has it."""
    for block in article.blocks:
        at = article.text.find(article.title, block.span.start, block.span.end) if block.role in EXTRACTED_ROLES else -1
        if at >= 0:
            return (Passage(article.id, Span(at, at + len(article.title))),)
    return ()


# ---------------------------------------------------------------- checking a sentence


def check_statement(draft: DraftStatement, material: Material) -> ComposedStatement | _Refusal:
    """One drafted sentence: verbatim if it is cut from its citation, else bound and checked term by term."""
    if draft.verbatim is not None:
        return _dated(_cut_verbatim(draft, material), draft, draft.cites, material)
    unknown = [cite for cite in draft.cites if cite not in material.sentences]
    cites = tuple(dict.fromkeys(cite for cite in draft.cites if cite in material.sentences))
    if unknown and not cites:
        return _Refusal("unknown_id", f"there is no sentence {', '.join(unknown)[:80]}")
    if not cites:
        return _Refusal("no_citation", "it cites nothing")
    return _dated(_checked(draft, cites, material), draft, cites, material)


def _dated(
    found: ComposedStatement | _Refusal, draft: DraftStatement, cites: Sequence[str], material: Material
) -> ComposedStatement | _Refusal:
    """A line of the timeline stands on a day that its sentences mean."""
    if isinstance(found, _Refusal) or not draft.day:
        return found
    day = drafted_day(draft.day, cites, material)
    if day is None:
        return _Refusal("bad_day", f"no cited sentence means {draft.day[:40]}")
    return replace(found, day=day)


def _cut_verbatim(draft: DraftStatement, material: Material) -> ComposedStatement | _Refusal:
    """A statement that is cut from its citation: one sentence, or neighbours of one article, the first to the last."""
    sentences = [material.sentences[cite] for cite in draft.cites if cite in material.sentences]
    if draft.verbatim is None or not sentences or not _run_of(sentences, draft).covers(draft.verbatim):
        return _Refusal("unknown_id", "its sentence is not there")
    article = sentences[0].article
    used = tuple(
        claim.id
        for sentence in sentences
        for claim in material.told(sentence.ref)
        if draft.verbatim.covers(claim.span) and claim.label_verified and material.group_of(claim)
    )
    text = shown_words(draft.verbatim.of(material.articles[article].text))
    return ComposedStatement(text, "verbatim", (Passage(article, draft.verbatim),), used, draft.theme)


def _run_of(sentences: Sequence[Sentence], draft: DraftStatement) -> Span:
    """From the first to the last of neighbouring sentences; an empty span where they are none."""
    first = sentences[0]
    row = [(first.article, first.number + step) for step in range(len(draft.cites))]
    if [(s.article, s.number) for s in sentences] != row:
        return Span(0, 0)
    return Span(first.span.start, sentences[-1].span.end)


def _checked(draft: DraftStatement, cites: tuple[str, ...], material: Material) -> ComposedStatement | _Refusal:
    bound = bind_numbers(draft.text, cites, material)
    if isinstance(bound, BindingFault):
        return _Refusal(bound.fault, bound.reason, bound.refs)
    day = foreign_day(bound.text, cites, material)
    if day is not None:
        return _Refusal("bad_day", f"no cited sentence speaks of {day}")
    words = without_days(bound.text)
    fault = _quote_differs(bound.text, cites, material) or _unsound(bound, cites, material, dated=bool(draft.day))
    if fault:
        return fault
    refs = _bearing(words, cites, [claim.ref for claim in bound.claims], material)
    if not refs:
        return _Refusal("no_citation", "no sentence that it cites bears on it")
    if foreign_day(bound.text, refs, material) is not None:
        refs = cites  # one that only tells the day is cited for it
    passages = [material.words(ref) for ref in refs]
    near = _near(refs, material)
    whole = "\n".join(material.articles[id].text for id in dict.fromkeys(material.sentences[ref].article for ref in refs))
    known = [number.span.of(bound.text) for number in bound.numbers]
    known += [name.of(bound.text) for name in outlets_named(bound.text, (a.outlet for a in material.articles.values()))]
    lead = "\n".join(material.words(sentence.ref) for sentence in material.tops_of(refs))
    wrong = check_wording(words, passages, near=near, whole=whole, lead=lead, bound=known)
    if wrong:
        return _Refusal(wrong.fault, wrong.reason)
    foreign = _foreign_population(words, passages, "\n".join([near, *_of_measures(bound, material)]), whole)
    if foreign:
        return foreign
    return ComposedStatement(
        text=bound.text,
        support="terms_checked",
        citations=tuple(Passage(material.sentences[ref].article, material.sentences[ref].span) for ref in refs),
        claim_ids=tuple(dict.fromkeys(claim.id for claim in bound.claims if material.group_of(claim))),
        theme=draft.theme,
    )


def _bearing(words: str, cites: Sequence[str], bound: Sequence[str], material: Material) -> tuple[str, ...]:
    """The cited sentences that a statement rests on: those of its numbers, those that share enough of its words, and
    those that hold a word of it which the others do not."""
    kept = [cite for cite in cites if cite in bound or bears_on(words, material.words(cite))]
    terms = [*content_words(words), *(number.surface for number in scan_numbers(words).masked)]
    for cite in cites:
        passage = material.words(cite)
        held = "\n".join(material.words(other) for other in kept)
        if cite not in kept and any(terms_found(term, passage) and not terms_found(term, held) for term in terms):
            kept.append(cite)
    return tuple(cite for cite in cites if cite in kept)


def _quote_differs(text: str, cites: Sequence[str], material: Material) -> _Refusal | None:
    """What stands in quotation marks has to stand so in a cited sentence or the one before, letter for letter."""
    held = _letters("\n".join(material.near(ref) for ref in cites))
    for match in QUOTATION.finditer(text):
        if _letters(match["words"]) not in held:
            return _Refusal("quote_not_verbatim", f"no cited sentence holds “{match['words'][:80]}” word for word")
    return None


def _unsound(bound: Bound, cites: Sequence[str], material: Material, *, dated: bool) -> _Refusal | None:
    """What fails arithmetic or order, with the sentences that tell what has to stand instead or beside it."""
    groups = [group for group in map(material.group_of, bound.claims) if group is not None]
    faults = draft_faults(
        bound.text,
        bound.claims,
        tuple(dict.fromkeys(groups)),
        places=[(number.span, number.claims) for number in bound.numbers],
        cited=cites,
        standing=not dated,
    )
    if not faults:
        return None
    refs = {claim.id: claim.ref for group in groups for claim in group.claims}
    see = tuple(dict.fromkeys(refs[beside] for beside in faults[0].beside if beside in refs))
    named = f" [{' '.join(see)}]" if see else ""
    return _Refusal(faults[0].fault, f"{faults[0].reason}{named}", see)


def _of_measures(bound: Bound, material: Material) -> Iterator[str]:
    """The names of the measures that a sentence tells figures of, and the sentences that tell them: what one calls
    demonstrators another only says to have protested."""
    groups = dict.fromkeys(group for claim in bound.claims if (group := material.group_of(claim)) is not None)
    for group in groups:
        yield group.name
        yield from dict.fromkeys(material.words(claim.ref) for claim in group.claims)


def _foreign_population(statement: str, passages: Sequence[str], near: str, whole: str) -> _Refusal | None:
    """A word for people that none of the passages has makes another population: soldiers do not become civilians. An
    office before a name may stand anywhere in the article."""
    held = "\n".join([*passages, near])
    for word in words_of(statement):
        named = word.text[:1].isupper() or _NAME_BEHIND.match(statement, word.end)
        office = named and terms_found(word.text, whole)
        suffered = fold(word.text) in ("victim", "victims") and any(terms_found(fate, held) for fate in _FATES)
        does = shares_root(word.text, held, least=LEAST_ROOT_OF_PERSON)
        if names_persons(word.text) and not (office or suffered or does or terms_found(word.text, held)):
            return _Refusal("words_not_in_source", f"no cited passage speaks of {word.text}")
    return None


LEAST_ROOT_OF_PERSON = 6
"""Letters that a word for people shares with what they do: "inspector" of "used to inspect", but not "soldiers" of "sold"."""
_NAME_BEHIND = re.compile(r"\s+[A-Z]")
_FATES = ("killed", "died", "injured", "wounded", "hurt")


def _near(refs: Sequence[str], material: Material) -> str:
    """Where a name may stand beside the passages: two sentences before each, the names beside all
    sentences of the article (headline, outlet, origin, bylines) and its date."""
    parts: list[str] = []
    for ref in refs:
        article = material.articles[material.sentences[ref].article]
        parts += [material.near(ref), names_beside(article)]
        parts += [date_words(article.published.day)] if article.published.day else []
    return "\n".join(parts)
