"""Quotations: where a text quotes, and who speaks (whom a sentence credits with a count: attribution.py).

Read in this order: `find_quotations` pairs the marks, `find_speaker` reads the words around them,
`locate_words` finds said words in the text again. All that is returned are places in the text as it stands; a name is
always cut from it, a pronoun ("he said") is followed back and then marked as carried over.

Left out on purpose: verse and dialogue set with dashes, and speakers that only knowledge of the world would tell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from briefgen.records import Span
from briefgen.text.dates import find_dates
from briefgen.text.dotted import DOT, OPEN, redot, undot
from briefgen.text.dotted import TITLES as DOTTED_TITLES
from briefgen.text.letters import FILLER, UNSPACED
from briefgen.text.lexicon import BODY_NAMES, COUNTRY_NAMES, DEMONYMS, STOPWORDS
from briefgen.text.patterns import when_used
from briefgen.text.voices.attribution import INVERTING, SAYING
from briefgen.text.voices.attribution import Attribution as Attribution
from briefgen.text.voices.attribution import find_attribution as find_attribution
from briefgen.text.voices.attribution import is_heading as is_heading
from briefgen.text.voices.attribution import is_outlet as is_outlet
from briefgen.text.voices.foreign_speakers import Said, find_foreign_speaker
from briefgen.text.voices.parties import head_of
from briefgen.vocabulary import read_table, word_set

MAX_UNCLOSED = 1_200
"""Characters that a quotation without a closing mark may run on, at most to the end of its paragraph."""

SCARE_WORDS = 2
"""A quotation of at most so many words is a term set in marks rather than speech; it is a quotation, and flagged."""

SCARE_SIGNS = 4
"""The same in a script that sets no spaces."""

How = Literal["said beside it", "carried over"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks. `inner` leaves out the marks, white space and a comma before the closing mark; `outer`
    has the marks. `depth` is 1 for a quotation inside another."""

    inner: Span
    outer: Span
    closed: bool = True
    scare: bool = False
    """One or two words, no sentence: “terrorist groups”."""
    continues: bool = False
    """It goes on in the next paragraph, which opens with a mark again."""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: `name` and `role` as the text prints them, `span` where the name stands.

    `named` is False for "the ambassador" or "police", where the text itself gives no name there.
    """

    name: str
    role: str | None
    span: Span
    how: How
    named: bool = True
    said_as: str = field(default="", compare=False)
    """How the words of saying name the speaker there: "he" or "the minister" where `name` stands further up."""


# ---------------------------------------------------------------- pairing the marks

_PARAGRAPH = when_used(r"\n[ \t\r\u00a0]*\n\s*")
_MARK = when_used(
    "[\u300c\u300d\u300e\u300f\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u2018\u2019\u201a\u201b\"']"
)
_CLOSERS = {
    "\u201c": '\u201d"', "\u201e": '\u201d\u201c"', "\u201f": '\u201d"', "\u00ab": "\u00bb", "\u00bb": "\u00ab",
    "\u2039": "\u203a", "\u203a": "\u2039", "\u2018": "\u2019'", "\u201a": "\u2018\u2019", "\u201b": "\u2019",
    '"': '"\u201d', "'": "'\u2019", "\u201d": "\u201d", "\u300c": "\u300d", "\u300e": "\u300f",
}  # fmt: skip
"""Which marks close a quotation that this mark opened; pages mix straight and curly ones."""
_DIRECTED = "\u201c\u201e\u201f\u00ab\u2039"
"""Marks that open a quotation even if nothing closes it."""
_ELIDED = when_used(r"(?:tis|twas|em|til|cause|bout|n|[0-9]{2}s?)\b", re.IGNORECASE)


def find_quotations(text: str, *, within: Span | None = None) -> tuple[Quotation, ...]:
    """All quotations of `text` (or of `within` of it), by place, an outer one before those inside it.

    “ ”, " ", ‘ ’, ' ', « », » «, ‹ › and „ “ are read; an apostrophe opens and closes nothing. One that its paragraph
    leaves open ends with the paragraph: it `continues` where the next one opens with the same mark, else it is not
    closed, and ends after `MAX_UNCLOSED` characters. Spans count code points of `text`. Linear in its length.

    >>> text = "It is “a ‘grave’ matter,” she said"
    >>> [quotation.inner.of(text) for quotation in find_quotations(text)]
    ['a ‘grave’ matter', 'grave']
    """
    begin, end = (within.start, within.end) if within else (0, len(text))
    found = [quotation for part in _paragraphs(text, begin, end) for quotation in _in_paragraph(text, part, end)]
    return tuple(sorted(found, key=lambda quotation: (quotation.outer.start, -quotation.outer.end)))


def _paragraphs(text: str, begin: int, end: int) -> Iterator[Span]:
    start = begin
    for gap in _PARAGRAPH.finditer(text, begin, end):
        if gap.start() > start:
            yield Span(start, gap.start())
        start = gap.end()
    if end > start:
        yield Span(start, end)


@dataclass(frozen=True, slots=True)
class _Open:
    """A mark that waits for its partner. `maybe` is where a single mark could have closed it, unless it was a
    genitive."""

    mark: str
    at: int
    maybe: int | None = None


def _in_paragraph(text: str, part: Span, end: int) -> Iterator[Quotation]:
    waiting: list[_Open] = []
    for match in _MARK.finditer(text, part.start, part.end):
        at, mark = match.start(), match[0]
        role = _role_of(text, at, mark, part, waiting)
        if role == "open":
            if waiting and waiting[-1].mark == mark and mark in _DIRECTED:  # nobody nests a mark in itself
                yield from _never_closed(text, waiting.pop(), Span(part.start, at), at, len(waiting))
            waiting.append(_Open(mark, at))
        elif role == "maybe" and waiting:
            waiting[-1] = replace(waiting[-1], maybe=at)
        elif role == "close":
            yield from _close(text, waiting, at, part)
    for depth, opened in enumerate(waiting):
        yield from _never_closed(text, opened, part, end, depth)


_MarkRole = Literal["open", "close", "maybe", "none"]


def _role_of(text: str, at: int, mark: str, part: Span, waiting: list[_Open]) -> _MarkRole:
    """What a mark does at its place, by its shape, its neighbours and the marks that are open."""
    before = text[at - 1] if at > part.start else " "
    after = text[at + 1] if at + 1 < part.end else " "
    closes = any(mark in _CLOSERS[opened.mark] for opened in waiting[-3:])
    if mark in "'\u2019\u2018\u201b":
        return _single_role(text, at, mark, before, after, waiting)
    if mark in "\u300c\u300e":
        return "open"
    if mark in "\u300d\u300f":
        return "close" if closes else "none"
    if mark in "\u201d":  # Swedish opens with the mark that closes elsewhere
        return "close" if closes else "open" if before.isspace() and after.isalnum() and not waiting else "none"
    if mark == '"':
        return _straight_role(before, after, open_one=closes)
    if mark in "\u00bb\u203a\u00ab\u2039\u201c" and closes and not after.isalnum():
        return "close"
    if mark in "\u00bb\u203a" and (before.isalnum() or not after.isalnum()):
        return "none"
    if mark in "\u201c" and closes and waiting[-1].mark == "\u201e":
        return "close"
    return "open"


def _straight_role(before: str, after: str, *, open_one: bool) -> _MarkRole:
    """A straight double mark: its side facing white space tells; between two such sides the open state does."""
    if open_one and (not before.isspace() or after.isspace()):
        return "close"
    if before.isdigit() or after.isspace():
        return "none"
    return "open" if not before.isalnum() else "none"


def _single_role(text: str, at: int, mark: str, before: str, after: str, waiting: list[_Open]) -> _MarkRole:
    """A single mark: an apostrophe inside a word, before an elision ('90s) or after a genitive (soldiers') is none."""
    if before.isalnum() and after.isalnum():
        return "none"
    opened = waiting[-1].mark if waiting else ""
    if mark == "\u2018" and opened == "\u201a" and not after.isalnum():
        return "close"
    if mark in "\u2018\u201b'" and not before.isalnum() and not after.isspace() and after not in ",.;:!?)":
        return "none" if _ELIDED.match(text, at + 1) else "open"
    if mark == "\u2018" or opened not in ("\u2018", "'", "\u201a", "\u201b"):
        return "none"
    genitive = before in "sSzxSZX" and after == " " and text[at + 2 : at + 3].isalnum()
    return "maybe" if genitive else "close"


def _close(text: str, waiting: list[_Open], at: int, part: Span) -> Iterator[Quotation]:
    """Close the innermost fitting mark; single ones opened inside it are given up or closed where they could be."""
    for back in range(len(waiting) - 1, max(-1, len(waiting) - 4), -1):
        if text[at] not in _CLOSERS[waiting[back].mark]:
            continue
        for depth in range(back + 1, len(waiting)):
            yield from _never_closed(text, waiting[depth], Span(part.start, at), at, depth)
        opened = waiting[back]
        del waiting[back:]
        yield from _quotation(text, opened.at, at, depth=min(back, 1))
        return


def _never_closed(text: str, opened: _Open, part: Span, end: int, depth: int) -> Iterator[Quotation]:
    if opened.maybe is not None:
        yield from _quotation(text, opened.at, opened.maybe, depth=min(depth, 1))
        return
    if opened.mark not in _DIRECTED + '"' or depth > 1:
        return
    stop = _capped(text, opened.at, part.end)
    inner = _inner(text, opened.at + 1, stop)
    if inner.start == inner.end:
        return
    goes_on = _PARAGRAPH.match(text, part.end, end)
    if goes_on and text[goes_on.end() : goes_on.end() + 1] == opened.mark:
        yield Quotation(_inner(text, opened.at + 1, part.end), Span(opened.at, part.end), continues=True)
    elif opened.mark in _DIRECTED:
        yield Quotation(inner, Span(opened.at, stop), closed=False, depth=min(depth, 1))


def _capped(text: str, start: int, end: int) -> int:
    """The end of an unclosed quotation: the paragraph's, or white space before the cap."""
    if end - start <= MAX_UNCLOSED:
        return end
    gap = max(text.rfind(" ", start, start + MAX_UNCLOSED), text.rfind("\n", start, start + MAX_UNCLOSED))
    return gap if gap > start else start + MAX_UNCLOSED


def _quotation(text: str, start: int, end: int, *, depth: int) -> Iterator[Quotation]:
    inner = _inner(text, start + 1, end)
    if inner.start < inner.end:
        words = inner.of(text).split() if inner.end - inner.start < 80 else []
        speech = text[end - 1] in ".,!?\u2026。！？" or words[-1:] == [] or words[-1][-1] in ".!?\u2026。！？"
        few = inner.end - inner.start <= SCARE_SIGNS if UNSPACED.search(inner.of(text)) else len(words) <= SCARE_WORDS
        scare = few and not speech
        yield Quotation(inner, Span(start, end + 1), scare=scare, depth=depth)


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


# ---------------------------------------------------------------- who says it: the words of saying


def _of_class(name: str) -> frozenset[str]:
    return frozenset(form for form, row in SAYING.items() if name in row["classes"].split())


_STRONG = _of_class("say")
"""Verbs that credit a statement wherever they stand with a subject."""
_WEAK = _of_class("weak")
"""Verbs that credit quoted words to their subject, but not a count: "he called it “a disgrace”"."""
_COUNTING = _of_class("count") - _STRONG - _WEAK
"""Verbs that credit a number to their subject where it is a body or its data: "the ministry put the toll at 53"."""

_PERCEIVING = word_set("saw sees wants wanted believe believes believed refers referred compared")
"""Verbs that credit words of their own sentence alone: who saw it does not speak in the next one."""

_QUOTED_AS = r"(?:was|were|is|are|been) quoted(?: by [^,.;]{1,40})? as saying"
_OPENING_VERB = r"(?:Said|Says|Added|Adds|Wrote|Writes|Replied|Answered)(?=\s(?:the\s|a\s)?\w)"
"""A form that opens a sentence, before its subject: "Said Ada Lund: “…”"."""
_VERB = when_used(
    rf"(?<![\w'’-])(?:{_QUOTED_AS}|puts? it|{_OPENING_VERB}|"
    + "|".join(sorted(_STRONG | _WEAK | _COUNTING))
    + r")(?![\w'’-])"
)
_NOUN_BEFORE = when_used(
    r"(?:\b(?:a|an|the|this|that|these|those|his|her|its|their|our|my|no|any|some|such|news|media|press|of|in|by|for|"
    r"from|several|many|latest|first|to|would|could|can|may|might|should|must|cannot|be|been|being|was|were|is|are|"
    r"having)|['’]s|s['’]) $",
    re.IGNORECASE,
)
"""What makes a form of saying a noun, an infinitive or a passive: "the report", "to say", "was told"."""

_ACCORDING = when_used(
    r"\b(?:according to|as (?:stated|reported|quoted|estimated|announced|told|cited) by|in the words of|"
    r"(?:figures?|data|numbers?|estimates?|statistics|counts?|tolls?|tally|tallies|reports?|statements?|study|studies) "
    r"(?:released |published |given |issued |provided |compiled )?(?:from|by))\s+",
    re.IGNORECASE,
)
_BY_COUNT = when_used(
    r"\bby\s+(?P<who>(?:the\s+)?[^,.;:\n\ufffc]{2,60}?)['’]s?\s+(?:own\s|latest\s|official\s|first\s)?"
    r"(?:estimates?|counts?|reckoning|tally|calculations?|figures|account)\b",
    re.IGNORECASE,
)
"""By the institute's estimate."""
_TOLD_BY = when_used(r"\b(?:was|were|been|being|is|are) (?P<verb>told|asked|warned|advised|informed|reminded) by\s+")
"""Who speaks in "he was told by the chief, “Go”"."""
_IN_WORDS = when_used(r"\b[Ii]n (?P<who>(?:the\s)?[^\W\d_][^,.;:\n\ufffc]{1,50}?)['’]s?\s(?:own\s)?words\b")
_MASK = "\ufffc"
"""Stands for every character of a quotation while the words around it are read."""

_CLAUSE_START = when_used(
    r"(?:(?<![A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bLt)(?<!\bCol)\."
    r"|[!?;:\ufffc\n])['\"”’)]*\s+|\ufffc,?\s*|"
    r",?\s(?:while|whereas|although|though|because|unless)\s|,\s(?:and|but|so|yet|or|as|after|before|when|where)\s|"
    r"\s[-–—]\s|\sthat\s"
)
_LEADING = when_used(
    r"(?:(?:and|but|yet|still|so|then|also|now|however|meanwhile|earlier|later|separately|instead|nevertheless|again|"
    r"overall|yesterday|today|for (?:his|her|its|their) part|in turn|as)\b,?\s+"
    r"|[a-z0-9]+\s(?:hours?|days?|weeks?|months?|years?)\s(?:after|before|later|earlier|ago|since),?\s+"
    r"|(?:(?:late|early)\s+)?(?:on\s+)?(?:(?:late|early)\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s(?:night|morning|evening|afternoon))?,?\s+"
    r"|(?:on|in|at|after|before|during|by|for|from|with|since|under|over|among|amid|despite|unless|if|when|while|as|although|"
    r"though|once|because|hours|days|asked|speaking|writing|addressing|quoting|citing)\b[^,\ufffc]{1,120},\s+)",
    re.IGNORECASE,
)
_TRAILING = when_used(
    r"(?:,?\s+(?:also|later|earlier|then|however|meanwhile|separately|since|further|again|once|has|have|had|did|not|"
    r"does|never|repeatedly|publicly|reportedly|already|only|just|still|"
    r"was quoted as|were quoted as|is quoted as|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s(?:night|"
    r"morning|"
    r"evening))?|yesterday|today|in (?:a|an|its|his|her|their) (?:statement|interview|report|speech|tweet|post|"
    r"letter)))+,?$",
    re.IGNORECASE,
)
_FINITE = when_used(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|did|does|do|can|should|must|be|been|came|went|made|"
    r"took|gave|left|fell|rose|began|killed|died|fled|hit|saw|set|kept|held|sent|met|brought)\b"
)
_AFTER_SUBJECT = when_used(
    r"[,.;:!?\n\ufffc(]|\s[-–—]\s|\s(?:on|in|at|during|after|before|when|while|as|who|which|that|adding|citing|to|told|"
    r"yesterday|today|late|early|earlier|later|from|with|about|by|over|because|if|but|has|have|had|would|will|could|says|said|say|shows|showed|puts|gives|gave|is|are|was|were|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_PRONOUNS = word_set("he she it they who i we you")
_CAPITAL_RUN = when_used(
    r"(?:[^\W\d_a-zß-ÿ][\w’'&.-]*)(?:\s(?:(?:of|for|de|del|della|di|da|do|das|dos|la|le|du|des|van|von|der|den|bin|ibn|al|el|and|the"
    r"|&)\s){0,2}(?:(?:al-|el-|d['’]|de)?[^\W\d_a-zß-ÿ][\w’'&.-]*))*"
)
_PERSON_NOUN = when_used(
    r"\b(?:spokes(?:man|woman|person|people)|minister|president|chief|head|director|official|ambassador|envoy|governor|mayor|"
    r"secretary|general|commander|officer|chair(?:man|woman|person)?|leader|lawmaker|member|professor|analyst|researcher|"
    r"economist|doctor|lawyer|judge|prosecutor|king|queen|prince|chancellor|premier|senator|deputy|manager|executive|"
    r"founder|owner|editor|reporter|correspondent|writer|author|scientist|engineer|teacher|resident|witness|activist|"
    r"coordinator|representative|adviser|advisor|expert|counterpart|captain|coach|boss|partner|colonel|diplomat|"
    r"politician|bishop|imam|pope|driver|farmer|survivor|mother|father|son|daughter|brother|sister|man|woman|"
    r"investigator|inspector|negotiator|treasurer|clerk|nurse|priest|candidate|author|historian|hydrologist|geologist)s?\b",
    re.IGNORECASE,
)
_TITLES = (
    word_set(
        """President Vice Prime Minister Foreign Defence Defense Interior Health Finance Energy Economy Justice Chancellor
    King Queen Prince Princess Sheikh Gen General Col Colonel Maj Major Lt Lieutenant Capt Captain Sgt Sergeant Adm
    Admiral Sen Senator Rep Representative Gov Governor Mayor Dr Prof Professor Mr Mrs Ms Sir Lord Lady Dame Pope Bishop
    Archbishop Rev Judge Justice Secretary Ambassador Chairman Chairwoman Chief Deputy Commissioner Spokesman
    Spokeswoman Premier Imam Ayatollah Director Police Inspector Councillor"""
    )
    | DOTTED_TITLES
)
_OFFICES = word_set(
    """Minister Secretary President Director Commissioner Ambassador Spokesman Spokeswoman Chancellor Governor Chairman
    Chairwoman Councillor Senator Mayor Attorney"""
)
"""Titles that no surname is: all before one of them is part of the title."""
_PARTICLES = word_set("de del della di da do das dos la le du des van von der den bin ibn al el")
_COURTESY = word_set("Mr Mrs Ms Sir Dame Lord Lady Dr")
_BODY_WORD = when_used(
    r"\b(?:ministry|agency|department|council|commission|party|army|forces?|observatory|rights|nations|union|state|house|"
    r"bank|office|organi[sz]ation|group|committee|university|court|authority|service|times|post|news|east|west|north|south|"
    r"government|parliament|senate|congress|duma|guard|police|association|institute|centre|center|company|corporation|"
    r"lines|airlines|inc|ltd|league|federation|republic|islands?|city|valley|river|airport|street|television|tv|radio|"
    r"agence|press|monitor|journal|herald|tribune|gazette|wire|international|watch|crescent|cross|fund|kremlin|pentagon|"
    r"white|kingdom|america|survey|board|trust|society|hospital|school|church|brigade|watch|relief|aid|works|water)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = word_set(
    """there this that these those what which it's here nothing everything one such only also later earlier again simply
    just then now merely"""
)
_ROLE_NO = when_used(
    r"(?:who|which|whose|where|and|but|as|adding|saying|citing|quoting|speaking|in|on|at|after|before|according|while|with|"
    r"when|not|to|told|warning|calling|referring|although|though|because|if|including|by|from|for|of|has|had|was|were|is)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Credit:
    """A subject with its verb of saying, in a frame: `verb` its span, `who` the subject's, `role` an apposition's."""

    verb: Span
    who: Span
    role: Span | None = None
    word: str = ""

    @property
    def start(self) -> int:
        return min(self.verb.start, self.who.start)

    @property
    def end(self) -> int:
        return max(self.verb.end, self.who.end, self.role.end if self.role else 0)


def _credits(page: str) -> tuple[_Credit, ...]:
    """All subjects with a verb of saying, or after "according to", in a frame whose quotations are masked; in order."""
    found = [credit for match in _VERB.finditer(page) if (credit := _credit_of(page, match))]
    for match in _ACCORDING.finditer(page):
        who = _subject_right(page, match.end())
        if who:
            found.append(
                _Credit(
                    Span(match.start(), match.start() + len(match[0].rstrip())),
                    who,
                    _role_after(page, who.end),
                    "according",
                )
            )
    for match in _TOLD_BY.finditer(page):
        who = _subject_right(page, match.end())
        if who and _can_speak(who.of(page)):
            found.append(_Credit(Span(*match.span("verb")), who, None, match["verb"]))
    for match in (*_BY_COUNT.finditer(page), *_IN_WORDS.finditer(page)):
        found.append(_Credit(Span(match.start(), match.start() + 2), Span(*match.span("who")), None, "according"))
    return tuple(sorted(found, key=lambda credit: credit.start))


def _credit_of(page: str, verb: re.Match[str]) -> _Credit | None:
    if _NOUN_BEFORE.search(page, max(0, verb.start() - 24), verb.start()) or _is_participle(page, verb):
        return None
    found: _Credit | None
    if _PARENTHETIC.search(page, max(0, verb.start() - 200), verb.start()):
        found = _straight(page, verb) or _inverted(page, verb)
    else:
        found = _inverted(page, verb) or _straight(page, verb)
    speaks = found and (
        _can_speak(found.who.of(page)) or _WHO_BEHIND.match(page, found.who.end) or _is_named_by(found, page)
    )
    return found if speaks else None


def _is_named_by(credit: _Credit, page: str) -> bool:
    """Whether an apposition names who speaks: "the harbour master, Tom Lunt, told the court"."""
    return credit.role is not None and _is_person(_last_name(credit.role.of(page)))


_WHO_BEHIND = when_used(r",?\swho\b")
"""Who has a relative clause of persons is one: "the baker, who lives next door, said"."""


def _can_speak(words: str) -> bool:
    """Whether a subject can say something: a pronoun, a name, a body, people, or data; not "the programme"."""
    first, head = words.split()[0], head_of(words.split()[-1])
    if words.lower() in _PRONOUNS or _PERSON_NOUN.search(words) or _BODY_WORD.search(words) or _SPEAKS.search(words):
        return True
    if head and head[0] in ("person", "people"):
        return True
    if first.lower() in ("its", "their", "his", "her") or any(char.isdigit() for char in words):
        return False
    return any(word[0].isupper() for word in words.split()[1:]) or (
        first[0].isupper() and first.lower() not in _ARTICLES
    )


_ARTICLES = word_set("the a an this that its their his her our some many most all one no several both other more few")
_SPEAKS = when_used(
    r"\b(?:people|officials?|experts?|analysts?|doctors?|medics?|rescuers?|activists?|witness(?:es)?|residents?|prosecutors?|"
    r"authorit(?:y|ies)|diplomats?|scientists?|lawyers?|sources?|monitors?|militants?|rebels?|militar(?:y|ies)|firm|"
    r"companies|operator|regulator|paper|outlet|website|media|union|workers|families|relatives|survivors|neighbou?rs|"
    r"volunteers|opposition|campaigners|economists|investigators|firefighters|crews?|divers|data|figures|statistics|"
    r"survey|poll|study|report|bulletin|documents?|memo|letter|records|charity|club|coalition|bloc|side|ruling|"
    r"institute|regime|administration|watchdog|exchange|owner|parents|teachers|nurses|drivers)\b",
    re.IGNORECASE,
)


def _is_participle(page: str, verb: re.Match[str]) -> bool:
    return verb[0] not in ("said", "told", "added", "wrote") and bool(_PARTICIPLE_AFTER.match(page, verb.end()))


_PARTICIPLE_AFTER = when_used(r"\s(?:dead|killed|missing|injured|wounded|infected|hurt|drowned|cases|by|as)\b")
"""What makes a form of saying a participle: "the number of people confirmed killed"."""


_PARENTHETIC = when_used(r",\s(?:who|which|whose|where)\b[^,.;\ufffc]+,\s$")
"""A relative clause between a subject and its verb: "Police, who closed the street, said"."""


def _inverted(page: str, verb: re.Match[str]) -> _Credit | None:
    """ "…, said Sergei Lavrov, the foreign minister": the subject runs from the verb to the next mark or
    preposition."""
    left, word = page[max(0, verb.start() - 40) : verb.start()].rstrip(), verb[0].lower()
    opens = verb[0][0].isupper() and left.endswith((".", "!", "?"))
    if word not in INVERTING or not (left.endswith((",", _MASK)) or not left or opens):
        return None
    who = _subject_right(page, verb.end() + 1)
    if who is None or not _can_follow(page, who, word):
        return None
    return _Credit(Span(*verb.span()), who, _role_after(page, who.end), word)


def _can_follow(page: str, who: Span, verb: str) -> bool:
    """Whether words after a verb are its subject and not its object ("estimated the crowd at 900") or a new clause."""
    words, after = who.of(page), page[who.end : who.end + 14]
    first = words.split()[0].lower()
    if first in _AMOUNT_WORDS or first[0].isdigit() or _FINITE.match(after.lstrip()):
        return False
    if first in ("that", "his", "her", "its", "their") and not _PERSON_NOUN.search(words):
        return False
    return verb in ("said", "says", "say", "added", "adds", "wrote", "writes") or after[:1] in ("", *",.;:!?\n" + _MASK)


_AMOUNT_WORDS = word_set("some about around over nearly almost more at up less fewer several dozens hundreds thousands")


def _subject_right(page: str, start: int) -> Span | None:
    while start < len(page) and page[start].isspace():
        start += 1
    stop = _AFTER_SUBJECT.search(page, start)
    end = stop.start() if stop else len(page)
    if stop and stop[0] == "." and page[max(0, end - 1) : end].isupper() and end + 1 < len(page):  # "U.S. officials"
        stop = _AFTER_SUBJECT.search(page, end + 1)
        end = stop.start() if stop else len(page)
    return _subject(page, start, end)


def _role_after(page: str, start: int) -> Span | None:
    """The apposition after a name: ", the foreign minister" up to the next mark."""
    match = re.compile(r",\s+([^,.;:!?\n\ufffc]{3,110})(?=[,.;:!?\n\ufffc]|$)").match(page, start)
    if not match or not _is_role(match[1]) or _VERB.search(match[1]):
        return None
    return Span(*match.span(1))


def _straight(page: str, verb: re.Match[str]) -> _Credit | None:
    """ "X, deputy head of Y, said": the subject is what the clause has before the verb, less adverbs and
    appositions."""
    start = _clause_start(page, verb.start())
    end = verb.start()
    while end > start and page[end - 1].isspace():
        end -= 1
    trailing = _TRAILING.search(page, start, end)
    left = page[start : trailing.start() if trailing else end].rstrip()
    parenthetic = left.endswith(",") or bool(trailing and trailing[0].rstrip().endswith(","))
    for _ in range(4):
        leading = _LEADING.match(page, start, start + len(left))
        if not leading:
            break
        left = left[leading.end() - start :]
        start = leading.end()
    left = left.rstrip(" ,\n\r\t\u00a0")
    who, role = _head_of(page, start, start + len(left), apposition=parenthetic)
    if who is None and left.endswith((" and", " but", " then")):
        who = _leading_subject(page[: verb.start()], start)
    return _Credit(Span(*verb.span()), who, role, verb[0]) if who else None


def _clause_start(page: str, verb: int) -> int:
    """Where the verb's clause begins: after the last border before it; "that" is one only after a verb of saying."""
    begin = max(0, verb - 400)
    start = begin
    for border in _CLAUSE_START.finditer(page, begin, verb):
        if _ASIDE_OPENS.fullmatch(border[0]) and _ASIDE_CLOSES.fullmatch(page, border.end(), verb):
            continue
        if border[0].strip() != "that" or _VERB.search(page, start, border.start()):
            start = border.end()
    return start


_ASIDE_OPENS = when_used(r",\s(?:as|after|before|when|where)\s")
_ASIDE_CLOSES = when_used(r"[^,;:\ufffc\n]{1,90},\s(?:(?:[a-z]+ly|has|have|had|later|also|again|then)\s)*")
"""A clause that commas set apart between a subject and its verb: "OBB, as traders call him, has repeatedly denied"."""


def _head_of(page: str, start: int, end: int, *, apposition: bool) -> tuple[Span | None, Span | None]:
    """The subject in `[start, end)` and its apposition: the person named last, else the last part or the one before
    it."""
    parts = [Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^,]+", page[start:end])][-5:]
    parts = [_stripped(page, part) for part in parts]
    parts = [part for part in parts if part.start < part.end]
    if not parts:
        return None, None
    if parts[-1].of(page).lower() == "who" and len(parts) > 1:
        parts, apposition = parts[:-1], len(parts) > 2
    if (
        not apposition
        and len(parts) > 1
        and _is_open_role(parts[-1].of(page))
        and _is_person(_last_name(parts[-2].of(page)))
    ):
        apposition = True  # "Ada Lund, an analyst with Norvik Bank wrote": the comma behind it is missing
    if not apposition or len(parts) == 1:
        return _subject(page, parts[-1].start, parts[-1].end), None
    head = next((n for n in range(len(parts) - 1) if _is_person(_last_name(parts[n].of(page)))), len(parts) - 2)
    who = _subject(page, parts[head].start, parts[head].end)
    role = Span(parts[head + 1].start, parts[-1].end)
    return who, role if _is_role(role.of(page)) else None


def _is_open_role(words: str) -> bool:
    return words.split()[0].lower() in ("a", "an", "the") and bool(_PERSON_NOUN.search(words)) and _is_role(words)


def _is_role(words: str) -> bool:
    """Whether an apposition says what somebody is: "deputy head of the committee", but not "however" or "who met
    him"."""
    if _ROLE_NO.match(words) or _FINITE.search(words):
        return False
    return bool(_PERSON_NOUN.search(words) or _BODY_WORD.search(words) or _is_person(_last_name(words)))


def _stripped(page: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (page[start].isspace() or page[start] in _MASK + "\"'“”‘’(-–—•·▪*#>"):
        start += 1
    while end > start and (page[end - 1].isspace() or page[end - 1] in _MASK + '"“”‘)-–—,.'):
        end -= 1
    return Span(start, end)


_RELATIVE = when_used(r"(?<=[\w.’'])\s(?:who|whom|whose)\s")
"""A relative clause without commas: "the aide who issued the statement said"."""


def _subject(page: str, start: int, end: int) -> Span | None:
    """The span as a subject, cut after its last "and" where a verb stands before it; None where it can be none."""
    span = _without_opening(page, _stripped(page, Span(start, end)))
    relative = _RELATIVE.search(page, span.start, span.end)
    if relative and relative.start() > span.start:
        span = _stripped(page, Span(span.start, relative.start()))
    words = span.of(page)
    if _FINITE.search(words):
        cut = words.rfind(" and ")
        if cut < 0 or _FINITE.search(words, cut):
            return None
        span = _stripped(page, Span(span.start + cut + 5, span.end))
        words = span.of(page)
    first = words.split()[0].lower() if words.split() else ""
    nobody = first in _NO_SUBJECT and not (first == "one" and _PERSON_NOUN.search(words))
    if not first or len(words.split()) > 14 or nobody or not first[0].isalnum() or words.isdigit():
        return None
    if _NO_PARTY.search(words) or is_heading(words) or words.endswith((" and", " but", " or", " then")):
        return None
    return None if _ROLE_NO.match(words) and first != "who" else span


_NO_PARTY = when_used(r"\b(?:version|article|story|headline|correction|caption|heading|chapter)\b", re.IGNORECASE)
"""What says something and is nobody: "an earlier version of this article said"."""


def _without_opening(page: str, span: Span) -> Span:
    """The subject after an opening without a comma: "In a ruling on Tuesday the authority" is "the authority"."""
    words = span.of(page)
    dates = find_dates(words)
    if dates and (
        dates[0].span.start == 0 or words[: dates[0].span.start].lower().strip() in ("on", "in", "at", "by", "late on")
    ):
        return _stripped(page, Span(span.start + dates[0].span.end, span.end))
    if not _ROLE_NO.match(words) or words.split()[0].lower() == "who":
        return span
    if words.split()[-1].lower() in _PRONOUNS:
        return Span(span.end - len(words.split()[-1]), span.end)
    named = _NAME_AFTER_TIME.search(words)
    if named:
        return Span(span.start + named.start("name"), span.end)
    cut = max(words.rfind(f" {article} ") for article in ("the", "a", "an", "its", "their"))
    return Span(span.start + cut + 1, span.end) if cut > 0 else span


_NAME_AFTER_TIME = when_used(
    r"\s(?:years|months|weeks|days|hours|decades|week|month|year|night|morning|evening|afternoon|day|time|while|ago|later)"
    r"\s(?P<name>[^\W\d_a-z][\w’'.-]*(?:\s[^\W\d_a-z][\w’'.-]*){0,3})$"
)
"""A name right behind an opening of time that has no comma: "For years Kane" is "Kane"."""

# ---------------------------------------------------------------- names and roles


def _last_name(words: str) -> str:
    """The capitalised words that end a phrase: "the spokesman Stephane Dujarric" gives "Stephane Dujarric"."""
    runs = list(_CAPITAL_RUN.finditer(words))
    return runs[-1][0] if runs and runs[-1].end() == len(words) else ""


def _is_person(name: str) -> bool:
    """Whether a name looks like a person's: two to five capitalised words, no body, country or demonym among them."""
    bare = split_title(name)[1].split()
    if not all(word[0].isupper() or word in _PARTICLES or word[:3] in ("al-", "el-") for word in bare):
        return False
    if name.split(" ", 1)[0] in ("The", "Der", "Die", "Das", "Le", "La", "Les", "El", "Il"):
        return False
    if not 2 <= len(bare) <= 5:
        return bool(bare) and bool(split_title(name)[0]) and not _BODY_WORD.search(bare[-1])
    if _BODY_WORD.search(" ".join(bare)) or any(
        word.isupper() and len(word) > 2 and not _INITIALS.match(word) for word in bare
    ):
        return False
    known = COUNTRY_NAMES | BODY_NAMES
    if split_title(name)[0]:
        return " ".join(bare) not in known  # "Capt. Ada Finn"
    return " ".join(bare) not in known and not any(word.lower() in DEMONYMS or word in known for word in bare)


_INITIALS = when_used(rf"(?:[A-Z][.{DOT}])+$")
"""J.R."""


def split_title(name: str) -> tuple[str, str]:
    """(title, name): "Foreign Minister Sergei Lavrov" gives "Foreign Minister" and "Sergei Lavrov"."""
    words = name.split(" ")
    count = int(len(words) > 2 and _PERSON_NOUN.fullmatch(words[0]) is not None)  # "Nurse Ada Lund"
    while count < len(words) - 1 and _is_of_title(words[count], first=not count):
        count += 1
    office = max((n for n, word in enumerate(words[:-1], start=1) if word in _OFFICES or _is_dotted(word)), default=0)
    if office > count and len(words) - office <= 4 and words[office][:1].isupper():
        count = office  # "Works and Housing Minister Ada Lund", "U.S. Rep. Ada Lund"
        while count < len(words) - 1 and _is_of_title(words[count], first=False):
            count += 1  # "U.S. Deputy Attorney General Ada Lund"
    return " ".join(words[:count]), " ".join(words[count:])


def _is_dotted(word: str) -> bool:
    """Whether a word is a title told by its dot: "Rep." of "U.S. Rep. Ada Lund"."""
    return word[-1:] in ("." + DOT) and word[:-1] in DOTTED_TITLES


def _is_of_title(word: str, *, first: bool) -> bool:
    """Whether a word before a name is of the title: a title, "of State" behind one, "(Ret.)"."""
    bare = word.removeprefix("ex-").removesuffix("-elect").strip("." + DOT)
    ranks = bare.split("-")  # "Brig.-Gen."
    return all(rank.strip("." + DOT) in _TITLES for rank in ranks) or (
        not first and (bare in ("of", "State") or word.startswith(OPEN))
    )


_DATA_OF = when_used(
    r"(?P<who>[^,.;\n\ufffc]{2,60}?)['’]s?\s(?:[a-z]+\s)?"
    r"(?:bulletin|tally|figures|count|estimates?|report|data|statement|survey|records|statistics|list)$"
)
"""Whose figures speak: "the health ministry's bulletin gives 268 injured" is the health ministry."""


_QUOTES_AS = when_used(r"\s(?P<who>[^,.;:\n\ufffc]{2,60}?)\sas\s(?:saying|telling|adding)\b")
"""Whom a paper passes on: "The paper quoted Ada Lund as saying"."""
_IN_BRACKETS = when_used(r"^(?P<who>[^()]+?)\s+[(][^()]*[)]?$")
"""A party, an age or a place in brackets behind a name: "Ada Lund (Labour)"."""


@dataclass(frozen=True, slots=True)
class _Party:
    name: Span
    role: str | None
    named: bool


_SPEAKS_FOR = when_used(rf"{_PERSON_NOUN.pattern}\s(?:for|of|at|with|from)\s", re.IGNORECASE)
"""Somebody by the body spoken for, whose name an apposition gives: "a spokeswoman for Norvik Rail, Ada Lund, said"."""


def _party(page: str, credit: _Credit) -> _Party:
    """Name and role of a credit's subject, wherever the two stand: before, after, or swapped by an apposition."""
    owner = _DATA_OF.match(page, credit.who.start, credit.who.end)
    if owner:
        return _titled(page, Span(*owner.span("who")), None)
    quoted = _QUOTES_AS.match(page, credit.verb.end) if credit.word in ("quoted", "quotes") else None
    if quoted:
        return _titled(page, Span(*quoted.span("who")), None)
    words = credit.who.of(page)
    role = " ".join(credit.role.of(page).split()) if credit.role else None
    speaks_for = _SPEAKS_FOR.search(words) and role == _last_name(role or "")
    if (
        credit.role
        and (speaks_for or not _is_person(_last_name(words)))
        and _is_person(_last_name(credit.role.of(page)))
    ):
        inner = _last_name(credit.role.of(page))
        start = credit.role.end - len(inner)
        return _titled(page, Span(start, credit.role.end), " ".join(words.split()))
    last = _last_name(words)
    if last and _is_person(last) and len(last) < len(words):
        before = " ".join(words[: len(words) - len(last)].split()).rstrip(",")
        return _titled(page, Span(credit.who.end - len(last), credit.who.end), role or before)
    return _titled(page, credit.who, role)


def _titled(page: str, span: Span, role: str | None) -> _Party:
    words = span.of(page)
    if bracketed := _IN_BRACKETS.match(words):
        span = Span(span.start, span.start + bracketed.end("who"))
        words = span.of(page)
    if (owned := _OWNED_PERSON.match(words)) and _is_person(owned["who"]):
        span = Span(span.start + owned.start("who"), span.start + owned.end("who"))
        return _titled(page, span, role or owned["of"])
    if words[:4].lower() == "the " and words[4:5].isupper() and not _is_bare_office(words[4:]):
        span = Span(span.start + 4, span.end)
        words = span.of(page)
    person, of, body = words.partition(" of ")
    if of and _is_person(person):
        return _titled(page, Span(span.start, span.start + len(person)), role or f"of {body}")
    title, name = split_title(words)
    if title and _is_person(words):
        span = Span(span.end - len(name), span.end)
        role = role or (None if title.strip("." + DOT) in _COURTESY else title)
    return _Party(span, role or None, name[:1].isupper() and not _is_definite(words))


_OWNED_PERSON = when_used(
    r"(?P<of>[^\W\d_a-z][\w.&-]*(?:\s[^\W\d_a-z][\w.&-]*){0,3})['’]s\s(?P<who>[^\W\d_a-z][\w.’-]+(?:\s[^\W\d_a-z][\w.’-]+){1,3})$"
)
"""Whose person somebody is: "Radio Norvik's Ada Lund"."""


def _is_bare_office(words: str) -> bool:
    """Whether words are a title without a name: "Prime Minister", in "the Prime Minister said"."""
    return all(word in _TITLES for word in words.split())


def _is_definite(words: str) -> bool:
    return words.split(" ", 1)[0].lower() in ("the", "a", "an", "his", "her", "its", "their", "one", "some", "another")


# ---------------------------------------------------------------- speakers

_FRAME_BEFORE, _FRAME_AFTER = 700, 500
"""Characters around a quotation that are read for its speaker; sentences longer than that are cut there."""
_LOOK_BACK = 1_500
"""How far a pronoun is followed back."""
_SAID_AFTER_QUOTE = when_used(r"\s{0,2}(?:he|she|they|it|" + "|".join(sorted(INVERTING)) + r")\b")


def find_speaker(text: str, quotation: Quotation, sentences: Sequence[Span]) -> Speaker | None:
    """Who says a quotation, read from the sentences it stands in; None where the text does not tell.

    `sentences` are the spans of the article's own sentences, in order; quotations of others stay out of it. A pronoun
    is followed back to the last person (or body, for "it") that is a subject of saying or named first in its
    sentence; a quotation that is a whole sentence takes the speaker of the one before. Both are marked `carried over`.
    """
    found = _find_speaker(text, quotation, sentences)
    if found is None or FILLER not in text:
        return found
    name, role, said_as = (words and words.replace(FILLER, "") for words in (found.name, found.role, found.said_as))
    return replace(found, name=name or "", role=role, said_as=said_as or "")


def _find_speaker(text: str, quotation: Quotation, sentences: Sequence[Span]) -> Speaker | None:
    foreign = find_foreign_speaker(text, quotation.outer) or _said_between(text, quotation)
    if foreign:
        return _foreign_speaker(text, quotation, foreign, sentences)
    if _is_title(quotation, text):
        return None
    beside = _told_beside(text, quotation, sentences)
    if beside is not None and beside.how == "said beside it":
        return beside
    running = [speaker for other in _running(text, quotation) if (speaker := _told_beside(text, other, sentences))]
    named = next((speaker for speaker in running if speaker.how == "said beside it"), None)
    found = named or beside or next(iter(running), None)
    return replace(found, how="carried over") if found else None


def _running(text: str, quotation: Quotation) -> list[Quotation]:
    """The other paragraphs of a quotation that runs over several, each opened by a mark again: those before, the nearest
    first, then those behind."""
    start, end = quotation.outer.start, quotation.outer.end
    around = Span(max(0, start - _RUNS), min(len(text), end + _RUNS))
    outer = [one for one in find_quotations(text, within=around) if one.depth == 0]
    at = next((n for n, one in enumerate(outer) if one.outer == quotation.outer), None)
    if at is None:
        return []
    first = at
    while first > 0 and outer[first - 1].continues:
        first -= 1
    last = at
    while last + 1 < len(outer) and outer[last].continues:
        last += 1
    return [*reversed(outer[first:at]), *outer[at + 1 : last + 1]]


_RUNS = 4_000
"""Characters before and behind a quotation in which its other paragraphs are looked for."""


def _told_beside(text: str, quotation: Quotation, sentences: Sequence[Span]) -> Speaker | None:
    """The speaker whom the sentences of one paragraph's quotation name, or those before it."""
    place = _index_of(sentences, quotation.outer)
    for step in range(4):
        frame = _frame(text, quotation.outer, sentences, place) if step == 0 else sentences[place - step]
        page = _masked(text, frame)
        target = quotation.outer.shift(-frame.start) if step == 0 else Span(len(page), len(page))
        credit = _nearest_credit(page, target, carried=step > 0) or _colon_credit(page, target)
        if credit:
            return _speaker(text, frame, page, credit, sentences, carried=step > 0)
        if place - step - 1 < 0 or not (_is_all_quote(page) or _ends_with_colon(text, sentences[place - step - 1])):
            return None
    return None


def _said_between(text: str, quotation: Quotation) -> Said | None:
    """Whom another language names between two parts of what is said: „…“, sagte Ada Lund, „…“."""
    start = quotation.outer.start
    line = Span(max(text.rfind("\n", 0, start) + 1, start - _RUNS), start)
    before = [one for one in find_quotations(text, within=line) if one.depth == 0][-1:]
    if (
        not before
        or start - before[0].outer.end > _LONGEST_BETWEEN
        or not text[before[0].outer.end : start].rstrip().endswith(",")
    ):
        return None
    return find_foreign_speaker(text, before[0].outer)


_LONGEST_BETWEEN = 90
"""Characters between the two parts of a quotation that say who speaks."""


def _foreign_speaker(text: str, quotation: Quotation, said: Said, sentences: Sequence[Span]) -> Speaker | None:
    """The speaker that the words of another language name. A pronoun is followed back to the one who spoke last in the
    sentences just before; None where nobody did."""
    words = said.name.of(text)
    if not said.pronoun:
        return Speaker(words, said.role.of(text) if said.role else None, said.name, "said beside it", said.named, words)
    near = [s for s in sentences if s.end <= quotation.outer.start][-_BACK_IN_FOREIGN:]
    begin = min(near[0].start if near else quotation.outer.start, text.rfind("\n", 0, quotation.outer.start) + 1)
    for earlier in reversed(find_quotations(text, within=Span(begin, quotation.outer.start))):
        found = find_foreign_speaker(text, earlier.outer)
        if found and not found.pronoun:
            role = found.role.of(text) if found.role else None
            return Speaker(found.name.of(text), role, found.name, "carried over", found.named, words)
    return None


_BACK_IN_FOREIGN = 4
"""Sentences back to which a pronoun of another language may point."""


def find_subject(text: str, sentence: Span, verb: Span) -> Speaker | None:
    """The party that is the subject of a verb in a sentence ("Police, who closed the street, denied"); None where the
    clause has none that can speak. A pronoun is followed back."""
    page = _masked(text, sentence)
    found = re.compile(r".+", re.DOTALL).match(page, verb.start - sentence.start, verb.end - sentence.start)
    credit = _straight(page, found) if found else None
    if credit is None or not _can_speak(credit.who.of(page)):
        return None
    return _speaker(text, sentence, page, credit, (), carried=False)


_TITLE_WORD = when_used(r"[^\W\d_a-zß-ÿ][\w’'.&-]*|\d+|[(&]")
_SMALL_IN_TITLE = word_set("a an the of for and or in on at to with de la le du der die das und et y")


def _is_title(quotation: Quotation, text: str) -> bool:
    """Whether the marks hold a name (of a programme, a book, a ship) and no words of anybody: “The Morning Hour”."""
    words = quotation.inner.of(text).split()
    if len(words) < 2 or len(words) > 12 or words[-1][-1] in ".!?…" or text[quotation.outer.end - 2] in ".,!?…":
        return False
    fitting = all(_TITLE_WORD.match(word) or word in _SMALL_IN_TITLE for word in words)
    return fitting and sum(word[0].isupper() for word in words) >= 2


def _index_of(sentences: Sequence[Span], outer: Span) -> int:
    """The first sentence that meets a quotation; -1 where none does."""
    place = max(0, bisect_right(sentences, outer.start, key=lambda sentence: sentence.start) - 1)
    for n in range(place, min(place + 2, len(sentences))):
        if sentences[n].meets(outer):
            return n
    return -1


def _hosts(sentences: Sequence[Span], place: int, outer: Span) -> list[Span]:
    last = place
    while 0 <= last < len(sentences) and sentences[last].start < outer.end:
        last += 1
    return list(sentences[place:last]) if place >= 0 else []


def _frame(text: str, outer: Span, sentences: Sequence[Span], place: int) -> Span:
    """The sentences that hold a quotation, and the next where that only says who spoke (“Why?” she asked)."""
    hosts = _hosts(sentences, place, outer)
    start = min([outer.start, *(host.start for host in hosts)])
    end = max([outer.end, *(host.end for host in hosts)])
    if end - outer.end <= 2 and _says_who(text, outer, end):
        after = place + len(hosts)
        following = sentences[after] if hosts and after < len(sentences) else None
        end = following.end if following and following.start - end <= 2 else end
    elif end - outer.end <= 2 and (below := _SIGNED_BELOW.match(text, end)):
        end = below.end()
    if not hosts:
        start = max(text.rfind("\n", 0, outer.start) + 1, outer.start - _FRAME_BEFORE)
        stop = text.find("\n", outer.end)
        end = len(text) if stop < 0 else stop
    return Span(max(start, outer.start - _FRAME_BEFORE), min(end, outer.end + _FRAME_AFTER))


def _says_who(text: str, outer: Span, end: int) -> bool:
    """Whether what follows a quotation only says who spoke: "he asked", and after “Why?” also "Ann Bo asked"."""
    if _SAID_AFTER_QUOTE.match(text, end):
        return True
    return text[outer.end - 2 : outer.end - 1] in "?!\u2026" and bool(_NAME_SAID.match(text, end))


_SIGNED_BELOW = when_used(r"(?:\s*[–—-]{1,2} ?[^\W\d_a-z][^\n]{2,80}|[ ]?\([^\W\d_a-z][^()\n]{2,80}\)\.?)(?=\n|$)")
"""What ends the line of a quotation, or stands under it, behind a dash or in brackets: "— Mayor Ada Lund"."""
_NAME_SAID = when_used(r"\s{1,2}[^\W\d_a-z][\w’'.-]*(?:\s[\w’'.-]+){0,5}\s(?:" + "|".join(sorted(INVERTING)) + r")\b")


def _masked(text: str, frame: Span) -> str:
    """The frame with its quotations blotted out, so that nobody's words inside them are read as the text's own; also
    where a quotation opened before the frame."""
    parts, reached = [], frame.start
    for outer in _quoted_near(text, frame):
        if outer.start < frame.end and outer.end > reached:
            start, end = max(outer.start, reached), min(outer.end, frame.end)
            parts += [text[reached:start], _MASK * (end - start)]
            reached = end
    return undot("".join([*parts, text[reached : frame.end]]))


def _quoted_near(text: str, frame: Span) -> list[Span]:
    """The outer quotations of the paragraphs in which a frame stands, by place."""
    start = max(
        (gap.end() for gap in _PARAGRAPH.finditer(text, max(0, frame.start - MAX_UNCLOSED), frame.start)), default=None
    )
    if start is None:
        start = frame.start if frame.start > MAX_UNCLOSED else 0
    after = _PARAGRAPH.search(text, frame.end, frame.end + MAX_UNCLOSED)
    within = Span(start, after.start() if after else frame.end)
    return [quotation.outer for quotation in find_quotations(text, within=within) if quotation.depth == 0]


def _is_all_quote(page: str) -> bool:
    return page.count(_MASK) > 0.8 * len(page.strip())


def _ends_with_colon(text: str, sentence: Span) -> bool:
    return sentence.of(text).rstrip().endswith(":")


_BETWEEN = when_used(r"[\s,.;:–—\ufffc\"'“”‘’-]*")


def _nearest_credit(page: str, target: Span, *, carried: bool) -> _Credit | None:
    """The credit of a quotation: beside it after it, else the nearest strong one before it, else what is nearest."""
    credits = [credit for credit in _credits(page) if credit.word not in _COUNTING]
    if carried:
        credits = [credit for credit in credits if credit.word not in _PERCEIVING]
        own = [credit for credit in credits if credit.word != "according"] or credits
        return own[-1] if own else None
    signed = _signed_credit(page, target)
    if signed:
        return signed
    beside = [c for c in credits if c.start >= target.end and _BETWEEN.fullmatch(page, target.end, c.start)]
    if beside:
        return beside[0]
    before = [c for c in credits if c.start < target.start]
    strong = [c for c in before if c.word in _STRONG or c.word == "according"]
    after = [c for c in credits if c.start >= target.end]
    return next((found for found in ((strong or before)[-1:], after[:1]) if found), [None])[0]


_SIGNED = when_used(
    r"(?:[\s.]{0,2}|\s*\n\s*)(?:[–—-]{1,2}\s?(?P<who>[^,.;:\n\ufffc]{3,50})(?=[,.\n]|$)|\((?P<held>[^,.;:()\n\ufffc]{3,50})(?=[,)]))"
)


def _signed_credit(page: str, target: Span) -> _Credit | None:
    """ "“We were lucky.” — Ada Lund, mayor of Norvik": a person's name behind a dash, and no verb."""
    signed = _SIGNED.match(page, target.end)
    place = "who" if signed and signed["who"] else "held"
    if signed is None or not _is_person(signed[place].strip()):
        return None
    who = _stripped(page, Span(*signed.span(place)))
    return _Credit(Span(who.start - 1, who.start), who, _role_after(page, who.end), "—")


def _colon_credit(page: str, target: Span) -> _Credit | None:
    """ "Igor Morozov, member of the committee: “…”": a name at the head of what a colon ends."""
    head = page[: target.start].rstrip()
    if not head.endswith(":"):
        return None
    came = _CAME_FROM.match(head)
    sender = _stripped(page, Span(*came.span("who"))) if came else None
    who = sender if sender and _can_speak(sender.of(page)) else _leading_subject(page[: target.start])
    return _Credit(Span(len(head) - 1, len(head)), who, _role_after(page, who.end), ":") if who else None


_CAME_FROM = when_used(
    r"\s*(?:(?:and|but|also|next|then|this|that|these words|a (?:word|note|line|message|reply|statement))\s(?:came\s|comes\s)?){0,2}"
    r"from\s(?P<who>[^,:\n\ufffc]{3,60})(?:,[^:\n]{3,80})?:$",
    re.IGNORECASE,
)
"""Who speaks in what "And from Mayor Ada Lund:" announces."""


def _leading_subject(page: str, start: int = 0) -> Span | None:
    """The subject that a sentence or clause opens with, after its adverbs: up to its first verb, mark or
    preposition."""
    place = _DATELINE.match(page, start)
    start = place.end() if place else start
    for _ in range(4):
        leading = _LEADING.match(page, start)
        if not leading:
            break
        start = leading.end()
    dates = find_dates(page[start : start + 60])
    if dates and page[start : start + dates[0].span.start].strip().lower() in ("", "on", "in", "late on"):
        start += dates[0].span.end
    stop = _SUBJECT_END.search(page, start)
    end = stop.start() if stop else len(page)
    words = page[start:end].strip()
    if not words or not (words[0].isupper() or words[0].isdigit()) or len(words.split()) > 9:
        return None
    return _subject(page, start, end)


_DATELINE = when_used(r"\s*[A-Z][A-Z .'’-]{2,40}(?:,\s[\w. ]{2,30})?(?:\s\([^)\n]{2,40}\))?\s[–—-]+\s")
""" "HELSINKI, Aug 13 (Meridian) – " before the sentence proper."""
_SUBJECT_END = when_used(
    r",(?![0-9])|[.;:!?\n\ufffc(]|\s[-–—]\s|\s(?:who|which|that)\b|\s(?:[a-z]+ed|[a-z]{3,}(?<!s)s(?=\s(?:the|a|that|on|in|to|not))|"
    r"is|are|was|were|has|have|had|will|would|could|may|might|did|does|do|can|should|must|came|went|made|took|gave|left|"
    r"fell|rose|began|fled|hit|saw|set|kept|held|sent|met|brought|said|told|says|wrote|put|lost|won|ran|grew|paid|stood|"
    r"became|knew|thought|spent|drew|bought|sold|drove|caught|led|built|spoke|broke|found|got|sees)\b"
)


def _speaker(
    text: str, frame: Span, page: str, credit: _Credit, sentences: Sequence[Span], *, carried: bool
) -> Speaker | None:
    party = _party(page, credit)
    name, role = party.name.shift(frame.start), redot(party.role) if party.role else None
    words = name.of(text)
    how: How = "carried over" if carried else "said beside it"
    if words.lower() not in _PRONOUNS and (party.named or not _PERSON_NOUN.search(words)):
        return Speaker(words, role, name, how, party.named, words)
    found = _followed_back(text, name, words, _own_before(sentences, name.start))
    if found is None:
        return None if words.lower() in _PRONOUNS else Speaker(words, role, name, how, named=False, said_as=words)
    meant = redot(found.role) if found.role else None
    return Speaker(found.name.of(text), meant, found.name, "carried over", found.named, words)


def _own_before(sentences: Sequence[Span], at: int) -> list[Span]:
    """The article's own sentences before a place, the last one up to it: no heading and no caption among them."""
    before = [span for span in sentences if at - _LOOK_BACK <= span.start < at]
    return [Span(span.start, min(span.end, at)) for span in before]


# ---------------------------------------------------------------- following a pronoun back

_SENTENCE_END = when_used(
    r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(]*[^\W\d_a-z])|\n\s*\n\s*|\n\s*(?:[-*+•·▪–—]|\d{1,2}[.)])\s+"
)
"""A stop before a capital, an empty line, or the mark of a list's item."""


_OTHER_SEX = {
    "he": when_used(r"\b(?:she|her|hers)\b", re.IGNORECASE),
    "she": when_used(r"\b(?:he|him|his)\b", re.IGNORECASE),
}
"""What in its own sentence says that a pronoun means a second person."""


def _followed_back(text: str, at: Span, words: str, before: Sequence[Span] = ()) -> _Party | None:
    """Whom a pronoun, or "the official", means: looked for in the sentences before `at`, the nearest first.

    `before` are those sentences where the caller knows them; else they are cut from the text.
    """
    sentences = list(before) or _sentences_before(text, at.start)
    pronoun = words.lower()
    if pronoun in _OTHER_SEX and sentences and _OTHER_SEX[pronoun].search(_masked(text, sentences[-1])):
        sentences = sentences[-1:]  # "she said no more than her spokesman; he …": whom the text told of is not meant
    if pronoun in _PRONOUNS:
        somebody = pronoun in ("he", "she", "who", "i")
        meant = _person_before(text, sentences, pronoun) if somebody else _body_before(text, sentences)
        return _in_full(meant, text) if somebody and meant else meant
    phrase = re.sub(r"^(?:the|his|her|its|their)\s+", "", words, flags=re.IGNORECASE).lower()
    head = _PERSON_NOUN.search(phrase)
    if not head:
        return None
    noun = phrase if phrase.endswith(head[0].lower()) else head[0].lower()
    return _bearer_before(text, sentences, noun) or (_person_before(text, sentences[-2:]) if " " in noun else None)


def _person_before(text: str, sentences: list[Span], pronoun: str = "") -> _Party | None:
    """The person whom "he" means: of the nearest sentence that has one its speaker, or the only one who fits there.

    Where two fit and none of them speaks nobody is meant for certain, and so nobody is returned.
    """
    for n, sentence in reversed(list(enumerate(sentences))):
        page = _masked(text, sentence)
        somebody = _speaking_somebody(page)
        if somebody:
            return _bearer_before(text, sentences[:n], _noun_of(somebody.name.of(page))) or _party_at(
                somebody, sentence
            )
        people = [party for party in _people_in(page, text) if _may_mean(pronoun, party.name.of(page), text)]
        speaking = _speaking_person(page, text)
        if speaking and _may_mean(pronoun, speaking.name.of(page), text):
            return _party_at(speaking, sentence)
        if people and _opens_with(pronoun, page):
            continue  # "She met Ada Lund. “…,” she said": the same one as before
        if people:
            one = _only_one(page, people, text)
            told_of_another = (
                pronoun in _OTHER_SEX and _OTHER_SEX[pronoun].search(page) and not _own_pronoun(pronoun, page)
            )
            return _party_at(one, sentence) if one and not (told_of_another and len(people) == 1) else None
    return None


def _opens_with(pronoun: str, page: str) -> bool:
    """Whether a pronoun is the subject that a sentence opens with."""
    subject = _leading_subject(page)
    return subject is not None and bool(pronoun) and subject.of(page).lower() == pronoun


def _in_full(person: _Party, text: str) -> _Party:
    """A person told by the surname alone where the text has the full name before: there, with the role it gives."""
    surname = person.name.of(text)
    if " " in surname:
        return person
    for full in _full_names(surname, text):
        if full.end <= person.name.start and split_title(full.of(text))[1] != surname:
            return replace(person, name=full)
    return person


def _own_pronoun(pronoun: str, page: str) -> bool:
    other = "she" if pronoun == "he" else "he"
    return bool(_OTHER_SEX[other].search(page))


_PRONOUN_OF = {row["word"]: row["pronoun"] for row in read_table("pronouns", ("word", "pronoun"))}
_TELLING = "|".join(sorted(map(re.escape, _PRONOUN_OF), key=len, reverse=True))


def _may_mean(pronoun: str, name: str, text: str) -> bool:
    """Whether a pronoun can mean the bearer of a name: not where the text calls him by a word of the other ("Mr")."""
    if pronoun not in ("he", "she"):
        return True
    surname = re.escape(name.split()[-1])
    called = re.search(
        rf"\b(?P<before>{_TELLING})\.?,?\s(?:[A-Z][\w.’'-]*\s){{0,2}}{surname}\b|\b{surname},\s(?:\w+\s){{0,4}}(?P<behind>{_TELLING})\b",
        text,
    )
    return called is None or _PRONOUN_OF[called["before"] or called["behind"]] == pronoun


def _only_one(page: str, people: Sequence[_Party], text: str) -> _Party | None:
    """The one of the people of a sentence who can be meant: the only one, or its subject if no other stands outside
    the words about him."""
    if len(people) == 1:
        return people[0]
    subject = _subject_person(page, text)
    own = next((party for party in people if subject and party.name == subject.name), None)
    if own is None:
        return None
    about = _ABOUT.match(page, own.name.end)
    inside = Span(own.name.end, about.end()) if about else Span(own.name.end, own.name.end)
    rivals = [p for p in people if p is not own and not inside.covers(p.name) and not _OWNED.match(page, p.name.end)]
    return None if rivals else own


_ABOUT = when_used(r",[^,.;:]{2,120},")
_OWNED = when_used(r"['’]")


def _people_in(page: str, text: str) -> list[_Party]:
    """The people whom a sentence names, each once: in full, by the surname of one whom the text names in full, or as
    the lone subject of what only somebody does; no place, paper or body."""
    found: dict[str, _Party] = {}
    subject = _subject_person(page, text)
    for place in _name_runs(page):
        name, role = place.of(page), _role_words(page, place.end)
        is_subject = subject is not None and subject.name.meets(place)
        if not (_is_person(name) or is_subject or _surname_of(name, text)) or _is_body_role(role):
            continue
        if not is_subject and (_is_place(name, text) or _is_paper(page, place)):
            continue
        found.setdefault(name.split()[-1], subject if subject and is_subject else _titled(page, place, role))
    return list(found.values())


def _name_runs(page: str) -> Iterator[Span]:
    """The runs of capitals of a page, without what only opens a sentence ("In", "Asked") and without a genitive's
    ending; two names joined by "and" are two."""
    for run in _CAPITAL_RUN.finditer(page):
        for part in re.finditer(r"\S+(?:\s(?!and\b|&)\S+)*(?=\s(?:and|&)\s|$)", run[0]):
            start, words = run.start() + part.start(), part[0]
            words = re.sub(r"^(?:and|&)\s", lambda m: " " * len(m[0]), words)
            start, words = start + len(words) - len(words.lstrip()), words.lstrip()
            opener = words.split(" ", 1)
            if len(opener) > 1 and opener[0].lower() in _OPENS_RUN:
                start, words = start + len(opener[0]) + 1, opener[1]
            words = re.sub(r"['’]s?$", "", words)
            if words:
                yield Span(start, start + len(words))


_OPENS_RUN = word_set(
    "in at on for from to by with after before during since under over among amid despite if when while as although "
    "though once because the but and so yet then later here there that this what who why how whether asked told like"
)
"""What stands with a capital before a name at the head of a sentence and is no name."""
_IN_PLACE = when_used(r"\b(?:in|near|outside|inside|around|across|at|from|to|towards?|of)\s(?:the\s)?$", re.IGNORECASE)
_MOVED = when_used(
    r"\b(?:c[ao]mes?|moved?|moves|went|goes|flew|fl[ei]es|fled|drove|returned|returns|travel(?:led|ed|s)?|hails?|sailed|arrived|walked|native)\s"
    r"(?:back\s|home\s|here\s|over\s)?(?:from|to|of)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""Before a name, that it is where somebody came from or went to: "she came from Port Rey"."""
_AT_PLACE = when_used(r"\b(?:in|near|outside|inside|around|across|at)\s(?:the\s)?$", re.IGNORECASE)


def _is_place(name: str, text: str) -> bool:
    """Whether a name is a place's: the text has it behind "in" or "near" and nowhere but behind such words."""
    told = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?![\w’'])", text)]
    somewhere = any(
        _AT_PLACE.search(text, max(0, at - 16), at) or _MOVED.search(text, max(0, at - 32), at) for at in told
    )
    return somewhere and all(_IN_PLACE.search(text, max(0, at - 16), at) for at in told)


def _is_paper(page: str, name: Span) -> bool:
    """Whether a name is a paper's or another body's: it is called one, or has "the" before its capitals and no title."""
    words = name.of(page)
    if is_outlet(words):
        return True
    return bool(re.search(r"\b[Tt]he $", page[: name.start])) and not split_title(words)[0] and " " in words


def _party_at(party: _Party, sentence: Span) -> _Party:
    return replace(party, name=party.name.shift(sentence.start))


def _speaking_somebody(page: str) -> _Party | None:
    """The one person without a name who speaks last in a sentence: "her spokesman said", but not "officials said"."""
    for credit in reversed(_credits(page)):
        party = _party(page, credit)
        words = party.name.of(page)
        if words.lower() in _PRONOUNS:
            continue
        head = list(_PERSON_NOUN.finditer(words))
        unnamed = _is_definite(words) and not party.named and not _BODY_WORD.search(words.split(" of ")[0].split()[-1])
        return party if unnamed and head and head[-1].end() == len(words) and not words.endswith("s") else None
    return None


def _noun_of(words: str) -> str:
    """The role by which a phrase calls somebody: "the defence minister" is "defence minister"."""
    phrase = re.sub(r"^(?:the|a|an|his|her|its|their|one|some|another)\s+", "", words, flags=re.IGNORECASE).lower()
    heads = list(_PERSON_NOUN.finditer(phrase))
    return phrase if heads and phrase.endswith(heads[-1][0].lower()) else heads[0][0].lower() if heads else phrase


def _speaking_person(page: str, text: str) -> _Party | None:
    for credit in reversed(_credits(page)):
        party = _party(page, credit)
        words = party.name.of(page)
        if words.lower() in _PRONOUNS or _is_body_role(party.role) or _is_paper(page, party.name):
            continue
        if _is_person(words) or _is_surname(words, text):
            return party
    return None


_PERSONAL = frozenset(row["verb"] for row in read_table("personal", ("verb",)))
_NEXT_WORD = when_used(r"\s([a-z]+)")


def _subject_person(page: str, text: str) -> _Party | None:
    """The person who is the subject of a sentence; a lone name is one before a verb of persons, or with a full name."""
    who = _leading_subject(page)
    party = _titled(page, who, _role_words(page, who.end)) if who else None
    if party is None or _is_body_role(party.role) or _is_paper(page, party.name):
        return None
    words = party.name.of(page)
    verb = _NEXT_WORD.match(page, party.name.end)
    acts = bool(verb and verb[1] in _PERSONAL) and words.lower() not in STOPWORDS and _is_surname(words, text)
    return party if _is_person(words) or acts or _surname_of(words, text) else None


def _role_words(page: str, at: int) -> str | None:
    role = _role_after(page, at)
    return role.of(page) if role else None


def _is_body_role(role: str | None) -> bool:
    """Whether an apposition says that the name is a body's: "Ilmar Grid, the network company"."""
    return bool(role and _BODY_WORD.search(role) and not _PERSON_NOUN.search(role))


def _bearer_before(text: str, sentences: list[Span], noun: str) -> _Party | None:
    """Who is called by a role before: the person with it, or whoever the text introduces by it ("a Turkish official").

    Where it opens with the bare role ("Russia's ambassador said") and one of the next two sentences opens with a
    person's name, that person is meant.
    """
    for n in range(len(sentences) - 1, -1, -1):
        page = _masked(text, sentences[n])
        found = _called(page, noun)
        if found is None:
            continue
        if not _is_person(found.name.of(page)):
            named = (_opening_person(text, following.end) for following in sentences[n : n + 2])
            found = next((_party_at(party, Span(-sentences[n].start, 0)) for party in named if party), found)
        return _party_at(found, sentences[n])
    return None


def _called(page: str, noun: str) -> _Party | None:
    """The subject of saying that a sentence calls by a noun, in the subject itself or in an apposition to it."""
    for credit in reversed(_credits(page)):
        party = _party(page, credit)
        said = credit.who.of(page).lower()
        person = _is_person(party.name.of(page))
        if noun in f"{said} {(party.role or '').lower()}" and (person or not said.startswith("the ")):
            return party
    return None


def _opening_person(text: str, at: int) -> _Party | None:
    """The person whose name opens the sentence at `at`."""
    while at < len(text) and text[at].isspace():
        at += 1
    name = _CAPITAL_RUN.match(text, at)
    if name is None or not _is_person(name[0]):
        return None
    return _Party(Span(*name.span()), None, named=True)


def _sentences_before(text: str, at: int) -> list[Span]:
    begin = max(0, at - _LOOK_BACK)
    ends = [begin, *(m.end() for m in _SENTENCE_END.finditer(text, begin, at))]
    cuts = [Span(a, b) for a, b in zip(ends, [*ends[1:], at], strict=True) if b > a]
    return [cut for cut in cuts if cut is cuts[-1] or not _is_line_of_page(cut.of(text))]


def _is_line_of_page(piece: str) -> bool:
    """Whether a piece between empty lines ends without a stop: a heading, a caption or an item, and no sentence."""
    return piece.endswith("\n") and not re.search(r"[.!?…:;,][\"'”’»)\]]*\s*$", piece)


def _is_surname(words: str, text: str) -> bool:
    """Whether a single capitalised word can be a person's name: no body, no country, no word that the text writes
    small."""
    if " " in words or not words[:1].isupper() or _BODY_WORD.search(words):
        return False
    if words in COUNTRY_NAMES | BODY_NAMES or words.lower() in DEMONYMS:
        return False
    return _surname_of(words, text) or not re.search(rf"(?<![\w’'-]){re.escape(words.lower())}\b", text)


MOST_NAMESAKES = 40
"""Places of a surname that are looked at for its full name."""


def _surname_of(word: str, text: str) -> bool:
    """Whether a single word is the last name of somebody whom the text names in full: Kane, after Alma Kane."""
    if " " in word or len(word) < 2 or word.lower() in DEMONYMS or word in BODY_NAMES:
        return False
    return any(True for _ in _full_names(word, text))


def _full_names(surname: str, text: str) -> Iterator[Span]:
    """The places at which a text names somebody of a surname in full, or by title and surname."""
    full = re.compile(rf"(?<!\w)[^\W\d_a-z][\w’'-]+\s(?:[A-Z]\.\s)?{re.escape(surname)}(?!\w)")
    for match, _ in zip(full.finditer(text), range(MOST_NAMESAKES), strict=False):
        if _is_person(match[0]):
            yield Span(*match.span())


def _body_before(text: str, sentences: list[Span]) -> _Party | None:
    """Whom "it" or "they" means: the body that the clause before, or the last or last but one sentence, speaks of."""
    for sentence in reversed(sentences[-3:]):
        found = _body_in(_masked(text, sentence))
        party = _party_at(found, sentence) if found else None
        if party and _is_body_name(text, party.name):
            return party
    return None


def _is_body_name(text: str, name: Span) -> bool:
    """Whether a subject can be a body and not a thing ("Revenue rose, it said"): it has a body's word, a name inside,
    or a first word that the text also capitalises within a sentence."""
    words = name.of(text)
    if _BODY_WORD.search(words) or _PERSON_NOUN.search(words) or any(word[0].isupper() for word in words.split()[1:]):
        return True
    if words in COUNTRY_NAMES | BODY_NAMES or words.isupper():
        return True
    first = words.split()[0]
    return first[0].isupper() and bool(
        re.search(rf"[a-z,] {re.escape(first)}\b", text[max(0, name.start - 6_000) : name.end + 2_000])
    )


def _body_in(page: str) -> _Party | None:
    """The body that a sentence is about, for "it said": the subject of its last verb of saying, else its own
    subject."""
    parties = [_party(page, credit) for credit in _credits(page)]
    bodies = [party for party in parties if not _is_somebody(party.name.of(page))]
    if bodies:
        return bodies[-1]
    who = _leading_subject(page)
    return None if who is None or _is_somebody(who.of(page)) else _titled(page, who, None)


def _is_somebody(words: str) -> bool:
    """Whether a party is a person, named or not, or a pronoun, and so no body."""
    if words.lower() in _PRONOUNS or _is_person(words):
        return True
    return bool(_PERSON_NOUN.search(words) and not _BODY_WORD.search(words))


# ---------------------------------------------------------------- finding said words again

_SAME = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u2033`\u00b4", "'"),
    '"': "'",
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}


class _Folding(dict[int, str]):
    """A table for `str.translate` that works out each character once, always one character for one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        low = char.casefold()
        folded = self[code] = " " if char.isspace() else _SAME.get(char, low if len(low) == 1 else char)
        return folded


_FOLDING = _Folding()


def locate_words(words: str, text: str, within: Span) -> Span | None:
    """The exact place of said words inside `within`: the first at which they stand as whole words, else None.

    Quote marks, dashes, white space and case are folded, one character for one, so that the span is one of `text` and
    as long as what was said; a run of white space meets any other run. Nothing else differs: a changed digit, letter or
    comma is not found, and "33" is not found in "1933", "33,000" or "3.33".
    """
    sought = words.strip().translate(_FOLDING)
    if not sought:
        return None
    page = within.of(text).translate(_FOLDING)
    pattern = re.compile(r"\s+".join(re.escape(word) for word in sought.split()))
    for match in pattern.finditer(page):
        found = Span(*match.span()).shift(within.start)
        if _stands_whole(text, found):
            return found
    return None


def _stands_whole(text: str, span: Span) -> bool:
    """Whether no letter or digit goes on at either end, and no number does across a point or comma."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    first, last = text[span.start], text[span.end - 1]
    if (first.isalnum() and before[-1:].isalnum()) or (last.isalnum() and after[:1].isalnum()):
        return False
    if first.isdigit() and before[-1:] in (".", ",") and before[:1].isdigit():
        return False
    return not (last.isdigit() and after[:1] in (".", ",") and after[1:].isdigit())
