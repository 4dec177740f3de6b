"""Whose count a figure is, and which articles are one report.

A figure counts for its **asserter**: the party that the text names ("UN", "SOHR"), by one name whatever the article
calls it ("the United Nations", "the observatory", "its spokesman"); else the **origin** of the report (a wire, a
cited paper), else the outlet. Outlets that cite one asserter relay it. Articles whose text is one text have one origin.

Names are compared by the lexicon's bodies, by initials and bracketed abbreviations of the article set itself, and by
the office that a text gives a person ("Marit Solheim-Dahl, who leads the Federation" speaks for the Federation).
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from briefgen.lexicon import (
    ABBREVIATIONS,
    BODY_NAMES,
    DEMONYMS,
    SEATS,
    STOPWORDS,
    WIRES,
    fold,
    names_in,
    read_words,
    terms_of,
    words_of,
)
from briefgen.records import EXTRACTED_ROLES, Article, FigureClaim

COPY_OVERLAP = 0.9
"""Share of the shorter text's five-word shingles that stand in the other one too: above it the two are one text."""
VERSION_OVERLAP = 0.5
"""From here on two texts are two versions of one report: independent reports of one event share under 0.05."""
SHINGLE = 5
LEAST_SHINGLES = 25
"""Texts shorter than about thirty words are too short to be called a copy."""
_SAMPLE = 4
"""Every fourth shingle (by its hash) is indexed to find candidates; overlaps are then counted on all."""


# ---------------------------------------------------------------- copies


@dataclass(frozen=True, slots=True)
class Copy:
    """`article` has the text of `of`, the earlier or supplying one. `overlap` is the share of shared shingles, 0 to
    1."""

    article: str
    of: str
    overlap: float


def find_copies(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Articles that are near-duplicates of another one, in the order given; each names the one original of its set."""
    return _find_alike(articles, COPY_OVERLAP, 1.01)


def find_versions(articles: Sequence[Article]) -> tuple[Copy, ...]:
    """Articles that share much text with another one but differ: two versions of one report, one origin, no
    duplicate."""
    return _find_alike(articles, VERSION_OVERLAP, COPY_OVERLAP)


def _find_alike(articles: Sequence[Article], least: float, below: float) -> tuple[Copy, ...]:
    held = {article.id: article for article in articles}
    original: dict[str, tuple[str, float]] = {}
    for a, b, overlap in _overlaps(articles):
        if least <= overlap < below:
            first, second = _in_order(held[a], held[b])
            known = original.get(second.id)
            if known is None or (_supply_order(first), -overlap) < (_supply_order(held[known[0]]), -known[1]):
                original[second.id] = (first.id, overlap)
    return tuple(Copy(a.id, _root(a.id, original), original[a.id][1]) for a in articles if a.id in original)


def _root(article: str, original: Mapping[str, tuple[str, float]]) -> str:
    """Follow copies of copies to the text that is none; each step goes to an earlier article, so it ends."""
    while article in original:
        article = original[article][0]
    return article


def _supply_order(article: Article) -> tuple[str, str]:
    day = article.published.day
    return (day.isoformat() if day else "9999", article.id)


def _in_order(a: Article, b: Article) -> tuple[Article, Article]:
    """The original first: the one whose outlet the other names as its origin, else the earlier, else by id."""
    if a.origin and b.outlet and same_party(a.origin, b.outlet) and not _is_own(a):
        return b, a
    if b.origin and a.outlet and same_party(b.origin, a.outlet) and not _is_own(b):
        return a, b
    return (a, b) if _supply_order(a) <= _supply_order(b) else (b, a)


def _is_own(article: Article) -> bool:
    return bool(article.origin and article.outlet and same_party(article.origin, article.outlet))


def _overlaps(articles: Sequence[Article]) -> Iterable[tuple[str, str, float]]:
    """Pairs of articles with their overlap, found through an index of sampled shingles."""
    shingles = {article.id: _shingles(article) for article in articles}
    index: dict[int, list[str]] = defaultdict(list)
    for article, own in shingles.items():
        for shingle in own:
            if shingle % _SAMPLE == 0 and len(own) >= LEAST_SHINGLES:
                index[shingle].append(article)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for found in index.values():
        # A shingle that very many articles hold is a stock phrase; comparing all its pairs would be quadratic.
        for n, a in enumerate(found if len(found) <= 50 else ()):
            for b in found[n + 1 :]:
                shared[(a, b)] += 1
    for (a, b), count in sorted(shared.items()):
        smaller = min(len(shingles[a]), len(shingles[b]))
        if count * _SAMPLE >= smaller * VERSION_OVERLAP / 2:
            yield a, b, len(shingles[a] & shingles[b]) / smaller


def _shingles(article: Article) -> frozenset[int]:
    """Hashes of the runs of five words in the extracted body. crc32 is the same on every machine and in every run."""
    text = "\n".join(block.span.of(article.text) for block in article.blocks if block.role in ("body", "dateline"))
    words = tuple(fold(word) for word in re.findall(r"\w+", text))
    runs = (" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1))
    return frozenset(zlib.crc32(run.encode()) for run in runs)


# ---------------------------------------------------------------- names of parties

_GENERIC = re.compile(
    r"^(?:(?:the|its|their|this|that|his|her)\s+(?:same\s+)?|(?=\w+$))"
    r"(?P<noun>(?:[\w’'-]+\s+){0,2}?(?:agency|monitor|monitoring group|observatory"
    r"|watchdog|organi[sz]ation|group|body|ministry|office|commission|union|federation|company|operator|firm|bank|authority"
    r"|regulator|institute|centre|center|paper|newspaper|daily|broadcaster|party|government|army|military|police|court"
    r"|council|charity|fund|foundation|survey|service|department|committee|coastguard|coast guard|board|carrier"
    r"|maker))$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:it|they|he|she|both)$", re.IGNORECASE)
_OFFICE = (
    r"(?:spokes(?:man|woman|person|people)|head|chief|leader|director(?:[- ]general)?|chair(?:man|woman|person)?"
    r"|president|secretary[- ]general|partner|analyst|representative|coordinator|co-ordinator|chief executive"
    r"|finance chief|envoy|official|officials|boss|commissioner|commander|secretary|minister)"
)
_SPEAKS_FOR = re.compile(
    rf"^(?:an?|the|its|one)?\s*(?:[\w-]+\s+){{0,2}}?{_OFFICE}\s+(?:for|of|at|with|from)\s+(?P<body>.+)$", re.IGNORECASE
)
_SPOKEN_FOR = re.compile(
    r"^(?:an?\s+|the\s+)?(?P<body>.+?)(?:['’]s)?\s+"
    r"(?:spokes(?:man|woman|person|people)|press office|statement|data|figures|count|tally)"
    r"(?:,?\s+[A-Z].*)?$",
)
_COUNTRY_VOICE = re.compile(
    r"^(?P<land>[\w.’' -]+?)\s+(?:government|authorities|administration|officials|state)$", re.IGNORECASE
)
_HONORIFIC = re.compile(
    r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|President|Prime Minister|Minister|General|Gen|Col)\.?\s+(?=[A-Z])"
)
_BODY_WORDS = re.compile(
    r"\b(?:Agency|Observatory|Ministry|Office|Organi[sz]ation|Commission|Council|Cent(?:re|er)|Bank|Group|Federation|Union|Party"
    r"|Army|Police|Court|Authority|Institute|University|Compan(?:y|ies)|Corp|Inc|Ltd|Lines|Department|Committee|Service|Survey"
    r"|Administration|Society|Association|Watch|Fund|Foundation|Board|Guard|Forces?|Parliament|Duma|Press|Times|Post|News|Crescent"
    r"|Cross|International|Securities|Partners|Capital|Airlines?|Holdings?)\b"
)  # fmt: skip


def same_party(a: str, b: str) -> bool:
    """Whether two names are one party by the lexicon: "the United Nations" and "UN"."""
    return fold(normalise_party(a)) == fold(normalise_party(b))


@lru_cache(maxsize=8_192)
def normalise_party(name: str) -> str:
    """One name for a party, from its words alone.

    "the United Nations" -> "UN"; "Ankara", "the Turkish government" -> "Turkey"; "a spokesperson for UNHCR" -> "UNHCR";
    "Mr Putin" -> "Putin". A name that no table knows keeps its words, without the article and honorific.
    """
    bare = " ".join(name.split()).strip(" ,;:“”\"'")
    bare = bare if re.search(r"\b\w\.$", bare) else bare.rstrip(".")
    bracketed = _IN_BRACKETS.match(bare)
    if bracketed:
        return normalise_party(_shorter(bracketed["name"], bracketed["other"]))
    for pattern in (_SPEAKS_FOR, _PAPER_OF, _SPOKEN_FOR):
        match = pattern.match(bare)
        if match and _names_a_body(match["body"]):
            return normalise_party(match["body"])
    plain = re.sub(r"^(?:the|The)\s+", "", bare)
    plain = _DESCRIBED.sub("", _HONORIFIC.sub("", plain))
    known = _known_party(plain)
    return known or plain or bare


_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s+\((?:the\s+)?(?P<other>[^()]+)\)$")
_PAPER_OF = re.compile(
    r"^(?:an?\s+|the\s+|its\s+)?(?:[\w-]+\s+)?(?:survey|report|study|estimate|count|review|tally|statement|poll|analysis"
    r"|figures|data|documents?|list|register)\s+(?:by|from|of)\s+(?P<body>.+)$",
    re.IGNORECASE,
)


def _shorter(name: str, other: str) -> str:
    """Of a name and the one in brackets behind it, the abbreviation: "VNA (Veldanian News Agency)" -> "VNA"."""
    return other if re.fullmatch(r"[A-Z][A-Za-z]{1,6}", other) and not re.fullmatch(r"[A-Z]{2,7}", name) else name


_DESCRIBED = re.compile(
    r"^(?!al-|de |von |van |bin )(?:[a-z][\w-]*\s+){1,3}(?=[A-Z][\w’'&.-]*(?:\s+[A-Z][\w’'&.-]*)*$)"
)
"""Small words before a name: "ferry group Skarvholm Lines", "chief executive Ingrid Tallaksen"."""


def _names_a_body(words: str) -> bool:
    plain = _without_article(words)
    return plain[:1].isupper() or _known_party(plain) is not None or bool(_GENERIC.match(f"the {plain}"))


def _known_party(plain: str) -> str | None:
    folded = re.sub(r"['’]s$", "", fold(plain))
    if folded in ABBREVIATIONS:
        return ABBREVIATIONS[folded]
    if folded in DEMONYMS and plain[:1].isupper():
        return DEMONYMS[folded]
    if folded in SEATS and folded not in _KEPT_SEATS:
        return SEATS[folded]
    voice = _COUNTRY_VOICE.match(plain)
    land = fold(re.sub(r"['’]s$", "", voice["land"])) if voice else ""
    return DEMONYMS.get(land) or (SEATS.get(land) if land not in _KEPT_SEATS else None)


_KEPT_SEATS = frozenset({"kremlin", "white house", "downing street", "brussels", "washington", "london", "paris"})
"""Seats that texts name as parties of their own, or that are as often just the city."""


@dataclass(frozen=True, slots=True)
class _Aliases:
    """What the article set itself says of names: folded short or long form -> the name used for comparison."""

    names: Mapping[str, str]

    def of(self, name: str) -> str:
        """The name used for comparison; a country's possessive before a name is passed over ("Veldania’s NES")."""
        bare = re.sub(r"^[A-Z][\w-]+['’]s\s+(?=[A-Z])", "", name)
        return self.names.get(fold(name)) or self.names.get(fold(bare)) or name

    def with_short_names(self, parties: Iterable[str]) -> _Aliases:
        """Also one name for a company told with and without its suffix: "Skarvholm", "Skarvholm Lines"."""
        told = {fold(party): party for party in sorted(set(parties))}
        short = {}
        for folded in told:
            head, _, tail = folded.partition(" ")
            if head in told and tail and set(tail.split()) <= _SUFFIXES:
                short[folded] = told[head]
        return _Aliases({**short, **self.names})


_SUFFIXES = read_words(
    """lines line group capital inc inc. ltd ltd. limited holdings holding bank corp corp. corporation company co co.
    plc ag sa se nv gmbh llc airlines airways industries international"""
)


_BRACKETED = re.compile(
    r"(?P<long>[A-Z][\w’'&.-]+(?:\s+(?:of|for|and|the|on|in|to|de|des|du|[A-Z][\w’'&.-]+)){1,9})\s+\((?:the\s+)?(?P<short>[A-Z][A-Za-z]{1,7})\)"
)
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "des", "du", "la", "le", "&"})


def _learn_aliases(articles: Sequence[Article], wanted: Iterable[str]) -> _Aliases:
    """Abbreviations in brackets, and for each wanted abbreviation a name of the set with its initials, if there is
    just one."""
    learned: dict[str, str] = {}
    for article in articles:
        for match in _BRACKETED.finditer(article.text):
            long = _tail_with_initials(match["long"], match["short"])
            if long:
                learned.setdefault(fold(long), match["short"])
    known = frozenset(learned.values()) | frozenset(ABBREVIATIONS.values())
    for short in sorted(set(wanted)):
        if re.fullmatch(r"[A-Z]{3,7}", short) and short not in known:
            for long in _names_with_initials(short, articles):
                learned.setdefault(fold(long), short)
    return _Aliases({long: normalise_party(short) for long, short in learned.items()})


def _tail_with_initials(long: str, short: str) -> str | None:
    """The end of a phrase whose initials are the abbreviation: "by the Greek Seamen's Union (GSU)" -> "Greek Seamen's
    Union"."""
    words = long.split()
    for start in range(len(words)):
        if _initials(words[start:]) == short.upper() or _initials(words[start:], small=True) == short.upper():
            return " ".join(words[start:])
    return None


def _initials(words: Sequence[str], *, small: bool = False) -> str:
    parts = (part for word in words if small or word not in _SMALL for part in word.split("-"))
    return "".join(part[0].upper() for part in parts if part)


def _names_with_initials(short: str, articles: Sequence[Article]) -> tuple[str, ...]:
    link = r"(?:\s+(?:of|for|and|the|on|in|to|de|&))*[\s-]+"
    pattern = re.compile(r"\b" + link.join(rf"{letter}[a-z’']+" for letter in short) + r"\b")
    found = {match.group() for article in articles for match in pattern.finditer(article.text)}
    return tuple(found) if len({fold(name) for name in found}) == 1 else ()


# ---------------------------------------------------------------- asserters


def resolve_asserters(claims: Sequence[FigureClaim], articles: Sequence[Article]) -> tuple[FigureClaim, ...]:
    """The claims in their order, with `asserter` and `origin` by one name a party across all articles.

    An unattributed figure equal to an attributed one of the same measure in the same article is that asserter's.
    Other unattributed figures are the origin's: of the wire or cited paper, of the original of a copy, else the
    outlet's.
    """
    held = {article.id: article for article in articles}
    origins = read_origins(articles)
    aliases = _learn_aliases(articles, (c.attributed_to for c in claims if c.attributed_to))
    parties = {c.id: _party_of(c, held.get(c.article)) for c in claims}
    voices = _learn_voices(parties.values(), articles)
    speakers = {c.id: _voice_of(parties[c.id], held.get(c.article), voices) for c in claims}
    aliases = aliases.with_short_names(speaker for speaker in speakers.values() if speaker)
    named = tuple(_name_asserter(c, speakers[c.id], origins, aliases) for c in claims)
    attributed: dict[str, list[FigureClaim]] = defaultdict(list)
    for claim in named:
        if claim.attributed_to:
            attributed[claim.article].append(claim)
    return tuple(_take_over(claim, attributed[claim.article]) for claim in named)


def read_origins(articles: Sequence[Article]) -> dict[str, str]:
    """Whose report each article is, by article id: its origin, else the wire of its dateline, else its outlet, else
    its path.

    A copy or another version of a report has the origin of the original.
    """
    origins = {article.id: _own_origin(article) for article in articles}
    for copy in (*find_versions(articles), *find_copies(articles)):
        origins[copy.article] = origins[copy.of]
    return origins


def _own_origin(article: Article) -> str:
    return normalise_party(article.origin or _wire_of(article) or article.outlet or article.path)


_DATELINE_WIRE = re.compile(r"\((?P<wire>[A-Z][A-Za-z]{1,10})\)\s*[-–—]")


def _wire_of(article: Article) -> str | None:
    """A known agency in the dateline ("ANKARA (Reuters) -") of the first extracted blocks."""
    first = [block for block in article.blocks if block.role in EXTRACTED_ROLES][:4]
    for block in first:
        match = _DATELINE_WIRE.search(block.span.of(article.text)[:160])
        if match and normalise_party(match["wire"]) in WIRES:
            return match["wire"]
    return None


def _party_of(claim: FigureClaim, article: Article | None) -> str | None:
    if not claim.attributed_to:
        return None
    if article is None:
        return normalise_party(claim.attributed_to)
    return _resolve_party(claim.attributed_to, article, claim.span.start)


def _name_asserter(
    claim: FigureClaim, speaker: str | None, origins: Mapping[str, str], aliases: _Aliases
) -> FigureClaim:
    origin = origins.get(claim.article, claim.origin)
    return replace(claim, asserter=(aliases.of(speaker) if speaker else "") or origin, origin=origin)


def _resolve_party(name: str, article: Article, at: int) -> str:
    """A party's one name: what "the agency", "its spokesman" or a surname stands for is looked for in the article."""
    bare = name.strip()
    generic = _GENERIC.match(bare)
    if generic and _known_party(_without_article(bare)) is None:
        return normalise_party(_generic_body(generic["noun"], article, at) or bare)
    if _PRONOUN.match(bare) or _ITS_OFFICE.match(bare):
        return normalise_party(_last_named(_parties_of(article), at) or bare)
    spoken = _SPEAKS_FOR.match(bare)
    if spoken and _GENERIC.match(spoken["body"]):
        return _resolve_party(spoken["body"], article, at)
    return normalise_party(bare)


def _without_article(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)


_PAPERS = r"(?:statement|report|accounts|results|filing|figures|data|count|website|press office)"
_ITS_OFFICE = re.compile(
    rf"^(?:its|their|the company['’]s)\s+(?:own\s+)?(?:[\w-]+\s+)?(?:{_OFFICE}|{_PAPERS})\b", re.IGNORECASE
)
_PRESS = read_words("paper newspaper daily broadcaster")
_FIRM = read_words("company operator firm carrier maker")


def _generic_body(noun: str, article: Article, at: int) -> str | None:
    """ "the paper" is the cited one, "the company" the article's subject, else the last body whose name has the noun.

    Only for a plain "agency", "body" or "organisation" will any body do.
    """
    last = words_of(noun)[-1]
    if fold(last.text) in _PRESS and article.origin:
        return article.origin
    if fold(last.text) in _FIRM:
        return _subject_of(article)
    bodies = [(end, name) for end, name in _parties_of(article) if _is_body(name)]
    fitting = [(end, name) for end, name in bodies if last.stem in {word.stem for word in words_of(_long_form(name))}]
    found = _last_named(fitting, at)
    return found or (_last_named(bodies, at) if fold(last.text) in _ANY_BODY else None)


_ANY_BODY = read_words("agency body organisation organization monitor watchdog group regulator")


def _last_named(parties: Sequence[tuple[int, str]], at: int) -> str | None:
    return next((name for end, name in reversed(parties) if end <= at), None)


@lru_cache(maxsize=1_024)
def _parties_of(article: Article) -> tuple[tuple[int, str], ...]:
    """Bodies, seats of government and the subject company that a text names, each with the offset at which it ends."""
    text, subject = article.text, _subject_of(article)
    names = ((name.end, name.text) for name in names_in(text, opening=True))
    found = {end: name for end, name in names if _is_body(name) or fold(_without_article(name)) in SEATS}
    # "the UN refugee agency" has small letters that no name has; the lexicon knows it as one term.
    found.update({term.end: term.names[0] for term in terms_of(text) if term.names[0] in BODY_NAMES})
    if subject:
        for match in re.finditer(rf"\b{re.escape(subject)}\b", text):
            found.setdefault(match.end(), subject)
    return tuple(sorted(found.items()))


@lru_cache(maxsize=1_024)
def _subject_of(article: Article) -> str | None:
    """The company that an article is about: the name in its title that its text repeats most. None outside business
    news."""
    if not re.search(r"\b(?:company|shares|shareholders|revenue|profit|chief executive)\b", article.text):
        return None
    tokens = dict.fromkeys(re.findall(r"\b[A-Z][\w-]{2,}", f"{article.title}. {_lead(article)}"))
    counts = {t: len(re.findall(rf"\b{re.escape(t)}\b", article.text)) for t in tokens if _could_be_company(t)}
    best = max(counts.values(), default=0)
    return next(t for t, n in counts.items() if n == best) if best >= _REPEATED else None


_REPEATED = 3
"""A subject is named at least so often."""


def _lead(article: Article) -> str:
    body = next((block for block in article.blocks if block.role == "body"), None)
    return body.span.of(article.text) if body else ""


def _could_be_company(token: str) -> bool:
    plain = fold(token)
    return plain not in DEMONYMS and plain not in STOPWORDS and plain not in SEATS and not _CALENDAR_NAME.match(token)


_CALENDAR_NAME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:Jan|Febr)uary$|March$|April$|Ju(?:ne|ly)$|August$|[A-Z]\w+ember$|October$"
)


def _is_body(name: str) -> bool:
    folded = fold(name)
    if folded in DEMONYMS:
        return False
    return folded in ABBREVIATIONS or bool(_BODY_WORDS.search(name)) or bool(re.fullmatch(r"[A-Z]{3,7}", name))


def _long_form(name: str) -> str:
    """All long forms of a known body, so that "the agency" finds UNHCR (UN refugee agency)."""
    short = ABBREVIATIONS.get(fold(name))
    return " ".join((name, *_LONG_FORMS.get(short or "", ())))


_LONG_FORMS: Mapping[str, tuple[str, ...]] = {
    short: tuple(long for long, name in ABBREVIATIONS.items() if name == short)
    for short in sorted(set(ABBREVIATIONS.values()))
}


# ---------------------------------------------------------------- people and the bodies they speak for

_PERSON = re.compile(r"^[A-Z][\w’'-]+(?:\s+(?:[A-Z][\w’'.-]*|al-\w+|de|von|van|bin))*$")


def _learn_voices(parties: Iterable[str | None], articles: Sequence[Article]) -> dict[str, str]:
    """The body of each person that some article gives an office; the first article in order decides."""
    people = sorted({party for party in parties if party and _is_person(party)})
    found: dict[str, str] = {}
    for article in articles:
        for full in {_full_name(person, article.text) for person in people if person in article.text}:
            body = _office_of(full, article)
            if body:
                found.setdefault(full, normalise_party(body))
    return found


def _is_person(party: str) -> bool:
    folded = fold(party)
    known = folded in DEMONYMS or folded in ABBREVIATIONS or folded in SEATS
    return bool(_PERSON.match(party)) and not known and not _is_body(party)


def _voice_of(party: str | None, article: Article | None, voices: Mapping[str, str]) -> str | None:
    """The body for which a text says that a person speaks, else the person's fullest name; other parties as they are.

    The person's own article is asked first; failing that, `voices` from the others, by full name or a surname of one.
    """
    if party is None or article is None or not _is_person(party):
        return party
    full = _full_name(party, article.text)
    body = _office_of(full, article)
    if body:
        return normalise_party(body)
    namesakes = {voices[name] for name in voices if name.split()[-1] == full}
    return voices.get(full) or (namesakes.pop() if len(namesakes) == 1 else full)


def _full_name(name: str, text: str) -> str:
    """The first longer form of a surname in the text: "Solheim-Dahl" -> "Marit Solheim-Dahl"."""
    if " " in name:
        return name
    match = re.search(rf"(?P<given>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]*)?)\s{re.escape(name)}\b", text)
    if match is None or fold(match["given"]) in DEMONYMS.keys() | STOPWORDS or _HONORIFIC.match(match["given"] + " X"):
        return name
    return f"{match['given']} {name}"


@lru_cache(maxsize=4_096)
def _office_of(full: str, article: Article) -> str | None:
    """The body of which a text calls a person head, spokesman, ... ("X, who leads the Y", "Y's spokesman, X")."""
    text, person = article.text, re.escape(full)
    named = _office_after(person, text) or _office_before(person, text)
    return named or _generic_office(person, article) or _company_office(person, article)


def _office_after(person: str, text: str) -> str | None:
    leads = r"who\s+(?:leads|heads|runs|chairs|speaks\s+for)|who\s+covers\s.{0,30}?\bfor|of"
    office = rf"(?:an?\s+|the\s+|its\s+)?(?:[\w’'-]+\s+){{0,3}}?{_OFFICE}\s+(?:of|for|at|with)"
    match = re.search(rf"{person},?\s+(?:{leads}|{office})\s+(?:the\s+)?(?:[a-z]+,\s+)?(?=[A-Z])", text)
    return _body_at(text, match.end()) if match else None


def _body_at(text: str, start: int) -> str | None:
    """The body whose name begins at an offset, with an inner "and": "Seafarers and Dockers’ Federation"."""
    names = [name for name in names_in("x " + text[start : start + 90]) if name.start == 2]
    if not names:
        return None
    more = re.match(r"(?:[A-Z][\w’'-]+\s+){1,2}and\s+[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*", text[start : start + 90])
    whole = more.group() if more and not _is_body(names[0].text) else names[0].text
    return whole if _is_body(whole) else None


def _office_before(person: str, text: str) -> str | None:
    body = r"(?P<body>[A-Z][\w&.-]+(?:\s+[A-Z][\w&.-]+)*)"
    match = re.search(rf"{body}(?:['’]s)?\s+(?:[\w-]+\s+)?{_OFFICE},?\s+{person}", text)
    return match["body"] if match and _is_body(match["body"]) else None


def _generic_office(person: str, article: Article) -> str | None:
    """The body behind "a spokesman for the service", "who speaks for the service", "the service's spokesman"."""
    noun = r"the\s+(?P<noun>[a-z]+)"
    for pattern in (
        rf"{person},?\s+(?:an?\s+|the\s+)?(?:[a-z-]+\s+){{0,2}}?{_OFFICE}\s+(?:of|for|at|with)\s+{noun}\b",
        rf"{person},?\s+who\s+(?:speaks\s+for|leads|heads|runs|chairs)\s+{noun}\b",
        rf"\b[Tt]{noun[1:]}['’]s\s+(?:[a-z-]+\s+)?{_OFFICE},?\s+{person}",
    ):
        match = re.search(pattern, article.text)
        if match and _GENERIC.match(f"the {match['noun']}"):
            return _generic_body(match["noun"], article, match.start("noun"))
    return None


def _company_office(person: str, article: Article) -> str | None:
    """ "the chief executive" or "its spokesman" without a name is the subject company's."""
    office = r"(?:chief executive|finance chief|chief financial officer|CEO|CFO|chairman|chairwoman|founder|spokes\w+)"
    beside = rf"{person},?\s+(?:the|its|who (?:has been|is))\s+{office}|(?:the|its|Its|The)\s+{office},?\s+{person}"
    return _subject_of(article) if re.search(beside, article.text) else None


# ---------------------------------------------------------------- unattributed figures


def _take_over(claim: FigureClaim, attributed: Sequence[FigureClaim]) -> FigureClaim:
    """An unattributed claim equal in value and measure to attributed ones of its article, if all name one party, is
    theirs."""
    if claim.attributed_to or claim.quantity is None:
        return claim
    parties = {other.asserter for other in attributed if _same_figure(claim, other)}
    return replace(claim, asserter=next(iter(parties))) if len(parties) == 1 else claim


def _same_figure(a: FigureClaim, b: FigureClaim) -> bool:
    if a.quantity is None or b.quantity is None:
        return False
    one, other = a.quantity, b.quantity
    if (one.value, one.low, one.high, a.unit) != (other.value, other.low, other.high, b.unit):
        return False
    return fold(a.label.measure) == fold(b.label.measure)


# ---------------------------------------------------------------- relays


def relay_counts(claims: Sequence[FigureClaim]) -> tuple[tuple[str, int], ...]:
    """Asserters of a group that more than one article relays, with the number of articles, by name."""
    articles: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        articles[claim.asserter].add(claim.article)
    return tuple((asserter, len(found)) for asserter, found in sorted(articles.items()) if len(found) > 1)
