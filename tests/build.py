"""Builders of records for tests: each takes keywords with plain defaults, so that a test names only what it is about.

    claim = figure_claim("more than 900,000", asserter="UN", as_of="2020-02-20", kind="cumulative")

Dates are ISO text ("2020-02-20", "2016-02" for a month, "2016-01-01/2016-02-29" for a period) or None.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from briefgen.pages.roles import instruction_spans
from briefgen.records import (
    Article,
    Basis,
    Block,
    Chunk,
    DatedSpan,
    DenialClaim,
    FigureClaim,
    Interval,
    Kind,
    Label,
    Ledger,
    Link,
    Published,
    Qualifier,
    Quantity,
    QuantityClass,
    Role,
    Sentence,
    Span,
)
from briefgen.stages.claims import read_figures
from briefgen.stages.ledger import Material, material_of
from briefgen.text.figures import make_intervals, scan_numbers

# ---------------------------------------------------------------- articles


def article(
    text: str = "Nothing happened in Idlib.",
    *,
    id: str = "000",
    path: str | None = None,
    title: str = "A title",
    roles: Sequence[Role] | None = None,
    published: str | None = None,
    basis: Basis = "stated",
    outlet: str | None = None,
    origin: str | None = None,
    language: str = "en",
) -> Article:
    """An article whose blocks are its lines, body unless `roles` names one role a non-empty line."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    given: Sequence[Role] = roles or ["body"] * len(lines)
    blocks = tuple(Block(Span(*at), role, "built") for at, role in zip(lines, given, strict=True))
    day = date.fromisoformat(published) if published else None
    return Article(
        id=id,
        path=path or f"{id}.txt",
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        blocks=blocks,
        published=Published(day, basis if day else "unknown"),
        outlet=outlet,
        origin=origin,
        language=language,
    )


def sentences(of: Article) -> tuple[Sentence, ...]:
    """Sentences cut at full stops inside the extracted blocks, numbered from 1. Enough for tests, and nothing more."""
    found: list[Sentence] = []
    planted_there = instruction_spans(of.text)
    for block in of.blocks:
        if block.role not in ("headline", "dateline", "body"):
            continue
        for match in re.finditer(r"\S[^\n]*?(?:[.!?](?=\s|$)|$)", of.text[: block.span.end][block.span.start :]):
            span = Span(*match.span()).shift(block.span.start)
            planted = any(span.meets(told) for told in planted_there)
            found.append(Sentence(of.id, len(found) + 1, span, block.role, planted))
    return tuple(found)


def material(*articles: Article) -> Material:
    """What drafts are checked against: the sentences of some articles, and their figures as code reads them."""
    figures = tuple(figure for own in articles for figure in read_figures(own, sentences(own), scan_numbers(own.text)))
    return material_of(Ledger(articles, tuple(told for own in articles for told in sentences(own)), figures))


def chunk(
    of: Article | str = "Nothing happened in Idlib.", *, number: int = 1, total: int = 1, tokens: int = 0
) -> Chunk:
    """A chunk that holds all sentences of an article (or of a text, which becomes article 000)."""
    whole = article(of) if isinstance(of, str) else of
    return Chunk(whole, number, total, sentences(whole), tokens=tokens)


# ---------------------------------------------------------------- dates


def dated(when: str | DatedSpan | None, basis: Basis = "stated") -> DatedSpan | None:
    """ "2020-02-20" is a day, "2020-02" a month, "2020" a year, "a/b" a period with both ends."""
    if when is None or isinstance(when, DatedSpan):
        return when
    first, _, last = when.partition("/")
    return DatedSpan(_first_day(first), _last_day(last or first), basis)


def _first_day(when: str) -> date:
    return date.fromisoformat((when + "-01-01")[:10] if len(when) == 4 else (when + "-01")[:10])


def _last_day(when: str) -> date:
    if len(when) == 10:
        return date.fromisoformat(when)
    year, month = int(when[:4]), int(when[5:7] or 12)
    return date(year, month, calendar.monthrange(year, month)[1])


# ---------------------------------------------------------------- figures

_LEADS: tuple[tuple[str, Qualifier], ...] = (
    ("no fewer than", "at_least"), ("no more than", "at_most"), ("more than", "more_than"), ("fewer than", "less_than"),
    ("less than", "less_than"), ("at least", "at_least"), ("at most", "at_most"), ("just over", "just_over"),
    ("close to", "almost"), ("up to", "up_to"), ("a total of", "exactly"), ("exactly", "exactly"),
    ("over", "more_than"),
    ("about", "about"), ("around", "about"), ("some", "about"), ("nearly", "almost"), ("almost", "almost"),
)  # fmt: skip
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "eleven": 11, "twenty": 20, "a million": 1_000_000}
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_VAGUE = {"dozens": (24, 100), "scores": (40, 200), "hundreds": (200, 1_000), "thousands": (2_000, 10_000)}


def quantity(
    surface: str = "44",
    *,
    value: str | int | Fraction | None = None,
    granularity: str | int | Fraction | None = None,
    qualifier: Qualifier | None = None,
    unit: str | None = "person",
    cls: QuantityClass = "count",
    low: str | int | Fraction | None = None,
    high: str | int | Fraction | None = None,
    noun: str | None = None,
    start: int = 0,
) -> Quantity:
    """A quantity from its words ("more than 900,000", "about 3.7 million", "30–50", "dozens"); keywords win."""
    lead = next((q for words, q in _LEADS if surface.lower().startswith(words + " ")), None)
    number, step, ends = _read_number(surface)
    kind = qualifier or ("range" if ends and not number and surface not in _VAGUE else "vague" if ends else lead)
    return Quantity(
        span=Span(start, start + len(surface)),
        phrase=Span(start, start + len(surface)),
        surface=surface,
        value=_exact(value) if value is not None else number,
        granularity=_exact(granularity) or step or Fraction(1),
        qualifier=kind,
        unit=unit,
        cls=cls,
        low=_exact(low) if low is not None else (Fraction(ends[0]) if ends else None),
        high=_exact(high) if high is not None else (Fraction(ends[1]) if ends else None),
        noun=noun,
        soft_high=kind == "up_to",
    )


def _exact(value: str | int | Fraction | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _read_number(surface: str) -> tuple[Fraction | None, Fraction | None, tuple[int, int] | None]:
    """Value, granularity and, for a range or vague plural, its two ends."""
    plain = surface.lower().replace(",", "")
    if plain in _VAGUE:
        return None, None, _VAGUE[plain]
    if between := re.search(r"(\d+)\s*(?:–|-|to|and)\s*(\d+)", plain):
        return None, Fraction(1), (int(between[1]), int(between[2]))
    scale = next((size for word, size in _SCALES.items() if word in plain), 1)
    if digits := re.search(r"\d+(?:\.(\d+))?", plain):
        value = Fraction(digits[0]) * scale
        return value, _place(digits[0], digits[1]) * scale, None
    word = next((n for name, n in _WORDS.items() if re.search(rf"\b{name}\b", plain)), None)
    return (Fraction(word) * scale if word else None), Fraction(scale if word else 1), None


def _place(digits: str, decimals: str | None) -> Fraction:
    if decimals:
        return Fraction(1, 10 ** len(decimals))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) if digits.strip("0") else Fraction(1)


def intervals(of: Quantity) -> tuple[Interval, Interval]:
    """(hard, likely) of a quantity, by the product's own table."""
    return make_intervals(
        value=of.value, granularity=of.granularity, qualifier=of.qualifier, unit=of.unit, low=of.low, high=of.high,
        cls=of.cls,
    )  # fmt: skip


def label(
    measure: str = "killed",
    *,
    kind: Kind = "event",
    population: str | None = "people",
    place: str | None = None,
    event: str | None = None,
    period: str | None = None,
    method: str | None = None,
    unverified: tuple[str, ...] = (),
) -> Label:
    return Label(measure, kind, population, place, event, period, method, unverified)


_CLAIM_KEYS = ("value", "granularity", "qualifier", "unit", "cls", "low", "high", "noun")
_LABEL_KEYS = ("measure", "kind", "population", "place", "event", "period_words", "method", "unverified")


def figure_claim(
    surface: str = "44",
    *,
    id: str | None = None,
    article: str = "000",
    sentence: int = 1,
    start: int = 0,
    asserter: str | None = None,
    origin: str = "Outlet A",
    as_of: str | DatedSpan | None = None,
    basis: Basis = "stated",
    event_day: str | None = None,
    period: str | None = None,
    published: str | None = None,
    links: tuple[Link, ...] = (),
    contrast: bool = False,
    in_headline: bool = False,
    **about: object,
) -> FigureClaim:
    """A grounded figure. `asserter=None`: nobody is named, so the origin counts. Further keywords go to the quantity
    (value, granularity, qualifier, unit, cls, low, high, noun) or the label (measure, kind, population, place, event,
    period_words, method, unverified)."""
    unknown = set(about) - set(_CLAIM_KEYS) - set(_LABEL_KEYS)
    if unknown:
        raise TypeError(f"figure_claim has no keyword {sorted(unknown)}")
    read = quantity(surface, start=start, **{k: v for k, v in about.items() if k in _CLAIM_KEYS})  # type: ignore[arg-type]
    words = {("period" if k == "period_words" else k): v for k, v in about.items() if k in _LABEL_KEYS}
    hard, likely = intervals(read)
    return FigureClaim(
        id=id or f"{article}.f{sentence}.{start}",
        article=article,
        sentence=sentence,
        span=read.phrase,
        surface=surface,
        quantity=read,
        hard=hard,
        likely=likely,
        label=label(**words),  # type: ignore[arg-type]
        asserter=asserter or origin,
        attributed_to=asserter,
        origin=origin,
        as_of=dated(as_of, basis),
        event_day=dated(event_day),
        period=dated(period),
        published=date.fromisoformat(published) if published else None,
        links=links,
        in_headline=in_headline,
        contrast=contrast,
    )


def figure_denied(words: str = "no credible evidence", **about: object) -> FigureClaim:
    """A denial of a figure: polarity deny, no quantity. Keywords as for `figure_claim`."""
    claim = figure_claim("1", **about)  # type: ignore[arg-type]
    span = Span(claim.span.start, claim.span.start + len(words))
    return replace(claim, surface=words, span=span, quantity=None, hard=None, likely=None, polarity="deny")


def denial_claim(
    words: str = "no credible evidence",
    *,
    id: str = "000.d1",
    article: str = "000",
    sentence: int = 1,
    start: int = 0,
    who: str = "the Kremlin",
    denies: str = "civilians were killed",
    other_account: bool = False,
) -> DenialClaim:
    return DenialClaim(id, article, sentence, who, Span(start, start + len(words)), denies, other_account)
