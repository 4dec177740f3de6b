"""The page that a model writes, in Markdown, as a draft: its sentences with what they cite, its tables cell by cell.

    # Title [3:2]

    - **Lead.** The bottom line, point by point. [3:2] *What its writer makes of it.*

    ## Head of a section

    - **Lead.** A sentence. [3:14,15 8:4] Another. [8:6] *A reading of both.*

    ### Title of a table

    | Day | Who | Dead |
    |---|---|---|
    | 3 May | Ministry | at least 26 [3:4] |

    ## Open

    - What is not known. [8:9]

A citation holds for the sentence that it ends, and for those before it that cite nothing. What stands in italics is the writer's own: a
reading of the sentence before it, or of those that it cites. CommonMark with tables, read by markdown-it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefgen.briefing.checks.absences import as_absent, says_absent
from briefgen.briefing.checks.said_days import without_days
from briefgen.briefing.draft.tables import TELLER_HEADS, rows_by
from briefgen.records import Article, Draft, DraftRow, DraftStatement, DraftTable, Ledger, Span
from briefgen.stages.chunk import sentence_spans
from briefgen.text.dates.find import find_dates
from briefgen.text.dates.resolve import real_day
from briefgen.text.figures import scan_numbers
from briefgen.text.lexicon import fold
from briefgen.text.lines import clean_line

if TYPE_CHECKING:
    from markdown_it.token import Token

_BESIDE_DAY = re.compile(r"\b(?:before|after|since|weeks?|from|until|till)\b", re.IGNORECASE)
OPEN = "open"
"""The head of the section of what is not known, in whatever language the page is."""
_CITATION = re.compile(r"\s*\[\s*(?P<refs>\d{1,4}:\d{1,4}(?:[\s,;–-]+(?:\d{1,4}:)?\d{1,4})*)\s*\]")
_REF = re.compile(r"(?P<range>[–-])?\s*(?:(?P<article>\d{1,4}):)?(?P<number>\d{1,4})")
_WHO = TELLER_HEADS | {"said by", "by whom"}
_DAY = frozenset({"day", "date", "as of", "when"})
_NOTHING = frozenset({"", "-", "–", "—", "n/a", "?", "none"})
LEAST_READING = 4
"""Words in italics that are more than an emphasis or a title, where no stop ends them."""
LONGEST_RANGE = 12
"""Sentences of "3:14-20" at most."""

Kind = Literal["told", "own"]


class _Run(NamedTuple):
    """Words of one kind in a row."""

    kind: Kind
    text: str


class _Said(NamedTuple):
    """Words without their citations, and where in them each citation stood."""

    text: str
    cited: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(slots=True)
class _Pages:
    """What has been read of a page so far."""

    ledger: Ledger
    ids: Mapping[int, str]
    title: DraftStatement | None = None
    bottom_line: list[DraftStatement] = field(default_factory=list)
    points: list[DraftStatement] = field(default_factory=list)
    gaps: list[DraftStatement] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)
    head: str | None = None
    before: str = ""
    """The head of the section before."""
    table_title: str = ""
    under: int = 0
    """The number of the last table of the section so far."""

    @property
    def is_open(self) -> bool:
        return fold(self.head or "").startswith(OPEN)


def read_page(page: str, ledger: Ledger) -> Draft:
    """The draft that a page is. What stands on it in no form that is asked for is read as a paragraph; a page without a title has an
    empty one."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    read = _Pages(ledger, {int(article.id): article.id for article in ledger.articles if article.id.isdigit()})
    at = 0
    while at < len(tokens):
        at = _read_block(tokens, at, read)
    _lead_with_first(read)
    cells = [cell for table in read.tables for row in table.rows for cell in row.cells]
    around = _unique(
        *(ref for told in (*read.bottom_line, *read.points, *cells) for ref in (*told.cites, *told.reading_cites))
    )
    return Draft(
        title=read.title or DraftStatement("", ()),
        bottom_line=tuple(replace(line, around=around) for line in read.bottom_line),
        key_points=tuple(replace(line, around=around) for line in read.points),
        gaps=tuple(read.gaps),
        tables=tuple(read.tables),
    )


def _lead_with_first(read: _Pages) -> None:
    """Where nothing stands before the first head, what stands under it is the bottom line, if other sections follow."""
    first = next((line.theme for line in read.points), None)
    rest = [line for line in read.points if line.theme != first]
    if rest and not read.bottom_line:
        read.bottom_line = [replace(line, theme=None) for line in read.points if line.theme == first]
        read.points = rest


def _read_block(tokens: Sequence[Token], at: int, read: _Pages) -> int:
    """Read the block that begins at a token; where the next one begins."""
    token = tokens[at]
    if token.type == "table_open":
        end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
        read.tables.extend(_table(tokens[at:end], read))
        read.table_title, read.under = "", len(read.tables)
        return end + 1
    if token.type == "heading_open":
        _read_heading(token.tag, tokens[at + 1], read)
        return at + 3
    if token.type == "inline":
        _read_item(token, read)
    return at + 1


def _read_heading(tag: str, inline: Token, read: _Pages) -> None:
    words = "".join(run.text for run in _runs(inline))
    if tag == "h1" and read.title is None:
        said = _said(words, read)
        read.title = DraftStatement(clean_line(said.text), _all_of(said))
    elif tag in ("h1", "h2"):
        read.before, read.head = read.head or "", clean_line(_said(words, read).text)
        read.table_title, read.under = "", 0
    else:
        read.table_title = clean_line(_said(words, read).text)


def _read_item(inline: Token, read: _Pages) -> None:
    """A bullet or a paragraph: under a section's head its lines, before any head the bottom line, under the last one what is open."""
    lead, runs = _with_lead(inline)
    lines = tuple(_lines(runs, read))
    if read.is_open:
        read.gaps += [_left_open(line) for line in lines]
    elif read.head is None:
        read.bottom_line += [replace(line, lead=lead) for line in lines]
    else:
        under = [_resting_on_table(line, read) for line in lines]
        read.points += [replace(line, theme=read.head or None, lead=lead, under=read.under) for line in under]


def _resting_on_table(line: DraftStatement, read: _Pages) -> DraftStatement:
    """A remark right under a table that tells no number and cites nothing rests on the table: "These are morning counts, no full day"."""
    loose = line.judged and not line.cites and read.under == len(read.tables) > 0
    if not loose or scan_numbers(without_days(line.text)).quantities:
        return line
    cells = (cell for row in read.tables[-1].rows for cell in row.cells)
    return replace(line, cites=_unique(*(ref for cell in cells for ref in cell.cites))[:MOST_OF_TABLE])


MOST_OF_TABLE = 6
"""Sentences of a table at most that such a remark cites."""


def _left_open(line: DraftStatement) -> DraftStatement:
    """A line of what is open: a bare question is one that no article answers, and what none tells has no place."""
    text = line.text if line.cites else as_absent(line.text)
    return replace(line, text=text, reading="", cites=() if says_absent(text) else line.cites)


# ---------------------------------------------------------------- the words of a line


def _with_lead(inline: Token) -> tuple[str, list[_Run]]:
    """The bold label with which a line opens, without its stop, and the runs behind it."""
    children = [child for child in inline.children or () if child.type != "text" or child.content]
    if not children or children[0].type != "strong_open":
        return "", _runs(inline)
    end = next((n for n, child in enumerate(children) if child.type == "strong_close"), 0)
    lead = clean_line("".join(child.content for child in children[1:end]))
    runs = _runs_of(children[end + 1 :])
    if (
        len(lead.split()) > LONGEST_LEAD or not runs or _goes_on(lead, runs[0].text)
    ):  # a sentence in bold, or its subject
        return "", _runs(inline)
    first = runs[0]._replace(text=re.sub(r"^\s*[.:–—-]?\s+", "", runs[0].text))
    return lead.rstrip(" .:"), [first, *runs[1:]]


LONGEST_LEAD = 8


def _goes_on(lead: str, text: str) -> bool:
    """Whether a sentence begins in bold and goes on behind: "**The operator** said …"."""
    return lead[-1:] not in ".:!?" and re.match(r"\s*[a-z]", text) is not None


def _runs(inline: Token) -> list[_Run]:
    return _runs_of(inline.children or ())


def _runs_of(children: Iterable[Token]) -> list[_Run]:
    """The words of some tokens, what stands in italics apart; a word or three in italics are an emphasis or a title."""
    pieces: list[tuple[bool, str]] = []
    depth = 0
    for child in children:
        depth += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        words = (
            " "
            if child.type in ("softbreak", "hardbreak")
            else child.content
            if child.type in ("text", "code_inline")
            else ""
        )
        if words:
            pieces.append((depth > 0, words))
    joined = [(own, "".join(words for _, words in run)) for own, run in groupby(pieces, key=lambda piece: piece[0])]
    kinds: list[tuple[Kind, str]] = []
    for own, words in joined:
        behind = (
            kinds and kinds[-1][0] == "own" and not re.search(r"\w", _CITATION.sub("", words))
        )  # "*Use 312.* [3:4]"
        kinds.append(("own" if behind or (own and _is_reading(words)) else "told", words))
    return [_Run(kind, "".join(words for _, words in run)) for kind, run in groupby(kinds, key=lambda pair: pair[0])]


def _is_reading(words: str) -> bool:
    plain = _CITATION.sub("", words).strip()
    return len(plain.split()) >= LEAST_READING or plain[-1:] in ".!?"


def _lines(runs: Sequence[_Run], read: _Pages) -> Iterator[DraftStatement]:
    """The sentences of a line, each with its citations; what is made of one hangs on it, and cites what the line has cited so far
    too."""
    lines: list[DraftStatement] = []
    for run in runs:
        said = _said(run.text, read)
        if run.kind == "told":
            lines += _sentences(said, read.ledger.language)
            continue
        cites = _unique(*_all_of(said), *(ref for line in lines for ref in line.cites))
        own = _placed(Span(0, len(said.text)), said, cites)
        if not lines:
            lines.append(replace(own, judged=True))
        elif lines[-1].judged:
            before = lines[-1]
            places = (*before.places, *((at + len(before.text) + 1, refs) for at, refs in own.places))
            lines[-1] = replace(
                before, text=f"{before.text} {own.text}", cites=_unique(*before.cites, *cites), places=places
            )
        else:
            before = lines[-1]
            reading = f"{before.reading} {own.text}".strip()
            places = (*before.reading_places, *((at + len(reading) - len(own.text), refs) for at, refs in own.places))
            lines[-1] = replace(
                before, reading=reading, reading_cites=_unique(*before.reading_cites, *cites), reading_places=places
            )
    weighed = any(line.judged or line.reading for line in lines)
    told = _all_citing(lines)
    for number, line in enumerate(told):
        beside = " … ".join(
            " ".join(other.text for other in part) for part in (told[:number], told[number + 1 :]) if part
        )
        yield replace(line, joined=number > 0, weighed=weighed, beside=beside)


def _sentences(said: _Said, language: str) -> list[DraftStatement]:
    """The sentences of a told run; a citation behind a stop is of the sentence that the stop ends."""
    spans = sentence_spans(said.text, Span(0, len(said.text)), language=language)
    found = []
    for number, span in enumerate(spans):
        start = span.start if number else -1
        end = spans[number + 1].start if number + 1 < len(spans) else len(said.text)
        cites = _unique(*(ref for at, refs in said.cited if start < at <= end for ref in refs))
        found.append(_placed(span, said, cites))
    return [line for line in found if re.search(r"\w", line.text)]


def _placed(span: Span, said: _Said, cites: tuple[str, ...]) -> DraftStatement:
    """A sentence with the places of its citations in it, its white space cleaned."""
    places = tuple(
        (len(clean_line(said.text[span.start : max(span.start, min(at, span.end))])), refs)
        for at, refs in said.cited
        if set(refs) <= set(cites)
    )
    return DraftStatement(clean_line(span.of(said.text)), cites, places=places)


def _all_citing(lines: Sequence[DraftStatement]) -> list[DraftStatement]:
    """The lines, each that cites nothing with what the next one cites, or the one before where none follows."""
    cited = list(lines)
    for order in (range(len(cited) - 2, -1, -1), range(1, len(cited))):
        for n in order:
            beside = cited[n + 1] if order.step < 0 else cited[n - 1]
            if not cited[n].cites:
                cited[n] = replace(cited[n], cites=beside.cites)
    return cited


def _said(text: str, read: _Pages) -> _Said:
    """A text without the citations in it."""
    kept, cited, last = "", [], 0
    for match in _CITATION.finditer(text):
        kept += text[last : match.start()]
        cited.append((len(kept), tuple(_refs(match["refs"], read))))
        last = match.end()
    return _Said(kept + text[last:], tuple(cited))


def _refs(words: str, read: _Pages) -> Iterator[str]:
    """The sentences that a citation names: "3:14,15 8:4-6"."""
    article, last = "", 0
    for match in _REF.finditer(words):
        number = int(match["number"])
        if match["article"]:
            article = read.ids.get(int(match["article"]), match["article"])
            last = 0
        first = last + 1 if match["range"] and 0 < last < number <= last + LONGEST_RANGE else number
        yield from (f"{article}:{n}" for n in range(first, number + 1))
        last = number


def _all_of(said: _Said) -> tuple[str, ...]:
    return _unique(*(ref for _, refs in said.cited for ref in refs))


def _unique(*refs: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(refs))


# ---------------------------------------------------------------- tables


def _table(tokens: Sequence[Token], read: _Pages) -> Iterator[DraftTable]:
    """A table: its rows go by days where its first column has them, by who says it, or by what its head names."""
    rows = list(_rows_of(tokens))
    if len(rows) < 2 or len(rows[0]) < 2:
        return
    heads = [clean_line("".join(run.text for run in runs)) for runs in rows[0]]
    body = [row for row in rows[1:] if len(row) == len(heads)]
    days = [_day_of(_head_words(row[0], read), read.ledger, _refs_of(row, read)) for row in body]
    by_days = any(days) and (sum(map(bool, days)) * 2 >= len(body) or fold(heads[0]) in _DAY)
    by_who = fold(heads[0]) in _WHO
    who = (
        0
        if by_who
        else next((n for n, head in enumerate(heads) if n and fold(head) in _WHO), None)
        if by_days
        else None
    )
    columns = [n for n in range(1, len(heads)) if n != who]
    made = []
    for row, day in zip(body, days, strict=True):
        party = _head_words(row[0] if not by_days else row[who] if who else [], read)
        cells = _cells(row, columns, read)
        when = _head_words(row[0], read) if by_days else ""
        made.append(DraftRow(party, tuple(replace(cell, day=day if by_days else "") for cell in cells), when))
    by = "" if by_days or by_who else rows_by(heads[0]) or "Of"
    leads = not any(line.theme == read.head for line in read.points)
    yield DraftTable(
        read.table_title,
        tuple(heads[n] for n in columns),
        tuple(made),
        by,
        read.head or "",
        leads,
        read.before,
        len(read.tables) + 1,
    )


def _rows_of(tokens: Sequence[Token]) -> Iterator[list[list[_Run]]]:
    row: list[list[_Run]] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(_cell_runs(token))
        elif token.type == "tr_close":
            yield row


def _cell_runs(inline: Token) -> list[_Run]:
    """The runs of a cell; one that stands in italics as a whole, and be it a word, is the writer's own."""
    runs = _runs(inline)
    depth, outside = 0, ""
    for child in inline.children or ():
        depth += {"em_open": 1, "em_close": -1}.get(child.type, 0)
        outside += child.content if child.type == "text" and not depth else ""
    whole = runs and re.search(r"\w", _CITATION.sub("", outside)) is None
    return [run._replace(kind="own") for run in runs] if whole else runs


def _head_words(runs: Sequence[_Run], read: _Pages) -> str:
    return clean_line(_said("".join(run.text for run in runs), read).text)


def _cells(row: Sequence[Sequence[_Run]], columns: Sequence[int], read: _Pages) -> tuple[DraftStatement, ...]:
    """The cells of some columns; one that cites nothing rests on what its row's head cites, or else the rest of its row."""
    of_row = _all_of(_said("".join(run.text for run in row[0]), read))
    whole = of_row or _refs_of(row, read)
    return tuple(replace(_cell(row[n], whole, read), around=_refs_of(row, read)) for n in columns)


def _refs_of(row: Sequence[Sequence[_Run]], read: _Pages) -> tuple[str, ...]:
    """What all cells of a row cite."""
    return _unique(*(ref for runs in row for run in runs for ref in _all_of(_said(run.text, read))))


def _cell(runs: Sequence[_Run], of_row: tuple[str, ...], read: _Pages) -> DraftStatement:
    said = _said("".join(run.text for run in runs), read)
    text = clean_line(said.text)
    if fold(text) in _NOTHING:
        return DraftStatement("", ())
    return DraftStatement(text, _all_of(said) or of_row, judged=all(run.kind == "own" for run in runs))


def _day_of(words: str, ledger: Ledger, refs: Sequence[str]) -> str:
    """The last day that a row's head names, "2024-05-03"; one without a year is of the year that puts it shortly before an article
    that the row cites (`refs`), else nearest to the middle of the articles. "" where it names none, or says more of it than
    that something was so on or by that day ("week before 3 May")."""
    mentions = [mention for mention in find_dates(words, language=ledger.language) if mention.month and mention.day]
    if not mentions or _BESIDE_DAY.search(words):
        return ""
    last = mentions[-1]
    cited = {ref.partition(":")[0] for ref in refs}
    return _nearest(last.year, last.month or 1, last.day or 1, cited, ledger.articles)


def _nearest(year: int | None, month: int, day: int, cited: Set[str], articles: Sequence[Article]) -> str:
    dated = sorted(article.published.day for article in articles if article.published.day)
    middle = dated[len(dated) // 2] if dated else None  # one page's odd date moves no other
    own = [article.published.day for article in articles if article.id in cited and article.published.day]
    years = (
        [year]
        if year
        else list(dict.fromkeys(n for told in (*own, *([middle] if middle else [])) for n in _around(told)))
    )
    found = [made for one in years if (made := real_day(one, month, day))]
    told = [made for made in found if any(-JUST_AFTER <= (at - made).days <= SHORTLY_BEFORE for at in own)]
    return min(told or found, key=lambda made: abs((made - middle).days) if middle else 0).isoformat() if found else ""


def _around(day: date) -> tuple[int, int, int]:
    return day.year, day.year - 1, day.year + 1


JUST_AFTER, SHORTLY_BEFORE = 2, 60
"""Days from one that a report tells to its own: news is told soon, and a plan for tomorrow a day before."""
