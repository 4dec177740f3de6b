"""The page: a text folded one character to one, so that offsets never move, and cut into tokens."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from briefgen.text.calendar import MONTH_WORDS
from briefgen.text.figures.digits import comma_decimal, plain_value
from briefgen.text.figures.unspaced import cut_clitic, cut_unspaced
from briefgen.text.letters import SOFT_HYPHEN, UNSPACED, fold_word
from briefgen.text.letters import WORD as LETTERS
from briefgen.vocabulary import read_table, word_set


def designators(names: str) -> frozenset[str]:
    """Words before a number that names something, "always" or "loosely"."""
    return frozenset(row["word"] for row in read_table("designators", ("word", "names")) if row["names"] == names)


# ---------------------------------------------------------------- folding

_GROUP_SPACES = "\u00a0\u202f\u2009\u2007\u2008"
"""Spaces that may stand inside a number (no-break, narrow, thin, figure, punctuation); for a plain space see
`join_spaced_groups`."""

_FOLDED = {
    **dict.fromkeys(_GROUP_SPACES, "\u00a0"),
    **dict.fromkeys("\u2002\u2003\u2004\u2005\u2006\u200a\u205f\u3000\r", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2014\u2015", "\u2014"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\uff07", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u066a\uff05\ufe6a", "%"),
    "\u066b": ".",
    "\uff0e": ".",
    "\u066c": ",",
    "\uff0c": ",",
    "\uff04": "$",
    "\uffe1": "£",
    "\uffe5": "¥",
    "\u0130": "I",
}
"""One character for one. The capital I with a dot is the one letter whose lower case is two characters long."""


class _Folding(dict[int, str]):
    """A table for `str.translate` that works out each character once: any Unicode digit becomes an ASCII one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = str(int(char)) if char.isdecimal() else _FOLDED.get(char, char)
        self[code] = folded
        return folded


_FOLDING = _Folding()
_QUOTE_MARKS = re.compile(r"(?m)^[ \t]*(?:>[ \t]?)+(?=[^\s>=])")
"""Marks of a quotation at the head of a line: no "more than"."""


def _fold(text: str) -> str:
    folded = text if text.isascii() and "\r" not in text else text.translate(_FOLDING)
    if ">" in folded:
        folded = _QUOTE_MARKS.sub(lambda marks: " " * len(marks.group()), folded)
    assert len(folded) == len(text), "folding keeps every offset"
    return folded


# ---------------------------------------------------------------- tokens

SIGN, DIGITS, WORD, BREAK = 0, 1, 2, 3
"""Kinds of tokens. A BREAK ends a paragraph, or a line that is too short to have been wrapped."""

_TOKEN = re.compile(
    r"(\d{1,3}(?:\u00a0\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,']\d+)*)"
    rf"|({SOFT_HYPHEN}*{LETTERS}(?:'{LETTERS})*)"
    r"|(\n\s*)"
    r'|["\']+|[^\w\s]'
)
_PIECES = re.compile(r"\d+(?:\.\d+)*|[,'\u00a0]")
_UNIT_BEHIND = re.compile(
    r"\s?(?:(?:percent|per cent|millions?|milliards?|billions?|bn|mn|mio|mrd|km|metres|euros?|tonnes|degrees)\b|[%€£$°])"
)
_LONGEST_UNIT = 12
_ALONE = re.compile(r"\d{1,3}[ \t]*\n")
"""A number that is a line: a page number, a counter; it ends the line before, however long that is."""
_LINE = 45
"""A line shorter than this is a line of its own (a title, a menu), not wrapped prose."""
_LONG_LINE = 65
"""The same where the next line opens with a capital."""


@dataclass(frozen=True, slots=True)
class Page:
    """A text cut into tokens. `shown` keeps the case, `words` are lower-case; ranges of tokens are inclusive."""

    shown: str
    language: str
    words: list[str]
    kinds: list[int]
    starts: list[int]
    ends: list[int]
    length: int
    sentences: list[int]
    """First token of each sentence, ascending."""

    def at(self, i: int) -> str:
        """The word of token `i`, lower-case; empty beyond the ends."""
        return self.words[i] if 0 <= i < self.length else ""

    def kind(self, i: int) -> int:
        """The kind of token `i`; beyond the ends a BREAK."""
        return self.kinds[i] if 0 <= i < self.length else BREAK

    def touches(self, i: int) -> bool:
        """Whether token `i` and the next stand without a space between them."""
        return 0 <= i < self.length - 1 and self.ends[i] == self.starts[i + 1]

    def capital(self, i: int) -> bool:
        return self.kind(i) == WORD and self.shown[self.starts[i]].isupper()

    def hyphen(self, i: int) -> bool:
        """Whether token `i` is a hyphen that joins its neighbours."""
        return self.at(i) == "-" and self.touches(i - 1) and self.touches(i)

    def after(self, i: int) -> int:
        """The token after `i`, over one joining hyphen ("3.5-million")."""
        return i + 2 if self.hyphen(i + 1) else i + 1

    def print_of(self, i: int) -> str:
        """The word of token `i` with its capitals."""
        return self.shown[self.starts[i] : self.ends[i]].replace(SOFT_HYPHEN, "")


def _pieces(word: str, kind: int, lower: str, end: int, language: str) -> Iterator[tuple[str, int, int, int]]:
    """The tokens of one match, each with its kind and its place in it: a date in figures, a word with a clitic, and words of a
    script without spaces are several."""
    if kind == DIGITS and _is_several(word, lower, end, language):
        for part in _PIECES.finditer(word):
            yield part[0], DIGITS if part[0][0].isdigit() else SIGN, part.start(), part.end()
    elif kind == WORD and "'" in word and (at := cut_clitic(word, language[:2].lower())):
        yield word[:at], WORD, 0, at
        yield word[at:], WORD, at, len(word)
    elif kind == WORD and not word.isascii():
        for first, behind in cut_unspaced(word, language) if UNSPACED.search(word) else ((0, len(word)),):
            yield fold_word(word[first:behind]), WORD, first, behind
    else:
        yield word, kind, 0, len(word)


def make_page(text: str, language: str) -> Page:
    """Cuts a text into tokens. `language` decides how digits are grouped."""
    shown = _fold(text)
    lower = shown.lower()
    assert len(lower) == len(text), "lower case keeps every offset"
    words: list[str] = []
    kinds: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    line = 0
    for match in _TOKEN.finditer(lower):
        start, end = match.span()
        kind = match.lastindex or SIGN
        word = match[0]
        if kind == BREAK:
            goes_on = lower[end : end + 1] == shown[end : end + 1]
            wrapped = word.count("\n") == 1 and start - line >= (_LINE if goes_on else _LONG_LINE)
            wrapped = wrapped and not _ALONE.match(lower, end)
            line = end
            if wrapped:
                continue
        for piece, its_kind, first, behind in _pieces(word, kind, lower, end, language):
            words.append(piece)
            kinds.append(its_kind)
            starts.append(start + first)
            ends.append(start + behind)
    page = Page(shown, language, words, kinds, starts, ends, len(words), [0])
    if _SPACED.search(lower):
        page = join_spaced_groups(page)
        words, kinds = page.words, page.kinds
    borders = (i for i, word in enumerate(words) if (word in _STOPS or kinds[i] == BREAK) and ends_sentence(page, i))
    return replace(page, sentences=[0, *(i + 1 for i in borders)])


def _is_several(word: str, lower: str, end: int, language: str) -> bool:
    """Whether a run of digits and signs is no one number: "3,5,8", "1,30"; but "22,86 €" is one in any language."""
    if word.isdigit() or plain_value(word, language) or is_slip(lower, end - len(word), end, language):
        return False
    return not (comma_decimal(word) and _UNIT_BEHIND.match(lower, end))


_SLIP = re.compile(r"\d{1,3}(?:,\d{2,3})*,(?:0\d*|\d{5,})(?![\d,.'])")
"""No list runs "40,00" or "24,025940"."""


def is_slip(shown: str, start: int, end: int, language: str) -> bool:
    """Whether digits were mistyped, so that nobody can tell which number was meant: "40,00 people", "24,025940 votes"."""
    word = shown[start:end]
    if not _SLIP.fullmatch(word) or plain_value(word, language):
        return False
    return not (comma_decimal(word) and _UNIT_BEHIND.match(shown[end : end + _LONGEST_UNIT].lower()))


# ---------------------------------------------------------------- groups parted by a plain space

_SPACED = re.compile(r"(?<!\d)[1-9]\d{0,2},? \d{3}(?!\d)")
_GROUP = re.compile(r"\d{3}(?:[.,]\d+)?")
_GROUPS = re.compile(r"\d{3}(?:,\d{3})+")
_NEVER_GROUPED = designators("always") | designators("loosely")
_MOST_GROUPS = 5
"""Groups behind the first that a number may have; a longer row is a table or a code."""
_BEFORE_OTHER_NUMBERS = MONTH_WORDS | word_set(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec tel telephone phone fax whatsapp hotline helpline mobile call dial
    text sms ring aged age x
    """
)
"""Words behind which the first of two numbers is a day, the beginning of a telephone number, an age, a factor."""
_PLACES_BEFORE = word_set("in at on near from across of around for to into and over outside through")


def join_spaced_groups(page: Page) -> Page:
    """The page with "84 770" as one token, where nothing speaks for two numbers.

    Two numbers without a comma between them are rare, but for a name or a day before a count ("Boeing 737 300 seats",
    "On May 12 300 people"); a row of a table is left as it is.
    """
    joined = Page(page.shown, page.language, [], [], [], [], 0, [0])
    i = 0
    while i < page.length:
        last = _behind_stray_space(page, i)
        word = "".join(page.words[i : last + 1])
        if last == i:
            last = _last_group(page, i)
            word = "\u00a0".join(page.words[i : last + 1])
        joined.words.append(word)
        joined.kinds.append(page.kinds[i])
        joined.starts.append(page.starts[i])
        joined.ends.append(page.ends[last])
        i = last + 1
    return replace(joined, length=len(joined.words))


def _last_group(page: Page, i: int) -> int:
    """The last token of the number that begins at token `i`; `i` itself where no group follows."""
    word = page.words[i]
    if page.kinds[i] != DIGITS or len(word) > 3 or not word.isdigit() or word[0] == "0":
        return i
    last = i
    while last < i + _MOST_GROUPS and _next_group(page, last):
        last += 1
    return last if last > i and _begins_number(page, i) and _ends_number(page, last) else i


def _behind_stray_space(page: Page, i: int) -> int:
    """The last token of "6, 101,533" and of "93, 469, 008" at their first; `i` itself where they are numbers of a list."""
    word = page.words[i]
    if page.kinds[i] != DIGITS or not word.isdigit() or len(word) > 3 or word[0] == "0" or not _begins_number(page, i):
        return i
    last = i
    while _spaced_group(page, last):
        last += 2
    groups = (last - i) // 2
    whole = groups > 1 or (groups == 1 and _GROUPS.fullmatch(page.at(last)))
    listed = page.at(last + 1) in (",", "and", "or") and page.kind(last + 2) == DIGITS
    return (
        i
        if not whole or listed or page.at(i - 1) == "," or (page.touches(last) and page.kind(last + 1) == WORD)
        else last
    )


def _spaced_group(page: Page, k: int) -> bool:
    """Whether ", 469" stands behind token `k`: a comma that touches it, one space, three digits or groups of them."""
    near = page.at(k + 1) == "," and page.touches(k) and page.starts[k + 2 : k + 3] == [page.ends[k + 1] + 1]
    return near and re.fullmatch(r"\d{3}(?:,\d{3})*", page.at(k + 2)) is not None


def _next_group(page: Page, k: int) -> bool:
    apart = page.kind(k + 1) == DIGITS and page.shown[page.ends[k] : page.starts[k + 1]] == " "
    return apart and page.words[k].isdigit() and _GROUP.fullmatch(page.words[k + 1]) is not None


def _begins_number(page: Page, i: int) -> bool:
    """Whether nothing before token `i` makes it a number, or a part of one, by itself."""
    before = page.at(i - 1)
    if page.kind(i - 1) == DIGITS or before in _NEVER_GROUPED or before in _BEFORE_OTHER_NUMBERS:
        return False
    if page.hyphen(i - 1):
        return len(page.at(i - 2)) == 3 and page.kind(i - 2) == DIGITS
    if page.kind(i - 1) == SIGN and page.touches(i - 1):
        return before[:1] in ("$", "£", "€", "(", "[", '"', "'", "~", "<", ">", "—", "≈")
    if before in (":", ".") and page.at(i - 2) in _BEFORE_OTHER_NUMBERS:
        return False
    if page.print_of(i - 1) == "R":  # the rand: "R45 000", "R 45 000"
        return True
    if not page.capital(i - 1) or before in _qualifying() or page.at(i - 2) in _PLACES_BEFORE:
        return True
    return opens_sentence(page, i - 1) or is_title_line(page, i)


@cache
def _qualifying() -> frozenset[str]:
    """Words that end a qualifier, which name nothing though they be printed with a capital ("Almost 85 000")."""
    rows = read_table("qualifiers", ("words", "qualifier", "side", "languages", "when"))
    return frozenset(row["words"].split()[-1] for row in rows if row["side"] != "right")


def _ends_number(page: Page, last: int) -> bool:
    """Whether a noun, a scale, a unit or the end of the phrase follows."""
    if page.kind(last + 1) == DIGITS or (page.hyphen(last + 1) and page.kind(last + 2) != DIGITS):
        return False
    return not page.touches(last) or page.kind(last + 1) != WORD or page.at(last + 1) in ("km", "m", "bn", "kg")


# ---------------------------------------------------------------- sentences

_STOPS = frozenset(".!?…")

_ABBREVIATED = word_set(
    """
    mr mrs ms dr prof st gen lt col sgt capt sen rep gov rev hon jan feb mar apr jun jul aug sep sept oct nov dec no
    nos vs approx est ca c cf fig figs art arts sec p pp vol ed inc ltd co corp jr sr mt ft u s k n e g i d bzw z b nr
    mio mrd rs
    """
)


def ends_sentence(page: Page, i: int) -> bool:
    """Whether the sentence ends with token `i`: a full stop before a capital, not after an abbreviation."""
    word = page.at(i)
    if page.kind(i) == BREAK:
        return True
    if word not in _STOPS or (page.touches(i) and page.kind(i + 1) in (WORD, DIGITS)):
        return False
    following = i + 1
    while page.at(following)[:1] in ('"', "'", ")", "]") and following <= i + 3:
        following += 1
    if page.kind(following) == BREAK:
        return True
    before = page.at(i - 1)
    short = before in _ABBREVIATED or (len(before) == 1 and page.kind(i - 1) == WORD)
    if word == "." and page.touches(i - 1) and short:
        return False
    opening = page.at(following)[:1] in ("(", "[", "$", "£", "€", "-", "—")
    return opening or page.capital(following) or page.kind(following) == DIGITS


def sentence_start(page: Page, i: int) -> int:
    """First token of the sentence that holds token `i`."""
    return page.sentences[bisect_right(page.sentences, i) - 1]


def opens_sentence(page: Page, i: int) -> bool:
    """Whether token `i` is the first word of its sentence, behind opening quotes or bullets."""
    k, dashed = i - 1, False
    while k >= 0 and i - k < 4 and page.at(k)[:1] in ('"', "'", "(", "[", "-", "—", "•", "*"):
        dashed = dashed or page.at(k) in ("-", "—")
        k -= 1
    return k < 0 or ends_sentence(page, k) or page.at(k) == ":" or (dashed and _is_dateline(page, k))


_LONGEST_DATELINE = 14


def _is_dateline(page: Page, last: int) -> bool:
    """Whether the line up to token `last` is "ATHENS, Sept. 15 (Reuters)": names, days and signs, and no other word."""
    for k in range(last, last - _LONGEST_DATELINE, -1):
        if page.kind(k) == BREAK:
            return True
        if page.kind(k) == WORD and not page.capital(k):
            return False
    return False


def is_title_line(page: Page, i: int) -> bool:
    """Whether nearly every longer word around token `i` on its line is capitalised, as headlines are set."""
    capitals = others = 0
    for step in (-1, 1):
        for k in range(i + step, i + 11 * step, step):
            if page.kind(k) == BREAK or page.at(k) in _STOPS:
                break
            if page.kinds[k] == WORD and len(page.words[k]) > 3:
                capitals += page.capital(k)
                others += not page.capital(k)
    return capitals >= 3 and capitals >= 4 * others
