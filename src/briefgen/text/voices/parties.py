"""Parties as a text names them: persons, bodies, people in an office, pronouns; and the verbs by which they speak.

`parties_in` lists what can be whose figure something is, `party_ending` and `party_starting` read the noun phrase that
ends or begins at a word. A party is told by the last word of its phrase (`parties.words`) or by capitals; a day, a
place behind a preposition, a dateline or a clause is none. All offsets count code points of the page that was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from briefgen.records import Span
from briefgen.text.calendar import BEFORE_MONTHS, FIRST_NAMES
from briefgen.text.dotted import TITLES as DOTTED_TITLES
from briefgen.text.lexicon import ABBREVIATIONS, COUNTRY_NAMES, DEMONYMS, SEATS, STOPWORDS, fold
from briefgen.vocabulary import read_table

PartyKind = Literal[
    "person", "office", "people", "body", "court", "outlet", "document", "data", "country", "name", "pronoun"
]
"""A `person` has a name, an `office` only a role ("the minister"); a `name` is a capitalised word that nothing explains."""

MASK = "\ufffc"
"""Stands for every character of a quotation while the words around it are read."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party in a page: its `name`, without a title or an article before capitals; `whole` its phrase with role and
    place; `role` what the phrase calls a person."""

    name: Span
    whole: Span
    kind: PartyKind
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """Lower case, but for capitals throughout: "WHO" and "US" are no small words."""
        return self.text if len(self.text) > 1 and self.text.isupper() else self.text.lower()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or (self.text[:3].lower() in ("al-", "el-") and self.text[3:4].isupper())

    @property
    def bare(self) -> str:
        """Lower case without a possessive ending."""
        return re.sub(r"['’]s?$", "", self.text).lower()

    @property
    def possessive(self) -> bool:
        return bool(re.search(r"(?:['’]s|s['’])$", self.text))


_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:[’'&-][^\W_]+|\.[^\W\d_](?=[^\W_]))*(?:(?<=s)[’'](?=\s))?"
)
_SMALL_WORDS = read_table("small", ("word", "classes"))


def words_of_class(name: str) -> frozenset[str]:
    """The small words of one class of `small.words`."""
    return frozenset(row["word"] for row in _SMALL_WORDS if name in row["classes"].split())


_HEADS = {row["noun"]: (row["kind"], row["group"]) for row in read_table("parties", ("noun", "kind", "group"))}
_TITLES = dict.fromkeys(DOTTED_TITLES, "office") | {
    row["word"]: row["kind"] for row in read_table("titles", ("word", "kind"))
}
_PARTICLES = words_of_class("particle")
_LINKS = words_of_class("link")
_CALENDAR = words_of_class("calendar")
PRONOUNS = frozenset(["he", "she", "it", "they"])
_DETERMINERS = words_of_class("determiner")
_NO_MODIFIER = (STOPWORDS - _DETERMINERS - frozenset(["other", "same", "own", "more", "us"])) | frozenset(
    [
        "when",
        "where",
        "while",
        "who",
        "which",
        "that",
        "how",
        "why",
        "what",
        "as",
        "according",
        "told",
        "citing",
        "quoting",
        "including",
        "like",
        "per",
        "via",
        "once",
    ]
)


def head_of(word: str) -> tuple[str, str] | None:
    """(kind, group) of a word that can end a party's phrase: "ministries" and "ministry" are one."""
    low = re.sub(r"['’]s?$", "", word.lower())
    if low in _HEADS:
        return _HEADS[low]
    single = next(
        (low[: -len(end)] + new for end, new in (("ies", "y"), ("men", "man"), ("s", "")) if low.endswith(end)), low
    )
    found = _HEADS.get(single)
    return ("people", found[1]) if found and found[0] == "person" and single != low else found


@lru_cache(maxsize=8_192)
def tokens_of(page: str) -> tuple[Token, ...]:
    """The words of a page with their offsets; a mask is no word."""
    return tuple(Token(match[0], *match.span()) for match in _TOKEN.finditer(page))


def touching(page: str, left: Token, right: Token) -> bool:
    """Whether only white space, the dot of a title or initial, the "&" of a firm or a comma within a body's name parts two
    words."""
    gap = page[left.end : right.start]
    if gap.isspace() or (gap.strip() == "&" and left.capital and right.capital):
        return "\n" not in gap
    if gap == ", ":
        return _in_listing_name(page, left.start, right.end)
    dotted = left.text in _TITLES or len(left.text) == 1 or left.text in ("St", "Jr", "Sr", "Inc")
    return gap == ". " and dotted and right.capital


_CAPITALS = r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}"
_LISTING = re.compile(
    rf"\b(?P<head>[A-Za-z]\w+)\s(?:of|for|on)\s(?:the\s)?(?P<list>{_CAPITALS}(?:,\s{_CAPITALS})*,?\s(?:and|&)\s(?:the\s)?)(?P<last>{_CAPITALS})"
)
"""A body whose name lists what it looks after: "Ministry of Land, Water and Roads", "Centers for Disease Control and Prevention"."""
_TASKS = frozenset(row["word"] for row in read_table("tasks", ("word",)))


@lru_cache(maxsize=8_192)
def _listing_names(page: str) -> tuple[Span, ...]:
    """The names of bodies that list several tasks, up to the last that is one: "the Ministry of Health and Norvik" are two."""
    found = []
    for match in _LISTING.finditer(page):
        head = head_of(match["head"])
        ends = [word.end() for word in re.finditer(r"[\w’'-]+", match["last"]) if fold(word[0]) in _TASKS]
        if head is not None and head[0] in ("body", "person") and ends:
            found.append(Span(match.start(), match.start("last") + ends[-1]))
    return tuple(found)


def _in_listing_name(page: str, start: int, end: int) -> bool:
    return any(span.start <= start and end <= span.end for span in _listing_names(page))


# ---------------------------------------------------------------- the phrase that ends at a word


_CHAIN = 4
"""Phrases that hang on one another: "the head of the office of the agency in the capital"."""


def party_ending(page: str, last: int, *, floor: int = 0, chain: int = _CHAIN) -> Party | None:
    """The party whose phrase ends at token `last`; None where the phrase there is none.

    "officials in the town of Derna" is found from "Derna": a phrase behind a preposition belongs to what it hangs on.
    """
    tokens = tokens_of(page)
    first = _phrase_start(page, tokens, last, floor)
    if first is None:
        return None
    before = tokens[first - 1] if first > floor and touching(page, tokens[first - 1], tokens[first]) else None
    if _counted_or_none(page, tokens, first, last):
        return None
    if before is None or before.low not in _HANGS:
        return _party_of(page, tokens, first, last)
    if not chain or first - 2 < floor or not touching(page, tokens[first - 2], before):
        return None
    hung = party_ending(page, first - 2, floor=floor, chain=chain - 1)
    return _with_hung(page, tokens, hung, first, last, before.low) if hung else None


_HANGS = words_of_class("hangs")
_PLACING = frozenset(
    ["amid", "amidst", "among", "besides", "despite", "during", "throughout", "unlike", "upon", "within"]
)
"""Before words that say only where or when: "Amid the noise clinics counted"."""
_NONE_OF = frozenset(["any", "no", "every", "each", "neither", "either", "few", "hardly", "than", "not"])


def _counted_or_none(page: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase of small words has a number or "any" before it ("2,000 clinics", "hardly any firm"), or is only
    where somebody is ("on board")."""
    if first == 0 or tokens[last].capital or not touching(page, tokens[first - 1], tokens[first]):
        return False
    before = tokens[first - 1]
    if before.low in _PLACING or _is_counting(before.text) or before.low in _NONE_OF:
        return not tokens[first].capital
    return first == last and before.low in ("on", "aboard", "off") and tokens[last].text == "board"


_MAKERS = ("body", "court", "office", "outlet")
"""Whose a document is that is "of" them; a study of voters is not the voters'."""


def _with_hung(page: str, tokens: Sequence[Token], head: Party, first: int, last: int, link: str) -> Party | None:
    """A head with what hangs on it; data ("a statement by Maui County") are those of whom they hang on. What hangs there
    ends in a noun: none in "thanks the crew for 12 boats and"."""
    if tokens[last].low in _NO_MODIFIER or tokens[last].low in _LINKS:
        return None
    whole = Span(head.whole.start, tokens[last].end)
    if head.kind == "data":
        owner = _party_of(page, tokens, first, last) if link in ("of", "from", "by") else None
        return replace(owner, whole=whole) if owner and owner.kind != "data" else None
    if head.kind == "document" or head.name.of(page).lower().endswith(" survey"):
        maker = _party_of(page, tokens, first, last) if link in ("of", "from", "by") else None
        if maker and (maker.kind in _MAKERS or (link == "by" and maker.kind in ("name", "person", "people"))):
            return replace(maker, whole=whole)
    if link not in ("of", "for", "at", "in", "from", "with", "on"):
        return None
    if head.kind in ("name", "person"):
        return replace(
            head, kind="person", whole=whole, role=head.role or Span(head.name.end, whole.end).of(page).strip()
        )
    if head.kind in ("office", "people", "body", "court") and not page[head.name.end : head.whole.end].strip(" )"):
        end = tokens[last].end if link in ("of", "for", "at", "with", "from", "in") else head.name.end
        return replace(head, name=Span(head.name.start, end), whole=whole)
    return replace(head, whole=whole)


def _phrase_start(page: str, tokens: Sequence[Token], last: int, floor: int) -> int | None:
    """The first token of the noun phrase that ends at `last`, with its determiner."""
    token = tokens[last]
    if token.low in PRONOUNS:
        return last
    if token.low in _CALENDAR and token.capital:
        return None
    first = last
    while first > floor and last - first < _LONGEST_NAME and touching(page, tokens[first - 1], tokens[first]):
        before = tokens[first - 1]
        if before.low in ("this", "that") and tokens[first].capital:
            break
        if before.low in _DETERMINERS:
            return first - 1
        if _is_link(tokens, first - 1):
            if not (first - 2 >= floor and tokens[first].capital and _joins(page, tokens, first, floor)):
                return _with_particles(page, tokens, first, floor)
        elif _stands_before(tokens, first, floor):
            break
        first -= 1
    return first


def _with_particles(page: str, tokens: Sequence[Token], first: int, floor: int) -> int:
    """Where a name begins that particles open: "van de Moor" of "On Monday van de Moor said"."""
    look = first
    while look > floor and tokens[look - 1].low in _PARTICLES and touching(page, tokens[look - 1], tokens[look]):
        look -= 1
    return look if tokens[first].capital and tokens[look].text in _FIRST_PARTICLES else first


_FIRST_PARTICLES = ("van", "von", "bin")
"""Small words with which a surname may begin."""


_LONGEST_NAME = 12
"""Words before the last one of a phrase."""
_ON_BODIES = frozenset(
    ["authority", "board", "center", "centre", "coalition", "commission", "committee", "conference", "council", "institute", "office", "panel"]
)  # fmt: skip
"""Bodies that are called after what they work on: "Commission on Human Rights"."""


def _is_link(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word may stand inside a name: "of", "de", and "on" behind a commission."""
    token = tokens[at]
    if token.low == "on" and 0 < at < len(tokens) - 1:
        before, after = tokens[at - 1], tokens[at + 1]
        return before.capital and before.low in _ON_BODIES and after.capital and after.low not in _CALENDAR
    return (token.low in _LINKS or token.low in _PARTICLES) and not token.capital


def _stands_before(tokens: Sequence[Token], first: int, floor: int) -> bool:
    """Whether the word before `first` is none of its phrase: a small word, a verb, an adverb, a day, or what parts two
    names ("Ann Bo met Carl Dee")."""
    before = tokens[first - 1]
    if before.capital and before.low in _INSIDE_NAMES and tokens[first].capital and first > 1:
        return not tokens[first - 2].capital
    if _DOTTED.fullmatch(before.text) and tokens[first].text in COUNTRY_NAMES:
        return True  # "according to the U.N. Egypt said": one sentence ends and the next begins
    if _is_first_name(tokens, first):
        return False
    if before.low in _NO_MODIFIER or (before.low in _CALENDAR and before.capital) or _is_verb(before):
        return True
    if before.low in _TIMES and (first < 2 or tokens[first - 2].low in _DAYS):
        return True  # "by Monday night clinics had counted"
    if _is_counting(before.text) and not tokens[first].capital:
        return first < 2 or tokens[first - 2].low not in _CERTAIN  # "the 15 plaintiffs" are certain ones
    if before.low in _WHEN or (before.capital and not tokens[first].capital and _opens(before)):
        return True
    if head_of(before.text) or before.capital:
        return False
    if tokens[first].capital and tokens[first].possessive and before.low not in _PLACED:
        return True  # "after the flood Norland's army said"
    parts = tokens[first].capital and first - 2 >= floor and tokens[first - 2].capital
    return (before.low.endswith("ly") and before.low not in _OF_TIMES) or (
        parts and tokens[first - 2].low not in _DETERMINERS and not tokens[first - 2].possessive
    )


_TIMES = words_of_class("time")
"""Parts of a day or year, which with a day before them say only when."""
_WHEN = words_of_class("when")
"""Words that say only when, wherever they stand."""
_DAYS = (
    _CALENDAR
    | _WHEN
    | _TIMES
    | frozenset(
        [
            "within",
            "for",
            "after",
            "in",
            "last",
            "this",
            "that",
            "next",
            "late",
            "early",
            "by",
            "at",
            "since",
            "until",
            "every",
            "each",
            "all",
            "same",
        ]
    )
)


def _opens(word: Token) -> bool:
    """Whether a capital is that of an adverb which only opens its sentence: "Roughly", "Meanwhile"."""
    return word.low in _ADVERBS or (word.low.endswith("ly") and word.low not in _OF_TIMES and len(word.low) > _SHORT)


_ADVERBS = words_of_class("filler") - _DETERMINERS - frozenset(["first"])  # "First responders said"
_SHORT = 4


_CERTAIN = frozenset(["the", "its", "their", "his", "her", "these", "those"])
_CROWDS = words_of_class("crowd")
_NUMBERS = words_of_class("number") | _CROWDS
"""Number words; by those of a crowd people are counted, "forty", "dozens", while "two officials" may speak."""


def _is_counting(word: str) -> bool:
    """Whether a word is a number: whoever is counted is told of and tells nothing."""
    return word.lower() in _CROWDS or (word[0].isdigit() and re.fullmatch(r"\d[\d.,]*", word) is not None)


_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
"""A short form with dots, whose last one may end a sentence."""


def _is_first_name(tokens: Sequence[Token], first: int) -> bool:
    """Whether the month before a capital is somebody's name: "hurt, April Stone said", but not "in April Russia said"."""
    month, behind = tokens[first - 1], tokens[first]
    earlier = tokens[first - 2].low if first > 1 else ""
    return month.capital and month.low in FIRST_NAMES and behind.capital and earlier not in BEFORE_MONTHS


_INSIDE_NAMES = frozenset(["without", "against", "beyond"])
"""Small words that names print with a capital: "Doctors Without Borders"."""
_PLACED = words_of_class("placed")
"""Words in small letters that belong to the name before whose "'s" they stand: "northern Norland's police"."""
_OF_TIMES = frozenset(["weekly", "daily", "monthly", "quarterly", "yearly", "early", "elderly", "family"])
"""Words in "ly" that are no adverbs."""


def _joins(page: str, tokens: Sequence[Token], at: int, floor: int) -> bool:
    """Whether link words before `at` join capitals to one name: "Observatory for Human Rights", "Ministry of the
    Interior"."""
    look, words = at - 1, 0
    while look >= floor and (tokens[look].low in _PARTICLES or _is_link(tokens, look)) and words < 3:
        look, words = look - 1, words + 1
    if (
        look < floor
        or not tokens[look].capital
        or tokens[look].low in _CALENDAR
        or not touching(page, tokens[look], tokens[look + 1])
    ):
        return False
    links = {tokens[n].low for n in range(look + 1, at)}
    if "in" in links or (tokens[look].possessive and "and" not in links):
        return False
    if "and" in links and _in_listing_name(page, tokens[look].start, tokens[at].end):
        return True
    if "and" in links or "&" in links:
        return links <= {"and", "&"} and _is_half(page, tokens, look, at, floor)
    if links & _PARTICLES and not links & {"of", "for"}:
        return True
    return any(_heads_a_body(t, near=n == look) for n, t in enumerate(tokens[: look + 1]) if n >= max(floor, look - 2))


def _heads_a_body(token: Token, *, near: bool) -> bool:
    """Whether a capitalised word takes "of …" into its name: a body's word, or an office right before it ("Secretary of
    State")."""
    found = head_of(token.text) if token.capital else None
    return found is not None and (found[0] != "person" or near)


def _is_half(page: str, tokens: Sequence[Token], left: int, right: int, floor: int) -> bool:
    """Whether a word before "and" is half of a body's name: "Food and Drug Administration", not "CNN and the BBC"."""
    left = _half_begins(page, tokens, left, floor)
    word, before = tokens[left], tokens[left - 1]
    alone = (
        left == floor
        or before.possessive
        or not (before.capital and touching(page, before, word))
        or before.low == "the"
    )
    plain = not (word.text.isupper() or head_of(word.text) or fold(word.text) in DEMONYMS or word.low in _CALENDAR)
    after = tokens[right : right + 5]
    return alone and plain and any(t.capital and head_of(t.text) for t in after)


def _half_begins(page: str, tokens: Sequence[Token], left: int, floor: int) -> int:
    """The first word of a half that "the" opens and no word in it makes a body: "the Flood Relief and Rescue Centre"."""
    first = left
    while first > floor and tokens[first - 1].capital and touching(page, tokens[first - 1], tokens[first]):
        first -= 1
    opened = tokens[first - 1].low in ("the", "its") and touching(page, tokens[first - 1], tokens[first])
    heads = any(t.text.isupper() or head_of(t.text) or t.possessive for t in tokens[first : left + 1])
    return first if first > 0 and opened and not heads else left


_VERBISH = frozenset(
    [
        "said",
        "says",
        "told",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "been",
        "be",
        "will",
        "would",
        "may",
        "might",
        "could",
        "did",
        "do",
        "does",
    ]
)


def _is_verb(token: Token) -> bool:
    return not token.capital and token.low in _VERBISH


def _party_of(page: str, tokens: Sequence[Token], first: int, last: int) -> Party | None:
    """The tokens from `first` to `last` as a party, by their last word and their capitals."""
    phrase, head = tokens[first : last + 1], tokens[last]
    if head.text.lower() in _CALENDAR and head.text.isupper():
        return None
    whole = Span(phrase[0].start, _closed(page, head))
    if head.low in PRONOUNS:
        return Party(Span(head.start, head.end), Span(head.start, head.end), "pronoun") if first == last else None
    run = _capital_run(page, tokens, first, last)
    if tokens[first].text in _FIRST_PARTICLES and all(token.low in _PARTICLES for token in tokens[first:run]):
        run = first
    if not head.capital:
        return _common(page, phrase, whole)
    named = tokens[run : last + 1]
    said = head_of(tokens[run - 1].text) if run > first and not tokens[run - 1].capital else None
    if said and said[0] == "outlet":
        return Party(Span(phrase[0].start, head.end), whole, "outlet")
    kind = _kind_of_name(tuple(t.text for t in named))
    if kind is None or (
        kind == "name" and first < run and tokens[run - 1].low not in ("the",) and not head_of(tokens[run - 1].text)
    ):
        return None
    if kind in ("person", "name"):
        return _person(tokens, run, first, last, whole, kind)
    if kind == "office":
        return Party(Span(phrase[0].start, head.end), whole, "office", " ".join(t.text for t in phrase))
    only_articles = all(token.low in ("the", "a", "an") for token in tokens[first:run])
    start = named[0].start if only_articles or tokens[first].low == "the" or kind == "country" else phrase[0].start
    return Party(Span(start, head.end), whole, kind)


def _closed(page: str, head: Token) -> int:
    """The end of a phrase with a bracketed short form behind it: "Confederation of Labor (CGT)"."""
    bracket = _BRACKET.match(page, head.end)
    return bracket.end() if bracket else head.end


_BRACKET = re.compile(r"\s\((?:the\s)?[A-Z][\w.&’'-]{1,12}(?:\s[A-Z]\w+){0,3}\)")


def _capital_run(page: str, tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the capitals that end a phrase begin, titles included."""
    run = last
    while run > first:
        before = tokens[run - 1]
        if _is_link(tokens, run - 1):
            if not _joins(page, tokens, run, first):
                break
        elif not before.capital or before.low in _DETERMINERS:
            break
        run -= 1
    while run < last and (tokens[run].low in _LINKS or tokens[run].low in _PARTICLES) and not tokens[run].capital:
        run += 1
    return run


def _common(page: str, phrase: Sequence[Token], whole: Span) -> Party | None:
    """ "the interior ministry", "a Turkish official", "police": a phrase whose last word is no name."""
    found = head_of(phrase[-1].text)
    if found is None:
        return None
    kind = found[0]
    if kind in ("data", "document"):
        owner = next((n for n in range(len(phrase) - 2, -1, -1) if phrase[n].possessive), None)
        if (
            owner is None
            and len(phrase) > 1
            and phrase[-2].low not in _OF_THE_PRESS
            and _kind_of_name((phrase[-2].text,)) in ("body", "outlet")
        ):
            owner = len(phrase) - 2
        if owner is not None or kind == "data":
            said = _without_state(phrase[: owner + 1]) if owner is not None else ()
            return _owner(page, said, whole) if said else Party(whole, whole, "data")
    if kind == "document" and phrase[0].low not in ("the", "a", "an", "its", "their", "one", "another"):
        return None
    skip = (
        1
        if len(phrase) > 2 and phrase[0].low == "the" and phrase[1].capital and kind in ("body", "court", "outlet")
        else 0
    )
    span = Span(phrase[skip].start, phrase[-1].end)
    if kind == "person":
        return Party(span, whole, "office", span.of(page))
    return Party(span, whole, kind)  # type: ignore[arg-type]


def _without_state(phrase: Sequence[Token]) -> Sequence[Token]:
    """Whose data they are, without what is said of the data before it: "preliminary FRA data" are the FRA's. Of "the new
    government's data" the government is new."""
    if phrase[-1].possessive:
        return phrase
    if len(phrase) > 1 and phrase[0].low in ("a", "an", "one", "another", "this", "these"):
        phrase = phrase[1:]  # "a police report" is the report of the police
    first = 0
    while first < len(phrase) - 1 and _is_state(phrase[first], phrase[first + 1]):
        first += 1
    return phrase[first:]


def _is_state(token: Token, after: Token) -> bool:
    """Whether a word says what data are; with a capital before one it is part of a name ("New Arlen police data")."""
    named = token.capital and after.capital and not after.text.isupper()
    return token.low in _STATES and not named


_STATES = words_of_class("state")
"""What data are, and not who gives them."""
_OF_THE_PRESS = frozenset(["press", "news", "media"])
"""Words that say what a paper is for, and not whose it is: "the press release"."""


def _owner(page: str, phrase: Sequence[Token], whole: Span) -> Party | None:
    """Whose data they are: "the health ministry’s bulletin" is the health ministry's."""
    last = phrase[-1]
    bare = Token(
        re.sub(r"['’]s$|(?<=s)['’]$", "", last.text),
        last.start,
        last.start + len(re.sub(r"['’]s$|(?<=s)['’]$", "", last.text)),
    )
    owner = _party_of(page, (*phrase[:-1], bare), 0, len(phrase) - 1)
    return replace(owner, whole=whole) if owner and owner.kind != "data" else None


@lru_cache(maxsize=8_192)
def _kind_of_name(words: tuple[str, ...]) -> PartyKind | None:
    """What capitals stand for: a body by its word or abbreviation, a country, an office, a person by two words."""
    bare = tuple(re.sub(r"['’]s?$", "", word) for word in words)
    name = fold(" ".join(bare))
    if name in _CALENDAR or name in _NUMBERS or (name in STOPWORDS and (len(name) == 1 or not bare[0].isupper())):
        return None
    if name in DEMONYMS or name in SEATS or " ".join(bare) in COUNTRY_NAMES:
        return "people" if is_a_people(name) else "country"
    if name in ABBREVIATIONS:
        return "body"
    return _kind_by_words(bare, _titles_before(bare))


def _is_body_of(words: Sequence[str]) -> bool:
    """Whether a name is that of a body of people: "Central Committee of Arlen Doctors", "Union of Miners"."""
    heads = (head_of(word) for word, link in pairwise(words) if link in ("of", "for") and word[0].isupper())
    return any(found is not None and found[0] == "body" for found in heads)


def _kind_by_words(bare: Sequence[str], titles: int) -> PartyKind:
    """What words in capitals stand for that are no name we know; the first `titles` of them are a title."""
    if titles == len(bare):
        return "office"
    rest = bare[titles:]
    kinds = [found for word in rest if (found := head_of(word)) is not None]
    last = head_of(rest[-1])
    if last and last[0] == "people" and _is_body_of(rest):
        return "body"
    if last and last[0] in ("person", "people"):
        return "office" if last[0] == "person" else "people"
    if last and last[0] == "data" and not (rest[-1][0].isupper() and any(found[0] == "body" for found in kinds)):
        return "data"  # but the Bureau of Statistics is a body
    if any(found[0] == "outlet" for found in kinds):
        return "outlet"
    if kinds and not titles:
        return "court" if kinds[-1][0] == "court" else "body"
    if any(word.isupper() and 2 <= len(word) <= 7 for word in rest):
        return "body"
    if titles or rest[0] in _FIRST_PARTICLES or 2 <= len([w for w in rest if w[0].isupper()]) <= 4:
        return "person"
    return "name" if len(rest) == 1 and len(rest[0]) > 1 else "body"


def is_a_people(name: str) -> bool:
    """Whether a folded name is the people's and not the country's: "Turks", "Kenyans", but not "Cyprus"."""
    return (
        name.endswith("s") and name in DEMONYMS and name != fold(DEMONYMS[name]) and name.removesuffix("s") in DEMONYMS
    )


def _titles_before(words: Sequence[str]) -> int:
    """How many words before a name are titles or the field of an office: 2 of "Interior Minister Gérald Darmanin"."""
    count = 0
    for n, word in enumerate(words[:-1]):
        found = head_of(word)
        office = (
            _TITLES.get(word) in ("office", "courtesy")
            or word == "Chief"
            or (found is not None and found[0] == "person")
        )
        after = words[n + 1 :]
        if word in ("Secretary", "Minister") and after[0] == "of" and len(after) > _OF_FIELD:
            count = n + 1 + _OF_FIELD
        elif office and after[0] not in _LINKS and not any(_is_body_word(w) for w in after):
            count = n + 1
    if 0 < count < len(words) and words[count] in ("of", "for"):
        return len(words)  # "Secretary of State for Trade and Transport" names nobody
    return count if len(words) - count <= 4 or count == 0 else 0


_OF_FIELD = 2
"""Words of a field behind an office: "of State"."""


def _is_body_word(word: str) -> bool:
    found = head_of(word)
    return bool(found and found[0] in ("body", "court", "outlet", "data"))


def _person(tokens: Sequence[Token], run: int, first: int, last: int, whole: Span, kind: PartyKind) -> Party:
    titles = _titles_before(tuple(t.text for t in tokens[run : last + 1]))
    start = run + titles
    before = " ".join(t.text for t in tokens[first:start])
    role = before if any(head_of(t.text) or t.text in _TITLES for t in tokens[first:start]) else None
    end = tokens[last].end - (2 if tokens[last].text.endswith(("'s", "’s")) else 0)
    return Party(Span(tokens[start].start, end), whole, "person" if kind == "person" or role else kind, role)


# ---------------------------------------------------------------- the phrase that begins at a place


def party_starting(page: str, at: int) -> Party | None:
    """The party whose phrase begins at offset `at`, after white space; None where none does.

    >>> page = "according to a spokesman for the agency there"
    >>> party_starting(page, 13).name.of(page)
    'a spokesman for the agency'
    """
    tokens = tokens_of(page)
    first = next((n for n, token in enumerate(tokens) if token.start >= at), None)
    if first is None or page[at : tokens[first].start].strip(" “\"'‘("):
        return None
    best: Party | None = None
    for n in _phrase_ends(page, tokens, first):
        found = party_ending(page, n, floor=first)
        if found and found.whole.start <= tokens[first].end and found.kind != "pronoun":
            best = found
    if best is None and tokens[first].low in PRONOUNS:
        return party_ending(page, first, floor=first)
    return best


LONGEST_PHRASE = 16
"""Words of a party: "a situation report from the UN Office for the Coordination of Humanitarian Affairs" has thirteen."""


def _phrase_ends(page: str, tokens: Sequence[Token], first: int) -> Iterator[int]:
    """The tokens at which a phrase that begins at `first` may end: its names and heads, up to a verb or mark."""
    for n in range(first, min(first + LONGEST_PHRASE, len(tokens))):
        token = tokens[n]
        if n > first and not touching(page, tokens[n - 1], token):
            return
        if not token.capital and not _leads_on(tokens, n):
            return
        inside = token.capital and token.low in _INSIDE_NAMES and n > first and tokens[n - 1].capital
        if token.low in _NO_MODIFIER and token.low not in _LINKS and token.low not in _HANGS and not inside:
            return
        if _is_verb(token) or (
            n > first
            and token.low in _DETERMINERS
            and tokens[n - 1].low not in _HANGS
            and tokens[n - 1].low not in _LINKS
        ):
            return
        if token.capital or head_of(token.text):
            yield n


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word belongs to a phrase: one of its heads or links, or a modifier with a head close behind."""
    low = tokens[at].low
    if low in _LINKS or low in _PARTICLES or low in _HANGS or low in _DETERMINERS:
        return True
    return any(head_of(token.text) or token.capital for token in tokens[at : at + 4])


# ---------------------------------------------------------------- all parties of a page


@lru_cache(maxsize=8_192)
def parties_in(page: str) -> tuple[Party, ...]:
    """Every party that a page names, by place; of phrases that hang on one another the longest."""
    tokens = tokens_of(page)
    found: list[Party] = []
    for n, token in enumerate(tokens):
        if not (token.capital or head_of(token.text)) or token.low in PRONOUNS:
            continue
        goes_on = n + 1 < len(tokens) and touching(page, token, tokens[n + 1])
        if goes_on and (tokens[n + 1].capital or (head_of(tokens[n + 1].text) and not token.capital)):
            continue
        first = _phrase_start(page, tokens, n, 0)
        party = party_ending(page, n)
        if party is None and first is not None and not _counted_or_none(page, tokens, first, n):
            party = _party_of(page, tokens, first, n)
        if party and party.kind != "pronoun":
            if found and found[-1].whole.covers(party.name):
                continue
            while found and party.whole.covers(found[-1].whole):
                found.pop()
            found.append(party)
    return tuple(found)


# ---------------------------------------------------------------- one name for a party, from its words alone

_GENERIC = re.compile(
    r"^(?:(?:the|its|their|this|that|his|her)\s+(?:same\s+)?|(?=\w+$))"
    r"(?P<noun>(?:[\w’'-]+\s+){0,2}?(?:agency|monitor|monitoring group|observatory"
    r"|watchdog|organi[sz]ation|group|body|ministry|office|commission|union|federation|company|operator|firm|bank|authority"
    r"|regulator|institute|centre|center|paper|newspaper|daily|broadcaster|party|government|army|military|police|court"
    r"|council|charity|fund|foundation|survey|service|department|committee|coastguard|coast guard|board|carrier"
    r"|maker))$",
    re.IGNORECASE,
)
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


_NOT_ONE = re.compile(
    r"(?:those|these|this|that|his|her|its|their|our|my|another|others?|some|many|one|\d[\d.,]*)\b", re.IGNORECASE
)
_NO_VOICE = re.compile(
    r"(?:the\s+)?(?:[\w-]+\s+)?(?:websites?|reports?|media|statements?|articles?|posts?|tweets?|accounts?)$",
    re.IGNORECASE,
)
_POINTING = re.compile(r"[Tt]he\s+(?![a-z]+s$|police$|jury$)[a-z]+$")
"""What stands for a name told before: "the ministry", "the governor"."""
_ANY = re.compile(r"(?:an?|several|two|three|no)\b", re.IGNORECASE)


def names_one_party(name: str) -> bool:
    """Whether a name tells a reader who speaks: "police", "a Texas jury"; not "those media", "104 survivors", "a source",
    "the ministry"."""
    plain = " ".join(name.split())
    if not plain or _NOT_ONE.match(plain) or _NO_VOICE.match(plain) or _POINTING.match(plain):
        return False
    return not _ANY.match(plain) or any(word[:1].isupper() for word in plain.split()[1:])


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


def _without_article(name: str) -> str:
    return re.sub(r"^[Tt]he\s+", "", name)
