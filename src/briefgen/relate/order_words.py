"""The text's own words of order and contrast between figures: "down from the 131 it had given", "others put it higher".

Read from sentences by code, so that the rules which rest on such words (RT, RI) work without a model. A comparison with
another time ("up from 140,000 in December") is a trend and replaces nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol

from briefgen.records import Article, FigureClaim, Link, Sentence, Span


class Library(Protocol):
    """Articles and sentences by their ids."""

    @property
    def articles(self) -> Mapping[str, Article]: ...
    @property
    def sentences(self) -> Mapping[str, Sentence]: ...
    def words(self, sentence: Sentence) -> str: ...


_REVISE = r"(?:revis|correct|adjust|restat|updat|amend)(?:es|ed|e|ing|s)?"
_MOVE = r"(?:lower|rais|cut|reduc|increas|narrow|widen|trimm|upgrad|downgrad)(?:es|ed|e|ing|s|ting)?"
_TOLD = r"(?:figure|toll|count|estimate|number|total|forecast|guidance|outlook|tally|target|projection|range)s?"
_BEFORE = r"(?:previously|earlier|initially|originally|at first|first)"
_GAVE = r"(?:given|put|said|reported|announced|spoken of|stated|estimated|forecast|promised|counted|published|seen)"

_OLD_FOLLOWS = re.compile(
    rf"(?:\b(?:down|up)\s+from|\b(?:{_REVISE}|{_MOVE})\b[^.;]{{0,40}}?\bfrom|\b{_BEFORE}\b[^.;]{{0,50}}|"
    rf"\bhad\s+(?:\w+\s+)?{_GAVE}|\binstead of|\brather than|\bin place of|\breplac(?:es|ed|ing))"
    r"\s*(?:at|of|as|to)?\s*(?:the|its|their|an?)?\s*(?:\w+\s+)?(?:€|\$|£)?$",
    re.IGNORECASE,
)
"""Stands between the new value and the old one that follows it."""

_OLD_LEADS = re.compile(
    rf"\b{_REVISE}\b[^.;]{{0,80}}\bfrom\s+(?:the\s+)?$|\b{_MOVE}\s+(?:its|their|his|her|the)\s+[^.;]{{0,40}}?{_TOLD}\b"
    rf"[^.;]{{0,40}}\bfrom\s+(?:the\s+)?$|\b{_BEFORE}\s+(?:\w+\s+){{0,3}}$",
    re.IGNORECASE,
)
"""Stands before the old value where the new one follows."""

_NEW_LEADS = re.compile(
    rf"\b{_REVISE}\b[^.;]{{0,80}}\b(?:to|at)\s+(?:the\s+)?$|\b{_MOVE}\s+(?:its|their|his|her|the)\s+[^.;]{{0,40}}?{_TOLD}\b"
    r"[^.;]{0,40}\b(?:to|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Stands before the new value where "from" the old one follows: "raised his target to €27 from €24"."""

_FROM = re.compile(r"^[\s,]*from\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$", re.IGNORECASE)

_NEW_FOLLOWS = re.compile(
    rf"^[^.;]{{0,50}}?(?:\bto\b|\b(?:{_REVISE}|{_MOVE})\b[^.;]{{0,30}}\b(?:to|at)\b|\bnow\b|"
    r"\b(?:is|are|was|were)\s+(?:now\s+)?(?:put|seen|set|expected|forecast|given)\s+(?:at|to be))"
    r"\s*(?:the|an?)?\s*(?:€|\$|£)?$",
    re.IGNORECASE,
)
"""Stands between an old value that led and the new one."""

_OTHER_TIME = re.compile(
    r"^\W*(?!(?:[\w’'-]+\s+){1,3}(?:had|has|have)\b)(?:[\w-]+\s+){0,3}?(?:(?:an?|one|two|three|six)\s+(?:years?|months?|weeks?|days?|quarters?|decades?)\s+"
    r"(?:earlier|ago|before)|last\s+(?:year|month|week|quarter|summer|winter|spring|autumn)|"
    r"the\s+(?:previous|prior|preceding|same)\s+(?:year|month|week|quarter|period)|"
    r"(?:in|on|at|by|for|since)\s+(?:the\s+(?:end|start|beginning)\s+of\s+)?(?:\d|january|february|march|april|may|june|"
    r"july|august|september|october|november|december|mon|tues|wednes|thurs|fri|satur|sun))",
    re.IGNORECASE,
)
"""What after the old value shows that it belongs to another time."""

_REVISING = re.compile(
    rf"\b{_REVISE}\s+(?:its|their|his|her|the|an?)\s+(?:own\s+)?(?:earlier|previous|initial|first|original|own)\s+{_TOLD}\b|"
    rf"\bwithdr(?:ew|awn|awing)\s+(?:its|their|the|an?)\s+(?:\w+\s+)?{_TOLD}\b",
    re.IGNORECASE,
)
"""A correction that does not name the old value."""

_CONTRAST = re.compile(
    r"\b(?:others?|another|rivals?|critics)\s+(?:\w+\s+){0,4}?"
    r"(?:puts?|estimates?|says?|counts?|speaks?|cites?|gives?)\b|"
    rf"\b(?:higher|lower|different|conflicting)\s+{_TOLD}\b|"
    r"\b(?:puts?|was|were|is)\s+(?:it|them|the\s+\w+)?\s*(?:higher|lower)\b|\baccording to others\b",
    re.IGNORECASE,
)


def read_order_words(
    claims: Sequence[FigureClaim], articles: Sequence[Article], sentences: Sequence[Sentence]
) -> tuple[FigureClaim, ...]:
    """The claims, in their order, with links of kind `replaces` and `moved` and marks of contrast that the words of their
    sentences show."""
    texts = {article.id: article.text for article in articles}
    spans = {sentence.ref: sentence.span for sentence in sentences}
    by_sentence: dict[str, list[FigureClaim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity and not claim.in_headline and claim.polarity == "assert":
            by_sentence[claim.ref].append(claim)
    links: dict[str, list[Link]] = defaultdict(list)
    contrasted: set[str] = set()
    for ref, members in by_sentence.items():
        if ref in spans:
            text, span = texts[members[0].article], spans[ref]
            for new, link in _replacements_in(text, span, sorted(members, key=lambda claim: claim.span)):
                links[new].append(link)
            contrasted |= _contrasted_in(text, span, members)
    return tuple(_marked(claim, links.get(claim.id, ()), claim.id in contrasted) for claim in claims)


def _marked(claim: FigureClaim, links: Iterable[Link], contrast: bool) -> FigureClaim:
    known = {(link.kind, link.to) for link in claim.links}
    further = tuple(link for link in links if (link.kind, link.to) not in known)
    if not further and (claim.contrast or not contrast):
        return claim
    return replace(claim, links=(*claim.links, *further), contrast=claim.contrast or contrast)


def _replacements_in(text: str, span: Span, claims: Sequence[FigureClaim]) -> Iterable[tuple[str, Link]]:
    """(id of the new claim, link to the old) for neighbours of one unit between which words of order stand."""
    for first, second in pairwise(claims):
        if first.unit != second.unit or first.span.end > second.span.start:
            continue
        gap = text[first.span.end : second.span.start]
        after = text[second.span.end : min(span.end, second.span.end + 80)]
        lead = text[max(span.start, first.span.start - 140) : first.span.start]
        from_old = _OLD_FOLLOWS.search(gap) or (_FROM.match(gap) and _NEW_LEADS.search(lead))
        if from_old and not _OTHER_TIME.match(after):
            yield first.id, Link("replaces", second.id, Span(first.span.end, second.span.start))
        elif _OLD_LEADS.search(lead) and _NEW_FOLLOWS.match(gap):
            yield second.id, Link("replaces", first.id, Span(first.span.end, second.span.start))
        elif (new := _moved(lead, gap, first, second)) is not None:
            old = first if new is second else second
            yield new.id, Link("moved", old.id, Span(first.span.end, second.span.start))


def _moved(lead: str, gap: str, first: FigureClaim, second: FigureClaim) -> FigureClaim | None:
    """The later of two values that a text says became one another: "rose from 20 to 45", "45, up from 20"."""
    if _FROM_LEADS.search(lead) and _TO.match(gap):
        return second
    return first if _UP_FROM.match(gap) else None


_FROM_LEADS = re.compile(r"\bfrom\s+(?:about |around |some |over |more than |nearly |almost |just )?(?:the\s+)?(?:€|\$|£)?$", re.IGNORECASE)
_TO = re.compile(r"^(?:\s+[\w-]+){0,3}?(?:\s+\([^)]{0,30}\))?,?\s+(?:to|down to|up to)\s+(?:about |around |some |over |more than |nearly |almost |just )?(?:€|\$|£)?$")
_UP_FROM = re.compile(r"^(?:\s+[\w-]+){0,4}?,?\s+(?:up|down|compared with|against)\s+(?:from\s+)?(?:the\s+)?(?:€|\$|£)?$", re.IGNORECASE)


def _contrasted_in(text: str, span: Span, claims: Sequence[FigureClaim]) -> set[str]:
    """Claims with words of contrast within 60 characters before them, or "according to others" just after."""
    return {
        claim.id
        for claim in claims
        if _CONTRAST.search(text, max(span.start, claim.span.start - 60), claim.span.start)
        or re.match(r"[^.;]{0,30}\baccording to others\b", text[claim.span.end : span.end])
    }


def tells_revision(sentence: str) -> bool:
    """Whether a sentence says that its party corrects what it gave before, without the old value: "adjusting its earlier
    figure"."""
    return bool(_REVISING.search(sentence))
