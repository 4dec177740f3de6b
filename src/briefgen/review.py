"""What a careful reader of all articles notices and a list of figures does not show.

A model returns typed findings with ids; `check_findings` keeps those whose ids exist and whose words bear them out, and
gives the rest back as rejected. Without a model, `notice_findings` finds what words of order, denial and contrast,
near-duplicate text and a headline against its own body can show. A finding adds evidence or a note and never overrules a span.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from briefgen.answers import ReviewAnswer, answer_schema, parse_answer
from briefgen.figures import scan_numbers
from briefgen.ledger import date_words, label_words, material_of, notable_groups
from briefgen.lexicon import terms_found, words_of
from briefgen.lines import clean_line
from briefgen.records import (
    Article,
    FigureClaim,
    Finding,
    Ledger,
    Prompt,
    Question,
    RejectedClaim,
    Reply,
    Request,
)

MOST_FINDINGS = 8
MOST_REVIEWED = 30
"""Groups shown for review: those with several claims or links first."""

ORDER_WORDS = re.compile(
    r"\b(?:previous(?:ly)?|earlier|initial(?:ly)?|revis(?:ed|ion|ing)|adjust(?:ed|ing)|correct(?:ed|ion|ing|s)|updat(?:ed|ing)"
    r"|down from|up from|lowered|raised|withdr(?:ew|awn)|replac(?:ed|es|ing)|instead of|no longer|retract(?:ed|s)|restat(?:ed|es)"
    r"|now (?:stands?|says?|puts?)|originally|rather than|mistaken(?:ly)?|wrong(?:ly)?|cut(?:s|ting)? (?:its|the))\b",
    re.IGNORECASE,
)
DENIAL_WORDS = re.compile(
    r"\b(?:den(?:y|ies|ied|ial)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es|ed)|contradict(?:s|ed)?|no (?:credible )?evidence"
    r"|not true|untrue|false|baseless|refut(?:es|ed)|account differs|contrary to|never)\b",
    re.IGNORECASE,
)


def review_request(ledger: Ledger, prompt: Prompt) -> Request | None:
    """The request for findings; None where no group has two claims and nothing is denied: there is nothing to compare."""
    groups = [
        g for g in notable_groups(ledger.reconciliation.groups, MOST_REVIEWED) if g.label.kind not in ("duration",)
    ]
    if not any(len(group.claims) > 1 for group in groups) and not ledger.denials and len(ledger.articles) < 2:
        return None
    material = material_of(ledger)
    values: dict[str, object] = {
        "articles": [_article_value(article, ledger) for article in ledger.articles],
        "groups": [
            {
                "id": group.id,
                "label": label_words(group),
                "status": group.decision.status.replace("_", " "),
                "claims": [
                    {
                        "id": f"{group.id}-{number}",
                        "words": clean_line(claim.surface),
                        "ref": f"{claim.article}:{claim.sentence}",
                        "who": clean_line(claim.attributed_to or claim.asserter),
                        "sentence": clean_line(material.words(f"{claim.article}:{claim.sentence}")),
                    }
                    for number, claim in enumerate(group.claims, start=1)
                ],
            }
            for group in groups
        ],
        "denials": [
            {
                "ref": f"{denial.article}:{denial.sentence}",
                "who": clean_line(denial.who),
                "sentence": clean_line(material.words(f"{denial.article}:{denial.sentence}")),
            }
            for denial in ledger.denials
        ],
    }
    return Request(
        question=Question("review", "review"),
        messages=prompt.render(**values),
        schema_name="review",
        schema=answer_schema("review"),
        max_tokens=2_000,
        prompt_hash=prompt.hash,
        material_hash=hashlib.sha256(repr(values).encode("utf-8", "surrogatepass")).hexdigest(),
    )


def read_findings(reply: Reply, ledger: Ledger) -> tuple[Finding, ...]:
    """The findings in a reply with claim slots turned into claim ids; unknown ids are kept for `check_findings` to refuse.

    Raises `AnswerMismatch`.
    """
    answer = parse_answer(reply.text, ReviewAnswer)
    claims = material_of(ledger).claims
    return tuple(
        Finding(
            kind=item.kind,
            claims=tuple(claims[slot].id if slot in claims else f"?{slot}" for slot in item.claims),
            sentences=tuple(item.sentences),
            reason=item.reason.strip(),
            found_by="model",
        )
        for item in answer.findings
    )


def check_findings(
    findings: Sequence[Finding], ledger: Ledger
) -> tuple[tuple[Finding, ...], tuple[RejectedClaim, ...]]:
    """Findings whose ids exist and whose words stand in their sentences; the rest as rejected with the reason."""
    kept: list[Finding] = []
    rejected: list[RejectedClaim] = []
    for number, finding in enumerate(findings, start=1):
        reason = "only eight findings are taken" if len(kept) >= MOST_FINDINGS else _finding_fault(finding, ledger)
        if reason is None:
            kept.append(finding)
        else:
            said = f"{finding.kind}: {finding.reason}"
            article = finding.sentences[0].partition(":")[0] if finding.sentences else None
            known = {a.id for a in ledger.articles}
            rejected.append(
                RejectedClaim(f"review.{number}", article if article in known else None, "review", said[:500], "unknown_id"
                              if "there is no" in reason else "words_not_in_source", reason)
            )  # fmt: skip
    return tuple(kept), tuple(rejected)


NEEDS = {"replaces": 2, "part_of": 2, "same": 2, "different": 2, "denies": 0, "slip": 1, "scope_differs": 2}


def _finding_fault(finding: Finding, ledger: Ledger) -> str | None:
    material = material_of(ledger)
    claims = {claim.id: claim for claim in material.claims.values()}
    unknown = [c for c in finding.claims if c not in claims] + [
        s for s in finding.sentences if s not in material.sentences
    ]
    if unknown:
        return f"there is no {', '.join(item.removeprefix('?') for item in unknown)[:80]}"
    if not finding.sentences:
        return "it names no sentence that says so"
    if len(finding.claims) < NEEDS.get(finding.kind, 0):
        return f"it needs {NEEDS[finding.kind]} figures"
    said = "\n".join(material.words(ref) for ref in finding.sentences)
    about = [claims[c] for c in finding.claims]
    if finding.kind == "replaces" and not ORDER_WORDS.search(said):
        return "no word of order or correction stands in these sentences"
    if finding.kind == "denies" and not DENIAL_WORDS.search(said):
        return "no word of denial stands in these sentences"
    if finding.kind in ("replaces", "part_of") and len({c.unit for c in about}) > 1:
        return "the figures have different units"
    return _reason_fault(finding, said, about, ledger)


def _reason_fault(finding: Finding, said: str, about: Sequence[FigureClaim], ledger: Ledger) -> str | None:
    """The reason may hold no number and few words that neither its sentences nor the articles' headers have."""
    printed = " ".join([said, *(claim.surface for claim in about)]).casefold()
    for quantity in scan_numbers(finding.reason).quantities:
        if quantity.cls == "count" and quantity.value in (1, 2):
            continue
        if quantity.surface.casefold() not in printed:
            return f"its reason holds a number of its own: {quantity.surface}"
    headers = " ".join(f"{a.title} {a.outlet or ''} {a.origin or ''}" for a in ledger.articles)
    names = [w.text for w in words_of(finding.reason) if w.text[:1].isupper()][1:]
    foreign = [
        name for name in names if not terms_found(name, f"{said}\n{headers}\n" + " ".join(c.asserter for c in about))
    ]
    return f"no sentence that it names speaks of {foreign[0]}" if foreign else None


LEAD_SENTENCES = 2
"""Body sentences of each article that are shown beside its headline: enough to see what it rests on and bears out."""


def _article_value(article: Article, ledger: Ledger) -> dict[str, object]:
    body = [s for s in ledger.sentences if s.article == article.id and s.role == "body"][:LEAD_SENTENCES]
    day = article.published.day
    outlet = clean_line(article.outlet or article.path)
    return {
        "id": article.id,
        "outlet": f"{outlet}, from {clean_line(article.origin)}" if article.origin else outlet,
        "published": date_words(day) if day else "undated",
        "headline": clean_line(article.title),
        "lead": [{"ref": s.ref, "text": clean_line(s.span.of(article.text))} for s in body],
    }
