"""The public result: one `Briefing`, its JSON, and the JSON Schema made from these models.

Numbers are strings in plain decimal notation without an exponent, or `a/b` where no finite decimal exists; an open
end is null with its flag. Offsets count code points of `sources[].text`. Ids are local to one briefing.
"""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.records import (
    Basis,
    ClaimRole,
    ComparisonKind,
    Fate,
    FoundBy,
    Kind,
    Mark,
    Qualifier,
    Role,
    Status,
    Support,
)

SCHEMA_VERSION = "0.1"

Number = Annotated[str, Field(pattern=r"^-?[0-9]{1,400}(\.[0-9]{1,400}|/[1-9][0-9]{0,399})?$")]
"""An exact number as `plain_decimal` writes it."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(_Part):
    """A place in a source: `source.text[start:end] == text`. `prefix` and `suffix` are up to 32 characters around it,
    as in the W3C TextQuoteSelector; `start` and `end` as in its TextPositionSelector, in code points."""

    source_id: str
    start: int
    end: int
    text: str
    prefix: str
    suffix: str
    sentence: int | None = None
    """The sentence of the source that holds its start, as shown in [002:14]."""


class Statement(_Part):
    """A sentence of the briefing. `verbatim`: cut from its citation. `terms_checked`: its numbers, names, negations and
    attributions stand in its citations; that it follows from them is not proved. `judged`: what the writer makes of them, in
    words that no source has; only its numbers, days, names and quoted words stand in them."""

    text: str
    support: Support
    citations: tuple[Citation, ...]
    claim_ids: tuple[str, ...] = ()
    behind: tuple[int, ...] = ()
    """For each citation the number of code points of `text` behind which it stands, 0 for one that code found for a remark;
    () where all stand at the end."""


class Line(Statement):
    """What a writer tells, and what they make of it: a judgement, not a fact of a source."""

    reading: Statement | None = None
    theme: str | None = None
    """The head of the section in which it stands; None in the bottom line."""
    lead: str = ""
    """What its paragraph is about, in a word or three; "" where nothing says so."""
    joined: bool = False
    """Whether it goes on in the paragraph of the line before it, where that has the same head and lead."""
    under: int = 0
    """The `number` of the table of its section below which it stands; 0 where it stands before the tables."""


class KeyPoint(Line):
    """A line of a section."""


class AsOf(_Part):
    start: str | None
    end: str | None
    basis: Basis
    why: str = ""
    minute: int | None = None
    """Of a live blog's post, the minute of its day."""


class FigureClaim(_Part):
    id: str
    surface: str
    value: Number | None
    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool
    likely_low: Number | None
    likely_high: Number | None
    unit: str | None
    qualifier: Qualifier | None
    polarity: Literal["assert", "deny"]
    label_verified: bool
    unverified: tuple[str, ...] = ()
    as_of: AsOf
    event_date: AsOf | None
    possible_member_of: tuple[str, ...]
    published: str | None
    attributed_to: str | None
    asserter: str
    origin: str
    relays: int
    superseded: bool
    beside: bool
    voice: str | None = None
    """Id of the voice that says it, as listed in `voices`."""
    role: ClaimRole = "count"
    replaces: tuple[str, ...] = ()
    """Ids of claims that this one is said to replace or correct."""
    follows: tuple[str, ...] = ()
    """Ids of earlier values that became this one, as the text tells ("rose from 20 to 45"); they were not wrong."""
    denies: tuple[str, ...] = ()
    """Ids of claims that it denies; of a denial without any, all of its measure."""
    contrast: bool = False
    """The text sets it against another number."""
    period: AsOf | None = None
    """The time that its value covers, where that is a period."""
    citation: Citation


class Row(_Part):
    """The claims of one voice that tell one value for one day, the narrowest wording first.

    `of` names what the mark refers to: the first claim of another row (replaced by, denied by, differs from, also), or
    for `part` the group of the whole.
    """

    claim_ids: tuple[str, ...]
    voice: str | None
    day: AsOf
    role: ClaimRole
    mark: Mark | None
    of: tuple[str, ...]


class Comparison(_Part):
    """Claims of a measure that were set against each other, and what the decision table says of them."""

    kind: ComparisonKind
    claim_ids: tuple[str, ...]
    status: Status
    rule: str
    why: str
    superseded: tuple[str, ...]
    flags: tuple[str, ...]


class Voice(_Part):
    """A party that says figures, with all the names under which the articles know it."""

    id: str
    name: str
    also: tuple[str, ...]
    claim_ids: tuple[str, ...]


class Headline(_Part):
    text: str
    claim_ids: tuple[str, ...]


class Range(_Part):
    low: Number | None
    high: Number | None
    low_open: bool
    high_open: bool


class Relation(_Part):
    to: str
    kind: Literal["part_of", "differs"]
    rule: str
    why: str
    found_by: FoundBy


class FigureGroup(_Part):
    """A measure: one question that a reader would ask once, with every claim that answers it.

    `status`, `rule` and `why` are those of `comparisons[leading]`; where nothing is compared, `leading` is null.
    """

    id: str
    name: str = ""
    measure: str
    unit: str | None
    kind: Kind
    population: str | None
    place: str | None
    event: str | None
    period: str | None
    method: str | None
    status: Status
    rule: str
    why: str
    flags: tuple[str, ...]
    headline: Headline
    range: Range | None
    """Hull of the current claims' hard intervals: our reading, never a headline."""
    claims: tuple[FigureClaim, ...]
    relations: tuple[Relation, ...]
    rows: tuple[Row, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    leading: int | None = None
    began: AsOf | None = None
    """The day on which what it counts began."""
    weak: bool = False
    """Held together by weak signs: says nothing of conflict that the text does not say itself."""


class TimelineEntry(_Part):
    date: AsOf
    statement: Statement


class Actor(_Part):
    name: str
    aliases: tuple[str, ...]
    role: str | None
    positions: tuple[Statement, ...]


class Position(_Part):
    """What a party says or wants, in one sentence."""

    who: str
    statement: Statement


class KeyFigure(_Part):
    """A number that a reader uses again: what is counted, which to take, and what else the articles tell of it."""

    what: str
    take: Statement
    also: Statement | None = None
    """Other numbers of the same thing and why they differ: earlier, a part, an estimate, another party's."""


class TableRow(_Part):
    """One line of a table: of a day, from a voice ("" where its sentences name nobody), with a cell for each column; a
    cell is null where nothing stands in it."""

    day: AsOf
    who: str
    cells: tuple[Statement | None, ...]
    when: str = ""
    """What stands in the place of a day: "In October"."""


class FigureTable(_Part):
    """Figures that a reader wants side by side, as whoever wrote the briefing put them together: each cell is a statement
    of its own, checked and cited."""

    title: str
    """What it counts; "" where its only column says it."""
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    by: str = ""
    """The head of what the rows are of ("Place"), whose names stand in `TableRow.who`; "" where that is who says it."""
    theme: str = ""
    """The head of the section in which it stands, the theme of its key points; "" where it stands by itself."""
    leads: bool = False
    """Whether it stands before the lines of its section."""
    after: str = ""
    """The head of the section before its own: behind that it stands where its own has no line."""
    number: int = 0
    """Its place among the tables that were written, counted from 1; 0 where lines name none (`Line.under`)."""


class Quote(_Part):
    speaker: str | None
    role: str | None
    text: str
    citation: Citation
    telling: bool = False
    """Chosen for the page; the others stand in full only."""


class DisagreementSide(_Part):
    who: str
    statement: Statement
    date: AsOf
    claim_ids: tuple[str, ...]


class Disagreement(_Part):
    about: str
    status: Status
    rule: str
    sides: tuple[DisagreementSide, ...]
    group_id: str | None = None


class Note(_Part):
    source_id: str | None
    kind: str
    text: str


class Rejected(_Part):
    source_id: str | None
    stage: str
    said: str
    fault: str
    reason: str


class SourceDate(_Part):
    date: str | None
    basis: Basis
    why: str
    candidates: tuple[str, ...]
    near: tuple[str, ...] = ()
    """Days near which a day lies that the article names without its year: of an undated one those of the dated ones of its story, of a
    dated one the days long past that it tells with their year."""
    window: tuple[str, ...] = ()
    """Of an undated one the first and the last day on which it can have been written, by what it tells as past and as still to come."""


class LeftOut(_Part):
    role: Role
    count: int
    example: str


class SentencePlace(_Part):
    number: int
    start: int
    end: int


class Source(_Part):
    id: str
    path: str
    title: str
    outlet: str | None
    origin: str | None
    authors: tuple[str, ...]
    url: str | None
    retrieved: str | None
    modified: str | None
    published: SourceDate
    sha256: str
    characters: int
    tokens: int
    chunks: int
    language: str
    duplicate_of: str | None
    badges: tuple[str, ...]
    note: str | None
    left_out: tuple[LeftOut, ...]
    sentences: tuple[SentencePlace, ...]
    text: str | None


class CoveredNumber(_Part):
    source_id: str
    start: int
    end: int
    text: str
    fate: Fate
    reason: str
    claim_id: str | None


class CoverageTotal(_Part):
    source_id: str | None
    """None for the sum over all sources."""
    used: int
    masked: int
    left_out: int
    rejected: int
    failed: int
    unclaimed: int
    numbers: int


class Coverage(_Part):
    numbers: tuple[CoveredNumber, ...]
    totals: tuple[CoverageTotal, ...]


class Failure(_Part):
    stage: str
    code: str
    reason: str
    source_id: str | None
    chunk: int | None


class PromptUsed(_Part):
    name: str
    hash: str


class TokensUsed(_Part):
    prompt: int
    completion: int
    cached: int
    estimated: bool


class Run(_Part):
    briefgen: str
    engine: Literal["llm", "recorded", "local"]
    model: str | None
    models_answered: tuple[str, ...]
    prompts: tuple[PromptUsed, ...]
    replies: int
    repairs: int
    tokens: TokensUsed
    cost: str | None
    failures: tuple[Failure, ...]


class Seal(_Part):
    """The hash of one top-level part, so that a digit changed by accident is seen wherever it stands. SHA-256 of the
    part's JSON without white space, keys in order. Not a signature: whoever can edit the file can seal it again."""

    part: str
    sha256: str


class Briefing(_Part):
    """One briefing of one folder of articles: ledger, prose, coverage and run record."""

    schema_version: str = SCHEMA_VERSION
    title: Statement
    as_of: AsOf
    engine: Literal["llm", "recorded", "local"]
    length: Literal["short", "normal", "long"] = "normal"
    """How much was asked for."""
    bottom_line: tuple[Line, ...]
    key_figures: tuple[KeyFigure, ...] = ()
    """Which numbers to take; none of them has been replaced."""
    key_points: tuple[KeyPoint, ...]
    figures: tuple[FigureGroup, ...]
    tables: tuple[FigureTable, ...] = ()
    """The figures that a page shows side by side; where it is empty a page shows the measures that moved or differ."""
    voices: tuple[Voice, ...] = ()
    timeline: tuple[TimelineEntry, ...]
    """The course of the story in a few lines, in order of days."""
    events: tuple[TimelineEntry, ...] = ()
    """Every dated happening that the articles tell."""
    positions: tuple[Position, ...] = ()
    """Who says and wants what, in a few lines."""
    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    disagreements: tuple[Disagreement, ...]
    gaps: tuple[str, ...]
    notes: tuple[Note, ...]
    rejected: tuple[Rejected, ...]
    sources: tuple[Source, ...]
    coverage: Coverage
    run: Run = Field()
    seals: tuple[Seal, ...] = ()
    """Written by `to_json`; empty in a briefing that was never stored."""

    def to_json(self) -> str:
        """The briefing as JSON: UTF-8 text, indent 1, ending in a newline; byte-equal for equal briefings, sealed (see
        `Seal`)."""
        from briefgen.briefing.render.json import briefing_json

        return briefing_json(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Briefing:
        """Read what `to_json` wrote. Raises `pydantic.ValidationError` where it is not a briefing."""
        return cls.model_validate_json(text)

    def to_markdown(self, *, full: bool = True) -> str:
        """Markdown with footnote-style citations. `full=False` leaves out the figures that agree or stand alone."""
        from briefgen.briefing.render.markdown import render_markdown

        return render_markdown(self, full=full)

    def rows(self) -> list[dict[str, Any]]:
        """One flat dict a figure claim, with its group's status: `pandas.DataFrame(briefing.rows())`."""
        return [_claim_row(group, claim) for group in self.figures for claim in group.claims]

    def source(self, source_id: str) -> Source:
        """The source with this id. Raises `KeyError` where there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)

    def group(self, group_id: str) -> FigureGroup:
        """The figure group with this id. Raises `KeyError` where there is none."""
        for group in self.figures:
            if group.id == group_id:
                return group
        raise KeyError(group_id)


def part_hashes(data: dict[str, Any]) -> dict[str, str]:
    """SHA-256 of each top-level part but the seals, over its JSON without white space."""
    parts = {name: value for name, value in data.items() if name != "seals"}
    return {name: _hash_of(value) for name, value in parts.items()}


def _hash_of(value: object) -> str:
    return hashlib.sha256(json.dumps(value, separators=(",", ":")).encode("ascii")).hexdigest()


def _claim_row(group: FigureGroup, claim: FigureClaim) -> dict[str, Any]:
    return {
        "group": group.id, "measure": group.measure, "population": group.population, "place": group.place,
        "event": group.event, "kind": group.kind, "status": group.status, "rule": group.rule,
        "claim": claim.id, "surface": claim.surface, "value": claim.value, "low": claim.low, "high": claim.high,
        "unit": claim.unit, "qualifier": claim.qualifier, "polarity": claim.polarity,
        "as_of": claim.as_of.end, "as_of_basis": claim.as_of.basis, "published": claim.published,
        "asserter": claim.asserter, "attributed_to": claim.attributed_to, "origin": claim.origin,
        "superseded": claim.superseded, "label_verified": claim.label_verified,
        "source": claim.citation.source_id, "sentence": claim.citation.sentence,
        "start": claim.citation.start, "end": claim.citation.end,
    }  # fmt: skip


def briefing_schema() -> dict[str, Any]:
    """The JSON Schema of a briefing, as `briefgen schema` prints it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Briefing.model_json_schema(mode="serialization"),
    }


def plain_decimal(value: Fraction) -> str:
    """An exact number as text: `3500000000`, `0.25`, and `1/3` where no finite decimal exists.

    >>> plain_decimal(Fraction(7, 2)), plain_decimal(Fraction(1, 3))
    ('3.5', '1/3')
    """
    below = value.denominator
    twos = fives = 0
    while below % 2 == 0:
        below //= 2
        twos += 1
    while below % 5 == 0:
        below //= 5
        fives += 1
    if below != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    sign = "-" if value < 0 else ""
    return sign + (f"{whole}.{part}" if part else whole)
