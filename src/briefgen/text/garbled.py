"""Whether a text was garbled on its way: numbers that slid into one another, as programs that reword pages leave them.

One slip proves nothing, people write "22th" too. Clear are a day or ordinal that cannot be ("on the 318rd") together with
another sign at another place: a second one, or a single thing told as many ("1 boats were lost").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefgen.records import Article, Block
from briefgen.text.dates.impossible import find_impossible
from briefgen.text.figures.page import designators

GARBLED = "looks garbled: "
"""How the badge of such an article begins; its signs follow."""
_LEAST_SIGNS = 2
_ONE_OF_MANY = re.compile(
    r"(?:(?P<before>[^\W\d_]+)\s)?(?<![\w.,$€£/:-])(?P<told>1 (?:[a-z]{3,}s|people|men|women|children) (?:were|are|have))\b"
)
_DESIGNATING = designators("always") | designators("loosely")


def garbled_signs(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The words in an article's body that show it garbled, in order; () where the signs are not clear."""
    told = [(block.span, block.span.of(text)) for block in blocks if block.role == "body"]
    found = [(one.span.shift(span.start), one.sign) for span, body in told for one in find_impossible(body)]
    odd = [span for span, sign in found if not _is_human(span.of(text), sign)]
    many = [(span.start + match.start("told"), match["told"]) for span, body in told for match in _several_of_one(body)]
    signs = sorted([*((span.start, span.of(text)) for span in odd), *many])
    clear = any(sign == "day" for _, sign in found) or len(odd) >= _LEAST_SIGNS
    return tuple(words for _, words in signs) if clear and len(signs) >= _LEAST_SIGNS else ()


def _is_human(words: str, sign: str) -> bool:
    """ "22th" is a slip of people to whom English is foreign."""
    return sign == "ending" and words.lower().endswith("th")


def _several_of_one(body: str) -> list[re.Match[str]]:
    return [m for m in _ONE_OF_MANY.finditer(body) if (m["before"] or "").lower() not in _DESIGNATING]


def garbled_badge(text: str, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The badge of an article that looks garbled, with its signs; () for all others."""
    signs = garbled_signs(text, blocks)
    return (GARBLED + ", ".join(f"“{' '.join(words.split())}”" for words in signs),) if signs else ()


def reads_garbled(printed: str, passages: Iterable[str]) -> bool:
    """Whether a number as printed is what a slipped one of the passages may mean: its beginning or its end where two have run into one
    another, or its digits where a word has taken the place of some.

    >>> reads_garbled("2,332", ["of them 2,33213% went"]), reads_garbled("13%", ["of them 2,33213% went"])
    (True, True)
    >>> reads_garbled("3,000", ["the remaining three,000"]), reads_garbled("2", ["all 2,332 went"])
    (True, False)
    """
    slips = [_WORDS_OF_DIGITS.sub(_digit, slip) for passage in passages for slip in _SLIPPED.findall(passage)]
    digits = printed.rstrip("%")
    return any(slip.startswith(digits) or slip.rstrip("%").endswith(digits) for slip in slips)


_DIGITS_SAID = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_WORDS_OF_DIGITS = re.compile("|".join(_DIGITS_SAID), re.IGNORECASE)
_SLIPPED = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:,\d{{3}})*,\d{{4,}}%?|\d+(?:\.\d+)?%\d+%?|(?:{'|'.join(_DIGITS_SAID)}),\d{{3}})(?![\w,])",
    re.IGNORECASE,
)
"""Two numbers in one, by a group of more than three digits or a sign inside; a word before a group of three."""


def _digit(match: re.Match[str]) -> str:
    return str(_DIGITS_SAID.index(match.group().lower()))


def is_garbled(article: Article) -> bool:
    """Whether an article was found garbled when it was read."""
    return any(badge.startswith(GARBLED) for badge in article.badges)
