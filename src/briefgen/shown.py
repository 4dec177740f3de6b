"""What a model is shown to write from: measures as tables, what a reader asks first on top, and sentences in a budget.

    F1 killed in the flood (progression: each count is higher than the one before)
      {F1-3} = "at least 40" | 002:4 | the ministry | 2020-05-03
      {F1-1} = "31" | 001:2 | police | 2020-05-02 | replaced by {F1-3}

Not every sentence of the articles is sent again: those that a figure, a denial, a position, an event or a quote points
to, and how each article begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.ledger import Material, date_words, label_words, material_of, notable_groups
from briefgen.lines import clean_line
from briefgen.records import (
    Article,
    DatedSpan,
    DenialClaim,
    EventClaim,
    FigureClaim,
    Group,
    Ledger,
    Mark,
    PositionClaim,
    QuoteClaim,
    Row,
    Sentence,
)
from briefgen.tokens import count_tokens

MOST_ROWS = 5
"""Rows of a measure that are shown: the sixth way to tell one toll helps nobody before the first of the next measure."""
LEAD_SENTENCES = 2
"""Body sentences from the top of each article that are always shown: news says first what matters most."""


@dataclass(frozen=True, slots=True)
class Budget:
    """o200k tokens: so large a share of the articles, and no less and no more than so many."""

    share: float
    least: int
    most: int

    def of(self, tokens: int) -> int:
        return max(self.least, min(self.most, round(self.share * tokens)))


FIGURES = Budget(share=0.4, least=1_000, most=8_000)
SENTENCES = Budget(share=0.45, least=1_000, most=12_000)
"""Together somewhat less than a small story itself has. A story of 100 articles is told from what most of them tell."""
MOST_OF_WHY = 200
"""Characters of the reason of a status: it names values that stand in the rows below it."""


def shown_values(ledger: Ledger) -> dict[str, object]:
    """Articles, tables of figures, what was noticed, and sentences, for the prompt of composing."""
    material = material_of(ledger)
    tokens = {s.ref: count_tokens(material.words(s.ref)) for s in ledger.sentences if s.role != "headline"}
    total = sum(tokens.values())
    groups = _tables(notable_groups(ledger.reconciliation.groups), FIGURES.of(total))
    shown = _within(_telling_refs(ledger, groups), tokens, SENTENCES.of(total))
    return {
        "articles": [article_value(article) for article in ledger.articles],
        "groups": [value for _, value in groups],
        "findings": [
            clean_line(f"{finding.reason} [{' '.join(finding.sentences)}]") for finding in ledger.relations.findings
        ],
        "sentences": _sentence_values(ledger.sentences, shown, material),
    }


def values_about(refs: Iterable[str], slots: Iterable[str], ledger: Ledger) -> dict[str, object]:
    """The same for a few statements: only the sentences `refs`, the one before each, and the measures that stand in them
    or have one of `slots`."""
    material = material_of(ledger)
    cited = {ref for ref in refs if ref in material.sentences}
    before = {_ref_before(material.sentences[ref]) for ref in cited}
    near = cited | {s.ref for s in ledger.sentences if s.ref in before and s.role != "headline"}
    named = {material.groups[slot].id for slot in slots if slot in material.groups}
    groups = [
        group
        for group in ledger.reconciliation.groups
        if group.id in named or any(claim.ref in cited for claim in group.claims)
    ]
    dated = {slot[1:] for slot in slots if slot.startswith("D")}
    owners = {material.sentences[ref].article for ref in near} | dated
    return {
        "articles": [article_value(article) for article in ledger.articles if article.id in owners],
        "groups": [table_value(group) for group in groups],
        "findings": [],
        "sentences": _sentence_values(ledger.sentences, near, material),
    }


# ---------------------------------------------------------------- articles and sentences


def article_value(article: Article) -> dict[str, object]:
    day, basis = article.published.day, article.published.basis
    shown = f"{date_words(day)}{'' if basis in ('stated', 'resolved') else ', inferred'}" if day else "undated"
    outlet = clean_line(article.outlet or article.path)
    return {
        "id": article.id,
        "outlet": f"{outlet}, from {clean_line(article.origin)}" if article.origin else outlet,
        "published": shown,
        "slot": f"{{D{article.id}}}" if day is not None else "",
        "headline": clean_line(article.title),
    }


def _sentence_values(sentences: Sequence[Sentence], refs: set[str], material: Material) -> list[dict[str, object]]:
    return [{"ref": s.ref, "text": clean_line(material.words(s.ref))} for s in sentences if s.ref in refs]


def _ref_before(sentence: Sentence) -> str:
    return f"{sentence.article}:{sentence.number - 1}"


def _telling_refs(ledger: Ledger, groups: Sequence[tuple[Group, Mapping[str, object]]]) -> Iterator[str]:
    """Refs of the sentences worth showing, the most telling first; some come more than once."""
    leads: dict[str, list[str]] = {}
    for sentence in ledger.sentences:
        if sentence.role == "body":
            leads.setdefault(sentence.article, []).append(sentence.ref)
    yield from (ref for refs in leads.values() for ref in refs[:LEAD_SENTENCES])
    for group, _ in groups:
        yield from (claim.ref for claim in _row_claims(group)[:MOST_ROWS])
    dated = tuple(event for event in ledger.events if event.day)
    told: tuple[DenialClaim | PositionClaim | EventClaim | QuoteClaim, ...] = (
        *ledger.denials,
        *ledger.positions,
        *dated,
        *ledger.quotes,
    )
    yield from (claim.ref for claim in told)


def _within(refs: Iterable[str], tokens: Mapping[str, int], budget: int) -> set[str]:
    """The first of `refs` whose sentences fit into the budget; one that does not is passed over."""
    kept: set[str] = set()
    for ref in refs:
        if ref in tokens and ref not in kept and tokens[ref] <= budget:
            kept.add(ref)
            budget -= tokens[ref]
    return kept


# ---------------------------------------------------------------- tables


def _tables(groups: Sequence[Group], budget: int) -> list[tuple[Group, Mapping[str, object]]]:
    """The tables of the first groups that fit into the budget."""
    shown: list[tuple[Group, Mapping[str, object]]] = []
    for group in groups:
        value = table_value(group)
        budget -= _table_tokens(value)
        if budget < 0 and shown:
            break
        shown.append((group, value))
    return shown


def _table_tokens(value: Mapping[str, object]) -> int:
    """Tokens of a table's words, with a mark between any two of them."""
    rows = value["claims"]
    cells = [value[name] for name in ("id", "label", "status", "why")]
    cells += [cell for row in (rows if isinstance(rows, list) else ()) for cell in row.values() if cell]
    return count_tokens(" | ".join(str(cell) for cell in cells))


def table_value(group: Group) -> dict[str, object]:
    """A measure with its status in a line, and its first rows: the headline, then what is set against it, then the rest."""
    slots = {claim.id: f"{{{group.id}-{number}}}" for number, claim in enumerate(group.claims, start=1)}
    rows = _rows(group)[:MOST_ROWS]
    return {
        "id": group.id,
        "label": label_words(group),
        "status": group.decision.status.replace("_", " "),
        "why": _why(group),
        "claims": [_row_value(row, group, slots) for row in rows],
    }


def _why(group: Group) -> str:
    """The reason of the status in a line; that one source alone gives a figure stands in its row."""
    why = clean_line(group.decision.why) if group.decision.status != "single_source" else ""
    if len(why) <= MOST_OF_WHY:
        return why
    return why[:MOST_OF_WHY].rpartition(" ")[0] + " …"


def _rows(group: Group) -> tuple[Row, ...]:
    """The rows of a group, the most telling first, of equals the later; one for each claim where it has none."""
    rows = group.rows or tuple(Row((claim.id,), claim.asserter, claim.as_of) for claim in group.claims)
    first, gone = set(group.decision.headline), set(group.decision.superseded)

    def rank(placed: tuple[int, Row]) -> tuple[int, int, int]:
        place, row = placed
        held = set(row.claims)
        order = 0 if held & first else 1 if row.mark in ("differs", "denied") else 2 if not held <= gone else 3
        return order, -len(row.claims), -place

    return tuple(row for _, row in sorted(enumerate(rows), key=rank))


def _row_claims(group: Group) -> list[FigureClaim]:
    """The claim that stands for each row, the most telling row first."""
    claims = {claim.id: claim for claim in group.claims}
    return [_spokesman(row, claims) for row in _rows(group)]


def _spokesman(row: Row, claims: Mapping[str, FigureClaim]) -> FigureClaim:
    """The claim whose words a row shows: the first one that asserts a value."""
    own = [claims[id] for id in row.claims]
    return next((claim for claim in own if claim.polarity == "assert" and claim.label_verified), own[0])


def _row_value(row: Row, group: Group, slots: Mapping[str, str]) -> dict[str, object]:
    claims = {claim.id: claim for claim in group.claims}
    claim = _spokesman(row, claims)
    articles = len({claims[id].article for id in row.claims})
    voice = clean_line(claim.attributed_to or claim.asserter)
    return {
        "slot": slots[claim.id] if claim.polarity == "assert" else "denied",
        "words": clean_line(claim.surface),
        "ref": claim.ref,
        "who": f"{voice}, in {articles} articles" if articles > 1 else voice,
        "date": _day_words(row.day),
        "mark": _mark_words(row, group, slots),
    }


def _day_words(day: DatedSpan | None) -> str:
    if day is None:
        return ""
    return day.end.isoformat() if day.start == day.end else f"{day.start.isoformat()}/{day.end.isoformat()}"


_MARKS: Mapping[Mark, str] = {
    "replaced": "replaced by", "denied": "denied by", "differs": "differs from", "also": "same as",
    "part": "part of", "estimate": "estimate", "old": "old",
    "garbled": "in an article that looks garbled",
}  # fmt: skip


def _mark_words(row: Row, group: Group, slots: Mapping[str, str]) -> str:
    """ "replaced by {F1-3}"; for a withdrawn claim of a group without rows just "replaced"."""
    if row.mark is not None:
        named = " ".join(slots.get(of, of) for of in row.of)
        return f"{_MARKS[row.mark]} {named}".strip()
    return "replaced" if row.claims and set(row.claims) <= set(group.decision.superseded) else ""
