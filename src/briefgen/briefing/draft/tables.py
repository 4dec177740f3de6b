"""Tables that a writer puts together: figures side by side, each cell bound to what it cites and checked as a sentence is.

    Casualties           dead          injured              from
    1 Mar 2023           at least 26   more than 85 hurt    the fire service     [001:2]
    2 Mar 2023           57                                 the police           [005:2]

A measure lists what was told of one thing; a reader wants several beside one another, by day and by who counts. So the
writer arranges, and code holds each cell to its sentences: its number with its qualifier, its day, what its column says
that it counts, and who its row says tells it. A cell that fails is asked for once more and then left empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import count

from briefgen.briefing.checks.said_days import (
    BLANK,
    days_in,
    days_told,
    names_date,
    names_day,
    read_day,
    stands_under,
    told_or_published,
    without_days,
)
from briefgen.briefing.checks.statements import (
    Refusal,
    check_judgement,
    check_statement,
    cited_as_written,
    forecast_as_count,
    foreign_population,
)
from briefgen.records import (
    Article,
    Basis,
    ComposedRow,
    ComposedStatement,
    ComposedTable,
    DatedSpan,
    DraftRow,
    DraftStatement,
    DraftTable,
    FigureClaim,
    RefusedStatement,
    Span,
)
from briefgen.stages.ledger import Material
from briefgen.text.dates import find_dates
from briefgen.text.dates.find import MONTHS
from briefgen.text.figures import scan_numbers
from briefgen.text.hedges import find_hedges
from briefgen.text.lexicon import (
    FATES,
    SEATS,
    STOPWORDS,
    fold,
    is_named,
    polarity_of,
    shares_root,
    term_names,
    terms_found,
    words_of,
)
from briefgen.text.lines import clean_line
from briefgen.text.printed import loose_numbers, prints_number
from briefgen.vocabulary import word_set

_SAYS_NOTHING = re.compile(
    r"[-–—?]*|(?:not|none|nothing|no figure) (?:given|told|known|stated|reported|specified|clear)|not (?:listed|counted|told|given) (?:apart|separately)|un(?:known|stated|specified|clear)|n/?a",
    re.IGNORECASE,
)
"""What a writer puts into a cell for which the articles have nothing: it stays empty."""
_TOLD_NONE = re.compile(r"(?:none|nothing) (?:known|reported|told)", re.IGNORECASE)
"""Of these, what a sentence may tell: "Rubber bullets: none reported"."""
LEAST_CELLS = 2
"""Cells of a table: one alone is a sentence."""
LONGEST_CELL = 32
"""Words of a cell; what is longer belongs into the text."""


def rows_by(head: str) -> str:
    """What a drafted table says that its rows are of, as the head of a column: "" for who says it, and for anything else than
    a few words without a number.

    >>> rows_by("place"), rows_by("Who"), rows_by("7 towns")
    ('Place', '', '')
    """
    told = clean_line(head)
    plain = (
        told.casefold() not in ("", "who")
        and len(told.split()) <= LONGEST_ROW_HEAD
        and not scan_numbers(told).quantities
    )
    return told[:1].upper() + told[1:] if plain else ""


LONGEST_ROW_HEAD = 3


def check_tables(
    drafts: Sequence[DraftTable], material: Material
) -> tuple[tuple[ComposedTable, ...], tuple[RefusedStatement, ...]]:
    """What of the drafted tables holds, cell by cell, and what is refused. Cells are counted over all tables from 1, empty
    ones too."""
    refused: list[RefusedStatement] = []

    def held(
        number: int, column: str, row: str, heads: Sequence[str], cell: DraftStatement, who: str, covers: str
    ) -> ComposedStatement | None:
        def kept(found: ComposedStatement | Refusal) -> ComposedStatement | None:
            if not isinstance(found, Refusal):
                return found
            said = replace(cell, theme=f"{row}, {column}" if row else column)
            refused.append(RefusedStatement("tables", number, said, found.fault, found.reason, found.see))
            return None

        empty = _SAYS_NOTHING.fullmatch(cell.text.strip(" .")) is not None
        if (
            empty and len(cell.text.strip()) > 1 and fold(column) in _COVERING_HEADS
        ):  # "not stated" tells what nobody counts with it
            found = check_judgement(cell, material)
            return None if isinstance(found, Refusal) else found
        if not cell.text or (empty and not _is_told_none(cell, material)):
            return None
        if cell.judged or is_judged_cell(cell.text, column):
            return kept(check_judgement(cell, material))
        found = check_cell(cell, column, material, heads=(row, who), covers=covers)
        if (
            isinstance(found, Refusal) and found.fault == "bad_day" and cell.day
        ):  # its day may be told by the rest of its row
            retold = check_cell(
                replace(cell, cites=tuple(dict.fromkeys((*cell.cites, *cell.around)))),
                column,
                material,
                heads=(row, who),
                covers=covers,
            )
            found = found if isinstance(retold, Refusal) else retold
        if isinstance(found, Refusal) and fold(column) in _COVERING_HEADS:
            found = check_judgement(cell, material)
        if row and not isinstance(found, Refusal) and not _is_of_row(row, found, heads, material):
            found = Refusal(
                "words_not_in_source", f"no cited sentence tells “{cell.text}” of “{row}”, the head of its row"
            )
        return kept(found)

    return _filled(drafts, held), tuple(refused)


def is_judged_cell(text: str, column: str) -> bool:
    """Whether a cell is what its writer makes of its row: under a head that asks what a figure is worth, or that nobody is named who
    counted it."""
    return fold(column) in _JUDGED_HEADS or (fold(column) in _WHO_HEADS and _names_nobody(text))


def _names_nobody(text: str) -> bool:
    """Whether a text says that nobody is named: "not named", "no source given"."""
    return _NOBODY_NAMED.fullmatch(text.strip(" .")) is not None


_JUDGED_HEADS = frozenset({"standing", "worth", "weight", "how good", "still good?", "what it is worth", "use"})
_COVERING_HEADS = frozenset({"covers", "what it covers", "scope", "counts what", "basis"})
"""Heads under which a writer says what a row's figure is of; where its sentence does not say so in these words it is his reading."""
_WHO_HEADS = frozenset({"whose", "who", "counted by", "by whom"})
_NOBODY_NAMED = re.compile(
    r"(?:(?:source|counter|party) )?(?:not|un)[ -]?named|no (?:source|name|party)(?: named| given| told)?|unsourced",
    re.IGNORECASE,
)


def fill_refused(
    tables: Sequence[ComposedTable], settled: Mapping[int, ComposedStatement]
) -> tuple[ComposedTable, ...]:
    """The tables of `check_tables` with what was mended, by the number of its cell."""
    numbers = count(1)
    return tuple(replace(table, rows=tuple(_refilled(row, numbers, settled) for row in table.rows)) for table in tables)


def _refilled(row: ComposedRow, numbers: Iterator[int], settled: Mapping[int, ComposedStatement]) -> ComposedRow:
    return replace(row, cells=tuple(settled.get(next(numbers), cell) for cell in row.cells))


def _is_told_none(cell: DraftStatement, material: Material) -> bool:
    """Whether "none reported" is told: by a denial in what the cell cites, or the row that it stands in."""
    refs = [ref for ref in cell.cites or cell.around if ref in material.sentences]
    return _TOLD_NONE.fullmatch(cell.text.strip(" .")) is not None and any(
        polarity_of(material.words(ref)).negated for ref in refs
    )


def _filled(
    drafts: Sequence[DraftTable],
    held: Callable[[int, str, str, Sequence[str], DraftStatement, str, str], ComposedStatement | None],
) -> tuple[ComposedTable, ...]:
    numbers = count(1)

    def filled(table: DraftTable, row: DraftRow) -> ComposedRow:
        cells = zip(table.columns, row.cells, strict=True)
        head = row.who if table.by else ""
        heads = [other.who for other in table.rows]
        who, covers = _under(_TELLERS, table, row), _under(_COVERING_HEADS, table, row)
        found = tuple(held(next(numbers), column, head, heads, cell, who, covers) for column, cell in cells)
        return ComposedRow(None, row.who, found, row.when)

    return tuple(
        ComposedTable(
            draft.title,
            draft.columns,
            tuple(filled(draft, row) for row in draft.rows),
            draft.by,
            draft.theme,
            draft.leads,
            draft.after,
            draft.number,
        )
        for draft in drafts
    )


def _under(heads: Set[str], table: DraftTable, row: DraftRow) -> str:
    """What a row says in the first column with one of some heads; "" where its table has none."""
    cells = zip(table.columns, row.cells, strict=True)
    return next((cell.text for column, cell in cells if fold(column) in heads), "")


TELLER_HEADS = frozenset(
    {
        "who",
        "whose",
        "who says",
        "who says it",
        "who counts",
        "who counted",
        "counter",
        "counted by",
        "owner",
        "source",
        "told by",
    }
)
"""Heads of a column that names who tells a row, as a writer puts them."""
_TELLERS = TELLER_HEADS | {"by", "says who", "according to"}
"""Heads of a column that names who tells a row."""


# ---------------------------------------------------------------- a cell


def check_cell(
    cell: DraftStatement, column: str, material: Material, *, heads: Sequence[str] = (), covers: str = ""
) -> ComposedStatement | Refusal:
    """One cell under its column's head: a statement that need not stand any more, on the day of its row. `heads` are what else says whose
    it is: the head of its row, and who tells that; `covers` is what its row says that it counts, under whatever head."""
    if len(cell.text.split()) > LONGEST_CELL:
        return Refusal("too_many", f"a cell has at most {LONGEST_CELL} words")
    if _names_who_prints(cell, material) or (fold(column) in _TELLERS and _names_teller(cell, material)):
        return cited_as_written(cell, material)
    own = cell
    found = check_statement(own, material, standing=False, alone=False)
    if isinstance(found, Refusal) and names_date(cell.text):  # "past 300,000 (10 July)" beside a forecast of May
        own = replace(cell, day="")
        found = check_statement(own, material, standing=False, alone=False)
    if isinstance(found, Refusal) and found.fault == "attribution_turned":
        found = _credited_by_head(own, (column, *heads), found, material)
    if isinstance(found, Refusal):
        return found
    if forecast_as_count(f"{column} {found.text}", _claims((found,), material), material):
        found = replace(found, text=f"{found.text} (forecast)")
    wrong = foreign_head(column, found, material)
    if wrong and not _is_said_to_cover(covers, cell, material):
        return Refusal(
            "words_not_in_source", f"no cited sentence tells “{cell.text}” of “{wrong}”, the head of its column"
        )
    return replace(found, day=told_or_published(found.day, refs_of(found, material), material)) if found.day else found


def _is_said_to_cover(covers: str, cell: DraftStatement, material: Material) -> bool:
    """Whether a row says what it counts, and a sentence that the cell cites has that: "Burials" of "170 people buried"."""
    words = _own_words(covers)
    return bool(words) and all(
        any(_found_in(w, _told_near(ref, material)) or shares_root(w, material.near(ref)) for ref in cell.cites)
        for w in words
    )


def _names_who_prints(cell: DraftStatement, material: Material) -> bool:
    """Whether a cell only lists outlets of the articles that its row cites, each by its name or the head of it: "The Post, Arlen Weekly"."""
    outlets = [
        fold(outlet.removeprefix("The "))
        for ref in (*cell.cites, *cell.around)
        if ref in material.sentences
        for outlet in material.article_of(ref).outlets
    ]
    named = [fold(name.strip().removeprefix("The ").removeprefix("the ")) for name in _LISTED.split(cell.text)]
    return bool(named) and all(
        any(outlet == name or outlet.startswith((f"{name} ", f"{name},")) for outlet in outlets) for name in named
    )


_LISTED = re.compile(r",\s+(?:and\s+)?|;\s+|\s+and\s+|\s*/\s*")


def _credited_by_head(
    cell: DraftStatement, heads: Sequence[str], refusal: Refusal, material: Material
) -> ComposedStatement | Refusal:
    """A cell with the party that heads its column or row before it, where the cited sentences tell that party's claim, "about 240,000"
    under "Police", or with a head that leaves open what stands under it, "Wants or decided"; what else is wrong then, or the same
    refusal."""
    for head in heads:
        said = f"{_REMARK.sub('', head)}: "
        words = _own_words(said)
        told = any(all(_found_in(word, _told_near(ref, material)) for word in words) for ref in cell.cites)
        if not words or not (told or find_hedges(said) or _SUSPECTED.search(said)):
            continue
        found = check_statement(
            replace(cell, text=f"{said[:1].upper()}{said[1:]}{cell.text}"), material, standing=False, alone=False
        )
        if not isinstance(found, Refusal):
            behind = tuple(max(0, at - len(said)) for at in found.behind)
            return replace(found, text=found.text[len(said) :], behind=behind)
        if found.fault != refusal.fault:
            return found
    return refusal


_SUSPECTED = re.compile(
    r"\b(?:suspicions?|suspected|accus(?:ed|ation|ations)|alleg(?:ed|ation|ations)|charges?|claims?|demands?|aims?|plans?|wishes|appeals?|requests?|estimates?|forecasts?|projections?)\b",
    re.IGNORECASE,
)
"""Heads under which nothing is told as so."""


def _told_near(ref: str, material: Material) -> str:
    """A sentence with the names of whoever reports its article."""
    return "\n".join([material.words(ref), *material.article_of(ref).outlets])


def _found_in(word: str, text: str) -> bool:
    """Whether a text has a word itself, in the singular or the plural."""
    return re.search(rf"\b{re.escape(word.removesuffix('s'))}", text, re.IGNORECASE) is not None


def without_its_day(item: RefusedStatement, material: Material) -> ComposedStatement | None:
    """A refused cell where nothing but its day was wrong, by the day of its articles; without a day where they have none. Else None."""
    if item.part != "tables" or item.fault != "bad_day":
        return None
    found = check_cell(replace(item.statement, day=""), item.statement.theme or "", material)
    if isinstance(found, Refusal):
        return None
    drafted = read_day(item.statement.day)
    month = _month_told(drafted[1], refs_of(found, material), material) if drafted else None
    if month is not None:
        return replace(found, day=month)
    published = (material.article_of(ref).published for ref in refs_of(found, material))
    day, why = max(((own.day, own.why) for own in published if own.day), default=(None, ""))
    if day is None:
        return found
    near = drafted is not None and abs((day - drafted[1]).days) <= MONTH
    return replace(found, day=DatedSpan(day, day, "publication", why)) if near else None


def _month_told(day: date, refs: Sequence[str], material: Material) -> DatedSpan | None:
    """The month of a day, where the sentences mean a part of it and no day: "60 before the month was out" behind "the middle of July"."""
    parts = (span for span in days_told(refs, material) if span.start < span.end)
    part = next(
        (s for s in parts if (s.start.year, s.start.month) == (s.end.year, s.end.month) == (day.year, day.month)), None
    )
    whole = read_day(f"{day:%Y-%m}")
    return DatedSpan(*whole, part.basis, part.why) if part and whole else None


MONTH = 31
"""Days that a row's day may lie from that of the articles in which its figure stands: another one was meant for something else."""


def _are_undated(refs: Sequence[str], material: Material) -> bool:
    articles = [material.article_of(ref) for ref in refs if ref in material.sentences]
    return bool(articles) and all(article.published.day is None for article in articles)


def foreign_head(column: str, cell: ComposedStatement, material: Material) -> str | None:
    """The word of a column's head that what a cell cites does not bear out: another fate, another kind of people, another
    place. None where all may be meant."""
    sides = re.split(r"\s+or\s+", column)
    if len(sides) > 1 and not all(
        any(term_names(word.text) & FATES for word in words_of(side)) for side in sides
    ):  # "The airline or police", "Taken or missing": the cell is of one of them
        return None if any(foreign_head(side, cell, material) is None for side in sides) else column
    refs = refs_of(cell, material)
    column = without_days(_REMARK.sub("", column)).replace(BLANK, " ").strip(" ,()")  # "On the storm (28 February)"
    outlet = _outlet_of(column, refs, material)
    if outlet is not None:
        return None if outlet else column
    groups = dict.fromkeys(group for claim in _claims((cell,), material) if (group := material.group_of(claim)))
    measured = [group.name for group in groups] + [material.words(c.ref) for group in groups for c in group.claims]
    near = "\n".join(material.near(ref) for ref in refs)
    if any(fold(word.text) in _FORECASTERS for word in words_of(column)) and _FORECASTER.search(near):
        return None
    held = "\n".join([near, *measured])
    whole = "\n".join(
        material.articles[id].text for id in dict.fromkeys(material.sentences[ref].article for ref in refs)
    )
    for word in words_of(column):
        names = term_names(word.text)
        if names & FATES and not _is_fate_of(
            names, [group.name for group in groups], held, whole if len(_own_words(column)) > 1 else "", word.text
        ):
            return word.text
        around = f"{held}\n{_tops(refs, material)}"
        capital = fold(word.text) in SEATS and terms_found("capital", near)
        if _is_name(word.text, material) and not (
            capital or terms_found(word.text, around) or _is_shortened(word.text, around, material)
        ):
            return word.text
    head = column[:1].lower() + column[1:]
    foreign = foreign_population(head, [material.words(ref) for ref in refs], held, whole)
    return column if foreign else None


_FORECASTERS = word_set("analysts economists market markets consensus")
_FORECASTER = re.compile(r"\b(?:Wall Street|analysts?|economists?|market|consensus|forecasters?)\b", re.IGNORECASE)
"""Who expects a company's results, by any of their names."""


def _outlet_of(column: str, refs: Sequence[str], material: Material) -> bool | None:
    """Whether a column that has an outlet's name stands over what that outlet, or whoever it carries, tells; None for any other head."""
    if not _names_an_outlet(column, material.articles.values()):
        return None
    return _names_an_outlet(column, [material.article_of(ref) for ref in refs])


def _names_an_outlet(head: str, articles: Iterable[Article]) -> bool:
    """Whether a head is the name of who reports one of the articles."""
    return any(fold(head) == fold(name) for article in articles for name in article.outlets)


def _is_fate_of(names: frozenset[str], measures: Sequence[str], held: str, whole: str, word: str) -> bool:
    """Whether people are told to have met with a fate: by the names of the measures that the cell tells, where these
    speak of any; else by the sentences, or where what it counts is no fate by their articles ("Dead named": 55)."""
    told = frozenset(name for measure in measures for name in term_names(measure)) & FATES
    if any(
        fold(word) in fold(measure).split() for measure in measures
    ):  # "people made homeless" are displaced people and homeless ones
        return True
    kin = frozenset(name for pair in _KIN if pair & names for name in pair)
    return bool(told & (names | kin)) if told else terms_found(word, held) or terms_found(word, whole)


_KIN = (frozenset({"homeless", "displace"}),)
"""Fates that tables put under one head."""


def _is_name(word: str, material: Material) -> bool:
    """Whether the articles write a word with a capital inside a sentence, and nowhere without."""
    if not word[:1].isupper() or fold(word) in STOPWORDS or fold(word) in _HEADS:
        return False
    texts = [article.text for article in material.articles.values()]
    inside = re.compile(rf"[a-z,] {re.escape(word)}\b")
    plain = re.compile(rf"\b{re.escape(word.lower())}\b")
    return any(inside.search(text) for text in texts) and not any(plain.search(text) for text in texts)


_HEADS = frozenset(
    ["money", "people", "party", "place", "time", "figure", "number", "sum", "company", "matter", "state", "purpose"]
)
"""What heads say in general, also where an article has it in a name ("This is Money")."""


def _is_shortened(word: str, held: str, material: Material) -> bool:
    """Whether letters in the sentences stand for a name with this word that the articles print: "LP" for the Labour Party."""
    for letters in dict.fromkeys(re.findall(r"\b[A-Z]{2,6}\b", held)):
        spelled = re.compile(r"\b" + r"\w+\s+(?:(?:of|for|and|the|on|in)\s+){0,2}".join(letters) + r"\w+")
        found = (match.group() for article in material.articles.values() for match in spelled.finditer(article.text))
        if any(terms_found(word, name) for name in found):
            return True
    return False


def refs_of(cell: ComposedStatement, material: Material) -> tuple[str, ...]:
    """The sentences that a statement cites, by their refs."""
    spans = {(passage.article, passage.span) for passage in cell.citations}
    return tuple(ref for ref, s in material.sentences.items() if (s.article, s.span) in spans)


def _claims(cells: Sequence[ComposedStatement], material: Material) -> list[FigureClaim]:
    """What cells are bound to, in the order of their sentences."""
    told = {id for cell in cells for id in cell.claim_ids}
    return [
        claim for cell in cells for ref in refs_of(cell, material) for claim in material.told(ref) if claim.id in told
    ]


def _tops(refs: Sequence[str], material: Material) -> str:
    return "\n".join(material.words(sentence.ref) for sentence in material.tops_of(refs))


# ---------------------------------------------------------------- whole tables


def settle_tables(tables: Sequence[ComposedTable], material: Material) -> tuple[ComposedTable, ...]:
    """The tables as they are printed: without empty rows and columns, each row with the day of its cells and with whoever
    they name, in the order of whoever wrote them: of one day the counts follow one another."""
    settled = (_settled(table, material) for table in tables)
    return tuple(table for table in settled if len(tuple(cells_of((table,)))) >= LEAST_CELLS)


def _settled(table: ComposedTable, material: Material) -> ComposedTable:
    rows = _with_figures([own for row in table.rows for own in _by_day(row, material) if any(own.cells)])
    kept = [n for n, _ in enumerate(table.columns) if any(row.cells[n] for row in rows)]
    columns = tuple(clean_line(table.columns[n]) for n in kept)
    heads = [row.who for row in table.rows] if table.by else []
    shown = [_settled_row(replace(row, cells=tuple(row.cells[n] for n in kept)), heads, material) for row in rows]
    rows_shown = tuple(replace(row, when=_held_time(row, material)) for row in shown if any(row.cells))
    near = "\n".join(_told_near(ref, material) for cell in cells_of((table,)) for ref in refs_of(cell, material))
    return replace(table, title=_title(table.title, columns, near), columns=columns, rows=rows_shown)


def _with_figures(rows: Sequence[ComposedRow]) -> list[ComposedRow]:
    """The rows without those that have lost their figure, where most rows have one in that column: "Burials" alone tells nothing."""
    columns = range(max((len(row.cells) for row in rows), default=0))
    counted = [
        n
        for n in columns
        if sum(bool((cell := row.cells[n]) and scan_numbers(cell.text).quantities) for row in rows) * 2 > len(rows)
    ]
    return [row for row in rows if not counted or any(row.cells[n] for n in counted)]


def _held_time(row: ComposedRow, material: Material) -> str:
    """What the head of a row says in the place of a day, where its cells have none and what they cite tells its words: "In July"; or
    what it says beside its day: "U.S." of "19 July, U.S.", "close" of "18 July, close"."""
    words = clean_line(row.when)
    if row.day or names_date(words):
        words = _beside_its_day(words)
    if not words or len(words.split()) > LONGEST_TIME:
        return ""
    refs = [ref for cell in row.cells if cell for ref in refs_of(cell, material)]
    if row.day and (_names_only_outlets(words, refs, material) or fold(words.strip("()")) == fold(row.who)):
        return ""
    days = days_told(refs, material)
    if not row.day and days and not without_days(words).strip(f"{BLANK} ") and stands_under(words, days):
        return words
    near = "\n".join(f"{_told_near(ref, material)}\n{material.near(ref)}" for ref in refs)
    return words if not loose_numbers(words, [near]) and _is_told(words, near) else ""


def _beside_its_day(words: str) -> str:
    """What a row's head says more than its day: "early (Cirium)" of "20 July 2024, early (Cirium)"."""
    named = next((mention for mention in find_dates(words) if mention.day and mention.month), None)
    if named is None:
        return clean_line(words)
    rest = f"{words[: named.span.start]} {words[named.span.end :]}"
    return clean_line(re.sub(r"^(?:on|by)?[\s,;:–—-]+|[\s,;:–—-]+$", "", " ".join(rest.split())))


def _names_only_outlets(words: str, refs: Sequence[str], material: Material) -> bool:
    """Whether a row's head only says in which report its figures stand, which its last column does."""
    outlets = " ".join(name for ref in refs for name in material.article_of(ref).outlets)
    told = [word.text for word in words_of(words)]
    return bool(told) and all(terms_found(word, outlets) for word in told)


def _is_told(words: str, near: str) -> bool:
    """Whether some words stand near what a row cites, but for those that only place it in time or say that it is all of it."""
    told = [word.text for word in words_of(words) if fold(word.text) not in STOPWORDS and fold(word.text) not in _TIMES]
    around_the_world = any(terms_found(word, near) for word in _WORLD)
    return all(
        word[0].isdigit()
        or terms_found(word, near)
        or shares_root(word, near)
        or (fold(word) in _WORLD and around_the_world)
        for word in told
    )


_WORLD = word_set("world worldwide global globally international")
LONGEST_TIME = 8
_TIMES = word_set(
    "undated before after later earlier early late mid end start beginning until since time first last next previous then now same day days week weeks "
    "month months year years morning evening night about around almost nearly by on joining entry close closing open opening"
)
"""Words of a time that need not stand in what a row cites."""


def _by_day(row: ComposedRow, material: Material) -> tuple[ComposedRow, ...]:
    """A row of which some cells have a day and others, of articles without a date, have none: a row of each."""
    loose = [
        cell is not None and cell.day is None and _are_undated(refs_of(cell, material), material) for cell in row.cells
    ]
    if not any(loose) or not any(cell and cell.day for cell in row.cells):
        return (row,)
    kept = [
        tuple(cell if own is apart else None for cell, own in zip(row.cells, loose, strict=True))
        for apart in (False, True)
    ]
    return tuple(replace(row, cells=cells) for cells in kept)


def _title(drafted: str, columns: Sequence[str], near: str) -> str:
    """The drafted title; where it tells a number that stands nowhere `near` its figures, that without what is in brackets, or else
    the heads of the columns. A table of days in one column needs none: its section says what happened on them."""
    told = clean_line(drafted)
    if len(columns) == 1 and fold(told) in ("", fold(columns[0])):
        return ""
    short = clean_line(_BRACKETS.sub("", told))
    held = (one for one in (told, short) if one and not (scan_numbers(one).quantities and loose_numbers(one, [near])))
    return next(held, ", ".join(columns))


_BRACKETS = re.compile(r"\s*\([^()]*\)")


def _settled_row(row: ComposedRow, heads: Sequence[str], material: Material) -> ComposedRow:
    """A row with its day and its voice; `heads` are those of all rows, none where the rows go by days."""
    if heads:
        row = replace(
            row,
            cells=tuple(cell if cell and _is_of_row(row.who, cell, heads, material) else None for cell in row.cells),
        )
    cells = [cell for cell in row.cells if cell]
    days = sorted((cell.day for cell in cells if cell.day), key=lambda day: _BASES.index(day.basis))
    day = days[0] if days else None
    who = clean_line(row.who) if heads else _voice(clean_line(row.who), cells, material) or _outlets(cells, material)
    return replace(row, day=day, who=who)


def _outlets(cells: Sequence[ComposedStatement], material: Material) -> str:
    """The outlets that tell a row's figures, where it cites others for its day alone; else ""."""
    cited = {material.sentences[ref].article for cell in cells for ref in refs_of(cell, material)}
    telling = dict.fromkeys(claim.article for claim in _claims(cells, material))
    if not telling or not cited - telling.keys():
        return ""
    named = (next(iter(material.articles[article].outlets), None) for article in telling)
    return ", ".join(name for name in dict.fromkeys(named) if name)


def _is_of_row(head: str, cell: ComposedStatement, heads: Sequence[str], material: Material) -> bool:
    """Whether a cell may tell its figure of what its row is of. Where the sentence of the figure names several of the rows, the figure
    is of the one that it goes with; where it names this one alone, no other figure of its measure stands between the two; where
    it names another one alone, it is of that. A fate, a place, a population or a time of the head has to be the figure's. A row may be an outlet's."""
    head = _AROUND_HEAD.sub("", _REMARK.sub("", head)) or head
    claims = _claims((cell,), material)
    head = _without_apposition(head, [material.near(ref) for ref in refs_of(cell, material)], material)
    if not _own_words(head):  # "Among these"
        return bool(head.strip())
    if _names_an_outlet(head, [material.articles[claim.article] for claim in claims]):
        return True
    if _is_in_turn(head):
        return not _is_of_another_time(head, _before_brackets(cell, claims), material)
    if len(both := head.split(" and ")) == SIDES_OF_ROW and len(claims) >= SIDES_OF_ROW:
        near = "\n".join(material.near(ref) for ref in refs_of(cell, material))
        if all(_all_found(side, near) for side in both):
            return True  # "Passengers and crew": "68 and four"
    heads = _apart(head, heads)
    others = [plain for plain in heads if plain != head]
    if not claims:  # of what code reads as no figure nothing tells which of several rows it goes with
        loose = any(char.isdigit() for char in without_days(cell.text))
        return not (
            loose and any(_all_found(other, material.words(ref)) for other in others for ref in refs_of(cell, material))
        )
    if all((group := material.group_of(claim)) and _is_named(head, group.name, others) for claim in claims):
        return True  # the measure has the row in its name, "price target of Ann Reed", and no other row
    if _is_of_another_time(head, _before_brackets(cell, claims), material):
        return False
    held = "\n".join(
        [
            *(material.near(ref) for ref in refs_of(cell, material)),
            *(group.name for c in claims if (group := material.group_of(c))),
        ]
    )
    said = without_days(head).replace(BLANK, " ")
    if _all_found(said, held) and len(_own_words(cell.text)) > MOST_OF_COUNT:
        return True  # what somebody wants or did, and no count of the row
    if _all_found(said, held):
        return all(_goes_with(head, claim, claims, heads, material) for claim in claims)
    named = [other for other in others if any(_is_name(word, material) for word in _own_words(other)[:1])]
    named = named if len(named) * 2 >= len(others) else []  # most rows go by names, or these are months and the like
    if any(_places(other, claim, material) for claim in claims for other in named):
        return False
    whole = "\n".join(material.articles[id].text for id in dict.fromkeys(claim.article for claim in claims))
    if named:
        return terms_found(said, whole) or all(
            terms_found(word, whole) for word in _own_words(said) if word[:1].isupper()
        )
    wrong = foreign_head(head, cell, material)
    return wrong is None or (_all_found(wrong, whole) and not term_names(wrong) & FATES)


def _is_in_turn(head: str) -> bool:
    """Whether a head only says the how manieth of a kind its row is: "First round", "Second, 2031"."""
    words = {fold(word) for word in _own_words(without_days(head).replace(BLANK, " "))}
    return bool(words & _ORDINALS) and words <= _ORDINALS | _TURNS


SIDES_OF_ROW = 2
_ORDINALS = word_set("first second third fourth fifth sixth last final")
_TURNS = word_set("round rounds wave waves phase stage quarter half step part time batch")


def _without_apposition(head: str, passages: Sequence[str], material: Material) -> str:
    """A head without what it says of the person that it names, where a passage names that person: "Robbie Parker, father of Emilie, 6"."""
    name, comma, _ = head.partition(", ")
    words = _own_words(name)
    named = bool(comma) and len(words) > 1 and all(word[:1].isupper() for word in words)
    return name if named and any(is_named(name, passage) for passage in passages) else head


_AROUND_HEAD = re.compile(
    r"^(?:of|among) (?:these|those|them|which|whom),?\s+|,?\s+(?:as a whole|overall|in all|altogether|in total)$",
    re.IGNORECASE,
)
"""What says of a head only how it stands to the rows before it: "Of these, civilians", "2030 as a whole"."""
MOST_OF_COUNT = 5
"""Words of a cell that tells a count; more are a clause of its own."""


def _before_brackets(cell: ComposedStatement, claims: Sequence[FigureClaim]) -> list[FigureClaim]:
    """The figures of a cell but those that stand beside them in brackets: "7.4 metres (record of 1998: 7.7)"."""
    told = cell.text.partition("(")[0]
    return [claim for claim in claims if prints_number(told, claim.surface)] or list(claims)


def _is_named(head: str, measure: str, others: Sequence[str]) -> bool:
    parts = [other for other in others if not _OF_ALL.match(other)]
    return _all_found(head, measure) and not any(_all_found(other, measure) for other in parts)


_OF_ALL = re.compile(r"(?:all|total|overall|altogether|whole|everyone|together|both)\b", re.IGNORECASE)
"""The head of the row of the whole, whose words the measures of its parts have too: "All dead"."""


def _all_found(head: str, text: str) -> bool:
    return terms_found(head, text) or all(terms_found(word, text) for word in _own_words(head))


_OF_A_REPORT = re.compile(
    r"\b(?:results|report|earnings|guidance|outlook|forecast|filing|statement|letter|update|announcement|told|given|said)\b",
    re.IGNORECASE,
)
"""A head that says when something was told, and not of when it is: "With the results of fall 2030"."""


def _is_of_another_time(head: str, claims: Sequence[FigureClaim], material: Material) -> bool:
    """Whether a row's head names a time ("First quarter of 2030") and a figure is known to be of another one, by its clock and by what its
    sentence says between it and the figures beside it ("a loss of 38 in the first quarter, against 21 in the same months of 2030")."""
    if not names_day(head) or _OF_A_REPORT.search(head):
        return False
    fits: dict[object, list[bool]] = {}
    for claim in claims:
        times = _times_of(claim, material)
        fits.setdefault(claim.quantity and claim.quantity.value, []).append(not times or stands_under(head, times))
    return not all(any(told) for told in fits.values())  # what one article calls "last year" another calls 2013-14


def _times_of(claim: FigureClaim, material: Material) -> tuple[DatedSpan, ...]:
    if claim.period is None:
        return days_told([claim.ref, *(top.ref for top in material.tops_of((claim.ref,)))], material)
    sentence, article = material.sentences[claim.ref].span, material.articles[claim.article]
    others = [
        other.span
        for other in material.told(claim.ref)
        if other.unit == claim.unit and not other.span.meets(claim.span)
    ]
    start = max((span.end for span in others if span.end <= claim.span.start), default=sentence.start)
    end = min((span.start for span in others if span.start >= claim.span.end), default=sentence.end)
    told = days_in(article.text, [Span(start, end)], article.published_at(sentence.start), article.language)
    return (claim.period, *(span for span in told if span.basis != "publication"))


def _apart(head: str, heads: Sequence[str]) -> list[str]:
    """The heads of a table that have a word of their own beside one of them, and that one: not "Before 2013-14" beside "Year 2013-14"."""
    own = set(map(fold, _own_words(head)))
    plain = dict.fromkeys(_REMARK.sub("", other) for other in heads)
    return [other for other in plain if other == head or not set(map(fold, _own_words(other))) <= own]


def _own_words(name: str) -> list[str]:
    return [word.text for word in words_of(name) if fold(word.text) not in STOPWORDS]


_REMARK = re.compile(
    rf"\s*\([^()]*\)$|,\s+(?:undated|(?:by |early |late )?\d{{0,2}}\s?(?:{'|'.join(map(re.escape, MONTHS))})\b[\s\d]*)$",
    re.IGNORECASE,
)
"""What a row's head says of its figures in brackets, "Security services (forecast)", or its day behind a comma."""


def _goes_with(
    head: str, claim: FigureClaim, beside: Sequence[FigureClaim], heads: Sequence[str], material: Material
) -> bool:
    """Whether a figure, with those of its cell `beside` it, is of the row `head`, by where its sentence names the rows: "in Arlen 9 and in Tarn 4" before their
    figures, "9 in Arlen and 4 in Tarn" behind them."""
    behind = material.articles[claim.article].text[claim.span.end : material.sentences[claim.ref].span.end]
    if re.match(
        rf"\s*(?:(?!and\b|or\b|but\b|while\b)[\w’'-]+\s+){{0,3}}(?:of|in|from|for|at)\s+(?:the\s+)?{re.escape(head)}\b",
        behind,
        re.IGNORECASE,
    ):
        return True  # "192 soldiers of Tarn"
    named = sorted((place.start, other) for other in heads for place in _places(other, claim, material, beside=heads))
    words, alike = _own_words(head), [own for own in material.told(claim.ref) if own.unit == claim.unit]
    if (
        len(words) > 2
        and len(alike) == 1
        and any(other == head for _, other in named)
        and not any(_is_name(word, material) for word in words)
    ):
        return True  # the sentence has one figure, and all of a long head that names nobody
    if len({other for _, other in named}) < 2:
        return _stands_beside(_own_words(head), claim, beside, material)
    first = min(
        (own.span.start for own in material.told(claim.ref) if own.unit == claim.unit), default=claim.span.start
    )
    earlier = [other for start, other in named if start < claim.span.start]
    later = [other for start, other in named if start >= claim.span.start]
    goes = (earlier[-1:] or later[:1]) if named[0][0] < first else (later[:1] or earlier[-1:])
    return goes == [head]


def _places(head: str, claim: FigureClaim, material: Material, *, beside: Sequence[str] = ()) -> list[Span]:
    """Where the sentence of a claim has the words of a head, each of them in it: the first that the heads `beside` it have not."""
    others = {fold(word) for other in beside if other != head for word in _own_words(other)}
    words = _own_words(head)
    found = {word: _spans_of(word, claim, material) for word in words}
    own = next((word for word in words if fold(word) not in others), words[0] if words else "")
    return found[own] if found and all(found.values()) else []


def _spans_of(word: str, claim: FigureClaim, material: Material) -> list[Span]:
    """Where words of the sentence of a claim begin with a word."""
    sentence = material.sentences[claim.ref].span
    text = material.articles[claim.article].text
    found = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE).finditer(text, sentence.start, sentence.end)
    return [Span(match.start(), match.end()) for match in found]


def _stands_beside(words: Sequence[str], claim: FigureClaim, beside: Sequence[FigureClaim], material: Material) -> bool:
    own = [span for word in words for span in _spans_of(word, claim, material)]
    alike = [
        other
        for other in material.told(claim.ref)
        if other.unit == claim.unit and other.label.measure == claim.label.measure
    ]
    others = [other.span for other in alike if other not in beside and not other.span.meets(claim.span)]

    def clear(word: Span) -> bool:
        gap = Span(min(word.end, claim.span.end), max(word.start, claim.span.start))
        return not any(gap.covers(other) and not _in_brackets_behind(claim, other, material) for other in others)

    return not own or any(clear(word) for word in own)


def _in_brackets_behind(claim: FigureClaim, other: Span, material: Material) -> bool:
    """Whether a figure stands in brackets behind another, of which it then tells the same thing: "173 billion (previous year: 125)"."""
    between = material.articles[claim.article].text[other.end : claim.span.start]
    return "(" in between and ")" not in between


_BASES: tuple[Basis, ...] = ("stated", "resolved", "inferred (count)", "inferred", "publication", "unknown")
"""The bases of a day, the best first."""


def _voice(who: str, cells: Sequence[ComposedStatement], material: Material) -> str:
    """Who a row says tells its figures, where the cited sentences name it, it is their outlet, or the story knows it and they name nobody
    else; else whoever is known to tell them. An outlet that only passes on what a party says is not the one who says it."""
    refs = [ref for cell in cells for ref in refs_of(cell, material)]
    claims = _claims(cells, material)
    articles = [material.article_of(ref) for ref in refs]
    outlets = {name.casefold() for article in articles for name in article.outlets}
    if who.casefold() in outlets:
        parties = _parties(claims, outlets)
        return parties[0] if len(parties) == 1 and all(claim.attributed_to for claim in claims) else who
    words = [word for word in _own_words(who) if fold(word) not in _NAMELESS | _PASSING_ON]
    if _names_nobody(who) or (who and not words):
        return who
    near = "\n".join(material.near(ref) for ref in refs)
    held = "\n".join([near, *(name for c in claims for name in material.names_of(c)), *outlets])
    named = {name for c in claims for name in material.names_of(c)}
    if words and (all(terms_found(word, held) for word in words) or any(is_named(name, who) for name in named)):
        return who
    parties = (
        _parties(claims, set()) if who or not any("(" in cell.text for cell in cells) else []
    )  # cells that name them themselves
    if words and _is_of_story(words, material) and not any(is_named(name, near) for name in parties):
        return who  # "KNCHR" of a sentence that has "the commission"
    return parties[0] if len(parties) == 1 else ""


def _names_teller(cell: DraftStatement, material: Material) -> bool:
    """Whether a cell without a number only names whom the story knows: "its Ministry of Religious Affairs"."""
    words = [word for word in _own_words(cell.text) if fold(word) not in _NAMELESS | _PASSING_ON]
    plain = not scan_numbers(without_days(cell.text)).quantities and not names_date(cell.text)
    return plain and bool(words) and bool(cell.cites) and _is_of_story(words, material)


def _is_of_story(words: Sequence[str], material: Material) -> bool:
    """Whether each word of a party's name stands somewhere in the articles or in a name that a voice of the story has."""
    texts = [article.text for article in material.articles.values()]
    known = "\n".join([*texts, *(name for names in material.names.values() for name in names)])
    return all(terms_found(word, known) or _is_shortened(word, known, material) for word in words)


_NAMELESS = word_set("unnamed anonymous unidentified unspecified undisclosed rumour rumours rumor rumors hearsay")
"""What a writer says of a teller whom the articles do not name: "unnamed rescuers", "rumour"."""
_PASSING_ON = word_set(
    "citing quoting quoted cited via from through according joint statement report account count toll other others"
)
"""What stands beside a teller's name and names nobody: "the mayor, citing the hospital", "the groups' joint statement"."""


def _parties(claims: Sequence[FigureClaim], outlets: set[str]) -> list[str]:
    names = dict.fromkeys(clean_line(claim.asserter) for claim in claims)
    return [name for name in names if name.casefold() not in outlets and fold(name) not in _WHOEVER]


_WHOEVER = word_set("he she they it we i")
"""A party whom a model has by a pronoun is nobody that a row could name."""


def cells_of(tables: Sequence[ComposedTable]) -> Iterator[ComposedStatement]:
    """All cells of the tables that hold something."""
    return (cell for table in tables for row in table.rows for cell in row.cells if cell)
