"""The claims of a measure as they were related: each in the name of its voice, for its day, in its role, with its links.

What the relations say stands; what they leave open stays as the text gave it. A denial becomes a claim of polarity
`deny` that asserts nothing, and not zero.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from briefgen.records import (
    Article,
    Basis,
    ClaimRole,
    DatedSpan,
    DenialClaim,
    FigureClaim,
    Kind,
    Label,
    Link,
    Measure,
    MeasureKind,
    Member,
    Sentence,
    Voice,
)
from briefgen.text.figures import hedge_of
from briefgen.text.figures.intervals import SHARE_CLASSES
from briefgen.text.garbled import is_garbled
from briefgen.text.lexicon import fold
from briefgen.text.lines import one_line

Claims = tuple[FigureClaim, ...]

KINDS: Mapping[MeasureKind, Kind] = {
    "total": "cumulative",
    "level": "stock",
    "period": "flow",
    "fixed": "constant",
    "change": "event",
}


@dataclass(frozen=True, slots=True)
class Ledgered:
    """What can be a member, by id: figures and denials, and the voices and articles that they point at."""

    figures: Mapping[str, FigureClaim]
    denials: Mapping[str, DenialClaim]
    voices: Mapping[str, Voice]
    articles: Mapping[str, Article]
    sentences: Mapping[str, Sentence] = field(default_factory=dict)
    """By their references."""


def take_members(measure: Measure, ledgered: Ledgered) -> Claims:
    """The claims of a measure as related, in the order of its members; headlines and unknown ids are left out."""
    taken = [(member, claim) for member in measure.members if (claim := _claim_of(member, ledgered))]
    kind = kind_of(measure, [claim for _, claim in taken])
    period = _common_period(taken) if kind == "flow" else None
    if kind == "flow" and period and period.why == ALL_DAYS and (period.end - period.start).days >= STORY_GOES_ON:
        kind = "other"
    elif kind == "flow" and period is None:
        # Of a period that nothing dates two values contradict each other all the same.
        kind = "constant"
    related = tuple(_as_related(member, claim, kind, period, ledgered) for member, claim in taken)
    return _with_moves(_linked_withdrawals(related), {claim.id: claim.links for _, claim in taken})


def kind_of(measure: Measure, claims: Sequence[FigureClaim]) -> Kind:
    """The kind by which the decision table judges a measure."""
    kind = KINDS[measure.kind]
    classes = {claim.quantity.cls for claim in claims if claim.quantity}
    if kind == "constant" and classes == {"money"}:
        return "amount"
    return "ratio" if kind == "constant" and classes and classes <= SHARE_CLASSES else kind


def _common_period(taken: Sequence[tuple[Member, FigureClaim]]) -> DatedSpan | None:
    """One period for all: the longest that a claim tells, else all days for which the claims hold."""
    told = [claim.period for _, claim in taken if claim.period and claim.period.basis != "unknown"]
    if told:
        return max(told, key=lambda period: ((period.end - period.start).days, period.end, period.basis))
    days = [member.day for member, _ in taken if member.day and member.day.basis != "unknown"]
    if not days:
        return None
    return DatedSpan(min(day.start for day in days), max(day.end for day in days), "inferred", ALL_DAYS)


def _may_be_of(claim: FigureClaim, member: Member, period: DatedSpan | None) -> bool:
    """Whether a figure may be of its measure's period. One that tells none is not, where its own day lies a quarter and more
    after it or before it: what a later report tells by the way is of a time of its own."""
    if period is None or period.why == ALL_DAYS or (claim.period and claim.period.basis != "unknown"):
        return True
    day = member.day
    if day is None or day.basis == "unknown":
        return True
    return (day.start - period.end).days < QUARTER and (period.start - day.end).days < QUARTER


QUARTER = 92
"""Days of the longest quarter: by then the next one's results are told."""

ALL_DAYS = "the days of its figures"
STORY_GOES_ON = 10
"""Days over which what was earned or lost may have gone on, where no figure tells of which period it is: then two values are no
contradiction."""


# ---------------------------------------------------------------- one member


def _claim_of(member: Member, ledgered: Ledgered) -> FigureClaim | None:
    """The figure or denial as it was found; None for a headline's and for what is not there."""
    denial = ledgered.denials.get(member.claim)
    claim = _spoken(denial, ledgered) if denial else ledgered.figures.get(member.claim)
    return None if claim is None or claim.in_headline else claim


def _as_related(
    member: Member, claim: FigureClaim, kind: Kind, period: DatedSpan | None, ledgered: Ledgered
) -> FigureClaim:
    """The claim as its measure has it, judged by the measure's kind and period."""
    voice = ledgered.voices.get(member.voice)
    denial = member.claim in ledgered.denials
    garbled = _is_garbled(claim.article, ledgered)
    role: ClaimRole = "denied" if denial else "garbled" if garbled else _role(member, claim, ledgered)
    return replace(
        claim,
        surface=one_line(claim.surface),
        label=claim.label if claim.label.kind == kind else replace(claim.label, kind=kind),
        period=period if _may_be_of(claim, member, period) else None,
        asserter=voice.name if voice else claim.asserter,
        origin=_origin(claim, voice, ledgered),
        as_of=member.day,
        role=role,
        polarity="deny" if role == "denied" else "assert",
        links=() if garbled or not (member.replaces or member.denies) else _links(member, ledgered),
        contrast=claim.contrast or any(link.kind == "contrasts" for link in claim.links),
    )


def _role(member: Member, claim: FigureClaim, ledgered: Ledgered) -> ClaimRole:
    """The role as related; what its sentence foresees ("reckon with 40 marchers today") was not counted, whoever relates
    it as a count."""
    sentence = ledgered.sentences.get(claim.ref)
    if member.role != "count" or sentence is None or claim.quantity is None:
        return member.role
    article = ledgered.articles[claim.article]
    text = article.running
    if _AT_PRESENT.match(text[claim.span.end : sentence.span.end]):
        return member.role
    return (
        "forecast"
        if hedge_of(text, sentence.span, claim.quantity, language=article.language) == "forecast"
        else member.role
    )


_AT_PRESENT = re.compile(
    r"(?:[\s\-]+[^\W\d_]+){0,3}?\s+(?:at present|at the moment|now|currently|so far|already)\b", re.IGNORECASE
)
"""Words behind a figure that tell it as one of now, also in a sentence on what will be: "against 76 at present"."""


def _origin(claim: FigureClaim, voice: Voice | None, ledgered: Ledgered) -> str:
    """The origin by the voice's name where the voice is the article's own: then nobody is relayed."""
    if voice is None or claim.origin == voice.name:
        return claim.origin
    article = ledgered.articles.get(claim.article)
    own = {fold(name) for name in (claim.origin, article and article.origin, article and article.outlet) if name}
    return claim.origin if own.isdisjoint(map(fold, (voice.name, *voice.also))) else voice.name


def _links(member: Member, ledgered: Ledgered) -> tuple[Link, ...]:
    """What the relations say that it replaces and denies; other links of the text are the relations' to take up."""
    replaces = (Link("replaces", id) for id in member.replaces if id in ledgered.figures and id != member.claim)
    denies = (Link("denies", id) for id in member.denies if id in ledgered.figures and id != member.claim)
    return tuple(dict.fromkeys((*replaces, *denies)))


def _is_garbled(article: str, ledgered: Ledgered) -> bool:
    return article in ledgered.articles and is_garbled(ledgered.articles[article])


def _linked_withdrawals(claims: Claims) -> Claims:
    """What is told as withdrawn and replaced by nothing named: by the one other value of its voice in its sentence."""
    replaced = {link.to for claim in claims for link in claim.links if link.kind == "replaces"}
    added: dict[str, list[Link]] = {}
    for old in claims:
        if old.role != "withdrawn" or old.id in replaced:
            continue
        new = [
            claim
            for claim in claims
            if (claim.article, claim.sentence) == (old.article, old.sentence)
            and claim.role == "count"
            and fold(claim.asserter) == fold(old.asserter)
        ]
        if len(new) == 1:
            added.setdefault(new[0].id, []).append(Link("replaces", old.id))
    return tuple(
        replace(claim, links=(*claim.links, *added[claim.id])) if claim.id in added else claim for claim in claims
    )


def _with_moves(claims: Claims, told: Mapping[str, Sequence[Link]]) -> Claims:
    """The claims with what the text tells of how one value of the measure became another, where neither replaces the other."""
    sound = {claim.id for claim in claims if claim.polarity == "assert" and claim.role not in ("garbled", "withdrawn")}
    replaced = {frozenset((claim.id, link.to)) for claim in claims for link in claim.links if link.kind == "replaces"}
    moves = {
        id: tuple(
            Link("moved", link.to)
            for link in told[id]
            if link.kind == "moved" and link.to in sound and frozenset((id, link.to)) not in replaced
        )
        for id in sound
    }
    return tuple(
        replace(claim, links=(*claim.links, *dict.fromkeys(own))) if (own := moves.get(claim.id)) else claim
        for claim in claims
    )


def _spoken(denial: DenialClaim, ledgered: Ledgered) -> FigureClaim | None:
    """A denial as a claim without a quantity, so that its party is named like all others."""
    article = ledgered.articles.get(denial.article)
    if article is None:
        return None
    origin = article.teller
    return FigureClaim(
        id=denial.id,
        article=denial.article,
        sentence=denial.sentence,
        span=denial.words,
        surface=one_line(denial.words.of(article.text)),
        quantity=None,
        hard=None,
        likely=None,
        label=Label("", "other"),
        asserter=denial.who or origin,
        attributed_to=denial.who or None,
        origin=origin,
        as_of=published_day(article),
        published=article.published.day,
        polarity="deny",
    )


def published_day(article: Article) -> DatedSpan | None:
    """When an article was published, as the day of what it says."""
    day: date | None = article.published.day
    if day is None and article.published.window is not None:
        return DatedSpan(*article.published.window, "inferred", article.published.why)
    basis: Basis = "inferred" if article.published.basis == "inferred" else "publication"
    return DatedSpan(day, day, basis, article.published.why) if day else None
