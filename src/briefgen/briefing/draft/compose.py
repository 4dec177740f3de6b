"""From ledger to prose: what a model is asked, what it drafts, and what of the draft holds.

A model writes freely and cites sentences; code binds. Each number is bound to the claim of a cited sentence and takes its
qualifier (`binding`), each day has to be one that they speak of (`said_days`), names, negations, hedges and attributions
stand as in the sentences (`wording`). What is refused is asked for once more with its reason; what of that holds takes
the place of what it mends, and the rest is listed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from briefgen.briefing.checks.said_days import days_told, head_fault, names_date, names_day
from briefgen.briefing.checks.statements import (
    Refusal,
    behind_of,
    check_absence,
    check_judgement,
    check_statement,
    telling_of,
)
from briefgen.briefing.draft.key_figures import check_key_figures
from briefgen.briefing.draft.page import read_page
from briefgen.briefing.draft.salvage import salvage
from briefgen.briefing.draft.shown import shown_values, values_about
from briefgen.briefing.draft.tables import (
    check_cell,
    check_tables,
    fill_refused,
    is_judged_cell,
    refs_of,
    without_its_day,
)
from briefgen.briefing.paragraphs import may_lean
from briefgen.errors import AnswerMismatch
from briefgen.records import (
    EXTRACTED_ROLES,
    Article,
    ComposedStatement,
    Composition,
    Draft,
    DraftPart,
    DraftStatement,
    Ledger,
    Pair,
    Passage,
    Prompt,
    Question,
    QuoteClaim,
    RefusedStatement,
    Reply,
    Request,
    Span,
)
from briefgen.stages.answers import (
    ComposeAnswer,
    MendAnswer,
    MendedItem,
    answer_schema,
    parse_answer,
)
from briefgen.stages.chunk import sentence_spans
from briefgen.stages.ledger import ASKED, BESIDE, LENGTHS, Material, material_of
from briefgen.text.figures import scan_numbers
from briefgen.text.garbled import is_garbled
from briefgen.text.lexicon import STOPWORDS, fold, terms_found, words_of
from briefgen.text.lines import clean_line
from briefgen.text.wording import content_words

# ---------------------------------------------------------------- asking and reading


def compose_request(ledger: Ledger, prompt: Prompt) -> Request:
    """The request for a draft."""
    return _request(ledger, prompt, shown_values(ledger), "compose", refused=[])


def mend_request(ledger: Ledger, refused: Sequence[RefusedStatement], prompt: Prompt) -> Request:
    """The one further request for what was refused, with only the measures and sentences that it is about."""
    material = material_of(ledger)
    everywhere = tuple(material.sentences)
    refs = [
        ref
        for item in refused
        for ref in (
            *item.statement.cites,
            *item.see,
            *telling_of(item.statement.text, everywhere, material)[:MOST_TOLD],
        )
    ]
    listed = [
        {
            "n": number,
            "part": item.part.replace("_", " "),
            "said": clean_line(_said(item)),
            "cites": " ".join(item.statement.cites),
            "reason": item.reason,
        }
        for number, item in enumerate(refused, start=1)
    ]
    return _request(ledger, prompt, values_about(refs, ledger), "mend", refused=listed)


def _said(item: RefusedStatement) -> str:
    """What was refused, with the head and the day under which it stands, what it speaks of, and the rest of its paragraph."""
    said = item.statement
    head = " ".join(part for part in (said.theme, said.day) if part)
    text = f"{head}: {said.text}" if item.part in HEADED and head else said.text
    beside = [f"of: {item.about}"] if item.about else [f"its reading: {said.reading}"] if said.reading else []
    beside += [f"beside it: {said.beside}"] if said.beside and not item.about else []
    return f"{text} ({'; '.join(beside)})" if beside else text


MOST_TOLD = 6
"""Sentences that are shown with what was refused beside those that it cites: such as tell its numbers, wherever they stand."""
HEADED = ("tables", "key_points", "point_readings")
"""Parts whose sentences stand behind a head or a day."""


def _request(
    ledger: Ledger, prompt: Prompt, material: dict[str, object], schema: str, *, refused: Sequence[object]
) -> Request:
    asked = ASKED[ledger.length]
    messages = prompt.render(
        **material,
        **asked._asdict(),
        focus=clean_line(ledger.focus or ""),
        language=ledger.language,
        refused=refused,
    )
    return Request(
        question=Question("compose", "compose.refused" if refused else "compose"),
        messages=messages,
        schema_name=schema,
        schema=answer_schema(schema),
        max_tokens=500 + 200 * len(refused) if refused else 5_000 + 8 * asked.words,
        prompt_hash=prompt.hash,
        material_hash=hashlib.sha256(repr(material).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def read_draft(reply: Reply, ledger: Ledger) -> Draft:
    """The draft in a reply. Raises `AnswerMismatch`, also for a page that tells nothing."""
    draft = read_page(parse_answer(reply.text, ComposeAnswer).page, ledger)
    if not draft.bottom_line and not draft.key_points:
        raise AnswerMismatch("the page tells nothing", problems=("page: there is no sentence on it",))
    return draft


def read_mended(reply: Reply, refused: Sequence[RefusedStatement]) -> tuple[DraftStatement | None, ...]:
    """For each refused statement what takes its place, None where nothing does. Raises `AnswerMismatch`."""
    answer = parse_answer(reply.text, MendAnswer)
    told = {item.n: item for item in answer.statements if item.text.strip()}
    return tuple(
        _mended(item.statement, told[number]) if number in told else None
        for number, item in enumerate(refused, start=1)
    )


def _mended(refused: DraftStatement, told: MendedItem) -> DraftStatement:
    """What is told in its place; one that comes back in italics is a reading now."""
    text = told.text.strip()
    own = re.fullmatch(r"\*([^*]+)\*|_([^_]+)_", text)
    said = replace(refused, text=own[1] or own[2] if own else text, cites=tuple(told.c), places=())
    return replace(said, judged=True, reading="") if own and not refused.reading else said


# ---------------------------------------------------------------- checking a draft


def check_draft(draft: Draft, ledger: Ledger) -> Composition:
    """What of a draft holds, and what is refused with its reason."""
    material = material_of(ledger)
    refused: list[RefusedStatement] = []
    _, points, _ = LENGTHS[ledger.length]
    beside = BESIDE[ledger.length]

    def held(statements: Sequence[DraftStatement], part: DraftPart, most: int) -> tuple[ComposedStatement, ...]:
        kept: list[ComposedStatement] = []
        for number, statement in enumerate(statements[:most], start=1):
            found = _said_once(_held_or_own(statement, part, material), kept)
            if isinstance(found, Refusal):
                refused.append(RefusedStatement(part, number, statement, found.fault, found.reason, found.see))
                continue
            reading = _reading_of(statement, found, material)
            if isinstance(reading, Refusal):
                refused.append(_refused_reading(part, number, statement, reading))
            kept.append(_placed(found, statement, reading))
        return tuple(kept)

    def figured() -> tuple[Pair, ...]:
        most = beside.key_figures
        found, lost = check_key_figures(draft.key_figures[:most], draft.also_told[:most], material)
        refused.extend(lost)
        return found

    known = {quote.id for quote in ledger.quotes if not _is_outlets(quote, material)}
    tables, refused_cells = check_tables(draft.tables[: beside.tables], material)
    composed = Composition(
        title=title_from_articles(ledger),
        bottom_line=held(draft.bottom_line, "bottom_line", SENTENCES_OF_POINT * ASKED[ledger.length].bottom_line),
        key_figures=figured(),
        key_points=held(
            draft.key_points,
            "key_points",
            max(SENTENCES_OF_POINT * points, LINES_OF_SECTION * ASKED[ledger.length].sections),
        ),
        timeline=_in_order(held(draft.timeline, "timeline", beside.timeline + 2)),
        positions=held(draft.positions, "positions", beside.positions + 1),
        quotes=tuple(quote for quote in draft.quotes if quote in known)[: beside.quotes],
        gaps=held(draft.gaps, "gaps", ASKED[ledger.length].gaps),
        tables=tables,
    )
    own = _headline_of(draft.title, ledger)
    said = _titled(draft.title, [line.cites for line in draft.bottom_line], material)
    title = (
        held((said,), "title", 1) if draft.title.text and own is None and not ledger.title else ()
    )  # a title of the caller's own stands
    return replace(composed, title=own or (title[0] if title else composed.title), refused=(*refused, *refused_cells))


def _held_or_own(statement: DraftStatement, part: DraftPart, material: Material) -> ComposedStatement | Refusal:
    """A line as it holds; a sum that its writer tells without italics is the writer's own all the same: "177 + 169 = 346"."""
    found = _checked(statement, part, material)
    if not isinstance(found, Refusal) or statement.judged or not _SUM.search(statement.text):
        return found
    own = _checked(replace(statement, judged=True), part, material)
    return found if isinstance(own, Refusal) else own


_SUM = re.compile(r"\d\s[+/×−]\s[$€£¥]?\d[^;]*?=\s[$€£¥]?\d")
"""Numbers and what they come to."""


def _titled(title: DraftStatement, lines: Sequence[Sequence[str]], material: Material) -> DraftStatement:
    """The title with what it rests on; where it cites nothing that is what the first `lines` of the page cite, as few as
    hold it, or all of them with the headline of an article."""
    if title.cites or title.verbatim is not None:
        return title
    cites: tuple[str, ...] = ()
    for line in lines:
        cites = tuple(dict.fromkeys((*cites, *line)))
        if not isinstance(check_statement(replace(title, cites=cites), material), Refusal):
            return replace(title, cites=cites)
    heads = [ref for ref, sentence in material.sentences.items() if sentence.role == "headline"]
    for wider in ((*cites, ref) for ref in heads):
        if not isinstance(check_statement(replace(title, cites=wider), material), Refusal):
            return replace(title, cites=wider)
    return replace(title, cites=cites)


READ: dict[DraftPart, DraftPart] = {"bottom_line": "bottom_readings", "key_points": "point_readings"}
"""The parts whose lines may have a reading, and what these are called."""
SENTENCES_OF_POINT, LINES_OF_SECTION = 4, 10
"""Sentences of a key point, and lines of a section, at most; each has its own citations."""


def _reading_of(
    draft: DraftStatement, line: ComposedStatement, material: Material
) -> ComposedStatement | Refusal | None:
    """What the writer makes of a line, as that stands; None where nothing. It rests on what the line rests on and its writer put behind
    it, and only where these do not hold it on all that its paragraph cites."""
    if not draft.reading:
        return None
    own = replace(draft, text=draft.reading, cites=draft.reading_cites or draft.cites, places=draft.reading_places)
    given = [ref for _, refs in draft.reading_places for ref in refs]
    near = tuple(dict.fromkeys((*refs_of(line, material), *given)))
    found = check_judgement(replace(own, cites=near, around=()), material, beside=line.text)
    return check_judgement(own, material, beside=line.text) if isinstance(found, Refusal) else found


def _placed(
    found: ComposedStatement, draft: DraftStatement, reading: ComposedStatement | Refusal | None
) -> ComposedStatement:
    """What holds of a line with its reading, where that holds, and at its place among the lines and tables of the page."""
    read = reading if isinstance(reading, ComposedStatement) else None
    return replace(found, reading=read, joined=draft.joined, under=draft.under)


def _refused_reading(part: DraftPart, number: int, line: DraftStatement, why: Refusal) -> RefusedStatement:
    said = replace(line, text=line.reading, reading="", cites=line.reading_cites or line.cites, places=())
    return RefusedStatement(READ[part], number, said, why.fault, why.reason, why.see, line.text)


def _is_outlets(quote: QuoteClaim, material: Material) -> bool:
    """Whether an outlet speaks itself: its words are a report, not a voice of the story."""
    article = material.articles[quote.article]
    return fold(quote.speaker or "") in {fold(name) for name in article.outlets}


def _in_order(lines: Iterable[ComposedStatement]) -> tuple[ComposedStatement, ...]:
    """The lines of the timeline by their days, of one day as they were drafted; those without a day last."""
    return tuple(sorted(lines, key=lambda line: line.day.start if line.day else date.max))


def _said_once(found: ComposedStatement | Refusal, kept: Sequence[ComposedStatement]) -> ComposedStatement | Refusal:
    if isinstance(found, ComposedStatement) and any(found.text == other.text for other in kept):
        return Refusal("duplicate", "it is said already")
    return found


def worth_mending(composition: Composition) -> tuple[RefusedStatement, ...]:
    """What is asked for once more: all that was refused but what stands already."""
    return tuple(item for item in composition.refused if item.fault != "duplicate")


def mend_composition(first: Composition, mended: Sequence[DraftStatement | None], ledger: Ledger) -> Composition:
    """The composition with what was mended in the place of what was refused; `mended` goes with `worth_mending(first)`.
    What does not hold this time either stays refused, once and with its first reason."""
    material = material_of(ledger)
    settled: dict[tuple[DraftPart, int], ComposedStatement] = {}
    lost: list[RefusedStatement] = []
    for item, statement in zip(worth_mending(first), mended, strict=True):
        same_part = [found for (part, _), found in settled.items() if part == item.part]
        stands = (*_part_of(first, item.part), *same_part)
        found = _checked_again(item, statement, stands, first, material) if statement else None
        found = found if isinstance(found, ComposedStatement) else without_its_day(item, material)
        if found is None and item.part in READ and not item.statement.judged:
            found = _salvaged(item, statement, stands, first, material)
            lost += [item] if found else []
        if found is None and (item.part in READ.values() or item.statement.judged):
            found, left = _what_holds(item, material)
            found = _headed(found, item.statement, material) if found and item.part in READ else found
            lost += [replace(item, statement=replace(item.statement, text=left))] if found else []
        if found is not None:
            reading = _reading_of(item.statement, found, material)
            settled[item.part, item.number] = _placed(found, item.statement, reading)
            lost += (
                [_refused_reading(item.part, item.number, item.statement, reading)]
                if isinstance(reading, Refusal)
                else []
            )

    def in_place(part: DraftPart) -> tuple[ComposedStatement, ...]:
        return _in_place(_part_of(first, part), part, first.refused, settled)

    return replace(
        first,
        title=settled.get(("title", 1), first.title),
        bottom_line=in_place("bottom_line"),
        key_points=in_place("key_points"),
        gaps=in_place("gaps"),
        tables=fill_refused(
            first.tables, {number: found for (part, number), found in settled.items() if part == "tables"}
        ),
        refused=(*(item for item in first.refused if (item.part, item.number) not in settled), *lost),
    )


def _salvaged(
    item: RefusedStatement,
    mended: DraftStatement | None,
    stands: Sequence[ComposedStatement],
    first: Composition,
    material: Material,
) -> ComposedStatement | None:
    """What holds of a told line that was not mended: of what came back, or else of what was drafted."""

    def check(draft: DraftStatement) -> ComposedStatement | Refusal:
        return _said_once(_checked(draft, item.part, material), stands)

    came_back = [mended] if mended and not _tells_else(mended.text, item.statement.text) else []
    for draft in (*came_back, item.statement):
        found = salvage(replace(draft, reading="", reading_cites=()), check, language=material.ledger.language)
        if found is not None:
            return found
    return None


def _what_holds(item: RefusedStatement, material: Material) -> tuple[ComposedStatement | None, str]:
    """The sentences of a refused reading that hold by themselves, as one reading, and what is left of it; None where none does."""
    text = item.statement.text
    sentences = [span.of(text) for span in sentence_spans(text, Span(0, len(text)), language=material.ledger.language)]

    def check(words: str) -> ComposedStatement | Refusal:
        return check_judgement(replace(item.statement, text=words), material, beside=item.about)

    kept = [words for words in sentences if not isinstance(check(words), Refusal)] if len(sentences) > 1 else []
    found = check(" ".join(kept)) if kept else None
    left = " ".join(words for words in sentences if words not in kept)
    return (None, text) if found is None or isinstance(found, Refusal) else (found, left)


def _checked_again(
    item: RefusedStatement,
    mended: DraftStatement,
    stands: Sequence[ComposedStatement],
    first: Composition,
    material: Material,
) -> ComposedStatement | Refusal | None:
    if item.part == "tables":
        head = (item.statement.theme or "").rpartition(", ")[2]
        return (
            check_judgement(mended, material)
            if item.statement.judged or is_judged_cell(mended.text, head)
            else check_cell(mended, item.statement.theme or "", material)
        )
    if item.part == "title":
        mended = _titled(mended, [refs_of(line, material) for line in first.bottom_line], material)
    if item.part not in ("title", "gaps") and _tells_else(mended.text, item.statement.text):
        return None
    if item.part in READ.values():
        return check_judgement(mended, material, beside=item.about)
    return _said_once(_checked(mended, item.part, material), stands)


def _tells_else(mended: str, refused: str) -> bool:
    """Whether hardly anything of a refused sentence is in what came in its place: a filler is worse than nothing."""
    words = content_words(refused)
    return len(words) > LEAST_OF_WORDS and sum(terms_found(word, mended) for word in words) * LEAST_KEPT < len(words)


LEAST_OF_WORDS, LEAST_KEPT = 5, 3
"""Words of a refused sentence from which on one in so many has to be kept."""


def _checked(draft: DraftStatement, part: DraftPart, material: Material) -> ComposedStatement | Refusal:
    """A sentence of one part; of the gaps alone, one may cite nothing, for what no article tells has no place."""
    if part == "gaps" and not draft.cites and draft.verbatim is None:
        return check_absence(draft, material)
    if part in READ:
        return _check_point(draft, material)
    return check_judgement(draft, material) if draft.judged else check_statement(draft, material)


def _check_point(draft: DraftStatement, material: Material) -> ComposedStatement | Refusal:
    """A line of a section. It may tell what was replaced since where it tells its day; or where one of its heads does, or its
    paragraph says what to make of that: then it leans on them."""
    draft = _as_remark(draft, material)
    found = (
        check_judgement(draft, material)
        if draft.judged
        else check_statement(draft, material, standing=not names_date(draft.text))
    )
    if isinstance(found, Refusal) and draft.lead and found.fault == "attribution_turned" and not draft.judged:
        found = _credited_by_lead(draft, found, material)
    if isinstance(found, ComposedStatement):
        return _headed(found, draft, material)
    if draft.judged or not (draft.weighed or names_day(draft.theme) or names_day(draft.lead)):
        return found
    beside = check_statement(draft, material, standing=False)
    if isinstance(beside, Refusal):
        return beside
    leaning = replace(_headed(beside, draft, material), leans=True)
    return leaning if draft.weighed or may_lean(leaning, (leaning,), refs_of(leaning, material), material) else found


def _credited_by_lead(draft: DraftStatement, refusal: Refusal, material: Material) -> ComposedStatement | Refusal:
    """A line whose label says whose it is or what it is: "**Asked for:** more than $500 million"."""
    before = f"{draft.lead}: "
    whole = check_statement(
        replace(draft, text=before + draft.text, places=()), material, standing=not names_date(draft.text)
    )
    if isinstance(whole, Refusal) or not whole.text.startswith(before):
        return refusal
    text = whole.text.removeprefix(before)
    places = draft.places if text == draft.text else ()
    again = replace(draft, text=text, places=places)
    refs = {(sentence.article, sentence.span): ref for ref, sentence in material.sentences.items()}
    cited = [refs[passage.article, passage.span] for passage in whole.citations]
    return replace(whole, text=text, behind=behind_of(text, cited, again))


def _as_remark(draft: DraftStatement, material: Material) -> DraftStatement:
    """A line that cites nothing, such as one on whose numbers the page has, is its writer's own, of the sentences of the page that have
    its names and numbers, and of one of each outlet that it names."""
    if draft.cites or draft.verbatim is not None:
        return draft
    around = [ref for ref in draft.around if ref in material.sentences]
    numbered = bool(scan_numbers(draft.text).quantities)
    named = telling_of(draft.text, around, material)[-(MOST_OF_NUMBERS if numbered else MOST_OF_REMARK) :]
    own = {material.sentences[ref].article for ref in named}
    first: dict[str, str] = {}
    for ref in around:
        first.setdefault(material.sentences[ref].article, ref)
    outlets: list[str] = []
    for article, ref in first.items():
        if article in own or not any(terms_found(name, draft.text) for name in material.articles[article].outlets):
            continue
        whole = [other for other, sentence in material.sentences.items() if sentence.article == article]
        outlets += (telling_of(draft.text, whole, material) if numbered else [])[-1:] or [ref]
    cites = tuple(dict.fromkeys((*named, *outlets)))
    return replace(draft, judged=True, cites=cites) if cites else draft


MOST_OF_NUMBERS, MOST_OF_REMARK = 8, 1
"""Sentences that a line without citations is of: of those that tell its numbers, and of one without numbers of those with its names."""


def _headed(found: ComposedStatement, draft: DraftStatement, material: Material) -> ComposedStatement:
    """A line with its lead, and of its section's head with it where it may stand under that: a head tells no number, and a day only
    that the line's sentences mean. Leads are judged when their paragraphs are whole (`fitting`)."""
    head = draft.theme or ""
    stands = not head_fault(head, "", days_told(refs_of(found, material), material))
    return replace(found, theme=draft.theme if stands else None, lead=draft.lead)


def _part_of(composition: Composition, part: DraftPart) -> tuple[ComposedStatement, ...]:
    match part:
        case "title":
            return (composition.title,)
        case "bottom_line":
            return composition.bottom_line
        case "key_points":
            return composition.key_points
        case "gaps":
            return composition.gaps
        case _:
            return ()


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
    if part in READ:
        by_place = {
            n: replace(told, reading=settled.get((READ[part], n), told.reading)) for n, told in by_place.items()
        }
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
