"""What flows through briefgen, in the order in which it flows. Frozen records; collections are tuples.

Offsets are half-open and count **code points of `Article.text`**, which is never altered. Values are exact
(`fractions.Fraction`). A claim that was checked has another type than one that was only said:
`QuoteSaid` (unverified) becomes a `QuoteClaim` (grounded) or a `RejectedClaim`.

What is true of a kind stands in one place each:

`statuses`    what figures are to each other, and the head that a reader sees
`qualifiers`  what "at least" or "nearly" makes of a number
`marks`       what must be known of a row beside its value
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, Protocol

from briefgen.records.marks import Mark as Mark
from briefgen.records.qualifiers import Qualifier as Qualifier
from briefgen.records.statuses import ComparisonKind as ComparisonKind
from briefgen.records.statuses import Status as Status

# ---------------------------------------------------------------- words used everywhere

Role = Literal["headline", "dateline", "body", "caption", "promo", "furniture", "comment"]
EXTRACTED_ROLES: tuple[Role, ...] = ("headline", "dateline", "body")
"""The roles that go to extraction; the others are kept, shown as left out, and never cited."""

Basis = Literal["stated", "resolved", "publication", "inferred", "inferred (count)", "unknown"]
Kind = Literal[
    "stock", "cumulative", "flow", "event", "rate", "ratio", "amount", "constant", "duration", "age", "score", "other"
]
FoundBy = Literal["code", "model"]
LinkKind = Literal["part_of", "makes_up", "replaces", "moved", "denies", "contrasts", "adds_to"]
"""`makes_up`: one of the counts of a list that come to another of the article; `moved`: the text tells how one value became the other ("rose from 20 to 45"), which replaces nothing by itself."""
AskedLink = Literal["replaces", "denies"]
"""The links between articles that a model can name; code finds those inside one."""
EngineName = Literal["llm", "recorded", "local"]
Stage = Literal["extract", "relate", "compose"]

MeasureKind = Literal["total", "level", "period", "fixed", "change"]
"""What may happen to a measure: a `total` only grows (dead, injured, arrivals since a start); a `level` can be counted
again and be lower (missing, in hospital, a price); a `period` belongs to one stretch of time (a quarter's revenue); what
is `fixed` does not change with time (a magnitude, a fine); a `change` is what came on top ("three more")."""
AskedRole = Literal["estimate", "forecast", "withdrawn", "denied"]
"""What a model can say of how a figure is told."""
ClaimRole = Literal["count", AskedRole, "garbled"]
"""How a figure is told: counted; feared or believed; of a time to come; given up by whoever gave it; denied; or by an
article that looks garbled, so that it is set against nothing."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in code points. `Span(0, 3)` of "Idlib" is "Idl"."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


# ---------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A day or period with the reason why it is believed. `start == end` for a day; `minute` is the minute of the day at
    which a post of a live blog was written, None elsewhere."""

    start: date
    end: date
    basis: Basis
    why: str = ""
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published. Without a date, `candidates` are the days its weekday and day would fit, and `near` the days of the
    dated articles of its story; with one, the days long past that it tells with their year. `minute` is that of the day at which a post of a live blog was written;
    `until` the day within a week behind `day` on which the article was last changed, against which its weekdays are read;
    `window` the first and the last day that an undated article can be of, by what it tells as past and as still to come."""

    day: date | None
    basis: Basis
    why: str = ""
    candidates: tuple[date, ...] = ()
    minute: int | None = None
    near: tuple[date, ...] = ()
    until: date | None = None
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line group, with what it is and why it was taken for that. Blocks are in order and do not overlap."""

    span: Span
    role: Role
    reason: str


def text_hash(text: str) -> str:
    """SHA-256 of a text; a lone surrogate has a hash like any other character."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a live blog, from its time line to the next; `published` is its own day."""

    span: Span
    published: Published


_IN_PART = re.compile(r"\b(?:part(?:ly|ially)|in part)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. `sha256` is of `text` in UTF-8; `origin` is whose reporting it is (a wire, a cited paper)."""

    id: str
    path: str
    text: str
    sha256: str
    title: str
    blocks: tuple[Block, ...]
    published: Published
    outlet: str | None = None
    origin: str | None = None
    """The wire or the paper whose report this retells; None where the outlet reports itself."""
    authors: tuple[str, ...] = ()
    url: str | None = None
    retrieved: str | None = None
    modified: date | None = None
    language: str = "en"
    badges: tuple[str, ...] = ()
    """Short warnings shown beside the source: "second-hand", "text that looks like an instruction", ..."""
    note: str | None = None
    posts: tuple[Post, ...] = ()
    """Where the page is a live blog: its posts, each with its own day."""
    passed_over: int = 0
    """Words that the file shows and `text` has not: menus, cards and comments beside a web page's article."""
    even: str | None = None
    """`text` without the line ends inside its sentences, character for character (`running_view`); None before it is cut into these."""

    @property
    def running(self) -> str:
        """The text as it is read, where a line end parts nothing inside a sentence: its places are those of `text`, which is printed."""
        return self.text if self.even is None else self.even

    def __hash__(self) -> int:
        return hash((self.id, self.sha256))

    def published_at(self, place: int) -> Published:
        """When what stands at a place of the text was published: the day of its post in a live blog, else the article's."""
        return next((post.published for post in self.posts if post.span.start <= place < post.span.end), self.published)

    def block_at(self, place: int) -> Block | None:
        """The block that holds a place of the text; None between two blocks."""
        at = bisect_right(self.blocks, place, key=lambda block: block.span.start) - 1
        return self.blocks[at] if at >= 0 and place < self.blocks[at].span.end else None

    @property
    def teller(self) -> str:
        """Who tells what the article says in its own voice: the agency or paper that all of it is from, else its outlet
        ("Reuters, partly" has told some of it only), else its id."""
        whole = self.origin if self.origin and not _IN_PART.search(self.origin) else None
        return whole or self.outlet or self.origin or self.id

    @property
    def outlets(self) -> tuple[str, ...]:
        """The names of those who report here: the outlet, then whoever's report it carries, and each of these by itself ("PA, with AP");
        () where none is known."""
        carried = (self.origin, *_JOINED_NAMES.split(self.origin)) if self.origin else ()
        names = [name for name in (self.outlet, *carried) if name]
        return tuple(dict.fromkeys([*names, *(_DOMAIN.sub("", name) for name in names)]))

    @property
    def slug(self) -> str:
        """The path without its suffix in lower-case ASCII, fit for a file name: `000-new-arab`, `july-000-new-arab`."""
        folder, slash, name = self.path.replace("\\", "/").rpartition("/")
        stem = f"{folder}{slash}{name.rpartition('.')[0] or name}"
        kept = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in stem.lower()).strip("-")
        return kept[:60] or f"article-{self.sha256[:8]}"


_DOMAIN = re.compile(r"(?<=[a-z0-9])\.(?:com|net|org|info|news|online|co\.[a-z]{2}|[a-z]{2})$")
"""What nobody says of a paper that is called by its address: "orme24.info" is Orme24."""
_JOINED_NAMES = re.compile(r",? (?:with|citing|via) ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, numbered from 1 through the extracted blocks of its article: 002:14 is `number` 14 of 002."""

    article: str
    number: int
    span: Span
    role: Role
    planted: bool = False
    """It holds text that is addressed to a model: nothing said in it is news."""

    @property
    def ref(self) -> str:
        return f"{self.article}:{self.number}"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A part of an article that one request reads. `context` sentences precede it and are not to be extracted."""

    article: Article
    number: int
    of: int
    sentences: tuple[Sentence, ...]
    context: tuple[Sentence, ...] = ()
    tokens: int = 0
    """o200k tokens of its sentences, each counted by itself: what stands between them is not sent."""

    @property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    def sentence(self, number: int) -> Sentence | None:
        return next((s for s in self.sentences if s.number == number), None)


# ---------------------------------------------------------------- figures as read by code


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of values on the line; `None` is an end that does not exist. Exact."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, value: Fraction) -> bool:
        """Whether a point lies in it; an open end is not in it."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        return above and (self.high is None or value < self.high or (value == self.high and not self.high_open))

    def below(self, other: Interval) -> bool:
        """Whether all of it lies below all of `other`; a shared end counts as below only where one of the two is open."""
        if self.high is None or other.low is None:
            return False
        # In integers: a comparison of Fractions takes four times as long.
        (high, over), (low, under) = self.high.as_integer_ratio(), other.low.as_integer_ratio()
        end, start = high * under, low * over
        return end < start or (end == start and (self.high_open or other.low_open))

    def meets(self, other: Interval) -> bool:
        """Whether the two have a point in common."""
        return not self.below(other) and not other.below(self)


QuantityClass = Literal[
    "count", "money", "percent", "measurement", "magnitude", "age", "duration", "ratio", "fraction", "score", "rate"
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that counts or measures, as the text prints it.

    "nearly $3.5 billion": `span` is "3.5 billion", `phrase` "nearly $3.5 billion", value 3 500 000 000,
    granularity 100 000 000, qualifier almost, unit USD. A range and a vague plural have `low` and `high` and no value.
    """

    span: Span
    phrase: Span
    surface: str
    value: Fraction | None
    granularity: Fraction
    qualifier: Qualifier | None
    unit: str | None
    """Singular: person, home, USD, EUR, percent, percentage_point, tonne, km, metre, month, magnitude, USD/month ..."""
    cls: QuantityClass = "count"
    low: Fraction | None = None
    high: Fraction | None = None
    noun: str | None = None
    """The counted noun as printed ("Syrian refugees"); None where the sentence leaves it out."""
    noun_span: Span | None = None
    base: str | None = None
    """What a percentage or share is of ("of voters"), as printed."""
    soft_low: bool = False
    soft_high: bool = False
    also: tuple[Span, ...] = ()
    """Further surfaces of the same quantity: "40 miles (70 km)"."""
    digits: str = field(init=False, repr=False, compare=False)
    """The digits of a single value as they are printed: "2122" of 2,122, "9" of 900,000; "" where there are none."""

    def __post_init__(self) -> None:
        # Read once: very many pairs of quantities are compared by their digits.
        object.__setattr__(self, "digits", _digits(self.value, self.granularity))


def _digits(value: Fraction | None, granularity: Fraction) -> str:
    if value is None or not granularity:
        return ""
    (over, under), (step, part) = value.as_integer_ratio(), granularity.as_integer_ratio()
    return str(abs(over) * part // (under * abs(step)))


@dataclass(frozen=True, slots=True)
class MaskedNumber:
    """A number that is none: its reason is date, time, year, ordinal, name, list, pronoun, pointer, phone, version ..."""

    span: Span
    surface: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """`quantities[part]` is said by the text to be a part of `quantities[whole]` ("38, including 11 children")."""

    part: int
    whole: int
    words: Span


@dataclass(frozen=True, slots=True)
class Scan:
    """All numbers of a text, in order: each is a quantity or masked."""

    quantities: tuple[Quantity, ...]
    masked: tuple[MaskedNumber, ...]
    parts: tuple[PartOf, ...] = ()


# ---------------------------------------------------------------- asking a model


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


Rung = Literal["json_schema", "json_object", "text"]


@dataclass(frozen=True, slots=True)
class Question:
    """Which question a request asks, in words that name its fixture: stage, article slug, chunk, variant.

    `name` is the file name without suffix: `002-rappler.1`, `002-rappler.1.repair`, `compose`.
    """

    stage: Stage
    name: str
    article: str | None = None
    """The first article's slug, None for relate and compose."""
    articles: int = field(default=1, compare=False)
    """How many articles it reads; a recording does not keep it."""


@dataclass(frozen=True, slots=True)
class Request:
    """All that decides an answer, and nothing else (no model, no key, no time)."""

    question: Question
    messages: tuple[Message, ...]
    schema_name: str
    schema: str
    """The strict JSON Schema of the answer as canonical JSON text (property order kept)."""
    max_tokens: int
    temperature: str | None = "0"
    """A decimal string, so that keys never meet a float; None leaves the parameter out."""
    rung: Rung = "json_schema"
    prompt_hash: str = ""
    material_hash: str = ""
    """SHA-256 of the article text (or ledger text) inside the messages."""


@dataclass(frozen=True, slots=True)
class Usage:
    prompt_tokens: int
    completion_tokens: int
    cached_tokens: int = 0
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    text: str
    finish_reason: str
    model: str
    """The model that says it answered."""
    usage: Usage | None = None
    refusal: str | None = None


class Prompt(Protocol):
    """A loaded prompt template (see `prompts.py`). Rendering puts values in; values are never templates."""

    @property
    def name(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def hash(self) -> str: ...
    def render(self, **values: object) -> tuple[Message, ...]: ...


class Model(Protocol):
    """Answers one request. Raises `errors.ModelFault` for one failed attempt, another `BriefgenError` to stop the run."""

    async def complete(self, request: Request) -> Reply: ...


# ---------------------------------------------------------------- what was said (unverified)


@dataclass(frozen=True, slots=True)
class DenialSaid:
    sentence: int
    who: str
    words: str
    denies: str
    """What is denied or told otherwise, in a plain clause."""
    other_account: bool = False
    """True where the party does not deny but tells the same fact otherwise."""


@dataclass(frozen=True, slots=True)
class QuoteSaid:
    sentence: int
    words: str
    speaker: str
    role: str


@dataclass(frozen=True, slots=True)
class EventSaid:
    sentence: int
    when: str
    what: str


@dataclass(frozen=True, slots=True)
class PositionSaid:
    sentence: int
    actor: str
    role: str
    says: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an engine says of one chunk beside its figures, which code reads for every engine."""

    denials: tuple[DenialSaid, ...] = ()
    quotes: tuple[QuoteSaid, ...] = ()
    events: tuple[EventSaid, ...] = ()
    positions: tuple[PositionSaid, ...] = ()


@dataclass(frozen=True, slots=True)
class Extracted:
    chunk: Chunk
    extraction: Extraction
    repairs: int = 0


@dataclass(frozen=True, slots=True)
class FailedChunk:
    chunk: Chunk
    code: str
    reason: str


ChunkOutcome = Extracted | FailedChunk

# ---------------------------------------------------------------- what was checked

Fault = Literal[
    "qualifier_differs", "span_not_verbatim",
    "masked", "unreadable", "no_such_sentence", "duplicate", "quote_not_verbatim", "speaker_not_found", "loose_number",
    "name_not_in_source", "negation_turned", "attribution_turned", "words_not_in_source", "no_citation", "unknown_id",
    "bad_link", "obeys_instruction", "superseded_alone", "label_unverified", "too_many",
    "not_the_same", "bad_day", "left_out", "wrong_direction", "did_not_move", "wrong_order", "part_exceeds_whole",
    "sum_differs", "not_latest", "comparison_turned", "denial_predates", "agreement_turned",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RejectedClaim:
    """What was said and could not be held against the text. Listed in the briefing, never used."""

    id: str
    article: str | None
    stage: str
    said: str
    fault: Fault
    reason: str
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What a figure is about, in the text's own words; None where the text does not say.

    `unverified` names the fields whose words stand neither in the cited sentence, nor its context, nor the headline.
    """

    measure: str
    kind: Kind
    population: str | None = None
    place: str | None = None
    event: str | None = None
    period: str | None = None
    """The words that give the period or start: "this month", "since early December"."""
    method: str | None = None
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation that the text states between two claims, with the words that state it."""

    kind: LinkKind
    to: str
    words: Span | None = None
    found_by: FoundBy = "code"


class _InSentence:
    """What stands in one sentence of an article."""

    __slots__ = ()

    article: str
    sentence: int

    @property
    def ref(self) -> str:
        """The ref of its sentence, "002:14"."""
        return f"{self.article}:{self.sentence}"


@dataclass(frozen=True, slots=True)
class FigureClaim(_InSentence):
    """A figure found at its place. With `polarity` deny and no quantity it is a denial of such a figure.

    `period` is the resolved time that the value covers (a flow's period, a cumulative's start), `as_of` its clock,
    `event_day` the clock of what it counts.
    """

    id: str
    """Article and sentence order: "002.f7"."""
    article: str
    sentence: int
    span: Span
    """The phrase as cited: qualifier, currency, number, scale; for a denial its words."""
    surface: str
    quantity: Quantity | None
    hard: Interval | None
    likely: Interval | None
    label: Label
    asserter: str
    """Whose count it is: named party, else origin, else outlet, normalised for comparison ("UN", "SOHR")."""
    attributed_to: str | None
    """The party as the text names it, None where the article says it in its own voice."""
    origin: str
    as_of: DatedSpan | None = None
    event_day: DatedSpan | None = None
    period: DatedSpan | None = None
    published: date | None = None
    polarity: Literal["assert", "deny"] = "assert"
    links: tuple[Link, ...] = ()
    in_headline: bool = False
    contrast: bool = False
    """The text sets it against another number: "higher", "lower", "according to others"."""
    role: ClaimRole = "count"

    @property
    def label_verified(self) -> bool:
        return not self.label.unverified

    @property
    def unit(self) -> str | None:
        return self.quantity.unit if self.quantity else None


@dataclass(frozen=True, slots=True)
class QuoteClaim(_InSentence):
    id: str
    article: str
    sentence: int
    span: Span
    text: str
    speaker: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class EventClaim(_InSentence):
    id: str
    article: str
    sentence: int
    what: str
    day: DatedSpan | None
    verbatim: bool


@dataclass(frozen=True, slots=True)
class PositionClaim(_InSentence):
    id: str
    article: str
    sentence: int
    actor: str
    role: str | None
    says: str
    verbatim: bool


@dataclass(frozen=True, slots=True)
class DenialClaim(_InSentence):
    """A denial, or another account, of something said. `words` is its span; `denies` the engine's plain clause."""

    id: str
    article: str
    sentence: int
    who: str
    words: Span
    denies: str
    other_account: bool


@dataclass(frozen=True, slots=True)
class Grounding:
    """What of an extraction holds. Law: all that was said == grounded + rejected, quotes that code found aside."""

    quotes: tuple[QuoteClaim, ...] = ()
    denials: tuple[DenialClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()
    positions: tuple[PositionClaim, ...] = ()
    rejected: tuple[RejectedClaim, ...] = ()


# ---------------------------------------------------------------- related: which figures tell the same


@dataclass(frozen=True, slots=True)
class Voice:
    """A party that says figures, once, with all the names under which the articles know it. `id` is "V1", "V2", ..."""

    id: str
    name: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A claim as a member of a measure: who says it, for which day, how, and which claims it is said to replace."""

    claim: str
    voice: str
    """Id of its voice."""
    day: DatedSpan | None = None
    """The day for which the value holds; None where nothing tells it."""
    role: ClaimRole = "count"
    replaces: tuple[str, ...] = ()
    """Ids of claims that this one is said to replace or correct."""
    denies: tuple[str, ...] = ()
    """For a denial: ids of the claims that it denies; () means all of the measure."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One question that a reader would ask once, with every claim that answers it, in the order of the articles.

    `name` says what is counted, of whom, where. `began` is the day on which what it counts began. A `weak` measure is
    held together by weak signs: it may say progression or compatible, never conflicting.
    """

    name: str
    kind: MeasureKind
    members: tuple[Member, ...]
    began: DatedSpan | None = None
    found_by: FoundBy = "code"
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Measures, by their position in `Relations.measures`, of which the one is a part of the other. `complete`: the
    parts of this whole that are so marked make it up together."""

    part: int
    whole: int
    complete: bool = False
    why: str = ""
    found_by: FoundBy = "code"


@dataclass(frozen=True, slots=True)
class NotFigure:
    """A claim that counts nothing after all (a train's number, an item of a list), and why."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Relations:
    """What the figures and denials of a story are to each other: the result of the stage `relate`, for both engines.

    Every figure that is not in a headline is in exactly one measure or in `not_figures`. `possible` names for a claim
    the measures, by position, that it may belong to.
    """

    voices: tuple[Voice, ...] = ()
    measures: tuple[Measure, ...] = ()
    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Checked: what else a reader of all articles notices (accounts that differ, copies, headlines, slips)."""
    not_figures: tuple[NotFigure, ...] = ()
    possible: tuple[tuple[str, tuple[int, ...]], ...] = ()
    rejected: tuple[RejectedClaim, ...] = ()


# ---------------------------------------------------------------- reconciled


@dataclass(frozen=True, slots=True)
class Decision:
    """What the table says of one group: status, the rule's name, its reason in one sentence, and who is who."""

    status: Status
    rule: str
    why: str
    headline: tuple[str, ...]
    """Claim ids whose own words are the headline."""
    superseded: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """Undated claims shown beside the rest."""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Between groups: part_of, or differs (looks alike and is not)."""

    to: str
    kind: Literal["part_of", "differs"]
    rule: str
    why: str
    found_by: FoundBy = "code"


@dataclass(frozen=True, slots=True)
class Row:
    """The claims of one voice that tell one value for one day, however many outlets relay it, with its mark.

    `of` names what the mark refers to: the first claim of another row ("replaced by", "differs from", "also"), or the
    id of a group ("part of").
    """

    claims: tuple[str, ...]
    voice: str
    day: DatedSpan | None
    role: ClaimRole = "count"
    mark: Mark | None = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Claims of a measure that were set against each other, and what the decision table says of them."""

    kind: ComparisonKind
    claims: tuple[str, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Group:
    """A measure as a reader sees it. `id` is "F1", "F2", ... in briefing order.

    `claims` are its members with the voice as asserter and the day as as-of. `decision` is that of the comparison which
    a reader must know first (`comparisons[leading]`; None where one row stands alone), its headline the latest standing
    row.
    """

    id: str
    label: Label
    unit: str | None
    claims: tuple[FigureClaim, ...]
    decision: Decision
    relations: tuple[Relation, ...] = ()
    relays: tuple[tuple[str, int], ...] = ()
    """Asserter and how many articles relay it, where more than one does."""
    name: str = ""
    began: DatedSpan | None = None
    weak: bool = False
    rows: tuple[Row, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    leading: int | None = None


NoticedKind = Literal["other_account", "copy_of", "headline_differs", "slip", "source_note"]
"""What a model can notice beside how the figures are to each other."""
FindingKind = Literal[
    "replaces", "denies", "other_account", "part_of", "same", "different", "slip", "copy_of", "headline_differs",
    "scope_differs", "source_note",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """What a careful reader of all articles notices. `claims` and `sentences` are what it is about and what says so."""

    kind: FindingKind
    claims: tuple[str, ...]
    sentences: tuple[str, ...]
    """Sentence refs, "002:14"."""
    reason: str
    found_by: FoundBy


@dataclass(frozen=True, slots=True)
class Side:
    who: str
    article: str
    sentence: int
    span: Span
    text: str
    day: DatedSpan | None
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    about: str
    status: Status
    rule: str
    sides: tuple[Side, ...]
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    kind: str
    text: str
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Reconciliation:
    groups: tuple[Group, ...]
    possible: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Claim id and the group ids that it might belong to."""
    disagreements: tuple[Disagreement, ...] = ()
    notes: tuple[Note, ...] = ()
    voices: tuple[Voice, ...] = ()
    """The voices of the groups' claims, with all their names."""


# ---------------------------------------------------------------- composed


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """A sentence as drafted, numbers and all. `cites` are sentence refs."""

    text: str
    cites: tuple[str, ...]
    theme: str | None = None
    """Of a key point its subject; of a position whose it is."""
    day: str = ""
    """Of a line of the timeline: its day as drafted, "2020-02-27"."""
    verbatim: Span | None = None
    """Set by the local engine: the sentence is cut from its one citation."""
    lead: str = ""
    """Of a line of a section: what it is about, in a word or three; "" where it goes on from the line before."""
    reading: str = ""
    """What the writer makes of it, "" where nothing: a judgement, in words that no source has."""
    judged: bool = False
    """Of a line that is a reading alone: `text` is what the writer makes of the cited sentences."""
    reading_cites: tuple[str, ...] = ()
    """What the reading rests on; `cites` where nothing stands here."""
    joined: bool = False
    """Whether it goes on in the paragraph of the line before it."""
    under: int = 0
    """The number of the table below which it stands in its section; 0 where it stands before any."""
    weighed: bool = False
    """Whether its paragraph also says what its writer makes of it."""
    beside: str = ""
    """The other sentences of its paragraph."""
    around: tuple[str, ...] = ()
    """What else is cited on its page, or in its row: what it speaks of may stand there."""
    places: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Where in `text` its writer cites what: how many characters stand before, and refs."""
    reading_places: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """The same of its reading."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A line of a drafted table: who says it (a party, or an outlet that speaks for itself), and a cell for each column,
    in their order; the text of an empty cell is ""."""

    who: str
    cells: tuple[DraftStatement, ...]
    when: str = ""
    """What its head says of a row of days that names none: "In October", "On joining the index"."""


@dataclass(frozen=True, slots=True)
class DraftTable:
    """Figures side by side: each column counts one thing, each row is of one day and one voice."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[DraftRow, ...]
    by: str = ""
    """What the rows are of ("Place"), where they go by that; "" where they go by days and voices."""
    theme: str = ""
    """The head of the section in which it stands."""
    leads: bool = False
    """Whether it stands before the lines of its section."""
    after: str = ""
    """The head of the section before its own: there it stands where none of its section's lines does."""
    number: int = 0
    """Its place among the tables of the page, counted from 1, by which lines name it (`under`)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is drafted of a briefing. `quotes` are ids of quote claims."""

    title: DraftStatement
    bottom_line: tuple[DraftStatement, ...]
    key_points: tuple[DraftStatement, ...]
    key_figures: tuple[DraftStatement, ...] = ()
    """The number to take for each thing that a reader asks for, which is the statement's theme."""
    also_told: tuple[DraftStatement, ...] = ()
    """What else is told of it and why that differs: as many as `key_figures`, the text of one that has nothing is ""."""
    timeline: tuple[DraftStatement, ...] = ()
    positions: tuple[DraftStatement, ...] = ()
    quotes: tuple[str, ...] = ()
    gaps: tuple[DraftStatement, ...] = ()
    tables: tuple[DraftTable, ...] = ()


Support = Literal["verbatim", "terms_checked", "judged"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A citation: a place in an article."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class ComposedStatement:
    text: str
    support: Support
    citations: tuple[Passage, ...]
    claim_ids: tuple[str, ...] = ()
    theme: str | None = None
    day: DatedSpan | None = None
    """Of a line of the timeline or a cell of a table."""
    lead: str = ""
    reading: ComposedStatement | None = None
    """What the writer makes of it, with a support of its own."""
    joined: bool = False
    """Whether it goes on in the paragraph of the line before it."""
    under: int = 0
    """The number of the table below which it stands; 0 for none."""
    behind: tuple[int, ...] = ()
    """For each citation how many characters of the text stand before its place; () where all stand at the end."""
    leans: bool = False
    """Whether it tells what has been replaced, and stands only beside what is made of it."""


@dataclass(frozen=True, slots=True)
class ComposedRow:
    """A line of a table; `who` is "" where its sentences name nobody, a cell None where nothing stands in it."""

    day: DatedSpan | None
    who: str
    cells: tuple[ComposedStatement | None, ...]
    when: str = ""
    """What its head says in the place of a day."""


@dataclass(frozen=True, slots=True)
class ComposedTable:
    title: str
    columns: tuple[str, ...]
    rows: tuple[ComposedRow, ...]
    by: str = ""
    theme: str = ""
    leads: bool = False
    after: str = ""
    number: int = 0


DraftPart = Literal[
    "title",
    "bottom_line",
    "bottom_readings",
    "key_figures",
    "also_told",
    "key_points",
    "point_readings",
    "timeline",
    "positions",
    "gaps",
    "tables",
]


Pair = tuple[ComposedStatement | None, ComposedStatement | None]
"""Two sentences that stand together; one is None where it did not hold or nothing is said."""


@dataclass(frozen=True, slots=True)
class RefusedStatement:
    """A drafted sentence that does not hold, with its place in the draft: the `number`-th (from 1) of its part; of tables
    the `number`-th cell of all, empty ones counted."""

    part: DraftPart
    number: int
    statement: DraftStatement
    fault: Fault
    reason: str
    see: tuple[str, ...] = ()
    """Refs of sentences that tell what the cited ones do not."""
    about: str = ""
    """The line that it is of, where it is a reading."""

    @property
    def rejected(self) -> RejectedClaim:
        """As it is listed in a briefing."""
        article = self.statement.cites[0].partition(":")[0] if self.statement.cites else None
        said = self.statement.text[:500]
        return RejectedClaim(f"{self.part}.{self.number}", article, "compose", said, self.fault, self.reason)


@dataclass(frozen=True, slots=True)
class Composition:
    """What of a draft holds. `timeline` is in order of days, `quotes` are ids of quote claims."""

    title: ComposedStatement
    bottom_line: tuple[ComposedStatement, ...]
    key_points: tuple[ComposedStatement, ...]
    key_figures: tuple[Pair, ...] = ()
    """The number to take for a thing, which is its theme, and what else is told of it."""
    timeline: tuple[ComposedStatement, ...] = ()
    positions: tuple[ComposedStatement, ...] = ()
    quotes: tuple[str, ...] = ()
    gaps: tuple[ComposedStatement, ...] = ()
    tables: tuple[ComposedTable, ...] = ()
    refused: tuple[RefusedStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that may be said: the checked material from which a briefing is composed. It fills stage by stage."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    figures: tuple[FigureClaim, ...] = ()
    """All figures, as read by code."""
    quotes: tuple[QuoteClaim, ...] = ()
    denials: tuple[DenialClaim, ...] = ()
    events: tuple[EventClaim, ...] = ()
    positions: tuple[PositionClaim, ...] = ()
    relations: Relations = Relations()
    reconciliation: Reconciliation = Reconciliation(())
    focus: str | None = None
    length: Literal["short", "normal", "long"] = "normal"
    language: str = "en"
    title: str | None = None


# ---------------------------------------------------------------- accounted


Fate = Literal["used", "masked", "left_out", "rejected", "failed", "unclaimed"]


@dataclass(frozen=True, slots=True)
class NumberFate:
    article: str
    span: Span
    text: str
    fate: Fate
    reason: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A chunk, an article or a stage that did not come through."""

    stage: str
    code: str
    reason: str
    article: str | None = None
    chunk: int | None = None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What the replies behind a briefing were: the same for a resumed run as for an undisturbed one."""

    engine: EngineName
    model: str | None = None
    models_answered: tuple[str, ...] = ()
    prompts: tuple[tuple[str, str], ...] = ()
    replies: int = 0
    repairs: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    cached_tokens: int = 0
    tokens_estimated: bool = False
    cost: str | None = None
    """US dollars as a decimal string; None where no price is known or nothing was paid."""
    failures: tuple[Failure, ...] = field(default=())
