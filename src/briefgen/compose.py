"""From ledger to prose: what a model is shown, what it drafts, and what of the draft holds.

A number reaches the prose through a slot, `{F3-1}`, which code fills with the source's own words ("more than 900,000");
a number that the draft writes out is bound to the claim of a cited sentence with exactly these words, or the sentence is
refused. Every sentence has citations, each of which bears on it. What is refused is asked for once more; what of that
holds takes the place of what it mends, and the rest is listed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefgen.answers import ComposeAnswer, DraftItem, MendAnswer, answer_schema, parse_answer
from briefgen.figures import is_person_noun, scan_numbers
from briefgen.ledger import LENGTHS, Material, date_words, material_of
from briefgen.lexicon import STOPWORDS, fold, terms_found, words_of
from briefgen.lines import clean_line, shown_words
from briefgen.records import (
    EXTRACTED_ROLES,
    Article,
    ComposedStatement,
    Composition,
    DatedSpan,
    Draft,
    DraftPart,
    DraftStatement,
    Fault,
    FigureClaim,
    Group,
    Ledger,
    Passage,
    Prompt,
    Question,
    RefusedStatement,
    Reply,
    Request,
    Sentence,
    Span,
)
from briefgen.shown import shown_values, values_about
from briefgen.wording import bears_on, check_wording, names_beside

SLOT = re.compile(r"\{([FD])([0-9A-Za-z_.\-]+)\}")


# ---------------------------------------------------------------- asking and reading


def compose_request(ledger: Ledger, prompt: Prompt) -> Request:
    """The request for a draft."""
    return _request(ledger, prompt, shown_values(ledger), "compose", refused=[])


def mend_request(ledger: Ledger, refused: Sequence[RefusedStatement], prompt: Prompt) -> Request:
    """The one further request for what was refused, with only the figures and sentences that it is about."""
    refs = [cite for item in refused for cite in item.statement.cites]
    slots = [m.group(1) + m.group(2) for item in refused for m in SLOT.finditer(item.statement.text)]
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
    return _request(ledger, prompt, values_about(refs, slots, ledger), "mend", refused=listed)


def _request(
    ledger: Ledger, prompt: Prompt, material: dict[str, object], schema: str, *, refused: Sequence[object]
) -> Request:
    bottom, points, words = LENGTHS[ledger.length]
    messages = prompt.render(
        **material,
        bottom_line=f"{bottom - 1} to {bottom}",
        key_points=points,
        words=words,
        focus=clean_line(ledger.focus or ""),
        language=ledger.language,
        refused=refused,
    )
    return Request(
        question=Question("compose", "compose.refused" if refused else "compose"),
        messages=messages,
        schema_name=schema,
        schema=answer_schema(schema),
        max_tokens=500 + 200 * len(refused) if refused else 1_500 + 8 * words,
        prompt_hash=prompt.hash,
        material_hash=hashlib.sha256(repr(material).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def read_draft(reply: Reply) -> Draft:
    """The draft in a reply. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, ComposeAnswer)
    return Draft(
        title=_drafted(answer.title),
        bottom_line=tuple(_drafted(item) for item in answer.bottom_line),
        key_points=tuple(
            DraftStatement(item.text.strip(), tuple(item.c), item.theme.strip() or None) for item in answer.key_points
        ),
        gaps=tuple(_drafted(item) for item in answer.gaps),
    )


def _drafted(item: DraftItem) -> DraftStatement:
    return DraftStatement(item.text.strip(), tuple(item.c))


def read_mended(reply: Reply, refused: Sequence[RefusedStatement]) -> tuple[DraftStatement | None, ...]:
    """For each refused statement what takes its place, None where nothing does. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, MendAnswer)
    told = {item.n: item for item in answer.statements if item.text.strip()}
    return tuple(
        DraftStatement(told[number].text.strip(), tuple(told[number].c), item.statement.theme)
        if number in told
        else None
        for number, item in enumerate(refused, start=1)
    )


# ---------------------------------------------------------------- checking a draft


@dataclass(frozen=True, slots=True)
class _Refusal:
    fault: Fault
    reason: str


def check_draft(draft: Draft, ledger: Ledger) -> Composition:
    """What of a draft holds, and what is refused with its reason. Nothing is mended but a number bound to its claim."""
    material = material_of(ledger)
    refused: list[RefusedStatement] = []

    def held(statements: Sequence[DraftStatement], part: DraftPart) -> tuple[ComposedStatement, ...]:
        kept: list[ComposedStatement] = []
        for number, statement in enumerate(statements, start=1):
            found = _said_once(check_statement(statement, material), kept)
            if isinstance(found, _Refusal):
                refused.append(RefusedStatement(part, number, statement, found.fault, found.reason))
            else:
                kept.append(found)
        return tuple(kept)

    bottom_limit, point_limit, _ = LENGTHS[ledger.length]
    bottom = held(draft.bottom_line[: bottom_limit + 1], "bottom_line")
    points = held(draft.key_points[: point_limit + 2], "key_points")
    gaps = held(draft.gaps[:3], "gaps")
    own = _headline_of(draft.title, ledger)
    title = held((draft.title,), "title") if draft.title.text and own is None else ()
    return Composition(
        title=own or (title[0] if title else title_from_articles(ledger)),
        bottom_line=bottom,
        key_points=points,
        timeline=held(draft.timeline, "timeline"),
        positions=held(draft.positions, "positions"),
        quotes=tuple(quote for quote in draft.quotes if quote in {known.id for known in ledger.quotes}),
        gaps=gaps,
        refused=tuple(refused),
    )


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
        stands = (first.title, *first.bottom_line, *first.key_points, *first.gaps, *settled.values())
        found = _said_once(check_statement(statement, material), stands) if statement else None
        if isinstance(found, ComposedStatement):
            settled[item.part, item.number] = found
    return Composition(
        title=settled.get(("title", 1), first.title),
        bottom_line=_in_place(first.bottom_line, "bottom_line", first.refused, settled),
        key_points=_in_place(first.key_points, "key_points", first.refused, settled),
        gaps=_in_place(first.gaps, "gaps", first.refused, settled),
        refused=tuple(item for item in first.refused if (item.part, item.number) not in settled),
    )


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
    titles = {a.id: {w.stem for w in words_of(a.title) if fold(w.text) not in STOPWORDS} for a in ledger.articles}

    def shared(article: Article) -> tuple[int, int]:
        others = [words for other, words in titles.items() if other != article.id]
        return sum(len(titles[article.id] & words) for words in others), -len(article.title)

    best = max(ledger.articles, key=shared)
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


def check_statement(draft: DraftStatement, material: Material) -> ComposedStatement | _Refusal:
    """One drafted sentence: verbatim if it is cut from its citation, else checked term by term."""
    if draft.verbatim is not None:
        return _cut_verbatim(draft, material)
    unknown = [cite for cite in draft.cites if cite not in material.sentences]
    cites = tuple(dict.fromkeys(cite for cite in draft.cites if cite in material.sentences))
    if unknown and not cites:
        return _Refusal("unknown_id", f"there is no sentence {', '.join(unknown)[:80]}")
    if not cites:
        return _Refusal("no_citation", "it cites nothing")
    return _checked(_bind_loose(draft.text, cites, material), cites, draft, material)


def _cut_verbatim(draft: DraftStatement, material: Material) -> ComposedStatement | _Refusal:
    """A statement that is cut from its citation: one sentence, or neighbours of one article, the first to the last."""
    sentences = [material.sentences[cite] for cite in draft.cites if cite in material.sentences]
    if draft.verbatim is None or not sentences or not _run_of(sentences, draft).covers(draft.verbatim):
        return _Refusal("unknown_id", "its sentence is not there")
    article = sentences[0].article
    used = tuple(
        claim.id
        for claim in material.claims.values()
        if claim.article == article and draft.verbatim.covers(claim.span) and claim.label_verified
    )
    text = shown_words(draft.verbatim.of(material.articles[article].text))
    day = _drafted_day(draft.day)
    return ComposedStatement(text, "verbatim", (Passage(article, draft.verbatim),), used, draft.theme, day)


def _run_of(sentences: Sequence[Sentence], draft: DraftStatement) -> Span:
    """From the first to the last of neighbouring sentences; an empty span where they are none."""
    first = sentences[0]
    row = [(first.article, first.number + step) for step in range(len(draft.cites))]
    if [(s.article, s.number) for s in sentences] != row:
        return Span(0, 0)
    return Span(first.span.start, sentences[-1].span.end)


def _drafted_day(words: str) -> DatedSpan | None:
    day = date.fromisoformat(words) if words else None
    return DatedSpan(day, day, "resolved", "the day of the event") if day else None


def _bind_loose(text: str, cites: tuple[str, ...], material: Material) -> str:
    """Turn a number that the draft wrote out into the slot of a claim with exactly these words in a cited sentence."""
    masked = SLOT.sub(lambda match: "\N{MIDDLE DOT}" * len(match.group()), text)
    by_words = {
        " ".join(claim.surface.casefold().split()): slot
        for slot, claim in reversed(material.claims.items())
        if claim.ref in cites and claim.polarity == "assert"
    }
    bound = text
    for quantity in reversed(scan_numbers(masked).quantities):
        slot = by_words.get(" ".join(quantity.phrase.of(masked).casefold().split()))
        if slot:
            bound = bound[: quantity.phrase.start] + f"{{{slot}}}" + bound[quantity.phrase.end :]
    return bound


def _checked(
    text: str, cites: tuple[str, ...], draft: DraftStatement, material: Material
) -> ComposedStatement | _Refusal:
    slots = [match.group(1) + match.group(2) for match in SLOT.finditer(text)]
    claims: list[FigureClaim] = []
    for slot in slots:
        found = _slot_words(slot, material)
        if isinstance(found, _Refusal):
            return found
        if isinstance(found, FigureClaim):
            claims.append(found)
    fault = _loose(text) or _alone(claims, slots, material) or _noun_differs(text, material)
    if fault:
        return fault
    filled = fill_slots(text, material)
    own = [claim.ref for claim in claims]
    bearing = [cite for cite in cites if cite in own or bears_on(filled, material.words(cite))]
    refs = tuple(dict.fromkeys([*bearing, *own]))
    if not refs:
        return _Refusal("no_citation", "no sentence that it cites bears on it")
    passages = [material.words(ref) for ref in refs]
    wrong = check_wording(filled, [*passages, *_date_passages(slots, material)], near=_near(refs, material))
    foreign = _foreign_population(filled, passages, refs, material)
    if wrong or foreign:
        return _Refusal(wrong.fault, wrong.reason) if wrong else foreign  # type: ignore[return-value]
    return ComposedStatement(
        text=filled,
        support="terms_checked",
        citations=tuple(Passage(material.sentences[ref].article, material.sentences[ref].span) for ref in refs),
        claim_ids=tuple(dict.fromkeys(claim.id for claim in claims)),
        theme=draft.theme,
    )


def _slot_words(slot: str, material: Material) -> FigureClaim | str | _Refusal:
    """What stands for a slot: a claim, or the words of an article's date."""
    if slot.startswith("D"):
        article = material.articles.get(slot[1:])
        if article is None or article.published.day is None:
            return _Refusal("unknown_id", f"there is no date {{{slot}}}")
        return _dated(article)
    claim = material.claims.get(slot)
    if claim is None and slot in material.groups:
        claim = _only_headline(material.groups[slot])
    if claim is None or claim.polarity == "deny":
        return _Refusal("unknown_id", f"there is no figure {{{slot}}}")
    if not claim.label_verified:
        return _Refusal("label_unverified", f"what {{{slot}}} counts does not stand in its source")
    return claim


def _only_headline(group: Group) -> FigureClaim | None:
    chosen = [claim for claim in group.claims if claim.id in group.decision.headline]
    return chosen[0] if len(chosen) == 1 else None


def _dated(article: Article) -> str:
    if article.published.day is None:
        return ""
    words = date_words(article.published.day)
    return words if article.published.basis in ("stated", "resolved") else f"{words} (inferred)"


def _date_passages(slots: Sequence[str], material: Material) -> list[str]:
    return [_dated(material.articles[slot[1:]]) for slot in slots if slot.startswith("D")]


def fill_slots(text: str, material: Material) -> str:
    """Put the sources' own words in. A slot that opens a sentence gets a capital, another one none."""

    def words(match: re.Match[str]) -> str:
        found = _slot_words(match.group(1) + match.group(2), material)
        if not isinstance(found, FigureClaim):
            return _date_in_place(str(found), text[match.start() - 1 : match.start()])
        shown = " ".join(found.surface.split())
        if OPENS.search(text[: match.start()]):
            return shown[:1].upper() + shown[1:]
        return shown[:1].lower() + shown[1:] if _is_word(shown) else shown

    return SLOT.sub(words, text)


def _date_in_place(shown: str, before: str) -> str:
    """Inside brackets "28 February 2020 (inferred)" has a comma in the place of its own."""
    return shown.replace(" (inferred)", ", inferred") if before == "(" else shown


OPENS = re.compile(r"(?:^|[.!?][”\"]?\s+)$")
"""Text after which a sentence begins."""


def _is_word(shown: str) -> bool:
    """Whether it opens with a lower-case kind of word ("Two warships"), not with a currency or a code ("US$3")."""
    first = shown.split()[0] if shown.split() else ""
    return first.isalpha() and first[1:].islower()


def _loose(text: str) -> _Refusal | None:
    masked = SLOT.sub(lambda match: "\N{MIDDLE DOT}" * len(match.group()), text)
    for quantity in scan_numbers(masked).quantities:
        return _Refusal(
            "loose_number", f"“{quantity.phrase.of(masked)}” is written out and is no cited figure's wording"
        )
    for match in SLOT.finditer(text):
        if match.group(1) == "F" and QUALIFIER_BEFORE.search(text[: match.start()]):
            return _Refusal("qualifier_differs", "a qualifier stands before a slot, which has its own")
    return None


QUALIFIER_BEFORE = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|over|more than|at least|less than|under|up to|some|approximately|close to|as many as"
    r"|fewer than|at most|only|just)\s+$",
    re.IGNORECASE,
)


def _alone(claims: Sequence[FigureClaim], slots: Sequence[str], material: Material) -> _Refusal | None:
    """A superseded figure is told only beside the one that superseded it, unless that one has the same value."""
    used = {claim.id for claim in claims}
    for slot in slots:
        group, claim = material.groups.get(slot), material.claims.get(slot)
        if group is None or claim is None or claim.id not in group.decision.superseded:
            continue
        current = [other for other in group.claims if other.id in group.decision.headline]
        if not any(other.id in used or _same_value(other, claim) for other in current):
            return _Refusal("superseded_alone", f"“{claim.surface}” has been superseded and is told alone")
    return None


def _same_value(a: FigureClaim, b: FigureClaim) -> bool:
    return a.quantity is not None and b.quantity is not None and a.quantity.value == b.quantity.value is not None


def _noun_differs(text: str, material: Material) -> _Refusal | None:
    """The words after a slot, up to the first stop word or mark, have to stand in the claim's own sentence."""
    for match in SLOT.finditer(text):
        claim = material.claims.get(match.group(1) + match.group(2))
        if claim is None:
            continue
        noun = _noun_after(text[match.end() :])
        around = (
            _near((claim.ref,), material)
            + "\n"
            + material.words(claim.ref)
        )
        if noun and not terms_found(noun, around):
            return _Refusal("words_not_in_source", f"“{claim.surface}” counts no “{noun}” in its source")
    return None


def _noun_after(text: str) -> str:
    """Up to three words right after a slot, up to the first stop word, verb-like ending aside, or punctuation."""
    kept: list[str] = []
    reach = re.match(r"[^.,;:()“”\"{}\N{EM DASH}\N{EN DASH}]*", text)
    for word in words_of(reach.group() if reach else ""):
        if fold(word.text) in STOPWORDS or len(kept) == 3:
            break
        kept.append(word.text)
    return " ".join(kept[:3]) if kept and text[:1].isspace() else ""


def _foreign_population(
    statement: str, passages: Sequence[str], refs: Sequence[str], material: Material
) -> _Refusal | None:
    """A word for people that none of the passages has makes another population: soldiers do not become civilians."""
    held = "\n".join([*passages, _near(refs, material)])
    for word in words_of(statement):
        if is_person_noun(word.text) and not terms_found(word.text, held):
            return _Refusal("words_not_in_source", f"no cited passage speaks of {word.text}")
    return None


def _near(refs: Sequence[str], material: Material) -> str:
    """Where a name may stand beside the passages: two sentences before each, the names beside all
    sentences of the article (headline, outlet, origin, bylines) and its date."""
    parts: list[str] = []
    for ref in refs:
        sentence = material.sentences[ref]
        article = material.articles[sentence.article]
        before = [f"{sentence.article}:{sentence.number - step}" for step in (1, 2)]
        parts += [material.words(other) for other in before if other in material.sentences]
        parts += [names_beside(article), _dated(article)]
    return "\n".join(parts)
