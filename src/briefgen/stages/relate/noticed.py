"""What else a reader of all articles notices, kept where its figures and articles exist and its words bear it out."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.records import FigureClaim, Finding
from briefgen.stages.relate.refused import Refusals
from briefgen.stages.relate.said import FindingSaid
from briefgen.stages.relate.story import Story, value_of
from briefgen.text.figures import scan_numbers
from briefgen.text.lexicon import terms_found, words_of
from briefgen.text.lines import clean_line

MOST_FINDINGS = 8
LONGEST_REASON = 300


def check_findings(said: Sequence[FindingSaid], story: Story, refused: Refusals) -> tuple[Finding, ...]:
    """The findings that hold, in an order of their own."""
    kept: list[Finding] = []
    for finding in sorted(set(said)):
        refs = _sentences(finding, story)
        fault = "only eight findings are taken" if len(kept) >= MOST_FINDINGS else _fault(finding, refs, story)
        if fault:
            about = next((claim for claim in finding.claims if story.knows(claim)), "")
            unknown = fault.startswith("there is no")
            refused.add(
                about, "unknown_id" if unknown else "words_not_in_source", f"{finding.kind}: {finding.reason}", fault
            )
        else:
            claims = tuple(story.in_order(finding.claims))
            kept.append(Finding(finding.kind, claims, refs, clean_line(finding.reason), "model"))
    return tuple(kept)


def _sentences(finding: FindingSaid, story: Story) -> tuple[str, ...]:
    """The sentences of its figures, and the headlines of the articles that it names."""
    held = [story.sentence_of(claim) for claim in story.in_order(c for c in finding.claims if story.knows(c))]
    refs = [sentence.ref for sentence in held if sentence]
    heads = [story.headline_ref(article) for article in finding.articles]
    return tuple(dict.fromkeys((*refs, *(ref for ref in heads if ref))))


def _fault(finding: FindingSaid, refs: Sequence[str], story: Story) -> str | None:
    unknown = [c for c in finding.claims if not story.knows(c)] + [
        a for a in finding.articles if a not in story.articles
    ]
    if unknown:
        return f"there is no {', '.join(sorted(unknown)).replace('?', '')[:80]}"
    if not refs:
        return "it names neither a figure nor an article"
    if finding.kind == "slip" and not finding.claims:
        return "it names no figure"
    if finding.kind == "other_account" and not finding.claims:
        return "it names neither a figure nor a denial"
    if finding.kind in ("headline_differs", "source_note") and not finding.articles:
        return "it names no article"
    if finding.kind == "copy_of" and not _share_a_value(sorted(set(finding.articles)), story):
        return "the two articles have no figure in common"
    return _reason_fault(finding, story)


def _share_a_value(articles: Sequence[str], story: Story) -> bool:
    if len(articles) != 2:
        return False
    values = [{value_of(c) for c in story.figures.values() if c.article == article} - {None} for article in articles]
    return bool(values[0] & values[1])


def _reason_fault(finding: FindingSaid, story: Story) -> str | None:
    """The reason may hold no number and no name that neither its figures nor its articles print."""
    if not finding.reason.strip() or len(finding.reason) > LONGEST_REASON:
        return "its reason is empty or too long"
    items = [story.item(claim) for claim in finding.claims]
    articles = sorted({item.article for item in items} | set(finding.articles))
    said = "\n".join(story.said_in(article) for article in articles)
    surfaces = " ".join(item.surface for item in items if isinstance(item, FigureClaim)).casefold()
    for quantity in scan_numbers(finding.reason).quantities:
        if not (quantity.cls == "count" and quantity.value in (1, 2)) and quantity.surface.casefold() not in surfaces:
            return f"its reason holds a number of its own: {quantity.surface}"
    names = [word.text for word in words_of(finding.reason) if word.text[:1].isupper()][1:]
    foreign = next((name for name in names if not terms_found(name, said)), None)
    return f"no article that it names speaks of {foreign}" if foreign else None
