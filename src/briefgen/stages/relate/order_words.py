"""The text's own words of order and contrast between figures: "down from the 131 it had given", "others put it higher".

Read from sentences by code, so that the rules which rest on such words (RT, RI) work without a model. A comparison with
another time ("up from 140,000 in December") is a trend and replaces nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from briefgen.records import Article, FigureClaim, Link, Sentence, Span
from briefgen.stages.relate.accounts import Account, account_of
from briefgen.stages.relate.reading.view import clause_of
from briefgen.text.figures import singular
from briefgen.text.patterns import when_used
from briefgen.vocabulary import alternatives, read_table, word_set


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

_FORMER = r"(?:previous|earlier|prior|initial|original|first|old|preliminary|former)"
_ONE_CLAUSE = r"(?:(?!\b(?:and|but|while|when|after|before)\b)[^.;])"

_OLD_FOLLOWS = when_used(
    rf"(?:\b(?:down|up)\s+from|\b(?:{_REVISE}|{_MOVE})\b[^.;]{{0,40}}?\bfrom|"
    rf"\b{_BEFORE}\b(?:,|{_ONE_CLAUSE}{{0,40}}?\b{_GAVE}{_ONE_CLAUSE}{{0,20}})?|\b{_FORMER}\s+(?:\w+\s+)?{_TOLD}\b{_ONE_CLAUSE}{{0,30}}|"
    rf",\s+(?:{_REVISE}|{_MOVE})(?=\s+(?:an?|the|its|their)\s+(?:\w+\s+)?{_TOLD}\s+of\b)|"
    rf"\bhad\s+(?:\w+\s+)?{_GAVE}|[,–—-]\s+(?:and\s+)?not(?=\s+(?:the\s+)?$)|\binstead of|\brather than|\bin place of|\breplac(?:es|ed|ing))"
    rf"\s*(?:it|them|(?:the|its|their)\s+{_TOLD})?\s*(?:at|of|as|to|by|for)?\s*(?:the|its|their|an?)?\s*(?:{_FORMER}\s+)?(?:{_TOLD}\s+of\s+|\w+\s+)?(?:€|\$|£)?$",
    re.IGNORECASE,
)
"""Stands between the new value and the old one that follows it."""

_WRONG = when_used(
    r"^(?:\s+[\w’'-]+){0,6}?\s+(?:was|were|is|had been|has been|proved|turned out to be)\s+(?:\w+\s+)?"
    r"(?:wrong|mistaken|a mistake|an error|in error|incorrect|too (?:high|low)|inflated|a miscount|counted twice)\b",
    re.IGNORECASE,
)
"""Stands behind a value that is taken back: "the 412 given on Monday was wrong"."""

_OLD_LEADS = when_used(
    rf"\b{_REVISE}\b[^.;]{{0,80}}\bfrom\s+(?:the\s+)?$|\b{_MOVE}\s+(?:its|their|his|her|the)\s+[^.;]{{0,40}}?{_TOLD}\b"
    rf"[^.;]{{0,40}}\bfrom\s+(?:the\s+)?$|\b{_BEFORE}\s+(?:\w+\s+){{0,3}}$",
    re.IGNORECASE,
)
"""Stands before the old value where the new one follows."""

_NEW_LEADS = when_used(
    rf"\b{_REVISE}\b[^.;]{{0,80}}\b(?:to|at)\s+(?:the\s+)?$|\b{_MOVE}\s+(?:its|their|his|her|the)\s+[^.;]{{0,40}}?{_TOLD}\b"
    r"[^.;]{0,40}\b(?:to|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Stands before the new value where "from" the old one follows: "raised his target to €27 from €24"."""

_FROM = when_used(r"^[\s,]*from\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$", re.IGNORECASE)

_NEW_FOLLOWS = when_used(
    rf"^[^.;]{{0,50}}?(?:\bto\b|\b(?:{_REVISE}|{_MOVE})\b[^.;]{{0,30}}\b(?:to|at)\b|\bnow\b|"
    r"\bnow\s+(?:says?|gives?|puts?|counts?|shows?|lists?|reports?|speaks?|sees?|expects?|estimates?|stands?|is|are|has|have)"
    r"(?:\s+(?:it|them))?(?:\s+(?:at|of))?|"
    r"\b(?:is|are|was|were)\s+(?:now\s+)?(?:put|seen|set|expected|forecast|given)\s+(?:at|to be))"
    r"\s*(?:the|an?)?\s*(?:€|\$|£)?$",
    re.IGNORECASE,
)
"""Stands between an old value that led and the new one."""

_OTHER_TIME = when_used(
    r"^\W*(?!(?:[\w’'-]+\s+){1,3}(?:had|has|have)\b)(?:[\w-]+\s+){0,3}?(?:(?:an?|one|two|three|six)\s+(?:years?|months?|weeks?|days?|quarters?|decades?)\s+"
    r"(?:earlier|ago|before)|last\s+(?:year|month|week|quarter|summer|winter|spring|autumn)|"
    r"the\s+(?:previous|prior|preceding|same)\s+(?:year|month|week|quarter|period)|"
    r"(?:in|on|at|by|for|since)\s+(?:the\s+(?:end|start|beginning)\s+of\s+)?(?:\d|january|february|march|april|may|june|"
    r"july|august|september|october|november|december|mon|tues|wednes|thurs|fri|satur|sun))",
    re.IGNORECASE,
)
"""What after the old value shows that it belongs to another time."""

_REVISING = when_used(
    rf"\b{_REVISE}\s+(?:its|their|his|her|the|an?)\s+(?:own\s+)?(?:earlier|previous|initial|first|original|own)\s+{_TOLD}\b|"
    rf"\bwithdr(?:ew|awn|awing)\s+(?:its|their|the|an?)\s+(?:\w+\s+)?{_TOLD}\b",
    re.IGNORECASE,
)
"""A correction that does not name the old value."""

_CONTRAST = when_used(
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
    texts = {article.id: article.running for article in articles}
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
    by_article: dict[str, dict[int, list[FigureClaim]]] = defaultdict(dict)
    for ref, members in by_sentence.items():
        if ref in spans:
            by_article[members[0].article][members[0].sentence] = members
    for article, told in by_article.items():
        for new, link in _corrected_since(told, texts[article], spans):
            links[new].append(link)
        contrasted |= set(_other_accounts(told, texts[article], spans))
    marked = [_marked(claim, links.get(claim.id, ()), claim.id in contrasted) for claim in claims]
    return _in_one_currency(marked, links)


_CORRECTS_IT = when_used(
    rf"\b(?:{_REVISE}|{_MOVE}|chang(?:es|ed|e|ing))\s+(?:(?:that|this|it|them)|(?:the|its|their|his|her|that|this)\s+(?:own\s+)?(?:{_FORMER}\s+)?{_TOLD})"
    r"\s+(?:\w+\s+){0,2}?(?:to|at)\s+(?:about |around |some |only |just |no more than |less than )?(?:the\s+)?(?:€|\$|£)?$",
    re.IGNORECASE,
)
"""Before a value that takes the place of the one just told: "later the agency corrected that to"."""


def _corrected_since(
    told: Mapping[int, Sequence[FigureClaim]], text: str, spans: Mapping[str, Span]
) -> Iterator[tuple[str, Link]]:
    """(id of the new claim, link to the old) where a sentence corrects what the one before it gave."""
    for number, own in told.items():
        for new in own:
            lead = _CORRECTS_IT.search(text, spans[new.ref].start, new.span.start)
            old = next(
                (one for one in reversed(told.get(number - 1, ())) if _one_sort(one, new) and _one_noun(one, new)), None
            )
            if lead and old:
                yield new.id, Link("replaces", old.id, Span(*lead.span()))


def _in_one_currency(claims: Sequence[FigureClaim], links: Mapping[str, Sequence[Link]]) -> tuple[FigureClaim, ...]:
    """The claims, where a sum that leaves its currency out has that of the one to which words of order tie it: "3.9
    billion euros, down from 4.2 billion"."""
    known = {claim.id: claim for claim in claims}
    taken: dict[str, FigureClaim] = {}
    for new, own in links.items():
        for a, b in ((known[new], known[link.to]) for link in own):
            for bare, full in ((a, b), (b, a)):
                if bare.quantity and full.quantity and bare.unit is None and full.quantity.cls == "money":
                    quantity = replace(bare.quantity, unit=full.unit, cls="money")
                    taken[bare.id] = replace(bare, quantity=quantity, label=full.label)
    return tuple(taken.get(claim.id, claim) for claim in claims)


def _marked(claim: FigureClaim, links: Iterable[Link], contrast: bool) -> FigureClaim:
    known = {(link.kind, link.to) for link in claim.links}
    further = tuple(link for link in links if (link.kind, link.to) not in known)
    if not further and (claim.contrast or not contrast):
        return claim
    return replace(claim, links=(*claim.links, *further), contrast=claim.contrast or contrast)


def _replacements_in(text: str, span: Span, claims: Sequence[FigureClaim]) -> Iterable[tuple[str, Link]]:
    """(id of the new claim, link to the old) for neighbours of one unit between which words of order stand, and for each
    further step of one that moved."""
    course: list[FigureClaim] = []
    for first, second in _of_one_noun(claims):
        gap = _PERCENT.sub("", text[first.span.end : second.span.start], count=1)
        after = text[second.span.end : min(span.end, second.span.end + 80)]
        lead = text[max(span.start, first.span.start - 140) : first.span.start]
        between = Span(first.span.end, second.span.start)
        from_old = _OLD_FOLLOWS.search(gap) or (_FROM.match(gap) and _NEW_LEADS.search(lead))
        if (from_old and not _OTHER_TIME.match(after)) or _WRONG.match(after):
            yield first.id, Link("replaces", second.id, between)
            continue
        if (_OLD_LEADS.search(lead) and _NEW_FOLLOWS.match(gap)) or _WRONG.match(gap):
            yield second.id, Link("replaces", first.id, between)
            continue
        if (new := _moved(lead, gap, first, second)) is not None:
            old = first if new is second else second
            yield new.id, Link("moved", old.id, between)
            course = [old, new]
        elif course and first is course[-1] and (_THEN.match(gap) or _CHANGED_SINCE.match(gap)):
            yield from ((second.id, Link("moved", old.id, between)) for old in course)
            course.append(second)


def _of_one_noun(claims: Sequence[FigureClaim]) -> Iterator[tuple[FigureClaim, FigureClaim]]:
    """Each figure of a sentence behind the nearest one before it that may be the same count: of one unit and one noun.
    A part ("including 31 children") stands for no whole."""
    for at, second in enumerate(claims):
        for first in reversed(claims[:at]):
            if any(link.kind == "part_of" for link in first.links):
                continue
            if first.span.end <= second.span.start and _one_unit(first, second):
                if _one_noun(first, second):
                    yield first, second
                break


def _one_unit(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures have one unit; a large sum may leave its currency to the other."""
    if a.unit == b.unit or _is_bare_count(a, b) or _is_bare_count(b, a):
        return True
    money = {a.quantity.cls, b.quantity.cls} == {"money", "count"} if a.quantity and b.quantity else False
    return money and None in (a.unit, b.unit) and _near(a, b)


def _is_bare_count(bare: FigureClaim, counted: FigureClaim) -> bool:
    """Whether one of two counts leaves its noun to the other, which has people: "the toll of 12 has since risen to 18"."""
    if bare.quantity is None or counted.quantity is None or counted.quantity.cls != "count":
        return False
    return bare.quantity.cls == "count" and bare.unit is None and not bare.quantity.noun and counted.unit == "person"


def _near(a: FigureClaim, b: FigureClaim) -> bool:
    low, high = sorted(claim.hard.low if claim.hard and claim.hard.low else 0 for claim in (a, b))
    return low >= _LEAST_SUM and high <= 10 * low


_LEAST_SUM = 100_000
"""A bare number below it beside a sum of money may count anything."""
_ANYBODY = word_set("people person persons dead victims deaths fatalities lives bodies residents")
"""Nouns under which all people of a count are told."""


def _one_noun(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures count one thing, as far as they say: "first officers" and "stewards" are two."""
    heads = [claim.quantity.noun.split()[-1].lower() for claim in (a, b) if claim.quantity and claim.quantity.noun]
    if len(heads) < 2 or singular(heads[0]) == singular(heads[1]):
        return True
    return a.unit == "person" and bool(_ANYBODY & set(heads))


def _moved(lead: str, gap: str, first: FigureClaim, second: FigureClaim) -> FigureClaim | None:
    """The later of two values that a text says became one another: "rose from 20 to 45", "45, up from 20", "put at 45, then
    brought down to 20"."""
    from_first = (_FROM_LEADS.search(lead) and _TO.match(gap)) or (_CHANGED_FROM.search(lead) and _FAR_TO.match(gap))
    put_first = _PUT_AT.search(lead) and _CHANGED_SINCE.match(gap)
    if from_first or put_first:
        return second
    if (since := _SINCE_TO.match(gap)) and (since["since"] or _BEGAN_LEADS.search(lead)):
        return second
    if _AFTER_CHANGE.match(gap):
        return first
    return first if _UP_FROM.match(gap) or (_CHANGED_TO.search(lead) and _FAR_FROM.match(gap)) else None


_FROM_LEADS = when_used(
    r"\bfrom\s+(?:about |around |some |over |more than |nearly |almost |just )?(?:the\s+)?(?:€|\$|£)?$", re.IGNORECASE
)
_TO = when_used(
    r"^(?:\s+[\w-]+){0,3}?(?:\s+\([^)]{0,30}\))?,?\s+(?:to|down to|up to)\s+(?:about |around |some |over |more than |nearly |almost |just )?(?:€|\$|£)?$"
)
_PERCENT = when_used(r"^(?:\s?%|\s+per\s?cent\b|\s+pct\b)", re.IGNORECASE)
"""Behind the number of a share, before the words that lead to the next one."""
_CHANGES = alternatives(row["word"] for row in read_table("changes", ("word", "way")))
_ABOUT = r"(?:about |around |some |just |over |more than |nearly |almost |only )?"
_HEDGED = rf"{_ABOUT}(?:the\s+)?(?:€|\$|£)?"
_FURTHER = r"(?:\s+(?:[a-z]+ly|back|again|up|down|further))*"
_CHANGED_TO = when_used(rf"\b(?:{_CHANGES}){_FURTHER}\s+to\s+{_HEDGED}$", re.IGNORECASE)
"""Before the value that another one became, which follows: "fell to 10.5 per cent from 10.7"."""
_TO_IT = (
    rf"(?:{_CHANGES})(?:\s+(?:it|them|that|(?:the|its|their|this|that)\s+{_TOLD}))?"
    rf"(?:\s+(?:[a-z]+ly|back|again|up|down|further|on \w+day))*\s+(?:to|at)\s+{_ABOUT}$"
)
_PUT_AT = when_used(
    rf"\b(?:puts?|placed|set|given|gave|kept|held|stands|stood|standing|pegged|estimated|reported)\s(?:[\w’'-]+\s){{0,5}}at\s{_ABOUT}$"
)
"""Before a value that later words may move: "had placed the toll at 27 and later raised it to 31"."""
_CHANGED_SINCE = when_used(
    r"^(?:\s+[\w-]+){0,4}?,?\s+(?:(?:and|but|then|later|subsequently|before|until|when|only|it|they|he|she|(?:the|an?|its) \w+|was|were|has|have|had|be|been|being|is|to)\s+)*"
    rf"{_TO_IT}"
)
"""What leads from a value that was put somewhere to what it became: ", brought down to", " and subsequently raised it to"."""
_AFTER_CHANGE = when_used(
    rf"^(?:\s+[\w-]+)?,?\s+(?:[a-z]+\s+){{0,3}}after\s+(?:(?:it|they|being|having|was|were|had|been|(?:the|that)\s+{_TOLD})\s+)+{_TO_IT}"
)
"""Between a value and the one that it took the place of: "is 45 again, days after it was lowered to 20"."""
_CHANGED_FROM = when_used(rf"\b(?:{_CHANGES}){_FURTHER}\s+from\s+{_HEDGED}$", re.IGNORECASE)
_FAR_TO = when_used(rf"^(?:\s+(?!(?:and|or|but|while|when)\b)[\w.,’'-]+){{0,8}}?,?\s+to\s+{_HEDGED}$", re.IGNORECASE)
"""Behind a value from which something changed, with its noun and time: "shrank from 620 km on 9 June to 180"."""
_FAR_FROM = when_used(
    r"^(?:\s+(?!(?:and|or|but|while|when)\b)[\w’'-]+){0,4}?,?\s+from\s+(?:the\s+|an?\s+)?(?:\w+\s+)?(?:€|\$|£)?$",
    re.IGNORECASE,
)
"""Behind a value to which something changed, with its noun: "has risen to $67 a gallon from $4"."""
_SINCE_TO = when_used(
    rf"^[^.;]{{0,120}}?(?:[,;]|\b(?:and|but|which|that))(?:\s+(?:it|this|that|the\s+{_TOLD}))?\s+(?:has|have|had)\s+(?P<since>since|meanwhile|by\s+now)"
    rf"\s+(?:{_CHANGES}|(?:come|came)\s+(?:down|up|back)){_FURTHER}\s+to\s+{_HEDGED}$|"
    r"^[^.;]{0,120}?\b(?:and|but|before|then)(?:\s+(?:has|have|had))?(?:\s+(?:later|now|then|since|soon|slowly|gradually))?"
    rf"\s+(?:{_CHANGES}|(?:come|came)\s+(?:down|up|back)){_FURTHER}\s+to\s+{_HEDGED}$",
    re.IGNORECASE,
)
"""Between a value and what it has become since; without "since" it takes a word that tells the first value as where it began."""
_BEGAN_LEADS = when_used(
    r"\b(?:beg[au]n|begins?|start(?:s|ed)?|open(?:s|ed)?|set(?:s)?\s+out|kick(?:s|ed)\s+off|went\s+in|entered)\b(?:\s+[\w’'-]+){0,6}?\s+(?:with|at|by|for|of)\s+"
    rf"{_HEDGED}$",
    re.IGNORECASE,
)
"""Before the value with which something began: "opened with a demand for 40 per cent, and has come down to 36"."""
_THEN = when_used(
    r"^(?:\s[a-z]+)?,?\s+(?:and |but |before )?(?:(?:then|again|later|next|finally|eventually|subsequently|once more|back|on|up|down|rising|falling|going|to)\b\s*)+"
    r"(?:about |around |some |over |more than |nearly |almost |just )?$",
    re.IGNORECASE,
)
"""What leads to a further step of a value that moved: "from 20 to 45, then 51, and again to 60"."""
_UP_FROM = when_used(
    r"^(?!.*\b(?:votes?|ballots?)\b.*\bagainst\b)(?:\s+[\w-]+){0,6}?,?\s+(?:(?:up|down|compared with|(?:as )?against)\s+(?:from\s+)?|"
    r"(?:where|which|while|when|but|though|than)\s+(?:\w+\s+){0,4}?used\s+to\s+(?:\w+\s+){1,3}?)(?:the\s+)?(?:€|\$|£)?$",
    re.IGNORECASE,
)
"""Stands between a value and what it was before; votes for one side "against" those for the other are no earlier ones."""


def _contrasted_in(text: str, span: Span, claims: Sequence[FigureClaim]) -> set[str]:
    """Claims with words of contrast within 60 characters before them, or "according to others" just after."""
    return {
        claim.id
        for claim in claims
        if _CONTRAST.search(text, max(span.start, claim.span.start - 60), claim.span.start)
        or re.match(r"[^.;]{0,30}\baccording to others\b", text[claim.span.end : span.end])
        or _is_passed(text, span, claim)
    }


_PASSED = when_used(
    r"\b(?:(?:higher|lower|more|fewer|less)\s+than|above|below)\s+(?:the|an?|its|their)\s+(?P<official>official\s+)?(?:\w+\s+){0,3}?(?:of\s+)?$",
    re.IGNORECASE,
)
"""Before a value that another one lies above or below: "80, which is above the 66"."""
_GIVES = when_used(
    r"^(?:\s+\w+)?(?:\s+(?:that|which))?(?:\s+\w+){1,4}?\s+(?:give|count|report|acknowledge|admit|confirm|put|state|recogni[sz]e)s?\b(?P<when>[^.;,]{0,40})",
    re.IGNORECASE,
)
"""Behind that value, who gives it: "that the government officially gives". What it gave is an earlier count."""
_WHEN = when_used(r"\b(?:on|last|earlier|before|previously|yesterday|ago)\b", re.IGNORECASE)


def _is_passed(text: str, span: Span, claim: FigureClaim) -> bool:
    """Whether a value is told as the one of another party that a first one lies above or below."""
    lead = _PASSED.search(text, max(span.start, claim.span.start - 60), claim.span.start)
    if lead is None:
        return False
    gives = _GIVES.match(text[claim.span.end : span.end])
    return bool(lead["official"]) or bool(gives and not _WHEN.search(gives["when"]))


BESIDE = 1
"""Sentences apart within which an article sets another account beside the official one."""


def _other_accounts(told: Mapping[int, Sequence[FigureClaim]], text: str, spans: Mapping[str, Span]) -> Iterator[str]:
    """Claims of one article, by sentence, that are called another account than the official one and that stand beside a
    lower official count of the same: "officials confirmed 14", "local media had 20"."""
    accounts = {number: [(claim, _account(claim, own, text, spans)) for claim in own] for number, own in told.items()}
    for number, own in accounts.items():
        near = [pair for n in range(number - BESIDE, number + BESIDE + 1) for pair in accounts.get(n, ())]
        officials = [claim for claim, account in near if account == "official"]
        for claim, account in own:
            rivals = (official for official in officials if _is_rival(claim, official))
            if any(
                account == "other" or (account is None and _set_apart(claim, official, text)) for official in rivals
            ):
                yield claim.id


def _set_apart(claim: FigureClaim, official: FigureClaim, text: str) -> bool:
    """Whether a sentence sets a party's count against the official one: "35 died, the agency said; the official count, meanwhile, was 20"."""
    if claim.ref != official.ref or not claim.attributed_to:
        return False
    first, second = sorted((claim, official), key=lambda one: one.span)
    return bool(_MEANWHILE.search(text, first.span.end, second.span.start))


_MEANWHILE = when_used(r"\b(?:meanwhile|while|whereas|but|however|although|though|still|yet)\b", re.IGNORECASE)


def _account(
    claim: FigureClaim, together: Sequence[FigureClaim], text: str, spans: Mapping[str, Span]
) -> Account | None:
    others = [one.span for one in together if one is not claim]
    return account_of(text, clause_of(claim, spans[claim.ref], text), claim.span, others)


def _is_rival(other: FigureClaim, official: FigureClaim) -> bool:
    return _one_sort(other, official) and _one_noun(other, official) and not _is_below(other, official)


def _is_below(other: FigureClaim, official: FigureClaim) -> bool:
    """Whether a count is lower than the official one: then it may be but an old one that has grown."""
    return bool(other.hard and official.hard and other.hard.below(official.hard))


def _one_sort(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two figures may count the same: of one unit, or the one a bare number ("the official toll is 14")."""
    counts = a.quantity is not None and b.quantity is not None and a.quantity.cls == b.quantity.cls == "count"
    return a.unit == b.unit or (counts and None in (a.unit, b.unit))


_LOWERED = when_used(
    rf"\b{_TOLD}\b[^.;]{{0,40}}\b(?:lower|cut|reduc|trimm|downgrad|correct|revis)(?:es|ed|s|ted)?\b[^.;]{{0,20}}\bto\s+(?:about |some )?$"
    rf"|\b(?:lower|cut|reduc|trimm|downgrad)(?:es|ed|ing|s|ting)?\b[^.;]{{0,60}}\bto\s+$"
    r"|\b(?:took|takes?|taken|taking|brought|brings?|bringing|put|puts|putting|came|come|comes|went|goes|gone)\b[^.;]{0,60}\b(?:back )?down\s+to\s+$",
    re.IGNORECASE,
)
"""Before a count that is lower than what stood before."""


def tells_lowering(sentence: str, number: str) -> bool:
    """Whether a sentence says that a count was brought down to this number, without the old value: "took the toll down to 38"."""
    at = sentence.find(number)
    return at >= 0 and bool(_LOWERED.search(sentence, 0, at))


def tells_revision(sentence: str) -> bool:
    """Whether a sentence says that its party corrects what it gave before, without the old value: "adjusting its earlier
    figure"."""
    return bool(_REVISING.search(sentence))
