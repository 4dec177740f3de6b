"""Whose figure a figure is: the party that a text credits with it, read from the words around it.

`find_attribution` reads the sentence of the figure, then what it points back to ("it says"), then a heading or list
line above it. A credit is a party (parties.py) with a word of saying, counting or deciding (`saying.words`); each kind
reaches so far: "said" over its clause, "counted" to the number behind it, "awarded" to an amount. Where two parties fit
equally well nobody is credited: a wrong name is worse than none.

Left out on purpose: what only knowledge of the world would tell, and quotations (quotes.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from briefgen.records import Span
from briefgen.text.calendar import MONTH
from briefgen.text.figures.people import is_plural
from briefgen.text.lexicon import ABBREVIATIONS, STOPWORDS, WIRES, fold
from briefgen.text.patterns import when_used
from briefgen.text.voices.parties import (
    MASK,
    PRONOUNS,
    Party,
    head_of,
    parties_in,
    party_ending,
    party_starting,
    tokens_of,
    touching,
    words_of_class,
)
from briefgen.vocabulary import read_table

How = Literal["said beside it", "carried over"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom a sentence credits: `who` as printed (without "the" before a name), its `span`, the verb or phrase of
    saying.

    `via` is who passes it on: Reuters in "a Turkish official told Reuters", the daily in "the daily reported, citing
    Y".
    """

    who: str
    span: Span
    verb: Span
    via: str | None = None
    how: How = "said beside it"


@dataclass(frozen=True, slots=True)
class Credit:
    """A party with its word of saying, in a page. `aside` where commas set it apart from the rest: "…, police say, …"."""

    party: Party
    verb: Span
    classes: frozenset[str]
    aside: bool = False

    @property
    def start(self) -> int:
        return min(self.verb.start, self.party.whole.start)

    @property
    def end(self) -> int:
        return max(self.verb.end, self.party.whole.end)


# ---------------------------------------------------------------- the words of saying

SAYING = {row["form"]: row for row in read_table("saying", ("form", "classes", "before"))}
_CLASSES = {form: frozenset(row["classes"].split()) for form, row in SAYING.items()}
INVERTING = frozenset(form for form, row in SAYING.items() if row["before"])
"""Verbs that can stand before their subject: "…, said the minister"."""
_VERB = when_used(
    r"(?<![\w'’-])(?:(?:was|were|is|are|been) quoted(?: by [^,.;]{1,40})? as saying|(?:speaks?|spoke|spoken|talks?|talked) (?:even )?of|(?:knows?|knew|known) of|(?:keeps?|kept|sticks?|stuck) to|"
    r"(?:stands?|stood) by(?= (?:its|their|his|her|the) (?:\w+ )?(?:numbers?|figures?|counts?|tolls?|estimates?)\b)|(?:arrives?|arrived) at(?= an? (?:\w+ ){0,3}(?:number|figure|total|count|sum)\b)|"
    r"(?:point|points|pointed) out|(?:comes?|came) up with|"
    r"(?:has|have|had|gives?|gave) (?:\w+ ){0,2}(?:counts?|figures|tall(?:y|ies)|numbers|estimates?)(?= [^:.]{0,30}:)|"
    + "|".join(sorted(SAYING, key=len, reverse=True))
    + r")(?![\w'’-])"
)
_NO_VERB_BEFORE = when_used(
    r"(?:\b(?:a|an|the|this|that|these|those|his|her|its|their|our|my|no|any|some|such|of|in|by|for|from|"
    r"several|many|latest|first|to|would|could|can|may|might|should|must|cannot|be|been|being|was|were|is|are|having)|"
    r"['’]s|s['’]) $",
    re.IGNORECASE,
)
"""What makes a form of saying a noun, an infinitive or a passive: "the report", "to say", "was told"."""
_PARTICIPLE_AFTER = when_used(
    r"\s(?:dead|killed|missing|injured|wounded|infected|hurt|drowned|cases|as)\b|\sby\b(?! (?:saying|telling))"
)
"""What makes a form of saying a participle: "the number of people confirmed killed"."""
_ACCORDING = when_used(
    r"\b(?:according to|(?<!\d )as per|(?:(?<=[,:] )|(?<=^))per(?= the\b| [A-Z])|as (?:stated|reported|quoted|estimated|announced|told|cited|counted) by|in the words of|"
    r"in the view of|(?:put|given|estimated|counted|reported|announced|released|published) (?:at (?:[^,.;]|[.,](?=\d)){1,30} )?by|"
    r"(?:by|on|in) (?:the |an? )?(?:\w+ ){0,2}(?:estimates?|counts?|reckoning|tally|toll|account|figures|calculations?|data|numbers|statistics) (?:of|by|from)|"
    r"in (?:the|an?) (?:\w+ ){0,2}(?:polls?|surveys?|stud(?:y|ies)|reports?|analysis|review|filing|bulletin|statement) (?:of|by|from)|"
    r"(?:shows?|showed|suggests?|suggested|indicates?|indicated) (?:the |new |latest |official )*(?:figures|numbers|data|statistics) (?:of|by|from)|"
    r"(?<=\()(?:source|sources)[:,]?|"
    r"(?:figures?|(?<!\bof )data|numbers?|estimates?|statistics|counts?|tolls?|tally|tallies|reports?|statements?|study|studies) "
    r"(?:released |published |given |issued |provided |compiled |quoted )?(?:from|by))\s+",
    re.IGNORECASE,
)
_BY_OWN = when_used(
    r"\b(?:by|in|on|under)\s+(?P<who>(?:(?!['’]s\s|s['’]\s|\s(?:by|in|on|under)\s)[^,.;:\n\ufffc]){2,60}?)(?:['’]s|(?<=s)['’])\s+(?:own\s|latest\s|official\s|first\s)?"
    r"(?:estimates?|counts?|claims?|reckoning|tally|calculations?|figures|account|words|view)\b",
    re.IGNORECASE,
)
"""By the institute's estimate, by Mr Green's account."""
_BY_ITS = when_used(
    r"\b(?:by|in|on)\s(?P<its>its|their|his|her)\s(?:own\s|latest\s|official\s)?(?:estimates?|counts?|reckoning|tally|calculations?|account|words)\b"
    r"|\baccording\sto\s(?P<theirs>its|their|his|her)\s(?:[a-z]+\s)?(?:statement|report|accounts|results|filing|figures|data|estimates?|counts?)\b"
    r"|\baccording\sto\s(?P<them>him|her|them|it)\b(?!\s[a-z]+ing\b)",
    re.IGNORECASE,
)
_OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she", "him": "he", "them": "they"}
_QUOTED_AS = when_used(r"\b(?:quotes|quoted|cites|cited)\s+(?=[^.;]{2,60}\sas\s(?:saying|telling|reporting|putting))")
_DECIDED_BY = when_used(
    r"\b(?:told|ordered|sentenced|fined|awarded|given|set|granted|imposed|found|ruled|approved|levied)\b(?:[^;:.]|\.(?=\d)){0,90}?\bby\s+(?=\S)",
)
_PUT_AT = when_used(r"\s(?:the|its|their|his|her|it|them|that)\b[^.;:]{0,50}?\sat\s")
_VALUES = ("value", "values", "valued")
"""Forms that credit a sum only with what it is put on between: "valued the loot at"."""
_TOLD_TO = when_used(r"\s(?!.{0,60}?\bthat\b)[^.,;]{1,60}?\bto (?!be\b|the\b|have\b)[a-z]+\b")
"""Tells a person to do something, and so states nothing."""
_CITING = when_used(r"\b(?:citing|quoting)\s+", re.IGNORECASE)
_TOLD = when_used(
    r"\s+(?:to\s+)?(?:the\s+)?(?P<via>[A-Z][\w.&’'-]*(?:\s(?:of\s|for\s|de\s)?[A-Z][\w.&’'-]*){0,4}"
    r"(?:\s(?:newspaper|daily|agency|television|radio|magazine|news))?)"
)
_SPOKE_TO = when_used(
    r"\b(?:spoke|speaking|talked|talking) (?:to|with)\s+(?:the\s+)?(?P<via>[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){0,4})"
)

_FILLER = words_of_class("filler")
_IN_PAPER = when_used(
    r"\s(?:in|on|at|during|after|before|through) (?:an?|its|his|her|their|the) (?:[\w-]+ ){0,3}"
    r"(?:statement|interview|report|speech|tweet|post|letter|video|briefing|conference|update|ruling|broadcast|address|hearing|meeting|"
    r"filing|bulletin|message|call|release|trial)(?: (?:on|in|to|with|from) [\w ]{1,30})?,?$|\sfor (?:its|his|her|their) part,?$"
)


@lru_cache(maxsize=8_192)
def credits_in(page: str) -> tuple[Credit, ...]:
    """All parties with a word of saying in a page whose quotations are masked, by place."""
    found = [credit for match in _VERB.finditer(page) if (credit := _credit_at(page, match))]
    for match in _ACCORDING.finditer(page):
        party = _source_after(page, match.end())
        if party and _can_speak(page, party):
            verb = Span(match.start(), match.start() + len(match[0].rstrip()))
            verb = (
                Span(verb.end - 2, verb.end) if match[0].rstrip().endswith("by") else verb
            )  # "put at 40 by officials"
            found.append(Credit(party, verb, frozenset({"according"})))
    for match in _QUOTED_AS.finditer(page):
        party = party_starting(page, match.end())
        if party and _can_speak(page, party) and page[party.whole.end :].lstrip().startswith("as "):
            found.append(Credit(party, Span(match.start(), match.start() + len(match[0].rstrip())), frozenset({"say"})))
    for match in _BY_OWN.finditer(page):
        party = party_starting(page, match.start("who"))
        if party and party.whole.start <= match.start("who") + 1 and _can_speak(page, party):
            found.append(Credit(party, Span(match.start(), match.start() + 2), frozenset({"according"})))
    for match in _BY_ITS.finditer(page):
        owner = Span(*match.span(next(name for name in ("its", "theirs", "them") if match[name])))
        found.append(
            Credit(Party(owner, owner, "pronoun"), Span(match.start(), match.start() + 2), frozenset({"according"}))
        )
    found += [*_counts_owned(page), *_estimates_by(page), *_sources_quoted(page)]
    for match in _DECIDED_BY.finditer(page):
        party = party_starting(page, match.end())
        if party and _decides(page, party):
            found.append(Credit(party, Span(*match.span()), frozenset({"decide"})))
    return tuple(sorted(found, key=lambda credit: (credit.start, credit.end)))


_MADE_BY = when_used(
    r"(?:\s(?:of|on|in)\s[a-z][a-z -]{2,40}?)?\s(?:(?:sent|put|handed|given|made|drawn|carried) (?:out |up |in )?|(?:issued|released|published|compiled|prepared|posted|shared|circulated|presented|provided|conducted|commissioned) )?by\s+(?=\S)"
)
"""Between a document and who made it: "a list sent out by", "an analysis of satellite images by"."""
_TALLIES = (
    r"(?:count|tally|toll|figures?|estimates?|total|reckoning|numbers|data|statistics|projection|forecast|balance)"
)
_LISTS = r"(?:list|table|poll|survey|study|report|register|records|bulletin|balance|count|tally|figures|statistics|data|toll)"
_COUNT_IS = when_used(
    rf"\b{_TALLIES}(?= (?:[a-z]+ly )?(?:now |then |still |already |currently )?\w)(?P<aside>, (?:which|that)\b[^.;:]{{3,80}},)?"
    rf"(?P<verb>(?: now| then| still| already| currently)? (?:is|was|were|are|had been|has been|stands?|stood|had stood|came|comes|reached|has reached|rose|has risen))\b"
    rf"|\b{_TALLIES}(?P<set>, (?:which|that)\b[^.;:]{{3,80}},)(?P<then> (?:is|was|were|are|had been|has been|stands?|stood|reached|rose))\b"
)
"""What somebody's count is: "the ministry's count, which takes in fighters, was 528"."""
_LIST_HAS = when_used(
    rf"\b{_LISTS}(?: (?:this|last|that) \w+| (?:on|of|in) [A-Z]\w+)?(?P<verb> (?:now |then |already |still )*(?:has|have|had|shows?|showed|gives?|gave|puts?|finds?|found))\b(?! (?:been|to|come|risen|grown|caused|killed)\b)"
)
"""What somebody's list has: "the clinic's list had 26 names", "the union's poll this month had 63% in trouble"."""
_TOLL_OF = when_used(
    rf"\b{_TALLIES}(?: of \d{{1,2}} [A-Z]\w+)?(?P<verb> of)(?= (?:about |around |some |nearly |almost |over |more than |at least )?[$€£]?\d)"
)
"""Somebody's own number: "nobody believes the union's toll of 2,200"."""
_COUNT_OF = when_used(
    r"\b(?:[Tt]he|[Ii]ts) (?:last |latest |official |first |newest |new )?(?:count|tally|toll|estimate|figures) (?:of|by|from) (?=\S)"
)
_COUNT_VERB = when_used(
    r"(?: [a-z]*\s?(?:on )?[A-Z]\w+day)?(?P<verb> (?:is|was|are|were|stands?|stood|had been|comes? to|came to))\b"
)
"""The same with its owner behind: "the last count of the coast agency was of 230 dead"."""
_HAS_DEAD = when_used(
    r"\b(?:has|have|had)(?= (?:(?:only|just|about|some|around|nearly|almost|over|more than|at least|up to) )*\d[\d,.]*(?: [a-z]+){0,2} "
    r"(?:dead|killed|injured|wounded|hurt|missing|deaths|fatalities|injuries|infections|in favou?r|against|backing|supporting|siding)\b)"
)
"""The verb of a body that counts, with the count behind it: "the doctors' union has 291 dead", "the pollster had 75% in favour"."""
_COUNTING_GROUPS = ("agency", "union", "ministry", "government", "paper", "")


def _counts_owned(page: str) -> Iterator[Credit]:
    """Whose a count is that a sentence tells: "the union's own count is 18,300", "its figures stood at 97", "the union has 291 dead"."""
    for match in _COUNT_IS.finditer(page):
        party = _named_in_front(page, match)
        verb = Span(*match.span("verb" if match["verb"] else "then"))
        pronoun = _ITS.match(page, party.whole.start) if party else None
        if party and pronoun:
            owner = Span(*pronoun.span("its"))
            yield Credit(Party(owner, owner, "pronoun"), verb, frozenset({"count"}))
        elif party and party.kind in _OWNERS_OF_COUNTS and party.name.end < party.whole.end:
            yield Credit(party, verb, frozenset({"count"}))
    for pattern in (_LIST_HAS, _TOLL_OF):
        for match in pattern.finditer(page):
            party = _named_in_front(page, match)
            if party and party.kind in _OWNERS_OF_COUNTS and party.name.end < party.whole.end:
                yield Credit(party, Span(*match.span("verb")), frozenset({"count"}))
    for match in _COUNT_OF.finditer(page):
        whose = party_starting(page, match.end())
        told = _COUNT_VERB.match(page, whose.whole.end) if whose else None
        if whose and told and whose.kind in ("body", "office", "court"):
            yield Credit(whose, Span(*told.span("verb")), frozenset({"count"}))
    for match in _HAS_DEAD.finditer(page):
        party = _subject_before(page, match.start())
        head = head_of(party.name.of(page).split()[-1]) if party else None
        counts = party is not None and (
            party.name.of(page).lower() == "it"
            or (head is not None and head[0] in ("body", "outlet") and head[1] in _COUNTING_GROUPS)
        )
        if party and counts:
            yield Credit(party, Span(*match.span()), frozenset({"count"}))


_ITS = when_used(r"(?P<its>its|their|his|her)\b", re.IGNORECASE)
_OWNERS_OF_COUNTS = ("body", "office", "people", "person", "outlet", "court")
_ESTIMATES_BY = when_used(
    r"\b(?:by|on)\s(?:the\s|an?\s)?(?P<who>(?:[A-Z][\w.&-]*\s){1,4}|(?:government|police|army|military|union|industry|company|hospital|court)\s)"
    r"(?:own\s|latest\s|official\s|first\s)?(?:estimates?|counts?|reckoning|tally|calculations?|figures|data|accounts?)\b"
)
"""By whose estimate something is, without an "'s": "by UN estimates", "on government figures"."""


def _estimates_by(page: str) -> Iterator[Credit]:
    """The parties of "by UN estimates"."""
    for match in _ESTIMATES_BY.finditer(page):
        last = _last_token(page, match.end("who"))
        party = party_ending(page, last, floor=_token_at(page, match.start("who"))) if last is not None else None
        if party and party.kind in _OWNERS_OF_COUNTS:
            yield Credit(party, Span(match.start(), match.start() + 2), frozenset({"according"}))


def _token_at(page: str, at: int) -> int:
    """The number of the first word at a place or behind it."""
    return sum(token.end <= at for token in tokens_of(page))


_QUOTES = when_used(r"\b(?:quotes|quoted|cites|cited)\s+(?=\S)")


def _sources_quoted(page: str) -> Iterator[Credit]:
    """Whom a paper quotes with what stands before: "the toll is 70, the agency quotes a hospital source"."""
    for match in _QUOTES.finditer(page):
        party = party_starting(page, match.end())
        before = _subject_before(page, match.start())
        ends = party and page[party.whole.end :].lstrip()[:1] in ("", ".", "\n")
        if (
            party
            and ends
            and before
            and before.kind == "outlet"
            and party.kind in ("office", "people", "person", "body")
        ):
            yield Credit(party, Span(match.start(), match.end() - 1), frozenset({"say"}))


def _source_after(page: str, at: int) -> Party | None:
    """The party behind "according to"; for "an estimate that the agency published" its owner, for "the newspaper,
    citing the WHO" the last named."""
    party = party_starting(page, at)
    if party is None or party.kind not in ("data", "document"):
        return party
    made = _MADE_BY.match(page, party.whole.end)
    maker = party_starting(page, made.end()) if made else None
    if maker is not None and maker.kind not in ("data", "document", "pronoun"):
        return maker
    if party.kind != "data":
        return party
    owned = re.compile(
        r",?\s(?:that|which)\s([^.;:]{3,90}?)\s(?:published|released|gave|issued|made|compiled|presented|put out)\b"
    ).match(page, party.whole.end)
    return _ending_before(page, owned.end(1)) if owned else None


def _credit_at(page: str, verb: re.Match[str]) -> Credit | None:
    """The credit of a verb: the subject before it, or the one behind it where the verb may stand first."""
    if _is_no_verb(page, verb):
        return None
    inverted = _inverted(page, verb) if verb[0] in INVERTING else None
    party = inverted or _subject_before(page, verb.start()) or _shared_subject(page, verb.start())
    if party is None or not _can_speak(page, party):
        return None
    if verb[0] in _NOUNS_TOO and not _is_plural(page, party):
        return None
    classes = _classes_of(page, verb, party)
    if verb[0] in _SEEING and set(party.name.of(page).lower().split()) & _ON_THE_SPOT:
        classes |= {"count"}
    if _is_counted(page, party):
        classes -= {"count", "revise", "decide"}
    lone = party.kind == "name" and not inverted and not _counts_something(page, verb)
    if classes & {"result"} and not _RESULT.match(page, verb.end()):
        classes -= {"result"}
    if not classes or (lone and classes <= {"count", "revise", "decide", "offer"}):
        return None
    start, end = min(verb.start(), party.whole.start), max(verb.end(), party.whole.end)
    aside = page[:start].rstrip().endswith(",") and page[end:].lstrip()[:1] == ","
    return Credit(party, Span(*verb.span()), classes, aside)


_SEEING = ("saw", "sees", "see", "seen")
_ON_THE_SPOT = frozenset(
    row["word"] for row in read_table("onlookers", ("word", "says")) if row["says"] == "spot"
) | frozenset(["researchers", "researcher", "team", "investigators"])
"""Who reports what is seen: "a Meridian journalist saw five bodies"."""


def _is_counted(page: str, party: Party) -> bool:
    """Whether a party are people of whom a number is told, and who give none: "guests booked 3,100 seats"."""
    return party.kind == "people" and party.name.of(page).split()[-1].lower() in _COUNTED


_COUNTED = words_of_class("counted")
_AND = when_used(r"(?:\band|\bbut|\bthen|, and|, but)$")
_BORDER = when_used(
    r"(?:^|[;:.!?\n]\s*|,\s(?:while|whereas|but)\s)"
    r"(?:(?:On|In|At|By|After|Before|During|Late|Early|Last|This|Meanwhile|Earlier|Later|Yesterday|Today)\b[^,;:.!?\n]{0,40},\s)?(?=\S)"
)
_DOES = when_used(
    r"(?:,[^,;:.]{2,70},|,)?\s(?:(?:has|have|had|also|now|then|again|[a-z]+ly) )*(?!(?:and|or|of|in|at|for|with)\b)[a-z]+(?:ed|s|id|ook|ave|ut|ame|ew|an|ent|eld|ade|egan|oke|ought)\s"
)
"""A verb behind a subject, over what commas set apart."""


def _shared_subject(page: str, at: int) -> Party | None:
    """The subject of a verb that "and" joins to an earlier one: "The union thanks the mill for 12 beds and says …"."""
    left = page[: _over_fillers(page, at)].rstrip()
    joined = _AND.search(left)
    if joined is None:
        return None
    border = max((m.end() for m in _BORDER.finditer(left, 0, joined.start())), default=0)
    party = party_starting(page, border)
    if party is None and page[border:].startswith(("He ", "She ", "It ", "They ")):
        party = Party(Span(border, page.find(" ", border)), Span(border, page.find(" ", border)), "pronoun")
    if party is None or party.whole.end >= joined.start() or party.kind in ("data", "name"):
        return None
    named = _named_behind(page, party)
    ends = (party.whole.end, named.whole.end)
    return named if any(_DOES.match(page, end, joined.start() + 1) for end in ends) else None


def _named_behind(page: str, party: Party) -> Party:
    """The name that stands between commas behind a body of small words: "One alliance, the Rights Network, says"."""
    match = _CALLED.match(page, party.whole.end)
    named = party_starting(page, match.end()) if match and party.kind in ("body", "outlet", "people") else None
    plain = party.name.of(page)
    if named is None or match is None or any(word[0].isupper() for word in plain.split()[1:]):
        return party
    if not plain.lower().startswith(_ONE):
        return party
    behind = page[named.whole.end : named.whole.end + 1] == "," and named.kind == party.kind
    known = Party(named.name, Span(party.whole.start, named.whole.end), party.kind)
    return known if behind or not match[0].endswith(", ") else party


_CALLED = re.compile(r"(?: of [a-z ]{2,30})?,\s(?=\S)|\s(?:called|named|known as)\s(?:the\s)?(?=[A-Z])")
_ONE = ("a ", "an ", "one ", "another ")


def _is_no_verb(page: str, verb: re.Match[str]) -> bool:
    """Whether a form of saying is a noun, an infinitive, a passive or a participle at its place."""
    word = verb[0]
    before = _NO_VERB_BEFORE.search(page, max(0, verb.start() - 24), verb.start())
    if before and not (before[0] == "first " and word.endswith("ed")):  # "as the operator first reported"
        return True
    if word in _PLURALS_TOO | {"report"} and re.search(r"(?i)\b(?:news|media|press) $", page[: verb.start()]):
        return True
    if word in _PLURALS_TOO and _VERB_AFTER.match(page, verb.end()):
        return True
    if word in ("state", "states") and _OF_NAME.match(page, verb.end()):  # "a city in the US state of Norland"
        return True
    if word.startswith("admit") and _ADMITTED.match(page, verb.end()):
        return True
    if word in _VALUES and not _PUT_AT.match(page, verb.end()):
        return True
    if word.startswith("claim") and _LIVES.match(page, verb.end()):
        return True
    if (word in _WITH_PARTICLES and _PARTICLE.match(page, verb.end())) or _SAID_NO.match(page, verb.start()):
        return True
    firm = word in ("said", "told", "added", "wrote") or "quoted" in word
    return not firm and bool(_PARTICIPLE_AFTER.match(page, verb.end()))


_OF_NAME = re.compile(r"\sof\s(?:the\s)?[A-Z]")
_WITH_PARTICLES = frozenset(
    ["gave", "give", "given", "gives", "put", "puts", "set", "sets", "find", "finds", "found", "call", "called", "calls", "cut", "cuts"]
)  # fmt: skip
_PARTICLE = when_used(r"\s(?:up|in|away|off|back|down|aside|together)\b")
"""Behind a verb that counts or rules: what is done with a thing, and no count of it ("guests gave up 3,100 seats")."""
_SAID_NO = when_used(r"(?:said|says?) (?:no|yes|goodbye|farewell)(?: (?:by|to|in|with|on|at|and)\b|[,.;]|$)")
"""A vote or a parting, and nothing that is told: "the members said no by 88 per cent"."""
_ADMITTED = when_used(r"\s(?:(?:about|some|around|nearly|almost|over|another|more than|at least) )?\d")
"""Whom a hospital admits, and not what somebody admits."""


_LIVES = when_used(r"\s(?!that\b)(?:[\w.,-]+ ){0,4}?(?:lives|life|victims?)\b(?! (?:is|are|was|were|has|have|had)\b)")
"""What a storm claims, and not what somebody does."""


def _classes_of(page: str, verb: re.Match[str], party: Party) -> frozenset[str]:
    """The classes of a verb with its subject: only one that rules decides, and who is told to do a thing hears
    nothing stated."""
    word = verb[0]
    classes = _CLASSES.get(word, frozenset({"say"} if word.endswith(("saying", "out")) else {"count"}))
    if word in ("told", "tells", "tell") and _TOLD_TO.match(page, verb.end()):
        classes -= {"say"}
    if "decide" not in classes:
        return classes
    fines = word in _FINES and party.kind in ("body", "country")
    return classes - ({"count"} if fines or _decides(page, party) else {"decide"})


def _counts_something(page: str, verb: re.Match[str]) -> bool:
    """Whether a verb has a count for its object: "puts the toll at", so that even a lone name before it may count."""
    if verb[0] in ("put", "puts", *_VALUES) and _PUT_AT.match(page, verb.end()):
        return True
    return bool(_COUNT_NOUN.search(page[verb.end() : verb.end() + 80]))


_RESULT = when_used(
    r"\s(?:[^.;:]{0,60}?\b(?:profits?|loss(?:es)?|earnings|revenues?|sales|turnover|income|orders|margin|takings|proceeds)\b|"
    r"(?:about |around |some |nearly |almost |over |more than )?[$€£¥₹\d])",
    re.IGNORECASE,
)
"""What a firm books for itself: "posted an operating loss of", "earned €64 million"."""
_NOUNS_TOO = words_of_class("noun_too")
"""Forms that are verbs only behind several: "officials estimate", but "a Reuters tally"."""
_PLURALS_TOO = words_of_class("plural_too")
"""Forms that are nouns before another verb: "local reports say"."""
_VERB_AFTER = when_used(
    r"\s(?:say|said|suggest\w*|put|show\w*|indicate\w*|have|had|were|are|was|is|of|from|by|vary|varied|differ\w*)\b"
)
_FINES = words_of_class("fines")


def _is_plural(page: str, party: Party) -> bool:
    words = party.name.of(page).lower()
    return (
        party.kind == "people"
        or words in ("they", "police")
        or words.endswith(("s", "police"))
        or "s in " in words
        or "s at " in words
    )


_NOBODY = ("people", "our reporter", "our correspondent")


def _can_speak(page: str, party: Party) -> bool:
    """Whether a party can say something: unowned data cannot, nor a lone capitalised word that only opens a sentence, nor
    a storm by its name ("the toll from Hurricane Ida")."""
    name = party.name.of(page)
    if party.kind == "data" or name.lower().endswith(_NOBODY):
        return False
    if party.kind == "person" and " " in name and fold(name.split()[0]) in _EVENTS:
        return False
    return party.kind != "name" or bool(re.fullmatch(r"[^\W\d_][\w’'-]+", party.name.of(page)))


_EVENTS = frozenset(row["word"] for row in read_table("events", ("word", "family")))


def _decides(page: str, party: Party) -> bool:
    """Whether a party is one that rules on amounts: a court, a jury, a judge, a regulator."""
    said = f"{party.role or ''} {party.whole.of(page)}"
    return any((found := head_of(word)) is not None and found[0] == "court" for word in re.findall(r"[\w’'-]+", said))


def _inverted(page: str, verb: re.Match[str]) -> Party | None:
    """ "…, said Sergei Lavrov, the foreign minister"."""
    left = page[max(0, verb.start() - 40) : verb.start()].rstrip()
    if left and not left.endswith((",", MASK, ":", "–", "—")):
        return None
    if re.match(r"\s(?:that|some|about|around|over|nearly|almost|more|at least|up|[\d$€£])", page[verb.end() :]):
        return None
    party = party_starting(page, verb.end())
    if party is None:
        return None
    if re.search(r",\s(?:who|which|whose)\b[^.;]{3,90},\s?$", page[: verb.start()]) and party.kind not in (
        "person",
        "office",
    ):
        return None
    after = page[party.whole.end :].lstrip()
    free = verb[0] in ("said", "says", "say", "added", "adds", "wrote", "writes")
    behind = after[:1] in ("", *",.;:!?\n)" + MASK) or bool(
        re.match(
            r"(?:on|in|at|after|during|late|early|yesterday|today|who|to|of|[A-Z]\w+day|when|as|for|there)\b", after
        )
    )
    return (
        _with_name_behind(page, party)
        if behind or (free and not re.match(r"(?:is|are|was|were|has|have|had|will|would|could)\b", after))
        else None
    )


def _with_name_behind(page: str, party: Party) -> Party:
    """Of "the minister, Gérald Darmanin," the name, where an office has one behind a comma."""
    if party.kind != "office":
        return party
    match = re.compile(r",\s+(?=[A-Z])").match(page, party.whole.end)
    named = party_starting(page, match.end()) if match else None
    if named and named.kind in ("person", "name") and page[named.whole.end : named.whole.end + 1] in (",", ".", ""):
        return Party(named.name, Span(party.whole.start, named.whole.end), "person", party.role)
    return party


# ---------------------------------------------------------------- the subject before a verb


def _subject_before(page: str, at: int) -> Party | None:
    """The subject of the verb at `at`: the phrase before it, over adverbs, times, papers and what commas set apart."""
    place = _over_fillers(page, at)
    for _ in range(3):
        left = page[:place].rstrip()
        if not left.endswith((",", ")")):
            return _ending_before(page, len(left))
        if left.endswith(")"):
            place = left.rfind("(")
            if place < 0:
                return None
            continue
        head = _apposed(page, len(left) - 1)
        if isinstance(head, Party):
            return head
        place = _over_fillers(page, len(left) - 1)
    return None


def _over_fillers(page: str, at: int) -> int:
    """Where the words end that stand between a subject and its verb: "has", "later", "on Friday night", "in a
    statement", "Sept. 3"."""
    who = _WHO.search(page, max(0, at - _FILLER_REACH), at)
    at = who.start() if who else at
    while True:
        base = max(0, at - _FILLER_REACH)
        left = page[base:at].rstrip()
        paper = _IN_PAPER.search(left) or _DAY_BEFORE.search(left)
        if paper:
            at = base + paper.start()
            continue
        word = _LAST_WORD.search(left)
        if word is None or not _is_filler(word[1], page[base + len(left) :]):
            return base + len(left)
        at = base + word.start()


_WHO = when_used(r",? who (?:(?:has|had|have|also|later|earlier|then|once) )*$")
"""Between somebody and what he said: "a cousin of the driver who said", "the prefect, Ivo Marr, who had warned"."""
_FILLER_REACH = 160
_LAST_WORD = when_used(r"(?:^|(?<=[\s,]))([\w’'-]+)\.?$")
_DAY_BEFORE = when_used(
    rf"\bin {MONTH}$|"
    r"\b(?:on )?[A-Z][a-z]{2,8}\.? \d{1,2}$|\b(?:on )?\d{1,2} [A-Z][a-z]{2,8}$|\bat \d[\d.:]*(?: ?[ap]\.?m\.?)?$"
)
_NO_ADVERB = words_of_class("no_adverb")


def _is_filler(word: str, after: str) -> bool:
    """Whether a word may stand between subject and verb: an adverb, a day, "has"; "on" and "at" only before a time."""
    low = word.lower()
    if low in ("on", "at"):
        return bool(re.match(r"\s*(?:[A-Z]|late|early|last|this|first)", after))
    if low in _FILLER:
        return word.islower() or low.endswith("day")
    return word.islower() and low.endswith("ly") and low not in _NO_ADVERB


def _ending_before(page: str, end: int) -> Party | None:
    """The party whose phrase ends exactly at `end`."""
    left = page[:end].rstrip()
    if left.endswith(")") and "(" in left:
        end = len(left[: left.rfind("(")].rstrip())
    last = _last_token(page, end)
    if last is None:
        return None
    found = party_ending(page, last) or _behind_opening(page, last)
    if found and found.kind == "name" and last > 0:
        found = _bare_subject(page, found)
    return found


_OPENING_PHRASE = when_used(
    r"(?:^|[.!?:;\n”\"]\s*)(?:In|At|On|During|After|Before|With|Through|Under)\s(?:an?|the|its|his|her|their|this|that|another|(?:[A-Z]\w+|yester|to)day['’]s)\s"
    r"(?:(?!(?:in|at|on|of|with|for|by|from|to|and|or|as|than|between|against|about|over)\b)[a-z][\w’'-]*\s){1,3}$"
)
"""Words that only say where or when, before a name that no comma parts from them: "In the report Verity claimed"."""


def _behind_opening(page: str, last: int) -> Party | None:
    """The name that ends at a token, behind a phrase that opens the sentence: "In a statement Ann Lee", but nobody in "In an
    interview with Ann Lee"."""
    tokens, first = tokens_of(page), last
    while first > 0 and tokens[first - 1].capital and touching(page, tokens[first - 1], tokens[first]):
        first -= 1
    opened = tokens[last].capital and _OPENING_PHRASE.search(page, 0, tokens[first].start)
    return party_ending(page, last, floor=first) if opened else None


def _named_in_front(page: str, match: re.Match[str]) -> Party | None:
    """The party that ends with the first word of a match, "the union's count" where "count" begins it."""
    word = _FIRST_WORD.match(page, match.start())
    noun = _last_token(page, word.end()) if word else None
    return party_ending(page, noun) if noun is not None else None


_FIRST_WORD = re.compile(r"\w+")


def _last_token(page: str, end: int) -> int | None:
    tokens = tokens_of(page)
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if tokens[middle].end <= end else (low, middle)
    if low == 0 or page[tokens[low - 1].end : end].strip(" \n.“”\"’'"):
        return None
    return low - 1


def _bare_subject(page: str, party: Party) -> Party | None:
    """A lone name as a subject, unless a preposition stands before it ("in Paris said")."""
    before = page[: party.whole.start].rstrip()
    return None if re.search(r"\b(?:in|at|from|near|of|to|by|on|with|for|over)$", before) else party


def _apposed(page: str, comma: int) -> Party | int | None:
    """The head before an apposition or relative clause that ends at a comma: "X, the mayor of Y," is X; of "the
    minister, X," it is X."""
    start = max(0, comma - 140)
    inner = page[start:comma]
    cuts = [start + m.start() for m in re.finditer(r",(?!\d)", inner)]
    border = re.search(r".*[.;:!?]\s", inner, re.DOTALL)
    floor = start + border.end() if border else start
    for cut in reversed([c for c in cuts if c >= floor]):
        words = page[cut + 1 : comma].strip()
        head = _ending_before(page, cut)
        if head is None or head.kind in ("data", "document", "pronoun"):
            continue
        if head.kind == "office":
            named = party_starting(page, cut + 1)
            if named and named.kind in ("person", "name") and named.whole.end >= comma - 1:
                return Party(named.name, Span(head.whole.start, named.whole.end), "person", head.role)
        if _is_apposition(page, cut + 1, comma):
            role = words if not re.match(r"who|which|[a-z]+ing\b|\d|aged", words) else None
            return Party(
                head.name,
                Span(head.whole.start, comma),
                "person" if head.kind == "name" else head.kind,
                head.role or role,
            )
    return None


def _is_apposition(page: str, start: int, end: int) -> bool:
    """Whether words between commas say who somebody is: an office, a body, "who …", an age; no clause of their own."""
    words = page[start:end].strip()
    if re.match(
        r"(?:based|headquartered|known|led|backed|founded|owned|chaired|run|[a-z]{3,}ed (?:by|in|on|at|to|with|from)\b|who|which|whose|citing|quoting|speaking|briefing|writing)\b|aged \d|\d{2}$",
        words,
    ):
        return True
    if re.match(
        r"(?:as|adding|saying|citing|speaking|in|on|at|after|before|while|when|not|to|although|because|if|and|but|with)\b",
        words,
    ):
        return bool(re.match(r"(?:in|of|from) [A-Z][\w ]{1,30}$", words))
    if _SOME_PLACE.fullmatch(words) and not _FINITE.search(words):
        return True
    party = party_starting(page, start)
    return bool(party and party.kind in ("office", "people", "body", "country", "person", "court"))


_SOME_PLACE = when_used(
    r"(?:an?|the|one of the) (?:[\w’'-]+ ){0,4}(?:town|city|village|suburb|district|province|island|region|quarter|neighbou?rhood|county|port|resort|capital)(?: [\w’'-]+){0,6}"
)
"""What a place is, between commas behind somebody who is there: "a doctor in Pell, a port in the north, says"."""

# ---------------------------------------------------------------- which credit is a number's

_SCOPE_END = when_used(r";|,\s(?:and|but|while|whereas|though|although)\s|\s(?:while|whereas|but)\s")
_FINITE = when_used(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|did|does|do|can|should|must|came|went|made|took|left|fell|rose)\b"
)
_FOLLOW_BONUS = 30
"""Reports put the attribution after what it credits: of two as near, the one that follows is meant."""
_COUNT_REACH = 70
_COUNT_NOUN = when_used(
    r"\b(?:number|toll|figure|count|total|estimate|forecast|outlook|guidance|tally|projection|target|rating)s?\b[^;]{0,90}\b(?:to|from|at|by)\b",
    re.IGNORECASE,
)
_AMOUNT = when_used(
    r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|rupees|yuan|yen|years?|months?|USD|EUR|hours)\b", re.IGNORECASE
)


def find_attribution(text: str, sentence: Span, at: Span) -> Attribution | None:
    """Whom a text credits with the words (or the number) at `at`, in `sentence`; None where it speaks in its own voice.

    Of several credits the nearest counts whose reach covers `at`, the one that follows before the one that precedes. A
    paper or wire beside another party only passes it on (`via`), as does "citing": of "X, citing Y" it is Y. "It said"
    is followed back to the one party that fits in the sentences before; a sentence that goes on with the same count
    ("Another 20 …") and a list under a colon are of the party of the sentence before.
    """
    page = masked_page(text, sentence)
    place = at.shift(-sentence.start)
    quoted = MASK in page[place.start : place.end]
    own = _shared_verb(page, place)
    if own:
        span = own.name.shift(sentence.start)
        return Attribution(span.of(text), span, Span(span.end, span.end))
    if credits_reach(page, place, quoted=quoted):
        return _beside(text, page, sentence, place, quoted=quoted)
    return (
        _said_before_semicolon(text, page, sentence, place)
        or _labelled(text, page, sentence, place)
        or _signed(text, sentence)
        or _told_after(text, page, sentence)
        or _carried(text, page, sentence)
    )


_HEDGED = r"(?:\s(?:only|just|about|some|around|nearly|almost|over|more than|at least|up to))*"
_ELLIPSIS = when_used(
    rf"[,;]\s(?:and\s|but\s|while\s)?(?P<who>[^,;:.\d]{{2,60}}?)(?::|(?:,?\s(?:of|at|for|on))?{_HEDGED})\s*[$€£]?$",
    re.IGNORECASE,
)
_AND_AT = when_used(rf"\band\s(?P<who>[^,;:.\d]{{2,40}}?)\s(?:at|of){_HEDGED}\s*[$€£]?$")
"""The same behind a bare "and": "the mill puts its losses at 3,167 and the bakery at about 2,500"."""
_NUMBER_OF = when_used(
    rf"\b(?:(?:estimate|figure|number|count|tally|claim) (?:of|by|from)|that of)\s(?P<who>[^,;:.\d]{{2,60}}?)(?:\s(?:is|was|stood at|came to))?{_HEDGED}\s*[$€£]?$"
)
"""Whose number a sentence calls it: "the estimate of organisers was 50,000, that of police 12,000"."""


_IS_NUMBER_OF = when_used(
    r"\s(?:is|was) the (?:figure|number|estimate|count)(?: of| by| (?:that|which)) (?P<who>[^,;:.\d]{2,60}?)(?: (?:put|puts|gave|gives|named|offered|had|has)\b|[,;.)])"
)
"""The same behind the number: "(60,000 was the figure that a councillor gave)"."""


def _shared_verb(page: str, place: Span) -> Party | None:
    """The party right before a number that shares another's verb: "organisers spoke of 50,000, police of 12,000",
    "police: 12,000, unions: 50,000"; or whose number the words before it call it."""
    behind = _IS_NUMBER_OF.match(page, place.end)
    if behind and (party := party_starting(page, behind.start("who"))) and party.whole.end <= behind.end():
        return party
    left = page[max(0, place.start - 120) : place.start]
    called = _NUMBER_OF.search(left)
    match = called or _ELLIPSIS.search(left) or _AND_AT.search(left)
    if match is None or not (called or re.search(r"\d", page[: place.start])):
        return None
    at = place.start - len(left) + match.start("who")
    party = party_starting(page, at)
    if (
        party is None
        or not at + len(match["who"].rstrip()) <= party.whole.end <= at + len(match["who"])
        or party.kind in ("data", "document", "person")
    ):
        return None
    before = page[:at]
    if party.kind in ("name", "country"):
        told = [credit for credit in credits_in(page) if credit.end <= at and "count" in credit.classes]
        return (
            party
            if told and told[-1].party.kind == party.kind and told[-1].party.name.end <= told[-1].verb.start
            else None
        )
    shared = called or any(credit.classes & {"count", "say"} for credit in credits_in(page) if credit.end <= at)
    return party if shared or _LABEL.match(before) else None


_TOTAL_AGAIN = when_used(
    r"\s*(?:and |but )?(?:(?:on|in|by|at|a|the|late|early|one|two)\b[^,;:.\d]{0,30}?,? )?(?:the|its|their|his|her) (?:total|figure|number|count|tally)"
    r"(?: [a-z]+){0,3}? (?:was|were|is|stood|stands|came|had been|rose|reached)\b",
    re.IGNORECASE,
)
"""What goes on behind a semicolon with the count of the one who speaks before it: "; on Sunday night the total was"."""


def _said_before_semicolon(text: str, page: str, sentence: Span, place: Span) -> Attribution | None:
    """The party of the clause before a semicolon, where this one goes on with its count: "it had given 491; on Sunday the total was
    388"."""
    cut = page.rfind(";", 0, place.start)
    if cut < 0 or not _TOTAL_AGAIN.match(page, cut + 1):
        return None
    return _beside(text, page, sentence, Span(cut, cut), quoted=False)


def credits_reach(page: str, place: Span, *, quoted: bool) -> bool:
    """Whether any credit of a page covers a place, resolved to a name or not."""
    return any(_reach(page, credit, place) is not None for credit in _counting(page, quoted=quoted))


def _beside(text: str, page: str, sentence: Span, place: Span, *, quoted: bool) -> Attribution | None:
    credits = _counting(page, quoted=quoted)
    ranked = sorted((cost, n) for n, credit in enumerate(credits) if (cost := _reach(page, credit, place)) is not None)
    if not ranked:
        return None
    best = credits[_before_relay(page, credits, [n for _, n in ranked])]
    others = [credits[n] for _, n in ranked if credits[n] is not best]
    found = _attribution(text, page, sentence, best, others)
    its = best.party.name.of(page).lower() in _OWNERS
    return _attribution(text, page, sentence, others[0], others[1:]) if found is None and its and others else found


def _before_relay(page: str, credits: list[Credit], ranked: list[int]) -> int:
    """The nearest credit, or one that opens the sentence where the nearest only ends it: of "By its count 270 were killed and 2,600 hurt,
    the chief wrote" whose count it is, and not who passes it on."""
    best = credits[ranked[0]]
    opening = next(
        (n for n in ranked if "according" in credits[n].classes and not page[: credits[n].start].strip()), None
    )
    behind = page[best.end :].strip(" .\n")
    relayed = (
        opening is not None
        and best.start > credits[opening].end
        and not _SCOPE_END.search(page, credits[opening].end, best.start)
    )
    return opening if opening is not None and relayed and len(behind) <= _RELAY_END else ranked[0]


_RELAY_END = 30
"""Characters that may stand behind the last "he wrote" of a sentence: "on Twitter", "on Monday evening"."""


def _counting(page: str, *, quoted: bool) -> list[Credit]:
    """The credits of a page that can be for a claim: weak verbs only for quoted words."""
    if quoted:
        return list(credits_in(page))
    bare = (replace(credit, classes=credit.classes - {"weak"}) for credit in credits_in(page))
    return [credit for credit in bare if credit.classes]


def _reach(page: str, credit: Credit, place: Span) -> int | None:
    """How far a credit is from a place in characters, a border between clauses counting more; None beyond its scope."""
    if credit.party.whole.meets(place) or credit.verb.meets(place):
        return None
    follows = credit.start >= place.end
    if not follows and credit.end > place.start:
        return None
    between = page[place.end : credit.start] if follows else page[credit.end : place.start]
    if ";" in between or re.search(r"[.!?]\s+[A-Z“]", between):
        return None
    if not follows and _MAIN_AGAIN.search(between) and _ASIDE_CLAUSE.search(page[: credit.start] + " "):
        return None
    ways = [
        way
        for cls in credit.classes
        if (way := _REACHES[cls](page, credit, place, between, follows=follows)) is not None
    ]
    return min(ways, default=None)


_MAIN_AGAIN = when_used(
    r",\s(?:[a-z]+ed|sent|was|were|is|are|has|have|had|made|took|gave|went|came|put|led|held|told|said|saw|lost|won|built|bought|sold)\b"
)
"""The main verb behind an aside: "the ministry, whose head said that 40 were hurt, sent 230 divers"."""


def _said_reach(page: str, credit: Credit, place: Span, between: str, *, follows: bool) -> int | None:
    """ "X said" covers its clause and those joined to it whose first words are the number itself."""
    opens = "according" in credit.classes and not page[: credit.start].strip()
    borders = [] if opens else list(_SCOPE_END.finditer(between))
    if follows:
        if _OTHER_VALUE.search(between) or _MEASURED_BY.search(between):
            return None
        if (borders or _THEREUPON.search(between)) and _tells_more(page, credit):
            return None
        return len(between) + 120 * len(borders) - _FOLLOW_BONUS
    if (credit.aside and re.search(r"\b(?:which|whose|whom|when|where)\b", between)) or _ASIDE_CLAUSE.search(between):
        return None
    told_on = credit.aside and re.search(r"\b(?:had|would)\b", between)
    if not told_on and not all(_goes_on(between[border.end() :], border[0]) for border in borders):
        return None
    return len(between) + 120 * len(borders)


_THEREUPON = when_used(r"\b(?:after|once|since|because|when|before|until|unless)\s$")
"""Before a party: what it said is when or why something happened ("shares fell by 9 per cent after the firm announced a deal")."""


def _tells_more(page: str, credit: Credit) -> bool:
    """Whether a credit has an object of its own: "12 died, and the mayor said that 30 were hurt"."""
    if credit.verb.start < credit.party.whole.start or credit.verb.of(page) in ("told", "tells", "tell"):
        return False
    rest = page[credit.end :].lstrip()
    return rest[:1].isalnum() and not _WHEN.match(rest)


_ASIDE_CLAUSE = when_used(r",\s(?:(?:in|by|for|on|at|from)\s)?(?:which|whose|whom|who|where|when)\b[^,]*$")
"""A clause that tells by the way what is known of something: "said the fire, in which 20 had died, was set"."""


_OTHER_VALUE = when_used(r"\b(?:not|rather than|instead of|against|compared with)\b[^,;]*\d")
"""Another value with a source of its own: "61, not 44 as the operator first reported"."""
_MEASURED_BY = when_used(r"\bthan\s(?:what\s)?$")
"""Before a party: what it said is what a number is measured by, and not the number ("4,000 fewer than the firm had said")."""


def _goes_on(rest: str, border: str) -> bool:
    """Whether a joined clause is still said by the same party: "and that …", or the number is its first word."""
    if "but" in border or "though" in border or "whereas" in border:
        return False
    if re.match(r"that\b", rest):
        return True
    return len(rest) <= 30 and not _FINITE.search(rest) and not parties_in(rest)


_KNOWN_ALREADY = when_used(
    r"(?<!\bfrom\s)(?<!\bthan\s)\b(?:his|her|its|their|the|these|those)\s[$€£¥]?$", re.IGNORECASE
)
"""Before a number that only says which one is meant: "put his $32bn exchange into administration", "found what the two people saw".
What stands beside the new one, "down from the 40 that she had given", is still hers."""


def _count_reach(page: str, credit: Credit, place: Span, between: str, *, follows: bool) -> int | None:
    """ "X counts" covers the number behind it in the same clause, and all that follow a colon or "that"."""
    if follows:
        rest = page[credit.end :].lstrip()
        if _GIVEN_BY.fullmatch(between) and not rest[:1].isdigit():
            return len(between)
        if rest[:1] in ("", ".", ",", ")") or (page[credit.start - 2 : credit.start] == ", " and _WHEN.match(rest)):
            return _said_reach(page, credit, place, between, follows=True)
        return None
    if ":" in between or re.match(r"\s*that\b", between):
        return _said_reach(page, credit, place, between, follows=False)
    if _KNOWN_ALREADY.search(between):
        return None
    if (
        _SCOPE_END.search(between)
        or len(between) > _COUNT_REACH
        or re.search(r"\bto (?!some|about|around|over|be\b)[a-z]+ ", between)
    ):
        return _listed_reach(between)
    return len(between)


_GIVEN_BY = when_used(r"(?: [a-z-]+){0,3},? (?:which|that) ")
"""Between a number and whoever gave it: "the 70 million that the firm gave to the regulator"."""
_WHEN = when_used(
    r"(?:on|in|at|late|early|earlier|later|as|after|before|by|during|when|while|to|of|this|last|yesterday|today)\b|[A-Z][a-z]+day\b"
)


def _listed_reach(between: str) -> int | None:
    """A further number of a list: "counted 1,200 dead and 340 hurt, with 119 in the capital"."""
    if re.search(r"\d", between) and not _FINITE.search(between) and len(between) <= 160 and "but" not in between:
        return len(between) + 60
    return None


def _revise_reach(page: str, credit: Credit, place: Span, between: str, *, follows: bool) -> int | None:
    """ "X lowered the toll to": the count's own noun stands between verb and number."""
    if follows or not _COUNT_NOUN.search(between) or len(between) > 140:
        return None
    return len(between)


def _decide_reach(page: str, credit: Credit, place: Span, between: str, *, follows: bool) -> int | None:
    """ "A jury awarded": amounts of money and time behind it, before it in "the $49 million that a jury awarded"."""
    near = page[max(0, place.start - 2) : place.start] + page[place.start : place.end + 14].replace(MASK, " ")
    if not _AMOUNT.search(near):
        return None
    if follows and between.endswith(", "):
        return len(between) if len(between) <= 250 and ";" not in between else None
    if follows:
        joined = re.fullmatch(r"[^.;:\d]{0,60}?(?:,?\s(?:that|which)\s|\s)", between)
        return len(between) if joined and not _FINITE.search(between) and " for " not in between else None
    behind = between if credit.verb.end <= place.start else ""
    return len(behind) if len(behind) <= 220 and not re.search(r"[.;]\s", behind) else None


def _offer_reach(page: str, credit: Credit, place: Span, between: str, *, follows: bool) -> int | None:
    """ "X asked for", "X pledged": an amount behind it in the same clause."""
    near = page[max(0, place.start - 2) : place.start] + page[place.start : place.end + 14]
    if follows or not _AMOUNT.search(near) or _SCOPE_END.search(between) or len(between) > 160:
        return None
    return len(between)


_RESULT_REACH = 120


def _result_reach(page: str, credit: Credit, place: Span, between: str, *, follows: bool) -> int | None:
    """ "X posted a loss of": an amount of money behind it in the same clause."""
    near = page[max(0, place.start - 2) : place.start] + page[place.start : place.end + 14]
    if follows or not _AMOUNT.search(near) or _SCOPE_END.search(between) or len(between) > _RESULT_REACH:
        return None
    return len(between)


def _according_reach(page: str, credit: Credit, place: Span, between: str, *, follows: bool) -> int | None:
    return _said_reach(page, credit, place, between, follows=follows)


_REACHES = {
    "say": _said_reach,
    "weak": _said_reach,
    "according": _according_reach,
    "count": _count_reach,
    "revise": _revise_reach,
    "offer": _offer_reach,
    "result": _result_reach,
    "decide": _decide_reach,
}


# ---------------------------------------------------------------- from a credit to a name


def _attribution(text: str, page: str, sentence: Span, best: Credit, others: list[Credit]) -> Attribution | None:
    via = _told_via(page, best)
    cited = _cited(page, best)
    if cited:
        return Attribution(
            cited.name.of(page),
            cited.name.shift(sentence.start),
            best.verb.shift(sentence.start),
            best.party.name.of(page),
        )
    if is_outlet(best.party.name.of(page)) or best.party.kind == "outlet":
        source = next((other for other in others if not is_outlet(other.party.name.of(page))), None)
        if source:
            via, best = best.party.name.of(page), source
    elif via is None:
        via = next((name for other in others if is_outlet(name := other.party.name.of(page))), None)
    return _credited(text, best, sentence, via)


def _credited(text: str, credit: Credit, sentence: Span, via: str | None) -> Attribution | None:
    name = credit.party.name.shift(sentence.start)
    words = name.of(text)
    verb = credit.verb.shift(sentence.start)
    pronoun = _OWNERS.get(words.lower(), words.lower())
    own = _HIS_BODY.match(words) if credit.party.kind == "body" else None
    if own:
        pronoun = _OWNERS[own["whose"].lower()]
    if pronoun not in PRONOUNS:
        again = _THE_SAME.match(words)
        name = Span(name.start + again.end(), name.end) if again else _with_partners(text, name, sentence)
        return Attribution(name.of(text), name, verb, via)
    spoken = bool(credit.classes & {"say", "according", "result"})
    found = _referent(text, Span(sentence.start, name.start), pronoun, spoken=spoken)
    return None if found is None else Attribution(found.of(text), found, verb, via, "carried over")


_HIS_BODY = when_used(r"(?P<whose>his|her)\s(?=[a-z ]+$)", re.IGNORECASE)
"""A body that is told by a person alone, "his own organisation": the figure is that person's, who is named before."""
_THE_SAME = when_used(r"[Tt]h(?:e|at|is) same (?=\w)")
"""Before what points back: "the same union" is the union named before."""
_PARTNERS = when_used(
    r"(?:its|their|his|her) (?:[a-z]+ ){0,2}(?:partners?|allies|ally|affiliates?|branches|members?|subsidiar(?:y|ies)|colleagues?)"
)


def _with_partners(text: str, name: Span, sentence: Span) -> Span:
    """The body before "and its partners", which speaks with them; else the name as it is."""
    joined = _AND_ITS.search(text, sentence.start, name.start) if _PARTNERS.fullmatch(name.of(text)) else None
    head = _subject_before(sentence.of(text), joined.start() - sentence.start) if joined else None
    return head.name.shift(sentence.start) if head else name


_AND_ITS = re.compile(r",? (?:and|with) $")


def _told_via(page: str, credit: Credit) -> str | None:
    verb = credit.verb.of(page)
    told = _TOLD.match(page, credit.verb.end) if verb in ("told", "tell", "tells") else None
    spoke = None
    if credit.party.name.end < credit.verb.start:
        spoke = _SPOKE_TO.search(page, credit.party.name.end, credit.verb.start)
    found = told or spoke
    return found["via"].rstrip(".,") if found else None


def _cited(page: str, credit: Credit) -> Party | None:
    """Y of "X reported, citing Y" and of "Citing Y, X reported"; of a chain of them the last."""
    found: Party | None = None
    for match in _CITING.finditer(page):
        leads = match.start() < credit.start and not page[: match.start()].strip()
        inside = credit.party.name.end <= match.start() < credit.verb.start
        if ";" in page[credit.end : match.start()]:
            break
        if leads or inside or 0 <= match.start() - credit.end <= 60 or found:
            party = party_starting(page, match.end())
            found = party if party and party.kind not in ("pronoun", "data") else found
    return found


_OUTLET = when_used(
    r"\b(?:\w{3,}press|\w{3,}news|newspaper|daily|news|agency|paper|magazine|television|tv|radio|broadcaster|wire|outlet|website|times|post)\b",
    re.IGNORECASE,
)
_NO_OUTLET = when_used(
    r"\b(?:ministry|refugee|relief|aid|space|intelligence|spy|health|safety|energy|environment|UN|rating|ratings|police|"
    r"management|statistics|meteorological|protection|security|disaster|emergency|tax|aviation|drug|development|migration|officers?|chief)\b",
    re.IGNORECASE,
)


def is_outlet(name: str) -> bool:
    """Whether a party is a wire or a paper, which passes on what others say."""
    plain = re.sub(r"^the\s+", "", name, flags=re.IGNORECASE)
    if plain in WIRES or plain.upper() in WIRES or ABBREVIATIONS.get(fold(plain)) in WIRES:
        return True
    return bool(_OUTLET.search(name)) and not _NO_OUTLET.search(name)


# ---------------------------------------------------------------- what points back

_LOOK_BACK = 1_500
_SENTENCE_END = when_used(
    r"(?<=[.!?…])(?<!\b(?:Mr|Dr|St|Ms))(?<!\b(?:Mrs|Gov|Gen|Sen|Col|Rep))(?<![A-Z]\.)[\"'”’»)\]]*\s+(?=[\"'“‘«(•-]*\s?[^\W\d_a-z])|\n\s*"
)
_PERSON_BACK, _BODY_BACK = 6, 2
"""How many sentences back a "he" and an "it" are looked for."""


def _sentences_before(text: str, at: int) -> list[Span]:
    begin = max(0, at - _LOOK_BACK)
    ends = [begin, *(m.end() for m in _SENTENCE_END.finditer(text, begin, at))]
    return [Span(a, b) for a, b in zip(ends, [*ends[1:], at], strict=True) if text[a:b].strip()]


def _referent(text: str, clause: Span, pronoun: str, *, spoken: bool = False) -> Span | None:
    """Whom a pronoun means: the one party of its kind in the nearest sentence before that has any; where there are
    several, the only one that speaks there; None where two fit. An "it" that has `spoken` is, of several, the body that
    is the subject; a wire that only looks on is passed over."""
    fits = _is_somebody if pronoun in ("he", "she") else _is_several if pronoun == "they" else _is_body
    back = _PERSON_BACK if fits is _is_somebody else _BODY_BACK
    own = Span(clause.start, clause.end)
    again = own.of(text).lstrip().lower().startswith(f"{pronoun} ")  # "They count 15, and they list 60": the same
    frames = [*_sentences_before(text, clause.start)[-back:], *([own] if own.of(text).strip() and not again else [])]
    for frame in reversed(frames):
        page = masked_page(text, frame)
        known = [
            replace(p, kind="person") if p.kind == "name" and _has_full_name(text, frame.end, p.name.of(page)) else p
            for p in parties_in(page)
        ]
        speaking = [p for p in _leading(page) if fits(page, p) or (fits is _is_somebody and p.kind == "office")]
        named = {_key(page, p): p for p in (*(p for p in known if fits(page, p)), *speaking)}
        if frame == own and pronoun == "it":
            named = {key: p for key, p in named.items() if not _ONLY_WHERE.search(page, 0, p.whole.start)}
        if frame == own and spoken and pronoun == "it":
            named = _firms_of_clause(text, page, known, named)
        named = {
            key: p
            for key, p in named.items()
            if not _hangs_on(page, p, named.values()) and not _THE_SAME.match(page, p.name.start)
        }
        if not named:
            continue
        leading = {key: named[key] for p in _leading(page) if (key := _key(page, p)) in named}
        if pronoun == "it" and not leading and all(is_outlet(p.name.of(page)) for p in named.values()):
            continue
        chosen = _only(named) or _only(leading)
        if chosen is None and pronoun == "it" and spoken:
            chosen = next((p for p in named.values() if _is_subject(page, p) and not is_outlet(p.name.of(page))), None)
        if chosen is None:
            return None
        return _without_genitive(chosen.name.shift(frame.start), text)
    return None


def _hangs_on(page: str, party: Party, others: Iterable[Party]) -> bool:
    """Whether a party only says of whom another one is: the ministry of "the operations centre of the ministry"; or what
    somebody is who is named behind: "the prefect of that time, Ivo Marr"."""
    if party.kind == "office" and any(
        other.kind == "person" and re.fullmatch(r"(?: [a-z]+){0,4}, ", page[party.whole.end : other.name.start])
        for other in others
    ):
        return True
    return any(re.fullmatch(r" of (?:the )?", page[other.whole.end : party.name.start]) for other in others)


_ONLY_WHERE = when_used(r"\b(?:at|in|near|outside|inside|around|into|towards?)\s(?:the\s)?$", re.IGNORECASE)
"""Before a party of the clause itself that is only where something happened: "two died at the airport, it said"."""


def _firms_of_clause(text: str, page: str, known: list[Party], named: dict[str, Party]) -> dict[str, Party]:
    """What the "it" of a clause may be that speaks in it: the firm that is its subject, else `named`, else any firm."""
    firms = {_key(page, p): p for p in known if _is_firm(page, p, text)}
    opening = {key: p for key, p in firms.items() if _is_subject(page, p)}
    return opening or named or firms


def _without_genitive(name: Span, text: str) -> Span:
    """ "The company" of "The company's loss was $3 million, it said"."""
    return Span(name.start, name.end - 2) if name.of(text).endswith(("'s", "’s")) else name


def _has_full_name(text: str, before: int, surname: str) -> bool:
    """Whether the text gives a lone name a title or a first name before: "Gov. Josh Green" makes "Green" a person."""
    pattern = rf"(?:\b[A-Z][\w’'-]+|\b[A-Z]\.|\bMrs?\.?)\s{re.escape(surname)}\b"
    firsts = (m[0].split()[0] for m in re.finditer(pattern, text[:before]))
    return any(not head_of(first) and fold(first) not in STOPWORDS for first in firsts)  # but "In Arlen" is a place


def _only(named: dict[str, Party]) -> Party | None:
    return next(iter(named.values())) if len(named) == 1 else None


def _key(page: str, party: Party) -> str:
    return fold(party.name.of(page).split()[-1])


def _leading(page: str) -> Iterator[Party]:
    """The parties that a sentence lets speak."""
    return (credit.party for credit in credits_in(page) if credit.party.kind != "pronoun")


def _is_somebody(page: str, party: Party) -> bool:
    return party.kind == "person" or (
        party.kind == "office" and not party.name.of(page).lower().startswith(("a ", "an "))
    )


def _is_body(page: str, party: Party) -> bool:
    if party.kind == "country":
        return not page[: party.whole.start].strip() or page[: party.whole.start].rstrip().endswith((",", "."))
    words = party.name.of(page).split()[-1]
    if party.kind == "document" and _ITS.match(page, party.whole.start):
        return False
    if words.islower() and words not in _SINGULAR_BODIES and is_plural(words):
        return False
    return party.kind in ("body", "court", "document") and not re.search(r"\bsaid to\s*$", page[: party.whole.start])


_SINGULAR_BODIES = frozenset(["headquarters", "police", "news", "forces"])
_OPENING = when_used(
    r"\W*(?:(?:on|in|late|early|this|last|meanwhile|in a [a-z ]+)\b[^,]{0,40},\s|"
    r"(?:on|since|by|until|late|early|last|this) (?:late |early )?\w+day(?: (?:morning|afternoon|evening|night))? )?(?:the\s)?$",
    re.IGNORECASE,
)


def _is_subject(page: str, party: Party) -> bool:
    """Whether a party opens its sentence, over a day or place before a comma."""
    return bool(_OPENING.fullmatch(page[: party.whole.start]))


_SHARES = when_used(r"\b(?:shares|stocks?|stakes?) (?:in|of) $", re.IGNORECASE)


def _is_firm(page: str, party: Party, text: str) -> bool:
    """Whether a bare name is what "it" means in its own sentence: "Norvik lost €4 million, it said"; no person is "it".
    A single word has to be a name elsewhere too, or own something: "Revenue was €4 million, it said"."""
    before, name = page[: party.whole.start], party.name.of(page)
    owns = name.endswith(("'s", "’s")) or page.startswith(("'s ", "’s "), party.name.end)
    if " " not in name and not owns and not re.search(rf"(?<=[a-z,] ){re.escape(name)}\b", text):
        return False
    named = (
        party.kind == "name"
        and _NAMED_FIRM.search(before) is not None
        and page[party.whole.end : party.whole.end + 1] == ","
    )
    return (
        party.kind in ("name", "person")
        and not party.role
        and (named or _is_subject(page, party) or bool(_SHARES.search(before)))
    )


_NAMED_FIRM = when_used(
    r"\b(?:\w*maker|company|firm|group|giant|bank|airline|manufacturer|carrier|operator|producer|retailer),\s*$",
    re.IGNORECASE,
)
""" "The top maker, Norvik, lost €4 million: it had …" names the firm behind what it is."""


def _is_several(page: str, party: Party) -> bool:
    """Whether "they" can be a party that speaks: not people of whom a number is told, "104 survivors came, they said"."""
    if party.kind == "people":
        name = party.name.of(page).lower()
        return not name.endswith("people") and not name[0].isdigit()
    return party.kind == "body" and party.name.of(page).lower().endswith(("s", "police"))


# ---------------------------------------------------------------- headings, lists, counts that go on

_LABEL = when_used(r"\s*(?:[•*–-]\s*)?(?P<who>(?:[Tt]he\s)?[^\W\d_][^:\n\ufffc.,;]{1,60}):\s")
_SAME_COUNT = when_used(
    r"\s*(?:(?:and|but|also)\s+)?(?:another|a further|an additional|(?:of|among|out of) (?:these|those|them|the (?:dead|injured|missing|victims|total))|"
    r"the (?:number|figure|total|toll|count) (?:includes|included|does not include|rose|is|was)|that (?:includes|included|is|was)|"
    r"(?:some |about |around |at least |more than |nearly |almost )?[\d][\d,.]* (?:others|more|of them|of these|of those)\b|"
    r"(?:half|most|many|all|none|one|two|three|four|five|six|seven|eight|nine|ten|dozens) of (?:them|these|those)\b(?! (?:puts?|says?|said|told|gave|gives|spoke|speaks|estimates?|estimated|counts?|counted)\b)|"
    r"(?:still )?(?:missing|unaccounted for|in hospital|homeless|displaced) (?:are|were|remain|remained)\b|"
    r"the (?:dead|injured|wounded|missing|homeless|displaced|evacuated|rest|others|remaining|other (?=\d))\b ?(?:are|were|include|included|number|numbered|total|totalled)?\b)",
    re.IGNORECASE,
)
"""How a sentence goes on with the count of the one before."""


_HEADINGS = frozenset(fold(row["words"]) for row in read_table("headings", ("words", "class")))


def is_heading(words: str) -> bool:
    """Whether words only order a page ("The big picture", "Editor’s note") and name nobody."""
    return fold(words.strip(" :.*#•-–—").replace("’", "'").replace(",", "")) in _HEADINGS


def _labelled(text: str, page: str, sentence: Span, place: Span) -> Attribution | None:
    """ "UNHCR: more than 50,000 have arrived": a body, an office or people with a colon at the head of the sentence.

    A person with only an amount behind the colon ("Ann Bo: $76 million") is who gets it, and a word that no table knows
    ("Damage: 40") is a heading; so is one that orders a page ("Analysis: 40").
    """
    label = _LABEL.match(page)
    if not label or label.end() > place.start or _FINITE.search(label["who"]) or len(label["who"].split()) > 6:
        return None
    if is_heading(label["who"]):
        return None
    party = party_starting(page, label.start("who"))
    if (
        party is None
        or party.whole.end < label.end("who")
        or party.kind in ("data", "name", "pronoun", "country", "document")
    ):
        return None
    if _is_counted(page, party) or not _is_known(text, label["who"].strip()):
        return None
    if party.kind == "person" and not party.role and not re.search(r"[a-z]{3,}.*\s[a-z]{3,}", page[label.end() :]):
        return None
    if party.kind == "person" and not (party.role or _FINITE.search(page[label.end() :])):
        return None
    span = party.name.shift(sentence.start)
    return Attribution(span.of(text), span, Span(label.end("who"), label.end("who") + 1).shift(sentence.start))


def _is_known(text: str, label: str) -> bool:
    """Whether capitals before a colon are somebody: a known short form, or one that the text explains or lets speak; a storm
    or a heading ("LIVE: 40 gone") is none."""
    if not re.fullmatch(r"[A-Z]{3,}", label) or fold(label) in ABBREVIATIONS or label in WIRES:
        return True
    says = rf"\({label}\)|\b{label} (?:[a-z]+ )?(?:said|says|told|counted|counts|reported|reports|puts?|gives?|gave)\b|\bto (?:the )?{label}\b"
    return re.search(says, text) is not None


_SIGNATURE = when_used(r"[—–]\s?(?P<who>[^\n—–(@]{2,60}?)\s\(@\w+\)")
_BACKWARD = when_used(
    r"\s*(?:This|That|These|Those|The(?:se|\sabove)?\s(?:latest\s|official\s|new\s)?(?:figures?|numbers?|counts?|data|toll|information|estimates?|statistics|account))\s"
    r"(?:is|are|was|were|comes?|came|has been|have been)\s(?:(?:what|as|how|the)\b|according|from|given|released|published|provided|reported|announced|confirmed|stated|told)"
)
""" "This is what the ministry reports", "The figures were released by the police": they credit the sentence before."""


def poster_of(text: str, sentence: Span) -> str | None:
    """Who signs the post in which a sentence of an article stands, None where it stands in none: "More than 1,700 gone. — A Name (@handle)"."""
    signed = _signed(text, sentence)
    return signed.who if signed else None


def _signed(text: str, sentence: Span) -> Attribution | None:
    """A post is of whoever signs it below: "… — A Name (@handle)", in its own paragraph or, under a bare link, the one
    before."""
    signed = _SIGNATURE.search(text, sentence.end, sentence.end + 400)
    if signed is None:
        return None
    parts = [part for part in re.split(r"\n\s*\n|\n", text[sentence.end : signed.start()]) if part.strip()]
    own_paragraph = "\n" not in text[sentence.end : signed.start()].rstrip()
    linked = (
        len(parts) <= 2
        and len(parts[-1] if parts else "") <= 80
        and re.search(r"https?:|pic\.", text[sentence.end : signed.start()])
    )
    if not (own_paragraph or linked):
        return None
    span = Span(*signed.span("who"))
    return Attribution(span.of(text), span, Span(signed.start(), signed.start() + 1))


def _told_after(text: str, page: str, sentence: Span) -> Attribution | None:
    """The party of a sentence behind this one that only says whose words these were."""
    if credits_in(page):
        return None
    stop = _SENTENCE_END.search(text, sentence.end + 1, sentence.end + 300)
    frame = Span(sentence.end, stop.start() if stop else min(len(text), sentence.end + 300))
    match = _BACKWARD.match(frame.of(text))
    if not match or re.search(r"\n\s*\n", text[sentence.end : frame.start + match.end()]):
        return None
    after = masked_page(text, frame)
    spoken = credits_in(after)
    party = spoken[0].party if spoken else _source_behind(after)
    party = _with_name_behind(after, party) if party else None
    if party is None or party.kind == "pronoun":
        return None
    return Attribution(
        party.name.of(after), party.name.shift(frame.start), Span(frame.start, frame.start + match.end())
    )


def _source_behind(page: str) -> Party | None:
    source = re.search(r"\b(?:from|by)\s", page)
    return party_starting(page, source.end()) if source else None


def _carried(text: str, page: str, sentence: Span) -> Attribution | None:
    """The party of the sentence before, where this one goes on with its count or is a line of the list that it opens."""
    before = _sentences_before(text, sentence.start)
    if not before or credits_in(page):
        return None
    opening = next((frame for frame in reversed(before[-12:]) if frame.of(text).rstrip().endswith(":")), None)
    listed = opening is not None and _is_list(text, Span(opening.end, sentence.end))
    same_paragraph = not re.search(r"\n\s*\n", text[before[-1].start : sentence.start])
    if not listed and not (same_paragraph and _SAME_COUNT.match(page)):
        return None
    frame = opening if listed and opening else before[-1]
    first = masked_page(text, frame)
    if listed and not credits_in(first) and len(before) > 1:
        earlier = _sentences_before(text, frame.start)
        frame = earlier[-1] if earlier else frame
        first = masked_page(text, frame)
    spoken = [c for c in credits_in(first) if c.classes & {"say", "according", "count", "decide"}]
    if len({_key(first, c.party) for c in spoken}) != 1:
        return None
    found = _credited(text, spoken[-1], frame, None)
    return Attribution(found.who, found.span, found.verb, None, "carried over") if found else None


def _is_list(text: str, span: Span) -> bool:
    """Whether every line of a stretch is short or has a bullet: a list under its opening."""
    lines = [line.strip() for line in span.of(text).split("\n") if line.strip()]
    return (
        bool(lines)
        and "\n" in text[span.start - 2 : span.end]
        and all(line[0] in "•*-–·" or len(line) <= 60 for line in lines)
    )


# ---------------------------------------------------------------- the page

_DATELINE = when_used(
    r"\s*(?:[A-Z][A-Z.'’/ -]{2,40}(?:,\s[\w. ]{2,30})?(?:\s?\([^)\n]{2,40}\))?\s?(?:(?:[–—-]+|:)\s*(?=[A-Z“\"])|[–—]\s+(?=\d))"
    r"|(?:[A-Z][\w. ]{1,20},?\s)?(?:\d{1,2}\s)?\(?\s?(?:[A-Z][A-Za-z ]{1,20})?\)\s*[–—-]+\s+)"
)
""" "HELSINKI, Aug 13 (Meridian) – ", "BERK-The …", "BERLIN (Agency) — 44 …" before the sentence proper."""


def masked_page(text: str, frame: Span) -> str:
    """The frame with its quotations and its dateline blotted out: nobody's words inside them are the text's own."""
    from briefgen.text.voices.quotes import find_quotations

    words = frame.of(text)
    if any(mark in words for mark in "“”\"«»„‘’'‹›"):
        parts, reached = [], frame.start
        for quotation in find_quotations(text, within=frame):
            if quotation.depth == 0 and quotation.outer.start >= reached:
                parts += [text[reached : quotation.outer.start], MASK * (quotation.outer.end - quotation.outer.start)]
                reached = quotation.outer.end
        words = "".join([*parts, text[reached : frame.end]])
    place = _DATELINE.match(words)
    return " " * place.end() + words[place.end() :] if place else words
