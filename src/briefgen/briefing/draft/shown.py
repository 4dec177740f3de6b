"""What a model is shown to write from: the measures that need telling as tables, and the articles sentence by sentence.

    F1 killed in the flood (progression)
      "31" | police | 2020-05-02 | 001:2 | replaced by “at least 40”
      "at least 40" | the ministry | 2020-05-03 | 002:4 | stands

All body sentences are shown while they fit; of a larger story those that a measure, a denial, a position, an event or a
quote points to, and then how each article goes on. What only one source tells needs no table: its sentence is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from briefgen.records import (
    Article,
    DatedSpan,
    DenialClaim,
    EventClaim,
    FigureClaim,
    Group,
    Ledger,
    PositionClaim,
    QuoteClaim,
    Row,
    Sentence,
)
from briefgen.records.marks import CONTESTED, MARKS
from briefgen.stages.ledger import TELLING, Material, date_words, label_words, material_of, notable_groups, year_of
from briefgen.text.lines import clean_line
from briefgen.text.tokens import count_tokens
from briefgen.text.voices.attribution import poster_of

MOST_ROWS = 24
"""Rows of a measure that are shown: what a ledger of its main count takes; more ways to tell it help nobody."""
LEAD_SENTENCES = 2
"""Body sentences from the top of each article that come first: news says first what matters most."""


@dataclass(frozen=True, slots=True)
class Budget:
    """o200k tokens: so large a share of the articles, and no less and no more than so many."""

    share: float
    least: int
    most: int

    def of(self, tokens: int) -> int:
        return max(self.least, min(self.most, round(self.share * tokens)))


FIGURES = Budget(share=0.25, least=800, most=6_000)
MOST_SENTENCES = 25_000
"""o200k tokens of sentences: what a capable model reads with care, some 50 short articles."""


def shown_values(ledger: Ledger) -> dict[str, object]:
    """Articles with their sentences, tables of measures, and what was noticed, for the prompt of composing."""
    material = material_of(ledger)
    tokens = {s.ref: count_tokens(material.words(s.ref)) for s in ledger.sentences if s.role != "headline"}
    groups = _tables(_worth_a_table(ledger), FIGURES.of(sum(tokens.values())), material)
    order = chain(_telling_refs(ledger, [group for group, _ in groups]), _by_depth(ledger.sentences))
    shown = _within(order, tokens, MOST_SENTENCES)
    return {
        "articles": _articles(ledger, shown, material),
        "groups": [value for _, value in groups],
        "findings": _findings(ledger),
        "year": year_of(ledger.articles) or "",
    }


def values_about(refs: Iterable[str], ledger: Ledger) -> dict[str, object]:
    """The same for a few statements: only the sentences `refs` with the one before each, and the measures that stand in them. What a
    sentence beside them could mend, code has cited already (`checks/further`)."""
    material = material_of(ledger)
    cited = {ref for ref in refs if ref in material.sentences}
    before = {f"{s.article}:{s.number - 1}" for s in map(material.sentences.__getitem__, cited)}
    near = cited | {s.ref for s in ledger.sentences if s.ref in before and s.role != "headline"}
    groups = [g for g in _worth_a_table(ledger) if any(claim.ref in cited for claim in g.claims)]
    owners = {material.sentences[ref].article for ref in near}
    return {
        "articles": [item for item in _articles(ledger, near, material) if item["id"] in owners],
        "groups": [table_value(group, material) for group in groups],
        "findings": [],
        "year": year_of(ledger.articles) or "",
    }


# ---------------------------------------------------------------- articles and sentences


def _articles(ledger: Ledger, shown: set[str], material: Material) -> list[dict[str, object]]:
    """Each article with the sentences of it that are shown, and what stands under its headline, which is in its line."""
    headlines = {s.article: s.ref for s in reversed(ledger.sentences) if s.role == "headline"}
    told_of = {material.sentences[ref].article for ref in shown}
    sentences: dict[str, list[object]] = {}
    for sentence in ledger.sentences:
        below = sentence.role == "headline" and sentence.ref != headlines[sentence.article]
        if sentence.ref in shown or (below and sentence.article in told_of):
            post = poster_of(material.articles[sentence.article].text, sentence.span)
            told = {
                "ref": sentence.ref,
                "post": clean_line(post or ""),
                "text": clean_line(material.words(sentence.ref)),
            }
            sentences.setdefault(sentence.article, []).append(told)
    return [
        article_value(article)
        | {"headline_ref": headlines.get(article.id, ""), "sentences": sentences.get(article.id, [])}
        for article in ledger.articles
    ]


def article_value(article: Article) -> dict[str, object]:
    """An article's line: outlet and origin, date, headline, and what is to be known of it as a source."""
    day, basis = article.published.day, article.published.basis
    shown = f"{date_words(day)}{'' if basis in ('stated', 'resolved') else ', inferred'}" if day else "undated"
    outlet = clean_line(article.outlet or f"article {article.id}")
    return {
        "id": article.id,
        "outlet": f"{outlet}, from {clean_line(article.origin)}" if article.origin else outlet,
        "published": shown,
        "headline": clean_line(article.title),
        "note": clean_line("; ".join(article.badges)),
    }


def _findings(ledger: Ledger) -> list[str]:
    """What was noticed of the articles, and accounts that differ with who gives them."""
    lines = [f"{clean_line(found.reason)} [{' '.join(found.sentences)}]" for found in ledger.relations.findings]
    for item in ledger.reconciliation.disagreements:
        sides = "; ".join(f"{clean_line(side.who)} [{side.article}:{side.sentence}]" for side in item.sides)
        lines.append(f"accounts differ on {clean_line(item.about)}: {sides}")
    return list(dict.fromkeys(lines))


def _telling_refs(ledger: Ledger, groups: Sequence[Group]) -> Iterator[str]:
    """Refs of the sentences worth showing, the most telling first; some come more than once."""
    leads: dict[str, list[str]] = {}
    for sentence in ledger.sentences:
        if sentence.role == "body":
            leads.setdefault(sentence.article, []).append(sentence.ref)
    yield from (ref for refs in leads.values() for ref in refs[:LEAD_SENTENCES])
    for group in groups:
        yield from (claim.ref for claim in _row_claims(group)[:MOST_ROWS])
    dated = tuple(event for event in ledger.events if event.day)
    told: tuple[DenialClaim | PositionClaim | EventClaim | QuoteClaim, ...] = (
        *ledger.denials,
        *ledger.positions,
        *dated,
        *ledger.quotes,
    )
    yield from (claim.ref for claim in told)
    yield from (ref for found in ledger.relations.findings for ref in found.sentences)


def _by_depth(sentences: Sequence[Sentence]) -> Iterator[str]:
    """All first sentences, then all second ones, and so on: what stands higher in its article comes first."""
    by_article: dict[str, list[str]] = {}
    for sentence in sentences:
        if sentence.role != "headline":
            by_article.setdefault(sentence.article, []).append(sentence.ref)
    for level in zip_longest(*by_article.values()):
        yield from (ref for ref in level if ref is not None)


def _within(refs: Iterable[str], tokens: Mapping[str, int], budget: int) -> set[str]:
    """The first of `refs` whose sentences fit into the budget; one that does not is passed over."""
    kept: set[str] = set()
    for ref in refs:
        if ref in tokens and ref not in kept and tokens[ref] <= budget:
            kept.add(ref)
            budget -= tokens[ref]
    return kept


# ---------------------------------------------------------------- tables


def _worth_a_table(ledger: Ledger) -> tuple[Group, ...]:
    """The measures that several articles tell or that moved, were replaced or differ."""
    return tuple(
        group
        for group in notable_groups(ledger.reconciliation.groups)
        if group.decision.status in TELLING or len({claim.article for claim in group.claims}) > 1
    )


def _tables(groups: Sequence[Group], budget: int, material: Material) -> list[tuple[Group, Mapping[str, object]]]:
    """The tables of the first groups that fit into the budget."""
    shown: list[tuple[Group, Mapping[str, object]]] = []
    for group in groups:
        value = table_value(group, material)
        budget -= _table_tokens(value)
        if budget < 0 and shown:
            break
        shown.append((group, value))
    return shown


def _table_tokens(value: Mapping[str, object]) -> int:
    """Tokens of a table's words, with a mark between any two of them."""
    rows = value["claims"]
    cells = [value[name] for name in ("id", "label", "status")]
    cells += [cell for row in (rows if isinstance(rows, list) else ()) for cell in row.values() if cell]
    return count_tokens(" | ".join(str(cell) for cell in cells))


def table_value(group: Group, material: Material) -> dict[str, object]:
    """A measure with its status in a line, and its most telling rows in order of days, what stands marked."""
    parts = [r.to for r in group.relations if r.kind == "part_of"]
    wholes = [label_words(other) for other in material.ledger.reconciliation.groups if other.id in parts]
    return {
        "id": group.id,
        "label": label_words(group) + (f", part of: {wholes[0]}" if wholes else ""),
        "status": group.decision.status.replace("_", " "),
        "claims": [_row_value(row, group) for row in _in_order(_rows(group)[:MOST_ROWS], group)],
    }


def _in_order(rows: Sequence[Row], group: Group) -> tuple[Row, ...]:
    """The rows as the group has them: by day, undated last."""
    place = {row: number for number, row in enumerate(group.rows)}
    return tuple(sorted(rows, key=lambda row: place.get(row, len(place))))


def _rows(group: Group) -> tuple[Row, ...]:
    """The rows of a group, the most telling first, of equals the later; one for each claim where it has none. What a
    garbled article tells is left away."""
    rows = group.rows or tuple(Row((claim.id,), claim.asserter, claim.as_of) for claim in group.claims)
    rows = tuple(row for row in rows if row.mark != "garbled") or rows
    first, gone = set(group.decision.headline), set(group.decision.superseded)

    claims = {claim.id: claim for claim in group.claims}
    values = [_value(claims[row.claims[0]]) for row in rows]

    def rank(placed: tuple[int, Row]) -> tuple[bool, bool, int, int, int]:
        place, row = placed
        held = set(row.claims)
        read = claims[row.claims[0]].quantity
        vague = read is None or read.qualifier == "vague"
        again = values[place] in values[place + 1 :]  # the same value in a later row: the course comes first
        order = 0 if held & first else 1 if row.mark in CONTESTED else 2 if not held <= gone else 3
        return again, vague, order, -len(row.claims), -place

    return tuple(row for _, row in sorted(enumerate(rows), key=rank))


def _value(claim: FigureClaim) -> tuple[object, ...]:
    read = claim.quantity
    return (claim.polarity, *((read.value, read.low, read.high) if read else ()))


def _row_claims(group: Group) -> list[FigureClaim]:
    """The claim that stands for each row, the most telling row first."""
    claims = {claim.id: claim for claim in group.claims}
    return [_spokesman(row, claims) for row in _rows(group)]


def _spokesman(row: Row, claims: Mapping[str, FigureClaim]) -> FigureClaim:
    """The claim whose words a row shows: the first one that asserts a value."""
    own = [claims[id] for id in row.claims]
    return next((claim for claim in own if claim.polarity == "assert" and claim.label_verified), own[0])


def _row_value(row: Row, group: Group) -> dict[str, object]:
    claims = {claim.id: claim for claim in group.claims}
    claim = _spokesman(row, claims)
    refs = list(dict.fromkeys(claims[id].ref for id in row.claims))
    return {
        "words": clean_line(claim.surface) if claim.polarity == "assert" else f"denied: {clean_line(claim.surface)}",
        "who": clean_line(claim.attributed_to or claim.asserter),
        "date": _day_words(row.day),
        "refs": " ".join(refs[:MOST_REFS]),
        "mark": _mark_words(row, group, claims),
    }


MOST_REFS = 4
"""Sentences named beside a row: of a value in ten articles a few are enough to cite."""


def _day_words(day: DatedSpan | None) -> str:
    if day is None:
        return ""
    return day.end.isoformat() if day.start == day.end else f"{day.start.isoformat()}/{day.end.isoformat()}"


def _mark_words(row: Row, group: Group, claims: Mapping[str, FigureClaim]) -> str:
    """ "replaced by “at least 40”"; for a withdrawn claim of a group without rows just "replaced"."""
    if set(row.claims) & set(group.decision.headline) and row.mark in (None, "also", "part", "old"):
        return "stands" if len(group.claims) > len(row.claims) else ""
    if row.mark == "estimate":
        return "estimate"
    if row.mark == "garbled":
        return "in an article that looks garbled"
    if row.mark in ("replaced", "denied", "differs"):
        named = (claims[of] for of in row.of if of in claims)
        told = dict.fromkeys(
            clean_line(c.asserter) if row.mark == "denied" else f"“{clean_line(c.surface)}”" for c in named
        )
        return f"{MARKS[row.mark].words} {', '.join(told)}" if told else row.mark
    return "replaced" if row.mark is None and row.claims and set(row.claims) <= set(group.decision.superseded) else ""
